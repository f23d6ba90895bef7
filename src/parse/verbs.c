/*
 * Verb groups: from the first auxiliary to the main verb, adverbs between
 * them included. A small automaton over the auxiliaries keeps what the group
 * says of time, voice and modality; "be able to", "be going to", "have to",
 * "need to" and "be to" are auxiliaries here.
 */
#include "parse/verbs.h"

#include "base/str.h"

enum { MOST_ADVERBS = 4, MOST_AUXILIARIES = 8 };

enum aux { AUX_NONE, AUX_BE, AUX_HAVE, AUX_DO, AUX_MODAL, AUX_TO, AUX_GET };

struct reading {
    uint32_t at; /* next token */
    enum aux last;
    bool finite; /* tense is known */
    bool to;     /* opened by "to" */
    bool any_aux;
    uint32_t first; /* its first verb form */
    struct verb verb;
};

static bool is_verb(const struct work *w, uint32_t tok)
{
    return casus__xpos_is_verb(casus__work_xpos(w, tok));
}

/* Step over adverbs; *negated is set if one of them denies. */
static uint32_t skip_adverbs(const struct work *w, uint32_t tok, bool *negated)
{
    uint32_t t = tok;
    while (t < w->end && t < tok + MOST_ADVERBS) {
        const bool denies = (casus__work_bits(w, t) & W_NEG) != 0 &&
                            !casus__work_fold_is(w, t + 1, "only") &&
                            !casus__work_fold_is(w, t + 1, "merely");
        /* "will 'soon' leave" */
        const unsigned x = casus__work_xpos(w, t);
        if (t > tok && (x == XPOS_LQUOTE || x == XPOS_RQUOTE)) {
            t++;
            continue;
        }
        if (t == tok && (x == XPOS_LQUOTE || x == XPOS_RQUOTE) &&
            casus__xpos_is_adverb(casus__work_xpos(w, t + 1))) {
            t++;
            continue;
        }
        const bool longer = casus__work_fold_is(w, t, "no") &&
                            casus__work_fold_is(w, t + 1, "longer");
        if (longer) {
            *negated = true;
            t += 2;
            continue;
        }
        if (!denies && !casus__xpos_is_adverb(x))
            break;
        *negated = *negated || denies;
        t++;
    }
    return t;
}

/* Is a participle possible here? After an auxiliary a past form is a slip of
 * the tagger. */
static bool is_participle(const struct work *w, uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    return x == XPOS_VBN ||
           (x == XPOS_VBD && !(casus__work_bits(w, tok) & W_FINITE));
}

/* "to" and an infinitive at `tok`: the infinitive's token, or NONE. */
static uint32_t infinitive(const struct work *w, uint32_t tok, bool *negated)
{
    const unsigned x = casus__work_xpos(w, tok);
    if ((x != XPOS_TO && x != XPOS_IN) || !casus__work_fold_is(w, tok, "to"))
        return NONE;
    bool denied = false;
    const uint32_t t = skip_adverbs(w, tok + 1, &denied);
    const unsigned v = casus__work_xpos(w, t);
    if (v != XPOS_VB && !(v == XPOS_VBP && x == XPOS_TO))
        return NONE;
    *negated = *negated || denied;
    return t;
}

static void note_tense(const struct work *w, struct reading *r)
{
    if (r->finite || r->to)
        return;
    switch (casus__work_xpos(w, r->at)) {
    case XPOS_VBD:
        r->verb.pred.tense = TENSE_PAST;
        break;
    case XPOS_VBZ:
    case XPOS_VBP:
        r->verb.pred.tense = TENSE_PRESENT;
        break;
    default:
        return;
    }
    r->finite = true;
}

static void set_modal(struct reading *r, enum pred_modal modal)
{
    struct pred *p = &r->verb.pred;
    p->modal = (uint8_t)modal;
    if (modal == MODAL_WILL && !(p->tense == TENSE_PAST))
        p->tense = TENSE_FUTURE;
}

static void note_modal(const struct work *w, struct reading *r)
{
    const uint64_t bits = casus__work_bits(w, r->at);
    r->finite = true;
    if (r->verb.pred.tense == TENSE_NONE)
        r->verb.pred.tense = TENSE_PRESENT;
    if (bits & W_WILL)
        set_modal(r, MODAL_WILL);
    else if (bits & W_WOULD)
        set_modal(r, MODAL_WOULD);
    else if (bits & W_MAY)
        set_modal(r, MODAL_MAY);
    else if (bits & W_CAN)
        set_modal(r, MODAL_CAN);
    else
        set_modal(r, MODAL_MUST);
}

/* "be" at r->at as an auxiliary: true if it was one, and r->at moves on. */
static bool take_be(const struct work *w, struct reading *r)
{
    bool neg = false;
    const uint32_t next = skip_adverbs(w, r->at + 1, &neg);
    const unsigned x = casus__work_xpos(w, next);
    uint32_t inf = NONE;
    enum pred_modal modal = MODAL_NONE;
    if (casus__work_fold_is(w, next, "going") ||
        casus__work_fold_is(w, next, "about")) {
        inf = infinitive(w, next + 1, &neg);
        modal = MODAL_WILL;
    } else if (casus__work_fold_is(w, next, "able") ||
               casus__work_fold_is(w, next, "unable")) {
        inf = infinitive(w, next + 1, &neg);
        modal = MODAL_CAN;
        neg = neg || (inf != NONE && casus__work_fold_is(w, next, "unable"));
    } else if (r->last != AUX_HAVE) {
        inf = infinitive(w, next, &neg);
        modal = MODAL_WILL;
    }
    if (inf != NONE) {
        note_tense(w, r);
        set_modal(r, modal);
        r->last = AUX_TO;
        r->at = inf;
    } else if (is_participle(w, next) || x == XPOS_VBG ||
               (is_verb(w, next) && casus__work_bits(w, next) & W_BE)) {
        note_tense(w, r);
        r->last = AUX_BE;
        r->at = next;
    } else {
        return false;
    }
    if (neg)
        r->verb.pred.flags |= PRED_NEGATED;
    return true;
}

static bool take_have(const struct work *w, struct reading *r)
{
    bool neg = false;
    const uint32_t next = skip_adverbs(w, r->at + 1, &neg);
    const uint32_t inf = infinitive(w, next, &neg);
    if (inf != NONE) {
        note_tense(w, r);
        if (r->verb.pred.modal == MODAL_NONE)
            set_modal(r, MODAL_MUST);
        r->last = AUX_TO;
        r->at = inf;
    } else if (is_participle(w, next)) {
        note_tense(w, r);
        r->verb.pred.flags |= PRED_PERFECT;
        r->last = AUX_HAVE;
        r->at = next;
    } else {
        return false;
    }
    if (neg)
        r->verb.pred.flags |= PRED_NEGATED;
    return true;
}

/* "do", "get", "need to", "ought to", "used to", modals. */
static bool take_other(const struct work *w, struct reading *r)
{
    bool neg = false;
    const uint64_t bits = casus__work_bits(w, r->at);
    const uint32_t next = skip_adverbs(w, r->at + 1, &neg);
    const unsigned x = casus__work_xpos(w, next);
    const uint32_t inf = infinitive(w, next, &neg);
    if (casus__work_xpos(w, r->at) == XPOS_MD) {
        if (!is_verb(w, next) && inf == NONE)
            return false;
        note_modal(w, r);
        r->last = AUX_MODAL;
        r->at = inf != NONE ? inf : next;
    } else if (bits & W_DO && (x == XPOS_VB || (x == XPOS_VBP && neg))) {
        note_tense(w, r);
        r->last = AUX_DO;
        r->at = next;
    } else if (bits & W_GET && x == XPOS_VBN) {
        note_tense(w, r);
        r->last = AUX_GET;
        r->at = next;
    } else if (bits & W_SEMI && inf != NONE && r->last != AUX_BE &&
               r->last != AUX_HAVE) {
        note_tense(w, r);
        if (!casus__work_fold_is(w, r->at, "used") &&
            r->verb.pred.modal == MODAL_NONE)
            set_modal(r, MODAL_MUST);
        r->last = AUX_TO;
        r->at = inf;
    } else {
        return false;
    }
    if (neg)
        r->verb.pred.flags |= PRED_NEGATED;
    return true;
}

/* "'s" is "is" or "has". */
static bool is_have(const struct work *w, uint32_t tok)
{
    if (casus__work_bits(w, tok) & W_HAVE)
        return true;
    if (!casus__work_fold_is(w, tok, "'s") &&
        !casus__work_fold_is(w, tok, "'d"))
        return false;
    bool neg = false;
    const uint32_t next = skip_adverbs(w, tok + 1, &neg);
    return casus__work_fold_is(w, next, "been") ||
           casus__str_is(w->doc->lemmas[tok], "have");
}

static bool take_auxiliary(const struct work *w, struct reading *r)
{
    const unsigned x = casus__work_xpos(w, r->at);
    if (!is_verb(w, r->at) && x != XPOS_MD)
        return false;
    bool taken = false;
    if (x != XPOS_MD && is_have(w, r->at))
        taken = take_have(w, r);
    else if (x != XPOS_MD && casus__work_bits(w, r->at) & W_BE)
        taken = take_be(w, r);
    if (!taken)
        taken = take_other(w, r);
    r->any_aux = r->any_aux || taken;
    return taken;
}

/* "At least", "more than", "up to" before a number. */
static uint32_t behind_approximator(const struct work *w, uint32_t tok)
{
    static const char *const pairs[][2] = {
        { "at", "least" },  { "at", "most" },  { "more", "than" },
        { "less", "than" }, { "up", "to" },    { "close", "to" },
        { "fewer", "than" },
    };
    uint32_t at = tok;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (casus__work_fold_is(w, tok, pairs[i][0]) &&
            casus__work_fold_is(w, tok + 1, pairs[i][1]))
            at = tok + 2;
    if (at == tok && casus__work_bits(w, tok) & W_APPROX)
        at++;
    return casus__work_xpos(w, at) == XPOS_CD ? at : tok;
}

/* "Troops ... killed four men", tagged as a participle: a passive one has no
 * object behind it, but for verbs of giving and naming. */
static bool object_follows(const struct work *w, uint32_t tok)
{
    enum { LONGEST = 5 };
    uint32_t at = behind_approximator(w, tok + 1);
    const unsigned x = casus__work_xpos(w, at);
    if (casus__work_bits(w, tok) & W_DITR || tok == w->begin)
        return false;
    /* "a priest named Lopez" */
    const uint32_t np = w->ends_at[tok];
    if (casus__work_bits(w, tok) & W_NAMING && np != NONE &&
        casus__work_common(w, np))
        return false;
    if (x != XPOS_DT && x != XPOS_PRPS && x != XPOS_CD &&
        !casus__xpos_is_proper(x))
        return false;
    for (int i = 0; i < LONGEST && at < w->end; i++, at++) {
        const uint64_t bits = casus__work_bits(w, at);
        if (bits & (W_DAY | W_TIMEN | W_MONTH))
            return false;
        const unsigned y = casus__work_xpos(w, at);
        if (casus__xpos_is_noun(y))
            return true;
        if (y != XPOS_DT && y != XPOS_PRPS && y != XPOS_CD &&
            !casus__xpos_is_adj(y))
            return false;
    }
    return false;
}

/* "Is committed to", "were engaged in": a state of the subject, and no
 * passive. */
static bool is_state(const struct work *w, uint32_t tok)
{
    return casus__work_bits(w, tok) & W_STATE &&
           casus__work_fold_is(w, tok + 1,
                               casus__work_fold_is(w, tok, "engaged") ? "in"
                                                                      : "to");
}

/* What the main verb's form says, given the last auxiliary. */
static void note_main(const struct work *w, struct reading *r)
{
    struct verb *v = &r->verb;
    struct pred *p = &v->pred;
    const unsigned x = casus__work_xpos(w, r->at);
    const bool past = x == XPOS_VBN || x == XPOS_VBD;
    if (r->last == AUX_NONE)
        note_tense(w, r);
    if ((r->last == AUX_BE || r->last == AUX_GET) && past &&
        !is_state(w, r->at))
        p->flags |= PRED_PASSIVE;
    if (r->last == AUX_BE && x == XPOS_VBG)
        p->flags |= PRED_PROGRESSIVE;
    if (x == XPOS_MD)
        note_modal(w, r);
    const unsigned lead = casus__work_xpos(w, r->first);
    if (r->finite)
        p->form = FORM_FINITE;
    else if (r->to)
        p->form = FORM_INF;
    else if (lead == XPOS_VBG)
        p->form = FORM_GERUND;
    else if (lead == XPOS_VBN && !r->any_aux &&
             !(w->ends_at[r->first] != NONE && object_follows(w, r->at)))
        p->form = FORM_PARTICIPLE;
    else if (lead == XPOS_VBN && !r->any_aux)
        p->form = FORM_FINITE, p->tense = TENSE_PAST;
    else
        p->form = FORM_INF;
    v->bare = !r->any_aux && !r->to;
    v->loose = v->bare && is_participle(w, r->at) &&
               !(p->form == FORM_FINITE && x == XPOS_VBN) &&
               (x == XPOS_VBN || casus__work_bits(w, r->at) & W_SAMEFORM ||
                casus__str_ends(casus__token_fold(w->doc, r->at), "ed"));
    v->copula = (casus__work_bits(w, r->at) & W_BE) != 0 && x != XPOS_MD &&
                !(casus__work_fold_is(w, r->at, "'s") && is_have(w, r->at));
    if (p->form == FORM_PARTICIPLE && !is_state(w, r->at))
        p->flags |= PRED_PASSIVE;
}

uint32_t casus__verb_group(struct work *w, uint32_t at)
{
    struct reading r = { .at = at };
    r.verb = (struct verb){ .subject = NONE,
                            .object = NONE,
                            .iobject = NONE,
                            .noun = NONE,
                            .pred = { .begin = at,
                                      .sent = w->sent,
                                      .parent = NONE,
                                      .marker = NONE,
                                      .particle = NONE,
                                      .np = NONE,
                                      .kind = PRED_VERB } };
    bool neg = false;
    r.at = skip_adverbs(w, at, &neg);
    /* Adverbs in front belong to the group only if they deny. */
    if (r.at != at && !neg)
        return at;
    const uint32_t inf = infinitive(w, r.at, &neg);
    if (inf != NONE) {
        r.to = true;
        r.last = AUX_TO;
        r.at = inf;
    } else if (!is_verb(w, r.at) && casus__work_xpos(w, r.at) != XPOS_MD) {
        return at;
    }
    r.first = r.at;
    if (neg)
        r.verb.pred.flags |= PRED_NEGATED;
    for (int i = 0; i < MOST_AUXILIARIES && take_auxiliary(w, &r); i++)
        continue;
    note_main(w, &r);
    bool behind = false;
    const uint32_t after = skip_adverbs(w, r.at + 1, &behind);
    r.verb.pred.head = r.at;
    r.verb.pred.end = r.at + 1;
    if (behind && (r.verb.copula || casus__work_xpos(w, r.at) == XPOS_MD ||
                   casus__work_bits(w, r.at) & W_DO)) {
        r.verb.pred.flags |= PRED_NEGATED;
        r.verb.pred.end = after;
    }
    r.verb.bits = casus__work_bits(w, r.at);
    if (casus__work_xpos(w, r.verb.pred.end) == XPOS_RP) {
        r.verb.pred.particle = r.verb.pred.end;
        r.verb.pred.end++;
    }
    const uint32_t index = casus__work_add_verb(w, &r.verb);
    return index == NONE ? at : r.verb.pred.end;
}
