/* Reading inputs: whole texts and JSON Lines. */
#define _POSIX_C_SOURCE 200809L

#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool cli_read_all(FILE *in, char **out, size_t *n)
{
    size_t used = 0, cap = 65536;
    char *p = malloc(cap);
    while (p) {
        used += fread(p + used, 1, cap - used, in);
        if (used < cap)
            break;
        char *more = cap <= SIZE_MAX / 2 ? realloc(p, 2 * cap) : NULL;
        if (!more) {
            free(p);
            errno = ENOMEM;
            return false;
        }
        p = more;
        cap *= 2;
    }
    if (!p || ferror(in)) {
        free(p);
        return false;
    }
    *out = p;
    *n = used;
    return true;
}

static bool ends_with(const char *s, const char *end)
{
    const size_t n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

static bool is_jsonl(const struct cli *cli, const char *file)
{
    if (cli->input != INPUT_AUTO)
        return cli->input == INPUT_JSONL;
    return ends_with(file, ".jsonl") || ends_with(file, ".ndjson");
}

static bool is_blank(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != ' ' && p[i] != '\t' && p[i] != '\r')
            return false;
    return true;
}

struct reader {
    const struct cli *cli;
    cli_input_fn *each;
    void *user;
    int code;
};

static bool goes_on(struct reader *r, int code)
{
    if (code != EXIT_DONE)
        r->code = code;
    return code == EXIT_DONE || code == EXIT_SOME_FAILED;
}

/* A line an input; empty lines are no inputs. */
static bool read_lines(struct reader *r, FILE *in, const char *file,
                       bool json)
{
    char *line = NULL;
    size_t cap = 0, number = 0;
    ssize_t n;
    bool on = true;
    while (on && (n = getline(&line, &cap, in)) >= 0) {
        size_t len = (size_t)n;
        number++;
        while (len && (line[len - 1] == '\n' || line[len - 1] == '\r'))
            len--;
        if (is_blank(line, len))
            continue;
        const casus_str content = { line, len };
        on = goes_on(r, r->each(r->cli, file, number, json, content,
                                r->user));
    }
    free(line);
    return on;
}

static bool read_stream(struct reader *r, FILE *in, const char *file,
                        bool by_line)
{
    const bool json = is_jsonl(r->cli, file);
    bool on = true;
    if (json || by_line) {
        on = read_lines(r, in, file, json);
    } else {
        char *text = NULL;
        size_t n = 0;
        if (cli_read_all(in, &text, &n)) {
            const casus_str content = { text, n };
            on = goes_on(r, r->each(r->cli, file, 0, false, content,
                                    r->user));
        }
        free(text);
    }
    if (ferror(in)) {
        cli_say("%s: %s", file, strerror(errno));
        r->code = EXIT_SOME_FAILED;
    }
    return on;
}

static bool read_file(struct reader *r, const char *file, bool by_line)
{
    struct stat st;
    if (strcmp(file, "-") == 0)
        return read_stream(r, stdin, "stdin", by_line);
    FILE *in = fopen(file, "rb");
    if (in && fstat(fileno(in), &st) == 0 && S_ISDIR(st.st_mode)) {
        (void)fclose(in);
        in = NULL;
        errno = EISDIR;
    }
    if (!in) {
        cli_say("%s: %s", file, strerror(errno));
        r->code = EXIT_SOME_FAILED;
        return true;
    }
    const bool on = read_stream(r, in, file, by_line);
    (void)fclose(in);
    return on;
}

int cli_each_input(const struct cli *cli, bool text_by_line,
                   cli_input_fn *each, void *user)
{
    struct reader r = { cli, each, user, EXIT_DONE };
    if (!cli->n_files)
        (void)read_file(&r, "-", text_by_line);
    for (size_t i = 0; i < cli->n_files; i++)
        if (!read_file(&r, cli->files[i], text_by_line))
            break;
    return r.code;
}
