/*
 * When it happened: the date that the event's clause or noun group tells,
 * else one from a clause above it that tells of the same time.
 */
#include "event/internal.h"

#include "base/str.h"

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

/* "by May", "before Friday" bound a time and are not it; what has gone on
 * "since June" still does. */
static bool is_bound(const casus_doc *doc, const casus_date *d)
{
    static const char *const words[] = { "by",    "until", "till",    "before",
                                         "after", "from",  "through", "for",
                                         "than",  "to",    "since" };
    if (d->tok == 0)
        return false;
    return casus__event_is_word(doc, d->tok - 1, words,
                                sizeof words / sizeof words[0]);
}

/* Does the date belong to the predicate: as its own, or by way of the nouns
 * that stand between them ("attacks on plants in *September*")? */
static bool governs(const casus_doc *doc, uint32_t pred, const casus_date *d)
{
    enum { NOUNS = 6 };
    uint32_t p = d->pred;
    for (int i = 0; p != NONE && i < NOUNS; i++) {
        if (p == pred)
            return true;
        if (doc->preds[p].kind != PRED_NOUN)
            return false;
        p = doc->preds[p].parent;
    }
    return false;
}

static bool within(const casus_date *d, uint32_t begin, uint32_t end)
{
    return d->tok >= begin && d->tok + d->n_tok <= end;
}

/* "The 1994 massacre cost 600 lives": its date is that of the toll. */
static bool is_subject(const casus_doc *doc, const struct candidate *c,
                       uint32_t np)
{
    if (c->type != EVENT_ASSAULT || c->at.pred == NONE)
        return false;
    const struct pred *p = &doc->preds[c->at.pred];
    for (uint32_t i = 0; i < p->n_args; i++)
        if (doc->args[p->arg + i].rel == ARG_SUBJECT &&
            doc->args[p->arg + i].np == np)
            return true;
    return false;
}

/* "The *2015* deal": a year that only names the thing. */
static bool is_label(const casus_doc *doc, const struct candidate *c,
                     const casus_date *d)
{
    const uint32_t np = doc->np_at[d->tok];
    return np != NONE && np != c->at.np && !is_subject(doc, c, np) &&
           calendar(d->value).len == 4 &&
           d->tok > doc->nps[np].begin &&
           d->tok + d->n_tok <= doc->nps[np].head;
}

/* "since 2014, when X seized Y" */
static bool is_head_of_when(const casus_doc *doc, const struct pred *p,
                            const casus_date *d)
{
    uint32_t end = d->tok + d->n_tok;
    if (end < doc->n_tokens && casus__str_is(casus__token_fold(doc, end), ","))
        end++;
    return p->marker != NONE && p->marker == end &&
           casus__str_is(casus__token_fold(doc, end), "when");
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

enum { YEAR = 372 };

long casus__event_age(const casus_doc *doc, casus_str date)
{
    const long now =
        doc->day.year * (long)YEAR + doc->day.month * 31L + doc->day.day;
    return now - day_number(date);
}

/* The last day that an article without a date names; or "". */
static casus_str last_day(const casus_doc *doc)
{
    casus_str last = { "", 0 };
    for (size_t i = 0; i < doc->n_dates; i++) {
        const casus_str v = calendar(doc->dates[i].value);
        if (doc->dates[i].full && v.len == 10 &&
            (!last.len || memcmp(v.ptr, last.ptr, 10) > 0))
            last = v;
    }
    return last;
}

/* More than a year ago. An article that has no date gives days of the week
 * for what is new: a year in it is of the past. */
static bool is_historical(struct event_run *run, casus_str date)
{
    if (date.len < 4)
        return false;
    if (run->doc->day.year)
        return casus__event_age(run->doc, date) > YEAR;
    if (run->doc->date.len >= 4) /* of a year or month */
        return day_number(run->doc->date) - day_number(date) > YEAR;
    if (!run->last_day.ptr)
        run->last_day = last_day(run->doc);
    return run->last_day.len
               ? day_number(run->last_day) - day_number(date) > YEAR
               : date.len < 10;
}

struct search {
    struct event_run *run;
    const casus_doc *doc;
    const struct candidate *event;
    const casus_date *best;
    uint32_t nearest;
    bool long_past; /* "decades ago", "in the 1990s" */
};

/* "several years ago", "decades ago", "the 1990s": no date, but long past. */
static bool is_long_past(struct event_run *run, const casus_date *d)
{
    const casus_doc *doc = run->doc;
    static const char *const ago[] = { "ago", "earlier" };
    static const char *const many[] = { "years", "decades", "centuries",
                                        "decade", "century", "generations" };
    const uint32_t last = d->tok + d->n_tok - 1;
    static const char *const ends[] = { "until", "till", "before", "by",
                                        "to", "through" };
    if (d->type != DATE_DATE)
        return false;
    if (is_bound(doc, d)) /* "until 2001", "before 2001" */
        return d->full && is_historical(run, calendar(d->value)) &&
               casus__event_is_word(doc, d->tok - 1, ends,
                                    sizeof ends / sizeof ends[0]);
    if (d->full)
        return false;
    if (d->n_tok > 1 && casus__event_is_word(doc, last, ago, 2))
        return casus__event_is_word(doc, last - 1, many,
                                    sizeof many / sizeof many[0]);
    /* a decade that is over: 199X */
    const casus_str v = d->value;
    if (v.len != 4 || v.ptr[3] != 'X' || !casus__is_digit(v.ptr[2]))
        return false;
    const int end = ((v.ptr[0] - '0') * 10 + (v.ptr[1] - '0')) * 100 +
                    (v.ptr[2] - '0') * 10 + 9;
    return doc->day.year ? end + 1 < doc->day.year : v.ptr[0] == '1';
}

static void offer(struct search *s, const casus_date *d)
{
    const uint32_t at = s->event->trigger_begin;
    const uint32_t far = d->tok > at ? d->tok - at : at - d->tok;
    if (far < s->nearest && calendar(d->value).len) {
        s->nearest = far;
        s->best = d;
    }
}

/* The dates of the sentence that are told of `pred` or within its nouns. */
static void dates_of_pred(struct search *s, uint32_t pred)
{
    const casus_doc *doc = s->doc;
    const struct sentence *sent = &doc->sentences[s->event->sent];
    const struct pred *p = &doc->preds[pred];
    size_t i = casus__event_first_date(doc, sent->tok);
    for (; i < doc->n_dates && doc->dates[i].tok < sent->tok + sent->n_tok;
         i++) {
        const casus_date *d = &doc->dates[i];
        if (governs(doc, pred, d) && is_long_past(s->run, d))
            s->long_past = true;
        if (!d->full || (d->type != DATE_DATE && d->type != DATE_TIME) ||
            is_label(doc, s->event, d))
            continue;
        if (is_head_of_when(doc, p, d))
            offer(s, d);
        if (is_bound(doc, d))
            continue;
        if (governs(doc, pred, d) ||
            (p->np != NONE &&
             within(d, doc->nps[p->np].begin, doc->nps[p->np].end)))
            offer(s, d);
    }
}

/* "Killed 12 people and burned a market on Monday" */
static void dates_of_conjuncts(struct search *s, uint32_t pred)
{
    const casus_doc *doc = s->doc;
    for (uint32_t i = pred + 1; i < doc->n_preds && !s->best &&
                                doc->preds[i].sent == doc->preds[pred].sent;
         i++)
        if (doc->preds[i].link == LINK_CONJ && doc->preds[i].parent == pred &&
            doc->preds[i].flags & PRED_CONTROLLED)
            dates_of_pred(s, i);
}

/* Another time than that of the clause above: what is said, who did it
 * before, what came first. */
static bool is_other_time(const casus_doc *doc, const struct candidate *c,
                          const struct pred *p)
{
    static const char *const words[] = { "after", "before",  "since",
                                         "until", "because", "although",
                                         "if" };
    switch ((enum pred_link)p->link) {
    case LINK_ROOT:
        return true;
    case LINK_CCOMP:
        /* words that are the event are said when the saying is */
        return !casus__event_is_words(c->type);
    case LINK_RELCL:
        return p->form == FORM_FINITE;
    case LINK_ADVCL:
        return p->marker != NONE &&
               casus__event_is_word(doc, p->marker, words,
                                    sizeof words / sizeof words[0]);
    case LINK_CONJ:
    case LINK_XCOMP:
    case LINK_PURPOSE:
    case LINK_NOUN:
    case LINK_NOUNCOMP:
        return false;
    }
    return true;
}

/* Told in the past, not as going on. */
static bool is_past(const casus_doc *doc, const struct candidate *c)
{
    uint32_t pred = c->at.pred;
    if (pred != NONE && doc->preds[pred].kind == PRED_NOUN)
        pred = doc->preds[pred].parent;
    return pred == NONE || (doc->preds[pred].tense == TENSE_PAST &&
                            !(doc->preds[pred].flags & PRED_PERFECT));
}

/* A sentence of an article without a date that names a year and nothing
 * newer looks back: "Israel seized it in the 1967 war." */
static bool looks_back(struct event_run *run, const struct candidate *c)
{
    const casus_doc *doc = run->doc;
    static const char *const open[] = { "since", "by" };
    const struct sentence *sent = &doc->sentences[c->sent];
    bool back = false;
    if (doc->date.len || c->type != EVENT_ASSAULT || !is_past(doc, c))
        return false;
    for (size_t i = casus__event_first_date(doc, sent->tok);
         i < doc->n_dates && doc->dates[i].tok < sent->tok + sent->n_tok; i++) {
        const casus_date *d = &doc->dates[i];
        const casus_str v = calendar(d->value);
        if (d->type != DATE_DATE && d->type != DATE_TIME)
            continue;
        if (!d->full || v.len == 10 || !is_historical(run, v) ||
            (d->tok && casus__event_is_word(doc, d->tok - 1, open, 2)))
            return false;
        back = true;
    }
    return back;
}

/* Is all of it after the document's day? */
static bool is_to_come(const casus_doc *doc, casus_str date)
{
    const size_t n = date.len < doc->date.len ? date.len : doc->date.len;
    return n && memcmp(date.ptr, doc->date.ptr, n) > 0;
}

void casus__event_date(struct event_run *run, struct candidate *c)
{
    const casus_doc *doc = run->doc;
    struct search s = { .run = run, .doc = doc, .event = c, .nearest = NONE };
    uint32_t pred = c->at.pred;
    if (c->at.np != NONE && doc->nps[c->at.np].rel_pred != NONE) {
        dates_of_pred(&s, pred == NONE ? doc->nps[c->at.np].rel_pred : pred);
        if (!s.best)
            dates_of_pred(&s, doc->nps[c->at.np].rel_pred);
    }
    for (int i = 0; pred != NONE && i < CLIMB && !s.best; i++) {
        dates_of_pred(&s, pred);
        if (is_other_time(doc, c, &doc->preds[pred]))
            break;
        pred = doc->preds[pred].parent;
    }
    if (!s.best && c->at.pred != NONE)
        dates_of_conjuncts(&s, c->at.pred);
    /* what has happened did so before it was written of */
    if (s.best && casus__event_is_real(c->status) &&
        is_to_come(doc, calendar(s.best->value)))
        s.best = NULL;
    c->own_date = s.best != NULL;
    c->date = s.best ? calendar(s.best->value) : doc->date;
    if (c->status != STATUS_ACTUAL)
        return;
    if (s.best ? is_historical(run, c->date)
               : s.long_past || looks_back(run, c))
        c->status = STATUS_HISTORICAL;
    if (!s.best && s.long_past)
        c->date = casus__str("");
}
