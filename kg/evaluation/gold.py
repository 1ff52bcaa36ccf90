"""Annotated documents: one JSONL file for each, its records checked when they are read.

A record is a ``figure``, an ``entity`` or a ``relation``. Its quote is a part of the document's text without white space,
``*`` and ``#``. A record marked ``doubt`` is ignored both ways: missing it costs nothing, and finding it is no error.
``windows.json`` in the same folder may limit a document to windows ``[start, end)`` of that text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kg.errors import InputError
from kg.evaluation.text import Text, Window

_NEEDED = {
    "figure": ("subject", "indicator", "measure", "value", "unit", "comparator", "period", "status"),
    "entity": ("class", "name"),
    "relation": ("s", "p", "o"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One annotated fact.

    Attributes:
        kind: ``figure``, ``entity`` or ``relation``.
        fields: what was annotated.
        at: where its quote stands in the stripped text; None where it is not found.
    """

    kind: str
    fields: Mapping[str, Any]
    at: Window | None

    @property
    def doubtful(self) -> bool:
        """Whether the annotators did not agree on it."""
        return bool(self.fields.get("doubt"))

    def options(self, name: str) -> list[Any]:
        """The values of a field that are right: the annotated one, and a second one where annotators gave it."""
        other = self.fields.get("alternative", {})
        return [self.fields[name], *([other[name]] if name in other else [])]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its annotations.

    Attributes:
        stem: the name of its text file without ending.
        text: its text.
        records: what was annotated.
        windows: the parts that were annotated; none means all of it.
    """

    stem: str
    text: Text
    records: tuple[Record, ...]
    windows: tuple[Window, ...] = ()

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of one kind."""
        return tuple(r for r in self.records if r.kind == kind)

    def covers(self, spans: list[Window]) -> bool:
        """Whether something with these spans stands where annotators looked."""
        return not self.windows or any(a <= s[0] and s[1] <= b for a, b in self.windows for s in spans)


def read_gold(gold: Path, texts: Path) -> tuple[Annotated, ...]:
    """The annotated documents of a folder.

    Args:
        gold: the folder with the JSONL files.
        texts: the folder with the text files, at any depth; found by their names.

    Raises:
        InputError: a folder is empty, a text is missing, or a record is malformed.
    """
    limits = _windows(gold / "windows.json")
    files = sorted(gold.glob("*.jsonl"))
    if not files:
        raise InputError("no annotated documents", where=str(gold), remedy="name a folder with .jsonl files")
    known = {path.stem: path for path in sorted(texts.rglob("*.txt"))}
    found = []
    for path in files:
        limit = limits.get(path.stem, {})
        stem = PurePosixPath(limit["file"]).stem if limit else path.stem
        if stem not in known:
            raise InputError("its text is missing", where=str(path), remedy=f"put {stem}.txt into {texts}")
        text = Text.of_file(known[stem])
        windows = tuple((start, end) for start, end in limit.get("windows", ()))
        found.append(Annotated(stem, text, tuple(_records(path, text)), windows))
    return tuple(found)


def _windows(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise InputError(f"is no JSON ({error})", where=str(path), remedy="correct the file") from error
    return data


def _records(path: Path, text: Text) -> list[Record]:
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise InputError(f"is no JSON ({error})", where=where, remedy="write one object a line") from error
        kind = fields.get("type") if isinstance(fields, dict) else None
        if kind not in _NEEDED:
            raise InputError("has no known type", where=where, remedy="use " + ", ".join(_NEEDED))
        if missing := [name for name in _NEEDED[kind] if name not in fields]:
            raise InputError(f"a {kind} without {missing[0]}", where=where, remedy="add the field")
        span = fields.get("span")
        found.append(Record(kind, fields, (span[0], span[1]) if span else text.find(fields.get("quote", ""))))
    return found
