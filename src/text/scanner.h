/* The tokenizer's state, shared by the files that know one sort of token. */
#ifndef CASUS_TEXT_SCANNER_H
#define CASUS_TEXT_SCANNER_H

#include "text/classes.h"
#include "text/tokenize.h"

struct scanner {
    const char *text;
    size_t at, end;
    size_t next_at; /* the first '@' not before `at`, or `end` */
    struct token_list *out;
    uint8_t pending; /* flags for the next token */
    bool failed;
};

/* Append a token and step behind it. NULL if there is no memory: then
 * s->failed is set and scanning stops. */
struct token *casus__scan_add(struct scanner *s, size_t begin, size_t end,
                              enum token_kind kind);

static inline enum char_class casus__scan_class(const struct scanner *s,
                                                size_t at)
{
    return casus__char_at(s->text, s->end, at);
}

/* ---- contraction.c --------------------------------------------------- */

/* Bytes of a contraction's second half at the end of a word, 0 if none. */
size_t casus__clitic_size(const char *word, size_t n);

/* Append a word; contractions are split. `quoted`: it holds an apostrophe. */
void casus__scan_split(struct scanner *s, size_t begin, size_t end,
                       size_t inner, bool quoted);

/* Append the second half of a contraction. */
void casus__scan_clitic(struct scanner *s, size_t begin, size_t end);

/* A contraction or possessive whose first half is a token of its own:
 * "U.S.|'s", "workers|'". False if there is none at s->at. */
bool casus__scan_lone_clitic(struct scanner *s);

/* ---- address.c ------------------------------------------------------- */

/* Each appends a token at s->at, or returns false. */
bool casus__scan_url(struct scanner *s);
bool casus__scan_email(struct scanner *s);
bool casus__scan_handle(struct scanner *s);

/* "example.org", "report.pdf": the labels of a word that begins at `begin`
 * and goes to a dot at `dot`. Returns where they end, or `dot`. */
size_t casus__host_end(const struct scanner *s, size_t begin, size_t dot);

/* Go on to the end of an address at `at`, without final punctuation. */
size_t casus__address_end(const struct scanner *s, size_t at);

#endif
