"""Aims without a number held against what later reports say of the same thing."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg.assessments.ledger import Ledger
from kg.assessments.phrases import Said, unreported
from kg.assessments.wording import bare
from kg.lexicon import word_list
from kg.model.document import Part
from kg.model.entity import Assessment, FactRef, Locus, Passage, Verdict
from kg.model.fact import DocumentFacts, Objective, Predicate, Stage
from kg.model.span import Span

_CLAUSE = re.compile("[,，。;；!！?？:：]|\n[ \t]*\n")
#: The share of an aim's letter pairs in the best clause below which it is not spoken of, and from which it is for sure.
_HINT, _SURE = 0.35, 0.7
_UNSURE = 0.5
#: The letters of a name that make it likely to be meant where they are said.
_HEAD = 3
#: Behind a name these make another one of it.
_AROUND = re.compile("片区|板块|周边|商圈|社区|街道|组团|[东西南北]?路|[东西南北]?站|小区|广场|二期|三期|四期")
_FIT = {
    Stage.OPENED: 5, Stage.COMPLETED: 4, Stage.UNDERWAY: 3, Stage.STARTED: 2, Stage.SIGNED: 1, Stage.PLANNED: 0,
}  # fmt: skip
_TIMES = re.compile(
    r"\d{4}年|\d{1,2}月(?:底|份|中旬)?前?|年底前?|年内|上半年|下半年|今年|明年|全年|第?[一二三四]季度|\d年内"
)
_THRESHOLDS = re.compile(r"\d+(?:人|个|家|亿元|万元)以[上下]的?")
_NEGATED = re.compile("未|没有|尚需|仍需|不能")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a part that looks back: its span in the source, its words without marks, and those of its sentence."""

    span: Span
    words: str
    sentence: str


@cache
def _words(*keys: str) -> re.Pattern[str]:
    listed = sorted(set(word_list("assessments", *keys)), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, listed)))


@cache
def _light() -> re.Pattern[str]:
    verbs = [*word_list("objectives", "verbs", "before"), *word_list("objectives", "verbs", "behind")]
    fronts = word_list("objectives", "fronts", "words")
    fill = [
        "全部",
        "剩余",
        "工作",
        "建设",
        "任务",
        "项目",
        "工程",
        "的",
        "等",
        "和",
        "与",
        "及",
        "目标",
        "实施",
        "开展",
        "加快",
        "推进",
        "改造",
        "提升",
        "进一步",
    ]
    listed = sorted({*verbs, *fronts, *fill}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, listed)))


def object_of(aim: str) -> str:
    """What an aim is about: its words without verbs, times and light words.

    >>> object_of("完成省级食品安全示范区创建"), object_of("确保完成66人以上超大班额彻底消除")
    ('省级食品安全示范区', '超大班额')
    """
    plain = bare(_THRESHOLDS.sub("", _TIMES.sub("", aim)))
    return _light().sub("", plain) or plain


def goal_of(aim: str) -> Stage:
    """The stage that an aim wants to reach.

    >>> goal_of("丹水大道等主干道路开工建设").value, goal_of("马庄郊野公园建成开放").value
    ('started', 'completed')
    """
    done = _words("progress", "done").search(aim)
    started = _words("progress", "started").search(aim)
    if started and (not done or started.start() >= done.start()):
        return Stage.STARTED
    return Stage.COMPLETED


def stage_in(clause: str, goal: Stage) -> Stage | None:
    """How far a clause says that something has come, or None where it does not say.

    >>> stage_in("综合管廊基本建成", Stage.COMPLETED).value, stage_in("超大班额彻底化解", Stage.COMPLETED).value
    ('underway', 'completed')
    """
    if _NEGATED.search(clause) or _words("progress", "partly").search(clause):
        return Stage.UNDERWAY
    rest = clause
    if goal is Stage.STARTED and _words("progress", "started").search(rest):
        return Stage.STARTED
    if _words("progress", "done").search(rest):
        return Stage.COMPLETED
    if _words("progress", "started").search(rest):
        return Stage.UNDERWAY
    if goal is not Stage.STARTED and _words("progress", "underway").search(rest):
        return Stage.UNDERWAY  # for a start, 稳步推进 may speak of what comes before it
    return None


class Reviews:
    """The clauses of the parts that look back, found by the letter pairs in them.

    Args:
        ledger: the figures of all documents, which knows the reports of a year.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.base = ledger.base
        self._clauses: dict[int, list[Clause]] = {}
        self._pairs: dict[int, dict[str, list[int]]] = {}

    def _index(self, number: int) -> None:
        clauses = _clauses_of(self.base.documents[number])
        pairs: dict[str, list[int]] = defaultdict(list)
        for place, clause in enumerate(clauses):
            for pair in sorted({clause.words[i : i + 2] for i in range(len(clause.words) - 1)}):
                pairs[pair].append(place)
        self._clauses[number], self._pairs[number] = clauses, pairs

    def best(self, number: int, thing: str, goal: Stage) -> tuple[float, Clause] | None:
        """The clause of a document that says most of a thing, and the share of the thing's letter pairs in it.

        Args:
            number: the document.
            thing: what an aim is about.
            goal: the stage it wants to reach; of equal clauses the one that says most of it is taken.
        """
        found = self.nearest(number, thing, goal, 1)
        if not found:
            return None
        share, clause = found[0]
        if thing in clause.words and _AROUND.match(clause.words.split(thing, 1)[1]):
            share = _UNSURE  # 大运公园片区 is not 大运公园
        return share, clause

    def names(self, number: int, words: str) -> bool:
        """Whether a clause of a document says some words."""
        if number not in self._clauses:
            self._index(number)
        return any(words in clause.words for clause in self._clauses[number])

    def nearest(self, number: int, thing: str, goal: Stage, count: int) -> list[tuple[float, Clause]]:
        """The clauses of a document that say most of a thing, the nearest first."""
        if number not in self._clauses:
            self._index(number)
        wanted = {thing[i : i + 2] for i in range(len(thing) - 1)}
        counts: dict[int, int] = defaultdict(int)
        for pair in wanted:
            for place in self._pairs[number].get(pair, ()):
                counts[place] += 1
        clauses = self._clauses[number]

        def order(place: int) -> tuple[float, int, int]:
            stage = stage_in(clauses[place].words, goal)
            return counts[place] / len(wanted), _FIT[stage] if stage else -1, -place

        best = sorted(counts, key=order, reverse=True)[:count]
        return [(counts[place] / len(wanted), clauses[place]) for place in best]


def _clauses_of(document: DocumentFacts) -> list[Clause]:
    """The clauses of a document's paragraphs that look back."""
    found = []
    for stretch in document.stretches:
        if stretch.part is not Part.REVIEW:
            continue
        text = document.text[slice(*stretch.span)]
        edges = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text) + 1]
        for first, after in itertools.pairwise(edges):
            raw = text[first : after - 1]
            words = bare(raw)
            if len(words) >= 4:
                start = stretch.span.start + first + (len(raw) - len(raw.lstrip(" \t\r\n、-*#·")))
                found.append(Clause(Span(start, stretch.span.start + first + len(raw.rstrip())), words, words))
    return found


def assess_aim(number: int, index: int, aim: Objective, ledger: Ledger, reviews: Reviews) -> Assessment | None:
    """What came of one aim, or None where nothing can be said.

    Args:
        number: the document that sets it.
        index: the number of the aim in it.
        aim: the aim.
        ledger: the figures of all documents.
        reviews: the clauses of the reports.
    """
    place = ledger.base.entity_of(number, aim.about)
    thing = object_of(aim.wording)
    if place is None or aim.period is None or len(thing) < 4:
        return None
    year = aim.period.end.year
    reports = ledger.reports(place.key, year, number)
    if not reports:
        return None
    target, goal = FactRef(number, index), goal_of(aim.wording)
    found = [(*hit, report) for report in reports if (hit := reviews.best(report, thing, goal)) is not None]
    best = max(found, key=lambda row: (row[0], -row[2]), default=None)
    plan = Said(f"计划（{aim.period.key}）“{aim.wording}”", f"Planned for {aim.period.key}: “{aim.wording}”")
    if best is not None and best[0] < _HINT and any(reviews.names(report, thing[:_HEAD]) for report in reports):
        return None  # the report speaks of what the aim begins with: silence cannot be told from other words
    if best is None or best[0] < _HINT:
        names = [ledger.base.documents[n].context.title or ledger.base.documents[n].name for n in reports]
        return Assessment(target, None, Verdict.NOT_REPORTED, *unreported(plan, year, names), objective=True)
    share, clause, report = best
    if share < _SURE:
        return None
    stage = stage_in(clause.words, goal)
    return _held(target, plan, goal, stage, clause, report, ledger)


_SAYS = {
    Verdict.MET: Said("达到目标", "met"),
    Verdict.NOT_MET: Said("还没有完成", "not completed"),
    Verdict.NOT_COMPARABLE: Said(
        "提到了，但没有说明是否完成：不可比", "mentioned, but not whether it was done: not comparable"
    ),
}


def _held(
    target: FactRef, plan: Said, goal: Stage, stage: Stage | None, clause: Clause, report: int, ledger: Ledger
) -> Assessment:
    verdict = Verdict.NOT_COMPARABLE
    if stage is not None:
        verdict = Verdict.MET if _FIT[stage] >= _FIT[goal] else Verdict.NOT_MET
    document = ledger.base.documents[report]
    words = " ".join(document.text[slice(*clause.span)].split())
    said = _SAYS[verdict]
    reason = Said(f"{plan.zh}；报告“{words}”：{said.zh}。", f"{plan.en}; reported: “{words}”: {said.en}.")
    relation = _relation(report, document, clause, ledger, target)
    locus = Locus(report, *clause.span)
    passage = None if relation is not None else Passage(locus, stage or Stage.UNDERWAY)
    return Assessment(
        target, None, verdict, *reason, objective=True, outcome_relation=relation, outcome_passage=passage
    )


def _relation(report: int, document: DocumentFacts, clause: Clause, ledger: Ledger, target: FactRef) -> FactRef | None:
    """The relation that a clause states of the thing that the aim is about, where there is one."""
    aim = ledger.base.documents[target.document].objectives[target.number]
    if aim.concerns is None:
        return None
    wanted = ledger.base.entity_of(target.document, aim.concerns)
    if wanted is None:
        return None
    starts = [r.evidence.start for r in document.relations]
    for index in range(bisect_left(starts, clause.span.start - 200), len(document.relations)):
        relation = document.relations[index]
        if relation.evidence.start >= clause.span.end:
            break
        if not relation.evidence.overlaps(clause.span):
            continue
        subject = ledger.base.entity_of(report, relation.subject)
        value = ledger.base.entity_of(report, relation.object) if relation.object is not None else None
        staged = relation.predicate is Predicate.HAS_STATUS and subject is not None and subject.key == wanted.key
        won = relation.predicate is Predicate.AWARDED and value is not None and value.key == wanted.key
        if staged or won:
            return FactRef(report, index)
    return None
