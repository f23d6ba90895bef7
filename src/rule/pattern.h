/*
 * Token patterns: which rules of a group match, and where.
 *
 *     struct pattern_hits hits = { 0 };
 *     for each sentence s:
 *         casus__pattern_scan(doc, s, PATTERN_NAME, &hits, err)
 *         for each hits.items[i]: casus__pattern_attr(hit, "type") ...
 *
 * (A backtracking machine with an explicit stack; every instruction counts
 * as a step against limits.rule_steps, per sentence.)
 */
#ifndef CASUS_RULE_PATTERN_H
#define CASUS_RULE_PATTERN_H

#include "rule/rule.h"

struct pattern_hit {
    const struct rule_set *rules;
    uint32_t pattern;    /* in rules->patterns */
    uint32_t begin, end; /* tokens, without the context around them */
    int32_t priority;
    /* tokens of each capture: begin at 2 * slot, end after it; NONE: unset */
    uint32_t capture[2 * PATTERN_CAPTURES];
};

/* Memory comes from doc->scratch and is used again by the next scan. */
struct pattern_hits {
    struct pattern_hit *items;
    size_t n, cap;
    bool truncated; /* some scan reached the step limit */
};

/* Find all hits of a group in a sentence: at most one a pattern and first
 * token, by first token, then longer first, then higher priority first. They
 * may overlap. Fails only with CASUS_E_NOMEM. */
casus_status casus__pattern_scan(const casus_doc *doc, uint32_t sent,
                                 enum pattern_group group,
                                 struct pattern_hits *hits,
                                 casus_error *err);

/* The id of the rule ("name ID"). */
casus_str casus__pattern_id(const struct pattern_hit *hit);

/* The value of an attribute line ("type ORG": "ORG"), "" if there is none.
 * "code from place" has the value "from place". */
casus_str casus__pattern_attr(const struct pattern_hit *hit, const char *key);

/* The tokens of a capture ("place:( ... )"); false if it is unset. */
bool casus__pattern_capture(const struct pattern_hit *hit, casus_str name,
                            uint32_t *begin, uint32_t *end);

#endif
