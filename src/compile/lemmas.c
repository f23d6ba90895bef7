/* From *.lemmas files ("form TAB class TAB lemma") to the LEMM section of a
 * pack: an open hash table over a blob of entries (tag/lemma_table.h). */
#include "compile/builder.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "pack/pack.h"
#include "tag/lemma_table.h"

#include <string.h>

/* Numbers of docs/DIAGNOSTICS.md. */
enum {
    C_LEMMA_COLUMNS = 401, /* a line is not form, class, lemma */
    C_LEMMA_CLASS = 402,   /* an unknown class */
    C_LEMMA_FORM = 403,    /* a form that is not folded, or too long */
    C_LEMMA_TWICE = 404,   /* a form stands twice in a class */
    C_LEMMA_ORDER = 405    /* the lines are not sorted (a warning) */
};

enum { MAX_FORM = 255 };

struct lemma_line {
    casus_str form, lemma;
    enum lemma_class class;
};

struct lemma_build {
    struct builder *builder;
    struct arena *arena;
    struct lemma_line *lines;
    size_t n, cap;
    bool failed;
};

static enum lemma_class class_of(casus_str name)
{
    static const struct {
        const char *name;
        enum lemma_class class;
    } classes[] = {
        { "V", LEMMA_VERB },      { "N", LEMMA_NOUN },
        { "A", LEMMA_ADJECTIVE }, { "R", LEMMA_ADVERB },
        { "MD", LEMMA_MODAL },    { "PRP", LEMMA_PRONOUN },
        { "DT", LEMMA_DETERMINER }, { "O", LEMMA_OTHER },
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (casus__str_is(name, classes[i].name))
            return classes[i].class;
    return LEMMA_NONE;
}

static bool is_folded(casus_str form)
{
    char fold[4 * MAX_FORM + 4];
    if (form.len == 0 || form.len > MAX_FORM ||
        casus__utf8_valid(form.ptr, form.len) != form.len)
        return false;
    const size_t n = casus__fold(form.ptr, form.len, fold, sizeof fold);
    return n == form.len && memcmp(fold, form.ptr, n) == 0;
}

/* Read one line; false (and a complaint) if it is none. */
static bool read_line(struct lemma_build *b, const char *path, unsigned line,
                      casus_str text, struct lemma_line *out)
{
    casus_str class, form, lemma;
    if (!casus__str_split(&text, '\t', &form) ||
        !casus__str_split(&text, '\t', &class) ||
        !casus__str_split(&text, '\t', &lemma) || text.ptr ||
        lemma.len == 0 || lemma.len > MAX_FORM) {
        casus__builder_complain(b->builder, path, line, C_LEMMA_COLUMNS, true,
                                "a line is a form, a class and a lemma, with "
                                "tabs between them");
        return false;
    }
    *out = (struct lemma_line){ form, lemma, class_of(class) };
    if (out->class == LEMMA_NONE) {
        casus__builder_complain(b->builder, path, line, C_LEMMA_CLASS, true,
                                "%.*s is no class: V N A R MD PRP DT O",
                                (int)class.len, class.ptr);
        return false;
    }
    if (!is_folded(form)) {
        casus__builder_complain(b->builder, path, line, C_LEMMA_FORM, true,
                                "the form %.*s is not in lower case without "
                                "accents, or too long",
                                (int)(form.len < 40 ? form.len : 40),
                                form.ptr);
        return false;
    }
    return true;
}

static int compare(const struct lemma_line *a, const struct lemma_line *b)
{
    return casus__str_cmp(a->form, b->form);
}

static void add_line(struct lemma_build *b, const char *path, unsigned line,
                     casus_str text, struct lemma_line *before)
{
    struct lemma_line now;
    if (!read_line(b, path, line, text, &now))
        return;
    if (before->form.ptr && compare(before, &now) > 0)
        casus__builder_complain(b->builder, path, line, C_LEMMA_ORDER, false,
                                "%.*s stands before %.*s: sort the lines",
                                (int)before->form.len, before->form.ptr,
                                (int)now.form.len, now.form.ptr);
    *before = now;
    struct lemma_line *grown = casus__arena_grow(b->arena, b->lines, b->n,
                                                 &b->cap, sizeof *b->lines);
    if (!grown) {
        b->failed = true;
        return;
    }
    b->lines = grown;
    b->lines[b->n++] = now;
}

static void read_source(struct lemma_build *b, const struct source *source)
{
    casus_str rest = source->text, line;
    struct lemma_line before = { .class = LEMMA_NONE };
    for (unsigned n = 1; casus__str_split(&rest, '\n', &line); n++) {
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        if (line.len && line.ptr[0] != '#')
            add_line(b, source->path, n, line, &before);
    }
}

static void put_entry(struct buffer *blob, const struct lemma_line *line)
{
    casus__buffer_put8(blob, (uint8_t)line->class);
    casus__buffer_put8(blob, (uint8_t)line->form.len);
    casus__buffer_put8(blob, (uint8_t)line->lemma.len);
    casus__buffer_bytes(blob, line->form.ptr, line->form.len);
    casus__buffer_bytes(blob, line->lemma.ptr, line->lemma.len);
}

/* The slot of a line's form: empty, or taken by the same form. */
static size_t find_slot(const struct lemma_build *b, const uint32_t *owner,
                        uint32_t n_slots, const struct lemma_line *line)
{
    const uint32_t hash = casus__hash(line->form.ptr, line->form.len);
    size_t at = casus__mix(hash, (uint32_t)line->class) & (n_slots - 1);
    while (owner[at]) {
        const struct lemma_line *other = &b->lines[owner[at] - 1];
        if (other->class == line->class &&
            casus__str_eq(other->form, line->form))
            break;
        at = (at + 1) & (n_slots - 1);
    }
    return at;
}

static casus_status write_section(struct lemma_build *b, casus_error *err)
{
    uint32_t n_slots = 16;
    while (n_slots < b->n * 2 && n_slots < LEMMA_MAX_SLOTS)
        n_slots *= 2;
    if (b->n >= n_slots)
        return casus__fail(err, CASUS_E_DATA, "too many lemmas");
    uint32_t *owner = casus__arena_alloc(b->arena, n_slots, sizeof *owner);
    uint32_t *slots = casus__arena_alloc(b->arena, n_slots, sizeof *slots);
    if (!owner || !slots)
        return casus__fail_nomem(err);
    struct buffer blob = { .arena = b->arena };
    for (size_t i = 0; i < b->n; i++) {
        const size_t at = find_slot(b, owner, n_slots, &b->lines[i]);
        if (owner[at]) {
            casus__builder_complain(
                b->builder, "*.lemmas", 0, C_LEMMA_TWICE, true,
                "%.*s stands twice in one class", (int)b->lines[i].form.len,
                b->lines[i].form.ptr);
            continue;
        }
        owner[at] = (uint32_t)i + 1;
        slots[at] = (uint32_t)blob.len + 1;
        put_entry(&blob, &b->lines[i]);
    }
    struct buffer out = { .arena = b->arena };
    casus__buffer_put32(&out, LEMMA_VERSION);
    casus__buffer_put32(&out, n_slots);
    for (uint32_t i = 0; i < n_slots; i++)
        casus__buffer_put32(&out, slots[i]);
    casus__buffer_bytes(&out, blob.ptr, blob.len);
    if (blob.failed || out.failed)
        return casus__fail_nomem(err);
    return casus__builder_section(b->builder, SECTION_LEMMAS, out.ptr,
                                  out.len);
}

casus_status casus__compile_lemmas(struct builder *builder,
                                   const struct source *sources, size_t n,
                                   casus_error *err)
{
    struct lemma_build b = { .builder = builder,
                             .arena = casus__builder_arena(builder) };
    for (size_t i = 0; i < n; i++)
        read_source(&b, &sources[i]);
    if (b.failed)
        return casus__fail_nomem(err);
    return b.n ? write_section(&b, err) : CASUS_OK;
}
