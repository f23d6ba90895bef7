/*
 * Dictionaries of actors and agents.
 *
 * An actor is a name, its synonyms behind `+`, and codes in brackets, each
 * perhaps with dates: "[AFGGOV 20011222-20060420]", "[AFGELI >060420]". Names
 * are written in capitals with `_` for blanks; casus wants them as news
 * writes them. Agents are common nouns: "MINISTER {MINISTERS} [~GOV]".
 */
#include "import.h"

#include <ctype.h>
#include <stdlib.h>

enum { MOST_NAMES = 512, MOST_CODES = 64, NAME_SIZE = 160 };

/* ---- names ----------------------------------------------------------- */

static bool is_small_word(const char *word, size_t n)
{
    static const char *const words[] = { "OF", "THE", "AND", "FOR", "IN",
                                         "ON", "TO",  "DE",  "LA",  "DEL",
                                         "DU", "VON", "VAN", "DA",  "DI",
                                         "AT", "BY",  "WITH" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == n && memcmp(words[i], word, n) == 0)
            return true;
    return false;
}

/* Does a part of the word begin here: "O'Neil", "Al-Aqsa", but "Qa'ida"? */
static bool begins_part(const char *word, size_t i)
{
    if (i == 0 || isalpha((unsigned char)word[i - 1]))
        return i == 0;
    return word[i - 1] != '\'' || i == 2;
}

/* One word as news writes it; those without a vowel are acronyms. */
static void case_word(char *word, size_t n, bool first, bool proper)
{
    bool vowel = false;
    for (size_t i = 0; i < n; i++)
        vowel |= strchr("AEIOUY", word[i]) != NULL;
    if (proper && !vowel && n > 1)
        return;
    const bool small = !proper || (!first && is_small_word(word, n));
    for (size_t i = 0; i < n; i++)
        if (small || !begins_part(word, i))
            word[i] = (char)tolower((unsigned char)word[i]);
}

/* "AL_QA'IDA_" to "Al Qa'ida": false if it is too long or holds nothing. */
static bool spell(casus_str name, bool proper, char out[NAME_SIZE])
{
    size_t n = 0, word = 0;
    for (size_t i = 0; i < name.len; i++) {
        const char c = name.ptr[i];
        if (n + 2 >= NAME_SIZE)
            return false;
        if (c == '_' || c == ' ') {
            if (n && out[n - 1] != ' ')
                out[n++] = ' ';
        } else if (c != '|' && c != '\t' && (unsigned char)c >= ' ') {
            out[n++] = (char)toupper((unsigned char)c);
        }
    }
    while (n && (out[n - 1] == ' ' || out[n - 1] == '='))
        n--;
    out[n] = '\0';
    for (size_t i = 0; i <= n; i++)
        if (i == n || out[i] == ' ') {
            case_word(out + word, i - word, word == 0, proper);
            word = i + 1;
        }
    return n > 1;
}

static void make_id(const char *kind, const char *name, char *out, size_t size)
{
    size_t n = (size_t)snprintf(out, size, "%s:", kind);
    for (const char *p = name; *p && n + 2 < size; p++) {
        const unsigned char c = (unsigned char)*p;
        if (isalnum(c))
            out[n++] = (char)tolower(c);
        else if (out[n - 1] != '-' && out[n - 1] != ':')
            out[n++] = '-';
    }
    out[n] = '\0';
}

/* ---- dates ----------------------------------------------------------- */

/* YYMMDD (from 31 on of the last century) or YYYYMMDD to a date. */
static bool read_day(const char *p, size_t n, char out[12])
{
    int y, m, d;
    if (n == 6 && sscanf(p, "%2d%2d%2d", &y, &m, &d) == 3)
        y += y > 30 ? 1900 : 2000;
    else if (n != 8 || sscanf(p, "%4d%2d%2d", &y, &m, &d) != 3)
        return false;
    if (y < 1000 || y > 2999)
        return false;
    if (m < 1 || m > 12)
        (void)snprintf(out, 12, "%04d", y);
    else if (d < 1 ||
             d > 28 + 3 * (m != 2) - (m == 4 || m == 6 || m == 9 || m == 11))
        (void)snprintf(out, 12, "%04d-%02d", y, m);
    else
        (void)snprintf(out, 12, "%04d-%02d-%02d", y, m, d);
    return true;
}

struct dated {
    struct import_code code;
    char start[12], end[12];
    bool has_dates;
};

static size_t digits(const char *p, const char *end)
{
    size_t n = 0;
    while (p + n < end && isdigit((unsigned char)p[n]))
        n++;
    return n;
}

/* "AFGGOV 790101-800101", "AFGELI >800101", "AFG <790101". */
static const char *read_dated(casus_str text, struct dated *out)
{
    memset(out, 0, sizeof *out);
    const char *end = text.ptr + text.len, *p = text.ptr;
    while (p < end && *p != ' ' && *p != '<' && *p != '>')
        p++;
    const char *why = import_actor_code(
        (casus_str){ text.ptr, (size_t)(p - text.ptr) }, &out->code);
    while (p < end && *p == ' ')
        p++;
    if (why || p == end)
        return why;
    out->has_dates = true;
    const char mark = *p == '<' || *p == '>' ? *p++ : '-';
    while (p < end && *p == ' ')
        p++;
    size_t n = digits(p, end);
    if (!read_day(p, n, mark == '<' ? out->end : out->start))
        return "the date is not understood";
    p += n;
    if (mark != '-')
        return NULL;
    while (p < end && (*p == '-' || *p == ' '))
        p++;
    n = digits(p, end);
    return n && !read_day(p, n, out->end) ? "the date is not understood" : NULL;
}

/* ---- actors ---------------------------------------------------------- */

struct actor {
    char names[MOST_NAMES][NAME_SIZE];
    size_t n_names;
    struct dated codes[MOST_CODES];
    size_t n_codes;
    size_t lines; /* that it is made of */
};

/* A name of a country or of its people, a person, or a body. */
static const char *type_of(const struct actor *a)
{
    const struct dated *c = &a->codes[a->n_codes - 1];
    for (size_t i = 0; i < a->n_codes; i++)
        if (a->codes[i].has_dates)
            return "PERSON";
    if (c->code.sectors[0] || !c->code.country[0] || a->n_codes > 1)
        return "ORG";
    return strstr("IGO UNO NGO IMG MNC ISM EUR", c->code.country) ? "ORG"
                                                                  : "GPE";
}

static void write_roles(struct import_text *row, const struct actor *a)
{
    for (size_t i = 0; i < a->n_codes; i++) {
        const struct dated *d = &a->codes[i];
        char sector[4] = "";
        memcpy(sector, d->code.sectors, 3);
        import_printf(row, "%srole=%s,%s,%s,%s,", i ? ";" : "", d->code.country,
                      sector, d->start, d->end);
    }
}

/* A name that news writes in capitals or not: both ways match the former. */
static void write_variants(struct import_text *row, const struct actor *a)
{
    bool any = false;
    for (size_t i = 1; i < a->n_names; i++) {
        bool had = false;
        for (size_t k = 0; k < i; k++)
            had |= strcmp(a->names[i], a->names[k]) == 0;
        if (had)
            continue;
        import_printf(row, "%s%s", any ? "|" : "", a->names[i]);
        any = true;
    }
}

static void flush_actor(struct import *in, struct actor *a)
{
    if (a->n_names && a->n_codes) {
        struct import_text row = { .ptr = NULL };
        char id[NAME_SIZE + 16];
        const char *type = type_of(a);
        const struct dated *c = &a->codes[a->n_codes - 1];
        make_id("petrarch", a->names[0], id, sizeof id);
        import_printf(&row, "%s\t", a->names[0]);
        write_variants(&row, a);
        import_printf(&row, "\t%s\t%s\t%s\t", type, c->code.country,
                      c->code.sectors);
        if (strcmp(type, "PERSON") == 0)
            write_roles(&row, a);
        import_text_row(&in->actors, id, &row);
        in->carried += a->lines;
    } else if (a->lines) {
        import_refuse(in, a->n_names ? "a name without a code"
                                     : "a code without a name");
    }
    a->n_names = a->n_codes = a->lines = 0;
}

static void add_name(struct import *in, struct actor *a, casus_str name)
{
    if (a->n_names == MOST_NAMES)
        import_refuse(in, "too many synonyms");
    else if (!spell(name, true, a->names[a->n_names]))
        import_refuse(in, "the name is too short or too long");
    else
        a->n_names++;
}

/* All brackets of a line. */
static bool add_codes(struct import *in, struct actor *a, casus_str text)
{
    struct import_line line = { text.ptr, text.len, false };
    casus_str before, code;
    bool any = false;
    while (import_brackets(&line, &before, &code)) {
        const char *why = a->n_codes == MOST_CODES
                              ? "too many codes"
                              : read_dated(code, &a->codes[a->n_codes]);
        if (why)
            import_refuse(in, why);
        else
            a->n_codes++;
        any |= !why;
        const char *next = code.ptr + code.len + 1;
        line.len -= (size_t)(next - line.ptr);
        line.ptr = next;
    }
    return any;
}

void import_actors(struct import *in, casus_str text)
{
    struct import_line line;
    struct actor *a = calloc(1, sizeof *a);
    if (!a) {
        in->actors.failed = true;
        return;
    }
    while (import_next(in, &text, &line)) {
        casus_str before = { line.ptr, line.len }, code;
        const bool coded = import_brackets(&line, &before, &code);
        const bool synonym = line.ptr[0] == '+';
        const bool code_line = coded && !before.len;
        /* names that follow one another share the codes behind them */
        if (!synonym && !code_line && (a->n_codes || !a->n_names))
            flush_actor(in, a);
        a->lines++;
        if (synonym)
            before.ptr++, before.len--;
        if (before.len)
            add_name(in, a, before);
        if (coded && !add_codes(in, a, (casus_str){ line.ptr, line.len }))
            a->lines -= a->lines > 0;
    }
    flush_actor(in, a);
    free(a);
}

/* ---- agents ---------------------------------------------------------- */

enum { MOST_SETS = 32, MOST_MEMBERS = 24 };

/* "!PERSON! = MAN, MEN": words that stand for one another. */
struct substitution {
    casus_str name, members[MOST_MEMBERS];
    size_t n;
};

static casus_str trim(const char *p, const char *end)
{
    while (p < end && isspace((unsigned char)*p))
        p++;
    while (p < end && isspace((unsigned char)end[-1]))
        end--;
    return (casus_str){ p, (size_t)(end - p) };
}

/* NULL, or why it cannot be used. */
static const char *read_set(casus_str line, struct substitution *out)
{
    const char *end = line.ptr + line.len;
    const char *eq = memchr(line.ptr, '=', line.len);
    if (!eq)
        return "the substitution is not understood";
    out->name = trim(line.ptr, eq);
    out->n = 0;
    for (const char *p = eq + 1; p < end;) {
        if (out->n == MOST_MEMBERS)
            return "the substitution has too many words";
        const char *comma = memchr(p, ',', (size_t)(end - p));
        const char *stop = comma ? comma : end;
        out->members[out->n++] = trim(p, stop);
        p = stop + 1;
    }
    return out->n ? NULL : "the substitution has no words";
}

static void one_agent(struct import *in, casus_str name,
                      const struct import_code *code, const char *extra)
{
    char word[NAME_SIZE], id[NAME_SIZE + 24], rest[2 * NAME_SIZE + 64];
    if (!spell(name, false, word)) {
        import_refuse(in, "the word is too short or too long");
        return;
    }
    make_id("petrarch-agent", word, id, sizeof id);
    (void)snprintf(rest, sizeof rest, "%s\t\tAGENT\t%s\t%s\t%s", word,
                   code->country, code->sectors, extra);
    import_row(&in->agents, id, rest);
}

/* With each member of its substitution. */
static void spread(struct import *in, casus_str name,
                   const struct substitution *sets, size_t n,
                   const struct import_code *code, const char *extra)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t at = 0; at + sets[i].name.len <= name.len; at++) {
            if (memcmp(name.ptr + at, sets[i].name.ptr, sets[i].name.len))
                continue;
            for (size_t k = 0; k < sets[i].n; k++) {
                char whole[NAME_SIZE];
                const int m = snprintf(
                    whole, sizeof whole, "%.*s%.*s%.*s", (int)at, name.ptr,
                    (int)sets[i].members[k].len, sets[i].members[k].ptr,
                    (int)(name.len - at - sets[i].name.len),
                    name.ptr + at + sets[i].name.len);
                if (m < 0 || m >= (int)sizeof whole)
                    import_refuse(in, "the word is too long");
                else
                    one_agent(in, cli_str(whole), code, "plural=-");
            }
            return;
        }
    }
    one_agent(in, name, code, extra);
}

/* "{MEN}" behind the name: its plural; "{}": it has none. */
static void take_plural(casus_str *name, char *extra, size_t size)
{
    const char *open = memchr(name->ptr, '{', name->len);
    extra[0] = '\0';
    if (!open)
        return;
    const char *end = name->ptr + name->len;
    const char *close = memchr(open, '}', (size_t)(end - open));
    const casus_str plural = trim(open + 1, close ? close : end);
    char word[NAME_SIZE];
    if (!plural.len)
        (void)snprintf(extra, size, "plural=-");
    else if (spell(plural, false, word))
        (void)snprintf(extra, size, "plural=%s", word);
    *name = trim(name->ptr, open);
}

void import_agents(struct import *in, casus_str text)
{
    struct substitution sets[MOST_SETS];
    size_t n_sets = 0;
    struct import_line line;
    while (import_next(in, &text, &line)) {
        casus_str name, bracket;
        struct import_code code;
        char extra[NAME_SIZE + 16];
        if (line.ptr[0] == '!' && memchr(line.ptr, '=', line.len)) {
            const char *why = n_sets == MOST_SETS
                                  ? "too many substitutions"
                                  : read_set((casus_str){ line.ptr, line.len },
                                             &sets[n_sets]);
            if (why)
                import_refuse(in, why);
            else
                n_sets++;
            in->carried += !why;
            continue;
        }
        if (!import_brackets(&line, &name, &bracket)) {
            import_refuse(in, "a word without a code");
            continue;
        }
        const char *why = import_actor_code(bracket, &code);
        if (why) {
            import_refuse(in, why);
            continue;
        }
        take_plural(&name, extra, sizeof extra);
        spread(in, name, sets, n_sets, &code, extra);
        in->carried++;
    }
}
