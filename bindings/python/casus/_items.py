"""What a document holds, as read-only objects over its record.

Each object keeps the record's own dictionary (docs/casus.schema.json tells its
keys) and gives its values by name. `start` and `end` are code points into
`document.text` (into `document.title` where `in_title`), `end` exclusive.
"""

from typing import Any, Dict, Optional, Tuple


class Item:
    """A part of a document's record."""

    __slots__ = ("_document", "_record")

    def __init__(self, document, record: Dict[str, Any]):
        object.__setattr__(self, "_document", document)
        object.__setattr__(self, "_record", record)

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is read-only")

    def __delattr__(self, name):
        raise AttributeError(f"{type(self).__name__} is read-only")

    def __eq__(self, other):
        return (type(self) is type(other)
                and self._record == other._record
                and self._document is other._document)

    def __hash__(self):
        # equal records have equal places, and may be two dictionaries
        return hash((id(self._document), self._record.get("id"),
                     self._record.get("start")))

    def __reduce__(self):
        return (type(self), (self._document, self._record))

    def to_dict(self) -> Dict[str, Any]:
        """A copy of this part of the record."""
        return _copy(self._record)


def _copy(value):
    if isinstance(value, dict):
        return {k: _copy(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_copy(v) for v in value]
    return value


def _field(key, doc, kind=None):
    if kind is None:
        def get(self):
            return self._record.get(key)
    else:
        def get(self):
            return kind(self._record[key])
    get.__doc__ = doc
    return property(get)


class Span(Item):
    """A part that has words of its own."""

    __slots__ = ()
    start = _field("start", "First code point, or None if only understood.")
    end = _field("end", "Code point behind the last.")

    @property
    def in_title(self) -> bool:
        """Do the offsets count in the title?"""
        return self._record.get("in") == "title"

    @property
    def text(self) -> str:
        """The words, as they stand."""
        if self.start is None:
            return ""
        source = self._document.title if self.in_title else \
            self._document.text
        return source[self.start:self.end]


class Sentence(Span):
    """A sentence of the text."""

    __slots__ = ()

    def __repr__(self):
        return f"<Sentence {self.text!r}>"


class Mention(Span):
    """Words that name, describe or point to an entity."""

    __slots__ = ()
    kind = _field("kind", '"name", "nominal" or "pronoun"')

    def __repr__(self):
        return f"<Mention {self.text!r} {self.kind}>"


class Entity(Item):
    """Who or what the text names: all mentions of one referent."""

    __slots__ = ()
    id = _field("id", "Number within the document, from 0.")
    type = _field("type", "PERSON GPE LOC FAC ORG NORP")
    name = _field("name", "Canonical name.")
    code = _field("code", 'ISO 3166 alpha-3, IGO, NGO ..., or "".')
    sector = _field("sector", 'Primary PLOVER sector, or "".')
    sectors = _field("sectors", "All sectors, primary first.", tuple)
    role = _field("role", "Office held at the document's date.")

    @property
    def wikidata(self) -> Optional[str]:
        """Wikidata id ("Q42"), or None."""
        return self._record.get("wikidata") or None

    @property
    def geo(self) -> Optional[Dict[str, Any]]:
        """lat, lon, geonameid, country, admin1, feature; or None."""
        return _copy(self._record.get("geo"))

    @property
    def mentions(self) -> Tuple[Mention, ...]:
        """Its mentions in the order of the text."""
        return tuple(Mention(self._document, m)
                     for m in self._record["mentions"])

    def __repr__(self):
        code = "/".join(x for x in (self.code, self.sector) if x)
        return f"<Entity {self.type} {self.name!r}{' ' + code if code else ''}>"


class Quantity(Span):
    """A count or a sum."""

    __slots__ = ()
    id = _field("id", "Number within the document, from 0.")
    kind = _field("kind", "killed injured ... money percent other")
    low = _field("low", "Lower bound, or None where open.")
    high = _field("high", "Upper bound, or None where open.")
    approx = _field("approx", "About, nearly, some?")
    of = _field("of", "The noun that is counted.")

    @property
    def currency(self) -> Optional[str]:
        """ISO 4217 code of a sum, or None."""
        return self._record.get("currency") or None

    @property
    def purpose(self) -> Optional[str]:
        """What a sum is for (aid, loan, ...), or None."""
        return self._record.get("purpose") or None

    @property
    def entity(self) -> Optional[Entity]:
        """Whose they are, or None."""
        return self._document._entity(self._record.get("entity"))

    @property
    def part_of(self) -> Optional["Quantity"]:
        """The quantity that includes this one, or None."""
        return self._document._quantity(self._record.get("part_of"))

    def __repr__(self):
        return f"<Quantity {self.text!r} {self.kind} {self.low}..{self.high}>"


class Date(Span):
    """A date, time, duration or set of times."""

    __slots__ = ()
    type = _field("type", "DATE TIME DURATION SET")
    value = _field("value", 'TIMEX3 value: "2021-05-06", "P3M", ...')

    def __repr__(self):
        return f"<Date {self.text!r} {self.value}>"


class Actor(Span):
    """Who does it, or to whom: one party of an event."""

    __slots__ = ()
    code = _field("code", 'ISO 3166 alpha-3, IGO, NGO ..., or "".')
    sector = _field("sector", 'Primary PLOVER sector, or "".')
    sectors = _field("sectors", "All sectors, primary first.", tuple)
    entity_text = _field("entity_text", "The words that tell who.")

    @property
    def entity(self) -> Optional[Entity]:
        """The entity, or None for who has no name."""
        return self._document._entity(self._record.get("entity"))

    def __repr__(self):
        return f"<Actor {self.code or '---'} {self.sector} {self.entity_text!r}>"


class Location(Item):
    """Where an event happened."""

    __slots__ = ()
    name = _field("name", "The article's own words.")
    lat = _field("lat", "Degrees north, or None.")
    lon = _field("lon", "Degrees east, or None.")
    country = _field("country", "ISO 3166 alpha-3.")
    geonameid = _field("geonameid", "GeoNames id, or None.")

    @property
    def entity(self) -> Optional[Entity]:
        """The place as an entity of the document."""
        return self._document._entity(self._record.get("entity"))

    def __repr__(self):
        return f"<Location {self.name!r} {self.country or ''}>"


class Event(Item):
    """A political event in PLOVER's terms."""

    __slots__ = ()
    id = _field("id", "The document's id, a hyphen, a number.")
    date = _field("date", "YYYY, YYYY-MM or YYYY-MM-DD; \"\" if unknown.")
    mode = _field("mode", "Modes of the type.", tuple)
    status = _field("status",
                    "actual future hypothetical negated historical")
    cameo = _field("cameo", 'CAMEO code, or "".')
    quad_code = _field("quad_code", "1 to 4.")
    event_scale = _field("event_scale", "Conflict (-10) to cooperation (10).")
    context = _field("context", "PLOVER contexts.", tuple)
    size = _field("size", 'Counts {"dead", "injured"}.', dict)
    rule = _field("rule", "The rule that found it.")
    score = _field("score", "0 to 100: how well such evidence does.")

    @property
    def type(self) -> str:
        """One of PLOVER's 16 types, "ASSAULT"."""
        return self._record["event"][0]

    @property
    def actor(self) -> Tuple[Actor, ...]:
        """Who does it."""
        return tuple(Actor(self._document, a) for a in self._record["actor"])

    @property
    def recipient(self) -> Tuple[Actor, ...]:
        """Who has it done to them."""
        return tuple(Actor(self._document, a)
                     for a in self._record["recipient"])

    @property
    def location(self) -> Optional[Location]:
        """Where, or None."""
        place = self._record.get("event_loc")
        return Location(self._document, place) if place else None

    @property
    def quantities(self) -> Tuple[Quantity, ...]:
        """The counts that belong to it."""
        return tuple(self._document._quantity(i)
                     for i in self._record["quantities"])

    @property
    def speaker(self) -> Optional[Entity]:
        """Who is quoted as its source, or None."""
        return self._document._entity(self._record.get("speaker"))

    @property
    def same_as(self) -> Optional[str]:
        """Id of the first record of the same event, or None."""
        return self._record.get("same_as")

    @property
    def trigger(self) -> Span:
        """The word or phrase that says it."""
        info = self._record["text_info"]
        return Span(self._document, {
            "start": info["trigger_start"], "end": info["trigger_end"],
            "in": info.get("in")})

    @property
    def sentence(self) -> Sentence:
        """The words that tell it."""
        info = self._record["text_info"]
        return Sentence(self._document, {
            "start": info["start"], "end": info["end"], "in": info.get("in")})

    def __repr__(self):
        def who(parties):
            return "+".join((p.code or "---") + p.sector for p in parties)
        what = self.type + "".join("/" + m for m in self.mode)
        return (f"<Event {what} {self.status} {who(self.actor)} -> "
                f"{who(self.recipient)} {self.trigger.text!r}>")
