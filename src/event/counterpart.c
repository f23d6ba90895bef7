/*
 * The other party of a one-sided event, where the roles of its rule found
 * nobody.
 *
 * Almost every demand, accusation, promise or threat is addressed to
 * somebody, and a reader finds him in the content of the words ("demanded
 * a truce with X", "praised the efforts of Y"), in the event pointed back to
 * ("criticized the move"), or in what the same actor did just before. What is
 * found so is marked as indirect, which costs score.
 */
#include "event/internal.h"

#include "base/str.h"

/* Nobody does it to his own country at large: "lifted the emergency in
 * Bangkok" says where. */
static void drop_own_country(const casus_doc *doc, struct candidate *c)
{
    uint32_t kept = 0;
    if (c->type == EVENT_ASSAULT || c->actor.n != 1 ||
        casus__event_apart(&c->actor.items[0]))
        return;
    for (uint32_t i = 0; i < c->recipient.n; i++) {
        const struct actor *a = &c->recipient.items[i];
        const bool people = a->entity != NONE &&
                            (doc->entities[a->entity].type == ENTITY_NORP ||
                             doc->entities[a->entity].type == ENTITY_PERSON ||
                             doc->entities[a->entity].type == ENTITY_ORG);
        if (people || a->coding.sectors[0][0] || !a->coding.code[0] ||
            !casus__parties_same_code(a, &c->actor.items[0]))
            c->recipient.items[kept++] = *a;
    }
    c->recipient.n = kept;
}

/* "Ties between the Iranian and Yemeni armies", said by an Iranian: of
 * several recipients, those of the speaker's own country are not meant. */
static void drop_own_side(struct candidate *c)
{
    uint32_t kept = 0, other = 0;
    if (c->actor.n != 1 || !c->actor.items[0].coding.code[0])
        return;
    for (uint32_t i = 0; i < c->recipient.n; i++)
        other += !casus__parties_same_code(&c->recipient.items[i],
                                           &c->actor.items[0]);
    for (uint32_t i = 0; other && i < c->recipient.n; i++)
        if (!casus__parties_same_code(&c->recipient.items[i],
                                      &c->actor.items[0]))
            c->recipient.items[kept++] = c->recipient.items[i];
    if (other)
        c->recipient.n = kept;
}

/* ---- in what was told before ------------------------------------------ */

/* "The move", "the attack", "it": points back to an event. What is told of
 * it there ("the coup in Niger") makes it one of its own. */
static bool points_back(const casus_doc *doc, const struct node *n)
{
    if (n->np == NONE)
        return false;
    const struct np *x = &doc->nps[n->np];
    const uint32_t pred = doc->pred_at[x->head];
    if (x->flags & NP_PRONOUN)
        return !(x->flags & NP_PLURAL);
    if (!(x->flags & NP_DEFINITE) || x->flags & (NP_TIME | NP_PROPER) ||
        x->poss != NONE || x->of != NONE || x->rel_pred != NONE)
        return false;
    for (uint32_t i = 0; pred != NONE && i < doc->preds[pred].n_args; i++)
        if (doc->args[doc->preds[pred].arg + i].rel == ARG_OBLIQUE)
            return false;
    return true;
}

/* What the event is about: does it point back, is it an attack? */
struct topic {
    bool back, attack;
};

static struct topic topic_of(struct event_run *run, const struct candidate *c)
{
    struct nodes found = { .n = 0 };
    struct topic t = { false, false };
    casus__event_step(run, c->rules, &c->at, PATH_OBJECT, RULE_NONE, &found);
    for (uint32_t k = 0; k < found.n; k++) {
        const uint32_t head = casus__event_head(run->doc, &found.items[k]);
        t.back |= points_back(run->doc, &found.items[k]);
        t.attack |= head < run->doc->n_tokens &&
                    casus__rule_class(run->doc, head, run->attack_noun);
    }
    return t;
}

/* "Criticized the move": whoever made the last one told of, where that was
 * not the critic. */
static bool who_did_it(struct event_run *run, size_t i, struct topic t,
                       struct parties *out)
{
    enum { BACK = 3 };
    const struct candidate *c = &run->items[i];
    for (size_t k = i; (t.back || t.attack) && k > 0; k--) {
        const struct candidate *old = &run->items[k - 1];
        if (!t.attack && old->sent + BACK < c->sent)
            return false;
        if (casus__event_told(old) &&
            (!t.attack || old->type == EVENT_ASSAULT) &&
            casus__parties_others(&old->actor, &c->actor, out))
            return true;
    }
    return false;
}

/* Others, of whom those of the actors' own country stand against it or
 * beside it. */
static bool strangers(const struct parties *found, const struct parties *own,
                      struct parties *out)
{
    struct parties kept = { .n = 0 };
    for (uint32_t i = 0; i < found->n; i++) {
        bool at_home = false;
        for (uint32_t k = 0; k < own->n; k++)
            at_home |= casus__parties_same_code(&found->items[i],
                                                &own->items[k]) &&
                       !casus__event_apart(&found->items[i]) &&
                       !casus__event_apart(&own->items[k]);
        if (!at_home)
            kept.items[kept.n++] = found->items[i];
    }
    return casus__parties_others(&kept, own, out);
}

/* With whom the same actor had to do last. */
static bool last_counterpart(const struct event_run *run, size_t i, bool here,
                             struct parties *out)
{
    enum { BACK = 30, SENTENCES = 4 };
    const struct candidate *c = &run->items[i];
    for (size_t k = i, n = 0; k > 0 && n < BACK; k--, n++) {
        const struct candidate *old = &run->items[k - 1];
        if (here ? old->sent != c->sent : old->sent + SENTENCES < c->sent)
            return false;
        if (!casus__event_told(old) || (here && c->bare))
            continue;
        if (casus__parties_meet(&c->actor, &old->actor) &&
            (strangers(&old->recipient, &c->actor, out) ||
             (old->actor.n > 1 && strangers(&old->actor, &c->actor, out))))
            return true;
        if (casus__parties_meet(&c->actor, &old->recipient) &&
            strangers(&old->actor, &c->actor, out))
            return true;
    }
    return false;
}

/* "Battles with X": whom X fought before. */
static void opponent(struct event_run *run, size_t i)
{
    enum { BACK = 40 };
    struct candidate *c = &run->items[i];
    for (size_t k = i, n = 0; k > 0 && n < BACK; k--, n++) {
        const struct candidate *old = &run->items[k - 1];
        if (old->type != EVENT_ASSAULT || !casus__event_told(old) ||
            old->sent == c->sent)
            continue;
        struct parties other = { .n = 0 };
        if (casus__parties_meet(&c->actor, &old->actor))
            (void)(casus__parties_others(&old->recipient, &c->actor, &other) ||
                   casus__parties_others(&old->actor, &c->actor, &other));
        else if (casus__parties_meet(&c->actor, &old->recipient))
            (void)casus__parties_others(&old->actor, &c->actor, &other);
        casus__event_add_actors(c, &other);
        if (other.n)
            return;
    }
}

/* Types that are hardly ever without somebody they are addressed to. */
static bool has_recipient(unsigned type)
{
    switch ((enum event_type)type) {
    case EVENT_ACCUSE:
    case EVENT_AGREE:
    case EVENT_AID:
    case EVENT_REJECT:
    case EVENT_REQUEST:
    case EVENT_SANCTION:
    case EVENT_SUPPORT:
    case EVENT_THREATEN:
        return true;
    default:
        return false;
    }
}

/* What the roles found, set right. */
static void mend_roles(struct event_run *run, struct candidate *c,
                       struct topic t)
{
    if (c->type == EVENT_ACCUSE && t.attack)
        casus__event_drop_victims(run, c);
    drop_own_country(run->doc, c);
    if (c->type == EVENT_AGREE || c->type == EVENT_SUPPORT)
        drop_own_side(c);
    if (!c->actor.n)
        casus__event_by_doer(run, c);
    if (!c->actor.n)
        casus__event_by_house(run, c);
    if (!c->actor.n)
        casus__event_by_maker(run, c);
    if (c->type == EVENT_ASSAULT && !c->actor.n && c->recipient.n) {
        casus__event_by_means(run, c);
        casus__event_drop_scene(run, c);
    }
}

/* "The law should be changed, he said": nobody need be addressed. */
static bool is_said_of_things(const struct candidate *c)
{
    const struct rule_event *r = &c->rules->rules[c->rule];
    return c->type == EVENT_REQUEST && r->n_actor &&
           c->rules->paths[r->actor].step[0].rel == PATH_SPEAKER;
}

static bool is_truce(const struct candidate *c)
{
    return c->actor.n == 1 && c->n_modes &&
           casus__str_is(c->modes[0], "ceasefire");
}

/* Where to look depends on what it is. */
static bool find_other(struct event_run *run, size_t i, struct topic t,
                       struct parties *out)
{
    const struct candidate *c = &run->items[i];
    if (c->type == EVENT_ASSAULT)
        return casus__event_purpose(run, c, out);
    if (c->type == EVENT_PROTEST)
        return casus__event_in_demand(run, c, out);
    if (c->type == EVENT_CONCEDE) /* "surrendered to X and promised ..." */
        return last_counterpart(run, i, true, out);
    if (c->type == EVENT_RETREAT && is_truce(c))
        return last_counterpart(run, i, false, out);
    if (!has_recipient(c->type) ||
        ((c->type == EVENT_SANCTION || c->type == EVENT_SUPPORT) &&
         !c->rules->rules[c->rule].n_recipient))
        return false;
    if (c->type == EVENT_ACCUSE && who_did_it(run, i, t, out))
        return true;
    return !t.attack && (casus__event_in_content(run, c, false, out) ||
                         casus__event_in_content(run, c, true, out) ||
                         (!is_said_of_things(c) &&
                          last_counterpart(run, i, false, out)));
}

/* "The deal between X and the powers": whoever the powers are, they are no
 * addressee. */
static bool is_pact(const struct event_run *run, const struct candidate *c)
{
    const unsigned type = c->rules->rules[c->rule].type;
    return (type == EVENT_AGREE || type == EVENT_SUPPORT) &&
           casus__event_kind(run->doc, c) == PRED_NOUN &&
           casus__event_mutual(c);
}

void casus__event_counterpart(struct event_run *run, size_t i)
{
    struct candidate *c = &run->items[i];
    struct parties other = { .n = 0 };
    const struct topic t = topic_of(run, c);
    if (c->bare)
        return;
    mend_roles(run, c, t);
    if (!c->actor.n || c->recipient.n ||
        (c->actor.n > 1 &&
         (c->type == EVENT_AGREE || casus__event_mutual(c))) ||
        is_pact(run, c))
        return;
    if (c->type == EVENT_ASSAULT && casus__event_mutual(c))
        opponent(run, i);
    else if (!find_other(run, i, t, &other))
        return;
    else if (c->rules->rules[c->rule].type == EVENT_CONSULT)
        casus__event_add_actors(c, &other);
    else
        c->recipient = other;
    if (c->type == EVENT_AGREE || c->type == EVENT_SUPPORT)
        drop_own_side(c);
}
