/* Training and testing of the dependency parser (tree/parser.h). */
#ifndef CASUS_TRAIN_TREETRAIN_H
#define CASUS_TRAIN_TREETRAIN_H

#include "train/postrain.h"

struct tree_options {
    uint64_t seed;
    uint32_t folds;  /* taggers for the tags; 0: the tags of the corpus */
    uint32_t epochs; /* before the features are selected, and after */
    uint32_t move_buckets, rel_buckets;
    int margin;
    uint32_t min_count;
    uint32_t explore; /* of 100 wrong moves, how many are gone on from */
    const char *clusters;
};

void casus__tree_options_init(struct tree_options *options);

/* Train on the sentences of the corpus that have trees, and append a PARS
 * section to `out`. The tags of the corpus are replaced. */
casus_status casus__tree_train(struct corpus *corpus,
                               const struct tree_options *options,
                               struct output *out, casus_error *err);

/* Print accuracy and speed of a PARS section on a corpus with trees, tagged by
 * a TAGP section. */
casus_status casus__tree_test(struct bytes parser, struct bytes tagger,
                              struct corpus *corpus, casus_error *err);

#endif
