/* An open model: its packs, laid over one another, and what the stages made
 * of their sections when it was opened. */
#ifndef CASUS_PACK_MODEL_H
#define CASUS_PACK_MODEL_H

#include "base/arena.h"
#include "base/filemap.h"
#include "doc/limits.h"
#include "pack/gaz.h"
#include "pack/pack.h"
#include "pack/trie.h"
#include "pack/vocab.h"

struct rule_set;      /* src/rule */
struct tagger;        /* src/tag */
struct lexicon;       /* src/parse */
struct value_lexicon; /* src/value */
struct language_words; /* src/text */
struct name_model;    /* src/tag */
struct parser;        /* src/tree */

struct layer {
    struct filemap map; /* empty when opened from memory */
    struct pack pack;
    struct vocab vocab;
    struct trie trie;
    struct gaz gaz;
    struct rule_set *rules; /* NULL if the pack has none */
};

/* A pack of weights alone has no words for the stages to ask for: it makes no
 * layer, so that it costs nothing but the choice of its weights. */
struct addon {
    struct filemap map;
    struct pack pack;
};

struct casus_model {
    struct arena arena;
    casus_str data_version; /* of all packs */
    size_t n_layers;
    struct layer layers[LIMIT_LAYERS];
    size_t n_addons;
    struct addon addons[LIMIT_LAYERS];
    /* Weights of the last pack that has them, or NULL. */
    struct tagger *tagger;
    struct name_model *names;
    struct parser *parser;
    /* Word lists of the stages, hashed once. */
    struct language_words *languages;
    struct lexicon *grammar;
    struct value_lexicon *values;
};

#endif
