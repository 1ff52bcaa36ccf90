"""What stands before a number, taken apart: 累计 | 新增 | 高新技术企业 | 达到 | 358家."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.phrases import change_tail, flow_verbs, is_light, link_tail
from kg.lexicon import words
from kg.mentions.walk import Words
from kg.mentions.words import Word

_TIME_TAGS = frozenset({"t", "tg"})
#: Verbs that link a trade to its amount inside a noun phrase.
_INNER = frozenset({"实现", "完成"})
#: Nouns that a deed has: 办结|率, 办理|时限.
_OF_DEEDS = frozenset({"率", "时限", "时间", "周期", "进度", "效率", "成本", "速度", "频次", "流程", "环节"})
_NOTES = re.compile(r"\([^()]{0,12}\)")
#: 较2020年, 比上年同期, 由原来的: the base of a comparison says nothing of what is measured.
_BASE = (
    r"(?:较|比|相比|同比)(?:\d{4}年?(?:同期|底|末)?|“?十[一二三四五]五”?末?|去年(?:同期)?|上年(?:同期)?|上个?五年|"
    r"五年前|年初|前三年|上一年|原来|过去)?(?:的)?"
)
#: 由2016年的|120亿元: where a movement begins, and 增加到2021年的|210亿元: where it ends.
_YEAR = r"(?:\d{4}年|去年|上年|“?十[一二三四]五”?)(?:底|末|初|同期)?的?"
_ORIGIN = re.compile(rf"(?:由|从){_YEAR}$")
_GROWN_UP = re.compile(
    rf"(?P<verb>增加|增长|提高|提升|上升|扩大|跃升|发展|增|升|下降|减少|压降|减|缩短|攀升)(?:至|到|为){_YEAR}"
)
_NOUNS_TOO = frozenset({"投入", "占"})
#: What is built on: 在八年连降的基础上|再下降.
_GROUND = re.compile(r"在[^,。;]{2,14}基础上再?$")
_BASE_FRONT = re.compile(_BASE)
_BASE_BACK = re.compile(_BASE + "$")
#: 该项目, 本公司: the subject by its kind; what follows it is what is measured.
_ANAPHOR = re.compile(
    r"(?:该|本|此|整个|这个|这些|两个|一|二|三)(?:项目|工程|公司|企业|园区|片区|基地|集团|标段|线路|市|县|区|期)"
)


@dataclass(frozen=True, slots=True)
class Left:
    """What stands between the last boundary and a number.

    Attributes:
        verb: the flow verb that opens it (新增), or empty.
        noun: the noun phrase.
        link: the verb that links it to the number (完成, 达到), or empty.
        change: the verb of change right before the number (同比增长), or empty.
        exemplars: whether an "X等" was cut off its front.
        start: where the noun phrase (or the verb) begins in the view.
        bare: whether there is nothing but separators.
        verbal: whether the noun phrase is made of verbs only.
        members: the list before 等, without its verb.
        modifies: whether it ends in 的 and so describes what is counted.
        active: whether the noun phrase opens with a verb (征地).
        paired: whether 分别 pairs its items with several values.
        own: whether it opens with the document's own place.
    """

    verb: str
    noun: str
    link: str
    change: str
    exemplars: bool
    start: int
    bare: bool = False
    verbal: bool = False
    members: str = ""
    own: bool = False
    modifies: bool = False
    active: bool = False
    paired: bool = False


def left_phrase(source: Words, start: int, end: int) -> Left:
    """Take apart what stands before a number.

    Args:
        source: the words of the block.
        start: the last boundary before the number.
        end: where the number (with its comparator) begins.
    """
    text = source.text
    bare = not text[start:end].strip("、,;和与及到至约近 ")
    modifies = text.endswith("的", start, end)
    paired = "分别" in text[start:end]
    if (found := _ORIGIN.search(text, start, end)) is not None:
        end = found.start()
    if (found := _GROWN_UP.match(text, start, end)) is not None and found.end() == end:
        return Left("", "", found["verb"], "", exemplars=False, start=start, bare=False)
    change = link = ""
    given = end
    found = change_tail().search(text, start, end)
    if found is not None and not _is_deed(text, start, found):
        change, end = found["verb"], found.start("verb")
    if (found := link_tail().search(text, start, end)) is not None and (found.start() > start or not change):
        if not (change and found[0] in _NOUNS_TOO):  # 研发投入|增长
            link, end = found[0], found.start()
    if end < given and (found := _GROUND.search(text, start, end)) is not None and found.start() > start:
        end = found.start()
    inside = [w for w in source.between(start, end) if not _is_note(text, w)]
    own = bool(inside) and text[inside[0].start : inside[0].end] in words("cues", "scope", "own")
    exemplars = False
    verb = members = ""
    inside = _behind_adverbial(source, _behind_beneficiary(source, inside))
    if (etc := _last_etc(source, inside)) is not None:
        verb, listed = _leading_verb(source, _drop_front(source, inside[:etc]))
        members = _string(source, listed)
        inside, exemplars = inside[etc + 1 :], True
    inside = _behind_saying(source, inside)
    inside = _drop_base(source, _drop_front(source, _drop_back(source, inside)))
    begin = inside[0].start if inside else end
    leading, rest = _leading_verb(source, inside)
    verb = leading or verb
    if not rest and not verb and link in flow_verbs():
        verb, link = link, ""
        begin = end
    if not verb and len(rest) > 1 and _served(source, rest):
        verb, rest = text[rest[-1].start : rest[-1].end], []
    rest = _behind_deed(source, rest)
    if rest and all(_says_nothing(source.text[w.start : w.end]) for w in rest):
        rest = []
    active = bool(rest) and rest[0].tag.startswith("v")
    verbal = bool(rest) and all(w.tag.startswith(("v", "d")) for w in rest)
    return Left(
        verb,
        _string(source, rest),
        link,
        change,
        exemplars,
        begin,
        bare,
        verbal,
        members,
        own,
        modifies,
        active,
        paired,
    )


def _behind_beneficiary(source: Words, inside: list[Word]) -> list[Word]:
    """向困难群众|发放救助金: for whom something is done is no part of what is measured."""
    if not inside or source.text[inside[0].start : inside[0].end] not in ("向", "为", "给"):
        return inside
    for position, word in enumerate(inside[1:-1], 1):
        if source.text[word.start : word.end] in flow_verbs():
            return inside[position:]
    return inside


def _behind_deed(source: Words, rest: list[Word]) -> list[Word]:
    """落地、|一期投资: a deed of something else that only 、 sets off is no part of the noun."""
    strings = [source.text[w.start : w.end] for w in rest]
    if "、" in strings[:-1]:
        at = strings.index("、")
        if at and all(s in flow_verbs() for s in strings[:at]) and strings[at + 1] not in flow_verbs():
            return _drop_front(source, rest[at + 1 :])
    return rest


def _behind_saying(source: Words, inside: list[Word]) -> list[Word]:
    """业内一般认为|海上风电成本: who says something, and that he says it, is no part of it."""
    for position in range(len(inside) - 2, -1, -1):
        if source.text[inside[position].start : inside[position].end] in words("cues", "binding", "saying"):
            return inside[position + 1 :]
    return inside


def _behind_adverbial(source: Words, inside: list[Word]) -> list[Word]:
    """沿海岸线|规划建设: where something is done is no part of what is done."""
    if not inside or source.text[inside[0].start : inside[0].end] not in words("cues", "binding", "where"):
        return inside
    at = len(inside)
    while at > 1 and source.text[inside[at - 1].start : inside[at - 1].end] in flow_verbs():
        at -= 1
    return inside[at:] if at < len(inside) else inside


def _served(source: Words, rest: list[Word]) -> bool:
    """为企业提供, 向群众发放: what stands before the verb says for whom."""
    return source.text[rest[-1].start : rest[-1].end] in flow_verbs() and any(
        source.text[w.start : w.end] in ("为", "向", "给", "对", "让", "帮助", "组织") for w in rest[:-1]
    )


def _says_nothing(string: str) -> bool:
    """实现全县|85%以上农村人口饮用自来水: a verb of causing and the place itself."""
    return string in _INNER or string in words("cues", "causes", "words") or string in words("cues", "scope", "own")


def _is_note(text: str, word: Word) -> bool:
    return text[word.start : word.end] in ("下同", "(", ")") and (
        text[max(0, word.start - 3) : word.end + 3].find("下同") >= 0
    )


def _last_etc(source: Words, inside: list[Word]) -> int | None:
    for position in range(len(inside) - 1, 0, -1):
        if source.text[inside[position].start : inside[position].end] == "等":
            following = inside[position + 1] if position + 1 < len(inside) else None
            if following is not None and source.text[following.start : following.end] in words(
                "cues", "binding", "kinds"
            ):
                return None  # 影视动漫、创意设计等领域优质企业: the list describes the noun
            return position
    return None


def _drop_back(source: Words, inside: list[Word]) -> list[Word]:
    """Drop adverbs and particles at the end: 总量均, 占比已."""
    trailing = words("cues", "trailing", "words")
    while inside:
        string = source.text[inside[-1].start : inside[-1].end]
        if (
            string in trailing
            or inside[-1].tag in _TIME_TAGS
            or (not any(c.isalnum() for c in string) and string not in "”)》")
        ):
            inside = inside[:-1]
        else:
            break
    return inside


def _drop_base(source: Words, inside: list[Word]) -> list[Word]:
    """Drop a base of comparison at the front or the back."""
    if not inside:
        return inside
    text = source.text[inside[0].start : inside[-1].end]
    if (found := _BASE_FRONT.match(text)) is not None and found.end() > 0:
        inside = [w for w in inside if w.start >= inside[0].start + found.end()]
    elif (found := _BASE_BACK.search(text)) is not None and found.start() > 0 and found.end() > found.start():
        inside = [w for w in inside if w.end <= inside[0].start + found.start()]
    return _drop_front(source, inside)


def _drop_front(source: Words, inside: list[Word]) -> list[Word]:
    causes, qualities, fronts = (words("cues", name, "words") for name in ("causes", "qualities", "fronts"))
    own = words("cues", "scope", "own")
    while inside:
        string = source.text[inside[0].start : inside[0].end]
        following = inside[1] if len(inside) > 1 else None
        if following is not None and (found := _ANAPHOR.match(source.text, inside[0].start, inside[-1].end)):
            cut = [w for w in inside if w.start >= found.end()]
            if not cut and found[0][0] in "该本":
                return []  # 该县|有13.8万亩茶叶地
            if cut and cut[0].start == found.end():
                inside = cut
                continue
        if string in qualities and following is not None and not following.tag.startswith(("v", "d")):
            if source.text[following.start : following.end] not in flow_verbs():
                break
        if string in causes and following is None and string in flow_verbs():
            break
        if following is not None and _belongs(source.text, string, inside[0], following):
            break
        if (
            (is_light(string) and not _opens_quote(source, inside))
            or inside[0].tag in _TIME_TAGS
            or string in causes
            or string in own
            or (string in fronts and following is not None)
            or inside[0].tag == "place"
        ):
            inside = inside[1:]
        else:
            break
    return inside


def _is_deed(text: str, start: int, found: re.Match[str]) -> bool:
    """改造|提升28家: a verb of change behind another deed is a deed itself."""
    behind = words("cues", "actions", "words")
    return (
        found["verb"] in ("提升", "扩大") and text[max(start, found.start("verb") - 2) : found.start("verb")] in behind
    )


def _belongs(text: str, string: str, word: Word, following: Word) -> bool:
    """Whether a word that is dropped elsewhere belongs to the noun: 每|万人口, 上海|港."""
    if string == "新":
        verb = text[following.start : following.end]
        return verb in flow_verbs() or verb == "设"  # 新|改建, 新|设
    if string == "每":
        return text[following.start] in "万千百人户亩村件平"
    return word.tag == "place" and following.end - following.start == 1 and following.tag.startswith("n")


def _opens_quote(source: Words, inside: list[Word]) -> bool:
    """Whether a quotation that closes within the phrase opens it: “平急两用”公共基础设施."""
    string = source.text[inside[0].start : inside[0].end]
    return string == "“" and "”" in source.text[inside[0].end : inside[-1].end]


def _leading_verb(source: Words, inside: list[Word]) -> tuple[str, list[Word]]:
    """The verbs of doing at the front, and the rest; what stands between two of them is dropped."""
    verb = ""
    rest = inside
    while rest:
        string = source.text[rest[0].start : rest[0].end]
        if len(rest) > 1 and source.text[rest[1].start : rest[1].end] in _OF_DEEDS:
            break  # 办结率, 办理时限
        if string == "新" and len(rest) > 1 and _belongs(source.text, string, rest[0], rest[1]):
            if source.text[rest[1].start : rest[1].end] == "设":
                verb, rest = "新设", rest[2:]
                continue
            verb += string
            rest = rest[1:]
            continue
        if string in flow_verbs() and not (string == "投资" and len(rest) > 1):
            verb += string
            rest = rest[1:]
        elif verb and string in words("cues", "scope", "own"):
            rest = rest[1:]
        elif verb and (
            string in ("了", "并", "各类", "的", "好", "各", "、")
            or (is_light(string) and not _opens_quote(source, rest))
        ):
            if string == "、" and not (len(rest) > 1 and source.text[rest[1].start : rest[1].end] in flow_verbs()):
                break
            if string in words("cues", "qualities", "words"):
                break
            rest = rest[1:]
        elif not verb and len(rest) == 1 and rest[0].tag.startswith("v") and len(string) == 2 and string != "投资":
            return string, []
        else:
            break
        if len(verb) >= 6:
            break
    return verb, rest


def _string(source: Words, inside: list[Word]) -> str:
    if not inside:
        return ""
    middle = [w for w in inside[1:-1] if source.text[w.start : w.end] in _INNER]
    if len(middle) == 1:  # 服装业|实现|增加值
        inside_text = source.text[inside[0].start : middle[0].start] + source.text[middle[0].end : inside[-1].end]
        return _NOTES.sub("", inside_text)
    return _NOTES.sub("", source.text[inside[0].start : inside[-1].end]).replace("(下同)", "")
