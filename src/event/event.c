/*
 * Events: rules over the parse.
 *
 * Every predicate and noun group is looked up in the trigger index. The most
 * specific rule that fits and finds its parties wins; a discard that fits
 * first ends the matter. What a rule has used up (the noun of "launched an
 * attack", the clause of "refused to meet") says no event of its own.
 */
#include "event/event.h"

#include "base/error.h"
#include "base/str.h"
#include "event/internal.h"

enum { FITS = 24 };

/* ---- what a rule yields ---------------------------------------------- */

static bool setting_holds(struct event_run *run, const struct candidate *c,
                          const struct rule_setting *s)
{
    return casus__event_tests(run, c->rules, &c->at, s->test, s->n_tests);
}

/* What is asked for, refused, threatened or said against somebody is one
 * thing: the first mode that holds. */
static bool has_one_mode(unsigned type)
{
    return type == EVENT_REQUEST || type == EVENT_REJECT ||
           type == EVENT_THREATEN || type == EVENT_ACCUSE;
}

static void add_mode(struct candidate *c, casus_str mode)
{
    if (c->n_modes && has_one_mode(c->type))
        return;
    for (size_t i = 0; i < c->n_modes; i++)
        if (casus__str_eq(c->modes[i], mode))
            return;
    if (c->n_modes < MAX_MODES)
        c->modes[c->n_modes++] = mode;
}

static int status_number(casus_str name)
{
    for (int i = 0; i <= STATUS_HISTORICAL; i++)
        if (casus__str_is(name, casus__event_status_name((unsigned)i)))
            return i;
    return STATUS_ACTUAL;
}

/* Modes that hold under a condition; without any, the plain ones. A code:
 * the first that holds. */
static void apply_settings(struct event_run *run, struct candidate *c)
{
    const struct rule_event *r = &c->rules->rules[c->rule];
    bool conditional = false;
    c->cameo = casus__str("");
    for (int plain = 0; plain < 2; plain++)
        for (uint32_t i = 0; i < r->n_sets; i++) {
            const struct rule_setting *s = &c->rules->sets[r->set + i];
            const casus_str v = casus__rule_str(c->rules, s->value);
            if ((s->n_tests == 0) != (plain == 1) ||
                (plain && s->what == SET_MODE && conditional && !s->always))
                continue;
            if (!plain && !setting_holds(run, c, s))
                continue;
            if (s->what == SET_MODE) {
                conditional |= !plain && !s->always;
                add_mode(c, v);
            } else if (s->what == SET_CAMEO && !c->cameo.len) {
                c->cameo = v;
            } else if (s->what == SET_STATUS) {
                c->status = (uint8_t)status_number(v);
            }
        }
}

/* ---- parties --------------------------------------------------------- */

/* Nobody does it to themselves, but where a rule says so. */
static void drop_actors(struct candidate *c)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->recipient.n; i++) {
        const struct actor *r = &c->recipient.items[i];
        bool same = false;
        for (uint32_t k = 0; k < c->actor.n; k++) {
            const struct actor *a = &c->actor.items[k];
            same |= a->entity != NONE && a->entity == r->entity &&
                    memcmp(&a->coding, &r->coding, sizeof a->coding) == 0;
            same |= a->begin != NONE && a->begin == r->begin;
        }
        if (!same)
            c->recipient.items[kept++] = *r;
    }
    c->recipient.n = kept;
}

/* "The two and a working group met": what has no country is no party beside
 * those that have one. */
static void drop_vague(struct parties *p)
{
    uint32_t kept = 0, coded = 0;
    for (uint32_t i = 0; i < p->n; i++)
        coded += p->items[i].coding.code[0] != 0;
    for (uint32_t i = 0; coded > 1 && i < p->n; i++) {
        const struct actor *a = &p->items[i];
        if (a->coding.code[0] ||
            !casus__str_is(casus__code_str(a->coding.sectors[0]), "UNK"))
            p->items[kept++] = *a;
    }
    if (coded > 1)
        p->n = kept;
}

/* Does he who speaks speak for the other? A country without more said is its
 * state, not its people. */
static bool speaks_for(const struct coding *own, const struct coding *x)
{
    static const char *const state[] = { "", "GOV", "MIL", "SPY", "LEG" };
    if (!own->code[0] || memcmp(x->code, own->code, sizeof x->code) != 0)
        return false;
    if (x->sectors[0][0] && own->sectors[0][0])
        return memcmp(x->sectors[0], own->sectors[0], 4) == 0;
    for (size_t i = 0; i < sizeof state / sizeof state[0]; i++)
        if (casus__str_is(casus__code_str(own->sectors[0]), state[i]))
            return true;
    return false;
}

/* A speaker blames others, not the country that he speaks for. */
static void drop_own(const struct candidate *c, struct parties *p)
{
    const struct rule_event *r = &c->rules->rules[c->rule];
    uint32_t kept = 0;
    if (!r->n_actor || !c->actor.n ||
        c->rules->paths[r->actor].step[0].rel != PATH_SPEAKER)
        return;
    const struct coding *own = &c->actor.items[0].coding;
    for (uint32_t i = 0; i < p->n; i++) {
        if (!speaks_for(own, &p->items[i].coding))
            p->items[kept++] = p->items[i];
    }
    p->n = kept;
}

static void find_parties(struct event_run *run, struct candidate *c)
{
    const struct rule_event *r = &c->rules->rules[c->rule];
    casus__event_role(run, c->rules, &c->at, r->actor, r->n_actor, false,
                      &c->actor);
    casus__event_role(run, c->rules, &c->at, r->recipient, r->n_recipient,
                      r->flags & RULE_PLACE, &c->recipient);
    casus__event_turn_victims(run, c);
    drop_vague(&c->actor);
    if (!(r->flags & RULE_ORIGIN))
        drop_actors(c);
    drop_own(c, &c->recipient);
    casus__event_other_side(run, c);
}

static bool has_needs(const casus_doc *doc, const struct candidate *c)
{
    const uint32_t f = c->rules->rules[c->rule].flags;
    if ((f & RULE_NEED_ACTOR) && !c->actor.n && !casus__event_has_foe(doc, c))
        return false;
    if ((f & RULE_NEED_RECIPIENT) && !c->recipient.n)
        return false;
    if (f & (RULE_NEED_NONE | RULE_NEED_ACTOR | RULE_NEED_RECIPIENT))
        return true;
    return c->actor.n || c->recipient.n;
}

/* "The attack killed ...": a definite noun of an event told before. */
static bool may_be_retold(const struct event_run *run,
                          const struct candidate *c)
{
    const casus_doc *doc = run->doc;
    return c->at.np != NONE && !c->actor.n && !c->recipient.n &&
           (doc->nps[c->at.np].flags & NP_DEFINITE);
}

/* ---- used up --------------------------------------------------------- */

static void use(struct event_run *run, const struct node *n)
{
    if (n->pred != NONE)
        run->used_pred[n->pred] = USED;
    if (n->np != NONE)
        run->used_np[n->np] = USED;
}

static void use_objects(struct event_run *run, const struct node *at,
                        const struct fit *f)
{
    const struct rule_trigger *t = &f->rules->triggers[f->trigger];
    struct nodes found = { .n = 0 };
    if (!t->n_objects || t->kind != TRIGGER_VERB)
        return;
    casus__event_objects(run, f->rules, t, at, &found);
    for (uint32_t i = 0; i < found.n; i++)
        use(run, &found.items[i]);
}

static void shadow(struct event_run *run, const struct node *n)
{
    if (n->pred != NONE && run->used_pred[n->pred] == USED_NOT)
        run->used_pred[n->pred] = USED_UNLESS_REAL;
    if (n->np != NONE && run->used_np[n->np] == USED_NOT)
        run->used_np[n->np] = USED_UNLESS_REAL;
}

/* What is promised, asked for, refused, threatened: "agreed to meet" says no
 * meeting, "called for the release" none that may be. */
static void use_complement(struct event_run *run, const struct node *at,
                           const struct rule_event *r,
                           const struct rule_set *rules)
{
    const casus_doc *doc = run->doc;
    struct nodes found = { .n = 0 };
    if (r->kind != RULE_EVENT ||
        (r->type != EVENT_AGREE && r->type != EVENT_CONCEDE &&
         r->type != EVENT_REQUEST && r->type != EVENT_REJECT &&
         r->type != EVENT_THREATEN))
        return;
    casus__event_step(run, rules, at, PATH_CLAUSE, RULE_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (found.items[i].pred != NONE &&
            doc->preds[found.items[i].pred].form == FORM_INF)
            use(run, &found.items[i]);
    found.n = 0;
    casus__event_step(run, rules, at, PATH_MATTER, RULE_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        shadow(run, &found.items[i]);
}

/* The clause or noun that a test of the rule asked for. */
static void use_tested(struct event_run *run, const struct node *at,
                       const struct fit *f)
{
    const struct rule_event *r = &f->rules->rules[f->rule];
    if (r->flags & RULE_NO_CLAUSE)
        return;
    use_complement(run, at, r, f->rules);
    for (uint32_t i = 0; i < r->n_tests; i++) {
        const struct rule_test *t = &f->rules->tests[r->test + i];
        struct nodes found = { .n = 0 };
        if (t->path == RULE_NONE || (t->flags & TEST_NEGATE) ||
            (t->what != TEST_CLASS && t->what != TEST_PHRASE &&
             t->what != TEST_EXISTS))
            continue;
        const struct rule_path *p = &f->rules->paths[t->path];
        if (t->what == TEST_EXISTS && p->step[p->n - 1].rel != PATH_CLAUSE)
            continue;
        if (p->step[p->n - 1].rel == PATH_SUBJECT ||
            p->step[p->n - 1].rel == PATH_SELF ||
            p->step[p->n - 1].rel == PATH_PARENT ||
            p->step[p->n - 1].rel == PATH_SPEAKER)
            continue;
        casus__event_path(run, f->rules, at, p, &found);
        for (uint32_t k = 0; k < found.n; k++)
            use(run, &found.items[k]);
    }
}

/* ---- candidates ------------------------------------------------------ */

/* How much a candidate says: of two words for one event the better stays. */
static uint8_t weight_of(const struct candidate *c, const struct fit *f)
{
    const struct rule_trigger *t = &f->rules->triggers[f->trigger];
    int s = 45;
    s += c->actor.n ? 15 : 0;
    s += c->recipient.n ? 15 : 0;
    s -= c->actor.indirect ? 8 : 0;
    s -= c->recipient.indirect ? 8 : 0;
    s += t->kind == TRIGGER_VERB ? 8 : 0;
    s += t->n_objects || t->n_after ? 6 : 0;
    s += c->rules->rules[c->rule].n_tests ? 4 : 0;
    s -= c->status == STATUS_ACTUAL || c->status == STATUS_HISTORICAL ? 0 : 5;
    return (uint8_t)s;
}

static void keep(struct event_run *run, const struct candidate *c)
{
    struct candidate *items = casus__arena_grow(
        run->doc->scratch, run->items, run->n, &run->cap, sizeof *items);
    if (!items) {
        run->no_memory = true;
        return;
    }
    run->items = items;
    items[run->n++] = *c;
}

static uint32_t speaker_of(struct event_run *run, const struct node *at)
{
    struct nodes who = { .n = 0 };
    struct parties p = { .n = 0 };
    casus__event_speaker(run, at, &who);
    if (who.n)
        casus__event_parties(run, &who.items[0], true, &p);
    return p.n ? p.items[0].entity : NONE;
}

/* "Accused of a part in the massacre": that there was one is not in doubt. */
static bool is_presupposed(const struct event_run *run,
                           const struct candidate *c)
{
    const casus_doc *doc = run->doc;
    return c->type == EVENT_ASSAULT && c->at.np != NONE &&
           (doc->nps[c->at.np].flags & NP_DEFINITE) &&
           casus__rule_class(doc, casus__event_head(doc, &c->at),
                             run->attack_noun);
}

/* Has a word above said an ACCUSE of this sentence? */
static bool is_below_accuse(const struct event_run *run,
                            const struct candidate *c)
{
    enum { UP = 6 };
    const casus_doc *doc = run->doc;
    uint32_t pred = c->at.pred;
    for (int i = 0; i < UP && pred != NONE; i++, pred = doc->preds[pred].parent)
        for (size_t k = run->n; k > 0; k--) {
            const struct candidate *old = &run->items[k - 1];
            if (old->sent != c->sent)
                break;
            if (old->type == EVENT_ACCUSE && old->at.pred == pred)
                return true;
        }
    return false;
}

/* "Claimed that X was behind the raid": he who claims it blames. */
static bool is_blame(const struct event_run *run, const struct candidate *c)
{
    const struct rule_event *r = &c->rules->rules[c->rule];
    return c->type == EVENT_ACCUSE && r->n_actor && c->actor.n &&
           c->recipient.n &&
           c->rules->paths[r->actor].step[0].rel == PATH_SPEAKER &&
           !is_below_accuse(run, c);
}

/* Does the rule say an event here? */
static bool yields(struct event_run *run, const struct node *at,
                   uint32_t sent, const struct fit *f)
{
    const struct rule_event *r = &f->rules->rules[f->rule];
    struct candidate c = { .rules = f->rules,
                           .rule = f->rule,
                           .at = *at,
                           .sent = sent,
                           .type = (uint8_t)r->type,
                           .actor.path = NONE,
                           .recipient.path = NONE,
                           .loc_entity = NONE };
    bool alleged = false;
    c.trigger_begin = at->pred != NONE ? run->doc->preds[at->pred].head
                                       : casus__event_head(run->doc, at);
    c.trigger_end = f->last + 1;
    find_parties(run, &c);
    if (!has_needs(run->doc, &c)) {
        if (!may_be_retold(run, &c)) {
            casus__event_missed(run, f->rules, f->rule, c.trigger_begin,
                                MISS_PARTY);
            return false;
        }
        c.bare = 1;
    } else if (may_be_retold(run, &c)) {
        c.bare = 1;
    }
    c.status = casus__event_status(run, at, r->type, &alleged);
    if (alleged && !is_presupposed(run, &c) && !is_blame(run, &c)) {
        casus__event_missed(run, f->rules, f->rule, c.trigger_begin,
                            MISS_CLAIM);
        return true;
    }
    apply_settings(run, &c);
    c.weight = weight_of(&c, f);
    c.speaker = speaker_of(run, at);
    casus__event_locate(run, &c);
    casus__event_date(run, &c);
    casus__event_convert(run, &c);
    keep(run, &c);
    return true;
}

static void one_node(struct event_run *run, const struct node *at,
                     uint32_t sent)
{
    struct fit fits[FITS];
    const size_t n = casus__event_fits(run, at, false, fits, FITS);
    bool won = false;
    for (size_t i = 0; i < n && !run->no_memory; i++) {
        const struct rule_event *r = &fits[i].rules->rules[fits[i].rule];
        const bool also = r->flags & RULE_ALSO;
        if (won && !also)
            continue;
        if (r->kind != RULE_DISCARD && !yields(run, at, sent, &fits[i]))
            continue;
        use_objects(run, at, &fits[i]);
        use_tested(run, at, &fits[i]);
        won |= !also;
        if (r->kind == RULE_DISCARD) {
            casus__event_missed(run, fits[i].rules, fits[i].rule,
                                fits[i].last, MISS_DISCARD);
            return;
        }
    }
}

static void one_sentence(struct event_run *run, uint32_t sent)
{
    casus_doc *doc = run->doc;
    const struct sentence *s = &doc->sentences[sent];
    const size_t first = run->n;
    run->steps = doc->limits.rule_steps;
    for (uint32_t i = s->tok; i < s->tok + s->n_tok && !run->no_memory; i++) {
        struct node at;
        const uint32_t np = doc->np_at[i];
        if (doc->pred_at[i] != NONE)
            at = casus__event_pred_node(doc, doc->pred_at[i]);
        else if (np != NONE && doc->nps[np].head == i)
            at = casus__event_np_node(doc, np);
        else
            continue;
        one_node(run, &at, sent);
        if (run->steps == 0)
            doc->truncated |= 1u << STAGE_EVENT;
    }
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++)
        if (doc->pred_at[i] != NONE)
            casus__event_note_speaker(run, doc->pred_at[i]);
    casus__event_settle(run, first);
    casus__event_drop_vague(run, first);
    bool quiet = true;
    for (size_t i = first; i < run->n; i++)
        quiet &= run->items[i].dropped;
    casus__event_end_trace(run, sent, quiet);
}

/* ---- into the document ----------------------------------------------- */

static bool copy_parties(casus_doc *doc, size_t *cap, const struct parties *p,
                         uint32_t *first, uint32_t *n)
{
    *first = (uint32_t)doc->n_actors;
    *n = p->n;
    for (uint32_t i = 0; i < p->n; i++) {
        struct actor *items = casus__arena_grow(
            &doc->arena, doc->actors, doc->n_actors, cap, sizeof *items);
        if (!items)
            return false;
        doc->actors = items;
        items[doc->n_actors++] = p->items[i];
    }
    return true;
}

static bool emit(struct event_run *run, const struct candidate *c,
                 struct casus_event *e, size_t *actor_cap)
{
    casus_doc *doc = run->doc;
    *e = (struct casus_event){ .type = c->type,
                               .status = c->status,
                               .score = casus__event_score(doc, c),
                               .n_modes = c->n_modes,
                               .cameo = c->cameo,
                               .date = c->date,
                               .sent = c->sent,
                               .pred = c->at.pred,
                               .loc_entity = c->loc_entity,
                               .loc_begin = c->loc_begin,
                               .loc_end = c->loc_end,
                               .speaker = c->speaker,
                               .same_as = c->same_as == NONE
                                              ? NONE
                                              : run->items[c->same_as].number,
                               .dead = NONE,
                               .injured = NONE,
                               .rules = c->rules,
                               .actor_path = c->actor.path,
                               .recipient_path = c->recipient.path,
                               .actor_from = casus__event_source(&c->actor),
                               .recipient_from =
                                   casus__event_source(&c->recipient),
                               .trigger = casus__event_kind(doc, c) };
    memcpy(e->modes, c->modes, sizeof e->modes);
    e->rule = casus__rule_str(c->rules, c->rules->rules[c->rule].id);
    e->trigger_begin = doc->tokens[c->trigger_begin].begin;
    e->trigger_end = doc->tokens[c->trigger_end - 1].end;
    casus__event_quantities(doc, c, e);
    casus__event_contexts(run, c, e);
    return copy_parties(doc, actor_cap, &c->actor, &e->actor, &e->n_actors) &&
           copy_parties(doc, actor_cap, &c->recipient, &e->recipient,
                        &e->n_recipients);
}

static bool emit_all(struct event_run *run)
{
    casus_doc *doc = run->doc;
    size_t n = 0, actor_cap = 0;
    for (size_t i = 0; i < run->n; i++)
        n += !run->items[i].dropped;
    doc->events = casus__arena_alloc(&doc->arena, n, sizeof *doc->events);
    if (!doc->events)
        return false;
    for (size_t i = 0; i < run->n; i++) {
        if (run->items[i].dropped)
            continue;
        run->items[i].number = (uint32_t)doc->n_events;
        if (!emit(run, &run->items[i], &doc->events[doc->n_events],
                  &actor_cap))
            return false;
        doc->n_events++;
    }
    return true;
}

static bool prepare(struct event_run *run)
{
    casus_doc *doc = run->doc;
    run->effects = casus__arena_alloc(doc->scratch, doc->n_preds,
                                      sizeof *run->effects);
    run->used_pred = casus__arena_alloc(doc->scratch, doc->n_preds, 1);
    run->used_np = casus__arena_alloc(doc->scratch, doc->n_nps, 1);
    run->class_in_doc = casus__arena_alloc(doc->scratch,
                                           run->link->n_classes, 1);
    if (!run->effects || !run->used_pred || !run->used_np ||
        !run->class_in_doc)
        return false;
    run->speaker_np = NONE;
    run->group_of = casus__rule_class_find(doc->model, "group-of");
    run->attack_noun = casus__rule_class_find(doc->model, "attack-noun");
    run->separate_word = casus__rule_class_find(doc->model, "separate-word");
    run->occasion_verb = casus__rule_class_find(doc->model, "occasion-verb");
    run->prospect_noun =
        casus__rule_class_find(doc->model, "prospect-noun");
    run->demand_verb = casus__rule_class_find(doc->model, "protest-demand");
    run->paper_noun = casus__rule_class_find(doc->model, "paper-noun");
    run->maker_verb = casus__rule_class_find(doc->model, "maker-verb");
    run->holder_verb = casus__rule_class_find(doc->model, "holder-verb");
    run->doer_verb = casus__rule_class_find(doc->model, "doer-verb");
    run->done_to_noun = casus__rule_class_find(doc->model, "done-to-noun");
    run->victim_noun = casus__rule_class_find(doc->model, "victim-noun");
    run->alliance_word = casus__rule_class_find(doc->model, "alliance-word");
    run->court_word = casus__rule_class_find(doc->model, "court-word");
    run->mood_verb = casus__rule_class_find(doc->model, "mood-verb");
    run->setting_noun = casus__rule_class_find(doc->model, "setting-noun");
    run->world_body = casus__rule_class_find(doc->model, "world-body");
    run->world_noun = casus__rule_class_find(doc->model, "world-noun");
    run->world_region = casus__rule_class_find(doc->model, "world-region");
    run->abroad_word = casus__rule_class_find(doc->model, "abroad-word");
    run->vague_agent = casus__rule_class_find(doc->model, "vague-agent");
    run->occasion_noun =
        casus__rule_class_find(doc->model, "occasion-noun");
    run->toll_noun = casus__rule_class_find(doc->model, "toll-noun");
    run->toll_verb = casus__rule_class_find(doc->model, "toll-verb");
    run->campaign_deed = casus__rule_class_find(doc->model, "campaign-deed");
    run->pair_noun = casus__rule_class_find(doc->model, "pair-noun");
    run->delegation_noun =
        casus__rule_class_find(doc->model, "delegation-noun");
    run->crime_noun = casus__rule_class_find(doc->model, "crime-noun");
    run->person_noun[0] = casus__rule_class_find(doc->model, "male-noun");
    run->person_noun[1] = casus__rule_class_find(doc->model, "female-noun");
    run->person_noun[2] = casus__rule_class_find(doc->model, "someone-noun");
    casus__event_find_means(run);
    casus__event_prepare(run);
    return true;
}

casus_status casus__event_run(casus_doc *doc, casus_error *err)
{
    enum { QUIET = SENTENCE_BYLINE | SENTENCE_BOILER };
    struct event_run run = { .doc = doc,
                             .link = casus__rules_linked(doc->model) };
    if (!run.link || !doc->pred_at || !doc->np_at || !doc->tags ||
        casus__str_is(doc->lang, "und"))
        return CASUS_OK;
    if (!prepare(&run))
        return casus__fail_nomem(err);
    for (uint32_t i = 0; i < doc->n_sentences && !run.no_memory; i++)
        if (!(doc->sentences[i].flags & QUIET))
            one_sentence(&run, i);
    casus__event_name_attackers(&run);
    casus__event_carry(&run);
    casus__event_hosted(&run);
    casus__event_carry_means(&run);
    casus__event_sectors(&run);
    casus__event_captors(&run);
    casus__event_link_same(&run);
    if (run.no_memory || !emit_all(&run))
        return casus__fail_nomem(err);
    casus__event_tolls(&run);
    return CASUS_OK;
}
