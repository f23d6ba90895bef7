/* What `casus explain` shows of rules that did not fire. */
#include "event/internal.h"

/* How near a rule came. A word alone is nothing: most words of a language
 * trigger some rule that asks for more. */
static unsigned nearness(enum miss_reason reason)
{
    switch (reason) {
    case MISS_WORDS:
        return 1;
    case MISS_OBJECT:
        return 2;
    case MISS_TEST:
        return 3;
    case MISS_PARTY:
        return 4;
    case MISS_CLAIM:
        return 5;
    case MISS_DISCARD:
        return 6;
    }
    return 0;
}

void casus__event_missed(struct event_run *run, const struct rule_set *rules,
                         uint32_t rule, uint32_t tok, enum miss_reason reason)
{
    const unsigned rank = nearness(reason);
    if (rank <= run->miss_rank)
        return;
    run->miss_rank = rank;
    run->miss = (struct near_miss){ .rules = rules,
                                    .rule = rule,
                                    .tok = tok,
                                    .test = run->failed_test,
                                    .reason = (uint8_t)reason };
}

void casus__event_end_trace(struct event_run *run, uint32_t sent, bool quiet)
{
    casus_doc *doc = run->doc;
    struct near_miss miss = run->miss;
    const bool any = run->miss_rank > 0;
    run->miss_rank = 0;
    if (!quiet || !any)
        return;
    struct near_miss *items = casus__arena_grow(
        &doc->arena, doc->misses, doc->n_misses, &run->miss_cap, sizeof *items);
    if (!items) {
        run->no_memory = true;
        return;
    }
    miss.sent = sent;
    doc->misses = items;
    items[doc->n_misses++] = miss;
}
