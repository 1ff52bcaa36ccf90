"""What the program knows of the language, as data; this module is the one way to load it.

The tables are TOML and CSV files beside this module. Each is read once and never changed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
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
    """The same as `words`, as the inside of a group of a regular expression, the longest words first."""
    return grouped(word_list(name, *keys))


#: How a word begins of which nothing but its first letter can be taken out: 公司 and 公(?:司|园), but not 公?司 or [公司].
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z](?![?*+{])[^|]*\Z")


def grouped(listed: Iterable[str]) -> str:
    """Words as the inside of a group of a regular expression, the longest first; those of one first letter together.

    A pattern of many words is tried by the first letters, of which there are fewer than words; what matches is the same.

    >>> grouped(["公园", "学校", "公司", "公园路"])
    '公(?:园路|园|司)|学校'
    """
    ordered = sorted(listed, key=len, reverse=True)
    if not all(map(_PLAIN.match, ordered)):
        return "|".join(ordered)
    by_letter: dict[str, list[str]] = {}
    for word in ordered:
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{c}(?:{'|'.join(rest)})" if len(rest) > 1 else c + rest[0] for c, rest in by_letter.items())
