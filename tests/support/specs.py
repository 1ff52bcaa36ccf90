"""Reads the specifications: language knowledge as rows of data, each with a sentence and what must be found in it.

A file holds groups, a group holds rows, and one row shows one construction. A row that the program still gets wrong,
although a careful reader would agree with it, says why under ``known``; it is expected to fail. One that begins to
pass fails nothing, because the extraction is always being deepened, but the end of ``make test`` names it, so that the
mark comes off.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SPECS = Path(__file__).parents[1] / "specs"
#: More rows than this share may not be marked as known to fail: a specification states what holds.
MOST_KNOWN = 0.25
ORDINARY = {"id", "text", "note", "known"}


@dataclass(frozen=True)
class Row:
    """One row of a specification: its group, its number there, and its data over the defaults of the group."""

    group: str
    number: int
    data: dict[str, Any]

    @property
    def key(self) -> str:
        """The row's name in the output of pytest."""
        return f"{self.group}-{self.number:02d}"

    @property
    def text(self) -> str:
        """The sentence."""
        return self.data["text"]

    def get(self, name: str, default: Any = None) -> Any:
        """A value of the row, or of its group."""
        return self.data.get(name, default)


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    """All rows of ``specs/<name>.toml``."""
    table = tomllib.loads((SPECS / f"{name}.toml").read_text("utf-8"))
    rows = []
    for group in table["group"]:
        shared = {k: v for k, v in group.items() if k not in ("name", "rows", "note")}
        rows += [Row(group["name"], n, {**shared, **row}) for n, row in enumerate(group["rows"], 1)]
    return tuple(rows)


def parameters(name: str) -> list[Any]:
    """The rows as parameters of a test, those that are known to fail marked so."""
    return [
        pytest.param(
            row,
            id=row.key,
            marks=[pytest.mark.xfail(reason=row.data["known"], strict=False, raises=AssertionError)]
            if "known" in row.data
            else [],
        )
        for row in rows_of(name)
    ]


def check_file(name: str, least: int, allowed: set[str]) -> None:
    """Hold the file itself to its promises: enough rows, none twice, all with a note, few known to fail."""
    rows = rows_of(name)
    printed = (SPECS / f"{name}.toml").read_text("utf-8").count("{ text = ")
    assert len(parameters(name)) == len(rows) == printed, f"{printed} rows are printed, {len(rows)} are run"
    assert len(rows) >= least, f"only {len(rows)} rows"
    twice = {row.text for row in rows if sum(row.data == other.data for other in rows) > 1}
    assert not twice, f"printed twice: {twice}"
    assert not [row.key for row in rows if not row.get("note")], "a row without a note"
    unknown = {key for row in rows for key in row.data} - allowed - ORDINARY
    assert not unknown, f"keys that nothing reads: {unknown}"
    known = [row.key for row in rows if "known" in row.data]
    assert len(known) <= MOST_KNOWN * len(rows), f"{len(known)} of {len(rows)} rows are known to fail"


def settle(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """What was wanted, each line with alternatives (``a | b : Class``) replaced by the one that was found."""
    left = set(found)
    chosen = []
    for line in wanted:
        forms, mark, rest = line.rpartition(" : ")
        options = [f"{form}{mark}{rest}" for form in forms.split(" | ")]
        chosen.append(next((option for option in options if option in left), options[0]))
    return chosen


def differences(row: Row, wanted: Iterable[str], found: Iterable[str]) -> str:
    """A readable comparison of what was wanted and what was found; empty where they agree."""
    left, right = list(wanted), list(found)
    if left == right:
        return ""
    lines = [f"{row.key}: {row.text}", f"  ({row.get('note')})"]
    lines += [f"  {line}" for line in difflib.ndiff(left, right) if not line.startswith("?")]
    return "\n".join([*lines, "  (- wanted, + found)"])
