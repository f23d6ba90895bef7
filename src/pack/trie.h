/*
 * Names over atoms: a trie in one array of states.
 *
 * casus__trie_step from state 0 over the atoms of a name ends in a state; a
 * state may carry a list of gazetteer entries. Tight hyphens are not part of
 * a name in the trie: the matcher steps over them.
 *
 * States are numbered breadth first, so the children of a state are
 * neighbours, sorted by atom, and lie behind those of the state before it:
 * a state needs no more than its atom, its first child and its first item.
 */
#ifndef CASUS_PACK_TRIE_H
#define CASUS_PACK_TRIE_H

#include "base/bytes.h"

#include <casus/casus.h>

#define TRIE_DEAD UINT32_MAX

/* In the table of first words, beside the state: some name that begins with
 * the word may begin with a small letter. */
#define TRIE_MAY_BE_LOWER 0x80000000u

enum { TRIE_HEAD = 16, TRIE_STATE = 12 };

struct trie {
    uint32_t n_states, n_first;
    /* set by casus__trie_open; private to the functions below */
    const unsigned char *states, *first;
};

struct trie_value {
    uint32_t list; /* first item of the gazetteer lists */
    uint32_t n;    /* items; 0: the state ends no name */
};

casus_status casus__trie_open(struct bytes section, const char *name,
                              struct trie *out, casus_error *err);

/* The state after `atom`, or TRIE_DEAD: also if the word begins with a small
 * letter and no name wants it so. State 0 is the root. */
uint32_t casus__trie_step(const struct trie *trie, uint32_t state,
                          uint32_t atom, bool is_lower);

/* The state after the first word of a name, or TRIE_DEAD: also if the word
 * has a small first letter and no such name may begin with one. */
static inline uint32_t casus__trie_begin(const struct trie *trie,
                                         uint32_t atom, bool is_lower)
{
    if (atom >= trie->n_first)
        return TRIE_DEAD;
    const uint32_t first = casus__get32(trie->first + 4 * (size_t)atom);
    if (first == 0 || (is_lower && !(first & TRIE_MAY_BE_LOWER)))
        return TRIE_DEAD;
    return first & ~TRIE_MAY_BE_LOWER;
}

/* Say that casus__trie_begin with this atom comes soon. */
static inline void casus__trie_expect(const struct trie *trie, uint32_t atom)
{
    if (atom < trie->n_first)
        __builtin_prefetch(trie->first + 4 * (size_t)atom);
}

/* The first word is at hand: say that its state is looked at soon. */
static inline void casus__trie_expect_state(const struct trie *trie,
                                            uint32_t atom)
{
    const uint32_t state = casus__trie_begin(trie, atom, false);
    if (state < trie->n_states)
        __builtin_prefetch(trie->states + TRIE_STATE * (size_t)state);
}

static inline struct trie_value casus__trie_value(const struct trie *trie,
                                                  uint32_t state)
{
    if (state >= trie->n_states)
        return (struct trie_value){ 0, 0 };
    /* There is one record more than states, so the next one exists. */
    const unsigned char *p = trie->states + TRIE_STATE * (size_t)state;
    const uint32_t list = casus__get32(p + 8);
    const uint32_t end = casus__get32(p + TRIE_STATE + 8);
    return (struct trie_value){ list, end > list ? end - list : 0 };
}

/* Is the token a hyphen? Where it is tight (no white space on either side),
 * names do without it. */
static inline bool casus__trie_is_hyphen(const char *p, size_t n)
{
    if (n == 1)
        return *p == '-';
    return n == 3 && p[0] == '\xe2' && p[1] == '\x80' &&
           (p[2] == '\x90' || p[2] == '\x91');
}

#endif
