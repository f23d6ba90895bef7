/*
 * The gazetteer compiler: rows (gazetteer.c), their last column
 * (gaz_columns.c), names (names.c), the trie of the names (name_trie.c) and
 * the list of common words (common_words.c).
 */
#ifndef CASUS_COMPILE_GAZETTEER_H
#define CASUS_COMPILE_GAZETTEER_H

#include "compile/internal.h"
#include "pack/gaz.h"

/* Permanent numbers; docs/DIAGNOSTICS.md lists them. */
enum {
    C_COLUMNS = 110,
    C_ID = 111,
    C_DUPLICATE = 112,
    C_UNSORTED = 113,
    C_NAME = 114,
    C_TYPE = 115,
    C_CODE = 116,
    C_SECTOR = 117,
    C_PAIR = 118,
    C_DATE = 119,
    C_COORDINATE = 120,
    C_NUMBER = 121,
    C_ROLE = 122,
    C_NORMAL = 123,
    C_MARK = 124,
    C_UNKNOWN_KEY = 125,
    C_COMMON_WORD = 126,
    C_VARIANT = 127,
    C_LONG_NAME = 128,
    C_EXACT_FULL = 129,
    C_HALF_PLACE = 130,
    C_KEY_VALUE = 131,
    C_MISSING_KEY = 132,
    C_REFERENCE = 133,
    C_BACKWARDS = 134,
    C_LONG_FIELD = 135,
    C_KEY_TYPE = 136,
    C_NOTHING_BELOW = 137,
    C_NO_COUNTRY = 138
};

/* Where a complaint is about. */
struct gaz_place {
    const char *file;
    unsigned line;
};

/* A spelling of a name, before spellings with the same words are put
 * together into one list. */
struct spelling {
    uint32_t words, n_words; /* in gaz_build.words: atoms */
    uint32_t entry;
    uint32_t exact;          /* number of the exact spelling, if it is one */
    uint16_t capitals;
    uint8_t flags;           /* ITEM_... */
    uint8_t type;
};

struct gaz_build {
    struct builder *builder;
    struct arena *arena;
    struct intern strings, ids, exacts;
    uint8_t *id_seen;    /* by number in `ids`: a row has it already */
    uint32_t *string_at; /* of each interned string: its place in the blob */
    size_t cap_string_at;
    struct buffer blob, entries, items, places, times, exact;
    uint32_t n_entries;
    struct spelling *spellings;
    size_t n_spellings, cap_spellings;
    uint32_t *words; /* atoms of the spellings */
    size_t n_words, cap_words;
    bool sectors_full;    /* some lie too far in the blob for two bytes */
    bool has_countries;   /* rows of countries are among the sources */
    bool countries_below; /* and in the data below */
    bool exact_full;      /* said so already */
    bool failed;          /* an allocation failed */
};

/* The name columns of a row. */
struct gaz_names {
    struct gaz_place at;
    unsigned type; /* enum gaz_type */
    casus_str name, variants, plural;
};

/* What the last column says, where it has a place of its own in an entry. */
struct gaz_numbers {
    uint32_t start, end, population;
    int32_t lat, lon;
    bool has_lat, has_lon, seat, unsourced, has_iso, of_geonames;
    casus_str plural;
};

/* "WHAT: DETAIL" as a diagnostic; the detail is cut to some length. */
void casus__gaz_complain(struct gaz_build *g, const struct gaz_place *at,
                         unsigned number, bool is_error, const char *what,
                         casus_str detail);

uint32_t casus__gaz_put_string(struct gaz_build *g, casus_str s);

/* Three capital letters that mean something? */
bool casus__gaz_is_known_code(const struct gaz_build *g, casus_str code);

/* Read and check the last column of a row: numbers into *n; returns the rest
 * as text. */
casus_str casus__gaz_read_extra(struct gaz_build *g,
                                const struct gaz_place *at, unsigned type,
                                casus_str extra, struct gaz_numbers *n);

void casus__gaz_add_names(struct gaz_build *g, uint32_t entry,
                          const struct gaz_names *names);

/* Build the lists and the trie; adds the TRIE section and fills g->items. */
casus_status casus__gaz_write_trie(struct gaz_build *g, casus_error *err);

/* Is it a common English word, by the list of this build or of the model
 * below it? Without a list, none is. */
bool casus__is_common_word(const struct builder *builder, casus_str folded);

#endif
