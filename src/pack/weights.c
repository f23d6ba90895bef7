#include "pack/weights.h"

#include "base/error.h"

#include <string.h>

static bool head_is_valid(const struct weights *w)
{
    return w->n_labels >= 1 && w->n_labels <= WEIGHTS_MAX_LABELS &&
           w->n_buckets >= 1 && w->n_buckets <= WEIGHTS_MAX_BUCKETS &&
           w->stride == w->width + 2;
}

casus_status casus__weights_open(struct bytes data, struct weights *out,
                                 casus_error *err)
{
    if (data.len < WEIGHTS_HEAD)
        return casus__fail(err, CASUS_E_DATA, "weights: cut short");
    struct weights w = {
        .n_labels = casus__get32(data.ptr),
        .stride = casus__get32(data.ptr + 4),
        .n_buckets = casus__get32(data.ptr + 8),
    };
    if (w.n_labels <= WEIGHTS_MAX_LABELS)
        w.width = casus__weights_width(w.n_labels);
    if (!head_is_valid(&w))
        return casus__fail(err, CASUS_E_DATA, "weights: bad head");
    /* At most 2^21 rows of 66 bytes: no overflow. */
    const size_t names = (size_t)w.n_labels * WEIGHTS_NAME;
    const size_t rows = (size_t)w.n_buckets * 2 * w.stride;
    w.size = WEIGHTS_HEAD + names + rows;
    if (w.size > data.len)
        return casus__fail(err, CASUS_E_DATA, "weights: cut short");
    w.names = data.ptr + WEIGHTS_HEAD;
    w.rows = w.names + names;
    *out = w;
    return CASUS_OK;
}

casus_str casus__weights_label(const struct weights *w, uint32_t label)
{
    const char *name = (const char *)w->names + (size_t)label * WEIGHTS_NAME;
    size_t n = 0;
    while (n < WEIGHTS_NAME && name[n])
        n++;
    return (casus_str){ name, n };
}

/* Fixed widths let the compiler unroll the loop into vector adds. */
static inline void add_row(const unsigned char *row, int16_t *restrict sum,
                           uint32_t width)
{
    const signed char *p = (const signed char *)row + 2;
    for (uint32_t i = 0; i < width; i++)
        sum[i] = (int16_t)(sum[i] + p[i]);
}

/* The rows lie all over a table larger than the near caches: ask for all of
 * them before the first is needed. */
static inline void prefetch(const struct weights *w, const uint32_t *features,
                            size_t n, size_t stride)
{
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(
            w->rows + casus__weights_row(features[i], w->n_buckets) * stride);
}

static inline void add_all(const struct weights *w, const uint32_t *features,
                           size_t n, int16_t *restrict scores, uint32_t width)
{
    const uint32_t n_buckets = w->n_buckets;
    const size_t stride = width + 2;
    prefetch(w, features, n, stride);
    int16_t sum[WEIGHTS_MAX_LABELS] = { 0 };
    for (size_t i = 0; i < n; i++) {
        const uint16_t check = casus__weights_check(features[i]);
        const unsigned char *row =
            w->rows + casus__weights_row(features[i], n_buckets) * stride;
        if (casus__get16(row) == check)
            add_row(row, sum, width);
        else if (casus__get16(row + stride) == check)
            add_row(row + stride, sum, width);
    }
    for (uint32_t i = 0; i < width; i++)
        scores[i] = (int16_t)(scores[i] + sum[i]);
}

/* The four weights of a row, or zeros if it is another feature's. */
static inline uint32_t four_if(const unsigned char *row, uint16_t check)
{
    return casus__get32(row + 2) & -(uint32_t)(casus__get16(row) == check);
}

/* Four labels: a row is one word, and both rows of a bucket are read without
 * a branch that could not be foretold. Bytes are summed with 128 added, two
 * to a word; 256 features at most fit. */
static void add_four(const struct weights *w, const uint32_t *features,
                     size_t n, int16_t *scores)
{
    enum { STRIDE = 6, MOST = 256 };
    uint32_t even = 0, odd = 0;
    n = n < MOST ? n : MOST;
    prefetch(w, features, n, STRIDE);
    for (size_t i = 0; i < n; i++) {
        const uint16_t check = casus__weights_check(features[i]);
        const unsigned char *row =
            w->rows + casus__weights_row(features[i], w->n_buckets) * STRIDE;
        const uint32_t v =
            (four_if(row, check) | four_if(row + STRIDE, check)) ^ 0x80808080u;
        even += v & 0x00ff00ffu;
        odd += v >> 8 & 0x00ff00ffu;
    }
    const int bias = 128 * (int)n;
    scores[0] = (int16_t)(scores[0] + (int)(even & 0xffff) - bias);
    scores[1] = (int16_t)(scores[1] + (int)(odd & 0xffff) - bias);
    scores[2] = (int16_t)(scores[2] + (int)(even >> 16) - bias);
    scores[3] = (int16_t)(scores[3] + (int)(odd >> 16) - bias);
}

void casus__weights_add(const struct weights *w, const uint32_t *features,
                        size_t n, int16_t *scores)
{
    switch (w->width) {
    case 4:
        add_four(w, features, n, scores);
        break;
    case 24:
        add_all(w, features, n, scores, 24);
        break;
    case 16:
        add_all(w, features, n, scores, 16);
        break;
    case 32:
        add_all(w, features, n, scores, 32);
        break;
    case 40:
        add_all(w, features, n, scores, 40);
        break;
    case 48:
        add_all(w, features, n, scores, 48);
        break;
    case 56:
        add_all(w, features, n, scores, 56);
        break;
    default:
        add_all(w, features, n, scores, w->width);
        break;
    }
}

uint32_t casus__weights_best(const struct weights *w, const int16_t *scores)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < w->n_labels; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}
