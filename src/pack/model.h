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

struct rule_set; /* src/rule */
struct tagger;   /* src/tag */

struct layer {
    struct filemap map; /* empty when opened from memory */
    struct pack pack;
    struct vocab vocab;
    struct trie trie;
    struct gaz gaz;
    struct rule_set *rules; /* NULL if the pack has none */
};

struct casus_model {
    struct arena arena;
    size_t n_layers;
    struct layer layers[LIMIT_LAYERS];
    struct tagger *tagger; /* of the topmost layer that has one, or NULL */
};

#endif
