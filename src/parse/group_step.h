/* Reading one noun group: what stands next, and whether it belongs to it. */
#ifndef CASUS_PARSE_GROUP_STEP_H
#define CASUS_PARSE_GROUP_STEP_H

#include "parse/work.h"

/* A group while it is read. */
struct group {
    uint32_t begin, at; /* first token, next token */
    uint32_t end;       /* behind the last token that may end the group */
    uint32_t head;      /* or NONE */
    bool determined;    /* a determiner or possessor opens it */
    bool noun;          /* the head is a noun */
    bool hyphen;        /* the last noun came behind a hyphen */
};

bool casus__group_is_time(const struct work *w, uint32_t tok);
bool casus__group_is_tight_hyphen(const struct work *w, uint32_t tok);
bool casus__group_is_year(const struct work *w, uint32_t tok);
/* A word that continues a group towards a noun. */
bool casus__group_leads_on(const struct work *w, uint32_t tok);
/* The last main word before a token, over adverbs: is it an auxiliary? */
bool casus__group_after_auxiliary(const struct work *w, uint32_t tok);
/* May an approximator begin here? A lone preposition ("in some 12 towns",
 * "to about 30") stays outside; so does "to" itself. */
uint32_t casus__group_open_number(const struct work *w, uint32_t tok);
/* Take what stands at g->at into the group; false at its end. */
bool casus__group_step(const struct work *w, struct group *g);

#endif
