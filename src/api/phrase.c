/* casus_write_actor: the code of a phrase that stands alone. */
#include "api/pipeline.h"
#include "base/error.h"
#include "base/str.h"
#include "json/emit.h"

struct answer {
    struct coding coding;
    casus_str name, role, wikidata;
    int score;
};

static bool has_code(const struct coding *c)
{
    return c->code[0] != 0;
}

static bool has_sector(const struct coding *c)
{
    return c->sectors[0][0] != 0;
}

/* The group that says most: a sector before a code alone, earlier first. */
static uint32_t main_np(const casus_doc *doc)
{
    uint32_t best = NONE;
    int best_score = 0;
    for (uint32_t i = 0; i < doc->n_nps; i++) {
        const struct actor *a = &doc->np_actors[i];
        if (!a->known)
            continue;
        const int score = (has_sector(&a->coding) ? 4 : 0) +
                          (a->entity != NONE && has_sector(&a->coding)) +
                          (has_code(&a->coding) ? 2 : 0) + 1;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

/* The first country that any name of the phrase tells. */
static void any_code(const casus_doc *doc, struct coding *out)
{
    for (size_t i = 0; i < doc->n_mentions && !has_code(out); i++) {
        const casus_entity *e = &doc->entities[doc->mentions[i].entity];
        memcpy(out->code, e->coding.code, sizeof out->code);
    }
}

static void any_sector(const casus_doc *doc, struct coding *out)
{
    for (size_t i = 0; i < doc->n_mentions && !has_sector(out); i++) {
        const casus_entity *e = &doc->entities[doc->mentions[i].entity];
        memcpy(out->sectors, e->coding.sectors, sizeof out->sectors);
    }
}

static void take_entity(const casus_doc *doc, uint32_t entity,
                        struct answer *out)
{
    const casus_entity *e = &doc->entities[entity];
    if (e->type == ENTITY_NORP)
        return; /* "Egyptian" names no one */
    out->name = e->name;
    out->role = e->role;
    out->wikidata = e->wikidata;
}

static void read_answer(const casus_doc *doc, struct answer *out)
{
    const casus_str none = { "", 0 };
    *out = (struct answer){ .name = none, .role = none, .wikidata = none };
    const uint32_t np = main_np(doc);
    if (np != NONE) {
        out->coding = doc->np_actors[np].coding;
        if (doc->np_actors[np].entity != NONE)
            take_entity(doc, doc->np_actors[np].entity, out);
    }
    if (!out->name.len && doc->n_mentions == 1)
        take_entity(doc, doc->mentions[0].entity, out);
    any_code(doc, &out->coding);
    any_sector(doc, &out->coding);
    const bool both = has_code(&out->coding) && has_sector(&out->coding);
    const bool one = has_code(&out->coding) || has_sector(&out->coding);
    out->score = out->wikidata.len ? 90 : both ? 75 : one ? 50 : 0;
}

static casus_status analyze(casus_ctx *ctx, casus_str text, casus_str date,
                            casus_doc **out, casus_error *err)
{
    casus_input in;
    casus_input_init(&in);
    in.text = text;
    in.date = date;
    return casus__pipeline_run(ctx, &in, STAGE_MENTION, out, err);
}

/* Where the phrase tells no country, its context may. */
static casus_status add_context(casus_ctx *ctx, casus_str context,
                                casus_str date, struct answer *answer,
                                casus_error *err)
{
    casus_doc *doc = NULL;
    if (!context.len || has_code(&answer->coding))
        return CASUS_OK;
    const casus_status s = analyze(ctx, context, date, &doc, err);
    if (s == CASUS_OK)
        any_code(doc, &answer->coding);
    casus_doc_free(doc);
    return s;
}

static void emit_answer(struct emit *e, casus_str id, casus_str text,
                        const struct answer *a)
{
    casus__emit_open_flat(e, '{');
    casus__emit_key_str(e, "id", id);
    casus__emit_key_str(e, "text", text);
    casus__emit_key_str(e, "code", casus__code_str(a->coding.code));
    casus__emit_key_str(e, "sector", casus__code_str(a->coding.sectors[0]));
    casus__emit_key(e, "sectors");
    casus__emit_open_flat(e, '[');
    for (size_t i = 0; i < MAX_SECTORS && a->coding.sectors[i][0]; i++)
        casus__emit_str(e, casus__code_str(a->coding.sectors[i]));
    casus__emit_close(e, ']');
    casus__emit_key_str(e, "name", a->name);
    casus__emit_key_str(e, "role", a->role);
    casus__emit_key_str(e, "wikidata", a->wikidata);
    casus__emit_key_int(e, "score", a->score);
    casus__emit_close(e, '}');
    casus__emit_newline(e);
}

casus_status casus_write_actor(casus_ctx *ctx, casus_str id, casus_str text,
                               casus_str date, casus_str context,
                               casus_write_fn *write, void *user,
                               casus_error *err)
{
    casus_doc *doc = NULL;
    struct answer answer;
    struct emit e;
    casus_status s = analyze(ctx, text, date, &doc, err);
    if (s != CASUS_OK)
        return s;
    read_answer(doc, &answer);
    s = add_context(ctx, context, date, &answer, err);
    if (s == CASUS_OK) {
        casus__emit_init(&e, false, write, user);
        emit_answer(&e, id, text, &answer);
        s = casus__emit_finish(&e, err);
    }
    casus_doc_free(doc);
    return s;
}
