/*
 * Entity mentions.
 *
 * Candidates from gazetteer matches, name lists and patterns are scored on
 * one scale; the best that do not overlap are names. A second pass finds the
 * short forms of sure names (surnames, acronyms). Names of one referent
 * become one entity, which is linked to the gazetteers with the document as
 * context. Last, every noun group is coded as a political actor.
 */
#include "mention/mention.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "mention/internal.h"

#include <stdlib.h>

struct candidate *casus__mention_add(struct work *w, uint32_t tok,
                                     uint32_t n_tok, unsigned type,
                                     int score, unsigned source)
{
    struct candidate *p = casus__arena_grow(w->scratch, w->cands, w->n,
                                            &w->cap, sizeof *w->cands);
    if (!p) {
        w->failed = true;
        return NULL;
    }
    w->cands = p;
    const struct token *tokens = w->doc->tokens;
    w->cands[w->n] = (struct candidate){
        .tok = tok,
        .n_tok = n_tok,
        .begin = tokens[tok].begin,
        .end = tokens[tok + n_tok - 1].end,
        .match = NONE,
        .alias_of = NONE,
        .score = score,
        .type = (uint8_t)type,
        .source = (uint8_t)source,
    };
    return &w->cands[w->n++];
}

const struct match *casus__mention_match_at(const casus_doc *doc,
                                            uint32_t tok, uint32_t types)
{
    for (uint32_t i = doc->match_at[tok]; i < doc->match_at[tok + 1]; i++)
        if (doc->matches[i].types & types &&
            !(doc->matches[i].flags & MATCH_INNER))
            return &doc->matches[i];
    return NULL;
}

const struct match *casus__mention_match_ending(const casus_doc *doc,
                                                uint32_t from, uint32_t last,
                                                uint32_t types)
{
    for (uint32_t t = from; t <= last; t++)
        for (uint32_t i = doc->match_at[t]; i < doc->match_at[t + 1]; i++) {
            const struct match *m = &doc->matches[i];
            if (m->types & types && m->tok + m->n_tok == last + 1)
                return m;
        }
    return NULL;
}

bool casus__mention_entry(const casus_doc *doc, const struct match *m,
                          uint32_t types, struct gaz_entry *out)
{
    const struct gaz *gaz = &doc->model->layers[m->layer].gaz;
    struct gaz_entry spare = { 0 };
    bool any = false;
    for (uint32_t i = 0; i < m->n_entries; i++) {
        struct gaz_ref ref;
        if (!casus__gaz_ref(gaz, m->list + i, &ref) ||
            !casus__gaz_entry(gaz, ref.entry, out) ||
            !(GAZ_BIT(out->type) & types))
            continue;
        if (!(out->flags & GAZ_UNSOURCED))
            return true;
        if (!any)
            spare = *out;
        any = true;
    }
    if (any)
        *out = spare;
    return any;
}

void casus__mention_set_code(char out[4], casus_str code)
{
    const size_t n = code.len < 3 ? code.len : 3;
    memset(out, 0, 4);
    memcpy(out, code.ptr, n);
}

void casus__mention_set_sectors(struct coding *coding, casus_str sectors)
{
    casus_str part;
    size_t n = 0;
    memset(coding->sectors, 0, sizeof coding->sectors);
    while (n < MAX_SECTORS && casus__str_split(&sectors, ',', &part))
        if (part.len)
            casus__mention_set_code(coding->sectors[n++], part);
}

bool casus__mention_is_capital(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    return t->kind == TOKEN_WORD &&
           (t->word_case == CASE_TITLE || t->word_case == CASE_UPPER ||
            t->word_case == CASE_MIXED);
}

struct key {
    casus_str str;
};

static int compare_key(const void *key, const void *item)
{
    const struct key *k = key;
    const char *const *name = item;
    return casus__str_cmp(k->str, casus__str(*name));
}

bool casus__mention_fold_in(const casus_doc *doc, uint32_t tok,
                            const char *const *sorted, size_t n)
{
    const struct key key = { casus__token_fold(doc, tok) };
    return bsearch(&key, sorted, n, sizeof *sorted, compare_key) != NULL;
}

/* Curly quotes open and close; straight ones take turns within a sentence. */
static void mark_quoted(struct work *w)
{
    const casus_doc *doc = w->doc;
    for (size_t i = 0; i < doc->n_sentences; i++) {
        const struct sentence *s = &doc->sentences[i];
        bool in = false;
        for (uint32_t t = s->tok; t < s->tok + s->n_tok; t++) {
            const casus_str text = casus__token_text(doc, t);
            if (casus__str_is(text, "\""))
                in = !in;
            else if (casus__str_is(text, "\xe2\x80\x9c"))
                in = true;
            else if (casus__str_is(text, "\xe2\x80\x9d"))
                in = false;
            else
                w->quoted[t] = in;
        }
    }
}

casus_status casus__mention_run(casus_doc *doc, casus_error *err)
{
    struct work w = { .doc = doc, .scratch = doc->scratch };
    w.owner = casus__arena_alloc(w.scratch, doc->n_tokens + 1,
                                 sizeof *w.owner);
    w.mention_at = casus__arena_alloc(w.scratch, doc->n_tokens + 1,
                                      sizeof *w.mention_at);
    w.pronoun_np = casus__arena_alloc(w.scratch, doc->n_tokens + 1,
                                      sizeof *w.pronoun_np);
    w.quoted = casus__arena_alloc(w.scratch, doc->n_tokens + 1, 1);
    if (!w.owner || !w.mention_at || !w.pronoun_np || !w.quoted)
        return casus__fail_nomem(err);
    for (size_t i = 0; i < doc->n_tokens; i++)
        w.owner[i] = w.mention_at[i] = w.pronoun_np[i] = NONE;

    mark_quoted(&w);
    casus__mention_from_matches(&w);
    if (!doc->model->names)
        casus__mention_persons(&w);
    casus__mention_patterns(&w);
    casus__mention_from_tagger(&w);
    casus__mention_select(&w);
    casus__mention_aliases(&w);
    casus__mention_weigh_countries(&w);
    casus__mention_link(&w);
    casus__mention_pronouns(&w);
    casus__mention_finish(&w);
    if (!w.failed)
        casus__mention_actors(&w);
    return w.failed ? casus__fail_nomem(err) : CASUS_OK;
}
