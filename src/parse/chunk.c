/*
 * Noun groups. A group runs from its determiner to its head; what follows the
 * head (of-phrases, relative clauses) is linked later. Names that the
 * gazetteers know whole are one unit, whatever function words they hold; a
 * title and the name behind it are one group.
 */
#include "parse/chunk.h"

#include "base/str.h"
#include "pack/gaz.h"
#include "parse/group_step.h"

/* ---- whole groups ---------------------------------------------------- */

/* "said that protesters": a conjunction that the tagger took for a
 * determiner. */
static bool is_conjunction(const struct work *w, uint32_t tok)
{
    return tok > w->begin && casus__work_fold_is(w, tok, "that") &&
           casus__xpos_is_verb(casus__work_xpos(w, tok - 1)) &&
           casus__work_bits(w, tok - 1) & W_SAY &&
           casus__group_leads_on(w, tok + 1) &&
           !(casus__work_xpos(w, tok + 1) == XPOS_NN &&
             casus__work_xpos(w, tok + 2) == XPOS_STOP);
}

static bool is_determiner(unsigned x)
{
    return x == XPOS_DT || x == XPOS_PDT || x == XPOS_PRPS;
}

/* Step over determiners; false if none of them may open a group. */
static void take_determiners(const struct work *w, struct group *g)
{
    const uint32_t number = casus__group_open_number(w, g->at);
    if (number != g->at) {
        g->at = number;
        if (casus__work_fold_is(w, g->at, "a"))
            g->at++;
        return;
    }
    while (g->at < g->begin + 3 && is_determiner(casus__work_xpos(w, g->at))) {
        g->at++;
        g->determined = true;
    }
    if (g->determined) {
        const uint32_t more = casus__group_open_number(w, g->at);
        g->at = more;
    }
}

/* Adverb + participle or adjective + noun: "heavily armed men". */
static bool adverb_opens(const struct work *w, uint32_t tok)
{
    const unsigned next = casus__work_xpos(w, tok + 1);
    const unsigned third = casus__work_xpos(w, tok + 2);
    if (casus__group_is_tight_hyphen(w, tok + 1))
        return true;
    return !casus__group_after_auxiliary(w, tok) &&
           (next == XPOS_VBN || casus__xpos_is_adj(next)) &&
           casus__xpos_is_noun(third) && !casus__group_is_time(w, tok + 2) &&
           !(tok > w->begin && w->ends_at[tok] != NONE);
}

static struct group read_group(const struct work *w, uint32_t begin,
                               bool determined)
{
    struct group g = { .begin = begin,
                       .at = begin,
                       .end = begin,
                       .head = NONE,
                       .determined = determined };
    take_determiners(w, &g);
    const uint32_t first = g.at;
    if (casus__xpos_is_adverb(casus__work_xpos(w, g.at))) {
        if (!g.determined && !adverb_opens(w, g.at))
            return g;
        if (casus__group_is_tight_hyphen(w, g.at + 1) || !g.determined)
            g.at++;
    }
    while (casus__group_step(w, &g))
        continue;
    if (g.head == NONE && first > begin && g.determined &&
        casus__work_bits(w, first - 1) & W_ALONE &&
        casus__work_xpos(w, first - 1) != XPOS_PRPS) {
        g.head = first - 1;
        g.end = first;
    }
    return g;
}

/* "FMs", "NGOs". */
static bool is_plural_acronym(const struct work *w, uint32_t tok)
{
    const casus_str s = casus__token_text(w->doc, tok);
    size_t n = 0;
    while (n < s.len && s.ptr[n] >= 'A' && s.ptr[n] <= 'Z')
        n++;
    return n >= 2 && n + 1 == s.len && s.ptr[n] == 's';
}

static uint32_t group_flags(const struct work *w, const struct group *g)
{
    const unsigned x = casus__work_xpos(w, g->head);
    uint32_t flags = 0;
    if (casus__xpos_is_proper(x))
        flags |= NP_PROPER;
    if (x == XPOS_NNS || x == XPOS_NNPS || is_plural_acronym(w, g->head))
        flags |= NP_PLURAL;
    if (is_determiner(x) || x == XPOS_PRP)
        flags |= NP_PRONOUN;
    if (casus__group_is_time(w, g->head) || casus__group_is_year(w, g->head) ||
        (casus__work_fold_is(w, g->head, "time") && g->head > g->begin &&
         casus__work_fold_is(w, g->head - 1, "local")))
        flags |= NP_TIME;
    for (uint32_t t = g->begin; t < g->end; t++) {
        const uint64_t bits = casus__work_bits(w, t);
        const unsigned tag = casus__work_xpos(w, t);
        if (tag == XPOS_CD && !casus__group_is_year(w, t))
            flags |= NP_NUMBER;
        if (bits & W_DEFINITE || tag == XPOS_PRPS)
            flags |= NP_DEFINITE;
        if (bits & W_VAGUE)
            flags |= NP_NUMBER;
    }
    return flags;
}

static uint32_t make_np(struct work *w, uint32_t begin, uint32_t end,
                        uint32_t head, uint32_t flags)
{
    const struct np np = { .begin = begin,
                           .end = end,
                           .head = head,
                           .sent = w->sent,
                           .next_conj = NONE,
                           .appos = NONE,
                           .of = NONE,
                           .poss = NONE,
                           .rel_pred = NONE,
                           .flags = flags };
    const uint32_t i = casus__work_add_np(w, &np);
    if (i == NONE)
        return NONE;
    for (uint32_t t = begin; t < end; t++)
        w->np_at[t] = i;
    w->ends_at[end] = i;
    return i;
}

static uint32_t chunk_pronoun(struct work *w, uint32_t tok, uint32_t *np)
{
    static const char *const plural[] = { "they", "them",       "we",
                                          "us",   "themselves", "ourselves" };
    uint32_t flags = NP_PRONOUN;
    for (size_t i = 0; i < sizeof plural / sizeof plural[0]; i++)
        if (casus__work_fold_is(w, tok, plural[i]))
            flags |= NP_PLURAL;
    *np = make_np(w, tok, tok + 1, tok, flags);
    return tok + 1;
}

/* Quantifiers that stand alone are tagged as adjectives: "many were hurt" */
static bool is_lone_quantifier(const struct work *w, uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    return (casus__xpos_is_adj(x) || x == XPOS_RB) &&
           casus__work_bits(w, tok) & W_ALONE &&
           !casus__work_fold_is(w, tok, "such") &&
           !casus__group_leads_on(w, tok + 1) &&
           !casus__group_after_auxiliary(w, tok);
}

uint32_t casus__chunk_noun(struct work *w, uint32_t at, uint32_t *np)
{
    *np = NONE;
    if (casus__work_xpos(w, at) == XPOS_PRP)
        return chunk_pronoun(w, at, np);
    if (is_conjunction(w, at))
        return at;
    uint32_t begin = at, poss = NONE;
    while (begin < w->end && !w->failed) {
        const struct group g = read_group(w, begin, poss != NONE);
        if (g.head == NONE) {
            if (poss == NONE && is_lone_quantifier(w, begin)) {
                *np = make_np(w, begin, begin + 1, begin,
                              NP_PRONOUN | NP_PLURAL | NP_NUMBER);
                return begin + 1;
            }
            break;
        }
        const uint32_t one =
            make_np(w, g.begin, g.end, g.head, group_flags(w, &g));
        if (one == NONE)
            return at;
        w->nps[one].poss = poss;
        if (poss != NONE) {
            w->nps[one].flags |= NP_DEFINITE;
            w->nps[poss].flags |= NP_POSSESSOR;
        }
        *np = one;
        if (casus__work_xpos(w, g.end) != XPOS_POS)
            return g.end;
        poss = one;
        begin = g.end + 1;
    }
    /* "the army's" with nothing behind it */
    if (poss != NONE) {
        w->ends_at[begin] = poss;
        return begin;
    }
    return at;
}
