/*
 * Documents made of tagged words, for tests of the parse stage: no tokenizer
 * and no tagger takes part.
 *
 * A line is a sentence, blanks part the words, "word/TAG" or
 * "word/TAG/lemma". Without a lemma, regular endings are cut off.
 */
#ifndef CASUS_TESTS_TAGGED_H
#define CASUS_TESTS_TAGGED_H

#include "doc/doc.h"

struct tagged {
    casus_doc *doc;
    struct arena scratch;
    char *buffer, *folds;
    uint32_t n_folds;
};

/* Room for `bytes` of text. */
void tagged_open(struct tagged *t, size_t bytes);
void tagged_close(struct tagged *t);

/* lemma.ptr NULL: by the regular endings. */
void tagged_word(struct tagged *t, casus_str word, casus_str tag,
                 casus_str lemma, bool space);
void tagged_sentence(struct tagged *t, uint32_t flags);

/* Open and read the lines. */
void tagged_lines(struct tagged *t, const char *lines);

/* Make the gazetteer types (1 << GAZ_...) match at the tokens. Matches are
 * given in the order of their tokens. */
void tagged_match(struct tagged *t, uint32_t tok, uint32_t n_tok,
                  uint32_t types);

/* The first token with this text, at or after `from`, or NONE. */
uint32_t tagged_find(const struct tagged *t, const char *word, uint32_t from);

#endif
