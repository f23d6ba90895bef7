/*
 * Small numbers by word: a hash table without keys, read where it lies.
 *
 * A block is u32 slots (a power of two), u32 value bits (1 .. 12), then a u32
 * a slot: the high bits of the key's hash, and the value, which is not 0, in
 * the low ones; 0 is an empty slot. A key that is not in the table is taken
 * for one that is once in some 100,000 looks: fit for evidence, not for facts.
 */
#ifndef CASUS_PACK_SLOTS_H
#define CASUS_PACK_SLOTS_H

#include "base/bytes.h"

#include <casus/casus.h>

enum { SLOTS_HEAD = 8, SLOTS_MAX = 1 << 22, SLOTS_MAX_BITS = 12 };

struct slots {
    uint32_t n; /* 0: an empty table */
    uint32_t bits;
    const unsigned char *at;
    size_t size; /* bytes of the block */
};

/* Read a block at the start of `data`; out->size tells its length. */
casus_status casus__slots_open(struct bytes data, struct slots *out,
                               casus_error *err);

/* The value of a key, or 0. */
uint32_t casus__slots_find(const struct slots *slots, uint32_t key);

/* Where the search for a key starts. */
static inline uint32_t casus__slots_start(uint32_t key, uint32_t n)
{
    return (key ^ key >> 15) & (n - 1);
}

#endif
