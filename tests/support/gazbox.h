/*
 * A model made of gazetteer text, for tests of the compiler, of packs and of
 * the lex stage.
 */
#ifndef CASUS_TESTS_GAZBOX_H
#define CASUS_TESTS_GAZBOX_H

#include "compile/internal.h"
#include "doc/doc.h"
#include "pack/model.h"

struct gazbox {
    struct builder builder;
    struct buffer image; /* the pack */
    casus_model *model;
    casus_ctx *ctx;
    char said[512]; /* "3 C112, 5 C113": lines and numbers of complaints */
    size_t n_errors;
};

/* Compile; the model stays NULL if there are errors. `words`, if not NULL,
 * are common words, one a line; `base` lies below if not NULL. */
void gazbox_open(struct gazbox *box, const char *rows, const char *words,
                 const casus_model *base);
void gazbox_close(struct gazbox *box);

/* The text through the stages text and lex; free with casus_doc_free. */
casus_doc *gazbox_doc(struct gazbox *box, const char *text);

/* Put the matches of a document into out: "[words] id id ..", one after the
 * other, then "g" (guarded), "w" (weak case), "i" (inner) where they hold. */
void gazbox_matches(const casus_doc *doc, char *out, size_t room);

#endif
