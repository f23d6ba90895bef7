/*
 * The page of --output html: its head with style and script (page/), then a
 * script element of JSON for each document, from which the script makes what
 * is shown. HTML lets a page end anywhere, so there is no foot to write, and
 * documents can be written as they come.
 */
#include "json/record.h"

#include "base/str.h"

extern const unsigned char casus__page[];
extern const unsigned long casus__page_size;

void casus__record_html_header(struct emit *e)
{
    casus__emit_raw(e, (const char *)casus__page, casus__page_size);
}

/* JSON goes through here: a `<` could end the element, and stands only
 * inside strings. */
static int write_escaped(const char *bytes, size_t n, void *user)
{
    struct emit *out = user;
    size_t done = 0;
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] != '<')
            continue;
        casus__emit_raw(out, bytes + done, i - done);
        casus__emit_text(out, "\\u003c");
        done = i + 1;
    }
    casus__emit_raw(out, bytes + done, n - done);
    return out->failed;
}

/* The script counts as its language does. */
void casus__record_html(const struct record *r)
{
    struct emit json;
    casus_write_options options = *r->options;
    options.offsets = CASUS_UTF16;
    casus__emit_init(&json, false, write_escaped, r->e);
    const struct record inner = { r->doc, &options, &json };
    casus__emit_text(r->e,
                     "<script type=\"application/json\" class=\"casus-doc\">");
    casus__emit_open(&json, '{');
    casus__emit_key_str(&json, "title", casus_doc_title(r->doc));
    casus__emit_key_str(&json, "text", casus_doc_text(r->doc));
    casus__emit_key(&json, "record");
    casus__record_doc_object(&inner);
    casus__emit_close(&json, '}');
    if (casus__emit_finish(&json, NULL) != CASUS_OK)
        r->e->failed = true;
    casus__emit_text(r->e, "</script>\n");
}
