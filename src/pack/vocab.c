#include "pack/vocab.h"

#include "base/error.h"
#include "base/str.h"

casus_status casus__vocab_open(struct bytes section, const char *name,
                               struct vocab *out, casus_error *err)
{
    *out = (struct vocab){ 0 };
    if (section.len == 0)
        return CASUS_OK;
    if (section.len < VOCAB_HEAD)
        return casus__fail(err, CASUS_E_DATA, "%s: vocabulary cut short",
                           name);
    const uint64_t words = casus__get32(section.ptr);
    const uint64_t slots = casus__get32(section.ptr + 4);
    const uint64_t bytes = casus__get32(section.ptr + 8);
    if (slots == 0 || (slots & (slots - 1)) != 0 || words >= slots ||
        section.len != VOCAB_HEAD + slots * VOCAB_SLOT +
                           words * VOCAB_OFFSET + bytes)
        return casus__fail(err, CASUS_E_DATA, "%s: vocabulary of wrong size",
                           name);
    out->n_words = (uint32_t)words;
    out->n_slots = (uint32_t)slots;
    out->slots = section.ptr + VOCAB_HEAD;
    out->offsets = out->slots + slots * VOCAB_SLOT;
    out->words = out->offsets + words * VOCAB_OFFSET;
    out->words_size = (size_t)bytes;
    return CASUS_OK;
}

/* The word at a place, and its atom; UINT32_MAX if no word can lie there. */
static uint32_t word_at(const struct vocab *vocab, size_t at, casus_str *word)
{
    *word = (casus_str){ "", 0 };
    if (vocab->words_size < VOCAB_WORD ||
        at > vocab->words_size - VOCAB_WORD)
        return UINT32_MAX;
    const unsigned char *p = vocab->words + at;
    const size_t n = casus__get16(p + 4);
    if (n > vocab->words_size - VOCAB_WORD - at)
        return UINT32_MAX;
    *word = (casus_str){ (const char *)p + VOCAB_WORD, n };
    return casus__get32(p);
}

casus_str casus__vocab_word(const struct vocab *vocab, uint32_t atom)
{
    casus_str word = { "", 0 };
    if (atom < vocab->n_words)
        (void)word_at(vocab,
                      casus__get32(vocab->offsets +
                                   VOCAB_OFFSET * (size_t)atom),
                      &word);
    return word;
}

uint32_t casus__vocab_find(const struct vocab *vocab, casus_str folded,
                           uint32_t hash)
{
    const uint32_t mask = vocab->n_slots - 1;
    /* A table without an empty slot would go round for ever: count. */
    for (uint32_t i = 0; i < vocab->n_slots; i++) {
        const uint32_t slot = casus__get32(
            vocab->slots + VOCAB_SLOT * (size_t)((hash + i) & mask));
        if (slot == 0)
            return UINT32_MAX;
        if (slot >> VOCAB_TAG_SHIFT != hash >> VOCAB_TAG_SHIFT)
            continue;
        casus_str word;
        const uint32_t atom = word_at(
            vocab, VOCAB_ALIGN * (size_t)(slot & VOCAB_PLACE_MASK), &word);
        if (atom < vocab->n_words && casus__str_eq(word, folded))
            return atom;
    }
    return UINT32_MAX;
}
