/*
 * Universal tags from Penn tags.
 *
 * Most Penn tags have one universal tag; for the rest (is this "have" an
 * auxiliary, does this "after" open a clause?) a small model of its own looks
 * at the Penn tags on both sides.
 */
#ifndef CASUS_TAG_UNIVERSAL_H
#define CASUS_TAG_UNIVERSAL_H

#include "doc/doc.h"

/* The universal tag of a Penn tag where it does not depend on the word;
 * UPOS_COUNT where it does. */
unsigned casus__upos_fixed(unsigned xpos);

/* What to say without a model. */
unsigned casus__upos_default(unsigned xpos);

#endif
