/*
 * The dependency parser: greedy over the moves of tree_state.h, chosen by an
 * averaged perceptron over hashed features; another chooses the relation of
 * each arc when it is made. Trained with a dynamic oracle (Goldberg and Nivre
 * 2013), so that it has seen states that its own mistakes lead to.
 *
 * Section PARS:
 *   u32 version        PARSER_VERSION
 *   u32 sets           casus__parser_sets(): numbers of tags and relations
 *   u32 clusters       checksum of the tagger's table of clusters (low bits)
 *   u32 0
 *   weights            moves: "shift", "left", "right"
 *   weights            relations, named by their numbers
 */
#ifndef CASUS_TREE_PARSER_H
#define CASUS_TREE_PARSER_H

#include "doc/relation.h"
#include "pack/weights.h"
#include "tree/punct.h"
#include "tree/tree_features.h"

enum { PARSER_VERSION = 1, PARSER_HEAD = 16 };

struct parser {
    uint32_t clusters;
    struct weights moves, relations;
    uint8_t relation_label[WEIGHTS_MAX_LABELS]; /* label -> enum relation */
};

/* Open a PARS section; nothing is copied but the labels. */
casus_status casus__parser_open(struct bytes section, struct arena *arena,
                                struct parser **out, casus_error *err);

/* Parse n tokens: a tree with one root in deps[0 .. n). `state` has room. */
void casus__parser_run(const struct parser *parser, struct tree_state *state,
                       const struct tree_word *words, uint32_t n,
                       struct tree_dep *deps);

/* ---- for the trainer too ----------------------------------------------- */

uint32_t casus__parser_sets(void);

static inline uint32_t casus__parser_clusters(struct bytes slots)
{
    return (uint32_t)casus__checksum(slots.ptr, slots.len);
}

#endif
