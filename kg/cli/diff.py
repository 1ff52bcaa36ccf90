"""``kg diff``: what changed from one graph to another."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import FINDINGS, AsJson, English, Quiet, app, examples, say, say_json

_KINDS = ("figure", "objective", "verdict", "relation", "thing", "event")


class DiffFormat(StrEnum):
    """The forms in which differences can be written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@app.command(
    "diff",
    epilog=examples(
        "kg diff output-2023 output",
        "kg diff old.ttl new.ttl --district 中原区",
        "kg diff old new -f csv > changes.csv",
    ),
)
def diff_command(
    old: Annotated[Path, typer.Argument(help="旧图谱：输出文件夹或 RDF 文件 the graph of before")],
    new: Annotated[Path, typer.Argument(help="新图谱 the graph of now")],
    district: Annotated[str | None, typer.Option(help="只看某地区 one district only")] = None,
    kind: Annotated[str | None, typer.Option(help="只看一种 one kind only: " + ", ".join(_KINDS))] = None,
    form: Annotated[DiffFormat, typer.Option("-f", "--format", help="text, json, csv")] = DiffFormat.TEXT,
    every: Annotated[bool, typer.Option("--all", help="列出全部，不截断 show all")] = False,
    english: English = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """比较两个图谱 · Facts added, removed and changed between two graphs; exit code 1 where they differ."""
    from kg.builds.diff import as_csv, as_text, counts, diff, district_of
    from kg.errors import QueryError
    from kg.queries.graph import load

    if kind is not None and kind not in _KINDS:
        raise QueryError(f"there are no facts of kind {kind!r}", where="--kind", remedy="use " + ", ".join(_KINDS))
    before, after = load(old), load(new)
    place = None if district is None else district_of(district, after, before)
    found = tuple(d for d in diff(before, after) if place in (None, d.district) and kind in (None, d.kind))
    if as_json or form is DiffFormat.JSON:
        tallies = [
            {"district": place, "kind": sort, **{way.value: number for way, number in tally.items()}}
            for (place, sort), tally in counts(found).items()
        ]
        say_json({"counts": tallies, "differences": [d.as_dict() for d in found]})
    elif form is DiffFormat.CSV:
        say(as_csv(found))
    elif not quiet:
        say(as_text(found, "en" if english else "zh", None if every else 20))
    if found:
        raise typer.Exit(FINDINGS)
