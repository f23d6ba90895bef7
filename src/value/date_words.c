/*
 * Words that are dates by themselves: weekdays, "yesterday", holidays, parts
 * of the day; and sets ("every Friday", "daily").
 */
#include "value/date.h"

static const char parts[][3] = {
    "MO", "AF", "EV", "NI", "12", "24", "MO", "EV"
};

void casus__when_start(struct when *out, unsigned form, uint32_t begin,
                       uint32_t end)
{
    *out = (struct when){
        .form = (uint8_t)form, .hour = -1, .begin = begin, .end = end
    };
}

/* A part of the day: its code, or a clock time for noon and midnight. */
void casus__when_part(struct when *out, int n)
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
void casus__when_take_part(const struct value_work *w, struct when *out)
{
    uint32_t at = out->end;
    if (casus__value_phrase(w, at, "in the") ||
        casus__value_phrase(w, at, "during the"))
        at += 2;
    at += casus__value_in(w, at, "early late mid");
    at += casus__value_punct(w, at, '-') && at > out->end;
    const struct value_word *v = casus__value_role(w, at, ROLE_DAYPART);
    if (v && out->hour < 0 && !out->part[0]) {
        casus__when_part(out, v->n);
        out->end = at + 1;
    }
}

/* "Friday", "Friday evening", "Friday, May 7, 2021", "Friday the 13th". */
bool casus__date_weekday(const struct value_work *w, uint32_t i,
                         struct when *out)
{
    const struct value_word *v = weekday_at(w, i);
    struct when d;
    if (!v)
        return false;
    casus__when_start(out, WHEN_WEEKDAY, i, i + 1);
    out->weekday = v->n;
    if (v->roles & ROLE_PLURAL) {
        out->form = WHEN_SET;
        return true;
    }
    casus__when_take_part(w, out);
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

bool casus__date_deictic(const struct value_work *w, uint32_t i,
                         struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_DEICTIC);
    const struct value_word *unit = casus__value_role(w, i + 1, ROLE_UNIT);
    if (!v)
        return false;
    if (casus__value_is(w, i, "recent") && unit &&
        (unit->roles & ROLE_PLURAL)) {
        casus__when_start(out, WHEN_DURATION, i, i + 2);
        out->n = -1;
        out->unit = unit->unit;
        return true;
    }
    casus__when_start(out, WHEN_OFFSET, i, i + 1);
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
        casus__when_part(out, 3);
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
    casus__when_take_part(w, out);
    return true;
}

bool casus__date_holiday(const struct value_work *w, uint32_t i,
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
    casus__when_start(out, WHEN_DAY, i, end);
    out->month = (int16_t)month;
    out->year = (int16_t)year;
    out->day = (int16_t)day;
    if (!day) { /* Thanksgiving: the fourth Thursday */
        out->weekday = 4;
        out->n = 4;
    }
    return true;
}

/* ---- sets ------------------------------------------------------------ */

bool casus__date_set_word(const struct value_work *w, uint32_t i,
                          struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_SET);
    if (!v || casus__value_capital(w, i + 1))
        return false;
    casus__when_start(out, WHEN_SET, i, i + 1);
    out->n = 1;
    out->unit = v->unit;
    return true;
}

/* "every day", "each Thursday", "every two weeks". */
bool casus__date_every(const struct value_work *w, uint32_t i, struct when *out)
{
    uint32_t at = i + 1;
    long n = casus__number_plain(w, at);
    if (n > 0)
        at++;
    else if (casus__value_is(w, at, "other"))
        n = 2, at++;
    const struct value_word *v = casus__value_role(
        w, at,
        ROLE_UNIT | ROLE_WEEKDAY | ROLE_MONTH | ROLE_DAYPART | ROLE_SEASON);
    if (!v || (v->roles & ROLE_ORDINAL))
        return false;
    casus__when_start(out, WHEN_SET, i, at + 1);
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
        casus__when_part(out, v->n);
    }
    casus__when_take_part(w, out);
    return true;
}

/* ---- parts of the day, months in compounds ----------------------------- */

bool casus__date_part(const struct value_work *w, uint32_t i, struct when *out)
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
    casus__when_start(out, WHEN_TIME, i, i + 1);
    casus__when_part(out, v->n);
    return true;
}

/* "mid-May" as one word: the month begins inside it. */
bool casus__date_mid_month(const struct value_work *w, uint32_t i,
                           struct when *out)
{
    static const char *const months[] = {
        "mid-january",   "mid-february", "mid-march",    "mid-april",
        "mid-may",       "mid-june",     "mid-july",     "mid-august",
        "mid-september", "mid-october",  "mid-november", "mid-december",
    };
    if (!w->doc->tokens[i].inner)
        return false;
    for (size_t k = 0; k < COUNT(months); k++) {
        if (!casus__value_is(w, i, months[k]))
            continue;
        uint32_t n = 0;
        const uint32_t at = i + 1 + casus__value_punct(w, i + 1, ',');
        const int year = casus__date_year_number(w, at, &n);
        casus__when_start(out, WHEN_DAY, i, year ? at + n : i + 1);
        out->month = (int16_t)(k + 1);
        out->year = (int16_t)year;
        return true;
    }
    return false;
}
