/*
 * Rows of tables as input records.
 *
 * CSV as RFC 4180 has it: a field that begins with a quote ends at the next
 * single one, and "" inside stands for one. In TSV a field never holds a tab
 * or a line end, so a quote is a quote, unless a program put one at both
 * ends of the field.
 */
#include "json/record_store.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "json/emit.h"

#include <assert.h>

enum { NO_COLUMN = -1 };

struct casus_table {
    struct arena arena;
    char separator;
    casus_str *names;
    size_t n_names;
    int text, date, id, title; /* columns, or NO_COLUMN */
};

void casus_table_options_init(casus_table_options *options)
{
    *options = (casus_table_options){ .struct_size = sizeof *options,
                                      .separator = ',',
                                      .text_column = casus__str("text"),
                                      .date_column = casus__str("date"),
                                      .id_column = casus__str("id"),
                                      .title_column = casus__str("title") };
}

/* ---- rows -------------------------------------------------------------- */

/* Where the field that begins at `at` ends: at a separator, at a line end or
 * at the end of the bytes. *open: inside a quoted field. */
static size_t field_end(casus_str row, size_t at, char separator, bool *open)
{
    *open = false;
    if (separator != '\t' && at < row.len && row.ptr[at] == '"') {
        at++;
        for (;;) {
            const char *q = memchr(row.ptr + at, '"', row.len - at);
            if (!q) {
                *open = true;
                return row.len;
            }
            at = (size_t)(q - row.ptr) + 1;
            if (at == row.len || row.ptr[at] != '"')
                break;
            at++;
        }
    }
    while (at < row.len && row.ptr[at] != separator && row.ptr[at] != '\n')
        at++;
    return at;
}

size_t casus_table_row_length(casus_str bytes, char separator)
{
    for (size_t at = 0; at < bytes.len; at++) {
        bool open;
        at = field_end(bytes, at, separator, &open);
        if (at < bytes.len && bytes.ptr[at] == '\n')
            return at + 1;
    }
    return 0;
}

static casus_str without_line_end(casus_str row)
{
    while (row.len && (row.ptr[row.len - 1] == '\n' ||
                       row.ptr[row.len - 1] == '\r'))
        row.len--;
    return row;
}

/* The field's text: without its quotes, "" inside being ". In place. */
static casus_str unquote(char *raw, size_t len, char separator)
{
    const bool at_both_ends = len >= 2 && raw[len - 1] == '"';
    const bool quoted =
        len && raw[0] == '"' && (separator != '\t' || at_both_ends);
    size_t n = 0;
    bool inside = true;
    if (!quoted)
        return (casus_str){ raw, len };
    for (size_t i = 1; i < len; i++) {
        const bool quote = inside && raw[i] == '"';
        if (quote && i + 1 < len && raw[i + 1] == '"')
            raw[n++] = raw[i++];
        else if (quote)
            inside = false;
        else
            raw[n++] = raw[i];
    }
    return (casus_str){ raw, n };
}

/* Split a row, whose bytes may be written. `fields` has room for `most`, or
 * is NULL to count alone; *n counts all there are. */
static casus_status split(casus_str row, char separator, casus_str *fields,
                          size_t most, size_t *n, casus_error *err)
{
    char *const bytes = (char *)(uintptr_t)row.ptr;
    size_t at = 0;
    *n = 0;
    row = without_line_end(row);
    for (;;) {
        bool open;
        const size_t end = field_end(row, at, separator, &open);
        if (open) {
            const casus_status s = casus__fail(
                err, CASUS_E_INPUT, "a quoted field does not end");
            if (err)
                err->offset = at;
            return s;
        }
        if (fields && *n < most)
            fields[*n] = unquote(bytes + at, end - at, separator);
        ++*n;
        if (end >= row.len)
            return CASUS_OK;
        at = end + 1;
    }
}

/* ---- the header -------------------------------------------------------- */

static int find_column(const casus_table *table, casus_str name)
{
    for (size_t i = 0; i < table->n_names; i++)
        if (casus__str_eq(table->names[i], name))
            return (int)i;
    return NO_COLUMN;
}

static casus_status read_header(casus_table *table, casus_str header,
                                const casus_table_options *options,
                                casus_error *err)
{
    size_t n = 0;
    if (casus__utf8_valid(header.ptr, header.len) < header.len)
        return casus__fail(err, CASUS_E_UTF8, "the header is not UTF-8");
    const char *copy =
        casus__arena_copy(&table->arena, header.ptr, header.len);
    if (!copy)
        return casus__fail_nomem(err);
    header.ptr = copy;
    casus_status s = split(header, options->separator, NULL, 0, &n, err);
    if (s != CASUS_OK)
        return s;
    table->names = casus__arena_alloc(&table->arena, n, sizeof(casus_str));
    if (!table->names)
        return casus__fail_nomem(err);
    s = split(header, options->separator, table->names, n, &table->n_names,
              err);
    if (s != CASUS_OK)
        return s;
    table->text = find_column(table, options->text_column);
    table->date = find_column(table, options->date_column);
    table->id = find_column(table, options->id_column);
    table->title = find_column(table, options->title_column);
    if (table->text == NO_COLUMN)
        return casus__fail(err, CASUS_E_INPUT,
                           "the table has no column \"%.*s\"",
                           (int)options->text_column.len,
                           options->text_column.ptr);
    return CASUS_OK;
}

casus_status casus_table_new(casus_str header,
                             const casus_table_options *options,
                             casus_table **out, casus_error *err)
{
    casus_table_options own;
    assert(out);
    casus_table_options_init(&own);
    if (options && options->struct_size != sizeof own)
        return casus__fail(err, CASUS_E_ARG,
                           "options: struct_size is not set");
    if (options)
        own = *options;
    casus_table *table = casus__malloc(sizeof *table);
    if (!table)
        return casus__fail_nomem(err);
    casus__arena_init(&table->arena, SIZE_MAX / 4);
    table->separator = own.separator;
    const casus_status s = read_header(table, header, &own, err);
    if (s != CASUS_OK) {
        casus_table_free(table);
        return s;
    }
    *out = table;
    return CASUS_OK;
}

void casus_table_free(casus_table *table)
{
    if (!table)
        return;
    casus__arena_free(&table->arena);
    casus__free(table);
}

/* ---- rows as records --------------------------------------------------- */

static bool goes_to_meta(const casus_table *table, size_t i)
{
    const int c = (int)i;
    return c != table->text && c != table->date && c != table->id &&
           c != table->title && table->names[i].len > 0;
}

/* Every byte may need six. */
static size_t meta_bound(const casus_table *table, const casus_str *fields)
{
    size_t n = 2;
    for (size_t i = 0; i < table->n_names; i++)
        if (goes_to_meta(table, i))
            n += 6 * (table->names[i].len + fields[i].len) + 8;
    return n;
}

static int append(const char *bytes, size_t n, void *user)
{
    casus_str *out = user;
    memcpy((char *)(uintptr_t)out->ptr + out->len, bytes, n);
    out->len += n;
    return 0;
}

static casus_status make_meta(const casus_table *table,
                              const casus_str *fields, casus_record *record,
                              casus_error *err)
{
    struct emit e;
    char *p = casus__arena_alloc(&record->arena, meta_bound(table, fields),
                                 1);
    if (!p)
        return casus__fail_nomem(err);
    record->meta = (casus_str){ p, 0 };
    casus__emit_init(&e, false, append, &record->meta);
    casus__emit_open_flat(&e, '{');
    bool any = false;
    for (size_t i = 0; i < table->n_names; i++) {
        if (!goes_to_meta(table, i))
            continue;
        casus__emit_key_text(&e, table->names[i]);
        casus__emit_str(&e, fields[i]);
        any = true;
    }
    casus__emit_close(&e, '}');
    (void)casus__emit_finish(&e, NULL);
    if (!any)
        record->meta.len = 0;
    return CASUS_OK;
}

static casus_status set_fields(const casus_table *table,
                               const casus_str *fields, casus_record *record,
                               casus_error *err)
{
    const char *const keys[] = { "text", "date", "id", "title" };
    const int columns[] = { table->text, table->date, table->id,
                            table->title };
    record->fields = casus__arena_alloc(&record->arena, 4 + table->n_names,
                                        sizeof *record->fields);
    if (!record->fields)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < table->n_names; i++)
        if (goes_to_meta(table, i))
            record->fields[record->n_fields++] =
                (struct record_field){ table->names[i], fields[i], true };
    for (size_t k = 0; k < 4; k++)
        if (columns[k] != NO_COLUMN)
            record->fields[record->n_fields++] = (struct record_field){
                casus__str(keys[k]), fields[columns[k]], true
            };
    return make_meta(table, fields, record, err);
}

static casus_status read_row(const casus_table *table, casus_str row,
                             unsigned flags, casus_record *record,
                             casus_error *err)
{
    size_t n = 0;
    const size_t most = table->n_names;
    casus_status s = casus__record_copy(record, row, flags, &row, err);
    if (s != CASUS_OK)
        return s;
    casus_str *fields =
        casus__arena_alloc(&record->arena, most, sizeof *fields);
    if (!fields)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < most; i++)
        fields[i] = casus__str("");
    s = split(row, table->separator, fields, most, &n, err);
    if (s != CASUS_OK)
        return s;
    if (n > most || n <= (size_t)table->text)
        return casus__fail(err, CASUS_E_INPUT,
                           "the row has %zu fields, the header %zu", n, most);
    return set_fields(table, fields, record, err);
}

casus_status casus_table_record(const casus_table *table, casus_str row,
                                unsigned flags, casus_record **out,
                                casus_error *err)
{
    assert(table && out);
    casus_record *record = NULL;
    casus_status s = casus__record_new(&record, err);
    if (s == CASUS_OK)
        s = read_row(table, row, flags, record, err);
    if (s != CASUS_OK) {
        casus_record_free(record);
        return s;
    }
    *out = record;
    return CASUS_OK;
}
