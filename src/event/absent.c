/*
 * Parties of deeds that their own sentence leaves out, and where the article
 * or the place gives them: who had taken those now released, the police who
 * tell of an arrest, the country into which troops move.
 */
#include "event/internal.h"

#include "base/str.h"

static bool has_mode(const struct candidate *c, const char *mode)
{
    for (size_t i = 0; i < c->n_modes; i++)
        if (casus__str_is(c->modes[i], mode))
            return true;
    return false;
}

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
    if (x->poss != NONE &&
        casus__str_is(casus__token_fold(doc, x->begin), "whose"))
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
    return (c->type == EVENT_COERCE && has_mode(c, "arrest")) ||
           (c->type == EVENT_ASSAULT && has_mode(c, "abduct")) ||
           (c->type == EVENT_RETREAT && has_mode(c, "release"));
}

/* The same persons, or people told of in the same way. */
static bool are_same_people(const struct parties *a, const struct parties *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++) {
            const struct actor *x = &a->items[i], *y = &b->items[k];
            if (x->entity != NONE && y->entity != NONE &&
                x->entity != y->entity)
                continue;
            if ((x->entity != NONE && x->entity == y->entity) ||
                (x->begin != NONE && x->begin == y->begin) ||
                (x->coding.sectors[0][0] && casus__parties_same_code(x, y) &&
                 casus__parties_same_sector(x, y)))
                return true;
        }
    return false;
}

/* "Police freed 20 protesters detained on Monday", "The mayor was released":
 * by those who hold them. */
static bool by_captor(const struct event_run *run, size_t i)
{
    enum { BACK = 20 };
    struct candidate *c = &run->items[i];
    for (size_t n = 0; n < BACK && i > n; n++) {
        const struct candidate *old = &run->items[i - n - 1];
        if (!is_custody(old) || !casus__event_told(old) || !old->actor.n ||
            (old->type == c->type && old->sent == c->sent) ||
            !are_same_people(&c->recipient, &old->recipient))
            continue;
        c->actor = casus__event_retold(&old->actor);
        return true;
    }
    return false;
}

/* Whoever speaks for police or soldiers and tells of an arrest tells of
 * theirs: "Police said 40 people were arrested". */
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

void casus__event_captor(struct event_run *run, size_t i)
{
    struct candidate *c = &run->items[i];
    if (!is_custody(c) || !casus__event_told(c) || c->actor.n ||
        !c->recipient.n || c->type == EVENT_ASSAULT)
        return;
    if (!by_speaker(run, c))
        (void)by_captor(run, i);
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
         (c->type != EVENT_RETREAT || !has_mode(c, "withdraw"))) ||
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
