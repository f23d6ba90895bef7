/*
 * Is the text English?
 *
 * Told by words that carry grammar (English ones against those of thirty
 * other languages), by letters of other scripts, and by how many words in
 * lower case have a triple of letters that English words rarely have. Names
 * are left out of it: an English headline may be nothing but foreign names.
 * In doubt a text is English.
 */
#ifndef CASUS_TEXT_LANGUAGE_H
#define CASUS_TEXT_LANGUAGE_H

#include "doc/doc.h"

struct language_words;

/* Hash the words; NULL if there is no memory. */
struct language_words *casus__language_words(struct arena *arena);

bool casus__is_english(const casus_doc *doc,
                       const struct language_words *words);

/* Bit c of the number at 28 * a + b: lower-case English words have the
 * letters a, b, c in a row (0 begins a word, 27 ends it). */
extern const uint32_t casus__english_triples[27 * 28];

#endif
