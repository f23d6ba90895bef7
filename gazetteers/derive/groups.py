#!/usr/bin/env python3
"""Derive armed-groups.tsv.

usage: groups.py --shared DIR --out DIR      (DIR of --shared holds overlay_starter.tsv, Phoenix.MilNonState.actors.txt)

groups_overlay.txt (by hand) goes first, then the armed and criminal groups of organizations_world.txt, the starter overlay, then PETRARCH's groups that are
coded for one country and whose name says that they are a group; its lists of single militants are left out.
"""
import argparse
import os
import re

import peoplelib as lib

CAMEO = dict(ANG="AGO", BUD="MMR", CFR="CAF", GFR="DEU", UKG="GBR", SER="SRB", CHN="CHN", TMP="TLS", ROM="ROU", ZAR="COD")
WORD = re.compile(r"\b(GROUP|FRONT|ARMY|LIBERATION|BRIGADES?|MOVEMENT|FORCES?|PARTY|ORGANI[SZ]ATION|MILITIA|COMMANDOS?|"
                  r"COUNCIL|UNION|GUARDS?|CELLS?|RESISTANCE|JIHAD|MUJAHID\w*|MUJAHED\w*|LASHKAR|HARAKAT|ANSAR|COMMAND|"
                  r"BATTALION|LEAGUE|FIGHTERS|NUCLEI|COMMITTEE|FACTION|COMMUNE|VOLUNTEERS|TIGERS?|CARTEL)\b")
# persons, words, bodies that are no armed group
DROP = re.compile(r"^(african national congress|la liga|amal|hezbollah|hamas|order|new order|black star|red line|third continental congress|"
                  r"order ii|nation of yahweh|islamic jihad|muslim brotherhood|friendship society|international solidarity|"
                  r"revolutionary guards?|national guard|people's party|republic of texas|jewish agency|congress party|"
                  r"all nepal national independent students union|liberation army|revolutionary army|people's army|islamic group|"
                  r"popular front|national front|islamic front|islamic army|black september organization)$")
SMALL = set("of the and for in on to de la du des del al el bin ul e i wal by an der".split())


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
                names.append(name.lstrip("+"))
            codes += found
    if names:
        yield names, codes


def natural(raw):
    """('Aden Abyan Islamic Army', '=AAIA') of ADEN_ABYAN_ISLAMIC_ARMY_(AAIA)_"""
    acr = re.findall(r"\(([A-Z][A-Z/-]{2,9})\)", raw)
    text = re.sub(r"\([^)]*\)", " ", raw).replace("_", " ")
    if "+" in text:
        return "", []
    out = []
    for i, w in enumerate(text.split()):
        parts = []
        for k, p in enumerate(w.split("-")):
            low = p.lower()
            parts.append(low if low in SMALL and (i or k) else low[:1].upper() + low[1:])
        out.append("-".join(parts))
    text = re.sub(r"^The ", "", " ".join(out))
    return re.sub(r"\bAl\b(?=[ -])", "Al", text), ["=" + a for a in acr]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--out", default=lib.OUT)
    a = ap.parse_args()
    lib.OUT = a.out
    words = lib.scowl()
    with open(os.path.join(lib.HERE, "..", "countries.tsv"), encoding="utf-8") as f:
        iso = {r.split("\t")[4] for r in f if r.count("\t") > 4}
    t = lib.Table("armed-groups.tsv", ["Rebel, militant, paramilitary and criminal groups.", "Derived by derive/groups.py; see SOURCES.md."])
    taken = set()

    def add(names, code, sector, start="", end="", extra=()):
        names = [n for n in (lib.clean(n) for n in names) if n]
        if not names or lib.key(names[0].lstrip("=?")) in taken:
            return
        keep = []
        for n in names:
            bare = n.lstrip("=?")
            k = lib.key(bare)
            if k in taken or len(bare) < 2:
                continue
            taken.add(k)
            if n == bare and " " not in bare and "-" not in bare and (bare.lower() in words or (bare.isupper() and len(bare) < 5)):
                n = ("=" if bare.isupper() else "?") + bare
            keep.append(n)
        name = keep[0]
        if name.startswith("="):        # the canonical name is the spelt-out form; the acronym a variant
            longer = [v for v in keep[1:] if " " in v and v[0] not in "=?"]
            if longer:
                keep.remove(longer[0])
                keep.insert(0, longer[0])
        t.add("armed:" + lib.slug(keep[0].lstrip("=?")), keep[0], keep[1:], "ORG", code, sector,
              [("start", start), ("end", end)] + list(extra))

    for n, c in lib.read_src("groups_overlay.txt"):
        if len(c) != 6:
            raise SystemExit("groups_overlay.txt:%d: %d columns" % (n, len(c)))
        add([c[0]] + c[1].split("~"), c[2], c[3], c[4], c[5], [("unsourced", "1")])
    shared = lib.shared_names()
    for code, sector, names in lib.world():
        if sector in ("REB", "CRM"):
            names = ["?" + v if " " not in v and v[0] not in "=?" and not v.isupper() and lib.key(v) in shared else v for v in names]
            add(names, code, sector, "", "", [("unsourced", "1")])
    with open(os.path.join(a.shared, "overlay_starter.tsv"), encoding="utf-8") as f:
        for line in f:
            c = (line.rstrip("\n").split("\t") + [""] * 6)[:6]
            if c[0] != "ARMED" or "People's Republic" in c[1] or not c[3]:
                continue
            code, _, sector = c[3].partition(" ")
            end = "" if c[5] == "2026" else c[5]
            names = [c[1]] + [("=" + v if v.isupper() and len(v) < 6 else v) for v in c[2].split("|") if v not in ("IS", "Hezbollah")]
            add(names, code, sector[:3], c[4], end, [("unsourced", "1")])
    for names, codes in entries(os.path.join(a.shared, "Phoenix.MilNonState.actors.txt")):
        codes = [c for c in codes if re.fullmatch(r"[A-Z]{3}REB", c)]
        if not codes:
            continue
        code = CAMEO.get(codes[0][:3], codes[0][:3])
        if code not in iso:
            code = ""               # a region (MEA, SAS) or international
        keep = []
        for raw in names:
            name, acr = natural(raw)
            if WORD.search(raw.replace("_", " ").replace("-", " ")) and len(name.split()) > 1 and len(name.split()) < 9 \
                    and not DROP.match(name.lower()):
                keep.append(name)
            elif not keep and names.index(raw) == 0:
                break               # the head is a person or a word
            keep += acr
        if keep and keep[0][0] != "=":
            add(keep, code, "REB")
    t.write()


main()
