"""Plans said again in short: 新区总体规划 is the 云松新区总体规划(2018—2035年) of another place of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model.mention import Mention, NameClass

_HEADS = ("规划", "纲要", "条例", "方案", "行动计划")
#: The level or zone that a short form calls the place by: 新区|规划纲要, 县|总体规划.
_OF_OURS = ("新区", "开发区", "高新区", "经开区", "示范区", "全市", "全县", "全区", "市", "县", "区")
#: The years that a title closes with.
_YEARS = re.compile(r"\([^()]*\)$")
_SHORTEST, _LONGEST_PLACE = 5, 8


class Plans:
    """The plans of a document by their whole names.

    Args:
        mentions: the names found so far, in all blocks.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._wholes: dict[str, set[str]] = {}
        for mention in mentions:
            if mention.kind is not NameClass.POLICY:
                continue
            for short in _shorter(mention):
                self._wholes.setdefault(short, set()).add(mention.name)

    def named(self, names: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The names, where a plan in short stands for the only one that closes with its letters."""
        return tuple(map(self._whole, names)) if self._wholes else names

    def _whole(self, mention: Mention) -> Mention:
        if mention.kind is not NameClass.POLICY or not mention.name.startswith(_OF_OURS):
            return mention
        wholes = self._wholes.get(mention.name, set())
        if len(wholes) != 1:
            return mention
        return replace(mention, name=next(iter(wholes)), aliases=(*mention.aliases, mention.name))


def _shorter(mention: Mention) -> Iterator[str]:
    """The forms of a policy's name that begin with the level of its place, where it is a plan.

    >>> from kg.model.span import Span
    >>> list(_shorter(Mention(Span(0, 9), NameClass.POLICY, "云松新区总体规划(2020年)", "book", 0.8)))
    ['新区总体规划', '区总体规划']
    """
    bare = _YEARS.sub("", mention.name)
    if not bare.endswith(_HEADS):
        return
    for at in range(1, min(_LONGEST_PLACE, len(bare) - _SHORTEST) + 1):
        if bare.startswith(_OF_OURS, at):
            yield bare[at:]
