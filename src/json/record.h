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
void casus__record_events(const struct record *r);
void casus__record_tsv(const struct record *r);
void casus__record_tsv_header(struct emit *e);
void casus__record_conllu(const struct record *r);
void casus__record_explain(const struct record *r);

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

static inline casus_str casus__record_slice(const struct record *r,
                                            uint32_t begin, uint32_t end)
{
    return (casus_str){ r->doc->buffer + begin, end - begin };
}

#endif
