"""Oxigraph, Fuseki and Virtuoso, the real ones: loaded over their own interfaces, asked, killed, loaded again."""

import shutil
import signal
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kg.builds.export import export_parts
from kg.queries.graph import KnowledgeGraph
from kg.queries.tables import as_json
from kg.stores.bulk import load_in_bulk
from kg.stores.http import StoreError, UnknownUserError
from kg.stores.load import Plan, load

from . import big, parts
from .asked import GRAPH, QUESTIONS, ask

pytestmark = [pytest.mark.stores]
#: Each store is started once, by one worker.
STORES = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("oxigraph", "fuseki", "virtuoso")]


@pytest.fixture(scope="module", params=STORES)
def store(request, tmp_path_factory):
    """A store that runs, empty at first; Virtuoso may read what tests write."""
    name, folder = request.param, tmp_path_factory.mktemp(request.param)
    if (remedy := parts.missing().get(name)) is not None:
        pytest.skip(f"{name} is missing: {remedy}")
    started = {
        "oxigraph": parts.oxigraph,
        "fuseki": parts.fuseki,
        "virtuoso": lambda folder: parts.virtuoso(folder, tmp_path_factory.getbasetemp().parent),
    }[name]
    running = started(folder)
    patch = pytest.MonkeyPatch()
    for variable, value in running.environment.items():
        patch.setenv(variable, value)
    try:
        yield running.start()
    finally:
        running.stop()
        patch.undo()


def plan(path, store, **more):
    """A plan for the default graph, or where there is none a named one."""
    return Plan(path, GRAPH if store.name == "virtuoso" else None, **more)


def test_the_seeds_are_loaded_twice_and_are_there_once(store, seeds):
    first = load(store.remote(), plan(seeds.path.parent, store))
    assert first.verified and first.sent == first.triples == len(seeds)
    again = load(store.remote(), plan(seeds.path.parent, store))
    assert again.verified and again.sent == 0


@pytest.mark.parametrize("name", QUESTIONS)
def test_ten_questions_have_the_answers_of_rdflib(store, seeds, name):
    load(store.remote(), plan(seeds.path.parent, store))
    assert ask(store, name, seeds.store) == seeds.query(name, engine="rdflib", **QUESTIONS[name])


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


class Killer:
    """Kills a store as a fall of the current would, after the first part of a load."""

    def __init__(self, store):
        self.store, self.killed = store, False

    def start(self, stage, total):
        """Nothing."""

    def step(self, triples):
        """The first part has arrived."""
        if not self.killed:
            self.killed = True
            self.store.stop(signal.SIGKILL)


def test_a_store_killed_in_the_middle_of_a_load_is_loaded_again_to_the_right_state(store, seeds, tmp_path):
    (tmp_path / "graph.ttl").write_bytes((seeds.path.parent / "graph.ttl").read_bytes())
    into = Plan(tmp_path, "https://example.org/killed", chunk=4000)
    with pytest.raises(StoreError, match=r"does not answer.*; start the store and run the same command again"):
        load(store.remote(tries=1), into, Killer(store))
    store.start()
    done = load(store.remote(), into)
    assert done.verified and store.remote().count(into.graph) == len(seeds)
    assert done.sent in (len(seeds), len(seeds) - 4000), "what the store had kept is not sent again"
    assert load(store.remote(), into).sent == 0


@pytest.mark.xdist_group("oxigraph")
def test_a_store_whose_disk_is_full_says_so_and_is_loaded_again_to_the_right_state(seeds, tmp_path):
    if (remedy := parts.missing().get("oxigraph")) is not None:
        pytest.skip(f"oxigraph is missing: {remedy}")
    (tmp_path / "graph.ttl").write_bytes((seeds.path.parent / "graph.ttl").read_bytes())
    into, running = Plan(tmp_path, GRAPH, chunk=4000), parts.oxigraph(tmp_path)
    try:
        running.start(disk=4_000_000)
        with pytest.raises(
            StoreError, match=r"the store answered 500.*; free space on the server's disk, then run the same"
        ):
            load(running.remote(), into)
        running.stop()
        running.start()
        kept = running.remote().count(GRAPH)
        assert 0 < kept < len(seeds)
        done = load(running.remote(), into)
        assert done.verified and done.sent == len(seeds) - kept and running.remote().count(GRAPH) == len(seeds)
    finally:
        running.stop()


@pytest.mark.parametrize("store", STORES[2:], indirect=True)
def test_the_bulk_loader_of_virtuoso(store, seeds):
    into = "https://example.org/bulk"
    for replace in (False, True, True):
        done = load_in_bulk(store.remote(), Plan(seeds.path.parent, into, replace=replace), store.sql)
        assert done.verified and done.triples == len(seeds)
    done = load_in_bulk(store.remote(), Plan(seeds.path.parent, per_document=True, replace=True), store.sql)
    assert done.verified and len(done.graphs) >= 6


@pytest.fixture(scope="module")
def exported(seeds, tmp_path_factory):
    """The seeds' graph in compressed parts."""
    folder = tmp_path_factory.mktemp("parts")
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr("kg.builds.export._MEGABYTE", 400_000)
    try:
        assert len(export_parts(seeds.path.parent, folder, 1, workers=1)) > 2
    finally:
        monkeypatch.undo()
    return folder


def test_compressed_parts_are_loaded_graph_by_graph(store, seeds, exported):
    done = load(store.remote(), Plan(exported, per_document=True, replace=True))
    lines = (seeds.path.parent / "graph.nq").read_text("utf-8").count("\n")
    assert done.verified and done.triples == lines and len(done.graphs) >= 6


@pytest.mark.parametrize("store", STORES[2:], indirect=True)
def test_the_bulk_loader_of_virtuoso_reads_compressed_parts(store, seeds, exported):
    done = load_in_bulk(store.remote(), Plan(exported, per_document=True, replace=True), store.sql)
    lines = (seeds.path.parent / "graph.nq").read_text("utf-8").count("\n")
    assert done.verified and done.triples == lines and len(done.graphs) >= 6


@pytest.mark.parametrize("store", STORES[2:], indirect=True)
def test_a_wrong_password_shuts_nobody_out_of_virtuoso(store, seeds, monkeypatch):
    into = Plan(seeds.path.parent, "https://example.org/bulk")
    with monkeypatch.context() as patch:
        patch.setenv("KG_STORE_PASSWORD", "a-wrong-one")
        for _ in range(4):
            with pytest.raises(UnknownUserError, match="KG_STORE_PASSWORD") as caught:
                load_in_bulk(store.remote(), into, store.sql)
            assert "a-wrong-one" not in str(caught.value)
    assert load_in_bulk(store.remote(), into, store.sql).verified


@pytest.mark.parametrize("store", STORES[2:], indirect=True)
def test_the_bulk_loader_reads_one_file_and_says_which_it_may_not(store, tmp_path):
    (tmp_path / "a_b.ttl").write_text("<https://example.org/a> <https://example.org/b> 1 .\n", "utf-8")
    (tmp_path / "a-b.ttl").write_text("<https://example.org/c> <https://example.org/d> 2 .\n", "utf-8")
    into = "https://example.org/one"
    done = load_in_bulk(store.remote(), Plan(tmp_path / "a_b.ttl", into, replace=True), store.sql)
    assert done.verified and done.graphs[0].counted == 1, "a name is no pattern"
    with (
        TemporaryDirectory(dir="/var/tmp") as elsewhere,
        pytest.raises(StoreError, match=r"may not read the file.*DirsAllowed"),
    ):
        copied = shutil.copy(tmp_path / "a_b.ttl", elsewhere)
        load_in_bulk(store.remote(), Plan(Path(copied), into), store.sql)


def kill_amid_a_bulk_load_and_load_again(store, into, triples):
    """Kill Virtuoso while it reads the million triples, start it, and run the same load again."""
    threading.Timer(1.5, store.stop, (signal.SIGKILL,)).start()
    with pytest.raises(StoreError, match="run the same command again"):
        load_in_bulk(store.remote(tries=1), into, store.sql)
    store.start()
    assert store.remote().count(into.graph) < triples
    return load_in_bulk(store.remote(), into, store.sql)


def test_a_million_triples_and_ten_questions_have_the_answers_of_rdflib(store, million):
    remote, names = store.remote(), KnowledgeGraph(million.path).store
    if store.name == "virtuoso":
        done = kill_amid_a_bulk_load_and_load_again(store, Plan(million.path, GRAPH), million.triples)
    else:
        done = load(remote, Plan(million.path))
    assert done.verified and done.triples == million.triples >= big.MILLION
    assert len(million.answers) == 10
    for name, wanted in million.answers.items():
        assert as_json(ask(store, name, names)) == wanted, name
