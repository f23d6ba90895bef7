#include "rule/pattern.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "rule/regex.h"

#include <stdlib.h>

/* More choices left open than this, and the pattern does not match. */
enum { STACK = 256, TRIED = 64 };

struct choice {
    uint32_t pc, pos;
    uint32_t slot, old; /* slot != NONE: restore a capture, then go on */
};

struct machine {
    const casus_doc *doc;
    const struct rule_set *rules;
    uint32_t begin, end; /* tokens of the sentence */
    size_t steps;        /* left */
    bool out_of_steps;
    uint32_t n_stack;
    struct choice stack[STACK];
    uint32_t capture[2 * PATTERN_CAPTURES];
};

/* ---- single elements ------------------------------------------------- */

static bool shape_is(const casus_doc *doc, uint32_t tok, uint32_t shape)
{
    const struct token *t = &doc->tokens[tok];
    const size_t len = t->end - t->begin;
    switch ((enum pattern_shape)shape) {
    case SHAPE_CAP:
        return t->word_case == CASE_TITLE || t->word_case == CASE_UPPER ||
               (t->word_case == CASE_MIXED &&
                !casus__is_lower(doc->buffer[t->begin]));
    case SHAPE_LOWER:
        return t->word_case == CASE_LOWER;
    case SHAPE_UPPER:
        return t->word_case == CASE_UPPER && len > 1 &&
               !(len == 2 && doc->buffer[t->end - 1] == '.');
    case SHAPE_NUMBER:
        return t->kind == TOKEN_NUMBER;
    case SHAPE_INITIAL:
        return t->word_case == CASE_UPPER &&
               (len == 1 || (len == 2 && doc->buffer[t->end - 1] == '.'));
    case SHAPE_WORD:
        return t->kind == TOKEN_WORD;
    case SHAPE_PUNCT:
        return t->kind == TOKEN_PUNCT;
    case SHAPE_START:
    case SHAPE_END:
    case SHAPE_COUNT:
        break;
    }
    return false;
}

/* Longest gazetteer match of the types that begins here. */
static uint32_t type_at(const struct machine *m, uint32_t tok, uint32_t types)
{
    const casus_doc *doc = m->doc;
    if (!doc->match_at)
        return 0;
    for (uint32_t i = doc->match_at[tok]; i < doc->match_at[tok + 1]; i++) {
        const struct match *x = &doc->matches[i];
        if (x->types & types && !(x->flags & MATCH_INNER) &&
            x->n_tok <= m->end - tok)
            return x->n_tok;
    }
    return 0;
}

static bool xpos_in(const casus_doc *doc, uint32_t tok,
                    const struct pattern_code *c)
{
    const unsigned x = doc->tags ? doc->tags[tok].xpos : 0;
    return x < 32 ? c->a >> x & 1 : x < 64 && (c->b >> (x - 32) & 1);
}

/* How many tokens the element takes at `pos`; 0: it does not match. */
static uint32_t element_at(const struct machine *m,
                           const struct pattern_code *c, uint32_t pos)
{
    const casus_doc *doc = m->doc;
    const struct rule_set *s = m->rules;
    if (pos >= m->end)
        return 0;
    switch (c->op) {
    case OP_ANY:
        return 1;
    case OP_WORD:
        return doc->atoms[s->layer] && doc->atoms[s->layer][pos] == c->a;
    case OP_LEMMA:
        return doc->lemma_atoms[s->layer] &&
               doc->lemma_atoms[s->layer][pos] == c->a;
    case OP_EXACT:
        return casus__str_eq(casus__token_text(doc, pos),
                             casus__rule_str(s, (struct rule_text){ c->a,
                                                                    c->b }));
    case OP_CLASS:
        return casus__rule_class_at(doc, pos, m->end, s->class_ids[c->a]);
    case OP_TYPE:
        return type_at(m, pos, c->a);
    case OP_XPOS:
        return xpos_in(doc, pos, c);
    case OP_SHAPE:
        return shape_is(doc, pos, c->a);
    case OP_REGEX:
        return casus__regexes_match(s->compiled, c->a,
                                    casus__token_text(doc, pos),
                                    doc->rule_scratch);
    default:
        return 0;
    }
}

/* Also over a hyphen in the middle of a word of the text, which a literal
 * of several words does not write. */
static uint32_t element_over_hyphen(const struct machine *m,
                                    const struct pattern_code *c,
                                    uint32_t pos, uint32_t start)
{
    const uint32_t n = element_at(m, c, pos);
    if (n || c->op != OP_WORD || pos <= start || pos >= m->end ||
        !casus__rule_tight_hyphen(m->doc, pos))
        return n;
    const uint32_t after = element_at(m, c, pos + 1);
    return after ? after + 1 : 0;
}

/* ---- the machine ----------------------------------------------------- */

static bool push(struct machine *m, struct choice c)
{
    if (m->n_stack == STACK)
        return false;
    m->stack[m->n_stack++] = c;
    return true;
}

/* Go back to the last choice; false if none is left. */
static bool backtrack(struct machine *m, uint32_t *pc, uint32_t *pos)
{
    while (m->n_stack) {
        const struct choice c = m->stack[--m->n_stack];
        if (c.slot == NONE) {
            *pc = c.pc;
            *pos = c.pos;
            return true;
        }
        m->capture[c.slot] = c.old;
    }
    return false;
}

static bool assertion_holds(const struct machine *m,
                            const struct pattern_code *c, uint32_t pos)
{
    if (c->op == OP_NOT)
        return !element_at(m, c + 1, pos);
    return c->a == SHAPE_START ? pos == m->begin : pos == m->end;
}

/* Run a program at a token; the end of its match, or NONE. */
static uint32_t run(struct machine *m, uint32_t code, uint32_t start)
{
    uint32_t pc = code, pos = start;
    m->n_stack = 0;
    for (;;) {
        if (m->steps == 0) {
            m->out_of_steps = true;
            return NONE;
        }
        m->steps--;
        const struct pattern_code *c = &m->rules->code[pc];
        bool ok = true;
        if (c->op == OP_MATCH) {
            return pos;
        } else if (c->op == OP_JUMP) {
            pc += c->a;
        } else if (c->op == OP_SPLIT) {
            ok = push(m, (struct choice){ pc + c->b, pos, NONE, 0 });
            pc += c->a;
        } else if (c->op == OP_SAVE) {
            ok = push(m, (struct choice){ 0, 0, c->a, m->capture[c->a] });
            m->capture[c->a] = pos;
            pc++;
        } else if (c->op == OP_NOT ||
                   (c->op == OP_SHAPE && c->a >= SHAPE_START)) {
            ok = assertion_holds(m, c, pos);
            pc += c->op == OP_NOT ? 2 : 1;
        } else {
            const uint32_t n = element_over_hyphen(m, c, pos, start);
            ok = n > 0;
            pos += n;
            pc++;
        }
        if (!ok && !backtrack(m, &pc, &pos))
            return NONE;
    }
}

/* Context is single elements of one token each. */
static bool context_matches(const struct machine *m, uint32_t first,
                            uint32_t n, uint32_t at)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct pattern_code *c = &m->rules->code[first + i];
        if (c->op == OP_SHAPE && c->a >= SHAPE_START) {
            if (!assertion_holds(m, c, at))
                return false;
            continue;
        }
        if (!element_at(m, c, at))
            return false;
        at++;
    }
    return true;
}

/* Tokens that a context takes, without the final OP_MATCH. */
static uint32_t context_width(const struct machine *m, uint32_t first,
                              uint32_t n)
{
    uint32_t width = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct pattern_code *c = &m->rules->code[first + i];
        width += !(c->op == OP_SHAPE && c->a >= SHAPE_START);
    }
    return width;
}

static bool context_holds(const struct machine *m,
                          const struct rule_pattern *p, uint32_t begin,
                          uint32_t end)
{
    if (p->n_before) {
        const uint32_t n = p->n_before - 1;
        const uint32_t width = context_width(m, p->before, n);
        const bool there =
            begin - m->begin >= width &&
            context_matches(m, p->before, n, begin - width);
        if (there == !!(p->flags & PATTERN_NOT_AFTER))
            return false;
    }
    if (p->n_after) {
        const bool there = context_matches(m, p->after, p->n_after - 1, end);
        if (there == !!(p->flags & PATTERN_NOT_BEFORE))
            return false;
    }
    return true;
}

/* ---- scanning -------------------------------------------------------- */

struct scan {
    struct machine m;
    const struct rule_link *link;
    enum pattern_group group;
    struct pattern_hits *hits;
    uint64_t has; /* needed classes that the sentence has words of */
    uint32_t tried[TRIED]; /* patterns tried at this token */
    size_t n_tried;
    bool no_memory;
};

static bool is_tried(struct scan *s, uint32_t ref)
{
    for (size_t i = 0; i < s->n_tried; i++)
        if (s->tried[i] == ref)
            return true;
    if (s->n_tried < TRIED)
        s->tried[s->n_tried++] = ref;
    return false;
}

static void add_hit(struct scan *s, uint32_t pattern, uint32_t begin,
                    uint32_t end)
{
    struct pattern_hits *h = s->hits;
    struct pattern_hit *items = casus__arena_grow(
        s->m.doc->scratch, h->items, h->n, &h->cap, sizeof *items);
    if (!items) {
        s->no_memory = true;
        return;
    }
    h->items = items;
    struct pattern_hit *hit = &items[h->n++];
    hit->rules = s->m.rules;
    hit->pattern = pattern;
    hit->begin = begin;
    hit->end = end;
    hit->priority = (int32_t)s->m.rules->patterns[pattern].priority;
    memcpy(hit->capture, s->m.capture, sizeof hit->capture);
}

static void try_pattern(struct scan *s, uint32_t ref, uint32_t tok)
{
    const struct pattern_ref *r = &s->link->pattern_refs[ref];
    if (r->group != (uint32_t)s->group || r->needs & ~s->has)
        return;
    const struct rule_pattern *p = &r->rules->patterns[r->pattern];
    if (s->m.out_of_steps || is_tried(s, ref))
        return;
    s->m.rules = r->rules;
    for (size_t i = 0; i < 2 * PATTERN_CAPTURES; i++)
        s->m.capture[i] = NONE;
    const uint32_t end = run(&s->m, p->code, tok);
    if (end != NONE && end > tok && context_holds(&s->m, p, tok, end))
        add_hit(s, r->pattern, tok, end);
}

static void try_list(struct scan *s, const uint32_t *refs, uint32_t n,
                     uint32_t tok)
{
    for (uint32_t i = 0; i < n; i++)
        try_pattern(s, refs[i], tok);
}

static void try_word(struct scan *s, const struct atom_map *map,
                     uint32_t atom, uint32_t tok)
{
    const uint32_t *refs = NULL;
    const uint32_t n = casus__atom_map_find(map, atom, &refs);
    try_list(s, refs, n, tok);
}

static void try_words(struct scan *s, uint32_t tok)
{
    const casus_doc *doc = s->m.doc;
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        const struct atom_map *map = &s->link->patterns[k];
        if (!map->slots)
            continue;
        if (doc->atoms[k])
            try_word(s, map, doc->atoms[k][tok], tok);
        if (doc->lemma_atoms[k])
            try_word(s, map, doc->lemma_atoms[k][tok], tok);
    }
}

static void try_types(struct scan *s, uint32_t tok)
{
    const casus_doc *doc = s->m.doc;
    uint32_t types = 0;
    if (!doc->match_at)
        return;
    for (uint32_t i = doc->match_at[tok]; i < doc->match_at[tok + 1]; i++)
        types |= doc->matches[i].types;
    for (unsigned i = 0; i < GAZ_TYPE_COUNT; i++)
        if (types & 1u << i)
            try_list(s, s->link->type_patterns[i],
                     s->link->n_type_patterns[i], tok);
}

static int by_place(const void *a, const void *b)
{
    const struct pattern_hit *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    if (x->priority != y->priority)
        return x->priority > y->priority ? -1 : 1;
    if (x->rules->layer != y->rules->layer)
        return x->rules->layer > y->rules->layer ? -1 : 1;
    return (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

static uint64_t classes_in(const casus_doc *doc, const struct sentence *s)
{
    uint64_t has = 0;
    if (!doc->marks)
        return UINT64_MAX;
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++)
        has |= doc->marks[i].needed;
    return has;
}

casus_status casus__pattern_scan(const casus_doc *doc, uint32_t sent,
                                 enum pattern_group group,
                                 struct pattern_hits *hits, casus_error *err)
{
    const struct sentence *st = &doc->sentences[sent];
    struct scan s; /* the stack of its machine is not worth clearing */
    hits->n = 0;
    s.link = casus__rules_linked(doc->model);
    if (!s.link)
        return CASUS_OK;
    s.group = group;
    s.hits = hits;
    s.no_memory = false;
    s.has = classes_in(doc, st);
    s.m.out_of_steps = false;
    s.m.doc = doc;
    s.m.begin = st->tok;
    s.m.end = st->tok + st->n_tok;
    s.m.steps = doc->limits.rule_steps;
    for (uint32_t tok = s.m.begin; tok < s.m.end; tok++) {
        s.n_tried = 0;
        try_words(&s, tok);
        try_types(&s, tok);
        if (shape_is(doc, tok, SHAPE_CAP) ||
            shape_is(doc, tok, SHAPE_INITIAL))
            try_list(&s, s.link->cap_patterns, s.link->n_cap_patterns, tok);
        if (doc->tags)
            try_list(&s, s.link->xpos_patterns[doc->tags[tok].xpos],
                     s.link->n_xpos_patterns[doc->tags[tok].xpos], tok);
        try_list(&s, s.link->any_patterns, s.link->n_any_patterns, tok);
    }
    if (s.no_memory)
        return casus__fail_nomem(err);
    hits->truncated |= s.m.out_of_steps;
    if (hits->n > 1)
        qsort(hits->items, hits->n, sizeof *hits->items, by_place);
    return CASUS_OK;
}

casus_str casus__pattern_id(const struct pattern_hit *hit)
{
    return casus__rule_str(hit->rules,
                           hit->rules->patterns[hit->pattern].id);
}

casus_str casus__pattern_attr(const struct pattern_hit *hit, const char *key)
{
    const struct rule_set *s = hit->rules;
    const struct rule_pattern *p = &s->patterns[hit->pattern];
    for (uint32_t i = 0; i < p->n_attrs; i++) {
        const struct rule_attr *a = &s->attrs[p->attr + i];
        if (casus__str_is(casus__rule_str(s, a->key), key))
            return casus__rule_str(s, a->value);
    }
    return casus__str("");
}

bool casus__pattern_capture(const struct pattern_hit *hit, casus_str name,
                            uint32_t *begin, uint32_t *end)
{
    const struct rule_set *s = hit->rules;
    const struct rule_pattern *p = &s->patterns[hit->pattern];
    for (uint32_t i = 0; i < p->n_captures; i++) {
        if (!casus__str_eq(casus__rule_str(s, s->attrs[p->capture + i].key),
                           name))
            continue;
        *begin = hit->capture[2 * i];
        *end = hit->capture[2 * i + 1];
        return *begin != NONE && *end != NONE;
    }
    return false;
}
