#!/usr/bin/env python3
"""Are names drawn at random from the sources linked to the right row?

    probe.py --sources DIR --casus PROGRAM [--count 200] [--seed 1] [--show]

DIR holds natural_earth_names.tsv, people_roles_wikidata_2000_2022.csv and
partyfacts_core_parties.csv. A third of the names comes from each. Every name
stands in a sentence as plain as a news text has it, and the record must hold
an entity that covers the whole name and is

- a person with the Wikidata item of the source;
- a party of the country, one of whose names the row of that party has;
- a place whose coordinates lie near a point that the source has for the name
  (rivers and ranges are long, and ours stand at another point of them).

Names in other scripts and names of no letters are not drawn: no English text
has them. Prints right and wrong for each source, and with --show the misses.
"""
import argparse
import csv
import json
import math
import os
import random
import re
import subprocess
import sys

from naturalearth import expand
from peoplelib import ISO_FIX, key, latin, rows_of, strip_marks

HERE = os.path.dirname(os.path.abspath(__file__))
LONG = re.compile(r"river|centerline|range|mtn|desert|plain|basin|coast|plateau|ocean|sea|region|geoarea|gulf|archipelago|"
                  r"island group|delta|disputed|indeterminate", re.I)
# Wide as the thing itself: kilometres from the source's point.
NEAR, FAR = 150, 1200
def readable(name):
    return len(name) > 2 and latin(name) and any(c.isalpha() for c in name)


def places(path):
    known = {}      # sentence -> every point that the source has for the name
    with open(path, encoding="utf-8") as f:
        for r in csv.reader(f, delimiter="\t"):
            if len(r) < 7 or r[0] in ("", "layer") or r[1] in ("Dragons-be-here", "pole", "Continent") or not readable(r[2]):
                continue
            name = expand(r[2])
            if re.search(r"\w\.( |$)|/", re.sub(r"^(St|Ste)\.", "", name)):
                continue    # a map's abbreviation
            river = r[1] in ("River", "Lake Centerline") and not re.search(r"\b(River|Rio|Río|Canal|Creek)\b", name)
            text = f"A storm reached {'the ' if river else ''}{name}{' River' if river else ''} on Monday, officials said."
            wide = LONG.search(r[1]) or r[4] in ("0", "1", "2", "3")
            known.setdefault(text, []).append((float(r[5]), float(r[6]), FAR if wide else NEAR))
    for text, points in known.items():
        name = re.sub(r"^A storm reached (the )?|( River)? on Monday, officials said\.$", "", text)
        yield "place", name, text, "", points


def people(path):
    terms = {}
    with open(path, encoding="utf-8") as f:
        for r in csv.DictReader(f):
            if readable(r["person"]) and " " in r["person"] and re.fullmatch(r"Q\d+", r["wikidata"]):
                terms.setdefault(r["wikidata"], r)
    for q, r in sorted(terms.items()):
        day = (r["start"] + "-06-15")[:10] if len(r["start"]) == 4 else (r["start"] + "-15")[:10]
        name = re.sub(r"\s*\([^)]*\)", "", r["person"])
        yield "person", name, f"{name}, the {r['position'].lower()}, spoke to reporters on Monday.", day, q


def parties(path, countries):
    with open(path, encoding="utf-8-sig") as f:
        for r in csv.DictReader(f):
            code = ISO_FIX.get(r["country"], r["country"])
            names = [n for n in re.split(r"\s/\s|;|\|", r["name_english"] or r["name"]) if readable(n)]
            if r["technical"] or code not in countries or not names:
                continue
            name = re.sub(r"\([^)]*\)", "", names[0]).strip(" .,")
            if not readable(name):
                continue
            last = r["year_last"] or r["year_first"] or "2010"
            year = min(int(last) if last.isdigit() else 2010, 2024)     # while it existed
            yield "party", name, f"In {countries[code]}, supporters of the {name} gathered on Monday.", f"{year}-06-15", (code, r["partyfacts_id"])


def distance(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def is_right(kind, want, entity, own_names):
    if kind == "person":
        return entity.get("wikidata") == want
    if kind == "party":
        return entity["type"] == "ORG" and entity["code"] == want[0] and key(entity["name"]) in own_names.get(want[1], ())
    geo = entity.get("geo") or {}
    return geo.get("lat") is not None and any(distance((geo["lat"], geo["lon"]), p[:2]) <= p[2] for p in want)


def bare(text):
    return re.sub(r"[^a-z0-9]", "", strip_marks(text).lower())


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sources", required=True)
    ap.add_argument("--casus", required=True)
    ap.add_argument("--count", type=int, default=200)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--show", action="store_true")
    a = ap.parse_args()
    countries, own = {}, {}
    for r in rows_of(os.path.join(HERE, "..", "countries.tsv")):
        if r[0].startswith("country:"):
            countries[r[0][8:]] = r[1]
    for r in rows_of(os.path.join(HERE, "..", "parties.tsv")):
        own[r[0].rsplit("-", 1)[-1]] = {key(n.lstrip("=?")) for n in [r[1]] + r[2].split("|")}
    pools = [list(places(os.path.join(a.sources, "natural_earth_names.tsv"))),
             list(people(os.path.join(a.sources, "people_roles_wikidata_2000_2022.csv"))),
             list(parties(os.path.join(a.sources, "partyfacts_core_parties.csv"), countries))]
    rng, drawn = random.Random(a.seed), []
    for i, pool in enumerate(pools):
        drawn += rng.sample(pool, a.count // 3 + (i < a.count % 3))
    lines = "".join(json.dumps({"id": str(i), "date": d[3] or "2015-06-15", "text": d[2]}) + "\n" for i, d in enumerate(drawn))
    out = subprocess.run([a.casus, "--input", "jsonl", "-"], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    score = {}
    for (kind, name, text, _, want), line in zip(drawn, out.splitlines()):
        found = [e for e in json.loads(line)["entities"] if any(bare(name) in bare(m["text"]) for m in e["mentions"])]
        right = any(is_right(kind, want, e, own) for e in found)
        s = score.setdefault(kind, [0, 0])
        s[0] += right
        s[1] += 1
        if a.show and not right:
            print(f"{kind}\t{name}\t{want}\t" + "; ".join(f"{e['type']} {e['name']} {e['code']} {e.get('wikidata', '')}" for e in found))
    total = [sum(s[0] for s in score.values()), sum(s[1] for s in score.values())]
    for kind, (right, n) in sorted(score.items()) + [("all", total)]:
        print(f"{kind:7} {right:4} of {n:4}  {100 * right / n:.1f}%")
    return 0 if total[0] else 1


sys.exit(main())
