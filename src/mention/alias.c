/*
 * Short forms of names that stand elsewhere in the document: the family name
 * of a person ("Rice said" after "Condoleezza Rice"), an acronym that was
 * introduced in brackets ("Kurdistan Workers' Party (PKK)").
 */
#include "mention/internal.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"

/* A word that stands for a candidate. */
struct alias {
    uint32_t hash;
    uint32_t tok;  /* a token with that word */
    uint32_t cand; /* the full name */
    uint8_t exact; /* only in capitals */
};

enum { MAX_ACRONYMS = 64 };

struct aliases {
    struct alias *slots;
    uint32_t mask;
    uint32_t acronyms[MAX_ACRONYMS]; /* tokens: such as no list knows */
    size_t n_acronyms;
};

static bool same_word(const casus_doc *doc, uint32_t a, uint32_t b)
{
    return doc->tokens[a].hash == doc->tokens[b].hash &&
           casus__str_eq(casus__token_fold(doc, a),
                         casus__token_fold(doc, b));
}

static void put(struct aliases *t, const casus_doc *doc, uint32_t tok,
                uint32_t cand, bool exact)
{
    uint32_t i = doc->tokens[tok].hash & t->mask;
    while (t->slots[i].cand != NONE && !same_word(doc, t->slots[i].tok, tok))
        i = (i + 1) & t->mask;
    if (t->slots[i].cand == NONE)
        t->slots[i] = (struct alias){ doc->tokens[tok].hash, tok, cand,
                                      exact };
}

static const struct alias *find(const struct aliases *t,
                                const casus_doc *doc, uint32_t tok)
{
    uint32_t i = doc->tokens[tok].hash & t->mask;
    for (; t->slots[i].cand != NONE; i = (i + 1) & t->mask)
        if (same_word(doc, t->slots[i].tok, tok))
            return &t->slots[i];
    return NULL;
}

static bool make_table(struct work *w, struct aliases *t)
{
    size_t n = 16;
    while (n < 4 * w->n + 4)
        n *= 2;
    t->slots = casus__arena_alloc(w->scratch, n, sizeof *t->slots);
    if (!t->slots) {
        w->failed = true;
        return false;
    }
    t->mask = (uint32_t)(n - 1);
    for (size_t i = 0; i < n; i++)
        t->slots[i].cand = NONE;
    return true;
}

static bool is_word_of_name(const casus_doc *doc, uint32_t tok)
{
    return casus__mention_is_capital(doc, tok) &&
           doc->tokens[tok].end - doc->tokens[tok].begin > 1;
}

/* Which word of a person's name stands for it: the last, and the first where
 * a hyphen or the name list says that the family name comes first. */
static void add_person(struct aliases *t, const casus_doc *doc,
                       const struct candidate *c, uint32_t cand)
{
    static const char *const numbers[] = { "ii", "iii", "iv", "jr", "sr" };
    uint32_t last = c->tok + c->n_tok - 1;
    if (c->n_tok < 2)
        return;
    if (c->n_tok > 2 && casus__mention_fold_in(doc, last, numbers,
                                               COUNT(numbers)))
        last--; /* "Lloyd Austin III": Austin */
    if (is_word_of_name(doc, last))
        put(t, doc, last, cand, false);
    bool hyphen = false;
    for (uint32_t i = c->tok + 1; i < last; i++)
        hyphen |= doc->tokens[i].kind == TOKEN_PUNCT;
    const struct match *first =
        casus__mention_match_at(doc, c->tok, GAZ_BIT(GAZ_SURNAME));
    if (is_word_of_name(doc, c->tok) && (hyphen || first))
        put(t, doc, c->tok, cand, false);
}

static bool is_acronym(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    return t->kind == TOKEN_WORD && t->end - t->begin >= 2 &&
           t->end - t->begin <= 10 &&
           (t->word_case == CASE_UPPER || t->word_case == CASE_MIXED);
}

/* NAME ( ACRONYM ): the acronym's token, or NONE. */
static uint32_t bracketed(const casus_doc *doc, const struct candidate *c)
{
    const uint32_t at = c->tok + c->n_tok;
    if (at + 2 >= doc->n_tokens || doc->buffer[doc->tokens[at].begin] != '(' ||
        doc->buffer[doc->tokens[at + 2].begin] != ')')
        return NONE;
    return is_acronym(doc, at + 1) ? at + 1 : NONE;
}

/* "CNN (Cable News Network)": the acronym before the bracket, or NONE. */
static uint32_t before_bracket(const casus_doc *doc,
                               const struct candidate *c)
{
    if (c->tok < 2 || c->n_tok < 2)
        return NONE;
    const char open = doc->buffer[doc->tokens[c->tok - 1].begin];
    return (open == '(' || open == '[') && is_acronym(doc, c->tok - 2)
               ? c->tok - 2
               : NONE;
}

/* Do the first letters of the words of a name spell the acronym? Small words
 * ("of", "the") may be left out. */
static bool spells(const casus_doc *doc, const struct candidate *c,
                   uint32_t acronym)
{
    const struct token *a = &doc->tokens[acronym];
    const char *at = doc->buffer + a->begin;
    const char *end = doc->buffer + a->end;
    for (uint32_t i = c->tok; i < c->tok + c->n_tok; i++) {
        const char first = doc->buffer[doc->tokens[i].begin];
        if (at < end && first == *at)
            at++;
        else if (casus__mention_is_capital(doc, i))
            return false;
    }
    return at == end;
}

/* Acronyms of three letters or more that no list knows. */
static void find_acronyms(const struct work *w, struct aliases *t)
{
    const casus_doc *doc = w->doc;
    t->n_acronyms = 0;
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const uint32_t o = w->owner[i];
        if (o != NONE && w->cands[o].n_tok == 1 &&
            w->cands[o].source == SOURCE_PATTERN && is_acronym(doc, i) &&
            doc->tokens[i].end - doc->tokens[i].begin >= 3 &&
            t->n_acronyms < MAX_ACRONYMS)
            t->acronyms[t->n_acronyms++] = i;
    }
}

/* The one anywhere in the document that is the initials of the name. */
static uint32_t spelled(const struct work *w, const struct aliases *t,
                        const struct candidate *c)
{
    for (size_t i = 0; c->n_tok > 2 && i < t->n_acronyms; i++)
        if (spells(w->doc, c, t->acronyms[i]))
            return t->acronyms[i];
    return NONE;
}

/* Which acronym stands for a body. */
static void add_body(struct work *w, struct aliases *t, uint32_t cand)
{
    const casus_doc *doc = w->doc;
    struct candidate *x = &w->cands[cand];
    uint32_t acronym = bracketed(doc, x);
    if (acronym == NONE)
        acronym = before_bracket(doc, x);
    if (acronym == NONE)
        acronym = spelled(w, t, x);
    if (acronym == NONE)
        return;
    const uint32_t o = w->owner[acronym];
    const bool known = o != NONE && w->cands[o].match != NONE;
    if (known && x->match == NONE && w->cands[o].type == ENTITY_ORG)
        x->alias_of = o; /* the lists know the short form */
    else
        put(t, doc, acronym, cand, true);
}

static void collect(struct work *w, struct aliases *t)
{
    const casus_doc *doc = w->doc;
    uint32_t last = NONE;
    find_acronyms(w, t);
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const uint32_t c = w->owner[i];
        if (c == NONE || c == last)
            continue;
        last = c;
        if (w->cands[c].type == ENTITY_PERSON)
            add_person(t, doc, &w->cands[c], c);
        else if (w->cands[c].type == ENTITY_ORG)
            add_body(w, t, c);
    }
}

/* May this token be a short form? A word of a longer accepted name may not;
 * a place or another weak reading of the same word gives way. */
static bool is_open(const struct work *w, uint32_t tok)
{
    const uint32_t c = w->owner[tok];
    if (c == NONE)
        return true;
    const struct candidate *x = &w->cands[c];
    if (x->n_tok != 1 || x->type == ENTITY_NORP)
        return false;
    return x->source == SOURCE_PERSON || x->source == SOURCE_PATTERN ||
           (x->source == SOURCE_GAZETTEER && x->score < 75);
}

static bool joined_by_hyphen(const casus_doc *doc, uint32_t tok)
{
    return (tok > 0 && doc->buffer[doc->tokens[tok - 1].begin] == '-' &&
            !(doc->tokens[tok].flags & TOKEN_SPACE_BEFORE)) ||
           (tok + 1 < doc->n_tokens &&
            doc->buffer[doc->tokens[tok + 1].begin] == '-' &&
            !(doc->tokens[tok + 1].flags & TOKEN_SPACE_BEFORE));
}

/* "In May", after "Theresa May". */
static bool is_month(const casus_doc *doc, uint32_t tok)
{
    static const char *const months[] = { "april", "august", "june", "march",
                                          "may" };
    static const char *const before[] = { "early", "every", "in",
                                          "last",  "late",  "next",
                                          "since", "this",  "until" };
    return tok > 0 && casus__mention_fold_in(doc, tok, months, COUNT(months)) &&
           casus__mention_fold_in(doc, tok - 1, before, COUNT(before));
}

static void apply(struct work *w, const struct aliases *t, uint32_t tok)
{
    enum { ALIAS_SCORE = 70 };
    const casus_doc *doc = w->doc;
    if (!is_word_of_name(doc, tok) || !is_open(w, tok) ||
        joined_by_hyphen(doc, tok) || is_month(doc, tok))
        return;
    const struct alias *a = find(t, doc, tok);
    if (!a || (a->exact && doc->tokens[tok].word_case == CASE_TITLE))
        return;
    if (w->owner[tok] == a->cand)
        return;
    const unsigned type = w->cands[a->cand].type;
    const uint32_t full = a->cand;
    struct candidate *c =
        casus__mention_add(w, tok, 1, type, ALIAS_SCORE, SOURCE_ALIAS);
    if (!c)
        return;
    c->alias_of = full;
    c->acronym = a->exact;
    w->owner[tok] = (uint32_t)(w->n - 1);
}

/* Are the words of `a` the last words of `b`? */
static bool ends_alike(const casus_doc *doc, const struct candidate *a,
                       const struct candidate *b)
{
    if (a->n_tok >= b->n_tok)
        return false;
    const uint32_t skip = b->n_tok - a->n_tok;
    for (uint32_t i = 0; i < a->n_tok; i++)
        if (!same_word(doc, a->tok + i, b->tok + skip + i))
            return false;
    return true;
}

/* A name that the tagger found may be the short form of another: "al-Maliki"
 * of "Nouri al-Maliki", "PKK" of "Kurdistan Workers' Party (PKK)". An
 * acronym that the gazetteers know better than its long form stands for
 * itself. */
static void link_tagged(struct work *w, const struct aliases *t, uint32_t cand)
{
    struct candidate *c = &w->cands[cand];
    const casus_doc *doc = w->doc;
    const uint32_t last = c->tok + c->n_tok - 1;
    if (c->source != SOURCE_TAGGER || c->alias_of != NONE ||
        !is_word_of_name(doc, last))
        return;
    const struct alias *a = find(t, doc, last);
    if (!a || a->cand == cand || w->cands[a->cand].type != c->type)
        return;
    const struct candidate *full = &w->cands[a->cand];
    const bool acronym = a->exact && c->n_tok == 1 &&
                         doc->tokens[last].word_case != CASE_TITLE;
    const bool one_word = c->n_tok == 1 && full->n_tok > 1 && !a->exact;
    if (acronym && c->match != NONE && full->match == NONE)
        return;
    if (!acronym && !one_word && !ends_alike(doc, c, full))
        return;
    c->alias_of = a->cand;
    c->acronym = acronym;
}

void casus__mention_aliases(struct work *w)
{
    struct aliases t;
    if (!make_table(w, &t))
        return;
    collect(w, &t);
    for (size_t i = 0; i < w->doc->n_sentences; i++) {
        const struct sentence *s = &w->doc->sentences[i];
        if (s->flags & (SENTENCE_NO_LOWER | SENTENCE_BOILER))
            continue;
        for (uint32_t k = 0; k < s->n_tok && !w->failed; k++) {
            const uint32_t c = w->owner[s->tok + k];
            if (c != NONE && w->cands[c].source == SOURCE_TAGGER)
                link_tagged(w, &t, c);
            else
                apply(w, &t, s->tok + k);
        }
    }
}
