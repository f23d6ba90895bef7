/* The bytes of a file or of standard input, unpacked if they are gzip or
 * zstd: told by their first bytes, not by the name. */
#ifndef CASUS_CLI_SOURCE_H
#define CASUS_CLI_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct source;

/* "-" is standard input. NULL with errno set if it cannot be opened. */
struct source *source_open(const char *path);
void source_close(struct source *s);

/* Up to n bytes; 0 at the end; -1 when it cannot go on: source_why() tells
 * what is wrong, or NULL when a signal came first. */
ssize_t source_read(struct source *s, char *out, size_t n);
const char *source_why(const struct source *s);

/* Would a read have to wait for whoever writes? */
bool source_waits(const struct source *s);

/* Bytes of the file itself read so far. */
uint64_t source_spent(const struct source *s);

#endif
