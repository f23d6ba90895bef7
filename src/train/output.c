#include "train/output.h"

#include "base/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

void casus__output_bytes(struct output *out, const void *p, size_t n)
{
    if (out->failed)
        return;
    if (n > out->cap - out->len) {
        size_t cap = out->cap ? out->cap : 4096;
        while (cap - out->len < n && cap < SIZE_MAX / 2)
            cap *= 2;
        unsigned char *grown = casus__arena_alloc(out->arena, cap, 1);
        if (!grown) {
            out->failed = true;
            return;
        }
        if (out->len)
            memcpy(grown, out->ptr, out->len);
        out->ptr = grown;
        out->cap = cap;
    }
    memcpy(out->ptr + out->len, p, n);
    out->len += n;
}

void casus__output_u32(struct output *out, uint32_t v)
{
    unsigned char p[4];
    casus__put32(p, v);
    casus__output_bytes(out, p, sizeof p);
}

casus_status casus__output_save(const struct output *out, const char *path,
                                uint32_t tag, casus_error *err)
{
    if (out->failed)
        return casus__fail_nomem(err);
    unsigned char head[8] = { 0 };
    casus__put32(head, tag);
    FILE *f = fopen(path, "wb");
    if (!f)
        return casus__fail(err, CASUS_E_IO, "%s: %s", path, strerror(errno));
    bool ok = fwrite(head, 1, sizeof head, f) == sizeof head &&
              fwrite(out->ptr, 1, out->len, f) == out->len;
    ok = fclose(f) == 0 && ok;
    return ok ? CASUS_OK
              : casus__fail(err, CASUS_E_IO, "%s: cannot be written", path);
}

static void put_pair(uint32_t *table, uint32_t n, struct slot_pair pair,
                     uint32_t bits)
{
    uint32_t at = casus__slots_start(pair.key, n);
    while (table[at]) {
        if (table[at] >> bits == pair.key >> bits)
            return;
        at = (at + 1) & (n - 1);
    }
    table[at] = pair.key >> bits << bits | pair.value;
}

void casus__output_slots(struct output *out, const struct slot_pair *pairs,
                         size_t n, uint32_t bits)
{
    uint32_t size = 16;
    while (size < n + n / 4)
        size *= 2;
    uint32_t *table = casus__arena_alloc(out->arena, size, sizeof *table);
    if (!table) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++)
        put_pair(table, size, pairs[i], bits);
    casus__output_u32(out, size);
    casus__output_u32(out, bits);
    for (uint32_t i = 0; i < size; i++)
        casus__output_u32(out, table[i]);
}
