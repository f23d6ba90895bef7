/* What the files of the mention stage share. */
#ifndef CASUS_MENTION_INTERNAL_H
#define CASUS_MENTION_INTERNAL_H

#include "base/arena.h"
#include "doc/doc.h"
#include "pack/gaz.h"
#include "pack/model.h"

#include <string.h>

/* Where a candidate came from. */
enum source {
    SOURCE_GAZETTEER,
    SOURCE_PERSON,  /* title or name-list evidence (person.c) */
    SOURCE_TAGGER,  /* the statistical name tagger (from_tagger.c) */
    SOURCE_PATTERN, /* a rule of names.rules */
    SOURCE_ALIAS    /* a short form of a name elsewhere in the document */
};

/* A possible name. Scores are on one scale; ACCEPT is enough to be one. */
struct candidate {
    uint32_t tok, n_tok;
    uint32_t begin, end;  /* bytes */
    uint32_t match;       /* in doc->matches, or NONE */
    uint32_t alias_of;    /* candidate it is a short form of, or NONE */
    int score;
    uint8_t type;         /* enum entity_type */
    uint8_t source;       /* enum source */
    uint8_t acronym;
    char code[4];         /* told by a pattern or a title, or "" */
    char sector[4];
};

/* What a name gains for each word after its first: "European Union" must
 * beat "European". */
enum { ACCEPT = 40, LENGTH_BONUS = 22 };

/* Names of the tagger beat all others but a user's own. */
enum {
    TAGGER_SCORE = 300,
    OWN_NAME_BONUS = 600,
    ACCEPT_BESIDE_TAGGER = 70,
    ACCEPT_PATTERN = 78 /* likewise */
};

enum { MAX_COUNTRIES = 64 };

/* How often the document names a country, in any form. */
struct country {
    char code[4];
    uint32_t weight;
};

struct work {
    casus_doc *doc;
    struct arena *scratch;
    struct candidate *cands;
    size_t n, cap;
    uint32_t *owner;      /* n_tokens: accepted candidate, or NONE */
    uint32_t *mention_at; /* n_tokens: mention that covers it, or NONE */
    uint32_t *pronoun_np; /* n_tokens: np that "he" means, or NONE */
    struct country countries[MAX_COUNTRIES];
    size_t n_countries;
    casus_str dateline; /* code of the country the text was written in */
    uint8_t *quoted;    /* n_tokens: inside quotation marks */
    struct votes *votes;       /* choose.c */
    struct readings *readings; /* choose.c, its scratch */
    size_t cap_mentions;
    bool failed;          /* an allocation failed */
};

/* Add a candidate over whole tokens; NULL if there is no memory. */
struct candidate *casus__mention_add(struct work *w, uint32_t tok,
                                     uint32_t n_tok, unsigned type,
                                     int score, unsigned source);

/* candidate.c: from gazetteer matches, and the choice among candidates. */
void casus__mention_from_matches(struct work *w);
void casus__mention_select(struct work *w);

/* from_tagger.c: from the statistical tagger; what patterns know of the same
 * names goes along. */
void casus__mention_from_tagger(struct work *w);

/* person.c, alias.c, name_rules.c: more candidates. */
void casus__mention_persons(struct work *w);
void casus__mention_patterns(struct work *w);
void casus__mention_aliases(struct work *w);

/* country.c: which countries the document names, how often. */
void casus__mention_weigh_countries(struct work *w);
uint32_t casus__mention_country_weight(const struct work *w, casus_str code);

/* The listed name that begins at token `tok`, or NULL. */
const struct candidate *casus__mention_name_at(const struct work *w,
                                               uint32_t tok);

/* choose.c: what the names of places say for where they lie, and which entry
 * a candidate means; false if it is in no gazetteer. */
void casus__mention_count_votes(struct work *w);
bool casus__mention_choose(const struct work *w, const struct candidate *c,
                           struct gaz_entry *out);

/* Does the document name the country in any form? */
bool casus__mention_names_country(const struct work *w, casus_str code);

/* The country that the words around a name tell, or "". */
casus_str casus__mention_told_country(const struct work *w,
                                      const struct candidate *c);

/* The document's date as YYYYMMDD, 0 if unknown. */
uint32_t casus__mention_today(const casus_doc *doc);

/* linking.c: mentions and entities of the chosen candidates. */
void casus__mention_link(struct work *w);

/* The country the document is mostly about, "" if none stands out. */
casus_str casus__mention_main_country(const struct work *w);

/* office.c: the office of a person at the document's date goes to `x`. */
void casus__mention_take_office(const casus_doc *doc,
                                const struct gaz_entry *e, casus_entity *x);

/* Is it the code of bodies of no country (UNO, EUR ...)? */
bool casus__mention_is_international(const struct coding *c);

/* Is this its first sector? */
static inline bool sector_is(const struct coding *c, const char *sector)
{
    return strcmp(c->sectors[0], sector) == 0;
}

/* The country of the dateline, else the main country. */
casus_str casus__mention_home_country(const struct work *w);

/* Is the sector one that every country has? */
bool casus__mention_is_public(const struct coding *c);

/* origin.c: the country of the document that a person of this name is most
 * likely of. */
casus_str casus__mention_home(const struct work *w, const casus_mention *m);

/* The country of the one place where the sentence of token `tok` is set; else
 * that of the dateline; else the main country. */
bool casus__mention_is_where(const casus_doc *doc, uint32_t tok);
casus_str casus__mention_country_near(const struct work *w, uint32_t tok);

/* One more mention of an entity; NULL if there is no memory. */
casus_mention *casus__mention_new(struct work *w, uint32_t tok,
                                  uint32_t n_tok, uint32_t entity,
                                  unsigned kind);

/* When all mentions are there: sort them, number the entities by their first
 * mention, chain each entity's mentions. */
void casus__mention_finish(struct work *w);

/* coref.c: pronouns. np_actors.c: who each np stands for. */
void casus__mention_pronouns(struct work *w);
void casus__mention_actors(struct work *w);

/* ---- small readers --------------------------------------------------- */

/* The longest match of one of `types` (bits) at token `tok`, or NULL. */
const struct match *casus__mention_match_at(const casus_doc *doc,
                                            uint32_t tok, uint32_t types);

/* The longest match of `types` that ends with token `last`, beginning at
 * `from` or later; NULL if there is none. */
const struct match *casus__mention_match_ending(const casus_doc *doc,
                                                uint32_t from, uint32_t last,
                                                uint32_t types);

/* The first entry of a match with one of `types` that is not marked
 * unsourced, else the first at all. */
bool casus__mention_entry(const casus_doc *doc, const struct match *m,
                          uint32_t types, struct gaz_entry *out);

void casus__mention_set_code(char out[4], casus_str code);
/* "GOV,MIL" into the list of a coding. */
void casus__mention_set_sectors(struct coding *coding, casus_str sectors);

bool casus__mention_is_capital(const casus_doc *doc, uint32_t tok);
bool casus__mention_fold_in(const casus_doc *doc, uint32_t tok,
                            const char *const *sorted, size_t n);

#define GAZ_BIT(type) (1u << (type))
#define NAME_BITS                                                             \
    (GAZ_BIT(GAZ_PERSON) | GAZ_BIT(GAZ_GPE) | GAZ_BIT(GAZ_LOC) |              \
     GAZ_BIT(GAZ_FAC) | GAZ_BIT(GAZ_ORG) | GAZ_BIT(GAZ_NORP))

#endif
