"""People: by title before the name, by title behind it, by the by-line. Dictionary tags are right for 8 % of them."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import Shared
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: Letters that follow a name of two letters rather than end one of three: 徐鹏|在, 王强|说.
_SINGLE = frozenset("在与对就说等是的受向作做率为代曾将已还也则均亲及到来")
#: What stands before a name that its title follows.
_OPENING = ",。;:!?、“”() \n由与和对请"
#: The body that a leader stands at the head of, which opens a name as well: 市委|某某书记.
_HEADED = tuple(f"{level}{body}" for level in "省市县区" for body in ("委", "政府", "人大", "政协"))
_HAN = r"[\u4e00-\u9fff]"


@cache
def _titles() -> str:
    return alternatives("persons", "titles")


@cache
def _name() -> str:
    compound = "|".join(word_list("persons", "compound_surnames"))
    single = "".join(word_list("persons", "surnames"))
    given = r"(?![区县市省委局处部镇街等事]|书记|主任|人大|政协|大会|党委|会长|会议|部长|局长|长期)" + _HAN
    return rf"(?:(?:{compound})(?:{given}){{1,2}}|[{single}] ?{given}(?:{given})?)"


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?P<title>{_titles()})[、 ]?(?:人选)?(?P<name>{_name()})")


@cache
def _byline() -> re.Pattern[str]:
    roles = "|".join(word_list("persons", "byline_roles"))
    return re.compile(rf"(?:{roles})[:： ]*(?P<names>{_name()}(?:[ 、]{_name()})*)(?=[ ,。/、;:)\n]|$)")


@cache
def _known_as() -> re.Pattern[str]:
    """A trade and a whole name behind it: 果农|张某明|家的橘园, 运动员|王某艳|夺得金牌."""
    trades = alternatives("persons", "trades")
    doing = alternatives("persons", "doing")
    single = "".join(word_list("persons", "surnames"))
    given = f"(?![等地得的了着过向以]){_HAN}"
    return re.compile(rf"(?:{trades})(?P<name>[{single}]{given}{given})(?=[,。、;:)“]|{doing})")


@cache
def _with_title() -> re.Pattern[str]:
    """What closes a list of people: 三位|教授, 等5名|院士, 两位|同志."""
    titles = alternatives("persons", "titles")
    return re.compile(rf"等?(?:[两二三四五六七八九十]|\d{{1,2}})[位名](?:{titles}|{'|'.join(_CALLED)})")


def _of_a_list(text: str, start: int, end: int) -> list[Mention]:
    """The people of a list that their number and title close: 夏某青、徐某和、杰某诺夫|三位教授."""
    found: list[Mention] = []
    for match in _with_title().finditer(text, start, end):
        opening = max(start, max(text.rfind(mark, start, match.start()) for mark in ",。;:!?\n") + 1)
        listed = text[opening : match.start()]
        *front, last = listed.split("、" if "、" in listed else "和")
        if not front:
            continue
        people, at = [], match.start()
        for part in (last, *reversed(front[1:])):
            if not 2 <= len(part) <= _LONGEST or _NO_LETTERS.search(part):
                break
            people.append(Span(at - len(part), at))
            at -= len(part) + 1
        else:
            first = _at_end().search(text, opening, at)
            if first is not None:
                found += [_person(text, span, "title") for span in (Span(*first.span("name")), *people)]
    return found


#: The longest name of a foreigner, and letters that are of no name.
_LONGEST = 7
_NO_LETTERS = re.compile("[的了在与及等为是有各省市县区部局院校司团会]")


@cache
def _at_end() -> re.Pattern[str]:
    """The name of three letters with which a text ends: 某大学|夏某青."""
    single = "".join(word_list("persons", "surnames"))
    return re.compile(rf"(?P<name>(?:{'|'.join(word_list('persons', 'compound_surnames'))}|[{single}]{_HAN}){_HAN})\Z")


@cache
def _people() -> re.Pattern[str]:
    """People whom what they are or do closes, two only at the head of a clause: 甲某某、乙某某、丙某|等领导出席."""
    attending, listed = alternatives("persons", "attending"), alternatives("persons", "listed_as")
    closing = "".join(word_list("persons", "no_speakers"))
    return re.compile(
        rf"(?P<names>{_name()}(?:、{_name()}){{2,}}|(?<![^,。;:!?\n ]){_name()}、{_name()}(?=等(?:{listed})))(?<![{closing}])(?:(?:和|及){_name()})?(?=等?(?:{attending})|等(?:{listed})|以及全体)"
    )


@cache
def _closing_people() -> Shared:
    """What such a list of people cannot do without, told as literals."""
    closing = (f"等{word}" for word in word_list("persons", "listed_as"))
    return Shared([*word_list("persons", "attending"), *closing, "以及全体"])


@cache
def _speaker() -> re.Pattern[str]:
    """A whole name at the head of a clause, before what people say: |蔡某忠|指出."""
    single = "".join(word_list("persons", "surnames"))
    closing = "".join(word_list("persons", "no_speakers"))
    saying = alternatives("persons", "saying")
    return re.compile(
        rf"(?P<name>[{single}](?<![^,。;:!?\n ].){_HAN}(?:(?![{closing}]){_HAN}|(?=在[^,。;]{{2,12}}[中时上])))(?<![{closing}])"
        rf"(?=(?:在[^,。;]{{2,12}}[中时上])?(?:还|又|最后|同时)?(?:{saying}))"
    )


#: What closes a list of people beside their titles.
_CALLED = ("同志", "老师", "学者", "专家", "代表", "领导", "选手", "运动员", "医生", "青年", "同学", "企业家")


@cache
def _of_people() -> Shared:
    """What a block that names people by their titles tells of them, unless they are only listed."""
    lists = ("titles", "titles_behind", "leading")
    return Shared([*_CALLED, *(word for name in lists for word in word_list("persons", name))])


@cache
def _of_speakers() -> Shared:
    return Shared(word_list("persons", "saying"))


@cache
def _of_trades() -> Shared:
    return Shared(word_list("persons", "trades"))


@cache
def _of_writers() -> Shared:
    return Shared(word_list("persons", "byline_roles"))


@cache
def _of_some() -> re.Pattern[str]:
    """Who is named of some: 、|王某燕等2人|获评."""
    single = "".join(word_list("persons", "surnames"))
    return re.compile(
        rf"(?<![^,。;:])(?P<name>[{single}]{_HAN}{_HAN})等(?:\d+|[两二三四五六七八九十]+)(?:人|名(?!企)|位)"
    )


def find_persons(text: str, start: int, end: int, *, byline: bool = False) -> list[Mention]:
    """The people named in ``[start, end)``.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
        byline: whether the block is a by-line or a caption, where a name needs no verb behind it.

    >>> [m.name for m in find_persons("区长李某雷代表区人民政府向大会报告工作。记者 张某华 通讯员 孙某", 0, 33)]
    ['李某雷', '张某华', '孙某']
    """
    found = _told(text, start, end, byline=byline) if _of_people().within(text, start, end) else []
    if text.find("、", start, end) >= 0 and _closing_people().within(text, start, end):
        for match in _people().finditer(text, start, end):
            at = match.start()
            for name in match["names"].split("、"):
                found.append(_person(text, Span(at, at + len(name)), "title"))
                at += len(name) + 1
    for match in _speaker().finditer(text, start, end) if _of_speakers().within(text, start, end) else ():
        if match["name"][:2] not in lexicon_words("persons", "no_names"):
            found.append(_person(text, Span(*match.span("name")), "title"))
    some = _of_some().finditer(text, start, end) if text.find("等", start, end) >= 0 else ()
    known = _known_as().finditer(text, start, end) if _of_trades().within(text, start, end) else ()
    for match in (*known, *some):
        if match["name"][:2] not in lexicon_words("persons", "no_names"):
            found.append(_person(text, Span(*match.span("name")), "title"))
    for match in _byline().finditer(text, start, end) if _of_writers().within(text, start, end) else ():
        at = match.start("names")
        for part in re.split(r"([ 、])", match["names"]):
            if len(part) >= 2 and part not in word_list("persons", "byline_roles"):
                found.append(_person(text, Span(at, at + len(part)), "by-line"))
            at += len(part)
    return list({m.span: m for m in found}.values())


def _told(text: str, start: int, end: int, *, byline: bool) -> list[Mention]:
    """The people whose titles stand before or behind their names."""
    found = []
    for match in _titled().finditer(text, start, end):
        if match["name"][:2] in lexicon_words("persons", "no_names"):
            continue  # 副市长|强调
        short = match.end("name") - match.start("name") == 3 and text[match.end("name") - 1] in _SINGLE
        if short and not byline and _closes(text, match.end("name") - 1, end):
            span = Span(match.start("name"), match.end("name") - 1)
        elif byline or _closes(text, match.end("name"), end):
            span = Span(*match.span("name"))
        elif _closes(text, match.end("name") - 1, end) and match.end("name") - match.start("name") == 3:
            span = Span(match.start("name"), match.end("name") - 1)
        else:
            continue
        found.append(_person(text, span, "title"))
        found.extend(_listed(text, span.end, end))
    found += _before_titles(text, start, end)
    if text.find("位", start, end) >= 0 or text.find("名", start, end) >= 0:
        found += _of_a_list(text, start, end)
    return found


@cache
def _behind() -> re.Pattern[str]:
    """A name with its title behind it: 习近平|总书记, 王某强|副市长|强调."""
    leaders = "|".join(word_list("persons", "leaders"))
    first = alternatives("persons", "leading")
    titles = alternatives("persons", "titles_behind")
    return re.compile(rf"(?P<leader>{leaders})(?:{first})|(?P<name>{_name()})(?P<title>{titles})")


@cache
def _titles_behind() -> Shared:
    return Shared([*word_list("persons", "leading"), *word_list("persons", "titles_behind")])


def _before_titles(text: str, start: int, end: int) -> list[Mention]:
    """The people whose title stands behind the name; of others than leaders, where the name opens a clause or follows 由, 与."""
    found: list[Mention] = []
    if not _titles_behind().within(text, start, end):
        return found
    for match in _behind().finditer(text, start, end):
        if match["leader"]:
            found.append(_person(text, Span(*match.span("leader")), "title"))
        elif (
            (text[match.start() - 1 : match.start()] in _OPENING or text.endswith(_HEADED, start, match.start()))
            and match["name"][:2] not in lexicon_words("persons", "no_names")
            and _closes(text, match.end(), end)
        ):
            found.append(_person(text, Span(*match.span("name")), "title"))
    return found


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"、(?P<name>{_name()})(?=[、,。;]|等|及|和|与|以及|见证|出席|陪同|参加|一行|分别|先后)")


def _listed(text: str, at: int, end: int) -> list[Mention]:
    """The people of a list that one title opens: 县领导甲某、乙某、丙某见证签约."""
    found = []
    while (match := _next().match(text, at, end)) is not None:
        found.append(_person(text, Span(*match.span("name")), "title"))
        at = match.end("name")
    return found


def _person(text: str, span: Span, method: str) -> Mention:
    return Mention(span, NameClass.PERSON, text[span.start : span.end].replace(" ", ""), method, 0.95)


@cache
def _followers() -> re.Pattern[str]:
    verbs = alternatives("persons", "followers")
    return re.compile(rf"$|[,。、;:!?()“”《》 \n]|{verbs}")


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a name may end here: punctuation, a title, or one of the verbs that people do in reports."""
    return at >= end or _followers().match(text, at, end) is not None
