/* The gazetteer compiler: what it complains of, the plurals it makes, what
 * it keeps of a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "compile/plural.h"
#include "gazbox.h"

/* Complaints as "LINE Cnnn" for errors, "LINE cnnn" for warnings. */
static void said(const char *rows, const char *expected)
{
    struct gazbox box;
    gazbox_open(&box, rows, "# words\nwill\nmay\nmoron\nnato\n", NULL);
    assert_string_equal(box.said, expected);
    gazbox_close(&box);
}

static void good_rows_pass(void **state)
{
    (void)state;
    said("", "");
    said("# a comment\n\n"
         "gn:1\tBrindle\tBrindel|=BR\tGPE\tFRA\t\tlat=1.5;lon=-0.25;pop=9\n"
         "gn:2\tWill\t\tAGENT\n",
         "");
    said("a:1\tFenwick\t\tGPE\r\n", ""); /* written on Windows */
}

static void rows_have_columns(void **state)
{
    (void)state;
    said("a:1\tFenwick\tGPE\n", "1 C110");
    said("a:1\tFenwick\t\tGPE\t\t\t\t\n", "1 C110");
    said("\tFenwick\t\tGPE\n", "1 C111");
    said("a:1\t\t\tGPE\n", "1 C114");
    said("a:1\t?\t\tGPE\n", "1 c124");
    said("a:1\tFenwick\t\tTOWN\n", "1 C115");
    said("a:1\tFenwick\t\tGPE\tFrance\n", "1 C116");
    /* With a list of countries, a code is one of theirs or a body's. */
    said("a:1\tFenwick\t\tORG\tFRX\ncountry:FRA\tFrance\t\tGPE\tFRA\n",
         "1 C116");
    said("a:1\tFenwick\t\tORG\tNGO\ncountry:FRA\tFrance\t\tGPE\tFRA\n",
         "");
    said("a:1\tFenwick\t\tORG\tFRA\tGOV,XYZ\n", "1 C117");
    said("a:1\tFenwick\t\tORG\tFRA\tGOV,MIL\n", "");
    said("a:1\tE\xcc\x81voque\t\tGPE\n", "1 C123"); /* e, then an accent */
    said("a:1\t\xc3\x89voque\t\tGPE\n", "");
}

static void ids_are_sorted_and_stand_once(void **state)
{
    (void)state;
    said("b\tFenwick\t\tGPE\na\tBrindle\t\tGPE\n", "2 C113");
    said("a\tFenwick\t\tGPE\na\tBrindle\t\tGPE\n", "2 C112");
    said("a\tFenwick\t\tGPE\na:b\tBrindle\t\tGPE\n", "");
    /* "-" removes a row below; nothing lies below here. */
    said("a\t-\n", "1 c137");
    said("a\tFenwick\t\tGPE\na\t-\n", "2 C112, 2 c137");
}

static void the_last_column_is_checked(void **state)
{
    (void)state;
    said("a\tFenwick\t\tGPE\t\t\tlat\n", "1 C118");
    said("a\tFenwick\t\tGPE\t\t\tstart=20-1\n", "1 C119");
    said("a\tFenwick\t\tGPE\t\t\tstart=2020-02-30\n", "1 C119");
    said("a\tFenwick\t\tGPE\t\t\tstart=2020-02-29\n", "");
    said("a\tFenwick\t\tGPE\t\t\tstart=2021-02-29\n", "1 C119");
    said("a\tFenwick\t\tGPE\t\t\tlat=91;lon=0\n", "1 C120, 1 c130");
    said("a\tFenwick\t\tGPE\t\t\tlat=9.12345;lon=0\n", "1 C120, 1 c130");
    said("a\tFenwick\t\tGPE\t\t\tlat=1\n", "1 c130");
    said("a\tFenwick\t\tGPE\t\t\tat=1.5,-0.25\n", "");
    said("a\tFenwick\t\tGPE\t\t\tat=1.5\n", "1 C120");
    said("a\tFenwick\t\tGPE\t\t\tat=1.5,181\n", "1 C120");
    said("a\tFenwick\t\tGPE\t\t\tpop=many\n", "1 C121");
    said("a\tFenwick\t\tGPE\t\t\tseat=yes\n", "1 C121");
    said("a\tFenwick\t\tGPE\t\t\tcolour=red\n", "1 c125");
    said("a\tFenwick\t\tGPE\t\t\tcapital=b\n", "1 c133");
    said("a\tFenwick\t\tGPE\t\t\tcapital=b\nb\tBrindle\t\tGPE\n", "");
    said("a\tFenwick\t\tGPE\t\t\tstart=2020;end=2019\n", "1 c134");
    said("a\tFenwick\t\tGPE\t\t\tgender=m\n", "1 c136");
    said("a\tkrone\t\tCURRENCY\n", "1 c132");
    said("a\tkrone\t\tCURRENCY\t\t\tiso=Kr\n", "1 c131");
    said("a\tkrone\t\tCURRENCY\t\t\tiso=NOK\n", "");
    said("a\tOda\t\tGIVEN\t\t\tgender=m,f;origin=NO,SE\n", "");
    said("a\tOda\t\tGIVEN\t\t\tgender=w;origin=NOR\n", "1 c131, 1 c131");
}

static void offices_are_checked(void **state)
{
    (void)state;
    said("a\tOda Fenwick\t\tPERSON\t\t\trole=FRA,GOV,2001,2004-05,minister, "
         "acting\n",
         "");
    said("a\tOda Fenwick\t\tPERSON\t\t\trole=FRA,GOV,2001,2004\n", "1 C122");
    said("a\tOda Fenwick\t\tPERSON\t\t\trole=FRA,GOV,2005,2004,x\n",
         "1 c134");
    said("a\tOda Fenwick\t\tPERSON\t\t\trole=Fra,GOV,2001,,x\n", "1 C122");
}

static void common_words_need_a_mark(void **state)
{
    (void)state;
    said("a\tWill\t\tGIVEN\n", "1 c126");
    said("a\t?Will\t\tGIVEN\n", "");
    said("a\t=Will\t\tGIVEN\n", "");
    said("a\tMay River\tMay\tLOC\n", "1 c126");
    said("a\tMor\xc3\xb3n\t\tGPE\n", "1 c126");
    said("a\twill\t\tAGENT\n", "");  /* a word type */
    said("a\tNATO\t\tORG\n", "1 c126"); /* "Nato" would match too */
}

static void the_base_knows_the_common_words(void **state)
{
    struct gazbox base, over;
    (void)state;
    gazbox_open(&base, "", "fennel\n", NULL);
    gazbox_open(&over, "a\tFennel\t\tGPE\nb\tBrindle\t\tGPE\n", NULL,
                base.model);
    assert_string_equal(over.said, "1 c126");
    gazbox_close(&over);
    gazbox_close(&base);
}

static void the_base_knows_the_countries(void **state)
{
    struct gazbox base, over;
    (void)state;
    gazbox_open(&base, "country:MLI\tMali\t\tGPE\tMLI\n", NULL, NULL);
    gazbox_open(&over,
                "a\tReed Front\t\tORG\tMLI\nb\tRush Front\t\tORG\tMLY\n"
                "c\tFen Front\t\tORG\tIMG\n",
                NULL, base.model);
    assert_string_equal(over.said, "2 c138");
    gazbox_close(&over);
    gazbox_close(&base);
}

static void variants_are_checked(void **state)
{
    (void)state;
    said("a\tFenwick\tBrindle||Oda\tGPE\n", "1 c127");
    said("a\tFenwick\tBrindle | Oda\tGPE\n", "1 c127, 1 c127");
    said("a\tFenwick\tFenwick\tGPE\n", "1 c127");
    said("a\tFenwick\t=?Oda\tGPE\n", "1 c124");
    said("a\tA b c d e f g h i j k l m n o p\t\tORG\n", "");
    said("a\tA b c d e f g h i j k l m n o p q\t\tORG\n", "1 c128");
}

/* ---- plurals --------------------------------------------------------- */

static void plural_is(const char *word, const char *expected)
{
    char out[PLURAL_ROOM];
    const size_t n = casus__plural(casus__str(word), out);
    out[n] = '\0';
    assert_string_equal(out, expected);
}

static void plurals_follow_rules(void **state)
{
    (void)state;
    plural_is("soldier", "soldiers");
    plural_is("deputy", "deputies");
    plural_is("attorney", "attorneys");
    plural_is("guy", "guys");
    plural_is("soliloquy", "soliloquies");
    plural_is("church", "churches");
    plural_is("boss", "bosses");
    plural_is("box", "boxes");
    plural_is("policeman", "policemen");
    plural_is("Roman", "Romans");
    plural_is("salesperson", "salespeople");
    plural_is("midwife", "midwives");
    plural_is("schoolchild", "schoolchildren");
    plural_is("forces", "");
    plural_is("NGO", "");
    plural_is("foreign ministry", "foreign ministries");
    plural_is("member of parliament", "members of parliament");
    plural_is("commander-in-chief", "commanders-in-chief");
    plural_is("of age", "of ages");
}

static void plurals_end_in_the_pack(void **state)
{
    struct gazbox box;
    char out[400];
    (void)state;
    gazbox_open(&box,
                "a:deer\tdeer\t\tAGENT\t\t\tplural=-\n"
                "a:envoy\tenvoy\tlegate\tAGENT\n"
                "a:ox\tox\t\tAGENT\t\t\tplural=oxen\n",
                NULL, NULL);
    casus_doc *doc =
        gazbox_doc(&box, "Two envoys, two Legates, two oxen, two deers.");
    gazbox_matches(doc, out, sizeof out);
    assert_string_equal(out,
                        "[envoys] a:envoy [Legates] a:envoy [oxen] a:ox");
    casus_doc_free(doc);
    gazbox_close(&box);
}

/* ---- entries --------------------------------------------------------- */

static void str_is(casus_str s, const char *expected)
{
    assert_true(casus__str_is(s, expected));
}

static void entries_keep_what_rows_say(void **state)
{
    struct gazbox box;
    struct gaz_entry e;
    struct gaz_role role;
    char lat[CASUS__DECIMAL_PRINT];
    size_t at = 0;
    (void)state;
    gazbox_open(&box,
                "country:FRA\t?Brindle\t\tGPE\tFRA\tGOV,MIL\tlat=-1.25;lon=2;"
                "pop=77;start=1990;end=2001-03;seat=1;note=n\n"
                "p\tOda Fenwick\t\tPERSON\t\t\trole=FRA,GOV,2001,,minister, "
                "acting;unsourced=1;role=,,,2010,clerk\n",
                NULL, NULL);
    const struct gaz *gaz = &box.model->layers[0].gaz;
    assert_int_equal(gaz->n_entries, 2);
    assert_true(casus__gaz_entry(gaz, 0, &e));
    str_is(e.id, "country:FRA");
    str_is(e.name, "Brindle");
    str_is(e.code, "FRA");
    str_is(e.sectors, "GOV,MIL");
    str_is(e.extra, "note=n");
    assert_int_equal(e.flags, GAZ_SEAT | GAZ_HAS_GEO | GAZ_COUNTRY);
    assert_int_equal(e.geonameid, 0);
    assert_int_equal(e.population, 77);
    assert_int_equal(e.start, 19900101);
    assert_int_equal(e.end, 20010331);
    (void)casus__decimal_print(e.lat, lat);
    assert_string_equal(lat, "-1.25");

    assert_true(casus__gaz_entry(gaz, 1, &e));
    assert_int_equal(e.flags, GAZ_UNSOURCED);
    assert_int_equal(e.start, 0);
    assert_int_equal(e.end, 99999999);
    assert_true(casus__gaz_next_role(&e, &at, &role));
    str_is(role.office, "minister, acting");
    assert_int_equal(role.start, 20010101);
    assert_int_equal(role.end, 99999999);
    assert_true(casus__gaz_next_role(&e, &at, &role));
    str_is(role.office, "clerk");
    assert_int_equal(role.end, 20101231);
    assert_false(casus__gaz_next_role(&e, &at, &role));
    assert_false(casus__gaz_entry(gaz, 2, &e));
    gazbox_close(&box);
}

static void places_of_geonames_are_short(void **state)
{
    struct gazbox box;
    struct gaz_entry e;
    char lon[CASUS__DECIMAL_PRINT];
    (void)state;
    gazbox_open(&box,
                "gn:12\tBrindle\t\tGPE\tFRA\t\tat=1.5,-0.25;pop=9\n"
                "gn:13\tFenwick\t\tGPE\tFRA\t\tat=1,2;feature=PPLA\n",
                NULL, NULL);
    const struct gaz *gaz = &box.model->layers[0].gaz;
    assert_true(casus__gaz_entry(gaz, 0, &e));
    assert_int_equal(e.geonameid, 12);
    assert_int_equal(e.flags, GAZ_HAS_GEO);
    str_is(e.extra, "feature=PPL");
    (void)casus__decimal_print(e.lon, lon);
    assert_string_equal(lon, "-0.25");
    assert_true(casus__gaz_entry(gaz, 1, &e));
    str_is(e.extra, "feature=PPLA");
    gazbox_close(&box);
}

/* ---- the shipped data ------------------------------------------------ */

static void count(const casus_diagnostic *d, void *user)
{
    unsigned *errors = user;
    print_error("%s:%u: C%u: %s\n", d->file, d->line, d->number, d->message);
    ++*errors;
}

static void the_shipped_gazetteers_have_no_faults(void **state)
{
    const char *root = getenv("CASUS_SOURCE_ROOT");
    char path[1024];
    const char *const input = path;
    casus_build_options options;
    casus_error err = { 0 };
    unsigned errors = 0;
    (void)state;
    assert_non_null(root);
    (void)snprintf(path, sizeof path, "%s/gazetteers", root);
    casus_build_options_init(&options);
    options.inputs = &input;
    options.n_inputs = 1;
    options.diagnose = count;
    options.user = &errors;
    assert_int_equal(casus_pack_build(&options, NULL, &err), CASUS_OK);
    assert_int_equal(errors, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_rows_pass),
        cmocka_unit_test(rows_have_columns),
        cmocka_unit_test(ids_are_sorted_and_stand_once),
        cmocka_unit_test(the_last_column_is_checked),
        cmocka_unit_test(offices_are_checked),
        cmocka_unit_test(common_words_need_a_mark),
        cmocka_unit_test(the_base_knows_the_common_words),
        cmocka_unit_test(the_base_knows_the_countries),
        cmocka_unit_test(variants_are_checked),
        cmocka_unit_test(plurals_follow_rules),
        cmocka_unit_test(plurals_end_in_the_pack),
        cmocka_unit_test(entries_keep_what_rows_say),
        cmocka_unit_test(places_of_geonames_are_short),
        cmocka_unit_test(the_shipped_gazetteers_have_no_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
