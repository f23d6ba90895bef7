/*
 * Infinitives, gerunds and participles. Three questions for each: does it go
 * on with a verb before ("killed and wounded"), does it describe a noun ("a
 * plan to attack", "the man killed"), or does it belong to the verb above
 * (complement, purpose, circumstance)? Its subject follows from that.
 */
#include "parse/nonfinite.h"

#include "base/str.h"
#include "parse/clauses.h"
#include "parse/subordinate.h"

/* How the verb joins the tree. */
struct joint {
    uint8_t link;    /* enum pred_link */
    uint8_t inherit; /* enum inherit */
    uint32_t noun;   /* LINK_NOUNCOMP, LINK_RELCL */
    uint32_t subject;
    uint32_t marker;
    bool fronted, comma;
};

static struct joint joint(enum pred_link link, enum inherit inherit)
{
    return (struct joint){ .link = (uint8_t)link,
                           .inherit = (uint8_t)inherit,
                           .noun = NONE,
                           .subject = NONE,
                           .marker = NONE };
}

static struct joint of_noun(enum pred_link link, uint32_t noun)
{
    struct joint j = joint(link, INHERIT_NONE);
    j.noun = noun;
    return j;
}

/* Open a clause for the verb below the top and place it. */
static void open_clause(struct machine *m, struct joint j, uint32_t verb)
{
    struct work *w = m->w;
    struct clause c =
        casus__machine_new((enum pred_link)j.link, casus__machine_top(m)->verb);
    c.marker = j.marker;
    c.fronted = j.fronted;
    c.comma = j.comma;
    c.ante = j.noun;
    casus__machine_place(m, casus__machine_push(m, c), verb);
    struct verb *v = &w->verbs[verb];
    v->inherits = j.inherit;
    if (j.link == LINK_RELCL) {
        v->subject = casus__machine_whole(w, j.noun);
        v->understood = 1;
    } else if (j.subject != NONE) {
        v->subject = j.subject;
        v->understood = 1;
    }
}

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

/* ---- going on with a verb before ------------------------------------- */

/* The nearest clause whose verb has the form, or (for infinitives) a modal,
 * (for gerunds) the progressive, (for participles) a passive or perfect. */
static struct clause *like(struct machine *m, enum pred_form form)
{
    for (size_t i = m->depth; i-- > 0;) {
        struct clause *c = &m->stack[i];
        if (c->verb != NONE) {
            const struct pred *p = &m->w->verbs[c->verb].pred;
            const bool finite = p->form == FORM_FINITE;
            if (p->form == form ||
                (form == FORM_INF && finite && p->modal != MODAL_NONE &&
                 p->kind == PRED_VERB) ||
                (form == FORM_GERUND && p->flags & PRED_PROGRESSIVE) ||
                (form == FORM_PARTICIPLE &&
                 p->flags & (PRED_PASSIVE | PRED_PERFECT)))
                return c;
        }
        if (c->barrier)
            break;
    }
    return NULL;
}

/* The auxiliaries of `from` are understood with v. */
static void share_auxiliaries(struct verb *v, const struct verb *from)
{
    struct pred *p = &v->pred;
    const uint16_t shared = PRED_PASSIVE | PRED_PERFECT | PRED_PROGRESSIVE;
    p->form = from->pred.form;
    p->tense = from->pred.tense;
    p->modal = from->pred.modal;
    p->flags = (uint16_t)((p->flags & ~shared) | (from->pred.flags & shared));
}

static bool go_on(struct machine *m, size_t k, uint32_t verb,
                  enum pred_form form)
{
    if (!casus__machine_follows_cc(m, k))
        return false;
    struct clause *c = like(m, form);
    if (!c)
        return false;
    share_auxiliaries(&m->w->verbs[verb], &m->w->verbs[c->verb]);
    casus__machine_conjoin(m, c, verb);
    return true;
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
    open_clause(m,
                joint(LINK_XCOMP, np && u->object != NONE ? INHERIT_OBJECT
                                                          : INHERIT_SUBJECT),
                verb);
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
        struct joint j = joint(LINK_PURPOSE, INHERIT_SUBJECT);
        j.fronted = true;
        open_clause(m, j, verb);
    } else if (!w->any_finite && c->link == LINK_ROOT &&
               casus__machine_before(m, k) == ITEM_NP) {
        /* a headline: "Leaders to meet in May" */
        v->pred.form = FORM_FINITE;
        v->pred.modal = MODAL_WILL;
        v->pred.tense = TENSE_FUTURE;
        casus__machine_place(m, c, verb);
    } else if (is_complement_noun(w, np) || np == NONE) {
        open_clause(m, of_noun(LINK_NOUNCOMP, np != NONE ? np : c->subject),
                    verb);
    } else {
        open_clause(m, of_noun(LINK_RELCL, np), verb);
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
        return of_noun(LINK_NOUNCOMP, np);
    if (prep == NONE && u->bits & W_OCTRL && !passive && u->object != NONE)
        return joint(LINK_XCOMP, INHERIT_OBJECT);
    if (prep == NONE)
        return joint(u->bits & W_SCTRL && u->object == NONE ? LINK_XCOMP
                                                            : LINK_PURPOSE,
                     INHERIT_SUBJECT);
    const bool for_np = casus__work_fold_is(w, prep, "for");
    uint32_t up = w->notes[np].up;
    for (int i = 0; i < HIGHEST && up != NONE; i++) {
        if (is_complement_noun(w, up)) {
            struct joint j = of_noun(LINK_NOUNCOMP, up);
            j.subject = for_np ? np : NONE;
            return j;
        }
        up = w->notes[up].up;
    }
    if (u->bits & W_PPCTRL || for_np) {
        struct joint j =
            joint(u->bits & (W_PPCTRL | W_SCTRL) || u->pred.kind == PRED_ADJ
                      ? LINK_XCOMP
                      : LINK_PURPOSE,
                  INHERIT_NONE);
        j.subject = np;
        return j;
    }
    if (u->bits & W_OCTRL && !passive && u->object != NONE)
        return joint(LINK_XCOMP, INHERIT_OBJECT);
    if (u->pred.kind == PRED_ADJ || (!passive && u->bits & W_SCTRL) ||
        (passive && u->bits & (W_OCTRL | W_RAISE)))
        return joint(LINK_XCOMP, INHERIT_SUBJECT);
    return joint(LINK_PURPOSE, INHERIT_SUBJECT);
}

void casus__nonfinite_infinitive(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct verb *v = &w->verbs[verb];
    if (go_on(m, k, verb, FORM_INF))
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
    struct joint j = joint(LINK_PURPOSE, INHERIT_SUBJECT);
    const bool passive = u->pred.flags & PRED_PASSIVE;
    const uint32_t np = before == ITEM_NP ? w->ends_at[v->pred.begin] : NONE;
    if (np != NONE && !(w->nps[np].flags & NP_TIME))
        j = behind_np(m, k, np);
    else if (before != ITEM_ORDER &&
             (u->pred.kind == PRED_ADJ || u->copula ||
              (!passive && u->bits & (W_SCTRL | W_OCTRL)) ||
              (passive && u->bits & (W_OCTRL | W_RAISE | W_SAY))))
        j = joint(LINK_XCOMP, u->bits & W_OCTRL && !passive && u->object != NONE
                                  ? INHERIT_OBJECT
                                  : INHERIT_SUBJECT);
    open_clause(m, j, verb);
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
        joint(manner || !u ? LINK_ADVCL : LINK_XCOMP, INHERIT_SUBJECT);
    const bool of = casus__work_fold_is(w, prep, "of");
    if (np != NONE && !(u && u->bits & W_OFVERB) && !manner &&
        casus__work_common(w, np) &&
        (of || is_complement_noun(w, np) || casus__work_event_noun(w, np)))
        j = of_noun(LINK_NOUNCOMP, np);
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
        struct joint j = of_noun(LINK_RELCL, c->subject);
        j.comma = true;
        return j;
    }
    struct joint j = joint(LINK_ADVCL, INHERIT_SUBJECT);
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
    if (go_on(m, k, verb, FORM_GERUND))
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
            open_clause(m, behind_preposition(m, k), verb);
        return;
    }
    if (before == ITEM_COMMA) {
        open_clause(m, behind_comma(m), verb);
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
        open_clause(m, of_noun(LINK_RELCL, noun), verb);
        return;
    }
    const bool direct =
        (before == ITEM_VERB || before == ITEM_ADJ) && c->verb != NONE;
    struct joint j = joint(direct ? LINK_XCOMP : LINK_ADVCL, INHERIT_SUBJECT);
    j.fronted = c->verb == NONE && c->subject == NONE;
    open_clause(m, j, verb);
}

/* ---- participles ----------------------------------------------------- */

/* "known as the Lion": behind such a verb "as" opens no clause. */
static bool takes_as(const struct work *w, const struct item *it)
{
    static const char *const words[] = { "known",    "described", "identified",
                                         "seen",     "used",      "regarded",
                                         "disguised", "viewed",   "hailed",
                                         "listed",   "dressed",   "billed" };
    if (it->kind != ITEM_VERB)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (casus__work_fold_is(w, it->end - 1, words[i]))
            return true;
    return false;
}

/* "after two soldiers were killed", "as he spoke": the np of item i is the
 * subject of a clause; not in "the man held after the attack was freed". */
static bool opens_clause(const struct work *w, size_t i)
{
    const struct item *prep = &w->items[i - 1];
    const uint32_t np = w->items[i].ref;
    return prep->kind == ITEM_PREP && prep->end - prep->begin == 1 &&
           (w->bits[prep->begin] & W_SUB) != 0 &&
           !casus__work_fold_is(w, prep->begin, "like") &&
           !casus__work_fold_is(w, prep->begin, "for") &&
           !(i > 1 && casus__work_fold_is(w, prep->begin, "as") &&
             takes_as(w, prep - 1)) &&
           !casus__work_event_noun(w, np) &&
           casus__work_next_finite(w, i) != NONE;
}

/* Does a finite verb without a subject of its own come later? */
static bool verb_is_missing(const struct machine *m, size_t k)
{
    enum { MOST = 20 };
    const struct work *w = m->w;
    bool free = false; /* an np that may be its subject stands before */
    bool inner = false, object = false; /* of a clause inside */
    for (size_t i = k + 1; i < w->n_items && i < k + MOST; i++) {
        const struct item *it = &w->items[i];
        switch ((enum item_kind)it->kind) {
        case ITEM_NP:
            if (w->nps[it->ref].flags & NP_TIME)
                break;
            if (opens_clause(w, i))
                inner = true;
            else if (w->items[i - 1].kind != ITEM_PREP && !object)
                free = true;
            object = false;
            break;
        case ITEM_VERB:
            object = inner;
            if (inner) {
                inner = w->verbs[it->ref].pred.form != FORM_FINITE;
                break;
            }
            if (w->verbs[it->ref].pred.form == FORM_FINITE)
                return !free && w->items[i - 1].kind != ITEM_CC;
            free = false;
            break;
        case ITEM_MARK:
        case ITEM_REL:
        case ITEM_COLON:
        case ITEM_STOP:
        case ITEM_THERE:
            return false;
        case ITEM_COMMA:
            free = false;
            break;
        case ITEM_CC:
            if (i + 1 < w->n_items && w->items[i + 1].kind == ITEM_NP &&
                casus__work_next_finite(w, i + 1) != NONE)
                return false;
            break;
        case ITEM_PREP:
        case ITEM_ADJ:
        case ITEM_OPEN:
        case ITEM_CLOSE:
        case ITEM_ORDER:
        case ITEM_GONE:
            break;
        }
    }
    return false;
}

/* A participle behind a pronoun is not told of it, but in "most of *them*
 * captured in 2020". */
static bool may_be_described(const struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np];
    return w->doc->tags[n->head].xpos != XPOS_PRP ||
           (n->begin > w->begin && casus__work_fold_is(w, n->begin - 1, "of"));
}

bool casus__nonfinite_last_verb(struct machine *m, size_t k, uint32_t verb)
{
    const struct work *w = m->w;
    const struct clause *waits = casus__machine_waiting(m);
    if (!waits || waits->subject == NONE)
        return false;
    while (k < w->n_items &&
           (w->items[k].kind != ITEM_VERB || w->items[k].ref != verb))
        k++;
    return !verb_is_missing(m, k);
}

bool casus__nonfinite_is_reduced(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    const struct verb *v = &w->verbs[verb];
    const uint32_t np = w->ends_at[v->pred.begin];
    if (casus__machine_before(m, k) != ITEM_NP ||
        (casus__machine_object_follows(m, k) &&
         (!(v->bits & W_NAMING) ||
          casus__str_is(w->doc->lemmas[v->pred.head], "make"))) ||
        casus__machine_follows_cc(m, k) || np == NONE ||
        v->bits & (W_SAY | W_NOPASS) || !may_be_described(w, np))
        return false;
    const bool by = casus__work_fold_is(w, v->pred.end, "by");
    if (c->verb == NONE) {
        /* "In an interview published on Monday, she ..." */
        if (c->subject == NONE)
            return c->link == LINK_ROOT && k >= 2 &&
                   w->items[k - 2].kind == ITEM_PREP &&
                   !casus__work_is_time(w, w->items[k - 1].ref);
        /* Another clause waits too, or a relative clause has its subject:
         * this verb is the inner clause's own. */
        if (casus__machine_waiting(m) || c->gap)
            return false;
        return verb_is_missing(m, k);
    }
    /* An object or phrase before it: the clause has its verb. */
    if (casus__machine_waiting(m))
        return by && verb_is_missing(m, k);
    return !(w->verbs[c->verb].bits & W_SAY) || by;
}

/* "12 were killed and 20 wounded": the subject's verb lacks "were". */
static bool gapped(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    if (casus__machine_before(m, k) != ITEM_NP || k < 2 ||
        (w->items[k - 2].kind != ITEM_CC && w->items[k - 2].kind != ITEM_COMMA))
        return false;
    const uint32_t np = w->items[k - 1].ref;
    struct clause *c = like(m, FORM_PARTICIPLE);
    if (!c || w->verbs[c->verb].pred.form != FORM_FINITE)
        return false;
    if (w->notes[np].taken && w->items[k - 2].kind == ITEM_COMMA)
        return false;
    struct verb *v = &w->verbs[verb];
    share_auxiliaries(v, &w->verbs[c->verb]);
    casus__machine_conjoin(m, c, verb);
    v->inherits = INHERIT_NONE;
    v->subject = np;
    w->notes[np].taken = 1;
    return true;
}

static bool has_stop(const struct work *w)
{
    return w->n_items && w->items[w->n_items - 1].kind == ITEM_STOP;
}

static void as_past(struct machine *m, size_t k, uint32_t verb)
{
    struct pred *p = &m->w->verbs[verb].pred;
    p->form = FORM_FINITE;
    p->tense = TENSE_PAST;
    p->flags &= (uint16_t)~PRED_PASSIVE;
    casus__clauses_finite(m, k, verb);
}

/* Does an object follow, also that of "kidnapped and killed *a man*"? */
static bool shares_object(const struct machine *m, size_t k)
{
    enum { MOST = 3 };
    const struct work *w = m->w;
    for (int i = 0; i < MOST; i++, k += 2) {
        if (casus__machine_object_follows(m, k))
            return true;
        const enum item_kind next = casus__machine_kind(m, k + 1);
        if ((next != ITEM_CC && next != ITEM_COMMA) ||
            casus__machine_kind(m, k + 2) != ITEM_VERB ||
            !w->verbs[w->items[k + 2].ref].bare ||
            w->verbs[w->items[k + 2].ref].copula)
            return false;
    }
    return false;
}

/* "The three called for talks", "called on them" */
static bool asks(const struct work *w, const struct verb *v)
{
    return v->bits & W_PPCTRL && (casus__work_fold_is(w, v->pred.end, "for") ||
                                  casus__work_fold_is(w, v->pred.end, "on"));
}

/* The clause waits for its verb: is this it, or does another one come? */
static void early_participle(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    struct verb *v = &w->verbs[verb];
    const uint32_t np = casus__machine_np_before(m, v->pred.begin);
    const bool object = shares_object(m, k);
    const bool by = casus__work_fold_is(w, v->pred.end, "by");
    if (object && !by && !verb_is_missing(m, k + 1)) {
        as_past(m, k, verb);
    } else if ((!w->any_finite || !verb_is_missing(m, k)) &&
               (c->link == LINK_ROOT || c->link == LINK_CCOMP) &&
               casus__machine_before(m, k) == ITEM_NP) {
        /* A headline; in a whole sentence, a slip of the tagger. */
        const uint32_t flags = w->doc->sentences[w->sent].flags;
        v->pred.form = FORM_FINITE;
        v->pred.tense = TENSE_PAST;
        if (!by && !(flags & (SENTENCE_HEADLINE | SENTENCE_TITLE)) &&
            (!(w->nps[c->subject].flags & NP_NUMBER) || asks(w, v)) &&
            has_stop(w))
            v->pred.flags &= (uint16_t)~PRED_PASSIVE;
        casus__machine_place(m, c, verb);
    } else {
        struct joint j = of_noun(LINK_RELCL, np != NONE ? np : c->subject);
        j.comma = casus__machine_before(m, k) == ITEM_COMMA;
        open_clause(m, j, verb);
    }
}

/* "Appeared in a Lima court on Monday, *charged* with fraud": behind a comma
 * and a time, where nothing is acted on, it is told of the subject. */
static bool is_of_subject(const struct machine *m, const struct clause *c,
                          size_t k)
{
    const struct work *w = m->w;
    if (k < 2 || w->items[k - 1].kind != ITEM_COMMA || c->verb == NONE ||
        w->verbs[c->verb].subject == NONE || w->verbs[c->verb].object != NONE ||
        w->items[k - 2].kind != ITEM_NP)
        return false;
    return w->nps[w->items[k - 2].ref].flags & NP_TIME;
}

void casus__nonfinite_participle(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    struct verb *v = &w->verbs[verb];
    const enum item_kind before = casus__machine_before(m, k);
    const bool object = shares_object(m, k);
    if (go_on(m, k, verb, FORM_PARTICIPLE) || gapped(m, k, verb))
        return;
    if (before == ITEM_CC && c->verb != NONE) {
        as_past(m, k, verb);
        return;
    }
    if (c->verb == NONE && c->gap && before == ITEM_REL) {
        as_past(m, k, verb); /* "who called": no auxiliary, no participle */
        return;
    }
    if (c->verb == NONE && c->subject != NONE && v->bits & W_NOPASS) {
        as_past(m, k, verb);
        return;
    }
    if (c->verb == NONE && c->subject != NONE) {
        early_participle(m, k, verb);
        return;
    }
    if (c->verb == NONE && before == ITEM_MARK) {
        casus__machine_place(m, c, verb);
        v->inherits = INHERIT_SUBJECT;
        return;
    }
    if (before == ITEM_COMMA && object && c->verb != NONE &&
        w->verbs[c->verb].pred.form == FORM_FINITE) {
        as_past(m, k, verb);
        return;
    }
    /* "say troops attacked rebel camps": no passive has an object. */
    if (before == ITEM_NP && c->verb != NONE &&
        casus__machine_object_follows(m, k) &&
        w->verbs[c->verb].bits & W_SAY &&
        w->verbs[c->verb].pred.form == FORM_FINITE &&
        w->verbs[c->verb].object != NONE &&
        !(v->bits & (W_DITR | W_NAMING))) {
        as_past(m, k, verb);
        return;
    }
    uint32_t np = casus__machine_np_before(m, v->pred.begin);
    if (before == ITEM_COMMA)
        np = casus__machine_np_before(m, w->items[k - 1].begin);
    if (np != NONE && before != ITEM_VERB && !(w->nps[np].flags & NP_TIME) &&
        may_be_described(w, np) && !is_of_subject(m, c, k)) {
        struct joint j = of_noun(LINK_RELCL, np);
        j.comma = before == ITEM_COMMA;
        open_clause(m, j, verb);
        return;
    }
    struct joint j = joint(LINK_ADVCL, INHERIT_SUBJECT);
    j.fronted = c->verb == NONE;
    if (before == ITEM_PREP)
        j.marker = w->items[k - 1].begin;
    open_clause(m, j, verb);
}
