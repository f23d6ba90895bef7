/* Standard output, for the commands that print to it. */
#include "cli.h"

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
