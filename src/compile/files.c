/* The files that a build reads and writes. */
#define _POSIX_C_SOURCE 200809L

#include "compile/internal.h"

#include "base/error.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 3, PATH_ROOM = 4096 };

struct reader {
    struct builder *b;
    struct source *items;
    size_t n, cap;
};

static bool is_source(const char *name)
{
    static const char *const ends[] = { ".tsv", ".rules", ".lemmas",
                                        ".model", "common-words.txt" };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (casus__str_ends(casus__str(name), ends[i]))
            return true;
    return false;
}

static casus_status io_error(const char *path, casus_error *err)
{
    return casus__fail(err, CASUS_E_IO, "%s: %s", path, strerror(errno));
}

static casus_status read_bytes(struct reader *r, const char *path, FILE *f,
                               size_t size, casus_str *out, casus_error *err)
{
    char *p = casus__arena_alloc(&r->b->arena, size + 1, 1);
    if (!p)
        return casus__fail_nomem(err);
    const size_t n = fread(p, 1, size, f);
    if (ferror(f) || n != size)
        return casus__fail(err, CASUS_E_IO, "%s: cannot be read whole", path);
    *out = (casus_str){ p, n };
    return CASUS_OK;
}

static casus_status read_source(struct reader *r, const char *path,
                                casus_error *err)
{
    struct stat st;
    casus_str text;
    FILE *f = fopen(path, "rb");
    if (!f)
        return io_error(path, err);
    casus_status s = fstat(fileno(f), &st) == 0
                         ? read_bytes(r, path, f, (size_t)st.st_size, &text,
                                      err)
                         : io_error(path, err);
    (void)fclose(f);
    if (s != CASUS_OK)
        return s;
    struct source *items = casus__arena_grow(&r->b->arena, r->items, r->n,
                                             &r->cap, sizeof *items);
    const char *name =
        casus__arena_copy(&r->b->arena, path, strlen(path));
    if (!items || !name)
        return casus__fail_nomem(err);
    r->items = items;
    items[r->n++] = (struct source){ name, text };
    return CASUS_OK;
}

static int is_visible(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

/* Directories in directories: rules/ in models/. Bounded by DEEPEST. */
static casus_status read_path(struct reader *r, const char *path, int depth,
                              casus_error *err)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return io_error(path, err);
    if (!S_ISDIR(st.st_mode))
        return depth == 0 || is_source(path) ? read_source(r, path, err)
                                             : CASUS_OK;
    if (depth == DEEPEST)
        return CASUS_OK;
    struct dirent **entries;
    const int n = scandir(path, &entries, is_visible, alphasort);
    if (n < 0)
        return io_error(path, err);
    casus_status s = CASUS_OK;
    for (int i = 0; i < n; i++) {
        char sub[PATH_ROOM];
        const int len = snprintf(sub, sizeof sub, "%s/%s", path,
                                 entries[i]->d_name);
        if (s == CASUS_OK && len > 0 && len < PATH_ROOM)
            s = read_path(r, sub, depth + 1, err);
        free(entries[i]);
    }
    free(entries);
    return s;
}

casus_status casus__sources_read(struct builder *b, struct source **out,
                                 size_t *n, casus_error *err)
{
    struct reader r = { .b = b };
    for (size_t i = 0; i < b->options->n_inputs; i++) {
        const casus_status s =
            read_path(&r, b->options->inputs[i], 0, err);
        if (s != CASUS_OK)
            return s;
    }
    *out = r.items;
    *n = r.n;
    return CASUS_OK;
}

static bool write_all(int fd, const char *p, size_t n)
{
    while (n) {
        const ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        p += k;
        n -= (size_t)k;
    }
    return fsync(fd) == 0;
}

casus_status casus__write_file(const char *path, const void *bytes, size_t n,
                               casus_error *err)
{
    char temporary[PATH_ROOM];
    const int len = snprintf(temporary, sizeof temporary, "%s.%ld.tmp", path,
                             (long)getpid());
    if (len < 0 || len >= PATH_ROOM)
        return casus__fail(err, CASUS_E_ARG, "%s: the name is too long",
                           path);
    const int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                        0666);
    if (fd < 0)
        return io_error(temporary, err);
    bool ok = write_all(fd, bytes, n);
    ok = close(fd) == 0 && ok;
    ok = ok && rename(temporary, path) == 0;
    if (ok)
        return CASUS_OK;
    const casus_status s = io_error(path, err);
    (void)unlink(temporary);
    return s;
}
