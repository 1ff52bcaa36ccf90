"""What a clause without numbers is about, as the figures of the next hang on it: its theme, or the noun it opens with."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.clauses import Clause
from kg.facts.templates.spots import after_times
from kg.facts.wording.left import left_phrase
from kg.facts.wording.phrases import clean, is_light
from kg.lexicon import alternatives
from kg.mentions.reading import Reading
from kg.mentions.words import Word

_SHORT_HEADING = 14

_OBJECT_OF_EFFORT = re.compile("(?:加大|加强|强化)对?(?P<what>[^,。;]{2,}?)的?力度$")


@cache
def _going() -> re.Pattern[str]:
    """经营主体|量质齐升: how it goes on."""
    return re.compile(rf"(?<=[一-鿿]{{3}})(?:{alternatives('cues', 'binding', 'going')})$")


@cache
def _promoting() -> re.Pattern[str]:
    """深化|“云岭讲堂”: that one gets on with it."""
    return re.compile(rf"(?:{alternatives('cues', 'binding', 'promoting')})+(?=[^,。;]{{3}})")


def plain_theme(theme: str) -> str:
    """What a theme is about.

    Args:
        theme: the words of the clause.

    >>> plain_theme("深化“云岭讲堂”"), plain_theme("加大对困难家庭帮助力度")
    ('“云岭讲堂”', '困难家庭帮助')
    """
    if (effort := _OBJECT_OF_EFFORT.fullmatch(theme)) is not None:
        return effort["what"]
    theme = _going().sub("", theme)
    return theme if (verb := _promoting().match(theme)) is None else theme[verb.end() :]


#: 脱贫|人口|全额享受…: verbs that only say which people are meant.
_SORT_OF_PEOPLE = frozenset(
    {"脱贫", "返贫", "退役", "留守", "失业", "参保", "参合", "搬迁", "务工", "就业", "失能", "退休"}
)


_ALL_OF_IT = frozenset({"全额", "全员", "全程", "总体", "整体"})


def heading_noun(reading: Reading, clause: Clause) -> str:
    """The noun with which a clause without numbers opens, before its verb: 经营主体|增量提质; else empty."""
    inside = reading.words.between(after_times(reading, clause.start, clause.end), clause.end)
    while inside and is_light(reading.words.text[inside[0].start : inside[0].end]):
        inside = inside[1:]
    size = 1 if inside and reading.words.text[inside[0].start : inside[0].end] in _SORT_OF_PEOPLE else 0
    while size < len(inside) and inside[size].tag.startswith(("n", "j", "b", "a", "vn", "place", "eng", "x")):
        size += 1
    while size and (
        inside[size - 1].tag.startswith("a")
        or reading.words.text[inside[size - 1].start : inside[size - 1].end] in _ALL_OF_IT
    ):
        size -= 1  # 税收收入总额|连续|跨越
    if not 0 < size < len(inside) or not inside[size - 1].tag.startswith("n"):
        return ""
    size += _named_by_deed(reading.words.text, inside[size:])
    noun = clean(reading.words.text[inside[0].start : inside[size - 1].end])
    return noun if 2 <= len(noun) <= 14 else ""


#: Deeds that name what is measured of them: 教育领域|投入|持续增长.
_DEEDS_MEASURED = frozenset({"投入", "投资", "出口", "进口", "消费", "贷款", "存款", "产出", "保障", "支出"})


def _named_by_deed(text: str, rest: list[Word]) -> int:
    """One where a noun goes on with a deed that names what is measured of it, of which more is said; else none."""
    deed = len(rest) > 1 and text[rest[0].start : rest[0].end] in _DEEDS_MEASURED
    return 1 if deed and rest[1].tag.startswith(("d", "v", "a")) else 0


#: 玩具、灯具、拉链等产业|蓬勃发展: trades in a row.
_ROW_OF_TRADES = re.compile(
    "(?:全[市区县旗]|我[市区县旗]|以)?(?P<row>[\u4e00-\u9fff“”]{2,10}(?:、[\u4e00-\u9fff“”]{2,10}){0,4}等[\u4e00-\u9fff]{0,6}?(?:产业|行业))(?=[^,。;的]{2,})"
)


def trades_of(reading: Reading, clause: Clause) -> str:
    """The trades in a row with which a clause without numbers opens; else empty."""
    if reading.words.text.find("业", clause.start, clause.end) < 0:
        return ""
    found = _ROW_OF_TRADES.match(reading.words.text, clause.start, clause.end)
    return found["row"] if found is not None else ""


#: 疏堵结合、标本兼治: words in fours, two and two.
_FOURS = re.compile("[一-鿿]{4}(?:、[一-鿿]{4})+[,;]?")


def is_aside(words: str) -> bool:
    """Whether a clause is only a row of set phrases, which tells of nothing.

    >>> is_aside("疏堵结合、标本兼治"), is_aside("清理河道")
    (True, False)
    """
    return _FOURS.fullmatch(words.strip()) is not None


def only_time(reading: Reading, clause: Clause) -> bool:
    """Whether a clause says when and nothing else: 2011年,|完成产值…."""
    return after_times(reading, clause.start, clause.end) >= clause.end


def short_heading(reading: Reading, clause: Clause) -> str:
    """What a short sentence without numbers says that the next is about: 经营主体稳步增多。|总量达到80万户."""
    text = reading.words.text
    whole = clause.mark == "。" and (clause.start == reading.block.start or text[clause.start - 1] in "。\n")
    return heading_noun(reading, clause) if whole and clause.end - clause.start <= _SHORT_HEADING else ""


#: 两三年内,|销售收入…: when, not what.
_SOON = re.compile("[\\d一二两三四五六七八九十几数]+(?:年|个月)(?:内|间|来|后|左右)?")


def theme_of(reading: Reading, clause: Clause) -> str:
    """The noun phrase of a clause without numbers, on which a number of the next one may hang."""
    left = left_phrase(reading.words, after_times(reading, clause.start, clause.end), clause.end)
    if _SOON.fullmatch(left.noun):
        return ""
    longest = 22 if left.noun.endswith(("比重", "比例", "占比", "率")) else 14
    return plain_theme(clean(left.noun)) if len(left.noun) <= longest else ""
