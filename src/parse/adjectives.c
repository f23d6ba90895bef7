/*
 * Adjectives as predicates: behind "be" ("is ready to talk"), behind an object
 * ("called the vote illegal"), and in a headline that leaves "is" out.
 */
#include "parse/adjectives.h"

#include "base/str.h"

/* ---- adjectives ------------------------------------------------------ */

static void make_adjective(struct verb *v, const struct item *it)
{
    v->pred.kind = PRED_ADJ;
    v->pred.head = it->end - 1;
    v->pred.end = it->end;
    v->copula = 0;
    v->bits = 0;
}

/* An adjective as a predicate; `like`: a verb with its tense, or NONE. */
static struct verb new_adjective(const struct work *w, const struct item *it,
                                 uint32_t like)
{
    struct verb v = { .subject = NONE,
                      .object = NONE,
                      .iobject = NONE,
                      .noun = NONE,
                      .pred = { .begin = it->begin,
                                .end = it->end,
                                .sent = w->sent,
                                .parent = NONE,
                                .marker = NONE,
                                .particle = NONE,
                                .np = NONE,
                                .form = FORM_FINITE,
                                .tense = TENSE_PRESENT } };
    if (like != NONE) {
        v.pred.tense = w->verbs[like].pred.tense;
        v.pred.modal = w->verbs[like].pred.modal;
        v.pred.form = w->verbs[like].pred.form;
    }
    make_adjective(&v, it);
    return v;
}

/* A second adjective, or one without "be" in a headline. */
static void add_adjective(struct machine *m, const struct item *it,
                          struct clause *c, uint32_t like)
{
    const struct verb v = new_adjective(m->w, it, like);
    const uint32_t verb = casus__work_add_verb(m->w, &v);
    if (verb == NONE)
        return;
    if (like != NONE)
        casus__machine_conjoin(m, c, verb);
    else
        casus__machine_place(m, c, verb);
}

/* "called the vote illegal", "left 12 people dead" */
static bool takes_state(const struct work *w, const struct verb *v)
{
    static const char *const lemmas[] = { "leave",  "find", "keep",    "make",
                                          "render", "see",  "describe" };
    if (v->bits & W_NAMING)
        return true;
    const casus_str lemma = w->doc->lemmas[v->pred.head];
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (casus__str_is(lemma, lemmas[i]))
            return true;
    return false;
}

static void add_state(struct machine *m, const struct item *it,
                      struct clause *c)
{
    struct verb v = new_adjective(m->w, it, NONE);
    v.pred.form = FORM_PARTICIPLE;
    v.pred.tense = TENSE_NONE;
    v.pred.link = LINK_XCOMP;
    v.pred.parent = c->verb;
    v.inherits = INHERIT_OBJECT;
    v.placed = 1;
    (void)casus__work_add_verb(m->w, &v);
}

void casus__adjectives_read(struct machine *m, size_t k)
{
    struct work *w = m->w;
    const struct item *it = &w->items[k];
    struct clause *c = casus__machine_top(m);
    const enum item_kind before = casus__machine_before(m, k);
    if (c->verb == NONE) {
        if (!w->any_finite && c->subject != NONE && before == ITEM_NP &&
            c->link == LINK_ROOT)
            add_adjective(m, it, c, NONE);
        return;
    }
    struct verb *v = &w->verbs[c->verb];
    const casus_str lemma = w->doc->lemmas[v->pred.head];
    const bool links = v->copula || casus__str_is(lemma, "remain") ||
                       casus__str_is(lemma, "become") ||
                       casus__str_is(lemma, "stay");
    if (before == ITEM_VERB && links) {
        make_adjective(v, it);
    } else if (before == ITEM_ADJ && v->pred.kind == PRED_ADJ &&
               v->pred.end == it->begin) {
        make_adjective(v, it); /* "is dead wrong" */
    } else if (before == ITEM_NP && v->copula && v->subject == NONE &&
               v->object != NONE) {
        v->subject = v->object; /* "Is Iran ready" */
        v->object = NONE;
        make_adjective(v, it);
    } else if (before == ITEM_NP && v->object != NONE && takes_state(w, v)) {
        add_state(m, it, c);
    } else if (before == ITEM_CC && v->pred.kind == PRED_ADJ && k >= 2 &&
               w->items[k - 2].end == v->pred.end) {
        add_adjective(m, it, c, c->verb);
    }
}
