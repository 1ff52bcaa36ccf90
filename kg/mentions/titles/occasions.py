"""Events by what everybody calls them, by their edition, and by where they are held: 冬奥会, 建党100周年, 第六届某某赛."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import Shared
from kg.mentions.walking.splitting import split_items
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_MARKS = ",。;:!?\n"
_LONGEST = 36
_EDITION = re.compile(
    r"(?:20\d{2}年?)?(?:第[一二三四五六七八九十百\d]{1,4}|首)届(?!委员会|人民代表|人大|政协|常委|中央|全国人大|理事会|会员|党代|工会|职工代表)(?=.{3})"
)
#: What is said of an event as a whole, with the place in between: 某某动员大会|在省城召开.
_TAKES_PLACE = re.compile(
    r"(?:(?:\d{1,2}月)?\d{1,2}日)?(?:(?:上午|下午|晚)?(?:在|于)[^,。;、]{2,14}?)?(?:隆重|成功|顺利|圆满|正式|如期)?(?:召开|举行|举办|开幕|闭幕|落幕|揭幕|开赛|鸣枪|启幕)"
)
_TIMES = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日|[上中下]旬|底|初)?(?:上午|下午|晚|日前|近日|昨日|当日|当天)?"
)
_NO_EVENT = re.compile("[的了,。;“”]|举行|召开|举办|参加|出席|根据|按照")
#: 举办甲、乙等|8场系列活动: what closes a list of events.
_HEADS = re.compile(
    r"等(?:一系列|一批|多[场项次]|各类|大型|重大|系列|特色|精彩|\d+[余多]?(?:场次|[场次项个])|[两二三四五六七八九十]+[场项个大]|[\u4e00-\u9fff]{2})*"
    r"(?:文体|文化|文旅|节庆|旅游|体育|惠民|促消费|消费|招商|主题|品牌|群众|宣传|推介|经贸|赛会)*(?:活动|赛事|节庆|节会|展会|盛会|盛事|会展|论坛|大赛)"
)
_OPENED = re.compile(r"(?:了|好|过)?(?:首届)?")
#: What parts two events of an item, and the year that opens the name of one.
_BOTH = re.compile(
    r"(?<=[会赛节展坛松])(?:和|及|以及)(?=第[一二三四五六七八九十\d]+届|首届|20\d{2}年?[\u4e00-\u9fff]|[\u4e00-\u9fff]{4,}(?:[会赛节展]|论坛|马拉松)$)"
)
#: What an activity is about where a list of fields stands before it: 甲、乙等|产品对接专场活动.
_ABOUT = re.compile("专场|对接|产品|促消费|推介|招商")
#: What closes one list of events before the next begins: 云岭戏剧节|等品牌活动及|云岭联赛.
_CLOSED_LIST = re.compile("等[\u4e00-\u9fff]{0,6}(?:活动|赛事|节庆|展会|会展)(?:以及|及|和)(?=[^、]{3})")
_OF_YEAR = re.compile(r"^20\d{2}年?(?=[\u4e00-\u9fff]{4,}(?:[会赛节展]|论坛|马拉松)$)")
_SPARE = re.compile(r"\d|各类|各种|系列|多场|一批|丰富多彩|[一二三四五六七八九十]+[场项个]|相关|有关")


@cache
def _known() -> Shared:
    return Shared(word_list("events", "known"))


@cache
def _years() -> re.Pattern[str]:
    """建党100周年, 70周年国庆大典."""
    founded, rites = alternatives("events", "founded"), alternatives("events", "rites")
    number = r"(?:\d{2,3}|[一二三四五六七八九十百]{1,3})"
    return re.compile(
        rf"(?:庆祝|纪念)?(?:(?:{founded}){number}周年(?P<rite>{rites})?|{number}周年(?:国庆大典|大庆|国庆))|建党百年"
    )


@cache
def _around() -> re.Pattern[str]:
    return re.compile(alternatives("events", "around"))


@cache
def _not_known() -> tuple[str, ...]:
    return word_list("events", "not_known")


def find_occasions(words: Words, start: int, end: int) -> list[Mention]:
    """The events of ``[start, end)`` that are known to all, numbered, or said to take place.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    found = []
    for name, at in _known().within(text, start, end):
        opens = words.begins_at(at.start) or not text[at.start - 1 : at.start].isalnum()
        if opens and not text.startswith(_not_known(), at.end):
            found.append(_event(text, at.start, at.start + len(name)))
    if text.find("周年", start, end) >= 0 or text.find("建党百年", start, end) >= 0:
        for match in _years().finditer(text, start, end):
            if match["rite"] or (_around().search(_clause(text, match.start(), match.end(), start, end))):
                begin = match.start() + (2 if match[0].startswith(("庆祝", "纪念")) and not match["rite"] else 0)
                found.append(_event(text, begin, match.end()))
    return found


def _clause(text: str, at: int, close: int, start: int, end: int) -> str:
    """What stands around a place in its clause, without the place itself; nothing where a year is said to be one."""
    opening = max(start, max(text.rfind(mark, start, at) for mark in _MARKS) + 1)
    stop = min((p for mark in _MARKS if (p := text.find(mark, close, end)) >= 0), default=end)
    before = text[opening:at]
    return "" if before.endswith(("是", "为", "站在")) else before + "|" + text[close:stop]


def _event(text: str, start: int, end: int) -> Mention:
    return Mention(Span(start, end), NameClass.NAMED_EVENT, text[start:end], "event", 0.75)


def edition_before(words: Words, anchor: int, floor: int) -> int | None:
    """Where the name of an event begins that its edition opens, or the place before that: 云岭市|第六届|业余围棋锦标赛.

    Args:
        words: the words of the block.
        anchor: where the ending of the event begins.
        floor: where the block begins.
    """
    text = words.text
    low = max(floor, anchor - _LONGEST, *(text.rfind(mark, floor, anchor) + 1 for mark in _MARKS))
    found = None
    for found in _EDITION.finditer(text, low, anchor + 2):  # noqa: B007
        pass
    if found is None or found.end() > anchor:
        return None
    inner = text[found.end() : anchor]
    if inner.count("“") != inner.count("”") or re.search("[的、了]|吸引|举办|召开|参加|等", inner):
        return None
    opening = found.start()
    while (before := words.ends_at(opening)) is not None and words.words[before].start >= low:
        if words.words[before].tag not in ("place", "ns") and words.string(before) not in _WIDE:
            break
        opening = words.words[before].start
    year = _YEAR.search(text, low, opening)
    return year.start() if year else opening


#: What stands before the edition of an event beside places, and the year.
_WIDE = frozenset({"全国", "中国", "全省", "全市", "全县", "全区", "国际", "世界", "·"})
_YEAR = re.compile(r"20\d{2}年?\Z")


def subject_before(words: Words, anchor: int, close: int, floor: int, end: int) -> int | None:
    """Where the name of an event begins of which a clause says that it takes place: |云湖大桥征地拆迁动员大会|在省城召开.

    Args:
        words: the words of the block.
        anchor: where the ending of the event begins.
        close: where it ends.
        floor: where the block begins.
        end: where it ends.
    """
    text = words.text
    if _TAKES_PLACE.match(text, close, end) is None:
        return None
    opening = max(floor, max(text.rfind(mark, floor, anchor) for mark in _MARKS) + 1)
    times = _TIMES.match(text, opening, anchor)
    opening = times.end() if times else opening
    if text[opening : opening + 1] in "由在于据":
        return None
    inner = text[opening:anchor]
    if not 4 <= len(inner) <= _LONGEST or _NO_EVENT.search(inner) or not words.begins_at(opening):
        return None
    return opening


@cache
def _holding() -> re.Pattern[str]:
    verbs = [
        verb for verb in word_list("events", "holding") if "开幕" not in verb and verb not in ("承接", "迎来", "参与")
    ]
    return re.compile(f"(?:{'|'.join(sorted(verbs, key=len, reverse=True))})")


def find_programme(text: str, start: int, end: int) -> list[Mention]:
    """The items of a list that is held and closed by what they are: 举办网上年货节、消费促进月|等系列活动.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
    """
    found: list[Mention] = []
    at = text.find("等", start, end)
    while at >= 0:
        if (head := _HEADS.match(text, at, end)) is not None:
            listed = _items(text, at, start, quoted=head[0].endswith("活动"))
            if _ABOUT.search(head[0]) is None or any(
                "“" in text[m.span.start - 1 : m.span.start] or m.name.endswith(word_list("events", "suffixes"))
                for m in listed
            ):
                found += listed
        at = text.find("等", at + 1, end)
    return found


def _items(text: str, at: int, floor: int, *, quoted: bool) -> list[Mention]:
    clause = max(floor, max(text.rfind(mark, floor, at) for mark in _MARKS) + 1)
    verb = None
    for verb in _holding().finditer(text, clause, at):  # noqa: B007
        pass
    if verb is None:
        return []
    opened = _OPENED.match(text, verb.end(), at)
    opening = opened.end() if opened else verb.end()
    found = []
    for item in split_items(text, opening, at):
        for part in _touching(text, item):
            name = text[part.start : part.end]
            spare = _SPARE.search(_OF_YEAR.sub("", name)) is not None and "届" not in name
            if not 3 <= len(name.strip("“”")) <= _LONGEST or spare:
                continue
            if name.count("“") == name.count("”") and not re.search("[的了;]", name):
                marked = name.startswith("“") and name.endswith("”") and name.count("“") == 1
                if marked:
                    found.append(_event(text, part.start + 1, part.end - 1))
                elif name not in lexicon_words("events", "suffixes"):
                    found.append(_event(text, part.start, part.end))
    return found if len(found) > 1 or (quoted and found) else []


def _touching(text: str, item: Span) -> list[Span]:
    """The quotations of an item that touch (“甲”“乙”), and two events with an edition or a year: 首届某赛和|2019某节."""
    inner = text[item.start : item.end]
    if (joint := _BOTH.search(text, item.start, item.end)) is not None and "“" not in inner:
        return [Span(item.start, joint.start()), *_touching(text, Span(joint.end(), item.end))]
    if (closed := _CLOSED_LIST.search(text, item.start, item.end)) is not None:
        return [Span(item.start, closed.start()), *_touching(text, Span(closed.end(), item.end))]
    if "”“" not in inner:
        return [item]
    cut = item.start + inner.index("”“") + 1
    return [Span(item.start, cut), *_touching(text, Span(cut, item.end))]
