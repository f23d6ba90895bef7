/* Weights of packs laid over one another, and weights that are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "compile/internal.h"
#include "pack/model.h"
#include "tag/tagger.h"

/* A pack image whose bytes stay where they are. */
struct toy_pack {
    struct builder builder;
    struct buffer image;
};

static void open_builder(struct toy_pack *toy)
{
    static casus_build_options options;
    casus_build_options_init(&options);
    assert_int_equal(casus__builder_open(&toy->builder, &options, NULL),
                     CASUS_OK);
}

static void close_builder(struct toy_pack *toy)
{
    toy->image = (struct buffer){ .arena = &toy->builder.arena };
    assert_int_equal(casus__builder_image(&toy->builder, &toy->image, NULL),
                     CASUS_OK);
}

static void put_slots(struct buffer *b)
{
    casus__buffer_put32(b, 1);
    casus__buffer_put32(b, 10);
    casus__buffer_put32(b, 0);
}

/* One label, which therefore always wins. */
static void put_weights(struct buffer *b, const char *label)
{
    char name[WEIGHTS_NAME] = { 0 };
    memcpy(name, label, strlen(label));
    const uint32_t stride = casus__weights_width(1) + 2;
    casus__buffer_put32(b, 1);
    casus__buffer_put32(b, stride);
    casus__buffer_put32(b, 1);
    casus__buffer_put32(b, 0);
    casus__buffer_bytes(b, name, sizeof name);
    for (unsigned i = 0; i < 2 * stride; i++)
        casus__buffer_put8(b, 0);
}

/* A tagger that calls every word `xpos`. */
static void put_tagger(struct toy_pack *toy, const char *xpos, uint32_t tag_set)
{
    struct buffer b = { .arena = &toy->builder.arena };
    casus__buffer_put32(&b, TAGGER_VERSION);
    casus__buffer_put32(&b, tag_set);
    put_slots(&b);
    put_slots(&b);
    put_weights(&b, xpos);
    put_weights(&b, "NOUN");
    assert_int_equal(
        casus__builder_section(&toy->builder, SECTION_TAGGER, b.ptr, b.len),
        CASUS_OK);
}

static void toy_open(struct toy_pack *toy, const char *xpos, uint32_t tag_set)
{
    open_builder(toy);
    put_tagger(toy, xpos, tag_set);
    close_builder(toy);
}

static void toy_close(struct toy_pack *toy)
{
    casus__builder_close(&toy->builder);
}

static casus_str bytes_of(const struct toy_pack *toy)
{
    return (casus_str){ (const char *)toy->image.ptr, toy->image.len };
}

static const char *tag_of(const casus_model *model)
{
    return casus__xpos_name(model->tagger->penn_label[0]);
}

static void later_weights_replace_earlier(void **state)
{
    struct toy_pack below, above;
    casus_model *model = NULL;
    (void)state;
    toy_open(&below, "JJ", casus__tag_set_hash());
    toy_open(&above, "NN", casus__tag_set_hash());
    const casus_str packs[] = { bytes_of(&below), bytes_of(&above) };
    assert_int_equal(casus_model_open_memory(packs, 1, 0, &model, NULL), 0);
    assert_string_equal(tag_of(model), "JJ");
    casus_model_free(model);
    assert_int_equal(
        casus_model_open_memory(packs, 2, CASUS_OPEN_VERIFY, &model, NULL), 0);
    assert_string_equal(tag_of(model), "NN");
    /* A pack without words makes no layer that every word is looked up in. */
    assert_int_equal(model->n_layers, 1);
    assert_int_equal(model->n_addons, 1);
    casus_model_free(model);
    toy_close(&above);
    toy_close(&below);
}

static void foreign_weights_are_refused(void **state)
{
    struct toy_pack good, foreign;
    casus_model *model = NULL;
    casus_error err = { 0 };
    (void)state;
    toy_open(&good, "JJ", casus__tag_set_hash());
    toy_open(&foreign, "NN", casus__tag_set_hash() + 1);
    const casus_str packs[] = { bytes_of(&good), bytes_of(&foreign) };
    assert_int_equal(casus_model_open_memory(packs, 2, 0, &model, &err),
                     CASUS_E_DATA);
    assert_string_equal(err.message,
                        "memory: tagger: trained for another set of tags");
    toy_close(&foreign);
    toy_close(&good);
}

/* Every bit of a pack, turned one at a time. */
static void any_turned_bit_is_found(void **state)
{
    struct toy_pack toy;
    struct pack pack;
    (void)state;
    toy_open(&toy, "JJ", casus__tag_set_hash());
    const struct bytes data = { toy.image.ptr, toy.image.len };
    assert_int_equal(
        casus__pack_open(data, "test", CASUS_OPEN_VERIFY, &pack, NULL),
        CASUS_OK);
    for (size_t bit = 0; bit < data.len * 8; bit++) {
        toy.image.ptr[bit / 8] ^= (unsigned char)(1u << bit % 8);
        assert_int_equal(
            casus__pack_open(data, "test", CASUS_OPEN_VERIFY, &pack, NULL),
            CASUS_E_DATA);
        toy.image.ptr[bit / 8] ^= (unsigned char)(1u << bit % 8);
    }
    toy_close(&toy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(later_weights_replace_earlier),
        cmocka_unit_test(foreign_weights_are_refused),
        cmocka_unit_test(any_turned_bit_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
