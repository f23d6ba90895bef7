/*
 * UTF-8 and folded words.
 *
 * The folded form of a word is what gazetteers, rules and lexicons are
 * looked up by: NFC or NFD alike, lower case, without diacritics, curly
 * quotes straight, dots inside acronyms removed ("U.S." -> "us", but a dot at
 * the end of a longer word stays out too: "Gen." -> "gen").
 * (Unicode decomposition, then case folding; utf8proc.)
 */
#ifndef CASUS_BASE_FOLD_H
#define CASUS_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Offset of the first byte that is not UTF-8, or n if all are. Overlong
 * forms, surrogates and code points over U+10FFFF are not UTF-8. */
size_t casus__utf8_valid(const char *text, size_t n);

/* Copy a text and put U+FFFD for each byte that is not UTF-8; `out` has room
 * for the size told by the first. Returns the end of the copy. */
size_t casus__utf8_repaired_size(const char *text, size_t n);
char *casus__utf8_repair(const char *text, size_t n, char *out);

/* Decode the code point at *at (valid UTF-8, *at < n) and step over it. */
uint32_t casus__utf8_next(const char *text, size_t n, size_t *at);

/* Fold one word of valid UTF-8 into out, at most `room` bytes; returns the
 * length. 4 * n + 4 bytes are always enough. */
size_t casus__fold(const char *word, size_t n, char *out, size_t room);

/* Is the text in normal form C? (By composing it again: exact.) */
bool casus__is_composed(const char *text, size_t n);

/* Version of the Unicode data that folding uses: 150000 for 15.0.0. */
uint32_t casus__unicode_version(void);

/* Shape of the letters of a word. */
enum word_case {
    CASE_NONE,  /* no letters with case: digits, signs, CJK, Arabic */
    CASE_LOWER, /* "protest" */
    CASE_TITLE, /* "Kyiv": first letter upper, the rest lower */
    CASE_UPPER, /* "NATO", "A" */
    CASE_MIXED  /* "McCain", "eBay", "al-Shabab" */
};

enum word_case casus__word_case(const char *word, size_t n);

#endif
