/* What the files of the value stage share. */
#ifndef CASUS_VALUE_INTERNAL_H
#define CASUS_VALUE_INTERNAL_H

#include "base/arena.h"
#include "base/fold.h"
#include "base/str.h"
#include "doc/doc.h"
#include "pack/gaz.h"
#include "pack/model.h"

/* ---- words (number_words.c) ------------------------------------------ */

/* What a word can be. A word may have several roles; `n` and `unit` serve
 * them all. */
enum role {
    ROLE_CARDINAL = 1 << 0, /* n: 0 .. 90 */
    ROLE_MAGNITUDE = 1 << 1, /* n: power of ten */
    ROLE_DOZEN = 1 << 2,    /* n: 12 or 20 */
    ROLE_VAGUE = 1 << 3,    /* plural: n: power of ten, 0 dozens, -1 scores */
    ROLE_ORDINAL = 1 << 4,  /* n */
    ROLE_MONTH = 1 << 5,    /* n: 1 .. 12 */
    ROLE_WEEKDAY = 1 << 6,  /* n: 1 Monday .. 7 Sunday */
    ROLE_UNIT = 1 << 7,     /* unit: S M(inute) as m, h, D W M Q Y E C */
    ROLE_PLURAL = 1 << 8,   /* of a unit or a weekday */
    ROLE_SEASON = 1 << 9,   /* n: 0 SP, 1 SU, 2 FA, 3 WI */
    ROLE_DAYPART = 1 << 10, /* n: index of parts of the day (date.c) */
    ROLE_DEICTIC = 1 << 11, /* n: enum deictic */
    ROLE_SET = 1 << 12,     /* unit: "daily" */
    ROLE_LEAD = 1 << 13,    /* n: enum lead: "last", "next", "the" */
    ROLE_DECADE = 1 << 14,  /* n: tens, "nineties" */
    ROLE_HOLIDAY = 1 << 15, /* n: month * 100 + day */
    ROLE_START = 1 << 16    /* may begin a quantity: "no", "another", "a" */
};

enum deictic {
    DEICTIC_TODAY,
    DEICTIC_YESTERDAY,
    DEICTIC_TOMORROW,
    DEICTIC_TONIGHT,
    DEICTIC_NOW,
    DEICTIC_PAST,
    DEICTIC_FUTURE,
    DEICTIC_OVERNIGHT
};

enum lead {
    LEAD_THE,
    LEAD_LAST,
    LEAD_NEXT,
    LEAD_THIS,
    LEAD_THAT,
    LEAD_EVERY,
    LEAD_A,
    LEAD_FOLLOWING,
    LEAD_PREVIOUS
};

struct value_word {
    const char *word;
    uint32_t roles;
    int16_t n;
    char unit;
};

extern const struct value_word casus__value_word_table[];
extern const size_t casus__value_word_count;

/* What is done to those counted, or what they do. */
enum act {
    ACT_NONE,
    ACT_KILL,     /* done to someone */
    ACT_CLAIM,    /* lives: "claimed 40 lives" */
    ACT_DIE,      /* someone does it */
    ACT_DEAD,     /* a state */
    ACT_INJURE,
    ACT_HURT,     /* "suffered injuries" */
    ACT_MISSING,
    ACT_VANISH,
    ACT_DETAIN,
    ACT_ABDUCT,
    ACT_DISPLACE,
    ACT_FLEE,
    ACT_PROTEST,
    ACT_SHOOT     /* killed or not: what follows tells */
};

/* What kind of thing a counted noun is. */
enum noun_class {
    NOUN_UNKNOWN,
    NOUN_THING,
    NOUN_PERSON,
    NOUN_TROOPS,
    NOUN_PROTESTER,
    NOUN_PRISONER,
    NOUN_HOSTAGE,
    NOUN_REFUGEE,
    NOUN_DEATH,    /* deaths, bodies, fatalities, casualties */
    NOUN_INJURY,
    NOUN_LIFE,     /* "claimed 40 lives" */
    NOUN_WEAPON
};

/* A word of the lexicon. */
struct lexeme {
    casus_str word;
    uint32_t hash;
    uint8_t act;      /* enum act, as a verb or a state */
    uint8_t act_noun; /* enum act, as a noun: "arrest of" */
    uint8_t noun;     /* enum noun_class */
    const struct value_word *number; /* or NULL */
};

/* ---- the work of the stage ------------------------------------------- */

enum claim {
    CLAIM_DATE = 1,
    CLAIM_NAME = 2,    /* inside a name of several tokens */
    CLAIM_QUANTITY = 4
};

/* The date last spoken of: "the day before", "a year earlier". */
struct anchor {
    struct day day;      /* month and day may be 0 */
    int quarter;         /* 1 .. 4, of quarter_year; 0: none */
    int quarter_year;
    size_t quarter_sent; /* where it was spoken of */
};

struct value_work {
    casus_doc *doc;
    struct arena *scratch;
    const struct value_lexicon *lex; /* the hash table of words */
    const struct lexeme **lexeme;    /* n_tokens, NULL where none */
    const struct value_word **word;  /* n_tokens, NULL where none */
    uint8_t *claimed;    /* n_tokens: enum claim */
    uint32_t *arg_pred;  /* n_tokens: pred whose argument holds it, or NONE */
    uint32_t *entity_at; /* n_tokens: entity of a name there, or NONE */
    size_t sent;         /* the sentence at hand: */
    uint32_t begin, end; /* its tokens */
    size_t cap_quantities, cap_dates;
    uint32_t first_quantity; /* of the sentence */
    struct anchor anchor;
    bool failed;         /* an allocation failed */
};

/* value_lexicon.c: look every token up in the table of words. */
bool casus__value_words(struct value_work *w);

/* The lexeme of a folded word, or NULL. */
const struct lexeme *casus__value_lexeme(const struct value_lexicon *lex,
                                         casus_str word, uint32_t hash);

/* ---- small readers (look.c) ------------------------------------------ */

/* Is the folded form of token i (inside the sentence) this word, or one of
 * these words, blank between them? */
bool casus__value_is(const struct value_work *w, uint32_t i,
                     const char *word);
bool casus__value_in(const struct value_work *w, uint32_t i,
                     const char *words);
bool casus__value_str_in(casus_str word, const char *words);

/* Do tokens from i on spell these words? Gives how many, 0 if not. */
uint32_t casus__value_phrase(const struct value_work *w, uint32_t i,
                             const char *words);
/* The same, ending before token `end`. */
uint32_t casus__value_phrase_before(const struct value_work *w,
                                    uint32_t end, const char *words);

/* The word of token i if it has one of `roles`, else NULL. */
const struct value_word *casus__value_role(const struct value_work *w,
                                           uint32_t i, uint32_t roles);

unsigned casus__value_upos(const struct value_work *w, uint32_t i);
unsigned casus__value_xpos(const struct value_work *w, uint32_t i);
casus_str casus__value_lemma(const struct value_work *w, uint32_t i);
bool casus__value_capital(const struct value_work *w, uint32_t i);
bool casus__value_inside(const struct value_work *w, uint32_t i);
/* A hyphen or dash; tight: no space on either side. */
bool casus__value_dash(const struct value_work *w, uint32_t i, bool tight);
bool casus__value_tight(const struct value_work *w, uint32_t i);
bool casus__value_punct(const struct value_work *w, uint32_t i, char c);
bool casus__value_quote(const struct value_work *w, uint32_t i);

/* The longest match of `types` (bits) at token i, or the longest that ends
 * with token `last`; NULL if there is none. */
const struct match *casus__value_match(const struct value_work *w,
                                       uint32_t i, uint32_t types);
const struct match *casus__value_match_ending(const struct value_work *w,
                                              uint32_t last, uint32_t types);
/* The first entry of a match with one of the types. */
bool casus__value_entry(const struct value_work *w, const struct match *m,
                        uint32_t types, struct gaz_entry *out);

/* The pred whose clause holds tokens [begin, end). */
uint32_t casus__value_pred(const struct value_work *w, uint32_t begin,
                           uint32_t end);

#define GAZ_BIT(type) (1u << (type))

/* ---- numbers (number.c, bounds.c) ------------------------------------ */

struct number {
    uint32_t begin, end; /* tokens, with approximators */
    uint32_t core;       /* first token of the number itself */
    struct decimal low, high;
    bool has_low, has_high, approx;
    bool vague;          /* dozens, several hundred */
    bool couple;
    bool range;
    bool bounded;        /* an approximator or bound was said */
    bool another;        /* "another 15" */
    bool word;           /* begins with a word, not with digits */
    bool percent;        /* a percent sign inside a range */
    uint8_t plain;       /* digits without separators: how many */
    casus_str currency;  /* a currency before it, or "" */
    uint32_t quote;      /* "one": 1 when written as a word */
};

/* The number that begins at token i: value and tokens, no bounds. */
bool casus__number_core(const struct value_work *w, uint32_t i,
                        struct number *out);

/* Ranges, approximators and bounds on either side of a core. */
void casus__number_bounds(const struct value_work *w, struct number *n);

/* A plain number of one token, for dates: -1 if it is none. */
long casus__number_plain(const struct value_work *w, uint32_t i);

/* ---- money (money.c) ------------------------------------------------- */

/* How many tokens a currency before (at i) or behind a number has, 0 if
 * none. `prefixed`: the number has a currency before it. `scale`: power of
 * ten of a minor unit (cents: -2). */
uint32_t casus__money_before(const struct value_work *w, uint32_t i,
                             casus_str *iso);
uint32_t casus__money_behind(const struct value_work *w, uint32_t i,
                             bool prefixed, casus_str *iso, int *scale);
casus_str casus__money_purpose(const struct value_work *w, uint32_t begin,
                               uint32_t end);

/* ---- what is counted (noun.c, kind.c) -------------------------------- */

struct counted {
    uint32_t begin, end; /* tokens of the noun group behind the number */
    uint32_t head;       /* or NONE: a number alone */
    bool anaphor;        /* "of them", "others", "more" */
    uint8_t class;       /* enum noun_class */
};

/* The noun group that the number before token `from` counts. */
void casus__value_noun(const struct value_work *w, uint32_t from,
                       struct counted *out);
enum noun_class casus__value_noun_class(const struct value_work *w,
                                        uint32_t begin, uint32_t head);

/* What happens to those counted, by the words around them. `from` and `end`
 * are the phrase; *verb: 1 if its clause has a verb of its own. Gives an
 * enum quantity_kind; QUANTITY_OTHER: nothing found. */
unsigned casus__value_kind(const struct value_work *w, uint32_t from,
                           uint32_t end, const struct counted *noun,
                           bool *verb);

/* quantity.c: quantities of the sentence at hand. */
void casus__value_quantities(struct value_work *w);

/* ---- dates (date.c, date_parts.c, date_resolve.c) -------------------- */

enum when_form {
    WHEN_NONE,
    WHEN_DAY,      /* year, month, day; 0 where not said */
    WHEN_WEEKDAY,
    WHEN_OFFSET,   /* `n` units from the document's day */
    WHEN_REF,      /* n: -1 past, 0 present, 1 future */
    WHEN_DURATION, /* n units; n < 0: vague */
    WHEN_SET,
    WHEN_DECADE,   /* year: its first */
    WHEN_CENTURY,  /* n */
    WHEN_QUARTER,  /* n; half years: unit 'H' */
    WHEN_SEASON,
    WHEN_TIME      /* a time of day alone */
};

enum when_dir { DIR_NONE, DIR_LAST, DIR_NEXT, DIR_THIS };

struct when {
    uint8_t form;    /* enum when_form */
    uint8_t dir;     /* enum when_dir */
    bool anchored;   /* counts from the date last spoken of */
    bool half;       /* "a year and a half" */
    int16_t year, month, day;
    int16_t weekday, season;
    int16_t hour, minute; /* hour -1: none */
    int32_t n;
    char unit;
    char part[3];    /* MO AF EV NI MI DT, or "" */
    uint32_t begin, end; /* tokens */
};

/* The expression that begins at token i; false if there is none. */
bool casus__date_at(const struct value_work *w, uint32_t i,
                    struct when *out);

/* date_parts.c */
bool casus__date_calendar(const struct value_work *w, uint32_t i,
                          struct when *out);
bool casus__date_month(const struct value_work *w, uint32_t i,
                       struct when *out);
bool casus__date_year(const struct value_work *w, uint32_t i,
                      struct when *out);
bool casus__date_clock(const struct value_work *w, uint32_t i,
                       struct when *out);
/* A year in figures or words at i; *n its tokens. 0 if there is none. */
int casus__date_year_number(const struct value_work *w, uint32_t i,
                            uint32_t *n);

/* Dates of the sentence at hand, into the layer. */
void casus__value_dates(struct value_work *w);

/* Complete doc->day from a full date in the dateline or first lines. */
void casus__value_dateline(struct value_work *w);

/* TIMEX3 value and type; `future`: the clause looks ahead (1), back (-1) or
 * does not say (0). Writes at most VALUE_SIZE bytes with the NUL. */
enum { VALUE_SIZE = 40 };
enum date_type casus__date_resolve(struct value_work *w,
                                   const struct when *when, int future,
                                   char out[VALUE_SIZE]);

/* calendar.c */
long casus__day_number(struct day d); /* days; d must be complete */
struct day casus__day_of(long number);
int casus__day_weekday(struct day d); /* 1 Monday .. 7 Sunday */
struct day casus__day_add_months(struct day d, long n);
void casus__day_iso_week(struct day d, int *year, int *week);
int casus__month_days(int year, int month);
bool casus__day_valid(struct day d);

#endif
