"""Lists of roads that their two ends name and a common head closes: 甲至乙、丙至丁等3条高速公路, 甲至乙、丙至丁高速公路项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.walking.walk import BRIDGES, Words, trim_left, walk_left
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "routes"
_ITEM = r"[\u4e00-\u9fff\d]{2,16}?"
_JOINT = r"(?:、|以及|和|及)"
#: At least two of the items have two ends; the head tells what they all are.
_LIST = re.compile(
    rf"(?P<items>{_ITEM}至{_ITEM}(?:{_JOINT}{_ITEM}(?:至{_ITEM})?)+)"
    r"(?:等|等?(?:\d{1,2}|[两三四五六七八九十])[个条])(?P<head>(?:农村|通村|通乡|县乡|乡镇|旅游|红色旅游|扶贫|产业|资源|干线|国省干线|国防|县乡级?|出境|断头)?(?:高速公路|[一二三四]级公路|公路|铁路|高速铁路|高铁|高速|城际铁路)(?:建设)?(?:项目|工程)?)"
)


def find_route_lists(words: Words, start: int, end: int) -> list[Mention]:
    """The roads that the lists of ``[start, end)`` name by their ends, each with the head of its list.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    found: list[Mention] = []
    if words.text.find("至", start, end) < 0:
        return found
    for listed in _LIST.finditer(words.text, start, end):
        parts = re.split(_JOINT, listed["items"])
        two_ended = [part for part in parts if "至" in part]
        if len(two_ended) >= 2 and not any(part.endswith("段") for part in two_ended):  # 某路甲至乙段 is a stretch
            found.extend(_items(words, listed, start))
    return found


def _items(words: Words, listed: re.Match[str], floor: int) -> Iterator[Mention]:
    text = words.text
    at = listed.start("items")
    for part in re.split(_JOINT, listed["items"]):
        begin, stop = at, at + len(part)
        joint = re.compile(_JOINT).match(text, stop)
        at = joint.end() if joint else stop
        last = words.ends_at(stop)
        if begin == listed.start("items") and last is not None:
            begin = trim_left(words, walk_left(words, last, max(floor, begin), [], bridges=BRIDGES), stop)
        if stop - begin >= 4:
            two_ended = "至" in text[begin + 1 : stop - 1]
            name = text[begin:stop] + (listed["head"] if two_ended else "")
            yield Mention(Span(begin, stop), NameClass.PROJECT, name, METHOD, 0.75, aliases=(text[begin:stop],))
