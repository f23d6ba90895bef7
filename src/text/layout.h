/* Lines: hard-wrapped text, datelines, bylines, boilerplate, headlines. */
#ifndef CASUS_TEXT_LAYOUT_H
#define CASUS_TEXT_LAYOUT_H

#include "doc/doc.h"

/* Is a single line break a mere blank in this text? Decided once: most lines
 * are of like length and end without a stop. */
bool casus__is_hard_wrapped(const char *text, size_t n);

/* Set the flags and the dateline of a sentence whose tokens are known.
 * `starts_line`: the layout begins a sentence here. `alone`: it is a line or
 * paragraph of its own. */
void casus__describe_sentence(const casus_doc *doc, struct sentence *s,
                              bool starts_line, bool alone);

#endif
