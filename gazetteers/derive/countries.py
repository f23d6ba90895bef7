#!/usr/bin/env python3
"""countries.tsv and demonyms.tsv.

    countries.py --shared DIR --cache DIR --out DIR

The ISO list from i18n-iso-countries, official names from rigour, capitals and
the points of small countries from GeoNames, those of the others from
country_points.txt, adjectives that demonyms_overlay.txt lacks
from i18n-nationality; names of English news, memberships, peoples, faiths and
parties from the overlays beside this script.
"""
import argparse
import json
import re

from placelib import (FOLD, alpha3, degrees, fold, geonames, is_latin, member, overlay, rigour,
                      slug, write)

MEMBERS = {
    "EU": "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE",
    "NATO": "ALB BEL BGR CAN HRV CZE DNK EST FIN FRA DEU GRC HUN ISL ITA LVA LTU LUX MNE NLD MKD NOR POL PRT ROU SVK SVN ESP SWE TUR GBR USA",
    "AU": "DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG COD CIV DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA ZMB ZWE",
    "ASEAN": "BRN KHM IDN LAO MYS MMR PHL SGP THA VNM TLS",
    "CSTO": "ARM BLR KAZ KGZ RUS TJK",
    "OPEC": "DZA COG GNQ GAB IRN IRQ KWT LBY NGA SAU ARE VEN",
    "G7": "CAN FRA DEU ITA JPN GBR USA",
    "G20": "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA",
}
# Official names that rigour lacks.
REPUBLICS = ("AGO ALB ARM AUT AZE BDI BEN BGR BLR BWA CHL CIV CMR COL CRI CUB CYP CZE DJI ECU EST FIN FJI GAB GHA GIN GMB "
             "GTM HND HRV HTI HUN IDN IND IRL IRQ ISL ITA KAZ KEN LBN LBR LTU LVA MDA MDG MDV MLI MLT MMR MOZ MUS MWI NAM NER "
             "NIC PAN PER PHL POL PRT PRY ROU RWA SDN SEN SGP SLE SRB SSD SUR SVN TCD TJK TTO TUN TUR UGA UZB VNM VUT YEM ZAF ZMB ZWE")
NOT_UN = {"TWN", "KOS", "PSE", "VAT", "HKG", "ATA"}


def capitals(cache, codes, iso3):
    """code -> (id, lat, lon) of the largest PPLC of the country itself."""
    best = {}
    for f in geonames(cache):
        if f[7] != "PPLC":
            continue
        three = iso3.get(f[8], "")
        if three in FOLD and f[8] != "XK":
            continue
        code, pop = codes.get(f[8], ""), int(f[14] or 0)
        if code and (code not in best or pop > best[code][0]):
            best[code] = (pop, "gn:" + f[0], f[4], f[5])
    return best


def official_names(shared):
    """code -> full names, where rigour gives one."""
    out = {}
    for t in rigour(shared):
        code = t.get("alpha3", "").upper()
        code = {"XKX": "KOS"}.get(code, code)
        full = t.get("full_name", "")
        full = re.sub(r"^[Tt]he ", "", full)
        if t.get("is_country") and code and full and is_latin(full) and "(" not in full:
            out.setdefault(code, full)
    return out


def qids(shared):
    return {{"XKX": "KOS"}.get(t["alpha3"].upper(), t["alpha3"].upper()): t["qid"]
            for t in rigour(shared) if t.get("is_country") and t.get("alpha3") and t.get("qid")}


def country_rows(a):
    codes = alpha3(a.cache)
    table = json.loads(member(a.cache, "i18n-iso-countries-7.14.0", "codes.json"))
    iso3 = {row[0]: row[1] for row in table}
    iso3["XK"] = "XKX"
    english = json.loads(member(a.cache, "i18n-iso-countries-7.14.0", "langs/en.json"))["countries"]
    news = {}
    for number, line in overlay("countries_overlay.txt"):
        f = line.split("|")
        news[f[0]] = f[1:]
    capital, full, qid = capitals(a.cache, codes, iso3), official_names(a.shared), qids(a.shared)
    points = {line.split()[0]: line.split()[1:] for _, line in overlay("country_points.txt")}
    rows = []
    for a2, names in sorted(english.items()):
        three = iso3.get(a2, "")
        if (three in FOLD and three != "XKX") or three == "ATA":
            continue  # Antarctica is a region
        code = codes[a2]
        names = names if isinstance(names, list) else [names]
        names = [n for n in names if "," not in n and "(" not in n and not n.isupper()
                 and n.lower() != "u.s." and not n.startswith("The ")]
        known = news.pop(code, None)
        name = known[0] if known else names[0]
        variants = (known[1:] if known else []) + [n for n in names if n not in ("Congo", "U.S.A.", "U.S.")]
        variants.append(full.get(code, ""))
        if code in REPUBLICS.split():
            variants.append("Republic of " + name)
        extra = {}
        if code in capital:
            extra = {"lat": degrees(capital[code][2]), "lon": degrees(capital[code][3]), "capital": capital[code][1]}
        if code in points:
            extra.update(zip(("lat", "lon"), points[code]))
        extra["feature"] = "PCLI"
        member_of = [] if code in NOT_UN else ["UN"]
        member_of += [b for b, m in MEMBERS.items() if code in m.split()]
        if member_of:
            extra["member"] = ",".join(member_of)
        if code in qid:
            extra["wikidata"] = qid[code]
        rows.append((f"country:{code}", name, variants, "GPE", code, "", extra))
    if news:
        raise SystemExit(f"countries_overlay.txt: not in ISO 3166: {sorted(news)}")
    for number, line in overlay("countries_more.txt"):
        f = line.split("|")
        if len(f) != 8:
            raise SystemExit(f"countries_more.txt:{number}: not eight fields")
        i, name, variants, code, sector, lat, lon, more = f
        extra = {"lat": lat, "lon": lon}
        extra.update(x.split("=", 1) for x in more.split(";") if x)
        extra["unsourced"] = "1"
        rows.append((i, name, variants.split("/"), "GPE", code, sector, extra))
    return rows


def expand(text):
    """'Kurdish|Kurd+' -> names with their plurals written out."""
    out = []
    for name in text.split("|"):
        name = name.strip()
        if name.endswith("+"):
            out += [name[:-1], name[:-1] + "s"]
        else:
            out.append(name)
    return list(dict.fromkeys(out))


def demonym_rows(a):
    codes = alpha3(a.cache)
    rows, taken, ids = [], {}, set()
    for number, line in overlay("demonyms_overlay.txt"):
        text, _, coding = line.partition(" @")
        code, _, sector = coding.strip().partition("/")
        own = re.match(r"([A-Z]{3}): ", text)
        if own:
            text = text[own.end():]
        for group in text.split(", "):
            names = [n for n in expand(group) if fold(n) not in taken]
            if not names:
                continue
            taken.update((fold(n), code) for n in names)
            i = "norp:" + (own.group(1) if own else slug(names[0]))
            if i in ids:
                raise SystemExit(f"demonyms_overlay.txt:{number}: {i} twice")
            ids.add(i)
            extra = {"demonym": "adj,noun"}
            rows.append((i, names[0], names[1:], "NORP", code, sector, extra))
    adjectives = json.loads(member(a.cache, "i18n-nationality-1.4.0", "langs/en.json"))["nationalities"]
    table = json.loads(member(a.cache, "i18n-iso-countries-7.14.0", "codes.json"))
    own3 = {row[0]: row[1] for row in table}
    for a2, name in sorted(adjectives.items()):
        code = codes.get(a2, "")
        name = re.sub(r" \(.*\)$", "", name)
        if (not code or "norp:" + code in ids or own3.get(a2) in FOLD or fold(name) in taken
                or not re.search(r"(an|ese|ish|ic|i|er)$", name)):
            continue
        plural = [] if name.endswith(("ese", "ish", "ic")) else [name + "s"]
        taken[fold(name)] = code
        ids.add("norp:" + code)
        rows.append((f"norp:{code}", name, plural, "NORP", code, "", {"demonym": "adj,noun"}))
    return rows


ap = argparse.ArgumentParser(description=__doc__)
ap.add_argument("--shared", required=True)
ap.add_argument("--cache", required=True)
ap.add_argument("--out", required=True)
args = ap.parse_args()
write(args.out, "countries", ["Countries, de-facto states and territories. Derived by derive/countries.py; see SOURCES.md."], country_rows(args))
write(args.out, "demonyms", ["Nationalities, peoples, faiths, political words. Derived by derive/countries.py; see SOURCES.md."], demonym_rows(args))
