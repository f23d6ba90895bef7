/*
 * Definite descriptions: "the minister" after "Foreign Minister Ali Karimi",
 * "the council" after "the Supreme Council", "the rebels" after "Syrian
 * rebels". The newest noun group wins that has the same head, the role, or
 * the last word of its name; failing that, a near one of the same sector.
 */
#include "mention/coder.h"

#include "base/str.h"
#include "rule/rule.h"

enum { NEAR = 3 }; /* sentences */

void casus__mention_recall(struct coder *c, uint32_t i)
{
    const casus_doc *doc = c->w->doc;
    const struct actor *a = &doc->np_actors[i];
    if (!a->known || !a->coding.code[0] ||
        doc->nps[i].flags & NP_PRONOUN)
        return;
    c->recalled[c->n_recalled++ % RECALL] = i;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* "Foreign Minister" holds "minister". */
bool casus__mention_holds_word(casus_str text, casus_str word)
{
    casus_str part;
    while (casus__str_split(&text, ' ', &part)) {
        size_t n = 0;
        while (n < part.len && n < word.len &&
               lower(part.ptr[n]) == word.ptr[n])
            n++;
        if (n == part.len && n == word.len)
            return true;
    }
    return false;
}

/* The word of a head that descriptions repeat: "minister", "ministers". */
static casus_str noun_of(const casus_doc *doc, uint32_t tok)
{
    const unsigned x = doc->tags ? doc->tags[tok].xpos : XPOS_NN;
    return x == XPOS_NNP || x == XPOS_NNPS ? casus__token_fold(doc, tok)
                                           : doc->lemmas[tok];
}

/* Does np `r` go by the noun `noun` as well? */
static bool same_noun(const casus_doc *doc, uint32_t r, casus_str noun)
{
    const struct actor *a = &doc->np_actors[r];
    const casus_entity *e =
        a->entity == NONE ? NULL : &doc->entities[a->entity];
    if (e && e->type == ENTITY_PERSON)
        return casus__mention_holds_word(e->role, noun);
    if (e && e->type == ENTITY_ORG && casus__mention_holds_word(e->name, noun))
        return true;
    return casus__str_eq(noun_of(doc, doc->nps[r].head), noun);
}

/* "The coalition", "coalition aircraft" after "U.S.-led coalition forces":
 * the alliance word of an np, or NONE. */
static uint32_t alliance_in(const struct coder *c, uint32_t np)
{
    const struct np *x = &c->w->doc->nps[np];
    for (uint32_t t = x->begin; t < x->end; t++)
        if (casus__rule_class(c->w->doc, t, c->class.alliance))
            return t;
    return NONE;
}

static bool same_alliance(const struct coder *c, uint32_t r, uint32_t word)
{
    const uint32_t other = word == NONE ? NONE : alliance_in(c, r);
    return other != NONE && c->w->doc->tokens[other].hash ==
                                c->w->doc->tokens[word].hash;
}

static bool same_sector(const struct coding *a, const struct coding *b)
{
    return a->sectors[0][0] && memcmp(a->sectors[0], b->sectors[0], 3) == 0;
}

/* "The diplomat": a person of that sector. "The rebels": rebels. */
static bool same_kind(const casus_doc *doc, uint32_t r, uint32_t i,
                      const struct description *d)
{
    const struct actor *a = &doc->np_actors[r];
    const bool plural = doc->nps[i].flags & NP_PLURAL;
    if (!same_sector(&a->coding, &d->coding))
        return false;
    const bool person =
        a->entity != NONE && doc->entities[a->entity].type == ENTITY_PERSON;
    if (!plural)
        return person && casus__mention_match_ending(
                             doc, doc->nps[i].begin, doc->nps[i].head,
                             GAZ_BIT(GAZ_TITLE));
    return !person && strcmp(d->coding.sectors[0], "GOV") != 0;
}

uint32_t casus__mention_antecedent(struct coder *c, uint32_t i,
                                   const struct description *d)
{
    const casus_doc *doc = c->w->doc;
    const struct np *x = &doc->nps[i];
    const size_t n = c->n_recalled < RECALL ? c->n_recalled : RECALL;
    uint32_t kin = NONE;
    if (!doc->lemmas)
        return NONE;
    const casus_str noun = noun_of(doc, x->head);
    const uint32_t alliance = alliance_in(c, i);
    if (d->foreign && alliance == NONE)
        return NONE;
    for (size_t k = 1; k <= n; k++) {
        const uint32_t r = c->recalled[(c->n_recalled - k) % RECALL];
        if (r == i)
            continue;
        if (d->unplaced && !(x->flags & NP_DEFINITE))
            continue;
        if (same_noun(doc, r, noun) || same_alliance(c, r, alliance))
            return r;
        if (kin == NONE && x->flags & NP_DEFINITE && !d->unplaced &&
            doc->nps[r].sent + NEAR >= x->sent && same_kind(doc, r, i, d))
            kin = r;
    }
    return kin;
}
