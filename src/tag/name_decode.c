#include "tag/name_decode.h"

#include <string.h>

enum { IMPOSSIBLE = INT32_MIN / 4 };

/* The labels behind which no name is open: O, the last words and the words
 * alone; and those that may follow them. */
static const uint8_t closed[] = {
    0, 3, 4, 7, 8, 11, 12, 15, 16, 19, 20, 23, 24
};
static const uint8_t starts[] = {
    0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24
};
enum { N_CLOSED = sizeof closed, N_STARTS = sizeof starts };

/* The closed labels that can be reached, best first, are few: list them. */
struct frontier {
    uint8_t label[N_CLOSED];
    size_t n;
};

static void list_closed(const int32_t *total, struct frontier *f)
{
    f->n = 0;
    for (size_t i = 0; i < N_CLOSED; i++)
        if (total[closed[i]] > IMPOSSIBLE)
            f->label[f->n++] = closed[i];
}

static void start_labels(const struct frontier *f, const int32_t *total,
                         const struct name_moves *moves, uint32_t allowed,
                         const int32_t *score, int32_t *next, uint8_t *from)
{
    for (size_t i = 0; i < N_STARTS; i++) {
        const unsigned label = starts[i];
        if (!(allowed & 1u << label))
            continue;
        int32_t best = IMPOSSIBLE;
        for (size_t k = 0; k < f->n; k++) {
            const unsigned p = f->label[k];
            const int32_t v = total[p] + moves->at[p][label];
            if (v > best) {
                best = v;
                from[label] = (uint8_t)p;
            }
        }
        if (best > IMPOSSIBLE)
            next[label] = best + score[label];
    }
}

static void go_on(const int32_t *total, const struct name_moves *moves,
                  uint32_t allowed, const int32_t *score, int32_t *next,
                  uint8_t *from)
{
    for (unsigned type = 0; type < NAME_TYPES; type++) {
        const unsigned b = casus__name_label(type, PLACE_FIRST);
        if (total[b] <= IMPOSSIBLE && total[b + 1] <= IMPOSSIBLE)
            continue;
        for (unsigned label = b + 1; label <= b + 2; label++) {
            if (!(allowed & 1u << label))
                continue;
            const int32_t x = total[b] + moves->at[b][label];
            const int32_t y = total[b + 1] + moves->at[b + 1][label];
            if (x <= IMPOSSIBLE && y <= IMPOSSIBLE)
                continue;
            from[label] = (uint8_t)(x >= y ? b : b + 1);
            next[label] = (x >= y ? x : y) + score[label];
        }
    }
}

static void clear(int32_t *total)
{
    for (unsigned k = 0; k < NAME_LABELS; k++)
        total[k] = IMPOSSIBLE;
}

/* The closed label to end with. */
static bool last_label(const int32_t *total, const struct name_moves *moves,
                       uint8_t *out)
{
    int32_t best = IMPOSSIBLE;
    for (size_t i = 0; i < N_CLOSED; i++) {
        const unsigned p = closed[i];
        if (total[p] > IMPOSSIBLE &&
            total[p] + moves->at[p][NAME_OUTSIDE] > best) {
            best = total[p] + moves->at[p][NAME_OUTSIDE];
            *out = (uint8_t)p;
        }
    }
    return best > IMPOSSIBLE;
}

bool casus__name_decode(const struct name_lattice *lattice, size_t n,
                        const struct name_moves *moves, uint8_t *labels)
{
    int32_t rooms[2][NAME_LABELS];
    int32_t *total = rooms[0], *next = rooms[1];
    clear(total);
    total[NAME_OUTSIDE] = 0;
    for (size_t i = 0; i < n; i++) {
        struct frontier f;
        clear(next);
        list_closed(total, &f);
        start_labels(&f, total, moves, lattice->allowed[i], lattice->score[i],
                     next, lattice->from[i]);
        go_on(total, moves, lattice->allowed[i], lattice->score[i], next,
              lattice->from[i]);
        int32_t *const spare = total;
        total = next;
        next = spare;
    }
    uint8_t label = NAME_OUTSIDE;
    if (!last_label(total, moves, &label)) {
        memset(labels, NAME_OUTSIDE, n);
        return false;
    }
    for (size_t i = n; i-- > 0;) {
        labels[i] = label;
        label = lattice->from[i][label];
    }
    return true;
}
