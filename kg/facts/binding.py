"""What the templates share while a document's figures are bound: drafts and the state that clauses inherit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.facts.wording.left import Left
from kg.facts.wording.right import Right
from kg.model.fact import Commitment, Measure, Status
from kg.model.period import Period
from kg.model.quantity import Comparator, Quantity
from kg.model.span import Span
from kg.model.values import made_by_slots


@made_by_slots
@dataclass(frozen=True, slots=True)
class ClauseContext:
    """Period, status, commitment and deadline of the figures of one clause."""

    period: Period | None
    status: Status
    commitment: Commitment | None
    deadline: date | None


@made_by_slots
@dataclass(frozen=True, slots=True)
class Spot:
    """A number where it stands, with everything that the templates look at.

    Attributes:
        quantity: the number.
        left: what stands before it.
        right: what follows it.
        before: the raw words between the last boundary and the number.
        behind: the raw words behind it to the end of the clause.
        about: the thing it is of.
        first: whether it is the first number of its clause.
        coordinated: whether only 、 or a comma separates it from the number before it.
        ahead: the noun that the next number counts, where this number describes it (总投资6亿元的16个项目).
        goal: what money is spent on, where that is said behind it.
        named: whether the clause names the thing itself.
    """

    quantity: Quantity
    left: Left
    right: Right
    before: str
    behind: str
    about: int
    first: bool
    coordinated: bool
    ahead: str = ""
    goal: str = ""
    named: bool = False


@made_by_slots
@dataclass(frozen=True, slots=True)
class Bound:
    """What a level template makes of a number."""

    verb: str
    noun: str
    indicator: str
    method: str
    confidence: float


@made_by_slots
@dataclass(frozen=True, slots=True)
class BoundRate:
    """What a template makes of a rate: one figure for each indicator."""

    measure: Measure
    sign: int
    indicators: tuple[str, ...]
    qualifier: str
    method: str
    confidence: float


@dataclass(slots=True)
class Draft:
    """A figure while it is being bound; positions count in the view.

    `listed` says that 、 sets it off from the one before; `opening` is the verb before its noun, whatever became of it;
    `front` is what the clause before carries on and the indicator now says.
    """

    quantity: Quantity
    about: int
    verb: str
    noun: str
    indicator: str
    measure: Measure
    period: Period | None
    status: Status
    evidence: Span
    value: Decimal
    comparator: Comparator
    commitment: Commitment | None = None
    deadline: date | None = None
    qualifier: str = ""
    exemplars: tuple[int, ...] = ()
    confidence: float = 0.8
    method: str = ""
    noun_end: int = 0
    listed: bool = False
    predicate: str = ""
    of_described: bool = False
    opening: str = ""
    front: str = ""


@dataclass(slots=True)
class State:
    """What later clauses of a block take over from earlier ones.

    Attributes:
        place: the thing that figures are of where nothing else is said.
        block_subject: the area that the paragraph opens with.
        subject: the subject of the sentence so far.
        topic: the named thing that was the last subject in the block.
        topic_here: whether the block itself named it, and no block before.
        owned: whether the sentence has come back to the place of the document: 全市, 我县.
        mentioned: the one thing that a clause of the sentence has named last, as its subject or otherwise.
        theme: the noun phrase of the clause before, where that has no number; few numbers ask for it, so it is found when one does.
        told_of: the noun with which that clause opens, where it says how something goes on (经营主体|增量提质).
        trades: the trades in a row with which a clause of the sentence opens.
        thing: what a clause before, without a number, is about: what it opens with, or the object of its verb.
        thing_at: where the clause begins that follows that one.
        before: the words of the clause before, where that has no number and 分别 may pair its nouns with values.
        told: the clauses of the sentence that have no number, in their order.
        acted_on: the named thing that the clause before does something to.
        drafts: the figures of the sentence so far.
        counted: the nouns that the sentence before has counted.
        block_period: a period that a scope note spread over the block.
        sentence_period: the period named last in the sentence.
        lasting_period: the one that holds again behind a clause whose own time passes.
        opening_period: the one named last at the beginning of the sentence or behind a semicolon.
        years: the span of years that the block has named last.
        own_time: whether the clause names a time.
        passing: whether the period named last holds for its clause only.
        origin: the period in which the movements of the block began, once one is named.
        sentence_start: where the sentence begins in the view.
        said_before: where the sentence before begins, if it has no figure; else -1.
        topics: the topics of a story so far, block after block, the last one last.
        land: the city or county that a clause of the block was last about.
        named_year: the year that the block has named last.
        months_of: that year, where the block spoke of its months or called it this year.
        zone: the zone that a sentence of a report is about, by its first clause.
        story: the park, work or firm that a story is about, by its headline.
    """

    place: int
    block_subject: int | None = None
    subject: int | None = None
    topic: int | None = None
    topic_here: bool = False
    acted_on: int | None = None
    mentioned: int | None = None
    owned: bool = False
    find_theme: Callable[[], str] | None = None
    found_theme: str = ""
    thing: str = ""
    thing_at: int = -1
    told_of: str = ""
    trades: str = ""
    before: str = ""
    told: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    counted: tuple[str, ...] = ()
    block_period: Period | None = None
    sentence_period: Period | None = None
    lasting_period: Period | None = None
    opening_period: Period | None = None
    years: Period | None = None
    own_time: bool = False
    passing: bool = False
    origin: Period | None = None
    sentence_start: int = -1
    said_before: int = -1
    topics: list[int] = field(default_factory=list)
    land: int | None = None
    named_year: int | None = None
    months_of: int | None = None
    zone: int | None = None
    story: int | None = None

    def new_sentence(self, start: int) -> None:
        """Forget what does not go on over a full stop."""
        self.subject = self.mentioned = None
        self.owned = False
        self.counted = tuple(d.noun for d in self.drafts if d.method.startswith("counted"))
        bare = not self.drafts
        self.drafts, self.told = [], []
        self.find_theme = None
        self.found_theme = self.thing = self.told_of = self.trades = self.before = ""
        self.sentence_period = self.lasting_period = self.opening_period = None
        self.passing = False
        self.said_before = self.sentence_start if bare and self.sentence_start < start else -1
        self.sentence_start = start

    @property
    def theme(self) -> str:
        """The noun phrase on which a number may hang."""
        if self.find_theme is not None:
            self.found_theme, self.find_theme = self.find_theme(), None
        return self.found_theme

    def last_level(self) -> Draft | None:
        """The last figure of the sentence that gives a level."""
        for draft in reversed(self.drafts):
            if draft.measure is Measure.LEVEL and draft.method != "field":
                return draft
        return None

    def last(self) -> Draft | None:
        """The last figure of the sentence."""
        return self.drafts[-1] if self.drafts else None
