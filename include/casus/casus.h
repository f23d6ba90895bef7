/*
 * casus: people, places, organizations, quantities and political events
 * in news text.
 *
 * The whole public interface. Three objects:
 *
 *   casus_model   the data (gazetteers, rules, weights), mapped from packs.
 *                 Immutable once open: any number of threads may share it.
 *   casus_ctx     scratch memory for one thread at a time.
 *   casus_doc     the result for one text. Immutable, owns a copy of the
 *                 text, readable from many threads, independent of the
 *                 context that made it.
 *
 * The model must outlive its contexts and documents.
 *
 * Units: every casus_span counts bytes of the text (or of the title) that
 * the caller gave; casus_doc_offset() converts to Unicode code points or
 * UTF-16 units. Every casus_str is UTF-8, not NUL-terminated, and lives as
 * long as the object it came from.
 *
 * Errors: functions that can fail return a casus_status, 0 or negative, and
 * fill a casus_error that belongs to the caller (NULL is allowed). On
 * failure no output is touched. "Nothing found" is a success.
 *
 * The library keeps no global state, reads no environment, clock, locale or
 * search path, prints nothing and never exits.
 *
 * The event ontology is PLOVER 2.0 (Open Event Data Alliance), with the
 * codes of CAMEO (Schrodt, Gerner and Yilmaz) beside it; entity types are
 * those of OntoNotes, dates are TIMEX3 values (TimeML).
 */
#ifndef CASUS_CASUS_H
#define CASUS_CASUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <casus/version.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define CASUS_API
#elif defined(CASUS_BUILDING)
#define CASUS_API __attribute__((visibility("default")))
#else
#define CASUS_API
#endif

/* ---- Basics ---------------------------------------------------------- */

typedef struct casus_str {
    const char *ptr; /* UTF-8, never NULL (may be "") */
    size_t len;      /* bytes */
} casus_str;

typedef struct casus_span {
    size_t begin; /* bytes from the start of the text */
    size_t end;   /* exclusive */
} casus_span;

typedef enum casus_status {
    CASUS_OK = 0,
    CASUS_E_NOMEM = -1, /* an allocation failed */
    CASUS_E_UTF8 = -2,  /* bytes that are not UTF-8; error.offset tells */
    CASUS_E_LIMIT = -3, /* the input is over a limit of the context */
    CASUS_E_INPUT = -4, /* an input record that cannot be read (JSON) */
    CASUS_E_DATA = -5,  /* a pack, gazetteer or rule file is not valid */
    CASUS_E_IO = -6,    /* a file cannot be read or written */
    CASUS_E_ARG = -7    /* an argument outside its documented range */
} casus_status;

typedef struct casus_error {
    casus_status code;
    unsigned line;     /* line of a data file, from 1; 0 if it has none */
    unsigned number;   /* permanent number of a data diagnostic, or 0 */
    size_t offset;     /* byte offset in the input, or 0 */
    char message[256]; /* one line, NUL-terminated */
    uint64_t reserved[2];
} casus_error;

/* "CASUS_E_UTF8" and the like; "CASUS_E_UNKNOWN" for any other value. */
CASUS_API const char *casus_status_name(casus_status status);

/* Version of the library that is linked, "0.1.0". */
CASUS_API const char *casus_version(void);

/* ---- Model ----------------------------------------------------------- */

typedef struct casus_model casus_model;

enum {
    CASUS_OPEN_VERIFY = 1 /* verify the checksum of every section */
};

/**
 * Open a model.
 *
 * packs   paths of n pack files (n >= 1): the base pack first, then overlays
 *         in rising priority: an overlay adds names and rules to those below.
 * flags   0 or CASUS_OPEN_VERIFY.
 *
 * The files are mapped, not copied; they must not be truncated while the
 * model is open. Returns CASUS_OK, CASUS_E_IO, CASUS_E_DATA or CASUS_E_NOMEM.
 */
CASUS_API casus_status casus_model_open(const char *const *packs, size_t n,
                                        unsigned flags, casus_model **out,
                                        casus_error *err);

/* The same from memory that stays valid and unchanged while the model is
 * open; each address is a multiple of 16. */
CASUS_API casus_status casus_model_open_memory(const casus_str *packs,
                                               size_t n, unsigned flags,
                                               casus_model **out,
                                               casus_error *err);

/* NULL is allowed. All contexts and documents must be gone. */
CASUS_API void casus_model_free(casus_model *model);

/* Version of the data: that of the base pack and, each behind a plus, those of
 * the packs over it ("2026.12", "2026.12+sa.2026.12"); a pack without one is
 * named by its checksum. It changes whenever the output can change. Lives as
 * long as the model. */
CASUS_API casus_str casus_model_data_version(const casus_model *model);

/* ---- Building packs -------------------------------------------------- */

/* One complaint about a data file. Numbers are permanent: docs/DIAGNOSTICS.md
 * lists them. */
typedef struct casus_diagnostic {
    const char *file;
    unsigned line;   /* from 1; 0 for the file as a whole */
    unsigned number; /* Cnnn */
    bool is_error;   /* false: a warning */
    const char *message;
} casus_diagnostic;

typedef void casus_diagnostic_fn(const casus_diagnostic *d, void *user);

typedef struct casus_build_options {
    size_t struct_size;        /* set by casus_build_options_init() */
    const char *const *inputs; /* directories and files: *.tsv, *.rules,
                                  *.model ...; directories are read whole */
    size_t n_inputs;
    const casus_model *base;   /* when building an overlay: the model it will
                                  lie over (its word classes may be used);
                                  NULL for a base pack */
    const char *data_version;  /* "" when NULL */
    casus_diagnostic_fn *diagnose; /* may be NULL */
    void *user;
    const char *licence;       /* of the data, one line; "" when NULL */
} casus_build_options;

CASUS_API void casus_build_options_init(casus_build_options *options);

/**
 * Compile gazetteers, rules and weights into a pack file at `path`
 * (written whole under a temporary name, then renamed). With path NULL the
 * sources are only checked.
 *
 * Same inputs give the same bytes. Diagnostics go to options->diagnose in
 * file and line order; any error among them gives CASUS_E_DATA. Also returns
 * CASUS_E_IO and CASUS_E_NOMEM.
 */
CASUS_API casus_status casus_pack_build(const casus_build_options *options,
                                        const char *path, casus_error *err);

/* ---- Contexts -------------------------------------------------------- */

typedef struct casus_ctx casus_ctx;

typedef struct casus_limits {
    size_t struct_size;     /* set by casus_limits_init() */
    size_t text_bytes;      /* longest text and title together */
    size_t sentence_tokens; /* a longer sentence is analysed in pieces */
    size_t arena_bytes;     /* memory of one document */
    size_t rule_steps;      /* steps of the rule engine, per sentence */
} casus_limits;

CASUS_API void casus_limits_init(casus_limits *limits);

/* limits may be NULL for the defaults. */
CASUS_API casus_status casus_ctx_new(const casus_model *model,
                                     const casus_limits *limits,
                                     casus_ctx **out, casus_error *err);

/* NULL is allowed. */
CASUS_API void casus_ctx_free(casus_ctx *ctx);

/* ---- Analysis -------------------------------------------------------- */

/* The lists of a record, and what is made only where it is asked for. */
typedef enum casus_layer {
    CASUS_ENTITIES = 1,
    CASUS_QUANTITIES = 2,
    CASUS_DATES = 4,
    CASUS_EVENTS = 8,
    CASUS_TREES = 16 /* dependency trees, for CASUS_OUTPUT_CONLLU */
} casus_layer;

typedef struct casus_input {
    size_t struct_size; /* set by casus_input_init() */
    casus_str id;       /* U+FFFD for what is not UTF-8 */
    casus_str title;    /* analysed as a first sentence; may be empty */
    casus_str text;
    casus_str date;     /* YYYY-MM-DD; empty or unreadable: unknown */
    casus_str date_default; /* used when `date` is empty */
    bool lossy;         /* replace bytes that are not UTF-8 by U+FFFD */
    unsigned only;      /* casus_layer bits: the lists that are wanted, which
                           are then as in a whole record; 0 for all. What is
                           not needed for them is not done. */
} casus_input;

CASUS_API void casus_input_init(casus_input *input);

typedef struct casus_doc casus_doc;

/**
 * Find the entities, quantities, dates and events in one text.
 *
 * in    all strings are copied.
 * out   receives a document to release with casus_doc_free(); untouched on
 *       failure.
 *
 * Returns CASUS_OK, CASUS_E_UTF8 (err->offset is the first bad byte),
 * CASUS_E_LIMIT (text over limits.text_bytes) or CASUS_E_NOMEM.
 *
 * Threads: one thread per ctx at a time; contexts may share a model.
 * Bounds:  a stage that reaches its step limit stops early, and
 *          casus_doc_truncated() then names it. Clocks are never consulted:
 *          the same input gives the same document everywhere.
 */
CASUS_API casus_status casus_analyze(casus_ctx *ctx, const casus_input *in,
                                     casus_doc **out, casus_error *err);

/* NULL is allowed. */
CASUS_API void casus_doc_free(casus_doc *doc);

/* ---- Reading a document ---------------------------------------------- */

CASUS_API casus_str casus_doc_id(const casus_doc *doc);
CASUS_API casus_str casus_doc_text(const casus_doc *doc);
CASUS_API casus_str casus_doc_title(const casus_doc *doc);
CASUS_API casus_str casus_doc_date(const casus_doc *doc); /* "" if unknown */
/* Was a date given and read? False for none, an unreadable one, and one that
 * was found in the text. */
CASUS_API bool casus_doc_date_is_given(const casus_doc *doc);
CASUS_API casus_str casus_doc_lang(const casus_doc *doc); /* "en", "und" */

typedef enum casus_offset_unit {
    CASUS_CODEPOINTS = 0,
    CASUS_BYTES = 1,
    CASUS_UTF16 = 2
} casus_offset_unit;

/* Convert a byte offset into the text (or, with in_title, the title). */
CASUS_API size_t casus_doc_offset(const casus_doc *doc, size_t byte,
                                  bool in_title, casus_offset_unit unit);

/* Comma-separated names of the stages that hit a limit; "" if none did. */
CASUS_API casus_str casus_doc_truncated(const casus_doc *doc);

/* Words, numbers, marks and signs, in the title and the text. */
CASUS_API size_t casus_doc_token_count(const casus_doc *doc);

CASUS_API size_t casus_doc_sentence_count(const casus_doc *doc);
CASUS_API casus_span casus_doc_sentence(const casus_doc *doc, size_t i);

typedef struct casus_entity casus_entity;
typedef struct casus_mention casus_mention;
typedef struct casus_quantity casus_quantity;
typedef struct casus_date casus_date;
typedef struct casus_event casus_event;

/* Items belong to the document; accessors take both. */

CASUS_API size_t casus_doc_entity_count(const casus_doc *doc);
CASUS_API const casus_entity *casus_doc_entity(const casus_doc *doc,
                                               size_t i);
CASUS_API casus_str casus_entity_type(const casus_entity *entity);
CASUS_API casus_str casus_entity_name(const casus_entity *entity);
CASUS_API casus_str casus_entity_code(const casus_entity *entity);
CASUS_API casus_str casus_entity_sector(const casus_entity *entity);
CASUS_API casus_str casus_entity_role(const casus_entity *entity);
CASUS_API size_t casus_entity_mention_count(const casus_entity *entity);
CASUS_API const casus_mention *casus_entity_mention(
    const casus_doc *doc, const casus_entity *entity, size_t i);
CASUS_API casus_span casus_mention_span(const casus_doc *doc,
                                        const casus_mention *mention);
CASUS_API bool casus_mention_in_title(const casus_mention *mention);
/* "name", "pronoun" or "nominal" */
CASUS_API casus_str casus_mention_kind(const casus_mention *mention);

CASUS_API size_t casus_doc_quantity_count(const casus_doc *doc);
CASUS_API const casus_quantity *casus_doc_quantity(const casus_doc *doc,
                                                   size_t i);
CASUS_API casus_span casus_quantity_span(const casus_doc *doc,
                                         const casus_quantity *quantity);
CASUS_API casus_str casus_quantity_kind(const casus_quantity *quantity);
/* The bounds as integers (rounded towards zero); false where open. */
CASUS_API bool casus_quantity_low(const casus_quantity *quantity,
                                  int64_t *out);
CASUS_API bool casus_quantity_high(const casus_quantity *quantity,
                                   int64_t *out);

CASUS_API size_t casus_doc_date_count(const casus_doc *doc);
CASUS_API const casus_date *casus_doc_date_at(const casus_doc *doc, size_t i);
CASUS_API casus_span casus_date_span(const casus_doc *doc,
                                     const casus_date *date);
CASUS_API casus_str casus_date_type(const casus_date *date);
CASUS_API casus_str casus_date_value(const casus_date *date);

CASUS_API size_t casus_doc_event_count(const casus_doc *doc);
CASUS_API const casus_event *casus_doc_event(const casus_doc *doc, size_t i);
CASUS_API casus_str casus_event_type(const casus_event *event);
CASUS_API casus_str casus_event_status(const casus_event *event);
CASUS_API casus_str casus_event_cameo(const casus_event *event);
CASUS_API size_t casus_event_mode_count(const casus_event *event);
CASUS_API casus_str casus_event_mode(const casus_event *event, size_t i);
CASUS_API casus_str casus_event_rule(const casus_event *event);
CASUS_API unsigned casus_event_score(const casus_event *event); /* 0-100 */
CASUS_API casus_span casus_event_trigger(const casus_doc *doc,
                                         const casus_event *event);
CASUS_API bool casus_event_in_title(const casus_doc *doc,
                                    const casus_event *event);
CASUS_API size_t casus_event_actor_count(const casus_event *event);
CASUS_API size_t casus_event_recipient_count(const casus_event *event);
/* Country and sector code of the i-th actor or recipient, "" if unknown. */
CASUS_API casus_str casus_event_actor_code(const casus_doc *doc,
                                           const casus_event *event,
                                           size_t i);
CASUS_API casus_str casus_event_actor_sector(const casus_doc *doc,
                                             const casus_event *event,
                                             size_t i);
CASUS_API casus_str casus_event_recipient_code(const casus_doc *doc,
                                               const casus_event *event,
                                               size_t i);
CASUS_API casus_str casus_event_recipient_sector(const casus_doc *doc,
                                                 const casus_event *event,
                                                 size_t i);

/* ---- Writing records ------------------------------------------------- */

typedef enum casus_output {
    CASUS_OUTPUT_DOC = 0,    /* one JSON object a document */
    CASUS_OUTPUT_EVENTS = 1, /* one JSON object an event */
    CASUS_OUTPUT_TSV = 2,    /* one line an event; casus_write_header() */
    CASUS_OUTPUT_CONLLU = 3, /* Universal Dependencies; with trees only if the
                                input asked for CASUS_TREES */
    CASUS_OUTPUT_EXPLAIN = 4, /* layers and rules, for people */
    CASUS_OUTPUT_HTML = 5    /* a page to look at; casus_write_header() */
} casus_output;

typedef struct casus_write_options {
    size_t struct_size; /* set by casus_write_options_init() */
    casus_output output;
    casus_offset_unit offsets;
    bool pretty;        /* indent JSON; then a record spans several lines */
    casus_str meta;     /* a JSON object carried through as "meta", or "" */
    casus_str keep;     /* "url,source": keys of `meta` (and "title") that go
                           into EVENTS, which gets all of meta without it,
                           and as columns into TSV */
    bool unique;        /* leave out events that are told again ("same_as") */
} casus_write_options;

CASUS_API void casus_write_options_init(casus_write_options *options);

/* Receives output in order; returns 0, or not 0 to stop the writing. */
typedef int casus_write_fn(const char *bytes, size_t n, void *user);

/* Write the records of a document, each with its final line feed. Returns
 * CASUS_OK, CASUS_E_NOMEM, or CASUS_E_IO if `write` said stop. */
CASUS_API casus_status casus_write_doc(const casus_doc *doc,
                                       const casus_write_options *options,
                                       casus_write_fn *write, void *user,
                                       casus_error *err);

/* What stands before the first record: the header line of TSV, the
 * head of the page of HTML, else nothing. */
CASUS_API casus_status casus_write_header(const casus_write_options *options,
                                          casus_write_fn *write, void *user,
                                          casus_error *err);

/* The record of an input that failed: {"id": …, "error": {…}}. */
CASUS_API casus_status casus_write_error(casus_str id, const casus_error *why,
                                         casus_write_fn *write, void *user,
                                         casus_error *err);

/* ---- Input records --------------------------------------------------- */

typedef struct casus_record casus_record;

enum {
    CASUS_RECORD_LOSSY = 1 /* U+FFFD for bytes that are not UTF-8 and for
                              halves of surrogate pairs, instead of failing */
};

/**
 * Read one JSON object {"id", "date", "title"?, "text", …}.
 *
 * flags   0 or CASUS_RECORD_LOSSY.
 *
 * Keys that casus does not know are kept for `meta`, their values as they
 * are written (numbers of any length). Of keys that occur twice the last one
 * counts. Returns CASUS_OK, CASUS_E_INPUT (not such an object; err->offset is
 * where the JSON is wrong), CASUS_E_UTF8 or CASUS_E_NOMEM.
 */
CASUS_API casus_status casus_record_read(casus_str json, unsigned flags,
                                         casus_record **out,
                                         casus_error *err);

/* casus_record_read with flags 0. */
CASUS_API casus_status casus_record_parse(casus_str json, casus_record **out,
                                          casus_error *err);
CASUS_API void casus_record_free(casus_record *record);
/* Fill in id, title, text and date; they live as long as the record. A
 * record without id leaves input->id as it is. */
CASUS_API void casus_record_input(const casus_record *record,
                                  casus_input *input);
/* The unknown keys as one JSON object, "" if there are none. */
CASUS_API casus_str casus_record_meta(const casus_record *record);
/* The string value of one more key ("context"), "" if absent. */
CASUS_API casus_str casus_record_get(const casus_record *record,
                                     const char *key);

/* A table: CSV (RFC 4180) or TSV, a record a row, with a header. */
typedef struct casus_table casus_table;

typedef struct casus_table_options {
    size_t struct_size; /* set by casus_table_options_init() */
    char separator;     /* ',' ';' or '\t'; default ',' */
    casus_str text_column, date_column, id_column, title_column;
                        /* default "text", "date", "id", "title" */
} casus_table_options;

CASUS_API void casus_table_options_init(casus_table_options *options);

/* Read the header row. options may be NULL. CASUS_E_INPUT when it has no text
 * column; the others may be missing. Columns not named go into `meta`. */
CASUS_API casus_status casus_table_new(casus_str header,
                                       const casus_table_options *options,
                                       casus_table **out, casus_error *err);
CASUS_API void casus_table_free(casus_table *table);

/* Bytes of the first row with its line end (in CSV a quoted field may hold
 * line ends); 0 if it does not end within these bytes. */
CASUS_API size_t casus_table_row_length(casus_str bytes, char separator);

/* Read one row; flags and errors as of casus_record_read(). A table may be
 * shared by threads. */
CASUS_API casus_status casus_table_record(const casus_table *table,
                                          casus_str row, unsigned flags,
                                          casus_record **out,
                                          casus_error *err);

/* ---- Actors ---------------------------------------------------------- */

/**
 * Code one actor phrase ("former Egyptian president") and write
 * {"id","text","code","sector","sectors","name","role","wikidata","score"}.
 *
 * date     picks the office held then; may be empty.
 * context  a country or topic that decides where the phrase cannot; may be
 *          empty.
 */
CASUS_API casus_status casus_write_actor(casus_ctx *ctx, casus_str id,
                                         casus_str text, casus_str date,
                                         casus_str context,
                                         casus_write_fn *write, void *user,
                                         casus_error *err);

/* ---- Linking records across documents -------------------------------- */

/* Links records of one event over a whole output: same day, parties, type
 * and status, and no other place. Keeps some 100 bytes an event. */
typedef struct casus_merge casus_merge;

enum {
    CASUS_MERGE_ONE_A_DAY = 1 /* drop all but the first record of a day, a
                                 pair of parties, a type and a status */
};

typedef struct casus_merge_counts {
    uint64_t events, linked, dropped;
} casus_merge_counts;

CASUS_API casus_status casus_merge_new(unsigned flags, casus_merge **out,
                                       casus_error *err);

/**
 * Pass one line of output (CASUS_OUTPUT_DOC or _EVENTS, not pretty) through.
 * It is written as it is, but that an event whose first record came before,
 * in whatever document, gets the id of that as "same_as". Lines of a document
 * must follow one another.
 *
 * Returns CASUS_OK, CASUS_E_INPUT or _UTF8 (not a record; nothing written),
 * CASUS_E_NOMEM, or CASUS_E_IO if `write` said stop.
 */
CASUS_API casus_status casus_merge_line(casus_merge *merge, casus_str line,
                                        casus_write_fn *write, void *user,
                                        casus_error *err);
CASUS_API casus_merge_counts casus_merge_count(const casus_merge *merge);
CASUS_API void casus_merge_free(casus_merge *merge);

/* ---- Inspection ------------------------------------------------------ */

/* Print the sections of an open model as text. section: NULL for a list
 * of them, else "gazetteer", "words" or "meta". */
CASUS_API casus_status casus_model_dump(const casus_model *model,
                                        const char *section,
                                        casus_write_fn *write, void *user,
                                        casus_error *err);

#ifdef __cplusplus
}
#endif

#endif
