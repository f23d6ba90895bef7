"""Arrow tables, and what reads them."""

import io
import os

import pytest

pa = pytest.importorskip("pyarrow")

import casus  # noqa: E402
from casus import tables  # noqa: E402

TEXTS = [
    {"id": "a", "date": "2024-05-15",
     "text": "Rebels killed 12 soldiers near Goma on Monday."},
    {"id": "b", "date": "2024-05-15", "text": "Nothing of note happened."},
    {"id": "c", "date": "2024-05-16",
     "text": "France and Germany held talks in Paris."},
    {"id": "d", "text": "\udc00"},
]


@pytest.fixture(scope="module")
def docs(nlp):
    return list(nlp.pipe(TEXTS, errors="keep"))


def test_events(docs):
    table = casus.events_table(docs)
    assert table.schema == tables.events_schema()
    rows = table.to_pylist()
    assert [r["doc"] for r in rows] == ["a", "c", "d"]
    assert rows[0]["event"] == "ASSAULT" and rows[0]["dead"] == 12
    assert rows[0]["date"] == "2024-05-13"
    assert rows[0]["loc_name"] == "Goma"
    assert rows[1]["actor_code"] == ["FRA", "DEU"]
    assert rows[2]["event"] is None
    assert rows[2]["error"].startswith("CASUS_E_UTF8")


def test_columns_are_those_of_tsv(cli):
    header = cli("--output", "tsv").stdout.splitlines()[0].split("\t")
    assert header == tables.events_schema().names[:len(header)]


def test_cells_are_those_of_tsv(cli, docs, nlp, samples):
    path = os.path.join(samples, "border.txt")
    out = cli("--output", "tsv", "--date", "2024-05-15", path).stdout
    lines = [line.split("\t") for line in out.splitlines()[1:]]
    with open(path, encoding="utf-8") as f:
        doc = nlp(f.read(), date="2024-05-15", id="border.txt")
    rows = casus.events_table(doc).to_pylist()
    assert len(lines) == len(rows) > 0
    names = ["doc", "id", "date", "event", "mode", "actor_code",
             "recipient_text", "loc_name", "trigger", "start", "rule"]
    all_names = tables.events_schema().names
    for cells, row in zip(lines, rows):
        for name in names:
            value = row[name]
            if isinstance(value, list):
                value = "|".join(value)
            assert cells[all_names.index(name)] == str(value), name


def test_entities(docs):
    table = casus.entities_table(docs)
    assert table.schema == tables.entities_schema()
    goma = [r for r in table.to_pylist() if r["name"] == "Goma"][0]
    assert goma["country"] == "COD" and goma["lat"] < 0
    assert goma["text"] == "Goma" and goma["mentions"] == 1


def test_batches_with_one_directory(tmp_path):
    from casus import spark
    (tmp_path / "mine.tsv").write_text(
        "own:zorblax\tZorblax Front\t\tORG\tKEN\tREB\n", encoding="utf-8")
    batch = pa.RecordBatch.from_pydict(
        {"i": ["a"], "t": ["The Zorblax Front attacked Nairobi."]})
    for dirs in (str(tmp_path), tmp_path, [tmp_path]):
        out, = spark.code_batches([batch], "t", None, "i", data_dirs=dirs)
        assert out.to_pylist()[0]["actor_sector"] == ["REB"]


def test_empty(nlp):
    assert casus.events_table([]).num_rows == 0
    assert casus.events_table(nlp("Fine weather.")).num_rows == 0
    assert casus.entities_table([]).schema == tables.entities_schema()


def test_pandas(docs):
    pytest.importorskip("pandas")
    frame = casus.events_table(docs).to_pandas()
    assert list(frame[frame.event == "ASSAULT"].dead) == [12]


def test_polars(docs):
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(casus.events_table(docs))
    talks = frame.filter(polars.col("event") == "CONSULT")
    assert talks["actor_code"].to_list() == [["FRA", "DEU"]]


def test_duckdb(docs):
    duckdb = pytest.importorskip("duckdb")
    events = casus.events_table(docs)  # noqa: F841, read by its name
    rows = duckdb.sql("select event, count(*) from events "
                      "where event is not null group by event "
                      "order by event").fetchall()
    assert rows == [("ASSAULT", 1), ("CONSULT", 1)]


def test_parquet(docs, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = casus.events_table(docs)
    out = io.BytesIO()
    parquet.write_table(table, out)
    out.seek(0)
    assert parquet.read_table(out).equals(table)
