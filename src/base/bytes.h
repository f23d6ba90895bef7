/* Little-endian numbers in byte buffers, hashes: the pack's vocabulary. */
#ifndef CASUS_BASE_BYTES_H
#define CASUS_BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>

struct bytes {
    const unsigned char *ptr;
    size_t len;
};

static inline uint16_t casus__get16(const unsigned char *p)
{
    return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint32_t casus__get32(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
           (uint32_t)p[3] << 24;
}

static inline uint64_t casus__get64(const unsigned char *p)
{
    return (uint64_t)casus__get32(p) | (uint64_t)casus__get32(p + 4) << 32;
}

static inline void casus__put16(unsigned char *p, uint16_t v)
{
    p[0] = (unsigned char)(v & 0xff);
    p[1] = (unsigned char)(v >> 8);
}

static inline void casus__put32(unsigned char *p, uint32_t v)
{
    casus__put16(p, (uint16_t)(v & 0xffff));
    casus__put16(p + 2, (uint16_t)(v >> 16));
}

static inline void casus__put64(unsigned char *p, uint64_t v)
{
    casus__put32(p, (uint32_t)(v & 0xffffffffu));
    casus__put32(p + 4, (uint32_t)(v >> 32));
}

/* 32-bit hash of a folded word. It is part of the pack format: changing it
 * means a new CASUS_PACK_FORMAT. (Multiply-xorshift over 8 bytes a step.) */
uint32_t casus__hash(const char *bytes, size_t n);

/* Mix two 32-bit numbers into one. Part of the pack format too. */
static inline uint32_t casus__mix(uint32_t a, uint32_t b)
{
    uint64_t x = ((uint64_t)a << 32 | b) * 0x9e3779b97f4a7c15u;
    x ^= x >> 29;
    x *= 0xbf58476d1ce4e5b9u;
    return (uint32_t)(x >> 32);
}

/* Checksum of a pack section (FNV-1a, 64 bits, over 8-byte steps). */
uint64_t casus__checksum(const unsigned char *p, size_t n);

#endif
