/*
 * Every example of docs/VALUES.md, through the whole pipeline with the
 * shipped data: rows of two columns whose first is a text in backquotes. The
 * head of the table tells what is compared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "doc/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 512, WORDS = 512, LEAST_EXAMPLES = 100 };

enum table { TABLE_NONE, TABLE_QUANTITIES, TABLE_DATES, TABLE_UNDATED };

struct page {
    casus_model *model;
    casus_ctx *ctx;
};

static void add(char out[WORDS], const char *text)
{
    const size_t n = strlen(out);
    (void)snprintf(out + n, WORDS - n, "%s", text);
}

static void add_bounds(char out[WORDS], const casus_quantity *q)
{
    char number[CASUS__DECIMAL_PRINT];
    const bool exact =
        q->has_low && q->has_high && casus__decimal_cmp(q->low, q->high) == 0;
    add(out, q->approx ? " ~" : " ");
    if (q->has_low) {
        (void)casus__decimal_print(q->low, number);
        add(out, number);
    }
    if (exact)
        return;
    add(out, "..");
    if (q->has_high) {
        (void)casus__decimal_print(q->high, number);
        add(out, number);
    }
}

static void say_quantities(const casus_doc *doc, char out[WORDS])
{
    for (size_t i = 0; i < doc->n_quantities; i++) {
        const casus_quantity *q = &doc->quantities[i];
        char part[32];
        add(out, i ? "; " : "");
        add(out, casus__quantity_kind_name(q->kind));
        add_bounds(out, q);
        if (q->currency.len) {
            (void)snprintf(part, sizeof part, " %.*s", (int)q->currency.len,
                           q->currency.ptr);
            add(out, part);
        }
        if (q->part_of != NONE) {
            (void)snprintf(part, sizeof part, " of #%u", q->part_of + 1);
            add(out, part);
        }
    }
}

static void say_dates(const casus_doc *doc, char out[WORDS])
{
    for (size_t i = 0; i < doc->n_dates; i++) {
        const casus_date *d = &doc->dates[i];
        char part[64];
        (void)snprintf(part, sizeof part, "%s%s %.*s", i ? "; " : "",
                       casus__date_type_name(d->type), (int)d->value.len,
                       d->value.ptr);
        add(out, part);
    }
}

static void check(const struct page *page, enum table table, casus_str text,
                  casus_str expected)
{
    char said[WORDS] = "";
    casus_input in;
    casus_doc *doc = NULL;
    casus_input_init(&in);
    in.text = text;
    if (table != TABLE_UNDATED)
        in.date = casus__str("2021-05-06");
    assert_int_equal(casus_analyze(page->ctx, &in, &doc, NULL), CASUS_OK);
    if (table == TABLE_QUANTITIES)
        say_quantities(doc, said);
    else
        say_dates(doc, said);
    if (!said[0])
        add(said, "nothing");
    if (!casus__str_is(expected, said))
        fail_msg("%.*s\n  page: %.*s\n  said: %s", (int)text.len, text.ptr,
                 (int)expected.len, expected.ptr, said);
    casus_doc_free(doc);
}

static enum table head_of(const char *line)
{
    if (strncmp(line, "| text | quantities |", 21) == 0)
        return TABLE_QUANTITIES;
    if (strncmp(line, "| text | dates |", 16) == 0)
        return TABLE_DATES;
    if (strncmp(line, "| text without a date | dates |", 31) == 0)
        return TABLE_UNDATED;
    return TABLE_NONE;
}

/* "| `text` | expected |" */
static bool row(const char *line, casus_str *text, casus_str *expected)
{
    const char *end = strncmp(line, "| `", 3) ? NULL : strstr(line, "` | ");
    const char *stop = end ? strstr(end + 4, " |") : NULL;
    if (!stop)
        return false;
    *text = (casus_str){ line + 3, (size_t)(end - line - 3) };
    *expected = (casus_str){ end + 4, (size_t)(stop - end - 4) };
    return true;
}

static void test_page(void **state)
{
    const struct page *page = *state;
    const char *root = getenv("CASUS_SOURCE_ROOT");
    char path[1024], line[LINE];
    size_t examples = 0;
    assert_non_null(root);
    (void)snprintf(path, sizeof path, "%s/docs/VALUES.md", root);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    enum table table = TABLE_NONE;
    while (fgets(line, sizeof line, file)) {
        casus_str text, expected;
        if (line[0] != '|')
            table = TABLE_NONE;
        else if (head_of(line) != TABLE_NONE)
            table = head_of(line);
        else if (table != TABLE_NONE && row(line, &text, &expected)) {
            check(page, table, text, expected);
            examples++;
        }
    }
    (void)fclose(file);
    assert_true(examples >= LEAST_EXAMPLES);
}

static int open_page(void **state)
{
    static struct page page;
    const char *pack = getenv("CASUS_TEST_PACK");
    if (!pack || casus_model_open(&pack, 1, 0, &page.model, NULL) != CASUS_OK ||
        casus_ctx_new(page.model, NULL, &page.ctx, NULL) != CASUS_OK)
        return -1;
    *state = &page;
    return 0;
}

static int close_page(void **state)
{
    struct page *page = *state;
    casus_ctx_free(page->ctx);
    casus_model_free(page->model);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),
    };
    return cmocka_run_group_tests(tests, open_page, close_page);
}
