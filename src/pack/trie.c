#include "pack/trie.h"

#include "base/error.h"

enum { HEAD = 16, SLOT = 12, STATE = 8 };

casus_status casus__trie_open(struct bytes section, const char *name,
                              struct trie *out, casus_error *err)
{
    *out = (struct trie){ .section = section };
    if (section.len == 0)
        return CASUS_OK;
    if (section.len < HEAD)
        return casus__fail(err, CASUS_E_DATA, "%s: names cut short", name);
    const uint64_t states = casus__get32(section.ptr);
    const uint64_t slots = casus__get32(section.ptr + 4);
    const uint64_t first = casus__get32(section.ptr + 8);
    if (slots == 0 || (slots & (slots - 1)) != 0 ||
        section.len != HEAD + slots * SLOT + states * STATE + first * 4)
        return casus__fail(err, CASUS_E_DATA, "%s: names of wrong size",
                           name);
    out->n_states = (uint32_t)states;
    out->n_slots = (uint32_t)slots;
    out->n_first = (uint32_t)first;
    out->slots = section.ptr + HEAD;
    out->states = out->slots + slots * SLOT;
    out->first = out->states + states * STATE;
    return CASUS_OK;
}

uint32_t casus__trie_step(const struct trie *trie, uint32_t state,
                          uint32_t atom)
{
    if (state == 0) {
        if (atom >= trie->n_first)
            return TRIE_DEAD;
        const uint32_t next = casus__get32(trie->first + 4 * (size_t)atom);
        return next ? next : TRIE_DEAD;
    }
    const uint32_t mask = trie->n_slots - 1;
    const uint32_t hash = casus__mix(state, atom);
    for (uint32_t i = 0; i < trie->n_slots; i++) {
        const unsigned char *p =
            trie->slots + SLOT * (size_t)((hash + i) & mask);
        const uint32_t from = casus__get32(p);
        if (from == TRIE_DEAD)
            return TRIE_DEAD;
        if (from == state && casus__get32(p + 4) == atom)
            return casus__get32(p + 8);
    }
    return TRIE_DEAD;
}

struct trie_value casus__trie_value(const struct trie *trie, uint32_t state)
{
    if (state >= trie->n_states)
        return (struct trie_value){ 0, 0 };
    const unsigned char *p = trie->states + STATE * (size_t)state;
    return (struct trie_value){ casus__get32(p), casus__get32(p + 4) };
}
