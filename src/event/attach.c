/* How many, and about what. */
#include "event/internal.h"

#include "base/str.h"
#include "doc/plover.h"

/* ---- quantities ------------------------------------------------------ */

static bool in_party(const struct parties *p, const casus_quantity *q)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->items[i].begin != NONE && q->begin >= p->items[i].begin &&
            q->end <= p->items[i].end)
            return true;
    return false;
}

enum { NOUNS = 4 }; /* between a count and its verb */

/* Is it counted by the predicate, or by a noun below it? */
static bool counts(const casus_doc *doc, uint32_t pred, const casus_quantity *q)
{
    uint32_t p = q->pred;
    for (int i = 0; pred != NONE && p != NONE && i < NOUNS; i++) {
        if (p == pred)
            return true;
        if (doc->preds[p].kind != PRED_NOUN)
            return false;
        p = doc->preds[p].parent;
    }
    return false;
}

/* "Killed 12 and *wounded 30*": the hurt belong to the blow that killed. */
static bool is_further_harm(const casus_doc *doc, uint32_t pred,
                            const casus_quantity *q)
{
    uint32_t p = q->pred;
    if (q->kind != QUANTITY_KILLED && q->kind != QUANTITY_INJURED)
        return false;
    for (int i = 0; p != NONE && i < NOUNS; i++) {
        if (doc->preds[p].kind != PRED_NOUN)
            break;
        p = doc->preds[p].parent;
    }
    return p != NONE && doc->preds[p].link == LINK_CONJ &&
           doc->preds[p].parent == pred &&
           (doc->preds[p].flags & PRED_CONTROLLED);
}

static bool belongs(const casus_doc *doc, const struct candidate *c,
                    const casus_quantity *q)
{
    uint32_t begin, end;
    if (counts(doc, c->at.pred, q) ||
        (c->type == EVENT_ASSAULT && c->at.pred != NONE &&
         is_further_harm(doc, c->at.pred, q)))
        return true;
    for (size_t i = 0; i < c->n_merged; i++)
        if (counts(doc, c->merged[i], q))
            return true;
    if (in_party(&c->actor, q) || in_party(&c->recipient, q))
        return true;
    casus__event_clause(doc, &c->at, &begin, &end);
    return q->pred == NONE && q->tok >= begin && q->tok < end;
}

static bool has_quantity(const struct casus_event *event, uint32_t i)
{
    for (uint32_t k = 0; k < event->n_quantities; k++)
        if (event->quantities[k] == i)
            return true;
    return false;
}

/* The size is the first count of its kind; a newer toll replaces it. */
static void add_quantity(const casus_doc *doc, struct casus_event *event,
                         uint32_t i, bool newer)
{
    const casus_quantity *q = &doc->quantities[i];
    if (event->n_quantities == MAX_EVENT_QUANTITIES)
        return;
    event->quantities[event->n_quantities++] = i;
    if (q->part_of != NONE && has_quantity(event, q->part_of))
        return;
    if (q->kind == QUANTITY_KILLED && (newer || event->dead == NONE))
        event->dead = i;
    if (q->kind == QUANTITY_INJURED && (newer || event->injured == NONE))
        event->injured = i;
}

void casus__event_quantities(const casus_doc *doc, const struct candidate *c,
                             struct casus_event *event)
{
    const struct sentence *s = &doc->sentences[c->sent];
    for (size_t i = casus__event_first_quantity(doc, s->tok);
         i < doc->n_quantities && doc->quantities[i].tok < s->tok + s->n_tok;
         i++) {
        const casus_quantity *q = &doc->quantities[i];
        if (belongs(doc, c, q) ||
            (q->part_of != NONE && has_quantity(event, q->part_of)))
            add_quantity(doc, event, (uint32_t)i, false);
    }
}

/* ---- tolls ----------------------------------------------------------- */

/* The last blow told of at most a few sentences before, or NULL; none if
 * the sentence tells of a blow itself. Events up to `end` are looked at. */
static struct casus_event *blow_before(casus_doc *doc, uint32_t sent,
                                       size_t end)
{
    enum { SENTENCES = 5 };
    for (size_t k = end; k-- > 0;) {
        struct casus_event *e = &doc->events[k];
        if (e->sent + SENTENCES < sent)
            return NULL;
        if (e->type != EVENT_ASSAULT)
            continue;
        if (e->sent == sent)
            return NULL;
        if (casus__event_is_real(e->status))
            return e;
    }
    return NULL;
}

/* By one of the events of the sentence, which end before `end`? */
static bool is_owned(const casus_doc *doc, uint32_t sent, size_t end,
                     uint32_t i)
{
    for (size_t k = end; k-- > 0 && doc->events[k].sent == sent;)
        if (has_quantity(&doc->events[k], i))
            return true;
    return false;
}

/* "The toll rose to 41": the sentence speaks of a toll. */
static bool tells_toll(const struct event_run *run, const struct sentence *s)
{
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++)
        if (casus__rule_class(run->doc, i, run->toll_noun))
            return true;
    return false;
}

void casus__event_tolls(struct event_run *run)
{
    casus_doc *doc = run->doc;
    size_t end = 0; /* of the events told so far: they are in text order */
    for (uint32_t n = 0; n < doc->n_sentences; n++) {
        while (end < doc->n_events && doc->events[end].sent <= n)
            end++;
        const struct sentence *s = &doc->sentences[n];
        size_t i = casus__event_first_quantity(doc, s->tok);
        if (i == doc->n_quantities ||
            doc->quantities[i].tok >= s->tok + s->n_tok)
            continue;
        struct casus_event *blow = blow_before(doc, n, end);
        const bool newer = blow && tells_toll(run, s);
        for (; blow && i < doc->n_quantities &&
               doc->quantities[i].tok < s->tok + s->n_tok;
             i++) {
            const uint8_t kind = doc->quantities[i].kind;
            if ((kind == QUANTITY_KILLED || kind == QUANTITY_INJURED) &&
                !is_owned(doc, n, end, (uint32_t)i))
                add_quantity(doc, blow, (uint32_t)i, newer);
        }
    }
}

/* ---- contexts -------------------------------------------------------- */

static void add_context(struct casus_event *event, casus_str name)
{
    for (size_t i = 0; i < event->n_contexts; i++)
        if (casus__str_eq(event->contexts[i], name))
            return;
    if (event->n_contexts < MAX_CONTEXTS)
        event->contexts[event->n_contexts++] = name;
}

/* The class "context-economic" holds words that tell of that context. */
static void word_contexts(const struct event_run *run, size_t layer,
                          uint32_t atom, struct casus_event *event)
{
    static const char prefix[] = "context-";
    const size_t n_prefix = sizeof prefix - 1;
    const uint32_t *ids = NULL;
    const uint32_t n =
        casus__atom_map_find(&run->link->classes[layer], atom, &ids);
    for (uint32_t i = 0; i < n; i++) {
        const casus_str name = run->link->class_names[ids[i]];
        if (!casus__str_starts(name, prefix))
            continue;
        const casus_str context = { name.ptr + n_prefix, name.len - n_prefix };
        if (casus__plover_is_context(context))
            add_context(event, context);
    }
}

void casus__event_contexts(struct event_run *run, const struct candidate *c,
                           struct casus_event *event)
{
    const casus_doc *doc = run->doc;
    const struct sentence *s = &doc->sentences[c->sent];
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        if (!run->link->classes[k].slots || !doc->lemma_atoms[k])
            continue;
        for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++)
            word_contexts(run, k, doc->lemma_atoms[k][i], event);
    }
}
