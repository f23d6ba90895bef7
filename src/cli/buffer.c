#include "buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_BYTES = 4 << 20 };

bool buffer_room(struct buffer *b, size_t n)
{
    if (n <= b->cap - b->len)
        return true;
    if (n > SIZE_MAX / 4 || b->len > SIZE_MAX / 4)
        return false;
    size_t cap = b->cap ? b->cap : 4096;
    while (cap < b->len + n)
        cap *= 2;
    char *p = realloc(b->ptr, cap);
    if (!p)
        return false;
    b->ptr = p;
    b->cap = cap;
    return true;
}

bool buffer_add(struct buffer *b, const char *bytes, size_t n)
{
    if (!buffer_room(b, n))
        return false;
    if (n)
        memcpy(b->ptr + b->len, bytes, n);
    b->len += n;
    return true;
}

void buffer_free(struct buffer *b)
{
    free(b->ptr);
    *b = (struct buffer){ NULL, 0, 0 };
}

void buffer_reset(struct buffer *b)
{
    if (b->cap > USUAL_BYTES)
        buffer_free(b);
    b->len = 0;
}
