"""Names said again: a name that one sentence proves is found wherever the document repeats it, short forms too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import short_name
from kg.lexicon.matcher import Matcher
from kg.mentions.walk import Words, is_specific
from kg.model.document import Context
from kg.model.mention import Mention, NameClass
from kg.model.values import made_by_slots

_ECHOED = frozenset(
    {
        NameClass.ENTERPRISE,
        NameClass.ORGANIZATION,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.PARK,
        NameClass.PROJECT,
        NameClass.FACILITY,
        NameClass.ROAD,
        NameClass.FUNCTIONAL_AREA,
        NameClass.WATER_BODY,
        NameClass.GREEN_SPACE,
        NameClass.PERSON,
        NameClass.COMPOUND,
        NameClass.PRODUCT,
    }
)
_LEGAL = re.compile(
    r"(?:\([^()]{2,6}\))?(?:(?:集团)?(?:股份|控股)?(?:有限)?(?:责任)?公司|集团)(?:[^,。]{0,8}(?:分公司|公司))?$"
)
_SURE = 0.6


@made_by_slots
@dataclass(frozen=True, slots=True)
class Echo:
    """A name to look for again.

    Attributes:
        name: the letters to find.
        whole: the name it stands for; the same, or the registered name of a firm.
        kind: its class.
        trusted: whether it is the whole name, which may stand anywhere; a short form must be whole words.
    """

    name: str
    whole: str
    kind: NameClass
    trusted: bool


class Echoes:
    """The names of a document, to be found where no rule saw them.

    Args:
        mentions: the names found so far, in all blocks.
        context: the document's place, whose name firms carry in front.
    """

    def __init__(self, mentions: Iterable[Mention], context: Context) -> None:
        places = [*context.ancestors, *((context.division,) if context.division else ())]
        self._places = [n for p in places for n in (p.name, short_name(p.name))]
        self._places.sort(key=len, reverse=True)
        echoes: dict[str, Echo] = {}
        for mention in mentions:
            if mention.kind in _ECHOED and mention.confidence >= _SURE and len(mention.name) >= 2:
                for echo in self._forms(mention):
                    held = echoes.get(echo.name)
                    if held is None or (echo.trusted and not held.trusted):
                        echoes[echo.name] = echo
        self.known = echoes
        self._matcher = Matcher(tuple(sorted(echoes))) if echoes else None

    def _forms(self, mention: Mention) -> Iterable[Echo]:
        if len(mention.name) >= 3:
            yield Echo(mention.name, mention.name, mention.kind, trusted=len(mention.name) >= 4)
        for alias in mention.aliases:
            if len(alias) >= 2:
                yield Echo(alias, mention.name, mention.kind, trusted=len(alias) >= 4)
        if mention.kind is NameClass.ENTERPRISE:
            for short in self._brands(mention.name):
                yield Echo(short, mention.name, mention.kind, trusted=False)

    def _brands(self, name: str) -> Iterable[str]:
        """What is left of a firm's registered name without place and legal form, and its first four letters."""
        core = _LEGAL.sub("", name)
        if core == name:
            return
        for place in self._places:
            if core.startswith(place) and len(core) - len(place) >= 2:
                core = core[len(place) :]
                break
        core = core.lstrip("省市区县")
        trades = lexicon_words("enterprises", "trades")
        while len(core) >= 4:
            yield core
            tail = next((core[-n:] for n in (4, 3, 2) if core[-n:] in trades and len(core) - n >= 2), "")
            if not tail:
                break
            core = core[: -len(tail)]
        if len(core) >= 2:
            yield core

    def find(self, words: Words, start: int, end: int) -> list[Mention]:
        """The names of ``[start, end)`` that were proved elsewhere."""
        if self._matcher is None:
            return []
        found = []
        for name, span in self._matcher.within(words.text, start, end):
            echo = self.known[name]
            if not echo.trusted:
                whole = words.begins_at(span.start) and words.ends_at(span.end) is not None
                if not whole or not is_specific(words, span.start, span.end):
                    continue
            aliases = (name,) if echo.whole != name else ()
            found.append(Mention(span, echo.kind, echo.whole, "echo", 0.7, aliases=aliases))
        return found
