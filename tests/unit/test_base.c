/* Arena, decimals, folding, strings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/fold.h"
#include "base/str.h"

static void arena_gives_zeroed_memory_within_its_limit(void **state)
{
    (void)state;
    struct arena a;
    casus__arena_init(&a, 100000);
    unsigned char *p = casus__arena_alloc(&a, 50, 1000);
    assert_non_null(p);
    for (size_t i = 0; i < 50000; i++)
        assert_int_equal(p[i], 0);
    assert_null(casus__arena_alloc(&a, 60, 1000));
    assert_null(casus__arena_alloc(&a, SIZE_MAX / 2, 3));
    memset(p, 0xff, 50000);
    casus__arena_reset(&a);
    p = casus__arena_alloc(&a, 90, 1000);
    assert_non_null(p);
    for (size_t i = 0; i < 90000; i++)
        assert_int_equal(p[i], 0);
    casus__arena_free(&a);
}

static void arena_grow_keeps_the_items(void **state)
{
    (void)state;
    struct arena a;
    casus__arena_init(&a, SIZE_MAX);
    int *items = NULL;
    size_t cap = 0;
    for (int i = 0; i < 1000; i++) {
        items = casus__arena_grow(&a, items, (size_t)i, &cap, sizeof *items);
        assert_non_null(items);
        items[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    casus__arena_free(&a);
}

static void print_is(const char *in, const char *out)
{
    struct decimal d;
    char text[CASUS__DECIMAL_PRINT];
    assert_true(casus__decimal_parse(in, strlen(in), &d));
    assert_int_equal(casus__decimal_print(d, text), strlen(out));
    assert_string_equal(text, out);
}

static void decimals_are_exact(void **state)
{
    (void)state;
    print_is("3,500", "3500");
    print_is("1.340", "1.34");
    print_is("0.05", "0.05");
    print_is("-12.5", "-12.5");
    print_is("0", "0");
    print_is("1000000000000000000", "1000000000000000000");
    struct decimal d, e;
    assert_false(casus__decimal_parse("1.2.3", 5, &d));
    assert_false(casus__decimal_parse("", 0, &d));
    assert_false(casus__decimal_parse("1234567890123456", 16, &d));
    assert_true(casus__decimal_parse("1.2", 3, &d));
    assert_true(casus__decimal_mul(d, casus__decimal_int(1000000000), &e));
    int64_t v;
    assert_true(casus__decimal_to_int(e, &v));
    assert_int_equal(v, 1200000000);
    assert_int_equal(casus__decimal_cmp(d, e), -1);
    assert_true(casus__decimal_add(d, d, &e));
    assert_int_equal(casus__decimal_print(e, (char[CASUS__DECIMAL_PRINT]){ 0 }),
                     3);
}

static void fold_is(const char *in, const char *out)
{
    char text[64];
    const size_t n = casus__fold(in, strlen(in), text, sizeof text);
    assert_int_equal(n, strlen(out));
    assert_memory_equal(text, out, n);
}

static void folding_forgets_case_marks_and_dots(void **state)
{
    (void)state;
    fold_is("U.S.", "us");
    fold_is("Gen.", "gen");
    fold_is("3.5", "3.5");
    fold_is("...", "...");
    fold_is("São", "sao");
    fold_is("Sa\xcc\x83o", "sao"); /* decomposed */
    fold_is("Øresund", "oresund");
    fold_is("O\xe2\x80\x99" "Brien", "o'brien");
    fold_is("STRASSE", "strasse");
    fold_is("Straße", "strasse");
    fold_is("İstanbul", "istanbul");
}

static void utf8_validation_finds_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(casus__utf8_valid("abc", 3), 3);
    assert_int_equal(casus__utf8_valid("ab\xff", 3), 2);
    assert_int_equal(casus__utf8_valid("\xc0\x80", 2), 0);     /* overlong */
    assert_int_equal(casus__utf8_valid("\xed\xa0\x80", 3), 0); /* surrogate */
    assert_int_equal(casus__utf8_valid("a\xe2\x82", 3), 1);    /* cut short */
    assert_int_equal(casus__utf8_valid("\xf4\x90\x80\x80", 4), 0);
}

static void word_case_is_told(void **state)
{
    (void)state;
    assert_int_equal(casus__word_case("Kyiv", 4), CASE_TITLE);
    assert_int_equal(casus__word_case("NATO", 4), CASE_UPPER);
    assert_int_equal(casus__word_case("McCain", 6), CASE_MIXED);
    assert_int_equal(casus__word_case("said", 4), CASE_LOWER);
    assert_int_equal(casus__word_case("42", 2), CASE_NONE);
    assert_int_equal(casus__word_case("\xc3\x89lys\xc3\xa9" "e", 7), CASE_TITLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_memory_within_its_limit),
        cmocka_unit_test(arena_grow_keeps_the_items),
        cmocka_unit_test(decimals_are_exact),
        cmocka_unit_test(folding_forgets_case_marks_and_dots),
        cmocka_unit_test(utf8_validation_finds_the_first_bad_byte),
        cmocka_unit_test(word_case_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
