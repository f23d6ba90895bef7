"""The result for one text."""

import json
from typing import Any, Dict, List, Optional, Tuple

from . import _view
from ._errors import CasusError
from ._items import Date, Entity, Event, Quantity, Sentence, _copy


class Document:
    """Everything found in one text; immutable, free of the model.

    The record is the same JSON object that the command line tool writes; it
    is taken apart when first looked at. A document can be pickled, copied
    and sent to other processes.
    """

    __slots__ = ("_text", "_title", "_bytes", "_record", "_error",
                 "_entities", "_quantities", "__weakref__")

    def __init__(self, text: str, title: str, record: bytes,
                 error: Optional[CasusError] = None):
        self._text = text
        self._title = title
        self._bytes = record
        self._error = error
        self._record = None
        self._entities = None
        self._quantities = None

    def __reduce__(self):
        return (Document, (self._text, self._title, self._bytes, self._error))

    def __eq__(self, other):
        return (isinstance(other, Document) and self._bytes == other._bytes
                and self._text == other._text and self._title == other._title)

    def __hash__(self):
        return hash(self._bytes)

    def _data(self) -> Dict[str, Any]:
        if self._record is None:
            self._record = json.loads(self._bytes)
        return self._record

    def _list(self, key: str) -> List[Any]:
        return self._data().get(key, [])

    # ---- the record ------------------------------------------------------

    @property
    def text(self) -> str:
        """The text; all offsets point into it."""
        return self._text

    @property
    def title(self) -> str:
        """The title, "" if none was given."""
        return self._title

    @property
    def error(self) -> Optional[CasusError]:
        """Why the text could not be read; None if it was."""
        return self._error

    @property
    def id(self) -> str:
        """The id that was given, or ""."""
        return self._data()["id"]

    @property
    def date(self) -> str:
        """YYYY-MM-DD, given or found in the dateline; "" if unknown."""
        return self._data().get("date", "")

    @property
    def lang(self) -> str:
        """"en", or "und" for text that is not English."""
        return self._data().get("lang", "und")

    @property
    def truncated(self) -> Tuple[str, ...]:
        """The stages that hit a limit."""
        return tuple(self._list("truncated"))

    @property
    def meta(self) -> Dict[str, Any]:
        """What was carried through."""
        return _copy(self._data().get("meta", {}))

    @property
    def sentences(self) -> Tuple[Sentence, ...]:
        """The sentences of the text."""
        return tuple(Sentence(self, {"start": s, "end": e})
                     for s, e in self._list("sentences"))

    @property
    def entities(self) -> Tuple[Entity, ...]:
        """Who and what is named."""
        if self._entities is None:
            self._entities = tuple(Entity(self, e)
                                   for e in self._list("entities"))
        return self._entities

    @property
    def quantities(self) -> Tuple[Quantity, ...]:
        """Counts and sums."""
        if self._quantities is None:
            self._quantities = tuple(Quantity(self, q)
                                     for q in self._list("quantities"))
        return self._quantities

    @property
    def dates(self) -> Tuple[Date, ...]:
        """Dates, times and durations."""
        return tuple(Date(self, d) for d in self._list("dates"))

    @property
    def events(self) -> Tuple[Event, ...]:
        """Political events."""
        return tuple(Event(self, e) for e in self._list("events"))

    def _entity(self, number: Optional[int]) -> Optional[Entity]:
        return None if number is None else self.entities[number]

    def _quantity(self, number: Optional[int]) -> Optional[Quantity]:
        return None if number is None else self.quantities[number]

    def to_dict(self) -> Dict[str, Any]:
        """The record as a dictionary, equal to the command line tool's."""
        return json.loads(self._bytes)

    def to_json(self) -> str:
        """The record as one line of JSON, without a line feed."""
        return self._bytes.decode("utf-8").rstrip("\n")

    # ---- to look at ------------------------------------------------------

    def to_displacy(self, events: bool = False) -> Dict[str, Any]:
        """For spaCy: `displacy.render(doc.to_displacy(), style="ent",
        manual=True)`. With events, their triggers are marked too."""
        return _view.displacy(self, events)

    def _repr_html_(self) -> str:
        return _view.page(self)

    def __len__(self):
        return len(self._text)

    def __repr__(self):
        if self._error is not None:
            return f"<Document {self.id!r} error: {self._error}>"
        return (f"<Document {self.id!r} {len(self._list('entities'))} "
                f"entities, {len(self._list('quantities'))} quantities, "
                f"{len(self._list('events'))} events>")
