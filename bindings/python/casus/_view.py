"""Documents for the eye: spaCy's displaCy, and notebooks."""

from html import escape
from typing import Any, Dict, List, Tuple

_COLOURS = {
    "PERSON": "#f3d9a4", "GPE": "#bfe3c5", "LOC": "#cfe8d9",
    "FAC": "#d8e3ef", "ORG": "#c9d8f2", "NORP": "#e3d3ee",
    "EVENT": "#f2b8b0",
}


def _spans(document, events: bool) -> List[Tuple[int, int, str, str]]:
    found = []
    for entity in document.entities:
        told = " ".join(x for x in (entity.name, entity.code, entity.sector,
                                    entity.role) if x)
        found += [(m.start, m.end, entity.type, told)
                  for m in entity.mentions
                  if m.kind == "name" and not m.in_title]
    if events:
        found += [(e.trigger.start, e.trigger.end, "EVENT", repr(e)[1:-1])
                  for e in document.events if not e.trigger.in_title]
    found.sort(key=lambda s: (s[0], -s[1]))
    apart, end = [], 0
    for span in found:
        if span[0] >= end:
            apart.append(span)
            end = span[1]
    return apart


def displacy(document, events: bool) -> Dict[str, Any]:
    """displaCy's manual format for entities."""
    return {
        "text": document.text,
        "ents": [{"start": s, "end": e, "label": label, "kb_id": ""}
                 for s, e, label, _ in _spans(document, events)],
        "title": document.title or None,
    }


def _marked(document) -> str:
    out, at = [], 0
    for start, end, label, told in _spans(document, True):
        out.append(escape(document.text[at:start]))
        out.append(
            f'<mark style="background:{_COLOURS[label]};color:#222;'
            f'border-radius:3px;padding:0 2px" title="{escape(told)}">'
            f'{escape(document.text[start:end])}</mark>')
        at = end
    out.append(escape(document.text[at:]))
    return "".join(out)


def _parties(parties) -> str:
    return escape(", ".join(
        " ".join(x for x in (p.code, p.sector, p.entity_text) if x)
        for p in parties))


def page(document) -> str:
    """The text with its marks, and a table of its events."""
    if document.error is not None:
        return f"<p><b>{escape(str(document.error))}</b></p>"
    rows = "".join(
        f"<tr><td>{escape(e.date)}</td><td>{escape(e.type)} "
        f"{escape(', '.join(e.mode))}</td><td>{escape(e.status)}</td>"
        f"<td>{_parties(e.actor)}</td><td>{_parties(e.recipient)}</td>"
        f"<td>{escape(e.location.name) if e.location else ''}</td></tr>"
        for e in document.events)
    table = (
        "<table><thead><tr><th>date</th><th>event</th><th>status</th>"
        "<th>actor</th><th>recipient</th><th>place</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>" if rows else "")
    title = f"<h4>{escape(document.title)}</h4>" if document.title else ""
    return (f'<div class="casus">{title}<p style="white-space:pre-wrap;'
            f'line-height:1.7">{_marked(document)}</p>{table}</div>')
