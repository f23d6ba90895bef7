#include "compile/internal.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "pack/pack.h"
#include "pack/trie.h"
#include "pack/vocab.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- interned strings ------------------------------------------------ */

static bool grow_slots(struct intern *t)
{
    const size_t n = t->n_slots ? 2 * t->n_slots : 4096;
    uint32_t *slots = casus__arena_alloc(t->arena, n, sizeof *slots);
    if (!slots)
        return false;
    for (size_t k = 0; k < t->n; k++) {
        size_t i = t->hashes[k] & (n - 1);
        while (slots[i])
            i = (i + 1) & (n - 1);
        slots[i] = (uint32_t)k + 1;
    }
    t->slots = slots;
    t->n_slots = n;
    return true;
}

static uint32_t append_string(struct intern *t, casus_str s, uint32_t hash)
{
    casus_str *strings = casus__arena_grow(t->arena, t->strings, t->n,
                                           &t->cap_strings, sizeof *strings);
    if (!strings)
        return UINT32_MAX;
    t->strings = strings;
    uint32_t *hashes = casus__arena_grow(t->arena, t->hashes, t->n,
                                         &t->cap_hashes, sizeof *hashes);
    const char *copy = casus__arena_copy(t->arena, s.ptr, s.len);
    if (!hashes || !copy)
        return UINT32_MAX;
    t->hashes = hashes;
    strings[t->n] = (casus_str){ copy, s.len };
    hashes[t->n] = hash;
    return (uint32_t)t->n++;
}

uint32_t casus__intern(struct intern *t, casus_str s)
{
    const uint32_t hash = casus__hash(s.ptr, s.len);
    if (2 * t->n >= t->n_slots && !grow_slots(t))
        return UINT32_MAX;
    size_t i = hash & (t->n_slots - 1);
    for (; t->slots[i]; i = (i + 1) & (t->n_slots - 1)) {
        const uint32_t k = t->slots[i] - 1;
        if (t->hashes[k] == hash && casus__str_eq(t->strings[k], s))
            return k;
    }
    const uint32_t k = append_string(t, s, hash);
    if (k != UINT32_MAX)
        t->slots[i] = k + 1;
    return k;
}

uint32_t casus__intern_find(const struct intern *t, casus_str s)
{
    const uint32_t hash = casus__hash(s.ptr, s.len);
    if (!t->n_slots)
        return UINT32_MAX;
    for (size_t i = hash & (t->n_slots - 1); t->slots[i];
         i = (i + 1) & (t->n_slots - 1)) {
        const uint32_t k = t->slots[i] - 1;
        if (t->hashes[k] == hash && casus__str_eq(t->strings[k], s))
            return k;
    }
    return UINT32_MAX;
}

/* ---- buffers --------------------------------------------------------- */

static unsigned char *reserve(struct buffer *b, size_t n)
{
    if (b->failed || n > SIZE_MAX / 4 - b->len) {
        b->failed = true;
        return NULL;
    }
    if (b->len + n > b->cap) {
        size_t cap = b->cap ? b->cap : 4096;
        while (cap < b->len + n)
            cap *= 2;
        unsigned char *p = casus__arena_alloc(b->arena, cap, 1);
        if (!p) {
            b->failed = true;
            return NULL;
        }
        if (b->len)
            memcpy(p, b->ptr, b->len);
        b->ptr = p;
        b->cap = cap;
    }
    unsigned char *at = b->ptr + b->len;
    b->len += n;
    return at;
}

void casus__buffer_bytes(struct buffer *b, const void *p, size_t n)
{
    unsigned char *at = reserve(b, n);
    if (at && n)
        memcpy(at, p, n);
}

void casus__buffer_put8(struct buffer *b, uint8_t v)
{
    unsigned char *at = reserve(b, 1);
    if (at)
        *at = v;
}

void casus__buffer_put16(struct buffer *b, uint16_t v)
{
    unsigned char *at = reserve(b, 2);
    if (at)
        casus__put16(at, v);
}

void casus__buffer_put32(struct buffer *b, uint32_t v)
{
    unsigned char *at = reserve(b, 4);
    if (at)
        casus__put32(at, v);
}

void casus__buffer_put64(struct buffer *b, uint64_t v)
{
    unsigned char *at = reserve(b, 8);
    if (at)
        casus__put64(at, v);
}

void casus__buffer_align(struct buffer *b, size_t align)
{
    while (!b->failed && b->len % align)
        casus__buffer_put8(b, 0);
}

/* ---- the builder ----------------------------------------------------- */

/* A build reads sources of known size; this only stops a runaway. */
static const size_t most_memory = SIZE_MAX / 4;

casus_status casus__builder_open(struct builder *b,
                                 const casus_build_options *options,
                                 casus_error *err)
{
    enum { PHRASE_FOLDS = 65536 };
    *b = (struct builder){ .options = options };
    casus__arena_init(&b->arena, most_memory);
    b->words.arena = &b->arena;
    b->tokens.arena = &b->arena;
    b->tokens.folds = casus__arena_alloc(&b->arena, PHRASE_FOLDS, 1);
    b->tokens.folds_room = PHRASE_FOLDS;
    return b->tokens.folds ? CASUS_OK : casus__fail_nomem(err);
}

void casus__builder_close(struct builder *b)
{
    casus__arena_free(&b->arena);
}

struct arena *casus__builder_arena(struct builder *b)
{
    return &b->arena;
}

const casus_model *casus__builder_base(const struct builder *b)
{
    return b->options->base;
}

uint32_t casus__builder_atom(struct builder *b, casus_str folded)
{
    const uint32_t atom = casus__intern(&b->words, folded);
    b->failed |= atom == UINT32_MAX;
    return atom;
}

bool casus__builder_skips(const char *text, const struct token_list *list,
                          size_t i)
{
    const struct token *t = &list->items[i];
    return casus__trie_is_hyphen(text + t->begin, t->end - t->begin) &&
           !(t->flags & TOKEN_SPACE_BEFORE) && i + 1 < list->n &&
           !(t[1].flags & TOKEN_SPACE_BEFORE);
}

size_t casus__builder_phrase(struct builder *b, casus_str phrase,
                             uint32_t *atoms, size_t room)
{
    struct token_list *list = &b->tokens;
    size_t n = 0;
    list->n = 0;
    list->folds_size = 0;
    if (!casus__tokenize(phrase.ptr, 0, phrase.len, list)) {
        b->failed = true;
        return 0;
    }
    for (size_t i = 0; i < list->n && n < room; i++) {
        const struct token *t = &list->items[i];
        if (casus__builder_skips(phrase.ptr, list, i))
            continue;
        const casus_str fold = { list->folds + t->fold, t->fold_len };
        atoms[n++] = casus__builder_atom(b, fold);
    }
    return n;
}

casus_status casus__builder_section(struct builder *b, uint32_t tag,
                                    const void *bytes, size_t n)
{
    if (b->n_sections == MAX_SECTIONS)
        return CASUS_E_LIMIT;
    for (size_t i = 0; i < b->n_sections; i++)
        if (b->sections[i].tag == tag)
            return CASUS_E_ARG;
    const void *copy = casus__arena_copy(&b->arena, bytes, n);
    if (!copy) {
        b->failed = true;
        return CASUS_E_NOMEM;
    }
    b->sections[b->n_sections++] = (struct built_section){ tag, copy, n };
    return CASUS_OK;
}

void casus__builder_complain(struct builder *b, const char *file,
                             unsigned line, unsigned number, bool is_error,
                             const char *fmt, ...)
{
    char message[512];
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    b->n_errors += is_error;
    if (!b->options->diagnose)
        return;
    const casus_diagnostic d = { .file = file,
                                 .line = line,
                                 .number = number,
                                 .is_error = is_error,
                                 .message = message };
    b->options->diagnose(&d, b->options->user);
}

/* ---- the image ------------------------------------------------------- */

/* The words with their atoms, one after another; fills the place of each. */
static void put_words(const struct intern *words, struct buffer *out,
                      uint32_t *places)
{
    /* Place 0 is no word's, so that no slot in use is 0. */
    casus__buffer_put32(out, 0);
    for (size_t k = 0; k < words->n; k++) {
        casus__buffer_align(out, VOCAB_ALIGN);
        places[k] = (uint32_t)out->len;
        casus__buffer_put32(out, (uint32_t)k);
        casus__buffer_put16(out, (uint16_t)words->strings[k].len);
        casus__buffer_bytes(out, words->strings[k].ptr,
                            words->strings[k].len);
    }
}

static void fill_slots(const struct intern *words, const uint32_t *places,
                       uint32_t *slots, size_t n_slots)
{
    for (size_t k = 0; k < words->n; k++) {
        const uint32_t hash = words->hashes[k];
        size_t i = hash & (n_slots - 1);
        while (slots[i])
            i = (i + 1) & (n_slots - 1);
        slots[i] = (hash >> VOCAB_TAG_SHIFT) << VOCAB_TAG_SHIFT |
                   places[k] / VOCAB_ALIGN;
    }
}

static casus_status add_vocabulary(struct builder *b, casus_error *err)
{
    const struct intern *words = &b->words;
    struct buffer pool = { .arena = &b->arena }, out = { .arena = &b->arena };
    size_t n_slots = 16;
    while (2 * n_slots < 3 * words->n + 2)
        n_slots *= 2;
    uint32_t *slots = casus__arena_alloc(&b->arena, n_slots, sizeof *slots);
    uint32_t *places =
        casus__arena_alloc(&b->arena, words->n, sizeof *places);
    if (!slots || !places)
        return casus__fail_nomem(err);
    put_words(words, &pool, places);
    if (pool.len / VOCAB_ALIGN > VOCAB_PLACE_MASK)
        return casus__fail(err, CASUS_E_LIMIT, "too many different words");
    fill_slots(words, places, slots, n_slots);
    casus__buffer_put32(&out, (uint32_t)words->n);
    casus__buffer_put32(&out, (uint32_t)n_slots);
    casus__buffer_put32(&out, (uint32_t)pool.len);
    casus__buffer_put32(&out, 0);
    for (size_t i = 0; i < n_slots; i++)
        casus__buffer_put32(&out, slots[i]);
    for (size_t k = 0; k < words->n; k++)
        casus__buffer_put32(&out, places[k]);
    casus__buffer_bytes(&out, pool.ptr, pool.len);
    if (out.failed || pool.failed)
        return casus__fail_nomem(err);
    return casus__builder_section(b, SECTION_VOCAB, out.ptr, out.len);
}

/* One line of META; the value ends at the first line feed. */
static void put_meta(struct buffer *out, const char *key, const char *value)
{
    if (!value)
        value = "";
    casus__buffer_bytes(out, key, strlen(key));
    casus__buffer_put8(out, '=');
    casus__buffer_bytes(out, value, strcspn(value, "\n"));
    casus__buffer_put8(out, '\n');
}

static casus_status add_meta(struct builder *b, casus_error *err)
{
    struct buffer out = { .arena = &b->arena };
    put_meta(&out, "data_version", b->options->data_version);
    put_meta(&out, "licence", b->options->licence);
    if (out.failed)
        return casus__fail_nomem(err);
    return casus__builder_section(b, SECTION_META, out.ptr, out.len);
}

static void put_head(const struct builder *b, struct buffer *out,
                     const uint64_t *offsets, uint64_t size)
{
    static const char magic[8] = "CASUSPK";
    casus__buffer_bytes(out, magic, sizeof magic);
    casus__buffer_put32(out, CASUS_PACK_FORMAT);
    casus__buffer_put32(out, (uint32_t)b->n_sections);
    casus__buffer_put64(out, size);
    casus__buffer_put32(out, casus__unicode_version());
    casus__buffer_put32(out, 0);
    for (size_t i = 0; i < b->n_sections; i++) {
        const struct built_section *s = &b->sections[i];
        casus__buffer_put32(out, s->tag);
        casus__buffer_put32(out, 0);
        casus__buffer_put64(out, offsets[i]);
        casus__buffer_put64(out, s->n);
        casus__buffer_put64(out, casus__checksum(s->bytes, s->n));
    }
    if (!out->failed)
        casus__put32(out->ptr + PACK_HEAD_SUM,
                     casus__pack_head_sum(out->ptr, b->n_sections));
}

casus_status casus__builder_image(struct builder *b, struct buffer *out,
                                  casus_error *err)
{
    uint64_t offsets[MAX_SECTIONS];
    casus_status s = add_vocabulary(b, err);
    if (s == CASUS_OK)
        s = add_meta(b, err);
    if (s != CASUS_OK)
        return s == CASUS_E_NOMEM ? casus__fail_nomem(err) : s;
    uint64_t at = PACK_HEAD + PACK_ENTRY * (uint64_t)b->n_sections;
    for (size_t i = 0; i < b->n_sections; i++) {
        at = (at + PACK_ALIGN - 1) / PACK_ALIGN * PACK_ALIGN;
        offsets[i] = at;
        at += b->sections[i].n;
    }
    put_head(b, out, offsets, at);
    for (size_t i = 0; i < b->n_sections; i++) {
        casus__buffer_align(out, PACK_ALIGN);
        casus__buffer_bytes(out, b->sections[i].bytes, b->sections[i].n);
    }
    return out->failed ? casus__fail_nomem(err) : CASUS_OK;
}
