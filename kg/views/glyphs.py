"""How each class of things looks: family (colour) and shape, from one table for the canvas and the legends."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.model.mention import NameClass

ASSETS = Path(__file__).parent / "assets"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((ASSETS / "glyphs.toml").read_text(encoding="utf-8"))


def families() -> dict[str, list[NameClass]]:
    """The families in the order of the legend, each with its classes."""
    return {name: [NameClass(kind) for kind in members] for name, members in _table()["families"].items()}


def kinds() -> list[NameClass]:
    """All classes in the order of the legend.

    >>> len(kinds()) == len(NameClass)
    True
    """
    return [kind for members in families().values() for kind in members]


def shapes() -> dict[NameClass, str]:
    """The shape of each class, by vis-network's names."""
    return {NameClass(kind): shape for kind, shape in _table()["shapes"].items()}


def family_of() -> dict[NameClass, str]:
    """The family of each class."""
    return {kind: name for name, members in families().items() for kind in members}
