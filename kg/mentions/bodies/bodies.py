"""State and party bodies by their closed forms: 国务院, 农业农村部, 县人大, 市委, 区教育局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import Shared
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span


@cache
def _national() -> Shared:
    return Shared(word_list("bodies", "national"))


def _national_class(name: str) -> NameClass:
    """What a body of the whole country is: 党中央 and 九三学社中央 are parties', 中国科学院 studies, 联合国 is joined."""
    return next((kind for key, kind in _OTHERWISE.items() if name in lexicon_words("bodies", key)), _GOVERNMENT)


_GOVERNMENT = NameClass.GOVERNMENT_BODY
#: The national bodies that are none of the government, by their lists.
_OTHERWISE = {
    "national_party": NameClass.PARTY_ORGANIZATION,
    "national_institutions": NameClass.PUBLIC_INSTITUTION,
    "national_societies": NameClass.ORGANIZATION,
    "national_firms": NameClass.ENTERPRISE,
}


@cache
def _exchanges() -> Shared:
    return Shared(word_list("bodies", "exchanges"))


@cache
def _media() -> Shared:
    return Shared(word_list("bodies", "media"))


@cache
def _sent() -> re.Pattern[str]:
    """云岭在线|新安11月8日讯: the medium that sends a report, and from where."""
    endings = alternatives("bodies", "media_endings")
    return re.compile(
        rf"\s*[(【]?(?P<medium>[\u4e00-\u9fff]{{1,8}}?(?:{endings}))(?:记者)?[\u4e00-\u9fff]{{0,6}}?(?:\d{{1,2}}月)?\d{{1,2}}日(?:消息|讯|电)"
    )


@cache
def _bare() -> re.Pattern[str]:
    """据|统计局|提供: an office of the place that is called by its kind alone."""
    bodies, behind = alternatives("bodies", "local"), alternatives("bodies", "bare_behind")
    return re.compile(rf"(?<=据)({bodies})(?=(?:的|相关|有关)?(?:负责人|人士|工作人员)?(?:{behind}))")


@cache
def _local() -> re.Pattern[str]:
    bodies = alternatives("bodies", "local")
    party = alternatives("bodies", "party")
    institutions = alternatives("bodies", "institutions")
    return re.compile(
        rf"(?P<level>自治区|自治州|自治县|省|市|县|区|州|旗|盟)(?:(?P<party>{party}|委(?![员托派任办会外社党]))|(?P<institution>{institutions})|(?P<body>{bodies}))"
    )


#: 八成的|县医院: there are many of what a share is told of.
_SHARED = re.compile("(?:[%成半]|以上|所有|各地|多数|部分|全部)的$")
#: What stands in front of the whole name of a committee: 中共|云岭县委.
_OF_THE_PARTY = "中共"
#: Before these letters a level is none: 城|市委托.
#: How the firms of a place end that its reports name among its offices: 县|城投公司.
_OWNED = ("公司", "集团", "信用社", "联社")
_NO_LEVEL = ("城", "都", "超", "上", "园", "社", "小", "地")


def find_bodies(words: Words, start: int, end: int) -> list[Mention]:
    """The state and party bodies named in ``[start, end)``, with the place's name in front where it stands there.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    found = [
        Mention(at, _national_class(name), name, "body", 0.9)
        for name, at in _national().within(text, start, end)
        if not (name.endswith("部") and text.startswith(("门", "署"), at.end))
    ]
    found += [
        Mention(at, NameClass.ORGANIZATION, name, "body", 0.9) for name, at in _exchanges().within(text, start, end)
    ]
    found += [Mention(at, NameClass.ORGANIZATION, name, "body", 0.9) for name, at in _media().within(text, start, end)]
    if (sent := _sent().match(text, start, end)) is not None:
        span = Span(*sent.span("medium"))
        found.append(Mention(span, NameClass.ORGANIZATION, sent["medium"], "body", 0.85))
    for match in _bare().finditer(text, start, end) if text.find("据", start, end) >= 0 else ():
        found.append(Mention(Span(*match.span(1)), NameClass.GOVERNMENT_BODY, match[1], "body", 0.7))
    for match in _local().finditer(text, start, end):
        left = _with_place(words, match.start())
        if match["party"] == "委办" and text.startswith(("理", "公", "事", "学", "好", "实"), match.end()):
            continue  # 市委|办公会
        if match["party"] == "委" and left == match.start() and text.startswith(("书记", "副书记"), match.end()):
            continue  # 区委书记 is an office of the place; of 云岭区委书记 the committee is named
        if (
            left is not None
            and match["party"] == "委"
            and match.end() - left == 2
            and text[left - 1 : left] in _NO_LEVEL
            and left > start
        ):
            continue
        if left is None or text.startswith("工作报告", match.end()) or text.startswith("门", match.end()):
            continue
        if match["institution"] and left == match.start() and _SHARED.search(text, max(start, left - 4), left):
            continue
        kind = (
            NameClass.PARTY_ORGANIZATION
            if match["party"]
            else NameClass.PUBLIC_INSTITUTION
            if match["institution"]
            else NameClass.GOVERNMENT_BODY
        )
        if text.endswith(_OWNED, left, match.end()):
            kind = NameClass.ENTERPRISE
        elif text.endswith(word_list("bodies", "mass"), left, match.end()):
            kind = NameClass.ORGANIZATION  # 省|文联
        name = text[left : match.end()]
        if match["party"] and left < match.start() and text.endswith(_OF_THE_PARTY, start, left):
            found.append(Mention(Span(left - 2, match.end()), kind, f"中共{name}", "body", 0.8, aliases=(name,)))
            continue
        found.append(Mention(Span(left, match.end()), kind, name, "body", 0.8))
    found += _mass(text, start, end)
    found += [*_elided(text, found), *_offices_within(text, found), *_outposts(words, start, end)]
    found = [_with_department(text, mention) for mention in found]
    for match in _ZONE_BODY.finditer(text, start, end):
        kind = NameClass.PARTY_ORGANIZATION if match["party"] else NameClass.GOVERNMENT_BODY
        index = words.ends_at(match.start())
        left = words.words[index].start if index is not None and words.words[index].tag == "place" else match.start()
        span = Span(left, match.end())
        found.append(Mention(span, kind, text[span.start : span.end], "body", 0.75))
    return found


def _mass(text: str, start: int, end: int) -> Iterator[Mention]:
    """The mass organisations of a list of them, each of which the place has one of: 工会、|共青团、|妇联."""
    for listed in _mass_lists().finditer(text, start, end) if text.find("联", start, end) >= 0 else ():
        for one in _mass_names().finditer(text, *listed.span()):
            yield Mention(Span(*one.span()), NameClass.ORGANIZATION, one[0], "body", 0.75)


@cache
def _mass_names() -> re.Pattern[str]:
    return re.compile(alternatives("bodies", "mass"))


@cache
def _mass_lists() -> re.Pattern[str]:
    names = alternatives("bodies", "mass")
    return re.compile(
        rf"(?<![\u4e00-\u9fff总])(?:{names})(?:[、和](?:{names}))+|(?<=[挥持好系区县市团])(?:{names})(?:[、和](?:{names}))+"
    )


#: The part of a body that its people, or a list of bodies, are of: 商务部|电子商务司|司长, 县公安局|刑侦大队|.
_DEPARTMENT = re.compile(
    r"(?:(?![的了和与及等在对为将副])[\u4e00-\u9fff]){2,8}?(?:司|处|科|室|支队|大队)(?=(?:一级|二级|三级|四级)?(?:司长|处长|科长|主任|副|负责|调研|巡视|支队长|大队长|政委)|相关负责|有关负责|[、,。;和及]|$)"
)
_PARTED = ("部", "委", "局", "厅", "署", "政府")
_NO_DEPARTMENT = re.compile(r"公司|到处|各处|教室|办公室$|实验室|会议室|各科|培训|检查|要求|关于|召开|组织|一处")


def _with_department(text: str, mention: Mention) -> Mention:
    """A body of state with the part of it that is spoken of."""
    if mention.kind is not NameClass.GOVERNMENT_BODY or not mention.name.endswith(_PARTED):
        return mention
    part = _DEPARTMENT.match(text, mention.span.end)
    if part is None or _NO_DEPARTMENT.search(part[0]):
        return mention
    span = Span(mention.span.start, part.end())
    return replace(mention, span=span, name=mention.name + part[0])


#: 县委、|政府: the bodies that share the level of the one before them.
_SAME_LEVEL = re.compile("、(人民政府|政府|人大常委会|人大|政协)(?![区府机部工办报])")


def _elided(text: str, found: list[Mention]) -> list[Mention]:
    """The bodies of a list behind the party's committee that leave the level out: 县委、|政府 is 县政府."""
    more = []
    for mention in found:
        if mention.kind is not NameClass.PARTY_ORGANIZATION or not mention.name.endswith("委"):
            continue
        place = mention.name.removesuffix("党委").removesuffix("委")
        at = mention.span.end
        while place and (match := _SAME_LEVEL.match(text, at)) is not None:
            name = place + match[1]
            more.append(Mention(Span(*match.span(1)), NameClass.GOVERNMENT_BODY, name, "body", 0.75))
            at = match.end()
    return more


#: 云岭县委常委、|政法委书记: the part of a committee that its members lead, which leaves the committee's name out.
_WITHIN = re.compile(
    r"(?:常委|委员|副书记)、(?P<part>(?P<name>政法委|纪委)(?:副?书记)|(?P<office>组织部|宣传部|统战部|社会工作部)(?:副?部)?长)"
)


def _offices_within(text: str, found: list[Mention]) -> list[Mention]:
    """The departments of a party committee whose heads sit in it: 县委常委、|宣传部|部长."""
    more = []
    for mention in found:
        if mention.kind is not NameClass.PARTY_ORGANIZATION or not mention.name.endswith("委"):
            continue
        if (match := _WITHIN.match(text, mention.span.end)) is not None:
            group = "name" if match["name"] else "office"
            name = mention.name + match[group]
            more.append(
                Mention(
                    Span(*match.span(group)), NameClass.PARTY_ORGANIZATION, name, "body", 0.75, aliases=(match[group],)
                )
            )
    return more


#: A place's own office in a city, which one letter stands for: 云岭市|驻沪办.
_OUTPOST = re.compile(r"驻[京沪津渝穗汉宁杭蓉深昆邕琼港澳](?:办事处|办)(?![公理学])")


def _outposts(words: Words, start: int, end: int) -> list[Mention]:
    found = []
    for match in _OUTPOST.finditer(words.text, start, end) if words.text.find("驻", start, end) >= 0 else ():
        index = words.ends_at(match.start())
        if index is not None and words.words[index].tag == "place":
            span = Span(words.words[index].start, match.end())
            name = words.text[span.start : span.end]
            found.append(Mention(span, NameClass.GOVERNMENT_BODY, name, "body", 0.8))
    return found


#: 高新区党工委, 开发区管委会: the bodies of a zone that a report calls by its common noun.
_ZONE_BODY = re.compile(
    r"(?:高新区|经开区|开发区|度假区|综保区|新区|工业园区|风景区|示范区)(?:(?P<party>党工委|纪工委|工委)|管委会|管理委员会)"
)


def _with_place(words: Words, at: int) -> int | None:
    """Where the body's name begins: the place it belongs to (中原|区人民政府), or the letter of the level (县|人大)."""
    if words.begins_at(at):
        index = words.ends_at(at)
        if (
            index is not None
            and words.words[index].tag == "place"
            and not words.string(index).endswith(("省", "市", "县", "区"))
        ):
            return words.words[index].start
        return at
    index = words.index_at(at) - 1
    if index >= 0 and words.words[index].tag == "place" and words.words[index].end == at + 1:
        return words.words[index].start
    return None
