"""Whether a report is silent on a thing, or speaks of it in words that no rule could read: silence must be sure to be told.

A report that says much of what a target says, in one clause, may well hold the outcome: then nothing is said of the target.
How much of it is said is weighed by words, rare ones more than common ones, as in a search.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from kg.assessments.content import content
from kg.assessments.reviews import Clause, Reviews
from kg.assessments.wording import plain, preferred
from kg.lexicon import word_list

#: From which share of what a target or an aim is about its report may be speaking of it: with its last word, which names
#: the kind, and without.
_SPOKEN, _SPOKEN_ASIDE = 0.4, 0.45
#: The same where the report gives a number in the target's unit: of that kind, and of another.
_SPOKEN_ALIKE, _SPOKEN_COUNTED = 0.25, 0.35
#: The same of a target where the report gives no number, and of one with a name that everybody uses.
_SPOKEN_BARE, _SPOKEN_NAMED = 0.6, 0.75
#: The same at least where a note of the report speaks of it.
_SPOKEN_NOTED = 0.65
_LEAST_SPOKEN = min(_SPOKEN, _SPOKEN_ALIKE)
#: The letters of a number that does not meet by chance.
_TELLING = 3
_NUMBER = re.compile("[0-9两一二三四五六七八九十百]")


@cache
def akin() -> dict[str, tuple[str, ...]]:
    """For each of the words that may tell of one thing, all of them.

    >>> "造林" in akin()["植树"]
    True
    """
    groups = [tuple(group.split()) for group in word_list("assessments", "silence", "akin")]
    return {word: group for group in groups for word in group}


class _Lines:
    """Clauses as the lines of one text: what some of them say is found far quicker than clause by clause.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = list(accumulate([len(line) + 1 for line in text.split("\n")], initial=0))

    def line(self, at: int) -> str:
        """The line around a place of the text."""
        place = bisect_right(self._starts, at) - 1
        return self.text[self._starts[place] : self._starts[place + 1] - 1]

    def saying(self, word: str) -> Iterator[int]:
        """The numbers of the lines that say a word."""
        at = self.text.find(word)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self.text.find(word, self._starts[place + 1])


class Silence:
    """What share of a thing the clauses of a report say.

    Args:
        reviews: the clauses of the reports.
    """

    def __init__(self, reviews: Reviews) -> None:
        self._reviews = reviews
        self._places: dict[tuple[int, str], frozenset[int]] = {}
        self._said: dict[int, _Lines] = {}
        self._plain: dict[int, _Lines] = {}

    def is_sure(self, reports: Sequence[int], *texts: str, unit: str = "", named: bool = False) -> bool:
        """Whether no clause of some reports may be speaking of what some texts are about.

        Args:
            reports: the documents.
            texts: the wordings of a target or an aim.
            unit: the unit of the number that is looked for, or empty: a clause without one must then say nearly all, and
                one with a number in that unit less.
            named: whether it has a name that everybody uses (一般公共预算收入), of which nearly all must be said.
        """
        pairs = [(report, text) for report in reports for text in texts]
        return not any(self._speaks(report, text, unit, named=named) for report, text in pairs)

    def _speaks(self, report: int, text: str, unit: str, *, named: bool) -> bool:
        """Whether a clause of a report may be speaking of what a text is about."""
        weights = self._weights(report, text)
        if not weights:
            return True  # it says too little to be looked for
        shares: dict[int, float] = {}
        for word, weight in weights.items():
            for place in frozenset().union(*(self._at(report, other) for other in akin().get(word, (word,)))):
                shares[place] = shares.get(place, 0.0) + weight
        noted = len(self._reviews.clauses(report))
        clauses, kind = self._reviews.spoken(report), next(reversed(weights))
        for place, share in shares.items():
            said = clauses[place].words
            kinds = akin().get(kind, (kind,))
            if share < _LEAST_SPOKEN:
                continue
            least = _SPOKEN if any(word in plain(said) for word in kinds) else _SPOKEN_ASIDE
            if named:
                least = _SPOKEN_NAMED
            elif unit and not _NUMBER.search(said):
                least = _SPOKEN_BARE
            elif unit and re.search(f"[0-9余多万亿]{re.escape(unit)}", said):
                least = _SPOKEN_ALIKE if any(word in plain(said) for word in kinds) else _SPOKEN_COUNTED
            if place >= noted:
                least = max(least, _SPOKEN_NOTED)
            if share >= least:
                return True
        return False

    def repeats(self, reports: Sequence[int], number: str, sentence: str) -> bool:
        """Whether a clause of some reports gives a number beside a telling word of the sentence that gave it first.

        物联感知设备3000个、摄像头1000个 may be told as 物联感知终端1万个、视频点位1000路.

        Args:
            reports: the documents.
            number: the number as printed, without its unit.
            sentence: the sentence of the target.
        """
        if len(number) < _TELLING:
            return False
        found = [one for one in map(self._lines_of, reports) if number in one.text]
        if not found:
            return False
        alone = re.compile(rf"(?<![0-9.]){re.escape(number)}(?![0-9.])")
        wanted = content(sentence)
        clauses = (one.line(hit.start()) for one in found for hit in alone.finditer(one.text))
        return any(word in said for said in map(plain, clauses) for word in wanted)

    def share(self, report: int, text: str, clause: Clause) -> float:
        """The share of what a text is about that one clause says; all of it where the text has no telling words.

        Args:
            report: the document.
            text: what is looked for.
            clause: one of its clauses.
        """
        weights = self._weights(report, text)
        said = plain(clause.words)
        if not weights:
            return 1.0
        return sum(weight for word, weight in weights.items() if any(one in said for one in akin().get(word, (word,))))

    def _weights(self, report: int, text: str) -> dict[str, float]:
        """The telling words of a text with their weights, which make one together: rare words weigh more."""
        count = len(self._reviews.spoken(report))
        weights = {word: math.log((count + 1) / (len(self._at(report, word)) + 1)) for word in content(text)}
        whole = sum(weights.values())
        return {word: weight / whole for word, weight in weights.items()} if whole else {}

    def _at(self, report: int, word: str) -> frozenset[int]:
        """The clauses of a report that say a word."""
        key = (report, word)
        if key not in self._places:
            if report not in self._plain:
                self._plain[report] = _Lines(preferred(self._lines_of(report).text))
            self._places[key] = frozenset(self._plain[report].saying(word))
        return self._places[key]

    def _lines_of(self, report: int) -> _Lines:
        """The words of the clauses of a report."""
        if report not in self._said:
            self._said[report] = _Lines("\n".join([clause.words for clause in self._reviews.spoken(report)]))
        return self._said[report]
