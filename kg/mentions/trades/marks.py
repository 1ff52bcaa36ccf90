"""Products by the mark that they are sold under: “云溪”牌齿轮泵, “云溪红茶”获国家地理标志产品, “云溪红”品牌价值."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_MARK = r"“(?P<mark>[\u4e00-\u9fff]{2,8})”"
#: 牌 stands inside or behind the marks of quotation; what is sold under it follows.
_BRANDED = re.compile(
    r"“(?P<mark>[\u4e00-\u9fff]{2,4})(?:牌”(?P<inside>[\u4e00-\u9fff]{2,8}?)(?=获|被|荣获|入选|通过|成为|畅销|远销)"
    r"|”牌(?P<behind>[\u4e00-\u9fff]{2,8}?)(?=获|被|荣获|入选|通过|成为|畅销|远销|商标|[、,。;和与及]|$))"
)
_RUN = re.compile(rf"{_MARK}(?:[、和与及]?“[\u4e00-\u9fff]{{2,8}}”)*")
_EACH = re.compile(_MARK)
#: Where the clause ends in which a mark is given what marks are given.
_CLAUSE = re.compile("[,。;!?\n]")
_LONGEST_CLAUSE, _SHORT_MARK = 36, 4


@cache
def _given() -> re.Pattern[str]:
    """What only what is sold is given: 获|中国驰名商标, 通过|绿色食品认证."""
    verbs = alternatives("products", "given_by")
    titles = alternatives("products", "given")
    return re.compile(rf"(?:等[^,。;“”]{{0,10}})?(?:商标|品牌)?(?:{verbs})[^,。;]{{0,16}}?(?:{titles})")


@cache
def _sold() -> re.Pattern[str]:
    """What is told of a brand of goods: 品牌价值, 农产品区域公用品牌."""
    kinds = alternatives("products", "sold")
    told = alternatives("products", "told")
    return re.compile(rf"(?:品牌价值|商标|(?:{kinds})[^,。;“”]{{0,6}}品牌|(?:等|牌|年|全|总)*(?:{told}))")


@cache
def _called() -> re.Pattern[str]:
    """The word that a mark stands behind: 公共品牌|“云溪红茶”."""
    kinds = alternatives("products", "sold")
    return re.compile(
        rf"(?:(?:公共|自主|知名|著名|优质|{kinds})品牌|品牌农产品|商标|名茶|名酒|名果|特产)(?:创建|打造)?$"
    )


def find_marks(text: str, start: int, end: int) -> Iterator[Mention]:
    """The products of ``[start, end)`` that are called by their marks.

    Args:
        text: the view.
        start: where to begin.
        end: where to end.
    """
    if text.find("“", start, end) < 0:
        return
    for branded in _BRANDED.finditer(text, start, end):
        inner = branded["mark"] + ("牌" if branded["inside"] else "")
        yield _product(Span(*branded.span()), branded[0], inner)
    for run in _RUN.finditer(text, start, end):
        stop = _CLAUSE.search(text, run.end(), min(end, run.end() + _LONGEST_CLAUSE))
        close = stop.start() if stop else min(end, run.end() + _LONGEST_CLAUSE)
        short = run.end() - run.start() <= _SHORT_MARK
        named = _called().search(text, max(start, run.start() - 10), run.start()) is not None
        sold = not short and _sold().match(text, run.end(), close)
        if named or sold or _given().match(text, run.end(), close):
            for one in _EACH.finditer(text, *run.span()):
                yield _product(Span(*one.span()), one["mark"], "")


def _product(span: Span, name: str, alias: str) -> Mention:
    return Mention(span, NameClass.PRODUCT, name, "product", 0.7, aliases=(alias,) if alias else ())
