#include "pack/pack.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"

static const char magic[8] = "CASUSPK";

uint32_t casus__pack_head_sum(const unsigned char *head, size_t n_entries)
{
    const uint64_t sum =
        casus__checksum(head, PACK_HEAD_SUM) ^
        casus__checksum(head + PACK_HEAD, n_entries * PACK_ENTRY);
    return (uint32_t)(sum ^ sum >> 32);
}

static casus_status bad(casus_error *err, const char *name, const char *what)
{
    return casus__fail(err, CASUS_E_DATA, "%s: %s", name, what);
}

/* Words were folded with the Unicode data of the library that built the
 * pack. Unicode never changes how a character folds, so older data will do;
 * with newer data this library would not find words of new characters. */
static casus_status check_unicode(const struct pack *pack, casus_error *err)
{
    const uint32_t theirs = casus__get32(pack->data.ptr + 24);
    const uint32_t ours = casus__unicode_version();
    if (theirs <= ours)
        return CASUS_OK;
    return casus__fail(err, CASUS_E_DATA,
                       "%s: made for Unicode %u.%u, this library has %u.%u",
                       pack->name, (unsigned)(theirs / 10000),
                       (unsigned)(theirs / 100 % 100),
                       (unsigned)(ours / 10000),
                       (unsigned)(ours / 100 % 100));
}

static bool is_zero(const unsigned char *p, uint64_t n)
{
    while (n && *p == 0) {
        p++;
        n--;
    }
    return n == 0;
}

/* Checksums: of the head, of each section; and zeros between them. */
static casus_status verify(const struct pack *pack, casus_error *err)
{
    const unsigned char *base = pack->data.ptr;
    uint64_t at = PACK_HEAD + (uint64_t)pack->n_entries * PACK_ENTRY;
    if (casus__pack_head_sum(base, pack->n_entries) !=
        casus__get32(base + PACK_HEAD_SUM))
        return bad(err, pack->name, "the head has a wrong checksum");
    for (size_t i = 0; i < pack->n_entries; i++) {
        const struct pack_entry *e = &pack->entries[i];
        if (casus__checksum(base + e->offset, (size_t)e->size) !=
            e->checksum)
            return bad(err, pack->name, "a section has a wrong checksum");
        if (!is_zero(base + at, e->offset - at))
            return bad(err, pack->name, "bytes between the sections");
        at = e->offset + e->size;
    }
    if (!is_zero(base + at, pack->data.len - at))
        return bad(err, pack->name, "bytes after the sections");
    return CASUS_OK;
}

static casus_status read_entry(struct pack *pack, size_t i, uint64_t *from,
                               casus_error *err)
{
    const unsigned char *p = pack->data.ptr + PACK_HEAD + i * PACK_ENTRY;
    struct pack_entry *e = &pack->entries[i];
    e->tag = casus__get32(p);
    e->offset = casus__get64(p + 8);
    e->size = casus__get64(p + 16);
    e->checksum = casus__get64(p + 24);
    /* Compare by subtraction: offset + size of a bad file could wrap. */
    if (e->offset < *from || e->offset % PACK_ALIGN != 0 ||
        e->offset > pack->data.len || e->size > pack->data.len - e->offset)
        return bad(err, pack->name, "a section lies outside the file");
    *from = e->offset + e->size;
    return CASUS_OK;
}

casus_status casus__pack_open(struct bytes data, const char *name,
                              unsigned flags, struct pack *out,
                              casus_error *err)
{
    *out = (struct pack){ .name = name, .data = data };
    if (data.len < PACK_HEAD || memcmp(data.ptr, magic, sizeof magic) != 0)
        return bad(err, name, "not a casus pack");
    const uint32_t format = casus__get32(data.ptr + 8);
    if (format < CASUS_PACK_FORMAT_MIN || format > CASUS_PACK_FORMAT)
        return casus__fail(err, CASUS_E_DATA,
                           "%s: pack format %u, this library reads %d to %d",
                           name, (unsigned)format, CASUS_PACK_FORMAT_MIN,
                           CASUS_PACK_FORMAT);
    const casus_status unicode = check_unicode(out, err);
    if (unicode != CASUS_OK)
        return unicode;
    const uint32_t n = casus__get32(data.ptr + 12);
    if (casus__get64(data.ptr + 16) != data.len)
        return bad(err, name, "the file is cut short or has grown");
    if (n > PACK_MAX_SECTIONS ||
        (data.len - PACK_HEAD) / PACK_ENTRY < n)
        return bad(err, name, "too many sections");
    out->n_entries = n;
    uint64_t from = PACK_HEAD + (uint64_t)n * PACK_ENTRY;
    for (size_t i = 0; i < n; i++) {
        const casus_status s = read_entry(out, i, &from, err);
        if (s != CASUS_OK)
            return s;
    }
    return flags & CASUS_OPEN_VERIFY ? verify(out, err) : CASUS_OK;
}

bool casus__pack_section(const struct pack *pack, uint32_t tag,
                         struct bytes *out)
{
    *out = (struct bytes){ (const unsigned char *)"", 0 };
    for (size_t i = 0; i < pack->n_entries; i++) {
        const struct pack_entry *e = &pack->entries[i];
        if (e->tag != tag)
            continue;
        *out = (struct bytes){ pack->data.ptr + e->offset, (size_t)e->size };
        return true;
    }
    return false;
}

casus_str casus__pack_meta(const struct pack *pack, const char *key)
{
    struct bytes b;
    casus_str line;
    const size_t n = strlen(key);
    (void)casus__pack_section(pack, SECTION_META, &b);
    casus_str rest = { (const char *)b.ptr, b.len };
    while (casus__str_split(&rest, '\n', &line))
        if (line.len > n && memcmp(line.ptr, key, n) == 0 &&
            line.ptr[n] == '=')
            return (casus_str){ line.ptr + n + 1, line.len - n - 1 };
    return (casus_str){ "", 0 };
}
