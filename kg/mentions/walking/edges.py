"""How names begin and end: no verb, function word or odd bracket stands at their edges."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_named
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_GOVERNMENT_BODY = NameClass.GOVERNMENT_BODY
#: Names that are phrases of doing, in which a verb may stand first.
_PHRASES = frozenset(
    {NameClass.POLICY, NameClass.INITIATIVE, NameClass.HONOUR, NameClass.PERSON, NameClass.PRODUCT, NameClass.MEETING}
)
#: Policies that are named by a quotation: what governs it is no part of the name (学习|浙江“千万工程”).
_QUOTED = frozenset({NameClass.POLICY, NameClass.INITIATIVE})
#: Adjectives that industries open with.
_KINDS = ("战略性", "综合", "精准", "重点", "高端", "优质", "全球", "全国", "智能", "创新")
#: What the names of events may open with: 全省|汽车技能大赛.
_SCOPES = ("全省", "全市", "全县", "全区", "首届", "高质量")
_PAIRS = {"“": "”", "(": ")", "《": "》", "[": "]", "‘": "’"}
_MARKS = frozenset((*_PAIRS, *_PAIRS.values()))
#: Classes whose names are known without the place in front too: 某区|某某工业园.
_PLACED = frozenset({NameClass.PARK, NameClass.ENTERPRISE, NameClass.PROJECT})
#: Verbs that open a clause whose object is a policy, and such names elsewhere (出台|优化营商环境条例); marks before a clause.
_DONE_FIRST = ("系统总结", "优化", "总结", "创新", "完善", "强化", "提升")
_CLAUSE_MARKS = ("", ",", "。", ";", ":", "\n")
_LEAST_POLICY = 6
#: What is done for an area that is called by its kind alone: 保障|新区.
_SERVING = ("保障", "服务", "对接", "融入", "支持", "支撑", "建设")
#: A rule that has found where a name of common nouns begins: 成立|项目代办中心.
_WHOLE = "founded"
#: The rule of title marks, inside which all is the name: 《推广“松溪模式”实施方案》.
_TITLED = "title-marks"
_SHORTEST, _NEAR = 2, 26
_SET_PHRASE = 4
#: How many letters a title has behind what it is of.
_TITLE = 8
_NO_ROADS = (
    "热线",
    "航线",
    "天际线",
    "生命线",
    "地平线",
    "流水线",
    "生产线",
    "战线",
    "风景线",
    "中试线",
    "主线",
    "销路",
    "试线",
    "产线",
)
#: What a land is famous for, or somebody's own: 某省|侗乡, 江南|水乡, 家乡.
_LANDS = re.compile("(?:[侗苗瑶壮彝藏羌畲傣]|水|侨|茶|瓷|酒|果|稻|渔|梦|家|老|故|城|下|返|回|离|异|他|还)乡$")
#: Words of a conversation, which no name holds: 建议|贵公司, 厂区|找公司, 不知道|项目, 投建方.
_SPOKEN = re.compile(
    "(?:贵|本|该|找|哪家|这家|那家)公司$|知道|^(?:以后|如果|因为|没有)|(?:投建|承建|施工)方$|^当地(?!人)"
)
_BUILT = frozenset(
    {NameClass.ENTERPRISE, NameClass.PROJECT, NameClass.PARK, NameClass.FACILITY, NameClass.ORGANIZATION}
)
_GRADES = ("国家", "省级", "市级", "县级", "区级", "自治区", "世界级", "全国")
_ONE_OF = ("首个", "首家", "首座", "首批", "一个", "一家", "唯一", "多个", "一批", "两个")
#: 成为全省首个|智慧港: behind these stands what something is said to be.
_SAID_TO_BE = re.compile("成为(?!首批)[\u4e00-\u9fff]{0,8}?(?:首[个家座条]|唯一(?:的|一[个家座条])?|最大的?)$")
_ROAD, _TOWN, _POLICY = NameClass.ROAD, NameClass.SUBDISTRICT, NameClass.POLICY
_AREA, _INDUSTRY, _EVENT = NameClass.FUNCTIONAL_AREA, NameClass.INDUSTRY, NameClass.NAMED_EVENT
#: What a field is joined to that goes with everything: AI+|云湖装备.
_PLUS = re.compile(r"(?:(?<![A-Za-z])[A-Za-z]{2,6}|人工智能|互联网|大数据|物联网|区块链)\+$")
#: Letters that close a word and open none.
_CLOSERS = frozenset("性型级类式的们")


@cache
def _openers() -> frozenset[str]:
    """Words that open no name: verbs of doing, adverbs, words of time."""
    stops = {w for w in lexicon_words("names", "walk", "stops") if len(w) > 1}
    return frozenset(stops | lexicon_words("names", "walk", "edge_verbs")) - lexicon_words("names", "walk", "openable")


@cache
def _verbs() -> frozenset[str]:
    """Verbs that end a walk, with which set phrases of four letters close."""
    return lexicon_words("names", "walk", "stops")


def tidy(words: Words, mention: Mention, floor: int, ceiling: int) -> Mention | None:
    """A name without what does not belong to its edges, or None where nothing is left.

    Args:
        words: the words of the block.
        mention: a name as a rule found it.
        floor: where the block begins.
        ceiling: where it ends.
    """
    text = words.text
    start, end = mention.span
    kind = mention.kind
    if mention.method == "suffix" and text.startswith(_GRADES, start) and text[start - 2 : start] in _ONE_OF:
        return None  # 首个|国家现代农业产业园 is one of its kind
    if mention.method == "suffix" and _SAID_TO_BE.search(text, max(floor, start - _NEAR), start) is not None:
        return None  # 云岭港成为全省首个|智慧港: what is said of another
    if kind is _ROAD and text.endswith(_NO_ROADS, start, end):
        return None
    if kind is _TOWN and mention.method != "gazetteer" and _LANDS.search(mention.name):
        return None
    if kind in _BUILT and _SPOKEN.search(mention.name) is not None:
        return None
    if kind is _POLICY and "热线" in text[end : end + 8] and mention.name.replace("、", "").isdigit():
        return None  # “12345”市民热线
    if kind in _QUOTED and _of_a_title(text, start, end):
        return None
    if mention.kind in _QUOTED and text.startswith(_DONE_FIRST, start) and text[start - 1 : start] in _CLAUSE_MARKS:
        start += next(len(verb) for verb in _DONE_FIRST if text.startswith(verb, start))  # 。优化|云岭交通规划
        if end - start < _LEAST_POLICY:
            return None
    if mention.method in ("suffix", "works", "list"):
        start = _without_leading(text, start, end)
    if text[start] == "原" and end - start > _SET_PHRASE and words.begins_at(start) and words.begins_at(start + 1):
        start += 1  # 原|云岭水泥厂
    if kind is _AREA and text.startswith(_SERVING, start) and end - start <= _SET_PHRASE:
        return None  # 服务|保障新区
    if kind is _AREA and (park := _IN_PARK.match(text, start, end)) is not None:
        start = park.end()
    if kind is _GOVERNMENT_BODY and (party := _COMMITTEE.match(text, start, end)) is not None:
        start = party.end()
    if kind is _INDUSTRY and (plus := _PLUS.search(text, max(floor, start - _NEAR), start)) is not None:
        span = Span(plus.start(), end)
        return replace(mention, span=span, name=text[span.start : end], aliases=())
    if kind is _INDUSTRY:
        return mention if _without_openers(words, start, end) == start or text.startswith(_KINDS, start) else None
    spoken = kind in _PHRASES or mention.method == _WHOLE
    if not spoken or (kind in _QUOTED and "“" in text[start + 1 : end] and not _is_titled(mention, text, floor, start)):
        if not (kind is _EVENT and text.startswith(_SCOPES, start)):
            start = _without_openers(words, start, end)
        if start > mention.span.start and _is_bare(words, start, end):
            return mention if kind is _ROAD else None
    if text[start] in _CLOSERS and start > floor and text[start - 1].isalnum() and mention.method == "suffix":
        return None  # 支撑|性战略项目
    if not balanced(text[start:end]):
        start, end = _completed(text, start, end, floor, ceiling)
        if not balanced(text[start:end]):
            return None
    if (start, end) == tuple(mention.span):
        return mention
    if mention.name != text[mention.span.start : mention.span.end] or end - start < _SHORTEST:
        return None
    inside = words.between(start, end)
    placed = len(inside) > 2 and inside[0].tag == "place" and end - inside[0].end >= _SHORTEST + 2
    aliases = (text[inside[0].end : end],) if placed and kind in _PLACED else mention.aliases
    return replace(mention, span=Span(start, end), name=text[start:end], aliases=aliases)


def _is_titled(mention: Mention, text: str, floor: int, start: int) -> bool:
    """Whether a name is a title as it stands, or that of something issued: 印发|…."""
    if mention.method == _TITLED or text.startswith("高质量发展", start):
        return True
    return text.endswith(word_list("quotes", "issued"), floor, start)


def _of_a_title(text: str, start: int, end: int) -> bool:
    """Whether a name is the front of a title that quotation marks set off: “云岭县发展战略高级顾问”."""
    close = text.find("”", end, end + _TITLE)
    return text[start - 1 : start] == "“" and close > end and text[end:close].endswith(word_list("quotes", "titles"))


def _without_leading(text: str, start: int, end: int) -> int:
    """Where a name begins behind words that lead to it: 标志着|某路, 东连|某高速, 本市|某园."""
    leading = word_list("names", "walk", "leading")
    for word in leading if text.startswith(leading, start, end) else ():
        if text.startswith(word, start) and end - start - len(word) >= _SHORTEST + 1:
            return start + len(word)
    return start


def _is_bare(words: Words, start: int, end: int) -> bool:
    """Whether only the ending of names is left, or what is said of any such thing: 片区, 老旧园区."""
    suffix = suffix_before(words.text, start, end)
    return suffix is not None and not is_named(words, start, end - len(suffix.word))


def _completed(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int]:
    """A name with the other half of its quotation mark, where that stands near: “不忘初心、牢记使命”主题教育."""
    name = text[start:end]
    if name.count("”") > name.count("“"):
        opening = text.rfind("“", max(floor, start - _NEAR), start)
        if opening >= 0 and not any(mark in text[opening:start] for mark in "。;”"):
            return opening, end
    elif name.count("“") > name.count("”") and text.startswith("”", end) and end < ceiling:
        return start, end + 1
    return start, end


#: The park that an area lies in: 云岭工业园|桥东片区.
_IN_PARK = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:工业园区?|产业园区?|高新区|经开区|开发区|园区)(?=[\u4e00-\u9fff]{2,5}(?:片区|组团|区块|板块)$)"
)
#: The committee with which a government is named in one breath: 中共云岭县委|云岭县人民政府.
_COMMITTEE = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{1,9}?[省市县区州旗盟]委(?=[\u4e00-\u9fff]{2,10}(?:政府|人大常委会|政协)$)"
)
#: 平方公里级|新桥东…项目: how large it is; 等|某某: what a list leaves behind.
_SIZE = re.compile(r"(?:平方公里|平方米|万平方米|亿元|公里|吨|亩|千瓦|兆瓦)级")


def _without_openers(words: Words, start: int, end: int) -> int:
    if (size := _SIZE.match(words.text, start, end)) is not None and end - size.end() >= _SHORTEST:
        start = size.end()
    if not words.begins_at(start):
        return start
    openers, verbs = _openers(), _verbs()
    for index in words.inside(start, end):
        string, (first, last, _) = words.strings[index], words.words[index]
        opens = string in openers or (len(string) == _SET_PHRASE and string[2:] in verbs)  # 充分利用
        if first != start or last >= end or not opens:
            break
        start = last
    return start


def balanced(name: str) -> bool:
    """Whether every bracket and quotation mark of a name has its other half.

    >>> balanced("“梧桐”云巴"), balanced("三大攻坚战”"), balanced("(一期")
    (True, False, False)
    """
    if _MARKS.isdisjoint(name):
        return True
    open_marks: list[str] = []
    for letter in name:
        if letter in _PAIRS:
            open_marks.append(_PAIRS[letter])
        elif letter in _PAIRS.values() and (not open_marks or open_marks.pop() != letter):
            return False
    return not open_marks


def with_bracket(text: str, close: int, end: int) -> int:
    """The end of a name with the bracket that belongs to it: a phase, Latin letters, a place."""
    if close < end and text[close] == "(":
        shut = text.find(")", close, min(end, close + 14))
        inner = text[close + 1 : shut] if shut > 0 else ""
        if inner and not any(c in inner for c in ",。、;:—") and inner[0] not in "含原即以共其约总":
            return shut + 1
    return close
