/*
 * Words that open a clause inside another: conjunctions ("that", "if",
 * "after") and relative pronouns, with what the clause hangs from.
 */
#include "parse/subordinate.h"

#include "base/str.h"
#include "pack/gaz.h"
#include "parse/participle.h"

/* ---- conjunctions and relatives -------------------------------------- */

static uint32_t nearest_say(const struct machine *m)
{
    for (size_t i = m->depth; i-- > 0;) {
        const struct clause *c = &m->stack[i];
        if (c->verb != NONE && m->w->verbs[c->verb].bits & W_SAY)
            return c->verb;
    }
    return m->stack[m->depth - 1].verb;
}

static void open_relative(struct machine *m, size_t k, uint32_t ante,
                          uint32_t prep, bool comma)
{
    struct clause c =
        casus__machine_new(LINK_RELCL, casus__machine_top(m)->verb);
    c.marker = m->w->items[k].begin;
    c.ante = ante;
    c.prep = prep;
    c.gap = true;
    c.comma = comma;
    casus__machine_push(m, c);
}

/* Whom the verb of the relative clause of item k agrees with in number: the
 * np, or the one that it hangs from. Behind "of" both are told of alike. */
static uint32_t agreeing(const struct machine *m, size_t k, uint32_t np)
{
    const struct work *w = m->w;
    const uint32_t up = w->notes[np].up;
    if (up == NONE || w->nps[up].of == np ||
        casus__machine_kind(m, k + 1) != ITEM_VERB)
        return np;
    const uint32_t first = w->items[k + 1].begin;
    const unsigned x = casus__work_xpos(w, first);
    const bool one = x == XPOS_VBZ || casus__work_fold_is(w, first, "was");
    const bool many = x == XPOS_VBP || casus__work_fold_is(w, first, "were");
    const bool plural = w->nps[np].flags & (NP_PLURAL | NP_PRONOUN) ||
                        w->nps[np].first_conj != np;
    const bool up_plural = (w->nps[up].flags & NP_PLURAL) != 0;
    if ((one && plural && !up_plural && w->nps[np].flags & NP_PLURAL) ||
        (many && !plural && up_plural))
        return up;
    return np;
}

/* "that" and "whether" behind item k - 1. */
static void read_that(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const uint32_t tok = w->items[k].begin;
    const enum item_kind before = casus__machine_before(m, k);
    struct clause *top = casus__machine_top(m);
    const uint32_t np = before == ITEM_NP ? w->ends_at[tok] : NONE;
    struct clause c = casus__machine_new(LINK_CCOMP, top->verb);
    c.marker = tok;
    if (before == ITEM_CC) {
        c.parent = nearest_say(m);
    } else if (np != NONE && !casus__work_is_time(w, np)) {
        const struct verb *v = top->verb != NONE ? &w->verbs[top->verb] : NULL;
        const bool told = v && v->object == np && v->bits & W_TELL;
        if (!told && casus__work_head(w, np) & W_COMPN &&
            w->doc->tags[tok].xpos != XPOS_WDT &&
            casus__machine_kind(m, k + 1) != ITEM_VERB) {
            c.link = LINK_NOUNCOMP;
            casus__machine_push(m, c)->ante = np;
            return;
        }
        if (!told && (!v || !(v->bits & W_SAY) || v->object == np ||
                      casus__machine_kind(m, k + 1) == ITEM_VERB)) {
            open_relative(m, k, agreeing(m, k, np), NONE, false);
            return;
        }
    } else if (top->verb == NONE) {
        c.link = LINK_ADVCL;
    }
    casus__machine_push(m, c);
}

void casus__subordinate_mark(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const uint32_t tok = w->items[k].begin;
    struct clause *top = casus__machine_top(m);
    if (casus__work_fold_is(w, tok, "that") &&
        !(k && casus__work_fold_is(w, w->items[k - 1].begin, "so"))) {
        read_that(m, k);
        return;
    }
    const bool asks =
        top->verb != NONE &&
        (casus__str_is(w->doc->lemmas[w->verbs[top->verb].pred.head], "ask") ||
         casus__str_is(w->doc->lemmas[w->verbs[top->verb].pred.head],
                       "wonder"));
    const bool whether = casus__work_fold_is(w, tok, "whether") ||
                         (asks && casus__work_fold_is(w, tok, "if"));
    const bool content = whether && top->verb != NONE;
    struct clause c =
        casus__machine_new(content ? LINK_CCOMP : LINK_ADVCL, top->verb);
    c.marker = tok;
    c.fronted = top->verb == NONE;
    casus__machine_push(m, c);
}

/* "the leader of the group, who": a person, if one is near. */
uint32_t casus__subordinate_described(const struct machine *m, uint32_t np)
{
    const struct work *w = m->w;
    const uint32_t place = 1u << GAZ_GPE | 1u << GAZ_LOC;
    const uint32_t types =
        w->types[w->nps[np].begin] | w->types[w->nps[np].head];
    const uint32_t up = w->notes[np].up;
    return up != NONE && w->nps[np].flags & NP_PROPER && types & place ? up
                                                                       : np;
}

#define PERSON_TYPES                                                           \
    (1u << GAZ_PERSON | 1u << GAZ_GIVEN | 1u << GAZ_SURNAME)
#define OTHER_TYPES (1u << GAZ_GPE | 1u << GAZ_LOC | 1u << GAZ_ORG)

/* Is it a person's name and nothing else? Not "Hurricane Katrina". */
static bool is_named(const struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np];
    const uint32_t types = w->types[n->begin] | w->types[n->head];
    return n->flags & NP_PROPER && w->types[n->begin] & PERSON_TYPES &&
           !(types & OTHER_TYPES);
}

/* Does the np seem to be people? */
static bool is_person(const struct work *w, uint32_t np)
{
    const struct np *n = &w->nps[np];
    const uint32_t types = w->types[n->begin] | w->types[n->head];
    if (types & PERSON_TYPES && !(types & OTHER_TYPES))
        return true;
    return !(n->flags & NP_PROPER) &&
           ((w->bits[n->head] & (W_TITLE | W_GROUP)) != 0 ||
            w->types[n->head] & (1u << GAZ_AGENT | 1u << GAZ_TITLE) ||
            casus__work_fold_is(w, n->head, "those"));
}

/* "who" is a person, the nearest that is told of; "which" is none. */
static uint32_t antecedent(const struct work *w, uint32_t np, bool person)
{
    enum { HIGHEST = 3 };
    uint32_t n = np;
    for (int i = 0; i < HIGHEST && n != NONE; i++) {
        if ((person ? is_person(w, n) : !is_named(w, n)) &&
            !casus__work_is_time(w, n))
            return n;
        n = w->notes[n].up;
    }
    return np;
}

void casus__subordinate_relative(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const uint32_t tok = w->items[k].begin;
    size_t at = k; /* first item of the relative phrase */
    uint32_t prep = NONE;
    if (casus__machine_kind(m, at - (at > 0)) == ITEM_PREP && at > 0)
        prep = w->items[--at].begin;
    const bool comma = at > 0 && casus__machine_kind(m, at - 1) == ITEM_COMMA;
    const bool bracket = at > 0 && casus__machine_kind(m, at - 1) == ITEM_OPEN;
    at -= comma || bracket;
    const bool what = casus__work_fold_is(w, tok, "what") ||
                      casus__work_fold_is(w, tok, "how") ||
                      casus__work_fold_is(w, tok, "why");
    uint32_t np = at > 0 && casus__machine_kind(m, at - 1) == ITEM_NP && !what
                      ? w->ends_at[w->items[at].begin]
                      : NONE;
    if (np == NONE && at > 0 && casus__machine_kind(m, at - 1) == ITEM_NP &&
        !what)
        np = w->items[at - 1].ref;
    struct clause *top = casus__machine_top(m);
    if (np == NONE) {
        if (top->verb == NONE && prep == NONE)
            return; /* a question */
        struct clause c = casus__machine_new(
            top->verb == NONE ? LINK_ADVCL : LINK_CCOMP, top->verb);
        c.marker = tok;
        c.fronted = top->verb == NONE;
        casus__machine_push(m, c);
        return;
    }
    if (casus__work_fold_is(w, tok, "who"))
        np = antecedent(w, agreeing(m, k, np), true);
    else if (casus__work_fold_is(w, tok, "which") && prep == NONE)
        np = antecedent(w, agreeing(m, k, np), false);
    if (comma)
        np = w->nps[np].first_conj;
    const bool adverb = w->doc->tags[tok].xpos == XPOS_WRB;
    open_relative(m, k, np, adverb ? tok : prep, comma);
    if (casus__work_fold_is(w, tok, "whose") &&
        casus__machine_kind(m, k + 1) == ITEM_NP) {
        w->nps[w->items[k + 1].ref].poss = np;
        casus__machine_top(m)->gap = false;
    }
}

/* "for the release", "since Saturday", "known as the Lion": does it rather
 * stand before a noun than before a clause? */
static bool takes_noun(const struct work *w, size_t k)
{
    const uint32_t prep = w->items[k].begin, np = w->items[k + 1].ref;
    if (w->nps[np].flags & NP_PRONOUN)
        return false;
    return casus__work_fold_is(w, prep, "for") || casus__work_is_time(w, np) ||
           (prep > w->begin && casus__work_fold_is(w, prep, "as") &&
            casus__work_fold_is(w, prep - 1, "known"));
}

/* "after", "since", "as": a conjunction if a clause follows. */
void casus__subordinate_preposition(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const struct clause *top = casus__machine_top(m);
    const bool there = casus__machine_kind(m, k + 1) == ITEM_THERE;
    if (!(w->bits[w->items[k].begin] & W_SUB) ||
        w->items[k].end - w->items[k].begin != 1 ||
        (!there && (casus__machine_kind(m, k + 1) != ITEM_NP ||
                    casus__work_next_finite(w, k + 1) == NONE)))
        return;
    /* "Violence after the vote killed 12": the verb is the subject's. */
    if (top->verb == NONE && top->subject != NONE &&
        casus__machine_before(m, k) != ITEM_COMMA)
        return;
    /* "Protesters calling for a vote were beaten" */
    const uint32_t finite = there ? NONE : casus__work_next_finite(w, k + 1);
    if (finite != NONE && takes_noun(w, k) &&
        casus__participle_last_verb(m, k, finite))
        return;
    w->items[k].kind = ITEM_MARK;
    casus__subordinate_mark(m, k);
}
