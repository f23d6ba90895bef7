/*
 * How it was done, where only another telling of it says: "the attack" of a
 * drone was one by drone, those killed in it too. A meeting held by video is
 * one throughout.
 */
#include "event/internal.h"

#include "base/str.h"

enum { WINDOW = 29, TOLL_SENTENCES = 3, MEETING_SENTENCES = 12 };

static bool is_live(const struct candidate *c)
{
    return !c->dropped && casus__event_is_real(c->status);
}

/* Modes that say with what, not whom or why. */
static bool is_means(casus_str mode)
{
    return !casus__str_is(mode, "targeted") &&
           !casus__str_is(mode, "destroy") &&
           !casus__str_is(mode, "abduct") && !casus__str_is(mode, "sexual") &&
           !casus__str_is(mode, "torture");
}

static bool has_means(const struct candidate *c)
{
    for (uint32_t i = 0; i < c->n_modes; i++)
        if (is_means(c->modes[i]))
            return true;
    return false;
}

static void add_mode(struct candidate *c, casus_str mode)
{
    for (uint32_t i = 0; i < c->n_modes; i++)
        if (casus__str_eq(c->modes[i], mode))
            return;
    if (c->n_modes < MAX_MODES)
        c->modes[c->n_modes++] = mode;
}

/* The nth of the tellings around telling i: those before it, the nearest
 * first, then those after it; SIZE_MAX behind the last. */
static size_t around(const struct event_run *run, size_t i, size_t n)
{
    const size_t before = i < WINDOW ? i : WINDOW;
    if (n < before)
        return i - 1 - n;
    const size_t after = n - before + 1;
    return after <= WINDOW && i + after < run->n ? i + after : SIZE_MAX;
}

/* ---- the same attack ------------------------------------------------- */

static bool dates_agree(const struct candidate *a, const struct candidate *b)
{
    const size_t n = a->date.len < b->date.len ? a->date.len : b->date.len;
    return !a->own_date || !b->own_date ||
           memcmp(a->date.ptr, b->date.ptr, n) == 0;
}

static bool is_country(const casus_entity *e)
{
    return !e->has_geo || casus__str_starts(e->geo.feature, "PCL");
}

/* One place, or a country and a place in it. */
static bool places_agree(const casus_doc *doc, const struct candidate *a,
                         const struct candidate *b)
{
    if (a->loc_entity == NONE || b->loc_entity == NONE ||
        a->loc_entity == b->loc_entity)
        return true;
    const casus_entity *x = &doc->entities[a->loc_entity];
    const casus_entity *y = &doc->entities[b->loc_entity];
    return memcmp(x->coding.code, y->coding.code, 4) == 0 &&
           (is_country(x) || is_country(y));
}

static bool is_city(const casus_doc *doc, uint32_t entity)
{
    return entity != NONE && doc->entities[entity].has_geo &&
           casus__str_starts(doc->entities[entity].geo.feature, "PPL");
}

/* In two towns: two attacks. */
static bool cities_differ(const casus_doc *doc, const struct candidate *a,
                          const struct candidate *b)
{
    return a->loc_entity != b->loc_entity && is_city(doc, a->loc_entity) &&
           is_city(doc, b->loc_entity);
}

/* To take somebody away is not to wound him. */
static bool is_taking(const struct candidate *c)
{
    return casus__event_has_mode(c, "abduct") ||
           casus__event_has_mode(c, "torture") ||
           casus__event_has_mode(c, "sexual");
}

static bool same_day(const struct candidate *a, const struct candidate *b)
{
    return a->own_date && b->own_date && a->date.len == 10 &&
           casus__str_eq(a->date, b->date);
}

/* Do the words of its own sentence say so? */
static bool is_said(const casus_doc *doc, const struct candidate *c,
                    const struct actor *a)
{
    const struct sentence *s = &doc->sentences[c->sent];
    return a->begin != NONE && s->n_tok &&
           a->begin >= doc->tokens[s->tok].begin &&
           a->begin < doc->tokens[s->tok + s->n_tok - 1].end;
}

static bool says_victims(const casus_doc *doc, const struct candidate *c)
{
    for (uint32_t i = 0; i < c->recipient.n; i++)
        if (is_said(doc, c, &c->recipient.items[i]))
            return true;
    return false;
}

/* Was the same person hit? */
static bool same_victim(const casus_doc *doc, const struct candidate *a,
                        const struct candidate *b)
{
    for (uint32_t i = 0; i < a->recipient.n; i++)
        for (uint32_t k = 0; k < b->recipient.n; k++) {
            const uint32_t e = a->recipient.items[i].entity;
            if (e != NONE && e == b->recipient.items[k].entity &&
                is_said(doc, a, &a->recipient.items[i]) &&
                is_said(doc, b, &b->recipient.items[k]) &&
                doc->entities[e].type == ENTITY_PERSON)
                return true;
        }
    return false;
}

/* "The", "this": "Russia's attacks" may be any. */
static bool is_pointed_at(const casus_doc *doc, uint32_t np)
{
    static const char *const words[] = { "the",   "this",  "that",
                                         "these", "those", "both" };
    return np != NONE && casus__event_is_word(doc, doc->nps[np].begin, words,
                                              sizeof words / sizeof words[0]);
}

static bool is_the_attack(const struct event_run *run, uint32_t np)
{
    if (np == NONE)
        return false;
    const struct node n = casus__event_np_node(run->doc, np);
    const struct node of = casus__event_counted(run, &n);
    return (is_pointed_at(run->doc, np) || is_pointed_at(run->doc, of.np)) &&
           casus__rule_class(run->doc, casus__event_head(run->doc, &of),
                             run->attack_noun);
}

/* "Claimed responsibility" points back to an attack by itself. */
static bool is_claim(const casus_doc *doc, const struct candidate *c)
{
    static const char *const words[] = { "responsibility", "credit" };
    for (uint32_t t = c->trigger_begin; t < c->trigger_end; t++)
        if (casus__event_is_word(doc, t, words, 2))
            return true;
    return false;
}

/* "The attack", "the attack killed 30", "30 were killed in the attack". */
static bool points_back(const struct event_run *run,
                        const struct candidate *c)
{
    const casus_doc *doc = run->doc;
    if (is_the_attack(run, c->at.np) || is_claim(doc, c))
        return true;
    if (c->at.pred == NONE)
        return false;
    static const char *const preps[] = { "in", "during", "by", "from" };
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_SUBJECT || a->rel == ARG_OBJECT ||
            (a->rel == ARG_OBLIQUE && a->prep != NONE &&
             casus__event_is_word(doc, a->prep, preps, 4))) {
            if (is_the_attack(run, a->np))
                return true;
        }
    }
    return false;
}

/* "16 civilians were killed": a count of those hit, by nobody in its own
 * words. */
static bool is_toll(const struct event_run *run, const struct candidate *c)
{
    const casus_doc *doc = run->doc;
    if (c->at.pred == NONE ||
        !casus__rule_class(doc, doc->preds[c->at.pred].head, run->toll_verb))
        return false;
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        static const char *const by[] = { "by" };
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBJECT && !(p->flags & PRED_PASSIVE))
            return false;
        if (a->prep != NONE && casus__event_is_word(doc, a->prep, by, 1))
            return false;
        if (a->rel == ARG_OBLIQUE && a->np != NONE &&
            casus__rule_class(doc, doc->nps[a->np].head, run->attack_noun))
            return false; /* in attacks that are told here */
    }
    return true;
}

/* A toll of the attack told just before, or next. */
static bool is_toll_of(const struct event_run *run, const struct candidate *c,
                       const struct candidate *f)
{
    const uint32_t later = f->sent < c->sent ? c->sent : f->sent;
    return later - (f->sent < c->sent ? f->sent : c->sent) <=
               (f->sent < c->sent ? TOLL_SENTENCES : 1) &&
           is_toll(run, c) && (!c->own_date || same_day(c, f)) &&
           !casus__event_separate(run, later) &&
           (!c->recipient.n || !f->recipient.n ||
            casus__parties_share_country(&c->recipient, &f->recipient)) &&
           (!c->recipient.n || !f->actor.n ||
            !casus__event_agree(&c->recipient, &f->actor));
}

/* "Opened fire, killing three", "was killed when a bomb went off": one
 * sentence, and one of the clauses below the other. */
static bool is_toll_beside(const struct event_run *run,
                           const struct candidate *c,
                           const struct candidate *f)
{
    const struct pred *preds = run->doc->preds;
    if (c->at.pred == NONE || f->at.pred == NONE ||
        !casus__rule_class(run->doc, preds[c->at.pred].head, run->toll_verb))
        return false;
    const struct pred *p = &preds[c->at.pred];
    return p->parent == f->at.pred
               ? p->form == FORM_GERUND
               : preds[f->at.pred].parent == c->at.pred && is_toll(run, c);
}

/* A war or campaign is no one blow. */
static bool is_campaign(const struct event_run *run, const struct candidate *c)
{
    for (uint32_t t = c->trigger_begin; t < c->trigger_end; t++)
        if (casus__rule_class(run->doc, t, run->campaign_deed))
            return true;
    return false;
}

/* Do both tell their means, and not the same? */
static bool means_differ(const struct candidate *a, const struct candidate *b)
{
    if (!has_means(a) || !has_means(b))
        return false;
    for (uint32_t i = 0; i < a->n_modes; i++)
        for (uint32_t k = 0; k < b->n_modes; k++)
            if (is_means(a->modes[i]) &&
                casus__str_eq(a->modes[i], b->modes[k]))
                return false;
    return !(casus__event_has_mode(a, "aerial") &&
             casus__event_has_mode(b, "drone"));
}

static bool same_attack(const struct event_run *run,
                        const struct candidate *c, const struct candidate *f)
{
    const casus_doc *doc = run->doc;
    if (c->status != f->status || !dates_agree(c, f) ||
        means_differ(c, f) || is_taking(c) != is_taking(f) ||
        is_campaign(run, c) || is_campaign(run, f))
        return false;
    if (c->sent == f->sent)
        return casus__event_agree(&c->actor, &f->actor) &&
               is_toll_beside(run, c, f);
    if (same_victim(doc, c, f)) /* nobody is killed twice */
        return true;
    if (!casus__event_agree(&c->actor, &f->actor) ||
        (says_victims(doc, c) && says_victims(doc, f) &&
         (casus__parties_name_person(doc, &c->recipient) ||
          casus__parties_name_person(doc, &f->recipient))))
        return false;
    if (points_back(run, f->sent < c->sent ? c : f))
        return !cities_differ(doc, c, f) &&
               (casus__event_agree(&c->recipient, &f->recipient) ||
                casus__parties_share_country(&c->recipient, &f->recipient));
    return places_agree(doc, c, f) && is_toll_of(run, c, f);
}

static void take_means(struct candidate *to, const struct candidate *from)
{
    for (uint32_t i = 0; i < from->n_modes; i++)
        if (is_means(from->modes[i]))
            add_mode(to, from->modes[i]);
}

/* "The missiles hit a camp", after "helicopters fired missiles". */
static bool is_fired_by(const struct event_run *run, const struct candidate *c,
                        const struct candidate *f)
{
    const casus_doc *doc = run->doc;
    if (c->n_modes != 1 || !casus__event_has_mode(c, "heavy-weapons") ||
        !casus__event_has_mode(f, "aerial") || f->sent >= c->sent ||
        c->sent > f->sent + TOLL_SENTENCES || !c->actor.n || !f->actor.n ||
        !casus__event_agree(&c->actor, &f->actor) ||
        !casus__parties_share_country(&c->recipient, &f->recipient))
        return false;
    const uint32_t words = run->means_words[MEANS_HEAVY];
    uint32_t begin, end;
    casus__event_clause(doc, &f->at, &begin, &end);
    for (uint32_t t = begin; t < end; t++)
        if (casus__rule_class(doc, t, words))
            return true;
    return false;
}

/* The nearest telling before that says it, then those after. */
static void attack(struct event_run *run, size_t i, const uint8_t *own)
{
    struct candidate *c = &run->items[i];
    bool need = !own[i];
    size_t k;
    for (size_t n = 0; (k = around(run, i, n)) != SIZE_MAX; n++) {
        const struct candidate *f = &run->items[k];
        if (f->type != EVENT_ASSAULT || !is_live(f))
            continue;
        if (is_fired_by(run, c, f))
            c->modes[0] = casus__str("aerial");
        const bool targeted = casus__event_has_mode(f, "targeted");
        if (!(own[k] || targeted) || !same_attack(run, c, f))
            continue;
        if (need && own[k]) {
            take_means(c, f);
            need = false;
        } else if (casus__event_has_mode(f, "drone") && c->n_modes == 1 &&
                   casus__event_has_mode(c, "aerial")) {
            c->modes[0] = casus__str("drone"); /* "air raids" */
        }
        if (targeted)
            add_mode(c, casus__str("targeted"));
    }
}

/* ---- whose weapon ---------------------------------------------------- */

static const struct {
    const char *mode, *words; /* the class of words that tell it */
} telling[MEANS_COUNT] = {
    [MEANS_HEAVY] = { "heavy-weapons", "heavy-word" },
    [MEANS_BOMB] = { "explosives", "bomb-word" },
    [MEANS_AIR] = { "aerial", "air-word" },
    [MEANS_DRONE] = { "drone", "drone-word" },
    [MEANS_GUN] = { "firearms", "gun-word" },
    [MEANS_BLADE] = { "primitive", "blade-word" },
    [MEANS_SUICIDE] = { "suicide-attack", "suicide-word" },
};

void casus__event_find_means(struct event_run *run)
{
    for (size_t i = 0; i < MEANS_COUNT; i++)
        run->means_words[i] =
            casus__rule_class_find(run->doc->model, telling[i].words);
}

static uint32_t class_of(const struct event_run *run, casus_str mode)
{
    for (size_t i = 0; i < MEANS_COUNT; i++)
        if (casus__str_is(mode, telling[i].mode))
            return run->means_words[i];
    return NONE;
}

static bool is_noun(const casus_doc *doc, const struct candidate *c)
{
    return c->at.pred == NONE || doc->preds[c->at.pred].kind == PRED_NOUN;
}

/* The words that tell of it: its clause; of a noun, what hangs on it. */
static void own_words(const casus_doc *doc, const struct candidate *c,
                      uint32_t *begin, uint32_t *end)
{
    if (!is_noun(doc, c)) {
        casus__event_clause(doc, &c->at, begin, end);
        return;
    }
    *begin = c->at.np != NONE ? doc->nps[c->at.np].begin : c->trigger_begin;
    *end = c->at.np != NONE ? doc->nps[c->at.np].end : c->trigger_end;
    if (c->at.pred == NONE)
        return;
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++)
        if (doc->args[p->arg + i].end > *end)
            *end = doc->args[p->arg + i].end;
}

/* "The airstrike that killed him": what does it may stand outside. */
static uint32_t subject_np(const casus_doc *doc, const struct candidate *c)
{
    if (is_noun(doc, c))
        return NONE;
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++)
        if (doc->args[p->arg + i].rel == ARG_SUBJECT)
            return doc->args[p->arg + i].np;
    return NONE;
}

/* Does it tell these means in words that are not those of the other? */
static bool tells_means(const struct event_run *run, const struct candidate *c,
                        const struct candidate *other, uint32_t words)
{
    const casus_doc *doc = run->doc;
    const uint32_t mine = subject_np(doc, c), theirs = subject_np(doc, other);
    uint32_t begin, end, from = 0, to = 0;
    if (words == NONE)
        return false;
    own_words(doc, c, &begin, &end);
    if (is_noun(doc, other)) {
        own_words(doc, other, &from, &to);
    } else if (theirs != NONE && theirs != mine) {
        from = doc->nps[theirs].begin;
        to = doc->nps[theirs].end;
    }
    for (uint32_t t = begin; t < end; t++)
        if ((t < from || t >= to) && casus__rule_class_at(doc, t, end, words))
            return true;
    return mine != NONE &&
           casus__rule_class(doc, doc->nps[mine].head, words);
}

/* Of two attacks in a sentence each has the weapons that its own words
 * tell. */
static void leave_means(const struct event_run *run, struct candidate *c,
                        const struct candidate *other)
{
    uint8_t kept = 0;
    for (uint8_t i = 0; i < c->n_modes; i++) {
        const uint32_t words = class_of(run, c->modes[i]);
        bool told = false;
        for (uint32_t k = 0; k < other->n_modes; k++)
            told |= casus__str_eq(other->modes[k], c->modes[i]);
        if (!told || words == NONE || tells_means(run, c, other, words) ||
            !tells_means(run, other, c, words))
            c->modes[kept++] = c->modes[i];
    }
    const bool lost = kept < c->n_modes;
    c->n_modes = kept;
    for (size_t i = 0; lost && !has_means(c) && i < MEANS_COUNT; i++)
        if (tells_means(run, c, other, run->means_words[i]))
            add_mode(c, casus__str(telling[i].mode));
}

void casus__event_own_means(struct event_run *run, size_t first)
{
    enum { NEAR = 12 };
    for (size_t i = first; i < run->n; i++)
        for (size_t k = i > first + NEAR ? i - NEAR : first;
             k < run->n && k < i + NEAR; k++) {
            struct candidate *c = &run->items[i];
            const struct candidate *o = &run->items[k];
            if (c->type == EVENT_ASSAULT && o->type == EVENT_ASSAULT &&
                i != k && is_live(c) && is_live(o) &&
                (!casus__event_agree(&c->actor, &o->actor) ||
                 ((is_noun(run->doc, c) || is_noun(run->doc, o)) &&
                  !casus__event_agree(&c->recipient, &o->recipient))))
                leave_means(run, c, o);
        }
}

/* ---- the same meeting ------------------------------------------------ */

static bool is_kept(casus_str mode)
{
    return casus__str_is(mode, "phone") || casus__str_is(mode, "third-party");
}

static bool same_meeting(const struct event_run *run,
                         const struct candidate *c, const struct candidate *f)
{
    const uint32_t gap = f->sent < c->sent ? c->sent - f->sent
                                           : f->sent - c->sent;
    if (casus__event_has_mode(f, "third-party") &&
        (f->actor.n < 2 || f->recipient.n))
        return false; /* an effort to mediate */
    return gap && gap <= MEETING_SENTENCES && dates_agree(c, f) &&
           places_agree(run->doc, c, f) && c->actor.n && f->actor.n &&
           casus__event_agree(&c->actor, &f->actor);
}

static void meeting(struct event_run *run, size_t i, const uint8_t *own)
{
    struct candidate *c = &run->items[i];
    static const char *const others[] = { "met",     "meet",    "sent",
                                          "send",    "wrote",   "write",
                                          "letter",  "remain",  "remained",
                                          "remains", "been",    "are",
                                          "stay",    "stayed",  "keep" };
    if (c->n_modes || casus__event_is_word(run->doc, c->trigger_begin, others,
                                           sizeof others / sizeof others[0]))
        return; /* in person, by letter, in touch */
    size_t k;
    for (size_t n = 0; (k = around(run, i, n)) != SIZE_MAX; n++) {
        const struct candidate *f = &run->items[k];
        if (f->type != EVENT_CONSULT || !is_live(f) || !own[k] ||
            !same_meeting(run, c, f))
            continue;
        *c->modes = *f->modes;
        c->n_modes = 1;
        return;
    }
}

/* A suicide bomber's bomb, a stun grenade: one means, not two. */
static void drop_explosives(struct candidate *c)
{
    uint8_t kept = 0;
    if (!casus__event_has_mode(c, "suicide-attack") &&
        !casus__event_has_mode(c, "crowd-control"))
        return;
    for (uint8_t i = 0; i < c->n_modes; i++)
        if (!casus__str_is(c->modes[i], "explosives"))
            c->modes[kept++] = c->modes[i];
    c->n_modes = kept;
}

void casus__event_carry_means(struct event_run *run)
{
    uint8_t *own = casus__arena_alloc(run->doc->scratch, run->n + 1, 1);
    if (!own) {
        run->no_memory = true;
        return;
    }
    for (size_t i = 0; i < run->n; i++) {
        const struct candidate *c = &run->items[i];
        own[i] = c->type == EVENT_CONSULT
                     ? c->n_modes == 1 && is_kept(c->modes[0])
                     : has_means(c);
    }
    for (size_t i = 0; i < run->n; i++) {
        if (!is_live(&run->items[i]))
            continue;
        if (run->items[i].type == EVENT_ASSAULT) {
            attack(run, i, own);
            drop_explosives(&run->items[i]);
        } else if (run->items[i].type == EVENT_CONSULT) {
            meeting(run, i, own);
        }
    }
}
