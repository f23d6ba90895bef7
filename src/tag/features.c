#include "tag/features.h"

#include "base/fold.h"

#include <string.h>

/* ---- the case of a sentence ------------------------------------------ */

enum {
    MODE_WORDS = 3, /* fewer words say nothing about the case */
    LONG_WORD = 5   /* shorter ones are in lower case in headlines too */
};

enum case_mode casus__case_mode(const struct word *words, size_t n)
{
    size_t lower = 0, long_lower = 0, title = 0, upper = 0;
    for (size_t i = 0; i < n; i++) {
        switch ((enum word_case)words[i].word_case) {
        case CASE_LOWER:
            lower++;
            long_lower += words[i].fold.len >= LONG_WORD;
            break;
        case CASE_TITLE:
        case CASE_MIXED:
            title++;
            break;
        case CASE_UPPER:
            upper++;
            break;
        case CASE_NONE:
            break;
        }
    }
    if (upper >= MODE_WORDS && lower + title == 0)
        return MODE_NO_LOWER;
    if (lower >= MODE_WORDS && upper + title == 0)
        return MODE_NO_UPPER;
    if (title >= MODE_WORDS && long_lower * 4 <= title)
        return MODE_TITLE_CASE;
    return MODE_NORMAL;
}

/* ---- words ------------------------------------------------------------ */

enum {
    SHAPE_DIGIT = 8, /* bits above the word case */
    SHAPE_ALL_DIGITS = 16,
    SHAPE_HYPHEN = 32,
    SHAPE_DOT = 64,
    SHAPE_FIRST = 128,
    SHAPE_SHORT = 256, /* one letter or two */
    SHAPE_MODE = 512   /* the mode above it */
};

/* Views of no word: hashes that no word is likely to have. */
enum { HASH_BEFORE = 0x5bd1e995, HASH_AFTER = 0x1b873593 };

static uint32_t shape_of(const struct word *w)
{
    uint32_t shape = w->word_case;
    size_t digits = 0;
    for (size_t i = 0; i < w->text.len && i < 64; i++) {
        const char c = w->text.ptr[i];
        digits += casus__is_digit(c);
        if (c == '-')
            shape |= SHAPE_HYPHEN;
        else if (c == '.')
            shape |= SHAPE_DOT;
    }
    if (digits)
        shape |= SHAPE_DIGIT;
    if (digits && digits == w->text.len)
        shape |= SHAPE_ALL_DIGITS;
    if (w->fold.len <= 2)
        shape |= SHAPE_SHORT;
    return shape;
}

static void view_word(const struct word *w, const struct slots *clusters,
                      struct view *out)
{
    const unsigned char *p = (const unsigned char *)w->fold.ptr;
    const size_t n = w->fold.len;
    uint32_t suffix = 0, prefix = 0;
    for (size_t i = 0; i < 4 && i < n; i++) {
        suffix |= (uint32_t)p[n - 1 - i] << (8 * i);
        prefix |= (uint32_t)p[i] << (24 - 8 * i);
    }
    *out = (struct view){
        .hash = w->hash,
        .suffix = suffix,
        .prefix = prefix,
        .shape = shape_of(w),
        .cluster = (uint16_t)casus__slots_find(clusters, w->hash),
        .plain = w->word_case == CASE_LOWER,
    };
}

void casus__views_fill(const struct word *words, size_t n,
                       enum case_mode mode, const struct slots *clusters,
                       struct view *views)
{
    for (size_t i = 0; i < VIEW_PAD; i++) {
        views[i] = (struct view){ .hash = HASH_BEFORE + (uint32_t)i };
        views[n + VIEW_PAD + i] =
            (struct view){ .hash = HASH_AFTER + (uint32_t)i };
    }
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        struct view *v = &views[i + VIEW_PAD];
        view_word(&words[i], clusters, v);
        v->shape |= (uint32_t)mode * SHAPE_MODE;
        if (first && words[i].word_case != CASE_NONE) {
            v->shape |= SHAPE_FIRST; /* after a quotation mark too */
            first = false;
        }
    }
}

/* ---- parts of speech --------------------------------------------------- */

static inline uint32_t affix(uint32_t suffix, unsigned n)
{
    return suffix & (0xffffffffu >> (32 - 8 * n));
}

/* A feature is its kind and one value or two. */
static inline uint32_t one(uint32_t kind, uint32_t a)
{
    return casus__mix(a, kind * 0x9e3779b1u);
}

static inline uint32_t two(uint32_t kind, uint32_t a, uint32_t b)
{
    return casus__mix(a ^ kind * 0x9e3779b1u, b + kind);
}

static size_t word_features(const struct view *v, uint32_t *out)
{
    size_t n = 0;
    out[n++] = one(1, v->hash);
    out[n++] = two(2, v->hash, v->shape);
    out[n++] = one(3, affix(v->suffix, 1));
    out[n++] = one(4, affix(v->suffix, 2));
    out[n++] = one(5, affix(v->suffix, 3));
    out[n++] = one(6, v->suffix);
    out[n++] = two(7, affix(v->suffix, 3), v->shape);
    out[n++] = one(8, v->prefix >> 24);
    out[n++] = one(9, v->prefix >> 8);
    out[n++] = one(10, v->prefix);
    out[n++] = one(11, v->shape);
    out[n++] = one(12, v->cluster);
    out[n++] = two(13, v->cluster, v->shape);
    out[n++] = two(14, v->shape, v[-1].shape * 4096 + v[1].shape);
    return n;
}

static size_t window_features(const struct view *v, uint32_t *out)
{
    size_t n = 0;
    out[n++] = one(20, v[-1].hash);
    out[n++] = one(21, v[1].hash);
    out[n++] = one(22, v[-2].hash);
    out[n++] = one(23, v[2].hash);
    out[n++] = two(24, v[-1].hash, v->hash);
    out[n++] = two(25, v->hash, v[1].hash);
    out[n++] = one(26, affix(v[-1].suffix, 3));
    out[n++] = one(27, affix(v[1].suffix, 3));
    out[n++] = two(28, affix(v[1].suffix, 2), affix(v->suffix, 2));
    out[n++] = one(29, v[-1].cluster);
    out[n++] = one(30, v[1].cluster);
    out[n++] = one(31, v[2].cluster);
    out[n++] = two(32, v->cluster, v[1].cluster);
    out[n++] = two(33, v[-1].cluster, v->cluster);
    out[n++] = two(34, v->hash, v[1].cluster);
    out[n++] = two(35, v[1].shape, v->shape);
    out[n++] = two(36, v[1].hash, v[2].hash);
    return n;
}

size_t casus__pos_features(const struct view *v, uint32_t label1,
                           uint32_t label2, uint32_t *out)
{
    size_t n = word_features(v, out);
    n += window_features(v, out + n);
    const uint32_t both = label2 << 8 | label1;
    out[n++] = one(40, label1);
    out[n++] = one(41, both);
    out[n++] = two(42, v->hash, label1);
    out[n++] = two(43, v->hash, both);
    out[n++] = two(44, v->cluster, label1);
    out[n++] = two(45, affix(v->suffix, 3), label1);
    out[n++] = two(46, v->shape, label1);
    out[n++] = two(47, v[1].hash, label1);
    out[n++] = two(48, v[1].cluster, both);
    return n;
}
