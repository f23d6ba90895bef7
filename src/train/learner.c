#include "train/learner.h"

#include <stdlib.h>
#include <string.h>

/* A feature: how often it was seen, and where its weights are. */
struct entry {
    uint32_t feature, count; /* count 0: an empty slot */
    uint32_t row;            /* row number + 1, 0: no weights yet */
};

enum { BLOCK_ROWS = 1024, ROW_NONE = 0 };

struct learner {
    struct arena *arena;
    uint32_t n_labels, min_count;
    uint32_t n_buckets; /* after selection: of the table */
    bool selected;   /* only features with a row may have weights */
    struct entry *map;
    size_t n_map, n_used;
    /* Weights now, and weights times the tick of each change: the average
     * over t ticks is now - moved / t. */
    int32_t **now;
    int64_t **moved;
    size_t n_rows, n_blocks, cap_now, cap_moved;
    int64_t ticks;
};

struct learner *casus__learner_new(struct arena *arena, uint32_t n_labels,
                                   uint32_t min_count)
{
    struct learner *l = casus__arena_alloc(arena, 1, sizeof *l);
    if (!l)
        return NULL;
    l->arena = arena;
    l->n_labels = n_labels;
    l->min_count = min_count;
    l->n_map = (size_t)1 << 16;
    l->map = casus__malloc(l->n_map * sizeof *l->map);
    l->ticks = 1;
    return l->map ? l : NULL;
}

void casus__learner_free(struct learner *l)
{
    if (l)
        casus__free(l->map);
}

/* ---- the map of features ---------------------------------------------- */

static size_t find(const struct learner *l, uint32_t feature)
{
    size_t at = (feature * 0x9e3779b1u) & (l->n_map - 1);
    while (l->map[at].count && l->map[at].feature != feature)
        at = (at + 1) & (l->n_map - 1);
    return at;
}

/* Move the features seen at least `least` times to a map of n slots. */
static bool move_map(struct learner *l, size_t n, uint32_t least)
{
    struct entry *old = l->map;
    const size_t n_old = l->n_map;
    struct entry *map = casus__malloc(n * sizeof *map);
    if (!map)
        return false;
    l->map = map;
    l->n_map = n;
    l->n_used = 0;
    for (size_t i = 0; i < n_old; i++)
        if (old[i].count >= least) {
            l->map[find(l, old[i].feature)] = old[i];
            l->n_used++;
        }
    casus__free(old);
    return true;
}

static bool grow(struct learner *l)
{
    return l->n_used * 10 < l->n_map * 6 || move_map(l, l->n_map * 2, 1);
}

bool casus__learner_prune(struct learner *l)
{
    size_t kept = 0, n = 1024;
    for (size_t i = 0; i < l->n_map; i++)
        kept += l->map[i].count >= l->min_count;
    while (n < kept * 2)
        n *= 2;
    return move_map(l, n, l->min_count ? l->min_count : 1);
}

bool casus__learner_count(struct learner *l, const uint32_t *features,
                          size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!grow(l))
            return false;
        struct entry *e = &l->map[find(l, features[i])];
        l->n_used += e->count == 0;
        e->feature = features[i];
        e->count++;
    }
    return true;
}

/* ---- weights ---------------------------------------------------------- */

static int32_t *row_now(const struct learner *l, uint32_t row)
{
    return l->now[(row - 1) / BLOCK_ROWS] +
           (size_t)((row - 1) % BLOCK_ROWS) * l->n_labels;
}

static int64_t *row_moved(const struct learner *l, uint32_t row)
{
    return l->moved[(row - 1) / BLOCK_ROWS] +
           (size_t)((row - 1) % BLOCK_ROWS) * l->n_labels;
}

static uint32_t new_row(struct learner *l)
{
    if (l->n_rows == l->n_blocks * BLOCK_ROWS) {
        void *now = casus__arena_grow(l->arena, l->now, l->n_blocks,
                                      &l->cap_now, sizeof *l->now);
        if (!now)
            return ROW_NONE;
        l->now = now;
        void *moved = casus__arena_grow(l->arena, l->moved, l->n_blocks,
                                        &l->cap_moved, sizeof *l->moved);
        if (!moved)
            return ROW_NONE;
        l->moved = moved;
        const size_t cells = (size_t)BLOCK_ROWS * l->n_labels;
        l->now[l->n_blocks] =
            casus__arena_alloc(l->arena, cells, sizeof **l->now);
        l->moved[l->n_blocks] =
            casus__arena_alloc(l->arena, cells, sizeof **l->moved);
        if (!l->now[l->n_blocks] || !l->moved[l->n_blocks])
            return ROW_NONE;
        l->n_blocks++;
    }
    return (uint32_t)++l->n_rows;
}

void casus__learner_score(const struct learner *l, const uint32_t *features,
                          size_t n, int32_t *scores)
{
    for (size_t i = 0; i < n; i++) {
        const struct entry *e = &l->map[find(l, features[i])];
        if (e->row == ROW_NONE)
            continue;
        const int32_t *row = row_now(l, e->row);
        for (uint32_t k = 0; k < l->n_labels; k++)
            scores[k] += row[k];
    }
}

bool casus__learner_add(struct learner *l, const uint32_t *features, size_t n,
                        uint32_t label, int by)
{
    for (size_t i = 0; i < n; i++) {
        struct entry *e = &l->map[find(l, features[i])];
        if (e->row == ROW_NONE) {
            if (l->selected || e->count < l->min_count)
                continue;
            e->row = new_row(l);
            if (e->row == ROW_NONE)
                return false;
        }
        row_now(l, e->row)[label] += by;
        row_moved(l, e->row)[label] += by * l->ticks;
    }
    return true;
}

void casus__learner_tick(struct learner *l)
{
    l->ticks++;
}

size_t casus__learner_rows(const struct learner *l)
{
    return l->n_rows;
}

/* The average weight times the number of ticks. */
static int64_t average(const struct learner *l, uint32_t row, uint32_t label)
{
    return row_now(l, row)[label] * l->ticks - row_moved(l, row)[label];
}

/* ---- selection -------------------------------------------------------- */

struct ranked {
    uint64_t worth;
    uint32_t feature;
};

/* Most useful first; equals by number, so that the order is one. */
static int by_worth(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->worth != y->worth)
        return x->worth < y->worth ? 1 : -1;
    return (x->feature > y->feature) - (x->feature < y->feature);
}

static uint32_t square_root(uint32_t v)
{
    uint32_t r = 0;
    while ((uint64_t)(r + 1) * (r + 1) <= v)
        r++;
    return r;
}

/* How far a feature moves the scores, and how often. */
static uint64_t worth_of(const struct learner *l, const struct entry *e)
{
    uint64_t sum = 0;
    for (uint32_t k = 0; k < l->n_labels; k++) {
        const int64_t w = average(l, e->row, k) * 256 / l->ticks;
        sum += (uint64_t)(w < 0 ? -w : w);
    }
    const uint32_t count = e->count < 10000 ? e->count : 10000;
    return sum * square_root(count);
}

static bool take(uint32_t *table, uint32_t feature, uint32_t n_buckets)
{
    uint32_t *bucket = table + casus__weights_row(feature, n_buckets);
    const uint16_t check = casus__weights_check(feature);
    for (unsigned i = 0; i < 2; i++) {
        if (bucket[i] == 0) {
            bucket[i] = feature;
            return true;
        }
        if (casus__weights_check(bucket[i]) == check)
            return false; /* could not be told apart */
    }
    return false;
}

static void restart(struct learner *l)
{
    const size_t cells = (size_t)BLOCK_ROWS * l->n_labels;
    for (size_t i = 0; i < l->n_blocks; i++) {
        memset(l->now[i], 0, cells * sizeof **l->now);
        memset(l->moved[i], 0, cells * sizeof **l->moved);
    }
    l->ticks = 1;
    l->selected = true;
}

void casus__learner_restart(struct learner *l)
{
    restart(l);
}

bool casus__learner_select(struct learner *l, uint32_t n_buckets)
{
    size_t n = 0;
    struct ranked *ranked =
        casus__arena_alloc(l->arena, l->n_rows, sizeof *ranked);
    uint32_t *table =
        casus__arena_alloc(l->arena, (size_t)n_buckets * 2, sizeof *table);
    if (!ranked || !table)
        return false;
    for (size_t i = 0; i < l->n_map; i++) {
        if (l->map[i].row == ROW_NONE)
            continue;
        ranked[n++] = (struct ranked){ .worth = worth_of(l, &l->map[i]),
                                       .feature = l->map[i].feature };
        l->map[i].row = ROW_NONE;
    }
    qsort(ranked, n, sizeof *ranked, by_worth);
    l->n_buckets = n_buckets;
    restart(l);
    l->n_rows = 0;
    for (size_t i = 0; i < n; i++) {
        const uint32_t feature = ranked[i].feature;
        if (feature != 0 && ranked[i].worth && take(table, feature, n_buckets))
            l->map[find(l, feature)].row = new_row(l);
    }
    return true;
}

/* ---- writing ---------------------------------------------------------- */

/* The largest average weight of a row that is in use, times the ticks. */
static int64_t largest(const struct learner *l)
{
    int64_t most = 1;
    for (uint32_t r = 1; r <= l->n_rows; r++)
        for (uint32_t k = 0; k < l->n_labels; k++) {
            const int64_t v = average(l, r, k);
            if (v > most || -v > most)
                most = v < 0 ? -v : v;
        }
    return most;
}

/* A byte is 1/127 of half the largest weight: the few above it are cut, and
 * the many small ones keep their differences. */
static signed char quantized(int64_t total, int64_t unit)
{
    const int64_t rounded = total >= 0 ? (total + unit / 2) / unit
                                       : -((-total + unit / 2) / unit);
    return (signed char)(rounded > 127    ? 127
                         : rounded < -127 ? -127
                                          : rounded);
}

static bool fill_rows(const struct learner *l, unsigned char *rows,
                      size_t stride, int64_t unit)
{
    bool *used = casus__arena_alloc(l->arena, (size_t)l->n_buckets * 2, 1);
    if (!used)
        return false;
    for (size_t i = 0; i < l->n_map; i++) {
        const struct entry *e = &l->map[i];
        if (e->row == ROW_NONE)
            continue;
        size_t at = casus__weights_row(e->feature, l->n_buckets);
        at += used[at];
        used[at] = true;
        unsigned char *row = rows + at * stride;
        casus__put16(row, casus__weights_check(e->feature));
        for (uint32_t k = 0; k < l->n_labels; k++)
            row[2 + k] =
                (unsigned char)quantized(average(l, e->row, k), unit);
    }
    return true;
}

int64_t casus__learner_unit(const struct learner *l)
{
    return largest(l) / 254 + 1;
}

int64_t casus__learner_ticks(const struct learner *l)
{
    return l->ticks;
}

bool casus__learner_write_as(struct learner *l, const casus_str *names,
                             int64_t unit, struct output *out)
{
    const size_t stride = casus__weights_width(l->n_labels) + 2;
    const size_t size = (size_t)l->n_buckets * 2 * stride;
    unsigned char *rows = casus__arena_alloc(l->arena, size, 1);
    if (!rows || !fill_rows(l, rows, stride, unit))
        return false;
    casus__output_u32(out, l->n_labels);
    casus__output_u32(out, (uint32_t)stride);
    casus__output_u32(out, l->n_buckets);
    casus__output_u32(out, 0);
    for (uint32_t k = 0; k < l->n_labels; k++) {
        char name[WEIGHTS_NAME] = { 0 };
        const size_t n =
            names[k].len < WEIGHTS_NAME ? names[k].len : WEIGHTS_NAME;
        memcpy(name, names[k].ptr, n);
        casus__output_bytes(out, name, sizeof name);
    }
    casus__output_bytes(out, rows, size);
    return !out->failed;
}

bool casus__learner_write(struct learner *l, const casus_str *names,
                          struct output *out)
{
    return casus__learner_write_as(l, names, casus__learner_unit(l), out);
}
