#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_BLOCK = 16 * 1024,
    LARGEST_STEP = 4 * 1024 * 1024
};

struct arena_block {
    struct arena_block *next;
    size_t size; /* bytes behind this head */
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

void *casus__malloc(size_t size)
{
    return calloc(1, size ? size : 1);
}

void casus__free(void *ptr)
{
    free(ptr);
}

void casus__arena_init(struct arena *arena, size_t limit)
{
    *arena = (struct arena){ .limit = limit };
}

static struct arena_block *new_block(struct arena *arena, size_t need)
{
    size_t size = FIRST_BLOCK;
    if (arena->blocks) {
        size = arena->blocks->size;
        size = size < LARGEST_STEP ? 2 * size : size;
    }
#ifdef CASUS_SYSTEM_MALLOC
    size = need;
#endif
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        return NULL;
    struct arena_block *b = malloc(sizeof *b + size);
    if (!b)
        return NULL;
    b->size = size;
    b->used = 0;
    return b;
}

/* A block with room for `need` bytes at the head of the list. */
static struct arena_block *block_for(struct arena *arena, size_t need)
{
    struct arena_block *b = arena->blocks;
#ifndef CASUS_SYSTEM_MALLOC
    if (b && need <= b->size - b->used)
        return b;
    struct arena_block *s = arena->spare;
    if (s && need <= s->size) {
        arena->spare = s->next;
        s->used = 0;
        s->next = b;
        arena->blocks = s;
        return s;
    }
#endif
    struct arena_block *fresh = new_block(arena, need);
    if (!fresh)
        return NULL;
    fresh->next = b;
    arena->blocks = fresh;
    return fresh;
}

void *casus__arena_alloc(struct arena *arena, size_t n, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size && n > SIZE_MAX / 2 / size)
        return NULL;
    size_t need = n * size;
    if (need == 0)
        need = 1;
    need = (need + align - 1) / align * align;
    if (need > arena->limit || arena->used > arena->limit - need)
        return NULL;
    struct arena_block *b = block_for(arena, need);
    if (!b)
        return NULL;
    void *p = b->bytes + b->used;
    b->used += need;
    arena->used += need;
    memset(p, 0, need);
    return p;
}

char *casus__arena_copy(struct arena *arena, const char *bytes, size_t n)
{
    if (n == SIZE_MAX)
        return NULL;
    char *p = casus__arena_alloc(arena, n + 1, 1);
    if (p && n)
        memcpy(p, bytes, n);
    return p;
}

void *casus__arena_grow(struct arena *arena, void *items, size_t n,
                        size_t *cap, size_t size)
{
    if (items && n < *cap)
        return items;
    if (n > SIZE_MAX / 4)
        return NULL;
    const size_t more = n < 8 ? 16 : 2 * n;
    void *p = casus__arena_alloc(arena, more, size);
    if (!p)
        return NULL;
    if (items && n)
        memcpy(p, items, n * size);
    *cap = more;
    return p;
}

static void free_list(struct arena_block *b)
{
    while (b) {
        struct arena_block *next = b->next;
        free(b);
        b = next;
    }
}

void casus__arena_reset(struct arena *arena)
{
#ifdef CASUS_SYSTEM_MALLOC
    casus__arena_free(arena);
#else
    /* The largest block is the newest; keep it first in the spare list. */
    struct arena_block *b = arena->blocks;
    if (b) {
        struct arena_block *last = b;
        while (last->next)
            last = last->next;
        last->next = arena->spare;
        arena->spare = b;
        arena->blocks = NULL;
    }
    arena->used = 0;
#endif
}

void casus__arena_free(struct arena *arena)
{
    free_list(arena->blocks);
    free_list(arena->spare);
    arena->blocks = NULL;
    arena->spare = NULL;
    arena->used = 0;
}
