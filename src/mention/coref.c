/*
 * Third-person pronouns for people: he, she, his, her, him. The nearest
 * person before the pronoun, subjects before others, of a fitting gender,
 * not more than a few sentences back. (Recency and grammatical role, after
 * Hobbs and the centering literature, in their simplest form.)
 */
#include "mention/internal.h"

#include "base/str.h"

enum gender { GENDER_ANY, GENDER_MALE, GENDER_FEMALE };

enum { LOOK_BACK = 3 }; /* sentences */

struct referent {
    uint32_t entity;
    uint32_t sent;
    uint8_t subject;
    uint8_t gender;
};

enum { KEPT = 12 };

struct memory {
    struct referent items[KEPT]; /* newest last */
    size_t n;
};

static const char *const male_titles[] = { "king", "lord", "mr", "pope",
                                           "prince", "sheikh", "sir" };
static const char *const female_titles[] = { "lady", "miss", "mrs", "ms",
                                             "princess", "queen" };

static enum gender gender_of(const casus_doc *doc, const casus_mention *m)
{
    struct gaz_entry e;
    const struct match *g =
        casus__mention_match_at(doc, m->tok, GAZ_BIT(GAZ_GIVEN));
    if (m->tok > 0) {
        if (casus__mention_fold_in(doc, m->tok - 1, male_titles,
                                   COUNT(male_titles)))
            return GENDER_MALE;
        if (casus__mention_fold_in(doc, m->tok - 1, female_titles,
                                   COUNT(female_titles)))
            return GENDER_FEMALE;
    }
    if (m->n_tok < 2 || !g ||
        !casus__mention_entry(doc, g, GAZ_BIT(GAZ_GIVEN), &e))
        return GENDER_ANY;
    const casus_str key = casus__gaz_key(&e, "gender");
    if (casus__str_is(key, "m"))
        return GENDER_MALE;
    return casus__str_is(key, "f") ? GENDER_FEMALE : GENDER_ANY;
}

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

static void remember(struct memory *mem, const struct referent *r)
{
    for (size_t i = 0; i < mem->n; i++)
        if (mem->items[i].entity == r->entity) {
            struct referent merged = *r;
            if (!merged.gender)
                merged.gender = mem->items[i].gender;
            if (mem->items[i].sent == r->sent)
                merged.subject |= mem->items[i].subject;
            memmove(&mem->items[i], &mem->items[i + 1],
                    (mem->n - i - 1) * sizeof *r);
            mem->items[mem->n - 1] = merged;
            return;
        }
    if (mem->n == KEPT) {
        memmove(mem->items, mem->items + 1, (KEPT - 1) * sizeof *r);
        mem->n--;
    }
    mem->items[mem->n++] = *r;
}

/* Subjects of this and the previous sentence come first, then the newest. */
static uint32_t find_referent(const struct memory *mem, uint32_t sent,
                              enum gender gender)
{
    uint32_t best = NONE;
    int best_score = -1;
    for (size_t i = 0; i < mem->n; i++) {
        const struct referent *r = &mem->items[i];
        if (r->sent + LOOK_BACK < sent ||
            (r->gender && r->gender != (uint8_t)gender))
            continue;
        const int score = (int)i + (r->subject ? 8 : 0) -
                          6 * (int)(sent - r->sent) +
                          (r->gender == (uint8_t)gender ? 4 : 0) + 40;
        if (score > best_score) {
            best_score = score;
            best = r->entity;
        }
    }
    return best;
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

static void see_token(struct work *w, struct memory *mem, uint32_t tok,
                      uint32_t sent)
{
    casus_doc *doc = w->doc;
    const uint32_t m = w->mention_at[tok];
    if (m != NONE) {
        const casus_mention *x = &doc->mentions[m];
        if (x->tok != tok ||
            doc->entities[x->entity].type != ENTITY_PERSON)
            return;
        const uint32_t np = doc->np_at ? doc->np_at[tok] : NONE;
        const struct referent r = {
            .entity = x->entity,
            .sent = sent,
            .subject = is_subject(doc, np),
            .gender = (uint8_t)gender_of(doc, x),
        };
        remember(mem, &r);
        return;
    }
    const enum gender g = pronoun_gender(casus__token_fold(doc, tok));
    if (g == GENDER_ANY)
        return;
    const uint32_t entity = find_referent(mem, sent, g);
    if (entity == NONE)
        return;
    if (!casus__mention_new(w, tok, 1, entity, MENTION_PRONOUN))
        return;
    const uint32_t np = doc->np_at ? doc->np_at[tok] : NONE;
    const struct referent r = { .entity = entity,
                                .sent = sent,
                                .subject = is_subject(doc, np),
                                .gender = (uint8_t)g };
    remember(mem, &r);
}

void casus__mention_pronouns(struct work *w)
{
    struct memory mem = { .n = 0 };
    for (uint32_t i = 0; i < w->doc->n_sentences && !w->failed; i++) {
        const struct sentence *s = &w->doc->sentences[i];
        for (uint32_t k = 0; k < s->n_tok && !w->failed; k++)
            see_token(w, &mem, s->tok + k, i);
    }
}
