#include "text/tokenize.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"
#include "text/classes.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* Sorted, lower case, without dots. */
static const char *const abbreviations[] = {
    "adm",  "al",   "apr",  "assn", "asst", "aug",  "ave",   "bldg", "blvd",
    "brig", "bros", "ca",   "capt", "cf",   "cmdr", "co",    "col",  "comdr",
    "cong", "corp", "cpl",  "ct",   "dec",  "dept", "det",   "dir",  "dr",
    "ed",   "eds",  "esq",  "est",  "etc",  "feb",  "fig",   "fla",  "fri",
    "ft",   "ga",   "gen",  "gov",  "hon",  "hwy",  "ill",   "inc",  "ind",
    "insp", "jan",  "jr",   "jul",  "jun",  "kan",  "ky",    "la",   "lt",
    "ltd",  "maj",  "mar",  "mass", "md",   "messrs", "mfg", "mich", "minn",
    "miss", "mon",  "mont", "mr",   "mrs",  "ms",   "msgr",  "mt",   "mts",
    "neb",  "nev",  "no",   "nos",  "nov",  "oct",  "okla",  "ore",  "pa",
    "para", "pfc",  "ph.d", "pres", "prof", "pt",   "pvt",   "rd",   "rep",
    "reps", "ret",  "rev",  "sec",  "sen",  "sens", "sep",   "sept", "sgt",
    "spc",  "sq",   "sr",   "st",   "ste",  "supt", "tel",   "tenn", "tex",
    "thu",  "tue",  "univ", "va",   "vol",  "vs",   "vt",    "wash", "wed",
    "wis",  "wyo",
};

/* Abbreviations that end a sentence often enough. */
static const char *const enders[] = {
    "a.m", "ave",  "bldg", "blvd", "bros", "calif", "co",  "corp", "d.c",
    "e.u", "esq",  "etc",  "fla",  "ga",   "ill",   "inc", "jr",   "ltd",
    "mass", "mich", "minn", "n.y", "okla", "ore",   "p.m", "pa",   "rd",
    "sr",  "st",   "tenn", "tex",  "u.k",  "u.n",   "u.s", "u.s.a", "va",
    "wash", "wis",
};

/* Prefixes that stay in one word with what follows their hyphen. */
static const char *const prefixes[] = {
    "anti",  "co",    "counter", "cross", "e",   "ex",    "inter", "intra",
    "micro", "mid",   "mini",    "multi", "neo", "non",   "over",  "pan",
    "post",  "pre",   "pro",     "pseudo", "re", "semi",  "socio", "sub",
    "super", "trans", "ultra",   "un",    "under",
};

static int compare_word(const void *key, const void *item)
{
    const casus_str *k = key;
    const char *const *name = item;
    return casus__str_cmp(*k, casus__str(*name));
}

static bool in_list(const char *word, size_t n, const char *const *list,
                    size_t size)
{
    char low[16];
    if (n == 0 || n >= sizeof low)
        return false;
    for (size_t i = 0; i < n; i++)
        low[i] = (char)(casus__is_upper(word[i]) ? word[i] | 0x20 : word[i]);
    const casus_str key = { low, n };
    return bsearch(&key, list, size, sizeof *list, compare_word) != NULL;
}

bool casus__is_abbreviation(const char *word, size_t n)
{
    return in_list(word, n, abbreviations, COUNT(abbreviations));
}

bool casus__may_end_sentence(const char *word, size_t n)
{
    return in_list(word, n, enders, COUNT(enders));
}

/* ---- the scanner ----------------------------------------------------- */

struct scanner {
    const char *text;
    size_t at, end;
    struct token_list *out;
    uint8_t pending; /* flags for the next token */
    bool failed;
};

/* Fold plain letters in place of the general function: most words are. */
static size_t fold_plain(const char *word, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++) {
        const char c = word[i];
        if ((unsigned char)c >= 0x80 || c == '.' || c == '`')
            return SIZE_MAX;
        out[i] = (char)(casus__is_upper(c) ? c | 0x20 : c);
    }
    return n;
}

static void set_fold(struct token_list *list, const char *text,
                     struct token *t)
{
    const size_t n = t->end - t->begin;
    const size_t room = list->folds_room - list->folds_size;
    char *out = list->folds + list->folds_size;
    size_t len = n <= room ? fold_plain(text + t->begin, n, out) : 0;
    if (len == SIZE_MAX)
        len = casus__fold(text + t->begin, n, out, room);
    t->fold = (uint32_t)list->folds_size;
    t->fold_len = (uint16_t)(len < UINT16_MAX ? len : UINT16_MAX);
    t->hash = casus__hash(out, t->fold_len);
    list->folds_size += len;
}

static struct token *add(struct scanner *s, size_t begin, size_t end,
                         enum token_kind kind)
{
    struct token_list *list = s->out;
    struct token *p = casus__arena_grow(list->arena, list->items, list->n,
                                        &list->cap, sizeof *p);
    if (!p) {
        s->failed = true;
        return NULL;
    }
    list->items = p;
    struct token *t = &p[list->n++];
    *t = (struct token){ .begin = (uint32_t)begin,
                         .end = (uint32_t)end,
                         .kind = (uint8_t)kind,
                         .flags = s->pending };
    s->pending = 0;
    t->word_case = (uint8_t)(kind == TOKEN_WORD
                                 ? casus__word_case(s->text + begin,
                                                    end - begin)
                                 : CASE_NONE);
    set_fold(list, s->text, t);
    return t;
}

/* ---- contractions ---------------------------------------------------- */

/* Bytes of a contraction's second half at the end of a word, 0 if none. */
static size_t clitic_size(const char *w, size_t n)
{
    static const char *const after[] = { "s", "re", "ve", "ll", "d", "m" };
    for (size_t i = 0; i < COUNT(after); i++) {
        const size_t k = strlen(after[i]);
        for (size_t quote = 1; quote <= 3; quote += 2) {
            if (n <= k + quote ||
                casus__apostrophe(w, n, n - k - quote) != quote)
                continue;
            bool same = true;
            for (size_t j = 0; j < k; j++)
                same = same && (w[n - k + j] | 0x20) == after[i][j];
            if (same)
                return k + quote;
        }
    }
    for (size_t quote = 1; quote <= 3; quote += 2)
        if (n > quote + 2 && (w[n - 1] | 0x20) == 't' &&
            casus__apostrophe(w, n, n - 1 - quote) == quote &&
            (w[n - 2 - quote] | 0x20) == 'n')
            return quote + 2;
    return 0;
}

/* "cannot", "gonna": where the second word begins, 0 if it is one word. */
static size_t fused(const char *w, size_t n)
{
    static const struct {
        const char *word;
        size_t cut;
    } list[] = { { "cannot", 3 }, { "gonna", 3 }, { "gotta", 3 },
                 { "wanna", 3 } };
    for (size_t i = 0; i < COUNT(list); i++) {
        if (strlen(list[i].word) != n)
            continue;
        bool same = true;
        for (size_t j = 0; j < n; j++)
            same = same && (w[j] | 0x20) == list[i].word[j];
        if (same)
            return list[i].cut;
    }
    return 0;
}

static void add_clitic(struct scanner *s, size_t begin, size_t end)
{
    struct token *t = add(s, begin, end, TOKEN_WORD);
    if (t)
        t->flags |= TOKEN_CLITIC;
}

/* A word without outer punctuation: split contractions off. */
static void add_word(struct scanner *s, size_t begin, size_t end,
                     size_t inner)
{
    const char *w = s->text + begin;
    const size_t n = end - begin;
    const size_t clitic = clitic_size(w, n);
    const size_t cut = clitic ? n - clitic : fused(w, n);
    if (cut == 0) {
        struct token *t = add(s, begin, end, TOKEN_WORD);
        if (t)
            t->inner = (uint16_t)inner;
        return;
    }
    struct token *t = add(s, begin, begin + cut, TOKEN_WORD);
    if (t)
        t->inner = (uint16_t)inner;
    add_clitic(s, begin + cut, end);
}

/* ---- words ----------------------------------------------------------- */

static bool is_word_class(enum char_class c)
{
    return c == CHAR_LETTER || c == CHAR_DIGIT;
}

static enum char_class class_at(const struct scanner *s, size_t at)
{
    return casus__char_at(s->text, s->end, at);
}

/* Letter, dot, letter, dot ...: "U.S", "a.m", "Ph.D". */
static bool dotted_goes_on(const struct scanner *s, size_t begin, size_t dot)
{
    size_t run = dot;
    while (run > begin && casus__char_at(s->text, s->end, run - 1) ==
                              CHAR_LETTER &&
           (unsigned char)s->text[run - 1] < 0x80)
        run--;
    const bool one = dot - run == 1 ||
                     (dot - run == 2 && memcmp(s->text + run, "Ph", 2) == 0);
    if (!one || class_at(s, dot + 1) != CHAR_LETTER)
        return false;
    /* The next part must be a single letter too, or it is a new sentence. */
    size_t after = dot + 1;
    (void)casus__char_next(s->text, s->end, &after);
    return class_at(s, after) != CHAR_LETTER;
}

static size_t scan_letters(const struct scanner *s, size_t begin,
                           size_t *inner)
{
    size_t at = begin;
    *inner = 0;
    while (at < s->end) {
        size_t next = at;
        if (is_word_class(casus__char_next(s->text, s->end, &next))) {
            at = next;
            continue;
        }
        const size_t quote = casus__apostrophe(s->text, s->end, at);
        if (quote && at > begin && class_at(s, at + quote) == CHAR_LETTER) {
            at += quote;
        } else if (s->text[at] == '.' && dotted_goes_on(s, begin, at)) {
            at++;
        } else if (s->text[at] == '&' && at > begin &&
                   casus__is_upper(s->text[at - 1]) && at + 1 < s->end &&
                   casus__is_upper(s->text[at + 1])) {
            at++;
        } else if (s->text[at] == '_' && is_word_class(class_at(s, at + 1))) {
            at++;
        } else if (s->text[at] == '-' && !*inner && at > begin &&
                   class_at(s, at + 1) == CHAR_LETTER &&
                   in_list(s->text + begin, at - begin, prefixes,
                           COUNT(prefixes))) {
            at++;
            *inner = at - begin;
        } else {
            break;
        }
    }
    return at;
}

/* Does the dot at `at` belong to the word [begin, at)? */
static bool takes_dot(const struct scanner *s, size_t begin, size_t at)
{
    const char *w = s->text + begin;
    const size_t n = at - begin;
    if (at >= s->end || s->text[at] != '.')
        return false;
    if (at + 1 < s->end && s->text[at + 1] == '.')
        return false; /* an ellipsis follows */
    if (memchr(w, '.', n))
        return true;
    if (n == 1 && casus__is_upper(w[0])) {
        /* An initial, unless the text ends with it: "plan B." */
        size_t next = at + 1;
        while (next < s->end && s->text[next] == ' ')
            next++;
        return next > at + 1 && next < s->end &&
               class_at(s, next) == CHAR_LETTER &&
               !casus__is_lower(s->text[next]);
    }
    if (!casus__is_abbreviation(w, n))
        return false;
    /* "No. 5" and "Miss. River" but "I said no." and "a near miss.": such
     * words are abbreviations only with a capital. */
    const bool lower = casus__is_lower(w[0]);
    static const char *const always[] = { "al", "ca", "cf", "etc", "st",
                                          "vs" };
    return !lower || in_list(w, n, always, COUNT(always));
}

static void scan_word(struct scanner *s)
{
    size_t inner;
    const size_t begin = s->at;
    size_t at = scan_letters(s, begin, &inner);
    if (takes_dot(s, begin, at)) {
        (void)add(s, begin, at + 1, TOKEN_WORD);
        s->at = at + 1;
        return;
    }
    add_word(s, begin, at, inner);
    s->at = at;
}

/* ---- numbers --------------------------------------------------------- */

static bool is_digit_at(const struct scanner *s, size_t at)
{
    return at < s->end && casus__is_digit(s->text[at]);
}

/* "am", "bn": units that are words of their own behind a number. */
static bool is_unit(const char *w, size_t n)
{
    static const char *const units[] = { "am", "bn", "cm", "kg", "km",
                                         "km2", "lb", "lbs", "m", "mi",
                                         "ml", "mm", "mn", "mph", "pm",
                                         "tn", "trn" };
    return in_list(w, n, units, COUNT(units));
}

static void scan_number(struct scanner *s)
{
    const size_t begin = s->at;
    size_t at = begin;
    while (at < s->end) {
        const char c = s->text[at];
        if (casus__is_digit(c))
            at++;
        else if ((c == ',' || c == '.' || c == ':' || c == '/') &&
                 at > begin && is_digit_at(s, at + 1))
            at++;
        else
            break;
    }
    if (at == begin) { /* a digit of another script */
        while (at < s->end && class_at(s, at) == CHAR_DIGIT)
            (void)casus__char_next(s->text, s->end, &at);
    }
    size_t inner;
    const size_t letters = at;
    if (class_at(s, at) == CHAR_LETTER)
        at = scan_letters(s, at, &inner);
    const size_t n = at - letters;
    const size_t clitic = clitic_size(s->text + letters, n);
    if (n && is_unit(s->text + letters, n)) {
        (void)add(s, begin, letters, TOKEN_NUMBER);
        (void)add(s, letters, at, TOKEN_WORD);
    } else if (clitic && clitic < n) {
        (void)add(s, begin, at - clitic, TOKEN_NUMBER);
        add_clitic(s, at - clitic, at);
    } else {
        (void)add(s, begin, at, TOKEN_NUMBER);
    }
    s->at = at;
}

/* ---- addresses ------------------------------------------------------- */

static size_t skip_address(const struct scanner *s, size_t at)
{
    while (at < s->end) {
        const enum char_class c = class_at(s, at);
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
    return s->end - s->at > n && memcmp(s->text + s->at, prefix, n) == 0;
}

static bool scan_url(struct scanner *s)
{
    if (!starts_with(s, "http://") && !starts_with(s, "https://") &&
        !starts_with(s, "www."))
        return false;
    const size_t end = skip_address(s, s->at);
    (void)add(s, s->at, end, TOKEN_URL);
    s->at = end;
    return true;
}

static bool is_mail_char(char c)
{
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' || c == '_'
                             : casus__is_digit(c) || c == '.' || c == '-' ||
                                   c == '+';
}

/* name@example.org. Looks ahead a bounded way. */
static bool scan_email(struct scanner *s)
{
    enum { LONGEST = 64 };
    size_t at = s->at;
    while (at < s->end && at - s->at < LONGEST && is_mail_char(s->text[at]))
        at++;
    if (at == s->at || at >= s->end || s->text[at] != '@')
        return false;
    const size_t host = ++at;
    bool dot = false;
    while (at < s->end && is_mail_char(s->text[at]))
        dot |= s->text[at++] == '.';
    while (at > host && !casus__is_digit(s->text[at - 1]) &&
           class_at(s, at - 1) != CHAR_LETTER)
        at--;
    if (!dot || at == host)
        return false;
    (void)add(s, s->at, at, TOKEN_EMAIL);
    s->at = at;
    return true;
}

static bool scan_handle(struct scanner *s)
{
    const char c = s->text[s->at];
    if ((c != '@' && c != '#') || class_at(s, s->at + 1) != CHAR_LETTER)
        return false;
    size_t at = s->at + 1;
    while (at < s->end && (is_word_class(class_at(s, at)) ||
                           s->text[at] == '_'))
        (void)casus__char_next(s->text, s->end, &at);
    (void)add(s, s->at, at, TOKEN_HANDLE);
    s->at = at;
    return true;
}

/* ---- punctuation ----------------------------------------------------- */

/* A contraction or possessive that stands alone: "'s", "workers'" . */
static bool scan_clitic(struct scanner *s)
{
    const size_t quote = casus__apostrophe(s->text, s->end, s->at);
    if (!quote || s->pending & TOKEN_SPACE_BEFORE || !s->out->n)
        return false;
    const struct token *before = &s->out->items[s->out->n - 1];
    if (before->end != s->at ||
        (before->kind != TOKEN_WORD && before->kind != TOKEN_NUMBER))
        return false;
    size_t at = s->at + quote;
    size_t letters = 0;
    while (at + letters < s->end && letters < 4 &&
           class_at(s, at + letters) == CHAR_LETTER &&
           (unsigned char)s->text[at + letters] < 0x80)
        letters++;
    if (letters && letters < 3 &&
        !is_word_class(class_at(s, at + letters))) {
        add_clitic(s, s->at, at + letters);
        s->at = at + letters;
        return true;
    }
    /* "workers' rights": an s before it, no opening quote is likely. */
    if ((s->text[before->end - 1] | 0x20) != 's')
        return false;
    add_clitic(s, s->at, at);
    s->at = at;
    return true;
}

static void scan_mark(struct scanner *s, enum char_class class)
{
    const size_t begin = s->at;
    const char c = s->text[begin];
    size_t at = begin;
    (void)casus__char_next(s->text, s->end, &at);
    if (memchr("-.!?*=_~`'", c, 10))
        while (at < s->end && s->text[at] == c)
            at++;
    (void)add(s, begin, at,
              class == CHAR_SYMBOL ? TOKEN_SYMBOL : TOKEN_PUNCT);
    s->at = at;
}

/* White space sets flags for the token behind it. */
static void scan_space(struct scanner *s, enum char_class class)
{
    size_t lines = 0;
    while (class == CHAR_SPACE || class == CHAR_NEWLINE) {
        lines += class == CHAR_NEWLINE;
        (void)casus__char_next(s->text, s->end, &s->at);
        if (s->at >= s->end)
            break;
        class = class_at(s, s->at);
    }
    s->pending |= TOKEN_SPACE_BEFORE;
    if (lines)
        s->pending |= TOKEN_LINE_START;
    if (lines > 1)
        s->pending |= TOKEN_PAR_START;
}

static void scan_token(struct scanner *s)
{
    const enum char_class class = class_at(s, s->at);
    const char c = s->text[s->at];
    switch (class) {
    case CHAR_SPACE:
    case CHAR_NEWLINE:
        scan_space(s, class);
        return;
    case CHAR_LETTER:
        if ((c == 'h' || c == 'w') && scan_url(s))
            return;
        if (scan_email(s))
            return;
        scan_word(s);
        return;
    case CHAR_DIGIT:
        scan_number(s);
        return;
    case CHAR_PUNCT:
        if (scan_clitic(s))
            return;
        scan_mark(s, class);
        return;
    case CHAR_SYMBOL:
        if (!scan_handle(s))
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
    while (s.at < s.end && !s.failed)
        scan_token(&s);
    return !s.failed;
}
