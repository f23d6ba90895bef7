/* Stage `text` of the pipeline: see doc/doc.h for the layer it makes. */
#ifndef CASUS_TEXT_TEXT_H
#define CASUS_TEXT_TEXT_H

#include "doc/doc.h"

/* Add the layer to the document. CASUS_E_NOMEM is the only failure, unless
 * said otherwise. */
casus_status casus__text_run(casus_doc *doc, casus_error *err);

#endif
