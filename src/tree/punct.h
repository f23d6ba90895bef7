/*
 * Where punctuation hangs, by the tree of the words: the rules of Universal
 * Dependencies, as its tools apply them (Udapi, ud.FixPunct).
 *
 * Brackets and quotation marks hang on the head of what they enclose. A final
 * stop hangs on the highest word that is wholly on its left; any other sign
 * on the lower of that word and its like on the right, so that no arc crosses
 * another. Nothing hangs beyond the brackets or quotes around it.
 */
#ifndef CASUS_TREE_PUNCT_H
#define CASUS_TREE_PUNCT_H

#include "tree/tree_state.h"

/* An arc of the finished tree, by tokens of the sentence. */
struct tree_dep {
    uint32_t head; /* from 1; 0: the root */
    uint8_t rel;   /* enum relation */
};

/* Hang the punctuation of a tree (words[i].upos UPOS_PUNCT) anew. Where a sign
 * has a child that is none, all stays as it is. `room` has room for n. */
void casus__punct_attach(const struct tree_word *words, uint32_t n,
                         uint32_t *room, struct tree_dep *deps);

#endif
