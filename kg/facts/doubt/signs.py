"""What tells, without knowing the answer, whether a number was bound well.

A figure is wrong above all where its clause says more than its indicator took up, where the indicator is short or comes from
elsewhere, and where several numbers or coordinated nouns stand close together. None of this needs a look at what the words
mean; each sign is a count or a length. Fitted on some six thousand figures that readers had judged, the trees ask most for the
unit, the length of the indicator and the rule that bound the number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from kg.facts.binding import Draft
from kg.facts.clauses import Clause
from kg.facts.things import ThingTable
from kg.lexicon import table as rows_of
from kg.lexicon import words
from kg.mentions.reading import Reading
from kg.model.fact import Measure
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
        at = bisect_left(clauses, clause)
        first = at
        while first > 0 and at - first < _MOST_BEFORE and clauses[first - 1].sentence == clause.sentence:
            first -= 1
        self.before = at - first
        self.length_before = min(_MOST_SIDE, clauses[at - 1].end - clauses[at - 1].start) if first < at else 0
        start, end, _, _ = clause
        self.numbers = sorted([q.core[0] for q in reading.quantities if start <= q.core[0] < end])
        named = [m.span for m in reading.names if start <= m.span[0] < end]
        self.names = len(named)
        inside = reading.words.inside(start, end)
        self.named = {place for first, last in named for place in range(first, last)}
        #: The words of the clause.
        self.words = reading.words.words[inside.start : inside.stop]
        self.strings = reading.words.strings[inside.start : inside.stop]

    def of(self, draft: Draft) -> tuple[tuple[str, str, str, str], list[float]]:
        """The categories and the signs of a figure, in the order of `CATEGORIES` and `SIGNS`."""
        text, (start, end, _, _) = self.text, self.clause
        number, behind = draft.quantity.core.start, draft.quantity.span.end
        indicator = draft.indicator
        about = self.table.first_name(draft.about) if draft.about else ""
        numbers = self.numbers
        at, until = bisect_left(numbers, number), bisect_right(numbers, number)
        near = numbers[at - 1] if at else start
        following = numbers[until] if until < len(numbers) else end
        left_before = left_behind = left_near = left_next = 0
        inside, first, last, gap, next_gap = 0, "", "", start, end
        named, light = self.named, words("cues", "doubt", "light")
        for (at, until, tag), string in zip(self.words, self.strings, strict=True):
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
            elif (  # it means something that is no name
                until - at > 1 and tag not in _LIGHT and at not in named and string not in light and string not in about
            ):
                if until <= number:
                    left_before += 1
                    left_near += at >= near
                elif at >= behind:
                    left_behind += 1
                    left_next += until <= following
        ahead, rest = text[start:number], text[behind:end]
        around = {*ahead, *rest}
        period = draft.period
        signs: list[float] = [
            min(_MOST_LETTERS, len(indicator)),
            indicator in _wordings(),
            left_before if left_before < _MOST_LEFT else _MOST_LEFT,
            left_behind if left_behind < _MOST_LEFT else _MOST_LEFT,
            left_near if left_near < _MOST_LEFT else _MOST_LEFT,
            left_next if left_next < _MOST_LEFT else _MOST_LEFT,
            min(_MOST_CLAUSE, end - start),
            min(_MOST_SIDE, len(ahead)),
            min(_MOST_SIDE, len(rest)),
            inside,
            self.length_before,
            self.before,
            0 if around.issuperset(indicator) else sum(letter not in around for letter in indicator),
            min(_MOST_GAP, number - gap),
            min(_MOST_GAP, next_gap - behind),
            bool(draft.verb) and indicator.startswith(draft.verb),
            bool(draft.qualifier),
            min(_MOST_FEW, len(numbers)),
            ahead.count("和") + ahead.count("与") + ahead.count("及"),
            rest.count("和") + rest.count("与") + rest.count("及"),
            "、" in indicator,
            draft.about != 0,
            rest.count("、"),
            rest.count("的"),
            min(_MOST_FEW, self.names),
            period is not None and (period.end - period.start).days > _DAYS,
            draft.measure is Measure.SHARE,
            draft.quantity.kind is UnitKind.MONEY,
            draft.confidence,
        ]
        return (draft.method, draft.quantity.unit, first, last), signs
