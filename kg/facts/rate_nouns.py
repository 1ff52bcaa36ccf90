"""What several rates, harms or values that stand in a row share: the nouns before them, their heads and tails."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.facts.binding import Draft, State
from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.model.quantity import UnitKind


@cache
def of_counted() -> frozenset[str]:
    """Rates that say how far what was just counted has come: 办结率."""
    return lexicon_words("cues", "binding", "counted_rates")


def counted_noun(state: State, counted: Draft | None) -> str:
    """What was counted before a rate that says only how far it came: 建议155件、提案182件,|办结率."""
    if counted is None:
        return state.told_of
    if counted.quantity.kind not in (UnitKind.COUNT, UnitKind.BARE) or counted.method == "in-a-row":
        return ""
    nouns = [counted.noun or counted.indicator]
    for one, before in pairwise(reversed(state.drafts[: state.drafts.index(counted) + 1])):
        touching = 0 <= one.evidence.start - before.evidence.end <= 1
        if not touching or before.verb != one.verb or before.quantity.kind is not UnitKind.COUNT or len(nouns) > 2:
            break
        nouns.append(before.noun or before.indicator)
    return "、".join(reversed(nouns))


def with_rate(noun: str, rate: str) -> str:
    """The rate of a noun, its verb once: 改造开工 and 开工率 → 改造开工率."""
    return f"{noun.removesuffix(rate.removesuffix('率'))}{rate}"


def coordinated(noun: str, *, each: bool = False) -> tuple[str, ...]:
    """制造业贷款、小微企业贷款增长20%: each of the coordinated indicators grew; `each` where 均 says so.

    >>> coordinated("制造业贷款、小微企业贷款"), coordinated("供地宗数、面积", each=True)
    (('制造业贷款', '小微企业贷款'), ('供地宗数', '供地面积'))
    """
    parts = [p for p in re.split("、|和|与|以及", noun) if p]
    if each and len(parts) > 1 and all(p.count("“") == p.count("”") for p in parts):
        if len(parts[-1]) == 2 and len(parts[0]) >= 4:
            return (parts[0], *(parts[0][:-2] + p if len(p) == 2 else p for p in parts[1:]))
        return tuple(parts)
    if len(parts) > 1 and all(len(p) >= 4 for p in parts) and "“" not in noun:
        return tuple(with_harms(parts))
    return (noun,)


_COUNT_TAIL = re.compile("(?:起数|宗数|件数|次数|总数|数量|数)$")


def with_harms(parts: list[str]) -> list[str]:
    """Coordinated nouns, where what a harm is called goes on with the thing that the first names.

    >>> with_harms(["生产安全事故起数", "死亡人数"])
    ['生产安全事故起数', '生产安全事故死亡人数']
    """
    harms = word_list("cues", "binding", "harms")
    if len(parts) < 2 or parts[0] in harms:
        return parts
    harm = next((harm for harm in harms if parts[0].endswith(harm)), "")
    thing = parts[0].removesuffix(harm) if harm else _COUNT_TAIL.sub("", parts[0])
    return [parts[0], *(f"{thing}{part}" if part in harms else part for part in parts[1:])]
