#include "json/emit.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"

#include <assert.h>
#include <stdio.h>

void casus__emit_init(struct emit *e, bool pretty, casus_write_fn *write,
                      void *user)
{
    e->write = write;
    e->user = user;
    e->pretty = pretty;
    e->failed = false;
    e->after_key = false;
    e->depth = 0;
    e->has_items[0] = false;
    e->flat[0] = true;
    e->used = 0;
}

static void flush(struct emit *e)
{
    if (!e->failed && e->used && e->write(e->buffer, e->used, e->user) != 0)
        e->failed = true;
    e->used = 0;
}

casus_status casus__emit_finish(struct emit *e, casus_error *err)
{
    assert(e->depth == 0 && !e->after_key);
    flush(e);
    return e->failed ? casus__fail(err, CASUS_E_IO, "the output was refused")
                     : CASUS_OK;
}

void casus__emit_raw(struct emit *e, const char *bytes, size_t n)
{
    while (n && !e->failed) {
        if (e->used == EMIT_BUFFER)
            flush(e);
        const size_t room = EMIT_BUFFER - e->used;
        const size_t part = n < room ? n : room;
        memcpy(e->buffer + e->used, bytes, part);
        e->used += part;
        bytes += part;
        n -= part;
    }
}

void casus__emit_text(struct emit *e, const char *nul_terminated)
{
    casus__emit_raw(e, nul_terminated, strlen(nul_terminated));
}

static void indent(struct emit *e)
{
    casus__emit_raw(e, "\n", 1);
    for (int i = 0; i < e->depth; i++)
        casus__emit_raw(e, "  ", 2);
}

/* What stands between values: a comma, a blank, a line. */
static void before_value(struct emit *e)
{
    if (e->after_key) {
        e->after_key = false;
        return;
    }
    const bool more = e->has_items[e->depth];
    e->has_items[e->depth] = true;
    if (more)
        casus__emit_raw(e, ",", 1);
    if (e->depth && e->pretty && !e->flat[e->depth])
        indent(e);
    else if (more)
        casus__emit_raw(e, " ", 1);
}

static void open_bracket(struct emit *e, char bracket, bool flat)
{
    before_value(e);
    casus__emit_raw(e, &bracket, 1);
    assert(e->depth + 1 < EMIT_DEPTH);
    flat = flat || (e->depth > 0 && e->flat[e->depth]);
    e->depth++;
    e->has_items[e->depth] = false;
    e->flat[e->depth] = flat;
}

void casus__emit_open(struct emit *e, char bracket)
{
    open_bracket(e, bracket, false);
}

void casus__emit_open_flat(struct emit *e, char bracket)
{
    open_bracket(e, bracket, true);
}

void casus__emit_close(struct emit *e, char bracket)
{
    assert(e->depth > 0 && !e->after_key);
    const bool lines =
        e->pretty && !e->flat[e->depth] && e->has_items[e->depth];
    e->depth--;
    if (lines)
        indent(e);
    casus__emit_raw(e, &bracket, 1);
    if (e->depth == 0)
        e->has_items[0] = false;
}

void casus__emit_key(struct emit *e, const char *key)
{
    before_value(e);
    casus__emit_raw(e, "\"", 1);
    casus__emit_text(e, key);
    casus__emit_raw(e, "\": ", 3);
    e->after_key = true;
}

static void escape(struct emit *e, unsigned char c)
{
    char text[8];
    switch (c) {
    case '"':
        casus__emit_raw(e, "\\\"", 2);
        return;
    case '\\':
        casus__emit_raw(e, "\\\\", 2);
        return;
    case '\n':
        casus__emit_raw(e, "\\n", 2);
        return;
    case '\r':
        casus__emit_raw(e, "\\r", 2);
        return;
    case '\t':
        casus__emit_raw(e, "\\t", 2);
        return;
    default:
        (void)snprintf(text, sizeof text, "\\u%04x", (unsigned)c);
        casus__emit_raw(e, text, 6);
    }
}

static void escaped(struct emit *e, casus_str s)
{
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        casus__emit_raw(e, s.ptr + done, i - done);
        escape(e, c);
        done = i + 1;
    }
    casus__emit_raw(e, s.ptr + done, s.len - done);
}

void casus__emit_str_parts(struct emit *e, casus_str a, casus_str b)
{
    before_value(e);
    casus__emit_raw(e, "\"", 1);
    escaped(e, a);
    escaped(e, b);
    casus__emit_raw(e, "\"", 1);
}

void casus__emit_str(struct emit *e, casus_str s)
{
    casus__emit_str_parts(e, s, (casus_str){ "", 0 });
}

void casus__emit_str_repaired(struct emit *e, casus_str s)
{
    before_value(e);
    casus__emit_raw(e, "\"", 1);
    while (s.len) {
        const size_t good = casus__utf8_valid(s.ptr, s.len);
        const size_t step = good < s.len ? good + 1 : good;
        escaped(e, (casus_str){ s.ptr, good });
        if (step > good)
            casus__emit_raw(e, "\xef\xbf\xbd", 3);
        s = (casus_str){ s.ptr + step, s.len - step };
    }
    casus__emit_raw(e, "\"", 1);
}

void casus__emit_key_text(struct emit *e, casus_str key)
{
    casus__emit_str(e, key);
    casus__emit_raw(e, ": ", 2);
    e->after_key = true;
}

void casus__emit_int(struct emit *e, int64_t v)
{
    char text[24];
    size_t at = sizeof text;
    uint64_t left = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    before_value(e);
    do
        text[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (v < 0)
        text[--at] = '-';
    casus__emit_raw(e, text + at, sizeof text - at);
}

void casus__emit_decimal(struct emit *e, struct decimal d)
{
    char text[CASUS__DECIMAL_PRINT];
    before_value(e);
    const size_t n = casus__decimal_print(d, text);
    casus__emit_raw(e, text, n);
}

void casus__emit_bool(struct emit *e, bool v)
{
    before_value(e);
    casus__emit_text(e, v ? "true" : "false");
}

void casus__emit_null(struct emit *e)
{
    before_value(e);
    casus__emit_text(e, "null");
}

void casus__emit_json(struct emit *e, casus_str json)
{
    before_value(e);
    casus__emit_raw(e, json.ptr, json.len);
}

void casus__emit_newline(struct emit *e)
{
    casus__emit_raw(e, "\n", 1);
}

void casus__emit_key_str(struct emit *e, const char *key, casus_str s)
{
    casus__emit_key(e, key);
    casus__emit_str(e, s);
}

void casus__emit_key_name(struct emit *e, const char *key, const char *s)
{
    casus__emit_key(e, key);
    casus__emit_str(e, casus__str(s));
}

void casus__emit_key_int(struct emit *e, const char *key, int64_t v)
{
    casus__emit_key(e, key);
    casus__emit_int(e, v);
}

void casus__emit_key_ref(struct emit *e, const char *key, uint32_t index)
{
    casus__emit_key(e, key);
    if (index == UINT32_MAX)
        casus__emit_null(e);
    else
        casus__emit_int(e, index);
}
