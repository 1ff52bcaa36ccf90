"""What the program knows of the language, as data; this module is the one way to load it.

The tables are TOML and CSV files beside this module. Each is read once and never changed.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from kg.errors import LexiconError


def read_data(name: str) -> str:
    """The text of a data file of the lexicon, for example ``"divisions.csv"``.

    Raises:
        LexiconError: there is no such file.
    """
    resource = files("kg.lexicon") / name
    try:
        return resource.read_text("utf-8")
    except FileNotFoundError as error:
        raise LexiconError("no such table in the lexicon", where=name, remedy="reinstall kg") from error


@cache
def table(name: str) -> MappingProxyType[str, Any]:
    """A TOML table of the lexicon by its name without ending, read-only.

    Raises:
        LexiconError: the file is missing or is no TOML.

    >>> "家" in table("units")["classifiers"]["words"]
    True
    """
    try:
        return MappingProxyType(tomllib.loads(read_data(f"{name}.toml")))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"not valid TOML ({error})", where=f"{name}.toml", remedy="mend the file") from error


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A word list inside a table, as a set: ``words("cues", "status", "promise")``.

    A list may be written as an array of strings or as one string of words between white space.
    """
    return frozenset(word_list(name, *keys))


@cache
def word_list(name: str, *keys: str) -> tuple[str, ...]:
    """The same as `words`, in the order of the file."""
    value: Any = table(name)
    for key in keys:
        try:
            value = value[key]
        except KeyError as error:
            raise LexiconError(f"no list {'.'.join(keys)}", where=f"{name}.toml", remedy="mend the file") from error
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


@cache
def alternatives(name: str, *keys: str) -> str:
    """The same as `words`, as the inside of a group of a regular expression, the longest words first.

    >>> alternatives("predicates", "own", "founding").split("|")[0] in word_list("predicates", "own", "founding")
    True
    """
    return "|".join(sorted(word_list(name, *keys), key=len, reverse=True))
