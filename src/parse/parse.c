/*
 * Stage `parse`: noun groups, verb groups, clauses, and who does what in
 * them, from part-of-speech tags. A cascade in the manner of Abney's
 * finite-state parsers (chunks, then what joins them), with a stack of open
 * clauses on top. Linear in the length of the text; no sentence sees another.
 * docs/GRAMMAR.md tells what the layer promises to its readers.
 */
#include "parse/parse.h"

#include "base/bytes.h"
#include "base/error.h"
#include "pack/model.h"
#include "base/str.h"
#include "pack/gaz.h"
#include "parse/args.h"
#include "parse/clauses.h"
#include "parse/control.h"
#include "parse/nplink.h"
#include "parse/scan.h"
#include "parse/work.h"

#define NAME_TYPES                                                             \
    (1u << GAZ_PERSON | 1u << GAZ_GPE | 1u << GAZ_LOC | 1u << GAZ_FAC |        \
     1u << GAZ_ORG)

/* ---- the document ---------------------------------------------------- */

static bool is_quote(const casus_doc *doc, uint32_t tok, bool in, bool *open)
{
    const casus_str s = casus__token_text(doc, tok);
    if (doc->tokens[tok].kind != TOKEN_PUNCT)
        return false;
    if (casus__str_is(s, "\xe2\x80\x9c") || casus__str_is(s, "``"))
        *open = true;
    else if (casus__str_is(s, "\xe2\x80\x9d") || casus__str_is(s, "''"))
        *open = false;
    else if (casus__str_is(s, "\""))
        *open = !in;
    else
        return false;
    return true;
}

/* Straight quotes open and close in turn; a paragraph starts afresh. */
static void mark_quotes(struct work *w)
{
    bool in = false, open = false;
    for (uint32_t i = 0; i < w->doc->n_tokens; i++) {
        if (w->doc->tokens[i].flags & TOKEN_PAR_START)
            in = false;
        if (is_quote(w->doc, i, in, &open))
            in = open;
        else
            w->quoted[i] = in;
    }
}

static void classify(struct work *w)
{
    const casus_doc *doc = w->doc;
    const uint64_t low = UINT64_C(0xffffffff);
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const struct token *t = &doc->tokens[i];
        const casus_str fold = casus__token_fold(doc, i);
        const casus_str lemma = doc->lemmas[i];
        const uint64_t form = casus__lexicon_find(&w->lex, fold, t->hash);
        w->bits[i] = form & low;
        /* A name's lemma keeps its capitals. */
        if (casus__str_eq(lemma, fold) ||
            casus__xpos_is_proper(doc->tags[i].xpos))
            w->bits[i] |= form & ~low;
        else
            w->bits[i] |=
                casus__lexicon_find(&w->lex, lemma,
                                    casus__hash(lemma.ptr, lemma.len)) &
                ~low;
    }
}

/* Names of several words that begin at a token, and the types of all that
 * begin there. */
static void note_names(struct work *w)
{
    const casus_doc *doc = w->doc;
    for (size_t i = 0; i < doc->n_matches; i++) {
        const struct match *m = &doc->matches[i];
        if (m->tok >= doc->n_tokens || m->n_tok > doc->n_tokens - m->tok ||
            m->flags & MATCH_INNER)
            continue;
        w->types[m->tok] |= m->types;
        const uint32_t end = m->tok + m->n_tok;
        if (m->types & NAME_TYPES && m->n_tok > 1 &&
            !(m->flags & MATCH_GUARDED) && end > w->name_end[m->tok])
            w->name_end[m->tok] = end;
        if (m->types & 1u << GAZ_TITLE && m->n_tok > 1 &&
            end > w->title_end[m->tok])
            w->title_end[m->tok] = end;
        /* A longer name's type holds for its last word too. */
        if (m->types & NAME_TYPES && m->n_tok > 1)
            w->types[end - 1] |= m->types & NAME_TYPES;
    }
}

/* "Theresa May", "Dorothy Day": the words of a person's name name no time. */
static void note_people(struct work *w)
{
    const casus_doc *doc = w->doc;
    for (size_t i = 0; i < doc->n_name_spans; i++) {
        const struct name_span *s = &doc->name_spans[i];
        for (uint32_t k = s->tok;
             s->type == ENTITY_PERSON && k < s->tok + s->n_tok; k++) {
            w->bits[k] |= W_PERSON;
            if (s->n_tok > 1)
                w->bits[k] &= ~(W_MONTH | W_DAY | W_TIMEN);
        }
    }
}

/* ---- sentences ------------------------------------------------------- */

static bool has_finite(const struct work *w)
{
    for (size_t k = 0; k < w->n_verbs; k++) {
        const struct verb *v = &w->verbs[k];
        if (v->pred.form == FORM_FINITE)
            return true;
    }
    return false;
}

static void run_sentence(struct work *w, uint32_t sent)
{
    const struct sentence *s = &w->doc->sentences[sent];
    w->sent = sent;
    w->end = s->tok + s->n_tok;
    w->begin = s->tok + (s->dateline < s->n_tok ? s->dateline : s->n_tok);
    w->first_np = (uint32_t)w->n_nps;
    w->ends_at[w->begin] = NONE; /* what ends there is another sentence's */
    w->n_items = w->n_verbs = w->n_edges = w->n_rels = 0;
    casus__scan_sentence(w);
    w->any_finite = has_finite(w);
    if (!w->failed)
        casus__nplink_run(w);
    if (!w->failed)
        casus__clauses_run(w);
    if (!w->failed)
        casus__control_run(w);
    if (!w->failed)
        casus__args_nouns(w);
    if (!w->failed)
        casus__args_link(w);
    if (w->failed)
        return;
    casus__control_hand_down(w);
    casus__args_emit(w);
}

/* ---- memory ---------------------------------------------------------- */

static bool take_memory(struct work *w)
{
    casus_doc *doc = w->doc;
    const size_t n = doc->n_tokens + 1;
    w->bits = casus__arena_alloc(w->scratch, n, sizeof *w->bits);
    w->types = casus__arena_alloc(w->scratch, n, sizeof *w->types);
    w->name_end = casus__arena_alloc(w->scratch, n, sizeof *w->name_end);
    w->title_end = casus__arena_alloc(w->scratch, n, sizeof *w->title_end);
    w->ends_at = casus__arena_alloc(w->scratch, n, sizeof *w->ends_at);
    w->quoted = casus__arena_alloc(w->scratch, n, sizeof *w->quoted);
    doc->np_at = casus__arena_alloc(&doc->arena, n, sizeof *doc->np_at);
    doc->pred_at = casus__arena_alloc(&doc->arena, n, sizeof *doc->pred_at);
    if (!w->bits || !w->types || !w->name_end || !w->title_end || !w->ends_at ||
        !w->quoted || !doc->np_at || !doc->pred_at)
        return false;
    w->np_at = doc->np_at;
    for (size_t i = 0; i < n; i++)
        doc->np_at[i] = doc->pred_at[i] = w->ends_at[i] = NONE;
    if (!doc->model || !doc->model->grammar) /* a document made by a test */
        return casus__lexicon_init(&w->lex, w->scratch);
    w->lex = *doc->model->grammar;
    return true;
}

/* Put a layer that has its final size into the document's own memory. */
static void *settle(casus_doc *doc, const void *items, size_t n, size_t size)
{
    void *p = casus__arena_alloc(&doc->arena, n, size);
    if (p && n)
        memcpy(p, items, n * size);
    return p;
}

casus_status casus__parse_open(casus_model *model, casus_error *err)
{
    model->grammar =
        casus__arena_alloc(&model->arena, 1, sizeof *model->grammar);
    if (!model->grammar ||
        !casus__lexicon_init(model->grammar, &model->arena))
        return casus__fail_nomem(err);
    return CASUS_OK;
}

casus_status casus__parse_run(casus_doc *doc, casus_error *err)
{
    struct work w = { .doc = doc, .scratch = doc->scratch };
    if (!take_memory(&w))
        return casus__fail_nomem(err);
    classify(&w);
    mark_quotes(&w);
    note_names(&w);
    note_people(&w);
    for (uint32_t i = 0; i < doc->n_sentences && !w.failed; i++)
        run_sentence(&w, i);
    if (w.failed)
        return casus__fail_nomem(err);
    doc->nps = settle(doc, w.nps, w.n_nps, sizeof *w.nps);
    doc->preds = settle(doc, w.preds, w.n_preds, sizeof *w.preds);
    doc->args = settle(doc, w.args, w.n_args, sizeof *w.args);
    if (!doc->nps || !doc->preds || !doc->args)
        return casus__fail_nomem(err);
    doc->n_nps = w.n_nps;
    doc->n_preds = w.n_preds;
    doc->n_args = w.n_args;
    return CASUS_OK;
}
