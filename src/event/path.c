/*
 * Steps from a trigger to the words around it.
 *
 * The parse layer is the only source: arguments of predicates, noun groups
 * and what hangs on them. A passive is turned round here, so that rules
 * speak of who does it and to whom.
 */
#include "event/internal.h"

#include "base/str.h"

static void push(struct nodes *out, struct node n)
{
    if (out->n < MAX_NODES)
        out->items[out->n++] = n;
}

struct node casus__event_np_node(const casus_doc *doc, uint32_t np)
{
    const struct np *x = &doc->nps[np];
    return (struct node){ doc->pred_at[x->head], np, x->begin, x->end };
}

struct node casus__event_pred_node(const casus_doc *doc, uint32_t pred)
{
    const struct pred *p = &doc->preds[pred];
    uint32_t np = NONE;
    if (p->kind == PRED_NOUN)
        np = p->np != NONE ? p->np : doc->np_at[p->head];
    return (struct node){ pred, np, p->begin, p->end };
}

struct node casus__event_counted(const struct event_run *run,
                                 const struct node *node)
{
    const casus_doc *doc = run->doc;
    if (node->np != NONE && doc->nps[node->np].of != NONE &&
        casus__rule_class(doc, doc->nps[node->np].head, run->group_of))
        return casus__event_np_node(doc, doc->nps[node->np].of);
    return *node;
}

uint32_t casus__event_head(const casus_doc *doc, const struct node *node)
{
    if (node->np != NONE)
        return doc->nps[node->np].head;
    if (node->pred != NONE)
        return doc->preds[node->pred].head;
    return node->end > node->begin ? node->end - 1 : node->begin;
}

static struct node arg_node(const casus_doc *doc, const struct arg *a)
{
    struct node n = { a->pred, a->np, a->begin, a->end };
    if (n.pred == NONE && n.np != NONE)
        n.pred = doc->pred_at[doc->nps[n.np].head];
    return n;
}

static void args_of(const casus_doc *doc, uint32_t pred, unsigned rel,
                    struct nodes *out)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++)
        if (doc->args[p->arg + i].rel == rel)
            push(out, arg_node(doc, &doc->args[p->arg + i]));
}

static bool token_is(const casus_doc *doc, uint32_t tok, const char *word)
{
    return tok < doc->n_tokens &&
           casus__str_is(casus__token_fold(doc, tok), word);
}

/* "A summit on the unrest *in Iran*": where what they talk about is. */
static bool is_of_topic(const casus_doc *doc, const struct pred *p,
                        const struct arg *in)
{
    const uint32_t np = in->prep > 0 ? doc->np_at[in->prep - 1] : NONE;
    if (np == NONE || !token_is(doc, in->prep, "in"))
        return false;
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBLIQUE && a->np == np && a->prep != NONE &&
            (token_is(doc, a->prep, "on") || token_is(doc, a->prep, "about") ||
             token_is(doc, a->prep, "over")))
            return true;
    }
    return false;
}

static void obliques(const casus_doc *doc, const struct rule_set *rules,
                     uint32_t pred, uint32_t prep, struct nodes *out)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBLIQUE && a->prep != NONE &&
            casus__rule_word(doc, rules->layer, a->prep, prep) &&
            !is_of_topic(doc, p, a))
            push(out, arg_node(doc, a));
    }
}

void casus__event_by(const casus_doc *doc, uint32_t pred, struct nodes *out)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBLIQUE && token_is(doc, a->prep, "by"))
            push(out, arg_node(doc, a));
    }
}

/* "X was killed, *along with* Y": Y stands where X does; behind an object,
 * where that stands. */
static void along_with(const casus_doc *doc, uint32_t pred, struct nodes *out)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_OBLIQUE && token_is(doc, a->prep, "with") &&
            a->prep > 0 &&
            (token_is(doc, a->prep - 1, "along") ||
             token_is(doc, a->prep - 1, "together")))
            push(out, arg_node(doc, a));
    }
}

static bool is_passive(const struct pred *p)
{
    return p->kind == PRED_VERB && (p->flags & PRED_PASSIVE);
}

static void subject(const casus_doc *doc, const struct node *from,
                    struct nodes *out)
{
    struct nodes objects = { .n = 0 };
    if (from->pred == NONE)
        return;
    if (is_passive(&doc->preds[from->pred])) {
        casus__event_by(doc, from->pred, out);
        return;
    }
    args_of(doc, from->pred, ARG_SUBJECT, out);
    args_of(doc, from->pred, ARG_OBJECT, &objects);
    if (!objects.n)
        along_with(doc, from->pred, out);
}

/* "Bailed *out* the bank": what the parser takes for a preposition may be
 * the particle of a verb that has no other object. */
static void behind_particle(const casus_doc *doc, uint32_t pred,
                            struct nodes *out)
{
    static const char *const particles[] = { "out", "off", "up", "down" };
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; p->kind == PRED_VERB && i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel != ARG_OBLIQUE || a->prep != p->head + 1 ||
            token_is(doc, a->prep + 1, "of"))
            continue;
        for (size_t k = 0; k < sizeof particles / sizeof *particles; k++)
            if (token_is(doc, a->prep, particles[k]))
                push(out, arg_node(doc, a));
    }
}

static void object(const casus_doc *doc, const struct node *from,
                   struct nodes *out)
{
    const uint32_t before = out->n;
    if (from->pred == NONE)
        return;
    const bool passive = is_passive(&doc->preds[from->pred]);
    const bool gets = doc->preds[from->pred].flags & PRED_GETS;
    args_of(doc, from->pred, passive && !gets ? ARG_SUBJECT : ARG_OBJECT, out);
    if (out->n > before)
        along_with(doc, from->pred, out);
    else if (!passive)
        behind_particle(doc, from->pred, out);
}

/* "Gave *Kyiv* arms"; in the passive it is the subject. */
static void indirect_object(const casus_doc *doc, const struct node *from,
                            struct nodes *out)
{
    if (from->pred == NONE)
        return;
    const bool gets = doc->preds[from->pred].flags & PRED_GETS;
    args_of(doc, from->pred, gets ? ARG_SUBJECT : ARG_IOBJECT, out);
}

/* "Criticized the bombing *of X*": X is what the bombing was done to, nobody
 * that the verb is about. */
static bool of_what_suffers(const struct event_run *run,
                            const struct rule_set *rules,
                            const struct node *from, uint32_t prep)
{
    const casus_doc *doc = run->doc;
    struct nodes objects = { .n = 0 };
    if (from->pred == NONE || doc->preds[from->pred].kind != PRED_VERB ||
        !casus__str_is(casus__vocab_word(
                           &doc->model->layers[rules->layer].vocab, prep),
                       "of"))
        return false;
    object(doc, from, &objects);
    return objects.n > 0 && objects.items[0].np != NONE &&
           casus__rule_class(doc, doc->nps[objects.items[0].np].head,
                             run->done_to_noun);
}

/* After a preposition: of the predicate itself; of a noun group, what its
 * "of" holds; failing that, of what the verb acts on ("signed a deal
 * *with* Iran", wherever the parser hangs it). */
static void preposition(const casus_doc *doc, const struct rule_set *rules,
                        const struct node *from, uint32_t prep,
                        struct nodes *out)
{
    const uint32_t before = out->n;
    if (from->pred != NONE)
        obliques(doc, rules, from->pred, prep, out);
    if (out->n == before && from->np != NONE) {
        const struct np *np = &doc->nps[from->np];
        /* np.of has no preposition of its own: it is always "of" */
        if (np->of != NONE &&
            casus__str_is(casus__vocab_word(
                              &doc->model->layers[rules->layer].vocab, prep),
                          "of"))
            push(out, casus__event_np_node(doc, np->of));
    }
    if (out->n > before || from->pred == NONE ||
        doc->preds[from->pred].kind != PRED_VERB)
        return;
    struct nodes objects = { .n = 0 };
    object(doc, from, &objects);
    for (uint32_t i = 0; i < objects.n; i++)
        if (objects.items[i].pred != NONE &&
            objects.items[i].pred != from->pred)
            obliques(doc, rules, objects.items[i].pred, prep, out);
}

static void possessor(const casus_doc *doc, const struct node *from,
                      struct nodes *out)
{
    const uint32_t before = out->n;
    if (from->pred != NONE)
        args_of(doc, from->pred, ARG_POSSESSOR, out);
    if (out->n == before && from->np != NONE &&
        doc->nps[from->np].poss != NONE)
        push(out, casus__event_np_node(doc, doc->nps[from->np].poss));
}

/* Words of the noun group before its head. */
static void compound(const casus_doc *doc, const struct node *from,
                     struct nodes *out)
{
    const uint32_t before = out->n;
    if (from->pred != NONE)
        args_of(doc, from->pred, ARG_COMPOUND, out);
    if (out->n > before || from->np == NONE)
        return;
    const struct np *np = &doc->nps[from->np];
    if (np->begin < np->head)
        push(out, (struct node){ NONE, NONE, np->begin, np->head });
}

static void clause(const casus_doc *doc, const struct node *from,
                   struct nodes *out)
{
    if (from->pred == NONE)
        return;
    const struct pred *p = &doc->preds[from->pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_CLAUSE && a->pred != NONE)
            push(out, casus__event_pred_node(doc, a->pred));
    }
}

static void owner(const casus_doc *doc, const struct node *from,
                  struct nodes *out)
{
    const uint32_t before = out->n;
    possessor(doc, from, out);
    if (out->n > before || from->np == NONE)
        return;
    compound(doc, from, out);
    if (doc->nps[from->np].of != NONE)
        push(out, casus__event_np_node(doc, doc->nps[from->np].of));
}

/* Prepositions before what somebody asks for, agrees to, is against. */
static bool leads_to_matter(const casus_doc *doc, uint32_t prep)
{
    static const char *const words[] = { "for",  "to",    "of",
                                         "on",   "in",    "out",
                                         "from", "about", "against" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (token_is(doc, prep, words[i]))
            return true;
    return false;
}

/* "to renounce and *end*": the next of verbs that go together. */
static void next_verb(const casus_doc *doc, uint32_t pred, struct nodes *out)
{
    enum { NEAR = 8 };
    if (pred == NONE || doc->preds[pred].kind != PRED_VERB)
        return;
    for (uint32_t i = pred + 1; i < doc->n_preds && i < pred + NEAR; i++)
        if (doc->preds[i].link == LINK_CONJ && doc->preds[i].parent == pred &&
            doc->preds[i].kind == PRED_VERB) {
            push(out, casus__event_pred_node(doc, i));
            return;
        }
}

/* The clause, object and phrases of a word, and those of that clause or
 * object: "asked for *help*", "the demand that *inspectors* be *let* in". */
static void matter(const casus_doc *doc, const struct node *from, int depth,
                   struct nodes *out)
{
    const uint32_t before = out->n;
    if (from->pred != NONE) {
        const struct pred *p = &doc->preds[from->pred];
        clause(doc, from, out);
        if (p->kind == PRED_VERB)
            object(doc, from, out);
        for (uint32_t i = 0; i < p->n_args; i++) {
            const struct arg *a = &doc->args[p->arg + i];
            if (a->rel == ARG_OBLIQUE && leads_to_matter(doc, a->prep))
                push(out, arg_node(doc, a));
        }
    }
    if (from->np != NONE && doc->nps[from->np].of != NONE)
        push(out, casus__event_np_node(doc, doc->nps[from->np].of));
    for (uint32_t i = before; i < out->n; i++)
        next_verb(doc, out->items[i].pred, out);
    const uint32_t end = out->n;
    for (uint32_t i = before; depth && i < end; i++) {
        const struct node n = out->items[i];
        matter(doc, &n, depth - 1, out);
    }
}

void casus__event_step(struct event_run *run, const struct rule_set *rules,
                       const struct node *from, unsigned rel, uint32_t prep,
                       struct nodes *out)
{
    const casus_doc *doc = run->doc;
    switch ((enum path_rel)rel) {
    case PATH_SUBJECT:
        subject(doc, from, out);
        break;
    case PATH_OBJECT:
        object(doc, from, out);
        break;
    case PATH_IOBJECT:
        indirect_object(doc, from, out);
        break;
    case PATH_PREP:
        if (!of_what_suffers(run, rules, from, prep))
            preposition(doc, rules, from, prep, out);
        break;
    case PATH_POSSESSOR:
        possessor(doc, from, out);
        break;
    case PATH_COMPOUND:
        compound(doc, from, out);
        break;
    case PATH_CLAUSE:
        clause(doc, from, out);
        break;
    case PATH_PARENT:
        if (from->pred != NONE && doc->preds[from->pred].parent != NONE)
            push(out, casus__event_pred_node(doc,
                                             doc->preds[from->pred].parent));
        break;
    case PATH_SPEAKER:
        casus__event_speaker(run, from, out);
        break;
    case PATH_SELF:
        push(out, *from);
        break;
    case PATH_APPOS:
        if (from->np != NONE && doc->nps[from->np].appos != NONE)
            push(out, casus__event_np_node(doc, doc->nps[from->np].appos));
        break;
    case PATH_OWNER:
        owner(doc, from, out);
        break;
    case PATH_RELATIVE:
        if (from->np != NONE && doc->nps[from->np].rel_pred != NONE)
            push(out, casus__event_pred_node(doc,
                                             doc->nps[from->np].rel_pred));
        break;
    case PATH_MATTER:
        matter(doc, from, 1, out);
        break;
    case PATH_OF:
    case PATH_COUNT:
        break;
    }
}

void casus__event_path(struct event_run *run, const struct rule_set *rules,
                       const struct node *from, const struct rule_path *path,
                       struct nodes *out)
{
    struct nodes now = { .n = 1, .items[0] = *from };
    for (uint32_t k = 0; k < path->n; k++) {
        struct nodes next = { .n = 0 };
        for (uint32_t i = 0; i < now.n; i++)
            casus__event_step(run, rules, &now.items[i], path->step[k].rel,
                              path->step[k].prep, &next);
        now = next;
    }
    for (uint32_t i = 0; i < now.n; i++)
        push(out, now.items[i]);
}

/* ---- clause and speaker ---------------------------------------------- */

static void widen(uint32_t *begin, uint32_t *end, uint32_t b, uint32_t e)
{
    *begin = b < *begin ? b : *begin;
    *end = e > *end ? e : *end;
}

/* What hangs on a noun group of the clause: "a series *of car bombings*". */
static void widen_np(const casus_doc *doc, uint32_t np, uint32_t *begin,
                     uint32_t *end)
{
    const uint32_t of = np != NONE ? doc->nps[np].of : NONE;
    if (of != NONE)
        widen(begin, end, doc->nps[of].begin, doc->nps[of].end);
}

static void widen_pred(const casus_doc *doc, uint32_t pred, uint32_t *begin,
                       uint32_t *end)
{
    const struct pred *p = &doc->preds[pred];
    widen(begin, end, p->begin, p->end);
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_CLAUSE || a->understood)
            continue;
        widen(begin, end, a->begin, a->end);
        widen_np(doc, a->np, begin, end);
    }
}

void casus__event_clause(const casus_doc *doc, const struct node *node,
                         uint32_t *begin, uint32_t *end)
{
    *begin = node->begin;
    *end = node->end;
    if (node->np != NONE)
        widen(begin, end, doc->nps[node->np].begin, doc->nps[node->np].end);
    if (node->pred == NONE)
        return;
    widen_pred(doc, node->pred, begin, end);
    const struct pred *p = &doc->preds[node->pred];
    if (p->kind == PRED_NOUN && p->parent != NONE)
        widen_pred(doc, p->parent, begin, end);
}

static bool is_content_link(unsigned link)
{
    return link == LINK_CCOMP || link == LINK_NOUNCOMP || link == LINK_XCOMP;
}

/* "according to X" on the predicate or one above it */
static void according(const casus_doc *doc, uint32_t pred, struct nodes *out)
{
    const struct pred *p = &doc->preds[pred];
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel != ARG_OBLIQUE || a->prep == NONE)
            continue;
        if (token_is(doc, a->prep, "according") ||
            (a->prep > 0 && token_is(doc, a->prep, "to") &&
             token_is(doc, a->prep - 1, "according")))
            push(out, arg_node(doc, a));
    }
}

void casus__event_note_speaker(struct event_run *run, uint32_t pred)
{
    const casus_doc *doc = run->doc;
    struct nodes who = { .n = 0 };
    if (doc->preds[pred].kind != PRED_VERB ||
        !casus__event_effect(run, pred)->speaker)
        return;
    args_of(doc, pred, ARG_SUBJECT, &who);
    if (who.n && who.items[0].np != NONE) {
        run->speaker_np = who.items[0].np;
        run->speaker_sent = doc->preds[pred].sent;
    }
}

/* Is the quotation that `tok` stands in closed before the sentence ends? (A
 * straight mark may be taken for an opening one.) */
static bool closes_after(const casus_doc *doc, uint32_t tok, uint32_t end)
{
    for (; tok < end; tok++)
        if (doc->tags[tok].xpos == XPOS_RQUOTE ||
            doc->tags[tok].xpos == XPOS_LQUOTE)
            return true;
    return false;
}

/* Who is said to speak in a sentence, outside its quotations; or NONE. */
static uint32_t told_in(struct event_run *run, const struct sentence *s)
{
    const casus_doc *doc = run->doc;
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++) {
        const uint32_t pred = doc->pred_at[i];
        struct nodes who = { .n = 0 };
        if (pred == NONE || doc->preds[pred].kind != PRED_VERB ||
            (doc->preds[pred].flags & PRED_QUOTED) ||
            !casus__event_effect(run, pred)->speaker)
            continue;
        args_of(doc, pred, ARG_SUBJECT, &who);
        if (who.n && who.items[0].np != NONE)
            return who.items[0].np;
    }
    return NONE;
}

/* A quotation of several sentences names its speaker once: at its end ("...
 * ...", X said), else before it. */
static void still_quoted(struct event_run *run, uint32_t pred,
                         struct nodes *out)
{
    enum { REACH = 3 };
    const casus_doc *doc = run->doc;
    const struct pred *p = &doc->preds[pred];
    uint32_t np = NONE, tok = p->head;
    if (!(p->flags & PRED_QUOTED))
        return;
    for (uint32_t i = p->sent; i < p->sent + REACH && np == NONE; i++) {
        const struct sentence *s = &doc->sentences[i];
        if (closes_after(doc, tok, s->tok + s->n_tok) ||
            i + 1 >= doc->n_sentences)
            break;
        tok = s[1].tok;
        np = told_in(run, &s[1]);
    }
    if (np == NONE && run->speaker_np != NONE &&
        run->speaker_sent < p->sent && run->speaker_sent + REACH >= p->sent)
        np = run->speaker_np;
    if (np != NONE)
        push(out, casus__event_np_node(doc, np));
}

void casus__event_speaker(struct event_run *run, const struct node *from,
                          struct nodes *out)
{
    const casus_doc *doc = run->doc;
    uint32_t p = from->pred;
    const uint32_t before = out->n;
    for (int i = 0; p != NONE && i < CLIMB && out->n == before; i++) {
        const struct pred *x = &doc->preds[p];
        according(doc, p, out);
        const uint32_t up = x->parent;
        if (up == NONE && out->n == before)
            still_quoted(run, p, out);
        if (up == NONE || out->n > before)
            return;
        if (is_content_link(x->link) &&
            casus__event_effect(run, up)->speaker)
            args_of(doc, up, ARG_SUBJECT, out);
        p = up;
    }
}
