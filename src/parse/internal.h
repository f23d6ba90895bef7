/* What the files of the parse stage share. */
#ifndef CASUS_PARSE_INTERNAL_H
#define CASUS_PARSE_INTERNAL_H

#include "base/arena.h"
#include "doc/doc.h"
#include "pack/model.h"
#include "parse/grammar_words.h"

/* A verb group while a sentence is analysed. */
struct verb {
    uint32_t begin, end; /* tokens, auxiliaries included */
    uint32_t head;       /* main verb, or the adjective after "be" */
    uint32_t particle;
    uint32_t pred;       /* its number once there are preds */
    uint32_t subject;    /* np, or NONE */
    uint32_t object, iobject;
    uint32_t parent;     /* verb, or NONE */
    uint32_t parent_np;  /* np whose clause or complement it is, or NONE */
    uint32_t marker;
    uint32_t clause;     /* token where its clause begins */
    uint16_t flags;      /* enum pred_flag */
    uint8_t kind, form, tense, modal, link;
    uint8_t subject_understood;
    uint8_t object_understood;
    uint8_t has_to;
};

struct parser {
    casus_doc *doc;
    struct arena *scratch;
    struct lexicon lex;
    uint64_t *bits;     /* n_tokens: classes of form and lemma */
    uint32_t *verb_at;  /* n_tokens: verb whose group holds the token */
    uint8_t *quoted;    /* n_tokens */
    struct verb *verbs; /* of the sentence */
    size_t n_verbs, cap_verbs;
    const struct sentence *sentence;
    uint32_t sent, begin, end; /* tokens of the sentence, without dateline */
    uint32_t first_np;  /* first np of the sentence */
    struct pending {
        uint32_t pred;
        struct arg arg;
    } *pending;         /* arguments, before they are put in order */
    size_t n_pending, cap_pending, cap_nps, cap_preds;
    bool failed;
};

void casus__parse_chunk(struct parser *p);   /* nps */
void casus__parse_verbs(struct parser *p);   /* verb groups */
void casus__parse_groups(struct parser *p);  /* coordination, apposition */
void casus__parse_clauses(struct parser *p); /* links, subjects, objects */
void casus__parse_preds(struct parser *p);   /* preds and their arguments */

/* ---- small readers --------------------------------------------------- */

static inline unsigned casus__parse_tag(const struct parser *p, uint32_t tok)
{
    return tok < p->end ? p->doc->tags[tok].xpos : XPOS_NONE;
}

static inline bool casus__parse_is(const struct parser *p, uint32_t tok,
                                   uint64_t bits)
{
    return tok < p->end && (p->bits[tok] & bits) != 0;
}

static inline uint32_t casus__parse_np(const struct parser *p, uint32_t tok)
{
    return tok < p->end ? p->doc->np_at[tok] : NONE;
}

bool casus__parse_word(const struct parser *p, uint32_t tok,
                       const char *word);
bool casus__parse_lemma(const struct parser *p, uint32_t tok,
                        const char *word);
bool casus__parse_is_comma(const struct parser *p, uint32_t tok);
bool casus__parse_bounds_number(const struct parser *p, uint32_t tok);
bool casus__parse_is_prep(const struct parser *p, uint32_t tok);
bool casus__parse_is_quote(const struct parser *p, uint32_t tok);
bool casus__parse_is_noun(unsigned xpos);
bool casus__parse_is_verb(unsigned xpos);

#endif
