#include "tag/lemma.h"

#include "doc/doc.h"

#include <string.h>

/* Endings that tell a final e, after the ending of the form is taken off;
 * longer before shorter. Each holds for most words that end so; the rest are
 * in the table of lemmas. */
struct ending {
    const char *text;
    bool add_e;
};

static const struct ending endings[] = {
    /* two vowels and a consonant: "train", "look", but "create" */
    { "iat", true },   { "uat", true },   { "quir", true },
    { "quit", true },  { "cc", false },
    /* "charge", "challenge", "judge" */
    { "rg", true },    { "eng", true },   { "dg", true },
    { "lg", true },    { "ung", true },   { "ang", false },
    { "ing", false },  { "ong", false },
    /* endings of long words, stressed before the last syllable or not */
    { "ag", true },    { "ig", true },    { "eg", true },
    { "at", true },    { "it", false },   { "et", false },
    { "ot", true },    { "ut", true },    { "er", false },
    { "or", false },   { "ir", true },    { "ur", true },
    { "ar", true },    { "id", true },    { "ud", true },
    { "ad", true },    { "od", true },    { "ed", true },
    { "in", true },    { "en", false },   { "on", false },
    { "an", false },   { "un", false },   { "om", false },
    { "am", false },   { "im", true },    { "um", true },
    { "em", false },   { "ap", true },    { "ip", false },
    { "op", false },   { "up", false },   { "ak", true },
    { "ik", true },    { "ok", true },    { "uk", true },
    { "il", true },    { "al", false },   { "el", false },
    { "ol", false },   { "ul", true },    { "ib", true },
    { "ob", true },    { "ub", true },    { "ab", false },
    { "ew", false },   { "ow", false },   { "aw", false },
};

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static char at_end(casus_str s, size_t back)
{
    return s.len >= back ? s.ptr[s.len - back] : 0;
}

/* Groups of vowels: about the number of syllables. */
static unsigned syllables(casus_str s)
{
    unsigned n = 0;
    bool before = false;
    for (size_t i = 0; i < s.len; i++) {
        const bool qu = s.ptr[i] == 'u' && i > 0 && s.ptr[i - 1] == 'q';
        const bool y = s.ptr[i] == 'y' && i > 0;
        const bool vowel = (is_vowel(s.ptr[i]) && !qu) || y;
        n += vowel && !before;
        before = vowel;
    }
    return n;
}

static bool is_doubled(casus_str s)
{
    const char c = at_end(s, 1);
    return s.len >= 3 && c == at_end(s, 2) && c >= 'a' && !is_vowel(c);
}

/* "stopped" is stop, but "called" is call and "passed" is pass. */
static bool loses_double(casus_str stem)
{
    switch (at_end(stem, 1)) {
    case 'b':
    case 'd':
    case 'g':
    case 'k':
    case 'm':
    case 'n':
    case 'p':
    case 'r':
    case 't':
    case 'v':
        return true;
    case 'l':
        return syllables(stem) > 1; /* "travelled" */
    default:
        return false; /* ff, ss, zz */
    }
}

static bool ending_adds_e(casus_str stem)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (casus__str_ends(stem, endings[i].text))
            return endings[i].add_e;
    return false;
}

/* Letters that no English word ends in without an e, or hardly one. */
static bool letter_adds_e(casus_str stem, bool *known)
{
    const char last = at_end(stem, 1), before = at_end(stem, 2);
    *known = true;
    switch (last) {
    case 'c':
    case 'u':
    case 'v':
        return true;
    case 's':
        return before != 's';
    case 'z':
        return before != 'z' && before != 't';
    case 'l':
        if (!is_vowel(before))
            return before && strchr("bcdfgkpstz", before);
        break;
    case 'h':
    case 'i':
    case 'o':
    case 'w':
    case 'x':
    case 'y':
        return false;
    default:
        break;
    }
    *known = false;
    return false;
}

/* Does the lemma end in e? The stem is what is left of the form. */
static bool needs_e(casus_str stem)
{
    bool known;
    const bool by_letter = letter_adds_e(stem, &known);
    if (known)
        return by_letter;
    const char before = at_end(stem, 2), third = at_end(stem, 3);
    if (!is_vowel(before))
        return ending_adds_e(stem); /* two consonants */
    const bool two_vowels =
        is_vowel(third) && !(third == 'u' && at_end(stem, 4) == 'q');
    if (two_vowels)
        return casus__str_ends(stem, "iat") || casus__str_ends(stem, "uat");
    /* One vowel and one consonant: a short word would have doubled it. */
    if (syllables(stem) <= 1)
        return stem.len > 1;
    return ending_adds_e(stem);
}

static struct lemma_cut restore(casus_str stem)
{
    if (is_doubled(stem) && loses_double(stem))
        return (struct lemma_cut){ stem.len - 1, "" };
    return (struct lemma_cut){ stem.len, needs_e(stem) ? "e" : "" };
}

static casus_str without(casus_str s, size_t n)
{
    return (casus_str){ s.ptr, s.len - n };
}

static bool has_vowel(casus_str s)
{
    return syllables(s) > 0 || (s.len && s.ptr[0] == 'y');
}

/* Endings before which -s is -es; `s` is the form. */
static bool takes_es(casus_str s)
{
    return casus__str_ends(s, "ches") || casus__str_ends(s, "shes") ||
           casus__str_ends(s, "xes") || casus__str_ends(s, "sses") ||
           casus__str_ends(s, "zzes") || casus__str_ends(s, "oes");
}

/* Third person and plural are spelled alike. */
static struct lemma_cut cut_s(casus_str s)
{
    if (s.len > 4 && casus__str_ends(s, "ies"))
        return (struct lemma_cut){ s.len - 3, "y" };
    if (s.len > 4 && takes_es(s))
        return (struct lemma_cut){ s.len - 2, "" };
    if (s.len > 2 && casus__str_ends(s, "s") && !casus__str_ends(s, "ss"))
        return (struct lemma_cut){ s.len - 1, "" };
    return (struct lemma_cut){ s.len, "" };
}

static struct lemma_cut cut_plural(casus_str s)
{
    if (s.len > 4 && casus__str_ends(s, "men"))
        return (struct lemma_cut){ s.len - 2, "an" };
    return cut_s(s);
}

static struct lemma_cut cut_past(casus_str s)
{
    if (s.len > 4 && casus__str_ends(s, "ied"))
        return (struct lemma_cut){ s.len - 3, "y" };
    if (s.len < 4 || !casus__str_ends(s, "ed"))
        return (struct lemma_cut){ s.len, "" };
    const casus_str stem = without(s, 2);
    if (!has_vowel(stem))
        return (struct lemma_cut){ s.len, "" };
    if (at_end(stem, 1) == 'e') /* "agreed" */
        return (struct lemma_cut){ stem.len, "e" };
    return restore(stem);
}

static struct lemma_cut cut_gerund(casus_str s)
{
    if (s.len < 5 || !casus__str_ends(s, "ing"))
        return (struct lemma_cut){ s.len, "" };
    const casus_str stem = without(s, 3);
    if (!has_vowel(stem))
        return (struct lemma_cut){ s.len, "" };
    if (stem.len == 2 && stem.ptr[1] == 'y') /* "lying" */
        return (struct lemma_cut){ 1, "ie" };
    if (at_end(stem, 1) == 'e') /* "seeing" */
        return (struct lemma_cut){ stem.len, "" };
    return restore(stem);
}

/* -er and -est. */
static struct lemma_cut cut_degree(casus_str s, const char *ending)
{
    const size_t n = strlen(ending);
    if (s.len < n + 2 || !casus__str_ends(s, ending))
        return (struct lemma_cut){ s.len, "" };
    const casus_str stem = without(s, n);
    if (at_end(stem, 1) == 'i')
        return (struct lemma_cut){ stem.len - 1, "y" };
    if (at_end(stem, 1) == 'e') /* "freer" */
        return (struct lemma_cut){ stem.len, "e" };
    return restore(stem);
}

struct lemma_cut casus__lemma_cut(casus_str form, unsigned xpos)
{
    switch (xpos) {
    case XPOS_NNS:
    case XPOS_NNPS:
        return cut_plural(form);
    case XPOS_VBZ:
        return cut_s(form);
    case XPOS_VBD:
    case XPOS_VBN:
        return cut_past(form);
    case XPOS_VBG:
        return cut_gerund(form);
    case XPOS_JJR:
    case XPOS_RBR:
        return cut_degree(form, "er");
    case XPOS_JJS:
    case XPOS_RBS:
        return cut_degree(form, "est");
    default:
        return (struct lemma_cut){ form.len, "" };
    }
}
