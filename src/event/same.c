/*
 * Duplicates: an event told again in the same document is linked to its first
 * telling, not dropped.
 *
 * Deeds (attacks, arrests, visits) are the same if the same parties do them
 * at a time and place that do not differ. Words are easily said twice: a
 * second demand is another event unless the same word tells it and the
 * article has one date for both.
 */
#include "event/internal.h"

#include "base/str.h"

static bool same_coding(const struct coding *a, const struct coding *b)
{
    return memcmp(a->code, b->code, sizeof a->code) == 0 &&
           (!a->sectors[0][0] || !b->sectors[0][0] ||
            memcmp(a->sectors[0], b->sectors[0], sizeof a->sectors[0]) == 0);
}

static bool covers(const struct parties *a, const struct parties *b)
{
    for (uint32_t i = 0; i < a->n; i++) {
        bool any = false;
        for (uint32_t k = 0; k < b->n; k++)
            any |= same_coding(&a->items[i].coding, &b->items[k].coding);
        if (!any)
            return false;
    }
    return true;
}

/* As sets of codes, with sectors where both have one. */
static bool same_parties(const struct parties *a, const struct parties *b)
{
    return covers(a, b) && covers(b, a);
}

static bool same_day(const struct candidate *a, const struct candidate *b)
{
    const size_t n = a->date.len < b->date.len ? a->date.len : b->date.len;
    return memcmp(a->date.ptr, b->date.ptr, n) == 0;
}

static bool same_place(const struct candidate *a, const struct candidate *b)
{
    return a->loc_entity == NONE || b->loc_entity == NONE ||
           a->loc_entity == b->loc_entity;
}

static bool same_word(const casus_doc *doc, const struct candidate *a,
                      const struct candidate *b)
{
    return casus__str_eq(doc->lemmas[a->trigger_begin],
                         doc->lemmas[b->trigger_begin]);
}

static bool is_again(const casus_doc *doc, const struct candidate *a,
                     const struct candidate *b)
{
    return !b->dropped && casus__event_is_real(b->status) &&
           a->type == b->type && a->sent != b->sent &&
           same_parties(&a->actor, &b->actor) &&
           same_parties(&a->recipient, &b->recipient) && same_day(a, b) &&
           same_place(a, b) && (!casus__event_is_words(a->type) || same_word(doc, a, b));
}

void casus__event_link_same(struct event_run *run)
{
    enum { WINDOW = 60 };
    for (size_t i = 0; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        c->same_as = NONE;
        if (c->dropped || !casus__event_is_real(c->status) ||
            (!c->actor.n && !c->recipient.n))
            continue;
        const size_t stop = i > WINDOW ? i - WINDOW : 0;
        for (size_t k = stop; k < i && c->same_as == NONE; k++)
            if (is_again(run->doc, c, &run->items[k]))
                c->same_as = run->items[k].same_as != NONE
                                 ? run->items[k].same_as
                                 : (uint32_t)k;
    }
}
