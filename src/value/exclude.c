/*
 * Numbers that count nothing of interest: ages, measures, scores, addresses,
 * designations, list marks.
 */
#include "value/exclude.h"

/* Words that a number names rather than counts: "Resolution 1701". */
static bool designator(const struct value_work *w, uint32_t i)
{
    return casus__value_in(
        w, i,
        "resolution resolutions flight article articles chapter section "
        "highway route channel room page pages number numbers no nos phase "
        "group unit class type level version part paragraph line gate "
        "platform grade figure table item track mark model boeing airbus "
        "proposition amendment title volume act stage episode season block "
        "building apartment suite box psalm verse rule order bill decree "
        "law directive convention protocol annex appendix exhibit case "
        "docket zone sector district precinct ward division brigade camp "
        "pier terminal bus train apollo soyuz category tier age aged "
        "verse war option step shift #");
}

static bool street(const struct value_work *w, uint32_t i)
{
    enum { REACH = 4 };
    for (uint32_t k = i; k < i + REACH; k++) {
        if (casus__value_in(w, k,
                            "street avenue road boulevard lane drive "
                            "square plaza ave blvd rd"))
            return k > i && casus__value_capital(w, k);
        if (!casus__value_capital(w, k))
            return false;
    }
    return false;
}

/* "F-16", "MiG-29", "Covid-19": letters, a tight hyphen, figures. */
static bool designation(const struct value_work *w, const struct number *n)
{
    const uint32_t i = n->core;
    if (i > w->begin &&
        (casus__value_dash(w, i - 1, true) ||
         (casus__value_punct(w, i - 1, '/') && casus__value_tight(w, i))) &&
        n->begin == n->core && !n->currency.len)
        return true;
    if (n->word || n->bounded || n->currency.len || i == w->begin)
        return false;
    if (designator(w, i - 1))
        return true;
    /* "Boeing 737": a name right before bare figures, no noun to count */
    return n->plain && casus__value_upos(w, i - 1) == UPOS_PROPN &&
           casus__value_capital(w, i - 1) && i - 1 > w->begin &&
           !casus__value_role(w, i - 1, ROLE_WEEKDAY | ROLE_MONTH) &&
           casus__value_upos(w, n->end) != UPOS_NOUN &&
           casus__value_upos(w, n->end) != UPOS_ADJ &&
           casus__value_xpos(w, n->end) != XPOS_NNPS;
}

/* "3-2", "won 21-14": figures joined by a dash that are no range. */
static bool score(const struct value_work *w, const struct number *n)
{
    if (n->word || n->currency.len)
        return false;
    if (n->range)
        return casus__value_in(w, n->end,
                               "win victory loss defeat vote lead "
                               "draw tie decision") ||
               (casus__value_in(w, n->begin - 1, "won lost beat by") &&
                casus__value_dash(w, n->core + 1, false)) ||
               (casus__value_dash(w, n->end, true) &&
                casus__number_plain(w, n->end + 1) >= 0);
    return casus__value_dash(w, n->end, true) &&
           casus__number_plain(w, n->end + 1) >= 0;
}

/* ", 25," behind a name; "aged 25". */
static bool age(const struct value_work *w, const struct number *n)
{
    const uint32_t i = n->core;
    if (n->word || n->plain == 0 || n->plain > 2 || i < w->begin + 2 ||
        n->begin != n->core)
        return false;
    if (!casus__value_punct(w, i - 1, ','))
        return false;
    const bool closed = casus__value_punct(w, n->end, ',') ||
                        casus__value_punct(w, n->end, '.') ||
                        n->end == w->end || casus__value_in(w, n->end, "of");
    return closed && casus__value_capital(w, i - 2) &&
           (casus__value_upos(w, i - 2) == UPOS_PROPN || !w->doc->tags);
}

static bool list_mark(const struct value_work *w, const struct number *n)
{
    if (n->core != w->begin || n->word)
        return n->core == w->begin + 1 &&
               casus__value_punct(w, w->begin, '(') &&
               casus__value_punct(w, n->end, ')');
    return casus__value_punct(w, n->end, ')') ||
           (casus__value_punct(w, n->end, '.') && n->end + 1 < w->end) ||
           (w->doc->sentences[w->sent].flags & SENTENCE_LIST && n->plain &&
            n->plain < 3 && casus__value_capital(w, n->end));
}

bool casus__value_excluded(const struct value_work *w, const struct number *n)
{
    for (uint32_t i = n->core; i < n->end; i++)
        if (w->claimed[i])
            return true;
    return designation(w, n) || score(w, n) || age(w, n) || list_mark(w, n) ||
           (!n->word && street(w, n->end)) ||
           (casus__value_is(w, n->end, "in") && n->quote &&
            casus__number_plain(w, n->end + 1) >= 0);
}

/* Guarded units that are words of their own more often than not. */
static bool counts_as_unit(const struct value_work *w, const struct match *m)
{
    if (!(m->flags & MATCH_GUARDED))
        return !casus__value_in(w, m->tok, "dozen percentage");
    return casus__value_in(w, m->tok,
                           "foot feet ft ft. second seconds point "
                           "points goal goals yard yards inning "
                           "innings lap laps stone pound pounds "
                           "page pages percentile");
}

bool casus__value_unit(const struct value_work *w, uint32_t i)
{
    uint32_t at = i + casus__value_dash(w, i, true);
    at += casus__value_in(w, at, "more other additional");
    const struct match *m = casus__value_match(w, at, GAZ_BIT(GAZ_UNIT));
    if (m && counts_as_unit(w, m))
        return true;
    return casus__value_role(w, at, ROLE_UNIT) ||
           casus__value_role(w, at, ROLE_DAYPART) ||
           casus__value_in(
               w, at,
               "km kms kilometer kilometers kilometre kilometres mile miles "
               "meter meters metre metres m foot feet inches cm mm kg kilogram "
               "kilograms ton tons tonne tonnes pounds hectare hectares acre "
               "acres degree degrees mph kph liter liters litre litres gallon "
               "gallons megawatt megawatts times o'clock years-old fold "
               "year-old knots barrels ounces grams") ||
           /* "3 p.m.", "10 am" */
           casus__value_in(w, at, "p.m p.m. pm a.m a.m. am gmt est edt");
}
