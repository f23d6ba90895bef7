#include "pack/vocab.h"

#include "base/error.h"
#include "base/str.h"

enum { HEAD = 16, SLOT = 8 };

casus_status casus__vocab_open(struct bytes section, const char *name,
                               struct vocab *out, casus_error *err)
{
    *out = (struct vocab){ 0 };
    if (section.len == 0)
        return CASUS_OK;
    if (section.len < HEAD)
        return casus__fail(err, CASUS_E_DATA, "%s: vocabulary cut short",
                           name);
    const uint64_t words = casus__get32(section.ptr);
    const uint64_t slots = casus__get32(section.ptr + 4);
    const uint64_t bytes = casus__get32(section.ptr + 8);
    if (slots == 0 || (slots & (slots - 1)) != 0 || words >= slots ||
        section.len != HEAD + slots * SLOT + words * 4 + bytes)
        return casus__fail(err, CASUS_E_DATA, "%s: vocabulary of wrong size",
                           name);
    out->n_words = (uint32_t)words;
    out->n_slots = (uint32_t)slots;
    out->slots = section.ptr + HEAD;
    out->ends = out->slots + slots * SLOT;
    out->words = out->ends + words * 4;
    out->words_size = (size_t)bytes;
    return CASUS_OK;
}

casus_str casus__vocab_word(const struct vocab *vocab, uint32_t atom)
{
    if (atom >= vocab->n_words)
        return (casus_str){ "", 0 };
    const uint32_t begin = atom ? casus__get32(vocab->ends + 4 * (atom - 1))
                                : 0;
    const uint32_t end = casus__get32(vocab->ends + 4 * atom);
    if (begin > end || end > vocab->words_size)
        return (casus_str){ "", 0 };
    return (casus_str){ (const char *)vocab->words + begin, end - begin };
}

uint32_t casus__vocab_find(const struct vocab *vocab, casus_str folded,
                           uint32_t hash)
{
    const uint32_t mask = vocab->n_slots - 1;
    /* A table without an empty slot would go round for ever: count. */
    for (uint32_t i = 0; i < vocab->n_slots; i++) {
        const unsigned char *p = vocab->slots + SLOT * ((hash + i) & mask);
        const uint32_t atom = casus__get32(p);
        if (atom == 0)
            return UINT32_MAX;
        if (casus__get32(p + 4) == hash &&
            casus__str_eq(casus__vocab_word(vocab, atom - 1), folded))
            return atom - 1;
    }
    return UINT32_MAX;
}
