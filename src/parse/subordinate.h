/* Conjunctions and relative pronouns. */
#ifndef CASUS_PARSE_SUBORDINATE_H
#define CASUS_PARSE_SUBORDINATE_H

#include "parse/machine.h"

/* Item k is "that" or a conjunction. */
void casus__subordinate_mark(struct machine *m, size_t k);

/* Item k is a relative pronoun or another wh-word. */
void casus__subordinate_relative(struct machine *m, size_t k);

/* Item k is a preposition; "after", "since", "as" may be a conjunction. */
void casus__subordinate_preposition(struct machine *m, size_t k);

/* The np that a clause behind `np` describes: not the place in "troops in
 * Mali fighting". */
uint32_t casus__subordinate_described(const struct machine *m, uint32_t np);

#endif
