/*
 * Place and date that only another telling gives. Within an article they
 * carry over between tellings of the same event, from the scene of a deed
 * to the deeds told next, and from a speaker's occasion to all he says.
 */
#include "event/internal.h"

#include "base/str.h"

static bool is_live(const struct candidate *c)
{
    return !c->dropped && casus__event_is_real(c->status);
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

static bool is_the_attack(const struct event_run *run, uint32_t np)
{
    return np != NONE && run->doc->nps[np].flags & NP_DEFINITE &&
           casus__rule_class(run->doc, run->doc->nps[np].head,
                             run->attack_noun);
}

/* "The attack", or "the attack killed 30": told again. */
static bool is_told_again(const struct event_run *run,
                          const struct candidate *c)
{
    const casus_doc *doc = run->doc;
    if (is_the_attack(run, c->at.np))
        return true;
    if (c->at.pred == NONE)
        return false;
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_SUBJECT && is_the_attack(run, a->np))
            return true;
    }
    return false;
}

/* Of what is long past only what it says itself is dated so: an attack of
 * today is like one of years ago. */
static void take_date(const struct event_run *run, struct candidate *to,
                      const struct candidate *from)
{
    if (!from->own_date || (to->own_date && from->date.len <= to->date.len))
        return;
    if (from->status == STATUS_HISTORICAL && to->status == STATUS_ACTUAL &&
        !is_told_again(run, to))
        return;
    to->date = from->date;
    if (to->status == STATUS_ACTUAL)
        to->status = from->status;
    to->own_date = 1;
}

/* The nearest tellings before it, then those after it. */
static void carry_same(struct event_run *run, size_t i)
{
    enum { WINDOW = 30 };
    struct candidate *c = &run->items[i];
    for (size_t k = i; k-- > 0 && k + WINDOW > i;)
        if (may_be_same(c, &run->items[k])) {
            take_place(c, &run->items[k]);
            take_date(run, c, &run->items[k]);
        }
    for (size_t k = i + 1; k < run->n && k < i + WINDOW; k++)
        if (may_be_same(c, &run->items[k])) {
            take_place(c, &run->items[k]);
            take_date(run, c, &run->items[k]);
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

enum { MOST_COUNTRIES = 256 };

/* A name of a country as the document has it. */
struct country {
    char code[4];
    uint32_t entity, mention;
};

static bool is_country(const casus_entity *e)
{
    return e->type == ENTITY_GPE &&
           (!e->has_geo || casus__str_starts(e->geo.feature, "PCL"));
}

/* The first mention of it by name, or NONE. */
static uint32_t named(const casus_doc *doc, const casus_entity *e)
{
    uint32_t m = e->first_mention;
    while (m != NONE && doc->mentions[m].kind != MENTION_NAME)
        m = doc->mentions[m].next;
    return m;
}

struct countries {
    struct country items[MOST_COUNTRIES];
    size_t n;
};

static const struct country *find_country(const struct countries *all,
                                          const char *code)
{
    for (size_t i = 0; i < all->n; i++)
        if (memcmp(all->items[i].code, code, 4) == 0)
            return &all->items[i];
    return NULL;
}

/* Once a document, not once an event: documents may be long. */
static void list_countries(const casus_doc *doc, struct countries *all)
{
    for (size_t i = 0; i < doc->n_entities && all->n < MOST_COUNTRIES; i++) {
        const casus_entity *e = &doc->entities[i];
        if (!is_country(e) || find_country(all, e->coding.code))
            continue;
        const uint32_t m = named(doc, e);
        if (m == NONE)
            continue;
        struct country *c = &all->items[all->n++];
        memcpy(c->code, e->coding.code, 4);
        c->entity = (uint32_t)i;
        c->mention = m;
    }
}

/* Where else: in the country of those hit; in that of the police or of the
 * protesters; by the name that the document has for it. */
static void take_country(const casus_doc *doc, const struct countries *all,
                         struct candidate *c)
{
    const struct parties *p =
        c->type == EVENT_ASSAULT ? &c->recipient : &c->actor;
    if ((c->type != EVENT_ASSAULT && c->type != EVENT_COERCE &&
         c->type != EVENT_PROTEST) ||
        !has_any_code(p))
        return;
    const struct country *found = find_country(all, p->items[0].coding.code);
    if (!found)
        return;
    c->loc_entity = found->entity;
    c->loc_begin = doc->mentions[found->mention].begin;
    c->loc_end = doc->mentions[found->mention].end;
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

/* The one day, of late, of which all dated events tell; or "". */
static casus_str day_of_story(const struct event_run *run)
{
    enum { DAYS = 14 };
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
    if (run->doc->day.year && day.len && casus__event_age(run->doc, day) > DAYS)
        return casus__str("");
    return day;
}

static bool tells_of(const struct event_run *run, size_t at, casus_str day)
{
    enum { WINDOW = 100 };
    const struct candidate *c = &run->items[at];
    if (is_deed(c->type))
        return true;
    for (size_t i = at > WINDOW ? at - WINDOW : 0;
         i < run->n && i < at + WINDOW; i++) {
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
            tells_of(run, i, day))
            c->date = day;
    }
}

void casus__event_carry(struct event_run *run)
{
    struct countries all = { .n = 0 };
    if (run->n)
        list_countries(run->doc, &all);
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
            take_country(run->doc, &all, c);
    }
    date_story(run);
}
