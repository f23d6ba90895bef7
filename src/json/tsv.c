/* Flat output: one event a line, for R, Stata and spreadsheets. Lists are
 * joined by `|`; TAB and line breaks inside a value become blanks. */
#include "json/record.h"

#include "base/str.h"
#include "doc/plover.h"

#include <stdio.h>

static const char *const columns[] = {
    "doc",         "id",            "date",          "event",
    "mode",        "status",        "cameo",         "quad_code",
    "event_scale", "context",       "actor_code",    "actor_sector",
    "actor_text",  "recipient_code", "recipient_sector", "recipient_text",
    "loc_name",    "loc_country",   "loc_lat",       "loc_lon",
    "dead",        "injured",       "trigger",       "start",
    "end",         "speaker",       "rule",          "score",
    "sentence",
};

void casus__record_tsv_header(struct emit *e, casus_str keep)
{
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        if (i)
            casus__emit_text(e, "\t");
        casus__emit_text(e, columns[i]);
    }
    casus__keep_header(e, keep);
    casus__emit_newline(e);
}

void casus__tsv_value(struct emit *e, casus_str s)
{
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        const char c = s.ptr[i];
        if (c != '\t' && c != '\n' && c != '\r' && c != '\0')
            continue;
        casus__emit_raw(e, s.ptr + done, i - done);
        casus__emit_raw(e, " ", 1);
        done = i + 1;
    }
    casus__emit_raw(e, s.ptr + done, s.len - done);
}

static void cell(struct emit *e, casus_str s)
{
    casus__emit_text(e, "\t");
    casus__tsv_value(e, s);
}

static void cell_int(struct emit *e, int64_t v)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%lld", (long long)v);
    cell(e, casus__str(text));
}

static void cell_decimal(struct emit *e, bool has, struct decimal d)
{
    char text[CASUS__DECIMAL_PRINT] = "";
    if (has)
        (void)casus__decimal_print(d, text);
    cell(e, casus__str(text));
}

static void cell_list(struct emit *e, const casus_str *items, size_t n)
{
    casus__emit_text(e, "\t");
    for (size_t i = 0; i < n; i++) {
        if (i)
            casus__emit_text(e, "|");
        casus__tsv_value(e, items[i]);
    }
}

static void actor_cells(const struct record *r, uint32_t first, uint32_t n)
{
    struct emit *e = r->e;
    const struct actor *a = r->doc->actors + first;
    for (int column = 0; column < 3; column++) {
        casus__emit_text(e, "\t");
        for (uint32_t i = 0; i < n; i++) {
            if (i)
                casus__emit_text(e, "|");
            if (column == 0)
                casus__tsv_value(e, casus__code_str(a[i].coding.code));
            else if (column == 1)
                casus__tsv_value(e, casus__code_str(a[i].coding.sectors[0]));
            else if (a[i].begin != NONE)
                casus__tsv_value(e, casus__record_slice(r, a[i].begin, a[i].end));
        }
    }
}

static void location_cells(const struct record *r, const casus_event *x)
{
    const casus_str none = { "", 0 };
    if (x->loc_entity == NONE) {
        for (int i = 0; i < 4; i++)
            cell(r->e, none);
        return;
    }
    const casus_entity *place = &r->doc->entities[x->loc_entity];
    cell(r->e, casus__record_slice(r, x->loc_begin, x->loc_end));
    cell(r->e, casus__code_str(place->coding.code));
    cell_decimal(r->e, place->has_geo, place->geo.lat);
    cell_decimal(r->e, place->has_geo, place->geo.lon);
}

static void size_cell(const struct record *r, uint32_t quantity)
{
    const casus_quantity *q =
        quantity == NONE ? NULL : &r->doc->quantities[quantity];
    const struct decimal zero = { 0, 0 };
    cell_decimal(r->e, q && q->has_low, q ? q->low : zero);
}

static void kind_cells(const struct record *r, const casus_event *x)
{
    struct emit *e = r->e;
    cell(e, x->date);
    cell(e, casus__str(casus__event_type_name(x->type)));
    cell_list(e, x->modes, x->n_modes);
    cell(e, casus__str(casus__event_status_name(x->status)));
    cell(e, x->cameo);
    cell_int(e, casus__plover_quad(x->type));
    struct decimal scale = casus__decimal_int(
        casus__plover_scale(x->type, x->modes, x->n_modes));
    scale.exp -= scale.mantissa != 0;
    cell_decimal(e, true, scale);
    cell_list(e, x->contexts, x->n_contexts);
}

static void text_cells(const struct record *r, const casus_event *x)
{
    struct emit *e = r->e;
    const struct sentence *s = &r->doc->sentences[x->sent];
    const casus_str none = { "", 0 };
    cell(e, casus__record_slice(r, x->trigger_begin, x->trigger_end));
    cell_int(e, casus__record_offset(r, x->trigger_begin));
    cell_int(e, casus__record_end(r, x->trigger_begin, x->trigger_end));
    cell(e, x->speaker == NONE ? none : r->doc->entities[x->speaker].name);
    cell(e, x->rule);
    cell_int(e, x->score);
    cell(e, casus__record_slice(r, s->begin, s->end));
}

void casus__record_tsv(const struct record *r)
{
    struct emit *e = r->e;
    char number[32];
    for (size_t i = 0; i < r->doc->n_events; i++) {
        const casus_event *x = &r->doc->events[i];
        if (casus__record_told(r, i))
            continue;
        (void)snprintf(number, sizeof number, "-%zu", i + 1);
        casus__tsv_value(e, r->doc->id);
        cell(e, r->doc->id);
        casus__emit_text(e, number);
        kind_cells(r, x);
        actor_cells(r, x->actor, x->n_actors);
        actor_cells(r, x->recipient, x->n_recipients);
        location_cells(r, x);
        size_cell(r, x->dead);
        size_cell(r, x->injured);
        text_cells(r, x);
        casus__keep_cells(r);
        casus__emit_newline(e);
    }
}
