/* The event stage on parses made by hand: triggers, roles, status, PLOVER's
 * conversions, merging. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "event/event.h"
#include "event/internal.h"
#include "rulebox.h"

static const char rules[] =
    "class raid-noun = raid | boat raid\n"
    "event hit.raid = ASSAULT\n"
    "  verb raid | strike at\n"
    "  noun raid\n"
    "  actor subject | by | possessor\n"
    "  recipient object | at | on\n"
    "  mode aerial if words @plane\n"
    "  mode firearms\n"
    "  cameo 190\n"
    "class plane = biplane\n"
    "event hit.mount = ASSAULT\n"
    "  verb mount + @raid-noun\n"
    "  actor subject\n"
    "  recipient object.on | on\n"
    "  cameo 190\n"
    "event talk.meet = CONSULT\n"
    "  verb meet\n"
    "  actor subject + with\n"
    "  cameo 040\n"
    "event refuse = REJECT\n"
    "  verb refuse\n"
    "  actor subject\n"
    "  recipient clause.with\n"
    "  if clause @meet-word\n"
    "  mode meet\n"
    "class meet-word = meet\n"
    "event leave = RETREAT\n"
    "  verb withdraw\n"
    "  actor subject\n"
    "  mode withdraw\n"
    "  cameo 0872\n"
    "event shut = COERCE\n"
    "  verb shut down\n"
    "  actor subject\n"
    "  recipient object\n"
    "  unless subject sector BUS except object sector GOV\n"
    "  mode censor if object @plane or object has @plane unless words @deadline\n"
    "  mode restrict\n"
    "  cameo 172\n"
    "class deadline = deadline\n"
    "class game = goalkeeper\n"
    "discard game\n"
    "  verb *\n"
    "  noun *\n"
    "  if sentence @game\n"
    "  priority 2\n"
    "discard deadline\n"
    "  verb meet + deadline\n"
    "content said = same\n"
    "  verb say\n"
    "  speaker\n"
    "content denied = negated\n"
    "  verb deny\n"
    "content planned = hypothetical\n"
    "  verb want\n"
    "content claimed = alleged\n"
    "  verb allege\n";

struct fixture {
    struct rulebox box;
    casus_doc *doc;
};

static void begin(struct fixture *f, const char *tagged)
{
    rulebox_open(&f->box, rules);
    assert_non_null(f->box.model);
    f->doc = rulebox_doc(&f->box, tagged);
    rulebox_parse(f->doc);
}

/* "ASSAULT actual KEN>SOM 190 firearms; ..." */
static void end(struct fixture *f, const char *expected)
{
    char said[400] = "";
    assert_int_equal(casus__event_run(f->doc, NULL), CASUS_OK);
    for (size_t i = 0; i < f->doc->n_events; i++) {
        const casus_event *e = &f->doc->events[i];
        char who[2][80] = { "", "" };
        for (int k = 0; k < 2; k++) {
            const uint32_t n = k ? e->n_recipients : e->n_actors;
            const uint32_t at = k ? e->recipient : e->actor;
            for (uint32_t j = 0; j < n; j++)
                (void)snprintf(who[k] + strlen(who[k]),
                               sizeof who[k] - strlen(who[k]), "%s%.3s",
                               j ? "," : "",
                               f->doc->actors[at + j].coding.code);
        }
        const size_t at = strlen(said);
        (void)snprintf(said + at, sizeof said - at, "%s%s %s %s>%s %.*s%s%.*s",
                       i ? "; " : "", casus__event_type_name(e->type),
                       casus__event_status_name(e->status), who[0], who[1],
                       (int)e->cameo.len, e->cameo.ptr,
                       e->n_modes ? " " : "",
                       e->n_modes ? (int)e->modes[0].len : 0,
                       e->n_modes ? e->modes[0].ptr : "");
    }
    assert_string_equal(said, expected);
    casus_doc_free(f->doc);
    rulebox_close(&f->box);
}

static void a_verb_has_its_subject_and_object(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "Kenya/NNP raided/VBD/raid Mali/NNP");
    const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN GOV");
    const uint32_t b = rulebox_np(f.doc, 2, 3, "MLI");
    rulebox_pred(f.doc, 1, PRED_VERB);
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBJECT, b, NONE, NONE);
    end(&f, "ASSAULT actual KEN>MLI 190 firearms");
}

static void a_passive_is_turned_round(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "Mali/NNP raided/VBN/raid by/IN Kenya/NNP biplane");
    const uint32_t b = rulebox_np(f.doc, 0, 1, "MLI");
    const uint32_t a = rulebox_np(f.doc, 3, 5, "KEN");
    const uint32_t p = rulebox_pred(f.doc, 1, PRED_VERB);
    f.doc->preds[p].flags = PRED_PASSIVE;
    rulebox_arg(f.doc, ARG_SUBJECT, b, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBLIQUE, a, NONE, 2);
    end(&f, "ASSAULT actual KEN>MLI 190 aerial");
}

static void a_light_verb_takes_its_noun(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "Kenya/NNP mounted/VBD/mount boat raid on/IN Mali/NNP");
    const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
    const uint32_t r = rulebox_np(f.doc, 2, 4, "");
    const uint32_t b = rulebox_np(f.doc, 5, 6, "MLI");
    rulebox_pred(f.doc, 1, PRED_VERB);
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBJECT, r, NONE, NONE);
    const uint32_t n = rulebox_pred(f.doc, 3, PRED_NOUN);
    f.doc->preds[n].parent = 0;
    f.doc->preds[n].link = LINK_NOUN;
    rulebox_arg(f.doc, ARG_OBLIQUE, b, NONE, 4);
    end(&f, "ASSAULT actual KEN>MLI 190");
}

static void a_discard_says_nothing(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "Kenya/NNP met/VBD/meet deadline");
    const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
    const uint32_t b = rulebox_np(f.doc, 2, 3, "");
    rulebox_pred(f.doc, 1, PRED_VERB);
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBJECT, b, NONE, NONE);
    end(&f, "");
}

/* "Kenya raided Mali WORD": a discard of any word asks the sentence. */
static void a_discard_of_any_word_needs_its_condition(void **state)
{
    (void)state;
    static const char *const words[] = { "goalkeeper", "villager" };
    for (int i = 0; i < 2; i++) {
        struct fixture f;
        char tagged[80];
        (void)snprintf(tagged, sizeof tagged,
                       "Kenya/NNP raided/VBD/raid Mali/NNP %s", words[i]);
        begin(&f, tagged);
        const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
        const uint32_t b = rulebox_np(f.doc, 2, 3, "MLI");
        rulebox_pred(f.doc, 1, PRED_VERB);
        rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
        rulebox_arg(f.doc, ARG_OBJECT, b, NONE, NONE);
        end(&f, i ? "ASSAULT actual KEN>MLI 190 firearms" : "");
    }
}

/* Kenya, of one sector, shuts down something of Mali: told as a particle or
 * as a preposition. */
static void shuts(const char *by, const char *what, const char *name,
                  bool particle, const char *expected)
{
    struct fixture f;
    char tagged[80];
    (void)snprintf(tagged, sizeof tagged,
                   "Kenya/NNP shut/VBD/shut down/RP Mali/NNP %s", name);
    begin(&f, tagged);
    const uint32_t a = rulebox_np(f.doc, 0, 1, by);
    const uint32_t b =
        rulebox_np(f.doc, 3, (uint32_t)f.doc->n_tokens, what);
    const uint32_t p = rulebox_pred(f.doc, 1, PRED_VERB);
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    if (particle)
        f.doc->preds[p].particle = 2;
    rulebox_arg(f.doc, particle ? ARG_OBJECT : ARG_OBLIQUE, b, NONE,
                particle ? NONE : 2);
    end(&f, expected);
}

static void a_particle_may_look_like_a_preposition(void **state)
{
    (void)state;
    shuts("KEN GOV", "MLI", "port", true,
          "COERCE actual KEN>MLI 172 restrict");
    shuts("KEN GOV", "MLI", "port", false,
          "COERCE actual KEN>MLI 172 restrict");
}

static void conditions_may_have_exceptions(void **state)
{
    (void)state;
    shuts("KEN BUS", "MLI", "port", true, "");
    shuts("KEN BUS", "MLI GOV", "port", true,
          "COERCE actual KEN>MLI 172 restrict");
    shuts("KEN GOV", "MLI", "biplane", true,
          "COERCE actual KEN>MLI 172 censor");
    shuts("KEN GOV", "MLI", "biplane deadline", true,
          "COERCE actual KEN>MLI 172 restrict");
}

/* "Kenya SAYS Mali raided Chad", with the verb above given. */
static void below(const char *verb, const char *expected)
{
    struct fixture f;
    char text[100];
    (void)snprintf(text, sizeof text,
                   "Kenya/NNP x/VBD/%s Mali/NNP raided/VBD/raid Chad/NNP",
                   verb);
    begin(&f, text);
    const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
    const uint32_t b = rulebox_np(f.doc, 2, 3, "MLI");
    const uint32_t c = rulebox_np(f.doc, 4, 5, "TCD");
    rulebox_pred(f.doc, 1, PRED_VERB);
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_CLAUSE, NONE, 1, NONE);
    const uint32_t p = rulebox_pred(f.doc, 3, PRED_VERB);
    f.doc->preds[p].parent = 0;
    f.doc->preds[p].link = LINK_CCOMP;
    rulebox_arg(f.doc, ARG_SUBJECT, b, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBJECT, c, NONE, NONE);
    end(&f, expected);
}

static void what_is_said_depends_on_how(void **state)
{
    (void)state;
    below("say", "ASSAULT actual MLI>TCD 190 firearms");
    below("deny", "ASSAULT negated MLI>TCD 190 firearms");
    below("want", "ASSAULT hypothetical MLI>TCD 190 firearms");
    below("allege", "");
}

/* "Kenya withdrew" with a modal and flags of its own. */
static void alone(const char *lemma, unsigned modal, unsigned flags,
                  const char *expected)
{
    struct fixture f;
    char text[100];
    (void)snprintf(text, sizeof text, "Kenya/NNP x/VBD/%s with/IN Mali/NNP",
                   lemma);
    begin(&f, text);
    const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
    const uint32_t b = rulebox_np(f.doc, 3, 4, "MLI");
    const uint32_t p = rulebox_pred(f.doc, 1, PRED_VERB);
    f.doc->preds[p].modal = (uint8_t)modal;
    f.doc->preds[p].flags = (uint16_t)flags;
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBLIQUE, b, NONE, 2);
    end(&f, expected);
}

static void modals_and_negation_decide_the_status(void **state)
{
    (void)state;
    alone("meet", MODAL_NONE, 0, "CONSULT actual KEN,MLI> 040");
    alone("meet", MODAL_MAY, 0, "CONSULT hypothetical KEN,MLI> 040");
    alone("meet", MODAL_NONE, PRED_NEGATED, "CONSULT negated KEN,MLI> 040");
    alone("meet", MODAL_NONE, PRED_CONDITIONAL,
          "CONSULT hypothetical KEN,MLI> 040");
}

static void the_future_of_cooperation_is_agreement(void **state)
{
    (void)state;
    alone("meet", MODAL_WILL, 0, "AGREE actual KEN,MLI> 036");
    alone("withdraw", MODAL_WILL, 0, "CONCEDE actual KEN> 0356");
    alone("withdraw", MODAL_NONE, 0, "RETREAT actual KEN> 0872 withdraw");
}

static void a_rule_uses_up_the_clause_it_asks_for(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "Kenya/NNP refused/VBD/refuse to/TO meet/VB with/IN Mali/NNP");
    const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
    const uint32_t b = rulebox_np(f.doc, 5, 6, "MLI");
    rulebox_pred(f.doc, 1, PRED_VERB);
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_CLAUSE, NONE, 1, NONE);
    const uint32_t p = rulebox_pred(f.doc, 3, PRED_VERB);
    f.doc->preds[p].parent = 0;
    f.doc->preds[p].link = LINK_XCOMP;
    f.doc->preds[p].form = FORM_INF;
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBLIQUE, b, NONE, 4);
    end(&f, "REJECT actual KEN>MLI  meet");
}

static void two_words_for_one_event_are_one(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "Kenya/NNP raided/VBD/raid Mali/NNP after/IN its raid");
    const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
    const uint32_t b = rulebox_np(f.doc, 2, 3, "MLI");
    const uint32_t its = rulebox_np(f.doc, 4, 5, "KEN");
    const uint32_t r = rulebox_np(f.doc, 5, 6, "");
    f.doc->nps[r].poss = its;
    rulebox_pred(f.doc, 1, PRED_VERB);
    rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
    rulebox_arg(f.doc, ARG_OBJECT, b, NONE, NONE);
    rulebox_pred(f.doc, 5, PRED_NOUN);
    end(&f, "ASSAULT actual KEN>MLI 190 firearms");
}

static void other_languages_and_bylines_say_nothing(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct fixture f;
        begin(&f, "Kenya/NNP raided/VBD/raid Mali/NNP");
        const uint32_t a = rulebox_np(f.doc, 0, 1, "KEN");
        rulebox_pred(f.doc, 1, PRED_VERB);
        rulebox_arg(f.doc, ARG_SUBJECT, a, NONE, NONE);
        if (i)
            f.doc->lang = casus__str("und");
        else
            f.doc->sentences[0].flags = SENTENCE_BYLINE;
        end(&f, "");
    }
}

/* ---- long documents -------------------------------------------------- */

/* A step for each pair of so many is more than the test has time for. */
enum { MANY = 150000 };

static void tolls_take_linear_time(void **state)
{
    (void)state;
    casus_doc doc = { .n_sentences = MANY,
                      .n_quantities = MANY,
                      .n_events = MANY };
    doc.sentences = calloc(MANY, sizeof *doc.sentences);
    doc.quantities = calloc(MANY, sizeof *doc.quantities);
    doc.events = calloc(MANY, sizeof *doc.events);
    assert_true(doc.sentences && doc.quantities && doc.events);
    for (uint32_t i = 0; i < MANY; i++) {
        doc.sentences[i].tok = doc.quantities[i].tok = i;
        doc.sentences[i].n_tok = 1;
        doc.quantities[i].kind = QUANTITY_KILLED;
        doc.events[i].sent = i;
        doc.events[i].type = EVENT_CONSULT;
    }
    struct event_run run = { .doc = &doc };
    casus__event_tolls(&run);
    assert_int_equal(doc.events[MANY - 1].n_quantities, 0);
    free(doc.sentences);
    free(doc.quantities);
    free(doc.events);
}

/* The first event has a date; the second is of the same actor, the others
 * are of another. Arrests are of people whose country is named nowhere. */
static void carrying_takes_linear_time(void **state)
{
    (void)state;
    casus_doc doc = { .n_entities = MANY };
    casus_entity *entities = calloc(MANY, sizeof *entities);
    struct candidate *items = calloc(MANY, sizeof *items);
    assert_true(entities && items);
    doc.entities = entities;
    for (uint32_t i = 0; i < MANY; i++) {
        struct candidate *c = &items[i];
        entities[i].type = ENTITY_PERSON;
        entities[i].first_mention = NONE;
        c->type = i % 2 ? EVENT_CONSULT : EVENT_COERCE;
        c->status = STATUS_ACTUAL;
        c->sent = i;
        c->date = casus__str("");
        c->loc_entity = c->speaker = NONE;
        c->at.np = NONE;
        c->actor.n = 1;
        c->actor.items[0].entity = NONE;
        memcpy(c->actor.items[0].coding.code, i < 2 ? "KEN" : "MLI", 4);
    }
    items[0].date = casus__str("2020-05-03");
    items[0].own_date = 1;
    struct event_run run = { .doc = &doc, .items = items, .n = MANY };
    casus__event_carry(&run);
    assert_int_equal(items[1].date.len, 10);
    assert_int_equal(items[MANY - 1].date.len, 0);
    free(entities);
    free(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verb_has_its_subject_and_object),
        cmocka_unit_test(a_passive_is_turned_round),
        cmocka_unit_test(a_light_verb_takes_its_noun),
        cmocka_unit_test(a_discard_says_nothing),
        cmocka_unit_test(a_discard_of_any_word_needs_its_condition),
        cmocka_unit_test(a_particle_may_look_like_a_preposition),
        cmocka_unit_test(conditions_may_have_exceptions),
        cmocka_unit_test(what_is_said_depends_on_how),
        cmocka_unit_test(modals_and_negation_decide_the_status),
        cmocka_unit_test(the_future_of_cooperation_is_agreement),
        cmocka_unit_test(a_rule_uses_up_the_clause_it_asks_for),
        cmocka_unit_test(two_words_for_one_event_are_one),
        cmocka_unit_test(other_languages_and_bylines_say_nothing),
        cmocka_unit_test(tolls_take_linear_time),
        cmocka_unit_test(carrying_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
