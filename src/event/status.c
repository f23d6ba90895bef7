/*
 * Did it happen?
 *
 * From the trigger upwards: its own polarity, modality and tense; then what
 * the clause or verb above makes of it ("denied", "plans to", "called for"),
 * which content rules say; then the next one above. The strongest reason
 * against wins: negated over hypothetical over future.
 */
#include "event/internal.h"

#include "base/str.h"

enum { LOOKUPS = 4 };

const struct effect *casus__event_effect(struct event_run *run,
                                         uint32_t pred)
{
    static const struct effect none = { .known = 1 };
    struct effect *e = &run->effects[pred];
    struct fit fit;
    if (e->known)
        return e;
    if (run->depth >= LOOKUPS)
        return &none;
    run->depth++;
    const struct node node = casus__event_pred_node(run->doc, pred);
    e->known = 1;
    if (casus__event_fits(run, &node, true, &fit, 1)) {
        const struct rule_event *r = &fit.rules->rules[fit.rule];
        e->found = 1;
        e->what = (uint8_t)r->type;
        e->speaker = !!(r->flags & RULE_SPEAKER);
    }
    run->depth--;
    return e;
}

/* Stronger statuses have the higher rank. */
static unsigned rank(unsigned status)
{
    switch ((enum event_status)status) {
    case STATUS_NEGATED:
        return 3;
    case STATUS_HYPOTHETICAL:
        return 2;
    case STATUS_FUTURE:
        return 1;
    case STATUS_ACTUAL:
    case STATUS_HISTORICAL:
        break;
    }
    return 0;
}

static uint8_t stronger(uint8_t a, uint8_t b)
{
    return rank(b) > rank(a) ? b : a;
}

/* "He said it would": the future seen from the past. */
static bool would_is_future(struct event_run *run, const struct pred *p)
{
    return p->link == LINK_CCOMP && p->parent != NONE &&
           casus__event_effect(run, p->parent)->speaker &&
           !(p->flags & PRED_CONDITIONAL);
}

/* "Instead of leaving", "far from leaving", "rather than leave". */
static bool is_instead(const casus_doc *doc, const struct pred *p)
{
    if (p->marker == NONE)
        return false;
    const casus_str word = casus__token_fold(doc, p->marker);
    const casus_str before = p->marker > 0
                                 ? casus__token_fold(doc, p->marker - 1)
                                 : casus__str("");
    return casus__str_is(word, "instead") ||
           (casus__str_is(word, "of") && casus__str_is(before, "instead")) ||
           (casus__str_is(word, "from") && casus__str_is(before, "far")) ||
           (casus__str_is(word, "than") && casus__str_is(before, "rather"));
}

static bool is_unsure_word(const casus_doc *doc, uint32_t tok)
{
    static const char *const words[] = { "maybe", "perhaps", "possibly",
                                         "presumably", "probably" };
    const casus_str word = casus__token_fold(doc, tok);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (casus__str_is(word, words[i]))
            return true;
    return false;
}

/* "Probably" at the verb, or at the head of the sentence of a main verb. */
static bool is_unsure(const casus_doc *doc, const struct pred *p)
{
    enum { OPENING = 2 };
    const struct sentence *s = &doc->sentences[p->sent];
    for (uint32_t i = p->begin > s->tok ? p->begin - 1 : p->begin; i < p->end;
         i++)
        if (is_unsure_word(doc, i))
            return true;
    for (uint32_t i = s->tok;
         p->link == LINK_ROOT && i < s->tok + OPENING && i < p->begin; i++)
        if (is_unsure_word(doc, i))
            return true;
    return false;
}

/* "Until the hostages are freed": not yet. */
static bool is_awaited(const casus_doc *doc, const struct pred *p)
{
    return p->marker != NONE && p->tense == TENSE_PRESENT &&
           (casus__str_is(casus__token_fold(doc, p->marker), "until") ||
            casus__str_is(casus__token_fold(doc, p->marker), "till"));
}

static uint8_t own_status(struct event_run *run, const struct pred *p)
{
    if (p->flags & PRED_NEGATED || is_instead(run->doc, p))
        return STATUS_NEGATED;
    if (p->flags & (PRED_CONDITIONAL | PRED_QUESTION | PRED_IMPERATIVE) ||
        is_unsure(run->doc, p) || is_awaited(run->doc, p))
        return STATUS_HYPOTHETICAL;
    switch ((enum pred_modal)p->modal) {
    case MODAL_WILL:
        return STATUS_FUTURE;
    case MODAL_WOULD:
        return would_is_future(run, p) ? STATUS_FUTURE : STATUS_HYPOTHETICAL;
    case MODAL_CAN:
        /* "was able to" did; "can" and "could" may */
        return p->tense == TENSE_PAST && p->form == FORM_INF
                   ? STATUS_ACTUAL : STATUS_HYPOTHETICAL;
    case MODAL_MAY:
    case MODAL_MUST:
        return STATUS_HYPOTHETICAL;
    case MODAL_NONE:
        break;
    }
    return p->tense == TENSE_FUTURE ? STATUS_FUTURE : STATUS_ACTUAL;
}

static uint8_t effect_status(const struct effect *e, bool *alleged)
{
    switch ((enum content_effect)e->what) {
    case EFFECT_NEGATED:
        return STATUS_NEGATED;
    case EFFECT_HYPOTHETICAL:
        return STATUS_HYPOTHETICAL;
    case EFFECT_FUTURE:
        return STATUS_FUTURE;
    case EFFECT_ALLEGED:
        *alleged = true;
        return STATUS_ACTUAL;
    case EFFECT_SAME:
    case EFFECT_KNOWN:
    case EFFECT_COUNT:
        break;
    }
    return STATUS_ACTUAL;
}

/* Complements without a rule for what they stand under. */
static uint8_t default_complement(const struct pred *p)
{
    if (p->link == LINK_CCOMP || p->form == FORM_GERUND ||
        p->form == FORM_PARTICIPLE)
        return STATUS_ACTUAL;
    return STATUS_HYPOTHETICAL;
}

struct climb {
    struct event_run *run;
    bool verbal; /* the event is said with words */
    uint8_t status;
    bool alleged;
    bool done;
};

/* A clause that is what its parent says, wants, denies ... */
static void complement(struct climb *c, const struct pred *p)
{
    const struct effect *e = casus__event_effect(c->run, p->parent);
    c->status = stronger(c->status, e->found
                                        ? effect_status(e, &c->alleged)
                                        : default_complement(p));
}

static bool is_argument_of(const casus_doc *doc, const struct pred *up,
                           uint32_t pred, bool subject)
{
    const uint32_t np = doc->preds[pred].np;
    const bool passive = up->kind == PRED_VERB && (up->flags & PRED_PASSIVE);
    for (uint32_t i = 0; i < up->n_args; i++) {
        const struct arg *a = &doc->args[up->arg + i];
        const bool is_subject = a->rel == ARG_SUBJECT && !passive;
        if ((a->pred == pred || (np != NONE && a->np == np)) &&
            is_subject == subject)
            return true;
    }
    return false;
}

/* "Complied with the request", "struck back after the raid": a definite noun
 * that is circumstance, not content. */
static bool is_circumstance(const casus_doc *doc, const struct pred *up,
                            uint32_t pred, uint32_t np)
{
    static const char *const words[] = { "after", "against",   "amid",
                                         "by",    "despite",   "during",
                                         "into",  "following", "since",
                                         "with" };
    for (uint32_t i = 0; i < up->n_args; i++) {
        const struct arg *a = &doc->args[up->arg + i];
        if (a->rel != ARG_OBLIQUE || a->prep == NONE ||
            (a->pred != pred && (np == NONE || a->np != np)))
            continue;
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (casus__str_is(casus__token_fold(doc, a->prep), words[k]))
                return true;
    }
    return false;
}

/* A noun in the clause of a verb: what the verb does to it. "The attack" is
 * spoken of as known, whatever the verb; "an attack" goes with its verb. */
static void noun(struct climb *c, uint32_t pred)
{
    const casus_doc *doc = c->run->doc;
    const struct pred *p = &doc->preds[pred];
    const struct pred *up = &doc->preds[p->parent];
    const struct effect *e = casus__event_effect(c->run, p->parent);
    const bool subject = is_argument_of(doc, up, pred, true);
    if (subject && !e->found) {
        c->done = true;
        return;
    }
    const uint32_t np = p->np != NONE ? p->np : doc->np_at[p->head];
    const bool definite =
        np != NONE && (doc->nps[np].flags & NP_DEFINITE);
    c->done = (e->found && e->what == EFFECT_KNOWN) ||
              (definite && (!e->found || is_circumstance(doc, up, pred, np)));
    if (!c->done && e->found)
        c->status = stronger(c->status, effect_status(e, &c->alleged));
}

/* The np that a relative clause or participle describes. */
static uint32_t described(const casus_doc *doc, uint32_t pred)
{
    enum { BACK = 12 };
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = p->begin; i > 0 && i + BACK > p->begin; i--) {
        const uint32_t np = doc->np_at[i - 1];
        if (np != NONE && doc->nps[np].rel_pred == pred)
            return np;
    }
    return NONE;
}

/* What the noun of an np makes of what hangs on it. */
static bool noun_effect(struct climb *c, uint32_t np)
{
    const casus_doc *doc = c->run->doc;
    const uint32_t pred = doc->pred_at[doc->nps[np].head];
    const struct effect *e =
        pred != NONE ? casus__event_effect(c->run, pred) : NULL;
    if (!e || !e->found)
        return false;
    c->status = stronger(c->status, effect_status(e, &c->alleged));
    return true;
}

/* "The possibility of Chad *returning*", "leads to Chad *returning*": what the
 * noun or verb above it is about. Returns the verb, or NONE. */
static uint32_t behind_noun(struct climb *c, uint32_t pred)
{
    enum { BACK = 6 };
    const casus_doc *doc = c->run->doc;
    const uint32_t np = described(doc, pred);
    if (np == NONE || noun_effect(c, np))
        return NONE;
    for (uint32_t i = np, k = 0; i > 0 && k < BACK; i--, k++)
        if (doc->nps[i - 1].of == np && noun_effect(c, i - 1))
            return NONE;
    for (uint32_t i = pred, k = 0; i > 0 && k < BACK; i--, k++) {
        const struct pred *p = &doc->preds[i - 1];
        for (uint32_t m = 0; p->kind == PRED_VERB && m < p->n_args; m++) {
            const struct arg *a = &doc->args[p->arg + m];
            if (a->np == np && a->rel == ARG_OBLIQUE)
                return i - 1;
        }
    }
    return NONE;
}

/* "Wants talks that *end* the war": in the present it is as real as what its
 * noun stands in. */
static bool shares_fate(const struct pred *p)
{
    return p->form == FORM_FINITE && p->tense == TENSE_PRESENT &&
           p->modal == MODAL_NONE &&
           !(p->flags & (PRED_PERFECT | PRED_PROGRESSIVE));
}

/* The conjunct a coordination hangs on decides for the bare ones. */
static bool goes_with_first(const struct pred *p)
{
    return p->link == LINK_CONJ && p->modal == MODAL_NONE &&
           (p->form == FORM_INF || p->form == FORM_GERUND);
}

/* One link up; the predicate above, or NONE when that is the end. */
static uint32_t climb_once(struct climb *c, uint32_t pred)
{
    const casus_doc *doc = c->run->doc;
    const struct pred *p = &doc->preds[pred];
    const uint32_t up = p->parent;
    if (up == NONE)
        return NONE;
    switch ((enum pred_link)p->link) {
    case LINK_CCOMP:
    case LINK_XCOMP:
    case LINK_NOUNCOMP:
        complement(c, p);
        break;
    case LINK_PURPOSE:
        if (c->verbal && casus__rule_class(doc, doc->preds[up].head,
                                           c->run->occasion_verb))
            break; /* "met him to offer help" */
        c->status = stronger(c->status, STATUS_HYPOTHETICAL);
        return NONE;
    case LINK_NOUN:
        noun(c, pred);
        break;
    case LINK_CONJ:
        if (goes_with_first(p))
            break;
        /* a clause of its own, but said by the same */
        return doc->preds[up].link == LINK_CCOMP ? up : NONE;
    case LINK_RELCL:
        if (p->form == FORM_GERUND)
            return behind_noun(c, pred);
        if (!shares_fate(p))
            return NONE;
        break;
    case LINK_ADVCL:
    case LINK_ROOT:
        return NONE;
    }
    if (c->done)
        return NONE;
    c->status = stronger(c->status, own_status(c->run, &doc->preds[up]));
    return up;
}

/* "Planned", "alleged", "possible" before the noun. */
static void modifiers(struct climb *c, const struct node *node)
{
    const casus_doc *doc = c->run->doc;
    if (node->np == NONE)
        return;
    const struct np *np = &doc->nps[node->np];
    for (uint32_t i = np->begin; i < np->head; i++) {
        const struct node word = { NONE, NONE, i, i + 1 };
        struct effect e = { 0 };
        if (casus__event_modifier(c->run, &word, &e))
            c->status = stronger(c->status, effect_status(&e, &c->alleged));
    }
}

/* "The request *for* talks", "the threat *of* war": what the noun before
 * says of the noun behind its preposition. */
static void below_noun(struct climb *c, const struct node *node)
{
    enum { BACK = 6 };
    const casus_doc *doc = c->run->doc;
    const uint32_t pred = node->pred;
    if (pred == NONE || node->np == NONE ||
        doc->preds[pred].kind != PRED_NOUN)
        return;
    for (uint32_t i = pred, k = 0; i > 0 && k < BACK; i--, k++) {
        const struct pred *p = &doc->preds[i - 1];
        if (p->sent != doc->preds[pred].sent)
            return;
        for (uint32_t m = 0; p->kind == PRED_NOUN && m < p->n_args; m++) {
            const struct arg *a = &doc->args[p->arg + m];
            if (a->rel != ARG_OBLIQUE || a->np != node->np || a->prep == NONE)
                continue;
            const casus_str prep = casus__token_fold(doc, a->prep);
            if (casus__str_is(prep, "for") ||
                (casus__str_is(prep, "of") &&
                 casus__rule_class(doc, p->head, c->run->prospect_noun)))
                (void)noun_effect(c, doc->np_at[p->head]);
            return;
        }
    }
}

static bool is_verbal(unsigned type)
{
    switch ((enum event_type)type) {
    case EVENT_AGREE:
    case EVENT_SUPPORT:
    case EVENT_CONCEDE:
    case EVENT_REQUEST:
    case EVENT_ACCUSE:
    case EVENT_REJECT:
        return true;
    default:
        return false;
    }
}

uint8_t casus__event_status(struct event_run *run, const struct node *node,
                            unsigned type, bool *alleged)
{
    const casus_doc *doc = run->doc;
    struct climb c = { .run = run,
                       .verbal = is_verbal(type),
                       .status = STATUS_ACTUAL };
    modifiers(&c, node);
    below_noun(&c, node);
    uint32_t pred = node->pred;
    if (pred != NONE)
        c.status = stronger(c.status, own_status(run, &doc->preds[pred]));
    for (int i = 0; pred != NONE && i < CLIMB; i++)
        pred = climb_once(&c, pred);
    *alleged = c.alleged;
    return c.status;
}
