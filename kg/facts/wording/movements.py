"""Verbs of movement from one value to another: 由278家|增至|309家, 增加到2021年的|210亿元."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives
from kg.mentions.walking.walk import Words

#: A year between the verb and its value.
YEAR = r"(?:\d{4}年|去年|上年|现在|目前|如今|“?十[一二三四]五”?)(?:底|末|初|同期)?的?"


def _verbs() -> str:
    return alternatives("cues", "growth", "moving")


#: 产值向800亿元|迈进: how one goes on to a value.
_TOWARDS = ("迈进", "冲刺", "进军", "挺进", "奋进")


@cache
def grown_up() -> re.Pattern[str]:
    """Words before a number that only say when a movement ended: 增加到2021年的|210亿元, 降至2021年的每立方米|32微克."""
    return re.compile(rf"(?P<verb>{_verbs()}|达)(?:至|到|为){YEAR}(?:每(?:立方米|平方米|[人户亩]))?")


@cache
def _moving_on() -> re.Pattern[str]:
    return re.compile(rf"(?:件|家|个|人|条)?(?:(?:{_verbs()})(?:至|到|为|了)|[到至](?={YEAR}\d|\d))")


def moves_on(behind: str) -> bool:
    """Whether the words behind a number go on to another value, so that they say nothing of what is measured.

    >>> moves_on("增至309家"), moves_on("到如今的309家"), moves_on("企业增资")
    (True, True, False)
    """
    return behind.startswith(_TOWARDS) or _moving_on().match(behind) is not None


def moved_at(source: Words, start: int, end: int) -> int:
    """Where a verb of movement begins that ends in 至 or 到 right before the number (事项|扩展至), or -1."""
    inside = source.inside(start, end)
    first, last = inside.start, inside.stop - 1
    while last >= first and source.strings[last] in ("了", "近", "约"):
        last -= 1
    if last <= first:
        return -1
    if source.strings[last] == "进入":
        return source.starts[last]
    if source.strings[last] in ("至", "到") and len(source.strings[last - 1]) == 2:
        verb = source.words[last - 1]
        return verb.start if verb.tag.startswith("v") else -1
    return -1
