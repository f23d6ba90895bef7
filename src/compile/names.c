/* Names of gazetteer rows: spellings, plurals, case rules, the trie. */
#include "compile/gazetteer.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "pack/gaz_format.h"

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
        const size_t known = g->exacts.n;
        s.exact = casus__intern(&g->exacts, name);
        if (s.exact > UINT16_MAX)
            return;
        if (s.exact == known) /* new */
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
