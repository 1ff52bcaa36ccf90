"""The SPARQL behind differences: every fact of a kind with its key, its value, its district and its words."""

from __future__ import annotations

from dataclasses import dataclass

_HEAD = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX gwr: <https://w3id.org/gwr/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sdmx-attribute: <http://purl.org/linked-data/sdmx/2009/attribute#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
#: The words of a fact, behind its other patterns and in front of what is optional: engines join in that order.
_SOURCE = """
  ?evidence oa:exact ?quote ; oa:hasSource ?source .
  ?source dcterms:source ?document .
  OPTIONAL { ?source dcterms:spatial/rdfs:label ?district }"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact.

    Attributes:
        name: what it is called.
        key: the columns that say what the fact is of.
        words: those of them that people read.
        value: the columns that may change.
        sparql: the query; its columns hold ``district``, ``quote`` and ``document`` besides these.
    """

    name: str
    key: tuple[str, ...]
    words: tuple[str, ...]
    value: tuple[str, ...]
    sparql: str


_FIGURE = Kind(
    "figure",
    ("aboutIri", "indicatorIri", "measure", "period", "qualifier", "promise"),
    ("about", "indicator", "measure", "qualifier", "period", "promise"),
    ("comparator", "value", "unit", "status"),
    _HEAD
    + """SELECT DISTINCT ?aboutIri ?indicatorIri ?about ?indicator ?measure ?period ?qualifier ?promise ?comparator ?value ?unit
  ?status ?district ?quote ?document
WHERE {
  VALUES (?class ?promise) { (gwr:Observation "") (gwr:Target "target") }
  ?figure a ?class ; gwr:about ?aboutIri ; gwr:indicator ?indicatorIri ; gwr:measureType ?measureIri ; gwr:refPeriod/rdfs:label ?period ;
    gwr:reportedValue ?value ; gwr:reportedUnit ?unit ; gwr:comparator ?comparatorIri ; prov:wasDerivedFrom ?evidence .
  ?aboutIri rdfs:label ?about .
  ?indicatorIri skos:prefLabel ?indicator . FILTER(LANG(?indicator) = "zh")"""
    + _SOURCE
    + """
  OPTIONAL { ?figure gwr:qualifier ?qualifier }
  OPTIONAL { ?figure sdmx-attribute:obsStatus ?statusIri }
  BIND(REPLACE(STRAFTER(STR(?measureIri), "measure-"), "^level$", "") AS ?measure)
  BIND(REPLACE(STRAFTER(STR(?comparatorIri), "comparator-"), "^equal$", "") AS ?comparator)
  BIND(IF(STRENDS(STR(?statusIri), "-E"), "estimate", "") AS ?status)
}""",
)
_RELATION = Kind(
    "relation",
    ("subjectIri", "predicate", "objectIri"),
    ("subject", "predicate", "object"),
    ("role", "period"),
    _HEAD
    + """SELECT DISTINCT ?subjectIri ?objectIri ?subject ?predicate ?object ?role ?period ?district ?quote ?document
WHERE {
  ?statement rdf:subject ?subjectIri ; rdf:predicate ?predicateIri ; rdf:object ?objectIri ; prov:wasDerivedFrom ?evidence ."""
    + _SOURCE
    + """
  OPTIONAL { ?subjectIri rdfs:label ?subject }
  OPTIONAL { ?objectIri rdfs:label ?label }
  OPTIONAL { ?statement gwr:role ?role }
  OPTIONAL { ?statement gwr:refPeriod/rdfs:label ?period }
  BIND(STRAFTER(STR(?predicateIri), "#") AS ?predicate)
  BIND(COALESCE(STR(?label), STRAFTER(STR(?objectIri), "/scheme/")) AS ?object)
}""",
)
_THING = Kind(
    "thing",
    ("thingIri",),
    ("label",),
    ("what",),
    _HEAD
    + """SELECT DISTINCT ?thingIri ?label ?what ?district ?quote ?document
WHERE {
  { SELECT ?thingIri (MIN(STR(?mention)) AS ?first) WHERE { ?thingIri gwr:mentionedIn ?mention } GROUP BY ?thingIri }
  BIND(IRI(?first) AS ?evidence)
  ?thingIri rdfs:label ?label ."""
    + _SOURCE
    + """
  {
    ?thingIri a ?type . FILTER(STRSTARTS(STR(?type), "https://w3id.org/gwr/core#"))
    BIND(STRAFTER(STR(?type), "#") AS ?what)
  } UNION { ?thingIri rdfs:label|skos:altLabel ?name . BIND(STR(?name) AS ?what) }
}""",
)
_EVENT = Kind(
    "event",
    ("type", "event", "when"),
    ("type", "event", "when"),
    (),
    _HEAD
    + """SELECT DISTINCT ?type ?event ?when ?district ?quote ?document
WHERE {
  ?fact rdfs:label ?event ; prov:wasDerivedFrom ?evidence ."""
    + _SOURCE
    + """
  { ?fact gwr:eventType ?typeIri . BIND(STRAFTER(STR(?typeIri), "event-type-") AS ?type) }
  UNION { ?fact a gwr:Tenure . BIND("tenure" AS ?type) }
  OPTIONAL { ?fact gwr:eventDate|gwr:attestedOn ?date }
  OPTIONAL { ?fact gwr:occursDuring/rdfs:label ?during }
  BIND(COALESCE(STR(?date), ?during, "") AS ?when)
}""",
)
_OBJECTIVE = Kind(
    "objective",
    ("aboutIri", "aim", "period"),
    ("about", "aim", "period"),
    ("commitment", "deadline"),
    _HEAD
    + """SELECT DISTINCT ?aboutIri ?about ?aim ?period ?commitment ?deadline ?district ?quote ?document
WHERE {
  ?objective a gwr:Objective ; gwr:about ?aboutIri ; rdfs:label ?aim ; prov:wasDerivedFrom ?evidence .
  FILTER NOT EXISTS { ?objective a gwr:Target }
  ?aboutIri rdfs:label ?about ."""
    + _SOURCE
    + """
  OPTIONAL { ?objective gwr:refPeriod/rdfs:label ?period }
  OPTIONAL { ?objective gwr:commitmentLevel ?level }
  OPTIONAL { ?objective gwr:deadline ?deadline }
  BIND(STRAFTER(STR(?level), "commitment-") AS ?commitment)
}""",
)
_VERDICT = Kind(
    "verdict",
    ("target", "quote"),
    ("target",),
    ("verdict", "outcome"),
    _HEAD
    + """SELECT DISTINCT ?target ?verdict ?outcome ?district ?quote ?document
WHERE {
  ?assessment gwr:target ?targetIri ; gwr:verdict ?verdictIri .
  ?targetIri rdfs:label ?target ; prov:wasDerivedFrom ?evidence ."""
    + _SOURCE
    + """
  OPTIONAL { ?assessment gwr:outcome/rdfs:label ?outcome }
  BIND(STRAFTER(STR(?verdictIri), "verdict-") AS ?verdict)
}""",
)

#: The kinds of facts, in the order in which they are told.
KINDS = (_FIGURE, _OBJECTIVE, _VERDICT, _RELATION, _THING, _EVENT)
