/*
 * Fail the n-th allocation, for every n, over a whole document: opening the
 * model, analysing, writing. Each time there must be a clean CASUS_E_NOMEM
 * (or success, when the failure came too late to matter), no crash and no
 * leak (run under ASan for that). malloc, calloc and realloc are wrapped at
 * link time, so the library itself has no hook.
 */
#include <casus/casus.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);

static long left = -1; /* allocations until one fails; -1: never */
static long seen;

static int fails(void)
{
    seen++;
    return left >= 0 && left-- == 0;
}

void *__wrap_malloc(size_t n)
{
    return fails() ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t n)
{
    return fails() ? NULL : __real_realloc(p, n);
}

static int swallow(const char *bytes, size_t n, void *user)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

static const char text[] =
    "PARIS — President Emmanuel Macron met U.S. Secretary of State Antony "
    "Blinken on Monday. At least 12 soldiers were killed and 30 wounded when "
    "rebels attacked a base near Goma, the army said.\n\nThe United Nations "
    "urged both sides to release 200 detainees.";

static casus_status one_document(casus_ctx *ctx, size_t *written)
{
    casus_doc *doc = NULL;
    casus_input in;
    casus_error err;
    casus_input_init(&in);
    in.text = (casus_str){ text, sizeof text - 1 };
    in.title = (casus_str){ "Talks in Paris", 14 };
    casus_status s = casus_analyze(ctx, &in, &doc, &err);
    if (s != CASUS_OK)
        return s;
    for (int output = 0; output <= CASUS_OUTPUT_EXPLAIN; output++) {
        casus_write_options options;
        casus_write_options_init(&options);
        options.output = (casus_output)output;
        if (s == CASUS_OK)
            s = casus_write_doc(doc, &options, swallow, written, &err);
    }
    casus_doc_free(doc);
    return s;
}

static casus_status everything(const char *pack, size_t *written)
{
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_record *record = NULL;
    casus_error err;
    const casus_str json = { "{\"id\": \"a\", \"text\": \"b\", \"c\": 1}", 32 };
    casus_status s = casus_model_open(&pack, 1, 0, &model, &err);
    if (s == CASUS_OK)
        s = casus_ctx_new(model, NULL, &ctx, &err);
    if (s == CASUS_OK)
        s = one_document(ctx, written);
    if (s == CASUS_OK)
        s = casus_record_parse(json, &record, &err);
    casus_record_free(record);
    casus_ctx_free(ctx);
    casus_model_free(model);
    return s;
}

int main(int argc, char **argv)
{
    size_t whole = 0, written = 0;
    if (argc != 2)
        return 2;
    if (everything(argv[1], &whole) != CASUS_OK || whole == 0) {
        printf("Bail out! nothing works\n");
        return 1;
    }
    const long all = seen;
    long clean = 0, bad = 0;
    for (long n = 0; n < all; n++) {
        left = n;
        const casus_status s = everything(argv[1], &written);
        left = -1;
        clean += s == CASUS_E_NOMEM;
        bad += s != CASUS_OK && s != CASUS_E_NOMEM;
    }
    written = 0;
    const int again = everything(argv[1], &written) == CASUS_OK &&
                      written == whole;
    printf("1..2\n");
    printf("%s 1 - %ld of %ld failures were clean\n",
           bad == 0 && clean > 0 ? "ok" : "not ok", clean, all);
    printf("%s 2 - the same bytes afterwards\n", again ? "ok" : "not ok");
    return bad != 0 || clean == 0 || !again;
}
