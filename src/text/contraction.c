/* Contractions and possessives: do|n't, Kyiv|'s, can|not, gon|na. */
#include "text/scanner.h"

#include "base/str.h"
#include "text/lists.h"

#include <string.h>

static bool same_word(const char *w, const char *lower, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((w[i] | 0x20) != lower[i])
            return false;
    return true;
}

/* The apostrophe that ends before `at`: its bytes, 0 if there is none. */
static size_t quote_before(const char *w, size_t at)
{
    if (at >= 1 && casus__apostrophe(w, at, at - 1))
        return 1;
    return at >= 3 && casus__apostrophe(w, at, at - 3) == 3 ? 3 : 0;
}

size_t casus__clitic_size(const char *w, size_t n)
{
    static const char after[][3] = { "s", "re", "ve", "ll", "d", "m" };
    for (size_t i = 0; i < COUNT(after); i++) {
        const size_t k = after[i][1] ? 2 : 1;
        if (n <= k || !same_word(w + n - k, after[i], k))
            continue;
        const size_t quote = quote_before(w, n - k);
        if (quote && n > k + quote)
            return k + quote;
    }
    if (n > 3 && (w[n - 1] | 0x20) == 't') {
        const size_t quote = quote_before(w, n - 1);
        if (quote && n > quote + 2 && (w[n - 2 - quote] | 0x20) == 'n')
            return quote + 2;
    }
    return 0;
}

/* "cannot", "gonna", "dont", "thats": where the second word begins, 0 if it is
 * one word. */
static size_t fused(const char *w, size_t n)
{
    static const struct {
        char word[8];
        uint8_t n, cut;
    } list[] = { { "alot", 4, 1 },   { "cannot", 6, 3 }, { "gimme", 5, 3 },
                 { "gonna", 5, 3 },  { "gotta", 5, 3 },  { "lemme", 5, 3 },
                 { "outta", 5, 3 },  { "thats", 5, 4 },  { "theyre", 6, 4 },
                 { "theyve", 6, 4 }, { "wanna", 5, 3 },  { "weve", 4, 2 },
                 { "whats", 5, 4 },  { "youre", 5, 3 },  { "youve", 5, 3 } };
    /* "Im" and "Ive" are names. */
    if ((n == 2 && memcmp(w, "im", 2) == 0) ||
        (n == 3 && memcmp(w, "ive", 3) == 0))
        return 1;
    if (n < 4 || n > 8)
        return 0;
    if ((w[n - 1] | 0x20) == 't' && (w[n - 2] | 0x20) == 'n' &&
        casus__is_bare_negation(w, n))
        return n - 2;
    for (size_t i = 0; i < COUNT(list); i++)
        if (list[i].n == n && same_word(w, list[i].word, n))
            return list[i].cut;
    return 0;
}

/* Is the word at `at`, after one blank, one of the list? */
static bool next_is(const struct scanner *s, size_t at, const char *const *list,
                    size_t n_list)
{
    if (at + 1 >= s->end || s->text[at] != ' ')
        return false;
    const char *w = s->text + at + 1;
    size_t n = 0;
    while (at + 1 + n < s->end && w[n] >= 'a' && w[n] <= 'z')
        n++;
    if (at + 1 + n < s->end && w[n] != ' ' && w[n] != '.')
        return false; /* "its in-house lawyers" */
    for (size_t i = 0; i < n_list; i++)
        if (strlen(list[i]) == n && memcmp(w, list[i], n) == 0)
            return true;
    return false;
}

/* Words that never follow a possessive. */
static bool follows_no_possessive(const struct scanner *s, size_t at)
{
    static const char *const list[] = { "a",       "also", "an",   "been",
                                        "between", "for",  "from", "gonna",
                                        "in",      "not",  "on",   "the" };
    return next_is(s, at, list, COUNT(list));
}

/* Is it "go" or the like? Then "Lets" before it is "Let us". */
static bool is_followed_by_verb(const struct scanner *s, size_t at)
{
    static const char *const list[] = { "be",   "face", "get", "go",  "hope",
                                        "look", "not",  "see", "take" };
    return next_is(s, at, list, COUNT(list));
}

/* "Ive been": no name before a participle of "have". */
static bool is_followed_by_participle(const struct scanner *s, size_t at)
{
    static const char *const list[] = { "always", "been",  "done",  "got",
                                        "had",    "heard", "never", "seen" };
    return next_is(s, at, list, COUNT(list));
}

/* "its a shame", "your not alone": contractions without their apostrophe, as
 * the word behind them tells. */
static size_t misspelled(const struct scanner *s, const char *w, size_t n)
{
    if (n == 4 && memcmp(w, "Lets", 4) == 0)
        return is_followed_by_verb(s, (size_t)(w - s->text) + n) ? 3 : 0;
    if (n == 3 && memcmp(w, "Ive", 3) == 0)
        return is_followed_by_participle(s, (size_t)(w - s->text) + n) ? 1 : 0;
    if (n == 3 && (w[0] | 0x20) == 'i' && memcmp(w + 1, "ts", 2) == 0)
        return follows_no_possessive(s, (size_t)(w - s->text) + n) ? 2 : 0;
    if (n == 4 && (w[0] | 0x20) == 'y' && memcmp(w + 1, "our", 3) == 0)
        return follows_no_possessive(s, (size_t)(w - s->text) + n) ? 3 : 0;
    return 0;
}

void casus__scan_clitic(struct scanner *s, size_t begin, size_t end)
{
    struct token *t = casus__scan_add(s, begin, end, TOKEN_WORD);
    if (t)
        t->flags |= TOKEN_CLITIC;
}

void casus__scan_split(struct scanner *s, size_t begin, size_t end,
                       size_t inner, bool quoted)
{
    const char *w = s->text + begin;
    const size_t n = end - begin;
    const size_t clitic = quoted ? casus__clitic_size(w, n) : 0;
    size_t cut = clitic ? n - clitic : fused(w, n);
    if (!cut)
        cut = misspelled(s, w, n);
    struct token *t =
        casus__scan_add(s, begin, cut ? begin + cut : end, TOKEN_WORD);
    if (!t)
        return;
    t->inner = (uint16_t)inner;
    if (cut)
        casus__scan_clitic(s, begin + cut, end);
}

bool casus__scan_lone_clitic(struct scanner *s)
{
    const size_t quote = casus__apostrophe(s->text, s->end, s->at);
    if (!quote || s->pending & TOKEN_SPACE_BEFORE || !s->out->n)
        return false;
    const struct token *before = &s->out->items[s->out->n - 1];
    if (before->end != s->at ||
        (before->kind != TOKEN_WORD && before->kind != TOKEN_NUMBER))
        return false;
    const size_t word = s->at + quote;
    size_t at = word;
    while (at < s->end && at < word + 3 &&
           casus__char_table[(unsigned char)s->text[at]] &
               (BIT_UPPER | BIT_LOWER))
        at++;
    if (at > word && at < word + 3 &&
        !casus__char_in_word(casus__scan_class(s, at))) {
        casus__scan_clitic(s, s->at, at);
        return true;
    }
    /* "workers' rights": an s before it, no opening quote is likely. */
    if ((s->text[before->end - 1] | 0x20) != 's')
        return false;
    casus__scan_clitic(s, s->at, word);
    return true;
}
