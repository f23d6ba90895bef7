/* The name tagger: sequences, what it looks at, its model file, and the
 * shipped weights on sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/context.h"
#include "api/pipeline.h"
#include "base/filemap.h"
#include "base/str.h"
#include "pack/model.h"
#include "tag/name_tagger.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- sequences --------------------------------------------------------- */

enum { MOST = 8 };

struct box {
    int32_t score[MOST][NAME_LABELS];
    uint32_t allowed[MOST];
    uint8_t from[MOST][NAME_LABELS];
    struct name_moves moves;
    uint8_t labels[MOST];
};

static void clear(struct box *b)
{
    memset(b, 0, sizeof *b);
    for (size_t i = 0; i < MOST; i++)
        b->allowed[i] = NAME_ANY;
}

static bool decode(struct box *b, size_t n)
{
    const struct name_lattice lattice = { b->score, b->allowed, b->from };
    return casus__name_decode(&lattice, n, &b->moves, b->labels);
}

static unsigned label(unsigned type, enum name_place place)
{
    return casus__name_label(type, place);
}

static void names_are_whole(void **state)
{
    (void)state;
    struct box b;
    clear(&b);
    /* A middle without a first word cannot be, however many points it has. */
    b.score[0][label(ENTITY_ORG, PLACE_MIDDLE)] = 100;
    b.score[1][label(ENTITY_ORG, PLACE_LAST)] = 90;
    assert_true(decode(&b, 2));
    assert_int_equal(b.labels[0], label(ENTITY_ORG, PLACE_FIRST));
    assert_int_equal(b.labels[1], label(ENTITY_ORG, PLACE_LAST));
    /* A name does not go over the end of the stretch. */
    clear(&b);
    b.score[1][label(ENTITY_GPE, PLACE_FIRST)] = 50;
    b.score[1][label(ENTITY_GPE, PLACE_ALONE)] = 10;
    assert_true(decode(&b, 2));
    assert_int_equal(b.labels[0], NAME_OUTSIDE);
    assert_int_equal(b.labels[1], label(ENTITY_GPE, PLACE_ALONE));
}

static void types_do_not_change_inside_a_name(void **state)
{
    (void)state;
    struct box b;
    clear(&b);
    b.score[0][label(ENTITY_PERSON, PLACE_FIRST)] = 30;
    b.score[1][label(ENTITY_ORG, PLACE_LAST)] = 20;
    b.score[1][label(ENTITY_PERSON, PLACE_LAST)] = 5;
    assert_true(decode(&b, 2));
    assert_int_equal(b.labels[0], label(ENTITY_PERSON, PLACE_FIRST));
    assert_int_equal(b.labels[1], label(ENTITY_PERSON, PLACE_LAST));
}

static void moves_and_sets_of_labels_count(void **state)
{
    (void)state;
    struct box b;
    const unsigned gpe = label(ENTITY_GPE, PLACE_ALONE);
    const unsigned norp = label(ENTITY_NORP, PLACE_ALONE);
    clear(&b);
    b.score[0][gpe] = b.score[1][gpe] = 10;
    b.moves.at[gpe][gpe] = -15;
    b.moves.at[gpe][norp] = -2;
    b.score[1][norp] = 9;
    assert_true(decode(&b, 2));
    assert_int_equal(b.labels[1], norp);
    b.allowed[1] = 1u << gpe;
    assert_true(decode(&b, 2));
    assert_int_equal(b.labels[0], NAME_OUTSIDE);
    assert_int_equal(b.labels[1], gpe);
    b.allowed[1] = 1u << label(ENTITY_GPE, PLACE_LAST);
    b.allowed[0] = 1u << gpe;
    assert_false(decode(&b, 2));
    assert_int_equal(b.labels[0], NAME_OUTSIDE);
    assert_true(decode(&b, 0));
}

/* ---- the shipped weights ----------------------------------------------- */

static casus_model *model;
static casus_ctx *ctx;

static int open_model(void **state)
{
    (void)state;
    const char *pack = getenv("CASUS_TEST_PACK");
    return pack && casus_model_open(&pack, 1, 0, &model, NULL) == CASUS_OK &&
                   casus_ctx_new(model, NULL, &ctx, NULL) == CASUS_OK
               ? 0
               : -1;
}

static int close_model(void **state)
{
    (void)state;
    casus_ctx_free(ctx);
    casus_model_free(model);
    return 0;
}

static casus_doc *read_text(const char *text)
{
    casus_input in;
    casus_doc *doc;
    casus_input_init(&in);
    in.text = casus__str(text);
    assert_int_equal(casus__pipeline_run(ctx, &in, STAGE_TAG, &doc, NULL),
                     CASUS_OK);
    return doc;
}

/* `expected`: "PERSON:Ana Duarte|GPE:Lisbon", in text order. */
static void assert_names(const char *text, const char *expected)
{
    char got[1000] = "";
    size_t n = 0;
    casus_doc *doc = read_text(text);
    for (size_t i = 0; i < doc->n_name_spans; i++) {
        const struct name_span *s = &doc->name_spans[i];
        const uint32_t begin = doc->tokens[s->tok].begin;
        const uint32_t end = doc->tokens[s->tok + s->n_tok - 1].end;
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s:%.*s",
                              n ? "|" : "", casus__entity_type_name(s->type),
                              (int)(end - begin), doc->buffer + begin);
        assert_true(n < sizeof got);
    }
    casus_doc_free(doc);
    assert_string_equal(got, expected);
}

static void names_have_types(void **state)
{
    (void)state;
    assert_names("Maria Keller met officials of the World Bank in Nairobi.",
                 "PERSON:Maria Keller|ORG:World Bank|GPE:Nairobi");
    assert_names("Ukrainian troops crossed the Dnieper River on Tuesday.",
                 "NORP:Ukrainian|LOC:Dnieper River");
    assert_names("Prices rose again, the shopkeepers said.", "");
}

/* A word that is a place in the gazetteers may be a person here. */
static void the_sentence_decides_the_type(void **state)
{
    (void)state;
    assert_names("Michael Jordan spoke in Amman, the capital of Jordan.",
                 "PERSON:Michael Jordan|GPE:Amman|GPE:Jordan");
}

/* What stands elsewhere in the document decides. */
static void the_document_decides_the_type(void **state)
{
    (void)state;
    assert_names("Paulina Quarrick was named minister. Reporters asked "
                 "whether Quarrick would resign. Quarrick declined.",
                 "PERSON:Paulina Quarrick|PERSON:Quarrick|PERSON:Quarrick");
}

static void case_may_be_lost(void **state)
{
    (void)state;
    assert_names("PRESIDENT PUTIN ARRIVES IN BEIJING",
                 "PERSON:PUTIN|GPE:BEIJING");
    assert_names("french troops left mali last year", "NORP:french|GPE:mali");
}

/* ---- borders, after the tagger ----------------------------------------- */

static void assert_mentions(const char *text, const char *expected)
{
    char got[1000] = "";
    size_t n = 0;
    casus_input in;
    casus_doc *doc;
    casus_input_init(&in);
    in.text = casus__str(text);
    assert_int_equal(
        casus__pipeline_run(ctx, &in, STAGE_MENTION, &doc, NULL), CASUS_OK);
    for (size_t i = 0; i < doc->n_mentions; i++) {
        const casus_mention *m = &doc->mentions[i];
        if (m->kind != MENTION_NAME)
            continue;
        n += (size_t)snprintf(
            got + n, sizeof got - n, "%s%s:%.*s", n ? "|" : "",
            casus__entity_type_name(doc->entities[m->entity].type),
            (int)(m->end - m->begin), doc->buffer + m->begin);
        assert_true(n < sizeof got);
    }
    casus_doc_free(doc);
    assert_string_equal(got, expected);
}

static void titles_stay_outside(void **state)
{
    (void)state;
    assert_mentions("Officials met Mullah Hamid Daud in Kabul.",
                    "PERSON:Hamid Daud|GPE:Kabul");
    assert_mentions("King Salman flew to Amman.", "PERSON:Salman|GPE:Amman");
}

static void numbers_of_units_belong_to_them(void **state)
{
    (void)state;
    assert_mentions("He joined the 82nd Airborne Division in Iraq.",
                    "ORG:82nd Airborne Division|GPE:Iraq");
}

static void prefixes_stay_outside(void **state)
{
    (void)state;
    assert_mentions("Hundreds of pro-Russian demonstrators left.",
                    "NORP:Russian");
    assert_mentions("The report names al-Shabab as the attacker.",
                    "ORG:al-Shabab");
}

static void places_of_lawmakers_are_places(void **state)
{
    (void)state;
    assert_mentions("Sen. Jane Roe, D-Ohio, opposed the bill.",
                    "PERSON:Jane Roe|GPE:Ohio");
}

/* ---- the model file ---------------------------------------------------- */

static casus_status open_bytes(const unsigned char *p, size_t n)
{
    struct arena arena;
    struct name_model *m;
    casus__arena_init(&arena, SIZE_MAX / 4);
    const casus_status s =
        casus__name_model_open((struct bytes){ p, n }, &arena, &m, NULL);
    casus__arena_free(&arena);
    return s;
}

static void bad_models_are_refused(void **state)
{
    (void)state;
    struct bytes section;
    assert_true(
        casus__pack_section(&model->layers[0].pack, SECTION_NAMES, &section));
    assert_int_equal(open_bytes(section.ptr, section.len), CASUS_OK);
    for (size_t n = 0; n < section.len; n += n < 4096 ? 7 : 50021)
        assert_int_equal(open_bytes(section.ptr, n), CASUS_E_DATA);
    unsigned char *copy = malloc(section.len);
    assert_non_null(copy);
    memcpy(copy, section.ptr, section.len);
    copy[0] ^= 1; /* another version */
    assert_int_equal(open_bytes(copy, section.len), CASUS_E_DATA);
    copy[0] ^= 1;
    copy[4] ^= 1; /* other labels */
    assert_int_equal(open_bytes(copy, section.len), CASUS_E_DATA);
    copy[4] ^= 1;
    copy[8] ^= 1; /* a table of words of another size */
    assert_int_equal(open_bytes(copy, section.len), CASUS_E_DATA);
    free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_whole),
        cmocka_unit_test(types_do_not_change_inside_a_name),
        cmocka_unit_test(moves_and_sets_of_labels_count),
        cmocka_unit_test(names_have_types),
        cmocka_unit_test(the_sentence_decides_the_type),
        cmocka_unit_test(the_document_decides_the_type),
        cmocka_unit_test(case_may_be_lost),
        cmocka_unit_test(titles_stay_outside),
        cmocka_unit_test(numbers_of_units_belong_to_them),
        cmocka_unit_test(prefixes_stay_outside),
        cmocka_unit_test(places_of_lawmakers_are_places),
        cmocka_unit_test(bad_models_are_refused),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
