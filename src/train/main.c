/*
 * casus-train: from labelled text to the model files of models/.
 *
 *   casus-train tagger --out models/tagger.model [options] FILE...
 *   casus-train parser --out models/parser.model [options] FILE...
 *   casus-train test-tagger TAGGER FILE...
 *   casus-train test-parser PARSER TAGGER FILE...
 *
 * The same files, options and seed give the same bytes on any machine. A file
 * that is named twice counts twice.
 */
#include "base/error.h"
#include "base/filemap.h"
#include "pack/pack.h"
#include "pack/weights.h"
#include "train/name_command.h"
#include "train/overlap.h"
#include "train/postrain.h"
#include "train/treetrain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: casus-train tagger --out MODEL [options] FILE...\n"
    "       casus-train parser --out MODEL [options] FILE...\n"
    "       casus-train test-tagger [--errors] TAGGER FILE...\n"
    "       casus-train test-parser PARSER TAGGER FILE...\n"
    "\n"
    "FILE is CoNLL-U (*.conllu) or lines of word TAB tag.\n"
    "\n"
    "  --out MODEL        write the model here\n"
    "  --clusters FILE    lines of word TAB cluster number\n"
    "  --also FILE        labelled text whose labels are doubtful: those that\n"
    "                     a tagger trained on the other files finds unlikely\n"
    "                     are not used; may be repeated\n"
    "  --names FILE       text with names labelled (word TAB BIO): the tagger\n"
    "                     trained so far guesses the tags, within what the\n"
    "                     names allow; may be repeated\n"
    "  --sure N           points by which a guess must win to be used (10000:\n"
    "                     only words in names are used)\n"
    "  --doubt N          points by which such a label may lose (40)\n"
    "  --exclude TEXT     leave out sentences that share ten words in a row\n"
    "                     with this text; may be repeated\n"
    "  --skip PART        leave out CoNLL-U documents with PART in their id;\n"
    "                     may be repeated\n"
    "  --seed N           order of the sentences (1)\n"
    "  --epochs N         passes before and after selection (8)\n"
    "  --buckets N        size of the table: two features a bucket (28000;\n"
    "                     parser: 200000 for moves)\n"
    "  --rel-buckets N    parser: the same for relations (13000)\n"
    "  --folds N          parser: taggers to tag the text with, each trained\n"
    "                     on the other parts of it (5; 0: tags as they are)\n"
    "  --explore N        parser: of 100 wrong moves, how many to learn on\n"
    "                     from (90)\n"
    "  --margin N         points by which the right tag should win (25)\n"
    "  --min-count N      features seen less often are left out (2)\n"
    "  --lexicon N        words of one tag seen N times need no model (40)\n"
    "  --no-cases         no copies in upper, lower and title case\n"
    "  --case CASE        test-tagger: write the text in upper, lower or\n"
    "                     title case first\n"
    "  --errors           test-tagger: show every mistake\n";

enum { MAX_SKIP = 16 };

/* Options with a number. */
enum number {
    SEED,
    EPOCHS,
    BUCKETS,
    REL_BUCKETS,
    MARGIN,
    MIN_COUNT,
    DOUBT,
    SURE,
    LEXICON,
    FOLDS,
    EXPLORE,
    N_NUMBERS
};

static const char *const number_names[N_NUMBERS] = {
    [SEED] = "--seed",       [EPOCHS] = "--epochs",
    [BUCKETS] = "--buckets", [REL_BUCKETS] = "--rel-buckets",
    [MARGIN] = "--margin",   [MIN_COUNT] = "--min-count",
    [DOUBT] = "--doubt",     [SURE] = "--sure",
    [LEXICON] = "--lexicon", [FOLDS] = "--folds",
    [EXPLORE] = "--explore",
};

struct command {
    const char *out, *clusters;
    const char *skip[MAX_SKIP];
    size_t n_skip;
    bool cases, errors;
    const char *recase; /* test-tagger */
    struct overlap overlap;
    uint32_t numbers[N_NUMBERS];
    bool given[N_NUMBERS];
    const char **files;
    size_t n_files;
    bool *doubtful, *names;
};

static bool number_option(struct command *c, const char *name,
                          const char *value)
{
    char *end;
    const unsigned long v = strtoul(value, &end, 10);
    unsigned i = 0;
    while (i < N_NUMBERS && strcmp(name, number_names[i]) != 0)
        i++;
    if (i == N_NUMBERS || end == value || *end || v > 1000000000)
        return false;
    if ((i == BUCKETS || i == REL_BUCKETS) &&
        (v < 1 || v > WEIGHTS_MAX_BUCKETS))
        return false;
    c->numbers[i] = (uint32_t)v;
    c->given[i] = true;
    return true;
}

/* The number given, or what it is without. */
static uint32_t number(const struct command *c, enum number which,
                       uint64_t otherwise)
{
    return c->given[which] ? c->numbers[which] : (uint32_t)otherwise;
}

static struct pos_options pos_options(const struct command *c)
{
    struct pos_options o;
    casus__pos_options_init(&o);
    o.clusters = c->clusters;
    o.seed = number(c, SEED, o.seed);
    o.epochs = number(c, EPOCHS, o.epochs);
    o.buckets = number(c, BUCKETS, o.buckets);
    o.margin = (int)number(c, MARGIN, (uint32_t)o.margin);
    o.min_count = number(c, MIN_COUNT, o.min_count);
    o.doubt = (int)number(c, DOUBT, (uint32_t)o.doubt);
    o.sure = (int)number(c, SURE, (uint32_t)o.sure);
    o.lexicon_count = number(c, LEXICON, o.lexicon_count);
    return o;
}

static struct tree_options tree_options(const struct command *c)
{
    struct tree_options o;
    casus__tree_options_init(&o);
    o.clusters = c->clusters;
    o.seed = number(c, SEED, o.seed);
    o.folds = number(c, FOLDS, o.folds);
    o.epochs = number(c, EPOCHS, o.epochs);
    o.move_buckets = number(c, BUCKETS, o.move_buckets);
    o.rel_buckets = number(c, REL_BUCKETS, o.rel_buckets);
    o.margin = (int)number(c, MARGIN, (uint32_t)o.margin);
    o.min_count = number(c, MIN_COUNT, o.min_count);
    o.explore = number(c, EXPLORE, o.explore);
    return o;
}

static casus_status value_option(struct command *c, const char *name,
                                 const char *value, casus_error *err)
{
    if (strcmp(name, "--out") == 0)
        c->out = value;
    else if (strcmp(name, "--case") == 0)
        c->recase = value;
    else if (strcmp(name, "--clusters") == 0)
        c->clusters = value;
    else if (strcmp(name, "--also") == 0 || strcmp(name, "--names") == 0) {
        c->doubtful[c->n_files] = true;
        c->names[c->n_files] = strcmp(name, "--names") == 0;
        c->files[c->n_files++] = value;
    } else if (strcmp(name, "--exclude") == 0)
        return casus__overlap_add(&c->overlap, value, err);
    else if (strcmp(name, "--skip") == 0 && c->n_skip < MAX_SKIP)
        c->skip[c->n_skip++] = value;
    else if (!number_option(c, name, value))
        return casus__fail(err, CASUS_E_ARG, "bad option %s %s", name, value);
    return CASUS_OK;
}

static casus_status parse(struct command *c, int argc, char **argv,
                          casus_error *err)
{
    for (int i = 2; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) != 0) {
            c->files[c->n_files++] = argv[i];
        } else if (strcmp(argv[i], "--no-cases") == 0) {
            c->cases = false;
        } else if (strcmp(argv[i], "--errors") == 0) {
            c->errors = true;
        } else if (i + 1 == argc) {
            return casus__fail(err, CASUS_E_ARG, "%s: no value", argv[i]);
        } else {
            const casus_status s = value_option(c, argv[i], argv[i + 1], err);
            if (s != CASUS_OK)
                return s;
            i++;
        }
    }
    return CASUS_OK;
}

static casus_status read_corpus(const struct command *c, size_t first,
                                struct corpus *corpus, casus_error *err)
{
    struct read_options options = { .skip = c->skip,
                                    .n_skip = c->n_skip,
                                    .held_out = &c->overlap };
    if (first >= c->n_files)
        return casus__fail(err, CASUS_E_ARG, "no labelled text given");
    for (size_t i = first; i < c->n_files; i++) {
        options.doubtful = c->doubtful[i];
        options.names = c->names[i];
        const casus_status s =
            casus__corpus_read(corpus, c->files[i], &options, err);
        if (s != CASUS_OK)
            return s;
    }
    return CASUS_OK;
}

static casus_status save(const struct command *c, const struct output *out,
                         uint32_t tag, casus_error *err)
{
    return casus__output_save(out, c->out, tag, err);
}

static casus_status train_tagger(const struct command *c, struct corpus *corpus,
                                 casus_error *err)
{
    const struct pos_options options = pos_options(c);
    if (!c->out)
        return casus__fail(err, CASUS_E_ARG, "--out is missing");
    casus_status s = read_corpus(c, 0, corpus, err);
    if (s == CASUS_OK && c->cases)
        s = casus__corpus_add_cases(corpus, options.seed, err);
    if (s != CASUS_OK)
        return s;
    fprintf(stderr, "%zu sentences, %zu words\n", corpus->n_sentences,
            corpus->n_samples);
    struct output out = { .arena = corpus->arena };
    s = casus__pos_train(corpus, &options, &out, err);
    return s == CASUS_OK ? save(c, &out, SECTION_TAGGER, err) : s;
}

static casus_status train_parser(const struct command *c, struct corpus *corpus,
                                 casus_error *err)
{
    const struct tree_options options = tree_options(c);
    if (!c->out)
        return casus__fail(err, CASUS_E_ARG, "--out is missing");
    casus_status s = read_corpus(c, 0, corpus, err);
    if (s != CASUS_OK)
        return s;
    struct output out = { .arena = corpus->arena };
    s = casus__tree_train(corpus, &options, &out, err);
    return s == CASUS_OK ? save(c, &out, SECTION_PARSER, err) : s;
}

static casus_status recase_corpus(const char *name, struct corpus *corpus,
                                  casus_error *err)
{
    static const char *const names[] = { "upper", "lower", "title" };
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return casus__corpus_recase(corpus, (enum recase)i, err);
    return casus__fail(err, CASUS_E_ARG, "--case is upper, lower or title");
}

/* The section of a model file. Close the map after use, if it succeeds. */
static casus_status open_section(const char *path, uint32_t tag,
                                 struct filemap *map, struct bytes *out,
                                 casus_error *err)
{
    const casus_status s = casus__filemap_open(path, map, err);
    if (s != CASUS_OK)
        return s;
    if (map->data.len < 8 || casus__get32(map->data.ptr) != tag) {
        casus__filemap_close(map);
        return casus__fail(err, CASUS_E_DATA, "%s: not such a model", path);
    }
    *out = (struct bytes){ map->data.ptr + 8, map->data.len - 8 };
    return CASUS_OK;
}

static casus_status test_tagger(const struct command *c, struct corpus *corpus,
                                casus_error *err)
{
    casus_status s = read_corpus(c, 1, corpus, err);
    if (s == CASUS_OK && c->recase)
        s = recase_corpus(c->recase, corpus, err);
    if (s != CASUS_OK)
        return s;
    struct filemap map;
    struct bytes tagger;
    s = open_section(c->files[0], SECTION_TAGGER, &map, &tagger, err);
    if (s != CASUS_OK)
        return s;
    s = casus__pos_test(tagger, corpus, c->errors, err);
    casus__filemap_close(&map);
    return s;
}

static casus_status test_parser(const struct command *c, struct corpus *corpus,
                                casus_error *err)
{
    struct filemap maps[2];
    struct bytes parser, tagger;
    casus_status s = read_corpus(c, 2, corpus, err);
    if (s != CASUS_OK)
        return s;
    s = open_section(c->files[0], SECTION_PARSER, &maps[0], &parser, err);
    if (s != CASUS_OK)
        return s;
    s = open_section(c->files[1], SECTION_TAGGER, &maps[1], &tagger, err);
    if (s == CASUS_OK) {
        s = casus__tree_test(parser, tagger, corpus, err);
        casus__filemap_close(&maps[1]);
    }
    casus__filemap_close(&maps[0]);
    return s;
}

static casus_status parse_and_run(struct command *c, int argc, char **argv,
                                  casus_error *err)
{
    static const struct {
        const char *name;
        casus_status (*run)(const struct command *c, struct corpus *corpus,
                            casus_error *err);
    } commands[] = {
        { "tagger", train_tagger },
        { "parser", train_parser },
        { "test-tagger", test_tagger },
        { "test-parser", test_parser },
    };
    struct corpus corpus = { .arena = c->overlap.arena };
    const casus_status s = parse(c, argc, argv, err);
    if (s != CASUS_OK)
        return s;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(c, &corpus, err);
    return casus__fail(err, CASUS_E_ARG, "%s: no such command; see --help",
                       argv[1]);
}

int main(int argc, char **argv)
{
    if (argc < 2 || strcmp(argv[1], "--help") == 0) {
        fputs(usage, argc < 2 ? stderr : stdout);
        fputs(casus__name_usage, argc < 2 ? stderr : stdout);
        return argc < 2 ? 2 : 0;
    }
    casus_error err = { 0 };
    struct arena arena;
    casus__arena_init(&arena, SIZE_MAX);
    struct command c = { .cases = true, .overlap.arena = &arena };
    c.files = casus__arena_alloc(&arena, (size_t)argc, sizeof *c.files);
    c.doubtful = casus__arena_alloc(&arena, (size_t)argc, 1);
    c.names = casus__arena_alloc(&arena, (size_t)argc, 1);
    casus_status s = casus__fail_nomem(&err);
    if (c.files && c.doubtful && c.names)
        s = casus__is_name_command(argv[1])
                ? casus__name_command(argc, argv, &err)
                : parse_and_run(&c, argc, argv, &err);
    if (s != CASUS_OK)
        fprintf(stderr, "casus-train: %s\n", err.message);
    casus__arena_free(&arena);
    return s == CASUS_OK ? 0 : s == CASUS_E_ARG ? 2 : 1;
}
