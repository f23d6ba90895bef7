/*
 * An averaged perceptron over sparse features (Collins 2002; Freund and
 * Schapire 1999), in integers, so that it comes out the same everywhere.
 *
 * First every feature seen often enough has weights of its own; then
 * casus__learner_select keeps the most useful ones that the table of a pack
 * has room for and starts anew with them; casus__learner_write makes the
 * block that pack/weights.h reads.
 */
#ifndef CASUS_TRAIN_LEARNER_H
#define CASUS_TRAIN_LEARNER_H

#include "base/arena.h"
#include "pack/weights.h"
#include "train/output.h"

struct learner; /* private to learner.c */

/* min_count: features seen less often are ignored. */
struct learner *casus__learner_new(struct arena *arena, uint32_t n_labels,
                                   uint32_t min_count);

/* Its memory that is not in the arena. NULL is allowed. */
void casus__learner_free(struct learner *l);

/* Count features, before the first update. False without memory. */
bool casus__learner_count(struct learner *l, const uint32_t *features,
                          size_t n);

/* Forget features counted fewer than min_count times: the rest is found
 * faster. False without memory. */
bool casus__learner_prune(struct learner *l);

void casus__learner_score(const struct learner *l, const uint32_t *features,
                          size_t n, int32_t *scores);

/* Move the weights of the features by `by` for one label. False without
 * memory. */
bool casus__learner_add(struct learner *l, const uint32_t *features, size_t n,
                        uint32_t label, int by);

/* One more example was seen: the weights are averaged over these. */
void casus__learner_tick(struct learner *l);

/* Keep what fits into so many buckets of two rows. False without memory. */
bool casus__learner_select(struct learner *l, uint32_t n_buckets);

/* Begin anew with the same features: all weights are 0 again. */
void casus__learner_restart(struct learner *l);

/* What of an average weight, times the ticks, a point of the written weights
 * stands for; and what the ticks are. */
int64_t casus__learner_unit(const struct learner *l);
int64_t casus__learner_ticks(const struct learner *l);

/* As casus__learner_write, with a unit of one's own. */
bool casus__learner_write_as(struct learner *l, const casus_str *names,
                             int64_t unit, struct output *out);

/* Write the block of weights; names: n_labels names. */
bool casus__learner_write(struct learner *l, const casus_str *names,
                          struct output *out);

size_t casus__learner_rows(const struct learner *l);

#endif
