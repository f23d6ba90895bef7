#include "pack/slots.h"

#include "base/error.h"

casus_status casus__slots_open(struct bytes data, struct slots *out,
                               casus_error *err)
{
    if (data.len < SLOTS_HEAD)
        return casus__fail(err, CASUS_E_DATA, "word table: cut short");
    const uint32_t n = casus__get32(data.ptr);
    const uint32_t bits = casus__get32(data.ptr + 4);
    if (n == 0 || n > SLOTS_MAX || (n & (n - 1)) || bits == 0 ||
        bits > SLOTS_MAX_BITS)
        return casus__fail(err, CASUS_E_DATA, "word table: bad head");
    if ((data.len - SLOTS_HEAD) / 4 < n)
        return casus__fail(err, CASUS_E_DATA, "word table: cut short");
    *out = (struct slots){ .n = n,
                           .bits = bits,
                           .at = data.ptr + SLOTS_HEAD,
                           .size = SLOTS_HEAD + (size_t)n * 4 };
    return CASUS_OK;
}

uint32_t casus__slots_find(const struct slots *slots, uint32_t key)
{
    if (slots->n == 0)
        return 0;
    uint32_t at = casus__slots_start(key, slots->n);
    for (uint32_t steps = 0; steps < slots->n; steps++) {
        const uint32_t slot = casus__get32(slots->at + (size_t)at * 4);
        if (slot == 0)
            return 0;
        if (slot >> slots->bits == key >> slots->bits)
            return slot & ((1u << slots->bits) - 1);
        at = (at + 1) & (slots->n - 1);
    }
    return 0;
}
