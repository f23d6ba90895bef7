/* Noun predicates, and the final preds and args of a sentence. */
#ifndef CASUS_PARSE_ARGS_H
#define CASUS_PARSE_ARGS_H

#include "parse/work.h"

/* Give every common noun of the sentence its predicate. */
void casus__args_nouns(struct work *w);

/* The arguments of the verbs, and what the nouns hang from. */
void casus__args_link(struct work *w);

/* Append the sentence's preds and args to the layers. */
void casus__args_emit(struct work *w);

#endif
