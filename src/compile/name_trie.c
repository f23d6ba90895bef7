/* The names of a gazetteer as a trie (pack/trie.h), and the list of entries
 * of each name. */
#include "compile/gazetteer.h"

#include "base/error.h"
#include "pack/gaz_format.h"
#include "pack/pack.h"
#include "pack/trie.h"

#include <stdlib.h>

enum { CASE_RULES = ITEM_EXACT | ITEM_ACRONYM | ITEM_ANY };

/* qsort has no argument for context: sort records that carry their words. */
struct sorted {
    const uint32_t *words;
    struct spelling *s;
};

static int compare(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_words(const struct sorted *x, const struct sorted *y)
{
    const uint32_t n =
        x->s->n_words < y->s->n_words ? x->s->n_words : y->s->n_words;
    for (uint32_t i = 0; i < n; i++)
        if (x->words[i] != y->words[i])
            return compare(x->words[i], y->words[i]);
    return compare(x->s->n_words, y->s->n_words);
}

/* Spellings of one entry together, the least demanding first. */
static int by_entry(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    int c = by_words(x, y);
    if (!c)
        c = compare(x->s->entry, y->s->entry);
    if (!c)
        c = compare(x->s->flags & CASE_RULES, y->s->flags & CASE_RULES);
    if (!c)
        c = compare(x->s->flags & ITEM_GUARDED, y->s->flags & ITEM_GUARDED);
    if (!c)
        c = compare(x->s->capitals, y->s->capitals);
    return c ? c : compare(x->s->exact, y->s->exact);
}

/* Exact spellings, of which few fit, stand first. */
static uint32_t rank(const struct spelling *s)
{
    return s->flags & ITEM_EXACT ? 0 : 1 + (s->flags & CASE_RULES);
}

/* The order of a list: what has the same case rule and mark stands together,
 * so that the matcher finds runs of neighbours that fit; guarded names come
 * last. */
static int by_case(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    int c = by_words(x, y);
    if (!c)
        c = compare(rank(x->s), rank(y->s));
    if (!c)
        c = compare(x->s->capitals, y->s->capitals);
    if (!c)
        c = compare(x->s->exact, y->s->exact);
    if (!c)
        c = compare(x->s->flags & ITEM_GUARDED, y->s->flags & ITEM_GUARDED);
    if (!c)
        c = compare(x->s->entry, y->s->entry);
    return c ? c : compare(x->s->flags, y->s->flags);
}

/* Whatever `b` matches, `a` of the same words and entry matches too. */
static bool covers(const struct spelling *a, const struct spelling *b)
{
    const unsigned rule = a->flags & CASE_RULES;
    if (rule != (b->flags & CASE_RULES) ||
        (a->flags & ITEM_GUARDED) > (b->flags & ITEM_GUARDED))
        return false;
    return rule == ITEM_EXACT ? a->exact == b->exact
                              : !(a->capitals & ~b->capitals);
}

/* Drop spellings of an entry that another of its spellings covers: "El Paso"
 * beside "el Paso". Returns how many are left. */
static size_t drop_covered(struct sorted *sorted, size_t n)
{
    enum { LOOK_BACK = 8 };
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool covered = false;
        for (size_t k = kept; k-- && k + LOOK_BACK >= kept && !covered;) {
            if (sorted[k].s->entry != sorted[i].s->entry ||
                by_words(&sorted[k], &sorted[i]) != 0)
                break;
            covered = covers(sorted[k].s, sorted[i].s);
            if (covered)
                sorted[k].s->flags |= sorted[i].s->flags & ITEM_CANONICAL;
        }
        if (!covered)
            sorted[kept++] = sorted[i];
    }
    return kept;
}

/* A state, and the spellings [low, high) that go through it. */
struct state {
    uint32_t atom, child, list;
    uint32_t low, high, depth;
};

struct trie_build {
    struct gaz_build *g;
    struct state *states;
    size_t n, cap;
    bool failed;
};

static void add_state(struct trie_build *t, struct state state)
{
    struct state *p =
        casus__arena_grow(t->g->arena, t->states, t->n, &t->cap, sizeof *p);
    if (!p) {
        t->failed = true;
        return;
    }
    t->states = p;
    p[t->n++] = state;
}

static uint32_t n_items(const struct gaz_build *g)
{
    return (uint32_t)(g->items.len / GAZ_ITEM);
}

static void put_item(struct gaz_build *g, const struct spelling *s)
{
    casus__buffer_put32(&g->items, s->entry);
    casus__buffer_put8(&g->items, s->flags);
    casus__buffer_put8(&g->items, s->type);
    casus__buffer_put16(&g->items, s->flags & ITEM_EXACT ? (uint16_t)s->exact
                                                         : s->capitals);
}

/* Breadth first, with the states themselves as the queue. A name stands
 * before the longer names that begin with it. */
static void build_states(struct trie_build *t, const struct sorted *sorted,
                         size_t n)
{
    add_state(t, (struct state){ .high = (uint32_t)n });
    for (size_t k = 0; k < t->n && !t->failed; k++) {
        const struct state s = t->states[k];
        uint32_t i = s.low;
        t->states[k].list = n_items(t->g);
        for (; i < s.high && sorted[i].s->n_words == s.depth; i++)
            put_item(t->g, sorted[i].s);
        t->states[k].child = (uint32_t)t->n;
        while (i < s.high && !t->failed) {
            const uint32_t atom = sorted[i].words[s.depth], low = i;
            while (i < s.high && sorted[i].words[s.depth] == atom)
                i++;
            add_state(t, (struct state){ .atom = atom,
                                         .low = low,
                                         .high = i,
                                         .depth = s.depth + 1 });
        }
    }
}

/* May word `word` of a name among the spellings of a state begin with a small
 * letter? */
static bool may_be_lower(const struct state *state,
                         const struct sorted *sorted, uint32_t word)
{
    const unsigned bit = 1u << (word < 15 ? word : 15);
    for (uint32_t i = state->low; i < state->high; i++) {
        const struct spelling *s = sorted[i].s;
        if (s->n_words > word && (s->flags & ITEM_ANY || !(s->capitals & bit)))
            return true;
    }
    return false;
}

static uint32_t lower_flag(bool may)
{
    return may ? TRIE_MAY_BE_LOWER : 0;
}

static casus_status write_trie(struct trie_build *t,
                               const struct sorted *sorted, casus_error *err)
{
    struct buffer out = { .arena = t->g->arena };
    const uint32_t n = (uint32_t)t->n;
    /* States 1 to n_roots follow the first words, sorted. */
    const uint32_t n_roots = n > 1 ? t->states[1].child - 1 : 0;
    const uint32_t n_first = n_roots ? t->states[n_roots].atom + 1 : 0;
    if (t->n >= TRIE_MAY_BE_LOWER)
        return casus__fail(err, CASUS_E_LIMIT, "too many names");
    casus__buffer_put32(&out, n);
    casus__buffer_put32(&out, n_first);
    casus__buffer_put64(&out, 0);
    for (uint32_t k = 0; k < n; k++) {
        casus__buffer_put32(&out, t->states[k].atom);
        const struct state *state = &t->states[k];
        casus__buffer_put32(
            &out, state->child | lower_flag(k && may_be_lower(state, sorted,
                                                              state->depth)));
        casus__buffer_put32(&out, t->states[k].list);
    }
    casus__buffer_put32(&out, 0);
    casus__buffer_put32(&out, n);
    casus__buffer_put32(&out, n_items(t->g));
    for (uint32_t atom = 0, k = 1; atom < n_first; atom++) {
        const bool here = k <= n_roots && t->states[k].atom == atom;
        const bool lower = here && may_be_lower(&t->states[k], sorted, 0);
        casus__buffer_put32(&out, here ? k | lower_flag(lower) : 0);
        k += here;
    }
    if (out.failed)
        return casus__fail_nomem(err);
    return casus__builder_section(t->g->builder, SECTION_TRIE, out.ptr,
                                  out.len);
}

casus_status casus__gaz_write_trie(struct gaz_build *g, casus_error *err)
{
    struct trie_build t = { .g = g };
    struct sorted *sorted =
        casus__arena_alloc(g->arena, g->n_spellings + 1, sizeof *sorted);
    if (!sorted)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < g->n_spellings; i++)
        sorted[i] = (struct sorted){ g->words + g->spellings[i].words,
                                     &g->spellings[i] };
    qsort(sorted, g->n_spellings, sizeof *sorted, by_entry);
    const size_t n = drop_covered(sorted, g->n_spellings);
    qsort(sorted, n, sizeof *sorted, by_case);
    build_states(&t, sorted, n);
    return t.failed ? casus__fail_nomem(err) : write_trie(&t, sorted, err);
}
