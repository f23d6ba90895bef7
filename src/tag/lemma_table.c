#include "tag/lemma_table.h"

#include "base/error.h"

#include <string.h>

enum { ENTRY_HEAD = 3 };

casus_status casus__lemma_table_open(struct bytes section,
                                     struct lemma_table *out,
                                     casus_error *err)
{
    if (section.len < LEMMA_HEAD ||
        casus__get32(section.ptr) != LEMMA_VERSION)
        return casus__fail(err, CASUS_E_DATA, "lemmas: bad head");
    const uint32_t n = casus__get32(section.ptr + 4);
    if (n == 0 || n > LEMMA_MAX_SLOTS || (n & (n - 1)) ||
        (section.len - LEMMA_HEAD) / 4 < n)
        return casus__fail(err, CASUS_E_DATA, "lemmas: bad size");
    const size_t before = LEMMA_HEAD + (size_t)n * 4;
    *out = (struct lemma_table){ .n_slots = n,
                                 .slots = section.ptr + LEMMA_HEAD,
                                 .blob = section.ptr + before,
                                 .blob_size = section.len - before };
    return CASUS_OK;
}

/* Is the entry at `at` this form's? Its lemma, if so. */
static bool entry_is(const struct lemma_table *t, size_t at, casus_str form,
                     enum lemma_class class, casus_str *out)
{
    if (at > t->blob_size || t->blob_size - at < ENTRY_HEAD)
        return false;
    const unsigned char *e = t->blob + at;
    const size_t n = e[1], lemma = e[2];
    if (t->blob_size - at - ENTRY_HEAD < n + lemma ||
        e[0] != (unsigned)class || n != form.len ||
        memcmp(e + ENTRY_HEAD, form.ptr, n) != 0)
        return false;
    *out = (casus_str){ (const char *)e + ENTRY_HEAD + n, lemma };
    return true;
}

bool casus__lemma_table_find(const struct lemma_table *table, casus_str form,
                             uint32_t hash, enum lemma_class class,
                             casus_str *out)
{
    const uint32_t mask = table->n_slots - 1;
    uint32_t at = casus__mix(hash, (uint32_t)class) & mask;
    for (uint32_t steps = 0; steps < table->n_slots; steps++) {
        const uint32_t offset = casus__get32(table->slots + (size_t)at * 4);
        if (offset == 0)
            return false;
        if (entry_is(table, offset - 1, form, class, out))
            return true;
        at = (at + 1) & mask;
    }
    return false;
}
