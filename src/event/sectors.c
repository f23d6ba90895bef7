/*
 * Sectors that are known only when all events are: the office of the time,
 * who attacks and who is arrested, lawmakers told by their party.
 */
#include "event/internal.h"

#include "base/str.h"

static bool has_sector(const struct actor *a, const char *sector)
{
    return strcmp(a->coding.sectors[0], sector) == 0;
}

static void set_sector(struct actor *a, const char *sector)
{
    memset(a->coding.sectors, 0, sizeof a->coding.sectors);
    memcpy(a->coding.sectors[0], sector, 4);
}

/* ---- offices of the time --------------------------------------------- */

/* The first and the last day that a date may mean, YYYYMMDD. */
static bool span_of(casus_str date, uint32_t *first, uint32_t *last)
{
    uint32_t v = 0, digits = 0;
    for (size_t i = 0; i < date.len; i++)
        if (casus__is_digit(date.ptr[i])) {
            v = 10 * v + (uint32_t)(date.ptr[i] - '0');
            digits++;
        }
    if (digits != 4 && digits != 6 && digits != 8)
        return false;
    const uint32_t unit = digits == 4 ? 10000 : digits == 6 ? 100 : 1;
    *first = v * unit;
    *last = *first + unit - 1;
    return true;
}

/* Killed in office: it ended not long before the document's date. */
static bool fell_lately(const casus_doc *doc, const struct office *was)
{
    enum { YEAR = 372, MONTH = 31, LATELY = 62 };
    const long now = doc->day.year * (long)YEAR + doc->day.month * (long)MONTH +
                     doc->day.day;
    const long then = was->until / 10000 * (long)YEAR +
                      was->until / 100 % 100 * (long)MONTH + was->until % 100;
    return now - then <= LATELY;
}

static void take_office(const casus_doc *doc, const struct candidate *c,
                        struct actor *a, bool hurt)
{
    uint32_t first, last;
    if (a->entity == NONE || !has_sector(a, "ELI") ||
        !doc->entities[a->entity].was.until)
        return;
    const struct office *was = &doc->entities[a->entity].was;
    const bool dated = c->own_date && span_of(c->date, &first, &last);
    if (dated ? was->from <= last && first <= was->until
              : hurt && fell_lately(doc, was))
        memcpy(a->coding.sectors, was->coding.sectors,
               sizeof a->coding.sectors);
}

/* ---- crime ----------------------------------------------------------- */

/* A person of whom the text tells nothing else. */
static bool is_plain_person(const casus_doc *doc, const struct actor *a)
{
    return a->entity != NONE &&
           doc->entities[a->entity].type == ENTITY_PERSON &&
           !doc->entities[a->entity].coding.sectors[0][0];
}

static uint32_t crimes_in(const struct event_run *run, uint32_t from,
                          uint32_t to)
{
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++)
        n += casus__rule_class(run->doc, i, run->crime_noun);
    return n;
}

/* Does the sentence tell of a crime, or all the document? */
static bool is_for_crime(const struct event_run *run, uint32_t sent,
                         uint32_t crimes)
{
    enum { MANY = 4 };
    const struct sentence *s = &run->doc->sentences[sent];
    return crimes >= MANY || crimes_in(run, s->tok, s->tok + s->n_tok) > 0;
}

/* Charged or held by the law, or nobody says by whom. */
static bool is_before_law(const struct candidate *c)
{
    if (c->type == EVENT_COERCE)
        return casus__event_has_mode(c, "arrest");
    if (c->type != EVENT_ACCUSE || !casus__event_has_mode(c, "allege"))
        return false;
    for (uint32_t i = 0; i < c->actor.n; i++)
        if (!has_sector(&c->actor.items[i], "COP") &&
            !has_sector(&c->actor.items[i], "JUD"))
            return false;
    return true;
}

/* Persons who attack, are found guilty or arrested for a crime, by entity. */
static void note_criminals(const struct event_run *run, uint8_t *criminal)
{
    const casus_doc *doc = run->doc;
    const uint32_t crimes = crimes_in(run, 0, (uint32_t)doc->n_tokens);
    for (size_t i = 0; i < run->n; i++) {
        const struct candidate *c = &run->items[i];
        const bool blow =
            c->type == EVENT_ASSAULT && c->actor.n == 1 && c->recipient.n;
        const bool caught =
            (is_before_law(c) && is_for_crime(run, c->sent, crimes)) ||
            (c->type == EVENT_SANCTION && casus__event_has_mode(c, "convict"));
        if (c->dropped || !casus__event_is_real(c->status))
            continue;
        if (blow && is_plain_person(doc, &c->actor.items[0]))
            criminal[c->actor.items[0].entity] = 1;
        for (uint32_t k = 0; caught && k < c->recipient.n; k++)
            if (is_plain_person(doc, &c->recipient.items[k]))
                criminal[c->recipient.items[k].entity] = 1;
    }
}

/* The one person noted, or NONE. */
static uint32_t only_criminal(const casus_doc *doc, const uint8_t *criminal)
{
    uint32_t one = NONE;
    for (uint32_t i = 0; i < doc->n_entities; i++) {
        if (criminal[i] && one != NONE)
            return NONE;
        if (criminal[i])
            one = i;
    }
    return one;
}

/* The noun group of a party that has no name, or NONE. */
static uint32_t group_of(const casus_doc *doc, const struct actor *a)
{
    if (a->entity != NONE || a->begin == NONE)
        return NONE;
    const size_t tok = casus__event_first_token(doc, a->begin);
    return tok < doc->n_tokens ? doc->np_at[tok] : NONE;
}

/* "The accused", "the attacker", where one person is known to be it. */
static bool is_that_one(const casus_doc *doc, const struct actor *a)
{
    const uint32_t np = group_of(doc, a);
    return np != NONE && (has_sector(a, "CRM") || has_sector(a, "UAF")) &&
           (doc->nps[np].flags & (NP_DEFINITE | NP_PLURAL)) == NP_DEFINITE;
}

/* "An office worker stabbed four people": one nobody knows, armed. */
static bool is_lone_attacker(const struct event_run *run,
                             const struct actor *a)
{
    const casus_doc *doc = run->doc;
    const uint32_t np = group_of(doc, a);
    const bool nobody = has_sector(a, "CVL") || has_sector(a, "LAB") ||
                        has_sector(a, "AGR");
    if (!nobody || np == NONE ||
        doc->nps[np].flags & (NP_PLURAL | NP_PRONOUN) ||
        doc->nps[np].next_conj != NONE)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (casus__rule_class(doc, doc->nps[np].head, run->person_noun[i]))
            return true;
    return false;
}

/* ---- war ------------------------------------------------------------- */

/* "Security *forces* and helicopter gunships killed ...": no police. */
static bool is_force(const casus_doc *doc, const struct actor *a)
{
    const uint32_t np = group_of(doc, a);
    return np != NONE && has_sector(a, "COP") &&
           casus__str_is(casus__token_fold(doc, doc->nps[np].head), "forces");
}

static bool is_war(const struct candidate *c)
{
    if (c->type != EVENT_ASSAULT)
        return false;
    for (uint32_t i = 0; i < c->actor.n; i++)
        if (has_sector(&c->actor.items[i], "MIL"))
            return true;
    return casus__event_has_mode(c, "aerial") ||
           casus__event_has_mode(c, "heavy-weapons");
}

/* "*Government* and Kenyan troops": the government's own. */
static bool has_troops(const casus_doc *doc, const struct parties *p,
                       const struct actor *a)
{
    const uint32_t np = group_of(doc, a);
    if (np == NONE || !has_sector(a, "GOV"))
        return false;
    const struct np *x = &doc->nps[np];
    if (x->begin != x->head || x->end + 1 >= doc->n_tokens ||
        !casus__str_is(casus__token_fold(doc, x->head), "government") ||
        !casus__str_is(casus__token_fold(doc, x->end), "and"))
        return false;
    for (uint32_t i = 0; i < p->n; i++)
        if (has_sector(&p->items[i], "MIL") &&
            p->items[i].begin == doc->tokens[x->end + 1].begin)
            return true;
    return false;
}

/* ---- lawmakers ------------------------------------------------------- */

/* Countries of whose legislature the document speaks, each once: never more
 * than there are codes, however long the text. */
struct houses {
    char (*codes)[4];
    size_t n;
};

static bool has_house(const struct houses *h, const char code[4])
{
    for (size_t i = 0; i < h->n; i++)
        if (memcmp(h->codes[i], code, 4) == 0)
            return true;
    return false;
}

static void note_houses(const casus_doc *doc, struct houses *h)
{
    for (size_t i = 0; i < doc->n_entities; i++) {
        const casus_entity *e = &doc->entities[i];
        if (e->type == ENTITY_ORG &&
            strcmp(e->coding.sectors[0], "LEG") == 0 &&
            !has_house(h, e->coding.code))
            memcpy(h->codes[h->n++], e->coding.code, 4);
    }
}

/* "231 Democrats" where the House votes. */
static bool is_lawmaker(const casus_doc *doc, const struct houses *h,
                        const struct actor *a)
{
    return a->entity != NONE && has_sector(a, "PTY") &&
           doc->entities[a->entity].type == ENTITY_NORP &&
           has_house(h, a->coding.code);
}

/* ---- international bodies -------------------------------------------- */

/* They have no government, police or clubs of their own. */
static bool is_bodiless(const struct actor *a)
{
    static const char *const bodies[] = { "EUR", "IGO", "NGO", "UNO" };
    static const char *const none[] = { "COP", "CVL", "EDU", "JRN",
                                        "LAB", "MED", "SOC" };
    bool body = false, any = false;
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
        body |= strcmp(a->coding.code, bodies[i]) == 0;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        any |= has_sector(a, none[i]);
    return body && (any || (has_sector(a, "GOV") &&
                            strcmp(a->coding.code, "IGO") != 0));
}

/* ---- speakers -------------------------------------------------------- */

static bool speaks_for_state(const casus_entity *e)
{
    static const char *const list[] = { "GOV", "JUD", "LEG", "MIL" };
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        if (strcmp(e->coding.sectors[0], list[i]) == 0)
            return e->type == ENTITY_PERSON;
    return false;
}

/* "The minister said Iran would pay": where saying it is the event, whoever
 * says so for his country does it. */
static void name_speaker(const casus_doc *doc, struct candidate *c)
{
    if (!casus__event_is_words(c->type) || c->type == EVENT_SUPPORT ||
        c->speaker == NONE || c->actor.n != 1)
        return;
    struct actor *a = &c->actor.items[0];
    const casus_entity *who = &doc->entities[c->speaker];
    if (a->entity == NONE || doc->entities[a->entity].type != ENTITY_GPE ||
        a->coding.sectors[0][0] || !speaks_for_state(who) ||
        memcmp(a->coding.code, who->coding.code, 4) != 0)
        return;
    a->entity = c->speaker;
    a->coding = who->coding;
    a->begin = doc->mentions[who->first_mention].begin;
    a->end = doc->mentions[who->first_mention].end;
}

/* ---- seats ----------------------------------------------------------- */

static bool is_city(const casus_doc *doc, const struct actor *a)
{
    return a->entity != NONE &&
           doc->entities[a->entity].type == ENTITY_GPE &&
           !casus__str_starts(doc->entities[a->entity].geo.feature, "PCL");
}

/* "Iran ... Tehran's stance": one party. */
static void drop_seats(const casus_doc *doc, struct parties *p)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        bool twice = false;
        for (uint32_t k = 0; k < p->n && has_sector(&p->items[i], "GOV"); k++)
            twice |= k != i && !p->items[k].coding.sectors[0][0] &&
                     !is_city(doc, &p->items[k]) &&
                     casus__parties_same_code(&p->items[i], &p->items[k]);
        if (!twice || !is_city(doc, &p->items[i]))
            p->items[kept++] = p->items[i];
    }
    p->n = kept;
}

/* ---- all ------------------------------------------------------------- */

/* "Unknown" says nothing of a group. */
static void drop_first(struct actor *a)
{
    struct coding *c = &a->coding;
    memmove(c->sectors[0], c->sectors[1],
            sizeof c->sectors - sizeof c->sectors[0]);
    memset(c->sectors[MAX_SECTORS - 1], 0, sizeof c->sectors[0]);
}

/* What the whole document tells. */
struct known {
    uint8_t *criminal; /* n_entities: is it a criminal? */
    uint32_t one;      /* the only criminal, or NONE */
    struct houses houses;
};

static void settle(const struct event_run *run, const struct candidate *c,
                   struct parties *p, const struct known *known)
{
    const casus_doc *doc = run->doc;
    const uint32_t one = known->one;
    const bool actor = p == &c->actor;
    const bool hurt = !actor && c->type == EVENT_ASSAULT;
    const bool war = actor && is_war(c);
    for (uint32_t i = 0; i < p->n; i++) {
        struct actor *a = &p->items[i];
        take_office(doc, c, a, hurt);
        if (one != NONE && is_that_one(doc, a)) {
            a->entity = one;
            a->coding = doc->entities[one].coding;
            a->begin = doc->mentions[doc->entities[one].first_mention].begin;
            a->end = doc->mentions[doc->entities[one].first_mention].end;
        }
        if (a->entity != NONE && known->criminal[a->entity] && !hurt &&
            (!a->coding.sectors[0][0] || has_sector(a, "CVL")))
            set_sector(a, "CRM");
        else if (actor && c->type == EVENT_ASSAULT && p->n == 1 &&
                 c->recipient.n && is_lone_attacker(run, a))
            set_sector(a, "UAF");
        else if ((war && is_force(doc, a)) || has_troops(doc, p, a))
            set_sector(a, "MIL");
        else if (is_lawmaker(doc, &known->houses, a))
            set_sector(a, "LEG");
        else if (has_sector(a, "UNK"))
            drop_first(a);
        if (is_bodiless(a))
            memset(a->coding.sectors, 0, sizeof a->coding.sectors);
    }
}

void casus__event_sectors(struct event_run *run)
{
    const casus_doc *doc = run->doc;
    const size_t n = doc->n_entities + 1;
    struct known known = {
        .criminal = casus__arena_alloc(doc->scratch, n, 1),
        .houses.codes = casus__arena_alloc(doc->scratch, n, 4),
    };
    if (!known.criminal || !known.houses.codes) {
        run->no_memory = true;
        return;
    }
    note_criminals(run, known.criminal);
    known.one = only_criminal(doc, known.criminal);
    note_houses(doc, &known.houses);
    for (size_t i = 0; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        if (c->dropped)
            continue;
        name_speaker(doc, c);
        settle(run, c, &c->actor, &known);
        settle(run, c, &c->recipient, &known);
        drop_seats(doc, &c->actor);
        drop_seats(doc, &c->recipient);
    }
}
