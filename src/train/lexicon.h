/* Frequent words with one tag only, counted in a corpus. */
#ifndef CASUS_TRAIN_LEXICON_H
#define CASUS_TRAIN_LEXICON_H

#include "train/corpus.h"
#include "train/output.h"

enum { LEXICON_BITS = 6 };

/* Append a block of slots: words seen at least min_count times, with the same
 * tag but for 3 times in 1,000. */
casus_status casus__lexicon_write(const struct corpus *corpus,
                                  uint32_t min_count, struct output *out,
                                  casus_error *err);

#endif
