#include "cli.h"

#include <stdarg.h>
#include <string.h>

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
    { "dump", COMMAND_DUMP },   { NULL, 0 },
};

static const struct choice inputs[] = {
    { "text", INPUT_TEXT },
    { "jsonl", INPUT_JSONL },
    { NULL, 0 },
};

static const struct choice outputs[] = {
    { "doc", CASUS_OUTPUT_DOC },
    { "events", CASUS_OUTPUT_EVENTS },
    { "tsv", CASUS_OUTPUT_TSV },
    { "conllu", CASUS_OUTPUT_CONLLU },
    { NULL, 0 },
};

static const struct choice offsets[] = {
    { "codepoints", CASUS_CODEPOINTS },
    { "bytes", CASUS_BYTES },
    { "utf16", CASUS_UTF16 },
    { NULL, 0 },
};

static bool looks_like_date(const char *s)
{
    const char *pattern = "dddd-dd-dd";
    if (strlen(s) != strlen(pattern))
        return false;
    for (size_t i = 0; pattern[i]; i++)
        if (pattern[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != '-')
            return false;
    return true;
}

/* An option with a value. Returns EXIT_DONE, or EXIT_USAGE. */
static int set_value(struct cli *cli, const char *name, const char *value)
{
    int choice = 0;
    if (strcmp(name, "--input") == 0) {
        if (!choose(inputs, value, &choice))
            return usage("unknown input: ", value);
        cli->input = (enum input_kind)choice;
    } else if (strcmp(name, "--output") == 0) {
        if (!choose(outputs, value, &choice))
            return usage("unknown output: ", value);
        cli->write.output = (casus_output)choice;
    } else if (strcmp(name, "--offsets") == 0) {
        if (!choose(offsets, value, &choice))
            return usage("unknown unit of offsets: ", value);
        cli->write.offsets = (casus_offset_unit)choice;
    } else if (strcmp(name, "--date") == 0) {
        if (!looks_like_date(value))
            return usage("not a date (YYYY-MM-DD): ", value);
        cli->date = value;
    } else if (strcmp(name, "--id") == 0) {
        cli->id = value;
    } else if (strcmp(name, "--data") == 0) {
        cli->data = value;
    } else if (strcmp(name, "-o") == 0) {
        cli->out = value;
    } else if (strcmp(name, "--data-dir") == 0) {
        if (cli->n_data_dirs == MAX_DATA_DIRS)
            return usage("too many --data-dir: ", value);
        cli->data_dirs[cli->n_data_dirs++] = value;
    } else {
        return -1;
    }
    return EXIT_DONE;
}

static bool set_flag(struct cli *cli, const char *name)
{
    if (strcmp(name, "--pretty") == 0)
        cli->write.pretty = true;
    else if (strcmp(name, "--lossy") == 0)
        cli->lossy = true;
    else if (strcmp(name, "--quiet") == 0)
        cli->quiet = true;
    else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        cli->command = COMMAND_HELP;
    else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        cli->command = COMMAND_VERSION;
    else
        return false;
    return true;
}

/* One option at argv[*i]; steps over its value. "--name=value" is allowed. */
static int option(int argc, char **argv, int *i, struct cli *cli)
{
    char name[32];
    char *arg = argv[*i];
    if (set_flag(cli, arg))
        return EXIT_DONE;
    const char *equals = strchr(arg, '=');
    const size_t n = equals ? (size_t)(equals - arg) : strlen(arg);
    if (n >= sizeof name)
        return usage("unknown option: ", arg);
    memcpy(name, arg, n);
    name[n] = '\0';
    const char *value = equals ? equals + 1 : NULL;
    const bool spends_next = !value && *i + 1 < argc;
    if (spends_next)
        value = argv[*i + 1];
    const int code = set_value(cli, name, value ? value : "");
    if (code == -1)
        return usage("unknown option: ", arg);
    if (!value)
        return usage("a value is missing for ", arg);
    *i += spends_next;
    return code;
}

int cli_parse(int argc, char **argv, struct cli *cli)
{
    *cli = (struct cli){ .date = "", .id = "" };
    casus_write_options_init(&cli->write);
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
    return EXIT_DONE;
}

static const char help[] =
    "usage: casus [run] [OPTION]... [FILE]...\n"
    "       casus explain [OPTION]... [FILE]...\n"
    "       casus actor [OPTION]... [FILE]...\n"
    "       casus check [-o PACK] DIR|PACK...\n"
    "       casus dump [SECTION]\n"
    "\n"
    "Read news text, write the people, places, organizations, quantities and\n"
    "political events in it as JSON Lines. FILE - or none is standard input.\n"
    "\n"
    "  run       (default) write records\n"
    "  explain   show tokens, matches, roles and the rule behind each event\n"
    "  actor     code actor phrases, one a line\n"
    "  check     lint and compile gazetteers and rules of your own\n"
    "  dump      print a section of the data as text\n"
    "\n"
    "  --input text|jsonl     what FILE holds (default: jsonl for *.jsonl)\n"
    "  --output doc|events|tsv|conllu   (default: doc)\n"
    "  --pretty               indent the JSON\n"
    "  --date YYYY-MM-DD      date of documents that do not tell theirs\n"
    "  --id ID                id of a plain text\n"
    "  --offsets codepoints|bytes|utf16 (default: codepoints)\n"
    "  --lossy                replace bytes that are not UTF-8\n"
    "  --data PACK            use this data instead of the shipped\n"
    "  --data-dir DIR|PACK    lay your own data over it (repeatable)\n"
    "  --quiet                no notes on stderr\n"
    "  --help, --version\n"
    "\n"
    "Exit: 0 done, 1 some input failed, 2 usage, 3 data not valid, 4 output\n"
    "failed. The manual is casus(1).\n";

void cli_print_help(enum command command)
{
    (void)command;
    fputs(help, stdout);
}
