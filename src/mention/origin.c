/*
 * Where a person of a name may be from. The name lists say in which countries
 * a given name or a family name is common; of the countries that the document
 * names, the one they fit best is the person's, where nothing else tells.
 */
#include "mention/internal.h"

#include "base/str.h"

/* ISO 3166-1: two letters, then the three of the same country. */
static const char iso[] =
    "ADANDAEAREAFAFGAGATGALALBAMARMAOAGOARARGATAUTAUAUSAZAZEBABIH"
    "BBBRBBDBGDBEBELBFBFABGBGRBHBHRBIBDIBJBENBNBRNBOBOLBRBRABSBHS"
    "BTBTNBWBWABYBLRBZBLZCACANCDCODCFCAFCGCOGCHCHECICIVCLCHLCMCMR"
    "CNCHNCOCOLCRCRICUCUBCVCPVCYCYPCZCZEDEDEUDJDJIDKDNKDMDMADODOM"
    "DZDZAECECUEEESTEGEGYERERIESESPETETHFIFINFJFJIFMFSMFRFRAGAGAB"
    "GBGBRGDGRDGEGEOGHGHAGMGMBGNGINGQGNQGRGRCGTGTMGWGNBGYGUYHKHKG"
    "HNHNDHRHRVHTHTIHUHUNIDIDNIEIRLILISRININDIQIRQIRIRNISISLITITA"
    "JMJAMJOJORJPJPNKEKENKGKGZKHKHMKIKIRKMCOMKNKNAKPPRKKRKORKWKWT"
    "KZKAZLALAOLBLBNLCLCALILIELKLKALRLBRLSLSOLTLTULULUXLVLVALYLBY"
    "MAMARMCMCOMDMDAMEMNEMGMDGMHMHLMKMKDMLMLIMMMMRMNMNGMRMRTMTMLT"
    "MUMUSMVMDVMWMWIMXMEXMYMYSMZMOZNANAMNENERNGNGANINICNLNLDNONOR"
    "NPNPLNRNRUNZNZLOMOMNPAPANPEPERPGPNGPHPHLPKPAKPLPOLPSPSEPTPRT"
    "PWPLWPYPRYQAQATROROURSSRBRURUSRWRWASASAUSBSLBSCSYCSDSDNSESWE"
    "SGSGPSISVNSKSVKSLSLESMSMRSNSENSOSOMSRSURSSSSDSTSTPSVSLVSYSYR"
    "SZSWZTDTCDTGTGOTHTHATJTJKTLTLSTMTKMTNTUNTOTONTRTURTTTTOTVTUV"
    "TWTWNTZTZAUAUKRUGUGAUSUSAUYURYUZUZBVAVATVCVCTVEVENVNVNMVUVUT"
    "WSWSMXKKOSYEYEMZAZAFZMZMBZWZWE";

enum { RECORD = 5 };

static const char *alpha2(const char code[4])
{
    for (size_t i = 0; i + RECORD < sizeof iso; i += RECORD)
        if (memcmp(iso + i + 2, code, 3) == 0)
            return iso + i;
    return NULL;
}

static bool lists(casus_str origins, const char *two)
{
    casus_str part;
    while (casus__str_split(&origins, ',', &part))
        if (part.len == 2 && memcmp(part.ptr, two, 2) == 0)
            return true;
    return false;
}

/* How well the words of a name fit a country. */
static int fit(const struct work *w, const casus_mention *m,
               const char code[4])
{
    static const uint32_t kinds[] = { GAZ_BIT(GAZ_GIVEN),
                                      GAZ_BIT(GAZ_SURNAME) };
    const char *two = alpha2(code);
    int score = 0;
    for (uint32_t t = m->tok; two && t < m->tok + m->n_tok; t++)
        for (size_t k = 0; k < COUNT(kinds); k++) {
            struct gaz_entry e;
            const struct match *x =
                casus__mention_match_at(w->doc, t, kinds[k]);
            if (x && casus__mention_entry(w->doc, x, kinds[k], &e) &&
                lists(casus__gaz_key(&e, "origin"), two))
                score++;
        }
    return score;
}

casus_str casus__mention_home(const struct work *w, const casus_mention *m)
{
    const casus_str main = casus__mention_home_country(w);
    char code[4];
    casus__mention_set_code(code, main);
    int best = main.len ? fit(w, m, code) : -1;
    const struct country *other = NULL;
    for (size_t i = 0; i < w->n_countries; i++) {
        const int f = fit(w, m, w->countries[i].code);
        if (f > best) {
            best = f;
            other = &w->countries[i];
        }
    }
    return other ? casus__code_str(other->code) : main;
}
