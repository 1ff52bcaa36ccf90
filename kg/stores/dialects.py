"""What triplestores call their addresses, and what they promise: all speak the Graph Store Protocol, each in its way."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kg.stores.http import StoreError, bare, check_address


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of store is spoken to.

    Attributes:
        name: what it is called on the command line.
        data: the path of the graph store, behind the address; None where there is only SPARQL Update.
        update: the path of SPARQL Update; None where there is none.
        query: the path of SPARQL queries.
        graph: the parameter that names a graph.
        default: the parameter that names the default graph; None where there is none.
        puts: whether PUT replaces a graph; else it is cleared by an update first.
        atomic: whether PUT and MOVE happen wholly or not at all.
        moves: whether MOVE is to be trusted: TDB2 of Jena 5.5 writes decimals anew, and has them twice.
        union: whether a query without GRAPH sees all graphs.
    """

    name: str
    data: str | None
    update: str | None
    query: str
    graph: str = "graph"
    default: str | None = "default"
    puts: bool = True
    atomic: bool = True
    moves: bool = True
    union: bool = False


#: The kinds of stores; the first three are tested against the real server.
DIALECTS: dict[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect("oxigraph", "/store", "/update", "/query"),
        Dialect("fuseki", "/data", "/update", "/query", moves=False),
        Dialect(
            "virtuoso",
            "/sparql-graph-crud-auth",
            None,
            "/sparql",
            graph="graph-uri",
            default=None,
            atomic=False,
            union=True,
        ),
        Dialect("rdf4j", "/rdf-graphs/service", "/statements", "", union=True),
        Dialect("graphdb", "/rdf-graphs/service", "/statements", "", union=True),
        Dialect("qlever", "", "", "", atomic=False, union=True),
        Dialect("blazegraph", "", "", "", graph="context-uri", default="", puts=False, atomic=False, union=True),
        Dialect("gsp", "", None, "", atomic=False),
        Dialect("update", None, "", "", puts=False, atomic=False),
    )
}
#: Ends of addresses that tell which store they are of.
_ENDS = {
    "/store": "oxigraph",
    "/data": "fuseki",
    "/sparql-graph-crud-auth": "virtuoso",
    "/sparql-graph-crud": "virtuoso",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A store at an address.

    Attributes:
        base: the address, without a closing slash.
        dialect: how it is spoken to.
        asked: the address of queries, where the user gave one.
    """

    base: str
    dialect: Dialect
    asked: str = ""

    @property
    def query(self) -> str:
        """The address of queries."""
        return self.asked or self.base + self.dialect.query

    @property
    def update(self) -> str | None:
        """The address of SPARQL Update, where there is one."""
        return None if self.dialect.update is None else self.base + self.dialect.update

    def data(self, graph: str | None) -> str | None:
        """The address of a graph (None is the default graph), where there is a graph store.

        Raises:
            StoreError: the store has no default graph that can be written.

        >>> endpoint("http://localhost:7878", "oxigraph").data("urn:a b")
        'http://localhost:7878/store?graph=urn%3Aa%20b'
        """
        if self.dialect.data is None:
            return None
        if graph is None:
            if self.dialect.default is None:
                raise StoreError("has no default graph to load into", where=self.base, remedy="name one with --graph")
            return f"{self.base}{self.dialect.data}" + (f"?{self.dialect.default}" if self.dialect.default else "")
        return f"{self.base}{self.dialect.data}?{self.dialect.graph}={quote(graph, safe='')}"


def endpoint(address: str, kind: str | None = None, query: str = "") -> Endpoint:
    """The store at an address.

    Args:
        address: the address of the store, or of its graph store.
        kind: a name of `DIALECTS`; None to tell it by the address.
        query: the address of queries, where it differs from the usual.

    Raises:
        StoreError: the address is malformed, or does not tell the kind.

    >>> endpoint("http://localhost:3030/ds/data").query
    'http://localhost:3030/ds/query'
    """
    check_address(address)
    base = address.rstrip("/")
    path = urlsplit(base).path
    end = next((end for end in _ENDS if path.endswith(end)), "")
    if kind is None:
        kind = _ENDS.get(end) or _kind_of(path)
    if kind is None or kind not in DIALECTS:
        what = "the address does not tell the kind of store" if kind is None else f"there is no kind of store {kind!r}"
        raise StoreError(what, where=bare(address), remedy="use --store with one of " + ", ".join(DIALECTS))
    if end and _ENDS[end] == kind:
        base = base.removesuffix(end)
    return Endpoint(base, DIALECTS[kind], query)


def _kind_of(path: str) -> str | None:
    if "/repositories/" in path:
        return "rdf4j"
    return "blazegraph" if path.startswith("/blazegraph/") else None
