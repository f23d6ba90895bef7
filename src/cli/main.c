/* casus(1): news text in, records out. */
#include "cli.h"

static int print_version(const struct cli *cli)
{
    printf("casus %s (library %s, pack format %d)\n", CASUS_VERSION,
           casus_version(), CASUS_PACK_FORMAT);
    casus_model *model = NULL;
    if (cli->quiet || cli_open_model(cli, &model) != EXIT_DONE)
        return EXIT_DONE;
    const casus_str data = casus_model_data_version(model);
    printf("data %.*s\n", (int)data.len, data.ptr);
    casus_model_free(model);
    return EXIT_DONE;
}

static int run_command(const struct cli *cli)
{
    switch (cli->command) {
    case COMMAND_RUN:
    case COMMAND_EXPLAIN:
        return cli_run(cli);
    case COMMAND_ACTOR:
        return cli_actor(cli);
    case COMMAND_CHECK:
        return cli_check(cli);
    case COMMAND_DUMP:
        return cli_dump(cli);
    case COMMAND_HELP:
        cli_print_help(cli->command);
        return EXIT_DONE;
    case COMMAND_VERSION:
        return print_version(cli);
    }
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    struct cli cli;
    int code = cli_parse(argc, argv, &cli);
    if (code == EXIT_DONE)
        code = run_command(&cli);
    return cli_finish(code);
}
