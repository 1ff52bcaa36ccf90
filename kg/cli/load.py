"""``kg load``: into a running triplestore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.cli.app import DEFAULT_GRAPH, FINDINGS, AsJson, Quiet, app, err, examples, note, say, say_json

if TYPE_CHECKING:
    from kg.stores.load import LoadResult


class _Bar:
    """Draws the progress of a load."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task = progress.add_task("", total=None)

    def start(self, stage: str, total: int) -> None:
        """A stage begins."""
        self.progress.update(self.task, description=f"装入 {stage}", total=total, completed=0)

    def step(self, triples: int) -> None:
        """So many triples are done."""
        self.progress.advance(self.task, triples)


@app.command(
    "load",
    epilog=examples(
        "kg load http://localhost:7878 --store oxigraph --replace",
        "kg load http://localhost:3030/ds --store fuseki --per-document --replace",
        "KG_STORE_USER=dba KG_STORE_PASSWORD=... kg load http://localhost:8890 --store virtuoso "
        "--graph https://example.org/g --bulk 127.0.0.1:1111",
    ),
)
def load_command(
    endpoint: Annotated[str, typer.Argument(help="存储的地址 address of the store")],
    source: Annotated[
        Path, typer.Option("-o", "--output", help="输出文件夹或 RDF 文件 the output folder, or an RDF file")
    ] = DEFAULT_GRAPH,
    store: Annotated[
        str | None,
        typer.Option(help="oxigraph, fuseki, virtuoso, rdf4j, graphdb, qlever, blazegraph, gsp, update"),
    ] = None,
    query: Annotated[str, typer.Option(help="查询地址，若与惯例不同 address of queries, where it is unusual")] = "",
    graph: Annotated[str | None, typer.Option("--graph", help="装入此命名图 load into this graph")] = None,
    per_document: Annotated[
        bool, typer.Option("--per-document", help="每份文档一个命名图 one graph for each document")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="替换原有内容 replace what is there")] = False,
    chunk: Annotated[int, typer.Option(help="每次请求的三元组数 triples of a request", min=1)] = 50_000,
    tries: Annotated[int, typer.Option(help="每次请求最多尝试几次 tries of a request", min=1)] = 5,
    bulk: Annotated[
        str | None, typer.Option(help="Virtuoso 批量装入：SQL 接口地址 bulk loader: host and port of its SQL interface")
    ] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """装入三元组库 · Load the graph into a triplestore; run again after a break, it goes on; exit code 1 if counts differ."""
    from kg.stores.bulk import load_in_bulk
    from kg.stores.dialects import endpoint as endpoint_of
    from kg.stores.http import Client, StoreError
    from kg.stores.load import Plan, Silent, load
    from kg.stores.remote import Remote

    if per_document and graph is not None:
        raise StoreError("--graph and --per-document exclude each other", remedy="leave out one of them")
    silent = quiet or as_json
    client = Client(tries=tries, tell=(lambda _: None) if silent else lambda text: note(text, style="yellow"))
    remote = Remote(endpoint_of(endpoint, store, query), client)
    plan = Plan(source, graph, per_document, replace, chunk)
    if bulk is not None:
        result = load_in_bulk(remote, plan, bulk)
    elif silent or not err.is_terminal:
        result = load(remote, plan, Silent())
    else:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=err, transient=True) as progress:
            result = load(remote, plan, _Bar(progress))
    if as_json:
        say_json(_summary(result))
    elif not quiet:
        _show(result)
    if not result.verified:
        raise typer.Exit(FINDINGS)


def _summary(result: LoadResult) -> dict[str, object]:
    return {
        "verified": result.verified,
        "triples": result.triples,
        "sent": result.sent,
        "graphs": [
            {"graph": g.graph, "triples": g.triples, "counted": g.counted, "sent": g.sent, "atomic": g.atomic}
            for g in result.graphs
        ],
        "dropped": list(result.dropped),
    }


def _show(result: LoadResult) -> None:
    for graph in result.graphs:
        name = graph.graph or "默认图 default graph"
        if not graph.verified:
            note(f"{name}: 应有 should have {graph.triples}, 实有 has {graph.counted}", style="red")
        elif graph.extra:
            note(
                f"{name}: 另有 {graph.extra} 条不属于本图谱 triples that are not of this graph (--replace 可替换 replaces)"
            )
    if any(graph.atomic is False for graph in result.graphs):
        note(
            "替换不是原子的：其间读者可能看到不完整的图 the replacement was not atomic: readers may have seen a part of it"
        )
    if result.dropped:
        note(f"已删除不再存在的文档图 graphs of documents that are gone were dropped: {len(result.dropped)}")
    sent = "已是最新，无需装入 was there already" if not result.sent else f"装入 sent {result.sent}"
    say(
        f"{len(result.graphs)} 个图 graphs, {result.triples} 个三元组 triples, {sent}"
        + ("" if not result.verified else ", 计数相符 counts agree")
    )
