#!/usr/bin/env python3
"""Who does what to whom, against gold dependency trees.

usage: roles.py DUMP PACKS TREEBANK... [--docs REGEX] [--rules DIR]
                [--errors FILE] [--versus]

DUMP      the program roles_dump; PACKS  its packs, joined by commas
TREEBANK  .conllu files with enhanced dependencies (EWT, GUM); casus reads
          their raw text
--docs    only documents whose id fits
--rules   count apart the verbs that some rule of DIR/*.rules has as a trigger
--errors  write every disagreement: class, verb, gold, ours, sentence
--versus  where the statistical parser is right and we are not, and the reverse

Compared are the arguments of full verbs. A gold argument is found if the noun
group that casus names holds its head; "shared" are subjects of coordinated
verbs, "control" those of complements, "relative" what a relative clause tells
of, "participle" what a participle tells of. A subject that casus understands
where the treebank names none (purpose, circumstance) is not judged. The same is
worked out from the trees of the statistical parser, for comparison.
"""
import argparse
import bisect
import collections
import glob
import re
import subprocess
import sys

SUBJECT, OBJECT, IOBJECT, OBLIQUE = range(4)
PASSIVE = 1
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"}
WORDLIKE = ("amod", "case", "mark", "fixed", "compound", "flat", "discourse",
            "goeswith", "reparandum", "cc")
CORE = ("nsubj", "nsubj:pass", "nsubj:xsubj", "nsubj:pass:xsubj", "obj",
        "iobj", "obl:agent")


class Word:
    def __init__(self, cols):
        self.form, self.lemma, self.upos, self.xpos = cols[1:5]
        self.head = int(cols[6]) if cols[6].isdigit() else 0
        self.rel = cols[7]
        self.edges = []
        for edge in cols[8].split("|"):
            head, _, rel = edge.partition(":")
            if head.isdigit():
                self.edges.append((int(head), rel))
        self.begin = self.end = 0  # bytes
        self.tok = None


def read_treebank(path, wanted):
    """Documents, each a list of sentences: (text, new paragraph, words by
    number, contractions)."""
    docs, words, spans = [], {}, []
    text, fresh, take = "", True, True
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc") or not docs:
            take = re.search(wanted, line) is not None
            docs.append([])
        if not take:
            continue
        if line.startswith("# newpar"):
            fresh = True
        elif line.startswith("# text = "):
            text = line[9:]
        elif line and line[0] != "#":
            cols = line.split("\t")
            if cols[0].isdigit():
                words[int(cols[0])] = Word(cols)
            elif "-" in cols[0]:
                a, b = cols[0].split("-")
                spans.append((int(a), int(b), cols[1]))
        elif not line and words:
            docs[-1].append((text, fresh, words, spans))
            words, spans, fresh = {}, [], False
    return [d for d in docs if d]


def place_words(raw, base, words, spans):
    """Byte offsets of the words in their sentence."""
    at, covered = 0, {}
    for a, b, form in spans:
        covered[a] = (b, form)
    i = 1
    while i <= max(words):
        last, form = covered.get(i, (i, words[i].form))
        form = form.encode()
        found = raw.find(form, at)
        if found < 0:
            found = at
        parts = [words[k].form.encode() for k in range(i, last + 1)]
        exact = b"".join(parts) == form
        begin = found
        for k, part in zip(range(i, last + 1), parts):
            words[k].begin = base + (begin if exact else found)
            words[k].end = base + (begin + len(part) if exact
                                   else found + len(form))
            begin += len(part)
        at = found + len(form)
        i = last + 1


def raw_text(doc):
    text = b""
    for sentence, fresh, words, spans in doc:
        if text:
            text += b"\n\n" if fresh else b" "
        raw = sentence.encode()
        place_words(raw, len(text), words, spans)
        text += raw
    return text


class Ours:
    """The dump of one document."""

    def __init__(self):
        self.tokens, self.nps, self.preds = [], [], []

    def add(self, cols):
        kind = cols[0]
        if kind == "T":
            self.tokens.append((int(cols[2]), int(cols[3]), cols[4], cols[5],
                                int(cols[6]), int(cols[7]), cols[8]))
        elif kind == "N":
            self.nps.append(tuple(map(int, cols[2:])))
        elif kind == "P":
            self.preds.append((tuple(map(int, cols[2:])), []))
        elif kind == "A":
            self.preds[int(cols[1])][1].append(tuple(map(int, cols[2:])))

    def ready(self):
        self.begins = [t[0] for t in self.tokens]
        self.verb_at = {p[0][2]: p for p in self.preds if p[0][3] == 0}
        self.kids = collections.defaultdict(list)
        for i, t in enumerate(self.tokens):
            if t[5] >= 0:
                self.kids[t[5]].append(i)

    def token(self, begin):
        i = bisect.bisect_right(self.begins, begin) - 1
        return i if i >= 0 and begin < self.tokens[i][1] else None

    def holds(self, np, tok):
        n = self.nps[np]
        if tok is None or n[0] <= tok < n[1]:
            return tok is not None
        return n[5] >= 0 and self.nps[n[5]][0] <= tok < self.nps[n[5]][1]

    def words(self, np):
        return " ".join(self.text[t[0]:t[1]].decode()
                        for t in self.tokens[self.nps[np][0]:self.nps[np][1]])


def analyse(dump, packs, texts):
    run = subprocess.run([dump] + packs, input=b"\0".join(texts),
                         stdout=subprocess.PIPE, check=True)
    docs = []
    for line in run.stdout.decode().splitlines():
        if line == "D":
            docs.append(Ours())
        else:
            docs[-1].add(line.split("\t"))
    for doc, text in zip(docs, texts):
        doc.text = text
        doc.ready()
    return docs


def trigger_lemmas(folder):
    lemmas = set()
    for path in glob.glob(folder + "/*.rules"):
        text = re.sub(r"#.*", "", open(path, encoding="utf-8").read())
        text = re.sub(r"\n +([|+]|or )", r" \1", text)
        for line in re.findall(r"^ +verb +(.+)", text, re.M):
            for verb in line.split("+")[0].split("|"):
                word = verb.split()[0] if verb.split() else ""
                if word.isalpha() and word not in ("be", "have", "do"):
                    lemmas.add(word)
    return lemmas


# ---- arguments from trees -------------------------------------------------

class Args:
    def __init__(self):
        self.subject, self.object, self.agent = [], [], []
        self.passive = self.judged = False


def gold_args(words, v):
    """Arguments of verb v: (number, class) in the order of the text."""
    w, out = words[v], Args()
    kids = [(i, x) for i, x in words.items() if x.head == v]
    out.passive = any(x.rel in ("aux:pass", "nsubj:pass") for _, x in kids)
    for i, x in words.items():
        for head, rel in x.edges:
            if head != v or rel not in CORE or x.upos not in NOMINAL:
                continue
            if rel.startswith("nsubj:pass") and not rel.endswith("xsubj"):
                out.passive = True
            if any(r == "ref" for _, r in x.edges):
                continue  # a relative pronoun: its noun has the edge too
            if x.rel == "conj" and words[x.head].edges and any(
                    h == v and r.split(":")[0] == rel.split(":")[0]
                    for h, r in words[x.head].edges):
                continue  # counted as a member of the first
            if x.head == v:
                how = "direct"
            elif w.rel.startswith("acl") and w.head == i:
                how = "relative"
            elif rel.endswith("xsubj"):
                how = "control"
            elif w.rel == "conj":
                how = "shared"
            else:
                how = "other"
            if rel.startswith("nsubj"):
                out.subject.append((i, how))
            elif rel in ("obj", "iobj"):
                out.object.append((i, how))
            else:
                out.agent.append((i, how))
    if w.rel == "acl" and w.xpos in ("VBN", "VBG", "VBD") and not out.subject \
            and words.get(w.head) and not any(
                x.rel in ("mark", "case") for _, x in kids):
        out.subject.append((w.head, "participle"))
        out.passive = out.passive or w.xpos != "VBG"
    first = w
    while first.rel == "conj" and first.head in words:
        first = words[first.head]
    out.judged = bool(out.subject) or not (
        first.rel in ("advcl", "acl", "csubj", "ccomp", "amod", "compound")
        or first.rel in ("xcomp", "advcl:relcl"))
    if not out.passive and w.rel == "conj" and w.xpos == "VBN" and \
            not any(x.rel.startswith("aux") for _, x in kids) and \
            words[w.head].upos == "VERB":
        out.passive = gold_args(words, w.head).passive
    return out


def tree_args(doc, v):
    """The same from the statistical parser's tree."""
    t, kids = doc.tokens, doc.kids
    out = Args()

    def sub(rel, at):
        return [k for k in kids[at] if t[k][6].split(":")[0] == rel]

    def subjects(at, depth=0):
        own = [k for k in sub("nsubj", at)
               if t[k][2] not in ("WDT", "WP") and t[k][3] != "that"]
        if own:
            return own[:1]
        head, rel = t[at][5], t[at][6]
        if head < 0 or depth > 8:
            return []
        if rel.startswith("acl:relcl") or (
                rel == "acl" and t[at][2] in ("VBN", "VBG", "VBD")):
            gap = sub("nsubj", at) or not sub("obj", at) or rel == "acl"
            return [head] if gap else []
        if rel == "conj":
            return subjects(head, depth + 1)
        if rel == "xcomp":
            return (sub("obj", head) or subjects(head, depth + 1))[:1]
        return []

    out.passive = bool([k for k in kids[v] if t[k][6] in
                        ("aux:pass", "nsubj:pass")]) or (
        t[v][6] == "acl" and t[v][2] in ("VBN", "VBD"))
    out.subject = subjects(v)
    out.object = (sub("obj", v) + sub("iobj", v))
    rel = [k for k in out.object if t[k][2] in ("WDT", "WP")]
    if rel and t[v][6].startswith("acl") and t[v][5] >= 0:
        out.object = [t[v][5] if k in rel else k for k in out.object]
    out.agent = [k for k in sub("obl", v) if t[k][6] == "obl:agent" or (
        out.passive and any(t[c][3] == "by" for c in sub("case", k)))]
    return out


# ---- comparison -----------------------------------------------------------

class Count:
    def __init__(self):
        self.right = self.gold = self.said = 0

    def row(self):
        p = self.right / self.said if self.said else 0
        r = self.right / self.gold if self.gold else 0
        f = 2 * p * r / (p + r) if p + r else 0
        return (f"{self.gold:6d} gold {self.said:6d} ours   "
                f"P {p:.3f}  R {r:.3f}  F {f:.3f}")


class Score:
    def __init__(self, errors):
        self.table = collections.defaultdict(Count)
        self.classes = collections.Counter()
        self.versus = collections.Counter()
        self.errors = errors

    def error(self, name, sentence, verb, gold, ours):
        self.classes[name] += 1
        if self.errors:
            self.errors.write(f"{name}\t{verb}\t{gold}\t{ours}\t{sentence}\n")

    def role(self, name, want, said, holds):
        """want: [(gold, class)]; said: ours. Returns the unmatched of both."""
        left, missed = list(said), []
        for g, how in want:
            hit = [s for s in left if holds(s, g)]
            for key in (name, f"{name} {how}"):
                self.table[key].gold += 1
                self.table[key].right += bool(hit)
                if key != name:
                    self.table[key].said += bool(hit or left)
            if hit:
                left.remove(hit[0])
            else:
                missed.append((g, how))
        self.table[name].said += len(said)
        return missed, left


def our_args(doc, pred):
    out = Args()
    out.understood = set()
    for rel, np, prep, begin, end, understood in pred[1]:
        if np < 0:
            continue
        if rel == SUBJECT:
            out.subject.append(np)
        elif rel in (OBJECT, IOBJECT):
            out.object.append(np)
        elif rel == OBLIQUE and prep >= 0 and pred[0][5] & PASSIVE and \
                doc.tokens[prep][3] == "by":
            out.agent.append(np)
        if understood:
            out.understood.add(np)
    out.passive = bool(pred[0][5] & PASSIVE)
    return out


def compare_verb(score, doc, sentence, words, v, group):
    w = words[v]
    gold, pred = gold_args(words, v), doc.verb_at.get(w.tok)
    ours = our_args(doc, pred) if pred else Args()
    if not pred:
        ours.understood = set()
    tok = {i: x.tok for i, x in words.items()}

    def holds(np, g):
        return doc.holds(np, tok[g])

    seen = score.table[group + "verb seen"]
    seen.gold += 1
    seen.said += 1
    seen.right += bool(pred)
    if not pred:
        score.error("verb not seen", sentence, w.form,
                    w.xpos, doc.tokens[w.tok][2] if w.tok is not None else "-")
    else:
        voice = score.table[group + "passive"]
        voice.gold += gold.passive
        voice.said += ours.passive
        voice.right += gold.passive and ours.passive
        if gold.passive != ours.passive:
            score.error("passive missed" if gold.passive else "passive invented",
                        sentence, w.form, w.xpos + " " + w.rel,
                        doc.tokens[w.tok][2])
    said = [n for n in ours.subject
            if gold.judged or n not in ours.understood]
    for name, want, have in (("subject", gold.subject, said),
                             ("object", gold.object, ours.object),
                             ("agent", gold.agent, ours.agent)):
        missed, left = score.role(group + name, want, have, holds)
        if pred:
            for g, how in missed:
                score.error(f"{name} {how} " + ("wrong" if left else "missed"),
                            sentence, w.form, words[g].form,
                            "; ".join(map(doc.words, left)) or "-")
            if left and not missed:
                score.error(f"{name} invented" + (
                    " (understood)" if left[0] in ours.understood else ""),
                    sentence, w.form, "-",
                    "; ".join(map(doc.words, left)))
    tree = tree_args(doc, w.tok) if w.tok is not None else Args()

    def same(k, g):
        return k == tok[g]

    # A tree's head word may be another word of the same name.
    def near(k, g):
        return same(k, g) or any(n[0] <= k < n[1] and n[0] <= (
            tok[g] if tok[g] is not None else -1) < n[1] for n in doc.nps
            if abs(n[0] - k) < 20)

    judged = [k for k in tree.subject if gold.judged]
    for name, want, have in (("subject", gold.subject, judged),
                             ("object", gold.object, tree.object),
                             ("agent", gold.agent, tree.agent)):
        score.role("tree: " + group + name, want, have, near)
    both = (("subject", gold.subject, said, judged),
            ("object", gold.object, ours.object, tree.object))
    for name, want, have, theirs in both if pred else ():
        a = judge(want, have, holds)
        b = judge(want, theirs, near)
        how = want[0][1] if want else "none"
        score.versus[group + name, how, a, b] += 1


def judge(want, have, holds):
    if not want:
        return "invented" if have else "right"
    if not have:
        return "missed"
    return "right" if any(holds(h, want[0][0]) for h in have) else "wrong"


def compare_obliques(score, doc, sentence, words, verbs):
    gold, nouns = {}, {}
    for i, x in words.items():
        if x.upos not in NOMINAL or x.rel not in ("obl", "obl:agent", "nmod"):
            continue
        case = [c for c, y in sorted(words.items())
                if y.head == i and y.rel == "case"]
        if case and words[case[0]].tok is not None:
            (gold if x.rel != "nmod" else nouns)[
                x.head, words[case[0]].tok] = i
    ours = set()
    for v in verbs:
        pred = doc.verb_at.get(words[v].tok)
        for rel, np, prep, _, _, understood in pred[1] if pred else ():
            if rel == OBLIQUE and np >= 0 and prep >= 0 and not understood:
                ours.add((v, prep, np))
    t = score.table["phrase of the verb"]
    for (v, prep), i in gold.items():
        if v not in verbs:
            continue
        t.gold += 1
        hit = any(a == v and b == prep and doc.holds(n, words[i].tok)
                  for a, b, n in ours)
        if not hit and doc.verb_at.get(words[v].tok):
            score.error("phrase missed", sentence, words[v].form,
                        doc.tokens[prep][3] + " " + words[i].form, "-")
        t.right += hit
    preps = {prep for _, prep in gold} | {prep for _, prep in nouns}
    nominal = {prep for _, prep in nouns}
    for v, prep, np in ours:
        if prep not in preps or prep in nominal:
            continue  # the noun's in the tree: given to both by design
        t.said += 1
        if (v, prep) not in gold:
            score.error("phrase of another verb", sentence,
                        words[v].form, "-",
                        doc.tokens[prep][3] + " " + doc.words(np))


def compare_members(score, doc, sentence, words):
    """Members of coordinated noun groups: pairs (first, further)."""
    t = score.table["coordinated members"]
    at = {x.tok: i for i, x in words.items() if x.tok is not None}
    heads, want = {}, set()
    for i, x in words.items():
        if x.rel == "conj" and x.upos in ("NOUN", "PROPN", "PRON", "NUM") and \
                x.head in words and words[x.head].upos in NOMINAL and \
                words[x.head].rel not in ("compound", "amod", "flat", "root",
                                          "nummod", "list"):
            want.add((x.head, i))
    for k, n in enumerate(doc.nps):
        for tok in range(n[0], n[1]):
            if tok in at:
                heads.setdefault(at[tok], k)
    inside = {(a, b) for a, b in want
              if heads.get(a) is not None and heads.get(a) == heads.get(b)}
    want -= inside  # "health and safety officials"
    said = set()
    for k, n in enumerate(doc.nps):
        if n[4] != k and n[2] in at:
            said.add((n[4], k))
    hit = {(a, b) for a, b in want
           if (heads.get(a), heads.get(b)) in said}
    t.gold += len(want)
    t.right += len(hit)
    t.said += len(said)
    found = {(heads.get(a), heads.get(b)) for a, b in hit}
    for a, b in want - hit:
        mine = [doc.words(x) for x, y in said if y == heads.get(b)]
        score.error("member " + ("wrong" if mine else "missed"), sentence,
                    words[b].form, words[a].form, mine[0] if mine else "-")
    gold_second = {heads.get(b) for _, b in want}
    for a, b in said - found:
        if b not in gold_second:
            score.error("member invented", sentence, doc.words(b), "-",
                        doc.words(a))


def compare(score, gold, doc, lemmas):
    for text, _, words, _ in gold:
        for x in words.values():
            x.tok = doc.token(x.begin)
        verbs = [i for i, x in words.items()
                 if x.upos == "VERB" and x.xpos.startswith("VB") and
                 x.rel not in WORDLIKE]
        for v in verbs:
            compare_verb(score, doc, text, words, v, "")
            if lemmas and words[v].lemma in lemmas:
                compare_verb(Quiet(score), doc, text, words, v, "trigger ")
        toks = {words[v].tok for v in verbs}
        full = {x.tok: x for x in words.values()}
        for tok, pred in doc.verb_at.items():
            x = full.get(tok)
            if x and tok not in toks and x.upos not in ("AUX", "VERB"):
                score.table["verb seen"].said += 1
                score.error("verb invented", text, x.form, x.xpos,
                            doc.tokens[tok][2])
        compare_obliques(score, doc, text, words, set(verbs))
        compare_members(score, doc, text, words)


class Quiet:
    """Counts, but lists no errors."""

    def __init__(self, score):
        self.table, self.versus = score.table, score.versus
        self.role = lambda *a: Score.role(self, *a)

    def error(self, *_):
        pass


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("dump")
    p.add_argument("packs")
    p.add_argument("treebanks", nargs="+")
    p.add_argument("--docs", default="")
    p.add_argument("--rules")
    p.add_argument("--errors")
    p.add_argument("--versus", action="store_true")
    a = p.parse_args()
    errors = open(a.errors, "w", encoding="utf-8") if a.errors else None
    score = Score(errors)
    lemmas = trigger_lemmas(a.rules) if a.rules else None
    for path in a.treebanks:
        docs = read_treebank(path, a.docs)
        texts = [raw_text(d) for d in docs]
        for gold, ours in zip(docs, analyse(a.dump, a.packs.split(","),
                                            texts)):
            compare(score, gold, ours, lemmas)
    for name in sorted(score.table, key=lambda n: (n.startswith("tree"),
                                                   n.startswith("trigger"),
                                                   n)):
        print(f"{name:32s} {score.table[name].row()}")
    print()
    for name, n in score.classes.most_common():
        print(f"{n:6d} {name}")
    if a.versus:
        print()
        for (role, how, x, y), n in sorted(score.versus.items()):
            if x != y:
                print(f"{n:6d} {role}, {how}: ours {x}, tree {y}")


if __name__ == "__main__":
    sys.exit(main())
