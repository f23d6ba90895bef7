#include "text/classes.h"

#include "base/fold.h"

#include <string.h>
#include <utf8proc.h>

/* Shorthands for the rows of the table. */
enum {
    SP = CHAR_SPACE,
    NL = CHAR_NEWLINE,
    UP = CHAR_LETTER | BIT_UPPER,
    LO = CHAR_LETTER | BIT_LOWER,
    DI = CHAR_DIGIT,
    PU = CHAR_PUNCT,
    SY = CHAR_SYMBOL,
    OP = CHAR_PUNCT | BIT_ODD,  /* '.' */
    OS = CHAR_SYMBOL | BIT_ODD, /* '`' */
    WI = BIT_WIDE
};

#define WIDE_ROW WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI, WI

const uint8_t casus__char_table[256] = {
    SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, NL, NL, NL, SP, SP, SP,
    SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP,
    /* ! " # $ % & ' ( ) * + , - . / */
    SP, PU, PU, SY, SY, SY, SY, PU, PU, PU, SY, SY, PU, PU, OP, SY,
    /* 0-9 : ; < = > ? */
    DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, PU, PU, SY, SY, SY, PU,
    SY, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
    /* P-Z [ \ ] ^ _ */
    UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, PU, SY, PU, SY, SY,
    OS, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO,
    /* p-z { | } ~ DEL */
    LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, PU, SY, PU, SY, SP,
    WIDE_ROW, WIDE_ROW, WIDE_ROW, WIDE_ROW,
    WIDE_ROW, WIDE_ROW, WIDE_ROW, WIDE_ROW,
};

/* Format characters: marks of direction and breaks are blanks, a byte order
 * mark is no text, soft hyphens and joiners belong to the word they are in. */
static enum char_class format_class(uint32_t c)
{
    switch (c) {
    case 0x00ad: /* soft hyphen */
    case 0x200c: /* zero width non-joiner */
    case 0x200d: /* zero width joiner */
    case 0x2060: /* word joiner */
        return CHAR_JOINER;
    default:
        return CHAR_SPACE;
    }
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
    case UTF8PROC_CATEGORY_CF:
        return format_class(c);
    default:
        return CHAR_SYMBOL;
    }
}

enum char_class casus__char_next(const char *text, size_t n, size_t *at)
{
    const uint8_t bits = casus__char_table[(unsigned char)text[*at]];
    if (!(bits & BIT_WIDE)) {
        ++*at;
        return (enum char_class)(bits & BIT_CLASS);
    }
    return wide_class(casus__utf8_next(text, n, at));
}

enum char_class casus__char_wide(const char *text, size_t n, size_t at)
{
    return wide_class(casus__utf8_next(text, n, &at));
}

size_t casus__apostrophe(const char *text, size_t n, size_t at)
{
    if (at >= n)
        return 0;
    if (text[at] == '\'' || text[at] == '`')
        return 1;
    return n - at >= 3 && memcmp(text + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

bool casus__is_closer(const char *text, size_t begin, size_t end)
{
    const size_t n = end - begin;
    const char *p = text + begin;
    if (n == 1)
        return *p == '"' || *p == '\'' || *p == ')' || *p == ']' ||
               *p == '}';
    if (n == 2)
        return memcmp(p, "''", 2) == 0 || memcmp(p, "\xc2\xbb", 2) == 0;
    if (n == 6)
        return memcmp(p, "\xe2\x80\x99\xe2\x80\x99", 6) == 0;
    return n == 3 && (memcmp(p, "\xe2\x80\x9d", 3) == 0 ||
                      memcmp(p, "\xe2\x80\x99", 3) == 0 ||
                      memcmp(p, "\xe2\x80\xba", 3) == 0);
}

size_t casus__smiley(const char *text, size_t n, size_t at)
{
    const size_t begin = at;
    if (n - at < 2 || !memchr(":;=", text[at], 3))
        return 0;
    at++;
    if (text[at] == '-')
        at++;
    if (at >= n || !memchr(")(DP", text[at], 4))
        return 0;
    at++;
    return casus__char_in_word(casus__char_at(text, n, at)) ? 0 : at - begin;
}
