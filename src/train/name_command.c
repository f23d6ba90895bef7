#include "train/name_command.h"

#include "base/error.h"
#include "base/filemap.h"
#include "base/str.h"
#include "pack/pack.h"
#include "train/name_train.h"

#include <stdio.h>
#include <stdlib.h>

const char casus__name_usage[] =
    "       casus-train names --pack PACK --out MODEL [options] FILE...\n"
    "       casus-train test-names --pack PACK [--errors] MODEL FILE...\n"
    "\n"
    "FILE has lines of word TAB BIO [TAB house BIO], and \"# newdoc\".\n"
    "\n"
    "  --pack PACK        gazetteers: names are looked up while learning\n"
    "  --clusters FILE    lines of word TAB cluster number\n"
    "  --exclude TEXT     leave out sentences that share ten words in a row\n"
    "                     with this text; may be repeated\n"
    "  --seed N           order of the examples (1)\n"
    "  --epochs N         passes (8)\n"
    "  --finish N         more passes over documents with house labels (0)\n"
    "  --folds N          parts for what documents say (2)\n"
    "  --dropout N        of 100 words, learn so many without the word (10)\n"
    "  --buckets N        size of the table: two features a bucket (56000)\n"
    "  --margin N         points by which the right labels should win (50)\n"
    "  --context-margin N the same for what documents say (20)\n"
    "  --min-count N      features seen less often are left out (2)\n"
    "  --words N          read so many words of each file only\n"
    "  --without WHAT     clusters, gazetteers, runs, context, cases\n"
    "  --spaced           test-names: a blank on both sides of each hyphen\n"
    "  --case CASE        test-names: upper, lower\n"
    "  --errors           test-names: show every mistake\n";

struct command {
    const char *out, *pack;
    struct overlap overlap;
    struct name_options options;
    struct name_read read;
    bool errors;
    const char **files;
    size_t n_files;
};

bool casus__is_name_command(const char *name)
{
    return strcmp(name, "names") == 0 || strcmp(name, "test-names") == 0;
}

/* ---- options ----------------------------------------------------------- */

static bool read_number(const char *value, uint32_t *out)
{
    char *end;
    const unsigned long v = strtoul(value, &end, 10);
    if (end == value || *end || v > 1000000000)
        return false;
    *out = (uint32_t)v;
    return true;
}

static bool number_option(struct command *c, const char *name,
                          const char *value)
{
    struct name_options *o = &c->options;
    uint32_t v = 0;
    if (!read_number(value, &v))
        return false;
    if (strcmp(name, "--seed") == 0)
        o->seed = v;
    else if (strcmp(name, "--epochs") == 0)
        o->epochs = v;
    else if (strcmp(name, "--finish") == 0)
        o->finish = v;
    else if (strcmp(name, "--folds") == 0 && v > 1)
        o->folds = v;
    else if (strcmp(name, "--buckets") == 0 && v >= 1 &&
             v <= WEIGHTS_MAX_BUCKETS)
        o->buckets = v;
    else if (strcmp(name, "--margin") == 0)
        o->margin = (int)v;
    else if (strcmp(name, "--dropout") == 0)
        o->dropout = v;
    else if (strcmp(name, "--context-margin") == 0)
        o->context_margin = (int)v;
    else if (strcmp(name, "--min-count") == 0)
        o->min_count = v;
    else if (strcmp(name, "--words") == 0)
        c->read.most_words = v;
    else
        return false;
    return true;
}

static bool without_option(struct command *c, const char *value)
{
    if (strcmp(value, "clusters") == 0)
        c->options.without |= NAME_WITHOUT_CLUSTERS;
    else if (strcmp(value, "gazetteers") == 0)
        c->options.without |= NAME_WITHOUT_GAZETTEERS;
    else if (strcmp(value, "runs") == 0)
        c->options.without |= NAME_WITHOUT_RUNS;
    else if (strcmp(value, "context") == 0)
        c->options.no_context = true;
    else if (strcmp(value, "cases") == 0)
        c->read.cases = false;
    else
        return false;
    return true;
}

static bool case_option(struct command *c, const char *value)
{
    c->read.recase = strcmp(value, "upper") == 0   ? TO_UPPER
                     : strcmp(value, "lower") == 0 ? TO_LOWER
                                                   : KEEP_CASE;
    return c->read.recase != KEEP_CASE;
}

static casus_status value_option(struct command *c, const char *name,
                                 const char *value, casus_error *err)
{
    bool ok = true;
    if (strcmp(name, "--out") == 0)
        c->out = value;
    else if (strcmp(name, "--pack") == 0)
        c->pack = value;
    else if (strcmp(name, "--clusters") == 0)
        c->options.clusters = value;
    else if (strcmp(name, "--exclude") == 0)
        return casus__overlap_add(&c->overlap, value, err);
    else if (strcmp(name, "--without") == 0)
        ok = without_option(c, value);
    else if (strcmp(name, "--case") == 0)
        ok = case_option(c, value);
    else
        ok = number_option(c, name, value);
    return ok ? CASUS_OK
              : casus__fail(err, CASUS_E_ARG, "bad option %s %s", name, value);
}

static casus_status parse(struct command *c, int argc, char **argv,
                          casus_error *err)
{
    for (int i = 2; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) != 0) {
            c->files[c->n_files++] = argv[i];
        } else if (strcmp(argv[i], "--errors") == 0) {
            c->errors = true;
        } else if (strcmp(argv[i], "--spaced") == 0) {
            c->read.spaced = true;
        } else if (i + 1 == argc) {
            return casus__fail(err, CASUS_E_ARG, "%s: no value", argv[i]);
        } else {
            const casus_status s = value_option(c, argv[i], argv[i + 1], err);
            if (s != CASUS_OK)
                return s;
            i++;
        }
    }
    if (!c->pack)
        return casus__fail(err, CASUS_E_ARG, "--pack is missing");
    return CASUS_OK;
}

/* ---- the commands ------------------------------------------------------ */

static casus_status read_files(const struct command *c, size_t first,
                               struct name_corpus *corpus, casus_error *err)
{
    casus_status s = CASUS_OK;
    if (first >= c->n_files)
        return casus__fail(err, CASUS_E_ARG, "no labelled text given");
    for (size_t i = first; s == CASUS_OK && i < c->n_files; i++) {
        struct name_read read = c->read;
        read.seed = c->options.seed + i;
        s = casus__name_corpus_read(corpus, c->files[i], &read, err);
    }
    fprintf(stderr, "%zu documents, %zu words, %zu names, %zu not ours\n",
            corpus->n, corpus->n_words, corpus->n_names, corpus->n_lost);
    return s;
}

static casus_status train(struct command *c, struct name_corpus *corpus,
                          casus_error *err)
{
    if (!c->out)
        return casus__fail(err, CASUS_E_ARG, "--out is missing");
    c->read.held_out = &c->overlap;
    c->read.vary = true;
    casus_status s = read_files(c, 0, corpus, err);
    struct output out = { .arena = corpus->arena };
    if (s == CASUS_OK)
        s = casus__name_train(corpus, &c->options, &out, err);
    if (s == CASUS_OK)
        s = casus__output_save(&out, c->out, SECTION_NAMES, err);
    return s;
}

static casus_status test(struct command *c, struct name_corpus *corpus,
                         casus_error *err)
{
    struct filemap map;
    struct name_model *model;
    c->read.cases = false;
    casus_status s = read_files(c, 1, corpus, err);
    if (s != CASUS_OK)
        return s;
    s = casus__filemap_open(c->files[0], &map, err);
    if (s != CASUS_OK)
        return s;
    if (map.data.len < 8 || casus__get32(map.data.ptr) != SECTION_NAMES)
        s = casus__fail(err, CASUS_E_DATA, "%s: no names", c->files[0]);
    if (s == CASUS_OK)
        s = casus__name_model_open(
            (struct bytes){ map.data.ptr + 8, map.data.len - 8 }, corpus->arena,
            &model, err);
    if (s == CASUS_OK)
        s = casus__name_test(model, corpus, c->errors, err);
    casus__filemap_close(&map);
    return s;
}

static casus_status run(struct command *c, const char *name,
                        struct name_corpus *corpus, casus_error *err)
{
    casus_model *model = NULL;
    casus_status s = casus_model_open(&c->pack, 1, 0, &model, err);
    if (s != CASUS_OK)
        return s;
    s = casus_ctx_new(model, NULL, &corpus->ctx, err);
    if (s == CASUS_OK) {
        s = strcmp(name, "names") == 0 ? train(c, corpus, err)
                                       : test(c, corpus, err);
        casus__name_corpus_free(corpus);
        casus_ctx_free(corpus->ctx);
    }
    casus_model_free(model);
    return s;
}

casus_status casus__name_command(int argc, char **argv, casus_error *err)
{
    struct arena arena;
    casus__arena_init(&arena, SIZE_MAX);
    struct name_corpus corpus = { .arena = &arena };
    struct command c = { .read.cases = true, .overlap.arena = &arena };
    casus__name_options_init(&c.options);
    c.files = casus__arena_alloc(&arena, (size_t)argc, sizeof *c.files);
    casus_status s =
        c.files ? parse(&c, argc, argv, err) : casus__fail_nomem(err);
    if (s == CASUS_OK)
        s = run(&c, argv[1], &corpus, err);
    casus__arena_free(&arena);
    return s;
}
