/*
 * A file is cut into inputs here: whole texts, lines, rows of tables. Nothing
 * is decoded; that is for the workers. What is too long is passed over
 * without being kept, and leaves an error in its place; so does a file that
 * cannot be read, or not to its end.
 */
#include "reader.h"

#include "source.h"
#include "signals.h"
#include "walk.h"

#include <errno.h>
#include <stdlib.h>

enum { READ_BYTES = 64 * 1024 };

struct reader {
    const struct cli *cli;
    bool text_by_line;
    struct read_from from;
    struct walk *walk;
    struct source *source; /* the open file, or NULL */
    struct buffer name;    /* of the file, NUL-terminated */
    enum input_kind kind;
    char separator;        /* of a table */
    struct buffer header;  /* its first row */
    bool has_header;
    struct buffer held;    /* bytes read and not handed out: [at, len) */
    size_t at, searched;   /* no line end before `searched` */
    bool at_end;           /* the file is read to its end */
    bool in_too_long;      /* passing over the rest of a long line */
    size_t line;           /* number of the line at `at` */
    uint64_t spent;        /* bytes of files closed */
    struct chunk *chunk;   /* being filled */
    size_t file, table;    /* where the chunk holds name and header */
    bool has_file, has_table;
    enum read_result result;
};

struct reader *reader_new(const struct cli *cli, bool text_by_line,
                          struct read_from from)
{
    struct reader *r = calloc(1, sizeof *r);
    if (!r)
        return NULL;
    r->cli = cli;
    r->text_by_line = text_by_line;
    r->from = from;
    r->walk = walk_new(cli);
    if (!r->walk) {
        free(r);
        return NULL;
    }
    return r;
}

void reader_free(struct reader *r)
{
    if (!r)
        return;
    walk_free(r->walk);
    source_close(r->source);
    buffer_free(&r->name);
    buffer_free(&r->header);
    buffer_free(&r->held);
    free(r);
}

struct place place_of(const char *file, size_t line)
{
    uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */
    for (; *file; file++)
        hash = (hash ^ (unsigned char)*file) * 0x100000001b3;
    return (struct place){ hash, line };
}

static bool fail(struct reader *r, enum read_result why)
{
    r->result = why;
    return false;
}

/* ---- handing out ------------------------------------------------------- */

/* An input that an earlier run has done. True when this one is it. */
static bool passed_over(struct reader *r, size_t line)
{
    struct read_from *from = &r->from;
    if (from->documents == 0)
        return false;
    if (--from->documents == 0) {
        const struct place here = place_of(r->name.ptr, line);
        if (here.file != from->last.file || here.line != from->last.line)
            (void)fail(r, READ_CHANGED);
    }
    return true;
}

static bool hand_out(struct reader *r, enum item_kind kind, size_t line,
                     const char *bytes, size_t n, casus_status error)
{
    struct chunk *c = r->chunk;
    if (passed_over(r, line))
        return r->result == READ_MORE;
    if (!r->has_file) {
        r->file = c->in.len;
        if (!buffer_add(&c->in, r->name.ptr, strlen(r->name.ptr) + 1))
            return fail(r, READ_NO_MEMORY);
        r->has_file = true;
    }
    if (kind == ITEM_ROW && !r->has_table) {
        r->table = c->in.len;
        if (!buffer_add(&c->in, r->header.ptr, r->header.len))
            return fail(r, READ_NO_MEMORY);
        r->has_table = true;
    }
    struct item *item = chunk_item(c, bytes, n);
    if (!item)
        return fail(r, READ_NO_MEMORY);
    item->kind = kind;
    item->file = r->file;
    item->line = line;
    item->error = error;
    item->separator = r->separator;
    item->header = r->table;
    item->header_len = r->header.len;
    return true;
}

static bool complain(struct reader *r, size_t line, casus_status error,
                     const char *message)
{
    return hand_out(r, ITEM_ERROR, line, message, strlen(message), error);
}

static bool too_long(struct reader *r, size_t line, const char *what,
                     size_t most)
{
    char message[120];
    (void)snprintf(message, sizeof message,
                   "%s of more than %zu bytes is over the limit", what, most);
    return complain(r, line, CASUS_E_LIMIT, message);
}

/* ---- bytes ------------------------------------------------------------- */

/* Read on behind what is held. False at the end, or when it cannot go on
 * (the result tells). */
static bool read_on(struct reader *r)
{
    struct buffer *h = &r->held;
    if (r->at_end)
        return false;
    if (r->at) {
        memmove(h->ptr, h->ptr + r->at, h->len - r->at);
        h->len -= r->at;
        r->searched -= r->at;
        r->at = 0;
    }
    /* By half of what is there: a long line is copied a few times only. */
    const size_t want = h->len / 2 > READ_BYTES ? h->len / 2 : READ_BYTES;
    if (!buffer_room(h, want))
        return fail(r, READ_NO_MEMORY);
    const ssize_t got = source_read(r->source, h->ptr + h->len, want);
    if (got < 0 && !source_why(r->source) && stop_signal())
        return fail(r, READ_STOPPED);
    if (got > 0) {
        h->len += (size_t)got;
        return true;
    }
    if (got < 0 && !source_why(r->source)) /* another signal: again */
        return true;
    r->at_end = true;
    return false;
}

/* A mark of byte order at the start is none of the text. */
static bool skip_mark(struct reader *r)
{
    while (r->held.len < 3 && read_on(r)) {
    }
    if (r->held.len >= 3 && memcmp(r->held.ptr, "\xef\xbb\xbf", 3) == 0)
        r->at = r->searched = 3;
    return r->result == READ_MORE;
}

/* ---- files ------------------------------------------------------------- */

static void close_file(struct reader *r)
{
    r->spent += source_spent(r->source);
    source_close(r->source);
    r->source = NULL;
}

static enum input_kind kind_of(const struct reader *r, const char *name)
{
    if (r->cli->input != INPUT_AUTO)
        return r->cli->input;
    const enum input_kind kind = cli_kind_by_name(name);
    return kind == INPUT_AUTO ? INPUT_TEXT : kind;
}

/* False at the end of all files, and when it cannot go on. */
static bool open_next(struct reader *r)
{
    const char *why;
    const char *name = walk_next(r->walk, &why);
    if (!name)
        return fail(r, READ_END);
    const char *shown = strcmp(name, "-") == 0 ? "stdin" : name;
    r->name.len = 0;
    if (!buffer_add(&r->name, shown, strlen(shown) + 1))
        return fail(r, READ_NO_MEMORY);
    r->kind = kind_of(r, name);
    r->separator = r->kind == INPUT_TSV ? '\t' : r->cli->separator;
    r->held.len = r->at = r->searched = 0;
    r->at_end = r->in_too_long = r->has_header = false;
    r->has_file = r->has_table = false;
    r->line = 1;
    if (r->kind == INPUT_TEXT && !r->text_by_line && passed_over(r, 0))
        return r->result == READ_MORE; /* no need to open it */
    r->source = why ? NULL : source_open(name);
    if (!r->source && (why ? why == walk_no_memory : errno == ENOMEM))
        return fail(r, READ_NO_MEMORY); /* no fault of the file */
    if (!r->source)
        return complain(r, 0, CASUS_E_IO, why ? why : strerror(errno));
    return skip_mark(r);
}

/* The end of a file: what was wrong with it, if it did not end well. */
static bool end_file(struct reader *r)
{
    const char *why = source_why(r->source);
    const bool by_line = r->kind != INPUT_TEXT || r->text_by_line;
    const bool ok =
        !why || complain(r, by_line ? r->line : 0, CASUS_E_IO, why);
    close_file(r);
    buffer_reset(&r->held);
    r->at = r->searched = 0;
    return ok;
}

static bool whole_text(struct reader *r)
{
    const size_t most = r->cli->limits.text_bytes;
    while (r->held.len - r->at <= most && read_on(r)) {
    }
    if (r->result != READ_MORE)
        return false;
    const size_t n = r->held.len - r->at;
    if (n > most) {
        if (!too_long(r, 0, "text", most))
            return false;
    } else if (!source_why(r->source)) {
        if (!hand_out(r, ITEM_TEXT, 0, r->held.ptr + r->at, n, CASUS_OK))
            return false;
    }
    r->at = r->held.len;
    return end_file(r);
}

/* ---- lines ------------------------------------------------------------- */

static bool is_blank(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != ' ' && p[i] != '\t' && p[i] != '\r' && p[i] != '\n')
            return false;
    return true;
}

static bool is_table(const struct reader *r)
{
    return r->kind == INPUT_CSV || r->kind == INPUT_TSV;
}

/* Bytes of the line or row at `at`, with its end; 0 if its end is not here. */
static size_t line_length(struct reader *r)
{
    const char *from = r->held.ptr + r->at;
    const size_t n = r->held.len - r->at;
    if (is_table(r) && !r->in_too_long)
        return casus_table_row_length((casus_str){ from, n }, r->separator);
    const size_t skip = r->searched - r->at;
    const char *end = n > skip ? memchr(from + skip, '\n', n - skip) : NULL;
    r->searched = end ? r->at : r->held.len;
    return end ? (size_t)(end - from) + 1 : 0;
}

/* A quote that never closes harms its own line alone. */
static size_t first_line_length(const struct reader *r)
{
    const char *from = r->held.ptr + r->at;
    const size_t n = r->held.len - r->at;
    const char *end = n ? memchr(from, '\n', n) : NULL;
    return end ? (size_t)(end - from) + 1 : n;
}

static size_t line_ends_in(const char *p, size_t n)
{
    size_t lines = 0;
    for (const char *end = p + n;
         (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        lines++;
    return lines;
}

static bool set_header(struct reader *r, const char *bytes, size_t n)
{
    r->header.len = 0;
    r->has_header = true;
    return buffer_add(&r->header, bytes, n) || fail(r, READ_NO_MEMORY);
}

static bool hand_out_line(struct reader *r, size_t n)
{
    const char *p = r->held.ptr + r->at;
    const size_t line = r->line;
    bool ok = true;
    size_t len = n;
    while (len && (p[len - 1] == '\n' || p[len - 1] == '\r'))
        len--;
    if (r->in_too_long)
        r->in_too_long = false;
    else if (is_blank(p, len))
        ok = true;
    else if (n > r->cli->line_bytes)
        ok = too_long(r, line, "line", r->cli->line_bytes);
    else if (is_table(r) && !r->has_header)
        ok = set_header(r, p, len);
    else
        ok = hand_out(r,
                      r->kind == INPUT_JSONL ? ITEM_JSON
                      : is_table(r)          ? ITEM_ROW
                                             : ITEM_LINE,
                      line, p, len, CASUS_OK);
    r->line += line_ends_in(p, n);
    r->at += n;
    if (r->searched < r->at)
        r->searched = r->at;
    return ok;
}

/* The line at `at` goes on behind what is held, and that is too much. */
static bool pass_over_line(struct reader *r)
{
    const bool told = r->in_too_long;
    const size_t first = first_line_length(r);
    if (is_table(r) && !told && first < r->held.len - r->at)
        return hand_out_line(r, first);
    r->in_too_long = true;
    r->at = r->searched = r->held.len;
    return told || too_long(r, r->line, "line", r->cli->line_bytes);
}

/* One line more. False when the chunk must be handed on or all is wrong. */
static bool next_line(struct reader *r)
{
    size_t n = line_length(r);
    while (n == 0) {
        if (r->held.len - r->at > r->cli->line_bytes)
            return pass_over_line(r);
        if (r->chunk->n_items && source_waits(r->source))
            return false;
        if (!read_on(r)) {
            if (r->result != READ_MORE)
                return false;
            /* Of a file that broke off, the last line is none. */
            if (source_why(r->source))
                return end_file(r);
            n = is_table(r) ? first_line_length(r) : r->held.len - r->at;
            if (n == 0)
                return end_file(r);
            break;
        }
        n = line_length(r);
    }
    return hand_out_line(r, n);
}

static bool next_input(struct reader *r)
{
    if (!r->source)
        return open_next(r);
    if (r->kind == INPUT_TEXT && !r->text_by_line)
        return whole_text(r);
    return next_line(r);
}

enum read_result reader_fill(struct reader *r, struct chunk *c)
{
    r->chunk = c;
    r->has_file = r->has_table = false;
    r->result = READ_MORE;
    while (!chunk_is_full(c)) {
        if (stop_signal()) {
            r->result = READ_STOPPED;
            break;
        }
        if (!next_input(r))
            break;
    }
    c->spent = r->spent + (r->source ? source_spent(r->source) : 0);
    return r->result;
}
