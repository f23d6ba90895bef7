/*
 * Where those belong whom the words place nowhere: unnamed soldiers, people
 * of whom only the name is known, "seventy members".
 */
#include "event/internal.h"

#include "base/str.h"

/* Country of the event: its place, else a country named in the sentence. */
static const char *country_of(const casus_doc *doc, const struct candidate *c)
{
    if (c->loc_entity != NONE && doc->entities[c->loc_entity].coding.code[0])
        return doc->entities[c->loc_entity].coding.code;
    const struct sentence *s = &doc->sentences[c->sent];
    size_t i = casus__event_first_mention(doc, s->begin);
    for (; i < doc->n_mentions && doc->mentions[i].begin < s->end; i++) {
        const casus_entity *e = &doc->entities[doc->mentions[i].entity];
        if (e->type == ENTITY_GPE && e->coding.code[0])
            return e->coding.code;
    }
    return "";
}

/* The country that the document names most often. */
static const char *main_country(const casus_doc *doc)
{
    const char *best = "";
    uint32_t most = 1;
    for (size_t i = 0; i < doc->n_entities; i++) {
        const casus_entity *e = &doc->entities[i];
        if (e->type == ENTITY_GPE && e->coding.code[0] &&
            e->n_mentions > most) {
            most = e->n_mentions;
            best = e->coding.code;
        }
    }
    return best;
}

/* Gunmen and criminals belong to no country unless the text says so. */
static bool takes_country(const struct actor *a)
{
    static const char *const none[] = { "UAF", "CRM", "UNK" };
    const casus_str s = casus__code_str(a->coding.sectors[0]);
    if (a->coding.code[0] || a->abroad || s.len == 0)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (casus__str_is(s, none[i]))
            return false;
    return true;
}

static void fill_countries(struct parties *p, const char *country)
{
    for (uint32_t i = 0; country[0] && i < p->n; i++)
        if (takes_country(&p->items[i]))
            memcpy(p->items[i].coding.code, country, 4);
}

/* "Seventy members", "individuals": people to whom something is done belong
 * to the place. */
static void settle_unknown(struct candidate *c, const char *country)
{
    if (c->type != EVENT_ASSAULT && c->type != EVENT_COERCE &&
        c->type != EVENT_SANCTION)
        return;
    for (uint32_t i = 0; country[0] && i < c->recipient.n; i++) {
        struct coding *x = &c->recipient.items[i].coding;
        if (x->code[0] || memcmp(x->sectors[0], "UNK", 3) != 0)
            continue;
        memcpy(x->code, country, 4);
        if (c->type != EVENT_SANCTION)
            memcpy(x->sectors[0], "CVL", 4);
    }
}

static bool is_soldier(const struct actor *a)
{
    return memcmp(a->coding.sectors[0], "MIL", 4) == 0;
}

static bool is_guessed_soldier(const struct actor *a)
{
    return (a->guessed || !a->coding.code[0]) && is_soldier(a);
}

/* People of whom only the name is known belong where it happens. */
static void settle_people(const casus_doc *doc, struct parties *p,
                          const char *country, bool hurt)
{
    for (uint32_t i = 0; country[0] && i < p->n; i++) {
        struct actor *a = &p->items[i];
        if (a->entity == NONE || a->coding.code[0] ||
            doc->entities[a->entity].type != ENTITY_PERSON)
            continue;
        memcpy(a->coding.code, country, 4);
        if (hurt && !a->coding.sectors[0][0])
            memcpy(a->coding.sectors[0], "CVL", 4);
    }
}

/* "The U.S. military says two soldiers were killed", "troops killed two
 * rebels": its own, wherever it happens. */
static void settle_soldiers(struct event_run *run, struct candidate *c)
{
    struct nodes who = { .n = 0 };
    struct parties army = { .n = 0 };
    bool fought = false, guessed = false;
    for (uint32_t i = 0; i < c->actor.n; i++) {
        fought |= is_soldier(&c->actor.items[i]);
        guessed |= is_guessed_soldier(&c->actor.items[i]);
    }
    for (uint32_t i = 0; i < c->recipient.n; i++)
        guessed |= !fought && is_guessed_soldier(&c->recipient.items[i]);
    if (!guessed || casus__event_is_words(c->type))
        return;
    casus__event_speaker(run, &c->at, &who);
    if (who.n)
        casus__event_parties(run, &who.items[0], false, &army);
    if (army.n != 1 || !army.items[0].coding.code[0] ||
        !is_soldier(&army.items[0]))
        return;
    struct parties *p = fought ? &c->actor : &c->recipient;
    for (uint32_t i = 0; i < p->n; i++)
        if (is_guessed_soldier(&p->items[i]))
            memcpy(p->items[i].coding.code, army.items[0].coding.code, 4);
}

/* A place that protests is its people, and so is who has no name. */
static void settle_crowd(const casus_doc *doc, struct parties *p)
{
    for (uint32_t i = 0; i < p->n; i++) {
        struct actor *a = &p->items[i];
        const unsigned type =
            a->entity == NONE ? ENTITY_NORP : doc->entities[a->entity].type;
        if (!a->coding.sectors[0][0] &&
            (type == ENTITY_GPE || type == ENTITY_NORP))
            memcpy(a->coding.sectors[0], "CVL", 4);
    }
}

static bool is_seat(const casus_doc *doc, const struct actor *a)
{
    const casus_entity *e =
        a->entity != NONE ? &doc->entities[a->entity] : NULL;
    return e && e->type == ENTITY_GPE && e->has_geo &&
           !a->coding.sectors[0][0] && casus__str_is(e->geo.feature, "PPLC");
}

static bool is_spoken(unsigned type)
{
    return type != EVENT_ASSAULT && type != EVENT_MOBILIZE &&
           type != EVENT_CONSULT && type != EVENT_RETREAT &&
           type != EVENT_COERCE;
}

/* A capital that takes part or is spoken to is its government, in whatever
 * role the rule found it; one that is visited or shelled is a place. */
static void settle_seats(const casus_doc *doc, struct parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (is_seat(doc, &p->items[i]))
            memcpy(p->items[i].coding.sectors[0], "GOV", 4);
}

void casus__event_place_parties(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    const bool hurt = c->type == EVENT_ASSAULT || c->type == EVENT_COERCE;
    const char *main = run->main_country ? run->main_country : "";
    const char *country = country_of(doc, c);
    if (!country[0])
        country = main;
    settle_soldiers(run, c);
    fill_countries(&c->actor, country);
    fill_countries(&c->recipient, country);
    settle_unknown(c, country);
    if (c->type == EVENT_PROTEST)
        settle_crowd(doc, &c->actor);
    settle_seats(doc, &c->actor);
    if (is_spoken(c->rules->rules[c->rule].type))
        settle_seats(doc, &c->recipient);
    settle_people(doc, &c->actor, main, false);
    settle_people(doc, &c->recipient, country, hurt);
}

void casus__event_prepare(struct event_run *run)
{
    run->main_country = main_country(run->doc);
}

/* "Was charged with fraud", "went on trial in Lima": by the courts of the
 * place, else of the country that the document is about. */
void casus__event_add_court(const struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    bool legal = false;
    if ((c->type != EVENT_ACCUSE && c->type != EVENT_CONCEDE) || c->actor.n ||
        !c->recipient.n)
        return;
    for (uint32_t i = c->trigger_begin; i < c->trigger_end; i++)
        legal |= casus__rule_class(doc, i, run->court_word);
    const char *code = c->loc_entity != NONE
                           ? doc->entities[c->loc_entity].coding.code
                           : "";
    if (!code[0])
        code = c->recipient.items[0].coding.code;
    if (!legal || !code[0])
        return;
    struct actor a = { .entity = NONE, .begin = NONE, .end = NONE, .known = 1 };
    memcpy(a.coding.code, code, sizeof a.coding.code);
    memcpy(a.coding.sectors[0], "JUD", 4);
    c->actor.items[c->actor.n++] = a;
    c->actor.from = PARTY_PLACE;
}
