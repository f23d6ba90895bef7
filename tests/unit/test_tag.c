/* Tagging: signs, features, weights, and the shipped model on sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/filemap.h"
#include "base/fold.h"
#include "doc/doc.h"
#include "tag/fixed.h"
#include "tag/tagger.h"
#include "tag/universal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 40, MAX_FOLD = 64 };

struct sentence_words {
    struct word words[MAX_WORDS];
    char folds[MAX_WORDS][MAX_FOLD];
    size_t n;
};

/* Words are divided at spaces; a word that begins with "~" follows the one
 * before without space. */
static void divide(struct sentence_words *s, const char *text)
{
    casus_str rest = casus__str(text), word;
    s->n = 0;
    while (casus__str_split(&rest, ' ', &word)) {
        assert_true(s->n < MAX_WORDS && word.len < MAX_FOLD / 4);
        const bool tight = word.len > 1 && word.ptr[0] == '~';
        if (tight)
            word = (casus_str){ word.ptr + 1, word.len - 1 };
        char *fold = s->folds[s->n];
        const size_t n = casus__fold(word.ptr, word.len, fold, MAX_FOLD);
        s->words[s->n++] = (struct word){
            .text = word,
            .fold = { fold, n },
            .hash = casus__hash(fold, n),
            .word_case = (uint8_t)casus__word_case(word.ptr, word.len),
            .space_before = !tight,
        };
    }
}

/* ---- signs ------------------------------------------------------------- */

/* Tags are given as their names, "-" for words that take the model. */
static void assert_fixed(const char *text, const char *tags)
{
    struct sentence_words s;
    divide(&s, text);
    struct quote_state quotes = { false, false };
    char got[400] = "";
    for (size_t i = 0; i < s.n; i++) {
        const enum xpos x = casus__fixed_xpos(s.words, s.n, i, &quotes);
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s",
                 i ? " " : "", x == XPOS_NONE ? "-" : casus__xpos_name(x));
    }
    assert_string_equal(got, tags);
}

static void signs_are_tagged_by_their_spelling(void **state)
{
    (void)state;
    assert_fixed("He paid $ ~3,500 ~, or 12 ~% ~.", "- - $ CD , - CD NN .");
    assert_fixed("a well ~- ~known man - or not", "- - HYPH - - : - -");
    assert_fixed("in 1990 ~- ~95", "- CD SYM CD");
    assert_fixed("\" ~No ~, ~\" he said", "`` - , '' - -");
    assert_fixed("the rebels ~' \" ~fort ~\"", "- - POS `` - ''");
    assert_fixed("( ~UN ~)", "-LRB- - -RRB-");
    assert_fixed("wait ~...", "- :");
    assert_fixed("“ ~Да ~”", "`` - ''");
}

/* ---- the case of sentences ----------------------------------------------- */

static enum case_mode mode_of(const char *text)
{
    struct sentence_words s;
    divide(&s, text);
    return casus__case_mode(s.words, s.n);
}

static void the_case_of_a_sentence_is_told(void **state)
{
    (void)state;
    assert_int_equal(mode_of("Troops left the city ."), MODE_NORMAL);
    assert_int_equal(mode_of("TROOPS LEAVE CITY"), MODE_NO_LOWER);
    assert_int_equal(mode_of("troops leave city"), MODE_NO_UPPER);
    assert_int_equal(mode_of("Troops Leave City in Panic"), MODE_TITLE_CASE);
    assert_int_equal(mode_of("NATO said"), MODE_NORMAL);
    assert_int_equal(mode_of(""), MODE_NORMAL);
}

/* ---- the shipped model ------------------------------------------------------ */

struct shipped {
    struct filemap map;
    struct arena arena;
    struct tagger *tagger;
};

static int open_shipped(void **state)
{
    static struct shipped shipped;
    const char *root = getenv("CASUS_SOURCE_ROOT");
    char path[1000];
    snprintf(path, sizeof path, "%s/models/tagger.model", root ? root : ".");
    casus__arena_init(&shipped.arena, SIZE_MAX);
    if (casus__filemap_open(path, &shipped.map, NULL) != CASUS_OK)
        return -1;
    const struct bytes section = { shipped.map.data.ptr + 8,
                                   shipped.map.data.len - 8 };
    *state = &shipped;
    return casus__tagger_open(section, &shipped.arena, &shipped.tagger,
                              NULL);
}

static int close_shipped(void **state)
{
    struct shipped *shipped = *state;
    casus__arena_free(&shipped->arena);
    casus__filemap_close(&shipped->map);
    return 0;
}

/* Expected tags as "XPOS/UPOS", "*" for any. */
static void assert_tags(void **state, const char *text, const char *tags)
{
    const struct shipped *shipped = *state;
    struct sentence_words s;
    struct view views[MAX_WORDS + 2 * VIEW_PAD];
    uint8_t xpos[MAX_WORDS], upos[MAX_WORDS];
    divide(&s, text);
    casus__tagger_tag(shipped->tagger, s.words, s.n, views, xpos, upos);
    casus_str rest = casus__str(tags), want = { "", 0 };
    for (size_t i = 0; i < s.n; i++) {
        char got[32], expected[32];
        assert_true(casus__str_split(&rest, ' ', &want));
        if (casus__str_is(want, "*"))
            continue;
        snprintf(expected, sizeof expected, "%.*s", (int)want.len, want.ptr);
        snprintf(got, sizeof got, "%s/%s", casus__xpos_name(xpos[i]),
                 casus__upos_name(upos[i]));
        assert_string_equal(got, expected);
    }
    assert_null(rest.ptr);
}

static void sentences_are_tagged(void **state)
{
    assert_tags(state, "Rebels attacked the town on Monday ~.",
                "NNS/NOUN VBD/VERB DT/DET NN/NOUN IN/ADP NNP/PROPN ./PUNCT");
    assert_tags(state, "The minister has been accused of taking bribes ~.",
                "DT/DET NN/NOUN VBZ/AUX VBN/AUX VBN/VERB IN/SCONJ VBG/VERB "
                "NNS/NOUN ./PUNCT");
    assert_tags(state, "He said that he would visit Paris next week ~.",
                "PRP/PRON VBD/VERB IN/SCONJ PRP/PRON MD/AUX VB/VERB "
                "NNP/PROPN JJ/ADJ NN/NOUN ./PUNCT");
    assert_tags(state, "Russia ~'s army did ~n't want to leave ~.",
                "NNP/PROPN POS/PART NN/NOUN VBD/AUX RB/PART VB/VERB TO/PART "
                "VB/VERB ./PUNCT");
    assert_tags(state, "They have three children ~.",
                "PRP/PRON VBP/VERB CD/NUM NNS/NOUN ./PUNCT");
}

static void sentences_without_case_are_tagged(void **state)
{
    assert_tags(state, "PRESIDENT SAYS TROOPS WILL LEAVE IRAQ",
                "* VBZ/VERB * MD/AUX VB/VERB NNP/PROPN");
    assert_tags(state, "the rebels said troops will leave the country",
                "DT/DET * VBD/VERB NNS/NOUN MD/AUX VB/VERB DT/DET "
                "NN/NOUN");
}

/* Any bytes in the model: refused, or no harm done. */
static void broken_models_do_no_harm(void **state)
{
    const struct shipped *shipped = *state;
    const size_t n = shipped->map.data.len - 8;
    struct arena a;
    casus__arena_init(&a, SIZE_MAX);
    unsigned char *copy = casus__arena_alloc(&a, n, 1);
    assert_non_null(copy);
    uint32_t seed = 11;
    for (unsigned round = 0; round < 60; round++) {
        memcpy(copy, shipped->map.data.ptr + 8, n);
        /* the heads of the parts, then anywhere */
        for (unsigned k = 0; k < 4 + round; k++) {
            seed = seed * 1664525 + 1013904223;
            const size_t at = (seed >> 4) % (round < 30 ? 64 : n);
            copy[at < 8 && round % 2 ? 8 : at] = (unsigned char)(seed >> 24);
        }
        const size_t len = round % 3 ? n : n / (round + 1);
        struct shipped broken = { .tagger = NULL };
        casus__arena_init(&broken.arena, SIZE_MAX);
        if (casus__tagger_open((struct bytes){ copy, len }, &broken.arena,
                               &broken.tagger, NULL) == CASUS_OK) {
            struct sentence_words s;
            struct view views[MAX_WORDS + 2 * VIEW_PAD];
            uint8_t xpos[MAX_WORDS], upos[MAX_WORDS];
            divide(&s, "Nine people were hurt in Kyiv , police said .");
            casus__tagger_tag(broken.tagger, s.words, s.n, views, xpos,
                              upos);
            for (size_t i = 0; i < s.n; i++)
                assert_true(xpos[i] < XPOS_COUNT && upos[i] < UPOS_COUNT);
        }
        casus__arena_free(&broken.arena);
    }
    casus__arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_tagged_by_their_spelling),
        cmocka_unit_test(the_case_of_a_sentence_is_told),
        cmocka_unit_test(sentences_are_tagged),
        cmocka_unit_test(sentences_without_case_are_tagged),
        cmocka_unit_test(broken_models_do_no_harm),
    };
    return cmocka_run_group_tests(tests, open_shipped, close_shipped);
}
