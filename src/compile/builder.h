/*
 * What the compilers share while a pack is built: memory, diagnostics, the
 * vocabulary that names and rules put their words into, and the sections.
 */
#ifndef CASUS_COMPILE_BUILDER_H
#define CASUS_COMPILE_BUILDER_H

#include "base/arena.h"
#include "base/bytes.h"

#include <casus/casus.h>

/* One source file, read whole. */
struct source {
    const char *path; /* as diagnostics name it */
    casus_str text;
};

struct builder; /* private to builder.c */

struct arena *casus__builder_arena(struct builder *builder);

/* The model below an overlay, or NULL. */
const casus_model *casus__builder_base(const struct builder *builder);

/* The atom of a folded word, numbered now if it is new. UINT32_MAX: no
 * memory (the build then ends with CASUS_E_NOMEM). */
uint32_t casus__builder_atom(struct builder *builder, casus_str folded);

/* Split a phrase into folded words as the tokenizer would split it, without
 * tight hyphens, and number them. Returns how many, at most `room`. */
size_t casus__builder_phrase(struct builder *builder, casus_str phrase,
                             uint32_t *atoms, size_t room);

/* Add a section; the bytes are copied. Each tag once. */
casus_status casus__builder_section(struct builder *builder, uint32_t tag,
                                    const void *bytes, size_t n);

/* Report a problem. `number` is one of docs/DIAGNOSTICS.md; errors make the
 * build fail with CASUS_E_DATA once all sources are read. */
void casus__builder_complain(struct builder *builder, const char *file,
                             unsigned line, unsigned number, bool is_error,
                             const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));

/* A growing buffer of little-endian numbers, for the writers of sections. */
struct buffer {
    struct arena *arena;
    unsigned char *ptr;
    size_t len, cap;
    bool failed; /* an allocation failed; the content is not valid */
};

void casus__buffer_bytes(struct buffer *buffer, const void *p, size_t n);
void casus__buffer_put8(struct buffer *buffer, uint8_t v);
void casus__buffer_put16(struct buffer *buffer, uint16_t v);
void casus__buffer_put32(struct buffer *buffer, uint32_t v);
void casus__buffer_put64(struct buffer *buffer, uint64_t v);
void casus__buffer_align(struct buffer *buffer, size_t align);

/* The compilers: each reads its sources and adds its sections. */
casus_status casus__compile_gazetteers(struct builder *builder,
                                       const struct source *sources, size_t n,
                                       casus_error *err);
casus_status casus__compile_common_words(struct builder *builder,
                                         const struct source *sources,
                                         size_t n, casus_error *err);
casus_status casus__compile_rules(struct builder *builder,
                                  const struct source *sources, size_t n,
                                  casus_error *err);
casus_status casus__compile_lemmas(struct builder *builder,
                                   const struct source *sources, size_t n,
                                   casus_error *err);

#endif
