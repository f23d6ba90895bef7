/* Sets of parties compared, and what is taken from one to another. */
#include "event/internal.h"

#include "base/str.h"

bool casus__parties_same_code(const struct actor *a, const struct actor *b)
{
    return memcmp(a->coding.code, b->coding.code, sizeof a->coding.code) == 0;
}

bool casus__parties_same_sector(const struct actor *a, const struct actor *b)
{
    return memcmp(a->coding.sectors[0], b->coding.sectors[0],
                  sizeof a->coding.sectors[0]) == 0;
}

bool casus__parties_share_country(const struct parties *a,
                                  const struct parties *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (casus__parties_same_code(&a->items[i], &b->items[k]))
                return true;
    return false;
}

bool casus__parties_name_person(const casus_doc *doc, const struct parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->items[i].entity != NONE &&
            doc->entities[p->items[i].entity].type == ENTITY_PERSON)
            return true;
    return false;
}

/* The actor itself, or its bare country. */
bool casus__parties_own(const struct parties *own, const struct actor *a)
{
    for (uint32_t i = 0; i < own->n; i++) {
        const struct actor *o = &own->items[i];
        if ((o->entity != NONE && o->entity == a->entity) ||
            (casus__parties_same_code(o, a) &&
             (casus__parties_same_sector(o, a) ||
              (!a->coding.sectors[0][0] && !casus__event_apart(o)))))
            return true;
    }
    return false;
}

/* Of these, those of a country that are not the actor. */
bool casus__parties_others(const struct parties *found,
                           const struct parties *own, struct parties *out)
{
    out->from = PARTY_BEFORE;
    out->path = NONE;
    for (uint32_t i = 0; i < found->n && out->n < MAX_PARTIES; i++)
        if (found->items[i].coding.code[0] &&
            !casus__parties_own(own, &found->items[i]))
            out->items[out->n++] = found->items[i];
    out->indirect |= out->n > 0;
    return out->n > 0;
}

/* Are all of one among the other? */
bool casus__parties_meet_all(const struct parties *of,
                             const struct parties *among)
{
    for (uint32_t i = 0; i < of->n; i++) {
        bool any = false;
        for (uint32_t k = 0; k < among->n; k++)
            any |= memcmp(&of->items[i].coding, &among->items[k].coding,
                          sizeof of->items[i].coding) == 0;
        if (!any)
            return false;
    }
    return true;
}

bool casus__parties_meet(const struct parties *a, const struct parties *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (a->items[i].coding.code[0] &&
                casus__parties_same_code(&a->items[i], &b->items[k]) &&
                casus__parties_same_sector(&a->items[i], &b->items[k]))
                return true;
    return false;
}

bool casus__event_told(const struct candidate *c)
{
    return !c->dropped && !c->bare && casus__event_is_real(c->status);
}

void casus__event_add_actors(struct candidate *c, const struct parties *other)
{
    for (uint32_t i = 0; i < other->n && c->actor.n < MAX_PARTIES; i++)
        c->actor.items[c->actor.n++] = other->items[i];
}

bool casus__event_has_mode(const struct candidate *c, const char *mode)
{
    for (size_t i = 0; i < c->n_modes; i++)
        if (casus__str_is(c->modes[i], mode))
            return true;
    return false;
}
