#include "tree/tree_features.h"

#include "base/bytes.h"

#include <assert.h>

/* ---- making features --------------------------------------------------- */

/* The kind of a feature is its place in the list: every list is always
 * written whole, with node 0 for what is not there. */
struct list {
    uint32_t *out;
    uint32_t n;
    uint32_t salt; /* tells lists apart */
};

static inline void f1(struct list *l, uint32_t a)
{
    l->out[l->n] = casus__mix(a, l->n * 0x9e3779b1u + l->salt);
    l->n++;
}

static inline void f2(struct list *l, uint32_t a, uint32_t b)
{
    l->out[l->n] =
        casus__mix(a + (l->n * 0x9e3779b1u ^ l->salt), b ^ l->n << 8);
    l->n++;
}

static inline void f3(struct list *l, uint32_t a, uint32_t b, uint32_t c)
{
    f2(l, casus__mix(a, b), c);
}

/* ---- between two nodes --------------------------------------------------- */

static inline uint32_t distance(uint32_t a, uint32_t b)
{
    const uint32_t d = b - a;
    return d < 5 ? d : d < 7 ? 5 : d < 10 ? 6 : d < 15 ? 7 : 8;
}

static inline uint32_t at_most(unsigned n, unsigned most)
{
    return n < most ? n : most;
}

/* What stands between nodes a and b, a before b. */
static inline uint32_t between(const struct tree_state *s, uint32_t a,
                               uint32_t b)
{
    if (b <= a + 1)
        return 0;
    const struct node *x = &s->nodes[a], *y = &s->nodes[b - 1];
    return 1 + at_most((uint16_t)(y->n_verbs - x->n_verbs), 2) * 54 +
           at_most((uint16_t)(y->n_commas - x->n_commas), 2) * 18 +
           at_most((uint16_t)(y->n_joins - x->n_joins), 1) * 9 +
           at_most((uint16_t)(y->n_preps - x->n_preps), 2) * 3 +
           at_most((uint16_t)(y->n_quotes - x->n_quotes), 2);
}

static inline uint32_t rel_set(uint64_t bits)
{
    return (uint32_t)(bits >> 32) * 0x85ebca6bu ^ (uint32_t)bits;
}

/* ---- moves ----------------------------------------------------------------
 */

struct view_of_state {
    const struct tree_state *s;
    const struct node *s0, *s1, *s2, *b0, *b1, *b2, *b3;
    const struct node *nodes;
    uint32_t gap_s, gap_b; /* between s1 and s0, s0 and b0 */
    uint32_t dist_s, dist_b;
};

static struct view_of_state view_of(const struct tree_state *s)
{
    const uint32_t s0 = casus__tree_top(s, 0), s1 = casus__tree_top(s, 1);
    const struct node *nodes = s->nodes;
    return (struct view_of_state){
        .s = s,
        .nodes = nodes,
        .s0 = &nodes[s0],
        .s1 = &nodes[s1],
        .s2 = &nodes[casus__tree_top(s, 2)],
        .b0 = &nodes[s->next],
        .b1 = &nodes[s->next + 1],
        .b2 = &nodes[s->next + 2],
        .b3 = &nodes[s->next + 3],
        .gap_s = s1 ? between(s, s1, s0) : 0,
        .gap_b = between(s, s0, s->next),
        .dist_s = s1 ? distance(s1, s0) : 0,
        .dist_b = distance(s0, s->next),
    };
}

static void single_words(const struct view_of_state *v, struct list *l)
{
    const struct node *const full[] = { v->s0, v->b0, v->s1 };
    for (unsigned i = 0; i < 3; i++) {
        f1(l, full[i]->w);
        f1(l, full[i]->p);
        f1(l, full[i]->wp);
        f1(l, full[i]->c);
        f1(l, full[i]->cp);
    }
    f1(l, v->b1->w);
    f1(l, v->b1->p);
    f1(l, v->b1->wp);
    f1(l, v->b1->c);
    f1(l, v->s2->p);
    f1(l, v->s2->wp);
    f1(l, v->b2->p);
    f1(l, v->b2->wp);
    f1(l, v->b3->p);
}

static void two_words(struct list *l, const struct node *a,
                      const struct node *b)
{
    f2(l, a->wp, b->wp);
    f2(l, a->wp, b->p);
    f2(l, a->p, b->wp);
    f2(l, a->w, b->w);
    f2(l, a->p, b->p);
    f2(l, a->c, b->c);
    f2(l, a->cp, b->cp);
    f2(l, a->w, b->c);
    f2(l, a->c, b->w);
    f2(l, a->cp, b->p);
    f2(l, a->p, b->cp);
}

static void two_tags(struct list *l, const struct node *a, const struct node *b)
{
    f2(l, a->p, b->p);
    f2(l, a->wp, b->p);
    f2(l, a->p, b->wp);
    f2(l, a->c, b->c);
}

static void three_words(const struct view_of_state *v, struct list *l)
{
    const struct node *s0 = v->s0, *s1 = v->s1, *s2 = v->s2;
    const struct node *b0 = v->b0, *b1 = v->b1, *b2 = v->b2;
    f3(l, s0->p, b0->p, b1->p);
    f3(l, s1->p, s0->p, b0->p);
    f3(l, s2->p, s1->p, s0->p);
    f3(l, b0->p, b1->p, b2->p);
    f3(l, s1->p, s0->p, b1->p);
    f3(l, s1->p, b0->p, b1->p);
    f3(l, s2->p, s0->p, b0->p);
    f3(l, s1->c, s0->c, b0->c);
    f3(l, s1->p, s0->w, b0->p);
    f3(l, s1->p, s0->p, b0->w);
    f3(l, s1->w, s0->p, b0->p);
    f3(l, s0->w, b0->p, b1->p);
    f3(l, s0->p, b0->w, b1->p);
    f3(l, s0->p, b0->p, b1->w);
    f3(l, casus__mix(s1->p, s0->p), b0->p, b1->p);
    f3(l, casus__mix(s2->p, s1->p), s0->p, b0->p);
    f3(l, casus__mix(s0->p, b0->p), b1->p, b2->p);
    /* where a preposition belongs, and what it governs */
    const struct node *noun = &v->nodes[b0->noun];
    f3(l, s1->c, s0->c, b0->w);
    f3(l, s1->w, s0->p, b0->w);
    f3(l, s1->p, s0->w, b0->w);
    f2(l, s1->w, b0->w);
    f3(l, s0->w, b0->w, noun->c);
    f3(l, s0->c, b0->w, noun->c);
    f3(l, s1->c, b0->w, noun->c);
    f3(l, s0->p, b0->w, noun->w);
    f3(l, s1->p, b0->w, noun->w);
}

static void one_child(struct list *l, const struct node *parent,
                      const struct node *child)
{
    f2(l, child->wp, parent->p);
    f3(l, child->p, child->rel, parent->p);
    f2(l, child->rel, parent->w);
}

static void children(const struct view_of_state *v, struct list *l)
{
    const struct node *nodes = v->nodes;
    const struct node *s0 = v->s0, *s1 = v->s1, *b0 = v->b0;
    const struct node *s0l = &nodes[s0->l1], *s0r = &nodes[s0->r1];
    const struct node *s1l = &nodes[s1->l1], *s1r = &nodes[s1->r1];
    const struct node *b0l = &nodes[b0->l1];
    one_child(l, s0, s0l);
    one_child(l, s0, s0r);
    one_child(l, s0, &nodes[s0->l2]);
    one_child(l, s0, &nodes[s0->r2]);
    one_child(l, s1, s1l);
    one_child(l, s1, s1r);
    one_child(l, s1, &nodes[s1->r2]);
    one_child(l, b0, b0l);
    one_child(l, b0, &nodes[b0->l2]);
    f3(l, s0->p, s0l->p, b0->p);
    f3(l, s0->p, s0r->p, b0->p);
    f3(l, s1->p, s1r->p, s0->p);
    f3(l, s1->p, s1l->p, s0->p);
    f3(l, s0->p, b0->p, b0l->p);
    f3(l, s1->p, s0->p, s0r->p);
    f3(l, s1->p, s0->p, s0l->p);
    f3(l, s1->p, s1r->p, b0->p);
    f3(l, casus__mix(s1->p, s0->p), s0r->p, b0->p);
    f3(l, casus__mix(s1->p, s0->p), s0l->rel, b0->p);
    f3(l, casus__mix(s0->p, b0->p), s0r->rel, b0l->rel);
    f3(l, s0->p, s0r->p, nodes[s0r->r1].p);
    f3(l, s1->p, s1r->p, nodes[s1r->r1].p);
    f3(l, s0->p, s0l->p, nodes[s0l->l1].p);
    /* the preposition of a complete phrase */
    f2(l, s1->w, s0l->w);
    f3(l, s1->p, s0l->w, s0->w);
    f3(l, s1->c, s0l->w, s0->c);
    f3(l, v->s2->p, s1->p, s0l->w);
    f3(l, v->s2->c, s1->c, s0l->w);
}

static void valency(const struct view_of_state *v, struct list *l)
{
    const struct node *s0 = v->s0, *s1 = v->s1, *b0 = v->b0;
    const uint32_t s0_left = rel_set(s0->left), s0_right = rel_set(s0->right);
    const uint32_t s1_right = rel_set(s1->right), b0_left = rel_set(b0->left);
    f2(l, s0->p, s0_left);
    f2(l, s0->w, s0_left);
    f2(l, s0->p, s0_right);
    f2(l, s0->w, s0_right);
    f2(l, s1->p, s1_right);
    f2(l, s1->w, s1_right);
    f2(l, s1->p, rel_set(s1->left));
    f2(l, b0->p, b0_left);
    f2(l, b0->w, b0_left);
    f3(l, s1->p, s1_right, s0->p);
    f3(l, s0->p, s0_right, b0->p);
    f3(l, s0->p, s0_left, b0->p);
    f3(l, s0->p, b0->p, b0_left);
    f2(l, s0->wp, s0->n_left);
    f2(l, s0->p, s0->n_left);
    f2(l, s0->wp, s0->n_right);
    f2(l, s0->p, s0->n_right);
    f2(l, s1->wp, s1->n_right);
    f2(l, s1->p, s1->n_right);
    f2(l, b0->wp, b0->n_left);
    f2(l, b0->p, b0->n_left);
}

static void distances(const struct view_of_state *v, struct list *l)
{
    const struct node *s0 = v->s0, *s1 = v->s1, *b0 = v->b0;
    f2(l, s0->w, v->dist_b);
    f2(l, b0->w, v->dist_b);
    f3(l, s0->p, b0->p, v->dist_b);
    f2(l, s1->w, v->dist_s);
    f2(l, s0->w, v->dist_s);
    f3(l, s1->p, s0->p, v->dist_s);
    f3(l, s1->p, s0->p, v->gap_s);
    f3(l, s0->p, b0->p, v->gap_b);
    f2(l, v->gap_s, v->dist_s);
    f2(l, v->gap_b, v->dist_b);
    f3(l, casus__mix(s1->p, s0->p), b0->p, v->gap_s);
    f3(l, casus__mix(s1->p, s0->p), b0->p, v->gap_b);
    f3(l, s0->w, b0->p, v->gap_b);
    f3(l, s1->p, s0->w, v->gap_s);
}

static void surroundings(const struct view_of_state *v, struct list *l)
{
    const struct node *s0 = v->s0, *s1 = v->s1, *b0 = v->b0;
    const uint32_t i0 = casus__tree_top(v->s, 0);
    const uint32_t i1 = casus__tree_top(v->s, 1);
    const struct node *before0 = &v->nodes[i0 ? i0 - 1 : 0];
    const struct node *after0 = &v->nodes[i0 ? i0 + 1 : 0];
    const struct node *after1 = &v->nodes[i1 ? i1 + 1 : 0];
    const struct node *before = &v->nodes[v->s->next - 1];
    const struct node *verb = &v->nodes[b0->verb];
    const struct node *noun = &v->nodes[b0->noun];
    const uint32_t left = distance(v->s->next, v->s->n + 1);
    f3(l, before0->p, s0->p, b0->p);
    f3(l, after0->p, s0->p, b0->p);
    f3(l, before->p, s0->p, b0->p);
    f3(l, after1->p, s1->p, s0->p);
    f2(l, before->wp, b0->p);
    f3(l, s0->p, b0->p, verb->p);
    f3(l, s1->p, s0->p, verb->p);
    f3(l, s0->p, b0->w, verb->p);
    f3(l, s0->p, b0->p, noun->p);
    f3(l, s0->w, b0->p, verb->w);
    f3(l, at_most(v->s->depth, 5), b0->p, s0->p);
    /* signs before a word, and so between it and the one on its left */
    f2(l, b0->wp, b0->before);
    f3(l, s0->p, b0->p, b0->before);
    f3(l, s0->w, b0->p, b0->before);
    f3(l, s0->p, b0->w, b0->before);
    f3(l, s1->p, s0->p, s0->before);
    f3(l, s0->c, b0->c, b0->before);
    f3(l, casus__mix(s1->p, s0->p), b0->p, b0->before);
    f3(l, casus__mix(s1->p, s0->p), s0->before, b0->before);
    f3(l, casus__mix(s1->p, s0->p), b0->p, s0->before << 8 | s0->after);
    f3(l, casus__mix(s0->p, b0->p), v->b1->p, v->b1->before << 8 | b0->before);
    f3(l, s0->p, b0->p, s1->after);
    f3(l, s0->p, b0->p, left);
}

size_t casus__move_features(const struct tree_state *s, uint32_t *out)
{
    const struct view_of_state v = view_of(s);
    struct list l = { .out = out, .salt = 0x51ed270b };
    single_words(&v, &l);
    two_words(&l, v.s0, v.b0);
    two_words(&l, v.s1, v.s0);
    two_tags(&l, v.s1, v.b0);
    two_tags(&l, v.b0, v.b1);
    two_tags(&l, v.s0, v.b1);
    f2(&l, v.s2->p, v.s0->p);
    f2(&l, v.s1->w, v.b0->w);
    three_words(&v, &l);
    children(&v, &l);
    valency(&v, &l);
    distances(&v, &l);
    surroundings(&v, &l);
    assert(l.n <= MOVE_MAX_FEATURES);
    return l.n;
}

/* ---- relations --------------------------------------------------------------
 */

static void ends_of_arc(struct list *l, const struct node *h,
                        const struct node *d)
{
    f1(l, h->w);
    f1(l, h->p);
    f1(l, h->wp);
    f1(l, h->c);
    f1(l, d->w);
    f1(l, d->p);
    f1(l, d->wp);
    f1(l, d->c);
    f1(l, d->cp);
    two_words(l, h, d);
}

static void inside_of_arc(const struct tree_state *s, struct tree_arc arc,
                          struct list *l)
{
    const struct node *h = &s->nodes[arc.head], *d = &s->nodes[arc.child];
    const bool left = arc.child < arc.head;
    const uint32_t low = left ? arc.child : arc.head;
    const uint32_t high = left ? arc.head : arc.child;
    const uint32_t far = distance(low, high), gap = between(s, low, high);
    const struct node *nodes = s->nodes;
    f3(l, h->p, d->p, far);
    f3(l, h->p, d->p, gap);
    f2(l, d->wp, far);
    f2(l, h->wp, far);
    f3(l, h->p, d->w, gap);
    f3(l, nodes[arc.child - 1].p, d->p, h->p);
    f3(l, nodes[arc.child + 1].p, d->p, h->p);
    f3(l, nodes[arc.head - 1].p, d->p, h->p);
    f3(l, nodes[arc.head + 1].p, d->p, h->p);
    f2(l, nodes[arc.child - 1].w, d->p);
    f2(l, nodes[arc.child + 1].w, d->p);
    f2(l, nodes[arc.child - 1].wp, d->wp);
    f2(l, nodes[arc.child + 1].wp, d->wp);
    f3(l, nodes[arc.child - 1].p, d->w, nodes[arc.child + 1].p);
    f3(l, h->p, d->p, d->before << 8 | d->after);
    f2(l, d->wp, d->before);
    f3(l, h->p, d->p, h->before << 8 | h->after);
}

static void family_of_arc(const struct tree_state *s, struct tree_arc arc,
                          struct list *l)
{
    const struct node *nodes = s->nodes;
    const struct node *h = &nodes[arc.head], *d = &nodes[arc.child];
    const struct node *first = &nodes[d->l1], *last = &nodes[d->r1];
    const struct node *second = &nodes[d->l2];
    const bool left = arc.child < arc.head;
    const struct node *sibling = &nodes[left ? h->l1 : h->r1];
    const struct node *other = &nodes[left ? h->r1 : h->l1];
    const uint32_t pp = casus__mix(h->p, d->p);
    f2(l, pp, first->w);
    f2(l, pp, first->rel);
    f2(l, pp, second->w);
    f2(l, pp, last->p);
    f2(l, pp, last->rel);
    f2(l, first->w, h->w);
    f2(l, first->w, d->w);
    f3(l, first->w, h->c, d->c);
    f3(l, first->w, h->p, d->c);
    f3(l, first->w, h->w, d->p);
    f2(l, d->p, rel_set(d->left));
    f3(l, h->p, d->p, rel_set(d->left));
    f3(l, h->p, d->p, rel_set(d->right));
    f2(l, h->w, rel_set(d->left));
    f3(l, h->p, d->p, rel_set(h->left));
    f3(l, h->p, d->p, rel_set(h->right));
    f2(l, d->w, rel_set(h->left));
    f2(l, h->w, rel_set(h->left | h->right));
    f3(l, h->wp, d->p, rel_set(h->left | h->right));
    f2(l, pp, sibling->rel);
    f3(l, pp, sibling->p, sibling->rel);
    f2(l, d->wp, sibling->rel);
    f2(l, sibling->wp, pp);
    f2(l, pp, other->rel);
    f3(l, pp, first->rel, sibling->rel);
    f2(l, h->w, sibling->rel);
    f2(l, pp, nodes[d->r2].rel);
    f2(l, nodes[h->l1].w, pp);
}

size_t casus__rel_features(const struct tree_state *s, struct tree_arc arc,
                           uint32_t *out)
{
    const struct node *h = &s->nodes[arc.head], *d = &s->nodes[arc.child];
    struct list l = { .out = out,
                      .salt = arc.child < arc.head ? 0x3c6ef372 : 0xa54ff53a };
    ends_of_arc(&l, h, d);
    inside_of_arc(s, arc, &l);
    family_of_arc(s, arc, &l);
    assert(l.n <= REL_MAX_FEATURES);
    return l.n;
}
