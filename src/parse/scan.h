/* Tokens of a sentence to items. */
#ifndef CASUS_PARSE_SCAN_H
#define CASUS_PARSE_SCAN_H

#include "parse/work.h"

void casus__scan_sentence(struct work *w);

#endif
