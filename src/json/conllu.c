/* CoNLL-U, as Universal Dependencies tools read it. Contractions are multiword
 * tokens, as in EWT. */
#include "json/record.h"

#include "base/str.h"
#include "doc/relation.h"

#include <stdio.h>

/* A comment or a field must not break the line. */
static void one_line(struct emit *e, casus_str s)
{
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20)
            continue;
        casus__emit_raw(e, s.ptr + done, i - done);
        casus__emit_raw(e, " ", 1);
        done = i + 1;
    }
    casus__emit_raw(e, s.ptr + done, s.len - done);
}

static void number(struct emit *e, int64_t v)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%lld", (long long)v);
    casus__emit_text(e, text);
}

/* Is the next word written together with this one and part of a contraction?
 * Then both belong to one multiword token. */
static bool joined(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    return t->flags & TOKEN_CLITIC && !(t->flags & TOKEN_SPACE_BEFORE);
}

/* Does white space follow the token? The end of a sentence counts. */
static bool space_after(const casus_doc *doc, uint32_t tok)
{
    return tok + 1 >= doc->n_tokens ||
           doc->tokens[tok].end != doc->tokens[tok + 1].begin;
}

struct name_cursor {
    const casus_doc *doc;
    size_t next; /* first mention that may still cover a token */
};

/* B-GPE, I-GPE or O for a token; mentions are sorted by begin. */
static void ner(struct name_cursor *c, struct emit *e, uint32_t tok)
{
    const casus_doc *doc = c->doc;
    const struct token *t = &doc->tokens[tok];
    while (c->next < doc->n_mentions &&
           (doc->mentions[c->next].kind != MENTION_NAME ||
            doc->mentions[c->next].end <= t->begin))
        c->next++;
    const casus_mention *m =
        c->next < doc->n_mentions ? &doc->mentions[c->next] : NULL;
    if (!m || m->begin >= t->end) {
        casus__emit_text(e, "ner=O");
        return;
    }
    const bool begins = m->begin >= t->begin;
    casus__emit_text(e, begins ? "ner=B-" : "ner=I-");
    casus__emit_text(e, casus__entity_type_name(
                            doc->entities[m->entity].type));
}

/* Head and relation; the first token of the sentence is `first`. */
static void arc(struct emit *e, const casus_doc *doc, uint32_t tok,
                uint32_t first)
{
    if (!doc->deps) {
        casus__emit_text(e, "_\t_");
        return;
    }
    const struct dep *d = &doc->deps[tok];
    number(e, d->head == NONE ? 0 : d->head - first + 1);
    casus__emit_text(e, "\t");
    casus__emit_text(e, casus__relation_name(d->rel));
}

/* ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC */
static void word(const struct record *r, struct name_cursor *c, uint32_t tok,
                 uint32_t id, bool inside_multiword)
{
    struct emit *e = r->e;
    const casus_doc *doc = r->doc;
    const struct token *t = &doc->tokens[tok];
    number(e, id);
    casus__emit_text(e, "\t");
    one_line(e, casus__token_text(doc, tok));
    casus__emit_text(e, "\t");
    const casus_str lemma =
        doc->lemmas ? doc->lemmas[tok] : (casus_str){ "", 0 };
    one_line(e, lemma.len ? lemma : casus__str("_"));
    casus__emit_text(e, "\t");
    casus__emit_text(e, doc->tags ? casus__upos_name(doc->tags[tok].upos)
                                  : "_");
    casus__emit_text(e, "\t");
    casus__emit_text(e, doc->tags ? casus__xpos_name(doc->tags[tok].xpos)
                                  : "_");
    casus__emit_text(e, "\t_\t");
    arc(e, doc, tok, tok + 1 - id);
    casus__emit_text(e, "\t_\tstart_char=");
    number(e, casus__record_offset(r, t->begin));
    casus__emit_text(e, "|end_char=");
    number(e, casus__record_end(r, t->begin, t->end));
    casus__emit_text(e, "|");
    ner(c, e, tok);
    if (!inside_multiword && !space_after(doc, tok))
        casus__emit_text(e, "|SpaceAfter=No");
    casus__emit_newline(e);
}

/* The line of a multiword token over tokens [tok, tok + n). */
static void multiword(const struct record *r, uint32_t tok, uint32_t n,
                      uint32_t id)
{
    struct emit *e = r->e;
    const casus_doc *doc = r->doc;
    number(e, id);
    casus__emit_text(e, "-");
    number(e, id + n - 1);
    casus__emit_text(e, "\t");
    one_line(e, casus__record_slice(r, doc->tokens[tok].begin,
                                    doc->tokens[tok + n - 1].end));
    casus__emit_text(e, "\t_\t_\t_\t_\t_\t_\t_\t");
    casus__emit_text(e, space_after(doc, tok + n - 1) ? "_"
                                                      : "SpaceAfter=No");
    casus__emit_newline(e);
}

static void sentence(const struct record *r, struct name_cursor *c, size_t i)
{
    struct emit *e = r->e;
    const casus_doc *doc = r->doc;
    const struct sentence *s = &doc->sentences[i];
    if (s->n_tok && doc->tokens[s->tok].flags & TOKEN_PAR_START)
        casus__emit_text(e, "# newpar\n");
    casus__emit_text(e, "# sent_id = ");
    one_line(e, doc->id);
    casus__emit_text(e, "-");
    number(e, (int64_t)i + 1);
    casus__emit_text(e, "\n# text = ");
    one_line(e, casus__record_slice(r, s->begin, s->end));
    casus__emit_newline(e);
    for (uint32_t k = 0; k < s->n_tok;) {
        uint32_t n = 1;
        while (k + n < s->n_tok && joined(doc, s->tok + k + n))
            n++;
        if (n > 1)
            multiword(r, s->tok + k, n, k + 1);
        for (uint32_t j = 0; j < n; j++)
            word(r, c, s->tok + k + j, k + j + 1, n > 1);
        k += n;
    }
    casus__emit_newline(e);
}

void casus__record_conllu(const struct record *r)
{
    struct name_cursor names = { r->doc, 0 };
    casus__emit_text(r->e, "# newdoc id = ");
    one_line(r->e, r->doc->id);
    casus__emit_newline(r->e);
    for (size_t i = 0; i < r->doc->n_sentences; i++)
        if (r->doc->sentences[i].n_tok)
            sentence(r, &names, i);
}
