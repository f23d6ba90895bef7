/*
 * What a document says elsewhere of a word: in which names it stands, whether
 * it also stands outside names or in lower case, and which names it may be
 * short for. Built from the labels of the first pass.
 */
#ifndef CASUS_TAG_NAME_CONTEXT_H
#define CASUS_TAG_NAME_CONTEXT_H

#include "tag/name_tagger.h"

struct name_evidence; /* private to name_context.c */

struct name_context {
    const struct name_text *text;
    struct name_evidence *slots;
    uint32_t mask;
};

/* False without memory. `text` must not change while the context is used. */
bool casus__name_context_build(const struct name_text *text,
                               struct name_context *out);

/* Features of word k of a stretch, at most NAME_MAX_FEATURES; 0 if the rest
 * of the document says nothing. */
size_t casus__name_context_features(const struct name_context *context,
                                    const struct name_stretch *s, uint32_t k,
                                    uint32_t *out);

#endif
