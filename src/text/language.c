#include "text/language.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "base/str.h"

enum {
    SLOTS = 4096,
    STRONG = 0,
    WEAK = 1,
    PARTICLE = 2,
    FIRST_OTHER = 3,
    LANGUAGES = 32
};

/*
 * Words of grammar, folded. Of English, the strong ones are of no other
 * language here; of the others, single letters are left out, which English
 * has too ("Iran s"), and words that are frequent English ones.
 */
static const char *const words_of[LANGUAGES] = {
    [STRONG] =
        "the and of with from that this which been were would their they his "
        "said says after who not its what when about because should could "
        "more than there these those between against while where also other "
        "into before being did does him your our my how why all are but amid "
        "across among through toward towards during until since around "
        "despite within without along behind",
    [WEAK] =
        "a an in is was to on at for by as be it he she we i you has have had "
        "or if so no up out off over under new will may can do one two near "
        "or us me her",
    /* Words that stand inside names: between two capitals they say nothing. */
    [PARTICLE] =
        "de da do das dos del della di du des la le les el al bin ibn ben van "
        "von der den dem ter ten y e i och und et av af zu st na",
    /* Spanish */
    "el los las del una unos unas que por para con como pero mas fue sus "
    "este esta esto ese esa entre tras desde hasta sobre segun durante ser "
    "han ha hay muy sin donde cuando ante contra ayer anuncio lo le les su",
    /* French */
    "le les des du une un est dans qui que pour par avec sur pas mais ont "
    "ete cette ces son ses leur leurs aux au nous vous ils elle elles selon "
    "apres avant entre contre sans sous depuis dont comme aussi tres il se "
    "la de et ce en",
    /* German */
    "der das den dem des ein eine einen einem einer eines und ist nicht mit "
    "von vom zu zum zur auf fur im ins am aus bei nach uber vor sich auch "
    "sind wird werden wurde wurden hatte haben hat sein seine seinen ihre "
    "ihren er sie es wie als durch gegen unter wegen bis noch mehr nur aber "
    "oder dass wenn weil sowie neuen neue neuer die",
    /* Italian */
    "il lo gli della delle dei degli dello nel nella nelle nei negli sul "
    "sulla alla alle ai agli dal dalla dalle dai una uno che non sono per "
    "con tra fra anche piu come stato ha hanno di si la suo sua suoi loro "
    "ieri dopo contro dell nell all",
    /* Portuguese */
    "os das dos da do na nas nos uma um que com por para pelo pela pelos "
    "pelas nao mais foi ser ao aos sao seu sua seus suas entre sobre apos "
    "contra ate ja tem esta este esse essa isso de em disse",
    /* Dutch */
    "het een van dat die zijn voor met niet te aan ook naar bij uit werd "
    "door wordt worden heeft hebben zich deze dit maar nog wel geen tot om "
    "hij zij de en er meer veel onder tegen twee tussen",
    /* Swedish */
    "och att det som en ett den av till med pa ar har inte om var han de "
    "fran sig vid efter eller ska kommer kan hade blev under mellan mot sin "
    "sitt sina enligt nar fore",
    /* Danish, Norwegian */
    "og det som en et den af av til med pa er har ikke om var han de fra "
    "sig seg ved efter etter eller skal kan hadde havde blev ble mellem "
    "mellom mod mot sin sitt sine ifolge nar jeg kunne ville",
    /* Finnish */
    "ja etta on ei han se ovat oli olivat kun kuin mutta myos tai jos niin "
    "joka jotka mukaan vuoden ennen jalkeen kanssa ole sita taman",
    /* Polish */
    "nie sie jest na ze do to jak po za od przez dla oraz przed ktory "
    "ktora ktore tym ale czy juz jego jej ich byl byla byly aby ten tego",
    /* Czech, Slovak */
    "je se na ze do to jak po za od pro pri pred ktery ktera ktere "
    "ktory ktora ktore ale ale uz jeho jeji jejich byl byla byli aby ten "
    "tento podle mezi nebo sa si bol bola boli aj ako ku proti",
    /* Hungarian */
    "az es hogy nem egy ez azt volt meg csak mint is ki de ha mar szerint "
    "utan kozott lesz van vagy ezt nagy ellen",
    /* Romanian */
    "si de la cu pe in nu sa ca din este sunt care mai pentru au fost prin "
    "dupa intre fata lui ale al unui unei va vor fi pana catre despre ori",
    /* Turkish */
    "ve bir bu da de icin ile olarak oldu olan daha gibi kadar sonra cok en "
    "ise degil dedi var yok ancak uzerinde gun tarafindan karsi",
    /* Indonesian, Malay */
    "yang dan di ke dari untuk dengan pada ini itu tidak akan telah adalah "
    "oleh dalam bahwa bahawa juga karena kerana sudah mereka kepada sebagai "
    "atau ia kata para dapat antara setelah selepas",
    /* Vietnamese */
    "va cua la co khong duoc cho voi trong mot nguoi cac nhung da den tu "
    "nay ve de vao tai sau khi se bi nam",
    /* Tagalog */
    "ang ng sa mga na ay si ni at kay para hindi ito nang kung dahil mula "
    "siya sila niya nila din rin pa noong habang may",
    /* Swahili */
    "ya wa na kwa ni za la katika cha vya kuwa hiyo huo hii kwamba baada "
    "lakini pia alisema wake yake wao watu nchini kabla jana hadi",
    /* Croatian, Serbian, Bosnian, Slovene */
    "je na da se su za od ne iz koji koja koje kao ali ili nije bio "
    "bila bilo sto nakon prema ce te biti samo do po pri in ki ter za so "
    "bo sta smo njegov",
    /* Albanian */
    "te ne dhe per nje se qe nga me eshte ka si nuk tha jane por do ishte "
    "kane edhe pas ndaj",
    /* Lithuanian, Latvian */
    "ir kad su is uz bei yra buvo tai po jo jos apie nuo iki ar un ka no "
    "par ar uz tika bija gan pec lidz kas vai del",
    /* Estonian */
    "ja on et ei oli see kui ka oma ning mis aga ta ma enne parast kuid voi "
    "selle",
    /* Catalan */
    "el els les del dels amb per una que no es son al als pel pels ha han "
    "mes com aquest aquesta entre sobre va van fins ja seva seu de la",
    /* Somali */
    "oo ka in ay ku uu waxa waxaa la iyo ah ayaa soo si isaga ayuu kale kala "
    "dalka",
    /* Hausa */
    "da ta ya na ce kan wannan ba su shi don zuwa cikin ga wata yana suka "
    "sun kasar za",
    /* Afrikaans */
    "die van en het nie in dat om vir met wat sy te by word sal aan op ook "
    "hulle oor maar was deur uit een na gese",
};

struct language_word {
    casus_str word;
    uint32_t hash, languages; /* bits */
};

struct language_words {
    struct language_word slots[SLOTS];
};

static struct language_word *slot(const struct language_words *words,
                                  casus_str word, uint32_t hash)
{
    uint32_t at = hash & (SLOTS - 1);
    while (words->slots[at].word.ptr &&
           !(words->slots[at].hash == hash &&
             casus__str_eq(words->slots[at].word, word)))
        at = (at + 1) & (SLOTS - 1);
    return (struct language_word *)(uintptr_t)&words->slots[at];
}

struct language_words *casus__language_words(struct arena *arena)
{
    struct language_words *words =
        casus__arena_alloc(arena, 1, sizeof *words);
    for (uint32_t i = 0; words && i < LANGUAGES && words_of[i]; i++) {
        casus_str rest = casus__str(words_of[i]), word;
        while (casus__str_split(&rest, ' ', &word)) {
            const uint32_t hash = casus__hash(word.ptr, word.len);
            struct language_word *s = slot(words, word, hash);
            s->word = word;
            s->hash = hash;
            s->languages |= 1u << i;
        }
    }
    return words;
}

/* What is counted. */
struct evidence {
    const casus_doc *doc;
    const struct language_words *words;
    size_t latin, other;  /* letters, by script */
    size_t lower, rare;   /* words in lower case; those unlike English */
    size_t of[LANGUAGES]; /* words of each language's grammar */
};

/* ---- words --------------------------------------------------------------- */

static size_t letters(casus_str word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.len; i++)
        n += ((unsigned char)word.ptr[i] & 0xc0) != 0x80;
    return n;
}

static bool has_accent(casus_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] >= 0xc3)
            return true;
    return false;
}

static bool is_latin(casus_str word)
{
    size_t at = 0;
    if ((unsigned char)word.ptr[0] < 0x80)
        return true;
    const uint32_t c = casus__utf8_next(word.ptr, word.len, &at);
    return c < 0x250 || (c >= 0x1e00 && c < 0x1f00);
}

/* A letter that English does not write, or a triple that it rarely has. */
static bool is_rare(casus_str text, casus_str fold)
{
    unsigned a = 0, b = 0;
    if (has_accent(text))
        return true;
    for (size_t i = 0; i <= fold.len; i++) {
        const bool end = i == fold.len;
        if (!end && !casus__is_lower(fold.ptr[i]))
            return false; /* a hyphen, a dot, a figure: no plain word */
        const unsigned c = end ? 27 : (unsigned)(fold.ptr[i] - 'a' + 1);
        if (i && !(casus__english_triples[28 * a + b] >> c & 1))
            return true;
        a = i ? b : 0;
        b = c;
    }
    return false;
}

static uint32_t languages_of(const struct evidence *e, uint32_t i)
{
    return slot(e->words, casus__token_fold(e->doc, i),
                e->doc->tokens[i].hash)->languages;
}

static bool is_particle(const struct evidence *e, uint32_t i)
{
    return languages_of(e, i) >> PARTICLE & 1;
}

static bool is_capital(const casus_doc *doc, uint32_t i)
{
    const unsigned c = doc->tokens[i].word_case;
    return c == CASE_TITLE || c == CASE_MIXED || c == CASE_UPPER;
}

/* "Luiz *da* Silva", "Ursula *von der* Leyen". */
static bool inside_name(const struct evidence *e, const struct sentence *s,
                        uint32_t i)
{
    enum { MOST = 3 };
    const casus_doc *doc = e->doc;
    uint32_t begin = i, end = i + 1;
    const uint32_t last = s->tok + s->n_tok;
    while (begin > s->tok && i - begin < MOST && is_particle(e, begin - 1) &&
           !is_capital(doc, begin - 1))
        begin--;
    while (end < last && end - i < MOST && is_particle(e, end) &&
           !is_capital(doc, end))
        end++;
    return begin > s->tok && end < last && is_capital(doc, begin - 1) &&
           is_capital(doc, end);
}

static void count_word(struct evidence *e, const struct sentence *s,
                       uint32_t i)
{
    const casus_doc *doc = e->doc;
    const struct token *t = &doc->tokens[i];
    const casus_str text = casus__token_text(doc, i);
    const casus_str fold = casus__token_fold(doc, i);
    if (!is_latin(text)) {
        e->other += letters(text);
        return;
    }
    e->latin += letters(text);
    const bool lower = t->word_case == CASE_LOWER;
    if ((!lower && !(s->flags & SENTENCE_NO_LOWER)) ||
        t->flags & TOKEN_CLITIC)
        return;
    uint32_t in = languages_of(e, i);
    if (in >> PARTICLE & 1 && inside_name(e, s, i))
        return;
    in &= ~(1u << PARTICLE);
    const uint32_t english = 1u << STRONG | 1u << WEAK;
    if (has_accent(text)) /* French "à" is not "a" */
        in &= ~english;
    else if (in & english)
        in &= english;
    e->lower += lower;
    for (uint32_t k = 0; in >> k; k++)
        e->of[k] += in >> k & 1;
    e->rare += !in && lower && is_rare(text, fold);
}

/* ---- the decision -------------------------------------------------------- */

static bool decide(const struct evidence *e)
{
    const size_t english = 2 * e->of[STRONG] + e->of[WEAK];
    size_t best = 0;
    for (uint32_t k = FIRST_OTHER; k < LANGUAGES; k++)
        best = e->of[k] > best ? e->of[k] : best;
    if (e->other > e->latin)
        return false;
    if (best >= 2 && best > english)
        return false;
    /* A short line without a word of English grammar. */
    const size_t strange = best + e->rare;
    if (english == 0 && strange >= 3 && 2 * strange >= e->lower)
        return false;
    if (e->of[STRONG] == 0 && e->lower >= 5 && 3 * e->rare >= 2 * e->lower)
        return false;
    /* A language that is not listed. */
    return !(e->lower >= 12 && 20 * e->of[STRONG] < e->lower &&
             5 * e->rare > 2 * e->lower);
}

bool casus__is_english(const casus_doc *doc,
                       const struct language_words *words)
{
    struct evidence e = { .doc = doc, .words = words };
    for (size_t k = 0; k < doc->n_sentences; k++) {
        const struct sentence *s = &doc->sentences[k];
        for (uint32_t i = s->tok; i < s->tok + s->n_tok; i++)
            if (doc->tokens[i].kind == TOKEN_WORD)
                count_word(&e, s, i);
    }
    return decide(&e);
}
