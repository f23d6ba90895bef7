#define _DEFAULT_SOURCE

#include "report.h"

#include "walk.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct report {
    const struct cli *cli;
    bool shows;        /* progress */
    bool shown;        /* a line of it stands on the terminal */
    uint64_t total;    /* bytes of all files, 0 if unknown */
    double began, told;
};

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

struct report *report_new(const struct cli *cli)
{
    struct report *r = calloc(1, sizeof *r);
    if (!r)
        return NULL;
    r->cli = cli;
    /* Records on the same terminal would run into it. */
    r->shows = !cli->quiet && isatty(STDERR_FILENO) &&
               (cli->out || !isatty(STDOUT_FILENO));
    if (r->shows)
        r->total = walk_bytes(cli);
    r->began = r->told = now();
    return r;
}

void report_free(struct report *r)
{
    free(r);
}

static void wipe(struct report *r)
{
    if (r->shown)
        fputs("\r\033[K", stderr);
    r->shown = false;
}

void report_notes(struct report *r, const char *lines, size_t n)
{
    if (!n)
        return;
    wipe(r);
    (void)fwrite(lines, 1, n, stderr);
}

static void tell_rest(const struct report *r, uint64_t spent, double took)
{
    if (r->total == 0 || spent == 0)
        return;
    const double part = (double)spent / (double)r->total;
    const double left = part < 1 ? took / part - took : 0;
    const unsigned s = (unsigned)left;
    fprintf(stderr, ", %.0f %%, %u:%02u:%02u left", 100 * part, s / 3600,
            s / 60 % 60, s % 60);
}

void report_progress(struct report *r, const struct counts *sum,
                     uint64_t spent)
{
    if (!r->shows)
        return;
    const double t = now();
    if (t - r->told < 0.25)
        return;
    r->told = t;
    wipe(r);
    fprintf(stderr, "casus: %" PRIu64 " documents, %.1f MB/s", sum->documents,
            (double)sum->bytes / (t - r->began) / 1e6);
    tell_rest(r, spent, t - r->began);
    if (sum->errors)
        fprintf(stderr, ", %" PRIu64 " errors", sum->errors);
    r->shown = true;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static void print_stats(const struct report *r, const struct counts *sum,
                        uint64_t written)
{
    struct rusage used;
    const double took = now() - r->began;
    (void)getrusage(RUSAGE_SELF, &used);
    fprintf(stderr,
            "{\"documents\": %" PRIu64 ", \"errors\": %" PRIu64
            ", \"not_english\": %" PRIu64 ", \"sentences\": %" PRIu64
            ", \"tokens\": %" PRIu64 ", \"entities\": %" PRIu64
            ", \"events\": %" PRIu64 ", \"bytes_read\": %" PRIu64
            ", \"bytes_written\": %" PRIu64,
            sum->documents, sum->errors, sum->not_english, sum->sentences,
            sum->tokens, sum->entities, sum->events, sum->bytes, written);
    fprintf(stderr,
            ", \"seconds\": %.3f, \"user_seconds\": %.3f, "
            "\"system_seconds\": %.3f, \"peak_kilobytes\": %ld, "
            "\"threads\": %zu}\n",
            took, seconds(used.ru_utime), seconds(used.ru_stime),
            used.ru_maxrss, r->cli->jobs);
}

void report_end(struct report *r, const struct counts *sum, uint64_t written)
{
    wipe(r);
    if (r->cli->stats)
        print_stats(r, sum, written);
}
