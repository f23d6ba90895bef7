/* What the two files of `casus explain` share. */
#ifndef CASUS_JSON_EXPLAIN_H
#define CASUS_JSON_EXPLAIN_H

#include "json/record.h"

/* A span on one line. */
void casus__explain_words(const struct record *r, uint32_t begin,
                          uint32_t end);
/* "KEN GOV" */
void casus__explain_coding(const struct record *r, const struct coding *c);
/* The events of a sentence; without one, the rule that came nearest. */
void casus__explain_events(const struct record *r, uint32_t sent);

#endif
