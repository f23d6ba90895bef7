/* A program with casus: cc example.c $(pkg-config --cflags --libs casus)
 * Its argument is the path of the data, casus.pack. */
#include <casus/casus.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    const char *pack = argc > 1 ? argv[1] : "casus.pack";
    const char *text = "Iran released three Turkish sailors on Monday.";
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_doc *doc = NULL;
    casus_error err;
    casus_input in;

    if (casus_model_open(&pack, 1, 0, &model, &err) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, &err) != CASUS_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    casus_input_init(&in);
    in.text.ptr = text;
    in.text.len = strlen(text);
    if (casus_analyze(ctx, &in, &doc, &err) == CASUS_OK)
        for (size_t i = 0; i < casus_doc_event_count(doc); i++) {
            const casus_event *e = casus_doc_event(doc, i);
            casus_str type = casus_event_type(e);
            casus_span at = casus_event_trigger(doc, e);
            printf("%.*s: \"%.*s\"\n", (int)type.len, type.ptr,
                   (int)(at.end - at.begin), text + at.begin);
        }
    casus_doc_free(doc);
    casus_ctx_free(ctx);
    casus_model_free(model);
    return 0;
}
