/* From the caller's input to an empty document: validation, the buffer, the
 * document date, the tables that convert offsets. */
#ifndef CASUS_API_INTAKE_H
#define CASUS_API_INTAKE_H

#include "api/context.h"

casus_status casus__intake(casus_ctx *ctx, const casus_input *in,
                           casus_doc **out, casus_error *err);

/* Parse YYYY-MM-DD (a real day of the calendar). */
bool casus__day_parse(casus_str text, struct day *out);

#endif
