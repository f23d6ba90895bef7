/*
 * The state of the clause analyser: a stack of open clauses, fed with the items
 * of a sentence from left to right. A clause waits for its verb; a verb that
 * comes without a subject of its own closes clauses until one that waits is
 * found.
 */
#ifndef CASUS_PARSE_MACHINE_H
#define CASUS_PARSE_MACHINE_H

#include "parse/work.h"

enum {
    CLAUSE_DEPTH = 24, /* open clauses; deeper ones replace the last */
    CLAUSE_QUOTED = 4  /* "X said" clauses and fronted clauses kept */
};

struct clause {
    uint32_t verb;    /* index of work.verbs, NONE while it waits */
    uint32_t subject; /* np that stands before the verb, or NONE */
    uint32_t marker;  /* token of its conjunction, or NONE */
    uint32_t parent;  /* verb above, or NONE */
    uint32_t ante;    /* np that a relative clause describes, or NONE */
    uint32_t prep;    /* "in which": token of the preposition, or NONE */
    size_t phrases;   /* its phrases before the verb begin here */
    uint8_t link;     /* enum pred_link */
    bool gap;         /* the relative pronoun stands for an argument */
    bool comma;       /* opened behind a comma */
    bool fronted;     /* before the main clause, which it modifies */
    bool invert;      /* the subject follows the verb */
    bool there;       /* "there are": likewise */
    bool attribution; /* "..., X said": ends with the next comma */
    bool closed;      /* no object can follow any more */
    bool barrier;     /* a bracket: nothing below is seen */
};

struct phrase {
    uint32_t prep, np; /* prep NONE: a bare time */
};

struct machine {
    struct work *w;
    struct clause stack[CLAUSE_DEPTH];
    size_t depth;
    uint32_t root; /* the first main verb, or NONE */
    uint32_t fronted[CLAUSE_QUOTED], attributions[CLAUSE_QUOTED];
    size_t n_fronted, n_attributions;
    struct phrase *phrases;
    size_t n_phrases, cap_phrases;
    size_t n_leading; /* of them, before a clause that is not open yet */
    size_t skip; /* number of an item that has been dealt with, or 0 */
};

struct clause *casus__machine_top(struct machine *m);
struct clause *casus__machine_push(struct machine *m, struct clause c);
void casus__machine_pop(struct machine *m);

/* An empty clause, with every index NONE. */
struct clause casus__machine_new(enum pred_link link, uint32_t parent);

/* The clause's verb has come. */
void casus__machine_place(struct machine *m, struct clause *c, uint32_t verb);

/* "prep np", or a bare time (prep NONE), belongs to the top clause. Before
 * the verb, what follows the subject's noun directly is the noun's own, times
 * and places excepted. */
void casus__machine_add_phrase(struct machine *m, uint32_t prep, uint32_t np);

/* The same before a clause that is not open yet: "and in May it left". */
void casus__machine_keep_phrase(struct machine *m, uint32_t prep, uint32_t np);

/* The nearest clause below the top that waits for its verb, or NULL. */
struct clause *casus__machine_waiting(struct machine *m);

/* The first of coordinated names, for a clause that describes them. */
uint32_t casus__machine_whole(const struct work *w, uint32_t np);

/* Close all clauses above c. */
void casus__machine_pop_to(struct machine *m, const struct clause *c);

/* Put the verb beside that of clause c, with the same subject. */
void casus__machine_conjoin(struct machine *m, struct clause *c, uint32_t verb);

/* The kind of item k; ITEM_STOP behind the last. */
enum item_kind casus__machine_kind(const struct machine *m, size_t k);

/* The kind of the item before item k; ITEM_STOP at the start. */
enum item_kind casus__machine_before(const struct machine *m, size_t k);

/* Does the verb of item k go on behind "and", perhaps over a phrase ("and on
 * Friday met")? */
bool casus__machine_follows_cc(const struct machine *m, size_t k);

/* Is the item behind k a noun group that is no time? */
bool casus__machine_object_follows(const struct machine *m, size_t k);

/* The np that ends before the token, times stepped over, or NONE. */
uint32_t casus__machine_np_before(const struct machine *m, uint32_t tok);

#endif
