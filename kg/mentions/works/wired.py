"""Lists of substations and lines that share what stands behind the last one's voltage: 甲110千伏、乙、丙220千伏|输变电工程."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives
from kg.lexicon.matcher import Shared
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, trim_left, walk_left
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "wired"
_VOLTS = r"\d{2,4}(?:千伏|kV|KV)"
_JOINT = re.compile(r"、|和|及|与")
_ITEM = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,16}}?)(?P<bracket>\([\u4e00-\u9fff]{{2,6}}\))?(?P<volts>{_VOLTS})?$")
_MARKS = ",。;:!?\n "
_LONGEST_LIST, _FEWEST, _MOST = 60, 2, 7


@cache
def _works() -> re.Pattern[str]:
    heads = alternatives("names", "wired", "heads")
    tails = alternatives("names", "works", "tails")
    return re.compile(rf"(?P<volts>{_VOLTS})(?P<head>(?:{heads})(?:{tails}|建设|新建)?(?:工程|项目)?)")


@cache
def _volts() -> Shared:
    return Shared(("千伏", "kV"))


def find_wired(words: Words, start: int, end: int) -> list[Mention]:
    """The works of ``[start, end)`` that a list names before the one whose name is whole.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    found: list[Mention] = []
    if not _volts().within(text, start, end):
        return []
    at = text.find("千伏", start, end)
    at = at if at >= 0 else text.find("kV", start, end)
    while at >= 0:
        whole = next((m for m in _works().finditer(text, max(start, at - 4), end) if m.start() <= at < m.end()), None)
        if whole is not None:
            found.extend(_before(words, whole, start))
        at = text.find(text[at : at + 2], at + 2, end)
    return [*found, *_behind(text, start, end)]


@cache
def _led() -> re.Pattern[str]:
    """开工|330千伏甲、750千伏乙等|输变电工程: the voltages before the names."""
    heads = alternatives("names", "wired", "heads")
    name = rf"{_VOLTS}(?:(?!{heads})[\u4e00-\u9fff]){{2,7}}?"
    return re.compile(rf"(?P<names>{name}(?:[、和]{name})+?)(?:等(?:\d+[项个座])?)?(?P<head>(?:{heads})(?:工程|项目)?)")


def _behind(text: str, start: int, end: int) -> Iterator[Mention]:
    """The works whose voltages stand before their names, which share what closes the list."""
    if text.find("千伏", start, end) < 0:
        return
    for match in _led().finditer(text, start, end):
        at = match.start()
        items = _AND.split(match["names"])
        for item in items:
            last = item is items[-1] and match.end("names") == match.start("head")
            close = match.end() if last else at + len(item)
            yield Mention(Span(at, close), NameClass.PROJECT, item + match["head"], METHOD, 0.8)
            at += len(item) + 1


_AND = re.compile("[、和]")


def _before(words: Words, whole: re.Match[str], start: int) -> Iterator[Mention]:
    text = words.text
    floor = max(start, whole.start() - _LONGEST_LIST, *(text.rfind(mark, start, whole.start()) + 1 for mark in _MARKS))
    joints = [*_JOINT.finditer(text, floor, whole.start())]
    stop = whole.start()
    for joint in reversed(joints):
        if joint.end() >= stop:
            return
        previous = next((j.end() for j in reversed(joints) if j.end() <= joint.start()), floor)
        item = _ITEM.search(text, previous, joint.start())
        last = words.ends_at(item.end("name")) if item is not None else None
        if item is None or last is None:
            return
        begin = trim_left(words, walk_left(words, last, previous, []), item.end("name"))
        name = text[begin : item.end("name")]
        if not _FEWEST <= len(name) <= _MOST:
            return
        called = name + (item["bracket"] or "") + (item["volts"] or whole["volts"]) + whole["head"]
        suffix = suffix_before(called, 0, len(called))
        works = suffix is None or suffix.kind is not NameClass.FACILITY
        kind = NameClass.PROJECT if works else NameClass.FACILITY
        yield Mention(Span(begin, joint.start()), kind, called, METHOD, 0.8)
        if begin > previous:
            return
        stop = joint.start()
