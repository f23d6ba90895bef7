/*
 * Dictionaries of verbs: synonym sets ("&WEAPON", members behind `+`), blocks
 * of verbs with a code ("--- ATTACK [190] ---"), and patterns ("- * TALKS
 * (WITH +) [036]") of both PETRARCHs.
 *
 * A synonym set becomes a word class, a block a rule, and so does a verb with
 * a code of its own. A pattern is a rule of the verbs above it with a
 * condition for each of its words: they stand in the clause, behind
 * `(PREP ...)` in that phrase. `+` left of the verb makes its subject the
 * recipient. Codes under 01, and [---], become discards: PLOVER has no event
 * for them.
 */
#include "import.h"

#include <ctype.h>
#include <stdlib.h>

enum { WORD = 96 };

struct block {
    char name[WORD];
    casus_str code;           /* of the block */
    struct import_text verbs; /* "agree | side with" */
    struct import_text plain; /* those of them without a code of their own */
    size_t n_rules;
    struct import_rows sets; /* the synonym sets of the file */
};

static void lower(casus_str s, bool as_name, char out[WORD])
{
    size_t n = 0;
    for (size_t i = 0; i < s.len && n + 1 < WORD; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];
        if (isalnum(c) || (!as_name && (c == '\'' || c == '-' || c == '&')))
            out[n++] = (char)tolower(c);
        else if (n && out[n - 1] != (as_name ? '-' : ' '))
            out[n++] = as_name ? '-' : ' ';
    }
    while (n && (out[n - 1] == '-' || out[n - 1] == ' '))
        n--;
    out[n] = '\0';
}

static casus_str trim(casus_str s)
{
    while (s.len && isspace((unsigned char)s.ptr[0]))
        s.ptr++, s.len--;
    while (s.len && isspace((unsigned char)s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* ---- classes --------------------------------------------------------- */

/* Patterns hold forms, classes lemmas: those that the form may have. */
static void add_lemmas(struct import_text *t, const char *word)
{
    static const struct {
        const char *ending, *lemma;
    } rules[] = {
        { "ies", "y" }, { "es", "" },   { "s", "" },
        { "ied", "y" }, { "ed", "" },   { "ed", "e" },
        { "ing", "" },  { "ing", "e" }, { "men", "man" },
    };
    const size_t n = strlen(word);
    import_puts(t, word);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        const size_t m = strlen(rules[i].ending);
        if (n > m + 2 && strcmp(word + n - m, rules[i].ending) == 0)
            import_printf(t, " | %.*s%s", (int)(n - m), word, rules[i].lemma);
    }
}

/* The class of a word or phrase of the patterns; its name to `out`. */
static void word_class(struct import *in, casus_str text, char out[WORD + 32])
{
    char name[WORD], words[WORD];
    struct import_text row = { .ptr = NULL };
    lower(text, true, name);
    lower(text, false, words);
    (void)snprintf(out, WORD + 32, "petrarch-word-%s", name);
    add_lemmas(&row, words);
    import_text_row(&in->words, out, &row);
}

/* ---- blocks ---------------------------------------------------------- */

static void verbs_line(struct import *in, const struct import_text *verbs)
{
    import_puts(&in->rules, "  verb ");
    import_add(&in->rules, verbs->ptr, verbs->len);
    import_puts(&in->rules, "\n");
    in->rules.failed |= verbs->failed;
}

/* The event of a code, "" for a discard, NULL if it is no code. */
static const char *event_of(casus_str code, char known[8])
{
    known[0] = '\0';
    if (code.len >= 3 && memcmp(code.ptr, "---", 3) == 0)
        return "";
    return code.len ? import_event(code, known) : NULL;
}

/* The first lines of a rule: an event, or a discard. False if the code is
 * none. */
static bool begin_rule(struct import *in, struct block *b, casus_str code)
{
    char known[8];
    const char *event = event_of(code, known);
    if (!event)
        return false;
    b->n_rules++;
    in->n_rules++;
    if (event[0])
        import_printf(&in->rules, "event petrarch.%s-%zu = %s\n", b->name,
                      b->n_rules, event);
    else
        import_printf(&in->rules, "discard petrarch.%s-%zu\n", b->name,
                      b->n_rules);
    import_puts(&in->rules, "  priority 1\n");
    if (event[0])
        import_printf(&in->rules, "  cameo %s\n", known);
    return true;
}

static bool yields_event(casus_str code)
{
    char known[8];
    const char *event = event_of(code, known);
    return event && event[0];
}

static void flush_block(struct import *in, struct block *b)
{
    if (b->plain.len && b->code.len && begin_rule(in, b, b->code)) {
        verbs_line(in, &b->plain);
        if (yields_event(b->code))
            import_puts(&in->rules, "  frame petrarch-roles\n");
        import_puts(&in->rules, "\n");
    }
}

static void add_verb(struct import_text *verbs, const char *word)
{
    import_printf(verbs, "%s%s", verbs->len ? " | " : "", word);
}

/* A verb with a code of its own has a rule of its own, not the block's. */
static bool own_rule(struct import *in, struct block *b, const char *word,
                     casus_str code)
{
    if (!begin_rule(in, b, code))
        return false;
    import_printf(&in->rules, "  verb %s\n%s\n", word,
                  yields_event(code) ? "  frame petrarch-roles\n" : "");
    return true;
}

static void verb_line(struct import *in, struct block *b,
                      const struct import_line *line)
{
    char word[WORD];
    casus_str name = { line->ptr, line->len }, code = { "", 0 };
    const bool coded = import_brackets(line, &name, &code);
    const char *brace = memchr(name.ptr, '{', name.len);
    if (brace)
        name.len = (size_t)(brace - name.ptr);
    name = trim(name);
    if (name.len && name.ptr[0] == '+')
        name.ptr++, name.len--;
    lower(name, false, word);
    if (!word[0]) {
        import_refuse(in, "a line without a verb");
        return;
    }
    if (coded && !own_rule(in, b, word, code)) {
        import_refuse(in, "not a code of CAMEO");
        return;
    }
    add_verb(&b->verbs, word);
    if (!coded)
        add_verb(&b->plain, word);
    in->carried++;
}

/* ---- patterns -------------------------------------------------------- */

struct pattern {
    const struct import_rows *sets;
    struct import_text tests;
    bool target_left, source_right;
    char target_prep[WORD]; /* the word before `+` right of the verb */
    const char *why;        /* it cannot be carried over */
};

static void add_test(struct import *in, struct pattern *p, casus_str word,
                     const char *prep)
{
    char class_name[WORD + 32];
    if (word.ptr[0] == '&') {
        char name[WORD];
        lower((casus_str){ word.ptr + 1, word.len - 1 }, true, name);
        (void)snprintf(class_name, sizeof class_name, "petrarch-%u-%s",
                       in->number, name);
        if (!import_has(p->sets, class_name)) {
            p->why = "there is no such synonym set";
            return;
        }
    } else {
        word_class(in, word, class_name);
    }
    if (prep && prep[0])
        import_printf(&p->tests, "  if %s has @%s or words @%s\n", prep,
                      class_name, class_name);
    else
        import_printf(&p->tests, "  if words @%s\n", class_name);
}

static bool is_word(casus_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (isalnum((unsigned char)s.ptr[i]))
            return true;
    return false;
}

/* The words inside "{...}" or "(...)": one phrase, or a test for each. */
static void add_group(struct import *in, struct pattern *p, casus_str group,
                      bool phrase)
{
    char prep[WORD] = "";
    bool any = false;
    if (phrase && !memchr(group.ptr, '&', group.len) && is_word(group)) {
        add_test(in, p, group, "");
        return;
    }
    for (size_t i = 0; i < group.len;) {
        size_t end = i;
        while (end < group.len && !strchr(" _{}", group.ptr[end]))
            end++;
        const casus_str word = { group.ptr + i, end - i };
        if (word.len && !phrase && !any && !prep[0] && word.ptr[0] != '&') {
            lower(word, true, prep);
            if (strchr(prep, '-')) /* "BY/WITH" */
                prep[0] = '\0';
        } else if (word.len == 1 && word.ptr[0] == '+') {
            memcpy(p->target_prep, prep, sizeof prep);
        } else if (is_word(word)) {
            add_test(in, p, word, prep);
            any = true;
        }
        i = end + 1;
    }
    if (prep[0] && !any && !p->target_prep[0])
        import_printf(&p->tests, "  if %s\n", prep);
}

/* One side of the verb. */
static void add_side(struct import *in, struct pattern *p, casus_str side,
                     bool left)
{
    char before[WORD] = "";
    for (size_t i = 0; i < side.len;) {
        const char c = side.ptr[i];
        const char *close =
            c == '(' || c == '{'
                ? memchr(side.ptr + i, c == '(' ? ')' : '}', side.len - i)
                : NULL;
        if (close) {
            const size_t n = (size_t)(close - (side.ptr + i));
            add_group(in, p, (casus_str){ side.ptr + i + 1, n - 1 }, c == '{');
            i += n + 1;
            continue;
        }
        size_t end = i;
        while (end < side.len && !strchr(" _(){}", side.ptr[end]))
            end++;
        const casus_str word = { side.ptr + i, end - i };
        if (word.len == 1 && word.ptr[0] == '+') {
            p->target_left |= left;
            if (!left)
                memcpy(p->target_prep, before, sizeof before);
        } else if (word.len == 1 && word.ptr[0] == '$') {
            p->source_right |= !left;
        } else if (is_word(word)) {
            add_test(in, p, word, "");
            lower(word, true, before);
        }
        i = end + (end == i);
        if (end < side.len && strchr(" _", side.ptr[end]))
            i = end + 1;
    }
}

static bool is_preposition(const char *word)
{
    static const char *const words[] = { "against", "with", "to",   "from",
                                         "on",      "of",   "for",  "in",
                                         "at",      "by",   "over", "between" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

/* "[:173]": the code is that of what the target does. */
static casus_str reversed(casus_str code, struct pattern *p)
{
    if (!code.len || code.ptr[0] != ':')
        return code;
    p->target_left = !p->target_left;
    return (casus_str){ code.ptr + 1, code.len - 1 };
}

static void roles(struct import *in, const struct pattern *p)
{
    if (p->target_left && !p->source_right)
        import_puts(&in->rules, "  actor by | from | object | against\n"
                                "  recipient subject | possessor\n");
    else if (p->target_left)
        import_puts(&in->rules, "  actor by | from | with | object\n"
                                "  recipient subject | possessor\n");
    else if (p->target_prep[0] && is_preposition(p->target_prep))
        import_printf(&in->rules,
                      "  actor subject | by | possessor\n"
                      "  recipient %s | object.%s | object\n",
                      p->target_prep, p->target_prep);
    else
        import_puts(&in->rules, "  frame petrarch-roles\n");
}

static void pattern_line(struct import *in, struct block *b,
                         const struct import_line *line)
{
    casus_str text = { line->ptr, line->len }, code;
    struct pattern p = { .sets = &b->sets };
    if (!b->verbs.len || !import_brackets(line, &text, &code)) {
        import_refuse(in, b->verbs.len ? "a pattern without a code"
                                       : "a pattern without a verb");
        return;
    }
    text = trim((casus_str){ text.ptr + 1, text.len - 1 });
    const char *star = memchr(text.ptr, '*', text.len);
    code = reversed(code, &p);
    char known[8];
    if (!event_of(code, known)) {
        p.why = "not a code of CAMEO";
    } else if (star) {
        const size_t n = (size_t)(star - text.ptr);
        add_side(in, &p, (casus_str){ text.ptr, n }, true);
        add_side(in, &p, (casus_str){ star + 1, text.len - n - 1 }, false);
    } else {
        p.why = "a pattern without its verb (*)";
    }
    if (p.tests.failed)
        in->rules.failed = true;
    if (p.why) {
        import_refuse(in, p.why);
    } else if (begin_rule(in, b, code)) {
        verbs_line(in, &b->verbs);
        if (p.tests.len)
            import_add(&in->rules, p.tests.ptr, p.tests.len);
        if (yields_event(code))
            roles(in, &p);
        import_puts(&in->rules, "\n");
        in->carried++;
    }
    free(p.tests.ptr);
}

/* ---- the file -------------------------------------------------------- */

/* Blocks, and those of two files, may share a name: it gets their numbers. */
static void name_block(struct import *in, struct block *b, casus_str name)
{
    char word[WORD];
    lower(name, true, word);
    (void)snprintf(b->name, sizeof b->name, "%.60s-%u-%u",
                   word[0] ? word : "block", in->number, in->line);
}

/* "--- ATTACK [190] ---" */
static void open_block(struct import *in, struct block *b,
                       const struct import_line *line)
{
    casus_str name = { line->ptr, line->len }, code = { "", 0 };
    flush_block(in, b);
    (void)import_brackets(line, &name, &code);
    while (name.len && (name.ptr[0] == '-' || name.ptr[0] == ' '))
        name.ptr++, name.len--;
    name_block(in, b, name);
    b->code = code;
    b->verbs.len = b->plain.len = 0;
    b->n_rules = 0;
    in->carried++;
}

/* The class of a synonym set, or "": its name stands behind `&`. */
static void set_name(struct import *in, const struct import_line *line,
                     char out[WORD + 32])
{
    char word[WORD];
    lower((casus_str){ line->ptr + 1, line->len - 1 }, true, word);
    (void)snprintf(out, WORD + 32, "petrarch-%u-%s", in->number, word);
    if (!word[0])
        out[0] = '\0';
}

/* A line of a synonym set, open under `name`: its head, or a member. */
static void set_line(struct import *in, const struct import_line *line,
                     const char *name)
{
    char word[WORD];
    struct import_text row = { .ptr = NULL };
    lower((casus_str){ line->ptr + 1, line->len - 1 }, false, word);
    if (!word[0]) {
        import_refuse(in, "no word");
        return;
    }
    if (line->ptr[0] == '+') {
        add_lemmas(&row, word);
        import_text_row(&in->words, name, &row);
    }
    in->carried++;
}

/* A first look at the file, for the names of its synonym sets: patterns may
 * stand before them. A set without members is none. */
static void find_sets(struct import *in, casus_str text,
                      struct import_rows *sets)
{
    struct import_line line;
    char name[WORD + 32] = "";
    in->silent = true;
    while (import_next(in, &text, &line)) {
        if (line.ptr[0] == '&') {
            set_name(in, &line, name);
        } else if (line.ptr[0] == '+' && name[0]) {
            import_row(sets, name, "");
        } else {
            name[0] = '\0';
        }
    }
    import_sort(sets);
    import_rewind(in);
}

void import_verbs(struct import *in, casus_str text)
{
    struct import_line line;
    struct block b = { .code = { "", 0 } };
    char set[WORD + 32] = "";
    find_sets(in, text, &b.sets);
    name_block(in, &b, b.code);
    while (import_next(in, &text, &line)) {
        if (line.ptr[0] == '&')
            set_name(in, &line, set);
        else if (line.ptr[0] != '+')
            set[0] = '\0';
        if (line.ptr[0] == '&' || set[0]) {
            set_line(in, &line, set);
        } else if (line.len > 3 && memcmp(line.ptr, "---", 3) == 0) {
            open_block(in, &b, &line);
        } else if (line.ptr[0] == '-') {
            pattern_line(in, &b, &line);
        } else {
            verb_line(in, &b, &line);
        }
    }
    flush_block(in, &b);
    in->words.failed |= b.sets.failed;
    import_free(&b.sets);
    free(b.verbs.ptr);
    free(b.plain.ptr);
}
