#include "tag/name_features.h"

#include "tag/feature.h"

static inline uint32_t affix(uint32_t suffix, unsigned n)
{
    return suffix & (0xffffffffu >> (32 - 8 * n));
}

#define one casus__feature1
#define two casus__feature2

enum { WORD_ITSELF = 4 };

static size_t word_features(const struct view *v, uint32_t *out)
{
    size_t n = 0;
    out[n++] = one(100, v->hash);
    out[n++] = two(101, v->hash, v->shape);
    out[n++] = two(124, v[-1].hash, v->hash);
    out[n++] = two(125, v->hash, v[1].hash);
    /* WORD_ITSELF so far. */
    out[n++] = one(102, affix(v->suffix, 2));
    out[n++] = one(103, affix(v->suffix, 3));
    out[n++] = one(104, v->suffix);
    out[n++] = one(105, v->prefix >> 16);
    out[n++] = one(106, v->prefix >> 8);
    out[n++] = one(107, v->prefix);
    out[n++] = one(108, v->shape);
    out[n++] = two(109, v->shape, v[1].shape);
    out[n++] = two(110, v[-1].shape, v->shape);
    out[n++] = two(111, v->shape, casus__mix(v[-1].shape, v[1].shape));
    out[n++] = two(112, v->shape, affix(v->suffix, 3));
    return n;
}

static size_t window_features(const struct view *v, uint32_t *out)
{
    size_t n = 0;
    out[n++] = one(120, v[-1].hash);
    out[n++] = one(121, v[1].hash);
    out[n++] = one(122, v[-2].hash);
    out[n++] = one(123, v[2].hash);
    out[n++] = two(126, v[-1].hash, v[1].hash);
    out[n++] = two(127, v[-2].hash, v[-1].hash);
    out[n++] = two(128, v[1].hash, v[2].hash);
    out[n++] = two(129, v[-1].hash, v->shape);
    out[n++] = two(130, v[1].hash, v->shape);
    out[n++] = one(131, affix(v[-1].suffix, 3));
    out[n++] = one(132, affix(v[1].suffix, 3));
    return n;
}

static size_t cluster_features(const struct view *v, uint32_t *out)
{
    const uint32_t c = v->cluster, before = v[-1].cluster;
    const uint32_t after = v[1].cluster;
    size_t n = 0;
    out[n++] = one(140, c);
    out[n++] = two(141, c, v->shape);
    out[n++] = one(142, before);
    out[n++] = one(143, after);
    out[n++] = one(144, v[-2].cluster);
    out[n++] = one(145, v[2].cluster);
    out[n++] = two(146, before, c);
    out[n++] = two(147, c, after);
    out[n++] = two(148, before, after);
    out[n++] = two(150, c, casus__mix(before, after));
    return n;
}

static size_t run_features(const struct view *v, const struct name_cue *c,
                           uint32_t *out)
{
    size_t n = 0;
    if (!c->place)
        return 0;
    out[n++] = one(160, c->place);
    out[n++] = one(161, c->last);
    out[n++] = two(162, c->last, c->place);
    out[n++] = one(163, c->first);
    out[n++] = two(164, c->first, c->place);
    out[n++] = one(165, c->wide);
    out[n++] = one(166, c->before);
    out[n++] = one(167, c->after);
    out[n++] = two(168, c->before, c->place);
    out[n++] = two(169, c->after, c->place);
    out[n++] = two(170, c->place, v->shape);
    return n;
}

static size_t gaz_features(const struct view *v, const struct name_cue *c,
                           uint32_t *out)
{
    size_t n = 0;
    for (unsigned t = 0; t < GAZ_SEEN; t++) {
        const uint32_t cover = c->gaz >> (t * COVER_BITS) & 7;
        if (cover)
            out[n++] = one(180 + t, cover);
    }
    if (c->gaz >> GRADE_SHIFT)
        out[n++] = two(189, c->gaz >> GRADE_SHIFT,
                       c->gaz >> (GAZ_GPE * COVER_BITS) & 7);
    out[n++] = two(190, c->gaz, v->shape);
    out[n++] = two(191, c->gaz, v->cluster);
    out[n++] = one(192, c[-1].gaz);
    out[n++] = one(193, c[1].gaz);
    out[n++] = two(194, c[-1].gaz, c->gaz);
    out[n++] = two(195, c->gaz, c[1].gaz);
    out[n++] = two(196, c->gaz, v[-1].hash);
    out[n++] = two(197, c->gaz, v[1].hash);
    out[n++] = two(198, c->gaz, c->place);
    return n;
}

bool casus__name_is_word_feature(size_t place)
{
    return place < WORD_ITSELF;
}

size_t casus__name_features(const struct view *v, const struct name_cue *c,
                            unsigned without, uint32_t *out)
{
    size_t n = word_features(v, out);
    n += window_features(v, out + n);
    if (!(without & NAME_WITHOUT_CLUSTERS))
        n += cluster_features(v, out + n);
    if (!(without & NAME_WITHOUT_RUNS))
        n += run_features(v, c, out + n);
    if (!(without & NAME_WITHOUT_GAZETTEERS))
        n += gaz_features(v, c, out + n);
    return n;
}
