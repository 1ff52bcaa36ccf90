"""Names that are only the front of something longer, of which a figure is: 云岭日报, “云岭第一课”培训, 某厂30兆瓦光伏."""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.mentions.reading import Reading
from kg.model.mention import NameClass
from kg.model.span import Span

_QUOTED = re.compile("“[^“”,。;:、]*$")
_IN_QUOTES = re.compile("[^“”,。;:、]{2,14}”")
#: 云岭|百强企业: those that the list of a place names.
LISTED = re.compile(r"(?:\d{2,4}|[百千])强(?:民营|制造业?|服务业)?企业")
_SHORT_FRONT = 5
_SHORTEST_MEMBER = 2
#: 甲厂300兆瓦光伏、乙厂200兆瓦风电|2个项目, 甲山—乙岭、丙湖|3个片区: the name opens a list of what is counted.
_OPENS_LIST = re.compile(
    r"(?:\d[\d.]*[^\d,。;:、的]{1,14}|[—至-][^,。;:、的]{2,10})(?:、[^,。;:、的]{2,24})+"
    r"(?<!级)(?:\d+|[两三四五六七八九十]+)[个项家座条](?:[^,。;、\d]{0,10}(?:项目|工程|企业|基地)|片区|园区)"
)


def begins_name(text: str, place: Span) -> bool:
    """Whether a place opens the name of a paper or a station, a list of its best, or a quotation that names something else.

    >>> text = "“云岭第一课”培训26万人,云岭日报获奖4项,云岭新建公厕5座"
    >>> [begins_name(text, Span(at, at + 2)) for at in (1, 14, 22)]
    [True, True, False]
    """
    if text.startswith(word_list("cues", "binding", "press"), place.end) or LISTED.match(text, place.end):
        return True
    if _IN_QUOTES.match(text, place.end) is None:
        return False
    return _QUOTED.search(text, max(0, place.start - _SHORT_FRONT), place.start) is not None


def opens_list(text: str, at: int) -> bool:
    """Whether a name that ends at a place is only the front of the first item of a list that is counted.

    >>> opens_list("云岭新能源30兆瓦光伏、海川20兆瓦风电2个项目", 5), opens_list("云岭园新入驻甲、乙2个项目", 3)
    (True, False)
    """
    return _OPENS_LIST.match(text, at) is not None


#: 某医院|迁建工程等|4个项目.
_WORK_OF_SEVERAL = re.compile("[一-鿿]{2,12}(?:工程|项目|建设|改造|[改扩迁新]建)等")
#: 某三角|地区履职评价中.
_IN_CONTEST = re.compile("(?!在)(?:地区|区域|各市|城市)?[^,。;、]{0,12}(?:评价|考核|考评|评估|测评|评比|评选)中")


def is_member(reading: Reading, start: int, end: int) -> bool:
    """Whether words behind a name only go on to 等 before a number, so that the name belongs to one of those counted.

    So does a name that only says of what part of the country a contest is: 在某三角|地区履职评价中|连续三年获评优秀.

    Args:
        reading: the block.
        start: where the name ends.
        end: where the clause ends, or what stands before a number.
    """
    counted = next((q.span.start for q in reading.quantities if start <= q.span.start < end), 0)
    end = counted or _row_end(reading, start, end)
    if _WORK_OF_SEVERAL.fullmatch(reading.words.text, start, end) or _IN_CONTEST.match(reading.words.text, start, end):
        return True
    if not reading.words.text.endswith("等", start, end) or end - start < _SHORTEST_MEMBER:
        return False
    if any(m.kind is NameClass.PERSON and start <= m.span.start < end for m in reading.names):
        return True  # 某大学|创校校长某某等|11位专家
    return not any(w.tag.startswith("v") and w.tag != "vn" for w in reading.words.between(start, end))


#: 某新区|甲城和乙汇等|商圈开业: items in a row, without their number.
_ROW = re.compile("[一-鿿“”]{2,10}(?:[、和与][一-鿿“”]{2,10}){1,4}等(?=[一-鿿]{2})")


def _row_end(reading: Reading, start: int, end: int) -> int:
    """Where a row of items closes in 等 that goes on right behind a name; the end where none does."""
    found = _ROW.match(reading.words.text, start, end)
    return found.end() if found is not None else end


def heads_list(reading: Reading, start: int, end: int) -> bool:
    """Whether a list of names goes on behind one, up to a count of more of them: 某校|新校区、某校及13所学校|建成投用.

    Args:
        reading: the block.
        start: where the name ends.
        end: where the clause or what stands before a number ends.
    """
    text = reading.words.text
    counted = next((q.span.start for q in reading.quantities if start <= q.span.start < end), start)
    if counted == start or text[counted - 1] not in "、和与及" or "、" not in text[start : counted - 1]:
        return False
    return not any(w.tag == "v" for w in reading.words.between(start, counted))
