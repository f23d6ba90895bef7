#include "tree/parser.h"

#include "base/error.h"
#include "base/fold.h"
#include "doc/doc.h"

#include <assert.h>

/* ---- opening ------------------------------------------------------------ */

static uint32_t add_name(uint32_t h, const char *name)
{
    const casus_str s = casus__str(name);
    return casus__mix(h, casus__hash(s.ptr, s.len));
}

uint32_t casus__parser_sets(void)
{
    uint32_t h = 0;
    for (unsigned i = 0; i < XPOS_COUNT; i++)
        h = add_name(h, casus__xpos_name(i));
    for (unsigned i = 0; i < UPOS_COUNT; i++)
        h = add_name(h, casus__upos_name(i));
    for (unsigned i = 0; i < REL_COUNT; i++)
        h = add_name(h, casus__relation_name(i));
    return h;
}

/* The number that a label's name spells; REL_COUNT if it is none. */
static unsigned label_number(casus_str name)
{
    unsigned v = 0;
    if (name.len == 0 || name.len > 2)
        return REL_COUNT;
    for (size_t i = 0; i < name.len; i++) {
        if (!casus__is_digit(name.ptr[i]))
            return REL_COUNT;
        v = v * 10 + (unsigned)(name.ptr[i] - '0');
    }
    return v < REL_COUNT ? v : REL_COUNT;
}

static casus_status read_labels(struct parser *p, casus_error *err)
{
    if (p->moves.n_labels != MOVE_COUNT)
        return casus__fail(err, CASUS_E_DATA, "parser: unknown moves");
    for (uint32_t i = 0; i < p->relations.n_labels; i++) {
        const unsigned rel =
            label_number(casus__weights_label(&p->relations, i));
        if (rel == REL_COUNT)
            return casus__fail(err, CASUS_E_DATA, "parser: unknown relation");
        p->relation_label[i] = (uint8_t)rel;
    }
    return CASUS_OK;
}

casus_status casus__parser_open(struct bytes section, struct arena *arena,
                                struct parser **out, casus_error *err)
{
    if (section.len < PARSER_HEAD ||
        casus__get32(section.ptr) != PARSER_VERSION)
        return casus__fail(err, CASUS_E_DATA, "parser: bad head");
    if (casus__get32(section.ptr + 4) != casus__parser_sets())
        return casus__fail(err, CASUS_E_DATA,
                           "parser: trained for other tags or relations");
    struct parser *p = casus__arena_alloc(arena, 1, sizeof *p);
    if (!p)
        return casus__fail_nomem(err);
    p->clusters = casus__get32(section.ptr + 8);
    struct bytes rest = { section.ptr + PARSER_HEAD,
                          section.len - PARSER_HEAD };
    casus_status s = casus__weights_open(rest, &p->moves, err);
    if (s != CASUS_OK)
        return s;
    rest.ptr += p->moves.size;
    rest.len -= p->moves.size;
    s = casus__weights_open(rest, &p->relations, err);
    if (s == CASUS_OK)
        s = read_labels(p, err);
    if (s == CASUS_OK)
        *out = p;
    return s;
}

/* ---- parsing --------------------------------------------------------------
 */

/* The only move of a set, or MOVE_COUNT. */
static enum move only_move(unsigned legal)
{
    for (unsigned m = 0; m < MOVE_COUNT; m++)
        if (legal == 1u << m)
            return (enum move)m;
    return MOVE_COUNT;
}

static enum move best_move(const struct parser *p, const struct tree_state *s,
                           unsigned legal)
{
    uint32_t features[MOVE_MAX_FEATURES];
    int16_t scores[WEIGHTS_MAX_LABELS] = { 0 };
    const size_t n = casus__move_features(s, features);
    casus__weights_add(&p->moves, features, n, scores);
    unsigned best = MOVE_COUNT;
    for (unsigned m = 0; m < MOVE_COUNT; m++)
        if (legal & 1u << m && (best == MOVE_COUNT || scores[m] > scores[best]))
            best = m;
    return (enum move)best;
}

static unsigned relation_of(const struct parser *p, const struct tree_state *s,
                            struct tree_arc arc)
{
    if (arc.head == s->n + 1)
        return REL_ROOT;
    uint32_t features[REL_MAX_FEATURES];
    int16_t scores[WEIGHTS_MAX_LABELS] = { 0 };
    const size_t n = casus__rel_features(s, arc, features);
    casus__weights_add(&p->relations, features, n, scores);
    return p->relation_label[casus__weights_best(&p->relations, scores)];
}

void casus__parser_run(const struct parser *p, struct tree_state *s,
                       const struct tree_word *words, uint32_t n,
                       struct tree_dep *deps)
{
    casus__tree_state_begin(s, words, n);
    while (!casus__tree_done(s)) {
        const unsigned legal = casus__tree_legal(s);
        enum move move = only_move(legal);
        if (move == MOVE_COUNT)
            move = best_move(p, s, legal);
        const unsigned rel = move == MOVE_SHIFT
                                 ? 0
                                 : relation_of(p, s, casus__tree_arc(s, move));
        casus__tree_take(s, move, rel);
    }
    for (uint32_t i = 0; i < n; i++) {
        const struct node *node = &s->nodes[i + 1];
        deps[i] = (struct tree_dep){
            .head = node->head == n + 1 ? 0 : node->head,
            .rel = (uint8_t)(node->rel - 1),
        };
    }
    casus__punct_attach(words, n, s->stack, deps);
}
