/*
 * Labelled text, read whole: Penn-tagged TSV ("word TAB tag", blank line
 * between sentences) and CoNLL-U.
 */
#ifndef CASUS_TRAIN_CORPUS_H
#define CASUS_TRAIN_CORPUS_H

#include "base/arena.h"
#include "doc/doc.h"
#include "tag/features.h"

#define LABEL_NONE 255u /* a word whose label is not known */

/* What a corpus of names tells of a word's part of speech. */
enum name_hint {
    HINT_NONE,
    HINT_OUTSIDE, /* in no name */
    HINT_NAME,    /* a capitalized word in a name */
    HINT_NORP     /* a nationality or the like: "Iraqi", "Sunnis" */
};

struct sample {
    struct word word;
    casus_str lemma;  /* "" if not known */
    uint8_t xpos;     /* XPOS_NONE if not known */
    uint8_t upos;     /* LABEL_NONE if not known */
    uint8_t hint;     /* enum name_hint */
    uint8_t rel;      /* enum relation; LABEL_NONE if not known */
    uint8_t guess_xpos, guess_upos; /* of a tagger that has not seen it */
    uint16_t head;    /* word of its sentence, from 1; 0: the root */
};

struct sample_sentence {
    size_t first, n;
    uint32_t source; /* number of the file */
    bool doubtful;   /* its labels want checking */
};

struct corpus {
    struct arena *arena;
    struct sample *samples;
    size_t n_samples, cap_samples;
    struct sample_sentence *sentences;
    size_t n_sentences, cap_sentences;
    uint32_t n_sources;
};

struct overlap; /* overlap.h */

struct read_options {
    const char *const *skip; /* documents whose id has one of these inside */
    size_t n_skip;
    const struct overlap *held_out; /* sentences to leave out, or NULL */
    bool doubtful;
    bool names; /* the second column is a BIO label of names, not a tag */
};

/* Add a file: CoNLL-U by its suffix .conllu, else TSV. */
casus_status casus__corpus_read(struct corpus *corpus, const char *path,
                                const struct read_options *options,
                                casus_error *err);

/* Fill in a word: fold, hash, case. False without memory. */
bool casus__corpus_word(struct arena *arena, casus_str text, struct word *out);

/* Add copies of a share of the sentences in upper case, in lower case and in
 * title case: texts come so, too. `seed` picks them. */
casus_status casus__corpus_add_cases(struct corpus *corpus, uint64_t seed,
                                     casus_error *err);

enum recase { RECASE_UPPER, RECASE_LOWER, RECASE_TITLE };

/* Write all words in another case. */
casus_status casus__corpus_recase(struct corpus *corpus, enum recase how,
                                  casus_error *err);

#endif
