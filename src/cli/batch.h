/* A command over a whole corpus: reader, workers, output. */
#ifndef CASUS_CLI_BATCH_H
#define CASUS_CLI_BATCH_H

#include "cli.h"

/* Returns the exit code. text_by_line as of reader_new(). */
int batch_run(const struct cli *cli, bool text_by_line);

#endif
