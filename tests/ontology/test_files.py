"""The files: they parse alike in two parsers, are in the OWL 2 RL profile that was chosen, and are complete."""

import re
import tomllib
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from kg.graph.ontology import SHAPES, VOCABULARY, check_files, read_ontology
from kg.graph.schemes import indicators_turtle
from kg.graph.terms import value_of
from kg.graph.units import unit_node
from kg.graph.vocabulary import GWR, GWRS
from kg.lexicon import table
from kg.model.document import Genre
from kg.model.entity import Verdict
from kg.model.fact import Commitment, Measure, Predicate, Stage
from kg.model.mention import NameClass
from kg.model.quantity import Comparator, RejectionKind

ROOT = Path(__file__).parent.parent.parent
#: What owlrl hangs its contradictions on.
_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)

#: The names that users' queries and measurements rest on; none may ever go.
FIXED_CLASSES = """
Province PrefectureLevelCity District AdministrativeArea Subdistrict Neighbourhood FunctionalArea IndustrialPark
GreenSpace Project Enterprise Organization GovernmentBody PartyOrganization PublicInstitution Person Road WaterBody
Industry Policy Initiative Honour Meeting NamedEvent Facility ResidentialCompound Product Evidence Statement SigningEvent
Tenure Observation Target IndicatorValue Objective Indicator Period SourceDocument TargetAssessment
"""
FIXED_PROPERTIES = """
mentionedIn locatedIn within signed targets settledIn leads promotes awarded implements hosted owns hasStatus
cooperatesWith produces listedOn confidence about indicator reportedIndicator measureType value unit reportedValue
reportedUnit comparator refPeriod startDate endDate commitmentLevel deadline target outcome verdict reason achievement
relativeToTarget hasExemplar
"""
FIXED_CONCEPTS = {
    "measure": "level growthRate change difference share completionRate rank ratio",
    "comparator": "equal atLeast moreThan atMost lessThan about nearly slightlyMoreThan",
    "status": "planned signed started underway completed opened",
    "verdict": "met notMet onTrack notComparable notReported",
}
#: Schemes and the values of the program that each must hold a concept for.
ENUMERATIONS = {
    "measure": Measure,
    "comparator": Comparator,
    "commitment": Commitment,
    "status": Stage,
    "verdict": Verdict,
    "rejection": RejectionKind,
    "genre": Genre,
}


def own_terms(graph):
    return sorted({str(s) for kind in TERMS for s in graph.subjects(RDF.type, kind) if str(s).startswith(GWR)})


@pytest.mark.parametrize("name", [*VOCABULARY, SHAPES])
def test_two_parsers_read_the_same(name):
    text = read_ontology(name)
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    assert len(Graph().parse(data=text, format="turtle")) == len(store) > 50


@pytest.mark.parametrize("path", check_files(), ids=lambda path: path.stem)
def test_checks_are_queries_of_both_engines(path):
    text = path.read_text("utf-8")
    ox.Store().query(text)
    list(Graph().query(text))
    assert re.search(r"SELECT .*\?focus\b", text)
    assert re.search(r"^# severity: (violation|warning)$", text, re.MULTILINE)


def closed(vocabulary, text):
    """The OWL 2 RL closure of the vocabulary with a graph, and the contradictions that owlrl found in it.

    Labels and definitions are left out, and so are the indicators: there is nothing to be inferred from them.
    """
    graph = Graph()
    indicators = set(vocabulary.subjects(SKOS.inScheme, URIRef(GWRS + "indicator")))
    for subject, predicate, value in vocabulary:
        if subject not in indicators and not isinstance(value, Literal):
            graph.add((subject, predicate, value))
    graph.parse(data=text, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph, sorted(str(error) for error in graph.objects(None, _ERROR))


def test_closure_by_owl_rl(vocabulary, good):
    graph, errors = closed(vocabulary, good)
    assert errors == []
    district = URIRef("https://w3id.org/gwr/id/area-410102")
    assert (district, RDF.type, URIRef(GWR + "AdministrativeArea")) in graph
    park = URIRef("https://w3id.org/gwr/id/park-0000000000000001")
    assert (park, URIRef(GWR + "locatedIn"), district) in graph, "within is below locatedIn, which is transitive"


def test_contradictions_are_seen_by_owl_rl(vocabulary, good):
    wrong = {
        "org-0000000000000001": "id:org-0000000000000001 gwr:within id:area-410102 .",
        "obs-most": "id:obs-most a gwr:Objective .",
        "person-0000000000000001": "id:person-0000000000000001 a gwr:Enterprise .",
        "product-0000000000000001": "id:event-03 gwr:confers id:product-0000000000000001 .",
        "area-410103": "id:area-410103 a gwr:Province .",
    }
    _, errors = closed(vocabulary, good + "\n".join(wrong.values()))
    for key in wrong:
        assert any(key in error for error in errors), key
    assert not any("area-410102" in error for error in errors), "and nothing else is"


def test_profile(vocabulary):
    assert not list(vocabulary.subjects(OWL.inverseOf)), "no inverse properties"
    assert not list(vocabulary.subjects(OWL.hasKey)), "no keys: owlrl merges everything by them"
    assert not list(vocabulary.subjects(RDFS.range, URIRef("http://www.w3.org/2001/XMLSchema#date"))), (
        "xsd:date is no datatype of OWL 2"
    )
    assert not list(vocabulary.objects(None, OWL.imports)), "nothing is imported"
    blank = {s for s in vocabulary.subjects() if isinstance(s, BNode)}
    disjoint = set(vocabulary.subjects(RDF.type, OWL.AllDisjointClasses))
    lists = {s for s in blank if (s, RDF.first, None) in vocabulary}
    assert blank == disjoint | lists, "blank nodes only for the axioms of disjointness"


def test_fixed_names(vocabulary):
    terms = {term.removeprefix(GWR) for term in own_terms(vocabulary)}
    assert {*FIXED_CLASSES.split(), *FIXED_PROPERTIES.split()} <= terms
    for scheme, names in FIXED_CONCEPTS.items():
        concepts = {str(c) for c in vocabulary.subjects(SKOS.inScheme, URIRef(GWRS + scheme))}
        assert {f"{GWRS}{scheme}-{name}" for name in names.split()} <= concepts
    area = URIRef(GWR + "AdministrativeArea")
    for name in ("Province", "PrefectureLevelCity", "District"):
        assert (URIRef(GWR + name), RDFS.subClassOf, area) in vocabulary
    assert (URIRef(GWR + "within"), RDFS.subPropertyOf, URIRef(GWR + "locatedIn")) in vocabulary


def test_the_program_and_the_ontology_know_the_same(vocabulary):
    classes = {str(s) for s in vocabulary.subjects(RDF.type, OWL.Class)}
    properties = {str(s) for s in vocabulary.subjects(RDF.type, OWL.ObjectProperty)}
    assert {GWR + kind.value for kind in NameClass} <= classes
    assert {GWR + predicate.value for predicate in Predicate} <= properties
    for scheme, values in ENUMERATIONS.items():
        concepts = {str(c) for c in vocabulary.subjects(SKOS.inScheme, URIRef(GWRS + scheme))}
        assert concepts == {f"{GWRS}{scheme}-{value.value}" for value in values}, scheme


def test_own_units(vocabulary):
    own = {str(c) for c in vocabulary.subjects(SKOS.inScheme, URIRef(GWRS + "unit"))}
    needed = {value_of(unit_node(row["normal"])) for row in table("units")["unit"]}
    assert {iri for iri in needed if iri.startswith(GWRS)} <= own


def test_every_term_is_described_in_both_languages(vocabulary):
    for term in map(URIRef, own_terms(vocabulary)):
        for predicate in (RDFS.label, SKOS.definition):
            languages = sorted(o.language for o in vocabulary.objects(term, predicate))
            assert languages == ["en", "zh"], (term, predicate)
        assert vocabulary.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/gwr/core"), term
    concepts = set(vocabulary.subjects(RDF.type, SKOS.Concept)) | set(vocabulary.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(concepts) > 100
    for concept in concepts:
        for predicate in (SKOS.prefLabel, SKOS.definition):
            languages = sorted(o.language for o in vocabulary.objects(concept, predicate))
            assert languages == ["en", "zh"], (concept, predicate)
        if (concept, RDF.type, SKOS.Concept) in vocabulary:
            assert vocabulary.value(concept, SKOS.notation) is not None, concept
            assert vocabulary.value(concept, SKOS.inScheme) is not None, concept


def test_no_label_twice(vocabulary):
    groups = {"terms": [URIRef(t) for t in own_terms(vocabulary)]}
    for scheme in vocabulary.subjects(RDF.type, SKOS.ConceptScheme):
        groups[str(scheme)] = list(vocabulary.subjects(SKOS.inScheme, scheme))
    for group, members in groups.items():
        predicate = RDFS.label if group == "terms" else SKOS.prefLabel
        for language in ("en", "zh"):
            labels = [
                str(o).casefold() for m in members for o in vocabulary.objects(m, predicate) if o.language == language
            ]
            assert sorted(labels) == sorted(set(labels)), (group, language)


def test_indicators_are_those_of_the_lexicon():
    assert read_ontology("indicators.ttl") == indicators_turtle(), "run: python -m kg.graph.schemes"


#: Terms that nothing in the program writes or asks for, and why they are there.
UNUSED = {}


def test_every_term_is_used(vocabulary):
    texts = [read_ontology(SHAPES), read_ontology("cube.ttl"), *(p.read_text("utf-8") for p in check_files())]
    texts += [p.read_text("utf-8") for p in sorted((ROOT / "kg" / "queries").rglob("*.rq"))]
    used = {m for text in texts for m in re.findall(r"\bgwr:(\w+)", text)}
    for path in (ROOT / "kg" / "graph").glob("*.py"):
        used |= set(re.findall(r'"(\w+)"', path.read_text("utf-8")))
    used |= {kind.value for kind in NameClass} | {predicate.value for predicate in Predicate}
    unused = {term.removeprefix(GWR) for term in own_terms(vocabulary)} - used
    assert unused == set(UNUSED), "drop the term, or use it in a shape, a check, a query or the emitter"


def test_the_wheel_takes_the_ontology_along():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert project["package-dir"] == {"kg.ontology": "ontology"}
    found = {".".join(p.parent.relative_to(ROOT).parts) for p in (ROOT / "kg").rglob("__init__.py")}
    assert set(project["packages"]) == found | {"kg.ontology"}
