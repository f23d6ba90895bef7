/* Links between nps: "of", coordination, apposition. */
#ifndef CASUS_PARSE_NPLINK_H
#define CASUS_PARSE_NPLINK_H

#include "parse/work.h"

/* Link the nps of the sentence; items that were taken into another one are
 * removed from the row. */
void casus__nplink_run(struct work *w);

#endif
