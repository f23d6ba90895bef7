/* casus import petrarch: what its files share. */
#ifndef CASUS_CLI_IMPORT_H
#define CASUS_CLI_IMPORT_H

#include "cli.h"

/* Text that grows; a failed allocation is remembered. */
struct import_text {
    char *ptr;
    size_t len, size;
    bool failed;
};

void import_add(struct import_text *t, const char *bytes, size_t n);
void import_puts(struct import_text *t, const char *s);
void import_printf(struct import_text *t, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A row of a gazetteer: its id, and the columns behind it. */
struct import_row {
    char *id, *rest;
};

struct import_rows {
    struct import_row *items;
    size_t n, cap;
    bool failed;
};

/* Both are copied. */
void import_row(struct import_rows *rows, const char *id, const char *rest);
/* Ends a row that was written as text, which is freed. */
void import_text_row(struct import_rows *rows, const char *id,
                     struct import_text *rest);
/* Sorted by id, without rows that are there twice. */
void import_sort(struct import_rows *rows);
bool import_has(const struct import_rows *sorted, const char *id);
void import_free(struct import_rows *rows);

struct import {
    const char *file;      /* that is read */
    unsigned line, number; /* of the file, from 1 */
    size_t seen, carried;  /* lines of this file */
    bool silent;           /* a first look at the file: refuses nothing */
    struct import_rows actors, agents;
    struct import_text rules;
    struct import_rows words; /* of the classes, by name */
    size_t n_rules;
};

/* One line of a dictionary, without its comment and outer blanks. */
struct import_line {
    const char *ptr;
    size_t len;
    bool indented;
};

/* Cut the next line off *rest; false at the end. Blank lines, comments and
 * lines that are not UTF-8 are passed over. */
bool import_next(struct import *in, casus_str *rest, struct import_line *out);

/* Before the file is read (again). */
void import_rewind(struct import *in);

/* A line could not be carried over: says so with file and line. */
void import_refuse(struct import *in, const char *why);

/* The text in the brackets of a line ("[AFGGOV 790101-]"), and what is
 * before them. False if there are none. */
bool import_brackets(const struct import_line *line, casus_str *before,
                     casus_str *code);

/* ---- codes ----------------------------------------------------------- */

struct import_code {
    char country[4];
    char sectors[20]; /* "GOV,MIL" */
};

/* TABARI's "AFGGOVMIL" or "~GOV": NULL, or why it says nothing here. */
const char *import_actor_code(casus_str code, struct import_code *out);

/* PLOVER's name of the event of a CAMEO code, "" if PLOVER has none, NULL if
 * it is no such code. `known` gets the code, or the one above it. */
const char *import_event(casus_str code, char known[8]);

/* ---- the kinds of dictionary ----------------------------------------- */

void import_actors(struct import *in, casus_str text);
void import_agents(struct import *in, casus_str text);
void import_verbs(struct import *in, casus_str text);

#endif
