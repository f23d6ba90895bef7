/*
 * A model made of rule text, and documents made of tagged words, for tests
 * of the rule engine: "Harbour/NNP Police/NNP met/VBD/meet". The tests that
 * need sentences parsed use the pipeline instead.
 */
#ifndef CASUS_TESTS_RULEBOX_H
#define CASUS_TESTS_RULEBOX_H

#include "compile/internal.h"
#include "doc/doc.h"
#include "pack/model.h"

enum { RULEBOX_COMPLAINTS = 32 };

struct rulebox {
    struct builder builder;
    struct buffer image;
    casus_model *model;
    struct rule_scratch *scratch_data;
    struct arena scratch;
    size_t n_complaints;
    struct {
        unsigned line, number;
        bool is_error;
    } complaints[RULEBOX_COMPLAINTS];
};

/* Compile the text; the model stays NULL if there are errors. */
void rulebox_open(struct rulebox *box, const char *rules);
void rulebox_close(struct rulebox *box);

/* A document of one sentence; free with casus_doc_free. */
casus_doc *rulebox_doc(struct rulebox *box, const char *tagged);

/* Make the gazetteer types (1 << GAZ_...) match at the tokens. */
void rulebox_match(casus_doc *doc, uint32_t tok, uint32_t n_tok,
                   uint32_t types);

/* ---- a parse by hand: for one-sentence documents ---------------------- */

/* Get the arrays ready; call first. */
void rulebox_parse(casus_doc *doc);

/* A noun group over [begin, end) with its last word as head. `actor`: "KEN
 * MIL", "KEN", or "" for nobody. Returns its number. */
uint32_t rulebox_np(casus_doc *doc, uint32_t begin, uint32_t end,
                    const char *actor);

/* A predicate on a token; kind of enum pred_kind. Predicates are added in
 * the order of their heads, each followed by its arguments. */
uint32_t rulebox_pred(casus_doc *doc, uint32_t head, unsigned kind);

/* An argument of the last predicate; np, pred, prep: a number or NONE. */
void rulebox_arg(casus_doc *doc, unsigned rel, uint32_t np, uint32_t pred,
                 uint32_t prep);

#endif
