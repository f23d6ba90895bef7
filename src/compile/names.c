/* Names of gazetteer rows: their marks, spellings, case rules, plurals. */
#include "compile/gazetteer.h"

#include "base/fold.h"
#include "base/str.h"
#include "compile/plural.h"
#include "pack/gaz_format.h"
#include "pack/trie.h"

enum { MOST_WORDS = 16, MOST_BYTES = PLURAL_MOST };

/* What the spellings of one row share. */
struct row {
    struct gaz_build *g;
    const struct gaz_names *names;
    uint32_t entry;
};

static void warn(const struct row *r, unsigned number, const char *what,
                 casus_str detail)
{
    casus__gaz_complain(r->g, &r->names->at, number, false, what, detail);
}

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

/* Bit i is set where word i of the phrase split last begins with a capital;
 * bit 15 stands for every word past the 15th too. */
static uint16_t capitals_of(const struct gaz_build *g, casus_str name)
{
    const struct token_list *list = &g->builder->tokens;
    uint16_t bits = 0;
    unsigned word = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct token *t = &list->items[i];
        if (casus__builder_skips(name.ptr, list, i))
            continue;
        if (begins_upper(name.ptr + t->begin, t->end - t->begin))
            bits |= (uint16_t)(1u << (word < 15 ? word : 15));
        word++;
    }
    return bits;
}

/* ---- spellings ------------------------------------------------------- */

static bool number_exact(const struct row *r, casus_str name, uint32_t *out)
{
    struct gaz_build *g = r->g;
    const size_t known = g->exacts.n;
    *out = casus__intern(&g->exacts, name);
    if (*out == UINT32_MAX) {
        g->failed = true;
        return false;
    }
    if (*out > UINT16_MAX) {
        if (!g->exact_full)
            casus__gaz_complain(g, &r->names->at, C_EXACT_FULL, true,
                                "more than 65536 names with the mark =",
                                name);
        g->exact_full = true;
        return false;
    }
    if (*out == known) /* new */
        casus__buffer_put32(&g->exact, casus__gaz_put_string(g, name));
    return true;
}

/* A name of one common word needs `?`: it would match wherever a sentence
 * begins with that word. */
static void check_common(const struct row *r, const struct spelling *s,
                         casus_str name, uint32_t atom)
{
    if (s->n_words == 1 && s->capitals && atom < r->g->builder->words.n &&
        !(s->flags & (ITEM_GUARDED | ITEM_EXACT | ITEM_ANY | ITEM_ACRONYM)) &&
        casus__is_common_word(r->g->builder,
                              r->g->builder->words.strings[atom]))
        warn(r, C_COMMON_WORD,
             "also a common English word; mark it with ?", name);
}

/* The case rule of a name; false if the name cannot be kept. */
static bool set_case(const struct row *r, struct spelling *s, casus_str name)
{
    s->capitals = capitals_of(r->g, name);
    if (s->flags & ITEM_EXACT)
        return number_exact(r, name, &s->exact);
    if (is_word_type(s->type)) {
        s->flags |= ITEM_ANY;
        s->capitals = 0;
        return true;
    }
    if (s->n_words == 1 && count_letters(name) <= 3 &&
        casus__word_case(name.ptr, name.len) == CASE_UPPER)
        s->flags |= ITEM_ACRONYM;
    return true;
}

static void keep_spelling(struct gaz_build *g, struct spelling s,
                          const uint32_t *atoms)
{
    struct spelling *p = casus__arena_grow(g->arena, g->spellings,
                                           g->n_spellings, &g->cap_spellings,
                                           sizeof *p);
    if (!p) {
        g->failed = true;
        return;
    }
    g->spellings = p;
    s.words = (uint32_t)g->n_words;
    for (size_t i = 0; i < s.n_words; i++) {
        uint32_t *w = casus__arena_grow(g->arena, g->words, g->n_words,
                                        &g->cap_words, sizeof *w);
        if (!w) {
            g->failed = true;
            return;
        }
        g->words = w;
        w[g->n_words++] = atoms[i];
    }
    p[g->n_spellings++] = s;
}

static void add_spelling(const struct row *r, casus_str name, uint8_t flags)
{
    uint32_t atoms[MOST_WORDS + 1];
    if (!name.len)
        return;
    const size_t n =
        name.len > MOST_BYTES
            ? MOST_WORDS + 1
            : casus__builder_phrase(r->g->builder, name, atoms,
                                    MOST_WORDS + 1);
    if (n > MOST_WORDS) {
        warn(r, C_LONG_NAME, "too long, and never matched", name);
        return;
    }
    struct spelling s = { .n_words = (uint32_t)n,
                          .entry = r->entry,
                          .flags = flags,
                          .type = (uint8_t)r->names->type };
    if (!n || !set_case(r, &s, name))
        return;
    check_common(r, &s, name, atoms[0]);
    keep_spelling(r->g, s, atoms);
}

static bool has_plural(unsigned type)
{
    return type == GAZ_AGENT || type == GAZ_UNIT || type == GAZ_CURRENCY ||
           type == GAZ_WEAPON;
}

static void add_plural(const struct row *r, casus_str name, casus_str plural,
                       uint8_t flags)
{
    char text[PLURAL_ROOM];
    if (plural.len) {
        if (!casus__str_is(plural, "-"))
            add_spelling(r, plural, flags);
        return;
    }
    const size_t n = casus__plural(name, text);
    add_spelling(r, (casus_str){ text, n }, flags);
}

/* ---- marks ----------------------------------------------------------- */

static bool is_mark(char c)
{
    return c == '=' || c == '?';
}

/* One name or variant, with its mark. */
static void add_marked(const struct row *r, casus_str name, casus_str plural,
                       uint8_t flags)
{
    if (name.len > 1 && is_mark(name.ptr[0])) {
        flags |= name.ptr[0] == '=' ? ITEM_EXACT : ITEM_GUARDED;
        name = (casus_str){ name.ptr + 1, name.len - 1 };
        if (is_mark(name.ptr[0]))
            warn(r, C_MARK, "a name has one mark", name);
    } else if (name.len == 1 && is_mark(name.ptr[0])) {
        warn(r, C_MARK, "a mark without a name", name);
        return;
    }
    add_spelling(r, name, flags);
    if (has_plural(r->names->type) && !(flags & ITEM_EXACT))
        add_plural(r, name, plural, flags);
}

static void check_variant(const struct row *r, casus_str variant)
{
    const bool outer = variant.len && (variant.ptr[0] == ' ' ||
                                       variant.ptr[variant.len - 1] == ' ');
    if (!variant.len)
        warn(r, C_VARIANT, "an empty variant", r->names->variants);
    else if (outer)
        warn(r, C_VARIANT, "a blank at the end of a variant", variant);
    else if (casus__str_eq(variant, r->names->name))
        warn(r, C_VARIANT, "the variant is the name itself", variant);
}

void casus__gaz_add_names(struct gaz_build *g, uint32_t entry,
                          const struct gaz_names *names)
{
    const struct row r = { g, names, entry };
    const casus_str no_plural = { "", 0 };
    casus_str rest = names->variants, variant;
    add_marked(&r, names->name, names->plural, ITEM_CANONICAL);
    while (names->variants.len && casus__str_split(&rest, '|', &variant)) {
        check_variant(&r, variant);
        add_marked(&r, variant, no_plural, 0);
    }
}
