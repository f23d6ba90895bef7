"""casus: entities, quantities and political events in news text.

>>> import casus
>>> nlp = casus.load()
>>> doc = nlp("Iran released two British sailors on Monday.",
...           date="2024-05-15")
>>> [(e.type, e.actor[0].code, e.recipient[0].code) for e in doc.events]
[('RETREAT', 'IRN', 'GBR')]

`load` opens the data that came with the package; the model codes a text
(`nlp(text)`), many (`nlp.pipe(texts, threads=2)`) or an actor phrase
(`nlp.actor("former Egyptian president")`). All offsets count code points:
`doc.text[e.start:e.end]`.
"""

from ._document import Document
from ._errors import CasusError, DataError, InputError, OutOfMemory
from ._items import (Actor, Date, Entity, Event, Location, Mention, Quantity,
                     Sentence)
from ._model import Model, load, version
from .tables import entities_table, events_table

__all__ = [
    "Actor", "CasusError", "DataError", "Date", "Document", "Entity", "Event",
    "InputError", "Location", "Mention", "Model", "OutOfMemory", "Quantity",
    "Sentence", "entities_table", "events_table", "load", "version",
]
__version__ = version()
