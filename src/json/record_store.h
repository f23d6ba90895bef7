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

/* A copy of the input in the record's arena, in valid UTF-8: CASUS_E_UTF8 if
 * it is not, or U+FFFD for the bad bytes with CASUS_RECORD_LOSSY. */
casus_status casus__record_copy(casus_record *record, casus_str json,
                                unsigned flags, casus_str *out,
                                casus_error *err);

#endif
