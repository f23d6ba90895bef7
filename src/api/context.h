/* A context: scratch memory and limits for one thread at a time. */
#ifndef CASUS_API_CONTEXT_H
#define CASUS_API_CONTEXT_H

#include "base/arena.h"
#include "doc/doc.h"

struct casus_ctx {
    const casus_model *model;
    casus_limits limits;
    struct arena scratch;
    struct rule_scratch *rule_scratch;
};

#endif
