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
    { "ay", "ays" }, { "ey", "eys" }, { "oy", "oys" }, { "uy", "uys" },
    { "quy", "quies" }, { "y", "ies" },
    /* hissing sounds */
    { "ss", "sses" }, { "us", "uses" }, { "as", "ases" }, { "is", "ises" },
    { "x", "xes" },   { "z", "zes" },   { "ch", "ches" }, { "sh", "shes" },
    { "hero", "heroes" }, { "torpedo", "torpedoes" }, { "embargo", "embargoes" },
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

static size_t put(char *out, size_t at, const char *p, size_t n)
{
    memcpy(out + at, p, n);
    return at + n;
}

size_t casus__plural(casus_str phrase, char out[PLURAL_ROOM])
{
    if (phrase.len < 3 || phrase.len > PLURAL_MOST ||
        casus__word_case(phrase.ptr, phrase.len) == CASE_UPPER)
        return 0;
    const size_t end = head_end(phrase);
    const casus_str head = { phrase.ptr, end };
    const char *const tail = phrase.ptr + end;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (!casus__str_ends(head, endings[i].end))
            continue;
        size_t n = put(out, 0, head.ptr, end - strlen(endings[i].end));
        n = put(out, n, endings[i].plural, strlen(endings[i].plural));
        return put(out, n, tail, phrase.len - end);
    }
    if (casus__str_ends(head, "s")) /* "forces" is one */
        return 0;
    size_t n = put(out, 0, head.ptr, end);
    n = put(out, n, "s", 1);
    return put(out, n, tail, phrase.len - end);
}
