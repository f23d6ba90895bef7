/* The vocabulary of a pack: every folded word that its names, rules and
 * lexicons know, numbered. A word's number is its atom. */
#ifndef CASUS_PACK_VOCAB_H
#define CASUS_PACK_VOCAB_H

#include "base/bytes.h"

#include <casus/casus.h>

/* The head; a slot; an offset; what stands before the bytes of a word (its
 * atom, its length). Words begin at a multiple of VOCAB_ALIGN. */
enum {
    VOCAB_HEAD = 16,
    VOCAB_SLOT = 4,
    VOCAB_OFFSET = 4,
    VOCAB_WORD = 6,
    VOCAB_ALIGN = 4
};

/* A slot holds the top bits of the hash over a place in units of
 * VOCAB_ALIGN. */
enum { VOCAB_TAG_SHIFT = 24, VOCAB_PLACE_MASK = 0xffffff };

struct vocab {
    uint32_t n_words;
    uint32_t n_slots; /* a power of two, or 0 */
    /* set by casus__vocab_open; private to vocab.c */
    const unsigned char *slots, *offsets, *words;
    size_t words_size;
};

/* An empty section gives an empty vocabulary. */
casus_status casus__vocab_open(struct bytes section, const char *name,
                               struct vocab *out, casus_error *err);

/* The atom of a folded word (hash: casus__hash of it), or UINT32_MAX. */
uint32_t casus__vocab_find(const struct vocab *vocab, casus_str folded,
                           uint32_t hash);

/* Say that a word with this hash is looked for soon. */
static inline void casus__vocab_expect(const struct vocab *vocab,
                                       uint32_t hash)
{
    if (vocab->n_slots)
        __builtin_prefetch(vocab->slots +
                           VOCAB_SLOT * (size_t)(hash &
                                                 (vocab->n_slots - 1)));
}

/* Its slot is at hand: say that the word in it is looked at soon. */
static inline void casus__vocab_expect_word(const struct vocab *vocab,
                                            uint32_t hash)
{
    if (!vocab->n_slots)
        return;
    const uint32_t slot = casus__get32(
        vocab->slots + VOCAB_SLOT * (size_t)(hash & (vocab->n_slots - 1)));
    const size_t at = VOCAB_ALIGN * (size_t)(slot & VOCAB_PLACE_MASK);
    if (at < vocab->words_size)
        __builtin_prefetch(vocab->words + at);
}

/* The word of an atom, "" if there is none. */
casus_str casus__vocab_word(const struct vocab *vocab, uint32_t atom);

#endif
