"""Phases of works that a text calls by their number alone: 该项目总投资5亿元,|一期|投资2亿元 is the first phase of that project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "phase"
#: Classes of what is built in phases.
_BUILT = frozenset(
    {NameClass.PROJECT, NameClass.PARK, NameClass.FACILITY, NameClass.COMPOUND, NameClass.GREEN_SPACE, NameClass.ROAD}
)
_PHASE = re.compile(r"[一二三四五]期(?:工程|项目)?")
_OWN_PHASE = re.compile(r"[(]?[一二三四五]期[)]?(?:工程|项目)?$")
#: How far back the works may have been named.
_NEAR = 160
#: Where something lies is not what is built in phases: 落户|某园.
_WHERE = ("在", "位于", "落户", "落户于", "入驻", "进驻", "坐落于", "地处", "距")
#: 某县第三个投资超50亿元的|化工项目: a kind of which there are several.
_ONE_OF = re.compile(r"(?:第[一二三四五六七八九十\d]+[个家座条]|首[个家座条]|唯一)[^,。;、]{0,16}的$")
_MARKS = ",。;:、的( \n"
#: 某项目,3月份|一期工程开工: a month may stand before the phase.
_MONTH = re.compile(r"\d月(?:份|底|初|上旬|中旬|下旬|末)?$")
_ENDS = "。!?\n"
_LEGAL = re.compile(r"(?:集团)?(?:股份|控股)?(?:有限)?(?:责任)?(?:总)?公司$")
#: 该港|一期: what was spoken of, in one word.
_THAT = re.compile(r"(?:该|此)[\u4e00-\u9fff]{1,4}$")
#: What stands for works that were named in the block before.
_SPOKEN = re.compile(r"(?:该|此|本)(?:项目|工程|基地|园区|产业园)|(?:^|[,。;])(?:项目|工程)")


@cache
def _openers() -> tuple[str, ...]:
    return word_list("names", "phases", "before")


@cache
def _told() -> re.Pattern[str]:
    """What is said of a phase, right behind it."""
    said = alternatives("names", "phases", "behind")
    return re.compile(rf"(?:{said}|[\d两三四五六七八九十])")


def find_phases(text: str, names: Sequence[Mention], start: int, end: int, carried: str = "") -> list[Mention]:
    """The phases of ``[start, end)`` whose works were named before, each under its full name.

    Args:
        text: the view.
        names: the names of the block, ordered by place.
        start: where the block begins.
        end: where it ends.
        carried: the works that the block before named last, which 该项目 in this one stands for.
    """
    found: list[Mention] = []
    works: str | None = None
    held = start
    for phase in _PHASE.finditer(text, start, end):
        at = phase.start()
        opens = at == start or text[at - 1] in _MARKS or text.endswith(_openers(), start, at)
        opens = opens or _MONTH.search(text, max(start, at - 4), at) is not None
        if not opens and not _THAT.search(text, max(start, at - 6), at):
            continue
        if not _told().match(text, phase.end(), end) or any(m.span.start <= at < m.span.end for m in names):
            continue
        if not works or any(mark in text[held:at] for mark in _ENDS):  # 一期…,建设某支线工程;|二期: of the same works
            works = _works_before(text, names, at, start)
            if works is None and carried and _SPOKEN.search(text, start, at):
                works = carried
        if works:
            noun = "工程" if phase[0].endswith("工程") else ""
            name = _OWN_PHASE.sub("", works) + phase[0][:2] + noun
            held = phase.end()
            found.append(Mention(Span(at, phase.end()), NameClass.PROJECT, name, METHOD, 0.65))
    return found


def works_last(names: Sequence[Mention]) -> str:
    """The name of the works that a block names last, by which a phase in the next one goes; empty where there are none.

    Args:
        names: the names of the block, ordered by place.
    """
    return next((m.name for m in reversed(names) if _is_built(m, names)), "")


def _is_built(mention: Mention, names: Sequence[Mention]) -> bool:
    """Whether a name is one of works, whole, that are built in phases; a zone is not."""
    return (
        mention.kind in _BUILT
        and not mention.name.endswith(word_list("names", "phases", "zones"))
        and not any(m is not mention and m.span.contains(mention.span) for m in names)
    )


def _is_elsewhere(text: str, mention: Mention) -> bool:
    """Whether a name only says where something lies, or of which kind there are several."""
    before = text[max(0, mention.span.start - 30) : mention.span.start].rstrip("“")
    return before.endswith(_WHERE) or _ONE_OF.search(before) is not None


def _works_before(text: str, names: Sequence[Mention], at: int, floor: int) -> str | None:
    """The name of the works spoken of last, or the trade name of the firm that builds its own; None where none were."""
    firm: str | None = None
    told = -1
    for mention in reversed(names):
        if mention.span.end > at:
            continue
        if mention.span.start < max(floor, at - _NEAR):
            break
        if _is_built(mention, names) and not _is_elsewhere(text, mention):
            behind = text[mention.span.end]
            listed = (behind in "、等" and mention.span.end + 1 < at) or text[mention.span.start - 1] in "、和"
            return "" if listed else mention.name
        sentence = max(text.rfind(mark, floor, mention.span.start) for mark in _ENDS)
        if mention.kind is NameClass.ENTERPRISE and (firm is None or sentence == told):
            firm = _LEGAL.sub("", mention.aliases[0] if mention.aliases else mention.name)
            told = sentence  # 甲公司是由乙集团设立的: the first of a sentence is what it is about
    return firm if firm is not None and text[at - 1] == "的" else None
