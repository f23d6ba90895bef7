/*
 * Gazetteer entries of a pack.
 *
 * A name found in the text leads to a list of entries (several things bear
 * the name); casus__gaz_list gives the number of an entry in the list, and
 * casus__gaz_entry decodes it. Strings point into the pack.
 */
#ifndef CASUS_PACK_GAZ_H
#define CASUS_PACK_GAZ_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/decimal.h"

#include <casus/casus.h>

/* Column `type` of gazetteers/README.md. */
enum gaz_type {
    GAZ_PERSON,
    GAZ_GPE,
    GAZ_LOC,
    GAZ_FAC,
    GAZ_ORG,
    GAZ_NORP,
    GAZ_TITLE,
    GAZ_AGENT,
    GAZ_GIVEN,
    GAZ_SURNAME,
    GAZ_CURRENCY,
    GAZ_UNIT,
    GAZ_WEAPON,
    GAZ_TYPE_COUNT
};

enum gaz_flag {
    GAZ_SEAT = 1,
    GAZ_UNSOURCED = 2,
    GAZ_HAS_GEO = 4,
    GAZ_COUNTRY = 8, /* a row with id "country:..." */
    GAZ_REMOVED = 16 /* no entry: the rows below with this id are gone */
};

struct gaz {
    uint32_t n_entries, n_items, n_exact, n_places, n_times;
    /* set by casus__gaz_open; private to gaz.c */
    const unsigned char *entries, *items, *places, *times, *exact, *blob;
    size_t blob_size;
    const uint8_t *hidden; /* a bit for each entry, or NULL: none is */
};

/* What the case of a name's letters must be. */
enum gaz_case {
    GAZ_CASE_CAPITALS, /* the words in `capitals` begin with a capital */
    GAZ_CASE_ACRONYM,  /* all capitals */
    GAZ_CASE_EXACT,    /* as written in `exact` */
    GAZ_CASE_ANY
};

/* An item of a name's list, as the matcher sees it. */
struct gaz_item {
    uint8_t case_rule; /* enum gaz_case */
    uint8_t guarded;
    uint8_t type;      /* enum gaz_type */
    uint8_t hidden;    /* a layer above has a row with the entry's id */
    uint16_t capitals; /* bit i: word i; bit 15: every word past it too */
    casus_str exact;
};

/* An entry, decoded. Every string is "" where the row has none. */
struct gaz_entry {
    casus_str id, name, code;
    casus_str sectors; /* "GOV,MIL" */
    casus_str extra;   /* column 7 as written, for keys not listed here */
    uint8_t type;      /* enum gaz_type */
    uint8_t flags;     /* enum gaz_flag */
    uint32_t geonameid;
    uint64_t population;
    struct decimal lat, lon;
    uint32_t start, end; /* YYYYMMDD of existence; 0 and 99999999 if open */
};

/* An office that a person held. */
struct gaz_role {
    casus_str code, sector, office;
    uint32_t start, end; /* YYYYMMDD, inclusive; 0 and 99999999 if open */
};

/* One entry of a name's list: which entry, and the mark of the variant. */
struct gaz_ref {
    uint32_t entry;
    uint8_t guarded; /* the variant has the `?` mark */
    uint8_t exact;   /* the variant has the `=` mark */
    uint8_t canonical; /* the variant is the row's name */
};

casus_status casus__gaz_open(struct bytes section, const char *name,
                             struct gaz *out, casus_error *err);

/* Hide the entries of a layer whose ids stand in one above it. */
casus_status casus__gaz_hide(struct gaz *below, const struct gaz *above,
                             struct arena *arena, casus_error *err);

/* Is there an entry with the id? Asks them one by one. */
bool casus__gaz_has_id(const struct gaz *gaz, casus_str id);

/* Item `i` of the lists; false out of bounds. A match's entries are the
 * items match.list ... match.list + match.n_entries - 1. */
bool casus__gaz_ref(const struct gaz *gaz, uint32_t i, struct gaz_ref *out);

/* Item `i` for matching; false out of bounds. */
bool casus__gaz_item(const struct gaz *gaz, uint32_t i, struct gaz_item *out);

/* Decode an entry; false out of bounds (and *out is all empty). */
bool casus__gaz_entry(const struct gaz *gaz, uint32_t entry,
                      struct gaz_entry *out);

/* A key of column 7 ("capital"), or "". For a repeated key, the first. */
casus_str casus__gaz_key(const struct gaz_entry *entry, const char *key);

/* Step through the offices of a person: *at starts at 0. */
bool casus__gaz_next_role(const struct gaz_entry *entry, size_t *at,
                          struct gaz_role *out);

/* "GPE" and the like; the number of a name, or -1. */
const char *casus__gaz_type_name(unsigned type);
int casus__gaz_type_number(casus_str name);

#endif
