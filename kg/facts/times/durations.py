"""Binding spans of time to what lasted so long: 停滞10年的旧改项目, 经过近30年的开垦种植, 仅用45天建成某医院."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Spot
from kg.facts.wording.phrases import clean, flow_verbs
from kg.mentions.reading import Reading
from kg.model.quantity import UnitKind

#: How a span of years that only describes a thing is told of: later numbers may go on behind it, but it is no figure.
ONLY_LASTED = "only-lasted"
_YEARS = ("年", "周年", "个月")
_LASTS = re.compile("的|之久|历史")
#: 闲置9年的|厂房, 有600年历史的|村落: it describes what stands behind.
_DESCRIBES = re.compile("(?:之久|历史)?的|之久(?=[^,。;、])")
#: Verbs that only say that something went on.
_ONLY = re.compile("(?:^|.*?)(?:经过|历经|历时)(?:了)?$")
#: What was brought to an end, and that it was, are two things.
_ENDED = re.compile("^.*?(?:摘掉|摘下|甩掉|摆脱|结束|告别|终结|破解|化解|解决|拆除|拔除|征拆|取缔|打通)了?(?=.)")
_OWN = re.compile("^(?:全|我|本)[省市州区县旗镇乡]")
#: What stands between the beginning of a clause and how long its deed took, and between that and the deed.
_TOOK = re.compile(
    "(?:我们|全[省市州区县]|我[省市州区县]|最快|最多)?(?P<use>(?:仅仅|仅|只|才)?(?:用时|用|历时|花费|花)?)了?"
)
_HOW = frozenset({"依法", "成功", "顺利", "高效", "快速", "全部"})
_SO = re.compile("(?:的?时间)?(?:左右)?(?:就|即|便|内)?")
#: The units of what a deed took: years are more often those in which something was done.
_SHORT = ("天", "小时", "分钟", "个月", "个工作日", "周", "秒")
_LONGEST_DEED = 18
#: 快线40分钟|通达市中心: where one gets in so short a time; 最快2天|可从产地送到餐桌.
_GETS = re.compile(
    "(?:的?时间)?(?:左右|以?内)?(?:就|即|便)?(?P<deed>(?:通达|直达|抵达|到达|飞抵|畅达|可达)[^,。;、]{2,16}(?:、[^,。;、]{1,8})*)"
    "|(?:左右|以?内)?(?:就能|即可|便可|就可|可以|可)(?P<can>(?!能|以|达)[^,。;、]{4,18})(?=[,。;、]|$)"
    "|(?:左右|以?内)?(?:就可?|即|便|可|能)(?:通?达|到达|互通)(?=[,。;、]|$)"
)
_BEFORE_TIME = re.compile("(?:实现|只需|仅需|只要|最快|最短|最多|仅|只|约|平均)+$")
_NOUN = re.compile("的?[\u4e00-\u9fff“”]{2,14}(?=[,。;、])")
_TAIL = re.compile("(?:已|有|已有|具有|拥有|长达|达|达到|了|近|约|超过?|逾)+$")


def only_lasted(spot: Spot) -> bool:
    """Whether a span of years only describes what stands behind it, so that it is no figure but of a thing with a name.

    Args:
        spot: the number and what stands around it.
    """
    years = spot.quantity.kind is UnitKind.TIME and spot.quantity.unit.endswith(_YEARS)
    course = _ONLY.fullmatch(spot.before) is not None and len(spot.before) < 4  # 经过近20年的|开发建设
    return years and not course and _DESCRIBES.match(spot.behind) is not None


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
    noun = clean(spot.right.noun) if _ENDED.sub("", f"{noun}|") == "|" else _ENDED.sub("", noun)  # 解决|长达8年的难题
    if len(noun) == 1 and lasts[0] == "的":
        noun = f"{noun}{clean(spot.right.noun)}"  # 摘掉戴|了20年的|贫困帽子
    return Bound("", noun, f"{noun.removesuffix(head)}{head}", "duration", 0.6) if 2 <= len(noun) <= 16 else None


def bind_took(spot: Spot, reading: Reading, limit: int) -> Bound | None:
    """How long a deed took that is said right behind, or None where the number is of another kind.

    Args:
        spot: the number and what stands around it.
        reading: the block.
        limit: where the words behind the number end: at the next number, or at a mark.
    """
    words, end = reading.words, spot.quantity.span.end
    text = words.text
    if spot.quantity.kind is not UnitKind.TIME:
        return None
    took = _TOOK.fullmatch(spot.before)
    short = spot.quantity.unit.endswith(("分钟", "小时", "天")) and not spot.quantity.unit.startswith("人")
    if short and (gets := _GETS.match(spot.behind)) is not None:
        deed = f"{clean(_BEFORE_TIME.sub('', spot.before))}{gets['deed'] or gets['can'] or ''}用时"
        return Bound("", deed, deed, "took", 0.6) if 4 < len(deed) <= _LONGEST_DEED * 2 else None
    if took is None or not spot.quantity.unit.endswith(_SHORT) or spot.quantity.unit.startswith("人"):
        return None
    so = _SO.match(text, end)
    start = so.end() if so else end
    inside = words.between(start, limit)
    while inside and (inside[0].tag in ("d", "ad") or text[inside[0].start : inside[0].end] in _HOW):
        inside = inside[1:]
    if not inside or not inside[0].tag.startswith("v") or inside[0].end - inside[0].start < 2:
        return None
    verb = text[inside[0].start : inside[0].end]
    told = took["use"] or start > end or inside[0].start > start
    if not told and verb not in flow_verbs() | {"实现", "形成"}:
        return None  # 12天|出现重污染
    deed = verb + clean(text[inside[0].end : limit].removeprefix("了"))
    following = next((q for q in reading.quantities if q.span.start == limit), None)
    if len(inside) > 1 and (following is not None or text.startswith("、", limit)):
        return Bound(
            "", "", "", "took", 0.0
        )  # 3个月拆除占地|8年的厂房, 9个月搬迁甲村|、乙村两个村: what was done goes on behind
    if following is not None and len(inside) == 1 and (behind := _NOUN.match(text, following.span.end)) is not None:
        deed += clean(behind[0])  # 14天建成|超15万平方米的|隔离点
    return Bound("", f"{deed}用时", f"{deed}用时", "took", 0.6) if 2 <= len(deed) <= _LONGEST_DEED else None
