"""Bodies of common nouns that a clause founds: 成立|农民工法律援助中心, 云湖茶业协会和果业协会|挂牌成立."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon.edges import behind_last
from kg.lexicon.matcher import Shared
from kg.mentions.walking.splitting import split_items
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "founded"
_MARKS = ",。;:!?\n"
_REACH = 64
_SHORTEST, _LONGEST = 4, 24
_JOINED = re.compile("和|及|与|以及")
#: What makes a phrase a description or a count: 以县长为组长的领导小组, 多个工作站, 一办十二组九个专班.
_NO_BODY = re.compile(
    r"[的等各被将使让;?!]|为组长|公司[和及与]|集团[和及与]|牵头|\d+[个家所支名]|[一二两三四五六七八九十多几数][个家所支批组]|若干|系列|^[一二两三四五六七八九十]大|[“”](?=[“”])"
)


#: How many bodies there are, behind what they are called: 小学和教育集团|7个以上; and how many a list is of.
_COUNTED = re.compile("(?:[2-9]|\\d{2,}|[两三四五六七八九十])[余多]?[个家所支](?:以上|左右)?$")
_SUMMED = re.compile("等\\d+[个家所支]")


#: Another verb before the body: 组建|申报|某某实验室, 组建、|布局|某某中心.
_THEN = re.compile("[、和并]?(?:申报|布局|建设|运营|推进|启动|打造|申建|运行|落地|引进|培育|做强)")


@cache
def _verbs() -> Shared:
    return Shared([*word_list("bodies", "founded", "verbs"), *word_list("bodies", "founded", "first_verbs")])


@cache
def _founding() -> frozenset[str]:
    return frozenset(word_list("bodies", "founded", "verbs"))


#: 首家, 唯一: that it is the first of its kind.
_ONE = re.compile("首[家个所支座]|第一[家个所支座]|唯一")


@cache
def _ends() -> dict[str, NameClass]:
    """The endings of bodies, the longest first, with the class of each."""
    kinds = {
        "organizations": NameClass.ORGANIZATION,
        "institutions": NameClass.PUBLIC_INSTITUTION,
        "governing": NameClass.GOVERNMENT_BODY,
    }
    rows = [(end, kind) for key, kind in kinds.items() for end in word_list("bodies", "founded", key)]
    return dict(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(_ends())


@cache
def _first() -> re.Pattern[str]:
    """全市首个, 深圳首家, 全国唯一: which one of its kind a body is."""
    scopes = alternatives("bodies", "founded", "firsts")
    return re.compile(
        rf"(?:了|起)?(?:(?:{scopes}|[\u4e00-\u9fff]{{2,3}}(?=首|第一|唯一))?(?:首|第一|唯一)(?:一)?(?:批|[个家所支座])?)?(?:的)?"
    )


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(alternatives("bodies", "founded", "nobody"))


def find_founded(words: Words, start: int, end: int) -> list[Mention]:
    """The bodies that ``[start, end)`` says are founded, each item of a list.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    found: list[Mention] = []
    for word, verb in _verbs().within(text, start, end):
        opening = behind_last(text, _MARKS, start, verb.start)
        if _nobody().search(text, opening, verb.start) or not words.begins_at(verb.start):
            continue
        first = _first().match(text, verb.end, end)
        at = first.end() if first else verb.end
        if word not in _founding() and not _ONE.search(text, verb.end, at):
            continue
        if (then := _THEN.match(text, at, end)) is not None:
            at = then.end()
        close = min((p for mark in _MARKS if (p := text.find(mark, at, at + _REACH)) >= 0), default=at + _REACH)
        found += _bodies(words, at, min(close, end))
    return found


def _bodies(words: Words, at: int, close: int) -> list[Mention]:
    """The bodies of a list; the first item that is none, or that another verb opens, ends it."""
    found: list[Mention] = []
    text = words.text
    if _COUNTED.search(text, at, close) is not None:
        return found
    for item in split_items(text, at, close):
        first = words.index_at(item.start)
        if found and first < len(words.words) and is_stop(words.string(first), words.words[first].tag):
            break
        parts = _halves(text, item)
        bodies = [body for part in parts if (body := _body(text, part)) is not None]
        found += bodies
        if len(bodies) < len(parts):
            break
    return found


def _halves(text: str, item: Span) -> list[Span]:
    """The two bodies of an item that 和 joins, where both close as bodies do."""
    for mark in _JOINED.finditer(text, item.start, item.end):
        if _SUMMED.search(text, item.start, mark.start()) is not None:
            return [item]  # 某集团等6个中学和|小学教育集团
        if text.endswith(_endings(), item.start, mark.start()) and item.end - mark.end() >= _SHORTEST:
            return [Span(item.start, mark.start()), *_halves(text, Span(mark.end(), item.end))]
    return [item]


def _body(text: str, item: Span) -> Mention | None:
    start, end = item
    if (etc := text.find("等", start, end)) >= 0 and text.endswith(_endings(), start, etc):
        end = etc
    name = text[start:end]
    if not _SHORTEST <= len(name) <= _LONGEST or not name.endswith(_endings()) or _NO_BODY.search(name):
        return None
    ending = next(word for word in _endings() if name.endswith(word))
    before = name[: -len(ending)]
    suffix = suffix_before(text, start, end)
    longer = name[: -len(suffix.word)] if suffix is not None and len(suffix.word) > len(ending) else before
    plain = word_list("bodies", "founded", "plain")
    if len(before) < 2 or before in plain or longer in plain or not longer or not name[0].isalnum():
        return None
    return Mention(Span(start, end), _ends()[ending], name, METHOD, 0.7)
