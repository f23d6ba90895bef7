/* Input records: our reader against jansson, on values whole and broken. */
#include <casus/casus.h>

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const lines[] = {
    "{\"text\": \"plain\"}",
    " { \"id\" : \"a\\u00e9\\ud83d\\ude00\\n\\/\\\"\" , \"text\":\"\\u0000x\" } ",
    "{\"text\": \"a\", \"n\": [1, -0.5e+10, {\"k\": [ ] , \"m\": { } }, true]}",
    "{\"text\": \"a\", \"text\": \"b\", \"x\": null, \"x\": false}",
    "{\"te\\u0078t\": \"escaped key\", \"deep\": [[[[[[\"x\"]]]]]]}",
    "{\"text\": \"tab\\tfeed\\f\", \"e\": 1E5, \"z\": 0, \"f\": 10.25}",
    "[1, 2]",
    "\"text\"",
    "{}",
    "{\"text\": [\"no\"]}",
};

static casus_str str_of(const char *p, size_t n)
{
    return (casus_str){ p, n };
}

/* What jansson makes of a line, as this library promises it. */
static bool judge(const char *p, size_t n, char *text, json_t **meta)
{
    json_error_t why;
    json_t *root = json_loadb(p, n, JSON_ALLOW_NUL | JSON_DECODE_ANY, &why);
    const json_t *t = json_object_get(root, "text");
    const bool ok = json_is_object(root) && json_is_string(t);
    if (ok) {
        memcpy(text, json_string_value(t), json_string_length(t) + 1);
        *meta = json_deep_copy(root);
        json_object_del(*meta, "id");
        json_object_del(*meta, "date");
        json_object_del(*meta, "title");
        json_object_del(*meta, "text");
    }
    json_decref(root);
    return ok;
}

static void compare(const char *p, size_t n)
{
    casus_record *record = NULL;
    casus_error err = { 0 };
    char text[512] = "";
    json_t *meta = NULL;
    const bool want = judge(p, n, text, &meta);
    const casus_status s = casus_record_parse(str_of(p, n), &record, &err);
    if (want != (s == CASUS_OK))
        fail_msg("%.*s: %s", (int)n, p, err.message);
    if (s != CASUS_OK)
        return;
    const casus_str got = casus_record_get(record, "text");
    assert_memory_equal(got.ptr, text, got.len);
    const casus_str m = casus_record_meta(record);
    json_t *mine = m.len ? json_loadb(m.ptr, m.len, JSON_ALLOW_NUL, NULL)
                         : json_object();
    if (!json_equal(mine, meta))
        fail_msg("%.*s: meta %.*s", (int)n, p, (int)m.len, m.ptr);
    json_decref(mine);
    json_decref(meta);
    casus_record_free(record);
}

static void agrees_with_jansson(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        compare(lines[i], strlen(lines[i]));
}

/* Every prefix, every byte left out, every byte changed to one of JSON's. */
static void agrees_on_broken_lines(void **state)
{
    static const char marks[] = "\"{}[],:\\u0 eE-+.x";
    char room[512];
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const size_t n = strlen(lines[i]);
        for (size_t k = 0; k < n; k++) {
            compare(lines[i], k);
            memcpy(room, lines[i], k);
            memcpy(room + k, lines[i] + k + 1, n - k - 1);
            compare(room, n - 1);
            memcpy(room, lines[i], n);
            for (const char *m = marks; *m; m++) {
                room[k] = *m;
                compare(room, n);
            }
        }
    }
}

/* Where jansson would refuse or lose digits, the bytes go through. */
static void meta_is_carried_as_written(void **state)
{
    const char *line = "{\"text\": \"a\", \"id\": 7, \"n\": 123456789012345678901"
                       ", \"d\": 0.10, \"s\" : \"a b\\\" c\"}";
    casus_record *record = NULL;
    (void)state;
    assert_int_equal(casus_record_parse(str_of(line, strlen(line)), &record,
                                        NULL), CASUS_OK);
    const casus_str m = casus_record_meta(record);
    const char *want =
        "{\"n\":123456789012345678901,\"d\":0.10,\"s\":\"a b\\\" c\"}";
    assert_int_equal(m.len, strlen(want));
    assert_memory_equal(m.ptr, want, m.len);
    assert_int_equal(casus_record_get(record, "id").len, 0);
    assert_int_equal(casus_record_get(record, "s").len, 6);
    casus_record_free(record);
}

static void deep_nesting_is_refused(void **state)
{
    enum { MANY = 1000000 };
    char *line = malloc(MANY + 16);
    casus_record *record = NULL;
    casus_error err = { 0 };
    (void)state;
    assert_non_null(line);
    memcpy(line, "{\"text\": ", 9);
    memset(line + 9, '[', MANY);
    assert_int_equal(casus_record_parse(str_of(line, MANY + 9), &record,
                                        &err), CASUS_E_INPUT);
    assert_non_null(strstr(err.message, "dep"));
    free(line);
}

static void bytes_that_are_not_utf8(void **state)
{
    const char *line = "{\"text\": \"a\xff z\", \"u\": \"\xc3\"}";
    const char *half = "{\"text\": \"\\ud800x\", \"u\": \"\\\\\\udfff\"}";
    casus_record *record = NULL;
    casus_error err = { 0 };
    (void)state;
    assert_int_equal(casus_record_parse(str_of(line, strlen(line)), &record,
                                        &err), CASUS_E_UTF8);
    assert_int_equal(err.offset, 11);
    assert_int_equal(casus_record_parse(str_of(half, strlen(half)), &record,
                                        &err), CASUS_E_INPUT);
    assert_int_equal(casus_record_read(str_of(line, strlen(line)),
                                       CASUS_RECORD_LOSSY, &record, &err),
                     CASUS_OK);
    assert_memory_equal(casus_record_get(record, "text").ptr,
                        "a\xef\xbf\xbd z", 6);
    casus_record_free(record);
    assert_int_equal(casus_record_read(str_of(half, strlen(half)),
                                       CASUS_RECORD_LOSSY, &record, &err),
                     CASUS_OK);
    const casus_str m = casus_record_meta(record);
    assert_memory_equal(m.ptr, "{\"u\":\"\\\\\\ufffd\"}", m.len);
    casus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_jansson),
        cmocka_unit_test(agrees_on_broken_lines),
        cmocka_unit_test(meta_is_carried_as_written),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(bytes_that_are_not_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
