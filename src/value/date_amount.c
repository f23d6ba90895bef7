/*
 * Amounts of time: "five years" is a duration, "five years ago" a date.
 */
#include "value/date.h"

/* ---- amounts of time ------------------------------------------------- */

/* A unit at i, after a hyphen or "more"; NULL if there is none. */
static const struct value_word *unit_at(const struct value_work *w, uint32_t *i)
{
    uint32_t at = *i;
    const bool hyphen = casus__value_dash(w, at, true);
    at += hyphen;
    at += !hyphen && casus__value_in(w, at,
                                     "more additional full straight "
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
    return casus__decimal_to_int(d, &v) && v >= 0 && v < 1000000 ? (int32_t)v
                                                                 : -1;
}

/* How many: "five", "a", "several", "a few", "a couple of"; tokens, or 0.*/
static uint32_t how_many(const struct value_work *w, uint32_t i,
                         struct amount *out)
{
    struct number n;
    static const char *const vague[] = { "a few",       "the few", "several",
                                         "few",         "many",    "some",
                                         "a number of", "recent" };
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

bool casus__date_amount_at(const struct value_work *w, uint32_t i,
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
int casus__date_shift(const struct value_work *w, uint32_t *i, bool *anchored)
{
    static const struct {
        const char *words;
        int8_t way;
        bool anchored;
    } list[] = {
        { "ago", -1, false },       { "back", -1, false },
        { "or so ago", -1, false }, { "earlier", -1, true },
        { "before", -1, true },     { "previously", -1, true },
        { "prior", -1, true },      { "from now", 1, false },
        { "from today", 1, false }, { "hence", 1, false },
        { "later", 1, true },       { "after", 1, true },
        { "afterward", 1, true },   { "afterwards", 1, true },
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

bool casus__date_amount(const struct value_work *w, uint32_t i,
                        struct when *out)
{
    struct amount a;
    bool anchored = false;
    if (!casus__date_amount_at(w, i, &a) || a.age || a.unit == 'K')
        return false;
    /* "the second day", "5 quarter" */
    if (a.unit == 'S' && !a.plural && !(a.n == 1 && a.a))
        return false;
    uint32_t end = a.end;
    const int way = casus__date_shift(w, &end, &anchored);
    if (way) {
        casus__when_start(out, a.n < 0 ? WHEN_REF : WHEN_OFFSET, i, end);
        out->n = a.n < 0 ? way : way * a.n;
        out->unit = a.unit;
        out->anchored = anchored;
        out->half = a.half;
        return true;
    }
    /* "a week", but "a day" in "twice a day" is a rate */
    casus__when_start(out, WHEN_DURATION, i, a.end);
    out->n = a.n;
    out->unit = a.unit;
    out->half = a.half;
    return true;
}

/* Units alone in the plural: "for weeks", "years of war". */
bool casus__date_units(const struct value_work *w, uint32_t i, struct when *out)
{
    const struct value_word *v = casus__value_role(w, i, ROLE_UNIT);
    if (!v || !(v->roles & ROLE_PLURAL) || v->unit == 'S' || v->unit == 'm' ||
        casus__value_is(w, i + 1, "old") ||
        casus__number_plain(w, i - 1) >= 0 || casus__value_dash(w, i - 1, true))
        return false;
    uint32_t end = i + 1;
    bool anchored = false;
    const int way = casus__date_shift(w, &end, &anchored);
    casus__when_start(out, way ? WHEN_REF : WHEN_DURATION, i, end);
    out->n = way ? way : -1;
    out->unit = v->unit;
    if (v->unit == 'K') {
        out->form = WHEN_SET;
        out->n = 1;
        out->unit = 'W';
    }
    return true;
}
