/* URLs, names of hosts and files, e-mail addresses, @names, #tags. Each
 * looks ahead by a bounded number of bytes before it decides. */
#include "text/scanner.h"

#include "base/str.h"
#include "text/lists.h"

#include <string.h>

enum { LONGEST_HOST = 128, LONGEST_NAME = 64 };

size_t casus__address_end(const struct scanner *s, size_t at)
{
    while (at < s->end) {
        const enum char_class c = casus__scan_class(s, at);
        if (c == CHAR_SPACE || c == CHAR_NEWLINE ||
            memchr("<>\"", s->text[at], 3))
            break;
        (void)casus__char_next(s->text, s->end, &at);
    }
    while (at > s->at && memchr(".,;:!?)]'", s->text[at - 1], 9))
        at--;
    return at;
}

static bool starts_with(const struct scanner *s, const char *prefix)
{
    const size_t n = strlen(prefix);
    return s->end - s->at > n && memcmp(s->text + s->at, prefix, n) == 0 &&
           casus__scan_class(s, s->at + n) != CHAR_SPACE;
}

bool casus__scan_url(struct scanner *s)
{
    if (!starts_with(s, "http://") && !starts_with(s, "https://") &&
        !starts_with(s, "www."))
        return false;
    const size_t end = casus__address_end(s, s->at);
    (void)casus__scan_add(s, s->at, end, TOKEN_URL);
    return true;
}

/* ---- hosts and files ------------------------------------------------- */

static bool is_label_byte(char c)
{
    return casus__char_in_word((enum char_class)(
               casus__char_table[(unsigned char)c] & BIT_CLASS)) ||
           c == '_' || c == '-';
}

/*
 * Two labels are an address if the last is known ("Example.com", "a.pdf");
 * three or more if all are lower case ("comp.lang.misc"). Otherwise the dot
 * is a stop whose blank was lost.
 */
size_t casus__host_end(const struct scanner *s, size_t begin, size_t dot)
{
    size_t at = dot, last = dot, labels = 1;
    bool lower = true;
    for (size_t i = begin; i < dot && lower && dot - begin < LONGEST_HOST; i++)
        lower = !casus__is_upper(s->text[i]);
    while (at + 1 < s->end && s->text[at] == '.' && at - dot < LONGEST_HOST &&
           is_label_byte(s->text[at + 1]) && s->text[at + 1] != '-') {
        last = ++at;
        labels++;
        while (at < s->end && at - dot < LONGEST_HOST &&
               is_label_byte(s->text[at]))
            lower &= !casus__is_upper(s->text[at++]);
    }
    if (at == dot || casus__scan_class(s, at) == CHAR_LETTER)
        return dot;
    const bool known = casus__is_label(s->text + last, at - last);
    return known || (labels > 2 && lower) ? at : dot;
}

/* ---- mail ------------------------------------------------------------ */

static bool is_mail_char(char c)
{
    const uint8_t bits = casus__char_table[(unsigned char)c];
    return bits & (BIT_UPPER | BIT_LOWER) || casus__is_digit(c) ||
           (c && memchr("._%+-", c, 5));
}

/* name@example.org; "name@HOST" too. */
bool casus__scan_email(struct scanner *s)
{
    if (s->next_at < s->at) {
        const char *p = memchr(s->text + s->at, '@', s->end - s->at);
        s->next_at = p ? (size_t)(p - s->text) : s->end;
    }
    if (s->next_at >= s->end || s->next_at - s->at > LONGEST_NAME ||
        s->next_at == s->at)
        return false;
    size_t at = s->at;
    while (at < s->next_at && is_mail_char(s->text[at]))
        at++;
    const size_t host = at + 1;
    if (at != s->next_at || casus__scan_class(s, host) != CHAR_LETTER)
        return false;
    at = host;
    while (at < s->end && at - host < LONGEST_HOST && is_mail_char(s->text[at]))
        at++;
    while (at > host && memchr("._%+-", s->text[at - 1], 5))
        at--;
    if (at == host)
        return false;
    (void)casus__scan_add(s, s->at, at, TOKEN_EMAIL);
    return true;
}

bool casus__scan_handle(struct scanner *s)
{
    const char c = s->text[s->at];
    if ((c != '@' && c != '#') ||
        casus__scan_class(s, s->at + 1) != CHAR_LETTER)
        return false;
    size_t at = s->at + 1;
    while (at < s->end && (casus__char_in_word(casus__scan_class(s, at)) ||
                           s->text[at] == '_'))
        (void)casus__char_next(s->text, s->end, &at);
    (void)casus__scan_add(s, s->at, at, TOKEN_HANDLE);
    return true;
}
