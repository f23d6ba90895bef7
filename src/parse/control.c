/*
 * What a predicate has from the one above it: its subject (control, raising,
 * shared subjects of coordinated verbs), and that it stands under "if", in a
 * question or between quotation marks.
 */
#include "parse/control.h"

#include "base/str.h"

enum { HIGHEST = 64 }; /* links followed upwards */

/* The agent of a passive, "by X", or NONE. */
static uint32_t agent(const struct work *w, uint32_t verb)
{
    for (size_t i = 0; i < w->n_edges; i++) {
        const struct edge *e = &w->edges[i];
        if (e->verb == verb && e->arg.rel == ARG_OBLIQUE &&
            e->arg.prep != NONE && casus__work_fold_is(w, e->arg.prep, "by"))
            return e->arg.np;
    }
    return NONE;
}

/* Who does what a verb below `up` says. */
static uint32_t doer(const struct work *w, uint32_t up, const struct verb *v)
{
    const struct verb *u = &w->verbs[up];
    const bool passive = u->pred.flags & PRED_PASSIVE;
    if (v->inherits == INHERIT_OBJECT && !passive)
        return u->object != NONE ? u->object : u->subject;
    if (v->inherits == INHERIT_SUBJECT && passive &&
        (v->pred.link == LINK_PURPOSE ||
         (v->pred.link == LINK_ADVCL && v->pred.marker == NONE)))
        return agent(w, up);
    return u->subject;
}

/* "Iran's plan to", "their plan to": the np's possessor; else who governs. */
static uint32_t noun_doer(const struct work *w, const struct verb *v)
{
    const struct np *n = &w->nps[v->noun];
    if (n->poss != NONE)
        return n->poss;
    for (size_t i = 0; i < w->n_rels; i++)
        if (w->rels[i].holder == v->noun &&
            casus__work_fold_is(w, w->rels[i].prep, "by"))
            return w->rels[i].target;
    if (v->pred.parent == NONE)
        return NONE;
    const struct verb *u = &w->verbs[v->pred.parent];
    /* "praised Kenya for its efforts to": Kenya's */
    if (n->begin > w->begin && u->object != NONE &&
        !(u->pred.flags & PRED_PASSIVE) &&
        casus__work_xpos(w, n->begin) == XPOS_PRPS &&
        (casus__work_fold_is(w, n->begin, "its") ||
         casus__work_fold_is(w, n->begin, "their")) &&
        casus__work_fold_is(w, n->begin - 1, "for"))
        return u->object;
    return u->pred.flags & PRED_PASSIVE ? agent(w, v->pred.parent) : u->subject;
}

static bool resolve(struct work *w, struct verb *v)
{
    if (v->subject != NONE || !v->placed || v->there)
        return false;
    uint32_t np = NONE;
    if (v->pred.link == LINK_NOUNCOMP && v->noun != NONE &&
        v->pred.form != FORM_FINITE)
        np = noun_doer(w, v);
    else if (v->inherits != INHERIT_NONE && v->pred.parent != NONE)
        np = doer(w, v->pred.parent, v);
    if (np == NONE)
        return false;
    v->subject = np;
    v->understood = 1;
    return true;
}

/* Does only a conjunction or comma stand between the verbs, perhaps with an
 * adverb behind it? */
static bool side_by_side(const struct work *w, const struct pred *a,
                         const struct pred *b)
{
    enum { MOST = 3 };
    if (a->end >= b->begin || b->begin - a->end > MOST)
        return false;
    for (uint32_t t = a->end; t < b->begin; t++) {
        const unsigned x = casus__work_xpos(w, t);
        if (x != XPOS_CC && x != XPOS_COMMA &&
            (t == a->end || !casus__xpos_is_adverb(x)))
            return false;
    }
    return true;
}

/* "was stopped and searched by the police": one agent for both. */
static void share_agent(struct work *w, uint32_t up, uint32_t verb)
{
    uint32_t prep = NONE, np = NONE;
    if (!side_by_side(w, &w->verbs[up].pred, &w->verbs[verb].pred) ||
        agent(w, up) != NONE)
        return;
    for (size_t i = 0; i < w->n_edges && np == NONE; i++) {
        const struct edge *e = &w->edges[i];
        if (e->verb != verb || e->arg.rel != ARG_OBLIQUE ||
            e->arg.prep == NONE || !casus__work_fold_is(w, e->arg.prep, "by"))
            continue;
        prep = e->arg.prep;
        np = e->arg.np;
    }
    casus__work_add_oblique(w, up, prep, np, true);
}

/* "kidnapped and killed a journalist": one object for both. */
static void share_objects(struct work *w)
{
    /* More often than not without an object before "and". */
    static const char *const alone[] = {
        "meet",     "return",   "leave",  "move",  "turn",     "run",
        "try",      "begin",    "start",  "win",   "talk",     "help",
        "continue", "grow",     "disarm", "unite", "detonate", "withdraw",
        "prosper",  "coexist",  "recover", "retire", "surrender"
    };
    for (size_t k = w->n_verbs; k-- > 0;) {
        const struct verb *v = &w->verbs[k];
        if (v->pred.link != LINK_CONJ || v->pred.parent == NONE ||
            v->pred.kind != PRED_VERB)
            continue;
        struct verb *up = &w->verbs[v->pred.parent];
        if (up->pred.flags & v->pred.flags & PRED_PASSIVE) {
            share_agent(w, v->pred.parent, (uint32_t)k);
            continue;
        }
        if (v->object == NONE || up->object != NONE || up->copula ||
            up->pred.kind != PRED_VERB ||
            (up->pred.flags | v->pred.flags) & PRED_PASSIVE ||
            up->bits & W_NOPASS || !side_by_side(w, &up->pred, &v->pred))
            continue;
        bool shares = true;
        for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
            shares = shares && !casus__str_is(w->doc->lemmas[up->pred.head],
                                              alone[i]);
        if (!shares)
            continue;
        up->object = v->object;
        up->object_understood = 1;
    }
}

void casus__control_run(struct work *w)
{
    share_objects(w);
    /* A fronted clause is read before the verb it depends on: go over the
     * verbs until nothing changes, or often enough for any real sentence. */
    enum { ROUNDS = 4 };
    bool changed = true;
    for (int i = 0; i < ROUNDS && changed; i++) {
        changed = false;
        for (size_t k = 0; k < w->n_verbs; k++)
            changed |= resolve(w, &w->verbs[k]);
    }
    for (size_t k = 0; k < w->n_verbs; k++) {
        struct verb *v = &w->verbs[k];
        if (v->understood ||
            (v->inherits != INHERIT_NONE && v->subject == NONE))
            v->pred.flags |= PRED_CONTROLLED;
    }
}

/* ---- flags ----------------------------------------------------------- */

static bool ends_as_question(const struct work *w)
{
    for (uint32_t t = w->end; t-- > w->begin && t + 3 >= w->end;) {
        const char c = w->doc->buffer[w->doc->tokens[t].begin];
        if (c == '?')
            return true;
    }
    return false;
}

static bool denies(const struct work *w, uint32_t np)
{
    static const char *const words[] = { "no", "none", "nobody", "neither",
                                         "nothing" };
    const uint32_t tok = w->nps[np].begin;
    /* "hardly anyone", "not a single soldier"; but "not everyone" */
    if (tok > w->begin && w->bits[tok - 1] & W_NEG &&
        (casus__work_fold_is(w, tok, "a") ||
         casus__work_fold_is(w, tok, "any") ||
         casus__work_fold_is(w, tok, "anyone") ||
         casus__work_fold_is(w, tok, "one")))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (casus__work_fold_is(w, tok, words[i]))
            return !casus__work_fold_is(w, tok + 1, "fewer") &&
                   !casus__work_fold_is(w, tok + 1, "less");
    return false;
}

/* "no one was hurt", "took no action", "without firing". */
static void note_denial(struct work *w, struct verb *v)
{
    struct pred *p = &v->pred;
    const bool subject = v->subject != NONE && !v->understood &&
                         p->kind != PRED_NOUN && denies(w, v->subject);
    const bool noun = p->kind == PRED_NOUN && denies(w, p->np);
    const bool without = p->marker != NONE && p->kind == PRED_VERB &&
                         casus__work_fold_is(w, p->marker, "without");
    if (subject || noun || without)
        p->flags |= PRED_NEGATED;
}

static void note_own_flags(struct work *w, struct verb *v)
{
    struct pred *p = &v->pred;
    if (p->marker != NONE && (w->bits[p->marker] & W_COND ||
                              casus__work_fold_is(w, p->marker + 1, "case")))
        p->flags |= PRED_CONDITIONAL;
    if (w->quoted[p->head])
        p->flags |= PRED_QUOTED;
    note_denial(w, v);
}

/* Is it the question itself, or inside it? */
static bool is_asked(const struct work *w, uint32_t verb)
{
    for (int i = 0; i < HIGHEST && verb != NONE; i++) {
        const struct pred *p = &w->verbs[verb].pred;
        if (p->link == LINK_ROOT)
            return true;
        if (p->link == LINK_ADVCL || p->link == LINK_RELCL)
            return false;
        verb = p->parent;
    }
    return true;
}

void casus__control_hand_down(struct work *w)
{
    const bool question = ends_as_question(w);
    for (size_t k = 0; k < w->n_verbs; k++)
        note_own_flags(w, &w->verbs[k]);
    for (size_t k = 0; k < w->n_verbs; k++) {
        struct pred *p = &w->verbs[k].pred;
        if (question && is_asked(w, (uint32_t)k))
            p->flags |= PRED_QUESTION;
        uint32_t up = p->parent;
        for (int i = 0; i < HIGHEST && up != NONE; i++) {
            const struct pred *u = &w->verbs[up].pred;
            if (u->flags & PRED_CONDITIONAL)
                p->flags |= PRED_CONDITIONAL;
            if (p->kind == PRED_NOUN && p->tense == TENSE_NONE &&
                u->kind != PRED_NOUN)
                p->tense = u->tense;
            up = u->parent;
        }
    }
}
