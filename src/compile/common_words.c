/*
 * Common English words (common-words.txt, one folded word a line) to the
 * COMW section: the hashes of the words, sorted. Names that are such words
 * need a mark, and the compiler of an overlay asks the pack below for them.
 * (A hash of 32 bits errs once in a hundred thousand questions, about a
 * warning.)
 */
#include "compile/gazetteer.h"

#include "base/error.h"
#include "base/str.h"
#include "pack/model.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static bool add_word(struct builder *b, casus_str word, uint32_t **hashes,
                     size_t *n, size_t *cap)
{
    uint32_t *p = casus__arena_grow(&b->arena, *hashes, *n, cap, sizeof *p);
    if (!p)
        return false;
    *hashes = p;
    p[(*n)++] = casus__hash(word.ptr, word.len);
    return true;
}

casus_status casus__compile_common_words(struct builder *b,
                                         const struct source *sources,
                                         size_t n_sources, casus_error *err)
{
    uint32_t *hashes = NULL;
    size_t n = 0, cap = 0;
    for (size_t i = 0; i < n_sources; i++) {
        casus_str rest = sources[i].text, line;
        while (casus__str_split(&rest, '\n', &line)) {
            if (line.len && line.ptr[line.len - 1] == '\r')
                line.len--;
            if (line.len && line.ptr[0] != '#' &&
                !add_word(b, line, &hashes, &n, &cap))
                return casus__fail_nomem(err);
        }
    }
    if (!n)
        return CASUS_OK;
    qsort(hashes, n, sizeof *hashes, by_value);
    struct buffer out = { .arena = &b->arena };
    for (size_t i = 0; i < n; i++)
        casus__buffer_put32(&out, hashes[i]);
    if (out.failed)
        return casus__fail_nomem(err);
    return casus__builder_section(b, SECTION_COMMON, out.ptr, out.len);
}

static bool holds(struct bytes section, uint32_t hash)
{
    size_t low = 0, high = section.len / 4;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const uint32_t there = casus__get32(section.ptr + 4 * middle);
        if (there == hash)
            return true;
        if (there < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

bool casus__is_common_word(const struct builder *b, casus_str folded)
{
    const casus_model *base = b->options->base;
    const uint32_t hash = casus__hash(folded.ptr, folded.len);
    struct bytes section;
    for (size_t i = 0; i < b->n_sections; i++) {
        const struct built_section *s = &b->sections[i];
        if (s->tag == SECTION_COMMON &&
            holds((struct bytes){ s->bytes, s->n }, hash))
            return true;
    }
    for (size_t k = 0; base && k < base->n_layers; k++)
        if (casus__pack_section(&base->layers[k].pack, SECTION_COMMON,
                                &section) &&
            holds(section, hash))
            return true;
    return false;
}
