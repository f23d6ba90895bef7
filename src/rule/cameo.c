/* Which CAMEO codes stand for which PLOVER event: facts of the Open Event Data
 * Alliance's CAMEO-to-PLOVER table, with the house decisions (163 is SANCTION,
 * 191 and 192 ASSAULT, 055 CONCEDE, 116 SANCTION). */
#include "rule/cameo.h"

#include "base/str.h"

static const char *const codes[EVENT_COUNT] = {
    [EVENT_AGREE] =
        "030 031 0311 0312 0313 0314 032 033 0331 0332 0333 0334 034 "
        "0341 0342 0343 0344 035 0351 0352 0353 0354 0355 0356 036 "
        "037 038 039",
    [EVENT_CONSULT] =
        "040 041 042 043 044 045 046",
    [EVENT_SUPPORT] =
        "050 051 052 053 054 056 057",
    [EVENT_CONCEDE] =
        "055 080 081 0811 0812 082 083 0831 0832 0833 0834",
    [EVENT_COOPERATE] =
        "060 061 062 063 064",
    [EVENT_AID] =
        "070 071 072 073 074 075",
    [EVENT_RETREAT] =
        "0813 0814 084 0841 0842 085 086 0861 0862 0863 087 0871 0872 "
        "0873 0874",
    [EVENT_REQUEST] =
        "100 101 1011 1012 1013 1014 102 103 1031 1032 1033 1034 104 "
        "1041 1042 1043 1044 105 1051 1052 1053 1054 1055 1056 106 "
        "107 108",
    [EVENT_ACCUSE] =
        "090 091 092 093 094 110 111 112 1121 1122 1123 1124 1125 113 "
        "114 115",
    [EVENT_REJECT] =
        "120 121 1211 1212 1213 1214 122 1221 1222 1223 1224 123 1231 "
        "1232 1233 1234 124 1241 1242 1243 1244 1245 1246 125 126 127 "
        "128 129",
    [EVENT_THREATEN] =
        "130 131 1311 1312 1313 132 1321 1322 1323 1324 133 134 135 "
        "136 137 138 1381 1382 1383 1384 1385 139",
    [EVENT_PROTEST] =
        "140 141 1411 1412 1413 1414 142 1421 1422 1423 1424 143 1431 "
        "1432 1433 1434 144 1441 1442 1443 1444 145 1451 1452 1453 "
        "1454",
    [EVENT_SANCTION] =
        "116 160 161 162 1621 1622 1623 163 164 165 166 1661 1662 "
        "1663",
    [EVENT_MOBILIZE] =
        "150 151 152 153 154",
    [EVENT_COERCE] =
        "170 171 1711 172 1721 1722 1723 1724 173 174",
    [EVENT_ASSAULT] =
        "1712 175 180 181 182 1821 1822 1823 183 1831 1832 1833 184 "
        "185 186 190 191 192 193 194 195 196 200 201 202 203 204 2041 "
        "2042",
};

/* Codes that PLOVER's table leaves out or lays elsewhere: appeals (CAMEO 02)
 * are requests, who announces that he will yield (035) concedes, who steps
 * down at the call of others (083) retreats, and a charge in court (CAMEO 173
 * is "arrest, detain, or charge") accuses. */
static const char *const beside[EVENT_COUNT] = {
    [EVENT_ACCUSE] =
        "173",
    [EVENT_CONCEDE] =
        "035 0351 0352 0353 0354 0355 0356",
    [EVENT_REQUEST] =
        "020 021 0211 0212 0213 0214 022 023 0231 0232 0233 0234 024 "
        "0241 0242 0243 0244 025 0251 0252 0253 0254 0255 0256 026 "
        "027 028",
    [EVENT_RETREAT] =
        "083 0831",
};

static bool holds(const char *list, casus_str code)
{
    casus_str rest = casus__str(list ? list : "");
    casus_str one;
    while (casus__str_split(&rest, ' ', &one))
        if (casus__str_eq(one, code))
            return true;
    return false;
}

int casus__cameo_event(casus_str code)
{
    for (int i = 0; i < EVENT_COUNT; i++)
        if (holds(codes[i], code))
            return i;
    return -1;
}

bool casus__cameo_may_say(casus_str code, int event)
{
    return holds(codes[event], code) || holds(beside[event], code);
}
