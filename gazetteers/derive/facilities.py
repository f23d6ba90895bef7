#!/usr/bin/env python3
"""facilities.tsv: seats of power, bases, airports, plants, crossings, prisons.

    facilities.py --out DIR

All rows come from facilities_overlay.txt, written from general knowledge.
A common noun at the end of a name stands in the text with and without
capitals ("Bagram Air Base", "Bagram air base"): a variant in small letters
matches both.
"""
import argparse
import re

from placelib import overlay, slug, write

COMMON = ["nuclear power plant", "power plant", "nuclear facility", "air force base", "air base", "airbase", "airfield",
          "international airport", "airport", "naval base", "military base", "base", "prison camp", "prison", "jail", "border crossing",
          "crossing", "refugee camp", "camp", "mosque", "shrine", "temple", "cathedral", "hospital", "market", "oil terminal",
          "terminal", "oil field", "gas field", "refinery", "dam", "bridge", "tunnel", "reactor", "nuclear reactor", "pipeline",
          "port", "corridor", "palace", "square", "cosmodrome", "checkpoint", "radar station", "test site", "detention center"]
FEATURES = [("air base|airbase|airfield|air force base|airport", "AIRP"), ("base|fort|camp |naval", "INSM"), ("prison|jail|detention", "PRN"),
            ("nuclear|reactor", "BLDG"), ("crossing|checkpoint", "PSTB"), ("dam$", "DAM"), ("mosque", "MSQE"),
            ("shrine|temple|church|cathedral|monastery", "SHRN"), ("hospital", "HSP"), ("bridge", "BDG"), ("square", "SQR"),
            ("refugee camp|camp$", "CMPRF"), ("pipeline|stream", "PPLN"), ("palace", "PAL")]


def forms(name):
    """The name with its common noun in small letters, and its twin words."""
    out, low = [], name.lower()
    noun = next((c for c in sorted(COMMON, key=len, reverse=True) if low.endswith(" " + c)), None)
    if noun:
        stem = name[:-len(noun)].rstrip()
        out.append(f"{stem} {noun}")
        if noun == "air base":
            out.append(f"{stem} airbase")
        if noun == "nuclear power plant":
            out += [f"{stem} nuclear plant", f"{stem} nuclear power station"]
        if noun == "crossing":
            out.append(f"{stem} border crossing")
        if noun == "international airport":
            out.append(f"{stem} airport")
    return [x for x in out if len(x.split()[0]) > 2 or x[0].isupper()]


def rows():
    for number, line in overlay("facilities_overlay.txt"):
        f = line.split("|")
        if len(f) != 8:
            raise SystemExit(f"facilities_overlay.txt:{number}: not eight fields")
        name, others, kind, code, sector, lat, lon, seat = f
        others = [v for v in others.split("/") if v]
        variants = list(others)
        for n in [name] + others:
            if n[0] not in "=?":
                variants += forms(n)
        # An alias without the common noun also stands with it.
        noun = next((c for c in ("air base", "prison", "crossing", "refugee camp") if name.lower().endswith(" " + c)), None)
        if noun:
            for n in others:
                if n[0] not in "=?" and not any(n.lower().endswith(" " + c) for c in COMMON) and not n.startswith(("Camp ", "RAF ")):
                    variants += forms(f"{n} {noun.title()}")
        feature = "" if kind == "ORG" else next((code_ for pattern, code_ in FEATURES if re.search(pattern, name.lower())), "")
        yield (f"fac:{slug(name)}", name, variants, kind, code, sector,
               {"lat": lat, "lon": lon, "feature": feature, "seat": seat, "unsourced": "1"})


ap = argparse.ArgumentParser(description=__doc__)
ap.add_argument("--out", required=True)
args = ap.parse_args()
write(args.out, "facilities", ["Seats of power, bases, airports, plants, crossings, prisons. Derived by derive/facilities.py; see SOURCES.md."], list(rows()))
