/* The list of stages. Only this module sees all of them. */
#ifndef CASUS_API_PIPELINE_H
#define CASUS_API_PIPELINE_H

#include "api/context.h"

/*
 * Make a document of one input.
 *
 * last   the last stage to run (STAGE_COUNT - 1 for all)
 *
 * Errors as casus_analyze().
 */
casus_status casus__pipeline_run(casus_ctx *ctx, const casus_input *in,
                                 enum stage last, casus_doc **out,
                                 casus_error *err);

#endif
