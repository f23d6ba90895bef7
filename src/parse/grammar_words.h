/*
 * The closed word classes that the grammar knows: function words by their
 * folded form, verbs and nouns of special behaviour by their lemma. A word's
 * classes are the bits of one 64-bit mask.
 */
#ifndef CASUS_PARSE_GRAMMAR_WORDS_H
#define CASUS_PARSE_GRAMMAR_WORDS_H

#include "base/arena.h"

#include <casus/casus.h>

#define WORD_BIT(n) (UINT64_C(1) << (n))

/* By folded form. */
#define W_NEG WORD_BIT(0) /* not, never, hardly */
#define W_BE WORD_BIT(1)
#define W_HAVE WORD_BIT(2)
#define W_DO WORD_BIT(3)
#define W_GET WORD_BIT(4)
#define W_WILL WORD_BIT(5)
#define W_WOULD WORD_BIT(6)
#define W_CAN WORD_BIT(7)
#define W_MAY WORD_BIT(8)
#define W_MUST WORD_BIT(9)
#define W_APPROX WORD_BIT(10) /* may stand before a number */
#define W_SUB WORD_BIT(11)    /* conjunction or preposition: after, as */
#define W_MARK WORD_BIT(12)   /* conjunction: if, because */
#define W_COND WORD_BIT(13)   /* if, unless, whether */
#define W_DAY WORD_BIT(14)    /* names of days */
#define W_MONTH WORD_BIT(15)
#define W_ALONE WORD_BIT(16)    /* determiner that can be a whole phrase */
#define W_PREP2 WORD_BIT(17)    /* first of a preposition of two words */
#define W_PREPING WORD_BIT(18)  /* participle used as a preposition */
#define W_ADJING WORD_BIT(19)   /* participle used as an adjective */
#define W_SAMEFORM WORD_BIT(20) /* irregular past = past participle */
#define W_LED WORD_BIT(21)      /* last, next, this: open a time phrase */
#define W_MANNER WORD_BIT(22)   /* before -ing: the subject's own doing */
#define W_SEMI WORD_BIT(23)     /* need, ought, used: modal before "to" */
#define W_ROLEPREP WORD_BIT(24) /* names a participant of an event noun */
#define W_DEFINITE WORD_BIT(25)
#define W_FINITE WORD_BIT(26) /* past forms that are no participles */
#define W_VAGUE WORD_BIT(27)  /* counts without a number: dozens, several */
#define W_QWORD WORD_BIT(28)  /* wh-words */

/* By lemma. */
#define W_SAY WORD_BIT(32)    /* takes a content clause */
#define W_OCTRL WORD_BIT(33)  /* "urge X to": X does it */
#define W_SCTRL WORD_BIT(34)  /* "agree to": the subject does it */
#define W_RAISE WORD_BIT(35)  /* "is expected to" */
#define W_DITR WORD_BIT(36)   /* "give X Y" */
#define W_NAMING WORD_BIT(37) /* "call X Y" */
#define W_OFVERB WORD_BIT(38) /* "accuse X of Y" */
#define W_PPCTRL WORD_BIT(39) /* "call on X to" */
#define W_COMPN WORD_BIT(40)  /* nouns: "plan to", "claim that" */
#define W_EVENTN WORD_BIT(41) /* nouns of events */
#define W_TIMEN WORD_BIT(42)  /* nouns of time */
#define W_TITLE WORD_BIT(43)  /* nouns that stand before a person's name */
#define W_PLACEN WORD_BIT(44) /* nouns that stand before a place's name */
#define W_TELL WORD_BIT(45)   /* "tell X that" */
#define W_OFFICE WORD_BIT(47) /* nouns that close an office: "of Defense" */
#define W_GROUP WORD_BIT(46)  /* nouns that stand before a group's name */
#define W_STATE WORD_BIT(49)  /* "is committed to": no passive */
#define W_PERSON WORD_BIT(51) /* of a person's name: set by parse.c */
#define W_HARM WORD_BIT(48)   /* "X killed": without an object it is passive */
#define W_NOPASS WORD_BIT(50) /* no passive, no object: die, resign */

struct lexicon_slot {
    const char *word;
    uint32_t len, hash;
    uint64_t bits;
};

struct lexicon {
    struct lexicon_slot *slots;
    uint32_t mask;
};

/* Build the table; false if there is no memory. */
bool casus__lexicon_init(struct lexicon *lex, struct arena *arena);

/* The classes of a word (hash: casus__hash of it), 0 if it has none. */
uint64_t casus__lexicon_find(const struct lexicon *lex, casus_str word,
                             uint32_t hash);

#endif
