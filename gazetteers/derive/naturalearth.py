"""Names of Natural Earth as English text has them."""
import csv
import re

from placelib import is_latin, nfc, plain

SHORT = [(r"\bR\.$", "River"), (r"\bMts?\.?$", "Mountains"), (r"\bIs\.$", "Islands"), (r"\bI\.$", "Island"), (r"\bPen\.$", "Peninsula"),
         (r"\bStr\.$", "Strait"), (r"^L\. ", "Lake "), (r"\bSd\.$", "Sound"), (r"\bC\.$", "Cape"), (r"^C\. ", "Cape "), (r"^B\. ", "Bay "),
         (r"\bArch\.$", "Archipelago"), (r"\bRes\.$", "Reservoir"), (r"^Mt\. ", "Mount "), (r"\bDes\.$", "Desert"), (r"\bPlat\.$", "Plateau"),
         (r"\bRa\.$", "Range"), (r"^G\. of", "Gulf of"), (r"^Str\. of", "Strait of"), (r"\bPk\.$", "Peak"),
         (r"\bCord\.(?= )", "Cordillera"), (r"\bCr\.$", "Creek"), (r"\bCan\.$", "Canal"), (r"\bLag\.$", "Lagoon"), (r"\bN\. ", "North ")]


def expand(name):
    """"Altun Mts." -> "Altun Mountains"; capitals only where they belong."""
    name = re.sub(r"\s*\([^)]*\)", "", name).strip()
    for pattern, full in SHORT:
        name = re.sub(pattern, full, name)
    if name.isupper():
        name = re.sub(r"(?<=\s)(Of|De|Del|La|The|And|Du|Des)(?=\s)", lambda m: m.group(0).lower(), name.title())
    return plain(nfc(name))


def natural_earth(path):
    """(class, name, lat, lon, rank) of what can be named in English."""
    with open(path, encoding="utf-8") as f:
        for row in csv.reader(f, delimiter="\t"):
            if len(row) < 7 or row[0] in ("layer", "") or row[1] in ("Dragons-be-here", "pole", "Continent"):
                continue
            name = {"San Salvador": "San Salvador Island"}.get(row[2], expand(row[2]))
            if len(name) < 3 or not is_latin(name) or not name[0].isalpha() or re.search(r"[/|;=?0-9\"]|\w\.$", name):
                continue
            if name[0].islower():
                name = name[0].upper() + name[1:]
            try:
                yield row[1], name, float(row[5]), float(row[6]), float(row[4] or 9)
            except ValueError:
                continue


def short_forms(name):
    """"Lac Upemba" and "Lake Upemba", "Mont Ngaoui" and "Mount Ngaoui"."""
    for native, english in (("Lac ", "Lake "), ("Lago de ", "Lake "), ("Lago ", "Lake "), ("Ozero ", "Lake "), ("Laguna ", "Lake "),
                            ("Mont ", "Mount "), ("Monte ", "Mount "), ("Gora ", "Mount "), ("Cerro ", "Mount "), ("Jabal ", "Mount "),
                            ("Isla ", ""), ("Île ", ""), ("Cabo ", "Cape "), ("Ostrov ", "")):
        if name.startswith(native) and len(name) > len(native) + 4:
            rest = name[len(native):]
            return [english + rest if english else rest + " Island"]
    return []
