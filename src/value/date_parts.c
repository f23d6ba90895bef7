/*
 * Parts of date expressions: dates in figures, months with day and year,
 * years and decades, times of day.
 */
#include "value/internal.h"

static void absolute(struct when *out, uint32_t begin, uint32_t end, int year,
                     int month, int day)
{
    *out = (struct when){ .form = WHEN_DAY,
                          .year = (int16_t)year,
                          .month = (int16_t)month,
                          .day = (int16_t)day,
                          .hour = -1,
                          .begin = begin,
                          .end = end };
}

/* Up to `most` digits of a string from *at on; -1 if there are none. */
static int digits(casus_str s, size_t *at, size_t most)
{
    int v = 0;
    size_t n = 0;
    while (*at < s.len && n < most && casus__is_digit(s.ptr[*at])) {
        v = v * 10 + (s.ptr[(*at)++] - '0');
        n++;
    }
    return n ? v : -1;
}

/* Years of two figures: up to 29 this century. */
static int full_year(int y)
{
    return y >= 100 ? y : y < 30 ? 2000 + y : 1900 + y;
}

/* ---- figures --------------------------------------------------------- */

/* "5/6/2021", "06.05.2021": month first with slashes unless it cannot be. */
static bool slashed(const struct value_work *w, uint32_t i, struct when *out)
{
    const casus_str s = casus__token_text(w->doc, i);
    size_t at = 0;
    const int a = digits(s, &at, 4);
    const char mark = at < s.len ? s.ptr[at] : '\0';
    if (a < 0 || (mark != '/' && mark != '.'))
        return false;
    at++;
    const int b = digits(s, &at, 2);
    if (b < 0)
        return false;
    if (casus__str_is(s, "9/11")) {
        absolute(out, i, i + 1, 2001, 9, 11);
        return true;
    }
    if (at >= s.len || s.ptr[at] != mark)
        return false;
    at++;
    const int c = digits(s, &at, 4);
    if (c < 0 || at != s.len)
        return false;
    struct day d = { full_year(c), a, b };
    if (a > 31)
        d = (struct day){ a, b, c };
    else if (mark == '.' || a > 12)
        d = (struct day){ full_year(c), b, a };
    if (!casus__day_valid(d) || d.year < 1000)
        return false;
    absolute(out, i, i + 1, d.year, d.month, d.day);
    return true;
}

/* "2021-05-06" in five tokens. */
static bool dashed(const struct value_work *w, uint32_t i, struct when *out)
{
    const long y = casus__number_plain(w, i);
    if (y < 1000 || y > 2999 || !casus__value_dash(w, i + 1, true) ||
        !casus__value_dash(w, i + 3, true) || !casus__value_inside(w, i + 4))
        return false;
    const casus_str day = casus__token_text(w->doc, i + 4);
    size_t at = 0;
    const int d = digits(day, &at, 2);
    const struct day all = { (int)y, (int)casus__number_plain(w, i + 2), d };
    if (!casus__day_valid(all))
        return false;
    absolute(out, i, i + 5, all.year, all.month, all.day);
    return true;
}

bool casus__date_calendar(const struct value_work *w, uint32_t i,
                          struct when *out)
{
    return casus__value_inside(w, i) &&
           w->doc->tokens[i].kind == TOKEN_NUMBER &&
           (slashed(w, i, out) || dashed(w, i, out));
}

/* ---- years ----------------------------------------------------------- */

/* "nineteen ninety-seven", "two thousand and five". */
static int year_words(const struct value_work *w, uint32_t i, uint32_t *n)
{
    const struct value_word *a = casus__value_role(w, i, ROLE_CARDINAL);
    if (a && a->n == 2 && casus__value_is(w, i + 1, "thousand") &&
        casus__value_is(w, i - 1, "year")) {
        *n = 2;
        return 2000;
    }
    if (!a || a->n < 15 || a->n > 20)
        return 0;
    const struct value_word *b = casus__value_role(w, i + 1, ROLE_CARDINAL);
    if (!b || b->n < 10)
        return 0;
    int year = a->n * 100 + b->n;
    *n = 2;
    if (b->n >= 20) {
        const uint32_t at = i + 2 + casus__value_dash(w, i + 2, true);
        const struct value_word *c = casus__value_role(w, at, ROLE_CARDINAL);
        if (c && c->n > 0 && c->n < 10) {
            year += c->n;
            *n = at + 1 - i;
        }
    }
    return year;
}

int casus__date_year_number(const struct value_work *w, uint32_t i, uint32_t *n)
{
    if (!casus__value_inside(w, i))
        return 0;
    if (w->doc->tokens[i].kind != TOKEN_NUMBER)
        return year_words(w, i, n);
    const casus_str s = casus__token_text(w->doc, i);
    const long y = s.len == 4 ? casus__number_plain(w, i) : -1;
    *n = 1;
    return y >= 1000 && y < 2200 ? (int)y : 0;
}

/* "1990s", "90s" behind an apostrophe or "the". */
static bool decade(const struct value_work *w, uint32_t i, struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_DECADE);
    int year = v && casus__value_in(w, i - 1, "the early late mid roaring")
                   ? 1900 + v->n
                   : 0;
    uint32_t end = i + 1;
    if (!v && w->doc->tokens[i].kind == TOKEN_NUMBER) {
        const casus_str s = casus__token_text(w->doc, i);
        size_t at = 0;
        const int y = digits(s, &at, 4);
        const bool s_inside = at + 1 == s.len && s.ptr[at] == 's';
        const bool s_behind = at == s.len && casus__value_is(w, i + 1, "'s");
        if ((!s_inside && !s_behind) || (at != 4 && at != 2) || y % 10)
            return false;
        /* "1980's reforms" is a year's; only a decade may stand alone */
        if (at == 2 && !casus__value_quote(w, i - 1) &&
            !casus__value_in(w, i - 1, "the early late mid -"))
            return false;
        if (at == 4 && (y < 1500 || y > 2100))
            return false;
        year = at == 2 ? full_year(y) : y;
        end += s_behind;
    }
    if (!year)
        return false;
    *out = (struct when){ .form = WHEN_DECADE,
                          .year = (int16_t)year,
                          .hour = -1,
                          .begin = i,
                          .end = end };
    return true;
}

/* Words before a year that make it one. */
static bool leads_year(const struct value_work *w, uint32_t i)
{
    return casus__value_in(
        w, i,
        "in since by until till from during before after around circa "
        "late early mid of through year fiscal for between and "
        "ending ended than to spring summer fall autumn winter");
}

static bool is_year(const struct value_work *w, uint32_t i, int year,
                    uint32_t n)
{
    const uint32_t next = i + n;
    const unsigned x = casus__value_xpos(w, next);
    const bool led = i > w->begin && leads_year(w, i - 1);
    if (casus__value_phrase_before(w, i, "more than") ||
        casus__value_phrase_before(w, i, "at least") ||
        casus__value_phrase_before(w, i, "as many as") ||
        casus__value_phrase_before(w, i, "up to") ||
        casus__value_in(w, i - 1, "nearly over some about $ # no") ||
        casus__value_in(w, next, "% percent dollars euros"))
        return false;
    if (i > w->begin && casus__value_dash(w, i - 1, true))
        return year >= 1900 && year < 2100;
    if (led && year >= 1500)
        return x != XPOS_NNS || (year % 100 && year > 1900 && year < 2100);
    if (year < 1900 || year >= 2100)
        return false;
    if (x == XPOS_NNS && !casus__value_in(w, i - 1, "the its their his this"))
        return false;
    /* a designation: "Resolution 1973" */
    if (casus__value_in(w, i - 1,
                        "resolution resolutions article flight "
                        "unit no number highway route law"))
        return false;
    return true;
}

bool casus__date_year(const struct value_work *w, uint32_t i, struct when *out)
{
    if (!casus__value_inside(w, i))
        return false;
    if (decade(w, i, out))
        return true;
    uint32_t n = 1;
    int year = casus__date_year_number(w, i, &n);
    /* "'98" */
    if (!year && i > w->begin && casus__value_quote(w, i - 1) &&
        casus__value_tight(w, i) && !casus__value_tight(w, i - 1)) {
        const casus_str s = casus__token_text(w->doc, i);
        const long y = s.len == 2 ? casus__number_plain(w, i) : -1;
        year = y > 0 && w->doc->tokens[i].kind == TOKEN_NUMBER
                   ? full_year((int)y)
                   : 0;
        if (year) {
            absolute(out, i - 1, i + 1, year, 0, 0);
            return true;
        }
    }
    if (!year || !is_year(w, i, year, n))
        return false;
    absolute(out, i, i + n, year, 0, 0);
    return true;
}

/* ---- months ---------------------------------------------------------- */

/* A day of the month at i: "6", "6th", "sixth"; 0 if there is none. */
static int month_day(const struct value_work *w, uint32_t i)
{
    if (!casus__value_inside(w, i))
        return 0;
    const struct value_word *v = casus__value_role(w, i, ROLE_ORDINAL);
    if (v)
        return v->n <= 31 ? v->n : 0;
    if (w->doc->tokens[i].kind != TOKEN_NUMBER)
        return 0;
    const casus_str s = casus__token_text(w->doc, i);
    size_t at = 0;
    const int d = digits(s, &at, 2);
    const casus_str rest = { s.ptr + at, s.len - at };
    if (d < 1 || d > 31 ||
        (rest.len && !casus__value_str_in(rest, "st nd rd th")))
        return 0;
    return d;
}

/* A month's name, where it is not the verb or the adverb. */
static const struct value_word *month_at(const struct value_work *w, uint32_t i)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_MONTH);
    if (!v)
        return NULL;
    const unsigned c = w->doc->tokens[i].word_case;
    const bool shouted = w->doc->sentences[w->sent].flags &
                         (SENTENCE_NO_LOWER | SENTENCE_NO_UPPER);
    uint32_t n = 0;
    const bool near = month_day(w, i + 1) ||
                      (i > w->begin && month_day(w, i - 1)) ||
                      casus__date_year_number(w, i + 1, &n);
    if (near)
        return c != CASE_LOWER || shouted ? v : NULL;
    if (c == CASE_LOWER &&
        !(w->doc->sentences[w->sent].flags & SENTENCE_NO_UPPER))
        return NULL;
    /* words of their own need a preposition when nothing is near */
    if (casus__value_in(w, i, "may march mar sep dec jan august") || shouted)
        return casus__value_in(w, i - 1,
                               "in of since by until till from during last "
                               "next this late early mid - before after each "
                               "every through to and end") &&
                       casus__value_upos(w, i) != UPOS_VERB &&
                       casus__value_upos(w, i) != UPOS_AUX
                   ? v
                   : NULL;
    return v;
}

/* A year behind a date, after a comma or "of": tokens, and the year. */
static uint32_t year_behind(const struct value_work *w, uint32_t i, bool day,
                            int *year)
{
    uint32_t n = 0, at = i;
    at += casus__value_punct(w, at, ',') || casus__value_is(w, at, "of");
    *year = casus__date_year_number(w, at, &n);
    if (*year && casus__value_in(w, at + n, "people troops soldiers")) {
        *year = 0;
        return 0;
    }
    if (*year)
        return at + n - i;
    /* "3 JAN 90" */
    if (day && at == i && casus__value_inside(w, at)) {
        const casus_str s = casus__token_text(w->doc, at);
        const long y = s.len == 2 ? casus__number_plain(w, at) : -1;
        const unsigned next = casus__value_upos(w, at + 1);
        if (y >= 0 && w->doc->tokens[at].kind == TOKEN_NUMBER &&
            (next == UPOS_PUNCT || at + 1 >= w->end)) {
            *year = full_year((int)y);
            return 1;
        }
    }
    *year = 0;
    return 0;
}

/* Month first: "May 6, 2021", "May 6-8", "May 2021", "May". */
static bool month_first(const struct value_work *w, uint32_t i,
                        struct when *out)
{
    const struct value_word *m = month_at(w, i);
    if (!m)
        return false;
    int year = 0;
    uint32_t end = i + 1;
    int day = month_day(w, end + casus__value_is(w, end, "the"));
    /* "May 20 people died" is read as a date; "May 6 percent" is not */
    if (day && casus__value_in(w, end + 1, "percent % million billion"))
        day = 0;
    if (day) {
        end += 1u + casus__value_is(w, end, "the");
        if ((casus__value_dash(w, end, false) ||
             casus__value_in(w, end, "to")) &&
            month_day(w, end + 1) > day &&
            !casus__value_role(w, end + 1, ROLE_ORDINAL))
            end += 2;
    }
    end += year_behind(w, end, false, &year);
    absolute(out, i, end, year, m->n, day);
    return true;
}

/* Day first: "6 May 2021", "the 6th of May". */
static bool day_first(const struct value_work *w, uint32_t i, struct when *out)
{
    const int day = month_day(w, i);
    if (!day)
        return false;
    uint32_t at = i + 1;
    at += casus__value_is(w, at, "of");
    const struct value_word *m = casus__value_role(w, at, ROLE_MONTH);
    if (!m || (w->doc->tokens[at].word_case == CASE_LOWER &&
               casus__value_is(w, at, "may")))
        return false;
    /* "12 March 6" belongs to the month first */
    if (at == i + 1 && month_day(w, at + 1) &&
        casus__value_punct(w, at + 2, ','))
        return false;
    int year = 0;
    uint32_t end = at + 1;
    end += year_behind(w, end, true, &year);
    absolute(out, i, end, year, m->n, day);
    return true;
}

bool casus__date_month(const struct value_work *w, uint32_t i, struct when *out)
{
    return month_first(w, i, out) || day_first(w, i, out);
}

/* ---- times ----------------------------------------------------------- */

static uint32_t zone_at(const struct value_work *w, uint32_t i)
{
    return casus__value_in(w, i,
                           "gmt utc est edt cst cdt mst mdt pst pdt et "
                           "bst cet")
               ? 1
               : casus__value_phrase(w, i, "local time");
}

/* "p.m.", "am": 12 for the afternoon, 0; -1 if there is none. */
static int half_of_day(const struct value_work *w, uint32_t i)
{
    if (casus__value_in(w, i, "p.m p.m. pm"))
        return 12;
    return casus__value_in(w, i, "a.m a.m. am") ? 0 : -1;
}

bool casus__date_clock(const struct value_work *w, uint32_t i, struct when *out)
{
    if (!casus__value_inside(w, i) || w->doc->tokens[i].kind != TOKEN_NUMBER)
        return false;
    const casus_str s = casus__token_text(w->doc, i);
    size_t at = 0;
    int hour = digits(s, &at, 2), minute = -1;
    if (at < s.len && s.ptr[at] == ':') {
        at++;
        minute = digits(s, &at, 2);
        if (minute < 0)
            return false;
    }
    const casus_str glued = { s.ptr + at, s.len - at };
    uint32_t end = i + 1;
    int half = half_of_day(w, end);
    if (casus__value_str_in(glued, "pm p.m p.m."))
        half = 12;
    else if (casus__value_str_in(glued, "am a.m a.m."))
        half = 0;
    else if (glued.len)
        return false;
    else
        end += half >= 0;
    const bool clock = casus__value_is(w, end, "o'clock");
    end += clock;
    const uint32_t zone = zone_at(w, end);
    if (hour < 0 || hour > 24 || minute > 59 ||
        (half < 0 && !clock && minute < 0))
        return false;
    /* "3:2" or a verse: minutes have two figures */
    if (minute >= 0 && half < 0 && s.len < 4)
        return false;
    if (half >= 0 && hour <= 12)
        hour = hour % 12 + half;
    *out = (struct when){ .form = WHEN_TIME,
                          .hour = (int16_t)hour,
                          .minute = (int16_t)(minute < 0 ? 0 : minute),
                          .begin = i,
                          .end = end + zone };
    return true;
}
