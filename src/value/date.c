/*
 * Date and time expressions: what is said, as a struct when, and where. What
 * it means against the document's date is in date_resolve.c.
 *
 * The method is a set of small recognizers over the tokens, tried by the
 * roles of the first word. (SUTime's token rules, Chang and Manning 2012,
 * were the model; the grammar here is written anew.)
 */
#include "value/date.h"

/* ---- other phrases --------------------------------------------------- */

/* "the past", "the future", "these days", "at the moment", "year-end". */
static bool phrase(const struct value_work *w, uint32_t i, struct when *out)
{
    static const struct {
        const char *words;
        int8_t ref;
    } refs[] = {
        { "the past", -1 },      { "the future", 1 },  { "the near future", 1 },
        { "right now", 0 },      { "the present", 0 }, { "the near term", 1 },
        { "the short term", 1 },
    };
    for (size_t k = 0; k < COUNT(refs); k++) {
        const uint32_t n = casus__value_phrase(w, i, refs[k].words);
        /* "the past winner": not alone */
        if (!n || casus__value_upos(w, i + n) == UPOS_NOUN)
            continue;
        casus__when_start(out, WHEN_REF, i, i + n);
        out->n = refs[k].ref;
        return true;
    }
    uint32_t end = casus__value_phrase(w, i, "year end");
    if (!end)
        end = casus__value_phrase(w, i, "year - end");
    if (!end)
        end = casus__value_phrase(w, i, "year 's end");
    if (end) {
        casus__when_start(out, WHEN_DAY, i, i + end);
        out->month = 12;
        out->day = 31;
        return true;
    }
    if (casus__value_is(w, i, "year") && casus__value_dash(w, i + 1, true) &&
        casus__value_in(w, i + 2, "earlier ago")) {
        casus__when_start(out, WHEN_OFFSET, i, i + 3);
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
            casus__when_start(out, WHEN_DAY, i, at + n);
            out->year = (int16_t)year;
            return true;
        }
    }
    return false;
}

/* ---- the whole ------------------------------------------------------- */

static bool core_at(const struct value_work *w, uint32_t i, struct when *out)
{
    const struct token *t = &w->doc->tokens[i];
    if (t->kind == TOKEN_NUMBER)
        return casus__date_clock(w, i, out) ||
               casus__date_calendar(w, i, out) ||
               casus__date_month(w, i, out) || casus__date_century(w, i, out) ||
               casus__date_amount(w, i, out) || casus__date_year(w, i, out);
    if (!w->word[i])
        return casus__date_mid_month(w, i, out) || phrase(w, i, out) ||
               casus__date_holiday(w, i, out) ||
               ((casus__value_in(w, i, "some many")) &&
                casus__date_amount(w, i, out));
    return casus__date_weekday(w, i, out) || casus__date_month(w, i, out) ||
           casus__date_deictic(w, i, out) || casus__date_quarter(w, i, out) ||
           casus__date_century(w, i, out) || casus__date_holiday(w, i, out) ||
           casus__date_led(w, i, out) || phrase(w, i, out) ||
           casus__date_amount(w, i, out) || casus__date_year(w, i, out) ||
           casus__date_season(w, i, DIR_NONE, out) ||
           casus__date_set_word(w, i, out) || casus__date_units(w, i, out) ||
           casus__date_part(w, i, out);
}

/* A day behind a time: "10 p.m. Wednesday", "noon on May 6". */
static void take_day(const struct value_work *w, struct when *out)
{
    struct when day;
    uint32_t at = out->end;
    at += casus__value_punct(w, at, ',');
    at += casus__value_in(w, at, "on of");
    if (!casus__value_inside(w, at) ||
        !(casus__date_weekday(w, at, &day) || casus__date_month(w, at, &day) ||
          casus__date_deictic(w, at, &day) || casus__date_led(w, at, &day)))
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
        !(casus__date_clock(w, at, &time) || casus__date_part(w, at, &time)))
        return;
    out->hour = time.hour;
    out->minute = time.minute;
    memcpy(out->part, time.part, sizeof out->part);
    out->end = time.end;
}

bool casus__date_at(const struct value_work *w, uint32_t i, struct when *out)
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
        const struct value_word *v = casus__value_role(w, out->end, ROLE_LEAD);
        if (w->doc->day.year && v) {
            const int dir = casus__lead_direction((unsigned)v->n);
            out->year = (int16_t)(w->doc->day.year + (dir == DIR_NEXT) -
                                  (dir == DIR_LAST));
            out->end += 2;
        }
    }
    return out->end > i && out->end <= w->end;
}
