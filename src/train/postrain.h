/* Training and testing of the part-of-speech tagger (tag/tagger.h). */
#ifndef CASUS_TRAIN_POSTRAIN_H
#define CASUS_TRAIN_POSTRAIN_H

#include "train/corpus.h"
#include "train/output.h"

struct pos_options {
    uint64_t seed;
    uint32_t epochs;     /* before the features are selected, and after */
    uint32_t buckets;    /* of the weights */
    int margin;          /* points by which the right tag should win */
    uint32_t min_count;  /* of a feature */
    uint32_t lexicon_count;
    int doubt; /* points by which a doubtful label may lose and be kept */
    int sure;  /* points by which a guessed label must win to be used */
    const char *clusters; /* file: word TAB number */
};

void casus__pos_options_init(struct pos_options *options);

/* Train on the corpus (its sentences are put in another order) and append a
 * TAGP section to `out`. */
casus_status casus__pos_train(struct corpus *corpus,
                              const struct pos_options *options,
                              struct output *out, casus_error *err);

/* Print accuracy and speed of a TAGP section on a labelled corpus. */
casus_status casus__pos_test(struct bytes section, struct corpus *corpus,
                             bool errors, casus_error *err);

#endif
