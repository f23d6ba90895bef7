/* Clauses that only say who speaks: "..., X said", "..., said X". */
#include "parse/attribution.h"

/* Where the phrases behind item k end: the next item that is none. */
static size_t after_phrases(const struct machine *m, size_t k)
{
    enum { MOST = 12 };
    const struct work *w = m->w;
    size_t i = k + 1;
    for (int n = 0; n < MOST && i < w->n_items; n++) {
        if (casus__machine_kind(m, i) == ITEM_PREP &&
            casus__machine_kind(m, i + 1) == ITEM_NP)
            i += 2;
        else if (casus__machine_kind(m, i) == ITEM_NP &&
                 casus__work_is_time(w, w->items[i].ref))
            i++;
        else
            break;
    }
    return i;
}

static bool is_end(const struct machine *m, size_t k)
{
    switch (casus__machine_kind(m, k)) {
    case ITEM_COMMA:
    case ITEM_STOP:
    case ITEM_COLON:
    case ITEM_CLOSE:
        return true;
    default:
        return false;
    }
}

bool casus__attribution_is_say(const struct work *w, uint32_t verb)
{
    const struct verb *v = &w->verbs[verb];
    return (v->bits & W_SAY) && v->pred.form == FORM_FINITE &&
           !(v->pred.flags & PRED_PASSIVE);
}

/* Where a verb of saying of item v and its phrases end; with whom is told:
 * "..., he told reporters on Monday". */
static size_t after_saying(const struct machine *m, size_t v)
{
    const size_t end = after_phrases(m, v);
    if (is_end(m, end) ||
        !(m->w->verbs[m->w->items[v].ref].bits & W_TELL) ||
        !casus__machine_object_follows(m, v))
        return end;
    return after_phrases(m, v + 1);
}

/* Is item k, an np, the speaker of a clause that only says who speaks? */
bool casus__attribution_is(const struct machine *m, size_t k)
{
    const struct work *w = m->w;
    const enum item_kind before = casus__machine_before(m, k);
    if (k == 0 || (before != ITEM_COMMA && before != ITEM_STOP))
        return false;
    const size_t v = after_phrases(m, k);
    if (casus__machine_kind(m, v) != ITEM_VERB ||
        !casus__attribution_is_say(w, w->items[v].ref))
        return false;
    return is_end(m, after_saying(m, v));
}

/* What may follow the speaker in "..., said X": an end, or more about X. */
static bool is_said(const struct machine *m, size_t k)
{
    return is_end(m, k) || casus__machine_kind(m, k) == ITEM_REL ||
           casus__machine_kind(m, k) == ITEM_MARK ||
           casus__machine_kind(m, k) == ITEM_PREP ||
           (casus__machine_kind(m, k) == ITEM_VERB &&
            m->w->verbs[m->w->items[k].ref].pred.form != FORM_FINITE);
}

void casus__attribution_open(struct machine *m, bool invert)
{
    struct clause c = casus__machine_new(LINK_ROOT, NONE);
    c.attribution = true;
    c.invert = invert;
    casus__machine_push(m, c);
}

void casus__attribution_note(struct machine *m, uint32_t verb)
{
    if (m->n_attributions < CLAUSE_QUOTED)
        m->attributions[m->n_attributions++] = verb;
}

/* "..., said X": the verb of item k. */
bool casus__attribution_is_inverted(const struct machine *m, size_t k,
                                    uint32_t verb)
{
    const enum item_kind before = casus__machine_before(m, k);
    return k > 0 && (before == ITEM_COMMA || before == ITEM_STOP) &&
           casus__attribution_is_say(m->w, verb) &&
           casus__machine_object_follows(m, k) &&
           is_said(m, after_phrases(m, k + 1));
}

/* What "..., X said" says is the main clause. */
void casus__attribution_settle(struct machine *m)
{
    if (!m->n_attributions || m->root == NONE)
        return;
    const uint32_t by = m->attributions[0];
    struct verb *root = &m->w->verbs[m->root];
    if (by == m->root || root->pred.parent != NONE)
        return;
    root->pred.link = LINK_CCOMP;
    root->pred.parent = by;
}
