/*
 * Which countries a document is about, and which one a place in it belongs to
 * where nothing nearer tells.
 */
#include "mention/internal.h"

#include "base/str.h"

static void weigh(struct work *w, casus_str code, uint32_t weight)
{
    if (code.len != 3)
        return;
    for (size_t i = 0; i < w->n_countries; i++)
        if (memcmp(w->countries[i].code, code.ptr, 3) == 0) {
            w->countries[i].weight += weight;
            return;
        }
    if (w->n_countries == MAX_COUNTRIES)
        return;
    casus__mention_set_code(w->countries[w->n_countries].code, code);
    w->countries[w->n_countries++].weight = weight;
}

uint32_t casus__mention_country_weight(const struct work *w, casus_str code)
{
    for (size_t i = 0; i < w->n_countries && code.len == 3; i++)
        if (memcmp(w->countries[i].code, code.ptr, 3) == 0)
            return w->countries[i].weight;
    return 0;
}

bool casus__mention_names_country(const struct work *w, casus_str code)
{
    return casus__mention_country_weight(w, code) > 0;
}

casus_str casus__mention_main_country(const struct work *w)
{
    const struct country *best = NULL;
    for (size_t i = 0; i < w->n_countries; i++) {
        const char *c = w->countries[i].code;
        const bool body = strcmp(c, "UNO") == 0 || strcmp(c, "IGO") == 0 ||
                          strcmp(c, "EUR") == 0 || strcmp(c, "NGO") == 0 ||
                          strcmp(c, "IMG") == 0 || strcmp(c, "MNC") == 0;
        if (!body && (!best || w->countries[i].weight > best->weight))
            best = &w->countries[i];
    }
    return best ? casus__code_str(best->code) : (casus_str){ "", 0 };
}

/* Whose an official of no told country is: a paper writes of its own. */
casus_str casus__mention_home_country(const struct work *w)
{
    return w->dateline.len ? w->dateline : casus__mention_main_country(w);
}

/* ---- counting -------------------------------------------------------- */

/* The listed name that begins at token `tok`, or NULL. */
const struct candidate *casus__mention_name_at(const struct work *w,
                                               uint32_t tok)
{
    const uint32_t c = w->owner[tok];
    if (c == NONE || w->cands[c].tok != tok || w->cands[c].match == NONE)
        return NULL;
    return &w->cands[c];
}

/* Countries count by the names of their places, of their people and, where
 * no other has one of the name, of their bodies. */
static void weigh_name(struct work *w, const struct candidate *c)
{
    const casus_doc *doc = w->doc;
    const struct match *m = &doc->matches[c->match];
    struct gaz_entry e;
    if (c->type == ENTITY_GPE) {
        if (casus__mention_choose(w, c, &e))
            weigh(w, e.code, e.flags & GAZ_COUNTRY ? 3 : 2);
    } else if (c->type == ENTITY_NORP) {
        if (casus__mention_entry(doc, m, GAZ_BIT(GAZ_NORP), &e))
            weigh(w, e.code, 2);
    } else if (c->type == ENTITY_ORG && m->n_entries == 1) {
        if (casus__mention_entry(doc, m, GAZ_BIT(GAZ_ORG), &e))
            weigh(w, e.code, 1);
    }
}

/* "U.S.-led", "Saudi-backed": whoever stands behind a party says little of
 * where the story is. */
static bool is_prefix(const casus_doc *doc, const struct candidate *c)
{
    const uint32_t at = c->tok + c->n_tok;
    return at < doc->n_tokens &&
           doc->buffer[doc->tokens[at].begin] == '-' &&
           !(doc->tokens[at].flags & TOKEN_SPACE_BEFORE);
}

/* "TEHRAN -": the country of the first dateline. */
static void read_dateline(struct work *w)
{
    const casus_doc *doc = w->doc;
    for (size_t i = 0; i < doc->n_sentences; i++) {
        const struct sentence *s = &doc->sentences[i];
        for (uint32_t t = s->tok; t < s->tok + s->dateline; t++) {
            const struct candidate *c = casus__mention_name_at(w, t);
            struct gaz_entry e;
            if (c && c->type == ENTITY_GPE &&
                casus__mention_choose(w, c, &e)) {
                w->dateline = e.code;
                return;
            }
        }
    }
}

void casus__mention_weigh_countries(struct work *w)
{
    casus__mention_count_votes(w);
    if (w->failed)
        return;
    read_dateline(w);
    for (uint32_t i = 0; i < w->doc->n_tokens; i++) {
        const struct candidate *c = casus__mention_name_at(w, i);
        if (c && !is_prefix(w->doc, c))
            weigh_name(w, c);
    }
}

/* ---- the scene ------------------------------------------------------- */

static bool ends_clause(const casus_doc *doc, uint32_t tok)
{
    const char ch = doc->buffer[doc->tokens[tok].begin];
    return doc->tokens[tok].kind == TOKEN_PUNCT &&
           (ch == '.' || ch == '!' || ch == '?');
}

/* A preposition before where something is. */
bool casus__mention_is_where(const casus_doc *doc, uint32_t tok)
{
    static const char *const preps[] = { "across", "at", "in", "near",
                                         "throughout" };
    return casus__mention_fold_in(doc, tok, preps, COUNT(preps));
}

casus_str casus__mention_country_near(const struct work *w, uint32_t tok)
{
    enum { NEAR = 24 }; /* tokens on either side, within the sentence */
    const casus_doc *doc = w->doc;
    casus_str found = { "", 0 };
    uint32_t i = tok, end = tok;
    while (i > 0 && tok - i < NEAR && !ends_clause(doc, i - 1))
        i--;
    while (end < doc->n_tokens && end - tok < NEAR && !ends_clause(doc, end))
        end++;
    /* a paper's own ministry, unless the place stands right behind it */
    enum { BEHIND = 4 };
    if (w->dateline.len && end > tok + BEHIND)
        end = tok + BEHIND;
    for (; i < end; i++) {
        struct gaz_entry e;
        const uint32_t c = w->owner[i];
        /* "condemned Togo" says nothing of whose ministry it is */
        if (c == NONE || w->cands[c].match == NONE || c == w->owner[tok] ||
            w->cands[c].type != ENTITY_GPE || w->cands[c].tok != i ||
            i == 0 ||
            !casus__mention_is_where(doc, i - 1) ||
            !casus__mention_choose(w, &w->cands[c], &e) || e.code.len != 3)
            continue;
        if (found.len && !casus__str_eq(found, e.code))
            return casus__mention_home_country(w);
        found = e.code;
    }
    return found.len ? found : casus__mention_home_country(w);
}
