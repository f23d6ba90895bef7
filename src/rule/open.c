/* Reading the RULE section: every number once, then every reference. */
#include "rule/rule.h"

#include "base/error.h"
#include "base/fold.h"
#include "rule/regex.h"

#include <assert.h>

/* 32-bit numbers in a record of each table (bytes for the strings). */
static const uint8_t widths[TABLE_COUNT] = {
    [TABLE_STRINGS] = 1,
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

struct reader {
    struct bytes rest;
    struct arena *arena;
    bool no_memory;
};

static bool take32(struct reader *r, uint32_t *out)
{
    if (r->rest.len < 4)
        return false;
    *out = casus__get32(r->rest.ptr);
    r->rest.ptr += 4;
    r->rest.len -= 4;
    return true;
}

/* The next table, as an array of its own; NULL if it is cut short. */
static const void *take_table(struct reader *r, uint32_t n, unsigned width)
{
    const size_t total = (size_t)n * width;
    if (total > r->rest.len / 4)
        return NULL;
    uint32_t *p = casus__arena_alloc(r->arena, total + 1, sizeof *p);
    if (!p) {
        r->no_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < total; i++)
        p[i] = casus__get32(r->rest.ptr + 4 * i);
    r->rest.ptr += 4 * total;
    r->rest.len -= 4 * total;
    return p;
}

static const char *take_strings(struct reader *r, uint32_t n)
{
    const size_t padded = ((size_t)n + 3) / 4 * 4;
    if (padded > r->rest.len)
        return NULL;
    const char *p = casus__arena_copy(r->arena, (const char *)r->rest.ptr, n);
    if (!p)
        r->no_memory = true;
    r->rest.ptr += padded;
    r->rest.len -= padded;
    return p;
}

static bool read_tables(struct reader *r, struct rule_set *s)
{
    const void *t[TABLE_COUNT] = { NULL };
    uint32_t version;
    if (!take32(r, &version) || version != RULE_VERSION)
        return false;
    for (int i = 0; i < TABLE_COUNT; i++)
        if (!take32(r, &s->size[i]))
            return false;
    s->strings = take_strings(r, s->size[TABLE_STRINGS]);
    if (!s->strings)
        return false;
    for (int i = TABLE_ATOMS; i < TABLE_COUNT; i++) {
        t[i] = take_table(r, s->size[i], widths[i]);
        if (!t[i])
            return false;
    }
    s->atoms = t[TABLE_ATOMS];
    s->classes = t[TABLE_CLASSES];
    s->terms = t[TABLE_TERMS];
    s->patterns = t[TABLE_PATTERNS];
    s->code = t[TABLE_CODE];
    s->attrs = t[TABLE_ATTRS];
    s->regexes = t[TABLE_REGEXES];
    s->rules = t[TABLE_RULES];
    s->triggers = t[TABLE_TRIGGERS];
    s->paths = t[TABLE_PATHS];
    s->tests = t[TABLE_TESTS];
    s->sets = t[TABLE_SETS];
    return true;
}

/* ---- checking -------------------------------------------------------- */

static bool within(const struct rule_set *s, enum rule_table table,
                   uint32_t first, uint32_t n)
{
    return first <= s->size[table] && n <= s->size[table] - first;
}

static bool index_ok(const struct rule_set *s, enum rule_table table,
                     uint32_t i)
{
    return i < s->size[table];
}

static bool text_ok(const struct rule_set *s, struct rule_text t)
{
    return within(s, TABLE_STRINGS, t.at, t.len);
}

static bool classes_ok(const struct rule_set *s)
{
    for (uint32_t i = 0; i < s->size[TABLE_CLASSES]; i++) {
        const struct rule_class *c = &s->classes[i];
        if (!text_ok(s, c->name) ||
            !within(s, TABLE_TERMS, c->term, c->n_terms))
            return false;
    }
    for (uint32_t i = 0; i < s->size[TABLE_TERMS]; i++) {
        const struct rule_term *t = &s->terms[i];
        if (t->kind == TERM_CLASS ? !index_ok(s, TABLE_CLASSES, t->first)
                                  : t->kind != TERM_PHRASE || !t->n ||
                                        !within(s, TABLE_ATOMS, t->first,
                                                t->n))
            return false;
    }
    return true;
}

/* Jumps stay inside their own program [first, end). */
static bool jump_ok(uint32_t at, uint32_t by, uint32_t first, uint32_t end)
{
    const uint32_t to = at + by; /* wraps for jumps back, as intended */
    return to >= first && to < end;
}

static bool code_ok(const struct rule_set *s, uint32_t first, uint32_t n)
{
    if (!within(s, TABLE_CODE, first, n))
        return false;
    const uint32_t end = first + n;
    for (uint32_t i = first; i < end; i++) {
        const struct pattern_code *c = &s->code[i];
        bool ok = c->op < OP_COUNT;
        if (c->op == OP_JUMP || c->op == OP_SPLIT)
            ok = jump_ok(i, c->a, first, end) &&
                 (c->op == OP_JUMP || jump_ok(i, c->b, first, end));
        else if (c->op == OP_SAVE)
            ok = c->a < 2 * PATTERN_CAPTURES;
        else if (c->op == OP_NOT)
            ok = i + 2 < end && s->code[i + 1].op > OP_NOT;
        else if (c->op == OP_EXACT)
            ok = text_ok(s, (struct rule_text){ c->a, c->b });
        else if (c->op == OP_CLASS)
            ok = index_ok(s, TABLE_CLASSES, c->a);
        else if (c->op == OP_REGEX)
            ok = index_ok(s, TABLE_REGEXES, c->a);
        else if (c->op == OP_SHAPE)
            ok = c->a < SHAPE_COUNT;
        if (!ok)
            return false;
    }
    /* Control never runs off the end. */
    return n > 0 && s->code[end - 1].op == OP_MATCH;
}

/* Context: single elements, nothing that jumps, each consumes a token. */
static bool context_ok(const struct rule_set *s, uint32_t first, uint32_t n)
{
    if (!n)
        return true;
    if (!code_ok(s, first, n))
        return false;
    for (uint32_t i = first; i + 1 < first + n; i++)
        if (s->code[i].op <= OP_NOT)
            return false;
    return true;
}

static bool patterns_ok(const struct rule_set *s)
{
    for (uint32_t i = 0; i < s->size[TABLE_PATTERNS]; i++) {
        const struct rule_pattern *p = &s->patterns[i];
        if (p->group >= PATTERN_GROUPS || !text_ok(s, p->id) ||
            !text_ok(s, p->file) || !code_ok(s, p->code, p->n_code) ||
            !context_ok(s, p->before, p->n_before) ||
            !context_ok(s, p->after, p->n_after) ||
            !within(s, TABLE_ATTRS, p->attr, p->n_attrs) ||
            p->n_captures > PATTERN_CAPTURES ||
            !within(s, TABLE_ATTRS, p->capture, p->n_captures))
            return false;
    }
    for (uint32_t i = 0; i < s->size[TABLE_ATTRS]; i++)
        if (!text_ok(s, s->attrs[i].key) || !text_ok(s, s->attrs[i].value))
            return false;
    for (uint32_t i = 0; i < s->size[TABLE_REGEXES]; i++)
        if (!text_ok(s, s->regexes[i]))
            return false;
    return true;
}

static bool rules_ok(const struct rule_set *s)
{
    for (uint32_t i = 0; i < s->size[TABLE_RULES]; i++) {
        const struct rule_event *r = &s->rules[i];
        const uint32_t types =
            r->kind == RULE_CONTENT ? EFFECT_COUNT : EVENT_COUNT;
        if (r->kind > RULE_CONTENT || r->type >= types ||
            !text_ok(s, r->id) || !text_ok(s, r->file) ||
            !within(s, TABLE_PATHS, r->actor, r->n_actor) ||
            !within(s, TABLE_PATHS, r->recipient, r->n_recipient) ||
            !within(s, TABLE_TESTS, r->test, r->n_tests) ||
            !within(s, TABLE_SETS, r->set, r->n_sets))
            return false;
    }
    for (uint32_t i = 0; i < s->size[TABLE_TRIGGERS]; i++) {
        const struct rule_trigger *t = &s->triggers[i];
        if (!index_ok(s, TABLE_RULES, t->rule) || t->kind > TRIGGER_ADJ ||
            (t->term != RULE_NONE && !index_ok(s, TABLE_TERMS, t->term)) ||
            !within(s, TABLE_ATOMS, t->before, t->n_before) ||
            !within(s, TABLE_ATOMS, t->after, t->n_after) ||
            !within(s, TABLE_TERMS, t->object, t->n_objects))
            return false;
    }
    return true;
}

static bool test_ok(const struct rule_set *s, const struct rule_test *t)
{
    if (t->path != RULE_NONE && !index_ok(s, TABLE_PATHS, t->path))
        return false;
    switch (t->what) {
    case TEST_CLASS:
    case TEST_ANY_WORD:
    case TEST_WORDS:
    case TEST_SENTENCE:
    case TEST_DOCUMENT:
        return index_ok(s, TABLE_CLASSES, t->a);
    case TEST_PHRASE:
        return index_ok(s, TABLE_TERMS, t->a);
    case TEST_SECTOR:
    case TEST_CODE:
    case TEST_WEAPON:
        return text_ok(s, (struct rule_text){ t->a, t->b });
    case TEST_IS:
        return t->a < IS_COUNT;
    case TEST_FLAG:
        return t->a < FLAG_COUNT;
    default:
        return t->what < TEST_COUNT;
    }
}

static bool details_ok(const struct rule_set *s)
{
    for (uint32_t i = 0; i < s->size[TABLE_PATHS]; i++) {
        const struct rule_path *p = &s->paths[i];
        if (p->n == 0 || p->n > PATH_STEPS)
            return false;
        for (uint32_t k = 0; k < p->n; k++)
            if (p->step[k].rel >= PATH_COUNT)
                return false;
    }
    for (uint32_t i = 0; i < s->size[TABLE_TESTS]; i++)
        if (!test_ok(s, &s->tests[i]))
            return false;
    for (uint32_t i = 0; i < s->size[TABLE_SETS]; i++) {
        const struct rule_setting *x = &s->sets[i];
        if (x->what >= SET_COUNT || !text_ok(s, x->value) ||
            !within(s, TABLE_TESTS, x->test, x->n_tests))
            return false;
    }
    return true;
}

/* ---- opening --------------------------------------------------------- */

static casus_status compile_regexes(struct rule_set *s, const char *name,
                                    casus_error *err)
{
    const uint32_t n = s->size[TABLE_REGEXES];
    if (n == 0)
        return CASUS_OK;
    casus_status status = casus__regexes_new(n, &s->compiled, err);
    for (uint32_t i = 0; i < n && status == CASUS_OK; i++) {
        const casus_str source = casus__rule_str(s, s->regexes[i]);
        if (casus__utf8_valid(source.ptr, source.len) < source.len)
            return casus__fail(err, CASUS_E_DATA, "%s: rules: bad pattern",
                               name);
        status = casus__regexes_compile(s->compiled, i, source, NULL, err);
    }
    return status;
}

casus_status casus__rules_open(casus_model *model, size_t layer,
                               struct bytes section, const char *name,
                               casus_error *err)
{
    assert(layer < LIMIT_LAYERS);
    struct reader r = { .rest = section, .arena = &model->arena };
    struct rule_set *s = casus__arena_alloc(&model->arena, 1, sizeof *s);
    if (!s)
        return casus__fail_nomem(err);
    s->layer = (uint32_t)layer;
    const bool read = read_tables(&r, s);
    if (r.no_memory)
        return casus__fail_nomem(err);
    if (!read)
        return casus__fail(err, CASUS_E_DATA,
                           "%s: the rules are cut short or of another version",
                           name);
    if (!classes_ok(s) || !patterns_ok(s) || !rules_ok(s) || !details_ok(s))
        return casus__fail(err, CASUS_E_DATA,
                           "%s: the rules refer outside of their tables",
                           name);
    s->class_ids = casus__arena_alloc(
        &model->arena, s->size[TABLE_CLASSES], sizeof *s->class_ids);
    s->replaced = casus__arena_alloc(&model->arena, s->size[TABLE_RULES],
                                     sizeof *s->replaced);
    if (!s->class_ids || !s->replaced)
        return casus__fail_nomem(err);
    /* From here on casus__rules_close gives the regexes back. */
    model->layers[layer].rules = s;
    return compile_regexes(s, name, err);
}

void casus__rules_close(casus_model *model)
{
    for (size_t i = 0; i < model->n_layers; i++) {
        struct rule_set *s = model->layers[i].rules;
        if (s) {
            casus__regexes_free(s->compiled);
            s->compiled = NULL;
        }
    }
}
