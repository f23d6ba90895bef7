/* Word lists of the tokenizer and the sentence splitter. Words may come in
 * any case; letters beyond ASCII are in none of the lists. */
#ifndef CASUS_TEXT_LISTS_H
#define CASUS_TEXT_LISTS_H

#include <stdbool.h>
#include <stddef.h>

enum abbreviation {
    ABBR_NONE,
    ABBR_NAME,  /* a name or number follows: "Gen.", "Fig." */
    ABBR_LOWER, /* ... and it is one without a capital too: "vs." */
    ABBR_NUMBER /* only before a figure: "No. 5" */
};

/* What the word is when a dot follows; it comes without that dot. */
enum abbreviation casus__abbreviation(const char *word, size_t n);

enum ender {
    ENDER_NONE,
    ENDER_PLAIN, /* may end a sentence: "U.S.", "Inc." */
    ENDER_PLACE, /* a state behind a comma: "Washington, D.C." */
    ENDER_CLOCK  /* "a.m.", "p.m." */
};

/* May an abbreviation (without its last dot) end a sentence? */
enum ender casus__ender(const char *word, size_t n);

enum starter {
    STARTER_NONE,
    STARTER_WEAK, /* begins a sentence rather than follows "U.S." */
    STARTER_HE,   /* ... and is no word of a name, but for "He" and "She" */
    STARTER_SURE  /* ... and hardly ever a word of a name */
};

enum starter casus__starter(const char *word, size_t n);

/* A weekday, month or time zone: goes on behind "p.m." and "D.C.". */
bool casus__is_time_word(const char *word, size_t n);

/* A prefix that stays in one word with what follows its hyphen. */
bool casus__is_prefix(const char *word, size_t n);

/* "bn", "pm": units that are words of their own behind a number. */
bool casus__is_unit(const char *word, size_t n);

/* "com", "pdf": the last label of the name of a host or file. */
bool casus__is_label(const char *word, size_t n);

/* "dont", "didnt": contractions written without the apostrophe. */
bool casus__is_bare_negation(const char *word, size_t n);

#endif
