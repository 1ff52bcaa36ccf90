"""``kg serve``: a SPARQL endpoint and the page."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import AsJson, Quiet, app, examples, note, say_json
from kg.config import DEFAULT_OUTPUT
from kg.landing import settle


@app.command(
    "serve",
    epilog=examples(
        "kg serve",
        "kg serve output --port 8000 --timeout 60",
        "curl -H 'Accept: text/csv' --data-urlencode query@mine.rq http://localhost:7878/query",
        "kg serve --writable",
    ),
)
def serve_command(
    output: Annotated[Path, typer.Argument(help="输出文件夹 the output folder")] = DEFAULT_OUTPUT,
    port: Annotated[int, typer.Option(help="端口，0 为任选 the port; 0: any", min=0, max=65535)] = 7878,
    host: Annotated[str, typer.Option(help="监听地址 the address to listen at")] = "127.0.0.1",
    timeout: Annotated[int, typer.Option(help="每次查询的秒数上限 seconds that a query may take", min=1)] = 30,
    writable: Annotated[bool, typer.Option("--writable", help="允许写入 let clients write")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="丢弃以前写入的内容 forget what was written before")] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """SPARQL 端点与页面 · Serve the graph: SPARQL 1.1 at /query, the page at /, the ontology at /ontology; Ctrl-C stops."""
    from kg.errors import QueryError
    from kg.graph.ontology import ontology_path
    from kg.stores.engine import Engine, database
    from kg.stores.http import StoreError
    from kg.stores.server import Server, Site, pages_of

    began = time.monotonic()
    settle(output)
    files = [output / name for name in ("graph.ttl", "graph.nq") if (output / name).is_file()]
    if not files or files[0].suffix != ".ttl":
        raise QueryError("there is no graph here", where=str(output), remedy=f"build one: kg build -o {output}")
    place = database(files, output / ".store", writable=writable, fresh=fresh)
    with Engine(place, writable=writable, seconds=timeout) as engine:
        site = Site(engine, pages_of(output, ontology_path()), writable, timeout)
        try:
            server = Server((host, port), site)
        except OSError as error:
            remedy = "choose another with --port, or 0 for any"
            raise StoreError(f"cannot listen ({error.strerror})", where=f"{host}:{port}", remedy=remedy) from error
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stop.set())
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        if as_json:
            say_json({"url": server.url, "query": server.url + "query", "seconds": round(time.monotonic() - began, 2)})
        elif not quiet:
            mode = "可写 writable" if writable else "只读 read-only"
            note(
                f"{server.url}  页面 page  ·  {server.url}query  SPARQL ({mode})  ·  {server.url}ontology  本体 ontology"
            )
            note("Ctrl-C 停止 stops")
        _flush()
        while not stop.wait(0.2) and engine.running:
            pass
        server.shutdown()
        server.server_close()
        if not stop.is_set():
            raise StoreError(f"the oxigraph server stopped: {engine.words()}", remedy="start kg serve again")


def _flush() -> None:
    import sys

    sys.stdout.flush()
