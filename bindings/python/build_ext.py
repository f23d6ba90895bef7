"""Write the C source of the extension module (cffi, API mode)."""

import sys

import cffi

# The part of casus.h that the package uses; casus.h is the reference.
DECLARATIONS = """
typedef struct { const char *ptr; size_t len; } casus_str;
typedef enum { CASUS_OK = 0, ... } casus_status;
typedef struct {
    casus_status code; unsigned line; unsigned number; size_t offset;
    char message[256]; ...;
} casus_error;
typedef struct casus_model casus_model;
typedef struct casus_ctx casus_ctx;
typedef struct {
    size_t text_bytes, sentence_tokens, arena_bytes, rule_steps; ...;
} casus_limits;
const char *casus_status_name(casus_status);
const char *casus_version(void);
casus_status casus_model_open(const char *const *packs, size_t n,
                              unsigned flags, casus_model **out,
                              casus_error *err);
void casus_model_free(casus_model *);
casus_str casus_model_data_version(const casus_model *);
void casus_limits_init(casus_limits *);
casus_status casus_ctx_new(const casus_model *, const casus_limits *,
                           casus_ctx **out, casus_error *err);
void casus_ctx_free(casus_ctx *);

typedef struct { char *ptr; size_t len; ...; } py_buffer;
typedef struct { casus_ctx *ctx; py_buffer out; casus_error err; ...; }
    py_worker;
casus_status py_analyze(py_worker *, const char *text, size_t n_text,
                        const char *title, size_t n_title,
                        const char *date, size_t n_date,
                        const char *id, size_t n_id,
                        const char *meta, size_t n_meta,
                        int output, int offsets);
casus_status py_actor(py_worker *, const char *text, size_t n_text,
                      const char *date, size_t n_date,
                      const char *context, size_t n_context);
casus_status py_build(const casus_model *base, const char *dir,
                      const char *path, py_buffer *complaints,
                      casus_error *);
void py_release(py_buffer *);
"""

# Each call here runs without the interpreter's lock, from text to record.
SOURCE = r"""
#include <casus/casus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { char *ptr; size_t len; size_t size; } py_buffer;
/* What one thread works with; the record of its last call is in `out`. */
typedef struct { casus_ctx *ctx; py_buffer out; casus_error err; } py_worker;

static int py_append(const char *bytes, size_t n, void *user)
{
    py_buffer *b = user;
    if (n > b->size - b->len) {
        size_t size = b->size ? b->size : 4096;
        while (size - b->len < n) {
            if (size > (size_t)-1 / 2)
                return 1;
            size *= 2;
        }
        char *p = realloc(b->ptr, size);
        if (!p)
            return 1;
        b->ptr = p;
        b->size = size;
    }
    if (n)
        memcpy(b->ptr + b->len, bytes, n);
    b->len += n;
    return 0;
}

static casus_str py_str(const char *ptr, size_t len)
{
    const casus_str s = { ptr, len };
    return s;
}

static casus_status py_analyze(py_worker *w, const char *text, size_t n_text,
                               const char *title, size_t n_title,
                               const char *date, size_t n_date,
                               const char *id, size_t n_id,
                               const char *meta, size_t n_meta,
                               int output, int offsets)
{
    casus_input in;
    casus_write_options options;
    casus_doc *doc = NULL;
    casus_input_init(&in);
    in.id = py_str(id, n_id);
    in.title = py_str(title, n_title);
    in.text = py_str(text, n_text);
    in.date = py_str(date, n_date);
    w->out.len = 0;
    casus_status s = casus_analyze(w->ctx, &in, &doc, &w->err);
    if (s != CASUS_OK)
        return s;
    casus_write_options_init(&options);
    options.output = (casus_output)output;
    options.offsets = (casus_offset_unit)offsets;
    options.meta = py_str(meta, n_meta);
    s = casus_write_doc(doc, &options, py_append, &w->out, &w->err);
    casus_doc_free(doc);
    return s;
}

static casus_status py_actor(py_worker *w, const char *text, size_t n_text,
                             const char *date, size_t n_date,
                             const char *context, size_t n_context)
{
    w->out.len = 0;
    return casus_write_actor(w->ctx, py_str("", 0), py_str(text, n_text),
                             py_str(date, n_date),
                             py_str(context, n_context), py_append, &w->out,
                             &w->err);
}

static void py_complain(const casus_diagnostic *d, void *user)
{
    char line[1024];
    int n = snprintf(line, sizeof line, "%s:%u: %s C%u: %s\n", d->file,
                     d->line, d->is_error ? "error" : "warning", d->number,
                     d->message);
    if (n > 0)
        py_append(line, (size_t)n < sizeof line ? (size_t)n : sizeof line - 1,
                  user);
}

static casus_status py_build(const casus_model *base, const char *dir,
                             const char *path, py_buffer *complaints,
                             casus_error *err)
{
    casus_build_options options;
    casus_build_options_init(&options);
    options.inputs = &dir;
    options.n_inputs = 1;
    options.base = base;
    options.diagnose = py_complain;
    options.user = complaints;
    return casus_pack_build(&options, path, err);
}

static void py_release(py_buffer *b)
{
    free(b->ptr);
    memset(b, 0, sizeof *b);
}
"""


def main():
    ffi = cffi.FFI()
    ffi.cdef(DECLARATIONS)
    ffi.set_source("casus._casus", SOURCE)
    ffi.emit_c_code(sys.argv[1])


if __name__ == "__main__":
    main()
