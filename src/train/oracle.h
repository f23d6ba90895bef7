/*
 * The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how
 * many right arcs a move puts out of reach, from any state.
 */
#ifndef CASUS_TRAIN_ORACLE_H
#define CASUS_TRAIN_ORACLE_H

#include "tree/tree_state.h"

/* Make the tree of heads[1 .. n] (nodes; the root is n + 1) one that the moves
 * can build: arcs that cross others are lifted to the head of their head
 * (Nivre and Nilsson 2005). False if it is no tree with one root. */
bool casus__oracle_lift(uint32_t *heads, uint32_t n);

/* Right arcs that a legal move loses. */
unsigned casus__oracle_cost(const struct tree_state *s, const uint32_t *heads,
                            enum move move);

#endif
