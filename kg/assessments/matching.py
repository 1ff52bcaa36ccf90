"""Which reported figure answers to a target: candidates of the same thing and year, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.assessments.claims import Claim, one_unit
from kg.assessments.content import content
from kg.assessments.doubts import doubts_of, same_number_in
from kg.assessments.likeness import Likeness, families_agree, is_part, is_wider, likeness, only_kind, other_field
from kg.assessments.wording import Wording, dice
from kg.lexicon import word_list, words
from kg.model.fact import Measure, Status
from kg.model.once import once
from kg.model.quantity import UnitKind

#: A wording with fewer letters names no more than a kind of thing, and so does a short one without a verb: 项目, 道路.
_TELLING, _SHORT = 3, 2
#: The letters of what stands before a number that names what it counts by itself.
_NAMED = 5
_SAME_CLAUSE, _SAME_SMALL = 0.5, 0.7
_ALIKE = 0.3
#: An amount so many times another one of the same thing in the same report is a sum of more years.
_SUM = 2
#: Measures of one indicator that a reader holds against each other, though they cannot be compared.
_TOLD_APART = frozenset(
    frozenset(pair)
    for pair in (
        (Measure.LEVEL, Measure.GROWTH),
        (Measure.LEVEL, Measure.COMPLETION),
        (Measure.GROWTH, Measure.COMPLETION),
        (Measure.LEVEL, Measure.CHANGE),
        (Measure.GROWTH, Measure.CHANGE),
        (Measure.SHARE, Measure.CHANGE),
    )
)


def _generic() -> frozenset[str]:
    """Nouns that name no more than a kind of thing."""
    return words("assessments", "generic", "words")


@dataclass(frozen=True)
class Match:
    """A reported figure beside a target.

    Attributes:
        target: the target.
        outcome: the figure.
        likeness: how near their wordings are.
        score: how near, as a number.
        doubts: why the two cannot be compared outright, by the names of the reasons; empty where they can.
    """

    target: Claim
    outcome: Claim
    likeness: Likeness
    score: float
    doubts: tuple[str, ...]

    @property
    def reached_by_a_part(self) -> bool:
        """Whether the figure is of a part of what the target is of, and nothing else stands between them."""
        left, right = self.target.wording, self.outcome.wording
        return self.doubts == ("scope",) and is_part(left, right) and families_agree(left.family, right.family)

    @once
    def rank(self) -> tuple[object, ...]:
        """The order of preference, the best highest; equal figures are told apart by their places, so it is total."""
        outcome = self.outcome
        return (
            not self.doubts,
            "measure" not in self.doubts,
            self.outcome.comparable == self.target.comparable,
            self.likeness,
            -len(self.doubts),
            same_number_in(self.target, outcome),
            outcome.is_total == self.target.is_total,
            outcome.figure.qualifier == self.target.figure.qualifier,
            outcome.document.context.year == outcome.period.year,
            outcome.figure.status is Status.ACTUAL,
            round(self.score, 4),
            -outcome.ref.document,
            -outcome.ref.number,
        )


def is_generic_noun(noun: str) -> bool:
    """Whether a noun names no more than a kind of thing.

    >>> is_generic_noun("道路"), is_generic_noun("天桥")
    (True, False)
    """
    return noun in _generic()


def is_generic(target: Claim) -> bool:
    """Whether a target's wording names no more than a kind of thing, or an amount of something unsaid: 总投资."""
    deeds = words("assessments", "generic", "deeds")
    return target.wording.noun in _generic() and not any(deed in target.figure.indicator for deed in deeds)


def is_telling(target: Claim) -> bool:
    """Whether a target's wording says enough to look for its outcome."""
    parts = target.wording
    if parts.noun in _generic() or len(parts.core) < _SHORT:
        return False
    return len(parts.noun) >= _TELLING or (len(parts.noun) == _SHORT and parts.family != "")


def matches(target: Claim, outcomes: Iterable[Claim]) -> list[Match]:
    """The figures that answer to a target, the best first.

    Args:
        target: the target.
        outcomes: what was reported of the same thing for the year.
    """
    document, sought = target.ref.document, _Sought.of(target)
    others = [one for one in outcomes if one.ref.document != document and one.looks_back]
    found = [match for outcome in others if (match := _match(sought, outcome)) is not None]
    return _of_the_year(sorted(found, key=lambda m: m.rank, reverse=True))


def _of_the_year(found: list[Match]) -> list[Match]:
    """The same, where one report gives two amounts: the very number planned before a far larger one, a sum of more years."""
    if not found or found[0].doubts:
        return found
    first = found[0]
    for match in found[1:]:
        other = match.outcome
        if (
            match.doubts not in ((), ("scope",))
            or other.ref.document != first.outcome.ref.document
            or not first.target.is_added
        ):
            continue
        exact = same_number_in(first.target, other) > 1 and not same_number_in(first.target, first.outcome)
        if exact and first.outcome.figure.normal >= _SUM * other.figure.normal:
            near = replace(match, likeness=Likeness.NEAR, doubts=())
            return [near, *(m for m in found if m is not match)]
    return found


@dataclass(frozen=True, slots=True)
class _Sought:
    """A target whose outcome is looked for, with what is asked of it beside each figure.

    Attributes:
        target: the target.
        telling: whether its wording says enough to look for.
        own: what stands before its number, taken apart, where that is looked for too.
    """

    target: Claim
    telling: bool
    own: Wording | None

    @classmethod
    def of(cls, target: Claim) -> _Sought:
        """A target with what is asked of it."""
        own = target.item if target.indicator.minted else None
        return cls(target, is_telling(target), own if own is not None and len(own.noun) >= _NAMED else None)


def _match(sought: _Sought, outcome: Claim) -> Match | None:
    target, telling = sought.target, sought.telling
    if target.apiece != outcome.apiece or _elsewhere(target, outcome):
        return None
    same_number = same_number_in(target, outcome)
    if not same_number and _another_deed(target, outcome):
        return None
    one = (telling or not target.indicator.minted) and target.indicator == outcome.indicator
    near, score = likeness(
        target.wording,
        outcome.wording,
        one_indicator=one,
        two_indicators=not one and not target.indicator.minted and not outcome.indicator.minted,
        same_number=same_number,
        contexts=(target.before, outcome.before),
    )
    if near < Likeness.NEAR:
        for left, right in _other_wordings(sought, outcome):
            again = likeness(left, right, same_number=same_number)
            if again[0] >= Likeness.NEAR:
                near, score = again
                break
    if near is Likeness.STRANGE and not one and _told(target, outcome, same_number=same_number):
        near, score = Likeness.NEAR, _SAME_CLAUSE
    if not one and not telling:
        if near is not Likeness.SAME or not _alike_besides(target, outcome):
            near = Likeness.STRANGE
    doubts = []
    if target.of_some and not outcome.of_some:
        if near is Likeness.STRANGE and not _same_deed(target, outcome):
            return None
        near, score = max(near, Likeness.OTHER_SCOPE), max(score, 0.4)
        doubts.append("some")
    if near is Likeness.STRANGE:
        return None
    if outcome.of_some and not target.of_some:
        doubts.append("subset")
    ordered = target.ordered_by != outcome.ordered_by
    if ordered and same_number and near >= Likeness.NEAR and not (target.ordered_by and outcome.ordered_by):
        ordered = False  # 省定30项民生实事, 30项民生实事: one left out who ordered them
    if (near is Likeness.OTHER_SCOPE or ordered) and not doubts:
        doubts.append("wider" if is_wider(outcome.wording, target.wording) else "scope")
    known = (one and not target.indicator.minted) or target.wording.noun == outcome.wording.noun
    doubts.extend(doubts_of(target, outcome, same=known and target.is_added is outcome.is_added))
    if near is Likeness.OTHER_SCOPE and "stock" in doubts:
        return None
    if same_number and near >= Likeness.NEAR:
        chance: tuple[str, ...] = () if same_number == 1 else ("stock", "new", "renewed")
        chance += ("period", "years", "subset", "some")
        doubts = [doubt for doubt in doubts if doubt not in chance]
    odd = {"measure", "unit"} & set(doubts)
    if "measure" in odd and frozenset((target.figure.measure, outcome.figure.measure)) not in _TOLD_APART:
        return None
    if odd and (near < Likeness.NEAR or not known or ("unit" in odd and target.indicator.minted)):
        return None
    return Match(target, outcome, near, score, tuple(doubts))


def _other_wordings(sought: _Sought, outcome: Claim) -> Iterator[tuple[Wording, Wording]]:
    """How both may be worded besides: by what stands before their numbers."""
    own = sought.own
    if own is None and not outcome.indicator.minted:
        return
    item = outcome.item
    if item is not None and outcome.indicator.minted:
        yield sought.target.wording, item
    if own is not None:
        yield own, outcome.wording
        if item is not None:
            yield own, item


def _elsewhere(target: Claim, outcome: Claim) -> bool:
    """Whether two figures are of named things that have no name in common.

    They count what belongs to a works: 茶厂三条生产线, 鸡场5条生产线; or their clauses name all that they are of: 云岭、鹿坊两个
    园区, 柳沟、溪口、南村三个园区.
    """
    if target.named and outcome.named and not set(content(target.named)) & set(content(outcome.named)):
        return True
    if not target.belongs or not outcome.belongs:
        return False
    parts = word_list("assessments", "belonging", "words")
    named, said = set(content(target.sentence)), set(content(outcome.sentence))
    return not {word for word in named & said if not word.endswith(parts)}


def _another_deed(target: Claim, outcome: Claim) -> bool:
    """Whether a target is for things to be renewed, and those reported are new or all there are: 改造10座, 新增10座."""
    if target.figure.kind is not UnitKind.COUNT or outcome.wording.family not in ("", "build", "attract"):
        return False
    return target.renews and not outcome.tells_renewal


def _alike_besides(target: Claim, outcome: Claim) -> bool:
    """Whether two figures of one general noun say the same of it: 37条道路建成通车 and 16条道路竣工通车."""
    if dice(target.clause, outcome.clause) >= _SAME_CLAUSE:
        return True
    deeds = words("assessments", "generic", "deeds")
    said = {deed for deed in deeds if deed in target.figure.indicator and deed in outcome.figure.indicator}
    return bool(said) and target.wording.noun != "项目"


def _same_deed(target: Claim, outcome: Claim) -> bool:
    """Whether two housing figures tell of one deed in one unit: 3406套完成网签 and 安置房网签11147套."""
    families = {target.wording.family, outcome.wording.family}
    if target.figure.unit != outcome.figure.unit or target.figure.measure is not outcome.figure.measure:
        return False
    deeds = [
        deed
        for deed in ("回迁", "网签", "封顶", "竣工", "交付", "分配")
        if deed in target.figure.indicator + target.clause
    ]
    return any(deed in outcome.figure.indicator for deed in deeds[:1]) and bool(families)


def _told(target: Claim, outcome: Claim, *, same_number: int) -> bool:
    """Whether the words around two figures tell that they are of one thing, where their wordings do not."""
    alike = same_number > 0 and (
        _alike(target, outcome, _ALIKE if same_number > 1 else _SAME_CLAUSE)
        or dice(target.clause, outcome.clause) >= (_SAME_CLAUSE if same_number > 1 else _SAME_SMALL)
    )
    if not (alike or _measured(target, outcome) or _same_clause(target, outcome) or _restored(target, outcome)):
        return False
    nouns = target.wording.noun, outcome.wording.noun
    return not other_field(*nouns) and not only_kind(*nouns)


def _measured(target: Claim, outcome: Claim) -> bool:
    """Whether both are lengths or areas of one kind of thing, however general: 新增道路里程30公里, 建成道路168条共46公里."""
    kind = target.figure.kind
    if kind is not outcome.figure.kind or kind not in (UnitKind.LENGTH, UnitKind.AREA):
        return False
    a, b = target.wording, outcome.wording
    return a.core == b.core and families_agree(a.family, b.family)


def _restored(target: Claim, outcome: Claim) -> bool:
    """Whether one wording leaves out what the other names, and its sentence names it: 保障性住房建设……筹集建设3800套."""
    a, b = target.wording, outcome.wording
    if a.family != b.family or target.figure.unit != outcome.figure.unit or a.elided == b.elided:
        return False
    named, before = (b, target.before) if a.elided else (a, outcome.before)
    return len(named.noun) >= _TELLING and named.noun in before


def _alike(target: Claim, outcome: Claim, least: float) -> bool:
    """Whether things of one number are worded alike."""
    if outcome.wording.noun in _generic() or outcome.wording.core in _generic():
        return False
    families = families_agree(target.wording.family, outcome.wording.family)
    telling = set(content(target.wording.noun))
    if telling and not telling & set(content(outcome.wording.noun)):
        return False  # 失业人员200人, 专业人员200人
    return families and dice(target.wording.noun, outcome.wording.noun) >= least


def _same_clause(target: Claim, outcome: Claim) -> bool:
    """Whether the outcome's own clause says the target's words, where the indicator was worded another way."""
    noun = target.wording.noun
    if len(noun) < 4 or target.figure.measure is not outcome.figure.measure:
        return False
    return outcome.wording.noun in _generic() and one_unit(target, outcome) and noun in outcome.said
