/*
 * The lemmas that no rule gives: irregular forms, closed words, and regular
 * forms of words that the rules of lemma.c would get wrong.
 *
 * Section LEMM: u32 version (1), u32 slots (a power of two), then a u32 a
 * slot: offset + 1 of an entry in the blob that follows, or 0. An entry is
 * three bytes (class, bytes of the form, bytes of the lemma), the form, folded,
 * and the lemma. The search for (form, class) starts at slot
 * casus__mix(casus__hash(form), class) % slots.
 */
#ifndef CASUS_TAG_LEMMA_TABLE_H
#define CASUS_TAG_LEMMA_TABLE_H

#include "base/bytes.h"

#include <casus/casus.h>

enum { LEMMA_VERSION = 1, LEMMA_HEAD = 8, LEMMA_MAX_SLOTS = 1 << 22 };

/* Kinds of words, with the Penn tags they stand for. The numbers stand in
 * packs. */
enum lemma_class {
    LEMMA_NONE,
    LEMMA_VERB = 1,      /* V: VBD VBG VBN VBZ */
    LEMMA_NOUN = 2,      /* N: NNS (NNPS, where it has no singular) */
    LEMMA_ADJECTIVE = 3, /* A: JJR JJS */
    LEMMA_ADVERB = 4,    /* R: RBR RBS */
    LEMMA_MODAL = 5,     /* MD */
    LEMMA_PRONOUN = 6,   /* PRP WP */
    LEMMA_DETERMINER = 7, /* DT */
    LEMMA_OTHER = 8      /* O: VB VBP RB IN TO CC */
};

struct lemma_table {
    uint32_t n_slots; /* 0: an empty table */
    const unsigned char *slots, *blob;
    size_t blob_size;
};

casus_status casus__lemma_table_open(struct bytes section,
                                     struct lemma_table *out,
                                     casus_error *err);

/* The lemma of a folded form (hash: casus__hash of it); false without one. */
bool casus__lemma_table_find(const struct lemma_table *table, casus_str form,
                             uint32_t hash, enum lemma_class class,
                             casus_str *out);

#endif
