/* Runs each file of the directories named through a fuzz target: a corpus as
 * an ordinary test. With libFuzzer this file is not linked. */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return -1;
    static uint8_t data[1 << 20];
    const size_t n = fread(data, 1, sizeof data, f);
    (void)fclose(f);
    /* An exact copy, so that a sanitizer sees reads past the end. */
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy)
        return -1;
    for (size_t i = 0; i < n; i++)
        copy[i] = data[i];
    (void)LLVMFuzzerTestOneInput(copy, n);
    /* Cut short at several places too. */
    for (size_t part = 1; part < 8; part++)
        (void)LLVMFuzzerTestOneInput(copy, n * part / 8);
    free(copy);
    return 0;
}

int main(int argc, char **argv)
{
    int files = 0, failed = 0;
    for (int i = 1; i < argc; i++) {
        DIR *dir = opendir(argv[i]);
        const struct dirent *e;
        while (dir && (e = readdir(dir))) {
            char path[1024];
            if (e->d_name[0] == '.')
                continue;
            (void)snprintf(path, sizeof path, "%s/%s", argv[i], e->d_name);
            failed += run_file(path) != 0;
            files++;
        }
        if (dir)
            (void)closedir(dir);
    }
    printf("%d files\n", files);
    return files == 0 || failed;
}
