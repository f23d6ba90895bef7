/*
 * What PLOVER makes of the candidates of a sentence: promises of future
 * cooperation, unnamed parties, two words for one event.
 */
#include "event/internal.h"

#include "base/str.h"

/* CAMEO of a promise to do what the code says. */
static const char *promised(unsigned type, casus_str cameo)
{
    static const struct {
        const char *done, *promise;
    } codes[] = {
        { "0711", "0331" }, { "071", "0331" },  { "072", "0332" },
        { "073", "0333" },  { "074", "0334" },  { "075", "0333" },
        { "061", "0311" },  { "062", "0312" },  { "063", "0313" },
        { "064", "0314" },  { "045", "039" },   { "081", "0351" },
        { "0813", "0351" }, { "0814", "0351" }, { "084", "0353" },
        { "0841", "0353" }, { "0842", "0353" }, { "085", "0354" },
        { "086", "0355" },  { "0861", "0355" }, { "0862", "0355" },
        { "0863", "0355" }, { "087", "0356" },  { "0871", "0356" },
        { "0872", "0356" }, { "0873", "0356" }, { "0874", "0356" },
        { "057", "032" },   { "083", "083" },   { "0831", "0831" },
    };
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (casus__str_is(cameo, codes[i].done))
            return codes[i].promise;
    switch ((enum event_type)type) {
    case EVENT_CONSULT:
        return "036";
    case EVENT_SUPPORT:
        return "032";
    case EVENT_COOPERATE:
        return "031";
    case EVENT_AID:
        return "033";
    case EVENT_RETREAT:
        return "035";
    default:
        return "030";
    }
}

void casus__event_convert(struct event_run *run, struct candidate *c)
{
    const struct rule_event *r = &c->rules->rules[c->rule];
    (void)run;
    if (c->status != STATUS_FUTURE || (r->flags & RULE_KEEP_STATUS))
        return;
    switch ((enum event_type)c->type) {
    case EVENT_CONSULT:
    case EVENT_SUPPORT:
    case EVENT_COOPERATE:
    case EVENT_AID:
        c->cameo = casus__str(promised(c->type, c->cameo));
        c->type = EVENT_AGREE;
        break;
    case EVENT_AGREE:
        c->status = STATUS_ACTUAL; /* a promise to promise */
        return;
    case EVENT_RETREAT:
        c->cameo = casus__str(promised(c->type, c->cameo));
        c->type = EVENT_CONCEDE;
        break;
    default:
        return;
    }
    c->status = STATUS_ACTUAL;
    c->n_modes = 0;
}

/* ---- one event, two words -------------------------------------------- */

static bool contains(const struct parties *p, const struct actor *a)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (memcmp(p->items[i].coding.code, a->coding.code, 4) == 0 &&
            (!a->coding.sectors[0][0] || !p->items[i].coding.sectors[0][0] ||
             memcmp(p->items[i].coding.sectors[0], a->coding.sectors[0], 4) ==
                 0))
            return true;
    return false;
}

bool casus__event_is_part(const struct parties *a, const struct parties *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        if (!contains(b, &a->items[i]))
            return false;
    return true;
}

bool casus__event_agree(const struct parties *a, const struct parties *b)
{
    return casus__event_is_part(a, b) || casus__event_is_part(b, a);
}

/* Everybody of the smaller takes part in the larger, in whatever role: a
 * bare "war" beside "X attacked Y". Of two sides that fight each other, one
 * must be among the attackers and one among those attacked. */
static bool is_covered(const struct candidate *a, const struct candidate *b)
{
    if (a->actor.n > 1 && casus__event_mutual(a) && !casus__event_mutual(b) &&
        (!casus__event_is_part(&b->actor, &a->actor) ||
         !casus__event_is_part(&b->recipient, &a->actor)))
        return false;
    for (uint32_t i = 0; i < a->actor.n; i++)
        if (!contains(&b->actor, &a->actor.items[i]) &&
            !contains(&b->recipient, &a->actor.items[i]))
            return false;
    for (uint32_t i = 0; i < a->recipient.n; i++)
        if (!contains(&b->recipient, &a->recipient.items[i]) &&
            (!casus__event_mutual(b) ||
             !contains(&b->actor, &a->recipient.items[i])))
            return false;
    return true;
}

/* "The blast wounded two soldiers": the noun is the subject of the verb. */
static bool is_doing(const casus_doc *doc, const struct candidate *noun,
                     const struct candidate *verb)
{
    if (noun->type != EVENT_ASSAULT || noun->at.np == NONE ||
        verb->at.pred == NONE || noun->actor.n)
        return false;
    const struct pred *p = &doc->preds[verb->at.pred];
    for (uint32_t i = 0; p->kind == PRED_VERB && i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_SUBJECT && a->np == noun->at.np)
            return !(p->flags & PRED_PASSIVE);
    }
    return false;
}

static bool is_visit(const struct candidate *c)
{
    return c->n_modes && casus__str_is(c->modes[0], "visit");
}

/* An AGREE that was a meeting or visit to come. */
static bool is_consult(const struct candidate *c)
{
    return c->rules->rules[c->rule].type == EVENT_CONSULT;
}

static bool same_event(const casus_doc *doc, const struct candidate *a,
                       const struct candidate *b)
{
    if (a->type != b->type ||
        casus__event_is_real(a->status) != casus__event_is_real(b->status))
        return false;
    /* a visit beside a meeting is an event of its own */
    if (a->type == EVENT_CONSULT && is_visit(a) != is_visit(b))
        return false;
    if (a->type == EVENT_AGREE && is_consult(a) && is_consult(b) &&
        casus__event_mutual(a) != casus__event_mutual(b))
        return false;
    if (casus__event_agree(&a->actor, &b->actor) &&
        casus__event_agree(&a->recipient, &b->recipient))
        return true;
    return a->type == EVENT_ASSAULT &&
           (is_doing(doc, a, b) ||
            (is_covered(a, b) && (a->actor.n == 0 || a->recipient.n == 0)));
}

static void add_modes(struct candidate *to, const struct candidate *from)
{
    for (size_t i = 0; i < from->n_modes; i++) {
        bool have = to->n_modes == MAX_MODES;
        for (size_t k = 0; k < to->n_modes; k++)
            have |= casus__str_eq(to->modes[k], from->modes[i]);
        if (!have)
            to->modes[to->n_modes++] = from->modes[i];
    }
}

/* Keep the better one; it takes what only the other knows. */
static void note_merged(struct candidate *to, uint32_t pred)
{
    if (pred != NONE && to->n_merged < MAX_MERGED)
        to->merged[to->n_merged++] = pred;
}

/* "A bomb exploded in Lima, wounding two officers": whom it hurt says more
 * than where. */
static bool is_only_place(const struct parties *p, const struct parties *better)
{
    return p->n == 1 && better->n == 1 && p->items[0].is_place &&
           !p->items[0].coding.sectors[0][0] &&
           better->items[0].coding.sectors[0][0];
}

/* "190", "180": an attack, however it was done. */
static bool is_plain_code(casus_str cameo)
{
    return casus__str_is(cameo, "190") || casus__str_is(cameo, "180");
}

static void merge(struct candidate *to, struct candidate *from)
{
    if (to->type == EVENT_ASSAULT && is_plain_code(to->cameo) &&
        from->cameo.len && !is_plain_code(from->cameo))
        to->cameo = from->cameo; /* "bombed a market, killing 40" */
    /* who is the victim here and the attacker there takes part in two deeds */
    if (to->actor.n < from->actor.n &&
        (to->actor.n || !to->recipient.n ||
         !casus__event_agree(&from->actor, &to->recipient)))
        to->actor = from->actor;
    if (to->recipient.n < from->recipient.n ||
        (to->type == EVENT_ASSAULT &&
         is_only_place(&to->recipient, &from->recipient)))
        to->recipient = from->recipient;
    add_modes(to, from);
    if (to->loc_entity == NONE) {
        to->loc_entity = from->loc_entity;
        to->loc_begin = from->loc_begin;
        to->loc_end = from->loc_end;
    }
    if (!to->own_date && from->own_date) {
        to->own_date = 1;
        to->date = from->date;
    }
    note_merged(to, from->at.pred);
    for (size_t i = 0; i < from->n_merged; i++)
        note_merged(to, from->merged[i]);
    from->dropped = 1;
}

static void merge_all(const casus_doc *doc, struct candidate *items, size_t n)
{
    enum { NEAR = 12 }; /* candidates on either side that are compared */
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n && k < i + NEAR && !items[i].dropped;
             k++) {
            if (items[k].dropped || !same_event(doc, &items[i], &items[k]))
                continue;
            /* "killed 17 and wounded 40" is told by its first word */
            const uint8_t lead = items[i].type == EVENT_ASSAULT ? 5 : 0;
            if (items[k].weight > items[i].weight + lead)
                merge(&items[k], &items[i]);
            else
                merge(&items[i], &items[k]);
        }
    }
}

/* ---- parties that are not named --------------------------------------- */

/* "Expressed sorrow for the shootings": a noun that names nobody is only
 * spoken of where the sentence tells another event. */
static bool is_aside(const struct event_run *run, size_t first, size_t i)
{
    const struct candidate *c = &run->items[i];
    if (c->actor.n || c->recipient.n || c->at.np == NONE ||
        casus__event_has_foe(run->doc, c))
        return false;
    for (size_t k = first; k < run->n; k++)
        if (!run->items[k].dropped &&
            (run->items[k].actor.n || run->items[k].recipient.n))
            return true;
    return false;
}

/* Those hurt in that country by the last event told before. */
static bool hurt_before(const struct event_run *run, struct candidate *c,
                        const struct coding *place)
{
    enum { BACK = 40 };
    const size_t at = (size_t)(c - run->items);
    for (size_t k = at, n = 0; k > 0 && n < BACK; k--, n++) {
        const struct candidate *old = &run->items[k - 1];
        if (old->type != EVENT_ASSAULT || old->dropped || old->bare ||
            !casus__event_is_real(old->status) || old->sent == c->sent ||
            !old->recipient.n)
            continue;
        if (memcmp(old->recipient.items[0].coding.code, place->code, 4) != 0)
            return false;
        c->recipient = casus__event_retold(&old->recipient);
        return true;
    }
    return false;
}

static void add_people(struct parties *p, const struct coding *place)
{
    struct actor a = { .entity = NONE, .begin = NONE, .end = NONE, .known = 1 };
    memcpy(a.coding.code, place->code, sizeof a.coding.code);
    memcpy(a.coding.sectors[0], "CVL", 4);
    p->items[p->n++] = a;
    p->from = PARTY_PLACE;
}

/* Unnamed victims belong to the place. */
static void add_victims(const struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    const struct rule_event *r = &c->rules->rules[c->rule];
    if (c->type != EVENT_ASSAULT || c->recipient.n || !r->n_recipient ||
        c->loc_entity == NONE || (c->actor.n && casus__event_mutual(c)))
        return;
    const struct coding *place = &doc->entities[c->loc_entity].coding;
    if (!place->code[0] || hurt_before(run, c, place))
        return;
    add_people(&c->recipient, place);
}

/* "There were protests in Lima": by its people. */
static void add_crowd(const struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    struct coding main = { .code = "" };
    const struct coding *place = &main;
    if (c->type != EVENT_PROTEST || c->actor.n)
        return;
    if (c->loc_entity != NONE)
        place = &doc->entities[c->loc_entity].coding;
    else if (run->main_country && run->main_country[0])
        memcpy(main.code, run->main_country, sizeof main.code);
    if (place->code[0])
        add_people(&c->actor, place);
}

static bool is_used_up(const struct event_run *run, const struct candidate *c)
{
    const bool real =
        c->status == STATUS_ACTUAL || c->status == STATUS_HISTORICAL;
    const unsigned most = real ? USED_UNLESS_REAL : USED_NOT;
    return (c->at.pred != NONE && run->used_pred[c->at.pred] > most) ||
           (c->at.np != NONE && run->used_np[c->at.np] > most);
}

void casus__event_settle(struct event_run *run, size_t first)
{
    for (size_t i = first; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        if (is_used_up(run, c))
            c->dropped = 1;
        if (c->bare && !c->dropped)
            casus__event_retell(run, first, i);
        if (c->dropped)
            continue;
        casus__event_drop_scene(run, c);
        casus__event_place_parties(run, c);
        casus__event_counterpart(run, i);
        casus__event_inherit(run, i);
    }
    for (size_t i = first; i < run->n; i++)
        if (!run->items[i].dropped && is_aside(run, first, i))
            run->items[i].dropped = 1;
    if (run->n > first)
        merge_all(run->doc, run->items + first, run->n - first);
    casus__event_own_means(run, first);
    for (size_t i = first; i < run->n; i++)
        if (!run->items[i].dropped) {
            casus__event_post(run->doc, &run->items[i]);
            add_victims(run, &run->items[i]);
            add_crowd(run, &run->items[i]);
            casus__event_captor(run, i);
            casus__event_against(run->doc, &run->items[i]);
            casus__event_abroad(run, i);
            casus__event_add_court(run, &run->items[i]);
        }
}

/* ---- hosts ----------------------------------------------------------- */

/* Does its own sentence say where? */
static bool is_place_said(const casus_doc *doc, const struct candidate *c)
{
    const struct sentence *s = &doc->sentences[c->sent];
    return s->n_tok && c->loc_begin >= doc->tokens[s->tok].begin &&
           c->loc_begin < doc->tokens[s->tok + s->n_tok - 1].end;
}

/* Its own country, or the seat of the body. */
static bool is_home(const char *code, const char *host)
{
    static const char *const seats[][2] = {
        { "EUR", "BEL" }, { "IGO", "BEL" }, { "UNO", "USA" }, { "UNO", "CHE" }
    };
    for (size_t i = 0; i < sizeof seats / sizeof seats[0]; i++)
        if (memcmp(code, seats[i][0], 3) == 0 &&
            memcmp(host, seats[i][1], 3) == 0)
            return true;
    return !code[0] || memcmp(code, host, 3) == 0;
}

/* Those who met in a country that is none of theirs met at a third party's:
 * known only when all places are. */
void casus__event_hosted(struct event_run *run)
{
    for (size_t i = 0; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        if (c->type != EVENT_CONSULT || c->n_modes || c->actor.n < 2 ||
            c->loc_entity == NONE || !is_place_said(run->doc, c))
            continue;
        const char *host = run->doc->entities[c->loc_entity].coding.code;
        bool theirs = !host[0];
        for (uint32_t k = 0; k < c->actor.n; k++)
            theirs |= is_home(c->actor.items[k].coding.code, host);
        if (theirs)
            continue;
        c->modes[c->n_modes++] = casus__str("third-party");
        c->cameo = casus__str("044");
    }
}
