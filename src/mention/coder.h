/* What the files that code noun groups share. */
#ifndef CASUS_MENTION_CODER_H
#define CASUS_MENTION_CODER_H

#include "mention/internal.h"

/* The country of the place where the sentence is set, found once for each. */
struct setting {
    uint32_t sent;
    casus_str code;
};

/* Numbers of the word classes in actors.rules. */
struct role_classes {
    uint32_t generic, collective, backed, former, foreign, abroad, country,
        serves, alliance, unplaced, outsider, to_place, not_american,
        town_label, peer, army_thing, army_craft, leadership, attack, someone;
};

enum {
    RECALL = 32,  /* noun groups that a description may mean */
    MAX_DESCENT = 4 /* "the head of the office of the son of the king" */
};

struct coder {
    struct work *w;
    struct role_classes class;
    struct setting setting;
    casus_str carried; /* the last setting that a sentence told */
    uint32_t carried_from;
    /* np of the last subject that is no person, outside quotations and in
     * all text */
    uint32_t last_group[2];
    uint32_t last_plural[2];
    uint32_t older_group[2]; /* the ones before these */
    uint32_t older_plural[2];
    uint32_t last_named; /* np of the last country or body by name */
    uint32_t body; /* entity that a role was last said to belong to, or NONE */
    uint32_t body_sent;
    uint32_t unnamed; /* np of the last person who acts without a name */
    uint8_t *subject;    /* n_nps: it is the written subject of a verb */
    uint32_t *rival;     /* n_nps: subject of the verb it is an object of */
    uint8_t *state;      /* n_nps: enum np_state */
    int depth;
    uint32_t recalled[RECALL]; /* nps, a ring */
    size_t n_recalled;
};

/* What the words of a noun group say of whom it means. */
struct description {
    struct coding coding;
    uint32_t role;   /* first token of the role noun, or NONE */
    uint32_t entity; /* the body that lent its sector, or NONE */
    bool generic;    /* the role's own sector gives way to a body's */
    bool former;
    bool foreign;    /* not of the country where it is */
    bool abroad;     /* of no one country */
    bool unplaced;   /* of nobody knows where */
    bool outsider;   /* is no part of the body beside it */
    bool peer;       /* of another country than the possessor */
};

/* describe.c: read the tokens [from, last] of np, the last being the role
 * noun, and the groups that belong to it. */
void casus__mention_describe(struct coder *c, uint32_t np, uint32_t from,
                             uint32_t last, struct description *out);

/* describe.c: the sector of a country's thing: its tanks are its army. */
void casus__mention_describe_thing(const struct coder *c, uint32_t np,
                                   struct coding *out);

/* np_actors.c: code np `i` if that is not done. */
void casus__mention_code_np(struct coder *c, uint32_t i);

/* marks.c: what names are beside their bearers. */
void casus__mention_mark_beside(const struct coder *c);
void casus__mention_mark_seats(struct coder *c);

/* group_coref.c: is the "it" at `tok` without a meaning? Does the "it" of np
 * mean the body of a role in the sentence? */
bool casus__mention_is_empty_it(const casus_doc *doc, uint32_t tok);
bool casus__mention_from_body(const struct coder *c, const struct np *np,
                              struct actor *a);

/* group_coref.c: the np that a pronoun at token `tok` means, if that is no
 * entity by name, or NONE. */
uint32_t casus__mention_referent(const struct coder *c, uint32_t tok);

/* nominal.c: keep np `i` in mind; the np that a definite description means,
 * or NONE. */
void casus__mention_recall(struct coder *c, uint32_t i);
uint32_t casus__mention_antecedent(struct coder *c, uint32_t i,
                                   const struct description *d);

/* nominal.c: is the word, in small letters, one of those of a text? */
bool casus__mention_holds_word(casus_str text, casus_str word);

/* complete.c: what the words beside a person's name tell goes to the entity;
 * `last` is the role's last token. */
void casus__mention_complete(struct coder *c, uint32_t np, uint32_t mention);
void casus__mention_apply(struct coder *c, uint32_t entity,
                          const struct description *d, uint32_t last);

#endif
