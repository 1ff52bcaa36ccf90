"""What tells, without knowing the answer, whether a number was bound well.

A figure is wrong above all where its clause says more than its indicator took up, where the indicator is short or comes from
elsewhere, and where several numbers or coordinated nouns stand close together. None of this needs a look at what the words
mean; each sign is a count or a length. Measured by permutation on some four thousand figures that readers had judged, the
length of the indicator, the words left over and the rule that bound the number tell the most.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from kg.facts.binding import Draft
from kg.facts.clauses import Clause
from kg.facts.things import ThingTable
from kg.lexicon import table as rows_of
from kg.lexicon import words
from kg.mentions.reading import Reading
from kg.model.fact import Measure
from kg.model.mention import Mention
from kg.model.quantity import UnitKind

#: The names of the signs of words, in order: the four categories first, of which the share of wrong figures is a sign.
CATEGORIES = ("method", "unit", "first", "last")
SIGNS = (
    "length", "known", "left_before", "left_behind", "left_near", "left_next", "clause", "before", "behind", "words",
    "clause_before", "clauses_before", "foreign", "gap_before", "gap_behind", "opens_with_verb", "qualified", "numbers",
    "joined_before", "joined_behind", "list_in_indicator", "of_other", "list_behind", "attributes_behind", "names",
    "years", "share", "money", "said",
)  # fmt: skip
#: Tags of what carries no meaning of its own (ICTCLAS): numerals, adverbs, prepositions, conjunctions, particles, places.
_LIGHT = frozenset({"x", "m", "d", "p", "c", "u", "uj", "ul", "f", "t", "r", "q"})
_MOST_LETTERS, _MOST_CLAUSE, _MOST_SIDE, _MOST_LEFT, _MOST_GAP, _MOST_FEW, _MOST_BEFORE = 16, 60, 40, 6, 12, 4, 3
_DAYS = 370


@cache
def _wordings() -> frozenset[str]:
    """The wordings of common indicators."""
    rows = rows_of("indicators")["indicator"]
    return frozenset(wording for row in rows for wording in (row["zh"], *row["aliases"]))


class Signs:
    """The signs of the figures of one clause.

    Args:
        reading: the block.
        clause: the clause.
        clauses: all clauses of the block.
        table: the things of the document.
    """

    def __init__(self, reading: Reading, clause: Clause, clauses: tuple[Clause, ...], table: ThingTable) -> None:
        self.text = reading.words.text
        self.clause = clause
        self.table = table
        self.words = [
            (start, end, tag, self.text[start:end])
            for start, end, tag in reading.words.between(clause.start, clause.end)
        ]
        at = bisect_left(clauses, clause)
        first = at
        while first > 0 and at - first < _MOST_BEFORE and clauses[first - 1].sentence == clause.sentence:
            first -= 1
        self.before = at - first
        self.length_before = min(_MOST_SIDE, clauses[at - 1].end - clauses[at - 1].start) if first < at else 0
        self.numbers = [q.core.start for q in reading.quantities if clause.start <= q.core.start < clause.end]
        self.names: list[Mention] = [m for m in reading.names if clause.start <= m.span.start < clause.end]

    def of(self, draft: Draft) -> tuple[tuple[str, str, str, str], list[float]]:
        """The categories and the signs of a figure, in the order of `CATEGORIES` and `SIGNS`."""
        text, (start, end, _, _) = self.text, self.clause
        number, behind = draft.quantity.core.start, draft.quantity.span.end
        indicator = draft.indicator
        about = self.table.first_name(draft.about) if draft.about else ""
        near = max((n for n in self.numbers if n < number), default=start)
        following = min((n for n in self.numbers if n > number), default=end)
        left = [0, 0, 0, 0]
        inside, first, last, gap, next_gap = 0, "", "", start, end
        light = words("cues", "doubt", "light")
        for at, until, tag, string in self.words:
            if string in indicator:
                inside += 1
                if not first and indicator.startswith(string):
                    first = tag
                if indicator.endswith(string):
                    last = tag
                if until <= number:
                    gap = max(gap, until)
                elif at >= behind:
                    next_gap = min(next_gap, at)
            elif len(string) > 1 and tag not in _LIGHT and string not in light and string not in about:
                if until <= number:
                    left[0] += not self._is_named(at)
                    left[2] += at >= near and not self._is_named(at)
                elif at >= behind:
                    left[1] += not self._is_named(at)
                    left[3] += until <= following and not self._is_named(at)
        ahead, rest = text[start:number], text[behind:end]
        period = draft.period
        signs: list[float] = [
            min(_MOST_LETTERS, len(indicator)),
            indicator in _wordings(),
            *(min(_MOST_LEFT, n) for n in left),
            min(_MOST_CLAUSE, end - start),
            min(_MOST_SIDE, len(ahead)),
            min(_MOST_SIDE, len(rest)),
            inside,
            self.length_before,
            self.before,
            sum(letter not in ahead and letter not in rest for letter in indicator),
            min(_MOST_GAP, number - gap),
            min(_MOST_GAP, next_gap - behind),
            bool(draft.verb) and indicator.startswith(draft.verb),
            bool(draft.qualifier),
            min(_MOST_FEW, len(self.numbers)),
            ahead.count("和") + ahead.count("与") + ahead.count("及"),
            rest.count("和") + rest.count("与") + rest.count("及"),
            "、" in indicator,
            draft.about != 0,
            rest.count("、"),
            rest.count("的"),
            min(_MOST_FEW, len(self.names)),
            period is not None and (period.end - period.start).days > _DAYS,
            draft.measure is Measure.SHARE,
            draft.quantity.kind is UnitKind.MONEY,
            draft.confidence,
        ]
        return (draft.method, draft.quantity.unit, first, last), signs

    def _is_named(self, at: int) -> bool:
        return any(m.span.start <= at < m.span.end for m in self.names)
