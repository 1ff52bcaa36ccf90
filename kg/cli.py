"""The command line: commands and nothing else.

Exit codes: 0 fine, 1 there are findings, 2 bad use or bad input.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from kg import __version__
from kg.builds.run import BuildResult, build
from kg.config import DEFAULT_BASE, DEFAULT_INPUT, DEFAULT_OUTPUT, Settings
from kg.errors import KgError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="区县政府工作报告知识图谱 · Knowledge graphs from the work reports of Chinese district governments.",
    epilog="Exit codes 退出码: 0 正常 fine, 1 有发现 findings, 2 用法或输入有误 bad use or input.",
)
_out = Console()
_err = Console(stderr=True)

_STAGES = {"read": "读取 reading", "resolve": "归并 resolving", "write": "写出 writing"}


class _Bar:
    """Draws the progress of a build."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task = progress.add_task("", total=None)

    def start(self, stage: str, total: int) -> None:
        """A stage begins."""
        self.progress.update(self.task, description=_STAGES.get(stage, stage), total=total, completed=0)

    def step(self) -> None:
        """One step is done."""
        self.progress.advance(self.task)


@app.command("build", epilog="Example 示例: kg build reports/ -o output")
def build_command(
    paths: Annotated[list[Path] | None, typer.Argument(help="文件或文件夹 files or folders (default: seeds)")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="输出文件夹 output folder")] = DEFAULT_OUTPUT,
    base: Annotated[str, typer.Option(help="事物 IRI 的前缀 base of the IRIs of things")] = DEFAULT_BASE,
    clock: Annotated[bool, typer.Option("--clock", help="记录构建时间 record the time of the build")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="不显示进度和摘要 no progress, no summary")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="摘要以 JSON 输出 print the summary as JSON")] = False,
) -> None:
    """从文档构建图谱 · Build the graph, the page, the tables and the report from documents."""
    settings = Settings(base=base, clock=clock)
    places = list(paths) if paths else [DEFAULT_INPUT]
    if quiet or as_json or not _err.is_terminal:
        result = build(places, output, settings)
    else:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=_err, transient=True) as progress:
            result = build(places, output, settings, _Bar(progress))
    for failure in result.failures:
        _err.print(
            f"未能读取 not read: {failure.file}: {failure.what}; {failure.remedy}",
            style="yellow",
            highlight=False,
            soft_wrap=True,
        )
    if as_json:
        sys.stdout.write(json.dumps(_summary(result), ensure_ascii=False, indent=1) + "\n")
    elif not quiet:
        _show(result, output)
    if result.failures:
        raise typer.Exit(2)
    if any(f.severity == "violation" for f in result.findings):
        raise typer.Exit(1)


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
        ("用时 seconds", f"{result.seconds:.1f}"),
        ("文件 files", ", ".join(str(f.relative_to(output)) for f in result.files)),
    )
    for name, value in rows:
        table.add_row(name, value)
    _out.print(table, highlight=False, soft_wrap=True)
    _out.print(f"先打开 open first: {output / 'graph.html'}", highlight=False, soft_wrap=True)


def _counts(counts: dict[str, int]) -> str:
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "(" + ", ".join(f"{name} {count}" for name, count in top[:6]) + (", …)" if len(top) > 6 else ")")


@app.command()
def version() -> None:
    """显示版本 · Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Run the command line; errors that users can mend are printed plainly and exit with 2."""
    try:
        app()
    except KgError as error:
        _err.print(f"错误 error: {error}", style="red", highlight=False, soft_wrap=True)
        sys.exit(2)
