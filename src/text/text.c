/* Stage `text`: tokens and sentences. docs/TEXT.md tells the rules. */
#include "text/text.h"

#include "base/error.h"
#include "base/str.h"
#include "pack/model.h"
#include "text/language.h"
#include "text/layout.h"
#include "text/sentence.h"
#include "text/tokenize.h"

/* Room for most texts, so that the arrays rarely grow: a token takes some
 * five bytes of English, and its folded form is no longer than itself. */
static bool reserve(const casus_doc *doc, struct token_list *list)
{
    list->cap = doc->size / 4 + 16;
    list->items =
        casus__arena_alloc(list->arena, list->cap, sizeof *list->items);
    list->folds_room = doc->size + (doc->ascii ? 1 : doc->size / 4 + 64);
    list->folds = casus__arena_alloc(list->arena, list->folds_room, 1);
    return list->items && list->folds;
}

casus_status casus__text_open(casus_model *model, casus_error *err)
{
    model->languages = casus__language_words(&model->arena);
    return model->languages ? CASUS_OK : casus__fail_nomem(err);
}

casus_status casus__text_run(casus_doc *doc, casus_error *err)
{
    struct token_list list = { .arena = &doc->arena };
    const bool ok = reserve(doc, &list) &&
                    casus__tokenize(doc->buffer, 0, doc->title_size, &list) &&
                    casus__tokenize(doc->buffer, doc->body, doc->size, &list);
    if (!ok)
        return casus__fail_nomem(err);
    doc->tokens = list.items;
    doc->n_tokens = list.n;
    doc->folds = list.folds;
    const bool wrapped =
        casus__is_hard_wrapped(doc->buffer + doc->body, doc->size - doc->body);
    if (!casus__split_sentences(doc, wrapped))
        return casus__fail_nomem(err);
    if (doc->model && doc->model->languages &&
        !casus__is_english(doc, doc->model->languages))
        doc->lang = casus__str("und");
    return CASUS_OK;
}
