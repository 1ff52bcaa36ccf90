"""The figures of all documents laid out for comparison: targets, and what was reported of each thing in each year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain

from kg.assessments.claims import Claim
from kg.assessments.lookback import Paragraphs
from kg.assessments.wording import letter_pairs, pairs_in, plain, shown
from kg.entities.indicators import indicator_for
from kg.model.document import Genre
from kg.model.entity import FactRef, Indicator, KnowledgeBase
from kg.model.fact import DocumentFacts, Figure, Status
from kg.model.mention import PLACES
from kg.model.period import Period

#: The figures that a document must report of a year before its silence says anything.
_ENOUGH = 5
_ZONE = re.compile("[^0-9]{0,8}(?:开发区|高新区|园区|综保区|合作区)(?:营业收入|主营|税收|产值|实现|完成|实际|全年)")
_GROUND, _GROUND_REACH = re.compile(r"在(\d{4})年[^。；;]*?(?:情况|基础|背景)[上下][^。；;]*$"), 60
_FROM, _FROM_REACH = re.compile(r"[由从](?:(?!\d{4}年)[^,，。;；])*$"), 16
_MARK, _TO_REACH = re.compile("[,，。;；、]"), 10
_TO = re.compile("[^,，。;；]{0,4}?(?:增|提|上升|下降|降|扩|跃|升|减|发展|拓展|缩)[^,，。;；]{0,4}[至到为]")


class _Year:
    """What was reported of one thing for one year, found by what two figures of one indicator have in common."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self._found: dict[object, list[int]] | None = None

    def _marks(self, claim: Claim) -> set[object]:
        """What claims are found by: letter pairs of the wording and of the clause, the indicator, the number with its unit."""
        indicator, number = ("indicator", claim.indicator.key), ("number", claim.figure.value, claim.figure.unit)
        return {*letter_pairs(plain(claim.wording.text)), indicator, number}

    def near(self, target: Claim) -> list[Claim]:
        if self._found is None:
            self._found = defaultdict(list)
            for place, claim in enumerate(self.claims):
                for mark in self._marks(claim) | pairs_in(claim.said):
                    self._found[mark].append(place)
        found = self._found
        places = set(chain.from_iterable([found[mark] for mark in self._marks(target) if mark in found]))
        return [self.claims[place] for place in sorted(places)]


class Ledger:
    """The claims of a knowledge base, found by the thing that they are of and their year.

    Args:
        base: the knowledge base.
    """

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.targets: list[Claim] = []
        self._reported: list[Claim] = []
        self._outcomes: dict[tuple[str, int], _Year] = defaultdict(_Year)
        self._carried: dict[tuple[str, int], _Year] = defaultdict(_Year)
        self._reports: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, document in enumerate(base.documents):
            self._take(number, document)

    def _take(self, number: int, document: DocumentFacts) -> None:
        place = self.base.entity_of(number, 0) if document.things else None
        if place is None:
            return
        stated, year, paragraphs = 0, document.context.year, Paragraphs(document)
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
                _indicator_of(self.base.indicator_of(number, index), figure),
                _period(document, figure),
                paragraphs,
            )
            if figure.status is Status.TARGET:
                self.targets.append(claim)
                continue
            self._reported.append(claim)
            if _ahead(document, figure) or is_base(document, figure) or (about.key == place.key and _of_a_zone(claim)):
                continue
            self._outcomes[about.key, claim.period.year].claims.append(claim)
            if about.kind not in PLACES and about.name not in claim.words:
                self._carried[place.key, claim.period.year].claims.append(claim)
            stated += claim.period.year == year
        if stated >= _ENOUGH and year and document.context.genre is not Genre.NEWS:
            self._reports[place.key, year].append(number)

    def reported(self) -> Sequence[Claim]:
        """All that was reported, in the order of the documents and their texts."""
        return self._reported

    def outcomes(self, about: str, year: int) -> Sequence[Claim]:
        """What was reported of a thing for a year."""
        found = self._outcomes.get((about, year))
        return found.claims if found else ()

    def near(self, target: Claim, about: str, year: int) -> Sequence[Claim]:
        """Of what was reported of a thing for a year, all that has anything in common with a target."""
        found = self._outcomes.get((about, year))
        return found.near(target) if found else ()

    def carried(self, target: Claim, year: int) -> Sequence[Claim]:
        """The same, of what was reported of bodies that only an earlier clause names: it may be of the place itself."""
        found = self._carried.get((target.place, year))
        return found.near(target) if found else ()

    def years(self, about: str, first: int, last: int) -> list[int]:
        """The years from one to another, the last one first, for which something was reported of a thing."""
        return [y for y in range(last, first - 1, -1) if (about, y) in self._outcomes]

    def reports(self, place: str, year: int, besides: int) -> list[int]:
        """The documents that report on a year of a place, apart from one."""
        return [number for number in self._reports.get((place, year), ()) if number != besides]


def _indicator_of(found: Indicator, figure: Figure) -> Indicator:
    """The indicator of a figure; one made from its wording is looked up once more without light words around it."""
    if not found.minted:
        return found
    words = shown(figure.indicator)
    for candidate in (words, plain(words)):
        known = indicator_for(candidate)
        if not known.minted:
            return known
    return found


def _period(document: DocumentFacts, figure: Figure) -> Period:
    """The period of a figure; behind what was given as its ground (在2022年高基数的情况下，增长9.5%) that of the report."""
    assert figure.period is not None
    year, period = document.context.year, figure.period
    if year is None or period.start.year != period.end.year or period.year != year - 1:
        return period
    before = document.text[max(0, figure.number.start - _GROUND_REACH) : figure.number.start]
    given = _GROUND.search(before)
    return Period.of_year(year) if given is not None and int(given[1]) == period.year else period


def _ahead(document: DocumentFacts, figure: Figure) -> bool:
    """Whether the period of a figure lies ahead of its document: what is to come was not reported (未来3年还要新增)."""
    if figure.period is None or figure.status is Status.ESTIMATE:
        return False
    day, year = document.context.day, document.context.year
    if day is not None:
        return figure.period.end > day
    return year is not None and figure.period.end > date(year + 1, 11, 30)


def _of_a_zone(claim: Claim) -> bool:
    """Whether the sentence of a figure speaks of a zone from its beginning on: 开发区营业收入增长65.8%，实际利用外资增长91.6%."""
    return _ZONE.match(plain(claim.sentence)) is not None


def is_base(document: DocumentFacts, figure: Figure) -> bool:
    """Whether a number is what something grew from, in a year that is not named: 公园由3座增至270座."""
    before = document.text[max(0, figure.number.start - _FROM_REACH) : figure.number.start]
    return _TO.match(document.text, figure.number.end) is not None and _FROM.search(before) is not None


def base_of(document: DocumentFacts, figure: Figure) -> Figure | None:
    """The number that another one grew from, in the same clause: 242家 in 由242家增至278家."""
    place = bisect_left(document.figures, figure.number.start, key=lambda f: f.number.start)
    for before in reversed(document.figures[max(0, place - 2) : place]):
        between = document.text[before.number.end : figure.number.start]
        if is_base(document, before) and len(between) <= _TO_REACH and not _MARK.search(between):
            return before
    return None
