/* A JSON Schema validator for the tests: the keywords that
 * docs/casus.schema.json uses, and no others (an unknown one is an error). */
#ifndef CASUS_TESTS_SCHEMA_H
#define CASUS_TESTS_SCHEMA_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* Does `value` fit `schema`, a part of `root`? If not, `why` says where. */
bool schema_valid(const json_t *root, const json_t *schema,
                  const json_t *value, char *why, size_t why_size);

#endif
