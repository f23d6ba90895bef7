/* Stage "tree": the dependency tree of each sentence, when it is asked for. */
#ifndef CASUS_TREE_TREE_H
#define CASUS_TREE_TREE_H

#include "doc/doc.h"

casus_status casus__tree_run(casus_doc *doc, casus_error *err);

#endif
