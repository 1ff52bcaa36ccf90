"""What a project can make, where the number is part of its name: 某某水泥年产200万吨熟料生产线."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Bound
from kg.lexicon import alternatives, word_list
from kg.mentions.reading import Reading
from kg.mentions.works.ventures import METHOD, is_capacity
from kg.model.mention import Mention
from kg.model.quantity import Quantity

_WORKED = ("加工", "生产", "制造", "建设", "技改", "扩建")
#: How a capacity is told, and what it is called: 年产30万吨白卡纸项目 has a 白卡纸年产能.
_YEARLY = {
    "年生产": "{}年产能",
    "年产": "{}年产能",
    "日产": "{}日产能",
    "年加工": "年加工{}能力",
    "年处理": "年处理{}能力",
    "日加工": "日加工{}能力",
    "日处理": "日处理{}能力",
}
_SURE = 0.75
#: Plants that are called by what they make and are no works of their own: 25万吨|烷基化装置.
_PLANTS = ("装置",)
_PHASE = re.compile("[(]?[一二三四五]期[)]?$")


@cache
def _ends() -> re.Pattern[str]:
    ends = alternatives("names", "ventures", "ends")
    return re.compile(rf"(?:{ends})+(?:[(]?[一二三四]期[)]?(?:工程|项目)?)?$")


def venture_of(reading: Reading, quantity: Quantity) -> Mention | None:
    """The project in whose name a number stands, or None."""
    return next(
        (m for m in reading.names if m.method == METHOD and m.span.contains(quantity.core)),
        None,
    )


def makes(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number tells what the project makes in whose name it stands."""
    return is_capacity(reading.words.text, quantity) and venture_of(reading, quantity) is not None


def capacity(reading: Reading, quantity: Quantity, venture: Mention) -> Bound | None:
    """The indicator of a number in a project's name: what is made in a year, or how much power it gives.

    Args:
        reading: the block.
        quantity: the number.
        venture: the project's name around it.
    """
    text = reading.words.text
    if not is_capacity(text, quantity):
        return None
    own = [q for q in reading.quantities if venture.span.contains(q.core) and is_capacity(text, q)]
    stop = next((q.core.start for q in own if q.core.start > quantity.core.start), venture.span.end)
    product = _product(text[quantity.span.end : stop])
    yearly = next((w for w in _YEARLY if text.endswith(w, 0, quantity.core.start)), "")
    if yearly and product:
        noun = _YEARLY[yearly].format(product)
    elif _gives_power(venture.name, text[quantity.core.start : quantity.span.end]):
        noun = "装机容量"
    else:
        noun = f"{product or _of_next(reading, quantity, venture)}产能"
    return Bound("", noun, noun, "capacity", _SURE)


def _product(words: str) -> str:
    """What is made, without the works in which it is made.

    >>> _product("羊绒衫加工项目"), _product("钛白粉一期"), _product("乙烯装置")
    ('羊绒衫', '钛白粉', '乙烯装置')
    """
    product = _PHASE.sub("", words)
    works = next((word for word in _PLANTS if product.endswith(word)), "")
    product = _ends().sub("", product)
    for ending in _WORKED:
        product = product.removesuffix(ending)
    return f"{product}{works}" if product else ""


def _of_next(reading: Reading, quantity: Quantity, venture: Mention) -> str:
    """What is made where the project behind 和 says it for both: 甲20万吨和|乙30万吨水泥."""
    made = venture.name[venture.name.find(reading.words.text[quantity.core.start : quantity.span.end]) :]
    return _product(made[quantity.span.end - quantity.core.start :])


def _gives_power(name: str, number: str) -> bool:
    """Whether a number of watts is what a power station gives, not what a factory makes of cells in a year."""
    return number.endswith(("瓦", "W")) and not any(
        made in name for made in word_list("names", "ventures", "watts_made")
    )
