/* What a code point is to the tokenizer: a table for ASCII, Unicode general
 * categories (utf8proc) for the rest. */
#ifndef CASUS_TEXT_CLASSES_H
#define CASUS_TEXT_CLASSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum char_class {
    CHAR_SPACE,
    CHAR_NEWLINE,
    CHAR_LETTER,
    CHAR_DIGIT,
    CHAR_PUNCT,
    CHAR_SYMBOL,
    CHAR_JOINER /* part of a word between letters, else a blank */
};

/* Bits of the table above the class. */
enum char_bit {
    BIT_CLASS = 7,
    BIT_UPPER = 16,
    BIT_LOWER = 32,
    BIT_ODD = 64,  /* '.' and '`': folding needs a closer look */
    BIT_WIDE = 128 /* not ASCII: the class is not in the table */
};

extern const uint8_t casus__char_table[256];

/* The class of the code point at *at; steps over it. */
enum char_class casus__char_next(const char *text, size_t n, size_t *at);

/* casus__char_at for a byte that is not ASCII. */
enum char_class casus__char_wide(const char *text, size_t n, size_t at);

/* The class of the code point at `at`, CHAR_SPACE at the end. */
static inline enum char_class casus__char_at(const char *text, size_t n,
                                             size_t at)
{
    if (at >= n)
        return CHAR_SPACE;
    const uint8_t bits = casus__char_table[(unsigned char)text[at]];
    return bits & BIT_WIDE ? casus__char_wide(text, n, at)
                           : (enum char_class)(bits & BIT_CLASS);
}

static inline bool casus__char_in_word(enum char_class c)
{
    return c == CHAR_LETTER || c == CHAR_DIGIT;
}

/* How many bytes an apostrophe at `at` has (', ` or U+2019), 0 if none. */
size_t casus__apostrophe(const char *text, size_t n, size_t at);

/* Is it a quotation mark or bracket that may close after a stop? */
bool casus__is_closer(const char *text, size_t begin, size_t end);

/* Bytes of a smiley (":-)") at `at`, 0 if none. */
size_t casus__smiley(const char *text, size_t n, size_t at);

#endif
