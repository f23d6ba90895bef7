/* Predicates and their arguments, from verbs and noun groups. */
#include "parse/internal.h"

#include "base/str.h"

static void add_arg(struct parser *p, uint32_t pred, const struct arg *arg)
{
    struct pending *a = casus__arena_grow(p->scratch, p->pending,
                                          p->n_pending, &p->cap_pending,
                                          sizeof *a);
    if (!a) {
        p->failed = true;
        return;
    }
    p->pending = a;
    a[p->n_pending++] = (struct pending){ pred, *arg };
}

static void add_np(struct parser *p, uint32_t pred, unsigned rel,
                   uint32_t np, uint32_t prep, bool understood)
{
    if (np == NONE || pred == NONE)
        return;
    const struct arg arg = {
        .np = np,
        .pred = p->doc->pred_at[p->doc->nps[np].head],
        .prep = prep,
        .begin = p->doc->nps[np].begin,
        .end = p->doc->nps[np].end,
        .rel = (uint8_t)rel,
        .understood = understood,
    };
    add_arg(p, pred, &arg);
}

static void add_clause(struct parser *p, uint32_t pred, uint32_t child)
{
    if (pred == NONE || child == NONE || pred == child)
        return;
    const struct pred *c = &p->doc->preds[child];
    const struct arg arg = {
        .np = NONE,
        .pred = child,
        .prep = NONE,
        .begin = c->begin,
        .end = c->end,
        .rel = ARG_CLAUSE,
    };
    add_arg(p, pred, &arg);
}

/* ---- making preds, in the order of their heads ----------------------- */

static struct pred *new_pred(struct parser *p, uint32_t head)
{
    casus_doc *doc = p->doc;
    struct pred *a = casus__arena_grow(&doc->arena, doc->preds, doc->n_preds,
                                       &p->cap_preds, sizeof *a);
    if (!a) {
        p->failed = true;
        return NULL;
    }
    doc->preds = a;
    doc->pred_at[head] = (uint32_t)doc->n_preds;
    a += doc->n_preds++;
    *a = (struct pred){ .head = head,
                        .sent = p->sent,
                        .parent = NONE,
                        .marker = NONE,
                        .particle = NONE,
                        .np = NONE };
    return a;
}

static void make_verb_pred(struct parser *p, struct verb *v)
{
    struct pred *q = new_pred(p, v->head);
    if (!q)
        return;
    v->pred = (uint32_t)p->doc->n_preds - 1;
    q->begin = v->begin;
    q->end = v->end;
    q->marker = v->marker;
    q->particle = v->particle;
    q->flags = v->flags;
    q->kind = v->kind;
    q->form = v->form;
    q->tense = v->tense;
    q->modal = v->modal;
    q->link = v->link;
}

static void make_noun_pred(struct parser *p, uint32_t np)
{
    const struct np *x = &p->doc->nps[np];
    const unsigned tag = casus__parse_tag(p, x->head);
    if (tag != XPOS_NN && tag != XPOS_NNS)
        return;
    struct pred *q = new_pred(p, x->head);
    if (!q)
        return;
    q->begin = x->begin;
    q->end = x->end;
    q->kind = PRED_NOUN;
    q->form = FORM_NOUN;
    q->link = LINK_NOUN;
    q->np = np;
    if (casus__parse_word(p, x->begin, "no"))
        q->flags |= PRED_NEGATED;
    if (p->quoted[x->head])
        q->flags |= PRED_QUOTED;
}

static void make_preds(struct parser *p)
{
    for (uint32_t t = p->begin; t < p->end && !p->failed; t++) {
        const uint32_t k = p->verb_at[t];
        if (k != NONE && p->verbs[k].head == t)
            make_verb_pred(p, &p->verbs[k]);
        const uint32_t np = p->doc->np_at[t];
        if (np != NONE && p->doc->nps[np].head == t)
            make_noun_pred(p, np);
    }
}

/* ---- verbs ----------------------------------------------------------- */

static void link_verb(struct parser *p, uint32_t k)
{
    const struct verb *v = &p->verbs[k];
    struct pred *q = &p->doc->preds[v->pred];
    if (v->parent != NONE)
        q->parent = p->verbs[v->parent].pred;
    if (v->parent_np != NONE && v->link == LINK_NOUNCOMP) {
        const uint32_t noun =
            p->doc->pred_at[p->doc->nps[v->parent_np].head];
        if (noun != NONE) {
            q->parent = noun;
            add_clause(p, noun, v->pred);
        }
    } else if (v->link == LINK_CCOMP || v->link == LINK_XCOMP) {
        if (q->parent != NONE)
            add_clause(p, q->parent, v->pred);
    }
}

static void core_args(struct parser *p, const struct verb *v)
{
    add_np(p, v->pred, ARG_SUBJECT, v->subject, NONE, v->subject_understood);
    add_np(p, v->pred, ARG_IOBJECT, v->iobject, NONE, false);
    add_np(p, v->pred, ARG_OBJECT, v->object, NONE, v->object_understood);
}

/* The np that starts at `tok`, with its possessors: the last of the chain. */
static uint32_t np_starting(const struct parser *p, uint32_t tok)
{
    uint32_t np = casus__parse_np(p, tok);
    if (np == NONE || p->doc->nps[np].begin != tok)
        return NONE;
    while (p->doc->nps[np].flags & NP_POSSESSOR &&
           np + 1 < p->doc->n_nps && p->doc->nps[np + 1].poss == np)
        np++;
    return np;
}

/* The np that a preposition at `tok` governs, over "at least", "about". */
static uint32_t governed(const struct parser *p, uint32_t tok)
{
    for (uint32_t t = tok + 1; t < p->end && t < tok + 5; t++) {
        const uint32_t np = np_starting(p, t);
        if (np != NONE)
            return np;
        if (p->verb_at[t] != NONE || casus__parse_is_comma(p, t))
            return NONE;
    }
    return NONE;
}

/* Which verb owns the token: the last one that begins before it and whose
 * clause is still open; before all verbs, the first. */
static uint32_t owner(const struct parser *p, uint32_t tok)
{
    uint32_t best = NONE;
    for (uint32_t k = 0; k < p->n_verbs; k++) {
        const struct verb *v = &p->verbs[k];
        if (v->end <= tok) {
            best = k;
        } else if (v->form == FORM_FINITE && v->link != LINK_RELCL &&
                   (best == NONE ||
                    (v->clause <= tok && v->clause >= p->verbs[best].end))) {
            return k; /* before its verb, but inside its clause */
        } else {
            break;
        }
    }
    return best;
}

/* The verb that a fronted phrase belongs to: "In Baghdad, gunmen killed". */
static uint32_t fronted_owner(const struct parser *p, uint32_t tok)
{
    uint32_t t = tok;
    while (t > p->begin && p->verb_at[t - 1] == NONE &&
           !casus__parse_is_comma(p, t - 1) &&
           casus__parse_tag(p, t - 1) != XPOS_CC)
        t--;
    if (t != p->begin)
        return NONE;
    for (uint32_t k = 0; k < p->n_verbs; k++)
        if (p->verbs[k].form == FORM_FINITE &&
            p->verbs[k].link != LINK_RELCL)
            return p->verbs[k].begin > tok ? k : NONE;
    return NONE;
}

/* The noun that a phrase follows directly, and the heads it hangs from. */
static void noun_owners(struct parser *p, uint32_t prep, uint32_t np)
{
    if (prep == p->begin)
        return;
    uint32_t before = casus__parse_np(p, prep - 1);
    for (int i = 0; before != NONE && i < 6; i++) {
        const uint32_t noun = p->doc->pred_at[p->doc->nps[before].head];
        if (noun != NONE && p->doc->preds[noun].kind == PRED_NOUN)
            add_np(p, noun, ARG_OBLIQUE, np, prep, false);
        /* Up to the group that this one is governed by: "the shelling of
         * Donetsk by separatists". */
        uint32_t first = p->doc->nps[before].first_conj;
        while (p->doc->nps[first].poss != NONE)
            first = p->doc->nps[first].poss;
        const uint32_t begin = p->doc->nps[first].begin;
        if (begin < p->begin + 2 || !casus__parse_is_prep(p, begin - 1))
            return;
        before = casus__parse_np(p, begin - 2);
    }
}

/* Is the group the written subject of a verb? Then a word like "after"
 * before it is a conjunction. */
static bool is_subject(const struct parser *p, uint32_t np)
{
    for (uint32_t k = 0; k < p->n_verbs; k++)
        if (p->verbs[k].subject == np && !p->verbs[k].subject_understood)
            return true;
    return false;
}

static void obliques(struct parser *p)
{
    for (uint32_t t = p->begin; t + 1 < p->end && !p->failed; t++) {
        if (!casus__parse_is_prep(p, t))
            continue;
        const uint32_t np = governed(p, t);
        if (np == NONE ||
            (casus__parse_is(p, t, W_SUB) && is_subject(p, np)))
            continue;
        uint32_t k = fronted_owner(p, t);
        if (k == NONE)
            k = owner(p, t);
        const bool of = casus__parse_word(p, t, "of");
        const bool direct = k != NONE && p->verbs[k].end == t;
        if (k != NONE && (!of || direct))
            add_np(p, p->verbs[k].pred, ARG_OBLIQUE, np, t, false);
        noun_owners(p, t, np);
    }
}

/* "met Thursday": a time without a preposition. */
static void times(struct parser *p)
{
    for (uint32_t i = p->first_np; i < p->doc->n_nps && !p->failed; i++) {
        const struct np *x = &p->doc->nps[i];
        if (!(x->flags & NP_TIME) ||
            (x->begin > p->begin && casus__parse_is_prep(p, x->begin - 1)))
            continue;
        uint32_t k = fronted_owner(p, x->begin);
        if (k == NONE)
            k = owner(p, x->begin);
        if (k != NONE && p->verbs[k].subject != i)
            add_np(p, p->verbs[k].pred, ARG_OBLIQUE, i, NONE, false);
    }
}

/* ---- nouns ----------------------------------------------------------- */

static void noun_args(struct parser *p, uint32_t np)
{
    const struct np *x = &p->doc->nps[np];
    const uint32_t pred = p->doc->pred_at[x->head];
    if (pred == NONE || p->doc->preds[pred].kind != PRED_NOUN)
        return;
    add_np(p, pred, ARG_POSSESSOR, x->poss, NONE, false);
    if (casus__parse_tag(p, x->begin) == XPOS_PRPS) {
        const struct arg own = {
            .np = NONE,
            .pred = NONE,
            .prep = NONE,
            .begin = x->begin,
            .end = x->begin + 1,
            .rel = ARG_POSSESSOR,
        };
        add_arg(p, pred, &own);
    }
    uint32_t first = x->begin;
    while (first < x->head &&
           (casus__parse_tag(p, first) == XPOS_DT ||
            casus__parse_tag(p, first) == XPOS_PRPS))
        first++;
    if (first == x->head)
        return;
    const struct arg compound = {
        .np = NONE,
        .pred = NONE,
        .prep = NONE,
        .begin = first,
        .end = x->head,
        .rel = ARG_COMPOUND,
    };
    add_arg(p, pred, &compound);
}

/* The pred that a noun is an argument of. */
static void link_nouns(struct parser *p, size_t from)
{
    for (size_t i = from; i < p->n_pending; i++) {
        const struct pending *a = &p->pending[i];
        if (a->arg.np == NONE || a->arg.pred == NONE || a->arg.understood)
            continue;
        for (uint32_t np = a->arg.np; np != NONE;
             np = p->doc->nps[np].next_conj) {
            const uint32_t noun = p->doc->pred_at[p->doc->nps[np].head];
            if (noun != NONE && noun != a->pred &&
                p->doc->preds[noun].parent == NONE)
                p->doc->preds[noun].parent = a->pred;
        }
    }
}

void casus__parse_preds(struct parser *p)
{
    const size_t from = p->n_pending;
    make_preds(p);
    for (uint32_t k = 0; k < p->n_verbs && !p->failed; k++) {
        core_args(p, &p->verbs[k]);
        link_verb(p, k);
    }
    obliques(p);
    times(p);
    for (uint32_t i = p->first_np; i < p->doc->n_nps && !p->failed; i++) {
        noun_args(p, i);
        const uint32_t rel = p->doc->nps[i].rel_pred;
        if (rel != NONE)
            p->doc->nps[i].rel_pred = p->verbs[rel].pred;
    }
    link_nouns(p, from);
}
