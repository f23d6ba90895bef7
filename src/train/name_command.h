/* casus-train names and casus-train test-names. */
#ifndef CASUS_TRAIN_NAME_COMMAND_H
#define CASUS_TRAIN_NAME_COMMAND_H

#include <casus/casus.h>

/* Is this one of the commands? */
bool casus__is_name_command(const char *name);

casus_status casus__name_command(int argc, char **argv, casus_error *err);

extern const char casus__name_usage[];

#endif
