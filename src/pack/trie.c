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
                          uint32_t atom, bool is_lower)
{
    if (state == 0)
        return casus__trie_begin(trie, atom, is_lower);
    if (state >= trie->n_states)
        return TRIE_DEAD;
    const unsigned char *p = trie->states + TRIE_STATE * (size_t)state;
    const uint32_t children = casus__get32(p + 4);
    if (is_lower && !(children & TRIE_MAY_BE_LOWER))
        return TRIE_DEAD; /* "the" goes on as "the Hague", never as "the war" */
    const uint32_t low = children & ~TRIE_MAY_BE_LOWER;
    const uint32_t high =
        casus__get32(p + TRIE_STATE + 4) & ~TRIE_MAY_BE_LOWER;
    if (low >= high || high > trie->n_states)
        return TRIE_DEAD;
    /* The last child that is not over `atom`: no branch in the loop depends
     * on what is compared, since none could be foretold. */
    const unsigned char *at = trie->states + TRIE_STATE * (size_t)low;
    for (uint32_t n = high - low; n > 1;) {
        const uint32_t half = n / 2;
        const unsigned char *middle = at + TRIE_STATE * (size_t)half;
        at = casus__get32(middle) <= atom ? middle : at;
        n -= half;
    }
    return casus__get32(at) == atom
               ? (uint32_t)((size_t)(at - trie->states) / TRIE_STATE)
               : TRIE_DEAD;
}
