"""A store within the test: the Graph Store Protocol, SPARQL Update and queries over pyoxigraph.

It checks what it is sent (media types, the parameter that names a graph, paths), keeps a record of the requests, and fails
as it is told to: it hangs up, is busy, is full, wants a password.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

#: What a failure does: it gets the handler and answers, or hangs up.
Failure = Callable[["Handler"], None]


class Store(ThreadingHTTPServer):
    """A store that listens at a free port.

    Args:
        data: the path of the graph store.
        update: the path of updates.
        query: the path of queries.
        parameter: what names a graph.
    """

    daemon_threads = True

    def __init__(self, data: str = "/store", update: str = "/update", query: str = "/query", parameter: str = "graph"):
        super().__init__(("127.0.0.1", 0), Handler)
        self.paths, self.parameter = (data, update, query), parameter
        self.store = ox.Store()
        self.requests: list[tuple[str, str, str]] = []
        self.authorizations: list[str | None] = []
        self.failures: dict[int, Failure] = {}
        self.writes = 0
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def fail(self, *at: int, how: Failure) -> None:
        """Let some writes fail, counted from 1."""
        self.failures |= dict.fromkeys(at, how)

    def handle_error(self, request, client_address):
        """Nothing: hanging up is part of the test."""


def hang_up(handler: Handler) -> None:
    """Break the connection without an answer."""
    handler.close_connection = True
    handler.connection.close()


def says(status: int, text: str = "", **headers: str) -> Failure:
    """Answer with a status."""
    return lambda handler: handler.reply(status, text.encode(), "text/plain", **headers)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Store

    def log_message(self, format, *args):
        """Nothing."""

    def reply(self, status: int, body: bytes = b"", media: str = "text/plain", **headers: str) -> None:
        """Send an answer."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_POST(self):
        server, parts = self.server, urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        media = self.headers.get_content_type()
        data, update, query = server.paths
        if media == "application/x-www-form-urlencoded" and parts.path == query:
            found = server.store.query(parse_qs(body.decode())["query"][0])
            self.reply(200, found.serialize(format=ox.QueryResultsFormat.JSON), "application/sparql-results+json")
            return
        server.requests.append((self.command, self.path, media))
        server.authorizations.append(self.headers.get("Authorization"))
        server.writes += 1
        if (failure := server.failures.get(server.writes)) is not None:
            failure(self)
        elif media == "application/sparql-update" and parts.path == update:
            server.store.update(body.decode())
            self.reply(204)
        elif media == "text/turtle" and parts.path == data:
            self.write(parse_qs(parts.query, keep_blank_values=True), body)
        else:
            self.reply(415 if parts.path in server.paths else 404)

    do_PUT = do_DELETE = do_POST

    def do_HEAD(self):
        self.reply(200)

    def write(self, parameters: dict[str, list[str]], body: bytes) -> None:
        """Add to a graph, or replace it, as the Graph Store Protocol says."""
        named = parameters.get(self.server.parameter)
        if named is None and "default" not in parameters and parameters:
            self.reply(400, b"no graph is named")
            return
        graph = ox.NamedNode(named[0]) if named else ox.DefaultGraph()
        if self.command != "POST":
            self.server.store.clear_graph(graph)
        if self.command != "DELETE":
            self.server.store.load(body, format=ox.RdfFormat.TURTLE, to_graph=graph)
        self.reply(204)
