/*
 * Words whose tag their neighbours settle beyond doubt, where the tagger's
 * statistics go astray: they were learned from other kinds of text than news.
 */
#include "tag/mend.h"

#include "base/fold.h"
#include "base/str.h"
#include "tag/universal.h"

struct mender {
    casus_doc *doc;
    uint32_t begin, end;
};

static unsigned at(const struct mender *m, uint32_t i)
{
    return i >= m->begin && i < m->end ? m->doc->tags[i].xpos : XPOS_NONE;
}

/* Most words differ by their first letter. */
static bool same(casus_str fold, const char *word)
{
    return fold.len && fold.ptr[0] == word[0] && casus__str_is(fold, word);
}

static bool is(const struct mender *m, uint32_t i, const char *word)
{
    return i >= m->begin && i < m->end &&
           same(casus__token_fold(m->doc, i), word);
}

static bool is_one(const struct mender *m, uint32_t i, const char *const *words,
                   size_t n)
{
    if (i < m->begin || i >= m->end)
        return false;
    const casus_str fold = casus__token_fold(m->doc, i);
    for (size_t k = 0; k < n; k++)
        if (same(fold, words[k]))
            return true;
    return false;
}

static bool is_noun(unsigned x)
{
    return x == XPOS_NN || x == XPOS_NNS || x == XPOS_NNP || x == XPOS_NNPS;
}

static bool is_finite(unsigned x)
{
    return x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP || x == XPOS_MD;
}

static void set(const struct mender *m, uint32_t i, unsigned xpos)
{
    m->doc->tags[i] =
        (struct tag){ .xpos = (uint8_t)xpos,
                      .upos = (uint8_t)casus__upos_default(xpos) };
}

/* "During her May 3 visit": between a preposition and a noun. */
static void mend_her(const struct mender *m, uint32_t i)
{
    const unsigned next = at(m, i + 1);
    if (at(m, i) == XPOS_PRP && is(m, i, "her") && at(m, i - 1) == XPOS_IN &&
        (is_noun(next) || next == XPOS_JJ) && at(m, i + 2) != XPOS_NONE)
        set(m, i, XPOS_PRPS);
}

/* "Under Secretary": a title, not below one. */
static void mend_under(const struct mender *m, uint32_t i)
{
    if (at(m, i) == XPOS_IN && is(m, i, "under") && is(m, i + 1, "secretary") &&
        m->doc->tokens[i].word_case == CASE_TITLE && at(m, i + 1) == XPOS_NNP)
        set(m, i, XPOS_NNP);
}

/* "Gunmen", "policemen": several, and no verbs. */
static void mend_men(const struct mender *m, uint32_t i)
{
    const unsigned x = at(m, i);
    const casus_str fold = casus__token_fold(m->doc, i);
    if ((x == XPOS_VBN || x == XPOS_VBD || x == XPOS_VB || x == XPOS_VBP ||
         x == XPOS_JJ || x == XPOS_RB || x == XPOS_NN) &&
        fold.len > 5 && casus__str_ends(fold, "men"))
        set(m, i, XPOS_NNS);
}

/* "Gunmen shot a judge", "police shot two men": between those who may and
 * what may be shot it is no noun. */
static void mend_shot(const struct mender *m, uint32_t i)
{
    const unsigned before = at(m, i - 1), next = at(m, i + 1);
    if (at(m, i) == XPOS_VBP && is(m, i, "shot"))
        set(m, i, XPOS_VBD);
    if (at(m, i) == XPOS_NN && is(m, i, "shot") &&
        (before == XPOS_NNS || before == XPOS_NNP || before == XPOS_NNPS ||
         is(m, i - 1, "police")) &&
        (next == XPOS_DT || next == XPOS_PRPS || next == XPOS_CD ||
         next == XPOS_NNP || next == XPOS_PRP || is(m, i + 1, "dead") ||
         is(m, i + 1, "and")))
        set(m, i, XPOS_VBD);
}

/* "Police beat two men", "Norway froze the funds": past forms that were taken
 * for nouns or infinitives behind their subject. */
static void mend_past_form(const struct mender *m, uint32_t i)
{
    static const char *const words[] = { "beat",  "broke",     "fought",
                                         "froze", "overthrew", "sank",
                                         "sought", "withdrew" };
    const unsigned x = at(m, i), before = at(m, i - 1), next = at(m, i + 1);
    if ((x != XPOS_NN && x != XPOS_VB && x != XPOS_VBP && x != XPOS_JJ) ||
        (!is_noun(before) && before != XPOS_PRP) ||
        (next != XPOS_DT && next != XPOS_PRPS && next != XPOS_CD &&
         next != XPOS_NNP && next != XPOS_PRP && next != XPOS_JJ))
        return;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (is(m, i, words[k]))
            set(m, i, XPOS_VBD);
}

/* "Wound up her visit" */
static void mend_wound(const struct mender *m, uint32_t i)
{
    if (at(m, i) == XPOS_NN && is(m, i, "wound") && is(m, i + 1, "up"))
        set(m, i, XPOS_VBD);
}

/* "Test-fired a missile": no name of a thing. */
static void mend_hyphenated(const struct mender *m, uint32_t i)
{
    if (at(m, i) == XPOS_NN && is(m, i, "test") &&
        at(m, i + 1) == XPOS_HYPH && at(m, i + 2) == XPOS_VBD)
        set(m, i, XPOS_RB);
}

/* "And retired General X", "the retired judge": no verb. */
static void mend_retired(const struct mender *m, uint32_t i)
{
    const unsigned x = at(m, i), before = at(m, i - 1), next = at(m, i + 1);
    if ((x == XPOS_VBD || x == XPOS_VBN) && is(m, i, "retired") &&
        (before == XPOS_CC || before == XPOS_DT || before == XPOS_NONE) &&
        (next == XPOS_NNP || next == XPOS_JJ))
        set(m, i, XPOS_JJ);
}

/* "Anti-war protests": such a word stands before a noun. */
static void mend_anti(const struct mender *m, uint32_t i)
{
    if (at(m, i) == XPOS_VBZ && at(m, i - 1) != XPOS_NONE &&
        casus__str_starts(casus__token_fold(m->doc, i - 1), "anti-"))
        set(m, i, XPOS_NNS);
}

/* "Favors talks with": behind a verb, a preposition or an adjective. */
static void mend_talks(const struct mender *m, uint32_t i)
{
    const unsigned before = at(m, i - 1);
    if (at(m, i) == XPOS_VBZ && is(m, i, "talks") &&
        (before == XPOS_VBZ || before == XPOS_VBP || before == XPOS_VBD ||
         before == XPOS_VB || before == XPOS_VBG || before == XPOS_IN ||
         before == XPOS_JJ || before == XPOS_DT))
        set(m, i, XPOS_NNS);
}

/* Words that are verbs and nothing else, in the form of the present. */
static bool is_verb_only(casus_str fold)
{
    static const char *const words[] = {
        "accompany", "attend",     "deploy",     "expel",     "impose",
        "persuade",  "prevent",    "provide",
        "accuse",    "accuses",    "allege",     "apologize", "argue",
        "become",    "condemn",    "condemns",   "considers", "criticize",
        "denies",    "denounce",   "denounces",  "deny",      "insist",
        "insists",   "oppose",     "opposes",    "reaffirm",  "renounce",
        "resign",    "say",        "strengthen", "threatens", "undermine",
        "urge",      "violate",    "violates",   "warn",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (same(fold, words[i]))
            return true;
    return false;
}

static void mend_verb(const struct mender *m, uint32_t i)
{
    const unsigned before = at(m, i - 1);
    const casus_str fold = casus__token_fold(m->doc, i);
    switch (at(m, i)) {
    case XPOS_IN:
    case XPOS_JJ:
    case XPOS_NN:
    case XPOS_NNS:
    case XPOS_RB:
        break;
    default:
        return;
    }
    /* "the urge to leave", "a strong urge" */
    const bool noun = before == XPOS_DT || before == XPOS_PRPS ||
                      (before == XPOS_JJ && is(m, i, "urge"));
    if (fold.len && !noun && is_verb_only(fold))
        set(m, i,
            fold.ptr[fold.len - 1] == 's' ? XPOS_VBZ
            : is_noun(before) || before == XPOS_PRP ? XPOS_VBP
                                                    : XPOS_VB);
}

/* "The ministers are meeting in Rome": no noun behind "are" alone. */
static void mend_meeting(const struct mender *m, uint32_t i)
{
    if (at(m, i) == XPOS_NN && is(m, i, "meeting") &&
        (is(m, i - 1, "are") || is(m, i - 1, "were") || is(m, i - 1, "is") ||
         is(m, i - 1, "was")))
        set(m, i, XPOS_VBG);
}

/* Verbs that take a thing, never a clause: "denies", "rejected". */
static bool takes_thing(const struct mender *m, uint32_t i)
{
    static const char *const stems[] = { "deny",    "deni",   "reject",
                                         "dismiss", "refut",  "ignor",
                                         "defy",    "defi",   "resist",
                                         "repeat",  "renew",  "counter",
                                         "oppos",   "welcom", "brush",
                                         "echo",    "face" };
    const casus_str fold = casus__token_fold(m->doc, i);
    if (!is_finite(at(m, i)) && at(m, i) != XPOS_VBN)
        return false;
    for (size_t k = 0; k < sizeof stems / sizeof stems[0]; k++)
        if (casus__str_starts(fold, stems[k]))
            return true;
    return false;
}

/* "Denies U.S. charges", "amid Chadian demands": no verb of its own. */
static void mend_charges(const struct mender *m, uint32_t i)
{
    static const char *const words[] = { "charges",  "claims",  "demands",
                                         "calls",    "reports", "offers",
                                         "requests", "plans",   "concerns" };
    enum { NAMES = 3 };
    if (at(m, i) != XPOS_VBZ ||
        !is_one(m, i, words, sizeof words / sizeof words[0]))
        return;
    uint32_t t = i;
    while (t > m->begin && t + NAMES > i &&
           (at(m, t - 1) == XPOS_NNP || at(m, t - 1) == XPOS_NNPS ||
            at(m, t - 1) == XPOS_JJ))
        t--;
    if (t == i || t == m->begin)
        return;
    if (takes_thing(m, t - 1) || is(m, t - 1, "amid") ||
        is(m, t - 1, "despite"))
        set(m, i, XPOS_NNS);
}

/* Never anything but a preposition. */
static void mend_amid(const struct mender *m, uint32_t i)
{
    if (at(m, i) != XPOS_NNP && (is(m, i, "amid") || is(m, i, "amidst")))
        set(m, i, XPOS_IN);
}

static bool is_demand(const struct mender *m, uint32_t i)
{
    static const char *const stems[] = { "demand",  "insist",    "urg",
                                         "request", "recommend", "propos",
                                         "suggest", "order" };
    if (i < m->begin)
        return false;
    for (size_t k = 0; k < sizeof stems / sizeof stems[0]; k++)
        if (casus__str_starts(casus__token_fold(m->doc, i), stems[k]))
            return true;
    return false;
}

/* "Demanded that Sudan end its raids", "that the army end a siege": what is
 * demanded is a verb. */
static void mend_subjunctive(const struct mender *m, uint32_t i)
{
    enum { FAR = 5 };
    const unsigned before = at(m, i - 1), next = at(m, i + 1);
    if ((at(m, i) != XPOS_NN && at(m, i) != XPOS_JJ) ||
        m->doc->tokens[i].word_case != CASE_LOWER ||
        (before != XPOS_NNP && before != XPOS_NNPS && before != XPOS_NNS &&
         !(before == XPOS_NN &&
           (at(m, i - 2) == XPOS_DT || at(m, i - 2) == XPOS_JJ))) ||
        (next != XPOS_DT && next != XPOS_PRPS))
        return;
    for (uint32_t k = i - 1; k > m->begin && k + FAR > i; k--)
        if (is(m, k, "that")) {
            if (is_demand(m, k - 1))
                set(m, i, XPOS_VB);
            return;
        }
}

/* "The US imposed sanctions": of a sentence without another verb, the word
 * in -ed between a name and a noun is no adjective. */
static void mend_only_verb(const struct mender *m)
{
    uint32_t found = NONE;
    if (m->end - m->begin < 4 || !is(m, m->end - 1, "."))
        return;
    for (uint32_t i = m->begin; i < m->end; i++) {
        const unsigned x = at(m, i), before = at(m, i - 1), next = at(m, i + 1);
        if (is_finite(x))
            return;
        if (found == NONE && (x == XPOS_JJ || x == XPOS_VBN) &&
            (before == XPOS_NNP || before == XPOS_NNPS) &&
            (is_noun(next) || next == XPOS_DT || next == XPOS_CD ||
             next == XPOS_JJ || next == XPOS_PRPS) &&
            casus__str_ends(casus__token_fold(m->doc, i), "ed") &&
            m->doc->tokens[i].word_case == CASE_LOWER && !is(m, i, "armed"))
            found = i;
    }
    if (found != NONE)
        set(m, found, XPOS_VBD);
}

/* "An Islamic State target", "an arms embargo": what an article and a name
 * lead to, and any words to what would be the plural of a verb. */
static void mend_named(const struct mender *m, uint32_t i)
{
    enum { NAME = 4 };
    uint32_t k = i;
    if (at(m, i) != XPOS_VB && at(m, i) != XPOS_VBP)
        return;
    /* "a few people say" */
    static const char *const many[] = { "bunch", "couple", "few",
                                        "good",  "great",  "lot",
                                        "majority", "number" };
    const bool plural = at(m, i) == XPOS_VBP && at(m, i + 1) == XPOS_IN &&
                        !is(m, i, "are") && !is(m, i, "have");
    while (k > m->begin && i - k < NAME &&
           (at(m, k - 1) == XPOS_NNP || at(m, k - 1) == XPOS_NNPS ||
            (plural && !is_one(m, k - 1, many, sizeof many / sizeof *many) &&
             (is_noun(at(m, k - 1)) || at(m, k - 1) == XPOS_JJ))))
        k--;
    if (k < i && (is(m, k - 1, "a") || is(m, k - 1, "an")))
        set(m, i, XPOS_NN);
}

/* "Froze", "quit" are finite wherever no "to" or auxiliary stands before. */
static void mend_past(const struct mender *m, uint32_t i)
{
    static const char *const past[] = { "froze", "overthrew", "withdrew",
                                        "forbade", "overran" };
    const unsigned x = at(m, i), before = at(m, i - 1);
    if ((x == XPOS_VB || x == XPOS_NN || x == XPOS_NNP) &&
        is_one(m, i, past, sizeof past / sizeof *past))
        set(m, i, XPOS_VBD);
    if ((x == XPOS_IN || x == XPOS_NN || x == XPOS_JJ) && is(m, i, "quit") &&
        (is_noun(before) || before == XPOS_PRP))
        set(m, i, XPOS_VBD);
    if ((x == XPOS_IN || x == XPOS_JJ || x == XPOS_VB) &&
        is(m, i, "occupy") && is_noun(before))
        set(m, i, XPOS_VBP);
}

/* "The military seized power": the army, not what it is like. */
static void mend_military(const struct mender *m, uint32_t i)
{
    const unsigned x = at(m, i + 1);
    if (at(m, i) != XPOS_JJ || !is(m, i, "military") ||
        at(m, i - 1) != XPOS_DT || (x != XPOS_VBN && x != XPOS_VBD))
        return;
    set(m, i, XPOS_NN);
    set(m, i + 1, XPOS_VBD);
}

/* "Jail terms" are what a court gives, "court sentences 12" is what it does;
 * "unions stage a strike", "protests spread to the capital". */
static void mend_news(const struct mender *m, uint32_t i)
{
    static const char *const terms[] = { "term", "terms", "sentence",
                                         "sentences", "time" };
    static const char *const courts[] = { "court", "tribunal", "judge",
                                          "jury" };
    static const char *const shows[] = { "strike", "protest", "protests",
                                         "rally", "walkout", "sit-in",
                                         "strikes" };
    static const char *const spreads[] = { "protests", "strikes", "riots",
                                           "clashes", "demonstrations",
                                           "unrest", "violence", "fighting" };
    const unsigned x = at(m, i), next = at(m, i + 1);
    if ((x == XPOS_VB || x == XPOS_VBP || x == XPOS_VBD) && is(m, i, "jail") &&
        is_one(m, i + 1, terms, sizeof terms / sizeof *terms))
        set(m, i, XPOS_NN);
    if (x == XPOS_NNS && is(m, i, "sentences") &&
        is_one(m, i - 1, courts, sizeof courts / sizeof *courts) &&
        (next == XPOS_CD || next == XPOS_NNP || next == XPOS_DT ||
         next == XPOS_JJ || next == XPOS_NN))
        set(m, i, XPOS_VBZ);
    if (x == XPOS_NN && is(m, i, "stage") && at(m, i - 1) == XPOS_NNS &&
        (is_one(m, i + 1, shows, sizeof shows / sizeof *shows) ||
         is_one(m, i + 2, shows, sizeof shows / sizeof *shows)))
        set(m, i, XPOS_VBP);
    if (x == XPOS_NN && is(m, i, "spread") &&
        (next == XPOS_IN || next == XPOS_TO || next == XPOS_RB) &&
        is_one(m, i - 1, spreads, sizeof spreads / sizeof *spreads)) {
        if (at(m, i - 1) == XPOS_VBZ)
            set(m, i - 1, XPOS_NNS);
        set(m, i, XPOS_VBD);
    }
}

/* "Is resolved to help", "remains prepared to talk": a state of mind. */
static void mend_minded(const struct mender *m, uint32_t i)
{
    static const char *const minds[] = { "determined", "disposed", "inclined",
                                         "poised",     "prepared", "resolved" };
    static const char *const be[] = { "'m",  "'re", "'s",  "am",      "are",
                                      "be",  "been", "is", "remain", "remains",
                                      "was", "were" };
    if (at(m, i) == XPOS_VBN && is(m, i + 1, "to") &&
        is_one(m, i, minds, sizeof minds / sizeof *minds) &&
        (is_one(m, i - 1, be, sizeof be / sizeof *be) ||
         (at(m, i - 1) == XPOS_RB &&
          is_one(m, i - 2, be, sizeof be / sizeof *be))))
        set(m, i, XPOS_JJ);
}

/* "Police say a bomb exploded in Lima": nothing is exploded by somebody. */
static void mend_happened(const struct mender *m, uint32_t i)
{
    static const char *const words[] = {
        "arrived",  "clashed", "collapsed", "crashed",  "died",
        "erupted",  "escaped", "exploded",  "happened", "marched",
        "occurred", "rallied", "resigned",  "surrendered",
    };
    if (at(m, i) == XPOS_VBN && is_noun(at(m, i - 1)) &&
        is_one(m, i, words, sizeof words / sizeof *words))
        set(m, i, XPOS_VBD);
}

/* "A copper mine", "arms exports": things; "fled fighting", "stop fighting":
 * from what, what. */
static void mend_things(const struct mender *m, uint32_t i)
{
    static const char *const stop[] = { "cease", "ceased", "end",  "ended",
                                        "halt",  "halted", "stop", "stopped",
                                        "stops" };
    static const char *const goods[] = { "exports", "imports", "supplies" };
    static const char *const flee[] = { "escape", "escaped", "escaping", "flee",
                                        "fled",   "flees",   "fleeing" };
    const unsigned before = at(m, i - 1);
    if (at(m, i) == XPOS_PRP && is(m, i, "mine") &&
        (before == XPOS_NN || before == XPOS_JJ || before == XPOS_DT))
        set(m, i, XPOS_NN);
    if (at(m, i) == XPOS_VBG &&
        (is(m, i, "fighting") || is(m, i, "shelling")) &&
        is_one(m, i - 1, flee, sizeof flee / sizeof *flee))
        set(m, i, XPOS_NN);
    const bool ends = m->doc->tags[i].upos != UPOS_PUNCT &&
                      (at(m, i + 1) == XPOS_IN || at(m, i + 1) == XPOS_TO ||
                       i + 1 == m->end ||
                       m->doc->tags[i + 1].upos == UPOS_PUNCT);
    if (at(m, i) == XPOS_VBG && is(m, i, "fighting") && ends &&
        is_one(m, i - 1, stop, sizeof stop / sizeof *stop))
        set(m, i, XPOS_NN);
    if (at(m, i) == XPOS_VBZ && ends && is_noun(before) &&
        is_one(m, i, goods, sizeof goods / sizeof *goods))
        set(m, i, XPOS_NNS);
}

/* "Police and suspected rebels", "treated 25 wounded people": what they are,
 * not what was done. */
static void mend_suspected(const struct mender *m, uint32_t i)
{
    static const char *const states[] = { "accused",  "alleged",  "armed",
                                          "convicted", "injured", "masked",
                                          "suspected", "wounded" };
    const unsigned x = at(m, i), before = at(m, i - 1), next = at(m, i + 1);
    if (!is_noun(next) && next != XPOS_JJ)
        return;
    if (((x == XPOS_VBN && (before == XPOS_CC || before == XPOS_CD ||
                            before == XPOS_IN || before == XPOS_NONE)) ||
         (x == XPOS_VBD && before == XPOS_CD)) &&
        is_one(m, i, states, sizeof states / sizeof *states))
        set(m, i, XPOS_JJ);
}

/* "Fuel protests swept the country", "the planes flew", "aid workers",
 * "sentenced a guard to prison". */
static void mend_noun(const struct mender *m, uint32_t i)
{
    static const char *const things[] = { "protests", "planes",  "strikes",
                                          "attacks",  "clashes", "raids",
                                          "riots",    "bombs",   "forces" };
    static const char *const helpers[] = { "worker",   "workers", "agency",
                                           "agencies", "group",   "groups",
                                           "convoy",   "convoys", "truck",
                                           "trucks",   "official",
                                           "officials" };
    const unsigned x = at(m, i), before = at(m, i - 1), next = at(m, i + 1);
    if (x == XPOS_VBZ && before != XPOS_PRP && before != XPOS_NNS &&
        (next == XPOS_VBD || next == XPOS_VBP || next == XPOS_MD) &&
        is_one(m, i, things, sizeof things / sizeof *things))
        set(m, i, XPOS_NNS);
    if ((x == XPOS_VB || x == XPOS_VBP) && is(m, i, "aid") &&
        is_one(m, i + 1, helpers, sizeof helpers / sizeof *helpers))
        set(m, i, XPOS_NN);
    if (x == XPOS_VB && is(m, i - 1, "to") &&
        (is(m, i, "prison") ||
         (is(m, i, "jail") && (is(m, i + 1, "for") || is(m, i + 1, ".")))))
        set(m, i, XPOS_NN);
    if (x == XPOS_RB && is(m, i, "highways"))
        set(m, i, XPOS_NNS);
}

void casus__tag_mend(casus_doc *doc, const struct sentence *s)
{
    const struct mender m = { doc, s->tok, s->tok + s->n_tok };
    for (uint32_t i = m.begin; i < m.end; i++) {
        mend_her(&m, i);
        mend_under(&m, i);
        mend_men(&m, i);
        mend_shot(&m, i);
        mend_past_form(&m, i);
        mend_hyphenated(&m, i);
        mend_wound(&m, i);
        mend_retired(&m, i);
        mend_talks(&m, i);
        mend_anti(&m, i);
        mend_meeting(&m, i);
        mend_past(&m, i);
        mend_military(&m, i);
        mend_news(&m, i);
        mend_noun(&m, i);
        mend_verb(&m, i);
        mend_amid(&m, i);
        mend_charges(&m, i);
        mend_subjunctive(&m, i);
        mend_named(&m, i);
        mend_minded(&m, i);
        mend_happened(&m, i);
        mend_things(&m, i);
        mend_suspected(&m, i);
    }
    mend_only_verb(&m);
}
