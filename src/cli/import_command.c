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

void import_text_row(struct import_rows *rows, const char *id,
                     struct import_text *rest)
{
    if (rest->failed || !rest->ptr)
        rows->failed = true;
    else
        import_row(rows, id, rest->ptr);
    free(rest->ptr);
    *rest = (struct import_text){ .ptr = NULL };
}

void import_sort(struct import_rows *rows)
{
    size_t kept = 0;
    if (rows->n)
        qsort(rows->items, rows->n, sizeof *rows->items, compare);
    for (size_t i = 0; i < rows->n; i++) {
        struct import_row *r = &rows->items[i];
        if (kept && compare(&rows->items[kept - 1], r) == 0) {
            free(r->id);
            free(r->rest);
        } else {
            rows->items[kept++] = *r;
        }
    }
    rows->n = kept;
}

/* The same id of several rows is numbered from the second on. */
static void number_rows(struct import_rows *rows)
{
    size_t first = 0;
    for (size_t i = 1; i < rows->n; i++) {
        struct import_row *r = &rows->items[i];
        if (strcmp(r->id, rows->items[first].id) != 0) {
            first = i;
            continue;
        }
        const size_t n = strlen(r->id) + 24;
        char *id = malloc(n);
        if (!id) {
            rows->failed = true;
            return;
        }
        (void)snprintf(id, n, "%s.%zu", r->id, i - first + 1);
        free(r->id);
        r->id = id;
    }
}

bool import_has(const struct import_rows *sorted, const char *id)
{
    size_t low = 0, high = sorted->n;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        const int c = strcmp(sorted->items[mid].id, id);
        if (c == 0)
            return true;
        if (c < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

void import_free(struct import_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        free(rows->items[i].id);
        free(rows->items[i].rest);
    }
    free(rows->items);
    *rows = (struct import_rows){ .items = NULL };
}

/* ---- lines ----------------------------------------------------------- */

/* The length of a UTF-8 character, 0 if there is none. */
static size_t utf8_length(const unsigned char *p, size_t n)
{
    const size_t need = p[0] < 0x80   ? 1
                        : p[0] < 0xC2 ? 0
                        : p[0] < 0xE0 ? 2
                        : p[0] < 0xF0 ? 3
                        : p[0] < 0xF5 ? 4
                                      : 0;
    if (need > n)
        return 0;
    for (size_t i = 1; i < need; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    /* too long a form, half a surrogate pair, beyond Unicode */
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return need;
}

static bool is_utf8(const char *p, size_t n)
{
    size_t step = 1;
    for (size_t i = 0; i < n && step; i += step)
        step = utf8_length((const unsigned char *)p + i, n - i);
    return step != 0;
}

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
        if (!is_utf8(p, len)) {
            import_refuse(in, "not UTF-8");
            continue;
        }
        *out = (struct import_line){ p, len, out->indented };
        return true;
    }
    return false;
}

void import_rewind(struct import *in)
{
    in->line = 0;
    in->seen = in->carried = 0;
    in->silent = false;
}

void import_refuse(struct import *in, const char *why)
{
    if (in->silent)
        return;
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
    in->silent = true;
    while (!verbs && import_next(in, &rest, &line)) {
        casus_str before, code;
        verbs = line.ptr[0] == '-' || line.ptr[0] == '&';
        if (import_brackets(&line, &before, &code) && code.len)
            agents |= code.ptr[0] == '~' || code.ptr[code.len - 1] == '~';
    }
    import_rewind(in);
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
        errno = ENAMETOOLONG;
    else
        return fopen(path, "wb");
    return NULL;
}

static bool finish(FILE *f)
{
    const bool failed = ferror(f);
    return fclose(f) == 0 && !failed;
}

static bool write_rows(const char *dir, const char *name,
                       struct import_rows *rows)
{
    import_sort(rows);
    number_rows(rows);
    if (rows->failed) {
        errno = ENOMEM;
        return false;
    }
    FILE *f = rows->n ? create(dir, name) : NULL;
    if (!f)
        return !rows->n;
    fputs("# Made by casus import petrarch.\n", f);
    for (size_t i = 0; i < rows->n; i++)
        fprintf(f, "%s\t%s\n", rows->items[i].id, rows->items[i].rest);
    return finish(f);
}

/* Words of one class, however often it was opened, are one list. */
static void write_classes(FILE *f, struct import_rows *words)
{
    import_sort(words);
    for (size_t i = 0; i < words->n; i++) {
        const struct import_row *r = &words->items[i];
        if (i && strcmp(r->id, words->items[i - 1].id) == 0)
            fprintf(f, "\n  | %s", r->rest);
        else
            fprintf(f, "\nclass %s = %s", r->id, r->rest);
    }
    fputs("\n\n", f);
}

static bool write_rules(const char *dir, struct import *in)
{
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
    write_classes(f, &in->words);
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
        in->rules.failed) {
        cli_say("out of memory");
        return EXIT_OUTPUT;
    }
    if (write_rows(cli->out, "actors.tsv", &in->actors) &&
        write_rows(cli->out, "agents.tsv", &in->agents) &&
        write_rules(cli->out, in))
        return EXIT_DONE;
    cli_say("%s: cannot be written: %s", cli->out, strerror(errno));
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
    import_free(&in.actors);
    import_free(&in.agents);
    import_free(&in.words);
    free(in.rules.ptr);
    return wrote != EXIT_DONE ? wrote : code;
}
