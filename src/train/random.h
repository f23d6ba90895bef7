/* Reproducible random numbers (xorshift64*, Vigna 2016). */
#ifndef CASUS_TRAIN_RANDOM_H
#define CASUS_TRAIN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

static inline uint32_t casus__random(uint64_t *state)
{
    uint64_t x = *state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    *state = x;
    return (uint32_t)(x * 0x2545f4914f6cdd1du >> 32);
}

/* Put n numbers into another order. */
static inline void casus__random_shuffle(uint64_t *state, size_t *order,
                                         size_t n)
{
    for (size_t i = n; i > 1; i--) {
        const size_t k = casus__random(state) % i;
        const size_t swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

#endif
