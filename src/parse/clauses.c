/*
 * The clause analyser. Each item of a sentence is looked at once; the stack
 * is short and looking ahead is bounded, so the work is linear.
 */
#include "parse/clauses.h"

#include "base/str.h"
#include "parse/adjectives.h"
#include "parse/attribution.h"
#include "parse/machine.h"
#include "parse/nonfinite.h"
#include "parse/participle.h"
#include "parse/subordinate.h"

/* ---- noun groups ----------------------------------------------------- */

/* The clause that "and X did ..." goes on with. */
static struct clause *clause_to_join(struct machine *m, size_t k)
{
    const bool comma = k >= 2 && casus__machine_kind(m, k - 2) == ITEM_COMMA;
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

/* "..., and by the end of the year the army had left": the np before item k
 * stands in a phrase that opens the clause. */
static bool follows_fronted(const struct machine *m, size_t k)
{
    if (k < 3 || casus__machine_before(m, k) != ITEM_NP ||
        casus__machine_kind(m, k - 2) != ITEM_PREP)
        return false;
    const enum item_kind first = casus__machine_kind(m, k - 3);
    return first == ITEM_CC || first == ITEM_MARK || first == ITEM_COLON;
}

/* A clause with a subject of its own begins at item k. */
static void open_with_subject(struct machine *m, size_t k, uint32_t np)
{
    struct work *w = m->w;
    const bool fronted = follows_fronted(m, k);
    const enum item_kind before = fronted ? casus__machine_kind(m, k - 3)
                                          : casus__machine_before(m, k);
    struct clause *c = casus__machine_top(m);
    struct clause *waits = casus__machine_waiting(m);
    struct clause fresh = casus__machine_new(LINK_CCOMP, c->verb);
    if (before == ITEM_CC) {
        struct clause *join = clause_to_join(m, k);
        if (join) {
            fresh.parent = join->verb;
            fresh.link = LINK_CONJ;
            casus__machine_pop_to(m, join);
            casus__machine_pop(m);
        }
    } else if (waits && waits->subject == NONE &&
               !(before == ITEM_VERB && w->verbs[c->verb].bits & W_SAY)) {
        casus__machine_pop_to(m, waits);
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
    casus__machine_push(m, fresh);
}

static bool takes_second(const struct verb *v)
{
    return (v->bits & (W_DITR | W_NAMING)) != 0;
}

static void add_object(struct machine *m, size_t k, uint32_t np)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    struct verb *v = &w->verbs[c->verb];
    const enum item_kind before = casus__machine_before(m, k);
    if (c->closed || before == ITEM_CC || v->pred.kind == PRED_ADJ)
        return;
    const bool passive = v->pred.flags & PRED_PASSIVE;
    if (v->object == NONE || v->object_understood) {
        if (passive && !takes_second(v))
            return;
        v->object = np;
        v->object_understood = 0;
        w->notes[np].taken = 1;
    } else if (v->iobject == NONE && v->bits & W_DITR && before == ITEM_NP) {
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
    struct clause *c = casus__machine_top(m);
    const bool finite = casus__work_next_finite(w, k) != NONE;
    /* "If the vote, he would ...": a clause whose verb was not seen. */
    if (finite && c->subject != NONE && c->link == LINK_ADVCL && m->depth > 1 &&
        casus__machine_before(m, k) == ITEM_COMMA) {
        casus__machine_pop(m);
        c = casus__machine_top(m);
    }
    if (c->verb != NONE)
        return;
    if (c->subject == NONE) {
        c->subject = np;
        w->notes[np].taken = 1;
    } else if (finite && casus__machine_before(m, k) == ITEM_NP) {
        struct clause fresh = casus__machine_new(LINK_RELCL, NONE);
        fresh.ante = w->items[k - 1].ref;
        fresh.gap = true;
        fresh.subject = np;
        casus__machine_push(m, fresh);
    } else if (finite) {
        c->subject = np;
    }
}

/* "Said troops trying to end a riot killed four": a verb of saying below the
 * participles of its object, or the top clause. */
static struct clause *clause_to_rob(struct machine *m)
{
    for (size_t i = m->depth; i-- > 0;) {
        struct clause *c = &m->stack[i];
        if (c->barrier || c->verb == NONE)
            break;
        const struct verb *v = &m->w->verbs[c->verb];
        if (v->pred.form != FORM_FINITE || c->link == LINK_RELCL)
            continue;
        if (v->bits & W_SAY && v->object != NONE && !v->object_understood)
            return c;
        break;
    }
    return casus__machine_top(m);
}

/* "..., but in March the army left": the phrase that ends with item k opens
 * the clause behind it. */
static bool leads_clause(const struct machine *m, size_t k)
{
    const size_t next =
        casus__machine_kind(m, k + 1) == ITEM_COMMA ? k + 2 : k + 1;
    return k >= 2 && casus__machine_kind(m, k - 2) == ITEM_CC &&
           casus__machine_kind(m, next) == ITEM_NP &&
           casus__work_next_finite(m->w, next) != NONE;
}

/* "Demanding", "urging": with a thing as object rather than a clause. */
static bool asks_for(const struct work *w, uint32_t verb)
{
    static const char *const words[] = { "demanding", "proposing", "requesting",
                                         "urging",    "requiring", "denying",
                                         "announcing" };
    const struct pred *p = &w->verbs[verb].pred;
    if (p->form == FORM_GERUND)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (casus__work_fold_is(w, p->head, words[i]))
                return true;
    return false;
}

static void read_np(struct machine *m, size_t k, uint32_t np)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    const enum item_kind before = casus__machine_before(m, k);
    if (before == ITEM_PREP) {
        if (c->verb != NONE && leads_clause(m, k))
            casus__machine_keep_phrase(m, w->items[k - 1].begin, np);
        else
            casus__machine_add_phrase(m, w->items[k - 1].begin, np);
        return;
    }
    const uint32_t finite = casus__work_next_finite(w, k);
    const bool is_first = c->verb == NONE && c->subject == NONE &&
                          casus__machine_kind(m, k + 1) == ITEM_VERB &&
                          finite != NONE;
    if (casus__work_is_time(w, np) && !is_first) {
        casus__machine_add_phrase(m, NONE, np);
        return;
    }
    if (c->verb != NONE && (c->invert || c->there)) {
        w->verbs[c->verb].subject = np;
        c->invert = c->there = false;
        return;
    }
    if (casus__attribution_is(m, k) &&
        !(c->verb == NONE && c->subject == NONE)) {
        casus__attribution_open(m, false);
        casus__machine_top(m)->subject = np;
        return;
    }
    /* "Talks on ending the war failed": the verb is the subject's. */
    const struct clause *waits = casus__machine_waiting(m);
    const bool owed =
        c->verb != NONE && before == ITEM_VERB &&
        (!(w->verbs[c->verb].bits & W_SAY) ||
         (finite != NONE && asks_for(w, c->verb) &&
          casus__participle_last_verb(m, k, finite))) &&
        ((waits && waits->subject != NONE) || clause_to_rob(m) != c);
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
    return a->modal == b->modal &&
           (a->tense == b->tense || a->flags & b->flags & PRED_PERFECT);
}

/* The clause whose verb the finite verb goes on with: "fired and missed". */
static struct clause *verb_to_join(struct machine *m, size_t k, uint32_t verb)
{
    const struct pred *p = &m->w->verbs[verb].pred;
    const bool comma = k >= 2 && casus__machine_kind(m, k - 1) == ITEM_CC &&
                       casus__machine_kind(m, k - 2) == ITEM_COMMA;
    struct clause *near = NULL, *same = NULL;
    for (size_t i = m->depth; i-- > 0;) {
        struct clause *c = &m->stack[i];
        if (c->verb != NONE && !c->attribution) {
            const struct verb *u = &m->w->verbs[c->verb];
            if (near && m->w->quoted[p->head] && !m->w->quoted[u->pred.head])
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
    return near ? near : casus__machine_top(m);
}

/* "said Banda, also known as X, was held": between the object of "say" and
 * the verb of item k stands what two commas enclose. */
static bool behind_aside(const struct machine *m, const struct clause *c,
                         size_t k)
{
    enum { LONGEST = 12 };
    const struct work *w = m->w;
    if (!casus__str_is(w->doc->lemmas[w->verbs[c->verb].pred.head], "say"))
        return false;
    for (size_t i = k - 1; i-- > 2 && i + LONGEST > k;) {
        if (w->items[i].kind == ITEM_VERB &&
            w->verbs[w->items[i].ref].pred.form == FORM_FINITE)
            return false;
        if (w->items[i].kind == ITEM_COMMA)
            return w->items[i - 1].kind == ITEM_NP &&
                   w->items[i - 2].kind == ITEM_VERB &&
                   w->items[i - 2].ref == c->verb;
    }
    return false;
}

/* The object of the clause was the subject of a content clause. */
static bool steal_object(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = clause_to_rob(m);
    const enum item_kind before = casus__machine_before(m, k);
    if (c->verb == NONE || casus__machine_follows_cc(m, k) ||
        (before == ITEM_COMMA && !behind_aside(m, c, k)))
        return false;
    struct verb *up = &w->verbs[c->verb];
    if (up->object == NONE || up->object_understood)
        return false;
    struct clause fresh = casus__machine_new(LINK_CCOMP, c->verb);
    fresh.subject = up->object;
    up->object = up->iobject;
    up->iobject = NONE;
    casus__machine_pop_to(m, c);
    casus__machine_place(m, casus__machine_push(m, fresh), verb);
    return true;
}

/* "was seized in Baku and handed to Egypt": "was" is understood with a form
 * that may be a participle and has no object or clause behind it. */
static void share_passive(const struct machine *m, size_t k, uint32_t verb,
                          const struct clause *c)
{
    struct work *w = m->w;
    struct verb *v = &w->verbs[verb];
    if (c->verb == NONE || !v->loose ||
        v->bits & (W_NOPASS | W_SAY | W_SCTRL) ||
        !(w->verbs[c->verb].pred.flags & PRED_PASSIVE) ||
        w->verbs[c->verb].pred.tense != TENSE_PAST ||
        casus__machine_object_follows(m, k))
        return;
    const enum item_kind next = casus__machine_kind(m, k + 1);
    if (next == ITEM_PREP || next == ITEM_STOP || next == ITEM_COMMA)
        v->pred.flags |= PRED_PASSIVE;
}

void casus__clauses_finite(struct machine *m, size_t k, uint32_t verb)
{
    struct clause *c = casus__machine_top(m);
    if (c->verb != NONE && casus__attribution_is_inverted(m, k, verb)) {
        casus__attribution_open(m, true);
        casus__machine_place(m, casus__machine_top(m), verb);
        casus__attribution_note(m, verb);
        return;
    }
    if (c->verb == NONE) {
        casus__machine_place(m, c, verb);
        if (c->attribution)
            casus__attribution_note(m, verb);
        return;
    }
    struct clause *waits = casus__machine_waiting(m);
    if (casus__machine_follows_cc(m, k) && !(waits && c->fronted)) {
        struct clause *with = verb_to_join(m, k, verb);
        share_passive(m, k, verb, with);
        casus__machine_conjoin(m, with, verb);
        return;
    }
    if (waits && !waits->attribution &&
        (waits->subject != NONE || !steal_object(m, k, verb))) {
        casus__machine_pop_to(m, waits);
        casus__machine_place(m, waits, verb);
        return;
    }
    if (m->w->verbs[verb].placed || steal_object(m, k, verb))
        return;
    casus__machine_conjoin(m, verb_to_join(m, k, verb), verb);
}

/* "Did Iran attack", "Has he left": the auxiliary of item k stands before
 * the subject. Its meaning goes to the main verb. */
static bool read_inversion(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    struct verb *a = &w->verbs[verb];
    if (c->subject != NONE || c->there || a->pred.form != FORM_FINITE ||
        casus__machine_kind(m, k + 1) != ITEM_NP ||
        casus__machine_kind(m, k + 2) != ITEM_VERB ||
        !(a->bits &
          (W_BE | W_HAVE | W_DO | W_WILL | W_WOULD | W_CAN | W_MAY | W_MUST)))
        return false;
    struct verb *v = &w->verbs[w->items[k + 2].ref];
    const unsigned x = w->doc->tags[v->pred.head].xpos;
    if (!v->bare || v->pred.form == FORM_FINITE)
        return false;
    if (a->copula && x == XPOS_VBG)
        v->pred.flags |= PRED_PROGRESSIVE;
    else if (!a->copula && x == XPOS_VBN)
        v->pred.flags =
            (uint16_t)((v->pred.flags & ~PRED_PASSIVE) | PRED_PERFECT);
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
    struct clause *c = casus__machine_top(m);
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
        casus__participle(m, k, verb);
        return;
    case FORM_FINITE:
    case FORM_NOUN:
        break;
    }
    if (v->loose && casus__participle_is_reduced(m, k, verb)) {
        v->pred.form = FORM_PARTICIPLE;
        v->pred.tense = TENSE_NONE;
        v->pred.flags |= PRED_PASSIVE;
        casus__participle(m, k, verb);
        return;
    }
    casus__clauses_finite(m, k, verb);
}

/* ---- stops ----------------------------------------------------------- */

/* He said, "...": behind the comma of item k a quotation begins that the verb
 * of saying does not stand in. */
static bool opens_quotation(struct machine *m, size_t k)
{
    const struct work *w = m->w;
    const uint32_t verb = casus__machine_top(m)->verb;
    if (verb == NONE || k + 1 >= w->n_items)
        return false;
    const struct verb *v = &w->verbs[verb];
    return (v->bits & W_SAY) && !(v->pred.flags & PRED_PASSIVE) &&
           w->quoted[w->items[k + 1].begin] && !w->quoted[v->pred.head];
}

/* ..., "..., adding that ...": what follows goes on outside. */
static void leave_quotation(struct machine *m, size_t k)
{
    const struct work *w = m->w;
    if (k + 1 >= w->n_items || w->quoted[w->items[k + 1].begin])
        return;
    for (const struct clause *c = casus__machine_top(m);
         m->depth > 1 && !c->barrier && c->verb != NONE &&
         c->link == LINK_CCOMP && w->quoted[w->verbs[c->verb].pred.head];
         c = casus__machine_top(m))
        casus__machine_pop(m);
}

static void read_comma(struct machine *m, size_t k)
{
    leave_quotation(m, k);
    if (opens_quotation(m, k)) {
        casus__machine_push(
            m, casus__machine_new(LINK_CCOMP, casus__machine_top(m)->verb));
        return;
    }
    for (int i = 0; i < CLAUSE_DEPTH; i++) {
        struct clause *c = casus__machine_top(m);
        if (m->depth == 1 || c->barrier)
            break;
        const bool empty = c->verb == NONE && c->subject == NONE;
        const bool waits = casus__machine_waiting(m) != NULL;
        const bool done = c->verb != NONE && waits;
        /* ", who met X," */
        const bool aside = c->link == LINK_RELCL && c->comma && c->verb != NONE;
        if (!c->attribution && !(empty && c->link != LINK_ROOT) && !done &&
            !aside)
            break;
        casus__machine_pop(m);
    }
    if (casus__machine_top(m)->verb != NONE)
        casus__machine_top(m)->closed = true;
}

static void fresh_sentence(struct machine *m)
{
    while (m->depth > 1 && !casus__machine_top(m)->barrier)
        m->depth--;
    const bool barrier = casus__machine_top(m)->barrier;
    struct clause c = casus__machine_new(LINK_ROOT, NONE);
    c.barrier = barrier;
    *casus__machine_top(m) = c;
    m->n_phrases = 0;
}

static void read_colon(struct machine *m, size_t k)
{
    const struct clause *top = casus__machine_top(m);
    const bool colon =
        m->w->doc->buffer[m->w->doc->tokens[m->w->items[k].begin].begin] == ':';
    if (colon && top->verb != NONE &&
        casus__attribution_is_say(m->w, top->verb))
        casus__machine_push(m, casus__machine_new(LINK_CCOMP, top->verb));
    else
        fresh_sentence(m);
}

/* "Why now?" he asked; "Why now?" asked Banda: item k goes on. */
static bool speaker_follows(const struct machine *m, size_t k)
{
    if (casus__attribution_is(m, k))
        return true;
    return casus__machine_kind(m, k) == ITEM_VERB &&
           casus__attribution_is_inverted(m, k, m->w->items[k].ref);
}

static void read_open(struct machine *m)
{
    struct clause c = casus__machine_new(LINK_ROOT, NONE);
    c.barrier = true;
    casus__machine_push(m, c);
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

/* ---- the pass -------------------------------------------------------- */

static void read_item(struct machine *m, size_t k)
{
    const struct item *it = &m->w->items[k];
    struct clause *c = casus__machine_top(m);
    switch ((enum item_kind)it->kind) {
    case ITEM_NP:
        read_np(m, k, it->ref);
        break;
    case ITEM_PREP:
        casus__subordinate_preposition(m, k);
        break;
    case ITEM_VERB:
        read_verb(m, k, it->ref);
        break;
    case ITEM_ADJ:
        casus__adjectives_read(m, k);
        break;
    case ITEM_MARK:
        casus__subordinate_mark(m, k);
        break;
    case ITEM_REL:
        if (casus__work_fold_is(m->w, it->begin, "that"))
            casus__subordinate_mark(m, k);
        else
            casus__subordinate_relative(m, k);
        break;
    case ITEM_COMMA:
        read_comma(m, k);
        break;
    case ITEM_COLON:
        read_colon(m, k);
        break;
    case ITEM_STOP:
        if (k + 1 < m->w->n_items && !speaker_follows(m, k + 1))
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
            casus__machine_push(m, casus__machine_new(LINK_CCOMP, c->verb));
        casus__machine_top(m)->there = true;
        break;
    case ITEM_CC:
    case ITEM_ORDER:
    case ITEM_GONE:
        break;
    }
}

void casus__clauses_run(struct work *w)
{
    struct machine m = { .w = w, .root = NONE };
    m.phrases = w->phrases;
    m.cap_phrases = w->cap_phrases;
    m.depth = 1;
    m.stack[0] = casus__machine_new(LINK_ROOT, NONE);
    for (size_t k = 0; k < w->n_items && !w->failed; k++)
        if (!m.skip || m.skip != k)
            read_item(&m, k);
    casus__attribution_settle(&m);
    w->phrases = m.phrases;
    w->cap_phrases = m.cap_phrases;
}
