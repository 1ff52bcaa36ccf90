"""Ways to break a good graph, each with the rule that must catch it.

A graph is a list of triples in the terms of N-Triples. A way takes the list and gives a broken one; it takes hold of
the first triple of its kind, and fails where there is none.
"""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kg.graph.vocabulary import PREFIXES

Triple = tuple[str, str, str]
Way = Callable[[list[Triple]], list[Triple]]
_NAMES = {**PREFIXES, "gwrs": "https://w3id.org/gwr/scheme/", "id": "https://w3id.org/gwr/id/", "urn": "urn:"}
NOTHING = "id:nothing-0000000000000000"


def term(text: str) -> str:
    """A term in the form of N-Triples: prefixed names are spelt out, literals and variables stay."""
    if text.startswith(('"', "<", "_:")):
        name, sign, kind = text.rpartition("^^")
        return f"{name}^^{term(kind)}" if sign and not kind.startswith("<") else text
    prefix, _, local = text.partition(":")
    return f"<{_NAMES[prefix]}{local}>"


def read(triples: list[ox.Triple]) -> list[Triple]:
    """Triples as texts, in the order given."""
    return [(str(t.subject), str(t.predicate), str(t.object)) for t in triples]


def write(triples: list[Triple]) -> str:
    """The graph in N-Triples."""
    return "".join(f"{s} {p} {o} .\n" for s, p, o in triples)


def first(triples: list[Triple], predicate: str, kind: str = "", value: str = "") -> int:
    """Where the first triple of a predicate stands whose subject is of a class and whose object begins so."""
    of_kind = {s for s, p, o in triples if p == term("rdf:type") and o == term(kind)} if kind else None
    for at, (s, p, o) in enumerate(triples):
        if p == term(predicate) and (of_kind is None or s in of_kind) and o.startswith(value and term(value)[:-1]):
            return at
    raise AssertionError(f"nothing to break: {predicate} {kind} {value}")


def drop(predicate: str, kind: str = "", value: str = "") -> Way:
    """Leave the triple out."""

    def way(triples: list[Triple]) -> list[Triple]:
        at = first(triples, predicate, kind, value)
        return triples[:at] + triples[at + 1 :]

    return way


def swap(predicate: str, new: str, kind: str = "", value: str = "") -> Way:
    """Put another object into the triple."""

    def way(triples: list[Triple]) -> list[Triple]:
        at = first(triples, predicate, kind, value)
        s, p, _ = triples[at]
        return [*triples[:at], (s, p, term(new)), *triples[at + 1 :]]

    return way


def more(predicate: str, new: str, kind: str = "", value: str = "", by: str = "") -> Way:
    """Say something more of the triple's subject, with the same or another predicate."""

    def way(triples: list[Triple]) -> list[Triple]:
        at = first(triples, predicate, kind, value)
        return [*triples, (triples[at][0], term(by or predicate), term(new))]

    return way


def rename(kind: str, new: str) -> Way:
    """Give the first node of a class another IRI, wherever it stands."""

    def way(triples: list[Triple]) -> list[Triple]:
        old = triples[first(triples, "rdf:type", kind)][0]
        return [tuple(term(new) if t == old else t for t in triple) for triple in triples]  # type: ignore[misc]

    return way


def forget(kind: str) -> Way:
    """Leave out all that is said of the first node of a class, so that others point into the void."""

    def way(triples: list[Triple]) -> list[Triple]:
        old = triples[first(triples, "rdf:type", kind)][0]
        return [t for t in triples if t[0] != old]

    return way


def turn(predicate: str) -> Way:
    """Let the first triple of a predicate hold the other way round too."""

    def way(triples: list[Triple]) -> list[Triple]:
        s, p, o = triples[first(triples, predicate)]
        return [*triples, (o, p, s)]

    return way


def shift(predicate: str, by: int) -> Way:
    """Move a whole number."""

    def way(triples: list[Triple]) -> list[Triple]:
        at = first(triples, predicate, "gwr:Evidence")
        s, p, o = triples[at]
        number = int(o.split('"')[1]) + by
        return [*triples[:at], (s, p, term(f'"{number}"^^xsd:integer')), *triples[at + 1 :]]

    return way


#: What is broken, the rule that must catch it, and how it is broken.
WAYS: tuple[tuple[str, str, Way], ...] = (
    ("a figure without value", "observation-value", drop("gwr:value")),
    ("a figure without unit", "number-unit", drop("gwr:unit")),
    ("a figure without indicator", "figure-indicator", drop("gwr:indicator", "gwr:Observation")),
    ("a figure about nothing", "figure-about", drop("gwr:about", "gwr:Observation")),
    ("a figure about two things", "figure-about", more("gwr:about", "id:area-410000", "gwr:Observation")),
    ("a figure without measure", "figure-measure", drop("gwr:measureType")),
    ("a figure without comparator", "number-comparator", drop("gwr:comparator")),
    ("a figure without period", "figure-period", drop("gwr:refPeriod", "gwr:Observation")),
    ("a figure without printed value", "number-as-printed", drop("gwr:reportedValue")),
    ("a figure without printed unit", "number-unit-as-printed", drop("gwr:reportedUnit")),
    ("a figure without evidence", "evidence", drop("prov:wasDerivedFrom", "gwr:Observation")),
    ("a figure with two values", "number-value", more("gwr:value", '"1"^^xsd:decimal')),
    ("a value that is text", "number-value", swap("gwr:value", '"many"')),
    ("a value that is an integer", "number-value", swap("gwr:value", '"7"^^xsd:integer')),
    ("a value that is not canonical", "number-value", swap("gwr:value", '"709.30"^^xsd:decimal')),
    ("an unknown measure", "unknown_concept", swap("gwr:measureType", "gwrs:measure-colour")),
    ("an unknown comparator", "unknown_concept", swap("gwr:comparator", "gwrs:comparator-maybe")),
    ("an indicator that is a string", "figure-indicator", swap("gwr:indicator", '"GDP"', "gwr:Observation")),
    ("an observation without status", "observation-status", drop("sdmx-attribute:obsStatus")),
    (
        "an observation with a wrong status",
        "observation-status",
        swap("sdmx-attribute:obsStatus", "sdmx-code:obsStatus-Q"),
    ),
    ("an observation outside the dataset", "observation-dataset", drop("qb:dataSet")),
    (
        "an observation that is a target too",
        "overlapping_classes",
        more("sdmx-attribute:obsStatus", "gwr:Target", by="rdf:type"),
    ),
    ("a target without commitment", "objective-commitment", drop("gwr:commitmentLevel", "gwr:Target")),
    ("a deadline that is no date", "objective-deadline", swap("gwr:deadline", '"June"')),
    ("a deadline after the period", "deadline_outside_period", swap("gwr:deadline", '"2031-06-30"^^xsd:date')),
    ("confidence above one", "confidence", swap("gwr:confidence", '"1.5"^^xsd:decimal', "gwr:Observation")),
    (
        "confidence below zero of a statement",
        "confidence",
        swap("gwr:confidence", '"-0.1"^^xsd:decimal', "gwr:Statement"),
    ),
    ("minimum without bound", "bound_differs", swap("gwr:minValue", '"99"^^xsd:decimal')),
    ("evidence without words", "evidence-words", drop("oa:exact")),
    ("evidence without document", "evidence-source", drop("oa:hasSource")),
    ("evidence that ends before it begins", "evidence-start", shift("oa:end", -5000)),
    ("evidence one character too long", "evidence_length", shift("oa:end", 1)),
    ("evidence behind the end of the document", "evidence_outside_document", shift("oa:end", 100000)),
    ("evidence with two beginnings", "evidence-start", more("oa:start", '"0"^^xsd:integer')),
    ("evidence with a negative start", "evidence-start", swap("oa:start", '"-1"^^xsd:integer')),
    ("a document without name", "document-source", drop("dcterms:source")),
    ("a document without digest", "document-digest", drop("gwr:sha256")),
    ("a document without length", "document-length", drop("gwr:characterCount")),
    ("a period without end", "period-end", drop("gwr:endDate")),
    ("a period that ends before it begins", "period-start", swap("gwr:endDate", '"1999-01-01"^^xsd:date')),
    (
        "a period with a time instead of a day",
        "period-start",
        swap("gwr:startDate", '"2020-01-01T00:00:00"^^xsd:dateTime'),
    ),
    ("a statement without subject", "statement-subject", drop("rdf:subject")),
    ("a statement without predicate", "statement-predicate", drop("rdf:predicate")),
    ("a statement without object", "statement-object", drop("rdf:object")),
    ("a statement without evidence", "evidence", drop("prov:wasDerivedFrom", "gwr:Statement")),
    ("a statement without confidence", "confidence", drop("gwr:confidence", "gwr:Statement")),
    ("a statement of a triple that is not there", "statement_not_asserted", drop("gwr:leads")),
    ("a relation without statement", "fact_without_statement", more("gwr:leads", "id:area-410102", by="gwr:locatedIn")),
    ("a person who leads what is not there", "dangling_reference", more("gwr:leads", NOTHING, by="gwr:leads")),
    ("a thing without label", "label", drop("rdfs:label", "gwr:Enterprise")),
    ("a label without language", "label", swap("rdfs:label", '"华润"', "gwr:Enterprise")),
    ("two labels", "label", more("rdfs:label", '"华润"@zh', "gwr:Enterprise")),
    (
        "an alias without language",
        "alternative-name",
        more("rdfs:label", '"华润"', "gwr:Enterprise", by="skos:altLabel"),
    ),
    ("a thing that nobody names", "thing_without_mention", drop("gwr:mentionedIn", "gwr:Enterprise")),
    ("a mention that is no evidence", "mention", swap("gwr:mentionedIn", "id:area-410102", "gwr:Enterprise")),
    (
        "two classes that exclude each other",
        "overlapping_classes",
        more("rdfs:label", "gwr:Person", "gwr:Enterprise", by="rdf:type"),
    ),
    ("a class that nobody defined", "unknown_term", more("rdfs:label", "gwr:Dragon", "gwr:Enterprise", by="rdf:type")),
    ("a property that nobody defined", "unknown_term", more("rdfs:label", '"x"', "gwr:Enterprise", by="gwr:colour")),
    ("a status that nobody defined", "status-object", swap("gwr:hasStatus", "gwrs:status-lost")),
    ("a district without code", "area-has-code", drop("gwr:gb2260Code", "gwr:District")),
    ("a code of five digits", "area-code", swap("gwr:gb2260Code", '"41010"', "gwr:District")),
    ("two areas of one code", "duplicate_codes", swap("gwr:gb2260Code", '"410000"', "gwr:District")),
    ("a place within itself", "place_cycle", turn("gwr:within")),
    ("a place that lies nowhere", "placed", drop("gwr:locatedIn", "gwr:IndustrialPark")),
    ("an IRI in Chinese", "iri", rename("gwr:Enterprise", "id:enterprise-华润")),
    ("an IRI in percent signs", "iri", rename("gwr:Enterprise", "id:enterprise-%E5%8D%8E")),
    ("a blank node", "iri", rename("gwr:Enterprise", "_:b")),
    ("a person of nothing", "tenure-person", forget("gwr:Person")),
    ("a document that is gone", "evidence-source", forget("gwr:SourceDocument")),
    ("a period that is gone", "dangling_reference", forget("gwr:Period")),
    ("an office without holder", "tenure-person", drop("org:member")),
    ("an office without role", "tenure-position", drop("org:role")),
    ("an event without type", "event-type", drop("gwr:eventType", "gwr:Opening")),
    ("an event without evidence", "evidence", drop("prov:wasDerivedFrom", "gwr:Opening")),
    ("a signing of nothing", "event-participant", drop("gwr:concernsProject", "gwr:SigningEvent")),
    ("a district that signs a district", "signed-object", more("gwr:signed", "id:area-410000")),
    ("an indicator without name", "indicator-label", drop("skos:prefLabel", "gwr:Indicator")),
)
