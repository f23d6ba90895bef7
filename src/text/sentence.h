/* Sentences over tokens. */
#ifndef CASUS_TEXT_SENTENCE_H
#define CASUS_TEXT_SENTENCE_H

#include "doc/doc.h"

/* Fill doc->sentences; wrapped: a single line break is a blank. False if
 * there is no memory. */
bool casus__split_sentences(casus_doc *doc, bool wrapped);

#endif
