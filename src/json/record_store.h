/* An input record, whichever way it was read: its fields, decoded, in an
 * arena of its own. */
#ifndef CASUS_JSON_RECORD_STORE_H
#define CASUS_JSON_RECORD_STORE_H

#include "base/arena.h"

#include <casus/casus.h>

struct record_field {
    casus_str key, value; /* value: "" if it is no string */
    bool is_string;
};

struct casus_record {
    struct arena arena;
    struct record_field *fields;
    size_t n_fields;
    casus_str meta; /* a JSON object, or "" */
};

casus_status casus__record_new(casus_record **out, casus_error *err);

#endif
