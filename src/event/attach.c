/* Where, when, how many, and about what. */
#include "event/internal.h"

#include "base/str.h"
#include "doc/plover.h"

/* ---- places ---------------------------------------------------------- */

/* First mention at or after a byte. */
size_t casus__event_first_mention(const casus_doc *doc, uint32_t byte)
{
    size_t low = 0, high = doc->n_mentions;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (doc->mentions[mid].begin < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* 0 for no place; a country 1, a region 2, a city or building 3. */
static int precision(const casus_entity *e)
{
    if (e->type == ENTITY_FAC)
        return 3;
    if (e->type == ENTITY_LOC)
        return 2;
    if (e->type != ENTITY_GPE)
        return 0;
    if (!e->has_geo || casus__str_starts(e->geo.feature, "PCL"))
        return 1;
    return casus__str_starts(e->geo.feature, "ADM") ? 2 : 3;
}

struct best_place {
    int precision;
    uint32_t entity, begin, end;
};

static void scan_places(const casus_doc *doc, uint32_t begin, uint32_t end,
                        struct best_place *best)
{
    if (begin >= end || begin >= doc->n_tokens)
        return;
    size_t i = casus__event_first_mention(doc, doc->tokens[begin].begin);
    for (; i < doc->n_mentions && doc->mentions[i].tok < end; i++) {
        const casus_mention *m = &doc->mentions[i];
        const int p = precision(&doc->entities[m->entity]);
        if (m->kind != MENTION_NAME || m->governs || p <= best->precision)
            continue;
        *best = (struct best_place){ p, m->entity, m->begin, m->end };
    }
}

static bool is_place_preposition(const casus_doc *doc, uint32_t tok)
{
    static const char *const words[] = { "in",     "at",     "near",
                                         "outside", "inside", "around",
                                         "on",     "across", "throughout",
                                         "along",  "off",    "within" };
    if (tok == NONE)
        return false;
    const casus_str w = casus__token_fold(doc, tok);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (casus__str_is(w, words[i]))
            return true;
    return false;
}

/* The words of an argument and what its "of" holds: "the town of X". */
static void scan_argument(const casus_doc *doc, const struct arg *a,
                          struct best_place *best)
{
    scan_places(doc, a->begin, a->end, best);
    uint32_t np = a->np;
    for (int i = 0; np != NONE && i < 4; i++) {
        scan_places(doc, doc->nps[np].begin, doc->nps[np].end, best);
        if (doc->nps[np].appos != NONE)
            scan_places(doc, doc->nps[doc->nps[np].appos].begin,
                        doc->nps[doc->nps[np].appos].end, best);
        np = doc->nps[np].of;
    }
}

static void places_of_pred(const casus_doc *doc, uint32_t pred,
                           struct best_place *best)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBLIQUE && is_place_preposition(doc, a->prep))
            scan_argument(doc, a, best);
    }
}

/* In the rest of the sentence: names after a preposition of place. */
static void places_of_sentence(const casus_doc *doc, uint32_t sent,
                               struct best_place *best)
{
    const struct sentence *s = &doc->sentences[sent];
    const uint32_t end = s->tok + s->n_tok;
    for (uint32_t i = s->tok + s->dateline; i + 1 < end; i++) {
        if (!is_place_preposition(doc, i))
            continue;
        const uint32_t np = doc->np_at[i + 1];
        if (np != NONE)
            scan_places(doc, doc->nps[np].begin, doc->nps[np].end, best);
        if (np != NONE && doc->nps[np].of != NONE)
            scan_places(doc, doc->nps[doc->nps[np].of].begin,
                        doc->nps[doc->nps[np].of].end, best);
    }
}

/* What is attacked, seized, visited may be the place itself. */
static void place_of_recipient(const casus_doc *doc,
                               const struct candidate *c,
                               struct best_place *best)
{
    for (uint32_t i = 0; i < c->recipient.n; i++) {
        const struct actor *a = &c->recipient.items[i];
        if (a->entity == NONE || a->begin == NONE)
            continue;
        const int p = precision(&doc->entities[a->entity]);
        if (p > best->precision)
            *best = (struct best_place){ p, a->entity, a->begin, a->end };
    }
}

/* A city or a building named anywhere in its arguments: "ripped through a
 * Baghdad street". */
static void place_in_arguments(const casus_doc *doc, uint32_t pred,
                               struct best_place *best)
{
    struct best_place other = { 2, NONE, 0, 0 };
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBJECT || a->rel == ARG_OBLIQUE)
            scan_argument(doc, a, &other);
    }
    if (other.entity != NONE)
        *best = other;
}

/* What happens at a place, and not only in words. */
static bool is_physical(unsigned type)
{
    switch ((enum event_type)type) {
    case EVENT_CONSULT:
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

void casus__event_locate(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    struct best_place best = { 0, NONE, 0, 0 };
    uint32_t pred = c->at.pred;
    const bool hits = c->type == EVENT_ASSAULT || c->type == EVENT_CONSULT;
    for (int i = 0; pred != NONE && i < CLIMB && !best.precision; i++) {
        places_of_pred(doc, pred, &best);
        if (i == 0 && hits)
            place_of_recipient(doc, c, &best);
        if (doc->preds[pred].link == LINK_CCOMP && !is_physical(c->type))
            break;
        pred = doc->preds[pred].parent;
    }
    if (best.precision < 3 && c->at.pred != NONE && is_physical(c->type))
        place_in_arguments(doc, c->at.pred, &best);
    if (best.precision < 2 && is_physical(c->type)) {
        struct best_place other = { best.precision, NONE, 0, 0 };
        places_of_sentence(doc, c->sent, &other);
        if (other.entity != NONE)
            best = other;
    }
    if (!best.precision && !hits)
        place_of_recipient(doc, c, &best);
    c->loc_entity = best.entity;
    c->loc_begin = best.begin;
    c->loc_end = best.end;
}

/* ---- dates ----------------------------------------------------------- */

/* The calendar part of a TIMEX3 value: YYYY, YYYY-MM or YYYY-MM-DD. */
static casus_str calendar(casus_str v)
{
    size_t n = 0;
    while (n < v.len && n < 10 &&
           (n == 4 || n == 7 ? v.ptr[n] == '-' : casus__is_digit(v.ptr[n])))
        n++;
    if (n < 4)
        return casus__str("");
    return (casus_str){ v.ptr, n >= 10 ? 10 : n >= 7 ? 7 : 4 };
}

static size_t first_date(const casus_doc *doc, uint32_t tok)
{
    size_t low = 0, high = doc->n_dates;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (doc->dates[mid].tok < tok)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool date_of_pred(const casus_doc *doc, uint32_t sent, uint32_t pred,
                         casus_str *out)
{
    const struct sentence *s = &doc->sentences[sent];
    size_t i = first_date(doc, s->tok);
    for (; i < doc->n_dates && doc->dates[i].tok < s->tok + s->n_tok; i++) {
        const casus_date *d = &doc->dates[i];
        if (d->pred != pred || !d->full ||
            (d->type != DATE_DATE && d->type != DATE_TIME))
            continue;
        *out = calendar(d->value);
        return out->len > 0;
    }
    return false;
}

/* Days since year 0, near enough to compare years. */
static long day_number(casus_str v)
{
    long part[3] = { 0, 12, 28 }; /* an open value: its end */
    size_t at = 0;
    for (int i = 0; i < 3 && at < v.len; i++) {
        part[i] = 0;
        while (at < v.len && casus__is_digit(v.ptr[at]))
            part[i] = 10 * part[i] + (v.ptr[at++] - '0');
        at++;
    }
    return part[0] * 372 + part[1] * 31 + part[2];
}

static bool is_historical(const casus_doc *doc, casus_str date)
{
    enum { YEAR = 372 };
    if (!doc->day.year || date.len < 4)
        return false;
    const long now = doc->day.year * (long)YEAR + doc->day.month * 31L +
                     doc->day.day;
    return now - day_number(date) > YEAR;
}

void casus__event_date(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    uint32_t pred = c->at.pred;
    bool found = false;
    for (int i = 0; pred != NONE && i < CLIMB && !found; i++) {
        found = date_of_pred(doc, c->sent, pred, &c->date);
        const struct pred *p = &doc->preds[pred];
        /* the date of saying is not that of what is said */
        if (p->link == LINK_CCOMP || p->link == LINK_ROOT)
            break;
        pred = p->parent;
    }
    c->own_date = found;
    if (!found)
        c->date = doc->date;
    else if (c->status == STATUS_ACTUAL && is_historical(doc, c->date))
        c->status = STATUS_HISTORICAL;
}

/* ---- quantities ------------------------------------------------------ */

static bool in_party(const struct parties *p, const casus_quantity *q)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->items[i].begin != NONE && q->begin >= p->items[i].begin &&
            q->end <= p->items[i].end)
            return true;
    return false;
}

static bool belongs(const casus_doc *doc, const struct candidate *c,
                    const casus_quantity *q)
{
    uint32_t begin, end;
    if (q->pred != NONE && q->pred == c->at.pred)
        return true;
    if (in_party(&c->actor, q) || in_party(&c->recipient, q))
        return true;
    casus__event_clause(doc, &c->at, &begin, &end);
    return q->pred == NONE && q->tok >= begin && q->tok < end;
}

void casus__event_quantities(const casus_doc *doc, const struct candidate *c,
                             struct casus_event *event)
{
    const struct sentence *s = &doc->sentences[c->sent];
    size_t low = 0, high = doc->n_quantities;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (doc->quantities[mid].tok < s->tok)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t i = low; i < doc->n_quantities &&
                         doc->quantities[i].tok < s->tok + s->n_tok; i++) {
        const casus_quantity *q = &doc->quantities[i];
        if (event->n_quantities == MAX_EVENT_QUANTITIES ||
            !belongs(doc, c, q))
            continue;
        event->quantities[event->n_quantities++] = (uint32_t)i;
        if (q->kind == QUANTITY_KILLED && event->dead == NONE)
            event->dead = (uint32_t)i;
        if (q->kind == QUANTITY_INJURED && event->injured == NONE)
            event->injured = (uint32_t)i;
    }
}

/* ---- contexts -------------------------------------------------------- */

static void add_context(struct casus_event *event, casus_str name)
{
    for (size_t i = 0; i < event->n_contexts; i++)
        if (casus__str_eq(event->contexts[i], name))
            return;
    if (event->n_contexts < MAX_CONTEXTS)
        event->contexts[event->n_contexts++] = name;
}

/* The class "context-economic" holds words that tell of that context. */
static void word_contexts(const struct event_run *run, size_t layer,
                          uint32_t atom, struct casus_event *event)
{
    static const char prefix[] = "context-";
    const size_t n_prefix = sizeof prefix - 1;
    const uint32_t *ids = NULL;
    const uint32_t n =
        casus__atom_map_find(&run->link->classes[layer], atom, &ids);
    for (uint32_t i = 0; i < n; i++) {
        const casus_str name = run->link->class_names[ids[i]];
        if (!casus__str_starts(name, prefix))
            continue;
        const casus_str context = { name.ptr + n_prefix,
                                    name.len - n_prefix };
        if (casus__plover_is_context(context))
            add_context(event, context);
    }
}

void casus__event_contexts(struct event_run *run, const struct candidate *c,
                           struct casus_event *event)
{
    const casus_doc *doc = run->doc;
    const struct sentence *s = &doc->sentences[c->sent];
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        if (!run->link->classes[k].slots || !doc->lemma_atoms[k])
            continue;
        for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++)
            word_contexts(run, k, doc->lemma_atoms[k][i], event);
    }
}
