/*
 * Parties that the text points to without naming them: "we" of a statement,
 * "both sides", "they" after a meeting, the other side of "held talks with
 * X".
 */
#include "event/internal.h"

#include "base/str.h"

static bool same_code(const struct actor *a, const struct actor *b)
{
    return memcmp(a->coding.code, b->coding.code, sizeof a->coding.code) == 0;
}

static bool has_code(const struct parties *p, const struct actor *a)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (same_code(&p->items[i], a))
            return true;
    return false;
}

/* Those who stand against the state or beside it: for them it is another. */
bool casus__event_apart(const struct actor *a)
{
    static const char *const sectors[] = { "CVL", "CRM", "LAB", "OPP", "PRE",
                                           "PRM", "REB", "REL", "SOC", "UAF" };
    for (size_t i = 0; i < sizeof sectors / sizeof sectors[0]; i++)
        if (strcmp(a->coding.sectors[0], sectors[i]) == 0)
            return true;
    return false;
}

/* ---- "we" ------------------------------------------------------------ */

static bool is_first_word(const casus_doc *doc, uint32_t tok)
{
    static const char *const words[] = { "we", "i", "us", "our", "my", "me" };
    const casus_str word = casus__token_fold(doc, tok);
    if (casus__str_starts(casus__token_text(doc, tok), "U")) /* "U.S." */
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (casus__str_is(word, words[i]))
            return true;
    return false;
}

bool casus__event_first_person(const casus_doc *doc, const struct node *n)
{
    if (n->np != NONE)
        return (doc->nps[n->np].flags & NP_PRONOUN) &&
               is_first_word(doc, doc->nps[n->np].head);
    /* "U.S." folds to "us" */
    return n->pred == NONE && n->end == n->begin + 1 &&
           (doc->tags[n->begin].xpos == XPOS_PRP ||
            doc->tags[n->begin].xpos == XPOS_PRPS) &&
           is_first_word(doc, n->begin);
}

/* The first subject of a verb, if it is a name of a known country. */
static uint32_t named_subject(const casus_doc *doc, const struct pred *p)
{
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel != ARG_SUBJECT || a->np == NONE)
            continue;
        const struct actor *who = &doc->np_actors[a->np];
        return who->known && who->entity != NONE && who->coding.code[0]
                   ? a->np
                   : NONE;
    }
    return NONE;
}

/* A country or body that the narrator's own main clause speaks for in the
 * present: "The United States condemns ...". */
static uint32_t stance_of(const struct event_run *run, const struct pred *p)
{
    const casus_doc *doc = run->doc;
    if (p->kind == PRED_NOUN || p->link != LINK_ROOT ||
        p->tense != TENSE_PRESENT ||
        (p->flags & (PRED_QUOTED | PRED_PROGRESSIVE)) ||
        (p->flags & PRED_PASSIVE &&
         !casus__rule_class(doc, p->head, run->mood_verb)))
        return NONE;
    const uint32_t np = named_subject(doc, p);
    if (np == NONE)
        return NONE;
    const unsigned type = doc->entities[doc->np_actors[np].entity].type;
    return type == ENTITY_GPE || type == ENTITY_ORG ? np : NONE;
}

/* A readout of what an official did may say "our" of his country. */
static uint32_t official_of(const casus_doc *doc, const struct pred *p)
{
    if (p->kind != PRED_VERB || p->link != LINK_ROOT ||
        (p->flags & (PRED_QUOTED | PRED_PASSIVE)))
        return NONE;
    const uint32_t np = named_subject(doc, p);
    if (np == NONE)
        return NONE;
    const struct actor *who = &doc->np_actors[np];
    return doc->entities[who->entity].type == ENTITY_PERSON &&
                   memcmp(who->coding.sectors[0], "GOV", 3) == 0
               ? np
               : NONE;
}

/* "We" outside quotation marks is whoever issues the text: the country or
 * body whose stance it tells most often. Found once a document. */
uint32_t casus__event_issuer(struct event_run *run)
{
    const casus_doc *doc = run->doc;
    uint32_t most = 0;
    if (run->issuer_known)
        return run->issuer_np;
    run->issuer_known = true;
    run->issuer_np = NONE;
    uint32_t *votes =
        casus__arena_alloc(doc->scratch, doc->n_entities, sizeof *votes);
    for (size_t i = 0; votes && i < doc->n_preds; i++) {
        const uint32_t np = stance_of(run, &doc->preds[i]);
        if (np == NONE)
            continue;
        const uint32_t n = ++votes[doc->np_actors[np].entity];
        if (n > most) {
            most = n;
            run->issuer_np = np;
        }
    }
    for (size_t i = 0; run->issuer_np == NONE && i < doc->n_preds; i++)
        run->issuer_np = official_of(doc, &doc->preds[i]);
    return run->issuer_np;
}

struct parties casus__event_retold(const struct parties *of)
{
    struct parties p = *of;
    p.indirect = true;
    p.from = PARTY_BEFORE;
    p.path = NONE;
    return p;
}

/* ---- "both sides" ---------------------------------------------------- */

/* The parties that one coordination names, if they are of two countries. */
static bool pair_of_np(struct event_run *run, uint32_t np, struct parties *out)
{
    const casus_doc *doc = run->doc;
    struct parties found = { .n = 0 };
    const struct node node = casus__event_np_node(doc, np);
    if (doc->nps[np].first_conj != np ||
        (doc->nps[np].flags & (NP_TIME | NP_PRONOUN)))
        return false;
    const bool within = run->pairing;
    run->pairing = true;
    casus__event_parties(run, &node, false, &found);
    run->pairing = within;
    bool differ = false;
    for (uint32_t i = 0; i < found.n; i++) {
        if (!found.items[i].coding.code[0])
            return false;
        differ |= !same_code(&found.items[0], &found.items[i]);
    }
    if (differ)
        *out = found;
    return differ;
}

/* The last coordination of two countries before a noun group, in its
 * sentence or the two before: "Iran and Iraq ... the two countries". */
static bool last_pair_named(struct event_run *run, uint32_t np, uint32_t count,
                            struct parties *out)
{
    enum { BACK = 2, STEPS = 60 };
    const casus_doc *doc = run->doc;
    const uint32_t sent = doc->nps[np].sent;
    for (uint32_t i = np, k = 0; i > 0 && k < STEPS; i--, k++) {
        if (doc->nps[i - 1].sent + BACK < sent)
            return false;
        struct parties found = { .n = 0 };
        if (!pair_of_np(run, i - 1, &found) || (count > 2 && found.n != count))
            continue;
        *out = found;
        return true;
    }
    return false;
}

static bool is_rebel(const struct actor *a)
{
    const casus_str s = casus__code_str(a->coding.sectors[0]);
    return casus__str_is(s, "REB") || casus__str_is(s, "PRM") ||
           casus__str_is(s, "PRE");
}

/* Of two countries, or a state and those against it. */
static bool are_sides(const struct actor *a, const struct actor *b)
{
    return !same_code(a, b) || is_rebel(a) != is_rebel(b);
}

/* The last event with several actors: of an earlier sentence, or of this one
 * if its words stand before the noun group. */
static const struct candidate *last_pair_met(const struct event_run *run,
                                             uint32_t np, uint32_t back,
                                             uint32_t count)
{
    const struct np *x = &run->doc->nps[np];
    for (size_t i = run->n; i > 0; i--) {
        const struct candidate *c = &run->items[i - 1];
        if (c->sent + back < x->sent)
            return NULL;
        if (c->dropped || c->actor.n < 2 ||
            (count > 2 && c->actor.n != count) ||
            !are_sides(&c->actor.items[0], &c->actor.items[1]) ||
            (c->sent == x->sent && c->trigger_begin >= x->begin))
            continue;
        return c;
    }
    return NULL;
}

/* "Iran and Iraq signed ... They also": what the sentence before opens
 * with. */
static bool pair_before(struct event_run *run, uint32_t np, struct parties *out)
{
    enum { STEPS = 60 };
    const casus_doc *doc = run->doc;
    const uint32_t sent = doc->nps[np].sent;
    uint32_t first = np;
    for (int k = 0; first > 0 && k < STEPS; k++) {
        if (doc->nps[first - 1].sent + 1 < sent)
            break;
        first--;
    }
    while (first < np && doc->nps[first].flags & NP_TIME)
        first++;
    return first < np && doc->nps[first].sent + 1 == sent &&
           doc->nps[first].next_conj != NONE && pair_of_np(run, first, out);
}

/* "The two ministers", "both countries", "the three": no name, and so many
 * of those who act; or 0. */
static uint32_t how_many(const struct event_run *run, uint32_t np)
{
    static const struct {
        const char *word;
        uint32_t n;
    } words[] = { { "two", 2 }, { "both", 2 }, { "three", 3 }, { "four", 4 } };
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    uint32_t n = 0;
    if (!doc->np_actors[np].known && (x->flags & NP_PLURAL) &&
        !casus__rule_class(doc, x->head, run->world_noun))
        return 0;
    for (uint32_t i = x->begin; i <= x->head; i++) {
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (casus__str_is(casus__token_fold(doc, i), words[k].word))
                n = words[k].n;
        if (doc->tags[i].upos == UPOS_PROPN)
            return 0;
    }
    return x->flags & NP_DEFINITE ||
                   casus__str_is(casus__token_fold(doc, x->begin), "both")
               ? n
               : 0;
}

/* "The two *ministers*", of whom only the countries were told. */
static bool speaks_for(const struct actor *a)
{
    const casus_str s = casus__code_str(a->coding.sectors[0]);
    return casus__str_is(s, "GOV") || casus__str_is(s, "LEG") ||
           casus__str_is(s, "MIL");
}

static void lend_sectors(const struct actor *from, struct actor *to)
{
    if (speaks_for(from) && !to->coding.sectors[0][0] &&
        casus__code_is_state(to->coding.code))
        memcpy(to->coding.sectors, from->coding.sectors,
               sizeof to->coding.sectors);
}

/* The delegation of a country that the text spoke of, or NONE. */
static uint32_t delegation_of(const struct event_run *run, uint32_t before,
                              const struct actor *whose)
{
    enum { STEPS = 400 };
    const casus_doc *doc = run->doc;
    for (uint32_t i = before, k = 0; i > 0 && k < STEPS; i--, k++) {
        const struct actor *a = &doc->np_actors[i - 1];
        if (same_code(a, whose) && !a->guessed && speaks_for(a) &&
            casus__rule_class(doc, doc->nps[i - 1].head,
                              run->delegation_noun))
            return i - 1;
    }
    return NONE;
}

/* Countries that sent delegations, and "the two ministers": their sectors
 * are told elsewhere than their names. */
static void told_as(const struct event_run *run, uint32_t np,
                    struct parties *out)
{
    const casus_doc *doc = run->doc;
    uint32_t sent[MAX_PARTIES];
    bool all = true;
    for (uint32_t i = 0; i < out->n; i++) {
        if (!(doc->nps[np].flags & NP_PRONOUN))
            lend_sectors(&doc->np_actors[np], &out->items[i]);
        sent[i] = all ? delegation_of(run, np, &out->items[i]) : NONE;
        all &= sent[i] != NONE;
    }
    for (uint32_t i = 0; all && i < out->n; i++)
        lend_sectors(&doc->np_actors[sent[i]], &out->items[i]);
}

static bool find_pair(struct event_run *run, uint32_t np, struct parties *out)
{
    enum { NEAR = 1, FAR = 8 };
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    const bool they = (x->flags & NP_PRONOUN) && (x->flags & NP_PLURAL);
    const uint32_t entity = doc->np_actors[np].entity;
    const uint32_t count = how_many(run, np);
    /* "the two ministers", "the two" are no one person */
    const bool alone = count && doc->tags[x->head].xpos == XPOS_CD;
    const bool named =
        entity != NONE && !alone &&
        !((x->flags & NP_PLURAL) &&
          doc->entities[entity].type == ENTITY_PERSON);
    if (x->next_conj != NONE || x->first_conj != np ||
        (!they && (named || x->of != NONE ||
                   !(count ||
                     casus__rule_class(doc, x->head, run->pair_noun)))))
        return false;
    const struct candidate *c =
        last_pair_met(run, np, they ? NEAR : FAR, count);
    if (c && (!they || c->sent != x->sent)) {
        *out = c->actor;
        return true;
    }
    return they ? pair_before(run, np, out)
                : count && last_pair_named(run, np, count, out);
}

bool casus__event_pair(struct event_run *run, uint32_t np, struct parties *out)
{
    if (!find_pair(run, np, out))
        return false;
    told_as(run, np, out);
    return true;
}

/* ---- the other side -------------------------------------------------- */

/* A rule whose actor joins places with "+" tells what several do alike. */
bool casus__event_mutual(const struct candidate *c)
{
    const struct rule_event *r = &c->rules->rules[c->rule];
    for (uint32_t i = 1; i < r->n_actor; i++)
        if (!(c->rules->paths[r->actor + i].flags & PATH_ALTERNATIVE))
            return true;
    return false;
}

static bool add_other(struct event_run *run, const struct node *who,
                      struct candidate *c)
{
    struct parties found = { .n = 0 };
    casus__event_parties(run, who, false, &found);
    if (!found.n || !found.items[0].coding.code[0])
        return false;
    for (uint32_t i = 0; i < c->actor.n; i++)
        if (!are_sides(&c->actor.items[i], &found.items[0]))
            return false;
    for (uint32_t i = 0; i < found.n && c->actor.n < MAX_PARTIES; i++)
        c->actor.items[c->actor.n++] = found.items[i];
    c->actor.from = PARTY_ABOVE;
    return true;
}

/* Subjects of the verbs above a predicate, nearest first. */
static bool other_above(struct event_run *run, struct candidate *c)
{
    enum { HIGHEST = 3 };
    const casus_doc *doc = run->doc;
    uint32_t up = c->at.pred;
    for (int i = 0; i < HIGHEST && up != NONE; i++) {
        up = doc->preds[up].parent;
        if (up == NONE || doc->preds[up].kind == PRED_NOUN)
            continue;
        struct nodes who = { .n = 0 };
        casus__event_step(run, c->rules,
                          &(struct node){ up, NONE, doc->preds[up].begin,
                                          doc->preds[up].end },
                          PATH_SUBJECT, RULE_NONE, &who);
        for (uint32_t k = 0; k < who.n; k++)
            if (who.items[k].np != c->at.np && add_other(run, &who.items[k], c))
                return true;
    }
    return false;
}

/* Does a verb say itself who does it? */
static bool has_subject(struct event_run *run, const struct candidate *c)
{
    struct nodes who = { .n = 0 };
    if (run->doc->preds[c->at.pred].kind == PRED_VERB)
        casus__event_step(run, c->rules, &c->at, PATH_SUBJECT, RULE_NONE, &who);
    return who.n > 0;
}

/* "A roadmap was agreed upon": those who dealt with each other just before. */
static void same_pair(const struct event_run *run, struct candidate *c)
{
    enum { BACK = 2 };
    for (size_t i = run->n; i > 0; i--) {
        const struct candidate *old = &run->items[i - 1];
        if (old->sent + BACK < c->sent)
            return;
        if (old->dropped || old->actor.n < 2 ||
            (old->type != EVENT_CONSULT && old->type != EVENT_AGREE))
            continue;
        c->actor = casus__event_retold(&old->actor);
        return;
    }
}

/* "A round of talks *between X and Y*". */
static void add_between(struct event_run *run, const struct node *n,
                        struct parties *out)
{
    static const char *const words[] = { "among", "between" };
    const casus_doc *doc = run->doc;
    for (uint32_t i = 0; n->pred != NONE && i < doc->preds[n->pred].n_args;
         i++) {
        const struct arg *a = &doc->args[doc->preds[n->pred].arg + i];
        if (a->rel != ARG_OBLIQUE || a->np == NONE || a->prep == NONE ||
            !casus__event_is_word(doc, a->prep, words, 2))
            continue;
        const struct node who = casus__event_np_node(doc, a->np);
        casus__event_parties(run, &who, false, out);
    }
}

/* "Hosted *Iran-Saudi* talks": those who talk. */
static void add_talkers(struct event_run *run, struct candidate *c)
{
    struct nodes found = { .n = 0 };
    struct parties who = { .n = 0 };
    if (c->type != EVENT_CONSULT || c->recipient.n || c->at.pred == NONE ||
        run->doc->preds[c->at.pred].kind != PRED_VERB ||
        !casus__event_mutual(c))
        return;
    casus__event_step(run, c->rules, &c->at, PATH_OBJECT, RULE_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        const struct node n = casus__event_counted(run, &found.items[i]);
        if (n.np != NONE && !run->doc->np_actors[n.np].coding.sectors[0][0])
            (void)casus__event_named_pair(run, n.np, &who);
        if (n.np != found.items[i].np)
            add_between(run, &n, &who);
    }
    for (uint32_t i = 0; i < who.n && c->actor.n < MAX_PARTIES; i++)
        if (!has_code(&c->actor, &who.items[i]))
            c->actor.items[c->actor.n++] = who.items[i];
}

/* "The talks collapsed": a rule for what several leave. */
static bool is_broken_off(const struct candidate *c)
{
    return c->type == EVENT_SANCTION &&
           !c->rules->rules[c->rule].n_recipient &&
           c->rules->rules[c->rule].n_actor > 1;
}

/* "X announced cooperation with Y": X with Y. */
static void take_apart(struct candidate *c)
{
    if (c->type != EVENT_COOPERATE || c->actor.n < 2)
        return;
    c->recipient.items[c->recipient.n++] = c->actor.items[0];
    for (uint32_t i = 1; i < c->actor.n; i++)
        c->actor.items[i - 1] = c->actor.items[i];
    c->actor.n--;
}

/* "A deal *with* X": said by the other side. */
static bool is_deal_with(const casus_doc *doc, const struct candidate *c)
{
    const struct actor *a = &c->actor.items[0];
    size_t tok = a->begin == NONE ? 0 : casus__event_first_token(doc, a->begin);
    while (tok > 0 && tok < doc->n_tokens && doc->tags &&
           doc->tags[tok - 1].xpos == XPOS_DT)
        tok--;
    return tok > 0 && tok < doc->n_tokens &&
           casus__str_is(casus__token_fold(doc, (uint32_t)tok - 1), "with");
}

/* Nobody meets alone: "spoke of talks with X", "'... talks with X', he
 * said". */
void casus__event_other_side(struct event_run *run, struct candidate *c)
{
    struct nodes who = { .n = 0 };
    add_talkers(run, c);
    if (!c->actor.n && !c->recipient.n &&
        (((c->type == EVENT_CONSULT || c->type == EVENT_AGREE) &&
          casus__event_mutual(c)) ||
         is_broken_off(c)))
        same_pair(run, c);
    if ((c->type != EVENT_CONSULT && c->type != EVENT_COOPERATE &&
         c->type != EVENT_AGREE) ||
        c->actor.n != 1 || c->recipient.n || !casus__event_mutual(c) ||
        !c->actor.items[0].coding.code[0] || c->at.pred == NONE ||
        has_subject(run, c) ||
        (c->type == EVENT_AGREE &&
         (run->doc->preds[c->at.pred].kind == PRED_NOUN ||
          !is_deal_with(run->doc, c))))
        return;
    if (c->type != EVENT_AGREE && other_above(run, c)) {
        take_apart(c);
        return;
    }
    casus__event_speaker(run, &c->at, &who);
    if (who.n)
        (void)add_other(run, &who.items[0], c);
    take_apart(c);
}
