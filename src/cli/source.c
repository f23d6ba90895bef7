#define _POSIX_C_SOURCE 200809L

#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef CASUS_HAVE_ZLIB
#include <zlib.h>
#endif
#ifdef CASUS_HAVE_ZSTD
#include <zstd.h>
#endif

enum packing { PACKING_UNKNOWN, PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };

enum { IN_BYTES = 128 * 1024 };

struct source {
    int fd;
    enum packing packing;
    bool ended;   /* the file has no more bytes */
    bool inside;  /* inside a packed member that has not ended */
    const char *why;
    uint64_t spent;
    size_t at, n; /* bytes of `in` not used yet: [at, n) */
#ifdef CASUS_HAVE_ZLIB
    z_stream z;
#endif
#ifdef CASUS_HAVE_ZSTD
    ZSTD_DStream *zstd;
#endif
    unsigned char in[IN_BYTES];
};

struct source *source_open(const char *path)
{
    const bool is_stdin = strcmp(path, "-") == 0;
    struct stat st;
    const int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    struct source *s = NULL;
    const bool is_dir = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
    if (!is_dir)
        s = calloc(1, sizeof *s);
    if (!s) {
        if (!is_stdin)
            (void)close(fd);
        errno = is_dir ? EISDIR : ENOMEM;
        return NULL;
    }
    s->fd = fd;
    return s;
}

void source_close(struct source *s)
{
    if (!s)
        return;
#ifdef CASUS_HAVE_ZLIB
    if (s->packing == PACKING_GZIP)
        (void)inflateEnd(&s->z);
#endif
#ifdef CASUS_HAVE_ZSTD
    (void)ZSTD_freeDStream(s->zstd);
#endif
    if (s->fd != STDIN_FILENO)
        (void)close(s->fd);
    free(s);
}

const char *source_why(const struct source *s)
{
    return s->why;
}

uint64_t source_spent(const struct source *s)
{
    return s->spent;
}

bool source_waits(const struct source *s)
{
    struct pollfd p = { .fd = s->fd, .events = POLLIN };
    return s->at == s->n && !s->ended && poll(&p, 1, 0) == 0;
}

/* More bytes of the file behind those there are. False: none came. */
static bool fill(struct source *s)
{
    if (s->at) {
        memmove(s->in, s->in + s->at, s->n - s->at);
        s->n -= s->at;
        s->at = 0;
    }
    const ssize_t got = read(s->fd, s->in + s->n, IN_BYTES - s->n);
    if (got < 0) {
        if (errno != EINTR)
            s->why = strerror(errno);
        return false;
    }
    s->ended = got == 0;
    s->n += (size_t)got;
    s->spent += (uint64_t)got;
    return got > 0;
}

static bool starts(const struct source *s, const char *magic, size_t n)
{
    return s->n - s->at >= n && memcmp(s->in + s->at, magic, n) == 0;
}

static bool begin_gzip(struct source *s)
{
#ifdef CASUS_HAVE_ZLIB
    if (inflateInit2(&s->z, 15 + 16) == Z_OK) {
        s->packing = PACKING_GZIP;
        return true;
    }
    s->why = "no memory to unpack gzip";
#else
    s->why = "packed by gzip, which this casus was built without";
#endif
    return false;
}

static bool begin_zstd(struct source *s)
{
#ifdef CASUS_HAVE_ZSTD
    s->zstd = ZSTD_createDStream();
    if (s->zstd) {
        s->packing = PACKING_ZSTD;
        return true;
    }
    s->why = "no memory to unpack zstd";
#else
    s->why = "packed by zstd, which this casus was built without";
#endif
    return false;
}

static bool find_packing(struct source *s)
{
    while (s->n - s->at < 4 && !s->ended)
        if (!fill(s) && !s->ended)
            return false;
    if (starts(s, "\x1f\x8b\x08", 3))
        return begin_gzip(s);
    if (starts(s, "\x28\xb5\x2f\xfd", 4))
        return begin_zstd(s);
    s->packing = PACKING_NONE;
    return true;
}

static ssize_t read_plain(struct source *s, char *out, size_t n)
{
    if (s->at == s->n && !fill(s))
        return s->ended ? 0 : -1;
    const size_t part = n < s->n - s->at ? n : s->n - s->at;
    memcpy(out, s->in + s->at, part);
    s->at += part;
    return (ssize_t)part;
}

#ifdef CASUS_HAVE_ZLIB
/* Members may follow one another; what follows and is none is ignored, as
 * gzip does. */
static ssize_t read_gzip(struct source *s, char *out, size_t n)
{
    s->z.next_out = (unsigned char *)out;
    s->z.avail_out = n < 1u << 30 ? (uInt)n : 1u << 30;
    const uInt room = s->z.avail_out;
    while (s->z.avail_out == room) {
        while (s->n - s->at < 2 && !s->ended)
            if (!fill(s) && !s->ended)
                return -1;
        if (s->at == s->n || (!s->inside && !starts(s, "\x1f\x8b", 2)))
            break;
        if (!s->inside)
            (void)inflateReset(&s->z);
        s->inside = true;
        s->z.next_in = s->in + s->at;
        s->z.avail_in = (uInt)(s->n - s->at);
        const int code = inflate(&s->z, Z_NO_FLUSH);
        s->at = s->n - s->z.avail_in;
        if (code == Z_STREAM_END) {
            s->inside = false;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            s->why = "the gzip data is damaged";
            return -1;
        }
    }
    if (s->z.avail_out == room && s->inside) {
        s->why = "the gzip data is cut short";
        return -1;
    }
    return (ssize_t)(room - s->z.avail_out);
}
#endif

#ifdef CASUS_HAVE_ZSTD
static ssize_t read_zstd(struct source *s, char *out, size_t n)
{
    ZSTD_outBuffer to = { out, n, 0 };
    while (to.pos == 0) {
        if (s->at == s->n && !fill(s) && !s->ended)
            return -1;
        if (s->at == s->n)
            break;
        ZSTD_inBuffer from = { s->in + s->at, s->n - s->at, 0 };
        const size_t code = ZSTD_decompressStream(s->zstd, &to, &from);
        if (ZSTD_isError(code)) {
            s->why = "the zstd data is damaged";
            return -1;
        }
        s->at += from.pos;
        s->inside = code != 0;
    }
    if (to.pos == 0 && s->inside) {
        s->why = "the zstd data is cut short";
        return -1;
    }
    return (ssize_t)to.pos;
}
#endif

ssize_t source_read(struct source *s, char *out, size_t n)
{
    if (s->packing == PACKING_UNKNOWN && !find_packing(s))
        return -1;
    switch (s->packing) {
    case PACKING_GZIP:
#ifdef CASUS_HAVE_ZLIB
        return read_gzip(s, out, n);
#endif
    case PACKING_ZSTD:
#ifdef CASUS_HAVE_ZSTD
        return read_zstd(s, out, n);
#endif
    case PACKING_UNKNOWN:
    case PACKING_NONE:
        break;
    }
    return read_plain(s, out, n);
}
