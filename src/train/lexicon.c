#include "train/lexicon.h"

#include "base/error.h"
#include "base/fold.h"
#include "tag/tagger.h"

#include <stdlib.h>

struct sighting {
    uint32_t key, xpos;
};

static int by_key(const void *a, const void *b)
{
    const struct sighting *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->xpos > y->xpos) - (x->xpos < y->xpos);
}

static bool counts(const struct sample *s)
{
    return s->xpos != XPOS_NONE && s->word.word_case != CASE_NONE;
}

/* All sightings of words in sentences of normal case; how many. */
static size_t collect(const struct corpus *c, struct word *words,
                      struct sighting *out)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_sentences; i++) {
        const struct sample_sentence *t = &c->sentences[i];
        const struct sample *s = &c->samples[t->first];
        for (size_t k = 0; k < t->n; k++)
            words[k] = s[k].word;
        if (casus__case_mode(words, t->n) != MODE_NORMAL)
            continue;
        for (size_t k = 0; k < t->n; k++)
            if (counts(&s[k]))
                out[n++] = (struct sighting){
                    casus__lexicon_key(s[k].word.hash, s[k].word.word_case),
                    s[k].xpos
                };
    }
    return n;
}

/* The tag of the sightings [0, n) of one word, or XPOS_NONE. */
static uint32_t only_tag(const struct sighting *s, size_t n,
                         uint32_t min_count)
{
    if (n < min_count)
        return XPOS_NONE;
    size_t best = 0, best_n = 0;
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i; k < n && s[k].xpos == s[i].xpos; k++)
            ;
        if (k - i > best_n) {
            best = i;
            best_n = k - i;
        }
    }
    return (n - best_n) * 1000 <= 3 * n ? s[best].xpos : XPOS_NONE;
}

casus_status casus__lexicon_write(const struct corpus *corpus,
                                  uint32_t min_count, struct output *out,
                                  casus_error *err)
{
    struct arena *a = out->arena;
    struct sighting *s =
        casus__arena_alloc(a, corpus->n_samples, sizeof *s);
    struct word *words =
        casus__arena_alloc(a, corpus->n_samples, sizeof *words);
    struct slot_pair *pairs =
        casus__arena_alloc(a, corpus->n_samples, sizeof *pairs);
    if (!s || !words || !pairs)
        return casus__fail_nomem(err);
    const size_t n = collect(corpus, words, s);
    qsort(s, n, sizeof *s, by_key);
    size_t n_pairs = 0;
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i; k < n && s[k].key == s[i].key; k++)
            ;
        const uint32_t tag = only_tag(s + i, k - i, min_count);
        if (tag != XPOS_NONE)
            pairs[n_pairs++] = (struct slot_pair){ s[i].key, tag };
    }
    casus__output_slots(out, pairs, n_pairs, LEXICON_BITS);
    return out->failed ? casus__fail_nomem(err) : CASUS_OK;
}
