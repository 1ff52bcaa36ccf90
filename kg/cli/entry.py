"""Where the commands come together, and errors are told."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from importlib.util import find_spec

import typer

from kg import __version__
from kg.cli.app import BAD, app, note
from kg.errors import KgError

#: The modules that hold commands, in the order in which help lists them.
_COMMANDS = (
    "build",
    "query",
    "explain",
    "view",
    "check",
    "evaluate",
    "diff",
    "export",
    "serve",
    "load",
    "targets",
    "review",
)

for _name in _COMMANDS:
    import_module(f"kg.cli.{_name}")


@app.command()
def version() -> None:
    """显示版本 · Print the version, and whether kg runs compiled."""
    found = find_spec("kg.facts.extract")
    plain = found is None or (found.origin or "").endswith(".py")
    typer.echo(__version__ if plain else f"{__version__} (已编译 compiled)")


def main() -> None:
    """Run the command line; errors that users can mend are printed plainly and exit with 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except KgError as error:
        note(f"错误 error: {error}", style="red")
        sys.exit(BAD)
