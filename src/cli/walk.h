/* The files that the operands name: files, directories (read whole, in the
 * order of their names), patterns, lists of files. */
#ifndef CASUS_CLI_WALK_H
#define CASUS_CLI_WALK_H

#include "cli.h"

struct walk;

/* The one complaint that is not about a file. */
extern const char walk_no_memory[];

/* NULL if there is no memory. */
struct walk *walk_new(const struct cli *cli);
void walk_free(struct walk *w);

/*
 * The next file; "-" is standard input. NULL at the end. *why is NULL, or
 * what is wrong with this name (a directory that cannot be read, say). Both
 * live until the next call.
 */
const char *walk_next(struct walk *w, const char **why);

/* Bytes of all files, or 0 if that cannot be told beforehand. */
uint64_t walk_bytes(const struct cli *cli);

#endif
