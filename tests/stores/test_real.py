"""Oxigraph, Fuseki and Virtuoso, the real ones: loaded over their own interfaces, asked, killed, loaded again."""

import json
import os
import signal
import threading
import time

import pytest

from kg.graph.shacl import to_rdflib
from kg.queries.catalogue import question
from kg.queries.graph import KnowledgeGraph
from kg.queries.parameters import bind
from kg.queries.rows import Rows
from kg.queries.runner import answer, finish, inlined, read_results
from kg.queries.tables import as_json
from kg.stores.bulk import load_in_bulk
from kg.stores.http import StoreError
from kg.stores.load import Plan, load

from . import big, parts

pytestmark = [pytest.mark.stores]
STORES = ("oxigraph", "fuseki", "virtuoso")
GRAPH = "https://example.org/graph"
DISTRICT, DOCUMENT = "中原区", "000_df621a3435b03e6e.txt"
#: Ten questions, with parameters.
ASKED = {
    "gdp-and-growth": {"district": DISTRICT},
    "figures": {"district": DISTRICT, "year": 2020},
    "indicator-by-district": {"year": 2020},
    "honours": {"district": DISTRICT},
    "parks-and-areas": {"district": DISTRICT},
    "projects-by-status": {"district": DISTRICT},
    "who-settled-where": {},
    "offices-held": {"person": "李晓雷"},
    "facts-of-document": {"document": DOCUMENT},
    "documents": {},
}


def start(name, folder, allowed):
    if (remedy := parts.missing().get(name)) is not None:
        pytest.skip(f"{name} is missing: {remedy}")
    return parts.virtuoso(folder, allowed) if name == "virtuoso" else getattr(parts, name)(folder)


@pytest.fixture(scope="module", params=STORES)
def store(request, tmp_path_factory):
    """A store that runs, empty at first; the graph's folder may be read by it."""
    running = start(request.param, tmp_path_factory.mktemp(request.param), tmp_path_factory.getbasetemp().parent)
    patch = pytest.MonkeyPatch()
    for name, value in running.environment.items():
        patch.setenv(name, value)
    try:
        yield running.start()
    finally:
        running.stop()
        patch.undo()


@pytest.fixture(scope="session")
def seeds(seed_output, tmp_path_factory):
    """The seeds' graph in a folder of its own, since loads keep their journal beside it."""
    folder = tmp_path_factory.mktemp("output")
    for name in ("graph.ttl", "graph.nq"):
        (folder / name).write_bytes((seed_output / name).read_bytes())
    return KnowledgeGraph(folder)


@pytest.fixture(scope="session")
def million(seed_output, tmp_path_factory):
    """The million triples in a file, their number, and the answers of rdflib; made once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    place, kept = shared / "million" / "graph.nt", shared / "million" / "answers.json"
    try:
        place.parent.mkdir()
    except FileExistsError:
        until = time.monotonic() + 300
        while not kept.exists() and time.monotonic() < until:
            time.sleep(0.5)
        return place, json.loads(kept.read_text("utf-8"))
    count = big.write(seed_output / "graph.ttl", place)
    graph = KnowledgeGraph(place)
    rdf = to_rdflib(graph.triples())
    answers = {name: as_json(answer(question(name), graph.store, values, rdf)) for name, values in ASKED.items()}
    partial = kept.with_suffix(".partial")
    partial.write_text(json.dumps({"triples": count, "answers": answers}), "utf-8")
    partial.replace(kept)
    return place, json.loads(kept.read_text("utf-8"))


def ask(running, name, values, names) -> Rows:
    """The answer of a running store to a question; names are looked up in a graph at hand."""
    asked = question(name)
    bindings, limit = bind(asked, values, names)
    return finish(asked, read_results(running.remote().select(inlined(asked.sparql, bindings))), limit)


def plan(path, store, **more):
    """A plan for the default graph, or where there is none a named one."""
    return Plan(path, GRAPH if store.name == "virtuoso" else None, **more)


def test_the_seeds_are_loaded_twice_and_are_there_once(store, seeds):
    first = load(store.remote(), plan(seeds.path.parent, store))
    assert first.verified and first.sent == first.triples == len(seeds)
    again = load(store.remote(), plan(seeds.path.parent, store))
    assert again.verified and again.sent == 0


@pytest.mark.parametrize("name", ASKED)
def test_ten_questions_have_the_answers_of_rdflib(store, seeds, name):
    load(store.remote(), plan(seeds.path.parent, store))
    assert ask(store, name, ASKED[name], seeds.store) == seeds.query(name, engine="rdflib", **ASKED[name])


def test_a_graph_of_several_parts_is_replaced(store, seeds, tmp_path):
    (tmp_path / "graph.ttl").write_bytes((seeds.path.parent / "graph.ttl").read_bytes())
    into = "https://example.org/replaced"
    store.remote().put(into, b"<urn:old> <urn:p> <urn:o> .\n")
    done = load(store.remote(), Plan(tmp_path, into, replace=True, chunk=4000))
    assert done.verified and done.graphs[0].counted == len(seeds)
    assert done.graphs[0].atomic is (store.name != "virtuoso")
    assert store.remote().count(into) == len(seeds)


def test_documents_are_replaced_one_by_one_and_what_is_gone_is_dropped(store, seeds, tmp_path):
    lines = (seeds.path.parent / "graph.nq").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "graph.nq").write_text("".join(lines), "utf-8")
    whole = load(store.remote(), Plan(tmp_path, per_document=True, replace=True))
    assert whole.verified and len(whole.graphs) >= 6 and whole.sent == len(lines)
    gone = whole.graphs[0].graph
    kept = [line for line in lines if f"<{gone}> ." not in line]
    assert len(kept) < len(lines)
    (tmp_path / "graph.nq").write_text("".join(kept[1:]), "utf-8")
    less = load(store.remote(), Plan(tmp_path, per_document=True, replace=True))
    assert less.verified and less.dropped == (gone,) and store.remote().count(gone) == 0
    assert less.sent == less.graphs[0].triples == whole.graphs[1].triples - 1


def test_a_store_killed_in_the_middle_of_a_load_is_loaded_again_to_the_right_state(store, seeds, tmp_path):
    if store.name == "virtuoso":
        return  # it is loaded part by part by the same code; what it loses when killed is its checkpoint's
    (tmp_path / "graph.ttl").write_bytes((seeds.path.parent / "graph.ttl").read_bytes())
    into, killed = "https://example.org/killed", threading.Event()

    class Killer:
        def start(self, stage, total):
            pass

        def step(self, triples):
            if not killed.is_set():
                killed.set()
                store.stop(signal.SIGKILL)

    with pytest.raises(StoreError, match=r"does not answer.*; start the store and run the same command again"):
        load(store.remote(tries=1), Plan(tmp_path, into, chunk=4000), Killer())
    store.start()
    done = load(store.remote(), Plan(tmp_path, into, chunk=4000))
    assert done.verified and store.remote().count(into) == len(seeds)
    assert done.sent in (len(seeds), len(seeds) - 4000), "what the store had kept is not sent again"


def test_the_bulk_loader_of_virtuoso(store, seeds, monkeypatch):
    if store.name != "virtuoso":
        return  # only Virtuoso has this loader
    path = seeds.path.parent
    into = "https://example.org/bulk"
    for replace in (False, True, True):
        done = load_in_bulk(store.remote(), Plan(path, into, replace=replace), store.sql)
        assert done.verified and done.triples == len(seeds)
    assert load_in_bulk(store.remote(), Plan(path, per_document=True, replace=True), store.sql).verified
    monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
    with pytest.raises(StoreError, match="isql failed") as caught:
        load_in_bulk(store.remote(), Plan(path, into), store.sql)
    assert "wrong" not in str(caught.value)


def test_a_million_triples(store, million):
    if store.name == "virtuoso":
        return  # it is loaded with the seeds above; its loader shuts out a client after the failed login of that test
    path, wanted = million
    into = plan(path, store)
    done = load(store.remote(), into)
    assert done.verified and done.triples == wanted["triples"] >= big.MILLION
    names = KnowledgeGraph(path).store
    for name, values in ASKED.items():
        assert as_json(ask(store, name, values, names)) == wanted["answers"][name], name
