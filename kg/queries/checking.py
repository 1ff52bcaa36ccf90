"""Validation of a graph file, each finding with the words in the documents that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.findings import Finding, bilingual
from kg.graph.validate import validate
from kg.graph.vocabulary import GWR, PREFIXES, A
from kg.model.kept import text_name
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

_WORDS = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + """SELECT DISTINCT ?evidence ?name ?sha ?start ?end ?words WHERE {
  ?evidence oa:hasSource ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?words .
  ?document dcterms:source ?name ; gwr:sha256 ?sha }"""
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
    order = ("violation", "warning", "info")
    findings = (*_unlike_the_texts(graph), *validate(triples))
    for finding in sorted(findings, key=lambda one: (order.index(one.severity), one)):
        if finding.focus not in known:
            known[finding.focus] = _locate(graph.store, finding)
        at = known[finding.focus]
        found.append(Located(finding, at.label, at.quote, at.document, at.start, at.end))
    return tuple(found)


def _unlike_the_texts(graph: KnowledgeGraph) -> Iterator[Finding]:
    """Evidence whose words are not those of the text that the build kept beside the graph, where it kept one."""
    folder = graph.path.parent
    if not (folder / "texts").is_dir():
        return
    message = bilingual(
        "证据的原文与保存的文本不符；核对 oa:start、oa:end 与 oa:exact，或重新构建",
        "The words of evidence are not those of the kept text; Check oa:start, oa:end and oa:exact, or build again",
    )
    kept: dict[str, str] = {}
    found = graph.store.query(_WORDS)
    assert isinstance(found, ox.QuerySolutions)
    for row in found:
        name, digest, words = _text(row["name"]), _text(row["sha"]), _text(row["words"])
        if digest not in kept:
            kept[digest] = _kept(folder, name, digest)
        start, end = _text(row["start"]), _text(row["end"])
        if kept[digest] and start.isdigit() and end.isdigit():
            there = kept[digest][int(start) : int(end)]
            if there != words:
                yield Finding("violation", "evidence_differs", _text(row["evidence"]), message, there)


def _kept(folder: Path, name: str, digest: str) -> str:
    """The text of a document as the build kept it; empty where it did not."""
    for file in (text_name(f"{name.removesuffix('.txt')}-{digest[:16]}"), text_name(name)):
        try:
            return (folder / file).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return ""


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
