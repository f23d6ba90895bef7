/*
 * What the parts of the parse stage share while a document is parsed: the
 * layers in the making, and the sentence at hand as a row of items.
 *
 * A sentence passes through
 *   scan.c     tokens -> items: noun groups (chunk.c), verb groups (verbs.c),
 *              conjunctions, prepositions, stops
 *   nplink.c   coordination, apposition, "of": several items become one
 *   clauses.c  a stack of open clauses (machine.c) over the items, left to
 *              right: links between preds, subjects, objects; subordinate.c,
 *              nonfinite.c, participle.c and adjectives.c see to their kinds
 *              of items
 *   control.c  understood subjects, flags handed down the tree
 *   args.c     noun predicates, the args of every pred, output
 */
#ifndef CASUS_PARSE_WORK_H
#define CASUS_PARSE_WORK_H

#include "doc/doc.h"
#include "parse/grammar_words.h"

#include <string.h>

enum item_kind {
    ITEM_NP,
    ITEM_PREP, /* a preposition, before it has met its np */
    ITEM_VERB, /* a verb group */
    ITEM_ADJ,  /* an adjective that is in no noun group */
    ITEM_MARK, /* a word that is a conjunction and nothing else */
    ITEM_REL,  /* who, which, that, whose, where, when, what ... */
    ITEM_CC,
    ITEM_COMMA, /* commas and dashes */
    ITEM_COLON, /* colons and semicolons */
    ITEM_OPEN,
    ITEM_CLOSE,
    ITEM_THERE, /* expletive "there" */
    ITEM_STOP,
    ITEM_ORDER, /* "in order", before an infinitive */
    ITEM_GONE   /* taken into another item */
};

struct item {
    uint8_t kind;        /* enum item_kind */
    uint32_t begin, end; /* tokens */
    uint32_t ref;        /* NP: np; VERB: verb; else NONE */
};

/* A pred in the making. pred.parent is an index of work.verbs, and pred.np
 * of a noun is set. */
struct verb {
    struct pred pred;
    uint64_t bits;                     /* word classes of its lemma */
    uint32_t subject, object, iobject; /* np or NONE */
    uint32_t noun;                     /* LINK_NOUNCOMP, LINK_RELCL: the np */
    uint8_t understood; /* the subject is not written in its clause */
    uint8_t inherits;   /* enum inherit: where its subject comes from */
    uint8_t loose;      /* a form that may be a past participle */
    uint8_t bare;       /* no auxiliary and no "to" */
    uint8_t copula;     /* its main verb is "be" */
    uint8_t placed;     /* the clause analyser has been here */
    uint8_t object_understood;
    uint8_t there;   /* "there are": no subject to inherit */
    uint8_t dropped; /* an auxiliary that was given to another */
};

enum inherit { INHERIT_NONE, INHERIT_SUBJECT, INHERIT_OBJECT };

/* A phrase "prep target" that says something about the np `holder`. */
struct np_rel {
    uint32_t holder, target; /* np */
    uint32_t prep;           /* token */
};

/* A phrase before the verb that it belongs to (machine.h). */
struct phrase;

struct edge {
    uint32_t verb; /* index of work.verbs */
    struct arg arg;
};

/* What the final layer does not say about an np of the sentence. */
struct np_note {
    uint32_t up;   /* np that it is attached to, or NONE */
    uint32_t noun; /* its noun predicate: index of work.verbs, or NONE */
    uint8_t taken; /* argument of something */
};

struct work {
    casus_doc *doc;
    struct arena *scratch;
    struct lexicon lex;
    bool failed; /* an allocation failed */

    /* for every token of the document */
    uint64_t *bits;      /* word classes */
    uint32_t *types;     /* gazetteer types of the names that begin here */
    uint32_t *name_end;  /* end of the longest name of several words, or 0 */
    uint32_t *title_end; /* likewise for titles: "chief of staff" */
    uint32_t *np_at;
    uint32_t *ends_at; /* n_tokens + 1: np that ends before it, or NONE */
    uint8_t *quoted;

    /* layers in the making */
    struct np *nps;
    struct np_note *notes; /* parallel to nps */
    size_t n_nps, cap_nps, cap_notes;
    struct pred *preds;
    size_t n_preds, cap_preds;
    struct arg *args;
    size_t n_args, cap_args;

    /* the sentence at hand */
    uint32_t sent, begin, end;
    uint32_t first_np;
    bool any_finite; /* it has a finite verb group beyond doubt */
    struct item *items;
    size_t n_items, cap_items;
    struct verb *verbs;
    size_t n_verbs, cap_verbs;
    struct edge *edges;
    size_t n_edges, cap_edges;
    struct np_rel *rels;
    size_t n_rels, cap_rels;
    struct phrase *phrases;
    size_t cap_phrases;
};

static inline unsigned casus__work_xpos(const struct work *w, uint32_t tok)
{
    return tok < w->end ? w->doc->tags[tok].xpos : XPOS_NONE;
}

static inline uint64_t casus__work_bits(const struct work *w, uint32_t tok)
{
    return tok < w->end ? w->bits[tok] : 0;
}

static inline bool casus__work_fold_is(const struct work *w, uint32_t tok,
                                       const char *word)
{
    const casus_str s =
        tok < w->end ? casus__token_fold(w->doc, tok) : (casus_str){ "", 0 };
    const size_t n = strlen(word);
    return s.len == n && memcmp(s.ptr, word, n) == 0;
}

static inline bool casus__xpos_is_noun(unsigned x)
{
    return x == XPOS_NN || x == XPOS_NNS || x == XPOS_NNP || x == XPOS_NNPS ||
           x == XPOS_FW || x == XPOS_ADD || x == XPOS_GW;
}

static inline bool casus__xpos_is_proper(unsigned x)
{
    return x == XPOS_NNP || x == XPOS_NNPS;
}

static inline bool casus__xpos_is_adj(unsigned x)
{
    return x == XPOS_JJ || x == XPOS_JJR || x == XPOS_JJS || x == XPOS_AFX;
}

static inline bool casus__xpos_is_verb(unsigned x)
{
    return x == XPOS_VB || x == XPOS_VBD || x == XPOS_VBG || x == XPOS_VBN ||
           x == XPOS_VBP || x == XPOS_VBZ;
}

static inline bool casus__xpos_is_adverb(unsigned x)
{
    return x == XPOS_RB || x == XPOS_RBR || x == XPOS_RBS;
}

/* The verb of an item that is a verb group. */
static inline struct verb *casus__work_verb(const struct work *w,
                                            const struct item *it)
{
    return &w->verbs[it->ref];
}

static inline struct np *casus__work_np(const struct work *w, uint32_t np)
{
    return &w->nps[np];
}

/* Is it a date or a time? */
static inline bool casus__work_is_time(const struct work *w, uint32_t np)
{
    return (w->nps[np].flags & NP_TIME) != 0;
}

/* Word classes of an np's head. */
static inline uint64_t casus__work_head(const struct work *w, uint32_t np)
{
    return w->bits[w->nps[np].head];
}

/* Is its head a common noun? (An -ing word after a determiner is one.) */
bool casus__work_common(const struct work *w, uint32_t np);

/* Is its head a noun of an event ("visit", "invasion")? */
bool casus__work_event_noun(const struct work *w, uint32_t np);

/* Is the item after items [k] (prepositional phrases and times skipped) a
 * finite verb group? Returns its number, or NONE. */
uint32_t casus__work_next_finite(const struct work *w, size_t k);

/* Append; NONE and w->failed when there is no memory. */
uint32_t casus__work_add_np(struct work *w, const struct np *np);
uint32_t casus__work_add_verb(struct work *w, const struct verb *verb);
void casus__work_add_item(struct work *w, struct item item);
void casus__work_add_rel(struct work *w, uint32_t holder, uint32_t prep,
                         uint32_t target);
void casus__work_add_edge(struct work *w, uint32_t verb, struct arg arg);

/* The phrase "prep np" as an argument of a verb. */
void casus__work_add_oblique(struct work *w, uint32_t verb, uint32_t prep,
                             uint32_t np, bool understood);

#endif
