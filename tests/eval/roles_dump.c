#define _POSIX_C_SOURCE 200809L

/*
 * The layers that say who does what, as text, for roles.py: reads documents
 * parted by NUL bytes, writes one line a token (T), noun group (N), predicate
 * (P) and argument (A), after a line D for each document. Indices are those
 * of doc/doc.h, -1 for none; offsets are bytes.
 */
#include "api/pipeline.h"
#include "base/str.h"
#include "doc/relation.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static int index_of(uint32_t i)
{
    return i == NONE ? -1 : (int)i;
}

static void put_tokens(const casus_doc *doc)
{
    for (size_t s = 0; s < doc->n_sentences; s++) {
        const struct sentence *sent = &doc->sentences[s];
        for (uint32_t i = sent->tok; i < sent->tok + sent->n_tok; i++) {
            const struct token *t = &doc->tokens[i];
            const casus_str lemma = doc->lemmas[i];
            const char *rel =
                doc->deps ? casus__relation_name(doc->deps[i].rel) : "";
            printf("T\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\t%s\t%.*s\t%zu\t"
                   "%d\t%s\n",
                   i, t->begin, t->end, casus__xpos_name(doc->tags[i].xpos),
                   (int)lemma.len, lemma.ptr, s,
                   doc->deps ? index_of(doc->deps[i].head) : -1, rel);
        }
    }
}

static void put_groups(const casus_doc *doc)
{
    for (size_t i = 0; i < doc->n_nps; i++) {
        const struct np *n = &doc->nps[i];
        printf("N\t%zu\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32
               "\t%d\t%d\t%d\t%d\t%d\t%d\t%" PRIu32 "\n",
               i, n->begin, n->end, n->head, index_of(n->next_conj),
               index_of(n->first_conj), index_of(n->appos), index_of(n->of),
               index_of(n->poss), index_of(n->rel_pred), n->flags);
    }
}

static void put_predicates(const casus_doc *doc)
{
    for (size_t i = 0; i < doc->n_preds; i++) {
        const struct pred *p = &doc->preds[i];
        printf("P\t%zu\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32
               "\t%u\t%u\t%u\t%u\t%d\n",
               i, p->begin, p->end, p->head, p->kind, p->form, p->flags,
               p->link, index_of(p->parent));
        for (uint32_t k = p->arg; k < p->arg + p->n_args; k++) {
            const struct arg *a = &doc->args[k];
            printf("A\t%zu\t%u\t%d\t%d\t%" PRIu32 "\t%" PRIu32 "\t%u\n", i,
                   a->rel, index_of(a->np), index_of(a->prep), a->begin,
                   a->end, a->understood);
        }
    }
}

static bool put_document(casus_ctx *ctx, casus_str text)
{
    casus_input in;
    casus_error err;
    casus_doc *doc = NULL;
    casus_input_init(&in);
    in.text = text;
    in.only = CASUS_TREES | CASUS_EVENTS;
    if (casus__pipeline_run(ctx, &in, STAGE_PARSE, &doc, &err) != CASUS_OK) {
        fprintf(stderr, "roles_dump: %s\n", err.message);
        return false;
    }
    puts("D");
    put_tokens(doc);
    put_groups(doc);
    put_predicates(doc);
    casus_doc_free(doc);
    return true;
}

int main(int argc, char **argv)
{
    casus_model *model = NULL;
    casus_ctx *ctx = NULL;
    casus_error err;
    if (argc < 2) {
        fputs("usage: roles_dump PACK... <documents\n", stderr);
        return 2;
    }
    if (casus_model_open((const char *const *)argv + 1, (size_t)argc - 1, 0,
                         &model, &err) != CASUS_OK ||
        casus_ctx_new(model, NULL, &ctx, &err) != CASUS_OK) {
        fprintf(stderr, "roles_dump: %s\n", err.message);
        return 1;
    }
    char *text = NULL;
    size_t room = 0;
    ssize_t n;
    bool ok = true;
    while (ok && (n = getdelim(&text, &room, '\0', stdin)) > 0) {
        if (text[n - 1] == '\0')
            n--;
        ok = put_document(ctx, (casus_str){ text, (size_t)n });
    }
    free(text);
    casus_ctx_free(ctx);
    casus_model_free(model);
    return ok ? 0 : 1;
}
