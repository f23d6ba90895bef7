/* The moves of the parser, the oracle that teaches it, damaged weights, and
 * the trees of the shipped model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/filemap.h"
#include "base/fold.h"
#include "doc/doc.h"
#include "train/oracle.h"
#include "tree/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 60 };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void random_words(struct tree_word *words, uint32_t n, uint32_t *seed)
{
    for (uint32_t i = 0; i < n; i++)
        words[i] = (struct tree_word){
            .hash = next_random(seed),
            .cluster = (uint16_t)(next_random(seed) % 500),
            .xpos = (uint8_t)(1 + next_random(seed) % (XPOS_COUNT - 1)),
            .upos = (uint8_t)(next_random(seed) % UPOS_COUNT),
        };
}

/* Every token reaches the root, and the root has one child. */
static void assert_tree(const struct tree_dep *deps, uint32_t n)
{
    unsigned roots = 0;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t at = i;
        for (uint32_t steps = 0; at != 0; steps++) {
            assert_true(at <= n && steps <= n);
            at = deps[at - 1].head;
        }
        roots += deps[i - 1].head == 0;
        assert_true(deps[i - 1].rel < REL_COUNT);
    }
    assert_int_equal(roots, n > 0);
}

static enum move random_move(unsigned legal, uint32_t *seed)
{
    unsigned move;
    do
        move = next_random(seed) % MOVE_COUNT;
    while (!(legal & 1u << move));
    return (enum move)move;
}

static void any_moves_make_a_tree(void **state)
{
    struct arena a;
    struct tree_state s;
    struct tree_word words[MOST_WORDS];
    struct tree_dep deps[MOST_WORDS];
    uint32_t seed = 5;
    (void)state;
    casus__arena_init(&a, SIZE_MAX);
    assert_true(casus__tree_state_room(&s, &a, MOST_WORDS));
    for (unsigned round = 0; round < 500; round++) {
        const uint32_t n = next_random(&seed) % (MOST_WORDS + 1);
        random_words(words, n, &seed);
        casus__tree_state_begin(&s, words, n);
        while (!casus__tree_done(&s)) {
            const unsigned legal = casus__tree_legal(&s);
            assert_true(legal != 0);
            casus__tree_take(&s, random_move(legal, &seed),
                             next_random(&seed) % REL_COUNT);
        }
        for (uint32_t i = 1; i <= s.n; i++)
            deps[i - 1] = (struct tree_dep){
                s.nodes[i].head == s.n + 1 ? 0 : s.nodes[i].head,
                (uint8_t)(s.nodes[i].rel - 1),
            };
        assert_tree(deps, s.n);
    }
    casus__arena_free(&a);
}

/* A head for each node: that of a random tree, which may have crossings. */
static void random_tree(uint32_t *heads, uint32_t n, uint32_t *seed)
{
    uint32_t order[MOST_WORDS];
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t k = next_random(seed) % (i + 1);
        order[i] = order[k];
        order[k] = i + 1;
    }
    for (uint32_t i = 0; i < n; i++)
        heads[order[i]] = i ? order[next_random(seed) % i] : n + 1;
}

/* Moves without cost lead to the tree of the oracle; from any state there is
 * one without further loss. */
static void moves_without_cost_lead_home(void **state)
{
    struct arena a;
    struct tree_state s;
    struct tree_word words[MOST_WORDS];
    uint32_t heads[MOST_WORDS + 1], seed = 9;
    (void)state;
    casus__arena_init(&a, SIZE_MAX);
    assert_true(casus__tree_state_room(&s, &a, MOST_WORDS));
    for (unsigned round = 0; round < 300; round++) {
        const uint32_t n = 1 + next_random(&seed) % 25;
        const unsigned stray = round % 3 ? 0 : 4; /* wrong moves, at most */
        unsigned strayed = 0, lost = 0, wrong = 0;
        random_words(words, n, &seed);
        for (uint32_t i = 0; i < n; i++)
            words[i].upos = UPOS_NOUN;
        random_tree(heads, n, &seed);
        assert_true(casus__oracle_lift(heads, n));
        casus__tree_state_begin(&s, words, n);
        while (!casus__tree_done(&s)) {
            const unsigned legal = casus__tree_legal(&s);
            enum move move = random_move(legal, &seed);
            if (strayed >= stray || next_random(&seed) % 8) {
                unsigned m = 0, least = UINT32_MAX;
                for (; m < MOVE_COUNT; m++) {
                    if (!(legal & 1u << m))
                        continue;
                    const unsigned c =
                        casus__oracle_cost(&s, heads, (enum move)m);
                    if (c < least) {
                        least = c;
                        move = (enum move)m;
                    }
                }
            }
            const unsigned cost = casus__oracle_cost(&s, heads, move);
            strayed += cost > 0;
            lost += cost;
            casus__tree_take(&s, move, 0);
        }
        for (uint32_t i = 1; i <= n; i++)
            wrong += s.nodes[i].head != heads[i];
        assert_int_equal(wrong, lost);
        if (!stray)
            assert_int_equal(wrong, 0);
    }
    casus__arena_free(&a);
}

static void crossing_arcs_are_lifted(void **state)
{
    /* "A hearing is scheduled on the issue": "issue" hangs on "hearing". */
    uint32_t heads[] = { 0, 2, 4, 4, 8, 7, 7, 2 };
    uint32_t circle[] = { 0, 2, 4, 4, 2, 7, 7, 4 };
    (void)state;
    assert_true(casus__oracle_lift(heads, 7));
    assert_int_equal(heads[7], 4);
    assert_int_equal(heads[1], 2);
    assert_false(casus__oracle_lift(circle, 7));
}

/* ---- the shipped model ----------------------------------------------------
 */

/* Any bytes in the model: refused, or a tree all the same. */
static void broken_weights_make_trees(void **state)
{
    const char *root = getenv("CASUS_SOURCE_ROOT");
    char path[1000];
    struct filemap map;
    struct arena a;
    uint32_t seed = 3;
    (void)state;
    snprintf(path, sizeof path, "%s/models/parser.model", root ? root : ".");
    assert_int_equal(casus__filemap_open(path, &map, NULL), CASUS_OK);
    const size_t n = map.data.len - 8;
    casus__arena_init(&a, SIZE_MAX);
    unsigned char *copy = casus__arena_alloc(&a, n, 1);
    struct tree_state s;
    struct tree_word words[MOST_WORDS];
    struct tree_dep deps[MOST_WORDS];
    assert_true(copy && casus__tree_state_room(&s, &a, MOST_WORDS));
    for (unsigned round = 0; round < 60; round++) {
        struct parser *parser = NULL;
        memcpy(copy, map.data.ptr + 8, n);
        for (unsigned k = 0; k < 1 + round; k++)
            copy[next_random(&seed) % (round < 30 ? 64 : n)] =
                (unsigned char)next_random(&seed);
        const size_t len = round % 3 ? n : n / (round + 1);
        const uint32_t n_words = next_random(&seed) % (MOST_WORDS + 1);
        random_words(words, n_words, &seed);
        if (casus__parser_open((struct bytes){ copy, len }, &a, &parser,
                               NULL) != CASUS_OK)
            continue;
        casus__parser_run(parser, &s, words, n_words, deps);
        assert_tree(deps, n_words);
    }
    casus__arena_free(&a);
    casus__filemap_close(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_moves_make_a_tree),
        cmocka_unit_test(moves_without_cost_lead_home),
        cmocka_unit_test(crossing_arcs_are_lifted),
        cmocka_unit_test(broken_weights_make_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
