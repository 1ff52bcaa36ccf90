"""What one document asserts: figures, relations, events, and the things they are of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kg.model.document import Context, Part, Seam
from kg.model.mention import NameClass
from kg.model.period import Period
from kg.model.quantity import Comparator, RejectionKind, UnitKind
from kg.model.span import Span
from kg.model.values import found_at_once, made_by_slots


@found_at_once
class Measure(StrEnum):
    """In which way a number speaks of its indicator."""

    LEVEL = "level"
    GROWTH = "growthRate"
    CHANGE = "change"
    DIFFERENCE = "difference"
    SHARE = "share"
    COMPLETION = "completionRate"
    RANK = "rank"
    RATIO = "ratio"


@found_at_once
class Status(StrEnum):
    """Whether a figure has come about, is estimated, or is promised."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"


@found_at_once
class Commitment(StrEnum):
    """How firmly something is promised."""

    STRIVE = "strive"
    PLAN = "plan"
    MAINTAIN = "maintain"
    ENSURE = "ensure"


@found_at_once
class Stage(StrEnum):
    """How far a project, park, road or facility has come."""

    PLANNED = "planned"
    SIGNED = "signed"
    STARTED = "started"
    UNDERWAY = "underway"
    COMPLETED = "completed"
    OPENED = "opened"


@found_at_once
class Predicate(StrEnum):
    """The direct relations of the ontology, by their local names."""

    LOCATED_IN = "locatedIn"
    WITHIN = "within"
    PART_OF = "partOf"
    SIGNED = "signed"
    TARGETS = "targets"
    SETTLED_IN = "settledIn"
    LEADS = "leads"
    PROMOTES = "promotes"
    AWARDED = "awarded"
    IMPLEMENTS = "implements"
    HOSTED = "hosted"
    OWNS = "owns"
    HAS_STATUS = "hasStatus"
    COOPERATES_WITH = "cooperatesWith"
    PRODUCES = "produces"
    LISTED_ON = "listedOn"


@made_by_slots
@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing as one document speaks of it.

    Attributes:
        kind: its class.
        name: the fullest form of its name.
        aliases: its other names in the document, sorted.
        mentions: where it is named, in the source.
        code: the code of the division, where it is one.
        confidence: the estimated probability that it is a name of this class.
        method: the rule that found its first mention.
    """

    kind: NameClass
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    code: str = ""
    confidence: float = 0.8
    method: str = ""


@made_by_slots
@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that makes it one: a row of the table that the product is about.

    Attributes:
        about: the index of the thing that it is of.
        indicator: what is measured, as the text words it with an elided head restored.
        measure: in which way.
        value: the number as printed, before 万 and 亿; negative for a decrease.
        unit: the unit as printed.
        kind: what the unit measures.
        normal: the value in the normal unit.
        normal_unit: the normal unit.
        comparator: how the number bounds the value.
        upper: the upper end of a range as printed, or None.
        period: the period that it is of.
        status: whether it has come about.
        evidence: the shortest span of the source that carries it.
        number: the span of the number itself in the source.
        commitment: how firmly it is promised, for a target.
        deadline: the last day, for a target that has one.
        qualifier: what tells it from a near twin: 其中, 高于全市, 规模以上.
        exemplars: the indices of the named things among those counted.
        confidence: the estimated probability that all attributes are right.
        method: the template that bound it.
        base: the year with which a growth is compared, where the text names another than the one before.
    """

    about: int
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    kind: UnitKind
    normal: Decimal
    normal_unit: str
    comparator: Comparator
    upper: Decimal | None
    period: Period | None
    status: Status
    evidence: Span
    number: Span
    commitment: Commitment | None = None
    deadline: date | None = None
    qualifier: str = ""
    exemplars: tuple[int, ...] = ()
    confidence: float = 0.8
    method: str = ""
    base: Period | None = None


@made_by_slots
@dataclass(frozen=True, slots=True)
class Relation:
    """A statement between two things, or of a thing's stage.

    Attributes:
        subject: the index of the subject.
        predicate: the relation.
        object: the index of the object, or None for a stage.
        stage: the stage, for ``hasStatus``.
        evidence: the shortest span of the source that carries it.
        period: when it held or is to hold.
        role: the office, for ``leads``.
        day: the day of it, where one is stated.
        confidence: the estimated probability that it is right.
        method: the rule that found it.
    """

    subject: int
    predicate: Predicate
    object: int | None
    evidence: Span
    stage: Stage | None = None
    period: Period | None = None
    role: str = ""
    day: date | None = None
    confidence: float = 0.8
    method: str = ""


@made_by_slots
@dataclass(frozen=True, slots=True)
class Objective:
    """An aim without a number: 彻底消除超大班额, 创建国家卫生城市.

    Attributes:
        about: the index of the thing that sets it.
        wording: the aim as the text words it.
        evidence: its span in the source.
        period: when it is to be reached.
        commitment: how firmly it is promised.
        deadline: the last day, where one is stated.
        concerns: the index of the named thing that it is about, or None.
    """

    about: int
    wording: str
    evidence: Span
    period: Period | None
    commitment: Commitment
    deadline: date | None = None
    concerns: int | None = None


@made_by_slots
@dataclass(frozen=True, slots=True)
class SourceRejection:
    """A numeral of the source that is no figure, and why."""

    span: Span
    kind: RejectionKind


@made_by_slots
@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of the source: whether it looks back or ahead, and the period that its facts have by default."""

    span: Span
    part: Part
    period: Period | None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that one document asserts; positions count in its source.

    Attributes:
        name: the file's name.
        sha256: the digest of its bytes.
        length: its characters.
        context: what holds for the whole of it.
        things: the named things; the first is the place it is about, where one is known.
        figures: its figures, in the order of the text.
        relations: its relations, in the order of the text.
        objectives: its aims without a number.
        rejections: the numerals that are no figures.
        seams: the line breaks that were looked at.
        text: the source text, for evidence.
        stretches: its paragraphs, in the order of the text.
        pages: where each page or paragraph begins, in a format that has them.
    """

    name: str
    sha256: str
    length: int
    context: Context
    things: tuple[Thing, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    objectives: tuple[Objective, ...]
    rejections: tuple[SourceRejection, ...]
    seams: tuple[Seam, ...]
    text: str = field(repr=False)
    stretches: tuple[Stretch, ...] = field(default=(), repr=False)
    pages: tuple[int, ...] = field(default=(), repr=False)

    def held(self) -> DocumentFacts:
        """The facts in memory: itself, or what it stands for where they are kept elsewhere."""
        return self
