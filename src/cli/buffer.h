/* A growing array of bytes. */
#ifndef CASUS_CLI_BUFFER_H
#define CASUS_CLI_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
    char *ptr;
    size_t len, cap;
};

/* Room for n more bytes behind len; false if there is no memory. */
bool buffer_room(struct buffer *b, size_t n);
bool buffer_add(struct buffer *b, const char *bytes, size_t n);
void buffer_free(struct buffer *b);

/* Empty it; give back what is far beyond the usual need. */
void buffer_reset(struct buffer *b);

#endif
