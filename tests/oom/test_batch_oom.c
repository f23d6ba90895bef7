/*
 * A whole batch in which something fails: the n-th allocation, or the n-th
 * call that writes, syncs or renames, for every n. The run must end with an
 * exit code that says so and leave nothing half-written; what it calls done
 * must be all there, byte for byte; and an input that failed alone must have
 * its error record while the others are unharmed.
 */
#define _DEFAULT_SOURCE

#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
ssize_t __real_write(int fd, const void *p, size_t n);
int __real_fsync(int fd);
int __real_rename(const char *from, const char *to);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
ssize_t __wrap_write(int fd, const void *p, size_t n);
int __wrap_fsync(int fd);
int __wrap_rename(const char *from, const char *to);

enum sort { ALLOCATIONS, WRITES, SORTS };

static long left[SORTS] = { -1, -1 }; /* until one fails; -1: never */
static long seen[SORTS];

static int fails(enum sort sort)
{
    seen[sort]++;
    return left[sort] >= 0 && left[sort]-- == 0;
}

void *__wrap_malloc(size_t n)
{
    return fails(ALLOCATIONS) ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails(ALLOCATIONS) ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t n)
{
    return fails(ALLOCATIONS) ? NULL : __real_realloc(p, n);
}

/* Half of it is written before the disk is full. */
ssize_t __wrap_write(int fd, const void *p, size_t n)
{
    if (!fails(WRITES))
        return __real_write(fd, p, n);
    if (n > 1)
        return __real_write(fd, p, n / 2);
    errno = ENOSPC;
    return -1;
}

int __wrap_fsync(int fd)
{
    if (!fails(WRITES))
        return __real_fsync(fd);
    errno = EIO;
    return -1;
}

int __wrap_rename(const char *from, const char *to)
{
    if (!fails(WRITES))
        return __real_rename(from, to);
    errno = EIO;
    return -1;
}

static const char input[] =
    "{\"id\": \"a\", \"text\": \"Iran released two sailors on Monday.\"}\n"
    "no json\n"
    "{\"id\": \"b\", \"n\": 1, \"text\": \"Chad's army killed 12 rebels.\"}\n"
    "{\"id\": \"c\", \"title\": \"Talks\", \"text\": \"Both sides met.\"}\n";

enum { DOCUMENTS = 4 };

static char *read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    char *p = f ? __real_calloc(1, 1 << 20) : NULL;
    if (p)
        (void)fread(p, 1, (1 << 20) - 1, f);
    if (f)
        (void)fclose(f);
    return p;
}

static size_t lines(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += *text == '\n';
    return n;
}

/* Is every line as it should be, or the record of an error? */
static bool same_or_error(const char *got, const char *want)
{
    while (*got && *want) {
        const size_t n = strcspn(got, "\n"), m = strcspn(want, "\n");
        const char *error = strstr(got, "\"error\"");
        if ((n != m || strncmp(got, want, n) != 0) &&
            (!error || error > got + n))
            return false;
        got += n + 1;
        want += m + 1;
    }
    return !*got && !*want;
}

static int run(const char *pack, const char *out, const char *shard)
{
    char in[] = "in.jsonl";
    const char *args[] = { "casus", "--data", pack, "--quiet", "--out", out,
                           "--shard", shard, in, "--resume" };
    char *argv[10];
    for (size_t i = 0; i < 10; i++)
        argv[i] = (char *)(uintptr_t)args[i];
    struct cli cli;
    const int n = strcmp(out, "one.jsonl") == 0 ? 9 : 10;
    return cli_parse(n, argv, &cli) == EXIT_DONE ? batch_run(&cli, false)
                                                 : EXIT_USAGE;
}

static char *whole; /* what an undisturbed run writes */

/* One file: there as a whole, or not at all. */
static bool one_file(const char *pack)
{
    (void)unlink("one.jsonl");
    const int code = run(pack, "one.jsonl", "2");
    left[ALLOCATIONS] = left[WRITES] = -1;
    char *got = read_file("one.jsonl");
    bool ok = access(".one.jsonl.tmp", F_OK) != 0;
    if (code == EXIT_DONE || code == EXIT_SOME_FAILED)
        ok = ok && got && same_or_error(got, whole);
    else /* the last sync may fail when the file has its name */
        ok = ok && (!got || strcmp(got, whole) == 0);
    if (!ok)
        printf("# exit %d: %s\n", code, got ? got : "no file");
    free(got);
    return ok;
}

static void clear(void)
{
    (void)unlink("d/part-00000.jsonl");
    (void)unlink("d/part-00001.jsonl");
    (void)unlink("d/.part-00000.jsonl.tmp");
    (void)unlink("d/.part-00001.jsonl.tmp");
    (void)unlink("d/.casus-journal");
    (void)unlink("d/.casus-journal.tmp");
    (void)rmdir("d");
}

/* Shards: a second run ends what the first could not. */
static bool shards(const char *pack)
{
    clear();
    const int first = run(pack, "d", "2");
    left[ALLOCATIONS] = left[WRITES] = -1;
    const int second = run(pack, "d", "2");
    char *a = read_file("d/part-00000.jsonl");
    char *b = read_file("d/part-00001.jsonl");
    bool ok = second == EXIT_SOME_FAILED && a && b &&
              lines(a) + lines(b) == DOCUMENTS;
    char *both = ok ? __real_malloc(strlen(a) + strlen(b) + 1) : NULL;
    if (both) {
        strcpy(both, a);
        strcat(both, b);
        ok = same_or_error(both, whole);
    }
    free(both);
    free(a);
    free(b);
    if (!ok)
        printf("# exits %d and %d\n", first, second), fflush(stdout);
    return ok;
}

static bool fail_each(const char *pack, enum sort sort,
                      bool (*trial)(const char *), const char *what, int nr)
{
    seen[sort] = 0;
    bool ok = trial(pack);
    const long all = seen[sort];
    for (long n = 0; n < all; n++) {
        left[sort] = n;
        if (!trial(pack)) {
            printf("# failure %ld of %s\n", n, what);
            ok = false;
        }
    }
    printf("%s %d - %s: %ld failures\n", ok && all > 3 ? "ok" : "not ok", nr,
           what, all);
    return ok && all > 3;
}

int main(int argc, char **argv)
{
    char dir[] = "/tmp/casus-batch-XXXXXX";
    char *pack = argc == 2 ? realpath(argv[1], NULL) : NULL;
    if (!pack || !mkdtemp(dir) || chdir(dir) != 0)
        return 2;
    FILE *f = fopen("in.jsonl", "wb");
    if (!f || fputs(input, f) < 0 || fclose(f) != 0 ||
        !freopen("messages", "wb", stderr))
        return 2;
    printf("1..4\n");
    if (run(pack, "one.jsonl", "2") != EXIT_SOME_FAILED ||
        !(whole = read_file("one.jsonl"))) {
        printf("Bail out! nothing works\n");
        return 1;
    }
    bool ok = true;
    ok &= fail_each(pack, ALLOCATIONS, one_file, "allocations, a file", 1);
    ok &= fail_each(pack, ALLOCATIONS, shards, "allocations, shards", 2);
    ok &= fail_each(pack, WRITES, one_file, "writes, a file", 3);
    ok &= fail_each(pack, WRITES, shards, "writes, shards", 4);
    free(whole);
    free(pack);
    clear();
    (void)unlink("one.jsonl");
    (void)unlink("in.jsonl");
    (void)unlink("messages");
    if (chdir("/") == 0)
        (void)rmdir(dir);
    return !ok;
}
