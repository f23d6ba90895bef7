/*
 * Token patterns: "name ID" and "phrase ID" statements.
 *
 *   match   [cap]+ (of|for) place:(<GPE>) "Party"?
 *   after / before / not-after / not-before   context of single elements
 *   type ORG, sector GOV, code from place, priority 5, ...
 *
 * A line is compiled into jumps relative to themselves, so that a piece of
 * code can be moved and copied as it is.
 */
#include "compile/rules_internal.h"

#include "base/fold.h"
#include "doc/doc.h"
#include "pack/gaz.h"
#include "rule/regex.h"

enum { NESTING = 10, REPEATS = 20, NUMBER_MAX = 9999 };

struct reader {
    struct rules_build *b;
    const struct statement *s;
    unsigned line;
    casus_str rest;
    bool simple; /* single elements only */
    bool bad;
    unsigned depth;
    struct rule_pattern *pattern;
    casus_str captures[PATTERN_CAPTURES];
    uint32_t n_captures;
    uint32_t n;
    struct pattern_code *code; /* PATTERN_CODE_MAX */
};

static void wrong(struct reader *r, enum rule_complaint number,
                  const char *what, casus_str where)
{
    if (!r->bad)
        casus__rules_error(r->b, r->s, r->line, number, "%s: %.*s", what,
                           where.len > 40 ? 40 : (int)where.len, where.ptr);
    r->bad = true;
}

static void emit(struct reader *r, struct pattern_code c)
{
    if (r->n >= PATTERN_CODE_MAX - 1) {
        wrong(r, C_PATTERN_SIZE, "the pattern is too large", r->rest);
        return;
    }
    r->code[r->n++] = c;
}

static void insert(struct reader *r, uint32_t at, struct pattern_code c)
{
    emit(r, c);
    if (r->bad)
        return;
    memmove(&r->code[at + 1], &r->code[at],
            (r->n - 1 - at) * sizeof *r->code);
    r->code[at] = c;
}

static void blanks(struct reader *r)
{
    r->rest = casus__rules_trim(r->rest);
}

static char peek(const struct reader *r)
{
    return r->rest.len ? r->rest.ptr[0] : '\0';
}

static void skip(struct reader *r, size_t n)
{
    r->rest.ptr += n;
    r->rest.len -= n;
}

/* Text up to `close`; a backslash takes it as it is. */
static casus_str until(struct reader *r, char close)
{
    size_t n = 0;
    while (n < r->rest.len && r->rest.ptr[n] != close)
        n += r->rest.ptr[n] == '\\' && n + 1 < r->rest.len ? 2 : 1;
    const casus_str text = { r->rest.ptr, n };
    if (n >= r->rest.len) {
        wrong(r, C_SYNTAX, "not closed", r->rest);
        return (casus_str){ "", 0 };
    }
    skip(r, n + 1);
    return text;
}

/* Characters of a bare word: all but blanks and what has a meaning. */
static casus_str bare(struct reader *r)
{
    size_t n = 0;
    while (n < r->rest.len && !memchr(" \t()|<>[]\"?*+{}@~!", r->rest.ptr[n],
                                      19))
        n++;
    const casus_str word = { r->rest.ptr, n };
    skip(r, n);
    return word;
}

/* ---- elements -------------------------------------------------------- */

static void word_element(struct reader *r, casus_str word, bool lemma)
{
    uint32_t atoms[PHRASE_WORDS];
    const size_t n =
        casus__builder_phrase(r->b->builder, word, atoms, PHRASE_WORDS);
    if (n == 0)
        wrong(r, C_WORD_EMPTY, "no word to match", word);
    for (size_t i = 0; i < n && !r->bad; i++)
        emit(r, (struct pattern_code){ lemma ? OP_LEMMA : OP_WORD, atoms[i],
                                       0, 0 });
}

/* "Exact" words, blanks between them. */
static void exact_element(struct reader *r, casus_str text)
{
    casus_str word;
    bool any = false;
    while (!r->bad && casus__rules_word(&text, &word)) {
        char folded[256];
        if (word.len > sizeof folded / 4 - 1) {
            wrong(r, C_TOO_MUCH, "the word is too long", word);
            return;
        }
        const size_t n = casus__fold(word.ptr, word.len, folded,
                                     sizeof folded);
        const uint32_t atom = casus__builder_atom(
            r->b->builder, (casus_str){ folded, n });
        const struct rule_text t = casus__rules_text(r->b, word);
        emit(r, (struct pattern_code){ OP_EXACT, t.at, t.len, atom });
        any = true;
    }
    if (!any)
        wrong(r, C_WORD_EMPTY, "no word between the quotes", text);
}

static void type_element(struct reader *r)
{
    casus_str list = until(r, '>'), name;
    uint32_t bits = 0;
    while (!r->bad && casus__str_split(&list, '|', &name)) {
        const int t = casus__gaz_type_number(casus__rules_trim(name));
        if (t < 0)
            wrong(r, C_ELEMENT_UNKNOWN, "no such gazetteer type", name);
        else
            bits |= 1u << t;
    }
    emit(r, (struct pattern_code){ OP_TYPE, bits, 0, 0 });
}

static bool shape_element(struct reader *r, casus_str name)
{
    static const char *const shapes[SHAPE_COUNT] = {
        [SHAPE_CAP] = "cap",         [SHAPE_LOWER] = "lower",
        [SHAPE_UPPER] = "upper",     [SHAPE_NUMBER] = "num",
        [SHAPE_INITIAL] = "initial", [SHAPE_WORD] = "word",
        [SHAPE_PUNCT] = "punct",     [SHAPE_START] = "start",
        [SHAPE_END] = "end",
    };
    for (uint32_t i = 0; i < SHAPE_COUNT; i++)
        if (casus__str_is(name, shapes[i])) {
            emit(r, (struct pattern_code){ OP_SHAPE, i, 0, 0 });
            return true;
        }
    if (!casus__str_is(name, "any"))
        return false;
    emit(r, (struct pattern_code){ OP_ANY, 0, 0, 0 });
    return true;
}

/* [cap], [NNP], [pos=NN|NNS] */
static void bracket_element(struct reader *r)
{
    casus_str list = casus__rules_trim(until(r, ']')), name;
    if (r->bad || shape_element(r, list))
        return;
    if (casus__str_starts(list, "pos="))
        list = casus__str_slice(list.ptr, 4, list.len);
    uint64_t mask = 0;
    while (!r->bad && casus__str_split(&list, '|', &name)) {
        const int x = casus__xpos_number(casus__rules_trim(name));
        if (x < 0 || x >= 64)
            wrong(r, C_ELEMENT_UNKNOWN, "no such tag or shape", name);
        else
            mask |= UINT64_C(1) << x;
    }
    emit(r, (struct pattern_code){ OP_XPOS, (uint32_t)(mask & 0xffffffffu),
                                   (uint32_t)(mask >> 32), 0 });
}

static void regex_element(struct reader *r)
{
    const casus_str source = until(r, '/');
    struct regexes *set = NULL;
    casus_error why = { 0 };
    if (r->bad)
        return;
    if (casus__utf8_valid(source.ptr, source.len) < source.len) {
        wrong(r, C_REGEX, "not UTF-8", source);
        return;
    }
    casus_status s = casus__regexes_new(1, &set, &why);
    if (s == CASUS_OK)
        s = casus__regexes_compile(set, 0, source, NULL, &why);
    casus__regexes_free(set);
    if (s == CASUS_E_NOMEM)
        r->b->failed = true;
    if (s != CASUS_OK) {
        wrong(r, C_REGEX, why.message, source);
        return;
    }
    const struct rule_text t = casus__rules_text(r->b, source);
    const uint32_t i = casus__rules_add(r->b, TABLE_REGEXES, &t);
    emit(r, (struct pattern_code){ OP_REGEX, i, 0, 0 });
}

static void class_element(struct reader *r)
{
    const casus_str name = bare(r);
    const uint32_t c = casus__rules_use_class(r->b, r->s, r->line, name);
    if (c == RULE_NONE)
        r->bad = true;
    emit(r, (struct pattern_code){ OP_CLASS, c, 0, 0 });
}

static void alternatives(struct reader *r);

static void group_element(struct reader *r)
{
    if (r->simple || ++r->depth > NESTING) {
        wrong(r, r->simple ? C_SYNTAX : C_PATTERN_SIZE,
              r->simple ? "no groups in a context" : "too many brackets",
              r->rest);
        return;
    }
    alternatives(r);
    r->depth--;
    if (!r->bad && peek(r) != ')')
        wrong(r, C_SYNTAX, "a bracket is not closed", r->rest);
    if (!r->bad)
        skip(r, 1);
}

static void atom(struct reader *r)
{
    const char c = peek(r);
    if (c && strchr("(<[\"/@~!", c))
        skip(r, 1);
    switch (c) {
    case '(':
        group_element(r);
        return;
    case '<':
        type_element(r);
        return;
    case '[':
        bracket_element(r);
        return;
    case '"':
        exact_element(r, until(r, '"'));
        return;
    case '/':
        regex_element(r);
        return;
    case '@':
        class_element(r);
        return;
    case '~':
        word_element(r, bare(r), true);
        return;
    default:
        break;
    }
    const casus_str word = bare(r);
    if (word.len == 0)
        wrong(r, C_SYNTAX, "an element was expected", r->rest);
    else
        word_element(r, word, false);
}

/* "!X": one element, not here. */
static void negated(struct reader *r)
{
    skip(r, 1);
    emit(r, (struct pattern_code){ OP_NOT, 0, 0, 0 });
    const uint32_t at = r->n;
    if (peek(r) == '(' || peek(r) == '!')
        wrong(r, C_SYNTAX, "only a single element can stand after !",
              r->rest);
    else
        atom(r);
    if (!r->bad && (r->n != at + 1 || r->code[at].op <= OP_NOT ||
                    (r->code[at].op == OP_SHAPE &&
                     r->code[at].a >= SHAPE_START)))
        wrong(r, C_SYNTAX, "only a single element can stand after !",
              r->rest);
}

/* ---- repetition, captures, alternatives ------------------------------ */

/* Can the piece of code be run through without taking a token? */
static bool may_be_empty(const struct reader *r, uint32_t from)
{
    uint8_t seen[PATTERN_CODE_MAX + 1] = { 0 };
    uint32_t todo[PATTERN_CODE_MAX + 1], n = 0;
    todo[n++] = from;
    seen[from] = 1;
    while (n) {
        const uint32_t at = todo[--n];
        if (at == r->n)
            return true;
        const struct pattern_code *c = &r->code[at];
        uint32_t next[2] = { at + 1, at + 1 };
        if (c->op == OP_JUMP || c->op == OP_SPLIT)
            next[0] = next[1] = at + c->a;
        if (c->op == OP_SPLIT)
            next[1] = at + c->b;
        else if (c->op == OP_NOT)
            next[0] = next[1] = at + 2;
        else if (c->op != OP_JUMP && c->op != OP_SAVE &&
                 !(c->op == OP_SHAPE && c->a >= SHAPE_START))
            continue;
        for (int k = 0; k < 2; k++)
            if (next[k] <= r->n && !seen[next[k]]) {
                seen[next[k]] = 1;
                todo[n++] = next[k];
            }
    }
    return false;
}

static struct pattern_code split(uint32_t a, uint32_t b)
{
    return (struct pattern_code){ OP_SPLIT, a, b, 0 };
}

static void star(struct reader *r, uint32_t from)
{
    const uint32_t len = r->n - from;
    insert(r, from, split(1, len + 2));
    emit(r, (struct pattern_code){ OP_JUMP, (uint32_t)0 - (len + 1), 0, 0 });
}

static bool number(struct reader *r, uint32_t *out)
{
    uint32_t v = 0;
    if (!casus__is_digit(peek(r)))
        return false;
    while (casus__is_digit(peek(r)) && v <= NUMBER_MAX) {
        v = 10 * v + (uint32_t)(peek(r) - '0');
        skip(r, 1);
    }
    *out = v;
    return true;
}

/* {m}, {m,}, {m,n}: the code is written out. */
static void braces(struct reader *r, uint32_t from)
{
    uint32_t low = 0, high = 0;
    bool open = false;
    skip(r, 1);
    bool ok = number(r, &low);
    high = low;
    if (ok && peek(r) == ',') {
        skip(r, 1);
        open = !number(r, &high);
    }
    ok = ok && peek(r) == '}' && high >= low && high <= REPEATS &&
         (high > 0 || open);
    if (!ok) {
        wrong(r, C_SYNTAX, "expected {m}, {m,} or {m,n}, at most 20",
              r->rest);
        return;
    }
    skip(r, 1);
    const uint32_t len = r->n - from;
    struct pattern_code piece[PATTERN_CODE_MAX];
    memcpy(piece, &r->code[from], len * sizeof *piece);
    r->n = from;
    const uint32_t copies = open ? low + 1 : high;
    for (uint32_t i = 0; i < copies && !r->bad; i++) {
        const uint32_t at = r->n;
        if (i >= low && !open)
            emit(r, split(1, len + 1));
        for (uint32_t k = 0; k < len; k++)
            emit(r, piece[k]);
        if (i >= low && open && !r->bad)
            star(r, at);
    }
}

static void quantifier(struct reader *r, uint32_t from)
{
    const char c = peek(r);
    if (r->bad || !c || !strchr("?*+{", c))
        return;
    if (r->simple) {
        wrong(r, C_SYNTAX, "no repetition in a context", r->rest);
        return;
    }
    if (c != '?' && may_be_empty(r, from)) {
        wrong(r, C_PATTERN_SIZE, "what is repeated may be nothing", r->rest);
        return;
    }
    const uint32_t len = r->n - from;
    if (c == '{') {
        braces(r, from);
        return;
    }
    skip(r, 1);
    if (c == '?')
        insert(r, from, split(1, len + 1));
    else if (c == '*')
        star(r, from);
    else
        emit(r, split((uint32_t)0 - len, 1));
}

/* "name:" before an element; false if there is none. */
static bool capture_name(struct reader *r, casus_str *name)
{
    size_t n = 0;
    while (n < r->rest.len && (casus__is_lower(r->rest.ptr[n]) ||
                               r->rest.ptr[n] == '-'))
        n++;
    if (n == 0 || n + 1 >= r->rest.len || r->rest.ptr[n] != ':' ||
        r->rest.ptr[n + 1] == ' ')
        return false;
    *name = (casus_str){ r->rest.ptr, n };
    skip(r, n + 1);
    return true;
}

static uint32_t capture_slot(struct reader *r, casus_str name)
{
    for (uint32_t i = 0; i < r->n_captures; i++)
        if (casus__str_eq(r->captures[i], name))
            return i;
    if (r->n_captures == PATTERN_CAPTURES || r->simple) {
        wrong(r, C_PATTERN_SIZE, "too many captures", name);
        return 0;
    }
    r->captures[r->n_captures] = name;
    return r->n_captures++;
}

static void item(struct reader *r)
{
    casus_str name;
    const uint32_t from = r->n;
    if (peek(r) == '!') {
        negated(r);
        return;
    }
    if (!capture_name(r, &name)) {
        atom(r);
        quantifier(r, from);
        return;
    }
    const uint32_t slot = capture_slot(r, name);
    emit(r, (struct pattern_code){ OP_SAVE, 2 * slot, 0, 0 });
    const uint32_t inner = r->n;
    atom(r);
    /* place:<GPE>+ repeats what is captured, place:(...)? may leave it out:
     * the first is meant where it repeats, the second where it is optional */
    if (peek(r) != '?')
        quantifier(r, inner);
    emit(r, (struct pattern_code){ OP_SAVE, 2 * slot + 1, 0, 0 });
    quantifier(r, from);
}

static void sequence(struct reader *r)
{
    blanks(r);
    bool any = false;
    while (!r->bad && peek(r) && peek(r) != ')' && peek(r) != '|') {
        item(r);
        blanks(r);
        any = true;
    }
    if (!any)
        wrong(r, C_SYNTAX, "an element was expected", r->rest);
}

static void alternatives(struct reader *r)
{
    uint32_t start = r->n, jumps = RULE_NONE;
    sequence(r);
    while (!r->bad && peek(r) == '|') {
        skip(r, 1);
        if (r->simple)
            wrong(r, C_SYNTAX, "no alternatives in a context", r->rest);
        insert(r, start, split(1, r->n - start + 2));
        /* The jumps over the rest are chained until its end is known. */
        emit(r, (struct pattern_code){ OP_JUMP, jumps, 0, 0 });
        jumps = r->n - 1;
        start = r->n;
        sequence(r);
    }
    while (!r->bad && jumps != RULE_NONE) {
        const uint32_t next = r->code[jumps].a;
        r->code[jumps].a = r->n - jumps;
        jumps = next;
    }
}

/* ---- statements ------------------------------------------------------ */

static void keep_captures(struct reader *r)
{
    if (!r->pattern)
        return;
    r->pattern->capture = casus__rules_count(r->b, TABLE_ATTRS);
    r->pattern->n_captures = r->n_captures;
    for (uint32_t i = 0; i < r->n_captures; i++) {
        const struct rule_attr a = {
            .key = casus__rules_text(r->b, r->captures[i])
        };
        (void)casus__rules_add(r->b, TABLE_ATTRS, &a);
    }
}

uint32_t casus__rules_elements(struct rules_build *b,
                               const struct statement *s,
                               const struct rule_line *line, bool simple,
                               struct rule_pattern *pattern, uint32_t *first)
{
    struct reader r = { .b = b,
                        .s = s,
                        .line = line->number,
                        .rest = line->rest,
                        .simple = simple,
                        .pattern = pattern };
    r.code = casus__arena_alloc(b->arena, PATTERN_CODE_MAX, sizeof *r.code);
    if (!r.code) {
        b->failed = true;
        return 0;
    }
    alternatives(&r);
    if (!r.bad && peek(&r))
        wrong(&r, C_SYNTAX, "not understood", r.rest);
    if (!r.bad && !simple && may_be_empty(&r, 0))
        wrong(&r, C_PATTERN_SIZE, "the pattern may match nothing",
              line->rest);
    emit(&r, (struct pattern_code){ OP_MATCH, 0, 0, 0 });
    if (r.bad)
        return 0;
    *first = casus__rules_count(b, TABLE_CODE);
    for (uint32_t i = 0; i < r.n; i++)
        (void)casus__rules_add(b, TABLE_CODE, &r.code[i]);
    keep_captures(&r);
    return r.n;
}

static void context(struct rules_build *b, const struct statement *s,
                    const struct rule_line *l, struct rule_pattern *p)
{
    const bool not = casus__str_starts(l->key, "not-");
    const bool before = casus__str_ends(l->key, "after");
    uint32_t first = 0;
    const uint32_t n = casus__rules_elements(b, s, l, true, NULL, &first);
    if (before ? p->n_before : p->n_after)
        casus__rules_error(b, s, l->number, C_SYNTAX,
                           "there is a context on this side already");
    if (before) {
        p->before = first;
        p->n_before = n;
        p->flags |= not ? PATTERN_NOT_AFTER : 0;
    } else {
        p->after = first;
        p->n_after = n;
        p->flags |= not ? PATTERN_NOT_BEFORE : 0;
    }
}

static void check_capture(struct rules_build *b, const struct statement *s,
                          const struct rule_line *l,
                          const struct rule_pattern *p)
{
    if (b->failed || !casus__str_starts(l->rest, "from "))
        return;
    const casus_str name = casus__rules_trim(
        casus__str_slice(l->rest.ptr, 5, l->rest.len));
    for (uint32_t i = 0; i < p->n_captures; i++) {
        const struct rule_attr *a =
            casus__rules_at(b, TABLE_ATTRS, p->capture + i);
        const casus_str have = { (const char *)b->strings.ptr + a->key.at,
                                 a->key.len };
        if (casus__str_eq(have, name))
            return;
    }
    casus__rules_error(b, s, l->number, C_CAPTURE_UNKNOWN,
                       "no capture has the name %.*s", (int)name.len,
                       name.ptr);
}

static bool parse_priority(casus_str s, uint32_t *out)
{
    const bool minus = s.len && s.ptr[0] == '-';
    int32_t v = 0;
    if (s.len <= (size_t)minus || s.len > 6)
        return false;
    for (size_t i = minus; i < s.len; i++) {
        if (!casus__is_digit(s.ptr[i]))
            return false;
        v = 10 * v + (s.ptr[i] - '0');
    }
    *out = (uint32_t)(minus ? -v : v);
    return true;
}

static bool is_context(casus_str key)
{
    return casus__str_is(key, "after") || casus__str_is(key, "before") ||
           casus__str_is(key, "not-after") ||
           casus__str_is(key, "not-before");
}

static void attributes(struct rules_build *b, const struct statement *s,
                       struct rule_pattern *p)
{
    p->attr = casus__rules_count(b, TABLE_ATTRS);
    for (size_t i = 0; i < s->n_lines; i++) {
        const struct rule_line *l = &s->lines[i];
        if (casus__str_is(l->key, "match") || is_context(l->key))
            continue;
        if (casus__str_is(l->key, "priority")) {
            if (!parse_priority(l->rest, &p->priority))
                casus__rules_error(b, s, l->number, C_SYNTAX,
                                   "priority: a whole number was expected");
            continue;
        }
        check_capture(b, s, l, p);
        const struct rule_attr a = { casus__rules_text(b, l->key),
                                     casus__rules_text(b, l->rest) };
        (void)casus__rules_add(b, TABLE_ATTRS, &a);
        p->n_attrs++;
    }
}

void casus__rules_pattern(struct rules_build *b, const struct statement *s)
{
    struct rule_pattern p = {
        .group = casus__str_is(s->keyword, "name") ? PATTERN_NAME
                                                   : PATTERN_PHRASE,
        .id = casus__rules_text(b, s->name),
        .file = casus__rules_file(b, s),
        .line = s->number,
    };
    for (size_t i = 0; i < s->n_lines && !b->failed; i++) {
        const struct rule_line *l = &s->lines[i];
        if (is_context(l->key)) {
            context(b, s, l, &p);
        } else if (casus__str_is(l->key, "match")) {
            if (p.n_code)
                casus__rules_error(b, s, l->number, C_SYNTAX,
                                   "only one match line a rule");
            p.n_code = casus__rules_elements(b, s, l, false, &p, &p.code);
        }
    }
    attributes(b, s, &p);
    bool has_match = false;
    for (size_t i = 0; i < s->n_lines; i++)
        has_match |= casus__str_is(s->lines[i].key, "match");
    if (!has_match)
        casus__rules_error(b, s, s->number, C_NO_TRIGGER,
                           "the pattern %.*s has no match line",
                           (int)s->name.len, s->name.ptr);
    if (p.n_code)
        (void)casus__rules_add(b, TABLE_PATTERNS, &p);
}
