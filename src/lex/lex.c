/*
 * Stage `lex`: the atom of every token in each pack's vocabulary, and the
 * gazetteer names that begin at it.
 *
 * A name is a path in a trie over atoms. Hyphens are stepped over, so that
 * "al-Shabab" and "al Shabab" are one; a name may begin inside a word
 * ("pro-Russian"). The letters' case is checked against the name's own.
 * One pass, no allocation a token but for the growing list of matches.
 */
#include "lex/lex.h"

#include "base/bytes.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "pack/model.h"

enum {
    LONGEST_NAME = 16,
    AHEAD = 8 /* tokens between asking memory for a slot and reading it */
};

/* A name that ended at some token. */
struct ending {
    uint32_t n_tok;  /* tokens from the start, hyphens included */
    uint32_t list, n;
    uint8_t layer;
    uint8_t inner;
};

struct walk {
    casus_doc *doc;
    const struct sentence *sentence;
    struct ending endings[2 * LONGEST_NAME];
    size_t n_endings;
    size_t cap_matches;
    bool failed;
};

static bool is_hyphen(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    return t->kind == TOKEN_PUNCT &&
           casus__trie_is_hyphen(doc->buffer + t->begin, t->end - t->begin);
}

/* A hyphen that a name may do without: no white space around it. */
static bool is_tight_hyphen(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    const struct token *t = &doc->tokens[tok];
    return t->kind == TOKEN_PUNCT && !(t->flags & TOKEN_SPACE_BEFORE) &&
           tok + 1 < end && !(t[1].flags & TOKEN_SPACE_BEFORE) &&
           is_hyphen(doc, tok);
}

/* ---- case ------------------------------------------------------------ */

static bool begins_upper(const casus_doc *doc, uint32_t tok, bool inner)
{
    const struct token *t = &doc->tokens[tok];
    if (!inner) {
        if (t->word_case == CASE_TITLE || t->word_case == CASE_UPPER)
            return true;
        if (t->word_case != CASE_MIXED)
            return t->word_case == CASE_NONE;
    }
    const char *p = doc->buffer + t->begin + (inner ? t->inner : 0);
    size_t at = 0;
    (void)casus__utf8_next(p, doc->buffer + t->end - p > 4
                                  ? 4
                                  : (size_t)(doc->buffer + t->end - p),
                           &at);
    const enum word_case c = casus__word_case(p, at);
    if (c == CASE_UPPER || c == CASE_TITLE)
        return true;
    /* "iSrael": a slip of the shift key */
    const size_t n = (size_t)(doc->buffer + t->end - p);
    return n > 4 && casus__word_case(p + at, n - at) == CASE_TITLE;
}

/* Do the words that need a capital have one? */
static bool capitals_fit(const struct walk *w, uint32_t tok,
                         const struct ending *e, uint16_t capitals)
{
    unsigned word = 0;
    for (uint32_t i = 0; i < e->n_tok; i++) {
        if (is_tight_hyphen(w->doc, tok + i, tok + e->n_tok))
            continue;
        const unsigned bit = word < 15 ? word : 15;
        if (capitals & 1u << bit &&
            !begins_upper(w->doc, tok + i, i == 0 && e->inner))
            return false;
        word++;
    }
    return true;
}

static bool exact_fits(const struct walk *w, uint32_t tok,
                       const struct ending *e, casus_str exact)
{
    const struct token *t = w->doc->tokens;
    const uint32_t begin = t[tok].begin + (e->inner ? t[tok].inner : 0);
    const casus_str text =
        casus__str_slice(w->doc->buffer, begin, t[tok + e->n_tok - 1].end);
    return casus__str_eq(text, exact);
}

static bool is_acronym(const struct walk *w, uint32_t tok,
                       const struct ending *e)
{
    const struct token *t = &w->doc->tokens[tok];
    if (e->inner) {
        const char *p = w->doc->buffer + t->begin + t->inner;
        return casus__word_case(p, t->end - t->begin - t->inner) ==
               CASE_UPPER;
    }
    return t->word_case == CASE_UPPER;
}

/* Does the text's case allow this item? */
static bool item_fits(const struct walk *w, uint32_t tok,
                      const struct ending *e, const struct gaz_item *item)
{
    const uint32_t flags = w->sentence->flags;
    const uint32_t bytes =
        w->doc->tokens[tok + e->n_tok - 1].end - w->doc->tokens[tok].begin;
    if (item->case_rule == GAZ_CASE_ANY)
        return true;
    if (flags & SENTENCE_NO_LOWER) {
        /* Everything has capitals: marked names say nothing. */
        if (item->guarded)
            return false;
        return item->case_rule != GAZ_CASE_EXACT ||
               (bytes > 3 && exact_fits(w, tok, e, item->exact));
    }
    if (item->case_rule == GAZ_CASE_EXACT)
        return exact_fits(w, tok, e, item->exact);
    if (flags & SENTENCE_NO_UPPER && item->capitals)
        return !item->guarded && item->case_rule != GAZ_CASE_ACRONYM &&
               (e->n_tok > 1 || bytes >= 5);
    if (item->case_rule == GAZ_CASE_ACRONYM)
        return is_acronym(w, tok, e);
    return capitals_fit(w, tok, e, item->capitals);
}

/* ---- matches --------------------------------------------------------- */

static struct match *new_match(struct walk *w)
{
    casus_doc *doc = w->doc;
    struct match *p = casus__arena_grow(&doc->arena, doc->matches,
                                        doc->n_matches, &w->cap_matches,
                                        sizeof *p);
    if (!p) {
        w->failed = true;
        return NULL;
    }
    doc->matches = p;
    return &p[doc->n_matches++];
}

/* Items that follow one another mostly ask for the same capitals: test once
 * for all of them. */
static bool same_demand(const struct gaz_item *a, const struct gaz_item *b)
{
    return a->case_rule == b->case_rule && a->capitals == b->capitals &&
           a->guarded == b->guarded && a->case_rule != GAZ_CASE_EXACT;
}

static struct match *begin_match(struct walk *w, uint32_t tok,
                                 const struct ending *e, uint32_t list)
{
    struct match *m = new_match(w);
    if (!m)
        return NULL;
    const struct token *t = &w->doc->tokens[tok];
    *m = (struct match){
        .tok = tok,
        .n_tok = e->n_tok,
        .begin = t->begin + (e->inner ? t->inner : 0),
        .end = w->doc->tokens[tok + e->n_tok - 1].end,
        .list = list,
        .layer = e->layer,
        .flags = (uint8_t)(MATCH_GUARDED | (e->inner ? MATCH_INNER : 0)),
    };
    return m;
}

static void add_item(const struct walk *w, struct match *m,
                     const struct gaz_item *item)
{
    const uint32_t weak = SENTENCE_NO_LOWER | SENTENCE_NO_UPPER;
    m->n_entries++;
    m->types |= 1u << item->type;
    if (!item->guarded)
        m->flags &= (uint8_t)~MATCH_GUARDED;
    if (w->sentence->flags & weak && item->case_rule != GAZ_CASE_ANY)
        m->flags |= MATCH_WEAK_CASE;
}

/* The items of a list that fit, each run of neighbours as one match. */
static void add_list(struct walk *w, uint32_t tok, const struct ending *e,
                     size_t *left)
{
    const struct gaz *gaz = &w->doc->model->layers[e->layer].gaz;
    struct gaz_item item, before = { .case_rule = GAZ_CASE_EXACT };
    struct match *m = NULL;
    bool fits = false;
    for (uint32_t i = 0; i < e->n; i++) {
        if (!casus__gaz_item(gaz, e->list + i, &item))
            return; /* the list runs out of its table: a bad pack */
        if (!same_demand(&item, &before))
            fits = item_fits(w, tok, e, &item);
        before = item;
        if (!fits || item.hidden) {
            m = NULL;
            continue;
        }
        if (!m) {
            if (!*left)
                return;
            --*left;
            m = begin_match(w, tok, e, e->list + i);
        }
        if (!m || m->n_entries == UINT16_MAX)
            return;
        add_item(w, m, &item);
    }
}

/* Longer names first; at one length the higher layer, whole words first. */
static void sort_endings(struct walk *w)
{
    for (size_t i = 1; i < w->n_endings; i++) {
        const struct ending e = w->endings[i];
        size_t k = i;
        while (k && (w->endings[k - 1].n_tok < e.n_tok ||
                     (w->endings[k - 1].n_tok == e.n_tok &&
                      w->endings[k - 1].layer < e.layer))) {
            w->endings[k] = w->endings[k - 1];
            k--;
        }
        w->endings[k] = e;
    }
}

static void add_matches(struct walk *w, uint32_t tok)
{
    size_t left = LIMIT_MATCHES_PER_TOKEN;
    if (w->n_endings > 1)
        sort_endings(w);
    for (size_t i = 0; i < w->n_endings && !w->failed; i++)
        add_list(w, tok, &w->endings[i], &left);
    w->n_endings = 0;
}

/* ---- the walk -------------------------------------------------------- */

static void see_state(struct walk *w, size_t layer, uint32_t state,
                      uint32_t n_tok, bool inner)
{
    const struct trie_value v =
        casus__trie_value(&w->doc->model->layers[layer].trie, state);
    if (!v.n || w->n_endings == 2 * LONGEST_NAME)
        return;
    w->endings[w->n_endings++] = (struct ending){
        .n_tok = n_tok,
        .list = v.list,
        .n = v.n,
        .layer = (uint8_t)layer,
        .inner = inner,
    };
}

/* Follow names from a token; `state` is where its own atom leads. */
static void follow(struct walk *w, size_t layer, uint32_t tok, uint32_t state,
                   bool inner)
{
    const casus_doc *doc = w->doc;
    const struct trie *trie = &doc->model->layers[layer].trie;
    const uint32_t *atoms = doc->atoms[layer];
    const uint32_t end = w->sentence->tok + w->sentence->n_tok;
    uint32_t i = tok + 1;
    while (state != TRIE_DEAD) {
        see_state(w, layer, state, i - tok, inner);
        if (i < end && is_tight_hyphen(doc, i, end))
            i++;
        if (i >= end || atoms[i] == NONE || i - tok >= 2 * LONGEST_NAME)
            return;
        const bool lower = doc->tokens[i].word_case == CASE_LOWER &&
                           !(w->sentence->flags & SENTENCE_NO_UPPER);
        state = casus__trie_step(trie, state, atoms[i], lower);
        i++;
    }
}

/* The atom of the part of a word behind its prefix. */
static uint32_t inner_atom(const casus_doc *doc, size_t layer, uint32_t tok)
{
    const casus_str fold = casus__token_fold(doc, tok);
    const char *hyphen = memchr(fold.ptr, '-', fold.len);
    if (!hyphen)
        return NONE;
    const size_t skip = (size_t)(hyphen - fold.ptr) + 1;
    const casus_str rest = { fold.ptr + skip, fold.len - skip };
    return casus__vocab_find(&doc->model->layers[layer].vocab, rest,
                             casus__hash(rest.ptr, rest.len));
}

static void match_token(struct walk *w, uint32_t tok)
{
    const casus_doc *doc = w->doc;
    const bool lower = doc->tokens[tok].word_case == CASE_LOWER &&
                       !(w->sentence->flags & SENTENCE_NO_UPPER);
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        const struct trie *trie = &doc->model->layers[k].trie;
        if (tok + 2 * AHEAD < doc->n_tokens)
            casus__trie_expect(trie, doc->atoms[k][tok + 2 * AHEAD]);
        if (tok + AHEAD < doc->n_tokens)
            casus__trie_expect_state(trie, doc->atoms[k][tok + AHEAD]);
        /* NONE is past every atom, so no name begins with it. */
        uint32_t state = casus__trie_begin(trie, doc->atoms[k][tok], lower);
        if (state != TRIE_DEAD)
            follow(w, k, tok, state, false);
        if (!doc->tokens[tok].inner)
            continue;
        state = casus__trie_begin(trie, inner_atom(doc, k, tok), false);
        if (state != TRIE_DEAD)
            follow(w, k, tok, state, true);
    }
    if (w->n_endings)
        add_matches(w, tok);
}

static bool find_atoms(casus_doc *doc)
{
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        const struct vocab *vocab = &doc->model->layers[k].vocab;
        uint32_t *atoms = casus__arena_alloc(&doc->arena, doc->n_tokens,
                                             sizeof *atoms);
        if (!atoms)
            return false;
        for (uint32_t i = 0; i < doc->n_tokens; i++) {
            if (i + 2 * AHEAD < doc->n_tokens)
                casus__vocab_expect(vocab, doc->tokens[i + 2 * AHEAD].hash);
            if (i + AHEAD < doc->n_tokens)
                casus__vocab_expect_word(vocab, doc->tokens[i + AHEAD].hash);
            atoms[i] = casus__vocab_find(vocab, casus__token_fold(doc, i),
                                         doc->tokens[i].hash);
        }
        doc->atoms[k] = atoms;
    }
    return true;
}

casus_status casus__lex_run(casus_doc *doc, casus_error *err)
{
    struct walk w = { .doc = doc };
    doc->match_at = casus__arena_alloc(&doc->arena, doc->n_tokens + 1,
                                       sizeof *doc->match_at);
    /* News has a match for every fourth token or so. */
    w.cap_matches = doc->n_tokens / 3 + 16;
    doc->matches = casus__arena_alloc(&doc->arena, w.cap_matches,
                                      sizeof *doc->matches);
    if (!doc->match_at || !doc->matches || !find_atoms(doc))
        return casus__fail_nomem(err);
    /* Every token lies in one sentence, in order. */
    uint32_t tok = 0;
    for (size_t i = 0; i < doc->n_sentences; i++) {
        w.sentence = &doc->sentences[i];
        const uint32_t end = w.sentence->tok + w.sentence->n_tok;
        for (tok = w.sentence->tok; tok < end && !w.failed; tok++) {
            doc->match_at[tok] = (uint32_t)doc->n_matches;
            match_token(&w, tok);
        }
    }
    doc->match_at[doc->n_tokens] = (uint32_t)doc->n_matches;
    return w.failed ? casus__fail_nomem(err) : CASUS_OK;
}
