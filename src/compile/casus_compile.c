/*
 * casus-compile: gazetteers, rules and weights to a pack, for the build.
 *
 *     casus-compile -o PACK [-d DEPFILE] [-v DATA_VERSION] INPUT...
 *
 * The depfile names every file read and every directory, so that a changed
 * and a new file both rebuild the pack.
 */
#define _POSIX_C_SOURCE 200809L

#include <casus/casus.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void print_diagnostic(const casus_diagnostic *d, void *user)
{
    (void)user;
    fprintf(stderr, "%s:%u: %s C%u: %s\n", d->file, d->line,
            d->is_error ? "error" : "warning", d->number, d->message);
}

static int is_visible(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

static void list_path(FILE *out, const char *path, int depth)
{
    struct stat st;
    struct dirent **entries;
    fprintf(out, " \\\n  %s", path);
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode) || depth == 3)
        return;
    const int n = scandir(path, &entries, is_visible, alphasort);
    for (int i = 0; i < n; i++) {
        char sub[4096];
        const int len =
            snprintf(sub, sizeof sub, "%s/%s", path, entries[i]->d_name);
        if (len > 0 && (size_t)len < sizeof sub)
            list_path(out, sub, depth + 1);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
}

static int write_depfile(const char *path, const char *target, char **inputs,
                         size_t n)
{
    FILE *out = fopen(path, "w");
    if (!out)
        return -1;
    fprintf(out, "%s:", target);
    for (size_t i = 0; i < n; i++)
        list_path(out, inputs[i], 0);
    fputc('\n', out);
    return fclose(out);
}

int main(int argc, char **argv)
{
    const char *pack = NULL, *depfile = NULL;
    casus_build_options options;
    casus_error err = { 0 };
    int i = 1;
    casus_build_options_init(&options);
    for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
        if (strcmp(argv[i], "-o") == 0)
            pack = argv[i + 1];
        else if (strcmp(argv[i], "-d") == 0)
            depfile = argv[i + 1];
        else if (strcmp(argv[i], "-v") == 0)
            options.data_version = argv[i + 1];
        else
            break;
    }
    if (!pack || i >= argc) {
        fputs("usage: casus-compile -o PACK [-d DEPFILE] [-v VERSION] "
              "INPUT...\n",
              stderr);
        return 2;
    }
    options.inputs = (const char *const *)(argv + i);
    options.n_inputs = (size_t)(argc - i);
    options.diagnose = print_diagnostic;
    if (casus_pack_build(&options, pack, &err) != CASUS_OK) {
        fprintf(stderr, "casus-compile: %s\n", err.message);
        return 3;
    }
    if (depfile &&
        write_depfile(depfile, pack, argv + i, (size_t)(argc - i)) != 0) {
        fprintf(stderr, "casus-compile: %s cannot be written\n", depfile);
        return 4;
    }
    return 0;
}
