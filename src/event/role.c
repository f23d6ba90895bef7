/*
 * From the words in a role to coded actors.
 *
 * The mention layer says who each noun group stands for. Where it names
 * nobody, an apposition may ("the minister, Ali Karimi"), the group that it
 * is a part of ("hundreds of soldiers"), or its owner ("Iran's nuclear
 * programme"): the last makes the role indirect, which costs score.
 */
#include "event/internal.h"

#include "base/str.h"

static bool same_actor(const struct actor *a, const struct actor *b)
{
    if (a->entity != NONE && a->entity == b->entity)
        return true;
    return memcmp(&a->coding, &b->coding, sizeof a->coding) == 0;
}

static void add(struct parties *out, const struct actor *a)
{
    for (uint32_t i = 0; i < out->n; i++)
        if (same_actor(&out->items[i], a))
            return;
    if (out->n < MAX_PARTIES)
        out->items[out->n++] = *a;
}

/* A place as such: its country, no sector. */
static bool add_place(const casus_doc *doc, uint32_t np, struct parties *out)
{
    struct actor a = doc->np_actors[np];
    if (!a.is_place || !a.coding.code[0])
        return false;
    memset(a.coding.sectors, 0, sizeof a.coding.sectors);
    add(out, &a);
    return true;
}

static bool add_np(const casus_doc *doc, uint32_t np, bool place,
                   struct parties *out)
{
    const struct actor *a = &doc->np_actors[np];
    if (a->known) {
        add(out, a);
        return true;
    }
    return place && add_place(doc, np, out);
}

/* ---- tokens before a head -------------------------------------------- */

static void agent_coding(const casus_doc *doc, const struct match *m,
                         struct coding *out)
{
    const struct gaz *gaz = &doc->model->layers[m->layer].gaz;
    for (uint32_t i = 0; i < m->n_entries; i++) {
        struct gaz_ref ref;
        struct gaz_entry e;
        if (!casus__gaz_ref(gaz, m->list + i, &ref) ||
            !casus__gaz_entry(gaz, ref.entry, &e) || e.type != GAZ_AGENT)
            continue;
        casus_str rest = e.sectors, one;
        size_t n = 0;
        while (e.sectors.len && n < MAX_SECTORS &&
               casus__str_split(&rest, ',', &one))
            if (one.len == 3)
                memcpy(out->sectors[n++], one.ptr, 3);
        if (e.code.len == 3)
            memcpy(out->code, e.code.ptr, 3);
        return;
    }
}

/* "Western", "Arab": many countries, so none. */
static bool names_region(const struct event_run *run, const casus_mention *m)
{
    const casus_doc *doc = run->doc;
    const casus_entity *e = &doc->entities[m->entity];
    return m->kind == MENTION_NAME && !m->beside && !e->coding.code[0] &&
           (e->type == ENTITY_NORP || e->type == ENTITY_LOC) &&
           (casus__rule_class(doc, m->tok, run->abroad_word) ||
            casus__rule_class(doc, m->tok, run->world_region));
}

/* "The *Saudi*-led war": the leader's army. */
static bool leads_attack(const struct event_run *run, const casus_mention *m,
                         uint32_t noun)
{
    const casus_doc *doc = run->doc;
    const uint32_t led = m->tok + m->n_tok + 1;
    return led < noun && noun < doc->n_tokens &&
           casus__str_is(casus__token_fold(doc, led), "led") &&
           casus__rule_class(doc, noun, run->attack_noun);
}

/* "*Israeli* air strike", "*rebel* attack", "*U.S. military* raid": names
 * give country and entity, an agent noun the sector. */
static void add_range(struct event_run *run, uint32_t begin, uint32_t end,
                      struct parties *out)
{
    const casus_doc *doc = run->doc;
    struct actor a = { .entity = NONE, .begin = NONE, .end = NONE };
    bool any = false;
    size_t at = casus__event_first_mention(doc, doc->tokens[begin].begin);
    for (; at < doc->n_mentions && doc->mentions[at].tok < end; at++) {
        const casus_mention *m = &doc->mentions[at];
        if (m->tok + m->n_tok > end || m->beside)
            continue;
        const casus_entity *e = &doc->entities[m->entity];
        if (!e->coding.code[0] && !e->coding.sectors[0][0] &&
            !names_region(run, m))
            continue;
        if (any && a.entity != NONE)
            add(out, &a);
        a = (struct actor){ .coding = e->coding,
                            .entity = m->entity,
                            .begin = m->begin,
                            .end = m->end,
                            .known = 1 };
        if (leads_attack(run, m, end) && !a.coding.sectors[0][0])
            memcpy(a.coding.sectors[0], "MIL", 4);
        any = true;
    }
    for (uint32_t i = doc->match_at ? doc->match_at[begin] : 0;
         doc->match_at && i < doc->match_at[end]; i++) {
        const struct match *m = &doc->matches[i];
        struct coding c = { 0 };
        if (!(m->types & 1u << GAZ_AGENT) || m->tok + m->n_tok > end ||
            casus__str_starts(casus__token_fold(doc, m->tok), "anti-"))
            continue;
        agent_coding(doc, m, &c);
        if (!c.sectors[0][0])
            continue;
        /* "a terrorist attack", "military action" name nobody alone */
        if (!any && casus__rule_class(doc, m->tok, run->vague_agent))
            continue;
        if (!a.coding.sectors[0][0])
            memcpy(a.coding.sectors, c.sectors, sizeof c.sectors);
        if (!a.coding.code[0])
            memcpy(a.coding.code, c.code, sizeof c.code);
        if (a.begin == NONE)
            a.begin = m->begin;
        a.end = a.end == NONE || m->end > a.end ? m->end : a.end;
        a.known = 1;
        any = true;
        break;
    }
    if (any)
        add(out, &a);
}

/* ---- noun groups ----------------------------------------------------- */

static bool is_class(const casus_doc *doc, uint32_t np, uint32_t class_id)
{
    return casus__rule_class(doc, doc->nps[np].head, class_id);
}

/* ---- "U.S. and Iraqi troops" ----------------------------------------- */

/* A country, or a body beside countries: the UN, the EU. */
static bool is_country_or_body(const casus_entity *e)
{
    const casus_str code = casus__code_str(e->coding.code);
    return e->type == ENTITY_GPE ||
           (e->type == ENTITY_ORG &&
            (casus__str_is(code, "UNO") || casus__str_is(code, "IGO") ||
             casus__str_is(code, "EUR")));
}

/* A country told by a name, or a body that has troops of its own. */
static bool names_country(const casus_doc *doc, const casus_mention *m)
{
    const casus_entity *e = &doc->entities[m->entity];
    const casus_str code = casus__code_str(e->coding.code);
    if (m->kind != MENTION_NAME || m->beside || !code.len)
        return false;
    return e->type == ENTITY_NORP || is_country_or_body(e);
}

/* "The U.N.-Congolese force": two names with a hyphen between them. */
static bool has_hyphened(const casus_doc *doc, const struct np *x)
{
    size_t i =
        casus__event_first_mention(doc, doc->tokens[x->begin].begin);
    for (; i + 1 < doc->n_mentions && doc->mentions[i + 1].tok < x->head; i++) {
        const casus_mention *a = &doc->mentions[i], *b = a + 1;
        if (a->tok + a->n_tok + 1 == b->tok &&
            casus__rule_tight_hyphen(doc, b->tok - 1) &&
            names_country(doc, a) && names_country(doc, b))
            return true;
    }
    return false;
}

/* "Iran Iraq agree on border": a headline's row of countries. */
static bool add_row(const casus_doc *doc, uint32_t np, struct parties *out)
{
    const struct np *x = &doc->nps[np];
    struct parties found = { .n = 0 };
    uint32_t at = x->begin;
    size_t i =
        casus__event_first_mention(doc, doc->tokens[x->begin].begin);
    for (; i < doc->n_mentions && doc->mentions[i].tok == at &&
           at < x->end; i++) {
        const casus_mention *m = &doc->mentions[i];
        if (!names_country(doc, m) ||
            doc->entities[m->entity].type != ENTITY_GPE)
            return false;
        add(&found, &(struct actor){ .coding = doc->entities[m->entity].coding,
                                     .entity = m->entity,
                                     .begin = m->begin,
                                     .end = m->end,
                                     .known = 1 });
        at += m->n_tok;
    }
    if (found.n < 2 || at != x->end)
        return false;
    for (uint32_t k = 0; k < found.n; k++)
        add(out, &found.items[k]);
    return true;
}

/* One actor for each country named before a plural head ("Israeli and
 * Palestinian negotiators"), all with the sectors of the whole. */
static bool add_countries(struct event_run *run, uint32_t np,
                          struct parties *out)
{
    const casus_doc *doc = run->doc;
    if (add_row(doc, np, out))
        return true;
    const struct np *x = &doc->nps[np];
    const struct actor *whole = &doc->np_actors[np];
    struct parties found = { .n = 0 };
    if (x->begin + 1 >= x->head || !whole->known ||
        (!(x->flags & NP_PLURAL) && !has_hyphened(doc, x)))
        return false;
    size_t i =
        casus__event_first_mention(doc, doc->tokens[x->begin].begin);
    for (; i < doc->n_mentions && doc->mentions[i].tok < x->head; i++) {
        const casus_mention *m = &doc->mentions[i];
        struct actor a = *whole;
        const bool region = names_region(run, m);
        if (!names_country(doc, m) && !region)
            continue;
        a.abroad = region;
        memcpy(a.coding.code, doc->entities[m->entity].coding.code, 4);
        a.entity = m->entity;
        add(&found, &a);
    }
    if (found.n < 2 || memcmp(found.items[0].coding.code,
                              found.items[1].coding.code, 4) == 0)
        return false;
    for (uint32_t k = 0; k < found.n; k++)
        add(out, &found.items[k]);
    return true;
}

/* "*Iran-Saudi* talks", "*U.S. and Cuban* officials": two countries or more
 * before a head. One alone may be what it is about. */
bool casus__event_named_pair(struct event_run *run, uint32_t np,
                             struct parties *out)
{
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    struct parties found = { .n = 0 };
    size_t i = casus__event_first_mention(doc, doc->tokens[x->begin].begin);
    for (; i < doc->n_mentions && doc->mentions[i].tok < x->head; i++) {
        const casus_entity *e = &doc->entities[doc->mentions[i].entity];
        if (names_country(doc, &doc->mentions[i]))
            add(&found, &(struct actor){ .coding = e->coding,
                                         .entity = doc->mentions[i].entity,
                                         .begin = doc->mentions[i].begin,
                                         .end = doc->mentions[i].end,
                                         .known = 1 });
    }
    if (found.n < 2)
        return false;
    for (uint32_t k = 0; k < found.n; k++)
        add(out, &found.items[k]);
    return true;
}

/* The np behind a preposition on a noun. */
static uint32_t behind(const casus_doc *doc, uint32_t np, const char *prep)
{
    const uint32_t pred = doc->pred_at[doc->nps[np].head];
    for (uint32_t i = 0; pred != NONE && i < doc->preds[pred].n_args; i++) {
        const struct arg *a = &doc->args[doc->preds[pred].arg + i];
        if (a->rel == ARG_OBLIQUE && a->prep != NONE && a->np != NONE &&
            casus__str_is(casus__token_fold(doc, a->prep), prep))
            return a->np;
    }
    return NONE;
}

/* "The foreign ministers *of Greece and Turkey*", "officials *from* ...":
 * one of each country. */
static bool add_each(struct event_run *run, uint32_t np, struct parties *out)
{
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    const struct actor *whole = &doc->np_actors[np];
    struct parties found = { .n = 0 };
    uint32_t each = x->of != NONE ? x->of : behind(doc, np, "from");
    if (each == NONE)
        each = behind(doc, np, "in");
    /* "a coalition of Chad, Niger and others" */
    const bool body = is_class(doc, np, run->alliance_word);
    if (!((x->flags & NP_PLURAL && whole->known) || body) || each == NONE ||
        doc->nps[each].next_conj == NONE)
        return false;
    for (int i = 0; each != NONE && i < MAX_PARTIES; i++) {
        const struct actor *country = &doc->np_actors[each];
        struct actor a = *whole;
        const uint32_t next = doc->nps[each].next_conj;
        if (!country->coding.code[0] || country->entity == NONE ||
            !is_country_or_body(&doc->entities[country->entity])) {
            if (body && next == NONE && found.n > 1)
                break;
            return false;
        }
        if (body)
            memset(a.coding.sectors, 0, sizeof a.coding.sectors);
        memcpy(a.coding.code, country->coding.code, sizeof a.coding.code);
        a.entity = country->entity;
        add(&found, &a);
        each = next;
    }
    for (uint32_t k = 0; k < found.n; k++)
        add(out, &found.items[k]);
    return found.n > 0;
}

/* "*U.S.* and Iraqi troops": the bare country before the "and" takes the
 * sectors of what follows; the parser may have left it alone. */
static void add_country_before(const casus_doc *doc, uint32_t np,
                               struct parties *out)
{
    const struct np *x = &doc->nps[np];
    const struct actor *whole = &doc->np_actors[np];
    if (!(x->flags & NP_PLURAL) || x->begin < 2 || x->begin == x->head ||
        !whole->known || !whole->coding.sectors[0][0] ||
        !casus__str_is(casus__token_fold(doc, x->begin - 1), "and"))
        return;
    const size_t i = casus__event_first_mention(
        doc, doc->tokens[x->begin - 2].begin);
    const size_t own =
        casus__event_first_mention(doc, doc->tokens[x->begin].begin);
    if (i >= doc->n_mentions || own >= doc->n_mentions ||
        doc->mentions[i].tok != x->begin - 2 ||
        doc->mentions[own].tok != x->begin ||
        !names_country(doc, &doc->mentions[i]) ||
        !names_country(doc, &doc->mentions[own]))
        return;
    struct actor a = *whole;
    a.entity = doc->mentions[i].entity;
    a.begin = doc->mentions[i].begin;
    a.end = doc->mentions[i].end;
    memcpy(a.coding.code, doc->entities[a.entity].coding.code, 4);
    /* the same country without a sector is the same party */
    for (uint32_t k = 0; k < out->n; k++)
        if (out->items[k].entity == a.entity) {
            out->items[k] = a;
            return;
        }
    add(out, &a);
}

/* "Dozens of monks and students": each of the coordination. */
static bool add_members(const casus_doc *doc, uint32_t np, bool place,
                        struct parties *out)
{
    bool any = false;
    for (int i = 0; np != NONE && i < MAX_PARTIES; i++) {
        any |= add_np(doc, np, place, out);
        np = doc->nps[np].next_conj;
    }
    return any;
}

static bool add_pair(struct event_run *run, uint32_t np, struct parties *out)
{
    struct parties pair = { .n = 0 };
    if (run->pairing || !casus__event_pair(run, np, &pair))
        return false;
    for (uint32_t i = 0; i < pair.n; i++)
        add(out, &pair.items[i]);
    return true;
}

/* "Officials *of both countries*", "*the two sides'* negotiators": one of
 * each. */
static bool add_pair_of(struct event_run *run, uint32_t np, struct parties *out)
{
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    const struct actor *whole = &doc->np_actors[np];
    struct parties pair = { .n = 0 };
    uint32_t of = x->of != NONE ? x->of : x->poss;
    if (of == NONE)
        of = behind(doc, np, "from");
    if (of == NONE || run->pairing || !(x->flags & NP_PLURAL) ||
        !whole->coding.sectors[0][0] ||
        doc->nps[of].flags & NP_PRONOUN || !casus__event_pair(run, of, &pair))
        return false;
    for (uint32_t i = 0; i < pair.n; i++) {
        struct actor a = *whole;
        memcpy(a.coding.code, pair.items[i].coding.code, sizeof a.coding.code);
        a.entity = pair.items[i].entity;
        add(out, &a);
    }
    return pair.n > 0;
}

/* A country's thing, nobody that acts. */
static bool is_thing(const casus_doc *doc, uint32_t np)
{
    const struct actor *a = &doc->np_actors[np];
    return a->entity == NONE && !a->coding.sectors[0][0];
}

/* A name of whom nothing is known: settle.c says where they belong. */
static bool add_person(const casus_doc *doc, uint32_t np, struct parties *out)
{
    struct actor a = doc->np_actors[np];
    if (a.entity == NONE || doc->entities[a.entity].type != ENTITY_PERSON)
        return false;
    a.known = 1;
    add(out, &a);
    out->indirect = true;
    return true;
}

/* "Allies *such as* Greece and Italy", "countries, *including* Chad". */
static bool add_named_among(struct event_run *run, uint32_t np,
                            struct parties *out)
{
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    uint32_t t = x->end;
    struct parties found = { .n = 0 };
    if (!(x->flags & NP_PLURAL) || !is_class(doc, np, run->world_noun))
        return false;
    while (t < doc->n_tokens && doc->tags[t].upos == UPOS_PUNCT)
        t++;
    if (t + 2 < doc->n_tokens &&
        casus__str_is(casus__token_fold(doc, t), "such") &&
        casus__str_is(casus__token_fold(doc, t + 1), "as"))
        t += 2;
    else if (t + 1 < doc->n_tokens &&
             casus__str_is(casus__token_fold(doc, t), "including"))
        t++;
    else
        return false;
    for (uint32_t of = doc->np_at[t]; of != NONE && found.n < MAX_PARTIES;
         of = doc->nps[of].next_conj) {
        if (doc->nps[of].sent != x->sent || !add_np(doc, of, true, &found))
            return false;
    }
    for (uint32_t i = 0; i < found.n; i++)
        add(out, &found.items[i]);
    return found.n > 0;
}

/* "All countries", "the international community": somebody, of no code. */
static bool add_world(struct event_run *run, uint32_t np, struct parties *out)
{
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    const uint32_t entity = doc->np_actors[np].entity;
    bool body = entity != NONE && doc->entities[entity].type == ENTITY_LOC &&
                !doc->entities[entity].coding.code[0] && x->of == NONE &&
                casus__rule_class(doc, x->head, run->world_region);
    if (x->poss != NONE || (entity != NONE && !body))
        return false;
    for (uint32_t i = x->begin; i <= x->head && !body; i++)
        body = casus__rule_class_at(doc, i, x->head + 1, run->world_body) ==
               x->head + 1 - i;
    /* "these countries", "Iraq and other countries" are those just named */
    const bool these =
        x->next_conj != NONE || x->first_conj != np ||
        ((x->flags & NP_DEFINITE) &&
         !casus__str_is(casus__token_fold(doc, x->begin), "all"));
    if (!body && (doc->np_actors[np].known || these ||
                  !(x->flags & NP_PLURAL) ||
                  !is_class(doc, np, run->world_noun)))
        return false;
    add(out, &(struct actor){ .entity = NONE,
                              .begin = doc->tokens[x->begin].begin,
                              .end = doc->tokens[x->head].end,
                              .known = 1 });
    return true;
}

/* "A former *member* of parliament": one who is somebody himself. */
static bool is_member(const casus_doc *doc, uint32_t np)
{
    const struct np *x = &doc->nps[np];
    return !(x->flags & NP_PLURAL) &&
           doc->np_actors[np].coding.sectors[0][0] &&
           casus__str_is(casus__token_fold(doc, x->head), "member");
}

/* One noun group, without its coordination. */
static void one_np(struct event_run *run, uint32_t np, bool place,
                   struct parties *out)
{
    const casus_doc *doc = run->doc;
    const struct np *x = &doc->nps[np];
    /* "for his part", "opposition to": nobody */
    if ((x->poss != NONE &&
         casus__str_is(casus__token_fold(doc, x->head), "part")) ||
        (x->end < doc->n_tokens &&
         casus__str_is(casus__token_fold(doc, x->head), "opposition") &&
         casus__str_is(casus__token_fold(doc, x->end), "to")))
        return;
    if ((x->flags & NP_TIME) || add_pair(run, np, out) ||
        add_pair_of(run, np, out) ||
        add_countries(run, np, out) || add_each(run, np, out))
        return;
    add_country_before(doc, np, out);
    if (is_thing(doc, np) && casus__event_named_pair(run, np, out)) {
        out->indirect = true;
        return;
    }
    if (add_named_among(run, np, out) || add_world(run, np, out))
        return;
    /* "members of the party" */
    if (x->of != NONE && !is_member(doc, np) &&
        is_class(doc, np, run->group_of) &&
        add_members(doc, x->of, place, out))
        return;
    /* "the president's commitment": the president, not just his country */
    if (is_thing(doc, np) && x->poss != NONE &&
        doc->np_actors[x->poss].coding.sectors[0][0] &&
        add_np(doc, x->poss, false, out)) {
        out->indirect = true;
        return;
    }
    if (add_np(doc, np, place, out))
        return;
    if (x->appos != NONE && add_np(doc, x->appos, place, out))
        return;
    const uint32_t other = casus__event_stand_in(run, np, place);
    if (other != NONE && add_members(doc, other, true, out)) {
        out->indirect = true;
        return;
    }
    const uint32_t before = out->n;
    if (x->poss != NONE && add_np(doc, x->poss, true, out)) {
        out->indirect = true;
        return;
    }
    if (add_person(doc, np, out))
        return;
    if (x->begin < x->head)
        add_range(run, x->begin, x->head, out);
    const bool suffers = is_class(doc, np, run->done_to_noun);
    for (uint32_t of = suffers ? NONE : x->of; out->n == before && of != NONE;
         of = doc->nps[of].next_conj)
        if (!add_each(run, of, out))
            (void)add_members(doc, of, true, out);
    out->indirect |= out->n > before;
}

void casus__event_parties(struct event_run *run, const struct node *node,
                          bool place, struct parties *out)
{
    const casus_doc *doc = run->doc;
    if (!doc->np_actors)
        return;
    if (node->np == NONE) {
        if (node->pred == NONE && node->begin < node->end)
            add_range(run, node->begin, node->end, out);
        return;
    }
    uint32_t np = node->np;
    for (int i = 0; np != NONE && i < MAX_PARTIES; i++) {
        one_np(run, np, place, out);
        np = doc->nps[np].next_conj;
    }
}

/* "We", "I": whoever is quoted; outside quotation, who issues the text. */
static void add_quoted(struct event_run *run, const struct node *trigger,
                       bool place, struct parties *out)
{
    struct nodes who = { .n = 0 };
    if (run->depth)
        return;
    casus__event_speaker(run, trigger, &who);
    for (uint32_t i = 0; i < who.n; i++)
        casus__event_parties(run, &who.items[i], place, out);
    const casus_doc *doc = run->doc;
    const bool quoted = trigger->pred != NONE &&
                        (doc->preds[trigger->pred].flags & PRED_QUOTED);
    const uint32_t issuer =
        who.n || quoted ? NONE : casus__event_issuer(run);
    for (uint32_t np = issuer; np != NONE; np = doc->nps[np].next_conj) {
        const struct actor *a = &doc->np_actors[np];
        if (np == issuer ||
            (a->entity != NONE &&
             is_country_or_body(&doc->entities[a->entity])))
            add(out, a);
    }
}

void casus__event_named(struct event_run *run, const struct node *trigger,
                        const struct node *who, bool place,
                        struct parties *out)
{
    if (casus__event_first_person(run->doc, who))
        add_quoted(run, trigger, place, out);
    else
        casus__event_parties(run, who, place, out);
}

void casus__event_role(struct event_run *run, const struct rule_set *rules,
                       const struct node *node, uint32_t first, uint32_t n,
                       bool place, struct parties *out)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct rule_path *p = &rules->paths[first + i];
        struct nodes found = { .n = 0 };
        if ((p->flags & PATH_ALTERNATIVE) && out->n)
            return;
        casus__event_path(run, rules, node, p, &found);
        const uint32_t before = out->n;
        for (uint32_t k = 0; k < found.n; k++)
            casus__event_named(run, node, &found.items[k], place, out);
        if (before == 0 && out->n > 0)
            out->path = first + i;
        if (run->steps)
            run->steps--;
    }
}
