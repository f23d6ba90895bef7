/* The examples of the name tagger's training. */
#include "train/name_internal.h"

static bool add_example(struct trainer *t, struct example x)
{
    struct example *grown = casus__arena_grow(
        t->arena, t->examples, t->n_examples, &t->cap_examples, sizeof *grown);
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
        for (size_t k = i; k > 0 && gold[k - 1] & in && !(gold[k - 1] & 1); k--)
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
    t->lattice.allowed = casus__arena_alloc(a, n, sizeof *t->lattice.allowed);
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
           t->lattice.from && t->lattice.allowed && t->right && t->guess &&
           t->order;
}

bool casus__name_prepare(struct trainer *t)
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
