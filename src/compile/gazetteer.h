/* The gazetteer compiler's two halves: rows (gazetteer.c) and names
 * (names.c). */
#ifndef CASUS_COMPILE_GAZETTEER_H
#define CASUS_COMPILE_GAZETTEER_H

#include "compile/internal.h"
#include "pack/gaz.h"

/* A spelling of a name, before spellings with the same words are put
 * together into one list. */
struct spelling {
    uint32_t words, n_words; /* in gaz_build.words: atoms */
    uint32_t entry;
    uint32_t exact;          /* number of the exact spelling, if `flags` say so */
    uint16_t capitals;
    uint8_t flags;           /* ITEM_... */
    uint8_t type;
};

struct gaz_build {
    struct builder *builder;
    struct arena *arena;
    struct intern strings, ids, exacts;
    uint32_t *string_at; /* of each interned string: its place in the blob */
    size_t cap_string_at;
    struct buffer blob, entries, items, places, times, exact;
    uint32_t n_entries;
    struct spelling *spellings;
    size_t n_spellings, cap_spellings;
    uint32_t *words; /* atoms of the spellings */
    size_t n_words, cap_words;
    bool failed; /* an allocation failed */
};

/* The name columns of a row. */
struct gaz_names {
    unsigned type; /* enum gaz_type */
    casus_str name, variants, plural;
};

uint32_t casus__gaz_put_string(struct gaz_build *g, casus_str s);

void casus__gaz_add_names(struct gaz_build *g, uint32_t entry,
                          const struct gaz_names *names);

/* Build the lists and the trie; adds the TRIE section and fills g->items. */
casus_status casus__gaz_write_trie(struct gaz_build *g, casus_error *err);

#endif
