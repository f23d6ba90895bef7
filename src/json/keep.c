/* Where an event comes from: keys of the input's record, and the title,
 * beside it. */
#include "json/record.h"

#include "base/str.h"
#include "json/cursor.h"

/* A kept key's value as JSON: raw for what is in meta. */
static bool find(const struct record *r, casus_str key, casus_str *value)
{
    struct json_cursor c;
    casus_str name, v;
    bool found = false;
    casus__json_start(&c, r->options->meta);
    if (!casus__json_enter(&c, '{'))
        return false;
    while (casus__json_member(&c, &name, &v))
        if (casus__str_eq(key, (casus_str){ name.ptr + 1, name.len - 2 })) {
            *value = v;
            found = true;
        }
    return found;
}

static bool is_title(casus_str key)
{
    return casus__str_is(key, "title");
}

void casus__record_meta(const struct record *r)
{
    struct emit *e = r->e;
    casus_str rest = r->options->keep, key, value;
    if (!rest.len) {
        if (r->options->meta.len) {
            casus__emit_key(e, "meta");
            casus__emit_json(e, r->options->meta);
        }
        return;
    }
    casus__emit_key(e, "meta");
    casus__emit_open_flat(e, '{');
    while (casus__str_split(&rest, ',', &key)) {
        if (is_title(key) && r->doc->title_size) {
            casus__emit_key_str(e, "title", casus_doc_title(r->doc));
        } else if (find(r, key, &value)) {
            casus__emit_key_text(e, key);
            casus__emit_json(e, value);
        }
    }
    casus__emit_close(e, '}');
}

void casus__keep_header(struct emit *e, casus_str keep)
{
    casus_str key;
    while (keep.len && casus__str_split(&keep, ',', &key)) {
        casus__emit_raw(e, "\t", 1);
        casus__tsv_value(e, key);
    }
}

/* A string as its text, everything else as it is written. In pieces, since
 * there is no memory to decode into. */
static void cell(struct emit *e, casus_str value)
{
    char room[512];
    if (!casus__json_is_string(value)) {
        casus__tsv_value(e, value);
        return;
    }
    const char *p = value.ptr + 1, *end = value.ptr + value.len - 1;
    while (p < end) {
        const char *escape = memchr(p, '\\', (size_t)(end - p));
        if (!escape)
            escape = end;
        casus__tsv_value(e, (casus_str){ p, (size_t)(escape - p) });
        p = escape;
        /* One escape, or the two of a pair, as a string of its own. */
        size_t n = 0;
        room[n++] = '"';
        while (p < end && *p == '\\' && n + 8 < sizeof room) {
            const size_t len = p[1] == 'u' ? 6 : 2;
            memcpy(room + n, p, len);
            n += len;
            p += len;
        }
        room[n++] = '"';
        char text[512];
        const casus_str quoted = { room, n };
        casus__tsv_value(e, (casus_str){
                                text, casus__json_decode(quoted, text, NULL) });
    }
}

void casus__keep_cells(const struct record *r)
{
    casus_str rest = r->options->keep, key, value;
    while (rest.len && casus__str_split(&rest, ',', &key)) {
        casus__emit_raw(r->e, "\t", 1);
        if (is_title(key))
            casus__tsv_value(r->e, casus_doc_title(r->doc));
        else if (find(r, key, &value))
            cell(r->e, value);
    }
}
