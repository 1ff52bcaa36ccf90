"""Works that a list names by where they are and what they are for: 云岭移民供水、石坡河道防洪治理等工程."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions
from kg.mentions.walking.splitting import split_items
from kg.mentions.walking.walk import Words, is_specific, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "list-tail"
_CLOSED = re.compile(
    r"等(?:一批|一系列)?(?:重点|重大|骨干|标志性|水利|交通|民生|市政|能源|生态|供水|防洪){0,3}(?:工程|项目)"
)
_MARKS = ",。;:!?“”\n"
_SHORTEST, _LONGEST, _FRONT = 5, 24, 2
#: What no name of works holds.
_CLAUSAL = re.compile("[的了在将把被使让由并已]")
#: What joins two parts of one name, the second of which names nothing: 骨干|及|城乡配套.
_JOINTS = frozenset("及和与")
#: Water that is led from one river to another: 引江济淮, 引黄入晋.
_LED = re.compile(r"引[\u4e00-\u9fff]{1,2}[济入补][\u4e00-\u9fff]{1,2}")
#: Lines of rail and roads among works, by two to four letters.
_LINE = re.compile(r"(?P<ends>[\u4e00-\u9fff]{2,4})(?:高速公路|高速铁路|城际铁路|高速|高铁|铁路|城际)")
_NO_ENDS = re.compile(
    "新建|在建|续建|普速|普通|干线|跨境|专用|市域|城市|货运|客运|国家|地方|支线|绕城|过境|农村|高等级|快速|境内|沿线|疏港|旅游|骨干|断头|[省市县区]|等级"
)


def find_work_lists(words: Words, start: int, end: int) -> Iterator[Mention]:
    """The works of the lists of ``[start, end)`` that 等工程, or the 工程 of the last of them, closes.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    at = text.find("等", start, end)
    while at >= 0:
        if (closed := _CLOSED.match(text, at, end)) is not None:
            floor = max(max(text.rfind(mark, start, at) for mark in _MARKS) + 1, start)
            for item in split_items(text, floor, at):
                if (mention := _work(words, item, floor, closed[0])) is not None:
                    yield mention
        at = text.find("等", at + 1, end)
    at = text.find("工程", start, end)
    while at >= 0:
        floor = max(max(text.rfind(mark, start, at) for mark in _MARKS) + 1, start)
        if text.find("、", floor, at) >= 0 and text.endswith(word_list("names", "works", "undertaken"), floor, at):
            for item in split_items(text, floor, at)[:-1]:
                if (mention := _work(words, item, floor, "工程", beside=True)) is not None:
                    yield mention  # 云岭供水、|石坡河道防洪治理|工程
        at = text.find("工程", at + 2, end)


def _work(words: Words, item: Span, floor: int, head: str, *, beside: bool = False) -> Mention | None:
    """One item, from where it begins to be a name; beside a whole name it may be short: 云岭供水."""
    text = words.text
    left = _behind_verbs(words, item) if item.start == floor else item.start
    name = text[left : item.end]
    if not name.isalnum() or _CLAUSAL.search(name):
        return None
    if (line := _LINE.fullmatch(name)) is not None:
        known = not _NO_ENDS.search(line["ends"]) and item.start > floor
        return Mention(Span(left, item.end), NameClass.PROJECT, name, METHOD, 0.9) if known else None
    if _LED.fullmatch(name):
        return _closed(left, item.end, name, head)
    if not _SHORTEST - beside <= len(name) <= _LONGEST:
        return None
    tails = (*word_list("names", "works", "undertaken"), *word_list("names", "works", "tails"))
    tail = max((t for t in tails if name.endswith(t)), key=len) if name.endswith(tails) else ""
    about = item.end - len(tail)
    if (
        not tail
        or about - left < _FRONT
        or not (_is_sited(words, left, about) or (beside and is_specific(words, left, about)))
    ):
        return None
    joint = next((w for w in words.between(left, item.end) if text[w.start : w.end] in _JOINTS), None)
    if joint is not None and (
        text[joint.start] != "及" or is_specific(words, joint.end, item.end) or joint.start - left <= _FRONT
    ):
        return None
    return _closed(left, item.end, name, head)


def _closed(left: int, end: int, name: str, head: str) -> Mention:
    done = name.endswith(("工程", *word_list("names", "works", "tails")))
    whole = name if not head.endswith("工程") or done else name + "工程"
    aliases = () if whole == name else (name,)
    return Mention(Span(left, end), NameClass.PROJECT, whole, METHOD, 0.75, aliases=aliases)


def _behind_verbs(words: Words, item: Span) -> int:
    """Where the first item begins, behind the verbs that have the list as their object: 加快推进|云岭供水."""
    left = item.start
    edge = lexicon_words("names", "walk", "edge_verbs")
    for word in words.between(*item):
        string = words.text[word.start : word.end]
        verbal = word.end - word.start > 1 and word.tag.startswith(("v", "d"))
        if _LED.match(words.text, word.start, item.end) or not (verbal or string in edge or is_stop(string, word.tag)):
            break
        left = word.end
    return left


def _is_sited(words: Words, left: int, end: int) -> bool:
    """Whether a name opens with a place or a river: a division, a word for one, water that is led."""
    text = words.text
    inside = words.between(left, end)
    if not inside:
        return False
    first = inside[0]
    if first.tag in ("place", "ns") or _LED.match(text, left, end) or text.startswith("引", left):
        return first.tag in ("place", "ns") or is_specific(words, left, end)
    if divisions().short(text[first.start : first.end]) or divisions().named(text[first.start : first.end]):
        return first.end - first.start > 1
    return end - left > _FRONT and len(inside) > 1 and is_specific(words, left, min(left + 3, end))
