"""``kg view``: a page for a part of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import BAD, DEFAULT_GRAPH, Graph, Quiet, app, examples, note
from kg.config import DEFAULT_INPUT, DEFAULT_REVIEW, Settings


@app.command(
    "view",
    epilog=examples(
        "kg view --focus 二七区 --depth 1 -o erqi.html",
        "kg view reports --years 2020-2024",
        "kg view --query who-settled-where -o settled.html",
        "kg view --query mine.rq -g output -o mine.html",
    ),
)
def view_command(
    paths: Annotated[list[Path] | None, typer.Argument(help="文件或文件夹 files or folders (default: seeds)")] = None,
    focus: Annotated[list[str] | None, typer.Option(help="从此事物出发 begin with this thing; may be repeated")] = None,
    depth: Annotated[int, typer.Option(help="经过几层关系 how many relations around", min=0)] = 2,
    years: Annotated[str | None, typer.Option(help="年份 years: 2020 or 2020-2024")] = None,
    query: Annotated[
        str | None, typer.Option(help="只看查询所得的事物：问题名或 .rq 文件 only what a question or an .rq file finds")
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
    output: Annotated[Path, typer.Option("-o", "--output", help="写入此文件 the page to write")] = Path("view.html"),
    quiet: Quiet = False,
) -> None:
    """另作一页 · Write a page for a part: around things, for some years, or what a query finds (in the graph of -g)."""
    from kg.builds.run import read_base
    from kg.errors import OutputError
    from kg.views.page import write_page
    from kg.views.wishes import Wishes

    found = None if query is None else _found(query, graph)
    wishes = Wishes.of(focus or (), depth, years or "", found)
    settings = Settings(review=DEFAULT_REVIEW if DEFAULT_REVIEW.is_file() else None)
    base, failures = read_base(list(paths) if paths else [DEFAULT_INPUT], settings)
    for failure in failures:
        note(f"未能读取 not read: {failure.file}: {failure.what}; {failure.remedy}", style="yellow")
    part = wishes.part(base)
    title = " · ".join([*(focus or ()), *([years] if years else []), *([query] if query else [])])
    try:
        write_page(part, output, title=title)
    except OSError as error:
        remedy = "choose another file with -o"
        raise OutputError(f"cannot be written ({error.strerror})", where=str(output), remedy=remedy) from error
    if not quiet:
        note(f"{len(part.documents)} 份文档 documents, {len(part.entities)} 个事物 things -> {output}")
    if failures:
        raise typer.Exit(BAD)


def _found(query: str, graph: Path) -> set[str]:
    """What stands in the answer to a query, things among it."""
    from kg.cli.query import read_sparql
    from kg.queries.graph import load

    rows = load(graph).query(read_sparql(query) or query)
    return {str(value) for row in rows.cells for value in row if value is not None}
