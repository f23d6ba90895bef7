/*
 * TIMEX3 values of date expressions against the document's date.
 *
 * Without a date, what is not told stays X (XXXX-05-06, XXXX-WXX-4). A
 * weekday is the last one up to the document's day unless its clause looks
 * ahead: news tells of the week behind it.
 */
#include "value/internal.h"

#include <stdio.h>

static const char *const seasons[] = { "SP", "SU", "FA", "WI" };

static bool known(const struct value_work *w)
{
    return w->doc->day.year != 0;
}

/* A time of day behind a date. */
static enum date_type add_time(const struct when *when, char out[VALUE_SIZE])
{
    const size_t n = strlen(out);
    if (when->hour >= 0)
        snprintf(out + n, VALUE_SIZE - n, "T%02d:%02d", when->hour,
                 when->minute);
    else if (when->part[0])
        snprintf(out + n, VALUE_SIZE - n, "T%s", when->part);
    else
        return DATE_DATE;
    return DATE_TIME;
}

static void print_day(char out[VALUE_SIZE], struct day d)
{
    if (d.day)
        snprintf(out, VALUE_SIZE, "%04d-%02d-%02d", d.year, d.month, d.day);
    else if (d.month)
        snprintf(out, VALUE_SIZE, "%04d-%02d", d.year, d.month);
    else
        snprintf(out, VALUE_SIZE, "%04d", d.year);
}

static void remember(struct value_work *w, struct day d)
{
    w->anchor.day = d;
    w->anchor.quarter = 0;
}

/* ---- absolute dates -------------------------------------------------- */

/* The year of a month (and day) told without one: the nearest, leaning to
 * where the clause looks. */
static int nearest_year(const struct value_work *w, const struct when *when,
                        int future)
{
    enum { LEAN = 75 }; /* days of doubt: the tense may mislead */
    const struct day now = w->doc->day;
    const int ahead =
        (when->month - now.month) * 31 + (when->day ? when->day - now.day : 0);
    int year = now.year;
    if (when->dir == DIR_LAST)
        return ahead >= 0 ? year - 1 : year;
    if (when->dir == DIR_NEXT)
        return ahead <= 0 ? year + 1 : year;
    if (when->dir == DIR_THIS)
        return year;
    if (future > 0)
        return ahead < -LEAN ? year + 1 : year;
    if (future < 0)
        return ahead > LEAN ? year - 1 : year;
    if (ahead > 6 * 31)
        year--;
    else if (ahead < -6 * 31)
        year++;
    return year;
}

/* The day of the nth such weekday of a month. */
static int nth_weekday(struct day d, int weekday, int nth)
{
    const struct day first = { d.year, d.month, 1 };
    return 1 + (weekday - casus__day_weekday(first) + 7) % 7 + 7 * (nth - 1);
}

static enum date_type resolve_day(struct value_work *w, const struct when *when,
                                  int future, char out[VALUE_SIZE])
{
    struct day d = { when->year, when->month, when->day };
    if (!d.year && known(w))
        d.year = nearest_year(w, when, future);
    if (!d.day && when->weekday && d.year)
        d.day = nth_weekday(d, when->weekday, (int)when->n);
    if (d.day && d.year && d.day > casus__month_days(d.year, d.month))
        d.day = 0;
    if (d.year) {
        print_day(out, d);
        remember(w, d);
    } else if (d.day) {
        snprintf(out, VALUE_SIZE, "XXXX-%02d-%02d", d.month, d.day);
    } else {
        snprintf(out, VALUE_SIZE, "XXXX-%02d", d.month);
    }
    return add_time(when, out);
}

static enum date_type resolve_weekday(struct value_work *w,
                                      const struct when *when, int future,
                                      char out[VALUE_SIZE])
{
    if (!known(w)) {
        snprintf(out, VALUE_SIZE, "XXXX-WXX-%d", when->weekday);
        return add_time(when, out);
    }
    const long today = casus__day_number(w->doc->day);
    const int now = casus__day_weekday(w->doc->day);
    int back = (now - when->weekday + 7) % 7; /* days ago */
    if (when->dir == DIR_LAST && back == 0)
        back = 7;
    else if (when->dir == DIR_NEXT)
        back = back == 0 ? -7 : back - 7;
    else if ((when->dir == DIR_THIS && future >= 0) ||
             (future > 0 && when->dir != DIR_LAST))
        back = back == 0 ? 0 : back - 7;
    const struct day d = casus__day_of(today - back);
    print_day(out, d);
    remember(w, d);
    return add_time(when, out);
}

/* ---- relative to a day ----------------------------------------------- */

/* From which day an expression counts. */
static struct day base_day(const struct value_work *w, const struct when *when)
{
    struct day d = w->doc->day;
    if (when->anchored && w->anchor.day.year) {
        d = w->anchor.day;
        if (!d.month)
            d.month = w->doc->day.month ? w->doc->day.month : 1;
        if (!d.day)
            d.day = 1;
    }
    return d;
}

static void unknown_unit(char unit, char out[VALUE_SIZE])
{
    const char *v = "XXXX";
    if (unit == 'D' || unit == 'h' || unit == 'm' || unit == 'S')
        v = "XXXX-XX-XX";
    else if (unit == 'W' || unit == 'F')
        v = "XXXX-WXX";
    else if (unit == 'K')
        v = "XXXX-WXX-WE";
    else if (unit == 'M')
        v = "XXXX-XX";
    else if (unit == 'Q')
        v = "XXXX-QX";
    else if (unit == 'E')
        v = "XXX";
    else if (unit == 'C')
        v = "XX";
    snprintf(out, VALUE_SIZE, "%s", v);
}

static void print_week(struct day d, bool weekend, char out[VALUE_SIZE])
{
    int year, week;
    casus__day_iso_week(d, &year, &week);
    snprintf(out, VALUE_SIZE, "%04d-W%02d%s", year, week, weekend ? "-WE" : "");
}

static void print_quarter(struct value_work *w, int year, int quarter,
                          char out[VALUE_SIZE])
{
    snprintf(out, VALUE_SIZE, "%04d-Q%d", year, quarter);
    w->anchor.quarter = quarter;
    w->anchor.quarter_year = year;
    w->anchor.quarter_sent = w->sent;
}

static bool quarter_near(const struct value_work *w)
{
    enum { REACH = 8 }; /* sentences */

    return w->anchor.quarter && w->sent - w->anchor.quarter_sent <= REACH;
}

static void shift_years(struct value_work *w, const struct when *when,
                        struct day base, char out[VALUE_SIZE])
{
    /* "a year earlier" of a quarter is the same quarter */
    if ((when->anchored || when->n == -1) && !when->dir && when->n &&
        quarter_near(w)) {
        const struct anchor a = w->anchor;
        print_quarter(w, a.quarter_year + when->n, a.quarter, out);
        w->anchor = a;
        return;
    }
    struct day d = { base.year + when->n, 0, 0 };
    if (d.year < 1)
        return;
    print_day(out, d);
    if (!when->anchored || when->n)
        w->anchor.day = d;
}

static void shift_quarters(struct value_work *w, const struct when *when,
                           char out[VALUE_SIZE])
{
    if (when->anchored && quarter_near(w)) {
        print_quarter(w, w->anchor.quarter_year, w->anchor.quarter, out);
        return;
    }
    /* "the quarter", "the latest quarter": the one that is reported */
    const bool past = when->anchored && !when->n;
    const long at =
        w->doc->day.year * 4L + (w->doc->day.month - 1) / 3 + when->n - past;
    if (at >= 4)
        print_quarter(w, (int)(at / 4), (int)(at % 4) + 1, out);
}

/* A day of the weekend meant: "the weekend" is the last one begun, unless
 * the clause looks ahead. */
static struct day weekend_near(long today, const struct when *when, int future)
{
    const long monday = today - casus__day_weekday(casus__day_of(today)) + 1;
    const bool begun = today - monday >= 5;
    long shift = begun || future > 0 || when->dir == DIR_THIS ? 0 : -7;
    if (when->dir == DIR_NEXT)
        shift = begun ? 7 : 0;
    else if (when->dir == DIR_LAST)
        shift = -7;
    return casus__day_of(monday + shift);
}

static enum date_type resolve_offset(struct value_work *w,
                                     const struct when *when, int future,
                                     char out[VALUE_SIZE])
{
    const struct day base = base_day(w, when);
    if (!base.year) {
        unknown_unit(when->unit, out);
        return add_time(when, out);
    }
    const long today = casus__day_number(base);
    struct day d;
    switch (when->unit) {
    case 'D':
        d = casus__day_of(today + when->n);
        print_day(out, d);
        remember(w, d);
        break;
    case 'W':
    case 'F':
        d = casus__day_of(today + when->n * (when->unit == 'F' ? 14L : 7L));
        print_week(d, false, out);
        break;
    case 'K':
        print_week(weekend_near(today, when, future), true, out);
        break;
    case 'M':
        d = casus__day_add_months(base, when->n);
        d.day = 0;
        print_day(out, d);
        w->anchor.day = d;
        break;
    case 'Q':
        shift_quarters(w, when, out);
        break;
    case 'Y':
        shift_years(w, when, base, out);
        break;
    case 'E':
        if (base.year + when->n * 10 > 0)
            snprintf(out, VALUE_SIZE, "%04d", base.year + when->n * 10);
        if (when->dir)
            out[3] = '\0';
        break;
    case 'C':
        if (base.year + when->n * 100 > 0)
            snprintf(out, VALUE_SIZE, "%04d", base.year + when->n * 100);
        if (when->dir)
            out[2] = '\0';
        break;
    default: /* hours and less */
        print_day(out, base);
        return DATE_DATE;
    }
    return add_time(when, out);
}

/* ---- parts of a year, spans ------------------------------------------ */

static void resolve_quarter(struct value_work *w, const struct when *when,
                            int future, char out[VALUE_SIZE])
{
    int year = when->year;
    if (!year && known(w)) {
        const int current = (w->doc->day.month - 1) / 3 + 1;
        year = w->doc->day.year;
        if (when->dir == DIR_LAST)
            year--;
        else if (when->dir == DIR_NEXT)
            year++;
        else if (!when->dir && when->unit == 'Q' && when->n > current &&
                 future <= 0 && when->n - current > 1)
            year--;
    }
    if (when->unit == 'H') {
        if (year)
            snprintf(out, VALUE_SIZE, "%04d-H%d", year, (int)when->n);
    } else if (year) {
        print_quarter(w, year, (int)when->n, out);
    } else {
        snprintf(out, VALUE_SIZE, "XXXX-Q%d", (int)when->n);
    }
}

static void resolve_season(struct value_work *w, const struct when *when,
                           char out[VALUE_SIZE])
{
    static const int first_month[] = { 3, 6, 9, 12 };
    const int s = when->season - 1;
    int year = when->year;
    if (!year && known(w)) {
        const int ahead = first_month[s] - w->doc->day.month;
        year = w->doc->day.year;
        if (when->dir == DIR_LAST && ahead > -3)
            year--;
        else if (when->dir == DIR_NEXT && ahead <= 0)
            year++;
        else if (s == 3 && when->dir != DIR_NEXT && ahead > 6)
            year--; /* the winter that began last year */
    }
    if (year)
        snprintf(out, VALUE_SIZE, "%04d-%s", year, seasons[s]);
    else
        snprintf(out, VALUE_SIZE, "XXXX-%s", seasons[s]);
}

/* "P3M", "PT10H", "PXW"; decades and centuries in years. */
static void resolve_duration(const struct when *when, char out[VALUE_SIZE])
{
    char unit = when->unit;
    const bool time = unit == 'h' || unit == 'm' || unit == 'S';
    const char *p = time ? "PT" : "P";
    long n = when->n;
    if (n < 0) {
        const char u = unit == 'h'   ? 'H'
                       : unit == 'm' ? 'M'
                       : unit == 'F' ? 'W'
                                     : unit;
        snprintf(out, VALUE_SIZE, "%sX%c", p, u);
        return;
    }
    if (unit == 'E' || unit == 'C' || unit == 'L') {
        n *= unit == 'E' ? 10 : unit == 'C' ? 100 : 1000;
        if (when->half)
            n += unit == 'E' ? 5 : unit == 'C' ? 50 : 500;
        snprintf(out, VALUE_SIZE, "P%ldY", n);
        return;
    }
    if (unit == 'F')
        n *= 2, unit = 'W';
    if (unit == 'Q')
        n *= 3, unit = 'M';
    if (!when->half) {
        snprintf(out, VALUE_SIZE, "%s%ld%c", p, n,
                 unit == 'h'   ? 'H'
                 : unit == 'm' ? 'M'
                               : unit);
        return;
    }
    switch (unit) {
    case 'Y':
        if (n)
            snprintf(out, VALUE_SIZE, "P%ldY6M", n);
        else
            snprintf(out, VALUE_SIZE, "P6M");
        break;
    case 'h':
        if (n)
            snprintf(out, VALUE_SIZE, "PT%ldH30M", n);
        else
            snprintf(out, VALUE_SIZE, "PT30M");
        break;
    case 'm':
        if (n)
            snprintf(out, VALUE_SIZE, "PT%ldM30S", n);
        else
            snprintf(out, VALUE_SIZE, "PT30S");
        break;
    default:
        snprintf(out, VALUE_SIZE, "%s%ld.5%c", p, n, unit);
        break;
    }
}

static void resolve_set(const struct when *when, char out[VALUE_SIZE])
{
    if (when->weekday)
        snprintf(out, VALUE_SIZE, "XXXX-WXX-%d", when->weekday);
    else if (when->month)
        snprintf(out, VALUE_SIZE, "XXXX-%02d", when->month);
    else if (when->season)
        snprintf(out, VALUE_SIZE, "XXXX-%s", seasons[when->season - 1]);
    else {
        struct when span = *when;
        memset(span.part, 0, sizeof span.part);
        if (when->part[0]) {
            snprintf(out, VALUE_SIZE, "XXXX-XX-XX");
        } else if (span.unit == 'Q') {
            snprintf(out, VALUE_SIZE, "P%dQ", (int)span.n);
            return;
        } else {
            resolve_duration(&span, out);
            return;
        }
    }
    (void)add_time(when, out);
}

static enum date_type resolve_time(struct value_work *w,
                                   const struct when *when,
                                   char out[VALUE_SIZE])
{
    const struct day d = w->anchor.day.day ? w->anchor.day : w->doc->day;
    if (d.year)
        print_day(out, d);
    else
        snprintf(out, VALUE_SIZE, "XXXX-XX-XX");
    (void)add_time(when, out);
    return DATE_TIME;
}

enum date_type casus__date_resolve(struct value_work *w,
                                   const struct when *when, int future,
                                   char out[VALUE_SIZE])
{
    static const char *const refs[] = { "PAST_REF", "PRESENT_REF",
                                        "FUTURE_REF" };
    out[0] = '\0';
    switch ((enum when_form)when->form) {
    case WHEN_NONE:
        break;
    case WHEN_DAY:
        return resolve_day(w, when, future, out);
    case WHEN_WEEKDAY:
        return resolve_weekday(w, when, future, out);
    case WHEN_OFFSET:
        return resolve_offset(w, when, future, out);
    case WHEN_REF:
        snprintf(out, VALUE_SIZE, "%s", refs[when->n + 1]);
        break;
    case WHEN_DURATION:
        resolve_duration(when, out);
        return DATE_DURATION;
    case WHEN_SET:
        resolve_set(when, out);
        return DATE_SET;
    case WHEN_DECADE:
        snprintf(out, VALUE_SIZE, "%03dX", when->year / 10);
        break;
    case WHEN_CENTURY:
        snprintf(out, VALUE_SIZE, "%02d", (int)when->n - 1);
        break;
    case WHEN_QUARTER:
        resolve_quarter(w, when, future, out);
        break;
    case WHEN_SEASON:
        resolve_season(w, when, out);
        break;
    case WHEN_TIME:
        return resolve_time(w, when, out);
    }
    return DATE_DATE;
}
