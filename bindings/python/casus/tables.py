"""Documents as Arrow tables, which pandas, polars and DuckDB read as they
are. The columns of events are those of `casus --output tsv`; lists stay
lists. pyarrow is needed for these functions alone."""

from typing import Any, Dict, Iterable, Iterator, List

from ._document import Document

# column: kind; the schemas are made of them when pyarrow is there
_EVENT_COLUMNS = {
    "doc": "string", "id": "string", "date": "string", "event": "string",
    "mode": "strings", "status": "string", "cameo": "string",
    "quad_code": "int8", "event_scale": "float64", "context": "strings",
    "actor_code": "strings", "actor_sector": "strings",
    "actor_text": "strings", "recipient_code": "strings",
    "recipient_sector": "strings", "recipient_text": "strings",
    "loc_name": "string", "loc_country": "string", "loc_lat": "float64",
    "loc_lon": "float64", "dead": "int64", "injured": "int64",
    "trigger": "string", "start": "int64", "end": "int64",
    "speaker": "string", "rule": "string", "score": "int8",
    "sentence": "string", "error": "string",
}
_ENTITY_COLUMNS = {
    "doc": "string", "id": "int32", "type": "string", "name": "string",
    "code": "string", "sector": "string", "sectors": "strings",
    "role": "string", "wikidata": "string", "lat": "float64",
    "lon": "float64", "geonameid": "int64", "country": "string",
    "mentions": "int32", "start": "int64", "end": "int64", "text": "string",
    "in_title": "bool",
}


def _schema(columns):
    import pyarrow as pa
    kinds = {"string": pa.string(), "strings": pa.list_(pa.string()),
             "int8": pa.int8(), "int32": pa.int32(), "int64": pa.int64(),
             "float64": pa.float64(), "bool": pa.bool_()}
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def events_schema():
    """The Arrow schema of `events_table`."""
    return _schema(_EVENT_COLUMNS)


def entities_schema():
    """The Arrow schema of `entities_table`."""
    return _schema(_ENTITY_COLUMNS)


def _whole(value):
    return None if value is None else int(value)


def event_rows(document: Document) -> Iterator[Dict[str, Any]]:
    """The rows of one document: one an event; one with `error` alone where
    the text could not be read."""
    if document.error is not None:
        yield {"doc": document.id,
               "error": f"{document.error.code}: {document.error}"}
        return
    for e in document.events:
        place = e.location
        trigger = e.trigger
        row = {
            "doc": document.id, "id": e.id, "date": e.date, "event": e.type,
            "mode": list(e.mode), "status": e.status, "cameo": e.cameo,
            "quad_code": e.quad_code, "event_scale": e.event_scale,
            "context": list(e.context), "dead": _whole(e.size["dead"]),
            "injured": _whole(e.size["injured"]), "trigger": trigger.text,
            "start": trigger.start, "end": trigger.end,
            "speaker": e.speaker.name if e.speaker else "", "rule": e.rule,
            "score": e.score, "sentence": e.sentence.text,
            "loc_name": place.name if place else "",
            "loc_country": place.country if place else "",
            "loc_lat": place.lat if place else None,
            "loc_lon": place.lon if place else None,
        }
        for role, parties in (("actor", e.actor),
                              ("recipient", e.recipient)):
            row[role + "_code"] = [p.code for p in parties]
            row[role + "_sector"] = [p.sector for p in parties]
            row[role + "_text"] = [p.entity_text for p in parties]
        yield row


def entity_rows(document: Document) -> Iterator[Dict[str, Any]]:
    """One row an entity, with the place of its first mention."""
    if document.error is not None:
        return
    for e in document.entities:
        geo, first = e.geo or {}, e.mentions[0]
        yield {
            "doc": document.id, "id": e.id, "type": e.type, "name": e.name,
            "code": e.code, "sector": e.sector, "sectors": list(e.sectors),
            "role": e.role, "wikidata": e.wikidata or "",
            "lat": geo.get("lat"), "lon": geo.get("lon"),
            "geonameid": geo.get("geonameid"),
            "country": geo.get("country", ""),
            "mentions": len(e.mentions), "start": first.start,
            "end": first.end, "text": first.text, "in_title": first.in_title,
        }


def _table(documents, rows, schema):
    import pyarrow as pa
    if isinstance(documents, Document):
        documents = [documents]
    batches: List[pa.RecordBatch] = []
    pending: List[Dict[str, Any]] = []
    for document in documents:
        pending.extend(rows(document))
        if len(pending) >= 8192:
            batches.append(pa.RecordBatch.from_pylist(pending, schema))
            pending = []
    batches.append(pa.RecordBatch.from_pylist(pending, schema))
    return pa.Table.from_batches(batches, schema)


def events_table(documents: Iterable[Document]):
    """A pyarrow.Table of all events, one a row, in order."""
    return _table(documents, event_rows, events_schema())


def entities_table(documents: Iterable[Document]):
    """A pyarrow.Table of all entities, one a row, in order."""
    return _table(documents, entity_rows, entities_schema())
