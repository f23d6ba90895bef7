/* The public writers. */
#include "json/record.h"

#include "base/error.h"
#include "base/str.h"

#include <assert.h>

void casus_write_options_init(casus_write_options *options)
{
    *options = (casus_write_options){ .struct_size = sizeof *options,
                                      .meta = { "", 0 },
                                      .keep = { "", 0 } };
}

static bool copy_options(casus_write_options *to,
                         const casus_write_options *from)
{
    casus_write_options_init(to);
    if (!from)
        return true;
    const size_t n = from->struct_size;
    if (n < sizeof n)
        return false;
    memcpy(to, from, n < sizeof *to ? n : sizeof *to);
    return true;
}

casus_status casus_write_doc(const casus_doc *doc,
                             const casus_write_options *options,
                             casus_write_fn *write, void *user,
                             casus_error *err)
{
    assert(doc && write);
    casus_write_options own;
    struct emit e;
    if (!copy_options(&own, options))
        return casus__fail(err, CASUS_E_ARG,
                           "options: struct_size is not set");
    casus__emit_init(&e, own.pretty, write, user);
    const struct record r = { doc, &own, &e };
    switch (own.output) {
    case CASUS_OUTPUT_DOC:
        casus__record_doc(&r);
        break;
    case CASUS_OUTPUT_EVENTS:
        casus__record_events(&r);
        break;
    case CASUS_OUTPUT_TSV:
        casus__record_tsv(&r);
        break;
    case CASUS_OUTPUT_CONLLU:
        casus__record_conllu(&r);
        break;
    case CASUS_OUTPUT_HTML:
        casus__record_html(&r);
        break;
    case CASUS_OUTPUT_EXPLAIN:
        casus__record_explain(&r);
        break;
    }
    return casus__emit_finish(&e, err);
}

casus_status casus_write_header(const casus_write_options *options,
                                casus_write_fn *write, void *user,
                                casus_error *err)
{
    casus_write_options own;
    struct emit e;
    if (!copy_options(&own, options))
        return casus__fail(err, CASUS_E_ARG,
                           "options: struct_size is not set");
    casus__emit_init(&e, false, write, user);
    if (own.output == CASUS_OUTPUT_TSV)
        casus__record_tsv_header(&e, own.keep);
    if (own.output == CASUS_OUTPUT_HTML)
        casus__record_html_header(&e);
    return casus__emit_finish(&e, err);
}

casus_status casus_write_error(casus_str id, const casus_error *why,
                               casus_write_fn *write, void *user,
                               casus_error *err)
{
    struct emit e;
    casus__emit_init(&e, false, write, user);
    casus__emit_open_flat(&e, '{');
    /* Names of files and cut messages may be no UTF-8; a record always is. */
    casus__emit_key(&e, "id");
    casus__emit_str_repaired(&e, id);
    casus__emit_key(&e, "error");
    casus__emit_open_flat(&e, '{');
    casus__emit_key_name(&e, "code", casus_status_name(why->code));
    casus__emit_key(&e, "message");
    casus__emit_str_repaired(&e, casus__str(why->message));
    casus__emit_key_int(&e, "offset", (int64_t)why->offset);
    casus__emit_close(&e, '}');
    casus__emit_close(&e, '}');
    casus__emit_newline(&e);
    return casus__emit_finish(&e, err);
}
