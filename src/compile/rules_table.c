/* The tables of the RULE section while they grow, and the section. */
#include "compile/rules_internal.h"

#include "pack/pack.h"
#include "rule/rule.h"

uint32_t casus__rules_add(struct rules_build *b, enum rule_table table,
                          const void *record)
{
    struct table *t = &b->tables[table];
    const size_t size = t->width * sizeof(uint32_t);
    uint32_t *items =
        casus__arena_grow(b->arena, t->items, t->n, &t->cap, size);
    if (!items || t->n >= UINT32_MAX / 64) {
        b->failed = true;
        return 0;
    }
    t->items = items;
    memcpy(items + t->n * t->width, record, size);
    return (uint32_t)t->n++;
}

uint32_t casus__rules_count(const struct rules_build *b,
                            enum rule_table table)
{
    return (uint32_t)b->tables[table].n;
}

void *casus__rules_at(struct rules_build *b, enum rule_table table,
                      uint32_t i)
{
    return b->tables[table].items + (size_t)i * b->tables[table].width;
}

struct rule_text casus__rules_text(struct rules_build *b, casus_str s)
{
    const size_t at = b->strings.len;
    casus__buffer_bytes(&b->strings, s.ptr, s.len);
    if (b->strings.failed || b->strings.len > UINT32_MAX / 2) {
        b->failed = true;
        return (struct rule_text){ 0, 0 };
    }
    return (struct rule_text){ (uint32_t)at, (uint32_t)s.len };
}

struct rule_text casus__rules_file(struct rules_build *b,
                                   const struct statement *s)
{
    casus_str path = casus__str(s->source->path), part, rest = path;
    while (casus__str_split(&rest, '/', &part))
        path = part;
    return casus__rules_text(b, path);
}

uint32_t casus__rules_phrase(struct rules_build *b,
                             const struct statement *s, unsigned line,
                             casus_str text, uint32_t *first)
{
    uint32_t atoms[PHRASE_WORDS + 1];
    const size_t n =
        casus__builder_phrase(b->builder, text, atoms, PHRASE_WORDS + 1);
    if (n == 0 || n > PHRASE_WORDS) {
        casus__rules_error(b, s, line, n ? C_TOO_MUCH : C_WORD_EMPTY,
                           n ? "more than 8 words: %.*s"
                             : "no word to match: %.*s",
                           (int)text.len, text.ptr);
        return 0;
    }
    *first = casus__rules_count(b, TABLE_ATOMS);
    for (size_t i = 0; i < n; i++)
        (void)casus__rules_add(b, TABLE_ATOMS, &atoms[i]);
    return (uint32_t)n;
}

/* ---- classes by name ------------------------------------------------- */

static uint32_t find_class(struct rules_build *b, casus_str name)
{
    size_t at = casus__hash(name.ptr, name.len) & (b->n_class_slots - 1);
    while (b->class_slots[at]) {
        const uint32_t i = b->class_slots[at] - 1;
        if (casus__str_eq(b->classes[i].name, name))
            return i;
        at = (at + 1) & (b->n_class_slots - 1);
    }
    return RULE_NONE;
}

/* The table of slots is rebuilt when it is half full. */
static bool reslot(struct rules_build *b)
{
    size_t n = 64;
    while (n < 4 * (b->n_classes + 1))
        n *= 2;
    uint32_t *slots = casus__arena_alloc(b->arena, n, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < b->n_classes; i++) {
        const casus_str name = b->classes[i].name;
        size_t at = casus__hash(name.ptr, name.len) & (n - 1);
        while (slots[at])
            at = (at + 1) & (n - 1);
        slots[at] = (uint32_t)i + 1;
    }
    b->class_slots = slots;
    b->n_class_slots = n;
    return true;
}

static uint32_t new_class(struct rules_build *b, casus_str name,
                          const struct statement *s)
{
    if ((!b->class_slots || 2 * b->n_classes >= b->n_class_slots) &&
        !reslot(b)) {
        b->failed = true;
        return RULE_NONE;
    }
    struct known_class *items =
        casus__arena_grow(b->arena, b->classes, b->n_classes, &b->cap_classes,
                          sizeof *items);
    if (!items) {
        b->failed = true;
        return RULE_NONE;
    }
    b->classes = items;
    items[b->n_classes++] = (struct known_class){ name, s, false };
    size_t at = casus__hash(name.ptr, name.len) & (b->n_class_slots - 1);
    while (b->class_slots[at])
        at = (at + 1) & (b->n_class_slots - 1);
    b->class_slots[at] = (uint32_t)b->n_classes;
    const struct rule_class c = { .name = casus__rules_text(b, name) };
    return casus__rules_add(b, TABLE_CLASSES, &c);
}

static bool base_has_class(struct rules_build *b, casus_str name)
{
    const casus_model *base = casus__builder_base(b->builder);
    const struct rule_link *link = base ? casus__rules_linked(base) : NULL;
    for (uint32_t i = 0; link && i < link->n_classes; i++)
        if (casus__str_eq(link->class_names[i], name))
            return true;
    return false;
}

uint32_t casus__rules_use_class(struct rules_build *b,
                                const struct statement *s, unsigned line,
                                casus_str name)
{
    uint32_t i = b->n_class_slots ? find_class(b, name) : RULE_NONE;
    if (i == RULE_NONE && base_has_class(b, name))
        i = new_class(b, name, NULL);
    if (i == RULE_NONE) {
        if (!b->failed)
            casus__rules_error(b, s, line, C_CLASS_UNKNOWN,
                               "there is no class %.*s", (int)name.len,
                               name.ptr);
        return RULE_NONE;
    }
    b->classes[i].used = true;
    return i;
}

uint32_t casus__rules_term(struct rules_build *b, const struct statement *s,
                           unsigned line, casus_str text)
{
    struct rule_term t = { 0 };
    if (text.len && text.ptr[0] == '@') {
        t.kind = TERM_CLASS;
        t.first = casus__rules_use_class(
            b, s, line, casus__str_slice(text.ptr, 1, text.len));
        if (t.first == RULE_NONE)
            return RULE_NONE;
    } else {
        t.kind = TERM_PHRASE;
        t.n = casus__rules_phrase(b, s, line, text, &t.first);
        if (!t.n)
            return RULE_NONE;
    }
    const uint32_t i = casus__rules_add(b, TABLE_TERMS, &t);
    return b->failed ? RULE_NONE : i;
}

/* Words of "class NAME = a | b"; terms of one class lie together because no
 * other term is added meanwhile. */
static void class_words(struct rules_build *b, const struct statement *s,
                        uint32_t id)
{
    casus_str rest = s->rest, word;
    if (rest.len && rest.ptr[0] == '=')
        rest = casus__rules_trim(casus__str_slice(rest.ptr, 1, rest.len));
    else
        casus__rules_error(b, s, s->number, C_SYNTAX,
                           "expected: class NAME = word | word");
    const uint32_t first = casus__rules_count(b, TABLE_TERMS);
    while (rest.len && casus__str_split(&rest, '|', &word)) {
        word = casus__rules_trim(word);
        if (word.len)
            (void)casus__rules_term(b, s, s->number, word);
    }
    if (b->failed)
        return;
    struct rule_class *c = casus__rules_at(b, TABLE_CLASSES, id);
    c->term = first;
    c->n_terms = casus__rules_count(b, TABLE_TERMS) - first;
    if (c->n_terms == 0)
        casus__rules_error(b, s, s->number, C_CLASS_EMPTY,
                           "the class %.*s has no words", (int)s->name.len,
                           s->name.ptr);
    for (size_t i = 0; i < s->n_lines; i++)
        casus__rules_error(b, s, s->lines[i].number, C_KEY,
                           "a class has no key \"%.*s\"",
                           (int)s->lines[i].key.len, s->lines[i].key.ptr);
}

void casus__rules_classes(struct rules_build *b)
{
    /* All names first: a class may include one that stands below it. */
    for (size_t i = 0; i < b->n_statements && !b->failed; i++) {
        const struct statement *s = &b->statements[i];
        if (!casus__str_is(s->keyword, "class"))
            continue;
        const uint32_t old =
            b->n_class_slots ? find_class(b, s->name) : RULE_NONE;
        if (s->name.len == 0)
            casus__rules_error(b, s, s->number, C_SYNTAX,
                               "a class needs a name");
        else if (old != RULE_NONE)
            casus__rules_error(b, s, s->number, C_CLASS_TWICE,
                               "the class %.*s stands here twice (first in "
                               "line %u)", (int)s->name.len, s->name.ptr,
                               b->classes[old].statement->number);
        else if (b->n_classes == CLASSES_MAX)
            casus__rules_error(b, s, s->number, C_TOO_MUCH,
                               "more than %d classes", (int)CLASSES_MAX);
        else
            (void)new_class(b, s->name, s);
    }
    const size_t own = b->n_classes;
    for (size_t i = 0; i < own && !b->failed; i++)
        class_words(b, b->classes[i].statement, (uint32_t)i);
}

/* ---- the section ----------------------------------------------------- */

casus_status casus__rules_write(struct rules_build *b)
{
    struct buffer out = { .arena = b->arena };
    casus__buffer_put32(&out, RULE_VERSION);
    casus__buffer_put32(&out, (uint32_t)b->strings.len);
    for (int i = TABLE_ATOMS; i < TABLE_COUNT; i++)
        casus__buffer_put32(&out, (uint32_t)b->tables[i].n);
    casus__buffer_bytes(&out, b->strings.ptr, b->strings.len);
    casus__buffer_align(&out, 4);
    for (int i = TABLE_ATOMS; i < TABLE_COUNT; i++) {
        const struct table *t = &b->tables[i];
        for (size_t k = 0; k < t->n * t->width; k++)
            casus__buffer_put32(&out, t->items[k]);
    }
    if (out.failed || b->failed)
        return CASUS_E_NOMEM;
    return casus__builder_section(b->builder, SECTION_RULES, out.ptr,
                                  out.len);
}
