/* casus merge: the records of earlier runs, linked. */
#include "batch_chunk.h"
#include "reader.h"
#include "sink.h"

#include <inttypes.h>

struct merging {
    const struct cli *cli;
    casus_merge *merge;
    struct chunk chunk;
    uint64_t errors;
};

static int write_out(const char *bytes, size_t n, void *user)
{
    struct chunk *c = user;
    return buffer_add(&c->out, bytes, n) ? 0 : -1;
}

/* A line that is no record: told, and an error record in its place. */
static casus_status report(struct merging *m, const struct item *item,
                           const casus_error *why)
{
    struct chunk *c = &m->chunk;
    const char *file = c->in.ptr + item->file;
    if (item->line)
        fprintf(stderr, "casus: %s:%zu: %s\n", file, item->line, why->message);
    else
        fprintf(stderr, "casus: %s: %s\n", file, why->message);
    m->errors++;
    return casus_write_error(cli_str(file), why, write_out, c, NULL);
}

static casus_status pass(struct merging *m, const struct item *item)
{
    struct chunk *c = &m->chunk;
    const casus_str content = chunk_content(c, item);
    casus_error err = { .code = item->error };
    if (item->kind == ITEM_ERROR) {
        (void)snprintf(err.message, sizeof err.message, "%.*s",
                       (int)content.len, content.ptr);
        return report(m, item, &err);
    }
    const casus_status s =
        casus_merge_line(m->merge, content, write_out, c, &err);
    if (s == CASUS_E_INPUT || s == CASUS_E_UTF8)
        return report(m, item, &err);
    return s;
}

static int pass_chunk(struct merging *m, struct sink *sink)
{
    struct chunk *c = &m->chunk;
    for (size_t i = 0; i < c->n_items; i++) {
        const uint64_t before = m->errors;
        if (pass(m, &c->items[i]) != CASUS_OK) {
            cli_say("no memory");
            return EXIT_DATA;
        }
        c->ends[i] = c->out.len;
        c->failed[i] = m->errors > before;
    }
    return sink_put(sink, c) ? EXIT_DONE : EXIT_OUTPUT;
}

static int pass_all(struct merging *m, struct reader *r, struct sink *sink)
{
    enum read_result result = READ_MORE;
    int code = EXIT_DONE;
    while (result == READ_MORE && code == EXIT_DONE) {
        chunk_reset(&m->chunk);
        result = reader_fill(r, &m->chunk);
        code = pass_chunk(m, sink);
    }
    if (code == EXIT_DONE && result == READ_NO_MEMORY) {
        cli_say("no memory to read the input");
        code = EXIT_DATA;
    }
    return code;
}

static void print_stats(const struct merging *m)
{
    const casus_merge_counts n = casus_merge_count(m->merge);
    fprintf(stderr,
            "{\"events\": %" PRIu64 ", \"linked\": %" PRIu64
            ", \"dropped\": %" PRIu64 ", \"errors\": %" PRIu64 "}\n",
            n.events, n.linked, n.dropped, m->errors);
}

static int merge_into(struct merging *m, struct sink *sink)
{
    const struct read_from start = { .documents = 0 };
    struct reader *r = reader_new(m->cli, false, start);
    const unsigned flags = m->cli->one_a_day ? CASUS_MERGE_ONE_A_DAY : 0;
    int code = EXIT_DATA;
    if (!r || casus_merge_new(flags, &m->merge, NULL) != CASUS_OK)
        cli_say("no memory");
    else
        code = pass_all(m, r, sink);
    if (!sink_close(sink, code == EXIT_DONE))
        code = EXIT_OUTPUT;
    if (code == EXIT_DONE && m->cli->stats)
        print_stats(m);
    casus_merge_free(m->merge);
    reader_free(r);
    chunk_free(&m->chunk);
    return code == EXIT_DONE && m->errors ? EXIT_SOME_FAILED : code;
}

int cli_merge(const struct cli *given)
{
    /* Records are longer than the texts that they are of. */
    enum { LONGEST = 1 << 30 };
    struct cli cli = *given;
    struct merging m = { .cli = &cli };
    struct read_from from;
    struct sink *sink = NULL;
    if (cli.resume) {
        cli_say("merge cannot --resume");
        return EXIT_USAGE;
    }
    cli.input = INPUT_JSONL;
    cli.line_bytes = LONGEST;
    cli.write.output = CASUS_OUTPUT_DOC; /* no header, shards of JSON Lines */
    const int code = sink_open(&cli, cli_str("merge"), &sink, &from);
    return code == EXIT_DONE ? merge_into(&m, sink) : code;
}
