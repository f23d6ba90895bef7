#include "tree/tree_state.h"

#include "base/bytes.h"
#include "doc/doc.h"

#include <assert.h>
#include <string.h>

bool casus__tree_state_room(struct tree_state *s, struct arena *arena, size_t n)
{
    s->nodes = casus__arena_alloc(arena, n + 2 + BUFFER_PAD, sizeof *s->nodes);
    s->stack = casus__arena_alloc(arena, n + STACK_PAD, sizeof *s->stack);
    return s->nodes && s->stack;
}

/* ---- words ------------------------------------------------------------- */

/* Words that are none: no word is likely to have these hashes. */
enum { HASH_NONE = 0x2545f491, HASH_ROOT = 0x1b873593, TAGS_ROOT = 0xffff };

static void set_keys(struct node *node, uint32_t w, uint32_t p, uint32_t c)
{
    node->w = w;
    node->p = p;
    node->c = c;
    node->wp = casus__mix(w, p);
    node->cp = casus__mix(p, c);
}

static bool is_verb(const struct tree_word *w)
{
    return w->upos == UPOS_VERB || w->upos == UPOS_AUX;
}

static bool is_noun(const struct tree_word *w)
{
    return w->upos == UPOS_NOUN || w->upos == UPOS_PROPN ||
           w->upos == UPOS_PRON || w->upos == UPOS_NUM;
}

/* Counts up to a word, so that a difference tells what lies between two. */
static void count(const struct tree_word *w, const struct node *before,
                  struct node *node)
{
    const bool quote = w->xpos == XPOS_LQUOTE || w->xpos == XPOS_RQUOTE ||
                       w->xpos == XPOS_LRB || w->xpos == XPOS_RRB ||
                       w->xpos == XPOS_COLON;
    node->n_verbs = (uint16_t)(before->n_verbs + is_verb(w));
    node->n_commas = (uint16_t)(before->n_commas + (w->xpos == XPOS_COMMA));
    node->n_joins = (uint16_t)(before->n_joins + (w->upos == UPOS_CCONJ));
    node->n_preps = (uint16_t)(before->n_preps +
                               (w->upos == UPOS_ADP || w->upos == UPOS_SCONJ));
    node->n_quotes = (uint16_t)(before->n_quotes + quote);
}

static uint32_t sign_at(const struct tree_word *words, uint32_t n, uint32_t i)
{
    return i < n && words[i].upos == UPOS_PUNCT ? words[i].xpos : 0;
}

/* From the end: what noun group and what verb come next, the word counted. */
static void look_ahead(struct tree_state *s, const struct tree_word *words)
{
    uint32_t noun = 0, verb = 0;
    for (uint32_t i = s->n; i > 0; i--) {
        const struct tree_word *w = &words[i - 1];
        if (is_verb(w)) {
            verb = i;
            noun = 0;
        } else if (is_noun(w) && !(i < s->n && is_noun(&words[i]))) {
            noun = i; /* the last of a run is its head */
        }
        s->nodes[i].noun = noun;
        s->nodes[i].verb = verb;
    }
}

void casus__tree_state_begin(struct tree_state *s,
                             const struct tree_word *words, uint32_t n)
{
    const size_t n_nodes = (size_t)n + 2 + BUFFER_PAD;
    s->n = n;
    s->depth = 0;
    s->next = 1;
    memset(s->nodes, 0, n_nodes * sizeof *s->nodes);
    memset(s->stack, 0, STACK_PAD * sizeof *s->stack);
    set_keys(&s->nodes[0], HASH_NONE, 0, 0);
    for (uint32_t i = 1; i <= n; i++) {
        const struct tree_word *w = &words[i - 1];
        struct node *node = &s->nodes[i];
        set_keys(node, w->hash, (uint32_t)w->xpos << 8 | w->upos, w->cluster);
        count(w, node - 1, node);
        node->before = i > 1 ? sign_at(words, n, i - 2) : 0;
        node->after = sign_at(words, n, i);
    }
    set_keys(&s->nodes[n + 1], HASH_ROOT, TAGS_ROOT, 0);
    for (size_t i = n + 2; i < n_nodes; i++)
        s->nodes[i] = s->nodes[0];
    look_ahead(s, words);
}

/* ---- moves -------------------------------------------------------------- */

unsigned casus__tree_legal(const struct tree_state *s)
{
    const bool root_next = s->next == s->n + 1;
    unsigned legal = 0;
    if (!root_next)
        legal |= 1u << MOVE_SHIFT;
    if (s->depth >= 1 && (!root_next || s->depth == 1))
        legal |= 1u << MOVE_LEFT; /* the root takes one child */
    if (s->depth >= 2)
        legal |= 1u << MOVE_RIGHT;
    return legal;
}

struct tree_arc casus__tree_arc(const struct tree_state *s, enum move move)
{
    return (struct tree_arc){
        .head = move == MOVE_LEFT ? s->next : casus__tree_top(s, 1),
        .child = casus__tree_top(s, 0),
    };
}

static uint8_t one_more(uint8_t n)
{
    return n < UINT8_MAX ? (uint8_t)(n + 1) : n;
}

void casus__tree_take(struct tree_state *s, enum move move, unsigned rel)
{
    assert(casus__tree_legal(s) & 1u << move);
    if (move == MOVE_SHIFT) {
        s->stack[s->depth + STACK_PAD] = s->next++;
        s->depth++;
        return;
    }
    const struct tree_arc arc = casus__tree_arc(s, move);
    struct node *head = &s->nodes[arc.head];
    s->depth--;
    s->nodes[arc.child].head = arc.head;
    s->nodes[arc.child].rel = (uint8_t)(rel + 1);
    if (move == MOVE_LEFT) {
        head->l2 = head->l1;
        head->l1 = arc.child;
        head->n_left = one_more(head->n_left);
        head->left |= (uint64_t)1 << (rel & 63);
    } else {
        head->r2 = head->r1;
        head->r1 = arc.child;
        head->n_right = one_more(head->n_right);
        head->right |= (uint64_t)1 << (rel & 63);
    }
}
