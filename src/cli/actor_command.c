/* casus actor: the code of each phrase. */
#include "cli.h"

#include <string.h>


static int fail(const char *file, size_t line, casus_str id,
                const casus_error *why)
{
    fprintf(stderr, "casus: %s:%zu: %s\n", file, line, why->message);
    if (casus_write_error(id, why, cli_write, NULL, NULL) != CASUS_OK)
        return EXIT_OUTPUT;
    return EXIT_SOME_FAILED;
}

static int code_phrase(casus_ctx *ctx, const char *file, size_t line,
                       const casus_input *in, casus_str context)
{
    casus_error err = { 0 };
    const casus_status s =
        casus_write_actor(ctx, in->id, in->text,
                          in->date.len ? in->date : in->date_default,
                          context, cli_write, NULL, &err);
    if (s == CASUS_OK)
        return EXIT_DONE;
    if (s == CASUS_E_IO)
        return EXIT_OUTPUT;
    return fail(file, line, in->id, &err);
}

static int each(const struct cli *cli, const char *file, size_t line,
                bool json, casus_str content, void *user)
{
    casus_ctx *ctx = user;
    char id[32];
    casus_input in;
    casus_input_init(&in);
    (void)snprintf(id, sizeof id, "%zu", line);
    in.id = cli_str(id);
    in.date_default = cli_str(cli->date);
    if (!json) {
        in.text = content;
        return code_phrase(ctx, file, line, &in, cli_str(""));
    }
    casus_record *record = NULL;
    casus_error err = { 0 };
    if (casus_record_parse(content, &record, &err) != CASUS_OK)
        return fail(file, line, in.id, &err);
    casus_record_input(record, &in);
    const int code = code_phrase(ctx, file, line, &in,
                                 casus_record_get(record, "context"));
    casus_record_free(record);
    return code;
}

int cli_actor(const struct cli *cli)
{
    casus_model *model = NULL;
    int code = cli_open_model(cli, &model);
    if (code != EXIT_DONE)
        return code;
    casus_ctx *ctx = NULL;
    casus_error err = { 0 };
    if (casus_ctx_new(model, NULL, &ctx, &err) != CASUS_OK) {
        cli_say("%s", err.message);
        code = EXIT_DATA;
    } else {
        code = cli_each_input(cli, true, each, ctx);
    }
    casus_ctx_free(ctx);
    casus_model_free(model);
    return code;
}
