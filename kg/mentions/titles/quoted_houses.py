"""Houses and parks with a quotation in their names, which a clause opens: 启用|“云岭味道”体验中心."""

from __future__ import annotations

import re

from kg.mentions.titles.coined import is_attitude, is_wording
from kg.mentions.walking.suffixes import suffix_before
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_NUMERAL = re.compile(r"[一二两三四五六七八九十百千万]|\d")
#: Houses that a quotation names, and what is done with them: 启用|“云岭味道”体验中心.
_HOUSE = re.compile(
    r"(?:(?![的了和与及等])[\u4e00-\u9fff]){0,6}?(?:中心|驿站|展馆|体验馆|书房|书屋|食堂|会客厅|广场|公园|乐园|产业园|社区)(?![建化式型])"
)
_OPENED = re.compile(
    r"(?:启用|建成|投用|落成|开放|揭牌|挂牌|成立|引进|落地|落户|建成投用|建成启用)(?:了)?(?:全[国省市区县])?(?:首[个家座批])?$"
)
_OPENS = re.compile(r"(?:正式|全面|建成)?(?:启用|投用|落户|落成|揭牌|挂牌|开放|开业|投入使用|投入运营|建成)")


def quoted_house(text: str, match: re.Match[str], start: int, end: int) -> Mention | None:
    """A house or a park with a quotation in its name, where a clause opens it.

    Args:
        text: the view.
        match: the quotation.
        start: where the block begins.
        end: where it ends.
    """
    house = _HOUSE.match(text, match.end(), end)
    inner = match[1]
    if house is None or is_attitude(inner) or _NUMERAL.search(inner) or is_wording(inner):
        return None
    opened = _OPENED.search(text, max(start, match.start() - 14), match.start()) or _OPENS.match(text, house.end(), end)
    if opened is None:
        return None
    span = Span(match.start(), house.end())
    suffix = suffix_before(text, *span)
    kind = suffix.kind if suffix is not None else NameClass.FACILITY
    return Mention(span, kind, text[span.start : span.end], "quote+head", 0.7)
