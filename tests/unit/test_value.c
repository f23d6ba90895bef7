/*
 * The value stage by its parts: the calendar, numbers, and the stage over
 * documents that have tokens and nothing else (no tags, no names, no data).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/intake.h"
#include "base/str.h"
#include "text/text.h"
#include "value/internal.h"
#include "value/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- a document of tokens -------------------------------------------- */

struct bare {
    struct casus_ctx ctx;
    struct arena scratch;
    casus_doc *doc;
};

static void open_bare(struct bare *b, const char *text, const char *date)
{
    casus_input in;
    memset(b, 0, sizeof *b);
    casus_limits_init(&b->ctx.limits);
    casus__arena_init(&b->scratch, SIZE_MAX);
    casus_input_init(&in);
    in.text = casus__str(text);
    in.date = casus__str(date);
    assert_int_equal(casus__intake(&b->ctx, &in, &b->doc, NULL), CASUS_OK);
    b->doc->scratch = &b->scratch;
    assert_int_equal(casus__text_run(b->doc, NULL), CASUS_OK);
}

static void close_bare(struct bare *b)
{
    casus_doc_free(b->doc);
    casus__arena_free(&b->scratch);
}

/* ---- the calendar ---------------------------------------------------- */

static void test_days(void **state)
{
    (void)state;
    const struct day epoch = { 1970, 1, 1 };
    assert_int_equal(casus__day_weekday(epoch), 4);
    assert_int_equal(casus__day_weekday((struct day){ 2021, 5, 6 }), 4);
    assert_int_equal(casus__day_weekday((struct day){ 2000, 2, 29 }), 2);
    /* every day of four centuries follows the one before it */
    const long first = casus__day_number((struct day){ 1700, 1, 1 });
    int weekday = casus__day_weekday((struct day){ 1700, 1, 1 });
    for (long n = first; n < first + 146097; n++) {
        const struct day d = casus__day_of(n);
        assert_true(casus__day_valid(d));
        assert_int_equal(casus__day_number(d), n);
        assert_int_equal(casus__day_weekday(d), weekday);
        weekday = weekday % 7 + 1;
    }
    assert_false(casus__day_valid((struct day){ 2021, 2, 29 }));
    assert_false(casus__day_valid((struct day){ 2021, 13, 1 }));
    assert_false(casus__day_valid((struct day){ 2021, 4, 31 }));
}

static void test_weeks(void **state)
{
    static const struct {
        struct day day;
        int year, week;
    } cases[] = {
        { { 2021, 1, 3 }, 2020, 53 }, { { 2021, 1, 4 }, 2021, 1 },
        { { 2021, 5, 6 }, 2021, 18 }, { { 2018, 12, 31 }, 2019, 1 },
        { { 2016, 1, 1 }, 2015, 53 }, { { 2005, 1, 1 }, 2004, 53 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int year, week;
        casus__day_iso_week(cases[i].day, &year, &week);
        assert_int_equal(year, cases[i].year);
        assert_int_equal(week, cases[i].week);
    }
}

static void test_months(void **state)
{
    (void)state;
    struct day d = casus__day_add_months((struct day){ 2021, 1, 31 }, 1);
    assert_int_equal(d.month, 2);
    assert_int_equal(d.day, 28);
    d = casus__day_add_months((struct day){ 2021, 1, 15 }, -13);
    assert_int_equal(d.year, 2019);
    assert_int_equal(d.month, 12);
}

/* ---- numbers --------------------------------------------------------- */

static void read_number(const char *text, struct number *out, bool *found)
{
    struct bare b;
    open_bare(&b, text, "");
    struct value_work w = { .doc = b.doc, .scratch = &b.scratch };
    assert_true(casus__value_words(&w));
    w.claimed = casus__arena_alloc(&b.scratch, b.doc->n_tokens + 1, 1);
    w.end = (uint32_t)b.doc->n_tokens;
    *found = casus__number_core(&w, 0, out);
    close_bare(&b);
}

static void test_cores(void **state)
{
    static const struct {
        const char *text, *value;
        uint32_t tokens;
    } cases[] = {
        { "0", "0", 1 },
        { "12", "12", 1 },
        { "1,234,567.5", "1234567.5", 1 },
        { "9,00,000", "900000", 1 },
        { "3.5 million", "3500000", 2 },
        { "1.2bn", "1200000000", 2 },
        { "500k", "500000", 1 },
        { "5 1/2", "5.5", 2 },
        { "two", "2", 1 },
        { "twenty-one", "21", 3 },
        { "two hundred and fifty", "250", 4 },
        { "three thousand two hundred and five", "3205", 6 },
        { "a hundred", "100", 2 },
        { "a dozen", "12", 2 },
        { "two dozen", "24", 2 },
        { "half a million", "500000", 3 },
        { "half-dozen", "6", 3 },
        { "a quarter of a million", "250000", 5 },
        { "two and a half million", "2500000", 5 },
        { "one million two hundred thousand", "1200000", 5 },
        { "seven hundred thousand million", "700000", 3 },
        { "2 lakh", "200000", 2 },
        { "999999999999999", "999999999999999", 1 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct number n;
        bool found;
        char said[CASUS__DECIMAL_PRINT];
        read_number(cases[i].text, &n, &found);
        if (!found)
            fail_msg("%s: no number", cases[i].text);
        (void)casus__decimal_print(n.low, said);
        assert_string_equal(said, cases[i].value);
        if (n.end != cases[i].tokens)
            fail_msg("%s: %u tokens", cases[i].text, n.end);
    }
}

static void test_no_cores(void **state)
{
    static const char *const cases[] = {
        "a man",
        "1,2,3",
        "1.2.3",
        "12,3456",
        "10:30",
        "21st",
        "1990s",
        "m",
        "k",
        "several men",
        "tens",
        "first",
        "9999999999999999999999999",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct number n;
        bool found;
        read_number(cases[i], &n, &found);
        if (found)
            fail_msg("%s: a number", cases[i]);
    }
}

/* ---- the stage without layers ---------------------------------------- */

static void expect_quantity(const char *text, const char *kind, const char *low,
                            const char *span)
{
    struct bare b;
    char said[CASUS__DECIMAL_PRINT];
    open_bare(&b, text, "2021-05-06");
    assert_int_equal(casus__value_run(b.doc, NULL), CASUS_OK);
    if (b.doc->n_quantities != 1)
        fail_msg("%s: %zu quantities", text, b.doc->n_quantities);
    const casus_quantity *q = &b.doc->quantities[0];
    (void)casus__decimal_print(q->low, said);
    assert_string_equal(casus__quantity_kind_name(q->kind), kind);
    assert_string_equal(said, low);
    const casus_str s = { b.doc->buffer + q->begin, q->end - q->begin };
    if (!casus__str_is(s, span))
        fail_msg("%s: span %.*s", text, (int)s.len, s.ptr);
    close_bare(&b);
}

static void test_without_tags(void **state)
{
    (void)state;
    expect_quantity("At least 12 people were killed.", "killed", "12",
                    "At least 12 people");
    expect_quantity("Police arrested 40 demonstrators.", "detained", "40",
                    "40 demonstrators");
    expect_quantity("They sent $1.2bn.", "money", "1200000000", "$1.2bn");
    expect_quantity("They sent 300 soldiers.", "troops", "300", "300 soldiers");
    expect_quantity("Prices rose by 7 percent.", "percent", "7", "7 percent");
}

static void test_dateline(void **state)
{
    struct bare b;
    (void)state;
    open_bare(&b, "OSLO, May 6, 2021 -- They met on Monday.", "");
    assert_int_equal(casus__value_run(b.doc, NULL), CASUS_OK);
    assert_true(casus__str_is(b.doc->date, "2021-05-06"));
    assert_int_equal(b.doc->day.day, 6);
    close_bare(&b);
    /* a date inside the first sentence is no dateline */
    open_bare(&b, "They met on May 6, 2021 in the old town of Oslo.", "");
    assert_int_equal(casus__value_run(b.doc, NULL), CASUS_OK);
    assert_int_equal(b.doc->date.len, 0);
    close_bare(&b);
    /* the date that came with the text stays */
    open_bare(&b, "OSLO, May 6, 2021 -- They met.", "2020-01-02");
    assert_int_equal(casus__value_run(b.doc, NULL), CASUS_OK);
    assert_true(casus__str_is(b.doc->date, "2020-01-02"));
    close_bare(&b);
}

/* What must hold for any text: order, bounds, no overlap. */
static void check_layers(const casus_doc *doc)
{
    uint32_t end = 0;
    for (size_t i = 0; i < doc->n_quantities; i++) {
        const casus_quantity *q = &doc->quantities[i];
        assert_true(q->n_tok > 0 && q->tok + q->n_tok <= doc->n_tokens);
        assert_true(q->tok >= end);
        assert_true(q->begin < q->end && q->end <= doc->size);
        assert_true(q->has_low || q->has_high);
        assert_true(!q->has_low || !q->has_high ||
                    casus__decimal_cmp(q->low, q->high) <= 0);
        assert_true(q->part_of == NONE || q->part_of < i);
        end = q->tok + q->n_tok;
    }
    end = 0;
    for (size_t i = 0; i < doc->n_dates; i++) {
        const casus_date *d = &doc->dates[i];
        assert_true(d->n_tok > 0 && d->tok + d->n_tok <= doc->n_tokens);
        assert_true(d->tok >= end);
        assert_true(d->begin < d->end && d->end <= doc->size);
        assert_true(d->value.len > 0);
        end = d->tok + d->n_tok;
    }
}

/* Sentences made at random of the words that the stage looks for. */
static void test_word_salad(void **state)
{
    static const char *const words[] = {
        "at",      "least",   "12",     "20",      "-",       "to",
        "and",     "half",    "a",      "million", "dozen",   "dozens",
        "of",      "the",     "more",   "than",    "killed",  "$",
        "%",       "May",     "6",      ",",       "2021",    "last",
        "next",    "year",    "ago",    "years",   "old",     "Friday",
        "night",   "10:30",   "p.m.",   "first",   "quarter", "no",
        "one",     "another", "people", "cents",   "between", "or",
        "1990s",   "the",     "day",    "before",  "every",   "two",
        "hundred", "others",  ".",      "was",     "who",     "(",
        ")",       "mid",     "twenty", "-",       "1/2",     "several",
        "couple",  "US",      "toll",   "10000",   "9/11",    "31",
        "Feb.",    "century", "days",   "later",
    };
    enum { TEXTS = 400, LENGTH = 60, ROOM = LENGTH * 10 };
    uint32_t seed = 12345;
    (void)state;
    for (int t = 0; t < TEXTS; t++) {
        char text[ROOM] = "";
        struct bare b;
        for (int i = 0; i < LENGTH; i++) {
            seed = seed * 1664525u + 1013904223u;
            const char *word = words[(seed >> 8) % COUNT(words)];
            strcat(text, word);
            if (seed >> 31)
                strcat(text, " ");
        }
        open_bare(&b, text, t % 2 ? "2021-05-06" : "");
        assert_int_equal(casus__value_run(b.doc, NULL), CASUS_OK);
        check_layers(b.doc);
        close_bare(&b);
    }
}

static void test_empty(void **state)
{
    struct bare b;
    (void)state;
    open_bare(&b, "", "");
    assert_int_equal(casus__value_run(b.doc, NULL), CASUS_OK);
    assert_int_equal(b.doc->n_quantities + b.doc->n_dates, 0);
    close_bare(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),     cmocka_unit_test(test_weeks),
        cmocka_unit_test(test_months),   cmocka_unit_test(test_cores),
        cmocka_unit_test(test_no_cores), cmocka_unit_test(test_without_tags),
        cmocka_unit_test(test_dateline), cmocka_unit_test(test_word_salad),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
