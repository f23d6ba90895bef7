/* What the accuracy tests share: packs, tables of sentences, TAP lines. */
#ifndef CASUS_TESTS_EVALBOX_H
#define CASUS_TESTS_EVALBOX_H

#include <casus/casus.h>

#include <stdbool.h>
#include <stddef.h>

enum { EVAL_FIELDS = 5, EVAL_LINE = 2048 };

/* A line of a table, analyzed: its fields, and the document of the one that
 * holds the sentence. */
typedef void eval_line_fn(const casus_doc *doc, char **field, void *user);

struct eval_table {
    const char *path;
    size_t n_fields; /* lines of fewer are comments */
    size_t sentence; /* which field is the text */
    eval_line_fn *line;
    void *user;
};

/* Analyze every line of a table with a model of these packs, as of
 * 2022-06-15. False, after "Bail out!", if any cannot be opened or read. */
bool eval_run(const struct eval_table *table, const char *const *packs,
              size_t n_packs);

bool eval_is(casus_str a, const char *b);

/* Told as a fact: actual or historical? */
bool eval_is_real(const casus_event *e);

/* A TAP line: at least `floor` in a hundred of `of`. Returns 1 if fewer. */
int eval_report(const char *what, int got, int of, int floor, int number);

#endif
