/* Regular expressions on the text of one token. */
#ifndef CASUS_RULE_REGEX_H
#define CASUS_RULE_REGEX_H

#include "doc/doc.h"

struct regexes;
struct rule_scratch;

/* Memory for n expressions, none of them compiled yet. */
casus_status casus__regexes_new(size_t n, struct regexes **out,
                                casus_error *err);

/* Compile number i. *error_at (may be NULL) is where it is wrong. */
casus_status casus__regexes_compile(struct regexes *set, size_t i,
                                    casus_str source, size_t *error_at,
                                    casus_error *err);

/* NULL is allowed. */
void casus__regexes_free(struct regexes *set);

/* Does number i match the whole text? A match that reaches pcre2's limits is
 * none. */
bool casus__regexes_match(const struct regexes *set, size_t i,
                          casus_str text, struct rule_scratch *scratch);

#endif
