/* casus_model_dump: sections of an open model as text. */
#include <casus/casus.h>

#include "base/error.h"
#include "base/str.h"
#include "pack/model.h"

#include <inttypes.h>
#include <stdio.h>

struct dump {
    casus_write_fn *write;
    void *user;
    bool failed;
};

static void put(struct dump *d, casus_str s)
{
    if (!d->failed && s.len && d->write(s.ptr, s.len, d->user) != 0)
        d->failed = true;
}

static void put_text(struct dump *d, const char *s)
{
    put(d, casus__str(s));
}

static void list_pack(struct dump *d, size_t number, const struct pack *p)
{
    for (size_t i = 0; i < p->n_entries; i++) {
        char line[128];
        const uint32_t tag = p->entries[i].tag;
        (void)snprintf(line, sizeof line, "%zu\t%c%c%c%c\t%" PRIu64
                                          " bytes\n",
                       number, (char)(tag & 0x7f), (char)(tag >> 8 & 0x7f),
                       (char)(tag >> 16 & 0x7f), (char)(tag >> 24 & 0x7f),
                       p->entries[i].size);
        put_text(d, line);
    }
}

/* Packs of weights come after those of words. */
static void list_sections(struct dump *d, const casus_model *model)
{
    size_t number = 0;
    for (size_t k = 0; k < model->n_layers; k++)
        list_pack(d, number++, &model->layers[k].pack);
    for (size_t k = 0; k < model->n_addons; k++)
        list_pack(d, number++, &model->addons[k].pack);
    put_text(d, "sections with a text form: gazetteer, words, meta\n");
}

/* "KEY=VALUE;" for a number, if it says something. */
static void put_number(struct dump *d, const char *key, uint64_t value,
                       uint64_t nothing)
{
    char text[64];
    if (value == nothing)
        return;
    (void)snprintf(text, sizeof text, "%s=%" PRIu64 ";", key, value);
    put_text(d, text);
}

static void put_decimal(struct dump *d, const char *key, struct decimal value)
{
    char text[CASUS__DECIMAL_PRINT];
    (void)casus__decimal_print(value, text);
    put_text(d, key);
    put_text(d, "=");
    put_text(d, text);
    put_text(d, ";");
}

/* The columns of gazetteers/README.md without the variants; days are written
 * YYYYMMDD. */
static void dump_entry(struct dump *d, const struct gaz_entry *e)
{
    const casus_str columns[] = { e->id, e->name, { "", 0 },
                                  casus__str(casus__gaz_type_name(e->type)),
                                  e->code, e->sectors };
    if (e->flags & GAZ_REMOVED) {
        put(d, e->id);
        put_text(d, "\t-\n");
        return;
    }
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        put(d, columns[i]);
        put_text(d, "\t");
    }
    if (e->flags & GAZ_HAS_GEO) {
        put_decimal(d, "lat", e->lat);
        put_decimal(d, "lon", e->lon);
    }
    put_number(d, "geonameid", e->geonameid, 0);
    put_number(d, "pop", e->population, 0);
    put_number(d, "start", e->start, 0);
    put_number(d, "end", e->end, 99999999);
    put_number(d, "seat", (e->flags & GAZ_SEAT) != 0, 0);
    put_number(d, "unsourced", (e->flags & GAZ_UNSOURCED) != 0, 0);
    put(d, e->extra);
    put_text(d, "\n");
}

static void dump_gazetteer(struct dump *d, const casus_model *model)
{
    struct gaz_entry e;
    for (size_t k = 0; k < model->n_layers; k++)
        for (uint32_t i = 0; !d->failed &&
                             casus__gaz_entry(&model->layers[k].gaz, i, &e);
             i++)
            dump_entry(d, &e);
}

static void dump_words(struct dump *d, const casus_model *model)
{
    for (size_t k = 0; k < model->n_layers; k++) {
        const struct vocab *words = &model->layers[k].vocab;
        for (uint32_t i = 0; !d->failed && i < words->n_words; i++) {
            put(d, casus__vocab_word(words, i));
            put_text(d, "\n");
        }
    }
}

static void put_meta(struct dump *d, const struct pack *pack)
{
    struct bytes b;
    (void)casus__pack_section(pack, SECTION_META, &b);
    put(d, (casus_str){ (const char *)b.ptr, b.len });
}

/* Of all packs: each has a licence. */
static void dump_meta(struct dump *d, const casus_model *model)
{
    for (size_t k = 0; k < model->n_layers; k++)
        put_meta(d, &model->layers[k].pack);
    for (size_t k = 0; k < model->n_addons; k++)
        put_meta(d, &model->addons[k].pack);
}

casus_status casus_model_dump(const casus_model *model, const char *section,
                              casus_write_fn *write, void *user,
                              casus_error *err)
{
    static const struct {
        const char *name;
        void (*dump)(struct dump *, const casus_model *);
    } sections[] = {
        { "gazetteer", dump_gazetteer },
        { "words", dump_words },
        { "meta", dump_meta },
    };
    struct dump d = { write, user, false };
    bool found = !section;
    if (!section)
        list_sections(&d, model);
    for (size_t i = 0; section && i < sizeof sections / sizeof sections[0];
         i++) {
        if (strcmp(section, sections[i].name) != 0)
            continue;
        found = true;
        sections[i].dump(&d, model);
    }
    if (!found)
        return casus__fail(err, CASUS_E_ARG, "no section named %s", section);
    return d.failed ? casus__fail(err, CASUS_E_IO, "the output was refused")
                    : CASUS_OK;
}
