/* Words whose tag needs no model: punctuation, signs, plain numbers. */
#ifndef CASUS_TAG_FIXED_H
#define CASUS_TAG_FIXED_H

#include "doc/doc.h"
#include "tag/features.h"

/* What is open at this point of a sentence. */
struct quote_state {
    bool double_open, single_open;
};

/* The Penn tag of word i of a sentence, or XPOS_NONE if it takes a model.
 * Call it for each word in turn, with *state all zero before the first. */
enum xpos casus__fixed_xpos(const struct word *words, size_t n, size_t i,
                            struct quote_state *state);

#endif
