#!/usr/bin/env python3
"""Derive organizations.tsv and media.tsv.

usage: organizations.py --shared DIR [--out DIR]

organizations_overlay.txt (by hand), organizations_world.txt, overlay_orgs.txt, the starter overlay, media_fundus.tsv, then the international
and non-governmental bodies of PETRARCH (Phoenix.International.actors.txt); its companies are left out.
"""
import argparse
import os
import re

import peoplelib as lib

SEAT = {"Kremlin", "White House", "Downing Street", "Elysee", "Pentagon", "Quai d'Orsay", "Zhongnanhai", "Blue House", "Miraflores",
        "Casa Rosada", "Malacanang", "Whitehall"}
ISO2 = dict(zip("AT AU BD BE BG BR CA CH CL CN CO CZ DE DK EG ES FI FR GB UK GR HU ID IE IL IN IR IT JP KE KR LT LU LI LV MX MY NG NL NO NA NZ PH "
                "PK PL PT RO RU SE SG TR TW TZ UA US ZA".split(),
                "AUT AUS BGD BEL BGR BRA CAN CHE CHL CHN COL CZE DEU DNK EGY ESP FIN FRA GBR GBR GRC HUN IDN IRL ISR IND IRN ITA JPN KEN KOR LTU "
                "LUX LIE LVA MEX MYS NGA NLD NOR NAM NZL PHL PAK POL PRT ROU RUS SWE SGP TUR TWN TZA UKR USA ZAF".split()))
SECTOR = {"MED": "JRN", "HLH": "MED", "EDU": "EDU", "BUS": "BUS", "MIL": "MIL", "JUD": "JUD", "LEG": "LEG", "COP": "COP", "REL": "REL",
          "LAB": "LAB", "AGR": "AGR", "PTY": "PTY"}
WORD = re.compile(r"\b(COUNCIL|COMMITTEE|COMMISSION|ASSEMBLY|UNION|LEAGUE|FEDERATION|BANK|ALLIANCE|ORGANI[SZ]ATION|FUND|FOUNDATION|"
                  r"ASSOCIATION|INSTITUTE|CENT(ER|RE)|CONFERENCE|COMMUNITY|PROGRAM(ME)?|AGENCY|COURT|SOCIETY|NETWORK|CAMPAIGN|INITIATIVE|"
                  r"GROUP|FORUM|TRIBUNAL|BUREAU|SECRETARIAT|MISSION|COALITION|RELIEF|TRUST|SERVICES?|WATCH|INTERNATIONAL|ACTION|CONGRESS|"
                  r"CORPS|CONVENTION|AUTHORITY|PARTNERSHIP|CONSORTIUM|MOVEMENT|CHURCH(ES)?|WITHOUT BORDERS|ACADEMY|OBSERVATORY|FACILITY)\b")
SMALL = set("of the and for in on to de la du des del against with by et sans".split())


def natural(raw):
    text = re.sub(r"\([^)]*\)", " ", raw).replace("_", " ")
    out = []
    for i, w in enumerate(text.split()):
        parts = [p.lower() if p.lower() in SMALL and (i or k) else p if re.fullmatch(r"(UN|EU|AU|OAU|US|UK|AIDS|HIV|NATO|ASEAN|OAS|II|III)", p)
                 else p[:1].upper() + p[1:].lower() for k, p in enumerate(w.split("-"))]
        out.append("-".join(parts))
    return re.sub(r"^The ", "", " ".join(out))


def entries(path):
    names, codes = [], []
    with open(path, encoding="utf-8", errors="replace") as f:
        for line in f:
            line = line.split("#")[0].rstrip()
            name, found = line.split("[")[0].strip(), re.findall(r"\[([^\]]+)\]", line)
            if name and not name.startswith("+"):
                if names:
                    yield names, codes
                names, codes = [], []
            if name:
                names.append(name.lstrip("+").strip())
            codes += found
    if names:
        yield names, codes


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--out", default=lib.OUT)
    a = ap.parse_args()
    words = lib.scowl()
    groups = set()
    for r in lib.rows_of(os.path.join(a.out, "armed-groups.tsv")):
        groups.update(lib.key(v.lstrip("=?")) for v in [r[1]] + r[2].split("|") if " " in v)
    lib.OUT = a.out
    head = ["Derived by derive/organizations.py; see SOURCES.md."]
    t = lib.Table("organizations.tsv", ["International bodies, government bodies, NGOs, companies."] + head)
    media = lib.Table("media.tsv", ["News agencies, newspapers, broadcasters, sites."] + head)
    taken = {}

    def add(prefix, names, code, sector, extra=(), merge=False):
        names = [lib.clean(n) for n in names if lib.clean(n)]
        if not names:
            return
        k0 = lib.key(names[0].lstrip("=?"))
        if k0 in groups:
            return
        keep = []
        for n in names:
            bare = n.lstrip("=?")
            k = (lib.key(bare), code if bare.isupper() and len(bare) < 6 else "")
            if k in taken or lib.key(bare) in groups or len(bare) < 2:
                continue
            taken[k] = names[0]
            if n == bare and " " not in bare and (bare.lower() in words or (bare.isupper() and 1 < len(bare) < 4)):
                n = ("=" if bare.isupper() else "?") + bare
            keep.append(n)
        if not keep or (lib.key(keep[0].lstrip("=?")) != k0 and not merge):
            return
        (media if prefix == "media" else t).add(prefix + ":" + lib.slug(keep[0].lstrip("=?")), keep[0], keep[1:], "ORG", code, sector, list(extra))

    for n, c in lib.read_src("organizations_overlay.txt"):
        if len(c) != 4:
            raise SystemExit("organizations_overlay.txt:%d: %d columns" % (n, len(c)))
        extra = [("seat", "1")] if c[0] in SEAT else []
        add("media" if c[3] == "JRN" else "org", [c[0]] + c[1].split("~"), c[2], c[3], extra + [("unsourced", "1")])
    # A name of one word that people or places have too needs support.
    shared = lib.shared_names()
    for code, sector, names in lib.world():
        if sector not in ("PTY", "REB", "CRM"):
            names = ["?" + v if " " not in v and v[0] not in "=?" and not v.isupper() and lib.key(v) in shared else v for v in names]
            add("media" if sector == "JRN" else "org", names, code, sector, [("unsourced", "1")])
    with open(os.path.join(lib.HERE, "overlay_orgs.txt"), encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                name, var, code, sector = line.rstrip("\n").split("|")
                add("media" if sector == "JRN" else "org", [name] + var.split("~"), code, sector, [("unsourced", "1")])
    with open(os.path.join(a.shared, "overlay_starter.tsv"), encoding="utf-8") as f:
        for line in f:
            c = (line.rstrip("\n").split("\t") + [""] * 6)[:6]
            if c[0] in ("IGO", "STATE", "MEDIA") and c[3]:
                code, _, sector = c[3].partition(" ")
                sector = SECTOR.get(sector[:3], sector[:3])
                add("media" if sector == "JRN" else "org",
                    [c[1]] + [("=" + v if v.isupper() and len(v) < 6 else v) for v in c[2].split("|") if v],
                    code[:3], sector if sector in lib.SECTORS else "", [("unsourced", "1")])
    with open(os.path.join(a.shared, "media_fundus.tsv"), encoding="utf-8") as f:
        for line in f:
            c = line.rstrip("\n").split("\t")
            if len(c) == 2 and c[0].upper() in ISO2:
                name = re.sub(r"\s*\([^)]*\)", "", c[1]).strip()
                if name and name != "NZZ":
                    add("media", [name], ISO2[c[0].upper()], "JRN")
    for names, codes in entries(os.path.join(a.shared, "Phoenix.International.actors.txt")):
        heads = {c.split()[0] for c in codes}
        h = next(iter(sorted(heads)), "")
        if not h or h[:3] not in ("IGO", "NGO", "NGM", "UNO", "INT") or "MNC" in h or "BUS" in h and h[:3] != "IGO":
            continue
        raw = names[0].replace("_", " ").strip()
        if len(raw) > 66 or len(raw.split()) < 2 or re.search(r"[0-9/&,]", raw) or not WORD.search(raw):
            continue
        code = "UNO" if "UNO" in h else "EUR" if "EUR" in h or "EEC" in h else "IGO" if h.startswith("IGO") else "NGO"
        sector = next((SECTOR[h[i:i + 3]] for i in range(3, len(h), 3) if h[i:i + 3] in SECTOR), "")
        out = []
        for n in names[:6]:
            acr = re.findall(r"\(([A-Z]{3,8})\)", n)
            v = natural(n)
            if " " in v and not re.search(r"[0-9/&,]", v):
                out.append(v)
            elif re.fullmatch(r"[A-Z]{4,8}_?", n) and n.strip("_").lower() not in words:
                acr.append(n.strip("_"))
            out += ["=" + x for x in acr]
        add("org", out, code, sector)
    t.write()
    media.write()


main()
