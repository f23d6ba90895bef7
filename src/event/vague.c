/*
 * What only may be, and of which the text tells too little to be of use.
 */
#include "event/internal.h"

static bool needs_no_other_side(unsigned type)
{
    return type == EVENT_MOBILIZE || type == EVENT_RETREAT;
}

static bool is_told_of_both(const struct candidate *c)
{
    return c->actor.n && (c->recipient.n || c->actor.n > 1 ||
                          needs_no_other_side(c->type));
}

/* "Struggled to persuade them", "a plan to help": bare infinitives and nouns,
 * which say what somebody is after. */
static bool is_bare_purpose(const casus_doc *doc, const struct candidate *c)
{
    const struct pred *p =
        c->at.pred != NONE ? &doc->preds[c->at.pred] : NULL;
    return !p || p->kind == PRED_NOUN ||
           (p->form == FORM_INF && p->modal == MODAL_NONE);
}

/* "Steps to help", "mediation to end the violence" */
static bool is_aim(const casus_doc *doc, const struct candidate *c)
{
    if (c->at.pred == NONE)
        return false;
    const unsigned link = doc->preds[c->at.pred].link;
    return link == LINK_PURPOSE || link == LINK_NOUNCOMP;
}

/* A deed that only may be is worth a record where the text tells who might do
 * it to whom; a kindness that is only aimed at, not even then, unless it is
 * help from abroad. */
static bool is_vague_maybe(const struct event_run *run,
                           const struct candidate *c)
{
    if (!is_told_of_both(c))
        return true;
    if (!is_bare_purpose(run->doc, c))
        return false;
    switch ((enum event_type)c->type) {
    case EVENT_AGREE:
    case EVENT_CONSULT:
    case EVENT_SUPPORT:
    case EVENT_COOPERATE:
        return true;
    case EVENT_RETREAT:
        return is_aim(run->doc, c);
    case EVENT_AID:
    case EVENT_ACCUSE:
    case EVENT_REQUEST:
    case EVENT_SANCTION:
        return casus__parties_share_country(&c->actor, &c->recipient);
    default:
        return false;
    }
}

/* What was not said, agreed or given: by whom and to whom? Deeds
 * that did not happen are news ("nobody was arrested"). */
static bool is_vague_word(const struct candidate *c)
{
    switch ((enum event_type)c->type) {
    case EVENT_ASSAULT:
    case EVENT_COERCE:
    case EVENT_MOBILIZE:
    case EVENT_RETREAT:
    case EVENT_SANCTION:
    case EVENT_CONCEDE:
        return false;
    default:
        return !is_told_of_both(c);
    }
}

static bool is_vague(const struct event_run *run, const struct candidate *c)
{
    switch ((enum event_status)c->status) {
    case STATUS_HYPOTHETICAL:
        return is_vague_maybe(run, c);
    case STATUS_NEGATED:
        return is_vague_word(c);
    case STATUS_FUTURE:
    case STATUS_ACTUAL:
    case STATUS_HISTORICAL:
        break;
    }
    return false;
}

void casus__event_drop_vague(struct event_run *run, size_t first)
{
    for (size_t i = first; i < run->n; i++)
        if (!run->items[i].dropped && is_vague(run, &run->items[i]))
            run->items[i].dropped = 1;
}
