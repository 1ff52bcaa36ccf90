"""Names said again: a name that one sentence proves is found wherever the document repeats it, short forms too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import words as lexicon_words
from kg.lexicon.divisions import divisions, short_name
from kg.lexicon.matcher import Matcher
from kg.mentions.bodies.called import METHOD as CALLED
from kg.mentions.places.gazetteer import TOWN
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words, is_specific
from kg.mentions.words import dictionary, is_proper
from kg.model.document import Context, Level
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
#: Finders that prove names of common words, which may stand anywhere.
_PROVED = frozenset({TOWN, CALLED})
_LEGAL = re.compile(
    r"(?:\([^()]{2,6}\))?(?:(?:集团)?(?:股份|控股)?(?:有限)?(?:责任)?公司|集团)(?:[^,。]{0,8}(?:分公司|公司))?$"
)
_OF_PLACE = re.compile(r"\(([\u4e00-\u9fff]{2,4})\)")
#: Classes whose names a list completes that names towns by them, with the shortest form that is said again.
_LEAST_COMPLETED = {
    NameClass.FUNCTIONAL_AREA: 3,
    NameClass.PUBLIC_INSTITUTION: 9,
    NameClass.FACILITY: 4,
    NameClass.GREEN_SPACE: 4,
}
_LISTED = frozenset({"list", "list-head"})
_SURE = 0.6
#: A word that the dictionary counts so often is a common one.
_COMMON = 300


@cache
def _places() -> frozenset[str]:
    """The short names of provinces and cities."""
    return frozenset(short_name(row.name) for row in divisions().rows if row.level in (Level.PROVINCE, Level.CITY))


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
            if (
                (mention.kind in _ECHOED or mention.method in _PROVED)
                and mention.confidence >= _SURE
                and len(mention.name) >= 2
            ):
                for echo in self._forms(mention):
                    held = echoes.get(echo.name)
                    if held is None or (echo.trusted and not held.trusted):
                        echoes[echo.name] = echo
        self.known = echoes
        self._matcher = Matcher(tuple(sorted(echoes))) if echoes else None

    def _forms(self, mention: Mention) -> Iterable[Echo]:
        if len(mention.name) >= 3:
            trusted = len(mention.name) >= 4 or mention.method in _PROVED
            yield Echo(mention.name, mention.name, mention.kind, trusted=trusted)
        for alias in mention.aliases:
            if len(alias) >= self._least(mention):
                yield Echo(alias, mention.name, mention.kind, trusted=len(alias) >= 4 or mention.method in _PROVED)
        if mention.kind is NameClass.ENTERPRISE:
            for short in self._brands(mention.name):
                yield Echo(short, mention.name, mention.kind, trusted=False)
            for short in _branches(mention.name):
                yield Echo(short, mention.name, mention.kind, trusted=True)

    @staticmethod
    def _least(mention: Mention) -> int:
        """How long a short form is at least: what a list completes with 片区 or 医院 may be a town elsewhere."""
        return _LEAST_COMPLETED.get(mention.kind, 2) if mention.method in _LISTED else 2

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
            if _is_common(words.text, echo, *span):
                continue
            aliases = (name,) if echo.whole != name else ()
            found.append(Mention(span, echo.kind, echo.whole, "echo", 0.7, aliases=aliases))
        return found


#: How a work's short form ends that is a common word: “甲|级”, 乙|制.
_SORTS = ("级", "制", "式", "型", "化", "考核", "管线", "管网")
#: What goes on in Latin letters behind a name that ends in them.
_LATIN = re.compile(r"(?<=[A-Za-z\d]) ?[A-Za-z]")


def _is_common(text: str, echo: Echo, start: int, end: int) -> bool:
    """Whether the letters of a name are a common word where they are said again, or begin another name."""
    if text[start].isascii() and _LATIN.match(text, end):
        return True
    return echo.kind is NameClass.PROJECT and echo.name.endswith(_SORTS)


def _branches(name: str) -> Iterable[str]:
    """A firm of a place by place and brand: 云岭海川电子有限公司 and 海川电子(云岭)有限公司 are both 云岭海川.

    >>> list(_branches("海川电器(重庆)有限公司")), list(_branches("重庆海川电器有限公司")), list(_branches("海川电器公司"))
    (['重庆海川电器', '重庆海川'], ['重庆海川电器', '重庆海川'], [])
    """
    core = _LEGAL.sub("", name)
    if core == name:
        return
    bracket = _OF_PLACE.search(name)
    place = bracket[1] if bracket is not None else next((core[:n] for n in (3, 2) if core[:n] in _places()), "")
    if place.rstrip("省市区县") not in _places():
        return
    brand = core if bracket is not None else core.removeprefix(place).lstrip("省市区县")
    place = place.rstrip("省市区县")
    trades = lexicon_words("enterprises", "trades")
    forms = [brand]
    while tail := next((brand[-n:] for n in (4, 3, 2) if brand[-n:] in trades and len(brand) - n >= 2), ""):
        brand = brand[: -len(tail)]
        forms.append(brand)
    if _is_coined(brand):
        yield from (place + form for form in forms)


def _is_coined(brand: str) -> bool:
    """Whether letters are a brand, no common words: 海信, 城市建设."""
    if brand in generic_words() or not 2 <= len(brand) <= 4:
        return False
    counts = dictionary().counts
    return is_proper(brand) or all(counts.get(part, 0) < _COMMON for part in (brand, brand[:2], brand[2:]))
