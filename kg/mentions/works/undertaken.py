"""Houses and plants that are being built, which are projects as long as they are: 加快云岭物流枢纽等项目建设, 新建|石坡铸锻工厂."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives
from kg.model.mention import Mention, NameClass
from kg.model.values import replaced

_BUILT = frozenset({NameClass.FACILITY, NameClass.COMPOUND})
#: Finders that go by the ending of a name, of which works may be called as houses are.
_BY_ENDING = frozenset({"suffix", "list", "list-head", "sibling"})
#: What closes a list as one of works: 等|骨干工程, 等|4个文旅项目; not 等口岸|提升|工程, whose items are there already.
_OF_WORKS = re.compile(
    r"(?:、[^,。;:!?]{2,80}?|[和及][^,。;:!?、]{2,20}?)?等(?:一?大?批|\d{1,4}个|[一二两三四五六七八九十]+个|多个)?"
    r"(?:(?![等的了]|提升|改造|整治|治理|修缮|修复|保护|更新|扩容|加固|维修|养护|拆迁|搬迁|亮化|绿化)[\u4e00-\u9fff]){0,8}?(?:项目|工程)(?!部|师|车|院|技术|中心|公司)"
)


#: What a reservoir does or is spoken of only while it is being built: 云岭水库|下闸蓄水, 石坡水库|前期工作.
_FILLING = re.compile("(?:主体工程|大坝封顶|下闸|蓄水(?!量|位)|前期工作|工程建设|建设(?!管理|局)|项目前期)")


@cache
def _begun() -> re.Pattern[str]:
    """A verb that only begins what is built right behind it: 开工建设|, 新建|."""
    return re.compile(f"(?:{alternatives('names', 'placed', 'begun')})$")


def as_works(text: str, names: list[Mention], start: int, end: int) -> list[Mention]:
    """The names, where houses in lists of works and behind verbs of building are projects.

    Args:
        text: the view.
        names: the names of a block.
        start: where the block begins.
        end: where it ends.
    """
    whole = {m.span.start: m.span.end for m in sorted(names, key=lambda m: m.span.end)}  # 云岭电厂|改造项目
    return [
        replaced(m, kind=NameClass.PROJECT)
        if whole[m.span.start] == m.span.end and _is_undertaken(text, m, start, end)
        else m
        for m in names
    ]


def _is_undertaken(text: str, mention: Mention, start: int, end: int) -> bool:
    stored = mention.kind is NameClass.WATER_BODY and mention.name.endswith("水库")
    if (mention.kind not in _BUILT and not stored) or mention.method not in _BY_ENDING:
        return False
    left, close = mention.span
    if _OF_WORKS.match(text, close, end) or (stored and _FILLING.match(text, close, end)):
        return True
    return _begun().search(text, max(start, left - 6), left) is not None
