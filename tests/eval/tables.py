#!/usr/bin/env python3
"""Tables for docs/ACCURACY.md: rules by yield and precision, confusions.

usage: tables.py CASUS GOLD...

CASUS  the program; GOLD  annotated articles (.json one object, .jsonl one a
line). Prints Markdown: the 20 most productive rules, the 20 least precise of
those that said three events or more, and the 50 largest confusions, each with
its most likely cause. The cause is guessed from the records alone:

  status       told, but not as a fact
  rule wrong   the same word says an event of another type, or none
  rule missing no rule says an event there
  name         the party is found, its country is another
  coreference  the party is named in another sentence
  role         the party is named in the sentence, and not found or another is
"""
import collections
import json
import subprocess
import sys

REAL = ("actual", "historical")


def read(paths):
    docs = []
    for path in paths:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        docs += ([json.loads(line) for line in text.splitlines() if line]
                 if path.endswith(".jsonl") else [json.loads(text)])
    return docs


def run(casus, docs):
    lines = "".join(json.dumps({k: d[k] for k in ("id", "date", "text")}) + "\n"
                    for d in docs)
    out = subprocess.run([casus, "--quiet", "--input", "jsonl", "-"],
                         input=lines, stdout=subprocess.PIPE, check=True,
                         text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def kind(event):
    value = event["event"]
    return value[0] if isinstance(value, list) else value


def codes(items):
    return frozenset(i["code"] for i in items or [])


def at(event):
    return event["text_info"]["trigger_start"]


def in_sentence(gold, event):
    return gold["start"] <= at(event) < gold["end"]


def same_parties(gold, event):
    return (codes(gold["actor"]) == codes(event["actor"])
            and codes(gold["recipient"]) == codes(event["recipient"]))


def pair(golds, events):
    """One to one: of the same type in the sentence, best parties first."""
    some = [(same_parties(g, e), -abs(g["trigger_start"] - at(e)), i, k)
            for i, g in enumerate(golds) for k, e in enumerate(events)
            if kind(g) == kind(e) and in_sentence(g, e)]
    left, right, pairs = set(), set(), []
    for _, _, i, k in sorted(some, reverse=True):
        if i not in left and k not in right:
            left.add(i)
            right.add(k)
            pairs.append((golds[i], events[k]))
    return pairs


def words_of(party):
    return party.get("text") or party.get("entity_text") or ""


def party_cause(text, gold, event, role):
    sentence = text[gold["start"]:gold["end"]]
    wanted, said = gold[role], event[role]
    for g in wanted:
        for s in said:
            if (g["code"] != s["code"] and words_of(g)
                    and words_of(g).split()[-1] in words_of(s)):
                return "name"
    missing = [g for g in wanted if g["code"] not in codes(said)]
    if missing and all(words_of(g) not in sentence for g in missing):
        return "coreference"
    return "role"


def miss_cause(gold, events):
    near = [e for e in events if in_sentence(gold, e)]
    if any(kind(e) == kind(gold) and e["status"] not in REAL for e in near):
        return "not as a fact", "status"
    begin = gold["trigger_start"]
    end = begin + max(len(gold["trigger"]), 1)
    for e in near:
        if begin <= at(e) < end and kind(e) != kind(gold):
            return f"said {kind(e)}", "rule wrong"
    return "missed", "rule missing"


def confusions(doc, record, out):
    golds = [e for e in doc["events"] if e.get("status", "actual") in REAL]
    events = [e for e in record["events"] if e["status"] in REAL]
    pairs = pair(golds, events)
    matched = {id(g) for g, _ in pairs}, {id(e) for _, e in pairs}
    for gold, event in pairs:
        for role in ("actor", "recipient"):
            wanted, said = codes(gold[role]), codes(event[role])
            if wanted == said:
                continue
            what = ("not found" if not said else "too many" if wanted < said
                    else "not all" if said < wanted else "another")
            out[kind(gold), f"{role} {what}",
                party_cause(doc["text"], gold, event, role)] += 1
    for gold in golds:
        if id(gold) not in matched[0]:
            what, cause = miss_cause(gold, record["events"])
            out[kind(gold), what, cause] += 1
    unreal = [e for e in doc["events"] if e.get("status") not in REAL]
    for event in events:
        if id(event) in matched[1]:
            continue
        ghost = any(kind(g) == kind(event) and in_sentence(g, event)
                    for g in unreal)
        out[kind(event), "not in the annotation",
            "status" if ghost else "rule wrong"] += 1
    return pairs, events


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    docs = read(sys.argv[2:])
    table = collections.Counter()
    said, typed, right = (collections.Counter() for _ in range(3))
    for doc, record in zip(docs, run(sys.argv[1], docs)):
        pairs, events = confusions(doc, record, table)
        said.update(e["rule"] for e in events)
        typed.update(e["rule"] for _, e in pairs)
        right.update(e["rule"] for g, e in pairs if same_parties(g, e))

    def rules(title, chosen):
        print(f"\n{title}\n\n| rule | said | type right | parties too |")
        print("| --- | --- | --- | --- |")
        for rule in chosen:
            print(f"| {rule} | {said[rule]} | {typed[rule]} | {right[rule]} |")

    rules("The 20 most productive rules:",
          sorted(said, key=lambda r: (-typed[r], said[r], r))[:20])
    rules("The 20 least precise, of those that said three or more:",
          sorted((r for r in said if said[r] > 2),
                 key=lambda r: (typed[r] / said[r], right[r] / said[r],
                                -said[r], r))[:20])
    print("\nThe 50 largest confusions:\n\n| event | what | cause | times |")
    print("| --- | --- | --- | --- |")
    for (event, what, cause), n in sorted(table.items(),
                                          key=lambda x: (-x[1], x[0]))[:50]:
        print(f"| {event} | {what} | {cause} | {n} |")
    causes = collections.Counter()
    for (_, what, cause), n in table.items():
        side = what.startswith(("actor", "recipient"))
        causes[f"{'sides' if side else 'events'}: {cause}"] += n
    print("\nAll by cause: " + ", ".join(f"{cause} {n}" for cause, n in
                                         sorted(causes.items())))


if __name__ == "__main__":
    main()
