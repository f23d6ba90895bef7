/* Clauses: which verb hangs from which, and what its subject and objects
 * are. */
#ifndef CASUS_PARSE_CLAUSES_H
#define CASUS_PARSE_CLAUSES_H

#include "parse/machine.h"

/* Analyse the items of the sentence. */
void casus__clauses_run(struct work *w);

/* The finite verb of item k finds its clause. */
void casus__clauses_finite(struct machine *m, size_t k, uint32_t verb);

#endif
