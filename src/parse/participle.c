/*
 * Participles: the verb of a clause whose auxiliary is left out, a clause that
 * describes a noun ("the man killed"), or a circumstance; and past forms that
 * turn out to be one of these.
 */
#include "parse/participle.h"

#include "base/str.h"
#include "parse/clauses.h"
#include "parse/joint.h"

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

bool casus__participle_last_verb(struct machine *m, size_t k, uint32_t verb)
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

bool casus__participle_is_reduced(struct machine *m, size_t k, uint32_t verb)
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
    struct clause *c = casus__joint_like(m, FORM_PARTICIPLE);
    if (!c || w->verbs[c->verb].pred.form != FORM_FINITE)
        return false;
    if (w->notes[np].taken && w->items[k - 2].kind == ITEM_COMMA)
        return false;
    struct verb *v = &w->verbs[verb];
    casus__joint_share_auxiliaries(v, &w->verbs[c->verb]);
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
        struct joint j =
            casus__joint_of_noun(LINK_RELCL, np != NONE ? np : c->subject);
        j.comma = casus__machine_before(m, k) == ITEM_COMMA;
        casus__joint_open(m, j, verb);
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

void casus__participle(struct machine *m, size_t k, uint32_t verb)
{
    struct work *w = m->w;
    struct clause *c = casus__machine_top(m);
    struct verb *v = &w->verbs[verb];
    const enum item_kind before = casus__machine_before(m, k);
    const bool object = shares_object(m, k);
    if (casus__joint_go_on(m, k, verb, FORM_PARTICIPLE) || gapped(m, k, verb))
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
        struct joint j = casus__joint_of_noun(LINK_RELCL, np);
        j.comma = before == ITEM_COMMA;
        casus__joint_open(m, j, verb);
        return;
    }
    struct joint j = casus__joint(LINK_ADVCL, INHERIT_SUBJECT);
    j.fronted = c->verb == NONE;
    if (before == ITEM_PREP)
        j.marker = w->items[k - 1].begin;
    casus__joint_open(m, j, verb);
}
