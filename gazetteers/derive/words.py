#!/usr/bin/env python3
"""Derive agents.tsv, titles.tsv, currencies.tsv, units.tsv and weapons.tsv.

usage: words.py --shared DIR --cache DIR     (DIR of --shared holds PLOVER_agents.txt, wordnet31_extract.tsv)
"""
import argparse
import re

import words_overlay as W
from peoplelib import HERE, INTL, Table, key, scowl, slug

# PLOVER agents -----------------------------------------------------------------------------------------------

PERSONS = (("man", "men"), ("woman", "women"), ("person", "-people"))
AMBIG = set("guard unit member representative captain general private major deputy local national individual group palace "
            "marshal mole graduate patient model minor principal faculty public court model sect fan player driver critic "
            "conservative liberal staff chair chief head director whip peer press host anchor driver pilot minister master "
            "industry business firm state party people person man woman child family justice whip coalition column "
            "congress tribe clan irregular resistance defender veteran hotel mission aircraft veteran fighter "
            "commercial fisher officer monitor broadcaster presenter challenger producer donor trooper accused "
            "marine regular contact crew convict suspect".split())
KEEP_BARE = set("court people person man woman child family party minister officer fighter coalition convict suspect congress "
                "national business aircraft defender pilot press general captain deputy critic group guard justice resistance "
                "fan driver player patient producer donor broadcaster trooper industry firm tribe clan veteran".split())


def plural_of(word):
    w = word.split()[-1]
    if w.endswith("man") and w not in ("human", "shaman", "german", "roman", "caiman", "talisman"):
        return word[:-3] + "men"
    return None


def split_code(code):
    if code in ("UNK", "NON", "JNK"):
        return None
    sectors = [code[i:i + 3] for i in range(0, len(code), 3)]
    return sectors


def plover(path):
    """(name, plural, sectors) of PLOVER_agents.txt."""
    for line in open(path, encoding="latin-1"):
        m = re.match(r"^([^#\[{]+?)\s*(?:\{([^}]*)\})?\s*\[~([A-Z]+)\]", line.strip())
        if not m:
            continue
        name, plural, code = m.group(1).strip(), (m.group(2) or "").strip(), m.group(3)
        sectors = split_code(code)
        if not sectors:
            continue
        clean = lambda s: " ".join(re.sub(r"[_ ]+", " ", s).lower().split())
        if "!PERSON!" in name:
            stem = name.replace("!PERSON!", "\0")
            for s, p in PERSONS:
                pl = clean(stem.replace("\0", p.lstrip("-")))
                yield clean(stem.replace("\0", s)), pl, sectors
        elif "!MINIST!" in name:
            for s, p in (("minister", ""), ("ministry", "ministries")):
                n = clean(name.replace("!MINIST!", s))
                if "ad" + s in n:
                    continue
                yield n, "", sectors
        else:
            yield clean(name), clean(plural), sectors


PORTFOLIOS = """foreign;defense|defence;interior;home;finance;justice;health;education;agriculture;oil;petroleum;energy;trade;commerce;
economy;economic affairs;industry;transport;transportation;environment;labor|labour;culture;communications;telecommunications;information;
security;public security;national security;intelligence;immigration;tourism;sports;housing;planning;electricity;water;development;
railway;religious affairs;women's affairs;human rights;parliamentary affairs;unification;digital;emergency situations;science;mining;mines;
foreign affairs;external affairs;home affairs;internal affairs;european affairs;social affairs;social welfare;youth;higher education;
foreign trade;international trade;international cooperation;rural development;fisheries;forestry;infrastructure;public works;
natural resources;power;aviation;civil aviation;shipping;food;irrigation;local government;regional development;refugee;migration;
reconstruction;strategic affairs;diaspora;veterans affairs;climate;innovation;investment;budget;treasury;state security;
law;lands;media;propaganda;reintegration;reconciliation;coal;steel;textile;water resources;public health;social security;employment;
family;land;construction;urban development;police;war;armaments;atomic energy;space;civil service;public service;privatization""".replace("\n", "")
OF_TOO = "of for".split()

WN_CLASS = {
    "MIL": """adjutant, adjutant general, admiral, aide-de-camp, aircraftman, army officer, bombardier, brigadier, color sergeant, command sergeant
major, commandant, commanding officer, commissioned officer, commissioned naval officer, commissioned military officer, commodore, drill
instructor, ensign, enlisted officer, field marshal, field officer, field-grade officer, first lieutenant, first sergeant, flag officer, flag captain,
fleet admiral, general officer, gunnery sergeant, lance corporal, line officer, lieutenant commander, major-general, master sergeant,
military governor, naval commander, naval officer, noncommissioned officer, petty officer, quartermaster, quartermaster general, rear admiral, second lieutenant,
sergeant first class, sergeant major, squadron leader, staff officer, staff sergeant, sublieutenant, supply officer, technical sergeant, vice admiral,
wing commander, military chaplain, judge advocate, chief petty officer, master-at-arms, subaltern, senior master sergeant, generalissimo""",
    "REL": """acolyte, altar boy, antipope, archbishop, archdeacon, archpriest, ayatollah, celebrant, chaplain, churchman, confessor, curate, deacon,
domestic prelate, ecclesiastic, eparch, evangelist, exarch, high priest, hospital chaplain, imam, internuncio, papal nuncio, nuncio, man of the cloth, medicine
man, metropolitan bishop, non-christian priest, padre, parson, pontifex, pontiff, preacher man, prebendary, prelate, priestess, primate of the church, prison chaplain,
religious person, revivalist, shaman, spiritual leader, subdeacon, suffragan, suffragan bishop, superior general, televangelist, vicar, vicar apostolic, vestal virgin""",
    "GOV": """apparatchik, archduchess, archduke, alcalde, burgomaster, cabinet minister, chief of state, consul, crowned head, czar, czarina, dauphin, diplomatic
minister, diplomatist, duchess, envoy extraordinary, grand duchess, grand duke, government minister, head of state, maharaja, maharajah, maharani, margrave, marquess,
mayoress, minister of finance, minister plenipotentiary, national leader, nobleman, noblewoman, aristocrat, plenipotentiary, prince consort, princess royal,
proconsul, puppet leader, puppet ruler, queen consort, queen dowager, queen mother, queen regent, satrap, stateswoman, tsar, tsarina, vicereine, viceroy, viscount,
viscountess, postmaster, commissioner, decision maker, city manager, elder statesman, sachem, malik, bey, triumvir, harbor master, bank commissioner, desk officer,
housing commissioner, park commissioner, school superintendent, diplomat""",
    "LEG": "crossbencher, backbencher, frontbencher, floor leader, party whip, state senator, life peer, peer of the realm, legislator, filibusterer",
    "PTY": """campaigner, favorite son, leftist, left-winger, rightist, right-winger, machine politician, party boss, party man, party liner, political boss, political hack,
political leader, politico, ward-heeler, write-in candidate, standard-bearer, socialist, communist, standard bearer""",
    "COP": "police commissioner, chief constable, station chief",
    "BUS": """business executive, chairman of the board, chairperson, chief executive officer, chief financial officer, chief operating officer, corporate executive,
executive vice president, general manager, hotel manager, hotelier, managing director, senior vice president, bank manager, land agent, department head""",
    "CRM": "drug baron, drug lord, oyabun, capo",
    "LAB": "strike leader, straw boss, assistant foreman, foreman, forewoman, labor leader, shop steward, union organizer, organizer",
    "EDU": "academic administrator, vice chancellor, rector, provost, proctor, research director",
}

COMBO_HEADS = {"group": "REB", "fighter": "REB", "leader": "REB", "commander": "REB", "force": "REB", "faction": "REB", "movement": "REB",
               "stronghold group": None, "organization": "REB", "army": "REB", "unit": "REB", "spokesman": "REB", "official": "REB",
               "chief": "REB", "gunman": "REB", "coalition": "REB", "alliance": "REB", "cell": "REB", "network": "REB", "recruit": "REB"}
COMBO_MODS = ["rebel", "insurgent", "militant", "guerrilla", "separatist", "jihadist", "islamist", "extremist", "terrorist", "secessionist",
              "resistance", "maoist", "communist rebel", "leftist rebel", "sunni insurgent", "anti-government", "pro-independence"]
MIL_MODS = ["government", "coalition", "allied", "foreign", "elite", "special", "regular", "ground", "naval", "air", "occupation", "airborne", "armored",
            "armoured", "infantry", "peacekeeping", "multinational", "international", "combat", "reserve", "federal", "state", "invading", "loyalist",
            "junta", "regime", "border", "army", "navy", "air force", "military", "nato", "nato-led", "u.n.", "joint", "frontline", "front-line"]
MIL_HEADS = [("troops", "-"), ("soldier", ""), ("forces", "-"), ("force", ""), ("unit", ""), ("commander", ""), ("personnel", "-"), ("convoy", ""), ("patrol", "")]
POLICE_MODS = ["local", "national", "federal", "state", "provincial", "city", "municipal", "border", "traffic", "riot", "anti-riot", "military", "secret", "special",
               "anti-terrorism", "counter-terrorism", "railway", "metropolitan", "religious", "transit", "airport", "crowd control", "district", "regional",
               "judicial", "criminal", "tribal", "auxiliary", "mounted", "tourist", "university", "cyber", "undercover", "plainclothes", "armed", "elite"]
POLICE_HEADS = [("police", "-"), ("police officer", ""), ("police chief", ""), ("police spokesman", "police spokesmen"), ("police force", ""), ("police unit", "")]


def agents(shared):
    t = Table("agents.tsv", ["AGENT rows. Derived by derive/words.py from PLOVER_agents.txt (MIT), WordNet 3.1 nouns and derive/agents_overlay.txt."])
    seen = {}
    drop = {w.strip() for line in open(HERE + "/agents_drop.txt", encoding="utf-8") if not line.startswith("#") for w in line.split(",")}
    never = re.compile(r"^(former|retired|ousted|exiled|ex-|president's|honorary|retired) ?|\bto the un\b|[\d(),/]|^[a-z]-|\. ")

    def add(name, plural, sectors, code="", overlay=False, source=""):
        k = key(name)
        if k in seen or not name or len(name) < 2:
            return
        seen[k] = 1
        mark = ""
        if name.startswith("?"):
            mark, name = "?", name[1:]
        elif name in AMBIG and name not in KEEP_BARE:
            mark = "?"
        if name.isupper() and len(name) > 1 and " " not in name and len(name) <= 3:
            mark = "="
        if not plural:
            plural = plural_of(name) or ""
        words = name.split()
        if plural not in ("", "-"):
            n = len(plural.split())
            if n < len(words):
                plural = " ".join(words[:-n] + plural.split())
            last = words[-1]
            if plural.split()[-1] in (last + "s", last[:-1] + "ies") and plural.split()[:-1] == words[:-1]:
                plural = ""
        variants = []
        for a, b in (("defense", "defence"), ("labor", "labour"), ("organization", "organisation"), ("armored", "armoured"), ("center", "centre")):
            if re.search(r"\b%s\b" % a, name) and key(name.replace(a, b)) not in seen:
                variants.append(name.replace(a, b))
                seen[key(name.replace(a, b))] = 1
        for a, b in (("spokesman", "spokeswoman"), ("spokesman", "spokesperson")):
            if name.endswith(" " + a) and key(name[:-len(a)] + b) not in seen:
                variants.append(name[:-len(a)] + b)
                seen[key(name[:-len(a)] + b)] = 1
        t.add("agent:" + slug(name), mark + name, variants, "AGENT", code, ",".join(sectors),
              [("plural", plural), ("unsourced", "1" if overlay else "")])

    def item(s):
        m = re.match(r"^(.*?)(?:\((.*)\))?$", s.strip())
        return m.group(1).strip(), (m.group(2) or "")

    # the overlay first: it rules over PLOVER's list
    pl = {}
    for n, p, s in plover(shared + "/PLOVER_agents.txt"):
        pl.setdefault(key(n), (n, p, s))
    second = {"CVL": {"protester": "OPP", "protestor": "OPP", "demonstrator": "OPP", "activist": "OPP", "dissident": "OPP"}}
    for line in open(HERE + "/agents_overlay.txt", encoding="utf-8"):
        if line.startswith("#") or ":" not in line:
            continue
        sec, words = line.split(":", 1)
        for w in words.split(","):
            n, p = item(w)
            sectors, code = [sec], ""
            if sec in INTL:
                sectors, code = [], sec
                if sec == "UNO" and ("peacekeep" in n or "troops" in n or "force" in n or "helmet" in n):
                    sectors = ["MIL"]
            for last, extra in second.get(sec, {}).items():
                if n.split()[-1] == last:
                    sectors = [sec, extra]
            sourced = key(n) in pl and pl[key(n)][2][0] == sec
            add(n, p, sectors, code, overlay=not sourced)
    for k, (n, p, s) in pl.items():
        if n in drop or never.search(n) or n.startswith("the ") or len(n.split()) > 7:
            continue
        code = ""
        if s[0] in INTL:
            code, s = s[0], s[1:]
        if s and s[0] in ("GOV",) and "MIL" in s and "minist" not in n and "defen" not in n and "security" not in n:
            pass
        add(n, p, s, code)
    for sec, words in WN_CLASS.items():
        for w in words.replace("\n", " ").split(","):
            w = " ".join(w.split())
            if w:
                add(w, "", [sec])
    for p in PORTFOLIOS.split(";"):
        alts = p.split("|")
        for a in alts:
            for head, plur in (("minister", ""), ("ministry", "ministries"), ("secretary", "secretaries"), ("department", ""),
                               ("ministry spokesman", "ministry spokesmen"), ("ministry official", ""), ("ministry spokeswoman", "ministry spokeswomen")):
                add("%s %s" % (a, head), plur, ["GOV"], overlay=True)
            add("deputy %s minister" % a, "", ["GOV"], overlay=True)
            if a not in ("foreign", "oil", "power", "home"):
                for head, plur in (("minister of", "ministers of"), ("ministry of", "ministries of"), ("minister for", "ministers for"), ("department of", "departments of")):
                    add("%s %s" % (head, a), "%s %s" % (plur, a), ["GOV"], overlay=True)
    for m in COMBO_MODS:
        for h, s in COMBO_HEADS.items():
            if s and m != h:
                add("%s %s" % (m, h), "", [s], overlay=True)
    for m in MIL_MODS:
        for h, p in MIL_HEADS:
            if m.split()[-1] == h:
                continue
            add("%s %s" % (m, h), p, ["MIL"], overlay=True)
    for m in POLICE_MODS:
        for h, p in POLICE_HEADS:
            add("%s %s" % (m, h), p, ["COP"], overlay=True)
    t.write()


def titles():
    t = Table("titles.tsv", ["TITLE rows, written from general knowledge (derive/words_overlay.py), checked against WordNet 3.1 and the",
                             "position titles of the Wikidata roles. The sector is the bearer's."])
    seen = set()
    for sec, text in W.TITLES.items():
        for item in text.split(","):
            forms = [f.strip() for f in item.strip().split("/") if f.strip()]
            marked = []
            for f in forms:
                k = key(f)
                if k in seen:
                    continue
                seen.add(k)
                marked.append(("?" if f.lower() in W.TITLE_AMBIG else "") + f)
            if not marked:
                continue
            name = marked[0]
            t.add("title:" + slug(name.lstrip("?")), name, marked[1:], "TITLE", "", sec, [("unsourced", "1")])
    t.write()


def forms(s):
    m = re.match(r"^(.*?)(?:\{(.*)\})?$", s.strip())
    return m.group(1).strip(), m.group(2) or ""


def currencies():
    t = Table("currencies.tsv", ["CURRENCY rows (derive/words_overlay.py; names checked against Unicode CLDR)."])
    for line in W.CURRENCIES.strip().splitlines():
        iso, _, names = line.partition(":")
        names = [n.strip() for n in names.strip().split("|") if n.strip()]
        have = {n.lstrip("=?") for n in names}
        if iso not in have and iso not in ("ALL", "CUP", "COP", "TOP", "NPR", "SOS", "TRY", "MOP", "SLL"):
            names.append("=" + iso)
        plural = ""
        first = names[0].lstrip("=?")
        last = first.split()[-1]
        for w, p in W.CURRENCY_PLURAL.items():
            if last == w:
                plural = p if p == "-" else first[:-len(last)] + p
        t.add("currency:" + iso, names[0], names[1:], "CURRENCY", "", "", [("iso", iso), ("plural", plural)])
    t.write()


def units():
    t = Table("units.tsv", ["UNIT rows (derive/words_overlay.py; names checked against Unicode CLDR and WordNet 3.1)."])
    for line in W.UNITS.strip().splitlines():
        _, _, rest = line.partition(":")
        for item in rest.split(";"):
            fs = [f for f in (x.strip() for x in item.split("|")) if f.strip("= ")]
            name, plural = forms(fs[0].rstrip("="))
            vs = []
            for f in fs[1:]:
                n, p = forms(f)
                if n.rstrip("=") != n:
                    n = n.rstrip("=")
                vs.append(n)
                if p:
                    vs.append(p)
            t.add("unit:" + slug(name), name, vs, "UNIT", "", "", [("plural", plural)])
    t.write()


def weapons():
    t = Table("weapons.tsv", ["WEAPON rows (derive/words_overlay.py; words checked against WordNet 3.1)."])
    seen = set()
    for line in W.WEAPONS.strip().splitlines():
        cls, _, rest = line.partition(":")
        for item in rest.split(";"):
            out, plural = [], ""
            for i, f in enumerate(item.split("|")):
                n, p = forms(f)
                if not n.strip("=? ") or key(n.lstrip("=?")) in seen:
                    continue
                seen.add(key(n.lstrip("=?")))
                out.append(n)
                if p and p != "-":
                    out.append(p)
            if out:
                t.add("weapon:" + slug(out[0].lstrip("=?")), out[0], out[1:], "WEAPON", "", "", [("class", cls)])
    t.write()


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--cache", required=True)
    a = ap.parse_args()
    agents(a.shared)
    titles()
    currencies()
    units()
    weapons()
