/*
 * What a number counts: the noun group behind it, and the class of its head
 * (people, troops, weapons, things ...), by words and by the gazetteers.
 */
#include "base/bytes.h"
#include "value/internal.h"

/* ---- classes of nouns ------------------------------------------------ */

/* A plural made simple: "soldiers" to "soldier", "armies" to "army". */
static casus_str singular(casus_str s, char *room, size_t size)
{
    if (s.len < 4 || s.len >= size || s.ptr[s.len - 1] != 's' ||
        s.ptr[s.len - 2] == 's')
        return s;
    if (casus__str_ends(s, "ies")) {
        memcpy(room, s.ptr, s.len - 3);
        room[s.len - 3] = 'y';
        return (casus_str){ room, s.len - 2 };
    }
    if (casus__str_ends(s, "ches") || casus__str_ends(s, "shes") ||
        casus__str_ends(s, "sses"))
        return (casus_str){ s.ptr, s.len - 2 };
    return (casus_str){ s.ptr, s.len - 1 };
}

static enum noun_class listed(const struct value_work *w, casus_str word)
{
    const struct lexeme *x =
        casus__value_lexeme(w->lex, word, casus__hash(word.ptr, word.len));
    return x ? (enum noun_class)x->noun : NOUN_UNKNOWN;
}

static enum noun_class of_sectors(casus_str sectors)
{
    static const char *const armed[] = { "MIL", "REB", "UAF", "COP", "PRM" };
    for (size_t k = 0; k < COUNT(armed); k++)
        if (casus__str_starts(sectors, armed[k]))
            return NOUN_TROOPS;
    /* "retailers", "manufacturers": firms or people */
    return sectors.len && !casus__str_starts(sectors, "BUS") ? NOUN_PERSON
                                                             : NOUN_UNKNOWN;
}

/* By a gazetteer entry that ends with the head and begins in the group. */
static enum noun_class matched(const struct value_work *w, uint32_t begin,
                               uint32_t head)
{
    struct gaz_entry e;
    const struct match *m =
        casus__value_match_ending(w, head, GAZ_BIT(GAZ_WEAPON));
    if (m && m->tok >= begin && !(m->flags & MATCH_GUARDED) &&
        casus__value_entry(w, m, GAZ_BIT(GAZ_WEAPON), &e) &&
        !casus__str_is(casus__gaz_key(&e, "class"), "nuclear"))
        return NOUN_WEAPON;
    m = casus__value_match_ending(w, head, GAZ_BIT(GAZ_AGENT));
    if (m && casus__value_entry(w, m, GAZ_BIT(GAZ_AGENT), &e)) {
        const enum noun_class c = of_sectors(e.sectors);
        if (c != NOUN_UNKNOWN)
            return c;
    }
    m = casus__value_match_ending(w, head, GAZ_BIT(GAZ_NORP));
    return m && casus__value_capital(w, head) ? NOUN_PERSON : NOUN_UNKNOWN;
}

enum noun_class casus__value_noun_class(const struct value_work *w,
                                        uint32_t begin, uint32_t head)
{
    char room[40];
    const casus_str fold = casus__token_fold(w->doc, head);
    /* "police officers", "security forces", "fighter jets" */
    if (head > begin && casus__value_in(w, head,
                                        "officer officers member "
                                        "members men women chief "
                                        "chiefs leader leaders")) {
        if (casus__value_in(w, head - 1,
                            "police army military militia "
                            "security service patrol navy "
                            "marine militiamen taliban isis"))
            return NOUN_TROOPS;
    }
    /* offices, not people, unless something happens to them */
    if (casus__value_in(w, head, "minister ministers president presidents"))
        return NOUN_UNKNOWN;
    if (head > begin && casus__value_in(w, head, "fighter fighters") &&
        casus__value_in(w, head - 1, "jet strike stealth"))
        return NOUN_WEAPON;
    enum noun_class c = listed(w, fold);
    if (c == NOUN_UNKNOWN)
        c = listed(w, casus__value_lemma(w, head));
    if (c == NOUN_UNKNOWN)
        c = listed(w, singular(fold, room, sizeof room));
    if (c == NOUN_UNKNOWN)
        c = matched(w, begin, head);
    return c;
}

/* ---- the noun group -------------------------------------------------- */

/* Function words that no noun group holds, for texts without tags. */
static bool closes(const struct value_work *w, uint32_t i)
{
    return casus__value_in(
        w, i,
        "is are was were be been being has have had do does did will would "
        "can could may might must shall should and or but nor in on at by to "
        "from with for of as that which who whom whose when where while "
        "after before since until than if because so not n't he she it they "
        "we you i his her its their our my the a an this these those there "
        "here said says during against between among near over under into "
        "about including killed wounded injured dead missing arrested "
        "detained died lost");
}

enum part { PART_NONE, PART_NOUN, PART_ADJ, PART_LINK };

static enum part part_of(const struct value_work *w, uint32_t i, uint32_t head)
{
    if (!casus__value_inside(w, i) || (w->claimed[i] & CLAIM_DATE))
        return PART_NONE;
    if (casus__value_dash(w, i, true))
        return PART_LINK;
    /* parts of a compound: "state-of-the-art fighters" */
    if (casus__value_dash(w, i + 1, true) ||
        (casus__value_dash(w, i - 1, true) && !w->doc->tags))
        return PART_ADJ;
    if (casus__value_dash(w, i - 1, true) &&
        w->doc->tags[i].upos != UPOS_NOUN && w->doc->tags[i].upos != UPOS_PROPN)
        return PART_ADJ;
    if (!w->doc->tags)
        return w->doc->tokens[i].kind == TOKEN_WORD && !closes(w, i)
                   ? PART_NOUN
                   : PART_NONE;
    switch (w->doc->tags[i].upos) {
    case UPOS_NOUN:
    case UPOS_PROPN:
        return casus__value_in(w, i, "percent %") ? PART_NONE : PART_NOUN;
    case UPOS_NUM: /* "F-16 jets", "two 500-pound bombs" */
        return (i > w->begin && casus__value_dash(w, i - 1, true)) ||
                       casus__value_dash(w, i + 1, true)
                   ? PART_ADJ
                   : PART_NONE;
    case UPOS_ADJ:
        return head != NONE && casus__value_in(w, i, "dead missing") ? PART_NONE
                                                                     : PART_ADJ;
    case UPOS_ADV:
        return head == NONE &&
                       !casus__value_in(w, i, "ago later earlier here there")
                   ? PART_ADJ
                   : PART_NONE;
    case UPOS_VERB:
        return head == NONE && (w->doc->tags[i].xpos == XPOS_VBN ||
                                w->doc->tags[i].xpos == XPOS_VBG)
                   ? PART_ADJ
                   : PART_NONE;
    default:
        return PART_NONE;
    }
}

/* May the group go on behind a head? */
static bool may_follow(const struct value_work *w, uint32_t i, uint32_t head,
                       enum part part)
{
    if (head == NONE || part == PART_LINK)
        return true;
    const unsigned x = casus__value_xpos(w, head);
    if (part == PART_ADJ)
        return x == XPOS_NNP || x == XPOS_NNPS ||
               casus__value_dash(w, i - 1, true);
    if (!w->doc->tags) {
        const enum noun_class c = casus__value_noun_class(w, head, head);
        return c == NOUN_UNKNOWN || c == NOUN_THING;
    }
    if (x != XPOS_NNS)
        return true;
    const enum noun_class c = casus__value_noun_class(w, head, head);
    return c == NOUN_UNKNOWN || c == NOUN_THING || c == NOUN_WEAPON;
}

static bool pronoun_of(const struct value_work *w, uint32_t i)
{
    return casus__value_is(w, i, "of") &&
           casus__value_in(w, i + 1, "them us those whom which you these");
}

static uint32_t skip_determiners(const struct value_work *w, uint32_t i)
{
    while (casus__value_in(w, i,
                           "the his her its their our my these those "
                           "all a an"))
        i++;
    return i;
}

/* Behind a name's short form: "ISIS (Islamic State) fighters". */
static uint32_t past_bracket(const struct value_work *w, uint32_t i,
                             uint32_t head)
{
    enum { LONGEST = 10 };
    if (head == NONE || !casus__value_punct(w, i, '(') ||
        casus__value_upos(w, head) != UPOS_PROPN)
        return i;
    for (uint32_t k = i + 1; k < i + LONGEST; k++)
        if (casus__value_punct(w, k, ')'))
            return casus__value_upos(w, k + 1) == UPOS_NOUN ? k + 1 : i;
    return i;
}

/* "men and boys", "monks and other activists": tokens of a second noun that
 * the same number counts. */
static uint32_t second_noun(const struct value_work *w, uint32_t head)
{
    uint32_t i = head + 1;
    if (!casus__value_is(w, i, "and") || casus__value_xpos(w, head) != XPOS_NNS)
        return 0;
    i += casus__value_is(w, i + 1, "other") ? 2 : 1;
    while (casus__value_xpos(w, i) == XPOS_JJ ||
           casus__value_xpos(w, i) == XPOS_AFX || casus__value_dash(w, i, true))
        i++;
    if (casus__value_xpos(w, i) != XPOS_NNS || i > head + 5 ||
        (w->claimed[i] & CLAIM_DATE) ||
        casus__value_upos(w, i + 1) == UPOS_NOUN)
        return 0;
    const enum noun_class c = casus__value_noun_class(w, i, i);
    return c == NOUN_THING || c == NOUN_DEATH ? 0 : i - head;
}

void casus__value_noun(const struct value_work *w, uint32_t from,
                       struct counted *out)
{
    enum { LONGEST = 14 };
    *out = (struct counted){ .begin = from, .end = from, .head = NONE };
    uint32_t i = from;
    if (casus__value_in(w, i, "more others other")) {
        out->anaphor = true;
        out->end = ++i;
    }
    if (casus__value_quote(w, i) && casus__value_is(w, i + 1, "of"))
        i++;
    if (pronoun_of(w, i)) {
        out->anaphor = true;
        out->end = i + 2;
        return;
    }
    if (casus__value_is(w, i, "of"))
        i = skip_determiners(w, i + 1);
    out->begin = i;
    for (uint32_t n = 0; n < LONGEST; n++, i++) {
        const enum part part = part_of(w, i, out->head);
        if (part == PART_NONE) {
            const uint32_t past = past_bracket(w, i, out->head);
            if (past > i) {
                i = past - 1;
                continue;
            }
            /* "12 of the group's members" */
            if (casus__value_xpos(w, i) == XPOS_POS && out->head != NONE)
                continue;
            break;
        }
        if (!may_follow(w, i, out->head, part))
            break;
        if (part == PART_NOUN)
            out->head = i;
    }
    if (out->head == NONE)
        return;
    out->anaphor = false;
    out->class = (uint8_t)casus__value_noun_class(w, out->begin, out->head);
    out->end = out->head + 1 + second_noun(w, out->head);
}
