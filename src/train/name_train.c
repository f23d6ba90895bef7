/*
 * Training of the name tagger: a structured perceptron (Collins 2002) whose
 * right sequence must win by a margin, averaged.
 *
 * Stretches of words are the examples. Where a corpus leaves a label open,
 * the best sequence it allows counts as right.
 *
 * What the document says is learned last, on top of the finished scores: each
 * document is read by a model that has not seen it, so that the first pass is
 * as often wrong as it will be on new text.
 */
#include "train/name_train.h"

#include "base/error.h"
#include "tag/name_context.h"
#include "train/clusters.h"
#include "train/learner.h"
#include "train/random.h"

#include <stdio.h>

void casus__name_options_init(struct name_options *options)
{
    *options = (struct name_options){ .seed = 1,
                                      .epochs = 8,
                                      .buckets = 56000,
                                      .min_count = 2,
                                      .folds = 4,
                                      .margin = 30,
                                      .finish = 0,
                                      .context_epochs = 10,
                                      .context_buckets = 4000,
                                      .context_margin = 20 };
}

struct example {
    const struct view *views; /* of its first word */
    const struct name_cue *cues;
    const uint32_t *gold;
    uint32_t n, document;
};

struct trainer {
    const struct name_corpus *corpus;
    const struct name_options *options;
    struct arena *arena;
    struct output *out;
    struct slots clusters;
    struct example *examples;
    size_t n_examples, cap_examples;
    uint32_t *order;
    uint32_t longest;
    struct learner *learner;
    name_moves moves;
    int64_t moved[NAME_LABELS][NAME_LABELS];
    /* of the example in work: */
    uint32_t (*features)[NAME_MAX_FEATURES];
    size_t *n_features;
    struct name_lattice lattice;
    uint32_t *any;
    uint8_t *right, *guess;
    uint64_t random;
    casus_str names[NAME_LABELS];
    size_t n_lost; /* names with words that the tagger never looks at */
    size_t errors, seen;
};

/* ---- preparation ------------------------------------------------------- */

static bool add_example(struct trainer *t, struct example x)
{
    struct example *grown =
        casus__arena_grow(t->arena, t->examples, t->n_examples,
                          &t->cap_examples, sizeof *grown);
    if (!grown)
        return false;
    t->examples = grown;
    grown[t->n_examples++] = x;
    if (x.n > t->longest)
        t->longest = x.n;
    return true;
}

/* A name that is not wholly looked at cannot be learned. */
static void forget_cut_names(struct trainer *t, uint32_t *gold, size_t n,
                             const struct name_cue *cues)
{
    for (size_t i = 0; i < n; i++) {
        const uint32_t in = NAME_ANY & ~1u;
        const bool cut = !cues[i].live && gold[i] & in && !(gold[i] & 1);
        if (!cut)
            continue;
        t->n_lost++;
        for (size_t k = i; k > 0 && gold[k - 1] & in && !(gold[k - 1] & 1);
             k--)
            gold[k - 1] = NAME_ANY;
        for (size_t k = i; k < n && gold[k] & in && !(gold[k] & 1); k++)
            gold[k] = NAME_ANY;
    }
}

static bool prepare_sentence(struct trainer *t, uint32_t document,
                             const struct sentence *s, struct word *words)
{
    const struct name_document *d = &t->corpus->items[document];
    const size_t padded = s->n_tok + (size_t)2 * VIEW_PAD;
    struct view *views = casus__arena_alloc(t->arena, padded, sizeof *views);
    struct name_cue *cues = casus__arena_alloc(t->arena, padded, sizeof *cues);
    if (!views || !cues)
        return false;
    casus__name_look(d->doc, s, &t->clusters, words, views, cues);
    views += VIEW_PAD;
    cues += VIEW_PAD;
    forget_cut_names(t, d->gold + s->tok, s->n_tok, cues);
    for (uint32_t i = 0; i < s->n_tok;) {
        uint32_t end = i;
        while (end < s->n_tok && cues[end].live)
            end++;
        if (end > i &&
            !add_example(t, (struct example){ .views = views + i,
                                              .cues = cues + i,
                                              .gold = d->gold + s->tok + i,
                                              .n = end - i,
                                              .document = document }))
            return false;
        i = end + 1;
    }
    return true;
}

static bool prepare_work(struct trainer *t)
{
    struct arena *a = t->arena;
    const size_t n = t->longest;
    t->features = casus__arena_alloc(a, n, sizeof *t->features);
    t->n_features = casus__arena_alloc(a, n, sizeof *t->n_features);
    t->lattice.score = casus__arena_alloc(a, n, sizeof *t->lattice.score);
    t->lattice.from = casus__arena_alloc(a, n, sizeof *t->lattice.from);
    t->lattice.allowed =
        casus__arena_alloc(a, n, sizeof *t->lattice.allowed);
    t->any = casus__arena_alloc(a, n, sizeof *t->any);
    t->right = casus__arena_alloc(a, n, 1);
    t->guess = casus__arena_alloc(a, n, 1);
    t->order = casus__arena_alloc(a, t->n_examples, sizeof *t->order);
    for (unsigned label = 1; label < NAME_LABELS; label++) {
        char name[WEIGHTS_NAME + 1];
        casus__name_label_print(label, name);
        const char *copy = casus__arena_copy(a, name, strlen(name));
        if (!copy)
            return false;
        t->names[label - 1] = casus__str(copy);
    }
    return t->features && t->n_features && t->lattice.score &&
           t->lattice.from && t->lattice.allowed && t->any && t->right &&
           t->guess && t->order;
}

static bool prepare(struct trainer *t)
{
    size_t longest = 0;
    for (size_t d = 0; d < t->corpus->n; d++) {
        const casus_doc *doc = t->corpus->items[d].doc;
        for (size_t i = 0; i < doc->n_sentences; i++)
            if (doc->sentences[i].n_tok > longest)
                longest = doc->sentences[i].n_tok;
    }
    struct word *words = casus__arena_alloc(t->arena, longest, sizeof *words);
    if (!words)
        return false;
    for (uint32_t d = 0; d < t->corpus->n; d++) {
        const casus_doc *doc = t->corpus->items[d].doc;
        for (size_t i = 0; i < doc->n_sentences; i++)
            if (!prepare_sentence(t, d, &doc->sentences[i], words))
                return false;
    }
    return prepare_work(t);
}

/* ---- one example ------------------------------------------------------- */

static void find_features(struct trainer *t, const struct example *x)
{
    for (uint32_t i = 0; i < x->n; i++)
        t->n_features[i] =
            casus__name_features(x->views + i, x->cues + i,
                                 t->options->without, t->features[i]);
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

/* The best sequence that the corpus allows, and the best of all when wrong
 * labels have a head start. False if they agree, or nothing is allowed. */
static bool compare(struct trainer *t, const uint32_t *gold, uint32_t n,
                    const name_moves moves, int margin)
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

static bool move_word(struct trainer *t, uint32_t i)
{
    const unsigned right = t->right[i], guess = t->guess[i];
    if (right == guess)
        return true;
    return (right == NAME_OUTSIDE ||
            casus__learner_add(t->learner, t->features[i], t->n_features[i],
                               right - 1, 1)) &&
           (guess == NAME_OUTSIDE ||
            casus__learner_add(t->learner, t->features[i], t->n_features[i],
                               guess - 1, -1));
}

static void move_moves(struct trainer *t, const uint8_t *labels, uint32_t n,
                       int by)
{
    const int64_t ticks = casus__learner_ticks(t->learner);
    unsigned before = NAME_OUTSIDE;
    for (uint32_t i = 0; i <= n; i++) {
        const unsigned label = i < n ? labels[i] : NAME_OUTSIDE;
        t->moves[before][label] += by;
        t->moved[before][label] += by * ticks;
        before = label;
    }
}

static bool learn(struct trainer *t, const struct example *x)
{
    find_features(t, x);
    score(t, x);
    casus__learner_tick(t->learner);
    if (!compare(t, x->gold, x->n, (const int32_t(*)[NAME_LABELS])t->moves,
                 t->options->margin))
        return true;
    for (uint32_t i = 0; i < x->n; i++)
        if (!move_word(t, i))
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

static uint32_t fold_of(const struct trainer *t, uint32_t document)
{
    return document % t->options->folds;
}

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
                (house && (int)fold_of(t, x->document) == without_fold))
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
    memset(t->moves, 0, sizeof t->moves);
    memset(t->moved, 0, sizeof t->moved);
    t->random = t->options->seed * 2 + 1;
    casus__learner_restart(t->learner);
}

static bool select_features(struct trainer *t)
{
    t->learner = casus__learner_new(t->arena, NAME_LABELS - 1,
                                    t->options->min_count);
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
            int64_t v = (t->moves[a][b] * ticks - t->moved[a][b]) / unit;
            v = v > INT16_MAX ? INT16_MAX : v < -INT16_MAX ? -INT16_MAX : v;
            unsigned char p[2];
            casus__put16(p, (uint16_t)v);
            casus__output_bytes(out, p, 2);
        }
}

static bool write_word_weights(struct trainer *t, struct output *out)
{
    write_moves(t, out);
    return casus__learner_write(t->learner, t->names, out);
}

/* A block of weights without a feature. */
static bool write_nothing(struct trainer *t, struct output *out)
{
    struct learner *l = casus__learner_new(t->arena, NAME_LABELS - 1, 1);
    return l && casus__learner_select(l, 1) &&
           casus__learner_write(l, t->names, out);
}

/* ---- what the document says -------------------------------------------- */

/* A document as a model saw it that had not learned from it. */
struct reading {
    struct name_text text;
    struct name_context context;
    const struct name_model *model;
    uint32_t document;
};

struct readings {
    struct reading *items;
    size_t n, cap;
};

static casus_status read_fold(struct trainer *t, uint32_t fold,
                              struct readings *r, casus_error *err)
{
    struct output out = { .arena = t->arena };
    struct name_model *model;
    casus__output_bytes(&out, t->out->ptr, t->out->len); /* the clusters */
    if (!write_word_weights(t, &out) || !write_nothing(t, &out))
        return casus__fail_nomem(err);
    const casus_status s = casus__name_model_open(
        (struct bytes){ out.ptr, out.len }, t->arena, &model, err);
    if (s != CASUS_OK)
        return s;
    for (uint32_t d = 0; d < t->corpus->n; d++) {
        if (!t->corpus->items[d].house || fold_of(t, d) != fold)
            continue;
        struct reading *grown = casus__arena_grow(t->arena, r->items, r->n,
                                                  &r->cap, sizeof *grown);
        if (!grown)
            return casus__fail_nomem(err);
        r->items = grown;
        struct reading *x = &r->items[r->n++];
        x->model = model;
        x->document = d;
        if (!casus__names_first(model, t->corpus->items[d].doc, t->arena,
                                &x->text))
            return casus__fail_nomem(err);
    }
    return CASUS_OK;
}

/* Contexts point to their readings, which move while the list grows. */
static bool build_contexts(struct readings *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (!casus__name_context_build(&r->items[i].text,
                                       &r->items[i].context))
            return false;
    return true;
}

static bool learn_stretch(struct trainer *t, const struct reading *r,
                          const struct name_stretch *s)
{
    const uint32_t *gold = t->corpus->items[r->document].gold + s->tok;
    bool any = false;
    for (uint32_t k = 0; k < s->n; k++) {
        int32_t *row = t->lattice.score[k];
        memcpy(row, r->text.score[s->row + k], sizeof *t->lattice.score);
        t->n_features[k] = casus__name_context_features(&r->context, s, k,
                                                        t->features[k]);
        casus__learner_score(t->learner, t->features[k], t->n_features[k],
                             row + 1);
        any |= t->n_features[k] != 0;
    }
    if (!any)
        return true;
    casus__learner_tick(t->learner);
    if (!compare(t, gold, s->n,
                 (const int32_t(*)[NAME_LABELS])r->model->moves,
                 t->options->context_margin))
        return true;
    for (uint32_t i = 0; i < s->n; i++)
        if (!move_word(t, i))
            return false;
    return true;
}

static bool count_stretch(struct trainer *t, const struct reading *r,
                          const struct name_stretch *s)
{
    for (uint32_t k = 0; k < s->n; k++) {
        const size_t n = casus__name_context_features(&r->context, s, k,
                                                      t->features[k]);
        if (!casus__learner_count(t->learner, t->features[k], n))
            return false;
    }
    return true;
}

typedef bool stretch_fn(struct trainer *t, const struct reading *r,
                        const struct name_stretch *s);

static bool each_stretch(struct trainer *t, const struct readings *readings,
                         stretch_fn *call)
{
    for (size_t i = 0; i < readings->n; i++) {
        const size_t at = call == count_stretch
                              ? i
                              : casus__random(&t->random) % readings->n;
        const struct reading *r = &readings->items[at];
        for (size_t k = 0; k < r->text.n_stretches; k++)
            if (!call(t, r, &r->text.stretches[k]))
                return false;
    }
    return true;
}

static bool context_passes(struct trainer *t, const struct readings *r)
{
    for (uint32_t e = 0; e < t->options->context_epochs; e++) {
        t->errors = t->seen = 0;
        if (!each_stretch(t, r, learn_stretch))
            return false;
        fprintf(stderr, "document, pass %u: %zu of %zu stretches wrong\n",
                (unsigned)e + 1, t->errors, t->seen);
    }
    return true;
}

/* A point of these weights is a point of the others: they are added. */
static bool learn_context(struct trainer *t, const struct readings *r,
                          struct output *out)
{
    t->learner = casus__learner_new(t->arena, NAME_LABELS - 1,
                                    t->options->min_count);
    t->random = t->options->seed * 2 + 1;
    return t->learner && each_stretch(t, r, count_stretch) &&
           context_passes(t, r) &&
           casus__learner_select(t->learner, t->options->context_buckets) &&
           context_passes(t, r) &&
           casus__learner_write_as(t->learner, t->names,
                                   casus__learner_ticks(t->learner), out);
}

/* ---- all --------------------------------------------------------------- */

static casus_status read_folds(struct trainer *t, struct readings *r,
                               casus_error *err)
{
    for (uint32_t fold = 0; fold < t->options->folds; fold++) {
        restart(t);
        if (!passes(t, (int)fold, "a part"))
            return casus__fail_nomem(err);
        const casus_status s = read_fold(t, fold, r, err);
        if (s != CASUS_OK)
            return s;
    }
    return build_contexts(r) ? CASUS_OK : casus__fail_nomem(err);
}

static casus_status train(struct trainer *t, casus_error *err)
{
    struct readings readings = { 0 };
    struct output words = { .arena = t->arena };
    casus_status s = write_clusters(t, err);
    if (s != CASUS_OK)
        return s;
    t->random = t->options->seed * 2 + 1;
    if (!prepare(t) || !select_features(t))
        return casus__fail_nomem(err);
    fprintf(stderr, "%zu stretches, %zu names cut\n", t->n_examples,
            t->n_lost);
    if (!t->options->no_context)
        s = read_folds(t, &readings, err);
    if (s != CASUS_OK)
        return s;
    restart(t);
    if (!passes(t, NO_FOLD, "all") || !write_word_weights(t, &words))
        return casus__fail_nomem(err);
    casus__output_bytes(t->out, words.ptr, words.len);
    const bool ok = readings.n ? learn_context(t, &readings, t->out)
                               : write_nothing(t, t->out);
    return ok && !t->out->failed ? CASUS_OK : casus__fail_nomem(err);
}

casus_status casus__name_train(const struct name_corpus *corpus,
                               const struct name_options *options,
                               struct output *out, casus_error *err)
{
    struct trainer t = { .corpus = corpus,
                         .options = options,
                         .arena = out->arena,
                         .out = out };
    return train(&t, err);
}
