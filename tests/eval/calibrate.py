#!/usr/bin/env python3
"""Measure how often each kind of evidence for an event is right.

usage: calibrate.py CASUS GOLD...

CASUS  the program; GOLD  annotated articles (.json one object, .jsonl one a
line) with "events" as docs/ACCURACY.md describes them.

An event counts as right if the annotated article tells one of its type in the
same sentence, between the same parties (as sets of country codes). Prints
first the points for src/event/score.c - the kinds of evidence as they stand
beside each other, by least squares - and then how often events of each score
were right.
"""
import json
import re
import subprocess
import sys

REAL = ("actual", "historical")
SOURCES = (  # as `casus explain` says it, and the name in doc.h
    ("in the content of the words", "CONTENT"),
    ("from an event told before", "BEFORE"),
    ("from the clause above", "ABOVE"),
    ("the people of the place", "PLACE"),
)
RIDGE = 3.0  # rare kinds of evidence are drawn towards the mean


def read(paths):
    docs = []
    for path in paths:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        docs += ([json.loads(line) for line in text.splitlines() if line]
                 if path.endswith(".jsonl") else [json.loads(text)])
    return docs


def run(command, docs):
    lines = "".join(json.dumps({k: d[k] for k in ("id", "date", "text")}) + "\n"
                    for d in docs)
    return subprocess.run(command, input=lines, stdout=subprocess.PIPE,
                          check=True, text=True).stdout


def first(value):
    return value[0] if isinstance(value, list) else value


def codes(items):
    return frozenset(i["code"] for i in items or [])


def source(line):
    if line.rstrip().endswith(" -"):
        return "NONE"
    tail = line.rsplit("<-", 1)[-1].strip()
    for words, name in SOURCES:
        if tail == words:
            return name
    return "OWNER" if tail.endswith(", its owner") else "ROLE"


def evidence(explained):
    """For each document the features of its events, in order."""
    out = []
    for block in ("\n" + explained).split("\ndocument ")[1:]:
        events, lines = [], block.split("\n")
        for i, line in enumerate(lines):
            m = re.match(r"  EVENT    ([A-Z]+).*\((verb|noun|adjective)\), CAMEO",
                         line)
            if m:
                kind = {"verb": "VERB", "noun": "NOUN"}.get(m[2], "ADJ")
                events.append([("type", m[1]), ("kind", kind),
                               ("actor", source(lines[i + 1])),
                               ("recipient", source(lines[i + 2]))])
        out.append(events)
    return out


def samples(docs, records, features):
    for doc, record, kinds in zip(docs, records, features):
        left = [e for e in doc["events"] if e.get("status", "actual") in REAL]
        if len(kinds) != len(record["events"]):
            sys.exit(f"calibrate: {doc['id']}: events do not line up")
        for event, kind in zip(record["events"], kinds):
            if event["status"] not in REAL:
                continue
            at = event["text_info"]["trigger_start"]
            gold = [e for e in left if first(e["event"]) == event["event"][0]
                    and e["start"] <= at < e["end"]
                    and codes(e["actor"]) == codes(event["actor"])
                    and codes(e["recipient"]) == codes(event["recipient"])]
            if gold:
                left.remove(gold[0])
            yield event, kind, bool(gold)


def solve(a, b):
    """Gaussian elimination with pivots."""
    n = len(b)
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
        for r in range(i + 1, n):
            f = a[r][i] / a[i][i]
            for c in range(i, n):
                a[r][c] -= f * a[i][c]
            b[r] -= f * b[i]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (b[i] - sum(a[i][c] * x[c] for c in range(i + 1, n))) / a[i][i]
    return x


def fit(data):
    names = sorted({f for _, kind, _ in data for f in kind})
    index = {f: i for i, f in enumerate(names)}
    n = len(names)
    mean = sum(right for _, _, right in data) / len(data)
    a = [[RIDGE * (i == k) for k in range(n)] for i in range(n)]
    b = [0.0] * n
    for _, kind, right in data:
        on = [index[f] for f in kind]
        for i in on:
            b[i] += right - mean
            for k in on:
                a[i][k] += 1
    return mean, dict(zip(names, solve(a, b)))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    casus, docs = sys.argv[1], read(sys.argv[2:])
    options = ["--quiet", "--input", "jsonl", "-"]
    records = [json.loads(line) for line
               in run([casus] + options, docs).splitlines()]
    features = evidence(run([casus, "explain"] + options, docs))
    data = list(samples(docs, records, features))
    mean, points = fit(data)
    print(f"{len(data)} events, base {round(100 * mean)}")
    for (group, name), value in sorted(points.items()):
        n = sum((group, name) in kind for _, kind, _ in data)
        ok = sum((group, name) in kind and right for _, kind, right in data)
        print(f"{group:10} {name:10} {round(100 * value):4}   "
              f"right {ok} of {n}")
    print("score      events  right")
    for low in range(0, 100, 10):
        part = [right for event, _, right in data
                if low <= event["score"] < low + 10 + (low == 90)]
        if part:
            print(f"{low:2}-{low + 9:2}  {len(part):9}  "
                  f"{sum(part) / len(part):.2f}")


if __name__ == "__main__":
    main()
