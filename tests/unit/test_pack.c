/* Packs: what opening refuses, the vocabulary, the trie, and reads of damaged
 * bytes. */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fold.h"
#include "base/str.h"
#include "gazbox.h"

static const char rows[] = "a\tBrindle\tOda|=BR\tGPE\tFRA\tGOV\tlat=1;lon=2\n"
                           "b\tBrindle Bay\t\tLOC\t\t\tstart=1990\n"
                           "c\tenvoy\t\tAGENT\n"
                           "d\tBrindle Bay Port\tOda Port\tFAC\n";

/* ---- the head -------------------------------------------------------- */

struct image {
    unsigned char *bytes; /* a copy to spoil, aligned */
    size_t n;
};

static struct image copy_image(const struct gazbox *box)
{
    struct image image = { NULL, box->image.len };
    void *p = NULL;
    if (posix_memalign(&p, PACK_ALIGN, image.n) != 0)
        abort();
    memcpy(p, box->image.ptr, image.n);
    image.bytes = p;
    return image;
}

static casus_status open_bytes(const unsigned char *p, size_t n,
                               unsigned flags)
{
    struct pack pack;
    return casus__pack_open((struct bytes){ p, n }, "test", flags, &pack,
                            NULL);
}

/* The image with 4 bytes at `at` replaced. */
static casus_status open_with(const struct gazbox *box, size_t at,
                              uint32_t value, unsigned flags)
{
    struct image image = copy_image(box);
    casus__put32(image.bytes + at, value);
    const casus_status s = open_bytes(image.bytes, image.n, flags);
    free(image.bytes);
    return s;
}

enum { FORMAT = 8, N_SECTIONS = 12, FILE_SIZE = 16, UNICODE = 24, TABLE = 32,
       OFFSET = 8, SIZE = 16 };

static void the_head_is_checked(void **state)
{
    struct gazbox box;
    (void)state;
    gazbox_open(&box, rows, NULL, NULL);
    const unsigned char *p = box.image.ptr;
    const size_t n = box.image.len;
    assert_int_equal(open_bytes(p, n, CASUS_OPEN_VERIFY), CASUS_OK);
    for (size_t k = 0; k < n; k += k < 300 ? 1 : 97)
        assert_int_equal(open_bytes(p, k, 0), CASUS_E_DATA);
    assert_int_equal(open_with(&box, 0, 0x12345678, 0), CASUS_E_DATA);
    assert_int_equal(open_with(&box, FORMAT, CASUS_PACK_FORMAT + 1, 0),
                     CASUS_E_DATA);
    assert_int_equal(open_with(&box, FORMAT, 0, 0), CASUS_E_DATA);
    assert_int_equal(open_with(&box, N_SECTIONS, 33, 0), CASUS_E_DATA);
    assert_int_equal(open_with(&box, FILE_SIZE, (uint32_t)n + 1, 0),
                     CASUS_E_DATA);
    assert_int_equal(
        open_with(&box, UNICODE, casus__unicode_version() + 1, 0),
        CASUS_E_DATA);
    assert_int_equal(open_with(&box, UNICODE, 60000, 0), CASUS_OK);
    gazbox_close(&box);
}

static void sections_lie_in_the_file(void **state)
{
    struct gazbox box;
    (void)state;
    gazbox_open(&box, rows, NULL, NULL);
    const uint32_t first = casus__get32(box.image.ptr + TABLE + OFFSET);
    const uint32_t n = (uint32_t)box.image.len;
    assert_int_equal(open_with(&box, TABLE + OFFSET, first + 8, 0),
                     CASUS_E_DATA); /* not aligned */
    assert_int_equal(open_with(&box, TABLE + OFFSET, 0, 0), CASUS_E_DATA);
    assert_int_equal(open_with(&box, TABLE + OFFSET, n + 16 - n % 16, 0),
                     CASUS_E_DATA);
    assert_int_equal(open_with(&box, TABLE + SIZE, n, 0), CASUS_E_DATA);
    assert_int_equal(open_with(&box, TABLE + SIZE + 4, UINT32_MAX, 0),
                     CASUS_E_DATA); /* offset + size would wrap */
    gazbox_close(&box);
}

static void checksums_are_verified_when_asked(void **state)
{
    struct gazbox box;
    (void)state;
    gazbox_open(&box, rows, NULL, NULL);
    const uint32_t first = casus__get32(box.image.ptr + TABLE + OFFSET);
    assert_int_equal(open_with(&box, first, 0x01020304, 0), CASUS_OK);
    assert_int_equal(open_with(&box, first, 0x01020304, CASUS_OPEN_VERIFY),
                     CASUS_E_DATA);
    gazbox_close(&box);
}

static void meta_is_read_by_key(void **state)
{
    struct gazbox box;
    (void)state;
    gazbox_open(&box, rows, NULL, NULL);
    const struct pack *pack = &box.model->layers[0].pack;
    assert_true(casus__str_is(casus__pack_meta(pack, "data_version"),
                              "test"));
    assert_int_equal(casus__pack_meta(pack, "licence").len, 0);
    assert_int_equal(casus__pack_meta(pack, "data").len, 0);
    gazbox_close(&box);
}

/* ---- the same bytes, in a file --------------------------------------- */

static void same_inputs_give_the_same_bytes(void **state)
{
    struct gazbox one, two;
    (void)state;
    gazbox_open(&one, rows, "will\nmay\n", NULL);
    gazbox_open(&two, rows, "will\nmay\n", NULL);
    assert_int_equal(one.image.len, two.image.len);
    assert_memory_equal(one.image.ptr, two.image.ptr, one.image.len);
    gazbox_close(&one);
    gazbox_close(&two);
}

static void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void packs_are_built_into_files(void **state)
{
    char dir[] = "/tmp/casus-test-XXXXXX", source[64], pack[64], over[64];
    const char *const input = dir, *const path = pack;
    casus_build_options options;
    casus_model *model = NULL;
    casus_error err = { 0 };
    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(source, sizeof source, "%s/a.tsv", dir);
    (void)snprintf(pack, sizeof pack, "%s/a.pack", dir);
    (void)snprintf(over, sizeof over, "%s/over.pack", dir);
    casus_build_options_init(&options);
    options.inputs = &input;
    options.n_inputs = 1;
    options.data_version = "7";
    options.licence = "own work\nnot this";
    write_text(source, rows);
    assert_int_equal(casus_pack_build(&options, pack, &err), CASUS_OK);
    assert_int_equal(casus_model_open(&path, 1, CASUS_OPEN_VERIFY, &model,
                                      &err),
                     CASUS_OK);
    assert_true(casus__str_is(casus_model_data_version(model), "7"));
    assert_true(casus__str_is(
        casus__pack_meta(&model->layers[0].pack, "licence"), "own work"));
    casus_model_free(model);

    /* Another over it changes the version, which a half-written corpus is
     * told by; one without a version of its own is named by its bytes. */
    const char *both[] = { path, over };
    options.data_version = "";
    assert_int_equal(casus_pack_build(&options, over, &err), CASUS_OK);
    assert_int_equal(casus_model_open(both, 2, 0, &model, &err), CASUS_OK);
    const casus_str version = casus_model_data_version(model);
    assert_int_equal(version.len, strlen("7+12345678"));
    assert_memory_equal(version.ptr, "7+", 2);
    casus_model_free(model);
    assert_int_equal(unlink(over), 0);
    options.data_version = "7";

    /* A failed build leaves the old file alone. */
    write_text(source, "a\tBrindle\t\tTOWN\n");
    assert_int_equal(casus_pack_build(&options, pack, &err), CASUS_E_DATA);
    assert_int_equal(casus_model_open(&path, 1, CASUS_OPEN_VERIFY, &model,
                                      &err),
                     CASUS_OK);
    casus_model_free(model);
    assert_int_equal(casus_pack_build(&options, "/no/such/dir/a.pack", &err),
                     CASUS_E_DATA);
    write_text(source, rows);
    assert_int_equal(casus_pack_build(&options, "/no/such/dir/a.pack", &err),
                     CASUS_E_IO);
    assert_int_equal(unlink(source), 0);
    assert_int_equal(unlink(pack), 0);
    assert_int_equal(rmdir(dir), 0); /* no temporary file is left */
}

/* ---- vocabulary and trie --------------------------------------------- */

static uint32_t find(const struct vocab *vocab, const char *word)
{
    const casus_str s = casus__str(word);
    return casus__vocab_find(vocab, s, casus__hash(s.ptr, s.len));
}

static void words_are_found(void **state)
{
    enum { WORDS = 3000 };
    struct builder b;
    casus_build_options options;
    struct vocab vocab;
    struct bytes section;
    struct pack pack;
    char word[32];
    (void)state;
    casus_build_options_init(&options);
    assert_int_equal(casus__builder_open(&b, &options, NULL), CASUS_OK);
    for (uint32_t i = 0; i < WORDS; i++) {
        (void)snprintf(word, sizeof word, "w%u", (unsigned)(i * i));
        assert_int_equal(casus__builder_atom(&b, casus__str(word)), i);
        assert_int_equal(casus__builder_atom(&b, casus__str(word)), i);
    }
    struct buffer image = { .arena = casus__builder_arena(&b) };
    assert_int_equal(casus__builder_image(&b, &image, NULL), CASUS_OK);
    assert_int_equal(casus__pack_open((struct bytes){ image.ptr, image.len },
                                      "test", 0, &pack, NULL),
                     CASUS_OK);
    assert_true(casus__pack_section(&pack, SECTION_VOCAB, &section));
    assert_int_equal(casus__vocab_open(section, "test", &vocab, NULL), 0);
    assert_int_equal(vocab.n_words, WORDS);
    for (uint32_t i = 0; i < WORDS; i++) {
        (void)snprintf(word, sizeof word, "w%u", (unsigned)(i * i));
        assert_int_equal(find(&vocab, word), i);
        assert_true(casus__str_is(casus__vocab_word(&vocab, i), word));
        (void)snprintf(word, sizeof word, "v%u", (unsigned)i);
        assert_int_equal(find(&vocab, word), UINT32_MAX);
    }
    assert_int_equal(casus__vocab_word(&vocab, WORDS).len, 0);
    casus__builder_close(&b);
}

static void an_empty_pack_has_no_words(void **state)
{
    struct vocab vocab;
    struct trie trie;
    struct gaz gaz;
    struct gaz_item item;
    struct gaz_entry entry;
    const struct bytes none = { (const unsigned char *)"", 0 };
    (void)state;
    assert_int_equal(casus__vocab_open(none, "test", &vocab, NULL), 0);
    assert_int_equal(find(&vocab, "a"), UINT32_MAX);
    assert_int_equal(casus__trie_open(none, "test", &trie, NULL), 0);
    assert_int_equal(casus__trie_begin(&trie, 0, false), TRIE_DEAD);
    assert_int_equal(casus__trie_step(&trie, 0, 0, false), TRIE_DEAD);
    assert_int_equal(casus__trie_value(&trie, 0).n, 0);
    assert_int_equal(casus__gaz_open(none, "test", &gaz, NULL), 0);
    assert_false(casus__gaz_item(&gaz, 0, &item));
    assert_false(casus__gaz_entry(&gaz, 0, &entry));
    assert_int_equal(entry.id.len, 0);
}

static uint32_t walk(const casus_model *model, const char *words)
{
    const struct layer *layer = &model->layers[0];
    casus_str rest = casus__str(words), word;
    uint32_t state = 0;
    while (state != TRIE_DEAD && casus__str_split(&rest, ' ', &word))
        state = casus__trie_step(
            &layer->trie, state,
            casus__vocab_find(&layer->vocab, word,
                              casus__hash(word.ptr, word.len)),
            false);
    return state;
}

static void names_are_paths(void **state)
{
    struct gazbox box;
    (void)state;
    gazbox_open(&box, rows, NULL, NULL);
    const struct trie *trie = &box.model->layers[0].trie;
    static const char *const names[] = { "brindle", "oda", "br",
                                         "brindle bay", "envoy", "envoys",
                                         "brindle bay port", "oda port" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const uint32_t s = walk(box.model, names[i]);
        assert_true(s != TRIE_DEAD);
        assert_int_equal(casus__trie_value(trie, s).n, 1);
    }
    assert_int_equal(walk(box.model, "bay"), TRIE_DEAD);
    assert_int_equal(walk(box.model, "brindle port"), TRIE_DEAD);
    assert_int_equal(walk(box.model, "envoy bay"), TRIE_DEAD);
    assert_int_equal(walk(box.model, "fenwick"), TRIE_DEAD);
    /* Only the noun may begin with a small letter, and the exact name. */
    const struct vocab *vocab = &box.model->layers[0].vocab;
    assert_true(casus__trie_begin(trie, find(vocab, "envoy"), true) !=
                TRIE_DEAD);
    assert_int_equal(casus__trie_begin(trie, find(vocab, "brindle"), true),
                     TRIE_DEAD);
    assert_true(casus__trie_begin(trie, find(vocab, "brindle"), false) !=
                TRIE_DEAD);
    gazbox_close(&box);
}

/* ---- damaged bytes ---------------------------------------------------- */

static int swallow(const char *bytes, size_t n, void *user)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

/* Open, read all there is, analyse. Any result will do, but it must come
 * (under sanitizers: without a bad read). */
static void use_bytes(const unsigned char *bytes, size_t n)
{
    const casus_str pack = { (const char *)bytes, n };
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_doc *doc = NULL;
    casus_input in;
    size_t written = 0;
    if (casus_model_open_memory(&pack, 1, 0, &model, NULL) != CASUS_OK)
        return;
    (void)casus_model_dump(model, "gazetteer", swallow, &written, NULL);
    (void)casus_model_dump(model, "words", swallow, &written, NULL);
    assert_int_equal(casus_ctx_new(model, NULL, &ctx, NULL), CASUS_OK);
    casus_input_init(&in);
    in.text = casus__str("The envoys of Brindle Bay Port saw BR and Oda.");
    if (casus_analyze(ctx, &in, &doc, NULL) == CASUS_OK)
        casus_doc_free(doc);
    casus_ctx_free(ctx);
    casus_model_free(model);
}

static void damaged_packs_are_read_safely(void **state)
{
    static const uint32_t values[] = { 0, 1, 0x7fffffff, 0x80000000,
                                       0xffffffff, 0xffff, 17 };
    struct gazbox box;
    (void)state;
    gazbox_open(&box, rows, NULL, NULL);
    for (size_t at = TABLE; at + 4 <= box.image.len; at += 4) {
        struct image image = copy_image(&box);
        for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
            casus__put32(image.bytes + at, values[i]);
            use_bytes(image.bytes, image.n);
        }
        free(image.bytes);
    }
    gazbox_close(&box);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_is_checked),
        cmocka_unit_test(sections_lie_in_the_file),
        cmocka_unit_test(checksums_are_verified_when_asked),
        cmocka_unit_test(meta_is_read_by_key),
        cmocka_unit_test(same_inputs_give_the_same_bytes),
        cmocka_unit_test(packs_are_built_into_files),
        cmocka_unit_test(words_are_found),
        cmocka_unit_test(an_empty_pack_has_no_words),
        cmocka_unit_test(names_are_paths),
        cmocka_unit_test(damaged_packs_are_read_safely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
