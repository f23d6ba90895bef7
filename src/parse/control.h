/* Subjects that are understood, and flags that are handed down. */
#ifndef CASUS_PARSE_CONTROL_H
#define CASUS_PARSE_CONTROL_H

#include "parse/work.h"

/* Find the subjects that a verb has from the one above it. */
void casus__control_run(struct work *w);

/* Flags and tense that a pred has from those above it. Noun predicates must
 * exist. */
void casus__control_hand_down(struct work *w);

#endif
