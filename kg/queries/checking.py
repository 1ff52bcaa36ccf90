"""Validation of a graph file, each finding with the words in the documents that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.findings import Finding
from kg.graph.validate import validate
from kg.graph.vocabulary import GWR, PREFIXES, A
from kg.queries.graph import KnowledgeGraph
from kg.queries.names import label_of

#: From a node to evidence: its own, that of the statements about it, or where it is named; the nearest first.
_WAYS = (
    "?node oa:exact ?any BIND(?node AS ?evidence)",
    "?node prov:wasDerivedFrom ?evidence",
    "?node gwr:mentionedIn ?evidence",
    "{ ?fact rdf:subject ?node } UNION { ?fact gwr:about|gwr:target ?node } ?fact prov:wasDerivedFrom ?evidence",
)
_EVIDENCE = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + """SELECT ?node ?quote ?document ?start ?end WHERE {{
  {way} .
  ?evidence oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?evidence oa:hasSource/dcterms:source ?document }}
}} ORDER BY ?document ?start ?end LIMIT 1"""
)


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the words it comes from.

    Attributes:
        finding: what the shapes or the checks found.
        label: what the node is called, where it has a name.
        quote: the words of its evidence; empty where it has none.
        document: the file that they stand in.
        start: where they begin, in code points.
        end: where they end, exclusive.
    """

    finding: Finding
    label: str = ""
    quote: str = ""
    document: str = ""
    start: str = ""
    end: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The finding as data that JSON can hold."""
        data: dict[str, Any] = self.finding.as_dict()
        if self.label:
            data["label"] = self.label
        if self.quote:
            place = {k: int(v) if v.isdigit() else v for k, v in (("start", self.start), ("end", self.end))}
            data["evidence"] = {"quote": self.quote, "document": self.document, **place}
        return data


def check_graph(graph: KnowledgeGraph) -> tuple[Located, ...]:
    """What the shapes and the checks find in a graph, violations first; none where it conforms.

    Raises:
        QueryError: the file is malformed, or holds nothing that could be checked.
    """
    triples = graph.triples()
    if not any(_is_told(triple) for triple in triples):
        what = "holds nothing in the terms of the ontology" if triples else "the graph is empty"
        raise QueryError(what, where=str(graph.path), remedy="name the output folder of kg build, or its graph.ttl")
    known: dict[str, Located] = {}
    found = []
    for finding in validate(triples):
        if finding.focus not in known:
            known[finding.focus] = _locate(graph.store, finding)
        at = known[finding.focus]
        found.append(Located(finding, at.label, at.quote, at.document, at.start, at.end))
    return tuple(found)


def _is_told(triple: ox.Triple) -> bool:
    """Whether a triple says that something is of a class of the vocabulary."""
    return triple.predicate == A and isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith(GWR)


def _locate(store: ox.Store, finding: Finding) -> Located:
    try:
        node = ox.NamedNode(finding.focus)
    except ValueError:  # a blank node, or an IRI that is none: there is nothing to look up
        return Located(finding)
    label = label_of(store, node)
    label = "" if finding.focus.endswith(label) else label
    for way in _WAYS:
        query = _EVIDENCE.format(way=way)
        solutions = store.query(query, substitutions={ox.Variable("node"): node})
        assert isinstance(solutions, ox.QuerySolutions)
        for row in solutions:
            return Located(finding, label, *(_text(row[name]) for name in ("quote", "document", "start", "end")))
    return Located(finding, label)


def _text(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))
