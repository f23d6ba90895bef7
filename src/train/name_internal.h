/* What the files of the name tagger's training share. */
#ifndef CASUS_TRAIN_NAME_INTERNAL_H
#define CASUS_TRAIN_NAME_INTERNAL_H

#include "tag/name_context.h"
#include "train/learner.h"
#include "train/name_train.h"

/* A stretch of words. */
struct example {
    const struct view *views; /* of its first word */
    const struct name_cue *cues;
    const uint32_t *gold;
    uint32_t n, document;
};

struct trainer {
    const struct name_corpus *corpus;
    const struct name_options *options;
    struct arena *arena;
    struct output *out;
    struct slots clusters;
    struct example *examples;
    size_t n_examples, cap_examples;
    uint32_t *order;
    uint32_t longest;
    struct learner *learner;
    struct name_moves moves;
    int64_t moved[NAME_LABELS][NAME_LABELS];
    /* of the example in work: */
    uint32_t (*features)[NAME_MAX_FEATURES];
    size_t *n_features;
    struct name_lattice lattice;
    uint8_t *right, *guess;
    uint64_t random;
    casus_str names[NAME_LABELS];
    size_t n_lost; /* names with words that the tagger never looks at */
    size_t errors, seen;
};

/* name_prepare.c: look at every sentence, list the examples. False without
 * memory (likewise below). */
bool casus__name_prepare(struct trainer *t);

/* name_train.c: one example, scores and features of which are ready. */

/* The best sequence that the corpus allows, and the best of all when wrong
 * labels have a head start. False if they agree, or nothing is allowed. */
bool casus__name_compare(struct trainer *t, const uint32_t *gold, uint32_t n,
                         const struct name_moves *moves, int margin);

/* Move the weights of the words whose label was wrong. */
bool casus__name_learn_words(struct trainer *t, uint32_t n);

/* Write moves and weights as they are now; write a block without weights. */
bool casus__name_write_words(struct trainer *t, struct output *out);
bool casus__name_write_nothing(struct trainer *t, struct output *out);

/* name_train_context.c: a document as a model saw it that had not learned
 * from it. */
struct reading {
    struct name_text text;
    struct name_context context;
    const struct name_model *model;
    uint32_t document;
};

struct readings {
    struct reading *items;
    size_t n, cap;
};

/* Which part of the house documents a document belongs to. */
uint32_t casus__name_fold(const struct trainer *t, uint32_t document);

/* Read the documents of a part with the weights as they are now. */
casus_status casus__name_read_fold(struct trainer *t, uint32_t fold,
                                   struct readings *r, casus_error *err);

/* Learn from all readings what documents say; write the weights. */
bool casus__name_learn_context(struct trainer *t, struct readings *r,
                               struct output *out);

#endif
