#define _POSIX_C_SOURCE 200809L

#include "cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

void cli_say(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("casus: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
}

static int usage(const char *message, const char *what)
{
    cli_say("%s%s; see casus --help", message, what);
    return EXIT_USAGE;
}

struct choice {
    const char *name;
    int value;
};

static bool choose(const struct choice *choices, const char *name, int *out)
{
    for (; choices->name; choices++)
        if (strcmp(choices->name, name) == 0) {
            *out = choices->value;
            return true;
        }
    return false;
}

static const struct choice commands[] = {
    { "run", COMMAND_RUN },     { "explain", COMMAND_EXPLAIN },
    { "actor", COMMAND_ACTOR }, { "check", COMMAND_CHECK },
    { "merge", COMMAND_MERGE }, { "import", COMMAND_IMPORT },
    { "dump", COMMAND_DUMP },   { NULL, 0 },
};

static const struct choice inputs[] = {
    { "text", INPUT_TEXT },
    { "jsonl", INPUT_JSONL },
    { "csv", INPUT_CSV },
    { "tsv", INPUT_TSV },
    { NULL, 0 },
};

static const struct choice outputs[] = {
    { "doc", CASUS_OUTPUT_DOC },
    { "events", CASUS_OUTPUT_EVENTS },
    { "tsv", CASUS_OUTPUT_TSV },
    { "conllu", CASUS_OUTPUT_CONLLU },
    { "html", CASUS_OUTPUT_HTML },
    { NULL, 0 },
};

static const struct choice offsets[] = {
    { "codepoints", CASUS_CODEPOINTS },
    { "bytes", CASUS_BYTES },
    { "utf16", CASUS_UTF16 },
    { NULL, 0 },
};

static const struct choice layers[] = {
    { "entities", CASUS_ENTITIES },
    { "quantities", CASUS_QUANTITIES },
    { "dates", CASUS_DATES },
    { "events", CASUS_EVENTS },
    { NULL, 0 },
};

/* ---- values ------------------------------------------------------------ */

static int set_input(struct cli *cli, const char *value)
{
    int choice;
    if (!choose(inputs, value, &choice))
        return usage("unknown input: ", value);
    cli->input = (enum input_kind)choice;
    return EXIT_DONE;
}

static int set_output(struct cli *cli, const char *value)
{
    int choice;
    if (!choose(outputs, value, &choice))
        return usage("unknown output: ", value);
    cli->write.output = (casus_output)choice;
    return EXIT_DONE;
}

static int set_offsets(struct cli *cli, const char *value)
{
    int choice;
    if (!choose(offsets, value, &choice))
        return usage("unknown unit of offsets: ", value);
    cli->write.offsets = (casus_offset_unit)choice;
    return EXIT_DONE;
}

static int set_only(struct cli *cli, const char *value)
{
    char name[16];
    for (const char *at = value;; at++) {
        const size_t n = strcspn(at, ",");
        int layer = 0;
        if (n < sizeof name) {
            memcpy(name, at, n);
            name[n] = '\0';
        }
        if (n >= sizeof name || !choose(layers, name, &layer))
            return usage("unknown list of a record: ", value);
        cli->only |= (unsigned)layer;
        at += n;
        if (!*at)
            return EXIT_DONE;
    }
}

static int set_date(struct cli *cli, const char *value)
{
    const char *pattern = "dddd-dd-dd";
    bool ok = strlen(value) == strlen(pattern);
    for (size_t i = 0; ok && pattern[i]; i++)
        ok = pattern[i] == 'd' ? value[i] >= '0' && value[i] <= '9'
                               : value[i] == '-';
    if (!ok)
        return usage("not a date (YYYY-MM-DD): ", value);
    cli->date = value;
    return EXIT_DONE;
}

/* "64M": a whole number, with k, M or G for powers of 1024. */
static bool read_number(const char *text, uint64_t *out)
{
    char *end;
    if (*text < '0' || *text > '9')
        return false;
    const unsigned long long v = strtoull(text, &end, 10);
    const char *units = "kMG", *unit = *end ? strchr(units, *end) : NULL;
    if (*end && (!unit || end[1]))
        return false;
    const unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (v > (UINT64_MAX >> 1) >> shift)
        return false;
    *out = (uint64_t)v << shift;
    return true;
}

static int set_jobs(struct cli *cli, const char *value)
{
    uint64_t n;
    if (!read_number(value, &n) || n > MAX_JOBS)
        return usage("not a number of threads (0 to 256): ", value);
    const long cpus = n ? 0 : sysconf(_SC_NPROCESSORS_ONLN);
    cli->jobs = n ? (size_t)n : cpus > 0 ? (size_t)cpus : 1;
    if (cli->jobs > MAX_JOBS)
        cli->jobs = MAX_JOBS;
    return EXIT_DONE;
}

static int set_shard(struct cli *cli, const char *value)
{
    if (!read_number(value, &cli->shard) || cli->shard == 0)
        return usage("not a number of documents: ", value);
    return EXIT_DONE;
}

static int set_limit(struct cli *cli, const char *value)
{
    const struct {
        const char *name;
        size_t *to;
    } limits[] = { { "text=", &cli->limits.text_bytes },
                   { "line=", &cli->line_bytes },
                   { "memory=", &cli->limits.arena_bytes },
                   { "sentence=", &cli->limits.sentence_tokens },
                   { "steps=", &cli->limits.rule_steps } };
    uint64_t v;
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        const size_t n = strlen(limits[i].name);
        if (strncmp(value, limits[i].name, n) != 0)
            continue;
        if (!read_number(value + n, &v) || v == 0 || v > SIZE_MAX / 4)
            break;
        *limits[i].to = (size_t)v;
        return EXIT_DONE;
    }
    return usage("not a limit (text, line, memory, sentence or steps =N): ",
                 value);
}

static int set_separator(struct cli *cli, const char *value)
{
    if ((*value != ',' && *value != ';' && *value != '|') || value[1])
        return usage("not a separator (, ; |): ", value);
    cli->separator = *value;
    return EXIT_DONE;
}

static int add_glob(struct cli *cli, const char *value)
{
    if (cli->n_globs == MAX_GLOBS)
        return usage("too many --glob: ", value);
    cli->globs[cli->n_globs++] = value;
    return EXIT_DONE;
}

static int add_data_dir(struct cli *cli, const char *value)
{
    if (cli->n_data_dirs == MAX_DATA_DIRS)
        return usage("too many --data-dir: ", value);
    cli->data_dirs[cli->n_data_dirs++] = value;
    return EXIT_DONE;
}

/* clang-format off */
static int set_id(struct cli *c, const char *v)   { c->id = v; return EXIT_DONE; }
static int set_data(struct cli *c, const char *v) { c->data = v; return EXIT_DONE; }
static int set_out(struct cli *c, const char *v)  { c->out = v; return EXIT_DONE; }
static int set_list(struct cli *c, const char *v) { c->files_from = v; return EXIT_DONE; }
static int set_keep(struct cli *c, const char *v) { c->write.keep = cli_str(v); return EXIT_DONE; }
static int set_text_column(struct cli *c, const char *v)  { c->columns.text_column = cli_str(v); return EXIT_DONE; }
static int set_date_column(struct cli *c, const char *v)  { c->columns.date_column = cli_str(v); return EXIT_DONE; }
static int set_id_column(struct cli *c, const char *v)    { c->columns.id_column = cli_str(v); return EXIT_DONE; }
static int set_title_column(struct cli *c, const char *v) { c->columns.title_column = cli_str(v); return EXIT_DONE; }

static const struct {
    const char *name;
    int (*set)(struct cli *cli, const char *value);
} values[] = {
    { "--input", set_input },
    { "--output", set_output },
    { "--offsets", set_offsets },
    { "--only", set_only },
    { "--keep", set_keep },
    { "--date", set_date },
    { "--id", set_id },
    { "--data", set_data },
    { "--data-dir", add_data_dir },
    { "--out", set_out },
    { "-o", set_out },
    { "--shard", set_shard },
    { "--jobs", set_jobs },
    { "-j", set_jobs },
    { "--files-from", set_list },
    { "--glob", add_glob },
    { "--limit", set_limit },
    { "--separator", set_separator },
    { "--text-column", set_text_column },
    { "--date-column", set_date_column },
    { "--id-column", set_id_column },
    { "--title-column", set_title_column },
};
/* clang-format on */

static bool set_flag(struct cli *cli, const char *name)
{
    const struct {
        const char *name;
        bool *to;
    } flags[] = { { "--pretty", &cli->write.pretty },
                  { "--lossy", &cli->lossy },
                  { "--quiet", &cli->quiet },
                  { "--unordered", &cli->unordered },
                  { "--resume", &cli->resume },
                  { "--stats", &cli->stats },
                  { "--unique", &cli->write.unique },
                  { "--one-a-day", &cli->one_a_day } };
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
        if (strcmp(name, flags[i].name) == 0) {
            *flags[i].to = true;
            return true;
        }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        cli->command = COMMAND_HELP;
    else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        cli->command = COMMAND_VERSION;
    else
        return false;
    return true;
}

/* ---- the command line -------------------------------------------------- */

/* One option at argv[*i]; steps over its value. "--name=value" and "-j4" are
 * allowed. */
static int option(int argc, char **argv, int *i, struct cli *cli)
{
    const char *arg = argv[*i];
    if (set_flag(cli, arg))
        return EXIT_DONE;
    const bool is_long = arg[1] == '-';
    const size_t n = is_long ? strcspn(arg, "=") : 2;
    const char *value = arg[n] ? arg + n + is_long : NULL;
    for (size_t k = 0; k < sizeof values / sizeof values[0]; k++) {
        if (strlen(values[k].name) != n ||
            strncmp(arg, values[k].name, n) != 0)
            continue;
        if (!value && *i + 1 == argc)
            return usage("a value is missing for ", arg);
        return values[k].set(cli, value ? value : argv[++*i]);
    }
    return usage("unknown option: ", arg);
}

/* Options that cannot go together. */
static int check(const struct cli *cli)
{
    if (cli->resume && !cli->out)
        return usage("--resume needs --out with a directory", "");
    if (cli->resume && cli->unordered)
        return usage("--resume needs the order of the input: "
                     "not with --unordered", "");
    return EXIT_DONE;
}

int cli_parse(int argc, char **argv, struct cli *cli)
{
    *cli = (struct cli){ .date = "",
                         .id = "",
                         .jobs = 1,
                         .shard = 10000,
                         .separator = ',',
                         .line_bytes = 64 << 20 };
    casus_write_options_init(&cli->write);
    casus_table_options_init(&cli->columns);
    casus_limits_init(&cli->limits);
    int at = 1, command = COMMAND_RUN;
    if (argc > 1 && choose(commands, argv[1], &command))
        at = 2;
    cli->command = (enum command)command;
    /* Operands are moved to the front of argv, in their order. */
    int n_files = 0;
    bool options = true;
    for (int i = at; i < argc; i++) {
        if (options && strcmp(argv[i], "--") == 0) {
            options = false;
        } else if (options && argv[i][0] == '-' && argv[i][1]) {
            const int code = option(argc, argv, &i, cli);
            if (code != EXIT_DONE)
                return code;
        } else {
            argv[1 + n_files++] = argv[i];
        }
    }
    cli->files = argv + 1;
    cli->n_files = (size_t)n_files;
    if (command == COMMAND_EXPLAIN)
        cli->write.output = CASUS_OUTPUT_EXPLAIN;
    return check(cli);
}
