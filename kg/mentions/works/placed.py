"""Names of common nouns: what a clause builds, opens or founds is one thing, however common its words are."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.edges import behind_last
from kg.lexicon.matcher import Shared
from kg.mentions.titles.sorts import is_sort_of_works
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words, is_stop
from kg.mentions.works.kinds import HOUSED
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: The letters beyond common words that tell one thing of a level from the others (省级|人形机器人|创新中心).
_TELLING = 5
_MARKS = ",。;:!?\n "
#: Behind what a verb in front builds: a mark, the next item, or the word for building it.
_CLOSED = (",", "。", ";", "、", "和", "与", "及", "等", "")
#: Classes of what the state, a country or a level of government founds under a descriptive name.
_FOUNDED = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION, NameClass.GOVERNMENT_BODY})
_LEVEL = re.compile(r"[省市区县州](?![级属直域管内外上下城乡区县市际])")
_ORDINALS = re.compile(r"(?:[省市区县]|县城)?第[一二三四五六七八九十\d]{1,3}")


def is_placed(
    words: Words, left: int, anchor: int, close: int, start: int, end: int, kind: NameClass, counts: Collection[int]
) -> bool:
    """Whether common nouns name one thing where they stand.

    Args:
        words: the words of the block.
        left: where the name would begin.
        anchor: where its suffix begins.
        close: where it ends.
        start: where the block begins.
        end: where it ends.
        kind: the class that the suffix gives.
        counts: where quantities that count something begin.

    市民文化中心加快建设, 建成人工智能教育基地, 国家城市安全发展科技研究院, 县医院妇儿楼.
    """
    text = words.text
    content = [w for w in words.between(left, anchor) if text[w.start : w.end] not in generic_words()]
    told = sum(w.end - w.start for w in content)
    about = text[left:anchor]
    if kind is NameClass.PROJECT and is_sort_of_works(words, left, anchor):
        return False  # 片区品质|提升工程
    if kind is NameClass.FACILITY and HOUSED.match(about):
        return True
    if kind in _FOUNDED or kind is NameClass.FACILITY:
        if kind in _FOUNDED and (scope := _scope("scopes").match(about)) and anchor - left - scope.end() >= 2:
            return True
        if _ORDINALS.fullmatch(about):
            return True
        if _LEVEL.match(about) and (
            anchor - left >= 4 if told >= 3 else anchor - left >= 3 and _is_done(text, close, end)
        ):
            return True
    if kind in (NameClass.ENTERPRISE, NameClass.ORGANIZATION) and (scope := _scope("firm_scopes").match(about)):
        return anchor - left - scope.end() >= 2
    if kind in _FOUNDED or kind is NameClass.FACILITY:
        opens = left == start or text[left - 1] in _MARKS
        if opens and anchor - left >= 4 and _behind().match(text, close, end):
            return not any(word in about for word in lexicon_words("names", "placed", "kinds"))
    shortest = 2 if kind in _FOUNDED or kind in (NameClass.FACILITY, NameClass.GREEN_SPACE) else 3
    if _founding().search(text, max(start, left - 8), left) and anchor - left >= 3 and close - left >= 6:
        return text[close : close + 1] in _CLOSED and not any(
            kind in about for kind in lexicon_words("names", "placed", "kinds")
        )
    if told < 2 or anchor - left < shortest or any(kind in about for kind in lexicon_words("names", "placed", "kinds")):
        return False
    if told < _TELLING and any(level in about for level in ("国家级", "省级", "市级", "区级", "县级", "镇级", "村级")):
        return False
    if _is_done(text, close, end):
        return True
    floor = behind_last(text, _MARKS, start, left)
    if _before().search(text, max(floor, left - 14), left) is not None:
        return text[close : close + 1] in _CLOSED or text.startswith(word_list("names", "placed", "building"), close)
    return left > floor and text[left - 1] in "、和与及" and _in_done_list(text, floor, left, close, end, kind, counts)


def _in_done_list(
    text: str, floor: int, left: int, close: int, end: int, kind: NameClass, counts: Collection[int]
) -> bool:
    """An item of a list that one verb in front builds, or one behind: 建成A、B和C; A、B、C加快推进."""
    if kind is NameClass.PROJECT:
        return False
    if any(floor <= at < end and at < close + 24 for at in counts if at >= close):
        return False
    first = text.find("、", floor, left)
    opening = first if first >= 0 else left - 1
    if _before().search(text, floor, opening) and text[close : close + 1] in _CLOSED:
        return opening - floor <= 30
    return False


def _is_done(text: str, close: int, end: int) -> bool:
    """Whether the clause says what becomes of the thing, right behind it or behind the list that it stands in."""
    if _behind().match(text, close, end):
        return True
    if text[close : close + 1] not in ("、", "和", "与", "及"):
        return False
    stop = min((at for mark in _MARKS if (at := text.find(mark, close, end)) >= 0), default=end)
    if stop - close > 60 or any(letter.isdigit() for letter in text[close:stop]):
        return False
    found = None
    for found in _behind().finditer(text, close, stop):  # noqa: B007
        pass
    return found is not None and found.end() == stop


#: What is governed of houses of a kind, of none of which it is told: 图书馆、文化馆|运营|机制.
_GOVERNED = "(?:管理|服务)?(?:机制|体制|模式|制度|办法|成本|效率|经费|补贴)"
_GOVERNED_LIST = re.compile(rf"(?:[、和与及][\u4e00-\u9fff]{{2,8}}?){{0,4}}(?:运营|运行|建设|开放){_GOVERNED}")


@cache
def _behind() -> re.Pattern[str]:
    verbs = alternatives("names", "placed", "behind")
    adverbs = alternatives("names", "placed", "adverbs")
    return re.compile(rf"(?:项目|工程|建设)?(?:{adverbs}|{_WHEN})*(?:{verbs})(?!{_GOVERNED})")


@cache
def _before() -> re.Pattern[str]:
    verbs = alternatives("names", "placed", "before")
    return re.compile(rf"(?:{verbs})(?:了|好|全[省市国区县](?:首家|首个|首座|首条)?|首家|首个|首座)*$")


@cache
def _founding() -> re.Pattern[str]:
    """Verbs by which one body is founded: 成立|县域医疗卫生集团."""
    verbs = alternatives("names", "placed", "founding")
    return re.compile(rf"(?:{verbs})(?:了|全[省市国区县](?:首家|首个)?|首家|首个)*$")


@cache
def _scope(key: str) -> re.Pattern[str]:
    """What the names of bodies of the country, of a region or of two countries open with: 国家|城市安全发展科技研究院."""
    scopes = alternatives("names", "placed", key)
    return re.compile(f"(?:{scopes})(?![级家性化式])")


@cache
def _founded_behind() -> re.Pattern[str]:
    verbs = alternatives("names", "placed", "founded_behind")
    return re.compile(f"正式(?:{verbs})|{verbs}")


@cache
def _alone() -> Shared:
    return Shared([*word_list("names", "placed", "alone"), *word_list("names", "placed", "alone_houses")])


#: When it is done: 某某污水处理厂|6月底|通水.
_WHEN = r"\d{1,2}月(?:\d{1,2}日|底|初|份|中旬|上旬|下旬)?前?|年底前?|年内|今年|明年|去年|上半年|下半年"
_NEW = ("新", "县", "区", "市")
#: What shows that houses are counted, or a board of them is founded.
_COUNTED = re.compile(r"(?:[\d一二两三四五六七八九十几多][座个所处家期]|成立|组建)$")


def find_alone(words: Words, start: int, end: int) -> list[Mention]:
    """Houses of which a county has one (疾控中心, 中医院), where they are built or opened; bodies that are founded.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    houses = lexicon_words("names", "placed", "alone_houses")
    found: list[Mention] = []
    for alone, span in _alone().within(text, start, end):
        if text[span.start - 1 : span.start] in _NEW and span.start > start and words.begins_at(span.start - 1):
            span = Span(span.start - 1, span.end)
        if not words.begins_at(span.start) or words.ends_at(span.end) is None:
            continue
        before = words.ends_at(span.start)
        if before is not None and words.words[before].tag == "place" and words.words[before].start >= start:
            span, before = Span(words.words[before].start, span.end), words.ends_at(words.words[before].start)
        if span.start > start and before is not None and not is_stop(words.string(before), words.words[before].tag):
            continue
        floor = max(start, span.start - 14)
        built = _before().search(text, floor, span.start) and (
            text[span.end : span.end + 1] in _CLOSED
            or text.startswith(word_list("names", "placed", "building"), span.end)
        )
        if _GOVERNED_LIST.match(text, span.end, end):
            continue
        if alone in houses and _COUNTED.search(text, max(start, span.start - 4), span.start):
            continue
        sole = text[span.start : span.end] in lexicon_words("names", "placed", "always")
        worked_on = text.startswith(word_list("names", "works", "tails"), span.end)
        if sole or built or worked_on or _is_done(text, span.end, end):
            name = text[span.start : span.end]
            kind = NameClass.FACILITY if alone in houses else NameClass.PUBLIC_INSTITUTION
            found.append(Mention(span, kind, name, "alone", 0.7))
    for match in _founded_behind().finditer(text, start, end):
        opening = max(*(text.rfind(mark, start, match.start()) for mark in _MARKS + "、"), start - 1) + 1
        name = text[opening : match.start()]
        if 4 <= len(name) <= 16 and name.endswith(word_list("names", "placed", "bodies")) and words.begins_at(opening):
            kind = (
                NameClass.GOVERNMENT_BODY if name.endswith(("局", "办公室", "专班")) else NameClass.PUBLIC_INSTITUTION
            )
            kind = NameClass.ENTERPRISE if name.endswith(("公司", "集团")) else kind
            found.append(Mention(Span(opening, match.start()), kind, name, "alone", 0.7))
    return found
