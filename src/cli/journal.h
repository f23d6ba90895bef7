/* The journal of a directory of shards: a line for the settings, then a line
 * for each shard. */
#ifndef CASUS_CLI_JOURNAL_H
#define CASUS_CLI_JOURNAL_H

#include "reader.h"

struct shard_entry {
    unsigned shard;
    uint64_t documents, errors;
    struct place last; /* document in it */
};

struct journal {
    int fd;
    unsigned shards;            /* that are there */
    uint64_t documents, errors; /* in them */
    struct place last;          /* document of all */
};

/* A shard's file name, behind its directory; to be freed. */
char *journal_shard_path(const struct cli *cli, unsigned shard,
                         bool temporary);

/* Open the directory, made if need be. Without --resume it must hold no
 * records yet. Returns an exit code, with a message said. */
int journal_open(const struct cli *cli, casus_str data_version,
                 struct journal *j);

/* Enter a shard, and make that last. */
bool journal_add(struct journal *j, const struct shard_entry *e);

void journal_close(struct journal *j);

/* Make a change of names in the directory of `path` last. */
bool sync_directory(const char *path);

#endif
