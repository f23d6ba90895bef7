/*
 * casus import petrarch FILE... -o DIR: dictionaries of TABARI and PETRARCH as
 * a directory for --data-dir. What cannot be carried over is told by file and
 * line, with the reason.
 */
#define _POSIX_C_SOURCE 200809L

#include "import.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>

/* ---- text and rows --------------------------------------------------- */

void import_add(struct import_text *t, const char *bytes, size_t n)
{
    if (t->failed || n > (size_t)-1 / 4 - t->len) {
        t->failed = true;
        return;
    }
    if (t->len + n + 1 > t->size) {
        const size_t size = 2 * (t->len + n + 64);
        char *p = realloc(t->ptr, size);
        if (!p) {
            t->failed = true;
            return;
        }
        t->ptr = p;
        t->size = size;
    }
    memcpy(t->ptr + t->len, bytes, n);
    t->len += n;
    t->ptr[t->len] = '\0';
}

void import_puts(struct import_text *t, const char *s)
{
    import_add(t, s, strlen(s));
}

void import_printf(struct import_text *t, const char *fmt, ...)
{
    char line[1024];
    va_list args;
    va_start(args, fmt);
    const int n = vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    if (n < 0 || n >= (int)sizeof line)
        t->failed = true;
    else
        import_add(t, line, (size_t)n);
}

void import_row(struct import_rows *rows, const char *id, const char *rest)
{
    if (rows->n == rows->cap) {
        const size_t cap = rows->cap ? 2 * rows->cap : 256;
        struct import_row *p = realloc(rows->items, cap * sizeof *p);
        if (!p) {
            rows->failed = true;
            return;
        }
        rows->items = p;
        rows->cap = cap;
    }
    const struct import_row row = { strdup(id), strdup(rest) };
    if (!row.id || !row.rest) {
        free(row.id);
        free(row.rest);
        rows->failed = true;
        return;
    }
    rows->items[rows->n++] = row;
}

static int compare(const void *a, const void *b)
{
    const struct import_row *x = a, *y = b;
    const int c = strcmp(x->id, y->id);
    return c ? c : strcmp(x->rest, y->rest);
}

/* Sorted; the same row twice once, the same id of two rows numbered. */
static void settle(struct import_rows *rows)
{
    size_t kept = 0, same = 1;
    if (rows->n)
        qsort(rows->items, rows->n, sizeof *rows->items, compare);
    for (size_t i = 0; i < rows->n; i++) {
        struct import_row *r = &rows->items[i];
        if (kept && strcmp(rows->items[kept - 1].id, r->id) == 0 &&
            strcmp(rows->items[kept - 1].rest, r->rest) == 0) {
            free(r->id);
            free(r->rest);
            continue;
        }
        rows->items[kept++] = *r;
    }
    rows->n = kept;
    for (size_t i = kept; i-- > 1;) {
        /* from the end, so that the ids compared are still as they were */
        same = 0;
        while (same < i &&
               strcmp(rows->items[i].id, rows->items[i - 1 - same].id) == 0)
            same++;
        if (!same)
            continue;
        const size_t n = strlen(rows->items[i].id) + 24;
        char *id = malloc(n);
        if (!id) {
            rows->failed = true;
            return;
        }
        (void)snprintf(id, n, "%s.%zu", rows->items[i].id, same + 1);
        free(rows->items[i].id);
        rows->items[i].id = id;
    }
    if (kept)
        qsort(rows->items, kept, sizeof *rows->items, compare);
}

static void free_rows(struct import_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        free(rows->items[i].id);
        free(rows->items[i].rest);
    }
    free(rows->items);
}

/* ---- lines ----------------------------------------------------------- */

bool import_next(struct import *in, casus_str *rest, struct import_line *out)
{
    while (rest->len) {
        const char *end = memchr(rest->ptr, '\n', rest->len);
        const size_t n = end ? (size_t)(end - rest->ptr) : rest->len;
        const char *p = rest->ptr;
        size_t len = n;
        const char *comment = memchr(p, '#', len);
        if (comment)
            len = (size_t)(comment - p);
        in->line++;
        rest->ptr += n + (end != NULL);
        rest->len -= n + (end != NULL);
        while (len && isspace((unsigned char)p[len - 1]))
            len--;
        out->indented = len && isspace((unsigned char)p[0]);
        while (len && isspace((unsigned char)p[0]))
            p++, len--;
        /* PETRARCH 2 has sections of XML-like comments */
        if (!len || p[0] == '<' || p[0] == '~')
            continue;
        in->seen++;
        *out = (struct import_line){ p, len, out->indented };
        return true;
    }
    return false;
}

void import_refuse(struct import *in, const char *why)
{
    fprintf(stderr, "casus: %s:%u: not carried over: %s\n", in->file, in->line,
            why);
}

bool import_brackets(const struct import_line *line, casus_str *before,
                     casus_str *code)
{
    const char *end = line->ptr + line->len;
    const char *open = memchr(line->ptr, '[', line->len);
    const char *close = open ? memchr(open, ']', (size_t)(end - open)) : NULL;
    if (!close)
        return false;
    *code = (casus_str){ open + 1, (size_t)(close - open - 1) };
    *before = (casus_str){ line->ptr, (size_t)(open - line->ptr) };
    while (before->len && isspace((unsigned char)before->ptr[before->len - 1]))
        before->len--;
    return true;
}

/* ---- files ----------------------------------------------------------- */

static bool read_file(const char *path, struct import_text *out)
{
    char part[65536];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        import_add(out, part, n);
    const bool ok = !ferror(f) && !out->failed;
    return fclose(f) == 0 && ok;
}

/* Blocks or patterns make a file one of verbs, "[~" one of agents. */
static void import_one(struct import *in, casus_str text)
{
    struct import_line line;
    casus_str rest = text;
    bool verbs = false, agents = false;
    while (!verbs && import_next(in, &rest, &line)) {
        casus_str before, code;
        verbs = line.ptr[0] == '-' || line.ptr[0] == '&';
        if (import_brackets(&line, &before, &code) && code.len)
            agents |= code.ptr[0] == '~' || code.ptr[code.len - 1] == '~';
    }
    in->line = 0;
    in->seen = in->carried = 0;
    if (verbs)
        import_verbs(in, text);
    else if (agents)
        import_agents(in, text);
    else
        import_actors(in, text);
}

static FILE *create(const char *dir, const char *name)
{
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path)
        return NULL;
    return fopen(path, "wb");
}

static bool finish(FILE *f)
{
    const bool failed = ferror(f);
    return fclose(f) == 0 && !failed;
}

static bool write_rows(const char *dir, const char *name,
                       struct import_rows *rows)
{
    settle(rows);
    FILE *f = rows->n ? create(dir, name) : NULL;
    if (!f)
        return !rows->n;
    fputs("# Made by casus import petrarch.\n", f);
    for (size_t i = 0; i < rows->n; i++)
        fprintf(f, "%s\t%s\n", rows->items[i].id, rows->items[i].rest);
    return finish(f);
}

static bool write_rules(const char *dir, struct import *in)
{
    settle(&in->words);
    FILE *f = in->n_rules ? create(dir, "verbs.rules") : NULL;
    if (!f)
        return !in->n_rules;
    fputs("# Made by casus import petrarch.\n\n"
          "frame petrarch-roles\n"
          "  actor subject | by | possessor\n"
          "  recipient object | to | with | against | on | of | for | from "
          "| object.with | object.against | object.to | object.on | "
          "object.of\n",
          f);
    if (in->classes.len)
        (void)fwrite(in->classes.ptr, 1, in->classes.len, f);
    fputs("\n\n", f);
    for (size_t i = 0; i < in->words.n; i++)
        if (i == 0 ||
            strcmp(in->words.items[i].id, in->words.items[i - 1].id) != 0)
            fprintf(f, "class %s = %s\n", in->words.items[i].id,
                    in->words.items[i].rest);
    fputs("\n", f);
    (void)fwrite(in->rules.ptr, 1, in->rules.len, f);
    return finish(f);
}

static int write_all(const struct cli *cli, struct import *in)
{
    if (mkdir(cli->out, 0777) != 0 && errno != EEXIST) {
        cli_say("%s: cannot be made: %s", cli->out, strerror(errno));
        return EXIT_OUTPUT;
    }
    if (in->actors.failed || in->agents.failed || in->words.failed ||
        in->rules.failed || in->classes.failed) {
        cli_say("out of memory");
        return EXIT_OUTPUT;
    }
    if (write_rows(cli->out, "actors.tsv", &in->actors) &&
        write_rows(cli->out, "agents.tsv", &in->agents) &&
        write_rules(cli->out, in))
        return EXIT_DONE;
    cli_say("%s: cannot be written", cli->out);
    return EXIT_OUTPUT;
}

int cli_import(const struct cli *cli)
{
    int code = EXIT_DONE;
    struct import in = { .file = "" };
    if (cli->n_files < 2 || strcmp(cli->files[0], "petrarch") != 0 ||
        !cli->out) {
        cli_say("usage: casus import petrarch FILE... -o DIR");
        return EXIT_USAGE;
    }
    for (size_t i = 1; i < cli->n_files; i++) {
        struct import_text text = { .ptr = NULL };
        in.file = cli->files[i];
        in.number = (unsigned)i;
        in.line = 0;
        if (read_file(in.file, &text)) {
            import_one(&in, (casus_str){ text.ptr ? text.ptr : "", text.len });
            if (!cli->quiet)
                fprintf(stderr, "casus: %s: %zu of %zu lines carried over\n",
                        in.file, in.carried, in.seen);
        } else {
            cli_say("%s: cannot be read", in.file);
            code = EXIT_SOME_FAILED;
        }
        free(text.ptr);
    }
    const int wrote = write_all(cli, &in);
    free_rows(&in.actors);
    free_rows(&in.agents);
    free_rows(&in.words);
    free(in.rules.ptr);
    free(in.classes.ptr);
    return wrote != EXIT_DONE ? wrote : code;
}
