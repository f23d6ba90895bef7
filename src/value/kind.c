/*
 * What happens to those who are counted: killed, injured, arrested ... by
 * the words around the phrase, in both voices. The clause is read to the
 * right of the phrase (as subject, or with a participle behind it) and to
 * its left (as object, or after "the death of").
 */
#include "value/internal.h"

static enum act act_of(const struct value_work *w, uint32_t i)
{
    const struct lexeme *x = casus__value_inside(w, i) ? w->lexeme[i] : NULL;
    if (!x || !x->act || (w->claimed[i] & CLAIM_DATE))
        return ACT_NONE;
    /* "Rally's shares": a name, where capitals tell */
    const unsigned plain = SENTENCE_NO_LOWER | SENTENCE_TITLE_CASE |
                           SENTENCE_HEADLINE | SENTENCE_TITLE;
    if (i > w->begin && casus__value_upos(w, i) == UPOS_PROPN &&
        !(w->doc->sentences[w->sent].flags & plain))
        return ACT_NONE;
    return (enum act)x->act;
}

static enum act act_noun_of(const struct value_work *w, uint32_t i)
{
    const struct lexeme *x = casus__value_inside(w, i) ? w->lexeme[i] : NULL;
    return x ? (enum act)x->act_noun : ACT_NONE;
}

static unsigned kind_of(enum act act)
{
    switch (act) {
    case ACT_KILL:
    case ACT_CLAIM:
    case ACT_DIE:
    case ACT_DEAD:
        return QUANTITY_KILLED;
    case ACT_INJURE:
    case ACT_HURT:
        return QUANTITY_INJURED;
    case ACT_MISSING:
    case ACT_VANISH:
        return QUANTITY_MISSING;
    case ACT_DETAIN:
        return QUANTITY_DETAINED;
    case ACT_ABDUCT:
        return QUANTITY_ABDUCTED;
    case ACT_DISPLACE:
    case ACT_FLEE:
        return QUANTITY_DISPLACED;
    case ACT_PROTEST:
        return QUANTITY_PROTESTERS;
    case ACT_NONE:
    case ACT_SHOOT:
        break;
    }
    return QUANTITY_OTHER;
}

/* ---- to the right ---------------------------------------------------- */

struct reading {
    uint32_t at;
    bool be;  /* a form of "be" was read: passive, or a state */
    bool gap; /* something stood between phrase and verb */
    bool shot;
    bool verb;     /* a finite verb was met */
    bool relative; /* inside a clause with "who" */
};

static bool is_be(const struct value_work *w, uint32_t i)
{
    return casus__value_in(w, i,
                           "is are was were be been being 're got "
                           "gets get getting remain remains remained");
}

/* Words that may stand between a subject and what is said of it. */
static bool passes(const struct value_work *w, uint32_t i)
{
    return casus__value_in(
               w, i,
               "have has had having also reportedly reported believed "
               "confirmed feared presumed allegedly later then still now "
               "already all both who that which to left found listed "
               "declared thought known taken held since more others other "
               "either up out down may might must could will would 've "
               "including dragged pronounced among those") ||
           (casus__value_upos(w, i) == UPOS_ADV);
}

static bool is_stop(const struct value_work *w, uint32_t i)
{
    return casus__value_in(w, i,
                           "but while when as after before because if "
                           "though although where whereas than said "
                           "says say he she it they we i you ; : -- "
                           "—");
}

/* Does a noun group begin here, as the object of the word before? */
static bool object_at(const struct value_work *w, uint32_t i)
{
    if (!casus__value_inside(w, i) || (w->claimed[i] & CLAIM_DATE))
        return false;
    if (casus__value_in(w, i,
                        "the a an his her its their at up more about "
                        "some several many dozens hundreds thousands"))
        return !casus__value_phrase(w, i, "at the") &&
               !(casus__value_is(w, i, "at") &&
                 !casus__value_is(w, i + 1, "least"));
    switch (casus__value_upos(w, i)) {
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_NUM:
    case UPOS_ADJ:
    case UPOS_DET:
    case UPOS_PRON:
        return true;
    default:
        return w->doc->tokens[i].kind == TOKEN_NUMBER;
    }
}

static bool is_finite(const struct value_work *w, uint32_t i)
{
    const unsigned x = casus__value_xpos(w, i);
    return x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP || x == XPOS_MD;
}

/* Does the act word at i tell of the phrase before it? */
static bool tells(const struct value_work *w, const struct reading *r,
                  enum act act)
{
    const uint32_t i = r->at;
    const casus_str fold = casus__token_fold(w->doc, i);
    const bool participle = casus__str_ends(fold, "ed") ||
                            casus__value_in(w, i, "slain hurt beaten");
    switch (act) {
    case ACT_DIE:
    case ACT_FLEE:
    case ACT_VANISH:
    case ACT_PROTEST:
        return !(act == ACT_PROTEST && r->be && !casus__str_ends(fold, "ing"));
    case ACT_DEAD:
    case ACT_MISSING:
        return r->be || !r->gap || casus__value_is(w, i - 1, "left");
    case ACT_ABDUCT:
        if (casus__value_in(w, i, "hostage captive"))
            return true;
        break;
    case ACT_DISPLACE:
        if (casus__value_is(w, i, "homeless"))
            return true;
        break;
    case ACT_CLAIM:
        return false;
    case ACT_KILL:
    case ACT_INJURE:
    case ACT_DETAIN:
    case ACT_HURT:
    case ACT_NONE:
    case ACT_SHOOT:
        break;
    }
    if (!participle)
        return false;
    if (r->be)
        return true;
    if (object_at(w, i + 1))
        return false;
    return !r->gap || casus__value_upos(w, i - 1) == UPOS_NOUN ||
           casus__value_upos(w, i - 1) == UPOS_PROPN;
}

/* "took to the streets", "in custody", "to death": phrases of an act. */
static enum act phrase_act(const struct value_work *w, uint32_t i)
{
    static const struct {
        const char *words;
        uint8_t act;
    } list[] = {
        { "took to the streets", ACT_PROTEST },
        { "take to the streets", ACT_PROTEST },
        { "taken to the streets", ACT_PROTEST },
        { "taking to the streets", ACT_PROTEST },
        { "in custody", ACT_DETAIN },
        { "into custody", ACT_DETAIN },
        { "under arrest", ACT_DETAIN },
        { "behind bars", ACT_DETAIN },
        { "in jail", ACT_DETAIN },
        { "to jail", ACT_DETAIN },
        { "in prison", ACT_DETAIN },
        { "to prison", ACT_DETAIN },
        { "to death", ACT_DEAD },
        { "lost their lives", ACT_DIE },
        { "lost his life", ACT_DIE },
        { "lose their lives", ACT_DIE },
        { "their homes", ACT_DISPLACE },
        { "suffered injuries", ACT_HURT },
        { "from injuries", ACT_DIE },
        { "staged protests", ACT_PROTEST },
        { "staged a protest", ACT_PROTEST },
        { "held a protest", ACT_PROTEST },
        { "went on strike", ACT_PROTEST },
        { "on strike", ACT_PROTEST },
    };
    for (size_t k = 0; k < COUNT(list); k++)
        if (casus__value_phrase(w, i, list[k].words))
            return list[k].act;
    return ACT_NONE;
}

/* "suffered traumatic brain injuries", "have staged protests". */
static enum act object_act(const struct value_work *w, uint32_t i)
{
    enum { REACH = 5 };
    const bool suffer = casus__value_in(w, i,
                                        "suffered sustained suffer "
                                        "sustain suffering sustaining");
    const bool stage =
        casus__value_in(w, i,
                        "staged stage staging stages held hold joined "
                        "join attended attend participated organized");
    if (!suffer && !stage)
        return ACT_NONE;
    for (uint32_t k = i + 1; k <= i + REACH; k++) {
        if (suffer && casus__value_in(w, k, "injuries injury wounds burns"))
            return ACT_HURT;
        if (stage && act_noun_of(w, k) == ACT_PROTEST)
            return ACT_PROTEST;
    }
    return ACT_NONE;
}

static unsigned read_right(const struct value_work *w, uint32_t end, bool *verb)
{
    enum { REACH = 22, ACTIVE_GAP = 1 };
    struct reading r = { .at = end };
    for (; r.at < end + REACH && casus__value_inside(w, r.at); r.at++) {
        const uint32_t i = r.at;
        if (casus__value_quote(w, i))
            continue;
        if (is_stop(w, i) || casus__value_punct(w, i, '.'))
            break;
        const enum act phrase = phrase_act(w, i);
        if (phrase == ACT_DEAD ? r.shot : phrase && phrase != ACT_DISPLACE)
            return kind_of(phrase);
        const enum act object = object_act(w, i);
        if (object)
            return kind_of(object);
        const enum act act = act_of(w, i);
        if (act == ACT_SHOOT && (r.be || !r.gap)) {
            r.shot = true;
            continue;
        }
        if (r.shot && casus__value_is(w, i, "and"))
            continue;
        if (act != ACT_NONE && act != ACT_SHOOT && tells(w, &r, act)) {
            *verb = true;
            return kind_of(act);
        }
        if (is_be(w, i)) {
            r.be = r.verb = true;
            continue;
        }
        r.relative = r.relative || casus__value_in(w, i, "who that which");
        if (passes(w, i) || (r.be && casus__value_is(w, i, "the") &&
                             casus__value_is(w, i - 1, "among")))
            continue;
        if (r.relative && (r.be || is_finite(w, i))) {
            /* the clause of "who" ends; the verb of the phrase may follow */
            r.relative = r.be = r.verb = false;
            r.gap = true;
            continue;
        }
        if (r.be || is_finite(w, i)) {
            *verb = true;
            break;
        }
        r.gap = true;
    }
    *verb = *verb || r.verb;
    return r.shot ? QUANTITY_INJURED : QUANTITY_OTHER;
}

/* ---- to the left ----------------------------------------------------- */

/* Words between a verb and its object's number. */
static bool leads(const struct value_work *w, uint32_t i)
{
    return casus__value_in(w, i,
                           "the its his her their all both up about as "
                           "many another only just also of a total "
                           "some other at least than more these those "
                           "reportedly another an estimated [ (") ||
           casus__value_quote(w, i);
}

/* Is the verb at i active: does what follows it suffer it? */
static bool active(const struct value_work *w, uint32_t i)
{
    if (casus__str_ends(casus__token_fold(w->doc, i), "ing"))
        return true;
    for (uint32_t k = i; k-- > w->begin && i - k <= 3;) {
        if (is_be(w, k))
            return false;
        if (casus__value_upos(w, k) != UPOS_ADV)
            break;
    }
    return true;
}

static unsigned act_on(const struct value_work *w, uint32_t i,
                       const struct counted *noun)
{
    const enum act act = act_of(w, i);
    switch (act) {
    case ACT_CLAIM:
        return noun && noun->head != NONE &&
                       (noun->class == NOUN_LIFE ||
                        casus__value_in(w, noun->head, "victims victim"))
                   ? QUANTITY_KILLED
                   : QUANTITY_OTHER;
    case ACT_KILL:
    case ACT_INJURE:
    case ACT_DETAIN:
    case ACT_ABDUCT:
    case ACT_DISPLACE:
        if (casus__value_in(w, i, "hostage captive dead homeless free"))
            return QUANTITY_OTHER;
        return active(w, i) ? kind_of(act) : QUANTITY_OTHER;
    case ACT_DEAD:
    case ACT_MISSING:
    case ACT_NONE:
    case ACT_DIE:
    case ACT_HURT:
    case ACT_VANISH:
    case ACT_FLEE:
    case ACT_PROTEST:
    case ACT_SHOOT:
        break;
    }
    return QUANTITY_OTHER;
}

/* "the death toll rose to 32": a toll to the left of a number alone. */
static unsigned toll(const struct value_work *w, uint32_t from)
{
    enum { REACH = 16 };
    for (uint32_t k = from; k-- > w->begin && from - k <= REACH;) {
        if (casus__value_in(w, k, "toll tolls"))
            return casus__value_in(w, k - 1, "injury injured wounded")
                       ? QUANTITY_INJURED
                       : QUANTITY_KILLED;
        if (casus__value_in(w, k, "deaths fatalities casualties dead killed") &&
            (casus__value_in(w, from - 1,
                             "to at from numbered reached "
                             "totaled totalled") ||
             casus__value_phrase_before(w, k, "number of")))
            return QUANTITY_KILLED;
        if (casus__value_in(w, k, "injured wounded injuries") &&
            casus__value_phrase_before(w, k, "number of"))
            return QUANTITY_INJURED;
    }
    return QUANTITY_OTHER;
}

static unsigned read_left(const struct value_work *w, uint32_t from,
                          const struct counted *noun)
{
    enum { REACH = 8 };
    for (uint32_t k = from; k-- > w->begin && from - k <= REACH;) {
        if (casus__value_is(w, k, "of") || casus__value_is(w, k, "by") ||
            casus__value_is(w, k, "to")) {
            const enum act act = act_noun_of(w, k - 1);
            const bool by = casus__value_is(w, k, "by");
            if (k > w->begin && act != ACT_NONE &&
                (act == ACT_PROTEST || !by) &&
                (!casus__value_is(w, k, "to") ||
                 casus__value_in(w, k - 1, "injuries injury")))
                return kind_of(act);
            if (!casus__value_phrase_before(w, k, "a total"))
                break;
            continue;
        }
        const unsigned kind = act_on(w, k, noun);
        if (kind != QUANTITY_OTHER)
            return kind;
        if (!leads(w, k))
            break;
    }
    return noun->head == NONE || noun->class == NOUN_PERSON ? toll(w, from)
                                                            : QUANTITY_OTHER;
}

/* "killed the minister and at least 14 others", "was shot along with two
 * guards": a fate that is shared. */
static unsigned read_shared(const struct value_work *w, uint32_t from)
{
    enum { REACH = 14 };
    while (from > w->begin && casus__value_in(w, from - 1,
                                              "the their his "
                                              "her its other"))
        from--;
    const bool well = casus__value_phrase_before(w, from, "as well as") > 0;
    const bool with = casus__value_is(w, from - 1, "with");
    if (from <= w->begin ||
        (!well && !casus__value_in(w, from - 1, "and , plus with or")))
        return QUANTITY_OTHER;
    for (uint32_t k = from - (well ? 3 : 1);
         k-- > w->begin && from - k <= REACH;) {
        const unsigned kind = act_on(w, k, NULL);
        if (kind != QUANTITY_OTHER)
            return kind;
        if (with && (act_of(w, k) == ACT_KILL || act_of(w, k) == ACT_INJURE))
            return kind_of(act_of(w, k));
        const enum act act = act_noun_of(w, k);
        if (act != ACT_NONE && act != ACT_PROTEST &&
            casus__value_is(w, k + 1, "of"))
            return kind_of(act);
        if (is_finite(w, k) || is_be(w, k) || is_stop(w, k) ||
            casus__value_upos(w, k) == UPOS_VERB)
            break;
    }
    return QUANTITY_OTHER;
}

/* "30 dead civilians", "three wounded": the state is inside the phrase. */
static unsigned read_inside(const struct value_work *w,
                            const struct counted *noun)
{
    if (noun->head == NONE)
        return QUANTITY_OTHER;
    for (uint32_t i = noun->begin; i < noun->head; i++) {
        const enum act act = act_of(w, i);
        if (act == ACT_DEAD || act == ACT_MISSING ||
            casus__value_in(w, i,
                            "wounded injured displaced kidnapped "
                            "abducted detained arrested jailed "
                            "imprisoned slain murdered"))
            return kind_of(act);
    }
    return QUANTITY_OTHER;
}

/* A participle right behind the phrase: "the march for 10 members killed in
 * March". */
static unsigned read_near(const struct value_work *w, uint32_t end)
{
    const enum act act = act_of(w, end);
    const struct reading r = { .at = end };
    return act != ACT_NONE && act != ACT_SHOOT && tells(w, &r, act)
               ? kind_of(act)
               : QUANTITY_OTHER;
}

/* "Among the injured were two girls." */
static unsigned read_among(const struct value_work *w, uint32_t from)
{
    enum { REACH = 3 };
    for (uint32_t k = from; k-- > w->begin && from - k <= REACH;)
        if ((casus__value_phrase_before(w, k, "among the") ||
             casus__value_phrase_before(w, k, "among those")) &&
            casus__value_in(w, k,
                            "dead killed wounded injured missing "
                            "arrested detained"))
            return kind_of(act_of(w, k));
    return QUANTITY_OTHER;
}

unsigned casus__value_kind(const struct value_work *w, uint32_t from,
                           uint32_t end, const struct counted *noun, bool *verb)
{
    *verb = false;
    unsigned kind = read_inside(w, noun);
    if (kind == QUANTITY_OTHER)
        kind = read_near(w, end);
    if (kind == QUANTITY_OTHER)
        kind = read_among(w, from);
    if (kind != QUANTITY_OTHER)
        return kind;
    kind = read_left(w, from, noun);
    if (kind != QUANTITY_OTHER)
        return kind;
    kind = read_right(w, end, verb);
    if (kind == QUANTITY_OTHER && !*verb && from > w->begin)
        kind = read_shared(w, from);
    return kind;
}
