/* Lemmas: the rules of spelling, the table, its compiler. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/str.h"
#include "compile/internal.h"
#include "doc/doc.h"
#include "pack/pack.h"
#include "tag/lemma.h"
#include "tag/lemma_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- rules ------------------------------------------------------------ */

static void assert_lemma(const char *form, unsigned xpos, const char *lemma)
{
    char got[64];
    const struct lemma_cut cut = casus__lemma_cut(casus__str(form), xpos);
    snprintf(got, sizeof got, "%.*s%s", (int)cut.keep, form, cut.add);
    assert_string_equal(got, lemma);
}

static void endings_are_taken_off(void **state)
{
    (void)state;
    assert_lemma("troops", XPOS_NNS, "troop");
    assert_lemma("embassies", XPOS_NNS, "embassy");
    assert_lemma("churches", XPOS_NNS, "church");
    assert_lemma("houses", XPOS_NNS, "house");
    assert_lemma("gunmen", XPOS_NNS, "gunman");
    assert_lemma("attacks", XPOS_VBZ, "attack");
    assert_lemma("denies", XPOS_VBZ, "deny");
    assert_lemma("clashes", XPOS_VBZ, "clash");
    assert_lemma("walked", XPOS_VBD, "walk");
    assert_lemma("carried", XPOS_VBN, "carry");
    assert_lemma("agreed", XPOS_VBD, "agree");
    assert_lemma("larger", XPOS_JJR, "large");
    assert_lemma("deadliest", XPOS_JJS, "deadly");
    assert_lemma("biggest", XPOS_JJS, "big");
}

static void what_the_ending_changed_is_restored(void **state)
{
    (void)state;
    assert_lemma("stopped", XPOS_VBD, "stop");
    assert_lemma("controlled", XPOS_VBN, "control");
    assert_lemma("killed", XPOS_VBN, "kill");
    assert_lemma("passed", XPOS_VBN, "pass");
    assert_lemma("accused", XPOS_VBD, "accuse");
    assert_lemma("invaded", XPOS_VBD, "invade");
    assert_lemma("visiting", XPOS_VBG, "visit");
    assert_lemma("negotiating", XPOS_VBG, "negotiate");
    assert_lemma("threatening", XPOS_VBG, "threaten");
    assert_lemma("denounced", XPOS_VBD, "denounce");
    assert_lemma("toppling", XPOS_VBG, "topple");
    assert_lemma("lying", XPOS_VBG, "lie");
    assert_lemma("fleeing", XPOS_VBG, "flee");
    assert_lemma("convicted", XPOS_VBN, "convict");
    assert_lemma("released", XPOS_VBN, "release");
}

static void other_forms_are_left_alone(void **state)
{
    (void)state;
    assert_lemma("press", XPOS_NNS, "press");
    assert_lemma("bring", XPOS_VB, "bring");
    assert_lemma("red", XPOS_VBD, "red");
    assert_lemma("thing", XPOS_NN, "thing");
    assert_lemma("", XPOS_VBD, "");
    assert_lemma("s", XPOS_NNS, "s");
    assert_lemma("ing", XPOS_VBG, "ing");
    assert_lemma("er", XPOS_JJR, "er");
}

/* ---- the table -------------------------------------------------------- */

struct fixture {
    struct arena arena;
    struct builder builder;
    unsigned complaints, last_number;
};

static void note(const casus_diagnostic *d, void *user)
{
    struct fixture *f = user;
    f->complaints++;
    f->last_number = d->number;
}

static casus_status compile(struct fixture *f, const char *text,
                            struct bytes *out)
{
    const struct source source = { "test.lemmas", casus__str(text) };
    *f = (struct fixture){ .complaints = 0 };
    casus_build_options options;
    casus_build_options_init(&options);
    options.diagnose = note;
    options.user = f;
    assert_int_equal(casus__builder_open(&f->builder, &options, NULL),
                     CASUS_OK);
    const casus_status s =
        casus__compile_lemmas(&f->builder, &source, 1, NULL);
    *out = (struct bytes){ NULL, 0 };
    for (size_t i = 0; i < f->builder.n_sections; i++)
        if (f->builder.sections[i].tag == SECTION_LEMMAS)
            *out = (struct bytes){ f->builder.sections[i].bytes,
                                   f->builder.sections[i].n };
    return s;
}

static const char *look_up(const struct lemma_table *t, const char *form,
                           enum lemma_class class, char room[64])
{
    casus_str lemma;
    const casus_str f = casus__str(form);
    if (!casus__lemma_table_find(t, f, casus__hash(f.ptr, f.len), class,
                                 &lemma))
        return "";
    snprintf(room, 64, "%.*s", (int)lemma.len, lemma.ptr);
    return room;
}

static void a_compiled_table_is_read_back(void **state)
{
    (void)state;
    struct fixture f;
    struct bytes section;
    struct lemma_table t;
    char room[64];
    assert_int_equal(compile(&f, "# irregular\n"
                                 "better\tA\tgood\n"
                                 "better\tR\twell\n"
                                 "fell\tV\tfall\n",
                             &section),
                     CASUS_OK);
    assert_int_equal(f.complaints, 0);
    assert_int_equal(casus__lemma_table_open(section, &t, NULL), CASUS_OK);
    assert_string_equal(look_up(&t, "fell", LEMMA_VERB, room), "fall");
    assert_string_equal(look_up(&t, "better", LEMMA_ADJECTIVE, room), "good");
    assert_string_equal(look_up(&t, "better", LEMMA_ADVERB, room), "well");
    assert_string_equal(look_up(&t, "better", LEMMA_NOUN, room), "");
    assert_string_equal(look_up(&t, "fel", LEMMA_VERB, room), "");
    casus__builder_close(&f.builder);
}

static void bad_lines_are_complained_of(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned number;
    } cases[] = {
        { "fell fall\n", 401 },        { "fell\tV\n", 401 },
        { "fell\tV\tfall\tx\n", 401 }, { "fell\tQ\tfall\n", 402 },
        { "Fell\tV\tfall\n", 403 },    { "a\tV\tb\na\tV\tc\n", 404 },
        { "b\tV\tb\na\tV\tc\n", 405 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        struct bytes section;
        (void)compile(&f, cases[i].text, &section);
        assert_int_equal(f.complaints, 1);
        assert_int_equal(f.last_number, cases[i].number);
        casus__builder_close(&f.builder);
    }
}

/* ---- the shipped table -------------------------------------------------- */

static void read_file(const char *name, char *room, size_t size)
{
    const char *root = getenv("CASUS_SOURCE_ROOT");
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", root ? root : ".", name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    const size_t n = fread(room, 1, size - 1, f);
    assert_true(n > 0 && n < size - 1);
    room[n] = '\0';
    (void)fclose(f);
}

static void assert_form(const struct lemma_table *t, casus_str form,
                        casus_str base)
{
    casus_str lemma;
    char got[80], want[80];
    if (casus__lemma_table_find(t, form, casus__hash(form.ptr, form.len),
                                LEMMA_VERB, &lemma)) {
        snprintf(got, sizeof got, "%.*s", (int)lemma.len, lemma.ptr);
    } else {
        const struct lemma_cut cut = casus__lemma_cut(form, XPOS_VBD);
        snprintf(got, sizeof got, "%.*s%s", (int)cut.keep, form.ptr,
                 cut.add);
    }
    snprintf(want, sizeof want, "%.*s", (int)base.len, base.ptr);
    assert_string_equal(got, want);
}

static void irregular_verbs_are_complete(void **state)
{
    static char table[100000], verbs[20000];
    struct fixture f;
    struct bytes section;
    struct lemma_table t;
    (void)state;
    read_file("models/english.lemmas", table, sizeof table);
    read_file("tests/unit/data/irregular-verbs.txt", verbs, sizeof verbs);
    assert_int_equal(compile(&f, table, &section), CASUS_OK);
    assert_int_equal(casus__lemma_table_open(section, &t, NULL), CASUS_OK);
    casus_str rest = casus__str(verbs), line;
    while (casus__str_split(&rest, '\n', &line)) {
        casus_str base, part, form;
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        assert_true(casus__str_split(&line, ' ', &base));
        while (casus__str_split(&line, ' ', &part))
            while (casus__str_split(&part, '|', &form))
                assert_form(&t, form, base);
    }
    casus__builder_close(&f.builder);
}

/* Any bytes: refused, or read without leaving them. */
static void broken_tables_do_no_harm(void **state)
{
    (void)state;
    struct fixture f;
    struct bytes section;
    assert_int_equal(compile(&f, "am\tO\tbe\nmen\tN\tman\nwent\tV\tgo\n",
                             &section),
                     CASUS_OK);
    struct arena a;
    casus__arena_init(&a, SIZE_MAX);
    uint32_t seed = 7;
    for (unsigned round = 0; round < 3000; round++) {
        const size_t n = round % (section.len + 1);
        unsigned char *copy = casus__arena_alloc(&a, n + 1, 1);
        assert_non_null(copy);
        memcpy(copy, section.ptr, n);
        for (unsigned k = 0; k < 3 && n; k++) {
            seed = seed * 1664525 + 1013904223;
            copy[(seed >> 8) % n] = (unsigned char)(seed >> 24);
        }
        struct lemma_table t;
        char room[64];
        const struct bytes b = { copy, n };
        if (casus__lemma_table_open(b, &t, NULL) == CASUS_OK)
            (void)look_up(&t, "went", LEMMA_VERB, room);
        casus__arena_reset(&a);
    }
    casus__arena_free(&a);
    casus__builder_close(&f.builder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_are_taken_off),
        cmocka_unit_test(what_the_ending_changed_is_restored),
        cmocka_unit_test(other_forms_are_left_alone),
        cmocka_unit_test(a_compiled_table_is_read_back),
        cmocka_unit_test(bad_lines_are_complained_of),
        cmocka_unit_test(irregular_verbs_are_complete),
        cmocka_unit_test(broken_tables_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
