#include "batch_chunk.h"

#include <stdlib.h>

void chunk_free(struct chunk *c)
{
    buffer_free(&c->in);
    buffer_free(&c->out);
    buffer_free(&c->notes);
    free(c->items);
    free(c->ends);
    free(c->note_ends);
    free(c->failed);
}

void chunk_reset(struct chunk *c)
{
    buffer_reset(&c->in);
    buffer_reset(&c->out);
    buffer_reset(&c->notes);
    c->n_items = 0;
    c->counts = (struct counts){ 0 };
    c->code = EXIT_DONE;
}

static bool more_items(struct chunk *c)
{
    const size_t cap = c->cap_items ? 2 * c->cap_items : 32;
    struct item *items = realloc(c->items, cap * sizeof *items);
    if (items)
        c->items = items;
    size_t *ends = realloc(c->ends, cap * sizeof *ends);
    if (ends)
        c->ends = ends;
    size_t *note_ends = realloc(c->note_ends, cap * sizeof *note_ends);
    if (note_ends)
        c->note_ends = note_ends;
    uint8_t *failed = realloc(c->failed, cap);
    if (failed)
        c->failed = failed;
    if (!items || !ends || !note_ends || !failed)
        return false;
    c->cap_items = cap;
    return true;
}

struct item *chunk_item(struct chunk *c, const char *bytes, size_t n)
{
    if (c->n_items == c->cap_items && !more_items(c))
        return NULL;
    const size_t begin = c->in.len;
    if (!buffer_add(&c->in, bytes, n))
        return NULL;
    struct item *item = &c->items[c->n_items++];
    *item = (struct item){ .begin = begin, .len = n };
    return item;
}
