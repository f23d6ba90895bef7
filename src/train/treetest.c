/* Accuracy and speed of a parser on labelled text. */
#include "train/treetrain.h"

#include "base/error.h"
#include "tag/tagger.h"
#include "tree/parser.h"

#include <stdio.h>
#include <time.h>

struct test {
    struct parser *parser;
    struct tagger *tagger;
    struct word *words;
    struct view *views;
    uint8_t *xpos, *upos;
    struct tree_word *tree_words;
    struct tree_dep *deps;
    struct tree_state state;
    size_t n, heads, labelled; /* words; right heads; and right relations */
    clock_t time;              /* of the parser alone */
};

static bool make_room(struct test *t, struct arena *arena,
                      const struct corpus *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_sentences; i++)
        if (c->sentences[i].n > n)
            n = c->sentences[i].n;
    t->words = casus__arena_alloc(arena, n, sizeof *t->words);
    t->views =
        casus__arena_alloc(arena, n + (size_t)2 * VIEW_PAD, sizeof *t->views);
    t->xpos = casus__arena_alloc(arena, n, 1);
    t->upos = casus__arena_alloc(arena, n, 1);
    t->tree_words = casus__arena_alloc(arena, n, sizeof *t->tree_words);
    t->deps = casus__arena_alloc(arena, n, sizeof *t->deps);
    return t->words && t->deps && t->views && t->xpos && t->upos &&
           t->tree_words && casus__tree_state_room(&t->state, arena, n);
}

/* Subtypes are not compared, as in the shared tasks. */
static bool same_base(unsigned a, unsigned b)
{
    casus_str x = casus__str(casus__relation_name(a)), xb;
    casus_str y = casus__str(casus__relation_name(b)), yb;
    return casus__str_split(&x, ':', &xb) && casus__str_split(&y, ':', &yb) &&
           casus__str_eq(xb, yb);
}

static void test_sentence(struct test *t, const struct sample *samples,
                          size_t n)
{
    for (size_t i = 0; i < n; i++)
        t->words[i] = samples[i].word;
    casus__tagger_tag(t->tagger, t->words, n, t->views, t->xpos, t->upos);
    for (size_t i = 0; i < n; i++)
        t->tree_words[i] = (struct tree_word){
            .hash = t->words[i].hash,
            .cluster = t->views[i + VIEW_PAD].cluster,
            .xpos = t->xpos[i],
            .upos = t->upos[i],
        };
    const clock_t start = clock();
    casus__parser_run(t->parser, &t->state, t->tree_words, (uint32_t)n,
                      t->deps);
    t->time += clock() - start;
    for (size_t i = 0; i < n; i++) {
        const bool right = t->deps[i].head == samples[i].head;
        t->n++;
        t->heads += right;
        t->labelled += right && samples[i].rel < REL_COUNT &&
                       same_base(t->deps[i].rel, samples[i].rel);
    }
}

casus_status casus__tree_test(struct bytes parser, struct bytes tagger,
                              struct corpus *corpus, casus_error *err)
{
    struct test t = { .n = 0 };
    casus_status s = casus__parser_open(parser, corpus->arena, &t.parser, err);
    if (s == CASUS_OK)
        s = casus__tagger_open(tagger, corpus->arena, &t.tagger, err);
    if (s != CASUS_OK)
        return s;
    if (!make_room(&t, corpus->arena, corpus))
        return casus__fail_nomem(err);
    for (size_t i = 0; i < corpus->n_sentences; i++)
        test_sentence(&t, &corpus->samples[corpus->sentences[i].first],
                      corpus->sentences[i].n);
    const double n = t.n ? (double)t.n : 1;
    const double seconds = (double)t.time / CLOCKS_PER_SEC;
    printf("words %zu  UAS %.2f  LAS %.2f  %.0f words/s\n", t.n,
           100 * (double)t.heads / n, 100 * (double)t.labelled / n,
           n / (seconds > 0 ? seconds : 1));
    return CASUS_OK;
}
