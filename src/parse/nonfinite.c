/*
 * Infinitives and gerunds (participle.c has the participles). Three questions
 * for each: does it go on with a verb before ("to kill and wound"), does it
 * describe a noun ("a plan to attack"), or does it belong to the verb above
 * (complement, purpose, circumstance)? Its subject follows from that.
 */
#include "parse/nonfinite.h"

#include "base/str.h"
#include "parse/clauses.h"
#include "parse/joint.h"
#include "parse/subordinate.h"

static struct verb *verb_above(struct machine *m)
{
    const uint32_t up = casus__machine_top(m)->verb;
    return up == NONE ? NULL : &m->w->verbs[up];
}

static bool is_complement_noun(const struct work *w, uint32_t np)
{
    return np != NONE && (casus__work_head(w, np) & W_COMPN) &&
           casus__work_common(w, np);
}

/* The preposition that governs the np right before item k, or NONE. */
static uint32_t governor(const struct machine *m, size_t k)
{
    return k >= 2 && casus__machine_before(m, k) == ITEM_NP &&
                   m->w->items[k - 2].kind == ITEM_PREP
               ? m->w->items[k - 2].begin
               : NONE;
}

/* ---- infinitives ----------------------------------------------------- */

/* A verb form without "to" and auxiliary. */
static void bare_infinitive(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct verb *v = &w->verbs[verb];
    struct clause *c = casus__machine_top(m);
    if (c->verb == NONE) {
        v->pred.form = FORM_FINITE;
        v->pred.tense = TENSE_PRESENT;
        if (c->subject == NONE && c->link == LINK_ROOT && !c->there)
            v->pred.flags |= PRED_IMPERATIVE;
        casus__machine_place(m, c, verb);
        return;
    }
    struct verb *u = &w->verbs[c->verb];
    const bool np = casus__machine_before(m, k) == ITEM_NP;
    if (np && u->bits & W_SAY && !(u->bits & W_OCTRL)) {
        /* "demanded Iran stop" */
        v->pred.form = FORM_FINITE;
        v->pred.tense = TENSE_PRESENT;
        casus__clauses_finite(m, k, verb);
        return;
    }
    const struct joint j =
        casus__joint(LINK_XCOMP, np && u->object != NONE ? INHERIT_OBJECT
                                                         : INHERIT_SUBJECT);
    casus__joint_open(m, j, verb);
}

/* Before the main verb: "The decision to leave was", "To end it, he ...". */
static void early_infinitive(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct verb *v = &w->verbs[verb];
    struct clause *c = casus__machine_top(m);
    const uint32_t np = casus__machine_np_before(m, v->pred.begin);
    if (c->subject == NONE && c->link != LINK_ROOT) {
        /* "how to", "whether to" */
        casus__machine_place(m, c, verb);
        v->inherits = INHERIT_SUBJECT;
    } else if (c->subject == NONE) {
        struct joint j = casus__joint(LINK_PURPOSE, INHERIT_SUBJECT);
        j.fronted = true;
        casus__joint_open(m, j, verb);
    } else if (!w->any_finite && c->link == LINK_ROOT &&
               casus__machine_before(m, k) == ITEM_NP) {
        /* a headline: "Leaders to meet in May" */
        v->pred.form = FORM_FINITE;
        v->pred.modal = MODAL_WILL;
        v->pred.tense = TENSE_FUTURE;
        casus__machine_place(m, c, verb);
    } else if (is_complement_noun(w, np) || np == NONE) {
        const uint32_t noun = np != NONE ? np : c->subject;
        casus__joint_open(m, casus__joint_of_noun(LINK_NOUNCOMP, noun), verb);
    } else {
        casus__joint_open(m, casus__joint_of_noun(LINK_RELCL, np), verb);
    }
}

/* "urged leaders to", "called on Iran to", "a plan by Iran to". */
static struct joint behind_np(struct machine *m, size_t k, uint32_t np)
{
    enum { HIGHEST = 3 };
    struct work *w = m->w;
    const struct verb *u = verb_above(m);
    const uint32_t prep = governor(m, k);
    const bool passive = u->pred.flags & PRED_PASSIVE;
    if (is_complement_noun(w, np))
        return casus__joint_of_noun(LINK_NOUNCOMP, np);
    if (prep == NONE && u->bits & W_OCTRL && !passive && u->object != NONE)
        return casus__joint(LINK_XCOMP, INHERIT_OBJECT);
    if (prep == NONE)
        return casus__joint(u->bits & W_SCTRL && u->object == NONE ? LINK_XCOMP
                                                                   : LINK_PURPOSE,
                            INHERIT_SUBJECT);
    const bool for_np = casus__work_fold_is(w, prep, "for");
    uint32_t up = w->notes[np].up;
    for (int i = 0; i < HIGHEST && up != NONE; i++) {
        if (is_complement_noun(w, up)) {
            struct joint j = casus__joint_of_noun(LINK_NOUNCOMP, up);
            j.subject = for_np ? np : NONE;
            return j;
        }
        up = w->notes[up].up;
    }
    if (u->bits & W_PPCTRL || for_np) {
        const bool ruled =
            u->bits & (W_PPCTRL | W_SCTRL) || u->pred.kind == PRED_ADJ;
        struct joint j =
            casus__joint(ruled ? LINK_XCOMP : LINK_PURPOSE, INHERIT_NONE);
        j.subject = np;
        return j;
    }
    if (u->bits & W_OCTRL && !passive && u->object != NONE)
        return casus__joint(LINK_XCOMP, INHERIT_OBJECT);
    if (u->pred.kind == PRED_ADJ || (!passive && u->bits & W_SCTRL) ||
        (passive && u->bits & (W_OCTRL | W_RAISE)))
        return casus__joint(LINK_XCOMP, INHERIT_SUBJECT);
    return casus__joint(LINK_PURPOSE, INHERIT_SUBJECT);
}

void casus__nonfinite_infinitive(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct verb *v = &w->verbs[verb];
    if (casus__joint_go_on(m, k, verb, FORM_INF))
        return;
    if (v->bare) {
        bare_infinitive(m, k, verb);
        return;
    }
    const struct verb *u = verb_above(m);
    if (!u) {
        early_infinitive(m, k, verb);
        return;
    }
    const enum item_kind before = casus__machine_before(m, k);
    struct joint j = casus__joint(LINK_PURPOSE, INHERIT_SUBJECT);
    const bool passive = u->pred.flags & PRED_PASSIVE;
    const uint32_t np = before == ITEM_NP ? w->ends_at[v->pred.begin] : NONE;
    if (np != NONE && !(w->nps[np].flags & NP_TIME))
        j = behind_np(m, k, np);
    else if (before != ITEM_ORDER &&
             (u->pred.kind == PRED_ADJ || u->copula ||
              (!passive && u->bits & (W_SCTRL | W_OCTRL)) ||
              (passive && u->bits & (W_OCTRL | W_RAISE | W_SAY))))
        j = casus__joint(LINK_XCOMP, u->bits & W_OCTRL && !passive &&
                                             u->object != NONE
                                         ? INHERIT_OBJECT
                                         : INHERIT_SUBJECT);
    casus__joint_open(m, j, verb);
}

/* ---- gerunds --------------------------------------------------------- */

/* "accused of lying", "after leaving", "the cost of waiting". */
static struct joint behind_preposition(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const uint32_t prep = w->items[k - 1].begin;
    const struct verb *u = verb_above(m);
    const uint32_t np = w->ends_at[prep];
    /* "interested in selling": what in, not how */
    const bool of_adj =
        u && u->pred.kind == PRED_ADJ && u->pred.end == prep;
    const bool manner = !of_adj && (w->bits[prep] & W_MANNER) != 0;
    struct joint j =
        casus__joint(manner || !u ? LINK_ADVCL : LINK_XCOMP, INHERIT_SUBJECT);
    const bool of = casus__work_fold_is(w, prep, "of");
    if (np != NONE && !(u && u->bits & W_OFVERB) && !manner &&
        casus__work_common(w, np) &&
        (of || is_complement_noun(w, np) || casus__work_event_noun(w, np)))
        j = casus__joint_of_noun(LINK_NOUNCOMP, np);
    else if (u && u->object != NONE && !(u->pred.flags & PRED_PASSIVE) &&
             (of || casus__work_fold_is(w, prep, "for") ||
              casus__work_fold_is(w, prep, "from") ||
              casus__work_fold_is(w, prep, "into") ||
              casus__work_fold_is(w, prep, "with")))
        j.inherit = INHERIT_OBJECT; /* "blamed them for leaving" */
    else if (u && u->bits & W_HARM && u->pred.flags & PRED_PASSIVE)
        j.inherit = INHERIT_NONE; /* "hurt in shelling": not their own */
    j.marker = prep;
    j.fronted = !u && casus__machine_top(m)->subject == NONE;
    return j;
}

/* "by sending aid and by imposing sanctions": the gerund of an open clause
 * behind the same preposition, or NULL. */
static struct clause *alike_marked(struct machine *m, size_t k)
{
    const struct work *w = m->w;
    if (k < 2 || casus__machine_kind(m, k - 2) != ITEM_CC)
        return NULL;
    const casus_str prep = casus__token_fold(w->doc, w->items[k - 1].begin);
    for (size_t i = m->depth; i-- > 0 && !m->stack[i].barrier;) {
        struct clause *c = &m->stack[i];
        if (c->verb == NONE)
            continue;
        const struct pred *p = &w->verbs[c->verb].pred;
        if (p->form == FORM_GERUND && p->marker != NONE &&
            casus__str_eq(casus__token_fold(w->doc, p->marker), prep))
            return c;
    }
    return NULL;
}

static struct joint behind_comma(struct machine *m)
{
    struct clause *c = casus__machine_top(m);
    if (c->verb == NONE && c->subject != NONE) {
        struct joint j = casus__joint_of_noun(LINK_RELCL, c->subject);
        j.comma = true;
        return j;
    }
    struct joint j = casus__joint(LINK_ADVCL, INHERIT_SUBJECT);
    j.comma = true;
    j.fronted = c->verb == NONE;
    return j;
}

/* "fled the city using boats", "wrote on the site blaming them": the gerund
 * says how, and describes no noun. */
static bool is_circumstance(const struct machine *m, size_t k, uint32_t np,
                            uint32_t verb)
{
    const struct work *w = m->w;
    if (m->stack[m->depth - 1].verb == NONE)
        return false;
    if (casus__work_fold_is(w, w->verbs[verb].pred.head, "using"))
        return true;
    const uint32_t prep = governor(m, k);
    return prep != NONE && w->nps[np].flags & NP_PROPER &&
           (casus__work_fold_is(w, prep, "on") ||
            casus__work_fold_is(w, prep, "in") ||
            casus__work_fold_is(w, prep, "at"));
}

void casus__nonfinite_gerund(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    const enum item_kind before = casus__machine_before(m, k);
    if (casus__joint_go_on(m, k, verb, FORM_GERUND))
        return;
    if (before == ITEM_MARK && c->verb == NONE &&
        !casus__work_fold_is(w, c->marker, "that")) {
        casus__machine_place(m, c, verb);
        w->verbs[verb].inherits = INHERIT_SUBJECT;
        return;
    }
    if (before == ITEM_PREP) {
        struct clause *same = alike_marked(m, k);
        if (same)
            casus__machine_conjoin(m, same, verb);
        else
            casus__joint_open(m, behind_preposition(m, k), verb);
        return;
    }
    if (before == ITEM_COMMA) {
        casus__joint_open(m, behind_comma(m), verb);
        return;
    }
    const uint32_t np =
        before == ITEM_NP
            ? casus__machine_np_before(m, w->verbs[verb].pred.begin)
            : NONE;
    if (np != NONE && !(w->nps[np].flags & NP_TIME) &&
        !is_circumstance(m, k, np, verb)) {
        /* "with Tehran allowing it": Tehran, and not who is with it */
        const uint32_t prep = governor(m, k);
        const bool with =
            prep != NONE && casus__work_fold_is(w, prep, "with");
        const bool by = prep != NONE && casus__work_fold_is(w, prep, "by");
        const uint32_t noun =
            with || by ? np : casus__subordinate_described(m, np);
        casus__joint_open(m, casus__joint_of_noun(LINK_RELCL, noun), verb);
        return;
    }
    const bool direct =
        (before == ITEM_VERB || before == ITEM_ADJ) && c->verb != NONE;
    struct joint j =
        casus__joint(direct ? LINK_XCOMP : LINK_ADVCL, INHERIT_SUBJECT);
    j.fronted = c->verb == NONE && c->subject == NONE;
    casus__joint_open(m, j, verb);
}
