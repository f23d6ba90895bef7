/* Candidates from gazetteer matches, and the choice among all candidates. */
#include "mention/internal.h"

#include "base/fold.h"
#include "base/str.h"

#include <stdlib.h>

static const char *const place_preps[] = {
    "across", "around", "at",   "from",    "in",     "inside",
    "into",   "near",   "of",   "outside", "over",   "through",
    "throughout", "to", "toward", "towards", "within",
};

/* Is `tok` the first word of its sentence (behind quotes and brackets)? */
static bool starts_sentence(const casus_doc *doc, const struct sentence *s,
                            uint32_t tok)
{
    for (uint32_t i = s->tok + s->dateline; i < tok; i++)
        if (doc->tokens[i].kind != TOKEN_PUNCT)
            return false;
    return true;
}

static bool is_proper(const casus_doc *doc, uint32_t tok)
{
    const unsigned x = doc->tags ? doc->tags[tok].xpos : XPOS_NNP;
    return x == XPOS_NNP || x == XPOS_NNPS;
}

static bool place_follows(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    if (tok + 1 >= end ||
        !casus__str_is(casus__token_fold(doc, tok), ","))
        return false;
    return casus__mention_match_at(doc, tok + 1, GAZ_BIT(GAZ_GPE)) != NULL;
}

/* What surrounds a place name says for or against it. */
static int place_context(const casus_doc *doc, const struct sentence *s,
                         const struct match *m)
{
    int score = 0;
    const uint32_t end = m->tok + m->n_tok;
    if (m->tok > s->tok &&
        casus__mention_fold_in(doc, m->tok - 1, place_preps,
                               COUNT(place_preps)))
        score += 15;
    if (place_follows(doc, end, s->tok + s->n_tok))
        score += 30;
    if (m->tok >= s->tok + 2 &&
        place_follows(doc, m->tok - 1, s->tok + s->n_tok) &&
        casus__mention_match_at(doc, m->tok - 2, GAZ_BIT(GAZ_GPE)))
        score += 20;
    if (m->tok < s->tok + s->dateline)
        score += 30;
    return score;
}

static int entry_score(const struct gaz_entry *e)
{
    switch (e->type) {
    case GAZ_GPE:
        if (e->flags & GAZ_COUNTRY)
            return 80;
        return e->population >= 1000000 ? 65
               : e->population >= 200000 ? 55
               : e->population >= 50000  ? 48
                                         : 42;
    case GAZ_LOC:
    case GAZ_FAC:
        return 55;
    case GAZ_NORP:
        return 75;
    case GAZ_ORG:
        return 60;
    case GAZ_PERSON:
        return 50;
    default:
        return 0;
    }
}

static const uint8_t entity_of[GAZ_TYPE_COUNT] = {
    [GAZ_PERSON] = ENTITY_PERSON, [GAZ_GPE] = ENTITY_GPE,
    [GAZ_LOC] = ENTITY_LOC,       [GAZ_FAC] = ENTITY_FAC,
    [GAZ_ORG] = ENTITY_ORG,       [GAZ_NORP] = ENTITY_NORP,
};

/* Best entry score for each type among the entries of a match; a guarded
 * variant counts as such. */
static void best_scores(const casus_doc *doc, const struct match *m,
                        int scores[GAZ_TYPE_COUNT])
{
    const struct gaz *gaz = &doc->model->layers[m->layer].gaz;
    for (uint32_t i = 0; i < m->n_entries; i++) {
        struct gaz_ref ref;
        struct gaz_entry e;
        if (!casus__gaz_ref(gaz, m->list + i, &ref) ||
            !casus__gaz_entry(gaz, ref.entry, &e))
            continue;
        int s = entry_score(&e);
        if (s && ref.guarded)
            s = 15;
        if (s > scores[e.type])
            scores[e.type] = s;
    }
}

/* A word in lower case is a name only where the name is written so. */
static int case_context(const casus_doc *doc, const struct sentence *s,
                        const struct match *m)
{
    int score = 0;
    if (m->flags & MATCH_WEAK_CASE)
        score -= m->n_tok == 1 ? 15 : 5;
    if (m->n_tok == 1 && starts_sentence(doc, s, m->tok) &&
        !is_proper(doc, m->tok))
        score -= 10;
    if (m->n_tok == 1 && s->flags & SENTENCE_TITLE_CASE)
        score -= 5;
    return score;
}

static void add_match(struct work *w, const struct sentence *s, uint32_t i)
{
    const casus_doc *doc = w->doc;
    const struct match *m = &doc->matches[i];
    int scores[GAZ_TYPE_COUNT] = { 0 };
    best_scores(doc, m, scores);
    const int around = case_context(doc, s, m);
    const bool the = casus__str_is(casus__token_fold(doc, m->tok), "the");
    for (unsigned t = 0; t <= GAZ_NORP; t++) {
        if (!scores[t])
            continue;
        int score = scores[t] + around + LENGTH_BONUS * (int)(m->n_tok - 1);
        if (t == GAZ_GPE || t == GAZ_LOC || t == GAZ_FAC)
            score += place_context(doc, s, m);
        if (t == GAZ_PERSON && m->n_tok > 1)
            score += 20;
        if (m->n_tok > 1 && the)
            score -= 12; /* more often an article than a part of the name */
        if (m->layer) /* a user's own name */
            score += m->flags & MATCH_GUARDED ? 10 : OWN_NAME_BONUS;
        /* "The Guardian" is "Guardian"; "The Hague" keeps its article. */
        const uint32_t skip = t == GAZ_ORG && m->n_tok > 1 && the;
        struct candidate *c =
            casus__mention_add(w, m->tok + skip, m->n_tok - skip,
                               entity_of[t], score, SOURCE_GAZETTEER);
        if (!c)
            return;
        c->begin = skip ? c->begin : m->begin;
        c->match = i;
    }
}

void casus__mention_from_matches(struct work *w)
{
    const casus_doc *doc = w->doc;
    for (size_t i = 0; i < doc->n_sentences; i++) {
        const struct sentence *s = &doc->sentences[i];
        if (!s->n_tok || s->flags & SENTENCE_BOILER)
            continue;
        uint32_t m = doc->match_at[s->tok];
        const uint32_t end = doc->match_at[s->tok + s->n_tok];
        for (; m < end && !w->failed; m++)
            if (doc->matches[m].types & NAME_BITS)
                add_match(w, s, m);
    }
}

/* ---- the choice ------------------------------------------------------ */

static int by_score(const void *a, const void *b)
{
    const struct candidate *x = *(const struct candidate *const *)a;
    const struct candidate *y = *(const struct candidate *const *)b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->tok != y->tok)
        return x->tok < y->tok ? -1 : 1;
    if (x->type != y->type)
        return x->type < y->type ? -1 : 1;
    return (x > y) - (x < y);
}

static bool is_free(const struct work *w, const struct candidate *c)
{
    for (uint32_t i = c->tok; i < c->tok + c->n_tok; i++)
        if (w->owner[i] != NONE)
            return false;
    return true;
}

/* The gazetteer match of a candidate that a rule found: the gazetteer knows
 * the same words as a name of the same type. */
static uint32_t match_of(const casus_doc *doc, const struct candidate *c)
{
    const uint32_t end = doc->match_at[c->tok + 1];
    for (uint32_t i = doc->match_at[c->tok]; i < end; i++)
        for (unsigned t = 0; t <= GAZ_NORP; t++)
            if (doc->matches[i].n_tok == c->n_tok && entity_of[t] == c->type &&
                doc->matches[i].types & GAZ_BIT(t))
                return i;
    return NONE;
}

/* Where the tagger has read the text, other candidates count little: it has
 * seen most of their evidence, and more. Countries, nationalities and patterns
 * of several words are names all the same. */
static bool is_accepted(const struct work *w, const struct candidate *c)
{
    if (!w->doc->model->names)
        return c->score >= ACCEPT;
    switch ((enum source)c->source) {
    case SOURCE_PERSON:
        return false;
    case SOURCE_PATTERN:
        return c->score >= ACCEPT_PATTERN;
    case SOURCE_GAZETTEER:
        return c->score >= ACCEPT_BESIDE_TAGGER;
    case SOURCE_TAGGER:
    case SOURCE_ALIAS:
        break;
    }
    return c->score >= ACCEPT;
}

void casus__mention_select(struct work *w)
{
    const struct candidate **order =
        casus__arena_alloc(w->scratch, w->n + 1, sizeof *order);
    if (!order) {
        w->failed = true;
        return;
    }
    for (size_t i = 0; i < w->n; i++)
        order[i] = &w->cands[i];
    qsort(order, w->n, sizeof *order, by_score);
    for (size_t i = 0; i < w->n && order[i]->score >= ACCEPT; i++) {
        if (!is_accepted(w, order[i]) || !is_free(w, order[i]))
            continue;
        const uint32_t c = (uint32_t)(order[i] - w->cands);
        if (w->cands[c].match == NONE)
            w->cands[c].match = match_of(w->doc, &w->cands[c]);
        for (uint32_t t = 0; t < order[i]->n_tok; t++)
            w->owner[order[i]->tok + t] = c;
    }
}
