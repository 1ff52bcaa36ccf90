"""Which stretches of a document look back and which look ahead, and which period each speaks of by default."""

from __future__ import annotations

import re

from kg.documents.back import five_years, names_both, turns_from_now, turns_to_last, turns_to_now, years_of_bullets
from kg.documents.dates import han_years
from kg.documents.headings import looks_ahead, looks_back
from kg.documents.tense import lean, turning_block
from kg.documents.years import five_year_plan
from kg.lexicon import word_list, words
from kg.model.document import Block, BlockKind, Context, Genre, Part
from kg.model.period import Period
from kg.model.values import replaced

_PLAN_NAME = re.compile(r"[“\"]?(?P<tens>十?)(?P<n>[一二三四五六七八九])五[”\"]?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_FIVE_BACK = re.compile(r"过去(?:的)?五年|五年来|五年回顾|本届政府|换届以来|人大一次会议以来")
_FIVE_AHEAD = re.compile(r"(?:今后|未来)(?:的)?五年")
_NUMERALS = "一二三四五六七八九"
#: A label in front of a paragraph: 【某区】今年目标.
_LABEL = re.compile(r"^\[[^\[\]\d]{1,12}\]")
#: 一年来,我们主要做了以下工作: a sentence that opens the part of a review on other years than its heading names.
_LEAD = re.compile(
    r"(?:^|[。;])[^。;\d]{0,8}(?P<when>一年来|(?:过去|刚刚过去)的?一年|去年|(?:过去|近)?五年来?|(?:19|20)\d\d年(?:来)?)[^。;]{0,40}"
    r"(?:做了|抓了|做好了|抓好了|完成了|开展了|推进了|重点抓好|做法是)[^。;,]{0,16}(?:工作|方面|大?事|成效)[^。;,]{0,4}[:。]?$"
)
#: A paragraph of a story with so many words that look ahead, and next to none that look back, is one of plans.
_INTENT = 3.0
#: A line that heads the notes and is marked as no heading is no longer.
_LONGEST_NOTES_HEAD = 24
#: A heading is no longer.
_LONGEST = 60


def assign_parts(text: str, blocks: tuple[Block, ...], context: Context) -> tuple[Block, ...]:
    """Give every block its part and its default period.

    A report changes from review to plan at a heading or at a sentence that opens a plan; a digest or a story is one part.

    Args:
        text: the view's text.
        blocks: the blocks, in order.
        context: the years and the genre of the document.
    """
    default = _default_part(text, blocks, context)
    part, period = default, _default_period(default, context)
    done: list[Block] = []
    notes = False
    both = False
    years: Period | None = None
    now: Period | None = None
    strong = max((i for i, b in enumerate(blocks) if _is_strong(text, b, context)), default=-1)
    for index, block in enumerate(blocks):
        said = _said(text, block)
        notes = notes or (index > 0 and _opens_notes(said, block))
        if _is_heading(block):
            turned = _turn(said, block, context)
            if turned is Part.PLAN and _is_weak(said) and (part is Part.PLAN or index < strong):
                turned = None
            if turned:
                part = turned
                both = part is Part.REVIEW and names_both(said, context)
                period = _stated_period(said, part, context) or _default_period(part, context)
        elif context.genre.looks_both_ways and (opening := _opening(said)) is not None:
            if part is Part.REVIEW or (opening.startswith("今年") and _is_long(period)):
                part = Part.PLAN
                period = _stated_period(opening, part, context) or _default_period(part, context)
        if part is Part.REVIEW and context.genre.looks_both_ways and (led := _led(said, context)) is not None:
            period = led
        if part is Part.REVIEW and _is_long(period) and turns_to_last(said, context, both=both):
            period = _default_period(part, context)
        told = years if block.kind is BlockKind.BULLET and part is Part.REVIEW else None
        if part is Part.REVIEW and block.kind is not BlockKind.HEADING and not _is_long(period):
            opened = five_years(said, context)
            period, told = (opened or period, told) if both else (period, opened or told)
        if now is not None and (part is not Part.REVIEW or _is_heading(block) or turns_from_now(said)):
            now = None
        if part is Part.REVIEW and not _is_heading(block) and turns_to_now(said, context, text, block.end):
            now = _default_period(Part.PLAN, context)
        kind = BlockKind.NOTE if notes else block.kind
        done.append(replaced(block, kind=kind, part=part, period=now or told or period))
        years = told or years_of_bullets(said, context)
    if context.genre is Genre.NEWS:
        return tuple(replaced(b, part=Part.PLAN) if _intends(text, b, context) else b for b in done)
    return _by_words(text, done, context) if context.genre.looks_both_ways else tuple(done)


def _intends(text: str, block: Block, context: Context) -> bool:
    """Whether a paragraph of a story says what is to be done, and nothing that was."""
    if block.kind is not BlockKind.BODY or lean(text[block.start : block.end]) < _INTENT:
        return False
    years = map(int, _YEAR.findall(text, block.start, block.end))
    return context.year is None or all(year >= context.year for year in years)


def _by_words(text: str, blocks: list[Block], context: Context) -> tuple[Block, ...]:
    """The parts of a report in which no heading and no sentence opens the plan: an excerpt, or one that lost them.

    A heading on the government's own conduct alone opens none: it is the end of a plan of which an excerpt begins within.
    """
    end = next((i for i, block in enumerate(blocks) if block.part is Part.PLAN), len(blocks))
    if end < len(blocks) and not _is_weak(_said(text, blocks[end])):
        return tuple(blocks)
    headed = any(_is_heading(b) and _turn(_said(text, b), b, context) is Part.REVIEW for b in blocks[:end])
    if headed and end < len(blocks):
        return tuple(blocks)
    turn = turning_block(text, blocks[:end], headed=headed)
    if turn is None:
        return tuple(blocks)
    period = _default_period(Part.PLAN, context)
    return (*blocks[:turn], *(replaced(b, part=Part.PLAN, period=period) for b in blocks[turn:end]), *blocks[end:])


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.end - block.start <= _LONGEST


def _opens_notes(said: str, block: Block) -> bool:
    """Whether a line heads the notes: as a heading, as a title (《政府工作报告》名词解释), or alone (名词解释:)."""
    cues = word_list("layout", "parts", "notes")
    if _is_heading(block):
        return any(cue in said for cue in cues)
    return len(said) <= _LONGEST_NOTES_HEAD and said.rstrip(":").endswith(tuple(cues))


def _said(text: str, block: Block) -> str:
    """The words of a block, its years in digits."""
    return han_years(text[block.start : block.end].replace(" ", ""))


def _is_strong(text: str, block: Block, context: Context) -> bool:
    """Whether a heading opens the plan outright: one on the government's own conduct may close the review as well."""
    if not _is_heading(block):
        return False
    said = _said(text, block)
    return _turn(said, block, context) is Part.PLAN and not _is_weak(said)


def _is_weak(heading: str) -> bool:
    cues = {cue for cue in word_list("layout", "parts", "plan") if cue in heading}
    return bool(cues) and cues <= words("layout", "parts", "conduct")


def _is_long(period: Period | None) -> bool:
    return period is not None and period.start.year != period.end.year


def _turn(heading: str, block: Block, context: Context) -> Part | None:
    """The part that a heading opens, or None where it opens none."""
    if context.genre is Genre.NEWS:
        return None
    back, ahead = looks_back(heading), looks_ahead(heading)
    if back and ahead:
        back = heading.find("回顾") >= 0
        ahead = not back
    years = [int(y) for y in _YEAR.findall(heading)]
    if not context.genre.looks_both_ways:
        return Part.REVIEW if back and years and years[-1] == context.year else None
    if context.plan_year != context.year and {context.year, context.plan_year} <= set(years):
        return None  # the title of a report on both
    if ahead and not back and context.year in years and context.plan_year not in years:
        return Part.REVIEW  # 2023年主要工作 in a report that plans 2024
    if back:
        return Part.REVIEW
    if ahead and (block.level <= 2 or years or heading.startswith(word_list("layout", "parts", "plan_openings"))):
        return Part.PLAN
    if years and context.plan_year is not None and years[-1] == context.plan_year and block.level <= 2:
        return Part.PLAN
    return None


def _opening(paragraph: str) -> str | None:
    """The sentence of a paragraph that opens a plan: 今年经济社会发展的主要预期目标是…."""
    paragraph = _LABEL.sub("", paragraph)
    for cue in word_list("layout", "parts", "plan_openings"):
        if cue not in paragraph:
            continue
        at = 0 if paragraph.startswith(cue) else paragraph.find("。" + cue) + 1
        if at or paragraph.startswith(cue):
            return paragraph[at : at + _LONGEST]
    return None


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


def _led(paragraph: str, context: Context) -> Period | None:
    """The years of a review that a sentence at the end of a paragraph turns to, or None."""
    found = _LEAD.search(paragraph[-_LONGEST * 2 :])
    if found is None or context.year is None:
        return None
    if "五年" in found["when"]:
        return Period.of_years(context.year - 4, context.year)
    return Period.of_year(int(found["when"][:4])) if found["when"][0].isdigit() else Period.of_year(context.year)


def _default_period(part: Part, context: Context) -> Period | None:
    year = context.plan_year if part is Part.PLAN else context.year
    return Period.of_year(year) if year else None


def _default_part(text: str, blocks: tuple[Block, ...], context: Context) -> Part:
    """A digest without parts is a plan when its paragraphs look ahead rather than back."""
    if context.genre is not Genre.DIGEST:
        return Part.REVIEW
    return Part.PLAN if sum(lean(text[b.start : b.end]) for b in blocks) > 0 else Part.REVIEW
