#define _DEFAULT_SOURCE

#include "journal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char journal_name[] = ".casus-journal";
static const char magic[] = "casus journal 1";

static const char *extension(const struct cli *cli)
{
    switch (cli->write.output) {
    case CASUS_OUTPUT_DOC:
    case CASUS_OUTPUT_EVENTS:
        break;
    case CASUS_OUTPUT_TSV:
        return "tsv";
    case CASUS_OUTPUT_CONLLU:
        return "conllu";
    case CASUS_OUTPUT_HTML:
        return "html";
    case CASUS_OUTPUT_EXPLAIN:
        return "txt";
    }
    return "jsonl";
}

static char *inside(const char *dir, const char *name)
{
    const size_t n = strlen(dir), m = strlen(name);
    char *p = malloc(n + m + 2);
    if (!p)
        return NULL;
    memcpy(p, dir, n);
    p[n] = '/';
    memcpy(p + n + 1, name, m + 1);
    return p;
}

char *journal_shard_path(const struct cli *cli, unsigned shard,
                         bool temporary)
{
    char name[64];
    (void)snprintf(name, sizeof name, "%spart-%05u.%s%s",
                   temporary ? "." : "", shard, extension(cli),
                   temporary ? ".tmp" : "");
    return inside(cli->out, name);
}

bool sync_directory(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *dir = slash ? strndup(path, (size_t)(slash - path) + 1) : NULL;
    const int fd = open(slash ? dir ? dir : "" : ".",
                        O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(dir);
    if (fd < 0)
        return false;
    /* Not every file system can; then there is nothing to be done. */
    const bool ok = fsync(fd) == 0 || errno == EINVAL;
    (void)close(fd);
    return ok;
}

/* ---- settings ---------------------------------------------------------- */

/* All that decides which bytes are written, but the inputs themselves: their
 * places are checked where reading goes on. */
static void settings(const struct cli *cli, casus_str data, char *out,
                     size_t size)
{
    const casus_write_options *w = &cli->write;
    (void)snprintf(
        out, size,
        "%s\t%s data=%.*s output=%d offsets=%d pretty=%d unique=%d lossy=%d only=%u "
        "input=%d shard=%" PRIu64 " date=%s keep=%.*s "
        "columns=%.*s,%.*s,%.*s,%.*s limits=%zu,%zu,%zu,%zu,%zu",
        magic, CASUS_VERSION, (int)data.len, data.ptr, (int)w->output,
        (int)w->offsets, w->pretty, w->unique, cli->lossy, cli->only, (int)cli->input,
        cli->shard, cli->date, (int)w->keep.len, w->keep.ptr,
        (int)cli->columns.text_column.len, cli->columns.text_column.ptr,
        (int)cli->columns.date_column.len, cli->columns.date_column.ptr,
        (int)cli->columns.id_column.len, cli->columns.id_column.ptr,
        (int)cli->columns.title_column.len, cli->columns.title_column.ptr,
        cli->limits.text_bytes, cli->limits.sentence_tokens,
        cli->limits.arena_bytes, cli->limits.rule_steps, cli->line_bytes);
    for (char *p = out; *p; p++)
        if (*p == '\n')
            *p = ' ';
}

/* ---- reading it back --------------------------------------------------- */

static bool is_there(const struct cli *cli, unsigned shard)
{
    char *path = journal_shard_path(cli, shard, false);
    struct stat st;
    const bool there = path && stat(path, &st) == 0;
    free(path);
    return there;
}

static void take(struct journal *j, const struct shard_entry *e)
{
    j->shards = e->shard + 1;
    j->documents += e->documents;
    j->errors += e->errors;
    j->last = e->last;
}

/* An entry counts if its shard got its name; of two for one shard, the later
 * does: the first was entered by a run that ended before the renaming. */
static void read_entries(const struct cli *cli, FILE *f, struct journal *j)
{
    struct shard_entry e, kept = { 0 };
    bool has_kept = false;
    char line[256];
    while (fgets(line, sizeof line, f)) {
        if (!strchr(line, '\n') ||
            sscanf(line, "%u\t%" SCNu64 "\t%" SCNu64 "\t%" SCNx64
                         "\t%" SCNu64, &e.shard, &e.documents, &e.errors,
                   &e.last.file, &e.last.line) != 5)
            continue; /* torn by the end of its run: never renamed */
        if (has_kept && e.shard != kept.shard)
            take(j, &kept);
        has_kept = is_there(cli, e.shard);
        kept = e;
    }
    if (has_kept)
        take(j, &kept);
}

/* The first line tells the settings; the file is left behind it. */
static int check_settings(FILE *f, const char *want)
{
    char line[4096];
    if (!fgets(line, sizeof line, f))
        line[0] = '\0';
    line[strcspn(line, "\n")] = '\0';
    if (strcmp(line, want) == 0)
        return EXIT_DONE;
    const char *old = strchr(line, '\t');
    cli_say("the records there were made by another casus, other data or "
            "other options%s%s", old ? ": " : "", old ? old + 1 : "");
    return EXIT_USAGE;
}

static int read_back(const struct cli *cli, const char *path,
                     const char *want, struct journal *j)
{
    FILE *f = fopen(path, "r");
    if (!f) {
        cli_say("%s: %s", path, strerror(errno));
        return EXIT_OUTPUT;
    }
    const int code = check_settings(f, want);
    if (code == EXIT_DONE)
        read_entries(cli, f, j);
    (void)fclose(f);
    return code;
}

/* ---- opening ----------------------------------------------------------- */

static bool write_all(int fd, const char *p, size_t n)
{
    while (n) {
        const ssize_t done = write(fd, p, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        p += done;
        n -= (size_t)done;
    }
    return true;
}

/* A new journal appears whole: with its first line. */
static bool begin(const char *path, const char *first)
{
    char *tmp = malloc(strlen(path) + 5);
    if (!tmp)
        return false;
    (void)sprintf(tmp, "%s.tmp", path);
    const int fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && write_all(fd, first, strlen(first)) &&
              write_all(fd, "\n", 1) && fsync(fd) == 0;
    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    ok = ok && rename(tmp, path) == 0 && sync_directory(path);
    if (!ok)
        (void)unlink(tmp);
    free(tmp);
    return ok;
}

/* Does it hold anything that looks like ours? */
static bool holds_records(const char *dir)
{
    DIR *d = opendir(dir);
    bool found = false;
    for (struct dirent *e; d && (e = readdir(d)) != NULL;)
        found = found || strncmp(e->d_name, "part-", 5) == 0 ||
                strcmp(e->d_name, journal_name) == 0;
    if (d)
        (void)closedir(d);
    return found;
}

/* One run at a time; one that was killed may take a moment to be gone. */
static bool lock(int fd)
{
    const struct timespec moment = { .tv_nsec = 50000000 };
    for (int i = 0; i < 60; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        (void)nanosleep(&moment, NULL);
    }
    return false;
}

/* Open for adding lines. */
static int lock_and_continue(const char *path, struct journal *j)
{
    j->fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC);
    char last = '\n';
    if (j->fd < 0) {
        cli_say("%s: %s", path, strerror(errno));
        return EXIT_OUTPUT;
    }
    if (!lock(j->fd)) {
        cli_say("%s: another casus writes there", path);
        return EXIT_OUTPUT;
    }
    /* A line that was cut off must not run into the next. */
    const off_t end = lseek(j->fd, 0, SEEK_END);
    if (end > 0 && pread(j->fd, &last, 1, end - 1) == 1 && last != '\n' &&
        !write_all(j->fd, "\n", 1)) {
        cli_say("%s: %s", path, strerror(errno));
        return EXIT_OUTPUT;
    }
    return EXIT_DONE;
}

static int open_or_begin(const struct cli *cli, const char *path,
                         const char *want, struct journal *j)
{
    struct stat st;
    if (mkdir(cli->out, 0777) != 0 && errno != EEXIST) {
        cli_say("%s: %s", cli->out, strerror(errno));
        return EXIT_OUTPUT;
    }
    const bool there = stat(path, &st) == 0;
    if (!there || !cli->resume) {
        if (holds_records(cli->out)) {
            cli_say("%s holds records already%s", cli->out,
                    there ? "; --resume goes on with them" : "");
            return EXIT_USAGE;
        }
        if (!begin(path, want)) {
            cli_say("%s: %s", path, strerror(errno));
            return EXIT_OUTPUT;
        }
    }
    const int code = lock_and_continue(path, j);
    return code == EXIT_DONE && there ? read_back(cli, path, want, j) : code;
}

int journal_open(const struct cli *cli, casus_str data_version,
                 struct journal *j)
{
    char want[4096];
    *j = (struct journal){ .fd = -1 };
    settings(cli, data_version, want, sizeof want - 2);
    char *path = inside(cli->out, journal_name);
    if (!path) {
        cli_say("no memory");
        return EXIT_OUTPUT;
    }
    const int code = open_or_begin(cli, path, want, j);
    free(path);
    return code;
}

bool journal_add(struct journal *j, const struct shard_entry *e)
{
    char line[256];
    const int n = snprintf(line, sizeof line,
                           "%u\t%" PRIu64 "\t%" PRIu64 "\t%" PRIx64
                           "\t%" PRIu64 "\n", e->shard, e->documents,
                           e->errors, e->last.file, e->last.line);
    return write_all(j->fd, line, (size_t)n) && fsync(j->fd) == 0;
}

void journal_close(struct journal *j)
{
    if (j->fd >= 0)
        (void)close(j->fd);
    j->fd = -1;
}
