/*
 * Rule files into statements and lines.
 *
 * A statement begins at the margin; the lines indented under it belong to
 * it. A line that begins with "|" or "+" continues the one before. "#" opens
 * a comment, except inside quotes and /expressions/.
 */
#include "compile/rules_internal.h"

#include <stdarg.h>
#include <stdio.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

casus_str casus__rules_trim(casus_str s)
{
    while (s.len && is_blank(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool casus__rules_word(casus_str *rest, casus_str *word)
{
    *rest = casus__rules_trim(*rest);
    if (rest->len == 0)
        return false;
    size_t n = 0;
    while (n < rest->len && !is_blank(rest->ptr[n]))
        n++;
    *word = (casus_str){ rest->ptr, n };
    rest->ptr += n;
    rest->len -= n;
    *rest = casus__rules_trim(*rest);
    return true;
}

static void complain(struct rules_build *b, const struct statement *s,
                     unsigned line, enum rule_complaint number, bool is_error,
                     const char *message)
{
    casus__builder_complain(b->builder, s->source->path, line,
                            (unsigned)number, is_error, "%s", message);
}

void casus__rules_error(struct rules_build *b, const struct statement *s,
                        unsigned line, enum rule_complaint number,
                        const char *fmt, ...)
{
    char message[300];
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    complain(b, s, line, number, true, message);
}

void casus__rules_warning(struct rules_build *b, const struct statement *s,
                          unsigned line, enum rule_complaint number,
                          const char *fmt, ...)
{
    char message[300];
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    complain(b, s, line, number, false, message);
}

/* The line without its comment. */
static casus_str uncomment(casus_str line)
{
    char inside = 0;
    for (size_t i = 0; i < line.len; i++) {
        const char c = line.ptr[i];
        const bool edge = i == 0 || is_blank(line.ptr[i - 1]) ||
                          line.ptr[i - 1] == '(' || line.ptr[i - 1] == ':';
        if (inside) {
            if (c == inside && line.ptr[i - 1] != '\\')
                inside = 0;
        } else if (c == '"' || (c == '/' && edge)) {
            inside = c;
        } else if (c == '#' && edge) {
            line.len = i;
        }
    }
    while (line.len && is_blank(line.ptr[line.len - 1]))
        line.len--;
    return line;
}

/* Does an indented line go on with the one before? */
static bool goes_on(casus_str line)
{
    return line.ptr[0] == '|' || line.ptr[0] == '+' ||
           casus__str_starts(line, "or ");
}

static struct statement *new_statement(struct rules_build *b)
{
    struct statement *items =
        casus__arena_grow(b->arena, b->statements, b->n_statements,
                          &b->cap_statements, sizeof *items);
    if (!items) {
        b->failed = true;
        return NULL;
    }
    b->statements = items;
    items[b->n_statements] = (struct statement){ .keyword = { "", 0 } };
    return &items[b->n_statements++];
}

static struct statement *open_statement(struct rules_build *b,
                                        const struct source *source,
                                        casus_str line, unsigned number)
{
    struct statement *s = new_statement(b);
    if (!s)
        return NULL;
    s->source = source;
    s->number = number;
    s->name = casus__str("");
    casus_str rest = line;
    (void)casus__rules_word(&rest, &s->keyword);
    if (casus__str_is(s->keyword, "export")) {
        s->exported = true;
        (void)casus__rules_word(&rest, &s->keyword);
    }
    (void)casus__rules_word(&rest, &s->name);
    s->rest = casus__rules_trim(rest);
    return s;
}

/* Put two pieces of a continued line together. */
static casus_str join(struct rules_build *b, casus_str a, casus_str c)
{
    if (a.len == 0)
        return c;
    char *p = casus__arena_alloc(b->arena, a.len + c.len + 2, 1);
    if (!p) {
        b->failed = true;
        return a;
    }
    memcpy(p, a.ptr, a.len);
    p[a.len] = ' ';
    memcpy(p + a.len + 1, c.ptr, c.len);
    return (casus_str){ p, a.len + 1 + c.len };
}

struct line_room {
    size_t cap;
};

static void add_line(struct rules_build *b, struct statement *s,
                     struct line_room *room, casus_str line, unsigned number)
{
    line = casus__rules_trim(line);
    if (goes_on(line)) {
        casus_str *to = s->n_lines ? &s->lines[s->n_lines - 1].rest : &s->rest;
        *to = join(b, *to, line);
        return;
    }
    struct rule_line *items = casus__arena_grow(
        b->arena, s->lines, s->n_lines, &room->cap, sizeof *items);
    if (!items) {
        b->failed = true;
        return;
    }
    s->lines = items;
    struct rule_line *l = &items[s->n_lines++];
    *l = (struct rule_line){ .rest = line, .number = number };
    (void)casus__rules_word(&l->rest, &l->key);
}

void casus__rules_read(struct rules_build *b, const struct source *source)
{
    casus_str rest = source->text, line;
    struct statement *s = NULL;
    struct line_room room = { 0 };
    unsigned number = 0;
    if (rest.len == 0)
        return;
    while (casus__str_split(&rest, '\n', &line) && !b->failed) {
        number++;
        const bool indented = line.len && is_blank(line.ptr[0]);
        line = uncomment(line);
        if (casus__rules_trim(line).len == 0)
            continue;
        if (!indented && b->n_statements == STATEMENTS_MAX) {
            casus__builder_complain(b->builder, source->path, number,
                                    C_TOO_MUCH, true,
                                    "more than %d statements",
                                    (int)STATEMENTS_MAX);
            return;
        }
        if (!indented) {
            s = open_statement(b, source, line, number);
            room.cap = 0;
        } else if (s) {
            add_line(b, s, &room, line, number);
        } else {
            casus__builder_complain(b->builder, source->path, number,
                                    C_STATEMENT, true,
                                    "an indented line outside of a statement");
        }
    }
}
