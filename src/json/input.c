/* Input records: one JSON object each, read with jansson. */
#include <casus/casus.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

struct casus_record {
    json_t *root;
    char *meta; /* made by jansson's allocator */
    size_t meta_len;
};

static const char *const known[] = { "id", "date", "title", "text" };

static bool is_known(const char *key)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(key, known[i]) == 0)
            return true;
    return false;
}

static bool collect_meta(casus_record *record)
{
    json_t *meta = json_object();
    const char *key;
    json_t *value;
    bool ok = meta != NULL;
    json_object_foreach(record->root, key, value)
        if (ok && !is_known(key))
            ok = json_object_set(meta, key, value) == 0;
    if (ok && json_object_size(meta)) {
        record->meta = json_dumps(meta, JSON_COMPACT);
        ok = record->meta != NULL;
        record->meta_len = ok ? strlen(record->meta) : 0;
    }
    json_decref(meta);
    return ok;
}

static casus_status check_types(const json_t *root, casus_error *err)
{
    if (!json_is_object(root))
        return casus__fail(err, CASUS_E_INPUT, "not a JSON object");
    const json_t *text = json_object_get(root, "text");
    if (!json_is_string(text))
        return casus__fail(err, CASUS_E_INPUT,
                           text ? "\"text\" is not a string"
                                : "the key \"text\" is missing");
    return CASUS_OK;
}

casus_status casus_record_parse(casus_str json, casus_record **out,
                                casus_error *err)
{
    assert(out);
    json_error_t why;
    json_t *root =
        json_loadb(json.ptr, json.len, JSON_ALLOW_NUL | JSON_DECODE_ANY,
                   &why);
    if (!root) {
        const bool nomem = json_error_code(&why) == json_error_out_of_memory;
        const casus_status s =
            casus__fail(err, nomem ? CASUS_E_NOMEM : CASUS_E_INPUT,
                        "not JSON: %s", why.text);
        if (err && why.position > 0)
            err->offset = (size_t)why.position;
        return s;
    }
    casus_status s = check_types(root, err);
    casus_record *record = NULL;
    if (s == CASUS_OK) {
        record = casus__malloc(sizeof *record);
        if (!record)
            s = casus__fail_nomem(err);
    }
    if (s != CASUS_OK) {
        json_decref(root);
        return s;
    }
    record->root = root;
    if (!collect_meta(record)) {
        casus_record_free(record);
        return casus__fail_nomem(err);
    }
    *out = record;
    return CASUS_OK;
}

void casus_record_free(casus_record *record)
{
    if (!record)
        return;
    json_decref(record->root);
    free(record->meta);
    casus__free(record);
}

casus_str casus_record_get(const casus_record *record, const char *key)
{
    const json_t *v = json_object_get(record->root, key);
    if (!json_is_string(v))
        return (casus_str){ "", 0 };
    return (casus_str){ json_string_value(v), json_string_length(v) };
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
    return (casus_str){ record->meta ? record->meta : "", record->meta_len };
}
