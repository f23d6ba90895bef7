#include "base/bytes.h"

static uint64_t load_tail(const unsigned char *p, size_t n)
{
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++)
        v |= (uint64_t)p[i] << (8 * i);
    return v;
}

uint32_t casus__hash(const char *bytes, size_t n)
{
    const unsigned char *p = (const unsigned char *)bytes;
    uint64_t h = 0x9e3779b97f4a7c15u ^ (uint64_t)n;
    for (; n >= 8; n -= 8, p += 8) {
        h = (h ^ casus__get64(p)) * 0xbf58476d1ce4e5b9u;
        h ^= h >> 31;
    }
    h = (h ^ load_tail(p, n)) * 0x94d049bb133111ebu;
    h ^= h >> 30;
    h *= 0xbf58476d1ce4e5b9u;
    return (uint32_t)(h >> 32);
}

uint64_t casus__checksum(const unsigned char *p, size_t n)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (; n >= 8; n -= 8, p += 8)
        h = (h ^ casus__get64(p)) * 0x100000001b3u;
    return (h ^ load_tail(p, n) ^ (uint64_t)n << 56) * 0x100000001b3u;
}
