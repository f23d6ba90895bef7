/* What the recognizers of date expressions share. Each that takes a token
 * `i` tells whether its expression begins there, and fills *out. */
#ifndef CASUS_VALUE_DATE_H
#define CASUS_VALUE_DATE_H

#include "value/internal.h"

/* date_words.c */
void casus__when_start(struct when *out, unsigned form, uint32_t begin,
                       uint32_t end);
/* A part of the day: its code, or a clock time for noon and midnight. */
void casus__when_part(struct when *out, int n);
/* Take in a part of the day behind a day: "Friday night". */
void casus__when_take_part(const struct value_work *w, struct when *out);
bool casus__date_weekday(const struct value_work *w, uint32_t i,
                         struct when *out);
bool casus__date_deictic(const struct value_work *w, uint32_t i,
                         struct when *out);
bool casus__date_holiday(const struct value_work *w, uint32_t i,
                         struct when *out);
bool casus__date_set_word(const struct value_work *w, uint32_t i,
                          struct when *out);
bool casus__date_every(const struct value_work *w, uint32_t i,
                       struct when *out);
bool casus__date_part(const struct value_work *w, uint32_t i,
                      struct when *out);
bool casus__date_mid_month(const struct value_work *w, uint32_t i,
                           struct when *out);

/* date_amount.c */
struct amount {
    uint32_t end;
    int32_t n; /* -1: vague */
    bool half, a, plural, age;
    char unit;
};

bool casus__date_amount_at(const struct value_work *w, uint32_t i,
                           struct amount *out);
bool casus__date_amount(const struct value_work *w, uint32_t i,
                        struct when *out);
bool casus__date_units(const struct value_work *w, uint32_t i,
                       struct when *out);
/* The words at *i that make an amount a point in time ("ago", "later"): -1,
 * 1, or 0 if there are none; steps over them. */
int casus__date_shift(const struct value_work *w, uint32_t *i,
                      bool *anchored);

/* date_led.c */
int casus__lead_direction(unsigned lead);
bool casus__date_quarter(const struct value_work *w, uint32_t i,
                         struct when *out);
bool casus__date_century(const struct value_work *w, uint32_t i,
                         struct when *out);
bool casus__date_season(const struct value_work *w, uint32_t i, unsigned dir,
                        struct when *out);
bool casus__date_led(const struct value_work *w, uint32_t i,
                     struct when *out);

#endif
