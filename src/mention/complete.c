/*
 * What the words beside a person's name tell of its bearer: "former Iraqi
 * Prime Minister X", "X, a spokesman for the ministry", "the BBC's X".
 */
#include "mention/coder.h"

#include "base/str.h"
#include "rule/rule.h"

/* "Mr." names no role. */
static bool is_honorific(const casus_doc *doc, const struct description *d,
                         uint32_t last)
{
    return !d->coding.sectors[0][0] && d->role == last &&
           doc->tokens[last].end - doc->tokens[last].begin < 6;
}

/* Words in the text overrule a list that says that the office is over, and
 * a list that does not know yet that it is. */
static bool overrules(const casus_doc *doc, const casus_entity *x,
                      const struct description *d, uint32_t last)
{
    if (!d->coding.sectors[0][0])
        return false;
    /* "former President X", who is prime minister now */
    if (d->former && x->role.len) {
        const casus_str noun = casus__token_fold(doc, last);
        if (casus__mention_holds_word(x->was.title, noun) &&
            !casus__mention_holds_word(x->role, noun))
            return false;
    }
    if (!x->coding.sectors[0][0] || (d->former && x->sure >= 80))
        return true;
    return sector_is(&x->coding, "ELI") &&
           casus__mention_is_public(&d->coding);
}

/* The United Nations have no government. */
static void drop_office(casus_entity *x)
{
    if (casus__mention_is_international(&x->coding) &&
        sector_is(&x->coding, "GOV"))
        memset(x->coding.sectors, 0, sizeof x->coding.sectors);
}

void casus__mention_apply(struct coder *c, uint32_t entity,
                          const struct description *d, uint32_t last)
{
    casus_doc *doc = c->w->doc;
    casus_entity *x = &doc->entities[entity];
    if (overrules(doc, x, d, last))
        memcpy(x->coding.sectors, d->coding.sectors,
               sizeof x->coding.sectors);
    if (d->coding.code[0] && (!x->coding.code[0] || x->guessed)) {
        memcpy(x->coding.code, d->coding.code, sizeof x->coding.code);
        x->guessed = 0;
    }
    if (d->role == NONE)
        return;
    if (!x->role.len && !is_honorific(doc, d, last))
        x->role = casus__str_slice(doc->buffer, doc->tokens[d->role].begin,
                                   doc->tokens[last].end);
    /* An official of no other country is one of the document's. */
    if (!x->coding.code[0] && casus__mention_is_public(&x->coding)) {
        const casus_str home =
            casus__mention_home(c->w, &doc->mentions[x->first_mention]);
        /* "Prime Minister X" is of no country that has none */
        if (casus__str_is(home, "USA") &&
            casus__rule_class(doc, last, c->class.not_american))
            return;
        casus__mention_set_code(x->coding.code, home);
        x->guessed = x->coding.code[0] != 0;
    }
}

/* "Steve Scalise of Louisiana", "the BBC's Jonathan Marcus". */
static void apply_owner(struct coder *c, uint32_t entity, uint32_t owner)
{
    const casus_doc *doc = c->w->doc;
    struct description d = { .role = NONE, .entity = NONE };
    const casus_entity *x = &doc->entities[entity];
    if (owner == NONE || (x->coding.code[0] && !x->guessed))
        return;
    casus__mention_code_np(c, owner);
    const uint32_t whose = doc->np_actors[owner].entity;
    if (whose == NONE || doc->entities[whose].type == ENTITY_PERSON)
        return;
    d.coding = doc->entities[whose].coding;
    casus__mention_apply(c, entity, &d, 0);
}

/* "Under Secretary *for Political Affairs* Jane Roe", "Ambassador *to the
 * United Nations* John Doe": the office stands in the group before, and its
 * matter before the name. True if it told who that is. */
static bool apply_office_before(struct coder *c, uint32_t np,
                                const casus_mention *m)
{
    static const char *const preps[] = { "for", "of", "to" };
    const casus_doc *doc = c->w->doc;
    const struct np *p = &doc->nps[np];
    struct description d;
    if (p->begin < 2 || p->begin == m->tok ||
        !casus__mention_fold_in(doc, p->begin - 1, preps, COUNT(preps)))
        return false;
    /* "the spokesman for French President X" */
    const bool to = casus__str_is(casus__token_fold(doc, p->begin - 1), "to");
    if (!to && c->w->mention_at[p->begin] != NONE)
        return false;
    const uint32_t before = doc->np_at[p->begin - 2];
    if (before == NONE || doc->nps[before].sent != p->sent ||
        doc->nps[before].end != p->begin - 1)
        return false;
    const struct np *b = &doc->nps[before];
    casus__mention_describe(c, before, b->begin, b->head, &d);
    if (d.role == NONE)
        return false;
    casus__mention_apply(c, m->entity, &d, b->head);
    return true;
}

/* "Jane Roe is a Kenyan judge", "Jane Roe, who now is a judge". */
static void apply_copula(struct coder *c, const casus_mention *m)
{
    static const char *const be[] = { "is", "was" };
    static const char *const between[] = { ",", "also", "currently", "now",
                                           "who" };
    const casus_doc *doc = c->w->doc;
    uint32_t at = m->tok + m->n_tok;
    struct description d;
    for (int i = 0; i < 3 && at < doc->n_tokens &&
                    casus__mention_fold_in(doc, at, between, COUNT(between));
         i++)
        at++;
    if (at > m->tok + m->n_tok &&
        !(at < doc->n_tokens && casus__mention_fold_in(doc, at, be, 1)))
        return;
    if (at + 1 >= doc->n_tokens ||
        !casus__mention_fold_in(doc, at, be, COUNT(be)))
        return;
    if (at + 2 < doc->n_tokens &&
        casus__mention_fold_in(doc, at + 1, between + 1, 3))
        at++;
    uint32_t np = doc->np_at[at + 1];
    if (np == NONE || doc->nps[np].begin != at + 1)
        return;
    /* "is Russia's prime minister" */
    if (doc->nps[np].flags & NP_POSSESSOR && np + 1 < doc->n_nps &&
        doc->nps[np + 1].poss == np)
        np++;
    if (doc->nps[np].flags & (NP_PRONOUN | NP_TIME | NP_PLURAL))
        return;
    const struct np *x = &doc->nps[np];
    casus__mention_describe(c, np, x->begin, x->head, &d);
    if (d.role != NONE)
        casus__mention_apply(c, m->entity, &d, x->head);
}

void casus__mention_complete(struct coder *c, uint32_t np, uint32_t mention)
{
    const casus_doc *doc = c->w->doc;
    const struct np *p = &doc->nps[np];
    const casus_mention *m = &doc->mentions[mention];
    struct description d;
    if (doc->entities[m->entity].type != ENTITY_PERSON ||
        m->kind != MENTION_NAME)
        return;
    if (p->begin < m->tok) {
        casus__mention_describe(c, np, p->begin, m->tok - 1, &d);
        if ((d.role != NONE && d.role == p->begin) ||
            !apply_office_before(c, np, m))
            casus__mention_apply(c, m->entity, &d, m->tok - 1);
    }
    if (p->appos != NONE) {
        const struct np *a = &doc->nps[p->appos];
        casus__mention_describe(c, p->appos, a->begin, a->head, &d);
        if (d.role != NONE)
            casus__mention_apply(c, m->entity, &d, a->head);
    }
    apply_copula(c, m);
    apply_owner(c, m->entity, p->poss);
    apply_owner(c, m->entity, p->of);
    drop_office(&doc->entities[m->entity]);
}
