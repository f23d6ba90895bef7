#include "base/decimal.h"

#include "base/str.h"

#include <stdio.h>

#define MOST_MANTISSA INT64_C(999999999999999) /* 15 digits */

enum { MOST_EXP = 18 };

/* Take trailing zeros out of the mantissa, so that equal numbers look alike. */
static bool normalize(int64_t m, int exp, struct decimal *out)
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
    *out = (struct decimal){ m, exp };
    return true;
}

/* m * 10^n; false on overflow. */
static bool shift(int64_t *m, int n)
{
    if (*m == 0)
        return true;
    for (; n > 0; n--)
        if (__builtin_mul_overflow(*m, 10, m))
            return false;
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
    int64_t m = 0;
    int zeros = 0; /* read, not yet in m: they may all be trailing ones */
    int after = 0; /* digits after the point */
    bool point = false, any = false;
    const bool minus = n && p[0] == '-';
    for (size_t i = minus; i < n; i++) {
        if (p[i] == ',' && any && !point)
            continue;
        if (p[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (!casus__is_digit(p[i]) || zeros > 99 || after > 99)
            return false;
        any = true;
        after += point;
        if (p[i] == '0') {
            zeros += m != 0;
            continue;
        }
        if (!shift(&m, zeros + 1) ||
            __builtin_add_overflow(m, p[i] - '0', &m))
            return false;
        zeros = 0;
    }
    return any && normalize(minus ? -m : m, zeros - after, out);
}

bool casus__decimal_mul(struct decimal a, struct decimal b,
                        struct decimal *out)
{
    int64_t m;
    return !__builtin_mul_overflow(a.mantissa, b.mantissa, &m) &&
           normalize(m, a.exp + b.exp, out);
}

/* Bring both to the smaller exponent; false when that overflows. */
static bool align(struct decimal a, struct decimal b, int64_t *x, int64_t *y,
                  int *exp)
{
    *x = a.mantissa;
    *y = b.mantissa;
    *exp = a.exp < b.exp ? a.exp : b.exp;
    return shift(x, a.exp - *exp) && shift(y, b.exp - *exp);
}

bool casus__decimal_add(struct decimal a, struct decimal b,
                        struct decimal *out)
{
    int64_t x, y, sum;
    int exp;
    return align(a, b, &x, &y, &exp) && !__builtin_add_overflow(x, y, &sum) &&
           normalize(sum, exp, out);
}

int casus__decimal_cmp(struct decimal a, struct decimal b)
{
    int64_t x, y;
    int exp;
    const int sa = (a.mantissa > 0) - (a.mantissa < 0);
    const int sb = (b.mantissa > 0) - (b.mantissa < 0);
    if (sa != sb)
        return sa < sb ? -1 : 1;
    /* Only the one with the larger exponent can overflow: it is larger. */
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
    int64_t m = d.mantissa;
    if (!shift(&m, d.exp))
        return false;
    for (int i = d.exp; i < 0; i++)
        m /= 10;
    *out = m;
    return true;
}
