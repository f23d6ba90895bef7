/*
 * The annotation layers of one document.
 *
 * Plain arrays in the document's arena, linked by 32-bit indices; NONE is no
 * index. Byte offsets point into doc->buffer, which holds the title, two line
 * feeds and the text (without a title: the text alone). A stage adds its
 * layer and never edits an earlier one. No logic lives here.
 *
 * Layer      made by        read by
 * text       src/text       all
 * lex        src/lex        tag, parse, mention, value, event
 * tag        src/tag        tree, parse, mention, value, event
 * tree       src/tree       json
 * parse      src/parse      mention, value, event
 * mention    src/mention    value, event
 * value      src/value      event
 * event      src/event      json
 */
#ifndef CASUS_DOC_DOC_H
#define CASUS_DOC_DOC_H

#include "base/arena.h"
#include "base/decimal.h"
#include "doc/limits.h"

#include <casus/casus.h>

#define NONE UINT32_MAX

struct rule_scratch;

/* ---- text ------------------------------------------------------------ */

enum token_kind {
    TOKEN_WORD,   /* letters first: "Kyiv", "pro-Russian", "n't", "'s" */
    TOKEN_NUMBER, /* a digit first: "3,500", "1990s", "1.2bn", "11" */
    TOKEN_PUNCT,  /* stops, commas, quotes, brackets, dashes, hyphens */
    TOKEN_SYMBOL, /* $ % & + = § emoji ... */
    TOKEN_URL,
    TOKEN_EMAIL,
    TOKEN_HANDLE  /* @name, #tag */
};

enum token_flag {
    TOKEN_SPACE_BEFORE = 1, /* white space or the start before it */
    TOKEN_CLITIC = 2,       /* second half of a contraction: 's, n't, 're */
    TOKEN_LINE_START = 4,   /* first of a line of the source */
    TOKEN_PAR_START = 8     /* first of a paragraph */
};

/* A syntactic word, by the rules of the English Web Treebank. */
struct token {
    uint32_t begin, end; /* bytes */
    uint32_t fold;       /* offset of the folded form in doc->folds */
    uint16_t fold_len;   /* cut at 65535 */
    uint16_t inner;      /* a name may begin this many bytes inside the word
                            ("pro-Russian": 4); 0 if it may not */
    uint32_t hash;       /* casus__hash of the folded form */
    uint8_t kind;        /* enum token_kind */
    uint8_t word_case;   /* enum word_case (base/fold.h) */
    uint8_t flags;       /* enum token_flag */
    uint8_t reserved;
};

enum sentence_flag {
    SENTENCE_TITLE = 1,     /* the document's title */
    SENTENCE_HEADLINE = 2,  /* a line of its own without a final stop */
    SENTENCE_NO_LOWER = 4,  /* letters, but none in lower case */
    SENTENCE_NO_UPPER = 8,  /* letters, but none in upper case */
    SENTENCE_BYLINE = 16,   /* "By Jane Doe", "Reporting by ..." */
    SENTENCE_BOILER = 32,   /* "Read more", "Contribute Today" */
    SENTENCE_LIST = 64,     /* an item with a bullet or a number */
    SENTENCE_TITLE_CASE = 128, /* most words with a capital: case says little */
    SENTENCE_PIECE = 256    /* cut by limits.sentence_tokens */
};

struct sentence {
    uint32_t begin, end; /* bytes, without outer white space */
    uint32_t tok, n_tok;
    uint32_t dateline;   /* tokens of a dateline at its start, with the dash */
    uint32_t flags;      /* enum sentence_flag */
};

/* ---- lex ------------------------------------------------------------- */

enum match_flag {
    MATCH_GUARDED = 1,   /* every entry has the `?` mark: needs support */
    MATCH_WEAK_CASE = 2, /* in a sentence whose case says nothing */
    MATCH_INNER = 4      /* begins inside its first token */
};

/* Gazetteer names over tokens [tok, tok + n_tok): the entries
 * [list, list + n_entries) of layer `layer` (pack/gaz.h reads them). */
struct match {
    uint32_t tok, n_tok;
    uint32_t begin, end; /* bytes */
    uint32_t list;
    uint16_t n_entries;
    uint8_t layer;
    uint8_t flags;  /* enum match_flag */
    uint32_t types; /* bit (1 << enum gaz_type) for each type among them */
};

/* ---- tag ------------------------------------------------------------- */

enum upos {
    UPOS_X,
    UPOS_ADJ,
    UPOS_ADP,
    UPOS_ADV,
    UPOS_AUX,
    UPOS_CCONJ,
    UPOS_DET,
    UPOS_INTJ,
    UPOS_NOUN,
    UPOS_NUM,
    UPOS_PART,
    UPOS_PRON,
    UPOS_PROPN,
    UPOS_PUNCT,
    UPOS_SCONJ,
    UPOS_SYM,
    UPOS_VERB,
    UPOS_COUNT
};

/* Penn Treebank tags, as in EWT. */
enum xpos {
    XPOS_NONE,
    XPOS_CC, XPOS_CD, XPOS_DT, XPOS_EX, XPOS_FW, XPOS_IN, XPOS_JJ, XPOS_JJR,
    XPOS_JJS, XPOS_LS, XPOS_MD, XPOS_NN, XPOS_NNS, XPOS_NNP, XPOS_NNPS,
    XPOS_PDT, XPOS_POS, XPOS_PRP, XPOS_PRPS, XPOS_RB, XPOS_RBR, XPOS_RBS,
    XPOS_RP, XPOS_SYM, XPOS_TO, XPOS_UH, XPOS_VB, XPOS_VBD, XPOS_VBG,
    XPOS_VBN, XPOS_VBP, XPOS_VBZ, XPOS_WDT, XPOS_WP, XPOS_WPS, XPOS_WRB,
    XPOS_HYPH, XPOS_LRB, XPOS_RRB, XPOS_LQUOTE, XPOS_RQUOTE, XPOS_COMMA,
    XPOS_STOP, XPOS_COLON, XPOS_DOLLAR, XPOS_HASH, XPOS_AFX, XPOS_ADD,
    XPOS_NFP, XPOS_GW,
    XPOS_COUNT
};

struct tag {
    uint8_t upos;
    uint8_t xpos;
    uint16_t cluster; /* of the word, in the tagger's table; 0: unknown */
};

/* ---- tree ------------------------------------------------------------ */

/* An arc of the dependency tree: every sentence has one, with one root. */
struct dep {
    uint32_t head; /* token, or NONE for the root */
    uint8_t rel;   /* enum relation (doc/relation.h) */
};

/* Word classes of the rules that a token may be in: see rule/rule.h. */
struct word_marks {
    uint64_t words, phrases;
    uint64_t needed; /* of classes and words that some pattern cannot do
                        without */
};

/* A name that the statistical tagger sees. */
struct name_span {
    uint32_t tok, n_tok;
    int32_t lead;  /* points before the same words as another type or none */
    uint8_t type;  /* enum entity_type */
    uint8_t reserved[3];
};

/* ---- parse ----------------------------------------------------------- */

enum np_flag {
    NP_PRONOUN = 1,
    NP_PROPER = 2,   /* the head is a proper noun */
    NP_DEFINITE = 4, /* "the", "this", a possessive */
    NP_PLURAL = 8,
    NP_NUMBER = 16,  /* holds a number or a vague count word */
    NP_TIME = 32,    /* a date or time, not a thing */
    NP_POSSESSOR = 64 /* ends in 's: stands inside a larger phrase */
};

/* A noun group: determiner to head, without what follows the head. */
struct np {
    uint32_t begin, end; /* tokens */
    uint32_t head;       /* token */
    uint32_t sent;
    uint32_t next_conj;  /* next np of a coordination, or NONE */
    uint32_t first_conj; /* first np of its coordination (itself if alone) */
    uint32_t appos;      /* np in apposition to this one, or NONE */
    uint32_t of;         /* np after "of", or NONE */
    uint32_t poss;       /* np that possesses it ("Iran's army"), or NONE */
    uint32_t rel_pred;   /* pred of a relative or reduced clause, or NONE */
    uint32_t flags;      /* enum np_flag */
};

enum pred_kind { PRED_VERB, PRED_NOUN, PRED_ADJ };

enum pred_form {
    FORM_FINITE,
    FORM_INF,    /* to-infinitive, or bare after a causative */
    FORM_GERUND, /* -ing */
    FORM_PARTICIPLE, /* -ed without auxiliary */
    FORM_NOUN
};

enum pred_tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE };

enum pred_modal {
    MODAL_NONE,
    MODAL_WILL,   /* will, shall, going to, "to" in a headline */
    MODAL_WOULD,
    MODAL_CAN,    /* can, be able to */
    MODAL_MAY,    /* may, might, could */
    MODAL_MUST    /* must, should, ought to, have to, need to */
};

enum pred_link {
    LINK_ROOT,    /* main clause */
    LINK_CONJ,    /* coordinated with its parent */
    LINK_CCOMP,   /* its parent's content clause: "said that ..." */
    LINK_XCOMP,   /* infinitive or gerund under its parent: "refused to ..." */
    LINK_PURPOSE, /* "to"/"in order to"/"for ... to" adjunct */
    LINK_ADVCL,   /* adverbial clause; `marker` is its conjunction */
    LINK_RELCL,   /* relative or reduced relative clause of an np */
    LINK_NOUN,    /* a noun predicate; parent is the pred it is argument of */
    LINK_NOUNCOMP /* complement of a noun: "a plan to ...", "claim that ..." */
};

enum pred_flag {
    PRED_PASSIVE = 1,
    PRED_NEGATED = 2,    /* not, never, no longer; "no" before a noun */
    PRED_PERFECT = 4,
    PRED_PROGRESSIVE = 8,
    PRED_QUESTION = 16,
    PRED_QUOTED = 32,    /* inside quotation marks */
    PRED_CONDITIONAL = 64, /* under if, unless, whether, in case */
    PRED_IMPERATIVE = 128,
    PRED_CONTROLLED = 256, /* its subject is understood, not written here */
    PRED_GETS = 512 /* passive, its subject gets: "Kyiv was given arms" */
};

/* Something that may say an event: a verb group, a noun, or an adjective
 * after "be", with its arguments [arg, arg + n_args) of doc->args. */
struct pred {
    uint32_t begin, end; /* tokens: the verb group with auxiliaries, or the
                            noun group */
    uint32_t head;       /* token of the main verb, noun or adjective */
    uint32_t sent;
    uint32_t parent;     /* pred above it in the sentence, or NONE */
    uint32_t marker;     /* token of its conjunction ("after", "if"), or NONE*/
    uint32_t particle;   /* token ("carry *out*"), or NONE */
    uint32_t np;         /* PRED_NOUN: its np */
    uint32_t arg, n_args;
    uint16_t flags;      /* enum pred_flag */
    uint8_t kind;        /* enum pred_kind */
    uint8_t form;        /* enum pred_form */
    uint8_t tense;       /* enum pred_tense, of the clause */
    uint8_t modal;       /* enum pred_modal */
    uint8_t link;        /* enum pred_link */
    uint8_t reserved;
};

enum arg_rel {
    ARG_SUBJECT, /* grammatical: of a passive, what is acted on */
    ARG_OBJECT,
    ARG_IOBJECT, /* "gave *Kyiv* arms" */
    ARG_OBLIQUE, /* `prep` says which: on, against, with, by, of, to, in ... */
    ARG_POSSESSOR, /* "*Blinken's* visit" */
    ARG_COMPOUND,  /* "*missile* attack", "*Russian* invasion": tokens before
                      the head, as a token range in np/begin..end */
    ARG_CLAUSE     /* `pred` is its content clause or complement */
};

/* One argument. For a coordination, np is the first of them. */
struct arg {
    uint32_t np;         /* or NONE */
    uint32_t pred;       /* ARG_CLAUSE: or an np's noun predicate, or NONE */
    uint32_t prep;       /* token of the preposition, or NONE */
    uint32_t begin, end; /* tokens */
    uint8_t rel;         /* enum arg_rel */
    uint8_t understood;  /* 1: from control, raising, relatives, not written */
    uint16_t reserved;
};

/* ---- mention --------------------------------------------------------- */

enum entity_type {
    ENTITY_PERSON,
    ENTITY_GPE,
    ENTITY_LOC,
    ENTITY_FAC,
    ENTITY_ORG,
    ENTITY_NORP
};

enum mention_kind { MENTION_NAME, MENTION_PRONOUN, MENTION_NOMINAL };

struct casus_mention {
    uint32_t begin, end; /* bytes */
    uint32_t tok, n_tok;
    uint32_t entity;
    uint32_t next;       /* next mention of the same entity, or NONE */
    uint8_t kind;        /* enum mention_kind */
    uint8_t in_title;
    uint8_t governs;     /* a capital or seat that acts for its government */
    uint8_t beside;      /* "pro-Russian", "Saudi-backed", "Paris accord":
                            tells nothing of whom it stands before */
};

struct geo {
    struct decimal lat, lon;
    casus_str country, admin1, feature; /* "" if unknown */
    uint32_t geonameid;                 /* 0 if unknown */
};

enum { MAX_SECTORS = 4 };

/* A country code and PLOVER sectors, "" or three capitals each. */
struct coding {
    char code[4];
    char sectors[MAX_SECTORS][4]; /* primary first, then "" */
};

/* What a person once was; until 0 if nothing is known. */
struct office {
    struct coding coding;
    casus_str title;
    uint32_t from, until; /* YYYYMMDD */
};

struct casus_entity {
    uint32_t first_mention, last_mention, n_mentions;
    uint8_t type;    /* enum entity_type */
    uint8_t has_geo;
    uint8_t sure;    /* 0-100: how well the linking is supported */
    uint8_t guessed; /* the code is that of the document, not told */
    struct coding coding;
    casus_str name, role, wikidata; /* "" if unknown */
    struct geo geo;
    struct office was; /* a person's last one before the document's date */
};

/* Who an np stands for: the coding of a phrase as an actor. */
struct actor {
    struct coding coding;
    uint32_t entity;     /* or NONE */
    uint32_t begin, end; /* bytes of the words, or both NONE if understood */
    uint8_t known;       /* 0: the phrase names no political actor */
    uint8_t is_place;    /* a place as such, not its government or people */
    uint8_t guessed;     /* the country is that of the scene, not told */
    uint8_t abroad;      /* of no one country: "Western officials" */
};

/* ---- value ----------------------------------------------------------- */

enum quantity_kind {
    QUANTITY_OTHER,
    QUANTITY_KILLED,
    QUANTITY_INJURED,
    QUANTITY_MISSING,
    QUANTITY_DETAINED,
    QUANTITY_ABDUCTED,
    QUANTITY_DISPLACED,
    QUANTITY_PROTESTERS,
    QUANTITY_TROOPS,
    QUANTITY_WEAPONS,
    QUANTITY_PEOPLE,
    QUANTITY_MONEY,
    QUANTITY_PERCENT
};

struct casus_quantity {
    uint32_t begin, end; /* bytes */
    uint32_t tok, n_tok;
    struct decimal low, high;
    uint8_t has_low, has_high, approx;
    uint8_t kind;        /* enum quantity_kind */
    uint32_t pred;       /* the pred whose clause counts it, or NONE */
    uint32_t entity;     /* whose they are, or NONE */
    uint32_t part_of;    /* quantity that includes this one, or NONE */
    casus_str of;        /* lemma phrase of the counted noun */
    casus_str currency;  /* ISO 4217, or "" */
    casus_str purpose;   /* aid loan damage trade budget fine ransom, or "" */
};

enum date_type { DATE_DATE, DATE_TIME, DATE_DURATION, DATE_SET };

struct casus_date {
    uint32_t begin, end; /* bytes */
    uint32_t tok, n_tok;
    uint32_t pred;       /* the pred it dates, or NONE */
    uint8_t type;        /* enum date_type */
    uint8_t full;        /* the value is a calendar year, month or day */
    casus_str value;     /* TIMEX3 */
};

/* ---- event ----------------------------------------------------------- */

enum event_type {
    EVENT_AGREE,
    EVENT_CONSULT,
    EVENT_SUPPORT,
    EVENT_CONCEDE,
    EVENT_COOPERATE,
    EVENT_AID,
    EVENT_RETREAT,
    EVENT_REQUEST,
    EVENT_ACCUSE,
    EVENT_REJECT,
    EVENT_THREATEN,
    EVENT_PROTEST,
    EVENT_SANCTION,
    EVENT_MOBILIZE,
    EVENT_COERCE,
    EVENT_ASSAULT,
    EVENT_COUNT
};

enum event_status {
    STATUS_ACTUAL,
    STATUS_FUTURE,
    STATUS_HYPOTHETICAL,
    STATUS_NEGATED,
    STATUS_HISTORICAL
};

enum { MAX_MODES = 4, MAX_CONTEXTS = 6, MAX_EVENT_QUANTITIES = 8 };

/* How a party of an event was found. */
enum party_source {
    PARTY_ROLE,    /* by a path of the rule */
    PARTY_OWNER,   /* likewise, but it is the owner of what stands there */
    PARTY_CONTENT, /* in the content of the words */
    PARTY_BEFORE,  /* in an event told before */
    PARTY_ABOVE,   /* in the clause above, or the speaker */
    PARTY_PLACE,   /* the people of the place */
    PARTY_NONE,    /* nobody */
    PARTY_COUNT
};

/* The nearest rule of a sentence that says no event. */
enum miss_reason {
    MISS_WORDS,  /* words that must stand beside the trigger */
    MISS_OBJECT, /* the object that the trigger asks for */
    MISS_TEST,   /* a condition */
    MISS_PARTY,  /* nobody in the roles */
    MISS_CLAIM,  /* only alleged */
    MISS_DISCARD /* a discard won */
};

struct rule_set;

struct near_miss {
    const struct rule_set *rules;
    uint32_t rule;
    uint32_t sent;
    uint32_t tok;    /* of the trigger */
    uint32_t test;   /* MISS_TEST: which condition */
    uint8_t reason;  /* enum miss_reason */
};

struct casus_event {
    uint8_t type;        /* enum event_type */
    uint8_t status;      /* enum event_status */
    uint8_t score;       /* 0-100 */
    uint8_t n_modes, n_contexts, n_quantities;
    uint16_t reserved;
    casus_str modes[MAX_MODES];
    casus_str contexts[MAX_CONTEXTS];
    casus_str cameo;     /* "" if unknown */
    casus_str rule;      /* id of the rule that fired */
    casus_str date;      /* "", YYYY, YYYY-MM or YYYY-MM-DD */
    uint32_t actor, n_actors;         /* in doc->actors */
    uint32_t recipient, n_recipients; /* in doc->actors */
    uint32_t sent;
    uint32_t pred;
    uint32_t trigger_begin, trigger_end; /* bytes */
    uint32_t loc_entity;                 /* or NONE */
    uint32_t loc_begin, loc_end;         /* bytes of the place's words */
    uint32_t speaker;                    /* entity, or NONE */
    uint32_t same_as;                    /* event, or NONE */
    uint32_t quantities[MAX_EVENT_QUANTITIES];
    uint32_t dead, injured;              /* quantity, or NONE */
    const struct rule_set *rules;        /* those of `rule` */
    uint32_t actor_path, recipient_path; /* of rules, or NONE */
    uint8_t actor_from, recipient_from;  /* enum party_source */
    uint8_t trigger;                     /* enum pred_kind */
};

/* ---- the document ---------------------------------------------------- */

enum stage {
    STAGE_TEXT,
    STAGE_LEX,
    STAGE_TAG,
    STAGE_TREE,
    STAGE_PARSE,
    STAGE_MENTION,
    STAGE_VALUE,
    STAGE_EVENT,
    STAGE_COUNT
};

/* casus_doc.only when nothing was left out. */
enum { ALL_LAYERS = 15 };

/* Bytes between two marks of the offset tables. */
enum { OFFSET_STEP = 64 };

struct day {
    int year, month, day; /* year 0: unknown */
};

struct casus_doc {
    struct arena arena;
    const casus_model *model;
    casus_limits limits;
    struct arena *scratch; /* the context's; NULL once the pipeline is done */
    struct rule_scratch *rule_scratch; /* likewise */

    casus_str id, date, date_given, lang;
    struct day day;      /* the document date */
    bool day_given;      /* it came with the document */
    const char *buffer;  /* NUL-terminated */
    size_t size;         /* bytes without the NUL */
    size_t title_size;   /* bytes of the title, 0 without one */
    size_t body;         /* where the text begins */
    unsigned truncated;  /* bit (1 << enum stage) */
    casus_str truncated_names; /* set when the pipeline is done */
    unsigned only;       /* casus_layer bits: what is wanted */
    bool ascii;          /* every byte of the buffer is ASCII */
    uint32_t *cp_marks;  /* code points and UTF-16 units before every */
    uint32_t *u16_marks; /* OFFSET_STEP-th byte; NULL when ascii */

    /* text */
    struct token *tokens;
    size_t n_tokens;
    struct sentence *sentences;
    size_t n_sentences;
    const char *folds;

    /* lex: atoms[k][i] is token i's word number in layer k's vocabulary */
    uint32_t *atoms[LIMIT_LAYERS];
    struct match *matches; /* by first token, longer before shorter */
    size_t n_matches;
    uint32_t *match_at;    /* n_tokens + 1: matches of token i are
                              [match_at[i], match_at[i + 1]) */

    /* tag: lemma_atoms[k][i] likewise for the lemma */
    struct tag *tags;
    casus_str *lemmas;
    uint32_t *lemma_atoms[LIMIT_LAYERS];
    struct word_marks *marks; /* NULL: not noted, anything may be */
    struct name_span *name_spans; /* by first token; they do not overlap */
    size_t n_name_spans;

    /* tree: n_tokens, or NULL if nobody asked for it */
    struct dep *deps;

    /* parse */
    struct np *nps; /* by first token */
    size_t n_nps;
    uint32_t *np_at; /* n_tokens: np that holds the token, or NONE */
    struct pred *preds; /* by head token */
    size_t n_preds;
    uint32_t *pred_at; /* n_tokens: pred whose head it is, or NONE */
    struct arg *args;
    size_t n_args;

    /* mention */
    struct casus_mention *mentions; /* by begin */
    size_t n_mentions;
    struct casus_entity *entities;  /* by first mention */
    size_t n_entities;
    struct actor *np_actors; /* n_nps: who each np stands for */

    /* value */
    struct casus_quantity *quantities;
    size_t n_quantities;
    struct casus_date *dates;
    size_t n_dates;

    /* event */
    struct casus_event *events;
    size_t n_events;
    struct actor *actors;
    size_t n_actors;
    struct near_miss *misses; /* by sentence */
    size_t n_misses;
};

/* ---- small readers --------------------------------------------------- */

static inline casus_str casus__token_text(const casus_doc *doc, uint32_t i)
{
    const struct token *t = &doc->tokens[i];
    return (casus_str){ doc->buffer + t->begin, t->end - t->begin };
}

static inline casus_str casus__token_fold(const casus_doc *doc, uint32_t i)
{
    const struct token *t = &doc->tokens[i];
    return (casus_str){ doc->folds + t->fold, t->fold_len };
}

/* A three-letter code or sector, "" if there is none. */
static inline casus_str casus__code_str(const char code[4])
{
    size_t n = 0;
    while (n < 3 && code[n])
        n++;
    return (casus_str){ code, n };
}

/* A country, and no international body or movement. */
bool casus__code_is_state(const char code[4]);

/* Names of the enums above, as records write them. */
const char *casus__upos_name(unsigned upos);
const char *casus__xpos_name(unsigned xpos);
const char *casus__entity_type_name(unsigned type);
const char *casus__mention_kind_name(unsigned kind);
const char *casus__quantity_kind_name(unsigned kind);
const char *casus__date_type_name(unsigned type);
const char *casus__event_type_name(unsigned type);
const char *casus__event_status_name(unsigned status);
const char *casus__stage_name(unsigned stage);

/* The number of a name, or -1. */
int casus__upos_number(casus_str name);
int casus__xpos_number(casus_str name);
int casus__event_type_number(casus_str name);
int casus__quantity_kind_number(casus_str name);

#endif
