#include "train/overlap.h"

#include "base/error.h"
#include "base/filemap.h"
#include "train/corpus.h"

/* The hash of the word being read and of the nine before it. */
struct window {
    uint64_t word; /* 0: between words */
    uint64_t last[OVERLAP_WORDS];
    size_t n;
};

static unsigned char plain_char(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return (unsigned char)(c - 'A' + 'a');
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0;
}

/* End the word; the hash of the last ten, or 0. */
static uint64_t end_word(struct window *w)
{
    if (w->word == 0)
        return 0;
    w->last[w->n++ % OVERLAP_WORDS] = w->word;
    w->word = 0;
    if (w->n < OVERLAP_WORDS)
        return 0;
    uint64_t h = 1;
    for (size_t i = 0; i < OVERLAP_WORDS; i++)
        h = (h ^ w->last[(w->n + i) % OVERLAP_WORDS]) * 0x9e3779b97f4a7c15u;
    h ^= h >> 29;
    return h ? h : 1;
}

/* Step over one byte; a hash when it ends ten words, else 0. */
static uint64_t step(struct window *w, unsigned char c)
{
    const unsigned char p = plain_char(c);
    if (!p)
        return end_word(w);
    w->word = ((w->word ? w->word : 1) ^ p) * 0x100000001b3u;
    return 0;
}

static size_t find(const struct overlap *o, uint64_t h)
{
    size_t at = (size_t)(h >> 20) & (o->n_slots - 1);
    while (o->slots[at] && o->slots[at] != h)
        at = (at + 1) & (o->n_slots - 1);
    return at;
}

static bool grow(struct overlap *o)
{
    if (o->n_slots && o->n_used * 2 < o->n_slots)
        return true;
    struct overlap bigger = *o;
    bigger.n_slots = o->n_slots ? o->n_slots * 2 : 1024;
    bigger.slots = casus__arena_alloc(o->arena, bigger.n_slots,
                                      sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < o->n_slots; i++)
        if (o->slots[i])
            bigger.slots[find(&bigger, o->slots[i])] = o->slots[i];
    *o = bigger;
    return true;
}

static bool insert(struct overlap *o, uint64_t h)
{
    if (h == 0)
        return true;
    if (!grow(o))
        return false;
    const size_t at = find(o, h);
    o->n_used += o->slots[at] == 0;
    o->slots[at] = h;
    return true;
}

casus_status casus__overlap_add(struct overlap *overlap, const char *path,
                                casus_error *err)
{
    struct filemap map;
    const casus_status s = casus__filemap_open(path, &map, err);
    if (s != CASUS_OK)
        return s;
    struct window w = { 0 };
    bool ok = true;
    for (size_t i = 0; ok && i < map.data.len; i++)
        ok = insert(overlap, step(&w, map.data.ptr[i]));
    ok = ok && insert(overlap, end_word(&w));
    casus__filemap_close(&map);
    return ok ? CASUS_OK : casus__fail_nomem(err);
}

static bool known(const struct overlap *o, uint64_t h)
{
    return h != 0 && o->slots[find(o, h)] == h;
}

bool casus__overlap_test(const struct overlap *overlap,
                         const struct sample *samples, size_t n)
{
    if (overlap->n_slots == 0)
        return false;
    struct window w = { 0 };
    for (size_t i = 0; i < n; i++) {
        const casus_str text = samples[i].word.text;
        for (size_t k = 0; k < text.len; k++)
            if (known(overlap, step(&w, (unsigned char)text.ptr[k])))
                return true;
        if (known(overlap, end_word(&w)))
            return true;
    }
    return false;
}
