/*
 * Date and time expressions: what is said, as a struct when, and where. What
 * it means against the document's date is in date_resolve.c.
 *
 * The method is a set of small recognizers over the tokens, tried by the
 * roles of the first word; the longest wins. (SUTime's token rules, Chang
 * and Manning 2012, were the model; the grammar here is written anew.)
 */
#include "base/error.h"
#include "value/internal.h"

static const char parts[][3] = { "MO", "AF", "EV", "NI", "12", "24",
                                 "MO", "EV" };

static void start(struct when *out, unsigned form, uint32_t begin,
                  uint32_t end)
{
    *out = (struct when){ .form = (uint8_t)form, .hour = -1,
                          .begin = begin, .end = end };
}

/* A part of the day: its code, or a clock time for noon and midnight. */
static void set_part(struct when *out, int n)
{
    if (n == 4 || n == 5) {
        out->hour = n == 4 ? 12 : 0;
        return;
    }
    memcpy(out->part, parts[n], sizeof out->part);
}

/* ---- weekdays -------------------------------------------------------- */

static const struct value_word *weekday_at(const struct value_work *w,
                                           uint32_t i)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_WEEKDAY);
    if (!v)
        return NULL;
    const bool lower = w->doc->tokens[i].word_case == CASE_LOWER;
    if (casus__value_in(w, i, "sun sat wed mon thu tue fri")) {
        struct when d;
        const uint32_t at = i + 1 + casus__value_punct(w, i + 1, ',');
        return !lower && casus__date_month(w, at, &d) ? v : NULL;
    }
    return v;
}

/* A part of the day behind a day: "Friday night", "on Monday in the
 * evening". */
static void take_part(const struct value_work *w, struct when *out)
{
    uint32_t at = out->end;
    if (casus__value_phrase(w, at, "in the") ||
        casus__value_phrase(w, at, "during the"))
        at += 2;
    at += casus__value_in(w, at, "early late mid");
    at += casus__value_punct(w, at, '-') && at > out->end;
    const struct value_word *v = casus__value_role(w, at, ROLE_DAYPART);
    if (v && out->hour < 0 && !out->part[0]) {
        set_part(out, v->n);
        out->end = at + 1;
    }
}

/* "Friday", "Friday evening", "Friday, May 7, 2021", "Friday the 13th". */
static bool weekday(const struct value_work *w, uint32_t i,
                    struct when *out)
{
    const struct value_word *v = weekday_at(w, i);
    struct when d;
    if (!v)
        return false;
    start(out, WHEN_WEEKDAY, i, i + 1);
    out->weekday = v->n;
    if (v->roles & ROLE_PLURAL) {
        out->form = WHEN_SET;
        return true;
    }
    take_part(w, out);
    uint32_t at = out->end;
    at += casus__value_punct(w, at, ',');
    at += casus__value_is(w, at, "the");
    if (casus__date_month(w, at, &d) || casus__date_calendar(w, at, &d)) {
        const struct when day = *out;
        *out = d;
        out->begin = i;
        memcpy(out->part, day.part, sizeof out->part);
        out->hour = day.hour;
    }
    return true;
}

/* ---- words that stand for a day -------------------------------------- */

static bool deictic(const struct value_work *w, uint32_t i,
                    struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_DEICTIC);
    const struct value_word *unit =
        casus__value_role(w, i + 1, ROLE_UNIT);
    if (!v)
        return false;
    if (casus__value_is(w, i, "recent") && unit &&
        (unit->roles & ROLE_PLURAL)) {
        start(out, WHEN_DURATION, i, i + 2);
        out->n = -1;
        out->unit = unit->unit;
        return true;
    }
    start(out, WHEN_OFFSET, i, i + 1);
    out->unit = 'D';
    switch ((enum deictic)v->n) {
    case DEICTIC_TODAY:
        break;
    case DEICTIC_YESTERDAY:
        out->n = -1;
        break;
    case DEICTIC_TOMORROW:
        out->n = 1;
        break;
    case DEICTIC_TONIGHT:
    case DEICTIC_OVERNIGHT:
        set_part(out, 3);
        return true;
    case DEICTIC_NOW:
        out->form = WHEN_REF;
        return !casus__value_is(w, i, "current") ||
               casus__value_upos(w, i) == UPOS_ADJ;
    case DEICTIC_PAST:
    case DEICTIC_FUTURE:
        out->form = WHEN_REF;
        out->n = v->n == DEICTIC_PAST ? -1 : 1;
        return !casus__value_is(w, i, "soon") ||
               (!casus__value_is(w, i - 1, "as") &&
                !casus__value_in(w, i + 1, "after as"));
    }
    take_part(w, out);
    return true;
}

static int last_weekday_of_month(int year, int month, int weekday, int nth)
{
    const struct day first = { year, month, 1 };
    return 1 + (weekday - casus__day_weekday(first) + 7) % 7 + 7 * (nth - 1);
}

static bool holiday(const struct value_work *w, uint32_t i,
                    struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_HOLIDAY);
    int month = v ? v->n / 100 : 0, day = v ? v->n % 100 : 0;
    uint32_t end = i + 1, n = 0;
    uint32_t k = casus__value_phrase(w, i, "new year 's");
    if (k && casus__value_in(w, i + k, "day eve")) {
        const bool eve = casus__value_is(w, i + k, "eve");
        month = eve ? 12 : 1;
        day = eve ? 31 : 1;
        end = i + k + 1;
    } else if (!v || !casus__value_capital(w, i)) {
        return false;
    } else if (casus__value_is(w, end, "eve") && month == 12) {
        day--;
        end++;
    } else {
        end += casus__value_is(w, end, "day");
    }
    const int year = casus__date_year_number(w, end, &n);
    if (year)
        end += n;
    start(out, WHEN_DAY, i, end);
    out->month = (int16_t)month;
    out->year = (int16_t)year;
    const int of = year ? year : w->doc->day.year;
    out->day = (int16_t)(day ? day
                         : of ? last_weekday_of_month(of, month, 4, 4)
                              : 0);
    return true;
}

/* ---- sets ------------------------------------------------------------ */

static bool set_word(const struct value_work *w, uint32_t i,
                     struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_SET);
    if (!v || casus__value_capital(w, i + 1))
        return false;
    start(out, WHEN_SET, i, i + 1);
    out->n = 1;
    out->unit = v->unit;
    return true;
}

/* "every day", "each Thursday", "every two weeks". */
static bool every(const struct value_work *w, uint32_t i, struct when *out)
{
    uint32_t at = i + 1;
    long n = casus__number_plain(w, at);
    if (n > 0)
        at++;
    else if (casus__value_is(w, at, "other"))
        n = 2, at++;
    const struct value_word *v = casus__value_role(
        w, at, ROLE_UNIT | ROLE_WEEKDAY | ROLE_MONTH | ROLE_DAYPART |
                   ROLE_SEASON);
    if (!v || (v->roles & ROLE_ORDINAL))
        return false;
    start(out, WHEN_SET, i, at + 1);
    out->n = n > 0 ? (int32_t)n : 1;
    out->unit = v->roles & ROLE_UNIT ? v->unit : 0;
    if (v->roles & ROLE_WEEKDAY)
        out->weekday = v->n;
    else if (v->roles & ROLE_MONTH)
        out->month = v->n;
    else if (v->roles & ROLE_SEASON)
        out->season = (int16_t)(v->n + 1);
    else if (v->roles & ROLE_DAYPART) {
        out->unit = 'D';
        set_part(out, v->n);
    }
    take_part(w, out);
    return true;
}

/* ---- amounts of time ------------------------------------------------- */

/* A unit at i, after a hyphen or "more"; NULL if there is none. */
static const struct value_word *unit_at(const struct value_work *w,
                                        uint32_t *i)
{
    uint32_t at = *i;
    const bool hyphen = casus__value_dash(w, at, true);
    at += hyphen;
    at += !hyphen && casus__value_in(w, at, "more additional full straight "
                                            "consecutive other trading "
                                            "working calendar long "
                                            "business fiscal");
    const struct value_word *v = casus__value_role(w, at, ROLE_UNIT);
    if (!v)
        return NULL;
    *i = at + 1;
    return v;
}

/* A whole count that an int32_t holds; -1 otherwise. */
static int32_t whole(struct decimal d)
{
    int64_t v;
    return casus__decimal_to_int(d, &v) && v >= 0 && v < 1000000
               ? (int32_t)v
               : -1;
}

struct amount {
    uint32_t end;
    int32_t n;   /* -1: vague */
    bool half, a, plural, age;
    char unit;
};

/* How many: "five", "a", "several", "a few", "a couple of"; tokens, or 0.*/
static uint32_t how_many(const struct value_work *w, uint32_t i,
                         struct amount *out)
{
    struct number n;
    static const char *const vague[] = { "a few", "the few", "several",
                                         "few", "many", "some", "a number of",
                                         "recent" };
    for (size_t k = 0; k < COUNT(vague); k++) {
        const uint32_t tokens = casus__value_phrase(w, i, vague[k]);
        uint32_t at = i + tokens;
        const struct value_word *v = tokens ? unit_at(w, &at) : NULL;
        if (v && (v->roles & ROLE_PLURAL)) {
            out->n = -1;
            return tokens;
        }
    }
    if (casus__number_core(w, i, &n)) {
        uint32_t tokens = n.end - i;
        out->n = n.vague ? -1 : whole(n.low);
        out->half = !n.vague && n.low.exp == -1 && n.low.mantissa % 10 == 5;
        tokens += casus__value_is(w, i + tokens, "of");
        /* "two to three years": the first counts */
        struct number to;
        if (!n.vague && casus__value_in(w, i + tokens, "to or -") &&
            casus__number_core(w, i + tokens + 1, &to))
            tokens = to.end - i;
        return tokens;
    }
    uint32_t at = i + casus__value_phrase(w, i, "half");
    if (casus__value_in(w, at, "a an")) {
        out->n = at > i ? 0 : 1;
        out->half = at > i;
        out->a = true;
        return at + 1 - i;
    }
    return 0;
}

static bool amount_at(const struct value_work *w, uint32_t i,
                      struct amount *out)
{
    *out = (struct amount){ 0 };
    const uint32_t n = how_many(w, i, out);
    if (!n)
        return false;
    uint32_t at = i + n;
    const bool hyphen = casus__value_dash(w, at, true);
    const struct value_word *v = unit_at(w, &at);
    if (!v || (v->roles & ROLE_ORDINAL && out->a))
        return false;
    out->unit = v->unit;
    out->plural = v->roles & ROLE_PLURAL;
    /* "2021 year" is no amount; "a second" mostly an ordinal */
    /* "three-quarters" and "a quarter of" are fractions */
    if (v->unit == 'Q' &&
        (hyphen || out->a || !out->plural || casus__value_is(w, at, "of") ||
         casus__value_role(w, at, ROLE_MAGNITUDE)))
        return false;
    if (casus__value_phrase(w, at, "and a half")) {
        out->half = true;
        at += 3;
    }
    out->age = casus__value_in(w, at, "old of-age") ||
               (casus__value_dash(w, at, true) &&
                casus__value_in(w, at + 1, "old olds")) ||
               casus__value_phrase(w, at, "of age");
    out->end = at;
    return true;
}

/* The words behind an amount that make it a point in time: -1, 1, 0. */
static int shift_behind(const struct value_work *w, uint32_t *i,
                        bool *anchored)
{
    static const struct {
        const char *words;
        int8_t way;
        bool anchored;
    } list[] = {
        { "ago", -1, false },         { "back", -1, false },
        { "or so ago", -1, false },   { "earlier", -1, true },
        { "before", -1, true },       { "previously", -1, true },
        { "prior", -1, true },        { "from now", 1, false },
        { "from today", 1, false },   { "hence", 1, false },
        { "later", 1, true },         { "after", 1, true },
        { "afterward", 1, true },     { "afterwards", 1, true },
    };
    for (size_t k = 0; k < COUNT(list); k++) {
        const uint32_t n = casus__value_phrase(w, *i, list[k].words);
        if (!n)
            continue;
        /* "two days after the raid" counts from the raid */
        if (casus__value_in(w, *i, "after before back prior") &&
            !casus__value_punct(w, *i + n, '.') &&
            !casus__value_punct(w, *i + n, ','))
            return 0;
        *i += n;
        *anchored = list[k].anchored;
        return list[k].way;
    }
    return 0;
}

static bool amount(const struct value_work *w, uint32_t i, struct when *out)
{
    struct amount a;
    bool anchored = false;
    if (!amount_at(w, i, &a) || a.age || a.unit == 'K')
        return false;
    /* "the second day", "5 quarter" */
    if (a.unit == 'S' && !a.plural && !(a.n == 1 && a.a))
        return false;
    uint32_t end = a.end;
    const int way = shift_behind(w, &end, &anchored);
    if (way) {
        start(out, a.n < 0 ? WHEN_REF : WHEN_OFFSET, i, end);
        out->n = a.n < 0 ? way : way * a.n;
        out->unit = a.unit;
        out->anchored = anchored;
        out->half = a.half;
        return true;
    }
    /* "a week", but "a day" in "twice a day" is a rate */
    start(out, WHEN_DURATION, i, a.end);
    out->n = a.n;
    out->unit = a.unit;
    out->half = a.half;
    return true;
}

/* ---- led by "last", "next", "this", "the" ---------------------------- */

static int direction(unsigned lead)
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
static bool quarter(const struct value_work *w, uint32_t i,
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
    start(out, WHEN_QUARTER, i, year ? y + n : end);
    out->n = v->n;
    out->unit = half ? 'H' : 'Q';
    out->year = (int16_t)year;
    if (!year && casus__value_in(w, y, "last this next") &&
        casus__value_is(w, y + 1, "year")) {
        const struct value_word *lead = casus__value_role(w, y, ROLE_LEAD);
        out->dir = (uint8_t)direction((unsigned)lead->n);
        out->end = y + 2;
    }
    return true;
}

static bool century(const struct value_work *w, uint32_t i,
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
    start(out, WHEN_CENTURY, i, at + 1);
    out->n = n;
    return true;
}

/* "spring 1998", "the winter of 2020-21", "this fall". */
static bool season(const struct value_work *w, uint32_t i, unsigned dir,
                   struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_SEASON);
    if (!v)
        return false;
    uint32_t n = 0;
    const uint32_t at = i + 1 + casus__value_in(w, i + 1, "of in");
    const int year = casus__date_year_number(w, at, &n);
    const bool verb = casus__value_upos(w, i) == UPOS_VERB ||
                      casus__value_in(w, i + 1, "of") != (year > 0 &&
                                                          at > i + 1);
    if (!year && dir == DIR_NONE &&
        (verb || !casus__value_in(w, i - 1, "the in since by of during "
                                            "until early late mid each "
                                            "every that")))
        return false;
    if (!year && dir == DIR_NONE && casus__value_is(w, i, "fall") &&
        !casus__value_phrase_before(w, i, "in the") &&
        !casus__value_in(w, i - 1, "early late"))
        return false;
    start(out, WHEN_SEASON, i, year ? at + n : i + 1);
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
    next += casus__value_in(w, next, "fiscal calendar coming past same entire "
                                     "current financial very");
    const struct value_word *v = casus__value_role(w, next, ROLE_UNIT);
    if (!v || (v->roles & ROLE_ORDINAL))
        return false;
    const unsigned dir = (unsigned)direction(lead);
    start(out, WHEN_OFFSET, i, next + 1);
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
    out->anchored = lead == LEAD_THAT || lead == LEAD_FOLLOWING ||
                    lead == LEAD_PREVIOUS;
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
        quarter(w, out->end + 1, &q)) {
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
    int way = shift_behind(w, &end, &anchored);
    /* "the year-earlier quarter" */
    if (!way && casus__value_dash(w, end, true) &&
        casus__value_in(w, end + 1, "earlier ago")) {
        way = -1;
        end += 2;
    }
    if (way) {
        start(out, WHEN_OFFSET, i, end);
        out->n = way;
        out->unit = v->unit;
        out->anchored = true;
        return true;
    }
    if (v->unit == 'K' || ((v->unit == 'Q' || v->unit == 'Y') &&
                           !casus__value_is(w, end, "of"))) {
        start(out, WHEN_OFFSET, i, end);
        out->unit = v->unit;
        out->anchored = v->unit != 'K';
        return true;
    }
    return false;
}

static bool led(const struct value_work *w, uint32_t i, struct when *out)
{
    const struct value_word *first = casus__value_role(w, i, ROLE_LEAD);
    if (!first)
        return false;
    if (first->n == LEAD_EVERY)
        return every(w, i, out);
    unsigned lead = (unsigned)first->n;
    uint32_t at = i + 1;
    const struct value_word *second = casus__value_role(w, at, ROLE_LEAD);
    /* "the last", "this past", "this coming", "the same" */
    if (second && second->n != LEAD_A && second->n != LEAD_THE &&
        second->n != LEAD_EVERY &&
        (lead == LEAD_THE || lead == LEAD_THIS || lead == LEAD_THAT)) {
        lead = (unsigned)second->n;
        at++;
    }
    if (lead == LEAD_THE && casus__value_in(w, at, "first latest final "
                                                   "initial remaining")) {
        struct amount a;
        if (amount_at(w, at + 1, &a) && !a.age && a.plural) {
            start(out, WHEN_DURATION, i, a.end);
            out->n = a.n;
            out->unit = a.unit;
            return true;
        }
    }
    const unsigned dir = (unsigned)direction(lead);
    struct when inner;
    struct amount a;
    /* "the past two months", "the next few days" */
    if ((lead == LEAD_LAST || lead == LEAD_NEXT || lead == LEAD_THE ||
         lead == LEAD_THIS || lead == LEAD_PREVIOUS ||
         lead == LEAD_FOLLOWING) &&
        !casus__value_in(w, at, "a an") && amount_at(w, at, &a) && !a.age &&
        (a.plural || a.unit != 'S')) {
        start(out, WHEN_DURATION, i, a.end);
        out->n = a.n;
        out->unit = a.unit;
        out->half = a.half;
        return true;
    }
    if (quarter(w, at, out) || century(w, at, out)) {
        out->begin = i;
        if (dir)
            out->dir = (uint8_t)dir;
        return true;
    }
    if (season(w, at, dir, out)) {
        out->begin = i;
        return true;
    }
    if (lead == LEAD_THE && casus__date_year(w, at, &inner) &&
        inner.form == WHEN_DECADE) {
        *out = inner;
        out->begin = i;
        return true;
    }
    if (lead == LEAD_THE && (casus__value_is(w, at, "past") ||
                             casus__value_is(w, at, "future")))
        return false;
    if (lead == LEAD_A || lead == LEAD_THE)
        return lead == LEAD_THE && the_unit(w, i, at, out);
    if (led_unit(w, i, at, lead, out)) {
        take_part(w, out);
        return true;
    }
    const struct value_word *part = casus__value_role(w, at, ROLE_DAYPART);
    if (part && !(part->roles & ROLE_PLURAL)) {
        start(out, WHEN_OFFSET, i, at + 1);
        out->unit = 'D';
        out->n = lead == LEAD_LAST ? -1 : lead == LEAD_NEXT ||
                                              lead == LEAD_FOLLOWING;
        out->anchored = lead == LEAD_THAT || lead == LEAD_FOLLOWING ||
                        (lead == LEAD_NEXT);
        set_part(out, part->n);
        return true;
    }
    if (weekday(w, at, &inner) || casus__date_month(w, at, &inner)) {
        *out = inner;
        out->begin = i;
        if (!out->dir)
            out->dir = (uint8_t)dir;
        return inner.form != WHEN_SET;
    }
    return false;
}

/* ---- other phrases --------------------------------------------------- */

/* "the past", "the future", "these days", "at the moment", "year-end". */
static bool phrase(const struct value_work *w, uint32_t i, struct when *out)
{
    static const struct {
        const char *words;
        int8_t ref;
    } refs[] = {
        { "the past", -1 },        { "the future", 1 },
        { "the near future", 1 },  { "right now", 0 },
        { "the present", 0 },      { "the near term", 1 },
        { "the short term", 1 },
    };
    for (size_t k = 0; k < COUNT(refs); k++) {
        const uint32_t n = casus__value_phrase(w, i, refs[k].words);
        /* "the past winner": not alone */
        if (!n || casus__value_upos(w, i + n) == UPOS_NOUN)
            continue;
        start(out, WHEN_REF, i, i + n);
        out->n = refs[k].ref;
        return true;
    }
    uint32_t end = casus__value_phrase(w, i, "year end");
    if (!end)
        end = casus__value_phrase(w, i, "year - end");
    if (!end)
        end = casus__value_phrase(w, i, "year 's end");
    if (end) {
        start(out, WHEN_DAY, i, i + end);
        out->month = 12;
        out->day = 31;
        return true;
    }
    if (casus__value_is(w, i, "year") && casus__value_dash(w, i + 1, true) &&
        casus__value_in(w, i + 2, "earlier ago")) {
        start(out, WHEN_OFFSET, i, i + 3);
        out->n = -1;
        out->unit = 'Y';
        out->anchored = true;
        return true;
    }
    if (casus__value_is(w, i, "fiscal")) {
        const uint32_t at = i + 1 + casus__value_is(w, i + 1, "year");
        uint32_t n = 0;
        const int year = casus__date_year_number(w, at, &n);
        if (year) {
            start(out, WHEN_DAY, i, at + n);
            out->year = (int16_t)year;
            return true;
        }
    }
    return false;
}

/* Units alone in the plural: "for weeks", "years of war". */
static bool bare_units(const struct value_work *w, uint32_t i,
                       struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_UNIT);
    if (!v || !(v->roles & ROLE_PLURAL) || v->unit == 'S' ||
        v->unit == 'm' || casus__value_is(w, i + 1, "old") ||
        casus__number_plain(w, i - 1) >= 0 ||
        casus__value_dash(w, i - 1, true))
        return false;
    uint32_t end = i + 1;
    bool anchored = false;
    const int way = shift_behind(w, &end, &anchored);
    start(out, way ? WHEN_REF : WHEN_DURATION, i, end);
    out->n = way ? way : -1;
    out->unit = v->unit;
    if (v->unit == 'K') {
        out->form = WHEN_SET;
        out->n = 1;
        out->unit = 'W';
    }
    return true;
}

static bool daypart(const struct value_work *w, uint32_t i,
                    struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_DAYPART);
    if (!v || (v->roles & ROLE_PLURAL))
        return false;
    const bool clock = v->n == 4 || v->n == 5;
    if (!clock && !casus__value_phrase_before(w, i, "in the") &&
        !casus__value_phrase_before(w, i, "during the") &&
        !casus__value_in(w, i - 1, "at by before mid-"))
        return false;
    if (casus__value_upos(w, i + 1) == UPOS_NOUN && !clock)
        return false;
    start(out, WHEN_TIME, i, i + 1);
    set_part(out, v->n);
    return true;
}

/* "mid-May" as one word: the month begins inside it. */
static bool mid_month(const struct value_work *w, uint32_t i,
                      struct when *out)
{
    static const char *const months[] = {
        "mid-january", "mid-february", "mid-march", "mid-april", "mid-may",
        "mid-june", "mid-july", "mid-august", "mid-september",
        "mid-october", "mid-november", "mid-december",
    };
    if (!w->doc->tokens[i].inner)
        return false;
    for (size_t k = 0; k < COUNT(months); k++) {
        if (!casus__value_is(w, i, months[k]))
            continue;
        uint32_t n = 0;
        const uint32_t at = i + 1 + casus__value_punct(w, i + 1, ',');
        const int year = casus__date_year_number(w, at, &n);
        start(out, WHEN_DAY, i, year ? at + n : i + 1);
        out->month = (int16_t)(k + 1);
        out->year = (int16_t)year;
        return true;
    }
    return false;
}

/* ---- the whole ------------------------------------------------------- */

static bool core_at(const struct value_work *w, uint32_t i,
                    struct when *out)
{
    const struct token *t = &w->doc->tokens[i];
    if (t->kind == TOKEN_NUMBER)
        return casus__date_clock(w, i, out) ||
               casus__date_calendar(w, i, out) ||
               casus__date_month(w, i, out) || century(w, i, out) ||
               amount(w, i, out) || casus__date_year(w, i, out);
    if (!w->word[i])
        return mid_month(w, i, out) || phrase(w, i, out) ||
               holiday(w, i, out) ||
               ((casus__value_in(w, i, "some many")) && amount(w, i, out));
    return weekday(w, i, out) || casus__date_month(w, i, out) ||
           deictic(w, i, out) || quarter(w, i, out) || century(w, i, out) ||
           holiday(w, i, out) || led(w, i, out) || phrase(w, i, out) ||
           amount(w, i, out) || casus__date_year(w, i, out) ||
           season(w, i, DIR_NONE, out) || set_word(w, i, out) ||
           bare_units(w, i, out) || daypart(w, i, out);
}

/* A day behind a time: "10 p.m. Wednesday", "noon on May 6". */
static void take_day(const struct value_work *w, struct when *out)
{
    struct when day;
    uint32_t at = out->end;
    at += casus__value_punct(w, at, ',');
    at += casus__value_in(w, at, "on of");
    if (!casus__value_inside(w, at) ||
        !(weekday(w, at, &day) || casus__date_month(w, at, &day) ||
          deictic(w, at, &day) || led(w, at, &day)))
        return;
    if ((day.form != WHEN_DAY && day.form != WHEN_WEEKDAY &&
         !(day.form == WHEN_OFFSET && day.unit == 'D')) ||
        day.part[0] || day.hour >= 0 || (day.form == WHEN_DAY && !day.day))
        return;
    day.begin = out->begin;
    day.hour = out->hour;
    day.minute = out->minute;
    memcpy(day.part, out->part, sizeof day.part);
    *out = day;
}

/* A time behind a day: "Friday at 10 a.m.". */
static void take_time(const struct value_work *w, struct when *out)
{
    struct when time;
    const uint32_t at = out->end + casus__value_is(w, out->end, "at");
    if ((out->form != WHEN_DAY && out->form != WHEN_WEEKDAY) ||
        out->hour >= 0 || at == out->end || !casus__value_inside(w, at) ||
        !(casus__date_clock(w, at, &time) || daypart(w, at, &time)))
        return;
    out->hour = time.hour;
    out->minute = time.minute;
    memcpy(out->part, time.part, sizeof out->part);
    out->end = time.end;
}

/* "early", "late", "the end of" before an expression belong to it. */
static void take_lead(const struct value_work *w, struct when *out)
{
    static const char *const leads[] = {
        "the end of",   "the beginning of", "the start of",
        "the middle of", "the week of",     "the month of",
        "the year",     "the morning of",   "end of",
        "early in",     "late in",          "earlier in",
        "later in",     "early",            "late",
        "earlier",      "later",            "mid",
    };
    if (out->form == WHEN_REF || out->form == WHEN_DURATION ||
        out->form == WHEN_SET)
        return;
    if (out->begin > w->begin && casus__value_dash(w, out->begin - 1, true) &&
        casus__value_phrase_before(w, out->begin - 1, "mid"))
        out->begin -= 2;
    for (size_t k = 0; k < COUNT(leads); k++) {
        const uint32_t n =
            casus__value_phrase_before(w, out->begin, leads[k]);
        if (!n)
            continue;
        for (uint32_t j = out->begin - n; j < out->begin; j++)
            if (w->claimed[j])
                return;
        out->begin -= n;
        break;
    }
    if (casus__value_is(w, out->begin - 1, "the") &&
        !w->claimed[out->begin - 1] && out->form != WHEN_DAY)
        out->begin--;
}

bool casus__date_at(const struct value_work *w, uint32_t i,
                    struct when *out)
{
    if (!core_at(w, i, out))
        return false;
    if (out->form == WHEN_TIME)
        take_day(w, out);
    else
        take_time(w, out);
    /* "July last year" */
    if (out->form == WHEN_DAY && out->month && !out->year &&
        casus__value_in(w, out->end, "last this next") &&
        casus__value_is(w, out->end + 1, "year")) {
        const struct value_word *v =
            casus__value_role(w, out->end, ROLE_LEAD);
        if (w->doc->day.year && v) {
            const int dir = direction((unsigned)v->n);
            out->year = (int16_t)(w->doc->day.year + (dir == DIR_NEXT) -
                                  (dir == DIR_LAST));
            out->end += 2;
        }
    }
    return out->end > i && out->end <= w->end;
}

/* ---- the layer ------------------------------------------------------- */

/* Does the verb near the date look ahead (1), back (-1), or neither? Where
 * the parse tells the tense it is believed, else the words are read. */
static int outlook_of_pred(const struct value_work *w, uint32_t pred)
{
    enum { CLIMB = 3 };
    for (int k = 0; k < CLIMB && pred != NONE; k++) {
        const struct pred *p = &w->doc->preds[pred];
        if (p->tense == TENSE_FUTURE || p->modal == MODAL_WILL ||
            p->modal == MODAL_WOULD || p->modal == MODAL_MAY ||
            p->modal == MODAL_MUST)
            return 1;
        if (p->kind == PRED_VERB && p->form == FORM_FINITE)
            return p->tense == TENSE_PAST ? -1 : 0;
        if (p->form == FORM_INF &&
            (p->link == LINK_XCOMP || p->link == LINK_NOUNCOMP))
            return 1;
        pred = p->parent;
    }
    return 0;
}

static int outlook_of_words(const struct value_work *w, uint32_t begin)
{
    enum { REACH = 12 };
    for (uint32_t k = begin; k-- > w->begin && begin - k <= REACH;) {
        if (casus__value_in(w, k, "will 'll shall scheduled due expected "
                                  "planned plans slated upcoming"))
            return 1;
        const unsigned x = casus__value_xpos(w, k);
        if (x == XPOS_VB && casus__value_in(w, k - 1, "to will would 'll"))
            return 1;
        if (x == XPOS_VBD || x == XPOS_VBN)
            return -1;
    }
    return 0;
}

static int outlook(const struct value_work *w, uint32_t pred,
                   const struct when *when)
{
    if (casus__value_xpos(w, when->end) == XPOS_POS)
        return -1; /* "Friday's ruling" */
    const int words = outlook_of_words(w, when->begin);
    if (words > 0 || pred == NONE)
        return words;
    const int n = outlook_of_pred(w, pred);
    return n ? n : words;
}

/* A calendar year, month or day at the start of a value. */
static bool is_full(const char *v)
{
    static const char shape[] = "dddd-dd-dd";
    size_t n = 0;
    while (shape[n] && v[n] &&
           (shape[n] == 'd' ? casus__is_digit(v[n]) : v[n] == '-'))
        n++;
    return (n == 4 || n == 7 || n == 10) && (v[n] == '\0' || v[n] == 'T');
}

static void emit(struct value_work *w, const struct when *when)
{
    casus_doc *doc = w->doc;
    char value[VALUE_SIZE];
    const uint32_t pred = casus__value_pred(w, when->begin, when->end);
    const enum date_type type =
        casus__date_resolve(w, when, outlook(w, pred, when), value);
    if (!value[0])
        return;
    casus_date *p = casus__arena_grow(&doc->arena, doc->dates, doc->n_dates,
                                      &w->cap_dates, sizeof *p);
    char *copy = casus__arena_copy(&doc->arena, value, strlen(value));
    if (!p || !copy) {
        w->failed = true;
        return;
    }
    doc->dates = p;
    p[doc->n_dates++] = (casus_date){
        .begin = doc->tokens[when->begin].begin,
        .end = doc->tokens[when->end - 1].end,
        .tok = when->begin,
        .n_tok = when->end - when->begin,
        .pred = pred,
        .type = (uint8_t)type,
        .full = is_full(value),
        .value = casus__str(copy),
    };
    for (uint32_t i = when->begin; i < when->end; i++)
        w->claimed[i] |= CLAIM_DATE;
}

static bool may_begin(const struct value_work *w, uint32_t i)
{
    const struct token *t = &w->doc->tokens[i];
    return t->kind == TOKEN_NUMBER || w->word[i] || t->inner ||
           casus__value_in(w, i, "new fiscal future right some many");
}

/* A name may have swallowed a weekday beside it: "World Court Friday". */
static bool beats_name(const struct value_work *w, uint32_t i)
{
    const struct value_word *v =
        casus__value_role(w, i, ROLE_WEEKDAY | ROLE_DEICTIC | ROLE_MONTH);
    if (!v || (w->claimed[i] & ~(unsigned)CLAIM_NAME))
        return false;
    if (v->roles & ROLE_MONTH)
        return casus__number_plain(w, i + 1) > 0;
    return v->roles & ROLE_WEEKDAY || i == w->begin;
}

void casus__value_dates(struct value_work *w)
{
    for (uint32_t i = w->begin; i < w->end && !w->failed;) {
        struct when when;
        if (!may_begin(w, i) || (w->claimed[i] && !beats_name(w, i)) ||
            !casus__date_at(w, i, &when)) {
            i++;
            continue;
        }
        i = when.end;
        take_lead(w, &when);
        emit(w, &when);
    }
}

/* ---- the document date ----------------------------------------------- */

static bool full_day(const struct value_work *w, uint32_t i, struct day *out,
                     uint32_t *end)
{
    struct when when;
    if (!may_begin(w, i) || !casus__date_at(w, i, &when) ||
        when.form != WHEN_DAY)
        return false;
    *out = (struct day){ when.year, when.month, when.day };
    *end = when.end;
    return casus__day_valid(*out);
}

/* A line that holds a date and little else: "Tuesday, May 6, 2021". */
static bool line_of_date(const struct value_work *w, uint32_t begin,
                         uint32_t end)
{
    enum { OTHER_WORDS = 3 };
    return begin <= w->begin + OTHER_WORDS && end + OTHER_WORDS >= w->end;
}

void casus__value_dateline(struct value_work *w)
{
    casus_doc *doc = w->doc;
    uint32_t lines = 0;
    if (doc->day.year)
        return;
    for (size_t s = 0; s < doc->n_sentences; s++) {
        const struct sentence *sent = &doc->sentences[s];
        w->sent = s;
        w->begin = sent->tok;
        w->end = sent->tok + sent->n_tok;
        for (uint32_t i = w->begin; i < w->end; i++) {
            struct day day;
            uint32_t end;
            lines += (doc->tokens[i].flags & TOKEN_LINE_START) != 0;
            if (lines > 2 && i >= w->begin + sent->dateline)
                break;
            if (!full_day(w, i, &day, &end) ||
                (end > w->begin + sent->dateline &&
                 !line_of_date(w, i, end)))
                continue;
            char *p = casus__arena_alloc(&doc->arena, VALUE_SIZE, 1);
            if (!p) {
                w->failed = true;
                return;
            }
            const struct when when = { .form = WHEN_DAY, .hour = -1,
                                       .year = (int16_t)day.year,
                                       .month = (int16_t)day.month,
                                       .day = (int16_t)day.day };
            (void)casus__date_resolve(w, &when, 0, p);
            doc->day = day;
            doc->date = casus__str(p);
            return;
        }
        /* datelines stand in the first sentences of the text */
        if (lines > 2 && s > 3)
            return;
    }
}
