/*
 * Tokens, sentences and lines: what docs/TEXT.md says, case by case. The
 * properties that hold for any bytes are in test_text_bytes.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/intake.h"
#include "base/fold.h"
#include "base/str.h"
#include "text/layout.h"
#include "text/text.h"

#include <stdio.h>
#include <string.h>

/* ---- a document of tokens -------------------------------------------- */

static casus_doc *open_titled(const char *title, const char *text,
                              size_t sentence_tokens)
{
    struct casus_ctx ctx;
    casus_doc *doc = NULL;
    casus_input in;
    memset(&ctx, 0, sizeof ctx);
    casus_limits_init(&ctx.limits);
    if (sentence_tokens)
        ctx.limits.sentence_tokens = sentence_tokens;
    casus_input_init(&in);
    in.title = casus__str(title);
    in.text = casus__str(text);
    assert_int_equal(casus__intake(&ctx, &in, &doc, NULL), CASUS_OK);
    assert_int_equal(casus__text_run(doc, NULL), CASUS_OK);
    return doc;
}

static casus_doc *open_text(const char *text)
{
    return open_titled("", text, 0);
}

/* Append bytes and a bar in front of all but the first. */
static void append(char *out, size_t room, casus_str s)
{
    const size_t n = strlen(out);
    assert_true(n + s.len + 2 < room);
    (void)snprintf(out + n, room - n, "%s%.*s", n ? "|" : "", (int)s.len,
                   s.ptr);
}

static void tokens_are(const char *text, const char *expected)
{
    char got[1024] = "";
    casus_doc *doc = open_text(text);
    for (uint32_t i = 0; i < doc->n_tokens; i++)
        append(got, sizeof got, casus__token_text(doc, i));
    assert_string_equal(got, expected);
    casus_doc_free(doc);
}

/* Sentences with their line breaks, joined by bars. */
static void sentences_are(const char *text, const char *expected)
{
    char got[2048] = "";
    casus_doc *doc = open_text(text);
    for (size_t i = 0; i < doc->n_sentences; i++)
        append(got, sizeof got,
               casus__str_slice(doc->buffer, doc->sentences[i].begin,
                                doc->sentences[i].end));
    assert_string_equal(got, expected);
    casus_doc_free(doc);
}

/* Each piece between bars is a sentence; the bars stand for blanks. */
static void splits_at_bars(const char *barred)
{
    char text[1024];
    const size_t n = strlen(barred);
    assert_true(n < sizeof text);
    for (size_t i = 0; i <= n; i++)
        text[i] = (char)(barred[i] == '|' ? ' ' : barred[i]);
    sentences_are(text, barred);
}

struct pair {
    const char *text, *tokens;
};

static void all_tokens(const struct pair *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        tokens_are(list[i].text, list[i].tokens);
}

/* ---- tokens ---------------------------------------------------------- */

static void test_contractions(void **state)
{
    (void)state;
    static const struct pair list[] = {
        { "don't", "do|n't" },
        { "Can't we? WON'T", "Ca|n't|we|?|WO|N'T" },
        { "Cairo's we're they've", "Cairo|'s|we|'re|they|'ve" },
        { "I'll he'd I'm", "I|'ll|he|'d|I|'m" },
        { "Cairo\xe2\x80\x99s isn\xe2\x80\x99t",
          "Cairo|\xe2\x80\x99s|is|n\xe2\x80\x99t" },
        { "cannot gonna Gotta", "can|not|gon|na|Got|ta" },
        { "dont didnt", "do|nt|did|nt" },
        { "im thats Youre alot", "i|m|that|s|You|re|a|lot" },
        { "Im Ive IM", "Im|Ive|IM" },
        { "its not on its list", "it|s|not|on|its|list" },
        { "Your in luck", "You|r|in|luck" },
        { "Ive never", "I|ve|never" },
        { "=====---- a----b", "=====----|a|----|b" },
        { "Lets go. Lets, he said", "Let|s|go|.|Lets|,|he|said" },
        { "your in-house team", "your|in|-|house|team" },
        { "the workers' pay", "the|workers|'|pay" },
        { "U.S.'s U.N.\xe2\x80\x99s", "U.S.|'s|U.N.|\xe2\x80\x99s" },
        { "O'Brien Sana'a gov't", "O'Brien|Sana'a|gov't" },
        { "he said 'no'", "he|said|'|no|'" },
        { "1980's", "1980|'s" },
    };
    all_tokens(list, COUNT(list));
}

static void test_hyphens(void **state)
{
    (void)state;
    static const struct pair list[] = {
        { "an 11-year-old", "an|11|-|year|-|old" },
        { "al-Nour, Yong-ho", "al|-|Nour|,|Yong|-|ho" },
        { "F-16 Su-27s T-72B3", "F|-|16|Su|-|27s|T|-|72B3" },
        { "pro-Greek anti-Serb ex-wife", "pro-Greek|anti-Serb|ex-wife" },
        { "co-chair Non-Aligned", "co-chair|Non-Aligned" },
        { "ex-vice-consul", "ex-vice|-|consul" },
        { "Hizb-e-Wahdat", "Hizb|-|e|-|Wahdat" },
        { "mid-1980s", "mid|-|1980s" },
        { "U.S.-led 2004-05", "U.S.|-|led|2004|-|05" },
        { "word -- word\xe2\x80\x94word \xe2\x80\x93 x",
          "word|--|word|\xe2\x80\x94|word|\xe2\x80\x93|x" },
        { "call 212-555-0100 or 555-0100",
          "call|212-555-0100|or|555-0100" },
        { "100-150 of 1-2", "100|-|150|of|1|-|2" },
    };
    all_tokens(list, COUNT(list));
}

static void test_inner(void **state)
{
    (void)state;
    casus_doc *doc = open_text("pro-Greek F-16 anti-Serb Co-op don't");
    assert_int_equal(doc->tokens[0].inner, 4);
    assert_int_equal(doc->tokens[1].inner, 0);
    assert_int_equal(doc->tokens[4].inner, 5);
    assert_int_equal(doc->tokens[5].inner, 3);
    assert_int_equal(doc->tokens[6].inner, 0);
    casus_doc_free(doc);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct pair list[] = {
        { "3,500 and 3.5", "3,500|and|3.5" },
        { "the 1990s, 20th", "the|1990s|,|20th" },
        { "$1.2bn \xe2\x82\xac" "30m", "$|1.2|bn|\xe2\x82\xac|30|m" },
        { "5km 500k", "5|km|500k" },
        { "40% of", "40|%|of" },
        { "at 10:30 on 12/31/2020", "at|10:30|on|12/31/2020" },
        { "10am 7pm", "10|am|7|pm" },
        { "Only 3. Then", "Only|3|.|Then" },
        { "1,2, 3", "1,2|,|3" },
    };
    all_tokens(list, COUNT(list));
}

static void test_abbreviations(void **state)
{
    (void)state;
    static const struct pair list[] = {
        { "Gen. Roe", "Gen.|Roe" },
        { "Lt. Col. Roe", "Lt.|Col.|Roe" },
        { "the U.S. army", "the|U.S.|army" },
        { "8 a.m. or p.m.", "8|a.m.|or|p.m." },
        { "No. 5. No. He", "No.|5|.|No|.|He" },
        { "tax no. 5", "tax|no.|5" },
        { "Acme Inc. vs. Bolt", "Acme|Inc.|vs.|Bolt" },
        { "J. K. Roe, J.K.Roe", "J.|K.|Roe|,|J.K.|Roe" },
        { "plan B. The", "plan|B|.|The" },
        { "a near miss. Then", "a|near|miss|.|Then" },
        { "the SEC. It", "the|SEC|.|It" },
        { "AT&T e.g. Ph.D.", "AT&T|e.g.|Ph.D." },
        { "Gen...", "Gen|..." },
    };
    all_tokens(list, COUNT(list));
}

static void test_marks(void **state)
{
    (void)state;
    static const struct pair list[] = {
        { "What?! No... yes!!!", "What|?!|No|...|yes|!!!" },
        { "\"Go,\" (he) [x]", "\"|Go|,|\"|(|he|)|[|x|]" },
        { "\xe2\x80\x9cGo\xe2\x80\x9d", "\xe2\x80\x9c|Go|\xe2\x80\x9d" },
        { "``Go''", "``|Go|''" },
        { "go\xe2\x80\x99\xe2\x80\x99", "go|\xe2\x80\x99\xe2\x80\x99" },
        { "and/or b/c", "and|/|or|b/c" },
        { "fine :-) end", "fine|:-)|end" },
        { "(as follows:)", "(|as|follows|:|)" },
        { "((((", "(|(|(|(" },
    };
    all_tokens(list, COUNT(list));
}

static void test_addresses(void **state)
{
    (void)state;
    static const struct {
        const char *text, *tokens;
        enum token_kind kind; /* of the second token */
    } list[] = {
        { "see https://a.example/x?y=1, now",
          "see|https://a.example/x?y=1|,|now", TOKEN_URL },
        { "at www.a.example.", "at|www.a.example|.", TOKEN_URL },
        { "at a.example.org/x.", "at|a.example.org/x|.", TOKEN_URL },
        { "to j.roe@a.example.", "to|j.roe@a.example|.", TOKEN_EMAIL },
        { "by @j_roe today", "by|@j_roe|today", TOKEN_HANDLE },
        { "on #news now", "on|#news|now", TOKEN_HANDLE },
        { "on Example.com now", "on|Example.com|now", TOKEN_WORD },
        { "in comp.lang.misc now", "in|comp.lang.misc|now", TOKEN_WORD },
        { "the end.the start", "the|end|.|the|start", TOKEN_WORD },
        { "a report.pdf", "a|report.pdf", TOKEN_WORD },
        { "the war.In May", "the|war|.|In|May", TOKEN_WORD },
    };
    for (size_t i = 0; i < COUNT(list); i++) {
        tokens_are(list[i].text, list[i].tokens);
        casus_doc *doc = open_text(list[i].text);
        assert_int_equal(doc->tokens[1].kind, list[i].kind);
        casus_doc_free(doc);
    }
}

static void test_letters_beyond_ascii(void **state)
{
    (void)state;
    static const struct pair list[] = {
        { "S\xc3\xa3o Tom\xc3\xa9, Rain", "S\xc3\xa3o|Tom\xc3\xa9|,|Rain" },
        { "\xd0\x94\xd0\xb0\xc2\xa0\xd0\xbd\xd0\xb5", /* two words */
          "\xd0\x94\xd0\xb0|\xd0\xbd\xd0\xb5" },
        { "\xef\xbb\xbfWord", "Word" },                  /* BOM */
        { "a\xe2\x80\x8b" "b", "a|b" },                  /* U+200B */
        { "so\xc2\xadlar \xc2\xad x", "so\xc2\xadlar|x" }, /* soft hyphen */
    };
    all_tokens(list, COUNT(list));
}

static void test_folds(void **state)
{
    (void)state;
    static const char *const folds[] = { "us", "sao", "nato", "it",
                                         "'s", "gen", "3,500" };
    casus_doc *doc = open_text("u.s S\xc3\xa3o NATO It\xe2\x80\x99s Gen. "
                               "3,500");
    assert_int_equal(doc->n_tokens, COUNT(folds));
    for (uint32_t i = 0; i < doc->n_tokens; i++)
        assert_true(casus__str_is(casus__token_fold(doc, i), folds[i]));
    assert_int_equal(doc->tokens[1].word_case, CASE_TITLE);
    assert_int_equal(doc->tokens[2].word_case, CASE_UPPER);
    assert_int_equal(doc->tokens[4].flags, TOKEN_CLITIC);
    casus_doc_free(doc);
}

static void test_token_flags(void **state)
{
    (void)state;
    casus_doc *doc = open_text("One, two\nthree\r\n\r\nfour");
    const uint8_t s = TOKEN_SPACE_BEFORE, l = TOKEN_LINE_START,
                  p = TOKEN_PAR_START;
    const uint8_t flags[] = { s | l | p, 0, s, s | l, s | l | p };
    assert_int_equal(doc->n_tokens, COUNT(flags));
    for (size_t i = 0; i < COUNT(flags); i++)
        assert_int_equal(doc->tokens[i].flags, flags[i]);
    casus_doc_free(doc);
}

/* ---- sentences ------------------------------------------------------- */

static void test_stops(void **state)
{
    (void)state;
    splits_at_bars("Rain fell.|It stopped!|Did it?|Yes.");
    splits_at_bars("He met Gen. Roe and Lt. Col. Poe.|They left.");
    splits_at_bars("It ended at 9 a.m. Monday.|Work began at 8 p.m.|Rain "
                   "fell.");
    splits_at_bars("Talks start at 8 p.m. Eastern Time (GMT).|Nothing else.");
}

static void test_acronym_ends(void **state)
{
    (void)state;
    splits_at_bars("She left the U.S.|The army stayed.");
    splits_at_bars("The U.S. Senate voted.|It passed.");
    splits_at_bars("He works for Acme Inc.|He is rich.");
    splits_at_bars("Acme Inc. Chairman Roe left.");
    splits_at_bars("They met in Trenton, N.J.|Reporters waited outside.");
    splits_at_bars("The Trenton, N.J. City Council met.");
    splits_at_bars("He likes towns, e.g. The Hague.|She does not.");
    splits_at_bars("J. K. Roe wrote it.|Plan B.|The end.");
    splits_at_bars("It is No. 5 of 9.|No.|He left.");
}

static void test_quotes_close(void **state)
{
    (void)state;
    splits_at_bars("\"Leave now.\"|He left.");
    splits_at_bars("\"Why?\" he asked.|\"Because.\"");
    splits_at_bars("\xe2\x80\x9cLeave.\xe2\x80\x9d|He left.");
    splits_at_bars("(He left.)|She stayed.");
    splits_at_bars("He said \"it is over. \"|She agreed.");
    splits_at_bars("They ran... and hid.|Then...|Nothing.");
    splits_at_bars("It is over. [...]|We won.");
    splits_at_bars("\"He is in the U.S.\"|Rain fell.");
}

static void test_lower_case_starts(void **state)
{
    (void)state;
    splits_at_bars("the shop is closed.|it moved.|why?|no idea.");
    splits_at_bars("Tests found E. coli in wells.");
    splits_at_bars("Wahey! said the clown.");
    splits_at_bars("Why? asked the judge.");
    splits_at_bars("It weighs 5 lbs. in all.");
}

static void test_layout(void **state)
{
    (void)state;
    sentences_are("A Headline\n\nThe text\n \nMore",
                  "A Headline|The text|More");
    sentences_are("First line\nSecond line", "First line|Second line");
    sentences_are("1. Rain fell.\n2. Snow fell.\na) Hail too",
                  "1. Rain fell.|2. Snow fell.|a) Hail too");
    sentences_are("Rain fell. ***** Snow fell.",
                  "Rain fell.|*****|Snow fell.");
    sentences_are("", "");
    sentences_are(" \n\t ", "");
}

/* Lines of one width that end without a stop: the breaks are blanks. */
static void test_hard_wrapped(void **state)
{
    (void)state;
    static const char wrapped[] =
        "The council met on Tuesday to discuss the road that\n"
        "leads from the harbour to the old market, where Gen.\n"
        "Roe had his office. Nobody could say when the work\n"
        "would begin. The mayor said that she would ask for a\n"
        "new plan.\n"
        "\n"
        "Rain fell all night.\n";
    casus_doc *doc = open_text(wrapped);
    assert_int_equal(doc->n_sentences, 4);
    assert_true(doc->sentences[1].begin ==
                (uint32_t)(strstr(wrapped, "Nobody") - wrapped));
    casus_doc_free(doc);

    /* Lines of any width are lines. */
    doc = open_text("Council meets\nThe mayor asks for a plan for the old "
                    "road that leads to the harbour\nRain\nNew market opens "
                    "with speeches\nSports\nWeather");
    assert_int_equal(doc->n_sentences, 6);
    casus_doc_free(doc);

    /* Lines of one width that end with stops are sentences. */
    static const char lines[] =
        "The council met on Tuesday to discuss the old road.\n"
        "The mayor said that she would ask for a new design.\n"
        "Nobody could say when the work would begin in May.\n"
        "Rain fell all night and all day in the old harbour.";
    doc = open_text(lines);
    assert_int_equal(doc->n_sentences, 4);
    casus_doc_free(doc);
    assert_true(casus__is_hard_wrapped(wrapped, strlen(wrapped)));
    assert_false(casus__is_hard_wrapped(lines, strlen(lines)));
}

static void test_title(void **state)
{
    (void)state;
    casus_doc *doc = open_titled("Rain falls in Ghent", "It fell.", 0);
    assert_int_equal(doc->n_sentences, 2);
    assert_true(doc->sentences[0].flags & SENTENCE_TITLE);
    assert_true(doc->sentences[0].flags & SENTENCE_HEADLINE);
    assert_false(doc->sentences[1].flags & SENTENCE_TITLE);
    assert_int_equal(doc->sentences[1].begin, doc->body);
    casus_doc_free(doc);
    doc = open_titled("Rain falls. It is wet.\nMore", "It fell.", 0);
    assert_int_equal(doc->n_sentences, 2);
    assert_int_equal(doc->sentences[0].end, doc->title_size);
    casus_doc_free(doc);
}

static void test_pieces(void **state)
{
    (void)state;
    casus_doc *doc = open_titled(
        "", "a b c d e f g h i j k l m n o p q r s t u v w. Next one.", 10);
    assert_int_equal(doc->n_sentences, 4);
    assert_int_equal(doc->sentences[0].n_tok, 10);
    assert_int_equal(doc->sentences[1].n_tok, 10);
    assert_int_equal(doc->sentences[2].n_tok, 4);
    for (size_t i = 0; i < 3; i++)
        assert_true(doc->sentences[i].flags & SENTENCE_PIECE);
    assert_false(doc->sentences[3].flags & SENTENCE_PIECE);
    assert_int_equal(doc->truncated, 1u << STAGE_TEXT);
    casus_doc_free(doc);
    doc = open_text("a b c d e f g h i j k l.");
    assert_int_equal(doc->truncated, 0);
    casus_doc_free(doc);
}

/* ---- lines ----------------------------------------------------------- */

static void test_datelines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t tokens;
    } list[] = {
        { "GHENT, Belgium (AP) \xe2\x80\x94 Rain fell.", 7 },
        { "GHENT \xe2\x80\x94 Rain fell.", 2 },
        { "GHENT\xe2\x80\x94Rain fell.", 2 },
        { "Ghent, 3 Jan (Reuters) - Rain fell.", 8 },
        { "NEW GHENT, Jan. 3 -- Rain fell.", 6 },
        { "OPEC - the oil cartel - met.", 0 },
        { "Roe - the mayor - left.", 0 },
        { "Rain fell (in May) - It was cold.", 0 },
        { "GHENT-BASED Acme left.", 0 },
    };
    for (size_t i = 0; i < COUNT(list); i++) {
        casus_doc *doc = open_text(list[i].text);
        assert_int_equal(doc->n_sentences, 1);
        assert_int_equal(doc->sentences[0].dateline, list[i].tokens);
        casus_doc_free(doc);
    }
}

static void flags_are(const char *text, uint32_t set, uint32_t unset)
{
    casus_doc *doc = open_text(text);
    const uint32_t flags = doc->sentences[0].flags;
    if ((flags & set) != set || flags & unset)
        fail_msg("%s: flags %u", text, (unsigned)flags);
    casus_doc_free(doc);
}

static void test_line_flags(void **state)
{
    (void)state;
    const uint32_t boiler = SENTENCE_BOILER, byline = SENTENCE_BYLINE;
    flags_are("Read more: Rain in Ghent\n\nText.", boiler, byline);
    flags_are("Contribute Today\n\nText.", boiler, byline);
    flags_are("Advertisement\n\nText.", boiler, byline);
    flags_are("Share this article\n\nText.", boiler, byline);
    flags_are("Photo: J. Roe\n\nText.", boiler, byline);
    flags_are("Copyright Acme 1999\n\nText.", boiler, byline);
    flags_are("Copyright law was changed.\n\nText.", 0, boiler);
    flags_are("Share this burden, he said. And so on.", 0, boiler);
    flags_are("By Jane Roe\n\nText.", byline, boiler);
    flags_are("Reporting by Jane Roe; editing by J. Poe\n", byline, boiler);
    flags_are("By noon they had left.\n\nText.", 0, byline);
}

static void test_case_flags(void **state)
{
    (void)state;
    const uint32_t no_lower = SENTENCE_NO_LOWER, no_upper = SENTENCE_NO_UPPER,
                   title = SENTENCE_TITLE_CASE, head = SENTENCE_HEADLINE;
    flags_are("RAIN FALLS IN GHENT", no_lower | head, no_upper);
    flags_are("rain fell in ghent.", no_upper, no_lower | title | head);
    flags_are("Mayor Leaves Council After Long Night", title | head,
              no_lower | no_upper);
    flags_are("Rain fell in Ghent.", 0, no_lower | no_upper | title | head);
    flags_are("12 345", 0, no_lower | no_upper | title);
    flags_are("He said: \xe2\x80\x9cLeave.\xe2\x80\x9d", 0, head);
    flags_are("- Rain fell.\n", SENTENCE_LIST, head);
    flags_are("\xe2\x80\xa2 Rain\n", SENTENCE_LIST | head, 0);
    flags_are("2. Rain fell.\n", SENTENCE_LIST, head);
    flags_are("2020 was wet.\n", 0, SENTENCE_LIST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contractions),
        cmocka_unit_test(test_hyphens),
        cmocka_unit_test(test_inner),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_abbreviations),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_letters_beyond_ascii),
        cmocka_unit_test(test_folds),
        cmocka_unit_test(test_token_flags),
        cmocka_unit_test(test_stops),
        cmocka_unit_test(test_acronym_ends),
        cmocka_unit_test(test_quotes_close),
        cmocka_unit_test(test_lower_case_starts),
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_hard_wrapped),
        cmocka_unit_test(test_title),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_datelines),
        cmocka_unit_test(test_line_flags),
        cmocka_unit_test(test_case_flags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
