/* English plurals by rule, for words that the gazetteers list in the
 * singular. */
#ifndef CASUS_COMPILE_PLURAL_H
#define CASUS_COMPILE_PLURAL_H

#include <casus/casus.h>

/* Longest phrase, and room for its plural. */
enum { PLURAL_MOST = 240, PLURAL_ROOM = PLURAL_MOST + 8 };

/*
 * The plural of a phrase: of its last word, or of the word before a
 * preposition ("members of parliament"). Returns the length, 0 if the phrase
 * has none by rule: it is too short or long, in capitals, or looks like a
 * plural already.
 */
size_t casus__plural(casus_str phrase, char out[PLURAL_ROOM]);

#endif
