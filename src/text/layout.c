#include "text/layout.h"

#include "base/fold.h"
#include "base/str.h"

/* ---- hard-wrapped text ----------------------------------------------- */

struct lines {
    size_t breaks; /* single line breaks between lines with text */
    size_t open;   /* ... after a line that ends without a stop */
    size_t full;   /* ... after a line of nearly the full width */
    size_t width;  /* the longest line that is not over all measure */
};

enum { NARROWEST = 40, WIDEST = 120 };

static bool ends_open(const char *line, size_t n)
{
    return n && !memchr(".!?:;\"", line[n - 1], 6);
}

/* Call for each line; two passes, since the width comes first. */
static void see_line(struct lines *l, const char *line, size_t n,
                     bool single_break, bool measuring)
{
    if (measuring) {
        if (n <= WIDEST && n > l->width)
            l->width = n;
        return;
    }
    if (!single_break || !n)
        return;
    l->breaks++;
    l->open += ends_open(line, n);
    l->full += n <= WIDEST && n * 10 >= l->width * 7;
}

static void each_line(struct lines *l, const char *text, size_t n,
                      bool measuring)
{
    size_t begin = 0;
    while (begin < n) {
        const char *nl = memchr(text + begin, '\n', n - begin);
        const size_t end = nl ? (size_t)(nl - text) : n;
        size_t stop = end;
        while (stop > begin && (text[stop - 1] == ' ' ||
                                text[stop - 1] == '\r'))
            stop--;
        const bool more = end + 1 < n && text[end + 1] != '\n' &&
                          text[end + 1] != '\r';
        see_line(l, text + begin, stop - begin, more, measuring);
        begin = end + 1;
    }
}

bool casus__is_hard_wrapped(const char *text, size_t n)
{
    struct lines l = { 0 };
    each_line(&l, text, n, true);
    if (l.width < NARROWEST)
        return false;
    each_line(&l, text, n, false);
    return l.breaks >= 3 && l.open * 10 >= l.breaks * 6 &&
           l.full * 10 >= l.breaks * 7;
}

/* ---- sentences ------------------------------------------------------- */

static bool fold_is(const casus_doc *doc, uint32_t tok, const char *word)
{
    return casus__str_is(casus__token_fold(doc, tok), word);
}

static bool is_dash(const casus_doc *doc, uint32_t tok)
{
    const casus_str t = casus__token_text(doc, tok);
    return casus__str_is(t, "-") || casus__str_is(t, "--") ||
           casus__str_is(t, "\xe2\x80\x94") ||
           casus__str_is(t, "\xe2\x80\x93") || casus__str_is(t, "_");
}

/*
 * "KYIV, Ukraine (AP) —", "Baghdad, 3 Jan (Reuters) -": a place in capitals,
 * or an agency in brackets, and a dash with blanks within a dozen words.
 * Returns the tokens up to the dash, or 0.
 */
static uint32_t dateline(const casus_doc *doc, const struct sentence *s)
{
    enum { LONGEST = 16 };
    if (s->n_tok < 4 || doc->tokens[s->tok].kind != TOKEN_WORD)
        return 0;
    const struct token *first = &doc->tokens[s->tok];
    const bool capitals = first->word_case == CASE_UPPER &&
                          first->end - first->begin >= 3;
    bool bracket = false;
    for (uint32_t i = 1; i < s->n_tok && i < LONGEST; i++) {
        const struct token *t = &doc->tokens[s->tok + i];
        bracket |= doc->buffer[t->begin] == ')';
        if (is_dash(doc, s->tok + i)) {
            const bool spaced = t->flags & TOKEN_SPACE_BEFORE ||
                                t->end - t->begin > 1;
            if (spaced && (capitals || bracket))
                return i + 1;
            continue; /* "Port-au-Prince" */
        }
        /* A verb or any other word in lower case is no dateline. */
        if (t->word_case == CASE_LOWER && !bracket &&
            !fold_is(doc, s->tok + i, "and") &&
            !fold_is(doc, s->tok + i, "of"))
            return 0;
    }
    return 0;
}

static uint32_t case_flags(const casus_doc *doc, const struct sentence *s)
{
    uint32_t words = 0, upper = 0, lower = 0, longer = 0, capital = 0;
    for (uint32_t i = s->tok + s->dateline; i < s->tok + s->n_tok; i++) {
        const struct token *t = &doc->tokens[i];
        if (t->word_case == CASE_NONE || t->flags & TOKEN_CLITIC)
            continue;
        words++;
        upper += t->word_case == CASE_UPPER;
        lower += t->word_case == CASE_LOWER;
        if (t->end - t->begin >= 4) {
            longer++;
            capital += t->word_case != CASE_LOWER;
        }
    }
    uint32_t flags = 0;
    if (words >= 3 && upper == words)
        flags |= SENTENCE_NO_LOWER;
    if (words && lower == words)
        flags |= SENTENCE_NO_UPPER;
    if (longer >= 4 && capital * 4 >= longer * 3)
        flags |= SENTENCE_TITLE_CASE;
    return flags;
}

static bool starts_with_words(const casus_doc *doc, const struct sentence *s,
                              const char *words)
{
    casus_str rest = casus__str(words), word;
    for (uint32_t i = 0; casus__str_split(&rest, ' ', &word); i++)
        if (i >= s->n_tok ||
            !casus__str_eq(casus__token_fold(doc, s->tok + i), word))
            return false;
    return true;
}

static bool starts_with_any(const casus_doc *doc, const struct sentence *s,
                            const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (starts_with_words(doc, s, list[i]))
            return true;
    return false;
}

static const char *const boiler[] = {
    "advertisement",    "all rights reserved", "click here",
    "contribute today", "copyright",           "continue reading",
    "donate now",       "file photo",          "follow us",
    "image :",          "image credit",        "newsletter",
    "photo :",          "photo credit",        "read also",
    "read more",        "related :",           "related articles",
    "related stories",  "see also",            "share this",
    "share on",         "sign up",             "skip to",
    "sources :",        "subscribe",           "support our",
    "this article was", "watch :",
};

static const char *const byline[] = {
    "additional reporting", "compiled by", "edited by", "editing by",
    "reported by",          "reporting by", "writing by", "written by",
};

/* "By Jane Doe": every word but the first has a capital, and there are few.*/
static bool is_plain_byline(const casus_doc *doc, const struct sentence *s)
{
    if (s->n_tok < 3 || s->n_tok > 9 || !fold_is(doc, s->tok, "by"))
        return false;
    for (uint32_t i = s->tok + 1; i < s->tok + s->n_tok; i++)
        if (doc->tokens[i].word_case == CASE_LOWER &&
            !fold_is(doc, i, "and") && !fold_is(doc, i, "for"))
            return false;
    return true;
}

static uint32_t line_flags(const casus_doc *doc, const struct sentence *s)
{
    uint32_t flags = 0;
    const uint32_t last = s->tok + s->n_tok - 1;
    const char stop = doc->buffer[doc->tokens[last].end - 1];
    if (!memchr(".!?\")", stop, 5))
        flags |= SENTENCE_HEADLINE;
    if (s->n_tok <= 14 && starts_with_any(doc, s, boiler,
                                          sizeof boiler / sizeof *boiler))
        flags |= SENTENCE_BOILER;
    if (starts_with_any(doc, s, byline, sizeof byline / sizeof *byline) ||
        is_plain_byline(doc, s))
        flags |= SENTENCE_BYLINE;
    return flags;
}

static bool is_list_item(const casus_doc *doc, const struct sentence *s)
{
    const casus_str t = casus__token_text(doc, s->tok);
    return casus__str_is(t, "*") || casus__str_is(t, "\xe2\x80\xa2") ||
           ((casus__str_is(t, "-") || casus__str_is(t, "\xe2\x80\x93")) &&
            s->n_tok > 1 &&
            doc->tokens[s->tok + 1].flags & TOKEN_SPACE_BEFORE);
}

void casus__describe_sentence(const casus_doc *doc, struct sentence *s,
                              bool alone)
{
    if (!s->n_tok)
        return;
    if (doc->tokens[s->tok].flags & TOKEN_LINE_START) {
        s->dateline = dateline(doc, s);
        if (is_list_item(doc, s))
            s->flags |= SENTENCE_LIST;
    }
    s->flags |= case_flags(doc, s);
    if (alone)
        s->flags |= line_flags(doc, s);
}
