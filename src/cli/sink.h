/*
 * Where records go: standard output, one file, or a directory of shards.
 *
 * A file is written under a temporary name, synced and renamed, so that it
 * is there whole or not at all. A directory also keeps a journal: each shard
 * is entered, with its number of documents and the place of the last one,
 * before it gets its name. What is there after any end is therefore known,
 * and --resume goes on behind it.
 */
#ifndef CASUS_CLI_SINK_H
#define CASUS_CLI_SINK_H

#include "reader.h"

struct sink;

/* Opens the output and, with --resume, tells where to read on. Returns an
 * exit code, with a message said. */
int sink_open(const struct cli *cli, casus_str data_version,
              struct sink **out, struct read_from *from);

/* Write the records of a chunk. False when the output failed. */
bool sink_put(struct sink *s, const struct chunk *c);

/* Finish: `whole` gives the files their names, else what is not finished is
 * taken away. False when the output failed. */
bool sink_close(struct sink *s, bool whole);

bool sink_has_shards(const struct sink *s);

/* Inputs of earlier runs that had failed; bytes written by this run. */
uint64_t sink_earlier_errors(const struct sink *s);
uint64_t sink_bytes(const struct sink *s);

#endif
