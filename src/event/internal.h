/* What the files of the event stage share. */
#ifndef CASUS_EVENT_INTERNAL_H
#define CASUS_EVENT_INTERNAL_H

#include "rule/rule.h"

/* Does a word say an event of its own? */
enum used { USED_NOT, USED_UNLESS_REAL, USED };

enum {
    MAX_NODES = 12,
    MAX_PARTIES = 12,
    MAX_WINNERS = 4,
    MAX_MERGED = 4,
    CLIMB = 24
};

/* A place in the parse: a predicate, a noun group, or some tokens. */
struct node {
    uint32_t pred, np;   /* or NONE */
    uint32_t begin, end; /* tokens */
};

struct nodes {
    struct node items[MAX_NODES];
    uint32_t n;
};

/* Who stands in a role. */
struct parties {
    struct actor items[MAX_PARTIES];
    uint32_t n;
    bool indirect; /* found by way of an owner, not named as such */
    uint8_t from;  /* enum party_source */
    uint32_t path; /* of the rule, or NONE */
};

/* A rule that fits a trigger. */
struct fit {
    const struct rule_set *rules;
    uint32_t rule, trigger;
    uint32_t weight;
    uint32_t last; /* last token of the trigger's words */
};

/* What the rules make of the events below a predicate. */
struct effect {
    uint8_t known; /* 1: looked up */
    uint8_t found; /* 1: a content rule fits */
    uint8_t what;  /* enum content_effect */
    uint8_t speaker;
};

struct candidate {
    const struct rule_set *rules;
    uint32_t rule;
    struct node at;
    uint32_t sent;
    uint32_t trigger_begin, trigger_end; /* tokens */
    uint8_t type, status, dropped;
    uint8_t weight; /* of two words for one event the heavier stays */
    uint8_t bare;   /* names nobody: counts only as an event told before */
    uint8_t n_modes;
    casus_str modes[MAX_MODES];
    casus_str cameo;
    casus_str date;
    struct parties actor, recipient;
    uint32_t speaker;
    uint32_t loc_entity, loc_begin, loc_end;
    uint32_t merged[MAX_MERGED]; /* preds that said it too */
    uint8_t n_merged;
    uint32_t same_as; /* candidate that told it first, or NONE */
    uint32_t number;  /* of the event that it became */
    uint8_t own_date; /* the date is told for it, not the document's */
};

/* With what an attack is done, as words tell it (means.c). */
enum means {
    MEANS_HEAVY,
    MEANS_BOMB,
    MEANS_AIR,
    MEANS_DRONE,
    MEANS_GUN,
    MEANS_BLADE,
    MEANS_SUICIDE,
    MEANS_COUNT
};

struct event_run {
    casus_doc *doc;
    const struct rule_link *link;
    struct effect *effects;       /* n_preds */
    uint8_t *used_pred, *used_np; /* enum used */
    struct candidate *items;
    size_t n, cap;
    size_t steps;   /* left, for this sentence */
    unsigned depth; /* of speakers looked up while looking up speakers */
    bool pairing;   /* within the search for two parties */
    bool no_memory;
    uint32_t group_of;      /* class: "hundreds of", "members of" */
    uint32_t occasion_noun; /* class: "at a *meeting* in Geneva" */
    uint32_t toll_noun;     /* class: "the death *toll*" */
    uint32_t toll_verb;     /* class: "16 were *killed*" */
    uint32_t campaign_deed; /* class: war, offensive ... */
    uint32_t means_words[MEANS_COUNT]; /* class: words that tell it */
    uint32_t pair_noun;     /* class: "the two sides", "the parties" */
    uint32_t delegation_noun;
    uint32_t crime_noun;    /* class: arrested for *murder* */
    uint32_t person_noun[3]; /* classes: "man", "woman", "student" */
    uint32_t attack_noun;   /* class: attack, raid ... */
    uint32_t separate_word; /* class: "in a separate attack" */
    uint32_t occasion_verb; /* class: "*met* him to offer help" */
    uint32_t prospect_noun; /* class: "the *threat* of war" */
    uint32_t demand_verb;   /* class protest-demand: what protesters say */
    uint32_t paper_noun;    /* class: "signed a *decree* banning ..." */
    uint32_t maker_verb;    /* class: "*signed* a decree banning ..." */
    uint32_t holder_verb;   /* class: "a plant *owned* by X" */
    uint32_t doer_verb;     /* class: "*launched* an attack" */
    uint32_t done_to_noun;  /* class: "the bombing of X": X is no owner */
    uint32_t victim_noun;   /* class: "X's murder": X is the victim */
    uint32_t alliance_word; /* class: "a *coalition* of X and Y" */
    uint32_t court_word;    /* class: "*charged* with", "on *trial*" */
    uint32_t mood_verb;     /* class: "is *concerned* by" */
    uint32_t setting_noun;  /* class: "the *border* with X" */
    uint32_t world_body;    /* class: "the international community" */
    uint32_t world_noun;    /* class: "countries", "partners" */
    uint32_t world_region;  /* class: "the *West*" */
    uint32_t abroad_word;   /* class: "*Western* officials" */
    uint32_t vague_agent;   /* class: "a *terrorist* attack" */
    struct near_miss miss;  /* best of the sentence; rules NULL: none */
    unsigned miss_rank;
    size_t miss_cap;
    uint32_t failed_test; /* the last condition that did not hold */
    uint32_t speaker_np, speaker_sent; /* quoted last, in which sentence */
    uint32_t issuer_np; /* whose statement the text is, or NONE */
    bool issuer_known;  /* looked for */
    const char *main_country;
    casus_str last_day; /* of an article without a date; NULL: not looked */
    uint8_t *class_in_doc; /* a class: 1 the document has it, 2 not */
};

/* ---- path.c ---------------------------------------------------------- */

struct node casus__event_pred_node(const casus_doc *doc, uint32_t pred);
struct node casus__event_np_node(const casus_doc *doc, uint32_t np);
/* What is counted: the noun behind "dozens of"; else the node itself. */
struct node casus__event_counted(const struct event_run *run,
                                 const struct node *node);
uint32_t casus__event_head(const casus_doc *doc, const struct node *node);

/* One step; nodes are appended. */
void casus__event_step(struct event_run *run, const struct rule_set *rules,
                       const struct node *from, unsigned rel, uint32_t prep,
                       struct nodes *out);

void casus__event_path(struct event_run *run, const struct rule_set *rules,
                       const struct node *from, const struct rule_path *path,
                       struct nodes *out);

/* What "by" governs on a predicate. */
void casus__event_by(const casus_doc *doc, uint32_t pred, struct nodes *out);

/* The tokens of the clause around a node. */
void casus__event_clause(const casus_doc *doc, const struct node *node,
                         uint32_t *begin, uint32_t *end);

/* Who says it: nodes of the speaker's noun group. */
void casus__event_speaker(struct event_run *run, const struct node *from,
                          struct nodes *out);

/* Remembers whom a verb of saying quotes. */
void casus__event_note_speaker(struct event_run *run, uint32_t pred);

/* ---- trigger.c ------------------------------------------------------- */

/* The rules that fit a node, most specific first: of RULE_CONTENT, or all
 * others. Returns how many, at most `room`. */
void casus__event_objects(struct event_run *run, const struct rule_set *rules,
                          const struct rule_trigger *t, const struct node *node,
                          struct nodes *found);
size_t casus__event_fits(struct event_run *run, const struct node *node,
                         bool content, struct fit *fits, size_t room);

/* What an adjective before a noun makes of it ("alleged", "planned"): a
 * content rule with an adj trigger on this one token. */
bool casus__event_modifier(struct event_run *run, const struct node *word,
                           struct effect *out);

/* ---- trace.c --------------------------------------------------------- */

/* A rule came near: kept if it came nearer than others of its sentence. */
void casus__event_missed(struct event_run *run, const struct rule_set *rules,
                         uint32_t rule, uint32_t tok, enum miss_reason reason);
/* The sentence is done; `quiet` if it says no event. */
void casus__event_end_trace(struct event_run *run, uint32_t sent, bool quiet);

/* ---- test.c ---------------------------------------------------------- */

bool casus__event_tests(struct event_run *run, const struct rule_set *rules,
                        const struct node *node, uint32_t first, uint32_t n);

/* ---- role.c ---------------------------------------------------------- */

void casus__event_role(struct event_run *run, const struct rule_set *rules,
                       const struct node *node, uint32_t first, uint32_t n,
                       bool place, struct parties *out);
/* Two countries or more named before the head of a noun group. */
bool casus__event_named_pair(struct event_run *run, uint32_t np,
                             struct parties *out);
/* Who a node stands for. */
void casus__event_parties(struct event_run *run, const struct node *node,
                          bool place, struct parties *out);

/* So, but for "we" and "I": whoever speaks. */
void casus__event_named(struct event_run *run, const struct node *trigger,
                        const struct node *who, bool place,
                        struct parties *out);

/* ---- refer.c --------------------------------------------------------- */

/* Against the state or beside it: rebels, civilians. */
bool casus__event_apart(const struct actor *a);
/* "We", "our", "I". */
bool casus__event_first_person(const casus_doc *doc, const struct node *n);
/* Whose statement the text is: a noun group, or NONE. */
uint32_t casus__event_issuer(struct event_run *run);
/* "Both sides", "they": who they are, if they are the parties of before. */
bool casus__event_pair(struct event_run *run, uint32_t np, struct parties *out);
/* Parties of an event told before. */
struct parties casus__event_retold(const struct parties *of);
/* Does its rule tell what several do alike? */
bool casus__event_mutual(const struct candidate *c);
/* The one that the words do not name beside the event. */
void casus__event_other_side(struct event_run *run, struct candidate *c);

/* ---- parties.c ------------------------------------------------------- */

bool casus__parties_same_code(const struct actor *a, const struct actor *b);
bool casus__parties_same_sector(const struct actor *a, const struct actor *b);
/* Is one of each of the same country, or of none? */
bool casus__parties_share_country(const struct parties *a,
                                  const struct parties *b);
/* Is one of them a person with a name? */
bool casus__parties_name_person(const casus_doc *doc, const struct parties *p);
/* One of them, or their bare country. */
bool casus__parties_own(const struct parties *own, const struct actor *a);
/* Takes those of a country that are not `own`; false if there are none. */
bool casus__parties_others(const struct parties *found,
                           const struct parties *own, struct parties *out);
/* Do they share one; are all of one among the other? */
bool casus__parties_meet(const struct parties *a, const struct parties *b);
bool casus__parties_meet_all(const struct parties *of,
                             const struct parties *among);
/* A fact with parties of its own. */
bool casus__event_told(const struct candidate *c);
bool casus__event_has_mode(const struct candidate *c, const char *mode);
void casus__event_add_actors(struct candidate *c, const struct parties *other);

/* ---- content.c ------------------------------------------------------- */

bool casus__event_in_content(struct event_run *run, const struct candidate *c,
                             bool places, struct parties *out);
bool casus__event_in_demand(struct event_run *run, const struct candidate *c,
                            struct parties *out);
bool casus__event_purpose(struct event_run *run, const struct candidate *c,
                          struct parties *out);
void casus__event_by_means(struct event_run *run, struct candidate *c);
void casus__event_by_house(struct event_run *run, struct candidate *c);
void casus__event_by_doer(struct event_run *run, struct candidate *c);
void casus__event_by_maker(struct event_run *run, struct candidate *c);

/* ---- told.c ---------------------------------------------------------- */

/* A bare noun takes its parties from the event it points back to. */
void casus__event_retell(struct event_run *run, size_t first, size_t i);
/* The side of a conflict that is not named. */
void casus__event_inherit(struct event_run *run, size_t i);

/* ---- absent.c -------------------------------------------------------- */

/* Who arrested or holds those whom the sentence alone names. */
void casus__event_captor(struct event_run *run, size_t i);
void casus__event_captors(struct event_run *run);
/* The noun group by which one that names nobody is known: the owners of what
 * belongs to them (where a thing will do: `place`), who is "among those". NONE
 * if there is none. */
uint32_t casus__event_stand_in(const struct event_run *run, uint32_t np,
                               bool place);
/* Does the noun of a protest say whom it is against: "anti-government"? */
bool casus__event_has_foe(const casus_doc *doc, const struct candidate *c);
/* Against whom protesters are by the word: "anti-government". */
void casus__event_against(const casus_doc *doc, struct candidate *c);
/* The country in which another's troops move. */
void casus__event_abroad(struct event_run *run, size_t i);

/* ---- victims.c ------------------------------------------------------- */

/* Blame for an attack is not laid on those attacked. */
void casus__event_drop_victims(struct event_run *run, struct candidate *c);
/* Numbers hit where soldiers or police serve are of them. */
void casus__event_post(const casus_doc *doc, struct candidate *c);
/* Attackers of a person, from any other telling. */
void casus__event_name_attackers(struct event_run *run);
/* Owners of nouns that name what is done to somebody: "his arrest". */
void casus__event_turn_victims(struct event_run *run, struct candidate *c);
/* Places before the noun of an attack are not its attackers. */
void casus__event_drop_scene(const struct event_run *run, struct candidate *c);

/* ---- counterpart.c --------------------------------------------------- */

/* Whom a one-sided event is addressed to, where its rule's roles found
 * nobody. */
void casus__event_counterpart(struct event_run *run, size_t i);

/* ---- status.c -------------------------------------------------------- */

const struct effect *casus__event_effect(struct event_run *run, uint32_t pred);
/* enum event_status; *alleged: only claimed by somebody. */
uint8_t casus__event_status(struct event_run *run, const struct node *node,
                            unsigned type, bool *alleged);

/* ---- find.c ---------------------------------------------------------- */

/* The first mention that begins at or after a byte; the first quantity or
 * date at or after a token. */
size_t casus__event_first_token(const casus_doc *doc, uint32_t byte);
size_t casus__event_first_mention(const casus_doc *doc, uint32_t byte);
size_t casus__event_first_quantity(const casus_doc *doc, uint32_t tok);
size_t casus__event_first_date(const casus_doc *doc, uint32_t tok);
bool casus__event_is_word(const casus_doc *doc, uint32_t tok,
                          const char *const *words, size_t n);
/* Happened, lately or long ago. */
bool casus__event_is_real(uint8_t status);
/* Said with words alone: AGREE to THREATEN. */
bool casus__event_is_words(unsigned type);

/* ---- where.c, when.c ------------------------------------------------- */

void casus__event_locate(struct event_run *run, struct candidate *c);
void casus__event_date(struct event_run *run, struct candidate *c);
/* How long before the document's day, in days, near enough to compare; less
 * than 0: behind it. The document's day is known. */
long casus__event_age(const casus_doc *doc, casus_str date);

/* ---- carry.c --------------------------------------------------------- */

/* Place and date that only another telling of the same event gives. */
void casus__event_carry(struct event_run *run);

/* ---- same.c ---------------------------------------------------------- */

/* Links what is told again to its first telling. */
void casus__event_link_same(struct event_run *run);

/* ---- score.c --------------------------------------------------------- */

/* enum party_source */
uint8_t casus__event_source(const struct parties *p);
/* enum pred_kind of its trigger */
uint8_t casus__event_kind(const casus_doc *doc, const struct candidate *c);
/* How often such evidence was right, 0 to 100. */
uint8_t casus__event_score(const casus_doc *doc, const struct candidate *c);

/* ---- attach.c -------------------------------------------------------- */

void casus__event_quantities(const casus_doc *doc, const struct candidate *c,
                             struct casus_event *event);
/* Tolls that no event of their sentence owns go to the blow told before. */
void casus__event_tolls(struct event_run *run);
void casus__event_contexts(struct event_run *run, const struct candidate *c,
                           struct casus_event *event);

/* ---- people.c -------------------------------------------------------- */

void casus__event_prepare(struct event_run *run);
/* Countries of parties that have none. */
void casus__event_place_parties(struct event_run *run, struct candidate *c);

/* Who charges and tries, where nobody is told to. */
void casus__event_add_court(const struct event_run *run, struct candidate *c);

/* ---- sectors.c -------------------------------------------------------- */

/* Sectors that the whole document tells. */
void casus__event_sectors(struct event_run *run);

/* ---- settle.c -------------------------------------------------------- */

/* The parties of one, those of the other among them. */
bool casus__event_agree(const struct parties *a, const struct parties *b);
/* Is everybody of one among the other? */
bool casus__event_is_part(const struct parties *a, const struct parties *b);
/* Conversions, unnamed parties, duplicates of one sentence. */
void casus__event_convert(struct event_run *run, struct candidate *c);
void casus__event_settle(struct event_run *run, size_t first);

/* Meetings in a country that is none of theirs. */
void casus__event_hosted(struct event_run *run);
/* "In a separate attack": does the sentence open on another event? */
bool casus__event_separate(const struct event_run *run, uint32_t sent);

/* ---- means.c --------------------------------------------------------- */

/* Of several attacks in a sentence, which has which weapons. */
void casus__event_own_means(struct event_run *run, size_t first);
/* Modes that only another telling of the same event gives. */
void casus__event_find_means(struct event_run *run);
void casus__event_carry_means(struct event_run *run);

/* ---- vague.c --------------------------------------------------------- */

/* Drop what only may be and is told by halves. */
void casus__event_drop_vague(struct event_run *run, size_t first);

#endif
