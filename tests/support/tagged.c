#include "tagged.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"

#include <stdlib.h>

static void *take(casus_doc *doc, size_t n, size_t size)
{
    void *p = casus__arena_alloc(&doc->arena, n, size);
    if (!p)
        abort();
    return p;
}

void tagged_open(struct tagged *t, size_t bytes)
{
    const size_t n = bytes + 2;
    casus_doc *doc = casus__malloc(sizeof *doc);
    *t = (struct tagged){ .doc = doc };
    casus__arena_init(&doc->arena, SIZE_MAX / 4);
    casus__arena_init(&t->scratch, SIZE_MAX / 4);
    casus_limits_init(&doc->limits);
    doc->scratch = &t->scratch;
    t->buffer = take(doc, 2 * n, 1);
    t->folds = take(doc, 5 * n, 1);
    doc->buffer = t->buffer;
    doc->folds = t->folds;
    doc->tokens = take(doc, n, sizeof *doc->tokens);
    doc->tags = take(doc, n, sizeof *doc->tags);
    doc->lemmas = take(doc, n, sizeof *doc->lemmas);
    doc->matches = take(doc, n, sizeof *doc->matches);
    doc->match_at = take(doc, n, sizeof *doc->match_at);
    doc->sentences = take(doc, n, sizeof *doc->sentences);
}

void tagged_close(struct tagged *t)
{
    casus__arena_free(&t->scratch);
    casus_doc_free(t->doc);
    t->doc = NULL;
}

static bool is_vowel(char c)
{
    return strchr("aeiou", c) != NULL;
}

/* Cut -s, -ed and -ing off; a doubled consonant is undone. The tests give
 * the lemma where this is not enough. */
static casus_str regular(casus_doc *doc, casus_str word, int tag)
{
    char *p = casus__arena_copy(&doc->arena, word.ptr, word.len);
    if (!p)
        abort();
    size_t n = word.len;
    const bool proper = tag == XPOS_NNP || tag == XPOS_NNPS;
    if (!proper && n && casus__is_upper(p[0]))
        p[0] = (char)(p[0] - 'A' + 'a');
    const bool past = tag == XPOS_VBD || tag == XPOS_VBN;
    size_t cut = 0;
    if ((tag == XPOS_NNS || tag == XPOS_VBZ) && n > 2 && p[n - 1] == 's')
        cut = 1;
    else if (past && n > 4 && p[n - 1] == 'd' && p[n - 2] == 'e')
        cut = 2;
    else if (tag == XPOS_VBG && n > 5 && memcmp(p + n - 3, "ing", 3) == 0)
        cut = 3;
    n -= cut;
    if (cut > 1 && n > 2 && p[n - 1] == p[n - 2] && !is_vowel(p[n - 1]) &&
        p[n - 1] != 'l' && p[n - 1] != 's')
        n--;
    return (casus_str){ p, n };
}

void tagged_word(struct tagged *t, casus_str word, casus_str tag,
                 casus_str lemma, bool space)
{
    casus_doc *doc = t->doc;
    const uint32_t i = (uint32_t)doc->n_tokens++;
    struct token *k = &doc->tokens[i];
    if (space && doc->size)
        t->buffer[doc->size++] = ' ';
    k->begin = (uint32_t)doc->size;
    memcpy(t->buffer + doc->size, word.ptr, word.len);
    doc->size += word.len;
    k->end = (uint32_t)doc->size;
    k->fold = t->n_folds;
    k->fold_len = (uint16_t)casus__fold(
        word.ptr, word.len, t->folds + t->n_folds, 4 * word.len + 4);
    t->n_folds += k->fold_len;
    k->hash = casus__hash(t->folds + k->fold, k->fold_len);
    k->word_case = (uint8_t)casus__word_case(word.ptr, word.len);
    k->kind = casus__is_digit(word.ptr[0])                       ? TOKEN_NUMBER
              : k->word_case == CASE_NONE && word.ptr[0] != '\'' ? TOKEN_PUNCT
                                                                 : TOKEN_WORD;
    k->flags = space ? TOKEN_SPACE_BEFORE : 0;
    const int x = casus__xpos_number(tag);
    doc->tags[i].xpos = (uint8_t)(x < 0 ? 0 : x);
    doc->lemmas[i] = lemma.ptr ? lemma : regular(doc, word, x);
}

void tagged_sentence(struct tagged *t, uint32_t flags)
{
    casus_doc *doc = t->doc;
    const struct sentence *last =
        doc->n_sentences ? &doc->sentences[doc->n_sentences - 1] : NULL;
    const uint32_t tok = last ? last->tok + last->n_tok : 0;
    if (tok == doc->n_tokens)
        return;
    doc->sentences[doc->n_sentences++] =
        (struct sentence){ .begin = doc->tokens[tok].begin,
                           .end = (uint32_t)doc->size,
                           .tok = tok,
                           .n_tok = (uint32_t)doc->n_tokens - tok,
                           .flags = flags };
}

void tagged_lines(struct tagged *t, const char *lines)
{
    casus_str text = casus__str(lines), line, item, part;
    tagged_open(t, text.len);
    while (casus__str_split(&text, '\n', &line)) {
        while (casus__str_split(&line, ' ', &item)) {
            casus_str parts[3] = { { NULL, 0 }, { "NN", 2 }, { NULL, 0 } };
            casus_str rest = item;
            for (int k = 0; k < 3 && casus__str_split(&rest, '/', &part); k++)
                parts[k] = part;
            if (item.len)
                tagged_word(t, parts[0], parts[1], parts[2], true);
        }
        tagged_sentence(t, 0);
    }
}

void tagged_match(struct tagged *t, uint32_t tok, uint32_t n_tok,
                  uint32_t types)
{
    casus_doc *doc = t->doc;
    doc->matches[doc->n_matches++] =
        (struct match){ .tok = tok, .n_tok = n_tok, .types = types };
    for (uint32_t k = tok + 1; k <= doc->n_tokens; k++)
        doc->match_at[k]++;
}

uint32_t tagged_find(const struct tagged *t, const char *word, uint32_t from)
{
    for (uint32_t i = from; i < t->doc->n_tokens; i++)
        if (casus__str_is(casus__token_text(t->doc, i), word))
            return i;
    return NONE;
}
