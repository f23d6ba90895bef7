/*
 * The compiled rules: the tables of a pack's RULE section.
 *
 * The section is a version, the size of each table, then the tables. Every
 * record is made of 32-bit numbers only, so that one loop reads them all;
 * what refers to another table is checked once, when the model opens, and is
 * safe to follow afterwards. The compiler (src/compile/rules*.c) fills the
 * same structures.
 */
#ifndef CASUS_RULE_TABLE_H
#define CASUS_RULE_TABLE_H

#include <stdint.h>

#define RULE_NONE UINT32_MAX

enum { RULE_VERSION = 1 };

enum rule_table {
    TABLE_STRINGS,  /* bytes */
    TABLE_ATOMS,    /* one number each: words of phrases */
    TABLE_CLASSES,
    TABLE_TERMS,
    TABLE_PATTERNS,
    TABLE_CODE,
    TABLE_ATTRS,
    TABLE_REGEXES,
    TABLE_RULES,
    TABLE_TRIGGERS,
    TABLE_PATHS,
    TABLE_TESTS,
    TABLE_SETS,
    TABLE_COUNT
};

/* A string: bytes [at, at + len) of TABLE_STRINGS. */
struct rule_text {
    uint32_t at, len;
};

/* A word class. One that is only named here, not defined (an overlay's use
 * of a class below it), has no terms. */
struct rule_class {
    struct rule_text name;
    uint32_t term, n_terms;
};

enum term_kind {
    TERM_PHRASE, /* atoms [first, first + n) */
    TERM_CLASS   /* class `first` of this pack */
};

struct rule_term {
    uint32_t kind, first, n;
};

/* ---- token patterns -------------------------------------------------- */

enum pattern_op {
    OP_MATCH,
    OP_JUMP,  /* a: relative to this instruction */
    OP_SPLIT, /* a: first choice, b: second choice, relative */
    OP_SAVE,  /* a: capture slot */
    OP_NOT,   /* what follows must not match here; consumes nothing */
    OP_ANY,
    OP_WORD,  /* a: atom of the folded form */
    OP_LEMMA, /* a: atom of the lemma */
    OP_EXACT, /* a: text offset, b: length, c: atom of the folded form */
    OP_CLASS, /* a: class */
    OP_TYPE,  /* a: bits (1 << enum gaz_type) */
    OP_XPOS,  /* a, b: low and high half of a mask of enum xpos */
    OP_SHAPE, /* a: enum pattern_shape */
    OP_REGEX, /* a: regex */
    OP_COUNT
};

enum pattern_shape {
    SHAPE_CAP,     /* begins with a capital */
    SHAPE_LOWER,
    SHAPE_UPPER,   /* two capitals or more, no small letter */
    SHAPE_NUMBER,
    SHAPE_INITIAL, /* one capital, with or without a stop */
    SHAPE_WORD,
    SHAPE_PUNCT,
    SHAPE_START,   /* first of the sentence; consumes nothing */
    SHAPE_END,     /* after the last token; consumes nothing */
    SHAPE_COUNT
};

struct pattern_code {
    uint32_t op, a, b, c;
};

enum pattern_group { PATTERN_NAME, PATTERN_PHRASE, PATTERN_GROUPS };

enum { PATTERN_CAPTURES = 8, PATTERN_CODE_MAX = 2000 };

enum pattern_flag { PATTERN_NOT_AFTER = 1, PATTERN_NOT_BEFORE = 2 };

struct rule_pattern {
    uint32_t group;
    struct rule_text id;
    uint32_t code, n_code;
    uint32_t before, n_before; /* code of single elements before it */
    uint32_t after, n_after;   /* and after it */
    uint32_t attr, n_attrs;
    uint32_t capture, n_captures; /* names: attrs with the slot as value */
    uint32_t priority, flags;
    struct rule_text file;
    uint32_t line;
};

struct rule_attr {
    struct rule_text key, value;
};

/* ---- event rules ----------------------------------------------------- */

enum rule_kind {
    RULE_EVENT,
    RULE_DISCARD, /* yields nothing and keeps others from it */
    RULE_CONTENT  /* says what becomes of the events below it */
};

enum rule_flag {
    RULE_ALSO = 1,        /* fires beside the winner */
    RULE_NEED_ACTOR = 2,
    RULE_NEED_RECIPIENT = 4,
    RULE_NEED_NONE = 8,   /* fires without any actor */
    RULE_SPEAKER = 16,    /* content: its subject is a speaker */
    RULE_NO_CLAUSE = 32,  /* leaves its clause's own events alone */
    RULE_KEEP_STATUS = 64, /* no PLOVER conversion of future events */
    RULE_ORIGIN = 128,    /* keep the actor in the recipient too */
    RULE_PLACE = 256      /* a place alone will do for the recipient */
};

enum content_effect {
    EFFECT_SAME,
    EFFECT_NEGATED,
    EFFECT_HYPOTHETICAL,
    EFFECT_FUTURE,
    EFFECT_ALLEGED, /* not told as a fact: no event */
    EFFECT_KNOWN,   /* a noun below is taken for granted */
    EFFECT_COUNT
};

struct rule_event {
    uint32_t kind;
    struct rule_text id;
    uint32_t type; /* enum event_type, or enum content_effect */
    uint32_t flags;
    uint32_t actor, n_actor;         /* paths */
    uint32_t recipient, n_recipient; /* paths */
    uint32_t test, n_tests;
    uint32_t set, n_sets;
    uint32_t weight; /* the most specific rule has the most */
    struct rule_text file;
    uint32_t line;
};

enum trigger_kind { TRIGGER_VERB, TRIGGER_NOUN, TRIGGER_ADJ };

/* A word that may say the event, with what must stand with it. */
struct rule_trigger {
    uint32_t rule;
    uint32_t kind;
    uint32_t term;          /* the head: a phrase of one word, or a class;
                               RULE_NONE: any word */
    uint32_t before, n_before; /* atoms right before the head */
    uint32_t after, n_after;   /* atoms after it: particle, preposition ... */
    uint32_t object, n_objects; /* terms, one of which its object is */
    uint32_t prep;          /* atom: the object stands after it; or NONE */
};

enum path_rel {
    PATH_SUBJECT, /* who does it: of a passive, the agent */
    PATH_OBJECT,  /* to whom: of a passive, the subject */
    PATH_IOBJECT,
    PATH_PREP,    /* after the preposition `prep` */
    PATH_POSSESSOR,
    PATH_COMPOUND,
    PATH_OF,
    PATH_CLAUSE,  /* its content clause or complement */
    PATH_PARENT,  /* the clause it stands in */
    PATH_SPEAKER, /* who is quoted */
    PATH_SELF,    /* the trigger's own noun group */
    PATH_APPOS,
    PATH_OWNER,   /* possessor, adjective or "of" of a noun group */
    PATH_RELATIVE, /* the verb of its relative clause */
    PATH_MATTER,   /* what is asked for, refused, promised */
    PATH_COUNT
};

enum { PATH_STEPS = 3 };

enum path_flag {
    PATH_ALTERNATIVE = 1 /* only if those before it gave nobody */
};

struct rule_path {
    uint32_t flags, n;
    struct {
        uint32_t rel, prep;
    } step[PATH_STEPS];
};

enum test_what {
    TEST_EXISTS,   /* the path leads somewhere */
    TEST_CLASS,    /* head word in class `a` */
    TEST_ANY_WORD, /* some word of it in class `a` */
    TEST_PHRASE,   /* head word is the term `a` */
    TEST_IS,       /* enum test_is `a` */
    TEST_SECTOR,   /* sector text `a`, length `b` */
    TEST_CODE,     /* country code likewise */
    TEST_WORDS,    /* a word of the clause in class `a` */
    TEST_SENTENCE, /* a word of the sentence in class `a` */
    TEST_DOCUMENT, /* a word of the document in class `a` */
    TEST_WEAPON,   /* a weapon of class text `a`, length `b`, in the clause */
    TEST_FLAG,     /* enum test_flag `a` of the predicate */
    TEST_COUNT
};

enum test_is {
    IS_ACTOR,
    IS_PLACE,
    IS_PERSON,
    IS_ORG,
    IS_COUNTRY,
    IS_PLURAL,
    IS_PROPER,
    IS_PRONOUN,
    IS_KILLED,
    IS_MONEY,
    IS_TROOPS,
    IS_PEOPLE,
    IS_NUMBER,
    IS_ABROAD, /* of another country than the actor's */
    IS_COUNT
};

enum test_flag {
    FLAG_PASSIVE,
    FLAG_NEGATED,
    FLAG_WILL,
    FLAG_WOULD,
    FLAG_MAY,
    FLAG_CAN,
    FLAG_MUST,
    FLAG_QUOTED,
    FLAG_QUESTION,
    FLAG_REPORTED, /* in somebody's speech */
    FLAG_HEADLINE,
    FLAG_MARKED_IF,
    FLAG_PLURAL,
    FLAG_DEFINITE,
    FLAG_INFINITIVE,
    FLAG_GERUND,
    FLAG_SUBJUNCTIVE, /* "insisted that X *leave*" */
    FLAG_COUNT
};

enum test_flag_bit {
    TEST_NEGATE = 1,
    TEST_OR = 2 /* an alternative to the test before it */
};

struct rule_test {
    uint32_t flags, what, path, a, b;
};

enum set_what { SET_MODE, SET_CAMEO, SET_CONTEXT, SET_STATUS, SET_COUNT };

/* A mode, code, context or status that the rule yields, perhaps only under
 * conditions. */
struct rule_setting {
    uint32_t what;
    uint32_t always; /* a mode that stands beside the others */
    struct rule_text value;
    uint32_t test, n_tests;
};

#endif
