/*
 * From chosen candidates to mentions and entities.
 *
 * Candidates of one referent share an entity: the same gazetteer entry, the
 * same words, or a short form. Which of several entries a name means is
 * decided by its own prominence and by the countries of the document; which
 * office a person holds, by the document's date.
 */
#include "mention/internal.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"

#include <stdlib.h>

struct slot {
    uint32_t key, entity; /* entity NONE: free */
};

struct table {
    struct slot *slots;
    uint32_t mask;
};

struct linker {
    struct work *w;
    struct table table;
    uint32_t *entity_of; /* of each candidate, or NONE */
    size_t cap_entities;
};

uint32_t casus__mention_today(const casus_doc *doc)
{
    const struct day d = doc->day;
    return (uint32_t)(d.year * 10000 + d.month * 100 + d.day);
}

/* ---- entities -------------------------------------------------------- */

static uint32_t text_key(const casus_doc *doc, const struct candidate *c)
{
    uint32_t h = 17u + c->type;
    for (uint32_t i = c->tok; i < c->tok + c->n_tok; i++)
        if (doc->tokens[i].kind != TOKEN_PUNCT)
            h = casus__mix(h, doc->tokens[i].hash);
    return h;
}

static uint32_t entry_key(const struct gaz_entry *e)
{
    return casus__mix(3u, casus__hash(e->id.ptr, e->id.len));
}

static struct slot *find_slot(const struct linker *l, uint32_t key)
{
    uint32_t i = key & l->table.mask;
    while (l->table.slots[i].entity != NONE && l->table.slots[i].key != key)
        i = (i + 1) & l->table.mask;
    return &l->table.slots[i];
}

/* From now on the key means this entity. */
static void put_key(struct linker *l, uint32_t key, uint32_t entity)
{
    *find_slot(l, key) = (struct slot){ key, entity };
}

static uint32_t new_entity(struct linker *l, unsigned type)
{
    casus_doc *doc = l->w->doc;
    casus_entity *p = casus__arena_grow(&doc->arena, doc->entities,
                                        doc->n_entities, &l->cap_entities,
                                        sizeof *p);
    if (!p) {
        l->w->failed = true;
        return NONE;
    }
    doc->entities = p;
    const casus_str none = { "", 0 };
    p[doc->n_entities] = (casus_entity){
        .first_mention = NONE,
        .last_mention = NONE,
        .type = (uint8_t)type,
        .name = none,
        .role = none,
        .wikidata = none,
        .geo = { .country = none, .admin1 = none, .feature = none },
        .was = { .title = none },
    };
    return (uint32_t)doc->n_entities++;
}

static void fill_geo(const struct gaz_entry *e, casus_entity *x)
{
    if (!(e->flags & GAZ_HAS_GEO))
        return;
    x->has_geo = 1;
    x->geo.lat = e->lat;
    x->geo.lon = e->lon;
    x->geo.geonameid = e->geonameid;
    x->geo.country = e->code;
    x->geo.admin1 = casus__gaz_key(e, "admin1");
    x->geo.feature = casus__gaz_key(e, "feature");
}

static casus_str wikidata_of(const struct gaz_entry *e)
{
    const casus_str key = casus__gaz_key(e, "wikidata");
    if (key.len)
        return key;
    const char *person = "person:Q";
    if (casus__str_starts(e->id, person))
        return (casus_str){ e->id.ptr + 7, e->id.len - 7 };
    return (casus_str){ "", 0 };
}

static void fill_from_entry(const struct work *w, const struct gaz_entry *e,
                            casus_entity *x)
{
    x->name = e->name;
    x->sure = 80;
    casus__mention_set_code(x->coding.code, e->code);
    casus__mention_set_sectors(&x->coding, e->sectors);
    x->wikidata = wikidata_of(e);
    if (e->type == GAZ_PERSON)
        casus__mention_take_office(w->doc, e, x);
    else
        fill_geo(e, x);
}

/* The place that the word `tok` of a longer name is, if it is well known or
 * in a country that the document names. */
static bool place_at(const struct work *w, const struct candidate *c,
                     uint32_t tok, struct gaz_entry *out)
{
    enum { WELL_KNOWN = 200000 };
    const struct match *m =
        casus__mention_match_at(w->doc, tok, GAZ_BIT(GAZ_GPE));
    if (!m || m->flags & MATCH_GUARDED)
        return false;
    struct candidate part = *c;
    part.tok = m->tok;
    part.n_tok = m->n_tok;
    part.type = ENTITY_GPE;
    part.match = (uint32_t)(m - w->doc->matches);
    return casus__mention_choose(w, &part, out) &&
           (out->flags & GAZ_COUNTRY || out->population >= WELL_KNOWN ||
            casus__mention_names_country(w, out->code));
}

/* "Baghdad Airport" lies where Baghdad lies. */
static void read_place_inside(const struct work *w,
                              const struct candidate *c, casus_entity *x)
{
    struct gaz_entry e;
    for (uint32_t i = c->tok; i < c->tok + c->n_tok; i++)
        if (place_at(w, c, i, &e)) {
            casus__mention_set_code(x->coding.code, e.code);
            fill_geo(&e, x);
            return;
        }
    /* streets and parks are of the country that the text is about */
    if (c->type == ENTITY_FAC)
        casus__mention_set_code(x->coding.code,
                                casus__mention_main_country(w));
}

/* "Hamas Political Bureau", "CNN Television": a known body and a part. */
static bool read_parent(const struct work *w, const struct candidate *c,
                        casus_entity *x)
{
    struct gaz_entry e;
    const casus_doc *doc = w->doc;
    const struct match *m =
        casus__mention_match_at(doc, c->tok, GAZ_BIT(GAZ_ORG));
    if (!m || m->flags & MATCH_GUARDED || m->n_tok >= c->n_tok)
        return false;
    struct candidate parent = *c;
    parent.n_tok = m->n_tok;
    parent.match = (uint32_t)(m - doc->matches);
    if (!casus__mention_choose(w, &parent, &e) || !e.code.len)
        return false;
    casus__mention_set_code(x->coding.code, e.code);
    casus__mention_set_sectors(&x->coding, e.sectors);
    return true;
}

/* The sector of a common noun at the end of a body's name, or at its
 * beginning: "National Parliament", "Foreign Ministry of Kenya". */
static void read_kind(const casus_doc *doc, const struct candidate *c,
                      casus_entity *x)
{
    const uint32_t bits = GAZ_BIT(GAZ_AGENT);
    struct gaz_entry e;
    const struct match *m = casus__mention_match_ending(
        doc, c->tok, c->tok + c->n_tok - 1, bits);
    if (!m)
        m = casus__mention_match_at(doc, c->tok, bits);
    if (m && casus__mention_entry(doc, m, bits, &e))
        casus__mention_set_sectors(&x->coding, e.sectors);
}

/* What a body's own words tell: "Iranian Foreign Ministry" holds a known body
 * and a country. */
static void read_inside(const struct work *w, const struct candidate *c,
                        casus_entity *x)
{
    const casus_doc *doc = w->doc;
    const uint32_t end = c->tok + c->n_tok;
    struct gaz_entry e;
    const struct match *m = casus__mention_match_ending(
        doc, c->tok + 1 < end ? c->tok + 1 : c->tok, end - 1,
        GAZ_BIT(GAZ_ORG));
    if (read_parent(w, c, x))
        return;
    /* "Global Coalition" is not the party that goes by "Coalition" */
    if (m && m->n_tok == 1 &&
        (m->flags & MATCH_GUARDED || m->types & GAZ_BIT(GAZ_AGENT)))
        m = NULL;
    if (m && casus__mention_entry(doc, m, GAZ_BIT(GAZ_ORG), &e)) {
        casus__mention_set_code(x->coding.code, e.code);
        casus__mention_set_sectors(&x->coding, e.sectors);
    } else if (!x->coding.sectors[0][0]) {
        read_kind(doc, c, x);
    }
    for (uint32_t i = c->tok; i < end; i++) {
        m = casus__mention_match_at(doc, i, GAZ_BIT(GAZ_NORP));
        const bool people =
            m && !(m->flags & MATCH_GUARDED) &&
            casus__mention_entry(doc, m, GAZ_BIT(GAZ_NORP), &e);
        if ((people && e.code.len) || place_at(w, c, i, &e)) {
            casus__mention_set_code(x->coding.code, e.code);
            return;
        }
    }
}

/* A village in no list: of the country told, or of the one around it. */
static casus_str unlisted_place(const struct work *w,
                                const struct candidate *c)
{
    const casus_str told = casus__mention_told_country(w, c);
    return told.len ? told : casus__mention_country_near(w, c->tok);
}

static void fill_from_text(const struct work *w, const struct candidate *c,
                           casus_entity *x)
{
    x->name = casus__str_slice(w->doc->buffer, c->begin, c->end);
    x->sure = 40;
    memcpy(x->coding.code, c->code, sizeof x->coding.code);
    if (c->sector[0])
        memcpy(x->coding.sectors[0], c->sector, 4);
    if (c->type == ENTITY_ORG && c->n_tok > 1)
        read_inside(w, c, x);
    else if (c->type == ENTITY_ORG && !x->coding.sectors[0][0])
        read_kind(w->doc, c, x); /* "Iran's Judiciary" */
    else if (c->type == ENTITY_FAC || c->type == ENTITY_LOC)
        read_place_inside(w, c, x);
    else if (c->type == ENTITY_GPE)
        casus__mention_set_code(x->coding.code, unlisted_place(w, c));
    if (c->type == ENTITY_FAC && c->n_tok > 1 && !x->coding.sectors[0][0])
        read_kind(w->doc, c, x); /* "Radio Ondas radio station" */
}

bool casus__mention_is_international(const struct coding *c)
{
    static const char *const codes[] = { "EUR", "IGO", "NGO", "UNO" };
    for (size_t i = 0; i < COUNT(codes); i++)
        if (strcmp(c->code, codes[i]) == 0)
            return true;
    return false;
}

/* Sectors that belong to a country or want to. */
bool casus__mention_is_public(const struct coding *c)
{
    static const char *const list[] = { "GOV", "LEG", "JUD", "MIL", "COP",
                                        "SPY", "PTY", "OPP" };
    for (size_t i = 0; i < COUNT(list); i++)
        if (sector_is(c, list[i]))
            return true;
    return false;
}

/* Whose body it is, where the words around its name tell another country
 * than the lists ("Chile's Senate"), or where nothing tells any. */
static casus_str owner_of(const struct work *w, const struct candidate *c,
                          const casus_entity *x)
{
    const casus_str none = { "", 0 };
    const bool owned = x->coding.code[0] != 0;
    const casus_str told = casus__mention_told_country(w, c);
    if (!casus__mention_is_public(&x->coding))
        return owned ? none : told;
    if (told.len)
        return told;
    /* a kind that most countries have ("National Guard", "Supreme Court")
     * belongs to whom the lists say only where that country is spoken of */
    const bool common =
        c->match != NONE && strcmp(x->coding.sectors[0], "GOV") != 0 &&
        w->doc->matches[c->match].types & GAZ_BIT(GAZ_AGENT);
    if (owned && !(common && !casus__mention_names_country(
                                 w, casus__code_str(x->coding.code))))
        return none;
    return casus__mention_country_near(w, c->tok);
}

/* "The Foreign Ministry" is known by that name in many countries. */
static void set_owner(const struct work *w, const struct candidate *c,
                      casus_entity *x)
{
    const casus_str owner = owner_of(w, c, x);
    if (!owner.len ||
        casus__str_eq(owner, casus__code_str(x->coding.code)))
        return;
    if (x->coding.code[0]) {
        x->name = casus__str_slice(w->doc->buffer, c->begin, c->end);
        x->wikidata = (casus_str){ "", 0 };
    }
    casus__mention_set_code(x->coding.code, owner);
}

static uint32_t add_entity(struct linker *l, const struct candidate *c,
                           const struct gaz_entry *known)
{
    struct work *w = l->w;
    const uint32_t x = new_entity(l, c->type);
    if (x == NONE)
        return NONE;
    casus_entity *e = &w->doc->entities[x];
    if (known)
        fill_from_entry(w, known, e);
    else
        fill_from_text(w, c, e);
    if (c->type == ENTITY_ORG)
        set_owner(w, c, e);
    /* "Indian Kashmir": a land of several countries */
    if (c->type == ENTITY_LOC && !e->coding.code[0])
        casus__mention_set_code(e->coding.code,
                                casus__mention_told_country(w, c));
    return x;
}

/* "The Foreign Ministry" after "the Iranian Foreign Ministry": the newest
 * body whose name ends with these words, which are a common noun. */
static uint32_t longer_body(const struct linker *l, const struct candidate *c)
{
    const casus_doc *doc = l->w->doc;
    const casus_str name = casus__str_slice(doc->buffer, c->begin, c->end);
    if (c->match == NONE ||
        !(doc->matches[c->match].types & GAZ_BIT(GAZ_AGENT)))
        return NONE;
    for (size_t i = doc->n_entities; i-- > 0;) {
        const casus_str other = doc->entities[i].name;
        if (doc->entities[i].type != ENTITY_ORG || other.len <= name.len ||
            other.ptr[other.len - name.len - 1] != ' ')
            continue;
        const casus_str tail = { other.ptr + other.len - name.len, name.len };
        if (casus__str_eq(tail, name))
            return (uint32_t)i;
    }
    return NONE;
}

static uint32_t entity_for(struct linker *l, uint32_t cand)
{
    struct work *w = l->w;
    const struct candidate *c = &w->cands[cand];
    struct gaz_entry e;
    const bool known = casus__mention_choose(w, c, &e);
    const uint32_t key = known ? entry_key(&e) : text_key(w->doc, c);
    const casus_str told = c->type == ENTITY_ORG
                               ? casus__mention_told_country(w, c)
                               : (casus_str){ "", 0 };
    const uint32_t full =
        told.len ? casus__mix(key, casus__hash(told.ptr, told.len)) : key;
    const struct slot *slot = find_slot(l, full);
    uint32_t x = slot->entity;
    if (x == NONE && !told.len && c->type == ENTITY_ORG)
        x = longer_body(l, c);
    if (x == NONE)
        x = add_entity(l, c, known ? &e : NULL);
    if (x == NONE)
        return NONE;
    put_key(l, full, x);
    put_key(l, key, x); /* the bare name means this one from here on */
    return x;
}

/* Full names first: short forms follow them. */
static void link_candidates(struct linker *l)
{
    struct work *w = l->w;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < w->doc->n_tokens && !w->failed; i++) {
            const uint32_t c = w->owner[i];
            if (c == NONE || l->entity_of[c] != NONE)
                continue;
            const uint32_t full = w->cands[c].alias_of;
            if (pass == 0 && full != NONE)
                continue;
            l->entity_of[c] = full != NONE && l->entity_of[full] != NONE
                                  ? l->entity_of[full]
                                  : entity_for(l, c);
        }
}

casus_mention *casus__mention_new(struct work *w, uint32_t tok,
                                  uint32_t n_tok, uint32_t entity,
                                  unsigned kind)
{
    casus_doc *doc = w->doc;
    casus_mention *p = casus__arena_grow(&doc->arena, doc->mentions,
                                         doc->n_mentions, &w->cap_mentions,
                                         sizeof *p);
    if (!p) {
        w->failed = true;
        return NULL;
    }
    doc->mentions = p;
    const uint32_t m = (uint32_t)doc->n_mentions++;
    const uint32_t begin = doc->tokens[tok].begin;
    p[m] = (casus_mention){
        .begin = begin,
        .end = doc->tokens[tok + n_tok - 1].end,
        .tok = tok,
        .n_tok = n_tok,
        .entity = entity,
        .next = NONE,
        .kind = (uint8_t)kind,
        .in_title = begin < doc->title_size,
    };
    for (uint32_t i = 0; i < n_tok; i++)
        w->mention_at[tok + i] = m;
    return &p[m];
}

static void add_mention(struct linker *l, uint32_t cand)
{
    const struct candidate *c = &l->w->cands[cand];
    casus_mention *m = casus__mention_new(l->w, c->tok, c->n_tok,
                                          l->entity_of[cand], MENTION_NAME);
    if (!m)
        return;
    m->begin = c->begin; /* may lie inside the first word: "pro-Russian" */
    m->end = c->end;
}

/* Mentions in text order; entities are numbered by their first. */
static void make_mentions(struct linker *l)
{
    struct work *w = l->w;
    uint32_t last = NONE;
    for (uint32_t i = 0; i < w->doc->n_tokens && !w->failed; i++) {
        const uint32_t c = w->owner[i];
        if (c == NONE || c == last || l->entity_of[c] == NONE)
            continue;
        last = c;
        add_mention(l, c);
    }
}

void casus__mention_link(struct work *w)
{
    struct linker l = { .w = w };
    size_t n = 16;
    while (n < 4 * w->n + 4)
        n *= 2;
    l.table.mask = (uint32_t)(n - 1);
    l.table.slots = casus__arena_alloc(w->scratch, n, sizeof(struct slot));
    l.entity_of = casus__arena_alloc(w->scratch, w->n + 1, sizeof(uint32_t));
    if (w->failed || !l.table.slots || !l.entity_of) {
        w->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++)
        l.table.slots[i] = (struct slot){ 0, NONE };
    for (size_t i = 0; i < w->n; i++)
        l.entity_of[i] = NONE;
    link_candidates(&l);
    make_mentions(&l);
}

/* ---- the end --------------------------------------------------------- */

static int by_begin(const void *a, const void *b)
{
    const casus_mention *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* Number entities by their first mention, in place of how they were found.*/
static bool renumber(struct work *w, uint32_t *number)
{
    casus_doc *doc = w->doc;
    casus_entity *sorted = casus__arena_alloc(
        &doc->arena, doc->n_entities + 1, sizeof *sorted);
    if (!sorted)
        return false;
    uint32_t n = 0;
    for (size_t i = 0; i < doc->n_entities; i++)
        number[i] = NONE;
    for (size_t i = 0; i < doc->n_mentions; i++) {
        const uint32_t old = doc->mentions[i].entity;
        if (number[old] == NONE) {
            sorted[n] = doc->entities[old];
            number[old] = n++;
        }
        doc->mentions[i].entity = number[old];
    }
    doc->entities = sorted;
    doc->n_entities = n;
    return true;
}

void casus__mention_finish(struct work *w)
{
    casus_doc *doc = w->doc;
    uint32_t *number = casus__arena_alloc(w->scratch, doc->n_entities + 1,
                                          sizeof *number);
    if (doc->n_mentions)
        qsort(doc->mentions, doc->n_mentions, sizeof *doc->mentions,
              by_begin);
    if (!number || !renumber(w, number)) {
        w->failed = true;
        return;
    }
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        casus_mention *m = &doc->mentions[i];
        casus_entity *x = &doc->entities[m->entity];
        m->next = NONE;
        if (x->n_mentions++ == 0)
            x->first_mention = i;
        else
            doc->mentions[x->last_mention].next = i;
        x->last_mention = i;
        for (uint32_t t = 0; t < m->n_tok; t++)
            w->mention_at[m->tok + t] = i;
    }
}
