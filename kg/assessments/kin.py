"""Whether a report tells of the same kind of thing under another qualifier: its silence is then not sure.

人行天桥20座 may be what was told as 便民天桥21座, and 矿山修复45处 as 矿山生态修复工程21处; whether it is, no rule can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.assessments.claims import Claim
from kg.assessments.content import content
from kg.assessments.likeness import families_agree
from kg.assessments.matching import is_generic_noun
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
    return any(_is_kin(target, outcome) for outcome in outcomes if outcome.ref.document != target.ref.document)


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


def _is_kin(target: Claim, outcome: Claim) -> bool:
    plan, report = target.figure, outcome.figure
    if not plan.measure is report.measure is Measure.LEVEL or plan.unit != report.unit:
        return False
    a, b = target.wording, outcome.wording
    if not families_agree(a.family, b.family):
        return False
    if is_generic_noun(a.noun[-_HEAD:]):
        return a.verb != "" and a.verb == b.verb and a.noun[-_HEAD:] == b.noun[-_HEAD:]
    telling = content(a.noun)
    last = telling[-1] if telling else a.noun[-_HEAD:]
    return a.noun[-_HEAD:] == b.noun[-_HEAD:] or (not is_generic_noun(last) and last in b.noun)
