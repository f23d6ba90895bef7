/*
 * The stage: tags and lemmas of every token.
 *
 * Sentences are tagged one by one. Lemmas point into the text, the folds or
 * the pack where they can; only those that no bytes spell yet are made.
 */
#include "rule/rule.h"
#include "tag/tag.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "pack/model.h"
#include "tag/lemma.h"
#include "tag/lemma_table.h"
#include "tag/mend.h"
#include "tag/name_tagger.h"
#include "tag/tagger.h"
#include "tag/universal.h"

#include <string.h>

struct stage_work {
    casus_doc *doc;
    struct word *words; /* of one sentence */
    struct view *views;
    uint8_t *xpos, *upos;
    size_t n_tables;
    struct lemma_table tables[LIMIT_LAYERS]; /* topmost layer first */
};

/* ---- tags ------------------------------------------------------------- */

static size_t longest_sentence(const casus_doc *doc)
{
    size_t n = 0;
    for (size_t i = 0; i < doc->n_sentences; i++)
        if (doc->sentences[i].n_tok > n)
            n = doc->sentences[i].n_tok;
    return n;
}

static bool make_room(struct stage_work *w)
{
    casus_doc *doc = w->doc;
    const size_t n = longest_sentence(doc);
    w->words = casus__arena_alloc(doc->scratch, n, sizeof *w->words);
    w->views = casus__arena_alloc(doc->scratch, n + (size_t)2 * VIEW_PAD,
                                  sizeof *w->views);
    w->xpos = casus__arena_alloc(doc->scratch, n, 1);
    w->upos = casus__arena_alloc(doc->scratch, n, 1);
    doc->tags =
        casus__arena_alloc(&doc->arena, doc->n_tokens, sizeof *doc->tags);
    doc->lemmas =
        casus__arena_alloc(&doc->arena, doc->n_tokens, sizeof *doc->lemmas);
    bool ok = w->words && w->views && w->xpos && w->upos && doc->tags &&
              doc->lemmas;
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        doc->lemma_atoms[k] = casus__arena_alloc(
            &doc->arena, doc->n_tokens, sizeof *doc->lemma_atoms[k]);
        ok = ok && doc->lemma_atoms[k];
    }
    return ok;
}

static void read_words(struct stage_work *w, const struct sentence *s)
{
    const casus_doc *doc = w->doc;
    for (uint32_t i = 0; i < s->n_tok; i++) {
        const struct token *t = &doc->tokens[s->tok + i];
        w->words[i] = (struct word){
            .text = casus__token_text(doc, s->tok + i),
            .fold = casus__token_fold(doc, s->tok + i),
            .hash = t->hash,
            .word_case = t->word_case,
            .space_before = (t->flags & TOKEN_SPACE_BEFORE) != 0,
        };
    }
}

/* Addresses are no words of the language: the tokenizer knows them. */
static unsigned address_tag(const struct token *t)
{
    switch ((enum token_kind)t->kind) {
    case TOKEN_URL:
    case TOKEN_EMAIL:
        return XPOS_ADD;
    case TOKEN_HANDLE:
        return XPOS_NNP;
    case TOKEN_WORD:
    case TOKEN_NUMBER:
    case TOKEN_PUNCT:
    case TOKEN_SYMBOL:
        break;
    }
    return XPOS_NONE;
}

static void tag_sentence(struct stage_work *w, const struct sentence *s)
{
    casus_doc *doc = w->doc;
    read_words(w, s);
    casus__tagger_tag(doc->model->tagger, w->words, s->n_tok, w->views,
                      w->xpos, w->upos);
    for (uint32_t i = 0; i < s->n_tok; i++) {
        struct tag *tag = &doc->tags[s->tok + i];
        tag->xpos = w->xpos[i];
        tag->upos = w->upos[i];
        tag->cluster = w->views[i + VIEW_PAD].cluster;
        const unsigned address = address_tag(&doc->tokens[s->tok + i]);
        if (address != XPOS_NONE) {
            tag->xpos = (uint8_t)address;
            tag->upos = (uint8_t)casus__upos_default(address);
        }
    }
    casus__tag_mend(doc, s);
}

/* ---- lemmas ------------------------------------------------------------ */

/* Base forms are their own lemmas, but for clitics and the like ("wan",
 * "n't", "'re"), which stand among the other words. */
static enum lemma_class class_of(unsigned xpos)
{
    switch (xpos) {
    case XPOS_VBD:
    case XPOS_VBG:
    case XPOS_VBN:
    case XPOS_VBZ:
        return LEMMA_VERB;
    case XPOS_NNS:
        return LEMMA_NOUN;
    case XPOS_JJR:
    case XPOS_JJS:
        return LEMMA_ADJECTIVE;
    case XPOS_RBR:
    case XPOS_RBS:
        return LEMMA_ADVERB;
    case XPOS_MD:
        return LEMMA_MODAL;
    case XPOS_PRP:
    case XPOS_WP:
        return LEMMA_PRONOUN;
    case XPOS_DT:
        return LEMMA_DETERMINER;
    case XPOS_VB:
    case XPOS_VBP:
    case XPOS_RB:
    case XPOS_IN:
    case XPOS_TO:
    case XPOS_CC:
        return LEMMA_OTHER;
    default:
        return LEMMA_NONE;
    }
}

static bool from_tables(const struct stage_work *w, uint32_t i,
                        casus_str *out)
{
    const casus_doc *doc = w->doc;
    const struct token *t = &doc->tokens[i];
    const enum lemma_class class = class_of(doc->tags[i].xpos);
    if (class == LEMMA_NONE)
        return false;
    const casus_str fold = casus__token_fold(doc, i);
    for (size_t k = 0; k < w->n_tables; k++)
        if (casus__lemma_table_find(&w->tables[k], fold, t->hash, class, out))
            return true;
    return false;
}

/* "'s" before a participle of these is "has". */
static bool is_has(const casus_doc *doc, uint32_t i, uint32_t end)
{
    static const char *const after[] = { "been", "become", "got", "had",
                                         "gone" };
    uint32_t k = i + 1;
    while (k < end && doc->tags[k].xpos == XPOS_RB)
        k++;
    if (k >= end || doc->tags[k].xpos != XPOS_VBN)
        return false;
    for (size_t j = 0; j < sizeof after / sizeof *after; j++)
        if (casus__str_is(casus__token_fold(doc, k), after[j]))
            return true;
    return false;
}

/* "3,500" is 3500. */
static casus_str plain_number(casus_doc *doc, casus_str text)
{
    if (!text.len || !memchr(text.ptr, ',', text.len))
        return text;
    char *p = casus__arena_copy(&doc->arena, text.ptr, text.len);
    if (!p)
        return (casus_str){ NULL, 0 };
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ',')
            p[n++] = text.ptr[i];
    return (casus_str){ p, n };
}

/* The word as a dictionary would write it: as it stands if it is in lower
 * case (with its accents and dots), else folded. */
static casus_str plain_form(const casus_doc *doc, uint32_t i)
{
    const struct token *t = &doc->tokens[i];
    const bool dotted =
        t->end > t->begin && doc->buffer[t->end - 1] == '.';
    if (t->kind == TOKEN_PUNCT || t->kind == TOKEN_SYMBOL || !t->fold_len)
        return t->fold_len ? casus__token_fold(doc, i)
                           : casus__token_text(doc, i);
    if (t->word_case == CASE_LOWER || t->word_case == CASE_NONE || dotted)
        return casus__token_text(doc, i);
    return casus__token_fold(doc, i);
}

/* "the Netherlands" and "the 1990s" have no singular. */
static bool keeps_its_s(const struct stage_work *w, uint32_t i)
{
    const casus_doc *doc = w->doc;
    const unsigned xpos = doc->tags[i].xpos;
    const casus_str fold = casus__token_fold(doc, i);
    if (xpos == XPOS_NNS)
        return fold.len > 0 && casus__is_digit(fold.ptr[0]);
    if (xpos != XPOS_NNPS)
        return false;
    casus_str lemma;
    for (size_t k = 0; k < w->n_tables; k++)
        if (casus__lemma_table_find(&w->tables[k], fold, doc->tokens[i].hash,
                                    LEMMA_NOUN, &lemma))
            return casus__str_eq(lemma, fold);
    return false;
}

/* ptr NULL: no memory. */
static casus_str by_rule(const struct stage_work *w, uint32_t i)
{
    casus_doc *doc = w->doc;
    const unsigned xpos = doc->tags[i].xpos;
    const bool name = xpos == XPOS_NNP || xpos == XPOS_NNPS ||
                      xpos == XPOS_ADD;
    const casus_str form =
        name ? casus__token_text(doc, i) : plain_form(doc, i);
    if (xpos == XPOS_CD)
        return plain_number(doc, form);
    if (xpos == XPOS_POS)
        return casus__str("'s");
    if (keeps_its_s(w, i))
        return form;
    const struct lemma_cut cut = casus__lemma_cut(form, xpos);
    const size_t add = strlen(cut.add);
    if (add == 0) /* a part of the form */
        return (casus_str){ form.ptr, cut.keep };
    char *p = casus__arena_alloc(&doc->arena, cut.keep + add, 1);
    if (!p)
        return (casus_str){ NULL, 0 };
    memcpy(p, form.ptr, cut.keep);
    memcpy(p + cut.keep, cut.add, add);
    return (casus_str){ p, cut.keep + add };
}

static casus_str lemma_of(const struct stage_work *w, uint32_t i,
                          uint32_t end)
{
    casus_doc *doc = w->doc;
    casus_str lemma;
    if (from_tables(w, i, &lemma)) {
        if ((doc->tokens[i].flags & TOKEN_CLITIC) &&
            casus__str_is(lemma, "be") && is_has(doc, i, end))
            return casus__str("have");
        return lemma;
    }
    return by_rule(w, i);
}

enum { FOLD_ROOM = 256 };

/* Lemmas are looked up folded, as all words are. */
static void find_atoms(casus_doc *doc, uint32_t i)
{
    const casus_str lemma = doc->lemmas[i];
    const struct token *t = &doc->tokens[i];
    const casus_str text = casus__token_text(doc, i);
    const casus_str fold = casus__token_fold(doc, i);
    char room[FOLD_ROOM];
    casus_str key = fold;
    if (!casus__str_eq(lemma, text) && !casus__str_eq(lemma, fold) &&
        lemma.len < (FOLD_ROOM - 4) / 4)
        key = (casus_str){ room, casus__fold(lemma.ptr, lemma.len, room,
                                             sizeof room) };
    const bool same = key.ptr == fold.ptr;
    const uint32_t hash = same ? t->hash : casus__hash(key.ptr, key.len);
    for (size_t k = 0; k < doc->model->n_layers; k++)
        doc->lemma_atoms[k][i] =
            same && doc->atoms[k]
                ? doc->atoms[k][i]
                : casus__vocab_find(&doc->model->layers[k].vocab, key, hash);
}

static casus_status find_lemmas(struct stage_work *w,
                                const struct sentence *s, casus_error *err)
{
    casus_doc *doc = w->doc;
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++) {
        doc->lemmas[i] = lemma_of(w, i, s->tok + s->n_tok);
        if (!doc->lemmas[i].ptr)
            return casus__fail_nomem(err);
        find_atoms(doc, i);
    }
    return CASUS_OK;
}

/* ---- the stage --------------------------------------------------------- */

/* A section that does not open was refused when the model was. */
static void open_tables(struct stage_work *w)
{
    const casus_model *model = w->doc->model;
    for (size_t k = model->n_layers; k-- > 0;) {
        struct bytes section;
        if (casus__pack_section(&model->layers[k].pack, SECTION_LEMMAS,
                                &section) &&
            casus__lemma_table_open(section, &w->tables[w->n_tables],
                                    NULL) == CASUS_OK)
            w->n_tables++;
    }
}

casus_status casus__tag_run(casus_doc *doc, casus_error *err)
{
    struct stage_work w = { .doc = doc };
    if (!make_room(&w))
        return casus__fail_nomem(err);
    open_tables(&w);
    for (size_t i = 0; i < doc->n_sentences; i++) {
        const struct sentence *s = &doc->sentences[i];
        if (doc->model->tagger)
            tag_sentence(&w, s);
        const casus_status status = find_lemmas(&w, s, err);
        if (status != CASUS_OK)
            return status;
    }
    const casus_status s = casus__names_run(doc, err);
    return s == CASUS_OK ? casus__rule_mark(doc, err) : s;
}
