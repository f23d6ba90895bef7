#!/usr/bin/env python3
"""Derive people.tsv and people-overlay.tsv.

usage: people.py --shared DIR [--out DIR] [--add]

DIR of --shared holds people_roles_wikidata_2000_2022.csv and Phoenix.Countries.actors.txt. The hand lists are
overlay_people.txt and people_hand.txt; whoever stands there is left out of people.tsv and keeps the Wikidata id
and those Wikidata offices that the hand list does not cover. With --add people.tsv is left as it is, and
people-overlay.tsv gets only the people of people_hand.txt whom it does not have.
"""
import argparse
import collections
import csv
import itertools
import os
import re

import peoplelib as lib

SLAV = set("RUS UKR BLR KAZ KGZ UZB TJK TKM MDA BGR ARM AZE GEO".split())
ARAB = set("EGY SDN LBY TUN DZA MAR MRT IRQ SYR LBN JOR PSE SAU YEM OMN ARE QAT BHR KWT SOM DJI PAK AFG IRN BGD MDV TCD NGA MLI NER "
           "IND MYS IDN TUR COM SEN GIN GMB".split())
SWAPS_SLAV = (("Sergey", "Sergei"), ("Alexey", "Alexei", "Aleksei", "Aleksey"), ("Dmitry", "Dmitri", "Dmitriy"), ("Andrey", "Andrei"),
              ("Yevgeny", "Evgeny", "Yevgeniy"), ("Alexander", "Aleksandr", "Alexandr"), ("Yuri", "Yury", "Yuriy"), ("Nikolay", "Nikolai"),
              ("Vitaly", "Vitali", "Vitaliy"), ("Valery", "Valeri", "Valeriy"), ("Anatoly", "Anatoli", "Anatoliy"), ("Gennady", "Gennadi"),
              ("Mikhail", "Mikhayil"), ("Oleksiy", "Oleksii"), ("Serhiy", "Serhii"), ("Andriy", "Andrii"), ("Viktor", "Victor"),
              ("Maxim", "Maksim"), ("Vasily", "Vasili", "Vasiliy"), ("Igor", "Ihor"), ("Yulia", "Yuliia", "Julia"), ("Natalia", "Nataliya"))
SWAPS_ARAB = (("Mohammed", "Mohamed", "Muhammad", "Mohammad"), ("Ahmed", "Ahmad"), ("Mahmoud", "Mahmud"), ("Hussein", "Hussain", "Husain"),
              ("Abdullah", "Abdallah"), ("Khaled", "Khalid"), ("Youssef", "Yousef", "Yusuf"), ("Mustafa", "Mostafa"), ("Hamid", "Hamed"),
              ("Omar", "Umar"), ("Saeed", "Said"), ("Hassan", "Hasan"), ("Ibrahim", "Ebrahim"), ("Ali", "Ali"))
PATRONYM = re.compile(r"(vich|vych|ovna|evna|ivna|yevna|oglu|oğlu|ovych|qizi|qızı)$")
SMALL = {"of", "the", "and", "de", "la", "du", "des", "del", "al", "el", "bin", "ul", "van", "von", "da", "dos", "ibn", "der", "den", "di"}
FAMOUS = set("Gorbachev Reagan Zuckerberg Khodorkovsky Rafsanjani Khomeini Pinochet Fujimori Suharto Rabin Duda Draghi Mahathir Prachanda "
             "Megawati Bolsonaro Schwarzenegger Yushchenko Gyanendra Timochenko Malala".split())
BODY = re.compile(r"\b(MINISTRY|MINISTER|DEPARTMENT|AGENCY|SERVICES?|COUNCIL|PARLIAMENT|ARMY|NAVY|FORCES?|POLICE|COURTS?|COMMITTEE|COMMISSION|"
                  r"ASSEMBLY|CONGRESS|SENATE|BUREAU|GUARDS?|INTELLIGENCE|AUTHORITY|INSTITUTE|PARTY|UNION|FRONT|MOVEMENT|LEAGUE|FEDERATION|CORPS|"
                  r"BANK|ALLIANCE|ORGANI[SZ]ATION|FUND|FOUNDATION|ASSOCIATION|UNIVERSITY|CENT(ER|RE)|CONFERENCE|COMMUNITY|GOVERNMENT|PRESIDENT|"
                  r"REPUBLIC|STATE|STATES|HOUSE|OFFICE|CITY|PALACE|ISLANDS?|NORTH|SOUTH|EAST|WEST|NEWS|TELEVISION|GROUP|REBELS?|OFFICIALS?)\b")


def office_sector(p):
    p = p.lower()
    if re.search(r"first lady|spouse|monarch's|crown prince", p):
        return "ELI"
    if re.search(r"minister|secretary of (state|defen[cs]e|the)|ambassador|permanent representative|governor", p):
        return "GOV"
    if re.search(r"chief of (the )?(general |defen[cs]e |army |naval |air |joint )*staff|joint chiefs|chief of (the )?(defen[cs]e|army|navy)|"
                 r"commander|general staff", p):
        return "MIL"
    if re.search(r"intelligence|security service|secret service|mossad|shin bet", p):
        return "SPY"
    if re.search(r"commissioner of police|police commissioner|chief of police|inspector.general of police|police", p):
        return "COP"
    if re.search(r"\b(judge|justice|magistrate|prosecutor general)\b|chief justice|president of the .*court", p):
        return "JUD"
    if re.search(r"speaker|\bmember of|senator|deputy of|president of the (senate|national assembly|chamber|parliament|house|bundestag|"
                 r"congress|legislat|national council|riksdag|knesset|state duma|seimas|saeima)|\bmp\b", p):
        return "LEG"
    return "GOV"


def variants(name, codes):
    out = []
    toks = name.split()
    if len(toks) == 3 and PATRONYM.search(toks[1].lower()):
        out.append(toks[0] + " " + toks[2])
    groups = (SWAPS_SLAV if codes & SLAV else ()) + (SWAPS_ARAB if codes & ARAB else ())
    for base in [name] + out[:]:
        ts, choices = base.split(), []
        for t in ts:
            alt = [t]
            for g in groups:
                if t in g:
                    alt = [t] + [x for x in g if x != t][:2]
            if codes & SLAV and t is ts[-1] and len(t) > 4:
                for a, b in (("skyy", "sky"), ("skyi", "sky"), ("skiy", "sky"), ("skyi", "skyy"), ("iyev", "iev"), ("ayev", "aev"), ("yi", "y")):
                    if t.endswith(a):
                        alt.append(t[:-len(a)] + b)
                if re.match(r"(Ye|Yo)", t):
                    alt.append("E" + t[2:] if t[1] == "e" else t)
            choices.append(list(dict.fromkeys(alt)))
        for combo in itertools.islice(itertools.product(*choices), 7):
            out.append(" ".join(combo))
    return [v for v in dict.fromkeys(out) if v != name][:6]


def hand(path):
    with open(os.path.join(lib.HERE, path), encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                name, var, roles = line.rstrip("\n").split("|")
                var = [v for v in var.split("~") if v]
                if path == "people_hand.txt":       # a bare surname needs support from its context
                    var = ["?" + v if " " not in v and v[0] not in "=?" and v not in FAMOUS else v for v in var]
                terms = [r.split(",", 4) for r in roles.split("~")]
                yield lib.clean(name), var, [(lib.ISO_FIX.get(t[0], t[0]), *t[1:]) for t in terms]


def day(t):
    if not re.fullmatch(r"\d{6}|\d{8}", t):
        return ""
    y, m, d = (t[:4], t[4:6], t[6:]) if len(t) == 8 else (("19" if int(t[:2]) > 30 else "20") + t[:2], t[2:4], t[4:])
    out = y if not "01" <= m <= "12" else y + "-" + m + ("-" + d if "01" <= d <= "31" else "")
    return out if lib.DATE.match(out) else ""


def natural(raw):
    """BUSH,_GEORGE_W or GEORGE_W._BUSH -> George W Bush."""
    text = raw.strip("_+ ").replace("_", " ")
    if "," in text:
        last, _, first = text.partition(",")
        text = first.strip() + " " + last.strip()
    out = []
    for i, w in enumerate(text.split()):
        parts = [p[:1].upper() + p[1:].lower() if not (p.lower() in SMALL and (i or k)) else p.lower() for k, p in enumerate(w.split("-"))]
        w = "-".join(parts)
        w = re.sub(r"^(Mc|O')([a-z])", lambda m: m.group(1) + m.group(2).upper(), w)
        out.append(w)
    return lib.clean(" ".join(out))


def petrarch(path):
    name, syn, codes = None, [], []
    with open(path, encoding="utf-8", errors="replace") as f:
        for line in itertools.chain(f, ["END"]):
            line = line.split("#")[0].rstrip()
            if not line:
                continue
            found, head = re.findall(r"\[([^\]]+)\]", line), line.split("[")[0].strip()
            if head and not head.startswith("+"):
                if name:
                    yield name, syn, codes
                name, syn, codes = head, [], []
            elif head:
                syn.append(head)
            codes += found


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--out", default=lib.OUT)
    ap.add_argument("--add", action="store_true")
    a = ap.parse_args()
    lib.OUT = a.out
    with open(os.path.join(lib.HERE, "..", "countries.tsv"), encoding="utf-8") as f:
        iso = {r.split("\t")[4] for r in f if r.count("\t") > 4}

    wd = collections.defaultdict(lambda: [collections.Counter(), []])       # wikidata id -> labels, roles
    with open(os.path.join(a.shared, "people_roles_wikidata_2000_2022.csv"), encoding="utf-8") as f:
        for r in csv.DictReader(f):
            name = re.sub(r"\s*\([^)]*\)", "", lib.clean(r["person"]))
            if not re.fullmatch(r"Q\d+", r["wikidata"]) or not lib.latin(name) or not 3 < len(name) < 50 or not lib.clean(r["position"]):
                continue
            code = lib.ISO_FIX.get(r["iso3"], r["iso3"])
            code = code if code in iso or code in lib.INTL else ""
            start, end = r["start"][:10], r["end"][:10]
            if not (lib.DATE.match(start) and lib.DATE.match(end)) or (start and end and start > end[:len(start)]
                                                                             and start[:len(end)] > end):
                continue
            wd[r["wikidata"]][0][name] += 1
            office = lib.clean(r["position"]).replace(",", " ").replace("  ", " ")[:60].strip()
            wd[r["wikidata"]][1].append((code, office_sector(r["position"]), start, end, office))
    byname = collections.defaultdict(list)
    for q, (names, _) in wd.items():
        for n in names:
            byname[lib.key(n)].append(q)

    people = list(hand("overlay_people.txt")) + list(hand("people_hand.txt"))
    ov = lib.Table("people-overlay.tsv", ["People from the hand lists. Derived by derive/people.py; see SOURCES.md."])
    have, used_q, ids = set(), set(), set()
    if a.add:
        people = list(hand("people_hand.txt"))
        for r in lib.rows_of(os.path.join(lib.HERE, "..", "people.tsv")):
            ids.add(r[0])
            have.update(lib.key(v.lstrip("=?")) for v in [r[1]] + r[2].split("|") if v)
    seen = set()
    for name, var, roles in people:
        codes = {r[0] for r in roles}
        full = [name] + [v for v in var if " " in v and v[0] not in "=?"]
        full += [v for n in full[:3] for v in variants(n, codes)]
        full = list(dict.fromkeys(full))
        keys = {lib.key(v) for v in full}
        q = next((q for v in full for q in byname.get(lib.key(v), ())
                  if q not in used_q and ({r[0] for r in wd[q][1]} & codes or codes & set(lib.INTL))), None)
        if lib.key(name) in seen or (a.add and (keys & have or (q and "person:" + q in ids))):
            continue
        seen |= keys
        extra = []
        if q:
            used_q.add(q)
            spans = [(r[2][:4] or "0", r[3][:4] or "9999") for r in roles]
            extra = [r for r in sorted(set(wd[q][1]), key=lambda r: r[2]) if not any(s <= r[2][:4] <= e for s, e in spans)][:6]
        allroles = sorted(set(extra) | set(roles), key=lambda r: (r[2], r[3], r))
        rid = "person:" + (q or lib.slug(name))
        last = roles[-1]
        ov.add(rid, name, [v for v in full[1:] + var][:20], "PERSON", last[0], last[1],
               [("role", ",".join(r)) for r in allroles] + [("unsourced", "1")])
    ov.write()
    if a.add:
        return

    t = lib.Table("people.tsv", ["People with dated offices. Derived by derive/people.py; see SOURCES.md."])
    taken = set(seen)
    short = collections.Counter()
    cand = []
    for q, (names, roles) in wd.items():
        if q in used_q:
            continue
        name = names.most_common(1)[0][0]
        if " " not in name:
            continue
        rs = sorted(set(roles), key=lambda r: (r[2], r[3], r))
        if len(rs) > 8:
            rs = rs[-8:]
        vs = variants(name, {r[0] for r in rs})
        toks = name.split()
        if len(toks) == 3 and re.fullmatch(r"[A-Z]\.?|[A-Z][a-z]{3,}", toks[1]) and toks[1].lower() not in SMALL and not PATRONYM.search(toks[1]):
            vs.append(toks[0] + " " + toks[2])
            short[lib.key(vs[-1])] += 1
        cand.append((q, name, vs, rs))
    full_keys = collections.Counter(lib.key(n) for _, n, _, _ in cand)
    for q, name, vs, rs in cand:
        vs = [v for v in vs if lib.key(v) not in taken and not full_keys[lib.key(v)] and short[lib.key(v)] < 2]
        if lib.key(name) in seen:
            continue                    # a namesake of a person of the hand lists
        t.add("person:" + q, name, vs[:6], "PERSON", rs[-1][0], rs[-1][1], [("role", ",".join(r)) for r in rs])
    for q, name, vs, _ in cand:
        taken.add(lib.key(name))
        taken.update(lib.key(v) for v in vs)
    pair = {(k.split()[0], k.split()[-1]) for k in taken if " " in k}
    n = 0
    for raw, syn, codes in petrarch(os.path.join(a.shared, "Phoenix.Countries.actors.txt")):
        text = raw.replace("_", " ").strip()
        if not 2 <= len(text.split()) <= 4 or BODY.search(text) or re.search(r"[0-9/().&]", text):
            continue
        roles = []
        for c in codes:
            p = c.split()
            m = re.fullmatch(r"([A-Z]{3})(GOV|MIL|OPP|REB)", p[0])
            if len(p) < 2 or not m:
                continue
            code = lib.ISO_FIX.get(m.group(1), m.group(1))
            if code not in iso:
                continue
            start = end = ""
            if p[1][0] == ">":
                start = day(p[1][1:])
            elif p[1][0] == "<":
                end = day(p[1][1:])
            elif "-" in p[1]:
                start, end = (day(x) for x in p[1].split("-", 1))
            if (start or end) and not (end and end < "1993") and not (start and end and start > end):
                roles.append((code, m.group(2), start, end, {"GOV": "official", "MIL": "officer", "OPP": "opposition", "REB": "rebel"}[m.group(2)]))
        # a dated term that ends, or a second name: a person of note
        if not roles or not any(r[1] == "GOV" for r in roles) or not (syn or any(r[2] and r[3] for r in roles)):
            continue
        name = natural(raw)
        k = lib.key(name)
        if k in taken or len(k.split()) < 2 or (k.split()[0], k.split()[-1]) in pair or not lib.latin(name):
            continue
        taken.add(k)
        vs = []
        for s in syn[:5]:
            v = natural(s)
            if " " in v and lib.key(v) not in taken and not re.search(r"[0-9/()]", v) and not BODY.search(v.upper()):
                vs.append(v)
                taken.add(lib.key(v))
        roles = sorted(set(roles), key=lambda r: (r[2], r[3], r))[-5:]
        t.add("person:" + lib.slug(name), name, vs, "PERSON", roles[-1][0], roles[-1][1], [("role", ",".join(r)) for r in roles])
        n += 1
    print("from PETRARCH:", n)
    t.write()


main()
