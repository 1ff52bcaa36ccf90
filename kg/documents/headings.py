"""What headings say of years: 2023年工作回顾 looks back, 2024年工作安排 ahead, and 2023年主要工作 may do either."""

from __future__ import annotations

import re
from enum import StrEnum

from kg.documents.dates import han_years
from kg.documents.tense import lean
from kg.lexicon import word_list, words
from kg.model.document import Block, BlockKind

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_BRACKETED = re.compile(r"报告\(((?:19|20)\d\d)(?:年|年度)?\)")
_BARE = re.compile(r".{0,5}(?:19|20)\d\d年(?:度)?(?:的)?(?:政府)?工作")
_LONGEST = 60


class _Sign(StrEnum):
    BACK = "back"
    AHEAD = "ahead"
    VAGUE = "vague"


def from_headings(text: str, blocks: tuple[Block, ...], met: int | None) -> tuple[int | None, int | None]:
    """The year that the headings look back on, and the year that they plan for.

    Args:
        text: the view's text.
        blocks: its blocks.
        met: the year that a congress of the document's day plans for, where a day is known.
    """
    back: list[int] = []
    ahead: list[int] = []
    vague: list[int] = []
    for block in blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.TITLE) or block.end - block.start > _LONGEST:
            continue
        heading = han_years(text[block.start : block.end].replace(" ", ""))
        if found := _BRACKETED.search(heading):
            ahead.append(int(found[1]))
            continue
        years = [int(y) for y in _YEAR.findall(heading)]
        if not years:
            continue
        first, last, sign = years[0], years[-1], _sign(heading)
        if first != last and (sign is _Sign.BACK or "草案" in heading) and looks_ahead(heading):
            back.append(first)
            ahead.append(last)
        elif sign is _Sign.BACK:
            back.append(last)
        elif sign is _Sign.AHEAD:
            ahead.append(last)
        elif sign is _Sign.VAGUE:
            vague.append(last)
    told = next(iter(back), None)
    planned = next((year for year in ahead if told is None or year > told), next(iter(ahead), None))
    if told is None and planned is None and len(set(vague)) == 1 and _tells(text, blocks):
        return vague[0], vague[0] + 1
    review, plan = _settle(told, planned, vague, met)
    if review is not None and plan is not None and not 0 <= plan - review <= 1:
        plan = review + 1
    return review, plan


def starts_plan(text: str, block: Block) -> bool:
    """Whether a heading opens the part that looks ahead."""
    if block.kind is not BlockKind.HEADING or block.end - block.start > _LONGEST:
        return False
    heading = text[block.start : block.end]
    top = block.level <= 2 or heading.startswith(word_list("layout", "parts", "plan_openings"))
    return top and looks_ahead(heading) and not looks_back(heading)


def is_note(text: str, block: Block) -> bool:
    """Whether a heading opens the explanations of words behind a report."""
    if block.kind is not BlockKind.HEADING or block.end - block.start > _LONGEST:
        return False
    return any(cue in text[block.start : block.end] for cue in word_list("layout", "parts", "notes"))


def looks_back(heading: str) -> bool:
    """Whether a heading has words of a review."""
    return any(cue in heading for cue in word_list("layout", "parts", "review"))


def looks_ahead(heading: str) -> bool:
    """Whether a heading has words of a plan."""
    return any(cue in heading for cue in word_list("layout", "parts", "plan"))


def _tells(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether the paragraphs under the only heading, which may mean either, tell what was done: 某区2010年主要工作."""
    headings = [text[b.start : b.end] for b in blocks if b.kind in (BlockKind.HEADING, BlockKind.TITLE)]
    if sum(looks_back(h) or looks_ahead(h) for h in headings) > 1:
        return False
    return sum(lean(text[b.start : b.end]) for b in blocks if b.kind is BlockKind.BODY) < 0


def _sign(heading: str) -> _Sign | None:
    if looks_back(heading):
        return _Sign.BACK
    cues = {cue for cue in word_list("layout", "parts", "plan") if cue in heading}
    if cues - words("layout", "parts", "either"):
        return _Sign.AHEAD
    if cues or _BARE.fullmatch(heading):
        return _Sign.VAGUE
    if "工作报告" in heading and "会上" not in heading:
        party = "委" in heading.replace("管委会", "").replace("管理委员会", "")
        return _Sign.BACK if party else _Sign.AHEAD
    return None


def _settle(review: int | None, plan: int | None, vague: list[int], met: int | None) -> tuple[int | None, int | None]:
    """Give the years of vague headings to the part that the others leave for them."""
    for year in vague:
        if review is None and (year + 1 in (plan, met) or (plan is None and year + 1 in vague)):
            review = year
        elif plan is None and (met is None or year in (met, (review or 0) + 1)):
            plan = year
    return review, plan
