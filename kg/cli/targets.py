"""``kg targets``: the plans of a graph held against their outcomes, as a table, CSV, JSON or Markdown."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, AsJson, English, Graph, app, examples, note, out, say, say_json
from kg.errors import OutputError
from kg.queries.tables import Format, heading, render

_ENDINGS = {".csv": Format.CSV, ".json": Format.JSON, ".md": Format.MARKDOWN}
_WIDTH = 32


@app.command(
    "targets",
    epilog=examples(
        "kg targets",
        "kg targets --district 中原区 --verdict notMet",
        "kg targets --year 2020 -o targets.csv",
        "kg targets --summary",
    ),
)
def targets_command(
    graph: Graph = DEFAULT_GRAPH,
    district: Annotated[str | None, typer.Option(help="地区 the district, by name or code")] = None,
    year: Annotated[int | None, typer.Option(help="目标年份 the year of the targets")] = None,
    verdict: Annotated[str | None, typer.Option(help="结论 met, notMet, onTrack, notComparable, notReported")] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="各地区各结论的数量 counts by district and verdict")
    ] = False,
    form: Annotated[
        Format | None, typer.Option("-f", "--format", help="table, csv, json, markdown (default: table)")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="写入文件 write to a file")] = None,
    english: English = False,
    as_json: AsJson = False,
) -> None:
    """计划与结果对照 · Plans held against their outcomes: verdict, ratio, reason, and the words of both sides."""
    from kg.queries.graph import load

    given = {"district": district, "year": str(year) if year is not None else None, "verdict": verdict}
    rows = load(graph).query("targets-and-outcomes", **{k: v for k, v in given.items() if v is not None})
    language = "en" if english else "zh"
    if summary:
        counts = Counter((str(row["subject"]), str(row["verdict"])) for row in rows)
        if as_json:
            say_json([{"subject": s, "verdict": v, "targets": n} for (s, v), n in sorted(counts.items())])
            return
        for (subject, found), count in sorted(counts.items()):
            say(f"{subject}\t{found}\t{count}")
        return
    chosen = Format.JSON if as_json else form or (_ENDINGS.get(output.suffix, Format.TABLE) if output else Format.TABLE)
    if output is None:
        say(render(rows, chosen, language, _WIDTH if out.is_terminal else None))
        return
    text = render(rows, chosen, language)
    try:
        output.write_bytes((text if text.endswith("\n") else text + "\n").encode())
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(output), remedy="choose another file with -o"
        ) from error
    note(f"{len(rows)} {heading('target', language)} -> {output}")
