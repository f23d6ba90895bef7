/* From files to chunks of inputs. One thread reads. */
#ifndef CASUS_CLI_READER_H
#define CASUS_CLI_READER_H

#include "batch_chunk.h"

struct reader;

/* Where an input stood, to see later that it is the same one. */
struct place {
    uint64_t file; /* a hash of the file's name */
    uint64_t line;
};

struct place place_of(const char *file, size_t line);

/* What was read before: the documents to pass over, and the last of them. */
struct read_from {
    uint64_t documents;
    struct place last;
};

/* text_by_line: in files of text a line is an input (phrases). NULL if there
 * is no memory. */
struct reader *reader_new(const struct cli *cli, bool text_by_line,
                          struct read_from from);
void reader_free(struct reader *r);

enum read_result {
    READ_MORE,   /* there may be more */
    READ_END,    /* that was all */
    READ_STOPPED, /* a signal came */
    READ_CHANGED, /* the input is not the one that was read before */
    READ_NO_MEMORY
};

/* Add inputs to an empty chunk, until it is full, all is read, or the next
 * bytes would have to be waited for. */
enum read_result reader_fill(struct reader *r, struct chunk *c);

#endif
