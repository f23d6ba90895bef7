/*
 * The main thread reads chunks; workers, each with a context of its own,
 * make the records; whoever finishes a chunk writes what is ready, one at a
 * time and, unless told otherwise, in the order of the input. A fixed number
 * of chunks goes round, so memory does not grow with the corpus. Threads
 * meet at one lock, a few times for each chunk; while they work on documents
 * they share nothing that is written.
 *
 * With -j 1 there are no threads at all.
 */
#define _POSIX_C_SOURCE 200809L

#include "batch.h"

#include "report.h"
#include "sink.h"
#include "signals.h"
#include "worker.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum slot_state { SLOT_FREE, SLOT_FULL, SLOT_BUSY, SLOT_DONE };

struct slot {
    struct chunk chunk;
    enum slot_state state;
    uint64_t number; /* of the chunk, in the order of the input */
};

struct batch {
    const struct cli *cli;
    casus_model *model;
    struct reader *reader;
    struct sink *sink;
    struct report *report;
    struct counts sum;
    pthread_mutex_t lock; /* all below */
    pthread_cond_t work, room;
    struct slot *slots;
    size_t n_slots;
    uint64_t written;  /* chunks */
    bool writing;      /* someone writes */
    bool closed;       /* no more chunks will come */
    bool failed;       /* nothing more needs to be done */
    int code;
};

struct thread {
    struct batch *batch;
    struct worker worker;
    pthread_t id;
};

/* ---- writing ----------------------------------------------------------- */

static void add_counts(struct counts *sum, const struct counts *c)
{
    sum->documents += c->documents;
    sum->errors += c->errors;
    sum->bytes += c->bytes;
    sum->tokens += c->tokens;
    sum->sentences += c->sentences;
    sum->entities += c->entities;
    sum->events += c->events;
    sum->not_english += c->not_english;
}

/* A finished chunk goes out. One thread at a time. */
static int put_chunk(struct batch *b, struct chunk *c)
{
    add_counts(&b->sum, &c->counts);
    report_notes(b->report, c->notes.ptr, c->notes.len);
    if (c->code != EXIT_DONE) {
        cli_say("no memory");
        return c->code;
    }
    if (!sink_put(b->sink, c))
        return EXIT_OUTPUT;
    report_progress(b->report, &b->sum, c->spent);
    return EXIT_DONE;
}

static void note_code(struct batch *b, int code)
{
    if (code == EXIT_DONE)
        return;
    b->code = code;
    b->failed = true;
}

static struct slot *next_done(const struct batch *b)
{
    for (size_t i = 0; i < b->n_slots; i++)
        if (b->slots[i].state == SLOT_DONE &&
            (b->cli->unordered || b->slots[i].number == b->written))
            return &b->slots[i];
    return NULL;
}

/* Write what is ready. The lock is held, but not during the writing. */
static void put_ready(struct batch *b)
{
    struct slot *slot;
    if (b->writing)
        return;
    b->writing = true;
    while ((slot = next_done(b)) != NULL) {
        const bool needed = !b->failed;
        (void)pthread_mutex_unlock(&b->lock);
        const int code = needed ? put_chunk(b, &slot->chunk) : EXIT_DONE;
        (void)pthread_mutex_lock(&b->lock);
        note_code(b, code);
        slot->state = SLOT_FREE;
        b->written++;
        (void)pthread_cond_signal(&b->room);
    }
    b->writing = false;
}

/* ---- workers ----------------------------------------------------------- */

/* The earliest chunk that waits: it is wanted first. */
static struct slot *next_full(const struct batch *b)
{
    struct slot *best = NULL;
    for (size_t i = 0; i < b->n_slots; i++)
        if (b->slots[i].state == SLOT_FULL &&
            (!best || b->slots[i].number < best->number))
            best = &b->slots[i];
    return best;
}

static void *work(void *user)
{
    struct thread *t = user;
    struct batch *b = t->batch;
    (void)pthread_mutex_lock(&b->lock);
    for (;;) {
        struct slot *slot = next_full(b);
        if (!slot && b->closed)
            break;
        if (!slot) {
            (void)pthread_cond_wait(&b->work, &b->lock);
            continue;
        }
        slot->state = SLOT_BUSY;
        const bool needed = !b->failed;
        (void)pthread_mutex_unlock(&b->lock);
        if (needed)
            worker_do(&t->worker, &slot->chunk);
        (void)pthread_mutex_lock(&b->lock);
        slot->state = SLOT_DONE;
        put_ready(b);
    }
    (void)pthread_mutex_unlock(&b->lock);
    return NULL;
}

/* ---- reading ----------------------------------------------------------- */

static struct slot *wait_for_room(struct batch *b)
{
    for (;;) {
        for (size_t i = 0; i < b->n_slots; i++)
            if (b->slots[i].state == SLOT_FREE)
                return &b->slots[i];
        (void)pthread_cond_wait(&b->room, &b->lock);
    }
}

static enum read_result feed_threads(struct batch *b)
{
    enum read_result result = READ_MORE;
    uint64_t number = 0;
    (void)pthread_mutex_lock(&b->lock);
    while (result == READ_MORE && !b->failed) {
        struct slot *slot = wait_for_room(b);
        (void)pthread_mutex_unlock(&b->lock);
        chunk_reset(&slot->chunk);
        result = reader_fill(b->reader, &slot->chunk);
        (void)pthread_mutex_lock(&b->lock);
        slot->number = number++;
        slot->state = SLOT_FULL;
        (void)pthread_cond_signal(&b->work);
    }
    b->closed = true;
    (void)pthread_cond_broadcast(&b->work);
    (void)pthread_mutex_unlock(&b->lock);
    return result;
}

static enum read_result one_by_one(struct batch *b, struct worker *w)
{
    enum read_result result = READ_MORE;
    struct chunk *c = &b->slots[0].chunk;
    while (result == READ_MORE && !b->failed) {
        chunk_reset(c);
        result = reader_fill(b->reader, c);
        worker_do(w, c);
        note_code(b, put_chunk(b, c));
    }
    return result;
}

/* ---- threads ----------------------------------------------------------- */

/* Signals are for the main thread, whose read they interrupt. */
static size_t start_threads(struct batch *b, struct thread *threads,
                            size_t n)
{
    sigset_t all, old;
    size_t started = 0;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_BLOCK, &all, &old);
    while (started < n && pthread_create(&threads[started].id, NULL, work,
                                         &threads[started]) == 0)
        started++;
    (void)pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (!started) {
        cli_say("a thread cannot be started");
        b->code = EXIT_DATA;
    }
    return started;
}

static enum read_result with_threads(struct batch *b, struct thread *threads,
                                     size_t n)
{
    enum read_result result = READ_MORE;
    (void)pthread_mutex_init(&b->lock, NULL);
    (void)pthread_cond_init(&b->work, NULL);
    (void)pthread_cond_init(&b->room, NULL);
    const size_t started = start_threads(b, threads, n);
    if (started)
        result = feed_threads(b);
    for (size_t i = 0; i < started; i++)
        (void)pthread_join(threads[i].id, NULL);
    (void)pthread_cond_destroy(&b->room);
    (void)pthread_cond_destroy(&b->work);
    (void)pthread_mutex_destroy(&b->lock);
    return result;
}

static bool make_workers(struct batch *b, struct thread *threads, size_t n)
{
    casus_error err = { 0 };
    for (size_t i = 0; i < n; i++) {
        threads[i].batch = b;
        threads[i].worker.cli = b->cli;
        if (casus_ctx_new(b->model, &b->cli->limits, &threads[i].worker.ctx,
                          &err) != CASUS_OK) {
            cli_say("%s", err.message);
            b->code = err.code == CASUS_E_ARG ? EXIT_USAGE : EXIT_DATA;
            return false;
        }
    }
    return true;
}

static void run_workers(struct batch *b, enum read_result *result)
{
    const size_t n = b->cli->jobs;
    struct thread *threads = calloc(n, sizeof *threads);
    b->n_slots = n == 1 ? 1 : 2 * n + 2;
    b->slots = calloc(b->n_slots, sizeof *b->slots);
    if (!threads || !b->slots) {
        cli_say("no memory");
        b->code = EXIT_DATA;
    } else if (make_workers(b, threads, n)) {
        *result = n == 1 ? one_by_one(b, &threads[0].worker)
                         : with_threads(b, threads, n);
    }
    for (size_t i = 0; threads && i < n; i++)
        worker_close(&threads[i].worker);
    for (size_t i = 0; b->slots && i < b->n_slots; i++)
        chunk_free(&b->slots[i].chunk);
    free(b->slots);
    free(threads);
}

/* ---- the whole --------------------------------------------------------- */

static int end_code(const struct batch *b, enum read_result result,
                    uint64_t earlier)
{
    switch (result) {
    case READ_CHANGED:
        cli_say("the input is not the one that the records there are of");
        return EXIT_USAGE;
    case READ_NO_MEMORY:
        cli_say("no memory to read the input");
        return EXIT_DATA;
    case READ_MORE:
    case READ_END:
    case READ_STOPPED:
        break;
    }
    return b->sum.errors + earlier ? EXIT_SOME_FAILED : EXIT_DONE;
}

static int read_and_write(struct batch *b, bool text_by_line,
                          struct read_from from)
{
    enum read_result result = READ_MORE;
    b->report = report_new(b->cli);
    b->reader = reader_new(b->cli, text_by_line, from);
    if (!b->report || !b->reader) {
        cli_say("no memory");
        b->code = EXIT_DATA;
    } else {
        stop_catch();
        run_workers(b, &result);
    }
    const uint64_t earlier = sink_earlier_errors(b->sink);
    /* Shards keep what is done; a single file is whole or not there. */
    const bool whole = b->code == EXIT_DONE &&
                       (result == READ_END ||
                        (result == READ_STOPPED && sink_has_shards(b->sink)));
    const uint64_t bytes = sink_bytes(b->sink);
    if (!sink_close(b->sink, whole))
        b->code = EXIT_OUTPUT;
    if (b->report)
        report_end(b->report, &b->sum, bytes);
    report_free(b->report);
    reader_free(b->reader);
    return b->code == EXIT_DONE ? end_code(b, result, earlier) : b->code;
}

int batch_run(const struct cli *cli, bool text_by_line)
{
    struct batch b = { .cli = cli, .code = EXIT_DONE };
    struct read_from from;
    int code = cli_open_model(cli, &b.model);
    if (code != EXIT_DONE)
        return code;
    code = sink_open(cli, casus_model_data_version(b.model), &b.sink, &from);
    if (code == EXIT_DONE)
        code = read_and_write(&b, text_by_line, from);
    casus_model_free(b.model);
    stop_end();
    return code;
}
