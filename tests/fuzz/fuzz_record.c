/* Any bytes as input records: JSON, rows of tables, and lines to link. What
 * is accepted must come out as JSON that jansson takes. */
#include <casus/casus.h>

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int swallow(const char *bytes, size_t n, void *user)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

static void use(casus_record *record)
{
    casus_input in;
    casus_input_init(&in);
    casus_record_input(record, &in);
    const casus_str meta = casus_record_meta(record);
    if (meta.len) {
        json_error_t why;
        json_t *root = json_loadb(meta.ptr, meta.len,
                                  JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
                                  &why);
        /* Numbers out of range are carried, but jansson cannot hold them. */
        if (!root && json_error_code(&why) != json_error_numeric_overflow &&
            json_error_code(&why) != json_error_null_byte_in_key)
            abort();
        json_decref(root);
    }
    (void)casus_record_get(record, "context");
    casus_record_free(record);
}

static void as_table(casus_str bytes, char separator, unsigned flags)
{
    casus_table_options options;
    casus_table *table = NULL;
    casus_table_options_init(&options);
    options.separator = separator;
    options.text_column = (casus_str){ "t", 1 };
    const size_t n = casus_table_row_length(bytes, separator);
    if (casus_table_new((casus_str){ bytes.ptr, n }, &options, &table,
                        NULL) != CASUS_OK)
        return;
    for (size_t at = n; at < bytes.len;) {
        const casus_str rest = { bytes.ptr + at, bytes.len - at };
        size_t row = casus_table_row_length(rest, separator);
        row = row ? row : rest.len;
        casus_record *record = NULL;
        if (casus_table_record(table, (casus_str){ rest.ptr, row }, flags,
                               &record, NULL) == CASUS_OK)
            use(record);
        at += row;
    }
    casus_table_free(table);
}

static void as_output(casus_str bytes, unsigned flags)
{
    casus_merge *merge = NULL;
    size_t written = 0;
    if (casus_merge_new(flags, &merge, NULL) != CASUS_OK)
        return;
    for (size_t at = 0; at < bytes.len;) {
        const char *end = memchr(bytes.ptr + at, '\n', bytes.len - at);
        const size_t n = end ? (size_t)(end - bytes.ptr) - at
                             : bytes.len - at;
        (void)casus_merge_line(merge, (casus_str){ bytes.ptr + at, n },
                               swallow, &written, NULL);
        at += n + 1;
    }
    casus_merge_free(merge);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    casus_record *record = NULL;
    if (size < 2)
        return 0;
    /* A copy of its own, so that a byte read behind it is seen. */
    char *copy = malloc(size - 1);
    if (!copy)
        return 0;
    memcpy(copy, data + 1, size - 1);
    const casus_str bytes = { copy, size - 1 };
    const unsigned flags = data[0] & 1;
    switch (data[0] >> 1 & 3) {
    case 0:
        if (casus_record_read(bytes, flags, &record, NULL) == CASUS_OK)
            use(record);
        break;
    case 1:
        as_table(bytes, ',', flags);
        break;
    case 2:
        as_table(bytes, '\t', flags);
        break;
    default:
        as_output(bytes, flags);
    }
    free(copy);
    return 0;
}
