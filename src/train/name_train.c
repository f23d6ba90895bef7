/*
 * Training of the name tagger: a structured perceptron (Collins 2002) whose
 * right sequence must win by a margin, averaged.
 *
 * Stretches of words are the examples. Where a corpus leaves a label open,
 * the best sequence it allows counts as right.
 *
 * What the document says is learned last (name_train_context.c).
 */
#include "train/name_internal.h"

#include "base/error.h"
#include "train/clusters.h"
#include "train/random.h"

#include <stdio.h>

void casus__name_options_init(struct name_options *options)
{
    *options = (struct name_options){ .seed = 1,
                                      .epochs = 8,
                                      .buckets = 56000,
                                      .min_count = 2,
                                      .folds = 2,
                                      .margin = 50,
                                      .dropout = 10,
                                      .finish = 0,
                                      .context_epochs = 10,
                                      .context_buckets = 4000,
                                      .context_margin = 20 };
}

/* ---- one example ------------------------------------------------------- */

static void find_features(struct trainer *t, const struct example *x)
{
    for (uint32_t i = 0; i < x->n; i++)
        t->n_features[i] = casus__name_features(
            x->views + i, x->cues + i, t->options->without, t->features[i]);
}

/* Leave out what tells of a few words which words they are, so that the rest
 * learns to do without: most names of new text are new. */
static void drop_words(struct trainer *t, const struct example *x)
{
    for (uint32_t i = 0; i < x->n; i++) {
        if (casus__random(&t->random) % 100 >= t->options->dropout)
            continue;
        size_t n = 0;
        for (size_t k = 0; k < t->n_features[i]; k++)
            if (!casus__name_is_word_feature(k))
                t->features[i][n++] = t->features[i][k];
        t->n_features[i] = n;
    }
}

static void score(struct trainer *t, const struct example *x)
{
    for (uint32_t i = 0; i < x->n; i++) {
        int32_t *row = t->lattice.score[i];
        memset(row, 0, sizeof *t->lattice.score);
        casus__learner_score(t->learner, t->features[i], t->n_features[i],
                             row + 1);
    }
}

bool casus__name_compare(struct trainer *t, const uint32_t *gold, uint32_t n,
                         const struct name_moves *moves, int margin)
{
    struct name_lattice *l = &t->lattice;
    for (uint32_t i = 0; i < n; i++)
        l->allowed[i] = gold[i];
    if (!casus__name_decode(l, n, moves, t->right))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        l->allowed[i] = NAME_ANY;
        for (unsigned k = 0; k < NAME_LABELS; k++)
            if (!(gold[i] & 1u << k))
                l->score[i][k] += margin;
    }
    (void)casus__name_decode(l, n, moves, t->guess);
    bool wrong = false;
    for (uint32_t i = 0; i < n; i++)
        wrong |= !(gold[i] & 1u << t->guess[i]);
    t->seen++;
    t->errors += wrong;
    return wrong;
}

static bool move_label(struct trainer *t, uint32_t i, unsigned label, int by)
{
    return label == NAME_OUTSIDE ||
           casus__learner_add(t->learner, t->features[i], t->n_features[i],
                              label - 1, by);
}

static bool move_word(struct trainer *t, uint32_t i)
{
    const unsigned right = t->right[i], guess = t->guess[i];
    return right == guess ||
           (move_label(t, i, right, 1) && move_label(t, i, guess, -1));
}

bool casus__name_learn_words(struct trainer *t, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!move_word(t, i))
            return false;
    return true;
}

static void move_moves(struct trainer *t, const uint8_t *labels, uint32_t n,
                       int by)
{
    const int64_t ticks = casus__learner_ticks(t->learner);
    unsigned before = NAME_OUTSIDE;
    for (uint32_t i = 0; i <= n; i++) {
        const unsigned label = i < n ? labels[i] : NAME_OUTSIDE;
        t->moves.at[before][label] += by;
        t->moved[before][label] += by * ticks;
        before = label;
    }
}

static bool learn(struct trainer *t, const struct example *x)
{
    find_features(t, x);
    drop_words(t, x);
    score(t, x);
    casus__learner_tick(t->learner);
    if (!casus__name_compare(t, x->gold, x->n, &t->moves, t->options->margin))
        return true;
    if (!casus__name_learn_words(t, x->n))
        return false;
    move_moves(t, t->right, x->n, 1);
    move_moves(t, t->guess, x->n, -1);
    return true;
}

/* ---- passes ------------------------------------------------------------ */

static void shuffle(struct trainer *t)
{
    for (size_t i = 0; i < t->n_examples; i++)
        t->order[i] = (uint32_t)i;
    for (size_t i = t->n_examples; i > 1; i--) {
        const size_t k = casus__random(&t->random) % i;
        const uint32_t spare = t->order[i - 1];
        t->order[i - 1] = t->order[k];
        t->order[k] = spare;
    }
}

enum { NO_FOLD = -1 };

static bool passes(struct trainer *t, int without_fold, const char *what)
{
    const uint32_t all = t->options->epochs;
    for (uint32_t e = 0; e < all + t->options->finish; e++) {
        shuffle(t);
        t->errors = t->seen = 0;
        for (size_t i = 0; i < t->n_examples; i++) {
            const struct example *x = &t->examples[t->order[i]];
            const bool house = t->corpus->items[x->document].house;
            if ((e >= all && !house) ||
                (house &&
                 (int)casus__name_fold(t, x->document) == without_fold))
                continue;
            if (!learn(t, x))
                return false;
        }
        fprintf(stderr, "%s, pass %u: %zu of %zu stretches wrong\n", what,
                (unsigned)e + 1, t->errors, t->seen);
    }
    return true;
}

static void restart(struct trainer *t)
{
    memset(&t->moves, 0, sizeof t->moves);
    memset(t->moved, 0, sizeof t->moved);
    t->random = t->options->seed * 2 + 1;
    casus__learner_restart(t->learner);
}

static bool select_features(struct trainer *t)
{
    t->learner =
        casus__learner_new(t->arena, NAME_LABELS - 1, t->options->min_count);
    if (!t->learner)
        return false;
    for (size_t i = 0; i < t->n_examples; i++) {
        const struct example *x = &t->examples[i];
        find_features(t, x);
        for (uint32_t k = 0; k < x->n; k++)
            if (!casus__learner_count(t->learner, t->features[k],
                                      t->n_features[k]))
                return false;
    }
    if (!passes(t, NO_FOLD, "selection"))
        return false;
    fprintf(stderr, "%zu features\n", casus__learner_rows(t->learner));
    return casus__learner_select(t->learner, t->options->buckets);
}

/* ---- writing ----------------------------------------------------------- */

static casus_status write_clusters(struct trainer *t, casus_error *err)
{
    struct output block = { .arena = t->arena };
    casus__output_u32(t->out, NAME_MODEL_VERSION);
    casus__output_u32(t->out, NAME_LABELS);
    const char *path = t->options->without & NAME_WITHOUT_CLUSTERS
                           ? NULL
                           : t->options->clusters;
    casus_status s = casus__clusters_write(path, &block, err);
    if (s != CASUS_OK)
        return s;
    casus__output_bytes(t->out, block.ptr, block.len);
    return casus__slots_open((struct bytes){ block.ptr, block.len },
                             &t->clusters, err);
}

static void write_moves(const struct trainer *t, struct output *out)
{
    const int64_t ticks = casus__learner_ticks(t->learner);
    const int64_t unit = casus__learner_unit(t->learner);
    for (unsigned a = 0; a < NAME_LABELS; a++)
        for (unsigned b = 0; b < NAME_LABELS; b++) {
            int64_t v = (t->moves.at[a][b] * ticks - t->moved[a][b]) / unit;
            v = v > INT16_MAX ? INT16_MAX : v < -INT16_MAX ? -INT16_MAX : v;
            unsigned char p[2];
            casus__put16(p, (uint16_t)v);
            casus__output_bytes(out, p, 2);
        }
}

bool casus__name_write_words(struct trainer *t, struct output *out)
{
    write_moves(t, out);
    return casus__learner_write(t->learner, t->names, out);
}

bool casus__name_write_nothing(struct trainer *t, struct output *out)
{
    struct learner *l = casus__learner_new(t->arena, NAME_LABELS - 1, 1);
    const bool ok = l && casus__learner_select(l, 1) &&
                    casus__learner_write(l, t->names, out);
    casus__learner_free(l);
    return ok;
}

/* ---- all --------------------------------------------------------------- */

static casus_status read_folds(struct trainer *t, struct readings *r,
                               casus_error *err)
{
    for (uint32_t fold = 0; fold < t->options->folds; fold++) {
        restart(t);
        if (!passes(t, (int)fold, "a part"))
            return casus__fail_nomem(err);
        const casus_status s = casus__name_read_fold(t, fold, r, err);
        if (s != CASUS_OK)
            return s;
    }
    return CASUS_OK;
}

static casus_status train(struct trainer *t, casus_error *err)
{
    struct readings readings = { 0 };
    struct output words = { .arena = t->arena };
    casus_status s = write_clusters(t, err);
    if (s != CASUS_OK)
        return s;
    t->random = t->options->seed * 2 + 1;
    if (!casus__name_prepare(t) || !select_features(t))
        return casus__fail_nomem(err);
    fprintf(stderr, "%zu stretches, %zu names cut\n", t->n_examples, t->n_lost);
    if (!t->options->no_context)
        s = read_folds(t, &readings, err);
    if (s != CASUS_OK)
        return s;
    restart(t);
    if (!passes(t, NO_FOLD, "all") || !casus__name_write_words(t, &words))
        return casus__fail_nomem(err);
    casus__output_bytes(t->out, words.ptr, words.len);
    const bool ok = readings.n ? casus__name_learn_context(t, &readings, t->out)
                               : casus__name_write_nothing(t, t->out);
    return ok && !t->out->failed ? CASUS_OK : casus__fail_nomem(err);
}

casus_status casus__name_train(const struct name_corpus *corpus,
                               const struct name_options *options,
                               struct output *out, casus_error *err)
{
    struct trainer t = {
        .corpus = corpus, .options = options, .arena = out->arena, .out = out
    };
    const casus_status s = train(&t, err);
    casus__learner_free(t.learner);
    return s;
}
