"""The endpoint: the page at ``/``, the ontology at ``/ontology/``, SPARQL at ``/query``, before a private Oxigraph server.

Requests for SPARQL are passed on as they are, and so are the answers, in the format that the client asks for. What is
too large, comes from a foreign web page, or would write where nobody may, is refused before it reaches the store.
"""

from __future__ import annotations

import http.client
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kg.stores.engine import Engine
from kg.stores.federation import asks_elsewhere, queries_in

#: The most bytes of a query, of what may be written, and of a refused body that is read so that the client sees why.
MAX_QUERY, MAX_WRITE, MAX_REFUSED = 1_000_000, 2_000_000_000, 64_000_000
_PIECE = 64 * 1024
#: An answer below so many bytes is read whole before its head is sent, so that its end may still change the status.
_SHORT = 1_000_000
#: How the store closes an answer that it gave up.
_CANCELLED = b"The SPARQL operation has been cancelled"
#: Seconds above its limit after which a query is ended by force; seconds for a write; runs of the store for one query.
_GRACE, _LONG, _RUNS = 2.0, 3600.0, 5
_QUERY = ("/query", "/sparql")
_WRITE = ("/update", "/store")
_PASSED = ("Accept", "Content-Type", "Accept-Encoding", "User-Agent", "Slug")
_RETURNED = ("Content-Type", "Content-Encoding", "Location", "Allow", "Access-Control-Allow-Origin")
_MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".nq": "application/n-quads; charset=utf-8",
    ".rq": "application/sparql-query; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Site:
    """What is served.

    Attributes:
        engine: the store behind it.
        pages: files by their paths, for example ``/`` and ``/ontology/core.ttl``.
        writable: whether clients may write.
        seconds: the time after which a query is given up.
    """

    engine: Engine
    pages: dict[str, Path]
    writable: bool
    seconds: int


def pages_of(output: Path, ontology: Path) -> dict[str, Path]:
    """The files of an output folder and of the ontology, by the paths that they are served at."""
    pages = {
        f"/{name}": output / name for name in ("graph.ttl", "graph.nq", "report.json", "report.md", "manifest.json")
    }
    pages["/graph.html"] = output / "graph.html"
    pages["/"] = output / ("graph.html" if pages["/graph.html"].is_file() else "report.md")  # kg build --no-page
    pages |= {f"/tables/{path.name}": path for path in sorted((output / "tables").glob("*.csv"))}
    pages |= {f"/{path.relative_to(output).as_posix()}": path for path in sorted((output / "texts").rglob("*.txt"))}
    files = [*sorted(ontology.glob("*.ttl")), *sorted(ontology.glob("checks/*.rq"))]
    pages |= {f"/ontology/{path.relative_to(ontology).as_posix()}": path for path in files}
    pages["/ontology"] = output / "ontology.html" if (output / "ontology.html").is_file() else ontology / "core.ttl"
    pages["/ontology/"] = pages["/ontology"]
    return {path: file for path, file in pages.items() if file.is_file()}


class Server(ThreadingHTTPServer):
    """The web server before the store.

    Args:
        address: host and port to listen at; port 0 takes a free one.
        site: what is served.
    """

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, address: tuple[str, int], site: Site) -> None:
        self.site = site
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        """The address for a browser."""
        host = str(self.server_address[0])
        shown = "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0") else host
        return f"http://{shown}:{self.server_address[1]}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error."""


class _Refused(Exception):  # noqa: N818 - it is an answer
    def __init__(self, status: int, what: str, *, drained: bool = False) -> None:
        super().__init__(what)
        self.status, self.what, self.drained = status, what, drained


class _Handler(BaseHTTPRequestHandler):
    """Answers one client."""

    protocol_version = "HTTP/1.1"
    server_version = "kg"
    sys_version = ""
    timeout = 60
    server: Server

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: addresses hold what people ask."""

    def do_GET(self) -> None:
        """Files and queries."""
        self._answer()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET  # noqa: N815

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        try:
            self._check()
            if path in (*_QUERY, *_WRITE):
                self._pass_on(path)
            elif self.command in ("GET", "HEAD"):
                self._file(path)
            else:
                raise _Refused(405, "this address is only read")
        except _Refused as refused:
            self._refuse(refused)

    def _check(self) -> None:
        """Refuse what a foreign page sends with the rights of whoever sits at this machine."""
        origin, host = self.headers.get("Origin"), self.headers.get("Host", "")
        if origin not in (None, "null") and urlsplit(str(origin)).netloc != host:
            raise _Refused(403, "requests of other web sites are not answered")

    def _file(self, path: str) -> None:
        file = self.server.site.pages.get(path)
        if file is None:
            raise _Refused(
                404, "there is nothing here; the page is at /, queries go to /query, the ontology is at /ontology"
            )
        try:
            data = file.read_bytes()
        except OSError as error:
            raise _Refused(404, f"the file is gone ({error.strerror}); build the graph again") from error
        self.send_response(200)
        self.send_header("Content-Type", _MEDIA.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _pass_on(self, path: str) -> None:
        site = self.server.site
        reading = path in _QUERY or (path == "/store" and self.command in ("GET", "HEAD"))
        if not reading and not site.writable:
            raise _Refused(403, "this endpoint is read-only; start it with --writable to allow updates")
        if path == "/sparql" and self.headers.get_content_type() == "application/sparql-update":
            path = "/update"
            if not site.writable:
                raise _Refused(403, "this endpoint is read-only; start it with --writable to allow updates")
        body = self._body(MAX_QUERY if reading else MAX_WRITE)
        parts = urlsplit(self.path)
        media = self.headers.get_content_type()
        if reading and any(map(asks_elsewhere, queries_in(parts.query, body, media))):
            raise _Refused(403, "this endpoint asks no other one (SERVICE)", drained=True)
        target = ("/query" if path == "/sparql" else path) + (f"?{parts.query}" if parts.query else "")
        for _ in range(_RUNS if reading else 1):
            if self._ask(target, body, site.seconds + _GRACE if path in _QUERY else _LONG):
                return
        raise _Refused(503, "the store was restarted; ask again", drained=True)

    def _ask(self, target: str, body: bytes | None, seconds: float) -> bool:
        """Ask the store; False where it was restarted meanwhile, because another query had no end."""
        engine = self.server.site.engine
        run = engine.runs
        backend = http.client.HTTPConnection("127.0.0.1", engine.port, timeout=seconds)
        try:
            backend.request(self.command, target, body=body, headers=self._headers())
            self._relay(backend.getresponse())
        except TimeoutError as error:
            engine.restart(run)
            what = f"the query took more than {self.server.site.seconds} s and was ended"
            raise _Refused(504, what, drained=True) from error
        except (OSError, http.client.HTTPException) as error:
            if engine.runs != run:
                return False
            if not engine.running:
                raise _Refused(502, "the store has stopped; start kg serve again", drained=True) from error
            raise _Refused(502, "the store broke off", drained=True) from error
        finally:
            backend.close()
        return True

    def _headers(self) -> dict[str, str]:
        return {name: value for name in _PASSED if (value := self.headers.get(name)) is not None}

    def _length(self) -> int:
        if self.headers.get("Transfer-Encoding"):
            raise _Refused(411, "send the length of the body (Content-Length)")
        text = self.headers.get("Content-Length", "0")
        if not (text.isascii() and text.isdigit()):
            raise _Refused(400, "Content-Length is no number")
        return int(text)

    def _body(self, most: int) -> bytes | None:
        length = self._length()
        if length > most:
            raise _Refused(413, f"the body has {length} bytes; at most {most} are taken here")
        data = self.rfile.read(length) if length else b""
        if len(data) < length:
            raise _Refused(400, "the body ended too soon", drained=True)
        return data or None

    def _relay(self, reply: http.client.HTTPResponse) -> None:
        """Pass an answer on: whole where it is short, else piece by piece."""
        head = b""
        while len(head) < _SHORT and (piece := reply.read(_PIECE)):
            head += piece
        if head.endswith(_CANCELLED):
            raise _Refused(504, f"the query took more than {self.server.site.seconds} s and was ended", drained=True)
        whole = len(head) < _SHORT
        chunked = not whole and self.request_version != "HTTP/1.0"
        self.send_response(reply.status)
        for name in _RETURNED:
            if (value := reply.headers.get(name)) is not None:
                self.send_header(name, value)
        if whole:
            length = str(len(head)) if self.command != "HEAD" else reply.headers.get("Content-Length", "0")
            self.send_header("Content-Length", length)
        elif chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.close_connection = True
        self.end_headers()
        self._stream(head, reply, chunked=chunked)

    def _stream(self, head: bytes, reply: http.client.HTTPResponse, *, chunked: bool) -> None:
        """Write a body; one that the store cut short is cut short, so that the client sees that it is not whole."""
        write: Callable[[bytes], object] = self.wfile.write
        piece = head
        try:
            while piece:
                write(b"%X\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
                last, piece = piece, reply.read(_PIECE)
                if not piece and last.endswith(_CANCELLED):
                    self.close_connection = True
                    return
            if chunked:
                write(b"0\r\n\r\n")
        except (OSError, http.client.HTTPException):
            self.close_connection = True

    def _refuse(self, refused: _Refused) -> None:
        """Tell why, after reading what the client still sends, as far as that is bearable."""
        self.close_connection = True
        text = self.headers.get("Content-Length", "0")
        rest = int(text) if not refused.drained and text.isascii() and text.isdigit() else 0
        rest = min(rest, MAX_REFUSED)
        try:
            while rest > 0 and (piece := self.rfile.read(min(rest, _PIECE))):
                rest -= len(piece)
            data = (refused.what + "\n").encode()
            self.send_response(refused.status)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)
        except OSError:
            return
