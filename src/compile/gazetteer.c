/*
 * Gazetteers to sections: reads the rows of *.tsv (gazetteers/README.md),
 * checks them, and builds the list of entries.
 */
#include "compile/gazetteer.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "doc/plover.h"
#include "pack/gaz_format.h"
#include "pack/model.h"
#include "pack/pack.h"

enum { N_COLUMNS = 7 };

enum column { COL_ID, COL_NAME, COL_VARIANTS, COL_TYPE, COL_CODE, COL_SECTOR,
              COL_EXTRA };

void casus__gaz_complain(struct gaz_build *g, const struct gaz_place *at,
                         unsigned number, bool is_error, const char *what,
                         casus_str detail)
{
    casus__builder_complain(g->builder, at->file, at->line, number, is_error,
                            "%s: %.*s", what,
                            detail.len < 80 ? (int)detail.len : 80,
                            detail.ptr);
}

static void complain(struct gaz_build *g, const struct gaz_place *at,
                     unsigned number, const char *what, casus_str detail)
{
    casus__gaz_complain(g, at, number, true, what, detail);
}

/* ---- the blob -------------------------------------------------------- */

/* The offset of a string in the blob; 0 for the empty string. Longer strings
 * than an offset can lead to are no errors here: the row has one already. */
uint32_t casus__gaz_put_string(struct gaz_build *g, casus_str s)
{
    if (!s.len || s.len > UINT16_MAX)
        return 0;
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

/* A body without a country of its own, or a code that some country row has. */
/* Does a country, here or in the data below, or a kind of body have it? */
static bool has_owner(const struct gaz_build *g, casus_str code)
{
    static const char bodies[] = "IGO UNO EUR NGO ISM IMG MNC";
    char id[] = "country:XXX";
    casus_str rest = { bodies, sizeof bodies - 1 }, body;
    while (casus__str_split(&rest, ' ', &body))
        if (casus__str_eq(body, code))
            return true;
    memcpy(id + sizeof id - 4, code.ptr, 3);
    return casus__intern_find(&g->ids, casus__str(id)) != UINT32_MAX;
}

bool casus__gaz_is_known_code(const struct gaz_build *g, casus_str code)
{
    /* Without a list of countries here, any will do: an overlay. */
    return is_code(code) && (!g->has_countries || has_owner(g, code));
}

static void check_code(struct gaz_build *g, const struct gaz_place *at,
                       casus_str code)
{
    if (!code.len)
        return;
    if (!casus__gaz_is_known_code(g, code))
        complain(g, at, C_CODE, "no such code", code);
    else if (g->countries_below && !has_owner(g, code))
        casus__gaz_complain(g, at, C_NO_COUNTRY, false,
                            "no country has this code", code);
}

static void check_sectors(struct gaz_build *g, const struct gaz_place *at,
                          casus_str sectors)
{
    casus_str part;
    while (sectors.len && casus__str_split(&sectors, ',', &part)) {
        if (!casus__plover_is_sector(part))
            complain(g, at, C_SECTOR, "not a PLOVER sector", part);
        if (!sectors.ptr)
            break;
    }
}

/* ---- rows ------------------------------------------------------------ */

/* The two side tables: an entry holds the number of its record, from 1. */
static uint32_t put_place(struct gaz_build *g, const struct gaz_numbers *n)
{
    if (!n->has_lat && !n->has_lon && !n->population)
        return 0;
    casus__buffer_put32(&g->places, (uint32_t)n->lat);
    casus__buffer_put32(&g->places, (uint32_t)n->lon);
    casus__buffer_put32(&g->places, n->population);
    return (uint32_t)(g->places.len / GAZ_PLACE);
}

static uint32_t put_time(struct gaz_build *g, const struct gaz_numbers *n)
{
    if (n->start == 0 && n->end == 99999999)
        return 0;
    casus__buffer_put32(&g->times, n->start);
    casus__buffer_put32(&g->times, n->end);
    return (uint32_t)(g->times.len / GAZ_TIME);
}

static void put_entry(struct gaz_build *g, const casus_str *c, int type,
                      casus_str extra, const struct gaz_numbers *n)
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
    casus__buffer_put32(b, casus__gaz_put_string(g, c[COL_ID]));
    casus__buffer_put32(b, casus__gaz_put_string(g, c[COL_NAME]));
    casus__buffer_put32(b, casus__gaz_put_string(g, extra));
    casus__buffer_put32(b, put_place(g, n));
    casus__buffer_put32(b, put_time(g, n));
    for (size_t i = 0; i < 3; i++)
        casus__buffer_put8(b, c[COL_CODE].len == 3
                                  ? (uint8_t)c[COL_CODE].ptr[i]
                                  : 0);
    casus__buffer_put8(b, (uint8_t)type);
    casus__buffer_put16(b, flags);
    const uint32_t sectors = casus__gaz_put_string(g, c[COL_SECTOR]);
    g->sectors_full |= sectors > UINT16_MAX;
    casus__buffer_put16(b, (uint16_t)sectors);
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

static void check_id(struct gaz_build *g, const struct gaz_place *at,
                     casus_str id, casus_str *previous)
{
    if (!id.len) {
        complain(g, at, C_ID, "the id is empty", id);
        return;
    }
    const uint32_t k = casus__intern_find(&g->ids, id);
    if (k != UINT32_MAX && g->id_seen[k])
        complain(g, at, C_DUPLICATE, "a second row with the id", id);
    if (k != UINT32_MAX)
        g->id_seen[k] = 1;
    if (previous->len && casus__str_cmp(*previous, id) > 0)
        complain(g, at, C_UNSORTED, "not sorted by id", id);
    *previous = id;
}

/* False if the row has no entry to make. */
static bool check_row(struct gaz_build *g, const struct gaz_place *at,
                      casus_str line, const casus_str *c, int type)
{
    if (type < 0) {
        complain(g, at, C_TYPE, "unknown type", c[COL_TYPE]);
        return false;
    }
    if (!unmarked(c[COL_NAME]).len) {
        complain(g, at, C_NAME, "the name is empty", c[COL_ID]);
        return false;
    }
    check_code(g, at, c[COL_CODE]);
    check_sectors(g, at, c[COL_SECTOR]);
    if (!casus__is_composed(line.ptr, line.len))
        complain(g, at, C_NORMAL, "not in normal form C", c[COL_NAME]);
    for (size_t i = 0; i < N_COLUMNS; i++)
        if (i != COL_VARIANTS && c[i].len > UINT16_MAX)
            complain(g, at, C_LONG_FIELD, "a column is too long", c[i]);
    return true;
}

/* "ID<TAB>-": the rows with this id in the packs below are gone. */
static void remove_row(struct gaz_build *g, const struct gaz_place *at,
                       casus_str id)
{
    const casus_model *base = casus__builder_base(g->builder);
    bool found = false;
    for (size_t k = 0; base && k < base->n_layers && !found; k++)
        found = casus__gaz_has_id(&base->layers[k].gaz, id);
    if (!found)
        casus__gaz_complain(g, at, C_NOTHING_BELOW, false,
                            "there is no such row to remove", id);
    casus__buffer_put32(&g->entries, casus__gaz_put_string(g, id));
    for (size_t i = 4; i < GAZ_ENTRY; i++)
        casus__buffer_put8(&g->entries, i == 24 ? GAZ_REMOVED : 0);
    g->n_entries++;
}

static void read_row(struct gaz_build *g, const struct gaz_place *at,
                     casus_str line, casus_str *previous)
{
    casus_str c[N_COLUMNS];
    struct gaz_numbers n = { .end = 99999999, .plural = { "", 0 } };
    const size_t columns = split_columns(line, c);
    if (columns == 2 && casus__str_is(c[COL_NAME], "-")) {
        check_id(g, at, c[COL_ID], previous);
        remove_row(g, at, c[COL_ID]);
        return;
    }
    if (columns < 4 || columns > N_COLUMNS) {
        complain(g, at, C_COLUMNS, "a row has 4 to 7 columns", line);
        return;
    }
    check_id(g, at, c[COL_ID], previous);
    const int type = casus__gaz_type_number(c[COL_TYPE]);
    if (!check_row(g, at, line, c, type))
        return;
    n.of_geonames = casus__str_starts(c[COL_ID], "gn:");
    const casus_str extra =
        casus__gaz_read_extra(g, at, (unsigned)type, c[COL_EXTRA], &n);
    const struct gaz_names names = { *at, (unsigned)type, c[COL_NAME],
                                     c[COL_VARIANTS], n.plural };
    c[COL_NAME] = unmarked(c[COL_NAME]);
    put_entry(g, c, type, extra, &n);
    casus__gaz_add_names(g, g->n_entries++, &names);
}

static bool next_row(casus_str *rest, unsigned *line_number, casus_str *line)
{
    while (casus__str_split(rest, '\n', line)) {
        ++*line_number;
        if (line->len && line->ptr[line->len - 1] == '\r')
            line->len--;
        if (line->len && line->ptr[0] != '#')
            return true;
    }
    return false;
}

/* All ids first: rows name one another. The sectors too: entries have two
 * bytes for where they lie in the blob. */
static void collect_ids(struct gaz_build *g, const struct source *s)
{
    casus_str rest = s->text, line, c[N_COLUMNS];
    unsigned number = 0;
    while (next_row(&rest, &number, &line) && !g->failed) {
        (void)split_columns(line, c);
        if (!c[COL_ID].len)
            continue;
        g->failed |= casus__intern(&g->ids, c[COL_ID]) == UINT32_MAX;
        g->has_countries |= casus__str_starts(c[COL_ID], "country:");
        if (g->blob.len + c[COL_SECTOR].len < UINT16_MAX)
            (void)casus__gaz_put_string(g, c[COL_SECTOR]);
    }
}

/* The countries of the data below: their codes are known, too. */
static void collect_countries(struct gaz_build *g)
{
    const casus_model *base = casus__builder_base(g->builder);
    struct gaz_entry e;
    for (size_t k = 0; base && k < base->n_layers; k++)
        for (uint32_t i = 0;
             !g->failed && casus__gaz_entry(&base->layers[k].gaz, i, &e); i++)
            if (casus__str_starts(e.id, "country:")) {
                g->failed |= casus__intern(&g->ids, e.id) == UINT32_MAX;
                g->countries_below = true;
            }
}

static void read_source(struct gaz_build *g, const struct source *s)
{
    casus_str rest = s->text, line, previous = { "", 0 };
    struct gaz_place at = { s->path, 0 };
    while (next_row(&rest, &at.line, &line) && !g->failed)
        read_row(g, &at, line, &previous);
}

static void read_sources(struct gaz_build *g, const struct source *sources,
                         size_t n)
{
    for (size_t i = 0; i < n && !g->failed; i++)
        collect_ids(g, &sources[i]);
    collect_countries(g);
    g->id_seen = casus__arena_alloc(g->arena, g->ids.n, 1);
    g->failed |= !g->id_seen;
    for (size_t i = 0; i < n && !g->failed; i++)
        read_source(g, &sources[i]);
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
    read_sources(&g, sources, n);
    if (g.failed)
        return casus__fail_nomem(err);
    if (g.sectors_full)
        return casus__fail(err, CASUS_E_LIMIT, "too many lists of sectors");
    casus_status s = casus__gaz_write_trie(&g, err);
    return s == CASUS_OK ? write_entries(&g, err) : s;
}
