/* The stack of open clauses: opening, closing, and what happens when a clause
 * gets its verb. */
#include "parse/machine.h"

#include "base/str.h"
#include "parse/group_step.h"

#include <assert.h>

/* ---- the stack ------------------------------------------------------- */

struct clause *casus__machine_top(struct machine *m)
{
    return &m->stack[m->depth - 1];
}

struct clause casus__machine_new(enum pred_link link, uint32_t parent)
{
    return (struct clause){ .verb = NONE,
                            .subject = NONE,
                            .marker = NONE,
                            .parent = parent,
                            .ante = NONE,
                            .prep = NONE,
                            .link = (uint8_t)link };
}

struct clause *casus__machine_push(struct machine *m, struct clause c)
{
    if (m->depth < CLAUSE_DEPTH)
        m->depth++;
    assert(m->n_leading <= m->n_phrases);
    c.phrases = m->n_phrases - m->n_leading;
    m->n_leading = 0;
    m->stack[m->depth - 1] = c;
    return casus__machine_top(m);
}

void casus__machine_pop(struct machine *m)
{
    if (m->depth > 1)
        m->depth--;
}

void casus__machine_pop_to(struct machine *m, const struct clause *c)
{
    while (m->depth > 1 && casus__machine_top(m) != c)
        m->depth--;
}

struct clause *casus__machine_waiting(struct machine *m)
{
    if (casus__machine_top(m)->barrier)
        return NULL;
    for (size_t i = m->depth - 1; i-- > 0;) {
        if (m->stack[i].verb == NONE)
            return &m->stack[i];
        if (m->stack[i].barrier)
            return NULL;
    }
    return NULL;
}

/* ---- phrases --------------------------------------------------------- */

static void keep_phrase(struct machine *m, uint32_t prep, uint32_t np)
{
    void *p = casus__arena_grow(m->w->scratch, m->phrases, m->n_phrases,
                                &m->cap_phrases, sizeof *m->phrases);
    if (!p) {
        m->w->failed = true;
        return;
    }
    m->phrases = p;
    m->phrases[m->n_phrases++] = (struct phrase){ .prep = prep, .np = np };
}

static bool is_locative(const struct work *w, uint32_t prep)
{
    return prep == NONE || casus__work_fold_is(w, prep, "in") ||
           casus__work_fold_is(w, prep, "at") ||
           casus__work_fold_is(w, prep, "near") ||
           casus__work_fold_is(w, prep, "on") ||
           casus__work_fold_is(w, prep, "outside");
}

/* "prep np", or a bare time. Before the verb, what follows the subject's noun
 * directly is the noun's own, times and places excepted. */
void casus__machine_add_phrase(struct machine *m, uint32_t prep, uint32_t np)
{
    const struct clause *c = casus__machine_top(m);
    if (c->verb != NONE) {
        casus__work_add_oblique(m->w, c->verb, prep, np, false);
        return;
    }
    if (c->subject != NONE && prep != NONE && m->w->ends_at[prep] != NONE &&
        !is_locative(m->w, prep)) {
        m->w->notes[np].taken = 1;
        return;
    }
    keep_phrase(m, prep, np);
}

void casus__machine_keep_phrase(struct machine *m, uint32_t prep, uint32_t np)
{
    keep_phrase(m, prep, np);
    if (!m->w->failed)
        m->n_leading++;
    m->w->notes[np].taken = 1;
}

/* Those of the clause and behind have found their verb. */
static void drop_phrases(struct machine *m, const struct clause *c)
{
    const size_t n = m->n_phrases > c->phrases ? m->n_phrases - c->phrases : 0;
    m->n_phrases -= n;
    m->n_leading -= n < m->n_leading ? n : m->n_leading;
}

/* ---- verbs come to their clauses ------------------------------------- */

static void note_main(struct machine *m, uint32_t verb)
{
    if (m->root != NONE)
        return;
    m->root = verb;
    for (size_t i = 0; i < m->n_fronted; i++)
        if (m->fronted[i] != verb)
            m->w->verbs[m->fronted[i]].pred.parent = verb;
}

/* "X and Y, who ...", "men and women who ...": of coordinated names and bare
 * plurals all are meant. */
uint32_t casus__machine_whole(const struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np], *first = &w->nps[n->first_conj];
    const bool names = n->flags & NP_PROPER && first->flags & NP_PROPER;
    const bool plurals = n->end - n->begin == 1 && n->flags & NP_PLURAL &&
                         first->flags & NP_PLURAL &&
                         !(first->flags & NP_NUMBER);
    return names || plurals ? n->first_conj : np;
}

/* May the relative pronoun be its object? */
static bool takes_gap(const struct verb *v)
{
    if (v->pred.flags & PRED_PASSIVE)
        return (v->bits & (W_DITR | W_NAMING)) != 0;
    return !(v->bits & W_NOPASS);
}

/* What the relative pronoun stands for in its clause. */
static void fill_gap(struct machine *m, struct clause *c, struct verb *v)
{
    struct work *w = m->w;
    v->noun = c->ante;
    if (c->link == LINK_NOUNCOMP)
        return;
    w->nps[c->ante].rel_pred = (uint32_t)(v - w->verbs);
    if (!c->gap)
        return;
    c->gap = false;
    if (c->prep != NONE) {
        casus__work_add_oblique(w, (uint32_t)(v - w->verbs), c->prep, c->ante,
                                true);
    } else if (v->subject == NONE) {
        v->subject = casus__machine_whole(w, c->ante);
        v->understood = 1;
    } else if (takes_gap(v)) {
        v->object = c->ante;
        v->object_understood = 1;
    }
}

/* "and *killed*", ", *killed*": does such a verb follow? */
static bool is_verb_joined(const struct work *w, uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    const unsigned next = casus__work_xpos(w, tok + 1);
    return (x == XPOS_CC || x == XPOS_COMMA) &&
           (next == XPOS_VBD || next == XPOS_VBN);
}

/* Does something stand behind the verb that may be its object? */
static bool has_object(const struct work *w, uint32_t tok)
{
    /* "kidnapped and killed a man" */
    while (is_verb_joined(w, tok))
        tok += 2;
    if (casus__group_is_time(w, tok))
        return false;
    const unsigned x = casus__work_xpos(w, tok);
    return casus__xpos_is_noun(x) || x == XPOS_DT || x == XPOS_PRP ||
           x == XPOS_PRPS || x == XPOS_CD || x == XPOS_DOLLAR ||
           x == XPOS_JJS || x == XPOS_JJR || x == XPOS_RBR ||
           x == XPOS_VBG || x == XPOS_VBN ||
           (casus__xpos_is_adj(x) && !casus__work_fold_is(w, tok, "dead")) ||
           (casus__work_bits(w, tok) & W_APPROX) != 0;
}

/* "Depot hit by drones", "Four injured in blast": no auxiliary, and yet a
 * passive. */
static void note_voice(const struct work *w, struct verb *v)
{
    uint32_t by = v->pred.end;
    if (casus__xpos_is_adverb(casus__work_xpos(w, by)))
        by++;
    if (!v->loose || v->pred.form != FORM_FINITE)
        return;
    const bool number = casus__work_fold_is(w, by, "at") ||
                        casus__work_fold_is(w, by, "up");
    if (v->bits & W_HARM && !has_object(w, by) &&
        !(number && (casus__work_xpos(w, by + 1) == XPOS_JJS ||
                     casus__work_fold_is(w, by + 1, "to")))) {
        v->pred.flags |= PRED_PASSIVE;
        return;
    }
    if (!casus__work_fold_is(w, by, "by") || by + 1 >= w->end)
        return;
    const uint32_t np = w->np_at[by + 1];
    if (np != NONE && !(w->nps[np].flags & NP_TIME))
        v->pred.flags |= PRED_PASSIVE;
}

void casus__machine_place(struct machine *m, struct clause *c, uint32_t verb)
{
    struct work *w = m->w;
    struct verb *v = &w->verbs[verb];
    c->verb = verb;
    v->placed = 1;
    note_voice(w, v);
    v->pred.link = c->link;
    v->pred.parent = c->parent == verb ? NONE : c->parent;
    v->pred.marker = c->marker;
    v->subject = c->subject;
    v->there = c->there;
    if (c->ante != NONE)
        fill_gap(m, c, v);
    for (size_t i = c->phrases; i < m->n_phrases; i++)
        casus__work_add_oblique(w, verb, m->phrases[i].prep, m->phrases[i].np,
                                false);
    drop_phrases(m, c);
    if (c->link == LINK_ROOT && !c->barrier && !c->attribution)
        note_main(m, verb);
    if (c->fronted && m->root == NONE && m->n_fronted < CLAUSE_QUOTED)
        m->fronted[m->n_fronted++] = verb;
}

void casus__machine_conjoin(struct machine *m, struct clause *c, uint32_t verb)
{
    struct verb *v = &m->w->verbs[verb];
    casus__machine_pop_to(m, c);
    v->placed = 1;
    v->pred.link = LINK_CONJ;
    v->pred.parent = c->verb;
    v->inherits = INHERIT_SUBJECT;
    c->verb = verb;
    c->closed = false;
    c->invert = c->there = false;
    drop_phrases(m, c);
}

/* ---- looking around -------------------------------------------------- */

enum item_kind casus__machine_before(const struct machine *m, size_t k)
{
    return k ? (enum item_kind)m->w->items[k - 1].kind : ITEM_STOP;
}

enum item_kind casus__machine_kind(const struct machine *m, size_t k)
{
    return k < m->w->n_items ? (enum item_kind)m->w->items[k].kind : ITEM_STOP;
}

bool casus__machine_object_follows(const struct machine *m, size_t k)
{
    return casus__machine_kind(m, k + 1) == ITEM_NP &&
           !casus__work_is_time(m->w, m->w->items[k + 1].ref);
}

/* "rebels allegedly backed by", "troops now attacking": an adverb that may
 * stand between a noun and the participle that describes it. */
static bool is_inner_adverb(const struct work *w, uint32_t tok)
{
    static const char *const words[] = { "now",  "still", "already", "also",
                                         "once", "first", "long",    "ever" };
    if (!casus__xpos_is_adverb(casus__work_xpos(w, tok)))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (casus__work_fold_is(w, tok, words[i]))
            return true;
    return casus__str_ends(casus__token_fold(w->doc, tok), "ly");
}

uint32_t casus__machine_np_before(const struct machine *m, uint32_t tok)
{
    enum { MOST = 2 };
    const struct work *w = m->w;
    for (int i = 0; i < MOST && tok > w->begin && w->ends_at[tok] == NONE &&
                    is_inner_adverb(w, tok - 1);
         i++)
        tok--;
    const uint32_t n = w->ends_at[tok];
    if (n == NONE || !casus__work_is_time(w, n))
        return n;
    uint32_t begin = n;
    while (w->nps[begin].poss != NONE)
        begin = w->nps[begin].poss;
    begin = w->nps[begin].begin;
    uint32_t before = w->ends_at[begin];
    if (before == NONE && begin > w->begin)
        before = w->ends_at[begin - 1];
    return before != NONE ? before : n;
}

bool casus__machine_follows_cc(const struct machine *m, size_t k)
{
    if (casus__machine_before(m, k) == ITEM_CC)
        return true;
    if (casus__machine_before(m, k) != ITEM_NP || k < 2)
        return false;
    if (casus__machine_kind(m, k - 2) == ITEM_CC)
        return casus__work_is_time(m->w, m->w->items[k - 1].ref);
    return k >= 3 && casus__machine_kind(m, k - 2) == ITEM_PREP &&
           casus__machine_kind(m, k - 3) == ITEM_CC;
}
