/* casus(1): what its commands share. Only the public header is used. */
#ifndef CASUS_CLI_CLI_H
#define CASUS_CLI_CLI_H

#include <casus/casus.h>

#include <stdio.h>
#include <string.h>

enum exit_code {
    EXIT_DONE = 0,
    EXIT_SOME_FAILED = 1, /* an input could not be read */
    EXIT_USAGE = 2,
    EXIT_DATA = 3,        /* data or model not valid */
    EXIT_OUTPUT = 4       /* the output could not be written */
};

enum command {
    COMMAND_RUN,
    COMMAND_EXPLAIN,
    COMMAND_ACTOR,
    COMMAND_CHECK,
    COMMAND_MERGE,
    COMMAND_IMPORT,
    COMMAND_DUMP,
    COMMAND_HELP,
    COMMAND_VERSION
};

enum input_kind {
    INPUT_AUTO,
    INPUT_TEXT,
    INPUT_JSONL,
    INPUT_CSV,
    INPUT_TSV
};

enum { MAX_DATA_DIRS = 6, MAX_GLOBS = 8, MAX_JOBS = 256 };

struct cli {
    enum command command;
    enum input_kind input;
    casus_write_options write;
    const char *date, *id;      /* "" when not given */
    const char *data;           /* --data, or NULL */
    const char *data_dirs[MAX_DATA_DIRS];
    size_t n_data_dirs;
    const char *out;            /* -o, --out: or NULL */
    bool lossy, quiet;
    size_t jobs;                /* threads that work on documents */
    bool unordered, resume, stats, one_a_day;
    uint64_t shard;             /* documents a shard */
    unsigned only;              /* casus_layer bits, 0 for all */
    casus_table_options columns;
    char separator;             /* of CSV */
    casus_limits limits;
    size_t line_bytes;          /* longest line or row */
    const char *files_from;     /* a list of files, or NULL */
    const char *globs[MAX_GLOBS]; /* names wanted in directories */
    size_t n_globs;
    char **files;               /* operands, in argv */
    size_t n_files;
};

/* Fill in *cli; EXIT_DONE, or EXIT_USAGE with a message on stderr. `files`
 * points into argv. */
int cli_parse(int argc, char **argv, struct cli *cli);

void cli_print_help(enum command command);

static inline casus_str cli_str(const char *s)
{
    return (casus_str){ s, strlen(s) };
}

/* "casus: message" on stderr. */
void cli_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Open the model that the options name: the base pack and its overlays. */
int cli_open_model(const struct cli *cli, casus_model **out);

/* The packs to open: the one that the user names, or the shipped ones. */
enum { MAX_PACKS = 2 };

struct cli_packs {
    char *paths[MAX_PACKS];
    size_t n; /* 0: none found */
};

struct cli_packs cli_find_packs(const struct cli *cli);
void cli_free_packs(struct cli_packs *packs);

/* Printing a diagnostic: "FILE:LINE: error C101: message". */
void cli_print_diagnostic(const casus_diagnostic *d, void *user);

/* A casus_write_fn over stdout. */
int cli_write(const char *bytes, size_t n, void *user);

/* Flush stdout; EXIT_OUTPUT when it or an earlier write failed, else code. */
int cli_finish(int code);

/* What a file of this name holds; INPUT_AUTO if the name does not tell. */
enum input_kind cli_kind_by_name(const char *name);

int cli_merge(const struct cli *cli);
int cli_import(const struct cli *cli);
int cli_check(const struct cli *cli);
int cli_dump(const struct cli *cli);

#endif
