#define _POSIX_C_SOURCE 200809L

#include "sink.h"

#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum sink_kind {
    SINK_STREAM, /* standard output, a pipe, a device: written as it is */
    SINK_FILE,
    SINK_SHARDS
};

struct sink {
    const struct cli *cli;
    enum sink_kind kind;
    int fd;              /* -1: none open */
    char *path, *temporary;
    struct buffer header; /* what every file begins with */
    uint64_t written;
    bool failed;
    struct journal journal;
    struct shard_entry shard; /* being written */
};

static int keep_bytes(const char *bytes, size_t n, void *user)
{
    return buffer_add(user, bytes, n) ? 0 : -1;
}

/* The first failure is told; a reader that went away is no news. */
static bool fail(struct sink *s)
{
    if (!s->failed && errno != EPIPE)
        cli_say("the output cannot be written: %s", strerror(errno));
    s->failed = true;
    return false;
}

static bool put_bytes(struct sink *s, const char *p, size_t n)
{
    s->written += n;
    while (n) {
        const ssize_t done = write(s->fd, p, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return fail(s);
        p += done;
        n -= (size_t)done;
    }
    return true;
}

/* ---- files ------------------------------------------------------------- */

static bool open_file(struct sink *s)
{
    s->fd = open(s->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                 0666);
    if (s->fd < 0)
        return fail(s);
    return put_bytes(s, s->header.ptr, s->header.len);
}

static void drop_file(struct sink *s)
{
    if (s->fd < 0 || s->kind == SINK_STREAM)
        return;
    (void)close(s->fd);
    s->fd = -1;
    (void)unlink(s->temporary);
}

/* Down to the disk, then the name. */
static bool finish_file(struct sink *s)
{
    bool ok = fsync(s->fd) == 0;
    ok = close(s->fd) == 0 && ok;
    s->fd = -1;
    if (ok && s->kind == SINK_SHARDS)
        ok = journal_add(&s->journal, &s->shard);
    ok = ok && rename(s->temporary, s->path) == 0;
    if (ok && sync_directory(s->path))
        return true;
    (void)fail(s);
    if (!ok)
        (void)unlink(s->temporary);
    return false;
}

/* ---- shards ------------------------------------------------------------ */

static bool open_shard(struct sink *s)
{
    free(s->path);
    free(s->temporary);
    s->path = journal_shard_path(s->cli, s->shard.shard, false);
    s->temporary = journal_shard_path(s->cli, s->shard.shard, true);
    if (!s->path || !s->temporary) {
        errno = ENOMEM;
        return fail(s);
    }
    return open_file(s);
}

static bool finish_shard(struct sink *s)
{
    if (!finish_file(s))
        return false;
    s->shard = (struct shard_entry){ .shard = s->shard.shard + 1 };
    return true;
}

/* Records of a chunk, as many as the shard still takes; returns where it
 * stopped, or 0. */
static size_t fill_shard(struct sink *s, const struct chunk *c, size_t from)
{
    const uint64_t room = s->cli->shard - s->shard.documents;
    const size_t left = c->n_items - from;
    const size_t end = from + (left < room ? left : (size_t)room);
    if (s->fd < 0 && !open_shard(s))
        return 0;
    const size_t begin = from ? c->ends[from - 1] : 0;
    if (!put_bytes(s, c->out.ptr + begin, c->ends[end - 1] - begin))
        return 0;
    for (size_t i = from; i < end; i++)
        s->shard.errors += c->failed[i];
    s->shard.documents += end - from;
    s->shard.last = place_of(c->in.ptr + c->items[end - 1].file,
                             c->items[end - 1].line);
    if (s->shard.documents == s->cli->shard && !finish_shard(s))
        return 0;
    return end;
}

bool sink_put(struct sink *s, const struct chunk *c)
{
    if (s->failed)
        return false;
    if (s->kind != SINK_SHARDS)
        return put_bytes(s, c->out.ptr, c->out.len);
    for (size_t at = 0; at < c->n_items;) {
        at = fill_shard(s, c, at);
        if (!at)
            return false;
    }
    return true;
}

/* ---- opening and closing ----------------------------------------------- */

static char *temporary_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    const size_t dir = slash ? (size_t)(slash - path) + 1 : 0;
    const size_t size = strlen(path) + 8;
    char *p = malloc(size);
    if (p)
        (void)snprintf(p, size, "%.*s.%s.tmp", (int)dir, path, path + dir);
    return p;
}

/* FILE.jsonl or DIR: a directory is one that is there, or a name without a
 * dot in its last part, or with a slash behind it. */
static enum sink_kind kind_of(const char *out)
{
    struct stat st;
    if (!out)
        return SINK_STREAM;
    if (stat(out, &st) == 0)
        return S_ISDIR(st.st_mode)   ? SINK_SHARDS
               : S_ISREG(st.st_mode) ? SINK_FILE
                                     : SINK_STREAM;
    const char *slash = strrchr(out, '/');
    return slash && !slash[1]                     ? SINK_SHARDS
           : strchr(slash ? slash + 1 : out, '.') ? SINK_FILE
                                                  : SINK_SHARDS;
}

static int open_by_kind(struct sink *s, casus_str data_version,
                        struct read_from *from)
{
    const char *out = s->cli->out;
    if (s->kind == SINK_SHARDS) {
        const int code = journal_open(s->cli, data_version, &s->journal);
        s->shard.shard = s->journal.shards;
        *from = (struct read_from){ s->journal.documents, s->journal.last };
        return code;
    }
    if (s->cli->resume) {
        cli_say("--resume needs --out with a directory");
        return EXIT_USAGE;
    }
    if (s->kind == SINK_FILE) {
        s->path = strdup(out);
        s->temporary = temporary_name(out);
        errno = ENOMEM;
        if (!s->path || !s->temporary)
            return fail(s), EXIT_OUTPUT;
        return open_file(s) ? EXIT_DONE : EXIT_OUTPUT;
    }
    s->fd = out ? open(out, O_WRONLY | O_CLOEXEC) : STDOUT_FILENO;
    if (s->fd < 0 || !put_bytes(s, s->header.ptr, s->header.len))
        return fail(s), EXIT_OUTPUT;
    return EXIT_DONE;
}

int sink_open(const struct cli *cli, casus_str data_version,
              struct sink **out, struct read_from *from)
{
    struct sink *s = calloc(1, sizeof *s);
    if (!s) {
        cli_say("no memory");
        return EXIT_OUTPUT;
    }
    s->cli = cli;
    s->fd = s->journal.fd = -1;
    s->kind = kind_of(cli->out);
    *from = (struct read_from){ .documents = 0 };
    int code = EXIT_OUTPUT;
    if (cli->command == COMMAND_ACTOR ||
        casus_write_header(&cli->write, keep_bytes, &s->header, NULL) ==
            CASUS_OK)
        code = open_by_kind(s, data_version, from);
    if (code != EXIT_DONE) {
        (void)sink_close(s, false);
        return code;
    }
    *out = s;
    return EXIT_DONE;
}

bool sink_close(struct sink *s, bool whole)
{
    if (whole && !s->failed && s->fd >= 0 && s->kind != SINK_STREAM)
        (void)finish_file(s);
    drop_file(s);
    if (s->kind == SINK_STREAM && s->fd > STDERR_FILENO)
        (void)close(s->fd);
    const bool ok = !s->failed;
    journal_close(&s->journal);
    buffer_free(&s->header);
    free(s->path);
    free(s->temporary);
    free(s);
    return ok;
}

bool sink_has_shards(const struct sink *s)
{
    return s->kind == SINK_SHARDS;
}

uint64_t sink_earlier_errors(const struct sink *s)
{
    return s->journal.errors;
}

uint64_t sink_bytes(const struct sink *s)
{
    return s->written;
}
