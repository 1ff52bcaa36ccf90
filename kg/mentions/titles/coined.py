"""What quotation marks only set off: layouts of space, formulas, places, set phrases; and what is coined as a programme."""

from __future__ import annotations

import re

from kg.lexicon import word_list, words
from kg.mentions.places.layouts import NUMERAL, is_layout, layout
from kg.mentions.words import dictionary
from kg.model.span import Span

_ANY_NUMERAL = re.compile(r"[一二两双三四五六七八九十百千万\d]")
#: “旅游+文化”: two nouns that plus joins; with numbers (“1+4”) or an open end (“标准化+”) it is coined.
_FORMULA = re.compile(r"(?:[^+\d]|[456]G)*[^+\dNnXx][+＋](?:[456]G|[^+\dNnXx])(?:[^\d]|[456]G)*")
_SHORT, _LONGEST, _LONGEST_VIRTUE, _CAMPAIGNED = 2, 40, 5, 4
#: What a quotation says is done how, has what or stands under whom: “组团式”, “老有所养”, “街道-社区-小区”.
_MANNER = re.compile(
    r"[^、\d一二三四五六七八九十]{1,5}(?:(?<![模方公仪形样程格])式|(?<![转类典造])型|(?<![变绿美亮净])化|(?:硬|软|心)联通)|[超过破达逾近][\d一二三四五六七八九十百千万]+[万亿个元]*|[幼学劳病老住弱]有[\u4e00-\u9fff]{2}|[^\d\-—]{1,5}(?:[-—][^\d\-—]{1,5}){1,4}|[^、]{2,8}(?<![考审])核"
)
#: What came of the work, counted: “六个下降”, “八连增”, “3金4银”.
_OUTCOMES = re.compile(
    rf"{NUMERAL}(?:个|大|项|类|种|重)?(?:持续|全面|圆满|稳步|大幅|明显)?"
    r"(?:下降|上升|提升|跃升|(?:更大|新的|重大)?突破|高质量发展|零发生|不发生|收官|第一|资源|市场|环节|方面|重点|关键|维度|层面|领域|主体|优势|场所|转变|变化|新高|翻番|历史性突破)"
    rf"|{NUMERAL}连(?:增|升|冠|丰|涨|快|降)|(?:{NUMERAL}[金银铜][、,]?)+|.*第{NUMERAL}[位名]"
)
#: What is to come about in so many years: “三年见新貌”, “两年打基础、五年上台阶”.
_IN_YEARS = re.compile(
    r"(?:[^、\d]{2,8}、)?[一二两三四五六七八九十]年(?:大变|大见|上|翻|见|出|再造|打|有|基本|建成|实现|变|率先|走|跨上|迈|成)[\u4e00-\u9fff]{0,8}(?:、[\u4e00-\u9fff]{2,10})*"
)
#: What people say: “少说也能卖个好价钱”.
_SPEECH = re.compile("不能|也能|也要|也是|就能|什么|怎么|我们|你们|他们|大家|咱|俺|吗$|呢$|吧$|了$|啊$")


#: Turns of phrase with a word twice, and what comes first: “应修尽修”, “有增有减”, “点对点”, “项目为先”.
_TURNS = re.compile(
    r"可[\u4e00-\u9fff]可[\u4e00-\u9fff]|[应能愿可宜需](?P<a>[\u4e00-\u9fff])尽(?P=a)|有[\u4e00-\u9fff]有[\u4e00-\u9fff]|又[\u4e00-\u9fff]又[\u4e00-\u9fff]|以[\u4e00-\u9fff]{1,2}定[\u4e00-\u9fff]{1,2}"
    r"|(?P<b>[一点面手心背])[对把贴靠](?P=b)|[\u4e00-\u9fff]{2,4}(?:为先|为要|为上|为大|至上|当先|优先)|[\u4e00-\u9fff]{0,6}围着[\u4e00-\u9fff]{2,6}转"
    r"|[一二两三四五六七八九十](?:个|项|大)(?:重点|重要|关键|主要)[\u4e00-\u9fff]{2,4}"
)


def is_wording(inner: str) -> bool:
    """Whether a bare quotation words something and names nothing that was done.

    >>> [is_wording(q) for q in ("开放", "一轴两翼", "科技+文化", "生活驿站", "组团式", "老有所养", "八连增", "应修尽修")]
    [True, True, True, True, True, True, True, True]
    >>> [is_wording(q) for q in ("六保", "1+4", "标准化+", "数字社区", "三送一强", "首席服务员")]
    [False, False, False, False, False, False]
    """
    if inner in words("quotes", "known"):
        return False
    if len(inner) <= _SHORT and not _ANY_NUMERAL.search(inner):
        return True
    if is_layout(inner) or _FORMULA.fullmatch(inner) or any(_is_phrase(item) for item in inner.split("、")):
        return True
    if (
        _IN_YEARS.fullmatch(inner)
        or _TURNS.fullmatch(inner)
        or _MANNER.fullmatch(inner)
        or _OUTCOMES.fullmatch(inner)
        or _SPEECH.search(inner)
    ):
        return True
    campaigned = inner.startswith(word_list("quotes", "campaigned")) and len(inner) <= _CAMPAIGNED  # “平安社区”
    return inner.endswith(word_list("quotes", "places")) and not campaigned


#: How often the dictionary counts a set phrase that everybody uses.
_USED = 20


def _is_phrase(said: str) -> bool:
    """Whether words are a set phrase of the language: 一呼百应."""
    known = dictionary()
    tag = known.tags.get(said)
    return len(said) == _SET and (tag == "i" or (tag == "l" and known.counts.get(said, 0) >= _USED))


_SET = 4


def laid_out(text: str, start: int, end: int) -> list[Span]:
    """Where ``[start, end)`` quotes layouts and formulas, inside which nothing is named: “一轴两翼三湖”."""
    found = []
    at = text.find("“", start, end)
    while at >= 0:
        close = text.find("”", at, min(end, at + _LONGEST))
        if (close > 0 and (layout().fullmatch(text, at + 1, close) or _FORMULA.fullmatch(text, at + 1, close))) or (
            close > 0 and _is_slogan(text[at + 1 : close])
        ):
            found.append(Span(at, close + 1))
        at = text.find("“", at + 1, end)
    return found


def _is_slogan(inner: str) -> bool:
    """Whether a quotation lists what one thing is to be, three times or more: “活力园区、实干园区、幸福园区”.

    >>> _is_slogan("活力园区、实干园区、幸福园区"), _is_slogan("云岭公园、石坡公园")
    (True, False)
    """
    items = inner.split("、")
    told = {item[-_SHORT:] for item in items}
    return len(items) > _SHORT and len(told) == 1 and all(_SHORT < len(item) <= _LONGEST_VIRTUE for item in items)


def closes_as_policy(inner: str) -> bool:
    """Whether a quotation says itself what it names: “产业集群工程”, “民营经济20条”."""
    return (
        inner.endswith(word_list("quotes", "closing"))
        and inner not in words("policies", "never")
        and not is_attitude(inner)
    )


def is_attitude(said: str) -> bool:
    """Whether a quotation is an attitude of the time, and names nothing that is done.

    >>> is_attitude("党政机关过紧日子"), is_attitude("产业集群工程")
    (True, False)
    """
    return said in words("quotes", "never") or said.endswith(word_list("quotes", "never_at_end"))


_COUNTING = re.compile(r"[一二两三四五六七八九十百千万]|\d")
#: Numbers that measure: “1秒1公里”.
_MEASURED = re.compile(r"\d+(?:\.\d+)?[万亿千百]*(?:秒|兆瓦|千瓦|英寸|纳米|吨级|公里|米|元|%|吨|亩|人|户|家)")


def is_numbered(inner: str) -> bool:
    """Coined names with numbers in them (“四禁两控”, “531”, “一乡一业、一村一品”) name ways of working wherever they stand."""
    if _MEASURED.search(inner):
        return False
    return len(inner) <= 12 and len(_COUNTING.findall(inner)) >= 2 and not inner.endswith(("年", "月", "日"))


def is_programme(text: str, left: int, close: int) -> bool:
    """Whether a 工程 is a programme with a coined name and builds nothing: “2211”产品应用工程, “育鹰工程”.

    Args:
        text: the view.
        left: where the name begins.
        close: where it ends.
    """
    if not text.endswith("工程", left, close):
        return False
    inside = text[left - 1 : left] == "“" and text.startswith("”", close)
    if not inside and "”" not in text[left:close]:
        return False
    return not any(work in text[left:close] for work in word_list("quotes", "works"))
