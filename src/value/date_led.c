/*
 * Expressions led by "last", "next", "this", "the": "last month", "the third
 * quarter", "the past two weeks", "the day before".
 */
#include "value/date.h"

/* ---- led by "last", "next", "this", "the" ---------------------------- */

int casus__lead_direction(unsigned lead)
{
    switch ((enum lead)lead) {
    case LEAD_LAST:
        return DIR_LAST;
    case LEAD_NEXT:
        return DIR_NEXT;
    case LEAD_THIS:
        return DIR_THIS;
    case LEAD_FOLLOWING:
        return DIR_NEXT;
    case LEAD_PREVIOUS:
        return DIR_LAST;
    case LEAD_THAT:
        return DIR_THIS;
    case LEAD_THE:
    case LEAD_EVERY:
    case LEAD_A:
        break;
    }
    return DIR_NONE;
}

/* A quarter or half of a year: "third quarter", "first half", and its year.
 * `i` is the ordinal. */
bool casus__date_quarter(const struct value_work *w, uint32_t i,
                         struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_ORDINAL);
    if (!v || v->n > 4)
        return false;
    uint32_t at = i + 1;
    at += casus__value_dash(w, at, true);
    const bool half = casus__value_is(w, at, "half");
    if (!half && !casus__value_in(w, at, "quarter quarters"))
        return false;
    uint32_t n = 0, end = at + 1;
    uint32_t y = end + casus__value_in(w, end, "of in");
    const int year = casus__date_year_number(w, y, &n);
    if (half && (v->n > 2 || !year))
        return false;
    casus__when_start(out, WHEN_QUARTER, i, year ? y + n : end);
    out->n = v->n;
    out->unit = half ? 'H' : 'Q';
    out->year = (int16_t)year;
    if (!year && casus__value_in(w, y, "last this next") &&
        casus__value_is(w, y + 1, "year")) {
        const struct value_word *lead = casus__value_role(w, y, ROLE_LEAD);
        out->dir = (uint8_t)casus__lead_direction((unsigned)lead->n);
        out->end = y + 2;
    }
    return true;
}

bool casus__date_century(const struct value_work *w, uint32_t i,
                         struct when *out)
{
    if (!casus__value_inside(w, i))
        return false;
    const struct value_word *v = casus__value_role(w, i, ROLE_ORDINAL);
    int n = v ? v->n : 0;
    uint32_t at = i + 1;
    if (v && v->n == 20 && casus__value_dash(w, at, true)) {
        const struct value_word *low =
            casus__value_role(w, at + 1, ROLE_ORDINAL);
        if (low && low->n < 10) {
            n += low->n;
            at += 2;
        }
    } else if (casus__value_is(w, i, "twenty") &&
               casus__value_dash(w, at, true) &&
               casus__value_is(w, at + 1, "first")) {
        n = 21;
        at += 2;
    } else if (w->doc->tokens[i].kind == TOKEN_NUMBER) {
        const casus_str s = casus__token_text(w->doc, i);
        for (size_t k = 0; k < s.len && casus__is_digit(s.ptr[k]) && n < 100;
             k++)
            n = n * 10 + (s.ptr[k] - '0');
        if (!casus__str_ends(s, "th") && !casus__str_ends(s, "st") &&
            !casus__str_ends(s, "nd") && !casus__str_ends(s, "rd"))
            return false;
    }
    at += casus__value_dash(w, at, true);
    if (n < 1 || n > 30 || !casus__value_in(w, at, "century centuries"))
        return false;
    casus__when_start(out, WHEN_CENTURY, i, at + 1);
    out->n = n;
    return true;
}

/* "spring 1998", "the winter of 2020-21", "this fall". */
bool casus__date_season(const struct value_work *w, uint32_t i, unsigned dir,
                        struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_SEASON);
    if (!v)
        return false;
    uint32_t n = 0;
    const uint32_t at = i + 1 + casus__value_in(w, i + 1, "of in");
    const int year = casus__date_year_number(w, at, &n);
    const bool verb =
        casus__value_upos(w, i) == UPOS_VERB ||
        casus__value_in(w, i + 1, "of") != (year > 0 && at > i + 1);
    if (!year && dir == DIR_NONE &&
        (verb || !casus__value_in(w, i - 1,
                                  "the in since by of during "
                                  "until early late mid each "
                                  "every that")))
        return false;
    if (!year && dir == DIR_NONE && casus__value_is(w, i, "fall") &&
        !casus__value_phrase_before(w, i, "in the") &&
        !casus__value_in(w, i - 1, "early late"))
        return false;
    casus__when_start(out, WHEN_SEASON, i, year ? at + n : i + 1);
    out->season = (int16_t)(v->n + 1);
    out->year = (int16_t)year;
    out->dir = (uint8_t)dir;
    return true;
}

/* A unit behind "last", "this": "last month", "this fiscal year". */
static bool led_unit(const struct value_work *w, uint32_t i, uint32_t at,
                     unsigned lead, struct when *out)
{
    uint32_t next = at;
    next += casus__value_in(w, next,
                            "fiscal calendar coming past same entire "
                            "current financial very");
    const struct value_word *v = casus__value_role(w, next, ROLE_UNIT);
    if (!v || (v->roles & ROLE_ORDINAL))
        return false;
    const unsigned dir = (unsigned)casus__lead_direction(lead);
    casus__when_start(out, WHEN_OFFSET, i, next + 1);
    out->unit = v->unit;
    if (v->roles & ROLE_PLURAL) {
        /* "recent weeks", "these days" */
        out->form = WHEN_DURATION;
        out->n = -1;
        if (lead == LEAD_THIS) {
            out->form = WHEN_REF;
            out->n = 0;
        }
        return lead != LEAD_THAT;
    }
    out->n = dir == DIR_LAST ? -1 : dir == DIR_NEXT ? 1 : 0;
    out->dir = (uint8_t)dir;
    /* "next day" counts from now, "the next day" from the day told of */
    out->anchored = lead == LEAD_THAT || lead == LEAD_FOLLOWING ||
                    lead == LEAD_PREVIOUS ||
                    (lead == LEAD_NEXT && casus__value_is(w, i, "the"));
    /* "the past year" is a span of time up to now */
    if (casus__value_in(w, at - 1, "past coming") && v->unit != 'K') {
        if (casus__value_is(w, at - 1, "past") &&
            casus__value_is(w, at - 2, "the")) {
            out->form = WHEN_DURATION;
            out->n = 1;
        }
    }
    /* "last year's first quarter" */
    struct when q;
    if (v->unit == 'Y' && casus__value_is(w, out->end, "'s") &&
        casus__date_quarter(w, out->end + 1, &q)) {
        q.dir = out->dir;
        q.begin = i;
        *out = q;
    }
    return true;
}

/* "the day before", "the following week", "the next day", "a day after". */
static bool the_unit(const struct value_work *w, uint32_t i, uint32_t at,
                     struct when *out)
{
    at += casus__value_in(w, at, "latest full fiscal entire whole");
    const struct value_word *v = casus__value_role(w, at, ROLE_UNIT);
    if (!v || (v->roles & (ROLE_ORDINAL | ROLE_PLURAL)))
        return false;
    uint32_t end = at + 1;
    bool anchored = false;
    int way = casus__date_shift(w, &end, &anchored);
    /* "the year-earlier quarter" */
    if (!way && casus__value_dash(w, end, true) &&
        casus__value_in(w, end + 1, "earlier ago")) {
        way = -1;
        end += 2;
    }
    if (way) {
        casus__when_start(out, WHEN_OFFSET, i, end);
        out->n = way;
        out->unit = v->unit;
        out->anchored = true;
        return true;
    }
    if (v->unit == 'Y' && casus__value_in(w, end, "ended ending")) {
        casus__when_start(out, WHEN_DURATION, i, end);
        out->n = 1;
        out->unit = 'Y';
        return true;
    }
    if (v->unit == 'K' || ((v->unit == 'Q' || v->unit == 'Y') &&
                           !casus__value_is(w, end, "of"))) {
        casus__when_start(out, WHEN_OFFSET, i, end);
        out->unit = v->unit;
        out->anchored = v->unit != 'K';
        return true;
    }
    return false;
}

/* "the past two months", "the first ten days": a span of time. */
static bool led_amount(const struct value_work *w, uint32_t i, uint32_t at,
                       unsigned lead, struct when *out)
{
    struct amount a;
    const bool first = lead == LEAD_THE && casus__value_in(w, at,
                                                           "first latest final "
                                                           "initial remaining");
    if (lead == LEAD_A || lead == LEAD_THAT || casus__value_in(w, at, "a an") ||
        !casus__date_amount_at(w, at + first, &a) || a.age ||
        (!a.plural && (first || a.unit == 'S')))
        return false;
    casus__when_start(out, WHEN_DURATION, i, a.end);
    out->n = a.n;
    out->unit = a.unit;
    out->half = a.half;
    return true;
}

/* "last night", "this morning", "that evening". */
static bool led_part(const struct value_work *w, uint32_t i, uint32_t at,
                     unsigned lead, struct when *out)
{
    const struct value_word *part = casus__value_role(w, at, ROLE_DAYPART);
    if (!part || (part->roles & ROLE_PLURAL))
        return false;
    const bool next = lead == LEAD_NEXT || lead == LEAD_FOLLOWING;
    casus__when_start(out, WHEN_OFFSET, i, at + 1);
    out->unit = 'D';
    out->n = lead == LEAD_LAST ? -1 : next;
    out->anchored = next || lead == LEAD_THAT;
    casus__when_part(out, part->n);
    return true;
}

/* Parts of a year, a century, a decade behind the lead at i. */
static bool led_span(const struct value_work *w, uint32_t at, unsigned lead,
                     struct when *out)
{
    const unsigned dir = (unsigned)casus__lead_direction(lead);
    if (casus__date_quarter(w, at, out) || casus__date_century(w, at, out)) {
        if (dir)
            out->dir = (uint8_t)dir;
        return true;
    }
    return casus__date_season(w, at, dir, out) ||
           (lead == LEAD_THE && casus__date_year(w, at, out) &&
            out->form == WHEN_DECADE);
}

/* "last Friday", "next March". */
static bool led_name(const struct value_work *w, uint32_t at, unsigned lead,
                     struct when *out)
{
    if (!casus__date_weekday(w, at, out) && !casus__date_month(w, at, out))
        return false;
    if (!out->dir)
        out->dir = (uint8_t)casus__lead_direction(lead);
    return out->form != WHEN_SET;
}

/* The lead at i and a second one behind it: "the last", "this past". */
static unsigned whole_lead(const struct value_work *w, uint32_t i, uint32_t *at)
{
    const unsigned lead = (unsigned)w->word[i]->n;
    const struct value_word *v = casus__value_role(w, i + 1, ROLE_LEAD);
    *at = i + 1;
    if (!v || v->n == LEAD_A || v->n == LEAD_THE || v->n == LEAD_EVERY ||
        (lead != LEAD_THE && lead != LEAD_THIS && lead != LEAD_THAT))
        return lead;
    ++*at;
    return (unsigned)v->n;
}

bool casus__date_led(const struct value_work *w, uint32_t i, struct when *out)
{
    uint32_t at;
    if (!casus__value_role(w, i, ROLE_LEAD))
        return false;
    const unsigned lead = whole_lead(w, i, &at);
    if (lead == LEAD_EVERY)
        return casus__date_every(w, i, out);
    if (led_amount(w, i, at, lead, out))
        return true;
    if (led_span(w, at, lead, out)) {
        out->begin = i;
        return true;
    }
    if (lead == LEAD_A || lead == LEAD_THE)
        return lead == LEAD_THE && the_unit(w, i, at, out);
    if (led_unit(w, i, at, lead, out)) {
        casus__when_take_part(w, out);
        return true;
    }
    if (led_part(w, i, at, lead, out))
        return true;
    if (!led_name(w, at, lead, out))
        return false;
    out->begin = i;
    return true;
}
