/*
 * Sentences that must not be trained on: those that share ten words in a row
 * with a text that is held out for tests. (Hashes of all runs of ten words,
 * letters and digits only, in lower case.)
 */
#ifndef CASUS_TRAIN_OVERLAP_H
#define CASUS_TRAIN_OVERLAP_H

#include "base/arena.h"

#include <casus/casus.h>

struct sample;

enum { OVERLAP_WORDS = 10 };

struct overlap {
    struct arena *arena;
    uint64_t *slots; /* 0: empty */
    size_t n_slots, n_used;
};

/* Hold a text file out. `overlap` starts all zero but for the arena. */
casus_status casus__overlap_add(struct overlap *overlap, const char *path,
                                casus_error *err);

/* Do the n words share ten in a row with a text held out? */
bool casus__overlap_test(const struct overlap *overlap,
                         const struct sample *samples, size_t n);

#endif
