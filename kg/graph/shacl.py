"""The shapes of the ontology run over a graph, by pySHACL, with SHACL Core alone.

No inference runs: the classes of a node are found because the subclass axioms stand in the graph that is validated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import BNode, Node

from kg.graph.findings import Finding, bilingual
from kg.graph.ontology import SHAPES, VOCABULARY, read_ontology

_SH = Namespace("http://www.w3.org/ns/shacl#")
#: All that the shapes need to know of the vocabulary: which class is below which, and what is of which class.
_KNOWN = frozenset({RDF.type, RDFS.subClassOf})


def shape_findings(triples: Iterable[ox.Triple]) -> Iterator[Finding]:
    """What the shapes find in a graph, in no particular order.

    Args:
        triples: the graph, without the ontology.
    """
    import pyshacl  # loading it takes as long as reading a document, and few builds of many check

    graph = to_rdflib(triples)
    for triple in _vocabulary():
        graph.add(triple)
    # inplace: the graph is made for this call, so pySHACL need not copy it
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inference="none", inplace=True)
    if not conforms:
        for result in results.subjects(RDF.type, _SH.ValidationResult):
            yield _finding(results, result)


def to_rdflib(triples: Iterable[ox.Triple]) -> Graph:
    """An rdflib graph of the triples.

    Made term by term, each IRI once: that is faster than a detour over N-Triples, and the lexical forms stay as they
    are, while rdflib's parsers write 54.40 as 54.4 and so hide what a shape should find.
    """
    graph = Graph()
    known: dict[str, URIRef] = {}

    def iri(text: str) -> URIRef:
        if (term := known.get(text)) is None:
            term = known[text] = URIRef(text)
        return term

    def term(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        match node:
            case ox.NamedNode():
                return iri(node.value)
            case ox.Literal():
                if node.language:
                    return Literal(node.value, lang=node.language)
                return Literal(node.value, datatype=iri(node.datatype.value), normalize=False)
            case ox.BlankNode():
                return BNode(node.value)
        raise TypeError("triple terms are not yet read by rdflib")

    for triple in triples:
        graph.add((term(triple.subject), iri(triple.predicate.value), term(triple.object)))
    return graph


@cache
def _vocabulary() -> tuple[tuple[Node, Node, Node], ...]:
    graph = Graph()
    for name in VOCABULARY:
        graph += to_rdflib(q.triple for q in ox.parse(read_ontology(name), format=ox.RdfFormat.TURTLE))
    return tuple(triple for triple in graph if triple[1] in _KNOWN)


def _shapes() -> Graph:
    return Graph().parse(data=read_ontology(SHAPES), format="turtle")


def _finding(results: Graph, result: Node) -> Finding:
    messages = {
        m.language or "en": str(m) for m in results.objects(result, _SH.resultMessage) if isinstance(m, Literal)
    }
    focus, value = results.value(result, _SH.focusNode), results.value(result, _SH.value)
    path = results.value(result, _SH.resultPath)
    if path is not None and results.value(path, _SH.inversePath) is not None:
        # asked of a concept, as the shapes on comparators are: what is wrong is the figure that leads to it
        focus, value = value, None
    return Finding(
        _local(results.value(result, _SH.resultSeverity)).lower(),
        _local(results.value(result, _SH.sourceShape)),
        str(focus),
        bilingual(messages.get("zh", ""), messages.get("en", "")),
        "" if value is None else str(value),
    )


def _local(term: Node | None) -> str:
    return str(term).rsplit("#", 1)[-1]
