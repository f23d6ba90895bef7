/*
 * The part-of-speech tagger: greedy from left to right, an averaged
 * perceptron (Collins 2002) over hashed features, with a table of frequent
 * words that have only one tag; then universal tags.
 *
 * Section TAGP:
 *   u32 version        TAGGER_VERSION
 *   u32 tag set        casus__tag_set_hash(): numbers of tags are features
 *   slots              clusters: hash of a folded word -> cluster
 *   slots              lexicon: casus__lexicon_key -> Penn tag
 *   weights            Penn tags
 *   weights            universal tags
 */
#ifndef CASUS_TAG_TAGGER_H
#define CASUS_TAG_TAGGER_H

#include "base/arena.h"
#include "doc/doc.h"
#include "tag/features.h"
#include "pack/weights.h"

enum { TAGGER_VERSION = 1, TAGGER_HEAD = 8 };

struct tagger {
    struct slots clusters, lexicon;
    struct weights penn, universal;
    uint8_t penn_label[WEIGHTS_MAX_LABELS]; /* label -> enum xpos */
    uint8_t universal_label[WEIGHTS_MAX_LABELS];
};

/* Open a TAGP section; nothing is copied but the labels. */
casus_status casus__tagger_open(struct bytes section, struct arena *arena,
                                struct tagger **out, casus_error *err);

/* Tag the n words of one sentence. `views` has room for n + 2 * VIEW_PAD,
 * `xpos` and `upos` for n. */
void casus__tagger_tag(const struct tagger *tagger, const struct word *words,
                       size_t n, struct view *views, uint8_t *xpos,
                       uint8_t *upos);

/* ---- for the trainer too ----------------------------------------------- */

/* A number for the names and order of the Penn and universal tags. */
uint32_t casus__tag_set_hash(void);

/* Key of a word in the lexicon: "may" and "May" are two. */
static inline uint32_t casus__lexicon_key(uint32_t hash, unsigned word_case)
{
    return casus__mix(hash, word_case);
}

#endif
