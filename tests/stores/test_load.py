"""``kg load`` against a store within the test: every dialect's requests, every kind of break, credentials."""

import base64
import json

import pyoxigraph as ox
import pytest
from support.command import run

from kg.stores.dialects import endpoint
from kg.stores.http import Client, StoreError
from kg.stores.load import Plan, load
from kg.stores.remote import Remote

from .protocol import Handler, Store, hang_up, says

GRAPH = "https://example.org/g"
TRIPLES = [f'<urn:s{i:02}> <urn:p> "{i}" .' for i in range(20)]
#: Paths of the graph store, of updates and of queries, the parameter of the graph, and how a graph is replaced.
SPOKEN = {
    "oxigraph": ("", "/store", "/update", "/query", "graph", "PUT"),
    "fuseki": ("/ds", "/ds/data", "/ds/update", "/ds/query", "graph", "PUT"),
    "rdf4j": ("/r/x", "/r/x/rdf-graphs/service", "/r/x/statements", "/r/x", "graph", "PUT"),
    "graphdb": ("/r/x", "/r/x/rdf-graphs/service", "/r/x/statements", "/r/x", "graph", "PUT"),
    "qlever": ("/q", "/q", "/q", "/q", "graph", "PUT"),
    "blazegraph": ("/b/sparql", "/b/sparql", "/b/sparql", "/b/sparql", "context-uri", "POST"),
    "virtuoso": ("", "/sparql-graph-crud-auth", "/none", "/sparql", "graph-uri", "PUT"),
    "gsp": ("/g", "/g", "/none", "/g", "graph", "PUT"),
    "update": ("/u", "/none", "/u", "/u", "graph", "POST"),
}


@pytest.fixture
def output(tmp_path):
    (tmp_path / "graph.ttl").write_text("\n".join(TRIPLES), "utf-8")
    lines = [f"{line[:-1]} <https://example.org/d{i // 10}> ." for i, line in enumerate(TRIPLES)]
    (tmp_path / "graph.nq").write_text("\n".join(lines), "utf-8")
    return tmp_path


@pytest.fixture
def store():
    made = []

    def make(name="oxigraph"):
        made.append(Store(*SPOKEN[name][1:5]))
        return made[-1]

    yield make
    for one in made:
        one.shutdown()
        one.server_close()


def remote(store, name="oxigraph", tries=3, told=None):
    client = Client(tries=tries, pause=0.01, tell=told or (lambda _: None))
    return Remote(endpoint(store.base + SPOKEN[name][0], name), client)


def size(store, graph=GRAPH):
    return len(
        list(store.store.quads_for_pattern(None, None, None, ox.NamedNode(graph) if graph else ox.DefaultGraph()))
    )


@pytest.mark.parametrize("name", SPOKEN)
@pytest.mark.parametrize("chunk", [100, 6])
def test_every_dialect_loads_replaces_and_does_nothing_twice(store, output, name, chunk):
    server = store(name)
    server.store.add(ox.Quad(ox.NamedNode("urn:old"), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode(GRAPH)))
    done = load(remote(server, name), Plan(output, GRAPH, replace=True, chunk=chunk))
    assert done.verified and size(server) == 20 and len(server.store) == 20
    kinds = {(method, media) for method, _, media in server.requests}
    assert kinds <= {("PUT", "text/turtle"), ("POST", "text/turtle"), ("POST", "application/sparql-update")}
    turtle = [path for _, path, media in server.requests if media == "text/turtle"]
    assert all(f"?{SPOKEN[name][4]}=" in path for path in turtle) and (turtle or name in ("update", "blazegraph"))
    if chunk == 100:
        assert server.requests[0][0] == SPOKEN[name][5]
    writes = server.writes
    again = load(remote(server, name), Plan(output, GRAPH, replace=True, chunk=chunk))
    assert again.verified and again.sent == 0 and server.writes == writes


@pytest.mark.parametrize(
    ("name", "atomic"), [("oxigraph", True), ("fuseki", True), ("blazegraph", False), ("gsp", False)]
)
def test_whether_a_replacement_was_atomic_is_told(store, output, name, atomic):
    done = load(remote(store(name), name), Plan(output, GRAPH, replace=True, chunk=6))
    assert done.graphs[0].atomic is atomic


def test_readers_see_the_old_graph_until_a_replacement_is_whole(store, output):
    server = store()
    server.store.add(ox.Quad(ox.NamedNode("urn:old"), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode(GRAPH)))
    server.fail(3, 4, 5, how=hang_up)
    with pytest.raises(StoreError, match="run the same command again"):
        load(remote(server), Plan(output, GRAPH, replace=True, chunk=6))
    assert size(server) == 1
    done = load(remote(server), Plan(output, GRAPH, replace=True, chunk=6))
    assert done.verified and done.sent == 8 and size(server) == 20 == len(server.store)


def test_a_replacement_that_was_cut_off_leaves_nothing_behind_when_the_graph_changes(store, output):
    server = store()
    server.fail(2, 3, 4, how=hang_up)
    with pytest.raises(StoreError):
        load(remote(server), Plan(output, GRAPH, replace=True, chunk=6))
    (output / "graph.ttl").write_text("\n".join(TRIPLES[3:]), "utf-8")
    assert load(remote(server), Plan(output, GRAPH, replace=True, chunk=6)).verified
    assert size(server) == 17 == len(server.store)


@pytest.mark.parametrize("at", [1, 2, 3, 4])
@pytest.mark.parametrize("chunk", [6, 5])
def test_a_load_goes_on_where_it_was_cut_off(store, output, at, chunk):
    server = store()
    server.fail(*range(at, at + 3), how=hang_up)
    with pytest.raises(StoreError, match=r"does not answer.*3 times.*not loaded twice"):
        load(remote(server), Plan(output, None, chunk=chunk))
    done = load(remote(server), Plan(output, None, chunk=chunk))
    assert done.verified and done.sent == 20 - (at - 1) * chunk and size(server, None) == 20


def test_a_store_that_forgot_everything_is_loaded_anew(store, output):
    server = store()
    load(remote(server), Plan(output, GRAPH, chunk=6))
    server.store.clear()
    done = load(remote(server), Plan(output, GRAPH, chunk=6))
    assert done.verified and done.sent == 20


def test_a_busy_store_is_asked_again(store, output):
    server, told = store(), []
    server.fail(1, 2, how=says(503, "starting", Retry_After="0"))
    assert load(remote(server, told=told.append), Plan(output, GRAPH)).verified
    assert len(told) == 2 and "503: starting; again in 0.01 s" in told[0]


@pytest.mark.parametrize(
    ("failure", "what"),
    [
        (says(507), "free space on the server's disk"),
        (says(500, "IO error: No space left on device"), "free space on the server's disk"),
        (says(413), "--chunk"),
        (says(401), "KG_STORE_USER"),
        (says(403), "start it writable"),
        (says(400, "bad"), "the store answered 400: bad"),
        (says(302, Location="http://127.0.0.1:1/"), "the store answered 302"),
    ],
)
def test_a_refusal_says_what_to_do_and_is_not_repeated(store, output, failure, what):
    server = store()
    server.fail(2, how=failure)
    with pytest.raises(StoreError, match=what):
        load(remote(server), Plan(output, None, chunk=6))
    assert server.writes == 2
    assert load(remote(server), Plan(output, None, chunk=6)).sent == 14 and size(server, None) == 20


def test_nobody_listens(output):
    server = Store()
    server.shutdown()
    server.server_close()
    with pytest.raises(StoreError, match=r"refused \(2 times\); start the store"):
        load(remote(server, tries=2), Plan(output, None))


def test_documents(store, output):
    server = store()
    done = load(remote(server), Plan(output, per_document=True, replace=True))
    assert done.verified and [g.triples for g in done.graphs] == [10, 10] and all(g.atomic for g in done.graphs)
    lines = (output / "graph.nq").read_text("utf-8").splitlines()
    (output / "graph.nq").write_text("\n".join(lines[1:10]), "utf-8")
    less = load(remote(server), Plan(output, per_document=True, replace=True))
    assert less.verified and less.dropped == ("https://example.org/d1",) and len(server.store) == 9


def test_what_was_there_besides_is_told(store, output):
    server = store()
    server.store.add(ox.Quad(ox.NamedNode("urn:old"), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode(GRAPH)))
    done = load(remote(server), Plan(output, GRAPH))
    assert done.verified and done.graphs[0].extra == 1 and done.graphs[0].atomic is None


def test_a_store_that_loses_triples_is_found_out(store, output, monkeypatch, capsys):
    server = store()
    server.fail(2, how=says(204))
    done = run(monkeypatch, capsys, "load", server.base, "--store", "oxigraph", "-o", output, "--chunk", "6", "--json")
    assert done.code == 1 and json.loads(done.out)["graphs"][0]["counted"] == 14


def test_a_file_that_says_a_thing_twice_is_counted_once(store, output):
    (output / "graph.ttl").write_text("\n".join([*TRIPLES, TRIPLES[0]]), "utf-8")
    done = load(remote(store()), Plan(output, GRAPH))
    assert done.verified and done.triples == 20


def test_credentials_come_from_the_environment_and_are_never_told(store, output, monkeypatch, capsys):
    server = store()
    wanted = "Basic " + base64.b64encode(b"me:secret-word").decode()
    monkeypatch.setenv("KG_STORE_USER", "me")
    monkeypatch.setenv("KG_STORE_PASSWORD", "secret-word")
    challenge = says(401, "", WWW_Authenticate='Basic realm="x"')
    monkeypatch.setattr(Handler, "do_HEAD", challenge)
    done = run(monkeypatch, capsys, "load", server.base, "--store", "oxigraph", "-o", output)
    assert done.code == 0 and set(server.authorizations) == {wanted}
    monkeypatch.setenv("KG_STORE_TOKEN", "token-word")
    run(monkeypatch, capsys, "load", server.base, "--store", "oxigraph", "-o", output, "--replace", "--graph", GRAPH)
    assert server.authorizations[-1] == "Bearer token-word"
    kept = "".join(path.read_text("utf-8") for path in (output / ".load").iterdir())
    assert "secret-word" not in done.out + done.err + kept and "token-word" not in kept
    told = run(monkeypatch, capsys, "load", "http://me:secret-word@127.0.0.1:1", "--store", "oxigraph", "-o", output)
    assert told.code == 2 and "must not hold credentials" in told.err and "secret-word" not in told.err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("ftp://x",), "is no web address"),
        (("http://127.0.0.1:1/x",), "--store with one of oxigraph"),
        (("http://127.0.0.1:1", "--store", "colour"), "no kind of store 'colour'"),
        (("http://127.0.0.1:1", "--store", "virtuoso", "--tries", "1"), "does not answer"),
        (("http://127.0.0.1:1", "--store", "oxigraph", "--graph", "no iri"), "is no IRI"),
        (("http://127.0.0.1:1", "--store", "oxigraph", "--graph", GRAPH, "--per-document"), "exclude each other"),
    ],
)
def test_bad_use(output, monkeypatch, capsys, arguments, what):
    done = run(monkeypatch, capsys, "load", *arguments, "-o", output)
    assert done.code == 2 and what in done.err


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("graph.ttl", "", "the graph is empty"),
        ("graph.ttl", "_:b <urn:p> <urn:o> .", "has blank nodes"),
        ("graph.ttl", "<urn:s> <urn:p>", "cannot be read"),
        ("graph.xyz", "x", "names no RDF format"),
        ("none.ttl", None, "kg build"),
    ],
)
def test_files_that_cannot_be_loaded(store, tmp_path, name, text, what):
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(StoreError, match=what):
        load(remote(store()), Plan(tmp_path / name, None))


def test_graphs_that_do_not_stand_in_one_piece(store, output):
    lines = (output / "graph.nq").read_text("utf-8").splitlines()
    (output / "graph.nq").write_text("\n".join([*lines, lines[0]]), "utf-8")
    with pytest.raises(StoreError, match="not sorted by graph"):
        load(remote(store()), Plan(output, per_document=True))


def test_a_broken_journal_is_told(store, output):
    server = store()
    load(remote(server), Plan(output, None))
    (journal,) = (output / ".load").iterdir()
    journal.write_text("{", "utf-8")
    with pytest.raises(StoreError, match=r"journal of loads cannot be used.*remove it"):
        load(remote(server), Plan(output, None))


def test_addresses_tell_the_store():
    for address, kind, query in (
        ("http://h:7878/store", "oxigraph", "http://h:7878/query"),
        ("http://h:3030/ds/data", "fuseki", "http://h:3030/ds/query"),
        ("http://h:8890/sparql-graph-crud-auth", "virtuoso", "http://h:8890/sparql"),
        ("http://h:7200/repositories/r", "rdf4j", "http://h:7200/repositories/r"),
        ("http://h:9999/blazegraph/namespace/kb/sparql", "blazegraph", "http://h:9999/blazegraph/namespace/kb/sparql"),
    ):
        found = endpoint(address)
        assert (found.dialect.name, found.query) == (kind, query)
    with pytest.raises(StoreError, match="name one with --graph"):
        endpoint("http://h:8890", "virtuoso").data(None)
