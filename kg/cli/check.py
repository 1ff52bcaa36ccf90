"""``kg check``: the shapes and the must-be-empty checks over a graph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import FINDINGS, AsJson, English, Quiet, app, examples, say, say_json
from kg.config import DEFAULT_OUTPUT

if TYPE_CHECKING:
    from kg.queries.checking import Located

_SEVERITIES = {
    "violation": ("错误", "violation"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
}


@app.command(
    "check", epilog=examples("kg check", "kg check output/graph.ttl --json", "kg check other.ttl --violations -q")
)
def check_command(
    graph: Annotated[
        Path, typer.Argument(help="输出文件夹或 RDF 文件 an output folder or an RDF file")
    ] = DEFAULT_OUTPUT,
    violations: Annotated[bool, typer.Option("--violations", help="只报错误 violations only")] = False,
    limit: Annotated[int, typer.Option(help="每条规则最多列出几项 findings shown for a rule; 0: all")] = 5,
    english: English = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """检查图谱 · Check a graph by the shapes (SHACL) and by queries that must find nothing; exit code 1 on violations."""
    from kg.queries.checking import check_graph
    from kg.queries.graph import load

    found = check_graph(load(graph))
    if violations:
        found = tuple(f for f in found if f.finding.severity == "violation")
    failed = any(f.finding.severity == "violation" for f in found)
    if as_json:
        say_json({"conform": not failed, "findings": [f.as_dict() for f in found]})
    elif not quiet:
        _show(found, limit, 1 if english else 0)
    if failed:
        raise typer.Exit(FINDINGS)


def _show(found: tuple[Located, ...], limit: int, language: int) -> None:
    counts = Counter(f.finding.severity for f in found)
    shown: Counter[str] = Counter()
    totals = Counter(f.finding.rule for f in found)
    for located in found:
        finding = located.finding
        shown[finding.rule] += 1
        if limit and shown[finding.rule] > limit:
            if shown[finding.rule] == limit + 1:
                say(f"  … {finding.rule}: {totals[finding.rule] - limit} " + ("more" if language else "项未列出"))
            continue
        zh, sign, en = finding.message.partition(" · ")
        say(f"{_SEVERITIES[finding.severity][language]} [{finding.rule}] {en if language and sign else zh}")
        value = f" = {finding.value}" if finding.value else ""
        say(f"    {located.label or finding.focus}{value}" + (f"  <{finding.focus}>" if located.label else ""))
        if located.quote:
            say(f"    「{located.quote}」 {located.document} [{located.start}, {located.end})")
    if not found:
        say("no findings" if language else "没有发现问题")
        return
    say("  ".join(f"{_SEVERITIES[s][language]} {counts[s]}" for s in _SEVERITIES if counts[s]))
