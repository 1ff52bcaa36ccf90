"""The errors that users meet: each names the file, the place in it, and the remedy."""

from __future__ import annotations


class KgError(Exception):
    """The base of all errors of kg.

    Args:
        what: what went wrong, in one sentence.
        where: the file (and place) it went wrong at.
        remedy: what the user can do about it.

    >>> print(KgError("the file is empty", where="a.txt", remedy="remove it or fill it"))
    a.txt: the file is empty; remove it or fill it
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        text = f"{where}: {what}" if where else what
        super().__init__(f"{text}; {remedy}" if remedy else text)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process boundaries, so they must survive pickling."""
        return _rebuild, (type(self), self.what, self.where, self.remedy)


class InputError(KgError):
    """A document cannot be read: missing, empty, binary, or in no known encoding."""


class OutputError(KgError):
    """The output cannot be written."""


class QueryError(KgError):
    """A question cannot be asked: unknown name, missing or ill-typed parameter, bad SPARQL."""


class LexiconError(KgError):
    """A data file of the lexicon is malformed."""


def _rebuild(kind: type[KgError], what: str, where: str, remedy: str) -> KgError:
    return kind(what, where=where, remedy=remedy)
