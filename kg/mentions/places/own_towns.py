"""The towns of the document's own county by their bare names: 云岭、石坡和柳沟|通了公交, 云湖|生态园 in a county with a 云湖街道."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import Matcher
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words, is_stop
from kg.model.document import Division
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "own-town"
#: The kinds of towns, of which a bare name is without.
_KINDS = re.compile(r"(?:街道|(?:[\u4e00-\u9fff]{1,3}族)?[镇乡])$")
_SHORTEST, _FEWEST = 2, 2
_JOINTS = frozenset("、和与及")
#: Where a list goes on with something else, and where a way begins or ends.
_ON, _TOWARDS = frozenset("、—-至到和与及撤"), frozenset("至到—-")
_MARKS = frozenset(",。;:()“”\n ")
#: Waters that towns are called after.
_WATERS = ("湖", "湾")
#: What is said of a water, and of no town.
_OF_WATER = re.compile(
    "水质|流域|沿岸|沿线|湖面|水面|水域|湖畔|岸|碧道|绿道|公园|湿地|水库|上下|生态修复|综合治理|治理|清淤|景区|畔|上|中"
)
_DASHES = frozenset("-—“”")
_WATER_BEFORE = re.compile("[湖河溪山湾]$")
_WATER_BEHIND = re.compile("[、和与][\u4e00-\u9fff]{1,2}[湖河溪山湾]")
#: What names areas, houses or ways by the towns that a list is of: 云岭、石坡等|片区.
_OF_OTHERS = re.compile(
    r"等?(?:\d+|[两三四五六七八九十])?[个所座条家大]?[^,。;:、的镇街乡]{0,6}?(?:片区|商圈|枢纽|板块|组团|院|校|园|中心|站|厂|馆|路|街(?!道)|线|公路|水库|景区|山|河|库|社区|村|工业区|新城|干管|图)"
)


class OwnTowns:
    """The towns of one county, by their names without 街道, 镇 and 乡.

    Args:
        towns: the streets, towns and townships of the county.
    """

    def __init__(self, towns: tuple[Division, ...]) -> None:
        common = generic_words() | lexicon_words("layout", "common_short_names")
        named = {_KINDS.sub("", town.name): town for town in towns}
        self.named: Mapping[str, Division] = {
            name: town for name, town in named.items() if len(name) >= _SHORTEST and name not in common
        }
        self._matcher = Matcher(sorted(self.named))

    def find(self, words: Words, start: int, end: int) -> list[Mention]:
        """The towns of ``[start, end)`` that stand in a list of nothing but such towns.

        Args:
            words: the words of the block.
            start: where the block begins.
            end: where it ends.
        """
        text = words.text
        spans = [at for _, at in self._matcher.within(text, start, end)] if self.named else []
        found: list[Span] = []
        run: list[Span] = []
        for span, following in pairwise([*spans, None]):
            assert span is not None
            run.append(span)
            joined = following is not None and span.end + 1 == following.start and text[span.end] in _JOINTS
            if not joined:
                if _is_list(words, run, start, end):
                    found += run
                run = []
        return [self._town(text, span) for span in found]

    def retyped(self, text: str, names: list[Mention]) -> list[Mention]:
        """The names of a block, where what ends like a lake is a town that is called so: 建成|云湖|生态园.

        Args:
            text: the view.
            names: the names.
        """
        if not self.named:
            return names
        waters = NameClass.WATER_BODY
        return [self._town(text, m.span) if m.kind is waters and self._is_town(text, m) else m for m in names]

    def _is_town(self, text: str, mention: Mention) -> bool:
        name = mention.name
        return name in self.named and name == text[slice(*mention.span)] and _is_no_water(text, mention.span)

    def _town(self, text: str, span: Span) -> Mention:
        town = self.named[text[span.start : span.end]]
        kind = NameClass.SUBDISTRICT
        return Mention(span, kind, town.name, METHOD, 0.74, town.code, aliases=(text[span.start : span.end],))


def _is_list(words: Words, run: list[Span], start: int, end: int) -> bool:
    """Whether towns that a list names are meant themselves, and nothing that is called by them."""
    text, first, last = words.text, run[0], run[-1]
    named = {text[at.start : at.end] for at in run}
    if len(run) != len(named) or len(run) < _FEWEST or not _opens(words, first.start, start):
        return False
    if text[last.end : last.end + 1] in _ON or text[first.start - 1 : first.start] in _TOWARDS:
        return False
    if last.end >= end or text[last.end] in _MARKS:
        return True
    if _OF_OTHERS.match(text, last.end, end) is not None:
        return False
    index = words.ends_at(last.end)
    if index is None or index + 1 >= len(words.words):
        return False
    tag, string = words.words[index + 1].tag, words.strings[index + 1]
    return tag[0] in "vdpumt" or string in ("等", "两", "三") or is_stop(string, tag)


def _opens(words: Words, at: int, start: int) -> bool:
    """Whether a list may open at a place: behind a mark, or behind a word that no name goes on over."""
    if at == start or words.text[at - 1] in _MARKS:
        return True
    index = words.ends_at(at)
    return index is not None and words.begins_at(at) and is_stop(words.strings[index], words.words[index].tag)


def _is_no_water(text: str, span: Span) -> bool:
    """Whether a name ends like a lake's and nothing around it speaks of water."""
    if not text.endswith(_WATERS, span.start, span.end) or _OF_WATER.match(text, span.end) is not None:
        return False
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if behind in _WATERS or before in _DASHES or behind in _DASHES:
        return False
    beside = before in _JOINTS and _WATER_BEFORE.search(text, max(0, span.start - 3), span.start - 1) is not None
    return not beside and _WATER_BEHIND.match(text, span.end) is None
