/*
 * What the name tagger sees of a sentence. Trainer and tagger call the same
 * functions: a change here means training anew.
 */
#ifndef CASUS_TAG_NAME_FEATURES_H
#define CASUS_TAG_NAME_FEATURES_H

#include "doc/doc.h"
#include "pack/gaz.h"
#include "tag/features.h"

/* What surrounds a word, beside its view. */
struct name_cue {
    uint32_t gaz;   /* 3 bits a gazetteer type: how a match covers the word;
                       above them, how large a place of that name is */
    uint32_t first; /* hash of the first word of its run of capitals */
    uint32_t last;  /* and of the last one */
    uint32_t wide;  /* last of a run that goes on over "of", "for", "and" */
    uint32_t before, after; /* hashes of the words around the run */
    uint8_t place;          /* where it stands in the run */
    uint8_t live;           /* may be part of a name; the others are O */
    uint16_t reserved;
};

/* How name_cue.gaz is laid out. */
enum {
    GAZ_SEEN = GAZ_SURNAME + 1, /* the types that are looked at */
    GAZ_SEEN_BITS = (1 << GAZ_SEEN) - 1,
    COVER_BITS = 3,
    GRADE_SHIFT = GAZ_SEEN * COVER_BITS /* two bits */
};

enum { NAME_MAX_FEATURES = 96 };

/* What of it is used: for measuring what each brings. */
enum name_without {
    NAME_WITHOUT_CLUSTERS = 1,
    NAME_WITHOUT_GAZETTEERS = 2,
    NAME_WITHOUT_RUNS = 4
};

/* Fill the views and cues of a sentence: both have room for its words and
 * 2 * VIEW_PAD more; word i is at i + VIEW_PAD. `words` is work space. */
void casus__name_look(const casus_doc *doc, const struct sentence *s,
                      const struct slots *clusters, struct word *words,
                      struct view *views, struct name_cue *cues);

/* Features of one word; at most NAME_MAX_FEATURES; returns how many. */
size_t casus__name_features(const struct view *v, const struct name_cue *c,
                            unsigned without, uint32_t *out);

/* Is the feature at this place of the list one that names the word itself? */
bool casus__name_is_word_feature(size_t place);

#endif
