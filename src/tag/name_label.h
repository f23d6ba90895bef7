/*
 * Labels of the name tagger: O, and for each type of name the first, a middle
 * and the last word of a name, and a name of one word (BILOU).
 */
#ifndef CASUS_TAG_NAME_LABEL_H
#define CASUS_TAG_NAME_LABEL_H

#include "doc/doc.h"

enum name_place { PLACE_FIRST, PLACE_MIDDLE, PLACE_LAST, PLACE_ALONE };

enum {
    NAME_TYPES = ENTITY_NORP + 1,
    NAME_LABELS = 1 + 4 * NAME_TYPES,
    NAME_OUTSIDE = 0
};

static inline unsigned casus__name_label(unsigned type, enum name_place place)
{
    return 1 + 4 * type + place;
}

static inline unsigned casus__name_type(unsigned label)
{
    return (label - 1) / 4;
}

static inline enum name_place casus__name_place(unsigned label)
{
    return (enum name_place)((label - 1) % 4);
}

/* Is a name open behind a word with this label? */
static inline bool casus__name_is_open(unsigned label)
{
    return label != NAME_OUTSIDE && casus__name_place(label) <= PLACE_MIDDLE;
}

/* Does this label go on with the name of the word before? */
static inline bool casus__name_goes_on(unsigned label)
{
    return label != NAME_OUTSIDE && (casus__name_place(label) == PLACE_MIDDLE ||
                                     casus__name_place(label) == PLACE_LAST);
}

#endif
