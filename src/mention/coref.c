/*
 * Third-person pronouns for people: he, she, his, her, him. The nearest
 * person before the pronoun, subjects before others, of a fitting gender,
 * not more than a few sentences back. (Recency and grammatical role, after
 * Hobbs and the centering literature, in their simplest form.)
 *
 * A person may be told by a common noun ("the envoy, for his part"): then no
 * entity is meant, and the noun group itself is kept for the actor coder.
 */
#include "mention/internal.h"

#include "base/str.h"
#include "rule/rule.h"

enum gender { GENDER_ANY, GENDER_MALE, GENDER_FEMALE };

enum {
    LOOK_BACK = 3, /* sentences */
    KEPT = 12,     /* people in mind */
    LOOK_AHEAD = 20 /* tokens: "During her visit to Rome, Jane Roe" */
};

struct referent {
    uint32_t entity; /* or NONE: the np alone */
    uint32_t np;
    uint32_t sent;
    uint32_t noun;   /* hash of the title or noun, 0 if there is none */
    uint8_t subject;
    uint8_t gender;
    uint8_t sure;    /* the gender is told by a title, not by a name list */
};

struct memory {
    struct work *w;
    struct referent items[KEPT]; /* newest last */
    size_t n;
    uint32_t male, female, person; /* word classes */
};

/* ---- gender ---------------------------------------------------------- */

static enum gender noun_gender(const struct memory *mem, uint32_t tok)
{
    if (casus__rule_class(mem->w->doc, tok, mem->male))
        return GENDER_MALE;
    return casus__rule_class(mem->w->doc, tok, mem->female) ? GENDER_FEMALE
                                                            : GENDER_ANY;
}

static enum gender given_gender(const casus_doc *doc, const casus_mention *m)
{
    struct gaz_entry e;
    const struct match *g =
        casus__mention_match_at(doc, m->tok, GAZ_BIT(GAZ_GIVEN));
    if (m->n_tok < 2 || !g ||
        !casus__mention_entry(doc, g, GAZ_BIT(GAZ_GIVEN), &e))
        return GENDER_ANY;
    const casus_str key = casus__gaz_key(&e, "gender");
    if (casus__str_is(key, "m"))
        return GENDER_MALE;
    return casus__str_is(key, "f") ? GENDER_FEMALE : GENDER_ANY;
}

static void set_gender(const struct memory *mem, const casus_mention *m,
                       struct referent *r)
{
    const uint32_t from = m->tok > 0 ? m->tok - 1 : 0;
    for (uint32_t t = from; t <= m->tok; t++) {
        const enum gender g = noun_gender(mem, t);
        if (g != GENDER_ANY) {
            r->gender = (uint8_t)g;
            r->sure = 1;
            return;
        }
    }
    r->gender = (uint8_t)given_gender(mem->w->doc, m);
}

static enum gender pronoun_gender(casus_str fold)
{
    static const char *const male[] = { "he", "him", "his", "himself" };
    static const char *const female[] = { "she", "her", "hers", "herself" };
    for (size_t i = 0; i < COUNT(male); i++) {
        if (casus__str_is(fold, male[i]))
            return GENDER_MALE;
        if (casus__str_is(fold, female[i]))
            return GENDER_FEMALE;
    }
    return GENDER_ANY;
}

/* ---- memory ---------------------------------------------------------- */

static bool is_subject(const casus_doc *doc, uint32_t np)
{
    /* An np's arguments are few and near: the preds of its sentence. */
    if (np == NONE || !doc->pred_at)
        return false;
    const struct np *p = &doc->nps[np];
    const struct sentence *s = &doc->sentences[p->sent];
    for (uint32_t t = p->end; t < s->tok + s->n_tok && t < p->end + 12; t++) {
        const uint32_t k = doc->pred_at[t];
        if (k == NONE || doc->preds[k].kind == PRED_NOUN)
            continue;
        for (uint32_t i = 0; i < doc->preds[k].n_args; i++) {
            const struct arg *a = &doc->args[doc->preds[k].arg + i];
            if (a->rel == ARG_SUBJECT && a->np == np)
                return true;
        }
        return false;
    }
    return false;
}

static bool same_person(const struct referent *a, const struct referent *b)
{
    return a->entity == NONE ? a->np == b->np : a->entity == b->entity;
}

static void forget(struct memory *mem, size_t i)
{
    memmove(&mem->items[i], &mem->items[i + 1],
            (mem->n - i - 1) * sizeof mem->items[0]);
    mem->n--;
}

static void remember(struct memory *mem, struct referent r)
{
    for (size_t i = 0; i < mem->n; i++) {
        const struct referent *old = &mem->items[i];
        if (!same_person(old, &r))
            continue;
        if (!r.gender || (old->sure && !r.sure)) {
            r.gender = old->gender;
            r.sure = old->sure;
        }
        if (old->sent == r.sent)
            r.subject |= old->subject;
        if (!r.noun)
            r.noun = old->noun;
        forget(mem, i);
        break;
    }
    if (mem->n == KEPT)
        forget(mem, 0);
    mem->items[mem->n++] = r;
}

/* ---- the choice ------------------------------------------------------ */

/* Subjects of this and the previous sentence come first, then the newest. A
 * name list may be wrong about a gender, but a near subject must speak for
 * it then; a title is not. */
static int referent_score(const struct referent *r, size_t order,
                          uint32_t sent, enum gender gender)
{
    const bool other = r->gender && r->gender != (uint8_t)gender;
    const int back = (int)(sent - r->sent);
    if (back > LOOK_BACK || (other && (r->sure || !r->subject || back > 1)))
        return -1;
    return 40 + (int)order + (r->subject ? 8 : 0) - 6 * back +
           (r->gender == (uint8_t)gender ? 4 : 0) - (other ? 20 : 0);
}

static const struct referent *find_referent(const struct memory *mem,
                                            uint32_t sent,
                                            enum gender gender)
{
    const struct referent *best = NULL;
    int best_score = 0;
    for (size_t i = 0; i < mem->n; i++) {
        const int score =
            referent_score(&mem->items[i], i, sent, gender);
        if (score > best_score) {
            best_score = score;
            best = &mem->items[i];
        }
    }
    return best;
}

/* ---- people in the text ---------------------------------------------- */

static uint32_t np_of(const casus_doc *doc, uint32_t tok)
{
    return doc->np_at ? doc->np_at[tok] : NONE;
}

/* The role of the person in the group before the apposition: "the envoy,
 * Jane Roe, said". */
static uint32_t described_np(const casus_doc *doc, uint32_t np)
{
    for (uint32_t i = np; i-- > 0 && i + 4 > np;)
        if (doc->nps[i].appos == np)
            return i;
    return np;
}

static struct referent name_referent(const struct memory *mem,
                                     const casus_mention *m, uint32_t sent)
{
    const casus_doc *doc = mem->w->doc;
    const uint32_t np = np_of(doc, m->tok);
    struct referent r = { .entity = m->entity, .np = np, .sent = sent };
    if (np != NONE) {
        /* whom somebody only speaks of is not who goes on to act */
        r.subject = !mem->w->quoted[m->tok] &&
                    is_subject(doc, described_np(doc, np));
        if (doc->nps[np].begin < m->tok)
            r.noun = doc->tokens[m->tok - 1].hash;
    }
    set_gender(mem, m, &r);
    return r;
}

/* The country that a name in the group tells, or NULL. */
static const char *np_code(const struct memory *mem, uint32_t np)
{
    const casus_doc *doc = mem->w->doc;
    const struct np *x = &doc->nps[np];
    for (uint32_t t = x->begin; t < x->head; t++) {
        const uint32_t m = mem->w->mention_at[t];
        if (m == NONE)
            continue;
        const casus_entity *e = &doc->entities[doc->mentions[m].entity];
        if (e->coding.code[0])
            return e->coding.code;
    }
    if (x->poss == NONE)
        return NULL;
    const uint32_t m = mem->w->mention_at[doc->nps[x->poss].head];
    return m == NONE
               ? NULL
               : doc->entities[doc->mentions[m].entity].coding.code;
}

/* "The minister", "the Belarusian leader": who in mind has that title, or
 * else the best of the country. */
static const struct referent *known_by(const struct memory *mem,
                                       const struct referent *r)
{
    const casus_doc *doc = mem->w->doc;
    const char *code = np_code(mem, r->np);
    const struct referent *best = NULL;
    int best_score = 0;
    for (size_t i = 0; i < mem->n; i++) {
        const struct referent *x = &mem->items[i];
        const bool titled = x->noun == r->noun;
        if (x->entity == NONE && !titled)
            continue;
        const char *own = x->entity == NONE
                              ? np_code(mem, x->np)
                              : doc->entities[x->entity].coding.code;
        if (code && (own && own[0] ? strcmp(code, own) != 0 : !titled))
            continue;
        int score = referent_score(
            x, i, r->sent, r->gender ? r->gender : x->gender);
        if (score > 0 && titled)
            score += 20;
        if (score > best_score) {
            best_score = score;
            best = x;
        }
    }
    return best;
}

/* A common noun for one person; "the minister" may be one in mind. */
static void see_noun(struct memory *mem, uint32_t tok, uint32_t sent)
{
    const casus_doc *doc = mem->w->doc;
    const uint32_t np = np_of(doc, tok);
    if (np == NONE || doc->nps[np].head != tok ||
        doc->nps[np].flags & (NP_PLURAL | NP_PRONOUN | NP_TIME))
        return;
    struct referent r = { .entity = NONE,
                          .np = np,
                          .sent = sent,
                          .noun = doc->tokens[tok].hash,
                          .gender = (uint8_t)noun_gender(mem, tok) };
    r.sure = r.gender != GENDER_ANY;
    if (!r.gender && !casus__rule_class(doc, tok, mem->person))
        return;
    const uint32_t appos = doc->nps[np].appos;
    if (appos != NONE && mem->w->mention_at[doc->nps[appos].head] != NONE)
        return; /* the name comes next */
    if (described_np(doc, np) != np)
        return; /* the name came before */
    r.subject = is_subject(doc, np);
    if (!r.subject)
        return; /* names come first, then who acts */
    const struct referent *known =
        doc->nps[np].flags & NP_DEFINITE ? known_by(mem, &r) : NULL;
    if (known) {
        r.entity = known->entity;
        r.np = known->np;
    }
    remember(mem, r);
}

/* "During her visit to Rome, Jane Roe met": the pronoun in a phrase before
 * the first comma looks ahead, if nobody came before in the sentence. */
static bool look_ahead(const struct memory *mem, uint32_t tok, uint32_t sent,
                       enum gender gender, struct referent *out)
{
    const casus_doc *doc = mem->w->doc;
    const struct sentence *s = &doc->sentences[sent];
    const uint32_t first = s->tok + s->dateline;
    const unsigned x = doc->tags ? doc->tags[first].xpos : XPOS_NONE;
    const uint32_t end = s->tok + s->n_tok;
    bool comma = false;
    if ((x != XPOS_IN && x != XPOS_VBG) || tok > first + LOOK_AHEAD ||
        (mem->n && mem->items[mem->n - 1].sent == sent))
        return false;
    for (uint32_t t = tok + 1; t < end && t < tok + LOOK_AHEAD; t++) {
        const uint32_t m = mem->w->mention_at[t];
        comma |= doc->buffer[doc->tokens[t].begin] == ',';
        if (!comma || m == NONE)
            continue;
        const casus_mention *p = &doc->mentions[m];
        if (doc->entities[p->entity].type != ENTITY_PERSON)
            return false;
        *out = name_referent(mem, p, sent);
        return out->subject && (!out->gender ||
                                out->gender == (uint8_t)gender);
    }
    return false;
}

static void see_pronoun(struct memory *mem, uint32_t tok, uint32_t sent,
                        enum gender gender)
{
    struct referent ahead;
    const struct referent *r = &ahead;
    if (!look_ahead(mem, tok, sent, gender, &ahead))
        r = find_referent(mem, sent, gender);
    if (!r)
        return;
    struct referent again = *r;
    if (again.entity == NONE)
        mem->w->pronoun_np[tok] = again.np;
    else if (!casus__mention_new(mem->w, tok, 1, again.entity,
                                 MENTION_PRONOUN))
        return;
    again.sent = sent;
    again.subject = is_subject(mem->w->doc, np_of(mem->w->doc, tok));
    again.gender = (uint8_t)gender;
    again.sure = 1;
    remember(mem, again);
}

static void see_token(struct memory *mem, uint32_t tok, uint32_t sent)
{
    const casus_doc *doc = mem->w->doc;
    const uint32_t m = mem->w->mention_at[tok];
    if (m != NONE) {
        const casus_mention *x = &doc->mentions[m];
        if (x->tok == tok &&
            doc->entities[x->entity].type == ENTITY_PERSON)
            remember(mem, name_referent(mem, x, sent));
        return;
    }
    const enum gender g = pronoun_gender(casus__token_fold(doc, tok));
    if (g == GENDER_ANY)
        see_noun(mem, tok, sent);
    else
        see_pronoun(mem, tok, sent, g);
}

void casus__mention_pronouns(struct work *w)
{
    const casus_doc *doc = w->doc;
    struct memory mem = {
        .w = w,
        .male = casus__rule_class_find(doc->model, "male-noun"),
        .female = casus__rule_class_find(doc->model, "female-noun"),
        .person = casus__rule_class_find(doc->model, "someone-noun"),
    };
    for (uint32_t i = 0; i < doc->n_sentences && !w->failed; i++) {
        const struct sentence *s = &doc->sentences[i];
        for (uint32_t k = 0; k < s->n_tok && !w->failed; k++)
            see_token(&mem, s->tok + k, i);
    }
}
