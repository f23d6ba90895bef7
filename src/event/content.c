/*
 * Parties in the words around an event, where its rule's roles do not lead:
 * in the content of what is said, demanded, done for a purpose; in the attack
 * or weapon by which it is done; above a noun that a verb acts on.
 */
#include "event/internal.h"

#include "base/str.h"

enum { DEEPEST = 4, QUEUE = 24 };

struct queue {
    struct node items[QUEUE];
    uint8_t depth[QUEUE];
    uint32_t n;
    bool places;       /* "in Niger" counts too */
    uint32_t suffered; /* class: "the bombing of X" is nothing that X does */
};

static void put(struct queue *q, struct node node, uint8_t depth)
{
    if (q->n < QUEUE && depth <= DEEPEST) {
        q->items[q->n] = node;
        q->depth[q->n++] = depth;
    }
}

/* Prepositions of place, time and manner say when and where, not to whom. */
static bool is_setting(const casus_doc *doc, uint32_t prep, bool places)
{
    static const char *const words[] = {
        "in",    "within", "across", /* places: these come first */
        "at",    "after",  "before", "by",        "during", "since",   "under",
        "until", "near",   "amid",   "following", "as",     "through",
    };
    if (prep == NONE)
        return true;
    const casus_str word = casus__token_fold(doc, prep);
    for (size_t i = places ? 3 : 0; i < sizeof words / sizeof words[0]; i++)
        if (casus__str_is(word, words[i]))
            return true;
    return false;
}

/* "Criticized the bombing *of X*", wherever the parser hangs X. */
static bool suffers(const casus_doc *doc, const struct arg *a,
                    const struct queue *q)
{
    return a->rel == ARG_OBLIQUE && a->prep != NONE && a->prep > 0 &&
           casus__str_is(casus__token_fold(doc, a->prep), "of") &&
           casus__rule_class(doc, a->prep - 1, q->suffered);
}

static void put_args(const casus_doc *doc, uint32_t pred, bool top,
                     uint8_t depth, struct queue *q)
{
    const struct pred *p = &doc->preds[pred];
    const bool turned = p->kind == PRED_VERB && (p->flags & PRED_PASSIVE);
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        struct node node = { a->pred, a->np, a->begin, a->end };
        if (a->rel == ARG_CLAUSE && a->pred != NONE)
            put(q, casus__event_pred_node(doc, a->pred), depth);
        else if (a->np == NONE || (a->rel == ARG_SUBJECT && top && !turned) ||
                 suffers(doc, a, q) ||
                 (a->rel == ARG_OBLIQUE && is_setting(doc, a->prep, q->places)))
            continue;
        else
            put(q, node, depth);
    }
}

static void put_np(const casus_doc *doc, uint32_t np, uint8_t depth,
                   struct queue *q)
{
    const struct np *x = &doc->nps[np];
    if (doc->pred_at[x->head] != NONE)
        put_args(doc, doc->pred_at[x->head], false, depth, q);
    if (x->of != NONE && !casus__rule_class(doc, x->head, q->suffered))
        put(q, casus__event_np_node(doc, x->of), depth);
    if (x->rel_pred != NONE)
        put(q, casus__event_pred_node(doc, x->rel_pred), depth);
    if (x->next_conj != NONE)
        put(q, casus__event_np_node(doc, x->next_conj), depth);
}

/* "The Mexican border": a thing of a country is nobody to speak to, as long
 * as there may be somebody. */
static void drop_things(struct parties *p)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p->n; i++)
        if (p->items[i].entity != NONE || p->items[i].coding.sectors[0][0])
            p->items[kept++] = p->items[i];
    p->n = kept;
}

/* A country does nothing to its own government or army. */
static void drop_own_state(const casus_doc *doc, const struct parties *own,
                           struct parties *p)
{
    uint32_t kept = 0;
    const struct actor *o = &own->items[0];
    if (own->n != 1 || o->coding.sectors[0][0] || o->entity == NONE ||
        doc->entities[o->entity].type != ENTITY_GPE)
        return;
    for (uint32_t i = 0; i < p->n; i++)
        if (casus__event_apart(&p->items[i]) ||
            !casus__parties_same_code(&p->items[i], o))
            p->items[kept++] = p->items[i];
    p->n = kept;
}

bool casus__event_in_content(struct event_run *run, const struct candidate *c,
                             bool places, struct parties *out)
{
    const casus_doc *doc = run->doc;
    struct queue q = { .n = 0,
                       .places = places,
                       .suffered = run->done_to_noun };
    if (c->at.pred == NONE)
        return false;
    put_args(doc, c->at.pred, true, 1, &q);
    for (uint32_t i = 0; i < q.n && run->steps; i++, run->steps--) {
        const struct node *node = &q.items[i];
        const uint8_t deeper = (uint8_t)(q.depth[i] + 1);
        struct parties found = { .n = 0 };
        if (node->np == NONE) {
            if (node->pred != NONE)
                put_args(doc, node->pred, false, deeper, &q);
            continue;
        }
        if (casus__rule_class(doc, doc->nps[node->np].head, run->setting_noun))
            continue;
        casus__event_parties(run, node, true, &found);
        if (!places)
            drop_things(&found);
        drop_own_state(doc, &c->actor, &found);
        if (casus__parties_others(&found, &c->actor, out)) {
            out->from = PARTY_CONTENT;
            return true;
        }
        put_np(doc, node->np, deeper, &q);
    }
    return false;
}

/* Against whom a protest is, by what it demands: "marched, calling for the
 * resignation of X", "went on strike to protest a bill signed by Y". */
bool casus__event_in_demand(struct event_run *run, const struct candidate *c,
                            struct parties *out)
{
    enum { AHEAD = 8 };
    const casus_doc *doc = run->doc;
    const uint32_t pred = c->at.pred;
    for (uint32_t p = pred == NONE ? NONE : pred + 1;
         p < doc->n_preds && p < pred + AHEAD; p++) {
        if (doc->preds[p].sent != c->sent)
            return false;
        if (doc->preds[p].kind != PRED_VERB ||
            !casus__rule_class(doc, doc->preds[p].head, run->demand_verb))
            continue;
        struct candidate demand = *c;
        demand.at = casus__event_pred_node(doc, p);
        if (casus__event_in_content(run, &demand, false, out))
            return true;
    }
    return false;
}

/* "Fired tear gas to disperse the crowd": what it was done for. */
bool casus__event_purpose(struct event_run *run, const struct candidate *c,
                          struct parties *out)
{
    enum { AHEAD = 6 };
    const casus_doc *doc = run->doc;
    const uint32_t pred = c->at.pred;
    for (uint32_t p = pred == NONE ? NONE : pred + 1;
         p < doc->n_preds && p < pred + AHEAD; p++) {
        struct nodes found = { .n = 0 };
        struct parties who = { .n = 0 };
        if (doc->preds[p].parent != pred || doc->preds[p].link != LINK_PURPOSE)
            continue;
        const struct node node = casus__event_pred_node(doc, p);
        casus__event_step(run, c->rules, &node, PATH_OBJECT, RULE_NONE, &found);
        for (uint32_t k = 0; k < found.n; k++)
            casus__event_parties(run, &found.items[k], false, &who);
        if (casus__parties_others(&who, &c->actor, out)) {
            out->from = PARTY_CONTENT;
            return true;
        }
    }
    return false;
}

/* Whose attack or weapon a noun group names: "a U.S. air strike", "a barrage
 * of Iranian missiles". */
static bool owner_of_means(struct event_run *run, uint32_t np,
                           struct parties *out)
{
    const casus_doc *doc = run->doc;
    bool weapon = false;
    for (int depth = 0; np != NONE && depth < 2; depth++) {
        const struct np *x = &doc->nps[np];
        for (uint32_t i = doc->match_at ? doc->match_at[x->head] : 0;
             doc->match_at && i < doc->match_at[x->head + 1]; i++)
            weapon |= (doc->matches[i].types & 1u << GAZ_WEAPON) != 0;
        if (!weapon && !casus__rule_class(doc, x->head, run->attack_noun))
            return false;
        struct nodes by = { .n = 0 };
        const struct node node = casus__event_np_node(doc, np);
        if (node.pred != NONE)
            casus__event_by(doc, node.pred, &by);
        for (uint32_t i = 0; i < by.n; i++)
            casus__event_parties(run, &by.items[i], false, out);
        if (!out->n && (doc->np_actors[np].known || x->poss != NONE))
            casus__event_parties(run, &node, false, out);
        if (out->n)
            return true;
        np = x->of;
    }
    return false;
}

/* "Killed in a U.S. air strike", "hit with Iranian missiles": the attack or
 * the weapon says whose it is. */
void casus__event_by_means(struct event_run *run, struct candidate *c)
{
    static const char *const words[] = { "after", "by", "during",
                                         "from",  "in", "with" };
    const casus_doc *doc = run->doc;
    if (c->at.pred == NONE || doc->preds[c->at.pred].kind != PRED_VERB ||
        !(doc->preds[c->at.pred].flags & PRED_PASSIVE))
        return;
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        struct parties who = { .n = 0 };
        bool means = false;
        if (a->rel != ARG_OBLIQUE || a->prep == NONE || a->np == NONE)
            continue;
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            means |= casus__str_is(casus__token_fold(doc, a->prep), words[k]);
        if (!means || !owner_of_means(run, a->np, &who) ||
            casus__parties_meet(&who, &c->recipient))
            continue;
        c->actor = who;
        c->actor.from = PARTY_CONTENT;
        c->actor.path = NONE;
        c->actor.indirect = true;
        return;
    }
}

/* Who does what a verb tells becomes the actor. */
static void take_subject(struct event_run *run, struct candidate *c,
                         uint32_t pred)
{
    struct nodes who = { .n = 0 };
    struct parties found = { .n = 0 };
    const struct node verb = casus__event_pred_node(run->doc, pred);
    casus__event_step(run, c->rules, &verb, PATH_SUBJECT, RULE_NONE, &who);
    for (uint32_t i = 0; i < who.n; i++)
        if (who.items[i].np != c->at.np)
            casus__event_named(run, &verb, &who.items[i], false, &found);
    if (!found.n)
        return;
    c->actor = found;
    c->actor.from = PARTY_ABOVE;
    c->actor.path = NONE;
}

/* "Was ratified *in the Belgian parliament*", "acquitted *in court*": where
 * it is done does it. */
void casus__event_by_house(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    if (c->at.pred == NONE || doc->preds[c->at.pred].kind != PRED_VERB ||
        !(doc->preds[c->at.pred].flags & PRED_PASSIVE) ||
        (c->type != EVENT_SUPPORT && c->type != EVENT_REJECT &&
         c->type != EVENT_CONCEDE))
        return;
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel != ARG_OBLIQUE || a->np == NONE || a->prep == NONE ||
            !casus__str_is(casus__token_fold(doc, a->prep), "in"))
            continue;
        const char *sector = doc->np_actors[a->np].coding.sectors[0];
        if (!doc->np_actors[a->np].known ||
            doc->nps[a->np].flags & NP_PLURAL ||
            (memcmp(sector, "LEG", 3) != 0 &&
             (memcmp(sector, "JUD", 3) != 0 || c->type != EVENT_CONCEDE)))
            continue;
        c->actor.items[c->actor.n++] = doc->np_actors[a->np];
        c->actor.from = PARTY_CONTENT;
        return;
    }
}

/* "Announced a suspension of ties", "engaged in ethnic cleansing": of a noun
 * that such a verb acts on, its subject is the doer. */
void casus__event_by_doer(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    const uint32_t up =
        c->at.pred != NONE && doc->preds[c->at.pred].kind == PRED_NOUN
            ? doc->preds[c->at.pred].parent
            : NONE;
    if (up == NONE || doc->preds[up].kind != PRED_VERB ||
        !casus__rule_class(doc, doc->preds[up].head, run->doer_verb))
        return;
    take_subject(run, c, up);
}

/* The verb that acts on a noun group before it: "signed a decree". */
static uint32_t verb_acting_on(const casus_doc *doc, uint32_t np)
{
    enum { STEPS = 8 };
    const struct np *x = &doc->nps[np];
    const uint32_t start = doc->sentences[x->sent].tok;
    for (uint32_t i = x->begin, n = 0; i > start && n < STEPS; i--, n++) {
        const uint32_t p = doc->pred_at[i - 1];
        if (p == NONE || doc->preds[p].kind != PRED_VERB)
            continue;
        for (uint32_t k = 0; k < doc->preds[p].n_args; k++) {
            const struct arg *a = &doc->args[doc->preds[p].arg + k];
            if (a->rel == ARG_OBJECT && a->np == np && !a->understood)
                return p;
        }
        return NONE;
    }
    return NONE;
}

/* "Signed a decree banning X", "a law passed by Y bans X": what a paper does,
 * its maker does. */
void casus__event_by_maker(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    struct nodes what = { .n = 0 };
    if (c->at.pred == NONE || doc->preds[c->at.pred].kind != PRED_VERB ||
        (doc->preds[c->at.pred].flags & PRED_PASSIVE))
        return;
    casus__event_step(run, c->rules, &c->at, PATH_SUBJECT, RULE_NONE, &what);
    const uint32_t np = what.n ? what.items[0].np : NONE;
    if (np == NONE ||
        !casus__rule_class(doc, doc->nps[np].head, run->paper_noun))
        return;
    uint32_t up = verb_acting_on(doc, np);
    if (up == NONE)
        up = doc->nps[np].rel_pred;
    if (up != NONE && up != c->at.pred && doc->preds[up].kind == PRED_VERB &&
        casus__rule_class(doc, doc->preds[up].head, run->maker_verb))
        take_subject(run, c, up);
}
