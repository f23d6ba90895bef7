/*
 * The state of the dependency parser: the arc-hybrid system (Kuhlmann,
 * Gomez-Rodriguez and Satta 2011), with the root at the end of the buffer
 * (Ballesteros and Nivre 2013), so that a tree has one root.
 *
 *   shift   the next word goes onto the stack
 *   left    the top of the stack becomes a child of the next word
 *   right   the top becomes a child of the word below it
 *
 * Node 0 is no node: links that lead nowhere lead there. Words are nodes 1 to
 * n, the root is node n + 1.
 */
#ifndef CASUS_TREE_TREE_STATE_H
#define CASUS_TREE_TREE_STATE_H

#include "base/arena.h"

#include <stdint.h>

enum move { MOVE_SHIFT, MOVE_LEFT, MOVE_RIGHT, MOVE_COUNT };

/* One word, as the trainer and the stage both have it. */
struct tree_word {
    uint32_t hash; /* of the folded word */
    uint16_t cluster;
    uint8_t xpos, upos;
};

struct node {
    /* what features are made of: word, tags, cluster, and pairs of these */
    uint32_t w, p, c, wp, cp;
    uint32_t before, after;  /* punctuation on either side: enum xpos */
    uint32_t noun, verb;     /* head of the next noun group, next verb: nodes */
    uint32_t head;           /* 0: none yet */
    uint32_t l1, l2, r1, r2; /* outermost children, and the next */
    uint64_t left, right;    /* relations of the children: bits */
    uint16_t n_verbs, n_joins, n_preps; /* up to here */
    uint16_t n_commas, n_quotes;
    uint8_t rel; /* to its head: enum relation + 1; 0: none yet */
    uint8_t n_left, n_right;
};

enum { STACK_PAD = 3, BUFFER_PAD = 4 };

struct tree_state {
    struct node *nodes; /* n + 2 + BUFFER_PAD */
    uint32_t *stack;    /* the top is stack[depth + STACK_PAD - 1] */
    uint32_t n, depth, next;
};

/* Room for sentences of up to n words. False without memory. */
bool casus__tree_state_room(struct tree_state *state, struct arena *arena,
                            size_t n);

/* Begin with n words. */
void casus__tree_state_begin(struct tree_state *state,
                             const struct tree_word *words, uint32_t n);

/* The k-th node from the top of the stack, or 0. k < STACK_PAD */
static inline uint32_t casus__tree_top(const struct tree_state *s, unsigned k)
{
    return s->stack[s->depth + STACK_PAD - 1 - k];
}

static inline bool casus__tree_done(const struct tree_state *s)
{
    return s->depth == 0 && s->next == s->n + 1;
}

/* Bit (1 << move) for each move that may be taken; never 0 unless done. */
unsigned casus__tree_legal(const struct tree_state *s);

/* The arc that a move other than shift makes. */
struct tree_arc {
    uint32_t head, child;
};

struct tree_arc casus__tree_arc(const struct tree_state *s, enum move move);

/* Take a legal move; `rel` is the relation of the arc, if it makes one. */
void casus__tree_take(struct tree_state *s, enum move move, unsigned rel);

#endif
