#include "text/classes.h"

#include "base/fold.h"

#include <string.h>
#include <utf8proc.h>

static enum char_class ascii_class(unsigned char c)
{
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        return CHAR_LETTER;
    if (c >= '0' && c <= '9')
        return CHAR_DIGIT;
    if (c == '\n' || c == '\f' || c == '\v')
        return CHAR_NEWLINE;
    if (c <= ' ' || c == 0x7f)
        return CHAR_SPACE;
    return memchr("$+<=>^`|~%&*#@_/\\", c, 17) ? CHAR_SYMBOL : CHAR_PUNCT;
}

static enum char_class wide_class(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CHAR_LETTER;
    case UTF8PROC_CATEGORY_ND:
        return CHAR_DIGIT;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return CHAR_PUNCT;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CHAR_NEWLINE;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_CC:
        return c == 0x85 ? CHAR_NEWLINE : CHAR_SPACE;
    default:
        /* A byte order mark is no text; joiners belong to their word. */
        if (c == 0xfeff)
            return CHAR_SPACE;
        if (c == 0x200b || c == 0x200c || c == 0x200d || c == 0xad)
            return CHAR_LETTER;
        return CHAR_SYMBOL;
    }
}

enum char_class casus__char_next(const char *text, size_t n, size_t *at)
{
    const unsigned char c = (unsigned char)text[*at];
    if (c < 0x80) {
        ++*at;
        return ascii_class(c);
    }
    return wide_class(casus__utf8_next(text, n, at));
}

enum char_class casus__char_at(const char *text, size_t n, size_t at)
{
    return at < n ? casus__char_next(text, n, &at) : CHAR_SPACE;
}

size_t casus__apostrophe(const char *text, size_t n, size_t at)
{
    if (at < n && text[at] == '\'')
        return 1;
    return at + 3 <= n && memcmp(text + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

bool casus__is_closer(const char *text, size_t begin, size_t end)
{
    const size_t n = end - begin;
    const char *p = text + begin;
    if (n == 1)
        return *p == '"' || *p == '\'' || *p == ')' || *p == ']';
    if (n == 2)
        return memcmp(p, "''", 2) == 0 || memcmp(p, "\xc2\xbb", 2) == 0;
    return n == 3 && (memcmp(p, "\xe2\x80\x9d", 3) == 0 ||
                      memcmp(p, "\xe2\x80\x99", 3) == 0);
}
