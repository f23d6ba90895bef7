/* Stage `mention` of the pipeline: see doc/doc.h for the layer it makes. */
#ifndef CASUS_MENTION_MENTION_H
#define CASUS_MENTION_MENTION_H

#include "doc/doc.h"

/* Add the layer to the document. CASUS_E_NOMEM is the only failure, unless
 * said otherwise. */
casus_status casus__mention_run(casus_doc *doc, casus_error *err);

#endif
