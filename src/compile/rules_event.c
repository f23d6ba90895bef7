/*
 * Event rules: "event ID = TYPE", "discard ID", "content ID = EFFECT".
 *
 * A rule may stand in a frame: the frame's lines count as if they stood
 * after its own, so that its own come first where the first decides.
 */
#include "compile/rules_internal.h"

#include "doc/doc.h"
#include "doc/plover.h"
#include "rule/cameo.h"

struct event_reader {
    struct rules_build *b;
    const struct statement *s; /* whose line is read: rule or frame */
    struct rule_event rule;
    uint32_t index; /* of the rule, for its triggers */
    uint32_t n_triggers;
    bool in_frame;
    bool has_actor, has_recipient;
};

static void wrong(struct event_reader *r, unsigned line,
                  enum rule_complaint number, const char *what,
                  casus_str word)
{
    casus__rules_error(r->b, r->s, line, number, "%s: %.*s", what,
                       (int)word.len, word.ptr ? word.ptr : "");
}

/* ---- triggers -------------------------------------------------------- */

static bool is_noun_link(casus_str word)
{
    static const char *const links[] = { "of",   "in",  "on", "to",
                                         "for",  "at",  "from", "against",
                                         "with", "by",  "into", "under" };
    for (size_t i = 0; i < COUNT(links); i++)
        if (casus__str_is(word, links[i]))
            return true;
    return false;
}

/* Which blank-separated word of a trigger is its head. */
static size_t head_word(casus_str text, enum trigger_kind kind)
{
    casus_str rest = text, word;
    size_t n = 0, head = 0;
    bool linked = false;
    while (casus__rules_word(&rest, &word)) {
        if (word.ptr[0] == '@')
            return n;
        linked |= n > 0 && is_noun_link(word);
        if (kind == TRIGGER_NOUN && !linked)
            head = n;
        n++;
    }
    return head;
}

/* Add the words before (or after) the head to the atoms. */
static bool side_words(struct event_reader *r, unsigned line, casus_str text,
                       size_t from, size_t to, uint32_t *first, uint32_t *n)
{
    casus_str rest = text, word;
    *first = casus__rules_count(r->b, TABLE_ATOMS);
    *n = 0;
    for (size_t i = 0; casus__rules_word(&rest, &word); i++) {
        uint32_t at;
        if (i < from || i >= to)
            continue;
        const uint32_t k = casus__rules_phrase(r->b, r->s, line, word, &at);
        if (!k)
            return false;
        *n += k;
    }
    return true;
}

static casus_str nth_word(casus_str text, size_t i)
{
    casus_str word = text;
    for (size_t k = 0; k <= i && casus__rules_word(&text, &word); k++)
        ;
    return word;
}

/* The head, and for "re-impose" the words before its last hyphen. */
static bool head_term(struct event_reader *r, unsigned line, casus_str word,
                      struct rule_trigger *t)
{
    t->term = RULE_NONE;
    if (casus__str_is(word, "*"))
        return true;
    t->term = casus__rules_term(r->b, r->s, line, word);
    if (t->term == RULE_NONE)
        return false;
    struct rule_term *term = casus__rules_at(r->b, TABLE_TERMS, t->term);
    if (term->kind == TERM_PHRASE && term->n > 1) {
        if (t->n_before)
            return false;
        t->before = term->first;
        t->n_before = term->n - 1;
        term->first += term->n - 1;
        term->n = 1;
    }
    return true;
}

/* For the lint's messages. */
static void keep_words(struct rules_build *b, casus_str text)
{
    casus_str *items = casus__arena_grow(
        b->arena, b->trigger_words, b->n_trigger_words,
        &b->cap_trigger_words, sizeof *items);
    if (!items) {
        b->failed = true;
        return;
    }
    b->trigger_words = items;
    items[b->n_trigger_words++] = text;
}

static void add_trigger(struct event_reader *r, unsigned line, casus_str text,
                        struct rule_trigger t)
{
    const size_t head = head_word(text, (enum trigger_kind)t.kind);
    if (!side_words(r, line, text, 0, head, &t.before, &t.n_before) ||
        !side_words(r, line, text, head + 1, SIZE_MAX, &t.after,
                    &t.n_after) ||
        !head_term(r, line, nth_word(text, head), &t))
        return;
    t.rule = r->index;
    (void)casus__rules_add(r->b, TABLE_TRIGGERS, &t);
    keep_words(r->b, text);
    r->n_triggers++;
}

/* The part after "+": "@class | word", or "prep: @class | word". */
static bool object_terms(struct event_reader *r, unsigned line,
                         casus_str text, struct rule_trigger *t)
{
    const char *colon = text.len ? memchr(text.ptr, ':', text.len) : NULL;
    casus_str word;
    if (colon) {
        const size_t n = (size_t)(colon - text.ptr);
        const casus_str prep = casus__rules_trim(
            (casus_str){ text.ptr, n });
        t->prep = casus__builder_atom(r->b->builder, prep);
        text = casus__rules_trim(
            casus__str_slice(text.ptr, n + 1, text.len));
    }
    t->object = casus__rules_count(r->b, TABLE_TERMS);
    while (casus__str_split(&text, '|', &word)) {
        word = casus__rules_trim(word);
        if (word.len &&
            casus__rules_term(r->b, r->s, line, word) == RULE_NONE)
            return false;
    }
    t->n_objects = casus__rules_count(r->b, TABLE_TERMS) - t->object;
    if (!t->n_objects)
        wrong(r, line, C_SYNTAX, "an object was expected", text);
    return t->n_objects > 0;
}

/* verb launch | carry out + @attack-noun */
static void triggers(struct event_reader *r, const struct rule_line *l,
                     enum trigger_kind kind)
{
    casus_str left = l->rest, right = { NULL, 0 }, text;
    const char *plus = left.len ? memchr(left.ptr, '+', left.len) : NULL;
    struct rule_trigger t = { .kind = kind, .prep = RULE_NONE };
    if (plus) {
        const size_t n = (size_t)(plus - left.ptr);
        right = casus__rules_trim(
            casus__str_slice(left.ptr, n + 1, left.len));
        left.len = n;
        if (!object_terms(r, l->number, right, &t))
            return;
    }
    while (left.ptr && casus__str_split(&left, '|', &text)) {
        text = casus__rules_trim(text);
        if (text.len)
            add_trigger(r, l->number, text, t);
    }
}

/* ---- what it yields -------------------------------------------------- */

static bool value_ok(struct event_reader *r, const struct rule_line *l,
                     enum set_what what, casus_str v)
{
    const uint32_t type = r->rule.type;
    switch (what) {
    case SET_MODE:
        if (casus__plover_is_mode(type, v))
            return true;
        wrong(r, l->number, C_MODE_UNKNOWN, "the event has no mode", v);
        return false;
    case SET_CAMEO:
        if (casus__cameo_may_say(v, (int)type))
            return true;
        wrong(r, l->number, C_CAMEO_UNKNOWN, "not a CAMEO code of the event",
              v);
        return false;
    case SET_CONTEXT:
        if (casus__plover_is_context(v))
            return true;
        wrong(r, l->number, C_CONTEXT_UNKNOWN, "no such context", v);
        return false;
    case SET_STATUS:
        for (unsigned i = 0; i <= STATUS_HISTORICAL; i++)
            if (casus__str_is(v, casus__event_status_name(i)))
                return true;
        wrong(r, l->number, C_SYNTAX, "no such status", v);
        return false;
    case SET_COUNT:
        break;
    }
    return false;
}

/* Settings are kept aside until the rule is read, because tests of "if"
 * lines must lie together. */
struct setting_line {
    enum set_what what;
    const struct statement *s;
    const struct rule_line *line;
};

static void one_setting(struct event_reader *r, const struct setting_line *x)
{
    casus_str rest = x->line->rest, word;
    struct rule_setting set = { .what = x->what };
    r->s = x->s;
    if (!casus__rules_word(&rest, &word)) {
        wrong(r, x->line->number, C_SYNTAX, "a value was expected", rest);
        return;
    }
    if (!value_ok(r, x->line, x->what, word))
        return;
    set.value = casus__rules_text(r->b, word);
    set.test = casus__rules_count(r->b, TABLE_TESTS);
    casus_str keep = rest;
    if (casus__rules_word(&rest, &word) && casus__str_is(word, "always")) {
        set.always = 1;
        keep = rest;
        if (!casus__rules_word(&rest, &word))
            word = casus__str("");
    }
    const bool negate = keep.len && casus__str_is(word, "unless");
    if (keep.len && (negate || casus__str_is(word, "if")))
        set.n_tests = casus__rules_tests(r->b, r->s, x->line->number, rest,
                                         negate);
    else if (keep.len)
        wrong(r, x->line->number, C_SYNTAX, "expected if or unless", keep);
    (void)casus__rules_add(r->b, TABLE_SETS, &set);
    r->rule.n_sets++;
}

/* ---- lines ----------------------------------------------------------- */

static const struct {
    const char *key, *value;
    uint32_t flag;
} flags[] = {
    { "also", "", RULE_ALSO },
    { "need", "actor", RULE_NEED_ACTOR },
    { "need", "recipient", RULE_NEED_RECIPIENT },
    { "need", "both", RULE_NEED_ACTOR | RULE_NEED_RECIPIENT },
    { "need", "nothing", RULE_NEED_NONE },
    { "speaker", "", RULE_SPEAKER },
    { "clause", "free", RULE_NO_CLAUSE },
    { "keep", "status", RULE_KEEP_STATUS },
    { "keep", "actor", RULE_ORIGIN },
    { "place", "recipient", RULE_PLACE },
};

static bool flag_line(struct event_reader *r, const struct rule_line *l)
{
    for (size_t i = 0; i < COUNT(flags); i++)
        if (casus__str_is(l->key, flags[i].key) &&
            casus__str_is(l->rest, flags[i].value)) {
            r->rule.flags |= flags[i].flag;
            return true;
        }
    return false;
}

static bool parse_number(casus_str s, int *out)
{
    const bool minus = s.len && s.ptr[0] == '-';
    int v = 0;
    if (s.len <= (size_t)minus || s.len > 4)
        return false;
    for (size_t i = minus; i < s.len; i++) {
        if (!casus__is_digit(s.ptr[i]))
            return false;
        v = 10 * v + (s.ptr[i] - '0');
    }
    *out = minus ? -v : v;
    return true;
}

/* The first line for a role counts: the rule's own comes before those of its
 * frames. "none" leaves the role empty. */
static void role_line(struct event_reader *r, const struct rule_line *l,
                      bool *given, uint32_t *first, uint32_t *n)
{
    if (*given && r->in_frame)
        return;
    if (*given)
        wrong(r, l->number, C_SYNTAX, "the role is given twice", l->key);
    *given = true;
    if (!casus__str_is(l->rest, "none"))
        *first = casus__rules_paths(r->b, r->s, l, n);
}

static bool trigger_line(struct event_reader *r, const struct rule_line *l)
{
    static const char *const kinds[] = { "verb", "noun", "adj" };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (casus__str_is(l->key, kinds[i])) {
            triggers(r, l, (enum trigger_kind)i);
            return true;
        }
    return false;
}

static void plain_line(struct event_reader *r, const struct rule_line *l)
{
    int v;
    if (trigger_line(r, l) || flag_line(r, l))
        return;
    if (casus__str_is(l->key, "actor")) {
        role_line(r, l, &r->has_actor, &r->rule.actor, &r->rule.n_actor);
    } else if (casus__str_is(l->key, "recipient")) {
        role_line(r, l, &r->has_recipient, &r->rule.recipient,
                  &r->rule.n_recipient);
    } else if (casus__str_is(l->key, "priority")) {
        if (parse_number(l->rest, &v))
            r->rule.weight += (uint32_t)(100 * v);
        else
            wrong(r, l->number, C_SYNTAX, "a whole number was expected",
                  l->rest);
    } else {
        wrong(r, l->number, C_KEY, "not understood in a rule", l->key);
    }
}

/* ---- frames ---------------------------------------------------------- */

static const struct statement *find_frame(struct rules_build *b,
                                          casus_str name)
{
    for (size_t i = 0; i < b->n_statements; i++)
        if (casus__str_is(b->statements[i].keyword, "frame") &&
            casus__str_eq(b->statements[i].name, name))
            return &b->statements[i];
    return NULL;
}

/* The rule's statement, then its frames. */
static size_t chain(struct rules_build *b, const struct statement *s,
                    const struct statement *out[FRAME_DEPTH + 1])
{
    size_t n = 0;
    out[n++] = s;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < out[k]->n_lines; i++) {
            const struct rule_line *l = &out[k]->lines[i];
            if (!casus__str_is(l->key, "frame"))
                continue;
            const struct statement *f = find_frame(b, l->rest);
            if (!f || n > FRAME_DEPTH)
                casus__rules_error(b, out[k], l->number, C_FRAME_UNKNOWN,
                                   f ? "too many frames: %.*s"
                                     : "there is no frame %.*s",
                                   (int)l->rest.len, l->rest.ptr);
            else
                out[n++] = f;
        }
    return n;
}

/* ---- the statement --------------------------------------------------- */

static int set_kind(casus_str key)
{
    static const char *const names[SET_COUNT] = {
        [SET_MODE] = "mode",
        [SET_CAMEO] = "cameo",
        [SET_CONTEXT] = "context",
        [SET_STATUS] = "status",
    };
    for (int i = 0; i < SET_COUNT; i++)
        if (casus__str_is(key, names[i]))
            return i;
    return -1;
}

enum pass { PASS_TESTS, PASS_SETS, PASS_REST };

static void read_line(struct event_reader *r, const struct rule_line *l,
                      enum pass pass)
{
    const int set = set_kind(l->key);
    const bool unless = casus__str_is(l->key, "unless");
    const bool test = unless || casus__str_is(l->key, "if");
    if (casus__str_is(l->key, "frame"))
        return;
    if (pass == PASS_TESTS && test) {
        r->rule.n_tests +=
            casus__rules_tests(r->b, r->s, l->number, l->rest, unless);
        r->rule.weight += 15;
    } else if (pass == PASS_SETS && set >= 0) {
        if (r->rule.kind != RULE_EVENT)
            wrong(r, l->number, C_KEY, "only an event rule yields", l->key);
        else
            one_setting(r, &(struct setting_line){ (enum set_what)set, r->s,
                                                   l });
    } else if (pass == PASS_REST && set < 0 && !test) {
        plain_line(r, l);
    }
}

/* "= TYPE" of the first line. */
static bool read_type(struct event_reader *r, const struct statement *s)
{
    static const char *const effects[EFFECT_COUNT] = {
        "same", "negated", "hypothetical", "future", "alleged", "known"
    };
    casus_str rest = s->rest;
    if (r->rule.kind == RULE_DISCARD) {
        if (rest.len)
            wrong(r, s->number, C_SYNTAX, "a discard yields nothing", rest);
        return true;
    }
    if (rest.len == 0 || rest.ptr[0] != '=') {
        wrong(r, s->number, C_SYNTAX, "expected ID = TYPE", rest);
        return false;
    }
    rest = casus__rules_trim(casus__str_slice(rest.ptr, 1, rest.len));
    int type = -1;
    if (r->rule.kind == RULE_EVENT)
        type = casus__event_type_number(rest);
    for (int i = 0; r->rule.kind == RULE_CONTENT && i < EFFECT_COUNT; i++)
        if (casus__str_is(rest, effects[i]))
            type = i;
    if (type < 0)
        wrong(r, s->number, C_EVENT_UNKNOWN,
              r->rule.kind == RULE_EVENT ? "PLOVER has no such event"
                                         : "there is no such effect",
              rest);
    else
        r->rule.type = (uint32_t)type;
    return type >= 0;
}

static enum rule_kind kind_of(casus_str keyword)
{
    return casus__str_is(keyword, "discard")   ? RULE_DISCARD
           : casus__str_is(keyword, "content") ? RULE_CONTENT
                                               : RULE_EVENT;
}

void casus__rules_event(struct rules_build *b, const struct statement *s)
{
    const struct statement *parts[FRAME_DEPTH + 1];
    struct event_reader r = { .b = b, .s = s };
    r.rule.kind = kind_of(s->keyword);
    r.index = casus__rules_count(b, TABLE_RULES);
    if (!read_type(&r, s))
        return;
    r.rule.id = casus__rules_text(b, s->name);
    r.rule.file = casus__rules_file(b, s);
    r.rule.line = s->number;
    r.rule.weight = 10000;
    const size_t n = chain(b, s, parts);
    for (int pass = PASS_TESTS; pass <= PASS_REST; pass++) {
        if (pass == PASS_TESTS)
            r.rule.test = casus__rules_count(b, TABLE_TESTS);
        if (pass == PASS_SETS)
            r.rule.set = casus__rules_count(b, TABLE_SETS);
        for (size_t k = 0; k < n && !b->failed; k++) {
            r.s = parts[k];
            r.in_frame = k > 0;
            for (size_t i = 0; i < parts[k]->n_lines; i++)
                read_line(&r, &parts[k]->lines[i], (enum pass)pass);
        }
    }
    if (!r.n_triggers)
        casus__rules_error(b, s, s->number, C_NO_TRIGGER,
                           "the rule %.*s has no trigger", (int)s->name.len,
                           s->name.ptr);
    (void)casus__rules_add(b, TABLE_RULES, &r.rule);
}
