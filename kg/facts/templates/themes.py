"""The theme of a clause without numbers, as the figures of the next one hang on it: without its verbs and how it goes on."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives

_OBJECT_OF_EFFORT = re.compile("(?:加大|加强|强化)对?(?P<what>[^,。;]{2,}?)的?力度$")


@cache
def _going() -> re.Pattern[str]:
    """经营主体|量质齐升: how it goes on."""
    return re.compile(rf"(?<=[一-鿿]{{3}})(?:{alternatives('cues', 'binding', 'going')})$")


@cache
def _promoting() -> re.Pattern[str]:
    """深化|“云岭讲堂”: that one gets on with it."""
    return re.compile(rf"(?:{alternatives('cues', 'binding', 'promoting')})+(?=[^,。;]{{3}})")


def plain_theme(theme: str) -> str:
    """What a theme is about.

    Args:
        theme: the words of the clause.

    >>> plain_theme("深化“云岭讲堂”"), plain_theme("加大对困难家庭帮助力度")
    ('“云岭讲堂”', '困难家庭帮助')
    """
    if (effort := _OBJECT_OF_EFFORT.fullmatch(theme)) is not None:
        return effort["what"]
    theme = _going().sub("", theme)
    return theme if (verb := _promoting().match(theme)) is None else theme[verb.end() :]
