/*
 * casus-train: from labelled text to the model files of models/.
 *
 *   casus-train tagger --out models/tagger.model [options] FILE...
 *   casus-train test-tagger MODEL FILE...
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

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: casus-train tagger --out MODEL [options] FILE...\n"
    "       casus-train test-tagger [--errors] MODEL FILE...\n"
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
    "  --buckets N        size of the table: two features a bucket (28000)\n"
    "  --margin N         points by which the right tag should win (25)\n"
    "  --min-count N      features seen less often are left out (2)\n"
    "  --lexicon N        words of one tag seen N times need no model (40)\n"
    "  --no-cases         no copies in upper, lower and title case\n"
    "  --case CASE        test-tagger: write the text in upper, lower or\n"
    "                     title case first\n"
    "  --errors           test-tagger: show every mistake\n";

enum { MAX_SKIP = 16 };

struct command {
    const char *out;
    const char *skip[MAX_SKIP];
    size_t n_skip;
    bool cases, errors;
    const char *recase; /* test-tagger */
    struct overlap overlap;
    struct pos_options pos;
    const char **files;
    size_t n_files;
    bool *doubtful, *names;
};

static bool read_number(const char *value, uint32_t *out)
{
    char *end;
    const unsigned long v = strtoul(value, &end, 10);
    if (end == value || *end || v > 1000000000)
        return false;
    *out = (uint32_t)v;
    return true;
}

/* An option with a number; false if it is none of these. */
static bool number_option(struct command *c, const char *name,
                          const char *value)
{
    uint32_t v = 0;
    if (!read_number(value, &v))
        return false;
    if (strcmp(name, "--seed") == 0)
        c->pos.seed = v;
    else if (strcmp(name, "--epochs") == 0)
        c->pos.epochs = v;
    else if (strcmp(name, "--buckets") == 0 && v >= 1 &&
             v <= WEIGHTS_MAX_BUCKETS)
        c->pos.buckets = v;
    else if (strcmp(name, "--margin") == 0)
        c->pos.margin = (int)v;
    else if (strcmp(name, "--min-count") == 0)
        c->pos.min_count = v;
    else if (strcmp(name, "--doubt") == 0)
        c->pos.doubt = (int)v;
    else if (strcmp(name, "--sure") == 0)
        c->pos.sure = (int)v;
    else if (strcmp(name, "--lexicon") == 0)
        c->pos.lexicon_count = v;
    else
        return false;
    return true;
}

static casus_status value_option(struct command *c, const char *name,
                                 const char *value, casus_error *err)
{
    if (strcmp(name, "--out") == 0)
        c->out = value;
    else if (strcmp(name, "--case") == 0)
        c->recase = value;
    else if (strcmp(name, "--clusters") == 0)
        c->pos.clusters = value;
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
            const casus_status s =
                value_option(c, argv[i], argv[i + 1], err);
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

static casus_status train_tagger(const struct command *c,
                                 struct corpus *corpus, casus_error *err)
{
    if (!c->out)
        return casus__fail(err, CASUS_E_ARG, "--out is missing");
    casus_status s = read_corpus(c, 0, corpus, err);
    if (s == CASUS_OK && c->cases)
        s = casus__corpus_add_cases(corpus, c->pos.seed, err);
    if (s != CASUS_OK)
        return s;
    fprintf(stderr, "%zu sentences, %zu words\n", corpus->n_sentences,
            corpus->n_samples);
    struct output out = { .arena = corpus->arena };
    s = casus__pos_train(corpus, &c->pos, &out, err);
    if (s == CASUS_OK)
        s = casus__output_save(&out, c->out, SECTION_TAGGER, err);
    return s;
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

static casus_status test_tagger(const struct command *c,
                                struct corpus *corpus, casus_error *err)
{
    casus_status s = read_corpus(c, 1, corpus, err);
    if (s == CASUS_OK && c->recase)
        s = recase_corpus(c->recase, corpus, err);
    if (s != CASUS_OK)
        return s;
    struct filemap map;
    s = casus__filemap_open(c->files[0], &map, err);
    if (s != CASUS_OK)
        return s;
    if (map.data.len < 8 || casus__get32(map.data.ptr) != SECTION_TAGGER)
        s = casus__fail(err, CASUS_E_DATA, "%s: no tagger", c->files[0]);
    if (s == CASUS_OK)
        s = casus__pos_test(
            (struct bytes){ map.data.ptr + 8, map.data.len - 8 }, corpus,
            c->errors, err);
    casus__filemap_close(&map);
    return s;
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
    struct corpus corpus = { .arena = &arena };
    struct command c = { .cases = true, .overlap.arena = &arena };
    casus__pos_options_init(&c.pos);
    c.files = casus__arena_alloc(&arena, (size_t)argc, sizeof *c.files);
    c.doubtful = casus__arena_alloc(&arena, (size_t)argc, 1);
    c.names = casus__arena_alloc(&arena, (size_t)argc, 1);
    casus_status s = casus__fail_nomem(&err);
    if (c.files && c.doubtful && c.names)
        s = casus__is_name_command(argv[1])
                ? CASUS_OK
                : parse(&c, argc, argv, &err);
    if (s == CASUS_OK) {
        if (strcmp(argv[1], "tagger") == 0)
            s = train_tagger(&c, &corpus, &err);
        else if (strcmp(argv[1], "test-tagger") == 0)
            s = test_tagger(&c, &corpus, &err);
        else if (casus__is_name_command(argv[1]))
            s = casus__name_command(argc, argv, &err);
        else
            s = casus__fail(&err, CASUS_E_ARG, "%s: no such command; "
                            "see --help", argv[1]);
    }
    if (s != CASUS_OK)
        fprintf(stderr, "casus-train: %s\n", err.message);
    casus__arena_free(&arena);
    return s == CASUS_OK ? 0 : s == CASUS_E_ARG ? 2 : 1;
}
