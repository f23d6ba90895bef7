/*
 * The tokenizer: one pass over the bytes, a table for ASCII. Looking ahead
 * and back is bounded or pays for itself, so the time is linear.
 */
#include "text/tokenize.h"

#include "base/str.h"
#include "text/lists.h"
#include "text/scanner.h"

#include <string.h>

/* ---- words ----------------------------------------------------------- */

/* Letter, dot, letter, dot ...: "U.S", "a.m", "Ph.D". */
static bool dotted_goes_on(const struct scanner *s, size_t begin, size_t dot)
{
    size_t run = dot;
    while (run > begin && dot - run < 3 &&
           casus__char_table[(unsigned char)s->text[run - 1]] &
               (BIT_UPPER | BIT_LOWER))
        run--;
    const bool one = dot - run == 1 ||
                     (dot - run == 2 && memcmp(s->text + run, "Ph", 2) == 0);
    if (!one || casus__scan_class(s, dot + 1) != CHAR_LETTER)
        return false;
    /* The next part must be a single letter too, or it is a new sentence. */
    size_t after = dot + 1;
    (void)casus__char_next(s->text, s->end, &after);
    return casus__scan_class(s, after) != CHAR_LETTER;
}

struct word {
    size_t begin;
    size_t inner; /* bytes of a prefix with its hyphen */
    bool quoted;  /* holds an apostrophe */
};

/* "pro-Russian", but "Tehrik-e-Taliban" is five words. */
static bool prefix_ends(const struct scanner *s, const struct word *w,
                        size_t hyphen)
{
    return !w->inner && hyphen > w->begin &&
           casus__scan_class(s, hyphen + 1) == CHAR_LETTER &&
           casus__is_prefix(s->text + w->begin, hyphen - w->begin) &&
           !(w->begin > 0 && s->text[w->begin - 1] == '-');
}

/* A mark inside a word: the bytes to step over, 0 if the word ends here. */
static size_t mark_inside(const struct scanner *s, struct word *w, size_t at)
{
    const char *p = s->text + at;
    if (at == w->begin)
        return 0;
    switch (*p) {
    case '.':
        return dotted_goes_on(s, w->begin, at);
    case '&': /* "AT&T" */
        return casus__is_upper(p[-1]) && at + 1 < s->end &&
               casus__is_upper(p[1]);
    case '_':
        return casus__char_in_word(casus__scan_class(s, at + 1));
    case '-':
        if (!prefix_ends(s, w, at))
            return 0;
        w->inner = at + 1 - w->begin;
        return 1;
    default:
        break;
    }
    const size_t quote = casus__apostrophe(s->text, s->end, at);
    if (quote && casus__scan_class(s, at + quote) == CHAR_LETTER) {
        w->quoted = true;
        return quote;
    }
    if ((unsigned char)*p < 0x80 || casus__scan_class(s, at) != CHAR_JOINER)
        return 0;
    size_t next = at;
    (void)casus__char_next(s->text, s->end, &next);
    return casus__scan_class(s, next) == CHAR_LETTER ? next - at : 0;
}

static size_t scan_letters(const struct scanner *s, struct word *w, size_t at)
{
    while (at < s->end) {
        const unsigned bits = casus__char_table[(unsigned char)s->text[at]];
        if (!(bits & BIT_WIDE) &&
            casus__char_in_word((enum char_class)(bits & BIT_CLASS))) {
            at++;
            continue;
        }
        size_t next = at;
        if (bits & BIT_WIDE &&
            casus__char_in_word(casus__char_next(s->text, s->end, &next))) {
            at = next;
            continue;
        }
        const size_t step = mark_inside(s, w, at);
        if (!step)
            break;
        at += step;
    }
    return at;
}

/* The word behind the blanks at `at`, within a line or two. */
static casus_str word_ahead(const struct scanner *s, size_t at)
{
    enum { BLANKS = 8, LETTERS = 16 };
    const size_t from = at;
    while (at < s->end && at - from < BLANKS &&
           (s->text[at] == ' ' || s->text[at] == '\n' || s->text[at] == '\r'))
        at++;
    const size_t begin = at;
    while (at < s->end && at - begin < LETTERS &&
           casus__scan_class(s, at) == CHAR_LETTER)
        (void)casus__char_next(s->text, s->end, &at);
    if (at < s->end && s->text[at] == '.')
        at = begin; /* an initial or another abbreviation */
    return casus__str_slice(s->text, begin, at);
}

static bool starts_sentence(casus_str word)
{
    return casus__starter(word.ptr, word.len) == STARTER_SURE;
}

/* An initial, but for "plan B. The" and a text that ends: "plan B." */
static bool initial_takes_dot(const struct scanner *s, size_t begin, size_t dot)
{
    if (begin > 0 && s->text[begin - 1] == '-')
        return false; /* "Group-A." */
    const size_t next = dot + 1;
    if (next >= s->end)
        return false;
    if (casus__is_upper(s->text[next]))
        return true; /* "J.Smith" */
    size_t at = next;
    while (at < s->end && s->text[at] == ' ')
        at++;
    return at > next && casus__scan_class(s, at) == CHAR_LETTER &&
           !casus__is_lower(s->text[at]) &&
           !starts_sentence(word_ahead(s, next));
}

/* Does the dot at `dot` belong to the word [begin, dot)? */
static bool takes_dot(const struct scanner *s, size_t begin, size_t dot)
{
    const char *w = s->text + begin;
    const size_t n = dot - begin;
    if (dot + 2 < s->end && s->text[dot + 1] == '.' && s->text[dot + 2] == '.')
        return false; /* an ellipsis follows */
    if (n < 16 && memchr(w, '.', n))
        return true;
    if (n == 1 && casus__is_upper(w[0]))
        return initial_takes_dot(s, begin, dot);
    /* "VA.", "EST.": what is written in capitals has no dot of its own, but
     * for ranks in a headline; and "the SEC. It" is none. */
    const bool upper = n > 1 && casus__is_upper(w[n - 1]);
    if (upper &&
        (casus__ender(w, n) == ENDER_PLACE || casus__is_time_word(w, n) ||
         starts_sentence(word_ahead(s, dot + 1))))
        return false;
    switch (casus__abbreviation(w, n)) {
    case ABBR_NONE:
        return false;
    case ABBR_LOWER:
        return true;
    case ABBR_NUMBER: {
        size_t at = dot + 1;
        at += at < s->end && s->text[at] == ' ';
        return casus__scan_class(s, at) == CHAR_DIGIT;
    }
    case ABBR_NAME:
        break;
    }
    return !casus__is_lower(w[0]); /* "a near miss." is none */
}

/* "b/c", "w/": a letter, a slash, a letter. */
static size_t slashed_end(const struct scanner *s, size_t begin, size_t at)
{
    if (at - begin != 1 || s->text[at] != '/' ||
        casus__scan_class(s, at + 1) != CHAR_LETTER)
        return at;
    size_t next = at + 1;
    (void)casus__char_next(s->text, s->end, &next);
    return casus__char_in_word(casus__scan_class(s, next)) ? at : next;
}

static void scan_word(struct scanner *s)
{
    struct word w = { .begin = s->at };
    size_t at = scan_letters(s, &w, s->at);
    if (at < s->end && s->text[at] == '.') {
        const size_t host = casus__host_end(s, w.begin, at);
        if (host > at && host < s->end && s->text[host] == '/') {
            const size_t end = casus__address_end(s, host);
            (void)casus__scan_add(s, w.begin, end, TOKEN_URL);
            return;
        }
        if (host > at || takes_dot(s, w.begin, at)) {
            (void)casus__scan_add(s, w.begin, host > at ? host : at + 1,
                                  TOKEN_WORD);
            return;
        }
    } else if (at < s->end) {
        at = slashed_end(s, w.begin, at);
    }
    casus__scan_split(s, w.begin, at, w.inner, w.quoted);
}

/* ---- numbers --------------------------------------------------------- */

static bool is_digit_at(const struct scanner *s, size_t at)
{
    return at < s->end && casus__is_digit(s->text[at]);
}

/* Groups of digits with hyphens between that are a telephone number:
 * "212-555-0100", "555-0100". Returns its end, or `at`. */
static size_t phone_end(const struct scanner *s, size_t begin, size_t at)
{
    size_t group[4] = { at - begin }, n = 1;
    size_t end = at;
    while (n < 4 && end < s->end && s->text[end] == '-' &&
           is_digit_at(s, end + 1)) {
        const size_t from = ++end;
        while (is_digit_at(s, end) && end - from < 8)
            end++;
        group[n++] = end - from;
    }
    const bool ends = n > 1 && group[n - 1] == 4 && group[n - 2] == 3 &&
                      (n < 3 || group[n - 3] == 3) && (n < 4 || group[0] == 1);
    return ends && !casus__char_in_word(casus__scan_class(s, end)) ? end : at;
}

static size_t scan_figures(const struct scanner *s, size_t begin)
{
    size_t at = begin;
    while (at < s->end) {
        const char c = s->text[at];
        if (casus__is_digit(c))
            at++;
        else if ((c == ',' || c == '.' || c == ':' || c == '/') && at > begin &&
                 is_digit_at(s, at + 1))
            at++;
        else
            break;
    }
    if (at == begin) /* digits of another script */
        while (at < s->end && casus__scan_class(s, at) == CHAR_DIGIT)
            (void)casus__char_next(s->text, s->end, &at);
    return at < s->end && s->text[at] == '-' ? phone_end(s, begin, at) : at;
}

static void scan_number(struct scanner *s)
{
    const size_t begin = s->at;
    const size_t letters = scan_figures(s, begin);
    size_t at = letters;
    if (casus__scan_class(s, at) == CHAR_LETTER) {
        struct word w = { .begin = at, .inner = 1 };
        at = scan_letters(s, &w, at);
    }
    const size_t n = at - letters;
    if (n == 0) {
        (void)casus__scan_add(s, begin, at, TOKEN_NUMBER);
        return;
    }
    const size_t clitic = casus__clitic_size(s->text + letters, n);
    if (casus__is_unit(s->text + letters, n)) {
        if (casus__scan_add(s, begin, letters, TOKEN_NUMBER))
            (void)casus__scan_add(s, letters, at, TOKEN_WORD);
    } else if (clitic && clitic < n) {
        if (casus__scan_add(s, begin, at - clitic, TOKEN_NUMBER))
            casus__scan_clitic(s, at - clitic, at);
    } else {
        (void)casus__scan_add(s, begin, at, TOKEN_NUMBER);
    }
}

/* ---- punctuation ----------------------------------------------------- */

/* A line drawn with signs, "----==----", from `begin`: its end, or `begin`. */
static size_t ruler_end(const struct scanner *s, size_t begin)
{
    size_t at = begin;
    while (at < s->end && s->text[at] && memchr("-=_*~#", s->text[at], 6))
        at++;
    return at - begin >= 4 ? at : begin;
}

/* Runs of one mark are one token; stops may be mixed: "?!". */
static size_t run_end(const struct scanner *s, size_t begin, size_t at)
{
    const char c = s->text[begin];
    const size_t ruler = ruler_end(s, begin);
    if (ruler > at)
        return ruler;
    if (c == '.' || c == '!' || c == '?') {
        while (at < s->end && s->text[at] && memchr(".!?", s->text[at], 3))
            at++;
    } else if ((unsigned char)c < 0x80 && memchr("-*=_~`'<>$+#", c, 12)) {
        while (at < s->end && s->text[at] == c)
            at++;
    } else if (at - begin == 3 && at + 3 <= s->end &&
               memcmp(s->text + begin, "\xe2\x80", 2) == 0 &&
               ((unsigned char)s->text[begin + 2] & 0xfe) == 0x98 &&
               memcmp(s->text + at, "\xe2\x80", 2) == 0 &&
               ((unsigned char)s->text[at + 2] & 0xfe) == 0x98) {
        at += 3; /* two single quotes for a double one */
    }
    return at;
}

static void scan_mark(struct scanner *s, enum char_class class)
{
    const size_t begin = s->at;
    size_t at = begin;
    if (s->pending & TOKEN_SPACE_BEFORE) {
        const size_t smiley = casus__smiley(s->text, s->end, begin);
        if (smiley) {
            (void)casus__scan_add(s, begin, begin + smiley, TOKEN_SYMBOL);
            return;
        }
    }
    (void)casus__char_next(s->text, s->end, &at);
    at = run_end(s, begin, at);
    (void)casus__scan_add(s, begin, at,
                          class == CHAR_SYMBOL ? TOKEN_SYMBOL : TOKEN_PUNCT);
}

/* White space sets flags for the token behind it. */
static void scan_space(struct scanner *s)
{
    size_t lines = 0;
    while (s->at < s->end) {
        const enum char_class class = casus__scan_class(s, s->at);
        if (class != CHAR_SPACE && class != CHAR_NEWLINE &&
            class != CHAR_JOINER)
            break;
        /* A carriage return alone ends a line as well. */
        lines += class == CHAR_NEWLINE ||
                 (s->text[s->at] == '\r' &&
                  !(s->at + 1 < s->end && s->text[s->at + 1] == '\n'));
        (void)casus__char_next(s->text, s->end, &s->at);
    }
    s->pending |= TOKEN_SPACE_BEFORE;
    if (lines)
        s->pending |= TOKEN_LINE_START;
    if (lines > 1)
        s->pending |= TOKEN_PAR_START;
}

static void scan_token(struct scanner *s)
{
    const char c = s->text[s->at];
    if (c == ' ') { /* by far the most common white space */
        s->pending |= TOKEN_SPACE_BEFORE;
        s->at++;
        return;
    }
    const enum char_class class = casus__scan_class(s, s->at);
    switch (class) {
    case CHAR_SPACE:
    case CHAR_NEWLINE:
    case CHAR_JOINER:
        scan_space(s);
        return;
    case CHAR_LETTER:
        if ((c == 'h' || c == 'w') && casus__scan_url(s))
            return;
        if (!casus__scan_email(s))
            scan_word(s);
        return;
    case CHAR_DIGIT:
        if (!casus__scan_email(s))
            scan_number(s);
        return;
    case CHAR_PUNCT:
        if (!casus__scan_lone_clitic(s))
            scan_mark(s, class);
        return;
    case CHAR_SYMBOL:
        if (!casus__scan_handle(s) && !casus__scan_lone_clitic(s))
            scan_mark(s, class);
        return;
    }
}

bool casus__tokenize(const char *text, size_t begin, size_t end,
                     struct token_list *out)
{
    struct scanner s = {
        .text = text,
        .at = begin,
        .end = end,
        .out = out,
        .pending = TOKEN_SPACE_BEFORE | TOKEN_LINE_START | TOKEN_PAR_START,
    };
    const char *p = end > begin ? memchr(text + begin, '@', end - begin) : NULL;
    s.next_at = p ? (size_t)(p - text) : end;
    while (s.at < s.end && !s.failed)
        scan_token(&s);
    return !s.failed;
}
