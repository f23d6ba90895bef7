/* How a verb that is not finite joins the clauses that are open. */
#ifndef CASUS_PARSE_JOINT_H
#define CASUS_PARSE_JOINT_H

#include "parse/machine.h"

/* How the verb joins the tree. */
struct joint {
    uint8_t link;    /* enum pred_link */
    uint8_t inherit; /* enum inherit */
    uint32_t noun;   /* LINK_NOUNCOMP, LINK_RELCL */
    uint32_t subject;
    uint32_t marker;
    bool fronted, comma;
};

struct joint casus__joint(enum pred_link link, enum inherit inherit);
struct joint casus__joint_of_noun(enum pred_link link, uint32_t noun);

/* Open a clause for the verb below the top and place it. */
void casus__joint_open(struct machine *m, struct joint j, uint32_t verb);

/* The nearest clause whose verb has the form, or (for infinitives) a modal,
 * (for gerunds) the progressive, (for participles) a passive or perfect. */
struct clause *casus__joint_like(struct machine *m, enum pred_form form);

/* The auxiliaries of `from` are understood with v. */
void casus__joint_share_auxiliaries(struct verb *v, const struct verb *from);

/* Behind a conjunction the verb of item k goes on with the one that is like
 * it, if there is one. */
bool casus__joint_go_on(struct machine *m, size_t k, uint32_t verb,
                        enum pred_form form);

#endif
