/* What running rules needs of its own for one thread: pcre2 match data and
 * contexts with their limits. */
#ifndef CASUS_RULE_SCRATCH_H
#define CASUS_RULE_SCRATCH_H

#include <casus/casus.h>

struct rule_scratch;

casus_status casus__rule_scratch_new(const casus_model *model,
                                     struct rule_scratch **out,
                                     casus_error *err);

/* NULL is allowed. */
void casus__rule_scratch_free(struct rule_scratch *scratch);

#endif
