/* Opening models: packs are mapped and checked, sections are looked up. */
#include <casus/casus.h>

#include "base/error.h"
#include "base/str.h"
#include "pack/model.h"
#include "rule/rule.h"
#include "tag/lemma_table.h"
#include "tag/tagger.h"

#include <assert.h>

static casus_status open_sections(casus_model *model, size_t k,
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
    if (s == CASUS_OK &&
        casus__pack_section(&layer->pack, SECTION_TAGGER, &b))
        s = casus__tagger_open(b, &model->arena, &model->tagger, err);
    /* The stage opens it again: it is a view of a few words. */
    struct lemma_table lemmas;
    if (s == CASUS_OK &&
        casus__pack_section(&layer->pack, SECTION_LEMMAS, &b))
        s = casus__lemma_table_open(b, &lemmas, err);
    return s;
}

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

static casus_status open_layer(casus_model *model, struct bytes data,
                               const char *name, unsigned flags,
                               casus_error *err)
{
    const size_t k = model->n_layers++;
    struct layer *layer = &model->layers[k];
    const char *copy = casus__arena_copy(&model->arena, name, strlen(name));
    if (!copy)
        return casus__fail_nomem(err);
    const casus_status s =
        casus__pack_open(data, copy, flags, &layer->pack, err);
    return s == CASUS_OK ? open_sections(model, k, err) : s;
}

static casus_status finish(casus_model *model, casus_status s,
                           casus_model **out, casus_error *err)
{
    if (s == CASUS_OK)
        s = casus__rules_link(model, err);
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
        struct filemap *map = &model->layers[i].map;
        s = casus__filemap_open(packs[i], map, err);
        if (s == CASUS_OK)
            s = open_layer(model, map->data, packs[i], flags, err);
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
        const struct bytes data = { (const unsigned char *)packs[i].ptr,
                                    packs[i].len };
        s = open_layer(model, data, "memory", flags, err);
    }
    return finish(model, s, out, err);
}

void casus_model_free(casus_model *model)
{
    if (!model)
        return;
    casus__rules_close(model);
    /* A layer whose opening failed may be mapped, but not counted yet. */
    for (size_t i = 0; i < LIMIT_LAYERS; i++)
        if (model->layers[i].map.data.ptr)
            casus__filemap_close(&model->layers[i].map);
    casus__arena_free(&model->arena);
    casus__free(model);
}

casus_str casus_model_data_version(const casus_model *model)
{
    return casus__pack_meta(&model->layers[0].pack, "data_version");
}
