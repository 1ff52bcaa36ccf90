"""``kg build``: from documents to the graph, the page, the tables and the report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from kg.cli.app import BAD, FINDINGS, AsJson, Quiet, app, examples, note, out, say_json
from kg.cli.bar import bar
from kg.config import DEFAULT_BASE, DEFAULT_INPUT, DEFAULT_OUTPUT, DEFAULT_REVIEW, Settings
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.builds.run import BuildResult

#: Options that building and merging share.
Output = Annotated[Path, typer.Option("-o", "--output", help="输出文件夹 output folder")]
Base = Annotated[str, typer.Option(help="事物 IRI 的前缀 base of the IRIs of things")]
Clock = Annotated[bool, typer.Option("--clock", help="记录构建时间 record the time of the build")]
Review = Annotated[
    Path | None, typer.Option(help="人工决定 a person's decisions (default: review.toml, where it exists)")
]
Registry = Annotated[
    Path | None, typer.Option(help="名称登记表 the registry.csv of an earlier build: names keep their IRIs")
]
Page = Annotated[bool, typer.Option("--page/--no-page", help="是否写页面 whether to write graph.html")]


@app.command("build", epilog=examples("kg build reports/ -o output", "kg build --json > summary.json"))
def build_command(
    paths: Annotated[list[str] | None, typer.Argument(help="文件或文件夹 files or folders (default: seeds)")] = None,
    output: Output = DEFAULT_OUTPUT,
    base: Base = DEFAULT_BASE,
    clock: Clock = False,
    review: Review = None,
    registry: Registry = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="读取文档的进程数 processes that read documents (default: all cores)")
    ] = None,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="只重读改动过的文档 read only documents that changed")
    ] = True,
    cache_folder: Annotated[
        Path | None, typer.Option(help="缓存位置 where it is remembered what was read (default: the output folder)")
    ] = None,
    page: Page = True,
    shard: Annotated[
        str | None, typer.Option(help="只读第几份 read one of several parts, for kg merge: 1/4, 2/4 ...")
    ] = None,
    engine: Annotated[
        str, typer.Option(help="由谁读取 who reads: local, or spark (pip install 'kg[spark]', Java 17)")
    ] = "local",
    shards: Annotated[
        str | None,
        typer.Option(help="Spark 各分区写在何处 where Spark's partitions write: a shared folder or an address"),
    ] = None,
    spark: Annotated[
        list[str] | None, typer.Option(help="Spark 设置 settings of Spark: spark.master=yarn; may be repeated")
    ] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """从文档构建图谱 · Build the graph, the page, the tables and the report from documents."""
    from kg.builds.run import build

    decided = review or (DEFAULT_REVIEW if DEFAULT_REVIEW.is_file() else None)
    settings = Settings(base, clock, decided, registry, workers, cache, cache_folder, page)
    places = list(paths) if paths else [str(DEFAULT_INPUT)]
    if engine not in ("local", "spark"):
        raise InputError("there is no such engine", where=f"--engine {engine}", remedy="use local or spark")
    if engine == "spark":
        from kg.builds.spark import build_with_spark

        said = dict(pair.partition("=")[::2] for pair in spark or ())
        with bar(shown=not (quiet or as_json)) as progress:
            result = build_with_spark(places, output, settings, progress, shards=shards, options=said)
        tell(result, output, quiet=quiet, as_json=as_json)
    elif shard is not None:
        _shard(places, shard, output, settings, quiet=quiet, as_json=as_json)
    else:
        with bar(shown=not (quiet or as_json)) as progress:
            result = build(places, output, settings, progress)
        tell(result, output, quiet=quiet, as_json=as_json)


def _shard(places: list[str], shard: str, output: Path, settings: Settings, *, quiet: bool, as_json: bool) -> None:
    from kg.builds.run import build_shard
    from kg.builds.shards import asked

    with bar(shown=not (quiet or as_json)) as progress:
        place, count = build_shard(places, asked(shard), output, settings, progress)
    if as_json:
        say_json({"shard": str(place), "documents": count})
    elif not quiet:
        out.print(f"{place}: {count} 个文档 documents", highlight=False, soft_wrap=True)


@app.command("merge", epilog=examples("kg merge shards/ -o output", "kg merge a/shard-1-of-2.kgs b/shard-2-of-2.kgs"))
def merge_command(
    shards: Annotated[list[Path], typer.Argument(help="kg build --shard 所写的文件 what it wrote, or folders of it")],
    output: Output = DEFAULT_OUTPUT,
    base: Base = DEFAULT_BASE,
    clock: Clock = False,
    review: Review = None,
    registry: Registry = None,
    page: Page = True,
    workers: Annotated[int | None, typer.Option(min=1, help="进程数 processes (default: all cores)")] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """合并各份 · Put shards together: the output is that of one build of all documents."""
    from kg.builds.run import merge

    decided = review or (DEFAULT_REVIEW if DEFAULT_REVIEW.is_file() else None)
    settings = Settings(base, clock, decided, registry, workers, page=page)
    with bar(shown=not (quiet or as_json)) as progress:
        result = merge(shards, output, settings, progress)
    tell(result, output, quiet=quiet, as_json=as_json)


def tell(result: BuildResult, output: Path, *, quiet: bool, as_json: bool) -> None:
    """Tell what a build did, and end with its exit code."""
    for failure in result.failures:
        note(f"未能读取 not read: {failure.file}: {failure.what}; {failure.remedy}", style="yellow")
    if as_json:
        say_json(_summary(result))
    elif not quiet:
        _show(result, output)
    if result.failures:
        raise typer.Exit(BAD)
    if any(f.severity == "violation" for f in result.findings):
        raise typer.Exit(FINDINGS)


def _summary(result: BuildResult) -> dict[str, object]:
    return {
        "documents": len(result.base.documents),
        "numbers": result.report["numbers"],
        "figures": result.report["figures"],
        "things": result.report["things"],
        "relations": result.report["relations"],
        "conform": result.report["shapes"]["conform"],
        "triples": result.triples,
        "seconds": round(result.seconds, 2),
        "unchanged": result.kept,
        "files": [str(f) for f in result.files],
        "failures": result.report["failures"],
    }


def _show(result: BuildResult, output: Path) -> None:
    report, numbers = result.report, result.report["numbers"]
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold")
    table.add_column()
    figures = report["figures"]
    rejected = sum(numbers["rejected"].values())
    rows = (
        ("文档 documents", str(len(result.base.documents))),
        ("观测值 observations", f"{figures['actual']} + 预计 estimates {figures['estimate']}"),
        ("目标 targets", str(figures["target"])),
        ("事物 things", f"{sum(report['things'].values())}  " + _counts(report["things"])),
        ("关系 relations", f"{sum(report['relations'].values())}  " + _counts(report["relations"])),
        (
            "数目 numbers",
            f"{numbers['total']} = 统计数字 figures {numbers['figures']} + 归类剔除 typed rejections {rejected}"
            f" + 未交代 unaccounted {numbers['unaccounted']}",
        ),
        ("形状 shapes", "通过 conform" if report["shapes"]["conform"] else f"{len(result.findings)} 项发现 findings"),
        ("三元组 triples", str(result.triples)),
        ("用时 seconds", f"{result.seconds:.1f}" + _kept(result)),
        ("文件 files", _files(result.files, output)),
    )
    for name, value in rows:
        table.add_row(name, value)
    out.print(table, highlight=False, soft_wrap=True)
    if (page := output / "graph.html") in result.files:
        out.print(f"先打开 open first: {page}", highlight=False, soft_wrap=True)


def _counts(counts: dict[str, int]) -> str:
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "(" + ", ".join(f"{name} {count}" for name, count in top[:6]) + (", …)" if len(top) > 6 else ")")


def _kept(result: BuildResult) -> str:
    return f"（{result.kept} 个文件没有改动 files had not changed）" if result.kept else ""


def _files(files: Iterable[Path], output: Path) -> str:
    """The files written, those of the texts as one: a corpus has thousands."""
    names = [str(f.relative_to(output)) for f in files]
    texts = sum(name.startswith("texts/") for name in names)
    return ", ".join([name for name in names if not name.startswith("texts/")] + [f"texts/ ({texts})"] * bool(texts))
