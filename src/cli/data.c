/* Finding and opening the data. Only the command line tool knows paths. */
#define _POSIX_C_SOURCE 200809L

#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *join(const char *a, const char *b)
{
    const size_t n = strlen(a), m = strlen(b);
    char *p = malloc(n + m + 1);
    if (p) {
        memcpy(p, a, n);
        memcpy(p + n, b, m + 1);
    }
    return p;
}

static bool is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The directory of the running program with a slash, or "". */
static void own_dir(char *out, size_t size)
{
    const ssize_t n = readlink("/proc/self/exe", out, size - 1);
    out[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(out, '/');
    if (slash)
        slash[1] = '\0';
    else
        out[0] = '\0';
}

/* Does a directory (with its slash) have shipped packs? Weights of share-alike
 * texts lie in a pack of their own, which need not be there. */
static bool find_in(const char *dir, struct cli_packs *out)
{
    static const char *const names[MAX_PACKS] = { "casus.pack",
                                                  "casus-sa.pack" };
    for (size_t i = 0; i < MAX_PACKS; i++) {
        char *path = join(dir, names[i]);
        if (path && is_file(path))
            out->paths[out->n++] = path;
        else
            free(path);
        if (!out->n)
            return false;
    }
    return true;
}

static bool name_one(const char *path, struct cli_packs *out)
{
    out->paths[0] = join(path, "");
    out->n = out->paths[0] != NULL;
    return true;
}

struct cli_packs cli_find_packs(const struct cli *cli)
{
    struct cli_packs packs = { .n = 0 };
    const char *env = getenv("CASUS_DATA");
    char dir[4096], shared[sizeof dir + 32];
    own_dir(dir, sizeof dir);
    (void)snprintf(shared, sizeof shared, "%s../share/casus/", dir);
    (void)((cli->data && name_one(cli->data, &packs)) ||
           (env && *env && name_one(env, &packs)) ||
           (dir[0] && (find_in(dir, &packs) || find_in(shared, &packs))) ||
           find_in(CASUS_DATADIR "/", &packs));
    return packs;
}

void cli_free_packs(struct cli_packs *packs)
{
    for (size_t i = 0; i < packs->n; i++)
        free(packs->paths[i]);
    packs->n = 0;
}

void cli_print_diagnostic(const casus_diagnostic *d, void *user)
{
    (void)user;
    if (d->line)
        fprintf(stderr, "casus: %s:%u: %s C%u: %s\n", d->file, d->line,
                d->is_error ? "error" : "warning", d->number, d->message);
    else
        fprintf(stderr, "casus: %s: %s C%u: %s\n", d->file,
                d->is_error ? "error" : "warning", d->number, d->message);
}

/* Compile one --data-dir into a temporary pack. The path is to be freed. */
static int compile_overlay(const char *dir, const casus_model *base,
                           char **out)
{
    const char *tmp = getenv("TMPDIR");
    char *path = join(tmp && *tmp ? tmp : "/tmp", "/casus-XXXXXX");
    const int fd = path ? mkstemp(path) : -1;
    if (fd < 0) {
        cli_say("cannot make a temporary file for %s", dir);
        free(path);
        return EXIT_DATA;
    }
    (void)close(fd);
    casus_build_options options;
    casus_error err = { 0 };
    casus_build_options_init(&options);
    options.inputs = &dir;
    options.n_inputs = 1;
    options.base = base;
    options.diagnose = cli_print_diagnostic;
    if (casus_pack_build(&options, path, &err) != CASUS_OK) {
        cli_say("%s: %s", dir, err.message);
        (void)unlink(path);
        free(path);
        return EXIT_DATA;
    }
    *out = path;
    return EXIT_DONE;
}

static int open_packs(const char *const *packs, size_t n, casus_model **out)
{
    casus_error err = { 0 };
    if (casus_model_open(packs, n, 0, out, &err) == CASUS_OK)
        return EXIT_DONE;
    cli_say("%s", err.message);
    return EXIT_DATA;
}

/* The packs with the overlays: directories are compiled against them. */
static int open_layers(const struct cli *cli, const struct cli_packs *packs,
                       casus_model **out)
{
    const char *paths[MAX_PACKS + MAX_DATA_DIRS] = { NULL };
    char *made[MAX_DATA_DIRS] = { NULL };
    casus_model *base = NULL;
    size_t n = 0;
    while (n < packs->n) {
        paths[n] = packs->paths[n];
        n++;
    }
    int code = open_packs(paths, n, &base);
    for (size_t i = 0; i < cli->n_data_dirs && code == EXIT_DONE; i++) {
        const char *dir = cli->data_dirs[i];
        if (is_dir(dir)) {
            code = compile_overlay(dir, base, &made[i]);
            dir = made[i];
        }
        paths[n++] = dir;
    }
    casus_model_free(base);
    if (code == EXIT_DONE)
        code = open_packs(paths, n, out);
    /* A mapped file lives on without its name. */
    for (size_t i = 0; i < MAX_DATA_DIRS; i++)
        if (made[i]) {
            (void)unlink(made[i]);
            free(made[i]);
        }
    return code;
}

int cli_open_model(const struct cli *cli, casus_model **out)
{
    struct cli_packs packs = cli_find_packs(cli);
    if (!packs.n) {
        cli_say("no data found: give --data PACK or set CASUS_DATA");
        return EXIT_DATA;
    }
    const int code =
        cli->n_data_dirs
            ? open_layers(cli, &packs, out)
            : open_packs((const char *const *)packs.paths, packs.n, out);
    cli_free_packs(&packs);
    return code;
}
