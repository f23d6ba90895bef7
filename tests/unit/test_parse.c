/*
 * The parse stage over hand-tagged sentences: who does what to whom.
 *
 * A case gives a sentence, the head of one predicate, and all that the layer
 * should say of it: form, tense, flags, link<parent, then the arguments.
 * "*" marks an argument that is understood; members of a coordination are
 * joined by "+", "=" is an apposition, "of" its phrase.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"
#include "pack/gaz.h"
#include "parse/parse.h"
#include "tagged.h"

/* ---- a predicate in words -------------------------------------------- */

struct text {
    char p[1024];
    size_t n;
};

static void add(struct text *t, const char *s)
{
    t->n += (size_t)snprintf(t->p + t->n, sizeof t->p - t->n, "%s", s);
    assert_true(t->n < sizeof t->p);
}

static void add_tokens(struct text *t, const casus_doc *doc, uint32_t begin,
                       uint32_t end)
{
    char word[128];
    for (uint32_t i = begin; i < end; i++) {
        const casus_str s = casus__token_text(doc, i);
        snprintf(word, sizeof word, "%s%.*s", i > begin ? " " : "", (int)s.len,
                 s.ptr);
        add(t, word);
    }
}

static void add_np(struct text *t, const casus_doc *doc, uint32_t np)
{
    for (int i = 0; np != NONE && i < 9; i++) {
        const struct np *n = &doc->nps[np];
        if (i)
            add(t, "+");
        if (n->poss != NONE) {
            add_tokens(t, doc, doc->nps[n->poss].begin, doc->nps[n->poss].end);
            add(t, "'s ");
        }
        add_tokens(t, doc, n->begin, n->end);
        if (n->of != NONE) {
            add(t, " of ");
            add_np(t, doc, n->of);
        }
        if (n->appos != NONE) {
            add(t, "=");
            add_np(t, doc, n->appos);
        }
        np = n->next_conj;
    }
}

static void add_head(struct text *t, const casus_doc *doc, const struct pred *p)
{
    static const char *const forms[] = { "finite", "infinitive", "gerund",
                                         "participle", "noun" };
    static const char *const tenses[] = { "", " past", " present", " future" };
    static const char *const modals[] = { "",     " will", " would",
                                          " can", " may",  " must" };
    static const char *const links[] = { "root",  "conj",    "ccomp",
                                         "xcomp", "purpose", "advcl",
                                         "relcl", "noun",    "nouncomp" };
    static const char *const flags[] = { "passive",     "negated",   "perfect",
                                         "progressive", "question",  "quoted",
                                         "conditional", "imperative" };
    add(t, p->kind == PRED_ADJ ? "adjective " : "");
    add(t, forms[p->form]);
    add(t, tenses[p->tense]);
    add(t, modals[p->modal]);
    for (unsigned i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (p->flags & 1u << i) {
            add(t, " ");
            add(t, flags[i]);
        }
    }
    add(t, " ");
    add(t, links[p->link]);
    if (p->parent != NONE) {
        add(t, "<");
        const uint32_t head = doc->preds[p->parent].head;
        add_tokens(t, doc, head, head + 1);
    }
    if (p->marker != NONE) {
        add(t, " ");
        add_tokens(t, doc, p->marker, p->marker + 1);
    }
    if (p->particle != NONE) {
        add(t, " ");
        add_tokens(t, doc, p->particle, p->particle + 1);
    }
}

static void describe(struct text *t, const casus_doc *doc, uint32_t pred)
{
    static const char *const rels[] = { "subject",   "object",   "iobject", "",
                                        "possessor", "compound", "clause" };
    const struct pred *p = &doc->preds[pred];
    *t = (struct text){ .n = 0 };
    add_head(t, doc, p);
    for (uint32_t i = p->arg; i < p->arg + p->n_args; i++) {
        const struct arg *a = &doc->args[i];
        add(t, "; ");
        if (a->prep != NONE)
            add_tokens(t, doc, a->prep, a->prep + 1);
        else
            add(t, a->rel == ARG_OBLIQUE ? "bare" : rels[a->rel]);
        add(t, a->understood ? "* " : " ");
        if (a->rel == ARG_CLAUSE)
            add_tokens(t, doc, doc->preds[a->pred].head,
                       doc->preds[a->pred].head + 1);
        else if (a->np != NONE)
            add_np(t, doc, a->np);
        else
            add_tokens(t, doc, a->begin, a->end);
    }
}

/* ---- cases ----------------------------------------------------------- */

struct parse_case {
    const char *line, *head, *expected;
};

static void run_lines(struct tagged *t, const char *lines, uint32_t flags)
{
    tagged_lines(t, lines);
    for (size_t i = 0; i < t->doc->n_sentences; i++)
        t->doc->sentences[i].flags = flags;
    assert_int_equal(casus__parse_run(t->doc, NULL), CASUS_OK);
}

static uint32_t pred_of(const struct tagged *t, const char *head)
{
    const uint32_t tok = tagged_find(t, head, 0);
    assert_int_not_equal(tok, NONE);
    return t->doc->pred_at[tok];
}

static void check(const struct parse_case *cases, size_t n, uint32_t flags)
{
    for (size_t i = 0; i < n; i++) {
        struct tagged t;
        struct text text;
        run_lines(&t, cases[i].line, flags);
        const uint32_t pred = pred_of(&t, cases[i].head);
        assert_int_not_equal(pred, NONE);
        describe(&text, t.doc, pred);
        if (strcmp(text.p, cases[i].expected) != 0)
            print_message("# %s: %s\n", cases[i].head, cases[i].line);
        assert_string_equal(text.p, cases[i].expected);
        tagged_close(&t);
    }
}

#define CHECK(cases, flags)                                                    \
    check(cases, sizeof(cases) / sizeof((cases)[0]), flags)

static void verb_groups_tell_voice_tense_and_modality(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "The/DT army/NN shelled/VBD the/DT village/NN on/IN Monday/NNP "
          "./.",
          "shelled",
          "finite past root; subject The army; object the village; on "
          "Monday" },
        { "At/IN least/JJS 12/CD people/NNS were/VBD killed/VBN in/IN "
          "Gaza/NNP by/IN rebels/NNS ./.",
          "killed",
          "finite past passive root; subject At least 12 people; in Gaza; "
          "by rebels" },
        { "Soldiers/NNS have/VBP never/RB been/VBN seen/VBN/see near/IN "
          "the/DT bridge/NN ./.",
          "seen",
          "finite present passive negated perfect root; subject Soldiers; "
          "near the bridge" },
        { "The/DT rebels/NNS will/MD not/RB sign/VB the/DT deal/NN ./.", "sign",
          "finite future will negated root; subject The rebels; object the "
          "deal" },
        { "Officials/NNS may/MD have/VB been/VBN warned/VBN ./.", "warned",
          "finite present may passive perfect root; subject Officials" },
        { "The/DT minister/NN is/VBZ going/VBG to/TO resign/VB ./.", "resign",
          "finite future will root; subject The minister" },
        { "The/DT troops/NNS had/VBD to/TO leave/VB the/DT city/NN ./.",
          "leave",
          "finite past must root; subject The troops; object the city" },
        { "The/DT group/NN is/VBZ no/RB longer/RBR able/JJ to/TO fight/VB "
          "./.",
          "fight", "finite present can negated root; subject The group" },
        { "They/PRP wo/MD n't/RB be/VB moving/VBG the/DT tanks/NNS ./.",
          "moving",
          "finite future will negated progressive root; subject They; "
          "object the tanks" },
        { "The/DT court/NN is/VBZ to/TO rule/VB on/IN Friday/NNP ./.", "rule",
          "finite future will root; subject The court; on Friday" },
        { "The/DT envoy/NN got/VBD killed/VBN ./.", "killed",
          "finite past passive root; subject The envoy" },
        { "The/DT team/NN carried/VBD/carry out/RP the/DT raid/NN ./.",
          "carried",
          "finite past root out; subject The team; object the raid" },
        { "Hardly/RB anyone/NN voted/VBD ./.", "voted",
          "finite past negated root; subject anyone" },
        { "No/DT soldiers/NNS were/VBD hurt/VBN/hurt ./.", "hurt",
          "finite past passive negated root; subject No soldiers" },
        { "Stop/VB the/DT war/NN ./.", "Stop",
          "finite present imperative root; object the war" },
        { "Did/VBD the/DT army/NN fire/VB the/DT shells/NNS ?/.", "fire",
          "finite past question root; subject the army; object the shells" },
    };
    CHECK(cases, 0);
}

static void reported_speech_is_found_in_every_place(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "Banda/NNP said/VBD/say her/PRP$ party/NN would/MD leave/VB "
          "the/DT coalition/NN ./.",
          "said", "finite past root; subject Banda; clause leave" },
        { "Banda/NNP said/VBD/say her/PRP$ party/NN would/MD leave/VB "
          "the/DT coalition/NN ./.",
          "leave",
          "finite present would ccomp<said; subject her party; object the "
          "coalition" },
        { "The/DT town/NN was/VBD bombed/VBN ,/, officials/NNS said/VBD/say "
          "./.",
          "bombed", "finite past passive ccomp<said; subject The town" },
        { "The/DT town/NN was/VBD bombed/VBN ,/, officials/NNS said/VBD/say "
          "./.",
          "said", "finite past root; clause bombed; subject officials" },
        { "The/DT bridge/NN ,/, witnesses/NNS said/VBD/say ,/, was/VBD "
          "destroyed/VBN/destroy ./.",
          "destroyed", "finite past passive ccomp<said; subject The bridge" },
        { "The/DT bridge/NN ,/, witnesses/NNS said/VBD/say ,/, was/VBD "
          "destroyed/VBN/destroy ./.",
          "said", "finite past root; subject witnesses; clause destroyed" },
        { "\"/`` We/PRP will/MD win/VB ,/, \"/'' said/VBD/say the/DT "
          "general/NN ./.",
          "win", "finite future will quoted ccomp<said; subject We" },
        { "\"/`` We/PRP will/MD win/VB ,/, \"/'' said/VBD/say the/DT "
          "general/NN ./.",
          "said", "finite past root; clause win; subject the general" },
        { "Banda/NNP denied/VBD/deny that/IN she/PRP met/VBD/meet the/DT "
          "rebels/NNS ./.",
          "denied", "finite past root; subject Banda; clause met" },
        { "Banda/NNP denied/VBD/deny that/IN she/PRP met/VBD/meet the/DT "
          "rebels/NNS ./.",
          "met",
          "finite past ccomp<denied that; subject she; object the rebels" },
        { "The/DT envoy/NN told/VBD/tell reporters/NNS Monday/NNP that/IN "
          "talks/NNS had/VBD failed/VBN/fail ./.",
          "told",
          "finite past root; subject The envoy; object reporters; clause "
          "failed; bare Monday" },
        { "The/DT envoy/NN told/VBD/tell reporters/NNS Monday/NNP that/IN "
          "talks/NNS had/VBD failed/VBN/fail ./.",
          "failed", "finite past perfect ccomp<told that; subject talks" },
        { "According/VBG to/IN the/DT radio/NN ,/, the/DT bridge/NN "
          "fell/VBD/fall ./.",
          "fell", "finite past root; subject the bridge; According the radio" },
        { "The/DT news/NN that/IN troops/NNS had/VBD left/VBN/leave "
          "spread/VBD/spread fast/RB ./.",
          "left", "finite past perfect nouncomp<news that; subject troops" },
        { "The/DT news/NN that/IN troops/NNS had/VBD left/VBN/leave "
          "spread/VBD/spread fast/RB ./.",
          "spread", "finite past root; subject The news" },
    };
    CHECK(cases, 0);
}

static void roles_are_found_over_what_stands_between(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "Gunmen/NNS kidnapped/VBD and/CC killed/VBD a/DT judge/NN ./.",
          "kidnapped",
          "finite past root; subject Gunmen; object* a judge" },
        { "Police/NNS arrested/VBN and/CC questioned/VBN the/DT driver/NN "
          "./.",
          "arrested", "finite past root; subject Police; object* the driver" },
        { "Gunmen/NNS abducted/VBD ,/, tortured/VBN and/CC killed/VBN a/DT "
          "judge/NN ./.",
          "tortured",
          "finite past conj<abducted; subject* Gunmen; object* a judge" },
        { "He/PRP was/VBD stopped/VBN and/CC searched/VBN by/IN the/DT "
          "police/NNS ./.",
          "stopped", "finite past passive root; subject He; by* the police" },
        { "The/DT men/NNS came/VBD/come and/CC burned/VBD the/DT huts/NNS "
          "./.",
          "came", "finite past root; subject The men" },
        { "She/PRP used/VBD the/DT road/NN to/TO return/VB home/RB and/CC "
          "end/VB her/PRP$ tour/NN ./.",
          "return", "infinitive purpose<used; subject* She" },
        { "They/PRP say/VBP troops/NNS and/CC aircraft/NN attacked/VBN "
          "rebel/NN camps/NNS ./.",
          "attacked",
          "finite past ccomp<say; subject troops+aircraft; object rebel "
          "camps" },
        { "The/DT police/NNS said/VBD/say those/DT who/WP burned/VBD "
          "cars/NNS are/VBP held/VBN/hold ./.",
          "held", "finite present passive ccomp<said; subject those" },
        { "He/PRP said/VBD/say Banda/NNP --/: also/RB known/VBN/know as/IN "
          "Tito/NNP --/: was/VBD detained/VBN ./.",
          "detained", "finite past passive ccomp<said; subject Banda" },
        { "The/DT state/NN set/VBD/set curbs/NNS ,/, which/WDT the/DT "
          "army/NN eased/VBD after/IN the/DT marches/NNS began/VBD/begin ./.",
          "eased",
          "finite past relcl<set which; subject the army; object* curbs" },
        { "Banda/NNP thanked/VBD Malawi/NNP for/IN its/PRP$ efforts/NNS "
          "to/TO end/VB the/DT war/NN ./.",
          "end",
          "infinitive nouncomp<efforts; subject* Malawi; object the war" },
        { "They/PRP help/VBP Malawi/NNP by/IN sending/VBG/send maize/NN to/IN "
          "Zomba/NNP and/CC by/IN buying/VBG/buy tea/NN ./.",
          "buying", "gerund conj<sending; subject* They; object tea" },
        { "The/DT disk/NN was/VBD seized/VBN in/IN Baku/NNP and/CC "
          "handed/VBD to/IN the/DT court/NN ./.",
          "handed",
          "finite past passive conj<seized; subject* The disk; to the court" },
        { "The/DT guard/NN was/VBD wounded/VBN and/CC blamed/VBD the/DT "
          "army/NN ./.",
          "blamed", "finite past conj<wounded; subject* The guard; object "
                    "the army" },
        { "Police/NNS held/VBD/hold a/DT priest/NN named/VBN/name Banda/NNP "
          "./.",
          "named",
          "participle passive relcl<held; subject* a priest; object Banda" },
        { "The/DT talks/NNS failed/VBD and/CC Banda/NNP and/CC Phiri/NNP "
          "left/VBD/leave ./.",
          "left", "finite past conj<failed; subject Banda+Phiri" },
        { "The/DT firm/NN paid/VBD/pay $/$ 3/CD million/CD to/TO the/DT "
          "state/NN ,/, which/WDT is/VBZ poor/JJ ./.",
          "poor",
          "adjective finite present relcl<paid which; subject* the state" },
        { "Malawi/NNP (/-LRB- which/WDT is/VBZ poor/JJ )/-RRB- met/VBD/meet "
          "Kenya/NNP ./.",
          "poor", "adjective finite present relcl which; subject* Malawi" },
        { "\"/`` Is/VBZ/be this/DT war/NN ?/. \"/'' asked/VBD/ask Banda/NNP "
          "./.",
          "asked", "finite past root; clause Is; subject Banda" },
        { "Malawi/NNP wants/VBZ/want economic/JJ and/CC trade/NN ties/NNS ./.",
          "wants",
          "finite present root; subject Malawi; object economic and trade "
          "ties" },
        { "The/DT law/NN binds/VBZ/bind the/DT national/JJ and/CC state/NN "
          "governments/NNS ./.",
          "binds",
          "finite present root; subject The law; object the national and "
          "state governments" },
        { "Rebels/NNS hurt/VBD the/DT health/NN and/CC defense/NN "
          "ministers/NNS ./.",
          "hurt",
          "finite past root; subject Rebels; object the health and defense "
          "ministers" },
        { "The/DT vote/NN was/VBD calm/JJ and/CC turnout/NN figures/NNS "
          "rose/VBD/rise ./.",
          "rose", "finite past conj<calm; subject turnout figures" },
        { "The/DT three/CD envoys/NNS called/VBN for/IN talks/NNS ./.",
          "called",
          "finite past root; subject The three envoys; for talks" },
        { "Rebels/NNS reportedly/RB backed/VBN by/IN Kenya/NNP took/VBD/take "
          "the/DT town/NN ./.",
          "backed", "participle passive relcl; subject* Rebels; by Kenya" },
        { "Fear/NN grew/VBD/grow ,/, with/IN militants/NNS now/RB "
          "openly/RB attacking/VBG churches/NNS ./.",
          "attacking",
          "gerund relcl<grew; subject* militants; object churches" },
        { "There/EX was/VBD no/DT evidence/NN proving/VBG his/PRP$ guilt/NN "
          "./.",
          "proving",
          "gerund relcl<was; subject* no evidence; object his guilt" },
        { "Malawi/NNP made/VBD/make a/DT change/NN as/IN Banda/NNP "
          "replaced/VBD Phiri/NNP ./.",
          "made", "finite past root; subject Malawi; object a change" },
        { "\"/`` We/PRP will/MD win/VB ,/, \"/'' said/VBD/say Banda/NNP "
          "after/IN viewing/VBG the/DT damage/NN ./.",
          "said", "finite past root; clause win; subject Banda" },
        { "The/DT envoy/NN asked/VBD that/DT question/NN ./.", "asked",
          "finite past root; subject The envoy; object that question" },
        { "The/DT vote/NN was/VBD held/VBN/hold but/CC in/IN March/NNP the/DT "
          "army/NN left/VBD/leave the/DT town/NN ./.",
          "left",
          "finite past conj<held; subject the army; object the town; in "
          "March" },
        { "The/DT talks/NNS failed/VBD ,/, but/CC Banda/NNP and/CC "
          "Phiri/NNP met/VBD/meet ./.",
          "met", "finite past conj<failed; subject Banda+Phiri" },
        { "The/DT workers/NNS in/IN the/DT plant/NN who/WP were/VBD "
          "dismissed/VBN are/VBP angry/JJ ./.",
          "dismissed",
          "finite past passive relcl who; subject* The workers" },
        { "The/DT places/NNS that/IN they/PRP went/VBD/go burned/VBD ./.",
          "went", "finite past relcl that; subject they" },
        { "Kenya/NNP provided/VBD/provide the/DT rebels/NNS weapons/NNS ./.",
          "provided",
          "finite past root; subject Kenya; iobject the rebels; object "
          "weapons" },
    };
    CHECK(cases, 0);
}

static void relative_clauses_describe_their_noun(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "The/DT general/NN who/WP led/VBD/lead the/DT raid/NN was/VBD "
          "arrested/VBN/arrest ./.",
          "led",
          "finite past relcl who; subject* The general; object the raid" },
        { "The/DT general/NN who/WP led/VBD/lead the/DT raid/NN was/VBD "
          "arrested/VBN/arrest ./.",
          "arrested", "finite past passive root; subject The general" },
        { "The/DT man/NN killed/VBN in/IN the/DT raid/NN was/VBD a/DT "
          "teacher/NN ./.",
          "killed", "participle passive relcl; subject* The man; in the raid" },
        { "The/DT man/NN killed/VBN in/IN the/DT raid/NN was/VBD a/DT "
          "teacher/NN ./.",
          "was", "finite past root; subject The man; object a teacher" },
        { "The/DT man/NN killed/VBD in/IN the/DT raid/NN was/VBD a/DT "
          "teacher/NN ./.",
          "killed", "participle passive relcl; subject* The man; in the raid" },
        { "The/DT deal/NN that/WDT the/DT parties/NNS signed/VBD has/VBZ "
          "failed/VBN ./.",
          "signed",
          "finite past relcl that; subject the parties; object* The deal" },
        { "The/DT deal/NN that/WDT the/DT parties/NNS signed/VBD has/VBZ "
          "failed/VBN ./.",
          "failed", "finite present perfect root; subject The deal" },
        { "The/DT deal/NN the/DT parties/NNS signed/VBD has/VBZ failed/VBN "
          "./.",
          "signed",
          "finite past relcl; subject the parties; object* The deal" },
        { "The/DT town/NN where/WRB he/PRP lived/VBD/live was/VBD "
          "burned/VBN/burn ./.",
          "lived", "finite past relcl where; subject he; where* The town" },
        { "The/DT group/NN with/IN which/WDT they/PRP met/VBD/meet was/VBD "
          "banned/VBN/ban ./.",
          "met", "finite past relcl which; subject they; with* The group" },
        { "Protesters/NNS carrying/VBG flags/NNS blocked/VBD the/DT road/NN "
          "./.",
          "carrying", "gerund relcl; subject* Protesters; object flags" },
        { "Protesters/NNS carrying/VBG flags/NNS blocked/VBD the/DT road/NN "
          "./.",
          "blocked", "finite past root; subject Protesters; object the road" },
        { "Zuma/NNP ,/, backed/VBN by/IN the/DT party/NN ,/, "
          "refused/VBD/refuse to/TO resign/VB ./.",
          "backed", "participle passive relcl; subject* Zuma; by the party" },
        { "Zuma/NNP ,/, backed/VBN by/IN the/DT party/NN ,/, "
          "refused/VBD/refuse to/TO resign/VB ./.",
          "refused", "finite past root; subject Zuma; clause resign" },
        { "Zuma/NNP ,/, backed/VBN by/IN the/DT party/NN ,/, "
          "refused/VBD/refuse to/TO resign/VB ./.",
          "resign", "infinitive xcomp<refused; subject* Zuma" },
    };
    CHECK(cases, 0);
}

static void infinitives_and_gerunds_have_an_understood_subject(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "Banda/NNP urged/VBD/urge the/DT rebels/NNS to/TO free/VB the/DT "
          "hostages/NNS ./.",
          "urged",
          "finite past root; subject Banda; object the rebels; clause free" },
        { "Banda/NNP urged/VBD/urge the/DT rebels/NNS to/TO free/VB the/DT "
          "hostages/NNS ./.",
          "free",
          "infinitive xcomp<urged; subject* the rebels; object the hostages" },
        { "Banda/NNP called/VBD on/IN the/DT rebels/NNS to/TO disarm/VB ./.",
          "called",
          "finite past root; subject Banda; clause disarm; on the rebels" },
        { "Banda/NNP called/VBD on/IN the/DT rebels/NNS to/TO disarm/VB ./.",
          "disarm", "infinitive xcomp<called; subject* the rebels" },
        { "Banda/NNP promised/VBD/promise to/TO visit/VB the/DT camp/NN ./.",
          "promised", "finite past root; subject Banda; clause visit" },
        { "Banda/NNP promised/VBD/promise to/TO visit/VB the/DT camp/NN ./.",
          "visit",
          "infinitive xcomp<promised; subject* Banda; object the camp" },
        { "The/DT rebels/NNS were/VBD ordered/VBN/order to/TO leave/VB ./.",
          "leave", "infinitive xcomp<ordered; subject* The rebels" },
        { "The/DT president/NN sent/VBD/send troops/NNS to/TO guard/VB "
          "the/DT dam/NN ./.",
          "sent",
          "finite past root; subject The president; object troops; clause "
          "guard" },
        { "The/DT president/NN sent/VBD/send troops/NNS to/TO guard/VB "
          "the/DT dam/NN ./.",
          "guard", "infinitive xcomp<sent; subject* troops; object the dam" },
        { "Police/NNS used/VBD/use gas/NN to/TO disperse/VB the/DT crowd/NN "
          "./.",
          "used", "finite past root; subject Police; object gas" },
        { "Police/NNS used/VBD/use gas/NN to/TO disperse/VB the/DT crowd/NN "
          "./.",
          "disperse",
          "infinitive purpose<used; subject* Police; object the crowd" },
        { "The/DT rebels/NNS were/VBD accused/VBN/accuse of/IN burning/VBG "
          "villages/NNS ./.",
          "accused",
          "finite past passive root; subject The rebels; clause burning" },
        { "The/DT rebels/NNS were/VBD accused/VBN/accuse of/IN burning/VBG "
          "villages/NNS ./.",
          "burning",
          "gerund xcomp<accused of; subject* The rebels; object villages" },
        { "Banda/NNP accused/VBD/accuse the/DT rebels/NNS of/IN burning/VBG "
          "villages/NNS ./.",
          "burning",
          "gerund xcomp<accused of; subject* the rebels; object villages" },
        { "The/DT rebels/NNS attacked/VBD the/DT convoy/NN ,/, killing/VBG "
          "nine/CD drivers/NNS ./.",
          "attacked",
          "finite past root; subject The rebels; object the convoy" },
        { "The/DT rebels/NNS attacked/VBD the/DT convoy/NN ,/, killing/VBG "
          "nine/CD drivers/NNS ./.",
          "killing",
          "gerund advcl<attacked; subject* The rebels; object nine drivers" },
        { "After/IN taking/VBG/take the/DT town/NN ,/, the/DT rebels/NNS "
          "left/VBD/leave ./.",
          "taking",
          "gerund advcl<left After; subject* the rebels; object the town" },
        { "After/IN taking/VBG/take the/DT town/NN ,/, the/DT rebels/NNS "
          "left/VBD/leave ./.",
          "left", "finite past root; subject the rebels" },
        { "Speaking/VBG in/IN Lusaka/NNP ,/, Banda/NNP praised/VBD/praise "
          "the/DT army/NN ./.",
          "Speaking", "gerund advcl<praised; subject* Banda; in Lusaka" },
        { "The/DT government/NN rejected/VBD a/DT plan/NN to/TO close/VB "
          "the/DT mine/NN ./.",
          "rejected",
          "finite past root; subject The government; object a plan" },
        { "The/DT government/NN rejected/VBD a/DT plan/NN to/TO close/VB "
          "the/DT mine/NN ./.",
          "close",
          "infinitive nouncomp<plan; subject* The government; object the "
          "mine" },
        { "The/DT party/NN 's/POS threat/NN to/TO leave/VB failed/VBD ./.",
          "leave", "infinitive nouncomp<threat; subject* The party" },
        { "The/DT army/NN began/VBD/begin shelling/VBG the/DT port/NN ./.",
          "shelling",
          "gerund xcomp<began; subject* The army; object the port" },
    };
    CHECK(cases, 0);
}

static void clauses_join_and_nest(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "Rebels/NNS seized/VBD/seize the/DT town/NN and/CC burned/VBD "
          "the/DT market/NN ./.",
          "seized", "finite past root; subject Rebels; object the town" },
        { "Rebels/NNS seized/VBD/seize the/DT town/NN and/CC burned/VBD "
          "the/DT market/NN ./.",
          "burned",
          "finite past conj<seized; subject* Rebels; object the market" },
        { "Twelve/CD people/NNS died/VBD/die and/CC thirty/CD were/VBD "
          "wounded/VBN ./.",
          "died", "finite past root; subject Twelve people" },
        { "Twelve/CD people/NNS died/VBD/die and/CC thirty/CD were/VBD "
          "wounded/VBN ./.",
          "wounded", "finite past passive conj<died; subject thirty" },
        { "Two/CD men/NNS were/VBD arrested/VBN and/CC charged/VBN/charge "
          "with/IN murder/NN ./.",
          "charged",
          "finite past passive conj<arrested; subject* Two men; with murder" },
        { "Nine/CD people/NNS were/VBD killed/VBN and/CC twenty/CD "
          "wounded/VBN in/IN the/DT raid/NN ./.",
          "wounded",
          "finite past passive conj<killed; subject twenty; in the raid" },
        { "If/IN the/DT talks/NNS fail/VBP ,/, the/DT war/NN will/MD "
          "resume/VB ./.",
          "fail",
          "finite present conditional advcl<resume If; subject the talks" },
        { "If/IN the/DT talks/NNS fail/VBP ,/, the/DT war/NN will/MD "
          "resume/VB ./.",
          "resume", "finite future will root; subject the war" },
        { "The/DT union/NN met/VBD/meet because/IN the/DT pay/NN was/VBD "
          "cut/VBN/cut ./.",
          "met", "finite past root; subject The union" },
        { "The/DT union/NN met/VBD/meet because/IN the/DT pay/NN was/VBD "
          "cut/VBN/cut ./.",
          "cut", "finite past passive advcl<met because; subject the pay" },
        { "Clashes/NNS began/VBD/begin after/IN the/DT army/NN "
          "moved/VBD/move in/IN ./.",
          "began", "finite past root; subject Clashes" },
        { "Clashes/NNS began/VBD/begin after/IN the/DT army/NN "
          "moved/VBD/move in/IN ./.",
          "moved", "finite past advcl<began after; subject the army" },
        { "After/IN the/DT vote/NN ,/, clashes/NNS began/VBD/begin ./.",
          "began", "finite past root; subject clashes; After the vote" },
        { "The/DT army/NN left/VBD/leave ,/, but/CC the/DT rebels/NNS "
          "stayed/VBD ./.",
          "left", "finite past root; subject The army" },
        { "The/DT army/NN left/VBD/leave ,/, but/CC the/DT rebels/NNS "
          "stayed/VBD ./.",
          "stayed", "finite past conj<left; subject the rebels" },
        { "Banda/NNP will/MD visit/VB Malawi/NNP and/CC meet/VB the/DT "
          "king/NN ./.",
          "visit", "finite future will root; subject Banda; object Malawi" },
        { "Banda/NNP will/MD visit/VB Malawi/NNP and/CC meet/VB the/DT "
          "king/NN ./.",
          "meet",
          "finite future will conj<visit; subject* Banda; object the king" },
        { "Rebels/NNS met/VBD/meet but/CC on/IN Monday/NNP attacked/VBD "
          "the/DT town/NN and/CC on/IN Monday/NNP ,/, the/DT minister/NN "
          "in/IN Gao/NNP was/VBD killed/VBN/kill and/CC in/IN Lima/NNP ,/, "
          "troops/NNS left/VBD/leave ./.",
          "left", "finite past root; subject troops; in Lima" },
    };
    CHECK(cases, 0);
}

static void nouns_have_arguments(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "The/DT visit/NN of/IN the/DT minister/NN to/IN Zambia/NNP "
          "was/VBD cancelled/VBN ./.",
          "visit", "noun past noun<cancelled; of the minister; to Zambia" },
        { "The/DT visit/NN of/IN the/DT minister/NN to/IN Zambia/NNP "
          "was/VBD cancelled/VBN ./.",
          "cancelled",
          "finite past passive root; subject The visit of the minister" },
        { "Banda/NNP condemned/VBD the/DT army/NN 's/POS attack/NN on/IN "
          "the/DT village/NN ./.",
          "condemned",
          "finite past root; subject Banda; object the army's attack; on "
          "the village" },
        { "Banda/NNP condemned/VBD the/DT army/NN 's/POS attack/NN on/IN "
          "the/DT village/NN ./.",
          "attack",
          "noun past noun<condemned; possessor the army; on the village" },
        { "The/DT shelling/NN of/IN Beira/NNP by/IN rebels/NNS went/VBD/go "
          "on/RP ./.",
          "shelling", "noun past noun<went; of Beira; by rebels" },
        { "They/PRP signed/VBD the/DT agreement/NN between/IN Malawi/NNP "
          "and/CC Zambia/NNP ./.",
          "signed",
          "finite past root; subject They; object the agreement; between "
          "Malawi+Zambia" },
        { "They/PRP signed/VBD the/DT agreement/NN between/IN Malawi/NNP "
          "and/CC Zambia/NNP ./.",
          "agreement", "noun past noun<signed; between Malawi+Zambia" },
        { "A/DT missile/NN attack/NN hit/VBD/hit the/DT port/NN ./.", "attack",
          "noun past noun<hit; compound missile" },
        { "Its/PRP$ withdrawal/NN surprised/VBD/surprise us/PRP ./.",
          "withdrawal", "noun past noun<surprised; possessor Its" },
        { "There/EX were/VBD no/DT clashes/NNS in/IN the/DT capital/NN ./.",
          "were",
          "finite past negated root; subject no clashes; in the capital" },
        { "There/EX were/VBD no/DT clashes/NNS in/IN the/DT capital/NN ./.",
          "clashes", "noun past negated noun<were; in the capital" },
    };
    CHECK(cases, 0);
}

static void objects_and_obliques_are_told_apart(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "The/DT union/NN gave/VBD/give the/DT workers/NNS food/NN ./.",
          "gave",
          "finite past root; subject The union; iobject the workers; object "
          "food" },
        { "The/DT parliament/NN elected/VBD him/PRP speaker/NN ./.", "elected",
          "finite past root; subject The parliament; object him; bare "
          "speaker" },
        { "The/DT president/NN met/VBD/meet Thursday/NNP with/IN the/DT "
          "rebels/NNS ./.",
          "met",
          "finite past root; subject The president; bare Thursday; with the "
          "rebels" },
        { "In/IN Beira/NNP ,/, gunmen/NNS shot/VBD/shoot a/DT judge/NN "
          "last/JJ week/NN ./.",
          "shot",
          "finite past root; subject gunmen; object a judge; In Beira; bare "
          "last week" },
        { "The/DT depot/NN was/VBD hit/VBN/hit by/IN drones/NNS ./.", "hit",
          "finite past passive root; subject The depot; by drones" },
    };
    CHECK(cases, 0);
}

static void groups_of_nouns_are_one_participant(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "The/DT envoy/NN ,/, Maria/NNP Banda/NNP ,/, met/VBD/meet the/DT "
          "rebels/NNS ./.",
          "met",
          "finite past root; subject The envoy=Maria Banda; object the "
          "rebels" },
        { "Banda/NNP ,/, the/DT leader/NN of/IN the/DT party/NN ,/, "
          "resigned/VBD ./.",
          "resigned",
          "finite past root; subject Banda=the leader of the party" },
        { "Mozambique/NNP and/CC Malawi/NNP agreed/VBD/agree to/TO share/VB "
          "water/NN ./.",
          "agreed",
          "finite past root; subject Mozambique+Malawi; clause share" },
        { "Mozambique/NNP and/CC Malawi/NNP agreed/VBD/agree to/TO share/VB "
          "water/NN ./.",
          "share",
          "infinitive xcomp<agreed; subject* Mozambique+Malawi; object "
          "water" },
        { "The/DT court/NN jailed/VBD two/CD priests/NNS ,/, a/DT nurse/NN "
          "and/CC a/DT teacher/NN ./.",
          "jailed",
          "finite past root; subject The court; object two priests+a "
          "nurse+a teacher" },
        { "The/DT ministers/NNS of/IN Malawi/NNP and/CC Zambia/NNP "
          "signed/VBD it/PRP ./.",
          "signed",
          "finite past root; subject The ministers of Malawi+Zambia; object "
          "it" },
        { "In/IN Malawi/NNP ,/, police/NNS and/CC soldiers/NNS clashed/VBD "
          "./.",
          "clashed", "finite past root; subject police+soldiers; In Malawi" },
        { "The/DT army/NN shot/VBD/shoot a/DT farmer/NN and/CC a/DT "
          "nurse/NN fled/VBD/flee ./.",
          "shot", "finite past root; subject The army; object a farmer" },
        { "The/DT army/NN shot/VBD/shoot a/DT farmer/NN and/CC a/DT "
          "nurse/NN fled/VBD/flee ./.",
          "fled", "finite past conj<shot; subject a nurse" },
        { "Zambia/NNP 's/POS foreign/JJ minister/NN arrived/VBD/arrive ./.",
          "arrived", "finite past root; subject Zambia's foreign minister" },
    };
    CHECK(cases, 0);
}

static void adjectives_are_predicates(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "The/DT leader/NN was/VBD critical/JJ of/IN the/DT vote/NN ./.",
          "critical",
          "adjective finite past root; subject The leader; of the vote" },
        { "The/DT rebels/NNS are/VBP ready/JJ to/TO talk/VB ./.", "ready",
          "adjective finite present root; subject The rebels; clause talk" },
        { "The/DT rebels/NNS are/VBP ready/JJ to/TO talk/VB ./.", "talk",
          "infinitive xcomp<ready; subject* The rebels" },
        { "Critics/NNS called/VBD the/DT vote/NN illegal/JJ ./.", "called",
          "finite past root; subject Critics; object the vote; clause "
          "illegal" },
        { "Critics/NNS called/VBD the/DT vote/NN illegal/JJ ./.", "illegal",
          "adjective participle xcomp<called; subject* the vote" },
    };
    CHECK(cases, 0);
}

static void headlines_leave_words_out(void **state)
{
    (void)state;
    static const struct parse_case cases[] = {
        { "Leaders/NNS to/TO meet/VB in/IN May/NNP", "meet",
          "finite future will root; subject Leaders; in May" },
        { "Miners/NNS killed/VBN in/IN blast/NN", "killed",
          "finite past passive root; subject Miners; in blast" },
        { "12/CD killed/VBN in/IN market/NN blast/NN", "killed",
          "finite past passive root; subject 12; in market blast" },
        { "Rebels/NNS ready/JJ to/TO talk/VB", "ready",
          "adjective finite present root; clause talk; subject Rebels" },
        { "Rebels/NNS ready/JJ to/TO talk/VB", "talk",
          "infinitive xcomp<ready; subject* Rebels" },
        { "Depot/NN hit/VBD/hit by/IN drones/NNS", "hit",
          "finite past passive root; subject Depot; by drones" },
        { "Malawi/NNP admits/VBZ shooting/VBG down/RP plane/NN", "admits",
          "finite present root; subject Malawi; clause shooting" },
        { "Malawi/NNP admits/VBZ shooting/VBG down/RP plane/NN", "shooting",
          "gerund xcomp<admits down; subject* Malawi; object plane" },
    };
    CHECK(cases, SENTENCE_HEADLINE);
}

/* ---- noun groups ----------------------------------------------------- */

static void np_is(const struct tagged *t, const char *word,
                  const char *expected, uint32_t flags)
{
    const uint32_t np = t->doc->np_at[tagged_find(t, word, 0)];
    struct text text = { .n = 0 };
    assert_int_not_equal(np, NONE);
    add_tokens(&text, t->doc, t->doc->nps[np].begin, t->doc->nps[np].end);
    add(&text, "|");
    add_tokens(&text, t->doc, t->doc->nps[np].head, t->doc->nps[np].head + 1);
    assert_string_equal(text.p, expected);
    assert_int_equal(t->doc->nps[np].flags, flags);
}

static void noun_groups_run_from_determiner_to_head(void **state)
{
    (void)state;
    struct tagged t;
    run_lines(&t,
              "The/DT two/CD heavily/RB armed/VBN men/NNS saw/VBD/see "
              "Malawi/NNP 's/POS new/JJ president/NN last/JJ week/NN ./.\n"
              "More/JJR than/IN 100/CD were/VBD hurt/VBN/hurt in/IN 2019/CD "
              "and/CC political/JJ and/CC economic/JJ ties/NNS ended/VBD",
              0);
    np_is(&t, "armed", "The two heavily armed men|men",
          NP_DEFINITE | NP_PLURAL | NP_NUMBER);
    np_is(&t, "Malawi", "Malawi|Malawi", NP_PROPER | NP_POSSESSOR);
    np_is(&t, "president", "new president|president", NP_DEFINITE);
    np_is(&t, "week", "last week|week", NP_TIME);
    np_is(&t, "than", "More than 100|100", NP_NUMBER);
    np_is(&t, "2019", "2019|2019", NP_TIME);
    np_is(&t, "economic", "political and economic ties|ties", NP_PLURAL);
    tagged_close(&t);
}

static void names_are_whole_when_the_gazetteer_has_them(void **state)
{
    (void)state;
    static const char line[] =
        "Minister/NNP of/IN Health/NNP Ana/NNP Dos/NNP Santos/NNP met/VBD "
        "the/DT Bank/NNP of/IN Malawi/NNP and/CC Zambia/NNP ./.";
    struct tagged t;
    tagged_lines(&t, line);
    tagged_match(&t, 3, 1, 1u << GAZ_GIVEN);
    tagged_match(&t, 8, 5, 1u << GAZ_ORG);
    assert_int_equal(casus__parse_run(t.doc, NULL), CASUS_OK);
    np_is(&t, "Minister", "Minister of Health Ana Dos Santos|Santos",
          NP_PROPER);
    np_is(&t, "Bank", "the Bank of Malawi and Zambia|Zambia",
          NP_PROPER | NP_DEFINITE);
    tagged_close(&t);
}

/* ---- the layer as a whole -------------------------------------------- */

static void check_layer(const casus_doc *doc)
{
    for (size_t i = 0; i < doc->n_nps; i++) {
        const struct np *n = &doc->nps[i];
        assert_true(n->begin <= n->head && n->head < n->end);
        assert_true(i == 0 || doc->nps[i - 1].begin <= n->begin);
        assert_true(n->next_conj == NONE || n->next_conj < doc->n_nps);
        assert_true(n->first_conj < doc->n_nps);
        assert_true(n->rel_pred == NONE || n->rel_pred < doc->n_preds);
        assert_int_equal(doc->np_at[n->head], i);
    }
    size_t args = 0;
    for (size_t i = 0; i < doc->n_preds; i++) {
        const struct pred *p = &doc->preds[i];
        assert_true(p->begin <= p->head && p->head < p->end);
        assert_true(i == 0 || doc->preds[i - 1].head < p->head);
        assert_true(p->parent == NONE || p->parent < doc->n_preds);
        assert_true(p->parent == NONE || p->parent != i);
        assert_int_equal(p->arg, args);
        assert_int_equal(doc->pred_at[p->head], i);
        args += p->n_args;
    }
    assert_int_equal(args, doc->n_args);
    for (size_t i = 0; i < doc->n_args; i++) {
        const struct arg *a = &doc->args[i];
        assert_true(a->begin <= a->end && a->end <= doc->n_tokens);
        assert_true(a->np == NONE || a->np < doc->n_nps);
        assert_true(a->pred == NONE || a->pred < doc->n_preds);
    }
}

/* Any row of tags gives a layer that hangs together: sentences of words and
 * tags drawn by a fixed generator. */
static void any_tags_give_a_sound_layer(void **state)
{
    (void)state;
    static const char *const items[] = {
        "the/DT",       "of/IN",          "to/TO",        "and/CC",
        ",/,",          "said/VBD/say",   "killed/VBN",   "killed/VBD",
        "being/VBG/be", "be/VB",          "army/NN",      "Malawi/NNP",
        "12/CD",        "who/WP",         "that/IN",      "if/IN",
        "(/-LRB-",      ")/-RRB-",        "\"/``",        "'s/POS",
        "-/HYPH",       "will/MD",        "not/RB",       "red/JJ",
        "there/EX",     "his/PRP$",       "he/PRP",       "after/IN",
        "Monday/NNP",   "urged/VBD/urge", "go/VB",        ":/:",
        "?/.",          "as/IN",          "going/VBG/go", "have/VBP",
        "as/RB",        "least/JJS",      "$/$",          "up/RP",
    };
    uint32_t seed = 12345;
    for (int round = 0; round < 400; round++) {
        char lines[4096];
        size_t n = 0;
        const unsigned words = 1 + (unsigned)round % 120;
        for (unsigned i = 0; i < words; i++) {
            seed = seed * 1664525u + 1013904223u;
            const size_t k = (seed >> 16) % (sizeof items / sizeof items[0]);
            n += (size_t)snprintf(lines + n, sizeof lines - n, "%s%c", items[k],
                                  seed >> 28 ? ' ' : '\n');
        }
        struct tagged t;
        run_lines(&t, lines, 0);
        check_layer(t.doc);
        tagged_close(&t);
    }
}

/* Sentences do not see each other. */
static void sentences_are_parsed_alone(void **state)
{
    (void)state;
    static const char first[] = "Rebels/NNS attack/VBP the/DT port/NN";
    static const char second[] =
        "On/IN Monday/NNP ,/, the/DT army/NN said/VBD/say it/PRP "
        "would/MD leave/VB the/DT port/NN ./.";
    char both[sizeof first + sizeof second];
    snprintf(both, sizeof both, "%s\n%s", first, second);
    struct tagged one, two;
    struct text a, b;
    run_lines(&one, second, 0);
    run_lines(&two, both, 0);
    describe(&a, one.doc, pred_of(&one, "said"));
    describe(&b, two.doc, pred_of(&two, "said"));
    assert_string_equal(a.p, b.p);
    describe(&b, two.doc, pred_of(&two, "attack"));
    assert_string_equal(b.p, "finite present root; subject Rebels; "
                             "object the port");
    tagged_close(&one);
    tagged_close(&two);
}

static void no_memory_is_an_error(void **state)
{
    (void)state;
    for (size_t limit = 64; limit < 300000; limit += limit / 4 + 997) {
        struct tagged t;
        tagged_lines(&t, "The/DT army/NN of/IN Malawi/NNP attacked/VBD "
                         "the/DT port/NN and/CC left/VBD/leave ./.");
        casus__arena_free(&t.scratch);
        casus__arena_init(&t.scratch, limit);
        const casus_status s = casus__parse_run(t.doc, NULL);
        assert_true(s == CASUS_OK || s == CASUS_E_NOMEM);
        assert_true(limit < 200000 || s == CASUS_OK);
        assert_true(limit > 1000 || s == CASUS_E_NOMEM);
        tagged_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verb_groups_tell_voice_tense_and_modality),
        cmocka_unit_test(reported_speech_is_found_in_every_place),
        cmocka_unit_test(roles_are_found_over_what_stands_between),
        cmocka_unit_test(relative_clauses_describe_their_noun),
        cmocka_unit_test(infinitives_and_gerunds_have_an_understood_subject),
        cmocka_unit_test(clauses_join_and_nest),
        cmocka_unit_test(nouns_have_arguments),
        cmocka_unit_test(objects_and_obliques_are_told_apart),
        cmocka_unit_test(groups_of_nouns_are_one_participant),
        cmocka_unit_test(adjectives_are_predicates),
        cmocka_unit_test(headlines_leave_words_out),
        cmocka_unit_test(noun_groups_run_from_determiner_to_head),
        cmocka_unit_test(names_are_whole_when_the_gazetteer_has_them),
        cmocka_unit_test(any_tags_give_a_sound_layer),
        cmocka_unit_test(sentences_are_parsed_alone),
        cmocka_unit_test(no_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
