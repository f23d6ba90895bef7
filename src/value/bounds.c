/*
 * What stands around a number: ranges ("3,000 to 3,500"), bounds ("at
 * least"), approximators ("about") before it and behind it ("or more").
 */
#include "value/internal.h"

enum bound { BOUND_LOW, BOUND_HIGH, BOUND_APPROX, BOUND_NEUTRAL };

/* Longest first where one ends with another. */
static const struct {
    const char *words;
    uint8_t bound;
} before[] = {
    { "no fewer than", BOUND_LOW },
    { "no less than", BOUND_LOW },
    { "not less than", BOUND_LOW },
    { "not fewer than", BOUND_LOW },
    { "no more than", BOUND_HIGH },
    { "not more than", BOUND_HIGH },
    { "as many as", BOUND_HIGH },
    { "as much as", BOUND_HIGH },
    { "as high as", BOUND_HIGH },
    { "as few as", BOUND_LOW },
    { "as little as", BOUND_LOW },
    { "in excess of", BOUND_LOW },
    { "a minimum of", BOUND_LOW },
    { "a maximum of", BOUND_HIGH },
    { "a total of", BOUND_NEUTRAL },
    { "well over", BOUND_LOW },
    { "just over", BOUND_LOW },
    { "just under", BOUND_HIGH },
    { "close to", BOUND_APPROX },
    { "an estimated", BOUND_APPROX },
    { "the estimated", BOUND_APPROX },
    { "at least", BOUND_LOW },
    { "at most", BOUND_HIGH },
    { "more than", BOUND_LOW },
    { "greater than", BOUND_LOW },
    { "higher than", BOUND_LOW },
    { "upwards of", BOUND_LOW },
    { "upward of", BOUND_LOW },
    { "fewer than", BOUND_HIGH },
    { "less than", BOUND_HIGH },
    { "lower than", BOUND_HIGH },
    { "up to", BOUND_HIGH },
    { "exceed", BOUND_LOW },
    { "exceeds", BOUND_LOW },
    { "exceeded", BOUND_LOW },
    { "exceeding", BOUND_LOW },
    { "surpassed", BOUND_LOW },
    { "surpassing", BOUND_LOW },
    { "topped", BOUND_LOW },
    { "topping", BOUND_LOW },
    { "over", BOUND_LOW },
    { "above", BOUND_LOW },
    { "under", BOUND_HIGH },
    { "below", BOUND_HIGH },
    { "about", BOUND_APPROX },
    { "some", BOUND_APPROX },
    { "around", BOUND_APPROX },
    { "roughly", BOUND_APPROX },
    { "approximately", BOUND_APPROX },
    { "nearly", BOUND_APPROX },
    { "almost", BOUND_APPROX },
    { "estimated", BOUND_APPROX },
    { "circa", BOUND_APPROX },
    { "approx", BOUND_APPROX },
    { "another", BOUND_NEUTRAL },
    { "a further", BOUND_NEUTRAL },
    { "an additional", BOUND_NEUTRAL },
};

static const struct {
    const char *words;
    uint8_t bound;
} behind[] = {
    { "or more", BOUND_LOW },
    { "and more", BOUND_LOW },
    { "and counting", BOUND_LOW },
    { "or so", BOUND_APPROX },
    { "or fewer", BOUND_HIGH },
    { "or less", BOUND_HIGH },
    { "at least", BOUND_LOW },
    { "plus", BOUND_LOW },
    { "+", BOUND_LOW },
};

static void apply(struct number *n, unsigned bound)
{
    switch (bound) {
    case BOUND_LOW:
        n->has_high = false;
        n->bounded = true;
        break;
    case BOUND_HIGH:
        n->has_low = false;
        n->bounded = true;
        break;
    case BOUND_APPROX:
        n->approx = true;
        n->bounded = true;
        break;
    default:
        break;
    }
}

/* "over", "under" and the like are also prepositions of place and time:
 * "a row over two islands". They bound only a number of some size. */
static bool spatial(const struct value_work *w, uint32_t i,
                    const struct number *n)
{
    const struct decimal ten = casus__decimal_int(10);
    return casus__value_in(w, i, "over above under below") &&
           !n->currency.len && !casus__value_is(w, i - 1, "just") &&
           !casus__value_is(w, i - 1, "well") &&
           casus__decimal_cmp(n->has_low ? n->low : n->high, ten) < 0;
}

static bool bound_before(const struct value_work *w, struct number *n)
{
    if (n->begin == w->begin)
        return false;
    for (size_t k = 0; k < COUNT(before); k++) {
        const uint32_t tokens =
            casus__value_phrase_before(w, n->begin, before[k].words);
        if (!tokens || spatial(w, n->begin - 1, n))
            continue;
        if (before[k].bound == BOUND_NEUTRAL) {
            if (tokens != 1) /* "a total of" counts nothing of its own */
                return false;
            n->another = true;
        }
        apply(n, before[k].bound);
        n->begin -= tokens;
        return true;
    }
    /* "more 64,000": a "than" left out */
    if (casus__value_is(w, n->begin - 1, "more") && !n->word &&
        n->begin == n->core && n->begin - 1 > w->begin &&
        !casus__value_in(w, n->begin - 2, "no many once any and") &&
        casus__number_plain(w, n->begin - 2) < 0) {
        apply(n, BOUND_LOW);
        n->begin--;
        return true;
    }
    return false;
}

static void bound_behind(const struct value_work *w, struct number *n)
{
    if (casus__value_dash(w, n->end, true) &&
        casus__value_in(w, n->end + 1, "odd plus")) {
        apply(n,
              casus__value_is(w, n->end + 1, "odd") ? BOUND_APPROX : BOUND_LOW);
        n->end += 2;
        return;
    }
    for (size_t k = 0; k < COUNT(behind); k++) {
        const uint32_t tokens = casus__value_phrase(w, n->end, behind[k].words);
        if (!tokens)
            continue;
        /* "20 at least" but not "20 at least two of them" */
        if (casus__value_is(w, n->end, "at") &&
            !casus__value_punct(w, n->end + tokens, '.') &&
            !casus__value_punct(w, n->end + tokens, ','))
            continue;
        if (n->core + 1 == n->end && n->quote)
            return; /* "one or more" says nothing */
        apply(n, behind[k].bound);
        n->end += tokens;
        return;
    }
}

/* ---- ranges ---------------------------------------------------------- */

/* A percent sign or word between the ends: "5% to 10%". */
static uint32_t percent_at(const struct value_work *w, uint32_t i)
{
    if (casus__value_punct(w, i, '%') || casus__value_is(w, i, "percent"))
        return 1;
    return casus__value_phrase(w, i, "per cent");
}

/* "2 to 3 million": the first end takes the magnitude of the second if it is
 * a small number. */
static void share_magnitude(struct number *a, const struct number *b,
                            const struct value_work *w)
{
    const struct value_word *v =
        casus__value_role(w, b->end - 1, ROLE_MAGNITUDE | ROLE_DOZEN);
    const struct decimal thousand = casus__decimal_int(1000);
    struct decimal d;
    if (!v || a->end - a->core != 1 || b->end - b->core < 2 ||
        casus__decimal_cmp(a->low, thousand) >= 0)
        return;
    const struct decimal factor = v->roles & ROLE_DOZEN
                                      ? casus__decimal_int(v->n)
                                      : (struct decimal){ 1, v->n };
    if (casus__decimal_mul(a->low, factor, &d) &&
        casus__decimal_cmp(d, b->high) < 0)
        a->low = a->high = d;
}

/* The word or dash between the two ends, in tokens. */
static uint32_t connector(const struct value_work *w, uint32_t i,
                          const struct number *n, bool between)
{
    if (between)
        return casus__value_in(w, i, "and to") ? 1 : 0;
    if (n->vague && casus__value_phrase(w, i, "if not"))
        return 2;
    if (n->vague && casus__value_phrase(w, i, ", if not"))
        return 3;
    if (casus__value_is(w, i, "or"))
        return casus__value_phrase(w, i, "or even") ? 2 : 1;
    if (casus__value_is(w, i, "to"))
        return casus__value_phrase_before(w, n->begin, "from") &&
                       !casus__value_phrase_before(w, n->begin,
                                                   "ranging from") &&
                       !casus__value_phrase_before(w, n->begin, "anywhere from")
                   ? 0
                   : 1;
    return casus__value_dash(w, i, false) &&
                   casus__value_tight(w, i) == casus__value_tight(w, i + 1)
               ? 1
               : 0;
}

static void range(const struct value_work *w, struct number *n)
{
    if (n->couple)
        return;
    const bool between = casus__value_is(w, n->begin - 1, "between");
    uint32_t at = n->end;
    const uint32_t percent = percent_at(w, at);
    at += percent;
    const uint32_t link = connector(w, at, n, between);
    if (!link)
        return;
    const bool or = casus__value_is(w, at, "or");
    at += link;
    struct number second;
    casus_str iso = casus__str("");
    at += casus__money_before(w, at, &iso);
    /* "hundreds or thousands" only of like kind */
    if (!casus__number_core(w, at, &second) || second.vague != n->vague ||
        (percent && !percent_at(w, second.end)))
        return;
    share_magnitude(n, &second, w);
    if (casus__decimal_cmp(n->low, second.high) >= 0)
        return;
    /* "12 or 2021" is no range, "12 or 13" is */
    struct decimal ten_times;
    if (or &&(!casus__decimal_mul(n->low, casus__decimal_int(10), &ten_times) ||
              casus__decimal_cmp(second.high, ten_times) > 0))
        return;
    n->high = second.high;
    n->end = second.end;
    /* "dozens, if not hundreds, of people" */
    n->end += link == 3 && casus__value_punct(w, n->end, ',');
    n->range = true;
    n->quote = 0;
    n->plain = 0;
    n->percent = percent > 0;
    if (!n->currency.len)
        n->currency = iso;
    if (between)
        n->begin--;
}

void casus__number_bounds(const struct value_work *w, struct number *n)
{
    enum { MOST = 3 };
    range(w, n);
    for (int i = 0; i < MOST && bound_before(w, n); i++)
        continue;
    bound_behind(w, n);
}
