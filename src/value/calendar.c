/*
 * Days of the proleptic Gregorian calendar as numbers (Howard Hinnant's
 * days_from_civil), ISO 8601 weeks. No time zones: news dates are days.
 */
#include "value/internal.h"

long casus__day_number(struct day d)
{
    const long y = d.month <= 2 ? d.year - 1L : d.year;
    const long era = (y >= 0 ? y : y - 399) / 400;
    const long yoe = y - era * 400;
    const long doy =
        (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    const long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe;
}

struct day casus__day_of(long number)
{
    const long era = (number >= 0 ? number : number - 146096) / 146097;
    const long doe = number - era * 146097;
    const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const long mp = (5 * doy + 2) / 153;
    const long month = mp < 10 ? mp + 3 : mp - 9;
    return (struct day){ .year = (int)(yoe + era * 400 + (month <= 2)),
                         .month = (int)month,
                         .day = (int)(doy - (153 * mp + 2) / 5 + 1) };
}

int casus__day_weekday(struct day d)
{
    /* Day 0 is 1 March of year 0, a Wednesday. */
    const long n = (casus__day_number(d) + 2) % 7;
    return (int)(n < 0 ? n + 7 : n) + 1;
}

int casus__month_days(int year, int month)
{
    static const int days[] = {
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
    };
    if (month < 1 || month > 12)
        return 0;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

bool casus__day_valid(struct day d)
{
    return d.year > 0 && d.year < 10000 && d.day >= 1 &&
           d.day <= casus__month_days(d.year, d.month);
}

struct day casus__day_add_months(struct day d, long n)
{
    const long at = d.year * 12L + d.month - 1 + n;
    if (at < 12 || at >= 120000)
        return d;
    struct day out = { .year = (int)(at / 12), .month = (int)(at % 12) + 1 };
    const int last = casus__month_days(out.year, out.month);
    out.day = d.day < last ? d.day : last;
    return out;
}

/* The week belongs to the year that holds its Thursday. */
void casus__day_iso_week(struct day d, int *year, int *week)
{
    const long thursday = casus__day_number(d) - casus__day_weekday(d) + 4;
    const struct day t = casus__day_of(thursday);
    const struct day first = { t.year, 1, 1 };
    *year = t.year;
    *week = (int)((thursday - casus__day_number(first)) / 7) + 1;
}
