/*
 * A noun group is read word by word: nouns, modifiers, participles, hyphens,
 * numbers, what joins them, and where it ends. chunk.c makes whole groups.
 */
#include "parse/group_step.h"

#include "base/str.h"
#include "pack/gaz.h"

#define PLACE_TYPES (1u << GAZ_GPE | 1u << GAZ_LOC)
#define PERSON_TYPES (1u << GAZ_PERSON | 1u << GAZ_GIVEN)
#define AGENT_TYPES (1u << GAZ_AGENT | 1u << GAZ_TITLE)

bool casus__group_is_time(const struct work *w, uint32_t tok)
{
    const uint64_t bits = casus__work_bits(w, tok);
    if (bits & W_MONTH)
        return casus__xpos_is_proper(casus__work_xpos(w, tok));
    return (bits & (W_DAY | W_TIMEN)) != 0;
}

bool casus__group_is_tight_hyphen(const struct work *w, uint32_t tok)
{
    if (tok + 1 >= w->end || w->doc->tokens[tok].kind != TOKEN_PUNCT)
        return false;
    const casus_str s = casus__token_text(w->doc, tok);
    return (casus__str_is(s, "-") || casus__str_is(s, "\xe2\x80\x93") ||
            casus__str_is(s, "/")) &&
           !(w->doc->tokens[tok].flags & TOKEN_SPACE_BEFORE) &&
           !(w->doc->tokens[tok + 1].flags & TOKEN_SPACE_BEFORE);
}

bool casus__group_is_year(const struct work *w, uint32_t tok)
{
    if (casus__work_xpos(w, tok) != XPOS_CD)
        return false;
    const casus_str s = casus__token_text(w->doc, tok);
    return s.len == 4 && (s.ptr[0] == '1' || s.ptr[0] == '2') &&
           casus__is_digit(s.ptr[1]) && casus__is_digit(s.ptr[2]) &&
           casus__is_digit(s.ptr[3]) && (s.ptr[0] == '1' || s.ptr[1] == '0');
}

/* A word that continues a group towards a noun. */
bool casus__group_leads_on(const struct work *w, uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    return casus__xpos_is_noun(x) || casus__xpos_is_adj(x) || x == XPOS_CD ||
           x == XPOS_DOLLAR;
}

/* Do adjectives, perhaps joined by "and", lead to a noun? */
static bool leads_to_noun(const struct work *w, uint32_t tok)
{
    enum { LONGEST = 6 };
    for (uint32_t t = tok; t < tok + LONGEST; t++) {
        const unsigned x = casus__work_xpos(w, t);
        if (casus__xpos_is_noun(x))
            return !casus__group_is_time(w, t);
        if (!casus__xpos_is_adj(x) &&
            !(x == XPOS_CC && t > tok &&
              casus__xpos_is_adj(casus__work_xpos(w, t + 1))))
            return false;
    }
    return false;
}

/* The last main word before a token, over adverbs: is it an auxiliary? */
bool casus__group_after_auxiliary(const struct work *w, uint32_t tok)
{
    while (tok > w->begin &&
           casus__xpos_is_adverb(casus__work_xpos(w, tok - 1)))
        tok--;
    return tok > w->begin &&
           (casus__work_bits(w, tok - 1) & (W_BE | W_HAVE | W_GET)) != 0 &&
           casus__xpos_is_verb(casus__work_xpos(w, tok - 1));
}

/* ---- numbers --------------------------------------------------------- */

/* "at least", "more than", "as many as", "up to", "about" before a number:
 * the token behind them, or `tok`. */
static uint32_t skip_approximator(const struct work *w, uint32_t tok)
{
    enum { LONGEST = 5 };
    static const char *const words[] = {
        "at",   "least", "most", "more", "than", "less",   "fewer", "as",
        "many", "much",  "few",  "up",   "to",   "close",  "no",    "well",
        "over", "or",    "far",  "just", "not",  "little", "some",
    };
    uint32_t at = tok;
    for (int i = 0; i < LONGEST && at < w->end; i++, at++) {
        const unsigned x = casus__work_xpos(w, at);
        if (x == XPOS_CD || x == XPOS_DOLLAR ||
            (i > 0 && casus__work_fold_is(w, at, "a")))
            break;
        bool known = (casus__work_bits(w, at) & W_APPROX) != 0;
        for (size_t k = 0; !known && k < sizeof words / sizeof words[0]; k++)
            known = casus__work_fold_is(w, at, words[k]);
        if (!known)
            return tok;
    }
    const unsigned x = casus__work_xpos(w, at);
    const bool dozen = casus__work_fold_is(w, at, "a") &&
                       (casus__work_fold_is(w, at + 1, "dozen") ||
                        casus__work_fold_is(w, at + 1, "hundred") ||
                        casus__work_fold_is(w, at + 1, "million") ||
                        casus__work_fold_is(w, at + 1, "thousand"));
    if (at == tok || (x != XPOS_CD && x != XPOS_DOLLAR && !dozen))
        return tok;
    return at;
}

/* May an approximator begin here? A lone preposition ("in some 12 towns",
 * "to about 30") stays outside; so does "to" itself. */
uint32_t casus__group_open_number(const struct work *w, uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    const bool word = x == XPOS_RB || x == XPOS_JJR || x == XPOS_RBR ||
                      x == XPOS_JJ || x == XPOS_DT || x == XPOS_JJS ||
                      x == XPOS_IN || x == XPOS_RBS;
    if (!word || casus__work_fold_is(w, tok, "to"))
        return tok;
    if (x == XPOS_IN && !(casus__work_bits(w, tok) & W_APPROX) &&
        !casus__work_fold_is(w, tok, "at") &&
        !casus__work_fold_is(w, tok, "as") &&
        !casus__work_fold_is(w, tok, "up"))
        return tok;
    const bool place = casus__work_fold_is(w, tok, "under") ||
                       casus__work_fold_is(w, tok, "between");
    const uint32_t at = skip_approximator(w, tok);
    /* "at 12 sites", "over 2019": a preposition after all. */
    if (at == tok + 1 && x == XPOS_IN &&
        (casus__work_fold_is(w, tok, "at") ||
         casus__work_fold_is(w, tok, "as") ||
         casus__work_fold_is(w, tok, "up") || place ||
         casus__group_is_year(w, at)))
        return tok;
    return at;
}

/* ---- names ----------------------------------------------------------- */

/* "Secretary of State Antony Blinken": the end of the title, when a person's
 * name follows it; 0 otherwise. */
static uint32_t long_title(const struct work *w, uint32_t tok)
{
    enum { LONGEST = 14 };
    const uint32_t title = w->title_end[tok];
    if (title > tok && title < w->end &&
        casus__xpos_is_proper(casus__work_xpos(w, title)))
        return title;
    if (!(casus__work_bits(w, tok) & W_TITLE) ||
        !casus__xpos_is_proper(casus__work_xpos(w, tok)))
        return 0;
    bool linked = false;
    for (uint32_t t = tok + 1; t < w->end && t < tok + LONGEST; t++) {
        const unsigned x = casus__work_xpos(w, t);
        const bool small = x == XPOS_IN || x == XPOS_CC || x == XPOS_DT;
        if (!small && !casus__xpos_is_proper(x))
            return 0;
        if (t == tok + 1 && !(casus__work_fold_is(w, t, "of") ||
                              casus__work_fold_is(w, t, "for")))
            return 0;
        linked = linked || small;
        const uint32_t name = w->types[t] & PERSON_TYPES;
        if (linked && !small && name && !(w->types[t] & PLACE_TYPES) &&
            t > tok + 2 && !casus__work_fold_is(w, t - 1, "of") &&
            casus__xpos_is_proper(casus__work_xpos(w, t + 1)))
            return t;
        /* "Minister for Political Affairs" and two capitals more */
        if (linked && casus__work_bits(w, t) & W_OFFICE &&
            casus__xpos_is_proper(casus__work_xpos(w, t + 1)) &&
            casus__xpos_is_proper(casus__work_xpos(w, t + 2)) &&
            !(casus__work_bits(w, t + 1) & W_OFFICE) &&
            !(casus__work_bits(w, t + 2) & W_OFFICE))
            return t + 1;
    }
    return 0;
}

/* ", a move Banda described": a relative clause without "that". */
static bool described_by(const struct work *w, const struct group *g,
                         uint32_t tok)
{
    enum { LONGEST = 4 };
    if (!g->determined || g->begin == w->begin ||
        w->doc->tokens[g->begin - 1].kind != TOKEN_PUNCT)
        return false;
    uint32_t t = tok;
    while (t < tok + LONGEST && casus__xpos_is_proper(casus__work_xpos(w, t)))
        t++;
    const unsigned x = casus__work_xpos(w, t);
    return x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_MD;
}

/* Does the name at `tok` begin a new group behind the noun before it? */
static bool name_breaks(const struct work *w, const struct group *g,
                        uint32_t tok)
{
    const unsigned last = casus__work_xpos(w, g->head);
    const bool bearer =
        (casus__work_bits(w, g->head) & (W_TITLE | W_PLACEN | W_GROUP)) ||
        w->types[g->head] & AGENT_TYPES;
    if (!casus__xpos_is_proper(last) && !bearer && !g->hyphen &&
        described_by(w, g, tok))
        return true;
    if (casus__xpos_is_proper(last) || g->hyphen ||
        !(w->types[tok] & PLACE_TYPES) || w->types[tok] & PERSON_TYPES ||
        w->types[tok] & 1u << GAZ_NORP || casus__xpos_is_adj(last))
        return false;
    return !bearer;
}

/* ", a charge officials deny": those who deny it begin a new group. */
static bool people_break(const struct work *w, const struct group *g,
                         uint32_t tok)
{
    const unsigned next = casus__work_xpos(w, tok + 1);
    return g->noun && g->determined && !g->hyphen && g->begin > w->begin &&
           w->doc->tokens[g->begin - 1].kind == TOKEN_PUNCT &&
           casus__work_xpos(w, tok) == XPOS_NNS &&
           casus__work_xpos(w, g->head) == XPOS_NN &&
           w->types[tok] & AGENT_TYPES &&
           (next == XPOS_VBP || next == XPOS_VBD || next == XPOS_MD);
}

/* "gave rebels weapons", "offered Israel military aid": the second noun
 * group begins at `tok`. */
static bool second_object(const struct work *w, const struct group *g,
                          uint32_t tok)
{
    const unsigned x = casus__work_xpos(w, tok);
    if (g->begin == w->begin || casus__xpos_is_proper(x) ||
        !(casus__work_bits(w, g->begin - 1) & W_DITR) ||
        !casus__xpos_is_verb(casus__work_xpos(w, g->begin - 1)))
        return false;
    static const char *const said[] = { "charges", "claims", "allegations",
                                        "accusations", "reports" };
    const unsigned last = casus__work_xpos(w, g->head);
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        if (casus__work_fold_is(w, tok, said[i])) /* "denies U.S. charges" */
            return false;
    if (w->types[tok] & AGENT_TYPES && x != XPOS_CD)
        return false;
    if (last == XPOS_NNS || last == XPOS_NNPS)
        return true;
    /* "the total U.S. aid": no such word is said of a country */
    const bool described = g->determined && g->head > g->begin + 1 &&
                           casus__xpos_is_adj(
                               casus__work_xpos(w, g->begin + 1));
    return last == XPOS_NNP && w->types[g->head] & PLACE_TYPES && !described;
}

/* ---- one word after the other ---------------------------------------- */

static void take_noun(struct group *g, uint32_t n)
{
    g->at += n;
    g->end = g->at;
    g->head = g->at - 1;
    g->noun = true;
    g->hyphen = false;
}

/* A noun at g->at; false if it does not belong to the group. */
static bool step_noun(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    const unsigned x = casus__work_xpos(w, tok);
    if (g->noun) {
        const uint64_t bits = casus__work_bits(w, tok);
        /* "killed 12 people Monday", "Israel Monday" */
        if (bits & W_DAY || (bits & W_MONTH && casus__xpos_is_proper(x)))
            if (!casus__group_is_time(w, g->head) ||
                casus__work_fold_is(w, tok, "today"))
                return false;
        /* "last week Iran", "Monday gunmen" */
        if (casus__group_is_time(w, g->head) &&
            !casus__group_is_time(w, tok) && !g->hyphen) {
            const uint64_t first = casus__work_bits(w, g->begin);
            if (casus__xpos_is_proper(x) || first & W_LED ||
                (bits & W_TIMEN) == 0)
                if (!g->determined || first & W_LED || casus__xpos_is_proper(x))
                    return false;
        }
        if (casus__xpos_is_proper(x) && name_breaks(w, g, tok))
            return false;
        if (second_object(w, g, tok) || people_break(w, g, tok))
            return false;
    }
    take_noun(g, 1);
    return true;
}

static bool step_hyphen(const struct work *w, struct group *g)
{
    const uint32_t next = g->at + 1;
    const unsigned x = casus__work_xpos(w, next);
    if (g->at == g->begin || x == XPOS_DT || x == XPOS_PRP)
        return false;
    const bool noun =
        casus__xpos_is_noun(x) ||
        ((x == XPOS_IN || x == XPOS_RP || x == XPOS_CD) && g->noun);
    const uint32_t title = long_title(w, next);
    g->at = title ? title : next + 1;
    if (noun) {
        g->end = g->at;
        g->head = g->at - 1;
        g->noun = true;
    } else {
        /* "U.S.-led": what stood before is a modifier now. */
        g->noun = false;
        if (g->determined) {
            g->head = next;
            g->end = g->at;
        } else {
            g->head = NONE;
        }
    }
    g->hyphen = true;
    return true;
}

/* "10 Afghan and coalition troops": not so "300 Lebanese and 34 Israelis". */
static bool joined_modifier(const struct work *w, uint32_t tok)
{
    return casus__work_xpos(w, tok + 1) == XPOS_CC &&
           (casus__work_xpos(w, tok + 2) != XPOS_CD ||
            casus__work_fold_is(w, tok - 1, "one"));
}

/* "The Boeing 777 flight", "the Airbus 320 crew": three figures between a
 * name and one thing are no count. */
static bool is_model(const struct work *w, const struct group *g, uint32_t tok)
{
    const struct token *t = &w->doc->tokens[tok];
    if (!casus__xpos_is_proper(casus__work_xpos(w, g->head)) ||
        g->head + 1 != tok || casus__work_xpos(w, tok + 1) != XPOS_NN ||
        casus__work_fold_is(w, tok + 1, "police") || t->end - t->begin != 3)
        return false;
    for (uint32_t i = t->begin; i < t->end; i++)
        if (w->doc->buffer[i] < '0' || w->doc->buffer[i] > '9')
            return false;
    return true;
}

/* An adjective or number at g->at. */
static bool step_modifier(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    const unsigned x = casus__work_xpos(w, tok);
    if (g->noun && x == XPOS_CD) {
        /* "June 2", "Flight 370"; not "in Baghdad 12 people" */
        const bool counts = casus__xpos_is_noun(casus__work_xpos(w, tok + 1)) &&
                            !casus__group_is_time(w, g->head) &&
                            !is_model(w, g, tok);
        if (counts || casus__work_xpos(w, g->head) == XPOS_NNS ||
            second_object(w, g, tok))
            return false;
        g->at++;
        g->end = g->at;
        return true;
    }
    if (g->noun) {
        /* "U.S. military forces", "police special forces" */
        const unsigned last = casus__work_xpos(w, g->head);
        if ((!casus__xpos_is_proper(last) && last != XPOS_NN) ||
            !leads_to_noun(w, tok) || second_object(w, g, tok) ||
            casus__group_is_time(w, g->head))
            return false;
        g->at++;
        return true;
    }
    g->at++;
    /* "12", "the poor", "three Chinese" */
    if (x == XPOS_CD || g->determined ||
        (g->head != NONE && casus__work_xpos(w, g->head) == XPOS_CD &&
         w->types[tok] & 1u << GAZ_NORP && !joined_modifier(w, tok))) {
        g->head = tok;
        g->end = g->at;
    }
    return true;
}

/* A participle at g->at: "armed men", "the ruling party", "the wounded". */
static bool step_participle(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    const unsigned x = casus__work_xpos(w, tok);
    if (g->noun)
        return false;
    const bool leads = casus__group_leads_on(w, tok + 1) &&
                       !casus__group_is_time(w, tok + 1);
    if (tok == g->begin) {
        if (!leads || casus__work_xpos(w, tok + 1) == XPOS_CD ||
            casus__group_after_auxiliary(w, tok))
            return false;
        if (x == XPOS_VBG)
            return (casus__work_bits(w, tok) & W_ADJING) != 0 &&
                   (g->at++, true);
        /* Behind a noun it may be the verb. */
        if (tok > w->begin && (w->ends_at[tok] != NONE ||
                               casus__work_xpos(w, tok - 1) == XPOS_CC))
            return false;
        g->at++;
        return true;
    }
    if (leads) {
        g->at++;
        return true;
    }
    /* "those killed" */
    if (casus__work_bits(w, tok - 1) & W_DEFINITE &&
        !casus__work_fold_is(w, tok - 1, "the"))
        return false;
    if (!g->determined || casus__work_xpos(w, tok + 1) == XPOS_HYPH)
        return g->determined && (g->at++, true);
    /* "a court-martial convicted him" */
    if (g->hyphen && x == XPOS_VBN)
        return false;
    /* "the killing of", "the wounded" */
    g->at++;
    g->head = tok;
    g->end = g->at;
    g->noun = x == XPOS_VBG;
    return true;
}

/* "3,000 to 3,500 troops", "two or three people" */
static bool joins_numbers(const struct work *w, uint32_t tok)
{
    return casus__work_xpos(w, tok - 1) == XPOS_CD &&
           casus__work_xpos(w, tok + 1) == XPOS_CD &&
           (casus__work_xpos(w, tok) == XPOS_CC ||
            casus__work_fold_is(w, tok, "to"));
}

/* "political and economic ties", "the large, violent protest" */
static bool step_joint(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    if (g->at == g->begin || g->noun)
        return false;
    const unsigned before = casus__work_xpos(w, tok - 1);
    const unsigned next = casus__work_xpos(w, tok + 1);
    const unsigned third = casus__work_xpos(w, tok + 2);
    const bool cc = casus__work_xpos(w, tok) == XPOS_CC;
    /* not in "shot dead by Israeli forces" */
    const bool lists = cc || casus__work_xpos(w, tok) == XPOS_COMMA ||
                       casus__work_fold_is(w, tok, "but");
    const bool adj =
        lists && (casus__xpos_is_adj(before) || before == XPOS_VBN);
    const bool on = casus__xpos_is_noun(third) || casus__xpos_is_adj(third) ||
                    third == XPOS_HYPH || third == XPOS_CC ||
                    third == XPOS_RQUOTE || third == XPOS_COMMA;
    /* "economic and trade ties"; not "was calm and turnout figures rose" */
    const bool kind = cc && next == XPOS_NN &&
                      (third == XPOS_NN || third == XPOS_NNS) &&
                      !casus__group_is_time(w, tok + 2) &&
                      !casus__group_after_auxiliary(w, g->begin);
    if (adj &&
        (kind || casus__xpos_is_adj(next) ||
         (cc && (next == XPOS_VBN || next == XPOS_NNP || next == XPOS_VBG))) &&
        on) {
        g->at++;
        return true;
    }
    if (!joins_numbers(w, tok))
        return false;
    g->at++;
    return true;
}

/* "rocket and mortar attacks": a bare singular before "and" says what kind
 * the noun behind it is, unless it is somebody. */
static bool step_kinds(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    /* "the health and defense ministers" */
    const bool office = g->determined && tok == g->begin + 2 &&
                        casus__work_bits(w, tok - 1) & W_OFFICE;
    if (!g->noun || g->hyphen ||
        !(office || (!g->determined && tok == g->begin + 1)) ||
        casus__work_xpos(w, tok) != XPOS_CC ||
        casus__work_xpos(w, tok - 1) != XPOS_NN ||
        casus__work_xpos(w, tok + 1) != XPOS_NN ||
        casus__work_xpos(w, tok + 2) != XPOS_NNS ||
        w->types[tok - 1] & AGENT_TYPES || casus__group_is_time(w, tok - 1))
        return false;
    g->at += 2;
    return true;
}

/* "June 2, 2021" */
static bool step_date_comma(const struct work *w, struct group *g)
{
    if (!g->noun || g->end != g->at ||
        !(casus__work_bits(w, g->head) & (W_MONTH | W_DAY)) ||
        casus__work_xpos(w, g->at) != XPOS_COMMA)
        return false;
    const uint32_t next = g->at + 1;
    const bool month = casus__work_bits(w, g->head) & W_DAY &&
                       casus__work_bits(w, next) & W_MONTH &&
                       casus__xpos_is_proper(casus__work_xpos(w, next));
    if (!casus__group_is_year(w, next) && !month)
        return false;
    g->at = next + 1;
    g->end = g->at;
    if (month)
        g->head = next;
    return true;
}

static bool after_determiner(const struct work *w, uint32_t tok)
{
    const unsigned x =
        tok > w->begin ? casus__work_xpos(w, tok - 1) : XPOS_NONE;
    return (x == XPOS_DT && !(casus__work_bits(w, tok - 1) & W_ALONE)) ||
           x == XPOS_POS || x == XPOS_PRPS;
}

/* "In 2014 Moscow seized", "since 2008 Russian forces": a year behind a
 * preposition, and a name that has nothing to do with it. */
static bool year_ends(const struct work *w, const struct group *g)
{
    const uint32_t tok = g->at;
    return tok == g->begin + 1 && g->begin > w->begin &&
           casus__group_is_year(w, g->begin) &&
           casus__work_xpos(w, g->begin - 1) == XPOS_IN &&
           (casus__xpos_is_proper(casus__work_xpos(w, tok)) ||
            w->types[tok] & (PLACE_TYPES | 1u << GAZ_NORP));
}

/* "The U.S. military said": an adjective that is a body by itself. */
static bool step_body(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    if (!g->noun || !(w->types[tok] & 1u << GAZ_AGENT) ||
        casus__group_leads_on(w, tok + 1) ||
        casus__group_is_tight_hyphen(w, tok + 1) ||
        casus__work_xpos(w, tok + 1) == XPOS_CC)
        return false;
    take_noun(g, 1);
    return true;
}

/* a "witch hunt" */
static bool step_quote(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    const unsigned x = casus__work_xpos(w, tok);
    if ((x != XPOS_LQUOTE && x != XPOS_RQUOTE) || !g->determined || g->noun ||
        !(casus__group_leads_on(w, tok + 1) ||
          (casus__xpos_is_adverb(casus__work_xpos(w, tok + 1)) &&
           casus__group_leads_on(w, tok + 2))))
        return false;
    g->at++;
    return true;
}

/* "two newly arrived soldiers", whose participle may be tagged as a verb. */
static bool step_adverb(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    const unsigned x = casus__work_xpos(w, tok);
    const unsigned next = casus__work_xpos(w, tok + 1);
    if (g->noun || tok == g->begin)
        return false;
    const bool participle =
        x == XPOS_VBD && casus__xpos_is_adverb(casus__work_xpos(w, tok - 1)) &&
        casus__group_leads_on(w, tok + 1);
    const bool adverb =
        casus__xpos_is_adverb(x) &&
        (casus__xpos_is_adj(next) || next == XPOS_VBN || next == XPOS_CD ||
         next == XPOS_VBG || next == XPOS_HYPH ||
         (next == XPOS_VBD && casus__group_leads_on(w, tok + 2)));
    if (participle || adverb)
        g->at++;
    return participle || adverb;
}

/* Take what stands at g->at into the group; false at its end. */
bool casus__group_step(const struct work *w, struct group *g)
{
    const uint32_t tok = g->at;
    if (tok >= w->end || year_ends(w, g))
        return false;
    const unsigned x = casus__work_xpos(w, tok);
    const uint32_t name = w->name_end[tok];
    if (name > tok && name <= w->end &&
        !(g->noun && (name_breaks(w, g, tok) || second_object(w, g, tok)))) {
        take_noun(g, name - tok);
        return true;
    }
    const uint32_t title = long_title(w, tok);
    if (title) {
        g->at = title;
        return true;
    }
    if (casus__group_is_tight_hyphen(w, tok))
        return step_hyphen(w, g);
    if (casus__xpos_is_noun(x))
        return step_noun(w, g);
    /* "the attacks", "voters' demands", tagged as verbs */
    if (!g->noun && g->determined &&
        (x == XPOS_VBZ || x == XPOS_VB || x == XPOS_VBP) &&
        after_determiner(w, tok)) {
        take_noun(g, 1);
        return true;
    }
    if (casus__xpos_is_adj(x) && step_body(w, g))
        return true;
    if (casus__xpos_is_adj(x) || x == XPOS_CD)
        return step_modifier(w, g);
    if (x == XPOS_VBN || x == XPOS_VBG)
        return step_participle(w, g);
    if (x == XPOS_DOLLAR || x == XPOS_HASH) {
        if (g->noun)
            return false;
        g->at++;
        return true;
    }
    if (x == XPOS_SYM && g->head != NONE && casus__work_fold_is(w, tok, "%")) {
        take_noun(g, 1);
        return true;
    }
    if (x == XPOS_CC && casus__work_fold_is(w, tok, "&") && g->noun) {
        g->at++;
        return true;
    }
    if (x == XPOS_CC && step_kinds(w, g))
        return true;
    if (x == XPOS_CC || x == XPOS_TO || x == XPOS_IN)
        return step_joint(w, g);
    if (x == XPOS_COMMA)
        return step_date_comma(w, g) || step_joint(w, g);
    return step_quote(w, g) || step_adverb(w, g);
}
