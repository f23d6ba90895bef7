/* Codes of TABARI and PETRARCH, and what PLOVER has in their place. */
#include "import.h"

static const char countries[] =
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATG AUS AUT AZE BDI BEL "
    "BEN BFA BGD BGR BHR BHS BIH BLR BLZ BMU BOL BRA BRB BRN BTN BWA CAF CAN "
    "CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CYM CYP CZE DEU DJI "
    "DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB "
    "GBR GEO GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HND "
    "HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM "
    "KIR KNA KOR KOS KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAR "
    "MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS "
    "MWI MYS NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PER "
    "PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN "
    "SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCA TCD "
    "TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB "
    "VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE ";

/* Regions, for which PLOVER has no code; roles behind them stay. */
static const char regions[] =
    "AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS "
    "SCN SAM SAS SEA SAF WAF WST ";

static const struct {
    char from[4], to[4];
} renamed[] = {
    { "ROM", "ROU" }, { "ZAR", "COD" }, { "TMP", "TLS" }, { "KSV", "KOS" },
    { "PAL", "PSE" }, { "WSB", "PSE" }, { "GZS", "PSE" }, { "BUR", "MMR" },
    { "YUG", "SRB" }, { "SCG", "SRB" }, { "SUN", "RUS" }, { "USR", "RUS" },
    { "CSK", "CZE" }, { "DDR", "DEU" }, { "GME", "DEU" }, { "GMW", "DEU" },
    { "YMD", "YEM" }, { "RVN", "VNM" }, { "ANT", "NLD" }, { "SIN", "SGP" },
    { "CZR", "CZE" }, { "SER", "SRB" }, { "MTN", "MNE" }, { "TAW", "TWN" },
    { "UNO", "UNO" }, { "IGO", "IGO" }, { "NGO", "NGO" }, { "NGM", "NGO" },
    { "IMG", "IMG" }, { "MNC", "MNC" }, { "NMC", "MNC" }, { "ISM", "ISM" },
    { "INT", "IGO" },
};

/* CAMEO's roles, religions and the like; MED was the press there. */
static const struct {
    char from[4], to[4];
} sectors[] = {
    { "GOV", "GOV" }, { "MIL", "MIL" }, { "REB", "REB" }, { "OPP", "OPP" },
    { "PTY", "PTY" }, { "COP", "COP" }, { "JUD", "JUD" }, { "SPY", "SPY" },
    { "UAF", "UAF" }, { "BUS", "BUS" }, { "CVL", "CVL" }, { "EDU", "EDU" },
    { "MED", "JRN" }, { "JRN", "JRN" }, { "HLH", "MED" }, { "LEG", "LEG" },
    { "AGR", "AGR" }, { "CRM", "CRM" }, { "REF", "REF" }, { "LAB", "LAB" },
    { "SOC", "SOC" }, { "REL", "REL" }, { "ELI", "ELI" }, { "INS", "REB" },
    { "SEP", "REB" }, { "RAD", "REB" }, { "PRM", "PRM" }, { "PRE", "PRE" },
    { "UNK", "UNK" }, { "PPL", "CVL" }, { "DEV", "CVL" }, { "ENV", "SOC" },
    { "HRI", "SOC" }, { "BUD", "REL" }, { "CHR", "REL" }, { "CTH", "REL" },
    { "PRO", "REL" }, { "DOX", "REL" }, { "HIN", "REL" }, { "JEW", "REL" },
    { "MOS", "REL" }, { "MUS", "REL" }, { "SUN", "REL" }, { "SHI", "REL" },
    { "SIK", "REL" }, { "TAO", "REL" }, { "DRZ", "REL" }, { "BAH", "REL" },
    { "MSM", "REL" }, { "SFI", "REL" }, { "ZRO", "REL" }, { "ATH", "REL" },
    { "MKT", "BUS" }, { "CON", "REL" }, { "JAN", "REL" }, { "JHW", "REL" },
    { "ALE", "REL" }, { "ITP", "REL" }, { "UDX", "REL" }, { "SHN", "REL" },
    { "INV", "BUS" }, { "MOD", "" },    { "HAR", "" },    { "TRI", "" },
};

static bool listed(const char *list, const char *code)
{
    for (const char *p = list; p[0]; p += 4)
        if (memcmp(p, code, 3) == 0)
            return true;
    return false;
}

static bool country_of(const char *code, char out[4])
{
    out[3] = '\0';
    memcpy(out, code, 3);
    if (listed(countries, code))
        return true;
    for (size_t i = 0; i < sizeof renamed / sizeof renamed[0]; i++)
        if (memcmp(renamed[i].from, code, 3) == 0) {
            memcpy(out, renamed[i].to, 4);
            return true;
        }
    return false;
}

static void add_sector(struct import_code *out, const char *code)
{
    enum { MOST = 4 * 4 };
    for (size_t i = 0; i < sizeof sectors / sizeof sectors[0]; i++) {
        const char *to = sectors[i].to;
        if (memcmp(sectors[i].from, code, 3) != 0 || !to[0] ||
            strstr(out->sectors, to))
            continue;
        const size_t n = strlen(out->sectors);
        if (n + 4 < MOST)
            (void)snprintf(out->sectors + n, sizeof out->sectors - n, "%s%s",
                           n ? "," : "", to);
    }
}

static bool is_sector(const char *code)
{
    for (size_t i = 0; i < sizeof sectors / sizeof sectors[0]; i++)
        if (memcmp(sectors[i].from, code, 3) == 0)
            return true;
    return false;
}

/* "IGOUNO", "IGOEUREEC": bodies with codes of their own. */
static void refine(struct import_code *out, const char *code)
{
    if (strcmp(out->country, "IGO") != 0)
        return;
    if (memcmp(code, "UNO", 3) == 0)
        memcpy(out->country, "UNO", 4);
    if (memcmp(code, "EEC", 3) == 0)
        memcpy(out->country, "EUR", 4);
}

const char *import_actor_code(casus_str code, struct import_code *out)
{
    memset(out, 0, sizeof *out);
    while (code.len && (code.ptr[0] == '~' || code.ptr[0] == ' '))
        code.ptr++, code.len--;
    while (code.len &&
           (code.ptr[code.len - 1] == '~' || code.ptr[code.len - 1] == ' '))
        code.len--;
    if (code.len < 3)
        return "no code";
    for (size_t i = 0; i + 3 <= code.len; i += 3) {
        const char *part = code.ptr + i;
        refine(out, part);
        if (i == 0 && country_of(part, out->country))
            continue;
        if (i == 0) {
            memset(out->country, 0, sizeof out->country);
            if (code.len >= 6 && listed(regions, part))
                continue;
            if (!is_sector(part))
                return "the code is neither a country nor a role of PLOVER";
        }
        add_sector(out, part);
    }
    return NULL;
}

/* ---- events ---------------------------------------------------------- */

static const char cameo[] =
    " 030 031 0311 0312 0313 0314 032 033 0331 0332 0333 0334 034 0341 0342 "
    "0343 0344 035 0351 0352 0353 0354 0355 0356 036 037 038 039 040 041 042 "
    "043 044 045 046 050 051 052 053 054 055 056 057 060 061 062 063 064 070 "
    "071 072 073 074 075 080 081 0811 0812 0813 0814 082 083 0831 0832 0833 "
    "0834 084 0841 0842 085 086 0861 0862 0863 087 0871 0872 0873 0874 090 091 "
    "092 093 094 100 101 1011 1012 1013 1014 102 103 1031 1032 1033 1034 104 "
    "1041 1042 1043 1044 105 1051 1052 1053 1054 1055 1056 106 107 108 110 111 "
    "112 1121 1122 1123 1124 1125 113 114 115 116 120 121 1211 1212 1213 1214 "
    "122 1221 1222 1223 1224 123 1231 1232 1233 1234 124 1241 1242 1243 1244 "
    "1245 1246 125 126 127 128 129 130 131 1311 1312 1313 132 1321 1322 1323 "
    "1324 133 134 135 136 137 138 1381 1382 1383 1384 1385 139 140 141 1411 "
    "1412 1413 1414 142 1421 1422 1423 1424 143 1431 1432 1433 1434 144 1441 "
    "1442 1443 1444 145 1451 1452 1453 1454 150 151 152 153 154 160 161 162 "
    "1621 1622 1623 163 164 165 166 1661 1662 1663 170 171 1711 1712 172 1721 "
    "1722 1723 1724 173 174 175 180 181 182 1821 1822 1823 183 1831 1832 1833 "
    "184 185 186 190 191 192 193 194 195 196 200 201 202 203 204 2041 2042 ";

static const char *const by_root[] = {
    "",          "",         "REQUEST", "AGREE",    "CONSULT",  "SUPPORT",
    "COOPERATE", "AID",      "CONCEDE", "ACCUSE",   "REQUEST",  "ACCUSE",
    "REJECT",    "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE",
    "ASSAULT",   "ASSAULT",  "ASSAULT",
};

static const struct {
    const char *code, *event; /* of the code and those under it */
} apart[] = {
    { "055", "CONCEDE" }, { "0813", "RETREAT" }, { "0814", "RETREAT" },
    { "084", "RETREAT" }, { "085", "RETREAT" },  { "086", "RETREAT" },
    { "087", "RETREAT" }, { "116", "SANCTION" }, { "1712", "ASSAULT" },
    { "175", "ASSAULT" },
};

static bool is_known(const char *code)
{
    char word[12];
    (void)snprintf(word, sizeof word, " %s ", code);
    return strstr(cameo, word) != NULL;
}

const char *import_event(casus_str code, char known[8])
{
    size_t n = 0;
    while (n < code.len && n < 4 && code.ptr[n] >= '0' && code.ptr[n] <= '9')
        n++;
    memcpy(known, code.ptr, n);
    known[n] = '\0';
    if (n < 2)
        return NULL;
    const int root = 10 * (known[0] - '0') + known[1] - '0';
    if (root < 1 || root > 20)
        return NULL;
    if (root < 2)
        return "";
    /* appeals are requests of PLOVER, which has no code under 02 */
    if (root == 2)
        memcpy(known, "100", 4);
    if (strlen(known) == 2)
        memcpy(known + 2, "0", 2);
    if (!is_known(known))
        known[3] = '\0';
    if (!is_known(known))
        known[2] = '0';
    if (!is_known(known))
        return NULL;
    for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++)
        if (strncmp(known, apart[i].code, strlen(apart[i].code)) == 0)
            return apart[i].event;
    return by_root[root];
}
