/*
 * Lemmas of inflected words by the rules of English spelling.
 *
 * The rules take an ending off and restore what it changed: a doubled
 * consonant, a final e, y for i. What they get wrong stands in
 * models/lemmas.lemmas and is looked up first (lemma_table.h).
 */
#ifndef CASUS_TAG_LEMMA_H
#define CASUS_TAG_LEMMA_H

#include "base/str.h"

/* How a lemma is made of a form: the first `keep` bytes, then `add`. */
struct lemma_cut {
    size_t keep;
    const char *add;
};

/* The cut for a folded form with a Penn tag (enum xpos) of an inflected word;
 * for other tags the form itself. */
struct lemma_cut casus__lemma_cut(casus_str form, unsigned xpos);

#endif
