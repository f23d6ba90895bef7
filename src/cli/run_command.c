/* casus run, casus explain: a record for each input. */
#include "cli.h"

#include <string.h>

struct run {
    casus_ctx *ctx;
    size_t n; /* inputs so far */
};

int cli_write(const char *bytes, size_t n, void *user)
{
    (void)user;
    return fwrite(bytes, 1, n, stdout) == n ? 0 : -1;
}

int cli_finish(int code)
{
    const bool bad = ferror(stdout) != 0;
    if (fflush(stdout) != 0 || bad) {
        cli_say("the output cannot be written");
        return EXIT_OUTPUT;
    }
    return code;
}

static const char *base_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}


/* The input failed: say so on stderr and, in JSON, in its record. */
static int report(const struct cli *cli, const char *file, size_t line,
                  casus_str id, const casus_error *why)
{
    if (line)
        fprintf(stderr, "casus: %s:%zu: %s\n", file, line, why->message);
    else
        cli_say("%s: %s", file, why->message);
    const casus_output kind = cli->write.output;
    if (kind != CASUS_OUTPUT_DOC && kind != CASUS_OUTPUT_EVENTS)
        return EXIT_SOME_FAILED;
    if (casus_write_error(id, why, cli_write, NULL, NULL) != CASUS_OK)
        return EXIT_OUTPUT;
    return EXIT_SOME_FAILED;
}

static void note_date(const struct cli *cli, const char *file, size_t line,
                      const casus_input *in, const casus_doc *doc)
{
    if (!in->date.len || cli->quiet || casus_doc_date_is_given(doc))
        return;
    fprintf(stderr, "casus: %s:%zu: note: the date \"%.*s\" is not read\n",
            file, line, in->date.len < 40 ? (int)in->date.len : 40,
            in->date.ptr);
}

static int analyze(const struct cli *cli, struct run *run, const char *file,
                   size_t line, const casus_input *in, casus_str meta)
{
    casus_doc *doc = NULL;
    casus_error err = { 0 };
    if (casus_analyze(run->ctx, in, &doc, &err) != CASUS_OK)
        return report(cli, file, line, in->id, &err);
    note_date(cli, file, line, in, doc);
    casus_write_options options = cli->write;
    options.meta = meta;
    const casus_status s =
        casus_write_doc(doc, &options, cli_write, NULL, &err);
    casus_doc_free(doc);
    if (s == CASUS_OK)
        return EXIT_DONE;
    if (s == CASUS_E_IO)
        return EXIT_OUTPUT;
    return report(cli, file, line, in->id, &err);
}

static int json_input(const struct cli *cli, struct run *run,
                      const char *file, size_t line, casus_str content,
                      casus_input *in)
{
    casus_record *record = NULL;
    casus_error err = { 0 };
    if (casus_record_parse(content, &record, &err) != CASUS_OK)
        return report(cli, file, line, in->id, &err);
    casus_record_input(record, in);
    const int code =
        analyze(cli, run, file, line, in, casus_record_meta(record));
    casus_record_free(record);
    return code;
}

static int each(const struct cli *cli, const char *file, size_t line,
                bool json, casus_str content, void *user)
{
    struct run *run = user;
    char id[64];
    casus_input in;
    casus_input_init(&in);
    in.date_default = cli_str(cli->date);
    in.lossy = cli->lossy;
    in.id = cli_str(*cli->id ? cli->id : base_name(file));
    run->n++;
    if (json) {
        (void)snprintf(id, sizeof id, "%.40s:%zu", base_name(file), line);
        in.id = cli_str(id);
        return json_input(cli, run, file, line, content, &in);
    }
    in.text = content;
    return analyze(cli, run, file, line, &in, (casus_str){ "", 0 });
}

int cli_run(const struct cli *cli)
{
    casus_model *model = NULL;
    int code = cli_open_model(cli, &model);
    if (code != EXIT_DONE)
        return code;
    struct run run = { NULL, 0 };
    casus_error err = { 0 };
    if (casus_ctx_new(model, NULL, &run.ctx, &err) != CASUS_OK) {
        cli_say("%s", err.message);
        code = EXIT_DATA;
    } else if (casus_write_header(&cli->write, cli_write, NULL, &err) !=
               CASUS_OK) {
        code = EXIT_OUTPUT;
    } else {
        code = cli_each_input(cli, false, each, &run);
    }
    casus_ctx_free(run.ctx);
    casus_model_free(model);
    return code;
}
