/* Training of the name tagger, and its test. */
#ifndef CASUS_TRAIN_NAME_TRAIN_H
#define CASUS_TRAIN_NAME_TRAIN_H

#include "train/name_corpus.h"
#include "train/output.h"

struct name_options {
    uint64_t seed;
    uint32_t epochs, buckets, min_count, folds;
    int margin;
    uint32_t dropout; /* of 100 words, so many are learned without the word */
    uint32_t context_epochs, context_buckets;
    int context_margin;
    unsigned without; /* enum name_without */
    bool no_context;
    uint32_t finish; /* passes over the house documents alone, at the end */
    const char *clusters; /* file, or NULL */
};

void casus__name_options_init(struct name_options *options);

/* Learn from all documents of the corpus; the section goes to *out. */
casus_status casus__name_train(const struct name_corpus *corpus,
                               const struct name_options *options,
                               struct output *out, casus_error *err);

/* Print how well the documents are labelled. */
casus_status casus__name_test(const struct name_model *model,
                              const struct name_corpus *corpus, bool errors,
                              casus_error *err);

#endif
