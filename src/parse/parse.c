/*
 * Stage `parse`: noun groups, verb groups, clauses, and who does what in
 * them. A deterministic chunker in the manner of finite-state cascades
 * (Abney 1996) over part-of-speech tags, with the arguments found by position,
 * voice and control. Linear in the length of the text. docs/GRAMMAR.md tells
 * what the layer promises to its readers.
 */
#include "parse/parse.h"

#include "base/bytes.h"
#include "base/error.h"
#include "base/str.h"
#include "parse/internal.h"

#include <stdlib.h>

bool casus__parse_word(const struct parser *p, uint32_t tok, const char *word)
{
    return tok < p->end &&
           casus__str_is(casus__token_fold(p->doc, tok), word);
}

bool casus__parse_lemma(const struct parser *p, uint32_t tok,
                        const char *word)
{
    return tok < p->end && casus__str_is(p->doc->lemmas[tok], word);
}

bool casus__parse_is_comma(const struct parser *p, uint32_t tok)
{
    return tok < p->end && p->doc->buffer[p->doc->tokens[tok].begin] == ',';
}

bool casus__parse_is_quote(const struct parser *p, uint32_t tok)
{
    const unsigned x = casus__parse_tag(p, tok);
    if (x == XPOS_LQUOTE || x == XPOS_RQUOTE)
        return true;
    if (tok >= p->end || p->doc->tokens[tok].kind != TOKEN_PUNCT)
        return false;
    const casus_str t = casus__token_text(p->doc, tok);
    return casus__str_is(t, "\"") || casus__str_is(t, "\xe2\x80\x9c") ||
           casus__str_is(t, "\xe2\x80\x9d") || casus__str_is(t, "''") ||
           casus__str_is(t, "``");
}

bool casus__parse_is_noun(unsigned x)
{
    return x == XPOS_NN || x == XPOS_NNS || x == XPOS_NNP || x == XPOS_NNPS ||
           x == XPOS_FW;
}

bool casus__parse_is_verb(unsigned x)
{
    return x == XPOS_VB || x == XPOS_VBD || x == XPOS_VBG || x == XPOS_VBN ||
           x == XPOS_VBP || x == XPOS_VBZ;
}

/* "at least 12", "more than 12", "up to 12", "about 12": does the word help
 * to bound the number behind it? */
bool casus__parse_bounds_number(const struct parser *p, uint32_t tok)
{
    static const char *const phrases[][2] = {
        { "at", "least" },   { "at", "most" },    { "more", "than" },
        { "fewer", "than" }, { "less", "than" },  { "up", "to" },
        { "as", "many" },    { "close", "to" },
    };
    if (casus__parse_tag(p, tok + 1) == XPOS_CD &&
        casus__parse_is(p, tok, W_APPROX))
        return true;
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        const bool first = casus__parse_word(p, tok, phrases[i][0]) &&
                           casus__parse_word(p, tok + 1, phrases[i][1]);
        const bool second = tok > p->begin &&
                            casus__parse_word(p, tok, phrases[i][1]) &&
                            casus__parse_word(p, tok - 1, phrases[i][0]);
        if ((first && casus__parse_tag(p, tok + 2) == XPOS_CD) ||
            (second && casus__parse_tag(p, tok + 1) == XPOS_CD))
            return true;
    }
    return false;
}

bool casus__parse_is_prep(const struct parser *p, uint32_t tok)
{
    const unsigned x = casus__parse_tag(p, tok);
    if (casus__parse_bounds_number(p, tok))
        return false;
    if (x == XPOS_IN)
        return !casus__parse_is(p, tok, W_MARK);
    if (x == XPOS_TO)
        return !casus__parse_is_verb(casus__parse_tag(p, tok + 1)) ||
               casus__parse_np(p, tok + 1) != NONE;
    return x == XPOS_VBG && casus__parse_is(p, tok, W_PREPING);
}

/* ---- the sentences --------------------------------------------------- */

/* Straight quotes open and close in turn; a paragraph starts afresh. */
static void mark_quotes(struct parser *p)
{
    bool in = false;
    for (uint32_t i = 0; i < p->doc->n_tokens; i++) {
        const struct token *t = &p->doc->tokens[i];
        p->end = i + 1;
        if (t->flags & TOKEN_PAR_START)
            in = false;
        if (casus__parse_is_quote(p, i)) {
            const casus_str s = casus__token_text(p->doc, i);
            if (casus__str_is(s, "\xe2\x80\x9c") || casus__str_is(s, "``"))
                in = true;
            else if (casus__str_is(s, "\xe2\x80\x9d") ||
                     casus__str_is(s, "''"))
                in = false;
            else
                in = !in;
            continue;
        }
        p->quoted[i] = in;
    }
}

static void classify(struct parser *p)
{
    const casus_doc *doc = p->doc;
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const struct token *t = &doc->tokens[i];
        const casus_str fold = casus__token_fold(doc, i);
        const casus_str lemma = doc->lemmas[i];
        const uint64_t low = UINT64_C(0xffffffff);
        p->bits[i] = casus__lexicon_find(&p->lex, fold, t->hash) & low;
        const uint32_t hash = casus__str_eq(lemma, fold)
                                  ? t->hash
                                  : casus__hash(lemma.ptr, lemma.len);
        p->bits[i] |= casus__lexicon_find(&p->lex, lemma, hash) & ~low;
    }
}

static void run_sentence(struct parser *p, uint32_t sent)
{
    const struct sentence *s = &p->doc->sentences[sent];
    p->sentence = s;
    p->sent = sent;
    p->begin = s->tok + s->dateline;
    p->end = s->tok + s->n_tok;
    p->n_verbs = 0;
    p->first_np = (uint32_t)p->doc->n_nps;
    casus__parse_chunk(p);
    casus__parse_verbs(p);
    casus__parse_groups(p);
    casus__parse_clauses(p);
    casus__parse_preds(p);
}

/* ---- arguments in order ---------------------------------------------- */

static bool place_args(struct parser *p)
{
    casus_doc *doc = p->doc;
    doc->args = casus__arena_alloc(&doc->arena, p->n_pending + 1,
                                   sizeof *doc->args);
    if (!doc->args)
        return false;
    for (size_t i = 0; i < p->n_pending; i++)
        doc->preds[p->pending[i].pred].n_args++;
    uint32_t at = 0;
    for (size_t i = 0; i < doc->n_preds; i++) {
        doc->preds[i].arg = at;
        at += doc->preds[i].n_args;
        doc->preds[i].n_args = 0;
    }
    for (size_t i = 0; i < p->n_pending; i++) {
        struct pred *q = &doc->preds[p->pending[i].pred];
        doc->args[q->arg + q->n_args++] = p->pending[i].arg;
    }
    doc->n_args = p->n_pending;
    return true;
}

casus_status casus__parse_run(casus_doc *doc, casus_error *err)
{
    struct parser p = { .doc = doc, .scratch = doc->scratch };
    const size_t n = doc->n_tokens + 1;
    p.bits = casus__arena_alloc(p.scratch, n, sizeof *p.bits);
    p.verb_at = casus__arena_alloc(p.scratch, n, sizeof *p.verb_at);
    p.quoted = casus__arena_alloc(p.scratch, n, 1);
    doc->np_at = casus__arena_alloc(&doc->arena, n, sizeof *doc->np_at);
    doc->pred_at = casus__arena_alloc(&doc->arena, n, sizeof *doc->pred_at);
    if (!p.bits || !p.verb_at || !p.quoted || !doc->np_at || !doc->pred_at ||
        !casus__lexicon_init(&p.lex, p.scratch))
        return casus__fail_nomem(err);
    for (size_t i = 0; i < doc->n_tokens; i++)
        doc->np_at[i] = doc->pred_at[i] = p.verb_at[i] = NONE;
    classify(&p);
    mark_quotes(&p);
    for (uint32_t i = 0; i < doc->n_sentences && !p.failed; i++)
        run_sentence(&p, i);
    if (p.failed || !place_args(&p))
        return casus__fail_nomem(err);
    return CASUS_OK;
}
