#include "compile/plural.h"

#include "base/fold.h"
#include "base/str.h"

/* What the end of a word becomes. The first that fits decides; an ending
 * that does not change says which words the rule below it is not for. */
static const struct {
    const char *end, *plural;
} endings[] = {
    /* "-man" but not where it is no man */
    { "german", "germans" }, { "human", "humans" },   { "roman", "romans" },
    { "shaman", "shamans" }, { "norman", "normans" },
    { "ottoman", "ottomans" }, { "talisman", "talismans" },
    { "man", "men" },        { "person", "people" },  { "child", "children" },
    { "wife", "wives" },     { "knife", "knives" },   { "life", "lives" },
    { "half", "halves" },    { "thief", "thieves" },  { "leaf", "leaves" },
    { "wolf", "wolves" },
    /* Latin and Greek */
    { "sis", "ses" },
    /* "-y" after a vowel or not */
    { "ay", "ays" }, { "ey", "eys" }, { "oy", "oys" }, { "quy", "quies" },
    { "uy", "uys" }, { "y", "ies" },
    /* hissing sounds */
    { "ss", "sses" }, { "us", "uses" }, { "as", "ases" }, { "is", "ises" },
    { "x", "xes" },   { "z", "zes" },   { "ch", "ches" }, { "sh", "shes" },
    { "hero", "heroes" }, { "torpedo", "torpedoes" },
    { "embargo", "embargoes" },
};

/* Words after which a phrase only describes its head. */
static bool is_preposition(casus_str word)
{
    static const char *const words[] = { "of",   "in",   "at",      "for",
                                         "on",   "to",   "from",    "with",
                                         "de",   "by",   "without", "against",
                                         "under" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (casus__str_is(word, words[i]))
            return true;
    return false;
}

/* Where the head of the phrase ends: before the first preposition that is
 * not its first word. */
static size_t head_end(casus_str phrase)
{
    size_t begin = 0;
    for (size_t i = 0; i <= phrase.len; i++) {
        if (i < phrase.len && phrase.ptr[i] != ' ' && phrase.ptr[i] != '-')
            continue;
        const casus_str word = { phrase.ptr + begin, i - begin };
        if (begin && is_preposition(word))
            return begin - 1;
        begin = i + 1;
    }
    return phrase.len;
}

static char lower(char c)
{
    return casus__is_upper(c) ? (char)(c | 0x20) : c;
}

static bool ends(casus_str word, const char *end)
{
    const size_t n = strlen(end);
    if (word.len < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(word.ptr[word.len - n + i]) != end[i])
            return false;
    return true;
}

static size_t put(char *out, size_t at, const char *p, size_t n)
{
    memcpy(out + at, p, n);
    return at + n;
}

/* The head with `end` at its end made `plural`; what they share stays as it
 * is written. */
static size_t replace_end(char *out, casus_str head, const char *end,
                          const char *plural)
{
    size_t same = 0;
    while (end[same] && end[same] == plural[same])
        same++;
    const size_t n = put(out, 0, head.ptr, head.len - strlen(end) + same);
    return put(out, n, plural + same, strlen(plural) - same);
}

size_t casus__plural(casus_str phrase, char out[PLURAL_ROOM])
{
    if (phrase.len < 3 || phrase.len > PLURAL_MOST ||
        casus__word_case(phrase.ptr, phrase.len) == CASE_UPPER)
        return 0;
    const casus_str head = { phrase.ptr, head_end(phrase) };
    size_t n = 0;
    for (size_t i = 0; !n && i < sizeof endings / sizeof endings[0]; i++)
        if (ends(head, endings[i].end))
            n = replace_end(out, head, endings[i].end, endings[i].plural);
    if (!n && ends(head, "s")) /* "forces" is one */
        return 0;
    if (!n)
        n = replace_end(out, head, "", "s");
    return put(out, n, phrase.ptr + head.len, phrase.len - head.len);
}
