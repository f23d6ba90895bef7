/* Where sentences may end, by the tokens on both sides. */
#include "base/fold.h"
#include "base/str.h"
#include "text/classes.h"
#include "text/lists.h"
#include "text/sentence.h"

#include <string.h>

/* ---- looking at tokens ----------------------------------------------- */

static char first_byte(const casus_doc *doc, uint32_t tok)
{
    return doc->buffer[doc->tokens[tok].begin];
}

static bool is_token(const casus_doc *doc, uint32_t tok, const char *text)
{
    return casus__str_is(casus__token_text(doc, tok), text);
}

static bool spaced(const casus_doc *doc, uint32_t tok)
{
    return doc->tokens[tok].flags & TOKEN_SPACE_BEFORE;
}

static enum starter starter(const casus_doc *doc, uint32_t tok)
{
    const casus_str t = casus__token_text(doc, tok);
    return casus__starter(t.ptr, t.len);
}

static bool starts_upper(const casus_doc *doc, uint32_t tok)
{
    const uint8_t c = doc->tokens[tok].word_case;
    return c == CASE_TITLE || c == CASE_UPPER ||
           (c == CASE_MIXED && !casus__is_lower(first_byte(doc, tok)));
}

static bool is_opener(const casus_doc *doc, uint32_t tok)
{
    static const char *const openers[] = {
        "\"", "'", "(", "[", "``", "\xe2\x80\x9c", "\xe2\x80\x98", "\xc2\xab",
    };
    if (doc->tokens[tok].kind == TOKEN_WORD)
        return false;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (is_token(doc, tok, openers[i]))
            return true;
    return false;
}

/* The first token that is no opening quote or bracket, from `tok` on. */
static uint32_t behind_openers(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    uint32_t k = tok;
    while (k < end && k < tok + 3 && is_opener(doc, k))
        k++;
    return k < end ? k : tok;
}

/* A dash or a bullet may lead a sentence; a comma may not. */
static bool is_lead(const casus_doc *doc, uint32_t tok)
{
    static const char *const leads[] = {
        "-",        "--",       "\xe2\x80\x94", "\xe2\x80\x93", "\xe2\x80\xa2",
        "\xc2\xbf", "\xc2\xa1",
    };
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (is_token(doc, tok, leads[i]))
            return true;
    return false;
}

/* ---- before the gap -------------------------------------------------- */

/* A line drawn with one sign: "*****". */
static bool is_rule(const casus_str s)
{
    enum { SHORTEST = 5 };
    if (s.len < SHORTEST || !memchr("*=_~#+-", s.ptr[0], 7))
        return false;
    return s.ptr[s.len - 1] == s.ptr[0];
}

enum stop casus__stop_kind(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    const casus_str s = casus__token_text(doc, tok);
    const char last = s.ptr[s.len - 1];
    switch ((enum token_kind)t->kind) {
    case TOKEN_WORD:
        return last == '.' ? STOP_ABBR : STOP_NONE;
    case TOKEN_URL:
    case TOKEN_EMAIL:
        return STOP_ADDRESS;
    case TOKEN_NUMBER:
    case TOKEN_HANDLE:
        return STOP_NONE;
    case TOKEN_PUNCT:
    case TOKEN_SYMBOL:
        break;
    }
    if (is_rule(s))
        return STOP_RULE;
    if (casus__str_is(s, "."))
        return STOP_FULL;
    if (last == '!' || last == '?')
        return STOP_MARK;
    if (last == '.' || casus__str_is(s, "\xe2\x80\xa6"))
        return STOP_ELLIPSIS;
    return STOP_NONE;
}

/* "[...]": words left out, after the stop of what stands before it. */
static bool is_omission(const casus_doc *doc, uint32_t tok)
{
    return tok + 2 < doc->n_tokens && is_token(doc, tok, "[") &&
           casus__stop_kind(doc, tok + 1) == STOP_ELLIPSIS &&
           is_token(doc, tok + 2, "]");
}

uint32_t casus__stop_closer(const casus_doc *doc, uint32_t tok, bool open_quote)
{
    const struct token *t = &doc->tokens[tok];
    const bool closer = t->kind != TOKEN_WORD &&
                        casus__is_closer(doc->buffer, t->begin, t->end);
    if (closer && !spaced(doc, tok))
        return 1;
    if (closer && open_quote && first_byte(doc, tok) == '"' &&
        (tok + 1 >= doc->n_tokens || spaced(doc, tok + 1)))
        return 1;
    if (t->kind == TOKEN_SYMBOL && casus__smiley(doc->buffer, t->end, t->begin))
        return 1;
    return is_omission(doc, tok) ? 3 : 0;
}

/* ---- behind the gap -------------------------------------------------- */

/* May a sentence begin with this token? Anything but a word in lower case. */
static bool may_begin(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    const uint32_t k = behind_openers(doc, tok, end);
    const struct token *t = &doc->tokens[k];
    if (t->kind == TOKEN_WORD)
        return t->word_case != CASE_LOWER &&
               !(t->word_case == CASE_MIXED &&
                 casus__is_lower(first_byte(doc, k)) && k == tok &&
                 !spaced(doc, k));
    return t->kind != TOKEN_PUNCT || k != tok || is_lead(doc, k) ||
           casus__stop_kind(doc, k) == STOP_RULE;
}

/* "ft", "pct": unknown abbreviations mostly lack vowels. */
static bool looks_abbreviated(casus_str w)
{
    if (w.len == 1) /* "E. coli" */
        return true;
    if (w.len > 4)
        return false;
    for (size_t i = 0; i < w.len; i++)
        if (memchr("aeiouyAEIOUY", w.ptr[i], 12))
            return false;
    return true;
}

/* A verb whose quotation marks were lost: "Why? asked the judge." */
static bool is_speech(casus_str w)
{
    static const char *const verbs[] = {
        "added", "asked", "asks", "said", "says", "stated", "wrote",
    };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (casus__str_is(w, verbs[i]))
            return true;
    return false;
}

/* People who write without capitals still write stops: may a sentence begin
 * with this word in lower case? */
static bool may_begin_lower(const casus_doc *doc, uint32_t tok, uint32_t next)
{
    const struct token *t = &doc->tokens[next];
    if (t->kind != TOKEN_WORD || !spaced(doc, next) || spaced(doc, tok) ||
        tok == 0 || t->flags & TOKEN_CLITIC ||
        is_speech(casus__token_text(doc, next)))
        return false;
    const casus_str before = casus__token_text(doc, tok - 1);
    const uint8_t shape = doc->tokens[tok - 1].word_case;
    if (casus__stop_kind(doc, tok) == STOP_FULL)
        return !(doc->tokens[tok - 1].kind == TOKEN_WORD &&
                 looks_abbreviated(before));
    /* "Yahoo! said" */
    return shape == CASE_LOWER || first_byte(doc, tok) == '?' ||
           doc->tokens[tok].end - doc->tokens[tok].begin > 1;
}

/* "Monday", "GMT", "Eastern Time" behind an abbreviation. */
static bool tells_time(const casus_doc *doc, uint32_t tok)
{
    casus_str t = casus__token_text(doc, tok);
    t.len -= t.ptr[t.len - 1] == '.';
    return casus__is_time_word(t.ptr, t.len) ||
           (tok + 1 < doc->n_tokens && is_token(doc, tok + 1, "Time"));
}

/* A state's abbreviation ends a sentence behind a comma, unless a name goes
 * on: "Washington, D.C. National Guard". */
static bool place_ends(const casus_doc *doc, uint32_t tok, uint32_t next)
{
    return tok > 0 && is_token(doc, tok - 1, ",") &&
           !(next + 1 < doc->n_tokens && starts_upper(doc, next + 1));
}

/* "e.g. The Hague": these lead to what follows and end nothing. */
static bool leads_on(casus_str s)
{
    static const char *const list[] = {
        "cf.", "e.g.", "eg.", "i.e.", "ie.", "incl.", "v.", "viz.", "vs.",
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (casus__str_is(s, list[i]))
            return true;
    return false;
}

static bool abbreviation_ends(const casus_doc *doc, uint32_t tok, uint32_t next,
                              uint32_t end)
{
    const uint32_t first = behind_openers(doc, next, end);
    if (!starts_upper(doc, first))
        return false;
    const casus_str s = casus__token_text(doc, tok);
    if (leads_on(s))
        return false;
    const enum ender ender = casus__ender(s.ptr, s.len - 1);
    const enum starter start = starter(doc, first);
    if (ender == ENDER_NONE)
        return start == STARTER_SURE;
    if (start != STARTER_NONE)
        return true;
    if (first != next)
        return first_byte(doc, next) != '(' && first_byte(doc, next) != '[';
    if (tells_time(doc, first))
        return false;
    return ender == ENDER_CLOCK ||
           (ender == ENDER_PLACE && place_ends(doc, tok, next));
}

bool casus__stop_ends(const casus_doc *doc, uint32_t tok, bool closed,
                      uint32_t next, uint32_t end)
{
    const bool blank = spaced(doc, next);
    if (blank && casus__stop_kind(doc, next) == STOP_RULE)
        return true;
    switch (casus__stop_kind(doc, tok)) {
    case STOP_NONE:
        return false;
    case STOP_FULL:
        if (!blank)
            return starts_upper(doc, next) &&
                   doc->tokens[next].end - doc->tokens[next].begin > 1;
        return may_begin(doc, next, end) ||
               (!closed && may_begin_lower(doc, tok, next));
    case STOP_MARK:
        return blank && (may_begin(doc, next, end) ||
                         (!closed && may_begin_lower(doc, tok, next)));
    case STOP_ELLIPSIS:
        return blank && starts_upper(doc, behind_openers(doc, next, end));
    case STOP_ABBR:
        return closed ? may_begin(doc, next, end)
                      : abbreviation_ends(doc, tok, next, end);
    case STOP_ADDRESS:
        return blank && !closed &&
               (doc->tokens[next].kind == TOKEN_URL || starts_upper(doc, next));
    case STOP_RULE:
        return blank;
    }
    return false;
}

uint32_t casus__stop_item(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    const uint32_t len = t->end - t->begin;
    const bool number = t->kind == TOKEN_NUMBER && len <= 2;
    const bool letter = t->kind == TOKEN_WORD && len == 1;
    if ((!number && !letter) || tok + 2 >= doc->n_tokens)
        return 0;
    const bool mark =
        is_token(doc, tok + 1, ")") || (number && is_token(doc, tok + 1, "."));
    if (!mark || spaced(doc, tok + 1) || !spaced(doc, tok + 2) ||
        doc->tokens[tok + 2].flags & TOKEN_LINE_START)
        return 0;
    return 2;
}
