/* The last part of `casus explain`: for each event its rule and the path to
 * each role; for a sentence without one the rule that came nearest. */
#include "json/explain.h"

#include "base/str.h"
#include "pack/model.h"
#include "rule/rule.h"

#include <stdio.h>

static void text(const struct record *r, const char *s)
{
    casus__emit_text(r->e, s);
}

static void str(const struct record *r, casus_str s)
{
    casus__emit_raw(r->e, s.ptr, s.len);
}

static void number(const struct record *r, uint32_t v)
{
    char digits[16];
    (void)snprintf(digits, sizeof digits, "%u", (unsigned)v);
    text(r, digits);
}

/* ---- paths ----------------------------------------------------------- */

static void step(const struct record *r, const struct rule_set *rules,
                 uint32_t rel, uint32_t prep)
{
    static const char *const names[] = {
        [PATH_SUBJECT] = "subject",
        [PATH_OBJECT] = "object",
        [PATH_IOBJECT] = "iobject",
        [PATH_PREP] = "",
        [PATH_POSSESSOR] = "possessor",
        [PATH_COMPOUND] = "compound",
        [PATH_OF] = "of",
        [PATH_CLAUSE] = "clause",
        [PATH_PARENT] = "parent",
        [PATH_SPEAKER] = "speaker",
        [PATH_SELF] = "self",
        [PATH_APPOS] = "appos",
        [PATH_OWNER] = "owner",
        [PATH_RELATIVE] = "relative",
        [PATH_MATTER] = "matter",
    };
    if (rel == PATH_PREP)
        str(r, casus__vocab_word(&r->doc->model->layers[rules->layer].vocab,
                                 prep));
    else if (rel < PATH_COUNT)
        text(r, names[rel]);
}

static void path(const struct record *r, const struct rule_set *rules,
                 uint32_t index)
{
    const struct rule_path *p = &rules->paths[index];
    for (uint32_t i = 0; i < p->n; i++) {
        if (i)
            text(r, ".");
        step(r, rules, p->step[i].rel, p->step[i].prep);
    }
}

static void place_of(const struct record *r, const struct rule_set *rules,
                     uint32_t rule)
{
    text(r, " (");
    str(r, casus__rule_str(rules, rules->rules[rule].file));
    text(r, ":");
    number(r, rules->rules[rule].line);
    text(r, ")");
}

/* ---- events ---------------------------------------------------------- */

struct role {
    const char *name;
    uint32_t first, n, path;
    uint8_t from;
};

static void source(const struct record *r, const struct rule_set *rules,
                   const struct role *role)
{
    static const char *const names[] = {
        [PARTY_ROLE] = "",
        [PARTY_OWNER] = "",
        [PARTY_NONE] = "",
        [PARTY_CONTENT] = "in the content of the words",
        [PARTY_BEFORE] = "from an event told before",
        [PARTY_ABOVE] = "from the clause above",
        [PARTY_PLACE] = "the people of the place",
    };
    text(r, "  <- ");
    if (role->from != PARTY_ROLE && role->from != PARTY_OWNER)
        text(r, names[role->from]);
    else if (role->path != NONE)
        path(r, rules, role->path);
    else
        text(r, "the words");
    if (role->from == PARTY_OWNER)
        text(r, ", its owner");
}

static void parties(const struct record *r, const struct rule_set *rules,
                    const struct role *role)
{
    text(r, "             ");
    text(r, role->name);
    for (uint32_t i = 0; i < role->n; i++) {
        const struct actor *a = &r->doc->actors[role->first + i];
        text(r, i ? "; " : " ");
        casus__explain_coding(r, &a->coding);
        text(r, " \"");
        if (a->begin != NONE)
            casus__explain_words(r, a->begin, a->end);
        text(r, "\"");
    }
    if (role->n)
        source(r, rules, role);
    else
        text(r, " -");
    text(r, "\n");
}

static void event(const struct record *r, const casus_event *x)
{
    static const char *const kinds[] = {
        [PRED_VERB] = "verb", [PRED_NOUN] = "noun", [PRED_ADJ] = "adjective"
    };
    text(r, "  EVENT    ");
    text(r, casus__event_type_name(x->type));
    for (size_t k = 0; k < x->n_modes; k++) {
        text(r, k ? "," : " ");
        str(r, x->modes[k]);
    }
    text(r, " (");
    text(r, casus__event_status_name(x->status));
    text(r, ") by rule ");
    str(r, x->rule);
    text(r, " on \"");
    casus__explain_words(r, x->trigger_begin, x->trigger_end);
    text(r, "\" (");
    text(r, kinds[x->trigger]);
    text(r, "), CAMEO ");
    str(r, x->cameo);
    text(r, ", score ");
    number(r, x->score);
    text(r, "\n");
    parties(r, x->rules,
            &(struct role){ "actor", x->actor, x->n_actors, x->actor_path,
                            x->actor_from });
    parties(r, x->rules,
            &(struct role){ "recipient", x->recipient, x->n_recipients,
                            x->recipient_path, x->recipient_from });
}

/* ---- near misses ----------------------------------------------------- */

/* Which condition: its place in the rule and what it looks at. */
static void condition(const struct record *r, const struct near_miss *m)
{
    const struct rule_event *rule = &m->rules->rules[m->rule];
    const struct rule_test *t = &m->rules->tests[rule->test + m->test];
    text(r, "its condition ");
    number(r, m->test + 1);
    text(r, " of ");
    number(r, rule->n_tests);
    text(r, t->flags & TEST_NEGATE ? ", an \"unless\"" : ", an \"if\"");
    if (t->path != RULE_NONE) {
        text(r, " on ");
        path(r, m->rules, t->path);
    }
    text(r, ", does not hold");
}

static void near_miss(const struct record *r, const struct near_miss *m)
{
    const struct token *tok = &r->doc->tokens[m->tok];
    text(r, "  no event; nearest ");
    str(r, casus__rule_str(m->rules, m->rules->rules[m->rule].id));
    place_of(r, m->rules, m->rule);
    text(r, " on \"");
    casus__explain_words(r, tok->begin, tok->end);
    text(r, "\": ");
    switch ((enum miss_reason)m->reason) {
    case MISS_WORDS:
        text(r, "the words that must stand beside it are not there");
        break;
    case MISS_OBJECT:
        text(r, "its object is another");
        break;
    case MISS_TEST:
        condition(r, m);
        break;
    case MISS_PARTY:
        text(r, "nobody stands in the roles that it needs");
        break;
    case MISS_CLAIM:
        text(r, "only alleged");
        break;
    case MISS_DISCARD:
        text(r, "it discards the word");
        break;
    }
    text(r, "\n");
}

void casus__explain_events(const struct record *r, uint32_t sent)
{
    const casus_doc *doc = r->doc;
    for (size_t i = 0; i < doc->n_events; i++)
        if (doc->events[i].sent == sent)
            event(r, &doc->events[i]);
    for (size_t i = 0; i < doc->n_misses; i++)
        if (doc->misses[i].sent == sent)
            near_miss(r, &doc->misses[i]);
}
