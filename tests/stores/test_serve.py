"""``kg serve`` as a process of its own: what it serves, what it refuses, what it survives, how it stops."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.queries.graph import KnowledgeGraph

from . import parts

if "oxigraph" in parts.missing():
    pytest.skip("the oxigraph command is missing: pip install oxigraph", allow_module_level=True)
pytestmark = [pytest.mark.stores]

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Served:
    """A running ``kg serve``."""

    def __init__(self, output: Path, *options: str):
        command = [sys.executable, "-m", "kg", "serve", str(output), "--port", "0", "--json", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        lines = ""
        while not lines.endswith("}\n"):
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read()
            lines += line
        self.told = json.loads(lines)
        self.url = self.told["url"]

    def ask(self, path="", data=None, method=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        try:
            with OPENER.open(request, timeout=60) as reply:
                return reply.status, reply.headers.get_content_type(), reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get_content_type(), error.read()

    def query(self, sparql, accept="text/csv", path="query"):
        return self.ask(path, urllib.parse.urlencode({"query": sparql}).encode(), Accept=accept)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(15)


@pytest.fixture(scope="module")
def output(seed_output, tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(seed_output, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def served(output):
    running = Served(output, "--timeout", "2")
    yield running
    running.stop()


def size(output):
    return len(KnowledgeGraph(output))


def test_the_page_the_ontology_and_the_files(served, output):
    status, media, body = served.ask()
    assert (status, media) == (200, "text/html") and body == (output / "graph.html").read_bytes()
    assert served.ask("ontology/core.ttl")[:2] == (200, "text/turtle")
    assert served.ask("ontology")[0] == 200
    assert served.ask("tables/figures.csv")[:2] == (200, "text/csv")
    text = next((output / "texts").iterdir())
    assert served.ask(f"texts/{text.name}") == (200, "text/plain", text.read_bytes())
    for path in ("nothing", "../pyproject.toml", "%2e%2e/%2e%2e/etc/passwd", ".store", "tables/"):
        assert served.ask(path)[0] == 404


@pytest.mark.parametrize(
    ("sparql", "accept", "media", "start"),
    [
        (COUNT, "application/sparql-results+json", "application/sparql-results+json", b'{"head"'),
        (COUNT, "application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        (COUNT, "text/csv", "text/csv", b"n\r\n"),
        (COUNT, "text/tab-separated-values", "text/tab-separated-values", b"?n\n"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3", "text/turtle", "text/turtle", b"<"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3", "application/n-triples", "application/n-triples", b"<"),
    ],
)
@pytest.mark.parametrize("path", ["query", "sparql"])
def test_content_negotiation(served, sparql, accept, media, start, path):
    status, got, body = served.query(sparql, accept, path)
    assert (status, got) == (200, media) and body.startswith(start)


def test_the_default_graph_is_the_graph_and_documents_have_graphs_of_their_own(served, output):
    assert served.query(COUNT)[2] == b"n\r\n%d\r\n" % size(output)
    named = served.query("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[2]
    assert int(named.split()[1]) >= 6
    by_get = served.ask("query?" + urllib.parse.urlencode({"query": COUNT}), Accept="text/csv")
    assert by_get[2] == served.query(COUNT)[2]


def test_what_is_large_comes_whole(served, output):
    status, _, body = served.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert status == 200 and len(body) > 1_000_000 and body.count(b"\r\n") >= size(output)


@pytest.mark.parametrize(
    ("path", "method", "media"),
    [
        ("update", "POST", "application/sparql-update"),
        ("sparql", "POST", "application/sparql-update"),
        ("store?default", "PUT", "text/turtle"),
        ("store?default", "DELETE", "text/turtle"),
        ("store", "POST", "text/turtle"),
    ],
)
def test_nobody_writes(served, output, path, method, media):
    status, _, body = served.ask(path, b"DROP ALL", method, Content_Type=media)
    assert status == 403 and b"read-only" in body
    assert served.query(COUNT)[2] == b"n\r\n%d\r\n" % size(output)


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "service silent ?s { ?s ?p ?o }",
        "\\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "BIND('x' AS ?x) # '\n SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o }",
    ],
)
def test_it_fetches_nothing_elsewhere(served, clause):
    sparql = f"SELECT * {{ {clause} }}"
    by_get = served.ask("query?" + urllib.parse.urlencode({"query": sparql}))
    by_body = served.ask("query", sparql.encode(), "POST", Content_Type="application/sparql-query")
    for status, _, body in (served.query(sparql), by_get, by_body):
        assert status == 403 and b"SERVICE" in body
    harmless = 'SELECT ?service { ?service ?p "SERVICE" . FILTER(?p != <urn:service>) } LIMIT 1'
    assert served.query(harmless)[0] == 200


def test_malformed_and_foreign_requests(served):
    assert served.query("SELECT nonsense {")[0] == 400
    assert served.ask("query", b"x", "POST", Origin="https://example.org")[0] == 403
    assert served.ask("", b"x", "POST")[0] == 405
    host = urllib.parse.urlsplit(served.url)
    with socket.create_connection((host.hostname, host.port), timeout=10) as line:
        line.sendall(b"POST /query HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n")
        assert b" 400 " in line.recv(1000)


def test_ten_megabytes_of_rubbish(served):
    rubbish = os.urandom(10_000_000)
    status, _, body = served.ask("query", rubbish, "POST", Content_Type="application/sparql-query")
    assert status == 413 and b"10000000 bytes" in body
    assert served.ask("query", rubbish[:900_000], "POST", Content_Type="application/sparql-query")[0] == 400
    host = urllib.parse.urlsplit(served.url)
    with socket.create_connection((host.hostname, host.port), timeout=10) as line:
        try:
            line.sendall(rubbish)
            line.recv(1000)
        except OSError:
            pass  # it may hang up
    assert served.query(COUNT)[0] == 200


def test_200_queries_at_once(output):
    running = Served(output, "--timeout", "60")
    wanted = running.query(COUNT)
    with ThreadPoolExecutor(200) as pool:
        answers = list(pool.map(lambda _: running.query(COUNT), range(200)))
    assert running.stop() == 0
    assert all(answer == wanted for answer in answers)


def test_a_query_that_has_no_end_is_ended_and_others_are_answered(served):
    with ThreadPoolExecutor(4) as pool:
        began = time.monotonic()
        endless = pool.submit(served.query, ENDLESS)
        others = [pool.submit(served.query, COUNT) for _ in range(3)]
        assert all(other.result()[0] == 200 for other in others)
        status, _, body = endless.result()
    assert status == 504 and b"more than 2 s" in body
    assert time.monotonic() - began < 30
    assert served.query(COUNT)[0] == 200
    filtered = served.query("SELECT * { ?a ?b ?c . ?d ?e ?f . FILTER(STR(?a) = STR(?f) && ?b = ?d) }")
    assert filtered[0] == 504


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_starts_soon_and_stops_cleanly(output, how):
    best = 9.0
    for _ in range(3):
        running = Served(output)
        best = min(best, running.told["seconds"])
        assert running.stop(how) == 0
        with pytest.raises(OSError):
            running.ask()
        if best < 2:
            break
    assert best < 2, f"{best} s; the database was there already"


def test_what_was_written_stays(output, tmp_path):
    shutil.copy(output / "graph.ttl", tmp_path)
    running = Served(tmp_path, "--writable")
    insert = b"INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    assert running.ask("update", insert, "POST", Content_Type="application/sparql-update")[0] == 204
    assert running.ask("store?default", b"<urn:d> <urn:e> <urn:f> .", "POST", Content_Type="text/turtle")[0] == 204
    assert running.stop() == 0
    again = Served(tmp_path, "--writable")
    assert again.query(COUNT)[2] == b"n\r\n%d\r\n" % (size(output) + 2)
    again.stop()
    (tmp_path / "graph.ttl").write_text("<urn:x> <urn:y> <urn:z> .", "utf-8")
    refused = subprocess.run(
        [sys.executable, "-m", "kg", "serve", str(tmp_path), "--writable", "--port", "0"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert refused.returncode == 2 and "--fresh" in refused.stderr
    fresh = Served(tmp_path, "--writable", "--fresh")
    assert fresh.query(COUNT)[2] == b"n\r\n1\r\n"
    fresh.stop()


def test_a_port_in_use_and_a_folder_without_graph(served, output, tmp_path):
    port = str(urllib.parse.urlsplit(served.url).port)
    for arguments, what in (((str(output), "--port", port), "cannot listen"), ((str(tmp_path),), "kg build")):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "serve", *arguments], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 2 and what in done.stderr
