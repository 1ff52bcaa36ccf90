"""Which stretches of a document look back and which look ahead, and which period each speaks of by default."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.documents.dates import han_years
from kg.documents.years import five_year_plan
from kg.lexicon import word_list
from kg.model.document import Block, BlockKind, Context, Genre, Part
from kg.model.period import Period

_PLAN_NAME = re.compile(r"[“\"]?(?P<tens>十?)(?P<n>[一二三四五六七八九])五[”\"]?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_FIVE_BACK = re.compile(r"过去(?:的)?五年|五年来|五年回顾|本届政府|换届以来|人大一次会议以来")
_FIVE_AHEAD = re.compile(r"(?:今后|未来)(?:的)?五年")
_NUMERALS = "一二三四五六七八九"


def assign_parts(text: str, blocks: tuple[Block, ...], context: Context) -> tuple[Block, ...]:
    """Give every block its part and its default period.

    A report changes from review to plan at a heading or at a sentence that opens a plan; a digest or a story is one part.

    Args:
        text: the view's text.
        blocks: the blocks, in order.
        context: the years and the genre of the document.
    """
    default = _default_part(text, context)
    part, period = default, _default_period(default, context)
    done: list[Block] = []
    notes = False
    for block in blocks:
        words = han_years(text[block.start : block.end].replace(" ", ""))
        if block.kind is BlockKind.HEADING and block.end - block.start <= 60:
            notes = notes or any(cue in words for cue in word_list("layout", "parts", "notes"))
            turned = _turn(words, block, context)
            if turned:
                part = turned
                period = _stated_period(words, part, context) or _default_period(part, context)
        elif part is Part.REVIEW and context.genre.looks_both_ways and _opens_plan(words):
            part, period = Part.PLAN, _default_period(Part.PLAN, context)
        kind = BlockKind.NOTE if notes else block.kind
        done.append(replace(block, kind=kind, part=part, period=period))
    return tuple(done)


def _turn(heading: str, block: Block, context: Context) -> Part | None:
    """The part that a heading opens, or None where it opens none."""
    if context.genre is Genre.NEWS:
        return None
    back = any(cue in heading for cue in word_list("layout", "parts", "review"))
    ahead = any(cue in heading for cue in word_list("layout", "parts", "plan"))
    if back and ahead:
        back = heading.find("回顾") >= 0
        ahead = not back
    years = [int(y) for y in _YEAR.findall(heading)]
    if not context.genre.looks_both_ways:
        return Part.REVIEW if back and years and years[-1] == context.year else None
    if back:
        return Part.REVIEW
    if ahead and (block.level <= 2 or years):
        return Part.PLAN
    if years and context.plan_year is not None and years[-1] == context.plan_year and block.level <= 2:
        return Part.PLAN
    return None


def _opens_plan(words: str) -> bool:
    return any(words.startswith(cue) or ("。" + cue) in words for cue in word_list("layout", "parts", "plan_openings"))


def _stated_period(heading: str, part: Part, context: Context) -> Period | None:
    if part is Part.REVIEW and _FIVE_BACK.search(heading) and context.year:
        return Period.of_years(context.year - 4, context.year)
    if part is Part.PLAN and _FIVE_AHEAD.search(heading) and context.plan_year:
        return Period.of_years(context.plan_year, context.plan_year + 4)
    years = [int(y) for y in _YEAR.findall(heading)]
    if years:
        return Period.of_year(years[0])
    if found := _PLAN_NAME.search(heading):
        return Period.of_years(*five_year_plan(bool(found["tens"]), _NUMERALS.index(found["n"]) + 1))
    return None


def _default_period(part: Part, context: Context) -> Period | None:
    year = context.plan_year if part is Part.PLAN else context.year
    return Period.of_year(year) if year else None


def _default_part(text: str, context: Context) -> Part:
    """A digest without parts is a plan when its clauses look ahead more often than back."""
    if context.genre is not Genre.DIGEST:
        return Part.REVIEW
    ahead = sum(text.count(cue) for cue in ("将", "力争", "确保", "年底前"))
    back = sum(text.count(cue) for cue in ("完成了", "达到", "增长", "获评", "累计", "成功", "荣获", "被评为"))
    return Part.PLAN if ahead > back else Part.REVIEW
