/* How a verb that is not finite joins the clauses that are open. */
#include "parse/joint.h"

struct joint casus__joint(enum pred_link link, enum inherit inherit)
{
    return (struct joint){ .link = (uint8_t)link,
                           .inherit = (uint8_t)inherit,
                           .noun = NONE,
                           .subject = NONE,
                           .marker = NONE };
}

struct joint casus__joint_of_noun(enum pred_link link, uint32_t noun)
{
    struct joint j = casus__joint(link, INHERIT_NONE);
    j.noun = noun;
    return j;
}

void casus__joint_open(struct machine *m, struct joint j, uint32_t verb)
{
    struct work *w = m->w;
    struct clause c =
        casus__machine_new((enum pred_link)j.link, casus__machine_top(m)->verb);
    c.marker = j.marker;
    c.fronted = j.fronted;
    c.comma = j.comma;
    c.ante = j.noun;
    casus__machine_place(m, casus__machine_push(m, c), verb);
    struct verb *v = &w->verbs[verb];
    v->inherits = j.inherit;
    if (j.link == LINK_RELCL) {
        v->subject = casus__machine_whole(w, j.noun);
        v->understood = 1;
    } else if (j.subject != NONE) {
        v->subject = j.subject;
        v->understood = 1;
    }
}

/* ---- going on with a verb before ------------------------------------- */

struct clause *casus__joint_like(struct machine *m, enum pred_form form)
{
    for (size_t i = m->depth; i-- > 0;) {
        struct clause *c = &m->stack[i];
        if (c->verb != NONE) {
            const struct pred *p = &m->w->verbs[c->verb].pred;
            const bool finite = p->form == FORM_FINITE;
            if (p->form == form ||
                (form == FORM_INF && finite && p->modal != MODAL_NONE &&
                 p->kind == PRED_VERB) ||
                (form == FORM_GERUND && p->flags & PRED_PROGRESSIVE) ||
                (form == FORM_PARTICIPLE &&
                 p->flags & (PRED_PASSIVE | PRED_PERFECT)))
                return c;
        }
        if (c->barrier)
            break;
    }
    return NULL;
}

void casus__joint_share_auxiliaries(struct verb *v, const struct verb *from)
{
    struct pred *p = &v->pred;
    const uint16_t shared = PRED_PASSIVE | PRED_PERFECT | PRED_PROGRESSIVE;
    p->form = from->pred.form;
    p->tense = from->pred.tense;
    p->modal = from->pred.modal;
    p->flags = (uint16_t)((p->flags & ~shared) | (from->pred.flags & shared));
}

bool casus__joint_go_on(struct machine *m, size_t k, uint32_t verb,
                        enum pred_form form)
{
    if (!casus__machine_follows_cc(m, k))
        return false;
    struct clause *c = casus__joint_like(m, form);
    if (!c)
        return false;
    casus__joint_share_auxiliaries(&m->w->verbs[verb], &m->w->verbs[c->verb]);
    casus__machine_conjoin(m, c, verb);
    return true;
}
