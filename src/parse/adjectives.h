/* Adjectives as predicates. */
#ifndef CASUS_PARSE_ADJECTIVES_H
#define CASUS_PARSE_ADJECTIVES_H

#include "parse/machine.h"

/* Item k is an adjective that is in no noun group. */
void casus__adjectives_read(struct machine *m, size_t k);

#endif
