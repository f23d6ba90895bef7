/*
 * The clause analyser. Each item of a sentence is looked at once; the stack
 * is short and looking ahead is bounded, so the work is linear.
 */
#include "parse/clauses.h"

#include "base/str.h"
#include "pack/gaz.h"
#include "parse/nonfinite.h"

/* ---- the stack ------------------------------------------------------- */

struct clause *casus__clauses_top(struct machine *m)
{
    return &m->stack[m->depth - 1];
}

struct clause casus__clauses_new(enum pred_link link, uint32_t parent)
{
    return (struct clause){ .verb = NONE,
                            .subject = NONE,
                            .marker = NONE,
                            .parent = parent,
                            .ante = NONE,
                            .prep = NONE,
                            .link = (uint8_t)link };
}

struct clause *casus__clauses_push(struct machine *m, struct clause c)
{
    if (m->depth < CLAUSE_DEPTH)
        m->depth++;
    c.phrases = m->n_phrases;
    m->stack[m->depth - 1] = c;
    return casus__clauses_top(m);
}

void casus__clauses_pop(struct machine *m)
{
    if (m->depth > 1)
        m->depth--;
}

void casus__clauses_pop_to(struct machine *m, const struct clause *c)
{
    while (m->depth > 1 && casus__clauses_top(m) != c)
        m->depth--;
}

struct clause *casus__clauses_waiting(struct machine *m)
{
    if (casus__clauses_top(m)->barrier)
        return NULL;
    for (size_t i = m->depth - 1; i-- > 0;) {
        if (m->stack[i].verb == NONE)
            return &m->stack[i];
        if (m->stack[i].barrier)
            return NULL;
    }
    return NULL;
}

/* ---- phrases --------------------------------------------------------- */

static void keep_phrase(struct machine *m, uint32_t prep, uint32_t np)
{
    void *p = casus__arena_grow(m->w->scratch, m->phrases, m->n_phrases,
                                &m->cap_phrases, sizeof *m->phrases);
    if (!p) {
        m->w->failed = true;
        return;
    }
    m->phrases = p;
    m->phrases[m->n_phrases++] = (struct phrase){ .prep = prep, .np = np };
}

static bool is_locative(const struct work *w, uint32_t prep)
{
    return prep == NONE || casus__work_fold_is(w, prep, "in") ||
           casus__work_fold_is(w, prep, "at") ||
           casus__work_fold_is(w, prep, "near") ||
           casus__work_fold_is(w, prep, "on") ||
           casus__work_fold_is(w, prep, "outside");
}

/* "prep np", or a bare time. Before the verb, what follows the subject's noun
 * directly is the noun's own, times and places excepted. */
static void add_phrase(struct machine *m, uint32_t prep, uint32_t np)
{
    const struct clause *c = casus__clauses_top(m);
    if (c->verb != NONE) {
        casus__work_add_oblique(m->w, c->verb, prep, np, false);
        return;
    }
    if (c->subject != NONE && prep != NONE &&
        m->w->ends_at[prep] != NONE && !is_locative(m->w, prep)) {
        m->w->notes[np].taken = 1;
        return;
    }
    keep_phrase(m, prep, np);
}

/* ---- verbs come to their clauses ------------------------------------- */

static void note_main(struct machine *m, uint32_t verb)
{
    if (m->root != NONE)
        return;
    m->root = verb;
    for (size_t i = 0; i < m->n_fronted; i++)
        if (m->fronted[i] != verb)
            m->w->verbs[m->fronted[i]].pred.parent = verb;
}

/* What the relative pronoun stands for in its clause. */
static void fill_gap(struct machine *m, struct clause *c, struct verb *v)
{
    struct work *w = m->w;
    v->noun = c->ante;
    if (c->link == LINK_NOUNCOMP)
        return;
    w->nps[c->ante].rel_pred = (uint32_t)(v - w->verbs);
    if (!c->gap)
        return;
    c->gap = false;
    if (c->prep != NONE) {
        casus__work_add_oblique(w, (uint32_t)(v - w->verbs), c->prep,
                                c->ante, true);
    } else if (v->subject == NONE) {
        v->subject = c->ante;
        v->understood = 1;
    } else {
        v->object = c->ante;
        v->object_understood = 1;
    }
}

/* "Depot hit by drones": no auxiliary, and yet a passive. */
static void note_voice(const struct work *w, struct verb *v)
{
    const uint32_t by = v->pred.end;
    if (!v->loose || v->pred.form != FORM_FINITE ||
        !casus__work_fold_is(w, by, "by") || by + 1 >= w->end)
        return;
    const uint32_t np = w->np_at[by + 1];
    if (np != NONE && !(w->nps[np].flags & NP_TIME))
        v->pred.flags |= PRED_PASSIVE;
}

void casus__clauses_place(struct machine *m, struct clause *c, uint32_t verb)
{
    struct work *w = m->w;
    struct verb *v = &w->verbs[verb];
    c->verb = verb;
    v->placed = 1;
    note_voice(w, v);
    v->pred.link = c->link;
    v->pred.parent = c->parent == verb ? NONE : c->parent;
    v->pred.marker = c->marker;
    v->subject = c->subject;
    v->there = c->there;
    if (c->ante != NONE)
        fill_gap(m, c, v);
    for (size_t i = c->phrases; i < m->n_phrases; i++)
        casus__work_add_oblique(w, verb, m->phrases[i].prep,
                                m->phrases[i].np, false);
    if (m->n_phrases > c->phrases)
        m->n_phrases = c->phrases;
    if (c->link == LINK_ROOT && !c->barrier && !c->attribution)
        note_main(m, verb);
    if (c->fronted && m->root == NONE && m->n_fronted < CLAUSE_QUOTED)
        m->fronted[m->n_fronted++] = verb;
}

void casus__clauses_conjoin(struct machine *m, struct clause *c,
                            uint32_t verb)
{
    struct verb *v = &m->w->verbs[verb];
    casus__clauses_pop_to(m, c);
    v->placed = 1;
    v->pred.link = LINK_CONJ;
    v->pred.parent = c->verb;
    v->inherits = INHERIT_SUBJECT;
    c->verb = verb;
    c->closed = false;
    c->invert = c->there = false;
    if (m->n_phrases > c->phrases)
        m->n_phrases = c->phrases;
}

/* ---- looking around -------------------------------------------------- */

enum item_kind casus__clauses_before(const struct machine *m, size_t k)
{
    return k ? (enum item_kind)m->w->items[k - 1].kind : ITEM_STOP;
}

static enum item_kind kind_at(const struct machine *m, size_t k)
{
    return k < m->w->n_items ? (enum item_kind)m->w->items[k].kind
                             : ITEM_STOP;
}

static bool is_time(const struct work *w, uint32_t np)
{
    return (w->nps[np].flags & NP_TIME) != 0;
}

bool casus__clauses_object_follows(const struct machine *m, size_t k)
{
    return kind_at(m, k + 1) == ITEM_NP &&
           !is_time(m->w, m->w->items[k + 1].ref);
}

uint32_t casus__clauses_np_before(const struct machine *m, uint32_t tok)
{
    const struct work *w = m->w;
    const uint32_t n = w->ends_at[tok];
    if (n == NONE || !is_time(w, n))
        return n;
    uint32_t begin = n;
    while (w->nps[begin].poss != NONE)
        begin = w->nps[begin].poss;
    begin = w->nps[begin].begin;
    uint32_t before = w->ends_at[begin];
    if (before == NONE && begin > w->begin)
        before = w->ends_at[begin - 1];
    return before != NONE ? before : n;
}

bool casus__clauses_follows_cc(const struct machine *m, size_t k)
{
    if (casus__clauses_before(m, k) == ITEM_CC)
        return true;
    if (casus__clauses_before(m, k) != ITEM_NP || k < 2)
        return false;
    if (kind_at(m, k - 2) == ITEM_CC)
        return is_time(m->w, m->w->items[k - 1].ref);
    return k >= 3 && kind_at(m, k - 2) == ITEM_PREP &&
           kind_at(m, k - 3) == ITEM_CC;
}

/* Where the phrases behind item k end: the next item that is none. */
static size_t after_phrases(const struct machine *m, size_t k)
{
    enum { MOST = 12 };
    const struct work *w = m->w;
    size_t i = k + 1;
    for (int n = 0; n < MOST && i < w->n_items; n++) {
        if (kind_at(m, i) == ITEM_PREP && kind_at(m, i + 1) == ITEM_NP)
            i += 2;
        else if (kind_at(m, i) == ITEM_NP && is_time(w, w->items[i].ref))
            i++;
        else
            break;
    }
    return i;
}

static bool is_end(const struct machine *m, size_t k)
{
    switch (kind_at(m, k)) {
    case ITEM_COMMA:
    case ITEM_STOP:
    case ITEM_COLON:
    case ITEM_CLOSE:
        return true;
    default:
        return false;
    }
}

static bool is_say(const struct work *w, uint32_t verb)
{
    const struct verb *v = &w->verbs[verb];
    return (v->bits & W_SAY) && v->pred.form == FORM_FINITE &&
           !(v->pred.flags & PRED_PASSIVE);
}

/* ---- attribution: "..., X said" -------------------------------------- */

/* Is item k, an np, the speaker of a clause that only says who speaks? */
static bool is_attribution(const struct machine *m, size_t k)
{
    const struct work *w = m->w;
    const enum item_kind before = casus__clauses_before(m, k);
    if (k == 0 || (before != ITEM_COMMA && before != ITEM_STOP))
        return false;
    const size_t v = after_phrases(m, k);
    if (kind_at(m, v) != ITEM_VERB || !is_say(w, w->items[v].ref))
        return false;
    return is_end(m, after_phrases(m, v));
}

/* What may follow the speaker in "..., said X": an end, or more about X. */
static bool is_said(const struct machine *m, size_t k)
{
    return is_end(m, k) || kind_at(m, k) == ITEM_REL ||
           (kind_at(m, k) == ITEM_VERB &&
            m->w->verbs[m->w->items[k].ref].pred.form != FORM_FINITE);
}

static void open_attribution(struct machine *m, bool invert)
{
    struct clause c = casus__clauses_new(LINK_ROOT, NONE);
    c.attribution = true;
    c.invert = invert;
    casus__clauses_push(m, c);
}

static void note_attribution(struct machine *m, uint32_t verb)
{
    if (m->n_attributions < CLAUSE_QUOTED)
        m->attributions[m->n_attributions++] = verb;
}

/* "..., said X": the verb of item k. */
static bool is_inverted(const struct machine *m, size_t k, uint32_t verb)
{
    const enum item_kind before = casus__clauses_before(m, k);
    return k > 0 && (before == ITEM_COMMA || before == ITEM_STOP) &&
           is_say(m->w, verb) && casus__clauses_object_follows(m, k) &&
           is_said(m, after_phrases(m, k + 1));
}

/* ---- noun groups ----------------------------------------------------- */

/* The clause that "and X did ..." goes on with. */
static struct clause *clause_to_join(struct machine *m, size_t k)
{
    const bool comma = k >= 2 && kind_at(m, k - 2) == ITEM_COMMA;
    const uint8_t quoted = m->w->quoted[m->w->items[k].begin];
    struct clause *best = NULL;
    for (size_t i = m->depth; i-- > 0;) {
        struct clause *c = &m->stack[i];
        if (c->verb == NONE || c->attribution ||
            m->w->verbs[c->verb].pred.form != FORM_FINITE)
            continue;
        if (best && quoted && !m->w->quoted[m->w->verbs[c->verb].pred.head])
            break; /* stays inside its quotation */
        if (!best || c->link != LINK_RELCL)
            best = c;
        if (c->barrier || (!comma && c->link != LINK_RELCL))
            break;
    }
    return best;
}

/* A clause with a subject of its own begins at item k. */
static void open_with_subject(struct machine *m, size_t k, uint32_t np)
{
    struct work *w = m->w;
    const enum item_kind before = casus__clauses_before(m, k);
    struct clause *c = casus__clauses_top(m);
    struct clause *waits = casus__clauses_waiting(m);
    struct clause fresh = casus__clauses_new(LINK_CCOMP, c->verb);
    if (before == ITEM_CC) {
        struct clause *join = clause_to_join(m, k);
        if (join) {
            fresh.parent = join->verb;
            fresh.link = LINK_CONJ;
            casus__clauses_pop_to(m, join);
            casus__clauses_pop(m);
        }
    } else if (waits && waits->subject == NONE &&
               !(before == ITEM_VERB && w->verbs[c->verb].bits & W_SAY)) {
        casus__clauses_pop_to(m, waits);
        waits->subject = np;
        return;
    } else if (before == ITEM_COMMA || before == ITEM_COLON) {
        fresh.link = LINK_ROOT;
        fresh.parent = NONE;
        if (c->link == LINK_CCOMP) {
            fresh.link = LINK_CONJ;
            fresh.parent = c->verb;
        }
    } else if (before == ITEM_NP && !(w->verbs[c->verb].bits & W_SAY)) {
        /* "the deal Iran signed" */
        fresh.link = LINK_RELCL;
        fresh.ante = w->items[k - 1].ref;
        fresh.gap = true;
    }
    fresh.subject = np;
    casus__clauses_push(m, fresh);
}

static bool takes_second(const struct verb *v)
{
    return (v->bits & (W_DITR | W_NAMING)) != 0;
}

static void add_object(struct machine *m, size_t k, uint32_t np)
{
    struct work *w = m->w;
    struct clause *c = casus__clauses_top(m);
    struct verb *v = &w->verbs[c->verb];
    const enum item_kind before = casus__clauses_before(m, k);
    if (c->closed || before == ITEM_CC || v->pred.kind == PRED_ADJ)
        return;
    const bool passive = v->pred.flags & PRED_PASSIVE;
    if (v->object == NONE || v->object_understood) {
        if (passive && !takes_second(v))
            return;
        v->object = np;
        v->object_understood = 0;
        w->notes[np].taken = 1;
    } else if (v->iobject == NONE && v->bits & W_DITR &&
               before == ITEM_NP) {
        v->iobject = v->object;
        v->object = np;
        w->notes[np].taken = 1;
    } else if (v->bits & W_NAMING && before == ITEM_NP) {
        casus__work_add_oblique(w, c->verb, NONE, np, false);
    }
}

static void subject_before_verb(struct machine *m, size_t k, uint32_t np)
{
    struct work *w = m->w;
    struct clause *c = casus__clauses_top(m);
    const bool finite = casus__work_next_finite(w, k) != NONE;
    /* "If the vote, he would ...": a clause whose verb was not seen. */
    if (finite && c->subject != NONE && c->link == LINK_ADVCL &&
        m->depth > 1 && casus__clauses_before(m, k) == ITEM_COMMA) {
        casus__clauses_pop(m);
        c = casus__clauses_top(m);
    }
    if (c->verb != NONE)
        return;
    if (c->subject == NONE) {
        c->subject = np;
        w->notes[np].taken = 1;
    } else if (finite && casus__clauses_before(m, k) == ITEM_NP) {
        struct clause fresh = casus__clauses_new(LINK_RELCL, NONE);
        fresh.ante = w->items[k - 1].ref;
        fresh.gap = true;
        fresh.subject = np;
        casus__clauses_push(m, fresh);
    } else if (finite) {
        c->subject = np;
    }
}

static void read_np(struct machine *m, size_t k, uint32_t np)
{
    struct work *w = m->w;
    struct clause *c = casus__clauses_top(m);
    const enum item_kind before = casus__clauses_before(m, k);
    if (before == ITEM_PREP) {
        add_phrase(m, w->items[k - 1].begin, np);
        return;
    }
    const uint32_t finite = casus__work_next_finite(w, k);
    const bool is_first = c->verb == NONE && c->subject == NONE &&
                          kind_at(m, k + 1) == ITEM_VERB && finite != NONE;
    if (is_time(w, np) && !is_first) {
        add_phrase(m, NONE, np);
        return;
    }
    if (c->verb != NONE && (c->invert || c->there)) {
        w->verbs[c->verb].subject = np;
        c->invert = c->there = false;
        return;
    }
    if (is_attribution(m, k) && !(c->verb == NONE && c->subject == NONE)) {
        open_attribution(m, false);
        casus__clauses_top(m)->subject = np;
        return;
    }
    /* "Talks on ending the war failed": the verb is the subject's. */
    const struct clause *waits = casus__clauses_waiting(m);
    const bool owed = waits && waits->subject != NONE && c->verb != NONE &&
                      !(w->verbs[c->verb].bits & W_SAY) &&
                      before == ITEM_VERB;
    if (c->verb == NONE)
        subject_before_verb(m, k, np);
    else if (finite != NONE && !owed)
        open_with_subject(m, k, np);
    else
        add_object(m, k, np);
}

/* ---- finite verbs ---------------------------------------------------- */

static bool same_time(const struct pred *a, const struct pred *b)
{
    return a->tense == b->tense && a->modal == b->modal;
}

/* The clause whose verb the finite verb goes on with: "fired and missed". */
static struct clause *verb_to_join(struct machine *m, size_t k, uint32_t verb)
{
    const struct pred *p = &m->w->verbs[verb].pred;
    const bool comma = k >= 2 && kind_at(m, k - 1) == ITEM_CC &&
                       kind_at(m, k - 2) == ITEM_COMMA;
    struct clause *near = NULL, *same = NULL;
    for (size_t i = m->depth; i-- > 0;) {
        struct clause *c = &m->stack[i];
        if (c->verb != NONE && !c->attribution) {
            const struct verb *u = &m->w->verbs[c->verb];
            if (near && m->w->quoted[p->head] &&
                !m->w->quoted[u->pred.head])
                break; /* stays inside its quotation */
            if (u->pred.form == FORM_FINITE && !u->there) {
                near = near ? near : c;
                if (same_time(p, &u->pred) && (!same || comma))
                    same = c;
            }
        }
        if (c->barrier)
            break;
    }
    if (same)
        return same;
    return near ? near : casus__clauses_top(m);
}

/* The object of the clause was the subject of a content clause. */
static bool steal_object(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__clauses_top(m);
    const enum item_kind before = casus__clauses_before(m, k);
    if (c->verb == NONE || before == ITEM_COMMA ||
        casus__clauses_follows_cc(m, k))
        return false;
    struct verb *up = &w->verbs[c->verb];
    if (up->object == NONE || up->object_understood)
        return false;
    struct clause fresh = casus__clauses_new(LINK_CCOMP, c->verb);
    fresh.subject = up->object;
    up->object = up->iobject;
    up->iobject = NONE;
    casus__clauses_place(m, casus__clauses_push(m, fresh), verb);
    return true;
}

void casus__clauses_finite(struct machine *m, size_t k, uint32_t verb)
{
    struct clause *c = casus__clauses_top(m);
    if (c->verb != NONE && is_inverted(m, k, verb)) {
        open_attribution(m, true);
        casus__clauses_place(m, casus__clauses_top(m), verb);
        note_attribution(m, verb);
        return;
    }
    if (c->verb == NONE) {
        casus__clauses_place(m, c, verb);
        if (c->attribution)
            note_attribution(m, verb);
        return;
    }
    struct clause *waits = casus__clauses_waiting(m);
    if (casus__clauses_follows_cc(m, k) && !(waits && c->fronted)) {
        casus__clauses_conjoin(m, verb_to_join(m, k, verb), verb);
        return;
    }
    if (waits && !waits->attribution &&
        (waits->subject != NONE || !steal_object(m, k, verb))) {
        casus__clauses_pop_to(m, waits);
        casus__clauses_place(m, waits, verb);
        return;
    }
    if (m->w->verbs[verb].placed || steal_object(m, k, verb))
        return;
    casus__clauses_conjoin(m, verb_to_join(m, k, verb), verb);
}

/* "Did Iran attack", "Has he left": the auxiliary of item k stands before
 * the subject. Its meaning goes to the main verb. */
static bool read_inversion(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__clauses_top(m);
    struct verb *a = &w->verbs[verb];
    if (c->subject != NONE || a->pred.form != FORM_FINITE ||
        kind_at(m, k + 1) != ITEM_NP || kind_at(m, k + 2) != ITEM_VERB ||
        !(a->bits & (W_BE | W_HAVE | W_DO | W_WILL | W_WOULD | W_CAN |
                     W_MAY | W_MUST)))
        return false;
    struct verb *v = &w->verbs[w->items[k + 2].ref];
    const unsigned x = w->doc->tags[v->pred.head].xpos;
    if (!v->bare || v->pred.form == FORM_FINITE)
        return false;
    if (a->copula && x == XPOS_VBG)
        v->pred.flags |= PRED_PROGRESSIVE;
    else if (!a->copula && x == XPOS_VBN)
        v->pred.flags = (uint16_t)((v->pred.flags & ~PRED_PASSIVE) |
                                   PRED_PERFECT);
    v->pred.form = FORM_FINITE;
    v->pred.tense = a->pred.tense;
    v->pred.modal = a->pred.modal;
    v->pred.flags |= a->pred.flags & PRED_NEGATED;
    v->loose = 0;
    a->dropped = 1;
    c->subject = w->items[k + 1].ref;
    w->notes[c->subject].taken = 1;
    m->skip = k + 1;
    return true;
}

static void read_verb(struct machine *m, size_t k, uint32_t verb)
{
    struct verb *v = &m->w->verbs[verb];
    struct clause *c = casus__clauses_top(m);
    if (c->verb == NONE && read_inversion(m, k, verb))
        return;
    switch ((enum pred_form)v->pred.form) {
    case FORM_INF:
        casus__nonfinite_infinitive(m, k, verb);
        return;
    case FORM_GERUND:
        casus__nonfinite_gerund(m, k, verb);
        return;
    case FORM_PARTICIPLE:
        casus__nonfinite_participle(m, k, verb);
        return;
    case FORM_FINITE:
    case FORM_NOUN:
        break;
    }
    if (v->loose && casus__nonfinite_is_reduced(m, k, verb)) {
        v->pred.form = FORM_PARTICIPLE;
        v->pred.tense = TENSE_NONE;
        v->pred.flags |= PRED_PASSIVE;
        casus__nonfinite_participle(m, k, verb);
        return;
    }
    casus__clauses_finite(m, k, verb);
}

/* ---- conjunctions and relatives -------------------------------------- */

static uint32_t nearest_say(const struct machine *m)
{
    for (size_t i = m->depth; i-- > 0;) {
        const struct clause *c = &m->stack[i];
        if (c->verb != NONE && m->w->verbs[c->verb].bits & W_SAY)
            return c->verb;
    }
    return m->stack[m->depth - 1].verb;
}

static void open_relative(struct machine *m, size_t k, uint32_t ante,
                          uint32_t prep, bool comma)
{
    struct clause c = casus__clauses_new(LINK_RELCL,
                                         casus__clauses_top(m)->verb);
    c.marker = m->w->items[k].begin;
    c.ante = ante;
    c.prep = prep;
    c.gap = true;
    c.comma = comma;
    casus__clauses_push(m, c);
}

/* "that" and "whether" behind item k - 1. */
static void read_that(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const uint32_t tok = w->items[k].begin;
    const enum item_kind before = casus__clauses_before(m, k);
    struct clause *top = casus__clauses_top(m);
    const uint32_t np = before == ITEM_NP ? w->ends_at[tok] : NONE;
    struct clause c = casus__clauses_new(LINK_CCOMP, top->verb);
    c.marker = tok;
    if (before == ITEM_CC) {
        c.parent = nearest_say(m);
    } else if (np != NONE && !is_time(w, np)) {
        const struct verb *v = top->verb != NONE ? &w->verbs[top->verb]
                                                 : NULL;
        const bool told = v && v->object == np && v->bits & W_TELL;
        if (!told && casus__work_head(w, np) & W_COMPN &&
            kind_at(m, k + 1) != ITEM_VERB) {
            c.link = LINK_NOUNCOMP;
            casus__clauses_push(m, c)->ante = np;
            return;
        }
        if (!told && (!v || !(v->bits & W_SAY) || v->object == np ||
                      kind_at(m, k + 1) == ITEM_VERB)) {
            open_relative(m, k, np, NONE, false);
            return;
        }
    } else if (top->verb == NONE) {
        c.link = LINK_ADVCL;
    }
    casus__clauses_push(m, c);
}

static void read_mark(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const uint32_t tok = w->items[k].begin;
    struct clause *top = casus__clauses_top(m);
    if (casus__work_fold_is(w, tok, "that") &&
        !(k && casus__work_fold_is(w, w->items[k - 1].begin, "so"))) {
        read_that(m, k);
        return;
    }
    const bool asks = top->verb != NONE &&
                      (casus__str_is(w->doc->lemmas[w->verbs[top->verb]
                                                        .pred.head],
                                     "ask") ||
                       casus__str_is(w->doc->lemmas[w->verbs[top->verb]
                                                        .pred.head],
                                     "wonder"));
    const bool whether = casus__work_fold_is(w, tok, "whether") ||
                         (asks && casus__work_fold_is(w, tok, "if"));
    const bool content = whether && top->verb != NONE;
    struct clause c = casus__clauses_new(content ? LINK_CCOMP : LINK_ADVCL,
                                         top->verb);
    c.marker = tok;
    c.fronted = top->verb == NONE;
    casus__clauses_push(m, c);
}

/* "the leader of the group, who": a person, if one is near. */
uint32_t casus__clauses_described(const struct machine *m, uint32_t np)
{
    const struct work *w = m->w;
    const uint32_t place = 1u << GAZ_GPE | 1u << GAZ_LOC;
    const uint32_t types = w->types[w->nps[np].begin] |
                           w->types[w->nps[np].head];
    const uint32_t up = w->notes[np].up;
    return up != NONE && w->nps[np].flags & NP_PROPER && types & place ? up
                                                                       : np;
}

static uint32_t person_before(const struct work *w, uint32_t np)
{
    enum { HIGHEST = 3 };
    const uint32_t person = 1u << GAZ_PERSON | 1u << GAZ_GIVEN |
                            1u << GAZ_SURNAME;
    const uint32_t other = 1u << GAZ_GPE | 1u << GAZ_LOC | 1u << GAZ_ORG;
    uint32_t n = np;
    for (int i = 0; i < HIGHEST; i++) {
        const uint32_t head = w->nps[n].head;
        const uint32_t types = w->types[w->nps[n].begin] | w->types[head];
        const uint32_t up = w->notes[n].up;
        if (up == NONE || types & person ||
            !(types & other || is_time(w, n)))
            return n;
        n = up;
    }
    return np;
}

static void read_relative(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const uint32_t tok = w->items[k].begin;
    size_t at = k; /* first item of the relative phrase */
    uint32_t prep = NONE;
    if (kind_at(m, at - (at > 0)) == ITEM_PREP && at > 0)
        prep = w->items[--at].begin;
    const bool comma = at > 0 && kind_at(m, at - 1) == ITEM_COMMA;
    at -= comma;
    const bool what = casus__work_fold_is(w, tok, "what") ||
                      casus__work_fold_is(w, tok, "how") ||
                      casus__work_fold_is(w, tok, "why");
    uint32_t np = at > 0 && kind_at(m, at - 1) == ITEM_NP && !what
                      ? w->ends_at[w->items[at].begin]
                      : NONE;
    if (np == NONE && at > 0 && kind_at(m, at - 1) == ITEM_NP && !what)
        np = w->items[at - 1].ref;
    struct clause *top = casus__clauses_top(m);
    if (np == NONE) {
        if (top->verb == NONE && prep == NONE)
            return; /* a question */
        struct clause c = casus__clauses_new(top->verb == NONE ? LINK_ADVCL
                                                               : LINK_CCOMP,
                                             top->verb);
        c.marker = tok;
        c.fronted = top->verb == NONE;
        casus__clauses_push(m, c);
        return;
    }
    if (casus__work_fold_is(w, tok, "who"))
        np = person_before(w, np);
    if (comma)
        np = w->nps[np].first_conj;
    const bool adverb = w->doc->tags[tok].xpos == XPOS_WRB;
    open_relative(m, k, np, adverb ? tok : prep, comma);
    if (casus__work_fold_is(w, tok, "whose") && kind_at(m, k + 1) == ITEM_NP) {
        w->nps[w->items[k + 1].ref].poss = np;
        casus__clauses_top(m)->gap = false;
    }
}

/* "after", "since", "as": a conjunction if a clause follows. */
static void read_preposition(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const struct clause *top = casus__clauses_top(m);
    const bool there = kind_at(m, k + 1) == ITEM_THERE;
    if (!(w->bits[w->items[k].begin] & W_SUB) ||
        w->items[k].end - w->items[k].begin != 1 ||
        (!there && (kind_at(m, k + 1) != ITEM_NP ||
                    casus__work_next_finite(w, k + 1) == NONE)))
        return;
    /* "Violence after the vote killed 12": the verb is the subject's. */
    if (top->verb == NONE && top->subject != NONE &&
        casus__clauses_before(m, k) != ITEM_COMMA)
        return;
    w->items[k].kind = ITEM_MARK;
    read_mark(m, k);
}

/* ---- stops ----------------------------------------------------------- */

static void read_comma(struct machine *m)
{
    for (int i = 0; i < CLAUSE_DEPTH; i++) {
        struct clause *c = casus__clauses_top(m);
        if (m->depth == 1 || c->barrier)
            break;
        const bool empty = c->verb == NONE && c->subject == NONE;
        const bool waits = casus__clauses_waiting(m) != NULL;
        const bool done = c->verb != NONE && waits;
        if (!c->attribution && !(empty && c->link != LINK_ROOT) && !done)
            break;
        casus__clauses_pop(m);
    }
    if (casus__clauses_top(m)->verb != NONE)
        casus__clauses_top(m)->closed = true;
}

static void fresh_sentence(struct machine *m)
{
    while (m->depth > 1 && !casus__clauses_top(m)->barrier)
        m->depth--;
    const bool barrier = casus__clauses_top(m)->barrier;
    struct clause c = casus__clauses_new(LINK_ROOT, NONE);
    c.barrier = barrier;
    *casus__clauses_top(m) = c;
    m->n_phrases = 0;
}

static void read_colon(struct machine *m, size_t k)
{
    const struct clause *top = casus__clauses_top(m);
    const bool colon = m->w->doc->buffer[m->w->doc->tokens
                           [m->w->items[k].begin].begin] == ':';
    if (colon && top->verb != NONE && is_say(m->w, top->verb))
        casus__clauses_push(m, casus__clauses_new(LINK_CCOMP, top->verb));
    else
        fresh_sentence(m);
}

static void read_open(struct machine *m)
{
    struct clause c = casus__clauses_new(LINK_ROOT, NONE);
    c.barrier = true;
    casus__clauses_push(m, c);
}

static void read_close(struct machine *m)
{
    for (size_t i = m->depth; i-- > 1;) {
        if (m->stack[i].barrier) {
            m->depth = i;
            return;
        }
    }
}

/* ---- adjectives ------------------------------------------------------ */

static void make_adjective(struct verb *v, const struct item *it)
{
    v->pred.kind = PRED_ADJ;
    v->pred.head = it->end - 1;
    v->pred.end = it->end;
    v->copula = 0;
    v->bits = 0;
}

/* An adjective as a predicate; `like`: a verb with its tense, or NONE. */
static struct verb new_adjective(const struct work *w, const struct item *it,
                                 uint32_t like)
{
    struct verb v = { .subject = NONE,
                      .object = NONE,
                      .iobject = NONE,
                      .noun = NONE,
                      .pred = { .begin = it->begin,
                                .end = it->end,
                                .sent = w->sent,
                                .parent = NONE,
                                .marker = NONE,
                                .particle = NONE,
                                .np = NONE,
                                .form = FORM_FINITE,
                                .tense = TENSE_PRESENT } };
    if (like != NONE) {
        v.pred.tense = w->verbs[like].pred.tense;
        v.pred.modal = w->verbs[like].pred.modal;
        v.pred.form = w->verbs[like].pred.form;
    }
    make_adjective(&v, it);
    return v;
}

/* A second adjective, or one without "be" in a headline. */
static void add_adjective(struct machine *m, const struct item *it,
                          struct clause *c, uint32_t like)
{
    const struct verb v = new_adjective(m->w, it, like);
    const uint32_t verb = casus__work_add_verb(m->w, &v);
    if (verb == NONE)
        return;
    if (like != NONE)
        casus__clauses_conjoin(m, c, verb);
    else
        casus__clauses_place(m, c, verb);
}

/* "called the vote illegal", "left 12 people dead" */
static bool takes_state(const struct work *w, const struct verb *v)
{
    static const char *const lemmas[] = { "leave", "find", "keep", "make",
                                          "render", "see", "describe" };
    if (v->bits & W_NAMING)
        return true;
    const casus_str lemma = w->doc->lemmas[v->pred.head];
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (casus__str_is(lemma, lemmas[i]))
            return true;
    return false;
}

static void add_state(struct machine *m, const struct item *it,
                      struct clause *c)
{
    struct verb v = new_adjective(m->w, it, NONE);
    v.pred.form = FORM_PARTICIPLE;
    v.pred.tense = TENSE_NONE;
    v.pred.link = LINK_XCOMP;
    v.pred.parent = c->verb;
    v.inherits = INHERIT_OBJECT;
    v.placed = 1;
    (void)casus__work_add_verb(m->w, &v);
}

static void read_adjective(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const struct item *it = &w->items[k];
    struct clause *c = casus__clauses_top(m);
    const enum item_kind before = casus__clauses_before(m, k);
    if (c->verb == NONE) {
        if (!w->any_finite && c->subject != NONE && before == ITEM_NP &&
            c->link == LINK_ROOT)
            add_adjective(m, it, c, NONE);
        return;
    }
    struct verb *v = &w->verbs[c->verb];
    const casus_str lemma = w->doc->lemmas[v->pred.head];
    const bool links = v->copula || casus__str_is(lemma, "remain") ||
                       casus__str_is(lemma, "become") ||
                       casus__str_is(lemma, "stay");
    if (before == ITEM_VERB && links) {
        make_adjective(v, it);
    } else if (before == ITEM_NP && v->copula && v->subject == NONE &&
               v->object != NONE) {
        v->subject = v->object; /* "Is Iran ready" */
        v->object = NONE;
        make_adjective(v, it);
    } else if (before == ITEM_NP && v->object != NONE && takes_state(w, v)) {
        add_state(m, it, c);
    } else if (before == ITEM_CC && v->pred.kind == PRED_ADJ && k >= 2 &&
               w->items[k - 2].end == v->pred.end) {
        add_adjective(m, it, c, c->verb);
    }
}

/* ---- the pass -------------------------------------------------------- */

static void read_item(struct machine *m, size_t k)
{
    const struct item *it = &m->w->items[k];
    struct clause *c = casus__clauses_top(m);
    switch ((enum item_kind)it->kind) {
    case ITEM_NP:
        read_np(m, k, it->ref);
        break;
    case ITEM_PREP:
        read_preposition(m, k);
        break;
    case ITEM_VERB:
        read_verb(m, k, it->ref);
        break;
    case ITEM_ADJ:
        read_adjective(m, k);
        break;
    case ITEM_MARK:
        read_mark(m, k);
        break;
    case ITEM_REL:
        if (casus__work_fold_is(m->w, it->begin, "that"))
            read_that(m, k);
        else
            read_relative(m, k);
        break;
    case ITEM_COMMA:
        read_comma(m);
        break;
    case ITEM_COLON:
        read_colon(m, k);
        break;
    case ITEM_STOP:
        if (k + 1 < m->w->n_items && !is_attribution(m, k + 1))
            fresh_sentence(m);
        break;
    case ITEM_OPEN:
        read_open(m);
        break;
    case ITEM_CLOSE:
        read_close(m);
        break;
    case ITEM_THERE:
        if (c->verb != NONE && !m->w->verbs[c->verb].copula)
            casus__clauses_push(m, casus__clauses_new(LINK_CCOMP, c->verb));
        casus__clauses_top(m)->there = true;
        break;
    case ITEM_CC:
    case ITEM_ORDER:
    case ITEM_GONE:
        break;
    }
}

/* What "..., X said" says is the main clause. */
static void settle_attributions(struct machine *m)
{
    if (!m->n_attributions || m->root == NONE)
        return;
    const uint32_t by = m->attributions[0];
    struct verb *root = &m->w->verbs[m->root];
    if (by == m->root || root->pred.parent != NONE)
        return;
    root->pred.link = LINK_CCOMP;
    root->pred.parent = by;
}

void casus__clauses_run(struct work *w)
{
    struct machine m = { .w = w, .root = NONE };
    m.phrases = w->phrases;
    m.cap_phrases = w->cap_phrases;
    m.depth = 1;
    m.stack[0] = casus__clauses_new(LINK_ROOT, NONE);
    for (size_t k = 0; k < w->n_items && !w->failed; k++)
        if (!m.skip || m.skip != k)
            read_item(&m, k);
    settle_attributions(&m);
    w->phrases = m.phrases;
    w->cap_phrases = m.cap_phrases;
}
