/* casus run, explain and actor: the records of each input. */
#include "worker.h"

#include <stdarg.h>
#include <stdlib.h>

/* An input on its way: where it stands and what it is. */
struct task {
    struct worker *w;
    struct chunk *c;
    const struct item *item;
    const char *file;
    casus_input in;
    casus_str meta, context;
    char id[80];
};

void worker_close(struct worker *w)
{
    casus_table_free(w->table);
    casus_ctx_free(w->ctx);
    buffer_free(&w->header);
}

static const char *base_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash && slash[1] ? slash + 1 : file;
}

static int write_out(const char *bytes, size_t n, void *user)
{
    struct chunk *c = user;
    return buffer_add(&c->out, bytes, n) ? 0 : -1;
}

/* "casus: FILE:LINE: message" among the chunk's notes. A note that finds no
 * memory is left out; the record says the same. */
static void note(const struct task *t, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
static void note(const struct task *t, const char *fmt, ...)
{
    char line[1024];
    va_list args;
    int n = t->item->line
                ? snprintf(line, sizeof line, "casus: %.600s:%zu: ", t->file,
                           t->item->line)
                : snprintf(line, sizeof line, "casus: %.600s: ", t->file);
    va_start(args, fmt);
    n += vsnprintf(line + n, sizeof line - (size_t)n, fmt, args);
    va_end(args);
    if ((size_t)n > sizeof line - 2)
        n = (int)sizeof line - 2;
    line[n++] = '\n';
    (void)buffer_add(&t->c->notes, line, (size_t)n);
}

/* The input failed: what was written of it goes, an error record comes. */
static void report(struct task *t, size_t begin, const casus_error *why)
{
    struct chunk *c = t->c;
    const casus_output kind = t->w->cli->write.output;
    c->out.len = begin;
    c->failed[t->item - c->items] = 1;
    c->counts.errors++;
    note(t, "%s", why->message);
    if (t->w->cli->command == COMMAND_RUN && kind != CASUS_OUTPUT_DOC &&
        kind != CASUS_OUTPUT_EVENTS)
        return;
    if (t->w->cli->command == COMMAND_EXPLAIN)
        return;
    if (casus_write_error(t->in.id, why, write_out, c, NULL) != CASUS_OK) {
        c->out.len = begin;
        c->code = EXIT_DATA;
    }
}

/* ---- a text ------------------------------------------------------------ */

static void count(struct task *t, const casus_doc *doc)
{
    struct counts *sum = &t->c->counts;
    sum->tokens += casus_doc_token_count(doc);
    sum->sentences += casus_doc_sentence_count(doc);
    sum->entities += casus_doc_entity_count(doc);
    sum->events += casus_doc_event_count(doc);
    const casus_str lang = casus_doc_lang(doc);
    sum->not_english += lang.len != 2 || memcmp(lang.ptr, "en", 2) != 0;
}

static casus_status run_text(struct task *t, casus_error *err)
{
    const struct cli *cli = t->w->cli;
    casus_doc *doc = NULL;
    casus_status s = casus_analyze(t->w->ctx, &t->in, &doc, err);
    if (s != CASUS_OK)
        return s;
    if (t->in.date.len && !cli->quiet && !casus_doc_date_is_given(doc))
        note(t, "note: the date \"%.*s\" is not read",
             t->in.date.len < 40 ? (int)t->in.date.len : 40,
             t->in.date.ptr);
    casus_write_options options = cli->write;
    options.meta = t->meta;
    s = casus_write_doc(doc, &options, write_out, t->c, err);
    count(t, doc);
    casus_doc_free(doc);
    return s;
}

static casus_status actor_text(struct task *t, casus_error *err)
{
    const casus_str date =
        t->in.date.len ? t->in.date : t->in.date_default;
    return casus_write_actor(t->w->ctx, t->in.id, t->in.text, date,
                             t->context, write_out, t->c, err);
}

static void do_text(struct task *t, size_t begin)
{
    casus_error err = { 0 };
    const bool actor = t->w->cli->command == COMMAND_ACTOR;
    const casus_status s = actor ? actor_text(t, &err) : run_text(t, &err);
    if (s == CASUS_E_IO) { /* the buffer did not take it */
        err = (casus_error){ .code = CASUS_E_NOMEM };
        (void)snprintf(err.message, sizeof err.message, "no memory");
    }
    if (s != CASUS_OK)
        report(t, begin, &err);
}

/* ---- records ----------------------------------------------------------- */

/* The table of a header: read anew only when another file begins. */
static bool open_table(struct worker *w, casus_str header, char separator,
                       casus_error *err)
{
    const bool same = w->header.len == header.len + 1 &&
                      w->header.ptr[0] == separator &&
                      memcmp(w->header.ptr + 1, header.ptr, header.len) == 0;
    if (!same) {
        casus_table_options options = w->cli->columns;
        options.separator = separator;
        casus_table_free(w->table);
        w->table = NULL;
        w->header.len = 0;
        if (!buffer_add(&w->header, &separator, 1) ||
            !buffer_add(&w->header, header.ptr, header.len)) {
            w->header.len = 0;
            w->table_error = (casus_error){ .code = CASUS_E_NOMEM,
                                            .message = "no memory" };
        } else if (casus_table_new(header, &options, &w->table,
                                   &w->table_error) == CASUS_E_NOMEM) {
            w->header.len = 0; /* try again with the next row */
        }
    }
    if (!w->table)
        *err = w->table_error;
    return w->table != NULL;
}

static casus_status read_record(struct task *t, casus_record **out,
                                casus_error *err)
{
    const struct item *item = t->item;
    const unsigned flags = t->w->cli->lossy ? CASUS_RECORD_LOSSY : 0;
    const casus_str content = chunk_content(t->c, item);
    if (item->kind == ITEM_JSON)
        return casus_record_read(content, flags, out, err);
    const casus_str header = { t->c->in.ptr + item->header,
                               item->header_len };
    if (!open_table(t->w, header, item->separator, err))
        return err->code;
    return casus_table_record(t->w->table, content, flags, out, err);
}

static void do_record(struct task *t, size_t begin)
{
    casus_record *record = NULL;
    casus_error err = { 0 };
    if (read_record(t, &record, &err) != CASUS_OK) {
        report(t, begin, &err);
        return;
    }
    casus_record_input(record, &t->in);
    t->meta = casus_record_meta(record);
    t->context = casus_record_get(record, "context");
    do_text(t, begin);
    casus_record_free(record);
}

/* ---- items ------------------------------------------------------------- */

/* What an input is called that does not tell its id. */
static void default_id(struct task *t)
{
    const struct cli *cli = t->w->cli;
    const struct item *item = t->item;
    if (cli->command == COMMAND_ACTOR) {
        (void)snprintf(t->id, sizeof t->id, "%zu", item->line);
        t->in.id = cli_str(t->id);
    } else if (item->line) {
        (void)snprintf(t->id, sizeof t->id, "%.48s:%zu", base_name(t->file),
                       item->line);
        t->in.id = cli_str(t->id);
    } else {
        t->in.id = cli_str(*cli->id ? cli->id : base_name(t->file));
    }
}

static void do_error(struct task *t, size_t begin)
{
    const casus_str message = chunk_content(t->c, t->item);
    casus_error err = { .code = t->item->error };
    (void)snprintf(err.message, sizeof err.message, "%.*s",
                   (int)message.len, message.ptr);
    report(t, begin, &err);
}

static void do_item(struct worker *w, struct chunk *c, size_t i)
{
    struct task t = { .w = w, .c = c, .item = &c->items[i] };
    t.file = c->in.ptr + t.item->file;
    t.meta = t.context = cli_str("");
    casus_input_init(&t.in);
    t.in.date_default = cli_str(w->cli->date);
    t.in.lossy = w->cli->lossy;
    t.in.only = w->cli->only;
    if (w->cli->write.output == CASUS_OUTPUT_CONLLU)
        t.in.only |= CASUS_TREES | CASUS_ENTITIES;
    t.in.text = chunk_content(c, t.item);
    default_id(&t);
    c->failed[i] = 0;
    c->counts.documents++;
    c->counts.bytes += t.item->len;
    switch (t.item->kind) {
    case ITEM_TEXT:
    case ITEM_LINE:
        do_text(&t, c->out.len);
        break;
    case ITEM_JSON:
    case ITEM_ROW:
        do_record(&t, c->out.len);
        break;
    case ITEM_ERROR:
        do_error(&t, c->out.len);
        break;
    }
    c->ends[i] = c->out.len;
    c->note_ends[i] = c->notes.len;
}

void worker_do(struct worker *w, struct chunk *c)
{
    for (size_t i = 0; i < c->n_items && c->code == EXIT_DONE; i++)
        do_item(w, c, i);
}
