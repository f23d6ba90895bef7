/*
 * Input records: one JSON object each.
 *
 * Read in place by our own cursor: jansson 2.14 loses a byte of a string
 * when an allocation fails, refuses integers over 64 bits in what we only
 * carry through, and rewrites decimals as binary floats. It is asked where
 * it is better: to say what is wrong with a line that is not JSON.
 */
#include "json/record_store.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "json/cursor.h"

#include <assert.h>
#include <jansson.h>

/* A longer line that is wrong gets our own, terser message. */
enum { LONGEST_DIAGNOSED = 1 << 20 };

static const char *const known[] = { "id", "date", "title", "text" };

static casus_status not_json(const struct json_cursor *c, casus_error *err)
{
    const size_t size = (size_t)(c->end - c->begin);
    const casus_status s =
        casus__fail(err, CASUS_E_INPUT, "not JSON: %s", c->why);
    if (!err)
        return s;
    err->offset = (size_t)(c->at - c->begin);
    json_error_t why;
    json_t *root = size > LONGEST_DIAGNOSED
                       ? NULL
                       : json_loadb(c->begin, size,
                                    JSON_ALLOW_NUL | JSON_DECODE_ANY, &why);
    const bool told = !root && size <= LONGEST_DIAGNOSED &&
                      json_error_code(&why) != json_error_out_of_memory;
    if (told) {
        const size_t offset = err->offset;
        (void)casus__fail(err, CASUS_E_INPUT, "not JSON: %s", why.text);
        err->offset = offset;
    }
    json_decref(root);
    return s;
}

casus_status casus__record_copy(casus_record *record, casus_str json,
                                unsigned flags, casus_str *out,
                                casus_error *err)
{
    const size_t good = casus__utf8_valid(json.ptr, json.len);
    if (good < json.len && !(flags & CASUS_RECORD_LOSSY)) {
        const casus_status s = casus__fail(
            err, CASUS_E_UTF8, "not UTF-8 at byte %zu (0x%02x)", good,
            (unsigned)(unsigned char)json.ptr[good]);
        if (err)
            err->offset = good;
        return s;
    }
    const size_t size = good < json.len
                            ? casus__utf8_repaired_size(json.ptr, json.len)
                            : json.len;
    char *p = casus__arena_alloc(&record->arena, size + 1, 1);
    if (!p)
        return casus__fail_nomem(err);
    if (good < json.len)
        (void)casus__utf8_repair(json.ptr, json.len, p);
    else
        memcpy(p, json.ptr, size);
    *out = (casus_str){ p, size };
    return CASUS_OK;
}

/* A bare half of a surrogate pair is no text: refused, or replaced. */
static casus_status decode(casus_record *record, casus_str quoted,
                           unsigned flags, casus_str *out, casus_error *err)
{
    bool lone = false;
    char *p = casus__arena_alloc(&record->arena, quoted.len, 1);
    if (!p)
        return casus__fail_nomem(err);
    *out = (casus_str){ p, casus__json_decode(quoted, p, &lone) };
    if (lone && !(flags & CASUS_RECORD_LOSSY))
        return casus__fail(err, CASUS_E_INPUT,
                           "half of a surrogate pair in a string");
    return CASUS_OK;
}

/* ---- meta -------------------------------------------------------------- */

static bool is_known(casus_str key)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (casus__json_is_key(key, known[i]))
            return true;
    return false;
}

/* Copy JSON without the white space between its parts: a record is a line. */
static char *copy_compact(char *out, casus_str json)
{
    bool quoted = false;
    for (size_t i = 0; i < json.len; i++) {
        const char c = json.ptr[i];
        if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r'))
            continue;
        *out++ = c;
        if (quoted && c == '\\')
            *out++ = json.ptr[++i];
        else if (c == '"')
            quoted = !quoted;
    }
    return out;
}

/* An escaped half of a surrogate pair, which strict readers refuse, becomes
 * U+FFFD (the same six bytes). Returns whether there was one. */
static bool mend_surrogates(char *p, size_t n)
{
    bool mended = false;
    const char *at = p, *const end = p + n;
    while (at < end) {
        if (*at != '\\') {
            at++;
            continue;
        }
        if (at[1] != 'u') {
            at += 2;
            continue;
        }
        char *const escape = p + (at - p);
        bool lone = false;
        (void)casus__json_unicode(&at, end, &lone);
        if (lone)
            memcpy(escape, "\\ufffd", 6);
        mended = mended || lone;
    }
    return mended;
}

static casus_status collect_meta(casus_record *record, casus_str object,
                                 unsigned flags, casus_error *err)
{
    struct json_cursor c;
    casus_str key, value;
    char *p = casus__arena_alloc(&record->arena, object.len + 2, 1);
    if (!p)
        return casus__fail_nomem(err);
    char *const begin = p;
    casus__json_start(&c, object);
    (void)casus__json_enter(&c, '{');
    while (casus__json_member(&c, &key, &value)) {
        if (is_known(key))
            continue;
        *p = p == begin ? '{' : ',';
        p++;
        p = copy_compact(p, key);
        *p++ = ':';
        p = copy_compact(p, value);
    }
    if (p > begin)
        *p++ = '}';
    record->meta = (casus_str){ begin, (size_t)(p - begin) };
    if (mend_surrogates(begin, record->meta.len) &&
        !(flags & CASUS_RECORD_LOSSY))
        return casus__fail(err, CASUS_E_INPUT,
                           "half of a surrogate pair in a string");
    return CASUS_OK;
}

/* ---- the record -------------------------------------------------------- */

/* The last of that name, as most readers of JSON have it. */
static const struct record_field *find_field(const casus_record *record,
                                             const char *key)
{
    for (size_t i = record->n_fields; i-- > 0;)
        if (casus__str_is(record->fields[i].key, key))
            return &record->fields[i];
    return NULL;
}

static casus_status add_field(casus_record *record, size_t *cap,
                              casus_str key, casus_str value, unsigned flags,
                              casus_error *err)
{
    struct record_field *fields =
        casus__arena_grow(&record->arena, record->fields, record->n_fields,
                          cap, sizeof *record->fields);
    if (!fields)
        return casus__fail_nomem(err);
    record->fields = fields;
    struct record_field *f = &fields[record->n_fields++];
    f->value = casus__str("");
    f->is_string = casus__json_is_string(value);
    const casus_status s = decode(record, key, flags, &f->key, err);
    if (s != CASUS_OK || !f->is_string)
        return s;
    return decode(record, value, flags, &f->value, err);
}

static casus_status read_fields(casus_record *record, casus_str object,
                                unsigned flags, casus_error *err)
{
    struct json_cursor c;
    casus_str key, value;
    size_t cap = 0;
    casus__json_start(&c, object);
    (void)casus__json_enter(&c, '{');
    while (casus__json_member(&c, &key, &value)) {
        const casus_status s = add_field(record, &cap, key, value, flags, err);
        if (s != CASUS_OK)
            return s;
    }
    const struct record_field *text = find_field(record, "text");
    if (!text)
        return casus__fail(err, CASUS_E_INPUT, "the key \"text\" is missing");
    if (!text->is_string)
        return casus__fail(err, CASUS_E_INPUT, "\"text\" is not a string");
    return CASUS_OK;
}

static casus_status read_line(casus_record *record, casus_str json,
                              unsigned flags, casus_error *err)
{
    struct json_cursor c;
    casus_str line, object;
    casus_status s = casus__record_copy(record, json, flags, &line, err);
    if (s != CASUS_OK)
        return s;
    casus__json_start(&c, line);
    if (!casus__json_value(&c, &object))
        return not_json(&c, err);
    if (!casus__json_is_done(&c)) {
        c.why = "more text behind the value";
        return not_json(&c, err);
    }
    if (object.ptr[0] != '{')
        return casus__fail(err, CASUS_E_INPUT, "not a JSON object");
    s = read_fields(record, object, flags, err);
    return s == CASUS_OK ? collect_meta(record, object, flags, err) : s;
}

casus_status casus__record_new(casus_record **out, casus_error *err)
{
    casus_record *record = casus__malloc(sizeof *record);
    if (!record)
        return casus__fail_nomem(err);
    record->meta = casus__str("");
    casus__arena_init(&record->arena, SIZE_MAX / 4);
    *out = record;
    return CASUS_OK;
}

casus_status casus_record_read(casus_str json, unsigned flags,
                               casus_record **out, casus_error *err)
{
    assert(out);
    casus_record *record = NULL;
    casus_status s = casus__record_new(&record, err);
    if (s == CASUS_OK)
        s = read_line(record, json, flags, err);
    if (s != CASUS_OK) {
        casus_record_free(record);
        return s;
    }
    *out = record;
    return CASUS_OK;
}

casus_status casus_record_parse(casus_str json, casus_record **out,
                                casus_error *err)
{
    return casus_record_read(json, 0, out, err);
}

void casus_record_free(casus_record *record)
{
    if (!record)
        return;
    casus__arena_free(&record->arena);
    casus__free(record);
}

casus_str casus_record_get(const casus_record *record, const char *key)
{
    const struct record_field *f = find_field(record, key);
    return f ? f->value : casus__str("");
}

void casus_record_input(const casus_record *record, casus_input *input)
{
    const casus_str id = casus_record_get(record, "id");
    if (id.len)
        input->id = id;
    input->title = casus_record_get(record, "title");
    input->text = casus_record_get(record, "text");
    input->date = casus_record_get(record, "date");
}

casus_str casus_record_meta(const casus_record *record)
{
    return record->meta;
}
