"""Money without a noun of its own, and what a verb before it says: what somebody earns more, what is invested in works."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Spot
from kg.facts.templates.unnamed_number import Unnamed
from kg.lexicon import table, words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

#: 拉动|消费|5亿元: what was set going is not what there is of it.
_STIRRED = re.compile(
    "(?:并|共|直接|间接|有效|累计|预计|成功|可|将|已)*(?P<verb>拉动|带动|撬动|促进|刺激)了?"
    "(?P<what>[^,。;、\\d]{0,4}?(?:消费|销售|投资|采购|交易))(?:额?(?:超过?|近|约|达到?|突破|逾))?"
)


def stirred(spot: Spot) -> Bound | None:
    """What money was set going by what the sentence told before, or None."""
    if spot.quantity.kind is not UnitKind.MONEY or (found := _STIRRED.fullmatch(spot.before)) is None:
        return None
    return Bound(found["verb"], found["what"], f"{found['verb']}{found['what']}", "noun", 0.75)


def part_of_pair(number: Unnamed) -> Bound | None:
    """外贸进出口总额200亿元,其中出口|120亿元: one of the two that a word for both names, with the words around it.

    Args:
        number: the number without a noun.
    """
    for draft in reversed(number.state.drafts) if number.verb else ():
        if draft.quantity.kind is not number.spot.quantity.kind:
            continue
        for pair, members in table("pairs")["pairs"].items():
            if number.verb in members and pair in draft.noun and draft.measure is Measure.LEVEL:
                whole = draft.noun.replace(pair, number.verb, 1)
                return Bound("", whole, whole, "part-of-pair", 0.8)
    return None


#: What is kept and what is sold of a herd, and how far works have come.
_TURNS = (frozenset({"出栏", "存栏"}), frozenset({"开工", "复工", "竣工", "动工", "完工", "投产", "投用", "交付"}))
#: What a theme says of their trade.
_REARED = re.compile("(?P<what>[一-鿿]{2,8}?)(?:产业|养殖|饲养)")


def in_turn(number: Unnamed) -> Bound | None:
    """牲畜存栏20万头,|出栏9万头; 安置房开工480套、|竣工320套: what the number before says of the same things.

    Args:
        number: the number without a noun.
    """
    before = number.named
    if before is None or before.verb or before.noun[-2:] == number.verb or len(before.noun) < 4:
        return None
    if not any(number.verb in words and before.noun[-2:] in words for words in _TURNS):
        return None
    kept = f"{before.noun[:-2]}{number.verb}"
    return Bound("", kept, kept, "verb+inherited", 0.7)


#: Who earns more where they were counted right before.
_EARNERS = (
    "户",
    "群众",
    "人口",
    "家庭",
    "农民",
    "村民",
    "居民",
    "牧民",
    "渔民",
    "劳动力",
    "村集体",
    "社员",
    "职工",
    "妇女",
)
_LONGEST_EARNERS = 10


def earning(number: Unnamed) -> Bound | None:
    """人均增收|800元: the verb says what the money is, and those who were counted right before are whose it is.

    Args:
        number: the number without a noun.
    """
    if number.spot.quantity.kind is not UnitKind.MONEY or number.verb not in words("cues", "binding", "earning"):
        return None
    each = next((word for word in ("人均", "户均", "村均") if number.spot.before.startswith(word)), "")
    before = number.before
    if before is not None and number.verb == "创收" and "游客" in before.noun and not each:
        return Bound(number.verb, "", f"旅游{number.verb}", "verb", 0.7)  # 接待游客80万人次,|创收6亿元
    reached = before is not None and before.method.startswith("counted") and before.noun.endswith(_EARNERS)
    whose = before.noun if reached and before is not None and len(before.noun) <= _LONGEST_EARNERS else ""
    return Bound(number.verb, "", f"{whose}{each}{number.verb}", "verb", 0.7)  # 带动600户农户|年均增收8000元


def investment(number: Unnamed) -> Bound | None:
    """引进项目12个,|投资50亿元.

    Args:
        number: the number without a noun.
    """
    before, spot = number.before, number.spot
    if number.verb != "投资" or before is None or not spot.first or spot.behind:
        return None
    if not before.noun.endswith(("项目", "工程", "企业")) or not before.method.startswith(
        ("counted", "noun", "sibling")
    ):
        return None
    base = before.indicator if before.verb.startswith("新") else before.noun or before.indicator
    return Bound(before.verb, "投资", f"{base}投资", "hanging", 0.75)
