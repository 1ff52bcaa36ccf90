"""Meetings, congresses, fairs, festivals and races."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import Shared
from kg.mentions.titles.occasions import edition_before, subject_before
from kg.mentions.walking.walk import Words, is_specific, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: What stands behind an event where something is said at it.
_AT = ("上", "后")
_ORDINAL = r"第?[一二三四五六七八九十百]{1,8}"
_MEETING = re.compile(
    rf"(?:党的|中共)?{_ORDINAL}大(?=精神|报告|召开|胜利|以来|[,。、;和])"
    rf"|(?:党的|中央|省委|市委|县委|区委)?(?:{_ORDINAL}届){_ORDINAL}(?:次)?(?:中全会|全会|全体会议|次全体\(扩大\)会议)(?:暨(?:省委|市委|县委|区委)?经济工作会议)?"
    rf"|(?:中共[\u4e00-\u9fff]{{2,6}})?[省市县区州旗](?:第)?{_ORDINAL}次(?:党代会|代表大会)|[省市县区州旗](?:党代会|人代会)"
    rf"|(?:中央|全省|全市|省委|市委|县委|区委)(?:经济|农村|城市|政法|人才|民族|组织|统战)+工作会议|(?:省|市|县|区)委全会"
    rf"|[省市县区州旗]{_ORDINAL}届(?:人大|人大常委会|政协|人民代表大会)(?:常委会)?{_ORDINAL}次(?:全体)?会议"
    rf"|[省市县区州旗](?:人大常委会|人大|政协){_ORDINAL}届(?:常委会)?{_ORDINAL}次(?:全体)?会议"
    rf"|[\u4e00-\u9fff]{{2,8}}(?:{_ORDINAL}届)?人民代表大会{_ORDINAL}次会议"
    rf"|中国共产党[\u4e00-\u9fff]{{2,16}}委员会{_ORDINAL}次全体会议"
)
_CONGRESS = re.compile("[一二三四五六七八九十百]大[精报召胜以,。、;和]")
#: 玉博会, 西博会, 世运会: fairs and games that a letter names.
_FAIR = ("博会", "运会", "交会", "洽会")
_FAIRS = re.compile(rf"(?:第[一二三四五六七八九十\d]+届)?(?:[\u4e00-\u9fff]{{2}})?[\u4e00-\u9fff](?:{'|'.join(_FAIR)})")
_LEVELS_OF_PLACES = ("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道", "村")
#: Levels that hold fairs of their own.
_LEVELS = ("省", "市", "县", "区", "州")
#: What the names of great meetings open with: 世界|制造业大会.
_WIDE = re.compile(
    r"(?:世界|国际|全球|中国|全国|亚洲|亚太|东盟|中国—东盟|中非|中欧|粤港澳|长三角|京津冀|全省|全市|全县|全区|全州|全旗)(?!.*的)"
)
_TWO_SESSIONS = re.compile(r"[\u4e00-\u9fff]{2,6}?[区县市]两会")


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(word_list("events", "suffixes"), key=len, reverse=True))


@cache
def _by_last_letter() -> dict[str, tuple[str, ...]]:
    letters = {suffix[-1] for suffix in _suffixes()}
    return {letter: tuple(s for s in _suffixes() if s[-1] == letter) for letter in letters}


@cache
def _closing_letters() -> frozenset[str]:
    return frozenset((*_by_last_letter(), *_AT))


@cache
def _fair() -> Shared:
    return Shared(_FAIR)


@cache
def _of_meetings() -> Shared:
    return Shared(("会议", "代会", "全会", *(f"{number}大" for number in "一二三四五六七八九十百")))


def _tells_of_meetings(text: str, start: int, end: int) -> bool:
    """Whether the pattern of meetings can match at all: literals are found many times as fast."""
    signs = _of_meetings().within(text, start, end)
    return any(word[1] != "大" for word, _ in signs) or (bool(signs) and _CONGRESS.search(text, start, end) is not None)


def find_events(words: Words, start: int, end: int) -> list[Mention]:
    """The meetings and events named in ``[start, end)``."""
    text = words.text
    found: list[Mention] = []
    if _tells_of_meetings(text, start, end):
        found = [_meeting(text, m) for m in _MEETING.finditer(text, start, end)]
    for match in _TWO_SESSIONS.finditer(text, start, end) if text.find("两会", start, end) >= 0 else ():
        cut = max((match[0].rfind(c) for c in "焦解读在于"), default=-1) + 1
        sessions = Span(match.start() + cut, match.end())
        found.append(Mention(sessions, NameClass.MEETING, text[sessions.start : sessions.end], "meeting", 0.7))
    if _fair().within(text, start, end):
        found += _fairs(words, start, end)
    suffixes = _by_last_letter()
    for index in words.closing(_closing_letters(), start, end):
        close = words.words[index].end
        if text[close - 1] in _AT:
            close -= 1  # 在某某推进|会上
            if text[close - 1] != "会" or words.words[index].start == close:
                continue
        ends = suffixes[text[close - 1]]
        if not text.endswith(ends, start, close):
            continue
        suffix = next((s for s in ends if text.endswith(s, start, close)), "")
        if suffix.endswith("场") and text.endswith(_SET_UP, start, close - len(suffix)):
            continue
        if suffix and (span := _event(words, index, close - len(suffix), close, start, end)) is not None:
            if _WELL_DONE.match(text, span.start) is not None and span.length > _SHORTEST:
                span = Span(span.start + 1, span.end)  # 配合|好|第六届云运会
            if (more := _MORE.match(text, span.end, end)) is not None:
                span = Span(span.start, more.end())
            for part in _parted(text, span, ends):
                if _is_of_a_list(text, part) or text[part.start : part.end] in lexicon_words("events", "never"):
                    continue
                found.append(Mention(part, NameClass.NAMED_EVENT, text[part.start : part.end], "event", 0.75))
    return found


def _is_of_a_list(text: str, event: Span) -> bool:
    """Whether a ceremony is that of all firms of a list, which its name would cut: 甲公司、|乙公司项目签约仪式; places may sign together."""
    if not text.startswith("仪式", event.end - 2):
        return False
    *signed, _ = text[event.start : event.end].split("、")
    return text[event.start - 1 : event.start] == "、" or any(not one.endswith(_LEVELS_OF_PLACES) for one in signed)


def _fairs(words: Words, start: int, end: int) -> list[Mention]:
    """Fairs and games by their short names: the place in front, where it is one, and a letter."""
    text = words.text
    found = []
    for match in _FAIRS.finditer(text, start, end):
        letter = match.end() - 3
        place = words.ends_at(letter)
        opening = letter
        if (
            place is not None
            and words.words[place].start >= match.start()
            and words.words[place].tag in ("place", "ns")
        ):
            opening = words.words[place].start
        if text[match.start()] == "第":
            opening = match.start()
        elif text[opening - 1 : opening] in _LEVELS and words.begins_at(opening - 1) and opening > start:
            opening -= 1  # 省|农博会
        if not (words.begins_at(opening) or words.begins_at(letter)):
            continue
        name = text[opening : match.end()]
        found.append(Mention(Span(opening, match.end()), NameClass.NAMED_EVENT, name, "event", 0.75))
    return found


def _meeting(text: str, match: re.Match[str]) -> Mention:
    """A meeting, without the words of time and place in front, and without a verb: 日在|某区第十六届人民代表大会, 完成了|县十六届…."""
    begin = match.start()
    front = max((text.rfind(letter, begin, begin + 8) for letter in "日在于向了"), default=-1)
    begin = max(begin, front + 1) if "人民代表大会" in match[0] or "委员会" in match[0] else begin
    return Mention(Span(begin, match.end()), NameClass.MEETING, text[begin : match.end()], "meeting", 0.8)


@cache
def _held() -> re.Pattern[str]:
    return re.compile(
        r"(?:举办|承办|召开|参加|筹备|主办|协办|举行|办好|开展|迎接|获|斩获|出席)(?:了|好|首届|全省|全国|全市|省|市)*$"
    )


def _is_told(inner: str) -> bool:
    """Whether what stands before the ending of an event tells one from others: a quotation, an edition, a year, how wide it is."""
    return "”" in inner or _WIDE.match(inner) is not None or _EDITION_OR_YEAR.search(inner) is not None


def _is_any(words: Words, opening: int, anchor: int) -> bool:
    """Whether an event is one that every place holds: 召开|企业家座谈会; not 召开|云岭企业家座谈会."""
    text = words.text
    if not text.startswith(word_list("events", "of_any"), anchor):
        return False
    return anchor - opening < _SAYING and not _is_told(text[opening:anchor]) and not is_specific(words, opening, anchor)


_EDITION_OR_YEAR = re.compile(r"第[一二三四五六七八九十\d]+届|首届|\d{4}")
#: How long it is said what a meeting is about where that names it.
_SAYING = 8
_LONGEST = 34
#: The end of a verb, and not of 好声音.
_WELL_DONE = re.compile("好(?![声物人戏书品礼歌])")
#: Verbs with their complement, behind which a name begins wherever words are cut: 筹备好|茶叶论坛.
_WELL = ("筹备好", "筹办好", "承办好", "组织好", "迎办好")
#: 在某公司|设|分会场: where an event is held is none.
_SET_UP = ("设", "设立", "设置", "设有", "开设", "各", "在")
_CLOSERS = ",。;:!?、\n("


@cache
def _holding() -> re.Pattern[str]:
    """举办|第三届…, 承办好|全省…: the verb, and what stands between it and its object."""
    verbs = alternatives("events", "holding")
    return re.compile(rf"(?:{verbs})(?:了|好|过)?")


def _object_of_holding(words: Words, anchor: int, floor: int) -> int | None:
    """Where the object of 举办 or 承办 begins that closes with the ending at ``anchor``; verbs may stand in such names."""
    text = words.text
    clause = max(text.rfind(mark, floor, anchor) for mark in ",。;:!?\n") + 1
    clause = max(clause, floor, anchor - _LONGEST - 8)
    found = None
    for found in _holding().finditer(text, clause, anchor):  # noqa: B007
        pass
    if found is None:
        return None
    opening = found.end() + (text[found.end()] == "的")
    if (counted := _EDITIONS.match(text, opening, anchor)) is not None:
        opening = counted.end()  # 连续举办|七届|“…”大赛
    last = text.rfind("、", opening, anchor)
    quoted = text.rfind("“", opening, anchor)
    places = last >= 0 and all(w.tag == "place" or text[w.start] == "、" for w in words.between(opening, last))
    if last >= 0 and not places and not (0 <= quoted < last and text.find("”", last, anchor) >= 0):
        opening = last + 1
    opening = max(opening, text.rfind("”“", opening, anchor) + 1)
    told = text.rfind("的", opening, anchor - _SHORT) + 1
    if told > 0 and text.count("“", told, anchor) == text.count("”", told, anchor) and "》" not in text[told:anchor]:
        opening = told  # 举办人人可来的|云岭桃花节
    inner = text[opening:anchor].replace("、", "") if places else text[opening:anchor]
    if (
        _ETC.search(inner)
        or not (_SHORTEST <= len(inner) <= _LONGEST or (len(inner) == _SHORT and _SEASON.match(text, anchor)))
        or any(mark in inner for mark in _CLOSERS)
        or inner[0] in _NUMBERS
    ):
        return None
    return opening if not _MANY.match(inner) and inner.count("“") == inner.count("”") else None


def _parted(text: str, span: Span, ends: tuple[str, ...]) -> list[Span]:
    """The two events that 和 joins, where both have an edition or the first closes as events do: 第八届某节|和|第二届某节."""
    joint = _JOINT.search(text, *span)
    if joint is None or joint.end() >= span.end:
        return [span]
    first = text[span.start : joint.start()].rstrip("”")
    if not first.endswith((*ends, *_PRINCIPAL)) or text.count("“", *span) != text.count("”", *span):
        return [span]
    return [Span(span.start, joint.start()), Span(joint.end(), span.end)]


_JOINT = re.compile(
    r"(?:以及|和|及)(?=第[一二三四五六七八九十\d]+届|首届|\d{4}|“|全国|中国|国际|[\u4e00-\u9fff]{4,}(?:会|节|赛|论坛)$|[\u4e00-\u9fff]{2,}(?:大赛|论坛|博览会|马拉松|花展|菊展|兰展|画展|车展)$)"
)
#: What goes on behind the ending of an event: 文化展演|系列活动, 创业大赛|国际赛.
_MORE = re.compile(
    "系列(?:活动|赛事)|国际赛|总决赛|分会场|分展场?(?!览)|[\u4e00-\u9fff]{2}赛区(?:活动|赛事)|颁奖(?:典礼|仪式)|开幕式|闭幕式|启动仪式"
)
_SHORTEST, _SHORT = 4, 2
#: Endings that make a name of two letters before them: 体育|消费季.
_SEASON = re.compile("(?:消费|购物|旅游|文化|美食|音乐|艺术|冰雪|阅读|读书|体育|演艺)[季月周节]")
#: How the item before ends in a list of events.
_PRINCIPAL = ("大会", "论坛", "峰会", "博览会", "博会", "节", "大赛", "马拉松", "联赛", "公开赛")
_ETC = re.compile(r"(?<![高中初平特优])等")
_COUNTED = re.compile(r"\d+(?:余|多)?[场次期个枚块名位项]")
_EDITIONS = re.compile(r"[两二三四五六七八九十\d]+届")
_NUMBERS = "0123456789两多各"
_MANY = re.compile(r"全国性|国际性|一系列|系列|各类|多场|多次|一批|等|更多|[一二三四五六七八九十]+[场次个项]")


def _event(words: Words, index: int, anchor: int, close: int, floor: int, end: int) -> Span | None:
    """An event's name may hold years, ordinals, quotations and spaces, unlike other names."""
    text = words.text
    numbered = edition_before(words, anchor, floor)
    if numbered is not None or (numbered := subject_before(words, anchor, close, floor, end)) is not None:
        return Span(numbered, close)
    opening = _object_of_holding(words, anchor, floor)
    if opening is not None and _is_any(words, opening, anchor):
        opening = None
    if opening is not None and (words.begins_at(opening) or text.endswith(_WELL, floor, opening)):
        return Span(opening, close) if text[opening:close] not in lexicon_words("events", "never") else None
    while index > 0 and words.words[index].start > anchor:
        index -= 1
    start = words.words[index].start
    while index > 0:
        before = words.words[index - 1]
        string = words.string(index - 1)
        if before.end != start or before.start < floor:
            break
        if string == "”" and text.startswith("“", start):
            return None  # “三清四查”|“双优双促”系列活动: campaigns, each with its name
        if string in "”》)’":
            opening = text.rfind({"”": "“", "》": "《", ")": "(", "’": "‘"}[string], floor, start)
            if opening < 0 or start - opening > 30 or words.index_at(opening) >= index:
                break
            index = words.index_at(opening)
            start = opening
            continue
        year = string.isdigit() and len(string) == 4
        if (
            not year
            and string
            not in ("-", "—", "·", "\\", "第", "届", "暨", "届中国", "年", "全县", "全市", "全区", "全州", "全旗")
            and not before.tag.startswith("m")
        ):
            if string in ("和", "及", "名", "晋级", "荣获", "获得") or is_stop(string, before.tag):
                break
        index -= 1
        start = before.start
    if (counted := _EDITIONS.match(text, start, anchor)) is not None:
        start = counted.end()  # 两届|某某论坛
    while start < anchor and text[start] in "-—·\\、届年暨 ":
        start += 1
    if text.startswith("好", start) and text.endswith(_WELL, floor, start + 1):
        start += 1
    if (verb := _holding().match(text, start, anchor)) is not None:
        start = verb.end()  # 迎办|云运会
    inner = text[start:anchor]
    if not 2 <= len(inner) <= _LONGEST or _COUNTED.match(inner):
        return None
    if text[start:close] in lexicon_words("events", "never"):
        return None
    named = _is_told(inner)
    if text[start - 1 : start] == "、" and text.endswith(_PRINCIPAL, floor, start - 1):
        return Span(start, close)  # 世界制造业大会、|徽商大会
    held = _held().search(text, max(floor, start - 10), start) is not None and len(inner) >= 3
    held = held and not _is_any(words, start, anchor)
    return Span(start, close) if named or held or is_specific(words, start, anchor) else None
