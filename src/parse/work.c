/* Growing the parse stage's arrays, and questions that several parts ask. */
#include "parse/work.h"

#include "base/str.h"

enum {
    /* Items looked at for the verb after an np: a constant, so that the
     * whole stage stays linear. */
    LOOK_AHEAD = 10
};

/* Endings of nouns made from verbs. */
static bool deverbal(casus_str lemma)
{
    return lemma.len > 6 && !casus__str_is(lemma, "government") &&
           !casus__str_is(lemma, "parliament") &&
           (casus__str_ends(lemma, "tion") || casus__str_ends(lemma, "sion") ||
            casus__str_ends(lemma, "ment") || casus__str_ends(lemma, "ance") ||
            casus__str_ends(lemma, "ence") || casus__str_ends(lemma, "ing"));
}

bool casus__work_common(const struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np];
    const unsigned x = w->doc->tags[n->head].xpos;
    return (x == XPOS_NN || x == XPOS_NNS || casus__xpos_is_verb(x)) &&
           !(n->flags & (NP_TIME | NP_PRONOUN));
}

bool casus__work_event_noun(const struct work *w, uint32_t np)
{
    return casus__work_common(w, np) &&
           ((casus__work_head(w, np) & W_EVENTN) ||
            deverbal(w->doc->lemmas[w->nps[np].head]));
}

/* Items to step over from an np towards its verb: "in X", "last week". */
static size_t step_over(const struct work *w, size_t k)
{
    const struct item *it = &w->items[k];
    if (it->kind == ITEM_PREP && k + 1 < w->n_items &&
        w->items[k + 1].kind == ITEM_NP) {
        /* "before troops left": a clause begins. */
        const struct item *verb = k + 2 < w->n_items ? &w->items[k + 2] : NULL;
        const bool clause = w->bits[it->begin] & W_SUB && verb &&
                            verb->kind == ITEM_VERB &&
                            w->verbs[verb->ref].pred.form == FORM_FINITE;
        return clause ? 0 : 2;
    }
    if (it->kind == ITEM_NP && (w->nps[it->ref].flags & NP_TIME))
        return 1;
    return 0;
}

uint32_t casus__work_next_finite(const struct work *w, size_t k)
{
    size_t at = k + 1;
    for (int i = 0; i < LOOK_AHEAD && at < w->n_items; i++) {
        const struct item *it = &w->items[at];
        if (it->kind == ITEM_VERB) {
            const struct pred *p = &w->verbs[it->ref].pred;
            return p->form == FORM_FINITE ? it->ref : NONE;
        }
        const size_t step = step_over(w, at);
        if (!step)
            return NONE;
        at += step;
    }
    return NONE;
}

uint32_t casus__work_add_np(struct work *w, const struct np *np)
{
    void *nps = casus__arena_grow(w->scratch, w->nps, w->n_nps, &w->cap_nps,
                                  sizeof *w->nps);
    if (nps)
        w->nps = nps;
    void *notes = casus__arena_grow(w->scratch, w->notes, w->n_nps,
                                    &w->cap_notes, sizeof *w->notes);
    if (notes)
        w->notes = notes;
    if (!nps || !notes) {
        w->failed = true;
        return NONE;
    }
    w->nps[w->n_nps] = *np;
    w->nps[w->n_nps].first_conj = (uint32_t)w->n_nps;
    w->notes[w->n_nps] = (struct np_note){ .up = NONE, .noun = NONE };
    return (uint32_t)w->n_nps++;
}

uint32_t casus__work_add_verb(struct work *w, const struct verb *verb)
{
    void *p = casus__arena_grow(w->scratch, w->verbs, w->n_verbs, &w->cap_verbs,
                                sizeof *w->verbs);
    if (!p) {
        w->failed = true;
        return NONE;
    }
    w->verbs = p;
    w->verbs[w->n_verbs] = *verb;
    return (uint32_t)w->n_verbs++;
}

void casus__work_add_item(struct work *w, struct item item)
{
    void *p = casus__arena_grow(w->scratch, w->items, w->n_items, &w->cap_items,
                                sizeof *w->items);
    if (!p) {
        w->failed = true;
        return;
    }
    w->items = p;
    w->items[w->n_items++] = item;
}

void casus__work_add_rel(struct work *w, uint32_t holder, uint32_t prep,
                         uint32_t target)
{
    void *p = casus__arena_grow(w->scratch, w->rels, w->n_rels, &w->cap_rels,
                                sizeof *w->rels);
    if (!p) {
        w->failed = true;
        return;
    }
    w->rels = p;
    w->rels[w->n_rels++] =
        (struct np_rel){ .holder = holder, .target = target, .prep = prep };
}

void casus__work_add_edge(struct work *w, uint32_t verb, struct arg arg)
{
    void *p = casus__arena_grow(w->scratch, w->edges, w->n_edges, &w->cap_edges,
                                sizeof *w->edges);
    if (!p) {
        w->failed = true;
        return;
    }
    w->edges = p;
    w->edges[w->n_edges++] = (struct edge){ .verb = verb, .arg = arg };
}

void casus__work_add_oblique(struct work *w, uint32_t verb, uint32_t prep,
                             uint32_t np, bool understood)
{
    if (np == NONE || verb == NONE)
        return;
    casus__work_add_edge(w, verb,
                         (struct arg){ .np = np,
                                       .pred = NONE,
                                       .prep = prep,
                                       .begin = w->nps[np].begin,
                                       .end = w->nps[np].end,
                                       .rel = ARG_OBLIQUE,
                                       .understood = understood });
    w->notes[np].taken = 1;
}
