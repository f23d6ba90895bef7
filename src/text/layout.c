/*
 * Lines and what they are: hard-wrapped text, datelines, bylines, boilerplate,
 * headlines, list items, and what the case of the letters tells.
 */
#include "text/layout.h"

#include "base/fold.h"
#include "base/str.h"
#include "text/sentence.h"

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

/* ---- datelines ------------------------------------------------------- */

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

/* "NATO - the alliance": what follows a dateline has a capital. */
static bool text_follows(const casus_doc *doc, const struct sentence *s,
                         uint32_t i)
{
    return i < s->n_tok && doc->tokens[s->tok + i].word_case != CASE_LOWER;
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
            if (spaced && (capitals || bracket) &&
                text_follows(doc, s, i + 1))
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

/* ---- letters --------------------------------------------------------- */

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

/* ---- lines of their own ---------------------------------------------- */

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

/* Words on the page that are no part of the article. */
static const char *const boiler[] = {
    "all rights reserved", "click here",       "contribute today",
    "continue reading",    "donate now",       "donate today",
    "file photo",          "follow us",        "get our newsletter",
    "image :",             "image credit",     "join us on",
    "keep reading",        "leave a comment",  "listen to this",
    "photo :",             "photo credit",     "photo by",
    "photograph :",        "picture :",        "please support",
    "print this",          "read also",        "read full",
    "read more",           "read next",        "read the full",
    "related :",           "related articles", "related stories",
    "see also",            "share on",         "share this",
    "show comments",       "sign up",          "skip to",
    "sources :",           "stay informed",    "support our",
    "support us",          "this article was", "this story was",
    "view comments",       "watch :",          "watch live",
    "you may also",        "you might also",
};

/* ... if the line has no stop: "Copyright law was changed." is a sentence. */
static const char *const boiler_bare[] = {
    "advertisement", "comments",     "cookie",      "copyright",
    "log in",        "more on this", "most popular", "most read",
    "newsletter",    "privacy policy", "recommended", "sign in",
    "sponsored",     "subscribe",    "tags :",      "terms of use",
    "topics :",      "trending",     "tweet",       "up next",
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
            !fold_is(doc, i, "and") && !fold_is(doc, i, "for") &&
            !fold_is(doc, i, "in") && !fold_is(doc, i, "of"))
            return false;
    return doc->tokens[s->tok + 1].kind == TOKEN_WORD;
}

/* Does the sentence end in a stop, with or without a closing quote? */
static bool has_stop(const casus_doc *doc, const struct sentence *s)
{
    uint32_t last = s->tok + s->n_tok - 1;
    while (last > s->tok && casus__stop_closer(doc, last, false) == 1)
        last--;
    const enum stop stop = casus__stop_kind(doc, last);
    return stop != STOP_NONE && stop != STOP_ADDRESS && stop != STOP_RULE;
}

static uint32_t line_flags(const casus_doc *doc, const struct sentence *s)
{
    enum { LONGEST_BOILER = 14 };
    uint32_t flags = 0;
    const bool stop = has_stop(doc, s);
    if (!stop)
        flags |= SENTENCE_HEADLINE;
    if (s->n_tok <= LONGEST_BOILER &&
        (starts_with_any(doc, s, boiler, sizeof boiler / sizeof *boiler) ||
         (!stop && starts_with_any(doc, s, boiler_bare,
                                   sizeof boiler_bare / sizeof *boiler))))
        flags |= SENTENCE_BOILER;
    if (starts_with_any(doc, s, byline, sizeof byline / sizeof *byline) ||
        (!stop && is_plain_byline(doc, s)))
        flags |= SENTENCE_BYLINE;
    return flags;
}

static bool is_list_item(const casus_doc *doc, const struct sentence *s)
{
    const casus_str t = casus__token_text(doc, s->tok);
    if (casus__str_is(t, "*") || casus__str_is(t, "\xe2\x80\xa2") ||
        ((casus__str_is(t, "-") || casus__str_is(t, "\xe2\x80\x93")) &&
         s->n_tok > 1 &&
         doc->tokens[s->tok + 1].flags & TOKEN_SPACE_BEFORE))
        return true;
    return s->n_tok > 2 && casus__stop_item(doc, s->tok) > 0;
}

void casus__describe_sentence(const casus_doc *doc, struct sentence *s,
                              bool starts_line, bool alone)
{
    if (!s->n_tok)
        return;
    if (starts_line) {
        if (!(s->flags & SENTENCE_TITLE))
            s->dateline = dateline(doc, s);
        if (is_list_item(doc, s))
            s->flags |= SENTENCE_LIST;
    }
    s->flags |= case_flags(doc, s);
    if (alone)
        s->flags |= line_flags(doc, s);
}
