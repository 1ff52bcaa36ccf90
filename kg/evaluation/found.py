"""What a graph says of annotated documents: figures, things and relations, in the annotators' terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from kg.evaluation.terms import CLASSES, COMPARATORS, GENERAL, MEASURES, PREDICATES, STATUS
from kg.evaluation.text import Text, Window, name_key
from kg.queries.graph import KnowledgeGraph
from kg.queries.rows import Row

_GWR = "https://w3id.org/gwr/core#"
_PREFIXES = f"""
PREFIX gwr: <{_GWR}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sdmx-attribute: <http://purl.org/linked-data/sdmx/2009/attribute#>
"""
# No ORDER BY: the engine gives rows in the order of the file, which is that of the first fact of a document that matches.
_EVIDENCE = """SELECT ?evidence ?source ?start ?end ?exact WHERE {
  ?evidence oa:hasSource/dcterms:source ?source ; oa:start ?start ; oa:end ?end . OPTIONAL { ?evidence oa:exact ?exact }
}"""
_LABELS = "SELECT ?thing ?label WHERE { ?thing rdfs:label|skos:prefLabel|skos:altLabel ?label }"
_CLASSES = "SELECT ?thing ?class WHERE { ?thing a ?class }"
_MENTIONS = "SELECT ?thing ?evidence WHERE { ?thing gwr:mentionedIn ?evidence }"
_FIGURES = """SELECT ?figure ?kind ?about ?indicator ?words ?measure ?value ?unit ?comparator ?start ?end ?status ?evidence
WHERE {
  VALUES ?kind { gwr:Observation gwr:Target }
  ?figure a ?kind ; gwr:about ?about ; gwr:indicator ?indicator ; gwr:measureType ?measure ; gwr:reportedValue ?value ;
    gwr:comparator ?comparator ; prov:wasDerivedFrom ?evidence .
  OPTIONAL { ?figure gwr:reportedUnit ?unit }
  OPTIONAL { ?figure gwr:refPeriod ?period . ?period gwr:startDate ?start ; gwr:endDate ?end }
  OPTIONAL { ?figure gwr:reportedIndicator ?words }
  OPTIONAL { ?figure sdmx-attribute:obsStatus ?status }
}"""
_RELATIONS = """SELECT ?subject ?predicate ?object ?evidence WHERE {
  ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; prov:wasDerivedFrom ?evidence
}"""


@dataclass(slots=True)
class FoundFigure:
    """A figure of the graph."""

    measure: str
    value: float
    unit: str
    comparator: str
    period: str
    status: str
    subjects: set[str] = field(default_factory=set)
    indicators: set[str] = field(default_factory=set)
    spans: list[Window] = field(default_factory=list)

    def shown(self, name: str) -> str:
        """An attribute in words."""
        names = {"subject": self.subjects, "indicator": self.indicators}.get(name)
        return "/".join(sorted(names)) if names is not None else str(getattr(self, name))


@dataclass(slots=True)
class FoundThing:
    """A thing of the graph, as one document names it."""

    kind: str
    label: str
    names: set[str]
    spans: list[Window]


@dataclass(slots=True)
class FoundRelation:
    """A relation of the graph, as one document states it; its ends by all their names."""

    predicate: str
    subjects: set[str]
    objects: set[str]
    spans: list[Window]


@dataclass(slots=True)
class Found:
    """What the graph says of one document."""

    figures: list[FoundFigure] = field(default_factory=list)
    things: list[FoundThing] = field(default_factory=list)
    relations: list[FoundRelation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    stem: str
    window: Window
    words: str


def read_found(graph: KnowledgeGraph, texts: Mapping[str, Text]) -> dict[str, Found]:
    """What a graph says of some documents, by the stems of their files.

    Args:
        graph: the graph.
        texts: the documents' texts, by stem.
    """
    reader = _Reader(graph, texts)
    found = {stem: Found() for stem in texts}
    reader.figures(found)
    reader.things(found)
    reader.relations(found)
    return found


def period_of(start: str, end: str) -> str:
    """A period as annotators write it, from its first and last day.

    >>> period_of("2020-01-01", "2020-12-31"), period_of("2024-01-01", "2024-11-30"), period_of("2016-01-01", "2020-12-31")
    ('2020', '2024-01/2024-11', '2016/2020')
    """
    if start[:4] != end[:4]:
        return f"{start[:4]}/{end[:4]}"
    if (start[5:], end[5:]) == ("01-01", "12-31"):
        return start[:4]
    return start[:7] if start[:7] == end[:7] else f"{start[:7]}/{end[:7]}"


class _Reader:
    """Reads one graph."""

    def __init__(self, graph: KnowledgeGraph, texts: Mapping[str, Text]) -> None:
        self.graph = graph
        self.places: dict[str, _Place] = {}
        for row in self.ask(_EVIDENCE):
            stem = PurePath(str(row["source"]).replace("\\", "/")).stem
            if stem in texts:
                window = texts[stem].window(int(str(row["start"])), int(str(row["end"])))
                self.places[str(row["evidence"])] = _Place(stem, window, str(row["exact"] or ""))
        self.labels: dict[str, set[str]] = defaultdict(set)
        for row in self.ask(_LABELS):
            self.labels[str(row["thing"])].add(str(row["label"]))
        self.mentions: dict[str, list[_Place]] = defaultdict(list)
        for row in self.ask(_MENTIONS):
            if (place := self.places.get(str(row["evidence"]))) is not None:
                self.mentions[str(row["thing"])].append(place)

    def ask(self, sparql: str) -> Iterable[Row]:
        return self.graph.query(_PREFIXES + sparql)

    def figures(self, found: dict[str, Found]) -> None:
        known: dict[tuple[str, str], FoundFigure] = {}
        for row in self.ask(_FIGURES):
            place = self.places.get(str(row["evidence"]))
            if place is None:
                continue
            key = str(row["figure"]), place.stem
            if key not in known:
                known[key] = _figure(row)
                found[place.stem].figures.append(known[key])
            about = str(row["about"])
            known[key].subjects |= self.labels[about] | {m.words for m in self.mentions[about] if m.stem == place.stem}
            known[key].indicators |= self.labels[str(row["indicator"])] | (
                {str(row["words"])} if row["words"] else set()
            )
            known[key].spans.append(place.window)

    def things(self, found: dict[str, Found]) -> None:
        kinds: dict[str, list[str]] = defaultdict(list)
        for row in self.ask(_CLASSES):
            local = str(row["class"]).removeprefix(_GWR)
            if local in CLASSES and local != str(row["class"]):
                kinds[str(row["thing"])].append(local)
        for thing, classes in kinds.items():
            kind = CLASSES[min(classes, key=lambda c: c in GENERAL)]
            label = min(self.labels[thing] or {thing}, key=lambda name: (len(name), name))
            places: dict[str, list[_Place]] = defaultdict(list)
            for place in self.mentions[thing]:
                places[place.stem].append(place)
            for stem, said in places.items():
                names = self._names(thing, said)
                found[stem].things.append(FoundThing(kind, label, names, [place.window for place in said]))

    def relations(self, found: dict[str, Found]) -> None:
        known: dict[tuple[str, str, str, str], FoundRelation] = {}
        for row in self.ask(_RELATIONS):
            subject, property_, value = str(row["subject"]), str(row["predicate"]), str(row["object"])
            predicate = PREDICATES.get(property_.removeprefix(_GWR)) if property_.startswith(_GWR) else None
            place = self.places.get(str(row["evidence"]))
            if predicate is None or place is None:
                continue
            key = place.stem, subject, predicate, value
            if key not in known:
                state = {value.rsplit("/", 1)[-1].rsplit("-", 1)[-1]}
                objects = state if predicate == STATUS else self._here(value, place.stem)
                known[key] = FoundRelation(predicate, self._here(subject, place.stem), objects, [])
                found[place.stem].relations.append(known[key])
            known[key].spans.append(place.window)

    def _here(self, thing: str, stem: str) -> set[str]:
        return self._names(thing, [place for place in self.mentions[thing] if place.stem == stem])

    def _names(self, thing: str, said: Collection[_Place]) -> set[str]:
        return {name_key(name) for name in self.labels[thing] | {place.words for place in said}} - {""}


def _figure(row: Row) -> FoundFigure:
    def last(name: str) -> str:
        return str(row[name]).rsplit("-", 1)[-1]

    estimate = str(row["status"] or "").endswith("-E")
    target = str(row["kind"]).endswith("#Target")
    return FoundFigure(
        MEASURES.get(last("measure"), "?"),
        float(str(row["value"])),
        str(row["unit"] or ""),
        COMPARATORS.get(last("comparator"), "?"),
        period_of(str(row["start"]), str(row["end"])) if row["start"] else "",
        "target" if target else "estimate" if estimate else "actual",
    )
