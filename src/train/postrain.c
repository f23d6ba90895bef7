/*
 * Training of the part-of-speech tagger.
 *
 * Each sentence is tagged with the weights so far, so that the tagger learns
 * from its own mistakes before it; a word whose right tag does not win by the
 * margin moves the weights. Words that the lexicon or the spelling decide are
 * left out, as they will be when the tagger runs.
 */
#include "train/postrain.h"

#include "base/error.h"
#include "base/fold.h"
#include "tag/fixed.h"
#include "tag/tagger.h"
#include "tag/universal.h"
#include "train/clusters.h"
#include "train/learner.h"
#include "train/lexicon.h"
#include "train/random.h"

#include <stdio.h>
#include <string.h>

void casus__pos_options_init(struct pos_options *options)
{
    *options = (struct pos_options){ .seed = 1,
                                     .epochs = 8,
                                     .buckets = 28000,
                                     .margin = 25,
                                     .min_count = 2,
                                     .lexicon_count = 40,
                                     .doubt = 40,
                                     .sure = 10000 };
}

/* How a word is written inside sentences of normal case. */
struct casing {
    uint32_t hash, lower, capital; /* both counts 0: an empty slot */
};

enum { CASING_SLOTS = 1 << 19 };

struct trainer {
    const struct pos_options *options;
    struct corpus *corpus;
    struct arena *arena;
    uint8_t *fixed;     /* a sample: its tag without the model, or NONE */
    struct view *views; /* of all sentences, one after the other */
    size_t *first_view; /* a sentence */
    uint8_t *tags;      /* of the sentence in work */
    size_t longest;
    uint32_t n_labels;
    uint8_t label_tag[WEIGHTS_MAX_LABELS];
    uint8_t tag_label[256];
    casus_str names[WEIGHTS_MAX_LABELS];
    struct learner *learner;
    uint64_t random;
    struct casing *casing;
    bool sure_only; /* leave doubtful sentences out */
    size_t errors, seen; /* in this pass */
};

/* ---- preparation ------------------------------------------------------ */

static size_t count_views(struct trainer *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->corpus->n_sentences; i++) {
        const size_t k = t->corpus->sentences[i].n;
        if (k > t->longest)
            t->longest = k;
        t->first_view[i] = n;
        n += k + (size_t)2 * VIEW_PAD;
    }
    return n;
}

static bool prepare_memory(struct trainer *t)
{
    struct corpus *c = t->corpus;
    t->fixed = casus__arena_alloc(t->arena, c->n_samples, 1);
    t->first_view =
        casus__arena_alloc(t->arena, c->n_sentences, sizeof *t->first_view);
    if (!t->fixed || !t->first_view)
        return false;
    const size_t n = count_views(t);
    t->views = casus__arena_alloc(t->arena, n, sizeof *t->views);
    t->tags = casus__arena_alloc(t->arena, t->longest, 1);
    return t->views && t->tags;
}

static void fix_tags(struct trainer *t, const struct slots *lexicon,
                     const struct sample_sentence *sentence,
                     const struct word *words)
{
    struct quote_state quotes = { false, false };
    for (size_t k = 0; k < sentence->n; k++) {
        unsigned tag = casus__fixed_xpos(words, sentence->n, k, &quotes);
        if (tag == XPOS_NONE)
            tag = casus__slots_find(
                lexicon,
                casus__lexicon_key(words[k].hash, words[k].word_case));
        t->fixed[sentence->first + k] = (uint8_t)tag;
    }
}

static bool prepare_views(struct trainer *t, const struct slots *clusters,
                          const struct slots *lexicon)
{
    struct word *words =
        casus__arena_alloc(t->arena, t->longest, sizeof *words);
    if (!words)
        return false;
    for (size_t i = 0; i < t->corpus->n_sentences; i++) {
        const struct sample_sentence *s = &t->corpus->sentences[i];
        for (size_t k = 0; k < s->n; k++)
            words[k] = t->corpus->samples[s->first + k].word;
        casus__views_fill(words, s->n, casus__case_mode(words, s->n),
                          clusters, t->views + t->first_view[i]);
        fix_tags(t, lexicon, s, words);
    }
    return true;
}

static void number_labels(struct trainer *t, bool universal)
{
    bool seen[256] = { false };
    for (size_t i = 0; i < t->corpus->n_samples; i++) {
        const struct sample *s = &t->corpus->samples[i];
        if (universal && s->upos != LABEL_NONE &&
            casus__upos_fixed(s->xpos) == UPOS_COUNT)
            seen[s->upos] = true;
        else if (!universal && t->fixed[i] == XPOS_NONE)
            seen[s->xpos] = true;
    }
    t->n_labels = 0;
    for (unsigned tag = universal ? 0 : 1;
         tag < 64 && t->n_labels < WEIGHTS_MAX_LABELS; tag++) {
        if (!seen[tag])
            continue;
        t->label_tag[t->n_labels] = (uint8_t)tag;
        t->tag_label[tag] = (uint8_t)t->n_labels;
        t->names[t->n_labels++] = casus__str(
            universal ? casus__upos_name(tag) : casus__xpos_name(tag));
    }
}

/* ---- one example ------------------------------------------------------ */

static uint32_t best_but(const int32_t *scores, uint32_t n, uint32_t but)
{
    uint32_t best = but == 0 ? 1 : 0;
    for (uint32_t i = best + 1; i < n; i++)
        if (i != but && scores[i] > scores[best])
            best = i;
    return best;
}

/* Learn one example; its predicted label in *out. False without memory. */
static bool learn(struct trainer *t, const uint32_t *features, size_t n,
                  uint32_t gold, uint32_t *out)
{
    int32_t scores[WEIGHTS_MAX_LABELS] = { 0 };
    casus__learner_score(t->learner, features, n, scores);
    if (gold == LABEL_NONE) {
        *out = best_but(scores, t->n_labels, t->n_labels);
        return true;
    }
    const uint32_t rival = best_but(scores, t->n_labels, gold);
    *out = scores[rival] > scores[gold] ? rival : gold;
    t->seen++;
    t->errors += *out != gold;
    casus__learner_tick(t->learner);
    if (scores[gold] - scores[rival] >= t->options->margin)
        return true;
    return casus__learner_add(t->learner, features, n, gold, 1) &&
           casus__learner_add(t->learner, features, n, rival, -1);
}

/* ---- Penn tags -------------------------------------------------------- */

enum pass { PASS_COUNT, PASS_LEARN };

static bool penn_sentence(struct trainer *t, size_t sentence, enum pass pass)
{
    const struct sample_sentence *s = &t->corpus->sentences[sentence];
    if (t->sure_only && s->doubtful)
        return true;
    const struct view *v = t->views + t->first_view[sentence] + VIEW_PAD;
    unsigned tag1 = XPOS_NONE, tag2 = XPOS_NONE;
    for (size_t i = 0; i < s->n; i++) {
        const unsigned gold = t->corpus->samples[s->first + i].xpos;
        unsigned tag = t->fixed[s->first + i];
        if (tag == XPOS_NONE) {
            uint32_t features[POS_MAX_FEATURES], best = 0;
            const size_t n =
                casus__pos_features(v + i, tag1, tag2, features);
            tag = gold;
            if (pass == PASS_COUNT) {
                if (!casus__learner_count(t->learner, features, n))
                    return false;
            } else {
                if (!learn(t, features, n,
                           gold == XPOS_NONE ? LABEL_NONE
                                             : t->tag_label[gold],
                           &best))
                    return false;
                tag = t->label_tag[best];
            }
        }
        tag2 = tag1;
        tag1 = tag;
    }
    return true;
}

/* ---- universal tags --------------------------------------------------- */

static bool universal_sentence(struct trainer *t, size_t sentence,
                               enum pass pass)
{
    const struct sample_sentence *s = &t->corpus->sentences[sentence];
    const struct sample *samples = &t->corpus->samples[s->first];
    const struct view *v = t->views + t->first_view[sentence] + VIEW_PAD;
    for (size_t i = 0; i < s->n; i++)
        t->tags[i] = samples[i].xpos;
    for (size_t i = 0; i < s->n; i++) {
        if (samples[i].upos == LABEL_NONE ||
            casus__upos_fixed(samples[i].xpos) != UPOS_COUNT)
            continue;
        uint32_t features[POS_MAX_FEATURES], best;
        const size_t n =
            casus__upos_features(v + i, t->tags, s->n, i, features);
        if (pass == PASS_COUNT
                ? !casus__learner_count(t->learner, features, n)
                : !learn(t, features, n, t->tag_label[samples[i].upos],
                         &best))
            return false;
    }
    return true;
}

/* ---- passes over the corpus ------------------------------------------- */

typedef bool sentence_fn(struct trainer *t, size_t sentence, enum pass pass);

static bool passes(struct trainer *t, sentence_fn *visit, const char *name)
{
    const size_t n = t->corpus->n_sentences;
    size_t *order = casus__arena_alloc(t->arena, n, sizeof *order);
    if (!order)
        return false;
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (uint32_t e = 0; e < t->options->epochs; e++) {
        casus__random_shuffle(&t->random, order, n);
        t->errors = t->seen = 0;
        for (size_t i = 0; i < n; i++)
            if (!visit(t, order[i], PASS_LEARN))
                return false;
        fprintf(stderr, "%s: pass %u: %zu errors in %zu, %zu features\n",
                name, (unsigned)e + 1, t->errors, t->seen,
                casus__learner_rows(t->learner));
    }
    return true;
}

static bool train_one(struct trainer *t, sentence_fn *visit,
                      const char *name, uint32_t buckets,
                      struct output *out)
{
    t->learner = casus__learner_new(t->arena, t->n_labels,
                                    t->options->min_count);
    if (!t->learner)
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < t->corpus->n_sentences; i++)
        ok = visit(t, i, PASS_COUNT);
    ok = ok && casus__learner_prune(t->learner) && passes(t, visit, name) &&
         casus__learner_select(t->learner, buckets) &&
         passes(t, visit, name) &&
         casus__learner_write(t->learner, t->names, out);
    casus__learner_free(t->learner);
    return ok;
}

static casus_status write_tables(struct trainer *t, struct output *out,
                                 struct slots *clusters,
                                 struct slots *lexicon, casus_error *err)
{
    const size_t first = out->len;
    casus_status s =
        casus__clusters_write(t->options->clusters, out, err);
    const size_t second = out->len;
    if (s == CASUS_OK)
        s = casus__lexicon_write(t->corpus, t->options->lexicon_count, out,
                                 err);
    if (s != CASUS_OK)
        return s;
    /* The output may still move: read from copies. */
    const size_t n = out->len - first;
    const char *copy =
        casus__arena_copy(t->arena, (const char *)out->ptr + first, n);
    if (!copy)
        return casus__fail_nomem(err);
    const unsigned char *p = (const unsigned char *)copy;
    s = casus__slots_open((struct bytes){ p, n }, clusters, err);
    if (s == CASUS_OK)
        s = casus__slots_open(
            (struct bytes){ p + (second - first), out->len - second },
            lexicon, err);
    return s;
}

/* ---- doubtful labels -------------------------------------------------- */

static bool is_name_tag(unsigned xpos)
{
    return xpos == XPOS_NNP || xpos == XPOS_NNPS;
}

static struct casing *find_casing(const struct trainer *t, uint32_t hash)
{
    uint32_t at = hash & (CASING_SLOTS - 1);
    for (uint32_t steps = 0; steps < CASING_SLOTS; steps++) {
        struct casing *c = &t->casing[at];
        if (c->hash == hash || c->lower + c->capital == 0)
            return c;
        at = (at + 1) & (CASING_SLOTS - 1);
    }
    return &t->casing[at]; /* full: counts of another word, no harm */
}

static bool count_casing(struct trainer *t)
{
    t->casing =
        casus__arena_alloc(t->arena, CASING_SLOTS, sizeof *t->casing);
    for (size_t i = 0; t->casing && i < t->corpus->n_sentences; i++) {
        const struct sample_sentence *s = &t->corpus->sentences[i];
        const struct view *v = t->views + t->first_view[i] + VIEW_PAD;
        for (size_t k = 0; k < s->n; k++) {
            const struct word *w = &t->corpus->samples[s->first + k].word;
            if (casus__view_mode(v + k) != MODE_NORMAL ||
                casus__view_is_first(v + k))
                continue;
            struct casing *c = find_casing(t, w->hash);
            c->hash = w->hash;
            c->lower += w->word_case == CASE_LOWER;
            c->capital += w->word_case == CASE_TITLE;
        }
    }
    return t->casing != NULL;
}

/* Is a word seldom capitalized within sentences? */
static bool is_usually_lower(const struct trainer *t, uint32_t hash)
{
    const struct casing *c = find_casing(t, hash);
    return c->hash == hash && c->lower >= 2 && c->lower > 4 * c->capital;
}

/* May a word with this hint have this tag? */
static bool hint_allows(unsigned hint, bool plain, unsigned xpos)
{
    switch ((enum name_hint)hint) {
    case HINT_NAME:
        return is_name_tag(xpos);
    case HINT_OUTSIDE: /* days and events are names to the tagger only */
        return !is_name_tag(xpos) || !plain;
    case HINT_NORP:
    case HINT_NONE:
        break;
    }
    return true;
}

/* The tag that a word of a corpus of names most likely has; XPOS_NONE if
 * another that its hint allows is too near. */
static unsigned guess(const struct trainer *t, unsigned hint,
                      const struct view *v, const int16_t *scores)
{
    uint32_t best = LABEL_NONE, second = LABEL_NONE;
    /* "Rebels said ...": no name, though capitalized. */
    const bool opener =
        hint == HINT_OUTSIDE && casus__view_case(v) == CASE_TITLE &&
        casus__view_is_first(v) && is_usually_lower(t, v->hash);
    const bool plain = opener || casus__view_case(v) == CASE_LOWER;
    for (uint32_t k = 0; k < t->n_labels; k++) {
        if (!hint_allows(hint, plain, t->label_tag[k]))
            continue;
        if (best == LABEL_NONE || scores[k] > scores[best]) {
            second = best;
            best = k;
        } else if (second == LABEL_NONE || scores[k] > scores[second]) {
            second = k;
        }
    }
    if (best == LABEL_NONE)
        return XPOS_NONE;
    const bool sure = hint == HINT_NAME || opener || second == LABEL_NONE ||
                      scores[best] - scores[second] >= t->options->sure;
    return sure ? t->label_tag[best] : XPOS_NONE;
}

/* "Iraqi forces" is an adjective, "the Iraqis" are not; of the rest we cannot
 * know. */
static unsigned norp_tag(const struct sample *s, const struct view *v,
                         unsigned fixed_next)
{
    const casus_str fold = s->word.fold;
    if (casus__str_ends(fold, "s") && !casus__str_ends(fold, "ss"))
        return XPOS_NNPS;
    return casus__view_case(v + 1) == CASE_LOWER && fixed_next == XPOS_NONE
               ? XPOS_JJ
               : XPOS_NONE;
}

/* Forget a doubtful label that loses by too much; guess one that is missing
 * from a corpus of names. */
static void check_word(struct trainer *t, struct sample *sample,
                       const struct view *v, const int16_t *scores,
                       uint32_t best)
{
    t->seen++;
    if (sample->hint == HINT_NORP) {
        const size_t next = (size_t)(sample - t->corpus->samples) + 1;
        sample->xpos = (uint8_t)norp_tag(
            sample, v,
            next < t->corpus->n_samples ? t->fixed[next] : XPOS_CC);
        t->errors += sample->xpos == XPOS_NONE;
    } else if (sample->hint != HINT_NONE) {
        sample->xpos = (uint8_t)guess(t, sample->hint, v, scores);
        t->errors += sample->xpos == XPOS_NONE;
    } else if (sample->xpos != XPOS_NONE &&
               scores[best] - scores[t->tag_label[sample->xpos]] >
                   t->options->doubt) {
        sample->xpos = XPOS_NONE;
        t->errors++;
    }
}

static void check_sentence(struct trainer *t, const struct weights *w,
                           size_t sentence)
{
    const struct sample_sentence *s = &t->corpus->sentences[sentence];
    const struct view *v = t->views + t->first_view[sentence] + VIEW_PAD;
    unsigned tag1 = XPOS_NONE, tag2 = XPOS_NONE;
    for (size_t i = 0; i < s->n; i++) {
        struct sample *sample = &t->corpus->samples[s->first + i];
        unsigned tag = t->fixed[s->first + i];
        if (tag == XPOS_NONE) {
            uint32_t features[POS_MAX_FEATURES];
            int16_t scores[WEIGHTS_MAX_LABELS] = { 0 };
            const size_t n =
                casus__pos_features(v + i, tag1, tag2, features);
            casus__weights_add(w, features, n, scores);
            const uint32_t best = casus__weights_best(w, scores);
            check_word(t, sample, v + i, scores, best);
            tag = sample->xpos != XPOS_NONE ? sample->xpos
                                            : t->label_tag[best];
        }
        tag2 = tag1;
        tag1 = tag;
    }
}

/* Check doubtful labels with a tagger trained on the others. */
static bool check_doubtful(struct trainer *t)
{
    struct output out = { .arena = t->arena };
    struct weights w;
    size_t n = 0;
    for (size_t i = 0; i < t->corpus->n_sentences; i++)
        n += t->corpus->sentences[i].doubtful;
    if (n == 0)
        return true;
    if (!count_casing(t))
        return false;
    t->sure_only = true;
    if (!train_one(t, penn_sentence, "check", t->options->buckets, &out) ||
        casus__weights_open((struct bytes){ out.ptr, out.len }, &w, NULL))
        return false;
    t->sure_only = false;
    t->errors = t->seen = 0;
    for (size_t i = 0; i < t->corpus->n_sentences; i++)
        if (t->corpus->sentences[i].doubtful)
            check_sentence(t, &w, i);
    fprintf(stderr, "doubtful: %zu of %zu labels dropped\n", t->errors,
            t->seen);
    return true;
}

casus_status casus__pos_train(struct corpus *corpus,
                              const struct pos_options *options,
                              struct output *out, casus_error *err)
{
    struct trainer t = { .options = options,
                         .corpus = corpus,
                         .arena = corpus->arena,
                         .random = options->seed * 2 + 1 };
    struct slots clusters, lexicon;
    casus__output_u32(out, TAGGER_VERSION);
    casus__output_u32(out, casus__tag_set_hash());
    casus_status s = write_tables(&t, out, &clusters, &lexicon, err);
    if (s != CASUS_OK)
        return s;
    if (!prepare_memory(&t) || !prepare_views(&t, &clusters, &lexicon))
        return casus__fail_nomem(err);
    number_labels(&t, false);
    if (!check_doubtful(&t))
        return casus__fail_nomem(err);
    if (!train_one(&t, penn_sentence, "penn", options->buckets, out))
        return casus__fail_nomem(err);
    number_labels(&t, true);
    if (!train_one(&t, universal_sentence, "universal",
                   options->buckets < 14 ? 1 : options->buckets / 14, out))
        return casus__fail_nomem(err);
    return CASUS_OK;
}
