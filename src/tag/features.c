#include "tag/features.h"

#include "base/fold.h"
#include "doc/doc.h"
#include "tag/feature.h"

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

unsigned casus__view_case(const struct view *v)
{
    return v->shape & (SHAPE_DIGIT - 1);
}

bool casus__view_is_first(const struct view *v)
{
    return (v->shape & SHAPE_FIRST) != 0;
}

enum case_mode casus__view_mode(const struct view *v)
{
    return (enum case_mode)(v->shape / SHAPE_MODE);
}

/* ---- parts of speech --------------------------------------------------- */

static inline uint32_t affix(uint32_t suffix, unsigned n)
{
    return suffix & (0xffffffffu >> (32 - 8 * n));
}

/* A feature is its kind and one value or two. */
#define one casus__feature1
#define two casus__feature2

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

size_t casus__pos_features(const struct view *v, uint32_t tag1, uint32_t tag2,
                           uint32_t *out)
{
    size_t n = word_features(v, out);
    n += window_features(v, out + n);
    const uint32_t both = casus__mix(tag1, tag2);
    out[n++] = one(40, tag1);
    out[n++] = one(41, both);
    out[n++] = two(42, v->hash, tag1);
    out[n++] = two(43, v->hash, both);
    out[n++] = two(44, v->cluster, tag1);
    out[n++] = two(45, affix(v->suffix, 3), tag1);
    out[n++] = two(46, v->shape, tag1);
    out[n++] = two(47, v[1].hash, tag1);
    out[n++] = two(48, v[1].cluster, both);
    return n;
}

/* ---- universal tags ----------------------------------------------------- */

static bool is_finite(unsigned xpos)
{
    return xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP ||
           xpos == XPOS_MD;
}

static bool is_verb(unsigned xpos)
{
    return is_finite(xpos) || xpos == XPOS_VB || xpos == XPOS_VBN ||
           xpos == XPOS_VBG;
}

/* What follows within the clause: the first word that is no adverb, the first
 * verb, and the words before a finite verb, if there is one. */
struct ahead {
    unsigned first, verb, finite;
};

enum { AHEAD_WORDS = 12 };

static struct ahead look_ahead(const uint8_t *xpos, size_t n, size_t i)
{
    struct ahead a = { XPOS_NONE, XPOS_NONE, 0 };
    const size_t end = n - i > AHEAD_WORDS ? i + AHEAD_WORDS : n;
    for (size_t k = i + 1; k < end && !a.finite; k++) {
        const unsigned x = xpos[k];
        if (a.first == XPOS_NONE && x != XPOS_RB)
            a.first = x;
        if (a.verb == XPOS_NONE && is_verb(x))
            a.verb = x;
        if (is_finite(x))
            a.finite = k - i < 4 ? (unsigned)(k - i) : 4;
        if (x == XPOS_COMMA || x == XPOS_STOP || x == XPOS_COLON ||
            x == XPOS_IN || x == XPOS_WDT)
            break;
    }
    return a;
}

size_t casus__upos_features(const struct view *v, const uint8_t *xpos,
                            size_t n, size_t i, uint32_t *out)
{
    const uint32_t x = xpos[i];
    const uint32_t x1 = i + 1 < n ? xpos[i + 1] : XPOS_NONE;
    const uint32_t x2 = i + 2 < n ? xpos[i + 2] : XPOS_NONE;
    const uint32_t before = i > 0 ? xpos[i - 1] : XPOS_NONE;
    const struct ahead a = look_ahead(xpos, n, i);
    const uint32_t w = casus__mix(v->hash, x);
    size_t k = 0;
    out[k++] = one(60, x);
    out[k++] = one(61, w);
    out[k++] = two(62, w, x1);
    out[k++] = two(63, w, x1 << 8 | x2);
    out[k++] = two(64, w, v[1].hash);
    out[k++] = two(65, w, v[-1].hash);
    out[k++] = two(66, w, before);
    out[k++] = two(67, w, a.first);
    out[k++] = two(68, w, a.verb);
    out[k++] = two(69, w, a.finite);
    out[k++] = two(70, x << 16 | x1 << 8 | x2, a.finite);
    out[k++] = two(71, x, a.first << 8 | a.verb);
    out[k++] = two(72, w, a.first << 8 | a.verb);
    out[k++] = two(73, x << 8 | x1, v[1].hash);
    out[k++] = two(74, x << 16 | x1 << 8 | x2, affix(v[1].suffix, 3));
    out[k++] = two(75, x << 8 | before, affix(v->suffix, 3));
    out[k++] = two(76, x, v->suffix);
    out[k++] = two(77, x << 8 | x1, v->cluster);
    return k;
}
