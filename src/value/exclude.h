#ifndef CASUS_VALUE_EXCLUDE_H
#define CASUS_VALUE_EXCLUDE_H

#include "value/internal.h"

/* Is the number one that counts nothing: an age, a score, an address, part
 * of a name? */
bool casus__value_excluded(const struct value_work *w,
                           const struct number *n);

/* Does a unit of measure or time begin at token i? */
bool casus__value_unit(const struct value_work *w, uint32_t i);

#endif
