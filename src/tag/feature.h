/* Hashes of features: a kind, and one value or two. */
#ifndef CASUS_TAG_FEATURE_H
#define CASUS_TAG_FEATURE_H

#include "base/bytes.h"

static inline uint32_t casus__feature1(uint32_t kind, uint32_t a)
{
    return casus__mix(a, kind * 0x9e3779b1u);
}

static inline uint32_t casus__feature2(uint32_t kind, uint32_t a, uint32_t b)
{
    return casus__mix(a ^ kind * 0x9e3779b1u, b + kind);
}

#endif
