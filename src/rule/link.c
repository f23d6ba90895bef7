/*
 * Linking the rules of all layers: one list of word classes, and the
 * indexes from words to triggers and patterns.
 *
 * A class that includes others gets their words here, so that at run time
 * a word leads to its classes in one lookup.
 */
#include "rule/rule.h"

#include "base/error.h"
#include "base/str.h"

#include <stdlib.h>

struct pair {
    uint32_t atom, value;
};

struct pairs {
    struct pair *items;
    size_t n, cap;
};

struct linker {
    casus_model *model;
    struct arena work; /* given back at the end */
    struct rule_link *link;
    struct pairs classes[LIMIT_LAYERS], phrases[LIMIT_LAYERS];
    struct pairs triggers[LIMIT_LAYERS], patterns[LIMIT_LAYERS];
    struct pairs caps, any, any_triggers, types[GAZ_TYPE_COUNT];
    struct pairs xpos[XPOS_COUNT];
    struct pairs needed_words[LIMIT_LAYERS]; /* word -> bit */
    size_t phrase_cap, trigger_cap, pattern_cap;
    struct class_ref {
        const struct rule_set *rules;
        uint32_t local;
    } *stack;
    size_t stack_cap;
    uint8_t *seen; /* class ids visited */
};

static bool add_pair(struct linker *l, struct pairs *p, uint32_t atom,
                     uint32_t value)
{
    struct pair *items =
        casus__arena_grow(&l->work, p->items, p->n, &p->cap, sizeof *items);
    if (!items)
        return false;
    p->items = items;
    items[p->n++] = (struct pair){ atom, value };
    return true;
}

static int by_atom(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->atom != y->atom)
        return x->atom < y->atom ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

/* Sort, drop doubles, hash. */
static bool build_map(struct linker *l, struct pairs *p, struct atom_map *out)
{
    if (p->n == 0)
        return true;
    qsort(p->items, p->n, sizeof *p->items, by_atom);
    size_t n = 0, keys = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (n && by_atom(&p->items[n - 1], &p->items[i]) == 0)
            continue;
        keys += n == 0 || p->items[n - 1].atom != p->items[i].atom;
        p->items[n++] = p->items[i];
    }
    size_t slots = 16;
    while (slots < 2 * keys)
        slots *= 2;
    struct arena *arena = &l->model->arena;
    out->slots = casus__arena_alloc(arena, slots, sizeof *out->slots);
    out->values = casus__arena_alloc(arena, n, sizeof *out->values);
    if (!out->slots || !out->values)
        return false;
    out->mask = (uint32_t)(slots - 1);
    struct atom_slot *slot = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct pair *x = &p->items[i];
        out->values[i] = x->value;
        if (!slot || slot->atom != x->atom || !slot->n) {
            uint32_t at = casus__mix(x->atom, 0) & out->mask;
            while (out->slots[at].n)
                at = (at + 1) & out->mask;
            slot = &out->slots[at];
            *slot = (struct atom_slot){ x->atom, (uint32_t)i, 0 };
        }
        slot->n++;
    }
    return true;
}

static struct word_marks *mark_slot(struct mark_map *map, uint32_t atom)
{
    uint32_t at = casus__mix(atom, 0) & map->mask;
    while (map->slots[at].used && map->slots[at].atom != atom)
        at = (at + 1) & map->mask;
    map->slots[at].used = true;
    map->slots[at].atom = atom;
    return &map->slots[at].marks;
}

/* The bit of a class that patterns need, or 0. */
static uint64_t need_bit(const struct rule_link *link, uint32_t class_id)
{
    const unsigned n = link->need_bits[class_id];
    return n ? UINT64_C(1) << (n - 1) : 0;
}

/* The classes of each word, as bits: from the two maps that have them. */
static bool build_marks(struct linker *l, size_t layer, struct mark_map *out)
{
    const struct pairs *words = &l->classes[layer];
    const struct pairs *phrases = &l->phrases[layer];
    const struct pairs *needed = &l->needed_words[layer];
    size_t slots = 16;
    while (slots < 2 * (words->n + phrases->n + needed->n))
        slots *= 2;
    out->slots =
        casus__arena_alloc(&l->model->arena, slots, sizeof *out->slots);
    if (!out->slots)
        return false;
    out->mask = (uint32_t)(slots - 1);
    for (size_t i = 0; i < needed->n; i++)
        mark_slot(out, needed->items[i].atom)->needed |=
            UINT64_C(1) << needed->items[i].value;
    for (size_t i = 0; i < words->n; i++) {
        const uint32_t id = words->items[i].value;
        struct word_marks *m = mark_slot(out, words->items[i].atom);
        m->words |= UINT64_C(1) << (id & 63);
        m->needed |= need_bit(l->link, id);
    }
    for (size_t i = 0; i < phrases->n; i++) {
        const uint32_t ref = phrases->items[i].value;
        const uint32_t id = l->link->phrase_refs[ref].class_id;
        struct word_marks *m = mark_slot(out, phrases->items[i].atom);
        m->phrases |= UINT64_C(1) << (id & 63);
        m->needed |= need_bit(l->link, id);
    }
    return true;
}

static bool build_list(struct linker *l, struct pairs *p, uint32_t **values,
                       uint32_t *n)
{
    *values = casus__arena_alloc(&l->model->arena, p->n, sizeof **values);
    if (!*values)
        return false;
    for (size_t i = 0; i < p->n; i++)
        (*values)[i] = p->items[i].value;
    *n = (uint32_t)p->n;
    return true;
}

/* ---- classes --------------------------------------------------------- */

/* Give every class of every layer its number. (A few hundred names; a scan
 * over them would do, but overlays must not make opening quadratic.) */
static bool number_classes(struct linker *l)
{
    struct rule_link *link = l->link;
    size_t total = 0;
    for (size_t k = 0; k < l->model->n_layers; k++)
        if (l->model->layers[k].rules)
            total += l->model->layers[k].rules->size[TABLE_CLASSES];
    size_t slots = 16;
    while (slots < 2 * total)
        slots *= 2;
    uint32_t *table =
        casus__arena_alloc(&l->model->arena, slots, sizeof *table);
    link->class_names = casus__arena_alloc(&l->model->arena, total,
                                           sizeof *link->class_names);
    if (!table || !link->class_names)
        return false;
    link->class_slots = table;
    link->class_mask = (uint32_t)(slots - 1);
    for (size_t k = 0; k < l->model->n_layers; k++) {
        struct rule_set *s = l->model->layers[k].rules;
        for (uint32_t i = 0; s && i < s->size[TABLE_CLASSES]; i++) {
            const casus_str name = casus__rule_str(s, s->classes[i].name);
            size_t at = casus__hash(name.ptr, name.len) & (slots - 1);
            while (table[at] &&
                   !casus__str_eq(link->class_names[table[at] - 1], name))
                at = (at + 1) & (slots - 1);
            if (!table[at]) {
                link->class_names[link->n_classes] = name;
                table[at] = ++link->n_classes;
            }
            s->class_ids[i] = table[at] - 1;
        }
    }
    return true;
}

static bool add_phrase(struct linker *l, const struct rule_set *s,
                       const struct rule_term *t, uint32_t id)
{
    struct rule_link *link = l->link;
    struct phrase_ref *refs =
        casus__arena_grow(&l->model->arena, link->phrase_refs,
                          link->n_phrase_refs, &l->phrase_cap, sizeof *refs);
    if (!refs)
        return false;
    link->phrase_refs = refs;
    refs[link->n_phrase_refs] = (struct phrase_ref){ s, id, t->first, t->n };
    return add_pair(l, &l->phrases[s->layer], s->atoms[t->first],
                    (uint32_t)link->n_phrase_refs++);
}

static bool push_class(struct linker *l, size_t *n, const struct rule_set *s,
                       uint32_t local)
{
    struct class_ref *p =
        casus__arena_grow(&l->work, l->stack, *n, &l->stack_cap, sizeof *p);
    if (!p)
        return false;
    l->stack = p;
    p[(*n)++] = (struct class_ref){ s, local };
    return true;
}

/* Push every layer's definition of a class, once. */
static bool push_definitions(struct linker *l, size_t *n, uint32_t id)
{
    if (l->seen[id])
        return true;
    l->seen[id] = 1;
    for (size_t k = 0; k < l->model->n_layers; k++) {
        const struct rule_set *s = l->model->layers[k].rules;
        for (uint32_t i = 0; s && i < s->size[TABLE_CLASSES]; i++)
            if (s->class_ids[i] == id && s->classes[i].n_terms &&
                !push_class(l, n, s, i))
                return false;
    }
    return true;
}

typedef bool term_fn(struct linker *l, const struct rule_set *s,
                     const struct rule_term *t, uint32_t value);

/* Call fn for every word and phrase of a class, includes followed. */
static bool each_term(struct linker *l, uint32_t id, term_fn *fn,
                      uint32_t value)
{
    size_t n = 0;
    memset(l->seen, 0, l->link->n_classes);
    if (!push_definitions(l, &n, id))
        return false;
    while (n) {
        const struct class_ref c = l->stack[--n];
        const struct rule_class *def = &c.rules->classes[c.local];
        for (uint32_t i = 0; i < def->n_terms; i++) {
            const struct rule_term *t = &c.rules->terms[def->term + i];
            const bool ok =
                t->kind == TERM_CLASS
                    ? push_definitions(l, &n, c.rules->class_ids[t->first])
                    : fn(l, c.rules, t, value);
            if (!ok)
                return false;
        }
    }
    return true;
}

static bool class_word(struct linker *l, const struct rule_set *s,
                       const struct rule_term *t, uint32_t id)
{
    if (t->n > 1)
        return add_phrase(l, s, t, id);
    return add_pair(l, &l->classes[s->layer], s->atoms[t->first], id);
}

/* ---- triggers -------------------------------------------------------- */

/* Phrases of a class fire at their last word, those of verbs at their
 * first. */
static bool trigger_word(struct linker *l, const struct rule_set *s,
                         const struct rule_term *t, uint32_t ref)
{
    const struct trigger_ref *x = &l->link->trigger_refs[ref];
    const bool verb = x->rules->triggers[x->trigger].kind == TRIGGER_VERB;
    return add_pair(l, &l->triggers[s->layer],
                    s->atoms[t->first + (verb ? 0 : t->n - 1)], ref);
}

static bool index_trigger(struct linker *l, const struct rule_set *s,
                          uint32_t i)
{
    struct rule_link *link = l->link;
    const struct rule_trigger *t = &s->triggers[i];
    struct trigger_ref *refs =
        casus__arena_grow(&l->model->arena, link->trigger_refs,
                          link->n_trigger_refs, &l->trigger_cap,
                          sizeof *refs);
    if (!refs)
        return false;
    link->trigger_refs = refs;
    const uint32_t ref = (uint32_t)link->n_trigger_refs++;
    refs[ref] = (struct trigger_ref){
        s, i, (uint8_t)t->kind, s->rules[t->rule].kind == RULE_CONTENT
    };
    if (t->term == RULE_NONE)
        return add_pair(l, &l->any_triggers, 0, ref);
    const struct rule_term *term = &s->terms[t->term];
    if (term->kind == TERM_CLASS)
        return each_term(l, s->class_ids[term->first], trigger_word, ref);
    return trigger_word(l, s, term, ref);
}

/* ---- patterns -------------------------------------------------------- */

static bool pattern_word(struct linker *l, const struct rule_set *s,
                         const struct rule_term *t, uint32_t ref)
{
    return add_pair(l, &l->patterns[s->layer], s->atoms[t->first], ref);
}

static bool index_type(struct linker *l, uint32_t types, uint32_t ref)
{
    for (unsigned i = 0; i < GAZ_TYPE_COUNT; i++)
        if (types & 1u << i && !add_pair(l, &l->types[i], 0, ref))
            return false;
    return true;
}

static bool index_xpos(struct linker *l, const struct pattern_code *c,
                       uint32_t ref)
{
    const uint64_t mask = (uint64_t)c->b << 32 | c->a;
    for (unsigned i = 0; i < XPOS_COUNT; i++)
        if (mask >> i & 1 && !add_pair(l, &l->xpos[i], 0, ref))
            return false;
    return true;
}

/* File a pattern under one instruction that may begin it. */
static bool index_first(struct linker *l, const struct rule_set *s,
                        const struct pattern_code *c, uint32_t ref)
{
    struct pairs *words = &l->patterns[s->layer];
    switch (c->op) {
    case OP_WORD:
    case OP_LEMMA:
        return add_pair(l, words, c->a, ref);
    case OP_EXACT:
        return add_pair(l, words, c->c, ref);
    case OP_CLASS:
        return each_term(l, s->class_ids[c->a], pattern_word, ref);
    case OP_TYPE:
        return index_type(l, c->a, ref);
    case OP_XPOS:
        return index_xpos(l, c, ref);
    case OP_SHAPE:
        if (c->a == SHAPE_CAP || c->a == SHAPE_UPPER || c->a == SHAPE_INITIAL)
            return add_pair(l, &l->caps, 0, ref);
        return add_pair(l, &l->any, 0, ref);
    default:
        return add_pair(l, &l->any, 0, ref);
    }
}

/* Where an instruction leads: *n places, relative to the program. */
static void followers(const struct pattern_code *c, uint32_t at,
                      uint32_t next[2], uint32_t *n)
{
    *n = 0;
    if (c->op == OP_MATCH)
        return;
    if (c->op == OP_JUMP || c->op == OP_SPLIT)
        next[(*n)++] = at + c->a;
    else
        next[(*n)++] = at + (c->op == OP_NOT ? 2 : 1);
    if (c->op == OP_SPLIT)
        next[(*n)++] = at + c->b;
}

enum { SMALL_PROGRAM = 64 };

/* Can a program match without passing the instruction `but`? */
static bool matches_without(const struct pattern_code *code, uint32_t n_code,
                            uint32_t but)
{
    bool seen[SMALL_PROGRAM] = { true };
    uint32_t todo[SMALL_PROGRAM] = { 0 }, n = 1;
    while (n) {
        uint32_t next[2], n_next;
        const uint32_t at = todo[--n];
        if (at == but)
            continue;
        if (code[at].op == OP_MATCH)
            return true;
        followers(&code[at], at, next, &n_next);
        for (uint32_t k = 0; k < n_next; k++)
            if (next[k] < n_code && !seen[next[k]]) {
                seen[next[k]] = true;
                todo[n++] = next[k];
            }
    }
    return false;
}

/* A class gets a bit of its own; after the first 64, none does. */
static uint64_t take_need_bit(struct rule_link *link, uint32_t class_id)
{
    if (!link->need_bits[class_id] && link->n_needed < 64)
        link->need_bits[class_id] = (uint8_t)++link->n_needed;
    return need_bit(link, class_id);
}

static bool need_word(struct linker *l, const struct rule_set *s,
                      uint32_t atom, uint64_t *needs)
{
    if (l->link->n_needed == 64)
        return true;
    const uint32_t bit = l->link->n_needed++;
    *needs |= UINT64_C(1) << bit;
    return add_pair(l, &l->needed_words[s->layer], atom, bit);
}

/* What every match of a pattern has a word of. */
static bool find_needs(struct linker *l, const struct rule_set *s,
                       const struct rule_pattern *p, uint64_t *needs)
{
    const struct pattern_code *code = &s->code[p->code];
    bool ok = true;
    for (uint32_t i = 0; ok && i < p->n_code && p->n_code <= SMALL_PROGRAM;
         i++) {
        const unsigned op = code[i].op;
        if ((op != OP_CLASS && op != OP_WORD && op != OP_LEMMA) ||
            (i && code[i - 1].op == OP_NOT) ||
            matches_without(code, p->n_code, i))
            continue;
        if (op == OP_CLASS)
            *needs |= take_need_bit(l->link, s->class_ids[code[i].a]);
        else
            ok = need_word(l, s, code[i].a, needs);
    }
    return ok;
}

/* Walk what a program can do before its first token. */
static bool index_pattern(struct linker *l, const struct rule_set *s,
                          uint32_t i)
{
    struct rule_link *link = l->link;
    const struct rule_pattern *p = &s->patterns[i];
    struct pattern_ref *refs =
        casus__arena_grow(&l->model->arena, link->pattern_refs,
                          link->n_pattern_refs, &l->pattern_cap,
                          sizeof *refs);
    uint8_t *seen = casus__arena_alloc(&l->work, p->n_code, 1);
    uint32_t *todo =
        casus__arena_alloc(&l->work, (size_t)p->n_code + 1, sizeof *todo);
    if (!refs || !seen || !todo)
        return false;
    link->pattern_refs = refs;
    const uint32_t ref = (uint32_t)link->n_pattern_refs++;
    refs[ref] = (struct pattern_ref){ s, i, p->group, 0 };
    if (!find_needs(l, s, p, &refs[ref].needs))
        return false;
    uint32_t n = 0;
    todo[n++] = 0;
    seen[0] = 1;
    while (n) {
        const uint32_t at = todo[--n];
        const struct pattern_code *c = &s->code[p->code + at];
        uint32_t next[2], n_next = 0;
        if (c->op == OP_JUMP || c->op == OP_SPLIT)
            next[n_next++] = at + c->a;
        if (c->op == OP_SPLIT)
            next[n_next++] = at + c->b;
        else if (c->op == OP_SAVE)
            next[n_next++] = at + 1;
        else if (c->op == OP_NOT)
            next[n_next++] = at + 2;
        else if (c->op != OP_JUMP && !index_first(l, s, c, ref))
            return false;
        for (uint32_t k = 0; k < n_next; k++)
            if (!seen[next[k]]) {
                seen[next[k]] = 1;
                todo[n++] = next[k];
            }
    }
    return true;
}

/* ---- all of it ------------------------------------------------------- */

static bool same_rule(const struct rule_set *a, uint32_t i,
                      const struct rule_set *b, uint32_t k)
{
    return casus__str_eq(casus__rule_str(a, a->rules[i].id),
                         casus__rule_str(b, b->rules[k].id));
}

/* A rule with an id that a higher layer has too is switched off. */
static void replace_rules(casus_model *model)
{
    for (size_t low = 0; low < model->n_layers; low++) {
        struct rule_set *s = model->layers[low].rules;
        for (size_t high = low + 1; s && high < model->n_layers; high++) {
            const struct rule_set *t = model->layers[high].rules;
            for (uint32_t i = 0; t && i < t->size[TABLE_RULES]; i++)
                for (uint32_t k = 0; k < s->size[TABLE_RULES]; k++)
                    if (same_rule(t, i, s, k))
                        s->replaced[k] = 1;
        }
    }
}

static bool collect(struct linker *l)
{
    for (uint32_t id = 0; id < l->link->n_classes; id++)
        if (!each_term(l, id, class_word, id))
            return false;
    for (size_t k = 0; k < l->model->n_layers; k++) {
        const struct rule_set *s = l->model->layers[k].rules;
        if (!s)
            continue;
        for (uint32_t i = 0; i < s->size[TABLE_TRIGGERS]; i++)
            if (!s->replaced[s->triggers[i].rule] && !index_trigger(l, s, i))
                return false;
        for (uint32_t i = 0; i < s->size[TABLE_PATTERNS]; i++)
            if (!index_pattern(l, s, i))
                return false;
    }
    return true;
}

static bool build_all(struct linker *l)
{
    struct rule_link *link = l->link;
    for (size_t k = 0; k < l->model->n_layers; k++)
        if (!build_marks(l, k, &link->marks[k]) ||
            !build_map(l, &l->classes[k], &link->classes[k]) ||
            !build_map(l, &l->phrases[k], &link->phrases[k]) ||
            !build_map(l, &l->triggers[k], &link->triggers[k]) ||
            !build_map(l, &l->patterns[k], &link->patterns[k]))
            return false;
    for (size_t i = 0; i < GAZ_TYPE_COUNT; i++)
        if (!build_list(l, &l->types[i], &link->type_patterns[i],
                        &link->n_type_patterns[i]))
            return false;
    for (size_t i = 0; i < XPOS_COUNT; i++)
        if (!build_list(l, &l->xpos[i], &link->xpos_patterns[i],
                        &link->n_xpos_patterns[i]))
            return false;
    return build_list(l, &l->caps, &link->cap_patterns,
                      &link->n_cap_patterns) &&
           build_list(l, &l->any, &link->any_patterns,
                      &link->n_any_patterns) &&
           build_list(l, &l->any_triggers, &link->any_triggers,
                      &link->n_any_triggers);
}

static bool link_all(struct linker *l)
{
    casus_model *model = l->model;
    l->link = casus__arena_alloc(&model->arena, 1, sizeof *l->link);
    if (!l->link || !number_classes(l))
        return false;
    l->seen = casus__arena_alloc(&l->work, l->link->n_classes, 1);
    l->link->need_bits =
        casus__arena_alloc(&l->model->arena, l->link->n_classes, 1);
    if (!l->seen || !l->link->need_bits)
        return false;
    replace_rules(model);
    if (!collect(l) || !build_all(l))
        return false;
    for (size_t k = 0; k < model->n_layers; k++)
        if (model->layers[k].rules)
            model->layers[k].rules->link = l->link;
    return true;
}

casus_status casus__rules_link(casus_model *model, casus_error *err)
{
    bool any = false;
    for (size_t k = 0; k < model->n_layers; k++)
        any |= model->layers[k].rules != NULL;
    if (!any)
        return CASUS_OK;
    struct linker l = { .model = model };
    casus__arena_init(&l.work, SIZE_MAX);
    const bool ok = link_all(&l);
    casus__arena_free(&l.work);
    return ok ? CASUS_OK : casus__fail_nomem(err);
}
