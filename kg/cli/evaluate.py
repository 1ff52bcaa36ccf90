"""``kg evaluate``: a graph held against annotated documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, FINDINGS, AsJson, English, Graph, Quiet, app, examples, note, say, say_json
from kg.config import DEFAULT_INPUT
from kg.errors import QueryError

_KINDS = {"figures": "figure", "entities": "entity", "relations": "relation"}


@app.command(
    "evaluate",
    epilog=examples(
        "kg evaluate --gold tests/gold",
        "kg evaluate --gold annotated --texts reports -g output --errors 5",
        "kg evaluate --gold tests/gold --floor figures=0.9 --floor relations=0.7 -q",
    ),
)
def evaluate_command(
    gold: Annotated[Path, typer.Option(help="标注文件夹 folder with annotations (JSONL)")],
    texts: Annotated[Path, typer.Option(help="原文文件夹 folder with the documents")] = DEFAULT_INPUT,
    graph: Graph = DEFAULT_GRAPH,
    errors: Annotated[int, typer.Option(help="每类错误举几例 examples of each kind of error")] = 0,
    floor: Annotated[
        list[str] | None, typer.Option(help="F1 下限，低于则退出码为 1 least F1, else exit code 1: figures=0.9")
    ] = None,
    english: English = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """用人工标注评测图谱 · Precision, recall and F1 of a graph on documents that people annotated."""
    from kg.evaluation.report import as_text
    from kg.evaluation.run import evaluate_files

    floors = [_floor(text) for text in floor or ()]
    result = evaluate_files(graph, gold, texts)
    if as_json:
        kinds: dict[str, list[dict[str, str]]] = {}
        for error in result.errors:
            kinds.setdefault(error.kind, []).append(error.as_dict())
        shown = {kind: {"count": len(found), "examples": found[:errors]} for kind, found in sorted(kinds.items())}
        say_json(result.as_dict() | {"errors": shown})
    elif not quiet:
        say(as_text(result, "en" if english else "zh", errors))
    below = [(name, least, f1) for name, least in floors if (f1 := result.score(_KINDS[name]).f1) < least]
    for name, least, f1 in below:
        note(f"低于下限 below the floor: {name} {f1:.3f} < {least:g}", style="red")
    if below:
        raise typer.Exit(FINDINGS)


def _floor(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        if name in _KINDS:
            return name, float(value)
    except ValueError:
        pass
    raise QueryError(
        f"{text!r} is no floor", where="--floor", remedy="write figures=0.9, entities=0.8 or relations=0.7"
    )
