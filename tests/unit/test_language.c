/* English, or not: sentences of our own. */
#include <casus/casus.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* News in 38 languages, whole sentences and headlines. */
static const char *const foreign[] = {
    "El presidente anunció ayer nuevas medidas contra la inflación "
    "durante una visita a la frontera.",
    "Les négociateurs ont repris leurs discussions mardi malgré la "
    "poursuite des combats dans le nord.",
    "Putin droht Ukraine mit neuen Angriffen",
    "Die Bundesregierung hat am Montag weitere Hilfen zugesagt, wie ein "
    "Sprecher mitteilte.",
    "Il ministro degli Esteri ha incontrato a Roma il suo omologo "
    "egiziano per parlare della crisi.",
    "O governo brasileiro condenou os ataques e pediu uma reunião "
    "urgente do conselho.",
    "De minister zei dat het leger zich niet uit het gebied zal "
    "terugtrekken.",
    "Regeringen meddelade på onsdagen att soldaterna ska lämna landet "
    "före jul.",
    "Politiet anholdt tre mænd efter et angreb på en skole i "
    "hovedstaden.",
    "Hallitus ilmoitti maanantaina, että joukot vedetään pois ennen "
    "vuoden loppua.",
    "Prezydent spotkał się w środę z szefem rządu, aby omówić "
    "sytuację na granicy.",
    "Ministr zahraničí odmítl obvinění a vyzval obě strany k "
    "jednání.",
    "A kormány szerdán bejelentette, hogy nem támogatja az új "
    "szankciókat.",
    "Premierul a declarat că trupele vor fi retrase până la "
    "sfârșitul lunii.",
    "Cumhurbaşkanı salı günü yaptığı açıklamada saldırıyı "
    "kınadı ve yardım sözü verdi.",
    "Pemerintah mengumumkan bahwa pasukan akan ditarik dari perbatasan "
    "pada akhir bulan ini.",
    "Thủ tướng đã gặp ngoại trưởng Nhật Bản để "
    "thảo luận về hợp tác quốc phòng.",
    "Nagpadala ng tulong ang pamahalaan sa mga biktima ng bagyo "
    "kahapon.",
    "Rais alisema jana kwamba wanajeshi wataondoka nchini kabla ya "
    "mwisho wa mwaka.",
    "Vlada je priopćila da će vojska napustiti područje do kraja "
    "tjedna.",
    "Kryeministri tha se qeveria nuk do të pranojë kushtet e reja.",
    "Vyriausybė pranešė, kad kariai paliks šalį iki metų "
    "pabaigos.",
    "Valitsus teatas, et sõdurid lahkuvad riigist enne aasta lõppu.",
    "El govern va anunciar que les tropes es retiraran de la frontera "
    "aquesta setmana.",
    "Dowladda ayaa sheegtay in ciidamadu ay ka bixi doonaan magaalada.",
    "Gwamnatin ta ce za ta tura sojoji zuwa kan iyakar kasar.",
    "Die regering het gesê dat die soldate nie die land sal verlaat "
    "nie.",
    "Президент встретился с министром "
    "иностранных дел.",
    "Уряд оголосив про нову допомогу "
    "постраждалим.",
    "Ο πρωθυπουργός συναντήθηκε με τον "
    "πρόεδρο στην Αθήνα.",
    "التقى الرئيس وزير الخارجية في "
    "القاهرة أمس.",
    "رئیس جمهور با وزیر خارجه دیدار کرد.",
    "ראש הממשלה נפגש עם שר החוץ בירושלים.",
    "प्रधानमंत्री ने विदेश "
    "मंत्री से मुलाकात की।",
    "总统星期二会见了外交部长。",
    "首相は火曜日に外相と会談した。",
    "대통령은 화요일에 외무장관을 만났다.",
    "นายกรัฐมนตรีพบกับรัฐมนตรีต่างประเทศ",
    "ጠቅላይ ሚኒስትሩ ከውጭ ጉዳይ ሚኒስትሩ "
    "ጋር ተገናኙ።",
    "პრეზიდენტი შეხვდა "
    "საგარეო საქმეთა "
    "მინისტრს.",
    "Iran, scontri al confine: dodici morti",
    "Polícia prende três suspeitos de ataque",
    "Mueren doce soldados en un ataque cerca de la capital",
    "Iran laat twee Britse matrozen vrij",
};

/* What is short, full of names, or quotes another language is English. */
static const char *const english[] = {
    "Iran frees two British sailors",
    "Rebels seize key town",
    "Troops kill 12 in border raid",
    "U.N. envoy meets Taliban leaders",
    "Putin, Erdogan, Xi Jinping, Macron",
    "Luiz Inacio Lula da Silva and Ursula von der Leyen",
    "Jean-Pierre Lacroix, Angel de la Cruz, Ana de los Rios",
    "Abdel Fattah el-Sisi visits Addis Ababa",
    "Oil prices fall",
    "Protests grow",
    "Markets dip",
    "MINISTER RESIGNS",
    "No comment",
    "Junta jails poets",
    "Gunmen ambush convoy, abduct three",
    "The La Prensa reporter met the mayor of Rio de Janeiro.",
    "Le Monde, Der Spiegel and El Pais published the files.",
    "Hamas politburo chief Ismail Haniyeh arrives",
    "Shebaa farms",
    "He said \"no pasaran\" and left the room.",
    "The German word Zeitenwende means a turning point, she wrote.",
    "ceasefire holds despite shelling",
    "Xinhua: Xi meets Cambodian king",
    "7 dead, 20 hurt",
    "Bangkok",
    "",
    "42",
};

static casus_model *model;
static casus_ctx *ctx;

static int open_all(void **state)
{
    const char *pack = getenv("CASUS_TEST_PACK");
    (void)state;
    return casus_model_open(&pack, 1, 0, &model, NULL) != CASUS_OK ||
           casus_ctx_new(model, NULL, &ctx, NULL) != CASUS_OK;
}

static int close_all(void **state)
{
    (void)state;
    casus_ctx_free(ctx);
    casus_model_free(model);
    return 0;
}

static void expect(const char *text, const char *want)
{
    casus_doc *doc = NULL;
    casus_input in;
    casus_input_init(&in);
    in.text = (casus_str){ text, strlen(text) };
    assert_int_equal(casus_analyze(ctx, &in, &doc, NULL), CASUS_OK);
    const casus_str lang = casus_doc_lang(doc);
    if (lang.len != strlen(want) || memcmp(lang.ptr, want, lang.len) != 0)
        fail_msg("%.*s: %s", (int)lang.len, lang.ptr, text);
    if (want[0] == 'u')
        assert_int_equal(casus_doc_event_count(doc), 0);
    casus_doc_free(doc);
}

static void other_languages_are_und(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
        expect(foreign[i], "und");
}

static void english_is_en(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof english / sizeof english[0]; i++)
        expect(english[i], "en");
}

/* An article is what most of it is. */
static void quotes_do_not_decide(void **state)
{
    (void)state;
    expect("The minister called the raid \xc2\xab""una vergogna per il "
           "paese\xc2\xbb and asked the army to leave the town.", "en");
    expect("El ministro dijo que la frase \"the show must go on\" no era "
           "suya y que las tropas se quedan en la ciudad.", "und");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_languages_are_und),
        cmocka_unit_test(english_is_en),
        cmocka_unit_test(quotes_do_not_decide),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
