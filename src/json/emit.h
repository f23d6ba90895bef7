/*
 * Writing JSON.
 *
 * A small emitter, since jansson can write numbers only from binary floats
 * and would build a tree for each record. Output is collected in a buffer
 * and handed to the caller's function; the first failure is remembered and
 * makes the rest do nothing, so that callers check once, at the end.
 */
#ifndef CASUS_JSON_EMIT_H
#define CASUS_JSON_EMIT_H

#include "base/decimal.h"

#include <casus/casus.h>

enum { EMIT_BUFFER = 8192, EMIT_DEPTH = 16 };

struct emit {
    casus_write_fn *write;
    void *user;
    bool pretty, failed;
    bool after_key;          /* the next value belongs to a key */
    int depth;
    bool has_items[EMIT_DEPTH];
    bool flat[EMIT_DEPTH];   /* pretty: this list stays on one line */
    size_t used;
    char buffer[EMIT_BUFFER];
};

void casus__emit_init(struct emit *e, bool pretty, casus_write_fn *write,
                      void *user);

/* Hand over what is left; CASUS_OK or CASUS_E_IO. */
casus_status casus__emit_finish(struct emit *e, casus_error *err);

/* Bytes as they are: no quotes, no comma. */
void casus__emit_raw(struct emit *e, const char *bytes, size_t n);
void casus__emit_text(struct emit *e, const char *nul_terminated);

void casus__emit_open(struct emit *e, char bracket); /* '{' or '[' */
void casus__emit_open_flat(struct emit *e, char bracket);
void casus__emit_close(struct emit *e, char bracket); /* '}' or ']' */
void casus__emit_key(struct emit *e, const char *key);
void casus__emit_key_text(struct emit *e, casus_str key); /* any text */
void casus__emit_str(struct emit *e, casus_str s); /* valid UTF-8 */
void casus__emit_str_repaired(struct emit *e, casus_str s); /* any bytes */
void casus__emit_str_parts(struct emit *e, casus_str a, casus_str b); /* a+b */
void casus__emit_int(struct emit *e, int64_t v);
void casus__emit_decimal(struct emit *e, struct decimal d);
void casus__emit_bool(struct emit *e, bool v);
void casus__emit_null(struct emit *e);
/* JSON text that is a value already. */
void casus__emit_json(struct emit *e, casus_str json);
void casus__emit_newline(struct emit *e);

/* Shorthands for a key and its value. */
void casus__emit_key_str(struct emit *e, const char *key, casus_str s);
void casus__emit_key_name(struct emit *e, const char *key, const char *s);
void casus__emit_key_int(struct emit *e, const char *key, int64_t v);
/* An index, or null where it is NONE. */
void casus__emit_key_ref(struct emit *e, const char *key, uint32_t index);

#endif
