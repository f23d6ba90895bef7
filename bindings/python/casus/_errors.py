"""Errors of the library as exceptions."""


class CasusError(Exception):
    """Base of all errors that casus raises.

    code    name of the status: "CASUS_E_UTF8", "CASUS_E_LIMIT", ...
    offset  byte in the input where it is wrong, or None
    line    line of a data file, from 1, or None
    """

    def __init__(self, message, code="CASUS_E_ARG", offset=None, line=None):
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.line = line

    def __reduce__(self):
        return (type(self), (str(self), self.code, self.offset, self.line))


class InputError(CasusError, ValueError):
    """A text that cannot be read, or is over a limit."""


class DataError(CasusError):
    """A pack, gazetteer or rule file that is not valid.

    diagnostics  the complaints of the data compiler, a line each
    """

    def __init__(self, message, code="CASUS_E_DATA", offset=None, line=None,
                 diagnostics=()):
        super().__init__(message, code, offset, line)
        self.diagnostics = tuple(diagnostics)

    def __reduce__(self):
        return (type(self), (str(self), self.code, self.offset, self.line,
                             self.diagnostics))


class OutOfMemory(CasusError, MemoryError):
    """An allocation failed."""


_CLASSES = {
    "CASUS_E_NOMEM": OutOfMemory,
    "CASUS_E_UTF8": InputError,
    "CASUS_E_LIMIT": InputError,
    "CASUS_E_INPUT": InputError,
    "CASUS_E_DATA": DataError,
    "CASUS_E_IO": DataError,
}
# Only these statuses set an offset.
_WITH_OFFSET = {"CASUS_E_UTF8", "CASUS_E_INPUT"}


def from_status(name, message, offset, line):
    """The exception for a status of the library."""
    cls = _CLASSES.get(name, CasusError)
    return cls(message, name, offset if name in _WITH_OFFSET else None,
               line or None)
