"""Coding a Spark data frame: one model for each Python worker."""

import os
from typing import Optional

from . import tables

# The models of this worker process, by their data directories. Spark reuses
# a worker for many tasks; opening is cheap, overlays are not.
_models = {}


def _model(data_dirs):
    from ._model import load
    if data_dirs not in _models:
        _models[data_dirs] = load(data_dirs=data_dirs)
    return _models[data_dirs]


def _cell(column, i):
    return None if column is None else column[i].as_py()


def code_batches(batches, text, date, id, title=None, data_dirs=()):
    """Arrow batches of documents to batches of events. Every document gives
    at least one row: where it has no event, or cannot be read, one with
    nothing but `doc` (and `error`)."""
    import pyarrow as pa
    if isinstance(data_dirs, (str, os.PathLike)):
        data_dirs = [data_dirs]
    nlp = _model(tuple(os.fspath(d) for d in data_dirs))
    schema = tables.events_schema()

    def column(batch, name):
        return None if name is None else batch.column(
            batch.schema.get_field_index(name))

    def documents(batch):
        c = {"text": column(batch, text), "date": column(batch, date),
             "id": column(batch, id), "title": column(batch, title)}
        for i in range(batch.num_rows):
            yield {name: _cell(column, i) for name, column in c.items()}
    for batch in batches:
        rows = []
        for doc in nlp.pipe(documents(batch), errors="keep"):
            found = list(tables.event_rows(doc))
            rows.extend(found or [{"doc": doc.id}])
        yield pa.RecordBatch.from_pylist(rows, schema)


def _spark_schema():
    """The schema of `code_events`, as Spark's types."""
    from pyspark.sql.types import (ArrayType, ByteType, DoubleType, LongType,
                                   StringType, StructField, StructType)
    kinds = {"string": StringType(), "strings": ArrayType(StringType()),
             "int8": ByteType(), "int64": LongType(), "float64": DoubleType()}
    return StructType([StructField(name, kinds[kind])
                       for name, kind in tables._EVENT_COLUMNS.items()])


def code_events(df, text: str = "text", date: Optional[str] = "date",
                id: str = "id", title: Optional[str] = None, data_dirs=()):
    """Events of the documents of a Spark data frame.

    text, date, id, title  names of its columns; date and title may be None
    data_dirs              directories on the workers, as for casus.load

    Returns a data frame with the columns of `casus.events_table`. A document
    without events has one row in which only `doc` is set; one that cannot be
    read has `doc` and `error`. So every document can be accounted for, and
    `df.where("event is not null")` are the events.
    """
    names = [n for n in (text, date, id, title) if n is not None]

    def code(batches):
        return code_batches(batches, text, date, id, title, data_dirs)
    return df.select(*names).mapInArrow(code, _spark_schema())
