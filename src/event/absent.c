/*
 * Parties of deeds that their own sentence leaves out, and where the article
 * or the place gives them: who had taken those now released, the police who
 * tell of an arrest, the country into which troops move.
 */
#include "event/internal.h"

#include "base/str.h"

/* ---- in other words -------------------------------------------------- */

static uint32_t arg_behind(const casus_doc *doc, uint32_t pred,
                           const char *prep)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBLIQUE && a->prep != NONE && a->np != NONE &&
            casus__str_is(casus__token_fold(doc, a->prep), prep))
            return a->np;
    }
    return NONE;
}

/* "A child was among those killed", "Among those killed was a child". */
static uint32_t member_of(const casus_doc *doc, uint32_t np)
{
    const struct sentence *s = &doc->sentences[doc->nps[np].sent];
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++) {
        const uint32_t pred = doc->pred_at[i];
        uint32_t object = NONE;
        if (pred == NONE || doc->preds[pred].kind != PRED_VERB ||
            arg_behind(doc, pred, "among") != np)
            continue;
        for (uint32_t k = 0; k < doc->preds[pred].n_args; k++) {
            const struct arg *a = &doc->args[doc->preds[pred].arg + k];
            if (a->rel == ARG_SUBJECT)
                return a->np;
            if (a->rel == ARG_OBJECT && !a->understood)
                object = a->np;
        }
        return object;
    }
    return NONE;
}

uint32_t casus__event_stand_in(const struct event_run *run, uint32_t np,
                               bool place)
{
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    if (x->begin > 0 &&
        casus__str_is(casus__token_fold(doc, x->head), "those") &&
        casus__str_is(casus__token_fold(doc, x->begin - 1), "among"))
        return member_of(doc, np);
    /* "Chad, Niger and others whose land": of all of them */
    if (x->poss != NONE && x->begin > 0 &&
        casus__str_is(casus__token_fold(doc, x->begin - 1), "whose"))
        return doc->nps[x->poss].first_conj;
    if (!place || x->rel_pred == NONE ||
        !casus__rule_class(doc, doc->preds[x->rel_pred].head,
                           run->holder_verb))
        return NONE;
    const uint32_t to = arg_behind(doc, x->rel_pred, "to");
    return to != NONE || !(doc->preds[x->rel_pred].flags & PRED_PASSIVE)
               ? to
               : arg_behind(doc, x->rel_pred, "by");
}

/* ---- captors --------------------------------------------------------- */

static bool is_custody(const struct candidate *c)
{
    return (c->type == EVENT_COERCE && casus__event_has_mode(c, "arrest")) ||
           (c->type == EVENT_ASSAULT && casus__event_has_mode(c, "abduct")) ||
           (c->type == EVENT_RETREAT && casus__event_has_mode(c, "release"));
}

/* The same persons, or people told of in the same way. */
static bool are_same_people(const struct parties *a, const struct parties *b,
                            bool by_name)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++) {
            const struct actor *x = &a->items[i], *y = &b->items[k];
            if (x->entity != NONE && y->entity != NONE &&
                x->entity != y->entity)
                continue;
            if ((x->entity != NONE && x->entity == y->entity) ||
                (x->begin != NONE && x->begin == y->begin) ||
                (!by_name && x->coding.sectors[0][0] &&
                 casus__parties_same_code(x, y) &&
                 casus__parties_same_sector(x, y)))
                return true;
        }
    return false;
}

static bool have_same_name(const struct parties *a, const struct parties *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (a->items[i].entity != NONE &&
                a->items[i].entity == b->items[k].entity)
                return true;
    return false;
}

/* "Police freed 20 protesters detained on Monday", "The mayor was released":
 * by those who hold them. */
static bool by_captor(struct candidate *c, const struct candidate *other,
                      bool by_name)
{
    if (other == c || !is_custody(other) || !casus__event_told(other) ||
        !other->actor.n ||
        (other->type == c->type && other->sent == c->sent) ||
        !are_same_people(&c->recipient, &other->recipient, by_name) ||
        have_same_name(&other->actor, &c->recipient) ||
        casus__parties_meet(&other->actor, &c->recipient))
        return false;
    c->actor = casus__event_retold(&other->actor);
    return true;
}

/* Police who tell of an arrest tell of theirs: "Police said 40 people were
 * arrested". */
static bool by_speaker(struct event_run *run, struct candidate *c)
{
    struct nodes who = { .n = 0 };
    struct parties found = { .n = 0 };
    if (c->type != EVENT_COERCE || c->at.pred == NONE ||
        run->doc->preds[c->at.pred].kind != PRED_VERB)
        return false;
    casus__event_speaker(run, &c->at, &who);
    if (who.n)
        casus__event_parties(run, &who.items[0], false, &found);
    if (found.n != 1 || !found.items[0].coding.code[0] ||
        memcmp(found.items[0].coding.sectors[0], "COP", 4) != 0)
        return false;
    c->actor = found;
    c->actor.from = PARTY_ABOVE;
    c->actor.path = NONE;
    c->actor.indirect = true;
    return true;
}

static bool lacks_captor(const struct candidate *c)
{
    return is_custody(c) && casus__event_told(c) && !c->actor.n &&
           c->recipient.n && c->type != EVENT_ASSAULT;
}

void casus__event_captor(struct event_run *run, size_t i)
{
    enum { BACK = 20 };
    struct candidate *c = &run->items[i];
    if (!lacks_captor(c) || by_speaker(run, c))
        return;
    for (size_t n = 0; n < BACK && i > n; n++)
        if (by_captor(c, &run->items[i - n - 1], false))
            return;
}

/* "After his arrest ... Police arrested X on Friday": told later, or of whom
 * only the end of the article says who he is. */
void casus__event_captors(struct event_run *run)
{
    enum { WINDOW = 20 };
    for (size_t i = 0; i < run->n; i++) {
        struct candidate *c = &run->items[i];
        bool found = !lacks_captor(c);
        for (size_t n = 1; !found && n <= WINDOW && n <= i; n++)
            found = by_captor(c, &run->items[i - n], true);
        for (size_t k = i + 1; !found && k < run->n && k <= i + WINDOW; k++)
            found = by_captor(c, &run->items[k], true);
    }
}

/* ---- against whom ---------------------------------------------------- */

static bool is_anti(const casus_doc *doc, uint32_t tok)
{
    return casus__str_starts(casus__token_fold(doc, tok), "anti-");
}

/* "Anti-*government*": of the country of those who protest. */
static bool is_own_state(const casus_doc *doc, uint32_t tok)
{
    const casus_str word = casus__token_fold(doc, tok);
    return casus__str_is(word, "anti-government") ||
           casus__str_is(word, "anti-regime") ||
           casus__str_is(word, "anti-junta");
}

/* "Anti-*Chinese*". */
static bool foe_named(const casus_doc *doc, uint32_t tok, struct actor *out)
{
    const struct token *t = &doc->tokens[tok];
    for (size_t m = casus__event_first_mention(doc, t->begin);
         m < doc->n_mentions && doc->mentions[m].begin < t->end; m++) {
        const casus_mention *x = &doc->mentions[m];
        const casus_entity *e = &doc->entities[x->entity];
        if (!e->coding.code[0])
            continue;
        *out = (struct actor){ .coding = e->coding,
                               .entity = x->entity,
                               .begin = x->begin,
                               .end = x->end,
                               .known = 1 };
        return true;
    }
    return false;
}

bool casus__event_has_foe(const casus_doc *doc, const struct candidate *c)
{
    if (c->type != EVENT_PROTEST || c->at.np == NONE)
        return false;
    const struct np *x = &doc->nps[c->at.np];
    for (uint32_t i = x->begin; i < x->head; i++)
        if (is_anti(doc, i))
            return true;
    return false;
}

static bool foe_in(const casus_doc *doc, const struct candidate *c,
                   const struct node *at, struct actor *out)
{
    uint32_t begin, end;
    casus__event_clause(doc, at, &begin, &end);
    for (uint32_t i = begin; i < end; i++) {
        *out = (struct actor){ .entity = NONE, .known = 1 };
        if (!is_anti(doc, i))
            continue;
        if (!is_own_state(doc, i)) {
            if (foe_named(doc, i, out))
                return true;
            continue;
        }
        if (!c->actor.n || !c->actor.items[0].coding.code[0])
            continue;
        memcpy(out->coding.code, c->actor.items[0].coding.code, 4);
        memcpy(out->coding.sectors[0], "GOV", 4);
        out->begin = doc->tokens[i].begin;
        out->end = doc->tokens[i].end;
        return true;
    }
    return false;
}

/* "Anti-government protests", "anti-Chinese protesters marched": what they are
 * against is in the word. */
void casus__event_against(const casus_doc *doc, struct candidate *c)
{
    struct actor foe;
    if (c->type != EVENT_PROTEST || !casus__event_told(c) ||
        (c->recipient.n && c->recipient.from != PARTY_BEFORE))
        return;
    bool found = foe_in(doc, c, &c->at, &foe);
    for (uint32_t i = 0; !found && i < c->n_merged; i++) {
        const struct node at = casus__event_pred_node(doc, c->merged[i]);
        found = foe_in(doc, c, &at, &foe);
    }
    if (!found)
        return;
    c->recipient = (struct parties){ .items[0] = foe,
                                     .n = 1,
                                     .indirect = true,
                                     .from = PARTY_CONTENT,
                                     .path = NONE };
}

/* ---- troops abroad --------------------------------------------------- */

/* Where the same troops moved before. */
static void moved_before(const struct event_run *run, size_t i)
{
    enum { BACK = 30 };
    struct candidate *c = &run->items[i];
    for (size_t n = 0; n < BACK && i > n; n++) {
        const struct candidate *old = &run->items[i - n - 1];
        if ((old->type != EVENT_MOBILIZE && old->type != EVENT_RETREAT) ||
            !casus__event_told(old) || old->actor.n != 1 || !old->recipient.n ||
            !casus__parties_same_code(&old->actor.items[0],
                                      &c->actor.items[0]))
            continue;
        c->recipient = casus__event_retold(&old->recipient);
        return;
    }
}

/* Does the clause itself say that it is there? */
static bool is_there(const casus_doc *doc, const struct candidate *c)
{
    uint32_t begin, end;
    casus__event_clause(doc, &c->at, &begin, &end);
    return c->loc_begin >= doc->tokens[begin].begin &&
           c->loc_end <= doc->tokens[end - 1].end;
}

/* Troops that move in another country, or leave it, do so to that country. */
void casus__event_abroad(struct event_run *run, size_t i)
{
    const casus_doc *doc = run->doc;
    struct candidate *c = &run->items[i];
    if ((c->type != EVENT_MOBILIZE &&
         (c->type != EVENT_RETREAT || !casus__event_has_mode(c, "withdraw"))) ||
        !casus__event_told(c) || c->actor.n != 1 || c->recipient.n ||
        !c->rules->rules[c->rule].n_recipient ||
        !c->actor.items[0].coding.code[0] ||
        casus__event_apart(&c->actor.items[0]))
        return;
    if (c->loc_entity == NONE) {
        moved_before(run, i);
        return;
    }
    struct actor a = { .entity = c->loc_entity,
                       .begin = c->loc_begin,
                       .end = c->loc_end,
                       .known = 1 };
    const struct coding *place = &doc->entities[c->loc_entity].coding;
    memcpy(a.coding.code, place->code, sizeof a.coding.code);
    if (!a.coding.code[0] || !is_there(doc, c) ||
        casus__parties_same_code(&a, &c->actor.items[0]))
        return;
    c->recipient.items[c->recipient.n++] = a;
    c->recipient.from = PARTY_PLACE;
    c->recipient.path = NONE;
    c->recipient.indirect = true;
}
