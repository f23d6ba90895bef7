/*
 * The text stage on any bytes: tokens in order, nothing but white space
 * between them, sentences that hold each token once, folded forms as the
 * general functions make them, memory that runs out, and texts on which
 * anything but linear time would not end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/intake.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- what must hold -------------------------------------------------- */

static void is_blank(const casus_doc *doc, size_t at, size_t end)
{
    while (at < end) {
        const uint32_t c = casus__utf8_next(doc->buffer, end, &at);
        switch (utf8proc_category((utf8proc_int32_t)c)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            break;
        default:
            fail_msg("U+%04x before byte %zu is in no token", (unsigned)c,
                     at);
        }
    }
}

static void check_fold(const casus_doc *doc, uint32_t i)
{
    const struct token *t = &doc->tokens[i];
    const casus_str text = casus__token_text(doc, i);
    const casus_str fold = casus__token_fold(doc, i);
    assert_int_equal(t->hash, casus__hash(fold.ptr, fold.len));
    assert_int_equal(t->word_case, t->kind == TOKEN_WORD
                                       ? casus__word_case(text.ptr, text.len)
                                       : CASE_NONE);
    char expected[1024];
    if (text.len > 64) /* one code point may fold to sixteen */
        return;
    const size_t n =
        casus__fold(text.ptr, text.len, expected, sizeof expected);
    assert_int_equal(n, fold.len);
    assert_memory_equal(expected, fold.ptr, n);
}

static void check_tokens(const casus_doc *doc)
{
    size_t at = 0;
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const struct token *t = &doc->tokens[i];
        assert_true(t->begin >= at && t->end > t->begin);
        assert_true(t->begin >= doc->body || t->end <= doc->title_size);
        is_blank(doc, at, t->begin);
        /* the flag tells of a gap, but for the title's end */
        assert_int_equal(i == 0 || t->begin > at,
                         t->flags & TOKEN_SPACE_BEFORE);
        assert_true(t->inner < t->end - t->begin);
        check_fold(doc, i);
        at = t->end;
    }
    is_blank(doc, at, doc->size);
}

static void check_sentences(const casus_doc *doc)
{
    uint32_t tok = 0;
    for (size_t i = 0; i < doc->n_sentences; i++) {
        const struct sentence *s = &doc->sentences[i];
        assert_int_equal(s->tok, tok);
        assert_true(s->n_tok > 0);
        assert_true(s->n_tok <= doc->limits.sentence_tokens);
        assert_true(s->dateline < s->n_tok);
        tok += s->n_tok;
        assert_int_equal(s->begin, doc->tokens[s->tok].begin);
        assert_int_equal(s->end, doc->tokens[tok - 1].end);
        assert_int_equal((s->flags & SENTENCE_TITLE) != 0,
                         s->begin < doc->title_size);
    }
    assert_int_equal(tok, doc->n_tokens);
}

static void check_titled(casus_str title, casus_str text)
{
    struct casus_ctx ctx;
    casus_doc *doc = NULL;
    casus_input in;
    memset(&ctx, 0, sizeof ctx);
    casus_limits_init(&ctx.limits);
    casus_input_init(&in);
    in.lossy = true;
    in.title = title;
    in.text = text;
    assert_int_equal(casus__intake(&ctx, &in, &doc, NULL), CASUS_OK);
    assert_int_equal(casus__text_run(doc, NULL), CASUS_OK);
    check_tokens(doc);
    check_sentences(doc);
    casus_doc_free(doc);
}

static void check_bytes(const char *bytes, size_t n)
{
    check_titled(casus__str(""), (casus_str){ bytes, n });
}

/* ---- random texts ---------------------------------------------------- */

static uint64_t next_random(uint64_t *state)
{
    uint64_t x = *state += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static size_t below(uint64_t *state, size_t n)
{
    return (size_t)(next_random(state) % n);
}

static void test_random_bytes(void **state)
{
    (void)state;
    uint64_t seed = 1;
    char bytes[300];
    for (int round = 0; round < 3000; round++) {
        const size_t n = below(&seed, sizeof bytes);
        /* by turns any byte, ASCII, and what often meets in news */
        static const char few[] = "aB1 .,'\"-@/:\n(&$!`#_";
        for (size_t i = 0; i < n; i++) {
            const size_t r = below(&seed, 256);
            bytes[i] = (char)(round % 3 == 0   ? (int)r - 128
                              : round % 3 == 1 ? (int)(r & 127)
                                               : few[r % (sizeof few - 1)]);
        }
        check_bytes(bytes, n);
    }
}

static const char *const parts[] = {
    "U.S.", "Gen.", "p.m.", "No.", "e.g.", "J.", "pro-", "e-", "ex-wife",
    "isn't", "\xe2\x80\x99s", "workers'", "cannot", "3,500", "1990s", "$1.2bn",
    "F-16", "10:30", "555-0100", "http://a.example/b", "www.", "a@b.example",
    "@roe", "#tag", "a.example.org", "\xe2\x80\x9c", "\xe2\x80\x9d", "...",
    "?!", "[...]", ":-)", "*****", "\n", "\n\n", " ", "\t", "\r", "-", "--",
    "\xe2\x80\x94", ".", "\"", "(", ")", "KYIV", "(AP) -", "By", "Read more",
    "the", "The", "\xc2\xa0", "\xc2\xad", "\xe2\x80\x8b", "\xef\xbb\xbf",
    "\xef\xb7\xba", "\xc4\xb0", "\xc3\x9f", "e\xcc\x81", "\xd9\xa3", "1.",
    "a)", "\xf0\x9f\x98\x80", "\xe4\xb8\xad\xe6\x96\x87", "``", "''", "/",
};

static void test_random_parts(void **state)
{
    (void)state;
    uint64_t seed = 2;
    for (int round = 0; round < 4000; round++) {
        char text[512];
        size_t n = 0;
        const size_t words = below(&seed, 30);
        for (size_t i = 0; i < words; i++) {
            const char *part = parts[below(&seed, COUNT(parts))];
            memcpy(text + n, part, strlen(part));
            n += strlen(part);
            if (below(&seed, 3))
                text[n++] = ' ';
        }
        /* a byte changed now and then; lossy reading mends it */
        if (n && round % 4 == 0)
            text[below(&seed, n)] = (char)((int)below(&seed, 256) - 128);
        const size_t title = n ? below(&seed, n) : 0;
        check_bytes(text, n);
        check_titled((casus_str){ text, title },
                     (casus_str){ text + title, n - title });
    }
}

/* Every code point alone, doubled, and between letters. */
static void test_code_points(void **state)
{
    (void)state;
    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 37) {
        utf8proc_uint8_t u[4];
        const utf8proc_ssize_t k =
            utf8proc_encode_char((utf8proc_int32_t)c, u);
        if (k <= 0 || (c >= 0xd800 && c < 0xe000))
            continue;
        char text[32] = "";
        const size_t len = (size_t)k;
        memcpy(text, u, len);
        memcpy(text + len, " a", 2);
        memcpy(text + len + 2, u, len);
        memcpy(text + 2 * len + 2, u, len);
        text[3 * len + 2] = 'b';
        check_bytes(text, 3 * len + 3);
    }
}

/* ---- size ------------------------------------------------------------ */

/* Half a megabyte of one thing. Were the time quadratic in any of these, the
 * test would run into its timeout. */
static void test_long_texts(void **state)
{
    (void)state;
    enum { SIZE = 1 << 19 };
    static const char *const units[] = {
        "", /* NUL bytes */
        "a", "\xc3\xa9", "\xef\xb7\xba", "1", ".", "-", "'", "\"", "(", "@",
        " ", "\n", "\r", "\xc2\xad", "A.", "a.", "a.b", "a-", "1-", "1,",
        "a'", "a@", "http://", "http://)", "www.", "co-", "[...]", ". ", "? ",
        "Gen. ", "B. ", "\" ", "*****", ":-) ", "U.S. ", "a_", "A&", "1/",
        "e-mail@", "\xe2\x80\x98", "3. ", "x.com/", "No. ", "a.\n", "555-",
    };
    char *text = malloc(SIZE + 16);
    assert_non_null(text);
    for (size_t u = 0; u < COUNT(units); u++) {
        const size_t k = strlen(units[u]) ? strlen(units[u]) : 1;
        size_t n = 0;
        for (; n < SIZE; n += k)
            memcpy(text + n, units[u], k);
        check_bytes(text, n);
    }
    free(text);
}

/* ---- memory ---------------------------------------------------------- */

/* With any limit on its memory the stage succeeds or says so. */
static void test_memory(void **state)
{
    (void)state;
    static char text[6000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "(\xd9\xa3 A. "[i % 7];
    size_t failures = 0;
    casus_status s = CASUS_E_NOMEM;
    for (size_t limit = 0; s != CASUS_OK; limit += 4096) {
        casus_doc doc;
        memset(&doc, 0, sizeof doc);
        casus__arena_init(&doc.arena, limit);
        doc.limits.sentence_tokens = 400;
        doc.buffer = text;
        doc.size = sizeof text;
        s = casus__text_run(&doc, NULL);
        failures += s != CASUS_OK;
        assert_true(s == CASUS_OK || s == CASUS_E_NOMEM);
        assert_true(limit < (size_t)16 << 20);
        casus__arena_free(&doc.arena);
    }
    assert_true(failures > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_random_parts),
        cmocka_unit_test(test_code_points),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
