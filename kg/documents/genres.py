"""What kind of document it is and who speaks in it, by its title, by who it says it speaks for, and by its words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import cache

from kg.lexicon import table, word_list
from kg.model.document import Block, BlockKind, Genre, Issuer

ISSUERS = {
    Genre.GOVERNMENT_REPORT: Issuer.GOVERNMENT,
    Genre.PARTY_REPORT: Issuer.PARTY,
    Genre.CONGRESS_REPORT: Issuer.CONGRESS,
    Genre.CONFERENCE_REPORT: Issuer.CONFERENCE,
    Genre.PLAN_REPORT: Issuer.GOVERNMENT,
    Genre.BUDGET_REPORT: Issuer.GOVERNMENT,
    Genre.COMMUNIQUE: Issuer.GOVERNMENT,
    Genre.DIGEST: Issuer.GOVERNMENT,
}
_PARTY_REPORT = re.compile(
    r"(?:区委|县委|市委|省委|州委)常委会.{0,12}(?:工作报告|报告工作|报告20\d\d年工作)|常委会委托作工作报告|委员会第[一二三四五六七八九十]+次全体会议"
)
_SUBMITTED = re.compile(r"请(?:予以?|与.{0,40})?(?:一并)?审议")
_PLAN_DIGEST = re.compile(r"今年.{0,20}(?:主要工作|重点工作)")
#: A title stands on the first lines, before the salutation, and is no sentence.
_TITLE_LINES, _TITLE_LENGTH = 8, 80
_SALUTATION = re.compile(r"各位(?:代表|委员|同志)|同志们")
_ABOUT = re.compile(r"听取|审议|解读|聚焦|摘要|决议|图解|热议|传达")


@cache
def _patterns(kind: str) -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    rows: Mapping[str, list[str]] = table("genres")[kind]
    return tuple((Genre(name), re.compile("|".join(patterns))) for name, patterns in rows.items())


def find_genre(text: str, blocks: tuple[Block, ...]) -> tuple[Genre, Issuer]:
    """The kind of a document and who speaks in it.

    Args:
        text: the view's text.
        blocks: its blocks.
    """
    genre = _of_title(text, blocks) or _of_words(text, blocks)
    return genre, ISSUERS.get(genre, Issuer.PRESS)


def _of_title(text: str, blocks: tuple[Block, ...]) -> Genre | None:
    """The kind that the title names, or the sentence in which the speaker says for whom the report is given."""
    lines: list[str] = []
    for block in blocks[:_TITLE_LINES]:
        line = text[block.start : block.end].replace(" ", "")
        if len(line) > _TITLE_LENGTH or _SALUTATION.match(line):
            break
        lines.append(line)
    if not any(map(_ABOUT.search, lines)):
        titles = [*lines, *(a + b for a, b in itertools.pairwise(lines))]
        for genre, pattern in _patterns("titles"):
            if any(map(pattern.search, titles)):
                return genre
    head = text[:1500].replace(" ", "")
    return next((genre for genre, pattern in _patterns("mandates") if pattern.search(head)), None)


def _of_words(text: str, blocks: tuple[Block, ...]) -> Genre:
    head = text[:1500]
    if _PARTY_REPORT.search(head):
        return Genre.PARTY_REPORT
    if _SUBMITTED.search(text[:3000]) or _has_parts(text, blocks):
        return Genre.GOVERNMENT_REPORT
    if any(cue in head for cue in word_list("genres", "words", "digest")):
        return Genre.DIGEST
    if any(cue in head for cue in word_list("genres", "words", "government")):
        return Genre.GOVERNMENT_REPORT
    if _news().search(head) and not _PLAN_DIGEST.search(head):
        return Genre.NEWS
    return Genre.DIGEST if len(blocks) > 12 else Genre.NEWS


@cache
def _news() -> re.Pattern[str]:
    return re.compile("|".join(word_list("genres", "words", "news")))


def _has_parts(text: str, blocks: tuple[Block, ...]) -> bool:
    return any("回顾" in text[b.start : b.end] for b in blocks if b.kind is BlockKind.HEADING)
