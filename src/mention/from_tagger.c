/*
 * Candidates from the statistical name tagger.
 *
 * It has seen the gazetteer matches and the context, so where it speaks it
 * decides. A candidate still leads to the gazetteer entries of its words, if
 * one of them has its type, and takes what a pattern tells of the same words.
 */
#include "mention/internal.h"

#include "base/fold.h"
#include "base/str.h"

#include <limits.h>

/* A word before the name that the gazetteer counts in: "The Guardian", "Queen
 * Elizabeth II". */
static bool may_lead(const casus_doc *doc, uint32_t tok)
{
    return casus__str_is(casus__token_fold(doc, tok), "the") ||
           casus__mention_match_at(doc, tok, GAZ_BIT(GAZ_TITLE));
}

/* The match over just these words that has entries of one of the types, or
 * NONE. */
static uint32_t match_of(const casus_doc *doc, const struct name_span *s,
                         uint32_t types)
{
    const uint32_t more = s->tok > 0 && may_lead(doc, s->tok - 1);
    for (uint32_t back = 0; back <= more; back++) {
        const uint32_t tok = s->tok - back;
        const uint32_t end = doc->match_at[tok + 1];
        for (uint32_t i = doc->match_at[tok]; i < end; i++)
            if (doc->matches[i].n_tok == s->n_tok + back &&
                doc->matches[i].types & types)
                return i;
    }
    return NONE;
}

static const struct {
    uint8_t entity, gaz;
} place_types[] = { { ENTITY_GPE, GAZ_GPE },
                    { ENTITY_LOC, GAZ_LOC },
                    { ENTITY_FAC, GAZ_FAC } };

static const uint32_t gaz_types[] = {
    [ENTITY_PERSON] = GAZ_BIT(GAZ_PERSON), [ENTITY_GPE] = GAZ_BIT(GAZ_GPE),
    [ENTITY_LOC] = GAZ_BIT(GAZ_LOC),       [ENTITY_FAC] = GAZ_BIT(GAZ_FAC),
    [ENTITY_ORG] = GAZ_BIT(GAZ_ORG),       [ENTITY_NORP] = GAZ_BIT(GAZ_NORP),
};

/* Points by which the tagger leads when it is sure of a type. */
enum { SURE_LEAD = 100 };

static bool is_place(unsigned type)
{
    return type == ENTITY_GPE || type == ENTITY_LOC || type == ENTITY_FAC;
}

/* May the gazetteers make a place of it? Of a person or body only where the
 * tagger is not sure, and nobody bears the name. */
static bool may_be_place(const struct name_span *s, const struct match *m)
{
    const uint32_t others = GAZ_BIT(GAZ_PERSON) | GAZ_BIT(GAZ_ORG) |
                            GAZ_BIT(GAZ_GIVEN) | GAZ_BIT(GAZ_SURNAME);
    return is_place(s->type) ||
           (!(m->flags & MATCH_GUARDED) && !(m->types & others));
}

/* Which kind of place a name is the gazetteers know better ("Gaza Strip"),
 * and nationalities ("Saudis"). */
static uint32_t retype(const casus_doc *doc, const struct name_span *s,
                       uint8_t *type)
{
    const uint32_t norp = match_of(doc, s, GAZ_BIT(GAZ_NORP));
    if (*type != ENTITY_NORP && norp != NONE &&
        (doc->matches[norp].types & NAME_BITS) == GAZ_BIT(GAZ_NORP) &&
        !(doc->matches[norp].flags & MATCH_GUARDED)) {
        *type = ENTITY_NORP;
        return norp;
    }
    if (!is_place(*type) && s->lead >= SURE_LEAD)
        return NONE;
    for (size_t i = 0; i < COUNT(place_types); i++) {
        const uint32_t m = match_of(doc, s, GAZ_BIT(place_types[i].gaz));
        if (m == NONE || !may_be_place(s, &doc->matches[m]))
            continue;
        *type = place_types[i].entity;
        return m;
    }
    return NONE;
}

/* ---- borders ----------------------------------------------------------- */

/* Words in lower case that a name may begin with: "al-Maliki", "von Ahn". */
static const char *const first_words[] = {
    "abu", "al", "an", "ash", "bin", "da", "de",   "del", "der", "di",
    "dos", "du", "el", "ibn", "la",  "le", "ould", "ul",  "van", "von",
};

/* "director of Acme": a name begins with a capital, a particle or a word that
 * has both ("pro-Russian", "iPhone"). */
static bool is_no_beginning(const casus_doc *doc, uint32_t tok)
{
    return doc->tokens[tok].word_case == CASE_LOWER &&
           !doc->tokens[tok].inner &&
           !casus__mention_fold_in(doc, tok, first_words, COUNT(first_words));
}

/* "Sen. Jane Roe, D-Ohio": a letter and a hyphen before a place. */
static bool is_party_of(const casus_doc *doc, const struct name_span *s)
{
    const struct token *t = &doc->tokens[s->tok];
    return s->n_tok >= 3 && t->end - t->begin == 1 &&
           strchr("DRI", doc->buffer[t->begin]) &&
           doc->buffer[t[1].begin] == '-' && !(t[1].flags & TOKEN_SPACE_BEFORE);
}

/* "the 158th Fighter Wing": the number is a part of the unit's name. */
static bool is_unit_number(const casus_doc *doc, uint32_t tok)
{
    static const char *const ends[] = { "st", "nd", "rd", "th" };
    const casus_str fold = casus__token_fold(doc, tok);
    if (doc->tokens[tok].kind != TOKEN_NUMBER)
        return false;
    for (size_t i = 0; i < COUNT(ends); i++)
        if (casus__str_ends(fold, ends[i]))
            return true;
    return false;
}

/* Honorifics that are no titles of office. */
static const char *const honorifics[] = {
    "adv", "hh", "hon", "monsenor", "mullah", "pandit", "sardar", "shri",
};

static bool is_abbreviated(const casus_doc *doc, uint32_t tok)
{
    return doc->buffer[doc->tokens[tok].end - 1] == '.';
}

/* Words of a title that the tagger took into a person's name: "Mullah Omar".
 * One that may be a given name stays. */
static uint32_t title_words(const casus_doc *doc, const struct name_span *s)
{
    const uint32_t end = doc->match_at[s->tok + 1];
    if (s->n_tok == 1)
        return 0;
    if (casus__mention_fold_in(doc, s->tok, honorifics, COUNT(honorifics)))
        return 1;
    for (uint32_t i = doc->match_at[s->tok]; i < end; i++) {
        const struct match *m = &doc->matches[i];
        if (m->types & GAZ_BIT(GAZ_GIVEN) && !is_abbreviated(doc, s->tok))
            return 0;
        if (m->types & GAZ_BIT(GAZ_TITLE) && m->n_tok < s->n_tok)
            return m->n_tok;
    }
    return 0;
}

/* The span with its borders mended; n_tok 0 if nothing is left. */
static struct name_span mended(const casus_doc *doc, struct name_span s,
                               const struct sentence *in)
{
    if (is_party_of(doc, &s)) {
        s.tok += 2;
        s.n_tok -= 2;
        s.type = ENTITY_GPE;
    }
    if (s.type == ENTITY_ORG && s.tok > in->tok &&
        is_unit_number(doc, s.tok - 1)) {
        s.tok--;
        s.n_tok++;
    }
    const uint32_t title = s.type == ENTITY_PERSON ? title_words(doc, &s) : 0;
    s.tok += title;
    s.n_tok -= title;
    while (!(in->flags & SENTENCE_NO_UPPER) && s.n_tok &&
           is_no_beginning(doc, s.tok)) {
        s.tok++;
        s.n_tok--;
    }
    return s;
}

static void add_span(struct work *w, const struct name_span *found,
                     const struct sentence *in)
{
    const casus_doc *doc = w->doc;
    const struct name_span span = mended(doc, *found, in), *s = &span;
    if (!s->n_tok)
        return;
    const int score = TAGGER_SCORE + LENGTH_BONUS * (int)(s->n_tok - 1);
    uint8_t type = s->type;
    uint32_t match = match_of(doc, s, gaz_types[type]);
    if (match == NONE)
        match = retype(doc, s, &type);
    struct candidate *c =
        casus__mention_add(w, s->tok, s->n_tok, type, score, SOURCE_TAGGER);
    if (!c)
        return;
    c->begin += doc->tokens[s->tok].inner; /* "pro-Russian" */
    c->match = match;
}

/* The first name of the tagger that ends behind token `tok`. */
static size_t span_after(const casus_doc *doc, uint32_t tok)
{
    size_t from = 0, to = doc->n_name_spans;
    while (from < to) {
        const size_t mid = from + (to - from) / 2;
        const struct name_span *s = &doc->name_spans[mid];
        if (s->tok + s->n_tok <= tok)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

/* Does it hold a whole name of the tagger, and cut none? */
static bool holds_name(const casus_doc *doc, const struct candidate *c)
{
    const uint32_t end = c->tok + c->n_tok;
    bool any = false;
    for (size_t i = span_after(doc, c->tok); i < doc->n_name_spans; i++) {
        const struct name_span *s = &doc->name_spans[i];
        if (s->tok >= end)
            break;
        if (s->tok < c->tok || s->tok + s->n_tok > end || s->n_tok == c->n_tok)
            return false;
        any = true;
    }
    return any;
}

/* A long name of the gazetteers with a part of it found as a name is the
 * whole: "al-Anbar Governorate", where the tagger sees "Anbar". */
static void prefer_long_names(struct work *w, size_t n_others)
{
    const casus_doc *doc = w->doc;
    for (size_t i = 0; i < n_others; i++) {
        struct candidate *c = &w->cands[i];
        if (c->source == SOURCE_GAZETTEER && c->n_tok > 1 &&
            c->type != ENTITY_PERSON &&
            !(doc->matches[c->match].flags & MATCH_GUARDED) &&
            holds_name(doc, c))
            c->score += TAGGER_SCORE;
    }
}

/* ---- what other candidates know of the same names ---------------------- */

/* Candidates by their first token: chains that end in NONE. */
struct chains {
    uint32_t *first; /* a token */
    uint32_t *next;  /* a candidate */
};

static bool make_chains(struct work *w, size_t n, struct chains *out)
{
    const size_t n_tokens = w->doc->n_tokens;
    out->first = casus__arena_alloc(w->scratch, n_tokens, sizeof *out->first);
    out->next = casus__arena_alloc(w->scratch, n, sizeof *out->next);
    if (!out->first || !out->next)
        return false;
    for (size_t i = 0; i < n_tokens; i++)
        out->first[i] = NONE;
    for (uint32_t i = 0; i < n; i++) {
        out->next[i] = out->first[w->cands[i].tok];
        out->first[w->cands[i].tok] = i;
    }
    return true;
}

/* Codes of the best pattern, and the best of several gazetteer matches. */
static void join(struct work *w, const struct chains *chains,
                 struct candidate *c)
{
    int best = INT_MIN, best_pattern = INT_MIN;
    for (uint32_t k = chains->first[c->tok]; k != NONE; k = chains->next[k]) {
        const struct candidate *o = &w->cands[k];
        if (o->n_tok != c->n_tok || o->type != c->type)
            continue;
        if (o->source == SOURCE_PATTERN && o->score > best_pattern) {
            best_pattern = o->score;
            memcpy(c->code, o->code, sizeof c->code);
            memcpy(c->sector, o->sector, sizeof c->sector);
        }
        if (o->match != NONE && o->score > best) {
            best = o->score;
            c->match = o->match;
        }
    }
}

void casus__mention_from_tagger(struct work *w)
{
    const casus_doc *doc = w->doc;
    const size_t n_others = w->n;
    struct chains chains;
    if (!doc->n_name_spans)
        return;
    if (!make_chains(w, n_others, &chains)) {
        w->failed = true;
        return;
    }
    prefer_long_names(w, n_others);
    const struct sentence *in = doc->sentences;
    for (size_t i = 0; i < doc->n_name_spans && !w->failed; i++) {
        const struct name_span *s = &doc->name_spans[i];
        while (in->tok + in->n_tok <= s->tok)
            in++;
        add_span(w, s, in);
    }
    for (size_t i = n_others; i < w->n; i++)
        join(w, &chains, &w->cands[i]);
}
