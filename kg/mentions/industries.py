"""Industries: the lists behind 重点发展, 做强做大, 培育 and the like, and industries by their endings."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_list
from kg.mentions.lists import split_items
from kg.mentions.suffixes import head_at_end
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_END = re.compile(r"[,。;!?:\n]")
_LEAD = re.compile(
    r"^(?:以|了|好|现代|壮大|特色|优势|主导|一批|高质量|等|大力|积极|加快|提升|和|与|及|,|具有|新型|我区|我县|我市|全区|全县|全市|本地|区域|重点|主要|包括|涵盖|围绕|聚焦|瞄准|推动|促进|支持|做强|做大|做优|培育|布局|引进|传统|“)+"
)
_SPLIT = re.compile(r"(?<=[业济技源料保疗康药件])[和与及](?=[\u4e00-\u9fff]{2})|以及|\+")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(sorted(word_list("industries", "verbs"), key=len, reverse=True)))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word_list("industries", "endings"))


@cache
def _closers() -> re.Pattern[str]:
    heads = "|".join(sorted(word_list("industries", "closers"), key=len, reverse=True))
    return re.compile(rf"等?(?:[一二两三四五六七八九十\d]+[个大条类项])?(?:{heads})")


def find_industries(text: str, start: int, end: int) -> list[Mention]:
    """The industries that ``[start, end)`` speaks of developing.

    >>> [m.name for m in find_industries("重点发展工业设计、检验检测等领域,做强工业科技。", 0, 23)]
    ['工业设计', '检验检测', '工业科技']
    """
    found: dict[Span, Mention] = {}
    for match in _verbs().finditer(text, start, end):
        at = match.end()
        close = at
        depth = 0
        while close < min(end, at + 120) and not (depth == 0 and _END.match(text[close])):
            depth += {"(": 1, "“": 1, ")": -1, "”": -1}.get(text[close], 0)
            close += 1
        _read_list(text, at, close, found)
    return list(found.values())


def _read_list(text: str, at: int, close: int, found: dict[Span, Mention]) -> None:
    phrase = text[at:close]
    closer = next((m for m in _closers().finditer(phrase) if m.start() >= 2), None)
    items = split_items(text, at, at + closer.end() if closer else close)
    for position, item in enumerate(items):
        for span in _parts(text, item):
            mention = _industry(
                text, span, last=position == len(items) - 1, closed=closer is not None and len(items) > 1
            )
            if mention is None:
                if closer is None:
                    return
                continue
            found.setdefault(mention.span, mention)


def _parts(text: str, item: Span) -> list[Span]:
    cuts = [item.start]
    for match in _SPLIT.finditer(text, item.start, item.end):
        cuts.extend((match.start(), match.end()))
    cuts.append(item.end)
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a]


def _industry(text: str, span: Span, *, last: bool, closed: bool) -> Mention | None:
    start, end = span
    lead = _LEAD.match(text[start:end])
    if lead and end - start - lead.end() >= 2:
        start += lead.end()
    words = text[start:end]
    if last or not closed:
        for cut in ("为主", "为核心", "为代表", "为支撑", "为引领", "等"):
            if (place := words.find(cut)) > 1:
                words = words[:place]
        if closed and (
            match := re.search(
                r"(?:\d+|[一二两三四五六七八九十])[个大条类]|未来产业$|新兴产业$|产业集群$|集群$|优势产业$|产业链$|特色产业$",
                words,
            )
        ):
            if match.start() >= 2:
                words = words[: match.start()]
        words = (
            re.sub(r"(?:行业|领域|集群|产业集群|产业链|全产业链|产业带|产业发展|发展|建设|开发)$", "", words) or words
        )
    if words[-2:] == "产业" and len(words) <= 3:
        return None
    end = start + len(words)
    if not 2 <= len(words) <= 14 or re.search(
        r"[\d“”《》的]|力度|水平|能力|企业|项目|人才|园区|平台|机制|体系|政策|环境|主体|资金|品牌|基地$|工程$", words
    ):
        return None
    if words in word_list("industries", "never"):
        return None
    if not words.endswith(_endings()) and not closed:
        return None
    return Mention(Span(start, end), NameClass.INDUSTRY, words, "industry", 0.75 if words.endswith(_endings()) else 0.6)


def closes_with_industry(text: str, start: int, end: int) -> bool:
    """Whether the head of a list is one of industries."""
    return head_at_end(text, start, end) is NameClass.INDUSTRY
