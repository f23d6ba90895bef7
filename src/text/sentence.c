/*
 * Sentences: layout breaks first (paragraphs, lines), then stops. A single
 * pass over the tokens; what a stop means is decided in stop.c.
 */
#include "text/sentence.h"

#include "base/str.h"
#include "text/layout.h"

struct splitter {
    casus_doc *doc;
    size_t cap;
    bool wrapped;
    bool open_quote; /* a " of this paragraph awaits its partner */
    bool failed;
};

/* Does the layout end a sentence before this token? */
static bool layout_breaks(const struct splitter *p, uint32_t tok)
{
    const casus_doc *doc = p->doc;
    if (tok >= doc->n_tokens)
        return true;
    const uint8_t flags = doc->tokens[tok].flags;
    return flags & TOKEN_PAR_START || (flags & TOKEN_LINE_START && !p->wrapped);
}

static bool paragraph_breaks(const casus_doc *doc, uint32_t tok)
{
    return tok >= doc->n_tokens || doc->tokens[tok].flags & TOKEN_PAR_START;
}

static void add_sentence(struct splitter *p, uint32_t tok, uint32_t end,
                         uint32_t flags)
{
    casus_doc *doc = p->doc;
    struct sentence *s = casus__arena_grow(
        &doc->arena, doc->sentences, doc->n_sentences, &p->cap, sizeof *s);
    if (!s) {
        p->failed = true;
        return;
    }
    doc->sentences = s;
    s += doc->n_sentences++;
    *s = (struct sentence){
        .begin = doc->tokens[tok].begin,
        .end = doc->tokens[end - 1].end,
        .tok = tok,
        .n_tok = end - tok,
        .flags = flags,
    };
    if (s->begin < doc->title_size)
        s->flags |= SENTENCE_TITLE;
    const bool line = layout_breaks(p, tok) && layout_breaks(p, end);
    const bool par = paragraph_breaks(doc, tok) && paragraph_breaks(doc, end);
    casus__describe_sentence(doc, s, layout_breaks(p, tok),
                             p->wrapped ? par : line);
}

/* Longer sentences are cut: grammar must stay cheap. */
static void add_pieces(struct splitter *p, uint32_t tok, uint32_t end)
{
    uint32_t most = p->doc->limits.sentence_tokens < UINT32_MAX
                        ? (uint32_t)p->doc->limits.sentence_tokens
                        : UINT32_MAX;
    most = most ? most : 1;
    uint32_t flags = 0;
    while (end - tok > most && !p->failed) {
        add_sentence(p, tok, tok + most, SENTENCE_PIECE);
        p->doc->truncated |= 1u << STAGE_TEXT;
        tok += most;
        flags = SENTENCE_PIECE;
    }
    if (!p->failed)
        add_sentence(p, tok, end, flags);
}

static void see_quote(struct splitter *p, uint32_t tok)
{
    const struct token *t = &p->doc->tokens[tok];
    if (t->flags & TOKEN_PAR_START)
        p->open_quote = false;
    if (t->end - t->begin == 1 && p->doc->buffer[t->begin] == '"')
        p->open_quote = !p->open_quote;
}

/* The title is one sentence, whatever stops it has. */
static bool in_title(const casus_doc *doc, uint32_t tok)
{
    return tok < doc->n_tokens && doc->tokens[tok].begin < doc->title_size;
}

/* The quotes and brackets that close at `tok`, behind a stop. */
static uint32_t skip_closers(struct splitter *p, uint32_t tok)
{
    uint32_t n;
    while (!layout_breaks(p, tok) &&
           (n = casus__stop_closer(p->doc, tok, p->open_quote)) > 0) {
        for (uint32_t i = 0; i < n; i++)
            see_quote(p, tok + i);
        tok += n;
    }
    return tok;
}

bool casus__split_sentences(casus_doc *doc, bool wrapped)
{
    struct splitter p = { .doc = doc, .wrapped = wrapped };
    const uint32_t n = (uint32_t)doc->n_tokens;
    uint32_t begin = 0, i = 0;
    while (i < n && !p.failed) {
        const uint32_t tok = i;
        const uint32_t item =
            i == begin && layout_breaks(&p, i) ? casus__stop_item(doc, i) : 0;
        see_quote(&p, i++);
        if (item) { /* "3." is not a sentence */
            i = tok + item;
            continue;
        }
        bool closed = false;
        if (casus__stop_kind(doc, tok) != STOP_NONE) {
            i = skip_closers(&p, i);
            closed = i > tok + 1;
        }
        if (in_title(doc, i))
            continue;
        if (layout_breaks(&p, i) || casus__stop_ends(doc, tok, closed, i, n)) {
            add_pieces(&p, begin, i);
            begin = i;
        }
    }
    return !p.failed;
}
