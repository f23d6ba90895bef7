/*
 * Speed of the whole pipeline and of its stages, on a text that is repeated.
 *
 *     bench_pipeline PACK FILE [MEGABYTES]
 *
 * Prints, for each prefix of the pipeline, MB/s and tokens/s on one core.
 */
#define _POSIX_C_SOURCE 200809L

#include "api/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *p = malloc(1 << 20);
    *n = f && p ? fread(p, 1, 1 << 20, f) : 0;
    if (f)
        (void)fclose(f);
    return p;
}

static int swallow(const char *bytes, size_t n, void *user)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

int main(int argc, char **argv)
{
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_error err;
    casus_input in;
    size_t n;
    if (argc < 3)
        return 2;
    const char *const pack = argv[1];
    const double opened = seconds();
    if (casus_model_open(&pack, 1, 0, &model, &err) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, &err) != CASUS_OK)
        return 3;
    printf("open      %8.2f ms\n", 1e3 * (seconds() - opened));
    char *text = read_file(argv[2], &n);
    if (!n)
        return 3;
    casus_input_init(&in);
    in.text = (casus_str){ text, n };
    in.date = (casus_str){ "2024-05-14", 10 };
    const size_t bytes = (size_t)(argc > 3 ? atoi(argv[3]) : 4) << 20;
    const size_t rounds = bytes / n + 1;
    for (int last = STAGE_TEXT; last <= STAGE_COUNT; last++) {
        size_t tokens = 0, written = 0;
        const double begin = seconds();
        /* Nobody waits for trees but who asks for them. */
        in.only = last == STAGE_TREE ? CASUS_TREES : 0;
        for (size_t i = 0; i < rounds; i++) {
            casus_doc *doc = NULL;
            const enum stage stage =
                last < STAGE_COUNT ? (enum stage)last : STAGE_EVENT;
            if (casus__pipeline_run(ctx, &in, stage, &doc, &err) != CASUS_OK)
                return 4;
            if (last == STAGE_COUNT)
                (void)casus_write_doc(doc, NULL, swallow, &written, NULL);
            tokens += doc->n_tokens;
            casus_doc_free(doc);
        }
        const double took = seconds() - begin;
        printf("%-9s %8.2f MB/s %10.0f tokens/s\n",
               last < STAGE_COUNT ? casus__stage_name((unsigned)last) : "json",
               (double)(rounds * n) / took / 1e6, (double)tokens / took);
    }
    free(text);
    casus_ctx_free(ctx);
    casus_model_free(model);
    return 0;
}
