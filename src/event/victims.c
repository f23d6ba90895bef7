/* Who is hit, told by nouns: "his arrest", "condemned the attack on X". */
#include "event/internal.h"

#include "base/str.h"

/* Blame for an attack is not laid on those attacked: "condemned the attack
 * on X". */
void casus__event_drop_victims(struct event_run *run, struct candidate *c)
{
    static const char *const words[] = { "against", "at", "in", "of", "on" };
    const casus_doc *doc = run->doc;
    struct nodes found = { .n = 0 };
    struct parties hurt = { .n = 0 };
    uint32_t kept = 0;
    casus__event_step(run, c->rules, &c->at, PATH_OBJECT, RULE_NONE, &found);
    for (uint32_t k = 0; k < found.n; k++) {
        const uint32_t p = found.items[k].pred;
        for (uint32_t i = 0; p != NONE && i < doc->preds[p].n_args; i++) {
            const struct arg *a = &doc->args[doc->preds[p].arg + i];
            bool victim = false;
            for (size_t w = 0; a->prep != NONE && w < 5; w++)
                victim |=
                    casus__str_is(casus__token_fold(doc, a->prep), words[w]);
            if (a->rel == ARG_OBLIQUE && a->np != NONE && victim) {
                const struct node n = casus__event_np_node(doc, a->np);
                casus__event_parties(run, &n, true, &hurt);
            }
        }
    }
    for (uint32_t i = 0; i < c->recipient.n; i++) {
        const struct actor *a = &c->recipient.items[i];
        bool before = false; /* "the *Malian* attack on X" */
        for (uint32_t k = 0; k < found.n; k++) {
            const uint32_t head = casus__event_head(doc, &found.items[k]);
            before |= a->begin != NONE && head < doc->n_tokens &&
                      a->begin < doc->tokens[head].begin;
        }
        if (before || !casus__parties_own(&hurt, a))
            c->recipient.items[kept++] = *a;
    }
    c->recipient.n = kept;
}

/* "Ortega's arrest", "the Medina murder": who stands before such a noun has
 * it done to him, unless "of" says to whom. */
void casus__event_turn_victims(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    struct nodes owner = { .n = 0 };
    struct parties who = { .n = 0 };
    if (c->recipient.n || !c->actor.n || c->at.np == NONE ||
        !casus__rule_class(doc, doc->nps[c->at.np].head, run->victim_noun))
        return;
    casus__event_step(run, c->rules, &c->at, PATH_POSSESSOR, RULE_NONE, &owner);
    const bool owned = owner.n > 0;
    if (!owned)
        casus__event_step(run, c->rules, &c->at, PATH_COMPOUND, RULE_NONE,
                          &owner);
    for (uint32_t i = 0; i < owner.n; i++)
        casus__event_parties(run, &owner.items[i], false, &who);
    const uint32_t e = who.n == 1 ? who.items[0].entity : NONE;
    const bool person = e != NONE && doc->entities[e].type == ENTITY_PERSON;
    if (who.n == 0 || (!owned && !person) ||
        !casus__parties_meet_all(&who, &c->actor))
        return;
    c->recipient = c->actor;
    c->actor.n = 0;
}

/* Does the noun group that holds a name speak of an attack? */
static bool names_attack(const struct event_run *run, uint32_t byte)
{
    enum { STEPS = 8 };
    const casus_doc *doc = run->doc;
    const size_t m = casus__event_first_mention(doc, byte);
    if (m >= doc->n_mentions || doc->mentions[m].begin != byte)
        return true;
    const uint32_t tok = doc->mentions[m].tok;
    for (uint32_t i = tok; i < doc->n_tokens && i < tok + STEPS; i++) {
        const uint32_t np = doc->np_at[i];
        if (np != NONE && doc->nps[np].begin <= tok)
            return casus__rule_class(doc, doc->nps[np].head, run->attack_noun);
    }
    return false;
}

/* A town; a country where it happens, if its name is not short for its
 * adjective ("U.S.") and nobody is aimed at. */
static bool is_scene(const casus_doc *doc, const struct candidate *c,
                     const struct actor *a)
{
    if (a->begin == NONE || a->coding.sectors[0][0])
        return false;
    uint32_t named = a->entity;
    const size_t m = casus__event_first_mention(doc, a->begin);
    if (named == NONE && m < doc->n_mentions && doc->mentions[m].end < a->end)
        named = doc->mentions[m].entity;
    if (named == NONE || doc->entities[named].type != ENTITY_GPE)
        return false;
    const casus_entity *e = &doc->entities[named];
    if (e->has_geo && !casus__str_starts(e->geo.feature, "PCL"))
        return true;
    if (c->at.np != NONE && c->recipient.n)
        return false;
    const char *place = c->loc_entity == NONE
                            ? a->coding.code
                            : doc->entities[c->loc_entity].coding.code;
    bool small = false;
    const uint32_t end = a->entity == NONE ? doc->mentions[m].end : a->end;
    for (uint32_t i = a->begin; i < end; i++)
        small |= doc->buffer[i] >= 'a' && doc->buffer[i] <= 'z';
    return small && memcmp(place, a->coding.code, 4) == 0;
}

/* A town that is no seat of a government strikes nobody: "the blast in
 * Istanbul that killed 40". */
static bool is_town(const casus_doc *doc, const struct actor *a)
{
    if (a->entity == NONE || a->coding.sectors[0][0] ||
        doc->entities[a->entity].type != ENTITY_GPE ||
        !doc->entities[a->entity].has_geo)
        return false;
    const casus_str feature = doc->entities[a->entity].geo.feature;
    return casus__str_starts(feature, "PPL") &&
           !casus__str_is(feature, "PPLC");
}

/* "The Kabul bombing", "killed in an Iraq attack", "in the Iraqi capital":
 * where it was, not whose. */
void casus__event_drop_scene(const struct event_run *run, struct candidate *c)
{
    const struct rule_path *p =
        c->actor.path != NONE ? &c->rules->paths[c->actor.path] : NULL;
    const bool compound = p && p->step[p->n - 1].rel == PATH_COMPOUND;
    uint32_t kept = 0;
    const bool words = compound || c->actor.from == PARTY_CONTENT;
    if (c->type != EVENT_ASSAULT || c->actor.from == PARTY_BEFORE)
        return;
    for (uint32_t i = 0; i < c->actor.n; i++) {
        const struct actor *a = &c->actor.items[i];
        if (!is_town(run->doc, a) && (!words || !is_scene(run->doc, c, a)) &&
            (!compound || p->n == 1 || a->begin == NONE ||
             names_attack(run, a->begin)))
            c->actor.items[kept++] = *a;
    }
    c->actor.n = kept;
}

static bool hits(const struct candidate *c, uint32_t entity)
{
    for (uint32_t i = 0; i < c->recipient.n; i++)
        if (c->recipient.items[i].entity == entity)
            return true;
    return false;
}

/* A person is killed once: the attacker whom one telling names is that of
 * the others. */
void casus__event_name_attackers(struct event_run *run)
{
    enum { WINDOW = 60 };
    const casus_doc *doc = run->doc;
    for (size_t i = 0; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        const uint32_t victim =
            c->recipient.n == 1 ? c->recipient.items[0].entity : NONE;
        if (c->type != EVENT_ASSAULT || !casus__event_told(c) || c->actor.n ||
            victim == NONE || doc->entities[victim].type != ENTITY_PERSON)
            continue;
        const size_t stop = i > WINDOW ? i - WINDOW : 0;
        for (size_t k = stop; k < run->n && k < i + WINDOW; k++) {
            const struct candidate *other = &run->items[k];
            if (other->type != EVENT_ASSAULT || !casus__event_told(other) ||
                !other->actor.n || !hits(other, victim))
                continue;
            c->actor = casus__event_retold(&other->actor);
            break;
        }
    }
}

/* ---- where they served ----------------------------------------------- */

/* Soldiers or police behind "at", the group itself or its owner: "at an army
 * base", "at the headquarters of the police". */
static const struct actor *post_of(const casus_doc *doc, const struct pred *p)
{
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel != ARG_OBLIQUE || a->np == NONE || a->prep == NONE ||
            !casus__str_is(casus__token_fold(doc, a->prep), "at"))
            continue;
        const uint32_t nps[] = { a->np, doc->nps[a->np].of };
        for (size_t k = 0; k < 2; k++) {
            const struct actor *x =
                nps[k] == NONE ? NULL : &doc->np_actors[nps[k]];
            if (x && (strcmp(x->coding.sectors[0], "MIL") == 0 ||
                      strcmp(x->coding.sectors[0], "COP") == 0))
                return x;
        }
    }
    return NULL;
}

/* "Killed four at an army base": a bare number of those who serve there. */
void casus__event_post(const casus_doc *doc, struct candidate *c)
{
    enum { HIGHEST = 2 };
    const struct actor *post = NULL;
    uint32_t p = c->at.pred;
    if (c->type != EVENT_ASSAULT || c->recipient.n != 1)
        return;
    struct actor *a = &c->recipient.items[0];
    if (a->entity != NONE || a->begin == NONE || a->coding.sectors[0][0])
        return;
    const size_t tok = casus__event_first_token(doc, a->begin);
    const uint32_t np = tok < doc->n_tokens ? doc->np_at[tok] : NONE;
    if (np == NONE || doc->tags[doc->nps[np].head].xpos != XPOS_CD)
        return;
    for (int i = 0; i < HIGHEST && p != NONE && !post; i++) {
        post = post_of(doc, &doc->preds[p]);
        p = doc->preds[p].parent;
    }
    if (post && casus__parties_same_code(post, a))
        a->coding = post->coding;
}
