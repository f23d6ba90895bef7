/* Bytes of a model file, and a table of slots to put into it. */
#ifndef CASUS_TRAIN_OUTPUT_H
#define CASUS_TRAIN_OUTPUT_H

#include "base/arena.h"
#include "pack/slots.h"

struct output {
    struct arena *arena;
    unsigned char *ptr;
    size_t len, cap;
    bool failed; /* no memory; the content is not valid */
};

void casus__output_bytes(struct output *out, const void *p, size_t n);
void casus__output_u32(struct output *out, uint32_t v);

/* Write a file: the section's tag, four zeros, the bytes. */
casus_status casus__output_save(const struct output *out, const char *path,
                                uint32_t tag, casus_error *err);

/* A pair for a table of slots (pack/slots.h). */
struct slot_pair {
    uint32_t key, value; /* value > 0 */
};

/* Write n pairs as a block of slots; of equal keys the first counts. */
void casus__output_slots(struct output *out, const struct slot_pair *pairs,
                         size_t n, uint32_t bits);

#endif
