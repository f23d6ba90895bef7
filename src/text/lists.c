#include "text/lists.h"

#include "base/str.h"

#include <stdlib.h>

/* Every list is sorted bytewise, in lower case. */

static const char *const abbr_name[] = {
    "adm",   "apr",   "assn",  "asst",   "att",  "attn", "atty", "aug",
    "ave",   "bldg",  "blvd",  "brig",   "bros", "calif", "capt", "cllr",
    "cmdr",  "co",    "col",   "colo",   "comdr", "cong", "conn", "corp",
    "cpl",   "ct",    "dec",   "del",    "dep",  "det",  "dir",  "dr",
    "drs",   "ed",    "eds",   "ens",    "esq",  "feb",  "fig",  "figs",
    "fla",   "fr",    "fri",   "ft",     "ga",   "gen",  "gens", "gov",
    "govs",  "hon",   "hwy",   "ill",    "inc",  "ind",  "insp", "jan",
    "jr",    "jul",   "jun",   "kan",    "ky",   "la",   "lt",   "ltd",
    "maj",   "mar",   "mass",  "md",     "messrs", "mfg", "mich", "minn",
    "miss",  "mon",   "mont",  "mr",     "mrs",  "ms",   "msgr", "mt",
    "mts",   "neb",   "nev",   "nov",    "oct",  "okla", "ore",  "pa",
    "para",  "pfc",   "ph.d",  "pres",   "prof", "profs", "pt",  "pvt",
    "rd",    "rep",   "reps",  "ret",    "rev",  "sec",  "sen",  "sens",
    "sep",   "sept",  "sgt",   "spc",    "sq",   "sr",   "ste",  "supt",
    "tel",   "tenn",  "tex",   "thu",    "thur", "thurs", "tue", "tues",
    "univ",  "va",    "vol",   "vt",     "wash", "wed",  "wis",  "wyo",
};

static const char *const abbr_lower[] = {
    "al",  "approx", "ca", "cf",   "dept", "eg", "est", "etc", "ext",
    "govt", "ie",    "incl", "pp", "st",   "sts", "vs",
};

static const char *const ender_plain[] = {
    "ave",  "bldg", "blvd", "bros", "co",  "corp", "e.u", "esq", "etc",
    "govt", "inc",  "jr",   "ltd",  "rd",  "sr",   "st",  "u.a.e", "u.k",
    "u.n",  "u.s",  "u.s.a",
};

static const char *const ender_place[] = {
    "b.c", "calif", "colo", "conn", "d.c",  "fla", "ga",   "ill", "kan",
    "ky",  "mass",  "md",   "mich", "minn", "n.c", "n.d",  "n.h", "n.j",
    "n.m", "n.y",   "okla", "ore",  "pa",   "r.i", "s.c",  "s.d", "tenn",
    "tex", "va",    "vt",   "w.va", "wash", "wis", "wyo",
};

static const char *const starter_sure[] = {
    "according", "after",   "although", "and",   "as",    "because",
    "before",    "but",     "despite",  "during", "earlier", "for",
    "her",       "his",     "however",  "if",    "instead", "it",
    "its",       "meanwhile", "our",    "separately", "since", "that",
    "the",       "their",   "there",    "these", "they",  "this",
    "those",     "under",   "we",       "what",  "when",  "where",
    "which",     "while",   "who",      "with",  "you",
};

static const char *const starter_weak[] = {
    "a",   "also", "an",   "any",  "at",   "by",   "each", "from", "i",
    "in",  "last", "many", "most", "mr",   "mrs",  "ms",   "no",   "not",
    "now", "officials", "on", "one", "other", "others", "so", "some",
    "then", "to",
};

static const char *const time_words[] = {
    "april",   "august",   "bst",    "cdt",      "central", "cest",
    "cet",     "cst",      "december", "eastern", "edt",    "est",
    "et",      "february", "friday", "gmt",      "greenwich", "january",
    "july",    "june",     "local",  "march",    "may",     "mdt",
    "monday",  "mountain", "msk",    "mst",      "november", "october",
    "pacific", "pdt",      "pst",    "pt",       "saturday", "september",
    "sunday",  "thursday", "tuesday", "utc",     "wednesday",
};

static const char *const prefixes[] = {
    "anti",  "arch",  "co",     "counter", "cross", "e",     "ex",
    "inter", "intra", "micro",  "mid",     "mini",  "mis",   "multi",
    "neo",   "non",   "over",   "pan",     "post",  "pre",   "pro",
    "pseudo", "psycho", "re",   "semi",    "socio", "sub",   "super",
    "test",  "trans", "ultra", "un",     "under",
};

static const char *const units[] = {
    "am", "bn", "cm",  "ft",  "ghz", "hz",  "kb", "kg", "khz", "km",
    "km2", "lb", "lbs", "m",  "mhz", "mi",  "ml", "mm", "mn",  "mph",
    "pm", "tn", "trn",
};

/* No label that is a word of English: "war.In" is a stop and a blank lost. */
static const char *const labels[] = {
    "ac",  "ae",  "af",  "asp",  "au",  "biz", "ca",   "ch",  "cn",
    "co",  "com", "csv", "de",   "doc", "docx", "edu", "eg",  "eu",
    "exe", "fr",  "gif", "gov",  "htm", "html", "il",  "info", "iq",
    "ir",  "jp",  "jpeg", "jpg", "ke",  "kr",  "mil",  "mp3", "mp4",
    "net", "ng",  "nz",  "org",  "pdf", "php", "pk",   "png", "ppt",
    "ps",  "ru",  "sy",  "tr",   "txt", "ua",  "uk",   "url", "wav",
    "xls", "xlsx", "xml", "zip",
};

static const char *const negations[] = {
    "aint",   "arent",   "cant",    "couldnt", "didnt", "doesnt", "dont",
    "hadnt",  "hasnt",   "havent",  "isnt",    "shouldnt", "wasnt",
    "werent", "wont",    "wouldnt",
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

enum abbreviation casus__abbreviation(const char *word, size_t n)
{
    if ((n == 2 || n == 3) && (word[0] | 0x20) == 'n' &&
        (word[1] | 0x20) == 'o' && (n == 2 || (word[2] | 0x20) == 's'))
        return ABBR_NUMBER;
    if (in_list(word, n, abbr_lower, COUNT(abbr_lower)))
        return ABBR_LOWER;
    return in_list(word, n, abbr_name, COUNT(abbr_name)) ? ABBR_NAME
                                                         : ABBR_NONE;
}

enum ender casus__ender(const char *word, size_t n)
{
    if (n == 3 && word[1] == '.' && (word[2] | 0x20) == 'm' &&
        ((word[0] | 0x20) == 'a' || (word[0] | 0x20) == 'p'))
        return ENDER_CLOCK;
    if (in_list(word, n, ender_plain, COUNT(ender_plain)))
        return ENDER_PLAIN;
    return in_list(word, n, ender_place, COUNT(ender_place)) ? ENDER_PLACE
                                                             : ENDER_NONE;
}

enum starter casus__starter(const char *word, size_t n)
{
    const casus_str w = { word, n };
    if (casus__str_is(w, "he") || casus__str_is(w, "He") ||
        casus__str_is(w, "she") || casus__str_is(w, "She"))
        return STARTER_HE;
    if (in_list(word, n, starter_sure, COUNT(starter_sure)))
        return STARTER_SURE;
    return in_list(word, n, starter_weak, COUNT(starter_weak))
               ? STARTER_WEAK
               : STARTER_NONE;
}

bool casus__is_time_word(const char *word, size_t n)
{
    return in_list(word, n, time_words, COUNT(time_words));
}

bool casus__is_prefix(const char *word, size_t n)
{
    return in_list(word, n, prefixes, COUNT(prefixes));
}

bool casus__is_unit(const char *word, size_t n)
{
    return in_list(word, n, units, COUNT(units));
}

bool casus__is_label(const char *word, size_t n)
{
    return in_list(word, n, labels, COUNT(labels));
}

bool casus__is_bare_negation(const char *word, size_t n)
{
    return in_list(word, n, negations, COUNT(negations));
}
