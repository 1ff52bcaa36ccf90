"""One figure as triples: an observation of a Data Cube, or a target, with its value, period and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.statements import period_triples
from kg.graph.terms import DERIVED, LABEL, A, Term, Triple, day, decimal, gwr, gwrs, node, plain, value_of, zh
from kg.graph.units import unit_node
from kg.graph.vocabulary import PROV, QB, SDMX_ATTRIBUTE, SDMX_CODE
from kg.model.entity import Entity, KnowledgeBase
from kg.model.fact import DocumentFacts, Figure, Measure, Status
from kg.model.quantity import Comparator
from kg.model.span import Span

#: The classes of an observation and of a target, with those above them, so that a first query needs no inference.
_KINDS = {
    False: (gwr("Observation"), gwr("IndicatorValue"), node(QB + "Observation")),
    True: (gwr("Target"), gwr("IndicatorValue"), gwr("Objective")),
}


@dataclass(frozen=True, slots=True)
class FigureWriter:
    """Writes the figures of documents.

    Attributes:
        base: the knowledge base.
        iris: the maker of IRIs.
        run: the IRI of the run that made the facts.
        dataset: the IRI of the dataset that observations belong to.
    """

    base: KnowledgeBase
    iris: Iris
    run: Term
    dataset: Term

    def triples(self, number: int, index: int, figure: Figure, nth: int, spans: set[Span]) -> Iterator[Triple]:
        """Everything about one figure.

        Args:
            number: the number of the document.
            index: the number of the figure in it.
            figure: the figure.
            nth: how many figures of the document had the same number in the text before, and one.
            spans: takes the evidence.
        """
        facts = self.base.documents[number]
        about = self.base.entity_of(number, figure.about)
        if about is None or figure.period is None:
            return
        iri = figure_iri(self.iris, facts, figure, nth)
        indicator = self.iris.indicator(self.base.indicator_of(number, index))
        subject = self.iris.of(about.key)
        spans.add(figure.evidence)
        evidence = self.iris.evidence(facts, figure.evidence)
        target = figure.status is Status.TARGET
        for kind in _KINDS[target]:
            yield (iri, A, kind)
        yield (iri, LABEL, zh(figure_label(about, figure)))
        yield (iri, gwr("about"), subject)
        yield (iri, gwr("indicator"), indicator)
        yield (iri, gwr("reportedIndicator"), plain(figure.indicator))
        yield (iri, gwr("measureType"), gwrs(f"measure-{figure.measure.value}"))
        yield from self._value(iri, figure)
        yield (iri, gwr("refPeriod"), self.iris.period(figure.period))
        yield from period_triples(self.iris, figure.period)
        if figure.measure is Measure.GROWTH:
            base = figure.period.previous_year()
            yield (iri, gwr("basePeriod"), self.iris.period(base))
            yield from period_triples(self.iris, base)
        yield (iri, gwr("confidence"), decimal(canonical(Decimal(str(figure.confidence)))))
        yield (iri, DERIVED, evidence)
        yield (iri, node(PROV + "wasGeneratedBy"), self.run)
        if figure.qualifier:
            yield (iri, gwr("qualifier"), zh(figure.qualifier))
        for exemplar in figure.exemplars:
            entity = self.base.entity_of(number, exemplar)
            if entity is not None:
                yield (iri, gwr("hasExemplar"), self.iris.of(entity.key))
        if target:
            yield from self._promise(iri, subject, figure)
        else:
            code = "E" if figure.status is Status.ESTIMATE else "A"
            yield (iri, node(SDMX_ATTRIBUTE + "obsStatus"), node(f"{SDMX_CODE}obsStatus-{code}"))
            yield (iri, node(QB + "dataSet"), self.dataset)
            if figure.measure is Measure.COMPLETION:
                yield from self._implied(iri, subject, indicator, figure, evidence)

    def _value(self, iri: Term, figure: Figure) -> Iterator[Triple]:
        value = decimal(canonical(figure.normal))
        yield (iri, gwr("value"), value)
        yield (iri, gwr("unit"), unit_node(figure.normal_unit))
        yield (iri, gwr("reportedValue"), decimal(canonical(figure.value)))
        yield (iri, gwr("reportedUnit"), plain(figure.unit))
        yield (iri, gwr("comparator"), gwrs(f"comparator-{figure.comparator.value}"))
        if figure.upper is not None:
            factor = abs(figure.normal / figure.value) if figure.value else Decimal(1)
            low, high = sorted((figure.normal, figure.upper * factor * (-1 if figure.normal < 0 else 1)))
            yield (iri, gwr("minValue"), decimal(canonical(low)))
            yield (iri, gwr("maxValue"), decimal(canonical(high)))
        elif figure.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
            yield (iri, gwr("maxValue" if figure.normal < 0 else "minValue"), value)
        elif figure.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
            yield (iri, gwr("minValue" if figure.normal < 0 else "maxValue"), value)

    def _promise(self, iri: Term, subject: Term, figure: Figure) -> Iterator[Triple]:
        commitment = figure.commitment.value if figure.commitment else "plan"
        yield (iri, gwr("commitmentLevel"), gwrs(f"commitment-{commitment}"))
        yield (subject, gwr("targets"), iri)  # the target carries its own evidence
        if figure.deadline is not None:
            yield (iri, gwr("deadline"), day(figure.deadline.isoformat()))

    def _implied(
        self,
        iri: Term,
        subject: Term,
        indicator: Term,
        figure: Figure,
        evidence: Term,
    ) -> Iterator[Triple]:
        """The target that a completion rate speaks of, without a value: only the rate was reported."""
        target = self.iris.of(f"target-{digest('implied', value_of(iri))}")
        assert figure.period is not None
        yield (iri, gwr("relativeToTarget"), target)
        for kind in _KINDS[True]:
            yield (target, A, kind)
        yield (target, LABEL, zh(f"{figure.indicator}目标"))
        yield (target, gwr("about"), subject)
        yield (target, gwr("indicator"), indicator)
        yield (target, gwr("reportedIndicator"), plain(figure.indicator))
        yield (target, node(PROV + "wasGeneratedBy"), self.run)
        yield (target, gwr("measureType"), gwrs("measure-level"))
        yield (target, gwr("refPeriod"), self.iris.period(figure.period))
        yield (target, gwr("commitmentLevel"), gwrs("commitment-plan"))
        yield (target, gwr("confidence"), decimal("0.5"))
        yield (target, DERIVED, evidence)


def figure_iri(iris: Iris, facts: DocumentFacts, figure: Figure, nth: int) -> Term:
    """The IRI of a figure: its document and the place of its number in it."""
    word = "target" if figure.status is Status.TARGET else "obs"
    key = f"{word}-{document_key(facts)}-{figure.number.start}-{figure.number.end}"
    return iris.of(key if nth == 1 else f"{key}-{nth}")


def figure_label(about: Entity, figure: Figure) -> str:
    """A figure in words: 中原区 地区生产总值 709.3亿元 (2020)."""
    period = figure.period.key if figure.period else ""
    value = canonical(figure.value)
    unit = "" if figure.unit == "1" else figure.unit
    return f"{about.name} {figure.indicator} {value}{unit} ({period})"
