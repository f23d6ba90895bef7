#!/usr/bin/env python3
"""Derive parties.tsv from Party Facts core (MIT).   usage: parties.py --shared DIR [--out DIR]"""
import argparse
import csv
import re

import peoplelib as lib
from peoplelib import ISO_FIX, Table, key, latin, read_src, scowl, slug, strip_marks


def split_names(s):
    for part in re.split(r"\s*//\s*|\s/\s|;|\|", s or ""):
        part = re.sub(r"\([^)]*\)", "", part).strip(" .,")
        part = re.sub(r"^[A-Z][a-z]+( \w+)?: ", "", part)
        if part and latin(re.sub(r"[\W\d_]", "", part)):
            yield part


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--out", default=lib.OUT)
    a = ap.parse_args()
    lib.OUT = a.out
    words = scowl((10, 20, 35, 40, 50, 55, 60))
    skip_short = set("GDP CEO USA NATO OSCE IMF WHO ILO UNO CIA FBI BBC CNN ABC NBC AFP ISIS NGO MP FC COVID AIDS HIV DNA".split())
    # the overlay: "ISO|Name|variant;variant|start|end"
    extra, renamed = {}, []
    for n, c in read_src("parties_overlay.txt"):
        c += [""] * (6 - len(c))
        extra[(c[0], key(c[1]))] = c
    for code, sector, names in lib.world():
        if sector == "PTY":
            extra.setdefault((code, key(names[0])), [code, names[0], ";".join(names[1:]), "", "", ""])
    t = Table("parties.tsv", ["ORG rows of sector PTY. Derived by derive/parties.py from Party Facts core parties (MIT), with derive/parties_overlay.txt."])
    with open(a.shared + "/partyfacts_core_parties.csv", encoding="utf-8-sig") as f:
        for r in csv.DictReader(f):
            if r["technical"] or not r["country"]:
                continue
            names = list(split_names(r["name_english"])) + list(split_names(r["name"])) + [x for x in split_names(r["name_other"]) if len(x) > 4]
            names = [x for x in names if re.match(r"^[^\W\d_]", x) and len(x) > 2 and len(x.split()) < 15]
            if not names:
                continue
            if re.search(r"independent|alliance of|list of|minor part|^other", names[0].lower()) and len(names[0]) < 14:
                continue
            out, seen = [], set()
            for x in names:
                if x.islower():
                    continue
                if x[0].islower():
                    x = x[0].upper() + x[1:]
                k = key(x)
                if k in seen:
                    continue
                seen.add(k)
                if " " not in x and (strip_marks(x).lower() in words or len(x) < 5):
                    x = "?" + x if not (x.isupper() and 3 <= len(x) <= 6) else "=" + x
                elif " " not in x and x.isupper():
                    x = "=" + x
                out.append(x)
            if not out:
                continue
            multi = [x for x in out if x[0] not in "=?"] or out
            first = multi[0]
            out.remove(first)
            out.insert(0, first)
            for s in re.split(r"[/|,]", r["name_short"] or ""):
                s = s.strip()
                letters = re.sub(r"[^A-Za-z]", "", strip_marks(s))
                if 3 <= len(letters) and len(s) <= 9 and " " not in s and latin(re.sub(r"[\W\d_]", "", s)) and letters.lower() not in words \
                        and letters.upper() not in skip_short and sum(c.isupper() for c in s) >= 2 and key(s) not in seen and not re.search(r"\d", s):
                    seen.add(key(s))
                    out.insert(1, "=" + s)
            code = ISO_FIX.get(r["country"], r["country"])
            if not re.match("^[A-Z]{3}$", code):
                continue
            for x in list(seen):
                o = extra.pop((code, x), None)
                if o:
                    out[1:1] = [v.strip() for v in o[2].split(";") if v.strip() and key(v.strip().lstrip("=?")) not in seen]
                    if o[4] and not r["year_last"]:
                        r["year_last"] = o[4]
            start = r["year_first"] if re.match(r"^\d{4}$", r["year_first"] or "") else ""
            end = r["year_last"] if re.match(r"^\d{4}$", r["year_last"] or "") else ""
            variants = out[1:6]
            if end and int(end) < 1985:     # of history: full names only
                variants = [x for x in variants if " " in x]
                if " " not in out[0] and out[0][0] not in "=?":
                    out[0] = "?" + out[0]
            t.add("party:%s-%s" % (code.lower(), r["partyfacts_id"]), out[0], variants, "ORG", code, "PTY",
                  [("start", start), ("end", end)])
    shared = lib.shared_names()
    for (code, _), c in sorted(extra.items()):
        if " " not in c[1] and (c[1].lower() in words or key(c[1]) in shared):
            c[1] = "?" + c[1]
        t.add("party:%s-%s" % (code.lower(), slug(c[1].lstrip("?"))), c[1], [v.strip() for v in c[2].split(";")], "ORG", code, "PTY",
              [("start", c[3]), ("end", c[4]), ("unsourced", "1")])
    t.write()


main()
