/* What a code point is to the tokenizer. */
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
    CHAR_SYMBOL
};

/* The class of the code point at *at; steps over it. */
enum char_class casus__char_next(const char *text, size_t n, size_t *at);

/* The class of the code point at `at`, CHAR_SPACE at the end. */
enum char_class casus__char_at(const char *text, size_t n, size_t at);

/* How many bytes an apostrophe at `at` has (' or U+2019), 0 if none. */
size_t casus__apostrophe(const char *text, size_t n, size_t at);

/* How many bytes a quotation mark at `at` has that closes after a stop. */
bool casus__is_closer(const char *text, size_t begin, size_t end);

#endif
