/* casus check: lint and compile a user's data; verify a pack. casus dump. */
#define _POSIX_C_SOURCE 200809L

#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_pack(const char *path)
{
    char head[8] = "";
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    const bool ok = fread(head, 1, sizeof head, f) == sizeof head &&
                    memcmp(head, "CASUSPK", 7) == 0;
    (void)fclose(f);
    return ok;
}

static int check_pack(const char *path)
{
    casus_model *model = NULL;
    casus_error err = { 0 };
    const char *const one = path;
    if (casus_model_open(&one, 1, CASUS_OPEN_VERIFY, &model, &err) !=
        CASUS_OK) {
        cli_say("%s", err.message);
        return EXIT_DATA;
    }
    const casus_str version = casus_model_data_version(model);
    printf("%s: a valid pack, data %.*s\n", path, (int)version.len,
           version.ptr);
    casus_model_free(model);
    return EXIT_DONE;
}

static int check_sources(const struct cli *cli)
{
    casus_model *base = NULL;
    casus_error err = { 0 };
    casus_build_options options;
    struct cli_packs packs = cli_find_packs(cli);
    if (packs.n && casus_model_open((const char *const *)packs.paths,
                                    packs.n, 0, &base, &err) != CASUS_OK)
        cli_say("%s (checking without it)", err.message);
    casus_build_options_init(&options);
    options.inputs = (const char *const *)cli->files;
    options.n_inputs = cli->n_files;
    options.base = base;
    options.diagnose = cli_print_diagnostic;
    const casus_status s = casus_pack_build(&options, cli->out, &err);
    casus_model_free(base);
    cli_free_packs(&packs);
    if (s != CASUS_OK) {
        cli_say("%s", err.message);
        return s == CASUS_E_IO && cli->out ? EXIT_OUTPUT : EXIT_DATA;
    }
    if (!cli->quiet)
        printf("no errors\n");
    return EXIT_DONE;
}

int cli_check(const struct cli *cli)
{
    if (!cli->n_files) {
        cli_say("check needs a directory, files or a pack; see casus --help");
        return EXIT_USAGE;
    }
    if (cli->n_files == 1 && is_pack(cli->files[0]))
        return check_pack(cli->files[0]);
    return check_sources(cli);
}

int cli_dump(const struct cli *cli)
{
    casus_model *model = NULL;
    casus_error err = { 0 };
    int code = cli_open_model(cli, &model);
    if (code != EXIT_DONE)
        return code;
    const casus_status s =
        casus_model_dump(model, cli->n_files ? cli->files[0] : NULL,
                         cli_write, NULL, &err);
    casus_model_free(model);
    if (s == CASUS_OK)
        return EXIT_DONE;
    cli_say("%s", err.message);
    return s == CASUS_E_IO ? EXIT_OUTPUT
                           : s == CASUS_E_ARG ? EXIT_USAGE : EXIT_DATA;
}
