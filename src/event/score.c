/*
 * How far an event can be trusted: by the kinds of evidence behind it, each
 * worth as many points as it was right more often, or less often, on the
 * annotated articles. tests/eval/calibrate.py measures and prints the tables;
 * docs/ACCURACY.md shows how well the scores order events.
 */
#include "event/internal.h"

enum { LOWEST = 3, HIGHEST = 97 };

static const int8_t base = 50;

static const int8_t type_points[EVENT_COUNT] = {
    [EVENT_AGREE] = 7,     [EVENT_CONSULT] = 28,   [EVENT_SUPPORT] = 0,
    [EVENT_CONCEDE] = -1,  [EVENT_COOPERATE] = -8, [EVENT_AID] = -15,
    [EVENT_RETREAT] = -20, [EVENT_REQUEST] = -3,   [EVENT_ACCUSE] = 0,
    [EVENT_REJECT] = 6,    [EVENT_THREATEN] = 8,   [EVENT_PROTEST] = -6,
    [EVENT_SANCTION] = 7,  [EVENT_MOBILIZE] = -33, [EVENT_COERCE] = -10,
    [EVENT_ASSAULT] = 11,
};

static const int8_t kind_points[] = {
    [PRED_VERB] = -7,
    [PRED_NOUN] = -16,
    [PRED_ADJ] = -5,
};

static const int8_t actor_points[PARTY_COUNT] = {
    [PARTY_ROLE] = 8,     [PARTY_OWNER] = -15, [PARTY_CONTENT] = 19,
    [PARTY_BEFORE] = -12, [PARTY_ABOVE] = -10, [PARTY_PLACE] = 0,
    [PARTY_NONE] = -19,
};

static const int8_t recipient_points[PARTY_COUNT] = {
    [PARTY_ROLE] = 9,   [PARTY_OWNER] = -9, [PARTY_CONTENT] = -2,
    [PARTY_BEFORE] = 3, [PARTY_ABOVE] = 0,  [PARTY_PLACE] = -19,
    [PARTY_NONE] = -9,
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
