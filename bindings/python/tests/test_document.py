"""Documents and their parts."""

import copy
import datetime
import json
import os
import pickle

import pytest

import casus

TEXT = ("Norway gave Ukraine $20 million in aid on Tuesday. In Kyiv, rebels killed "
        "at least 12 soldiers, officials said. “Ça va”, he said.")


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT, date="2024-05-16", id="a-1", meta={"source": "own"})


def test_readme_example(nlp):
    doc = nlp("Iran released two British sailors on Monday.",
              date="2024-05-15")
    assert [(e.type, e.actor[0].code, e.recipient[0].code)
            for e in doc.events] == [("RETREAT", "IRN", "GBR")]


def test_spans_are_slices(doc):
    assert doc.entities and doc.quantities and doc.dates and doc.events
    for entity in doc.entities:
        for m in entity.mentions:
            assert m.text == TEXT[m.start:m.end] != ""
    assert "Norway" in [m.text for e in doc.entities for m in e.mentions]
    assert "$20 million" in [q.text for q in doc.quantities]
    assert [d.text for d in doc.dates] == ["Tuesday"]
    assert TEXT.startswith(doc.sentences[0].text)
    assert doc.sentences[0].text.endswith("Tuesday.")
    assert all(e.trigger.text in e.sentence.text for e in doc.events)


def test_events_point_to_their_parts(doc):
    aid = [e for e in doc.events if e.type == "AID"][0]
    assert aid.actor[0].entity.name == "Norway"
    assert aid.recipient[0].code == "UKR"
    assert aid.date == "2024-05-14"
    assert [q.currency for q in aid.quantities] == ["USD"]
    killed = [e for e in doc.events if e.type == "ASSAULT"][0]
    assert killed.size["dead"] == 12
    assert killed.location.name == "Kyiv"
    assert killed.location.entity.geo["country"] == "UKR"


def test_the_record(doc):
    record = doc.to_dict()
    assert record["id"] == doc.id == "a-1"
    assert record["meta"] == doc.meta == {"source": "own"}
    assert json.loads(doc.to_json()) == record
    record["id"] = "changed"
    assert doc.id == "a-1"
    assert len(doc) == len(TEXT)


def test_equal_to_the_command_line(nlp, cli, samples):
    for name in ("border.txt", "ceasefire.txt"):
        with open(os.path.join(samples, name), encoding="utf-8") as f:
            text = f.read()
        out = cli("--date", "2024-05-15", os.path.join(samples, name))
        assert out.returncode == 0, out.stderr
        doc = nlp(text, date="2024-05-15", id=name)
        assert doc.to_json() + "\n" == out.stdout


def test_jsonl_equal_to_the_command_line(nlp, cli, samples):
    path = os.path.join(samples, "corpus.jsonl")
    out = cli(path)
    with open(path, encoding="utf-8") as f:
        docs = list(nlp.pipe((json.loads(line) for line in f), threads=2,
                             errors="keep"))
    lines = out.stdout.splitlines()
    assert len(lines) == len(docs) > 1
    for line, doc in zip(lines, docs):
        assert json.loads(line) == doc.to_dict()


def test_read_only(doc):
    with pytest.raises(AttributeError):
        doc.events[0].type = "AID"
    with pytest.raises(AttributeError):
        doc.entities[0].name = "x"
    with pytest.raises(AttributeError):
        del doc.entities[0].name
    with pytest.raises(AttributeError):
        doc.text = ""


def test_equal_items_have_equal_hashes(doc):
    for again in (lambda: doc.sentences, lambda: doc.dates,
                  lambda: [e.trigger for e in doc.events],
                  lambda: doc.entities[0].mentions):
        assert again() and len({*again(), *again()}) == len(again())


def test_title(nlp):
    doc = nlp("Talks go on.", title="Iran attacks Iraq", date="2020-01-01")
    in_title = [m for e in doc.entities for m in e.mentions if m.in_title]
    assert sorted(m.text for m in in_title) == ["Iran", "Iraq"]
    assert doc.title == "Iran attacks Iraq"
    assert doc.events[0].trigger.text == "attacks"
    assert doc.events[0].sentence.text == "Iran attacks Iraq"


def test_dates(nlp):
    for day in ("2024-05-15", datetime.date(2024, 5, 15),
                datetime.datetime(2024, 5, 15, 23, 59)):
        assert nlp("He left on Monday.", date=day).dates[0].value == \
            "2024-05-13"
    assert nlp("He left on Monday.").date == ""
    assert nlp("", id="empty").events == ()


def test_repr(doc, nlp):
    assert repr(doc).startswith("<Document 'a-1' ")
    assert repr(doc.entities[0]) == "<Entity GPE 'Norway' NOR>"
    event = [e for e in doc.events if e.type == "AID"][0]
    assert repr(event).startswith("<Event AID actual NOR -> UKR")
    for item in (*doc.quantities, *doc.dates, *doc.sentences,
                 *doc.entities[0].mentions, event.actor[0]):
        assert item.text in repr(item).replace("\\'", "'")
    assert "casus.Model" in repr(nlp)


def test_pickle_and_copy(doc):
    for again in (pickle.loads(pickle.dumps(doc)), copy.deepcopy(doc)):
        assert again == doc and again is not doc
        assert [repr(e) for e in again.events] == \
            [repr(e) for e in doc.events]
    event = pickle.loads(pickle.dumps(doc.events[0]))
    assert event.to_dict() == doc.events[0].to_dict()


def test_displacy(doc):
    shown = doc.to_displacy(events=True)
    assert shown["text"] == TEXT
    labels = {TEXT[e["start"]:e["end"]]: e["label"] for e in shown["ents"]}
    assert labels["Norway"] == "GPE" and labels["killed"] == "EVENT"
    starts = [e["start"] for e in shown["ents"]]
    assert starts == sorted(starts)
    assert "EVENT" not in [e["label"] for e in doc.to_displacy()["ents"]]


def test_notebook_view_is_escaped(nlp):
    doc = nlp("<script>alert(1)</script> Iran attacked Iraq & Syria.",
              title="<b>", date="2020-01-01")
    html = doc._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert "&lt;b&gt;" in html
    assert "ASSAULT" in html and "&amp;" in html
