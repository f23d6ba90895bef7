"""Opening the data and coding texts with it."""

import datetime
import json
import math
import os
import tempfile
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, Iterable, Iterator, Mapping, Optional, Union

from . import _errors
from ._casus import ffi, lib
from ._document import Document

_HERE = os.path.dirname(os.path.abspath(__file__))
_OUTPUTS = {"doc": 0, "events": 1, "tsv": 2, "conllu": 3, "explain": 4}
_OFFSETS = {"codepoints": 0, "bytes": 1, "utf16": 2}
_CHUNK_DOCS, _CHUNK_CHARS = 16, 65536

Text = Union[str, Mapping[str, Any]]
Day = Union[str, datetime.date, None]


def version() -> str:
    """Version of the library, "0.1.0"."""
    return ffi.string(lib.casus_version()).decode()


def load(data: Optional[str] = None, data_dirs: Iterable[str] = (),
         **limits: int) -> "Model":
    """Open a model.

    data       a pack file that replaces the data of the package
    data_dirs  directories with gazetteers and rules of your own, each laid
               over what came before (docs/RULES.md, gazetteers/README.md)
    limits     text_bytes, sentence_tokens, arena_bytes, rule_steps

    Raises DataError (with `diagnostics`, a line a complaint) where the data
    cannot be read.
    """
    if isinstance(data_dirs, (str, bytes, os.PathLike)):
        data_dirs = [data_dirs]
    return Model(data, tuple(os.fspath(d) for d in data_dirs), limits)


def _raise(status, err):
    message = ffi.string(err.message).decode("utf-8", "replace")
    name = ffi.string(lib.casus_status_name(status)).decode()
    raise _errors.from_status(name, message or name, int(err.offset),
                              int(err.line))


def _text(value: str) -> bytes:
    """UTF-8; half a surrogate pair, which no text may hold, as an error."""
    if not isinstance(value, str):
        raise TypeError(f"a text must be str, not {type(value).__name__}")
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError as e:
        raise _errors.InputError(
            "text holds half of a surrogate pair", "CASUS_E_UTF8",
            len(value[:e.start].encode("utf-8"))) from None


def _day(value: Day) -> bytes:
    if value is None or value != value:  # pandas has no day: NaT, NaN
        return b""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat().encode()
    return _text(value)


def _bytes(buffer) -> bytes:
    return ffi.buffer(buffer.ptr, buffer.len)[:] if buffer.len else b""


class _Handle:
    """An open casus_model; freed when nothing refers to it any more."""

    def __init__(self, packs):
        err = ffi.new("casus_error *")
        out = ffi.new("casus_model **")
        names = [ffi.new("char[]", os.fsencode(p)) for p in packs]
        status = lib.casus_model_open(ffi.new("char *[]", names), len(names),
                                      0, out, err)
        if status:
            _raise(status, err)
        self.pointer = ffi.gc(out[0], lib.casus_model_free)


class _Worker:
    """A casus_ctx, which one thread uses at a time. It keeps its model."""

    def __init__(self, handle, limits):
        self.c = None
        c = ffi.new("py_worker *")
        out = ffi.new("casus_ctx **")
        c_limits = ffi.new("casus_limits *")
        lib.casus_limits_init(c_limits)
        for name, value in limits.items():
            if name not in ("text_bytes", "sentence_tokens", "arena_bytes",
                            "rule_steps"):
                raise TypeError(f"no limit is called {name!r}")
            setattr(c_limits, name, value)
        status = lib.casus_ctx_new(handle.pointer, c_limits, out,
                                   ffi.addressof(c, "err"))
        if status:
            _raise(status, c.err)
        c.ctx = out[0]
        self.handle = handle
        self.c = c

    def __del__(self):
        # before the model goes
        if self.c is not None:
            lib.casus_ctx_free(self.c.ctx)
            lib.py_release(ffi.addressof(self.c, "out"))

    def record(self, status) -> bytes:
        """What the last call wrote, or its error."""
        if status:
            _raise(status, self.c.err)
        return _bytes(self.c.out)


def _build_overlay(handle, directory, path):
    err = ffi.new("casus_error *")
    complaints = ffi.new("py_buffer *")
    try:
        status = lib.py_build(handle.pointer, os.fsencode(directory),
                              os.fsencode(path), complaints, err)
        lines = _bytes(complaints).decode("utf-8", "replace").splitlines()
    finally:
        lib.py_release(complaints)
    if status:
        message = ffi.string(err.message).decode("utf-8", "replace")
        name = ffi.string(lib.casus_status_name(status)).decode()
        raise _errors.DataError(message or f"{directory}: not valid", name,
                                None, int(err.line) or None, lines)


class Model:
    """An open model. Threads may share it; `load` makes one.

    A pickled model is opened anew from the same arguments where it is
    unpickled; after a fork the child may go on with it.
    """

    def __init__(self, data, data_dirs, limits):
        self._arguments = (data, data_dirs, limits)
        packs = [data] if data else [
            os.path.join(_HERE, name)
            for name in ("casus.pack", "casus-sa.pack")
            if name == "casus.pack" or
            os.path.exists(os.path.join(_HERE, name))]
        self._handle = _Handle(packs)
        with tempfile.TemporaryDirectory(prefix="casus-") as tmp:
            for i, directory in enumerate(data_dirs):
                path = os.path.join(tmp, f"{i}.pack")
                _build_overlay(self._handle, directory, path)
                packs.append(path)
                # mapped: the file may go when it is open
                self._handle = _Handle(packs)
        self._local = threading.local()
        self._limits = limits
        self._worker()  # wrong limits show at once

    def __reduce__(self):
        data, data_dirs, limits = self._arguments
        return (_reload, (data, data_dirs, limits))

    def __repr__(self):
        return f"<casus.Model {version()}, data {self.data_version}>"

    @property
    def data_version(self) -> str:
        """Version of the data; it changes whenever the output can."""
        s = lib.casus_model_data_version(self._handle.pointer)
        return ffi.buffer(s.ptr, s.len)[:].decode()

    def _worker(self) -> _Worker:
        """The worker of this thread."""
        worker = getattr(self._local, "worker", None)
        if worker is None:
            worker = self._local.worker = _Worker(self._handle, self._limits)
        return worker

    def _run(self, text: bytes, title: bytes, date: bytes, id: bytes,
             meta: bytes, output: int = 0, offsets: int = 0) -> bytes:
        worker = self._worker()
        return worker.record(lib.py_analyze(
            worker.c, text, len(text), title, len(title), date, len(date),
            id, len(id), meta, len(meta), output, offsets))

    # ---- one text --------------------------------------------------------

    def __call__(self, text: str, date: Day = None, id: str = "",
                 title: str = "",
                 meta: Optional[Mapping[str, Any]] = None) -> Document:
        """Code one text.

        text   the text of one document
        date   when it was published: YYYY-MM-DD or a datetime.date; relative
               dates count from it
        id     goes into the record
        title  analysed as a first sentence of its own
        meta   carried through into the record, as JSON

        Raises InputError for text over a limit.
        """
        record = self._run(_text(text), _text(title), _day(date), _text(id),
                           _meta(meta))
        return Document(text, title, record)

    def write(self, text: str, output: str = "doc", date: Day = None,
              id: str = "", title: str = "",
              offsets: str = "codepoints") -> str:
        """Code one text and return what the command line tool prints:
        output doc, events, tsv, conllu or explain; offsets codepoints, bytes
        or utf16."""
        if output not in _OUTPUTS or offsets not in _OFFSETS:
            raise ValueError(f"no such output or offsets: {output}, {offsets}")
        return self._run(_text(text), _text(title), _day(date), _text(id),
                         b"", _OUTPUTS[output],
                         _OFFSETS[offsets]).decode("utf-8")

    # ---- many texts ------------------------------------------------------

    def pipe(self, docs: Iterable[Text], threads: int = 1,
             errors: str = "raise") -> Iterator[Document]:
        """Code many texts, in order, with bounded memory.

        docs     texts, or mappings with "text" and, where known, "id",
                 "date", "title"; other keys go to `meta`
        threads  how many work at a time; the interpreter's lock is released
                 while they do
        errors   "raise", or "keep": then a text that cannot be read gives a
                 Document whose `error` tells why
        """
        if errors not in ("raise", "keep"):
            raise ValueError(f'errors is "raise" or "keep", not {errors!r}')
        if threads < 1:
            raise ValueError("threads is at least 1")
        if threads == 1:
            return (self._one(d, errors) for d in docs)
        return self._threaded(docs, threads, errors)

    def _threaded(self, docs, threads, errors):
        window = deque()
        pool = ThreadPoolExecutor(threads, "casus")
        try:
            for chunk in _chunks(docs):
                window.append(pool.submit(self._chunk, chunk, errors))
                if len(window) > 2 * threads:
                    yield from _unpack(window.popleft().result())
            while window:
                yield from _unpack(window.popleft().result())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _chunk(self, docs, errors):
        """Documents, and an exception as the last item where one was
        raised, here or by the source: those before it are not lost."""
        done = []
        try:
            for doc in docs:
                if isinstance(doc, _Raised):
                    raise doc.error
                done.append(self._one(doc, errors))
        except Exception as e:
            done.append(e)
        return done

    def _one(self, doc: Text, errors: str) -> Document:
        if isinstance(doc, str):
            doc = {"text": doc}
        elif not isinstance(doc, Mapping):
            raise TypeError("a document is str or a mapping, not "
                            + type(doc).__name__)
        try:
            text, title, date = (doc.get(k) for k in ("text", "title", "date"))
            if not isinstance(text, str):
                raise _errors.InputError("a document has no text",
                                         "CASUS_E_INPUT", 0)
            # as the command line tool: of another kind, they are not there
            if not isinstance(title, str):
                title = ""
            if not isinstance(date, (str, datetime.date)):
                date = None
            meta = {k: v for k, v in doc.items()
                    if k not in ("text", "title", "id", "date")}
            return self(text, date, _name(doc.get("id")), title,
                        meta)
        except _errors.CasusError as e:
            if errors == "raise" or isinstance(e, MemoryError):
                raise
            return _failed(doc, e)

    # ---- actors ----------------------------------------------------------

    def actor(self, phrase: str, date: Day = None,
              context: str = "") -> Dict[str, Any]:
        """Code one actor phrase.

        date     picks the office held then
        context  a country or topic that decides where the phrase cannot

        Returns {"id", "text", "code", "sector", "sectors", "name", "role",
        "wikidata", "score"}.
        """
        text, day, topic = _text(phrase), _day(date), _text(context)
        worker = self._worker()
        return json.loads(worker.record(lib.py_actor(
            worker.c, text, len(text), day, len(day), topic, len(topic))))


def _reload(data, data_dirs, limits):
    return Model(data, data_dirs, limits)


def _name(id) -> str:
    return "" if id is None else str(id)


def _meta(meta) -> bytes:
    if not meta:
        return b""
    try:
        return _text(json.dumps(meta, ensure_ascii=False, allow_nan=False))
    except ValueError as e:
        if isinstance(e, _errors.CasusError):
            raise
        return _text(json.dumps(_finite(meta), ensure_ascii=False))


def _finite(value):
    """JSON has no NaN: null, as pandas writes it."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {k: _finite(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(v) for v in value]
    return value


def _failed(doc, error) -> Document:
    """What the command line tool writes for a text that cannot be read."""
    text, title = doc.get("text"), doc.get("title")
    record = {"id": _name(doc.get("id")), "error": {
        "code": error.code, "message": str(error),
        "offset": error.offset or 0}}
    return Document(text if isinstance(text, str) else "",
                    title if isinstance(title, str) else "",
                    json.dumps(record, ensure_ascii=False).encode(
                        "utf-8", "replace"), error)


def _unpack(items):
    for item in items:
        if isinstance(item, Exception):
            raise item
        yield item


class _Raised:
    """In the place of a document: what its source raised."""

    def __init__(self, error):
        self.error = error


def _until_raised(docs):
    try:
        yield from docs
    except Exception as e:
        yield _Raised(e)


def _chunks(docs):
    """Lists of documents, some tens of kilobytes of text each."""
    chunk, chars = [], 0
    for doc in _until_raised(docs):
        chunk.append(doc)
        text = doc.get("text") if isinstance(doc, Mapping) else doc
        chars += len(text) if isinstance(text, str) else 0
        if len(chunk) >= _CHUNK_DOCS or chars >= _CHUNK_CHARS:
            yield chunk
            chunk, chars = [], 0
    if chunk:
        yield chunk
