/* Which rules fit a word: the trigger index, the words beside the head, the
 * object that is asked for, and the tests. */
#include "event/internal.h"

enum { GAP = 4, SEEN = 96 };

/* Words right before the head, back over tight hyphens. */
static bool before_fits(const casus_doc *doc, const struct rule_set *rules,
                        const struct rule_trigger *t, uint32_t head,
                        uint32_t first)
{
    uint32_t at = head;
    for (uint32_t i = t->n_before; i > 0; i--) {
        if (at <= first)
            return false;
        at--;
        if (at > first && casus__rule_tight_hyphen(doc, at))
            at--;
        if (!casus__rule_word(doc, rules->layer, at,
                              rules->atoms[t->before + i - 1]))
            return false;
    }
    return true;
}

static bool may_stand_between(const casus_doc *doc, uint32_t tok)
{
    switch (doc->tags[tok].upos) {
    case UPOS_DET:
    case UPOS_ADV:
    case UPOS_ADJ:
    case UPOS_PRON:
    case UPOS_NUM:
        return true;
    default:
        return casus__rule_tight_hyphen(doc, tok);
    }
}

/* The word as preposition of some argument: its token, or NONE. */
static uint32_t as_preposition(const casus_doc *doc,
                               const struct rule_set *rules, uint32_t pred,
                               uint32_t atom)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->prep != NONE &&
            casus__rule_word(doc, rules->layer, a->prep, atom))
            return a->prep;
    }
    return NONE;
}

/* The words after the head: particle, preposition, or in the text, with
 * articles and the like between them. *last is the last token used. */
static bool after_fits(const casus_doc *doc, const struct rule_set *rules,
                       const struct rule_trigger *t, const struct node *node,
                       uint32_t end, uint32_t *last)
{
    uint32_t at = *last + 1;
    for (uint32_t i = 0; i < t->n_after; i++) {
        const uint32_t atom = rules->atoms[t->after + i];
        const struct pred *p =
            node->pred != NONE ? &doc->preds[node->pred] : NULL;
        uint32_t found = NONE;
        if (p && p->particle != NONE &&
            casus__rule_word(doc, rules->layer, p->particle, atom))
            found = p->particle;
        for (uint32_t k = 0; found == NONE && k < GAP && at + k < end; k++) {
            if (casus__rule_word(doc, rules->layer, at + k, atom))
                found = at + k;
            else if (!may_stand_between(doc, at + k))
                break;
        }
        if (found == NONE && p && i + 1 == t->n_after)
            found = as_preposition(doc, rules, node->pred, atom);
        if (found == NONE)
            return false;
        at = found >= at ? found + 1 : at;
        *last = found > *last ? found : *last;
    }
    return true;
}

/* Does a term end at the head of a node, or begin there? */
static bool term_fits(const casus_doc *doc, const struct rule_set *rules,
                      const struct rule_term *t, const struct node *node)
{
    const uint32_t head = casus__event_head(doc, node);
    uint32_t begin = node->begin, end = node->end;
    if (node->np != NONE) {
        begin = doc->nps[node->np].begin;
        end = doc->nps[node->np].end;
    }
    if (begin > head)
        begin = head;
    if (end <= head)
        end = head + 1;
    for (uint32_t at = begin; at <= head; at++) {
        const uint32_t stop = at == head ? end + GAP : end;
        const uint32_t limit =
            stop < doc->n_tokens ? stop : (uint32_t)doc->n_tokens;
        const uint32_t n =
            t->kind == TERM_CLASS
                ? casus__rule_class_at(doc, at, limit,
                                       rules->class_ids[t->first])
                : casus__rule_phrase_at(doc, rules, t->first, t->n, at,
                                        limit);
        if (n && (at == head || at + n == head + 1))
            return true;
    }
    return false;
}

/* Noun groups in coordination count each ("attacks and kidnappings"). */
static bool any_term_fits(const casus_doc *doc, const struct rule_set *rules,
                          const struct rule_trigger *t,
                          const struct node *node)
{
    struct node n = *node;
    for (int k = 0; k < MAX_NODES; k++) {
        for (uint32_t i = 0; i < t->n_objects; i++)
            if (term_fits(doc, rules, &rules->terms[t->object + i], &n))
                return true;
        if (n.np == NONE || doc->nps[n.np].next_conj == NONE)
            return false;
        n = casus__event_np_node(doc, doc->nps[n.np].next_conj);
    }
    return false;
}

/* What stands where a trigger wants its object: behind its preposition, as
 * object, or ("pull out of + talks") behind the last of its own words. */
void casus__event_objects(struct event_run *run, const struct rule_set *rules,
                          const struct rule_trigger *t,
                          const struct node *node, struct nodes *found)
{
    if (t->prep != RULE_NONE) {
        casus__event_step(run, rules, node, PATH_PREP, t->prep, found);
        return;
    }
    if (t->kind != TRIGGER_VERB) {
        casus__event_step(run, rules, node, PATH_COMPOUND, RULE_NONE, found);
        return;
    }
    casus__event_step(run, rules, node, PATH_OBJECT, RULE_NONE, found);
    if (t->n_after)
        casus__event_step(run, rules, node, PATH_PREP,
                          rules->atoms[t->after + t->n_after - 1], found);
}

static bool object_fits(struct event_run *run, const struct rule_set *rules,
                        const struct rule_trigger *t, const struct node *node,
                        uint32_t *last)
{
    struct nodes found = { .n = 0 };
    if (t->n_objects == 0)
        return true;
    casus__event_objects(run, rules, t, node, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        struct node n = casus__event_counted(run, &found.items[i]);
        if (!any_term_fits(run->doc, rules, t, &n) &&
            !any_term_fits(run->doc, rules, t, &found.items[i]))
            continue;
        const uint32_t head = casus__event_head(run->doc, &n);
        *last = head > *last ? head : *last;
        return true;
    }
    return false;
}

/* A class was indexed by one word of its phrases: is the whole there? */
static bool head_fits(const casus_doc *doc, const struct rule_set *rules,
                      const struct rule_trigger *t, uint32_t head,
                      const struct sentence *s, uint32_t *last)
{
    if (t->term == RULE_NONE || rules->terms[t->term].kind != TERM_CLASS)
        return true;
    const uint32_t class_id = rules->class_ids[rules->terms[t->term].first];
    const uint32_t end = s->tok + s->n_tok;
    if (casus__rule_class(doc, head, class_id))
        return true;
    if (t->kind == TRIGGER_VERB) {
        const uint32_t n = casus__rule_class_at(doc, head, end, class_id);
        *last = n ? head + n - 1 : head;
        return n > 0;
    }
    for (uint32_t back = 1; back < GAP + 2 && head - s->tok >= back; back++)
        if (casus__rule_class_at(doc, head - back, head + 1, class_id) ==
            back + 1)
            return true;
    return false;
}

/* The kind of trigger that a node may be. */
static enum trigger_kind kind_of(const casus_doc *doc,
                                 const struct node *node)
{
    if (node->pred == NONE)
        return TRIGGER_NOUN;
    switch ((enum pred_kind)doc->preds[node->pred].kind) {
    case PRED_VERB:
        return TRIGGER_VERB;
    case PRED_NOUN:
        return TRIGGER_NOUN;
    case PRED_ADJ:
        break;
    }
    return TRIGGER_ADJ;
}

struct search {
    struct event_run *run;
    const struct node *node;
    uint32_t head;
    const struct sentence *sentence;
    bool content;
    uint8_t kind; /* enum trigger_kind of the node */
    struct fit *fits;
    size_t n, room;
    uint32_t seen[SEEN];
    size_t n_seen;
};

static bool is_seen(struct search *s, uint32_t ref)
{
    for (size_t i = 0; i < s->n_seen; i++)
        if (s->seen[i] == ref)
            return true;
    if (s->n_seen < SEEN)
        s->seen[s->n_seen++] = ref;
    return false;
}

/* Insert in order of weight; of equals the first stays first. */
static void keep(struct search *s, struct fit f)
{
    size_t at = s->n;
    while (at > 0 && s->fits[at - 1].weight < f.weight)
        at--;
    if (at >= s->room)
        return;
    const size_t top = s->n < s->room ? s->n : s->room - 1;
    for (size_t i = top; i > at; i--)
        s->fits[i] = s->fits[i - 1];
    s->fits[at] = f;
    s->n += s->n < s->room;
}

static uint32_t weight_of(const struct rule_set *rules,
                          const struct rule_event *r,
                          const struct rule_trigger *t)
{
    uint32_t w = r->weight + 12 * (t->n_after + t->n_before);
    w += t->n_objects ? 20 : 0;
    w += t->term != RULE_NONE ? 3 : 0;
    w += t->term != RULE_NONE && rules->terms[t->term].kind == TERM_PHRASE
             ? 2 : 0;
    return w + rules->layer;
}

/* A rule for any verb is near to none. */
static void missed(const struct search *s, const struct rule_set *rules,
                   const struct rule_trigger *t, enum miss_reason reason)
{
    if (!s->content && t->term != RULE_NONE &&
        rules->rules[t->rule].kind == RULE_EVENT)
        casus__event_missed(s->run, rules, t->rule, s->head, reason);
}

static void try_trigger(struct search *s, uint32_t ref)
{
    struct event_run *run = s->run;
    const struct trigger_ref *x = &s->run->link->trigger_refs[ref];
    if (x->content != s->content || x->kind != s->kind)
        return;
    const struct rule_set *rules = x->rules;
    const struct rule_trigger *t = &rules->triggers[x->trigger];
    const struct rule_event *r = &rules->rules[t->rule];
    const casus_doc *doc = run->doc;
    uint32_t last = s->head;
    if (run->steps == 0 || is_seen(s, ref))
        return;
    run->steps--;
    if (!head_fits(doc, rules, t, s->head, s->sentence, &last))
        return;
    if (!before_fits(doc, rules, t, s->head, s->sentence->tok) ||
        !after_fits(doc, rules, t, s->node,
                    s->sentence->tok + s->sentence->n_tok, &last)) {
        missed(s, rules, t, MISS_WORDS);
        return;
    }
    if (!object_fits(run, rules, t, s->node, &last)) {
        missed(s, rules, t, MISS_OBJECT);
        return;
    }
    if (!casus__event_tests(run, rules, s->node, r->test, r->n_tests)) {
        missed(s, rules, t, MISS_TEST);
        return;
    }
    keep(s, (struct fit){ rules, t->rule, x->trigger,
                          weight_of(rules, r, t), last });
}

static void try_atom(struct search *s, size_t layer, uint32_t atom)
{
    const uint32_t *refs = NULL;
    const uint32_t n =
        casus__atom_map_find(&s->run->link->triggers[layer], atom, &refs);
    for (uint32_t i = 0; i < n; i++)
        try_trigger(s, refs[i]);
}

/* The sentence of a node is that of its head token. */
static const struct sentence *sentence_of(const casus_doc *doc,
                                          const struct node *node)
{
    const uint32_t sent = node->pred != NONE ? doc->preds[node->pred].sent
                                             : doc->nps[node->np].sent;
    return &doc->sentences[sent];
}

/* A discard of any word has a say only where some rule fits the word. */
static bool is_discard(const struct event_run *run, uint32_t ref)
{
    const struct trigger_ref *x = &run->link->trigger_refs[ref];
    const uint32_t rule = x->rules->triggers[x->trigger].rule;
    return x->rules->rules[rule].kind == RULE_DISCARD;
}

size_t casus__event_fits(struct event_run *run, const struct node *node,
                         bool content, struct fit *fits, size_t room)
{
    const casus_doc *doc = run->doc;
    struct search s = { .run = run,
                        .node = node,
                        .content = content,
                        .kind = (uint8_t)kind_of(doc, node),
                        .fits = fits,
                        .room = room };
    s.head = node->pred != NONE ? doc->preds[node->pred].head
                                : casus__event_head(doc, node);
    s.sentence = sentence_of(doc, node);
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        if (!run->link->triggers[k].slots)
            continue;
        if (doc->lemma_atoms[k])
            try_atom(&s, k, doc->lemma_atoms[k][s.head]);
        if (doc->atoms[k] &&
            (!doc->lemma_atoms[k] ||
             doc->atoms[k][s.head] != doc->lemma_atoms[k][s.head]))
            try_atom(&s, k, doc->atoms[k][s.head]);
    }
    for (uint32_t i = 0; i < run->link->n_any_triggers; i++)
        if (s.n || !is_discard(run, run->link->any_triggers[i]))
            try_trigger(&s, run->link->any_triggers[i]);
    return s.n;
}

bool casus__event_modifier(struct event_run *run, const struct node *word,
                           struct effect *out)
{
    const casus_doc *doc = run->doc;
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        const uint32_t *refs = NULL;
        const uint32_t n =
            doc->atoms[k] ? casus__atom_map_find(&run->link->triggers[k],
                                                 doc->atoms[k][word->begin],
                                                 &refs)
                          : 0;
        for (uint32_t i = 0; i < n; i++) {
            const struct trigger_ref *x = &run->link->trigger_refs[refs[i]];
            const struct rule_trigger *t = &x->rules->triggers[x->trigger];
            const struct rule_event *r = &x->rules->rules[t->rule];
            if (r->kind != RULE_CONTENT || t->kind != TRIGGER_ADJ ||
                t->n_after || t->n_before || r->n_tests)
                continue;
            *out = (struct effect){ 1, 1, (uint8_t)r->type, 0 };
            return true;
        }
    }
    return false;
}
