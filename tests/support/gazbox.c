#include "gazbox.h"

#include "api/pipeline.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

static void note(const casus_diagnostic *d, void *user)
{
    struct gazbox *box = user;
    const size_t at = strlen(box->said);
    box->n_errors += d->is_error;
    (void)snprintf(box->said + at, sizeof box->said - at, "%s%u %s%u",
                   at ? ", " : "", d->line, d->is_error ? "C" : "c",
                   d->number);
}

void gazbox_open(struct gazbox *box, const char *rows, const char *words,
                 const casus_model *base)
{
    static casus_build_options options;
    const struct source tsv = { "test.tsv", casus__str(rows) };
    const struct source list = { "common-words.txt",
                                 casus__str(words ? words : "") };
    *box = (struct gazbox){ .n_errors = 0 };
    casus_build_options_init(&options);
    options.diagnose = note;
    options.user = box;
    options.base = base;
    options.data_version = "test";
    if (casus__builder_open(&box->builder, &options, NULL) != CASUS_OK ||
        casus__compile_common_words(&box->builder, &list, 1, NULL) !=
            CASUS_OK ||
        casus__compile_gazetteers(&box->builder, &tsv, 1, NULL) != CASUS_OK)
        abort();
    if (box->n_errors)
        return;
    box->image.arena = casus__builder_arena(&box->builder);
    if (casus__builder_image(&box->builder, &box->image, NULL) != CASUS_OK)
        abort();
    const casus_str pack = { (const char *)box->image.ptr, box->image.len };
    if (casus_model_open_memory(&pack, 1, CASUS_OPEN_VERIFY, &box->model,
                                NULL) != CASUS_OK ||
        casus_ctx_new(box->model, NULL, &box->ctx, NULL) != CASUS_OK)
        abort();
}

void gazbox_close(struct gazbox *box)
{
    casus_ctx_free(box->ctx);
    casus_model_free(box->model);
    casus__builder_close(&box->builder);
}

casus_doc *gazbox_doc(struct gazbox *box, const char *text)
{
    casus_doc *doc = NULL;
    casus_input in;
    casus_input_init(&in);
    in.text = casus__str(text);
    if (casus__pipeline_run(box->ctx, &in, STAGE_LEX, &doc, NULL) != CASUS_OK)
        abort();
    return doc;
}

static size_t put(char *out, size_t room, size_t at, casus_str s)
{
    if (s.len >= room - at)
        abort();
    memcpy(out + at, s.ptr, s.len);
    out[at + s.len] = '\0';
    return at + s.len;
}

void gazbox_matches(const casus_doc *doc, char *out, size_t room)
{
    static const struct {
        unsigned flag;
        const char *sign;
    } signs[] = { { MATCH_GUARDED, " g" },
                  { MATCH_WEAK_CASE, " w" },
                  { MATCH_INNER, " i" } };
    size_t at = put(out, room, 0, (casus_str){ "", 0 });
    for (size_t k = 0; k < doc->n_matches; k++) {
        const struct match *m = &doc->matches[k];
        const struct gaz *gaz = &doc->model->layers[m->layer].gaz;
        at = put(out, room, at, casus__str(k ? " [" : "["));
        at = put(out, room, at,
                 casus__str_slice(doc->buffer, m->begin, m->end));
        at = put(out, room, at, casus__str("]"));
        for (uint32_t i = 0; i < m->n_entries; i++) {
            struct gaz_ref ref;
            struct gaz_entry e;
            if (!casus__gaz_ref(gaz, m->list + i, &ref) ||
                !casus__gaz_entry(gaz, ref.entry, &e))
                abort();
            at = put(out, room, at, casus__str(" "));
            at = put(out, room, at, e.id);
        }
        for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
            if (m->flags & signs[i].flag)
                at = put(out, room, at, casus__str(signs[i].sign));
    }
}
