"""What became of a stretch or an expanse that a number tells the size of: 9万亩|林地|完成确权."""

from __future__ import annotations

from kg.facts.wording.phrases import is_action
from kg.facts.wording.predicates import with_noun
from kg.facts.wording.right import Right
from kg.lexicon import words

#: Land by a noun that does not say which.
_TRACTS = frozenset({"区域", "土地", "用地", "范围", "片区", "面积"})
#: How a predicate opens that tells it.
_BECOME = ("投入", "全线", "竣工", "完工", "建成", "贯通", "通车", "启用", "拆除", "清拆", "收回", "获批", "确权")
_LONGEST = 8


def become_of(right: Right, noun: str) -> str:
    """What became of it, with its noun; empty where nothing tells.

    Args:
        right: what stands behind its number.
        noun: the noun among that.
    """
    said = right.predicate
    stage = said in words("cues", "binding", "stages")
    if right.attached and (stage or (noun in _TRACTS and len(said) > 3)):
        return f"{said}{noun}"
    if not said or said.endswith(noun) or len(said) > _LONGEST:
        return ""
    if right.attached and is_action(said):
        return f"{noun}{said}"
    return with_noun(said, noun) if stage or is_action(said) or said.startswith(_BECOME) else ""
