/* Stage `tag` of the pipeline: see doc/doc.h for the layer it makes. */
#ifndef CASUS_TAG_TAG_H
#define CASUS_TAG_TAG_H

#include "doc/doc.h"

/* Add the layer to the document. CASUS_E_NOMEM is the only failure, unless
 * said otherwise. */
casus_status casus__tag_run(casus_doc *doc, casus_error *err);

#endif
