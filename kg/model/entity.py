"""What many documents speak of: entities with one key each, indicators, events, assessments, and the whole of a build."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kg.model.fact import DocumentFacts, Predicate, Stage
from kg.model.mention import NameClass
from kg.model.period import Period
from kg.model.values import found_at_once, made_by_slots


class Locus(NamedTuple):
    """A span of one of the documents of a build."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names were taken for one thing.

    Attributes:
        name: the name that was merged into the entity.
        rule: the rule that did it.
        here: where the entity's own name stands.
        there: where the merged name stands.
    """

    name: str
    rule: str
    here: Locus | None
    there: Locus | None


@made_by_slots
@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the world.

    Attributes:
        key: the last segment of its IRI (``area-410102``, ``park-7f7476e7b65c49c8``).
        kind: its class.
        name: its name.
        aliases: its other names, sorted.
        code: the code of the division, where it is one.
        mentions: where it is named, in the order of the documents.
        confidence: the estimated probability that it is a name of this class.
        merges: the names that were taken for the same thing, with reasons.
        replaces: the keys that it would have, or had, by its other names.
    """

    key: str
    kind: NameClass
    name: str
    aliases: tuple[str, ...] = ()
    code: str = ""
    mentions: Sequence[Locus] = ()
    confidence: float = 0.8
    merges: tuple[Merge, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured.

    Attributes:
        key: ``gdp`` for one of the scheme, or 16 hexadecimal digits for a minted one.
        zh: its Chinese label.
        en: its English label; empty for a minted one.
        theme: the theme of the scheme it belongs to; empty for a minted one.
        unit: its usual unit.
        definition_zh: what it measures, in Chinese.
        definition_en: what it measures, in English.
        minted: whether it was made from a document's wording.
    """

    key: str
    zh: str
    en: str = ""
    theme: str = ""
    unit: str = ""
    definition_zh: str = ""
    definition_en: str = ""
    minted: bool = False


@found_at_once
class Verdict(StrEnum):
    """What came of a target."""

    MET = "met"
    NOT_MET = "notMet"
    ON_TRACK = "onTrack"
    NOT_COMPARABLE = "notComparable"
    NOT_REPORTED = "notReported"


class FactRef(NamedTuple):
    """A fact of one document: the number of the document and of the fact in it."""

    document: int
    number: int


class Passage(NamedTuple):
    """Words of a document that tell of an aim without being a figure or a relation, and the stage that they report."""

    locus: Locus
    stage: Stage


@dataclass(frozen=True, slots=True)
class Assessment:
    """A target held against what was reported later.

    Attributes:
        target: the figure (or, where ``objective`` is set, the objective) that is held against its outcome.
        outcome: the figure that reports it, or None.
        verdict: what came of it.
        reason_zh: why, in Chinese.
        reason_en: why, in English.
        achievement: outcome over target, where that makes sense.
        objective: whether the target is an aim without a number.
        outcome_relation: the relation that reports it, for an aim without a number.
        outcome_passage: the words that report it, where no relation holds them.
        derived: the value that was computed from stated ones to compare with; never a reported figure.
        formula: how it was computed, with the stated values.
    """

    target: FactRef
    outcome: FactRef | None
    verdict: Verdict
    reason_zh: str
    reason_en: str
    achievement: Decimal | None = None
    objective: bool = False
    outcome_relation: FactRef | None = None
    outcome_passage: Passage | None = None
    derived: Decimal | None = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Stated facts that cannot all be true; nothing is chosen between them.

    Attributes:
        kind: the rule that found it.
        figures: the figures that are at odds.
        reason_zh: what is at odds, in Chinese.
        reason_en: what is at odds, in English.
        places: where each of the figures stands.
    """

    kind: str
    figures: tuple[FactRef, ...]
    reason_zh: str
    reason_en: str
    places: tuple[Locus, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedRelation:
    """A relation between entities, with the number of its document and of the relation in it."""

    subject: int
    predicate: Predicate
    object: int | None
    stage: Stage | None
    period: Period | None
    source: FactRef


class Verdicts(Sequence[Assessment]):
    """Assessments that are read back when they are asked for, in the order of their targets."""

    @abstractmethod
    def of(self, documents: Container[int]) -> Iterator[Assessment]:
        """Those of the targets of some documents, in order."""

    @abstractmethod
    def counts(self) -> Counter[Verdict]:
        """How many there are of each verdict."""


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything that a build knows: the input of all exports and views.

    Attributes:
        documents: the facts of each document, ordered by name.
        entities: all entities, ordered by key.
        links: for each document, the number of the entity of each of its things (-1 for none).
        indicators: all indicators that occur, ordered by key.
        measured: for each document, the number of the indicator of each of its figures.
        assessments: the targets held against their outcomes.
        scopes: for the key of each thing without a code, the place within which its names mean it; empty for everywhere.
        decisions: each decision of a person, in words, with how often it was applied.
        kept_apart: pairs of spellings that a person keeps apart.
        contradictions: the figures that are at odds with each other or with themselves.
        circles: the placements left out because they would put a place into itself, by document and relation.
    """

    documents: Sequence[DocumentFacts]
    entities: Sequence[Entity]
    links: Sequence[tuple[int, ...]]
    indicators: Sequence[Indicator]
    measured: Sequence[tuple[int, ...]]
    assessments: Sequence[Assessment] = field(default=())
    circles: tuple[FactRef, ...] = field(default=())
    contradictions: tuple[Contradiction, ...] = field(default=())
    scopes: Sequence[tuple[str, str]] = field(default=())
    decisions: tuple[tuple[str, int], ...] = field(default=())
    kept_apart: tuple[tuple[str, str], ...] = field(default=())

    def assessed(self, documents: Container[int]) -> Iterator[Assessment]:
        """The assessments of the targets of some documents, in their order."""
        if isinstance(self.assessments, Verdicts):
            return self.assessments.of(documents)
        return (one for one in self.assessments if one.target.document in documents)

    def verdicts(self) -> Counter[Verdict]:
        """How many assessments there are of each verdict."""
        if isinstance(self.assessments, Verdicts):
            return self.assessments.counts()
        return Counter(one.verdict for one in self.assessments)

    def entity_of(self, document: int, thing: int) -> Entity | None:
        """The entity that a document's thing is."""
        number = self.links[document][thing]
        return self.entities[number] if number >= 0 else None

    def indicator_of(self, document: int, figure: int) -> Indicator:
        """The indicator of a document's figure."""
        return self.indicators[self.measured[document][figure]]
