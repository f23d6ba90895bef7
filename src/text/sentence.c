#include "text/sentence.h"

#include "base/fold.h"
#include "base/str.h"
#include "text/classes.h"
#include "text/layout.h"
#include "text/tokenize.h"

#include <stdlib.h>

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* Words that begin a sentence far more often than they follow "U.S." or
 * "Inc." inside one. Sorted. */
static const char *const starters[] = {
    "a",     "according", "after",  "also",    "although", "an",     "and",
    "as",    "at",    "before", "but",     "by",       "during", "earlier",
    "for",   "he",    "her",    "his",     "however",  "i",      "if",
    "in",    "it",    "its",    "last",    "many",     "meanwhile", "mr",
    "ms",    "no",    "officials", "on",   "one",      "our",    "separately",
    "she",   "since", "so",     "some",    "that",     "the",    "their",
    "there", "these", "they",   "this",    "those",    "to",     "under",
    "we",    "what",  "when",   "while",   "with",     "you",
};

static int compare_word(const void *key, const void *item)
{
    const casus_str *k = key;
    const char *const *name = item;
    return casus__str_cmp(*k, casus__str(*name));
}

static bool is_starter(const casus_doc *doc, uint32_t tok)
{
    const casus_str fold = casus__token_fold(doc, tok);
    return bsearch(&fold, starters, COUNT(starters), sizeof *starters,
                   compare_word) != NULL;
}

static bool starts_upper(const casus_doc *doc, uint32_t tok)
{
    const uint8_t c = doc->tokens[tok].word_case;
    return c == CASE_TITLE || c == CASE_UPPER ||
           (c == CASE_MIXED &&
            !casus__is_lower(doc->buffer[doc->tokens[tok].begin]));
}

static bool is_opener(const casus_doc *doc, uint32_t tok)
{
    const casus_str t = casus__token_text(doc, tok);
    return casus__str_is(t, "\"") || casus__str_is(t, "'") ||
           casus__str_is(t, "(") || casus__str_is(t, "[") ||
           casus__str_is(t, "``") || casus__str_is(t, "\xe2\x80\x9c") ||
           casus__str_is(t, "\xe2\x80\x98") || casus__str_is(t, "\xc2\xab");
}

/* The first token that is no opening quote or bracket, from `tok` on. */
static uint32_t behind_openers(const casus_doc *doc, uint32_t tok,
                               uint32_t end)
{
    uint32_t k = tok;
    while (k < end && k < tok + 3 && is_opener(doc, k))
        k++;
    return k < end ? k : tok;
}

/* A dash or a bullet may lead a sentence; a comma may not. */
static bool is_lead(const casus_doc *doc, uint32_t tok)
{
    const casus_str t = casus__token_text(doc, tok);
    return casus__str_is(t, "-") || casus__str_is(t, "--") ||
           casus__str_is(t, "\xe2\x80\x94") ||
           casus__str_is(t, "\xe2\x80\x93") ||
           casus__str_is(t, "\xe2\x80\xa2") ||
           casus__str_is(t, "\xc2\xbf") || casus__str_is(t, "\xc2\xa1");
}

/* May a sentence begin with this token? Anything but a word in lower case. */
static bool may_begin(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    const uint32_t k = behind_openers(doc, tok, end);
    const struct token *t = &doc->tokens[k];
    if (t->kind == TOKEN_WORD)
        return t->word_case != CASE_LOWER &&
               !(t->word_case == CASE_MIXED &&
                 casus__is_lower(doc->buffer[t->begin]) &&
                 k == tok && !(t->flags & TOKEN_SPACE_BEFORE));
    return t->kind != TOKEN_PUNCT || k != tok || is_lead(doc, k);
}

enum stop { STOP_NONE, STOP_FULL, STOP_MARK, STOP_ELLIPSIS, STOP_ABBR };

/* What kind of sentence end the token may be. */
static enum stop stop_kind(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    const casus_str s = casus__token_text(doc, tok);
    const char last = s.ptr[s.len - 1];
    if (t->kind == TOKEN_WORD)
        return last == '.' ? STOP_ABBR : STOP_NONE;
    if (t->kind != TOKEN_PUNCT)
        return STOP_NONE;
    if (casus__str_is(s, "."))
        return STOP_FULL;
    if (last == '!' || last == '?')
        return STOP_MARK;
    if (last == '.' || casus__str_is(s, "\xe2\x80\xa6"))
        return STOP_ELLIPSIS;
    return STOP_NONE;
}

/* Does a sentence end between tok (with its closers) and next? */
static bool ends_before(const casus_doc *doc, uint32_t tok, bool closed,
                        uint32_t next, uint32_t end)
{
    const struct token *t = &doc->tokens[tok];
    const uint32_t first = behind_openers(doc, next, end);
    switch (stop_kind(doc, tok)) {
    case STOP_NONE:
        return false;
    case STOP_FULL:
        if (!(doc->tokens[next].flags & TOKEN_SPACE_BEFORE))
            return starts_upper(doc, next) &&
                   doc->tokens[next].end - doc->tokens[next].begin > 1;
        return may_begin(doc, next, end);
    case STOP_MARK:
        return may_begin(doc, next, end) &&
               (doc->tokens[next].flags & TOKEN_SPACE_BEFORE);
    case STOP_ELLIPSIS:
        return starts_upper(doc, first) &&
               (doc->tokens[next].flags & TOKEN_SPACE_BEFORE);
    case STOP_ABBR:
        if (closed)
            return may_begin(doc, next, end);
        return casus__may_end_sentence(doc->buffer + t->begin,
                                       t->end - t->begin - 1) &&
               starts_upper(doc, first) &&
               (is_starter(doc, first) || first != next);
    }
    return false;
}

static bool is_closer(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    return casus__is_closer(doc->buffer, t->begin, t->end) &&
           !(t->flags & TOKEN_SPACE_BEFORE);
}

struct splitter {
    casus_doc *doc;
    size_t cap;
    bool wrapped;
    bool failed;
};

static void add_sentence(struct splitter *p, uint32_t tok, uint32_t end,
                         uint32_t flags)
{
    casus_doc *doc = p->doc;
    struct sentence *s = casus__arena_grow(&doc->arena, doc->sentences,
                                           doc->n_sentences, &p->cap,
                                           sizeof *s);
    if (!s) {
        p->failed = true;
        return;
    }
    doc->sentences = s;
    s += doc->n_sentences++;
    *s = (struct sentence){
        .begin = doc->tokens[tok].begin,
        .end = doc->tokens[end - 1].end,
        .tok = tok,
        .n_tok = end - tok,
        .flags = flags,
    };
    if (s->begin < doc->title_size)
        s->flags |= SENTENCE_TITLE;
    const bool line_before = doc->tokens[tok].flags & TOKEN_LINE_START;
    const bool line_after = end >= doc->n_tokens ||
                            doc->tokens[end].flags & TOKEN_LINE_START;
    const bool alone = line_before && line_after && !p->wrapped;
    const bool par = doc->tokens[tok].flags & TOKEN_PAR_START &&
                     (end >= doc->n_tokens ||
                      doc->tokens[end].flags & TOKEN_PAR_START);
    casus__describe_sentence(doc, s, alone || par);
}

/* Longer sentences are cut: grammar must stay cheap. */
static void add_pieces(struct splitter *p, uint32_t tok, uint32_t end)
{
    const uint32_t most = (uint32_t)p->doc->limits.sentence_tokens;
    uint32_t flags = 0;
    while (end - tok > most && !p->failed) {
        add_sentence(p, tok, tok + most, SENTENCE_PIECE);
        p->doc->truncated |= 1u << STAGE_TEXT;
        tok += most;
        flags = SENTENCE_PIECE;
    }
    if (!p->failed)
        add_sentence(p, tok, end, flags);
}

/* Does the layout end a sentence before this token? */
static bool layout_breaks(const struct splitter *p, uint32_t tok)
{
    const casus_doc *doc = p->doc;
    const struct token *t = &doc->tokens[tok];
    if (t->flags & TOKEN_PAR_START)
        return true;
    return t->flags & TOKEN_LINE_START && !p->wrapped;
}

bool casus__split_sentences(casus_doc *doc, bool wrapped)
{
    struct splitter p = { .doc = doc, .wrapped = wrapped };
    const uint32_t n = (uint32_t)doc->n_tokens;
    uint32_t begin = 0, i = 0;
    while (i < n && !p.failed) {
        const uint32_t tok = i;
        bool closed = false;
        if (stop_kind(doc, tok) != STOP_NONE)
            while (i + 1 < n && is_closer(doc, i + 1) &&
                   !layout_breaks(&p, i + 1)) {
                closed = true;
                i++;
            }
        i++;
        if (i >= n || layout_breaks(&p, i) ||
            ends_before(doc, tok, closed, i, n)) {
            add_pieces(&p, begin, i);
            begin = i;
        }
    }
    return !p.failed;
}
