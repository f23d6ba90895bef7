/* What is allowed but hardly meant: unused classes, doubled words, triggers
 * that never win, classes in a circle. */
#include "compile/rules_internal.h"

#include "rule/rule.h"

#include <stdlib.h>

struct key {
    uint32_t hash, trigger;
};

static uint32_t mix_terms(struct rules_build *b, uint32_t h, uint32_t first,
                          uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct rule_term *t = casus__rules_at(b, TABLE_TERMS, first + i);
        h = casus__mix(h, t->kind);
        if (t->kind == TERM_CLASS)
            h = casus__mix(h, t->first);
        for (uint32_t k = 0; t->kind == TERM_PHRASE && k < t->n; k++)
            h = casus__mix(h, *(const uint32_t *)casus__rules_at(
                                  b, TABLE_ATOMS, t->first + k));
    }
    return h;
}

static uint32_t mix_atoms(struct rules_build *b, uint32_t h, uint32_t first,
                          uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        h = casus__mix(h, *(const uint32_t *)casus__rules_at(b, TABLE_ATOMS,
                                                             first + i));
    return casus__mix(h, n);
}

static const struct rule_event *rule_of(struct rules_build *b,
                                        const struct rule_trigger *t)
{
    return casus__rules_at(b, TABLE_RULES, t->rule);
}

static uint32_t signature(struct rules_build *b, const struct rule_trigger *t)
{
    uint32_t h = casus__mix(t->kind, t->prep);
    h = casus__mix(h, rule_of(b, t)->kind == RULE_CONTENT);
    if (t->term != RULE_NONE)
        h = mix_terms(b, h, t->term, 1);
    h = mix_atoms(b, h, t->before, t->n_before);
    h = mix_atoms(b, h, t->after, t->n_after);
    return mix_terms(b, h, t->object, t->n_objects);
}

static int by_hash(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->trigger > y->trigger) - (x->trigger < y->trigger);
}

/* The statement of a rule, by its name. */
static const struct statement *statement_of(struct rules_build *b,
                                            const struct rule_event *r)
{
    for (size_t i = 0; i < b->n_statements; i++) {
        const struct statement *s = &b->statements[i];
        const casus_str id = { (const char *)b->strings.ptr + r->id.at,
                               r->id.len };
        if (s->number == r->line && casus__str_eq(s->name, id))
            return s;
    }
    return NULL;
}

/* Of two like triggers the one of less weight never wins; of equals, the
 * later. */
static void warn_shadowed(struct rules_build *b, uint32_t one, uint32_t two)
{
    const struct rule_trigger *t = casus__rules_at(b, TABLE_TRIGGERS, one);
    const struct rule_trigger *u = casus__rules_at(b, TABLE_TRIGGERS, two);
    const struct rule_event *r = rule_of(b, t), *q = rule_of(b, u);
    const bool first = r->weight < q->weight;
    const struct rule_event *loser = first ? r : q, *winner = first ? q : r;
    const struct statement *s = statement_of(b, loser);
    const casus_str word = b->trigger_words[first ? one : two];
    if (s)
        casus__rules_warning(
            b, s, s->number, C_SHADOWED,
            "\"%.*s\" never decides here: the rule %.*s has it too, without "
            "a condition", (int)word.len, word.ptr, (int)winner->id.len,
            (const char *)b->strings.ptr + winner->id.at);
}

/* Two rules with one trigger and no tests: the later never fires. */
static void shadowed(struct rules_build *b)
{
    const uint32_t n = casus__rules_count(b, TABLE_TRIGGERS);
    struct key *keys = casus__arena_alloc(b->arena, n, sizeof *keys);
    if (!keys) {
        b->failed = true;
        return;
    }
    size_t used = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct rule_trigger *t = casus__rules_at(b, TABLE_TRIGGERS, i);
        const struct rule_event *r = rule_of(b, t);
        if (!r->n_tests && !(r->flags & (RULE_ALSO | RULE_NEED_ACTOR |
                                         RULE_NEED_RECIPIENT)))
            keys[used++] = (struct key){ signature(b, t), i };
    }
    if (used)
        qsort(keys, used, sizeof *keys, by_hash);
    enum { SHOWN = 100 };
    int shown = 0;
    for (size_t i = 1; i < used && shown < SHOWN; i++) {
        if (keys[i].hash != keys[i - 1].hash)
            continue;
        shown++;
        warn_shadowed(b, keys[i - 1].trigger, keys[i].trigger);
    }
}

static int by_text(const void *a, const void *b)
{
    const casus_str *x = a, *y = b;
    return casus__str_cmp(*x, *y);
}

static void doubled_words(struct rules_build *b, const struct statement *s)
{
    casus_str rest = s->rest, word;
    size_t n = 0, room = 1;
    for (size_t i = 0; i < rest.len; i++)
        room += rest.ptr[i] == '|';
    casus_str *words = casus__arena_alloc(b->arena, room, sizeof *words);
    if (!words) {
        b->failed = true;
        return;
    }
    if (rest.len && rest.ptr[0] == '=')
        rest = casus__str_slice(rest.ptr, 1, rest.len);
    while (n < room && casus__str_split(&rest, '|', &word))
        words[n++] = casus__rules_trim(word);
    qsort(words, n, sizeof *words, by_text);
    for (size_t i = 1; i < n; i++)
        if (words[i].len && casus__str_eq(words[i], words[i - 1]))
            casus__rules_warning(b, s, s->number, C_WORD_TWICE,
                                 "\"%.*s\" stands twice in the class %.*s",
                                 (int)words[i].len, words[i].ptr,
                                 (int)s->name.len, s->name.ptr);
}

/* Does the class lead back to itself? (Steps over includes, each once.) */
static bool in_circle(struct rules_build *b, uint32_t id, uint8_t *seen,
                      uint32_t *todo)
{
    uint32_t n = 0;
    memset(seen, 0, b->n_classes);
    todo[n++] = id;
    while (n) {
        const struct rule_class *c =
            casus__rules_at(b, TABLE_CLASSES, todo[--n]);
        for (uint32_t i = 0; i < c->n_terms; i++) {
            const struct rule_term *t =
                casus__rules_at(b, TABLE_TERMS, c->term + i);
            if (t->kind != TERM_CLASS)
                continue;
            if (t->first == id)
                return true;
            if (!seen[t->first]) {
                seen[t->first] = 1;
                todo[n++] = t->first;
            }
        }
    }
    return false;
}

static void circles(struct rules_build *b)
{
    uint8_t *seen = casus__arena_alloc(b->arena, b->n_classes, 1);
    uint32_t *todo =
        casus__arena_alloc(b->arena, b->n_classes + 1, sizeof *todo);
    if (!seen || !todo) {
        b->failed = true;
        return;
    }
    for (uint32_t i = 0; i < b->n_classes; i++) {
        const struct statement *s = b->classes[i].statement;
        if (s && in_circle(b, i, seen, todo)) {
            casus__rules_error(b, s, s->number, C_CLASS_CYCLE,
                               "the class %.*s includes itself",
                               (int)s->name.len, s->name.ptr);
            return; /* one is enough: the whole circle would be named */
        }
    }
}

void casus__rules_lint(struct rules_build *b)
{
    circles(b);
    for (size_t i = 0; i < b->n_classes && !b->failed; i++) {
        const struct known_class *c = &b->classes[i];
        if (!c->statement)
            continue;
        doubled_words(b, c->statement);
        if (!c->used && !c->statement->exported)
            casus__rules_warning(b, c->statement, c->statement->number,
                                 C_CLASS_UNUSED, "no rule uses the class "
                                 "%.*s", (int)c->name.len, c->name.ptr);
    }
    if (!b->failed)
        shadowed(b);
}
