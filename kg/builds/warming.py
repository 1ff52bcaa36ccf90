"""What reading needs, made before it begins: the dictionaries, and what the stations make of the lexicon when they first ask."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import _lru_cache_wrapper
from inspect import signature
from typing import Any

from kg.errors import InputError
from kg.mentions import words

#: The stations that read: their tables are the patterns, automata and sets of their cached functions without parameters.
_STATIONS = ("kg.documents.", "kg.mentions.", "kg.facts.")


def warm() -> None:
    """Load the dictionaries and make the tables: once before processes are forked, so that all share them.

    Each process would take a second for the patterns alone.
    """
    words.load()
    for name in sorted(sys.modules):
        if name.startswith(_STATIONS) and name != words.__name__:  # `load` knows which of its tables are needed
            for make in _tables_of(name):
                with suppress(InputError):  # a library that few texts need is not there
                    make()


def _tables_of(name: str) -> list[Callable[[], Any]]:
    """The functions of a module that make its tables."""
    held = vars(sys.modules[name]).values()
    cached = [one for one in held if isinstance(one, _lru_cache_wrapper) and one.__module__ == name]
    return [one for one in cached if not signature(one.__wrapped__).parameters]
