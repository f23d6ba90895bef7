/* The conditions of rules. */
#include "event/internal.h"

#include "base/str.h"

struct tester {
    struct event_run *run;
    const struct rule_set *rules;
    const struct node *node;
};

/* The range of a node's own words. */
static void range_of(const casus_doc *doc, const struct node *n,
                     uint32_t *begin, uint32_t *end)
{
    *begin = n->begin;
    *end = n->end;
    if (n->np != NONE) {
        *begin = doc->nps[n->np].begin;
        *end = doc->nps[n->np].end > n->end ? doc->nps[n->np].end : n->end;
    }
}

static bool range_has(const casus_doc *doc, uint32_t begin, uint32_t end,
                      uint32_t class_id)
{
    for (uint32_t i = begin; i < end; i++)
        if (casus__rule_class_at(doc, i, end, class_id))
            return true;
    return false;
}

/* The words of a verb may go on behind its group. */
static uint32_t phrase_end(const casus_doc *doc, uint32_t sent, uint32_t head,
                           uint32_t end)
{
    enum { WORDS = 4 };
    const uint32_t last = doc->sentences[sent].tok + doc->sentences[sent].n_tok;
    const uint32_t most = head + WORDS < last ? head + WORDS : last;
    return most > end ? most : end;
}

/* "*One* of the workers", "*hundreds* of troops": the group counted, or
 * NONE. */
static uint32_t counted_np(const casus_doc *doc, const struct node *n)
{
    if (n->np == NONE || n->pred != NONE || doc->nps[n->np].of == NONE ||
        !doc->tags)
        return NONE;
    const unsigned x = doc->tags[doc->nps[n->np].head].xpos;
    return x == XPOS_CD || x == XPOS_DT ? doc->nps[n->np].of : NONE;
}

/* Head word in the class, or a phrase of it that the head begins or ends. */
static bool own_head_in_class(const casus_doc *doc, const struct node *n,
                              uint32_t class_id)
{
    const uint32_t head = casus__event_head(doc, n);
    uint32_t begin, end;
    range_of(doc, n, &begin, &end);
    if (head >= doc->n_tokens)
        return false;
    /* "show restraint" */
    if (n->pred != NONE && doc->preds[n->pred].kind == PRED_VERB)
        end = phrase_end(doc, doc->preds[n->pred].sent, head, end);
    if (casus__rule_class_at(doc, head, end > head ? end : head + 1, class_id))
        return true;
    /* tokens without a head of their own: any of them */
    if (n->np == NONE && n->pred == NONE)
        return range_has(doc, begin, end, class_id);
    for (uint32_t i = begin; i < head; i++)
        if (casus__rule_class_at(doc, i, head + 1, class_id) == head + 1 - i)
            return true;
    return false;
}

static bool head_in_class(const casus_doc *doc, const struct node *n,
                          uint32_t class_id)
{
    const uint32_t counted = counted_np(doc, n);
    if (own_head_in_class(doc, n, class_id))
        return true;
    if (counted == NONE)
        return false;
    const struct node of = casus__event_np_node(doc, counted);
    return own_head_in_class(doc, &of, class_id);
}

static bool head_is_phrase(const struct tester *t, const struct node *n,
                           const struct rule_term *term)
{
    const casus_doc *doc = t->run->doc;
    const uint32_t head = casus__event_head(doc, n);
    uint32_t begin, end;
    range_of(doc, n, &begin, &end);
    if (head >= doc->n_tokens)
        return false;
    if (casus__rule_phrase_at(doc, t->rules, term->first, term->n, head,
                              end > head ? end : head + 1))
        return true;
    for (uint32_t i = begin; i < head; i++)
        if (casus__rule_phrase_at(doc, t->rules, term->first, term->n, i,
                                  head + 1) == head + 1 - i)
            return true;
    return false;
}

static bool pred_flag(const struct tester *t, unsigned flag);

/* ---- what something is ----------------------------------------------- */

static const struct casus_entity *entity_of(const casus_doc *doc,
                                            const struct node *n)
{
    if (n->np == NONE || !doc->np_actors)
        return NULL;
    const uint32_t e = doc->np_actors[n->np].entity;
    return e < doc->n_entities ? &doc->entities[e] : NULL;
}

static bool has_quantity(const casus_doc *doc, const struct node *n,
                         unsigned kind)
{
    uint32_t begin, end;
    range_of(doc, n, &begin, &end);
    for (size_t i = casus__event_first_quantity(doc, begin);
         i < doc->n_quantities && doc->quantities[i].tok < end; i++)
        if (doc->quantities[i].kind == kind)
            return true;
    return false;
}

static bool is_place(const casus_doc *doc, const struct node *n)
{
    const struct casus_entity *e = entity_of(doc, n);
    if (n->np != NONE && doc->np_actors && doc->np_actors[n->np].is_place)
        return true;
    return e && (e->type == ENTITY_GPE || e->type == ENTITY_LOC ||
                 e->type == ENTITY_FAC);
}

static bool has_flag(const casus_doc *doc, const struct node *n, unsigned flag)
{
    return n->np != NONE && (doc->nps[n->np].flags & flag);
}

/* Of another country than the one who acts. */
static bool is_abroad(const struct tester *t, const struct node *n)
{
    struct parties there = { .n = 0 }, own = { .n = 0 };
    struct nodes subjects = { .n = 0 };
    casus__event_parties(t->run, n, true, &there);
    casus__event_step(t->run, t->rules, t->node, PATH_SUBJECT, RULE_NONE,
                      &subjects);
    for (uint32_t i = 0; i < subjects.n; i++)
        casus__event_parties(t->run, &subjects.items[i], true, &own);
    if (!there.n || !own.n || !there.items[0].coding.code[0])
        return false;
    return memcmp(there.items[0].coding.code, own.items[0].coding.code, 4);
}

/* "Ministers", "X and Y", "the two". */
static bool is_plural(const casus_doc *doc, const struct node *n)
{
    if (n->np == NONE)
        return false;
    const struct np *x = &doc->nps[n->np];
    return (x->flags & NP_PLURAL) || x->next_conj != NONE ||
           (doc->tags && doc->tags[x->head].xpos == XPOS_CD &&
            !casus__str_is(casus__token_fold(doc, x->head), "one"));
}

static bool node_is(const struct tester *t, const struct node *n, unsigned is)
{
    const casus_doc *doc = t->run->doc;
    const struct casus_entity *e = entity_of(doc, n);
    struct parties who = { .n = 0 };
    switch ((enum test_is)is) {
    case IS_ACTOR:
        casus__event_parties(t->run, n, false, &who);
        return who.n > 0;
    case IS_PLACE:
        return is_place(doc, n);
    case IS_PERSON:
        return e && e->type == ENTITY_PERSON;
    case IS_ORG:
        return e && e->type == ENTITY_ORG;
    case IS_COUNTRY:
        return e && e->type == ENTITY_GPE;
    case IS_PLURAL:
        return is_plural(doc, n);
    case IS_PROPER:
        return has_flag(doc, n, NP_PROPER);
    case IS_PRONOUN:
        return has_flag(doc, n, NP_PRONOUN);
    case IS_KILLED:
        return has_quantity(doc, n, QUANTITY_KILLED);
    case IS_MONEY:
        return has_quantity(doc, n, QUANTITY_MONEY);
    case IS_TROOPS:
        return has_quantity(doc, n, QUANTITY_TROOPS);
    case IS_PEOPLE:
        return has_quantity(doc, n, QUANTITY_PEOPLE);
    case IS_NUMBER:
        return has_flag(doc, n, NP_NUMBER);
    case IS_ABROAD:
        return is_abroad(t, n);
    case IS_COUNT:
        break;
    }
    return false;
}

static bool has_sector(const struct tester *t, const struct node *n,
                       casus_str sector)
{
    struct parties who = { .n = 0 };
    casus__event_parties(t->run, n, true, &who);
    for (uint32_t i = 0; i < who.n; i++)
        for (size_t k = 0; k < MAX_SECTORS; k++)
            if (casus__str_eq(casus__code_str(who.items[i].coding.sectors[k]),
                              sector))
                return true;
    return false;
}

static bool has_code(const struct tester *t, const struct node *n,
                     casus_str code)
{
    struct parties who = { .n = 0 };
    casus__event_parties(t->run, n, true, &who);
    for (uint32_t i = 0; i < who.n; i++)
        if (casus__str_eq(casus__code_str(who.items[i].coding.code), code))
            return true;
    return false;
}

static bool node_passes(const struct tester *t, const struct node *n,
                        const struct rule_test *x)
{
    const casus_doc *doc = t->run->doc;
    uint32_t begin, end;
    switch ((enum test_what)x->what) {
    case TEST_EXISTS:
        return true;
    case TEST_CLASS:
        return head_in_class(doc, n, t->rules->class_ids[x->a]);
    case TEST_ANY_WORD:
        range_of(doc, n, &begin, &end);
        return range_has(doc, begin, end, t->rules->class_ids[x->a]);
    case TEST_PHRASE:
        return head_is_phrase(t, n, &t->rules->terms[x->a]);
    case TEST_IS:
        return node_is(t, n, x->a);
    case TEST_SECTOR:
        return has_sector(
            t, n, casus__rule_str(t->rules, (struct rule_text){ x->a, x->b }));
    case TEST_CODE:
        return has_code(
            t, n, casus__rule_str(t->rules, (struct rule_text){ x->a, x->b }));
    case TEST_FLAG:
        return pred_flag(&(struct tester){ t->run, t->rules, n }, x->a);
    default:
        return false;
    }
}

/* ---- tests without a path -------------------------------------------- */

static bool weapon_is(const casus_doc *doc, const struct match *m,
                      casus_str kind)
{
    const struct gaz *gaz = &doc->model->layers[m->layer].gaz;
    for (uint32_t i = 0; i < m->n_entries; i++) {
        struct gaz_ref ref;
        struct gaz_entry entry;
        if (casus__gaz_ref(gaz, m->list + i, &ref) &&
            casus__gaz_entry(gaz, ref.entry, &entry) &&
            entry.type == GAZ_WEAPON &&
            casus__str_eq(casus__gaz_key(&entry, "class"), kind))
            return true;
    }
    return false;
}

static bool clause_has_weapon(const struct tester *t, casus_str kind)
{
    const casus_doc *doc = t->run->doc;
    uint32_t begin, end;
    if (!doc->match_at)
        return false;
    casus__event_clause(doc, t->node, &begin, &end);
    for (uint32_t i = doc->match_at[begin]; i < doc->match_at[end]; i++)
        if (doc->matches[i].types & 1u << GAZ_WEAPON &&
            weapon_is(doc, &doc->matches[i], kind))
            return true;
    return false;
}

static bool is_reported(const struct tester *t)
{
    struct nodes who = { .n = 0 };
    casus__event_speaker(t->run, t->node, &who);
    return who.n > 0;
}

/* "That Syria *withdraw*": the bare form beside one who would be told in
 * another. What ends in t or d may be a past ("put"). */
static bool is_subjunctive(const casus_doc *doc, const struct pred *p)
{
    const casus_str fold = casus__token_fold(doc, p->head);
    const unsigned x = doc->tags[p->head].xpos;
    if (p->kind != PRED_VERB || p->form != FORM_FINITE ||
        p->modal != MODAL_NONE || p->begin != p->head || !fold.len ||
        !casus__str_eq(fold, doc->lemmas[p->head]) ||
        ((fold.ptr[fold.len - 1] == 't' || fold.ptr[fold.len - 1] == 'd') &&
         x != XPOS_VB && x != XPOS_VBP))
        return false;
    for (uint32_t i = 0; i < p->n_args; i++) {
        const struct arg *a = &doc->args[p->arg + i];
        if (a->rel == ARG_SUBJECT && a->np != NONE) {
            const struct np *np = &doc->nps[a->np];
            return !(np->flags & (NP_PLURAL | NP_PRONOUN)) &&
                   np->next_conj == NONE && np->first_conj == a->np;
        }
    }
    return false;
}

static bool pred_flag(const struct tester *t, unsigned flag)
{
    const casus_doc *doc = t->run->doc;
    const struct node *n = t->node;
    if (flag == FLAG_PLURAL)
        return has_flag(doc, n, NP_PLURAL);
    if (flag == FLAG_DEFINITE)
        return has_flag(doc, n, NP_DEFINITE);
    if (n->pred == NONE)
        return false;
    const struct pred *p = &doc->preds[n->pred];
    switch ((enum test_flag)flag) {
    case FLAG_PASSIVE:
        return p->flags & PRED_PASSIVE;
    case FLAG_NEGATED:
        return p->flags & PRED_NEGATED;
    case FLAG_WILL:
        return p->modal == MODAL_WILL || p->tense == TENSE_FUTURE;
    case FLAG_WOULD:
        return p->modal == MODAL_WOULD;
    case FLAG_MAY:
        return p->modal == MODAL_MAY;
    case FLAG_CAN:
        return p->modal == MODAL_CAN;
    case FLAG_MUST:
        return p->modal == MODAL_MUST;
    case FLAG_QUOTED:
        return p->flags & PRED_QUOTED;
    case FLAG_QUESTION:
        return p->flags & PRED_QUESTION;
    case FLAG_REPORTED:
        return is_reported(t);
    case FLAG_HEADLINE:
        return doc->sentences[p->sent].flags &
               (SENTENCE_TITLE | SENTENCE_HEADLINE);
    case FLAG_MARKED_IF:
        return p->flags & PRED_CONDITIONAL;
    case FLAG_INFINITIVE:
        return p->form == FORM_INF;
    case FLAG_GERUND:
        return p->form == FORM_GERUND;
    case FLAG_SUBJUNCTIVE:
        return is_subjunctive(doc, p);
    case FLAG_PLURAL:
    case FLAG_DEFINITE:
    case FLAG_COUNT:
        break;
    }
    return false;
}

static bool sentence_has(const struct tester *t, uint32_t class_id)
{
    const casus_doc *doc = t->run->doc;
    const uint32_t sent = t->node->pred != NONE ? doc->preds[t->node->pred].sent
                                                : doc->nps[t->node->np].sent;
    const struct sentence *s = &doc->sentences[sent];
    return range_has(doc, s->tok, s->tok + s->n_tok, class_id);
}

/* Looked for once a document. */
static bool document_has(const struct tester *t, uint32_t class_id)
{
    const casus_doc *doc = t->run->doc;
    uint8_t *known = &t->run->class_in_doc[class_id];
    if (!*known)
        *known = range_has(doc, 0, (uint32_t)doc->n_tokens, class_id) ? 1 : 2;
    return *known == 1;
}

static bool free_test(const struct tester *t, const struct rule_test *x)
{
    const casus_doc *doc = t->run->doc;
    uint32_t begin, end;
    switch ((enum test_what)x->what) {
    case TEST_WORDS:
        casus__event_clause(doc, t->node, &begin, &end);
        return range_has(doc, begin, end, t->rules->class_ids[x->a]);
    case TEST_SENTENCE:
        return sentence_has(t, t->rules->class_ids[x->a]);
    case TEST_DOCUMENT:
        return document_has(t, t->rules->class_ids[x->a]);
    case TEST_WEAPON:
        return clause_has_weapon(
            t, casus__rule_str(t->rules, (struct rule_text){ x->a, x->b }));
    case TEST_FLAG:
        return pred_flag(t, x->a);
    default:
        return false;
    }
}

static bool passes(const struct tester *t, const struct rule_test *x)
{
    bool yes = false;
    if (x->path == RULE_NONE) {
        yes = free_test(t, x);
    } else {
        struct nodes found = { .n = 0 };
        casus__event_path(t->run, t->rules, t->node, &t->rules->paths[x->path],
                          &found);
        for (uint32_t i = 0; i < found.n && !yes; i++) {
            const struct node n = casus__event_counted(t->run, &found.items[i]);
            yes = node_passes(t, &found.items[i], x) ||
                  (n.np != found.items[i].np && node_passes(t, &n, x));
        }
    }
    return yes != !!(x->flags & TEST_NEGATE);
}

/* A chain of alternatives passes if one of them does; all chains must. */
bool casus__event_tests(struct event_run *run, const struct rule_set *rules,
                        const struct node *node, uint32_t first, uint32_t n)
{
    const struct tester t = { run, rules, node };
    bool chain = true;
    for (uint32_t i = 0; i < n; i++) {
        const struct rule_test *x = &rules->tests[first + i];
        if (!(x->flags & TEST_OR)) {
            if (!chain)
                return false;
            chain = false;
            run->failed_test = i;
        }
        if (run->steps)
            run->steps--;
        chain = chain || passes(&t, x);
    }
    return chain;
}
