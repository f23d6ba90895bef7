/* casus(1): news text in, records out. */
#define _POSIX_C_SOURCE 200809L

#include "batch.h"

#include <fcntl.h>
#include <unistd.h>

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
        return batch_run(cli, false);
    case COMMAND_ACTOR:
        return batch_run(cli, true);
    case COMMAND_IMPORT:
        return cli_import(cli);
    case COMMAND_MERGE:
        return cli_merge(cli);
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

/* No file that is opened may take the place of a standard stream that was
 * closed: what is written there must fail, not land in the file. */
static void hold_standard_streams(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd > STDERR_FILENO)
        (void)close(fd);
}

int main(int argc, char **argv)
{
    struct cli cli;
    hold_standard_streams();
    int code = cli_parse(argc, argv, &cli);
    if (code == EXIT_DONE)
        code = run_command(&cli);
    return cli_finish(code);
}
