/* The builder as its own files see it. */
#ifndef CASUS_COMPILE_INTERNAL_H
#define CASUS_COMPILE_INTERNAL_H

#include "compile/builder.h"
#include "text/tokenize.h"

enum { MAX_SECTIONS = 24 };

struct built_section {
    uint32_t tag;
    const void *bytes;
    size_t n;
};

/* A hash table from byte strings to numbers 0, 1, 2 ... in order of arrival. */
struct intern {
    struct arena *arena;
    uint32_t *slots; /* number + 1, or 0 */
    size_t n_slots;
    casus_str *strings;
    uint32_t *hashes;
    size_t n, cap_strings, cap_hashes;
};

/* The number of a string, new or old; UINT32_MAX if there is no memory. The
 * string is copied when it is new. */
uint32_t casus__intern(struct intern *table, casus_str string);

/* The number of a string that is there, or UINT32_MAX. */
uint32_t casus__intern_find(const struct intern *table, casus_str string);

struct builder {
    struct arena arena;
    const casus_build_options *options;
    struct intern words;
    struct built_section sections[MAX_SECTIONS];
    size_t n_sections;
    size_t n_errors;
    bool failed; /* an allocation failed */
    struct token_list tokens; /* scratch of casus__builder_phrase */
};

casus_status casus__builder_open(struct builder *builder,
                                 const casus_build_options *options,
                                 casus_error *err);
void casus__builder_close(struct builder *builder);

/* Is token i of a phrase one that names do without: a hyphen without white
 * space on either side? */
bool casus__builder_skips(const char *text, const struct token_list *list,
                          size_t i);

/* Put the vocabulary and all sections into one pack image. */
casus_status casus__builder_image(struct builder *builder, struct buffer *out,
                                  casus_error *err);

/* Read the source files of the inputs, sorted by path within each input. */
casus_status casus__sources_read(struct builder *builder,
                                 struct source **out, size_t *n,
                                 casus_error *err);

/* Write a file whole: temporary name, fsync, rename. */
casus_status casus__write_file(const char *path, const void *bytes, size_t n,
                               casus_error *err);

#endif
