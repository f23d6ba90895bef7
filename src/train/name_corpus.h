/*
 * Text with labelled names, read through the program's own first stages: the
 * words are the program's, and gazetteer matches are there.
 *
 * A file has lines of word TAB BIO [TAB BIO]; a blank line ends a sentence,
 * "# newdoc" begins a document. The house labels (PERSON GPE LOC FAC ORG NORP)
 * stand in the third column; PER LOC ORG MISC of other corpora, in the second,
 * say less: LOC is one of GPE, LOC and FAC, MISC may be NORP.
 */
#ifndef CASUS_TRAIN_NAME_CORPUS_H
#define CASUS_TRAIN_NAME_CORPUS_H

#include "api/context.h"
#include "tag/name_tagger.h"
#include "pack/gaz.h"
#include "train/overlap.h"

struct name_document {
    casus_doc *doc;
    uint32_t *gold; /* a token: the labels it may have (bits) */
    uint8_t house;  /* labelled by the house rules, whole, in its own case */
};

struct name_corpus {
    struct arena *arena;
    casus_ctx *ctx;
    struct name_document *items;
    size_t n, cap;
    size_t n_words, n_names, n_lost; /* lost: not at borders of our words */
};

enum name_recase { KEEP_CASE, TO_UPPER, TO_LOWER };

struct name_read {
    const struct overlap *held_out; /* sentences to leave out, or NULL */
    bool cases;  /* add copies in capitals and small letters */
    bool spaced; /* write every hyphen as a dash: "al - Sheikh" */
    bool vary;   /* a third of the documents so */
    enum name_recase recase;
    size_t most_words; /* stop after so many; 0: read all */
    uint64_t seed;
};

casus_status casus__name_corpus_read(struct name_corpus *corpus,
                                     const char *path,
                                     const struct name_read *options,
                                     casus_error *err);

void casus__name_corpus_free(struct name_corpus *corpus);

#endif
