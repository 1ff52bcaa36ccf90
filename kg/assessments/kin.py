"""Whether a report tells of the same kind of thing under another qualifier: its silence is then not sure.

人行天桥20座 may be what was told as 便民天桥21座, and 矿山修复45处 as 矿山生态修复工程21处; whether it is, no rule can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.assessments.claims import Claim
from kg.assessments.content import content
from kg.assessments.likeness import Likeness, families_agree, has_level, other_field
from kg.assessments.matching import Match, is_generic_noun
from kg.assessments.wording import letter_pairs, plain
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_HEAD = 2
#: What makes a share of a noun, and the letters that are left at least.
_SHARE, _LEAST = re.compile("(?:达标|创建|改造|建设|完成)*(?:所占)?(?:比例|比重|占比|比率|率)$"), 4


def has_kin(target: Claim, outcomes: Iterable[Claim]) -> bool:
    """Whether one of some reported figures counts things of the target's kind in its unit, by a deed that may be the same.

    Args:
        target: the target.
        outcomes: what was reported of the same thing for the year.
    """
    if target.figure.measure is not Measure.LEVEL:
        return False
    unit, document = target.figure.unit, target.ref.document
    return any(
        _is_kin(target, outcome)
        for outcome in outcomes
        if outcome.figure.unit == unit and outcome.figure.measure is Measure.LEVEL and outcome.ref.document != document
    )


def counted_for(target: Claim, outcomes: Iterable[Claim]) -> Claim | None:
    """The count of the very things of which a target asks for a share: 茶厂改造比例达80%, 改造茶厂12座.

    Args:
        target: the target.
        outcomes: what was reported of the same thing for the year.
    """
    if target.figure.measure is not Measure.SHARE:
        return None
    core = _SHARE.sub("", target.wording.core)
    if len(core) < _LEAST or core == target.wording.core or is_generic_noun(core):
        return None
    for outcome in outcomes:
        told = outcome.figure.measure is Measure.LEVEL and outcome.figure.kind is UnitKind.COUNT
        if told and outcome.ref.document != target.ref.document and outcome.wording.core.endswith(core):
            return outcome
    return None


def told_closer(match: Match, outcomes: Iterable[Claim]) -> bool:
    """Whether the report tells what a target asks for elsewhere than in the figure that came nearest: then that is no outcome.

    茶园用地7宗 is not told by 出让土地30宗，其中茶园用地8宗 as a whole, nor 操场10处 by 食堂8处 where 操场9处 is told too.

    Args:
        match: the target with the figure that came nearest.
        outcomes: what was reported of the same thing for the year.
    """
    target, outcome = match.target, match.outcome
    if match.likeness is Likeness.SAME:
        return False
    more = letter_pairs(target.wording.noun) - letter_pairs(plain(outcome.clause))
    if more & letter_pairs(plain(outcome.part_behind)):
        return True
    telling = content(target.wording.noun)
    if not telling or telling[-1] in outcome.wording.noun:
        return False
    return any(
        telling[-1] in other.wording.noun
        and other.figure.unit == outcome.figure.unit
        and other.figure.measure is outcome.figure.measure
        for other in outcomes
        if other.ref.document == outcome.ref.document
    )


def _is_kin(target: Claim, outcome: Claim) -> bool:
    a, b = target.wording, outcome.wording
    if not families_agree(a.family, b.family):
        return False
    telling, told = content(a.noun), content(b.noun)
    if told and set(told) < set(telling):
        return True  # 7个乡村小学、幼儿园 may be some of 20个小学
    if is_generic_noun(a.noun[-_HEAD:]):
        alike = (a.verb != "" and a.verb == b.verb) or has_level(a.text, b.text)
        return alike and a.noun[-_HEAD:] == b.noun[-_HEAD:] and not other_field(a.noun, b.noun)
    last = telling[-1] if telling else a.noun[-_HEAD:]
    return a.head == b.head or a.noun[-_HEAD:] == b.noun[-_HEAD:] or (not is_generic_noun(last) and last in b.noun)
