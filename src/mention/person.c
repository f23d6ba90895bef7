/*
 * Names of people who are in no list: a run of capitalised words behind a
 * title ("Prime Minister Nouri al-Maliki"), or with a given name or family
 * name of the name lists.
 */
#include "mention/internal.h"

#include "base/fold.h"
#include "base/str.h"

/* Words in lower case that stand inside a name. */
static const char *const particles[] = {
    "abu", "al",  "bin", "da",  "de",  "del", "della", "den", "der",
    "di",  "do",  "dos", "du",  "el",  "ibn", "la",    "le",  "ould",
    "san", "ter", "ul",  "van", "von", "y",   "zu",
};

/* Honorifics that no name list marks as a title of office. */
static const char *const speech[] = {
    "add",     "announce", "argue",   "ask",    "believe", "claim",
    "comment", "declare",  "explain", "insist", "note",    "say",
    "tell",    "think",    "warn",    "write",
};

/* Days and months end a name: "said Mohammad Yousuf Thursday". */
static const char *const calendar[] = {
    "april",    "august",  "december", "february",  "friday",
    "january",  "july",    "june",     "march",     "monday",
    "november", "october", "saturday", "september", "sunday",
    "thursday", "today",   "tuesday",  "wednesday", "yesterday",
};

struct run {
    uint32_t begin, end; /* tokens */
};

static bool is_hyphen(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    return t->end - t->begin == 1 && doc->buffer[t->begin] == '-' &&
           !(t->flags & TOKEN_SPACE_BEFORE);
}

static bool is_particle(const casus_doc *doc, uint32_t tok)
{
    return doc->tokens[tok].kind == TOKEN_WORD &&
           casus__mention_fold_in(doc, tok, particles, COUNT(particles));
}

/* A capitalised word that can be part of a name: not a lone article or
 * pronoun at the start of a sentence. */
static bool is_name_word(const casus_doc *doc, uint32_t tok)
{
    if (!casus__mention_is_capital(doc, tok) ||
        doc->tokens[tok].flags & TOKEN_CLITIC ||
        casus__mention_fold_in(doc, tok, calendar, COUNT(calendar)))
        return false;
    if (!doc->tags)
        return true;
    const unsigned x = doc->tags[tok].xpos;
    return x == XPOS_NNP || x == XPOS_NNPS || x == XPOS_JJ || x == XPOS_NN ||
           x == XPOS_NNS || x == XPOS_FW || x == XPOS_VBG || x == XPOS_VBN;
}

/* How far a run goes on from `tok`, which ended one step; tok itself if it
 * ends there. */
static uint32_t step(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    if (tok >= end)
        return tok;
    if (tok + 1 < end && is_hyphen(doc, tok) &&
        !(doc->tokens[tok + 1].flags & TOKEN_SPACE_BEFORE) &&
        doc->tokens[tok + 1].kind == TOKEN_WORD)
        return tok + 2;
    if (is_name_word(doc, tok))
        return tok + 1;
    if (!is_particle(doc, tok))
        return tok;
    /* Particles count only when a capital follows: "bin Laden". */
    uint32_t k = tok + 1;
    while (k < end && k < tok + 4 && (is_hyphen(doc, k) || is_particle(doc, k)))
        k++;
    return k < end && is_name_word(doc, k) ? k + 1 : tok;
}

static struct run next_run(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    while (tok < end) {
        uint32_t k = step(doc, tok, end);
        if (k == tok || is_hyphen(doc, tok)) {
            tok++;
            continue;
        }
        struct run r = { tok, k };
        while ((k = step(doc, r.end, end)) != r.end)
            r.end = k;
        return r;
    }
    return (struct run){ end, end };
}

static uint32_t types_at(const casus_doc *doc, uint32_t tok, uint32_t n_tok)
{
    uint32_t types = 0;
    for (uint32_t i = doc->match_at[tok]; i < doc->match_at[tok + 1]; i++)
        if (doc->matches[i].n_tok == n_tok)
            types |= doc->matches[i].types;
    return types;
}

static bool is_speech_verb(const casus_doc *doc, uint32_t tok)
{
    if (tok >= doc->n_tokens || !doc->lemmas)
        return false;
    for (size_t i = 0; i < COUNT(speech); i++)
        if (casus__str_is(doc->lemmas[tok], speech[i]))
            return true;
    return false;
}

/* The token of the name's last word: behind the last hyphen for "Moo-hyun",
 * where the whole compound counts. */
static bool age_follows(const casus_doc *doc, uint32_t tok)
{
    return tok + 2 < doc->n_tokens &&
           casus__str_is(casus__token_fold(doc, tok), ",") &&
           doc->tokens[tok + 1].kind == TOKEN_NUMBER &&
           casus__str_is(casus__token_fold(doc, tok + 2), ",");
}

static uint32_t count_words(const casus_doc *doc, struct run r)
{
    uint32_t n = 0;
    for (uint32_t i = r.begin; i < r.end; i++)
        n += !is_hyphen(doc, i) && !(i > r.begin && is_hyphen(doc, i - 1));
    return n;
}

/* Evidence that the words of a segment name a person. */
static int segment_score(const casus_doc *doc, struct run r, bool title,
                         bool noun_before)
{
    const uint32_t words = count_words(doc, r);
    const uint32_t first = types_at(doc, r.begin, 1);
    const uint32_t last = types_at(doc, r.end - 1, 1);
    int score = 0;
    if (words > 5)
        return 0;
    if (title)
        score += 55;
    if (words >= 2) {
        score += 10;
        if (first & GAZ_BIT(GAZ_GIVEN))
            score += 30;
        if (last & GAZ_BIT(GAZ_SURNAME))
            score += 18;
        if (noun_before)
            score += 15;
        if (is_speech_verb(doc, r.end) || age_follows(doc, r.end))
            score += 15;
        score += 6 * (int)(words - 1);
    } else if (noun_before && last & GAZ_BIT(GAZ_SURNAME)) {
        score += 20;
    }
    return score;
}

/* The gazetteer match that knows a person by just these words, or NONE. */
static uint32_t known_person(const casus_doc *doc, struct run r)
{
    const uint32_t end = doc->match_at[r.begin + 1];
    for (uint32_t i = doc->match_at[r.begin]; i < end; i++)
        if (doc->matches[i].n_tok == r.end - r.begin &&
            doc->matches[i].types & GAZ_BIT(GAZ_PERSON))
            return i;
    return NONE;
}

static void add_segment(struct work *w, struct run r, bool title,
                        bool noun_before)
{
    const struct token *t = &w->doc->tokens[r.begin];
    if (r.begin >= r.end || t->kind != TOKEN_WORD ||
        (r.end - r.begin == 1 && t->end - t->begin < 3))
        return;
    const int score = segment_score(w->doc, r, title, noun_before);
    if (score < ACCEPT / 2)
        return;
    struct candidate *c = casus__mention_add(
        w, r.begin, r.end - r.begin, ENTITY_PERSON, score, SOURCE_PERSON);
    if (c)
        c->match = known_person(w->doc, r);
}

/* A title, a nationality or a body at `tok` that is no part of the name. */
static const struct match *no_name_at(const casus_doc *doc, uint32_t tok,
                                      uint32_t end)
{
    const uint32_t stops = GAZ_BIT(GAZ_TITLE) | GAZ_BIT(GAZ_NORP) |
                           GAZ_BIT(GAZ_GPE) | GAZ_BIT(GAZ_ORG) |
                           GAZ_BIT(GAZ_LOC) | GAZ_BIT(GAZ_FAC) |
                           GAZ_BIT(GAZ_AGENT);
    const struct match *m = casus__mention_match_at(doc, tok, stops);
    if (!m || m->tok + m->n_tok > end)
        return NULL;
    /* "Jordan", "Paris" or "Bishop" may begin or end a name as well, and
     * nearly every surname is a village somewhere. */
    const bool may_be_name =
        m->flags & MATCH_GUARDED ||
        (m->n_tok == 1 &&
         types_at(doc, tok, 1) & (GAZ_BIT(GAZ_GIVEN) | GAZ_BIT(GAZ_SURNAME)));
    if (may_be_name && !(m->types & (GAZ_BIT(GAZ_TITLE))))
        return NULL;
    return m;
}

/* Behind a given name stands a surname, though some town has it. */
static bool is_small_town(const casus_doc *doc, const struct match *m)
{
    enum { SMALL = 50000 };
    struct gaz_entry e;
    return m->n_tok == 1 &&
           casus__mention_entry(doc, m, GAZ_BIT(GAZ_GPE), &e) &&
           !(e.flags & GAZ_COUNTRY) && e.population < SMALL &&
           !(m->types & (GAZ_BIT(GAZ_TITLE) | GAZ_BIT(GAZ_NORP)));
}

/* Is the word before the run a noun for a person ("spokesman John Smith")? */
static bool agent_before(const casus_doc *doc, uint32_t sentence, uint32_t tok)
{
    const uint32_t bits = GAZ_BIT(GAZ_AGENT) | GAZ_BIT(GAZ_TITLE);
    return tok > sentence &&
           casus__mention_match_ending(
               doc, tok > sentence + 4 ? tok - 4 : sentence, tok - 1, bits);
}

static void split_run(struct work *w, const struct sentence *s, struct run r)
{
    const casus_doc *doc = w->doc;
    bool title = false;
    bool noun = agent_before(doc, s->tok, r.begin);
    if (r.begin > s->tok) {
        const struct match *before = casus__mention_match_ending(
            doc, r.begin > s->tok + 4 ? r.begin - 4 : s->tok, r.begin - 1,
            GAZ_BIT(GAZ_TITLE));
        title = before != NULL;
    }
    struct run part = { r.begin, r.begin };
    while (part.end < r.end) {
        const struct match *m = no_name_at(doc, part.end, r.end);
        if (!m || (part.end > part.begin &&
                   types_at(doc, part.begin, 1) & GAZ_BIT(GAZ_GIVEN) &&
                   is_small_town(doc, m))) {
            part.end++;
            continue;
        }
        add_segment(w, part, title, noun);
        title = m->types & GAZ_BIT(GAZ_TITLE);
        noun = m->types & GAZ_BIT(GAZ_AGENT);
        part.begin = part.end = m->tok + m->n_tok;
    }
    add_segment(w, part, title, noun);
}

void casus__mention_persons(struct work *w)
{
    const casus_doc *doc = w->doc;
    for (size_t i = 0; i < doc->n_sentences && !w->failed; i++) {
        const struct sentence *s = &doc->sentences[i];
        if (s->flags &
            (SENTENCE_NO_LOWER | SENTENCE_NO_UPPER | SENTENCE_BOILER))
            continue;
        const uint32_t end = s->tok + s->n_tok;
        struct run r = next_run(doc, s->tok, end);
        for (; r.begin < end; r = next_run(doc, r.end, end))
            split_run(w, s, r);
    }
}
