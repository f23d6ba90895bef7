/* Names of gazetteer rows: spellings, plurals, case rules, the trie. */
#include "compile/gazetteer.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "pack/gaz_format.h"
#include "pack/pack.h"

#include <stdlib.h>

enum { MOST_WORDS = 16, MOST_BYTES = 240 };

/* ---- case ------------------------------------------------------------ */

static bool is_word_type(unsigned type)
{
    return type == GAZ_TITLE || type == GAZ_AGENT || type == GAZ_CURRENCY ||
           type == GAZ_UNIT || type == GAZ_WEAPON;
}

/* Does the word begin with a capital letter? */
static bool begins_upper(const char *w, size_t n)
{
    size_t at = 0;
    (void)casus__utf8_next(w, n, &at);
    const enum word_case c = casus__word_case(w, at);
    return c == CASE_UPPER || c == CASE_TITLE;
}

static size_t count_letters(casus_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += (s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z';
    return n;
}

/* Bit i is set where word i of the name begins with a capital. */
static uint16_t capitals_of(struct gaz_build *g, casus_str name)
{
    const struct token_list *list = &g->builder->tokens;
    uint16_t bits = 0;
    unsigned word = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct token *t = &list->items[i];
        if (t->end - t->begin == 1 && name.ptr[t->begin] == '-')
            continue;
        if (begins_upper(name.ptr + t->begin, t->end - t->begin))
            bits |= (uint16_t)(1u << (word < 15 ? word : 15));
        word++;
    }
    return bits;
}

/* ---- spellings ------------------------------------------------------- */

static void add_spelling(struct gaz_build *g, uint32_t entry, unsigned type,
                         casus_str name, uint8_t flags)
{
    uint32_t atoms[MOST_WORDS + 1];
    if (!name.len || name.len > MOST_BYTES)
        return;
    const size_t n = casus__builder_phrase(g->builder, name, atoms,
                                           MOST_WORDS + 1);
    if (!n || n > MOST_WORDS)
        return;
    struct spelling s = { .words = (uint32_t)g->n_words,
                          .n_words = (uint32_t)n,
                          .entry = entry,
                          .flags = flags,
                          .type = (uint8_t)type };
    if (flags & ITEM_EXACT) {
        s.exact = (uint32_t)(g->exact.len / 4);
        if (s.exact >= UINT16_MAX)
            return;
        casus__buffer_put32(&g->exact, casus__gaz_put_string(g, name));
    } else if (is_word_type(type)) {
        s.flags |= ITEM_ANY;
    } else {
        s.capitals = capitals_of(g, name);
        if (n == 1 && count_letters(name) <= 3 &&
            casus__word_case(name.ptr, name.len) == CASE_UPPER)
            s.flags |= ITEM_ACRONYM;
    }
    struct spelling *p = casus__arena_grow(g->arena, g->spellings,
                                           g->n_spellings, &g->cap_spellings,
                                           sizeof *p);
    if (!p) {
        g->failed = true;
        return;
    }
    g->spellings = p;
    p[g->n_spellings++] = s;
    for (size_t i = 0; i < n; i++) {
        uint32_t *w = casus__arena_grow(g->arena, g->words, g->n_words,
                                        &g->cap_words, sizeof *w);
        if (!w) {
            g->failed = true;
            return;
        }
        g->words = w;
        w[g->n_words++] = atoms[i];
    }
}

static bool ends(const char *w, size_t n, const char *end)
{
    const size_t m = strlen(end);
    return n > m && memcmp(w + n - m, end, m) == 0;
}

static bool is_vowel(char c)
{
    return memchr("aeiou", c, 5) != NULL;
}

/* The plural of a phrase by rule, from its last word. Returns the length. */
static size_t make_plural(casus_str name, char out[MOST_BYTES + 8])
{
    size_t n = name.len;
    memcpy(out, name.ptr, n);
    const char *suffix = "s";
    if (ends(out, n, "man") && !ends(out, n, "german") &&
        !ends(out, n, "human")) {
        out[n - 2] = 'e';
        suffix = "";
    } else if (ends(out, n, "person")) {
        memcpy(out + n - 6, "people", 6);
        suffix = "";
    } else if (ends(out, n, "wife") || ends(out, n, "knife") ||
               ends(out, n, "life")) {
        n -= 2;
        suffix = "ves";
    } else if (n > 1 && out[n - 1] == 'y' && !is_vowel(out[n - 2])) {
        n--;
        suffix = "ies";
    } else if (ends(out, n, "s") || ends(out, n, "x") || ends(out, n, "z") ||
               ends(out, n, "ch") || ends(out, n, "sh")) {
        suffix = "es";
    }
    memcpy(out + n, suffix, strlen(suffix));
    return n + strlen(suffix);
}

static bool is_upper_word(casus_str s)
{
    return casus__word_case(s.ptr, s.len) == CASE_UPPER;
}

static void add_plural(struct gaz_build *g, uint32_t entry, unsigned type,
                       casus_str name, casus_str plural, uint8_t flags)
{
    char text[MOST_BYTES + 8];
    if (plural.len) {
        if (!casus__str_is(plural, "-"))
            add_spelling(g, entry, type, plural, flags);
        return;
    }
    if (name.len < 3 || name.len > MOST_BYTES || is_upper_word(name))
        return;
    const size_t n = make_plural(name, text);
    add_spelling(g, entry, type, (casus_str){ text, n }, flags);
}

/* One name or variant, with its mark. */
static void add_marked(struct gaz_build *g, uint32_t entry, unsigned type,
                       casus_str name, casus_str plural, uint8_t flags)
{
    if (name.len > 1 && name.ptr[0] == '=') {
        flags |= ITEM_EXACT;
        name = (casus_str){ name.ptr + 1, name.len - 1 };
    } else if (name.len > 1 && name.ptr[0] == '?') {
        flags |= ITEM_GUARDED;
        name = (casus_str){ name.ptr + 1, name.len - 1 };
    }
    add_spelling(g, entry, type, name, flags);
    if (!(flags & ITEM_EXACT) &&
        (type == GAZ_AGENT || type == GAZ_UNIT || type == GAZ_CURRENCY ||
         type == GAZ_WEAPON))
        add_plural(g, entry, type, name, plural, flags);
}

void casus__gaz_add_names(struct gaz_build *g, uint32_t entry,
                          const struct gaz_names *names)
{
    const casus_str no_plural = { "", 0 };
    casus_str rest = names->variants, variant;
    add_marked(g, entry, names->type, names->name, names->plural,
               ITEM_CANONICAL);
    while (names->variants.len && casus__str_split(&rest, '|', &variant))
        add_marked(g, entry, names->type, variant, no_plural, 0);
}

/* ---- lists and trie -------------------------------------------------- */

/* qsort has no argument for context: sort records that carry their words. */
struct sorted {
    const uint32_t *words;
    const struct spelling *s;
};

static int by_words(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    const uint32_t n = x->s->n_words < y->s->n_words ? x->s->n_words
                                                     : y->s->n_words;
    for (uint32_t i = 0; i < n; i++)
        if (x->words[i] != y->words[i])
            return x->words[i] < y->words[i] ? -1 : 1;
    if (x->s->n_words != y->s->n_words)
        return x->s->n_words < y->s->n_words ? -1 : 1;
    /* Within a list: the same case rule together, then by entry. */
    const uint8_t rx = x->s->flags & (ITEM_EXACT | ITEM_ACRONYM | ITEM_ANY);
    const uint8_t ry = y->s->flags & (ITEM_EXACT | ITEM_ACRONYM | ITEM_ANY);
    if (rx != ry)
        return rx < ry ? -1 : 1;
    if (x->s->capitals != y->s->capitals)
        return x->s->capitals < y->s->capitals ? -1 : 1;
    if (x->s->entry != y->s->entry)
        return x->s->entry < y->s->entry ? -1 : 1;
    if (x->s->flags != y->s->flags) /* canonical and unmarked first */
        return x->s->flags < y->s->flags ? -1 : 1;
    return (x->s > y->s) - (x->s < y->s);
}

struct trie_build {
    struct gaz_build *g;
    struct step {
        uint32_t state, atom, next;
    } *steps;
    size_t n_steps, cap_steps;
    struct value {
        uint32_t list, n;
    } *values;
    size_t n_states, cap_values;
    uint32_t n_first;
    bool failed;
};

static uint32_t new_state(struct trie_build *t)
{
    struct value *v = casus__arena_grow(t->g->arena, t->values, t->n_states,
                                        &t->cap_values, sizeof *v);
    if (!v) {
        t->failed = true;
        return 0;
    }
    t->values = v;
    v[t->n_states] = (struct value){ 0, 0 };
    return (uint32_t)t->n_states++;
}

static void new_step(struct trie_build *t, uint32_t state, uint32_t atom,
                     uint32_t next)
{
    struct step *s = casus__arena_grow(t->g->arena, t->steps, t->n_steps,
                                       &t->cap_steps, sizeof *s);
    if (!s) {
        t->failed = true;
        return;
    }
    t->steps = s;
    s[t->n_steps++] = (struct step){ state, atom, next };
    if (state == 0 && atom >= t->n_first)
        t->n_first = atom + 1;
}

static void put_item(struct gaz_build *g, const struct spelling *s)
{
    casus__buffer_put32(&g->items, s->entry);
    casus__buffer_put8(&g->items, s->flags);
    casus__buffer_put8(&g->items, s->type);
    casus__buffer_put16(&g->items, s->flags & ITEM_EXACT
                                       ? (uint16_t)s->exact
                                       : s->capitals);
}

/* Sorted spellings share prefixes with the one before: keep its path. */
static void build_trie(struct trie_build *t, const struct sorted *sorted,
                       size_t n)
{
    uint32_t path[MOST_WORDS + 1] = { 0 };
    const struct sorted *before = NULL;
    (void)new_state(t);
    for (size_t i = 0; i < n && !t->failed; i++) {
        const struct sorted *x = &sorted[i];
        uint32_t k = 0;
        if (before)
            while (k < before->s->n_words && k < x->s->n_words &&
                   before->words[k] == x->words[k])
                k++;
        for (; k < x->s->n_words && !t->failed; k++) {
            path[k + 1] = new_state(t);
            new_step(t, path[k], x->words[k], path[k + 1]);
        }
        struct value *v = &t->values[path[x->s->n_words]];
        const bool again = before && v->n &&
                           before->s->entry == x->s->entry &&
                           before->s->n_words == x->s->n_words &&
                           before->s->capitals == x->s->capitals &&
                           !((before->s->flags | x->s->flags) & ITEM_EXACT);
        if (!again) {
            if (v->n == 0)
                v->list = (uint32_t)(t->g->items.len / GAZ_ITEM);
            v->n++;
            put_item(t->g, x->s);
        }
        before = x;
    }
}

static casus_status write_trie(struct trie_build *t, casus_error *err)
{
    struct buffer out = { .arena = t->g->arena };
    size_t n_slots = 16;
    while (n_slots < 2 * t->n_steps + 1)
        n_slots *= 2;
    uint32_t *slots =
        casus__arena_alloc(t->g->arena, n_slots, sizeof *slots);
    uint32_t *first =
        casus__arena_alloc(t->g->arena, t->n_first + 1, sizeof *first);
    if (!slots || !first)
        return casus__fail_nomem(err);
    for (size_t k = 0; k < t->n_steps; k++) {
        const struct step *s = &t->steps[k];
        if (s->state == 0) {
            first[s->atom] = s->next;
            continue;
        }
        size_t i = casus__mix(s->state, s->atom) & (n_slots - 1);
        while (slots[i])
            i = (i + 1) & (n_slots - 1);
        slots[i] = (uint32_t)k + 1;
    }
    casus__buffer_put32(&out, (uint32_t)t->n_states);
    casus__buffer_put32(&out, (uint32_t)n_slots);
    casus__buffer_put32(&out, t->n_first);
    casus__buffer_put32(&out, 0);
    for (size_t i = 0; i < n_slots; i++) {
        const struct step none = { UINT32_MAX, 0, 0 };
        const struct step *s = slots[i] ? &t->steps[slots[i] - 1] : &none;
        casus__buffer_put32(&out, s->state);
        casus__buffer_put32(&out, s->atom);
        casus__buffer_put32(&out, s->next);
    }
    for (size_t i = 0; i < t->n_states; i++) {
        casus__buffer_put32(&out, t->values[i].list);
        casus__buffer_put32(&out, t->values[i].n);
    }
    for (size_t i = 0; i < t->n_first; i++)
        casus__buffer_put32(&out, first[i]);
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
    if (g->n_spellings)
        qsort(sorted, g->n_spellings, sizeof *sorted, by_words);
    build_trie(&t, sorted, g->n_spellings);
    if (t.failed)
        return casus__fail_nomem(err);
    return write_trie(&t, err);
}
