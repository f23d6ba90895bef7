/*
 * A chunk: some inputs of a corpus on their way from the reader to a worker,
 * and their records on the way from there to the output. Chunks are what
 * threads hand to one another, so that they meet once in many documents.
 */
#ifndef CASUS_CLI_BATCH_CHUNK_H
#define CASUS_CLI_BATCH_CHUNK_H

#include "buffer.h"
#include "cli.h"

enum { CHUNK_BYTES = 64 * 1024, CHUNK_ITEMS = 256 };

enum item_kind {
    ITEM_TEXT,  /* a whole text */
    ITEM_LINE,  /* a line that is a text of its own */
    ITEM_JSON,  /* a line of JSON Lines */
    ITEM_ROW,   /* a row of a table */
    ITEM_ERROR  /* what could not be read: its bytes are the message */
};

/* One input. Offsets are into chunk->in. */
struct item {
    size_t begin, len;
    size_t file;   /* its file's name, NUL-terminated */
    size_t line;   /* from 1; 0 for a whole file */
    size_t header, header_len; /* ITEM_ROW: the table's first row */
    casus_status error;        /* ITEM_ERROR */
    char separator;            /* ITEM_ROW */
    enum item_kind kind;
};

/* What --stats counts. */
struct counts {
    uint64_t documents, errors, bytes, tokens, sentences, entities, events;
    uint64_t not_english;
};

struct chunk {
    struct buffer in;
    struct item *items;
    size_t n_items, cap_items;
    struct buffer out;   /* the records, in order */
    size_t *ends;        /* n_items: where each item ends in out */
    size_t *note_ends;   /* n_items: likewise in notes */
    struct buffer notes; /* lines for stderr */
    struct counts counts;
    uint8_t *failed;     /* n_items: it has an error record */
    uint64_t spent;      /* bytes of the files read when it was filled */
    int code;            /* EXIT_DONE, or why its worker had to give up */
};

void chunk_free(struct chunk *c);
void chunk_reset(struct chunk *c);

/* One more item, with kind, file and line to be filled in; NULL if there is
 * no memory. */
struct item *chunk_item(struct chunk *c, const char *bytes, size_t n);

static inline bool chunk_is_full(const struct chunk *c)
{
    return c->in.len >= CHUNK_BYTES || c->n_items >= CHUNK_ITEMS;
}

static inline casus_str chunk_content(const struct chunk *c,
                                      const struct item *item)
{
    return (casus_str){ c->in.ptr + item->begin, item->len };
}

#endif
