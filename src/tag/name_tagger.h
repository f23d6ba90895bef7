/*
 * The name tagger.
 *
 * First every sentence by itself; then each stretch again with what the
 * document says elsewhere of its words ("Rice" after "Condoleezza Rice",
 * acronyms, words that are no names in other sentences).
 */
#ifndef CASUS_TAG_NAME_TAGGER_H
#define CASUS_TAG_NAME_TAGGER_H

#include "tag/name_features.h"
#include "tag/name_model.h"

/* Words next to one another that may be in names; their rows in the arrays
 * below begin at `row`. */
struct name_stretch {
    uint32_t tok, n, row;
};

/* A document in work. */
struct name_text {
    const casus_doc *doc;
    struct arena *arena;
    struct name_stretch *stretches;
    size_t n_stretches;
    int32_t (*score)[NAME_LABELS]; /* a row: of the first pass */
    uint8_t *labels;               /* a row */
    size_t n_rows;
};

/* The first pass. False without memory. */
bool casus__names_first(const struct name_model *model, const casus_doc *doc,
                        struct arena *arena, struct name_text *out);

/* The second: labels and scores with the document's evidence. */
bool casus__names_second(const struct name_model *model,
                         struct name_text *text);

/* Does a name begin at token k of the stretch? Its length in words, or 0. */
uint32_t casus__name_length(const uint8_t *labels, uint32_t n, uint32_t k);

/* The part of the stage: fill doc->name_spans. */
casus_status casus__names_run(casus_doc *doc, casus_error *err);

#endif
