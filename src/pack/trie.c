#include "pack/trie.h"

#include "base/error.h"

casus_status casus__trie_open(struct bytes section, const char *name,
                              struct trie *out, casus_error *err)
{
    *out = (struct trie){ 0 };
    if (section.len == 0)
        return CASUS_OK;
    if (section.len < TRIE_HEAD)
        return casus__fail(err, CASUS_E_DATA, "%s: names cut short", name);
    const uint64_t states = casus__get32(section.ptr);
    const uint64_t first = casus__get32(section.ptr + 4);
    if (section.len != TRIE_HEAD + (states + 1) * TRIE_STATE + first * 4)
        return casus__fail(err, CASUS_E_DATA, "%s: names of wrong size",
                           name);
    out->n_states = (uint32_t)states;
    out->n_first = (uint32_t)first;
    out->states = section.ptr + TRIE_HEAD;
    out->first = out->states + (states + 1) * TRIE_STATE;
    return CASUS_OK;
}

uint32_t casus__trie_step(const struct trie *trie, uint32_t state,
                          uint32_t atom)
{
    if (state == 0)
        return casus__trie_begin(trie, atom, false);
    if (state >= trie->n_states)
        return TRIE_DEAD;
    const unsigned char *p = trie->states + TRIE_STATE * (size_t)state;
    uint32_t low = casus__get32(p + 4);
    uint32_t high = casus__get32(p + TRIE_STATE + 4);
    if (high > trie->n_states)
        return TRIE_DEAD;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const uint32_t there =
            casus__get32(trie->states + TRIE_STATE * (size_t)middle);
        if (there == atom)
            return middle;
        if (there < atom)
            low = middle + 1;
        else
            high = middle;
    }
    return TRIE_DEAD;
}
