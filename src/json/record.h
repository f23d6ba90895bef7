/* Records of a document, each kind of output in a file of its own. */
#ifndef CASUS_JSON_RECORD_H
#define CASUS_JSON_RECORD_H

#include "doc/doc.h"
#include "json/emit.h"

/* What a writer needs at every turn. */
struct record {
    const casus_doc *doc;
    const casus_write_options *options;
    struct emit *e;
};

void casus__record_doc(const struct record *r);
/* The same as a value, without the line feed. */
void casus__record_doc_object(const struct record *r);
void casus__record_events(const struct record *r);
void casus__record_tsv(const struct record *r);
void casus__record_tsv_header(struct emit *e, casus_str keep);
void casus__record_html(const struct record *r);
void casus__record_html_header(struct emit *e);
void casus__record_conllu(const struct record *r);
void casus__record_explain(const struct record *r);

/* Is event i left out, as told before? */
static inline bool casus__record_told(const struct record *r, size_t i)
{
    return r->options->unique && r->doc->events[i].same_as != NONE;
}

/* The fields of event i, inside an object that the caller opened. */
void casus__record_event_fields(const struct record *r, size_t i);

/* A byte offset of the buffer in the unit that was asked for. */
int64_t casus__record_offset(const struct record *r, uint32_t byte);

/* The end of a span that begins at `begin`: it may lie just behind the title. */
int64_t casus__record_end(const struct record *r, uint32_t begin,
                          uint32_t end);

/* "sectors": all of a coding. */
void casus__record_sectors(const struct record *r, const struct coding *c);

/* "in": "title" where the byte lies in the title. */
void casus__record_in(const struct record *r, uint32_t byte);

/* "meta" of an event: all of it, or the keys that are kept. */
void casus__record_meta(const struct record *r);

/* What `keep` adds to a line of TSV, and to its header. */
void casus__keep_header(struct emit *e, casus_str keep);
void casus__keep_cells(const struct record *r);

/* A value in TSV: no TAB and no line break in it. */
void casus__tsv_value(struct emit *e, casus_str s);

/* Is this list of the record wanted? */
static inline bool casus__record_has(const struct record *r,
                                     casus_layer layer)
{
    return (r->doc->only & (unsigned)layer) != 0;
}

/* A reference to an entity: null where entities are not wanted. */
static inline void casus__record_entity_ref(const struct record *r,
                                            const char *key, uint32_t entity)
{
    casus__emit_key_ref(r->e, key,
                        casus__record_has(r, CASUS_ENTITIES) ? entity : NONE);
}

static inline casus_str casus__record_slice(const struct record *r,
                                            uint32_t begin, uint32_t end)
{
    return (casus_str){ r->doc->buffer + begin, end - begin };
}

#endif
