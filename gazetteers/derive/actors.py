#!/usr/bin/env python3
"""people.tsv, organizations.tsv and armed-groups.tsv.

    actors.py --shared DIR

People: offices 2000-2022 by Wikidata (every-politician-scrapers), offices by
PETRARCH's country file, and overlay_people.txt. Organizations: PETRARCH's
international and country files, fundus (media), overlay_orgs.txt. Armed
groups: PETRARCH's non-state file and the overlay of 2026.
"""
import argparse
import collections
import csv
import re

import peoplelib as lib

SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "del", "al", "el", "bin", "ul", "for", "against", "with", "by"}
ORG_WORDS = re.compile(r"\b(MINISTRY|DEPARTMENT|AGENCY|SERVICE|COUNCIL|PARLIAMENT|ARMY|NAVY|AIR FORCE|POLICE|COURT|COMMITTEE|COMMISSION|ASSEMBLY|CONGRESS|SENATE|BUREAU|GUARD|GUARDS|INTELLIGENCE|AUTHORITY|INSTITUTE|PARTY|UNION|FRONT|MOVEMENT|LEAGUE|FEDERATION|CORPS|FORCES|BANK|ALLIANCE|ORGANIZATION|ORGANISATION|FUND|FOUNDATION|ASSOCIATION|UNIVERSITY|CENTRE|CENTER|CONFERENCE|COMMUNITY|PROGRAM|PROGRAMME)\b")
CAMEO = {"GOV": "GOV", "MIL": "MIL", "COP": "COP", "JUD": "JUD", "LEG": "LEG", "SPY": "SPY", "OPP": "OPP", "REB": "REB", "BUS": "BUS",
         "MED": "JRN", "EDU": "EDU", "PTY": "PTY", "REL": "REL", "LAB": "LAB", "SEP": "REB", "INS": "REB", "UAF": "UAF", "CRM": "CRM",
         "ELI": "ELI", "REF": "REF", "CVL": "CVL", "AGR": "AGR", "HLH": "MED", "ENV": "SOC", "HRI": "", "DEV": "", "NGO": ""}
BODIES = {"IGO", "NGO", "NGM", "MNC", "INT", "IMG"}


def entries(path):
    """(names, [codes]) of a PETRARCH actor file."""
    names, codes = [], []
    for line in open(path, encoding="utf-8", errors="replace"):
        line = line.split("#")[0].rstrip()
        if not line.strip():
            continue
        found = re.findall(r"\[([^\]]+)\]", line)
        name = line.split("[")[0].strip()
        if name:
            if not name.startswith("+") and names:
                yield names, codes
                names, codes = [], []
            names.append(name.lstrip("+").strip())
        codes += found
    if names:
        yield names, codes


def restore(name, words):
    """UPPER_CASE_ names as news writes them."""
    text = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", " ", name.strip("_").replace("_", " "))).strip(" -,")
    out = []
    for i, w in enumerate(text.split(" ")):
        low = w.lower()
        if low in SMALL and i:
            out.append(low)
        elif re.fullmatch(r"([A-Z]\.)+", w):
            out.append(w)
        elif len(w) <= 5 and w.isalpha() and low not in words and " " not in text and not re.search("[AEIOU].*[AEIOU]", w[1:]):
            out.append(w)
        else:
            out.append("-".join(p[:1].upper() + p[1:].lower() if p.lower() not in SMALL or k == 0 else p.lower() for k, p in enumerate(w.split("-"))))
    return re.sub(r"^The ", "", " ".join(out))


def coding(code):
    """CAMEO actor code -> (code, sector)."""
    head, tail = code[:3], code[3:]
    sectors = [CAMEO[tail[i:i + 3]] for i in range(0, len(tail) - 2, 3) if tail[i:i + 3] in CAMEO]
    sector = next((s for s in sectors if s), "")
    if head == "IGO":
        return ("UNO" if "UNO" in tail else "EUR" if "EUR" in tail else "IGO"), sector
    if head in ("NGO", "NGM"):
        return "NGO", sector
    if head == "INT":
        return ("IMG", "REB") if "REB" in tail or "SEP" in tail else ("", sector)
    head = lib.ISO_FIX.get(head, head)
    return (head if head in COUNTRIES else ""), sector


def day(text):
    if not re.fullmatch(r"\d{6}", text):
        return ""
    year = int(text[:2])
    year += 1900 if year > 30 else 2000
    month, d = text[2:4], text[4:]
    if not "01" <= month <= "12" or not "01" <= d <= "31":
        return str(year)
    return f"{year}-{month}-{d}"


def dated(code):
    """'RUSGOV 990809-000507' -> (code, sector, start, end)."""
    parts = code.split()
    base = coding(parts[0])
    start = end = ""
    if len(parts) > 1:
        p = parts[1]
        if p[0] == ">":
            start = day(p[1:])
        elif p[0] == "<":
            end = day(p[1:])
        elif "-" in p:
            start, end = (day(x) for x in p.split("-", 1))
    return base[0], base[1], start, end


def guard(name, words, surnames=()):
    """`?` or `=` where the name is an ordinary word."""
    if name[:1] in "=?" or " " in name or "-" in name:
        return name
    low = name.lower()
    if low in words:
        return ("=" if name.isupper() else "?") + name
    return name


def office_sector(position):
    p = position.lower()
    if re.search(r"chief of (the )?(general |defence |defense |army |naval |air )?staff|commander|general staff|inspector general of the", p):
        return "MIL"
    if re.search(r"intelligence|security service|spy", p) and not re.search(r"minister", p):
        return "SPY"
    if re.search(r"\b(judge|justice|chief justice)\b", p) and "minister" not in p:
        return "JUD"
    if re.search(r"speaker|member of|president of the (senate|national assembly|chamber|parliament|house)|senator|deputy of", p):
        return "LEG"
    if re.search(r"first lady|spouse", p):
        return "ELI"
    return "GOV"


def people(shared, words):
    t = lib.Table("people.tsv", ["People with dated offices. Derived by derive/actors.py; see SOURCES.md."])
    roles, qid, names = collections.defaultdict(list), {}, {}
    with open(shared + "/data/gazetteers/people_roles_wikidata_2000_2022.csv", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            name = lib.clean(r["person"])
            if not lib.latin(name) or not name or len(name) > 60:
                continue
            k = lib.key(name)
            qid.setdefault(k, r["wikidata"])
            names.setdefault(k, name)
            code = lib.ISO_FIX.get(r["iso3"], r["iso3"])
            if not re.fullmatch("[A-Z]{3}", code):
                code = ""
            office = lib.clean(r["position"]).replace(",", " ")
            roles[k].append((code, office_sector(r["position"]), r["start"][:10], r["end"][:10], office))
    overlay = {}
    for line in open(lib.HERE + "/overlay_people.txt", encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        name, variants, offices = line.rstrip("\n").split("|")
        overlay[lib.key(name)] = (name, [v for v in variants.split("~") if v], [tuple(o.split(",", 4)) for o in offices.split("~")])
    alias = {lib.key(v.lstrip("=?")): k for k, o in overlay.items() for v in o[1] if " " in v}
    for k in list(roles):
        if k in alias and alias[k] != k:
            qid.setdefault(alias[k], qid[k])
            del roles[k]
    old = collections.defaultdict(list)
    for names_, codes in entries(shared + "/data/gazetteers/Phoenix.Countries.actors.txt"):
        first = names_[0].strip("_").replace("_", " ")
        n = len(first.split())
        if ORG_WORDS.search(first) or not 2 <= n <= 5 or not any(" " in c for c in codes):
            continue
        name = restore(names_[0], words)
        k = lib.key(name)
        if k in overlay or k in alias or k in roles or re.search(r"[0-9/]", name):
            continue
        for c in codes:
            code, sector, start, end = dated(c)
            if re.fullmatch("[A-Z]{3}", code or "") and code not in BODIES and sector in ("GOV", "MIL", "LEG", "JUD", "REB", "OPP", "SPY", "COP"):
                if not (start and end and start > end):
                    old[k].append((code, sector, start, end, "official" if sector == "GOV" else ""))
        if old.get(k):
            names.setdefault(k, name)
    for k, (name, variants, offices) in overlay.items():
        rid = "person:" + (qid.get(k) or lib.slug(name))
        t.add(rid, name, variants, "PERSON", offices[-1][0], offices[-1][1], [("role", ",".join(o)) for o in offices] + ([] if k in qid else [("unsourced", "1")]))
    for source in (roles, old):
        for k in sorted(source):
            if k in overlay:
                continue
            rs = sorted(set(source[k]), key=lambda r: r[2])
            rs = [r for r in rs if lib.DATE.match(r[2]) and lib.DATE.match(r[3]) and not (r[2] and r[3] and r[2][:4] > r[3][:4])][:8]
            if not rs or " " not in names[k]:
                continue
            variants = []
            parts = names[k].split()
            if len(parts) == 3 and "-" not in names[k] and len(parts[1]) > 3 and parts[1].lower() not in SMALL:
                variants.append(parts[0] + " " + parts[2])
            for a, b in (("Sergey", "Sergei"), ("Alexey", "Alexei"), ("Dmitry", "Dmitri"), ("Andrey", "Andrei"), ("skyi", "sky"), ("skiy", "sky"), ("Mohamed", "Mohammed"), ("Muhammad", "Mohammad")):
                if a in names[k]:
                    variants.append(names[k].replace(a, b))
            rid = "person:" + (qid.get(k) or lib.slug(names[k]))
            t.add(rid, names[k], variants, "PERSON", rs[-1][0], rs[-1][1], [("role", ",".join(r)) for r in rs])
    t.write()


def organizations(shared, words):
    t = lib.Table("organizations.tsv", ["International bodies, government bodies, media, companies. Derived by derive/actors.py; see SOURCES.md."])
    taken = set()

    def add(prefix, names, code, sector, extra=()):
        keys = [lib.key(n.lstrip("=?")) for n in names]
        if keys[0] in taken:
            return
        names = [n for n, k in zip(names, keys) if k not in taken and len(n) > 1]
        taken.update(keys)
        if names:
            t.add(prefix + ":" + lib.slug(names[0].lstrip("=?")), names[0], names[1:], "ORG", code, sector, extra)

    for line in open(lib.HERE + "/overlay_orgs.txt", encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        name, variants, code, sector = line.rstrip("\n").split("|")
        extra = [("seat", "1")] if name in ("Kremlin", "White House", "Downing Street", "Elysee", "Capitol Hill", "Pentagon") else []
        add("org", [name] + [v for v in variants.split("~") if v], code, sector, extra)
    for line in open(shared + "/data/gazetteers/overlay_starter.tsv", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[0] in ("IGO", "STATE", "MEDIA") and len(f) > 3:
            code, _, sector = f[3].partition(" ")
            sector = {"MED": "JRN"}.get(sector[:3], sector[:3])
            names = [guard(n, words) for n in [f[1]] + f[2].split("|") if n]
            add("org", names, code[:3], sector if sector in lib.SECTORS else "", [("unsourced", "1")])
    for r in csv.reader(open(shared + "/data/gazetteers/media_fundus.tsv", encoding="utf-8"), delimiter="\t"):
        if len(r) == 2:
            code = ISO2.get(r[0], "")
            name = r[1]
            if " " in name or lib.key(name) not in words:
                add("media", [name], code, "JRN")
    for names_, codes in entries(shared + "/data/gazetteers/Phoenix.International.actors.txt"):
        undated = [c for c in codes if " " not in c]
        if not undated or len(names_[0]) > 70:
            continue
        code, sector = coding(undated[0])
        if code not in ("UNO", "EUR", "IGO", "NGO") or undated[0].startswith("MNC"):
            continue
        names = [restore(n, words) for n in names_[:6]]
        if not ORG_WORDS.search(names_[0].replace("_", " ")) and " " in names[0]:
            continue
        if " " not in names[0] and (not names[0].isupper() or len(names[0]) < 4 or names[0].lower() in words):
            continue
        names = [guard(n, words) for n in names if " " in n or (n.isupper() and len(n) > 2)]
        add("org", names, code, sector if sector in lib.SECTORS else "")
    for names_, codes in entries(shared + "/data/gazetteers/Phoenix.Countries.actors.txt"):
        first = names_[0].strip("_").replace("_", " ")
        if not ORG_WORDS.search(first) or not codes or len(first) > 60:
            continue
        code, sector, _, _ = dated(codes[0])
        if not re.fullmatch("[A-Z]{3}", code or "") or code in BODIES:
            continue
        names = [restore(n, words) for n in names_[:6]]
        names = [guard(n, words) for n in names if " " in n or (n.isupper() and len(n) > 2)]
        if names and " " in names[0]:
            add("org", names, code, sector if sector in lib.SECTORS else "")
    t.write()


def groups(shared, words):
    t = lib.Table("armed-groups.tsv", ["Rebel, militant and paramilitary groups. Derived by derive/actors.py; see SOURCES.md."])
    taken = set()

    def add(names, code, sector, start="", end="", extra=()):
        keys = [lib.key(n.lstrip("=?")) for n in names]
        if keys[0] in taken:
            return
        names = [n for n, k in zip(names, keys) if k not in taken]
        taken.update(keys)
        t.add("armed:" + lib.slug(names[0].lstrip("=?")), names[0], names[1:], "ORG", code, sector, [("start", start), ("end", end)] + list(extra))

    known = [
        ("al-Qaida|al-Qaeda|al Qaeda|Al Qaida|al-Qaida terrorist network|al-Qaida in Iraq|al-Qaeda in Iraq", "IMG", "REB"),
        ("Taliban|Taleban|Afghan Taliban", "AFG", "REB"), ("Houthis|Houthi|Ansar Allah|Ansarullah|Houthi movement", "YEM", "REB"),
        ("Hezbollah|Hizbullah|Hizbollah|Hezballah", "LBN", "REB"), ("Hamas", "PSE", "REB"), ("Islamic Jihad|Palestinian Islamic Jihad", "PSE", "REB"),
        ("Al-Aqsa Martyrs Brigades|al-Aqsa Martyrs' Brigades|Al Aqsa Martyrs Brigades", "PSE", "REB"),
        ("Liberation Tigers of Tamil Eelam|Tamil Tigers|Tamil Tiger|=LTTE", "LKA", "REB"), ("Lord's Resistance Army|=LRA", "UGA", "REB"),
        ("Revolutionary Armed Forces of Colombia|=FARC", "COL", "REB"), ("United Self-Defense Forces of Colombia|=AUC", "COL", "PRM"),
        ("Sudan Liberation Army|Sudan Liberation Movement|=SLA", "SDN", "REB"), ("Justice and Equality Movement|=JEM", "SDN", "REB"),
        ("Janjaweed|Janjawid", "SDN", "PRM"), ("Movement for the Emancipation of the Niger Delta|=MEND", "NGA", "REB"),
        ("Sudan People's Liberation Army|Sudan People's Liberation Movement|=SPLA|=SPLM", "SDN", "REB"), ("Islamic Courts Union|Union of Islamic Courts", "SOM", "REB"),
        ("Ansar al-Sunna|Ansar al-Islam", "IRQ", "REB"), ("Mahdi Army|Mehdi Army", "IRQ", "REB"), ("Lashkar-e-Taiba|Lashkar-e-Toiba|Lashkar-e-Tayyaba", "PAK", "REB"),
        ("Jaish-e-Mohammed|Jaish-e-Mohammad", "PAK", "REB"), ("Jemaah Islamiyah|Jemaah Islamiah", "IDN", "REB"), ("Free Aceh Movement|=GAM", "IDN", "REB"),
        ("Moro Islamic Liberation Front|=MILF", "PHL", "REB"), ("Basque Homeland and Freedom|=ETA", "ESP", "REB"), ("Irish Republican Army|=IRA", "GBR", "REB"),
        ("Kosovo Liberation Army|=KLA", "KOS", "REB"), ("Shining Path|Sendero Luminoso", "PER", "REB"), ("Polisario Front|Polisario", "MAR", "REB"),
        ("Mujahedeen Khalq|Mujahedin-e Khalq|=MEK|=MKO", "IRN", "REB"), ("Jundallah|Jundullah", "IRN", "REB"), ("Zapatistas|Zapatista", "MEX", "REB"),
    ]
    for names, code, sector in known:
        add(names.split("|"), code, sector, extra=[("unsourced", "1")])
    for line in open(shared + "/data/gazetteers/overlay_starter.tsv", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[0] == "ARMED" and len(f) > 3:
            code, _, sector = f[3].partition(" ")
            names = [guard(n, words) for n in [f[1]] + f[2].split("|") if n and n not in ("IS", "DPR", "LPR", "DNR", "LNR")]
            names = [("=" + n if n.isupper() and len(n) <= 4 and n[0] not in "=?" else n) for n in names]
            if f[1].endswith("People's Republic"):
                continue
            names[0] = names[0].lstrip("=")
            end = f[5] if len(f) > 5 else ""
            add(names, code, sector[:3], f[4] if len(f) > 4 else "", end if end != "2026" else "", [("unsourced", "1")])
    for names_, codes in entries(shared + "/data/gazetteers/Phoenix.MilNonState.actors.txt"):
        if not codes:
            continue
        code, sector, start, end = dated(codes[0])
        names, acronyms = [], []
        for n in names_:
            acronyms += ["=" + a for a in re.findall(r"\(([A-Z-]{3,8})\)", n)]
            r = restore(n, words)
            if " " in r or "-" in r:
                names.append(r)
        if names and re.fullmatch("([A-Z]{3})?", code) and code not in ("KKL",):
            add(names + list(dict.fromkeys(acronyms)), code, sector if sector in lib.SECTORS else "REB")
    t.write()


ap = argparse.ArgumentParser(description=__doc__)
ap.add_argument("--shared", required=True)
args = ap.parse_args()
COUNTRIES = {line.split("\t")[4] for line in open(lib.OUT + "/countries.tsv", encoding="utf-8") if not line.startswith("#")}
ISO2 = dict(zip("AT AU BD BE BG BR CA CH CL CN CO CZ DE DK EG ES FI FR GB GR HU ID IE IL IN IR IT JP KE KR LT MX MY NG NL NO NZ PH PK PL PT RO RU SE SG TR TW UA UK US ZA".split(),
                "AUT AUS BGD BEL BGR BRA CAN CHE CHL CHN COL CZE DEU DNK EGY ESP FIN FRA GBR GRC HUN IDN IRL ISR IND IRN ITA JPN KEN KOR LTU MEX MYS NGA NLD NOR NZL PHL PAK POL PRT ROU RUS SWE SGP TUR TWN UKR GBR USA ZAF".split()))
common = lib.scowl()
groups(args.shared, common)
organizations(args.shared, common)
people(args.shared, common)
