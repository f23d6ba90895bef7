/* The public entry points: contexts, analysis, reading a document. */
#include <casus/casus.h>

#include "api/context.h"
#include "api/pipeline.h"
#include "base/error.h"
#include "base/str.h"
#include "doc/doc.h"
#include "rule/scratch.h"

#include <assert.h>

const char *casus_version(void)
{
    return CASUS_VERSION;
}

/* ---- contexts -------------------------------------------------------- */

void casus_limits_init(casus_limits *limits)
{
    *limits = (casus_limits){
        .struct_size = sizeof *limits,
        .text_bytes = LIMIT_TEXT_BYTES,
        .sentence_tokens = LIMIT_SENTENCE_TOKENS,
        .arena_bytes = (size_t)LIMIT_ARENA_MEGABYTES * 1024 * 1024,
        .rule_steps = LIMIT_RULE_STEPS,
    };
}

/* Copy a struct of a caller who may know fewer fields than we do. */
static bool copy_sized(void *to, size_t to_size, const void *from,
                       size_t from_size)
{
    if (from_size < sizeof(size_t))
        return false;
    memcpy(to, from, from_size < to_size ? from_size : to_size);
    return true;
}

static bool limits_are_valid(const casus_limits *limits)
{
    return limits->text_bytes > 0 && limits->text_bytes <= 0x40000000 &&
           limits->sentence_tokens >= 10 &&
           limits->sentence_tokens <= 100000 && limits->rule_steps > 0 &&
           limits->arena_bytes >= 65536;
}

casus_status casus_ctx_new(const casus_model *model,
                           const casus_limits *limits, casus_ctx **out,
                           casus_error *err)
{
    assert(model && out);
    casus_limits own;
    casus_limits_init(&own);
    if (limits && !copy_sized(&own, sizeof own, limits, limits->struct_size))
        return casus__fail(err, CASUS_E_ARG, "limits: struct_size is not set");
    if (!limits_are_valid(&own))
        return casus__fail(err, CASUS_E_ARG, "limits: out of range");
    casus_ctx *ctx = casus__malloc(sizeof *ctx);
    if (!ctx)
        return casus__fail_nomem(err);
    ctx->model = model;
    ctx->limits = own;
    casus__arena_init(&ctx->scratch, own.arena_bytes);
    const casus_status s = casus__rule_scratch_new(model, &ctx->rule_scratch,
                                                   err);
    if (s != CASUS_OK) {
        casus_ctx_free(ctx);
        return s;
    }
    *out = ctx;
    return CASUS_OK;
}

void casus_ctx_free(casus_ctx *ctx)
{
    if (!ctx)
        return;
    casus__rule_scratch_free(ctx->rule_scratch);
    casus__arena_free(&ctx->scratch);
    casus__free(ctx);
}

/* ---- analysis -------------------------------------------------------- */

void casus_input_init(casus_input *input)
{
    const casus_str empty = { "", 0 };
    *input = (casus_input){ .struct_size = sizeof *input,
                            .id = empty,
                            .title = empty,
                            .text = empty,
                            .date = empty,
                            .date_default = empty };
}

casus_status casus_analyze(casus_ctx *ctx, const casus_input *in,
                           casus_doc **out, casus_error *err)
{
    assert(ctx && in && out);
    casus_input own;
    casus_input_init(&own);
    if (!copy_sized(&own, sizeof own, in, in->struct_size))
        return casus__fail(err, CASUS_E_ARG, "input: struct_size is not set");
    if (own.only & ~((unsigned)ALL_LAYERS | CASUS_TREES))
        return casus__fail(err, CASUS_E_ARG, "input: unknown lists in `only`");
    const unsigned late = CASUS_QUANTITIES | CASUS_DATES;
    const enum stage last = !own.only || own.only & CASUS_EVENTS ? STAGE_EVENT
                            : own.only & late                    ? STAGE_VALUE
                                                                 : STAGE_MENTION;
    return casus__pipeline_run(ctx, &own, last, out, err);
}

void casus_doc_free(casus_doc *doc)
{
    if (!doc)
        return;
    struct arena arena = doc->arena;
    casus__free(doc);
    casus__arena_free(&arena);
}

/* ---- reading --------------------------------------------------------- */

casus_str casus_doc_id(const casus_doc *doc)
{
    return doc->id;
}

casus_str casus_doc_text(const casus_doc *doc)
{
    return casus__str_slice(doc->buffer, doc->body, doc->size);
}

casus_str casus_doc_title(const casus_doc *doc)
{
    return casus__str_slice(doc->buffer, 0, doc->title_size);
}

casus_str casus_doc_date(const casus_doc *doc)
{
    return doc->date;
}

bool casus_doc_date_is_given(const casus_doc *doc)
{
    return doc->date_given.len == 0 && doc->day_given;
}

casus_str casus_doc_lang(const casus_doc *doc)
{
    return doc->lang;
}

casus_str casus_doc_truncated(const casus_doc *doc)
{
    return doc->truncated_names;
}

/* Units before byte `at` of the buffer. */
static size_t units_before(const casus_doc *doc, size_t at, bool utf16)
{
    const uint32_t *marks = utf16 ? doc->u16_marks : doc->cp_marks;
    size_t n = marks[at / OFFSET_STEP];
    for (size_t i = at / OFFSET_STEP * OFFSET_STEP; i < at; i++) {
        const unsigned char c = (unsigned char)doc->buffer[i];
        n += (c & 0xc0) != 0x80;
        n += utf16 && c >= 0xf0;
    }
    return n;
}

size_t casus_doc_offset(const casus_doc *doc, size_t byte, bool in_title,
                        casus_offset_unit unit)
{
    const size_t base = in_title ? 0 : doc->body;
    const size_t end = in_title ? doc->title_size : doc->size;
    if (byte > end - base)
        byte = end - base;
    if (unit == CASUS_BYTES || doc->ascii)
        return byte;
    const bool utf16 = unit == CASUS_UTF16;
    return units_before(doc, base + byte, utf16) -
           units_before(doc, base, utf16);
}

static bool in_title(const casus_doc *doc, uint32_t byte)
{
    return byte < doc->title_size;
}

/* A span of the buffer as the caller counts: in the title or in the text.
 * Layers keep buffer offsets; only these accessors know the shift. */
static casus_span span_of(const casus_doc *doc, uint32_t begin, uint32_t end)
{
    const size_t base = in_title(doc, begin) ? 0 : doc->body;
    return (casus_span){ begin - base, end - base };
}

/* The title is sentence 0 of the layers, but none of the text's. */
static size_t title_sentences(const casus_doc *doc)
{
    size_t n = 0;
    while (n < doc->n_sentences &&
           doc->sentences[n].begin < doc->body)
        n++;
    return n;
}

size_t casus_doc_token_count(const casus_doc *doc)
{
    return doc->n_tokens;
}

size_t casus_doc_sentence_count(const casus_doc *doc)
{
    return doc->n_sentences - title_sentences(doc);
}

casus_span casus_doc_sentence(const casus_doc *doc, size_t i)
{
    assert(i < casus_doc_sentence_count(doc));
    const struct sentence *s = &doc->sentences[title_sentences(doc) + i];
    return span_of(doc, s->begin, s->end);
}

/* ---- entities -------------------------------------------------------- */

size_t casus_doc_entity_count(const casus_doc *doc)
{
    return doc->only & CASUS_ENTITIES ? doc->n_entities : 0;
}

const casus_entity *casus_doc_entity(const casus_doc *doc, size_t i)
{
    assert(i < doc->n_entities);
    return &doc->entities[i];
}

casus_str casus_entity_type(const casus_entity *entity)
{
    return casus__str(casus__entity_type_name(entity->type));
}

casus_str casus_entity_name(const casus_entity *entity)
{
    return entity->name;
}

casus_str casus_entity_code(const casus_entity *entity)
{
    return casus__code_str(entity->coding.code);
}

casus_str casus_entity_sector(const casus_entity *entity)
{
    return casus__code_str(entity->coding.sectors[0]);
}

casus_str casus_entity_role(const casus_entity *entity)
{
    return entity->role;
}

size_t casus_entity_mention_count(const casus_entity *entity)
{
    return entity->n_mentions;
}

const casus_mention *casus_entity_mention(const casus_doc *doc,
                                          const casus_entity *entity,
                                          size_t i)
{
    assert(i < entity->n_mentions);
    uint32_t m = entity->first_mention;
    while (i--)
        m = doc->mentions[m].next;
    return &doc->mentions[m];
}

casus_span casus_mention_span(const casus_doc *doc,
                              const casus_mention *mention)
{
    return span_of(doc, mention->begin, mention->end);
}

bool casus_mention_in_title(const casus_mention *mention)
{
    return mention->in_title;
}

casus_str casus_mention_kind(const casus_mention *mention)
{
    return casus__str(casus__mention_kind_name(mention->kind));
}

/* ---- values ---------------------------------------------------------- */

size_t casus_doc_quantity_count(const casus_doc *doc)
{
    return doc->only & CASUS_QUANTITIES ? doc->n_quantities : 0;
}

const casus_quantity *casus_doc_quantity(const casus_doc *doc, size_t i)
{
    assert(i < doc->n_quantities);
    return &doc->quantities[i];
}

casus_span casus_quantity_span(const casus_doc *doc,
                               const casus_quantity *quantity)
{
    return span_of(doc, quantity->begin, quantity->end);
}

casus_str casus_quantity_kind(const casus_quantity *quantity)
{
    return casus__str(casus__quantity_kind_name(quantity->kind));
}

bool casus_quantity_low(const casus_quantity *quantity, int64_t *out)
{
    return quantity->has_low && casus__decimal_to_int(quantity->low, out);
}

bool casus_quantity_high(const casus_quantity *quantity, int64_t *out)
{
    return quantity->has_high && casus__decimal_to_int(quantity->high, out);
}

size_t casus_doc_date_count(const casus_doc *doc)
{
    return doc->only & CASUS_DATES ? doc->n_dates : 0;
}

const casus_date *casus_doc_date_at(const casus_doc *doc, size_t i)
{
    assert(i < doc->n_dates);
    return &doc->dates[i];
}

casus_span casus_date_span(const casus_doc *doc, const casus_date *date)
{
    return span_of(doc, date->begin, date->end);
}

casus_str casus_date_type(const casus_date *date)
{
    return casus__str(casus__date_type_name(date->type));
}

casus_str casus_date_value(const casus_date *date)
{
    return date->value;
}

/* ---- events ---------------------------------------------------------- */

size_t casus_doc_event_count(const casus_doc *doc)
{
    return doc->n_events;
}

const casus_event *casus_doc_event(const casus_doc *doc, size_t i)
{
    assert(i < doc->n_events);
    return &doc->events[i];
}

casus_str casus_event_type(const casus_event *event)
{
    return casus__str(casus__event_type_name(event->type));
}

casus_str casus_event_status(const casus_event *event)
{
    return casus__str(casus__event_status_name(event->status));
}

casus_str casus_event_cameo(const casus_event *event)
{
    return event->cameo;
}

size_t casus_event_mode_count(const casus_event *event)
{
    return event->n_modes;
}

casus_str casus_event_mode(const casus_event *event, size_t i)
{
    return i < event->n_modes ? event->modes[i] : (casus_str){ "", 0 };
}

casus_str casus_event_rule(const casus_event *event)
{
    return event->rule;
}

unsigned casus_event_score(const casus_event *event)
{
    return event->score;
}

casus_span casus_event_trigger(const casus_doc *doc, const casus_event *event)
{
    return span_of(doc, event->trigger_begin, event->trigger_end);
}

bool casus_event_in_title(const casus_doc *doc, const casus_event *event)
{
    return in_title(doc, event->trigger_begin);
}

size_t casus_event_actor_count(const casus_event *event)
{
    return event->n_actors;
}

size_t casus_event_recipient_count(const casus_event *event)
{
    return event->n_recipients;
}

casus_str casus_event_actor_code(const casus_doc *doc,
                                 const casus_event *event, size_t i)
{
    assert(i < event->n_actors);
    return casus__code_str(doc->actors[event->actor + i].coding.code);
}

casus_str casus_event_actor_sector(const casus_doc *doc,
                                   const casus_event *event, size_t i)
{
    assert(i < event->n_actors);
    return casus__code_str(doc->actors[event->actor + i].coding.sectors[0]);
}

casus_str casus_event_recipient_code(const casus_doc *doc,
                                     const casus_event *event, size_t i)
{
    assert(i < event->n_recipients);
    return casus__code_str(doc->actors[event->recipient + i].coding.code);
}

casus_str casus_event_recipient_sector(const casus_doc *doc,
                                       const casus_event *event, size_t i)
{
    assert(i < event->n_recipients);
    return casus__code_str(doc->actors[event->recipient + i].coding.sectors[0]);
}
