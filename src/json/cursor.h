/*
 * Reading JSON in place (RFC 8259).
 *
 * A cursor steps over values and hands out their bytes; nothing is built and
 * nothing is allocated, so reading cannot fail for want of memory, and what
 * casus does not know is carried through byte for byte. The text must be
 * valid UTF-8; whoever calls checks that first.
 */
#ifndef CASUS_JSON_CURSOR_H
#define CASUS_JSON_CURSOR_H

#include <casus/casus.h>

enum { JSON_DEPTH = 256 }; /* deeper nesting is refused */

struct json_cursor {
    const char *begin, *at, *end;
    const char *why; /* what is wrong at `at`; NULL while nothing is */
};

void casus__json_start(struct json_cursor *c, casus_str text);

/* Step over one value of any kind; *value is its bytes. */
bool casus__json_value(struct json_cursor *c, casus_str *value);

/* Is there nothing but white space left? */
bool casus__json_is_done(struct json_cursor *c);

/* Step into an object or a list: `bracket` is '{' or '['. */
bool casus__json_enter(struct json_cursor *c, char bracket);

/* The next member of an object that was entered: its key as it is written,
 * with quotes, and its value. False at the end, and when it is wrong (`why`
 * is set). */
bool casus__json_member(struct json_cursor *c, casus_str *key,
                        casus_str *value);

/* Likewise the next item of a list. */
bool casus__json_item(struct json_cursor *c, casus_str *value);

/* Find the last member `key` of an object's bytes. */
bool casus__json_find(casus_str object, const char *key, casus_str *value);

static inline bool casus__json_is_string(casus_str value)
{
    return value.len >= 2 && value.ptr[0] == '"';
}

/* Is the string literal this key? (Escapes in it are understood.) */
bool casus__json_is_key(casus_str quoted, const char *key);

/*
 * Decode a string literal into out (quoted.len bytes are always enough).
 * An escaped half of a surrogate pair that stands alone becomes U+FFFD and
 * sets *lone, if lone is not NULL. Returns the length.
 */
size_t casus__json_decode(casus_str quoted, char *out, bool *lone);

/* The code point of the escape "\uXXXX" at *p, or of a pair of them, in a
 * string that was checked; steps over it. *lone as above. */
uint32_t casus__json_unicode(const char **p, const char *end, bool *lone);

#endif
