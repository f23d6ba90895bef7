#include "train/oracle.h"

/* ---- heads -------------------------------------------------------------- */

/* Does every word reach the root? */
static bool is_tree(const uint32_t *heads, uint32_t n)
{
    unsigned roots = 0;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t at = i;
        for (uint32_t steps = 0; at != n + 1; steps++) {
            if (at < 1 || at > n || steps > n)
                return false;
            at = heads[at];
        }
        roots += heads[i] == n + 1;
    }
    return roots == 1;
}

/* Is a word between `i` and its head not below the head? (The root stands
 * after the words: arcs to it cross nothing but what they should.) */
static bool crosses(const uint32_t *heads, uint32_t n, uint32_t i)
{
    const uint32_t h = heads[i];
    const uint32_t low = h < i ? h : i, high = h < i ? i : h;
    for (uint32_t k = low + 1; k < high; k++) {
        uint32_t at = k;
        while (at != h && at != n + 1)
            at = heads[at];
        if (at != h)
            return true;
    }
    return false;
}

/* The shortest arc that crosses another, by its child; 0 if none does. */
static uint32_t shortest_crossing(const uint32_t *heads, uint32_t n)
{
    uint32_t best = 0, best_length = UINT32_MAX;
    for (uint32_t i = 1; i <= n; i++) {
        const uint32_t length = heads[i] < i ? i - heads[i] : heads[i] - i;
        if (heads[i] != n + 1 && length < best_length && crosses(heads, n, i)) {
            best = i;
            best_length = length;
        }
    }
    return best;
}

bool casus__oracle_lift(uint32_t *heads, uint32_t n)
{
    uint32_t i;
    if (!is_tree(heads, n))
        return false;
    while ((i = shortest_crossing(heads, n)) != 0)
        heads[i] = heads[heads[i]];
    return true;
}

/* ---- costs --------------------------------------------------------------- */

static unsigned children_in_buffer(const struct tree_state *s,
                                   const uint32_t *heads, uint32_t node)
{
    unsigned n = 0;
    for (uint32_t i = s->next; i <= s->n; i++)
        n += heads[i] == node;
    return n;
}

static unsigned shift_cost(const struct tree_state *s, const uint32_t *heads)
{
    const uint32_t next = s->next;
    unsigned cost = 0;
    for (uint32_t k = 0; k < s->depth; k++) {
        const uint32_t node = s->stack[STACK_PAD + k];
        cost += heads[node] == next;
        /* under the top it cannot become the head any more */
        cost += k + 1 < s->depth && heads[next] == node;
    }
    return cost;
}

unsigned casus__oracle_cost(const struct tree_state *s, const uint32_t *heads,
                            enum move move)
{
    if (move == MOVE_SHIFT)
        return shift_cost(s, heads);
    const uint32_t top = casus__tree_top(s, 0), below = casus__tree_top(s, 1);
    const uint32_t head = heads[top];
    unsigned cost = children_in_buffer(s, heads, top);
    if (move == MOVE_LEFT)
        cost += head > s->next || (below && head == below);
    else
        cost += head >= s->next;
    return cost;
}
