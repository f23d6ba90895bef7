/*
 * Who a noun group stands for, as a political actor.
 *
 * A name gives its entity's code. A common noun gives a sector by the
 * AGENT rows of the gazetteers ("soldiers": MIL) and takes its country from
 * an adjective ("Ukrainian"), a possessor, an "of" phrase, the place of the
 * sentence or, last, from what the document is about.
 */
#include "mention/coder.h"

#include "base/str.h"
#include "rule/rule.h"

static const casus_str none = { "", 0 };

static bool is_place_type(unsigned type)
{
    return type == ENTITY_GPE || type == ENTITY_LOC || type == ENTITY_FAC;
}

/* "At a *U.S.* base" is no place in the United States. */
static bool only_owns(const casus_doc *doc, const casus_mention *m)
{
    const casus_entity *x = &doc->entities[m->entity];
    const uint32_t np = doc->np_at[m->tok];
    return np != NONE && doc->nps[np].head >= m->tok + m->n_tok &&
           casus__str_starts(x->geo.feature, "PCL");
}

/* "in Baghdad", "bombed Baghdad": the code of the first place behind a
 * preposition of place or a verb of what is done to places. */
static casus_str place_of(const struct coder *c, const struct sentence *s)
{
    const struct work *w = c->w;
    const casus_doc *doc = w->doc;
    for (uint32_t i = s->tok + s->dateline; i + 1 < s->tok + s->n_tok; i++) {
        if (!casus__mention_is_where(doc, i) &&
            !(doc->tags && doc->tags[i].upos == UPOS_VERB &&
              casus__rule_class(doc, i, c->class.to_place)))
            continue;
        for (uint32_t k = i + 1; k < s->tok + s->n_tok && k < i + 6; k++) {
            const uint32_t m = w->mention_at[k];
            if (m == NONE)
                continue;
            const casus_entity *x = &doc->entities[doc->mentions[m].entity];
            if (is_place_type(x->type) && x->coding.code[0] &&
                !only_owns(doc, &doc->mentions[m]))
                return casus__code_str(x->coding.code);
            break;
        }
    }
    return none;
}

static casus_str setting_of(struct coder *c, uint32_t sent)
{
    enum { CARRY = 3 };
    if (c->setting.sent != sent) {
        const casus_str here =
            place_of(c, &c->w->doc->sentences[sent]);
        if (here.len) {
            c->carried = here;
            c->carried_from = sent;
        }
        c->setting.sent = sent;
        c->setting.code = here.len ? here
                          : c->carried.len && c->carried_from + CARRY >= sent
                              ? c->carried
                              : casus__mention_main_country(c->w);
    }
    return c->setting.code;
}

static bool scene_is_told(struct coder *c, uint32_t sent)
{
    (void)setting_of(c, sent);
    return c->carried.len && c->carried_from == sent;
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

/* Sectors whose bearers belong somewhere unless the text says otherwise. */
static bool takes_setting(const struct description *d)
{
    return d->coding.sectors[0][0] && !d->foreign && !d->unplaced &&
           !sector_is(&d->coding, "UAF") && !sector_is(&d->coding, "UNK");
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

/* ", NAME," behind token `end`: the mention, or NONE. What begins a sentence
 * needs no second comma: "Egyptian official, Zahi Nour said". */
static uint32_t name_between_commas(const struct coder *c, uint32_t end,
                                    bool begins)
{
    const casus_doc *doc = c->w->doc;
    if (end + 1 >= doc->n_tokens ||
        doc->buffer[doc->tokens[end].begin] != ',')
        return NONE;
    const uint32_t m = c->w->mention_at[end + 1];
    if (m == NONE || doc->mentions[m].tok != end + 1)
        return NONE;
    const uint32_t close = end + 1 + doc->mentions[m].n_tok;
    if (close >= doc->n_tokens)
        return NONE;
    const bool verb = doc->tags && doc->tags[close].upos == UPOS_VERB;
    return doc->buffer[doc->tokens[close].begin] == ',' || (begins && verb)
               ? m
               : NONE;
}

/* "The mayor of Paris, Anne Hidalgo": the description is hers. "The militant
 * group, Hamas": the name says who. */
static void name_behind(struct coder *c, uint32_t i,
                        const struct description *d, struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    const struct np *np = &doc->nps[i];
    const uint32_t end = np->of == NONE ? np->end : doc->nps[np->of].end;
    const struct sentence *s = &doc->sentences[np->sent];
    const bool begins = np->begin == s->tok + s->dateline;
    const uint32_t m = np->appos == NONE
                           ? name_between_commas(c, end, begins)
                           : c->w->mention_at[doc->nps[np->appos].head];
    if (m == NONE || doc->mentions[m].kind != MENTION_NAME)
        return;
    const uint32_t entity = doc->mentions[m].entity;
    const casus_entity *e = &doc->entities[entity];
    if (e->type == ENTITY_PERSON) {
        casus__mention_apply(c, entity, d, np->head);
        a->entity = entity;
        a->coding = e->coding;
    } else if (e->type == ENTITY_ORG && np->appos != NONE &&
               !(np->flags & NP_PLURAL) && e->coding.code[0]) {
        a->entity = entity;
        a->coding = e->coding;
    }
}

/* "An Australian, Brenton Tarrant". */
static void nationality_behind(struct coder *c, uint32_t i, uint32_t m)
{
    const casus_doc *doc = c->w->doc;
    const casus_entity *e = &doc->entities[doc->mentions[m].entity];
    struct description d = { .role = NONE, .entity = NONE };
    struct actor spare = { 0 };
    if (e->type != ENTITY_NORP || !e->coding.code[0] ||
        doc->nps[i].flags & NP_PLURAL)
        return;
    d.coding = e->coding;
    name_behind(c, i, &d, &spare);
}

/* "A Kenyan court jailed a journalist": police and courts deal with the
 * people of their own country. */
static casus_str who_rules_here(const struct coder *c, uint32_t i)
{
    const casus_doc *doc = c->w->doc;
    for (uint32_t k = i; k-- > 0 && doc->nps[k].sent == doc->nps[i].sent;) {
        const struct actor *a = &doc->np_actors[k];
        if (a->coding.code[0] && !a->guessed &&
            (sector_is(&a->coding, "COP") || sector_is(&a->coding, "JUD")))
            return casus__code_str(a->coding.code);
    }
    return none;
}

/* Whose role it is where its own words do not tell a country. */
static void find_country(struct coder *c, uint32_t i,
                         const struct description *d, struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    const struct np *np = &doc->nps[i];
    /* "several people" in another town are not those of before */
    const bool new_ones = !(np->flags & NP_DEFINITE) && takes_setting(d) &&
                          scene_is_told(c, np->sent);
    const uint32_t r =
        new_ones ? NONE : casus__mention_antecedent(c, i, d);
    if (r != NONE) {
        const struct actor *x = &doc->np_actors[r];
        memcpy(a->coding.code, x->coding.code, sizeof a->coding.code);
        a->guessed = x->guessed;
        if (!a->coding.sectors[0][0] || doc->nps[i].flags & NP_DEFINITE)
            memcpy(a->coding.sectors, x->coding.sectors,
                   sizeof a->coding.sectors);
        if (doc->nps[i].flags & NP_DEFINITE)
            a->entity = x->entity;
    } else if (takes_setting(d)) {
        const casus_str ruler = scene_is_told(c, np->sent)
                                    ? none
                                    : who_rules_here(c, i);
        casus__mention_set_code(a->coding.code,
                                ruler.len ? ruler
                                          : setting_of(c, np->sent));
        a->guessed = 1;
    }
}

/* "The three officers", after "police officers". */
static bool same_as_before(struct coder *c, uint32_t i,
                           const struct description *d, struct actor *a)
{
    const uint32_t r = casus__mention_antecedent(c, i, d);
    if (r == NONE)
        return false;
    a->coding = c->w->doc->np_actors[r].coding;
    a->entity = c->w->doc->np_actors[r].entity;
    a->known = 1;
    return true;
}

/* "Their country", "the country": no part of its people or government. Said
 * alone, it is the one that was named last. */
static void from_country_noun(struct coder *c, uint32_t i, struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    const struct np *np = &doc->nps[i];
    memset(a->coding.sectors, 0, sizeof a->coding.sectors);
    if (!a->coding.code[0] && np->of != NONE) {
        casus__mention_code_np(c, np->of);
        memcpy(a->coding.code, doc->np_actors[np->of].coding.code,
               sizeof a->coding.code);
    }
    const size_t n = c->n_recalled < RECALL ? c->n_recalled : RECALL;
    for (size_t k = 1; k <= n && !a->coding.code[0] &&
                       np->flags & NP_DEFINITE && !(np->flags & NP_PLURAL);
         k++) {
        const uint32_t r = c->recalled[(c->n_recalled - k) % RECALL];
        const struct actor *x = &doc->np_actors[r];
        if (x->entity == NONE || doc->nps[r].sent + 2 < np->sent ||
            doc->entities[x->entity].type != ENTITY_GPE ||
            !casus__str_starts(doc->entities[x->entity].geo.feature, "PCL"))
            continue;
        memcpy(a->coding.code, x->coding.code, sizeof a->coding.code);
        a->entity = x->entity;
    }
    a->known = a->is_place = a->coding.code[0] != 0;
}

static void from_noun(struct coder *c, uint32_t i, struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    const struct np *np = &doc->nps[i];
    struct description d;
    set_span(doc, np, a);
    casus__mention_describe(c, i, np->begin, np->head, &d);
    a->coding = d.coding;
    if (casus__rule_class(doc, np->head, c->class.country)) {
        from_country_noun(c, i, a);
        return;
    }
    if (d.role != NONE) {
        name_behind(c, i, &d, a);
        if (!a->coding.code[0] && a->entity == NONE)
            find_country(c, i, &d, a);
        a->abroad = d.abroad && !a->coding.code[0];
        a->known = a->coding.code[0] || a->coding.sectors[0][0];
        return;
    }
    if (!a->coding.code[0] && np->flags & NP_DEFINITE &&
        same_as_before(c, i, &d, a))
        return;
    /* A thing of a country ("Ukrainian jet"); counted people ("12 died"). */
    if (!a->coding.code[0] && np->flags & NP_NUMBER && doc->tags &&
        doc->tags[np->head].xpos == XPOS_CD && !is_sum(doc, np))
        casus__mention_set_code(a->coding.code, setting_of(c, np->sent));
    else if (!a->coding.sectors[0][0])
        casus__mention_describe_thing(c, i, &a->coding);
    a->known = a->coding.code[0] != 0;
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
    a->guessed = r->guessed;
    a->is_place = 0;
}

static void from_pronoun(const struct coder *c, const struct np *np,
                         struct actor *a)
{
    const casus_doc *doc = c->w->doc;
    a->begin = doc->tokens[np->head].begin;
    a->end = doc->tokens[np->head].end;
    if (!casus__mention_is_empty_it(doc, np->head) &&
        !casus__mention_from_body(c, np, a))
        copy_referent(doc, casus__mention_referent(c, np->head), a);
}

/* ---- all groups ------------------------------------------------------ */

enum np_state { NP_OPEN, NP_CODED };

void casus__mention_code_np(struct coder *c, uint32_t i)
{
    const casus_doc *doc = c->w->doc;
    const struct np *np = &doc->nps[i];
    struct actor *a = &doc->np_actors[i];
    if (c->state[i] != NP_OPEN || np->flags & NP_TIME ||
        c->depth == MAX_DESCENT)
        return;
    c->state[i] = NP_CODED;
    c->depth++;
    const uint32_t m = c->w->mention_at[np->head];
    if (m != NONE) {
        casus__mention_complete(c, i, m);
        nationality_behind(c, i, m);
        from_mention(c, m, a);
    } else if (np->flags & NP_PRONOUN) {
        from_pronoun(c, np, a);
    } else {
        from_noun(c, i, a);
    }
    c->depth--;
}

/* What later pronouns and descriptions may mean. */
static void remember(struct coder *c, uint32_t i)
{
    const casus_doc *doc = c->w->doc;
    const struct actor *a = &doc->np_actors[i];
    const struct np *np = &doc->nps[i];
    if (a->entity != NONE && a->coding.code[0] &&
        !(np->flags & (NP_PRONOUN | NP_PLURAL)) &&
        (doc->entities[a->entity].type == ENTITY_GPE ||
         doc->entities[a->entity].type == ENTITY_ORG))
        c->last_named = i;
    casus__mention_recall(c, i);
    if (!c->subject[i] || np->flags & (NP_PRONOUN | NP_POSSESSOR | NP_TIME))
        return;
    const bool person =
        a->entity != NONE
            ? doc->entities[a->entity].type == ENTITY_PERSON
            : casus__mention_match_ending(doc, np->begin, np->head,
                                          GAZ_BIT(GAZ_TITLE)) != NULL;
    /* "the Democratic Forces said it": one body by a plural name */
    const bool body = np->next_conj == NONE && np->first_conj == i &&
                      a->entity != NONE &&
                      doc->entities[a->entity].type == ENTITY_ORG;
    const bool police =
        casus__str_is(casus__token_fold(doc, np->head), "police");
    const size_t from = c->w->quoted[np->head] ? 1 : 0;
    for (size_t k = from; k < 2; k++) {
        if (np->flags & NP_PLURAL || police || np->next_conj != NONE) {
            c->older_plural[k] = c->last_plural[k];
            c->last_plural[k] = np->first_conj;
        }
        if (body || (!person && !(np->flags & NP_PLURAL) &&
                     np->next_conj == NONE)) {
            c->older_group[k] = c->last_group[k];
            c->last_group[k] = i;
        }
    }
}

/* The subject beside which a group is an object. */
static void mark_rivals(struct coder *c)
{
    const casus_doc *doc = c->w->doc;
    for (size_t i = 0; i < doc->n_nps; i++)
        c->rival[i] = NONE;
    for (size_t i = 0; i < doc->n_preds; i++) {
        const struct pred *p = &doc->preds[i];
        uint32_t subject = NONE;
        for (uint32_t k = 0; k < p->n_args; k++) {
            const struct arg *a = &doc->args[p->arg + k];
            if (a->np == NONE || p->kind != PRED_VERB)
                continue;
            if (a->rel == ARG_SUBJECT)
                subject = a->np;
            else if (subject != NONE && subject != a->np) {
                c->rival[a->np] = subject;
                if (doc->nps[a->np].of != NONE) /* "hit two of them" */
                    c->rival[doc->nps[a->np].of] = subject;
            }
        }
    }
}

static bool mark_subjects(struct coder *c)
{
    const casus_doc *doc = c->w->doc;
    c->subject = casus__arena_alloc(c->w->scratch, doc->n_nps + 1, 1);
    c->state = casus__arena_alloc(c->w->scratch, doc->n_nps + 1, 1);
    c->rival = casus__arena_alloc(c->w->scratch, doc->n_nps + 1,
                                  sizeof *c->rival);
    if (!c->subject || !c->state || !c->rival)
        return false;
    for (size_t i = 0; i < doc->n_args; i++)
        if (doc->args[i].rel == ARG_SUBJECT && doc->args[i].np != NONE)
            c->subject[doc->args[i].np] = 1;
    mark_rivals(c);
    return true;
}

/* "Iran's ambassador has said ... Iraj Nouri noted": a person of whom nothing
 * is told, and who acts right after somebody without a name, is that one. */
static void adopt_role(struct coder *c, uint32_t i)
{
    const casus_doc *doc = c->w->doc;
    const struct actor *a = &doc->np_actors[i];
    const uint32_t m = c->w->mention_at[doc->nps[i].head];
    if (m == NONE || a->entity == NONE || !c->subject[i] ||
        c->unnamed == NONE ||
        doc->nps[c->unnamed].sent + 1 != doc->nps[i].sent)
        return;
    const casus_entity *x = &doc->entities[a->entity];
    const struct actor *role = &doc->np_actors[c->unnamed];
    if (x->type != ENTITY_PERSON || x->first_mention != m || x->role.len ||
        x->coding.code[0])
        return;
    const struct description d = { .coding = role->coding,
                                   .role = NONE,
                                   .entity = NONE };
    casus__mention_apply(c, a->entity, &d, 0);
    from_mention(c, m, &doc->np_actors[i]);
}

/* Keep the one unnamed person who acts in a sentence. */
static void keep_unnamed(struct coder *c, uint32_t i)
{
    const casus_doc *doc = c->w->doc;
    const struct np *np = &doc->nps[i];
    const struct actor *a = &doc->np_actors[i];
    if (c->subject[i] && a->known && !a->guessed && a->coding.code[0] &&
        a->entity == NONE &&
        !(np->flags & (NP_PLURAL | NP_PRONOUN | NP_TIME)) &&
        casus__mention_match_ending(doc, np->begin, np->head,
                                    GAZ_BIT(GAZ_TITLE)))
        c->unnamed = i;
}

/* A person may have been told about after the first mention. */
static void refresh(const struct coder *c)
{
    const casus_doc *doc = c->w->doc;
    for (size_t i = 0; i < doc->n_nps; i++) {
        struct actor *a = &doc->np_actors[i];
        const uint32_t m = c->w->mention_at[doc->nps[i].head];
        if (a->entity != NONE && m != NONE &&
            doc->entities[a->entity].type == ENTITY_PERSON)
            from_mention(c, m, a);
    }
}

static struct role_classes find_classes(const casus_model *model)
{
    return (struct role_classes){
        .generic = casus__rule_class_find(model, "generic-role"),
        .collective = casus__rule_class_find(model, "collective-noun"),
        .backed = casus__rule_class_find(model, "backed-word"),
        .former = casus__rule_class_find(model, "former-word"),
        .foreign = casus__rule_class_find(model, "foreign-word"),
        .abroad = casus__rule_class_find(model, "abroad-word"),
        .country = casus__rule_class_find(model, "country-noun"),
        .serves = casus__rule_class_find(model, "serves-to"),
        .not_american = casus__rule_class_find(model, "not-american"),
        .to_place = casus__rule_class_find(model, "place-verb"),
        .alliance = casus__rule_class_find(model, "alliance-word"),
        .town_label = casus__rule_class_find(model, "town-label"),
        .unplaced = casus__rule_class_find(model, "unplaced-noun"),
        .outsider = casus__rule_class_find(model, "outsider-role"),
        .peer = casus__rule_class_find(model, "peer-noun"),
        .army_thing = casus__rule_class_find(model, "army-thing"),
        .army_craft = casus__rule_class_find(model, "army-craft"),
        .leadership = casus__rule_class_find(model, "leadership-noun"),
        .attack = casus__rule_class_find(model, "attack-noun"),
        .someone = casus__rule_class_find(model, "someone-noun"),
    };
}

void casus__mention_actors(struct work *w)
{
    casus_doc *doc = w->doc;
    struct coder c = {
        .w = w,
        .class = find_classes(doc->model),
        .setting = { NONE, none },
        .last_group = { NONE, NONE },
        .older_group = { NONE, NONE },
        .last_plural = { NONE, NONE },
        .older_plural = { NONE, NONE },
        .body = NONE,
        .unnamed = NONE,
        .last_named = NONE,
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
    casus__mention_mark_beside(&c);
    for (uint32_t i = 0; i < doc->n_nps; i++) {
        casus__mention_code_np(&c, i);
        adopt_role(&c, i);
        keep_unnamed(&c, i);
        remember(&c, i);
    }
    refresh(&c);
    casus__mention_mark_seats(&c);
}
