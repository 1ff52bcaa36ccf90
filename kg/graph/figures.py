"""One figure as triples: an observation of a Data Cube, or a target, with its value, period and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.graph.draft import Draft
from kg.graph.iris import Iris, canonical, digest, document_key
from kg.graph.order import Pair, Said, said_of
from kg.graph.statements import sure
from kg.graph.terms import DERIVED, LABEL, A, Term, day, decimal, gwr, gwrs, node, plain, value_of, zh
from kg.graph.units import unit_node
from kg.graph.vocabulary import PROV, QB, SDMX_ATTRIBUTE, SDMX_CODE
from kg.model.entity import Entity, KnowledgeBase
from kg.model.fact import Commitment, DocumentFacts, Figure, Measure, Status
from kg.model.quantity import Comparator

#: The classes of an observation and of a target, with those above them, so that a first query needs no inference.
_KINDS = {
    False: (node(QB + "Observation"), gwr("IndicatorValue"), gwr("Observation")),
    True: (gwr("IndicatorValue"), gwr("Objective"), gwr("Target")),
}
#: What is told of every figure.
_EVERY = (
    A, A, A, LABEL, gwr("about"), gwr("indicator"), gwr("reportedIndicator"), gwr("measureType"), gwr("value"),
    gwr("unit"), gwr("reportedValue"), gwr("reportedUnit"), gwr("comparator"), gwr("refPeriod"), gwr("confidence"),
    DERIVED, node(PROV + "wasGeneratedBy"),
)  # fmt: skip
#: What is told of the target that a completion rate speaks of.
_IMPLIED = (
    A, A, A, LABEL, gwr("about"), gwr("indicator"), gwr("reportedIndicator"), node(PROV + "wasGeneratedBy"),
    gwr("measureType"), gwr("refPeriod"), gwr("commitmentLevel"), gwr("confidence"), DERIVED,
)  # fmt: skip
_MEASURES = {measure: gwrs(f"measure-{measure.value}") for measure in Measure}
_COMPARATORS = {comparator: gwrs(f"comparator-{comparator.value}") for comparator in Comparator}
_COMMITMENTS = {commitment: gwrs(f"commitment-{commitment.value}") for commitment in Commitment}
_MIN, _MAX, _TARGETS = gwr("minValue"), gwr("maxValue"), gwr("targets")
_OBSERVED = node(SDMX_ATTRIBUTE + "obsStatus"), node(QB + "dataSet")
_ACTUAL, _ESTIMATED = node(f"{SDMX_CODE}obsStatus-A"), node(f"{SDMX_CODE}obsStatus-E")


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

    def write(self, draft: Draft, index: int, figure: Figure, nth: int) -> None:
        """Everything about one figure.

        Args:
            draft: takes what is said; it is of the figure's document.
            index: the number of the figure in the document.
            figure: the figure.
            nth: how many figures of the document had the same number in the text before, and one.
        """
        about = draft.entities[figure.about]
        if about is None or figure.period is None:
            return
        iri = figure_iri(self.iris, draft.facts, figure, nth)
        indicator = self.iris.indicator(self.base.indicator_of(draft.number, index))
        subject, evidence, period = (
            draft.nodes[figure.about],
            draft.evidence(figure.evidence),
            draft.period(figure.period),
        )
        target = figure.status is Status.TARGET
        shown = canonical(figure.value)
        normal = decimal(shown if figure.normal == figure.value else canonical(figure.normal))
        values = [
            *_KINDS[target],
            zh(figure_label(about, figure, shown)),
            subject,
            indicator,
            plain(figure.indicator),
            _MEASURES[figure.measure],
            normal,
            unit_node(figure.normal_unit),
            decimal(shown),
            plain(figure.unit),
            _COMPARATORS[figure.comparator],
            period,
            sure(figure.confidence),
            evidence,
            self.run,
        ]
        more = self._bounds(figure, normal)
        if figure.base is not None or figure.measure is Measure.GROWTH:
            more.append((gwr("basePeriod"), draft.period(figure.base or figure.period.base)))
        if figure.qualifier:
            more.append((gwr("qualifier"), zh(figure.qualifier)))
        if figure.exemplars:
            more += [(gwr("hasExemplar"), one) for one in sorted({draft.nodes[e] for e in figure.exemplars} - {""})]
        if target:
            more.append((gwr("commitmentLevel"), _COMMITMENTS[figure.commitment or Commitment.PLAN]))
            draft.say(subject, _TARGETS, iri)  # the target carries its own evidence
            if figure.deadline is not None:
                more.append((gwr("deadline"), day(figure.deadline.isoformat())))
        else:
            more += zip(
                _OBSERVED, (_ESTIMATED if figure.status is Status.ESTIMATE else _ACTUAL, self.dataset), strict=True
            )
            if figure.measure is Measure.COMPLETION:
                implied = self.iris.of(f"target-{digest('implied', value_of(iri))}")
                more.append((gwr("relativeToTarget"), implied))
                draft.tell(implied, self._implied(figure, subject, indicator, period, evidence))
        values += [value for _, value in more]
        draft.tell(iri, said_of((*_EVERY, *[predicate for predicate, _ in more]), values))

    def _bounds(self, figure: Figure, value: Term) -> list[Pair]:
        """The ends of a range, or the one that a comparator gives."""
        if figure.upper is not None:
            factor = abs(figure.normal / figure.value) if figure.value else Decimal(1)
            low, high = sorted((figure.normal, figure.upper * factor * (-1 if figure.normal < 0 else 1)))
            return [(_MIN, decimal(canonical(low))), (_MAX, decimal(canonical(high)))]
        if figure.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
            return [(_MIN, value)]
        if figure.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
            return [(_MAX, value)]
        return []

    def _implied(self, figure: Figure, subject: Term, indicator: Term, period: Term, evidence: Term) -> Said:
        """The target that a completion rate speaks of, without a value: only the rate was reported."""
        return said_of(
            _IMPLIED,
            (
                *_KINDS[True],
                zh(f"{figure.indicator}目标"),
                subject,
                indicator,
                plain(figure.indicator),
                self.run,
                _MEASURES[Measure.LEVEL],
                period,
                _COMMITMENTS[Commitment.PLAN],
                sure(0.5),
                evidence,
            ),
        )


def figure_iri(iris: Iris, facts: DocumentFacts, figure: Figure, nth: int) -> Term:
    """The IRI of a figure: its document and the place of its number in it."""
    word = "target" if figure.status is Status.TARGET else "obs"
    key = f"{word}-{document_key(facts)}-{figure.number.start}-{figure.number.end}"
    return iris.of(key if nth == 1 else f"{key}-{nth}")


def figure_label(about: Entity, figure: Figure, value: str) -> str:
    """A figure, whose value is written so, in words: 中原区 地区生产总值 709.3亿元 (2020)."""
    period = figure.period.key if figure.period else ""
    unit = "" if figure.unit == "1" else figure.unit
    return f"{about.name} {figure.indicator} {value}{unit} ({period})"
