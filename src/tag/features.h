/*
 * What the taggers see of a sentence.
 *
 * Each word is reduced once to a few numbers (hash, affixes, shape, cluster);
 * the features of a word are mixes of its numbers and its neighbours', so no
 * string is touched again. Trainer and tagger call the same functions: a
 * change here means training anew.
 */
#ifndef CASUS_TAG_FEATURES_H
#define CASUS_TAG_FEATURES_H

#include "base/str.h"
#include "pack/slots.h"

/* How far the capitals of a sentence can be trusted. */
enum case_mode {
    MODE_NORMAL,
    MODE_NO_LOWER,  /* "POLICE ARREST THREE IN PARIS" */
    MODE_NO_UPPER,  /* "police arrest three in paris" */
    MODE_TITLE_CASE /* "Police Arrest Three in Paris" */
};

/* One word, as the trainer and the text stage both have it. */
struct word {
    casus_str text, fold;
    uint32_t hash;      /* casus__hash of the fold */
    uint8_t word_case;  /* enum word_case */
    uint8_t space_before;
};

struct view {
    uint32_t hash;
    uint32_t suffix; /* last four bytes, the very last lowest */
    uint32_t prefix; /* first four bytes, the very first highest */
    uint32_t shape;
    uint16_t cluster;
    uint16_t reserved;
};

enum {
    VIEW_PAD = 2, /* views of no word on either side of a sentence */
    POS_MAX_FEATURES = 48
};

/* The mode of the case of n words. */
enum case_mode casus__case_mode(const struct word *words, size_t n);

/* Fill views[0 .. n + 2 * VIEW_PAD): word i is views[i + VIEW_PAD]. */
void casus__views_fill(const struct word *words, size_t n,
                       enum case_mode mode, const struct slots *clusters,
                       struct view *views);

/* enum word_case of a view, and whether its word is a sentence's first. */
unsigned casus__view_case(const struct view *v);
bool casus__view_is_first(const struct view *v);
enum case_mode casus__view_mode(const struct view *v);

/* Features of the word at v for its Penn tag, given the tags of the word
 * before it and of the one before that (any numbers that stand for them, 0
 * before the sentence). At most POS_MAX_FEATURES; returns how many. */
size_t casus__pos_features(const struct view *v, uint32_t tag1, uint32_t tag2,
                           uint32_t *out);

/* Features of word i of n for its universal tag, given all Penn tags. At most
 * POS_MAX_FEATURES; returns how many. */
size_t casus__upos_features(const struct view *v, const uint8_t *xpos,
                            size_t n, size_t i, uint32_t *out);

#endif
