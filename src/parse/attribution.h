/* Clauses that only say who speaks: "..., X said", "..., said X". */
#ifndef CASUS_PARSE_ATTRIBUTION_H
#define CASUS_PARSE_ATTRIBUTION_H

#include "parse/machine.h"

/* Is the verb an active one of saying? */
bool casus__attribution_is_say(const struct work *w, uint32_t verb);

/* Is item k, an np, the speaker of a clause that only says who speaks? */
bool casus__attribution_is(const struct machine *m, size_t k);

/* "..., said X": the verb of item k. */
bool casus__attribution_is_inverted(const struct machine *m, size_t k,
                                    uint32_t verb);

/* Open such a clause; the verb of one has come. */
void casus__attribution_open(struct machine *m, bool invert);
void casus__attribution_note(struct machine *m, uint32_t verb);

/* What "..., X said" says is the main clause. */
void casus__attribution_settle(struct machine *m);

#endif
