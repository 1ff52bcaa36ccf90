"""What all documents share: entities with their names and codes, indicators, units, the dataset and the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.iris import Iris, digest, document_key
from kg.graph.terms import (
    ALT_LABEL,
    DERIVED,
    LABEL,
    PREF_LABEL,
    A,
    Term,
    Triple,
    decimal,
    en,
    gwr,
    gwrs,
    integer,
    moment,
    node,
    plain,
    zh,
)
from kg.graph.units import unit_node
from kg.graph.vocabulary import DCAT, DCTERMS, PROV, QB, QUDT, SKOS, VOID
from kg.lexicon.divisions import divisions
from kg.model.entity import Entity, KnowledgeBase, Merge
from kg.model.mention import DIVISIONS, ORGANIZATIONS, PLACES, NameClass
from kg.model.span import Span

_ADMINISTRATIVE = (DIVISIONS - {NameClass.ADMINISTRATIVE_AREA}) | {NameClass.SUBDISTRICT}
_GENERAL = {NameClass.MEETING: "Event", NameClass.NAMED_EVENT: "Event"}


def entity_triples(iris: Iris, base: KnowledgeBase) -> Iterator[Triple]:
    """Every entity: its class, names and code, and the divisions above it."""
    for entity in base.entities:
        iri = iris.of(entity.key)
        yield (iri, A, gwr(entity.kind.value))
        if entity.kind in _ADMINISTRATIVE:
            yield (iri, A, gwr("AdministrativeArea"))
        if (general := _general(entity)) is not None:
            yield (iri, A, gwr(general))
        yield (iri, LABEL, zh(entity.name))
        for alias in entity.aliases:
            yield (iri, ALT_LABEL, zh(alias))
        if entity.code:
            yield from _coded(iris, entity)
        yield (iri, gwr("confidence"), decimal(canonical_float(entity.confidence)))
        for merge in entity.merges:
            yield (iri, gwr("mergedName"), zh(merge.name))
            yield from _merge(iris, base, entity, merge)
        for key in entity.replaces:
            yield (iris.of(key), node(DCTERMS + "isReplacedBy"), iri)


def _merge(iris: Iris, base: KnowledgeBase, entity: Entity, merge: Merge) -> Iterator[Triple]:
    """Why a name was taken for another name of a thing, with the words of both."""
    iri = iris.of(f"merge-{digest(entity.key, merge.name)}")
    yield (iri, A, gwr("Merge"))
    yield (iri, gwr("mergedInto"), iris.of(entity.key))
    yield (iri, gwr("mergedName"), zh(merge.name))
    yield (iri, gwr("mergeRule"), plain(merge.rule))
    for locus in (merge.here, merge.there):
        if locus is not None:
            span = Span(locus.start, locus.end)
            yield (iri, DERIVED, iris.evidence(base.documents[locus.document], span))


def canonical_float(value: float) -> str:
    """A probability with at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _general(entity: Entity) -> str | None:
    if entity.kind in _GENERAL:
        return _GENERAL[entity.kind]
    if entity.kind in PLACES:
        return "Place"
    if entity.kind in ORGANIZATIONS and entity.kind is not NameClass.ORGANIZATION:
        return "Organization"
    return None


def _coded(iris: Iris, entity: Entity) -> Iterator[Triple]:
    iri = iris.of(entity.key)
    if len(entity.code) == 6:
        yield (iri, gwr("gb2260Code"), plain(entity.code))
        division = divisions().get(entity.code)
        above = divisions().ancestors(division)[-1:] if division else ()
        parents = [a.code for a in above]
    else:
        yield (iri, gwr("gbt10114Code"), plain(entity.code))
        parents = [entity.code[:6]]
    for parent in parents:
        yield (iri, gwr("within"), iris.of(f"area-{parent}"))


def concept_triples(iris: Iris, base: KnowledgeBase, units: Iterable[str] | None = None) -> Iterator[Triple]:
    """The indicators and units that occur, so that the graph can be read without the ontology.

    Args:
        iris: the maker of IRIs.
        base: the knowledge base.
        units: the normal units that occur, where they are known.
    """
    for indicator in base.indicators:
        iri = iris.indicator(indicator)
        yield (iri, A, gwr("Indicator"))
        yield (iri, A, node(SKOS + "Concept"))
        yield (iri, PREF_LABEL, zh(indicator.zh))
        yield (iri, node(SKOS + "inScheme"), gwrs("indicator"))
        if indicator.en:
            yield (iri, PREF_LABEL, en(indicator.en))
        if indicator.theme:
            yield (iri, gwr("theme"), gwrs(f"theme-{indicator.theme}"))
    named: set[Term] = set()
    if units is None:
        units = {f.normal_unit for d in base.documents for f in d.figures}
    for unit in sorted(units):
        iri = unit_node(unit)
        if iri in named:
            continue  # 无量纲 and 比例 are one unit of QUDT
        named.add(iri)
        yield (iri, A, node(QUDT + "Unit"))
        yield (iri, LABEL, zh({"one": "个", "1": "比例", "": "无量纲"}.get(unit, unit)))


def dataset_triples(
    iris: Iris, base: KnowledgeBase, run: Term, dataset: Term, version: str, stamp: str | None
) -> Iterator[Triple]:
    """The dataset (DCAT, VoID, Data Cube) and the run that made it (PROV)."""
    yield (dataset, A, node(DCAT + "Dataset"))
    yield (dataset, A, node(VOID + "Dataset"))
    yield (dataset, A, node(QB + "DataSet"))
    yield (dataset, node(DCTERMS + "title"), zh("区县政府工作报告知识图谱"))
    yield (dataset, node(DCTERMS + "title"), en("Knowledge graph of Chinese district work reports"))
    yield (dataset, node(DCTERMS + "language"), plain("zh"))
    yield (dataset, node(QB + "structure"), gwrs("dsd-observation"))
    yield (dataset, node(VOID + "entities"), integer(len(base.entities)))
    yield (dataset, node(VOID + "documents"), integer(len(base.documents)))
    yield (dataset, node(VOID + "vocabulary"), node("https://w3id.org/gwr/core#"))
    yield (dataset, node(PROV + "wasGeneratedBy"), run)
    yield (run, A, gwr("ExtractionRun"))
    yield (run, A, node(PROV + "Activity"))
    yield (run, LABEL, en(f"kg {version}"))
    yield (run, gwr("softwareVersion"), plain(version))
    for facts in base.documents:
        yield (run, node(PROV + "used"), iris.of(f"doc-{document_key(facts)}"))
        yield (dataset, node(DCTERMS + "hasPart"), iris.of(f"doc-{document_key(facts)}"))
    if stamp is not None:
        yield (
            run,
            node(PROV + "endedAtTime"),
            moment(stamp),
        )
