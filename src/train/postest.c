/* Accuracy and speed of a tagger on labelled text. */
#include "train/postrain.h"

#include "base/error.h"
#include "tag/tagger.h"

#include <stdio.h>
#include <time.h>

struct tally {
    size_t n, xpos, upos, names, names_found, names_guessed;
};

static bool is_name(unsigned xpos)
{
    return xpos == XPOS_NNP || xpos == XPOS_NNPS;
}

static void count(struct tally *t, const struct sample *s, unsigned xpos,
                  unsigned upos)
{
    t->n++;
    t->xpos += s->xpos == xpos;
    t->upos += s->upos == upos;
    t->names += is_name(s->xpos);
    t->names_guessed += is_name(xpos);
    t->names_found += is_name(xpos) && is_name(s->xpos);
}

static void show_error(const struct sample *s, size_t n, size_t i,
                       unsigned xpos, unsigned upos)
{
    printf("%s/%s\t%s/%s\t", casus__xpos_name(s[i].xpos),
           s[i].upos == LABEL_NONE ? "-" : casus__upos_name(s[i].upos),
           casus__xpos_name(xpos), casus__upos_name(upos));
    for (size_t k = i < 4 ? 0 : i - 4; k < n && k < i + 5; k++)
        printf(k == i ? "[%.*s] " : "%.*s ", (int)s[k].word.text.len,
               s[k].word.text.ptr);
    printf("\n");
}

static void report(const struct tally *t, double seconds)
{
    const double n = t->n ? (double)t->n : 1;
    printf("tokens %zu  XPOS %.2f  UPOS %.2f  names R %.2f P %.2f  "
           "%.0f tokens/s\n",
           t->n, 100 * (double)t->xpos / n, 100 * (double)t->upos / n,
           100 * (double)t->names_found / (t->names ? (double)t->names : 1),
           100 * (double)t->names_found /
               (t->names_guessed ? (double)t->names_guessed : 1),
           n / (seconds > 0 ? seconds : 1));
}

casus_status casus__pos_test(struct bytes section, struct corpus *corpus,
                             bool errors, casus_error *err)
{
    struct tagger *tagger;
    casus_status s =
        casus__tagger_open(section, corpus->arena, &tagger, err);
    if (s != CASUS_OK)
        return s;
    const size_t n = corpus->n_samples;
    struct word *words = casus__arena_alloc(corpus->arena, n, sizeof *words);
    struct view *views = casus__arena_alloc(
        corpus->arena, n + (size_t)2 * VIEW_PAD, sizeof *views);
    uint8_t *xpos = casus__arena_alloc(corpus->arena, n, 1);
    uint8_t *upos = casus__arena_alloc(corpus->arena, n, 1);
    if (!words || !views || !xpos || !upos)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < n; i++)
        words[i] = corpus->samples[i].word;
    struct tally tally = { 0 };
    const clock_t start = clock();
    for (size_t i = 0; i < corpus->n_sentences; i++) {
        const struct sample_sentence *t = &corpus->sentences[i];
        casus__tagger_tag(tagger, words + t->first, t->n, views,
                          xpos + t->first, upos + t->first);
    }
    const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    for (size_t i = 0; i < corpus->n_sentences; i++) {
        const struct sample_sentence *t = &corpus->sentences[i];
        for (size_t k = t->first; k < t->first + t->n; k++) {
            const struct sample *gold = &corpus->samples[k];
            if (gold->xpos == XPOS_NONE)
                continue;
            count(&tally, gold, xpos[k], upos[k]);
            if (errors && (gold->xpos != xpos[k] || gold->upos != upos[k]))
                show_error(&corpus->samples[t->first], t->n, k - t->first,
                           xpos[k], upos[k]);
        }
    }
    report(&tally, seconds);
    return CASUS_OK;
}
