/* How well names are found: whole names with their type, word by word. */
#include "train/name_train.h"

#include "base/error.h"

#include <stdio.h>

struct count {
    size_t gold, found, right;
};

enum { COARSE = NAME_TYPES, ALL, N_COUNTS };

struct tester {
    const struct name_model *model;
    struct arena arena;
    struct count counts[N_COUNTS];
    bool errors;
};

/* Other corpora leave open which of the types it is: the one that was found,
 * if it is among them, else the lowest. */
static unsigned label_of(uint32_t gold, unsigned found)
{
    for (unsigned label = 1; found && label < NAME_LABELS; label++)
        if (gold & 1u << label &&
            casus__name_type(label) == casus__name_type(found))
            return label;
    for (unsigned label = 0; label < NAME_LABELS; label++)
        if (gold & 1u << label)
            return label;
    return NAME_OUTSIDE;
}

static void count(struct tester *t, unsigned type, size_t gold, size_t found,
                  size_t right)
{
    const unsigned kinds[] = { type, ALL, COARSE };
    for (unsigned i = 0; i < (type == ENTITY_NORP ? 2u : 3u); i++) {
        t->counts[kinds[i]].gold += gold;
        t->counts[kinds[i]].found += found;
        t->counts[kinds[i]].right += right;
    }
}

static void show(const struct tester *t, const casus_doc *doc, const char *what,
                 unsigned type, uint32_t tok, uint32_t n)
{
    if (!t->errors)
        return;
    const uint32_t from = tok > 8 ? tok - 8 : 0;
    const uint32_t to =
        tok + n + 8 < doc->n_tokens ? tok + n + 8 : (uint32_t)doc->n_tokens;
    printf("%s %s", what, casus__entity_type_name(type));
    for (uint32_t i = from; i < to; i++)
        printf("%s%.*s",
               i == tok       ? " ["
               : i == tok + n ? "] "
                              : " ",
               (int)(doc->tokens[i].end - doc->tokens[i].begin),
               doc->buffer + doc->tokens[i].begin);
    printf("\n");
}

static void compare(struct tester *t, const casus_doc *doc, const uint8_t *gold,
                    const uint8_t *found)
{
    const uint32_t n = (uint32_t)doc->n_tokens;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t g = casus__name_length(gold, n, i);
        const uint32_t f = casus__name_length(found, n, i);
        const bool right =
            g && g == f &&
            casus__name_type(gold[i]) == casus__name_type(found[i]);
        if (g) {
            count(t, casus__name_type(gold[i]), 1, 0, right);
            if (!right)
                show(t, doc, "missed", casus__name_type(gold[i]), i, g);
        }
        if (f) {
            count(t, casus__name_type(found[i]), 0, 1, 0);
            if (!right)
                show(t, doc, "extra ", casus__name_type(found[i]), i, f);
        }
    }
}

static bool test_document(struct tester *t, const struct name_document *d)
{
    const size_t n = d->doc->n_tokens;
    struct name_text text;
    uint8_t *gold = casus__arena_alloc(&t->arena, n + 1, 1);
    uint8_t *found = casus__arena_alloc(&t->arena, n + 1, 1);
    if (!gold || !found ||
        !casus__names_first(t->model, d->doc, &t->arena, &text) ||
        !casus__names_second(t->model, &text))
        return false;
    for (size_t i = 0; i < text.n_stretches; i++) {
        const struct name_stretch *s = &text.stretches[i];
        memcpy(found + s->tok, text.labels + s->row, s->n);
    }
    for (size_t i = 0; i < n; i++)
        gold[i] = (uint8_t)label_of(d->gold[i], found[i]);
    compare(t, d->doc, gold, found);
    casus__arena_reset(&t->arena);
    return true;
}

static void print(const char *name, const struct count *c)
{
    const double p = c->found ? 100.0 * (double)c->right / (double)c->found : 0;
    const double r = c->gold ? 100.0 * (double)c->right / (double)c->gold : 0;
    printf("%-12s P %5.1f  R %5.1f  F1 %5.1f  (%zu)\n", name, p, r,
           p + r > 0 ? 2 * p * r / (p + r) : 0, c->gold);
}

casus_status casus__name_test(const struct name_model *model,
                              const struct name_corpus *corpus, bool errors,
                              casus_error *err)
{
    struct tester t = { .model = model, .errors = errors };
    casus__arena_init(&t.arena, SIZE_MAX);
    bool ok = true;
    for (size_t i = 0; ok && i < corpus->n; i++)
        ok = test_document(&t, &corpus->items[i]);
    casus__arena_free(&t.arena);
    if (!ok)
        return casus__fail_nomem(err);
    for (unsigned type = 0; type < NAME_TYPES; type++)
        print(casus__entity_type_name(type), &t.counts[type]);
    print("PER+LOC+ORG", &t.counts[COARSE]);
    print("all", &t.counts[ALL]);
    return CASUS_OK;
}
