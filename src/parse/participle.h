/* Participles: what they hang from, and whom they are told of. */
#ifndef CASUS_PARSE_PARTICIPLE_H
#define CASUS_PARSE_PARTICIPLE_H

#include "parse/machine.h"

void casus__participle(struct machine *m, size_t k, uint32_t verb);

/* A past form without auxiliary that is a reduced relative clause after all:
 * "the man killed in the raid was ..." */
bool casus__participle_is_reduced(struct machine *m, size_t k, uint32_t verb);

/* "Rebels demanding autonomy attacked": does a subject wait for the finite
 * verb, seen from item k, and no other comes for it? */
bool casus__participle_last_verb(struct machine *m, size_t k, uint32_t verb);

#endif
