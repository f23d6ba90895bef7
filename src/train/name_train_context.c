/*
 * What documents say of their words, learned on top of the finished scores.
 *
 * Each document is read by a model that has not seen it, so that the first
 * pass is as often wrong as it will be on new text.
 */
#include "train/name_internal.h"

#include "base/error.h"
#include "train/random.h"

#include <stdio.h>

uint32_t casus__name_fold(const struct trainer *t, uint32_t document)
{
    return document % t->options->folds;
}

casus_status casus__name_read_fold(struct trainer *t, uint32_t fold,
                                   struct readings *r, casus_error *err)
{
    struct output out = { .arena = t->arena };
    struct name_model *model;
    casus__output_bytes(&out, t->out->ptr, t->out->len); /* the clusters */
    if (!casus__name_write_words(t, &out) ||
        !casus__name_write_nothing(t, &out))
        return casus__fail_nomem(err);
    const casus_status s = casus__name_model_open(
        (struct bytes){ out.ptr, out.len }, t->arena, &model, err);
    if (s != CASUS_OK)
        return s;
    for (uint32_t d = 0; d < t->corpus->n; d++) {
        if (!t->corpus->items[d].house || casus__name_fold(t, d) != fold)
            continue;
        struct reading *grown =
            casus__arena_grow(t->arena, r->items, r->n, &r->cap, sizeof *grown);
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
        if (!casus__name_context_build(&r->items[i].text, &r->items[i].context))
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
        t->n_features[k] =
            casus__name_context_features(&r->context, s, k, t->features[k]);
        casus__learner_score(t->learner, t->features[k], t->n_features[k],
                             row + 1);
        any |= t->n_features[k] != 0;
    }
    if (!any)
        return true;
    casus__learner_tick(t->learner);
    if (!casus__name_compare(t, gold, s->n, &r->model->moves,
                             t->options->context_margin))
        return true;
    return casus__name_learn_words(t, s->n);
}

static bool count_stretch(struct trainer *t, const struct reading *r,
                          const struct name_stretch *s)
{
    for (uint32_t k = 0; k < s->n; k++) {
        const size_t n =
            casus__name_context_features(&r->context, s, k, t->features[k]);
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
        const size_t at =
            call == count_stretch ? i : casus__random(&t->random) % readings->n;
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
bool casus__name_learn_context(struct trainer *t, struct readings *r,
                               struct output *out)
{
    casus__learner_free(t->learner); /* its weights are written */
    t->learner =
        casus__learner_new(t->arena, NAME_LABELS - 1, t->options->min_count);
    t->random = t->options->seed * 2 + 1;
    return t->learner && build_contexts(r) &&
           each_stretch(t, r, count_stretch) && context_passes(t, r) &&
           casus__learner_select(t->learner, t->options->context_buckets) &&
           context_passes(t, r) &&
           casus__learner_write_as(t->learner, t->names,
                                   casus__learner_ticks(t->learner), out);
}
