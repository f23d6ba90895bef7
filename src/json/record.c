/* The document record: docs/casus.schema.json is its schema. */
#include "json/record.h"

#include "base/str.h"

int64_t casus__record_offset(const struct record *r, uint32_t byte)
{
    const casus_doc *doc = r->doc;
    const bool in_title = byte < doc->title_size;
    const size_t base = in_title ? 0 : doc->body;
    return (int64_t)casus_doc_offset(doc, byte < base ? 0 : byte - base,
                                     in_title, r->options->offsets);
}

int64_t casus__record_end(const struct record *r, uint32_t begin,
                          uint32_t end)
{
    const casus_doc *doc = r->doc;
    const bool in_title = begin < doc->title_size;
    const size_t base = in_title ? 0 : doc->body;
    return (int64_t)casus_doc_offset(doc, end < base ? 0 : end - base,
                                     in_title, r->options->offsets);
}

void casus__record_in(const struct record *r, uint32_t byte)
{
    if (byte < r->doc->title_size)
        casus__emit_key_name(r->e, "in", "title");
}

static void span(const struct record *r, uint32_t begin, uint32_t end)
{
    casus__emit_key_int(r->e, "start", casus__record_offset(r, begin));
    casus__emit_key_int(r->e, "end", casus__record_end(r, begin, end));
    casus__emit_key_str(r->e, "text", casus__record_slice(r, begin, end));
}

void casus__record_sectors(const struct record *r, const struct coding *c)
{
    casus__emit_key(r->e, "sectors");
    casus__emit_open_flat(r->e, '[');
    for (size_t i = 0; i < MAX_SECTORS && c->sectors[i][0]; i++)
        casus__emit_str(r->e, casus__code_str(c->sectors[i]));
    casus__emit_close(r->e, ']');
}

static void coding(const struct record *r, const struct coding *c)
{
    casus__emit_key_str(r->e, "code", casus__code_str(c->code));
    casus__emit_key_str(r->e, "sector", casus__code_str(c->sectors[0]));
    casus__record_sectors(r, c);
}

static void sentences(const struct record *r)
{
    struct emit *e = r->e;
    casus__emit_key(e, "sentences");
    casus__emit_open(e, '[');
    for (size_t i = 0; i < r->doc->n_sentences; i++) {
        const struct sentence *s = &r->doc->sentences[i];
        if (s->begin < r->doc->body)
            continue; /* the title has offsets of its own */
        casus__emit_open_flat(e, '[');
        casus__emit_int(e, casus__record_offset(r, s->begin));
        casus__emit_int(e, casus__record_end(r, s->begin, s->end));
        casus__emit_close(e, ']');
    }
    casus__emit_close(e, ']');
}

/* ---- entities -------------------------------------------------------- */

static void geo(const struct record *r, const struct geo *g)
{
    struct emit *e = r->e;
    casus__emit_key(e, "geo");
    casus__emit_open_flat(e, '{');
    casus__emit_key(e, "lat");
    casus__emit_decimal(e, g->lat);
    casus__emit_key(e, "lon");
    casus__emit_decimal(e, g->lon);
    casus__emit_key(e, "geonameid");
    if (g->geonameid)
        casus__emit_int(e, g->geonameid);
    else
        casus__emit_null(e);
    casus__emit_key_str(e, "country", g->country);
    casus__emit_key_str(e, "admin1", g->admin1);
    casus__emit_key_str(e, "feature", g->feature);
    casus__emit_close(e, '}');
}

static void mentions(const struct record *r, const casus_entity *entity)
{
    struct emit *e = r->e;
    casus__emit_key(e, "mentions");
    casus__emit_open(e, '[');
    uint32_t m = entity->first_mention;
    for (; m != NONE; m = r->doc->mentions[m].next) {
        const casus_mention *x = &r->doc->mentions[m];
        casus__emit_open_flat(e, '{');
        span(r, x->begin, x->end);
        casus__emit_key_name(e, "kind", casus__mention_kind_name(x->kind));
        casus__record_in(r, x->begin);
        casus__emit_close(e, '}');
    }
    casus__emit_close(e, ']');
}

static void entity(const struct record *r, size_t i)
{
    struct emit *e = r->e;
    const casus_entity *x = &r->doc->entities[i];
    casus__emit_open(e, '{');
    casus__emit_key_int(e, "id", (int64_t)i);
    casus__emit_key_name(e, "type", casus__entity_type_name(x->type));
    casus__emit_key_str(e, "name", x->name);
    coding(r, &x->coding);
    casus__emit_key_str(e, "role", x->role);
    if (x->wikidata.len)
        casus__emit_key_str(e, "wikidata", x->wikidata);
    if (x->has_geo)
        geo(r, &x->geo);
    mentions(r, x);
    casus__emit_close(e, '}');
}

/* ---- values ---------------------------------------------------------- */

static void bound(const struct record *r, const char *key, bool has,
                  struct decimal d)
{
    casus__emit_key(r->e, key);
    if (has)
        casus__emit_decimal(r->e, d);
    else
        casus__emit_null(r->e);
}

static void quantity(const struct record *r, size_t i)
{
    struct emit *e = r->e;
    const casus_quantity *q = &r->doc->quantities[i];
    casus__emit_open_flat(e, '{');
    casus__emit_key_int(e, "id", (int64_t)i);
    span(r, q->begin, q->end);
    casus__record_in(r, q->begin);
    casus__emit_key_name(e, "kind", casus__quantity_kind_name(q->kind));
    bound(r, "low", q->has_low, q->low);
    bound(r, "high", q->has_high, q->high);
    casus__emit_key(e, "approx");
    casus__emit_bool(e, q->approx);
    casus__emit_key_str(e, "of", q->of);
    casus__record_entity_ref(r, "entity", q->entity);
    if (q->currency.len)
        casus__emit_key_str(e, "currency", q->currency);
    if (q->purpose.len)
        casus__emit_key_str(e, "purpose", q->purpose);
    if (q->part_of != NONE)
        casus__emit_key_int(e, "part_of", q->part_of);
    casus__emit_close(e, '}');
}

static void date(const struct record *r, size_t i)
{
    struct emit *e = r->e;
    const casus_date *d = &r->doc->dates[i];
    casus__emit_open_flat(e, '{');
    span(r, d->begin, d->end);
    casus__record_in(r, d->begin);
    casus__emit_key_name(e, "type", casus__date_type_name(d->type));
    casus__emit_key_str(e, "value", d->value);
    casus__emit_close(e, '}');
}

/* ---- the record ------------------------------------------------------ */

static void list(const struct record *r, const char *key, size_t n,
                 void (*item)(const struct record *, size_t))
{
    casus__emit_key(r->e, key);
    casus__emit_open(r->e, '[');
    for (size_t i = 0; i < n; i++)
        item(r, i);
    casus__emit_close(r->e, ']');
}

static void event(const struct record *r, size_t i)
{
    if (casus__record_told(r, i))
        return;
    casus__emit_open(r->e, '{');
    casus__record_event_fields(r, i);
    casus__emit_close(r->e, '}');
}

static void truncated(const struct record *r)
{
    casus__emit_key(r->e, "truncated");
    casus__emit_open_flat(r->e, '[');
    for (unsigned i = 0; i < STAGE_COUNT; i++)
        if (r->doc->truncated & 1u << i)
            casus__emit_str(r->e, casus__str(casus__stage_name(i)));
    casus__emit_close(r->e, ']');
}

/* Told when it is not all: an empty list is then no finding. */
static void only(const struct record *r)
{
    static const struct {
        casus_layer layer;
        const char *name;
    } layers[] = { { CASUS_ENTITIES, "entities" },
                   { CASUS_QUANTITIES, "quantities" },
                   { CASUS_DATES, "dates" },
                   { CASUS_EVENTS, "events" } };
    if (r->doc->only == ALL_LAYERS)
        return;
    casus__emit_key(r->e, "only");
    casus__emit_open_flat(r->e, '[');
    for (size_t i = 0; i < sizeof layers / sizeof layers[0]; i++)
        if (casus__record_has(r, layers[i].layer))
            casus__emit_str(r->e, casus__str(layers[i].name));
    casus__emit_close(r->e, ']');
}

void casus__record_doc_object(const struct record *r)
{
    struct emit *e = r->e;
    const casus_doc *doc = r->doc;
    casus__emit_open(e, '{');
    casus__emit_key_name(e, "casus", CASUS_VERSION);
    casus__emit_key_str(e, "data", casus_model_data_version(doc->model));
    casus__emit_key_str(e, "id", doc->id);
    casus__emit_key_str(e, "date", doc->date);
    if (doc->date_given.len)
        casus__emit_key_str(e, "date_given", doc->date_given);
    casus__emit_key_str(e, "lang", doc->lang);
    only(r);
    if (doc->title_size)
        casus__emit_key_str(e, "title", casus_doc_title(doc));
    sentences(r);
    list(r, "entities", casus_doc_entity_count(doc), entity);
    list(r, "quantities", casus_doc_quantity_count(doc), quantity);
    list(r, "dates", casus_doc_date_count(doc), date);
    list(r, "events", doc->n_events, event);
    truncated(r);
    if (r->options->meta.len) {
        casus__emit_key(e, "meta");
        casus__emit_json(e, r->options->meta);
    }
    casus__emit_close(e, '}');
}

void casus__record_doc(const struct record *r)
{
    casus__record_doc_object(r);
    casus__emit_newline(r->e);
}
