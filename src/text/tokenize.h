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
    char *folds; /* folded forms, one after another; moved when it grows */
    size_t folds_size, folds_room;
};

/* Tokens of text[begin, end), appended to the list; the offsets count from
 * the start of `text`. False if there is no memory. */
bool casus__tokenize(const char *text, size_t begin, size_t end,
                     struct token_list *out);

#endif
