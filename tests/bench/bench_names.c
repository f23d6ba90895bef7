/*
 * Speed of the name tagger alone, on ready words and gazetteer matches.
 *
 *     bench_names PACK FILE [SECONDS]
 *
 * Documents are paragraphs of FILE in groups of some 4,000 bytes. Prints
 * tokens/s of processor time on one core, for each pass.
 */
#define _POSIX_C_SOURCE 200809L

#include "api/pipeline.h"
#include "base/str.h"
#include "pack/model.h"
#include "tag/name_tagger.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FILE_ROOM = 1 << 22, DOC_BYTES = 4000, MAX_DOCS = 2000 };

static double seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static casus_str read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    char *p = malloc(FILE_ROOM);
    const size_t n = f && p ? fread(p, 1, FILE_ROOM, f) : 0;
    if (f)
        (void)fclose(f);
    return (casus_str){ p, n };
}

/* The next document: whole lines. */
static casus_str next_text(casus_str *rest)
{
    size_t n = rest->len < DOC_BYTES ? rest->len : DOC_BYTES;
    while (n < rest->len && rest->ptr[n - 1] != '\n')
        n++;
    const casus_str text = { rest->ptr, n };
    *rest = (casus_str){ rest->ptr + n, rest->len - n };
    return text;
}

static size_t read_docs(casus_ctx *ctx, casus_str text, casus_doc **docs)
{
    size_t n = 0;
    while (text.len && n < MAX_DOCS) {
        casus_input in;
        casus_input_init(&in);
        in.text = next_text(&text);
        if (casus__pipeline_run(ctx, &in, STAGE_LEX, &docs[n], NULL) ==
            CASUS_OK)
            n++;
    }
    return n;
}

int main(int argc, char **argv)
{
    casus_model *model;
    casus_ctx *ctx;
    static casus_doc *docs[MAX_DOCS];
    if (argc < 3)
        return 2;
    const char *const pack = argv[1];
    const double most = argc > 3 ? atof(argv[3]) : 1;
    if (casus_model_open(&pack, 1, 0, &model, NULL) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, NULL) != CASUS_OK || !model->names)
        return 3;
    const casus_str text = read_file(argv[2]);
    const size_t n = read_docs(ctx, text, docs);
    struct arena arena;
    casus__arena_init(&arena, SIZE_MAX / 4);
    size_t tokens = 0, looked = 0;
    double first = 0, second = 0;
    while (n && first + second < most)
        for (size_t i = 0; i < n; i++) {
            struct name_text t;
            const double start = seconds();
            bool ok = casus__names_first(model->names, docs[i], &arena, &t);
            const double middle = seconds();
            ok = ok && casus__names_second(model->names, &t);
            second += seconds() - middle;
            first += middle - start;
            tokens += docs[i]->n_tokens;
            looked += t.n_rows;
            casus__arena_reset(&arena);
            if (!ok)
                return 3;
        }
    printf("names     %8.0f tokens/s (first pass %.0f, second %.0f; %.0f %% "
           "of the words looked at)\n",
           (double)tokens / (first + second), (double)tokens / first,
           (double)tokens / second, 100.0 * (double)looked / (double)tokens);
    for (size_t i = 0; i < n; i++)
        casus_doc_free(docs[i]);
    free((void *)(uintptr_t)text.ptr);
    casus__arena_free(&arena);
    casus_ctx_free(ctx);
    casus_model_free(model);
    return 0;
}
