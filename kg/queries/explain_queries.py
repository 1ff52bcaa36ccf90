"""The SPARQL behind explanations; ``?thing`` is bound to what is explained."""

from __future__ import annotations

from kg.graph.vocabulary import PREFIXES

_HEAD = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + "PREFIX gwrs: <https://w3id.org/gwr/scheme/>\n"
)
_EVIDENCE = """
  ?fact prov:wasDerivedFrom ?evidence .
  ?evidence oa:exact ?quote ; oa:start ?start ; oa:end ?end ; oa:hasSource/dcterms:source ?document ."""

#: Where the documents name it.
MENTIONS = f"""{_HEAD}
SELECT DISTINCT ?thing ?quote ?document ?start ?end WHERE {{
  ?thing gwr:mentionedIn ?evidence .
  ?evidence oa:exact ?quote ; oa:start ?start ; oa:end ?end ; oa:hasSource/dcterms:source ?document }}"""

#: The figures of it, the counts that it is an example of, and what came of its targets; those of the scheme first.
FIGURES = f"""{_HEAD}
SELECT DISTINCT ?thing ?about ?indicator ?measure ?comparator ?value ?unit ?period ?status ?qualifier ?verdict ?role
  ?figure ?minted ?normal ?quote ?document ?start ?end
WHERE {{
  {{ ?fact gwr:about ?thing . BIND("about" AS ?role) }} UNION {{ ?fact gwr:hasExemplar ?thing . BIND("exemplar" AS ?role) }}
  UNION {{ ?fact gwr:indicator ?thing . BIND("indicator" AS ?role) }}
  VALUES (?kind ?word) {{ (gwr:Observation "observation") (gwr:Target "target") }}
  ?fact a ?kind ; gwr:reportedIndicator ?indicator ; gwr:measureType ?measureIri ; gwr:comparator ?comparatorIri ;
    gwr:reportedValue ?value ; gwr:reportedUnit ?unit .{_EVIDENCE}
  OPTIONAL {{ ?fact gwr:about/rdfs:label ?about }}
  OPTIONAL {{ ?fact gwr:indicator ?indicatorIri . ?indicatorIri skos:prefLabel ?normal . FILTER(LANG(?normal) = "zh")
    OPTIONAL {{ ?indicatorIri gwr:theme ?theme }} }}
  OPTIONAL {{ ?fact gwr:refPeriod/rdfs:label ?period }}
  OPTIONAL {{ ?fact gwr:qualifier ?qualifier }}
  OPTIONAL {{ ?fact sdmx-attribute:obsStatus ?statusIri }}
  OPTIONAL {{ ?assessment gwr:target ?fact ; gwr:verdict ?verdictIri }}
  BIND(?fact AS ?figure)
  BIND(IF(BOUND(?theme), 0, 1) AS ?minted)
  BIND(STRAFTER(STR(?measureIri), "measure-") AS ?measure)
  BIND(STRAFTER(STR(?comparatorIri), "comparator-") AS ?comparator)
  BIND(STRAFTER(STR(?verdictIri), "verdict-") AS ?verdict)
  BIND(IF(?word = "target", "target", IF(STRENDS(STR(?statusIri), "-E"), "estimate", "actual")) AS ?status)
}}"""

#: What is stated of it, whichever end it stands at.
RELATIONS = f"""{_HEAD}
SELECT DISTINCT ?thing ?subject ?predicate ?object ?role ?period ?statement ?quote ?document ?start ?end
WHERE {{
  {{ ?fact rdf:subject ?thing }} UNION {{ ?fact rdf:object ?thing }}
  ?fact rdf:subject/rdfs:label ?subject ; rdf:predicate ?predicateIri ; rdf:object ?objectIri .{_EVIDENCE}
  OPTIONAL {{ ?objectIri rdfs:label ?label }}
  OPTIONAL {{ ?fact gwr:role ?role }}
  OPTIONAL {{ ?fact gwr:refPeriod/rdfs:label ?period }}
  BIND(?fact AS ?statement)
  BIND(STRAFTER(STR(?predicateIri), "#") AS ?predicate)
  BIND(COALESCE(STR(?label), STRAFTER(STR(?objectIri), "/scheme/")) AS ?object)
}}"""

#: What happened to it or through it, and the offices that it held or gave.
EVENTS = f"""{_HEAD}
SELECT DISTINCT ?thing ?event ?type ?date ?period ?eventNode ?quote ?document ?start ?end
WHERE {{
  ?fact ?role ?thing ; rdfs:label ?event .
  {{ ?fact gwr:eventType ?typeIri . BIND(STRAFTER(STR(?typeIri), "event-type-") AS ?type) }}
  UNION {{ ?fact a gwr:Tenure . BIND("tenure" AS ?type) }}{_EVIDENCE}
  OPTIONAL {{ ?fact gwr:eventDate|gwr:attestedOn ?date }}
  OPTIONAL {{ ?fact gwr:occursDuring/rdfs:label ?period }}
  BIND(?fact AS ?eventNode)
}}"""
