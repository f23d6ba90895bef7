/* What the files of the rule compiler share. */
#ifndef CASUS_COMPILE_RULES_INTERNAL_H
#define CASUS_COMPILE_RULES_INTERNAL_H

#include "base/str.h"
#include "compile/builder.h"
#include "rule/table.h"

/* Numbers of docs/DIAGNOSTICS.md. */
enum rule_complaint {
    C_STATEMENT = 200,
    C_KEY = 201,
    C_SYNTAX = 202,
    C_ID_TWICE = 203,
    C_CLASS_TWICE = 204,
    C_CLASS_UNKNOWN = 205,
    C_CLASS_CYCLE = 206,
    C_EVENT_UNKNOWN = 207,
    C_MODE_UNKNOWN = 208,
    C_CAMEO_UNKNOWN = 209,
    C_CONTEXT_UNKNOWN = 210,
    C_ROLE_UNKNOWN = 211,
    C_TEST_UNKNOWN = 212,
    C_REGEX = 213,
    C_ELEMENT_UNKNOWN = 214,
    C_PATTERN_SIZE = 215,
    C_CAPTURE_UNKNOWN = 216,
    C_NO_TRIGGER = 217,
    C_SHADOWED = 218,
    C_CLASS_UNUSED = 219,
    C_WORD_TWICE = 220,
    C_FRAME_UNKNOWN = 221,
    C_CLASS_EMPTY = 222,
    C_SECTOR_UNKNOWN = 223,
    C_WORD_EMPTY = 224,
    C_TOO_MUCH = 225
};

/* The compiler compares statements with one another: far more than anybody
 * writes are refused. */
enum {
    PHRASE_WORDS = 8,
    FRAME_DEPTH = 4,
    STATEMENTS_MAX = 20000,
    CLASSES_MAX = 4000
};

/* One line of a statement: its first word and the rest. */
struct rule_line {
    casus_str key, rest;
    unsigned number;
};

/* A statement: a line at the margin and the lines indented under it. */
struct statement {
    const struct source *source;
    casus_str keyword, name, rest; /* class | NAME | what follows it */
    bool exported;
    unsigned number;
    struct rule_line *lines;
    size_t n_lines;
};

/* A growing table of records of `width` numbers. */
struct table {
    uint32_t *items;
    size_t n, cap; /* records */
    uint32_t width;
};

struct known_class {
    casus_str name;
    const struct statement *statement; /* NULL: of the base model */
    bool used;
};

struct rules_build {
    struct builder *builder;
    struct arena *arena;
    struct statement *statements;
    size_t n_statements, cap_statements;
    struct buffer strings;
    struct table tables[TABLE_COUNT];
    struct known_class *classes; /* one a record of TABLE_CLASSES */
    size_t n_classes, cap_classes;
    casus_str *trigger_words; /* as written, one a trigger */
    size_t n_trigger_words, cap_trigger_words;
    uint32_t *class_slots;
    size_t n_class_slots;
    bool failed; /* no memory */
};

/* ---- rules_source.c: reading ----------------------------------------- */

/* Cut a source into statements, appended to b->statements. */
void casus__rules_read(struct rules_build *b, const struct source *source);

/* The next word (no blanks) of *rest; false at the end. */
bool casus__rules_word(casus_str *rest, casus_str *word);
casus_str casus__rules_trim(casus_str s);

void casus__rules_error(struct rules_build *b, const struct statement *s,
                        unsigned line, enum rule_complaint number,
                        const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
void casus__rules_warning(struct rules_build *b, const struct statement *s,
                          unsigned line, enum rule_complaint number,
                          const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* ---- rules_table.c: what is built ------------------------------------ */

/* Append a record; its index. */
uint32_t casus__rules_add(struct rules_build *b, enum rule_table table,
                          const void *record);
uint32_t casus__rules_count(const struct rules_build *b,
                            enum rule_table table);
/* The record, for changes until the next one is added. */
void *casus__rules_at(struct rules_build *b, enum rule_table table,
                      uint32_t i);
struct rule_text casus__rules_text(struct rules_build *b, casus_str s);

/* Fold a phrase and add its atoms; how many, the first in *first. 0, with a
 * complaint, if it has no word. */
uint32_t casus__rules_phrase(struct rules_build *b,
                             const struct statement *s, unsigned line,
                             casus_str text, uint32_t *first);

/* Number of a class used in a rule; RULE_NONE, with a complaint, if there is
 * no such class. */
uint32_t casus__rules_use_class(struct rules_build *b,
                                const struct statement *s, unsigned line,
                                casus_str name);

/* Add a term: "word", "two words" or "@class". RULE_NONE on error. */
uint32_t casus__rules_term(struct rules_build *b, const struct statement *s,
                           unsigned line, casus_str text);

/* Base name of the source, for the pack. */
struct rule_text casus__rules_file(struct rules_build *b,
                                   const struct statement *s);

casus_status casus__rules_write(struct rules_build *b);

/* ---- the kinds of statement ------------------------------------------ */

void casus__rules_classes(struct rules_build *b);
void casus__rules_pattern(struct rules_build *b, const struct statement *s);
void casus__rules_event(struct rules_build *b, const struct statement *s);
void casus__rules_lint(struct rules_build *b);

/* Compile the elements of one line; the code ends in OP_MATCH. `simple`:
 * only single elements. Captures found are added to *pattern (NULL: none
 * allowed). Returns how many instructions, 0 on error. */
uint32_t casus__rules_elements(struct rules_build *b,
                               const struct statement *s,
                               const struct rule_line *line, bool simple,
                               struct rule_pattern *pattern, uint32_t *first);

/* rules_test.c: "if ..." and paths. */
uint32_t casus__rules_paths(struct rules_build *b, const struct statement *s,
                            const struct rule_line *line, uint32_t *n);
/* Parse the tests of "REST" after `if` (negate false) or `unless`. They are
 * appended to TABLE_TESTS; how many. */
uint32_t casus__rules_tests(struct rules_build *b, const struct statement *s,
                            unsigned line, casus_str rest, bool negate);

#endif
