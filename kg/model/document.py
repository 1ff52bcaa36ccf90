"""A document on its way from bytes to blocks: source, view, blocks, context."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kg.model.period import Period
from kg.model.source import Source
from kg.model.span import Span
from kg.model.values import found_at_once, made_by_slots

#: Makes a tuple of a kind from one without the call of the kind's own maker: this is done for every piece of evidence.
_span = tuple.__new__


@found_at_once
class BlockKind(StrEnum):
    """What a block of text is for."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    BYLINE = "byline"
    CAPTION = "caption"
    NOTE = "note"


@found_at_once
class Part(StrEnum):
    """Whether a stretch of a document looks back or ahead."""

    REVIEW = "review"
    PLAN = "plan"


@found_at_once
class Genre(StrEnum):
    """What kind of document it is, which decides how its years are read."""

    GOVERNMENT_REPORT = "government-report"
    PARTY_REPORT = "party-report"
    CONGRESS_REPORT = "congress-report"
    CONFERENCE_REPORT = "conference-report"
    PLAN_REPORT = "plan-report"
    BUDGET_REPORT = "budget-report"
    COMMUNIQUE = "statistical-communique"
    DIGEST = "digest"
    NEWS = "news"
    OTHER = "other"

    @property
    def looks_both_ways(self) -> bool:
        """Whether it looks back on a year and plans the next one, in which it is given: 今年 is the year of the plan."""
        return self in _BOTH_WAYS


_BOTH_WAYS = frozenset(
    {
        Genre.GOVERNMENT_REPORT,
        Genre.CONGRESS_REPORT,
        Genre.CONFERENCE_REPORT,
        Genre.PLAN_REPORT,
        Genre.BUDGET_REPORT,
    }
)


@found_at_once
class Level(StrEnum):
    """Levels of the administrative divisions of China (GB/T 2260; streets by GB/T 10114)."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division with its statistical code (6 digits; 9 for a township)."""

    code: str
    name: str
    level: Level

    @property
    def parent_code(self) -> str | None:
        """The code of the next higher division, or None for a province.

        >>> Division("410102", "中原区", Level.COUNTY).parent_code
        '410100'
        """
        match self.level:
            case Level.PROVINCE:
                return None
            case Level.CITY:
                return self.code[:2] + "0000"
            case Level.COUNTY:
                return self.code[:4] + "00"
            case Level.TOWNSHIP:
                return self.code[:6]


@dataclass(frozen=True, slots=True)
class View:
    """A normalised reading of a text and the way back to it.

    ``offsets[i]`` is the place in the source of the view's character ``i``; it never falls.
    """

    text: str
    offsets: array[int]

    def source_span(self, start: int, end: int) -> Span:
        """The span of the source behind the view's characters ``[start, end)``; the span must not be empty."""
        return _span(Span, (self.offsets[start], self.offsets[end - 1] + 1))


@made_by_slots
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of the view.

    Attributes:
        kind: what it is for.
        start: where it begins in the view.
        end: where it ends in the view, exclusive.
        level: the depth of a heading (1 is the highest), 0 otherwise.
        part: whether it looks back or ahead.
        period: the period its figures have unless they say otherwise.
        headings: the indices of the headings above it, highest first.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    part: Part = Part.REVIEW
    period: Period | None = None
    headings: tuple[int, ...] = ()


@found_at_once
class Issuer(StrEnum):
    """Who speaks in a document."""

    GOVERNMENT = "government"
    PARTY = "party"
    CONGRESS = "congress"
    CONFERENCE = "conference"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document.

    Attributes:
        genre: the kind of document.
        issuer: who speaks.
        title: the headline, or the first words where there is none.
        division: the administrative division that it is about, where one was found.
        place: the name used for the place it is about, also where that is no division (苏州高新区).
        ancestors: the divisions above it, province first.
        year: the year that it looks back on (or, in a plan, looks ahead to).
        plan_year: the year that its plan is for, where it has one.
        day: the day of the meeting or of publication.
        inferred: the names of the attributes above that the text does not state outright.
        refusal: why nothing is read from it, for a document that is no report; empty otherwise.
        address: where it was published, where that is known.
    """

    genre: Genre
    issuer: Issuer
    title: str
    division: Division | None = None
    place: str = ""
    ancestors: tuple[Division, ...] = ()
    year: int | None = None
    plan_year: int | None = None
    day: date | None = None
    inferred: frozenset[str] = frozenset()
    refusal: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Seam:
    """A line break that was looked at: joined, or left alone although it looks suspect."""

    at: int
    joined: bool
    sign: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its view, blocks and context: all that the mentions station reads."""

    source: Source
    view: View
    blocks: tuple[Block, ...]
    context: Context
    seams: tuple[Seam, ...] = field(default=())

    def text_of(self, block: Block) -> str:
        """The view's text of one block."""
        return self.view.text[block.start : block.end]
