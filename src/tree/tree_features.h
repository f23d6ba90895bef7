/*
 * What the parser sees of its state. Trainer and parser call the same
 * functions: a change here means training anew.
 */
#ifndef CASUS_TREE_TREE_FEATURES_H
#define CASUS_TREE_TREE_FEATURES_H

#include "tree/tree_state.h"

enum { MOVE_MAX_FEATURES = 192, REL_MAX_FEATURES = 128 };

/* Features for the next move; returns how many. */
size_t casus__move_features(const struct tree_state *s, uint32_t *out);

/* Features for the relation of an arc that is about to be made. */
size_t casus__rel_features(const struct tree_state *s, struct tree_arc arc,
                           uint32_t *out);

#endif
