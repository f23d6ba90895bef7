/* Noun groups: determiner to head, names with their titles, pronouns,
 * numbers, possessives. */
#ifndef CASUS_PARSE_CHUNK_H
#define CASUS_PARSE_CHUNK_H

#include "parse/work.h"

/* Make the np (or the chain of possessors and np) that begins at token `at`.
 * Returns the token after it, or `at` if none begins there; *np is the last
 * one. */
uint32_t casus__chunk_noun(struct work *w, uint32_t at, uint32_t *np);

#endif
