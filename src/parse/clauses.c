/*
 * Clauses: what each verb group hangs from, and its subject.
 *
 * A verb's subject is looked for to its left: over closed parentheses
 * (", the leader of Y,"), over phrases that prepositions govern, to the first
 * group of the clause. Infinitives, participles and relative clauses have
 * theirs from control.
 */
#include "parse/internal.h"

#include "base/str.h"

static const struct np *np_of(const struct parser *p, uint32_t np)
{
    return &p->doc->nps[np];
}

static bool is_relative(const struct parser *p, uint32_t tok)
{
    return casus__parse_tag(p, tok) == XPOS_WDT ||
           (casus__parse_tag(p, tok) == XPOS_WP) ||
           casus__parse_word(p, tok, "who") ||
           casus__parse_word(p, tok, "which");
}

static bool is_mark(const struct parser *p, uint32_t tok)
{
    return casus__parse_is(p, tok, W_MARK) ||
           casus__parse_tag(p, tok) == XPOS_WRB;
}

static bool is_hard_border(const struct parser *p, uint32_t tok)
{
    const unsigned x = casus__parse_tag(p, tok);
    return x == XPOS_COLON || x == XPOS_STOP || x == XPOS_LRB ||
           x == XPOS_RRB || casus__parse_is_quote(p, tok);
}

/* Is the group governed by a preposition right before it? */
static bool is_governed(const struct parser *p, uint32_t np)
{
    uint32_t first = np;
    while (np_of(p, first)->poss != NONE)
        first = np_of(p, first)->poss;
    const uint32_t begin = np_of(p, first)->begin;
    if (begin == p->begin)
        return false;
    /* "in at least 12 towns": approximators may stand between. */
    uint32_t t = begin - 1;
    while (t > p->begin && t + 4 > begin &&
           (casus__parse_is(p, t, W_APPROX) ||
            casus__parse_tag(p, t) == XPOS_RB ||
            casus__parse_tag(p, t) == XPOS_JJR ||
            casus__parse_tag(p, t) == XPOS_JJS) &&
           !casus__parse_is_prep(p, t - 1))
        t--;
    if (casus__parse_is_prep(p, begin - 1))
        return !casus__parse_is(p, begin - 1, W_APPROX) ||
               casus__parse_tag(p, np_of(p, np)->begin) != XPOS_CD ||
               casus__parse_np(p, t) != NONE;
    return t > p->begin && t < begin - 1 && casus__parse_is_prep(p, t - 1);
}

/* The first member of the coordination that ends with np. */
static uint32_t coordination(const struct parser *p, uint32_t np)
{
    return np_of(p, np)->first_conj;
}

/* The np whose last token is right before `tok`, or NONE. */
static uint32_t np_before(const struct parser *p, uint32_t tok)
{
    return tok > p->begin ? casus__parse_np(p, tok - 1) : NONE;
}

/* From a group before the verb, over the phrases it is governed by, to the
 * group that heads them all; NONE if they hang from a verb or nothing. */
static uint32_t climb(const struct parser *p, uint32_t np)
{
    for (int i = 0; i < 10; i++) {
        np = coordination(p, np);
        if (!is_governed(p, np))
            return np;
        uint32_t first = np;
        while (np_of(p, first)->poss != NONE)
            first = np_of(p, first)->poss;
        uint32_t t = np_of(p, first)->begin - 1;
        /* "after rebels killed": a verb follows, so it is a conjunction. */
        if (casus__parse_is(p, t, W_SUB))
            return np;
        if (t == p->begin)
            return NONE;
        /* Two-word prepositions, and adverbs before them. */
        while (t > p->begin && casus__parse_np(p, t - 1) == NONE &&
               p->verb_at[t - 1] == NONE &&
               (casus__parse_is_prep(p, t - 1) ||
                casus__parse_tag(p, t - 1) == XPOS_RB))
            t--;
        const uint32_t before = np_before(p, t);
        if (before == NONE)
            return NONE;
        np = before;
    }
    return NONE;
}

struct found {
    uint32_t np;     /* the subject, or NONE */
    uint32_t begin;  /* where the clause begins */
    bool relative;   /* a relative pronoun stands for it */
    bool shared;     /* the verb before has the same */
};

/* ", who met Y," or ", the leader of Y," closes before the verb: the np
 * before the comma that opens it. */
static uint32_t over_parenthesis(const struct parser *p, uint32_t close)
{
    enum { FARTHEST = 60 };
    for (uint32_t t = close; t-- > p->begin && t + FARTHEST > close;) {
        if (is_hard_border(p, t) &&
            casus__parse_tag(p, t) != XPOS_RRB &&
            casus__parse_tag(p, t) != XPOS_LRB)
            return NONE;
        if (!casus__parse_is_comma(p, t))
            continue;
        const uint32_t np = np_before(p, t);
        if (np == NONE)
            return NONE;
        const uint32_t head = climb(p, np);
        const uint32_t next = casus__parse_np(p, t + 1);
        const bool opens = is_relative(p, t + 1) ||
                           (next != NONE && head != NONE &&
                            np_of(p, head)->appos != NONE) ||
                           (p->verb_at[t + 1] != NONE &&
                            p->verbs[p->verb_at[t + 1]].form !=
                                FORM_FINITE) ||
                           casus__parse_is_prep(p, t + 1) ||
                           (next != NONE &&
                            np_of(p, next)->flags & NP_TIME);
        if (opens)
            return head;
    }
    return NONE;
}

/* The subject of the finite verb k, by what stands before it. */
static struct found find_subject(const struct parser *p, uint32_t k)
{
    const struct verb *v = &p->verbs[k];
    struct found f = { NONE, v->begin, false, false };
    uint32_t t = v->begin;
    while (t > p->begin && (casus__parse_tag(p, t - 1) == XPOS_RB ||
                            casus__parse_is(p, t - 1, W_NEG)) &&
           casus__parse_np(p, t - 1) == NONE)
        t--;
    if (t == p->begin)
        return f;
    if (casus__parse_is_comma(p, t - 1)) {
        f.np = over_parenthesis(p, t - 1);
        if (f.np != NONE)
            f.begin = np_of(p, f.np)->begin;
        return f;
    }
    if (is_relative(p, t - 1)) {
        f.relative = true;
        f.begin = t - 1;
        return f;
    }
    if (casus__parse_tag(p, t - 1) == XPOS_CC) {
        f.shared = true;
        return f;
    }
    uint32_t np = np_before(p, t);
    /* A time may stand between: "gunmen on Friday killed". */
    while (np != NONE && np_of(p, np)->flags & NP_TIME) {
        const uint32_t begin = np_of(p, np)->begin;
        uint32_t before = begin;
        if (before > p->begin && casus__parse_is_prep(p, before - 1))
            before--;
        const uint32_t next = np_before(p, before);
        if (next == NONE)
            break;
        np = next;
    }
    if (np == NONE)
        return f;
    const uint32_t head = climb(p, np);
    if (head == NONE)
        return f;
    f.np = head;
    f.begin = np_of(p, head)->begin;
    return f;
}

/* ---- what a clause hangs from ---------------------------------------- */

static bool is_say(const struct parser *p, uint32_t k)
{
    return casus__parse_is(p, p->verbs[k].head, W_SAY);
}

/* The conjunction before the clause that begins at `begin`, or NONE. */
static uint32_t find_marker(const struct parser *p, uint32_t begin,
                            uint32_t from)
{
    uint32_t t = begin;
    while (t > from) {
        t--;
        if (is_mark(p, t) || is_relative(p, t))
            return t;
        if (casus__parse_is(p, t, W_SUB) && casus__parse_np(p, t) == NONE)
            return t;
        if (p->verb_at[t] != NONE || is_hard_border(p, t) ||
            casus__parse_tag(p, t) == XPOS_CC)
            return NONE;
        /* Fronted phrases and adverbs may stand between. */
        if (casus__parse_is_comma(p, t))
            continue;
        const uint32_t np = casus__parse_np(p, t);
        if (np != NONE && !is_governed(p, np) &&
            !(np_of(p, np)->flags & (NP_TIME | NP_POSSESSOR)))
            return NONE;
    }
    return NONE;
}

/* The nearest verb before k that is not inside k's own parenthesis. */
static uint32_t previous(uint32_t k)
{
    return k ? k - 1 : NONE;
}

/* The finite verb that heads what verb k belongs to. */
static uint32_t finite_above(const struct parser *p, uint32_t k)
{
    for (int i = 0; k != NONE && i < 12; i++) {
        const struct verb *v = &p->verbs[k];
        if (v->form == FORM_FINITE && v->link != LINK_RELCL)
            return k;
        k = v->parent != NONE ? v->parent : previous(k);
    }
    return NONE;
}

static bool comma_between(const struct parser *p, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (casus__parse_is_comma(p, t))
            return true;
    return false;
}

static void set_relative(struct parser *p, uint32_t k, uint32_t at)
{
    struct verb *v = &p->verbs[k];
    uint32_t t = at;
    while (t > p->begin && (casus__parse_is_comma(p, t - 1) ||
                            casus__parse_is_prep(p, t - 1)))
        t--;
    uint32_t np = np_before(p, t);
    v->link = LINK_RELCL;
    v->marker = at;
    if (np == NONE)
        return;
    /* "leaders of the group who": the nearest one; "which" the nearest. */
    np = coordination(p, np);
    v->parent_np = np;
    p->doc->nps[np].rel_pred = k; /* becomes a pred number later */
    if (v->subject == NONE) {
        v->subject = np;
        v->subject_understood = 1;
    } else if (v->object == NONE) {
        v->object = np;
        v->object_understood = 1;
    }
}

static void link_finite(struct parser *p, uint32_t k)
{
    struct verb *v = &p->verbs[k];
    const struct found f = find_subject(p, k);
    const uint32_t before = previous(k);
    const uint32_t from =
        before == NONE ? p->begin : p->verbs[before].end;
    v->clause = f.begin;
    v->subject = f.np;
    if (f.relative) {
        set_relative(p, k, f.begin);
        return;
    }
    if (f.shared) {
        const uint32_t up = finite_above(p, before);
        v->link = LINK_CONJ;
        v->parent = up;
        if (up != NONE) {
            v->subject = p->verbs[up].subject;
            v->subject_understood = 1;
            v->clause = v->begin;
        }
        return;
    }
    const uint32_t marker = find_marker(p, f.begin, p->begin);
    if (marker != NONE && marker >= from) {
        v->marker = marker;
        if (is_relative(p, marker) && !casus__parse_word(p, marker, "what") &&
            !casus__parse_word(p, marker, "that")) {
            set_relative(p, k, marker);
            return;
        }
        const bool that = casus__parse_word(p, marker, "that") ||
                          casus__parse_word(p, marker, "whether") ||
                          casus__parse_tag(p, marker) == XPOS_WRB ||
                          casus__parse_word(p, marker, "what") ||
                          (casus__parse_word(p, marker, "if") &&
                           before != NONE &&
                           casus__parse_lemma(p, p->verbs[before].head,
                                              "ask"));
        const uint32_t np = np_before(p, marker);
        if (that && np != NONE &&
            casus__parse_is(p, np_of(p, np)->head, W_COMPN)) {
            v->link = LINK_NOUNCOMP;
            v->parent_np = np;
            v->parent = finite_above(p, before);
            return;
        }
        v->parent = before;
        v->link = that && before != NONE ? LINK_CCOMP : LINK_ADVCL;
        return;
    }
    if (before == NONE) {
        v->link = LINK_ROOT;
        return;
    }
    /* "said it had", "said the army had": a clause without "that". */
    if (is_say(p, before) && f.np != NONE &&
        !comma_between(p, from, f.begin)) {
        v->link = LINK_CCOMP;
        v->parent = before;
        return;
    }
    if (f.begin > p->begin && casus__parse_tag(p, f.begin - 1) == XPOS_CC) {
        v->link = LINK_CONJ;
        v->parent = finite_above(p, before);
        return;
    }
    v->link = LINK_ROOT;
}

/* The first group behind a verb that no preposition governs. */
static uint32_t direct_object(const struct parser *p, const struct verb *v,
                              uint32_t limit)
{
    for (uint32_t t = v->end; t < limit; t++) {
        if (casus__parse_is_comma(p, t) || is_hard_border(p, t) ||
            is_mark(p, t) || casus__parse_is_prep(p, t))
            return NONE;
        uint32_t np = casus__parse_np(p, t);
        if (np == NONE)
            continue;
        while (np_of(p, np)->flags & NP_POSSESSOR &&
               np + 1 < p->doc->n_nps && np_of(p, np + 1)->poss == np)
            np++;
        if (np_of(p, np)->flags & NP_TIME)
            return NONE;
        return np;
    }
    return NONE;
}

/* "..., police said": what stands before is what they say. */
static void link_attribution(struct parser *p, uint32_t k)
{
    struct verb *v = &p->verbs[k];
    if (k == 0 || v->link != LINK_ROOT || !is_say(p, k))
        return;
    const uint32_t at = v->subject != NONE ? v->clause : v->begin;
    if (at == p->begin)
        return;
    uint32_t t = at - 1;
    while (t > p->begin && casus__parse_is_quote(p, t))
        t--;
    const bool colon = p->doc->buffer[p->doc->tokens[t].begin] == ':';
    if (!casus__parse_is_comma(p, t) && !colon)
        return;
    /* "the group denied the charge" says something of its own. */
    if (direct_object(p, v, p->end) != NONE &&
        direct_object(p, v, p->end) != v->subject)
        return;
    for (uint32_t i = 0; i < k; i++)
        if (p->verbs[i].link == LINK_ROOT && p->verbs[i].parent == NONE &&
            p->verbs[i].form == FORM_FINITE) {
            p->verbs[i].link = LINK_CCOMP;
            p->verbs[i].parent = k;
        }
}

/* "... ," said X: the speaker stands behind. */
static void find_inverted_subject(struct parser *p, uint32_t k)
{
    struct verb *v = &p->verbs[k];
    if (v->subject != NONE || v->form != FORM_FINITE || !is_say(p, k))
        return;
    if (v->begin > p->begin && !casus__parse_is_comma(p, v->begin - 1) &&
        !casus__parse_is_quote(p, v->begin - 1))
        return;
    uint32_t np = casus__parse_np(p, v->end);
    if (np == NONE)
        return;
    while (np_of(p, np)->flags & NP_POSSESSOR && np + 1 < p->doc->n_nps &&
           np_of(p, np + 1)->poss == np)
        np++;
    v->subject = np;
    v->clause = v->begin;
}

/* ---- infinitives, gerunds, participles ------------------------------- */

/* "call on X to": the group that the verb's preposition governs. */
static uint32_t governed_object(const struct parser *p, const struct verb *v,
                                uint32_t limit)
{
    for (uint32_t t = v->end; t + 1 < limit; t++) {
        if (casus__parse_is_comma(p, t))
            return NONE;
        if (casus__parse_is_prep(p, t) && casus__parse_np(p, t + 1) != NONE) {
            uint32_t np = casus__parse_np(p, t + 1);
            while (np_of(p, np)->flags & NP_POSSESSOR &&
                   np + 1 < p->doc->n_nps && np_of(p, np + 1)->poss == np)
                np++;
            return np;
        }
    }
    return NONE;
}

static void understood(struct verb *v, uint32_t subject)
{
    v->subject = subject;
    v->subject_understood = 1;
    v->flags |= PRED_CONTROLLED;
}

static void link_infinitive(struct parser *p, uint32_t k)
{
    struct verb *v = &p->verbs[k];
    const uint32_t up = previous(k);
    const uint32_t start = v->begin - v->has_to;
    v->clause = start;
    /* "to arrest and try": shares all with the infinitive before. */
    if (start > p->begin && casus__parse_tag(p, start - 1) == XPOS_CC &&
        up != NONE && p->verbs[up].form == FORM_INF) {
        v->link = p->verbs[up].link;
        v->parent = p->verbs[up].parent;
        v->parent_np = p->verbs[up].parent_np;
        understood(v, p->verbs[up].subject);
        return;
    }
    const uint32_t noun = np_before(p, start);
    if (noun != NONE && casus__parse_is(p, np_of(p, noun)->head, W_COMPN) &&
        !(up != NONE && casus__parse_is(p, p->verbs[up].head, W_OCTRL) &&
          !casus__parse_is(p, p->verbs[up].head, W_SCTRL) &&
          direct_object(p, &p->verbs[up], start) == noun &&
          (casus__parse_tag(p, np_of(p, noun)->head) == XPOS_NNP))) {
        v->link = LINK_NOUNCOMP;
        v->parent_np = noun;
        v->parent = up;
        const uint32_t poss = np_of(p, noun)->poss;
        understood(v, poss != NONE ? poss
                      : up != NONE ? p->verbs[up].subject
                                   : NONE);
        return;
    }
    if (up == NONE) {
        v->link = LINK_ROOT;
        return;
    }
    const struct verb *u = &p->verbs[up];
    const uint32_t object = direct_object(p, u, start);
    const uint32_t governed = governed_object(p, u, start);
    v->parent = up;
    const bool passive = u->flags & PRED_PASSIVE;
    if (u->kind == PRED_ADJ) {
        v->link = LINK_XCOMP;
        understood(v, u->subject);
    } else if (casus__parse_is(p, u->head, W_OCTRL) && !passive &&
               object != NONE) {
        v->link = LINK_XCOMP;
        understood(v, object);
    } else if (casus__parse_is(p, u->head, W_PPCTRL) && governed != NONE) {
        v->link = LINK_XCOMP;
        understood(v, governed);
    } else if (object == NONE &&
               (casus__parse_is(p, u->head, W_SCTRL) ||
                (passive &&
                 casus__parse_is(p, u->head, W_OCTRL | W_RAISE)))) {
        v->link = LINK_XCOMP;
        understood(v, u->subject);
    } else {
        v->link = LINK_PURPOSE;
        understood(v, passive && object == NONE ? NONE : u->subject);
    }
}

static void link_gerund(struct parser *p, uint32_t k)
{
    struct verb *v = &p->verbs[k];
    const uint32_t up = previous(k);
    const uint32_t before = v->begin - 1;
    v->clause = v->begin;
    v->parent = up;
    v->link = LINK_ADVCL;
    if (v->begin == p->begin) {
        v->parent = k + 1 < p->n_verbs ? k + 1 : NONE;
        return; /* its subject is that of the clause behind: see below */
    }
    if (casus__parse_is_comma(p, before)) {
        const uint32_t main = up == NONE ? NONE : finite_above(p, up);
        v->parent = main;
        if (main != NONE)
            understood(v, p->verbs[main].flags & PRED_PASSIVE
                              ? NONE
                              : p->verbs[main].subject);
        return;
    }
    if (casus__parse_tag(p, before) == XPOS_CC && up != NONE &&
        p->verbs[up].form == FORM_GERUND) {
        v->link = p->verbs[up].link;
        v->parent = p->verbs[up].parent;
        v->marker = p->verbs[up].marker;
        understood(v, p->verbs[up].subject);
        return;
    }
    if (casus__parse_tag(p, before) == XPOS_IN ||
        casus__parse_tag(p, before) == XPOS_TO) {
        const uint32_t noun = np_before(p, before);
        v->marker = before;
        if (up != NONE && casus__parse_is(p, p->verbs[up].head, W_OFVERB)) {
            const uint32_t object =
                p->verbs[up].flags & PRED_PASSIVE
                    ? p->verbs[up].subject
                    : direct_object(p, &p->verbs[up], before);
            v->link = LINK_XCOMP;
            understood(v, object);
            return;
        }
        if (noun != NONE &&
            casus__parse_is(p, np_of(p, noun)->head, W_COMPN)) {
            v->link = LINK_NOUNCOMP;
            v->parent_np = noun;
            const uint32_t poss = np_of(p, noun)->poss;
            understood(v, poss != NONE ? poss
                          : up != NONE ? p->verbs[up].subject
                                       : NONE);
            return;
        }
        if (up != NONE && casus__parse_word(p, before, "for")) {
            /* "criticized Ukraine for removing": Ukraine did. */
            const uint32_t object =
                p->verbs[up].flags & PRED_PASSIVE
                    ? p->verbs[up].subject
                    : direct_object(p, &p->verbs[up], before);
            understood(v, object != NONE ? object : p->verbs[up].subject);
            return;
        }
        if (up != NONE && p->verbs[up].end == before)
            v->link = LINK_XCOMP; /* "insisted on leaving" */
        if (up != NONE)
            understood(v, p->verbs[up].subject);
        return;
    }
    const uint32_t np = np_before(p, v->begin);
    if (np != NONE) {
        v->link = LINK_RELCL;
        v->parent_np = np;
        understood(v, coordination(p, np));
        return;
    }
    if (up != NONE) {
        if (p->verbs[up].end == v->begin)
            v->link = LINK_XCOMP; /* "began shelling" */
        understood(v, p->verbs[up].subject);
    }
}

static void link_participle(struct parser *p, uint32_t k)
{
    struct verb *v = &p->verbs[k];
    const uint32_t up = previous(k);
    v->clause = v->begin;
    v->parent = up;
    v->link = LINK_ADVCL;
    uint32_t t = v->begin;
    if (t > p->begin && casus__parse_is_comma(p, t - 1))
        t--;
    const uint32_t np = np_before(p, t);
    if (np != NONE && !(np_of(p, np)->flags & NP_TIME)) {
        v->link = LINK_RELCL;
        v->parent_np = coordination(p, np);
        understood(v, v->parent_np);
        p->doc->nps[v->parent_np].rel_pred = k;
        return;
    }
    if (v->begin > p->begin &&
        casus__parse_tag(p, v->begin - 1) == XPOS_CC && up != NONE &&
        p->verbs[up].flags & PRED_PASSIVE) {
        /* "were arrested and beaten" */
        v->link = LINK_CONJ;
        understood(v, p->verbs[up].subject);
        v->form = p->verbs[up].form;
        v->tense = p->verbs[up].tense;
        return;
    }
    if (v->begin > p->begin && casus__parse_tag(p, v->begin - 1) == XPOS_CC &&
        up != NONE && p->verbs[up].flags & PRED_PERFECT) {
        v->link = LINK_CONJ; /* "have met and discussed" */
        v->flags &= (uint16_t)~PRED_PASSIVE;
        v->form = p->verbs[up].form;
        v->tense = p->verbs[up].tense;
        understood(v, p->verbs[up].subject);
        return;
    }
    if (up != NONE)
        understood(v, p->verbs[up].subject);
}

/* A gerund or participle in front takes the subject of what follows. */
static void link_fronted(struct parser *p)
{
    for (uint32_t k = 0; k + 1 < p->n_verbs; k++) {
        struct verb *v = &p->verbs[k];
        if (v->subject != NONE || v->begin != p->begin ||
            v->form == FORM_FINITE)
            continue;
        for (uint32_t i = k + 1; i < p->n_verbs; i++)
            if (p->verbs[i].form == FORM_FINITE &&
                p->verbs[i].link != LINK_RELCL) {
                v->parent = i;
                understood(v, p->verbs[i].subject);
                break;
            }
    }
}

/* ---- flags of clauses ------------------------------------------------ */

static bool denies_subject(const struct parser *p, uint32_t np)
{
    const uint32_t first = np_of(p, np)->begin;
    return casus__parse_word(p, first, "no") ||
           casus__parse_word(p, first, "none") ||
           casus__parse_word(p, first, "nobody") ||
           casus__parse_word(p, first, "neither");
}

static void flag_clauses(struct parser *p)
{
    const bool question =
        p->end > p->begin &&
        p->doc->buffer[p->doc->tokens[p->end - 1].begin] == '?';
    for (uint32_t k = 0; k < p->n_verbs; k++) {
        struct verb *v = &p->verbs[k];
        if (v->marker != NONE && casus__parse_is(p, v->marker, W_COND) &&
            v->link != LINK_RELCL)
            v->flags |= PRED_CONDITIONAL;
        if (v->parent != NONE && v->parent < k &&
            p->verbs[v->parent].flags & PRED_CONDITIONAL &&
            v->link != LINK_ROOT)
            v->flags |= PRED_CONDITIONAL;
        if (question)
            v->flags |= PRED_QUESTION;
        if (p->quoted[v->head])
            v->flags |= PRED_QUOTED;
        if (v->subject != NONE && !v->subject_understood &&
            denies_subject(p, v->subject))
            v->flags |= PRED_NEGATED;
        if (v->form == FORM_INF && !v->has_to && v->begin == p->begin)
            v->flags |= PRED_IMPERATIVE;
    }
}

/* ---- objects --------------------------------------------------------- */

static uint32_t clause_limit(const struct parser *p, uint32_t k)
{
    return k + 1 < p->n_verbs
               ? p->verbs[k + 1].begin - p->verbs[k + 1].has_to
               : p->end;
}

static void find_objects(struct parser *p, uint32_t k)
{
    struct verb *v = &p->verbs[k];
    const uint32_t limit = clause_limit(p, k);
    if (v->kind == PRED_ADJ || v->object_understood)
        return;
    const uint32_t first = direct_object(p, v, limit);
    if (first == NONE || first == v->subject)
        return;
    /* A group right before the next finite verb is that verb's subject. */
    if (k + 1 < p->n_verbs && p->verbs[k + 1].subject == first &&
        !p->verbs[k + 1].subject_understood)
        return;
    v->object = first;
    if (!casus__parse_is(p, v->head, W_DITR | W_NAMING | W_TELL))
        return;
    const uint32_t second = casus__parse_np(p, np_of(p, first)->end);
    if (second == NONE || np_of(p, second)->flags & NP_TIME ||
        np_of(p, first)->flags & NP_POSSESSOR)
        return;
    if (casus__parse_is(p, v->head, W_DITR)) {
        v->iobject = first;
        v->object = second;
    }
}

void casus__parse_clauses(struct parser *p)
{
    for (uint32_t k = 0; k < p->n_verbs; k++) {
        switch ((enum pred_form)p->verbs[k].form) {
        case FORM_FINITE:
            link_finite(p, k);
            find_inverted_subject(p, k);
            break;
        case FORM_INF:
            link_infinitive(p, k);
            break;
        case FORM_GERUND:
            link_gerund(p, k);
            break;
        case FORM_PARTICIPLE:
            link_participle(p, k);
            break;
        case FORM_NOUN:
            break;
        }
    }
    for (uint32_t k = 0; k < p->n_verbs; k++)
        link_attribution(p, k);
    link_fronted(p);
    for (uint32_t k = 0; k < p->n_verbs; k++)
        find_objects(p, k);
    flag_clauses(p);
}
