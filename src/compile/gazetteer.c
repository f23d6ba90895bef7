/*
 * Gazetteers to sections: reads the rows of *.tsv (gazetteers/README.md),
 * checks them, and builds the list of entries and, with names.c, the trie of
 * their names.
 */
#include "compile/gazetteer.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "doc/plover.h"
#include "pack/gaz_format.h"
#include "pack/pack.h"

/* Permanent numbers; docs/DIAGNOSTICS.md lists them. */
enum {
    C_COLUMNS = 110,
    C_ID = 111,
    C_DUPLICATE = 112,
    C_UNSORTED = 113,
    C_NAME = 114,
    C_TYPE = 115,
    C_CODE = 116,
    C_SECTOR = 117,
    C_KEY = 118,
    C_DATE = 119,
    C_COORDINATE = 120,
    C_NUMBER = 121,
    C_ROLE = 122,
    C_NORMAL = 123,
    C_MARK = 124,
    C_UNKNOWN_KEY = 125
};

enum { N_COLUMNS = 7 };

enum column { COL_ID, COL_NAME, COL_VARIANTS, COL_TYPE, COL_CODE, COL_SECTOR,
              COL_EXTRA };

struct place {
    const char *file;
    unsigned line;
};

static void complain(struct gaz_build *g, const struct place *at,
                     unsigned number, bool is_error, const char *what,
                     casus_str detail)
{
    casus__builder_complain(g->builder, at->file, at->line, number, is_error,
                            "%s: %.*s", what,
                            detail.len < 80 ? (int)detail.len : 80,
                            detail.ptr);
}

/* ---- the blob -------------------------------------------------------- */

/* The offset of a string in the blob; 0 for the empty string. */
static uint32_t put_string(struct gaz_build *g, casus_str s)
{
    if (!s.len)
        return 0;
    if (s.len > UINT16_MAX)
        s.len = UINT16_MAX;
    const size_t known = g->strings.n;
    const uint32_t k = casus__intern(&g->strings, s);
    if (k == UINT32_MAX) {
        g->failed = true;
        return 0;
    }
    if (k == known) { /* new */
        uint32_t *at = casus__arena_grow(g->arena, g->string_at, known,
                                         &g->cap_string_at, sizeof *at);
        if (!at) {
            g->failed = true;
            return 0;
        }
        g->string_at = at;
        at[k] = (uint32_t)g->blob.len;
        casus__buffer_put16(&g->blob, (uint16_t)s.len);
        casus__buffer_bytes(&g->blob, s.ptr, s.len);
    }
    return g->string_at[k];
}

uint32_t casus__gaz_put_string(struct gaz_build *g, casus_str s)
{
    return put_string(g, s);
}

/* ---- columns --------------------------------------------------------- */

static bool is_code(casus_str s)
{
    if (s.len != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (!casus__is_upper(s.ptr[i]))
            return false;
    return true;
}

static void check_sectors(struct gaz_build *g, const struct place *at,
                          casus_str sectors)
{
    casus_str part;
    while (sectors.len && casus__str_split(&sectors, ',', &part)) {
        if (!casus__plover_is_sector(part))
            complain(g, at, C_SECTOR, true, "not a PLOVER sector", part);
        if (!sectors.ptr)
            break;
    }
}

/* Degrees with a point to ten-thousandths; false if out of range. */
static bool parse_degrees(casus_str s, int most, int32_t *out)
{
    struct decimal d, scaled;
    int64_t v;
    if (!casus__decimal_parse(s.ptr, s.len, &d) ||
        !casus__decimal_mul(d, casus__decimal_int(10000), &scaled) ||
        !casus__decimal_to_int(scaled, &v) || v > most * 10000 ||
        v < -most * 10000)
        return false;
    *out = (int32_t)v;
    return true;
}

static bool parse_number(casus_str s, uint32_t *out)
{
    uint64_t v = 0;
    if (!s.len || s.len > 10)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!casus__is_digit(s.ptr[i]))
            return false;
        v = v * 10 + (uint64_t)(s.ptr[i] - '0');
    }
    *out = v > UINT32_MAX ? UINT32_MAX : (uint32_t)v;
    return true;
}

struct numbers {
    uint32_t geonameid, start, end, population;
    int32_t lat, lon;
    bool has_lat, has_lon, seat, unsourced;
    casus_str plural;
};

static bool is_known_key(casus_str key)
{
    static const char *const keys[] = {
        "admin1", "capital", "class", "demonym", "feature", "gender",
        "iso",    "member",  "of",    "origin",  "parent",  "plural",
        "role",   "wikidata", "hq",   "note",
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (casus__str_is(key, keys[i]))
            return true;
    return false;
}

static void check_role(struct gaz_build *g, const struct place *at,
                       casus_str value)
{
    casus_str rest = value, code, sector, start, end;
    uint32_t day;
    const bool ok = casus__str_split(&rest, ',', &code) &&
                    casus__str_split(&rest, ',', &sector) &&
                    casus__str_split(&rest, ',', &start) &&
                    casus__str_split(&rest, ',', &end) && rest.ptr &&
                    (!code.len || is_code(code)) &&
                    (!sector.len || casus__plover_is_sector(sector)) &&
                    casus__gaz_day(start, false, &day) &&
                    casus__gaz_day(end, true, &day);
    if (!ok)
        complain(g, at, C_ROLE, true,
                 "not CODE,SECTOR,START,END,office", value);
}

/* A key with a place of its own in the entry; false for all others. */
static bool read_number_key(struct gaz_build *g, const struct place *at,
                            casus_str key, casus_str value,
                            struct numbers *n)
{
    bool ok = true;
    unsigned number = C_NUMBER;
    if (casus__str_is(key, "lat")) {
        ok = n->has_lat = parse_degrees(value, 90, &n->lat);
        number = C_COORDINATE;
    } else if (casus__str_is(key, "lon")) {
        ok = n->has_lon = parse_degrees(value, 180, &n->lon);
        number = C_COORDINATE;
    } else if (casus__str_is(key, "geonameid")) {
        ok = parse_number(value, &n->geonameid);
    } else if (casus__str_is(key, "pop")) {
        ok = parse_number(value, &n->population);
    } else if (casus__str_is(key, "start")) {
        ok = casus__gaz_day(value, false, &n->start);
        number = C_DATE;
    } else if (casus__str_is(key, "end")) {
        ok = casus__gaz_day(value, true, &n->end);
        number = C_DATE;
    } else if (casus__str_is(key, "seat")) {
        n->seat = true;
    } else if (casus__str_is(key, "unsourced")) {
        n->unsourced = true;
    } else {
        return false;
    }
    if (!ok)
        complain(g, at, number, true, "not a valid value", value);
    return true;
}

/* The extra column: numbers into *n; what else there is, as text. */
static casus_str read_extra(struct gaz_build *g, const struct place *at,
                            casus_str extra, struct numbers *n)
{
    casus_str pair;
    char *kept = casus__arena_alloc(g->arena, extra.len + 1, 1);
    size_t used = 0;
    if (!kept) {
        g->failed = true;
        return (casus_str){ "", 0 };
    }
    casus_str rest = extra;
    while (extra.len && casus__str_split(&rest, ';', &pair)) {
        casus_str value = pair, key;
        if (!pair.len)
            continue;
        (void)casus__str_split(&value, '=', &key);
        if (!value.ptr) {
            complain(g, at, C_KEY, true, "not key=value", pair);
            continue;
        }
        if (read_number_key(g, at, key, value, n))
            continue;
        if (!is_known_key(key))
            complain(g, at, C_UNKNOWN_KEY, false, "unknown key", key);
        if (casus__str_is(key, "role"))
            check_role(g, at, value);
        if (casus__str_is(key, "plural"))
            n->plural = value;
        if (used)
            kept[used++] = ';';
        memcpy(kept + used, pair.ptr, pair.len);
        used += pair.len;
    }
    return (casus_str){ kept, used };
}

/* ---- rows ------------------------------------------------------------ */

/* The two side tables: an entry holds the number of its record, from 1. */
static uint32_t put_place(struct gaz_build *g, const struct numbers *n)
{
    if (!n->geonameid && !n->has_lat && !n->has_lon && !n->population)
        return 0;
    casus__buffer_put32(&g->places, n->geonameid);
    casus__buffer_put32(&g->places, (uint32_t)n->lat);
    casus__buffer_put32(&g->places, (uint32_t)n->lon);
    casus__buffer_put32(&g->places, n->population);
    return (uint32_t)(g->places.len / GAZ_PLACE);
}

static uint32_t put_time(struct gaz_build *g, const struct numbers *n)
{
    if (n->start == 0 && n->end == 99999999)
        return 0;
    casus__buffer_put32(&g->times, n->start);
    casus__buffer_put32(&g->times, n->end);
    return (uint32_t)(g->times.len / GAZ_TIME);
}

static void put_entry(struct gaz_build *g, const casus_str *c, int type,
                      casus_str extra, const struct numbers *n)
{
    struct buffer *b = &g->entries;
    uint16_t flags = 0;
    if (n->seat)
        flags |= GAZ_SEAT;
    if (n->unsourced)
        flags |= GAZ_UNSOURCED;
    if (n->has_lat && n->has_lon)
        flags |= GAZ_HAS_GEO;
    if (casus__str_starts(c[COL_ID], "country:"))
        flags |= GAZ_COUNTRY;
    casus__buffer_put32(b, put_string(g, c[COL_ID]));
    casus__buffer_put32(b, put_string(g, c[COL_NAME]));
    casus__buffer_put32(b, put_string(g, c[COL_SECTOR]));
    casus__buffer_put32(b, put_string(g, extra));
    casus__buffer_put32(b, put_place(g, n));
    casus__buffer_put32(b, put_time(g, n));
    for (size_t i = 0; i < 3; i++)
        casus__buffer_put8(b, c[COL_CODE].len == 3
                                  ? (uint8_t)c[COL_CODE].ptr[i]
                                  : 0);
    casus__buffer_put8(b, (uint8_t)type);
    casus__buffer_put16(b, flags);
    casus__buffer_put16(b, 0);
}

static size_t split_columns(casus_str line, casus_str *c)
{
    size_t n = 0;
    casus_str rest = line, part;
    while (casus__str_split(&rest, '\t', &part)) {
        if (n < N_COLUMNS)
            c[n] = part;
        n++;
    }
    for (size_t i = n; i < N_COLUMNS; i++)
        c[i] = (casus_str){ "", 0 };
    return n;
}

static casus_str unmarked(casus_str name)
{
    if (name.len > 1 && (name.ptr[0] == '=' || name.ptr[0] == '?'))
        return (casus_str){ name.ptr + 1, name.len - 1 };
    return name;
}

static void check_id(struct gaz_build *g, const struct place *at,
                     casus_str id, casus_str *previous)
{
    const size_t known = g->ids.n;
    if (!id.len) {
        complain(g, at, C_ID, true, "the id is empty", id);
        return;
    }
    const uint32_t k = casus__intern(&g->ids, id);
    g->failed |= k == UINT32_MAX;
    if (k < known)
        complain(g, at, C_DUPLICATE, true, "a second row with the id", id);
    if (previous->len && casus__str_cmp(*previous, id) > 0)
        complain(g, at, C_UNSORTED, true, "not sorted by id", id);
    *previous = id;
}

static void read_row(struct gaz_build *g, const struct place *at,
                     casus_str line, casus_str *previous)
{
    casus_str c[N_COLUMNS];
    struct numbers n = { .end = 99999999 };
    const size_t columns = split_columns(line, c);
    if (columns < 4 || columns > N_COLUMNS) {
        complain(g, at, C_COLUMNS, true, "a row has 4 to 7 columns", line);
        return;
    }
    check_id(g, at, c[COL_ID], previous);
    const int type = casus__gaz_type_number(c[COL_TYPE]);
    if (type < 0) {
        complain(g, at, C_TYPE, true, "unknown type", c[COL_TYPE]);
        return;
    }
    if (!unmarked(c[COL_NAME]).len) {
        complain(g, at, C_NAME, true, "the name is empty", c[COL_ID]);
        return;
    }
    if (c[COL_CODE].len && !is_code(c[COL_CODE]))
        complain(g, at, C_CODE, true, "not a three-letter code",
                 c[COL_CODE]);
    check_sectors(g, at, c[COL_SECTOR]);
    if (!casus__is_composed(line.ptr, line.len))
        complain(g, at, C_NORMAL, true, "not in normal form C", c[COL_NAME]);
    const casus_str extra = read_extra(g, at, c[COL_EXTRA], &n);
    const casus_str named = c[COL_NAME];
    c[COL_NAME] = unmarked(named);
    put_entry(g, c, type, extra, &n);
    const struct gaz_names names = { (unsigned)type, named, c[COL_VARIANTS],
                                     n.plural.ptr ? n.plural
                                                  : (casus_str){ "", 0 } };
    casus__gaz_add_names(g, g->n_entries++, &names);
}

static void read_source(struct gaz_build *g, const struct source *s)
{
    casus_str rest = s->text, line, previous = { "", 0 };
    struct place at = { s->path, 0 };
    while (casus__str_split(&rest, '\n', &line) && !g->failed) {
        at.line++;
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        if (line.len && line.ptr[0] != '#')
            read_row(g, &at, line, &previous);
    }
}

/* ---- sections -------------------------------------------------------- */

static casus_status write_entries(struct gaz_build *g, casus_error *err)
{
    struct buffer out = { .arena = g->arena };
    const struct buffer *const parts[] = { &g->entries, &g->items,
                                           &g->places,  &g->times,
                                           &g->exact,   &g->blob };
    casus__buffer_put32(&out, g->n_entries);
    casus__buffer_put32(&out, (uint32_t)(g->items.len / GAZ_ITEM));
    casus__buffer_put32(&out, (uint32_t)(g->places.len / GAZ_PLACE));
    casus__buffer_put32(&out, (uint32_t)(g->times.len / GAZ_TIME));
    casus__buffer_put32(&out, (uint32_t)(g->exact.len / 4));
    casus__buffer_put32(&out, (uint32_t)g->blob.len);
    casus__buffer_put64(&out, 0);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        casus__buffer_bytes(&out, parts[i]->ptr, parts[i]->len);
        out.failed |= parts[i]->failed;
    }
    if (out.failed)
        return casus__fail_nomem(err);
    return casus__builder_section(g->builder, SECTION_GAZ, out.ptr, out.len);
}

casus_status casus__compile_gazetteers(struct builder *builder,
                                       const struct source *sources, size_t n,
                                       casus_error *err)
{
    struct arena *arena = casus__builder_arena(builder);
    struct gaz_build g = {
        .builder = builder,
        .arena = arena,
        .strings = { .arena = arena },
        .ids = { .arena = arena },
        .exacts = { .arena = arena },
        .blob = { .arena = arena },
        .entries = { .arena = arena },
        .items = { .arena = arena },
        .places = { .arena = arena },
        .times = { .arena = arena },
        .exact = { .arena = arena },
    };
    if (!n)
        return CASUS_OK;
    casus__buffer_put16(&g.blob, 0); /* offset 0 is the empty string */
    for (size_t i = 0; i < n && !g.failed; i++)
        read_source(&g, &sources[i]);
    if (g.failed)
        return casus__fail_nomem(err);
    casus_status s = casus__gaz_write_trie(&g, err);
    return s == CASUS_OK ? write_entries(&g, err) : s;
}
