/* Verb groups: auxiliaries, voice, tense, negation, modality. */
#include "parse/internal.h"

#include "base/str.h"

static struct verb *new_verb(struct parser *p)
{
    struct verb *v = casus__arena_grow(p->scratch, p->verbs, p->n_verbs,
                                       &p->cap_verbs, sizeof *v);
    if (!v) {
        p->failed = true;
        return NULL;
    }
    p->verbs = v;
    v += p->n_verbs++;
    *v = (struct verb){
        .particle = NONE,
        .pred = NONE,
        .subject = NONE,
        .object = NONE,
        .iobject = NONE,
        .parent = NONE,
        .parent_np = NONE,
        .marker = NONE,
    };
    return v;
}

static bool is_adverb(const struct parser *p, uint32_t tok)
{
    const unsigned x = casus__parse_tag(p, tok);
    return x == XPOS_RB || x == XPOS_RBR || x == XPOS_RBS ||
           casus__parse_is(p, tok, W_NEG);
}

/* The next token behind adverbs, at most four. */
static uint32_t skip_adverbs(const struct parser *p, uint32_t tok)
{
    uint32_t k = tok;
    while (k < tok + 4 && is_adverb(p, k) && casus__parse_np(p, k) == NONE)
        k++;
    return k;
}

static bool is_free_verb(const struct parser *p, uint32_t tok)
{
    return tok < p->end && casus__parse_is_verb(casus__parse_tag(p, tok)) &&
           casus__parse_np(p, tok) == NONE;
}

/* The verb that goes on the group behind `tok`, an auxiliary; NONE if `tok`
 * is the main verb. */
static uint32_t next_in_group(const struct parser *p, uint32_t tok)
{
    const uint64_t aux = W_BE | W_HAVE | W_DO | W_GET | W_WILL | W_WOULD |
                         W_CAN | W_MAY | W_MUST;
    const unsigned x = casus__parse_tag(p, tok);
    const uint32_t k = skip_adverbs(p, tok + 1);
    if (casus__parse_is(p, tok, aux) && is_free_verb(p, k)) {
        const unsigned n = casus__parse_tag(p, k);
        if (casus__parse_is(p, tok, W_GET) && n != XPOS_VBN)
            return NONE;
        if (casus__parse_is(p, tok, W_BE) && n != XPOS_VBN && n != XPOS_VBG &&
            n != XPOS_VBD)
            return NONE;
        return k;
    }
    /* "have to", "going to", "need to", "is to", "able to". */
    const bool semi = casus__parse_is(p, tok, W_HAVE | W_SEMI | W_BE) ||
                      casus__parse_word(p, tok, "going");
    if (semi && casus__parse_tag(p, k) == XPOS_TO &&
        casus__parse_tag(p, k + 1) == XPOS_VB && is_free_verb(p, k + 1))
        return k + 1;
    if (x == XPOS_MD && is_free_verb(p, k))
        return k;
    if (casus__parse_is(p, tok, W_BE) && casus__parse_word(p, k, "able") &&
        casus__parse_tag(p, k + 1) == XPOS_TO && is_free_verb(p, k + 2))
        return k + 2;
    return NONE;
}

static void note_modal(const struct parser *p, uint32_t tok, struct verb *v)
{
    if (casus__parse_is(p, tok, W_WILL))
        v->modal = MODAL_WILL;
    else if (casus__parse_is(p, tok, W_WOULD) &&
             casus__parse_tag(p, tok) == XPOS_MD)
        v->modal = MODAL_WOULD;
    else if (casus__parse_is(p, tok, W_CAN))
        v->modal = MODAL_CAN;
    else if (casus__parse_is(p, tok, W_MAY) &&
             casus__parse_tag(p, tok) == XPOS_MD)
        v->modal = MODAL_MAY;
    else if (casus__parse_is(p, tok, W_MUST))
        v->modal = MODAL_MUST;
    if (v->modal == MODAL_WILL)
        v->tense = TENSE_FUTURE;
}

/* What one auxiliary, followed by `next`, tells of the group. */
static void note_aux(const struct parser *p, uint32_t tok, uint32_t next,
                     struct verb *v)
{
    const unsigned n = casus__parse_tag(p, next);
    note_modal(p, tok, v);
    const bool to = next > 0 && casus__parse_tag(p, next - 1) == XPOS_TO;
    v->flags &= (uint16_t)~PRED_PASSIVE;
    if (to && casus__parse_word(p, tok, "going")) {
        v->modal = MODAL_WILL;
        v->tense = TENSE_FUTURE;
    } else if (to && casus__parse_is(p, tok, W_BE)) {
        v->modal = casus__parse_word(p, next - 2, "able") ? MODAL_CAN
                                                          : MODAL_WILL;
    } else if (to && !casus__parse_is(p, tok, W_BE)) {
        v->modal = casus__parse_word(p, tok, "used") ? MODAL_NONE
                                                     : MODAL_MUST;
    } else if (casus__parse_is(p, tok, W_HAVE)) {
        v->flags |= PRED_PERFECT;
    } else if (casus__parse_is(p, tok, W_BE | W_GET) &&
               (n == XPOS_VBN || n == XPOS_VBD)) {
        v->flags |= PRED_PASSIVE;
    } else if (casus__parse_is(p, tok, W_BE) && n == XPOS_VBG) {
        v->flags |= PRED_PROGRESSIVE;
    }
}

static void note_tense(const struct parser *p, uint32_t tok, struct verb *v)
{
    if (v->tense != TENSE_NONE)
        return;
    const unsigned x = casus__parse_tag(p, tok);
    if (x == XPOS_VBD)
        v->tense = TENSE_PAST;
    else if (x == XPOS_VBZ || x == XPOS_VBP)
        v->tense = TENSE_PRESENT;
}

static void note_negation(const struct parser *p, struct verb *v)
{
    const uint32_t last = v->end;
    for (uint32_t i = v->begin; i < last; i++)
        if (casus__parse_is(p, i, W_NEG))
            v->flags |= PRED_NEGATED;
    if (v->begin > p->begin && casus__parse_is(p, v->begin - 1, W_NEG))
        v->flags |= PRED_NEGATED;
    for (uint32_t i = v->begin; i < last; i++)
        if (casus__parse_word(p, i, "no") &&
            casus__parse_word(p, i + 1, "longer"))
            v->flags |= PRED_NEGATED;
}

static uint8_t form_of(const struct parser *p, const struct verb *v)
{
    const unsigned first = casus__parse_tag(p, v->begin);
    if (v->has_to || first == XPOS_VB)
        return FORM_INF;
    if (first == XPOS_VBG)
        return FORM_GERUND;
    if (first == XPOS_VBN)
        return FORM_PARTICIPLE;
    return FORM_FINITE;
}

/* "carry out", "call for": RP behind the main verb. */
static void note_particle(const struct parser *p, struct verb *v)
{
    const uint32_t k = v->end;
    if (casus__parse_tag(p, k) == XPOS_RP) {
        v->particle = k;
        v->end = k + 1;
    }
}

/* An adjective behind "be" is what the clause says. */
static void note_adjective(const struct parser *p, struct verb *v)
{
    if (!casus__parse_is(p, v->head, W_BE) &&
        !casus__parse_lemma(p, v->head, "remain"))
        return;
    uint32_t k = skip_adverbs(p, v->head + 1);
    if (casus__parse_tag(p, k) == XPOS_JJ && casus__parse_np(p, k) == NONE) {
        v->kind = PRED_ADJ;
        v->head = k;
        v->end = k + 1;
    }
}

static uint32_t take_group(struct parser *p, uint32_t tok, bool to)
{
    struct verb *v = new_verb(p);
    if (!v)
        return tok + 1;
    const uint32_t index = (uint32_t)p->n_verbs - 1;
    v->begin = to ? tok + 1 : tok;
    v->has_to = to;
    v->kind = PRED_VERB;
    uint32_t at = v->begin;
    v->form = FORM_FINITE;
    note_tense(p, at, v);
    if (casus__parse_tag(p, at) == XPOS_MD)
        note_modal(p, at, v);
    for (int i = 0; i < 8; i++) {
        const uint32_t next = next_in_group(p, at);
        if (next == NONE)
            break;
        note_aux(p, at, next, v);
        at = next;
    }
    v->head = at;
    v->end = at + 1;
    v->form = form_of(p, v);
    if (v->form == FORM_PARTICIPLE)
        v->flags |= PRED_PASSIVE;
    note_particle(p, v);
    note_adjective(p, v);
    note_negation(p, v);
    for (uint32_t i = v->begin; i < v->end; i++)
        p->verb_at[i] = index;
    return v->end;
}

/* A participle that cannot be a finite verb's past, behind a group and with
 * nothing it could act on, or before "by": "the man killed in the attack". */
static bool is_reduced(const struct parser *p, uint32_t k)
{
    const struct verb *v = &p->verbs[k];
    const uint32_t after = v->end;
    if (v->form != FORM_FINITE || casus__parse_tag(p, v->head) != XPOS_VBD ||
        v->begin != v->head || casus__parse_is(p, v->head, W_FINITE) ||
        v->begin == p->begin ||
        casus__parse_np(p, v->begin - 1) == NONE)
        return false;
    if (casus__parse_word(p, after, "by") &&
        casus__parse_np(p, after + 1) != NONE)
        return true;
    if (!casus__parse_is_prep(p, after) || k + 1 >= p->n_verbs)
        return false;
    /* Another finite verb follows with no subject of its own between. */
    const struct verb *next = &p->verbs[k + 1];
    if (next->form != FORM_FINITE)
        return false;
    for (uint32_t i = after; i < next->begin; i++) {
        if (casus__parse_is_comma(p, i) ||
            casus__parse_tag(p, i) == XPOS_CC ||
            casus__parse_is(p, i, W_MARK))
            return false;
        const uint32_t np = casus__parse_np(p, i);
        if (np != NONE && p->doc->nps[np].begin == i &&
            !casus__parse_is_prep(p, i - 1) &&
            !(p->doc->nps[np].flags & NP_TIME))
            return false;
    }
    return true;
}

/* VBN where only a finite verb makes a sentence: tagging slips. */
static bool is_past(const struct parser *p, uint32_t k)
{
    const struct verb *v = &p->verbs[k];
    if (v->form != FORM_PARTICIPLE || v->begin == p->begin ||
        casus__parse_np(p, v->begin - 1) == NONE ||
        casus__parse_word(p, v->end, "by") ||
        casus__parse_np(p, v->end) == NONE)
        return false;
    const uint32_t object = casus__parse_np(p, v->end);
    if (p->doc->nps[object].flags & NP_TIME)
        return false;
    for (size_t i = 0; i < p->n_verbs; i++)
        if (p->verbs[i].form == FORM_FINITE)
            return false;
    return true;
}

/* In a headline, "to" + verb is the future and a participle a passive. */
static void read_headline(struct parser *p)
{
    for (size_t i = 0; i < p->n_verbs; i++)
        if (p->verbs[i].form == FORM_FINITE)
            return;
    for (size_t i = 0; i < p->n_verbs; i++) {
        struct verb *v = &p->verbs[i];
        const uint32_t at = v->begin - v->has_to;
        if (at == p->begin || casus__parse_np(p, at - 1) == NONE)
            continue;
        if (v->form == FORM_INF && v->has_to) {
            v->form = FORM_FINITE;
            v->modal = MODAL_WILL;
            v->tense = TENSE_FUTURE;
            return;
        }
        if (v->form == FORM_PARTICIPLE) {
            v->form = FORM_FINITE;
            v->tense = TENSE_PAST;
            return;
        }
    }
}

void casus__parse_verbs(struct parser *p)
{
    uint32_t i = p->begin;
    while (i < p->end && !p->failed) {
        const unsigned x = casus__parse_tag(p, i);
        if (x == XPOS_TO &&
            is_free_verb(p, skip_adverbs(p, i + 1)) &&
            casus__parse_tag(p, skip_adverbs(p, i + 1)) == XPOS_VB) {
            const uint32_t k = skip_adverbs(p, i + 1);
            i = take_group(p, k - 1, true);
        } else if (x == XPOS_MD || is_free_verb(p, i)) {
            if (casus__parse_is(p, i, W_PREPING) && x == XPOS_VBG &&
                casus__parse_np(p, i + 1) != NONE) {
                i++;
                continue;
            }
            i = take_group(p, i, false);
        } else {
            i++;
        }
    }
    for (uint32_t k = 0; k < p->n_verbs; k++) {
        if (is_reduced(p, k)) {
            p->verbs[k].form = FORM_PARTICIPLE;
            p->verbs[k].flags |= PRED_PASSIVE;
            p->verbs[k].tense = TENSE_NONE;
        } else if (is_past(p, k)) {
            p->verbs[k].form = FORM_FINITE;
            p->verbs[k].flags &= (uint16_t)~PRED_PASSIVE;
            p->verbs[k].tense = TENSE_PAST;
        }
    }
    if (p->sentence->flags & (SENTENCE_HEADLINE | SENTENCE_TITLE))
        read_headline(p);
}
