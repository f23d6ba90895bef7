/*
 * The weights of a linear model, read where they lie in a pack.
 *
 * A feature is a 32-bit hash. Its weights, one signed byte a label, are a row
 * of a set-associative table: two rows a bucket, each with 16 bits of its
 * feature's hash, so that a feature the model does not know costs one look and
 * adds nothing (a plain hashed table would add another feature's weights).
 *
 * A block of weights in a section:
 *
 *   u32 n_labels       1 .. WEIGHTS_MAX_LABELS
 *   u32 stride         bytes a row: casus__weights_width plus 2
 *   u32 buckets        1 .. WEIGHTS_MAX_BUCKETS
 *   u32 0
 *   n_labels * char[8] names of the labels, zero-padded
 *   rows               2 a bucket of `stride` bytes: u16 check, then the
 *                      weights; an unused row is all zeros
 */
#ifndef CASUS_PACK_WEIGHTS_H
#define CASUS_PACK_WEIGHTS_H

#include "base/bytes.h"
#include "base/str.h"

enum {
    WEIGHTS_MAX_LABELS = 64,
    WEIGHTS_NAME = 8,  /* bytes of a label's name */
    WEIGHTS_HEAD = 16, /* bytes before the names */
    WEIGHTS_MAX_BUCKETS = 1 << 20
};

struct weights {
    uint32_t n_labels;
    uint32_t width;  /* n_labels rounded up: numbers added a feature */
    uint32_t stride; /* bytes a row */
    uint32_t n_buckets;
    const unsigned char *names, *rows;
    size_t size; /* bytes of the block */
};

/* Read a block at the start of `data`; block->size tells its length. */
casus_status casus__weights_open(struct bytes data, struct weights *out,
                                 casus_error *err);

/* The name of a label: without its zeros. */
casus_str casus__weights_label(const struct weights *w, uint32_t label);

/* Add the weights of n features to scores (WEIGHTS_MAX_LABELS of them). */
void casus__weights_add(const struct weights *w, const uint32_t *features,
                        size_t n, int16_t *scores);

/* The label with the most points, the first of equals. */
uint32_t casus__weights_best(const struct weights *w, const int16_t *scores);

/* ---- for the writer and the reader alike ------------------------------ */

/* Weights of a row for n labels, without the check: up to 4 take 4 bytes,
 * more a multiple of 8. */
static inline uint32_t casus__weights_width(uint32_t n_labels)
{
    return n_labels <= 4 ? 4 : (n_labels + 7) & ~(uint32_t)7;
}

/* First row of a feature's bucket, and its check bits. */
static inline uint32_t casus__weights_row(uint32_t feature, uint32_t n_buckets)
{
    return (uint32_t)((uint64_t)feature * n_buckets >> 32) << 1;
}

static inline uint16_t casus__weights_check(uint32_t feature)
{
    return (uint16_t)(feature & 0xffff);
}

#endif
