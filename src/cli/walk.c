#define _DEFAULT_SOURCE

#include "walk.h"

#include "buffer.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 64 };

/* A directory being read: its names, sorted, and the path before them. */
struct level {
    struct dirent **names;
    int n, at;
    size_t path_len;
};

struct walk {
    const struct cli *cli;
    size_t operand;
    FILE *list;            /* --files-from */
    char *line;
    size_t line_cap;
    glob_t globbed;
    bool has_glob;
    size_t glob_at;
    struct level levels[MAX_DEPTH];
    int depth;
    struct buffer path;    /* NUL-terminated */
    char why[160];
};

static bool ends_with(const char *s, size_t n, const char *end)
{
    const size_t m = strlen(end);
    return n > m && memcmp(s + n - m, end, m) == 0;
}

enum input_kind cli_kind_by_name(const char *name)
{
    static const struct {
        const char *end;
        enum input_kind kind;
    } ends[] = { { ".txt", INPUT_TEXT },     { ".jsonl", INPUT_JSONL },
                 { ".ndjson", INPUT_JSONL }, { ".csv", INPUT_CSV },
                 { ".tsv", INPUT_TSV } };
    size_t n = strlen(name);
    if (ends_with(name, n, ".gz"))
        n -= 3;
    else if (ends_with(name, n, ".zst"))
        n -= 4;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (ends_with(name, n, ends[i].end))
            return ends[i].kind;
    return INPUT_AUTO;
}

const char walk_no_memory[] = "no memory";

struct walk *walk_new(const struct cli *cli)
{
    struct walk *w = calloc(1, sizeof *w);
    if (w)
        w->cli = cli;
    return w;
}

static void leave_level(struct walk *w)
{
    struct level *l = &w->levels[--w->depth];
    for (int i = 0; i < l->n; i++)
        free(l->names[i]);
    free(l->names);
}

void walk_free(struct walk *w)
{
    if (!w)
        return;
    while (w->depth)
        leave_level(w);
    if (w->has_glob)
        globfree(&w->globbed);
    if (w->list && w->list != stdin)
        (void)fclose(w->list);
    free(w->line);
    buffer_free(&w->path);
    free(w);
}

static bool set_path(struct walk *w, size_t keep, const char *name)
{
    w->path.len = keep;
    return buffer_add(&w->path, name, strlen(name) + 1);
}

/* ---- directories ------------------------------------------------------- */

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int not_hidden(const struct dirent *d)
{
    return d->d_name[0] != '.';
}

static bool enter(struct walk *w, const char **why)
{
    struct level l = { .at = 0 };
    const char *wrong = NULL;
    if (w->depth == MAX_DEPTH)
        wrong = "directories are nested too deep";
    else if ((l.n = scandir(w->path.ptr, &l.names, not_hidden, by_bytes)) < 0)
        wrong = strerror(errno);
    if (wrong) {
        (void)snprintf(w->why, sizeof w->why, "%s", wrong);
        *why = w->why;
        return false;
    }
    l.path_len = strlen(w->path.ptr);
    w->levels[w->depth++] = l;
    return true;
}

/* Is it one of the files that a directory is read for? */
static bool is_wanted(const struct walk *w, const char *name)
{
    if (w->cli->n_globs == 0)
        return cli_kind_by_name(name) != INPUT_AUTO;
    for (size_t i = 0; i < w->cli->n_globs; i++)
        if (fnmatch(w->cli->globs[i], name, 0) == 0)
            return true;
    return false;
}

/* The next file of the directories entered; NULL when they are done. A link
 * to a file is a file, a link to a directory is not followed. */
static const char *next_inside(struct walk *w, const char **why)
{
    while (w->depth) {
        struct level *l = &w->levels[w->depth - 1];
        struct stat st;
        if (l->at == l->n) {
            leave_level(w);
            continue;
        }
        const char *name = l->names[l->at++]->d_name;
        const size_t n = l->path_len;
        if (!set_path(w, n, n && w->path.ptr[n - 1] == '/' ? "" : "/") ||
            !set_path(w, w->path.len - 1, name)) {
            *why = walk_no_memory;
            return name;
        }
        if (lstat(w->path.ptr, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode)) {
            if (!enter(w, why))
                return w->path.ptr;
        } else if (is_wanted(w, name) && stat(w->path.ptr, &st) == 0 &&
                   S_ISREG(st.st_mode)) {
            return w->path.ptr;
        }
    }
    return NULL;
}

/* ---- operands ---------------------------------------------------------- */

/* The next name of a list of files: a line. */
static const char *next_listed(struct walk *w, const char **why)
{
    const char *from = w->cli->files_from;
    if (!w->list) {
        w->list = strcmp(from, "-") == 0 ? stdin : fopen(from, "r");
        if (!w->list) {
            (void)snprintf(w->why, sizeof w->why, "%s", strerror(errno));
            *why = w->why;
            w->operand++;
            return from;
        }
    }
    ssize_t n;
    while ((n = getline(&w->line, &w->line_cap, w->list)) > 0) {
        while (n && (w->line[n - 1] == '\n' || w->line[n - 1] == '\r'))
            w->line[--n] = '\0';
        if (n)
            return w->line;
    }
    w->operand++;
    return NULL;
}

static const char *next_operand(struct walk *w, const char **why)
{
    const struct cli *cli = w->cli;
    if (cli->files_from && w->operand == 0) {
        const char *name = next_listed(w, why);
        if (name)
            return name;
    }
    const size_t first = cli->files_from ? 1 : 0;
    if (cli->n_files == 0 && !cli->files_from)
        return w->operand++ == 0 ? "-" : NULL;
    if (w->operand - first >= cli->n_files)
        return NULL;
    return cli->files[w->operand++ - first];
}

/* A name that is no file may be a pattern that the shell did not see. */
static bool expand(struct walk *w, const char *name)
{
    struct stat st;
    if (!strpbrk(name, "*?[") || lstat(name, &st) == 0)
        return false;
    if (w->has_glob)
        globfree(&w->globbed);
    w->has_glob = glob(name, 0, NULL, &w->globbed) == 0;
    w->glob_at = 0;
    return w->has_glob;
}

static const char *next_name(struct walk *w, const char **why)
{
    if (w->has_glob && w->glob_at < w->globbed.gl_pathc)
        return w->globbed.gl_pathv[w->glob_at++];
    const char *name = next_operand(w, why);
    if (name && !*why && expand(w, name))
        name = w->globbed.gl_pathv[w->glob_at++];
    return name;
}

const char *walk_next(struct walk *w, const char **why)
{
    struct stat st;
    *why = NULL;
    for (;;) {
        const char *name = next_inside(w, why);
        if (name)
            return name;
        name = next_name(w, why);
        if (!name || *why || strcmp(name, "-") == 0 ||
            stat(name, &st) != 0 || !S_ISDIR(st.st_mode))
            return name;
        if (!set_path(w, 0, name)) {
            *why = walk_no_memory;
            return name;
        }
        if (!enter(w, why))
            return w->path.ptr;
    }
}

uint64_t walk_bytes(const struct cli *cli)
{
    if (cli->files_from || cli->n_files == 0)
        return 0;
    struct walk *w = walk_new(cli);
    uint64_t sum = 0;
    const char *name, *why;
    while (w && (name = walk_next(w, &why))) {
        struct stat st;
        if (why)
            continue;
        if (strcmp(name, "-") == 0 || stat(name, &st) != 0 ||
            !S_ISREG(st.st_mode)) {
            sum = 0;
            break;
        }
        sum += (uint64_t)st.st_size;
    }
    walk_free(w);
    return sum;
}
