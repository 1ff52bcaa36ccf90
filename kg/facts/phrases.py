"""The words around a number: what stands before it and behind it, taken apart into verb, noun and predicate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon import table, words
from kg.mentions.walk import Words, is_stop
from kg.mentions.words import Word

_TIME_TAGS = frozenset({"t", "tg"})


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
    """

    verb: str
    noun: str
    link: str
    change: str
    exemplars: bool
    start: int


@dataclass(frozen=True, slots=True)
class Right:
    """What follows a number.

    Attributes:
        noun: the counted noun phrase.
        predicate: what is said of it, adverbs dropped.
        end: where the noun phrase ends in the view.
        predicate_end: where the predicate ends.
    """

    noun: str
    predicate: str
    end: int
    predicate_end: int


@cache
def _adverbs() -> frozenset[str]:
    return words("cues", "adverbs", "words")


@cache
def flow_verbs() -> frozenset[str]:
    """Verbs that make an indicator a flow."""
    return words("cues", "verbs", "flow")


@cache
def _links() -> frozenset[str]:
    return words("cues", "verbs", "link")


@cache
def _predicates() -> frozenset[str]:
    return words("cues", "verbs", "predicate")


@cache
def changes() -> dict[str, str]:
    """Verbs of change before a number, with the list they stand in: up, down, ratio."""
    growth = table("cues")["growth"]
    return {word: name for name in ("up", "down", "ratio") for word in growth[name]}


@cache
def _changes_longest() -> tuple[str, ...]:
    return tuple(sorted(changes(), key=len, reverse=True))


def is_light(string: str) -> bool:
    """Whether a word at the edge of an indicator says nothing of what is measured."""
    return string in _adverbs() or not any(c.isalnum() for c in string)


def left_phrase(source: Words, start: int, end: int) -> Left:
    """Take apart what stands before a number.

    Args:
        source: the words of the block.
        start: the last boundary before the number.
        end: where the number (with its comparator) begins.
    """
    text = source.text
    change = ""
    for word in _changes_longest():
        at = end - len(word)
        if at >= start and text.startswith(word, at):
            change, end = word, at
            break
    inside = source.between(start, end)
    if (
        change
        and inside
        and text[inside[-1].start : inside[-1].end] in ("同比", "环比", "可比", "较上年", "比上年", "年均", "累计")
    ):
        inside = inside[:-1]
    link = ""
    while inside:
        string = text[inside[-1].start : inside[-1].end]
        if (string in _links() and len(inside) > 1) or string in ("为", "达", "达到", "约", "有", "是"):
            link = link or string
            inside = inside[:-1]
        elif string in (
            "了",
            "已",
            "均",
            "都",
            "已经",
            "共",
            "各",
            "同比",
            "环比",
            "分别",
            "也",
            "将",
            "有望",
            "预计",
            "全部",
            "新",
        ):
            inside = inside[:-1]
        else:
            break
    exemplars = False
    if (etc := _last_etc(source, inside)) is not None:
        verb = _leading_verb(source, _drop_front(source, inside[:etc]))[0]
        inside = inside[etc + 1 :]
        exemplars = True
        noun_words = _drop_front(source, inside)
        begin = noun_words[0].start if noun_words else end
        own, rest = _leading_verb(source, noun_words)
        return Left(own or verb, _string(source, rest if own else noun_words), link, change, exemplars, begin)
    inside = _drop_front(source, inside)
    begin = inside[0].start if inside else end
    verb, rest = _leading_verb(source, inside)
    return Left(verb, _string(source, rest), link, change, exemplars, begin)


def _last_etc(source: Words, inside: list[Word]) -> int | None:
    for position in range(len(inside) - 1, 0, -1):
        if source.text[inside[position].start : inside[position].end] == "等":
            return position
    return None


def _drop_front(source: Words, inside: list[Word]) -> list[Word]:
    causes = words("cues", "causes", "words")
    while inside:
        string = source.text[inside[0].start : inside[0].end]
        if is_light(string) or inside[0].tag in _TIME_TAGS or string in causes:
            inside = inside[1:]
        else:
            break
    return inside


def _leading_verb(source: Words, inside: list[Word]) -> tuple[str, list[Word]]:
    """The flow verbs at the front, and the rest; adverbs between them are dropped."""
    verb = ""
    rest = inside
    while rest:
        string = source.text[rest[0].start : rest[0].end]
        if string in flow_verbs() and len(rest) >= 1:
            verb += string
            rest = rest[1:]
        elif verb and string in ("了", "并", "各类", "的", "全区", "全县", "好", "各"):
            rest = rest[1:]
        else:
            break
        if len(verb) >= 6:
            break
    return verb, rest


def _string(source: Words, inside: list[Word]) -> str:
    if not inside:
        return ""
    return source.text[inside[0].start : inside[-1].end]


def right_phrase(source: Words, start: int, end: int) -> Right:
    """Take apart what follows a number.

    Args:
        source: the words of the block.
        start: where the number ends.
        end: the next boundary.
    """
    text = source.text
    at = start
    while at < end and text[at] in "的 ":
        at += 1
    inside = source.between(at, end)
    cut = len(inside)
    for position, word in enumerate(inside):
        string = text[word.start : word.end]
        if string in "“”()《》" or text[word.start] in "“(":
            continue
        if position == 0 and string not in ("已", "均", "全部", "可", "在", "由", "被"):
            continue
        if _opens_predicate(string, word.tag, inside, position, text):
            cut = position
            break
    noun_end = inside[cut - 1].end if cut else at
    noun = text[at:noun_end]
    predicate, predicate_end = _predicate(source, inside[cut:])
    return Right(noun, predicate, noun_end, predicate_end or noun_end)


def _opens_predicate(string: str, tag: str, inside: list[Word], position: int, text: str) -> bool:
    if string in _predicates():
        following = inside[position + 1] if position + 1 < len(inside) else None
        # 改造项目, 建设工程: a verb before a noun of the same phrase belongs to the noun
        return not (
            following is not None and text[following.start : following.end] in words("cues", "phrase_heads", "words")
        )
    if string in ("的", "和", "与", "及", "、"):
        return False
    return is_stop(string, tag) and tag in ("d", "p", "v", "c", "r", "vd", "zg")


def _predicate(source: Words, inside: list[Word]) -> tuple[str, int]:
    """The predicate without adverbs and without phrases of place and manner, at most ten letters."""
    text = source.text
    parts: list[str] = []
    end = 0
    skipping = False
    for word in inside:
        string = text[word.start : word.end]
        if string in ("在", "对", "向", "由", "用", "凭", "以", "按", "从", "为"):
            skipping = True
            continue
        if skipping:
            if string in _predicates() or string in flow_verbs() or word.tag.startswith("v"):
                skipping = False
            else:
                continue
        if is_light(string) and not parts:
            continue
        if is_light(string) and string not in ("“", "”"):
            continue
        if sum(map(len, parts)) + len(string) > 12:
            break
        parts.append(string)
        end = word.end
    return "".join(parts), end
