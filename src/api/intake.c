#include "api/intake.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"

static casus_status check_utf8(casus_str text, const char *what,
                               casus_error *err)
{
    const size_t good = casus__utf8_valid(text.ptr, text.len);
    if (good == text.len)
        return CASUS_OK;
    const casus_status s = casus__fail(
        err, CASUS_E_UTF8, "%s is not UTF-8 at byte %zu (0x%02x)", what, good,
        (unsigned)(unsigned char)text.ptr[good]);
    if (err)
        err->offset = good;
    return s;
}

static casus_status check_input(const casus_ctx *ctx, const casus_input *in,
                                casus_error *err)
{
    const size_t most = ctx->limits.text_bytes;
    if (in->text.len > most || in->title.len > most - in->text.len)
        return casus__fail(err, CASUS_E_LIMIT,
                           "text of %zu bytes is over the limit of %zu",
                           in->text.len + in->title.len, most);
    casus_status s = CASUS_OK;
    if (!in->lossy)
        s = check_utf8(in->title, "title", err);
    if (s == CASUS_OK && !in->lossy)
        s = check_utf8(in->text, "text", err);
    return s;
}

static size_t repaired_size(casus_str text, bool lossy)
{
    return lossy ? casus__utf8_repaired_size(text.ptr, text.len) : text.len;
}

static bool fill_buffer(casus_doc *doc, const casus_input *in)
{
    const size_t title = repaired_size(in->title, in->lossy);
    const size_t text = repaired_size(in->text, in->lossy);
    const size_t gap = title ? 2 : 0;
    char *p = casus__arena_alloc(&doc->arena, title + gap + text + 1, 1);
    if (!p)
        return false;
    doc->buffer = p;
    p = casus__utf8_repair(in->title.ptr, in->title.len, p);
    if (title) {
        *p++ = '\n';
        *p++ = '\n';
    }
    (void)casus__utf8_repair(in->text.ptr, in->text.len, p);
    doc->size = title + gap + text;
    doc->title_size = title;
    doc->body = title + gap;
    return true;
}

bool casus__day_parse(casus_str text, struct day *out)
{
    static const int days[] = { 31, 29, 31, 30, 31, 30,
                                31, 31, 30, 31, 30, 31 };
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
        return false;
    int part[3] = { 0, 0, 0 };
    for (size_t i = 0, k = 0; i < 10; i++) {
        if (i == 4 || i == 7) {
            k++;
            continue;
        }
        if (!casus__is_digit(text.ptr[i]))
            return false;
        part[k] = part[k] * 10 + (text.ptr[i] - '0');
    }
    const int y = part[0], m = part[1], d = part[2];
    if (y < 1 || m < 1 || m > 12 || d < 1 || d > days[m - 1])
        return false;
    const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    if (m == 2 && d == 29 && !leap)
        return false;
    *out = (struct day){ y, m, d };
    return true;
}

static bool copy_str(casus_doc *doc, casus_str in, casus_str *out)
{
    const char *p = casus__arena_copy(&doc->arena, in.ptr, in.len);
    *out = (casus_str){ p ? p : "", p ? in.len : 0 };
    return p != NULL;
}

/* An id may be the name of a file, of any bytes. */
static bool copy_id(casus_doc *doc, casus_str id)
{
    const size_t size = casus__utf8_repaired_size(id.ptr, id.len);
    char *p = casus__arena_alloc(&doc->arena, size + 1, 1);
    if (p)
        (void)casus__utf8_repair(id.ptr, id.len, p);
    doc->id = (casus_str){ p ? p : "", p ? size : 0 };
    return p != NULL;
}

/* Only a date that can be read counts; one that cannot is remembered. A
 * timestamp ("2021-05-06T10:00:00Z") counts by its day. */
static bool fill_date(casus_doc *doc, const casus_input *in)
{
    const casus_str empty = { "", 0 };
    doc->date = empty;
    doc->date_given = empty;
    casus_str given = in->date.len ? in->date : in->date_default;
    casus_str day = given;
    if (day.len > 10 && (day.ptr[10] == 'T' || day.ptr[10] == ' '))
        day.len = 10;
    doc->day_given = casus__day_parse(day, &doc->day);
    if (doc->day_given)
        return copy_str(doc, day, &doc->date);
    if (!given.len)
        return true;
    /* The raw bytes may not be UTF-8, and records must be. */
    if (casus__utf8_valid(given.ptr, given.len) != given.len)
        given = casus__str("not UTF-8");
    if (!copy_str(doc, given, &doc->date_given))
        return false;
    if (given.ptr != in->date_default.ptr &&
        casus__day_parse(in->date_default, &doc->day))
        return copy_str(doc, in->date_default, &doc->date);
    return true;
}

static bool is_ascii(const char *p, size_t n)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < n; i++)
        seen |= (unsigned char)p[i];
    return seen < 0x80;
}

/* Counts before every OFFSET_STEP-th byte. A code point begins at each byte
 * that is not 10xxxxxx; one of four bytes takes two UTF-16 units. */
static bool fill_offsets(casus_doc *doc)
{
    doc->ascii = is_ascii(doc->buffer, doc->size);
    if (doc->ascii)
        return true;
    const size_t n = doc->size / OFFSET_STEP + 1;
    doc->cp_marks = casus__arena_alloc(&doc->arena, n, sizeof(uint32_t));
    doc->u16_marks = casus__arena_alloc(&doc->arena, n, sizeof(uint32_t));
    if (!doc->cp_marks || !doc->u16_marks)
        return false;
    uint32_t cp = 0, u16 = 0;
    for (size_t i = 0; i < doc->size; i++) {
        if (i % OFFSET_STEP == 0) {
            doc->cp_marks[i / OFFSET_STEP] = cp;
            doc->u16_marks[i / OFFSET_STEP] = u16;
        }
        const unsigned char c = (unsigned char)doc->buffer[i];
        cp += (c & 0xc0) != 0x80;
        u16 += (c & 0xc0) != 0x80;
        u16 += c >= 0xf0;
    }
    if (doc->size % OFFSET_STEP == 0) {
        doc->cp_marks[n - 1] = cp;
        doc->u16_marks[n - 1] = u16;
    }
    return true;
}

casus_status casus__intake(casus_ctx *ctx, const casus_input *in,
                           casus_doc **out, casus_error *err)
{
    const casus_status s = check_input(ctx, in, err);
    if (s != CASUS_OK)
        return s;
    casus_doc *doc = casus__malloc(sizeof *doc);
    if (!doc)
        return casus__fail_nomem(err);
    casus__arena_init(&doc->arena, ctx->limits.arena_bytes);
    doc->model = ctx->model;
    doc->limits = ctx->limits;
    doc->only = in->only ? in->only & ALL_LAYERS : ALL_LAYERS;
    doc->lang = casus__str("en");
    if (!copy_id(doc, in->id) || !fill_date(doc, in) ||
        !fill_buffer(doc, in) || !fill_offsets(doc)) {
        casus_doc_free(doc);
        return casus__fail_nomem(err);
    }
    *out = doc;
    return CASUS_OK;
}
