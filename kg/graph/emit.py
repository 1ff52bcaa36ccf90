"""One document's facts as quads in its own named graph: the unit of load and of retraction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.events import event_quads
from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.units import unit_node
from kg.graph.vocabulary import (
    DCTERMS,
    DERIVED,
    LABEL,
    OA,
    PROV,
    QB,
    RDF,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
    A,
    day,
    decimal,
    gwr,
    gwrs,
    integer,
    node,
    plain,
    zh,
)
from kg.model.entity import Entity, KnowledgeBase
from kg.model.fact import DocumentFacts, Figure, Measure, Objective, Relation, Status
from kg.model.period import Period
from kg.model.quantity import Comparator, RejectionKind
from kg.model.span import Span

_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes documents as quads.

    Attributes:
        base: the knowledge base.
        iris: the maker of IRIs.
        run: the IRI of the run that made the facts.
        dataset: the IRI of the dataset that observations belong to.
    """

    base: KnowledgeBase
    iris: Iris
    run: ox.NamedNode
    dataset: ox.NamedNode

    def document(self, number: int) -> Iterator[ox.Quad]:
        """All quads of one document."""
        facts = self.base.documents[number]
        graph = self.iris.document(facts)
        spans: set[Span] = set()
        for subject, predicate, value in self._triples(number, facts, spans):
            yield ox.Quad(subject, predicate, value, graph)
        for span in sorted(spans):
            for subject, predicate, value in self._evidence(facts, span):
                yield ox.Quad(subject, predicate, value, graph)

    def _triples(self, number: int, facts: DocumentFacts, spans: set[Span]) -> Iterator[ox.Triple]:
        yield from self._source(number, facts)
        for index, thing in enumerate(facts.things):
            entity = self.base.entity_of(number, index)
            if entity is None:
                continue
            for span in thing.mentions:
                spans.add(span)
                yield _t(self.iris.of(entity.key), gwr("mentionedIn"), self.iris.evidence(facts, span))
        seen: dict[Span, int] = {}
        for index, figure in enumerate(facts.figures):
            seen[figure.number] = seen.get(figure.number, 0) + 1
            yield from self._figure(number, index, figure, seen[figure.number], spans)
        for relation in facts.relations:
            yield from self._relation(number, facts, relation, spans)
        for objective in facts.objectives:
            yield from self._objective(number, facts, objective, spans)
        for rejection in facts.rejections:
            if rejection.kind is RejectionKind.UNRESOLVED:
                spans.add(rejection.span)
                iri = self.iris.of(f"rejection-{document_key(facts)}-{rejection.span.start}-{rejection.span.end}")
                yield _t(iri, A, gwr("Rejection"))
                yield _t(iri, gwr("rejectionType"), gwrs(f"rejection-{rejection.kind.value}"))
                yield _t(iri, DERIVED, self.iris.evidence(facts, rejection.span))

    def _source(self, number: int, facts: DocumentFacts) -> Iterator[ox.Triple]:
        iri, context = self.iris.document(facts), facts.context
        yield _t(iri, A, gwr("SourceDocument"))
        yield _t(iri, node(DCTERMS + "title"), zh(context.title or facts.name))
        yield _t(iri, node(DCTERMS + "source"), plain(facts.name))
        yield _t(iri, node(DCTERMS + "language"), plain("zh"))
        yield _t(iri, gwr("sha256"), plain(facts.sha256))
        yield _t(iri, gwr("characterCount"), integer(facts.length))
        yield _t(iri, gwr("genre"), gwrs(f"genre-{context.genre.value}"))
        yield _t(iri, node(PROV + "wasGeneratedBy"), self.run)
        place = self.base.entity_of(number, 0) if facts.things else None
        if place is not None:
            yield _t(iri, node(DCTERMS + "spatial"), self.iris.of(place.key))
        years = {context.year, context.plan_year} - {None}
        for year in sorted(y for y in years if y is not None):
            period = Period.of_year(year)
            yield _t(iri, node(DCTERMS + "temporal"), self.iris.period(period))
            yield from self._period(period)
        if context.day is not None:
            yield _t(iri, node(DCTERMS + "date"), day(context.day.isoformat()))
        for name in sorted(context.inferred):
            yield _t(iri, gwr("inferred"), plain(name))

    def _evidence(self, facts: DocumentFacts, span: Span) -> Iterator[ox.Triple]:
        iri, text = self.iris.evidence(facts, span), facts.text
        yield _t(iri, A, gwr("Evidence"))
        yield _t(iri, node(OA + "hasSource"), self.iris.document(facts))
        yield _t(iri, node(OA + "start"), integer(span.start))
        yield _t(iri, node(OA + "end"), integer(span.end))
        yield _t(iri, node(OA + "exact"), plain(text[span.start : span.end]))
        yield _t(iri, node(OA + "prefix"), plain(text[max(0, span.start - _CONTEXT) : span.start]))
        yield _t(iri, node(OA + "suffix"), plain(text[span.end : span.end + _CONTEXT]))

    def figure_iri(self, number: int, figure: Figure, nth: int) -> ox.NamedNode:
        """The IRI of a figure: its document and the place of its number in it."""
        word = "target" if figure.status is Status.TARGET else "obs"
        key = f"{word}-{document_key(self.base.documents[number])}-{figure.number.start}-{figure.number.end}"
        return self.iris.of(key if nth == 1 else f"{key}-{nth}")

    def _figure(self, number: int, index: int, figure: Figure, nth: int, spans: set[Span]) -> Iterator[ox.Triple]:
        facts = self.base.documents[number]
        about = self.base.entity_of(number, figure.about)
        if about is None or figure.period is None:
            return
        iri = self.figure_iri(number, figure, nth)
        indicator = self.iris.indicator(self.base.indicator_of(number, index))
        subject = self.iris.of(about.key)
        spans.add(figure.evidence)
        evidence = self.iris.evidence(facts, figure.evidence)
        target = figure.status is Status.TARGET
        yield _t(iri, A, gwr("Target" if target else "Observation"))
        yield _t(iri, LABEL, zh(figure_label(about, figure)))
        yield _t(iri, gwr("about"), subject)
        yield _t(iri, gwr("indicator"), indicator)
        yield _t(iri, gwr("reportedIndicator"), plain(figure.indicator))
        yield _t(iri, gwr("measureType"), gwrs(f"measure-{figure.measure.value}"))
        yield from self._value(iri, figure)
        yield _t(iri, gwr("refPeriod"), self.iris.period(figure.period))
        yield from self._period(figure.period)
        if figure.measure is Measure.GROWTH:
            base = figure.period.previous_year()
            yield _t(iri, gwr("basePeriod"), self.iris.period(base))
            yield from self._period(base)
        yield _t(iri, gwr("confidence"), decimal(canonical(Decimal(str(figure.confidence)))))
        yield _t(iri, DERIVED, evidence)
        yield _t(iri, node(PROV + "wasGeneratedBy"), self.run)
        if figure.qualifier:
            yield _t(iri, gwr("qualifier"), zh(figure.qualifier))
        for exemplar in figure.exemplars:
            entity = self.base.entity_of(number, exemplar)
            if entity is not None:
                yield _t(iri, gwr("hasExemplar"), self.iris.of(entity.key))
        if target:
            yield from self._promise(iri, subject, figure)
        else:
            code = "E" if figure.status is Status.ESTIMATE else "A"
            yield _t(iri, node(SDMX_ATTRIBUTE + "obsStatus"), node(f"{SDMX_CODE}obsStatus-{code}"))
            yield _t(iri, node(QB + "dataSet"), self.dataset)
            if figure.measure is Measure.COMPLETION:
                yield from self._implied(iri, subject, indicator, figure, evidence)

    def _value(self, iri: ox.NamedNode, figure: Figure) -> Iterator[ox.Triple]:
        value = decimal(canonical(figure.normal))
        yield _t(iri, gwr("value"), value)
        yield _t(iri, gwr("unit"), unit_node(figure.normal_unit))
        yield _t(iri, gwr("reportedValue"), decimal(canonical(figure.value)))
        yield _t(iri, gwr("reportedUnit"), plain(figure.unit))
        yield _t(iri, gwr("comparator"), gwrs(f"comparator-{figure.comparator.value}"))
        if figure.upper is not None:
            upper = figure.upper * (figure.normal / figure.value) if figure.value else figure.upper
            yield _t(iri, gwr("minValue"), value)
            yield _t(iri, gwr("maxValue"), decimal(canonical(upper)))
        elif figure.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
            yield _t(iri, gwr("maxValue" if figure.normal < 0 else "minValue"), value)
        elif figure.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
            yield _t(iri, gwr("minValue" if figure.normal < 0 else "maxValue"), value)

    def _promise(self, iri: ox.NamedNode, subject: ox.NamedNode, figure: Figure) -> Iterator[ox.Triple]:
        commitment = figure.commitment.value if figure.commitment else "plan"
        yield _t(iri, gwr("commitmentLevel"), gwrs(f"commitment-{commitment}"))
        yield _t(subject, gwr("targets"), iri)
        if figure.deadline is not None:
            yield _t(iri, gwr("deadline"), day(figure.deadline.isoformat()))

    def _implied(
        self,
        iri: ox.NamedNode,
        subject: ox.NamedNode,
        indicator: ox.NamedNode,
        figure: Figure,
        evidence: ox.NamedNode,
    ) -> Iterator[ox.Triple]:
        """The target that a completion rate speaks of, without a value: only the rate was reported."""
        target = self.iris.of(f"target-{digest('implied', iri.value)}")
        assert figure.period is not None
        yield _t(iri, gwr("relativeToTarget"), target)
        yield _t(target, A, gwr("Target"))
        yield _t(target, LABEL, zh(f"{figure.indicator}目标"))
        yield _t(target, gwr("about"), subject)
        yield _t(target, gwr("indicator"), indicator)
        yield _t(target, gwr("measureType"), gwrs("measure-level"))
        yield _t(target, gwr("refPeriod"), self.iris.period(figure.period))
        yield _t(target, gwr("commitmentLevel"), gwrs("commitment-plan"))
        yield _t(target, gwr("confidence"), decimal("0.5"))
        yield _t(target, DERIVED, evidence)

    def _relation(self, number: int, facts: DocumentFacts, relation: Relation, spans: set[Span]) -> Iterator[ox.Triple]:
        subject = self.base.entity_of(number, relation.subject)
        if subject is None:
            return
        target: ox.NamedNode
        entity: Entity | None = None
        if relation.stage is not None:
            target = gwrs(f"status-{relation.stage.value}")
        else:
            assert relation.object is not None
            entity = self.base.entity_of(number, relation.object)
            if entity is None or entity.key == subject.key:
                return
            target = self.iris.of(entity.key)
        spans.add(relation.evidence)
        evidence = self.iris.evidence(facts, relation.evidence)
        source, predicate = self.iris.of(subject.key), gwr(relation.predicate.value)
        iri = self.iris.of(f"stmt-{digest(document_key(facts), subject.key, relation.predicate.value, target.value)}")
        yield _t(source, predicate, target)
        yield _t(iri, A, gwr("Statement"))
        yield _t(iri, A, node(RDF + "Statement"))
        yield _t(iri, node(RDF + "subject"), source)
        yield _t(iri, node(RDF + "predicate"), predicate)
        yield _t(iri, node(RDF + "object"), target)
        yield _t(iri, gwr("confidence"), decimal(canonical(Decimal(str(relation.confidence)))))
        yield _t(iri, DERIVED, evidence)
        yield _t(iri, node(PROV + "wasGeneratedBy"), self.run)
        if relation.period is not None:
            yield _t(iri, gwr("refPeriod"), self.iris.period(relation.period))
            yield from self._period(relation.period)
        if relation.role:
            yield _t(iri, gwr("role"), zh(relation.role))
        yield from event_quads(self.iris, facts, relation, subject, entity, evidence)

    def _objective(
        self, number: int, facts: DocumentFacts, objective: Objective, spans: set[Span]
    ) -> Iterator[ox.Triple]:
        about = self.base.entity_of(number, objective.about)
        if about is None:
            return
        spans.add(objective.evidence)
        iri = self.iris.of(f"objective-{document_key(facts)}-{objective.evidence.start}-{objective.evidence.end}")
        subject = self.iris.of(about.key)
        yield _t(iri, A, gwr("Objective"))
        yield _t(iri, LABEL, zh(objective.wording))
        yield _t(iri, gwr("about"), subject)
        yield _t(subject, gwr("targets"), iri)
        yield _t(iri, gwr("commitmentLevel"), gwrs(f"commitment-{objective.commitment.value}"))
        yield _t(iri, DERIVED, self.iris.evidence(facts, objective.evidence))
        yield _t(iri, gwr("confidence"), decimal("0.7"))
        if objective.period is not None:
            yield _t(iri, gwr("refPeriod"), self.iris.period(objective.period))
            yield from self._period(objective.period)
        if objective.deadline is not None:
            yield _t(iri, gwr("deadline"), day(objective.deadline.isoformat()))
        if objective.concerns is not None and (entity := self.base.entity_of(number, objective.concerns)) is not None:
            yield _t(iri, gwr("concerns"), self.iris.of(entity.key))

    def _period(self, period: Period) -> Iterator[ox.Triple]:
        iri = self.iris.period(period)
        yield _t(iri, A, gwr("Period"))
        yield _t(iri, gwr("startDate"), day(period.start.isoformat()))
        yield _t(iri, gwr("endDate"), day(period.end.isoformat()))
        yield _t(iri, LABEL, zh(period.key.replace("--", "至")))


def figure_label(about: Entity, figure: Figure) -> str:
    """A figure in words: 中原区 地区生产总值 709.3亿元 (2020)."""
    period = figure.period.key if figure.period else ""
    value = canonical(figure.value)
    unit = "" if figure.unit == "1" else figure.unit
    return f"{about.name} {figure.indicator} {value}{unit} ({period})"


def _t(subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, predicate, value)
