/*
 * The weights of the name tagger.
 *
 * Section NAMT:
 *   u32 version           NAME_MODEL_VERSION
 *   u32 labels            NAME_LABELS
 *   slots                 hash of a folded word -> its cluster and casing
 *   i16[labels][labels]   what a label gains after another: [before][label]
 *   weights               of what a word looks like, a label each but O
 *   weights               of what else the document says, likewise
 *
 * O has no weights: the others are relative to it.
 */
#ifndef CASUS_TAG_NAME_MODEL_H
#define CASUS_TAG_NAME_MODEL_H

#include "base/arena.h"
#include "tag/name_decode.h"
#include "pack/slots.h"
#include "pack/weights.h"

enum { NAME_MODEL_VERSION = 1, NAME_MODEL_HEAD = 8 };

struct name_model {
    struct slots clusters;
    struct weights word, context;
    struct name_moves moves;
};

/* Open a section; nothing is copied but the moves. */
casus_status casus__name_model_open(struct bytes section, struct arena *arena,
                                    struct name_model **out, casus_error *err);

/* The name of a label but O, as in the weights: "B-PERSON" (at most
 * WEIGHTS_NAME bytes, NUL-terminated). */
void casus__name_label_print(unsigned label, char out[WEIGHTS_NAME + 1]);

/* Write the points of n features into a row of a lattice. */
void casus__name_score(const struct weights *w, const uint32_t *features,
                       size_t n, int32_t score[NAME_LABELS]);

#endif
