#include "rulebox.h"

#include "base/fold.h"
#include "base/str.h"
#include "rule/scratch.h"

#include <stdlib.h>

static void note(const casus_diagnostic *d, void *user)
{
    struct rulebox *box = user;
    if (box->n_complaints == RULEBOX_COMPLAINTS)
        return;
    box->complaints[box->n_complaints].line = d->line;
    box->complaints[box->n_complaints].number = d->number;
    box->complaints[box->n_complaints++].is_error = d->is_error;
}

void rulebox_open(struct rulebox *box, const char *rules)
{
    static casus_build_options options;
    const struct source source = { "test.rules", casus__str(rules) };
    *box = (struct rulebox){ .n_complaints = 0 };
    casus_build_options_init(&options);
    options.diagnose = note;
    options.user = box;
    casus__arena_init(&box->scratch, SIZE_MAX / 4);
    if (casus__builder_open(&box->builder, &options, NULL) != CASUS_OK ||
        casus__compile_rules(&box->builder, &source, 1, NULL) != CASUS_OK)
        abort();
    bool errors = false;
    for (size_t i = 0; i < box->n_complaints; i++)
        errors |= box->complaints[i].is_error;
    if (errors)
        return;
    box->image.arena = casus__builder_arena(&box->builder);
    if (casus__builder_image(&box->builder, &box->image, NULL) != CASUS_OK)
        abort();
    const casus_str pack = { (const char *)box->image.ptr, box->image.len };
    if (casus_model_open_memory(&pack, 1, CASUS_OPEN_VERIFY, &box->model,
                                NULL) != CASUS_OK ||
        casus__rule_scratch_new(box->model, &box->scratch_data, NULL) !=
            CASUS_OK)
        abort();
}

void rulebox_close(struct rulebox *box)
{
    casus__rule_scratch_free(box->scratch_data);
    casus_model_free(box->model);
    casus__builder_close(&box->builder);
    casus__arena_free(&box->scratch);
}

static void *take(casus_doc *doc, size_t n, size_t size)
{
    void *p = casus__arena_alloc(&doc->arena, n, size);
    if (!p)
        abort();
    return p;
}

static uint32_t atom_of(const casus_doc *doc, casus_str word)
{
    char folded[256];
    const size_t n = casus__fold(word.ptr, word.len, folded, sizeof folded);
    return casus__vocab_find(&doc->model->layers[0].vocab,
                             (casus_str){ folded, n },
                             casus__hash(folded, n));
}

/* "word/TAG/lemma": tag and lemma may be left out. */
static void add_token(casus_doc *doc, casus_str item, char *buffer,
                      char *folds)
{
    const uint32_t i = (uint32_t)doc->n_tokens++;
    casus_str word = item, tag = { "NN", 2 }, lemma, part, rest = item;
    lemma = word;
    for (int k = 0; casus__str_split(&rest, '/', &part); k++) {
        word = k == 0 ? part : word;
        tag = k == 1 ? part : tag;
        lemma = k == 0 || k == 2 ? part : lemma;
    }
    struct token *t = &doc->tokens[i];
    if (i)
        buffer[doc->size++] = ' ';
    t->begin = (uint32_t)doc->size;
    memcpy(buffer + doc->size, word.ptr, word.len);
    doc->size += word.len;
    t->end = (uint32_t)doc->size;
    t->fold = t->begin;
    t->fold_len = (uint16_t)casus__fold(word.ptr, word.len, folds + t->begin,
                                        word.len);
    t->word_case = (uint8_t)casus__word_case(word.ptr, word.len);
    t->kind = casus__is_digit(word.ptr[0])   ? TOKEN_NUMBER
              : t->word_case == CASE_NONE    ? TOKEN_PUNCT
                                             : TOKEN_WORD;
    t->flags = TOKEN_SPACE_BEFORE;
    const int xpos = casus__xpos_number(tag);
    doc->tags[i].xpos = (uint8_t)(xpos < 0 ? 0 : xpos);
    doc->atoms[0][i] = atom_of(doc, word);
    doc->lemma_atoms[0][i] = atom_of(doc, lemma);
}

casus_doc *rulebox_doc(struct rulebox *box, const char *tagged)
{
    casus_doc *doc = casus__malloc(sizeof *doc);
    const size_t room = strlen(tagged) + 2;
    casus__arena_init(&doc->arena, SIZE_MAX / 4);
    doc->model = box->model;
    doc->scratch = &box->scratch;
    doc->rule_scratch = box->scratch_data;
    casus_limits_init(&doc->limits);
    char *buffer = take(doc, room, 1), *folds = take(doc, room, 1);
    doc->buffer = buffer;
    doc->folds = folds;
    doc->tokens = take(doc, room, sizeof *doc->tokens);
    doc->tags = take(doc, room, sizeof *doc->tags);
    doc->atoms[0] = take(doc, room, sizeof *doc->atoms[0]);
    doc->lemma_atoms[0] = take(doc, room, sizeof *doc->lemma_atoms[0]);
    doc->matches = take(doc, room, sizeof *doc->matches);
    doc->match_at = take(doc, room, sizeof *doc->match_at);
    casus_str rest = casus__str(tagged), item;
    while (casus__str_split(&rest, ' ', &item))
        if (item.len)
            add_token(doc, item, buffer, folds);
    doc->sentences = take(doc, 1, sizeof *doc->sentences);
    doc->sentences[0].n_tok = (uint32_t)doc->n_tokens;
    doc->sentences[0].end = (uint32_t)doc->size;
    doc->n_sentences = 1;
    return doc;
}

void rulebox_match(casus_doc *doc, uint32_t tok, uint32_t n_tok,
                   uint32_t types)
{
    const uint32_t i = (uint32_t)doc->n_matches++;
    doc->matches[i] = (struct match){ .tok = tok,
                                      .n_tok = n_tok,
                                      .types = types };
    for (uint32_t k = tok + 1; k <= doc->n_tokens; k++)
        doc->match_at[k]++;
}

void rulebox_parse(casus_doc *doc)
{
    const size_t n = doc->n_tokens;
    doc->lang = casus__str("en");
    doc->id = doc->date = casus__str("");
    doc->nps = take(doc, n, sizeof *doc->nps);
    doc->np_at = take(doc, n, sizeof *doc->np_at);
    doc->preds = take(doc, n, sizeof *doc->preds);
    doc->pred_at = take(doc, n, sizeof *doc->pred_at);
    doc->args = take(doc, 4 * n, sizeof *doc->args);
    doc->np_actors = take(doc, n, sizeof *doc->np_actors);
    memset(doc->np_at, 0xff, n * sizeof *doc->np_at);
    memset(doc->pred_at, 0xff, n * sizeof *doc->pred_at);
}

uint32_t rulebox_np(casus_doc *doc, uint32_t begin, uint32_t end,
                    const char *actor)
{
    const uint32_t i = (uint32_t)doc->n_nps++;
    doc->nps[i] = (struct np){ .begin = begin,
                               .end = end,
                               .head = end - 1,
                               .next_conj = NONE,
                               .first_conj = i,
                               .appos = NONE,
                               .of = NONE,
                               .poss = NONE,
                               .rel_pred = NONE };
    for (uint32_t t = begin; t < end; t++)
        doc->np_at[t] = i;
    struct actor *a = &doc->np_actors[i];
    *a = (struct actor){ .entity = NONE,
                         .begin = doc->tokens[begin].begin,
                         .end = doc->tokens[end - 1].end };
    if (!actor[0])
        return i;
    a->known = 1;
    memcpy(a->coding.code, actor, 3);
    if (strlen(actor) > 4)
        memcpy(a->coding.sectors[0], actor + 4, 3);
    return i;
}

uint32_t rulebox_pred(casus_doc *doc, uint32_t head, unsigned kind)
{
    const uint32_t i = (uint32_t)doc->n_preds++;
    doc->preds[i] = (struct pred){ .begin = head,
                                   .end = head + 1,
                                   .head = head,
                                   .parent = NONE,
                                   .marker = NONE,
                                   .particle = NONE,
                                   .np = kind == PRED_NOUN
                                             ? doc->np_at[head] : NONE,
                                   .arg = (uint32_t)doc->n_args,
                                   .kind = (uint8_t)kind,
                                   .tense = TENSE_PAST };
    doc->pred_at[head] = i;
    return i;
}

void rulebox_arg(casus_doc *doc, unsigned rel, uint32_t np, uint32_t pred,
                 uint32_t prep)
{
    struct arg *a = &doc->args[doc->n_args++];
    *a = (struct arg){ .np = np, .pred = pred, .prep = prep,
                       .rel = (uint8_t)rel };
    if (np != NONE) {
        a->begin = doc->nps[np].begin;
        a->end = doc->nps[np].end;
    }
    doc->preds[doc->n_preds - 1].n_args++;
}
