/*
 * Parties of an event that was told before: of a noun that only points back,
 * and the side of a blow that a further telling leaves out.
 */
#include "event/internal.h"

#include "base/str.h"

/* The last event of a type before candidate `i` that has its parties. */
static const struct candidate *last_told(const struct event_run *run, size_t i,
                                         unsigned type)
{
    enum { BACK = 40 };
    const size_t stop = i > BACK ? i - BACK : 0;
    for (size_t k = i; k > stop; k--) {
        const struct candidate *c = &run->items[k - 1];
        if (c->type == type && !c->dropped && !c->bare &&
            casus__event_is_real(c->status) && (c->actor.n || c->recipient.n))
            return c;
    }
    return NULL;
}

/* Does a sentence have a word that ends like a noun: the "strike" of an
 * "airstrike"? */
static bool has_word_of(const casus_doc *doc, uint32_t sent, casus_str noun)
{
    const struct sentence *s = &doc->sentences[sent];
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++) {
        const casus_str w = doc->lemmas[i];
        if (w.len >= noun.len &&
            memcmp(w.ptr + w.len - noun.len, noun.ptr, noun.len) == 0)
            return true;
    }
    return false;
}

/* Whom a bare noun means: the last event of its type told with its word;
 * failing that, the last of its type. */
static const struct candidate *pointed_at(const struct event_run *run,
                                          size_t i)
{
    enum { BACK = 40 };
    const casus_doc *doc = run->doc;
    const struct candidate *c = &run->items[i];
    const struct candidate *last = last_told(run, i, c->type);
    const casus_str noun = doc->lemmas[casus__event_head(doc, &c->at)];
    const size_t stop = i > BACK ? i - BACK : 0;
    for (size_t k = i; last && noun.len && k > stop; k--) {
        const struct candidate *old = &run->items[k - 1];
        if (old->type == c->type && casus__event_told(old) &&
            old->sent != c->sent && (old->actor.n || old->recipient.n) &&
            has_word_of(doc, old->sent, noun))
            return old;
    }
    return last;
}

/* What the sentence is about: the subject of its main clause. */
static bool is_topic(const struct casus_doc *doc, const struct candidate *c)
{
    if (c->at.pred == NONE || doc->preds[c->at.pred].parent == NONE)
        return false;
    const struct pred *up = &doc->preds[doc->preds[c->at.pred].parent];
    if (up->link != LINK_ROOT && up->link != LINK_CCOMP)
        return false;
    for (uint32_t i = 0; i < up->n_args; i++) {
        const struct arg *a = &doc->args[up->arg + i];
        if (a->rel == ARG_SUBJECT && a->np == c->at.np)
            return true;
    }
    return false;
}

/* Does the sentence tell anything else? */
static bool is_alone(const struct event_run *run, size_t first, size_t i)
{
    for (size_t k = first; k < run->n; k++)
        if (k != i && !run->items[k].dropped && !run->items[k].bare)
            return false;
    return true;
}

/* A bare noun takes its parties from the event it points back to. */
void casus__event_retell(struct event_run *run, size_t first, size_t i)
{
    struct candidate *c = &run->items[i];
    const struct candidate *old = pointed_at(run, i);
    if (!old || old->sent == c->sent ||
        (!is_topic(run->doc, c) && !is_alone(run, first, i))) {
        c->dropped = 1;
        return;
    }
    c->actor = casus__event_retold(&old->actor);
    c->recipient = casus__event_retold(&old->recipient);
    if (c->loc_entity == NONE) {
        c->loc_entity = old->loc_entity;
        c->loc_begin = old->loc_begin;
        c->loc_end = old->loc_end;
    }
}

static bool one_sided(unsigned type)
{
    switch ((enum event_type)type) {
    case EVENT_ASSAULT:
    case EVENT_ACCUSE:
    case EVENT_COERCE:
    case EVENT_SANCTION:
    case EVENT_REJECT:
    case EVENT_REQUEST:
    case EVENT_THREATEN:
    case EVENT_PROTEST:
        return true;
    default:
        return false;
    }
}

/* "In a separate attack", "In other news": not the event told before. */
bool casus__event_separate(const struct event_run *run, uint32_t sent)
{
    enum { OPENING = 6 };
    const casus_doc *doc = run->doc;
    const struct sentence *s = &doc->sentences[sent];
    for (uint32_t i = s->tok; i < s->tok + s->n_tok && i < s->tok + OPENING;
         i++)
        if (casus__rule_class(doc, i, run->separate_word))
            return true;
    return false;
}

/* The same victim, named, or told shortly before by what he is: "a
 * journalist was shot ... the attack on X". */
static bool share_person(const struct candidate *a, const struct candidate *b)
{
    enum { NEAR = 3 };
    for (uint32_t i = 0; i < a->recipient.n; i++)
        for (uint32_t k = 0; k < b->recipient.n; k++) {
            const struct actor *x = &a->recipient.items[i];
            const struct actor *y = &b->recipient.items[k];
            if (y->entity == NONE ? b->sent + NEAR >= a->sent &&
                                        x->coding.sectors[0][0] &&
                                        casus__parties_same_sector(x, y) &&
                                        casus__parties_same_code(x, y)
                                  : x->entity == y->entity)
                return true;
        }
    return false;
}

/* Is it told by what means each was done, and are they others? */
static bool modes_differ(const struct candidate *a, const struct candidate *b)
{
    for (size_t i = 0; i < a->n_modes; i++)
        for (size_t k = 0; k < b->n_modes; k++)
            if (casus__str_eq(a->modes[i], b->modes[k]))
                return false;
    return a->n_modes && b->n_modes;
}

/* Does the sentence blame somebody for it? Then who did it is not told. */
static bool is_blamed(const struct event_run *run, const struct candidate *c)
{
    const uint32_t up =
        c->at.np == NONE || c->at.pred == NONE
            ? NONE
            : run->doc->preds[c->at.pred].parent;
    for (size_t i = run->n; up != NONE && i > 0; i--) {
        const struct candidate *o = &run->items[i - 1];
        if (o->sent != c->sent)
            return false;
        if (o->type == EVENT_ACCUSE && !o->dropped && o->at.pred == up)
            return true;
    }
    return false;
}

/* May they be one blow? A person is struck by the same hand only in the
 * tellings that name him; another day or other means are another blow. */
static bool is_one_blow(const struct event_run *run, const struct candidate *c,
                        const struct candidate *old)
{
    if (c->type != EVENT_ASSAULT)
        return true;
    if ((c->own_date && old->own_date && !casus__str_eq(c->date, old->date)) ||
        modes_differ(c, old) || is_blamed(run, c))
        return false;
    return old->sent == c->sent ||
           !casus__parties_name_person(run->doc, &c->recipient) ||
           share_person(c, old);
}

/* May `c` take a side from an event told before? */
static bool takes_side(const struct event_run *run, struct candidate *c,
                       const struct candidate *old,
                       bool (*alike)(const struct parties *,
                                     const struct parties *))
{
    if (!c->actor.n && old->actor.n && is_one_blow(run, c, old) &&
        !casus__event_is_part(&old->actor, &c->recipient) &&
        (alike(&c->recipient, &old->recipient) || !old->recipient.n)) {
        c->actor = casus__event_retold(&old->actor);
        return true;
    }
    if (!c->recipient.n && old->recipient.n &&
        c->rules->rules[c->rule].n_recipient &&
        (alike(&c->actor, &old->actor) || !old->actor.n)) {
        c->recipient = casus__event_retold(&old->recipient);
        return true;
    }
    return false;
}

/* "The lawsuit was filed in Lima": of what is said with words, and names
 * nobody, the last one of its kind. A verb that is not passive has somebody
 * of its own, known or not. */
static void inherit_both(struct event_run *run, size_t i)
{
    struct candidate *c = &run->items[i];
    if (!casus__event_is_words(c->type) || c->type == EVENT_CONSULT ||
        c->bare || c->actor.n || c->recipient.n || c->at.pred == NONE)
        return;
    const struct pred *p = &run->doc->preds[c->at.pred];
    if (p->kind == PRED_ADJ ||
        (p->kind == PRED_VERB && !(p->flags & PRED_PASSIVE)))
        return;
    const struct candidate *old = last_told(run, i, c->type);
    if (!old || !old->actor.n)
        return;
    c->actor = casus__event_retold(&old->actor);
    c->recipient = casus__event_retold(&old->recipient);
}

/* One side of a conflict is not named: the one that stood there when the
 * other side was last in an event of this kind. */
static void inherit_side(struct event_run *run, size_t i)
{
    enum { BACK = 40 };
    struct candidate *c = &run->items[i];
    if (!one_sided(c->type) || c->bare || casus__event_mutual(c) ||
        !c->actor.n == !c->recipient.n ||
        casus__event_separate(run, c->sent))
        return;
    const struct candidate *old = last_told(run, i, c->type);
    if (!old || takes_side(run, c, old, casus__parties_share_country))
        return;
    for (size_t k = i, n = 0; k > 0 && n < BACK; k--, n++) {
        old = &run->items[k - 1];
        if (old->type == c->type && !old->dropped && !old->bare &&
            casus__event_is_real(old->status) && old->actor.n &&
            old->recipient.n && takes_side(run, c, old, casus__event_agree))
            return;
    }
}

void casus__event_inherit(struct event_run *run, size_t i)
{
    inherit_side(run, i);
    inherit_both(run, i);
}
