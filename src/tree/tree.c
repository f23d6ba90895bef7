/*
 * The stage: heads and relations of every token, sentence by sentence. Words
 * are what the tagger saw: hash, tags, cluster.
 */
#include "tree/tree.h"

#include "base/error.h"
#include "pack/model.h"
#include "tree/parser.h"

static void read_words(const casus_doc *doc, const struct sentence *s,
                       struct tree_word *words)
{
    for (uint32_t i = 0; i < s->n_tok; i++) {
        const struct tag *tag = &doc->tags[s->tok + i];
        words[i] = (struct tree_word){
            .hash = doc->tokens[s->tok + i].hash,
            .cluster = tag->cluster,
            .xpos = tag->xpos,
            .upos = tag->upos,
        };
    }
}

static void write_arcs(const struct tree_dep *arcs, const struct sentence *s,
                       struct dep *deps)
{
    for (uint32_t i = 0; i < s->n_tok; i++)
        deps[s->tok + i] = (struct dep){
            .head = arcs[i].head ? s->tok + arcs[i].head - 1 : NONE,
            .rel = arcs[i].rel,
        };
}

/* A sentence too long for the parser: all words hang on the first. */
static void write_flat(const struct sentence *s, struct dep *deps)
{
    for (uint32_t i = 0; i < s->n_tok; i++)
        deps[s->tok + i] = (struct dep){
            .head = i ? s->tok : NONE,
            .rel = i ? REL_DEP : REL_ROOT,
        };
}

casus_status casus__tree_run(casus_doc *doc, casus_error *err)
{
    const struct parser *parser = doc->model->parser;
    struct tree_state state;
    uint32_t longest = 0;
    if (!parser || !doc->model->tagger)
        return CASUS_OK;
    for (size_t i = 0; i < doc->n_sentences; i++)
        if (doc->sentences[i].n_tok > longest &&
            doc->sentences[i].n_tok <= LIMIT_TREE_TOKENS)
            longest = doc->sentences[i].n_tok;
    struct tree_word *words =
        casus__arena_alloc(doc->scratch, longest, sizeof *words);
    struct tree_dep *arcs =
        casus__arena_alloc(doc->scratch, longest, sizeof *arcs);
    struct dep *deps =
        casus__arena_alloc(&doc->arena, doc->n_tokens, sizeof *deps);
    if (!words || !arcs || !deps ||
        !casus__tree_state_room(&state, doc->scratch, longest))
        return casus__fail_nomem(err);
    for (size_t i = 0; i < doc->n_sentences; i++) {
        const struct sentence *s = &doc->sentences[i];
        if (s->n_tok > LIMIT_TREE_TOKENS) {
            doc->truncated |= 1u << STAGE_TREE;
            write_flat(s, deps);
            continue;
        }
        read_words(doc, s, words);
        casus__parser_run(parser, &state, words, s->n_tok, arcs);
        write_arcs(arcs, s, deps);
    }
    doc->deps = deps;
    return CASUS_OK;
}
