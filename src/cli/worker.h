/* What a thread does with the inputs of a chunk. */
#ifndef CASUS_CLI_WORKER_H
#define CASUS_CLI_WORKER_H

#include "batch_chunk.h"

struct worker {
    const struct cli *cli;
    casus_ctx *ctx;
    casus_table *table;   /* of the header below, or NULL */
    struct buffer header; /* as the reader found it */
    casus_error table_error;
};

/* Make the records of every input. What goes wrong with an input becomes its
 * error record; only the want of memory for that ends the work (chunk->code). */
void worker_do(struct worker *w, struct chunk *c);

void worker_close(struct worker *w);

#endif
