/*
 * The rules of an open model, and its word classes.
 *
 * Opening a layer reads and checks its tables; linking, once all layers are
 * open, numbers the word classes of all layers as one list (a class that two
 * layers define is their union), lets a layer's rules take the place of
 * those with the same id below, and indexes triggers and patterns by word.
 */
#ifndef CASUS_RULE_RULE_H
#define CASUS_RULE_RULE_H

#include "doc/doc.h"
#include "pack/model.h"
#include "rule/table.h"

struct regexes; /* src/rule/regex.h */

/* Numbers listed under atoms: the values of an atom are
 * values[first] ... values[first + n - 1]. */
struct atom_map {
    uint32_t mask; /* slots - 1 */
    struct atom_slot {
        uint32_t atom, first, n;
    } *slots;
    uint32_t *values;
};

/* The tables of one layer. */
struct rule_set {
    uint32_t layer;
    uint32_t size[TABLE_COUNT];
    const char *strings;
    const uint32_t *atoms;
    const struct rule_class *classes;
    const struct rule_term *terms;
    const struct rule_pattern *patterns;
    const struct pattern_code *code;
    const struct rule_attr *attrs;
    const struct rule_text *regexes;
    const struct rule_event *rules;
    const struct rule_trigger *triggers;
    const struct rule_path *paths;
    const struct rule_test *tests;
    const struct rule_setting *sets;

    uint32_t *class_ids; /* number of each class in the model's list */
    uint8_t *replaced;   /* rules that a higher layer replaces */
    struct regexes *compiled;
    struct rule_link *link;
};

struct trigger_ref {
    const struct rule_set *rules;
    uint32_t trigger;
    uint8_t kind;    /* enum trigger_kind */
    uint8_t content; /* of a RULE_CONTENT */
};

struct pattern_ref {
    const struct rule_set *rules;
    uint32_t pattern;
    uint32_t group; /* enum pattern_group */
    uint64_t needs; /* words and classes without which nothing matches: bits
                       as in word_marks.needed */
};

/* Bit (class id mod 64) for each class of a word, and for each class that
 * has a member of several words beginning with it. */
struct mark_map {
    uint32_t mask; /* slots - 1 */
    struct mark_slot {
        uint32_t atom;
        bool used;
        struct word_marks marks;
    } *slots;
};

struct phrase_ref { /* a class member of several words */
    const struct rule_set *rules;
    uint32_t class_id, first, n;
};

/* What all layers make together. */
struct rule_link {
    uint32_t n_classes;
    casus_str *class_names;
    uint8_t *need_bits;  /* n_classes: 1 + the bit of a needed class, or 0 */
    uint32_t n_needed;
    uint32_t *class_slots, class_mask; /* by hash of the name: id + 1, or 0 */
    struct atom_map classes[LIMIT_LAYERS];  /* lemma -> class ids */
    struct atom_map phrases[LIMIT_LAYERS];  /* first word -> phrase refs */
    struct mark_map marks[LIMIT_LAYERS];    /* word -> both, in short */
    struct atom_map triggers[LIMIT_LAYERS]; /* lemma -> trigger refs */
    struct atom_map patterns[LIMIT_LAYERS]; /* word -> pattern refs */
    struct phrase_ref *phrase_refs;
    size_t n_phrase_refs;
    struct trigger_ref *trigger_refs;
    size_t n_trigger_refs;
    struct pattern_ref *pattern_refs;
    size_t n_pattern_refs;
    /* patterns that begin with a gazetteer type, a tag, a capital, anything */
    uint32_t *type_patterns[GAZ_TYPE_COUNT], n_type_patterns[GAZ_TYPE_COUNT];
    uint32_t *xpos_patterns[XPOS_COUNT], n_xpos_patterns[XPOS_COUNT];
    uint32_t *cap_patterns, n_cap_patterns;
    uint32_t *any_patterns, n_any_patterns;
    uint32_t *any_triggers, n_any_triggers;
};

/* Read and check the RULE section of a layer; sets layers[layer].rules. */
casus_status casus__rules_open(casus_model *model, size_t layer,
                               struct bytes section, const char *name,
                               casus_error *err);

/* After the last layer is open. Does nothing for a model without rules. */
casus_status casus__rules_link(casus_model *model, casus_error *err);

/* Give back what is not in the model's arena. */
void casus__rules_close(casus_model *model);

/* The link of a model, or NULL if no layer has rules. */
const struct rule_link *casus__rules_linked(const casus_model *model);

/* ---- word classes ---------------------------------------------------- */

/* The number of a class by its name, or RULE_NONE. */
uint32_t casus__rule_class_find(const casus_model *model, const char *name);

/* Note for every token, by form and lemma, the classes that it may be in:
 * most questions after a class end at these bits. */
casus_status casus__rule_mark(casus_doc *doc, casus_error *err);

/* Is the lemma or the folded form of the token a word of the class? Only
 * members of one word count. Class RULE_NONE has no words. */
bool casus__rule_class(const casus_doc *doc, uint32_t tok,
                       uint32_t class_id);

/* How many tokens from `tok`, not past `end`, are a member of the class, one
 * of several words before one of one word; 0 if none are. */
uint32_t casus__rule_class_at(const casus_doc *doc, uint32_t tok,
                              uint32_t end, uint32_t class_id);

/* ---- for the engine and the event stage ------------------------------ */

static inline casus_str casus__rule_str(const struct rule_set *rules,
                                        struct rule_text t)
{
    return (casus_str){ rules->strings + t.at, t.len };
}

/* Does the token have this word (an atom of `layer`) as form or lemma? */
static inline bool casus__rule_word(const casus_doc *doc, uint32_t layer,
                                    uint32_t tok, uint32_t atom)
{
    return (doc->atoms[layer] && doc->atoms[layer][tok] == atom) ||
           (doc->lemma_atoms[layer] && doc->lemma_atoms[layer][tok] == atom);
}

/* A hyphen without a blank on either side: words are compared over it. */
bool casus__rule_tight_hyphen(const casus_doc *doc, uint32_t tok);

/* The words of a phrase from `tok` on, not past `end`: how many tokens, 0 if
 * they do not stand there. */
uint32_t casus__rule_phrase_at(const casus_doc *doc,
                               const struct rule_set *rules, uint32_t first,
                               uint32_t n, uint32_t tok, uint32_t end);

/* The values under an atom: how many, and where. */
uint32_t casus__atom_map_find(const struct atom_map *map, uint32_t atom,
                              const uint32_t **values);

#endif
