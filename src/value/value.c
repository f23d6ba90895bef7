/*
 * The value stage: dates and quantities of each sentence, from tokens, tags,
 * lemmas, gazetteer matches, clauses and entities.
 *
 * Dates come first and claim their tokens, so that "6 May 2021" is no count;
 * then one pass for quantities. Most tokens cost a look at one pointer.
 */
#include "value/value.h"

#include "base/error.h"
#include "value/internal.h"

/* Tokens inside names of several words: their numbers count nothing. */
static void claim_name(struct value_work *w, uint32_t tok, uint32_t n)
{
    for (uint32_t i = tok; i < tok + n && i < w->doc->n_tokens; i++)
        w->claimed[i] |= CLAIM_NAME;
}

static void claim_names(struct value_work *w)
{
    const casus_doc *doc = w->doc;
    for (size_t k = 0; k < doc->n_mentions; k++) {
        const casus_mention *m = &doc->mentions[k];
        if (m->kind != MENTION_NAME)
            continue;
        if (m->n_tok > 1)
            claim_name(w, m->tok, m->n_tok);
        for (uint32_t i = m->tok; i < m->tok + m->n_tok && i < doc->n_tokens;
             i++)
            w->entity_at[i] = m->entity;
    }
}

/* Which pred each token is an argument of, the innermost winning. */
static void map_args(struct value_work *w)
{
    enum { LONGEST = 60 };
    const casus_doc *doc = w->doc;
    uint32_t *width =
        casus__arena_alloc(w->scratch, doc->n_tokens + 1, sizeof *width);
    if (!width) {
        w->failed = true;
        return;
    }
    for (uint32_t p = 0; p < doc->n_preds; p++) {
        const struct pred *pred = &doc->preds[p];
        /* "last month" is no thing that has a date: its verb has */
        if (pred->kind == PRED_NOUN && pred->np != NONE &&
            (doc->nps[pred->np].flags & NP_TIME))
            continue;
        for (uint32_t k = 0; k < pred->n_args; k++) {
            const struct arg *a = &doc->args[pred->arg + k];
            if (a->understood || a->rel == ARG_CLAUSE || a->end <= a->begin ||
                a->end - a->begin > LONGEST || a->end > doc->n_tokens)
                continue;
            for (uint32_t i = a->begin; i < a->end; i++) {
                if (w->arg_pred[i] != NONE && width[i] <= a->end - a->begin)
                    continue;
                w->arg_pred[i] = p;
                width[i] = a->end - a->begin;
            }
        }
    }
}

static bool prepare(struct value_work *w)
{
    const size_t n = w->doc->n_tokens + 1;
    w->claimed = casus__arena_alloc(w->scratch, n, sizeof *w->claimed);
    w->arg_pred = casus__arena_alloc(w->scratch, n, sizeof *w->arg_pred);
    w->entity_at = casus__arena_alloc(w->scratch, n, sizeof *w->entity_at);
    if (!w->claimed || !w->arg_pred || !w->entity_at || !casus__value_words(w))
        return false;
    memset(w->arg_pred, 0xff, n * sizeof *w->arg_pred);
    memset(w->entity_at, 0xff, n * sizeof *w->entity_at);
    claim_names(w);
    map_args(w);
    return !w->failed;
}

casus_status casus__value_run(casus_doc *doc, casus_error *err)
{
    struct value_work w = { .doc = doc, .scratch = doc->scratch };
    if (!prepare(&w))
        return casus__fail_nomem(err);
    casus__value_dateline(&w);
    for (size_t s = 0; s < doc->n_sentences && !w.failed; s++) {
        w.sent = s;
        w.begin = doc->sentences[s].tok;
        w.end = w.begin + doc->sentences[s].n_tok;
        casus__value_dates(&w);
        casus__value_quantities(&w);
    }
    return w.failed ? casus__fail_nomem(err) : CASUS_OK;
}
