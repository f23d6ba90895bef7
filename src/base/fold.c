#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

size_t casus__utf8_valid(const char *text, size_t n)
{
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
    size_t at = 0;
    while (at < n) {
        if (p[at] < 0x80) { /* most of the text is ASCII */
            at++;
            continue;
        }
        utf8proc_int32_t c;
        /* The length is a ssize: long texts are decoded by a window. */
        const size_t window = n - at < 8 ? n - at : 8;
        const utf8proc_ssize_t step =
            utf8proc_iterate(p + at, (utf8proc_ssize_t)window, &c);
        if (step <= 0 || c < 0)
            return at;
        at += (size_t)step;
    }
    return n;
}

size_t casus__utf8_repaired_size(const char *text, size_t n)
{
    size_t size = 0;
    for (size_t at = 0; at < n;) {
        const size_t good = casus__utf8_valid(text + at, n - at);
        size += good;
        at += good;
        if (at < n) {
            at++;
            size += 3;
        }
    }
    return size;
}

char *casus__utf8_repair(const char *text, size_t n, char *out)
{
    for (size_t at = 0; at < n;) {
        const size_t good = casus__utf8_valid(text + at, n - at);
        memcpy(out, text + at, good);
        out += good;
        at += good;
        if (at < n) {
            memcpy(out, "\xef\xbf\xbd", 3);
            out += 3;
            at++;
        }
    }
    return out;
}

uint32_t casus__utf8_next(const char *text, size_t n, size_t *at)
{
    const unsigned char c = (unsigned char)text[*at];
    if (c < 0x80) {
        ++*at;
        return c;
    }
    utf8proc_int32_t cp;
    const size_t window = n - *at < 8 ? n - *at : 8;
    const utf8proc_ssize_t step =
        utf8proc_iterate((const utf8proc_uint8_t *)text + *at,
                         (utf8proc_ssize_t)window, &cp);
    if (step <= 0 || cp < 0) { /* not valid: one byte, never a hang */
        ++*at;
        return 0xfffd;
    }
    *at += (size_t)step;
    return (uint32_t)cp;
}

/* Letters that Unicode does not decompose but English news writes plainly. */
static const char *plain_letter(uint32_t c)
{
    switch (c) {
    case 0x0131: /* dotless i */
        return "i";
    case 0x00f8: /* o with stroke */
        return "o";
    case 0x0142: /* l with stroke */
        return "l";
    case 0x0111: /* d with stroke */
    case 0x00f0: /* eth */
        return "d";
    case 0x0127: /* h with stroke */
        return "h";
    case 0x00fe: /* thorn */
        return "th";
    case 0x00e6: /* ae */
        return "ae";
    case 0x0153: /* oe */
        return "oe";
    case 0x0259: /* schwa */
        return "a";
    case 0x2018: /* quotes and primes used as apostrophes */
    case 0x2019:
    case 0x02bc:
    case 0x02bb:
    case 0x02b9:
    case 0x2032:
    case 0x00b4:
    case '`':
        return "'";
    case 0x201c:
    case 0x201d:
    case 0x201e:
        return "\"";
    case 0x2010: /* hyphens */
    case 0x2011:
        return "-";
    case 0x00ad: /* soft hyphen and joiners vanish */
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0xfeff:
        return "";
    default:
        return NULL;
    }
}

static size_t put(char *out, size_t room, size_t at, const char *s, size_t n)
{
    if (n <= room - at) {
        memcpy(out + at, s, n);
        at += n;
    }
    return at;
}

static size_t put_code_point(char *out, size_t room, size_t at, uint32_t c)
{
    const char *plain = plain_letter(c);
    if (plain)
        return put(out, room, at, plain, strlen(plain));
    utf8proc_uint8_t buf[4];
    const utf8proc_ssize_t k =
        utf8proc_encode_char((utf8proc_int32_t)c, buf);
    return k > 0 ? put(out, room, at, (const char *)buf, (size_t)k) : at;
}

static size_t fold_code_point(char *out, size_t room, size_t at, uint32_t c)
{
    utf8proc_int32_t parts[16];
    int boundary = 0;
    const utf8proc_option_t how = (utf8proc_option_t)(
        UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
        UTF8PROC_COMPAT);
    const utf8proc_ssize_t k = utf8proc_decompose_char(
        (utf8proc_int32_t)c, parts, 16, how, &boundary);
    for (utf8proc_ssize_t i = 0; i < k && i < 16; i++)
        at = put_code_point(out, room, at, (uint32_t)parts[i]);
    return at;
}

/* "U.S." and "Gen." lose their dots; "3.5", "..." and "example.org" keep
 * them: a dot goes when it follows a letter and no two letters follow it. */
static bool drop_dot(const char *w, size_t n, size_t i)
{
    if (i == 0)
        return false;
    const unsigned char before = (unsigned char)w[i - 1];
    const bool letter = (before | 0x20) >= 'a' && (before | 0x20) <= 'z';
    if (!letter && before < 0x80)
        return false;
    return i + 1 == n || i + 2 == n || w[i + 2] == '.';
}

size_t casus__fold(const char *word, size_t n, char *out, size_t room)
{
    size_t at = 0;
    for (size_t i = 0; i < n;) {
        const unsigned char c = (unsigned char)word[i];
        if (c >= 0x80) {
            const uint32_t cp = casus__utf8_next(word, n, &i);
            at = fold_code_point(out, room, at, cp);
            continue;
        }
        if (c == '.' && drop_dot(word, n, i)) {
            i++;
            continue;
        }
        char low = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        if (low == '`')
            low = '\'';
        at = put(out, room, at, &low, 1);
        i++;
    }
    return at;
}

enum word_case casus__word_case(const char *word, size_t n)
{
    size_t upper = 0, lower = 0;
    bool first_upper = false;
    for (size_t i = 0; i < n;) {
        const uint32_t c = casus__utf8_next(word, n, &i);
        bool up, low;
        if (c < 0x80) {
            up = c >= 'A' && c <= 'Z';
            low = c >= 'a' && c <= 'z';
        } else {
            const utf8proc_category_t cat =
                utf8proc_category((utf8proc_int32_t)c);
            up = cat == UTF8PROC_CATEGORY_LU || cat == UTF8PROC_CATEGORY_LT;
            low = cat == UTF8PROC_CATEGORY_LL;
        }
        if (up && upper + lower == 0)
            first_upper = true;
        upper += up;
        lower += low;
    }
    if (upper + lower == 0)
        return CASE_NONE;
    if (upper == 0)
        return CASE_LOWER;
    if (lower == 0)
        return CASE_UPPER;
    return first_upper && upper == 1 ? CASE_TITLE : CASE_MIXED;
}

bool casus__is_composed(const char *text, size_t n)
{
    utf8proc_uint8_t *composed = NULL;
    bool ascii = true;
    for (size_t i = 0; i < n && ascii; i++)
        ascii = (unsigned char)text[i] < 0x80;
    if (ascii)
        return true;
    const utf8proc_option_t how =
        (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const utf8proc_ssize_t m =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)n,
                     &composed, how);
    const bool same =
        m >= 0 && (size_t)m == n && memcmp(composed, text, n) == 0;
    free(composed);
    return same;
}

uint32_t casus__unicode_version(void)
{
    uint32_t part[3] = { 0, 0, 0 };
    size_t k = 0;
    for (const char *p = utf8proc_unicode_version(); *p && k < 3; p++) {
        if (*p == '.')
            k++;
        else if (*p >= '0' && *p <= '9')
            part[k] = 10 * part[k] + (uint32_t)(*p - '0');
    }
    return part[0] * 10000 + part[1] * 100 + part[2];
}
