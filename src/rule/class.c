/* Word classes at work, and phrases over tokens. */
#include "rule/rule.h"

#include "base/error.h"
#include "base/str.h"

const struct rule_link *casus__rules_linked(const casus_model *model)
{
    for (size_t i = 0; model && i < model->n_layers; i++)
        if (model->layers[i].rules)
            return model->layers[i].rules->link;
    return NULL;
}

uint32_t casus__rule_class_find(const casus_model *model, const char *name)
{
    const struct rule_link *link = casus__rules_linked(model);
    if (!link)
        return RULE_NONE;
    const casus_str wanted = casus__str(name);
    uint32_t at = casus__hash(wanted.ptr, wanted.len) & link->class_mask;
    for (; link->class_slots[at]; at = (at + 1) & link->class_mask) {
        const uint32_t id = link->class_slots[at] - 1;
        if (casus__str_eq(link->class_names[id], wanted))
            return id;
    }
    return RULE_NONE;
}

uint32_t casus__atom_map_find(const struct atom_map *map, uint32_t atom,
                              const uint32_t **values)
{
    if (!map->slots || atom == RULE_NONE)
        return 0;
    uint32_t at = casus__mix(atom, 0) & map->mask;
    while (map->slots[at].n) {
        if (map->slots[at].atom == atom) {
            *values = map->values + map->slots[at].first;
            return map->slots[at].n;
        }
        at = (at + 1) & map->mask;
    }
    return 0;
}

/* ---- marks ------------------------------------------------------------- */

static void add_marks(const struct mark_map *map, uint32_t atom,
                      struct word_marks *out)
{
    if (!map->slots || atom == RULE_NONE)
        return;
    uint32_t at = casus__mix(atom, 0) & map->mask;
    while (map->slots[at].used) {
        if (map->slots[at].atom == atom) {
            out->words |= map->slots[at].marks.words;
            out->phrases |= map->slots[at].marks.phrases;
            out->needed |= map->slots[at].marks.needed;
            return;
        }
        at = (at + 1) & map->mask;
    }
}

casus_status casus__rule_mark(casus_doc *doc, casus_error *err)
{
    const struct rule_link *link = casus__rules_linked(doc->model);
    if (!link)
        return CASUS_OK;
    struct word_marks *marks =
        casus__arena_alloc(&doc->arena, doc->n_tokens, sizeof *marks);
    if (!marks)
        return casus__fail_nomem(err);
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        const uint32_t *forms = doc->atoms[k], *lemmas = doc->lemma_atoms[k];
        for (size_t i = 0; i < doc->n_tokens; i++) {
            if (forms)
                add_marks(&link->marks[k], forms[i], &marks[i]);
            if (lemmas && (!forms || lemmas[i] != forms[i]))
                add_marks(&link->marks[k], lemmas[i], &marks[i]);
        }
    }
    doc->marks = marks;
    return CASUS_OK;
}

static bool may_be_word(const casus_doc *doc, uint32_t tok, uint32_t class_id)
{
    return !doc->marks || doc->marks[tok].words >> (class_id & 63) & 1;
}

static bool may_begin(const casus_doc *doc, uint32_t tok, uint32_t class_id)
{
    return !doc->marks || doc->marks[tok].phrases >> (class_id & 63) & 1;
}

/* ---- classes ----------------------------------------------------------- */

static bool atom_in_class(const struct atom_map *map, uint32_t atom,
                          uint32_t class_id)
{
    const uint32_t *ids;
    const uint32_t n = casus__atom_map_find(map, atom, &ids);
    for (uint32_t i = 0; i < n; i++)
        if (ids[i] == class_id)
            return true;
    return false;
}

bool casus__rule_class(const casus_doc *doc, uint32_t tok, uint32_t class_id)
{
    if (class_id == RULE_NONE || !may_be_word(doc, tok, class_id))
        return false;
    const struct rule_link *link = casus__rules_linked(doc->model);
    if (!link)
        return false;
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        const struct atom_map *map = &link->classes[k];
        if (!map->slots)
            continue;
        if (doc->lemma_atoms[k] &&
            atom_in_class(map, doc->lemma_atoms[k][tok], class_id))
            return true;
        if (doc->atoms[k] && atom_in_class(map, doc->atoms[k][tok], class_id))
            return true;
    }
    return false;
}

bool casus__rule_tight_hyphen(const casus_doc *doc, uint32_t tok)
{
    const struct token *t = &doc->tokens[tok];
    return t->kind == TOKEN_PUNCT && t->end - t->begin == 1 &&
           doc->buffer[t->begin] == '-' &&
           !(t->flags & TOKEN_SPACE_BEFORE) && tok + 1 < doc->n_tokens &&
           !(doc->tokens[tok + 1].flags & TOKEN_SPACE_BEFORE);
}

uint32_t casus__rule_phrase_at(const casus_doc *doc,
                               const struct rule_set *rules, uint32_t first,
                               uint32_t n, uint32_t tok, uint32_t end)
{
    uint32_t at = tok;
    for (uint32_t i = 0; i < n; i++) {
        if (i && at < end && casus__rule_tight_hyphen(doc, at))
            at++;
        if (at >= end || !casus__rule_word(doc, rules->layer, at,
                                           rules->atoms[first + i]))
            return 0;
        at++;
    }
    return at - tok;
}

/* Longest member of several words that begins here. */
static uint32_t phrase_in_class(const casus_doc *doc,
                                const struct rule_link *link,
                                const struct atom_map *map, uint32_t atom,
                                uint32_t tok, uint32_t end, uint32_t class_id)
{
    uint32_t best = 0;
    const uint32_t *refs;
    const uint32_t n = casus__atom_map_find(map, atom, &refs);
    for (uint32_t i = 0; i < n; i++) {
        const struct phrase_ref *p = &link->phrase_refs[refs[i]];
        if (p->class_id != class_id)
            continue;
        const uint32_t len = casus__rule_phrase_at(doc, p->rules, p->first,
                                                   p->n, tok, end);
        best = len > best ? len : best;
    }
    return best;
}

static uint32_t longest_phrase(const casus_doc *doc, uint32_t tok,
                               uint32_t end, uint32_t class_id)
{
    const struct rule_link *link = casus__rules_linked(doc->model);
    uint32_t best = 0;
    if (!link)
        return 0;
    for (size_t k = 0; k < doc->model->n_layers; k++) {
        const struct atom_map *map = &link->phrases[k];
        if (!map->slots)
            continue;
        uint32_t len = 0;
        if (doc->atoms[k])
            len = phrase_in_class(doc, link, map, doc->atoms[k][tok], tok,
                                  end, class_id);
        best = len > best ? len : best;
        if (doc->lemma_atoms[k])
            len = phrase_in_class(doc, link, map, doc->lemma_atoms[k][tok],
                                  tok, end, class_id);
        best = len > best ? len : best;
    }
    return best;
}

uint32_t casus__rule_class_at(const casus_doc *doc, uint32_t tok,
                              uint32_t end, uint32_t class_id)
{
    if (class_id == RULE_NONE || tok >= end)
        return 0;
    const uint32_t n = may_begin(doc, tok, class_id)
                           ? longest_phrase(doc, tok, end, class_id)
                           : 0;
    return n ? n : casus__rule_class(doc, tok, class_id);
}
