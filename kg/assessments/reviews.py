"""The clauses of the parts of reports that look back, found by the letter pairs in them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add

from kg.assessments.glossary import notes_in
from kg.assessments.ledger import Ledger
from kg.assessments.progress import FIT, is_helped, stage_in
from kg.assessments.wording import bare, letter_pairs
from kg.lexicon import word_list
from kg.model.document import Part
from kg.model.fact import DocumentFacts, Stage
from kg.model.span import Span
from kg.model.values import made_by_slots

_CLAUSE = re.compile("[,，。;；!！?？:：]|\n[ \t]*\n")
#: Stands between clauses while their marks are taken out: it is none.
_SEAM = "\0"
_UNSURE = 0.5
#: A clause with more letters is no report of one thing.
_LONGEST = 80
#: What stands before the first word of a clause.
_FRONTS = " \t\r\n、-*#·"
#: Behind a name these make another one of it.
_AROUND = re.compile(
    "片区|板块|周边|商圈|社区|街道|组团|[东西南北]?路|[东西南北]?站|小区|广场|二期|三期|四期|[东西南北]区"
)


@made_by_slots
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a part that looks back.

    Attributes:
        start: where it begins in the source.
        text: its text there.
        words: its words without marks.
    """

    start: int
    text: str
    words: str

    @property
    def span(self) -> Span:
        """Where it stands in the source, without the marks and spaces around it."""
        front = len(self.text) - len(self.text.lstrip(_FRONTS))
        return Span(self.start + front, self.start + len(self.text.rstrip()))


class Reviews:
    """The clauses of the reports of a knowledge base.

    Args:
        ledger: the figures of all documents, which knows the reports of a year.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.base = ledger.base
        self._clauses: dict[int, list[Clause]] = {}
        self._spoken: dict[int, list[Clause]] = {}
        self._pairs: dict[int, dict[str, list[int]]] = {}

    def _index(self, number: int) -> None:
        clauses = _clauses_of(self.base.documents[number])
        words = [clause.words for clause in clauses]
        text = "\n".join(words)
        lines = itertools.chain.from_iterable(itertools.starmap(itertools.repeat, enumerate(len(w) + 1 for w in words)))
        pairs: dict[str, list[int]] = defaultdict(list)
        for pair, place in zip(map(add, text, text[1:]), lines, strict=False):
            pairs[pair].append(place)
        self._clauses[number], self._pairs[number] = clauses, pairs

    def clauses(self, number: int) -> Sequence[Clause]:
        """The clauses of a document that look back, in its order."""
        if number not in self._clauses:
            self._index(number)
        return self._clauses[number]

    def spoken(self, number: int) -> Sequence[Clause]:
        """The same, and the clauses of the notes that explain a word of theirs: they may tell of a thing, not of its end."""
        if number not in self._spoken:
            text = self.base.documents[number].text
            notes = (
                Clause(span.start, said, bare(said))
                for head, span in notes_in(text)
                if (said := text[slice(*span)]) and self.names(number, head)
            )
            self._spoken[number] = [*self.clauses(number), *notes]
        return self._spoken[number]

    def best(self, number: int, thing: str, goal: Stage, *, built: bool = False) -> tuple[float, Clause] | None:
        """The clause of a document that says most of a thing, and the share of the thing's letter pairs in it.

        Args:
            number: the document.
            thing: what an aim is about.
            goal: the stage it wants to reach; of equal clauses the one that says most of it is taken.
            built: whether the thing is built.
        """
        found = self.nearest(number, thing, goal, 1, built=built)
        if not found:
            return None
        share, clause = found[0]
        if thing in clause.words and _AROUND.match(clause.words.split(thing, 1)[1]):
            share = _UNSURE  # 云岭公园片区 is not 云岭公园
        return share, clause

    def names(self, number: int, words: str) -> bool:
        """Whether a clause of a document says some words."""
        return next(self.naming(number, words), None) is not None

    def naming(self, number: int, words: str) -> Iterator[Clause]:
        """The clauses of a document that say some words."""
        clauses = self.clauses(number)
        places = dict.fromkeys(self._pairs[number].get(words[:2], ()))
        return (clauses[place] for place in places if words in clauses[place].words)

    def quote(self, number: int, clause: Clause) -> str:
        """The words of a clause as its document has them, in one line."""
        return " ".join(self.base.documents[number].text[slice(*clause.span)].split())

    def nearest(
        self, number: int, thing: str, goal: Stage, count: int, *, built: bool = False
    ) -> list[tuple[float, Clause]]:
        """The clauses of a document that say most of a thing, the nearest first."""
        clauses = self.clauses(number)
        wanted = letter_pairs(thing)
        counts: dict[int, int] = defaultdict(int)
        for pair in wanted:
            for place in set(self._pairs[number].get(pair, ())):
                counts[place] += 1
        most = sorted(counts.values(), reverse=True)[:count]

        def order(place: int) -> tuple[float, int, int]:
            stage = stage_of(clauses[place].words, thing, goal, built=built)
            return counts[place] / len(wanted), FIT[stage] if stage else -1, -place

        hopeful = [place for place, hits in counts.items() if hits >= most[-1]]
        best = sorted(hopeful, key=order, reverse=True)[:count]
        return [(counts[place] / len(wanted), clauses[place]) for place in best]


def stage_of(
    words: str, thing: str, goal: Stage, *, built: bool = False, main: bool = False, first: str = ""
) -> Stage | None:
    """How far a clause says that a thing has come: first by what stands behind it, where a list speaks of others before.

    >>> stage_of("医学院加快建设音乐学院主体结构完工", "音乐学院", Stage.COMPLETED).value
    'underway'
    >>> stage_of("建成音乐学院", "音乐学院", Stage.COMPLETED).value
    'completed'
    """
    at = words.find(thing)
    if is_helped(words[: max(at, 0)]):
        return None  # 参与云岭新城规划编制
    behind = stage_in(words[at:], goal, built=built, main=main, first=first) if at > 0 else None
    return behind if behind is not None else stage_in(words, goal, built=built, main=main, first=first)


def _clauses_of(document: DocumentFacts) -> list[Clause]:
    """The clauses of a document's paragraphs that look back, but for those that tell of problems."""
    found: list[Clause] = []
    problems = word_list("assessments", "progress", "problems")
    for stretch in document.stretches:
        text = document.text[slice(*stretch.span)]
        if stretch.part is not Part.REVIEW:
            continue
        start = min((at for word in problems if (at := text.find(word)) >= 0), default=len(text))
        found.extend(_clauses_in(text[:start], stretch.span.start))
    return found


def _clauses_in(text: str, offset: int) -> Sequence[Clause]:
    edges = [0, *[m.end() for m in _CLAUSE.finditer(text)], len(text) + 1]
    raw = [text[first : after - 1] for first, after in itertools.pairwise(edges)]
    words = bare(_SEAM.join(raw)).split(_SEAM) if _SEAM not in text else map(bare, raw)
    rows = zip(edges, raw, words, strict=False)
    return [Clause(offset + first, one, said) for first, one, said in rows if 4 <= len(said) <= _LONGEST]
