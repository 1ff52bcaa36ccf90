"""Binding spans of years to what lasted so long: 停滞10年的旧改项目, 已有十多年历史, 经过近20年的开发建设."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Spot
from kg.facts.phrases import clean
from kg.model.quantity import UnitKind

_YEARS = ("年", "周年", "个月")
_LASTS = re.compile("的|之久|历史")
#: Verbs that only say that something went on.
_ONLY = re.compile("(?:^|.*?)(?:经过|历经|历时)(?:了)?$")
#: What was brought to an end, and that it was, are two things.
_ENDED = re.compile("^.*?(?:摘掉|摘下|甩掉|摆脱|结束|告别|终结|破解|化解|解决)了?(?=.)")
_OWN = re.compile("^(?:全|我|本)[省市州区县旗镇乡]")
_TAIL = re.compile("(?:已|有|已有|具有|拥有|长达|达|达到|了|近|约|超过?|逾)+$")


def bind_duration(spot: Spot) -> Bound | None:
    """The indicator of a span of years that something lasted, or None where the number is of another kind.

    Args:
        spot: the number and what stands around it.
    """
    quantity = spot.quantity
    if quantity.kind is not UnitKind.TIME or not quantity.unit.endswith(_YEARS):
        return None
    if (lasts := _LASTS.match(spot.behind)) is None:
        return None
    head = "历史" if lasts[0] == "历史" else "年限"
    noun = clean(spot.right.noun) if _ONLY.match(spot.before) else clean(_OWN.sub("", _TAIL.sub("", spot.before)))
    noun = _ENDED.sub("", noun)
    if len(noun) == 1 and lasts[0] == "的":
        noun = f"{noun}{clean(spot.right.noun)}"  # 摘掉戴|了20年的|贫困帽子
    return Bound("", noun, f"{noun}{head}", "duration", 0.6) if 2 <= len(noun) <= 16 else None
