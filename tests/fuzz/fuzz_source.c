/* Any bytes as a source file (SUFFIX: .tsv or .rules): the compiler must say what is wrong. */
#define _POSIX_C_SOURCE 200809L

#include <casus/casus.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/tmp/casus-fuzz-%ld%s",
                   (long)getpid(), SUFFIX);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(data, 1, size, f) != size || fclose(f) != 0)
        abort();
    const char *const input = path;
    casus_build_options options;
    casus_build_options_init(&options);
    options.inputs = &input;
    options.n_inputs = 1;
    (void)casus_pack_build(&options, NULL, NULL);
    (void)unlink(path);
    return 0;
}
