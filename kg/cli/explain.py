"""``kg explain``: all that is known of a thing, with quotes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, AsJson, English, Graph, Quiet, app, err, examples, say, say_json
from kg.queries.explain import AmbiguousName, Explanation
from kg.queries.explain_text import as_text
from kg.queries.graph import KnowledgeGraph, load


@app.command(
    "explain",
    epilog=examples(
        "kg explain 二砂文创园",
        "kg explain 410102 --all",
        "kg explain id:area-410102 --json",
        "kg explain 李晓雷 --en",
        "kg explain 地区生产总值",
    ),
)
def explain_command(
    name: Annotated[
        str, typer.Argument(help="名称、别名、代码、IRI 或指标 a name, another name, a code, an IRI, or an indicator")
    ],
    graph: Graph = DEFAULT_GRAPH,
    every: Annotated[bool, typer.Option("--all", help="列出全部，不截断 show all facts")] = False,
    english: English = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """说明一个事物 · All that is known of a thing: names, place, figures, relations, events, each with its words."""
    known = load(graph)
    try:
        found = known.explain(name)
    except AmbiguousName as error:
        if as_json or quiet or not (sys.stdin.isatty() and err.is_terminal):
            raise
        found = _choose(known, error)
    if as_json:
        say_json(found.as_dict())
    else:
        say(as_text(found, "en" if english else "zh", None if every else 20))


def _choose(known: KnowledgeGraph, error: AmbiguousName) -> Explanation:
    """Ask which of several things is meant."""
    for number, candidate in enumerate(error.candidates, 1):
        typer.echo(f"  {number}  {candidate}", err=True)
    number = 0
    while not 1 <= number <= len(error.candidates):
        number = typer.prompt("哪一个 which one", type=int, err=True)
    return known.explain(error.candidates[number - 1].iri)
