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

static bool belongs(const casus_doc *doc, const struct candidate *c,
                    const casus_quantity *q)
{
    uint32_t begin, end;
    if (q->pred != NONE && q->pred == c->at.pred)
        return true;
    if (in_party(&c->actor, q) || in_party(&c->recipient, q))
        return true;
    casus__event_clause(doc, &c->at, &begin, &end);
    return q->pred == NONE && q->tok >= begin && q->tok < end;
}

void casus__event_quantities(const casus_doc *doc, const struct candidate *c,
                             struct casus_event *event)
{
    const struct sentence *s = &doc->sentences[c->sent];
    size_t low = 0, high = doc->n_quantities;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (doc->quantities[mid].tok < s->tok)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t i = low; i < doc->n_quantities &&
                         doc->quantities[i].tok < s->tok + s->n_tok; i++) {
        const casus_quantity *q = &doc->quantities[i];
        if (event->n_quantities == MAX_EVENT_QUANTITIES ||
            !belongs(doc, c, q))
            continue;
        event->quantities[event->n_quantities++] = (uint32_t)i;
        if (q->kind == QUANTITY_KILLED && event->dead == NONE)
            event->dead = (uint32_t)i;
        if (q->kind == QUANTITY_INJURED && event->injured == NONE)
            event->injured = (uint32_t)i;
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
        const casus_str context = { name.ptr + n_prefix,
                                    name.len - n_prefix };
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
