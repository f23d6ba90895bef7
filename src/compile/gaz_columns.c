/* The last column of gazetteer rows: key=value pairs and what they may
 * hold. */
#include "compile/gazetteer.h"

#include "base/decimal.h"
#include "base/str.h"
#include "doc/plover.h"
#include "pack/gaz_format.h"

static void complain(struct gaz_build *g, const struct gaz_place *at,
                     unsigned number, bool is_error, const char *what,
                     casus_str detail)
{
    casus__gaz_complain(g, at, number, is_error, what, detail);
}

/* Ten-thousandths of a degree; false if out of range or finer than that. */
static bool parse_degrees(casus_str s, int most, int32_t *out)
{
    struct decimal d, scaled;
    int64_t v;
    if (!casus__decimal_parse(s.ptr, s.len, &d) || d.exp < -4 ||
        !casus__decimal_mul(d, casus__decimal_int(10000), &scaled) ||
        !casus__decimal_to_int(scaled, &v) || v > most * 10000 ||
        v < -most * 10000)
        return false;
    *out = (int32_t)v;
    return true;
}

/* "50.45,30.524": latitude and longitude in one. */
static bool parse_point(casus_str value, struct gaz_numbers *n)
{
    casus_str lat;
    (void)casus__str_split(&value, ',', &lat);
    n->has_lat = n->has_lon = value.ptr && parse_degrees(lat, 90, &n->lat) &&
                              parse_degrees(value, 180, &n->lon);
    return n->has_lat;
}

/* Numbers too large for the pack count as its largest. */
static bool parse_number(casus_str s, uint32_t *out)
{
    uint64_t v = 0;
    if (!s.len || s.len > 12)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!casus__is_digit(s.ptr[i]))
            return false;
        v = v * 10 + (uint64_t)(s.ptr[i] - '0');
    }
    *out = v > UINT32_MAX ? UINT32_MAX : (uint32_t)v;
    return true;
}

static bool parse_switch(casus_str s, bool *out)
{
    *out = casus__str_is(s, "1");
    return *out;
}

/* A key with a place of its own in the entry; false for all others. */
static bool read_number_key(struct gaz_build *g, const struct gaz_place *at,
                            casus_str key, casus_str value,
                            struct gaz_numbers *n)
{
    bool ok = true;
    unsigned number = C_NUMBER;
    if (casus__str_is(key, "at")) {
        ok = parse_point(value, n);
        number = C_COORDINATE;
    } else if (casus__str_is(key, "lat")) {
        ok = n->has_lat = parse_degrees(value, 90, &n->lat);
        number = C_COORDINATE;
    } else if (casus__str_is(key, "lon")) {
        ok = n->has_lon = parse_degrees(value, 180, &n->lon);
        number = C_COORDINATE;
    } else if (casus__str_is(key, "pop")) {
        ok = parse_number(value, &n->population);
    } else if (casus__str_is(key, "start")) {
        ok = value.len && casus__gaz_day(value, false, &n->start);
        number = C_DATE;
    } else if (casus__str_is(key, "end")) {
        ok = value.len && casus__gaz_day(value, true, &n->end);
        number = C_DATE;
    } else if (casus__str_is(key, "seat")) {
        ok = parse_switch(value, &n->seat);
    } else if (casus__str_is(key, "unsourced")) {
        ok = parse_switch(value, &n->unsourced);
    } else {
        return false;
    }
    if (!ok)
        complain(g, at, number, true, "not a valid value", value);
    return true;
}

/* ---- keys kept as text ----------------------------------------------- */

static void check_role(struct gaz_build *g, const struct gaz_place *at,
                       casus_str value)
{
    casus_str rest = value, code, sector, start, end;
    uint32_t from = 0, to = 0;
    const bool ok = casus__str_split(&rest, ',', &code) &&
                    casus__str_split(&rest, ',', &sector) &&
                    casus__str_split(&rest, ',', &start) &&
                    casus__str_split(&rest, ',', &end) && rest.ptr &&
                    (!code.len || casus__gaz_is_known_code(g, code)) &&
                    (!sector.len || casus__plover_is_sector(sector)) &&
                    casus__gaz_day(start, false, &from) &&
                    casus__gaz_day(end, true, &to);
    if (!ok)
        complain(g, at, C_ROLE, true, "not CODE,SECTOR,START,END,office",
                 value);
    else if (from > to)
        complain(g, at, C_BACKWARDS, false, "ends before it starts", value);
}

/* Is every part of "a,b" among the words? */
static bool parts_among(casus_str value, const char *words)
{
    casus_str part, word;
    while (casus__str_split(&value, ',', &part)) {
        casus_str rest = casus__str(words);
        bool found = false;
        while (!found && casus__str_split(&rest, ' ', &word))
            found = casus__str_eq(word, part);
        if (!found)
            return false;
    }
    return true;
}

/* "AF,PK": pairs of capitals, where `n` is 2. */
static bool parts_are_capitals(casus_str value, size_t n)
{
    casus_str part;
    while (casus__str_split(&value, ',', &part)) {
        if (part.len != n)
            return false;
        for (size_t i = 0; i < n; i++)
            if (!casus__is_upper(part.ptr[i]))
                return false;
    }
    return true;
}

static bool is_wikidata(casus_str value)
{
    uint32_t number;
    return value.len > 1 && value.ptr[0] == 'Q' &&
           parse_number((casus_str){ value.ptr + 1, value.len - 1 },
                             &number);
}

enum { PLACES = 1 << GAZ_GPE | 1 << GAZ_LOC | 1 << GAZ_FAC };

/* Keys that are kept as text, and the types that they are for (0: any). */
static const struct text_key {
    const char *name;
    unsigned types;
    const char *values; /* the words it may hold, or NULL for any */
} text_keys[] = {
    { "admin1", PLACES, NULL },
    { "capital", PLACES, NULL },
    { "class", 1 << GAZ_WEAPON,
      "small-arms missile rocket artillery armour aircraft helicopter drone "
      "ship bomb mine chemical nuclear vehicle" },
    { "demonym", 1 << GAZ_NORP, "adj noun" },
    { "feature", PLACES, NULL },
    { "gender", 1 << GAZ_GIVEN | 1 << GAZ_PERSON, "m f" },
    { "hq", 0, NULL },
    { "iso", 1 << GAZ_CURRENCY, NULL },
    { "member", PLACES, NULL },
    { "note", 0, NULL },
    { "of", 0, NULL },
    { "origin", 1 << GAZ_GIVEN | 1 << GAZ_SURNAME, NULL },
    { "parent", 0, NULL },
    { "plural",
      1 << GAZ_AGENT | 1 << GAZ_UNIT | 1 << GAZ_CURRENCY | 1 << GAZ_WEAPON,
      NULL },
    { "role", 1 << GAZ_PERSON, NULL },
    { "wikidata", 0, NULL },
};

static const struct text_key *find_key(casus_str key)
{
    for (size_t i = 0; i < sizeof text_keys / sizeof text_keys[0]; i++)
        if (casus__str_is(key, text_keys[i].name))
            return &text_keys[i];
    return NULL;
}

/* An id of this build or of a layer of the model below. */
static bool is_known_id(const struct gaz_build *g, casus_str id)
{
    const casus_model *base = casus__builder_base(g->builder);
    /* Ids of a base would have to be searched one by one: trust them. */
    return base || casus__intern_find(&g->ids, id) != UINT32_MAX;
}

static void check_text_key(struct gaz_build *g, const struct gaz_place *at,
                           unsigned type, casus_str key, casus_str value)
{
    const struct text_key *known = find_key(key);
    if (!known) {
        complain(g, at, C_UNKNOWN_KEY, false, "unknown key", key);
        return;
    }
    if (known->types && !(known->types & 1u << type))
        complain(g, at, C_KEY_TYPE, false, "the type has no such key", key);
    if ((known->values && !parts_among(value, known->values)) ||
        (casus__str_is(key, "iso") &&
         (value.len != 3 || !parts_are_capitals(value, 3))) ||
        (casus__str_is(key, "origin") && !parts_are_capitals(value, 2)) ||
        (casus__str_is(key, "wikidata") && !is_wikidata(value)))
        complain(g, at, C_KEY_VALUE, false, "the key has no such value", value);
    if ((casus__str_is(key, "of") || casus__str_is(key, "capital")) &&
        !is_known_id(g, value))
        complain(g, at, C_REFERENCE, false, "no row has the id", value);
    if (casus__str_is(key, "role"))
        check_role(g, at, value);
}

/* ---- the column ------------------------------------------------------ */

static void check_whole(struct gaz_build *g, const struct gaz_place *at,
                        unsigned type, casus_str extra,
                        const struct gaz_numbers *n)
{
    if (n->has_lat != n->has_lon)
        complain(g, at, C_HALF_PLACE, false, "lat and lon go together", extra);
    if (n->start > n->end)
        complain(g, at, C_BACKWARDS, false, "ends before it starts", extra);
    if (type == GAZ_CURRENCY && !n->has_iso)
        complain(g, at, C_MISSING_KEY, false, "a currency needs a key iso",
                 extra);
}

casus_str casus__gaz_read_extra(struct gaz_build *g, const struct gaz_place *at,
                                unsigned type, casus_str extra,
                                struct gaz_numbers *n)
{
    static const char town[] = "feature=PPL";
    casus_str pair, rest = extra;
    char *kept = casus__arena_alloc(g->arena, extra.len + sizeof town + 1, 1);
    bool has_feature = false;
    size_t used = 0;
    if (!kept) {
        g->failed = true;
        return (casus_str){ "", 0 };
    }
    while (extra.len && casus__str_split(&rest, ';', &pair)) {
        casus_str value = pair, key;
        if (!pair.len)
            continue;
        (void)casus__str_split(&value, '=', &key);
        if (!value.ptr) {
            complain(g, at, C_PAIR, true, "not key=value", pair);
            continue;
        }
        if (read_number_key(g, at, key, value, n))
            continue;
        check_text_key(g, at, type, key, value);
        if (casus__str_is(key, "plural"))
            n->plural = value;
        n->has_iso |= casus__str_is(key, "iso");
        has_feature |= casus__str_is(key, "feature");
        if (used)
            kept[used++] = ';';
        memcpy(kept + used, pair.ptr, pair.len);
        used += pair.len;
    }
    /* Four of five places of GeoNames are plain populated places. */
    if (n->of_geonames && !has_feature) {
        if (used)
            kept[used++] = ';';
        memcpy(kept + used, town, sizeof town - 1);
        used += sizeof town - 1;
    }
    check_whole(g, at, type, extra, n);
    return (casus_str){ kept, used };
}
