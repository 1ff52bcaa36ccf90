"""Honours: what stands behind 获评, 荣获, 入选, 被评为, 创建."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_list
from kg.mentions.lists import split_items
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_END = re.compile(r"[,。;!?\n]")
_TITLED = re.compile(r"(?:荣誉)?称号|荣誉|殊荣")


@cache
def _verbs() -> re.Pattern[str]:
    strong = "|".join(sorted(word_list("honours", "verbs"), key=len, reverse=True))
    weak = "|".join(sorted(word_list("honours", "weak_verbs"), key=len, reverse=True))
    return re.compile(rf"(?P<strong>{strong})|(?P<weak>{weak})")


@cache
def _nouns() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_list("honours", "nouns"), key=len, reverse=True))
    return re.compile(rf"(?:{nouns})(?:\([^()]{{1,8}}\))?$")


def find_honours(text: str, start: int, end: int) -> list[Mention]:
    """The honours that ``[start, end)`` says somebody has won, holds or strives for."""
    found: list[Mention] = []
    for match in _verbs().finditer(text, start, end):
        at = match.end()
        while at < end and text[at] in "了为:过成得 ":
            at += 1
        close = _phrase_end(text, at, end)
        for item in split_items(text, at, close):
            mention = _honour(text, item, weak=match["weak"] is not None)
            if mention is not None:
                found.append(mention)
    return list({m.span: m for m in found}.values())


def _phrase_end(text: str, at: int, end: int) -> int:
    depth = 0
    for place in range(at, min(end, at + 90)):
        letter = text[place]
        if letter in "“(《‘":
            depth += 1
        elif letter in "”)》’":
            depth -= 1
        elif depth <= 0 and _END.match(letter):
            return place
    return min(end, at + 90)


def _honour(text: str, item: Span, *, weak: bool) -> Mention | None:
    start, end = item
    words = text[start:end]
    if (cut := words.find("等")) > 0 and not words[:cut].endswith(("高", "中", "平", "一", "二", "三")):
        end = start + cut
    inner = text[start:end]
    if (titled := _TITLED.search(inner)) is not None and titled.start() >= 3:
        end = start + titled.start()
        inner = text[start:end]
    inner = re.sub(r"(?:创建|验收|评估|复审|复核|认定|名单|行列|榜单|项目库)+$", "", inner)
    end = start + len(inner)
    lead = re.match(r"(?:成为)?(?:全市|全省|全国|全区|全县)?首[个家批](?:的)?|\d+项?|多项|一批", inner)
    if lead:
        start += lead.end()
        inner = text[start:end]
    if inner[:1] in "“《" and inner[-1:] in "”》" and inner.count("“") + inner.count("《") == 1:
        start, end = start + 1, end - 1
        inner = text[start:end]
    if not 4 <= len(inner) <= 44 or _nouns().search(inner) is None:
        return None
    scoped = re.match(
        r"(?:第?[一二三四五六七八九十\d]+[批届轮年])|全国|国家|全省|全市|省|市|中国|[\u4e00-\u9fff]{2,3}[省市]|\d{4}|中部|“|联合国|世界|亚洲",
        inner,
    )
    if weak and scoped is None:
        return None
    return Mention(Span(start, end), NameClass.HONOUR, inner, "honour", 0.75 if scoped else 0.6)
