/* From rule files to the RULE section of a pack. */
#include "compile/rules_internal.h"

#include "base/error.h"

static void init_tables(struct rules_build *b)
{
    static const uint32_t widths[TABLE_COUNT] = {
        [TABLE_ATOMS] = 1,
        [TABLE_CLASSES] = sizeof(struct rule_class) / 4,
        [TABLE_TERMS] = sizeof(struct rule_term) / 4,
        [TABLE_PATTERNS] = sizeof(struct rule_pattern) / 4,
        [TABLE_CODE] = sizeof(struct pattern_code) / 4,
        [TABLE_ATTRS] = sizeof(struct rule_attr) / 4,
        [TABLE_REGEXES] = sizeof(struct rule_text) / 4,
        [TABLE_RULES] = sizeof(struct rule_event) / 4,
        [TABLE_TRIGGERS] = sizeof(struct rule_trigger) / 4,
        [TABLE_PATHS] = sizeof(struct rule_path) / 4,
        [TABLE_TESTS] = sizeof(struct rule_test) / 4,
        [TABLE_SETS] = sizeof(struct rule_setting) / 4,
    };
    for (int i = 0; i < TABLE_COUNT; i++)
        b->tables[i].width = widths[i];
    b->strings.arena = b->arena;
}

/* Ids are of one kind: a name, a phrase, an event rule, a frame. */
static void check_ids(struct rules_build *b)
{
    size_t n = 64;
    while (n < 4 * b->n_statements)
        n *= 2;
    uint32_t *slots = casus__arena_alloc(b->arena, n, sizeof *slots);
    if (!slots) {
        b->failed = true;
        return;
    }
    for (size_t i = 0; i < b->n_statements; i++) {
        const struct statement *s = &b->statements[i];
        if (casus__str_is(s->keyword, "class"))
            continue;
        if (s->name.len == 0) {
            casus__rules_error(b, s, s->number, C_SYNTAX,
                               "the statement needs a name");
            continue;
        }
        size_t at = casus__hash(s->name.ptr, s->name.len) & (n - 1);
        while (slots[at] &&
               !casus__str_eq(b->statements[slots[at] - 1].name, s->name))
            at = (at + 1) & (n - 1);
        if (slots[at])
            casus__rules_error(b, s, s->number, C_ID_TWICE,
                               "the id %.*s stands twice (first in %s, line "
                               "%u)", (int)s->name.len, s->name.ptr,
                               b->statements[slots[at] - 1].source->path,
                               b->statements[slots[at] - 1].number);
        else
            slots[at] = (uint32_t)i + 1;
    }
}

static void compile_statement(struct rules_build *b,
                              const struct statement *s)
{
    static const char *const others[] = { "class", "frame" };
    static const char *const patterns[] = { "name", "phrase" };
    static const char *const events[] = { "event", "discard", "content" };
    for (size_t i = 0; i < 2; i++)
        if (casus__str_is(s->keyword, others[i]))
            return;
    for (size_t i = 0; i < 2; i++)
        if (casus__str_is(s->keyword, patterns[i])) {
            casus__rules_pattern(b, s);
            return;
        }
    for (size_t i = 0; i < 3; i++)
        if (casus__str_is(s->keyword, events[i])) {
            casus__rules_event(b, s);
            return;
        }
    casus__rules_error(b, s, s->number, C_STATEMENT,
                       "no statement begins with \"%.*s\"",
                       (int)s->keyword.len, s->keyword.ptr);
}

casus_status casus__compile_rules(struct builder *builder,
                                  const struct source *sources, size_t n,
                                  casus_error *err)
{
    struct rules_build b = { .builder = builder,
                             .arena = casus__builder_arena(builder) };
    init_tables(&b);
    for (size_t i = 0; i < n; i++)
        casus__rules_read(&b, &sources[i]);
    if (!b.failed)
        check_ids(&b);
    if (!b.failed)
        casus__rules_classes(&b);
    for (size_t i = 0; i < b.n_statements && !b.failed; i++)
        compile_statement(&b, &b.statements[i]);
    if (!b.failed)
        casus__rules_lint(&b);
    if (b.failed || (n && casus__rules_write(&b) != CASUS_OK))
        return casus__fail_nomem(err);
    return CASUS_OK;
}
