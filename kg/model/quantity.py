"""Quantities: what a number in a text says, before anyone asks what it is a number of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kg.model.span import Span
from kg.model.values import found_at_once, made_by_slots


@found_at_once
class Comparator(StrEnum):
    """How a stated number bounds the true value (Civil Code of China, art. 1259, for the inclusive ones)."""

    EQUAL = "equal"
    AT_LEAST = "atLeast"
    MORE_THAN = "moreThan"
    AT_MOST = "atMost"
    LESS_THAN = "lessThan"
    ABOUT = "about"
    NEARLY = "nearly"
    SLIGHTLY_MORE_THAN = "slightlyMoreThan"

    @property
    def mirrored(self) -> Comparator:
        """How a number is bounded whose size is bounded so and that is below zero: 下降15%以上 is -15 or less."""
        return _MIRRORED.get(self, self)


_MIRRORED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.MORE_THAN: Comparator.LESS_THAN,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.LESS_THAN: Comparator.MORE_THAN,
}


@found_at_once
class UnitKind(StrEnum):
    """What a unit measures; decides which kinds of figures a quantity can become."""

    COUNT = "count"
    PERCENT = "percent"
    PERMILLE = "permille"
    POINTS = "points"
    FRACTION = "fraction"
    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    VOLTAGE = "voltage"
    DATA = "data"
    TIME = "time"
    AGE = "age"
    MULTIPLE = "multiple"
    DOUBLING = "doubling"
    CONCENTRATION = "concentration"
    LEVEL = "level"
    TEMPERATURE = "temperature"
    RANK = "rank"
    BARE = "bare"


@made_by_slots
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and comparator, as found in the view.

    Attributes:
        span: the words of the quantity itself with its comparator, in the view.
        core: the number and unit alone.
        value: the number as printed, before 万 and 亿; the lower end of a range.
        unit: the unit as printed, with 万 or 亿 in front (亿元, 万家, 个百分点).
        kind: what the unit measures.
        comparator: how the number bounds the value.
        upper: the upper end of a range, or None.
        normal: the value in the normal unit.
        normal_unit: the normal unit (元, 平方米, "one" for what is counted).
        unit_at: where the unit begins in the view.
    """

    span: Span
    core: Span
    value: Decimal
    unit: str
    kind: UnitKind
    comparator: Comparator
    upper: Decimal | None
    normal: Decimal
    normal_unit: str
    unit_at: int


@found_at_once
class RejectionKind(StrEnum):
    """Why a numeral of the text is no figure."""

    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "part-of-name"
    CODE = "code"
    PLAN_NAME = "plan-name"
    SLOGAN = "slogan"
    NUMBERING = "numbering"
    NOTE = "note-mark"
    THRESHOLD = "threshold"
    INDEFINITE = "indefinite"
    DEADLINE = "deadline"
    STRUCTURE = "structure"
    GLOSSARY = "glossary"
    QUOTED = "quoted"
    COMPOSITION = "composition"
    ASIDE = "aside"
    NO_REPORT = "no-report"
    UNRESOLVED = "unresolved"


@made_by_slots
@dataclass(frozen=True, slots=True)
class Rejection:
    """A numeral that is accounted for, but is no figure."""

    span: Span
    kind: RejectionKind
