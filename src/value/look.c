/* Small readers: words, phrases and matches at a token, robust where a layer
 * is missing. */
#include "value/internal.h"

bool casus__value_inside(const struct value_work *w, uint32_t i)
{
    return i >= w->begin && i < w->end;
}

bool casus__value_is(const struct value_work *w, uint32_t i, const char *word)
{
    return casus__value_inside(w, i) &&
           casus__str_is(casus__token_fold(w->doc, i), word);
}

bool casus__value_str_in(casus_str word, const char *words)
{
    for (const char *p = words; *p; p += *p == ' ') {
        size_t i = 0;
        while (i < word.len && p[i] && p[i] == word.ptr[i])
            i++;
        if (i == word.len && (p[i] == ' ' || !p[i]))
            return true;
        for (p += i; *p && *p != ' '; p++) {
        }
    }
    return false;
}

bool casus__value_in(const struct value_work *w, uint32_t i, const char *words)
{
    return casus__value_inside(w, i) &&
           casus__value_str_in(casus__token_fold(w->doc, i), words);
}

uint32_t casus__value_phrase(const struct value_work *w, uint32_t i,
                             const char *words)
{
    uint32_t at = i;
    for (const char *p = words; *p; at++) {
        const size_t n = strcspn(p, " ");
        if (!casus__value_inside(w, at))
            return 0;
        const casus_str fold = casus__token_fold(w->doc, at);
        if (n != fold.len || memcmp(p, fold.ptr, n) != 0)
            return 0;
        p += n;
        p += *p == ' ';
    }
    return at - i;
}

uint32_t casus__value_phrase_before(const struct value_work *w, uint32_t end,
                                    const char *words)
{
    uint32_t n = 1;
    for (const char *p = words; *p; p++)
        n += *p == ' ';
    return end >= w->begin + n && casus__value_phrase(w, end - n, words) ? n
                                                                         : 0;
}

const struct value_word *casus__value_role(const struct value_work *w,
                                           uint32_t i, uint32_t roles)
{
    return casus__value_inside(w, i) && w->word[i] &&
                   (w->word[i]->roles & roles)
               ? w->word[i]
               : NULL;
}

unsigned casus__value_upos(const struct value_work *w, uint32_t i)
{
    return w->doc->tags && casus__value_inside(w, i) ? w->doc->tags[i].upos
                                                     : UPOS_X;
}

unsigned casus__value_xpos(const struct value_work *w, uint32_t i)
{
    return w->doc->tags && casus__value_inside(w, i) ? w->doc->tags[i].xpos
                                                     : XPOS_NONE;
}

casus_str casus__value_lemma(const struct value_work *w, uint32_t i)
{
    if (!casus__value_inside(w, i))
        return casus__str("");
    if (w->doc->lemmas && w->doc->lemmas[i].len)
        return w->doc->lemmas[i];
    return casus__token_fold(w->doc, i);
}

bool casus__value_capital(const struct value_work *w, uint32_t i)
{
    if (!casus__value_inside(w, i))
        return false;
    const unsigned c = w->doc->tokens[i].word_case;
    return c == CASE_TITLE || c == CASE_UPPER || c == CASE_MIXED;
}

bool casus__value_tight(const struct value_work *w, uint32_t i)
{
    return casus__value_inside(w, i) &&
           !(w->doc->tokens[i].flags & TOKEN_SPACE_BEFORE);
}

bool casus__value_punct(const struct value_work *w, uint32_t i, char c)
{
    if (!casus__value_inside(w, i))
        return false;
    const struct token *t = &w->doc->tokens[i];
    return t->end - t->begin == 1 && w->doc->buffer[t->begin] == c;
}

bool casus__value_quote(const struct value_work *w, uint32_t i)
{
    static const char *const marks[] = { "\"", "''", "``", "“",
                                         "”",  "'",  "‘",  "’" };
    if (!casus__value_inside(w, i))
        return false;
    const casus_str s = casus__token_text(w->doc, i);
    for (size_t k = 0; k < COUNT(marks); k++)
        if (casus__str_is(s, marks[k]))
            return true;
    return false;
}

bool casus__value_dash(const struct value_work *w, uint32_t i, bool tight)
{
    static const char *const marks[] = { "-", "–", "‐", "‑", "—", "~" };
    if (!casus__value_inside(w, i))
        return false;
    const casus_str s = casus__token_text(w->doc, i);
    for (size_t k = 0; k < COUNT(marks); k++)
        if (casus__str_is(s, marks[k]))
            return !tight ||
                   (casus__value_tight(w, i) && casus__value_tight(w, i + 1));
    return false;
}

const struct match *casus__value_match(const struct value_work *w, uint32_t i,
                                       uint32_t types)
{
    const casus_doc *doc = w->doc;
    if (!doc->match_at || !casus__value_inside(w, i))
        return NULL;
    for (uint32_t k = doc->match_at[i]; k < doc->match_at[i + 1]; k++)
        if (doc->matches[k].types & types)
            return &doc->matches[k];
    return NULL;
}

const struct match *casus__value_match_ending(const struct value_work *w,
                                              uint32_t last, uint32_t types)
{
    enum { LONGEST = 4 };
    for (uint32_t n = LONGEST; n > 0; n--) {
        if (last + 1 < w->begin + n)
            continue;
        const uint32_t from = last + 1 - n;
        const casus_doc *doc = w->doc;
        if (!doc->match_at || !casus__value_inside(w, from))
            return NULL;
        for (uint32_t k = doc->match_at[from]; k < doc->match_at[from + 1]; k++)
            if ((doc->matches[k].types & types) && doc->matches[k].n_tok == n)
                return &doc->matches[k];
    }
    return NULL;
}

bool casus__value_entry(const struct value_work *w, const struct match *m,
                        uint32_t types, struct gaz_entry *out)
{
    if (!m || m->layer >= w->doc->model->n_layers)
        return false;
    const struct gaz *gaz = &w->doc->model->layers[m->layer].gaz;
    for (uint32_t i = 0; i < m->n_entries; i++) {
        struct gaz_ref ref;
        if (casus__gaz_ref(gaz, m->list + i, &ref) &&
            casus__gaz_entry(gaz, ref.entry, out) &&
            (types & GAZ_BIT(out->type)))
            return true;
    }
    return false;
}

/* The innermost argument that holds the phrase tells its pred; else the
 * nearest verb, counting a comma between as some words. */
static bool is_time(const casus_doc *doc, uint32_t pred)
{
    const struct pred *p = &doc->preds[pred];
    return p->kind == PRED_NOUN && p->np != NONE &&
           (doc->nps[p->np].flags & NP_TIME);
}

uint32_t casus__value_pred(const struct value_work *w, uint32_t begin,
                           uint32_t end)
{
    enum { FAR = 40, COMMA = 6, NOUN = 3 };
    const casus_doc *doc = w->doc;
    if (!doc->n_preds || begin >= end)
        return NONE;
    for (uint32_t i = begin; i < end; i++)
        if (w->arg_pred[i] != NONE)
            return w->arg_pred[i];
    uint32_t best = NONE;
    int best_cost = FAR + 1;
    for (int way = -1; way <= 1; way += 2) {
        int cost = way > 0 ? 1 : 0;
        for (uint32_t i = way < 0 ? begin - 1 : end;
             casus__value_inside(w, i) && cost < best_cost;
             i += (uint32_t)way) {
            cost += casus__value_punct(w, i, ',') ? COMMA : 1;
            const uint32_t p = doc->pred_at[i];
            if (p == NONE || is_time(doc, p))
                continue;
            const int c = cost + (doc->preds[p].kind == PRED_NOUN ? NOUN : 0);
            if (c < best_cost) {
                best_cost = c;
                best = p;
            }
        }
    }
    return best;
}
