/* Any bytes through the whole analysis and every writer. The pack is named
 * by the environment variable CASUS_FUZZ_PACK. */
#include <casus/casus.h>

#include <stdint.h>
#include <stdlib.h>

static casus_ctx *ctx;

static int swallow(const char *bytes, size_t n, void *user)
{
    (void)bytes;
    (void)n;
    (void)user;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    casus_doc *doc = NULL;
    casus_input in;
    if (!ctx) {
        casus_model *model = NULL;
        const char *pack = getenv("CASUS_FUZZ_PACK");
        if (!pack ||
            casus_model_open(&pack, 1, 0, &model, NULL) != CASUS_OK ||
            casus_ctx_new(model, NULL, &ctx, NULL) != CASUS_OK)
            abort();
    }
    casus_input_init(&in);
    in.lossy = size && data[0] & 1;
    in.text = (casus_str){ (const char *)data, size };
    in.title = (casus_str){ (const char *)data, size / 7 };
    in.date = (casus_str){ "2024-02-29", 10 };
    if (casus_analyze(ctx, &in, &doc, NULL) != CASUS_OK)
        return 0;
    for (int output = 0; output <= CASUS_OUTPUT_EXPLAIN; output++) {
        casus_write_options options;
        casus_write_options_init(&options);
        options.output = (casus_output)output;
        options.offsets = (casus_offset_unit)(size % 3);
        if (casus_write_doc(doc, &options, swallow, NULL, NULL) != CASUS_OK)
            abort();
    }
    casus_doc_free(doc);
    return 0;
}
