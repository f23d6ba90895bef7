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

char *cli_find_pack(const struct cli *cli)
{
    if (cli->data)
        return join(cli->data, "");
    const char *env = getenv("CASUS_DATA");
    if (env && *env)
        return join(env, "");
    char dir[4096];
    own_dir(dir, sizeof dir);
    static const char *const beside[] = { "casus.pack",
                                          "../share/casus/casus.pack" };
    for (size_t i = 0; i < 2 && dir[0]; i++) {
        char *path = join(dir, beside[i]);
        if (path && is_file(path))
            return path;
        free(path);
    }
    if (is_file(CASUS_DATADIR "/casus.pack"))
        return join(CASUS_DATADIR "/casus.pack", "");
    return NULL;
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

/* The base with the overlays: directories are compiled against the base. */
static int open_layers(const struct cli *cli, const char *pack,
                       casus_model **out)
{
    const char *paths[1 + MAX_DATA_DIRS] = { pack };
    char *made[MAX_DATA_DIRS] = { NULL };
    casus_model *base = NULL;
    size_t n = 1;
    int code = open_packs(paths, 1, &base);
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
    char *pack = cli_find_pack(cli);
    if (!pack) {
        cli_say("no data found: give --data PACK or set CASUS_DATA");
        return EXIT_DATA;
    }
    int code;
    if (cli->n_data_dirs) {
        code = open_layers(cli, pack, out);
    } else {
        const char *const one = pack;
        code = open_packs(&one, 1, out);
    }
    free(pack);
    return code;
}
