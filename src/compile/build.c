/* casus_pack_build: sources to a pack. */
#include "compile/internal.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"

#include <assert.h>

/* Diagnostics about files as a whole. */
enum { C_UTF8 = 101, C_MODEL = 301, C_SECTION = 302 };

void casus_build_options_init(casus_build_options *options)
{
    *options = (casus_build_options){ .struct_size = sizeof *options };
}

/* The sources with an extension, as an array of their own. */
static struct source *with_extension(struct builder *b,
                                     const struct source *all, size_t n_all,
                                     const char *extension, size_t *n)
{
    struct source *some =
        casus__arena_alloc(&b->arena, n_all + 1, sizeof *some);
    *n = 0;
    for (size_t i = 0; some && i < n_all; i++)
        if (casus__str_ends(casus__str(all[i].path), extension))
            some[(*n)++] = all[i];
    b->failed |= !some;
    return some;
}

/* A .model file: tag, four zero bytes, the section as it is. */
static void add_models(struct builder *b, const struct source *models,
                       size_t n)
{
    for (size_t i = 0; i < n && !b->failed; i++) {
        const unsigned char *p = (const unsigned char *)models[i].text.ptr;
        if (models[i].text.len < 8 || casus__get32(p + 4) != 0) {
            casus__builder_complain(b, models[i].path, 0, C_MODEL, true,
                                    "not a model file");
            continue;
        }
        if (casus__builder_section(b, casus__get32(p), p + 8,
                                   models[i].text.len - 8) != CASUS_OK &&
            !b->failed)
            casus__builder_complain(b, models[i].path, 0, C_SECTION, true,
                                    "a second model for the same section");
    }
}

/* Text sources must be UTF-8; models are bytes. */
static void check_text(struct builder *b, const struct source *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const size_t good = casus__utf8_valid(s[i].text.ptr, s[i].text.len);
        unsigned line = 1;
        if (good == s[i].text.len ||
            casus__str_ends(casus__str(s[i].path), ".model"))
            continue;
        for (size_t k = 0; k < good; k++)
            line += s[i].text.ptr[k] == '\n';
        casus__builder_complain(b, s[i].path, line, C_UTF8, true,
                                "not UTF-8");
    }
}

typedef casus_status compile_fn(struct builder *b, const struct source *s,
                                size_t n, casus_error *err);

static casus_status compile_all(struct builder *b, const struct source *all,
                                size_t n_all, casus_error *err)
{
    static const struct {
        const char *extension;
        compile_fn *compile;
    } kinds[] = {
        { "common-words.txt", casus__compile_common_words },
        { ".tsv", casus__compile_gazetteers },
        { ".rules", casus__compile_rules },
        { ".lemmas", casus__compile_lemmas },
    };
    size_t n;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const struct source *some =
            with_extension(b, all, n_all, kinds[i].extension, &n);
        if (!some)
            return casus__fail_nomem(err);
        const casus_status s = kinds[i].compile(b, some, n, err);
        if (s != CASUS_OK)
            return s;
    }
    const struct source *models =
        with_extension(b, all, n_all, ".model", &n);
    if (!models)
        return casus__fail_nomem(err);
    add_models(b, models, n);
    return CASUS_OK;
}

static casus_status build(struct builder *b, const char *path,
                          casus_error *err)
{
    struct source *sources = NULL;
    struct buffer image = { .arena = &b->arena };
    size_t n = 0;
    casus_status s = casus__sources_read(b, &sources, &n, err);
    if (s != CASUS_OK)
        return s;
    check_text(b, sources, n);
    if (b->n_errors == 0)
        s = compile_all(b, sources, n, err);
    if (s == CASUS_OK && b->failed)
        s = casus__fail_nomem(err);
    if (s == CASUS_OK && b->n_errors)
        s = casus__fail(err, CASUS_E_DATA, "%zu error%s in the data",
                        b->n_errors, b->n_errors == 1 ? "" : "s");
    if (s != CASUS_OK || !path)
        return s;
    s = casus__builder_image(b, &image, err);
    if (s == CASUS_OK)
        s = casus__write_file(path, image.ptr, image.len, err);
    return s;
}

casus_status casus_pack_build(const casus_build_options *options,
                              const char *path, casus_error *err)
{
    struct builder b;
    casus_build_options own;
    assert(options);
    if (options->struct_size < sizeof(size_t))
        return casus__fail(err, CASUS_E_ARG,
                           "options: struct_size is not set");
    casus_build_options_init(&own);
    memcpy(&own, options,
           options->struct_size < sizeof own ? options->struct_size
                                             : sizeof own);
    casus_status s = casus__builder_open(&b, &own, err);
    if (s == CASUS_OK)
        s = build(&b, path, err);
    casus__builder_close(&b);
    return s;
}
