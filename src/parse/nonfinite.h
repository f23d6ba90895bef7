/* Infinitives, gerunds and participles: what they hang from, and who does
 * them. */
#ifndef CASUS_PARSE_NONFINITE_H
#define CASUS_PARSE_NONFINITE_H

#include "parse/machine.h"

void casus__nonfinite_infinitive(struct machine *m, size_t k, uint32_t verb);
void casus__nonfinite_gerund(struct machine *m, size_t k, uint32_t verb);
void casus__nonfinite_participle(struct machine *m, size_t k, uint32_t verb);

/* A past form without auxiliary that is a reduced relative clause after all:
 * "the man killed in the raid was ..." */
bool casus__nonfinite_is_reduced(struct machine *m, size_t k, uint32_t verb);

/* "Rebels demanding autonomy attacked": does a subject wait for the finite
 * verb, seen from item k, and no other comes for it? */
bool casus__nonfinite_last_verb(struct machine *m, size_t k, uint32_t verb);

#endif
