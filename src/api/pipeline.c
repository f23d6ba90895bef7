#include "api/pipeline.h"

#include "api/intake.h"
#include "base/error.h"
#include "event/event.h"
#include "lex/lex.h"
#include "mention/mention.h"
#include "parse/parse.h"
#include "tag/tag.h"
#include "text/text.h"
#include "tree/tree.h"
#include "value/value.h"

#include <string.h>

typedef casus_status stage_fn(casus_doc *doc, casus_error *err);

/* clang-format off */
static stage_fn *const stages[STAGE_COUNT] = {
    [STAGE_TEXT]    = casus__text_run,
    [STAGE_LEX]     = casus__lex_run,
    [STAGE_TAG]     = casus__tag_run,
    [STAGE_TREE]    = casus__tree_run,
    [STAGE_PARSE]   = casus__parse_run,
    [STAGE_MENTION] = casus__mention_run,
    [STAGE_VALUE]   = casus__value_run,
    [STAGE_EVENT]   = casus__event_run,
};
/* clang-format on */

/* The stages that hit a limit, as the reader wants them: "text,event". */
static casus_status name_truncated(casus_doc *doc, casus_error *err)
{
    size_t n = 0, at = 0;
    for (unsigned i = 0; i < STAGE_COUNT; i++)
        if (doc->truncated & 1u << i)
            n += strlen(casus__stage_name(i)) + 1;
    char *p = casus__arena_alloc(&doc->arena, n + 1, 1);
    if (!p)
        return casus__fail_nomem(err);
    for (unsigned i = 0; i < STAGE_COUNT; i++) {
        if (!(doc->truncated & 1u << i))
            continue;
        const char *name = casus__stage_name(i);
        if (at)
            p[at++] = ',';
        memcpy(p + at, name, strlen(name));
        at += strlen(name);
    }
    doc->truncated_names = (casus_str){ p, at };
    return CASUS_OK;
}

casus_status casus__pipeline_run(casus_ctx *ctx, const casus_input *in,
                                 enum stage last, casus_doc **out,
                                 casus_error *err)
{
    casus_doc *doc = NULL;
    casus_status s = casus__intake(ctx, in, &doc, err);
    if (s != CASUS_OK)
        return s;
    doc->rule_scratch = ctx->rule_scratch;
    for (int i = 0; i <= (int)last && s == CASUS_OK; i++) {
        if (i == STAGE_TREE && !(in->only & CASUS_TREES))
            continue;
        casus__arena_reset(&ctx->scratch);
        doc->scratch = &ctx->scratch;
        s = stages[i](doc, err);
    }
    casus__arena_reset(&ctx->scratch);
    doc->scratch = NULL;
    doc->rule_scratch = NULL;
    if (s == CASUS_OK)
        s = name_truncated(doc, err);
    if (s != CASUS_OK) {
        casus_doc_free(doc);
        return s;
    }
    *out = doc;
    return CASUS_OK;
}
