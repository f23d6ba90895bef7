#include "tag/name_tagger.h"

#include "base/error.h"
#include "pack/model.h"
#include "tag/name_context.h"

/* ---- the first pass ---------------------------------------------------- */

static size_t longest_sentence(const casus_doc *doc)
{
    size_t n = 0;
    for (size_t i = 0; i < doc->n_sentences; i++)
        if (doc->sentences[i].n_tok > n)
            n = doc->sentences[i].n_tok;
    return n;
}

struct pass {
    const struct name_model *model;
    struct name_text *text;
    struct word *words;
    struct view *views;
    struct name_cue *cues;
    size_t cap_stretches, cap_score, cap_labels;
};

static bool new_row(struct pass *p)
{
    struct name_text *t = p->text;
    void *score = casus__arena_grow(t->arena, t->score, t->n_rows,
                                    &p->cap_score, sizeof *t->score);
    uint8_t *labels =
        casus__arena_grow(t->arena, t->labels, t->n_rows, &p->cap_labels, 1);
    if (!score || !labels)
        return false;
    t->score = score;
    t->labels = labels;
    memset(t->score[t->n_rows], 0, sizeof *t->score);
    t->labels[t->n_rows++] = NAME_OUTSIDE;
    return true;
}

static bool new_stretch(struct pass *p, uint32_t tok)
{
    struct name_text *t = p->text;
    struct name_stretch *grown =
        casus__arena_grow(t->arena, t->stretches, t->n_stretches,
                          &p->cap_stretches, sizeof *grown);
    if (!grown)
        return false;
    t->stretches = grown;
    grown[t->n_stretches++] =
        (struct name_stretch){ .tok = tok, .row = (uint32_t)t->n_rows };
    return true;
}

static bool look_at_sentence(struct pass *p, const struct sentence *s)
{
    struct name_text *t = p->text;
    bool open = false;
    casus__name_look(t->doc, s, &p->model->clusters, p->words, p->views,
                     p->cues);
    for (uint32_t i = 0; i < s->n_tok; i++) {
        const struct name_cue *cue = &p->cues[i + VIEW_PAD];
        if (!cue->live) {
            open = false;
            continue;
        }
        if ((!open && !new_stretch(p, s->tok + i)) || !new_row(p))
            return false;
        open = true;
        t->stretches[t->n_stretches - 1].n++;
        uint32_t features[NAME_MAX_FEATURES];
        const size_t n =
            casus__name_features(&p->views[i + VIEW_PAD], cue, 0, features);
        casus__name_score(&p->model->word, features, n,
                          t->score[t->n_rows - 1]);
    }
    return true;
}

/* Room to decode the longest stretch in. */
static bool make_lattice(const struct name_text *t, struct name_lattice *out)
{
    uint32_t longest = 0;
    for (size_t i = 0; i < t->n_stretches; i++)
        if (t->stretches[i].n > longest)
            longest = t->stretches[i].n;
    out->allowed = casus__arena_alloc(t->arena, longest, sizeof *out->allowed);
    out->from = casus__arena_alloc(t->arena, longest, sizeof *out->from);
    for (uint32_t i = 0; out->allowed && i < longest; i++)
        out->allowed[i] = NAME_ANY;
    return out->allowed && out->from;
}

static void decode(const struct name_model *model, struct name_text *t,
                   struct name_lattice *lattice, const struct name_stretch *s)
{
    lattice->score = t->score + s->row;
    (void)casus__name_decode(lattice, s->n, &model->moves, t->labels + s->row);
}

bool casus__names_first(const struct name_model *model, const casus_doc *doc,
                        struct arena *arena, struct name_text *out)
{
    *out = (struct name_text){ .doc = doc, .arena = arena };
    struct pass p = { .model = model, .text = out };
    struct name_lattice lattice;
    const size_t n = longest_sentence(doc), padded = n + (size_t)2 * VIEW_PAD;
    p.words = casus__arena_alloc(arena, n, sizeof *p.words);
    p.views = casus__arena_alloc(arena, padded, sizeof *p.views);
    p.cues = casus__arena_alloc(arena, padded, sizeof *p.cues);
    if (!p.words || !p.views || !p.cues)
        return false;
    for (size_t i = 0; i < doc->n_sentences; i++)
        if (!look_at_sentence(&p, &doc->sentences[i]))
            return false;
    if (!make_lattice(out, &lattice))
        return false;
    for (size_t i = 0; i < out->n_stretches; i++)
        decode(model, out, &lattice, &out->stretches[i]);
    return true;
}

/* ---- the second pass --------------------------------------------------- */

static bool add_context(const struct name_model *model,
                        const struct name_context *context, struct name_text *t,
                        const struct name_stretch *s)
{
    bool any = false;
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t features[NAME_MAX_FEATURES];
        const size_t n = casus__name_context_features(context, s, k, features);
        if (n)
            casus__name_score(&model->context, features, n,
                              t->score[s->row + k]);
        any |= n != 0;
    }
    return any;
}

bool casus__names_second(const struct name_model *model, struct name_text *text)
{
    struct name_context context;
    struct name_lattice lattice;
    if (!casus__name_context_build(text, &context) ||
        !make_lattice(text, &lattice))
        return false;
    /* The evidence is the first pass: labels change only when all is read. */
    uint8_t *const first = text->labels;
    text->labels = casus__arena_alloc(text->arena, text->n_rows, 1);
    if (!text->labels)
        return false;
    for (size_t i = 0; i < text->n_stretches; i++) {
        const struct name_stretch *s = &text->stretches[i];
        if (add_context(model, &context, text, s))
            decode(model, text, &lattice, s);
        else
            memcpy(text->labels + s->row, first + s->row, s->n);
    }
    return true;
}

/* ---- names ------------------------------------------------------------- */

uint32_t casus__name_length(const uint8_t *labels, uint32_t n, uint32_t k)
{
    if (labels[k] == NAME_OUTSIDE || casus__name_goes_on(labels[k]))
        return 0;
    uint32_t end = k + 1;
    while (end < n && casus__name_goes_on(labels[end]))
        end++;
    return end - k;
}

static enum name_place place_in(uint32_t i, uint32_t n)
{
    return n == 1       ? PLACE_ALONE
           : i == 0     ? PLACE_FIRST
           : i == n - 1 ? PLACE_LAST
                        : PLACE_MIDDLE;
}

/* How far the type leads before the best other type, or none. */
static int32_t lead_of(const struct name_text *t, uint32_t row, uint32_t n,
                       unsigned type)
{
    int32_t own = 0, other = 0;
    for (unsigned x = 0; x < NAME_TYPES; x++) {
        int32_t sum = 0;
        for (uint32_t i = 0; i < n; i++)
            sum += t->score[row + i][casus__name_label(x, place_in(i, n))];
        if (x == type)
            own = sum;
        else if (sum > other)
            other = sum;
    }
    return own - other;
}

static bool add_spans(casus_doc *doc, const struct name_text *t,
                      const struct name_stretch *s, size_t *cap)
{
    const uint8_t *labels = t->labels + s->row;
    for (uint32_t k = 0; k < s->n; k++) {
        const uint32_t n = casus__name_length(labels, s->n, k);
        if (!n)
            continue;
        struct name_span *grown =
            casus__arena_grow(&doc->arena, doc->name_spans, doc->n_name_spans,
                              cap, sizeof *grown);
        if (!grown)
            return false;
        const unsigned type = casus__name_type(labels[k]);
        doc->name_spans = grown;
        grown[doc->n_name_spans++] = (struct name_span){
            .tok = s->tok + k,
            .n_tok = n,
            .type = (uint8_t)type,
            .lead = lead_of(t, s->row + k, n, type),
        };
    }
    return true;
}

casus_status casus__names_run(casus_doc *doc, casus_error *err)
{
    const struct name_model *model = doc->model->names;
    struct name_text text;
    size_t cap = 0;
    if (!model)
        return CASUS_OK;
    if (!casus__names_first(model, doc, doc->scratch, &text) ||
        !casus__names_second(model, &text))
        return casus__fail_nomem(err);
    for (size_t i = 0; i < text.n_stretches; i++)
        if (!add_spans(doc, &text, &text.stretches[i], &cap))
            return casus__fail_nomem(err);
    return CASUS_OK;
}
