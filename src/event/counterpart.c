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

enum { DEEPEST = 4, QUEUE = 24 };

static bool same_code(const struct actor *a, const struct actor *b)
{
    return memcmp(a->coding.code, b->coding.code,
                  sizeof a->coding.code) == 0;
}

static bool same_sector(const struct actor *a, const struct actor *b)
{
    return memcmp(a->coding.sectors[0], b->coding.sectors[0],
                  sizeof a->coding.sectors[0]) == 0;
}

/* The actor itself, or its bare country. */
static bool is_own(const struct parties *own, const struct actor *a)
{
    for (uint32_t i = 0; i < own->n; i++) {
        const struct actor *o = &own->items[i];
        if ((o->entity != NONE && o->entity == a->entity) ||
            (same_code(o, a) &&
             (same_sector(o, a) ||
              (!a->coding.sectors[0][0] && !casus__event_apart(o)))))
            return true;
    }
    return false;
}

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
        const bool people =
            a->entity != NONE &&
            (doc->entities[a->entity].type == ENTITY_NORP ||
             doc->entities[a->entity].type == ENTITY_PERSON ||
             doc->entities[a->entity].type == ENTITY_ORG);
        if (people || a->coding.sectors[0][0] || !a->coding.code[0] ||
            !same_code(a, &c->actor.items[0]))
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
        other += !same_code(&c->recipient.items[i], &c->actor.items[0]);
    for (uint32_t i = 0; other && i < c->recipient.n; i++)
        if (!same_code(&c->recipient.items[i], &c->actor.items[0]))
            c->recipient.items[kept++] = c->recipient.items[i];
    if (other)
        c->recipient.n = kept;
}

/* Of these, those of a country that are not the actor. */
static bool take_others(const struct parties *found, const struct parties *own,
                        struct parties *out)
{
    out->from = PARTY_BEFORE;
    out->path = NONE;
    for (uint32_t i = 0; i < found->n && out->n < MAX_PARTIES; i++)
        if (found->items[i].coding.code[0] && !is_own(own, &found->items[i]))
            out->items[out->n++] = found->items[i];
    out->indirect |= out->n > 0;
    return out->n > 0;
}

/* Are all of one among the other? */
static bool meet_all(const struct parties *of, const struct parties *among)
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

/* ---- in the content of the words -------------------------------------- */

struct queue {
    struct node items[QUEUE];
    uint8_t depth[QUEUE];
    uint32_t n;
    bool places; /* "in Niger" counts too */
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
        "at",    "after",  "before", "by",        "during", "since", "under",
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
        else if (a->np == NONE ||
                 (a->rel == ARG_SUBJECT && top && !turned) ||
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
    if (x->of != NONE)
        put(q, casus__event_np_node(doc, x->of), depth);
    if (x->rel_pred != NONE)
        put(q, casus__event_pred_node(doc, x->rel_pred), depth);
    if (x->next_conj != NONE)
        put(q, casus__event_np_node(doc, x->next_conj), depth);
}

static bool in_content(struct event_run *run, const struct candidate *c,
                       bool places, struct parties *out)
{
    const casus_doc *doc = run->doc;
    struct queue q = { .n = 0, .places = places };
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
        casus__event_parties(run, node, true, &found);
        if (take_others(&found, &c->actor, out)) {
            out->from = PARTY_CONTENT;
            return true;
        }
        put_np(doc, node->np, deeper, &q);
    }
    return false;
}

/* Against whom a protest is, by what it demands: "marched, calling for the
 * resignation of X", "went on strike to protest a bill signed by Y". */
static bool in_demand(struct event_run *run, const struct candidate *c,
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
        if (in_content(run, &demand, false, out))
            return true;
    }
    return false;
}

/* ---- in what was told before ------------------------------------------ */

static bool is_real(uint8_t status)
{
    return status == STATUS_ACTUAL || status == STATUS_HISTORICAL;
}

static bool is_told(const struct candidate *c)
{
    return !c->dropped && !c->bare && is_real(c->status);
}

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
        if (is_told(old) && (!t.attack || old->type == EVENT_ASSAULT) &&
            take_others(&old->actor, &c->actor, out))
            return true;
    }
    return false;
}

static bool meet(const struct parties *a, const struct parties *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (a->items[i].coding.code[0] &&
                same_code(&a->items[i], &b->items[k]) &&
                same_sector(&a->items[i], &b->items[k]))
                return true;
    return false;
}

/* With whom the same actor had to do last. */
static bool last_counterpart(const struct event_run *run, size_t i,
                             bool here, struct parties *out)
{
    enum { BACK = 30 };
    const struct candidate *c = &run->items[i];
    for (size_t k = i, n = 0; k > 0 && n < BACK; k--, n++) {
        const struct candidate *old = &run->items[k - 1];
        if (here && old->sent != c->sent)
            return false;
        if (!is_told(old) || (here && c->bare))
            continue;
        if (meet(&c->actor, &old->actor) &&
            (take_others(&old->recipient, &c->actor, out) ||
             (old->actor.n > 1 &&
              take_others(&old->actor, &c->actor, out))))
            return true;
        if (meet(&c->actor, &old->recipient) &&
            take_others(&old->actor, &c->actor, out))
            return true;
    }
    return false;
}

static void add_actors(struct candidate *c, const struct parties *other)
{
    for (uint32_t i = 0; i < other->n && c->actor.n < MAX_PARTIES; i++)
        c->actor.items[c->actor.n++] = other->items[i];
}

/* "Battles with X": whom X fought before. */
static void opponent(struct event_run *run, size_t i)
{
    enum { BACK = 40 };
    struct candidate *c = &run->items[i];
    for (size_t k = i, n = 0; k > 0 && n < BACK; k--, n++) {
        const struct candidate *old = &run->items[k - 1];
        if (old->type != EVENT_ASSAULT || !is_told(old) ||
            old->sent == c->sent)
            continue;
        struct parties other = { .n = 0 };
        if (meet(&c->actor, &old->actor))
            (void)(take_others(&old->recipient, &c->actor, &other) ||
                   take_others(&old->actor, &c->actor, &other));
        else if (meet(&c->actor, &old->recipient))
            (void)take_others(&old->actor, &c->actor, &other);
        add_actors(c, &other);
        if (other.n)
            return;
    }
}

/* "Fired tear gas to disperse the crowd": what it was done for. */
static bool purpose(struct event_run *run, const struct candidate *c,
                    struct parties *out)
{
    enum { AHEAD = 6 };
    const casus_doc *doc = run->doc;
    const uint32_t pred = c->at.pred;
    for (uint32_t p = pred == NONE ? NONE : pred + 1;
         p < doc->n_preds && p < pred + AHEAD; p++) {
        struct nodes found = { .n = 0 };
        struct parties who = { .n = 0 };
        if (doc->preds[p].parent != pred ||
            doc->preds[p].link != LINK_PURPOSE)
            continue;
        const struct node node = casus__event_pred_node(doc, p);
        casus__event_step(run, c->rules, &node, PATH_OBJECT, RULE_NONE,
                          &found);
        for (uint32_t k = 0; k < found.n; k++)
            casus__event_parties(run, &found.items[k], false, &who);
        if (take_others(&who, &c->actor, out)) {
            out->from = PARTY_CONTENT;
            return true;
        }
    }
    return false;
}

/* Blame for an attack is not laid on those attacked: "condemned the attack
 * on X". */
static void drop_victims(struct event_run *run, struct candidate *c)
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
                victim |= casus__str_is(casus__token_fold(doc, a->prep),
                                        words[w]);
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
        if (before || !is_own(&hurt, a))
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
    casus__event_step(run, c->rules, &c->at, PATH_POSSESSOR, RULE_NONE,
                      &owner);
    const bool owned = owner.n > 0;
    if (!owned)
        casus__event_step(run, c->rules, &c->at, PATH_COMPOUND, RULE_NONE,
                          &owner);
    for (uint32_t i = 0; i < owner.n; i++)
        casus__event_parties(run, &owner.items[i], false, &who);
    const uint32_t e = who.n == 1 ? who.items[0].entity : NONE;
    const bool person =
        e != NONE && doc->entities[e].type == ENTITY_PERSON;
    if (who.n == 0 || (!owned && !person) || !meet_all(&who, &c->actor))
        return;
    c->recipient = c->actor;
    c->actor.n = 0;
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
static void by_means(struct event_run *run, struct candidate *c)
{
    static const char *const words[] = { "after", "by", "during", "from", "in",
                                         "with" };
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
            meet(&who, &c->recipient))
            continue;
        c->actor = who;
        c->actor.from = PARTY_CONTENT;
        c->actor.path = NONE;
        c->actor.indirect = true;
        return;
    }
}

/* "Announced a suspension of ties", "engaged in ethnic cleansing": of a noun
 * that such a verb acts on, its subject is the doer. */
static void by_doer(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    struct nodes who = { .n = 0 };
    struct parties found = { .n = 0 };
    const uint32_t up =
        c->at.pred != NONE && doc->preds[c->at.pred].kind == PRED_NOUN
            ? doc->preds[c->at.pred].parent : NONE;
    if (up == NONE || doc->preds[up].kind != PRED_VERB ||
        !casus__rule_class(doc, doc->preds[up].head, run->doer_verb))
        return;
    const struct node verb = casus__event_pred_node(doc, up);
    casus__event_step(run, c->rules, &verb, PATH_SUBJECT, RULE_NONE, &who);
    for (uint32_t i = 0; i < who.n; i++)
        if (who.items[i].np != c->at.np)
            casus__event_parties(run, &who.items[i], false, &found);
    if (!found.n)
        return;
    c->actor = found;
    c->actor.from = PARTY_ABOVE;
    c->actor.path = NONE;
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
        if (c->type != EVENT_ASSAULT || !is_told(c) || c->actor.n ||
            victim == NONE || doc->entities[victim].type != ENTITY_PERSON)
            continue;
        const size_t stop = i > WINDOW ? i - WINDOW : 0;
        for (size_t k = stop; k < run->n && k < i + WINDOW; k++) {
            const struct candidate *other = &run->items[k];
            if (other->type != EVENT_ASSAULT || !is_told(other) ||
                !other->actor.n || !hits(other, victim))
                continue;
            c->actor = casus__event_retold(&other->actor);
            break;
        }
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

void casus__event_counterpart(struct event_run *run, size_t i)
{
    struct candidate *c = &run->items[i];
    struct parties other = { .n = 0 };
    const struct topic t = topic_of(run, c);
    if (c->bare)
        return;
    if (c->type == EVENT_ACCUSE && t.attack)
        drop_victims(run, c);
    drop_own_country(run->doc, c);
    if (c->type == EVENT_AGREE || c->type == EVENT_SUPPORT)
        drop_own_side(c);
    if (!c->actor.n)
        by_doer(run, c);
    if (c->type == EVENT_ASSAULT && !c->actor.n && c->recipient.n)
        by_means(run, c);
    if (!c->actor.n || c->recipient.n ||
        (c->actor.n > 1 &&
         (c->type == EVENT_AGREE || casus__event_mutual(c))))
        return;
    if (c->type == EVENT_ASSAULT && casus__event_mutual(c))
        opponent(run, i);
    else if (c->type == EVENT_ASSAULT && purpose(run, c, &other))
        c->recipient = other;
    if (c->type == EVENT_PROTEST && in_demand(run, c, &other))
        c->recipient = other;
    /* "surrendered to X and promised ..." */
    if (c->type == EVENT_CONCEDE && last_counterpart(run, i, true, &other))
        c->recipient = other;
    if (!has_recipient(c->type))
        return;
    if ((c->type == EVENT_ACCUSE && who_did_it(run, i, t, &other)) ||
        (!t.attack && (in_content(run, c, false, &other) ||
                       in_content(run, c, true, &other) ||
                       last_counterpart(run, i, false, &other)))) {
        if (c->rules->rules[c->rule].type == EVENT_CONSULT)
            add_actors(c, &other);
        else
            c->recipient = other;
    }
}
