/*
 * Words, by the rules of the English Web Treebank: contractions are split
 * (do|n't, Kyiv|'s), compounds are split at hyphens (11|-|year|-|old) but for
 * prefixes (pro-Russian), abbreviations keep their dot. Spans never overlap,
 * and what lies between them is white space only.
 */
#ifndef CASUS_TEXT_TOKENIZE_H
#define CASUS_TEXT_TOKENIZE_H

#include "base/arena.h"
#include "doc/doc.h"

struct token_list {
    struct arena *arena;
    struct token *items;
    size_t n, cap;
    char *folds; /* folded forms, one after another */
    size_t folds_size, folds_room;
};

/* Tokens of text[begin, end), appended to the list; the offsets count from
 * the start of `text`. False if there is no memory. */
bool casus__tokenize(const char *text, size_t begin, size_t end,
                     struct token_list *out);

/* Is it a word that is written with a final dot ("Gen", "Inc")? */
bool casus__is_abbreviation(const char *word, size_t n);

/* An abbreviation that may end a sentence ("Inc.", "p.m."), unlike one that
 * a name follows ("Gen."). The word comes without its last dot. */
bool casus__may_end_sentence(const char *word, size_t n);

#endif
