/*
 * Noun predicates, and the output of a sentence: preds in the order of their
 * heads, each with its arguments.
 */
#include "parse/args.h"

#include "base/str.h"

/* ---- noun predicates ------------------------------------------------- */

static bool is_predicate_noun(const struct work *w, uint32_t np)
{
    const uint32_t head = w->nps[np].head;
    const unsigned x = w->doc->tags[head].xpos;
    /* "Rocket Attack on ...": a headline's capitals make no name. */
    if (casus__xpos_is_proper(x) && w->bits[head] & W_EVENTN &&
        w->doc->sentences[w->sent].flags &
            (SENTENCE_TITLE_CASE | SENTENCE_TITLE | SENTENCE_HEADLINE))
        return true;
    return (x == XPOS_NN || x == XPOS_NNS || casus__xpos_is_verb(x)) &&
           !(w->nps[np].flags & NP_PRONOUN);
}

static void make_noun(struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np];
    const struct verb v = {
        .subject = NONE,
        .object = NONE,
        .iobject = NONE,
        .noun = NONE,
        .bits = w->bits[n->head],
        .placed = 1,
        .pred = { .begin = n->begin,
                  .end = n->end,
                  .head = n->head,
                  .sent = w->sent,
                  .parent = NONE,
                  .marker = NONE,
                  .particle = NONE,
                  .np = np,
                  .kind = PRED_NOUN,
                  .form = FORM_NOUN,
                  .link = LINK_NOUN },
    };
    w->notes[np].noun = casus__work_add_verb(w, &v);
}

static struct arg np_arg(const struct work *w, enum arg_rel rel, uint32_t np,
                         uint32_t prep, bool understood)
{
    return (struct arg){ .np = np,
                         .pred = NONE,
                         .prep = prep,
                         .begin = w->nps[np].begin,
                         .end = w->nps[np].end,
                         .rel = (uint8_t)rel,
                         .understood = understood };
}

static struct arg range_arg(enum arg_rel rel, uint32_t begin, uint32_t end)
{
    return (struct arg){ .np = NONE,
                         .pred = NONE,
                         .prep = NONE,
                         .begin = begin,
                         .end = end,
                         .rel = (uint8_t)rel };
}

/* Possessor and modifiers of a noun predicate. */
static void add_modifiers(struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np];
    const uint32_t noun = w->notes[np].noun;
    if (n->poss != NONE)
        casus__work_add_edge(w, noun,
                             np_arg(w, ARG_POSSESSOR, n->poss, NONE, false));
    uint32_t first = n->begin;
    while (first < n->head) {
        const unsigned x = w->doc->tags[first].xpos;
        if (x == XPOS_PRPS)
            casus__work_add_edge(w, noun,
                                 range_arg(ARG_POSSESSOR, first, first + 1));
        else if (x != XPOS_DT && x != XPOS_PDT)
            break;
        first++;
    }
    if (first < n->head)
        casus__work_add_edge(w, noun, range_arg(ARG_COMPOUND, first, n->head));
}

void casus__args_nouns(struct work *w)
{
    for (uint32_t i = w->first_np; i < w->n_nps && !w->failed; i++)
        if (is_predicate_noun(w, i))
            make_noun(w, i);
    for (uint32_t i = w->first_np; i < w->n_nps && !w->failed; i++)
        if (w->notes[i].noun != NONE)
            add_modifiers(w, i);
    for (size_t i = 0; i < w->n_rels && !w->failed; i++) {
        const struct np_rel *r = &w->rels[i];
        const uint32_t noun = w->notes[r->holder].noun;
        if (noun != NONE)
            casus__work_add_edge(
                w, noun, np_arg(w, ARG_OBLIQUE, r->target, r->prep, false));
    }
}

/* ---- arguments of verbs ---------------------------------------------- */

static void add_core(struct work *w, uint32_t verb)
{
    struct verb *v = &w->verbs[verb];
    if (v->object != NONE && v->pred.flags & PRED_PASSIVE &&
        v->bits & W_DITR && !(v->bits & W_NAMING))
        v->pred.flags |= PRED_GETS;
    if (v->subject != NONE)
        casus__work_add_edge(
            w, verb, np_arg(w, ARG_SUBJECT, v->subject, NONE, v->understood));
    if (v->iobject != NONE)
        casus__work_add_edge(w, verb,
                             np_arg(w, ARG_IOBJECT, v->iobject, NONE, false));
    if (v->object != NONE)
        casus__work_add_edge(
            w, verb,
            np_arg(w, ARG_OBJECT, v->object, NONE, v->object_understood));
}

/* The content clauses: an arg of the verb or noun above. Its span is the
 * verb group's. */
static void add_clause(struct work *w, uint32_t verb)
{
    struct pred *p = &w->verbs[verb].pred;
    uint32_t up = NONE;
    if (p->link == LINK_CCOMP || p->link == LINK_XCOMP) {
        up = p->parent;
    } else if (p->link == LINK_NOUNCOMP && w->verbs[verb].noun != NONE) {
        up = w->notes[w->verbs[verb].noun].noun;
        if (up != NONE)
            p->parent = up;
    }
    if (up == NONE || up == verb)
        return;
    struct arg a = range_arg(ARG_CLAUSE, p->begin, p->end);
    a.pred = verb;
    casus__work_add_edge(w, up, a);
}

/* A noun hangs from the first predicate that has it as an argument; members
 * of a coordination and appositions follow their first. */
static void hang_nouns(struct work *w)
{
    enum { LONGEST = 64 };
    for (size_t i = 0; i < w->n_edges; i++) {
        const struct edge *e = &w->edges[i];
        if (e->arg.rel == ARG_CLAUSE || e->arg.np == NONE || e->arg.understood)
            continue;
        uint32_t np = e->arg.np;
        for (int n = 0; n < LONGEST && np != NONE; n++) {
            const uint32_t noun = w->notes[np].noun;
            const uint32_t appos = w->nps[np].appos;
            if (noun != NONE && noun != e->verb &&
                w->verbs[noun].pred.parent == NONE)
                w->verbs[noun].pred.parent = e->verb;
            if (appos != NONE && w->notes[appos].noun != NONE &&
                w->verbs[w->notes[appos].noun].pred.parent == NONE)
                w->verbs[w->notes[appos].noun].pred.parent = e->verb;
            np = w->nps[np].next_conj;
        }
    }
}

void casus__args_link(struct work *w)
{
    /* Verbs come first, nouns behind them. */
    size_t n = 0;
    while (n < w->n_verbs && w->verbs[n].pred.kind != PRED_NOUN)
        n++;
    for (uint32_t k = 0; k < n && !w->failed; k++) {
        if (w->verbs[k].dropped)
            continue;
        add_core(w, k);
        add_clause(w, k);
    }
    hang_nouns(w);
}

/* ---- output ---------------------------------------------------------- */

static bool reserve(struct work *w, size_t n_preds, size_t n_args)
{
    while (n_preds-- > 0) {
        void *p = casus__arena_grow(w->scratch, w->preds, w->n_preds,
                                    &w->cap_preds, sizeof *w->preds);
        if (!p)
            return false;
        w->preds = p;
        w->n_preds++;
    }
    while (n_args-- > 0) {
        void *p = casus__arena_grow(w->scratch, w->args, w->n_args,
                                    &w->cap_args, sizeof *w->args);
        if (!p)
            return false;
        w->args = p;
        w->n_args++;
    }
    return true;
}

/* Number the verbs of the sentence by their heads: their final index is
 * put into pred.arg for now. Two preds on one head: the first is kept. */
static uint32_t number_preds(struct work *w)
{
    uint32_t *at = w->doc->pred_at;
    for (uint32_t k = 0; k < w->n_verbs; k++) {
        const uint32_t head = w->verbs[k].pred.head;
        if (w->verbs[k].dropped || at[head] != NONE)
            w->verbs[k].dropped = 1;
        else
            at[head] = k;
    }
    uint32_t n = (uint32_t)w->n_preds;
    for (uint32_t t = w->begin; t < w->end; t++)
        if (at[t] != NONE)
            w->verbs[at[t]].pred.arg = n++;
    return n;
}

static uint32_t final(const struct work *w, uint32_t verb)
{
    return verb == NONE || w->verbs[verb].dropped ? NONE
                                                  : w->verbs[verb].pred.arg;
}

static void put_args(struct work *w, bool obliques)
{
    for (size_t i = 0; i < w->n_edges; i++) {
        const struct edge *e = &w->edges[i];
        const uint32_t p = final(w, e->verb);
        if (p == NONE || (e->arg.rel == ARG_OBLIQUE) != obliques)
            continue;
        struct arg a = e->arg;
        a.pred = a.rel == ARG_CLAUSE ? final(w, a.pred)
                 : a.np != NONE      ? final(w, w->notes[a.np].noun)
                                     : NONE;
        w->args[w->preds[p].arg + w->preds[p].n_args++] = a;
    }
}

/* Counting sort of the edges by their pred; obliques come last. */
static void emit_args(struct work *w, size_t first_pred, size_t first_arg)
{
    for (size_t i = 0; i < w->n_edges; i++) {
        const uint32_t p = final(w, w->edges[i].verb);
        if (p != NONE)
            w->preds[p].n_args++;
    }
    uint32_t at = (uint32_t)first_arg;
    for (size_t i = first_pred; i < w->n_preds; i++) {
        w->preds[i].arg = at;
        at += w->preds[i].n_args;
        w->preds[i].n_args = 0;
    }
    put_args(w, false);
    put_args(w, true);
}

void casus__args_emit(struct work *w)
{
    const size_t first_pred = w->n_preds, first_arg = w->n_args;
    const uint32_t end = number_preds(w);
    if (!reserve(w, end - first_pred, w->n_edges)) {
        w->failed = true;
        return;
    }
    for (uint32_t k = 0; k < w->n_verbs; k++) {
        const struct verb *v = &w->verbs[k];
        if (v->dropped)
            continue;
        struct pred *p = &w->preds[v->pred.arg];
        *p = v->pred;
        p->parent = final(w, p->parent);
        p->n_args = 0;
        if (p->begin < p->head && casus__work_fold_is(w, p->begin, "to"))
            p->begin++;
        w->doc->pred_at[p->head] = v->pred.arg;
    }
    for (uint32_t i = w->first_np; i < w->n_nps; i++)
        w->nps[i].rel_pred = final(w, w->nps[i].rel_pred);
    emit_args(w, first_pred, first_arg);
    /* Edges of dropped verbs were not written. */
    size_t n = first_arg;
    for (size_t i = first_pred; i < w->n_preds; i++)
        n += w->preds[i].n_args;
    w->n_args = n;
}
