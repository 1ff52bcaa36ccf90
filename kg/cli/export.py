"""``kg export``: the graph of an output in pieces."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import AsJson, Quiet, app, examples, out, say_json
from kg.cli.bar import bar
from kg.config import DEFAULT_OUTPUT
from kg.errors import InputError


@app.command(
    "export",
    epilog=examples(
        "kg export output --parts -o parts",
        "kg export output --districts -o districts",
    ),
)
def export_command(
    source: Annotated[Path, typer.Argument(help="输出文件夹 the output of a build")] = DEFAULT_OUTPUT,
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="写到何处 the folder to write into: not the output itself")
    ] = None,
    parts: Annotated[
        bool,
        typer.Option("--parts", help="压缩的 N-Quads，分成几份 N-Quads in compressed parts (part-00001.nq.gz ...)"),
    ] = False,
    districts: Annotated[
        bool, typer.Option("--districts", help="每个区县一个 Turtle 文件 a Turtle file for each district")
    ] = False,
    size: Annotated[
        int, typer.Option(min=1, help="每份压缩前约多少 MB megabytes of a part before it is compressed")
    ] = 100,
    workers: Annotated[int | None, typer.Option(min=1, help="进程数 processes (default: all cores)")] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """分份导出图谱 · Write the graph in pieces: compressed N-Quads for triplestores, or Turtle by district."""
    from kg.builds.export import export_districts, export_parts

    if parts == districts:
        raise InputError("say what to write", remedy="give --parts or --districts")
    if target is None or target.resolve() == source.resolve():
        raise InputError("say where to write", remedy="give a folder of its own: -o parts")
    with bar(shown=not (quiet or as_json)) as progress:
        if parts:
            found = export_parts(source, target, size, workers, progress)
        else:
            found = export_districts(source, target, workers, progress)
    if as_json:
        say_json({"triples": found})
    elif not quiet:
        text = f"{target}: {len(found)} 个文件 files, {sum(found.values()):,} 个三元组 triples"
        out.print(text, highlight=False, soft_wrap=True)
