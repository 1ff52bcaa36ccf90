"""Institutions of one level that share the level before them and the head behind them: 自治区|松果、云茶|技术创新中心."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon.matcher import Shared
from kg.mentions.walking.splitting import split_items
from kg.mentions.walking.suffixes import suffix_before
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_HEADS = ("技术创新中心", "制造业创新中心", "产业创新中心", "工程研究中心", "重点实验室", "中试基地", "中试平台")
_ITEM = r"(?:(?![的等了在和与为年以及将各类])[\u4e00-\u9fff]){2,9}?"
#: A verb of founding, the level, at least two fields and the head.
_LIST = re.compile(
    r"(?:打造|建设|组建|设立|成立|创建|新建|建成|布局|培育|获批|筹建|争创|推进|支持)(?:一批|了)?"
    rf"(?P<level>国家级?|自治区级?|全国|省级?|市级?)(?P<items>{_ITEM}(?:、{_ITEM})*(?:[、和]{_ITEM}))(?P<head>{'|'.join(_HEADS)})(?![\d、])"
)
_OWN_ENDS = ("平台", "中心", "实验室", "基地", "院", "所", "站", "室")
_LEVEL_OF_ALL = re.compile("国家|省|市|自治区|重点|企业")


@cache
def _heads() -> Shared:
    return Shared(_HEADS)


def find_institution_lists(text: str, start: int, end: int) -> Iterator[Mention]:
    """The institutions of ``[start, end)`` that a list names by their fields.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
    """
    if not _heads().within(text, start, end):
        return
    for listed in _LIST.finditer(text, start, end):
        fields = [half for item in split_items(text, *listed.span("items")) for half in _halves(text, item)]
        if any(_is_whole(text, field) for field in fields):
            continue
        for field in fields:
            name = listed["level"] + text[slice(*field)] + listed["head"]
            yield Mention(field, NameClass.PUBLIC_INSTITUTION, name, "list-tail", 0.7)


def _halves(text: str, item: Span) -> list[Span]:
    """The two last items, where 和 joins them."""
    at = text.find("和", *item)
    return [item] if at < 0 else [Span(item.start, at), Span(at + 1, item.end)]


def _is_whole(text: str, field: Span) -> bool:
    """Whether an item is an institution by itself or tells a level of its own: 实验室, 省重点."""
    suffix = suffix_before(text, *field)
    own = suffix is not None and suffix.kind is NameClass.PUBLIC_INSTITUTION
    own = own or text.endswith(_OWN_ENDS, *field)
    return own or _LEVEL_OF_ALL.match(text, *field) is not None
