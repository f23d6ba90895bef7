/*
 * Speed of the lex stage alone, over tokens that are ready, beside a plain
 * pass of utf8proc over the same text; the size of its tables; and the time
 * that opening a pack takes, without and with verification.
 *
 *     bench_lex PACK FILE [MEGABYTES]
 *
 * The file is cut into documents of some 8 kB at line ends. Prints MB of
 * input a second, tokens a second (of processor time) and matches a token.
 */
#define _POSIX_C_SOURCE 200809L

#include "api/pipeline.h"
#include "lex/lex.h"

#include "pack/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <utf8proc.h>

enum { DOCUMENT = 8192, MOST_FILE = 64 << 20, OPENINGS = 20 };

struct totals {
    double seconds, plain;
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
static double open_time(const char *pack, unsigned flags)
{
    double best = 1e9;
    for (int i = 0; i < OPENINGS; i++) {
        casus_model *model = NULL;
        const double begin = now();
        if (casus_model_open(&pack, 1, flags, &model, NULL) != CASUS_OK)
            return -1;
        const double took = now() - begin;
        if (took < best)
            best = took;
        casus_model_free(model);
    }
    return best;
}

/* What any reader of UTF-8 pays: decode each character, ask its category. */
static double plain_pass(const char *text, size_t n)
{
    static volatile unsigned letters; /* keeps the loop from being dropped */
    const double begin = now();
    utf8proc_int32_t c;
    unsigned found = 0;
    for (size_t at = 0; at < n;) {
        const utf8proc_ssize_t k =
            utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                             (utf8proc_ssize_t)(n - at), &c);
        at += k > 0 ? (size_t)k : 1;
        found += k > 0 && utf8proc_category(c) <= UTF8PROC_CATEGORY_LO;
    }
    letters = letters + found;
    return now() - begin;
}

static void print_tables(const casus_model *model)
{
    static const struct {
        uint32_t tag;
        const char *name;
    } tables[] = { { SECTION_VOCAB, "words" },
                   { SECTION_TRIE, "names" },
                   { SECTION_GAZ, "entries" } };
    double sum = 0;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        struct bytes b;
        (void)casus__pack_section(&model->layers[0].pack, tables[i].tag, &b);
        printf("%-8s %7.1f MB\n", tables[i].name, (double)b.len / 1e6);
        sum += (double)b.len / 1e6;
    }
    printf("%-8s %7.1f MB, %u entries, %u names\n", "tables", sum,
           model->layers[0].gaz.n_entries, model->layers[0].gaz.n_items);
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
    sum->plain += plain_pass(text, n);
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
    printf("open %10.3f ms, with verification %.3f ms\n",
           1e3 * open_time(pack, 0), 1e3 * open_time(pack, CASUS_OPEN_VERIFY));
    if (casus_model_open(&pack, 1, 0, &model, NULL) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, NULL) != CASUS_OK)
        return 3;
    print_tables(model);
    char *text = read_file(argv[2], &n);
    while (n && ok && sum.bytes < wanted)
        ok = whole_file(ctx, text, n, &sum);
    if (ok && n)
        printf("lex  %10.1f MB/s %12.0f tokens/s  %.3f matches a token\n",
               (double)sum.bytes / sum.seconds / 1e6,
               (double)sum.tokens / sum.seconds,
               (double)sum.matches / (double)sum.tokens);
    if (ok && n)
        printf("utf8proc %6.1f MB/s\n", (double)sum.bytes / sum.plain / 1e6);
    free(text);
    casus_ctx_free(ctx);
    casus_model_free(model);
    return ok && n ? 0 : 4;
}
