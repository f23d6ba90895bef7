/* Rule files: reading, complaints, word classes, token patterns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "rule/pattern.h"
#include "rulebox.h"

/* ---- patterns -------------------------------------------------------- */

/* "begin-end id, ..." of all hits of a pattern line on a sentence. */
static void hits_are(const char *rules, const char *tagged,
                     const char *expected)
{
    struct rulebox box;
    char said[400] = "";
    rulebox_open(&box, rules);
    assert_non_null(box.model);
    casus_doc *doc = rulebox_doc(&box, tagged);
    struct pattern_hits hits = { 0 };
    assert_int_equal(casus__pattern_scan(doc, 0, PATTERN_NAME, &hits, NULL),
                     CASUS_OK);
    for (size_t i = 0; i < hits.n; i++) {
        const casus_str id = casus__pattern_id(&hits.items[i]);
        const size_t at = strlen(said);
        (void)snprintf(said + at, sizeof said - at, "%s%u-%u %.*s",
                       i ? ", " : "", (unsigned)hits.items[i].begin,
                       (unsigned)hits.items[i].end, (int)id.len, id.ptr);
    }
    assert_string_equal(said, expected);
    casus_doc_free(doc);
    rulebox_close(&box);
}

/* One rule with one match line. */
static void match_is(const char *elements, const char *tagged,
                     const char *expected)
{
    char rules[400];
    (void)snprintf(rules, sizeof rules,
                   "class metal = gold | iron | scrap metal\n"
                   "name r\n  match %s\n", elements);
    hits_are(rules, tagged, expected);
}

static void words_match_without_regard_to_case(void **state)
{
    (void)state;
    match_is("ministry of", "the Ministry of Tides", "1-3 r");
    match_is("\"Ministry\" of", "the ministry of tides", "");
    match_is("\"Ministry\" of", "the Ministry of tides", "1-3 r");
    match_is("\"Grand Duke\"", "a Grand Duke came", "1-3 r");
    match_is("~meet with", "they met/VBD/meet with him", "1-3 r");
    match_is("meet with", "they met/VBD/meet with him", "");
}

static void shapes_tags_and_classes_match(void **state)
{
    (void)state;
    match_is("[cap] [cap]", "the Blue Lagoon sank", "1-3 r");
    match_is("[num] [lower]", "saw 12 ships", "1-3 r");
    match_is("[NNP] [pos=VBD|VBZ]", "a/DT Rook/NNP took/VBD it/PRP", "1-3 r");
    match_is("@metal mine", "an iron mine and a scrap metal mine",
             "1-3 r, 5-8 r");
    match_is("[initial] [cap]", "by J. Brook", "1-3 r");
    match_is("[start] [any]", "one two", "0-1 r");
    match_is("[any] [end]", "one two", "1-2 r");
    match_is("!gold [lower]", "gold dust", "1-2 r");
    match_is("/[A-Z]{2}-\\d+/", "an AB-12 and AB-1x", "1-2 r");
}

static void repetition_is_greedy_and_bounded(void **state)
{
    (void)state;
    match_is("a b* c", "x a b b b c", "1-6 r");
    match_is("a b* c", "x a c", "1-3 r");
    match_is("a b+ c", "x a c", "");
    match_is("a b? c", "a c a b c a b b c", "0-2 r, 2-5 r");
    match_is("a b{2} c", "a b c a b b c", "3-7 r");
    match_is("a b{1,2} c", "a b b b c a b b c", "5-9 r");
    match_is("a b{2,}", "a b a b b b", "2-6 r");
    match_is("(a|b|c d) e", "a e c e c d e b e",
             "0-2 r, 4-7 r, 7-9 r");
    match_is("x (a b)+ a", "x a b a b a", "0-6 r");
}

static void types_of_the_gazetteer_match_whole_names(void **state)
{
    (void)state;
    struct rulebox box;
    rulebox_open(&box, "name r\n  match <GPE|LOC> port\n");
    casus_doc *doc = rulebox_doc(&box, "the Old Harbour Bay port");
    rulebox_match(doc, 1, 3, 1u << GAZ_LOC);
    struct pattern_hits hits = { 0 };
    assert_int_equal(casus__pattern_scan(doc, 0, PATTERN_NAME, &hits, NULL),
                     CASUS_OK);
    assert_int_equal(hits.n, 1);
    assert_int_equal(hits.items[0].begin, 1);
    assert_int_equal(hits.items[0].end, 5);
    casus_doc_free(doc);
    rulebox_close(&box);
}

static void context_is_not_part_of_the_match(void **state)
{
    (void)state;
    hits_are("name r\n  match [cap]+\n  after in\n", "went in Blue Bay",
             "2-4 r");
    hits_are("name r\n  match [cap]\n  before said\n", "Rook said Brook ran",
             "0-1 r");
    hits_are("name r\n  match [cap]\n  not-before said\n",
             "Rook said Brook ran", "2-3 r");
    hits_are("name r\n  match [cap]\n  not-after in the\n",
             "Rook in the Brook", "0-1 r");
}

static void captures_and_attributes_are_read(void **state)
{
    (void)state;
    struct rulebox box;
    uint32_t begin, end;
    rulebox_open(&box, "name r\n"
                       "  match ministry of topic:([cap] and?)+ "
                       "(in where:[cap])?\n"
                       "  type ORG\n  code from where\n  priority -2\n");
    assert_non_null(box.model);
    casus_doc *doc =
        rulebox_doc(&box, "the ministry of Tides and Wind in Arden");
    struct pattern_hits hits = { 0 };
    assert_int_equal(casus__pattern_scan(doc, 0, PATTERN_NAME, &hits, NULL),
                     CASUS_OK);
    assert_int_equal(hits.n, 1);
    const struct pattern_hit *h = &hits.items[0];
    assert_true(casus__str_is(casus__pattern_attr(h, "type"), "ORG"));
    assert_true(casus__str_is(casus__pattern_attr(h, "code"), "from where"));
    assert_true(casus__str_is(casus__pattern_attr(h, "sector"), ""));
    assert_int_equal(h->priority, -2);
    assert_true(casus__pattern_capture(h, casus__str("topic"), &begin, &end));
    assert_int_equal(begin, 3);
    assert_int_equal(end, 6);
    assert_true(casus__pattern_capture(h, casus__str("where"), &begin, &end));
    assert_int_equal(begin, 7);
    assert_false(casus__pattern_capture(h, casus__str("no"), &begin, &end));
    casus_doc_free(doc);
    rulebox_close(&box);
}

static void work_on_a_sentence_is_bounded(void **state)
{
    (void)state;
    struct rulebox box;
    rulebox_open(&box, "name r\n  match (a|a a){1,20} (a|a a){1,20} b\n");
    assert_non_null(box.model);
    casus_doc *doc = rulebox_doc(
        &box, "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a");
    doc->limits.rule_steps = 5000;
    struct pattern_hits hits = { 0 };
    assert_int_equal(casus__pattern_scan(doc, 0, PATTERN_NAME, &hits, NULL),
                     CASUS_OK);
    assert_int_equal(hits.n, 0);
    assert_true(hits.truncated);
    casus_doc_free(doc);
    rulebox_close(&box);
}

/* ---- classes --------------------------------------------------------- */

static void classes_hold_words_phrases_and_other_classes(void **state)
{
    (void)state;
    struct rulebox box;
    rulebox_open(&box, "export class tool = hammer | @blade | band saw\n"
                       "  | chisel\n"
                       "class blade = knife\n");
    assert_non_null(box.model);
    casus_doc *doc = rulebox_doc(
        &box, "knives/NNS/knife a band saw the chisel saw");
    const uint32_t tool = casus__rule_class_find(box.model, "tool");
    assert_int_not_equal(tool, RULE_NONE);
    assert_int_equal(casus__rule_class_find(box.model, "none"), RULE_NONE);
    assert_true(casus__rule_class(doc, 0, tool));
    assert_false(casus__rule_class(doc, 1, tool));
    assert_false(casus__rule_class(doc, 2, tool));
    assert_int_equal(casus__rule_class_at(doc, 2, 7, tool), 2);
    assert_int_equal(casus__rule_class_at(doc, 2, 3, tool), 0);
    assert_int_equal(casus__rule_class_at(doc, 5, 7, tool), 1);
    assert_int_equal(casus__rule_class_at(doc, 6, 7, tool), 0);
    casus_doc_free(doc);
    rulebox_close(&box);
}

/* ---- complaints ------------------------------------------------------ */

/* The first complaint's line and number. */
static void complaint_is(const char *rules, unsigned line, unsigned number,
                         bool is_error)
{
    struct rulebox box;
    rulebox_open(&box, rules);
    if (box.n_complaints == 0)
        fail_msg("no complaint about: %s", rules);
    assert_int_equal(box.complaints[0].line, line);
    assert_int_equal(box.complaints[0].number, number);
    assert_int_equal(box.complaints[0].is_error, is_error);
    if (!is_error)
        assert_non_null(box.model);
    rulebox_close(&box);
}

static void mistakes_are_told_by_line_and_number(void **state)
{
    (void)state;
    complaint_is("rule x\n", 1, 200, true);
    complaint_is("  verb x\n", 1, 200, true);
    complaint_is("event e = AID\n  verb give\n  colour red\n", 3, 201, true);
    complaint_is("name n\n  match (a\n", 2, 202, true);
    complaint_is("name n\n  match a )\n", 2, 202, true);
    complaint_is("name n\n  match a\nname n\n  match b\n", 3, 203, true);
    complaint_is("export class c = a\nexport class c = b\n", 2, 204, true);
    complaint_is("name n\n  match @nope\n", 2, 205, true);
    complaint_is("export class c = @d\nclass d = @c\n", 1, 206, true);
    complaint_is("event e = HELP\n  verb give\n", 1, 207, true);
    complaint_is("event e = AID\n  verb give\n  mode demo\n", 3, 208, true);
    complaint_is("event e = AID\n  verb give\n  cameo 190\n", 3, 209, true);
    complaint_is("event e = AID\n  verb give\n  context fun\n", 3, 210, true);
    complaint_is("event e = AID\n  verb give\n  actor SUBJECT\n", 3, 211,
                 true);
    complaint_is("event e = AID\n  verb give\n  actor object.subjct\n", 3,
                 211, true);
    complaint_is("event e = AID\n  verb give\n  if object is nice\n", 3, 212,
                 true);
    complaint_is("name n\n  match /(/\n", 2, 213, true);
    complaint_is("name n\n  match <CITY>\n", 2, 214, true);
    complaint_is("name n\n  match [shiny]\n", 2, 214, true);
    complaint_is("name n\n  match a?\n", 2, 215, true);
    complaint_is("name n\n  match (a?)+ b\n", 2, 215, true);
    complaint_is("name n\n  match a\n  code from b\n", 3, 216, true);
    complaint_is("event e = AID\n  actor subject\n", 1, 217, true);
    complaint_is("name n\n  type ORG\n", 1, 217, true);
    complaint_is("event e = AID\n  frame f\n  verb give\n", 2, 221, true);
    complaint_is("export class c =\n", 1, 222, true);
}

static void doubtful_rules_are_warned_of(void **state)
{
    (void)state;
    complaint_is("event e = AID\n  verb give\nevent f = AGREE\n  verb give\n",
                 3, 218, false);
    complaint_is("class c = a\n", 1, 219, false);
    complaint_is("export class c = a | b | a\n", 1, 220, false);
}

static void good_rules_pass_without_a_word(void **state)
{
    (void)state;
    struct rulebox box;
    rulebox_open(&box,
                 "# a comment\n"
                 "class gift = food | \n"
                 "frame giving\n"
                 "  actor subject | by\n"
                 "  recipient iobject | to + for\n"
                 "event e = AID   # with a comment\n"
                 "  frame giving\n"
                 "  verb give | hand out + @gift | \"money\"\n"
                 "  noun gift of food\n"
                 "  if object @gift or object \"relief work\"\n"
                 "  unless passive\n"
                 "  cameo 073 if words @gift\n"
                 "  cameo 070\n"
                 "  need both\n"
                 "content c = hypothetical\n"
                 "  verb want\n"
                 "  speaker\n"
                 "discard d\n"
                 "  verb give + @gift\n"
                 "  if to\n"
                 "  or with\n");
    assert_int_equal(box.n_complaints, 0);
    assert_non_null(box.model);
    rulebox_close(&box);
}

/* Every ```rules block of a document compiles: how many there are. */
static size_t compile_examples(const char *name)
{
    static char text[65536];
    char path[1024];
    const char *root = getenv("CASUS_SOURCE_ROOT");
    (void)snprintf(path, sizeof path, "%s/docs/%s", root ? root : ".", name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    (void)fclose(f);
    static const char open[] = "```rules\n";
    size_t blocks = 0;
    for (char *at = strstr(text, open); at; at = strstr(at, open)) {
        char *begin = at + sizeof open - 1, *end = strstr(begin, "```");
        assert_non_null(end);
        *end = '\0';
        struct rulebox box;
        rulebox_open(&box, begin);
        if (!box.model)
            fail_msg("line %u, C%u in: %s", box.complaints[0].line,
                     box.complaints[0].number, begin);
        rulebox_close(&box);
        at = end + 1;
        blocks++;
    }
    return blocks;
}

static void examples_of_the_manual_compile(void **state)
{
    (void)state;
    assert_true(compile_examples("RULES.md") >= 5);
    assert_true(compile_examples("MIGRATING.md") >= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_match_without_regard_to_case),
        cmocka_unit_test(shapes_tags_and_classes_match),
        cmocka_unit_test(repetition_is_greedy_and_bounded),
        cmocka_unit_test(types_of_the_gazetteer_match_whole_names),
        cmocka_unit_test(context_is_not_part_of_the_match),
        cmocka_unit_test(captures_and_attributes_are_read),
        cmocka_unit_test(work_on_a_sentence_is_bounded),
        cmocka_unit_test(classes_hold_words_phrases_and_other_classes),
        cmocka_unit_test(mistakes_are_told_by_line_and_number),
        cmocka_unit_test(doubtful_rules_are_warned_of),
        cmocka_unit_test(good_rules_pass_without_a_word),
        cmocka_unit_test(examples_of_the_manual_compile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
