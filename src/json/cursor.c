#include "json/cursor.h"

#include "base/str.h"

#include <assert.h>

void casus__json_start(struct json_cursor *c, casus_str text)
{
    *c = (struct json_cursor){ text.ptr, text.ptr, text.ptr + text.len,
                               NULL };
}

static bool wrong(struct json_cursor *c, const char *why)
{
    if (!c->why)
        c->why = why;
    return false;
}

static void skip_space(struct json_cursor *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\n' ||
                              *c->at == '\r' || *c->at == '\t'))
        c->at++;
}

/* The next byte behind white space; 0 at the end. */
static char peek(struct json_cursor *c)
{
    skip_space(c);
    return c->at < c->end ? *c->at : 0;
}

static bool take(struct json_cursor *c, char want)
{
    if (peek(c) != want || c->at == c->end)
        return false;
    c->at++;
    return true;
}

/* ---- scalars ----------------------------------------------------------- */

static int hex(char c)
{
    if (casus__is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool skip_escape(struct json_cursor *c)
{
    c->at++;
    if (c->at == c->end)
        return wrong(c, "the string does not end");
    if (*c->at != 'u') {
        if (!*c->at || !strchr("\"\\/bfnrt", *c->at))
            return wrong(c, "unknown escape");
        c->at++;
        return true;
    }
    c->at++;
    for (int i = 0; i < 4; i++, c->at++)
        if (c->at == c->end || hex(*c->at) < 0)
            return wrong(c, "\\u needs four hexadecimal digits");
    return true;
}

/* At the opening quote. */
static bool skip_string(struct json_cursor *c)
{
    c->at++;
    while (c->at < c->end) {
        const unsigned char ch = (unsigned char)*c->at;
        if (ch == '"') {
            c->at++;
            return true;
        }
        if (ch < 0x20)
            return wrong(c, "a control character in a string");
        if (ch != '\\')
            c->at++;
        else if (!skip_escape(c))
            return false;
    }
    return wrong(c, "the string does not end");
}

static bool skip_digits(struct json_cursor *c)
{
    const char *from = c->at;
    while (c->at < c->end && casus__is_digit(*c->at))
        c->at++;
    return c->at > from || wrong(c, "a digit is missing");
}

static bool skip_number(struct json_cursor *c)
{
    if (*c->at == '-')
        c->at++;
    const bool zero = c->at < c->end && *c->at == '0';
    if (zero)
        c->at++;
    else if (!skip_digits(c))
        return false;
    if (c->at < c->end && *c->at == '.') {
        c->at++;
        if (!skip_digits(c))
            return false;
    }
    if (c->at < c->end && (*c->at == 'e' || *c->at == 'E')) {
        c->at++;
        if (c->at < c->end && (*c->at == '+' || *c->at == '-'))
            c->at++;
        return skip_digits(c);
    }
    return true;
}

static bool skip_word(struct json_cursor *c, const char *word)
{
    const size_t n = strlen(word);
    if ((size_t)(c->end - c->at) < n || memcmp(c->at, word, n) != 0)
        return wrong(c, "not a JSON value");
    c->at += n;
    return true;
}

static bool skip_scalar(struct json_cursor *c)
{
    switch (*c->at) {
    case '"':
        return skip_string(c);
    case 't':
        return skip_word(c, "true");
    case 'f':
        return skip_word(c, "false");
    case 'n':
        return skip_word(c, "null");
    default:
        if (*c->at != '-' && !casus__is_digit(*c->at))
            return wrong(c, "not a JSON value");
        return skip_number(c);
    }
}

/* ---- values ------------------------------------------------------------ */

static bool skip_key(struct json_cursor *c)
{
    if (peek(c) != '"')
        return wrong(c, "a key is missing");
    if (!skip_string(c))
        return false;
    return take(c, ':') || wrong(c, "a colon is missing");
}

/* The brackets that are open: a stack, so that depth costs no recursion. */
struct nesting {
    unsigned depth;
    char closes[JSON_DEPTH];
};

/* After a value: close what ends here. True when another value follows. */
static bool next_in(struct json_cursor *c, struct nesting *n)
{
    while (n->depth) {
        const char closing = n->closes[n->depth - 1];
        if (take(c, ','))
            return closing == ']' || skip_key(c);
        if (!take(c, closing))
            return wrong(c, "a comma or a closing bracket is missing");
        n->depth--;
    }
    return false;
}

/* At an opening bracket. True when a value follows. */
static bool open_in(struct json_cursor *c, struct nesting *n)
{
    const char closing = *c->at == '{' ? '}' : ']';
    if (n->depth == JSON_DEPTH)
        return wrong(c, "nested too deep");
    c->at++;
    if (take(c, closing))
        return next_in(c, n);
    n->closes[n->depth++] = closing;
    return closing == ']' || skip_key(c);
}

bool casus__json_value(struct json_cursor *c, casus_str *value)
{
    struct nesting n = { .depth = 0 };
    bool more = true;
    skip_space(c);
    const char *from = c->at;
    while (more) {
        const char ch = peek(c);
        if (c->at == c->end)
            return wrong(c, "the text ends inside a value");
        if (ch == '{' || ch == '[')
            more = open_in(c, &n);
        else
            more = skip_scalar(c) && next_in(c, &n);
    }
    if (c->why)
        return false;
    *value = (casus_str){ from, (size_t)(c->at - from) };
    return true;
}

bool casus__json_is_done(struct json_cursor *c)
{
    skip_space(c);
    return c->at == c->end;
}

/* ---- objects and lists ------------------------------------------------- */

bool casus__json_enter(struct json_cursor *c, char bracket)
{
    return take(c, bracket);
}

/* A comma stands before every member but the first: a cursor that has just
 * entered has its bracket behind it. */
static bool comes(struct json_cursor *c, char closing)
{
    const bool first = c->at[-1] == '{' || c->at[-1] == '[';
    if (c->why || take(c, closing))
        return false;
    return first || take(c, ',') ||
           wrong(c, "a comma or a closing bracket is missing");
}

bool casus__json_member(struct json_cursor *c, casus_str *key,
                        casus_str *value)
{
    if (!comes(c, '}'))
        return false;
    skip_space(c);
    const char *from = c->at;
    if (peek(c) != '"')
        return wrong(c, "a key is missing");
    if (!skip_string(c))
        return false;
    *key = (casus_str){ from, (size_t)(c->at - from) };
    if (!take(c, ':'))
        return wrong(c, "a colon is missing");
    return casus__json_value(c, value);
}

bool casus__json_item(struct json_cursor *c, casus_str *value)
{
    return comes(c, ']') && casus__json_value(c, value);
}

bool casus__json_find(casus_str object, const char *key, casus_str *value)
{
    struct json_cursor c;
    casus_str name, v;
    bool found = false;
    casus__json_start(&c, object);
    if (!casus__json_enter(&c, '{'))
        return false;
    while (casus__json_member(&c, &name, &v))
        if (casus__json_is_key(name, key)) {
            *value = v;
            found = true;
        }
    return found;
}

/* ---- strings ----------------------------------------------------------- */

static uint32_t four(const char *p)
{
    uint32_t v = 0;
    for (int i = 0; i < 4; i++)
        v = v * 16 + (uint32_t)hex(p[i]);
    return v;
}

static size_t encode(uint32_t cp, char *out)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    const int more = cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    static const unsigned lead[] = { 0, 0xc0, 0xe0, 0xf0 };
    out[0] = (char)(lead[more] | cp >> (6 * more));
    for (int i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (cp >> (6 * (more - i)) & 0x3f));
    return (size_t)more + 1;
}

uint32_t casus__json_unicode(const char **p, const char *end, bool *lone)
{
    uint32_t cp = four(*p + 2);
    *p += 6;
    if (cp < 0xd800 || cp > 0xdfff)
        return cp;
    if (cp < 0xdc00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u') {
        const uint32_t low = four(*p + 2);
        if (low >= 0xdc00 && low <= 0xdfff) {
            *p += 6;
            return 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
        }
    }
    if (lone)
        *lone = true;
    return 0xfffd;
}

static char plain_escape(char c)
{
    static const char names[] = "bfnrt", values[] = "\b\f\n\r\t";
    const char *at = strchr(names, c);
    return at ? values[at - names] : c;
}

size_t casus__json_decode(casus_str quoted, char *out, bool *lone)
{
    assert(casus__json_is_string(quoted));
    const char *p = quoted.ptr + 1, *end = quoted.ptr + quoted.len - 1;
    size_t n = 0;
    while (p < end) {
        const char *stop = memchr(p, '\\', (size_t)(end - p));
        const size_t plain = (size_t)((stop ? stop : end) - p);
        memcpy(out + n, p, plain);
        n += plain;
        p += plain;
        if (p == end)
            break;
        if (p[1] == 'u') {
            n += encode(casus__json_unicode(&p, end, lone), out + n);
        } else {
            out[n++] = plain_escape(p[1]);
            p += 2;
        }
    }
    return n;
}

bool casus__json_is_key(casus_str quoted, const char *key)
{
    const casus_str inner = { quoted.ptr + 1, quoted.len - 2 };
    if (!memchr(inner.ptr, '\\', inner.len))
        return casus__str_is(inner, key);
    char room[256];
    if (quoted.len > sizeof room) /* no key of ours, even if escaped */
        return false;
    return casus__str_is((casus_str){ room, casus__json_decode(quoted, room,
                                                               NULL) },
                         key);
}
