/*
 * What a name is beside its bearer: a capital that stands for its government
 * ("Moscow said"), a friend or foe of the group it stands before
 * ("pro-Russian"), a label of the thing ("the Paris accord").
 */
#include "mention/coder.h"

#include "base/str.h"
#include "rule/rule.h"

static bool is_seat(const casus_entity *x)
{
    return x->type == ENTITY_GPE && x->has_geo &&
           casus__str_is(x->geo.feature, "PPLC");
}

static void mark_seat(struct coder *c, uint32_t np)
{
    casus_doc *doc = c->w->doc;
    for (; np != NONE; np = doc->nps[np].next_conj) {
        struct actor *x = &doc->np_actors[np];
        if (x->entity == NONE || !is_seat(&doc->entities[x->entity]))
            continue;
        const uint32_t m = c->w->mention_at[doc->nps[np].head];
        casus__mention_set_sectors(&x->coding, casus__str("GOV"));
        x->is_place = 0;
        if (m != NONE)
            doc->mentions[m].governs = 1;
    }
}

/* Does this role of a capital say that its government is meant? "Moscow
 * said", "warned Tehran", "talks with Baku", "Kabul's request". */
static bool means_government(const struct coder *c, const struct pred *p,
                             const struct arg *a)
{
    static const char *const preps[] = { "between", "by", "with" };
    const casus_doc *doc = c->w->doc;
    switch ((enum arg_rel)a->rel) {
    case ARG_SUBJECT:
        return p->kind != PRED_NOUN && !(p->flags & PRED_PASSIVE);
    case ARG_OBJECT:
    case ARG_IOBJECT:
        return p->kind == PRED_VERB &&
               !casus__rule_class(doc, p->head, c->class.to_place);
    case ARG_OBLIQUE:
        return a->prep != NONE &&
               casus__mention_fold_in(doc, a->prep, preps, COUNT(preps));
    case ARG_POSSESSOR:
        return p->kind == PRED_NOUN;
    case ARG_COMPOUND:
    case ARG_CLAUSE:
        return false;
    }
    return false;
}

/* A capital or seat that acts is its government. */
void casus__mention_mark_seats(struct coder *c)
{
    const casus_doc *doc = c->w->doc;
    for (size_t i = 0; i < doc->n_preds; i++)
        for (uint32_t k = 0; k < doc->preds[i].n_args; k++) {
            const struct arg *a = &doc->args[doc->preds[i].arg + k];
            if (a->np != NONE && means_government(c, &doc->preds[i], a))
                mark_seat(c, a->np);
        }
}

/* "pro-Russian", "anti-Houthi": the name is the second part of the word, or
 * stands behind the prefix. "Turkish-backed": it stands before such a word. */
static bool is_beside(const struct coder *c, const casus_mention *m)
{
    static const char *const prefixes[] = { "anti", "non", "pro" };
    const casus_doc *doc = c->w->doc;
    const uint32_t end = m->tok + m->n_tok;
    if (m->begin > doc->tokens[m->tok].begin)
        return true;
    if (m->tok > 1 && doc->buffer[doc->tokens[m->tok - 1].begin] == '-' &&
        casus__mention_fold_in(doc, m->tok - 2, prefixes, COUNT(prefixes)))
        return true;
    return end + 1 < doc->n_tokens &&
           doc->buffer[doc->tokens[end].begin] == '-' &&
           casus__rule_class(doc, end + 1, c->class.backed);
}

/* "The Paris climate accord", "the Geneva talks": a town that a treaty or a
 * meeting is called by is no party to it. */
static bool is_label(const struct coder *c, const casus_mention *m)
{
    const casus_doc *doc = c->w->doc;
    const casus_entity *e = &doc->entities[m->entity];
    const uint32_t np = doc->np_at[m->tok];
    return e->type == ENTITY_GPE && np != NONE &&
           m->tok + m->n_tok <= doc->nps[np].head &&
           !casus__str_starts(e->geo.feature, "PCL") &&
           casus__rule_class(doc, doc->nps[np].head, c->class.town_label);
}

void casus__mention_mark_beside(const struct coder *c)
{
    casus_doc *doc = c->w->doc;
    for (size_t i = 0; i < doc->n_mentions; i++) {
        casus_mention *m = &doc->mentions[i];
        m->beside = is_beside(c, m) || is_label(c, m);
    }
}
