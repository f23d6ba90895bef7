/*
 * Who a noun group stands for, as a political actor.
 *
 * A name gives its entity's code. A common noun gives a sector by the
 * AGENT rows of the gazetteers ("soldiers": MIL) and takes its country from
 * an adjective ("Ukrainian"), a possessor, an "of" phrase, the place of the
 * sentence or, last, from what the document is about.
 */
#include "mention/internal.h"

#include "base/str.h"

/* The country of the place where the sentence is set, found once for each. */
struct setting {
    uint32_t sent;
    casus_str code;
};

struct coder {
    struct work *w;
    struct setting setting;
    uint32_t last_group; /* np of the last subject that is no person */
    uint32_t last_plural;
    uint8_t *subject;    /* n_nps: it is the written subject of a verb */
};

static const casus_str none = { "", 0 };

static bool is_place_type(unsigned type)
{
    return type == ENTITY_GPE || type == ENTITY_LOC || type == ENTITY_FAC;
}

static bool is_seat(const casus_entity *x)
{
    return x->type == ENTITY_GPE && x->has_geo &&
           casus__str_is(x->geo.feature, "PPLC");
}

static bool sector_is(const struct coding *c, const char *sector)
{
    return strcmp(c->sectors[0], sector) == 0;
}

/* "in Baghdad": the code of the first place behind a preposition of place.*/
static casus_str place_of(const struct work *w, const struct sentence *s)
{
    static const char *const preps[] = { "at", "in", "near" };
    const casus_doc *doc = w->doc;
    for (uint32_t i = s->tok + s->dateline; i + 1 < s->tok + s->n_tok; i++) {
        if (!casus__mention_fold_in(doc, i, preps, COUNT(preps)))
            continue;
        for (uint32_t k = i + 1; k < s->tok + s->n_tok && k < i + 6; k++) {
            const uint32_t m = w->mention_at[k];
            if (m == NONE)
                continue;
            const casus_entity *x = &doc->entities[doc->mentions[m].entity];
            if (is_place_type(x->type) && x->coding.code[0])
                return casus__code_str(x->coding.code);
            break;
        }
    }
    return none;
}

static casus_str setting_of(struct coder *c, uint32_t sent)
{
    if (c->setting.sent != sent) {
        c->setting.sent = sent;
        c->setting.code = place_of(c->w, &c->w->doc->sentences[sent]);
        if (!c->setting.code.len)
            c->setting.code = casus__mention_main_country(c->w);
    }
    return c->setting.code;
}

/* ---- names ----------------------------------------------------------- */

static void from_mention(const struct coder *c, uint32_t m, struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    const casus_mention *x = &doc->mentions[m];
    const casus_entity *e = &doc->entities[x->entity];
    a->coding = e->coding;
    a->entity = x->entity;
    a->begin = x->begin;
    a->end = x->end;
    a->known = e->coding.code[0] || e->coding.sectors[0][0];
    a->is_place = is_place_type(e->type);
}

/* ---- common nouns ---------------------------------------------------- */

/* The nearest name before token `last` in the group that has a code. */
static const casus_entity *modifier(const struct work *w,
                                    const struct np *np, uint32_t last)
{
    const casus_doc *doc = w->doc;
    for (uint32_t i = last; i-- > np->begin;) {
        const uint32_t m = w->mention_at[i];
        if (m == NONE || doc->mentions[m].kind != MENTION_NAME)
            continue;
        const casus_entity *e = &doc->entities[doc->mentions[m].entity];
        if (e->coding.code[0] || e->coding.sectors[0][0])
            return e;
    }
    return NULL;
}

/* A body that fights lends its sector: "Taliban commander". */
static void take_body(const casus_entity *e, struct coding *out)
{
    casus__mention_set_code(out->code, casus__code_str(e->coding.code));
    const bool rebel = sector_is(&e->coding, "REB") ||
                       sector_is(&e->coding, "PRM") ||
                       sector_is(&e->coding, "PTY") ||
                       sector_is(&e->coding, "CRM");
    const bool weak = !out->sectors[0][0] || sector_is(out, "MIL") ||
                      sector_is(out, "GOV") || sector_is(out, "CVL") ||
                      sector_is(out, "UAF") || sector_is(out, "REB");
    if (e->type == ENTITY_ORG &&
        (!out->sectors[0][0] || (rebel && weak)))
        memcpy(out->sectors, e->coding.sectors, sizeof out->sectors);
}

/* The country from the groups around: possessor, "of". */
static bool code_from_np(const casus_doc *doc, uint32_t np,
                         struct coding *out)
{
    if (np == NONE)
        return false;
    const struct actor *a = &doc->np_actors[np];
    if (!a->coding.code[0])
        return false;
    memcpy(out->code, a->coding.code, sizeof out->code);
    return true;
}

static const char *const former_words[] = { "ex", "former", "onetime",
                                            "retired" };

static bool is_former(const casus_doc *doc, const struct np *np,
                      uint32_t last)
{
    for (uint32_t i = np->begin; i < last; i++)
        if (casus__mention_fold_in(doc, i, former_words,
                                   COUNT(former_words)))
            return true;
    return false;
}

/* Sectors whose bearers belong somewhere unless the text says otherwise. */
static bool takes_setting(const struct coding *c)
{
    return c->sectors[0][0] && !sector_is(c, "UAF") && !sector_is(c, "UNK");
}

static void fill_country(struct coder *c, const struct np *np,
                         uint32_t agent, struct coding *out)
{
    const casus_doc *doc = c->w->doc;
    const casus_entity *e = modifier(c->w, np, agent);
    if (e)
        take_body(e, out);
    if (out->code[0] || code_from_np(doc, np->poss, out))
        return;
    if (np->of != NONE) {
        const struct actor *of = &doc->np_actors[np->of];
        if (of->entity != NONE &&
            doc->entities[of->entity].type == ENTITY_ORG)
            take_body(&doc->entities[of->entity], out);
        if (out->code[0] || code_from_np(doc, np->of, out))
            return;
    }
    if (takes_setting(out))
        casus__mention_set_code(out->code, setting_of(c, np->sent));
}

static void set_span(const casus_doc *doc, const struct np *np,
                     struct actor *a)
{
    uint32_t first = np->begin;
    if (first < np->head && doc->tags &&
        doc->tags[first].xpos == XPOS_DT)
        first++;
    a->begin = doc->tokens[first].begin;
    a->end = doc->tokens[np->head].end;
}

/* A sum of money or a share counts no people. */
static bool is_sum(const casus_doc *doc, const struct np *np)
{
    for (uint32_t i = np->begin; i < np->end; i++)
        if (casus__mention_match_at(doc, i, GAZ_BIT(GAZ_CURRENCY)))
            return true;
    return np->end < doc->n_tokens &&
           casus__str_is(casus__token_fold(doc, np->end), "%");
}

static void from_noun(struct coder *c, const struct np *np, struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    const struct match *m = casus__mention_match_ending(
        doc, np->begin, np->head, GAZ_BIT(GAZ_AGENT));
    struct gaz_entry e;
    set_span(doc, np, a);
    if (m && casus__mention_entry(doc, m, GAZ_BIT(GAZ_AGENT), &e)) {
        casus__mention_set_sectors(&a->coding, e.sectors);
        casus__mention_set_code(a->coding.code, e.code);
        fill_country(c, np, np->head, &a->coding);
        if (is_former(doc, np, m->tok))
            casus__mention_set_sectors(&a->coding, casus__str("ELI"));
        a->known = 1;
        return;
    }
    /* A thing of a country ("Ukrainian jet"); counted people ("12 died"). */
    const casus_entity *mod = modifier(c->w, np, np->head);
    if (mod) {
        memcpy(a->coding.code, mod->coding.code, sizeof a->coding.code);
        a->known = a->coding.code[0] != 0;
    } else if (code_from_np(doc, np->poss, &a->coding)) {
        a->known = 1;
    } else if (np->flags & NP_NUMBER && doc->tags &&
               doc->tags[np->head].xpos == XPOS_CD && !is_sum(doc, np)) {
        casus__mention_set_code(a->coding.code, setting_of(c, np->sent));
        a->known = a->coding.code[0] != 0;
    }
}

/* ---- pronouns -------------------------------------------------------- */

static void copy_referent(const casus_doc *doc, uint32_t np,
                          struct actor *a)
{
    if (np == NONE)
        return;
    const struct actor *r = &doc->np_actors[np];
    a->coding = r->coding;
    a->entity = r->entity;
    a->known = r->known;
    a->is_place = 0;
}

static void from_pronoun(const struct coder *c, const struct np *np,
                         struct actor *a)
{
    static const char *const group[] = { "it", "its", "itself" };
    static const char *const many[] = { "their", "them", "themselves",
                                        "they" };
    const casus_doc *doc = c->w->doc;
    a->begin = doc->tokens[np->head].begin;
    a->end = doc->tokens[np->head].end;
    if (casus__mention_fold_in(doc, np->head, group, COUNT(group)))
        copy_referent(doc, c->last_group, a);
    else if (casus__mention_fold_in(doc, np->head, many, COUNT(many)))
        copy_referent(doc, c->last_plural, a);
}

/* ---- all groups ------------------------------------------------------ */

static void code_np(struct coder *c, uint32_t i)
{
    casus_doc *doc = c->w->doc;
    const struct np *np = &doc->nps[i];
    struct actor *a = &doc->np_actors[i];
    if (np->flags & NP_TIME)
        return;
    const uint32_t m = c->w->mention_at[np->head];
    if (m != NONE) {
        from_mention(c, m, a);
        return;
    }
    if (np->flags & NP_PRONOUN)
        from_pronoun(c, np, a);
    else
        from_noun(c, np, a);
}

static void remember(struct coder *c, uint32_t i)
{
    const casus_doc *doc = c->w->doc;
    const struct actor *a = &doc->np_actors[i];
    const struct np *np = &doc->nps[i];
    if (!a->known || !c->subject[i] ||
        np->flags & (NP_PRONOUN | NP_POSSESSOR))
        return;
    const bool person = a->entity != NONE &&
                        doc->entities[a->entity].type == ENTITY_PERSON;
    if (np->flags & NP_PLURAL || np->next_conj != NONE)
        c->last_plural = np->first_conj;
    else if (!person)
        c->last_group = i;
}

/* A capital or seat that acts is its government. */
static void mark_seats(struct coder *c)
{
    casus_doc *doc = c->w->doc;
    for (size_t i = 0; i < doc->n_preds; i++) {
        const struct pred *p = &doc->preds[i];
        if (p->kind == PRED_NOUN)
            continue;
        for (uint32_t k = 0; k < p->n_args; k++) {
            const struct arg *a = &doc->args[p->arg + k];
            if (a->rel != ARG_SUBJECT || p->flags & PRED_PASSIVE)
                continue;
            uint32_t np = a->np;
            for (; np != NONE; np = doc->nps[np].next_conj) {
                struct actor *x = &doc->np_actors[np];
                if (x->entity == NONE || !is_seat(&doc->entities[x->entity]))
                    continue;
                const uint32_t m = c->w->mention_at[doc->nps[np].head];
                casus__mention_set_sectors(&x->coding, casus__str("GOV"));
                x->is_place = 0;
                if (m != NONE)
                    doc->mentions[m].governs = 1;
            }
        }
    }
}

static bool mark_subjects(struct coder *c)
{
    const casus_doc *doc = c->w->doc;
    c->subject = casus__arena_alloc(c->w->scratch, doc->n_nps + 1, 1);
    if (!c->subject)
        return false;
    for (size_t i = 0; i < doc->n_args; i++)
        if (doc->args[i].rel == ARG_SUBJECT && doc->args[i].np != NONE)
            c->subject[doc->args[i].np] = 1;
    return true;
}

void casus__mention_actors(struct work *w)
{
    casus_doc *doc = w->doc;
    struct coder c = {
        .w = w,
        .setting = { NONE, none },
        .last_group = NONE,
        .last_plural = NONE,
    };
    doc->np_actors = casus__arena_alloc(&doc->arena, doc->n_nps + 1,
                                        sizeof *doc->np_actors);
    if (!doc->np_actors || !mark_subjects(&c)) {
        w->failed = true;
        return;
    }
    for (size_t i = 0; i < doc->n_nps; i++)
        doc->np_actors[i] = (struct actor){ .entity = NONE,
                                            .begin = NONE,
                                            .end = NONE };
    /* An "of" group stands behind its head and must be coded before it. */
    for (uint32_t i = 0; i < doc->n_nps; i++) {
        const uint32_t of = doc->nps[i].of;
        if (of != NONE && of > i)
            code_np(&c, of);
        code_np(&c, i);
        remember(&c, i);
    }
    mark_seats(&c);
}
