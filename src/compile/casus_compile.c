/*
 * casus-compile: gazetteers, rules and weights to a pack, for the build.
 *
 *     casus-compile -o PACK [-d DEPFILE] [-v VERSION] [-l LICENCE] [-e]
 *                   INPUT...
 *
 * With -e warnings about gazetteers are errors: what the project ships has
 * none.
 * The depfile names every file read and every directory, so that a changed
 * and a new file both rebuild the pack. Of many warnings only the first are
 * shown: casus check shows them all.
 */
#define _POSIX_C_SOURCE 200809L

#include <casus/casus.h>

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 3, MOST_WARNINGS = 20, C_FIRST_OF_RULES = 200 };

struct tally {
    unsigned warnings, of_names;
};

static void print_diagnostic(const casus_diagnostic *d, void *user)
{
    struct tally *tally = user;
    tally->of_names += !d->is_error && d->number < C_FIRST_OF_RULES;
    if (!d->is_error && tally->warnings++ >= MOST_WARNINGS)
        return;
    fprintf(stderr, "%s:%u: %s C%u: %s\n", d->file, d->line,
            d->is_error ? "error" : "warning", d->number, d->message);
}

static int is_visible(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

/* Ninja and make read a blank as the end of a name. */
static void put_name(FILE *out, const char *name)
{
    for (; *name; name++) {
        if (strchr(" #\\", *name))
            fputc('\\', out);
        else if (*name == '$')
            fputc('$', out);
        fputc(*name, out);
    }
}

static void list_path(FILE *out, const char *path, int depth)
{
    struct stat st;
    struct dirent **entries;
    fputs(" \\\n  ", out);
    put_name(out, path);
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode) || depth == DEEPEST)
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
    put_name(out, target);
    fputc(':', out);
    for (size_t i = 0; i < n; i++)
        list_path(out, inputs[i], 0);
    fputc('\n', out);
    return fclose(out);
}

struct arguments {
    const char *pack, *depfile;
    bool strict;
    casus_build_options options;
};

/* Returns the number of the first input. */
static int read_options(int argc, char **argv, struct arguments *a)
{
    int i = 1;
    for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
        if (strcmp(argv[i], "-e") == 0) {
            a->strict = true;
            i--; /* it has no value */
        } else if (strcmp(argv[i], "-o") == 0)
            a->pack = argv[i + 1];
        else if (strcmp(argv[i], "-d") == 0)
            a->depfile = argv[i + 1];
        else if (strcmp(argv[i], "-v") == 0)
            a->options.data_version = argv[i + 1];
        else if (strcmp(argv[i], "-l") == 0)
            a->options.licence = argv[i + 1];
        else
            break;
    }
    return i;
}

int main(int argc, char **argv)
{
    struct arguments a = { .pack = NULL };
    struct tally tally = { 0 };
    casus_error err = { 0 };
    casus_build_options_init(&a.options);
    const int i = read_options(argc, argv, &a);
    if (!a.pack || i >= argc) {
        fputs("usage: casus-compile -o PACK [-d DEPFILE] [-v VERSION] "
              "[-l LICENCE] [-e] INPUT...\n",
              stderr);
        return 2;
    }
    a.options.inputs = (const char *const *)(argv + i);
    a.options.n_inputs = (size_t)(argc - i);
    a.options.diagnose = print_diagnostic;
    a.options.user = &tally;
    const casus_status s = casus_pack_build(&a.options, a.pack, &err);
    if (tally.warnings > MOST_WARNINGS)
        fprintf(stderr, "... and %u more warnings; casus check shows them\n",
                tally.warnings - MOST_WARNINGS);
    if (s != CASUS_OK) {
        fprintf(stderr, "casus-compile: %s\n", err.message);
        return 3;
    }
    if (a.strict && tally.of_names) {
        (void)remove(a.pack);
        fputs("casus-compile: warnings about names are errors here\n", stderr);
        return 3;
    }
    if (a.depfile &&
        write_depfile(a.depfile, a.pack, argv + i, (size_t)(argc - i)) != 0) {
        fprintf(stderr, "casus-compile: %s cannot be written\n", a.depfile);
        return 4;
    }
    return 0;
}
