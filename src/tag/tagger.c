#include "tag/tagger.h"

#include "base/error.h"
#include "base/fold.h"
#include "tag/fixed.h"
#include "tag/universal.h"

#include <string.h>

/* ---- opening ----------------------------------------------------------- */

uint32_t casus__tag_set_hash(void)
{
    uint32_t h = 0;
    for (unsigned i = 0; i < XPOS_COUNT; i++) {
        const casus_str name = casus__str(casus__xpos_name(i));
        h = casus__mix(h, casus__hash(name.ptr, name.len));
    }
    for (unsigned i = 0; i < UPOS_COUNT; i++) {
        const casus_str name = casus__str(casus__upos_name(i));
        h = casus__mix(h, casus__hash(name.ptr, name.len));
    }
    return h;
}

typedef int number_fn(casus_str name);

static casus_status open_weights(struct bytes *rest, number_fn *number,
                                 struct weights *w, uint8_t *labels,
                                 casus_error *err)
{
    const casus_status s = casus__weights_open(*rest, w, err);
    if (s != CASUS_OK)
        return s;
    for (uint32_t i = 0; i < w->n_labels; i++) {
        const int tag = number(casus__weights_label(w, i));
        if (tag < 0)
            return casus__fail(err, CASUS_E_DATA, "tagger: unknown label");
        labels[i] = (uint8_t)tag;
    }
    rest->ptr += w->size;
    rest->len -= w->size;
    return CASUS_OK;
}

static casus_status open_slots(struct bytes *rest, struct slots *slots,
                               casus_error *err)
{
    const casus_status s = casus__slots_open(*rest, slots, err);
    if (s != CASUS_OK)
        return s;
    rest->ptr += slots->size;
    rest->len -= slots->size;
    return CASUS_OK;
}

casus_status casus__tagger_open(struct bytes section, struct arena *arena,
                                struct tagger **out, casus_error *err)
{
    if (section.len < TAGGER_HEAD ||
        casus__get32(section.ptr) != TAGGER_VERSION)
        return casus__fail(err, CASUS_E_DATA, "tagger: bad head");
    if (casus__get32(section.ptr + 4) != casus__tag_set_hash())
        return casus__fail(err, CASUS_E_DATA,
                           "tagger: trained for another set of tags");
    struct tagger *t = casus__arena_alloc(arena, 1, sizeof *t);
    if (!t)
        return casus__fail_nomem(err);
    struct bytes rest = { section.ptr + TAGGER_HEAD,
                          section.len - TAGGER_HEAD };
    casus_status s = open_slots(&rest, &t->clusters, err);
    if (s == CASUS_OK)
        s = open_slots(&rest, &t->lexicon, err);
    if (s == CASUS_OK)
        s = open_weights(&rest, casus__xpos_number, &t->penn, t->penn_label,
                         err);
    if (s == CASUS_OK)
        s = open_weights(&rest, casus__upos_number, &t->universal,
                         t->universal_label, err);
    if (s == CASUS_OK)
        *out = t;
    return s;
}

/* ---- tagging ----------------------------------------------------------- */

/* The lexicon was counted on sentences of normal case: in the others capitals
 * say little, but a word in lower case is what it seems. */
static unsigned from_lexicon(const struct tagger *t, const struct word *w)
{
    const uint32_t key = casus__lexicon_key(w->hash, w->word_case);
    const unsigned tag = casus__slots_find(&t->lexicon, key);
    return tag < XPOS_COUNT ? tag : XPOS_NONE;
}

static unsigned from_weights(const struct tagger *t, const struct view *v,
                             unsigned tag1, unsigned tag2)
{
    uint32_t features[POS_MAX_FEATURES];
    int16_t scores[WEIGHTS_MAX_LABELS] = { 0 };
    const size_t n = casus__pos_features(v, tag1, tag2, features);
    casus__weights_add(&t->penn, features, n, scores);
    return t->penn_label[casus__weights_best(&t->penn, scores)];
}

static void tag_penn(const struct tagger *t, const struct word *words,
                     size_t n, const struct view *views, uint8_t *xpos)
{
    struct quote_state quotes = { false, false };
    unsigned tag1 = XPOS_NONE, tag2 = XPOS_NONE;
    for (size_t i = 0; i < n; i++) {
        unsigned tag = casus__fixed_xpos(words, n, i, &quotes);
        if (tag == XPOS_NONE)
            tag = from_lexicon(t, &words[i]);
        if (tag == XPOS_NONE)
            tag = from_weights(t, &views[i + VIEW_PAD], tag1, tag2);
        xpos[i] = (uint8_t)tag;
        tag2 = tag1;
        tag1 = tag;
    }
}

static unsigned universal_of(const struct tagger *t, const struct view *v,
                             const uint8_t *xpos, size_t n, size_t i)
{
    const unsigned fixed = casus__upos_fixed(xpos[i]);
    if (fixed != UPOS_COUNT)
        return fixed;
    uint32_t features[POS_MAX_FEATURES];
    int16_t scores[WEIGHTS_MAX_LABELS] = { 0 };
    const size_t k = casus__upos_features(v, xpos, n, i, features);
    casus__weights_add(&t->universal, features, k, scores);
    return t->universal_label[casus__weights_best(&t->universal, scores)];
}

void casus__tagger_tag(const struct tagger *t, const struct word *words,
                       size_t n, struct view *views, uint8_t *xpos,
                       uint8_t *upos)
{
    casus__views_fill(words, n, casus__case_mode(words, n), &t->clusters,
                      views);
    tag_penn(t, words, n, views, xpos);
    for (size_t i = 0; i < n; i++)
        upos[i] = (uint8_t)universal_of(t, &views[i + VIEW_PAD], xpos, n, i);
}
