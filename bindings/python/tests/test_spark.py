"""Spark: every document accounted for exactly once, also when a worker dies.

Runs on a cluster of two local executors, each a process of its own. Slow
(about a minute): skipped without pyspark and Java."""

import collections
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("pyspark")
if not shutil.which("java"):
    pytest.skip("no Java here", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402

from casus import spark as casus_spark  # noqa: E402

N = int(os.environ.get("CASUS_SPARK_DOCS", "20000"))
TEXTS = [
    "Russian troops attacked a village near Kharkiv on Friday, killing 3.",
    "France and Germany held talks in Paris on Monday.",
    "Police in Lagos arrested 40 protesters. The president condemned it.",
    "The weather was fine.",
    "Iran threatened to expel the Swedish ambassador.",
]


def document(i):
    """The i-th document. Some are broken: no text at all, a date that is
    none."""
    text = TEXTS[i % len(TEXTS)] + f" It was report {i}."
    if i % 50 == 49:
        return (f"doc-{i}", "2024-05-15", None)
    return (f"doc-{i}", "some day" if i % 50 == 7 else "2024-05-15", text)


@pytest.fixture(scope="module")
def session():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (SparkSession.builder.master("local-cluster[2,1,1024]")
               .appName("casus").config("spark.ui.enabled", "false")
               .config("spark.task.maxFailures", "8")
               .config("spark.executorEnv.PYSPARK_PYTHON", sys.executable)
               .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
               .getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(session):
    return session.createDataFrame(
        [document(i) for i in range(N)], "id string, date string, text string"
    ).repartition(40)


def rows_by_document(rows):
    by = collections.defaultdict(list)
    for row in rows:
        by[row["doc"]].append(row)
    return by


def check(rows):
    by = rows_by_document(rows)
    assert len(by) == N
    for doc, found in by.items():
        ids = [r["id"] for r in found]
        assert len(set(ids)) == len(ids), doc
        if ids == [None]:
            continue
        assert sorted(ids, key=lambda x: int(x.rsplit("-", 1)[1])) == \
            [f"{doc}-{k + 1}" for k in range(len(ids))]
    return by


@pytest.fixture(scope="module")
def coded(frame):
    return check(casus_spark.code_events(frame).collect())


def test_every_document_once(coded):
    none = [d for d, rows in coded.items() if rows[0]["id"] is None]
    assert 0 < len(none) < N


def test_rows_are_those_of_the_command_line(coded, cli):
    lines = "".join(json.dumps(dict(zip(("id", "date", "text"),
                                        document(i)))) + "\n"
                    for i in range(0, N, 7))
    out = cli("--input", "jsonl", "--output", "tsv", "-", input=lines).stdout
    header, *cells = [line.split("\t") for line in out.splitlines()]
    expected = collections.defaultdict(list)
    for row in cells:
        expected[row[0]].append(dict(zip(header, row)))
    for i in range(0, N, 7):
        doc = f"doc-{i}"
        found = [r for r in coded[doc] if r["id"] is not None]
        assert len(found) == len(expected[doc]), doc
        for row, cell in zip(sorted(found, key=lambda r: r["id"]),
                             sorted(expected[doc], key=lambda r: r["id"])):
            for name in ("id", "date", "event", "cameo", "trigger", "rule"):
                assert row[name] == cell[name]
            assert "|".join(row["actor_code"]) == cell["actor_code"]


def python_workers():
    """Processes that run Python for an executor, not Spark's daemon."""
    out = subprocess.run(["ps", "-eo", "pid,ppid,args"], text=True,
                         capture_output=True, check=True).stdout
    rows = [line.split(None, 2) for line in out.splitlines()[1:]]
    daemons = {r[0] for r in rows if len(r) > 2 and "pyspark.daemon" in r[2]}
    return [int(r[0]) for r in rows if r[1] in daemons]


def test_a_killed_worker(frame, coded):
    killed = []

    def kill():
        for _ in range(400):
            time.sleep(0.05)
            workers = python_workers()
            if workers:
                time.sleep(0.3)
                os.kill(workers[0], signal.SIGKILL)
                killed.append(workers[0])
                return
    thread = threading.Thread(target=kill)
    thread.start()
    again = check(casus_spark.code_events(frame).collect())
    thread.join()
    assert killed
    assert {d: len(r) for d, r in again.items()} == \
        {d: len(r) for d, r in coded.items()}
