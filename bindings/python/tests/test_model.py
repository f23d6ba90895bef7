"""The model: opening, errors, threads, processes."""

import concurrent.futures
import gc
import multiprocessing
import os
import pickle
import sys
import threading

import pytest

import casus

SENTENCES = ["Russian troops attacked a village near Kharkiv on Friday.",
             "France and Germany held talks in Paris.",
             "Police in Lagos arrested 40 protesters.",
             "The weather was fine."]


def test_versions(nlp):
    assert casus.__version__ == casus.version()
    assert nlp.data_version


def test_no_data(tmp_path):
    with pytest.raises(casus.DataError) as e:
        casus.load(data=str(tmp_path / "none.pack"))
    assert e.value.code == "CASUS_E_IO"
    bad = tmp_path / "bad.pack"
    bad.write_bytes(b"no pack" * 100)
    with pytest.raises(casus.DataError) as e:
        casus.load(data=str(bad))
    assert e.value.code == "CASUS_E_DATA"


def test_data_dirs(tmp_path):
    (tmp_path / "mine.tsv").write_text(
        "own:zorblax\tZorblax Liberation Front\t\tORG\tKEN\tREB\n",
        encoding="utf-8")
    nlp = casus.load(data_dirs=[tmp_path])
    doc = nlp("The Zorblax Liberation Front attacked Nairobi.")
    found = [e for e in doc.entities if e.type == "ORG"]
    assert [(e.code, e.sector) for e in found] == [("KEN", "REB")]
    again = pickle.loads(pickle.dumps(nlp))
    assert again("The Zorblax Liberation Front attacked Nairobi.") == doc


def test_data_dirs_with_mistakes(tmp_path):
    (tmp_path / "bad.rules").write_text("event x.y = NOSUCHTYPE\n  verb go\n")
    with pytest.raises(casus.DataError) as e:
        casus.load(data_dirs=str(tmp_path))
    assert any("bad.rules:1" in line for line in e.value.diagnostics)


def test_limits():
    nlp = casus.load(text_bytes=100)
    assert nlp("Short.").error is None
    with pytest.raises(casus.InputError) as e:
        nlp("Long. " * 100)
    assert e.value.code == "CASUS_E_LIMIT" and e.value.offset is None
    with pytest.raises(TypeError):
        casus.load(no_such_limit=1)


def test_bad_arguments(nlp):
    with pytest.raises(TypeError):
        nlp(b"bytes")
    with pytest.raises(casus.InputError) as e:
        nlp("é\ud800 half")
    assert e.value.code == "CASUS_E_UTF8" and e.value.offset == 2
    assert pickle.loads(pickle.dumps(e.value)).offset == 2
    with pytest.raises(ValueError):
        nlp.pipe([], errors="ignore")
    with pytest.raises(ValueError):
        nlp.pipe([], threads=0)
    with pytest.raises(ValueError):
        nlp.write("x", output="xml")


def test_write(nlp):
    assert nlp.write(SENTENCES[1], output="tsv").startswith("\t-1\t")
    assert nlp.write("Hello.", output="conllu").startswith("# newdoc")
    assert '"start": 2' in nlp.write("é Iran", offsets="codepoints")
    assert '"start": 3' in nlp.write("é Iran", offsets="bytes")


def test_actor(nlp):
    a = nlp.actor("former Egyptian president")
    assert (a["code"], a["sector"]) == ("EGY", "ELI")
    assert nlp.actor("the minister", context="Kenya")["text"] == \
        "the minister"


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_pipe_keeps_order(nlp, threads):
    texts = [f"{SENTENCES[i % 4]} {i}" for i in range(500)]
    docs = list(nlp.pipe(texts, threads=threads))
    assert [d.text for d in docs] == texts
    assert [d.to_json() for d in docs[:8]] == \
        [nlp(t).to_json() for t in texts[:8]]


def test_pipe_of_mappings(nlp):
    docs = list(nlp.pipe([{"text": SENTENCES[0], "id": "x", "url": "u",
                           "date": "2024-05-15", "title": None}], threads=2))
    assert docs[0].id == "x" and docs[0].meta == {"url": "u"}
    assert docs[0].events[0].date == "2024-05-10"


@pytest.mark.parametrize("threads", [1, 2])
def test_pipe_with_a_bad_document(nlp, threads):
    texts = [SENTENCES[0], {"id": "bad", "text": "x\udc00"},
             {"id": "none"}, SENTENCES[1]]
    docs = list(nlp.pipe(texts, threads=threads, errors="keep"))
    assert [d.error is None for d in docs] == [True, False, False, True]
    assert docs[1].to_dict()["error"]["code"] == "CASUS_E_UTF8"
    assert docs[1].to_dict()["error"]["offset"] == 1
    assert docs[2].id == "none" and docs[2].events == ()
    assert "error" in repr(docs[1]) and docs[1]._repr_html_()
    out = []
    with pytest.raises(casus.InputError):
        for doc in nlp.pipe(texts, threads=threads):
            out.append(doc)
    assert len(out) == 1


def test_pipe_is_lazy_and_bounded(nlp):
    taken = []

    def source():
        for i in range(100000):
            taken.append(i)
            yield SENTENCES[i % 4]
    for n, _ in enumerate(nlp.pipe(source(), threads=2)):
        if n == 10:
            break
    assert len(taken) < 500
    with pytest.raises(ZeroDivisionError):
        list(nlp.pipe((1 / 0 for _ in range(1)), threads=2))


@pytest.mark.parametrize("threads", [1, 2])
def test_pipe_loses_nothing_before_an_exception(nlp, threads):
    def source():
        yield from SENTENCES
        raise ZeroDivisionError
    out = []
    with pytest.raises(ZeroDivisionError):
        for doc in nlp.pipe(source(), threads=threads):
            out.append(doc.text)
    assert out == SENTENCES


@pytest.mark.parametrize("threads", [1, 2])
def test_pipe_with_values_of_other_kinds(nlp, threads):
    nan = float("nan")
    docs = list(nlp.pipe([
        {"id": 1, "text": 5}, {"text": nan},
        {"text": SENTENCES[1], "title": nan, "date": nan, "x": [nan, 1.5]},
        {"text": SENTENCES[1], "url": "\udc00"},
    ], threads=threads, errors="keep"))
    assert [d.error.code if d.error else None for d in docs] == [
        "CASUS_E_INPUT", "CASUS_E_INPUT", None, "CASUS_E_UTF8"]
    assert docs[2].meta == {"x": [None, 1.5]} and docs[2].events
    assert nlp(SENTENCES[1], date=nan).date == ""


def test_threads_share_a_model(nlp):
    expected = [nlp(t).to_json() for t in SENTENCES]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for _ in range(20):
            assert list(pool.map(lambda t: nlp(t).to_json(),
                                 SENTENCES)) == expected


def test_the_lock_is_released(nlp):
    """Another thread goes on while a long text is coded."""
    ticks, stop = [], threading.Event()

    def tick():
        while not stop.is_set():
            ticks.append(1)
            stop.wait(0.001)
    thread = threading.Thread(target=tick)
    thread.start()
    before = len(ticks)
    nlp(" ".join(SENTENCES * 2000))
    during = len(ticks) - before
    stop.set()
    thread.join()
    assert during > 20


def _in_child(nlp, queue):
    queue.put([nlp(t).to_json() for t in SENTENCES])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes(nlp, method):
    """A fork goes on with the model; spawn unpickles it."""
    context = multiprocessing.get_context(method)
    queue = context.Queue()
    child = context.Process(target=_in_child, args=(nlp, queue))
    child.start()
    assert queue.get(timeout=60) == [nlp(t).to_json() for t in SENTENCES]
    child.join()


def mapped_packs():
    with open("/proc/self/maps", encoding="utf-8") as f:
        return sum("casus.pack" in line for line in f)


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"),
                    reason="no /proc here")
def test_models_are_freed():
    gc.collect()
    before = mapped_packs()
    nlp = casus.load()
    assert mapped_packs() > before
    doc = nlp(SENTENCES[0])
    list(nlp.pipe(SENTENCES * 20, threads=3))
    next(nlp.pipe(SENTENCES * 200, threads=3))  # closed early
    del nlp
    gc.collect()
    assert mapped_packs() == before
    assert doc.events  # a document outlives its model


def test_typed():
    here = os.path.dirname(casus.__file__)
    assert os.path.exists(os.path.join(here, "py.typed"))
    assert sys.modules["casus"].__doc__
    for name in casus.__all__:
        assert getattr(casus, name).__doc__, name
