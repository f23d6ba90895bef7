#include "train/clusters.h"

#include "base/decimal.h"
#include "base/error.h"
#include "base/filemap.h"
#include "base/fold.h"
#include "base/str.h"

enum { MAX_WORD = 64 };

static bool read_pair(casus_str line, struct slot_pair *out)
{
    casus_str word;
    struct decimal d;
    int64_t number;
    if (!casus__str_split(&line, '\t', &word) || !line.ptr ||
        word.len == 0 || word.len > MAX_WORD ||
        casus__utf8_valid(word.ptr, word.len) != word.len ||
        !casus__decimal_parse(line.ptr, line.len, &d) ||
        !casus__decimal_to_int(d, &number) || number < 0 ||
        number + 1 >= 1 << CLUSTER_BITS)
        return false;
    char fold[4 * MAX_WORD + 4];
    const size_t n = casus__fold(word.ptr, word.len, fold, sizeof fold);
    *out = (struct slot_pair){ .key = casus__hash(fold, n),
                               .value = (uint32_t)number + 1 };
    return n > 0;
}

static casus_status write_lines(casus_str text, struct output *out,
                                casus_error *err)
{
    struct slot_pair *pairs = NULL;
    size_t n = 0, cap = 0;
    casus_str line;
    while (casus__str_split(&text, '\n', &line)) {
        struct slot_pair pair;
        if (!read_pair(line, &pair))
            continue;
        pairs = casus__arena_grow(out->arena, pairs, n, &cap, sizeof *pairs);
        if (!pairs)
            return casus__fail_nomem(err);
        pairs[n++] = pair;
    }
    casus__output_slots(out, pairs, n, CLUSTER_BITS);
    return out->failed ? casus__fail_nomem(err) : CASUS_OK;
}

casus_status casus__clusters_write(const char *path, struct output *out,
                                   casus_error *err)
{
    if (!path) {
        casus__output_slots(out, NULL, 0, CLUSTER_BITS);
        return CASUS_OK;
    }
    struct filemap map;
    casus_status s = casus__filemap_open(path, &map, err);
    if (s != CASUS_OK)
        return s;
    s = write_lines((casus_str){ (const char *)map.data.ptr, map.data.len },
                    out, err);
    casus__filemap_close(&map);
    return s;
}
