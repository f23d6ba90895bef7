/*
 * Paths to the words around a trigger ("object.of", "with"), and the tests
 * of "if" and "unless".
 */
#include "compile/rules_internal.h"

#include "base/str.h"

static const char *const rel_names[PATH_COUNT] = {
    [PATH_SUBJECT] = "subject",   [PATH_OBJECT] = "object",
    [PATH_IOBJECT] = "iobject",   [PATH_PREP] = "",
    [PATH_POSSESSOR] = "possessor", [PATH_COMPOUND] = "compound",
    [PATH_OF] = "",               [PATH_CLAUSE] = "clause",
    [PATH_PARENT] = "parent",     [PATH_SPEAKER] = "speaker",
    [PATH_SELF] = "self",         [PATH_APPOS] = "appos",
    [PATH_OWNER] = "owner",       [PATH_RELATIVE] = "relative",
    [PATH_MATTER] = "matter",
};

static const char *const is_names[IS_COUNT] = {
    [IS_ACTOR] = "actor",     [IS_PLACE] = "place",
    [IS_PERSON] = "person",   [IS_ORG] = "org",
    [IS_COUNTRY] = "country", [IS_PLURAL] = "plural",
    [IS_PROPER] = "proper",   [IS_PRONOUN] = "pronoun",
    [IS_KILLED] = "killed",   [IS_MONEY] = "money",
    [IS_TROOPS] = "troops",   [IS_PEOPLE] = "people",
    [IS_NUMBER] = "number",   [IS_ABROAD] = "abroad",
};

static const char *const flag_names[FLAG_COUNT] = {
    [FLAG_PASSIVE] = "passive",   [FLAG_NEGATED] = "negated",
    [FLAG_WILL] = "will",         [FLAG_WOULD] = "would",
    [FLAG_MAY] = "may",           [FLAG_CAN] = "can",
    [FLAG_MUST] = "must",         [FLAG_QUOTED] = "quoted",
    [FLAG_QUESTION] = "question", [FLAG_REPORTED] = "reported",
    [FLAG_HEADLINE] = "headline", [FLAG_MARKED_IF] = "conditional",
    [FLAG_PLURAL] = "plural",     [FLAG_DEFINITE] = "definite",
    [FLAG_INFINITIVE] = "infinitive", [FLAG_GERUND] = "gerund",
    [FLAG_SUBJUNCTIVE] = "subjunctive",
};

static int find(const char *const *names, size_t n, casus_str s)
{
    for (size_t i = 0; i < n; i++)
        if (names[i][0] && casus__str_is(s, names[i]))
            return (int)i;
    return -1;
}

/* ---- paths ----------------------------------------------------------- */

/* Any other word is a slip of the pen ("subjct"), for nothing stands there. */
static bool is_preposition(casus_str s)
{
    static const char words[] =
        "about above according across after against ahead along alongside "
        "amid amidst among amongst apart around as aside at away back because "
        "before behind belonging below beneath beside besides between beyond "
        "by close concerning contrary despite down due during except "
        "excluding following for from in inside instead into involving "
        "including like near next of off on onto opposite out outside over "
        "owing past pending per prior regarding round since such than thanks "
        "through throughout till to together toward towards under underneath "
        "until unto up upon versus via vs with within without";
    casus_str rest = casus__str(words), word;
    while (casus__str_split(&rest, ' ', &word))
        if (casus__str_eq(word, s))
            return true;
    return false;
}

/* "subject", "object.with": false if it is no path. */
static bool parse_path(struct rules_build *b, casus_str text,
                       struct rule_path *p)
{
    casus_str step;
    p->n = 0;
    while (casus__str_split(&text, '.', &step)) {
        const int rel = find(rel_names, PATH_COUNT, step);
        if (p->n == PATH_STEPS || (rel < 0 && !is_preposition(step)))
            return false;
        p->step[p->n].rel = rel < 0 ? PATH_PREP : (uint32_t)rel;
        p->step[p->n].prep =
            rel < 0 ? casus__builder_atom(b->builder, step) : RULE_NONE;
        p->n++;
    }
    return p->n > 0;
}

/* "subject + with | possessor": alternatives of unions. */
uint32_t casus__rules_paths(struct rules_build *b, const struct statement *s,
                            const struct rule_line *line, uint32_t *n)
{
    casus_str rest = line->rest, word;
    const uint32_t first = casus__rules_count(b, TABLE_PATHS);
    struct rule_path p = { .flags = PATH_ALTERNATIVE };
    bool want = true;
    *n = 0;
    while (casus__rules_word(&rest, &word)) {
        const bool bar = casus__str_is(word, "|");
        if (bar || casus__str_is(word, "+")) {
            if (want)
                break;
            p.flags = bar ? PATH_ALTERNATIVE : 0;
            want = true;
            continue;
        }
        if (!want || !parse_path(b, word, &p)) {
            casus__rules_error(b, s, line->number, C_ROLE_UNKNOWN,
                               "not a role: %.*s", (int)word.len, word.ptr);
            return first;
        }
        (void)casus__rules_add(b, TABLE_PATHS, &p);
        ++*n;
        want = false;
    }
    if (want)
        casus__rules_error(b, s, line->number, C_ROLE_UNKNOWN,
                           "a role was expected");
    return first;
}

/* ---- tests ----------------------------------------------------------- */

struct tester {
    struct rules_build *b;
    const struct statement *s;
    unsigned line;
    bool negate, bad;
    uint32_t n;       /* tests added */
    bool alternative; /* the next is an alternative to the last */
};

static void wrong(struct tester *t, casus_str word, const char *what)
{
    if (!t->bad)
        casus__rules_error(t->b, t->s, t->line, C_TEST_UNKNOWN, "%s: %.*s",
                           what, (int)word.len, word.ptr);
    t->bad = true;
}

static void add(struct tester *t, struct rule_test test)
{
    test.flags |= t->negate ? TEST_NEGATE : 0;
    /* "unless A or B" is: not A and not B. */
    if (t->alternative && !t->negate)
        test.flags |= TEST_OR;
    (void)casus__rules_add(t->b, TABLE_TESTS, &test);
    t->n++;
    t->alternative = true;
}

static bool is_term(casus_str word)
{
    return word.len && (word.ptr[0] == '@' || word.ptr[0] == '"');
}

/* One "@class" or "word". */
static void add_term(struct tester *t, uint32_t what, uint32_t path,
                     casus_str word)
{
    struct rule_test test = { .what = what, .path = path };
    if (word.ptr[0] == '@') {
        test.a = casus__rules_use_class(
            t->b, t->s, t->line, casus__str_slice(word.ptr, 1, word.len));
    } else if (what != TEST_CLASS) {
        wrong(t, word, "a class was expected");
        return;
    } else {
        if (word.len < 2 || word.ptr[word.len - 1] != '"') {
            wrong(t, word, "one word in quotes was expected");
            return;
        }
        test.what = TEST_PHRASE;
        test.a = casus__rules_term(
            t->b, t->s, t->line, casus__str_slice(word.ptr, 1, word.len - 1));
    }
    if (test.a == RULE_NONE)
        t->bad = true;
    else
        add(t, test);
}

/* "two words": the part up to the closing quote. */
static void close_quote(casus_str *word, casus_str *rest)
{
    if (word->ptr[0] != '"' ||
        (word->len > 1 && word->ptr[word->len - 1] == '"'))
        return;
    const char *end = rest->ptr + rest->len;
    const char *from = word->ptr + 1;
    const char *close = memchr(from, '"', (size_t)(end - from));
    if (!close)
        return;
    word->len = (size_t)(close + 1 - word->ptr);
    *rest = casus__rules_trim(
        (casus_str){ close + 1, (size_t)(end - close - 1) });
}

/* A list of classes or quoted words: any of them will do. */
static void term_list(struct tester *t, casus_str *rest, uint32_t what,
                      uint32_t path)
{
    casus_str word, keep = *rest;
    bool any = false;
    while (!t->bad && casus__rules_word(rest, &word)) {
        if (!is_term(word)) {
            *rest = keep;
            break;
        }
        close_quote(&word, rest);
        add_term(t, what, path, word);
        any = true;
        keep = *rest;
    }
    if (!any)
        wrong(t, *rest, "a class was expected");
}

static bool is_capitals(casus_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!casus__is_upper(s.ptr[i]))
            return false;
    return s.len == 3;
}

/* Words that end one test and begin the next. */
static bool joins(casus_str word)
{
    return casus__str_is(word, "or") || casus__str_is(word, "unless") ||
           casus__str_is(word, "except");
}

/* Lists of names for is, sector, code, weapon. */
static void name_list(struct tester *t, casus_str *rest, uint32_t what,
                      uint32_t path)
{
    casus_str word, keep = *rest;
    bool any = false;
    while (!t->bad && casus__rules_word(rest, &word)) {
        struct rule_test test = { .what = what, .path = path };
        const int is = find(is_names, IS_COUNT, word);
        if (joins(word)) {
            *rest = keep;
            break;
        }
        if (what == TEST_IS ? is < 0
                            : what != TEST_WEAPON && !is_capitals(word)) {
            wrong(t, word, "not known here");
            return;
        }
        if (what == TEST_IS) {
            test.a = (uint32_t)is;
        } else {
            const struct rule_text text = casus__rules_text(t->b, word);
            test.a = text.at;
            test.b = text.len;
        }
        add(t, test);
        any = true;
        keep = *rest;
    }
    if (!any)
        wrong(t, *rest, "a name was expected");
}

/* What follows a path: "is place", "has @class", "@class", "sector GOV". */
static void path_test(struct tester *t, casus_str *rest, uint32_t path)
{
    casus_str word, keep = *rest;
    if (!casus__rules_word(rest, &word) || joins(word)) {
        *rest = keep;
        add(t, (struct rule_test){ .what = TEST_EXISTS, .path = path });
    } else if (is_term(word)) {
        *rest = keep;
        term_list(t, rest, TEST_CLASS, path);
    } else if (casus__str_is(word, "has")) {
        term_list(t, rest, TEST_ANY_WORD, path);
    } else if (casus__str_is(word, "is")) {
        name_list(t, rest, TEST_IS, path);
    } else if (casus__str_is(word, "sector")) {
        name_list(t, rest, TEST_SECTOR, path);
    } else if (casus__str_is(word, "code")) {
        name_list(t, rest, TEST_CODE, path);
    } else if (find(flag_names, FLAG_COUNT, word) >= 0) {
        add(t, (struct rule_test){
                   .what = TEST_FLAG,
                   .path = path,
                   .a = (uint32_t)find(flag_names, FLAG_COUNT, word) });
    } else {
        wrong(t, word, "not a test");
    }
}

static void one_test(struct tester *t, casus_str *rest)
{
    static const struct {
        const char *name;
        enum test_what what;
    } scopes[] = { { "words", TEST_WORDS },
                   { "sentence", TEST_SENTENCE },
                   { "document", TEST_DOCUMENT } };
    casus_str word;
    if (!casus__rules_word(rest, &word)) {
        wrong(t, *rest, "a test was expected");
        return;
    }
    for (size_t i = 0; i < COUNT(scopes); i++)
        if (casus__str_is(word, scopes[i].name)) {
            term_list(t, rest, scopes[i].what, RULE_NONE);
            return;
        }
    if (casus__str_is(word, "weapon")) {
        name_list(t, rest, TEST_WEAPON, RULE_NONE);
        return;
    }
    const int flag = find(flag_names, FLAG_COUNT, word);
    if (flag >= 0) {
        add(t, (struct rule_test){ .what = TEST_FLAG,
                                   .path = RULE_NONE,
                                   .a = (uint32_t)flag });
        return;
    }
    struct rule_path p = { 0 };
    if (!parse_path(t->b, word, &p)) {
        wrong(t, word, "not a test");
        return;
    }
    path_test(t, rest, casus__rules_add(t->b, TABLE_PATHS, &p));
}

uint32_t casus__rules_tests(struct rules_build *b, const struct statement *s,
                            unsigned line, casus_str rest, bool negate)
{
    struct tester t = { .b = b, .s = s, .line = line, .negate = negate };
    casus_str word;
    do {
        one_test(&t, &rest);
        if (t.bad || !casus__rules_word(&rest, &word))
            break;
        /* "if A or B unless C": a second chain, that must hold too.
         * "unless A except B": not A, or B. */
        if (casus__str_is(word, "unless") && !t.negate)
            t.negate = true;
        else if (casus__str_is(word, "except") && t.negate && t.n == 1)
            t.negate = false;
        else if (!casus__str_is(word, "or"))
            wrong(&t, word, "expected \"or\" or the end of the line");
    } while (!t.bad);
    return t.n;
}
