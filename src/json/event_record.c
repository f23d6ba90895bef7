/* One event, with the field names of PLOVER's data chapter. */
#include "json/record.h"

#include "base/str.h"
#include "doc/plover.h"

#include <stdio.h>

static void strings(const struct record *r, const char *key,
                    const casus_str *items, size_t n)
{
    casus__emit_key(r->e, key);
    casus__emit_open_flat(r->e, '[');
    for (size_t i = 0; i < n; i++)
        casus__emit_str(r->e, items[i]);
    casus__emit_close(r->e, ']');
}

static void event_id(const struct record *r, size_t i)
{
    char number[32];
    const casus_str id = r->doc->id;
    (void)snprintf(number, sizeof number, "-%zu", i + 1);
    casus__emit_key(r->e, "id");
    casus__emit_str_parts(r->e, id, casus__str(number));
}

/* Where the actor's words are; null where it is only understood. */
static void actor_span(const struct record *r, const struct actor *a)
{
    struct emit *e = r->e;
    const bool written = a->begin != NONE;
    casus__emit_key_str(e, "entity_text",
                        written ? casus__record_slice(r, a->begin, a->end)
                                : casus__str(""));
    casus__record_entity_ref(r, "entity", a->entity);
    casus__emit_key(e, "start");
    if (written)
        casus__emit_int(e, casus__record_offset(r, a->begin));
    else
        casus__emit_null(e);
    casus__emit_key(e, "end");
    if (written)
        casus__emit_int(e, casus__record_end(r, a->begin, a->end));
    else
        casus__emit_null(e);
    if (written)
        casus__record_in(r, a->begin);
}

static void actor(const struct record *r, const struct actor *a)
{
    struct emit *e = r->e;
    casus__emit_open_flat(e, '{');
    casus__emit_key_str(e, "code", casus__code_str(a->coding.code));
    casus__emit_key_str(e, "sector",
                        casus__code_str(a->coding.sectors[0]));
    casus__record_sectors(r, &a->coding);
    actor_span(r, a);
    if (a->entity != NONE && r->doc->entities[a->entity].wikidata.len)
        casus__emit_key_str(e, "identifier_id",
                            r->doc->entities[a->entity].wikidata);
    casus__emit_close(e, '}');
}

static void actors(const struct record *r, const char *key, uint32_t first,
                   uint32_t n)
{
    casus__emit_key(r->e, key);
    casus__emit_open_flat(r->e, '[');
    for (uint32_t i = 0; i < n; i++)
        actor(r, &r->doc->actors[first + i]);
    casus__emit_close(r->e, ']');
}

static void location(const struct record *r, const casus_event *x)
{
    struct emit *e = r->e;
    if (x->loc_entity == NONE)
        return;
    const casus_entity *place = &r->doc->entities[x->loc_entity];
    casus__emit_key(e, "event_loc");
    casus__emit_open_flat(e, '{');
    casus__emit_key_str(e, "name",
                        casus__record_slice(r, x->loc_begin, x->loc_end));
    if (place->has_geo) {
        casus__emit_key(e, "lat");
        casus__emit_decimal(e, place->geo.lat);
        casus__emit_key(e, "lon");
        casus__emit_decimal(e, place->geo.lon);
    }
    casus__emit_key_str(e, "country",
                        casus__code_str(place->coding.code));
    if (place->has_geo && place->geo.geonameid)
        casus__emit_key_int(e, "geonameid", place->geo.geonameid);
    casus__record_entity_ref(r, "entity", x->loc_entity);
    casus__emit_close(e, '}');
}

static void text_info(const struct record *r, const casus_event *x, size_t i)
{
    struct emit *e = r->e;
    const struct sentence *s = &r->doc->sentences[x->sent];
    casus__emit_key(e, "text_info");
    casus__emit_open_flat(e, '{');
    casus__emit_key_int(e, "sequence", (int64_t)i + 1);
    casus__emit_key_int(e, "start", casus__record_offset(r, s->begin));
    casus__emit_key_int(e, "end", casus__record_end(r, s->begin, s->end));
    casus__emit_key_int(e, "trigger_start",
                        casus__record_offset(r, x->trigger_begin));
    casus__emit_key_int(e, "trigger_end",
                        casus__record_end(r, x->trigger_begin, x->trigger_end));
    casus__record_in(r, x->trigger_begin);
    casus__emit_close(e, '}');
}

static void size_bound(const struct record *r, const char *key,
                       uint32_t quantity)
{
    casus__emit_key(r->e, key);
    const casus_quantity *q =
        quantity == NONE ? NULL : &r->doc->quantities[quantity];
    if (q && q->has_low)
        casus__emit_decimal(r->e, q->low);
    else
        casus__emit_null(r->e);
}

static void counts(const struct record *r, const casus_event *x)
{
    struct emit *e = r->e;
    casus__emit_key(e, "size");
    casus__emit_open_flat(e, '{');
    size_bound(r, "dead", x->dead);
    size_bound(r, "injured", x->injured);
    casus__emit_close(e, '}');
    casus__emit_key(e, "quantities");
    casus__emit_open_flat(e, '[');
    const size_t n =
        casus__record_has(r, CASUS_QUANTITIES) ? x->n_quantities : 0;
    for (size_t i = 0; i < n; i++)
        casus__emit_int(e, x->quantities[i]);
    casus__emit_close(e, ']');
}

static void same_as(const struct record *r, const casus_event *x)
{
    char number[32];
    if (x->same_as == NONE)
        return;
    (void)snprintf(number, sizeof number, "-%zu", (size_t)x->same_as + 1);
    casus__emit_key(r->e, "same_as");
    casus__emit_str_parts(r->e, r->doc->id, casus__str(number));
}

static void kind(const struct record *r, const casus_event *x)
{
    struct emit *e = r->e;
    const casus_str type = casus__str(casus__event_type_name(x->type));
    const int scale = casus__plover_scale(x->type, x->modes, x->n_modes);
    strings(r, "event", &type, 1);
    strings(r, "mode", x->modes, x->n_modes);
    casus__emit_key_name(e, "status", casus__event_status_name(x->status));
    casus__emit_key_str(e, "cameo", x->cameo);
    casus__emit_key_int(e, "quad_code", casus__plover_quad(x->type));
    casus__emit_key(e, "event_scale");
    struct decimal d = casus__decimal_int(scale);
    if (d.mantissa)
        d.exp -= 1;
    casus__emit_decimal(e, d);
    strings(r, "context", x->contexts, x->n_contexts);
}

void casus__record_event_fields(const struct record *r, size_t i)
{
    struct emit *e = r->e;
    const casus_event *x = &r->doc->events[i];
    const casus_str trigger =
        casus__record_slice(r, x->trigger_begin, x->trigger_end);
    event_id(r, i);
    casus__emit_key_str(e, "date", x->date);
    kind(r, x);
    actors(r, "actor", x->actor, x->n_actors);
    actors(r, "recipient", x->recipient, x->n_recipients);
    location(r, x);
    strings(r, "event_text", &trigger, 1);
    text_info(r, x, i);
    counts(r, x);
    casus__record_entity_ref(r, "speaker", x->speaker);
    casus__emit_key_str(e, "rule", x->rule);
    casus__emit_key_int(e, "score", x->score);
    same_as(r, x);
}

void casus__record_events(const struct record *r)
{
    for (size_t i = 0; i < r->doc->n_events; i++) {
        if (casus__record_told(r, i))
            continue;
        casus__emit_open(r->e, '{');
        casus__emit_key_str(r->e, "doc", r->doc->id);
        casus__record_event_fields(r, i);
        casus__record_meta(r);
        casus__emit_close(r->e, '}');
        casus__emit_newline(r->e);
    }
}
