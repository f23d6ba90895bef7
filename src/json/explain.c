/* `casus explain`: sentence by sentence what each layer holds, and the rule
 * behind each event. For people; the form may change. */
#include "json/explain.h"

#include "base/str.h"
#include "pack/model.h"

#include <stdio.h>

static void text(const struct record *r, const char *s)
{
    casus__emit_text(r->e, s);
}

static void number(const struct record *r, int64_t v)
{
    char digits[24];
    (void)snprintf(digits, sizeof digits, "%lld", (long long)v);
    text(r, digits);
}

/* A span on one line. */
void casus__explain_words(const struct record *r, uint32_t begin,
                          uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        const char c = r->doc->buffer[i];
        const char blank = ' ';
        casus__emit_raw(r->e, (unsigned char)c < 0x20 ? &blank : &c, 1);
    }
}

static void token_words(const struct record *r, uint32_t tok, uint32_t end)
{
    if (tok < end && end <= r->doc->n_tokens)
        casus__explain_words(r, r->doc->tokens[tok].begin, r->doc->tokens[end - 1].end);
}

void casus__explain_coding(const struct record *r, const struct coding *c)
{
    const casus_str code = casus__code_str(c->code);
    casus__emit_raw(r->e, code.ptr, code.len);
    for (size_t i = 0; i < MAX_SECTORS && c->sectors[i][0]; i++) {
        const casus_str s = casus__code_str(c->sectors[i]);
        text(r, i ? "," : " ");
        casus__emit_raw(r->e, s.ptr, s.len);
    }
}

static void tokens(const struct record *r, const struct sentence *s)
{
    const casus_doc *doc = r->doc;
    text(r, "  tokens  ");
    for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++) {
        text(r, " ");
        token_words(r, i, i + 1);
        if (doc->tags) {
            text(r, "/");
            text(r, casus__xpos_name(doc->tags[i].xpos));
        }
        if (doc->lemmas &&
            !casus__str_eq(doc->lemmas[i], casus__token_text(doc, i))) {
            text(r, "/");
            casus__emit_raw(r->e, doc->lemmas[i].ptr, doc->lemmas[i].len);
        }
    }
    text(r, "\n");
}

static void match_entries(const struct record *r, const struct match *m)
{
    enum { SHOWN = 4 };
    const struct gaz *gaz = &r->doc->model->layers[m->layer].gaz;
    for (uint32_t i = 0; i < m->n_entries && i < SHOWN; i++) {
        struct gaz_ref ref;
        struct gaz_entry entry;
        if (!casus__gaz_ref(gaz, m->list + i, &ref) ||
            !casus__gaz_entry(gaz, ref.entry, &entry))
            continue;
        text(r, " ");
        casus__emit_raw(r->e, entry.id.ptr, entry.id.len);
        text(r, "=");
        text(r, casus__gaz_type_name(entry.type));
        if (entry.code.len) {
            text(r, ":");
            casus__emit_raw(r->e, entry.code.ptr, entry.code.len);
        }
        if (ref.guarded)
            text(r, "?");
    }
    if (m->n_entries > SHOWN) {
        text(r, " +");
        number(r, m->n_entries - SHOWN);
    }
}

static void matches(const struct record *r, const struct sentence *s)
{
    const casus_doc *doc = r->doc;
    if (!doc->match_at || !s->n_tok)
        return;
    uint32_t i = doc->match_at[s->tok];
    for (; i < doc->match_at[s->tok + s->n_tok]; i++) {
        text(r, "  match    ");
        casus__explain_words(r, doc->matches[i].begin, doc->matches[i].end);
        text(r, " ->");
        match_entries(r, &doc->matches[i]);
        text(r, "\n");
    }
}

static void names(const struct record *r, const struct sentence *s)
{
    const casus_doc *doc = r->doc;
    for (size_t i = 0; i < doc->n_mentions; i++) {
        const casus_mention *m = &doc->mentions[i];
        if (m->begin < s->begin || m->begin >= s->end)
            continue;
        const casus_entity *x = &doc->entities[m->entity];
        text(r, "  mention  ");
        casus__explain_words(r, m->begin, m->end);
        text(r, " -> ");
        text(r, casus__mention_kind_name(m->kind));
        text(r, " of entity ");
        number(r, m->entity);
        text(r, " ");
        text(r, casus__entity_type_name(x->type));
        text(r, " \"");
        casus__emit_raw(r->e, x->name.ptr, x->name.len);
        text(r, "\" ");
        casus__explain_coding(r, &x->coding);
        text(r, "\n");
    }
}

static const char *rel_name(unsigned rel)
{
    static const char *const names[] = {
        [ARG_SUBJECT] = "subject",   [ARG_OBJECT] = "object",
        [ARG_IOBJECT] = "iobject",   [ARG_OBLIQUE] = "oblique",
        [ARG_POSSESSOR] = "possessor", [ARG_COMPOUND] = "compound",
        [ARG_CLAUSE] = "clause",
    };
    return rel < sizeof names / sizeof names[0] ? names[rel] : "?";
}

static void argument(const struct record *r, const struct arg *a)
{
    const casus_doc *doc = r->doc;
    text(r, "\n             ");
    text(r, rel_name(a->rel));
    if (a->prep != NONE) {
        text(r, ":");
        token_words(r, a->prep, a->prep + 1);
    }
    text(r, a->understood ? " (understood) " : " ");
    text(r, "[");
    token_words(r, a->begin, a->end);
    text(r, "]");
    if (a->np != NONE && doc->np_actors && doc->np_actors[a->np].known) {
        text(r, " = ");
        casus__explain_coding(r, &doc->np_actors[a->np].coding);
    }
}

static void pred_flags(const struct record *r, const struct pred *p)
{
    static const char *const names[] = {
        "passive",  "negated", "perfect",     "progressive", "question",
        "quoted",   "conditional", "imperative", "controlled",
    };
    static const char *const modals[] = {
        [MODAL_NONE] = "", [MODAL_WILL] = " will", [MODAL_WOULD] = " would",
        [MODAL_CAN] = " can", [MODAL_MAY] = " may", [MODAL_MUST] = " must",
    };
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++)
        if (p->flags & 1u << i) {
            text(r, " ");
            text(r, names[i]);
        }
    if (p->modal < sizeof modals / sizeof modals[0])
        text(r, modals[p->modal]);
}

static void predicates(const struct record *r, const struct sentence *s)
{
    static const char *const kinds[] = { "verb", "noun", "adjective" };
    const casus_doc *doc = r->doc;
    for (size_t i = 0; i < doc->n_preds; i++) {
        const struct pred *p = &doc->preds[i];
        if (p->head < s->tok || p->head >= s->tok + s->n_tok)
            continue;
        if (p->kind == PRED_NOUN && p->n_args == 0)
            continue;
        text(r, "  pred     ");
        token_words(r, p->begin, p->end);
        text(r, " (");
        text(r, p->kind < 3 ? kinds[p->kind] : "?");
        pred_flags(r, p);
        text(r, ")");
        for (uint32_t k = 0; k < p->n_args; k++)
            argument(r, &doc->args[p->arg + k]);
        text(r, "\n");
    }
}

static void values(const struct record *r, const struct sentence *s)
{
    const casus_doc *doc = r->doc;
    for (size_t i = 0; i < doc->n_quantities; i++) {
        const casus_quantity *q = &doc->quantities[i];
        if (q->begin < s->begin || q->begin >= s->end)
            continue;
        char low[CASUS__DECIMAL_PRINT] = "-", high[CASUS__DECIMAL_PRINT] = "-";
        if (q->has_low)
            (void)casus__decimal_print(q->low, low);
        if (q->has_high)
            (void)casus__decimal_print(q->high, high);
        text(r, "  quantity ");
        casus__explain_words(r, q->begin, q->end);
        text(r, " -> ");
        text(r, casus__quantity_kind_name(q->kind));
        text(r, " ");
        text(r, low);
        text(r, "..");
        text(r, high);
        text(r, "\n");
    }
    for (size_t i = 0; i < doc->n_dates; i++) {
        const casus_date *d = &doc->dates[i];
        if (d->begin < s->begin || d->begin >= s->end)
            continue;
        text(r, "  date     ");
        casus__explain_words(r, d->begin, d->end);
        text(r, " -> ");
        casus__emit_raw(r->e, d->value.ptr, d->value.len);
        text(r, "\n");
    }
}

void casus__record_explain(const struct record *r)
{
    text(r, "document ");
    casus__emit_raw(r->e, r->doc->id.ptr, r->doc->id.len);
    text(r, "\n");
    for (size_t i = 0; i < r->doc->n_sentences; i++) {
        const struct sentence *s = &r->doc->sentences[i];
        text(r, "\nsentence ");
        number(r, (int64_t)i + 1);
        text(r, ": ");
        casus__explain_words(r, s->begin, s->end);
        text(r, "\n");
        tokens(r, s);
        matches(r, s);
        names(r, s);
        values(r, s);
        predicates(r, s);
        casus__explain_events(r, (uint32_t)i);
    }
}
