/* The lex stage: which names match, by their words, their case and their
 * hyphens, and in which order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "gazbox.h"

/* match_at must lead to exactly the matches of each token, longer first. */
static void layer_is_sound(const casus_doc *doc)
{
    assert_int_equal(doc->match_at[0], 0);
    assert_int_equal(doc->match_at[doc->n_tokens], doc->n_matches);
    for (size_t t = 0; t < doc->n_tokens; t++) {
        assert_true(doc->match_at[t] <= doc->match_at[t + 1]);
        for (uint32_t k = doc->match_at[t]; k < doc->match_at[t + 1]; k++) {
            const struct match *m = &doc->matches[k];
            assert_int_equal(m->tok, t);
            assert_true(m->n_entries > 0 && m->types != 0);
            assert_true(m->begin < m->end);
            assert_int_equal(m->end,
                             doc->tokens[m->tok + m->n_tok - 1].end);
            if (k > doc->match_at[t])
                assert_true(m[-1].n_tok >= m->n_tok);
        }
    }
}

static void matches_in(struct gazbox *box, const char *text,
                       const char *expected)
{
    char out[1000];
    casus_doc *doc = gazbox_doc(box, text);
    layer_is_sound(doc);
    gazbox_matches(doc, out, sizeof out);
    assert_string_equal(out, expected);
    casus_doc_free(doc);
}

static void matches_are(const char *rows, const char *text,
                        const char *expected)
{
    struct gazbox box;
    gazbox_open(&box, rows, NULL, NULL);
    assert_non_null(box.model);
    matches_in(&box, text, expected);
    gazbox_close(&box);
}

static void longer_names_come_first(void **state)
{
    (void)state;
    const char *rows = "a\tBrindle\t\tGPE\n"
                       "b\tBrindle Bay\t\tLOC\n"
                       "c\tBrindle Bay Port\t\tFAC\n"
                       "d\tBay\t\tGPE\n";
    matches_are(rows, "He left Brindle Bay Port today.",
                "[Brindle Bay Port] c [Brindle Bay] b [Brindle] a [Bay] d");
    matches_are(rows, "He left Brindle Bay Port",
                "[Brindle Bay Port] c [Brindle Bay] b [Brindle] a [Bay] d");
    matches_are(rows, "He left Brindle for the Bay.",
                "[Brindle] a [Bay] d");
}

static void entities_need_their_capitals(void **state)
{
    (void)state;
    const char *rows = "a\tBank of Oda\t\tORG\n"
                       "b\tFenwick\t\tSURNAME\n"
                       "c\tvan Oda\t\tPERSON\n";
    matches_are(rows, "The Bank of Oda and the Bank Of Oda closed.",
                "[Bank of Oda] a [Bank Of Oda] a");
    matches_are(rows, "The bank of Oda and the Bank of oda closed.", "");
    matches_are(rows, "They said fenwick and Fenwick and FENWICK.",
                "[Fenwick] b [FENWICK] b");
    matches_are(rows, "It was van Oda and Van Oda.",
                "[van Oda] c [Van Oda] c");
}

static void word_types_match_in_any_case(void **state)
{
    (void)state;
    const char *rows = "a\tenvoy\t\tAGENT\nb\tGeneral\t\tTITLE\n";
    matches_are(rows, "An envoy, the Envoys, a general and a GENERAL.",
                "[envoy] a [Envoys] a [general] b [GENERAL] b");
}

static void acronyms_need_capitals(void **state)
{
    (void)state;
    const char *rows = "a\tUS\t\tGPE\nb\tNATO\t\tORG\n";
    matches_are(rows, "The US told us, and Us told them.", "[US] a");
    matches_are(rows, "The U.S. told them.", "[U.S.] a");
    matches_are(rows, "It is NATO or Nato but never nato.",
                "[NATO] b [Nato] b");
}

static void exact_names_match_as_written(void **state)
{
    (void)state;
    matches_are("a\tBrindle\t=WHO|=iBrin\tORG\n",
                "We asked WHO, Who, who, W.H.O., iBrin and IBrin.",
                "[WHO] a [iBrin] a");
}

static void letters_fold(void **state)
{
    (void)state;
    const char *rows = "a\tS\xc3\xa3o Br\xc3\xadndle\t\tGPE\n"
                       "b\tO'Fenwick\t\tSURNAME\n";
    matches_are(rows, "In Sao Brindle, in S\xc3\xa3o Br\xc3\xadndle.",
                "[Sao Brindle] a [S\xc3\xa3o Br\xc3\xadndle] a");
    matches_are(rows, "Mr O\xe2\x80\x99" "Fenwick spoke.",
                "[O\xe2\x80\x99" "Fenwick] b");
}

static void guards_are_told(void **state)
{
    (void)state;
    matches_are("a\t?Will\t\tGIVEN\nb\tWill\t\tGPE\nc\t?May\t\tGIVEN\n",
                "Then Will and May went.", "[Will] b a [May] c g");
}

static void capitals_say_nothing_in_a_headline(void **state)
{
    (void)state;
    const char *rows = "a\tBrindle\t=US\tGPE\n"
                       "b\t?Will\t\tGIVEN\n"
                       "c\tenvoy\t\tAGENT\n";
    matches_are(rows, "BRINDLE WILL TELL US AN ENVOY LEFT\n",
                "[BRINDLE] a w [ENVOY] c");
}

static void no_capitals_at_all(void **state)
{
    (void)state;
    const char *rows = "a\tBrindle\t\tGPE\n"
                       "b\t?Amber Lake\t\tLOC\n"
                       "c\tOda\t\tSURNAME\n"
                       "d\tOda Bay\t\tLOC\n"
                       "e\tUS\t\tGPE\n";
    matches_are(rows, "they saw brindle, amber lake, oda, oda bay and us.",
                "[brindle] a w [oda bay] d w");
}

static void tight_hyphens_are_stepped_over(void **state)
{
    (void)state;
    const char *rows = "a\tal-Fenwick\t\tORG\nb\tOda Brin\t\tPERSON\n";
    matches_are(rows, "The al-Fenwick, al Fenwick and Al-Fenwick groups.",
                "[al-Fenwick] a [al Fenwick] a [Al-Fenwick] a");
    matches_are(rows, "Oda-Brin and Oda \xe2\x80\x90 Brin.", "[Oda-Brin] b");
    matches_are(rows, "Oda - Brin, Oda -Brin, Oda- Brin.", "");
    matches_are(rows, "Oda\xe2\x80\x91" "Brin met.",
                "[Oda\xe2\x80\x91" "Brin] b");
}

static void names_begin_inside_words(void **state)
{
    (void)state;
    const char *rows = "a\tBrindlean\t\tNORP\n"
                       "b\tBrindlean Guard\t\tORG\n"
                       "c\tEU\t\tORG\n";
    matches_are(rows, "The pro-Brindlean and pro-brindlean crowds.",
                "[Brindlean] a i");
    matches_are(rows, "The anti-Brindlean Guard marched.",
                "[Brindlean Guard] b i [Brindlean] a i");
    matches_are(rows, "A non-EU and a non-eu state.", "[EU] c i");
}

static void names_end_inside_words(void **state)
{
    (void)state;
    matches_are("a\tBrindle\t\tGPE\n",
                "The Brindle-based firm took Brindle's flag.",
                "[Brindle] a [Brindle] a");
}

static void names_stay_in_their_sentence(void **state)
{
    (void)state;
    matches_are("a\tOda Brin\t\tPERSON\nb\tOda\t\tGIVEN\n",
                "This was Oda. Brin saw it.\n\nIt was Oda\n\nBrin left.",
                "[Oda] b [Oda] b");
}

static void one_span_may_hold_several_lists(void **state)
{
    (void)state;
    /* The same word as an acronym, a name, a common noun, and the name of
     * "iT", which lies between them in the list. */
    const char *rows = "a\tIT\t\tORG\nb\tIt\t\tGPE\nc\tit\t\tAGENT\n"
                       "d\t=iT\t\tORG\n";
    matches_are(rows, "So IT is.", "[IT] b a c");
    matches_are(rows, "So It is.", "[It] b [It] c");
    matches_are(rows, "So it is.", "[it] c");
}

static void guarded_names_come_last(void **state)
{
    (void)state;
    matches_are("a\t?Fenwick\t\tGPE\nb\tFenwick\t\tGPE\n"
                "c\t?Fenwick\t\tGPE\nd\tFenwick\t\tGPE\n",
                "So Fenwick is.", "[Fenwick] b d a c");
}

static void an_entry_stands_once_in_a_list(void **state)
{
    (void)state;
    matches_are("a\tde Oda\tDe Oda|D\xc3\xa9 Oda\tPERSON\n",
                "We met De Oda.", "[De Oda] a");
}

static void starts_are_limited(void **state)
{
    char rows[600] = "";
    (void)state;
    /* Ten names that begin alike: "A", "A B", "A B C" ... */
    for (int n = 1; n <= 10; n++) {
        size_t at = strlen(rows);
        at += (size_t)snprintf(rows + at, sizeof rows - at, "n%02d\tX", n);
        for (int k = 1; k < n; k++)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " %c",
                                   'A' + k);
        (void)snprintf(rows + at, sizeof rows - at, "\t\tORG\n");
    }
    struct gazbox box;
    gazbox_open(&box, rows, NULL, NULL);
    casus_doc *doc = gazbox_doc(&box, "so X B C D E F G H I J went");
    layer_is_sound(doc);
    assert_int_equal(doc->n_matches, LIMIT_MATCHES_PER_TOKEN);
    assert_int_equal(doc->matches[0].n_tok, 10); /* the longest are kept */
    casus_doc_free(doc);
    gazbox_close(&box);
}

static void long_names_match_whole(void **state)
{
    (void)state;
    /* The demand of the last word is that of bit 15. */
    matches_are("a\tB b c d b c d b c d b c d b c D\t\tORG\n",
                "See B b c d b c d b c d b c d b c D and B-b-c-d b-c-d b c d "
                "b c d b c D but B b c d b c d b c d b c d b c d.",
                "[B b c d b c d b c d b c d b c D] a "
                "[B-b-c-d b-c-d b c d b c d b c D] a");
}

/* The matches of a text where rows lie over others. */
static void layers_match(const char *below, const char *above,
                         const char *text, const char *expected)
{
    struct gazbox base, over;
    char out[200];
    gazbox_open(&base, below, NULL, NULL);
    gazbox_open(&over, above, NULL, base.model);
    assert_non_null(over.model);
    const casus_str packs[] = {
        { (const char *)base.image.ptr, base.image.len },
        { (const char *)over.image.ptr, over.image.len },
    };
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_doc *doc = NULL;
    casus_input in;
    assert_int_equal(casus_model_open_memory(packs, 2, 0, &model, NULL), 0);
    assert_int_equal(casus_ctx_new(model, NULL, &ctx, NULL), 0);
    casus_input_init(&in);
    in.text = casus__str(text);
    assert_int_equal(casus_analyze(ctx, &in, &doc, NULL), 0);
    gazbox_matches(doc, out, sizeof out);
    assert_string_equal(out, expected);
    if (doc->n_matches)
        assert_int_equal(doc->matches[0].layer, 1);
    casus_doc_free(doc);
    casus_ctx_free(ctx);
    casus_model_free(model);
    gazbox_close(&over);
    gazbox_close(&base);
}

static void upper_layers_come_first(void **state)
{
    (void)state;
    layers_match("a\tBrindle\t\tGPE\nb\tOda\t\tGPE\n",
                 "c\tBrindle\t\tORG\nd\tOda Bay\t\tLOC\n",
                 "The Brindle of Oda Bay.",
                 "[Brindle] c [Brindle] a [Oda Bay] d [Oda] b");
}

static void rows_replace_those_below(void **state)
{
    (void)state;
    const char *below = "a\tBrindle\tOda\tGPE\nb\tBrindle\t\tORG\n";
    /* The old variant goes with the old row. */
    layers_match(below, "a\tBrindle\tFenwick\tGPE\n",
                 "Brindle, Oda, Fenwick",
                 "[Brindle] a [Brindle] b [Fenwick] a");
    layers_match(below, "a\tFenwick\t\tGPE\nb\t-\n",
                 "Fenwick, Brindle and Oda", "[Fenwick] a");
    layers_match(below, "a\t-\nb\t-\n", "Brindle and Oda", "");
}

static void atoms_name_their_words(void **state)
{
    struct gazbox box;
    (void)state;
    gazbox_open(&box, "a\tBrindle Bay\t\tLOC\n", NULL, NULL);
    casus_doc *doc = gazbox_doc(&box, "See BRINDLE bay");
    const struct vocab *vocab = &box.model->layers[0].vocab;
    assert_int_equal(doc->n_tokens, 3);
    assert_true(doc->atoms[0][0] == NONE);
    assert_true(casus__str_is(casus__vocab_word(vocab, doc->atoms[0][1]),
                              "brindle"));
    assert_true(casus__str_is(casus__vocab_word(vocab, doc->atoms[0][2]),
                              "bay"));
    casus_doc_free(doc);
    gazbox_close(&box);
}

static void nothing_to_match(void **state)
{
    (void)state;
    matches_are("", "Some words.", "");
    matches_are("a\tBrindle\t\tGPE\n", "", "");
    matches_are("a\tBrindle\t\tGPE\n", "-\n\n-- -", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longer_names_come_first),
        cmocka_unit_test(entities_need_their_capitals),
        cmocka_unit_test(word_types_match_in_any_case),
        cmocka_unit_test(acronyms_need_capitals),
        cmocka_unit_test(exact_names_match_as_written),
        cmocka_unit_test(letters_fold),
        cmocka_unit_test(guards_are_told),
        cmocka_unit_test(capitals_say_nothing_in_a_headline),
        cmocka_unit_test(no_capitals_at_all),
        cmocka_unit_test(tight_hyphens_are_stepped_over),
        cmocka_unit_test(names_begin_inside_words),
        cmocka_unit_test(names_end_inside_words),
        cmocka_unit_test(names_stay_in_their_sentence),
        cmocka_unit_test(one_span_may_hold_several_lists),
        cmocka_unit_test(guarded_names_come_last),
        cmocka_unit_test(an_entry_stands_once_in_a_list),
        cmocka_unit_test(starts_are_limited),
        cmocka_unit_test(long_names_match_whole),
        cmocka_unit_test(upper_layers_come_first),
        cmocka_unit_test(rows_replace_those_below),
        cmocka_unit_test(atoms_name_their_words),
        cmocka_unit_test(nothing_to_match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
