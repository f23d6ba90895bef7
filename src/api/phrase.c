/* casus_write_actor: the code of a phrase that stands alone. */
#include "api/pipeline.h"
#include "base/error.h"
#include "base/str.h"
#include "json/emit.h"
#include "pack/gaz.h"
#include "pack/model.h"

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

/* The noun group of the phrase (which ends at byte `end`) that says most: a
 * sector before a code alone, earlier first. */
static uint32_t main_np(const casus_doc *doc, size_t end)
{
    uint32_t best = NONE;
    int best_score = 0;
    for (uint32_t i = 0; i < doc->n_nps; i++) {
        const struct actor *a = &doc->np_actors[i];
        if (doc->tokens[doc->nps[i].head].begin >= end)
            break;
        const int score = (has_sector(&a->coding) ? 4 : 0) +
                          (a->entity != NONE && has_sector(&a->coding)) +
                          (has_code(&a->coding) ? 2 : 0) + a->known;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

/* What the names before byte `end` tell beside the main group. */
static void read_names(const casus_doc *doc, size_t end, struct coding *out)
{
    const bool sector = has_sector(out) || end == doc->size;
    for (size_t i = 0; i < doc->n_mentions; i++) {
        const casus_mention *m = &doc->mentions[i];
        const casus_entity *e = &doc->entities[m->entity];
        if (m->begin >= end)
            return;
        if (!has_code(out) && !m->beside)
            memcpy(out->code, e->coding.code, sizeof out->code);
        if (!sector && !has_sector(out))
            memcpy(out->sectors, e->coding.sectors, sizeof out->sectors);
    }
}

/* A context of one word ("German") may not read as a name. */
static void read_matches(const casus_doc *doc, size_t end,
                         struct coding *out)
{
    const uint32_t kinds = 1u << GAZ_GPE | 1u << GAZ_NORP;
    for (size_t i = 0; i < doc->n_matches && !has_code(out); i++) {
        const struct match *m = &doc->matches[i];
        const struct gaz *gaz = &doc->model->layers[m->layer].gaz;
        struct gaz_ref ref;
        struct gaz_entry e;
        if (m->begin >= end && m->types & kinds &&
            casus__gaz_ref(gaz, m->list, &ref) && !ref.guarded &&
            casus__gaz_entry(gaz, ref.entry, &e) && e.code.len == 3)
            memcpy(out->code, e.code.ptr, e.code.len);
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

static void set_sector(struct coding *out, const char *sector)
{
    memset(out->sectors, 0, sizeof out->sectors);
    memcpy(out->sectors[0], sector, 3);
}

/* A city that is said to act: a capital stands for its government, another
 * for its people. A lone pronoun is somebody. */
static void read_lone(const casus_doc *doc, size_t end, struct coding *out)
{
    uint32_t words = 0, first = NONE;
    for (uint32_t i = 0; i < doc->n_tokens; i++)
        if (doc->tokens[i].begin < end && doc->tokens[i].kind == TOKEN_WORD) {
            first = first == NONE ? i : first;
            words++;
        }
    if (first == NONE || has_sector(out))
        return;
    const uint32_t np = doc->np_at[first];
    if (words == 1 && np != NONE && doc->nps[np].flags & NP_PRONOUN)
        set_sector(out, "UNK");
    if (doc->n_mentions == 0 || doc->mentions[0].n_tok < words)
        return;
    const casus_entity *e = &doc->entities[doc->mentions[0].entity];
    if (e->type == ENTITY_GPE && casus__str_starts(e->geo.feature, "PPL"))
        set_sector(out, casus__str_is(e->geo.feature, "PPLC") ? "GOV"
                                                              : "CVL");
}

static void read_answer(const casus_doc *doc, size_t end, struct answer *out)
{
    const casus_str none = { "", 0 };
    *out = (struct answer){ .name = none, .role = none, .wikidata = none };
    const uint32_t np = main_np(doc, end);
    if (np != NONE) {
        out->coding = doc->np_actors[np].coding;
        if (doc->np_actors[np].entity != NONE)
            take_entity(doc, doc->np_actors[np].entity, out);
    }
    if (!out->name.len && doc->n_mentions &&
        (doc->n_mentions == 1 || doc->mentions[1].begin >= end) &&
        doc->mentions[0].begin < end)
        take_entity(doc, doc->mentions[0].entity, out);
    read_names(doc, end, &out->coding);
    read_names(doc, doc->size, &out->coding);
    read_matches(doc, end, &out->coding);
    read_lone(doc, end, &out->coding);
    const bool both = has_code(&out->coding) && has_sector(&out->coding);
    const bool one = has_code(&out->coding) || has_sector(&out->coding);
    out->score = out->wikidata.len ? 90 : both ? 75 : one ? 50 : 0;
}

/* The phrase as a text, or, with a context, as the title of one: what a
 * country named there says for the phrase is decided as in an article. */
static casus_status analyze(casus_ctx *ctx, casus_str text, casus_str date,
                            casus_str context, casus_doc **out,
                            casus_error *err)
{
    casus_input in;
    casus_input_init(&in);
    in.text = context.len ? context : text;
    if (context.len)
        in.title = text;
    in.date = date;
    return casus__pipeline_run(ctx, &in, STAGE_MENTION, out, err);
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
    casus_status s = analyze(ctx, text, date, context, &doc, err);
    if (s != CASUS_OK)
        return s;
    read_answer(doc, context.len ? doc->title_size : doc->size, &answer);
    casus__emit_init(&e, false, write, user);
    emit_answer(&e, id, text, &answer);
    s = casus__emit_finish(&e, err);
    casus_doc_free(doc);
    return s;
}
