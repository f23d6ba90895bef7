/* Stage `text` of the pipeline: see doc/doc.h for the layer it makes. */
#ifndef CASUS_TEXT_TEXT_H
#define CASUS_TEXT_TEXT_H

#include "doc/doc.h"

/* Hash the words that tell the language, for all documents of a model. */
casus_status casus__text_open(casus_model *model, casus_error *err);

/* Add the layer to the document. CASUS_E_NOMEM is the only failure, unless
 * said otherwise. */
casus_status casus__text_run(casus_doc *doc, casus_error *err);

#endif
