/* Stage `text`: tokens and sentences. docs/TEXT.md tells the rules. */
#include "text/text.h"

#include "base/error.h"
#include "text/layout.h"
#include "text/sentence.h"
#include "text/tokenize.h"

casus_status casus__text_run(casus_doc *doc, casus_error *err)
{
    struct token_list list = { .arena = &doc->arena };
    /* Folding lengthens few words, and is cut where there is no room. */
    list.folds_room = doc->ascii ? doc->size + 1 : 2 * doc->size + 64;
    list.folds = casus__arena_alloc(&doc->arena, list.folds_room, 1);
    if (!list.folds)
        return casus__fail_nomem(err);
    const bool ok =
        casus__tokenize(doc->buffer, 0, doc->title_size, &list) &&
        casus__tokenize(doc->buffer, doc->body, doc->size, &list);
    if (!ok)
        return casus__fail_nomem(err);
    doc->tokens = list.items;
    doc->n_tokens = list.n;
    doc->folds = list.folds;
    const bool wrapped = casus__is_hard_wrapped(doc->buffer + doc->body,
                                                doc->size - doc->body);
    if (!casus__split_sentences(doc, wrapped))
        return casus__fail_nomem(err);
    return CASUS_OK;
}
