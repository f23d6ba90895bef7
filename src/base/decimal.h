/*
 * Exact decimal numbers: mantissa * 10^exp. Quantities and coordinates use
 * them, so that no value passes through a binary float.
 */
#ifndef CASUS_BASE_DECIMAL_H
#define CASUS_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct decimal {
    int64_t mantissa;
    int exp; /* power of ten, -18 .. 18 */
};

/* Most bytes that casus__decimal_print writes, with its NUL. */
enum { CASUS__DECIMAL_PRINT = 48 };

struct decimal casus__decimal_int(int64_t v);

/* Parse "1,234.5" or "1234" (commas between digits are skipped); false if it
 * is not a number or has more than 15 significant digits. */
bool casus__decimal_parse(const char *p, size_t n, struct decimal *out);

/* a * b, a + b; false when more than 15 significant digits would be needed.*/
bool casus__decimal_mul(struct decimal a, struct decimal b,
                        struct decimal *out);
bool casus__decimal_add(struct decimal a, struct decimal b,
                        struct decimal *out);

/* -1, 0 or 1. */
int casus__decimal_cmp(struct decimal a, struct decimal b);

/* As JSON wants it: "1.34", "-3", no exponent, no trailing zeros. Returns the
 * length. */
size_t casus__decimal_print(struct decimal d,
                            char out[CASUS__DECIMAL_PRINT]);

/* Rounded towards zero; false when it does not fit. */
bool casus__decimal_to_int(struct decimal d, int64_t *out);

#endif
