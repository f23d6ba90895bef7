/*
 * Place and date that only another telling gives. Within an article they
 * carry over between tellings of the same event, from the scene of a deed
 * to the deeds told next, and from a speaker's occasion to all he says.
 */
#include "event/internal.h"

#include "base/str.h"

static bool is_real(uint8_t status)
{
    return status == STATUS_ACTUAL || status == STATUS_HISTORICAL;
}

static bool is_live(const struct candidate *c)
{
    return !c->dropped && is_real(c->status);
}

/* Is one of the values a part of the other: 2019-09 and 2019-09-14? */
static bool dates_agree(casus_str a, casus_str b)
{
    const size_t n = a.len < b.len ? a.len : b.len;
    return memcmp(a.ptr, b.ptr, n) == 0;
}

/* Is it told of the same parties, or of nobody it could contradict? */
static bool may_be_same(const struct candidate *a, const struct candidate *b)
{
    return a != b && a->type == b->type && is_live(b) &&
           (!a->own_date || !b->own_date || dates_agree(a->date, b->date)) &&
           casus__event_agree(&a->actor, &b->actor) &&
           casus__event_agree(&a->recipient, &b->recipient);
}

static void take_place(struct candidate *to, const struct candidate *from)
{
    if (to->loc_entity != NONE || from->loc_entity == NONE)
        return;
    to->loc_entity = from->loc_entity;
    to->loc_begin = from->loc_begin;
    to->loc_end = from->loc_end;
}

static void take_date(struct candidate *to, const struct candidate *from)
{
    if (!from->own_date || (to->own_date && from->date.len <= to->date.len))
        return;
    to->date = from->date;
    if (to->status == STATUS_ACTUAL)
        to->status = from->status;
    to->own_date = 1;
}

/* "The attack", told again, is made by the same means. */
static void take_modes(const struct event_run *run, struct candidate *to,
                       const struct candidate *from)
{
    if (to->type != EVENT_ASSAULT || to->n_modes || !from->n_modes ||
        to->at.np == NONE ||
        !(run->doc->nps[to->at.np].flags & NP_DEFINITE) ||
        !casus__rule_class(run->doc, casus__event_head(run->doc, &to->at),
                           run->attack_noun))
        return;
    memcpy(to->modes, from->modes, sizeof to->modes);
    to->n_modes = from->n_modes;
}

/* The nearest tellings before it, then those after it. */
static void carry_same(struct event_run *run, size_t i)
{
    enum { WINDOW = 30 };
    struct candidate *c = &run->items[i];
    for (size_t k = i; k-- > 0 && k + WINDOW > i;)
        if (may_be_same(c, &run->items[k])) {
            take_place(c, &run->items[k]);
            take_date(c, &run->items[k]);
            take_modes(run, c, &run->items[k]);
        }
    for (size_t k = i + 1; k < run->n && k < i + WINDOW; k++)
        if (may_be_same(c, &run->items[k])) {
            take_place(c, &run->items[k]);
            take_date(c, &run->items[k]);
        }
}

/* ---- scenes ---------------------------------------------------------- */

/* Deeds that make up one scene with their neighbours. */
static bool is_deed(unsigned type)
{
    switch ((enum event_type)type) {
    case EVENT_PROTEST:
    case EVENT_COERCE:
    case EVENT_ASSAULT:
    case EVENT_RETREAT:
    case EVENT_MOBILIZE:
        return true;
    default:
        return false;
    }
}

static bool has_code(const struct parties *p, const char *code)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (memcmp(p->items[i].coding.code, code, 4) == 0)
            return true;
    return false;
}

static bool has_any_code(const struct parties *p)
{
    return p->n && p->items[0].coding.code[0];
}

/* A blow falls in the country of one of its sides. */
static bool is_possible(const struct event_run *run, const struct candidate *c,
                        uint32_t entity)
{
    const char *code = run->doc->entities[entity].coding.code;
    if (c->type != EVENT_ASSAULT || !code[0] || !has_any_code(&c->recipient))
        return true;
    return has_code(&c->recipient, code) || has_code(&c->actor, code);
}

/* Where else: in the country of those hit; in that of the police or of the
 * protesters; by the name that the document has for it. */
static void take_country(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    const struct parties *p =
        c->type == EVENT_ASSAULT ? &c->recipient : &c->actor;
    if ((c->type != EVENT_ASSAULT && c->type != EVENT_COERCE &&
         c->type != EVENT_PROTEST) ||
        !has_any_code(p))
        return;
    for (size_t i = 0; i < doc->n_entities; i++) {
        const casus_entity *e = &doc->entities[i];
        if (e->type != ENTITY_GPE ||
            (e->has_geo && !casus__str_starts(e->geo.feature, "PCL")) ||
            memcmp(e->coding.code, p->items[0].coding.code, 4) != 0)
            continue;
        for (uint32_t m = e->first_mention; m != NONE;
             m = doc->mentions[m].next) {
            if (doc->mentions[m].kind != MENTION_NAME)
                continue;
            c->loc_entity = (uint32_t)i;
            c->loc_begin = doc->mentions[m].begin;
            c->loc_end = doc->mentions[m].end;
            return;
        }
    }
}

/* The deed told last, or next, at a place: at most a few sentences away. */
static const struct candidate *scene_of(const struct event_run *run, size_t i)
{
    enum { SENTENCES = 4 };
    const struct candidate *c = &run->items[i];
    for (size_t k = i; k-- > 0;) {
        const struct candidate *o = &run->items[k];
        if (o->sent + SENTENCES < c->sent)
            break;
        if (is_live(o) && is_deed(o->type) && o->loc_entity != NONE &&
            is_possible(run, c, o->loc_entity))
            return o;
    }
    for (size_t k = i + 1; k < run->n; k++) {
        const struct candidate *o = &run->items[k];
        if (o->sent > c->sent + SENTENCES / 2)
            break;
        if (is_live(o) && is_deed(o->type) && o->loc_entity != NONE &&
            is_possible(run, c, o->loc_entity))
            return o;
    }
    return NULL;
}

static bool share_speaker(const struct candidate *a, const struct candidate *b)
{
    for (uint32_t i = 0; i < a->actor.n; i++)
        for (uint32_t k = 0; k < b->actor.n; k++)
            if (a->actor.items[i].entity != NONE &&
                a->actor.items[i].entity == b->actor.items[k].entity)
                return true;
    return a->speaker != NONE && a->speaker == b->speaker;
}

/* Where the same person met or spoke to others. */
static const struct candidate *occasion_of(const struct event_run *run,
                                           size_t i)
{
    enum { WINDOW = 12 };
    const struct candidate *c = &run->items[i];
    for (size_t d = 1; d < WINDOW; d++)
        for (int way = -1; way <= 1; way += 2) {
            const size_t k = way < 0 ? i - d : i + d;
            if ((way < 0 && d > i) || k >= run->n)
                continue;
            const struct candidate *o = &run->items[k];
            if (is_live(o) && !is_deed(o->type) && o->loc_entity != NONE &&
                share_speaker(c, o))
                return o;
        }
    return NULL;
}

/* ---- the day of the story -------------------------------------------- */

static bool is_day(casus_str date)
{
    return date.len == 10;
}

/* The one day, not long past, of which all dated events tell; or "". */
static casus_str day_of_story(const struct event_run *run)
{
    casus_str day = { "", 0 };
    for (size_t i = 0; i < run->n; i++) {
        const struct candidate *c = &run->items[i];
        if (!is_live(c) || !c->own_date || c->status != STATUS_ACTUAL ||
            !is_day(c->date))
            continue;
        if (day.len && !casus__str_eq(day, c->date))
            return casus__str("");
        day = c->date;
    }
    return day;
}

static bool tells_of(const struct event_run *run, const struct candidate *c,
                     casus_str day)
{
    if (is_deed(c->type))
        return true;
    for (size_t i = 0; i < run->n; i++) {
        const struct candidate *o = &run->items[i];
        if (is_live(o) && o->own_date && casus__str_eq(o->date, day) &&
            (c->actor.n || c->recipient.n) &&
            casus__event_agree(&c->actor, &o->actor))
            return true;
    }
    return false;
}

/* Reports of one day leave its date out after the first sentence. */
static void date_story(struct event_run *run)
{
    const casus_str day = day_of_story(run);
    if (!day.len)
        return;
    for (size_t i = 0; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        if (is_live(c) && !c->own_date && c->status == STATUS_ACTUAL &&
            tells_of(run, c, day))
            c->date = day;
    }
}

void casus__event_carry(struct event_run *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (is_live(&run->items[i]))
            carry_same(run, i);
    for (size_t i = 0; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        if (!is_live(c) || c->loc_entity != NONE)
            continue;
        const struct candidate *from =
            is_deed(c->type) ? scene_of(run, i) : occasion_of(run, i);
        if (from)
            take_place(c, from);
        else
            take_country(run, c);
    }
    date_story(run);
}
