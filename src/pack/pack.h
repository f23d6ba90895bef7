/*
 * A pack: one read-only file of sections (FORMAT.md beside this header is
 * the specification). Opening checks the header, the section table and every
 * section's bounds; each later read is bounds-safe on any bytes.
 */
#ifndef CASUS_PACK_PACK_H
#define CASUS_PACK_PACK_H

#include "base/bytes.h"

#include <casus/casus.h>

#define PACK_TAG(a, b, c, d)                                                  \
    ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 |               \
     (uint32_t)(d) << 24)

/* The sections. A pack need not have them all. */
enum {
    SECTION_META = PACK_TAG('M', 'E', 'T', 'A'),  /* data version, licence */
    SECTION_VOCAB = PACK_TAG('V', 'O', 'C', 'B'), /* folded words: atoms */
    SECTION_TRIE = PACK_TAG('T', 'R', 'I', 'E'),  /* names over atoms */
    SECTION_GAZ = PACK_TAG('G', 'A', 'Z', 'E'),   /* gazetteer entries */
    SECTION_RULES = PACK_TAG('R', 'U', 'L', 'E'), /* compiled rules */
    SECTION_TAGGER = PACK_TAG('T', 'A', 'G', 'P'), /* part-of-speech weights */
    SECTION_NAMES = PACK_TAG('N', 'A', 'M', 'T'), /* weights for names */
    SECTION_PARSER = PACK_TAG('P', 'A', 'R', 'S'), /* dependency weights */
    SECTION_LEMMAS = PACK_TAG('L', 'E', 'M', 'M'), /* irregular forms */
    SECTION_COMMON = PACK_TAG('C', 'O', 'M', 'W') /* common English words */
};

enum {
    PACK_MAX_SECTIONS = 32,
    PACK_ALIGN = 16,
    PACK_HEAD = 32,     /* bytes of the head */
    PACK_HEAD_SUM = 28, /* place of its checksum in it */
    PACK_ENTRY = 32     /* bytes of an entry of the section table */
};

struct pack_entry {
    uint32_t tag;
    uint64_t offset, size, checksum;
};

struct pack {
    const char *name; /* for messages; lives as long as the pack */
    struct bytes data;
    size_t n_entries;
    struct pack_entry entries[PACK_MAX_SECTIONS];
};

/* flags: CASUS_OPEN_VERIFY. `name` and `data` must outlive the pack. */
casus_status casus__pack_open(struct bytes data, const char *name,
                              unsigned flags, struct pack *out,
                              casus_error *err);

/* The bytes of a section; false (and an empty view) if it has none. */
bool casus__pack_section(const struct pack *pack, uint32_t tag,
                         struct bytes *out);

/* A key of the META section ("data_version", "licence"), or "". */
casus_str casus__pack_meta(const struct pack *pack, const char *key);

/* The checksum of a head and its section table, for writer and reader. */
uint32_t casus__pack_head_sum(const unsigned char *head, size_t n_entries);

#endif
