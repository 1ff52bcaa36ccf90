"""The command line: commands and nothing else."""

from __future__ import annotations

import typer

from kg import __version__

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Knowledge graphs from Chinese district work reports."
)


@app.callback()
def _root() -> None:
    """Knowledge graphs from Chinese district work reports · 区县政府工作报告知识图谱."""


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Run the command line."""
    app()
