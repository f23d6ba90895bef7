/* Verb groups: auxiliaries, voice, tense, modality, negation. */
#ifndef CASUS_PARSE_VERBS_H
#define CASUS_PARSE_VERBS_H

#include "parse/work.h"

/* Read the verb group that begins at token `at` and append it to w->verbs.
 * Returns the token after it, or `at` if none begins there. */
uint32_t casus__verb_group(struct work *w, uint32_t at);

#endif
