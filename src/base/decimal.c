#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

#define MOST_MANTISSA INT64_C(999999999999999) /* 15 digits */

enum { MOST_EXP = 18 };

/* Take trailing zeros out of the mantissa, so that equal numbers look alike. */
static bool normalize(__int128 m, int exp, struct decimal *out)
{
    if (m == 0) {
        *out = (struct decimal){ 0, 0 };
        return true;
    }
    while (m % 10 == 0) {
        m /= 10;
        exp++;
    }
    if (m > MOST_MANTISSA || m < -MOST_MANTISSA || exp > MOST_EXP ||
        exp < -MOST_EXP)
        return false;
    *out = (struct decimal){ (int64_t)m, exp };
    return true;
}

struct decimal casus__decimal_int(int64_t v)
{
    struct decimal d = { 0, 0 };
    (void)normalize(v, 0, &d);
    return d;
}

bool casus__decimal_parse(const char *p, size_t n, struct decimal *out)
{
    __int128 m = 0;
    int exp = 0, digits = 0;
    bool point = false, any = false;
    size_t i = 0;
    const bool minus = n && p[0] == '-';
    for (i = minus; i < n; i++) {
        if (p[i] == ',' && any && !point)
            continue;
        if (p[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (p[i] < '0' || p[i] > '9' || digits > 30)
            return false;
        any = true;
        m = m * 10 + (p[i] - '0');
        digits += m != 0;
        exp -= point;
    }
    return any && normalize(minus ? -m : m, exp, out);
}

bool casus__decimal_mul(struct decimal a, struct decimal b,
                        struct decimal *out)
{
    return normalize((__int128)a.mantissa * b.mantissa, a.exp + b.exp, out);
}

/* Bring both to the smaller exponent; false when that overflows. */
static bool align(struct decimal a, struct decimal b, __int128 *x,
                  __int128 *y, int *exp)
{
    *x = a.mantissa;
    *y = b.mantissa;
    *exp = a.exp < b.exp ? a.exp : b.exp;
    /* 15 digits and at most 36 more do not fit 128 bits, 21 more do. */
    if (a.exp - *exp > 21 || b.exp - *exp > 21)
        return false;
    for (int i = *exp; i < a.exp; i++)
        *x *= 10;
    for (int i = *exp; i < b.exp; i++)
        *y *= 10;
    return true;
}

bool casus__decimal_add(struct decimal a, struct decimal b,
                        struct decimal *out)
{
    __int128 x, y;
    int exp;
    return align(a, b, &x, &y, &exp) && normalize(x + y, exp, out);
}

int casus__decimal_cmp(struct decimal a, struct decimal b)
{
    __int128 x, y;
    int exp;
    const int sa = (a.mantissa > 0) - (a.mantissa < 0);
    const int sb = (b.mantissa > 0) - (b.mantissa < 0);
    if (sa != sb)
        return sa < sb ? -1 : 1;
    if (!align(a, b, &x, &y, &exp))
        return (a.exp > b.exp ? 1 : -1) * sa;
    return (x > y) - (x < y);
}

size_t casus__decimal_print(struct decimal d, char out[CASUS__DECIMAL_PRINT])
{
    char digits[24];
    const bool minus = d.mantissa < 0;
    const uint64_t m =
        minus ? 0 - (uint64_t)d.mantissa : (uint64_t)d.mantissa;
    int n = snprintf(digits, sizeof digits, "%llu", (unsigned long long)m);
    size_t at = 0;
    if (minus)
        out[at++] = '-';
    const int whole = n + d.exp; /* digits before the point */
    if (whole <= 0) {
        out[at++] = '0';
        out[at++] = '.';
        for (int i = whole; i < 0; i++)
            out[at++] = '0';
    }
    for (int i = 0; i < n; i++) {
        if (i == whole && i > 0)
            out[at++] = '.';
        out[at++] = digits[i];
    }
    for (int i = 0; i < d.exp && m; i++)
        out[at++] = '0';
    out[at] = '\0';
    return at;
}

bool casus__decimal_to_int(struct decimal d, int64_t *out)
{
    __int128 m = d.mantissa;
    for (int i = 0; i < d.exp; i++)
        m *= 10;
    for (int i = d.exp; i < 0; i++)
        m /= 10;
    if (m > INT64_MAX || m < INT64_MIN)
        return false;
    *out = (int64_t)m;
    return true;
}
