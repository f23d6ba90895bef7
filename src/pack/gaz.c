#include "pack/gaz.h"

#include "base/error.h"
#include "base/str.h"
#include "pack/gaz_format.h"

static const char *const type_names[GAZ_TYPE_COUNT] = {
    [GAZ_PERSON] = "PERSON",   [GAZ_GPE] = "GPE",
    [GAZ_LOC] = "LOC",         [GAZ_FAC] = "FAC",
    [GAZ_ORG] = "ORG",         [GAZ_NORP] = "NORP",
    [GAZ_TITLE] = "TITLE",     [GAZ_AGENT] = "AGENT",
    [GAZ_GIVEN] = "GIVEN",     [GAZ_SURNAME] = "SURNAME",
    [GAZ_CURRENCY] = "CURRENCY", [GAZ_UNIT] = "UNIT",
    [GAZ_WEAPON] = "WEAPON",
};

const char *casus__gaz_type_name(unsigned type)
{
    return type < GAZ_TYPE_COUNT ? type_names[type] : "";
}

int casus__gaz_type_number(casus_str name)
{
    for (int i = 0; i < GAZ_TYPE_COUNT; i++)
        if (casus__str_is(name, type_names[i]))
            return i;
    return -1;
}

casus_status casus__gaz_open(struct bytes section, const char *name,
                             struct gaz *out, casus_error *err)
{
    *out = (struct gaz){ 0 };
    if (section.len == 0)
        return CASUS_OK;
    if (section.len < GAZ_HEAD)
        return casus__fail(err, CASUS_E_DATA, "%s: gazetteer cut short",
                           name);
    const unsigned char *p = section.ptr;
    const uint64_t entries = casus__get32(p), items = casus__get32(p + 4);
    const uint64_t places = casus__get32(p + 8);
    const uint64_t times = casus__get32(p + 12);
    const uint64_t exact = casus__get32(p + 16);
    const uint64_t blob = casus__get32(p + 20);
    if (section.len != GAZ_HEAD + entries * GAZ_ENTRY + items * GAZ_ITEM +
                           places * GAZ_PLACE + times * GAZ_TIME +
                           exact * 4 + blob)
        return casus__fail(err, CASUS_E_DATA, "%s: gazetteer of wrong size",
                           name);
    out->n_entries = (uint32_t)entries;
    out->n_items = (uint32_t)items;
    out->n_places = (uint32_t)places;
    out->n_times = (uint32_t)times;
    out->n_exact = (uint32_t)exact;
    out->entries = p + GAZ_HEAD;
    out->items = out->entries + entries * GAZ_ENTRY;
    out->places = out->items + items * GAZ_ITEM;
    out->times = out->places + places * GAZ_PLACE;
    out->exact = out->times + times * GAZ_TIME;
    out->blob = out->exact + exact * 4;
    out->blob_size = (size_t)blob;
    return CASUS_OK;
}

static casus_str string_at(const struct gaz *gaz, uint32_t at)
{
    if (at == 0 || gaz->blob_size < 2 || at > gaz->blob_size - 2)
        return (casus_str){ "", 0 };
    const size_t n = casus__get16(gaz->blob + at);
    if (n > gaz->blob_size - 2 - at)
        return (casus_str){ "", 0 };
    return (casus_str){ (const char *)gaz->blob + at + 2, n };
}

/* ---- layers ----------------------------------------------------------- */

static casus_str id_of(const struct gaz *gaz, uint32_t entry)
{
    return string_at(gaz, casus__get32(gaz->entries +
                                       GAZ_ENTRY * (size_t)entry));
}

bool casus__gaz_has_id(const struct gaz *gaz, casus_str id)
{
    for (uint32_t i = 0; i < gaz->n_entries; i++)
        if (casus__str_eq(id_of(gaz, i), id))
            return true;
    return false;
}

/* A slot holds the number of an entry, from 1; there is always an empty one. */
static bool slot_of(const struct gaz *gaz, const uint32_t *slots,
                    uint32_t mask, casus_str id, uint32_t *out)
{
    uint32_t i = casus__hash(id.ptr, id.len) & mask;
    for (; slots[i]; i = (i + 1) & mask)
        if (casus__str_eq(id_of(gaz, slots[i] - 1), id))
            break;
    *out = i;
    return slots[i] != 0;
}

casus_status casus__gaz_hide(struct gaz *below, const struct gaz *above,
                             struct arena *arena, casus_error *err)
{
    uint32_t n = 16, at;
    if (!below->n_entries || !above->n_entries)
        return CASUS_OK;
    while (n / 2 < above->n_entries)
        n *= 2;
    const size_t bytes = below->n_entries / 8 + 1;
    uint32_t *slots = casus__arena_alloc(arena, n, sizeof *slots);
    uint8_t *hidden = casus__arena_alloc(arena, bytes, 1);
    if (!slots || !hidden)
        return casus__fail_nomem(err);
    memset(slots, 0, n * sizeof *slots);
    memset(hidden, 0, bytes);
    if (below->hidden)
        memcpy(hidden, below->hidden, bytes);
    for (uint32_t i = 0; i < above->n_entries; i++)
        if (!slot_of(above, slots, n - 1, id_of(above, i), &at))
            slots[at] = i + 1;
    for (uint32_t i = 0; i < below->n_entries; i++)
        if (slot_of(above, slots, n - 1, id_of(below, i), &at))
            hidden[i / 8] |= (uint8_t)(1u << i % 8);
    below->hidden = hidden;
    return CASUS_OK;
}

/* ---- items and entries ------------------------------------------------ */

static bool is_hidden(const struct gaz *gaz, uint32_t entry)
{
    return gaz->hidden && entry < gaz->n_entries &&
           gaz->hidden[entry / 8] & 1u << entry % 8;
}

bool casus__gaz_ref(const struct gaz *gaz, uint32_t i, struct gaz_ref *out)
{
    if (i >= gaz->n_items)
        return false;
    const unsigned char *p = gaz->items + GAZ_ITEM * (size_t)i;
    *out = (struct gaz_ref){
        .entry = casus__get32(p),
        .guarded = (p[4] & ITEM_GUARDED) != 0,
        .exact = (p[4] & ITEM_EXACT) != 0,
        .canonical = (p[4] & ITEM_CANONICAL) != 0,
    };
    return true;
}

bool casus__gaz_item(const struct gaz *gaz, uint32_t i, struct gaz_item *out)
{
    if (i >= gaz->n_items)
        return false;
    const unsigned char *p = gaz->items + GAZ_ITEM * (size_t)i;
    const uint16_t what = casus__get16(p + 6);
    *out = (struct gaz_item){
        .case_rule = p[4] & ITEM_EXACT     ? GAZ_CASE_EXACT
                     : p[4] & ITEM_ACRONYM ? GAZ_CASE_ACRONYM
                     : p[4] & ITEM_ANY     ? GAZ_CASE_ANY
                                           : GAZ_CASE_CAPITALS,
        .guarded = (p[4] & ITEM_GUARDED) != 0,
        .type = p[5] < GAZ_TYPE_COUNT ? p[5] : GAZ_UNIT,
        .hidden = is_hidden(gaz, casus__get32(p)),
        .capitals = what,
        .exact = { "", 0 },
    };
    if (p[4] & ITEM_EXACT && what < gaz->n_exact)
        out->exact =
            string_at(gaz, casus__get32(gaz->exact + 4 * (size_t)what));
    return true;
}

/* Ten-thousandths of a degree, as an exact decimal. */
static struct decimal degrees(uint32_t bits)
{
    const struct decimal scale = { 1, -4 };
    struct decimal d = { 0, 0 };
    const int64_t v = bits > INT32_MAX ? (int64_t)bits - (INT64_C(1) << 32)
                                       : (int64_t)bits;
    (void)casus__decimal_mul(casus__decimal_int(v), scale, &d);
    return d;
}

/* Numbers of the two side tables count from 1; 0 is none. */
static void read_place(const struct gaz *gaz, uint32_t number,
                       struct gaz_entry *out)
{
    if (number == 0 || number > gaz->n_places)
        return;
    const unsigned char *p = gaz->places + GAZ_PLACE * (size_t)(number - 1);
    out->lat = degrees(casus__get32(p));
    out->lon = degrees(casus__get32(p + 4));
    out->population = casus__get32(p + 8);
}

static void read_time(const struct gaz *gaz, uint32_t number,
                      struct gaz_entry *out)
{
    out->end = 99999999;
    if (number == 0 || number > gaz->n_times)
        return;
    const unsigned char *p = gaz->times + GAZ_TIME * (size_t)(number - 1);
    out->start = casus__get32(p);
    out->end = casus__get32(p + 4);
}

/* The id of a place of GeoNames is "gn:" and its number. */
static uint32_t geonameid_of(casus_str id)
{
    enum { MOST_DIGITS = 9 };
    uint32_t n = 0;
    if (id.len < 4 || id.len > 3 + MOST_DIGITS ||
        memcmp(id.ptr, "gn:", 3) != 0)
        return 0;
    for (size_t i = 3; i < id.len; i++) {
        if (!casus__is_digit(id.ptr[i]))
            return 0;
        n = n * 10 + (uint32_t)(id.ptr[i] - '0');
    }
    return n;
}

bool casus__gaz_entry(const struct gaz *gaz, uint32_t entry,
                      struct gaz_entry *out)
{
    const casus_str none = { "", 0 };
    *out = (struct gaz_entry){ .id = none,
                               .name = none,
                               .code = none,
                               .sectors = none,
                               .extra = none };
    if (entry >= gaz->n_entries)
        return false;
    const unsigned char *p = gaz->entries + GAZ_ENTRY * (size_t)entry;
    out->id = string_at(gaz, casus__get32(p));
    out->name = string_at(gaz, casus__get32(p + 4));
    out->extra = string_at(gaz, casus__get32(p + 8));
    read_place(gaz, casus__get32(p + 12), out);
    read_time(gaz, casus__get32(p + 16), out);
    out->code = (casus_str){ (const char *)p + 20, p[20] ? 3 : 0 };
    out->type = p[23] < GAZ_TYPE_COUNT ? p[23] : GAZ_UNIT;
    out->flags = (uint8_t)casus__get16(p + 24);
    out->sectors = string_at(gaz, casus__get16(p + 26));
    out->geonameid = geonameid_of(out->id);
    return true;
}

/* The value if the pair is `key=value`. */
static bool pair_is(casus_str pair, const char *key, casus_str *value)
{
    const size_t n = strlen(key);
    if (pair.len <= n || memcmp(pair.ptr, key, n) != 0 || pair.ptr[n] != '=')
        return false;
    *value = (casus_str){ pair.ptr + n + 1, pair.len - n - 1 };
    return true;
}

casus_str casus__gaz_key(const struct gaz_entry *entry, const char *key)
{
    casus_str rest = entry->extra, pair, value;
    while (casus__str_split(&rest, ';', &pair))
        if (pair_is(pair, key, &value))
            return value;
    return (casus_str){ "", 0 };
}

/* CODE,SECTOR,START,END,office */
static bool parse_role(casus_str text, struct gaz_role *out)
{
    casus_str start, end;
    if (!casus__str_split(&text, ',', &out->code) ||
        !casus__str_split(&text, ',', &out->sector) ||
        !casus__str_split(&text, ',', &start) ||
        !casus__str_split(&text, ',', &end) || !text.ptr)
        return false;
    out->office = text;
    return casus__gaz_day(start, false, &out->start) &&
           casus__gaz_day(end, true, &out->end);
}

bool casus__gaz_next_role(const struct gaz_entry *entry, size_t *at,
                          struct gaz_role *out)
{
    casus_str value;
    while (*at < entry->extra.len) {
        casus_str rest = { entry->extra.ptr + *at, entry->extra.len - *at };
        casus_str pair;
        (void)casus__str_split(&rest, ';', &pair);
        *at += pair.len + 1;
        if (pair_is(pair, "role", &value) && parse_role(value, out))
            return true;
    }
    return false;
}

static uint32_t days_of(uint32_t year, uint32_t month)
{
    static const uint8_t days[12] = { 31, 28, 31, 30, 31, 30,
                                      31, 31, 30, 31, 30, 31 };
    const bool leap =
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

/* The numbers of "2004-05"; how many of year, month and day there are, or 0
 * if it is not so written. */
static size_t split_day(casus_str text, uint32_t part[3])
{
    size_t k = 0, digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '-' && digits == (k ? 2 : 4) && k < 2) {
            k++;
            digits = 0;
        } else if (casus__is_digit(text.ptr[i]) && digits < 4) {
            part[k] = part[k] * 10 + (uint32_t)(text.ptr[i] - '0');
            digits++;
        } else {
            return 0;
        }
    }
    return digits == (k ? 2 : 4) ? k + 1 : 0;
}

bool casus__gaz_day(casus_str text, bool is_end, uint32_t *out)
{
    uint32_t part[3] = { 0, 0, 0 };
    if (!text.len) {
        *out = is_end ? 99999999u : 0;
        return true;
    }
    const size_t n = split_day(text, part);
    if (n < 1)
        return false;
    if (n < 2)
        part[1] = is_end ? 12 : 1;
    if (part[1] < 1 || part[1] > 12)
        return false;
    const uint32_t last = days_of(part[0], part[1]);
    if (n < 3)
        part[2] = is_end ? last : 1;
    if (part[2] < 1 || part[2] > last)
        return false;
    *out = part[0] * 10000 + part[1] * 100 + part[2];
    return true;
}
