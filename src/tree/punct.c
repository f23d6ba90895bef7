#include "tree/punct.h"

#include "doc/doc.h"
#include "doc/relation.h"

enum { DEEPEST = 32 }; /* brackets inside brackets */

/* Tokens are counted from 1 here, so that 0 is none. */
struct hanger {
    const struct tree_word *words; /* token 1 is words[0] */
    struct tree_dep *deps;
    uint32_t *partner; /* partner[i - 1]: other one of a pair, or 0 */
    uint32_t n;
    uint32_t low, high; /* the innermost pair around; 0 and n + 1: none */
};

static bool is_sign(const struct hanger *h, uint32_t i)
{
    return h->words[i - 1].upos == UPOS_PUNCT;
}

static uint32_t head_of(const struct hanger *h, uint32_t i)
{
    return h->deps[i - 1].head;
}

/* ---- pairs --------------------------------------------------------------- */

/* The closing tag of an opening one, or XPOS_NONE. */
static unsigned closer_of(unsigned xpos)
{
    return xpos == XPOS_LRB      ? XPOS_RRB
           : xpos == XPOS_LQUOTE ? XPOS_RQUOTE
                                 : XPOS_NONE;
}

static void find_pairs(struct hanger *h)
{
    uint32_t open[DEEPEST], depth = 0;
    for (uint32_t i = 1; i <= h->n; i++) {
        const unsigned xpos = h->words[i - 1].xpos;
        h->partner[i - 1] = 0;
        if (!is_sign(h, i))
            continue;
        if (closer_of(xpos) != XPOS_NONE) {
            if (depth < DEEPEST)
                open[depth++] = i;
            continue;
        }
        for (uint32_t k = depth; k-- > 0;) {
            if (closer_of(h->words[open[k] - 1].xpos) != xpos)
                continue;
            h->partner[open[k] - 1] = i;
            h->partner[i - 1] = open[k];
            depth = k; /* what was opened inside is not closed */
            break;
        }
    }
}

/* The first word between two signs whose head is not between them; 0 if there
 * is no word. */
static uint32_t head_between(const struct hanger *h, uint32_t a, uint32_t b)
{
    for (uint32_t i = a + 1; i < b; i++)
        if (!is_sign(h, i) && (head_of(h, i) <= a || head_of(h, i) >= b))
            return i;
    return 0;
}

/* ---- the others ------------------------------------------------------------
 */

/* The highest word that is on the left of sign i with all between; 0: none. */
static uint32_t left_of(const struct hanger *h, uint32_t i)
{
    uint32_t at = i - 1;
    while (at > h->low && is_sign(h, at))
        at--;
    if (at <= h->low)
        return 0;
    while (head_of(h, at) > h->low && head_of(h, at) < i)
        at = head_of(h, at);
    return at;
}

static uint32_t right_of(const struct hanger *h, uint32_t i)
{
    uint32_t at = i + 1;
    while (at < h->high && is_sign(h, at))
        at++;
    if (at >= h->high)
        return 0;
    while (head_of(h, at) > i && head_of(h, at) < h->high)
        at = head_of(h, at);
    return at;
}

static bool is_below(const struct hanger *h, uint32_t i, uint32_t above)
{
    for (uint32_t steps = 0; i != 0 && steps <= h->n; steps++) {
        if (i == above)
            return true;
        i = head_of(h, i);
    }
    return false;
}

static uint32_t place_of(const struct hanger *h, uint32_t i)
{
    const uint32_t left = left_of(h, i), right = right_of(h, i);
    if (!left || !right)
        return left ? left : right;
    if (h->words[i - 1].xpos == XPOS_STOP)
        return left;
    return is_below(h, left, right) ? left : right;
}

/* Do the words alone make a tree? Its root, or 0. */
static uint32_t root_of(const struct hanger *h)
{
    uint32_t root = 0;
    for (uint32_t i = 1; i <= h->n; i++) {
        if (is_sign(h, i))
            continue;
        if (head_of(h, i) == 0)
            root = i;
        else if (is_sign(h, head_of(h, i)))
            return 0;
    }
    return root;
}

void casus__punct_attach(const struct tree_word *words, uint32_t n,
                         uint32_t *room, struct tree_dep *deps)
{
    struct hanger h = { words, deps, room, n, 0, n + 1 };
    uint32_t outer[DEEPEST], depth = 0; /* opening signs around */
    const uint32_t root = root_of(&h);
    if (!root)
        return;
    find_pairs(&h);
    for (uint32_t i = 1; i <= n; i++) {
        if (!is_sign(&h, i))
            continue;
        const uint32_t pair = h.partner[i - 1];
        if (pair && pair < i && depth)
            depth--;
        h.low = depth ? outer[depth - 1] : 0;
        h.high = depth ? h.partner[h.low - 1] : n + 1;
        uint32_t head = 0;
        if (pair)
            head = pair > i ? head_between(&h, i, pair)
                            : head_between(&h, pair, i);
        if (!head)
            head = place_of(&h, i);
        deps[i - 1] = (struct tree_dep){ head ? head : root, REL_PUNCT };
        if (pair > i && depth < DEEPEST)
            outer[depth++] = i;
    }
}
