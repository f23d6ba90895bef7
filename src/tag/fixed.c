/*
 * The tags of words without letters are a matter of spelling: one table of
 * signs, and a few rules for those that depend on the space around them.
 * The conventions are those of the Georgetown University Multilayer corpus.
 */
#include "tag/fixed.h"

#include "base/fold.h"

#include <string.h>

struct sign {
    const char *text;
    uint8_t xpos;
};

/* Sorted by bytes. */
static const struct sign signs[] = {
    { "!", XPOS_STOP },     { "#", XPOS_SYM },    { "$", XPOS_DOLLAR },
    { "%", XPOS_NN },       { "&", XPOS_CC },     { "(", XPOS_LRB },
    { ")", XPOS_RRB },      { "*", XPOS_NFP },    { "+", XPOS_SYM },
    { ",", XPOS_COMMA },    { ".", XPOS_STOP },   { "/", XPOS_SYM },
    { ":", XPOS_COLON },    { ";", XPOS_COLON },  { "<", XPOS_LRB },
    { "=", XPOS_SYM },      { ">", XPOS_RRB },    { "?", XPOS_STOP },
    { "@", XPOS_IN },       { "[", XPOS_LRB },    { "]", XPOS_RRB },
    { "``", XPOS_LQUOTE },  { "{", XPOS_LRB },    { "|", XPOS_NFP },
    { "}", XPOS_RRB },
    { "¢", XPOS_NN },       { "£", XPOS_DOLLAR }, { "¥", XPOS_DOLLAR },
    { "«", XPOS_LQUOTE },   { "»", XPOS_RQUOTE }, { "—", XPOS_COLON },
    { "―", XPOS_COLON },    { "‘", XPOS_LQUOTE }, { "“", XPOS_LQUOTE },
    { "”", XPOS_RQUOTE },   { "„", XPOS_LQUOTE }, { "•", XPOS_COLON },
    { "…", XPOS_COLON },    { "₦", XPOS_DOLLAR }, { "₪", XPOS_DOLLAR },
    { "€", XPOS_DOLLAR },   { "₴", XPOS_DOLLAR }, { "₹", XPOS_DOLLAR },
    { "₺", XPOS_DOLLAR },   { "₽", XPOS_DOLLAR },
};

static enum xpos find_sign(casus_str s)
{
    size_t low = 0, high = sizeof signs / sizeof *signs;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        const int c = casus__str_cmp(s, casus__str(signs[mid].text));
        if (c == 0)
            return (enum xpos)signs[mid].xpos;
        if (c < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return XPOS_NONE;
}

static bool tight(const struct word *words, size_t i)
{
    return i > 0 && !words[i].space_before;
}

static bool tight_after(const struct word *words, size_t n, size_t i)
{
    return i + 1 < n && !words[i + 1].space_before;
}

static bool has_digit_end(casus_str s)
{
    return s.len > 0 && casus__is_digit(s.ptr[s.len - 1]);
}

/* "well-known" and "1990-95", but "he said - or so it seemed". */
static enum xpos dash(const struct word *words, size_t n, size_t i)
{
    if (!tight(words, i) || !tight_after(words, n, i))
        return XPOS_COLON;
    if (has_digit_end(words[i - 1].text) &&
        casus__is_digit(words[i + 1].text.ptr[0]))
        return XPOS_SYM;
    return words[i].text.ptr[0] == '-' ? XPOS_HYPH : XPOS_COLON;
}

/* Space decides; where it does not, quotes open and close in turn. */
static enum xpos quote(const struct word *words, size_t n, size_t i,
                       bool *open)
{
    const bool before = tight(words, i), after = tight_after(words, n, i);
    const bool closes = before != after ? before : *open;
    *open = !closes;
    return closes ? XPOS_RQUOTE : XPOS_LQUOTE;
}

/* "the students' rights": tight after a final s, with nothing to close. */
static bool is_possessive(const struct word *words, size_t n, size_t i,
                          const struct quote_state *state)
{
    if (!tight(words, i) || tight_after(words, n, i) || state->single_open)
        return false;
    const casus_str fold = words[i - 1].fold;
    const char last = fold.len ? fold.ptr[fold.len - 1] : 0;
    return last == 's' || last == 'x' || last == 'z';
}

static bool all_of(casus_str s, const char *set)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(set, s.ptr[i]))
            return false;
    return s.len > 0;
}

/* "3,500", "1.5", "2:1", "1/2", "1990". */
static bool is_plain_number(casus_str s)
{
    return s.len > 0 && casus__is_digit(s.ptr[0]) &&
           has_digit_end(s) && all_of(s, "0123456789.,:/");
}

static bool has_letter_or_digit(const struct word *w)
{
    if (w->word_case != CASE_NONE)
        return true;
    for (size_t i = 0; i < w->fold.len; i++) {
        const unsigned char c = (unsigned char)w->fold.ptr[i];
        if (casus__is_digit((char)c) || (c >= 'a' && c <= 'z'))
            return true;
    }
    /* Signs beyond ASCII are three bytes from U+2000 on, or from U+00A1. */
    const unsigned char c = w->text.len ? (unsigned char)w->text.ptr[0] : 0;
    return c >= 0x80 && c != 0xc2 && c != 0xe2 && c != 0xf0;
}

static enum xpos unknown_sign(const struct word *w)
{
    if (all_of(w->text, ".!?"))
        return w->text.len > 1 && all_of(w->text, ".") ? XPOS_COLON
                                                       : XPOS_STOP;
    if (all_of(w->text, "-"))
        return XPOS_COLON;
    if (all_of(w->text, "<"))
        return XPOS_LRB;
    if (all_of(w->text, ">"))
        return XPOS_RRB;
    if (all_of(w->text, "*_=~#-"))
        return XPOS_NFP;
    return XPOS_SYM;
}

enum xpos casus__fixed_xpos(const struct word *words, size_t n, size_t i,
                            struct quote_state *state)
{
    const struct word *w = &words[i];
    if (w->word_case != CASE_NONE)
        return XPOS_NONE; /* most words */
    if (is_plain_number(w->text))
        return XPOS_CD;
    if (has_letter_or_digit(w))
        return XPOS_NONE;
    if (casus__str_is(w->text, "-") || casus__str_is(w->text, "–") ||
        casus__str_is(w->text, "‐") || casus__str_is(w->text, "‑"))
        return dash(words, n, i);
    if (casus__str_is(w->text, "\"") || casus__str_is(w->text, "''"))
        return quote(words, n, i, &state->double_open);
    if (casus__str_is(w->fold, "'") && !casus__str_is(w->text, "‘")) {
        if (is_possessive(words, n, i, state))
            return XPOS_POS;
        return quote(words, n, i, &state->single_open);
    }
    if (casus__str_is(w->text, "‘"))
        state->single_open = true;
    const enum xpos found = find_sign(w->text);
    return found != XPOS_NONE ? found : unknown_sign(w);
}
