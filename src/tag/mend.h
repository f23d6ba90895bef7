/* Tags that the neighbours of a word settle. */
#ifndef CASUS_TAG_MEND_H
#define CASUS_TAG_MEND_H

#include "doc/doc.h"

void casus__tag_mend(casus_doc *doc, const struct sentence *s);

#endif
