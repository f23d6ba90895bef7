/*
 * Numbers from tokens: figures with separators, words, mixtures of both,
 * vague counts. Values are exact decimals. What stands around a number
 * (ranges, bounds, approximators) is in bounds.c.
 */
#include "value/internal.h"

enum { MOST_FIGURE = 24 }; /* bytes of a figure */

static int64_t power(int n)
{
    int64_t v = 1;
    while (n-- > 0)
        v *= 10;
    return v;
}

/* ---- figures --------------------------------------------------------- */

/* Groups of two or three digits after each comma; one point at most. */
static bool well_grouped(casus_str s)
{
    size_t group = 0, points = 0;
    bool comma = false;
    for (size_t i = 0; i <= s.len; i++) {
        const char c = i < s.len ? s.ptr[i] : '\0';
        if (casus__is_digit(c)) {
            group++;
            continue;
        }
        if (comma && !points && (group < 2 || group > 3))
            return false;
        if (c == ',') {
            if (points || group == 0 || (!comma && group > 3))
                return false;
            comma = true;
        }
        points += c == '.';
        group = 0;
    }
    return points < 2;
}

/* A number token: its figure, and a power of ten glued to it ("500k"). */
static bool figure(const struct value_work *w, uint32_t i, struct decimal *out,
                   int *scale, uint8_t *plain)
{
    if (!casus__value_inside(w, i) || w->doc->tokens[i].kind != TOKEN_NUMBER)
        return false;
    casus_str s = casus__token_text(w->doc, i);
    size_t n = 0;
    while (n < s.len &&
           (casus__is_digit(s.ptr[n]) || s.ptr[n] == ',' || s.ptr[n] == '.'))
        n++;
    const casus_str rest = { s.ptr + n, s.len - n };
    *scale = 0;
    if (casus__str_is(rest, "k") || casus__str_is(rest, "K"))
        *scale = 3;
    else if (casus__str_is(rest, "M"))
        *scale = 6;
    else if (casus__str_is(rest, "B"))
        *scale = 9;
    else if (rest.len)
        return false;
    s.len = n;
    if (n > MOST_FIGURE || !well_grouped(s) ||
        !casus__decimal_parse(s.ptr, n, out))
        return false;
    *plain = rest.len || memchr(s.ptr, ',', n) || memchr(s.ptr, '.', n)
                 ? 0
                 : (uint8_t)n;
    return true;
}

long casus__number_plain(const struct value_work *w, uint32_t i)
{
    struct decimal d;
    int64_t v;
    int scale;
    uint8_t plain;
    if (figure(w, i, &d, &scale, &plain))
        return plain && plain <= 9 && casus__decimal_to_int(d, &v) ? (long)v
                                                                   : -1;
    const struct value_word *c = casus__value_role(w, i, ROLE_CARDINAL);
    return c ? c->n : -1;
}

/* A fraction in figures behind a whole number: "5 1/2". */
static bool fraction(const struct value_work *w, uint32_t i, struct decimal *d)
{
    if (!casus__value_inside(w, i))
        return false;
    const casus_str s = casus__token_text(w->doc, i);
    struct decimal part;
    if (casus__str_is(s, "1/2") || casus__str_is(s, "½"))
        part = (struct decimal){ 5, -1 };
    else if (casus__str_is(s, "1/4") || casus__str_is(s, "¼"))
        part = (struct decimal){ 25, -2 };
    else if (casus__str_is(s, "3/4") || casus__str_is(s, "¾"))
        part = (struct decimal){ 75, -2 };
    else
        return false;
    return casus__decimal_add(*d, part, d);
}

/* ---- words ----------------------------------------------------------- */

struct spoken {
    int64_t total, current; /* thousands and up; below a thousand */
    int64_t last_power;     /* of the magnitude that came last */
    bool any, tens;         /* the last word was twenty .. ninety */
};

/* "hundred" and up multiply what came before. */
static bool add_magnitude(struct spoken *s, int n)
{
    const int64_t p = power(n);
    if (n == 2) {
        if (s->current > 99 || (s->any && s->current == 0))
            return false;
        s->current = (s->current ? s->current : 1) * 100;
    } else {
        if (p >= s->last_power || (s->any && s->current == 0) ||
            (s->current ? s->current : 1) > INT64_MAX / 1000 / p)
            return false;
        s->total += (s->current ? s->current : 1) * p;
        s->current = 0;
        s->last_power = p;
    }
    s->any = true;
    s->tens = false;
    return true;
}

static bool add_cardinal(struct spoken *s, int n)
{
    if (s->any) {
        if (s->tens ? n < 1 || n > 9 : s->current % 100 != 0)
            return false;
        /* "two three": two numbers */
        if (!s->tens && s->current == 0 && s->last_power == INT64_MAX)
            return false;
    }
    s->current += n;
    s->tens = n >= 20;
    s->any = true;
    return true;
}

/* Is the word at i one that goes on a number after a hyphen or "and"? */
static const struct value_word *goes_on(const struct value_work *w, uint32_t i)
{
    return casus__value_role(w, i, ROLE_CARDINAL | ROLE_MAGNITUDE | ROLE_DOZEN);
}

static bool add_word(struct spoken *s, const struct value_word *v)
{
    if (v->roles & ROLE_CARDINAL)
        return add_cardinal(s, v->n);
    if (v->roles & ROLE_MAGNITUDE)
        return add_magnitude(s, v->n);
    if (s->current > 999 || s->total)
        return false;
    s->total = (s->current ? s->current : 1) * v->n;
    s->current = 0;
    s->last_power = 0; /* nothing may follow a dozen */
    s->tens = false;
    s->any = true;
    return true;
}

/* Tokens of a number in words from i on; `s` may hold a value already. */
static uint32_t spoken_words(const struct value_work *w, uint32_t i,
                             struct spoken *s)
{
    uint32_t at = i;
    while (casus__value_inside(w, at)) {
        uint32_t next = at;
        if (at > i && casus__value_dash(w, at, true))
            next++;
        else if (at > i && casus__value_is(w, at, "and") && !s->tens &&
                 (s->current >= 100 || s->total) &&
                 casus__value_role(w, at + 1, ROLE_CARDINAL))
            next++;
        const struct value_word *v = goes_on(w, next);
        /* "m" and "k" are magnitudes behind figures only */
        if (!v || (w->doc->tokens[next].fold_len == 1 && next == i) ||
            s->last_power == 0)
            break;
        struct spoken tried = *s;
        if (!add_word(&tried, v))
            break;
        *s = tried;
        at = next + 1;
    }
    return at - i;
}

/* "half a million", "a quarter of a million", "half-dozen": a share of a
 * magnitude at i. Gives tokens, and the value. */
static uint32_t share(const struct value_work *w, uint32_t i,
                      struct decimal *out)
{
    uint32_t at = i;
    const bool article = casus__value_in(w, at, "a an");
    at += article;
    int64_t quarters = casus__value_is(w, at, "half") ? 2 : 1;
    if (casus__value_is(w, at, "three") &&
        casus__value_is(w, at + 1, "quarters")) {
        quarters = 3;
        at++;
    } else if (quarters == 1 && !casus__value_is(w, at, "quarter")) {
        return 0;
    }
    at++;
    at += casus__value_is(w, at, "of");
    at += casus__value_in(w, at, "a an");
    at += casus__value_dash(w, at, true);
    const struct value_word *v =
        casus__value_role(w, at, ROLE_MAGNITUDE | ROLE_DOZEN);
    if (!v || w->doc->tokens[at].fold_len < 3)
        return 0;
    const int64_t base = v->roles & ROLE_DOZEN ? v->n : power(v->n);
    if (base * quarters % 4)
        return 0;
    *out = casus__decimal_int(base / 4 * quarters + base % 4 * quarters / 4);
    return at + 1 - i;
}

/* ---- vague counts ---------------------------------------------------- */

static void set_vague(struct number *n, int64_t low, int64_t high)
{
    n->low = casus__decimal_int(low);
    n->high = casus__decimal_int(high);
    n->has_low = n->has_high = true;
    n->vague = true;
    n->word = true;
}

/* From 2 to the last before 10 of a power of ten. Nobody counts billions to
 * the unit: their high bound is a whole number of them. */
static void vague_power(struct number *n, int times, int of)
{
    const int64_t unit = of >= 9 ? power(of) : 1;
    const int64_t low = 2 * power(times + of);
    set_vague(n, low, power(times + of + 1) - unit);
}

/* "dozens", "tens of thousands", "several hundred". */
static uint32_t vague(const struct value_work *w, uint32_t i, struct number *n)
{
    uint32_t at = i;
    if (casus__value_in(w, at, "several few") ||
        (casus__value_is(w, at, "a") && casus__value_is(w, at + 1, "few"))) {
        at += casus__value_is(w, at, "a") ? 2 : 1;
        const struct value_word *v =
            casus__value_role(w, at, ROLE_MAGNITUDE | ROLE_DOZEN);
        if (!v || w->doc->tokens[at].fold_len < 4)
            return 0;
        if (v->roles & ROLE_DOZEN)
            set_vague(n, 24, 99);
        else
            vague_power(n, 0, v->n);
        return at + 1 - i;
    }
    const struct value_word *v = casus__value_role(w, at, ROLE_VAGUE);
    if (!v)
        return 0;
    const struct value_word *of =
        casus__value_is(w, at + 1, "of")
            ? casus__value_role(w, at + 2, ROLE_VAGUE | ROLE_MAGNITUDE)
            : NULL;
    if (of && of->n >= 3 && v->n >= 0 && v->n < 3 &&
        w->doc->tokens[at + 2].fold_len > 3) {
        if (v->n == 0)
            set_vague(n, 24 * power(of->n),
                      99 * power(of->n) + power(of->n) - 1);
        else
            vague_power(n, v->n, of->n);
        return 3;
    }
    if (v->n == 1)
        return 0; /* "tens" alone is too loose */
    if (v->n <= 0)
        set_vague(n, v->n ? 40 : 24, 99);
    else
        vague_power(n, 0, v->n);
    return 1;
}

/* ---- the core -------------------------------------------------------- */

static bool exact(struct number *out, struct decimal d, uint32_t tokens)
{
    out->low = out->high = d;
    out->has_low = out->has_high = true;
    out->end = out->core + tokens;
    return true;
}

/* "and a half" behind a number, before a magnitude. */
static uint32_t and_half(const struct value_work *w, uint32_t i,
                         struct decimal *d)
{
    const uint32_t n = casus__value_phrase(w, i, "and a half");
    return n && casus__decimal_add(*d, (struct decimal){ 5, -1 }, d) ? n : 0;
}

/* Figures with what may follow: "3.5 million", "20 thousand", "2 dozen". */
static bool from_figure(const struct value_work *w, uint32_t i,
                        struct number *out)
{
    struct decimal d;
    int scale;
    if (!figure(w, i, &d, &scale, &out->plain))
        return false;
    uint32_t at = i + 1;
    if (fraction(w, at, &d))
        at++;
    else
        at += and_half(w, at, &d);
    const bool hyphen = casus__value_dash(w, at, true);
    const struct value_word *v =
        scale ? NULL
              : casus__value_role(w, at + hyphen, ROLE_MAGNITUDE | ROLE_DOZEN);
    /* "5 m" is a length, "5m" a number of millions (or of metres: money.c
     * and the units decide) */
    if (v && w->doc->tokens[at + hyphen].fold_len == 1)
        v = hyphen || !casus__value_tight(w, at) ? NULL : v;
    if (v && v->roles & ROLE_DOZEN && v->n == 20)
        v = NULL;
    if (v) {
        scale = v->roles & ROLE_MAGNITUDE ? v->n : 0;
        at += hyphen + 1u;
        out->plain = 0;
        if (v->roles & ROLE_DOZEN &&
            !casus__decimal_mul(d, casus__decimal_int(v->n), &d))
            return false;
    }
    d.exp += d.mantissa ? scale : 0;
    return d.exp <= 18 && exact(out, d, at - i);
}

static bool from_words(const struct value_work *w, uint32_t i,
                       struct number *out)
{
    struct spoken s = { .last_power = INT64_MAX };
    uint32_t skip = 0;
    if (casus__value_in(w, i, "a an")) {
        skip = 1;
        if (!casus__value_role(w, i + 1, ROLE_MAGNITUDE | ROLE_DOZEN) ||
            casus__value_is(w, i + 1, "score"))
            return false;
    } else if (casus__value_role(w, i, ROLE_MAGNITUDE | ROLE_DOZEN) &&
               casus__value_in(w, i, "score m k")) {
        return false;
    }
    const uint32_t n = spoken_words(w, i + skip, &s);
    if (n == 0)
        return false;
    struct decimal d = casus__decimal_int(s.total + s.current);
    uint32_t used = skip + n;
    /* "two and a half million" */
    const uint32_t half = s.total ? 0 : and_half(w, i + used, &d);
    const struct value_word *v =
        half ? casus__value_role(w, i + used + half, ROLE_MAGNITUDE) : NULL;
    if (v) {
        d.exp += v->n;
        used += half + 1;
    } else if (half) {
        d = casus__decimal_int(s.total + s.current);
    }
    out->word = true;
    out->quote = used == 1 && casus__value_is(w, i, "one");
    return exact(out, d, used);
}

bool casus__number_core(const struct value_work *w, uint32_t i,
                        struct number *out)
{
    if (!casus__value_inside(w, i) ||
        (w->doc->tokens[i].kind != TOKEN_NUMBER && !w->word[i]))
        return false;
    *out = (struct number){ .begin = i, .core = i, .currency = casus__str("") };
    if (w->doc->tokens[i].kind == TOKEN_NUMBER)
        return from_figure(w, i, out);
    struct decimal d;
    uint32_t n = share(w, i, &d);
    if (n) {
        out->word = true;
        return exact(out, d, n);
    }
    n = vague(w, i, out);
    if (n) {
        out->end = i + n;
        return true;
    }
    n = casus__value_phrase(w, i, "a couple");
    if (n) {
        out->couple = out->approx = out->word = true;
        return exact(out, casus__decimal_int(2), n);
    }
    return from_words(w, i, out);
}
