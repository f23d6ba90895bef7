/*
 * Speed of the lex stage alone, over tokens that are ready, and the time
 * that opening a pack takes.
 *
 *     bench_lex PACK FILE [MEGABYTES]
 *
 * The file is cut into documents of some 8 kB at line ends. Prints MB of
 * input a second, tokens a second (of processor time) and matches a token.
 */
#define _POSIX_C_SOURCE 200809L

#include "api/pipeline.h"
#include "lex/lex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DOCUMENT = 8192, MOST_FILE = 64 << 20, OPENINGS = 20 };

struct totals {
    double seconds;
    size_t bytes, tokens, matches;
};

/* Processor time: what else the machine does matters less. */
static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *p = malloc(MOST_FILE);
    *n = f && p ? fread(p, 1, MOST_FILE, f) : 0;
    if (f)
        (void)fclose(f);
    return p;
}

/* The best of several openings: what the library itself needs. */
static double open_time(const char *pack)
{
    double best = 1e9;
    for (int i = 0; i < OPENINGS; i++) {
        casus_model *model = NULL;
        const double begin = now();
        if (casus_model_open(&pack, 1, 0, &model, NULL) != CASUS_OK)
            return -1;
        const double took = now() - begin;
        if (took < best)
            best = took;
        casus_model_free(model);
    }
    return best;
}

static bool one_document(casus_ctx *ctx, const char *text, size_t n,
                         struct totals *sum)
{
    casus_doc *doc = NULL;
    casus_input in;
    casus_input_init(&in);
    in.lossy = true;
    in.text = (casus_str){ text, n };
    if (casus__pipeline_run(ctx, &in, STAGE_TEXT, &doc, NULL) != CASUS_OK)
        return false;
    const double begin = now();
    const casus_status s = casus__lex_run(doc, NULL);
    sum->seconds += now() - begin;
    sum->bytes += n;
    sum->tokens += doc->n_tokens;
    sum->matches += doc->n_matches;
    casus_doc_free(doc);
    return s == CASUS_OK;
}

static bool whole_file(casus_ctx *ctx, const char *text, size_t n,
                       struct totals *sum)
{
    for (size_t at = 0; at < n;) {
        size_t end = n - at < DOCUMENT ? n : at + DOCUMENT;
        while (end < n && text[end - 1] != '\n')
            end++;
        if (!one_document(ctx, text + at, end - at, sum))
            return false;
        at = end;
    }
    return true;
}

int main(int argc, char **argv)
{
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    struct totals sum = { 0 };
    size_t n = 0;
    bool ok = true;
    if (argc < 3)
        return 2;
    const char *const pack = argv[1];
    const size_t wanted = (size_t)(argc > 3 ? atoi(argv[3]) : 16) << 20;
    printf("open %10.3f ms\n", 1e3 * open_time(pack));
    if (casus_model_open(&pack, 1, 0, &model, NULL) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, NULL) != CASUS_OK)
        return 3;
    char *text = read_file(argv[2], &n);
    while (n && ok && sum.bytes < wanted)
        ok = whole_file(ctx, text, n, &sum);
    if (ok && n)
        printf("lex  %10.1f MB/s %12.0f tokens/s  %.3f matches a token\n",
               (double)sum.bytes / sum.seconds / 1e6,
               (double)sum.tokens / sum.seconds,
               (double)sum.matches / (double)sum.tokens);
    free(text);
    casus_ctx_free(ctx);
    casus_model_free(model);
    return ok && n ? 0 : 4;
}
