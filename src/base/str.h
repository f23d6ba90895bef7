/* Small helpers for casus_str, the string view of the public header. */
#ifndef CASUS_BASE_STR_H
#define CASUS_BASE_STR_H

#include <casus/casus.h>

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static inline casus_str casus__str(const char *nul_terminated)
{
    return (casus_str){ nul_terminated, strlen(nul_terminated) };
}

static inline casus_str casus__str_slice(const char *base, size_t begin,
                                         size_t end)
{
    return (casus_str){ base + begin, end - begin };
}

static inline bool casus__str_eq(casus_str a, casus_str b)
{
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

/* Is it exactly this NUL-terminated string? */
static inline bool casus__str_is(casus_str a, const char *b)
{
    return casus__str_eq(a, casus__str(b));
}

static inline bool casus__str_ends(casus_str a, const char *suffix)
{
    const size_t n = strlen(suffix);
    return a.len >= n && memcmp(a.ptr + a.len - n, suffix, n) == 0;
}

static inline bool casus__str_starts(casus_str a, const char *prefix)
{
    const size_t n = strlen(prefix);
    return a.len >= n && memcmp(a.ptr, prefix, n) == 0;
}

/* Bytewise order, a shorter string before its extensions. */
static inline int casus__str_cmp(casus_str a, casus_str b)
{
    const size_t n = a.len < b.len ? a.len : b.len;
    const int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return c ? c : (a.len > b.len) - (a.len < b.len);
}

static inline bool casus__is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool casus__is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool casus__is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Cut the part before the next `sep` off *rest; false when *rest is spent.
 * "a|b" gives "a", "b"; "" gives "" once. *rest.ptr becomes NULL at the end. */
static inline bool casus__str_split(casus_str *rest, char sep,
                                    casus_str *part)
{
    if (!rest->ptr)
        return false;
    const char *at = rest->len ? memchr(rest->ptr, sep, rest->len) : NULL;
    if (!at) {
        *part = *rest;
        *rest = (casus_str){ NULL, 0 };
        return true;
    }
    const size_t n = (size_t)(at - rest->ptr);
    *part = (casus_str){ rest->ptr, n };
    *rest = (casus_str){ at + 1, rest->len - n - 1 };
    return true;
}

#endif
