/*
 * Names over atoms: a trie in one hash table.
 *
 * casus__trie_step from state 0 over the atoms of a name ends in a state; a
 * state may carry a list of gazetteer entries. Tight hyphens are not part of
 * a name in the trie: the matcher steps over them.
 */
#ifndef CASUS_PACK_TRIE_H
#define CASUS_PACK_TRIE_H

#include "base/bytes.h"

#include <casus/casus.h>

#define TRIE_DEAD UINT32_MAX

struct trie {
    uint32_t n_states, n_slots;
    struct bytes section;
    /* set by casus__trie_open; private to trie.c */
    const unsigned char *slots, *states, *first;
    uint32_t n_first;
};

struct trie_value {
    uint32_t list; /* first item of the gazetteer lists */
    uint32_t n;    /* items; 0: the state ends no name */
};

casus_status casus__trie_open(struct bytes section, const char *name,
                              struct trie *out, casus_error *err);

/* The state after `atom`, or TRIE_DEAD. State 0 is the root. */
uint32_t casus__trie_step(const struct trie *trie, uint32_t state,
                          uint32_t atom);

struct trie_value casus__trie_value(const struct trie *trie, uint32_t state);

#endif
