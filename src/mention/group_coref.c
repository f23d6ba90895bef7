/*
 * It, its, they, their: the last subject that is no person, or the last
 * plural one. (he and she: coref.c)
 */
#include "mention/coder.h"

#include "base/str.h"

/* The subject, but where none of the two last sentences had one that is no
 * person: who was named last. "The minister criticized Hungary. She accused
 * its government." */
static uint32_t newer_group(const struct coder *c, uint32_t subject)
{
    const casus_doc *doc = c->w->doc;
    if (c->last_named == NONE)
        return subject;
    return subject == NONE || doc->nps[subject].sent + 1 <
                                  doc->nps[c->last_named].sent
               ? c->last_named
               : subject;
}

/* "A rocket was fired at *it*", "the mob attacked *them*": nobody whose own
 * verb this is. */
static uint32_t other_than_subject(const struct coder *c, uint32_t tok,
                                   uint32_t last, uint32_t older)
{
    static const char *const objects[] = { "it", "them" };
    const uint32_t np = c->w->doc->np_at[tok];
    return np != NONE && last != NONE && c->rival[np] == last &&
                   casus__mention_fold_in(c->w->doc, tok, objects,
                                          COUNT(objects))
               ? older
               : last;
}

uint32_t casus__mention_referent(const struct coder *c, uint32_t tok)
{
    static const char *const group[] = { "it", "its", "itself" };
    static const char *const many[] = { "their", "them", "themselves",
                                        "they" };
    const casus_doc *doc = c->w->doc;
    if (c->w->pronoun_np[tok] != NONE)
        return c->w->pronoun_np[tok];
    /* what is said in quotes is no talk of whoever quotes it */
    const size_t k = c->w->quoted[tok] ? 1 : 0;
    if (casus__mention_fold_in(doc, tok, group, COUNT(group)))
        return newer_group(c, other_than_subject(c, tok, c->last_group[k],
                                                 c->older_group[k]));
    if (casus__mention_fold_in(doc, tok, many, COUNT(many)))
        return other_than_subject(c, tok, c->last_plural[k],
                                  c->older_plural[k]);
    return NONE;
}

/* "It is unacceptable that", "it was not clear whether" name nothing. */
bool casus__mention_is_empty_it(const casus_doc *doc, uint32_t tok)
{
    static const char *const links[] = { "appear",  "appears", "be",  "been",
                                         "could",   "had",     "has", "have",
                                         "is",      "may",     "not", "remains",
                                         "seemed",  "seems",   "was", "will",
                                         "would" };
    static const char *const openers[] = { "for", "how", "that", "to",
                                           "whether" };
    enum { FEW = 4 };
    uint32_t t = tok + 1;
    if (!doc->tags || !casus__str_is(casus__token_fold(doc, tok), "it"))
        return false;
    while (t < doc->n_tokens &&
           casus__mention_fold_in(doc, t, links, COUNT(links)))
        t++;
    if (t == tok + 1)
        return false;
    while (t < doc->n_tokens && doc->tags[t].xpos == XPOS_RB)
        t++;
    if (t >= doc->n_tokens ||
        (doc->tags[t].xpos != XPOS_JJ && doc->tags[t].upos != UPOS_ADJ))
        return false;
    for (uint32_t k = t + 1; k < doc->n_tokens && k <= t + FEW; k++)
        if (casus__mention_fold_in(doc, k, openers, COUNT(openers)))
            return true;
    return false;
}

/* "The group's spokesman said *it*": the body that the role belongs to. */
bool casus__mention_from_body(const struct coder *c, const struct np *np,
                      struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    const uint32_t group = c->last_group[c->w->quoted[np->head] ? 1 : 0];
    const bool nearer = group != NONE && doc->nps[group].sent == np->sent;
    if (c->body == NONE || c->body_sent != np->sent || nearer ||
        !casus__str_is(casus__token_fold(doc, np->head), "it"))
        return false;
    a->entity = c->body;
    a->coding = doc->entities[c->body].coding;
    a->known = 1;
    return true;
}
