/*
 * The best sequence of labels (Viterbi). Trainer and tagger share it.
 *
 * A stretch of words is decoded by itself; no name crosses its ends.
 */
#ifndef CASUS_TAG_NAME_DECODE_H
#define CASUS_TAG_NAME_DECODE_H

#include "tag/name_label.h"

/* What a label gains after another one: [before][label]. A stretch begins
 * after O, and O follows its end. */
struct name_moves {
    int32_t at[NAME_LABELS][NAME_LABELS];
};

struct name_lattice {
    /* per word: */
    int32_t (*score)[NAME_LABELS];
    uint32_t *allowed;            /* bit (1 << label) */
    uint8_t (*from)[NAME_LABELS]; /* work space */
};

/* All labels. */
#define NAME_ANY ((1u << NAME_LABELS) - 1)

/* Fill labels[0 .. n). False if no sequence is allowed (labels are all O). */
bool casus__name_decode(const struct name_lattice *lattice, size_t n,
                        const struct name_moves *moves, uint8_t *labels);

#endif
