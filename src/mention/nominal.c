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
static bool holds_word(casus_str text, casus_str word)
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

/* Does np `r` go by the noun `head` as well? */
static bool same_noun(const casus_doc *doc, uint32_t r, uint32_t head)
{
    const struct actor *a = &doc->np_actors[r];
    const casus_str lemma = doc->lemmas[head];
    if (a->entity == NONE ||
        doc->mentions[doc->entities[a->entity].first_mention].kind !=
            MENTION_NAME)
        return casus__str_eq(doc->lemmas[doc->nps[r].head], lemma);
    const casus_entity *e = &doc->entities[a->entity];
    if (e->type == ENTITY_PERSON)
        return holds_word(e->role, lemma);
    if (e->type != ENTITY_ORG)
        return casus__str_eq(doc->lemmas[doc->nps[r].head], lemma);
    return holds_word(e->name, lemma) ||
           casus__str_eq(casus__token_fold(doc, doc->nps[r].head), lemma);
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
    if (d->foreign || !doc->lemmas)
        return NONE;
    for (size_t k = 1; k <= n; k++) {
        const uint32_t r = c->recalled[(c->n_recalled - k) % RECALL];
        if (r == i)
            continue;
        if (same_noun(doc, r, x->head))
            return r;
        if (kin == NONE && x->flags & NP_DEFINITE &&
            doc->nps[r].sent + NEAR >= x->sent && same_kind(doc, r, i, d))
            kin = r;
    }
    return kin;
}
