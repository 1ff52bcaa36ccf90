"""The figures of all documents laid out for comparison: who, what, when, how much, and in which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from kg.assessments.wording import Wording, bare, shown, wording
from kg.entities.indicators import indicator_for
from kg.lexicon import word_list
from kg.model.document import Genre, Part
from kg.model.entity import Entity, FactRef, Indicator, KnowledgeBase
from kg.model.fact import DocumentFacts, Figure, Measure, Status, Stretch
from kg.model.period import Period
from kg.model.span import Span

#: The figures that a document must report of a year before its silence says anything.
_ENOUGH = 5
_CLAUSE = re.compile("[,，。;；!！?？\n]")
_SENTENCE = re.compile("[。;；!！?？]")
#: Classifiers that count different things although both are counts.
_COUNTED = (
    ("人", "名", "位"),
    ("人次",),
    ("套",),
    ("场", "次", "场次", "批次", "班次"),
    ("公里", "千米", "米"),
    ("间",),
    ("张",),
)
_SINCE = re.compile(r"比(?P<year>(?:19|20)\d\d)年")
_MANY = re.compile("年均|累计|五年|期间|翻番")
#: 柳沟等两个项目、3406套: the number is of the named ones alone.
_SUBSET = re.compile(r"等[0-9两一二三四五六七八九十]+个[^,，。;；、]{0,8}、?$")


@dataclass(frozen=True)
class Claim:
    """One figure, ready to be compared.

    Attributes:
        ref: which figure it is.
        figure: the figure.
        document: the document that states it.
        about: the thing that it is of.
        place: the key of the place that the document is about.
        indicator: its indicator.
        period: its period.
    """

    ref: FactRef
    figure: Figure
    document: DocumentFacts
    about: Entity
    place: str
    indicator: Indicator
    period: Period

    @cached_property
    def wording(self) -> Wording:
        """Its indicator as the text words it, taken apart."""
        return wording(self.figure.indicator)

    @cached_property
    def clause(self) -> str:
        """The words between the marks of punctuation around it, without marks and spaces."""
        return bare(self.document.text[slice(*around(self.document.text, self.figure.number, _CLAUSE))])

    @cached_property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        return self.document.text[slice(*around(self.document.text, self.figure.number, _SENTENCE))].strip()

    @cached_property
    def of_some(self) -> bool:
        """Whether it is of some named ones only: 柳沟等两个项目、3406套完成网签."""
        start = around(self.document.text, self.figure.number, re.compile("[,，。;；!！?？]"))[0]
        return _SUBSET.search(self.document.text[start : self.figure.number.start].replace("\n", "")) is not None

    @cached_property
    def of_years(self) -> bool:
        """Whether its sentence, or the paragraph before it, looks back on several years at once."""
        before = self.document.text[max(0, self.figure.number.start - 160) : self.figure.number.start]
        text = before.rsplit("\n", 1)[-1] if "\n\n" in before else before
        text = _SENTENCE.split(text)[-1]
        return _terms().search(text) is not None

    @cached_property
    def averaged(self) -> bool:
        """Whether it is a yearly average over several years, or counted from an earlier year than the one before."""
        if self.figure.measure is not Measure.GROWTH:
            return False
        base = _SINCE.search(self.clause)
        early = base is not None and int(base["year"]) < self.period.end.year - 1
        return early or "年均" in self.clause

    @cached_property
    def span_of_time(self) -> Period:
        """Its period; the last year of it for a figure that is held against the year before (同比) in a look back on many."""
        first, last = self.period
        if first.year < last.year and "同比" in self.sentence and not _MANY.search(self.clause):
            return Period.of_year(last.year)
        return self.period

    @property
    def whole_year(self) -> bool:
        """Whether its period is one calendar year."""
        first, last = self.span_of_time
        return (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31)

    @cached_property
    def counted(self) -> int:
        """The class of its classifier: figures of different classes count different things."""
        unit = self.figure.unit.lstrip("万亿余多千百")
        return next((n for n, units in enumerate(_COUNTED, 1) if unit in units), 0)


def _indicator(found: Indicator, figure: Figure) -> Indicator:
    """The indicator of a figure; one made from its wording is looked up once more without light words around it."""
    if not found.minted:
        return found
    known = indicator_for(shown(figure.indicator))
    return found if known.minted else known


@cache
def _terms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_list("assessments", "terms", "words"))))


def around(text: str, span: Span, mark: re.Pattern[str]) -> tuple[int, int]:
    """The stretch around a span that no mark interrupts; a decimal comma is no mark.

    >>> around("甲,新建20座,乙", Span(4, 7), re.compile(","))
    (2, 7)
    """
    start = 0
    for found in mark.finditer(text, max(0, span.start - 400), span.start):
        start = found.end()
    start = max(start, span.start - 400, 0)
    following = mark.search(text, span.end)
    return start, min(following.start() if following else len(text), span.end + 200)


class Ledger:
    """The claims of a knowledge base, found by the thing that they are of and their year.

    Args:
        base: the knowledge base.
    """

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.targets: list[Claim] = []
        self._reported: list[Claim] = []
        self._outcomes: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        self._reports: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, document in enumerate(base.documents):
            self._take(number, document)

    def _take(self, number: int, document: DocumentFacts) -> None:
        place = self.base.entity_of(number, 0) if document.things else None
        if place is None:
            return
        stated = 0
        for index, figure in enumerate(document.figures):
            about = self.base.entity_of(number, figure.about)
            if about is None or figure.period is None:
                continue
            claim = Claim(
                FactRef(number, index),
                figure,
                document,
                about,
                place.key,
                _indicator(self.base.indicator_of(number, index), figure),
                figure.period,
            )
            if figure.status is Status.TARGET:
                self.targets.append(claim)
            else:
                self._reported.append(claim)
                self._outcomes[about.key, figure.period.year].append(claim)
                stated += figure.period.year == document.context.year
        if stated >= _ENOUGH and document.context.year and document.context.genre is not Genre.NEWS:
            self._reports[place.key, document.context.year].append(number)

    def reported(self) -> Sequence[Claim]:
        """All that was reported, in the order of the documents and their texts."""
        return self._reported

    def outcomes(self, about: str, year: int) -> Sequence[Claim]:
        """What was reported of a thing for a year."""
        return self._outcomes.get((about, year), ())

    def years(self, about: str, first: int, last: int) -> list[int]:
        """The years from one to another, the last one first, for which something was reported of a thing."""
        return [y for y in range(last, first - 1, -1) if (about, y) in self._outcomes]

    def reports(self, place: str, year: int, besides: int) -> list[int]:
        """The documents that report on a year of a place, apart from one."""
        return [number for number in self._reports.get((place, year), ()) if number != besides]


def stretch_of(document: DocumentFacts, at: int) -> Stretch | None:
    """The paragraph of a document that holds a place of its source."""
    found = bisect_right(document.stretches, at, key=lambda s: s.span.start) - 1
    return document.stretches[found] if found >= 0 else None


def looks_back(document: DocumentFacts, at: int) -> bool:
    """Whether a place of the source is in a part that looks back."""
    stretch = stretch_of(document, at)
    return stretch is None or stretch.part is Part.REVIEW
