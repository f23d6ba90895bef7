/*
 * Where it happened: the place told in the event's own clause, else, at the
 * end of the document, the one told for the same event or scene.
 *
 * Deeds and words differ. A deed lies at the places around it in its clause,
 * what is stormed or shelled among them. Words are spoken where the speaker
 * is ("said at a meeting in Tehran"); the places they speak of are not it.
 */
#include "event/internal.h"

#include "base/str.h"

enum precision {
    PLACE_NONE,
    PLACE_WIDE, /* of several countries: seas, continents */
    PLACE_COUNTRY,
    PLACE_REGION, /* within a country */
    PLACE_POINT   /* a city or a building */
};

static enum precision precision(const casus_entity *e)
{
    if (e->type == ENTITY_FAC)
        return PLACE_POINT;
    if (e->type == ENTITY_LOC)
        return e->coding.code[0] ? PLACE_REGION : PLACE_WIDE;
    if (e->type != ENTITY_GPE)
        return PLACE_NONE;
    if (!e->has_geo || casus__str_starts(e->geo.feature, "PCL"))
        return PLACE_COUNTRY;
    return casus__str_starts(e->geo.feature, "ADM") ? PLACE_REGION
                                                    : PLACE_POINT;
}

struct best_place {
    enum precision precision;
    uint32_t entity, begin, end;
};

/* "A U.S.-led force": a name with a hyphen behind is no place. */
static bool is_prefix(const casus_doc *doc, const casus_mention *m)
{
    const uint32_t at = m->tok + m->n_tok;
    return at < doc->n_tokens && doc->buffer[doc->tokens[at].begin] == '-' &&
           !(doc->tokens[at].flags & TOKEN_SPACE_BEFORE);
}

static void scan_places(const casus_doc *doc, uint32_t begin, uint32_t end,
                        struct best_place *best)
{
    if (begin >= end || begin >= doc->n_tokens)
        return;
    size_t i = casus__event_first_mention(doc, doc->tokens[begin].begin);
    while (i > 0 &&
           doc->mentions[i - 1].tok + doc->mentions[i - 1].n_tok > begin)
        i--; /* a name of several words that began before */
    for (; i < doc->n_mentions && doc->mentions[i].tok < end; i++) {
        const casus_mention *m = &doc->mentions[i];
        const enum precision p = precision(&doc->entities[m->entity]);
        if (m->kind != MENTION_NAME || m->governs || is_prefix(doc, m) ||
            p <= best->precision)
            continue;
        *best = (struct best_place){ p, m->entity, m->begin, m->end };
    }
}

static bool is_place_preposition(const casus_doc *doc, uint32_t tok)
{
    static const char *const words[] = { "in",      "at",     "near",
                                         "outside", "inside", "around",
                                         "on",      "across", "throughout",
                                         "along",   "off",    "within" };
    return casus__event_is_word(doc, tok, words,
                                sizeof words / sizeof words[0]);
}

/* ... or one behind which a noun of place goes on: "the road *to* X"; but
 * "talks *on* X" are held elsewhere. */
static bool goes_on(const casus_doc *doc, uint32_t tok)
{
    static const char *const words[] = { "of", "to", "between", "from" };
    return (is_place_preposition(doc, tok) &&
            !casus__str_is(casus__token_fold(doc, tok), "on")) ||
           casus__event_is_word(doc, tok, words,
                                sizeof words / sizeof words[0]);
}

static void scan_np(const casus_doc *doc, uint32_t np, struct best_place *best)
{
    const struct np *x = &doc->nps[np];
    scan_places(doc, x->begin, x->end, best);
    if (x->appos != NONE)
        scan_places(doc, doc->nps[x->appos].begin, doc->nps[x->appos].end,
                    best);
}

/* A noun group and the phrases that hang on it: "near his home in the
 * village of X, about 30 kilometres from Y". */
static void scan_chain(const casus_doc *doc, uint32_t np, bool deep,
                       struct best_place *best)
{
    enum { HOPS = 4 };
    for (int i = 0; np != NONE && i < HOPS; i++) {
        scan_np(doc, np, best);
        uint32_t tok = doc->nps[np].end;
        np = doc->nps[np].of;
        if (np == NONE && deep && goes_on(doc, tok) && tok + 1 < doc->n_tokens)
            np = doc->np_at[tok + 1];
    }
}

static void scan_argument(const casus_doc *doc, const struct arg *a, bool deep,
                          struct best_place *best)
{
    scan_places(doc, a->begin, a->end, best);
    if (a->np != NONE)
        scan_chain(doc, a->np, deep, best);
}

/* ---- deeds ----------------------------------------------------------- */

/* What happens at a place, and not only in words. */
static bool is_deed(unsigned type)
{
    switch ((enum event_type)type) {
    case EVENT_COOPERATE:
    case EVENT_AID:
    case EVENT_RETREAT:
    case EVENT_PROTEST:
    case EVENT_MOBILIZE:
    case EVENT_COERCE:
    case EVENT_ASSAULT:
        return true;
    default:
        return false;
    }
}

static void places_of_pred(const casus_doc *doc, uint32_t pred,
                           struct best_place *best)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBLIQUE && a->prep != NONE &&
            is_place_preposition(doc, a->prep))
            scan_argument(doc, a, true, best);
    }
}

/* What is attacked, seized, entered or left may be the place itself: a city,
 * a building, a region, by whatever preposition. */
static void place_in_arguments(const casus_doc *doc, uint32_t pred,
                               struct best_place *best)
{
    struct best_place other = { best->precision < PLACE_REGION
                                    ? PLACE_COUNTRY
                                    : best->precision,
                                NONE, 0, 0 };
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBJECT || a->rel == ARG_OBLIQUE ||
            a->rel == ARG_COMPOUND)
            scan_argument(doc, a, false, &other);
    }
    if (other.entity != NONE)
        *best = other;
}

/* "Seized the peninsula from X": what the deed is done to is a place. */
static void place_of_object(const casus_doc *doc, uint32_t pred,
                            struct best_place *best)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args && !best->precision; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel != ARG_OBJECT || a->np == NONE)
            continue;
        const uint32_t head = doc->nps[a->np].head;
        scan_places(doc, head, head + 1, best);
        if (!best->precision && doc->nps[a->np].of != NONE) {
            const uint32_t of = doc->nps[doc->nps[a->np].of].head;
            scan_places(doc, of, of + 1, best);
        }
    }
}

/* "A Kabul bombing killed five", "toured a Cairo mosque": a city inside what
 * a common noun names. */
static void place_within(const casus_doc *doc, uint32_t pred, unsigned rel,
                         struct best_place *best)
{
    struct best_place other = { PLACE_REGION, NONE, 0, 0 };
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == rel && a->np != NONE &&
            !(doc->nps[a->np].flags & NP_PROPER))
            scan_chain(doc, a->np, false, &other);
    }
    if (other.entity != NONE)
        *best = other;
}

/* Elsewhere in the sentence, the nearest name after a preposition of place
 * that is not in what somebody says. */
static void place_of_sentence(const casus_doc *doc, const struct candidate *c,
                              struct best_place *best)
{
    const struct sentence *s = &doc->sentences[c->sent];
    const uint32_t end = s->tok + s->n_tok;
    uint32_t nearest = NONE;
    for (uint32_t i = s->tok + s->dateline; i + 1 < end; i++) {
        if (!is_place_preposition(doc, i) || doc->np_at[i + 1] == NONE)
            continue;
        struct best_place other = { PLACE_WIDE, NONE, 0, 0 };
        const uint32_t far =
            i > c->trigger_begin ? i - c->trigger_begin : c->trigger_begin - i;
        scan_chain(doc, doc->np_at[i + 1], false, &other);
        if (other.entity != NONE && far < nearest) {
            nearest = far;
            *best = other;
        }
    }
}

/* The recipient of a blow or of a visit is also its place. */
static void place_of_recipient(const casus_doc *doc, const struct candidate *c,
                               struct best_place *best)
{
    for (uint32_t i = 0; i < c->recipient.n; i++) {
        const struct actor *a = &c->recipient.items[i];
        if (a->entity == NONE || a->begin == NONE)
            continue;
        const enum precision p = precision(&doc->entities[a->entity]);
        if (p > best->precision)
            *best = (struct best_place){ p, a->entity, a->begin, a->end };
    }
}

static void locate_deed(const casus_doc *doc, const struct candidate *c,
                        struct best_place *best)
{
    uint32_t pred = c->at.pred;
    if (pred != NONE && c->type == EVENT_ASSAULT)
        place_of_object(doc, pred, best);
    const bool done = best->precision != PLACE_NONE;
    for (int i = 0; pred != NONE && i < CLIMB && !best->precision; i++) {
        places_of_pred(doc, pred, best);
        if (i == 0 && c->type == EVENT_ASSAULT) {
            place_of_recipient(doc, c, best);
            place_within(doc, pred, ARG_SUBJECT, best);
        }
        if (doc->preds[pred].link == LINK_CCOMP)
            break;
        pred = doc->preds[pred].parent;
    }
    if (!done && best->precision < PLACE_POINT && c->at.pred != NONE)
        place_in_arguments(doc, c->at.pred, best);
    if (best->precision <= PLACE_WIDE)
        place_of_sentence(doc, c, best);
}

/* ---- words ----------------------------------------------------------- */

static bool is_occasion(const struct event_run *run, uint32_t np)
{
    return np != NONE && casus__rule_class(run->doc, run->doc->nps[np].head,
                                           run->occasion_noun);
}

/* Does the phrase belong to the saying, and not to the noun before it? It
 * opens the sentence, follows the verb or a name, or tells an occasion. */
static bool is_of_saying(const struct event_run *run, const struct candidate *c,
                         const struct arg *a)
{
    const casus_doc *doc = run->doc;
    const struct pred *p = &doc->preds[c->at.pred];
    if (a->prep == 0 || a->begin < p->begin || a->prep == p->end ||
        is_occasion(run, a->np))
        return true;
    const uint32_t before = doc->np_at[a->prep - 1];
    if (before == NONE || doc->nps[before].end != a->prep)
        return false;
    return doc->nps[before].flags & (NP_PRONOUN | NP_PROPER | NP_TIME) ||
           (doc->nps[before].head < c->trigger_end &&
            doc->nps[before].head >= c->trigger_begin);
}

static void places_of_saying(const struct event_run *run,
                             const struct candidate *c, uint32_t pred,
                             struct best_place *best)
{
    const casus_doc *doc = run->doc;
    const struct pred *p = &doc->preds[pred];
    for (uint32_t k = 0; k < p->n_args; k++) {
        const struct arg *a = &doc->args[p->arg + k];
        if (a->rel != ARG_OBLIQUE || a->prep == NONE || a->understood)
            continue;
        if (is_occasion(run, a->np) ||
            (is_place_preposition(doc, a->prep) &&
             (pred != c->at.pred || is_of_saying(run, c, a))))
            scan_argument(doc, a, true, best);
    }
}

/* "Speaking at a rally in Lagos, ...", "after talks in Oslo, ..." */
static void places_before(const struct event_run *run,
                          const struct candidate *c, uint32_t pred,
                          struct best_place *best)
{
    const casus_doc *doc = run->doc;
    for (uint32_t i = pred; i-- > 0 && doc->preds[i].sent == c->sent;) {
        const struct pred *p = &doc->preds[i];
        if (p->parent == pred && p->link == LINK_ADVCL &&
            p->form != FORM_FINITE)
            places_of_pred(doc, i, best);
    }
}

static void locate_words(const struct event_run *run, const struct candidate *c,
                         struct best_place *best)
{
    const casus_doc *doc = run->doc;
    uint32_t pred = c->at.pred;
    for (int i = 0; pred != NONE && i < CLIMB && !best->precision; i++) {
        if (doc->preds[pred].kind == PRED_VERB) {
            places_of_saying(run, c, pred, best);
            if (!best->precision)
                places_before(run, c, pred, best);
        } else if (c->type == EVENT_CONSULT) {
            places_of_pred(doc, pred, best);
        }
        if (best->precision == PLACE_WIDE)
            *best = (struct best_place){ PLACE_NONE, NONE, 0, 0 };
        pred = doc->preds[pred].parent;
    }
}

/* "Held talks with the president and other officials in X": a place behind
 * those who meet, or the city of what is toured. */
static void locate_meeting(const struct event_run *run,
                           const struct candidate *c, struct best_place *best)
{
    const casus_doc *doc = run->doc;
    const struct sentence *s = &doc->sentences[c->sent];
    for (uint32_t i = c->trigger_end; i + 1 < s->tok + s->n_tok; i++) {
        uint32_t k = i - 1;
        if (!is_place_preposition(doc, i) || doc->np_at[i + 1] == NONE)
            continue;
        if (casus__str_is(casus__token_fold(doc, k), ","))
            k--;
        const uint32_t np = doc->np_at[k];
        if (np == NONE || !doc->np_actors[np].known)
            continue;
        scan_chain(doc, doc->np_at[i + 1], false, best);
        break;
    }
    if (c->at.pred != NONE && !best->precision)
        place_within(doc, c->at.pred, ARG_OBJECT, best);
    if (!best->precision)
        place_of_recipient(doc, c, best);
}

void casus__event_locate(struct event_run *run, struct candidate *c)
{
    struct best_place best = { PLACE_NONE, NONE, 0, 0 };
    if (is_deed(c->type))
        locate_deed(run->doc, c, &best);
    else
        locate_words(run, c, &best);
    if (c->type == EVENT_CONSULT && best.precision <= PLACE_WIDE)
        locate_meeting(run, c, &best);
    c->loc_entity = best.entity;
    c->loc_begin = best.begin;
    c->loc_end = best.end;
}
