/* The vocabulary of a pack: every folded word that its names, rules and
 * lexicons know, numbered. A word's number is its atom. */
#ifndef CASUS_PACK_VOCAB_H
#define CASUS_PACK_VOCAB_H

#include "base/bytes.h"

#include <casus/casus.h>

struct vocab {
    uint32_t n_words;
    uint32_t n_slots;           /* a power of two, or 0 */
    const unsigned char *slots; /* n_slots of atom + 1 (or 0) and hash */
    const unsigned char *ends;  /* n_words: end of each word in `words` */
    const unsigned char *words;
    size_t words_size;
};

/* An empty section gives an empty vocabulary. */
casus_status casus__vocab_open(struct bytes section, const char *name,
                               struct vocab *out, casus_error *err);

/* The atom of a folded word (hash: casus__hash of it), or UINT32_MAX. */
uint32_t casus__vocab_find(const struct vocab *vocab, casus_str folded,
                           uint32_t hash);

/* The word of an atom, "" if there is none. */
casus_str casus__vocab_word(const struct vocab *vocab, uint32_t atom);

#endif
