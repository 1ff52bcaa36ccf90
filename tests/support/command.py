"""Runs the command line within the test, as a user's terminal would."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

from kg.cli import main


@dataclass(frozen=True)
class Done:
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


def run(monkeypatch, capsys, *arguments: object, given: str = "") -> Done:
    """Run ``kg`` with some arguments and something on standard input."""
    monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    capsys.readouterr()
    code = 0
    try:
        main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    printed = capsys.readouterr()
    return Done(code, printed.out, printed.err)
