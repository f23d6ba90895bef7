#define _POSIX_C_SOURCE 200809L

/* Any bytes as a pack: opening and every section's readers. */
#include <casus/casus.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int swallow(const char *bytes, size_t n, void *user)
{
    (void)bytes;
    (void)n;
    (void)user;
    return 0;
}

static void use(const casus_model *model)
{
    const char *const names[] = { "gazetteer", "words", "meta" };
    const char *text = "The army of Chad attacked rebels near Goma.";
    casus_ctx *ctx = NULL;
    casus_doc *doc = NULL;
    casus_input in;
    for (size_t i = 0; i < 3; i++)
        (void)casus_model_dump(model, names[i], swallow, NULL, NULL);
    if (casus_ctx_new(model, NULL, &ctx, NULL) != CASUS_OK)
        return;
    casus_input_init(&in);
    in.text = (casus_str){ text, strlen(text) };
    /* All lists, then trees: of weights that are any bytes. */
    for (unsigned only = 0; only <= CASUS_TREES; only += CASUS_TREES) {
        casus_write_options options;
        casus_write_options_init(&options);
        options.output = only ? CASUS_OUTPUT_CONLLU : CASUS_OUTPUT_DOC;
        in.only = only;
        if (casus_analyze(ctx, &in, &doc, NULL) != CASUS_OK)
            continue;
        (void)casus_write_doc(doc, &options, swallow, NULL, NULL);
        casus_doc_free(doc);
    }
    casus_ctx_free(ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    casus_model *model = NULL;
    void *aligned = NULL;
    if (size < 16 || posix_memalign(&aligned, 16, size) != 0)
        return 0;
    memcpy(aligned, data, size);
    /* Let the fuzzer past the size field of the head. */
    for (size_t i = 0; size >= 32 && i < 8; i++)
        ((uint8_t *)aligned)[16 + i] = (uint8_t)(size >> (8 * i));
    const casus_str pack = { aligned, size };
    if (casus_model_open_memory(&pack, 1, 0, &model, NULL) == CASUS_OK)
        use(model);
    casus_model_free(model);
    free(aligned);
    return 0;
}
