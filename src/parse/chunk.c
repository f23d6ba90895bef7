/* Noun groups: determiner to head, and how they hang together. */
#include "parse/internal.h"

#include "base/str.h"

#define NAME_TYPES                                                            \
    (1u << GAZ_PERSON | 1u << GAZ_GPE | 1u << GAZ_LOC | 1u << GAZ_FAC |       \
     1u << GAZ_ORG)

static uint32_t new_np(struct parser *p, uint32_t begin, uint32_t end,
                       uint32_t head, uint32_t flags)
{
    casus_doc *doc = p->doc;
    struct np *a = casus__arena_grow(&doc->arena, doc->nps, doc->n_nps,
                                     &p->cap_nps, sizeof *a);
    if (!a) {
        p->failed = true;
        return NONE;
    }
    doc->nps = a;
    const uint32_t i = (uint32_t)doc->n_nps++;
    a[i] = (struct np){
        .begin = begin,
        .end = end,
        .head = head,
        .sent = p->sent,
        .next_conj = NONE,
        .first_conj = i,
        .appos = NONE,
        .of = NONE,
        .poss = NONE,
        .rel_pred = NONE,
        .flags = flags,
    };
    for (uint32_t t = begin; t < end; t++)
        doc->np_at[t] = i;
    return i;
}

/* Tokens of a name of several words that the gazetteers know and that holds
 * a function word ("Ministry of Defense"), or of a title before a name
 * ("Secretary of State Antony Blinken"); 0 if there is none. */
static uint32_t fixed_name(const struct parser *p, uint32_t tok)
{
    const casus_doc *doc = p->doc;
    for (uint32_t i = doc->match_at[tok]; i < doc->match_at[tok + 1]; i++) {
        const struct match *m = &doc->matches[i];
        const uint32_t end = tok + m->n_tok;
        if (m->n_tok < 2 || end > p->end || m->flags & MATCH_INNER)
            continue;
        if (m->types & NAME_TYPES)
            return m->n_tok;
        if (m->types & 1u << GAZ_TITLE &&
            (casus__parse_tag(p, end) == XPOS_NNP))
            return m->n_tok;
    }
    return 0;
}

static bool is_hyphen(const struct parser *p, uint32_t tok)
{
    return tok < p->end && p->doc->buffer[p->doc->tokens[tok].begin] == '-' &&
           p->doc->tokens[tok].kind == TOKEN_PUNCT;
}

/* Does an auxiliary stand before the word ("had blamed", "was not killed")?
 * Then a participle is no adjective. */
static bool follows_auxiliary(const struct parser *p, uint32_t tok)
{
    uint32_t t = tok;
    while (t > p->begin && t + 3 > tok &&
           casus__parse_tag(p, t - 1) == XPOS_RB)
        t--;
    return t > p->begin &&
           casus__parse_is(p, t - 1, W_BE | W_HAVE | W_GET) &&
           casus__parse_tag(p, t - 1) != XPOS_POS;
}

/* A participle before a noun: an adjective ("suspected militants"), or the
 * verb of which the noun is the object ("killing 12 people")? */
static bool is_participle_adjective(const struct parser *p, uint32_t tok,
                                    bool inside)
{
    const unsigned next = casus__parse_tag(p, tok + 1);
    const bool common = next == XPOS_NN || next == XPOS_NNS ||
                        next == XPOS_JJ;
    if (inside)
        return common || next == XPOS_NNP;
    if (!common || follows_auxiliary(p, tok))
        return false;
    if (casus__parse_tag(p, tok) == XPOS_VBG)
        return casus__parse_is(p, tok, W_ADJING);
    return tok == p->begin || casus__parse_np(p, tok - 1) == NONE;
}

/* May the word stand between a determiner and the head? `inside`: other
 * words of the group stand before it. */
static bool is_modifier(const struct parser *p, uint32_t tok, bool inside)
{
    const unsigned x = casus__parse_tag(p, tok);
    const unsigned next = casus__parse_tag(p, tok + 1);
    switch (x) {
    case XPOS_JJR:
    case XPOS_JJS:
        /* "at least 12", "more than 12": words before a number. */
        return !casus__parse_bounds_number(p, tok);
    case XPOS_JJ:
    case XPOS_CD:
    case XPOS_DOLLAR:
    case XPOS_AFX:
        return true;
    case XPOS_VBN:
    case XPOS_VBG:
        return is_participle_adjective(p, tok, inside);
    case XPOS_RB:
    case XPOS_RBR:
    case XPOS_RBS:
        return next == XPOS_JJ || next == XPOS_CD || next == XPOS_VBN;
    default:
        return false;
    }
}

struct group {
    uint32_t head, end;
    bool noun;
};

/* Take the words of a group from `tok` on, behind its determiner. */
static struct group take_words(const struct parser *p, uint32_t tok,
                               bool determined)
{
    struct group g = { NONE, tok, false };
    uint32_t i = tok;
    while (i < p->end) {
        const unsigned x = casus__parse_tag(p, i);
        const uint32_t fixed = fixed_name(p, i);
        /* "to Sudan last month" */
        if (g.noun && casus__parse_is(p, i, W_LED) &&
            casus__parse_is(p, i + 1, W_TIMEN | W_DAY | W_MONTH))
            break;
        /* A day or month ends the group: "killed people Friday"; "Jan
         * Egeland" and "April Glaspie" are people. */
        if (g.noun && casus__parse_is(p, i, W_DAY | W_MONTH) &&
            x == XPOS_NNP &&
            (casus__parse_is(p, i, W_DAY) ||
             casus__parse_tag(p, i + 1) != XPOS_NNP))
            break;
        if (fixed && casus__parse_is_noun(x)) {
            g = (struct group){ i + fixed - 1, i + fixed, true };
            i += fixed;
        } else if (casus__parse_is_noun(x)) {
            g = (struct group){ i, i + 1, true };
            i++;
        } else if (is_hyphen(p, i) && i > tok &&
                   !(p->doc->tokens[i].flags & TOKEN_SPACE_BEFORE) &&
                   i + 1 < p->end &&
                   !(p->doc->tokens[i + 1].flags & TOKEN_SPACE_BEFORE)) {
            /* The part behind the hyphen belongs to the compound. */
            const bool noun =
                casus__parse_is_noun(casus__parse_tag(p, i + 1));
            if (noun || g.noun)
                g = (struct group){ i + 1, i + 2, noun || g.noun };
            i += 2;
        } else if (is_modifier(p, i, determined || i > tok) &&
                   !(g.noun && x != XPOS_CD && x != XPOS_JJ)) {
            /* An adjective behind a noun begins something else, unless a
             * noun follows ("Taliban deputy leader" is tagged NN JJ NN). */
            if (g.noun && !casus__parse_is_noun(casus__parse_tag(p, i + 1)))
                break;
            if (!g.noun && (x == XPOS_CD || determined))
                g = (struct group){ i, i + 1, false };
            i++;
        } else if (x == XPOS_CC && !g.noun && i > tok &&
                   casus__parse_tag(p, i - 1) == XPOS_JJ &&
                   casus__parse_tag(p, i + 1) == XPOS_JJ) {
            i++; /* "Israeli and Palestinian leaders" */
        } else {
            break;
        }
    }
    /* "U.S. and Iraqi troops": a bare name before "and" + adjective + noun is
     * left to coordination. */
    return g;
}

static uint32_t time_flag(const struct parser *p, uint32_t head)
{
    const uint64_t when = W_TIMEN | W_DAY | W_MONTH;
    if (casus__parse_is(p, head, when))
        return NP_TIME;
    /* A bare year. */
    const struct token *t = &p->doc->tokens[head];
    const char *b = p->doc->buffer + t->begin;
    const bool year = t->end - t->begin == 4 &&
                      (memcmp(b, "19", 2) == 0 || memcmp(b, "20", 2) == 0) &&
                      casus__is_digit(b[2]) && casus__is_digit(b[3]);
    return year && casus__parse_tag(p, head) == XPOS_CD ? NP_TIME : 0;
}

static uint32_t group_flags(const struct parser *p, uint32_t begin,
                            const struct group *g)
{
    const unsigned head = casus__parse_tag(p, g->head);
    uint32_t flags = time_flag(p, g->head);
    if (head == XPOS_NNP || head == XPOS_NNPS)
        flags |= NP_PROPER;
    if (head == XPOS_NNS || head == XPOS_NNPS)
        flags |= NP_PLURAL;
    for (uint32_t i = begin; i < g->end; i++) {
        if (casus__parse_tag(p, i) == XPOS_CD)
            flags |= NP_NUMBER;
        if (casus__parse_is(p, i, W_DEFINITE) ||
            casus__parse_tag(p, i) == XPOS_PRPS)
            flags |= NP_DEFINITE;
    }
    return flags;
}

static bool is_determiner(unsigned x)
{
    return x == XPOS_DT || x == XPOS_PDT || x == XPOS_PRPS || x == XPOS_WPS ||
           x == XPOS_WDT;
}

/* "'s" behind a group: it possesses the next one. */
static bool is_possessive(const struct parser *p, uint32_t tok)
{
    return casus__parse_tag(p, tok) == XPOS_POS;
}

static uint32_t chunk_at(struct parser *p, uint32_t i, uint32_t poss,
                         uint32_t *made)
{
    const unsigned x = casus__parse_tag(p, i);
    *made = NONE;
    if (x == XPOS_PRP || x == XPOS_EX || x == XPOS_WP) {
        *made = new_np(p, i, i + 1, i, NP_PRONOUN);
        return i + 1;
    }
    uint32_t first = i;
    while (is_determiner(casus__parse_tag(p, first)) && first < i + 3)
        first++;
    const bool determined = first > i || poss != NONE;
    const struct group g = take_words(p, first, determined);
    if (g.head == NONE) {
        /* A determiner alone: "those killed", "this means". */
        if (first > i && x != XPOS_WDT &&
            casus__parse_is(p, first - 1, W_ALONE)) {
            *made = new_np(p, first - 1, first, first - 1, NP_PRONOUN);
            return first;
        }
        return i + 1;
    }
    *made = new_np(p, i, g.end, g.head, group_flags(p, i, &g));
    return g.end;
}

static bool may_start(const struct parser *p, uint32_t tok)
{
    const unsigned x = casus__parse_tag(p, tok);
    return x == XPOS_PRP || x == XPOS_EX || x == XPOS_WP || is_determiner(x) ||
           casus__parse_is_noun(x) || is_modifier(p, tok, false);
}

void casus__parse_chunk(struct parser *p)
{
    uint32_t i = p->begin, poss = NONE;
    while (i < p->end && !p->failed) {
        if (!may_start(p, i)) {
            poss = NONE;
            i++;
            continue;
        }
        uint32_t np;
        i = chunk_at(p, i, poss, &np);
        if (np == NONE)
            continue;
        if (poss != NONE) {
            p->doc->nps[np].poss = poss;
            p->doc->nps[np].flags |= NP_DEFINITE;
        }
        poss = NONE;
        if (is_possessive(p, i)) {
            p->doc->nps[np].flags |= NP_POSSESSOR;
            poss = np;
            i++;
        }
    }
}

/* ---- groups that belong together ------------------------------------- */

/* The np that begins at or right behind `tok`, or NONE. */
static uint32_t np_from(const struct parser *p, uint32_t tok)
{
    const uint32_t np = casus__parse_np(p, tok);
    return np != NONE && p->doc->nps[np].begin == tok ? np : NONE;
}

/* The last np of a possessive chain that begins with np. */
static uint32_t end_of_chain(const struct parser *p, uint32_t np)
{
    while (p->doc->nps[np].flags & NP_POSSESSOR &&
           np + 1 < p->doc->n_nps && p->doc->nps[np + 1].poss == np)
        np++;
    return np;
}

static void link_of(struct parser *p, uint32_t np)
{
    const uint32_t at = p->doc->nps[np].end;
    if (!casus__parse_word(p, at, "of"))
        return;
    const uint32_t of = np_from(p, at + 1);
    if (of != NONE)
        p->doc->nps[np].of = end_of_chain(p, of);
}

/* The last token of np with its "of" phrases. */
static uint32_t full_end(const struct parser *p, uint32_t np)
{
    uint32_t steps = 0;
    while (p->doc->nps[np].of != NONE && steps++ < 8)
        np = p->doc->nps[np].of;
    return p->doc->nps[np].end;
}

static bool is_cc(const struct parser *p, uint32_t tok)
{
    return casus__parse_tag(p, tok) == XPOS_CC &&
           !casus__parse_word(p, tok, "but");
}

static bool alike(const struct parser *p, uint32_t a, uint32_t b)
{
    const uint32_t kind = NP_TIME;
    return (p->doc->nps[a].flags & kind) == (p->doc->nps[b].flags & kind);
}

/* Would "a and b" rather be two clauses: "killed a and b fled"? */
static bool begins_clause(const struct parser *p, uint32_t a, uint32_t b)
{
    const uint32_t after = full_end(p, b);
    const uint32_t verb = after < p->end ? p->verb_at[after] : NONE;
    if (verb == NONE || p->verbs[verb].form != FORM_FINITE)
        return false;
    /* A verb before a: then a is its object and b begins anew. */
    const uint32_t begin = p->doc->nps[a].begin;
    for (uint32_t t = begin; t-- > p->begin;) {
        if (p->verb_at[t] != NONE)
            return true;
        if (casus__parse_is_comma(p, t) ||
            casus__parse_is(p, t, W_MARK | W_SUB))
            return false;
    }
    return false;
}

static void join(struct parser *p, uint32_t a, uint32_t b)
{
    p->doc->nps[a].next_conj = b;
    p->doc->nps[b].first_conj = p->doc->nps[a].first_conj;
}

/* A and B; A, B and C: link a to what follows it. */
static void link_conjunct(struct parser *p, uint32_t a)
{
    uint32_t at = full_end(p, a);
    if (p->doc->nps[a].flags & NP_POSSESSOR)
        return;
    bool comma = casus__parse_is_comma(p, at);
    const bool and = is_cc(p, at + comma);
    uint32_t b = np_from(p, at + comma + and);
    if (b == NONE || (!and && !comma))
        return;
    b = end_of_chain(p, b);
    if (!alike(p, a, b))
        return;
    if (and) {
        if (!begins_clause(p, a, b))
            join(p, a, b);
        return;
    }
    /* A comma alone: only if the list goes on to an "and". */
    uint32_t k = full_end(p, b);
    for (int i = 0; i < 12; i++) {
        const bool c = casus__parse_is_comma(p, k);
        const bool last = is_cc(p, k + c);
        const uint32_t next = np_from(p, k + c + last);
        if (next == NONE || (!c && !last))
            return;
        if (last) {
            if (!begins_clause(p, a, next))
                join(p, a, b);
            return;
        }
        k = full_end(p, end_of_chain(p, next));
    }
}

/* "Abbas, the Palestinian leader,": the second describes the first. */
static void link_appos(struct parser *p, uint32_t a)
{
    const uint32_t at = full_end(p, a);
    if (p->doc->nps[a].next_conj != NONE || !casus__parse_is_comma(p, at) ||
        p->doc->nps[a].flags & (NP_TIME | NP_PRONOUN))
        return;
    uint32_t b = np_from(p, at + 1);
    if (b == NONE)
        return;
    b = end_of_chain(p, b);
    const uint32_t fb = p->doc->nps[b].flags;
    if (fb & (NP_TIME | NP_PRONOUN) || p->doc->nps[b].next_conj != NONE)
        return;
    const uint32_t end = full_end(p, b);
    const bool closed = casus__parse_is_comma(p, end) ||
                        end >= p->end ||
                        casus__parse_tag(p, end) == XPOS_STOP ||
                        casus__parse_is_prep(p, end);
    const bool proper_a = p->doc->nps[a].flags & NP_PROPER;
    const bool proper_b = fb & NP_PROPER;
    if (closed && proper_a != proper_b)
        p->doc->nps[a].appos = b;
}

void casus__parse_groups(struct parser *p)
{
    const uint32_t end = (uint32_t)p->doc->n_nps;
    for (uint32_t i = p->first_np; i < end; i++)
        link_of(p, i);
    for (uint32_t i = p->first_np; i < end; i++)
        link_conjunct(p, i);
    for (uint32_t i = p->first_np; i < end; i++)
        link_appos(p, i);
}
