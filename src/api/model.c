/* Opening models: packs are mapped and checked, sections are looked up. */
#include <casus/casus.h>

#include "base/error.h"
#include "base/str.h"
#include "pack/model.h"
#include "parse/parse.h"
#include "rule/rule.h"
#include "tag/lemma_table.h"
#include "tag/name_model.h"
#include "tag/tagger.h"
#include "text/text.h"
#include "value/value.h"
#include "tree/parser.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- sections ------------------------------------------------------------ */

typedef casus_status weights_fn(struct bytes section, casus_model *model,
                                casus_error *err);

static casus_status open_tagger(struct bytes section, casus_model *model,
                                casus_error *err)
{
    return casus__tagger_open(section, &model->arena, &model->tagger, err);
}

static casus_status open_names(struct bytes section, casus_model *model,
                               casus_error *err)
{
    return casus__name_model_open(section, &model->arena, &model->names, err);
}

static casus_status open_parser(struct bytes section, casus_model *model,
                                casus_error *err)
{
    return casus__parser_open(section, &model->arena, &model->parser, err);
}

/* Weights: those of a later pack replace those of the packs before it. */
static const struct {
    uint32_t tag;
    weights_fn *open;
} weights[] = {
    { SECTION_TAGGER, open_tagger },
    { SECTION_NAMES, open_names },
    { SECTION_PARSER, open_parser },
};

static casus_status open_weights(const struct pack *pack, casus_model *model,
                                 casus_error *err)
{
    casus_error why;
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
        struct bytes b;
        if (!casus__pack_section(pack, weights[i].tag, &b))
            continue;
        const casus_status s = weights[i].open(b, model, &why);
        if (s == CASUS_E_NOMEM)
            return casus__fail_nomem(err);
        if (s != CASUS_OK)
            return casus__fail(err, s, "%s: %s", pack->name, why.message);
    }
    return CASUS_OK;
}

static casus_status open_layer(casus_model *model, size_t k,
                               casus_error *err)
{
    struct layer *layer = &model->layers[k];
    const char *name = layer->pack.name;
    struct bytes b;
    (void)casus__pack_section(&layer->pack, SECTION_VOCAB, &b);
    casus_status s = casus__vocab_open(b, name, &layer->vocab, err);
    (void)casus__pack_section(&layer->pack, SECTION_TRIE, &b);
    if (s == CASUS_OK)
        s = casus__trie_open(b, name, &layer->trie, err);
    (void)casus__pack_section(&layer->pack, SECTION_GAZ, &b);
    if (s == CASUS_OK)
        s = casus__gaz_open(b, name, &layer->gaz, err);
    if (s == CASUS_OK &&
        casus__pack_section(&layer->pack, SECTION_RULES, &b))
        s = casus__rules_open(model, k, b, name, err);
    /* The stage opens it again: it is a view of a few words. */
    struct lemma_table lemmas;
    if (s == CASUS_OK &&
        casus__pack_section(&layer->pack, SECTION_LEMMAS, &b))
        s = casus__lemma_table_open(b, &lemmas, err);
    return s;
}

/* ---- packs --------------------------------------------------------------- */

static casus_status new_model(size_t n, casus_model **out, casus_error *err)
{
    if (n == 0 || n > LIMIT_LAYERS)
        return casus__fail(err, CASUS_E_ARG, "1 to %d packs", LIMIT_LAYERS);
    casus_model *model = casus__malloc(sizeof *model);
    if (!model)
        return casus__fail_nomem(err);
    casus__arena_init(&model->arena, SIZE_MAX / 4);
    *out = model;
    return CASUS_OK;
}

/* Does a pack hold words: names, rules or lemmas? */
static bool has_words(const struct pack *pack)
{
    static const uint32_t tags[] = { SECTION_TRIE, SECTION_GAZ,
                                     SECTION_RULES, SECTION_LEMMAS };
    struct bytes b;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (casus__pack_section(pack, tags[i], &b))
            return true;
    return false;
}

struct origin {
    const char *name;
    struct bytes data;
    struct filemap map; /* empty when the caller holds the bytes */
};

/* Add a pack. The mapping is the model's from here on, whatever comes of it. */
static casus_status add_pack(casus_model *model, const struct origin *from,
                             unsigned flags, casus_error *err)
{
    struct addon pack = { .map = from->map };
    const char *name =
        casus__arena_copy(&model->arena, from->name, strlen(from->name));
    casus_status s =
        name ? casus__pack_open(from->data, name, flags, &pack.pack, err)
             : casus__fail_nomem(err);
    /* The first is a layer in any case: its META is the model's. */
    const size_t k = model->n_layers;
    const bool layer = k == 0 || (s == CASUS_OK && has_words(&pack.pack));
    if (layer)
        model->layers[model->n_layers++] =
            (struct layer){ .map = pack.map, .pack = pack.pack };
    else
        model->addons[model->n_addons++] = pack;
    if (s == CASUS_OK)
        s = open_weights(&pack.pack, model, err);
    return s == CASUS_OK && layer ? open_layer(model, k, err) : s;
}

/* The parser sees the tagger's clusters: their numbers must be those that it
 * was trained with. */
static casus_status check_parser(const casus_model *model, casus_error *err)
{
    const struct parser *parser = model->parser;
    if (!parser || !model->tagger)
        return CASUS_OK;
    const struct slots *clusters = &model->tagger->clusters;
    const struct bytes table = { clusters->at - SLOTS_HEAD, clusters->size };
    if (casus__parser_clusters(table) == parser->clusters)
        return CASUS_OK;
    return casus__fail(err, CASUS_E_DATA,
                       "parser: trained with other clusters of words than "
                       "the tagger");
}

/* A row of a layer takes the place of the rows with its id below. */
static casus_status hide_replaced(casus_model *model, casus_error *err)
{
    casus_status s = CASUS_OK;
    for (size_t above = 1; above < model->n_layers; above++)
        for (size_t k = 0; k < above && s == CASUS_OK; k++)
            s = casus__gaz_hide(&model->layers[k].gaz,
                                &model->layers[above].gaz, &model->arena,
                                err);
    return s;
}

/* What the data of a pack that lies over the base is called: its version, or
 * for one that has none (a user's own) the checksum of its head, which covers
 * those of its sections. */
static void append_version(const struct pack *pack, char *out, size_t size)
{
    const casus_str own = casus__pack_meta(pack, "data_version");
    const size_t at = strlen(out);
    if (own.len)
        (void)snprintf(out + at, size - at, "+%.*s", (int)own.len, own.ptr);
    else
        (void)snprintf(out + at, size - at, "+%08" PRIx32,
                       casus__get32(pack->data.ptr + PACK_HEAD_SUM));
}

static casus_status name_version(casus_model *model, casus_error *err)
{
    char version[LIMIT_VERSION];
    const casus_str base =
        casus__pack_meta(&model->layers[0].pack, "data_version");
    (void)snprintf(version, sizeof version, "%.*s", (int)base.len,
                   base.len ? base.ptr : "");
    for (size_t i = 1; i < model->n_layers; i++)
        append_version(&model->layers[i].pack, version, sizeof version);
    for (size_t i = 0; i < model->n_addons; i++)
        append_version(&model->addons[i].pack, version, sizeof version);
    const size_t len = strlen(version);
    const char *copy = casus__arena_copy(&model->arena, version, len);
    if (!copy)
        return casus__fail_nomem(err);
    model->data_version = (casus_str){ copy, len };
    return CASUS_OK;
}

static casus_status finish(casus_model *model, casus_status s,
                           casus_model **out, casus_error *err)
{
    if (s == CASUS_OK)
        s = check_parser(model, err);
    if (s == CASUS_OK)
        s = name_version(model, err);
    if (s == CASUS_OK)
        s = hide_replaced(model, err);
    if (s == CASUS_OK)
        s = casus__rules_link(model, err);
    if (s == CASUS_OK)
        s = casus__text_open(model, err);
    if (s == CASUS_OK)
        s = casus__parse_open(model, err);
    if (s == CASUS_OK)
        s = casus__value_open(model, err);
    if (s != CASUS_OK) {
        casus_model_free(model);
        return s;
    }
    *out = model;
    return CASUS_OK;
}

casus_status casus_model_open(const char *const *packs, size_t n,
                              unsigned flags, casus_model **out,
                              casus_error *err)
{
    casus_model *model = NULL;
    assert(packs && out);
    casus_status s = new_model(n, &model, err);
    if (s != CASUS_OK)
        return s;
    for (size_t i = 0; i < n && s == CASUS_OK; i++) {
        struct origin from = { .name = packs[i] };
        s = casus__filemap_open(packs[i], &from.map, err);
        from.data = from.map.data;
        if (s == CASUS_OK)
            s = add_pack(model, &from, flags, err);
    }
    return finish(model, s, out, err);
}

casus_status casus_model_open_memory(const casus_str *packs, size_t n,
                                     unsigned flags, casus_model **out,
                                     casus_error *err)
{
    casus_model *model = NULL;
    assert(packs && out);
    casus_status s = new_model(n, &model, err);
    if (s != CASUS_OK)
        return s;
    for (size_t i = 0; i < n && s == CASUS_OK; i++) {
        const struct origin from = {
            .name = "memory",
            .data = { (const unsigned char *)packs[i].ptr, packs[i].len },
        };
        s = add_pack(model, &from, flags, err);
    }
    return finish(model, s, out, err);
}

void casus_model_free(casus_model *model)
{
    if (!model)
        return;
    casus__rules_close(model);
    for (size_t i = 0; i < model->n_layers; i++)
        casus__filemap_close(&model->layers[i].map);
    for (size_t i = 0; i < model->n_addons; i++)
        casus__filemap_close(&model->addons[i].map);
    casus__arena_free(&model->arena);
    casus__free(model);
}

casus_str casus_model_data_version(const casus_model *model)
{
    return model->data_version;
}
