/*
 * Which entry of the gazetteers a name means.
 *
 * Every name of a place votes for the countries and first-level divisions
 * where a place of that name lies, each by its prominence; a place then gains
 * by the votes of the other names for where it lies. So "Alexandria" beside
 * "Rapides Parish" and "Pineville" is the one in Louisiana. What the words
 * around tell ("Paris, Texas", "Tripoli in Lebanon") comes before all votes.
 */
#include "mention/internal.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"

#include <stdlib.h>

/* ---- prominence ------------------------------------------------------ */

static const uint32_t gaz_bits[] = {
    [ENTITY_PERSON] = GAZ_BIT(GAZ_PERSON), [ENTITY_GPE] = GAZ_BIT(GAZ_GPE),
    [ENTITY_LOC] = GAZ_BIT(GAZ_LOC),       [ENTITY_FAC] = GAZ_BIT(GAZ_FAC),
    [ENTITY_ORG] = GAZ_BIT(GAZ_ORG),       [ENTITY_NORP] = GAZ_BIT(GAZ_NORP),
};

/* Digits of the population: prominence on a logarithmic scale. */
static int magnitude(uint64_t population)
{
    int n = 0;
    for (; population; population /= 2)
        n++;
    return n;
}

static int prominence(const struct gaz_entry *e)
{
    if (e->flags & GAZ_COUNTRY)
        return 110;
    int score = 2 * magnitude(e->population);
    const casus_str feature = casus__gaz_key(e, "feature");
    if (casus__str_is(feature, "PPLC"))
        score += 30;
    else if (casus__str_is(feature, "ADM1"))
        score += 20;
    return score;
}

/* ---- votes ----------------------------------------------------------- */

enum {
    VOTE_SLOTS = 512, /* a power of two */
    CHOICES = 128,    /* a power of two */
    FULL_VOTE = 16,   /* of one name, shared by its entries */
    MAX_READINGS = 48 /* entries of a name that are weighed */
};

/* What a name was found to mean where the words around it told nothing. */
struct choice {
    uint32_t list;  /* of the match, plus one; 0 is free */
    uint32_t entry;
    uint8_t layer, type;
};

struct votes {
    uint32_t keys[VOTE_SLOTS]; /* 0 is free */
    int32_t sums[VOTE_SLOTS];
    size_t n;
    bool final;                /* every name has voted */
    struct choice made[CHOICES];
};

static size_t vote_slot(const struct votes *v, uint32_t key)
{
    size_t i = key & (VOTE_SLOTS - 1);
    while (v->keys[i] && v->keys[i] != key)
        i = (i + 1) & (VOTE_SLOTS - 1);
    return i;
}

static void vote(struct votes *v, uint32_t key, int32_t weight)
{
    const size_t i = vote_slot(v, key);
    if (!v->keys[i]) {
        if (v->n >= VOTE_SLOTS / 2)
            return;
        v->keys[i] = key;
        v->n++;
    }
    v->sums[i] += weight;
}

static int32_t votes_for(const struct votes *v, uint32_t key)
{
    const size_t i = vote_slot(v, key);
    return v->keys[i] ? v->sums[i] : 0;
}

static uint32_t country_key(const struct gaz_entry *e)
{
    return casus__hash(e->code.ptr, e->code.len) | 1u;
}

/* The first-level division that holds it or that it is; 0 if unknown. */
static uint32_t division_key(const struct gaz_entry *e)
{
    casus_str name = casus__gaz_key(e, "admin1");
    if (casus__str_is(casus__gaz_key(e, "feature"), "ADM1"))
        name = e->name;
    if (!name.len)
        return 0;
    return casus__mix(country_key(e), casus__hash(name.ptr, name.len)) | 1u;
}

/* One place that a name may mean. */
struct reading {
    struct gaz_entry e;
    uint32_t entry;             /* its number */
    uint32_t country, division; /* keys of its votes */
    int prominence;
    int share; /* of FULL_VOTE */
    uint8_t guarded, canonical;
};

struct readings {
    struct reading items[MAX_READINGS];
    size_t n;
};

static const struct gaz *gaz_of(const struct work *w, const struct match *m)
{
    return &w->doc->model->layers[m->layer].gaz;
}

static void read_places(const struct work *w, const struct candidate *c,
                        struct readings *out)
{
    const struct match *m = &w->doc->matches[c->match];
    int64_t total = 0;
    out->n = 0;
    for (uint32_t i = 0; i < m->n_entries && out->n < MAX_READINGS; i++) {
        struct reading *r = &out->items[out->n];
        struct gaz_ref ref;
        if (!casus__gaz_ref(gaz_of(w, m), m->list + i, &ref) ||
            !casus__gaz_entry(gaz_of(w, m), ref.entry, &r->e) ||
            !(GAZ_BIT(r->e.type) & gaz_bits[c->type]))
            continue;
        r->prominence = prominence(&r->e) - (ref.guarded ? 8 : 0);
        r->country = country_key(&r->e);
        r->division = division_key(&r->e);
        r->guarded = ref.guarded;
        r->entry = ref.entry;
        r->canonical = ref.canonical;
        out->n++;
        total += INT64_C(1) << (r->prominence > 0 ? r->prominence / 4 : 0);
    }
    for (size_t i = 0; i < out->n; i++) {
        struct reading *r = &out->items[i];
        const int64_t one =
            INT64_C(1) << (r->prominence > 0 ? r->prominence / 4 : 0);
        r->share = (int)(FULL_VOTE * one / total);
    }
}

static bool is_place(unsigned type)
{
    return type == ENTITY_GPE || type == ENTITY_LOC || type == ENTITY_FAC;
}

/* ---- what the words around tell -------------------------------------- */

/* A country or division that holds the place, by its keys. */
struct told {
    uint32_t country, division;
    casus_str code;
};

static bool tell(const struct work *w, const struct match *m, uint32_t bits,
                 struct told *out)
{
    struct gaz_entry e, best = { 0 };
    bool any = false;
    for (uint32_t i = 0; i < m->n_entries; i++) {
        struct gaz_ref ref;
        if (!casus__gaz_ref(gaz_of(w, m), m->list + i, &ref) ||
            !casus__gaz_entry(gaz_of(w, m), ref.entry, &e) ||
            !(GAZ_BIT(e.type) & bits) || !e.code.len)
            continue;
        if (!any || prominence(&e) > prominence(&best))
            best = e;
        any = true;
    }
    if (!any)
        return false;
    out->code = best.code;
    out->country = country_key(&best);
    out->division = division_key(&best);
    return true;
}

/* The name before token `tok`, past a possessive: "Iran's", "Iranian". */
static bool told_before(const struct work *w, uint32_t tok, struct told *out)
{
    const casus_doc *doc = w->doc;
    if (tok == 0)
        return false;
    uint32_t at = tok - 1;
    if (at > 0 && doc->tags && doc->tags[at].xpos == XPOS_POS)
        at--;
    if (w->owner[at] == NONE)
        return false;
    const struct candidate *b = &w->cands[w->owner[at]];
    return b->match != NONE &&
           (b->type == ENTITY_GPE || b->type == ENTITY_NORP) &&
           tell(w, &doc->matches[b->match],
                GAZ_BIT(GAZ_NORP) | GAZ_BIT(GAZ_GPE), out);
}

/* ", Texas", "in Lebanon", "of Iraq" behind the name. */
static bool told_behind(const struct work *w, const struct candidate *c,
                        struct told *out)
{
    static const char *const preps[] = { ",", "in", "of" };
    const casus_doc *doc = w->doc;
    uint32_t at = c->tok + c->n_tok;
    if (at + 1 >= doc->n_tokens ||
        !casus__mention_fold_in(doc, at, preps, COUNT(preps)))
        return false;
    /* a body may meet in any country, it is one's own by "of"; what follows
     * a sea or land and a comma may be anything */
    const casus_str word = casus__token_fold(doc, at);
    if ((!is_place(c->type) && !casus__str_is(word, "of")) ||
        (c->type == ENTITY_LOC && casus__str_is(word, ",")))
        return false;
    at++;
    if (casus__str_is(casus__token_fold(doc, at), "the"))
        at++;
    if (at >= doc->n_tokens || w->owner[at] == NONE)
        return false;
    const struct candidate *b = &w->cands[w->owner[at]];
    if (b->match == NONE || b->tok != at || b->type != ENTITY_GPE)
        return false;
    struct gaz_entry e;
    const struct match *m = &doc->matches[b->match];
    return casus__mention_entry(doc, m, GAZ_BIT(GAZ_GPE), &e) &&
           (e.flags & GAZ_COUNTRY ||
            casus__str_starts(casus__gaz_key(&e, "feature"), "ADM")) &&
           tell(w, m, GAZ_BIT(GAZ_GPE), out);
}

static struct told told_place(const struct work *w,
                              const struct candidate *c)
{
    struct told t = { .code = { "", 0 } };
    if (!told_behind(w, c, &t))
        (void)told_before(w, c->tok, &t);
    return t;
}

casus_str casus__mention_told_country(const struct work *w,
                                      const struct candidate *c)
{
    return told_place(w, c).code;
}

/* Does what is told hold the place (which is not that itself)? */
static int told_fit(const struct reading *r, const struct told *t)
{
    if (!t->country || r->country != t->country ||
        r->e.flags & GAZ_COUNTRY)
        return 0;
    if (t->division)
        return r->division == t->division ? 200 : 60;
    return 150;
}

/* ---- counting the votes ---------------------------------------------- */

/* Has a name of these words voted? */
static bool is_new(const struct work *w, uint32_t *seen, size_t n,
                   const struct candidate *c)
{
    const uint32_t list = w->doc->matches[c->match].list;
    for (size_t i = 0; i < n; i++)
        if (seen[i] == list)
            return false;
    return true;
}

static void vote_place(struct work *w, const struct candidate *c)
{
    struct readings *r = w->readings;
    const struct told t = told_place(w, c);
    read_places(w, c, r);
    for (size_t i = 0; i < r->n; i++) {
        const struct reading *x = &r->items[i];
        if (x->share) {
            vote(w->votes, x->country, x->share);
            if (x->division)
                vote(w->votes, x->division, x->share);
        }
    }
    /* "Moscow, Idaho" speaks for Idaho; the name "Idaho" has its own vote. */
    if (t.division)
        vote(w->votes, t.division, FULL_VOTE);
}

static void vote_people(struct work *w, const struct candidate *c)
{
    struct gaz_entry e;
    if (casus__mention_entry(w->doc, &w->doc->matches[c->match],
                             GAZ_BIT(GAZ_NORP), &e) &&
        e.code.len == 3)
        vote(w->votes, country_key(&e), FULL_VOTE / 2);
}

/* Every name of a place votes once, every name of a people each time. */
static void count_votes(struct work *w)
{
    enum { MAX_VOTERS = 128 };
    uint32_t seen[MAX_VOTERS];
    size_t n = 0;
    for (uint32_t i = 0; i < w->doc->n_tokens; i++) {
        const struct candidate *c = casus__mention_name_at(w, i);
        if (!c)
            continue;
        if (c->type == ENTITY_NORP) {
            vote_people(w, c);
        } else if (is_place(c->type) && n < MAX_VOTERS &&
                   is_new(w, seen, n, c)) {
            seen[n++] = w->doc->matches[c->match].list;
            vote_place(w, c);
        }
    }
    w->votes->final = true;
}

void casus__mention_count_votes(struct work *w)
{
    w->votes = casus__arena_alloc(w->scratch, 1, sizeof *w->votes);
    w->readings = casus__arena_alloc(w->scratch, 1, sizeof *w->readings);
    if (!w->votes || !w->readings) {
        w->failed = true;
        return;
    }
    memset(w->votes, 0, sizeof *w->votes);
    count_votes(w);
}

/* ---- the choice ------------------------------------------------------ */

static bool exists(const casus_doc *doc, const struct gaz_entry *e)
{
    const uint32_t t = casus__mention_today(doc);
    return !doc->day.year || (e->start <= t && t <= e->end);
}

static int capped(int32_t votes, int most)
{
    return votes < 0 ? 0 : votes > most ? most : (int)votes;
}

/* The votes of the name itself for what holds one of its readings. */
static void own_votes(const struct readings *all, const struct reading *r,
                      int32_t *country, int32_t *division)
{
    *country = *division = 0;
    for (size_t i = 0; i < all->n; i++) {
        const struct reading *x = &all->items[i];
        if (x->country == r->country)
            *country += x->share;
        if (x->division && x->division == r->division)
            *division += x->share;
    }
}

/* What the other names of the document say for a place. */
static int support(const struct work *w, const struct reading *r)
{
    int32_t own_country, own_division;
    own_votes(w->readings, r, &own_country, &own_division);
    const int32_t country = votes_for(w->votes, r->country) - own_country;
    int score = capped(country, 3 * FULL_VOTE) / 2;
    if (r->e.flags & GAZ_COUNTRY || !r->division)
        return score + capped(country, 3 * FULL_VOTE) / 2;
    const int32_t division =
        votes_for(w->votes, r->division) - own_division;
    return score + 2 * capped(division, 3 * FULL_VOTE);
}

static int place_fit(const struct work *w, const struct reading *r,
                     const struct told *t)
{
    int score = r->prominence + told_fit(r, t) + support(w, r);
    score += r->canonical ? 6 : 0;
    if (!exists(w->doc, &r->e))
        score -= 40;
    return score;
}

/* Where the choice for a name is kept. */
static struct choice *choice_of(const struct work *w,
                                const struct candidate *c)
{
    const struct match *m = &w->doc->matches[c->match];
    return &w->votes->made[(m->list * 31u + c->type) & (CHOICES - 1)];
}

static const struct reading *best_place(const struct work *w,
                                        const struct candidate *c,
                                        const struct told *t)
{
    struct readings *r = w->readings;
    const struct reading *best = NULL;
    int best_fit = 0;
    read_places(w, c, r);
    for (size_t i = 0; i < r->n; i++) {
        const int fit = place_fit(w, &r->items[i], t);
        if (!best || fit > best_fit) {
            best = &r->items[i];
            best_fit = fit;
        }
    }
    return best;
}

static bool choose_place(const struct work *w, const struct candidate *c,
                         struct gaz_entry *out)
{
    const struct match *m = &w->doc->matches[c->match];
    const struct told t = told_place(w, c);
    struct choice *made = choice_of(w, c);
    const bool keep = !t.country && w->votes->final;
    if (keep && made->list == m->list + 1 && made->layer == m->layer &&
        made->type == c->type)
        return casus__gaz_entry(gaz_of(w, m), made->entry, out);
    const struct reading *best = best_place(w, c, &t);
    if (!best)
        return false;
    *out = best->e;
    if (keep)
        *made = (struct choice){ .list = m->list + 1,
                                 .entry = best->entry,
                                 .layer = m->layer,
                                 .type = c->type };
    return true;
}

/* People, bodies, nationalities: by the countries of the document. */
static int entry_fit(const struct work *w, const struct gaz_entry *e,
                     const struct gaz_ref *ref, casus_str told)
{
    int score = 0;
    if (told.len == 3 && casus__str_eq(told, e->code))
        score += 150;
    const uint32_t weight = casus__mention_country_weight(w, e->code);
    score += weight ? 12 + (int)(weight > 12 ? 12 : weight) : 0;
    score += ref->canonical ? 6 : 0;
    score -= ref->guarded ? 4 : 0;
    if (!exists(w->doc, e))
        score -= 40;
    if (e->flags & GAZ_UNSOURCED)
        score -= 2;
    /* a party that bears arms is in the news for them */
    if (casus__str_is(e->sectors, "REB"))
        score += 4;
    return score;
}

/* A person of a country that the document does not name, and who held no
 * office near its date, is more likely somebody else of the name. */
static bool is_unlikely(const struct work *w, const struct gaz_entry *e)
{
    enum { YEARS = 5 };
    const uint32_t t = casus__mention_today(w->doc);
    struct gaz_role r;
    if (!t || e->code.len != 3 || !w->n_countries ||
        casus__mention_country_weight(w, e->code))
        return false;
    for (size_t at = 0; casus__gaz_next_role(e, &at, &r);)
        if (r.start <= t && (r.end >= t || t - r.end < YEARS * 10000))
            return false;
    return true;
}

bool casus__mention_choose(const struct work *w, const struct candidate *c,
                           struct gaz_entry *out)
{
    if (c->match == NONE)
        return false;
    if (is_place(c->type))
        return choose_place(w, c, out);
    const struct match *m = &w->doc->matches[c->match];
    const casus_str told = casus__mention_told_country(w, c);
    int best = 0;
    bool any = false;
    for (uint32_t i = 0; i < m->n_entries; i++) {
        struct gaz_ref ref;
        struct gaz_entry e;
        if (!casus__gaz_ref(gaz_of(w, m), m->list + i, &ref) ||
            !casus__gaz_entry(gaz_of(w, m), ref.entry, &e) ||
            !(GAZ_BIT(e.type) & gaz_bits[c->type]))
            continue;
        const int fit = entry_fit(w, &e, &ref, told);
        if (e.type == GAZ_PERSON && is_unlikely(w, &e))
            continue;
        if (!any || fit > best) {
            best = fit;
            *out = e;
            any = true;
        }
    }
    return any;
}
