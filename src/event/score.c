/*
 * How far an event can be trusted: by the kinds of evidence behind it, each
 * worth as many points as it was right more often, or less often, on the
 * annotated articles. tests/eval/calibrate.py measures and prints the tables;
 * docs/ACCURACY.md shows how well the scores order events.
 */
#include "event/internal.h"

enum { LOWEST = 3, HIGHEST = 97 };

static const int8_t base = 52;

static const int8_t type_points[EVENT_COUNT] = {
    [EVENT_AGREE] = 5,
    [EVENT_CONSULT] = 35,
    [EVENT_SUPPORT] = 0,
    [EVENT_CONCEDE] = 4,
    [EVENT_COOPERATE] = -10,
    [EVENT_AID] = -17,
    [EVENT_RETREAT] = -19,
    [EVENT_REQUEST] = -7,
    [EVENT_ACCUSE] = -1,
    [EVENT_REJECT] = 10,
    [EVENT_THREATEN] = 7,
    [EVENT_PROTEST] = -7,
    [EVENT_SANCTION] = -5,
    [EVENT_MOBILIZE] = -25,
    [EVENT_COERCE] = -8,
    [EVENT_ASSAULT] = 8,
};

static const int8_t kind_points[] = {
    [PRED_VERB] = -7,
    [PRED_NOUN] = -15,
    [PRED_ADJ] = -8,
};

static const int8_t actor_points[PARTY_COUNT] = {
    [PARTY_ROLE] = 9,
    [PARTY_OWNER] = -19,
    [PARTY_CONTENT] = 18,
    [PARTY_BEFORE] = -10,
    [PARTY_ABOVE] = -12,
    [PARTY_PLACE] = 0,
    [PARTY_NONE] = -17,
};

static const int8_t recipient_points[PARTY_COUNT] = {
    [PARTY_ROLE] = 10,
    [PARTY_OWNER] = -12,
    [PARTY_CONTENT] = 0,
    [PARTY_BEFORE] = 1,
    [PARTY_ABOVE] = 0,
    [PARTY_PLACE] = -18,
    [PARTY_NONE] = -13,
};

uint8_t casus__event_source(const struct parties *p)
{
    if (p->n == 0)
        return PARTY_NONE;
    return p->from == PARTY_ROLE && p->indirect ? PARTY_OWNER : p->from;
}

uint8_t casus__event_kind(const casus_doc *doc, const struct candidate *c)
{
    return c->at.pred == NONE ? PRED_NOUN : doc->preds[c->at.pred].kind;
}

uint8_t casus__event_score(const casus_doc *doc, const struct candidate *c)
{
    const int score = base + type_points[c->type] +
                      kind_points[casus__event_kind(doc, c)] +
                      actor_points[casus__event_source(&c->actor)] +
                      recipient_points[casus__event_source(&c->recipient)];
    return (uint8_t)(score < LOWEST    ? LOWEST
                     : score > HIGHEST ? HIGHEST
                                       : score);
}
