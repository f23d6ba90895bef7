/*
 * Memory that is given back all at once.
 *
 * An arena hands out zeroed memory from growing blocks; nothing inside is
 * freed singly. A document has one, a context has one for scratch work.
 * This is the only module that calls malloc. With -Dsystem_malloc=true each
 * request is a malloc of its own, so that sanitizers see every overrun.
 */
#ifndef CASUS_BASE_ARENA_H
#define CASUS_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    struct arena_block *spare;  /* kept by reset for the next round */
    size_t used;                /* bytes handed out */
    size_t limit;               /* most that may be handed out */
};

/* Never fails; takes no memory until the first request. */
void casus__arena_init(struct arena *arena, size_t limit);

/* Zeroed memory for n items of `size` bytes, aligned for any type; NULL if
 * it cannot be had (no memory, over the limit, or n * size overflows).
 * A request for nothing gives a valid pointer. */
void *casus__arena_alloc(struct arena *arena, size_t n, size_t size);

/* Copy bytes and end them with a NUL. */
char *casus__arena_copy(struct arena *arena, const char *bytes, size_t n);

/*
 * Make room for one more item in a growing array.
 *
 * items     the array's address, or NULL at first
 * n, cap    items in use, and room; *cap is updated
 * size      bytes an item
 *
 * Returns the array, moved or not, with room for item n; NULL on failure,
 * when the old array is unharmed.
 */
void *casus__arena_grow(struct arena *arena, void *items, size_t n,
                        size_t *cap, size_t size);

/* Forget everything handed out; the memory is kept for reuse. */
void casus__arena_reset(struct arena *arena);

/* Give all memory back. The arena may be used again. */
void casus__arena_free(struct arena *arena);

/* For objects that are not in an arena (models, contexts, documents). */
void *casus__malloc(size_t size); /* zeroed */
void casus__free(void *ptr);

#endif
