/*
 * Training of the dependency parser.
 *
 * The words get tags from taggers that have not seen them (one a fold), since
 * the parser will not see right tags either. Each sentence is then parsed with
 * the weights so far, mostly along the parser's own choices; a state where
 * the best move without loss does not win by the margin moves the weights.
 */
#include "train/treetrain.h"

#include "base/error.h"
#include "base/fold.h"
#include "tag/tagger.h"
#include "train/clusters.h"
#include "train/learner.h"
#include "train/oracle.h"
#include "train/random.h"
#include "tree/parser.h"

#include <stdio.h>
#include <string.h>

void casus__tree_options_init(struct tree_options *options)
{
    *options = (struct tree_options){ .seed = 1,
                                      .folds = 5,
                                      .epochs = 5,
                                      .move_buckets = 200000,
                                      .rel_buckets = 13000,
                                      .margin = 150,
                                      .min_count = 2,
                                      .explore = 90 };
}

/* ---- tags ------------------------------------------------------------------
 */

/* Blocks of sentences in turn, so that those of a text mostly stay together. */
static bool in_fold(const struct corpus *c, size_t sentence, uint32_t fold,
                    uint32_t folds)
{
    enum { MOST = 100 };
    const size_t fair = c->n_sentences / (20 * (size_t)folds) + 1;
    return sentence / (fair < MOST ? fair : MOST) % folds == fold;
}

static casus_status tag_with(struct corpus *c, const struct tagger *tagger,
                             uint32_t fold, uint32_t folds, struct arena *arena)
{
    for (size_t i = 0; i < c->n_sentences; i++) {
        const struct sample_sentence *s = &c->sentences[i];
        if (!in_fold(c, i, fold, folds))
            continue;
        struct word *words = casus__arena_alloc(arena, s->n, sizeof *words);
        struct view *views = casus__arena_alloc(
            arena, s->n + (size_t)2 * VIEW_PAD, sizeof *views);
        uint8_t *tags = casus__arena_alloc(arena, s->n, 2);
        if (!words || !views || !tags)
            return CASUS_E_NOMEM;
        for (size_t k = 0; k < s->n; k++)
            words[k] = c->samples[s->first + k].word;
        casus__tagger_tag(tagger, words, s->n, views, tags, tags + s->n);
        for (size_t k = 0; k < s->n; k++) {
            c->samples[s->first + k].guess_xpos = tags[k];
            c->samples[s->first + k].guess_upos = tags[s->n + k];
        }
    }
    return CASUS_OK;
}

/* Train a tagger on all folds but one and tag that one. */
static casus_status tag_fold(struct corpus *c, const struct tree_options *o,
                             uint32_t fold, casus_error *err)
{
    struct arena arena;
    casus__arena_init(&arena, SIZE_MAX);
    struct corpus rest = *c;
    rest.arena = &arena;
    rest.n_sentences = 0;
    rest.sentences =
        casus__arena_alloc(&arena, c->n_sentences, sizeof *rest.sentences);
    for (size_t i = 0; rest.sentences && i < c->n_sentences; i++)
        if (!in_fold(c, i, fold, o->folds))
            rest.sentences[rest.n_sentences++] = c->sentences[i];
    struct pos_options options;
    casus__pos_options_init(&options);
    options.seed = o->seed;
    options.epochs = 5;
    options.clusters = o->clusters;
    struct output out = { .arena = &arena };
    struct tagger *tagger = NULL;
    casus_status s = rest.sentences
                         ? casus__pos_train(&rest, &options, &out, err)
                         : casus__fail_nomem(err);
    if (s == CASUS_OK)
        s = casus__tagger_open((struct bytes){ out.ptr, out.len }, &arena,
                               &tagger, err);
    if (s == CASUS_OK)
        s = tag_with(c, tagger, fold, o->folds, &arena);
    casus__arena_free(&arena);
    return s;
}

static casus_status guess_tags(struct corpus *c, const struct tree_options *o,
                               casus_error *err)
{
    for (size_t i = 0; i < c->n_samples; i++) {
        struct sample *s = &c->samples[i];
        s->guess_xpos = s->xpos;
        s->guess_upos = s->upos == LABEL_NONE ? UPOS_X : s->upos;
    }
    for (uint32_t f = 0; f < o->folds; f++) {
        const casus_status s = tag_fold(c, o, f, err);
        if (s != CASUS_OK)
            return s;
    }
    return CASUS_OK;
}

/* ---- preparation -----------------------------------------------------------
 */

struct tree_trainer {
    const struct tree_options *options;
    struct corpus *corpus;
    struct arena *arena;
    struct tree_word *words; /* of all samples */
    uint32_t *heads;         /* of all sentences: n + 1 each */
    size_t *first_head;      /* of a sentence; SIZE_MAX: no tree */
    struct tree_state state;
    struct learner *moves, *rels;
    uint32_t n_rels;
    uint8_t label_rel[WEIGHTS_MAX_LABELS], rel_label[REL_COUNT];
    uint64_t random;
    bool counting, exploring;
    size_t wrong_moves, wrong_rels, n_moves, n_rels_seen; /* in this pass */
};

static bool prepare_words(struct tree_trainer *t, const struct slots *clusters)
{
    const struct corpus *c = t->corpus;
    t->words = casus__arena_alloc(t->arena, c->n_samples, sizeof *t->words);
    for (size_t i = 0; t->words && i < c->n_samples; i++) {
        const struct sample *s = &c->samples[i];
        t->words[i] = (struct tree_word){
            .hash = s->word.hash,
            .cluster = (uint16_t)casus__slots_find(clusters, s->word.hash),
            .xpos = s->guess_xpos,
            .upos = s->guess_upos,
        };
    }
    return t->words != NULL;
}

/* False if a word has no head. */
static bool read_heads(const struct sample *samples, size_t n, uint32_t *heads)
{
    heads[0] = 0;
    for (size_t i = 0; i < n; i++) {
        if (samples[i].rel == LABEL_NONE || samples[i].head > n)
            return false;
        heads[i + 1] = samples[i].head ? samples[i].head : (uint32_t)n + 1;
    }
    return true;
}

static bool prepare_heads(struct tree_trainer *t)
{
    const struct corpus *c = t->corpus;
    size_t at = 0, longest = 0, trees = 0;
    t->heads = casus__arena_alloc(t->arena, c->n_samples + c->n_sentences,
                                  sizeof *t->heads);
    t->first_head =
        casus__arena_alloc(t->arena, c->n_sentences, sizeof *t->first_head);
    if (!t->heads || !t->first_head)
        return false;
    for (size_t i = 0; i < c->n_sentences; i++) {
        const struct sample_sentence *s = &c->sentences[i];
        uint32_t *heads = t->heads + at;
        const bool ok = read_heads(&c->samples[s->first], s->n, heads) &&
                        casus__oracle_lift(heads, (uint32_t)s->n);
        t->first_head[i] = ok ? at : SIZE_MAX;
        trees += ok;
        at += s->n + 1;
        if (s->n > longest)
            longest = s->n;
    }
    fprintf(stderr, "%zu trees of %zu sentences\n", trees, c->n_sentences);
    return casus__tree_state_room(&t->state, t->arena, longest);
}

static void number_relations(struct tree_trainer *t)
{
    bool seen[REL_COUNT] = { false };
    for (size_t i = 0; i < t->corpus->n_samples; i++)
        if (t->corpus->samples[i].rel < REL_COUNT)
            seen[t->corpus->samples[i].rel] = true;
    for (unsigned r = 0; r < REL_COUNT; r++) {
        if (!seen[r] || r == REL_ROOT)
            continue;
        t->label_rel[t->n_rels] = (uint8_t)r;
        t->rel_label[r] = (uint8_t)t->n_rels++;
    }
}

/* ---- one move ---------------------------------------------------------------
 */

/* The best of a set of labels. */
static unsigned best_of(const int32_t *scores, unsigned set)
{
    unsigned best = MOVE_COUNT;
    for (unsigned m = 0; m < MOVE_COUNT; m++)
        if (set & 1u << m && (best == MOVE_COUNT || scores[m] > scores[best]))
            best = m;
    return best;
}

/* The legal moves that lose least. */
static unsigned harmless(const struct tree_state *s, const uint32_t *heads,
                         unsigned legal)
{
    unsigned least = UINT32_MAX, set = 0;
    for (unsigned m = 0; m < MOVE_COUNT; m++) {
        if (!(legal & 1u << m))
            continue;
        const unsigned cost = casus__oracle_cost(s, heads, (enum move)m);
        if (cost < least) {
            least = cost;
            set = 0;
        }
        if (cost == least)
            set |= 1u << m;
    }
    return set;
}

/* Learn from one state, and choose the move to go on with. */
static bool learn_move(struct tree_trainer *t, const uint32_t *heads,
                       unsigned legal, unsigned *out)
{
    uint32_t features[MOVE_MAX_FEATURES];
    int32_t scores[WEIGHTS_MAX_LABELS] = { 0 };
    const size_t n = casus__move_features(&t->state, features);
    const unsigned good = harmless(&t->state, heads, legal);
    if (t->counting) {
        *out = good & 1u << MOVE_LEFT    ? MOVE_LEFT
               : good & 1u << MOVE_RIGHT ? MOVE_RIGHT
                                         : MOVE_SHIFT;
        return casus__learner_count(t->moves, features, n);
    }
    casus__learner_score(t->moves, features, n, scores);
    casus__learner_tick(t->moves);
    const unsigned right = best_of(scores, good);
    const unsigned wrong = best_of(scores, legal & ~good);
    const bool lost = wrong != MOVE_COUNT && scores[wrong] > scores[right];
    t->n_moves++;
    t->wrong_moves += lost;
    *out = lost && t->exploring &&
                   casus__random(&t->random) % 100 < t->options->explore
               ? wrong
               : right;
    if (wrong == MOVE_COUNT ||
        scores[right] - scores[wrong] >= t->options->margin)
        return true;
    return casus__learner_add(t->moves, features, n, right, 1) &&
           casus__learner_add(t->moves, features, n, wrong, -1);
}

/* ---- one relation
 * -------------------------------------------------------------- */

/* Learn the relation of an arc, if the arc is right; *out is the parser's. */
static bool learn_relation(struct tree_trainer *t, const struct sample *samples,
                           const uint32_t *heads, struct tree_arc arc,
                           unsigned *out)
{
    uint32_t features[REL_MAX_FEATURES];
    int32_t scores[WEIGHTS_MAX_LABELS] = { 0 };
    const struct sample *child = &samples[arc.child - 1];
    const uint32_t gold = t->rel_label[child->rel];
    *out = child->rel;
    if (arc.head == t->state.n + 1) {
        *out = REL_ROOT;
        return true;
    }
    const size_t n = casus__rel_features(&t->state, arc, features);
    if (t->counting)
        return casus__learner_count(t->rels, features, n);
    casus__learner_score(t->rels, features, n, scores);
    const bool right_arc =
        heads[arc.child] == arc.head && child->rel != REL_ROOT;
    uint32_t best = 0, rival = LABEL_NONE;
    for (uint32_t k = 0; k < t->n_rels; k++) {
        if (scores[k] > scores[best])
            best = k;
        if (k != gold && (rival == LABEL_NONE || scores[k] > scores[rival]))
            rival = k;
    }
    *out = t->label_rel[best];
    if (!right_arc)
        return true;
    casus__learner_tick(t->rels);
    t->n_rels_seen++;
    t->wrong_rels += best != gold;
    if (scores[gold] - scores[rival] >= t->options->margin)
        return true;
    return casus__learner_add(t->rels, features, n, gold, 1) &&
           casus__learner_add(t->rels, features, n, rival, -1);
}

/* ---- sentences
 * ---------------------------------------------------------------- */

static bool visit(struct tree_trainer *t, size_t sentence)
{
    const struct sample_sentence *s = &t->corpus->sentences[sentence];
    if (t->first_head[sentence] == SIZE_MAX)
        return true;
    const uint32_t *heads = t->heads + t->first_head[sentence];
    casus__tree_state_begin(&t->state, t->words + s->first, (uint32_t)s->n);
    while (!casus__tree_done(&t->state)) {
        const unsigned legal = casus__tree_legal(&t->state);
        unsigned move = 0, rel = 0;
        while (!(legal & 1u << move))
            move++;
        if (legal != 1u << move && !learn_move(t, heads, legal, &move))
            return false;
        if (move != MOVE_SHIFT &&
            !learn_relation(t, &t->corpus->samples[s->first], heads,
                            casus__tree_arc(&t->state, (enum move)move), &rel))
            return false;
        casus__tree_take(&t->state, (enum move)move, rel);
    }
    return true;
}

static bool passes(struct tree_trainer *t, size_t *order)
{
    const size_t n = t->corpus->n_sentences;
    for (uint32_t e = 0; e < t->options->epochs; e++) {
        casus__random_shuffle(&t->random, order, n);
        t->wrong_moves = t->wrong_rels = t->n_moves = t->n_rels_seen = 0;
        for (size_t i = 0; i < n; i++)
            if (!visit(t, order[i]))
                return false;
        t->exploring = true;
        fprintf(stderr,
                "parser: pass %u: %zu of %zu moves, %zu of %zu relations "
                "wrong; %zu, %zu features\n",
                (unsigned)e + 1, t->wrong_moves, t->n_moves, t->wrong_rels,
                t->n_rels_seen, casus__learner_rows(t->moves),
                casus__learner_rows(t->rels));
    }
    return true;
}

static bool learn_all(struct tree_trainer *t)
{
    const size_t n = t->corpus->n_sentences;
    size_t *order = casus__arena_alloc(t->arena, n, sizeof *order);
    if (!order)
        return false;
    t->counting = true;
    for (size_t i = 0; i < n; i++) {
        order[i] = i;
        if (!visit(t, i))
            return false;
    }
    t->counting = false;
    return casus__learner_prune(t->moves) && casus__learner_prune(t->rels) &&
           passes(t, order) &&
           casus__learner_select(t->moves, t->options->move_buckets) &&
           casus__learner_select(t->rels, t->options->rel_buckets) &&
           passes(t, order);
}

static bool write_models(struct tree_trainer *t, struct output *out)
{
    static const casus_str moves[MOVE_COUNT] = {
        [MOVE_SHIFT] = { "shift", 5 },
        [MOVE_LEFT] = { "left", 4 },
        [MOVE_RIGHT] = { "right", 5 },
    };
    char names[WEIGHTS_MAX_LABELS][4];
    casus_str rels[WEIGHTS_MAX_LABELS];
    for (uint32_t k = 0; k < t->n_rels; k++) {
        (void)snprintf(names[k], sizeof names[k], "%u",
                       (unsigned)t->label_rel[k]);
        rels[k] = casus__str(names[k]);
    }
    return casus__learner_write(t->moves, moves, out) &&
           casus__learner_write(t->rels, rels, out);
}

casus_status casus__tree_train(struct corpus *corpus,
                               const struct tree_options *options,
                               struct output *out, casus_error *err)
{
    struct tree_trainer t = { .options = options,
                              .corpus = corpus,
                              .arena = corpus->arena,
                              .random = options->seed * 2 + 1 };
    struct output table = { .arena = corpus->arena };
    struct slots clusters;
    casus_status s = guess_tags(corpus, options, err);
    if (s == CASUS_OK)
        s = casus__clusters_write(options->clusters, &table, err);
    const struct bytes bytes = { table.ptr, table.len };
    if (s == CASUS_OK)
        s = casus__slots_open(bytes, &clusters, err);
    if (s != CASUS_OK)
        return s;
    if (!prepare_words(&t, &clusters) || !prepare_heads(&t))
        return casus__fail_nomem(err);
    number_relations(&t);
    if (t.n_rels == 0)
        return casus__fail(err, CASUS_E_DATA, "no trees to learn from");
    t.moves = casus__learner_new(t.arena, MOVE_COUNT, options->min_count);
    t.rels = casus__learner_new(t.arena, t.n_rels, options->min_count);
    casus__output_u32(out, PARSER_VERSION);
    casus__output_u32(out, casus__parser_sets());
    casus__output_u32(out, casus__parser_clusters(bytes));
    casus__output_u32(out, 0);
    const bool ok = t.moves && t.rels && learn_all(&t) && write_models(&t, out);
    casus__learner_free(t.moves);
    casus__learner_free(t.rels);
    return ok ? CASUS_OK : casus__fail_nomem(err);
}
