/* Stage `parse` of the pipeline: see doc/doc.h for the layer it makes. */
#ifndef CASUS_PARSE_PARSE_H
#define CASUS_PARSE_PARSE_H

#include "doc/doc.h"

/* Hash the word lists of the grammar, for all documents of a model. */
casus_status casus__parse_open(casus_model *model, casus_error *err);

/* Add the layer to the document. CASUS_E_NOMEM is the only failure, unless
 * said otherwise. */
casus_status casus__parse_run(casus_doc *doc, casus_error *err);

#endif
