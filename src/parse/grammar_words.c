/*
 * Word lists of the grammar. They are written as lists, one a class, and
 * laid into a hash table when a model is opened: a word may be in many.
 */
#include "parse/grammar_words.h"

#include "base/bytes.h"
#include "base/str.h"

enum { SLOTS = 4096 };

static const struct {
    uint64_t bit;
    const char *words;
} lists[] = {
    { W_NEG, "not n't nt never hardly scarcely barely neither nor" },
    { W_BE, "be am is are was were been being 's 're 'm ai" },
    { W_HAVE, "have has had having 've" },
    { W_DO, "do does did doing" },
    { W_GET, "get gets got getting gotten" },
    { W_WILL, "will 'll shall wo sha" },
    { W_WOULD, "would 'd" },
    { W_CAN, "can ca cannot" },
    { W_MAY, "may might could" },
    { W_MUST, "must should ought need" },
    { W_APPROX, "about around nearly almost roughly approximately some over "
                "only just exactly another under between" },
    { W_SUB, "after before since until till as than like for once though" },
    { W_MARK, "if unless when while because although though whereas whether "
              "lest that whenever wherever so" },
    { W_COND, "if unless whether" },
    { W_DAY, "monday tuesday wednesday thursday friday saturday sunday mon "
             "tue tues wed thu thur thurs fri sat sun today yesterday "
             "tomorrow tonight" },
    { W_MONTH, "january february march april may june july august september "
               "october november december jan feb mar apr jun jul aug sep "
               "sept oct nov dec" },
    { W_ALONE, "this that these those some all both each another any neither "
               "either none many several few most others half more two-thirds "
               "one such everyone anyone nobody" },
    { W_PREP2, "according because due ahead instead such out thanks prior "
               "contrary apart aside owing" },
    { W_PREPING, "including following regarding concerning involving "
                 "excluding barring pending" },
    { W_ADJING,
      "rising growing ongoing existing continuing increasing remaining "
      "neighboring neighbouring deteriorating mounting escalating warring "
      "outgoing incoming declining emerging surviving worsening spreading "
      "missing participating serving sitting competing advancing retreating "
      "departing lasting" },
    { W_SAMEFORM, "held made sent led shot hit built brought found hurt "
                  "struck kept left lost met paid sold told taught bought "
                  "caught cut fought heard laid put read set spent won said "
                  "thought sought fed bound dug hung swept beset bent burnt "
                  "cast dealt fled lent lit meant shut slain split spread "
                  "stuck swung understood upheld withheld overthrown" },
    { W_LED, "last next this past previous coming following late early every "
             "each earlier later mid" },
    { W_MANNER, "after before while since when by without in upon through on "
                "despite besides until" },
    { W_SEMI, "need needs needed ought used" },
    { W_ROLEPREP, "by against with on between to over for from toward towards "
                  "among upon at into" },
    { W_DEFINITE, "the this that these those" },
    { W_FINITE, "is are was were has had does did began went came took gave "
                "saw knew became fell rose broke drove flew grew wrote spoke "
                "threw withdrew shook stole chose swore wore" },
    { W_VAGUE, "dozen dozens score scores hundreds thousands millions billions "
               "several many few hundred thousand million" },
    { W_QWORD, "who whom whose which what when where why how whoever "
               "whatever" },

    { W_SAY,
      "say tell add announce claim state report declare warn note explain "
      "argue insist believe think know confirm admit acknowledge deny suggest "
      "stress emphasize emphasise estimate hope fear maintain assert allege "
      "reveal disclose indicate reiterate conclude write reply promise vow "
      "pledge predict complain testify recall observe remark tweet ask wonder "
      "show find hear learn understand mean realize realise feel propose "
      "demand remind inform assure convince persuade notify advise caution "
      "concede contend agree decide expect doubt suspect guarantee determine "
      "signal charge speculate stipulate underline underscore affirm reaffirm "
      "recommend read respond see prove urge require repeat lament quip "
      "continue ensure "
      "proclaim pray worry stress swear threaten imply forecast tout boast" },
    { W_TELL, "tell warn inform assure remind convince persuade notify advise "
              "show promise" },
    { W_OCTRL,
      "urge ask tell order force allow permit help persuade invite want "
      "expect encourage advise authorize authorise require enable get "
      "pressure warn instruct direct press push convince compel lead cause "
      "request beg implore lobby challenge command train hire recruit assign "
      "appoint elect choose select prompt inspire forbid let make summon "
      "oblige entitle empower motivate drive task send deploy dispatch "
      "believe consider teach remind caution like need prefer trust mandate "
      "nominate commission commit mobilize mobilise dare goad tempt incite" },
    { W_SCTRL,
      "agree refuse decide plan try want hope seek vow pledge promise "
      "threaten offer attempt continue begin start fail manage need intend "
      "expect appear seem tend aim prepare decline demand choose ask claim "
      "fear like love hate prefer hesitate struggle strive volunteer opt "
      "cease remember forget learn dare deserve wish resolve undertake commit "
      "swear consent determine proceed help happen prove rush hasten arrange "
      "long pretend afford propose plot conspire endeavor endeavour vote move "
      "elect scramble come get stand aspire seek battle bid request" },
    { W_RAISE,
      "expect suppose schedule set slate allege consider estimate design "
      "intend bind poise prepare determine rumor rumour say believe report "
      "know think see understand find claim plan require oblige" },
    { W_DITR, "give send offer grant hand lend show teach owe pay award deny "
              "sell bring deal cost promise wish provide supply" },
    { W_NAMING, "call name elect appoint declare consider label term brand "
                "dub designate deem choose make" },
    { W_OFVERB, "accuse convict suspect acquit rob deprive inform warn remind "
                "rid strip clear cure assure notify convince advise relieve" },
    { W_PPCTRL, "call appeal plead depend rely wait press push lobby arrange "
                "count" },
    { W_COMPN,
      "plan effort decision agreement attempt intention offer promise pledge "
      "vow threat refusal failure proposal order demand request call appeal "
      "bid right willingness readiness need desire ability opportunity chance "
      "claim fact report statement allegation belief announcement warning "
      "news accusation charge suggestion hope fear possibility idea view "
      "assertion evidence sign condition resolution deal mandate commitment "
      "move pact obligation duty responsibility permission authority power "
      "campaign push struggle fight goal aim mission step measure way "
      "deadline ultimatum invitation rumor speculation indication concern "
      "suspicion assurance guarantee acknowledgment admission understanding "
      "determination conclusion confidence doubt prediction capacity "
      "capability reluctance conspiracy plot scheme drive vote motion bill "
      "law pressure instruction directive recommendation inability" },
    { W_EVENTN,
      "attack strike raid visit talk meeting meet trip tour war clash battle "
      "fight conflict shooting bombing blast killing murder massacre assault "
      "ambush crackdown coup riot protest rally march demonstration strike "
      "boycott siege blockade embargo sanction ban threat demand call request "
      "appeal pledge promise vow offer plan deal pact treaty accord truce "
      "ceasefire cease-fire summit conference dialogue exchange cooperation "
      "support aid help assistance loan grant rescue praise criticism attack "
      "accusation charge claim allegation lawsuit trial arrest raid seizure "
      "release withdrawal pullout retreat surrender return visit probe "
      "inquiry investigation test launch drill exercise operation campaign "
      "offensive invasion incursion hack kidnapping abduction execution "
      "beheading torture abuse violence fire shelling airstrike bombardment "
      "vote veto order warning ultimatum refusal rejection denial apology "
      "statement remark comment speech letter phone trade sale purchase "
      "contract handover transfer takeover crash explosion fighting shelling "
      "stabbing looting beating detention conviction sentence verdict ruling "
      "decision response reaction resistance opposition alliance partnership "
      "relation tie negotiation consultation mediation" },
    { W_TIMEN,
      "day week month year hour minute morning afternoon evening night "
      "weekend decade century today yesterday tomorrow tonight spring summer "
      "autumn winter dawn noon midnight am pm fortnight midday gmt utc" },
    { W_OFFICE,
      "affairs defense defence state interior justice security finance trade "
      "policy energy health staff relations development commerce treasury "
      "intelligence culture education labor labour agriculture environment "
      "transport information tourism oil petroleum council" },
    { W_TITLE,
      "president minister secretary premier chancellor king queen prince "
      "general colonel major captain ambassador governor senator mayor judge "
      "chief director chairman chairwoman chair spokesman spokeswoman "
      "spokesperson commander sheikh pope leader envoy representative "
      "commissioner deputy undersecretary attorney adviser advisor head "
      "speaker official officer coordinator diplomat lawyer" },
    { W_PLACEN,
      "capital city town village state province region island country nation "
      "neighbor neighbour ally rival republic district enclave peninsula" },
    { W_NOPASS,
      "die occur happen erupt arrive resign explode collapse emerge vanish "
      "disappear fall rise go come appear vote agree rally demonstrate clash "
      "flee step fail succeed remain travel march escape subside last live "
      "sit speak respond react proceed participate apologize retreat peak "
      "dip camp stand stay wait exist hurry crawl kneel lie converge sleep" },
    { W_STATE, "commit dedicate devote oppose engage" },
    { W_HARM, "kill injure wound stab arrest detain abduct kidnap behead "
              "execute jail imprison assassinate murder lynch rescue evacuate "
              "displace sentence convict deport expel indict acquit "
              "hospitalize hospitalise extradite" },
    { W_GROUP,
      "group militia party movement network faction company agency newspaper "
      "militant rebel gunman suspect singer actor actress author writer "
      "journalist reporter activist dissident lawmaker analyst professor "
      "expert economist cleric bishop soldier brother son wife daughter "
      "father mother husband candidate member founder owner player coach" },
};

static void add(struct lexicon *lex, casus_str word, uint64_t bit)
{
    const uint32_t hash = casus__hash(word.ptr, word.len);
    uint32_t at = hash & lex->mask;
    struct lexicon_slot *s = &lex->slots[at];
    while (s->word && !(s->hash == hash && s->len == word.len &&
                        memcmp(s->word, word.ptr, word.len) == 0)) {
        at = (at + 1) & lex->mask;
        s = &lex->slots[at];
    }
    s->word = word.ptr;
    s->len = (uint32_t)word.len;
    s->hash = hash;
    s->bits |= bit;
}

bool casus__lexicon_init(struct lexicon *lex, struct arena *arena)
{
    lex->slots = casus__arena_alloc(arena, SLOTS, sizeof *lex->slots);
    if (!lex->slots)
        return false;
    lex->mask = SLOTS - 1;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        casus_str rest = casus__str(lists[i].words);
        casus_str word;
        while (casus__str_split(&rest, ' ', &word))
            add(lex, word, lists[i].bit);
    }
    return true;
}

uint64_t casus__lexicon_find(const struct lexicon *lex, casus_str word,
                             uint32_t hash)
{
    for (uint32_t at = hash & lex->mask;; at = (at + 1) & lex->mask) {
        const struct lexicon_slot *s = &lex->slots[at];
        if (!s->word)
            return 0;
        if (s->hash == hash && s->len == word.len &&
            memcmp(s->word, word.ptr, word.len) == 0)
            return s->bits;
    }
}
